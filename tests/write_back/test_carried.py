"""What has no line of its own: it goes along with another task, and a tick there means that it was asked."""

from __future__ import annotations

from datetime import date

import pytest
from vaults import ACME, HALDEN, acme, halden, line_of, listed, one_note, replaced, settled, ticked

from kbfollow.block_merge import merge_notes

JANE = "thank-you-jane-doe"
OVERTIME = "Good talk. Forgot to ask about overtime.\n"


@pytest.fixture
def note() -> str:
    return one_note(acme(body=OVERTIME))


def carriers(note: str) -> dict[str, str | None]:
    return {task: carrier for task, _, _, carrier in listed({ACME: note}, closed=False)}


def test_an_ordinary_interview_makes_five_lines() -> None:
    body = "Good talk. I said I'd send the writing sample by Tuesday. Forgot to ask about overtime.\n"
    note = one_note(acme("Jane Doe (Director); John Roe (CFO)", body, "references: [Maria Lopez]\n"))
    assert note.count("- [ ] ") == 5


def test_a_carried_task_is_named_by_its_carrier_and_has_no_line(note: str) -> None:
    assert "overtime" in line_of(note, JANE)
    assert carriers(note)["questions"] == JANE
    assert line_of(note, "questions") == ""


def test_what_a_ticked_line_asked_along_is_not_asked_again(note: str) -> None:
    done = one_note(ticked(note, JANE))
    assert "overtime" not in line_of(done, "check-in-1")
    assert "questions" not in carriers(done)
    later = one_note(ticked(done, "check-in-1"), date(2026, 11, 27))
    assert "overtime" not in line_of(later, "check-in-2")


def test_what_changed_since_it_was_asked_is_asked_again(note: str) -> None:
    done = one_note(ticked(note, JANE))
    more = one_note(replaced(done, "about overtime.\n", "about overtime and about parking.\n"))
    assert "parking" in line_of(more, "check-in-1")


def test_a_tick_at_one_employer_asks_nothing_of_another() -> None:
    other = halden(body=OVERTIME).replace("2026-11-19", "2026-11-20")
    files = settled({ACME: acme(body=OVERTIME), HALDEN: other})
    done = settled({**files, ACME: ticked(files[ACME], JANE)})
    assert done[HALDEN] == files[HALDEN]


def test_a_cancelled_line_asked_nothing(note: str) -> None:
    skipped = one_note(ticked(note, JANE, "-"))
    assert "overtime" in line_of(skipped, "check-in-1")


def test_a_deleted_line_asked_nothing(note: str) -> None:
    gone = one_note(replaced(note, line_of(note, JANE) + "\n", ""))
    assert "overtime" in line_of(gone, "check-in-1")


def test_own_words_of_the_carrier_stay_and_still_carry(note: str) -> None:
    line = line_of(note, JANE)
    own = one_note(replaced(note, line, line.replace("Thank Jane Doe", "Ring Jane Doe")))
    assert "Ring Jane Doe" in line_of(own, JANE)
    assert carriers(own)["questions"] == JANE


def test_a_late_thank_you_goes_along_with_the_check_in() -> None:
    note = one_note(acme(body="They'll decide in six weeks.\n"), date(2026, 12, 12))
    assert line_of(note, JANE) == ""
    assert "thank Jane Doe" in line_of(note, "check-in-1")


@pytest.fixture
def own_line(note: str) -> str:
    """The note after both carriers were cancelled: the question has a line of its own."""
    without = one_note(ticked(note, JANE, "-"))
    return one_note(ticked(without, "check-in-1", "-"))


def asked_elsewhere(note: str, own_line: str) -> str:
    """Merged with another device's note, where the thank-you was ticked that asked the question along."""
    merged = merge_notes(note, own_line, ticked(note, JANE))
    assert merged is not None
    return one_note(merged.text)


def test_a_ticked_line_stays_where_another_asked_the_same(note: str, own_line: str) -> None:
    after = asked_elsewhere(note, ticked(own_line, "questions"))
    assert line_of(after, "questions").startswith("- [x]")


def test_a_line_with_words_below_stays_where_another_asked_the_same(note: str, own_line: str) -> None:
    line = line_of(own_line, "questions")
    after = asked_elsewhere(note, replaced(own_line, line, f"{line}\n    - paid or not?"))
    assert line_of(after, "questions").startswith("- [-]") and "\n    - paid or not?\n" in after


def test_an_untouched_line_goes_where_another_asked_the_same(note: str, own_line: str) -> None:
    assert line_of(asked_elsewhere(note, own_line), "questions") == ""


def test_a_thank_you_that_was_asked_along_has_asked_nothing_itself(note: str) -> None:
    """One device ticks the check-in that asks the late thank-you along; another notes a further question meanwhile."""
    late = date(2026, 12, 8)
    one = one_note(note, late)
    assert line_of(one, JANE) == "" and "thank Jane Doe" in line_of(one, "check-in-1")
    two = one_note(replaced(note, "about overtime.\n", "about overtime and about parking.\n"))
    line = line_of(two, JANE)
    merged = merge_notes(note, ticked(one, "check-in-1"), replaced(two, line, f"{line}\n    - buy a card"))
    assert merged is not None
    after = one_note(merged.text, late)
    assert line_of(after, JANE).startswith("- [x]") and "parking" in line_of(after, "check-in-2")
