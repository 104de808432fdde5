"""A checkbox line ⇄ `Task`, in the formats of the Tasks plugin (emoji), of Dataview, and in plain words.

Reading is more tolerant than Tasks: it peels fields off the end of the line, and what it doesn't know there hides all
fields before it. Here a due, done or cancelled day and a block id count anywhere in the line, since other programs
leave text behind them. Where the end of the line already says it, what stands further left is text, as for Tasks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from kbfollow.markdown.inline import clean_description, markdown_link, normal_description, wikilink
from kbfollow.model import Task, TaskStatus
from kbfollow.patterns import pattern

__all__ = [
    "Priority",
    "TaskField",
    "TaskStyle",
    "block_ids",
    "clean_description",
    "format_task",
    "markdown_link",
    "normal_description",
    "parse_task",
    "split_task",
    "wikilink",
]

TaskStyle = Literal["emoji", "dataview", "plain"]
Priority = Literal["", "highest", "high", "medium", "low", "lowest"]

PRIORITY_EMOJI: dict[str, str] = {"highest": "🔺", "high": "⏫", "medium": "🔼", "low": "🔽", "lowest": "⏬"}

# Indentation and quote marks, list marker with spaces behind it (a tab there makes no task), one character in
# brackets. "[x](…)" is a link and "[1]: …" a link definition, no checkbox.
_CHECKBOX = pattern(r"(\ufeff?[ \t>]*(?:[-*+]|[0-9]{1,9}[.)]) +\[)(.)(\](?![(\[:])[ \t]*)")

_GAP = r"[\s\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f]*"
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|Invalid date)"
_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
_ID = r"[A-Za-z0-9_-]+"
_RULE = r"(?:(?!,\s+(?:by|done|cancelled)\s)[A-Za-z0-9, !])+"  # "every week, on Monday", but not our ", by 2026-…"

# Every field, wherever it stands. The group's name tells the kind; a day stands in the group behind it.
_FIELD = pattern(
    f"(?P<due>[📅📆🗓]{_GAP}{_DAY}{_TIME})"
    f"|(?P<done>✅{_GAP}{_DAY}{_TIME})"
    f"|(?P<cancelled>❌{_GAP}{_DAY}{_TIME})"
    f"|(?P<other>[➕🛫⏳⌛⏰]{_GAP}{_DAY}{_TIME}|[🔺⏫🔼🔽⏬]\ufe0f?|🔁 ?{_RULE}|🏁\ufe0f? *[A-Za-z]+"
    f"|⛔\ufe0f? *{_ID}(?: *, *{_ID})*)"
    rf"|(?P<emoji_id>🆔\ufe0f?{_GAP}({_ID})(?!\S))"
    r"|(?P<block_id>(?<!\S)\^([A-Za-z0-9-]+)(?!\S))"
    r"|(?P<dataview>[\[(][ \t]*(due|completion|cancelled|priority|start|created|scheduled|repeat|id|dependsOn"
    r"|onCompletion|reminder)::[ \t]*([^\[\]()\n]{0,200}?)[ \t]*[\])](?: *,(?! *(?:by|done|cancelled) ))?)"
    r"|(?P<plain>,[ \t]+(by|done|cancelled)[ \t]+([0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])))"
)
# What may stand between fields at the end of a line without hiding them: spaces and tags.
_BETWEEN = pattern(r"(?:[\s\u200b-\u200f\u2060\ufeff\ufe0e\ufe0f]|(?<!\S)#[^\s!@#$%^&*(),.?\":{}|<>]+)*")
_DAY_ONLY = pattern("[0-9]{4}-[0-9]{2}-[0-9]{2}")

_KEY_KINDS = {"due": "due", "completion": "done", "cancelled": "cancelled", "id": "emoji_id"}
_WORD_KINDS = {"by": "due", "done": "done", "cancelled": "cancelled"}
_ID_KINDS = ("block_id", "emoji_id")


@dataclass(frozen=True, slots=True)
class TaskField:
    """A field of a task line. `start` and `end` are indices into the line, `value` its day or id as written.

    `kind` is "due", "done", "cancelled", "block_id", "emoji_id" or "other"; `value_start` is where `value` begins.
    `style` is the format it is written in, `at_end` is set where nothing but fields and tags follows.
    """

    kind: str
    start: int
    end: int
    value: str
    value_start: int
    style: TaskStyle
    at_end: bool = True


@dataclass(frozen=True, slots=True)
class TaskParts:
    """A checkbox line taken apart; the indices are those of the line. `fields` stand in the line's order."""

    check: str
    check_start: int
    body_start: int
    body_end: int  # behind the last character that is no space, line end or unseen
    fields: tuple[TaskField, ...]
    chosen: Mapping[str, TaskField]  # by kind: the field that counts

    def of_kind(self, kind: str) -> TaskField | None:
        """The field of a kind that counts."""
        return self.chosen.get(kind)


def _chosen(fields: tuple[TaskField, ...]) -> dict[str, TaskField]:
    """Tasks peels from the end: the leftmost day of those at the end counts, else the rightmost; of ids the last."""
    chosen: dict[str, TaskField] = {}
    for field in fields:
        before = chosen.get(field.kind)
        if before is None or field.kind in _ID_KINDS or not before.at_end:
            chosen[field.kind] = field
    return chosen


@lru_cache(maxsize=128)  # a note's block is read by several who want something else of it, one right after another
def split_task(line: str) -> TaskParts | None:
    """The parts of a checkbox line (without its line feed); None if it is none."""
    match = _CHECKBOX.match(line)
    if match is None:
        return None
    body_end = len(line.rstrip(" \t\r\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff"))
    body_end = max(body_end, match.end())
    fields = tuple(_fields(line, match.end(), body_end))
    return TaskParts(match[2], match.start(2), match.end(), body_end, fields, _chosen(fields))


def _fields(line: str, start: int, end: int) -> Iterator[TaskField]:
    matches = list(_FIELD.finditer(line, start, end))
    first_at_end = len(matches)
    position = end
    for index in range(len(matches) - 1, -1, -1):
        if _BETWEEN.fullmatch(line, matches[index].end(), position) is None:
            break
        first_at_end, position = index, matches[index].start()
    for index, match in enumerate(matches):
        at_end = index >= first_at_end
        if at_end or match.lastgroup != "plain":  # plain words count at the end only: elsewhere they are prose
            yield _field(match, at_end)


def _field(match: re.Match[str], at_end: bool) -> TaskField:
    kind = match.lastgroup or "other"
    style: TaskStyle = "emoji"
    # The groups stand in pairs or threes: the field, for words and keys the key, then the value.
    group = match.re.groupindex[kind] + 1
    if kind == "dataview":
        kind, style, group = _KEY_KINDS.get(match[group], "other"), "dataview", group + 1
    elif kind == "plain":
        kind, style, group = _WORD_KINDS[match[group]], "plain", group + 1
    return TaskField(kind, match.start(), match.end(), match[group] or "", match.start(group), style, at_end)


def parse_task(line: str, number: int = 0, *, tag: str = "") -> Task | None:
    """The task on a line; None if the line is no checkbox line.

    `line` is without its line feed (a `\\r` stays in `raw`), `number` its 1-based line in the file. `tag` ("#task") is
    left out of the description. Any character in the box but x, X and "-" is an open task.
    """
    parts = split_task(line)
    if parts is None:
        return None
    block_id = parts.of_kind("block_id") or parts.of_kind("emoji_id")
    return Task(
        status=_status(parts.check),
        description=_description(line, parts, tag),
        due=_day(parts.of_kind("due")),
        done=_day(parts.of_kind("done")),
        cancelled=_day(parts.of_kind("cancelled")),
        id=block_id.value if block_id else None,
        line=number,
        raw=line,
    )


def block_ids(line: str) -> tuple[str, ...]:
    """Every id on a checkbox line (`^…`, `🆔 …`, `[id:: …]`), as they stand from left to right."""
    parts = split_task(line)
    return tuple(field.value for field in parts.fields if field.kind in _ID_KINDS) if parts else ()


def _status(check: str) -> TaskStatus:
    return "done" if check in "xX" else "cancelled" if check == "-" else "open"


def _day(field: TaskField | None) -> date | None:
    if field is None or _DAY_ONLY.fullmatch(field.value.strip()) is None:
        return None
    try:
        return date.fromisoformat(field.value.strip())
    except ValueError:  # an impossible day: the task simply has none
        return None


def _description(line: str, parts: TaskParts, tag: str) -> str:
    pieces: list[str] = []
    position = parts.body_start
    for field in parts.fields:
        if not field.at_end and (field.kind == "other" or parts.chosen[field.kind] is not field):
            continue
        pieces.append(line[position : field.start].strip())
        position = field.end
    pieces.append(line[position : parts.body_end].strip())
    words = " ".join(piece for piece in pieces if piece).strip("\u200b\ufe0f \t\r")
    if parts.fields and not parts.fields[0].at_end:  # what a field in the middle leaves: "( )", " ."
        words = re.sub(r"\s+(?=[.,;:!?)])", "", re.sub(r"\(\s*\)", "", words)).strip()
    if tag and tag in words:
        words = " ".join(word for word in words.split(" ") if word != tag)
    return words


def format_task(
    description: str,
    *,
    status: TaskStatus = "open",
    due: date | None = None,
    done: date | None = None,
    cancelled: date | None = None,
    id: str | None = None,  # noqa: A002 - the name of the field in `Task`
    style: TaskStyle = "emoji",
    tag: str = "",
    priority: Priority = "",
) -> str:
    """The line of a task, without a line feed: `- [ ] [#tag ]description[ fields][ ^id]`.

    The emoji and Dataview forms stand in Tasks' own order, so that its rewriting changes nothing. `done` is written for
    done tasks only, `cancelled` for cancelled ones. The plain form has no place for a priority. Raises ValueError for a
    description with a line feed and for an id that Obsidian would not take (Latin letters, digits and "-").
    """
    if "\n" in description or "\r" in description:
        raise ValueError("a task's description is one line: pass it through clean_description")
    if id is not None and re.fullmatch("[A-Za-z0-9-]+", id) is None:
        raise ValueError(f"no block id: {id!r} (Latin letters, digits and - only)")
    check = {"open": " ", "done": "x", "cancelled": "-"}[status]
    line = f"- [{check}] {tag + ' ' if tag else ''}{description}"
    line += "".join(
        [
            priority_text(priority, style),
            day_text("due", due, style),
            day_text("cancelled", cancelled if status == "cancelled" else None, style),
            day_text("done", done if status == "done" else None, style),
        ]
    )
    return f"{line} ^{id}" if id else line


def priority_text(priority: Priority, style: TaskStyle) -> str:
    """A priority as it stands in a line, with the space before it; "" in the plain style."""
    if not priority or style == "plain":
        return ""
    return f" {PRIORITY_EMOJI[priority]}" if style == "emoji" else f"  [priority:: {priority}]"


_DAY_FORMS: dict[TaskStyle, dict[str, str]] = {
    "emoji": {"due": " 📅 {}", "done": " ✅ {}", "cancelled": " ❌ {}"},
    # Two spaces: with one, Obsidian shows only every other bracketed field.
    "dataview": {"due": "  [due:: {}]", "done": "  [completion:: {}]", "cancelled": "  [cancelled:: {}]"},
    "plain": {"due": ", by {}", "done": ", done {}", "cancelled": ", cancelled {}"},
}


def day_text(kind: str, day: date | None, style: TaskStyle) -> str:
    """A "due", "done" or "cancelled" day as it stands in a line, with what separates it from the text before."""
    return _DAY_FORMS[style][kind].format(day.isoformat()) if day else ""
