"""Smallest edits of a checkbox line: every byte that need not change stays (marker, indentation, `\\r`, other fields).

Each function takes a line without its line feed and returns it changed, or unchanged if there is nothing to change.
A line that is no checkbox line raises ValueError.
"""

from __future__ import annotations

from datetime import date

from kbfollow.markdown.task_line import TaskField, TaskParts, TaskStyle, day_text, split_task
from kbfollow.model import TaskStatus

_SPACE = " \t\u00a0\u200b\ufeff"
# A field is put before those that Tasks writes behind it.
_BEHIND = {"due": ("cancelled", "done"), "cancelled": ("done",), "done": ()}


def set_status(line: str, status: TaskStatus) -> str:
    """Change the character in the box; one that already means `status` ("X", "/", "!") stays."""
    parts = _parts(line)
    if status == ("done" if parts.check in "xX" else "cancelled" if parts.check == "-" else "open"):
        return line
    check = {"open": " ", "done": "x", "cancelled": "-"}[status]
    return line[: parts.check_start] + check + line[parts.check_start + 1 :]


def set_due(line: str, day: date | None, style: TaskStyle = "emoji") -> str:
    """Change, add or (None) remove the due day; a field that stands keeps its form, `style` is for a new one."""
    return _set_day(line, "due", day, style)


def set_done(line: str, day: date | None, style: TaskStyle = "emoji") -> str:
    """Change, add or (None) remove the day after ✅ (`[completion:: …]`, `, done …`)."""
    return _set_day(line, "done", day, style)


def set_cancelled(line: str, day: date | None, style: TaskStyle = "emoji") -> str:
    """Change, add or (None) remove the day after ❌ (`[cancelled:: …]`, `, cancelled …`)."""
    return _set_day(line, "cancelled", day, style)


def move_id_to_end(line: str) -> str:
    """Move the block id behind everything else, as Obsidian needs it; a line where it stands there is unchanged."""
    parts = _parts(line)
    field = parts.of_kind("block_id")
    if field is None or field.end == parts.body_end:
        return line
    without = _without(line, field)
    end = parts.body_end - (len(line) - len(without))
    return f"{without[:end]} ^{field.value}{without[end:]}"


def set_id(line: str, block_id: str) -> str:
    """Give a line its block id at the end, in place of another `^id` if it has one."""
    parts = _parts(line)
    field = parts.of_kind("block_id")
    if field is None:
        return f"{line[: parts.body_end]} ^{block_id}{line[parts.body_end :]}"
    return move_id_to_end(line[: field.value_start] + block_id + line[field.end :])


def _parts(line: str) -> TaskParts:
    parts = split_task(line)
    if parts is None:
        raise ValueError("not a checkbox line")
    return parts


def _set_day(line: str, kind: str, day: date | None, style: TaskStyle) -> str:
    parts = _parts(line)
    field = parts.of_kind(kind)
    if day is None:
        return _without(line, field) if field else line
    if field:
        return line[: field.value_start] + day.isoformat() + line[field.value_start + len(field.value) :]
    at = _place(line, parts, _BEHIND[kind])
    gap = " " if line[at : at + 1].strip(" \t\r,") else ""
    return line[:at] + day_text(kind, day, style) + gap + line[at:]


def _place(line: str, parts: TaskParts, behind: tuple[str, ...]) -> int:
    """Where a new field goes: before the fields at the end that follow it in Tasks' order, and before the block id."""
    at = parts.body_end
    for field in reversed(parts.fields):
        if not field.at_end or line[field.end : at].strip(_SPACE) or field.kind not in (*behind, "block_id"):
            break
        at = _start_with_space(line, field, parts.body_start)
    return max(at, parts.body_start)


def _start_with_space(line: str, field: TaskField, least: int) -> int:
    return max(len(line[: field.start].rstrip(_SPACE)), least)


def _without(line: str, field: TaskField) -> str:
    """The line without a field and the space before it (behind it, where nothing else would part two words)."""
    start = len(line[: field.start].rstrip(" \t\u00a0"))
    if line[:start].endswith("]") and split_task(line[:start]) is not None and split_task(line[: start - 1]) is None:
        rest = line[field.end :]
        return line[:start] + " " + rest.lstrip(" \t")
    return line[:start] + line[field.end :]
