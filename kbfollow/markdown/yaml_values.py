"""YAML front matter → values with file lines, without YAML's traps.

The events of PyYAML's parser (libyaml where available) are read one by one: no recursion, aliases are not expanded,
nesting and size are bounded, and each scalar is resolved here, so that `10:30`, `0123`, `no` and `28.09` stay what the
user wrote. What YAML refuses but has one sensible reading is mended line by line; the rest is a `YamlRefusedError`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

import yaml

from kbfollow.patterns import pattern

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEPTH_LIMIT = 24
NODE_LIMIT = 60_000
MEND_LIMIT = 40  # lines that are mended in one block
MEND_SIZE_LIMIT = 100_000  # characters of a block that is worth mending

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_WHOLE_NUMBER = pattern("-?(?:0|[1-9][0-9]{0,14})")
_ISO_DAY = pattern("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_ISO_TIME = pattern(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]*)?)?"
    r"[ ]?(?:Z|z|[+-][0-9]{1,2}(?::?[0-9]{2})?)?"
)
_DOTTED_DAY = pattern(r"([0-9]{1,2})\.[ ]?([0-9]{1,2})\.[ ]?([0-9]{4})")

# Characters at which libyaml would break a line or give up, though they stand inside a line here.
_NOT_FOR_YAML = pattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff\\ud800-\\udfff]")

MONTHS = "January February March April May June July August September October November December".split()


@dataclass(slots=True)
class Node:
    """A scalar, list or map as it stands. Lines and columns are 0-based within the block."""

    kind: Literal["scalar", "list", "map", "alias"]
    line: int
    column: int
    end_line: int = 0
    end_column: int = 0
    text: str = ""
    plain: bool = False  # a scalar without quotes
    flow: bool = False  # a list or map in brackets
    children: list[Node] = field(default_factory=list)  # of a map: key, value, key, value …


class YamlRefusedError(Exception):
    """Why YAML refuses a block: in plain words, with the 0-based line within the block."""

    def __init__(self, line: int, message: str, mend: str) -> None:
        super().__init__(message)
        self.line, self.message, self.mend = line, message, mend


def read_block(lines: list[str], first: int) -> tuple[Node | None, list[str]]:
    """The root of a YAML block and its lines as they were read, after mending what has one sensible reading.

    `lines` are without line ends, `first` is the file line of the first of them (for messages). The root is None for an
    empty block. Raises `YamlRefusedError`.
    """
    lines = [_NOT_FOR_YAML.sub(" ", line) if not line.isprintable() else line for line in lines]
    original, mended = lines, set[int]()
    while True:
        try:
            root = _compose(lines, first)
        except yaml.YAMLError as error:
            changed = _mended(lines, error, mended)
            if changed is None:
                raise _refusal(original, error, first) from None
            lines = changed
            continue
        if root is not None and root.kind != "map":
            changed = _mended(lines, None, mended)
            if changed is not None:
                lines = changed
                continue
        return root, lines


def _compose(lines: list[str], first: int) -> Node | None:
    """The tree of the block's events; nesting and number of nodes are bounded."""
    stack: list[Node] = []
    anchors: dict[str, Node] = {}
    root: Node | None = None
    count = 0
    for event in yaml.parse("\n".join(lines) + "\n", Loader=_Loader):
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            _close(stack.pop(), event)
            continue
        node = _node(event, anchors)
        if node is None:
            continue
        count += 1
        if count > NODE_LIMIT or len(stack) > DEPTH_LIMIT:
            what = "has too many values" if count > NODE_LIMIT else "is nested too deeply"
            raise YamlRefusedError(node.line, f"the front matter {what} (line {first + node.line})", "shorten it")
        anchor = getattr(event, "anchor", None)
        if anchor and node.kind != "alias":
            anchors[anchor] = node
        if stack:
            stack[-1].children.append(node)
        elif root is None:
            root = node
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            stack.append(node)
    return root


def _close(node: Node, event: yaml.Event) -> None:
    if event.end_mark is not None:
        node.end_line, node.end_column = event.end_mark.line, event.end_mark.column


def find_alias(node: Node) -> Node | None:
    """The first alias of a list or map below a node."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if node.kind == "alias" and node.plain:
            return node
        waiting += node.children
    return None


def _node(event: yaml.Event, anchors: dict[str, Node]) -> Node | None:
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None  # events of a parser have marks
    if isinstance(event, yaml.ScalarEvent):
        plain = event.style is None or event.style == ""
        if event.tag in ("!", "tag:yaml.org,2002:str"):
            plain = False
        return Node("scalar", start.line, start.column, end.line, end.column, event.value, plain)
    if isinstance(event, yaml.SequenceStartEvent):
        return Node("list", start.line, start.column, flow=bool(event.flow_style))
    if isinstance(event, yaml.MappingStartEvent):
        return Node("map", start.line, start.column, flow=bool(event.flow_style))
    if isinstance(event, yaml.AliasEvent):
        target = anchors.get(event.anchor or "")
        if target is not None and target.kind == "scalar":
            return Node("scalar", start.line, start.column, end.line, end.column, target.text, target.plain)
        known = target is not None  # `*Jane*` without quotes is an alias of nothing: text
        return Node("alias", start.line, start.column, end.line, end.column, f"*{event.anchor}", plain=known)
    return None


# --- values ---------------------------------------------------------------------------------------------------------


def node_value(node: Node, lines: list[str]) -> object:
    """The value of a node: str, int, bool, date, datetime, None, list or dict. Keys are strings.

    Links and placeholders that YAML takes for nested lists and maps (`[[Jane]]`, `{{date}}`) are strings as written;
    an alias of a list or map is its text, never expanded.
    """
    if node.kind == "scalar":
        return scalar_value(node.text) if node.plain else node.text
    if node.kind == "alias":
        return node.text
    source = _bracketed_source(node, lines)
    if source is not None:
        return source
    if node.kind == "list":
        return [node_value(child, lines) for child in node.children]
    pairs = zip(node.children[::2], node.children[1::2], strict=False)
    return {key_text(key, lines): node_value(value, lines) for key, value in pairs}


def key_text(node: Node, lines: list[str]) -> str:
    """The name of a key as written."""
    return node.text if node.kind in ("scalar", "alias") else source_text(node, lines)


def source_text(node: Node, lines: list[str]) -> str:
    """What stands in the block for a node, line ends as spaces."""
    if node.line == node.end_line:
        return lines[node.line][node.column : node.end_column].strip()
    parts = [lines[node.line][node.column :], *lines[node.line + 1 : node.end_line]]
    if node.end_line < len(lines):
        parts.append(lines[node.end_line][: node.end_column])
    return " ".join(part.strip() for part in parts).strip()


def _bracketed_source(node: Node, lines: list[str]) -> str | None:
    """`[[Jane]]` and `{{date}}` as written, where a bracket stands directly in a bracket and holds everything."""
    if not (node.flow and node.children and node.children[0].flow and node.children[0].kind == node.kind):
        return None
    inner = node.children[0]
    if (inner.line, inner.column) != (node.line, node.column + 1) or len(node.children) > (node.kind == "map") + 1:
        return None
    source = source_text(node, lines)
    return source if source.endswith(("]]", "}}")) else None


def scalar_value(text: str) -> object:
    """A scalar without quotes: None, bool, whole number, date, datetime, or the string as written."""
    first = text[:1]
    if first.isdigit() or first == "-":
        if _WHOLE_NUMBER.fullmatch(text):
            return int(text)
        return _moment(text) or text
    if text in _NULL:
        return None
    return _BOOL.get(text, text)


def _moment(text: str) -> date | datetime | None:
    """A date or a date with a time of day (as the clock shows it: an offset is dropped); None for impossible ones."""
    try:
        if match := _ISO_DAY.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _ISO_TIME.fullmatch(text):
            day = "-".join(match.group(1, 2, 3))
            return datetime.fromisoformat(f"{day}T{int(match[4]):02}:{match[5]}:{match[6] or '00'}")
    except ValueError:
        return None
    return None


def impossible_day(text: str) -> str | None:
    """Why a day can't be ("2026-11-31: November has 30 days"); None for a possible day and for any other text."""
    if match := _ISO_DAY.match(text):
        year, month, day = (int(group) for group in match.groups())
    elif match := _DOTTED_DAY.match(text):
        day, month, year = (int(group) for group in match.groups())
    else:
        return None
    if not 1 <= month <= 12:
        return f"{match[0]} is no day: there is no month {month}"
    if not 1 <= year <= 9999:
        return f"{match[0]} is no day: there is no year {year}"
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        return f"{match[0]} is no day: {MONTHS[month - 1]}{f' {year}' if month == 2 else ''} has {length} days"
    return None


# --- what YAML refuses ----------------------------------------------------------------------------------------------

# `key: value`, `- value`, `- key: value`: what comes before the value, and the value.
_KEY_AND_VALUE = pattern(
    r"(\s*(?:-[ ]+)*)((?:[^\s:#'\"\[\]{}&*!|>@%`,-][^:]{0,80}|\"[^\"]{0,80}\"|'[^']{0,80}'):(?=[ ]|$))?[ ]*(.*?)[ ]*"
)
_GLUED_VALUE = pattern(r"([A-Za-z][A-Za-z0-9 _-]{0,40}):([^\s:/].*)")  # `role:Developer`
_WHOLE_QUOTED = pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_LEADING_TABS = pattern(r"^[ ]*\t[ \t]*")
_TAB_AFTER_MARK = pattern(r"^((?:[ ]*-)|[^\s:'\"\[{][^:'\"\[{]{0,80}:)[ ]*\t[ \t]*")


def _mended(lines: list[str], error: yaml.YAMLError | None, done: set[int]) -> list[str] | None:
    """The lines with one more of them mended; None if there is nothing to mend. `done` are those tried before."""
    if sum(map(len, lines)) > MEND_SIZE_LIMIT or len(done) > MEND_LIMIT:
        return None
    if -1 not in done:
        done.add(-1)
        without_tabs = [_TAB_AFTER_MARK.sub(r"\1 ", _LEADING_TABS.sub(_two_spaces, line)) for line in lines]
        if without_tabs != lines:
            return without_tabs
    for number in _suspects(lines, error):
        if number in done:
            continue
        done.add(number)
        changed = _mended_line(lines[number])
        if changed is not None:
            return [*lines[:number], changed, *lines[number + 1 :]]
    return None


def _two_spaces(match: re.Match[str]) -> str:
    return match[0].replace("\t", "  ")


def _suspects(lines: list[str], error: yaml.YAMLError | None) -> Iterable[int]:
    """The lines that may have caused an error, the likeliest first."""
    if error is None:
        return range(len(lines))
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    found = [mark.line for mark in marks if mark is not None]
    found += [number - 1 for number in found]
    return [number for number in dict.fromkeys(found) if 0 <= number < len(lines)]


def _mended_line(line: str) -> str | None:
    """A line whose value is put in quotes, or parted from its key; None if that isn't the trouble."""
    if match := _GLUED_VALUE.fullmatch(line):
        line = f"{match[1]}: {match[2]}"
        return _mended_line(line) or line
    match = _KEY_AND_VALUE.fullmatch(line)
    if match is None:
        return None
    before, key, value = match[1], match[2] or "", match[3]
    if not (before.strip() or key) or not _needs_quotes(value):
        return None
    value = re.split(r"[ ]+#[ ]", value)[0]
    return f"{before}{key}{' ' if key else ''}'" + value.replace("'", "''") + "'"


def _needs_quotes(value: str) -> bool:
    if value in ("?", "-"):
        return True
    if not value or _WHOLE_QUOTED.fullmatch(value) or value[0] in "|>#":
        return False
    if value[0] in "[{":
        return value.startswith(("[[", "{{")) or bool(re.match(r"\[[^\[\]]*\][^\s,]", value))
    if value[0] in "\"'":
        return _WHOLE_QUOTED.match(value) is not None  # text behind the closing quote
    return ": " in value or value.endswith(":") or value[0] in "@`%*&!" or value.startswith(("- ", "? ", ", "))


def _refusal(lines: list[str], error: yaml.YAMLError, first: int) -> YamlRefusedError:
    """An error of YAML in the user's words."""
    context, problem = str(getattr(error, "context", "") or ""), str(getattr(error, "problem", "") or "")
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    at = problem_mark.line if problem_mark is not None else 0
    start = context_mark.line if context_mark is not None else at
    at, start = min(at, len(lines) - 1), min(start, len(lines) - 1)
    line, start_line = first + at, first + start
    if "flow sequence" in context:
        return YamlRefusedError(
            start, f"the list that starts with [ in line {start_line} is never closed", "put ] at its end"
        )
    if "flow mapping" in context or "flow node" in context:
        return YamlRefusedError(
            start, f"the value in line {start_line} has a bracket that is never closed", "close it or quote"
        )
    if "quoted scalar" in context:
        mark = (lines[start][context_mark.column : context_mark.column + 1] if context_mark else "") or '"'
        return YamlRefusedError(
            start, f"the text that starts with {mark} in line {start_line} is never closed", f"add {mark}"
        )
    if "mapping values" in problem:
        return YamlRefusedError(at, f"line {line} has a colon that YAML can't place", "put the value in quotes")
    if "could not find expected ':'" in problem or "simple key" in context:
        return YamlRefusedError(
            start, f"line {start_line} is neither `name: value` nor part of a list", "add the missing colon"
        )
    if "block" in context and "expected" in problem:
        return YamlRefusedError(
            at, f"line {line} does not fit the lines above it", "check its indentation, or quote the value"
        )
    return YamlRefusedError(at, f"YAML can't read line {line}", "put the value in quotes")
