"""What the user does on the Follow-ups page reaches the notes; what isn't ours on it stays."""

from __future__ import annotations

import re
from datetime import date

import pytest
from vaults import (
    ACME,
    HALDEN,
    PAGE,
    TODAY,
    Files,
    acme,
    changed,
    deleted,
    due_of,
    halden,
    judged,
    line_of,
    listed,
    pass_over,
    problems_of,
    relined,
    replaced,
    settled,
    status_of,
    ticked,
    ticked_by_tasks,
)

from kbfollow.file_names import SETTINGS_NOTE

JANE = "thank-you-jane-doe"
RUTH = "thank-you-ruth-adler"
MARIA = "alert-maria-lopez"
REFERENCE = "references: [Maria Lopez]\n"
LATER = date(2026, 11, 23)
SENT = "They'll decide by Friday, December 4.\n"


@pytest.fixture
def files() -> Files:
    return settled({ACME: acme(properties=REFERENCE), HALDEN: halden()})


def on_page(files: Files, block_id: str, change) -> Files:  # type: ignore[no-untyped-def]
    """The vault with a task's line on the page changed."""
    return changed(files, PAGE, lambda page: relined(page, block_id, change))


def test_an_untouched_page_is_not_written_on_the_same_day(files: Files) -> None:
    assert pass_over(files) == files


def test_the_page_of_another_day_leaves_the_notes_alone(files: Files) -> None:
    for day in range(22, 27):
        after = settled(files, date(2026, 11, day))
        assert (after[ACME], after[HALDEN]) == (files[ACME], files[HALDEN])


def test_list_says_the_same_before_and_after_a_pass(files: Files) -> None:
    unwritten = {ACME: acme(properties=REFERENCE), HALDEN: halden()}
    assert listed(unwritten) == listed(files)
    done = changed(files, PAGE, lambda page: ticked(page, JANE))
    assert listed(done) == listed(settled(done))


@pytest.mark.parametrize("mark", ["x", "X"])
def test_a_tick_on_the_page_reaches_the_note(files: Files, mark: str) -> None:
    after = settled(changed(files, PAGE, lambda page: ticked(page, JANE, mark)), LATER)
    assert line_of(after[ACME], JANE) == line_of(files[ACME], JANE).replace("[ ]", "[x]").replace(
        " ^", " ✅ 2026-11-23 ^"
    )
    assert line_of(after[PAGE], JANE) == ""


def test_a_tick_on_the_page_by_tasks_keeps_its_day(files: Files) -> None:
    done = on_page(files, JANE, lambda line: replaced(line, "[ ]", "[x]") + " ✅ 2026-11-22")
    assert " ✅ 2026-11-22 ^" in line_of(settled(done, LATER)[ACME], JANE)


def test_a_cancellation_on_the_page_reaches_the_note(files: Files) -> None:
    after = settled(changed(files, PAGE, lambda page: ticked(page, JANE, "-")), LATER)
    assert "[-]" in line_of(after[ACME], JANE) and "❌ 2026-11-23" in line_of(after[ACME], JANE)


def test_a_tick_taken_back_before_the_pass_is_none(files: Files) -> None:
    there_and_back = replaced(
        ticked(files[PAGE], JANE), line_of(ticked(files[PAGE], JANE), JANE), line_of(files[PAGE], JANE)
    )
    assert settled({**files, PAGE: there_and_back}) == files


def test_a_ticked_check_in_on_the_page_makes_the_next_one(files: Files) -> None:
    page = files[PAGE]
    line = next(one for one in page.split("\n") if "Acme.md#^check-in-1" in one)
    done = settled({**files, PAGE: replaced(page, line, line.replace("[ ]", "[x]"))}, date(2026, 11, 27))
    assert "[x]" in line_of(done[ACME], "check-in-1") and "[ ]" in line_of(done[ACME], "check-in-2")
    assert "[ ]" in line_of(done[HALDEN], "check-in-1")


@pytest.mark.parametrize("day", ["2026-11-26", "Thu 26", "Thu 26 Nov"])
def test_a_day_on_the_page_is_changed_as_printed_or_as_iso(files: Files, day: str) -> None:
    page = files[PAGE]
    line = next(one for one in page.split("\n") if "Acme.md#^check-in-1" in one)
    after = settled({**files, PAGE: replaced(page, line, replaced(line, "Fri 27", day))})
    assert "📅 2026-11-26" in line_of(after[ACME], "check-in-1")
    assert due_of({ACME: after[ACME]}, "check-in-1") == "2026-11-26"


@pytest.mark.parametrize("day", ["2026-11-25", "Wed 25", "Wed 25 Nov"])
def test_the_day_of_a_late_line_is_changed_where_it_stands(files: Files, day: str) -> None:
    late = on_page(files, RUTH, lambda line: replaced(line, "since Fri 20", f"since {day}"))
    assert "📅 2026-11-25" in line_of(settled(late)[HALDEN], RUTH)


def test_a_day_in_the_tasks_form_is_a_changed_day(files: Files) -> None:
    snoozed = on_page(files, JANE, lambda line: f"{line} 📅 2026-11-25")
    after = settled(snoozed)
    assert "📅 2026-11-25" in line_of(after[ACME], JANE)
    assert "Wed 25: thank Jane Doe" in line_of(after[PAGE], JANE)


@pytest.mark.parametrize("day", ["2026-02-31", "soon", "Mon 99", ""])
def test_a_day_that_is_none_changes_nothing(files: Files, day: str) -> None:
    late = on_page(files, RUTH, lambda line: replaced(line, "since Fri 20", f"since {day}"))
    assert settled(late) == files


def test_a_page_line_that_moved_or_is_gone_is_written_again(files: Files) -> None:
    line = line_of(files[PAGE], JANE)
    moved = replaced(files[PAGE], line + "\n", "").replace("## Where things", f"{line}\n\n## Where things")
    assert settled({**files, PAGE: moved}) == files
    assert settled({**files, PAGE: deleted(files[PAGE], JANE)}) == files


def test_a_page_line_that_moved_still_carries_its_tick(files: Files) -> None:
    line = line_of(files[PAGE], JANE)
    moved = replaced(files[PAGE], line + "\n", "").replace(
        "## Where things", f"{line.replace('[ ]', '[x]')}\n\n## Where things"
    )
    assert status_of(settled({**files, PAGE: moved}), JANE) == "done"


def test_a_doubled_page_line_is_one_again(files: Files) -> None:
    line = line_of(files[PAGE], JANE)
    assert settled({**files, PAGE: replaced(files[PAGE], line, f"{line}\n{line}")}) == files
    both = settled({**files, PAGE: replaced(files[PAGE], line, f"{line}\n{line}".replace("[ ]", "[x]"))})
    assert status_of(both, JANE) == "done"


def test_two_copies_that_disagree_change_nothing_and_stay_until_one_is_gone(files: Files) -> None:
    line = line_of(files[PAGE], JANE)
    tick = line.replace("[ ]", "[x]")
    both = {**files, PAGE: replaced(files[PAGE], line, f"{line}\n{tick}")}
    after = settled(both)
    assert after[ACME] == files[ACME]
    assert f"{line}\n{tick}\n" in after[PAGE]
    assert [one.path for one in problems_of(after)] == [PAGE]
    assert "## Problems" in after[PAGE]
    assert settled(after, LATER)[ACME] == files[ACME]
    assert status_of(settled({**after, PAGE: replaced(after[PAGE], line + "\n", "")}), JANE) == "done"
    assert settled({**after, PAGE: replaced(after[PAGE], tick + "\n", "")}) == files


def test_the_tick_of_a_shared_line_ticks_all(files: Files) -> None:
    both = settled({ACME: acme(properties=REFERENCE), HALDEN: halden(properties=REFERENCE)})
    assert both[PAGE].count(f"^{MARIA}") == 2
    done = settled(changed(both, PAGE, lambda page: ticked(page, MARIA)))
    assert "[x]" in line_of(done[ACME], MARIA) and "[x]" in line_of(done[HALDEN], MARIA)


def test_an_answer_on_the_page_answers_the_question() -> None:
    day = date(2027, 2, 1)
    quiet = settled({ACME: acme()}, day)
    assert "gone-quiet-let-go" in quiet[PAGE]
    after = settled(changed(quiet, PAGE, lambda page: ticked(page, "gone-quiet-let-go")), day)
    assert "[x]" in line_of(after[ACME], "gone-quiet-let-go")
    assert line_of(after[ACME], "gone-quiet-note") == ""
    assert "no response" in after[PAGE]
    assert settled(after, date(2027, 2, 8))[ACME] == after[ACME]


def test_the_note_wins_for_days(files: Files) -> None:
    own = changed(files, ACME, lambda text: relined(text, JANE, lambda line: replaced(line, "11-21", "11-24")))
    both = on_page(own, JANE, lambda line: f"{line} 📅 2026-11-25")
    assert "📅 2026-11-24" in line_of(settled(both)[ACME], JANE)


def test_done_beats_open(files: Files) -> None:
    own = changed(files, ACME, lambda text: relined(text, JANE, lambda line: replaced(line, "11-21", "11-24")))
    both = changed(own, PAGE, lambda page: ticked(page, JANE))
    assert "[x]" in line_of(settled(both)[ACME], JANE)
    done_in_note = changed(files, ACME, lambda text: ticked(text, JANE))
    snoozed_on_page = on_page(done_in_note, JANE, lambda line: f"{line} 📅 2026-11-25")
    assert "[x]" in line_of(settled(snoozed_on_page)[ACME], JANE)


@pytest.mark.parametrize(("in_note", "on_the_page"), [(22, 23), (23, 22)])
def test_two_days_of_one_tick_give_the_earlier(files: Files, in_note: int, on_the_page: int) -> None:
    both = changed(files, ACME, lambda text: ticked_by_tasks(text, JANE, date(2026, 11, in_note)))
    both = on_page(both, JANE, lambda line: replaced(line, "[ ]", "[x]") + f" ✅ 2026-11-{on_the_page}")
    assert "✅ 2026-11-22" in line_of(settled(both, date(2026, 11, 24))[ACME], JANE)


def test_a_tick_that_has_its_day_on_the_page_only_gets_that_day(files: Files) -> None:
    both = changed(files, ACME, lambda text: ticked(text, JANE))
    both = on_page(both, JANE, lambda line: replaced(line, "[ ]", "[x]") + " ✅ 2026-11-22")
    assert "✅ 2026-11-22" in line_of(settled(both, date(2026, 11, 24))[ACME], JANE)


def test_a_tick_waits_on_the_page_while_its_note_cannot_be_written(files: Files) -> None:
    done = changed(files, PAGE, lambda page: ticked(page, JANE))
    line = line_of(done[PAGE], JANE)
    waiting = pass_over(done, refused=[ACME])
    for day in (TODAY, LATER):
        waiting = pass_over(waiting, day, refused=[ACME])
        assert waiting[ACME] == files[ACME]
        assert line_of(waiting[PAGE], JANE) == line
        assert pass_over(waiting, day, refused=[ACME]) == waiting
        assert status_of(waiting, JANE) == "done"
    after = settled(waiting, LATER)
    assert "[x]" in line_of(after[ACME], JANE) and line_of(after[PAGE], JANE) == ""


def test_a_changed_day_waits_on_the_page_while_its_note_cannot_be_written(files: Files) -> None:
    snoozed = on_page(files, JANE, lambda line: f"{line} 📅 2026-11-25")
    waiting = pass_over(pass_over(snoozed, refused=[ACME]), refused=[ACME])
    assert "📅 2026-11-25" in line_of(waiting[PAGE], JANE)
    assert "📅 2026-11-25" in line_of(settled(waiting)[ACME], JANE)


def test_half_of_a_shared_tick_waits() -> None:
    both = settled({ACME: acme(properties=REFERENCE), HALDEN: halden(properties=REFERENCE)})
    waiting = pass_over(changed(both, PAGE, lambda page: ticked(page, MARIA)), refused=[ACME])
    assert "[x]" in line_of(waiting[HALDEN], MARIA) and "[ ]" in line_of(waiting[ACME], MARIA)
    waiting = pass_over(waiting, refused=[ACME])
    after = settled(waiting)
    assert "[x]" in line_of(after[ACME], MARIA)


def test_a_page_that_could_not_be_written_does_no_harm(files: Files) -> None:
    done = changed(files, PAGE, lambda page: ticked(page, JANE))
    halfway = pass_over(done, refused=[PAGE])
    assert "[x]" in line_of(halfway[ACME], JANE) and halfway[PAGE] == done[PAGE]
    assert settled(halfway) == settled(done)


def test_an_old_page_that_comes_back_changes_nothing(files: Files) -> None:
    done = settled(changed(files, ACME, lambda text: ticked(text, JANE)), LATER)
    assert settled({**done, PAGE: files[PAGE]}, LATER) == done


def test_the_note_arrives_before_the_page(files: Files) -> None:
    done = settled(changed(files, PAGE, lambda page: ticked(page, JANE)))
    other_device = settled({**files, ACME: done[ACME]})
    assert other_device == done


def test_the_page_arrives_before_the_note(files: Files) -> None:
    done = settled(changed(files, PAGE, lambda page: ticked(page, JANE)))
    other_device = {**files, PAGE: done[PAGE]}
    assert settled(other_device) == files
    assert settled({**other_device, ACME: done[ACME]}) == done


@pytest.mark.parametrize("task", [JANE, "check-in-1"])
def test_a_tick_on_a_page_that_arrived_before_the_notes_block(task: str) -> None:
    written = settled({ACME: acme()})
    early = {ACME: acme(), PAGE: ticked(written[PAGE], task)}
    assert "[x]" in line_of(settled(early)[ACME], task)


def test_a_day_on_a_page_that_arrived_before_the_notes_block(files: Files) -> None:
    """The day is the user's, also after the pass that writes the block."""
    page = relined(files[PAGE], RUTH, lambda line: f"{line} 📅 2026-11-25")
    after = settled({ACME: acme(properties=REFERENCE), HALDEN: halden(), PAGE: page})
    assert due_of(after, RUTH) == "2026-11-25"
    assert settled(after, LATER)[HALDEN] == after[HALDEN]


def test_a_day_on_the_page_gives_no_day_to_a_tick_by_evidence(files: Files) -> None:
    page = relined(files[PAGE], MARIA, lambda line: f"{line} 📅 2026-11-25")
    told = acme(body="Good talk.\n\nTold Maria Lopez that they may call.\n", properties=REFERENCE)
    after = settled({**files, ACME: told, PAGE: page})
    assert line_of(after[ACME], MARIA).startswith("- [x]") and "✅" not in line_of(after[ACME], MARIA)


def test_a_tick_finds_the_note_that_was_renamed_meanwhile(files: Files) -> None:
    done = changed(files, PAGE, lambda page: ticked(page, JANE))
    renamed = {("Interviews/Acme, first.md" if path == ACME else path): text for path, text in done.items()}
    after = settled(renamed)
    assert "[x]" in line_of(after["Interviews/Acme, first.md"], JANE)


def test_a_tick_whose_note_is_gone_stays_and_is_a_problem(files: Files) -> None:
    done = changed(files, PAGE, lambda page: ticked(page, JANE))
    line = line_of(done[PAGE], JANE)
    gone = {path: text for path, text in done.items() if path != ACME}
    after = settled(gone)
    assert line in after[PAGE]
    assert any("thank-you-jane-doe" in one.message for one in problems_of(after))


def test_a_tick_whose_task_is_gone_stays_and_is_a_problem(files: Files) -> None:
    done = changed(files, PAGE, lambda page: ticked(page, JANE))
    gone = settled({**files, ACME: replaced(files[ACME], "  - Jane Doe (Director)\n", "  - Ann Poe\n  - Bea Fry\n")})
    after = settled({**gone, PAGE: done[PAGE]})
    assert line_of(done[PAGE], JANE) in after[PAGE]
    assert any("thank-you-jane-doe" in one.message for one in problems_of(after))


def test_a_tick_whose_note_is_gone_is_not_carried_to_another_employer(files: Files) -> None:
    line = next(one for one in files[PAGE].split("\n") if "Acme.md#^check-in-1" in one)
    done = {**files, PAGE: replaced(files[PAGE], line, line.replace("[ ]", "[x]"))}
    after = settled({path: text for path, text in done.items() if path != ACME})
    assert after[HALDEN] == files[HALDEN]
    assert line.replace("[ ]", "[x]") in after[PAGE]


def test_a_tick_for_a_note_that_wants_no_tasks_makes_no_block(files: Files) -> None:
    done = changed(files, PAGE, lambda page: ticked(page, JANE))
    unwanted = acme(properties="follow_ups: no\n")
    assert settled({**done, ACME: unwanted})[ACME] == unwanted


def test_text_around_the_block_stays_byte_for_byte(files: Files) -> None:
    head, foot = "\ufeff# My week\r\n\nBe kind.\u2028\x0b\n- [ ] milk\n\n", "\n\n## Later\r\nmore\x85"
    block = files[PAGE].removeprefix("# Follow-ups\n\n").rstrip("\n")
    own = settled({**files, PAGE: head + block + foot})
    assert own[PAGE].startswith(head) and own[PAGE].endswith(foot)
    done = settled({**own, PAGE: ticked(own[PAGE], JANE)}, LATER)
    assert done[PAGE].startswith(head) and done[PAGE].endswith(foot)


def test_what_the_user_writes_into_the_block_stands_below_it_from_then_on(files: Files) -> None:
    own = (
        "Ring the desk.\n\n- [ ] buy stamps ^my-stamps\n    - ten, for [Acme](Acme.md)\n- [x] call [mum](Mum.md#^call)"
    )
    line = line_of(files[PAGE], JANE)
    after = settled({**files, PAGE: replaced(files[PAGE], line, f"{line}\n\n{own}")})
    assert after[PAGE] == files[PAGE].rstrip("\n") + f"\n\n{own}\n"
    assert settled(after, LATER)[PAGE].endswith(f"-->\n\n{own}\n")


def test_a_page_of_windows_line_ends_keeps_them(files: Files) -> None:
    crlf = {**files, PAGE: files[PAGE].replace("\n", "\r\n")}
    assert settled(crlf) == crlf
    done = settled({**crlf, PAGE: ticked(crlf[PAGE], JANE)}, LATER)
    assert status_of(done, JANE) == "done"
    assert done[PAGE].count("\n") == done[PAGE].count("\r\n")


@pytest.mark.parametrize("text", ["", "# My own page\n", "no final newline", "# Mine\r\n\r\ntext\r\n"])
def test_a_page_without_a_block_gets_one_behind_what_is_there(text: str) -> None:
    after = settled({ACME: acme(), PAGE: text})
    assert after[PAGE].startswith(text)
    assert line_of(after[PAGE], JANE)
    assert after[PAGE].count("\r\n") == (after[PAGE].count("\n") if "\r" in text else 0)


@pytest.mark.parametrize("end", ["```\ncode\n", "<!-- a comment\n", "%%\n"])
def test_a_page_that_ends_in_an_open_fence_or_comment_is_left_alone(end: str) -> None:
    files = {ACME: acme(), PAGE: f"# My own page\n\n{end}"}
    assert settled(files)[PAGE] == files[PAGE]
    assert [one.path for one in problems_of(files)] == [PAGE]


@pytest.mark.parametrize(
    "damage", [("-->\n\n**", "->\n\n**"), ("<!-- kbfollow:end", "<!- kbfollow:end"), ("\n-->\n", "\n")]
)
def test_a_damaged_page_is_left_alone_and_read_for_nothing(files: Files, damage: tuple[str, str]) -> None:
    done = changed(files, PAGE, lambda page: replaced(ticked(page, JANE), *damage))
    after = settled(done)
    assert after == done
    assert [one.path for one in problems_of(done)] == [PAGE]
    assert settled({path: text for path, text in done.items() if path != PAGE}) == files


@pytest.mark.parametrize("character", ["0", "x", " ", "é", "🦊"])
def test_a_garbled_base_of_the_page_is_no_intent(files: Files, character: str) -> None:
    page = files[PAGE]
    start, stop = page.index("\nopen ") + 1, page.index("\n-->\n", page.index("\nopen "))
    for place in range(start, stop, 5):
        garbled = {**files, PAGE: page[:place] + character + page[place + 1 :]}
        after = pass_over(garbled)
        assert (after[ACME], after[HALDEN]) == (files[ACME], files[HALDEN])
        assert pass_over(after) == after


def test_a_garbled_base_of_the_page_keeps_what_the_user_wrote(files: Files) -> None:
    page = replaced(files[PAGE], "## Where things stand", "Be kind.\n\n## Where things stand")
    garbled = re.sub(r"(?m)^lines .*$", "lines damaged 000000 111111", page)
    assert "\nBe kind.\n" in settled({**files, PAGE: garbled})[PAGE]


def test_links_as_wikilinks_carry_ticks_as_well() -> None:
    style = "---\nlink_style: wikilink\n---\n"
    files = settled({SETTINGS_NOTE: style, ACME: acme(), HALDEN: halden()})
    assert "[[Interviews/Acme#^thank-you-jane-doe|" in files[PAGE]
    assert status_of(settled(changed(files, PAGE, lambda page: ticked(page, JANE))), JANE) == "done"


@pytest.mark.parametrize(
    "path", ["Interviews/Ä b (c) #1 100%.md", "Interviews/a]b[c.md", "Interviews/x^y|z.md", "I/é\udcff.md"]
)
def test_a_tick_finds_its_note_whatever_the_notes_name(path: str) -> None:
    files = settled({path: acme()})
    line = line_of(files[PAGE], JANE)
    assert line, files[PAGE]
    after = settled({**files, PAGE: replaced(files[PAGE], line, line.replace("[ ]", "[x]"))})
    assert "[x]" in line_of(after[path], JANE)


def test_an_application_that_sleeps_makes_no_line() -> None:
    asleep = acme().replace("2026-11-20", "2026-05-20")
    after = settled({ACME: asleep, HALDEN: halden()})
    assert "Acme.md#^" not in after[PAGE]
    assert judged(after)[0].frozen == {ACME: "dormant"}
