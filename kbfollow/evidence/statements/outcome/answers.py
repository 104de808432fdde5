"""What they answered when the user asked, told just behind it: “Rang Ray. Still waiting, says another two weeks”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan, Statement
from kbfollow.patterns import pattern

Told = tuple[Sentence, list[Statement]]

_NEAR = 2  # sentences behind the question
# What only somebody who answered can have said.
_ANSWERED = pattern(
    r"(?:(?:and|but|well|so|apparently|anyway)\s)*(?:(?:he|she|they|hr|[a-z]+)\s(?:just\s|only\s|also\s)?(?:said"
    r"|says|tells?\sme|told\sme"
    r"|reckons?|reckoned|thinks?|replied|answered|picked\sup|was\s(?:nice|civil|friendly|short|busy\sbut|polite))\b"
    r"|(?:said|says|reckons?|told\sme)\s"
    r"|(?:they|he|she)(?:\s(?:is|are|were|was)|'re|'s)\s(?:all\s)?still\s"
    r"|still\s(?:waiting|with|open|deciding|interviewing|undecided|no\sdecision|looking|talking|sorting"
    r"|nothing\sdecided)\b"
    r"|no\sdecision(?:\s(?:yet|made|so\sfar))?\b|(?:not|nothing)\s(?:yet\s)?decided\b|undecided\b)"
)
_NOBODY_ANSWERED = pattern(
    r"\bvoice-?\s?mail\b|\bno\s(?:answer|reply|response|one|news|word)\b|\bnobody\b|\bmailbox\b|\bmachine\b"
    r"|\bnothing\ssince\b"
    r"|\b(?:did|has|have|had)\snot\s(?:answer|pick|repl|respond|called|call|come|got|heard|hear)|\bout\sof\soffice\b"
)
_MACHINE = pattern(r"\bvoice-?\s?mail\b|\bmachine\b|\bmailbox\b|\bout\sof\soffice\b|\bauto-?\s?reply\b")
_UNREAL = frozenset("would could should if unless".split())
_I_SAID = frozenset("i we mum mam dad wife husband friend everyone nobody partner sister brother mate me".split())
# Before a length of time or a day: “says another”, “reckons it'll be about”, “told me to give it”.
_UNTIL_THEN = pattern(
    r"\b(?:says?|said|reckons?|reckoned|thinks?|thought|told\sme|wants?|needs?|needed|hopes?|hoped|expects?"
    r"|guess(?:es|ed)?|give|should|will)"
    r"(?:\s(?:it|that|this|they|he|she|will|would|could|might|may|be|take|have|an\sanswer|need|needs?|about|maybe"
    r"|probably|around|roughly|at\sleast|another"
    r"|a|the|further|to|give|them|him|her|for|in|within|by|up|more|like|know|knows?|decide|hear|end|of|wait|until"
    r"|till|not\sbefore))*\s*$"
)


def with_answers(told: Sequence[Told]) -> Sequence[Told]:
    """The sentences of a passage, with what was answered to a check-in told just before."""
    for place, (sentence, found) in enumerate(told):
        asked = next((one for one in found if one.kind == "follow_up_done" and one.manner == "check-in"), None)
        if asked is None or _NOBODY_ANSWERED.search(sentence.low):
            continue
        _read_window(sentence, found, asked)
        for later, news in told[place + 1 : place + 1 + _NEAR]:
            if any(one.kind in ("follow_up_done", "rejected", "offer", "contact_by_them") for one in news):
                break
            if _MACHINE.search(later.low):  # “says on the machine she is back in two weeks”
                news[:] = [one for one in news if one.kind not in ("decision_expected", "next_round")]
            if _NOBODY_ANSWERED.search(later.low) or later.question or later.check or not _UNREAL.isdisjoint(later.bag):
                break
            if _answers(later):
                if not any(one.kind == "contact_by_them" for one in found):
                    found.append(replace(asked, kind="contact_by_them", manner="", what=None))
                _read_window(later, news, asked)
    return told


def _answers(sentence: Sentence) -> bool:
    first = sentence.tokens[0].low
    if first in _I_SAID or (first == "my" and len(sentence.tokens) > 1 and sentence.tokens[1].low in _I_SAID):
        return False
    return any(_ANSWERED.match(clause.low) for clause in sentence.clauses)


def _read_window(sentence: Sentence, found: list[Statement], asked: Statement) -> None:
    """How long they need yet, counted from the day on which the user asked."""
    if not words.NEGATIONS.isdisjoint(sentence.bag) or any(
        one.kind in ("next_round", "promise_by_them", "promise_by_me") for one in found
    ):
        return
    told = [one for one in found if one.kind == "decision_expected"]
    counted = [one for one in told if one.dates and any(one.dates.end == each.end for each in sentence.durations)]
    if told and not counted:
        return
    day = asked.dates.end if asked.dates else None
    if day is None or day < sentence.setting.anchor:
        return
    span = _ahead(sentence, day)
    if span is not None:
        found[:] = [one for one in found if one not in counted]
        found.append(
            replace(
                asked,
                kind="decision_expected",
                manner="",
                what=None,
                dates=span,
                quote=sentence.quote,
                line=sentence.line,
            )
        )


def _ahead(sentence: Sentence, day: date) -> DateSpan | None:
    if day != sentence.setting.anchor:
        sentence = replace(
            sentence,
            setting=replace(sentence.setting, anchor=day),
            _dates=None,
            _durations=None,
            _future_dates=None,
            _past_dates=None,
        )
    for span in [*sentence.durations, *sentence.future_dates]:
        clause = next((one for one in sentence.clauses if one.start <= span.offset < one.end), None)
        if clause is not None and span.end > day and _UNTIL_THEN.search(sentence.low[clause.start : span.offset]):
            return span
    return None
