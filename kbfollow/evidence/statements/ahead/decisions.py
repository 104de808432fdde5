"""When the employer decides, as said or as left vague."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.statements.ahead.decision_words import (
    ANSWER_FIRST,
    DECIDE,
    FOR_SHORTLIST,
    GATE,
    GIVEN_ANSWER,
    IN_THE_NEWS,
    LENGTH,
    LOOSE_NOUN,
    MY_ANSWER,
    NO_DAY,
    ONLY_TIME,
    ONLY_TIME_BEHIND,
    OTHER_WORD,
    OUTCOME_NOUN,
    PAST_DECISION,
    SAID_BEHIND,
    TELL_ME,
    THEY_SAID,
    VAGUE,
)
from kbfollow.evidence.statements.ahead.job_facts import tells_job_fact
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern


def read_decision(sentence: Sentence) -> None:
    """Find when they decide, or that they did not say."""
    if not sentence.section and sentence.bag.isdisjoint(words.DECISION_CUES):
        return
    if sentence.question or sentence.check or any(one.manner == "answer by" for one in sentence.found):
        return
    if (
        NO_DAY.search(sentence.low)
        and not MY_ANSWER.search(sentence.low)
        and re.match(r"(?:no|without|did|would|could)\b|.{0,30}\b(?:did|would|could)\snot\b", sentence.low)
        and not re.search(r"\b(?:i|we)\s(?:did|would|could)\snot\b|\bstart\sdate\b", sentence.low)
    ):
        sentence.say("decision_expected", sentence.first_named())
        return
    best: tuple[int, Clause, DateSpan | None] | None = None
    for clause in sentence.clauses:
        if _other_matter(sentence, clause):
            continue
        place = _trigger(sentence, clause)
        if place is None:
            continue
        day = _day_near(sentence, clause, place[1])
        if day is None and not _open_outcome(sentence, clause):
            continue
        rank = 2 * place[0] + (8 if day is None else 0)  # a day counts more than a plainer word without one
        if day is not None and not clause.start <= day.offset < clause.end:
            rank += 1  # “she decides after the last one on Tuesday, so Wednesday she tells us”
        later = (
            best is not None and rank == best[0] and day is not None and best[2] is not None and day.end > best[2].end
            and TELL_ME.search(clause.low) is not None
        )  # fmt: skip
        if best is None or rank < best[0] or later:  # “they decide on Friday and tell us on Monday”
            best = (rank, clause, day)
    if best is not None:
        sentence.say("decision_expected", sentence.first_named(best[1]), dates=around_event(sentence, best[2]))


def _other_matter(sentence: Sentence, clause: Clause) -> bool:
    """Conditions, own decisions, owed answers, and what was in the past."""
    if clause.has(_CONDITIONS) and not re.search(
        r"\b(?:know|tell|decide|hear|say|text|ring|call|phone|email|message|write)\b.{0,30}\b(?:if|whether)\b",
        clause.low,
    ):
        return True
    if MY_ANSWER.search(clause.low) or (len(sentence.clauses) > 1 and _NOTHING_HEARD.match(clause.low)):
        return True
    if (
        _MY_CHOICE.search(clause.low)
        or _NOT_HEARING.search(clause.low)
        or _ELSEWHERE.search(clause.low)
        or _LONG_AGO.search(clause.low)
        or _LEARN_ELSE.search(clause.low)
        or _I_TELL.search(clause.low)
        or _I_SEND.match(clause.low)
        or (DECISION_ON.search(clause.low) and not AND_SO_MINE.search(sentence.low))
    ):
        return True
    return sentence.section in ("me", "quiet", "forgot") and not re.search(r"\b(?:they|she|he)\b", clause.low)


# “She'll know the new rota by Monday”, “they'll hear about the grant in June”: another piece of news.
_LEARN_ELSE = cued(
    r"\b(?:they|she|he|people|customers|staff)\s(?:will|should|would|may)\s(?:\w+\s)?(?:know|hear|learn|find\sout)\s(?:more\s|something\s)?"
    r"(?:about|of|from|the|their|his|her)\b(?!\s(?:outcome|result|decision|verdict|candidates?|board|panel|boss"
    r"|owner|job|post|role)\b)(?!.{2,60}?\band\s(?:so\s|then\s|thereby\s|also\s|hence\s|with\s(?:it|that)\s)?(?:about"
    r"|on|of)\s(?:me|us|my)\b)"
    r"(?!.{2,60}?\band\s(?:whether|if)\s(?:i|we)\b)",
)
# “I'll tell everyone at home on Friday”
_I_TELL = cued(
    r"\bi\s(?:will|am\sgoing\sto|should|must|need\sto|have\sto|shall)\s(?:\w+\s)?(?:tell|inform|notify|update)\s"
    r"(?!you\b|me\b|us\b)",
)
# “I'm sending Dolores the two budget samples by Monday.”
_I_SEND = pattern(
    r"\W*(?:and\s|so\s|but\s)?(?:i|we)\s(?:am|are|will|shall|must|should|need\sto|have\sto|am\sto)\s(?:\w+\s)?"
    r"(?:send|bring|mail|e-?mail|post|drop|hand|deliver|forward|upload|give|show|text|take|ring|call|phone|write|chase|nudge|ping)(?:p?ing)?\b"
    r"|\W*(?:and\s|so\s|but\s)?(?:i|we)\s(?:will|shall|must|should|need\sto|have\sto|am\sto|had\sbetter)\s(?:get|have|return|submit|finish|put)\s"
    r"(?!(?:an?\s|the\s|their\s|her\s|his\s|some\s|any\s)?(?:answer|decision|reply|word|news|result|verdict|outcome|offer)\b)[^,;]{3,60}?\s(?:back\s|over\s|across\s)?(?:to|with)\s(?:them|her|him|hr)\b"
)
# “A decision on the rota by Friday”, “the results of the audit”: not over this job.
DECISION_ON = cued(
    r"\b(?:(?:decisions?(?:\sto\smake)?|answer|verdict|ruling|decid(?:es?|ing)|votes?|voting)\s(?:on|about|regarding|over|of|for)|(?:results?|outcome)\s(?:about|of"
    r"|for))\s(?:the|their|her|his|its|a|an|which|what|how|when)\s(?!\d|own|first|second|third|last|week|month|same|day"
    r"|spot|morning"
    r"|\w{2,6}day\b|\w{3,9}th\b|(?:\w+\s){0,2}?(?:jobs?|roles?|posts?|positions?|hir(?:e|ing)|candidates?"
    r"|applicants?|appointments?|applications?|interviews?|vacancy|round|shortlist|place|offers?|contracts?|panel|board"
    r"|committee|selection|tests?|trial|assessment|talk|meeting|talks|recruitment|search|process|checks?|exams?|persons?|people|names?|two|three|four|five|us|list|winner|successor|lucky|gets"
    r"|they"
    r"|is)\b)\w+",
)
# “The decision about the grant, and so about me”
AND_SO_MINE = pattern(
    r"\band\s(?:so\s|then\s|thereby\s|also\s|hence\s|with\s(?:it|that)\s)?(?:about|on|over)\s(?:me|us|my\s\w+)\b"
    r"|\b(?:and\s(?:so|with\s(?:it|that)|thereby|hence)|which\s(?:also\s|then\s)?(?:settles|decides"
    r"|fixes))\b.{0,20}\b(?:me|my\s\w+"
    r"|the\s(?:job|post|role|position|place|hire))\b"
    r"|\b(?:my\s\w+|the\s(?:job|post|role|position|place|hire))\s(?:hangs|depends|rides|hinges|turns)\son\s"
    r"(?:it|that|this)\b"
)
_NOTHING_HEARD = pattern(r"(?:no|nothing|not)\s(?:\w+\s)?(?:answer|reply|news|word|response|by|heard|from)\b")
_CONDITIONS = frozenset(["if", "unless", "whether", "suppose"])
# “I won't hear from them this week” names no day; “won't hear before Friday” does.
_NOT_HEARING = cued(
    r"\b(?:i|we|they)\s(?:will|shall|am|are)\snot\s(?:going\sto\s)?(?:hear|know|decid\w+|find\sout|be\stold)\b"
    r"(?!.*\b(?:before|until|till|earlier)\b)",
)
_MY_CHOICE = cued(r"\b(?:i|we)\s(?:\w+\s){0,3}(?:decide|make\sup|choose|finalise|finalize)\b")
_LONG_AGO = cued(
    r"\bwaited\b|\b(?:last\stime|last\s(?:month|quarter)|previously|years?\sago|back\sthen)\b",
)
_ELSEWHERE = cued(r"\b(?:at|in|with)\s(?:his|her|their|my)\s(?:last|previous|old|former)\b")


def _trigger(sentence: Sentence, clause: Clause) -> tuple[int, int] | None:
    """The rank and the offset in the sentence of the words that name the outcome; None where none do.

    A lower rank says it more plainly: “decision” before “committee”, that before a bare length of time.
    """
    low = clause.low
    for expression in (OUTCOME_NOUN, DECIDE, TELL_ME):
        match = expression.search(clause.low)
        if match and match[0] == "shortlist" and FOR_SHORTLIST.search(low):
            return None
        if match and not _negated_past(low, match.start()):
            return 0, clause.start + match.start()
    if sentence.section == "decision" and _day_in(sentence, clause, True):
        return 0, clause.start
    if tells_job_fact(low.partition(",")[0] if ANSWER_FIRST.match(low) else low):
        return None
    match = GATE.search(clause.low)
    if match and _day_ahead(sentence, clause) and not re.search(r"\b(?:my|our)\s(?:budget|approval)\b", low):
        return 2, clause.start + match.start()
    match = LOOSE_NOUN.search(clause.low)
    if match and (OTHER_WORD.match(low, match.start()) or IN_THE_NEWS.search(low[: match.end()])):
        match = None
    if (
        match
        and (_day_ahead(sentence, clause) or _day_in(sentence, clause, True))
        and not _past_only(low)
        and not GIVEN_ANSWER.search(low)
    ):
        return 1, clause.start + match.start()
    place = _length_of_time(sentence, clause)
    return None if place is None else (3, place)


def _day_ahead(sentence: Sentence, clause: Clause) -> bool:
    return any(clause.start <= span.offset < clause.end and sentence.ahead(span) for span in sentence.future_dates)


def _negated_past(low: str, before: int) -> bool:
    """“Haven't decided yet”, “the decision was hard”: nothing is expected at a day."""
    lead, tail = low[:before], low[before : before + 60]
    if " not " in lead and _HAS_NOT.search(lead):
        return True
    return _WAS_MADE.match(tail) is not None


_HAS_NOT = pattern(r"\b(?:have|has|had|did|was|were)\snot\s(?:\w+\s)?$")
_WAS_MADE = pattern(r"\w+\s(?:was|were|had|has\sbeen|made|to\sleave|making|maker|makers|fatigue|process|tree)\b")


def _past_only(low: str) -> bool:
    return bool(PAST_DECISION.search(low)) and not re.search(
        r"\b(?:will|should|would|to|by|within|in|until|before|expect\w*)\b", low
    )


def _length_of_time(sentence: Sentence, clause: Clause) -> int | None:
    """“Should take about ten days”, “they said two weeks”: a length of time or a day that answers “when?”."""
    if sentence.bag.isdisjoint(_TIME_CUES) and not sentence.section:
        return None
    spans = [
        span
        for span in [*sentence.durations, *sentence.future_dates]
        if clause.start <= span.offset < clause.end and sentence.ahead(span)
    ]
    if not spans:
        return None
    first = min(spans, key=lambda span: span.offset)
    lead = clause.low[: first.offset - clause.start]
    tail = clause.low[first.offset - clause.start + len(first.text) :]
    told = sentence.low if _NO_SUBJECT.match(clause.low) else clause.low
    if "year" in first.text.lower() or _TAKES_PLACE.search(told) or _WANTS_ME_IN.search(lead):
        return None  # “the bridge takes four years”, “a second talk takes place on Monday”
    match = LENGTH.search(clause.low)
    subject_me = clause.has(_I_OR_ME)
    if match and match[0].strip() and not subject_me and _about_waiting(clause.low, match):
        return clause.start + match.start()
    if _I_SAY.search(lead):
        return None
    needed = first.text.lower().startswith("need") and re.search(r"\b(?:they|she|he|hr)\s(?:still\s|will\s)?$", lead)
    said = (
        THEY_SAID.search(lead)
        or _SAYS.search(lead)
        or (_ROUGHLY.match(lead) and _following_said(sentence, clause, tail))
    )
    return first.offset if needed or said or _only_time(sentence, first, lead, tail) else None


_TAKES_PLACE = cued(
    r"\btak(?:e|es|ing)\s(?:place|part|over|on)\b"
    r"|\b(?:round|interview|meeting|conversation|talk|stage|chat|panel|trial|visit|tour|test)\b.{0,40}\b(?:will"
    r"|would|should)\sbe\b"
)
_WANTS_ME_IN = pattern(
    r"\b(?:wants?|needs?|like|have|having|asked)\s(?:me|us)\s(?:back\s|over\s|up\s|down\s)?(?:in\s)?$"
    r"|\b(?:take|takes|taking|catch)\s(?:the|a|an)\s(?:early\s|late\s|usual\s)?$"  # “take the 8.02”
)
_NO_SUBJECT = pattern(r"(?:will|would|should|to)\sbe\b")
_I_OR_ME = frozenset(["i", "me"])
_I_SAY = pattern(r"\b(?:i|we)\s(?:[a-z]+\s)?(?:say|said|reckon|reckoned|think|thought|guess|guessed|figure|figured)\b")
# “Says another two weeks”: the one who was asked answers.
_SAYS = pattern(
    r"(?:^|[,;:–-]\s)(?:and\s|but\s)?(?:says|said|reckons|thinks|quoted|figures|guesses|(?:was\s|been\s|got\s)?told"
    r"(?:\sme|\sus)?)\s(?:about\s|maybe\s"
    r"|another\s|around\s|it\swill\s(?:be|take)\s|up\sto\s|at\sleast\s|like\s|give\sit\s|probably\s|in\s|within\s"
    r"|by\s|not\sbefore\s)*$"
)
_ROUGHLY = pattern(r"(?:about|maybe|probably|another|around|roughly|like|in|within|up to|by|the|some)?\s?$")
_MEASURED = pattern(
    r"\b(?:interview|test|meeting|commute|drive|journey|train|walk|talk|call|session|training"
    r"|probation|onboarding|contract|sprint|trial|presentation|tour|holiday|leave)\s(?:\w+\s)?(?:took"
    r"|takes|will\stake|lasts|should\stake|is|was)\b|\btook\b"
)
_WAIT = pattern(r"\b(?:weeks?|days?|months?|fortnight|wks?)\b")


def _only_time(sentence: Sentence, first: DateSpan, lead: str, tail: str) -> bool:
    """“Two weeks tops.”: a length of time and nothing else."""
    text = first.text.lower()
    if len(sentence.clauses) > 1 or not _WAIT.search(text) or re.search(r"\b(?:next|last|this|ago|every)\b", text):
        return False
    told = tail.strip(" .!") or lead.strip() or "tops" in text or sentence.section in ("next", "decision")
    return bool(told and ONLY_TIME.match(lead) and ONLY_TIME_BEHIND.match(tail))


_TIME_CUES = words.TIME_UNITS | frozenset(
    "maybe could should say take give allow until timeline timing turnaround wait reckon think "
    "estimate guess need process be promise want ask mean quote mention reckons reckoned thinks guesses figures says "
    "hopes expects".split()
)


def _about_waiting(low: str, match: re.Match[str]) -> bool:
    """“Be” and “wait” alone say little: they need a subject that is about the process, or nothing before."""
    if re.search(
        r"\b(?:take|takes|taking|give|allow|around|until they|timeline|time ?frame|timing|turnaround|process)\b",
        match[0],
    ):
        return True
    return bool(re.match(r"(?:it\s)?(?:will|should|could|may|might|would)\sbe\b", low))


def _following_said(sentence: Sentence, clause: Clause, tail: str) -> bool:
    """“Two weeks, they said.”"""
    if SAID_BEHIND.match(tail.strip(" ,")) and tail.strip(" ,.!"):
        return True
    following = [one for one in sentence.clauses if one.start > clause.start][:1]
    return not tail.strip(" ,.!") and bool(following) and bool(SAID_BEHIND.match(following[0].low.strip(" ,")))


def _open_outcome(sentence: Sentence, clause: Clause) -> bool:
    """Whether the outcome is announced without a day: “they'll let me know”, “soon”, “no date given”."""
    low = clause.low
    if NO_DAY.search(sentence.low) or VAGUE.search(sentence.low):
        return not re.search(r"\b(?:i|we)\s(?:forgot|did\snot\s(?:ask|dare))", sentence.low)
    if clause.has(frozenset(["could", "might", "may", "would"])) or sentence.section in ("me",):
        return False
    if re.search(r"\b(?:she|he)\sdecides\b|\b\w+\sdecides$", low):
        return False
    return bool(TELL_ME.search(clause.low) and re.search(r"\b(?:will|should|to|going|can)\b", low)) or bool(
        DECIDE.search(clause.low) and re.search(r"\bthey\b.*\b(?:will|still|to|are)\b", low)
    )


def _day_in(sentence: Sentence, clause: Clause, durations: bool) -> bool:
    return sentence.due_day(clause, durations=durations) is not None


def _day_near(sentence: Sentence, clause: Clause, place: int) -> DateSpan | None:
    """The day of the outcome: the first behind the words that name it, else the last before them."""
    if sentence.check_day is not None and sentence.check == "open":
        return sentence.check_day
    spans = [
        span for span in sentence.future_dates if clause.start <= span.offset < clause.end and sentence.ahead(span)
    ]
    if not spans:
        spans = [span for span in sentence.durations if clause.start <= span.offset < clause.end]
    if not spans:
        return _day_next_door(sentence, clause)
    behind = [span for span in spans if span.offset >= place]
    return behind[0] if behind else spans[-1]


_DECIDING = pattern(
    r"\b(?:decid\w+|decision|choos\w+|pick\w*|select\w*|settl\w+|answer|verdict|name|names|outcome|result|vote\w*"
    r"|appoint\w*|offers?|say|tell|know|hear|make\s(?:up\s)?(?:their|her|his)\sminds?|shortlist"
    r"|sign\w*|news|word|letters?|announce\w*)\b"
)
_AROUND_EVENT = pattern(
    r"\b(?P<side>after|before)\s(?:the|their|a|an|that|his|her|our|my)\s(?:[\w'-]+\s){1,4}?(?:on\s|of\s)?(?:the\s)?$"
)


# “The board meets on Thursday, they pick after that”
_AFTER_THAT = frozenset(("after that", "after this", "after it", "after then", "afterwards"))


def _decided_after(sentence: Sentence, day: DateSpan) -> DateSpan | None:
    """The week behind a day after which they decide, where the next clause says so."""
    behind = next((one for one in sentence.dates if one.offset > day.offset), None)
    if behind is None or behind.text.lower() not in _AFTER_THAT or behind.end <= day.end:
        return None
    clause = next((one for one in sentence.clauses if one.start <= behind.offset < one.end), None)
    if clause is None or clause.has(words.ME) or not _DECIDING.search(clause.low):
        return None
    return behind


_SAME_DAY = pattern(r"\b(?:the\s|that\s)?(?:very\s)?same\s(?:day|evening|night|afternoon|morning)\b")


def around_event(sentence: Sentence, day: DateSpan | None) -> DateSpan | None:
    """“After the board meeting on the 8th”: softly the week behind that day; “before” it: until the day ahead."""
    if day is not None and day.soft and day.start is not None and _SAME_DAY.search(sentence.low):
        same = day.start - timedelta(days=1)  # “after that meeting, same day”
        return replace(day, start=same, end=same, soft=False)
    if day is None or day.grain != "day" or day.start != day.end:
        return day
    if _SAME_DAY.search(sentence.low):
        return day
    behind = _decided_after(sentence, day)
    if behind is not None:
        return behind
    event = _AROUND_EVENT.search(sentence.low[max(0, day.offset - 60) : day.offset])
    if event is None:
        return day
    one = timedelta(days=1)
    if event["side"] == "before":
        return replace(day, start=None, end=day.end - one, words=f"before {day.words}")
    return _week_after(day)


_BEHIND_IT = pattern(r"\b(?:then|after\sthat|afterwards|thereafter)\b|\bafter\W*$")
_AFTERWARDS = pattern(r"\b(?:after\sthat|afterwards|thereafter)\b|\bafter\W*$")


def _week_after(day: DateSpan) -> DateSpan:
    one = timedelta(days=1)
    return replace(day, start=day.end + one, end=day.end + 7 * one, soft=True, words=f"within a week after {day.words}")


def _day_next_door(sentence: Sentence, clause: Clause) -> DateSpan | None:
    """The day in a neighbouring clause that is nothing but a time: “they'll decide - two weeks or so”."""
    if _BEHIND_IT.search(clause.low) or re.search(r"(?:,|and)\sthen\s$", sentence.low[: clause.start]):
        earlier = [
            span
            for span in [*sentence.future_dates, *sentence.durations]
            if span.offset < clause.start and sentence.ahead(span)
        ]
        if earlier:
            last = max(earlier, key=lambda span: span.offset)
            point = last.grain == "day" and last.start == last.end
            return _week_after(last) if point and _AFTERWARDS.search(clause.low) else last
    for other in sentence.clauses:
        spans = [
            span
            for span in [*sentence.future_dates, *sentence.durations]
            if other.start <= span.offset < other.end and sentence.ahead(span)
        ]
        close = other.end == clause.start or other.start == clause.end
        if other is clause or not spans or not close:
            continue
        rest = len(other.low.strip(" .,!;:")) - len(spans[0].text)
        if rest <= 16 and not other.has(words.ME):
            return spans[0]
    return None
