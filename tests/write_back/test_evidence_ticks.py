"""Evidence in the note ticks a box once; after that the user's doing counts."""

from __future__ import annotations

import re
from datetime import date

import pytest
from vaults import (
    ACME,
    HALDEN,
    PAGE,
    acme,
    halden,
    line_of,
    one_note,
    pass_over,
    relined,
    replaced,
    settled,
    status_of,
    ticked,
    ticked_by_tasks,
)

JANE = "thank-you-jane-doe"
LATER = date(2026, 11, 23)
SENT = "Emailed Jane a thank-you that evening.\n"


@pytest.fixture
def done() -> str:
    """A note whose thank-you was ticked by evidence after it had stood open."""
    return one_note(one_note(acme()).replace("Good talk.\n", f"Good talk.\n{SENT}"))


def unticked(note: str) -> str:
    return relined(note, JANE, lambda line: replaced(line, "[x]", "[ ]").replace(" ✅ 2026-11-20", ""))


def test_no_evidence_no_tick() -> None:
    for words in ("I should email Jane a thank-you.", "No thank-you sent yet.", "Jane emailed me a thank-you."):
        assert line_of(one_note(acme(body=words + "\n")), JANE).startswith("- [ ] ")


def test_evidence_ticks_with_its_own_day(done: str) -> None:
    assert line_of(done, JANE).startswith("- [x] ")
    assert line_of(done, JANE).endswith(f" 📅 2026-11-21 ✅ 2026-11-20 ^{JANE}")


def test_evidence_without_a_day_ticks_without_one() -> None:
    line = line_of(one_note(acme(properties="thank_you: yes\n")), JANE)
    assert line.startswith("- [x] ") and "✅" not in line
    later = one_note(one_note(acme()).replace("country: US\n", "country: US\nthank_you: yes\n"), LATER)
    assert line_of(later, JANE).startswith("- [x] ") and "✅" not in line_of(later, JANE)


def test_evidence_that_is_gone_opens_the_box_again(done: str) -> None:
    assert line_of(one_note(replaced(done, SENT, "")), JANE) == line_of(one_note(acme()), JANE)


def test_a_tick_taken_back_stays_open_for_the_same_evidence(done: str) -> None:
    opened = one_note(unticked(done))
    assert status_of({ACME: opened}, JANE) == "open"
    for day in (24, 25, 30):
        assert line_of(pass_over({ACME: opened}, date(2026, 11, day))[ACME], JANE).startswith("- [ ] ")


def test_a_tick_taken_back_stays_open_when_other_lines_change(done: str) -> None:
    opened = one_note(unticked(done))
    assert status_of({ACME: one_note(opened.replace("Good talk.", "A good talk."))}, JANE) == "open"


def test_new_evidence_ticks_again(done: str) -> None:
    opened = one_note(unticked(done))
    again = replaced(opened, SENT, "Sent Jane a thank-you card on Monday.\n")
    assert status_of({ACME: one_note(again, LATER)}, JANE, LATER) == "done"


def test_a_tick_taken_back_after_the_evidence_was_reworded_stays_open(done: str) -> None:
    reworded = one_note(replaced(done, SENT, "Emailed Jane a thank-you that same evening!\n"))
    assert status_of({ACME: reworded}, JANE) == "done"
    assert status_of({ACME: one_note(unticked(reworded))}, JANE) == "open"


def test_a_box_that_the_user_ticks_again_stays_ticked_without_the_evidence(done: str) -> None:
    own = one_note(ticked(one_note(unticked(done)), JANE))
    assert status_of({ACME: one_note(replaced(own, SENT, ""))}, JANE) == "done"


def test_a_box_that_the_user_ticked_first_stays_ticked_without_the_evidence() -> None:
    own = one_note(ticked(one_note(acme()), JANE))
    with_evidence = one_note(own.replace("Good talk.\n", f"Good talk.\n{SENT}"))
    assert line_of(with_evidence, JANE) == line_of(own, JANE)
    assert one_note(replaced(with_evidence, SENT, "")) == own


def test_a_tick_on_the_page_after_taking_one_back_is_the_users(done: str) -> None:
    opened = settled({ACME: unticked(done)})
    own = settled({**opened, PAGE: ticked(opened[PAGE], JANE)})
    assert status_of(own, JANE) == "done"
    assert status_of(settled({**own, ACME: replaced(own[ACME], SENT, "")}), JANE) == "done"


def test_a_cancelled_box_is_not_ticked_by_evidence() -> None:
    cancelled = one_note(ticked(one_note(acme()), JANE, "-"))
    after = one_note(cancelled.replace("Good talk.\n", f"Good talk.\n{SENT}"))
    assert line_of(after, JANE) == line_of(cancelled, JANE)


def test_a_deleted_line_is_not_ticked_by_evidence() -> None:
    note = one_note(acme())
    dismissed = one_note(replaced(note, line_of(note, JANE) + "\n", ""))
    after = one_note(dismissed.replace("Good talk.\n", f"Good talk.\n{SENT}"))
    assert line_of(after, JANE) == ""


def test_evidence_for_a_carrier_leaves_what_it_asked_open() -> None:
    note = one_note(acme(body="Forgot to ask about overtime.\n"))
    assert "overtime" in line_of(note, JANE)
    sent = one_note(note.replace("overtime.\n", f"overtime.\n{SENT}"))
    assert line_of(sent, JANE).startswith("- [x] ")
    assert "overtime" in line_of(sent, "check-in-1")


def test_a_log_line_is_of_the_nearest_tick_in_whatever_order_the_lines_stand() -> None:
    """Two check-ins, one of them logged: a tick that gets its day in this pass changes places with the other."""
    body = "A small firm.\nChecked in with Ruth on 2026-11-21, no answer yet.\n"
    first = settled({HALDEN: halden(body="A small firm.\n")})
    ticked_once = {HALDEN: ticked_by_tasks(first[HALDEN], "check-in-1")}
    second = settled(ticked_once)[HALDEN].replace("A small firm.\n", body)
    day = re.search(r"📅 (\S+) \^check-in-2", second)
    assert day is not None
    both = relined(second, "check-in-2", lambda line: line.replace("[ ]", "[x]").replace(day[1], "2026-11-25"))
    after = settled({HALDEN: both}, date(2026, 11, 22))  # a further pass changes nothing
    assert "1 day apart" in after[PAGE]
