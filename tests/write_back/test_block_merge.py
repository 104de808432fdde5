"""Two versions of a note become one: the text by lines, the block task by task, and nobody's doing is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from vaults import ACME, TODAY, acme, deleted, line_of, one_note, relined, replaced, task_lines, ticked, ticked_by_tasks

from kbfollow.block_merge import merge_notes
from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.markdown.note import read_note
from kbfollow.records import read_records

JANE = "thank-you-jane-doe"
JOHN = "thank-you-john-roe"
ANN = "thank-you-ann-poe"
CHECK = "check-in-1"
LATER = date(2026, 11, 23)
# The engine is the one that the tests' passes have, whatever holiday data is installed.
NOTE = re.sub(
    r"holidays-[\d.]+",
    "holidays-0.100",
    one_note(acme("Jane Doe (Director); John Roe (CFO); Ann Poe (CEO)", "Good talk.\n\nThey were kind.\n")),
)


def merged(ancestor: str | None, ours: str, theirs: str) -> str:
    """The merge, which must be the same whoever brings which version."""
    found, turned = merge_notes(ancestor, ours, theirs), merge_notes(ancestor, theirs, ours)
    assert found is not None and turned is not None
    assert found.text == turned.text
    again = merge_notes(None, found.text, found.text)
    assert again is not None and again.text == found.text
    return found.text


def below(note: str, block_id: str, words: str) -> str:
    line = line_of(note, block_id)
    return replaced(note, line, f"{line}\n{words}")


def snoozed(note: str, block_id: str, day: str) -> str:
    return relined(note, block_id, lambda line: re.sub(r"📅 \S+", f"📅 {day}", line))


def reworded(note: str, block_id: str, words: str) -> str:
    return relined(note, block_id, lambda line: re.sub(r"\] .* 📅", f"] {words} 📅", line))


# Quiet cases


def test_equal_versions_stay_as_they_are() -> None:
    odd = NOTE.replace("\n", "\r\n") + "\u2028 no\x0c end"
    for ancestor in (None, NOTE, ""):
        assert merged(ancestor, odd, odd) == odd


def test_where_one_version_changed_it_is_the_result_to_the_byte() -> None:
    theirs = below(ticked(NOTE, JANE), JOHN, "own words  \r\n\n\n  - odd\u2028")
    assert merged(NOTE, NOTE, theirs) == theirs


def test_notes_without_a_block_are_merged_by_lines() -> None:
    assert merged("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n") == "A\nb\nC\n"
    assert merged("a\nb\nc", "a\nb\nc\nd", "A\nb\nc") == "A\nb\nc\nd"


@pytest.mark.parametrize(
    ("ancestor", "ours", "theirs"),
    [
        (NOTE, NOTE.replace("Good talk", "Great talk"), NOTE.replace("Good talk", "Odd talk")),
        (None, NOTE, NOTE.replace("Good talk", "Odd talk")),
        (None, NOTE, "Something else\n"),
        ("a\n", "b\n", "c\n"),
        ("a\nb\n", "a\nx\nb\n", "a\ny\nb\n"),
    ],
)
def test_text_that_both_changed_is_nobodys_to_merge(ancestor: str | None, ours: str, theirs: str) -> None:
    assert merge_notes(ancestor, ours, theirs) is None
    assert merge_notes(ancestor, theirs, ours) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda note: note.replace("<!-- kbfollow:begin", "<!- kbfollow:begin"),
        lambda note: note.replace("\n-->", "\n->"),
        lambda note: note.replace("<!-- kbfollow:end", "<!-- kbfollow:end -->\n<!-- kbfollow:end"),
        lambda note: re.sub(r"(?m)^(thank-you-jane-doe 2026-11-2)1", r"\g<1>2", note),
        lambda note: note.replace("kbfollow:begin 1", "kbfollow:begin 2"),
        lambda note: replaced(note, "Good talk.", "<<<<<<< HEAD\nGood\n=======\nBad\n>>>>>>> other"),
        lambda note: note + "\0",
    ],
)
def test_a_version_that_cannot_be_trusted_is_not_merged(damage: Callable[[str], str]) -> None:
    bad, done = damage(NOTE), ticked(NOTE, JOHN)
    assert bad != NOTE
    for ancestor, ours, theirs in ((NOTE, bad, done), (None, bad, done), (bad, ticked(NOTE, JANE), done)):
        assert merge_notes(ancestor, ours, theirs) is None
        assert merge_notes(ancestor, theirs, ours) is None


def test_a_block_that_one_took_away_is_gone_only_if_the_other_left_it() -> None:
    bare = re.sub(r"<!-- kbfollow:begin.*-->\n", "", NOTE, flags=re.S)
    assert merged(NOTE, bare.replace("kind", "very kind"), NOTE.replace("Good talk", "Fine talk")) == bare.replace(
        "kind", "very kind"
    ).replace("Good talk", "Fine talk")
    assert merge_notes(NOTE, bare, ticked(NOTE, JANE)) is None


# What both did


@pytest.mark.parametrize("ancestor", [None, NOTE])
def test_ticks_of_both_stay(ancestor: str | None) -> None:
    """Fault 27: the block of a note and of its copy, each with a tick of its own."""
    assert merged(ancestor, ticked(NOTE, JANE), ticked(NOTE, JOHN)) == ticked(ticked(NOTE, JANE), JOHN)


@pytest.mark.parametrize("ancestor", [None, NOTE])
def test_of_two_ticks_the_earlier_day_stays(ancestor: str | None) -> None:
    early, late = (ticked_by_tasks(NOTE, JANE, date(2026, 11, day)) for day in (21, 23))
    assert merged(ancestor, early, late) == early
    assert merged(ancestor, ticked(NOTE, JANE), late) == late


@pytest.mark.parametrize("ancestor", [None, NOTE])
def test_done_beats_open_and_cancelled(ancestor: str | None) -> None:
    done = ticked_by_tasks(NOTE, JANE)
    assert "[x]" in line_of(merged(ancestor, done, ticked(NOTE, JANE, "-")), JANE)
    result = merged(ancestor, done, snoozed(NOTE, JANE, "2026-11-25"))
    assert line_of(result, JANE) == line_of(snoozed(done, JANE, "2026-11-25"), JANE)


@pytest.mark.parametrize("ancestor", [None, NOTE])
def test_of_two_days_the_later_stays(ancestor: str | None) -> None:
    early, late = (snoozed(NOTE, JANE, f"2026-11-{day}") for day in (24, 26))
    assert merged(ancestor, early, late) == one_note(late)  # with the lines in the order of their days
    assert merged(ancestor, early, snoozed(NOTE, JOHN, "2026-11-26")) == one_note(snoozed(early, JOHN, "2026-11-26"))


@pytest.mark.parametrize("ancestor", [None, NOTE])
def test_words_of_the_user_stay_and_of_two_both(ancestor: str | None) -> None:
    own, other = reworded(NOTE, JANE, "Thank Jane with a card"), reworded(NOTE, JANE, "Ring Jane")
    result = merged(ancestor, own, ticked_by_tasks(NOTE, JANE))
    assert line_of(result, JANE) == line_of(ticked_by_tasks(own, JANE), JANE)
    both = merged(ancestor, own, other)
    assert line_of(own, JANE) in both and line_of(other, JANE) in both
    assert (merge_notes(ancestor, own, other) or pytest.fail()).doubled == (JANE,)
    after = one_note(both)
    assert "Thank Jane with a card" in after and "Ring Jane" in after


def test_who_changed_it_since_the_ancestor_wins() -> None:
    done = ticked_by_tasks(NOTE, JANE)
    assert "[ ]" in line_of(merged(done, NOTE, ticked(done, JOHN)), JANE)
    late = snoozed(NOTE, JANE, "2026-11-26")
    assert "📅 2026-11-21" in line_of(merged(late, NOTE, ticked(late, JOHN)), JANE)
    other_day = ticked_by_tasks(NOTE, JANE, LATER)
    assert "✅ 2026-11-23" in line_of(merged(done, other_day, ticked(done, JOHN)), JANE)


@pytest.mark.parametrize("ancestor", [None, NOTE])
def test_a_deleted_line_stays_away_unless_the_other_did_something_with_it(ancestor: str | None) -> None:
    gone = deleted(NOTE, JANE)
    assert line_of(merged(ancestor, gone, ticked(NOTE, JOHN)), JANE) == ""
    for there in (
        ticked(NOTE, JANE),
        snoozed(NOTE, JANE, "2026-11-25"),
        reworded(NOTE, JANE, "Ring Jane"),
        below(NOTE, JANE, "    - buy a card"),
    ):
        assert line_of(there, JANE) in merged(ancestor, gone, there)


@pytest.mark.parametrize("ancestor", [None, NOTE])
def test_lines_below_a_task_and_foreign_lines_of_both_stay(ancestor: str | None) -> None:
    ours = below(NOTE, JANE, "    - buy a card\n    - blue one")
    theirs = below(NOTE, JANE, "    - buy a card\n    - stamps")
    result = merged(ancestor, below(ours, CHECK, "\nRing the desk.\n"), below(theirs, CHECK, "\n- [ ] own ^my-own\n"))
    for line in ("    - buy a card", "    - blue one", "    - stamps", "Ring the desk.", "- [ ] own ^my-own"):
        assert result.split("\n").count(line) == 1
    assert one_note(result) == result


def test_what_kbfollow_rewrote_meets_what_the_user_did() -> None:
    properties = "references: [Maria Lopez]\n"
    ours = one_note(replaced(NOTE, "country: US\n", f"country: US\n{properties}"))
    theirs = ticked_by_tasks(snoozed(NOTE, JOHN, "2026-11-25"), JANE)
    result = merged(NOTE, ours, theirs)
    assert line_of(result, "alert-maria-lopez") == line_of(ours, "alert-maria-lopez")
    assert line_of(result, JANE) == line_of(theirs, JANE) and line_of(result, JOHN) == line_of(theirs, JOHN)
    assert one_note(result) == result


def test_a_task_whose_reason_ended_goes_and_a_ticked_one_stays() -> None:
    ours = one_note(replaced(NOTE, "  - Jane Doe (Director)\n", ""))
    assert line_of(merged(NOTE, ours, ticked(NOTE, JOHN)), JANE) == ""
    assert line_of(merged(NOTE, ours, ticked(NOTE, JANE)), JANE) == line_of(ticked(NOTE, JANE), JANE)


def test_a_new_day_of_kbfollow_is_no_snooze() -> None:
    ours = one_note(NOTE.replace("date: 2026-11-20", "date: 2026-11-23"), date(2026, 11, 24))
    assert "📅 2026-11-24" in line_of(ours, JANE)
    result = merged(NOTE, ours, ticked(reworded(NOTE, JANE, "Ring Jane"), JOHN))
    records = {one.id: one for one in read_records(read_note(ACME, result))}
    assert records[JANE].user_due is None and records[JANE].user_text == "Ring Jane"
    assert records[JOHN].status == "done"


def test_what_evidence_ticked_and_the_user_took_back_stays_open() -> None:
    told = one_note(acme("Jane Doe (Director); John Roe (CFO)", "Emailed Jane a thank-you.\n"))
    assert "[x]" in line_of(told, JANE)
    open_again = relined(told, JANE, lambda line: re.sub(r" ✅ \S+", "", line.replace("[x]", "[ ]")))
    kept_open = one_note(open_again)
    for ours in (open_again, kept_open):
        for ancestor in (None, told):
            result = merged(ancestor, ours, ticked(told, JOHN))
            assert "[ ]" in line_of(one_note(result), JANE) and "[x]" in line_of(result, JOHN)


def test_prose_typed_at_the_end_and_a_first_block_there_both_stay() -> None:
    bare = acme(body="Good talk.\n")
    ours, theirs = one_note(bare), bare + "They rang back.\n"
    result = merged(bare, ours, theirs)
    assert result.index("They rang back.") < result.index("## Follow-ups")
    assert merged(bare, one_note(theirs), ours) == one_note(theirs)
    unended = bare.rstrip("\n")
    assert "They rang back." in merged(unended, one_note(unended), unended + "\nThey rang back.")


@pytest.mark.parametrize("ancestor", ["", None])
def test_a_version_without_a_block_yet(ancestor: str | None) -> None:
    bare = acme(body="Good talk.\n")
    if ancestor is None:
        assert merged(None, bare, ticked(one_note(bare), JANE)) == ticked(one_note(bare), JANE)
    else:
        assert merge_notes(ancestor, bare, one_note(bare)) is not None


def test_windows_line_ends_of_a_version_stay_with_its_lines() -> None:
    crlf = NOTE.replace("\n", "\r\n")
    result = merged(None, ticked(crlf, JANE), ticked(crlf, JOHN))
    assert result == ticked(ticked(crlf, JANE), JOHN)
    assert result.count("\n") == result.count("\r\n")


def test_thousands_of_lines_in_a_block_take_no_time() -> None:
    own = [f"- a thought {number}\n" for number in range(4000)]
    ours, theirs = ("".join(one) for one in (own, reversed(own)))
    result = merged(
        None, *(replaced(NOTE, "\n<!-- kbfollow:end", f"\n{one}<!-- kbfollow:end") for one in (ours, theirs))
    )
    assert result.count("- a thought") == 4000


# Properties

IDS = st.sampled_from([JANE, JOHN, ANN, CHECK])
DAYS = st.integers(22, 29).map(lambda day: f"2026-11-{day}")
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("tick"), IDS, st.none()),
        st.tuples(st.just("tick on"), IDS, DAYS),
        st.tuples(st.just("cancel"), IDS, st.none()),
        st.tuples(st.just("snooze"), IDS, DAYS),
        st.tuples(st.just("reword"), IDS, st.sampled_from(["Ring them", "Write a card", "Send flowers"])),
        st.tuples(st.just("child"), IDS, st.sampled_from(["    - stamps", "\t- [ ] card", "    a word"])),
        st.tuples(st.just("foreign"), IDS, st.sampled_from(["My own.", "- [ ] mine ^my-id", "- a thought\n  of two"])),
        st.tuples(st.just("delete"), IDS, st.none()),
        st.tuples(st.just("pass"), IDS, st.none()),
    ),
    max_size=5,
)


def acted(note: str, actions: Sequence[tuple[str, str, str | None]], who: str) -> tuple[str, set[str], set[str]]:
    """The note after what somebody did; the words they wrote, and the tasks that are ticked."""
    written: set[str] = set()
    for action, block_id, value in actions:
        line = next((one for one in note.split("\n") if one.endswith(f"^{block_id}")), "")
        still_open = "- [ ]" in line
        if action == "pass":
            note = one_note(note)
        elif action == "foreign":
            words = f"{value} ({who})" if value and "^" not in value else str(value)
            note = replaced(note, "\n<!-- kbfollow:end", f"\n{words}\n\n<!-- kbfollow:end")
            written |= set(words.split("\n"))
        elif not line or note.count(line) != 1:
            continue
        elif action == "child":
            note = note.replace(line, f"{line}\n{value} ({who})")
            written.add(f"{value} ({who})")
        elif action == "delete" and not re.search(re.escape(line) + r"\n[ \t]", note):
            note = note.replace(f"{line}\n", "")
        elif still_open and action == "tick":
            note = ticked(note, block_id)
        elif still_open and action == "tick on":
            note = ticked_by_tasks(note, block_id, date.fromisoformat(str(value)))
        elif still_open and action == "cancel":
            note = ticked(note, block_id, "-")
        elif still_open and action == "snooze":
            note = snoozed(note, block_id, str(value))
        elif still_open and action == "reword":
            note = reworded(note, block_id, f"{value} ({who})")
    return note, {one for one in written if one in note.split("\n")}, done_in(note)


def done_in(note: str) -> set[str]:
    return {line.rpartition("^")[2] for line in task_lines(note) if "- [x]" in line}


def words_in(note: str) -> Counter[str]:
    """The user's words, wherever they stand: those that carry who wrote them."""
    return Counter(re.findall(r"(?:Ring them|Write a card|Send flowers) \(\w+\)", note))


@pytest.mark.parametrize("with_ancestor", [True, False])
@given(one=ACTIONS, two=ACTIONS)
@hypothesis_settings(max_examples=100)
def test_nothing_that_either_did_is_lost(
    with_ancestor: bool, one: list[tuple[str, str, str | None]], two: list[tuple[str, str, str | None]]
) -> None:
    ours, our_words, our_ticks = acted(NOTE, one, "me")
    theirs, their_words, their_ticks = acted(NOTE, two, "you")
    result = merged(NOTE if with_ancestor else None, ours, theirs)
    lines = set(result.split("\n"))
    assert our_words | their_words <= lines
    assert our_ticks | their_ticks <= done_in(result)
    assert set(words_in(ours) | words_in(theirs)) <= set(words_in(result))
    block = find_block(result.split("\n"))
    assert isinstance(block, ManagedBlock)
    # Merged in once more, a version changes nothing but the order. With an ancestor it may bring back what had gone.
    for side in () if with_ancestor else (ours, theirs):
        again = merge_notes(None, result, side)
        assert again is not None and sorted(again.text.split("\n")) == sorted(result.split("\n"))
    after = one_note(result)
    assert our_ticks | their_ticks <= done_in(after) and our_words | their_words <= set(after.split("\n"))
    assert one_note(after, TODAY) == after
