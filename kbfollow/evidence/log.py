"""The log: a list under a heading Log, Contacts or Timeline whose lines begin with a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from kbfollow.evidence.properties import DateReading
from kbfollow.model import DateSpan, Passage, Statement
from kbfollow.patterns import pattern
from kbfollow.words import day_month

_LOG_HEADING = pattern(r"^\W*(?:contact |follow[- ]?up |call )?(?:log|contacts?|timeline|history|verlauf)\W*$", re.I)
# The day in front of a log line, up to the first blank behind it: “2026-10-12”, “Mon 12 Oct:”, “12.10.”, “10/12 –”.
_DAY_PREFIX = pattern(
    r"^\W{0,3}(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4}|\.)?|"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3,9}\.?|[a-z]{3,9}\.?\s+"
    r"\d{1,2}(?:st|nd|rd|th)?)(?:,?\s+\d{4})?)(?=[\s:,–—-])[\s:,–—|-]*",
    re.I,
)
# What is done on the log line's own day, even where the words hold no day.
_DONE_KINDS = frozenset(
    """
    thank_you_sent reference_alerted follow_up_done contact_by_them rejected offer accepted declined withdrew
    promise_by_them_kept reference_thanked reference_agreed took_place decision_asked_in_vain
    """.split()
)
_SENDING = pattern(r"\b(send|sent|posted|delivered|handed|dropped|submitted|uploaded|forwarded|applied)\b", re.I)

_CONTACTED = pattern(
    r"\W*(?:i )?(?:just |also |then )?(?:e-?mailed|called|rang|phoned|texted|messaged|wrote|pinged|chased|nudged|asked"
    r"|checked|followed|"
    r"left|tried|spoke|contacted|whatsapped|poked|bumped)\b",
    re.I,
)
# A contact that thanked, or answered what they asked, is no check-in; one that also asked how things stand is.
_THANKING = pattern(r"\b(thank\w*|thx|ty|cheers|grateful|gratitude|appreciat\w+)\b", re.I)
_ASKING = pattern(
    r"\b(ask(?:ed|ing)?\b.{0,60}\b(?:decid|decision|news|update|status|heard|stand|timeline|when|whether|if)|"
    r"check(?:ed|ing)? ?-?in|chas(?:ed|ing)|nudged?|follow(?:ed)?[ -]?up|any (?:news|update|word)|decided|decision|"
    r"where (?:things|it|we|they) (?:stand|are))",
    re.I,
)


def is_log(passage: Passage) -> bool:
    """Whether a passage stands under a log heading."""
    return passage.kind in ("list", "paragraph", "row") and any(_LOG_HEADING.match(one) for one in passage.headings)


def log_day(passage: Passage, reading: DateReading) -> tuple[date | None, str]:
    """The day that a log line begins with, and the words behind it; None and all words where it has no day."""
    match = _DAY_PREFIX.match(passage.text)
    if match is None:
        return None, passage.text
    span = reading.value(match["day"])
    if span is None or span.start not in (None, span.end):
        return None, passage.text
    return span.end, passage.text[match.end() :]


def read_log(
    passages: Sequence[Passage],
    reading: DateReading,
    read: Callable[[Sequence[Passage], date], list[Statement]],
) -> Iterator[Statement]:
    """The statements of the log lines, each read with its own day as the anchor and as the day of what was done.

    A call, mail or meeting of the user's in the log is a check-in unless it thanks or sends something.
    """
    for passage in passages:
        day, words = log_day(passage, reading)
        anchor = day or reading.anchor
        if _CONTACTED.match(words):
            words = words.replace("?", "")  # “emailed Abel, any news?” tells what was asked
        blank = "\n" * (passage.text[: len(passage.text) - len(words)].count("\n"))
        found = [_dated(one, day) for one in read([replace(passage, text=blank + words)], anchor)]
        yield from found
        check_in = next((one for one in found if one.manner == "check-in"), None)
        if check_in is not None and _tells_answer(words) and not any(one.kind == "contact_by_them" for one in found):
            yield replace(check_in, kind="contact_by_them", manner="", what=None)


# What they said when they were asked: a quote, or words that only somebody who answered can have said.
_ANSWER = pattern(
    r"[“”\"]|\b(said|says|told|tells|answered|replied|still|apparently|they(?:'re|’re| are|'ll|’ll| will| want| need)|"
    r"picked up|reached|spoke|(?:he|she)(?:'s|’s|'ll|’ll| is| will))\b",
    re.I,
)
_NO_ANSWER = pattern(
    r"\b(voice ?mail|mailbox|no (?:answer|reply|response|one)|nobody|didn.t (?:answer|pick up|reply)|out of office|"
    r"rang out|engaged|left (?:a )?(?:message|msg)|nothing)\b|\b(?:was|were) (?:out|away|busy)\b",
    re.I,
)


def _tells_answer(words: str) -> bool:
    """Whether a log line of a check-in tells what they answered."""
    return bool(_ANSWER.search(words)) and not _NO_ANSWER.search(words)


def _dated(statement: Statement, day: date | None) -> Statement:
    dates = statement.dates
    if day is not None and statement.kind in _DONE_KINDS and (dates is None or dates.past):
        if dates is None:
            dates = DateSpan(day, day, "day", day.isoformat(), past=True, words=day_month(day))
        statement = replace(statement, dates=dates)
    if statement.kind == "follow_up_done" and not _ASKING.search(statement.quote):
        if _THANKING.search(statement.quote):
            statement = replace(statement, manner="")
        elif not statement.manner and not _SENDING.search(statement.quote):
            statement = replace(statement, manner="check-in")
    return replace(statement, source="log")
