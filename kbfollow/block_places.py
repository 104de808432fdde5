"""The managed block in its note: put in, exchanged, taken out again; no other byte of the note changes."""

from __future__ import annotations

import re

from kbfollow.markdown.managed_block import ManagedBlock, find_block, format_block
from kbfollow.markdown.task_line import parse_task
from kbfollow.model import Note
from kbfollow.patterns import pattern
from kbfollow.records import match_lines, text_hash

HEADING = "## Follow-ups"
_OWN_HEADING = pattern(r"^ {0,3}#{1,6}[ \t]+follow[- ]?ups?[ \t]*#*[ \t]*\r?$", re.I)


def _line_end(note: Note) -> str:
    """The carriage return that the note's lines end with, "" where most have none."""
    lines = note.lines
    return "\r" if sum(line.endswith("\r") for line in lines) * 2 > len(lines) else ""


def replaced(note: Note, block: ManagedBlock, content: list[str], entries: list[str], engine: str) -> str:
    """The note with the block's lines replaced; the block's own bytes where they say the same already."""
    end = _line_end(note)
    old = list(note.lines[block.start : block.stop])
    new = format_block(content, entries, engine, block.added)
    if new[1:] == [line.rstrip("\r") for line in old[1:]]:
        return note.text  # another version in the opening marker is no reason to write
    by_words: dict[str, list[str]] = {}
    for line in old:
        by_words.setdefault(line.rstrip("\r"), []).append(line)
    lines = [_as_it_stood(line, by_words, end) for line in new]
    if block.stop == len(note.lines):
        lines[-1] = lines[-1].rstrip("\r")  # the note has no final line feed
    return "\n".join([*note.lines[: block.start], *lines, *note.lines[block.stop :]])


def _as_it_stood(line: str, old: dict[str, list[str]], end: str) -> str:
    """A line that stood in the block keeps its own line end."""
    bare = line.rstrip("\r")
    standing = old.get(bare)
    return standing.pop(0) if standing else bare + end


def inserted(note: Note, content: list[str], entries: list[str], engine: str) -> str:
    """The note with a new block: under the user's own heading of that name, else at the end under a new one."""
    end = _line_end(note)
    heading = _own_heading(note)
    if heading is not None:
        block = ["", *format_block(content, entries, engine, ("blank",))]
        following = note.lines[heading + 1 :]
        if following and following[0].strip():
            block = ["", *format_block(content, entries, engine, ("blank", "after")), ""]
        text = "\n".join([*note.lines[: heading + 1], *(line + end for line in block)])
        if not following:  # the heading is the last line and has no line feed
            return text.rstrip("\r")
        return text + "\n" + "\n".join(following)
    lines = list(note.lines)
    added: list[str] = []
    if lines[-1] == "":
        lines.pop()
    elif note.text:
        added.append("newline")
        lines[-1] += end
    front: list[str] = []
    if lines and lines[-1].strip():
        front.append("")
        added.append("blank")
    added.append("heading")
    block = [*front, HEADING, "", *format_block(content, entries, engine, added), ""]
    return "\n".join([*lines, *(line + end for line in block[:-1]), ""])


def _own_heading(note: Note) -> int | None:
    """The index of the user's own heading “Follow-ups”, None where there is none."""
    lines = note.lines
    for passage in note.passages:
        if passage.kind == "heading" and _OWN_HEADING.match(lines[passage.line - 1]):
            return passage.line - 1
    return None


def without_block(note: Note, keep_tasks: bool = False, task_tag: str = "") -> str:
    """The note without its block, as it was but for what the user wrote into the block.

    What kbfollow added in front of the block goes too, unless the user has changed it since or has written into the
    block. A task whose words are the user's stays; with `keep_tasks` all do, as ordinary lines. `task_tag` is the tag
    that our task lines carry.
    """
    block = find_block(note.lines)
    if not isinstance(block, ManagedBlock):
        return note.text
    kept = _users_lines(note, block, keep_tasks, task_tag)
    if kept:
        return "\n".join([*note.lines[: block.start], *kept, *note.lines[block.stop :]])
    return around_block(note, block)


def around_block(note: Note, block: ManagedBlock) -> str:
    """The note without its block and without what kbfollow added in front of it, whatever the user wrote into it."""
    before, after = list(note.lines[: block.start]), list(note.lines[block.stop :])
    end = note.lines[block.start].removeprefix(note.lines[block.start].rstrip("\r"))
    if "heading" in block.added and len(before) >= 2 and not before[-1].strip() and before[-2].rstrip("\r") == HEADING:
        before = before[:-2]
    if "blank" in block.added and before and not before[-1].strip():
        before.pop()
        if "after" in block.added and after and not after[0].strip():
            after.pop(0)
    if "newline" in block.added and all(not line.strip() for line in after):
        return "\n".join(before).removesuffix(end)
    return "\n".join([*before, *after])


def _users_lines(note: Note, block: ManagedBlock, keep_tasks: bool, task_tag: str) -> list[str]:
    """What the user wrote into the block, in its order; with `keep_tasks` our task lines too."""
    ours = {id(one): block_id for block_id, one in match_lines(note, block, task_tag).items()}
    lines = {index: [line] for index, line in block.foreign.items()}
    for one in block.tasks:
        entry = block.base.get(ours.get(id(one), ""))
        task = parse_task(one.task.raw, tag=task_tag)
        reworded = entry is not None and task is not None and text_hash(task.description) != entry.text
        kept = keep_tasks or reworded or id(one) not in ours
        lines[one.index] = [one.task.raw, *one.children] if kept else list(one.children)
    return [line for _, words in sorted(lines.items()) for line in words]
