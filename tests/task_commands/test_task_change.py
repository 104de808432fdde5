"""A note's text with one line changed: whatever stands in the line and around it stays."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from one_vault import ACME, FILES

from kbfollow.judge import judge
from kbfollow.markdown.note import read_note
from kbfollow.markdown.task_line import parse_task
from kbfollow.plan import note_edits
from kbfollow.settings import Settings
from kbfollow.task_change import Change, Kind, changed_note, matching

TODAY = date(2026, 11, 23)
PROMISE = "promise-writing-sample"
(EDIT,) = note_edits(judge([read_note(ACME, FILES[ACME])], Settings(), TODAY))
WRITTEN = EDIT.after.decode()
LINE = next(line for line in WRITTEN.split("\n") if line.endswith(f"^{PROMISE}"))

fields = st.lists(st.sampled_from(["⏫", "🔁 every week", "🛫 2026-11-24", "➕ 2026-11-20", "#own"]), unique=True)
marks = st.sampled_from(["- [ ]", "* [ ]", "+ [/]", "1. [ ]", "- [!]"])
around = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n<>`~%-=*_#|"), max_size=40)
kinds: st.SearchStrategy[Kind] = st.sampled_from(["done", "snooze", "skip"])


@settings(max_examples=40)  # each reads a note four times
@given(kinds, marks, fields, around, st.dates(TODAY, date(2027, 12, 31)), st.booleans())
def test_only_the_line_changes_and_only_as_asked(
    kind: Kind, mark: str, extra: list[str], prose: str, day: date, crlf: bool
) -> None:
    own = "".join(f" {word}" for word in extra)
    line = LINE.replace("- [ ]", mark).replace(" 📅", f"{own} 📅")
    text = WRITTEN.replace(LINE, line).replace("Forgot", f"{prose} Forgot")
    text = text.replace("\n", "\r\n") if crlf else text
    judgement = judge([read_note(ACME, text)], Settings(), TODAY)
    (choice,) = matching(judgement, PROMISE)
    after = changed_note(judgement, choice, Change(kind, day))
    assert after is not None
    before_lines, after_lines = text.split("\n"), after.split("\n")
    changed = [pair for pair in zip(before_lines, after_lines, strict=True) if pair[0] != pair[1]]
    assert len(changed) <= 1 and (changed or (kind == "snooze" and f"📅 {day}" in line))
    for before, now in changed:
        task = parse_task(now)
        assert task is not None and task.id == PROMISE and now.endswith("\r") is crlf
        wanted = {
            "done": ("done", date(2026, 11, 25), day, None),
            "skip": ("cancelled", date(2026, 11, 25), None, day),
            "snooze": ("open", day, None, None),
        }[kind]
        assert (task.status, task.due, task.done, task.cancelled) == wanted
        assert all(word in now for word in extra) and len(before) <= len(now)
    again = judge([read_note(ACME, after)], Settings(), TODAY)
    (same,) = matching(again, PROMISE)
    assert same.follow_up.status == {"done": "done", "skip": "cancelled", "snooze": "open"}[kind]
    assert changed_note(again, same, Change(kind, day)) == after, "asked for twice it changes nothing more"


def test_a_name_that_is_the_beginning_of_several() -> None:
    judgement = judge([read_note(ACME, WRITTEN)], Settings(), TODAY)
    assert {one.id for one in matching(judgement, "thank-you-j")} == {"thank-you-jane-doe", "thank-you-john-roe"}
    assert matching(judgement, "") == matching(judgement, "Acme#") == []
