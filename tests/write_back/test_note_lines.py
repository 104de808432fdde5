"""Lines of the block that move, double, get company or go; and blocks that aren't wanted."""

from __future__ import annotations

from datetime import date

import pytest
from vaults import (
    ACME,
    BLOCK,
    HALDEN,
    TODAY,
    acme,
    deleted,
    halden,
    line_of,
    listed,
    one_note,
    pass_over,
    problems_of,
    replaced,
    settled,
    status_of,
    task_lines,
    ticked,
)

from kbfollow.markdown.note import read_note

JANE = "thank-you-jane-doe"
JOHN = "thank-you-john-roe"
LATER = date(2026, 11, 23)


@pytest.fixture
def note() -> str:
    return one_note(acme("Jane Doe (Director); John Roe (CFO)"))


def below(note: str, block_id: str, words: str) -> str:
    """The note with lines put below the line of a task."""
    line = line_of(note, block_id)
    return replaced(note, line, f"{line}\n{words}")


def without_interviewer(note: str, name: str = "  - Jane Doe (Director)\n") -> str:
    return replaced(note, name, "")


def test_lines_that_changed_places_are_put_in_order(note: str) -> None:
    first, second = line_of(note, JANE), line_of(note, JOHN)
    swapped = note.replace(first, "SWAP").replace(second, first).replace("SWAP", second)
    assert one_note(swapped) == note


def test_a_line_moved_elsewhere_in_the_note_stays_there_and_is_the_task(note: str) -> None:
    moved = replaced(deleted(note, JANE), "Good talk.\n", f"Good talk.\n\n{line_of(note, JANE)}\n")
    assert one_note(moved) == moved
    assert status_of({ACME: moved}, JANE) == "open"
    done = one_note(ticked(moved, JANE))
    assert done == ticked(moved, JANE)
    assert status_of({ACME: done}, JANE, LATER) == "done"


def test_a_line_moved_elsewhere_is_never_removed(note: str) -> None:
    moved = replaced(deleted(note, JANE), "Good talk.\n", f"Good talk.\n\n{line_of(note, JANE)}\n")
    after = one_note(without_interviewer(moved))
    assert line_of(after, JANE) == line_of(note, JANE)


def test_a_doubled_line_is_one_task_again(note: str) -> None:
    line = line_of(note, JANE)
    assert one_note(replaced(note, line, f"{line}\n{line}")) == note


def test_of_an_open_and_a_ticked_copy_the_tick_stays(note: str) -> None:
    line = line_of(note, JANE)
    for copies in ((line, line.replace("[ ]", "[x]")), (line.replace("[ ]", "[x]"), line)):
        after = one_note(replaced(note, line, "\n".join(copies)))
        assert line_of(after, JANE).startswith("- [x] ")


def test_a_copy_with_words_of_its_own_is_kept(note: str) -> None:
    line = line_of(note, JANE)
    copy = replaced(line, "Thank Jane Doe", "Thank the assistant of Jane Doe")
    after = one_note(replaced(note, line, f"{line}\n{copy}"))
    assert after.count(copy) == 1 and after.count(line) == 1


def test_a_copy_with_another_day_is_kept(note: str) -> None:
    line = line_of(note, JANE)
    copy = replaced(line, "2026-11-21", "2026-11-25")
    after = one_note(replaced(note, line, f"{line}\n{copy}"))
    assert after.count(copy) == 1 and after.count(line) == 1


def test_lines_indented_below_a_task_travel_with_it(note: str) -> None:
    line, sub = line_of(note, JANE), "    - [ ] buy a card\n\t> said “thanks” twice"
    after = one_note(below(note, JANE, sub))
    assert f"{line}\n{sub}\n" in after
    other = line_of(note, JOHN)
    swapped = replaced(replaced(after, f"{line}\n{sub}\n", ""), other, f"{other}\n{line}\n{sub}")
    assert f"{line}\n{sub}\n" in one_note(swapped)


def test_a_task_with_indented_lines_is_cancelled_instead_of_removed(note: str) -> None:
    line, sub = line_of(note, JANE), "    - her book is called “Ledger”"
    after = one_note(without_interviewer(below(note, JANE, sub)), LATER)
    assert f"{line.replace('[ ]', '[-]').replace(' ^', ' ❌ 2026-11-23 ^')}\n{sub}\n" in after


def test_an_untouched_task_whose_reason_ended_goes(note: str) -> None:
    assert line_of(one_note(without_interviewer(note)), JANE) == ""


@pytest.mark.parametrize("change", [("📅 2026-11-21", "📅 2026-11-28"), ("Thank Jane Doe", "Ring Jane Doe")])
def test_a_touched_task_whose_reason_ended_is_cancelled(note: str, change: tuple[str, str]) -> None:
    line = line_of(note, JANE)
    touched = replaced(note, line, replaced(line, *change))
    after = one_note(without_interviewer(touched))
    assert line_of(after, JANE) == replaced(line, *change).replace("[ ]", "[-]").replace(" ^", " ❌ 2026-11-21 ^")


def test_what_was_cancelled_with_its_reason_is_open_again_when_the_reason_is_back(note: str) -> None:
    line = line_of(note, JANE)
    touched = replaced(note, line, replaced(line, "Thank Jane Doe", "Ring Jane Doe"))
    cancelled = one_note(without_interviewer(touched))
    back = replaced(cancelled, "interviewers:\n", "interviewers:\n  - Jane Doe (Director)\n")
    assert line_of(one_note(back), JANE) == line_of(touched, JANE)


def test_a_ticked_task_whose_reason_ended_stays(note: str) -> None:
    done = one_note(ticked(note, JANE))
    assert line_of(one_note(without_interviewer(done)), JANE) == line_of(done, JANE)


def test_other_lines_in_the_block_are_kept_below_the_tasks_in_their_order(note: str) -> None:
    own = (
        "Ring the desk first.\n\n- [ ] buy stamps ^my_stamps\n    - ten of them\n- a thought\n\n```\n- [ ] no task\n```"
    )
    after = one_note(below(note, JANE, own))
    tasks = [line_of(note, one) for one in (JANE, JOHN, "check-in-1")]
    assert "\n".join([*tasks, "", own, "", "<!-- kbfollow:end"]) in after
    assert one_note(after, date(2026, 11, 30)) == after


@pytest.mark.parametrize("rest", ["", "mine\n", "\nmine\n    - and this\n"])
def test_indented_lines_whose_task_was_deleted_are_kept_where_they_are_read(note: str, rest: str) -> None:
    """Without a task above them, they go to the last task."""
    line = line_of(note, JANE)
    after = one_note(replaced(note, line, f"    - buy a card\n{rest}"))
    assert f"{task_lines(after)[-1]}\n    - buy a card\n\n" in after
    assert all(words in after for words in rest.split("\n"))


def test_ids_of_others_are_left_alone(note: str) -> None:
    for own in ("my_stamps", "abc123", "waiting-list", "questions-for-hr", f"{JANE}_2"):
        after = one_note(below(note, JANE, f"- [ ] something of my own 📅 2026-12-01 ^{own}"))
        assert after.count(f"- [ ] something of my own 📅 2026-12-01 ^{own}\n") == 1


def test_a_deleted_block_comes_back_with_evidence_only(note: str) -> None:
    done = one_note(ticked(ticked(note, JANE), JOHN).replace("Good talk.\n", "Good talk. Emailed John a thank-you.\n"))
    gone = replaced(done, BLOCK.search(done)[0], "")  # type: ignore[index]
    after = one_note(gone)
    assert line_of(after, JANE).startswith("- [ ] ")
    assert line_of(after, JOHN).startswith("- [x] ")


def test_no_block_where_the_note_says_off(note: str) -> None:
    off = replaced(note, BLOCK.search(note)[0], "<!-- kbfollow:off -->")  # type: ignore[index]
    assert one_note(off) == off
    assert [one for one in listed({ACME: off}) if one[0]] == []


def test_no_block_where_follow_ups_are_not_wanted() -> None:
    unwanted = acme(properties="follow_ups: no\n")
    assert one_note(unwanted) == unwanted
    assert [one for one in listed({ACME: unwanted}) if one[0]] == []


def test_a_block_that_is_no_longer_wanted_keeps_only_what_was_ticked(note: str) -> None:
    done = one_note(ticked(note, JANE))
    after = one_note(replaced(done, "country: US\n", "country: US\nfollow_ups: no\n"))
    assert task_lines(after) == [line_of(done, JANE)]


def test_a_task_of_the_users_own_that_says_the_same_takes_the_place_of_ours() -> None:
    own = "- [ ] thank Jane, with a card 📅 2026-11-23"
    after = settled({ACME: acme(body=f"Good talk.\n\n{own}\n")})
    assert line_of(after[ACME], JANE) == "" and own in after[ACME]
    assert "thank Jane, with a card, [Acme Finance](Interviews/Acme.md)" in after["Follow-ups.md"]
    assert "[ ] thank Jane" not in after["Follow-ups.md"]


def test_the_block_stands_under_the_users_own_heading() -> None:
    body = "Good talk.\n\n### Follow-up ###\n\n## After\n\nThe end."
    after = one_note(acme(body=body))
    assert "### Follow-up ###\n\n<!-- kbfollow:begin" in after
    assert after.endswith("-->\n\n## After\n\nThe end.")
    assert "## Follow-ups" not in after


def test_there_is_no_block_in_a_note_with_nothing_to_do() -> None:
    text = acme(properties="follow_ups: no\n")
    person = "---\ntype: person\n---\nA person.\n"
    plain = "# Groceries\n\n- [ ] milk\n"
    files = {
        ACME: text,
        "People/Jane Doe.md": person,
        "Notes/Milk.md": plain,
        HALDEN: halden().replace("2026-11-19", "2026-01-19"),
    }
    after = settled(files)
    assert {path: after[path] for path in files} == files


def test_ticks_stay_where_a_later_round_takes_over_the_reference() -> None:
    reference = "references: [Maria Lopez]\n"
    done = {ACME: one_note(ticked(one_note(acme(properties=reference)), "alert-maria-lopez"))}
    second = acme("Ann Poe (CEO)", properties=reference).replace("2026-11-20", "2026-12-04")
    after = settled({**done, "Interviews/Acme 2.md": second}, date(2026, 12, 5))
    assert line_of(after[ACME], "alert-maria-lopez") == line_of(done[ACME], "alert-maria-lopez")
    assert line_of(after["Interviews/Acme 2.md"], "alert-maria-lopez") == ""
    assert status_of(after, "alert-maria-lopez", date(2026, 12, 5)) == "done"


def test_an_open_alert_moves_with_the_round_that_gives_its_day() -> None:
    reference = "references: [Maria Lopez]\n"
    first = {ACME: one_note(acme(properties=reference))}
    second = acme("Ann Poe (CEO)", properties=reference).replace("2026-11-20", "2026-12-04")
    after = settled({**first, "Interviews/Acme 2.md": second}, LATER)
    assert line_of(after[ACME], "alert-maria-lopez") == ""
    assert "📅 2026-12-05" in line_of(after["Interviews/Acme 2.md"], "alert-maria-lopez")


def test_a_dormant_note_is_not_touched(note: str) -> None:
    asleep = note.replace("2026-11-20", "2026-05-20").replace("- [ ] Thank", "-  [ ]  Thank", 1)
    assert settled({ACME: asleep}, TODAY)[ACME] == asleep


def test_an_unreadable_note_is_not_touched_and_its_tasks_stay_on_the_page(note: str) -> None:
    broken = replaced(note, "date: 2026-11-20", "date: 2026-11-31")
    after = settled({ACME: broken})
    assert after[ACME] == broken
    assert "Thank Jane Doe" in after["Follow-ups.md"]
    assert problems_of(after)
    assert pass_over({**after, ACME: note})[ACME] == note


def test_a_block_of_other_line_ends_keeps_each_lines_own() -> None:
    crlf = one_note(acme().replace("\n", "\r\n"))
    assert crlf.count("\n") == crlf.count("\r\n")
    line = line_of(crlf, JANE)
    mixed = replaced(crlf, line + "\n", line.rstrip("\r") + "\n")
    assert one_note(mixed) == mixed
    assert read_note(ACME, mixed).text == mixed
