"""Values written into the settings note's properties, every other byte left as it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.markdown.note import read_note
from kbfollow.settings import load_settings

_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 /_+.-]*")
# What YAML reads as something other than words.
_NOT_WORDS = frozenset("yes no true false on off null y n".split())


def with_values(text: str, values: Mapping[str, str]) -> str:
    """The settings note's text with `values` in its properties: only settings that are missing or empty are given one.

    Raises ValueError where that can't be done without doubt: no front matter of plain lines, a setting with a value of
    its own, a value that would not be read as it is given.
    """
    note = read_note(SETTINGS_NOTE, text)
    lines = text.split("\n")
    if (
        note.body_line < 3
        or lines[0].removeprefix("\ufeff").rstrip() != "---"
        or any(one.blocks for one in note.problems)
    ):
        raise ValueError("the note has no properties that can be read")
    standing = {_folded(one.key): one for one in note.properties.values() if one.source == "property"}
    before, _ = load_settings(note)
    close = note.body_line - 2
    for name, value in values.items():
        prop = standing.get(_folded(name))
        ending = "\r" if lines[0].endswith("\r") else ""
        if prop is None:
            lines.insert(close, f"{name}: {as_scalar(value)}{ending}")
            close += 1
        elif prop.value in (None, "") and re.fullmatch(r"[^:#\"']+:[ \t]*\r?", lines[prop.line - 1]):
            key = lines[prop.line - 1].split(":", 1)[0]
            lines[prop.line - 1] = f"{key}: {as_scalar(value)}{ending}"
        else:
            raise ValueError(f"“{name}” has a value already")
    after = "\n".join(lines)
    known, problems = load_settings(read_note(SETTINGS_NOTE, after))
    others = [name for name in before.__dataclass_fields__ if name not in values]
    if any(getattr(known, name) != getattr(before, name) for name in others) or len(problems) > len(note.problems):
        raise ValueError("the values would not be read as given")
    return after


def as_scalar(value: str) -> str:
    """A value as YAML that reads as this text."""
    if _PLAIN.fullmatch(value) and not value.endswith(" ") and value.casefold() not in _NOT_WORDS:
        return value if not re.fullmatch(r"[\d.+-]+", value) else f'"{value}"'
    if not value.isprintable():
        raise ValueError("the value holds what can’t be written on a line")
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
