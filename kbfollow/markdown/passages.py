"""The body of a note as passages: headings, paragraphs, list elements and table rows, with true file lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kbfollow.markdown.regions import Regions
from kbfollow.model import Passage
from kbfollow.patterns import pattern

# A checkbox at the start of a list element, as in `task_line`.
_CHECK = pattern(r"\[(.)\](?![(\[:])[ \t]*", re.DOTALL)
_CALLOUT = pattern(r"\[![\w-]{1,40}\][+-]?[ \t]*")
_QUOTE_MARKS = pattern(r"^[ \t]*(?:>[ \t]?)*")
# Characters that Python's strip() takes for space, or a parser for a line end, but that stand inside lines.
_ODD_SPACES = pattern("[\\x0b\\x0c\\r\\x1c-\\x1f\\x85\\u2028\\u2029]")

NESTING_LIMIT = 40


@cache
def _parser() -> MarkdownIt:
    """Block structure only. HTML is text here, links aren't resolved, and what is inside a line isn't looked at."""
    markdown = MarkdownIt("commonmark", {"maxNesting": NESTING_LIMIT})
    markdown.enable("table")
    markdown.disable(["html_block", "reference", "fence"])  # fences are taken out before
    return markdown


@dataclass(slots=True)
class Body:
    """The passages of a body, and the 0-based body lines of its list elements (those that can hold a checkbox)."""

    passages: list[Passage] = field(default_factory=list)
    element_lines: list[int] = field(default_factory=list)


def find_passages(regions: Regions, first: int) -> Body:
    """The passages of a body; `first` is the file line of its first line.

    A heading's `depth` is its level, a list element's how many others it stands in. Further paragraphs of a list
    element are paragraphs with that element as `parent`. What an ignore comment covers is left out.
    """
    source = "\n".join(regions.lines)
    if not source.isascii() or not source.isprintable():
        source = _ODD_SPACES.sub(" ", source)
    tokens: list[Token] = []
    markdown = _parser()
    markdown.block.parse(source, markdown, {}, tokens)
    walk = _Walk(regions, first)
    for token in tokens:
        walk.take(token)
    body = walk.body
    if regions.ignore:
        _leave_out_ignored(body, regions, first)
    return body


class _Walk:
    """One pass over the block tokens."""

    def __init__(self, regions: Regions, first: int) -> None:
        self.body = Body()
        self.regions = regions
        self.first = first
        self.headings: list[tuple[int, str]] = []
        self.path: tuple[str, ...] = ()
        self.elements: list[str] = []  # the texts of the list elements that are open
        self.quotes = 0
        self.level = 0  # of the heading at hand
        self.in_head = False
        self.header: tuple[str, ...] = ()
        self.cells: list[str] | None = None
        self.row_line = 0

    def take(self, token: Token) -> None:
        kind = token.type
        if kind == "inline":
            self._inline(token)
        elif kind == "heading_open":
            self.level = int(token.tag[1:])
        elif kind == "list_item_open":
            self.elements.append("")
            if token.map:
                self.body.element_lines.append(token.map[0])
        elif kind == "list_item_close":
            self.elements.pop()
        elif kind == "blockquote_open":
            self.quotes += 1
        elif kind == "blockquote_close":
            self.quotes -= 1
        elif kind in _TABLE_TOKENS:
            self._table(kind, token)

    def _table(self, kind: str, token: Token) -> None:
        if kind == "table_open":
            self.header = ()
        elif kind == "thead_open":
            self.in_head = True
        elif kind == "thead_close":
            self.in_head = False
        elif kind == "tr_open":
            self.cells, self.row_line = [], (token.map or [0])[0]
        elif self.cells is not None:  # tr_close
            cells, self.cells = tuple(self.cells), None
            if self.in_head:
                self.header = cells
            elif any(cells):
                line = _QUOTE_MARKS.sub("", self.regions.lines[self.row_line]).strip()
                self._add("row", self.row_line, line, cells=cells, header=self.header)

    def _inline(self, token: Token) -> None:
        content = token.content
        if self.cells is not None:
            self.cells.append(content.strip())
            return
        line = (token.map or [0])[0]
        level, self.level = self.level, 0
        if level:
            self._heading(level, content, line)
            return
        if self.elements and not self.elements[-1]:
            match = _CHECK.match(content)
            text = content[match.end() :] if match else content
            self.elements[-1] = text or " "
            if text.strip() or match:
                self._add(
                    "list",
                    line,
                    text,
                    depth=len(self.elements) - 1,
                    check=match[1] if match else None,
                    parent=self.elements[-2] if len(self.elements) > 1 else "",
                )
            return
        if self.quotes:
            content = _CALLOUT.sub("", content) if content.startswith("[!") else content
        if content.strip():
            parent = self.elements[-1] if self.elements else ""
            self._add("paragraph", line, content, depth=max(len(self.elements) - 1, 0), parent=parent)

    def _heading(self, level: int, content: str, line: int) -> None:
        if self.quotes or self.elements:  # in a callout or a list: opens no section
            self._add("heading", line, content, depth=level)
            return
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.path = tuple(text for _, text in self.headings)
        if content:
            self._add("heading", line, content, depth=level)
        self.headings.append((level, content))
        self.path = tuple(text for _, text in self.headings)

    def _add(
        self,
        kind: str,
        line: int,
        text: str,
        *,
        depth: int = 0,
        check: str | None = None,
        cells: tuple[str, ...] = (),
        header: tuple[str, ...] = (),
        parent: str = "",
    ) -> None:
        ours = line in self.regions.ours
        self.body.passages.append(
            Passage(
                kind,  # type: ignore[arg-type]
                self.first + line,
                text,
                self.path,
                depth,
                check,
                cells,
                header,
                parent.strip(),
                ours,
                bool(self.quotes),
            )
        )


_TABLE_TOKENS = frozenset(["table_open", "thead_open", "thead_close", "tr_open", "tr_close"])


def _leave_out_ignored(body: Body, regions: Regions, first: int) -> None:
    """Leave out the passages that an ignore comment covers: its line, the section it opens, or the next passage."""
    covered = _ignored_lines(body.passages, regions, first)
    body.passages = [
        passage
        for passage in body.passages
        if passage.ours
        or covered.isdisjoint(range(passage.line - first, passage.line - first + 1 + passage.text.count("\n")))
    ]
    body.element_lines = [line for line in body.element_lines if line not in covered or line in regions.ours]


def _ignored_lines(passages: Sequence[Passage], regions: Regions, first: int) -> set[int]:
    covered: set[int] = set()
    for number in sorted(regions.ignore):
        alone = number in regions.hidden
        above = next((line for line in range(number, -1, -1) if regions.lines[line].strip()), None)
        heading = next(
            (p for p in passages if p.kind == "heading" and above is not None and _covers(p, above + first)), None
        )
        if heading is not None:
            ends = (p.line - first for p in passages if p.line > heading.line and _ends_section(p, heading))
            covered.update(range(heading.line - first, next(ends, len(regions.lines))))
        elif not alone:
            covered.add(number)
        else:
            following = next((p for p in passages if p.line - first > number), None)
            if following is not None:
                covered.update(range(following.line - first, following.line - first + 1 + following.text.count("\n")))
    return covered


def _covers(passage: Passage, line: int) -> bool:
    # The underline of a heading belongs to it.
    return passage.line <= line <= passage.line + passage.text.count("\n") + 1 and passage.line + 1 >= line


def _ends_section(passage: Passage, heading: Passage) -> bool:
    return (
        passage.kind == "heading" and len(passage.headings) <= len(heading.headings) and passage.depth <= heading.depth
    )
