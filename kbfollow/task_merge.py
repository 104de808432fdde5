"""One task of a note in two versions → the task that keeps what was done to it in either.

A version is compared with the ancestor, where there is one, else with the base that it carries itself. What the user
did beats what kbfollow wrote, and that beats what nobody touched. The order in which the versions are given is of no
account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from kbfollow.markdown.managed_block import BaseEntry, format_entry
from kbfollow.markdown.task_edit import set_cancelled, set_done, set_due, set_id, set_status
from kbfollow.markdown.task_line import TaskStyle, block_ids, parse_task, split_task
from kbfollow.model import Task
from kbfollow.records import closing_day, text_hash

# How much a difference counts: nobody made one, kbfollow did, the user did.
UNTOUCHED, WRITTEN, USERS = 0, 1, 2
MOST_LINES = 1_000  # of the user's in a block, up to which two versions are put in one order; comparing is quadratic
_RANK = {"done": 0, "cancelled": 1, "open": 2}  # of two marks that users made, done beats cancelled beats open


@dataclass(frozen=True, slots=True)
class TaskVersion:
    """A task in one version of the note: its line, the lines indented below it, and its base entry.

    `line` is None where the block has none: with an entry the user deleted it, or put it elsewhere in the note. A line
    always has an entry; one without is no task of ours.
    """

    line: str | None = None
    children: tuple[str, ...] = ()
    entry: BaseEntry | None = None

    @property
    def is_absent(self) -> bool:
        """Whether this version of the note knows nothing of the task."""
        return self.line is None and self.entry is None


@dataclass(frozen=True, slots=True)
class MergedTask:
    """The task as merged. `doubled` is a second line of it: both users changed its words, and neither's may go."""

    version: TaskVersion
    doubled: tuple[str, ...] = ()


def merge_task(
    block_id: str, ancestor: TaskVersion | None, one: TaskVersion, two: TaskVersion, tag: str = ""
) -> MergedTask:
    """Two versions of the task `block_id`. `ancestor` is None where none is known; `tag` is the one of the settings."""
    if one == two or two == ancestor:
        return MergedTask(one)
    if one == ancestor:
        return MergedTask(two)
    first, second = sorted((one, two), key=_order)
    if first.line is None or second.line is None:
        return MergedTask(_kept_or_gone(block_id, ancestor, first, second, tag))
    return _both_there(block_id, ancestor, first, second, tag)


def _order(version: TaskVersion) -> tuple[str, str, tuple[str, ...]]:
    """An order of versions that says nothing of who brings them."""
    return (format_entry(version.entry) if version.entry else "", version.line or "", version.children)


# A line that one version has not


def _kept_or_gone(
    block_id: str, ancestor: TaskVersion | None, first: TaskVersion, second: TaskVersion, tag: str
) -> TaskVersion:
    if first.line is None and second.line is None:
        return second if second.entry else first
    gone, there = (first, second) if first.line is None else (second, first)
    known = ancestor if ancestor and not ancestor.is_absent else None
    if gone.is_absent and known is None:
        return there  # new in one version
    if _is_touched(there, known, tag):
        return there
    if gone.entry is None:
        return TaskVersion()  # its reason had ended, and kbfollow took the line away
    if there.entry is not None and gone.entry.cause != there.entry.cause:
        # A new cause brings a deleted line back; where the deletion came after it, the line stays away.
        deleted_later = known and known.entry and known.entry.cause == there.entry.cause
        return TaskVersion(entry=gone.entry) if deleted_later else there
    return TaskVersion(entry=gone.entry)


def _is_touched(there: TaskVersion, known: TaskVersion | None, tag: str) -> bool:
    """Whether the user did something to a line that the other version lacks."""
    before = _Face.of(known, tag) if known and known.line is not None else None
    face = _Face.of(there, tag)
    new_lines = [line for line in there.children if known is None or line not in known.children]
    return bool(new_lines) or USERS in (face.mark(before), face.day(before), face.words(before))


# A line that both have


@dataclass(frozen=True, slots=True)
class _Face:
    """A version with its line taken apart: what of it is the user's doing, against an ancestor or its own base."""

    version: TaskVersion
    task: Task
    entry: BaseEntry
    rest: str  # the line without status and days
    text: str  # the hash of its words

    @classmethod
    def of(cls, version: TaskVersion, tag: str) -> _Face:
        """The line of a version that has one."""
        assert version.line is not None and version.entry is not None
        line = version.line.rstrip("\r")
        task = parse_task(line, tag=tag)
        assert task is not None
        rest = set_cancelled(set_done(set_due(set_status(line, "open"), None), None), None)
        return cls(version, task, version.entry, rest, text_hash(task.description))

    @property
    def marked(self) -> tuple[object, ...]:
        """Status and its day, with what the base says of them."""
        entry = self.entry
        return (self.task.status, closing_day(self.task), entry.ticked_for, entry.cancelled, entry.open_for)

    @property
    def dated(self) -> tuple[object, ...]:
        """The due day, with what the base says of it."""
        return (self.task.due, self.entry.due, self.entry.cause)

    def mark(self, before: _Face | None) -> int:
        """How much the status counts."""
        if before is not None and before.marked == self.marked:
            return UNTOUCHED
        entry, status = self.entry, self.task.status
        written = "done" if entry.ticked_for else "cancelled" if entry.cancelled else "open"
        left_open = entry.open_for is not None and status == "open"
        return USERS if status != written or left_open else UNTOUCHED if before is None else WRITTEN

    def day(self, before: _Face | None) -> int:
        """How much the due day counts."""
        if before is not None and before.dated == self.dated:
            return UNTOUCHED
        users = self.task.due is not None and self.task.due != self.entry.due
        return USERS if users else UNTOUCHED if before is None else WRITTEN

    def words(self, before: _Face | None) -> int:
        """How much the words, and fields such as a priority, count."""
        if before is not None and before.rest == self.rest:
            return UNTOUCHED
        if self.text != self.entry.text:
            return USERS
        if before is None:
            return UNTOUCHED
        return USERS if before.text == self.text else WRITTEN


def _both_there(
    block_id: str, ancestor: TaskVersion | None, first: TaskVersion, second: TaskVersion, tag: str
) -> MergedTask:
    faces = (_Face.of(first, tag), _Face.of(second, tag))
    before = _Face.of(ancestor, tag) if ancestor and ancestor.line is not None else None
    mark = min(faces, key=lambda one: (-one.mark(before), _RANK[one.task.status], closing_day(one.task) or date.max))
    day = max(faces, key=lambda one: (one.day(before), one.task.due or date.min))
    words = max(faces, key=lambda one: (one.words(before), len(one.rest), one.rest))
    other = faces[1] if words is faces[0] else faces[0]
    both_worded = words.words(before) == other.words(before) == USERS and words.text != other.text
    children = merge_lines(ancestor.children if ancestor else None, first.children, second.children)
    version = TaskVersion(_line(block_id, mark, day, words), tuple(children), _entry(mark, day, words))
    doubled = (other.version.line or "").rstrip("\r")
    return MergedTask(version, (doubled,) if both_worded else ())


def _line(block_id: str, mark: _Face, day: _Face, words: _Face) -> str:
    """The words of one version with the day and the status of others; the bytes of one wherever they say it already."""
    text = words.version.line or ""
    text = set_due(set_status(text, mark.task.status), day.task.due, _style(day, "due"))
    text = set_cancelled(text, mark.task.cancelled, _style(mark, "cancelled"))
    text = set_done(text, mark.task.done, _style(mark, "done"))
    return text if block_id in block_ids(text) else set_id(text, block_id)


def _style(face: _Face, kind: str) -> TaskStyle:
    """The form in which a line writes its fields of a kind."""
    parts = split_task(face.version.line or "")
    field = parts.of_kind(kind) if parts else None
    return field.style if field else "emoji"


def _entry(mark: _Face, day: _Face, words: _Face) -> BaseEntry:
    """The base that goes with the merged line: each value with the entry that it differs from, or doesn't."""
    closed = mark.task.status != "open"
    return BaseEntry(
        words.entry.id,
        day.entry.due,
        words.entry.text,
        # A closed task was closed for its cause and asked along what its line asked then.
        (mark if closed else day).entry.cause,
        mark.entry.ticked_for,
        mark.entry.cancelled,
        (mark if closed else words).entry.carried,
        mark.entry.open_for,
    )


# Lines that are nobody's but the user's


def merge_lines(ancestor: Sequence[str] | None, one: Sequence[str], two: Sequence[str]) -> list[str]:
    """The lines of both versions; one that stood in the ancestor goes where either deleted it.

    Where both changed the same place, the lines of both stay, in an order that doesn't depend on who brings them.
    """
    first, second = sorted((list(one), list(two)))
    if ancestor is None:
        return _both(first, second)
    from merge3 import Merge3

    merged: list[str] = []
    for kind, *groups in Merge3(list(ancestor), first, second).merge_groups():
        merged += _both(groups[1], groups[2]) if kind == "conflict" else groups[0]
    return merged


def _both(first: Sequence[str], second: Sequence[str]) -> list[str]:
    if _holds(first, second):
        return list(first)
    if _holds(second, first):
        return list(second)
    if max(len(first), len(second)) > MOST_LINES:
        known = set(first)
        return [*first, *(line for line in second if line not in known)]
    merged: list[str] = []
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    for _, start, stop, other_start, other_stop in matcher.get_opcodes():
        same = first[start:stop] == second[other_start:other_stop]
        merged += [*first[start:stop], *(() if same else second[other_start:other_stop])]
    return merged


def _holds(lines: Sequence[str], others: Sequence[str]) -> bool:
    """Whether all of the other lines stand among these, in their order."""
    rest = iter(lines)
    return all(any(line == one for one in rest) for line in others)
