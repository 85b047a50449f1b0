"""Estimate how far each rule can be trusted: python benchmarks/calibrate.py GOLD... > loaders/patterns/confidence.toml

GOLD is a folder of labelled texts (NAME.json with NAME.txt beside it). For every rule the relations that it finds are
counted as right or false; its confidence is (right + 0.5) / (found + 1), a little less (0.02), because the rules were
written with this gold in view. Rules that read names are counted by the type of what bears the name.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kechuang.loaders.confidence import rule_key
from kechuang.loaders.documents import make_document
from kechuang.loaders.evaluation import match_entities, named_entities
from kechuang.loaders.pipeline import extract
from kechuang.loaders.readers import read_text

CAUTION = 0.02


def judged(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the rule of every relation found in one text, and whether the gold has that relation."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    extraction = extract(make_document(read_text(path.with_suffix(".txt")), path.name))
    stands_for = match_entities(named_entities(gold).values(), named_entities(extraction.to_dict()).values())
    triples = {(r["type"], r["head"], r["tail"]) for r in gold["relations"]}
    entities = {e.id: e for e in extraction.entities}
    for relation in extraction.relations:
        head, tail = entities[relation.head], entities[relation.tail]
        triple = (relation.type, stands_for.get(head.name, ""), stands_for.get(tail.name, ""))
        yield rule_key(relation.rule, relation.basis, head.type), triple in triples


def main(folders: list[str]) -> None:
    """Print the table."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for folder in folders:
        for path in sorted(Path(folder).glob("*.json")):
            for rule, hit in judged(path):
                found[rule] += 1
                right[rule] += hit
    print("# How far a rule's relations can be trusted, estimated on hand-labelled text by benchmarks/calibrate.py:")
    print("# the share that was right, with how many were found. A rule that is not listed counts as 0.75.")
    for rule, number in sorted(found.items()):
        value = max(0.05, (right[rule] + 0.5) / (number + 1) - CAUTION)
        print(f'"{rule}" = {value:.2f} # {right[rule]} of {number}')


if __name__ == "__main__":
    main(sys.argv[1:])
