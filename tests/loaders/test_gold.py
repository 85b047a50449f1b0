"""Precision and recall on the hand-labelled gold stay what they are: a change that loses a point is seen here.

The floors lie about a point under what was measured when they were set, so that a rule may trade a little.
"""

import json
from pathlib import Path

import pytest

from kechuang.loaders.documents import make_document
from kechuang.loaders.evaluation import Evaluation
from kechuang.loaders.pipeline import extract
from kechuang.loaders.readers import read_text

FLOORS = {
    "seeds": {"core mentions": 0.94, "core entities": 0.95, "all relations": 0.89},
    "dev": {"core mentions": 0.92, "all entities": 0.91, "all relations": 0.83},
    "challenge": {"all mentions": 0.975, "core entities": 0.975, "all relations": 0.96},
}


def evaluated(folder: Path) -> Evaluation:
    evaluation = Evaluation()
    for labels in sorted(folder.glob("*.json")):
        extraction = extract(make_document(read_text(labels.with_suffix(".txt")), labels.name))
        evaluation.add(labels.stem, json.loads(labels.read_text(encoding="utf-8")), extraction.to_dict())
    return evaluation


@pytest.mark.parametrize("part", sorted(FLOORS))
def test_figures_stay_above_their_floor(gold: Path, part: str) -> None:
    scores = evaluated(gold / part).scores
    found = {figure: round(scores[figure].f1, 4) for figure in FLOORS[part]}
    assert {figure: value for figure, value in found.items() if value < FLOORS[part][figure]} == {}


def test_edges_of_high_confidence_are_right_nine_times_in_ten(gold: Path) -> None:
    right = wrong = 0
    for part in sorted(FLOORS):
        confidence = evaluated(gold / part).confidence
        right += confidence[9]["right"]
        wrong += confidence[9]["false"]
    assert right / (right + wrong) >= 0.9
