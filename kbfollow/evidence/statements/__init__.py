"""Prose to statements: who did, will do or has not done what, to whom, and when.

`reading.read_passages` reads a note's passages, `find_statements` any Markdown text. Each sentence is split into
clauses, each clause is read by one module per family of kinds; the words stand in one table, `words_en`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kbfollow.model import Passage, Statement
from kbfollow.patterns import pattern

__all__ = ["find_statements"]

# A list mark; “4. Januar” is a day.
_ONE_LINE = pattern(
    r"\s{0,3}(?:[-*+]\s+|\d{1,9}[.)]\s+(?!(?i:jan|jän|feb|mär|mar|apr|ma[iy]\b|jun|jul|aug|sep|okt|oct|nov|dez"
    r"|dec)))?(?:\[(.)\]\s+)?"
)


def find_statements(
    text: str,
    anchor: date,
    people: Sequence[str] = (),
    *,
    events: Mapping[str, date] | None = None,
    country: str | None = None,
    subdivision: str | None = None,
    date_order: str | None = None,
) -> list[Statement]:
    """The statements of a Markdown text, in their order; `line` is a 1-based line of the text. Never raises.

    `anchor` is the day that relative days count from, `people` the names that a first name or surname may mean.
    What only says that a topic was spoken of is left out: it tells the rules what not to ask, and nothing by itself.
    """
    from kbfollow.evidence.statements.reading import read_passages  # all readers: a part can do without

    found = read_passages(
        _passages(text),
        anchor,
        people,
        events=events,
        country=country,
        subdivision=subdivision,
        date_order=date_order,
    )
    return [one for one in found if one.kind != "spoken_of"]


def _passages(text: str) -> Sequence[Passage]:
    """The passages of a text; a single line needs no Markdown parser."""
    if "\n" not in text and not text.lstrip().startswith(("#", ">", "|", "`", "~")):
        match = None if text[:1].isalpha() else _ONE_LINE.match(text)
        mark = match.end() if match else 0
        check = match[1] if match else None
        listed = bool(text[:mark].strip())
        return [Passage("list" if listed else "paragraph", 1, text[mark:], check=check)] if text[mark:].strip() else []
    from kbfollow.markdown.note import read_note

    return read_note("", text).passages
