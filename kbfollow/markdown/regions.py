"""What of a note's body is hidden from its reader: code fences, comments, math; and what the note ends inside of.

One pass over the raw lines, the way Obsidian and GitHub see them. The result is the body with all that taken out, line
by line, so that line numbers stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kbfollow.patterns import pattern

# A fence may stand in quotes and list elements: what may be in front of it, then ``` or ~~~, then the info text.
_FENCE = pattern(r"((?:[ \t]|>|(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*)(`{3,}(?=[^`]*$)|~{3,})")
_LIST_ELEMENT = pattern(r"[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]+|$)")
_KBFOLLOW = pattern(r"<!--\s*kbfollow:(begin|end|ignore)\b")
# In a line: a run of backticks, the start of a comment.
_MARK = pattern(r"\\[`%<]|`+|<!--|%%")
_OPEN_ENDS = {"<!--": "comment", "%%": "%% comment"}


@dataclass(slots=True)
class Regions:
    """`lines` are the body's lines without what is hidden; the sets hold 0-based indices of them.

    `ours` are the lines from the block's opening to its closing marker, `ignore` those with an ignore comment,
    `hidden` those that are wholly in code, comment or math. `open_end` is what the body ends inside of.
    """

    lines: list[str]
    ours: set[int] = field(default_factory=set)
    ignore: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    open_end: str = ""


def find_regions(lines: list[str]) -> Regions:
    """The regions of a body; `lines` are without line ends."""
    text = "\n".join(lines)
    if not ("```" in text or "~~~" in text or "<!--" in text or "%%" in text or "$$" in text):
        return Regions(lines)
    scan = _Scan(lines)
    scan.run()
    _mark_block(scan)
    return scan.regions


class _Scan:
    """The state of one pass. `number` is the line at hand."""

    def __init__(self, lines: list[str]) -> None:
        self.raw = lines
        self.regions = Regions(list(lines))
        self.number = 0
        self.markers: list[tuple[str, int]] = []  # the block's markers and their first lines
        self.marker_ends: list[int] = []
        self.outside_list = -2  # the last line found to be in no list
        self.last = {closing: _last_place(lines, closing) for closing in ("-->", "%%")}

    def run(self) -> None:
        while self.number < len(self.raw):
            line = self.raw[self.number]
            if ("```" in line or "~~~" in line) and (match := _FENCE.match(line)) and not self._is_indented_code(match):
                self._fence(match)
            elif line.lstrip(" \t>").startswith("$$") and (end := self._math_end(line)) is not None:
                self._hide(self.number, end)
                self.number = end + 1
            elif "<!--" in line or "%%" in line:
                self._line_with_comments(line)
            else:
                self.number += 1

    def _hide(self, start: int, end: int) -> None:
        for number in range(start, end + 1):
            self.regions.lines[number] = ""
            self.regions.hidden.add(number)

    def _is_indented_code(self, match: re.Match[str]) -> bool:
        """Four columns of indentation are code unless a list element is open above."""
        before = match[1]
        return not before.strip() and len(before.expandtabs(4)) >= 4 and not self._in_list()

    def _in_list(self) -> bool:
        """Whether a list element is open above an indented line."""
        if self.outside_list == self.number - 1:
            self.outside_list = self.number
            return False
        for number in range(self.number - 1, max(-1, self.number - 200), -1):
            line = self.regions.lines[number]
            if _LIST_ELEMENT.match(line):
                return True
            if line.strip() and not line.startswith((" ", "\t")) and number < self.number - 1:
                break
        self.outside_list = self.number
        return False

    def _fence(self, match: re.Match[str]) -> None:
        """Hide a fence up to its closing line, or to where the quote or list element that holds it ends."""
        mark, before, start = match[2], match[1], self.number
        depth = before.count(">")
        margin = len(before.rpartition(">")[2].expandtabs(4))
        in_list = bool(before.strip(" \t>")) or (not depth and margin >= 2 and self._in_list())
        close = pattern(rf"([ \t>]*){re.escape(mark[0])}{{{len(mark)},}}[ \t]*")
        # An end mark that is four columns further in is code.
        limit = margin + 4 if in_list or depth else 4
        for number in range(start + 1, len(self.raw)):
            line = self.raw[number]
            quoted = line[: len(line) - len(line.lstrip(" \t>"))].count(">")
            outside = in_list and not depth and line.strip() and not line.startswith((" ", "\t"))
            if quoted < depth or outside:
                self._hide(start, number - 1)
                self.number = number
                return
            closing = close.fullmatch(line) if mark in line and quoted == depth else None
            if closing and len(closing[1].rpartition(">")[2].expandtabs(4)) < limit:
                self._hide(start, number)
                self.number = number + 1
                return
        self._hide(start, len(self.raw) - 1)
        self.regions.open_end = "" if depth else "code fence"
        self.number = len(self.raw)

    def _math_end(self, line: str) -> int | None:
        """The line that ends the math that starts here; None where it is just two dollar signs."""
        words = line.lstrip(" \t>")
        if words.startswith("$$$"):
            return None
        if "$$" in words[2:]:
            return self.number if words.rstrip().endswith("$$") else None
        for number in range(self.number + 1, len(self.raw)):
            if not self.raw[number].strip(" \t>"):
                return None
            if "$$" in self.raw[number]:
                return number
        return None

    def _line_with_comments(self, line: str) -> None:
        """Take comments out of a line, and of the lines that they go on in; `number` moves behind them."""
        start, kept, position = self.number, list[str](), 0
        margin = len(line) - len(line.lstrip(" \t>"))
        while (match := self._next_comment(line, position)) is not None:
            found = self._comment_end(match, line)
            self._note_marker(line, match.start(), start, found[0] if found else len(self.raw) - 1)
            if found is None:
                self.regions.open_end = self.regions.open_end or _OPEN_ENDS[match[0]]
                if match.start() <= margin and not kept:  # hides all that follows
                    self._hide(start, len(self.raw) - 1)
                    self.number = len(self.raw)
                    return
                kept.append(line[position : match.end()])
                position = match.end()
                continue
            kept.append(line[position : match.start()])
            end, position = found
            if end != self.number:
                self._finish(start, "".join(kept))
                self._hide(start + 1, end - 1)
                self.number = start = end
                line, kept, margin = self.raw[end], [], 0
        self._finish(start, "".join(kept) + line[position:])
        self.number += 1

    def _finish(self, number: int, kept: str) -> None:
        if not kept.strip(" \t>"):
            self.regions.hidden.add(number)
            kept = ""
        self.regions.lines[number] = kept

    def _next_comment(self, line: str, position: int) -> re.Match[str] | None:
        """The next start of a comment that isn't in a code span of its line."""
        while (match := _MARK.search(line, position)) is not None:
            if match[0][0] == "`":
                end = pattern(rf"(?<!`){match[0]}(?!`)").search(line, match.end())
                position = end.end() if end else match.end()
            elif match[0][0] == "\\":
                position = match.end()
            else:
                return match
        return None

    def _comment_end(self, match: re.Match[str], line: str) -> tuple[int, int] | None:
        """Line and index behind the end of a comment; None if it is never closed."""
        closing = "%%" if match[0] == "%%" else "-->"
        # "<!-->" and "<!--->" are whole comments.
        begin = match.start() + 2 if closing == "-->" and line.startswith((">", "->"), match.end()) else match.end()
        last = self.last[closing]
        if (self.number, begin) > last:
            return None
        at = line.find(closing, begin)
        if at >= 0:
            return self.number, at + len(closing)
        for number in range(self.number + 1, last[0] + 1):
            at = self.raw[number].find(closing)
            if at >= 0:
                return number, at + len(closing)
        return None

    def _note_marker(self, line: str, position: int, start: int, end: int) -> None:
        if (match := _KBFOLLOW.match(line, position)) is None:
            return
        if match[1] == "ignore":
            self.regions.ignore.add(start)
        else:
            self.markers.append((match[1], start))
            self.marker_ends.append(end)


def _last_place(lines: list[str], words: str) -> tuple[int, int]:
    """Line and index of the last place where `words` stand; (-1, -1) if nowhere."""
    number = next((number for number in range(len(lines) - 1, -1, -1) if words in lines[number]), -1)
    return (number, lines[number].rindex(words)) if number >= 0 else (-1, -1)


def _mark_block(scan: _Scan) -> None:
    """The lines from an opening to the next closing marker; without one, to the next heading."""
    begun: int | None = None
    for (kind, start), end in zip(scan.markers, scan.marker_ends, strict=True):
        if kind == "begin":
            begun = start if begun is None else begun
        elif begun is not None:
            scan.regions.ours.update(range(begun, end + 1))
            begun = None
    if begun is not None:
        heading = pattern("#{1,6}[ \t]")
        rest = range(begun + 1, len(scan.raw))
        end = next((number for number in rest if heading.match(scan.raw[number])), len(scan.raw))
        scan.regions.ours.update(range(begun, end))
