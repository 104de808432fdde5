"""A task keeps its id over completed names, reworded promises and renamed notes; and nobody takes over another's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from vaults import (
    ACME,
    HALDEN,
    TODAY,
    acme,
    deleted,
    due_of,
    halden,
    line_of,
    listed,
    one_note,
    relined,
    replaced,
    settled,
    status_of,
    task_lines,
    ticked,
)

from kbfollow.block_merge import merge_notes
from kbfollow.identity import slug

LATER = date(2026, 11, 23)


def people_of(note: str) -> list[str]:
    """The ids of the block's thank-yous."""
    return [line.rpartition("^")[2] for line in task_lines(note) if "^thank-you" in line]


@pytest.mark.parametrize(
    ("short", "full"),
    [("Jane", "Jane Doe"), ("Doe", "Jane Doe"), ("Łukasz", "Łukasz Nowak"), ("Ana María", "Ana María López Ruiz")],
)
@pytest.mark.parametrize("mark", ["x", "-", " "])
def test_a_completed_name_keeps_its_task(short: str, full: str, mark: str) -> None:
    first = one_note(acme(f"{short}; John Roe"))
    task_id = f"thank-you-{slug(short)}"
    done = one_note(relined(first, task_id, lambda line: line.replace("[ ]", f"[{mark}]")))
    after = one_note(replaced(done, f"  - {short}\n", f"  - {full}\n"))
    assert sorted(people_of(after)) == sorted([task_id, "thank-you-john-roe"])
    assert line_of(after, task_id).startswith(f"- [{mark}] ")
    assert mark != " " or full in line_of(after, task_id)


def test_a_name_that_is_two_people_now_is_nobodys() -> None:
    done = one_note(ticked(one_note(acme("Jane")), "thank-you-jane"))
    after = one_note(replaced(done, "  - Jane\n", "  - Jane Doe\n  - Jane Roe\n"))
    assert line_of(after, "thank-you-jane") == line_of(done, "thank-you-jane")
    assert [line_of(after, f"thank-you-jane-{name}")[:5] for name in ("doe", "roe")] == ["- [ ]", "- [ ]"]


DOINGS: dict[str, Callable[[str], str]] = {
    "ticked": lambda note: ticked(note, "thank-you-john"),
    "cancelled": lambda note: ticked(note, "thank-you-john", "-"),
    "put off": lambda note: relined(note, "thank-you-john", lambda line: line.replace("11-21", "11-24")),
    "reworded": lambda note: relined(note, "thank-you-john", lambda line: line.replace("Thank John", "Ring John")),
    "deleted": lambda note: deleted(note, "thank-you-john"),
    "nothing": lambda note: note,
}


@pytest.mark.parametrize("day", [TODAY, LATER, date(2026, 11, 30)])
@pytest.mark.parametrize("check_in", [True, False])
@pytest.mark.parametrize("doing", DOINGS)
def test_two_lines_of_one_person_settle_in_one_pass(doing: str, check_in: bool, day: date) -> None:
    """One device knew a short name and the other the full one; what was done under the short one counts."""
    short, full = (one_note(acme(f"Jane Doe (CEO); {name}")) for name in ("John", "John Roe (CFO)"))
    short = DOINGS[doing](short).replace("  - John\n", "  - John Roe (CFO)\n")
    if check_in:  # then a late thank-you goes along with the next one, and its own line goes
        full = ticked(full, "check-in-1")
    merged = merge_notes(None, full, short)
    assert merged is not None
    assert {"thank-you-john", "thank-you-john-roe"} >= set(people_of(merged.text)) - {"thank-you-jane-doe"}
    after = one_note(merged.text, day)  # one that a further pass doesn't change
    statuses = {name: status for name, _, status, _ in listed({ACME: after}, day) if name.startswith("thank-you-john")}
    expected = {"ticked": ["done"], "cancelled": ["cancelled"], "deleted": []}.get(doing, ["open"])
    assert list(statuses.values()) == expected


def test_a_tick_that_may_be_of_either_of_two_people_is_taken_by_none() -> None:
    full = one_note(acme("John Smith; John Roe"))
    short = one_note(ticked(one_note(acme("John")), "thank-you-john"))
    merged = merge_notes(None, full, short.replace("  - John\n", "  - John Smith\n  - John Roe\n"))
    assert merged is not None
    after = one_note(merged.text)
    marks = {name: line_of(after, f"thank-you-{name}")[:5] for name in ("john", "john-smith", "john-roe")}
    assert marks == {"john": "- [x]", "john-smith": "- [ ]", "john-roe": "- [ ]"}


def test_another_person_does_not_inherit_a_tick() -> None:
    done = one_note(ticked(one_note(acme("Jane Doe")), "thank-you-jane-doe"))
    after = one_note(replaced(done, "  - Jane Doe\n", "  - Ann Poe\n"))
    assert line_of(after, "thank-you-ann-poe").startswith("- [ ] ")
    assert line_of(after, "thank-you-jane-doe") == line_of(done, "thank-you-jane-doe")


def test_the_only_open_task_left_is_the_corrected_name() -> None:
    first = one_note(acme("Jane Doe; Jon Ro"))
    snoozed = one_note(relined(first, "thank-you-jon-ro", lambda line: line.replace("11-21", "11-25")))
    after = one_note(replaced(snoozed, "  - Jon Ro\n", "  - John Roe\n"))
    assert people_of(after) == ["thank-you-jane-doe", "thank-you-jon-ro"]
    assert "Thank John Roe" in line_of(after, "thank-you-jon-ro")
    assert due_of({ACME: after}, "thank-you-jon-ro") == "2026-11-25"


def test_two_people_of_one_slug_have_two_tasks() -> None:
    note = one_note(acme("José Pérez; Jose Perez"))
    ids = people_of(note)
    assert len(set(ids)) == 2 and "thank-you-jose-perez" in ids
    assert all(one.startswith("thank-you-jose-perez") for one in ids)


@pytest.mark.parametrize("which", [0, 1])
def test_a_tick_stays_with_its_person_when_two_of_one_slug_change_places(which: int) -> None:
    name = ("José Pérez", "Jose Perez")[which]
    first = one_note(acme("José Pérez; Jose Perez"))
    line = next(line for line in task_lines(first) if name in line)
    done = one_note(replaced(first, line, line.replace("[ ]", "[x]")))
    swapped = one_note(done.replace("  - José Pérez\n  - Jose Perez\n", "  - Jose Perez\n  - José Pérez\n"))
    assert [one for one in task_lines(swapped) if "[x]" in one] == [one for one in task_lines(done) if "[x]" in one]
    assert len(people_of(swapped)) == 2


def test_a_tick_stays_with_its_person_when_another_of_the_same_slug_comes() -> None:
    done = one_note(ticked(one_note(acme("José Pérez")), "thank-you-jose-perez"))
    after = one_note(replaced(done, "  - José Pérez\n", "  - Jose Perez\n  - José Pérez\n"))
    assert line_of(after, "thank-you-jose-perez") == line_of(done, "thank-you-jose-perez")
    assert [line[:5] for line in task_lines(after) if "Thank Jose Perez" in line] == ["- [ ]"]


@pytest.mark.parametrize("name", ["李雷", "Łukasz Ćwik", "Ж", "محمد علي", "O’Brien-Smith", "Dr. Núñez", "🦊 Fox"])
def test_a_name_in_any_script_gives_an_id_that_obsidian_takes(name: str) -> None:
    note = one_note(acme(f"{name}; John Roe (CFO)"))
    ids = people_of(note)
    assert len(ids) == 2
    assert all(one.isascii() and "_" not in one and one == one.lower() for one in ids)
    done = one_note(ticked(note, ids[0]))
    assert status_of({ACME: done}, ids[0], LATER) == "done"


def test_two_names_that_leave_nothing_of_themselves_have_two_ids() -> None:
    assert len(set(people_of(one_note(acme("李雷; 韩梅梅"))))) == 2


def test_a_reworded_promise_is_the_same_task() -> None:
    body = "I said I'd send the writing sample by Tuesday.\n"
    note = one_note(acme(body=body))
    done = one_note(ticked(note, "promise-writing-sample"))
    reworded = one_note(replaced(done, body, "I promised to send my two best texts by Tuesday.\n"))
    assert [line for line in task_lines(reworded) if "^promise" in line] == [line_of(done, "promise-writing-sample")]


def test_a_reworded_open_promise_keeps_its_id_and_gets_the_new_words() -> None:
    body = "I said I'd send the writing sample by Tuesday.\n"
    note = one_note(acme(body=body))
    after = one_note(replaced(note, body, "I promised to send my portfolio by Wednesday.\n"))
    assert "portfolio" in line_of(after, "promise-writing-sample")
    assert "📅 2026-11-25" in line_of(after, "promise-writing-sample")


def test_a_renamed_note_keeps_its_tasks() -> None:
    files = settled({ACME: acme(), HALDEN: halden()})
    done = settled({**files, ACME: ticked(files[ACME], "thank-you-jane-doe")})
    renamed = {("Interviews/Old/Acme, first.md" if path == ACME else path): text for path, text in done.items()}
    after = settled(renamed)
    assert after["Interviews/Old/Acme, first.md"] == done[ACME]
    assert listed(after) == listed(done)


def test_a_ticked_check_in_makes_the_next_one() -> None:
    first = one_note(acme())
    second = one_note(ticked(first, "check-in-1"), date(2026, 11, 27))
    assert line_of(second, "check-in-1").startswith("- [x] ")
    assert line_of(second, "check-in-2").startswith("- [ ] ")
    third = one_note(ticked(second, "check-in-2"), date(2026, 12, 7))
    assert [line_of(third, f"check-in-{number}")[:5] for number in (1, 2)] == ["- [x]", "- [x]"]


def test_a_cancelled_check_in_makes_none_until_its_cause_changes() -> None:
    first = one_note(acme())
    skipped = one_note(ticked(first, "check-in-1", "-"))
    assert line_of(skipped, "check-in-2") == ""
    told = one_note(skipped.replace("Good talk.\n", "Good talk. They'll decide by Friday, December 4.\n"))
    assert line_of(told, "check-in-2").startswith("- [ ] ")


def test_a_deleted_check_in_comes_back_when_its_cause_changes() -> None:
    without = one_note(deleted(one_note(acme()), "check-in-1"))
    assert "check-in" not in "".join(task_lines(without))
    told = one_note(without.replace("Good talk.\n", "Good talk. They'll decide by Friday, December 4.\n"))
    assert line_of(told, "check-in-1").startswith("- [ ] ")


def test_tasks_of_two_notes_with_the_same_ids_are_two() -> None:
    files = settled({ACME: acme(), HALDEN: halden("Jane Doe (Owner)")})
    done = settled({**files, ACME: ticked(files[ACME], "thank-you-jane-doe")})
    assert done[HALDEN] == files[HALDEN]


def test_ids_say_their_rule_where_the_base_is_lost() -> None:
    note = one_note(acme())
    base = note[note.index("<!-- kbfollow:end") :]
    bare = replaced(ticked(note, "check-in-1"), base, "<!-- kbfollow:end -->\n")
    assert line_of(one_note(bare, TODAY), "check-in-2").startswith("- [ ] ")
