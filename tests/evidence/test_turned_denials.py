"""Denials with their words turned round, talks at home, last words on hires, and what they asked about the user."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence.statements import find_statements
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)
PEOPLE = ["Bev Tully", "Greg Moss"]
DONE = {"thank_you_sent", "reference_alerted", "follow_up_done"}


def _found(text: str) -> list[Statement]:
    return find_statements(text, ANCHOR, PEOPLE, country="GB")


@pytest.mark.parametrize(
    "text",
    [
        "Nor have I told Bev anything about the bakery.",
        "Neither did I thank Bev.",
        "Never did I send Bev the list.",
        "Not once have I written to Greg.",
        "Steve not yet, nor did I thank Greg.",
    ],
)
def test_a_denial_turned_round_is_one(text: str) -> None:
    assert not {one.kind for one in _found(text)} & DONE


@pytest.mark.parametrize(
    "text",
    ["Have to talk it over with Joe.", "Must ring our Jo about Saturday.", "Need to think it over with my wife."],
)
def test_a_talk_at_home_is_no_promise(text: str) -> None:
    assert not [one for one in _found(text) if one.kind == "promise_by_me"]


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("I said I'd talk it through with Greg on Friday.", "talk it through with Greg"),
        ("I promised to send Greg our Jenkins config.", "Jenkins config"),
        (
            "I offered to send Bev the workshop plan I did for the Year 4s and she said yes please, by Friday if I "
            "could manage it.",
            "workshop plan",
        ),
    ],
)
def test_a_promise_to_them_stays_one(text: str, thing: str) -> None:
    assert [one.what for one in _found(text) if one.kind == "promise_by_me"] == [thing]


@pytest.mark.parametrize(
    "text",
    [
        "Bev told me afterwards that Greg has the last word on every supervisor they hire.",
        "Greg has the last word on every hire.",
        "Greg has the final say on the people who join.",
    ],
)
def test_the_last_word_on_hires(text: str) -> None:
    passages = read_note("", text).passages
    assert [one.who for one in read_passages(passages, ANCHOR, PEOPLE) if one.kind == "decides"] == ["Greg Moss"]


@pytest.mark.parametrize("text", ["Greg has the last word on the menu.", "Greg has the final say in everything."])
def test_the_last_word_on_something_else(text: str) -> None:
    passages = read_note("", text).passages
    assert not [one for one in read_passages(passages, ANCHOR, PEOPLE) if one.kind == "decides"]


@pytest.mark.parametrize(
    "text",
    [
        "They wanted to know whether I would be bored in February.",
        "Greg mostly wanted to know if I could cope in December.",
        "She asked if I could start in January.",
    ],
)
def test_what_they_asked_about_the_user_is_no_day(text: str) -> None:
    assert not [one for one in _found(text) if one.dates]


def test_the_day_of_the_second_round_stands_before_its_name() -> None:
    (one,) = [
        one
        for one in _found("If it's me there's a sit-down with HR on 29 November, that's the second round.")
        if one.kind == "next_round"
    ]
    assert one.dates is not None and one.dates.end == date(2026, 11, 29)


def test_a_text_that_went_out_the_same_night_is_a_thank_you() -> None:
    assert [one.who for one in _found("text to Bev to say thanks, same night")] == ["Bev Tully"]
    assert not [one for one in _found("text to Bev to say thanks tomorrow") if one.kind == "thank_you_sent"]
