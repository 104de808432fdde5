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


# “Emailed Harriet, have they decided? nothing”, “rang, left a message”: a check-in, wherever its line stands.
_CHECKING_IN = pattern(
    r"\b(?:(?:have|has|had)\s(?:they|she|he|you|there|it|anyone|a decision)|any(?:thing)? (?:news|update|word"
    r"|decision|progress|new|yet)"
    r"|still (?:open|going|deciding|on|waiting|in the running)|(?:did|do|does|are|is|will|when|where) (?:they|she"
    r"|he|it|things|the \w+)\b"
    r"|(?:an? )?(?:update|decision|news|decided|status|verdict|answer))\b[^?]*\?"
    r"|\b(?:to ask|asked|asking|check(?:ed|ing)? in|chas(?:ed|ing)|nudged)\b.*\b(?:decided?|decision|news|update"
    r"|status|heard|stand|timeline|when"
    r"|whether|if|again)\b"
    r"|\b(?:left|leaving)\b.{0,25}\b(?:message|msg|voice ?mail|vm|word)\b|\b(?:voice ?mail|answerphone"
    r"|answering machine|mailbox)\b"
    r"|\b(?:on|got|to|at) (?:the|her|his|their) (?:machine|answering service)\b|\brang out\b",
    re.I,
)
_HEADLESS = pattern(
    r"\W*(?:(?:an? |short |quick |another |phone )*(?:e-?mail|call|text|message|nudge|check-?in|follow-?up"
    r"|voicemail|vm|letter)\b"
    r"(?= (?:to|for|with)\b|[,:;])|left\b|tried\b|(?:i )?(?:just |also |then )?(?:e-?mailed|called|rang|phoned"
    r"|texted|messaged|wrote to"
    r"|wrote|pinged|chased|nudged|asked|checked|followed|contacted|whatsapped|poked|bumped|dm'?d|prodded)\b)",
    re.I,
)
_ABOUT_OTHERS = pattern(r"\b(?:my (?!application|interview|cv)|thank|thx|attach|sent|sending)", re.I)
# “Texted Ruth, still open?”: the user's question, though an answer without a mark reads the same.
_STILL_SO = pattern(r"(?:\bis (?:it|the \w+) )?\bstill\b[^?,;.|]*\?", re.I)
_EMPTY = pattern(
    r"(?:^|[,;:.|?!–—-]\s*|\s)(?:nothing(?: (?:back|yet|heard|so far))?|nada|nil|nowt|zilch|zip|crickets"
    r"|(?:radio )?silence|silent"
    r"|no (?:reply|answer|response|word|luck|joy|news)(?: (?:yet|so far))?|never (?:answered|replied|called back)"
    r"|unanswered"
    r"|didn['’]?t (?:answer|reply|pick up))\W*$",
    re.I,
)


def is_log(passage: Passage) -> bool:
    """Whether a passage stands under a log heading, or is a line of a list or a table that plainly logs a check-in."""
    if passage.kind not in ("list", "paragraph", "row"):
        return False
    if any(_LOG_HEADING.match(one) for one in passage.headings):
        return True
    day = _DAY_PREFIX.match(passage.text) if passage.kind != "paragraph" and passage.check is None else None
    words = passage.text[day.end() :] if day is not None else ""
    if not words or not _HEADLESS.match(words) or _ABOUT_OTHERS.search(words):
        return False
    return _CHECKING_IN.search(words) is not None or _EMPTY.search(words.rstrip(" |-–—")) is not None


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
        if _CONTACTED.match(words) or _HEADLESS.match(words):
            words = _STILL_SO.sub("any news,", words).replace("?", "")  # “emailed Abel, any news?” tells what was asked
        if day is not None and passage.kind == "row" and _HEADLESS.match(words):
            cells = (one.strip() for one in words.split("|"))
            words, passage = ", ".join(one for one in cells if one), replace(passage, kind="list", cells=(), header=())
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
    r"rang out|engaged|left (?:a )?(?:message|msg)|nothing|crickets|silence|nada|nowt|zilch|unanswered|machine)\b"
    r"|\b(?:was|were) (?:out|away|busy)\b",
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
