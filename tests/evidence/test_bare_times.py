"""Fragments: bare times behind who decides, labels cut short, meetings without a verb, check-ins logged anywhere."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.evidence.log import is_log, read_log
from kbfollow.evidence.properties import DateReading
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Ruth Adler", "Tom Kerr"]


def _read(text: str) -> list[Statement]:
    note = read_note("Note.md", f"---\ntype: interview\n---\n{text}\n")
    return read_passages(note.passages, ANCHOR, PEOPLE, country="US")


def _day(kind: str, found: list[Statement]) -> date | None:
    return next((one.dates.end for one in found if one.kind == kind and one.dates), None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ruth decides. by 12/4", date(2026, 12, 4)),
        ("tom picks. by fri", date(2026, 11, 20)),
        ("Ruth picks, not Tom. No name yet.\n- by 11 December", date(2026, 12, 11)),
        ("- cfo picks, not him. no name\n- by 12/18", date(2026, 12, 18)),
        ("- owner has the last word\n- end of November", date(2026, 11, 30)),
        ("- head cook chooses\n- within two weeks", date(2026, 12, 2)),
        ("- it's up to the matron\n- before December", date(2026, 11, 30)),
        ("One talk, then they choose. End of January.", date(2027, 1, 31)),
        ("Trial shift done, then the chef picks. Early December.", date(2026, 12, 10)),
        ("The partners vote. Late January, probably.", date(2027, 1, 31)),
        ("They make up their minds. In two weeks or so.", date(2026, 12, 2)),
    ],
)
def test_a_bare_time_behind_who_decides(text: str, day: date) -> None:
    assert _day("decision_expected", _read(text)) == day


@pytest.mark.parametrize(
    "text",
    [
        "Ruth decides the rota. By Friday.",
        "Tom picks up the kids. By 5.",
        "Ruth decides. I need the form by 12/4.",
        "Ruth decides. By bus it's 20 minutes.",
        "I decide. By Friday.",
        "They never choose. By Friday.",
        "Ruth decided. By Friday.",
        "If they choose. By Friday.",
        "Nice room, good coffee. By Friday.",
        "- ruth decides\n- bring the boots by Friday",
        "The store closes. End of January.",
    ],
)
def test_no_window_in(text: str) -> None:
    assert _day("decision_expected", _read(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "no 2nd",
        "no 2nd rd",
        "no second, no third",
        "2nd: no",
        "2nd rd: no",
        "2nd? no",
        "no 3rd one",
        "one and done",
        "Ruth decides. only 1",
        "Ruth decides. no more",
        "no 2nd talk",
        "only the one interview",
        "nobody gets a second interview from her",
    ],
)
def test_no_further_round(text: str) -> None:
    assert any(one.kind == "no_next_round" for one in _read(text))


@pytest.mark.parametrize(
    "text",
    [
        "only 1",
        "no more",
        "no 2nd helping for me",
        "no second thoughts",
        "2nd: no idea",
        "2nd? no idea",
        "2nd: didnt say",
        'Second round, if any, "we\'ll see, depends"',
        "Ruth has only 1 car",
    ],
)
def test_the_further_round_stays_open(text: str) -> None:
    assert not any(one.kind == "no_next_round" for one in _read(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("CFO has to release the budget first, that happens December 15.", date(2026, 12, 15)),
        ("The council must approve the post first, and that is on 8 December.", date(2026, 12, 8)),
        ("Head office signs off the headcount, which happens on 30 November.", date(2026, 11, 30)),
        ("Within a month they'll have somebody.", date(2026, 12, 18)),
        ("They want to have their new cook before Christmas.", date(2026, 12, 24)),
        ("She hopes to have someone within two weeks.", date(2026, 12, 2)),
        ("No decision in 2026, they'll settle it in the new year.", date(2027, 1, 31)),
        ("No answer this week, they decide by 4 December.", date(2026, 12, 4)),
        ("dec. by EOW", date(2026, 11, 20)),
        ("dec by 12/4", date(2026, 12, 4)),
        ("decn due 4 December", date(2026, 12, 4)),
        ("decision 27.11.", date(2026, 11, 27)),
        ("decision: 27.11.", date(2026, 11, 27)),
        ("The answer takes three to four weeks, the season is crazy now.", date(2026, 12, 16)),
        ("The process takes two weeks, the shop is short of hands.", date(2026, 12, 2)),
        ("A reply takes a fortnight, everyone's on the harvest.", date(2026, 12, 2)),
    ],
)
def test_when_they_decide(text: str, day: date) -> None:
    assert _day("decision_expected", find_statements(text, ANCHOR, PEOPLE)) == day


@pytest.mark.parametrize(
    "text",
    [
        "They'll have somebody call me within a week.",
        "I'll release the budget first, that happens December 15.",
        "No decision in 2026.",
        "Dec 4 is the staff party.",
        "Dec in London is cold.",
        "Their office in Reading, take the 8.02.",
        "To get there catch the 7.45.",
    ],
)
def test_no_day_of_a_decision_in(text: str) -> None:
    assert _day("decision_expected", find_statements(text, ANCHOR, PEOPLE)) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Design exercise with the whole team next Thursday.", date(2026, 11, 26)),
        ("Cooking exercise with the chef on Friday.", date(2026, 11, 20)),
        ("Sales role-play in front of the panel on 1 December.", date(2026, 12, 1)),
        ("next step = portfolio review, Mon 2pm", date(2026, 11, 23)),
        ("second one Thurs, 3 pm, whole team", date(2026, 11, 19)),
        ("2nd one Tue, 10 am", date(2026, 11, 24)),
        ("They're doing second rounds in December.", date(2026, 12, 31)),
        ("They're holding final stages next week.", date(2026, 11, 27)),
        ("Second rounds are in December.", date(2026, 12, 31)),
    ],
)
def test_a_further_round(text: str, day: date) -> None:
    assert _day("next_round", find_statements(text, ANCHOR, PEOPLE)) == day


@pytest.mark.parametrize(
    "text",
    [
        "Sprint review with the team every Thursday.",
        "My design exercise last Thursday.",
        "Second one was better.",
        "Second one Friday went badly.",
        "Design exercise due next Thursday.",
        "They run second rounds every spring.",
        "Had the tasting with the chef on Monday.",
    ],
)
def test_no_further_round_in(text: str) -> None:
    assert not any(one.kind == "next_round" for one in find_statements(text, ANCHOR, PEOPLE))


@pytest.mark.parametrize(
    "text",
    ["cfo picks, not him.", "The owner decides, not Tom.", "president chooses", "Principal hires, not Ruth."],
)
def test_somebody_unnamed_decides(text: str) -> None:
    assert [one.who for one in find_statements(text, ANCHOR, PEOPLE) if one.kind == "decides"] == [None]


def _logged(text: str) -> list[Statement]:
    note = read_note("Note.md", f"---\ntype: interview\n---\n{text}\n")
    lines = [one for one in note.passages if is_log(one)]
    reading = DateReading(ANCHOR, "US", None, None)
    return list(read_log(lines, reading, lambda passages, day: read_passages(passages, day, PEOPLE, country="US")))


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-12-01 emailed Ruth, have they decided? nothing",
        "- 2026-12-01 called Tom, any news? no reply",
        "- 2026-12-01 texted Ruth, still open? crickets",
        "- 2026-12-01 rang Ruth, left a message",
        "- 2026-12-01 phoned Tom, got the machine",
        "- 12/1 rang, voicemail",
        "- 1 Dec pinged Ruth, nada",
        "| when | what | |\n|---|---|---|\n| 2026-12-01 | called Ruth, asked again on the machine | nothing |",
        "| day | what | answer |\n|---|---|---|\n| 2026-12-01 | emailed Tom to ask if they've decided | - |",
    ],
)
def test_a_check_in_is_logged(line: str) -> None:
    found = _logged(line)
    made = [one for one in found if one.kind == "follow_up_done" and one.manner == "check-in"]
    assert made
    assert made[0].dates is not None
    assert made[0].dates.end == date(2026, 12, 1)
    assert not any(one.kind == "contact_by_them" for one in found)


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-12-01 thank you email to Ruth",
        "- 2026-12-01 emailed Ruth my certificates, no reply",
        "- 2026-12-01 talked about the vans, nothing new",
        "- emailed Ruth, have they decided? nothing",
        "- [ ] 2026-12-01 call Ruth, any news?",
        "- 2026-12-01 first shift, was I nervous? nothing broke",
        "| when | what |\n|---|---|\n| 2026-12-01 | posted the form |",
    ],
)
def test_no_log_line(line: str) -> None:
    assert _logged(line) == []


def test_an_answer_in_the_next_cell_is_theirs() -> None:
    found = _logged("| when | what | |\n|---|---|---|\n| 2026-12-01 | called Ruth, any news? | she said Friday |")
    assert any(one.kind == "contact_by_them" for one in found)
