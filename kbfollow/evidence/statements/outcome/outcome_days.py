"""Days of outcomes that stand in the next sentence: “Got an offer! Answer due Thursday”, “A no. She rang on 18 May”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kbfollow.evidence.statements.outcome.whose import LONG_PAST
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.model import DateSpan, Statement
from kbfollow.patterns import pattern

Told = tuple[Sentence, list[Statement]]

_NEAR = 2  # sentences behind the offer
# The user is to answer; “they decide by” and “expects it by” say nothing of it.
_MY_REPLY = pattern(
    r"\b(?:answer|answers|reply|response|decision|acceptance|signature|yes\sor\sno|yes\s?/\s?no|a\syes"
    r"|rsvp)\b.{0,40}\b(?:due|by|before|until|till|no\slater"
    r"|within|on|needed|wanted|expected|in)\b"
    r"|\b(?:need|needs|have|has|got|must|should|to|i'?ll|will|can|gotta|want|wants"
    r"|like)\s(?:me\s)?(?:to\s)?(?:\w+\s)?(?:answer|reply|respond|decide|accept|sign|rsvp|say\s(?:yes|no)"
    r"|tell|let\s\w+(?:\s\w+)?\sknow|get\sback\sto|come\sback\sto|make\s(?:up\s)?my\smind|think\s(?:it\sover"
    r"|about\sit)|give\s(?:them|her|him|\w+)\s(?:an?|my)\s(?:\w+\s)?"
    r"(?:answer|decision|reply))\b"
    r"|\b(?:have|got|gave\sme|given|gives\sme|giving\sme)\s(?:me\s)?(?:until|till|to|up\sto)\b|\b(?:expires?"
    r"|expiring|lapses?|runs\sout|good\suntil|open\suntil|valid|deadline|on\sthe\stable)\b"
    r"|^\W*(?:answer|reply|decision|respond|decide|sign|deadline|due)\b"
)
_THEY_ANSWER = pattern(
    r"\b(?:they|she|he|board|committee|hr)\s(?:will|would|is\sgoing\sto|are\sgoing\sto|should|might)\s(?!need|want"
    r"|like|expect|withdraw|hold|keep)\w+|\bif\b|\bhear\s(?:back|from)\b|\bnot\b"
    r"|\bhave\stheir\b"
)
# “Letter came 18 May”, “she rang on Monday”, “that was on the 3rd”: the day of the news.
_NEWS_CAME = pattern(
    r"\b(?:letter|e?-?mail|call|phone\scall|text|message|news|word|answer|refusal|rejection|note|reply|decision"
    r"|offer|absage|it)\s(?:\w+\s){0,3}?(?:came|arrived|landed|was|dated|got\shere"
    r"|reached|dropped|on|from|received)\b|\b(?:they|she|he|hr|i|we|[a-z]+)\s(?:\w+\s)?(?:rang|called|phoned"
    r"|emailed|mailed|wrote|texted|messaged|told|heard|got|found\sout|let)\b"
    r"|\b(?:letter|e?-?mail|call|text|message|news|answer|refusal|rejection|reply)\s(?:dated\s|of\s|on\s)?(?:mon"
    r"|tue|wed|thu|fri|sat|sun|\d|today|yesterday|this|last|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)"
)
_MY_OWN_ACT = pattern(r"\bi\s(?:\w+\s)?(?:called|rang|phoned|emailed|mailed|wrote|texted|messaged|told|sent|thanked)\b")
_NEWS_KINDS = frozenset(["rejected", "offer"])


def with_days(told: Sequence[Told]) -> list[Statement]:
    """The statements of a passage in order, an offer with its reply day and a refusal with its day from next to it."""
    if not any(one.kind in _NEWS_KINDS for _, found in told for one in found):
        return [one for _, found in told for one in found]
    for place, (sentence, found) in enumerate(told):
        for index, one in enumerate(found):
            if one.kind not in _NEWS_KINDS:
                continue
            if one.kind == "offer" and one.manner != "answer by":
                found[index] = one = _with_reply_day(told, place, one)
            if one.dates is None and sentence.day is None:
                found[index] = _with_news_day(told, place, one)
    return [one for _, found in told for one in found]


def _with_reply_day(told: Sequence[Told], place: int, offer: Statement) -> Statement:
    for sentence, found in told[place + 1 : place + 1 + _NEAR]:
        if any(one.kind in ("accepted", "declined", "rejected", "withdrew") for one in found):
            break
        span = reply_day(sentence, found)
        if span is None:
            continue
        same = span.end
        found[:] = [
            one
            for one in found
            if one.kind != "offer"
            and not (
                one.kind in ("decision_expected", "promise_by_me", "next_round") and one.dates and one.dates.end == same
            )
        ]
        made = offer.dates.end if offer.dates else None
        return replace(offer, dates=span, manner="answer by", made=made)
    return offer


def reply_day(sentence: Sentence, found: Sequence[Statement]) -> DateSpan | None:
    """The day by which a sentence behind an offer wants the user's answer."""
    for one in found:
        if one.kind == "offer":
            return one.dates if one.manner == "answer by" else None
    if sentence.question or not (sentence.dates or sentence.durations) or sentence.check == "done":
        return None
    if not _MY_REPLY.search(sentence.low) or _THEY_ANSWER.search(sentence.low):
        return None
    ahead = [one for one in sentence.future_dates if sentence.ahead(one) and one.end >= sentence.setting.anchor]
    ahead = ahead or [one for one in sentence.durations if one.end > sentence.setting.anchor]
    return ahead[0] if ahead else None


def _with_news_day(told: Sequence[Told], place: int, outcome: Statement) -> Statement:
    """A refusal or an offer without a day has that of the call or letter told next to it."""
    called = _day_of_call(told[place][0]) if outcome.kind == "rejected" else None
    if called is not None:
        return replace(outcome, dates=called)
    for near in (place + 1, place - 1):
        if not 0 <= near < len(told):
            continue
        sentence, found = told[near]
        span = _news_day(sentence)
        if span is None:
            continue
        if near > place:
            found[:] = [
                one for one in found if not (one.kind == "promise_by_me" and one.dates and one.dates.end == span.end)
            ]
        return replace(outcome, dates=span)
    return outcome


# “They'd have decided by the 31st but Hattie rang on 28 July already, it's a no”: the day of the call.
_CALLED_ON = pattern(
    r"(?P<who>\b\w+)\s(?:(?:has|had|just|then|already|finally|even|only)\s)*(?:rang|called|phoned|e-?mailed|mailed|wrote|texted"
    r"|messaged|came\sback|got\sback|told|let|dropped|informed|notified|answered|replied|sent\s(?:me|us)\s[\w\s-]{2,24}"
    r"|(?:letter|e-?mail|text|message|call|news|answer)\s(?:\w+\s)?(?:came|arrived|landed|went\sout))"
    r"(?:\s(?:me|us|back|up|already|again|round|know|in|to|here|home|through))*\s(?:on\s)?(?:the\s|already\s)?$"
)
_THE_NEWS_BEHIND = pattern(
    r"(?:\s(?:already|in\s(?:the\s(?:morning|afternoon|evening)|person)|morning|afternoon|evening|at\s[\w:.]+(?:\s?[ap]m)?"
    r"|after\sall|instead|early))*\s?(?:[,;:(–—-]|\band\b|\bto\ssay\b|\bsaying\b)"
)


def _day_of_call(sentence: Sentence) -> DateSpan | None:
    """The day of their call or letter in the sentence that tells the refusal behind it."""
    low, anchor = sentence.low, sentence.setting.anchor
    if sentence.question or sentence.check:
        return None
    for span in sentence.past_dates:
        call = _CALLED_ON.search(low[: span.offset])
        if (
            call is None
            or call["who"] in ("i", "we", "if", "not", "never")
            or not 0 <= (span.end - anchor).days < LONG_PAST
        ):
            continue
        if _THE_NEWS_BEHIND.match(low, span.offset + len(span.text)):
            return span
    return None


def _news_day(sentence: Sentence) -> DateSpan | None:
    if len(sentence.past_dates) != 1 or sentence.question or sentence.check:
        return None
    span, low = sentence.past_dates[0], sentence.low
    days = (span.end - sentence.setting.anchor).days
    if not -LONG_PAST < days < LONG_PAST or low[: span.offset].rstrip().endswith((" by", " before", " until")):
        return None
    told = _NEWS_CAME.search(low) is not None and not _MY_OWN_ACT.search(low)
    alone = not low[: span.offset].strip(" ,.(-:") and not low[span.offset + len(span.text) :].strip(" ,.)-:!")
    return span if told or alone else None
