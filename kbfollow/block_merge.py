"""Two versions of a note → one: its text by lines, its block task by task. Pure.

For versions that a merge or a sync program brings together. Nothing is guessed: where the two can't be joined without
doubt (the same lines of text changed, a marker or a base damaged), there is no result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kbfollow.markdown.managed_block import (
    BEGIN,
    FORMAT,
    ManagedBlock,
    engine_numbers,
    find_block,
    format_block,
    format_entry,
)
from kbfollow.markdown.note import read_note
from kbfollow.markdown.task_line import parse_task
from kbfollow.records import match_lines
from kbfollow.task_merge import TaskVersion, merge_lines, merge_task

LARGEST = 50_000  # lines; beyond this, comparing could take minutes
BLOCK = "\0block"  # stands for the block among the note's other lines; no line that is merged holds a NUL


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged note. `doubled` are the ids of tasks of which both versions' words are kept, each on its line."""

    text: str
    doubled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of the note taken apart: the lines around the block, the block's own, its tasks, the user's lines."""

    text: str
    outside: list[str]
    block: list[str] | None = None
    tasks: dict[str, TaskVersion] = field(default_factory=dict)
    foreign: tuple[str, ...] = ()


def merge_notes(ancestor: str | None, ours: str, theirs: str, tag: str = "") -> Merged | None:
    """Two versions of a note joined, None where they can't be. Texts are decoded with surrogateescape.

    Without an `ancestor` the text around the blocks must be the same, and each block is compared with its own base.
    `tag` is the task tag of the settings.
    """
    if ours == theirs or theirs == ancestor:
        return Merged(ours)
    if ours == ancestor:
        return Merged(theirs)
    known = _taken_apart(ancestor, tag) if ancestor is not None else None
    one, two = _taken_apart(ours, tag), _taken_apart(theirs, tag)
    if one is None or two is None or (known is None and ancestor is not None):
        return None
    if known is None and (one.block is None or two.block is None):
        return _one_block(one, two)
    outside = merge_around(known.outside if known else None, one.outside, two.outside)
    if outside is None:
        return None
    if outside.count(BLOCK) != 1:
        return _without_block(known, one, two, outside)
    place = outside.index(BLOCK)
    block, doubled = _block(known, one, two, tag)
    if place == len(outside) - 1:
        block[-1] = block[-1].rstrip("\r")  # no line feed behind it
    text = "\n".join([*outside[:place], *block, *outside[place + 1 :]])
    # Whatever the user wrote into the blocks: the result must read as what was put in.
    again = _taken_apart(text, tag)
    return Merged(text, doubled) if again and again.block == block else None


def _taken_apart(text: str, tag: str) -> _Version | None:
    """A version of the note; None where its markers or its base can't be trusted."""
    lines = text.split("\n")
    if "\0" in text or len(lines) > LARGEST or any(line.startswith("<<<<<<< ") for line in lines):
        return None
    block = find_block(lines)
    if block is None:
        return _Version(text, lines)
    if not isinstance(block, ManagedBlock) or block.format > FORMAT or not _is_base_whole(lines, block):
        return None
    note = read_note("", text)
    if len(note.lines) != len(lines):
        return None  # too long to be read
    found = match_lines(note, block, tag)
    tasks: dict[str, TaskVersion] = {}
    ours: set[int] = set()
    for block_id in dict.fromkeys([*found, *block.base]):
        line, entry = found.get(block_id), block.base.get(block_id)
        if entry is None:
            continue  # nothing tells what was written: the line is kept as a line of the user's
        if line is None or not block.start < line.index < block.stop:
            tasks[block_id] = TaskVersion(entry=entry)
            continue
        tasks[block_id] = TaskVersion(line.task.raw, line.children, entry)
        ours.add(line.index)
    own = [*lines[: block.start], BLOCK, *lines[block.stop :]]
    return _Version(text, own, lines[block.start : block.stop], tasks, _foreign(lines, block, ours))


def _is_base_whole(lines: Sequence[str], block: ManagedBlock) -> bool:
    """Whether every line of the base could be read. Where one couldn't, what the user did is not known."""
    end = next(index for index in range(block.stop - 1, block.start, -1) if "kbfollow:end" in lines[index])
    return sum(1 for line in lines[end + 1 : block.stop - 1] if line.strip()) == len(block.base)


def _foreign(lines: Sequence[str], block: ManagedBlock, ours: set[int]) -> tuple[str, ...]:
    """The block's lines that are no tasks of ours, in their order, with a blank line where one stood between."""
    parts = {index: [line] for index, line in block.foreign.items()}
    for one in block.tasks:
        if one.index not in ours:
            parts[one.index] = [one.task.raw, *one.children]
    result: list[str] = []
    for index, words in sorted(parts.items()):
        if result and not lines[index - 1].strip():
            result.append("")
        result += words
    return tuple(result)


# Around the block


def _one_block(one: _Version, two: _Version) -> Merged | None:
    """Without an ancestor, where one version has no block: the other, if its block is all that it has more."""
    from kbfollow.block_places import around_block

    with_block, without = (one, two) if one.block is not None else (two, one)
    note = read_note("", with_block.text)
    block = find_block(note.lines)
    if not isinstance(block, ManagedBlock) or around_block(note, block) != without.text:
        return None
    return Merged(with_block.text)


def _without_block(known: _Version | None, one: _Version, two: _Version, outside: list[str]) -> Merged | None:
    """A note from which one version took the block away while the other left it as it was, or that never had one."""
    left = [version.block for version in (one, two) if version.block is not None]
    if BLOCK in outside or (left and (known is None or left != [known.block])):
        return None
    return Merged("\n".join(outside))


def merge_around(ancestor: list[str] | None, one: list[str], two: list[str]) -> list[str] | None:
    """The lines around two blocks, with `BLOCK` in the blocks' place, merged; None where both changed the same ones.

    Without an ancestor they must be equal.
    """
    if one == two:
        return list(one)
    if ancestor is None:
        return None
    from merge3 import Merge3

    merged: list[str] = []
    for kind, *groups in Merge3(ancestor, one, two).merge_groups():
        if kind != "conflict":
            merged += groups[0]
            continue
        joined = _joined(*groups)
        if joined is None:
            return None
        merged += joined
    return merged


def _joined(base: Sequence[str], one: Sequence[str], two: Sequence[str]) -> list[str] | None:
    """Lines that both versions added at one place, if the one added nothing else or nothing but the block."""
    if base:
        return None
    head = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    rest_one, rest_two = one[head:], two[head:]
    pairs = zip(reversed(rest_one), reversed(rest_two), strict=False)
    tail = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(rest_one), len(rest_two)))
    end = one[len(one) - tail :]
    left, right = rest_one[: len(rest_one) - tail], rest_two[: len(rest_two) - tail]
    if left and right:
        if (BLOCK in left) == (BLOCK in right):
            return None
        left, right = (right, left) if BLOCK in left else (left, right)  # what was typed stands above the block
    return [*one[:head], *left, *right, *end]


# In the block


def _block(known: _Version | None, one: _Version, two: _Version, tag: str) -> tuple[list[str], tuple[str, ...]]:
    """The block's lines as merged, and the tasks of which there are two lines now."""
    before = known.block if known else None
    if one.block is None or two.block is None or one.block == two.block or two.block == before:
        return list(one.block if one.block is not None else two.block or []), ()
    if one.block == before:
        return list(two.block), ()
    lines: list[tuple[date, list[str]]] = []
    entries: list[str] = []
    extra: list[str] = []
    doubled: list[str] = []
    for block_id in dict.fromkeys(merge_lines(None, list(one.tasks), list(two.tasks))):
        earlier = known.tasks.get(block_id, TaskVersion()) if known and known.block is not None else None
        merged = merge_task(
            block_id, earlier, one.tasks.get(block_id, TaskVersion()), two.tasks.get(block_id, TaskVersion()), tag
        )
        version = merged.version
        if version.line is not None:
            task = parse_task(version.line)
            lines.append(((task.due if task else None) or date.max, [version.line, *version.children]))
        if version.entry is not None:
            entries.append(format_entry(version.entry))
        if merged.doubled:
            doubled.append(block_id)
            extra += merged.doubled
    content = [line for _, words in sorted(lines, key=lambda pair: pair[0]) for line in words]
    foreign = merge_lines(known.foreign if known and known.block is not None else None, one.foreign, two.foreign)
    foreign = _without_outer_blanks([*foreign, *(line for line in extra if line not in foreign)])
    content += [*([""] if content and foreign else []), *foreign]
    return _with_markers(one.block, two.block, content, entries), tuple(doubled)


def _without_outer_blanks(lines: Sequence[str]) -> list[str]:
    """The lines with one blank line at most between two of them, and none at either end."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line)
    return kept[:-1] if kept and not kept[-1].strip() else kept


def _with_markers(one: Sequence[str], two: Sequence[str], content: Sequence[str], entries: Sequence[str]) -> list[str]:
    """A block of this content, with the opening marker of the version that the newer kbfollow wrote."""
    opening = max(one[0], two[0], key=_age)
    end = "\r" if opening.endswith("\r") else ""
    closing = format_block((), sorted(entries), "")[2:]
    inner = [*(line or end for line in content), *([end] if content else [])]
    return [opening, end, *inner, *(line + end for line in closing)]


def _age(opening: str) -> tuple[object, ...]:
    match = BEGIN.match(opening)
    numbers = sorted(engine_numbers(match["engine"] or "").items()) if match else []
    return (int(match["format"] or 0) if match else 0, numbers, opening)
