"""The managed block of a note: follow-ups → its lines.

Only the lines between our markers are ever changed. A task line that stands keeps its bytes unless its status, day or
words have to change, and then only these change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from kbfollow.block_places import inserted, replaced, without_block
from kbfollow.identity import rule_of
from kbfollow.markdown.inline import clean_description
from kbfollow.markdown.managed_block import (
    BaseEntry,
    BlockTask,
    ManagedBlock,
    find_block,
    format_entry,
)
from kbfollow.markdown.task_edit import move_id_to_end, set_cancelled, set_done, set_due, set_id, set_status
from kbfollow.markdown.task_line import TaskStyle, block_ids, format_task, parse_task, split_task
from kbfollow.model import FollowUp, Note, Record
from kbfollow.reconcile import evidence_hash
from kbfollow.records import cause_hash, match_lines, text_hash
from kbfollow.rules import place_of
from kbfollow.settings import Settings


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the block to be: its sort key, its text, the lines below it, and its base entry."""

    key: tuple[date, int, str]
    text: str
    children: tuple[str, ...]
    entry: BaseEntry | None


def note_with_block(note: Note, follow_ups: Sequence[FollowUp], settings: Settings, today: date, engine: str) -> str:
    """The note's text with its block as the follow-ups want it; the text itself where nothing has to change.

    `follow_ups` are those of this note. A note without a block gets one only if there is something to write. The
    caller has made sure that the block isn't damaged and the note doesn't end in an open fence or comment.
    """
    block = find_block(note.lines)
    assert block is None or isinstance(block, ManagedBlock)
    found = match_lines(note, block, settings.task_tag) if block else {}
    lines = _lines(follow_ups, block, found, settings, today)
    lines = sorted(lines, key=lambda one: one.key)
    content, entries = _content(lines, block)
    if block is None:
        if not any(line.text for line in lines):
            return note.text
        return inserted(note, content, entries, engine)
    foreign = _foreign(note, block, found, {one.id for one in follow_ups} | _answer_ids(follow_ups))
    content = _with_foreign(content, foreign)
    if not content and not entries:
        return without_block(note)
    return replaced(note, block, content, entries, engine)


def _with_foreign(content: list[str], foreign: list[str]) -> list[str]:
    """The content with the user's lines below. Indented ones in front go to the last task: so they are read there."""
    if not content or not foreign:
        return [*content, *foreign]
    indented = list(takewhile(lambda line: not line.strip() or line[0] in " \t", foreign))
    rest = foreign[len(indented) :]
    return [*content, *(line for line in indented if line.strip()), *(["", *rest] if rest else [])]


def _answer_ids(follow_ups: Sequence[FollowUp]) -> set[str]:
    return {f"{one.finding.id}-{answer.key}" for one in follow_ups for answer in one.finding.answers}


def _foreign(note: Note, block: ManagedBlock, found: Mapping[str, BlockTask], spoken_for: Collection[str]) -> list[str]:
    """The lines of the block that aren't ours, in their order, with the blank lines between them.

    A task line is ours if a follow-up or the base knows its id; a second copy of it is not, but for one that says
    nothing of its own.
    """
    ours = {id(one) for block_id, one in found.items() if block_id in spoken_for or block_id in block.base}
    lines = {index: [line] for index, line in block.foreign.items()}
    standing = note.lines
    for one in block.tasks:
        if id(one) not in ours and not _is_copy(one, found):
            lines[one.index] = [one.task.raw, *one.children]
    result: list[str] = []
    for index, words in sorted(lines.items()):
        if result and not standing[index - 1].strip():
            result.append("")
        result += words
    return result


def _is_copy(one: BlockTask, found: Mapping[str, BlockTask]) -> bool:
    """Whether a line is a second copy of a task's line that says nothing else: not other words, day or status."""
    for block_id in block_ids(one.task.raw):
        first = found.get(block_id)
        if first is None or first is one or one.children:
            continue
        same_words = text_hash(first.task.description) == text_hash(one.task.description)
        if same_words and first.task.due == one.task.due and one.task.status in ("open", first.task.status):
            return True
    return False


def _lines(
    follow_ups: Sequence[FollowUp],
    block: ManagedBlock | None,
    found: Mapping[str, BlockTask],
    settings: Settings,
    today: date,
) -> list[_Line]:
    lines: list[_Line] = []
    base = block.base if block else {}
    written: set[str] = set()
    for follow_up in follow_ups:
        if rule_of(follow_up.id) is None and follow_up.record is not None:
            continue
        for one in _answer_lines(follow_up) if follow_up.finding.answers else [follow_up]:
            line = _line(one, base.get(one.id), found.get(one.id), block, settings, today)
            written.add(one.id)
            if line is not None:
                lines.append(line)
    # Lines of rules that this version doesn't know stay as they are, and so does their base.
    for block_id, entry in base.items():
        if block_id not in written and rule_of(block_id) is None:
            known = found.get(block_id)
            text = known.task.raw if known and block and block.start < known.index < block.stop else ""
            due = known.task.due if known else entry.due
            lines.append(_Line((due or date.max, 99, block_id), text, known.children if known else (), entry))
    return lines


def _answer_lines(follow_up: FollowUp) -> list[FollowUp]:
    """A question's lines: one per answer; once it is answered only the ticked one stays."""
    finding = follow_up.finding
    own = finding.application.records if finding.application else ()
    records = {one.id: one for one in own if one.note == finding.note}
    result = []
    for answer in finding.answers:
        block_id = f"{finding.id}-{answer.key}"
        record = records.get(block_id)
        if follow_up.status == "done" and (record is None or record.status != "done"):
            continue
        text = answer.text if finding.rule != "confirm" else f"{finding.text} {answer.text}"
        status = record.status if record and not record.dismissed else "open"
        closed_on = record.closed_on if record else None
        user_text = record.user_text if record else None
        dismissed = bool(record and record.dismissed and record.cause == cause_hash(finding.cause))
        due = record.user_due if record and record.user_due else finding.due
        result.append(
            FollowUp(finding, block_id, user_text or text, due, status, closed_on, record=record, dismissed=dismissed)
        )
    return result


def _line(
    one: FollowUp,
    entry: BaseEntry | None,
    known: BlockTask | None,
    block: ManagedBlock | None,
    settings: Settings,
    today: date,
) -> _Line | None:
    """The line of one follow-up; with an empty text where it has only a base entry (dismissed, or moved elsewhere)."""
    finding, record = one.finding, one.record
    if one.dismissed:
        return _Line(_key(one, ""), "", (), entry) if entry else None
    if known is not None and block is not None and not block.start < known.index < block.stop:
        return _Line(_key(one, ""), "", (), entry)
    gone = one.status == "cancelled" and record is None
    if gone or one.adopted or (one.carried_by and one.status == "open") or (record is None and one.carried_by):
        return None
    children = known.children if known else ()
    if known is not None and record is not None and not finding.why and one.status == record.status:
        text = _tidied(known.task.raw, one, settings, today)
        return _Line(_key(one, text), text, children, entry or _history_entry(one, record))
    text = _task_text(one, known, settings, today)
    return _Line(_key(one, text), text, children, _entry(one, entry, text, settings))


def _key(one: FollowUp, text: str) -> tuple[date, int, str]:
    """A line's place in the block: by the day that it shows, the rule's place, the id."""
    task = parse_task(text)
    return ((task.due if task else None) or date.max, place_of(one.finding.rule), one.id)


def _history_entry(one: FollowUp, record: Record) -> BaseEntry:
    return BaseEntry(one.id, record.due, text_hash(record.text), record.cause or "0" * 6)


def _task_text(one: FollowUp, known: BlockTask | None, settings: Settings, today: date) -> str:
    style: TaskStyle = settings.task_format  # type: ignore[assignment]
    description = clean_description(one.text, links=True, tags=[settings.task_tag] if settings.task_tag else [])
    closed_on = one.closed_on
    if known is None:
        by_user = one.record is not None and one.record.status == "done"  # evidence without a day has none
        ticked = closed_on or (today if by_user else None)
        done = ticked if one.status == "done" else None
        cancelled = (closed_on or today) if one.status == "cancelled" else None
        return format_task(
            description,
            status=one.status,
            due=one.due,
            done=done,
            cancelled=cancelled,
            id=one.id,
            style=style,
            tag=settings.task_tag,
        )
    raw = known.task.raw
    if one.status == "open" and text_hash(description) != text_hash(_words(raw, settings)):
        raw = _reworded(raw, description, one, style, settings)
    return _tidied(raw, one, settings, today)


def _words(raw: str, settings: Settings) -> str:
    task = parse_task(raw, tag=settings.task_tag)
    return task.description if task else ""


def _reworded(raw: str, description: str, one: FollowUp, style: TaskStyle, settings: Settings) -> str:
    """The line with other words; the fields that the user added to it stay."""
    parts = split_task(raw)
    tag = f"{settings.task_tag} " if settings.task_tag else ""
    end = "\r" if raw.endswith("\r") else ""
    if parts is not None and parts.fields and all(field.at_end for field in parts.fields):
        first = parts.fields[0].start
        gap = raw[:first][len(raw[:first].rstrip()) :] or " "
        return raw[: parts.body_start].rstrip() + f" {tag}{description}{gap}{raw[first:]}"
    return format_task(description, status=one.status, due=one.due, id=one.id, style=style, tag=settings.task_tag) + end


def _tidied(raw: str, one: FollowUp, settings: Settings, today: date) -> str:
    """The line with the status, days and id that it has to have; every other byte stays."""
    style: TaskStyle = settings.task_format  # type: ignore[assignment]
    task, record = parse_task(raw), one.record
    assert task is not None
    text = set_status(raw, one.status)
    if one.status == "open" and task.due != one.due:
        text = set_due(text, one.due, style)
    if one.status == "done":
        ticked = record is not None and record.status == "done"
        by_evidence = bool(record and record.ticked_for) if ticked else one.finding.done is not None
        day = one.closed_on or (None if by_evidence else task.done or today)
        text = set_cancelled(set_done(text, day, style), None, style)
    elif one.status == "cancelled":
        text = set_done(set_cancelled(text, one.closed_on or task.cancelled or today, style), None, style)
    else:
        text = set_cancelled(set_done(text, None, style), None, style)
    if task.id != one.id and one.id not in block_ids(raw):
        text = set_id(text, one.id)
    return move_id_to_end(text)


def _entry(one: FollowUp, entry: BaseEntry | None, text: str, settings: Settings) -> BaseEntry:
    """The base entry: what we wrote. What the user changed and we left alone keeps the entry's old value."""
    finding, record = one.finding, one.record
    task = parse_task(text, tag=settings.task_tag)
    assert task is not None
    words = text_hash(task.description)
    due = task.due
    if record is not None:
        if entry is not None and record.user_text is not None:
            words = entry.text
        if record.user_due is not None and due == record.user_due:
            due = entry.due if entry is not None else finding.due
    ticked_for = entry.ticked_for if entry else None
    open_for = entry.open_for if entry else None
    cancelled = bool(entry and entry.cancelled)
    carried = entry.carried if entry else {}
    cause = cause_hash(finding.cause) if finding.why or finding.cause else (entry.cause if entry else "0" * 6)
    if one.status == "open":
        carried = {one.id: cause_hash(one.cause) for one in one.carries}
        cancelled = False
        open_for = record.ticked_for if record and record.reopened else None
        ticked_for = None
    elif one.status == "done" and record is not None and record.status == "done" and record.ticked_for is None:
        ticked_for = None  # the user's own tick
    elif one.status == "done" and finding.done is not None:
        ticked_for, open_for, carried = evidence_hash(finding.done), None, {}
    elif one.status == "done" and one.carried_by:
        carried = {}  # another line asked it along; this one asked nothing
    elif one.status == "cancelled":
        cancelled = cancelled or record is None or record.status != "cancelled"
    return BaseEntry(one.id, due, words, cause, ticked_for, cancelled, carried, open_for)


def _content(lines: Iterable[_Line], block: ManagedBlock | None) -> tuple[list[str], list[str]]:
    content: list[str] = []
    entries: list[str] = []
    for line in lines:
        if line.text:
            content += [line.text.rstrip("\r"), *line.children]
        if line.entry is not None:
            entries.append(format_entry(line.entry))
    return content, sorted(entries)
