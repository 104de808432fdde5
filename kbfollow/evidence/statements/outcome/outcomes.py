"""How it ended: refused, offered, accepted, declined, withdrawn."""

from __future__ import annotations

import re
from dataclasses import replace

from kbfollow.evidence.statements.done.unreal import only_spoken_of
from kbfollow.evidence.statements.outcome.outcome_phrases import (
    ACCEPTED,
    ANSWER_BY,
    CUES,
    DECLINED,
    GUESS,
    MY_DEADLINE,
    NOT_MINE,
    OFFER,
    OTHER_PEOPLE,
    REJECTED,
    WITHDREW,
)
from kbfollow.evidence.statements.outcome.said_yes import is_yes_to_else
from kbfollow.evidence.statements.outcome.whose import LONG_PAST, received_by_another
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_WANT_ANSWER = pattern(
    r"\b(?:they|she|he|hr|recruiter|\w+)\s(?:\w+\s)?(?:want|wants|need|needs|expect|expects|like"
    r"|asked\sfor|given\sme|gave\sme|gives\sme|give\sme)\s(?:to\s(?:have|know|hear)\s)?(?:my|an|a|me"
    r"|until|till|to)\s?(?:final\s|to\s)?(?:answer|decision|reply|response|decide|answer|respond"
    r"|signature|from\sme|.{0,12})\b"
)


def read_outcome(sentence: Sentence) -> None:
    """Find a refusal, an offer and its deadline, an acceptance, a withdrawal, as said and not as feared."""
    if sentence.bag.isdisjoint(CUES):
        return
    if (
        sentence.question
        or sentence.check == "open"
        or sentence.section in ("quiet", "me", "forgot", "strength", "concern")
    ):
        return
    for clause in sentence.clauses:
        if _told_of_others(sentence, clause):
            continue
        if _withdrew(sentence, clause) or _refused(sentence, clause):
            return
        _offered(sentence, clause)
    if not sentence.said("rejected", "withdrew"):
        _answered(sentence)
        _deadline(sentence)


def _told_of_others(sentence: Sentence, clause: Clause) -> bool:
    """Other candidates, past jobs, and what is only possible."""
    return clause.has(_POSSIBLE) or _ANOTHER_TIME.search(clause.low) is not None


_POSSIBLE = words.ADVICE | {"if", "unless", "when", "once", "whether", "suppose", "wish"}
_ANOTHER_TIME = cued(
    r"\b(?:last|previous|my\sold|old|former|current)\s(?:job|employer|company|boss|role|place|time|year)\b|\bonce\b",
)


def _guessed(clause: Clause, before: int) -> bool:
    lead = clause.low[:before].rstrip() + " "
    if _TO_HAVE.search(lead):
        return True
    return bool(GUESS.search(lead)) or bool(re.search(r"\b(?:not|never|no)\s(?:\w+\s){0,2}$", lead))


# “Expects to have picked someone by month end”, “wants to have the offer out by Friday”.
_TO_HAVE = pattern(
    r"\b(?:expect|want|hope|hoping|aim|aiming|plan|planning|mean|intend|like|need|expecting|wanting|meaning|supposed"
    r"|due"
    r"|reckon|going|trying|keen|ready|able|set)s?\sto\s(?:(?:have|get|be|make|send|put)\s)?(?:\w+\s){0,2}$"
)


def _others_before(clause: Clause, before: int) -> bool:
    return any(token.low in OTHER_PEOPLE for token in clause.tokens if token.end <= clause.start + before) or bool(
        NOT_MINE.search(clause.low[:before])
    )


def _long_past(sentence: Sentence, day: DateSpan | None) -> bool:
    """Whether a day lies so far before the interview that it speaks of another time."""
    return day is not None and (sentence.setting.anchor - day.end).days > LONG_PAST


def _withdrew(sentence: Sentence, clause: Clause) -> bool:
    match = WITHDREW.search(clause.low)
    if match is None or _guessed(clause, match.start()) or _others_before(clause, match.start()):
        return False
    lead = clause.low[: match.start()]
    token = next((one for one in clause.tokens if one.start >= clause.start + match.start() and one.form), None)
    subject = sentence.predicate(clause, clause.tokens.index(token)).subject if token else ""
    if subject in ("them", "other") or re.search(r"\b(?:they|she|he|position|role|funding|offer)\b", lead):
        return False
    if re.search(r"\b(?:will|need|want|going|should|must|have|has)\s(?:to\s)?(?:be\s)?$", lead) and match[
        0
    ].strip() in ("withdrawing", "pulling out", "bowing out"):
        return False
    if re.search(r"\b(?:of|from)\sthe\s(?:drive|parking|room|building|station|car)\b", clause.low):
        return False
    sentence.say("withdrew", dates=sentence.done_day(clause))
    return True


def _refused(sentence: Sentence, clause: Clause) -> bool:
    match = REJECTED.search(clause.low)
    if (
        match is None
        or _guessed(clause, match.start())
        or _others_before(clause, match.start())
        or received_by_another(clause, match)
        or _NOT_YET.search(clause.low)
    ):
        return False
    lead = clause.low[: match.start()]
    if (
        re.search(r"\b(?:i|we)\s(?:\w+\s){0,2}$", lead)
        and re.match(
            r"\s?(?:rejected|passed|chose|picked|went|cut|took|hired|gone|go|not\s(?:going|go|taking|take|moving))",
            match[0],
        )
        and not re.search(r"\b(?:was|were|got|been|am|have\sbeen)\b", lead + match[0])
    ):
        return False
    if re.match(r"\s?not\s(?:going|go|taking|take|continue|continuing)", match[0]) and not re.search(
        r"\b(?:forward|ahead|further|with\sme|with\smy|me)\b", clause.low
    ):
        return False
    if (
        "rejected" in match[0]
        and re.search(
            r"\b(?:they|she|he|who|hr|company|we)\s(?:have\s|has\s|had\s|just\s|also\s)*$", lead.rstrip() + " "
        )
        and not re.match(
            r"\s*(?:me\b|us\b|my\sapplication)?\W*(?:$|on\b|by\b|today|yesterday|after|\d+[/.])",
            clause.low[match.end() :],
        )
    ):
        return False
    if re.search(
        r"\b(?:rejection|rejected)\s(?:rate|letter\stemplate|letters\sin)\b|\brejection\s(?:at|of\sthe)\b"
        r"|\btime\s(?:i|they)\b",
        clause.low,
    ) or re.search(r"\b(?:handle|deal\swith|fear\sof|cope\swith|about)\s(?:\w+\s)?rejection\b", clause.low):
        return False
    day = sentence.done_day(clause)
    if not _long_past(sentence, day):
        sentence.say("rejected", sentence.first_named(clause), dates=day)
    return True


_NOT_YET = pattern(
    r"\b(?:nobody|no-one|none)\b.{0,30}\b(?:rejected|turned|refused|said\sno)\b|\bno\sfrom\s(?:here|now)\b"
)


# “Offer calls are made next Tuesday”, to whomever
_OFFERS_GO_OUT = pattern(r"\b(?:offers|offer\s(?:calls|letters|e-?mails))\s(?:are|get|go|will|should|usually)\b")
_NO_OFFER = frozenset(["no", "not", "never", "without", "nobody"])


_AHEAD = pattern(r"\b(?:will|would|should|to|might|may|could)\sbe\s$")  # “she will be making the offer”


def _offered(sentence: Sentence, clause: Clause) -> None:
    match = OFFER.search(clause.low)
    if (
        match is None
        or _guessed(clause, match.start())
        or _others_before(clause, match.start())
        or clause.has(_NO_OFFER)
        or only_spoken_of(sentence, sentence.low.replace("-", " "))
        or received_by_another(clause, match)
    ):
        return
    whole = match[0]
    if re.match(r"\s(?:or|yes|no)\b", clause.low[match.end() :]):
        return  # “offer or not by Wednesday”
    if _OFFERS_GO_OUT.search(clause.low) or (_AHEAD.search(clause.low[: match.start()]) and " me" not in clause.low):
        return
    if (
        re.search(
            r"\b(?:competing|other|another|rival|second|better|counter|previous|last|discount"
            r"|special)\s(?:\w+\s)?offer|\bhad\s(?:\w+\s)?(?:a|an|two|another)\s(?:\w+\s)?offer"
            r"|\boffer\sfrom\s(?:another|a\s(?:rival|different)|the\sother)",
            clause.low,
        )
        or "free" in clause.low.split()
    ):
        return
    if re.search(r"\boffer\sfrom\s(?!them|her|him|hr|the\s(?:team|company|agency|recruiter))", clause.low):
        return
    if (
        whole.startswith("offer")
        and not any(token.form == "past" for token in clause.tokens)
        and re.search(r"\bby\b", clause.low[match.end() :])
        and not ANSWER_BY.search(clause.low)
    ):
        return
    if re.search(r"\bwill\b", clause.low) and sentence.due_day(clause) is not None:
        return
    if re.search(r"\b(?:i|we)\s(?:\w+\s)?(?:made|sent|extended|gave)\b", clause.low) or re.search(
        r"\boffers?\s(?:of|for)\s(?:help|tea|coffee|lunch)\b", clause.low
    ):
        return
    if sentence.predicate(clause, 0).subject == "other" and whole:
        return
    day = sentence.done_day(clause)
    if not _long_past(sentence, day) and not _answered_at_once(clause):
        sentence.say("offer", sentence.first_named(clause), dates=day, manner="made")


def _answered_at_once(clause: Clause) -> bool:
    """“Accepted the offer” tells of the answer."""
    return bool(ACCEPTED.search(clause.low) or DECLINED.search(clause.low))


def _answered(sentence: Sentence) -> None:
    """The user's own answer to an offer."""
    for clause in sentence.clauses:
        for kind, expression in (("declined", DECLINED), ("accepted", ACCEPTED)):
            match = expression.search(clause.low)
            if match is None and (sentence.offer_before or sentence.said("offer")):
                match = _SIGNED.search(clause.low) if kind == "accepted" else _SAID_NO.match(clause.low)
            if (
                match is None
                or _guessed(clause, match.start())
                or _others_before(clause, match.start())
                or _told_of_others(sentence, clause)
            ):
                continue
            if re.search(r"\b(?:they|she|he|maria|reference)\s(?:\w+\s)?$", clause.low[: match.start()]) or (
                clause.has(frozenset(["no", "not", "never"])) and kind == "accepted"
            ):
                continue
            if (
                kind == "declined"
                and not re.search(r"\b(?:it|offer|them|job|role|position|their|the)\b", clause.low)
                and not (sentence.offer_before or sentence.said("offer"))
            ):
                continue
            if kind == "accepted" and not (
                re.search(r"\b(?:offer|job|role|position|contract|it)\b", clause.low)
                or sentence.offer_before
                or sentence.said("offer")
                or len(clause.tokens) <= 6
            ):
                continue
            if clause.has(frozenset(["will", "to", "need", "must", "should", "want"])) and not re.search(
                r"\bto\s(?:the|their|them|it)\b", clause.low
            ):
                continue
            if clause.has(frozenset(["other", "another", "different", "elsewhere"])):
                continue
            if kind == "accepted" and is_yes_to_else(sentence, clause, match):
                continue
            place = clause.start + match.start()  # “offer came on the 17th, accepted on the 19th”
            behind = [span for span in sentence.past_dates if place <= span.offset < clause.end]
            several = len(behind) < len([one for one in sentence.past_dates if clause.start <= one.offset < clause.end])
            day = behind[0] if behind and several else sentence.done_day(clause)
            if not (_long_past(sentence, day) or _by_another(sentence, clause, match) or _TRIFLE.search(clause.low)):
                sentence.say(kind, dates=day)
            return


# After an offer: “Signed in May”, “signed it today”, “took it on Nov 10”, “said yes the next day”.
_DAY = (
    r"(?:(?:the\s)?\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|the\s(?:same|next|very|following)|that\s)"
)
_THEN = (
    rf"(?:on\s{_DAY}|(?!on\b)(?:(?:the|that|this|last|same|next)\s(?:same|next|very|following|day|evening|night|afternoon|morning|week)"
    r"|today|yesterday|tonight|there(?:\sand\sthen|\W*$)|at\sonce|straight|right\saway|immediately|by\s(?:e-?mail|phone|text|return)"
    rf"|in\swriting|(?:a|two|three|four|five|\d)\s(?:days?|weeks?)\slater|in\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|{_DAY}))"
)
_SIGNED = pattern(
    r"(?:^|,\s|\sand\s)\W*(?:(?:and|which|so)\s)?(?:i\s(?:have\s)?)?(?:(?:just|finally|then|gladly|happily)\s)?(?:signed(?=\W*$|\s(?:it|today|yesterday|on|this"
    r"|last|in\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\b)"
    rf"|(?:took|taken|grabbed)\sit(?=\W*$|\s{_THEN})|(?:said\s(?:yes|go\son\sthen|deal|done|i\swould\s(?:take|have)\sit|i\swill\s(?:take|have)\sit)|shook(?:\shands)?\son\sit|agreed|yes\sfrom\sme)(?=\s{_THEN}))"
)
# “Offered me the job, I said no on the 24th”.
_SAID_NO = pattern(
    r"\W*(?:(?:but|and|so|then)\s)?i\s(?:have\s|politely\s|just\s|then\s)*(?:said\sno|passed|declined)\b(?!\s(?:to"
    r"|on)\s(?!(?:it|them|her|him|the\s(?:offer|job)|\d|the\s\d|mon|tue|wed|thu|fri|sat|sun)))"
)
_TRIFLE = pattern(
    r"\boffer\sof\s(?!employment|a\s(?:job|place|contract))|\b(?:tea|coffee|lift|drink|seat|biscuit|lunch|invite"
    r"|invitation|apolog\w+|challenge|fact|terms)\b"
)


def _by_another(sentence: Sentence, clause: Clause, match: re.Match[str]) -> bool:
    """“Curtis took the job after his father”: somebody else answered."""
    place = clause.start + match.start()
    index = next((i for i, one in enumerate(clause.tokens) if one.start >= place and one.form), None)
    return index is not None and sentence.predicate(clause, index).subject in ("them", "other")


_NOT = frozenset(["not", "never"])


def _deadline(sentence: Sentence) -> None:
    """The day by which the user must answer the offer: it takes the place of the day the offer was made."""
    low = sentence.low
    offered = sentence.said("offer")
    spoken = offered or sentence.offer_before or "offer" in sentence.words
    asked = MY_DEADLINE.search(sentence.low)
    if (not spoken and not asked) or not sentence.bag.isdisjoint(_NOT):
        return
    if (
        not offered
        and not asked
        and not (ANSWER_BY.search(sentence.low) and "offer" in sentence.words)
        and not (sentence.offer_before and ANSWER_BY.search(sentence.low))
    ):
        return
    if not offered and re.search(
        r"\b(?:if|would(?!\s(?:like|love|prefer|appreciate|need|want|expect))|stage|make\s(?:me\s)?an\soffer"
        r"|offers?\s(?:go|out|will))\b",
        low,
    ):
        return
    match = asked or ANSWER_BY.search(sentence.low)
    ahead = [span for span in sentence.dates if sentence.ahead(span) and span.end >= sentence.setting.anchor]
    if match is None or not ahead:
        return
    behind = [span for span in ahead if span.offset >= match.start()]
    day = (behind or ahead)[0]
    made = next((one.dates for one in sentence.found if one.kind == "offer" and one.dates), None)
    sentence.found[:] = [
        one for one in sentence.found if one.kind not in ("offer", "decision_expected", "promise_by_me")
    ]
    sentence.say("offer", sentence.first_named(), dates=day, manner="answer by")
    if made is not None and made.end != day.end:
        sentence.found[-1] = replace(sentence.found[-1], made=made.end)
