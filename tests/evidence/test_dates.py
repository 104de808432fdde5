"""Date expressions: the cases of `tests/cases/dates.md`, and properties that hold for any text."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.evidence.dates import find_dates, find_durations, read_date_value
from kbfollow.model import DateSpan

CASES = Path(__file__).parents[1] / "cases" / "dates.md"
ANCHOR = date(2026, 11, 18)  # a Wednesday


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the cases, without the table's head."""
    section = CASES.read_text(encoding="utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def shown(span: DateSpan | None) -> tuple[str, str]:
    """A span as it stands in the cases."""
    if span is None:
        return "", ""
    return span.start.isoformat() if span.start else "..", span.end.isoformat()


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Ahead"))
def test_ahead(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    spans = find_dates(text, date.fromisoformat(anchor), country=country or None)
    ahead = [s for s in spans if not s.past]
    assert ahead, spans
    assert shown(ahead[-1]) == (earliest, latest), spans


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Back"))
def test_back(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    spans = find_dates(text, date.fromisoformat(anchor), country=country or None)
    assert [s for s in spans if not s.past] == []
    assert shown(spans[-1]) == (earliest, latest)


@pytest.mark.parametrize(("text", "anchor", "country"), rows("Quiet"))
def test_quiet(text: str, anchor: str, country: str) -> None:
    spans = find_dates(text, date.fromisoformat(anchor), country=country or None)
    assert [s for s in spans if not s.past] == []


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Bare durations"))
def test_bare_durations(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    day = date.fromisoformat(anchor)
    assert find_dates(text, day, country=country or None) == []
    spans = find_durations(text, day, country=country or None)
    assert shown(spans[-1] if spans else None) == (earliest, latest)


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Values"))
def test_values(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    span = read_date_value(text, date.fromisoformat(anchor), country=country or None)
    assert shown(span) == (earliest, latest)
