"""A note's block against its base: what became of each task that kbfollow wrote there.

The base holds what kbfollow last wrote; whatever differs from it in the line is the user's doing. An equal line holds
no intent. A line of ours without a base entry counts only where it is ticked or cancelled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kbfollow.identity import rule_of, short_hash
from kbfollow.markdown.inline import normal_description
from kbfollow.markdown.managed_block import BaseEntry, BlockTask, DamagedBlock, ManagedBlock, find_block
from kbfollow.markdown.task_line import block_ids, parse_task
from kbfollow.model import Note, Record, Task


def text_hash(text: str) -> str:
    """The hash of a description as the base keeps it; case, spaces and the form of links don't count."""
    return short_hash(normal_description(text))


def cause_hash(cause: str) -> str:
    """The hash of a finding's cause as the base keeps it."""
    return short_hash(cause)


def read_records(note: Note, tag: str = "") -> tuple[Record, ...]:
    """The records of a note's block in the block's order; empty where there is no block or it is damaged."""
    block = find_block(note.lines)
    if block is None or isinstance(block, DamagedBlock):
        return ()
    found = match_lines(note, block, tag)
    records = [_record(note, entry, found.get(entry.id), tag) for entry in block.base.values()]
    records += [
        _record(note, None, one, tag, block_id)
        for block_id, one in found.items()
        if block_id not in block.base and one.task.status != "open"
    ]
    order = {block_id: index for index, block_id in enumerate(found)}
    return tuple(sorted(records, key=lambda one: order.get(one.id, len(order))))


def match_lines(note: Note, block: ManagedBlock, tag: str = "") -> dict[str, BlockTask]:
    """The line of each task of ours, by id, in the block's order; a task moved elsewhere in the note comes last.

    A line that lost its id is known by its words, if exactly one line and one entry have them.
    """
    found: dict[str, BlockTask] = {}
    without_id: list[BlockTask] = []
    for one in block.tasks:
        block_id = our_id(one.task, block.base)
        if block_id is None:
            without_id.append(one)
        elif block_id not in found or (found[block_id].task.status == "open" and one.task.status != "open"):
            found[block_id] = one
    for entry in block.base.values():
        if entry.id in found:
            continue
        same = [one for one in without_id if text_hash(_description(one.task, tag)) == entry.text]
        if len(same) == 1:
            found[entry.id] = same[0]
            without_id.remove(same[0])
    for task in note.tasks:
        outside = not block.start < task.line - 1 < block.stop
        if outside and (block_id := our_id(task, block.base)) in block.base and block_id and block_id not in found:
            found[block_id] = BlockTask(task, task.line - 1)
    return found


def our_id(task: Task, base: Mapping[str, BaseEntry]) -> str | None:
    """The id of ours on a task line, wherever it stands in it: one that the base knows, else one of a known rule."""
    ids = block_ids(task.raw)
    known = next((one for one in ids if one in base), None)
    return known or next((one for one in ids if rule_of(one)), None)


def _description(task: Task, tag: str) -> str:
    if not tag:
        return task.description
    parsed = parse_task(task.raw, task.line, tag=tag)
    return parsed.description if parsed else task.description


def _record(note: Note, entry: BaseEntry | None, line: BlockTask | None, tag: str, block_id: str = "") -> Record:
    identity = entry.id if entry else block_id
    rule = rule_of(identity) or ""
    if line is None:
        assert entry is not None
        return Record(
            identity,
            rule,
            note.path,
            "cancelled",
            "",
            entry.due,
            cause=entry.cause,
            dismissed=True,
            carried=entry.carried,
        )
    task = line.task
    text = _description(task, tag)
    left_open = entry.open_for if entry and task.status == "open" else None
    own_day = task.due if entry and task.due and task.due != entry.due else None
    own_text = text if entry and text_hash(text) != entry.text else None
    return Record(
        id=identity,
        rule=rule,
        note=note.path,
        status=task.status,
        text=text,
        due=task.due or (entry.due if entry else None),
        closed_on=closing_day(task),
        user_due=own_day,
        user_text=own_text,
        cause=entry.cause if entry else None,
        ticked_for=left_open or (entry.ticked_for if entry else None),
        reopened=bool(entry and (entry.ticked_for or entry.open_for) and task.status == "open"),
        ours=bool(entry and entry.cancelled and task.status == "cancelled"),
        carried=entry.carried if entry else {},
        has_children=bool(line.children),
        line=line.index + 1,
        raw=task.raw,
    )


def closing_day(task: Task) -> date | None:
    """The day after ✅ or ❌, whichever belongs to the task's status."""
    if task.status == "done":
        return task.done
    return task.cancelled if task.status == "cancelled" else None


def outside_block(note: Note, tasks: Sequence[Task]) -> tuple[Task, ...]:
    """The tasks that the user wrote by hand: those outside the block that carry no id of ours."""
    block = find_block(note.lines)
    if not isinstance(block, ManagedBlock):
        return tuple(task for task in tasks if not (task.id and rule_of(task.id)))
    return tuple(
        task
        for task in tasks
        if not block.start < task.line - 1 < block.stop and our_id(task, block.base) not in block.base
    )


def is_touched(record: Record) -> bool:
    """Whether the line holds more of the user's than its status."""
    return bool(record.user_due or record.user_text or record.has_children)
