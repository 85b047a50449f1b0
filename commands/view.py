"""`kechuang view`: a page to look at, or a picture of it."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ..queries.files import write_file
from .common import query_parameters, say, store_option

if TYPE_CHECKING:
    from ..graph.store import Store
    from ..graph.subgraph import Subgraph
    from ..queries.views.drawing import Drawing

KINDS = ("network", "corridor", "map", "succession", "timeline", "matrix")
TITLES = {"succession": "前身与后续", "timeline": "来龙去脉"}
PICTURES = (".svg", ".png")


class Part(NamedTuple):
    """What is looked at: a part of the graph, its title, the id of the entity it is about, and what to say of it."""

    subgraph: "Subgraph"
    title: str
    about: str = ""
    note: str = ""


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("words", metavar="[KIND] [PARAMETERS]...", nargs=-1, type=click.UNPROCESSED)
@click.option("--query", "name", metavar="NAME", help="What a canned query finds; its --PARAM VALUE follow.")
@click.option("--entity", help="An entity with everything that is related to it.")
@click.option("--corridor", help="A science corridor, its parts, and what is related to them.")
@click.option("--province", help="A province, or any place, with what lies in it.")
@click.option("--document", help="What a document says, by its id or title.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("view.html"),
    show_default=True,
    help="A page (.html), or a picture of the same (.svg, .png).",
)
@click.option("--open", "launch", is_flag=True, help="Open it when it is written.")
@store_option
def view(words: tuple[str, ...], output: Path, launch: bool, store_url: str, **wanted: str | None) -> None:
    """Draw the graph or a part of it: one page that needs no network, and whose every line shows its sentence.

    \b
    KIND is one of:
      network     marks and lines (default), of any part
      corridor    the network of a science corridor (--corridor)
      map         what lies in places, about where the places lie, of any part
      succession  what became of what, older to newer (--entity, else of all)
      timeline    what the documents say of an entity, year by year (--entity)
      matrix      what provinces and universities build together

    \b
    Examples:
      kechuang view --corridor 杭州城西科创大走廊 -o corridor.html
      kechuang view --query cobuilding-of --entity 浙江大学
      kechuang view map --province 浙江 -o zhejiang.svg
      kechuang view timeline --entity 之江实验室 --open
    """
    from ..graph.errors import QueryError
    from ..graph.store import open_store

    kind, rest = (words[0], words[1:]) if words and not words[0].startswith("-") else ("network", words)
    if kind not in KINDS:
        raise QueryError(f"there is no view {kind!r}; views: {', '.join(KINDS)}")
    suffix = output.suffix.lower()
    if suffix not in (".html", ".htm", *PICTURES):
        raise QueryError(f"a view is written as .html, .svg or .png, not {output.name!r}; change -o")
    with open_store(store_url, read_only=True) as store:
        part = _part(store, kind, {key: value for key, value in wanted.items() if value}, rest)
    made = _picture(kind, part, suffix) if suffix in PICTURES else _page(kind, part).encode("utf-8")
    write_file(output, made)
    say(f"{part.title}: {len(part.subgraph.nodes)} 个实体 -> {output} ({len(made):,} bytes)")
    if part.note or not part.subgraph.nodes:
        say(part.note or "图里没有可画的实体; 先用 `kechuang load` 读入文档")
    if launch:
        click.launch(str(output.resolve()))


def _part(store: "Store", kind: str, wanted: dict[str, str], rest: tuple[str, ...]) -> Part:
    """Return what the options ask for; raise QueryError where they do not fit the kind or each other."""
    from ..graph.errors import QueryError

    name = wanted.pop("name", None)
    given = query_parameters(rest, name)
    if name:
        return _queried(store, name, wanted | given)
    if len(wanted) > 1:
        raise QueryError(f"give one of {' and '.join('--' + option for option in wanted)}, or a --query")
    needed = {"corridor": "corridor", "timeline": "entity"}.get(kind)
    if needed and needed not in wanted:
        raise QueryError(f"the {kind} view needs --{needed} NAME")
    if kind == "matrix" and wanted:
        raise QueryError("the matrix is of the whole graph; leave the option away")
    if kind in ("timeline", "succession") and wanted:
        return _queried(store, kind, wanted)
    return _chosen(store, kind, wanted)


def _queried(store: "Store", name: str, given: dict[str, str]) -> Part:
    from ..queries.answer import answer
    from ..queries.parameters import find_entity

    result = answer(store, name, **given)
    note = "" if result.rows else result.pointer or f"没有查到: {result.title}"
    about = find_entity(store, given["entity"]) if name in TITLES else None
    title = f"{about.name}：{TITLES[name]}" if about else result.title
    return Part(result.subgraph(), title, about.id if about else "", note)


def _chosen(store: "Store", kind: str, wanted: dict[str, str]) -> Part:
    """Return the part that an option names, else the whole of what the kind shows."""
    from ..queries.parameters import find_entity
    from ..queries.views import matrix, parts
    from ..queries.whole import around

    if kind == "matrix":
        return Part(matrix.matrix_parts(store), "省份与高校共建矩阵")
    if kind == "succession":
        return Part(parts.relations_of(store, "SUCCEEDS"), "接续关系")
    option, value = next(iter(wanted.items()), ("", ""))
    if option == "corridor":
        node = find_entity(store, value, ("Corridor",))
        part = _queried(store, "corridor-network", {"corridor": node.id})
        # a corridor of which nothing is told is still there to be seen
        return part if part.subgraph.nodes else part._replace(subgraph=around(store, node))
    if option == "entity":
        node = find_entity(store, value)
        return Part(around(store, node), node.name, node.id)
    if option == "province":
        node = find_entity(store, value, ("Place",))
        return Part(parts.in_place(store, node), node.name)
    if option == "document":
        node = find_entity(store, value, ("Document",))
        return Part(parts.said_by(store, node), node.name)
    return Part(parts.everything(store), "创新图谱")


def _page(kind: str, part: Part) -> str:
    from ..queries.views import drawing_page
    from ..queries.views.matrix import matrix_of, matrix_page
    from ..queries.views.timeline import timeline_of, timeline_page

    if kind == "matrix":
        return matrix_page(matrix_of(part.subgraph, part.title), part.note)
    if kind == "timeline":
        return timeline_page(timeline_of(part.subgraph, part.title, part.about), part.note)
    drawing, note = _drawing(kind, part)
    return drawing_page(drawing, note=note)


def _picture(kind: str, part: Part, suffix: str) -> bytes:
    """Return a picture; what it leaves out stands beside its title."""
    from dataclasses import replace

    from ..queries.exports.picture import png_of, svg_of
    from ..queries.exports.scene import scene_of
    from ..queries.views.matrix import matrix_of, matrix_picture
    from ..queries.views.timeline import timeline_of, timeline_picture

    if kind == "matrix":
        drawing = matrix_picture(matrix_of(part.subgraph, part.title))
    elif kind == "timeline":
        drawing = timeline_picture(timeline_of(part.subgraph, part.title, part.about))
    else:
        drawing, note = _drawing(kind, part)
        drawing = replace(drawing, title=f"{part.title}（{note}）" if note else part.title)
    made = scene_of(drawing)
    return svg_of(made) if suffix == ".svg" else png_of(made)


def _drawing(kind: str, part: Part) -> "tuple[Drawing, str]":
    """Return the drawing of a part as a network of that kind, and a note on what it leaves out."""
    from ..queries.views.drawing import lay_out
    from ..queries.views.map import map_of
    from ..queries.views.parts import best_linked
    from ..queries.views.succession import succession_of

    subgraph, left_out = best_linked(part.subgraph)
    more = ""
    if kind == "map":
        drawing, more = map_of(subgraph, part.title)
    elif kind == "succession":
        drawing = succession_of(subgraph, part.title)
    else:
        drawing = lay_out(subgraph, part.title)
    return drawing, " ".join(filter(None, (part.note, left_out, more)))
