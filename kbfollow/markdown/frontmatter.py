"""The front matter of a note: where it stands, its properties with true file lines, and what is wrong with it.

It stands on line 1 (a BOM may come before it). The formats are those of python-frontmatter's handlers: YAML between
`---`, TOML between `+++`, JSON in braces. Their own splitting isn't used, since it strips the body and loses the lines.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from kbfollow.markdown.people import NamedPerson, people, people_in_text, without_honorific
from kbfollow.markdown.properties import canonical_name, day, text, text_list
from kbfollow.markdown.yaml_values import (
    Node,
    YamlRefusedError,
    find_alias,
    impossible_day,
    key_text,
    node_value,
    read_block,
    scalar_value,
)
from kbfollow.model import Problem, Property
from kbfollow.patterns import pattern

__all__ = [
    "FrontMatter",
    "NamedPerson",
    "canonical_name",
    "day",
    "people",
    "people_in_text",
    "read_front_matter",
    "text",
    "text_list",
    "without_honorific",
]

SIZE_LIMIT = 1_000_000  # characters of front matter that are read
PROBLEM_LIMIT = 20  # of one front matter
LINE_LIMIT = 40_000  # lines that are searched for its end


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says. `body_line` is the 1-based file line behind it (1 if there is none)."""

    properties: tuple[Property, ...] = ()
    problems: tuple[Problem, ...] = ()
    body_line: int = 1


class _TomlHandler(BaseHandler):
    """TOML as python-frontmatter's own handler reads it, without the `toml` package that one needs."""

    FM_BOUNDARY = pattern(r"^\+{3,}\s*$", re.MULTILINE)
    START_DELIMITER = END_DELIMITER = "+++"

    def load(self, fm: str) -> dict[str, Any]:
        return tomllib.loads(fm)


_HANDLERS: tuple[BaseHandler, ...] = (YAMLHandler(), _TomlHandler(), JSONHandler())
_YAML_OPEN = pattern(r"---[ \t]*")
_YAML_CLOSE = pattern(r"(?:---|\.\.\.)[ \t]*")
_KEY_LINE = pattern(r"([A-Za-z_À-ž][^:#\[\]{}\"\n]{0,80}|\"[^\"\n]{1,80}\"):(?:[ \t]+(.*))?")


def read_front_matter(path: str, lines: Sequence[str]) -> FrontMatter:
    """The front matter of a note whose `lines` may keep their `\\r`; never raises. `path` is for the problems."""
    first = lines[0].removeprefix("\ufeff").rstrip() if lines and len(lines[0]) < 100 else ""
    handler = next((handler for handler in _HANDLERS if first and handler.detect(first)), None)
    if handler is None or (isinstance(handler, YAMLHandler) and not _YAML_OPEN.fullmatch(first)):
        return FrontMatter()
    close = _closing_line(handler, lines)
    if close is None:
        return _never_closed(path, handler, lines)
    block = [line.rstrip("\r") for line in lines[1:close]]
    if sum(map(len, block)) > SIZE_LIMIT:
        problem = Problem(path, 1, "the front matter is too long to be read", "shorten it", blocks=True)
        return FrontMatter(_salvaged(block[:200]), (problem,), close + 2)
    if isinstance(handler, YAMLHandler):
        properties, problems = _read_yaml(path, block)
    else:
        properties, problems = _read_other(path, handler, block)
    return FrontMatter(tuple(properties), tuple(problems), close + 2)


def _closing_line(handler: BaseHandler, lines: Sequence[str]) -> int | None:
    """The 0-based line that ends the front matter."""
    close = {"---": _YAML_CLOSE, "+++": pattern(r"\+\+\+[ \t]*")}.get(handler.START_DELIMITER or "")
    close = close or pattern(r"\}[ \t]*")
    for number in range(1, min(len(lines), LINE_LIMIT)):
        if lines[number][:1] in "-.+}" and close.fullmatch(lines[number].rstrip("\r")):
            return number
    return None


def _never_closed(path: str, handler: BaseHandler, lines: Sequence[str]) -> FrontMatter:
    """A rule `---` on line 1 is no front matter; with properties below it, the closing line is missing."""
    end = next((number for number in range(1, min(len(lines), 200)) if not lines[number].strip()), min(len(lines), 200))
    block = [line.rstrip("\r") for line in lines[1:end]]
    if not isinstance(handler, YAMLHandler) or not block or _KEY_LINE.fullmatch(block[0]) is None:
        return FrontMatter()
    message = "the front matter that starts in line 1 is never closed"
    mend = f"put --- on a line of its own below the properties (line {end + 1})"
    return FrontMatter(_salvaged(block), (Problem(path, 1, message, mend, blocks=True),), end + 1)


def _read_yaml(path: str, block: list[str]) -> tuple[Sequence[Property], list[Problem]]:
    try:
        root, lines = read_block(block, 2)
    except YamlRefusedError as error:
        problem = Problem(path, error.line + 2, f"front matter: {error.message}", error.mend, blocks=True)
        return _salvaged(block), [problem]
    if root is None:
        return (), []
    if root.kind != "map":
        message = "the lines between --- and --- at the top are no properties"
        return (), [Problem(path, 2, message, "write them as `name: value`, or delete the two ---", blocks=True)]
    problems: list[Problem] = []
    found: dict[str, Property] = {}
    for key, value in zip(root.children[::2], root.children[1::2], strict=False):
        prop = _property(key, value, block, lines)
        if prop.key in found and found[prop.key].value != prop.value:
            message = f"`{prop.key}` stands in line {found[prop.key].line} and again in line {prop.line}"
            problems.append(Problem(path, prop.line, f"{message}; the last one counts", "delete one of them"))
        found.pop(prop.key, None)
        found[prop.key] = prop
        problems += _value_problems(path, prop, value)
    return list(found.values()), problems[:PROBLEM_LIMIT]


def _property(key: Node, value: Node, block: list[str], lines: list[str]) -> Property:
    name = key_text(key, lines)
    content = node_value(value, lines)
    numbers: tuple[tuple[int, str], ...] = ()
    if isinstance(content, list):
        numbers = tuple((child.line + 2, block[child.line].strip()) for child in value.children)
    return Property(canonical_name(name), name, content, key.line + 2, block[key.line].strip(), "property", numbers)


def _value_problems(path: str, prop: Property, node: Node) -> list[Problem]:
    """Impossible days, and lists that are repeated by an alias."""
    problems = []
    values = prop.value if isinstance(prop.value, list) else [prop.value]
    for index, value in enumerate(values):
        reason = impossible_day(value) if isinstance(value, str) and len(value) < 40 else None
        if reason:
            line = prop.lines[index][0] if prop.lines else prop.line
            blocks = prop.name == "date"
            problems.append(Problem(path, line, f"`{prop.key}`: {reason}", "write the right day", blocks))
    alias = find_alias(node)
    if alias is not None:
        message = f"`{prop.key}` repeats another value by {alias.text[:40]}, which is not expanded"
        problems.append(Problem(path, alias.line + 2, message, "write the value out"))
    return problems


def _salvaged(block: Sequence[str]) -> tuple[Property, ...]:
    """The plain `name: value` lines of a block that can't be read, so that the note's type and company are known."""
    found = []
    for number, line in enumerate(block, 2):
        match = _KEY_LINE.fullmatch(line) if len(line) < 1000 else None
        if match and (value := (match[2] or "").strip()) and value[0] not in "[{|>&*!":
            key = match[1].strip().strip('"')
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            content = value[1:-1] if quoted else scalar_value(value)
            found.append(Property(canonical_name(key), key, content, number, line.strip()))
    return tuple(found)


def _read_other(path: str, handler: BaseHandler, block: list[str]) -> tuple[Sequence[Property], list[Problem]]:
    """TOML and JSON: the line of a key is the first line that begins with it."""
    is_json = isinstance(handler, JSONHandler)
    source = "\n".join(block)
    try:
        content = handler.load(f"{{{source}\n}}" if is_json else source)
    except (ValueError, RecursionError) as error:
        line = 1 + (error.lineno if isinstance(error, json.JSONDecodeError) else _toml_line(error))
        message = f"front matter: line {line} can't be read as {'JSON' if is_json else 'TOML'}"
        return (), [Problem(path, line, message, "correct it, or write the properties as YAML", blocks=True)]
    found, problems = [], []
    for key, value in content.items():
        begins = pattern(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[:=]")
        number = next((index for index, line in enumerate(block) if begins.match(line)), 0)
        value = value if _is_plain(value) else str(value)
        quote = block[number].strip() if block else ""
        prop = Property(canonical_name(key), str(key), value, number + 2, quote)
        found.append(prop)
        problems += _value_problems(path, prop, Node("scalar", number, 0))
    return found, problems


def _toml_line(error: Exception) -> int:
    match = re.search(r"at line (\d+)", str(error))
    return int(match[1]) if match else 1


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, (str, int, bool, list, dict, datetime)) or hasattr(value, "isoformat")
