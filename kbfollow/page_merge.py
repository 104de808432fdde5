"""Two versions of the Follow-ups page → one that holds what the user did on either. Pure.

Its lines are one version's: git merges before the merged notes stand in the working tree, so what the page has to say
is told by the next pass only. What must not be lost are ticks, days and the user's own lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kbfollow.block_merge import BLOCK, merge_around
from kbfollow.markdown.managed_block import ManagedBlock
from kbfollow.markdown.task_edit import set_cancelled, set_done, set_due, set_status
from kbfollow.markdown.task_line import parse_task
from kbfollow.page import page_key
from kbfollow.page_block import (
    OPEN_BOXES,
    WRITTEN_LINES,
    Intent,
    PageState,
    checked_lines,
    checked_words,
    read_page,
    shown_days,
    task_keys,
)

_RANK = {"done": 0, "cancelled": 1, "open": 2, None: 2}
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of the page: what it says, its lines around the block, the block's own, and its base."""

    state: PageState
    outside: list[str]
    block: list[str]
    days: Mapping[str, date | None]


def merge_pages(ancestor: str | None, ours: str, theirs: str) -> str | None:
    """Two versions of the page joined, None where they can't be without doubt. Decoded with surrogateescape."""
    if ours == theirs or theirs == ancestor:
        return ours
    if ours == ancestor:
        return theirs
    one, two = _taken_apart(ours), _taken_apart(theirs)
    if one is None or two is None or one.state.disagreeing or two.state.disagreeing:
        return None
    known = _taken_apart(ancestor) if ancestor else None
    outside = merge_around(known.outside if known else None, one.outside, two.outside)
    if outside is None or outside.count(BLOCK) != 1:
        return None
    block = _block(one, two)
    if block is None:
        return None
    own = [
        line for line in two.state.foreign if line not in ours.split("\n") and line not in (ancestor or "").split("\n")
    ]
    if own:
        block += ["\r" if block[0].endswith("\r") else "", *own]
    place = outside.index(BLOCK)
    text = "\n".join([*outside[:place], *block, *outside[place + 1 :]])
    return text if _says(text, one, two) else None


def _taken_apart(text: str) -> _Version | None:
    """A version of the page; None where its markers or its base can't be trusted."""
    state = read_page(text, "")
    block = state.block
    if not isinstance(block, ManagedBlock) or "\0" in text or "\n<<<<<<< " in text:
        return None
    lines = text.split("\n")
    own = lines[block.start : block.stop]
    end = _closing(own)
    told = [line.split(" ")[0] for line in own[end + 1 : -1]]
    readable = [word for kind in (OPEN_BOXES, WRITTEN_LINES) for word in (checked_words(kind, own) or [])]
    if sum(line.count(" ") - 1 for line in own[end + 1 : -1]) != len(readable) or {*told} - {OPEN_BOXES, WRITTEN_LINES}:
        return None
    return _Version(state, [*lines[: block.start], BLOCK, *lines[block.stop :]], own, shown_days(own))


def _closing(block: list[str]) -> int:
    return next(index for index in range(len(block) - 1, -1, -1) if "kbfollow:end" in block[index])


def _block(one: _Version, two: _Version) -> list[str] | None:
    """The block of one version with what was done in the other; None where the lines don't stand for the same tasks."""
    end = _closing(one.block)
    content = one.block[1:end]
    days = dict(one.days)
    added: list[str] = []
    for key, intent in two.state.intents.items():
        name = page_key(*key)
        found = _line_of(content, key)
        if found is None:
            if intent.raw.lstrip() not in added:
                added.append(intent.raw.lstrip())
            days.setdefault(name, two.days.get(name))
            continue
        if set(task_keys(content[found])) != set(task_keys(intent.raw)):
            return None
        content[found] = _with(content[found], one.state.intents.get(key), intent)
    return _written(one, content, added, days, end)


def _line_of(content: list[str], key: _Key) -> int | None:
    """The index of the task line that stands for a task."""
    for index, line in enumerate(content):
        if key in task_keys(line) and parse_task(line.strip()) is not None:
            return index
    return None


def _with(line: str, own: Intent | None, other: Intent) -> str:
    """A line with what was done to it in the other version: done beats open, its own day stays."""
    own_mark = (own.status, own.closed_on) if own else (None, None)
    status, closed_on = min(
        (own_mark, (other.status, other.closed_on)), key=lambda mark: (_RANK[mark[0]], mark[1] or date.max)
    )
    if status is not None:
        line = set_status(line, status)
        line = set_done(line, closed_on if status == "done" else None)
        line = set_cancelled(line, closed_on if status == "cancelled" else None)
    if other.due is not None and (own is None or own.due is None):
        line = set_due(line, other.due)
    return line


def _written(
    one: _Version, content: list[str], added: list[str], days: Mapping[str, date | None], end: int
) -> list[str]:
    """The block's lines: the content, then the tasks that one version lacks, and the base of all."""
    line_end = "\r" if one.block[0].endswith("\r") else ""
    if added:
        content = [*content, *(line + line_end for line in added), line_end]
    boxes = [f"{key}:{day.isoformat() if day else ''}" for key, day in sorted(days.items())]
    written = checked_words(WRITTEN_LINES, one.block) or []
    base = [*checked_lines(OPEN_BOXES, boxes, 4), *checked_lines(WRITTEN_LINES, written, 12)]
    if not base:
        return [one.block[0], *content, *one.block[end:]]
    closing = ["<!-- kbfollow:end", *base, "-->"]
    closed = [line + line_end for line in closing]
    return [one.block[0], *content, *closed[:-1], closing[-1] + one.block[-1][len(one.block[-1].rstrip("\r")) :]]


def _says(text: str, one: _Version, two: _Version) -> bool:
    """Whether the merged page reads as what was done on both."""
    result = _taken_apart(text)
    if result is None or result.state.disagreeing:
        return False
    return {*one.state.intents, *two.state.intents} <= set(result.state.intents)
