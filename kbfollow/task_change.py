"""What `done`, `snooze` and `skip` do: a task by its name, and its note's text with that one line changed.

The line is changed as a user would change it by hand: ticked, given another day, or cancelled. The pass that follows
reads it like any other change of the user's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from kbfollow.judge import Judgement
from kbfollow.listing import shown_text
from kbfollow.markdown.inline import clean_description, plain_text
from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.markdown.task_edit import set_cancelled, set_done, set_due, set_status
from kbfollow.markdown.task_line import TaskStyle, parse_task
from kbfollow.model import FollowUp, TaskStatus
from kbfollow.records import match_lines
from kbfollow.settings import Settings

Kind = Literal["done", "snooze", "skip"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that a command can mean: a task's own, or one answer to a question. `note` is the path of its note."""

    follow_up: FollowUp
    id: str
    words: str
    note: str

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.follow_up.status == "open"

    @property
    def name(self) -> str:
        """`Note#id`, by which a command finds it again; with its folder, so that there is one only."""
        return f"{self.note.removesuffix('.md')}#{self.id}"


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be done to a task. `day` is the day it was done or skipped, or the new due day."""

    kind: Kind
    day: date


class CannotChangeError(Exception):
    """Why a task's line can't be changed so, and what to do instead."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.mend = mend


def matching(judgement: Judgement, wanted: str) -> list[Choice]:
    """The tasks that `wanted` names: an id, the beginning of one, or either after `Note#` or `Note#^`.

    A whole id counts before a beginning, and an open task before one that is closed.
    """
    note, _, block_id = wanted.rpartition("#")
    block_id = block_id.removeprefix("^")
    known = [one for one in _choices(judgement) if not note or is_note(one.note, note)]
    found = [one for one in known if one.id == block_id]
    found = found or [one for one in known if block_id and one.id.startswith(block_id)]
    return [one for one in found if one.is_open] or found


def is_note(path: str, name: str) -> bool:
    """Whether a path is that of the note of this name; with or without its folder and its ending."""
    wanted = name.removesuffix(".md").casefold()
    folded = path.removesuffix(".md").casefold()
    return bool(wanted) and (folded == wanted or folded.rsplit("/", 1)[-1] == wanted)


def _choices(judgement: Judgement) -> Iterator[Choice]:
    for one in judgement.follow_ups:
        if one.dismissed or not one.id or one.finding.note is None:
            continue
        if one.status == "cancelled" and one.record is None and one.adopted is None:
            continue  # a line that the next pass takes away
        yield Choice(one, one.id, shown_text(one), one.finding.note)
        for answer in one.finding.answers:
            words = clean_description(plain_text(answer.text))
            yield Choice(one, f"{one.finding.id}-{answer.key}", words, one.finding.note)


def changed_note(judgement: Judgement, choice: Choice, change: Change) -> str | None:
    """The note's text with the task's line changed; None where the line isn't written yet: a pass writes it.

    The text itself where the task is so already. Raises CannotChangeError.
    """
    _check(judgement, choice, change)
    note = judgement.notes[choice.note]
    block = find_block(note.lines)
    if not isinstance(block, ManagedBlock):
        return None
    line = match_lines(note, block, judgement.settings.task_tag).get(choice.id)
    if line is None:
        return None
    before = note.lines[line.index]
    after = _changed_line(before, change, judgement.settings)
    return (
        note.text if after == before else "\n".join([*note.lines[: line.index], after, *note.lines[line.index + 1 :]])
    )


def _changed_line(line: str, change: Change, settings: Settings) -> str:
    style: TaskStyle = settings.task_format  # type: ignore[assignment]
    task = parse_task(line)
    assert task is not None
    if change.kind == "snooze":
        return set_due(line, change.day, style)
    status: TaskStatus = "done" if change.kind == "done" else "cancelled"
    if task.status == status:
        return line
    text = set_status(line, status)
    if status == "done":
        return set_cancelled(set_done(text, change.day, style), None, style)
    return set_done(set_cancelled(text, change.day, style), None, style)


def _check(judgement: Judgement, choice: Choice, change: Change) -> None:
    """Raises CannotChangeError where there is no line of ours to change, or where the change would mean nothing."""
    one, note = choice.follow_up, choice.note
    if one.adopted is not None:
        raise CannotChangeError(f"{choice.name} is a task of your own in line {one.adopted.line}", "change it there")
    if one.stale or note not in judgement.notes:
        raise CannotChangeError(f"{note} can’t be read just now", "kbfollow check says why")
    if note in judgement.frozen:
        raise CannotChangeError(f"{note} is left as it is: {judgement.frozen[note]}", "change the line by hand")
    if one.carried_by and one.status == "open":
        raise CannotChangeError(
            f"{choice.name} has no line of its own", f"it is asked along with {one.carried_by}: name that one"
        )
    if one.finding.answers and choice.id == one.id:
        answers = " or ".join(f"{one.finding.id}-{answer.key}" for answer in one.finding.answers)
        raise CannotChangeError(f"{choice.name} is a question", f"answer it: kbfollow done {answers}")
    if one.finding.answers and change.kind != "done":
        raise CannotChangeError(f"{choice.name} is an answer to a question", "give another one, or delete its line")
    if one.finding.due is None and one.record is None and not one.finding.answers:
        raise CannotChangeError(f"{choice.name} has no checkbox", "kbfollow why says what it is about")
    wanted = {"done": "done", "skip": "cancelled", "snooze": "open"}[change.kind]
    if not choice.is_open and one.status != wanted:
        closed = {"done": "done", "cancelled": "cancelled"}.get(one.status, one.status)
        raise CannotChangeError(f"{choice.name} is {closed} already", "un-tick its line in the note first")
