"""How the Tasks plugin (8.3) reads and rewrites a line: a model for tests, from its documentation and behaviour.

Facts: a task is indentation and ">", a marker `- * + 1.` (newer versions: `1)`), spaces, one character in brackets.
From what follows, ` ^id` at the end is set aside; then fields are taken off the end, again and again, in any order,
tags too (they go back to the description's end), until nothing at the end is known. Rewriting puts the parts together
in one fixed order. In the Dataview format each field stands in brackets, with two spaces before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"^([\s>]*)([-*+]|[0-9]+[.)])( +)\[(.)\] *(.*)$")
_BLOCK_ID = re.compile(r" \^[a-zA-Z0-9-]+$")
_TAG_AT_END = re.compile(r"(?:^|\s)#[^ !@#$%^&*(),.?\":{}|<>]+$")

_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_IDS = "[a-zA-Z0-9_-]+"
_EMOJI = {
    "id": ("🆔", rf"🆔\ufe0f? *({_IDS})"),
    "depends": ("⛔", rf"⛔\ufe0f? *({_IDS}(?: *, *{_IDS})*)"),
    "priority": ("", "([🔺⏫🔼🔽⏬])\ufe0f?"),
    "repeat": ("🔁", r"🔁\ufe0f? ?([a-zA-Z0-9, !]+)"),
    "on_completion": ("🏁", r"🏁\ufe0f? *([a-zA-Z]+)"),
    "created": ("➕", rf"➕\ufe0f? *{_DAY}"),
    "start": ("🛫", rf"🛫\ufe0f? *{_DAY}"),
    "scheduled": ("⏳", rf"[⏳⌛]\ufe0f? *{_DAY}"),
    "due": ("📅", rf"[📅📆🗓]\ufe0f? *{_DAY}"),
    "cancelled": ("❌", rf"❌\ufe0f? *{_DAY}"),
    "done": ("✅", rf"✅\ufe0f? *{_DAY}"),
}
_BRACKETS = {
    "id": ("id", f"({_IDS})"),
    "depends": ("dependsOn", f"({_IDS}(?: *, *{_IDS})*)"),
    "priority": ("priority", "(highest|high|medium|low|lowest)"),
    "repeat": ("repeat", "([a-zA-Z0-9, !]+)"),
    "on_completion": ("onCompletion", "([a-zA-Z]+)"),
    "created": ("created", _DAY),
    "start": ("start", _DAY),
    "scheduled": ("scheduled", _DAY),
    "due": ("due", _DAY),
    "cancelled": ("cancelled", _DAY),
    "done": ("completion", _DAY),
}
ORDER = tuple(_EMOJI)
"""The order in which Tasks writes its fields."""


@dataclass
class TasksLine:
    """A line as Tasks understands it; `rewritten` is the line as it would write it."""

    status: str
    description: str
    fields: dict[str, str] = field(default_factory=dict)
    block_id: str = ""
    rewritten: str = ""


def read_line(line: str, style: str = "emoji") -> TasksLine | None:
    """What Tasks makes of a line in the "emoji" or "dataview" format; None if it is no task for it."""
    match = _LINE.match(line)
    if match is None:
        return None
    body = match[5].strip()
    block_id = _BLOCK_ID.search(body)
    if block_id:
        body = body[: block_id.start()].strip()
    body, fields = _peeled(body, style)
    task = TasksLine(match[4], body, fields, block_id[0].strip(" ^") if block_id else "")
    task.rewritten = (
        f"{match[1]}{match[2]} [{match[4]}] {body}{_written(fields, style)}{block_id[0] if block_id else ''}"
    )
    return task


def _patterns(style: str) -> dict[str, re.Pattern[str]]:
    if style == "emoji":
        return {name: re.compile(f"{pattern}$") for name, (_, pattern) in _EMOJI.items()}
    return {
        name: re.compile(rf"(?:\[ *{key}:: *{pattern} *\]|\( *{key}:: *{pattern} *\))(?: *,)?$")
        for name, (key, pattern) in _BRACKETS.items()
    }


def _peeled(body: str, style: str) -> tuple[str, dict[str, str]]:
    fields: dict[str, str] = {}
    tags: list[str] = []
    patterns = _patterns(style)
    for _ in range(21):
        before = body
        for name, pattern in patterns.items():
            if match := pattern.search(body):
                fields[name] = next(group for group in match.groups() if group is not None).strip()
                body = body[: match.start()].strip()
        if match := _TAG_AT_END.search(body):
            tags.insert(0, match[0].strip())
            body = body[: match.start()].strip()
        if body == before:
            break
    return " ".join([body, *tags]) if tags else body, fields


def _written(fields: dict[str, str], style: str) -> str:
    if style == "dataview":
        return "".join(f"  [{_BRACKETS[name][0]}:: {fields[name]}]" for name in ORDER if name in fields)
    return "".join(f" {f'{_EMOJI[name][0]} {fields[name]}'.strip()}" for name in ORDER if name in fields)
