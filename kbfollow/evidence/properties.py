"""Properties and inline fields as statements: the same values that prose gives, with their line as the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from kbfollow.evidence import find_dates, read_date_value
from kbfollow.markdown.people import people
from kbfollow.markdown.properties import text, text_list
from kbfollow.model import DateSpan, Note, Property, Statement
from kbfollow.patterns import pattern
from kbfollow.words import day_month

_YES = frozenset({"yes", "true", "y", "done", "sent", "all", "everyone", "everybody", "both", "x", "✓", "✅"})
_NO = frozenset({"no", "false", "n", "not yet", "none", "nobody", "tbd", "todo", "to do", "pending", "?", "-", "–"})
_NO_HURRY = pattern(r"\b(no hurry|no rush|whenever|some ?time|at some point|eventually)\b", re.I)
_NOT_KNOWN = frozenset({"?", "??", "tbd", "unknown", "n/a", "na", "-", "–", "no idea", "not known", "none"})


@dataclass(frozen=True, slots=True)
class DateReading:
    """How days are read for one note: the anchor (the interview date) and where its employer is."""

    anchor: date
    country: str | None = None
    subdivision: str | None = None
    date_order: str | None = None

    def value(self, words: object) -> DateSpan | None:
        """The span that a whole property value means, counted from the anchor."""
        if isinstance(words, datetime):
            words = words.date()
        if isinstance(words, date):
            return DateSpan(words, words, "day", words.isoformat(), words=day_month(words))
        if not isinstance(words, str | int | float) or isinstance(words, bool):
            return None
        return read_date_value(
            str(words),
            self.anchor,
            country=self.country,
            subdivision=self.subdivision,
            date_order=self.date_order,
        )

    def last_in(self, words: str) -> DateSpan | None:
        """The last date expression inside a text."""
        spans = find_dates(
            words, self.anchor, country=self.country, subdivision=self.subdivision, date_order=self.date_order
        )
        return spans[-1] if spans else None


_Reader = Callable[[Property, DateReading], Iterator[Statement]]


def read_properties(note: Note, reading: DateReading) -> list[Statement]:
    """What the properties of an interview or application note say, in the table's order."""
    statements: list[Statement] = []
    for name, read in _READERS.items():
        prop = note.properties.get(name)
        if prop is not None and prop.value not in (None, "", []):
            statements += [replace(one, note=note.path, source=prop.source) for one in read(prop, reading)]
    return statements


def _people(kind: str) -> _Reader:
    def read(prop: Property, reading: DateReading) -> Iterator[Statement]:
        for name, title, _link, line, quote in people(prop):
            if name.casefold() not in _NOT_KNOWN:
                yield Statement(kind, who=name, what=title or None, line=line, quote=quote)

    return read


def _sent_to(kind: str) -> _Reader:
    """`thank_you` and `alerted`: a day or yes covers everyone, a name that person, a list has `NAME DATE` each."""

    def read(prop: Property, reading: DateReading) -> Iterator[Statement]:
        for words, line, quote in _elements(prop):
            folded = words.casefold().strip()
            if folded in _NO or folded.startswith(("not ", "no ")):
                continue
            if folded in _YES:
                yield Statement(kind, line=line, quote=quote, everyone=True)
                continue
            whole = reading.value(words)
            if whole is not None:
                yield Statement(kind, dates=replace(whole, past=True), line=line, quote=quote, everyone=True)
                continue
            span = reading.last_in(words)
            rest = words[: span.offset] if span and span.offset else words.replace(span.text, "") if span else words
            for name in re.split(r",|;|&|\band\b", rest):
                bare = re.sub(r"[\[\]]", "", name).strip(" -–—:()|→")
                if bare and bare.casefold() not in _YES:
                    yield Statement(kind, who=bare, dates=span, line=line, quote=quote)

    return read


def _elements(prop: Property) -> list[tuple[str, int, str]]:
    if isinstance(prop.value, bool):
        return [("yes" if prop.value else "no", prop.line, prop.quote)]
    if isinstance(prop.value, date):
        return [(prop.value.isoformat()[:10], prop.line, prop.quote)]
    if isinstance(prop.value, dict):
        return [(f"{name} {value}", prop.line, prop.quote) for name, value in prop.value.items()]
    return text_list(prop)


def _decision(prop: Property, reading: DateReading) -> Iterator[Statement]:
    words = text(prop.value) or ""
    if words.casefold() in _NOT_KNOWN:
        return
    span = reading.value(prop.value) or reading.last_in(words)
    if span is not None:
        yield Statement("decision_expected", dates=span, line=prop.line, quote=prop.quote)


def _promised(prop: Property, reading: DateReading) -> Iterator[Statement]:
    for words, line, quote in _elements(prop):
        if words.casefold() in _NO:
            continue
        span = reading.last_in(words)
        what = words
        if span is not None:
            before = words[: span.offset]
            what = re.sub(r"[\s,(–-]*\b(by|until|till|before|on|due|for)?\s*$", "", before, flags=re.I)
            what = what.strip(" ,;:-–—(") or words[span.offset + len(span.text) :].strip(" ,;:-–—)")
        hurry = _NO_HURRY.search(words)
        if hurry and span is None:
            what = _NO_HURRY.sub("", what).strip(" ,;:-–—()")
        yield Statement(
            "promise_by_me",
            dates=span,
            line=line,
            quote=quote,
            what=what or words,
            manner="no hurry" if hurry and span is None else "",
        )


def _each(kind: str) -> _Reader:
    def read(prop: Property, reading: DateReading) -> Iterator[Statement]:
        for words, line, quote in _elements(prop):
            if words.casefold() not in _NO:
                yield Statement(kind, what=words, line=line, quote=quote)

    return read


# “next round: none”; a bare “n/a” or “?” says only that it isn't known.
_NO_ROUND = pattern(
    r"\W*(?:no|none|nope|nein|keine|never|nil|not planned|final(?: round)?|last(?: round)?|this was the last(?: one)?"
    r"|no (?:more|further|second|other|next)\b.{0,20}|(?:just |only )?(?:the )?one(?: (?:only|round|interview))?)\W*",
    re.I,
)


def _next_round(prop: Property, reading: DateReading) -> Iterator[Statement]:
    """The next round's day, or that there is none."""
    span = reading.value(prop.value)
    words = "no" if prop.value is False else text(prop.value) or ""
    if span is None and words.casefold().strip() not in _NOT_KNOWN - {"none"}:
        span = reading.last_in(words)
    if span is not None:
        yield Statement("next_round", dates=span, line=prop.line, quote=prop.quote)
    elif _NO_ROUND.fullmatch(words):
        yield Statement("no_next_round", line=prop.line, quote=prop.quote)


_READERS: Mapping[str, _Reader] = {
    "interviewers": _people("interviewer"),
    "decision_maker": _people("decides"),
    "recruiter": _people("recruiter"),
    "references": _people("reference_named"),
    "alerted": _sent_to("reference_alerted"),
    "thank_you": _sent_to("thank_you_sent"),
    "decision": _decision,
    "promised": _promised,
    "questions": _each("question_not_asked"),
    "strengths": _each("strength"),
    "concerns": _each("concern"),
    "next_round": _next_round,
}
