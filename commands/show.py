"""`kechuang show`: all that is known of one entity, every line cited."""

from typing import TYPE_CHECKING

import click

from .common import format_option, padded, store_option

if TYPE_CHECKING:
    from ..graph.profile import CitedFact, Profile


@click.command()
@click.argument("entity")
@store_option
@format_option("text", "json")
def show(entity: str, store_url: str, form: str) -> None:
    """Print the aliases, the timeline and the relations of ENTITY (id, canonical name or alias), each with citation."""
    import json

    from ..graph.profile import find_one, profile_of
    from ..graph.store import open_store

    with open_store(store_url, read_only=True) as store:
        profile = profile_of(store, find_one(store, entity))
    click.echo(json.dumps(profile.to_dict(), ensure_ascii=False) if form == "json" else "\n".join(_lines(profile)))


def _lines(profile: "Profile") -> list[str]:
    from ..graph.ontology import ontology

    node = profile.node
    lines = [f"{node.name}  [{ontology().label(node.label).zh}]  {node.id}"]
    if node.aliases:
        lines.append(f"  又称  {'、'.join(node.aliases)}")
    lines += [f"  {name}  {value}" for name, value in node.properties.items()]
    lines += [f"  并入  {d.other} ({d.rule}{': ' if d.reason else ''}{d.reason})" for d in profile.merged]
    if profile.timeline:
        lines += ["", "时间线"]
        lines += [
            f"  {padded(f.date or '日期不明', 10)}  {_status(f)}  {f.text}  ({f.document})" for f in profile.timeline
        ]
    lines += ["", "关系" if profile.facts else "没有关系"]
    last = ""
    for fact in sorted(profile.facts, key=lambda f: (f.kind, f.text)):
        if fact.text != last:
            lines.append(f"  {fact.text}")
            last = fact.text
        quote = " ".join(fact.quote.split())
        lines.append(
            f"    {fact.date or '----':10}  {_status(fact)}  {fact.document}: “{quote}” [{fact.start}:{fact.end}]"
        )
    return lines


def _status(fact: "CitedFact") -> str:
    from ..queries.parameters import statuses

    return statuses().get(fact.status, fact.status or "——")
