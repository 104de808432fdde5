"""Who was in the interview, with what title, and who decides: the tables in `tests/cases/people.md`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kbfollow.evidence import find_statements
from kbfollow.evidence.statements.people.people import People
from kbfollow.model import Person
from kbfollow.people import merge_people

ANCHOR = date(2026, 10, 15)
CASES = Path(__file__).parent.parent / "cases" / "people.md"


def _cases() -> list[tuple[str, ...]]:
    rows = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if line.startswith("|") and len(cells) == 4 and cells[0] != "text" and not set(line) <= set("|-"):
            rows.append(cells)
    return rows


@pytest.mark.parametrize(("text", "listed", "people", "decides"), _cases())
def test_people(text: str, listed: str, people: str, decides: str) -> None:
    names = [] if listed == "-" else listed.split(", ")
    found = find_statements(text.replace("⏎", "\n"), ANCHOR, names)
    met = merge_people(Person(one.who, one.what) for one in found if one.kind == "interviewer" and one.who)
    told = "; ".join(f"{one.name}: {one.title}" if one.title else one.name for one in met) or "-"
    assert told == people
    deciding = {one.who or "somebody" for one in found if one.kind == "decides" and one.manner != "signs"}
    assert ("; ".join(sorted(deciding)) or "-") == decides


@pytest.mark.parametrize(
    ("pronoun", "named", "meant"),
    [
        ("she", ["Roberta Lang", "Winston Achebe"], "Roberta Lang"),
        ("he", ["Roberta Lang", "Winston Achebe"], "Winston Achebe"),
        ("him", ["Roberta Lang", "John Roe", "Anna Fry"], "John Roe"),
        ("her", ["John Roe"], None),
        ("she", ["Kim Lee"], "Kim Lee"),
        ("they", ["John Roe", "Anna Fry"], "Anna Fry"),
    ],
)
def test_pronoun_means_someone_it_fits(pronoun: str, named: list[str], meant: str | None) -> None:
    assert People([]).meant(pronoun, named) == meant


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Met Roberta "Bobbie" Lang, the COO.\n\nThanked Bobbie today.', "Roberta Lang"),
        ("Met Roberta Lang, the COO, everyone calls her Dodo.\n\nThanked Dodo today.", "Roberta Lang"),
        ("Met Frederick Lang, the COO, who goes by Rick.\n\nThanked Rick today.", "Frederick Lang"),
    ],
)
def test_a_nickname_that_the_note_explains(text: str, who: str) -> None:
    found = find_statements(text, ANCHOR)
    assert [one.who for one in found if one.kind == "thank_you_sent"] == [who]


@pytest.mark.parametrize("piece", ["Ann Lee, ", "w/ ", "it was ", "and her deputy, ", "(", "Met Ann ", "a man called "])
def test_long_lists_are_read_in_time(piece: str) -> None:
    text = re.sub(r"\s+", " ", piece * (1_100 // len(piece)))
    find_statements("Met " + text, ANCHOR)
