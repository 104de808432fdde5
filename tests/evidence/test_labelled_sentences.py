"""How the labelled sentences are read on the whole: floors below which no change may fall."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from report_evidence import report_statements

SENTENCES = Path(__file__).parent.parent / "cases" / "sentences.jsonl"


@pytest.fixture(scope="module")
def count() -> Counter[str]:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    return report_statements([json.loads(line) for line in lines], show=False)


@pytest.mark.parametrize(
    ("part", "whole", "floor"),
    [
        ("kind right", "sentences", 0.97),
        ("latest right", "dated", 0.975),
        ("person right", "with a person", 0.95),
    ],
)
def test_read_as_meant(count: Counter[str], part: str, whole: str, floor: float) -> None:
    assert count[part] >= floor * count[whole]


def test_hardly_a_deadline_where_there_is_none(count: Counter[str]) -> None:
    assert count["false deadline"] <= 0.01 * count["undated"]


def test_nothing_is_taken_as_done_that_is_not(count: Counter[str]) -> None:
    assert count["false done"] == 0
