"""What the user said to have promised: “promised Jane a writing sample by Friday”, “I promised it by the 30th”."""

from __future__ import annotations

import re
from dataclasses import replace

from kbfollow.evidence.statements.ahead.objects import is_thing, object_after, tidy
from kbfollow.evidence.statements.ahead.owed_work import her_or_him, hurry
from kbfollow.evidence.statements.ahead.things import owe, thing_of
from kbfollow.evidence.statements.ahead.undertakings import coming
from kbfollow.evidence.statements.ahead.wanted import wanted_before
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.patterns import cued, pattern

IT = pattern(
    r"\s(?:(?:her|him|them)\s)?(?:it|that|those|these|both|(?:(?:a|another)\s(?:\w+\s)?)?one)\b(?=\W*$|\s(?!\w*(?:page|sheet|list)\b))"
    r"|\s(?:(?:her|him)\s)?them\b(?!\s(?:a|an|the|my|our|some|any|more|two|three|four|five|six|all|both|copies|photos"
    r"|pictures|links?|proof|details|samples?|this|that|these|those|their|another|other|one|\d+|what|everything)\b)"
)


def dates_earlier(sentence: Sentence, clause: Clause) -> bool:
    """“Jane asked for my certificates, will drop them off Thursday”: one promise, and this is its day."""
    for place, one in enumerate(sentence.found):
        if one.kind == "promise_by_me" and not one.manner:
            sentence.found[place] = replace(one, dates=one.dates or sentence.due_day(clause))
            return True
    return False


_PROMISED_TO = pattern(
    r"\s(?:[\w'.-]+\s){1,8}?to\s(?:send|email|e-mail|mail|post|bring|give|show|lend|return|forward|drop|hand|get"
    r"|let|text"
    r"|call|ring|phone|write|do|finish|submit|upload|share|fetch|deliver|have|take|make|put)\b"
)


def _read_promised_it(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“She asked for my paper, I promised it by the end of June”."""
    if dates_earlier(sentence, clause):
        return True
    what = wanted_before(sentence, clause.tokens[index].start) or sentence.before.thing
    if not what:
        return False
    owe(sentence, dates=sentence.sentence_due_day(clause), what=what)
    return True


# “Promised Declan an email on Tuesday with my notice period”: what is owed is what the message holds.
_MESSAGE = pattern(
    r"\s(?P<whom>(?:(?!(?:me|us|an?|another|to|that)\b)[\w'’.-]+\s){0,4}?)(?:an?|another)\s(?:(?:quick|short|brief|little|proper|written|follow-?\s?up|phone)\s)*"
    r"(?:e-?mail|mail|call|text|note|message|line|letter|ring|whatsapp|msg|voicemail|postcard)\b(?=\s)",
    re.IGNORECASE,
)
_HOLDS = pattern(
    r"\W*(?:(?:by|on|for|before|in)\s)*(?:with|containing|including|listing|about|on|regarding|giving)\s(?!(?:an?\s)?(?:yes|no|answer|decision|outcome|thanks|word)\b)"
    r"(?P<what>.{2,90})",
    re.IGNORECASE,
)


def _read_message(sentence: Sentence, clause: Clause, index: int, mine: bool) -> bool:
    start = clause.tokens[index].end
    match = _MESSAGE.match(sentence.text, start, clause.end)
    if match is None or not (mine or match["whom"]):
        return False
    days = [one for one in sentence.future_dates if start <= one.offset < clause.end]
    text = sentence.text[match.end() : clause.end]
    for day in sorted(days, key=lambda one: -one.offset):
        place = day.offset - match.end()
        text = text[: max(place, 0)] + text[max(place, 0) + len(day.text) :]
    holds = _HOLDS.match(text)
    what = tidy(holds["what"]) if holds else None
    if not what or not thing_of(what):
        return False
    who = next(iter(sentence.mentions_in(clause, index + 1)), None) or her_or_him(sentence, clause, index)
    anchor = sentence.setting.anchor
    due = next((one for one in (coming(day, anchor) for day in days) if one.end >= anchor), None)
    owe(sentence, who, dates=due, what=what)
    return True


# “HR promised the form this week”: somebody without a name, on the other side.
THEY_PROMISED = cued(
    r"\b(?:hr|they|she|he|who|management|personnel|payroll|reception|head\soffice|recruiter|recruitment|agency"
    r"|(?:the|their|his|her|my|an?)\s(?:\w+\s)?\w+)\s(?:\w+ly\s|has\s|have\s|had\s|also\s|even\s)?promised\b"
)


def read_promised(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Promised Jane a writing sample by Friday”."""
    predicate = sentence.predicate(clause, index)
    follows = [token.low for token in clause.tokens[index + 1 : index + 3]]
    if (
        predicate.mode != "done"
        or predicate.subject not in ("me", "")
        or predicate.passive
        or "me" in follows
        or "to" in follows[:1]
        or follows[:1] in (["each"], ["myself"], ["ourselves"], ["one"])
    ):
        return False
    if THEY_PROMISED.search(clause.low):
        return False
    if _PROMISED_TO.match(clause.low, clause.tokens[index].end - clause.start):
        return False  # “promised Ms Kern in personnel to send her the list”: the verb that follows says it
    if IT.match(clause.low, clause.tokens[index].end - clause.start):
        return _read_promised_it(sentence, clause, index)
    if _read_message(sentence, clause, index, predicate.subject == "me"):
        return True
    what = object_after(sentence, clause, index)
    if what is None or re.match(r"(?:i|we|to|that|not)\b", what, re.IGNORECASE) or not is_thing(what):
        return False
    who = next(iter(sentence.mentions_in(clause, index + 1)), None) or her_or_him(sentence, clause, index)
    if who is None and predicate.subject == "" and ONLY_THEIRS.fullmatch(what.lower()):
        sentence.say("promise_by_them", dates=sentence.sentence_due_day(clause, durations=True), what=what)
        return True  # “promised feedback either way”: by whom else?
    day = sentence.sentence_due_day(clause)
    owe(sentence, who, dates=day, what=what, manner="" if day else hurry(sentence))
    return True


# What only an employer gives, with words before it: “some written feedback”.
ONLY_THEIRS = pattern(
    r"(?:(?:a|an|the|some|any|more|full|short|proper|honest|detailed|written|phone|quick|individual|personal|draft|signed|new|job|info|information|pay|rota|shift)\s)*"
    r"(?:feedback|contract|rota|roster|offer\sletter|job\s(?:description|spec)|description|jd|handbook|(?:info(?:rmation)?\s)?pack|expenses(?:\sform)?|pay\sscales?"
    r"|travel\scosts|fares?|uniform(?:\slist)?|benefits(?:\ssheet|\sbooklet)?|induction\s\w+|starter\s(?:pack|form)|shift\splan|follow-up\scall|call|phone\scall|call\sback"
    r"|callback|ring|shout|e-?mail|scores?|debrief|notes\son\s.*|comments)(?:\s(?:on|about|from|for|by|in)\s.*)?"
)
