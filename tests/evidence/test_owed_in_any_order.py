"""What the user owes, whatever stands first: the thing, the person, a heading, a bracket behind it."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Ruth Adler", "Milo Ray", "Bríd Casey"]


def _owed(found: list[Statement]) -> list[Statement]:
    return [one for one in found if one.kind == "promise_by_me" and one.manner in ("", "no hurry")]


@pytest.mark.parametrize(
    ("text", "what", "who", "day"),
    [
        # the thing first, and that it lies there yet
        ("The kiln schedule, which I promised Ruth, is still in my locker.", "kiln schedule", "Ruth Adler", None),
        ("The soil report from my course, which I promised Milo, is still lying on the sill.", "soil report", "", None),
        ("My fire warden cert, which I owe Ruth, is still at home.", "fire warden cert", "Ruth Adler", None),
        ("My reading log, which I said I'd send Milo, is not even started.", "reading log", "Milo Ray", None),
        ("The hymn list I promised Bríd is still not done.", "hymn list", "Bríd Casey", None),
        ("The trade photos I promised Bríd are on the kitchen table.", "trade photos", "Bríd Casey", None),
        ("The article on bees I owe to Ruth, by Tuesday.", "article on bees", "Ruth Adler", 24),
        # “I owe” with a place, a bracket, a job behind it
        ("I still owe Ruth at the mill the batch records.", "batch records", "Ruth Adler", None),
        ("I owe Milo (and the others) the tide tables, by Friday.", "tide tables", "Milo Ray", 20),
        ("I owe Ruth the noise survey from my last place (names blacked out), by Monday.", "noise survey", "", 23),
        ("I promised Bríd the rota template from my old job.", "rota template", "Bríd Casey", None),
        ("Still owing Milo the pump curves.", "pump curves", "Milo Ray", None),
        ("I still owe Ruth in payroll my bank slip.", "bank slip", "Ruth Adler", None),
        # a bracket or an afterthought that says that it was promised
        ("owe them: gas ticket (told Ruth I'd bring it in)", "gas ticket", "Ruth Adler", None),
        ("CPR card (told Ruth I'd bring it in)", "CPR card", "Ruth Adler", None),
        ("photos of the hedge - promised Milo", "photos of the hedge", "Milo Ray", None),
        ("the parts list (I promised it to Bríd)", "parts list", "Bríd Casey", None),
        ("the parts list, promised to Bríd for Friday", "parts list", "Bríd Casey", 20),
        ("copy of the logbook (told Milo I'd post it)", "copy of the logbook", "Milo Ray", None),
        # they wait
        ("Ruth is owed a copy of my tachograph card.", "copy of my tachograph card", "Ruth Adler", None),
        ("Bríd is still waiting on the crochet pattern from me.", "crochet pattern", "Bríd Casey", None),
        ("Milo still has to get my seating plan off me.", "seating plan", "Milo Ray", None),
        ("Haven't sent Ruth the soil data I promised yet.", "soil data", "Ruth Adler", None),
        ("Must not forget the swatches I promised Milo.", "swatches", "Milo Ray", None),
        # “all I promised was”
        ("The one thing I owe them is the swatch book.", "swatch book", None, None),
        ("Only thing I promised was the shade card, by Friday.", "shade card", None, 20),
        ("My word to Milo: the seed list", "seed list", "Milo Ray", None),
        ("Promise to Ruth: two menus by Friday", "two menus", "Ruth Adler", 20),
        # offered, and taken up in one way or another
        ("offered to drop off my kids menu, he said gerne", "kids menu", None, None),
        ("Offered to type up the bylaws for Ruth, and she said go on.", "bylaws", "Ruth Adler", None),
        ("I offered to send on the letter from the ferry, and Bríd said she would like to see it.", "letter", "", None),
        ("I offered a recording of the choir and Milo said he'd love to hear it.", "recording", None, None),
        ("offered her my gluten-free folder, she was delighted", "gluten-free folder", None, None),
        ("I offered to copy my field notes, he jumped at it.", "field notes", None, None),
        # announced, due
        ("I bring him the signed form on Friday", "form", None, 20),
        ("I hand her the completed checklist on Monday", "checklist", None, 23),
        ("trial shift notes due Friday", "trial shift notes", None, 20),
        ("demo lesson plan due Monday", "demo lesson plan", None, 23),
    ],
)
def test_is_owed(text: str, what: str, who: str | None, day: int | None) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    (owed,) = _owed(found)
    assert what in (owed.what or "")
    assert who == "" or owed.who == who
    assert (owed.dates.end if owed.dates else None) == (day and date(2026, 11, day))
    assert not {"next_round", "decision_expected", "promise_by_them", "follow_up_done"} & {one.kind for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "The pay scale she promised me is still not here.",
        "The rota Ruth promised is still not up.",
        "The shelf I promised my son is still undone.",
        "In my last job I promised a customer a boiler by Monday and kept it.",
        "I owe Mum twenty quid.",
        "I owe Ruth a pint.",
        "I owe Dave at the garage forty quid.",
        "I owe them an apology for being late.",
        "Ruth is waiting on the board.",
        "They're still waiting for the funding.",
        "I haven't got the list she promised.",
        "They haven't sent me the form they promised.",
        "Only thing I promised was to be on time.",
        "great chat, told Milo I'd love to work there",
        "nice lady, promised me the job",
        "pub lunch, promised Dave",
        "I offered to print the posters but she said no need.",
        "I offered to start earlier, they said great.",
        "I offered to cover Saturday and she said great.",
        "Offered her a lift, she said yes please.",
        "rent due Friday",
        "The trial period would be six months.",
    ],
)
def test_nobody_owes_it(text: str) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    assert not _owed(found)
    assert not [one for one in found if one.kind == "follow_up_done"]


@pytest.mark.parametrize(
    "text",
    [
        "The trial period would be six months.",
        "There's a three-month trial period.",
        "The probation period is 6 months from January.",
        "I have to get the budget exercise to them by Monday.",
        "I must return the test paper to him by Friday.",
    ],
)
def test_no_round_and_no_decision(text: str) -> None:
    kinds = {one.kind for one in find_statements(text, ANCHOR, PEOPLE)}
    assert not {"next_round", "decision_expected"} & kinds


def test_a_written_test_is_still_to_come() -> None:
    (ahead,) = [one for one in find_statements("Written test on Monday.", ANCHOR, PEOPLE) if one.kind != "spoken_of"]
    assert (ahead.kind, ahead.dates and ahead.dates.end) == ("next_round", date(2026, 11, 23))


def _read(body: str) -> list[tuple[str, str | None, str]]:
    found = read_passages(read_note("Interviews/Acme.md", body).passages, ANCHOR, PEOPLE, company="Acme")
    return [(one.kind, one.what, str(one.dates.end) if one.dates else one.manner) for one in found if one.what]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (
            'What I owe them\n- dive card, photo of it, by Monday\n- jab record "when you get around to it"\n'
            "- names of two guests who'd vouch for me, by Friday\n\nWhat she owes me\n- the handbook pdf, by Tuesday\n",
            [
                ("promise_by_me", "dive card", "2026-11-23"),
                ("promise_by_me", "jab record", "no hurry"),
                ("promise_by_me", "names of two guests who would vouch for me", "2026-11-20"),
                ("promise_by_them", "handbook pdf", "2026-11-24"),
            ],
        ),
        (
            "## I still owe\n\n- a swatch of the green\n- nothing else\n\n## They owe me\n\n- pay scale by Friday\n",
            [("promise_by_me", "swatch of the green", ""), ("promise_by_them", "pay scale", "2026-11-20")],
        ),
        (
            "Still to send:\n- lesson plan for Year 4 by Friday\n- rota preferences (sent)\n",
            [
                ("promise_by_me", "lesson plan for Year 4", "2026-11-20"),
                ("promise_by_me", "rota preferences", ""),
                ("follow_up_done", "rota preferences", "kept"),
            ],
        ),
        ("My homework\n- read their annual report\n- practise scales\n", []),
        ("to send\n- [ ] seed list\n", [("promise_by_me", "seed list", "")]),
        ("- [ ] return the library card\n", []),
        ("- [ ] send off for my own passport photo for Spain\n", []),
    ],
)
def test_a_heading_says_whose_it_is(body: str, found: list[tuple[str, str | None, str]]) -> None:
    assert _read(body) == found


@pytest.mark.parametrize(
    "body",
    [
        "- [x] send Ruth my senior project (said I would)\n",
        "## I promised\n- [x] my senior project\n",
        "I promised:\n- senior project ✓\n",
        "My senior project, which I promised Ruth, went off this morning.\n",
    ],
)
def test_what_was_promised_and_went(body: str) -> None:
    found = _read(body)
    assert ("promise_by_me", "senior project", "") in found
    assert any(kind == "follow_up_done" and what == "senior project" for kind, what, _ in found)


def test_a_card_of_another_kind_is_no_thank_you() -> None:
    found = find_statements("Sent Ruth the CPR card on Sunday.", ANCHOR, PEOPLE)
    assert [one.kind for one in found] == ["follow_up_done"]
