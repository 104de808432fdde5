"""Our lines in the Tasks plugin: nothing is left unrecognised, and its rewriting changes nothing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tasks_model import read_line

from kbfollow.markdown.task_edit import move_id_to_end, set_done, set_due, set_status
from kbfollow.markdown.task_line import clean_description, format_task, parse_task

NAMES = [
    "Jane Doe (Finance Director)",
    "[[John Roe]]",
    "José & 李雷",
    "C# role",
    "Suite #2",
    "^evil",
    "📅 2026-01-01",
    "[due:: 2026-01-01]",
    "(id:: x)",
    "a\nb",
    "🔁 every week",
    "⛔ x",
    "Łukasz ⏫",
    "\u00a0\u200bJane\u202e",
    "<!-- x",
    "50%%",
    ", by 2026-01-01",
    "[a](b.md)",
    "unclosed (",
    "x]] [[",
    "#task",
]


# --- the model itself, against what the plugin was seen to do -------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "description", "fields", "block_id"),
    [
        ("- [ ] Call 📅 2026-11-23 ^a-1", "Call", {"due": "2026-11-23"}, "a-1"),
        ("- [ ] Call 📅 2026-11-23 please", "Call 📅 2026-11-23 please", {}, ""),
        ("- [ ] Call 📅 2026-11-23.", "Call 📅 2026-11-23.", {}, ""),
        ("- [ ] Call 📅\u00a02026-11-23", "Call 📅\u00a02026-11-23", {}, ""),
        ("- [ ] Call\u00a0📅 2026-11-23", "Call", {"due": "2026-11-23"}, ""),
        ("- [ ] Call 📅 2026-11-23\u200b", "Call 📅 2026-11-23\u200b", {}, ""),
        ("- [ ] Call 🗓️ 2026-11-23", "Call", {"due": "2026-11-23"}, ""),
        ("- [ ] Call 📅 2026-11-23 #tag", "Call #tag", {"due": "2026-11-23"}, ""),
        ("- [ ] Call ⏫ #tag 📅 2026-11-23", "Call #tag", {"priority": "⏫", "due": "2026-11-23"}, ""),
        ("- [ ] Call 📅 2026-11-23 ^a ✅ 2026-11-22", "Call 📅 2026-11-23 ^a", {"done": "2026-11-22"}, ""),
        ("- [ ] Call 📅 2026-11-23 📅 2026-11-24", "Call", {"due": "2026-11-23"}, ""),
        ("- [ ] Call 📅 2026-11-23 ^under_score", "Call 📅 2026-11-23 ^under_score", {}, ""),
        ("- [ ] Call ⏰ 2026-11-23 09:00 📅 2026-11-23", "Call ⏰ 2026-11-23 09:00", {"due": "2026-11-23"}, ""),
    ],
)
def test_model(line: str, description: str, fields: dict[str, str], block_id: str) -> None:
    task = read_line(line)
    assert task is not None
    assert (task.description, task.fields, task.block_id) == (description, fields, block_id)


@pytest.mark.parametrize("line", ["- Call", "- [] Call", "-\t[ ] Call", "text"])
def test_model_knows_what_is_no_task(line: str) -> None:
    assert read_line(line) is None
    assert parse_task(line) is None


# --- our lines ------------------------------------------------------------------------------------------------------

names = st.one_of(st.sampled_from(NAMES), st.text(max_size=30))
descriptions = st.lists(names, min_size=1, max_size=3).map(
    lambda words: clean_description("Thank " + " for ".join(words))
)
days = st.one_of(st.none(), st.dates(date(1000, 1, 1)))


@given(
    descriptions,
    st.sampled_from(["open", "done", "cancelled"]),
    days,
    days,
    st.sampled_from([None, "thank-you-jane", "check-in-2"]),
    st.sampled_from(["emoji", "dataview"]),
    st.sampled_from(["", "#task"]),
    st.sampled_from(["", "highest", "high", "medium", "low", "lowest"]),
)
def test_our_lines_are_a_fixed_point(
    description: str,
    status: str,
    due: date | None,
    end: date | None,
    block_id: str | None,
    style: str,
    tag: str,
    priority: str,
) -> None:
    line = format_task(
        description,
        status=status,  # type: ignore[arg-type]
        due=due,
        done=end,
        cancelled=end,
        id=block_id,
        style=style,  # type: ignore[arg-type]
        tag=tag,
        priority=priority,  # type: ignore[arg-type]
    )
    task = read_line(line, style)
    assert task is not None
    assert task.rewritten == line
    assert task.description == f"{tag} {description}".strip()
    assert task.block_id == (block_id or "")
    assert task.fields.get("due") == (due.isoformat() if due else None)
    assert task.fields.get("done") == (end.isoformat() if end and status == "done" else None)
    assert task.fields.get("cancelled") == (end.isoformat() if end and status == "cancelled" else None)


@given(descriptions, st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_what_tasks_or_reminder_left_is_a_fixed_point_again_after_our_edit(name: str, due: date, done: date) -> None:
    by_reminder = f"- [x] {name} 📅 {due} ^thank-you ✅ {done}"
    line = move_id_to_end(by_reminder)
    task = read_line(line)
    assert task is not None
    assert task.rewritten == line
    assert (task.fields["due"], task.fields["done"], task.block_id) == (str(due), str(done), "thank-you")
    ticked = set_done(set_status(format_task(name, due=due, id="thank-you"), "done"), done)
    assert ticked == line
    assert set_due(ticked, done) == line.replace(f"📅 {due}", f"📅 {done}")


def test_plain_lines_show_tasks_no_field() -> None:
    line = format_task(
        "Thank Jane", status="done", due=date(2026, 11, 21), done=date(2026, 11, 20), id="a", style="plain"
    )
    task = read_line(line)
    assert task is not None
    assert (task.fields, task.block_id, task.rewritten) == ({}, "a", line)
