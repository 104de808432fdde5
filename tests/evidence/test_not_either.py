"""One “not” over several deeds: none of them was done."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements

DONE = {"thank_you_sent", "reference_alerted", "reference_thanked", "follow_up_done"}
PEOPLE = ["Helen Mbeki", "Art Novak"]


@pytest.mark.parametrize(
    "text",
    [
        "Still haven't thanked her, or told Art that anyone could call.",
        "I haven't told Art or thanked Helen.",
        "Never wrote to Helen or warned Art.",
        "Did not email Helen or call Art.",
        "Had not thanked anyone or let Art know by then.",
        "Only thanked the bellhop, for pushing my car out of the snow.",
    ],
)
def test_nothing_was_done(text: str) -> None:
    found = find_statements(text, date(2026, 11, 3), PEOPLE)
    assert [one for one in found if one.kind in DONE] == []


def test_the_deed_before_it_was() -> None:
    found = find_statements("Thanked Helen on Wednesday, haven't called or told Art yet.", date(2026, 11, 3), PEOPLE)
    assert [(one.kind, one.who) for one in found if one.kind in DONE] == [("thank_you_sent", "Helen Mbeki")]
