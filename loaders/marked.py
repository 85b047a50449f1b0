"""A document as a page, with its mentions and relations marked: to look at what was read, and by which rule."""

from collections import defaultdict
from html import escape

from ..graph.model import Extraction, Relation
from ..graph.ontology import ontology

_STYLE = """
body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.9 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;color:#222;background:#fff}
mark{background:none;color:inherit;border-bottom:3px solid var(--c);padding:0 .1em}
mark::after{content:attr(data-type);font-size:.65em;color:var(--c);vertical-align:super}
.facts{margin:.2rem 0 .8rem;padding:.3rem .8rem;border-left:3px solid #ccc;font-size:.85rem;line-height:1.6;color:#444}
.legend span{margin-right:1rem;border-bottom:3px solid var(--c)}
@media (prefers-color-scheme:dark){body{background:#16181c;color:#ddd}.facts{color:#aaa;border-color:#444}}
"""


def marked_page(extraction: Extraction) -> str:
    """Return one self-contained HTML page: each sentence, its mentions underlined, the relations it states below it."""
    labels = ontology().labels
    document = extraction.document
    legend = "".join(
        f'<span style="--c:{label.color}">{escape(label.zh)}</span>'
        for label in labels.values()
        if any(m.type == label.name for m in extraction.mentions)
    )
    body = "".join(_paragraphs(extraction))
    return (
        '<!doctype html><html lang="zh"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(document.title)}</title>'
        f'<style>{_STYLE}</style></head><body><h1>{escape(document.title)}</h1><p class="legend">{legend}</p>{body}</body></html>\n'
    )


def _paragraphs(extraction: Extraction) -> list[str]:
    text = extraction.document.text
    stated: dict[int, list[Relation]] = defaultdict(list)
    for relation in extraction.relations:
        stated[text.rfind("\n", 0, relation.start) + 1].append(relation)
    names = {e.id: e.name for e in extraction.entities}
    made, start = [], 0
    mentions = iter([*extraction.mentions, None])
    mention = next(mentions)
    for line in text.split("\n"):
        end, at, pieces = start + len(line), start, []
        while mention is not None and mention.start < end:
            color = ontology().label(mention.type).color
            pieces.append(escape(text[at : mention.start]))
            pieces.append(
                f'<mark style="--c:{color}" data-type="{escape(ontology().label(mention.type).zh)}" '
                f'title="{escape(f"{mention.name} · {mention.rule}")}">{escape(text[mention.start : mention.end])}</mark>'
            )
            at = mention.end
            mention = next(mentions)
        pieces.append(escape(text[at:end]) if at < end else "")
        if line.strip():
            made.append(f"<p>{''.join(pieces)}</p>{_facts(stated.get(start, []), names)}")
        start = end + 1
    return made


_STATUS = {"planned": "计划中", "underway": "进行中", "done": "已完成"}
_BASIS = {"stated": "原文所述", "name": "据名称", "inferred": "推断"}


def _facts(relations: list[Relation], names: dict[str, str]) -> str:
    if not relations:
        return ""
    kinds = ontology().relationships
    lines = (
        f"{escape(names[r.head])} —{escape(kinds[r.type].zh)}→ {escape(names[r.tail])} "
        f"（{_STATUS[r.status]}，{_BASIS[r.basis]}，把握 {r.confidence:.2f}，规则 {escape(r.rule)}）<br>"
        for r in relations
    )
    return f'<div class="facts">{"".join(lines)}</div>'
