"""Further meetings: which round comes next, and when."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.decision_words import DECIDE, GATE
from kbfollow.evidence.statements.ahead.no_meeting import (
    A_SCHEDULE,
    ROUND_THE_PLACE,
    THEY_SEE_OTHERS,
    is_handed_in,
    is_no_meeting,
    this_interview,
)
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_NUMBERED = cued(
    r"\b(?:interview|call|meeting|round|chat)\s(?:number|no|nr|nº)\.?\s?(?:two|three|2|3)\b|"
    r"\b(?:round|stage|interview)\s(?:two|three|four|2|3|4|ii|iii)\b|\b(?:r2|r3)\b",
)
_TYPED = cued(
    r"\b(?:system\sdesign|technical|live\scoding|coding|tech|behaviou?ral|case|culture(?:[\s-]fit)?"
    r"|values|hr|portfolio|pairing|whiteboard|hm|hiring-manager|skills|practical|take-home|design|peer"
    r"|team|exec|executive|ceo|cto|cfo|founder|vp|director|"
    r"panel|group|in-person|face-to-face|virtual|video|phone|telephone|teams|zoom|formal|informal"
    r"|onsite|on-site|job|trial|debrief|closing|bar\sraiser|leadership|stakeholder)\s"
    r"(?:review\s)?(?:round|interview|screen|screening|call|session|stage|chat|meeting|conversation"
    r"|day|shift|debrief|loop|test|presentation|visit)s?\b"
    r"|\b(?:portfolio|design|code)\sreview\b|\btrial\s(?:day|shift|week|lesson)\b|\bassessment\s(?:day"
    r"|cent(?:re|er))\b|\bwork\strial\b|\bworking\sinterview\b|\btaster\sday\b|\btest\sday\b"
    r"|\bsite\svisit\b|\b(?:sim|simulator|flight|line)\s(?:check|ride)\b|\bcheck\sride\b|\b(?:driving|typing|trade"
    r"|weld|skills"
    r"|fitness|swim|written)\stest\b|\b(?:chalk|job|sample|teaching|research|demo|test)\s(?:talk|lesson|lecture"
    r"|seminar)\b",
)
_BACK = cued(
    r"\b(?:have|get|want|wants|like|invited?|inviting|invites|asked|ask|bring|bringing"
    r"|see|seeing)\s(?:to\s\w+\s)?(?:me|us|you)\s(?:all\s)?(?:back\b(?!\s(?:to\sme|by\s"
    r"|on\s\d))|in\sagain|in\s(?:for|to\s(?:meet|see|do|try|work|shadow|present|cook|teach))\b|again)|\b(?:come|coming|go|going)\s(?:back(?!\s(?:with|to\s(?:me|us|you))\b)"
    r"|in\sagain)\b|\b(?:speak|talk|chat|meet)\sagain\b|\bback\sin\s(?:for|on|to|next)\b|\b(?:see|meet"
    r"|seeing|meeting)\s(?:me|us|you|them|her|him)\sagain\b"
    r"|\bcall(?:ed|ing|s)?\s(?:me|us|you)\s(?:all\s)?(?:back\s(?:in\s(?:for|again)|for|to\s(?:meet|see))|in\sagain|in\sfor"
    r"|again\sfor)\b"
    r"|\binvit(?:e|es|ed|ing)\s(?:me|us)\b(?!\sto\s(?:ask|connect|lunch\stoday))",
)
_SCHEDULING = cued(
    r"\b(?:schedul(?:e|ing|es)|reschedul(?:e|ed|ing)|book(?:ing)?\s(?:me|us|in)|set(?:ting)?\sup"
    r"|arrang(?:e|ing)|organis(?:e|ing)|organiz(?:e|ing)|pencill?ed\s(?:me\s)?in"
    r"|booked\s(?:me\s)?in)\b",
)
_MEETING_WITH = pattern(
    r"^(?:a\s|the\s|an\s|quick\s|short\s|another\s|next:?\s|then\s|have\sa\s|got\sa\s|there\sis\sa\s"
    r"|my\s|i\shave\sa\s|we\shave\sa\s|i\shave\s|30\s?min(?:ute)?\s|brief\s|informal\s|follow-up\s"
    r"|phone\s|final\s|observed\s|paid\s|unpaid\s|video\s|intro\s|virtual\s)*"
    r"(?:call|zoom|coffee|lunch|chat|meeting|interview|interviews|session|visit|tour|breakfast|demo"
    r"|presentation|screen|dinner|drinks?|facetime|teams\scall|conversation|catch-up"
    r"|appointment(?!\s(?:is|gets|will|has|to|of|must|needs|depends|goes|was|itself|by|rests))|skype"
    r"|gespräch|termin|hangout|convo)\b"
)
# “Call with Mirela tomorrow about the second stage”
_MEETING_ABOUT = pattern(r"(?:\w+\s){0,2}?(?:call|zoom|chat|meeting|coffee|talk|lunch|teams|skype)\s(?:with|w/)\s")
_MEET_THEM = cued(
    r"\b(?:meet\b|^meeting\b|(?<=am\s)meeting|(?<=be\s)meeting|seeing|see(?!\s(?:where|if|whether|how"
    r"|what|when))|talking\sto|speaking\s(?:to"
    r"|with)|talk(?:ing)?\swith|talk\sto|speak\s(?:to|with)|chat(?:ting)?\s(?:to|with)"
    r"|interview(?:ing)?\swith|meet\sup\swith|present(?:ing)?\sto)\b",
)
_PAST = pattern(
    r"\b(?:was|were|went|had|did|took|got\sthrough|passed|lasted|happened|felt|met|saw|spoke|talked"
    r"|asked|said\swas|finished|ran|came|nailed|bombed|survived|aced)\b"
)
_AHEAD = pattern(
    r"\b(?:will|would|to|going|want|wants|next|is|are|likely|probably|planned|scheduled|invited|invite"
    r"|tbd|tba|tbc|soon|then|has|have|expects?|looking|aiming|maybe|slips?|moved|pushed|set|confirmed"
    r"|booked|in|on|early|late|mid|there)\b"
)
_FAILED_TO_SAY = pattern(
    r"\bno\s(?:word|idea|mention|clue|news|info)\b|\b(?:not|never)\s(?:sure|clear|mention|mentioned"
    r"|discussed|told|said)\b|\b(?:unclear|in\sthe\sdark|guessing|(?:quiet|mum|silent|tight-?lipped)\s(?:about|on))\b|\bforgot\b|\basked\b|\bdid\snot\b|\bdo\snot\sknow\b"
    r"|\bnot\sknow\b"
)


_CUES = (
    words.ROUND_SURE
    | words.ROUND_NOUNS
    | words.MEETINGS
    | frozenset(["talk", "lesson", "lecture", "seminar"])
    | frozenset(
        """
    sim simulator ride test
    review second-round final-round meet see talk speak chat invite schedule reschedule book arrange organise
    organize set pencil come back again r2 r3 trial taster site present skype interviews meetings calls round2
    superday shift assessment
    """.split()
    )
)


# “A committee ranks us in its meeting on the 8th”, “the board has its meeting on Monday”.
_OF_A_BODY = cued(
    r"\b(?:committee|board|panel|council|governors|trustees|partners|jury|faculty|senate|vestry|pcc|directors|elders"
    r"|commission|team|management|owners)\b.{0,60}\b(?:its|their)\s(?:\w+\s)?meeting\b"
    r"|\b(?:board|selection|shortlisting|hiring|appointments?|committee|budget|council|governors'?|trustees'?|partners'?"
    r"|staffing|decision|calibration|scoring|management|leadership|directors'?)\smeeting\b"
    r"|\b(?:committee|board|panel|council|governors|trustees|partners|jury|faculty|directors|elders|owners)\s?,?\s"
    r"(?:(?:who|which|that)\s)?(?:only\s|next\s|will\s)?(?:meets?|sits?|convenes?|gets?\stogether)\b"
    r"|\b(?:interviews?|trials|trial\s(?:shifts|days))\s(?:runs?|go\son|continues?|(?:are\s)?still|thru|through|until|till|finish|end)\b"
)


# “The governors ratify it on the 8th, after that the phone call”: the call that tells the outcome.
_THE_CALL = pattern(
    r"\b(?:after\s(?:that|which)|then|afterwards|followed\sby)\s(?:comes\s)?(?:the|a)\s(?:phone\s|famous\s)?call\b"
)
# “The board wants me at its meeting on the 3rd”, “invited to the selection meeting”.
_MEETS_ME = pattern(r"(?<!\bof\s)\b(?:me|us|my|i|we|invit\w+|present|attend\w*)\b")
# “A short call on Monday before this one”: over.
_BEFORE_THIS = cued(
    r"\bbefore\s(?:this|that)\s(?:one|interview|chat|talk|meeting|panel)\b"
    # “My old place wants me back in January”
    r"|\bmy\s(?:old|last|current|former|previous|other|present)\s(?:(?!interview|round)\w+\s)?(?!interview|round)\w+\s"
    r"(?:still\s|would\s|also\s)?(?:wants?|like|needs?|asked)\b"
    # “If they turn me down I'll go back to agency work”
    r"|\bif\s(?:they|she|he|it|i)\s(?:\w+\s)?(?:turn|turns|say|says|reject|rejects|do\snot|does\snot|is\sa\sno|is\sno|pick|picks|choose|take"
    r"|takes|goes\sto|fail|am\sturned)\b(?!.*\b(?:second|next|further)\s(?:round|interview|stage))"
    r"|\bgo\sback\sto\s(?:agency|uni|university|college|school|bed|work\b|working|being|nights|temping|my\s|the\s(?:agency|old|day)|sleep|driving"
    r"|square)\b"
)


def read_next_round(sentence: Sentence) -> None:
    """Find a further meeting of the process, with its days where they are told."""
    if sentence.section != "round" and sentence.bag.isdisjoint(_CUES):
        return
    if (
        sentence.question
        or sentence.check == "done"
        or (sentence.said("no_next_round") and not _then_the_last(sentence))
        or sentence.section in ("quiet", "met", "forgot")
        or _BEFORE_THIS.search(sentence.low)
    ):
        return
    if sentence.said("no_next_round"):
        sentence.found[:] = [one for one in sentence.found if one.kind != "no_next_round"]
    for clause in sentence.clauses:
        place = _trigger(sentence, clause)
        if place is None or _not_theirs(sentence, clause):
            continue
        if _THE_CALL.search(clause.low) and (DECIDE.search(sentence.low) or GATE.search(sentence.low)):
            continue
        if _OF_A_BODY.search(clause.low) and (sentence.said("decision_expected") or not _MEETS_ME.search(clause.low)):
            continue
        day = _day(sentence, clause, place) or _told_before(sentence, clause)
        if not _ahead(sentence, clause, day):
            continue
        about = re.search(r"\babout\s(?:the|a|an|their)\s(?:\w+\s)?$", sentence.low[:place])
        if about and not _MEETING_ABOUT.match(clause.low):
            day = None  # the day of the call about it
        sentence.say(
            "next_round",
            sentence.first_named(clause),
            dates=day,
            manner="conditional" if clause.has(frozenset(["if"])) else _invited(sentence, day),
        )
        return


# “There's a sit-down with HR on 29 November, that's the second round.”
_THAT_IS_NEXT = pattern(
    r"\W*(?:and\s|so\s)?(?:that|this|which|it)\s(?:is|will\sbe|would\sbe|counts\sas)\s(?:the|my|a|their)\s(?:second|2nd|third|3rd|next"
    r"|final|last)\b"
)


def _told_before(sentence: Sentence, clause: Clause) -> DateSpan | None:
    if not _THAT_IS_NEXT.match(clause.low):
        return None
    days = [one for one in sentence.future_dates if one.offset < clause.start and sentence.ahead(one)]
    return days[0] if len(days) == 1 else None


# “Then lunch with both partners on Thursday, that's the last round”: that one is still to come.
_THEN = pattern(
    r"\W*(?:and\s|so\s|but\s)?(?:then|next|after\s(?:that|this)|afterwards|still\sto\scome|to\scome|only|just)\b"
)
_THAT_IS_LAST = pattern(
    r"\bthat\s(?:is|will\sbe|would\sbe)\s(?:the|their|my)\s(?:very\s)?(?:last|final|only)\b|\bthen\sdone\b"
)


def _then_the_last(sentence: Sentence) -> bool:
    last = _THAT_IS_LAST.search(sentence.low)
    if last is None or not (_THEN.match(sentence.low) or last.start() > _FAR):
        return False
    anchor = sentence.setting.anchor
    return any(one.end > anchor and one.offset < last.start() and sentence.ahead(one) for one in sentence.dates)


_FAR = 12  # characters before “that's the last round”, in which a meeting and its day stand


# “On site, Tuesday 20 October at 10”: it is fixed, and nobody need ask before it.
_FIXED = pattern(
    r"\bat\s(?:\d{1,2}(?:[:.]\d\d)?|noon|midday|nine|ten|eleven|one|two|three|four|half\spast\s\w+)\b"
    r"|\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?(?:am|pm)\b|\b(?:i|we)\s(?:am|are|have\sbeen|was|got)\s(?:\w+\s)?(?:invited|booked"
    r"|scheduled)\b|\binvited\s(?:me|us)\b"
)


def _invited(sentence: Sentence, day: DateSpan | None) -> str:
    """The manner “invited” where the meeting has its day and its hour."""
    fixed = day is not None and day.start == day.end and not day.soft
    return "invited" if fixed and _FIXED.search(sentence.low) else ""


def _trigger(sentence: Sentence, clause: Clause) -> int | None:
    """The offset of the words that name a further meeting."""
    low = clause.low
    for index, token in enumerate(clause.tokens):
        if token.low == "round" and ROUND_THE_PLACE.search(low):
            continue
        if token.low in words.ROUND_SURE and token.form != "past" and not (token.low == "loop" and "in" in low):
            if token.low in ("onsite", "on-site") and not _an_onsite(clause, index):
                continue
            return token.start
        if token.low in words.ROUND_ADJECTIVES:
            following = [one.low for one in clause.tokens[index + 1 : index + 4]]
            if following[:2] in (["call", "on"], ["call", "is"]):
                continue
            if any(one in words.ROUND_NOUNS or one in words.ROUND_SURE for one in following) and not (
                following[:1] and following[0] in ("week", "month", "year")
            ):
                return token.start
    for expression in (_NUMBERED, _TYPED, _BACK):
        match = expression.search(clause.low)
        if match and expression is _TYPED and is_handed_in(low, match):
            continue
        if match and not (expression is _BACK and _THEY_RETURN.search(low[: match.start()])):
            return clause.start + match.start()
    has_day = any(
        clause.start <= span.offset < clause.end and sentence.ahead(span) and span.end > sentence.setting.anchor
        for span in sentence.dates
    )
    if sentence.section == "round" and (has_day or sentence.durations):
        return clause.start
    if not has_day:
        return None
    match = _MEETING_WITH.match(low) or _scheduled(low)
    if match and not _calls_someone(sentence, clause, match.end()):
        return clause.start + match.end() - 1
    match = _MEET_THEM.search(clause.low)
    if (
        match
        and not THEY_SEE_OTHERS.search(low)
        and not re.search(
            r"\b(?:they|she|he|team|board|committee|governors|trustees|partners|council|councillors|directors"
            r"|owners|panel|faculty"
            r"|management|bosses|elders|department|group|executive|exec|leadership|heads)\s(?:\w+\s)?(?:meets?"
            r"|will\smeet|sees?|seeing|meeting"
            r"|interviewing|talking|speaking)\b",
            low,
        )
    ):
        return clause.start + match.start()
    match = _SCHEDULING.search(clause.low)
    noun = match and match[0] == "schedule" and A_SCHEDULE.search(low[: match.start()])
    return clause.start + match.start() if match and not noun else None


# “HR to come back by Thursday”, “once she's back and going again”, “before the clocks go back”: not the user.
_THEY_RETURN = pattern(
    r"\b(?:they|she|he|hr|head\soffice|(?:the|their|my)\s\w+|recruiter|agency|manager|boss|owner|director|clocks?)"
    r"(?:\s(?:will|would|should|must|has|have|is|are|hopes?|aims?|promised|said\s(?:they|she|he)\s(?:will|would)))?"
    r"(?:\s(?:to|then|only|also))?\s$"
)


def _an_onsite(clause: Clause, index: int) -> bool:
    """Whether it is the meeting and not the place: “they offer childcare on site”."""
    before = clause.tokens[index - 1].low if index else ""
    behind = clause.tokens[index + 1].low if index + 1 < len(clause.tokens) else ""
    return not before or before in _BEFORE_ONSITE or behind in _BEHIND_ONSITE or behind[:1].isdigit()


_BEFORE_ONSITE = frozenset(
    "the an final next a for to virtual do my full second last their then by and = → first".split()
)
_BEHIND_ONSITE = frozenset(
    "is on at with interview visit day round w/ next likely will would scheduled moved in".split()
)
_SCHEDULED = pattern(
    r"\b(?:interview|meeting|call|chat|session|conversation|zoom|visit)s?\s(?:(?:with"
    r"|w/)\s[^.]{1,40}?\s)?(?:is|are|on|at|for|set|scheduled|booked|moved|confirmed|planned|tomorrow"
    r"|next|this)\b"
)


def _scheduled(low: str) -> re.Match[str] | None:
    match = _SCHEDULED.search(low)
    return (
        None
        if match
        and re.search(
            r"\b(?:budget|board|committee|team|staff|management|leadership|weekly|daily|their|company|planning)\s$",
            low[: match.start()],
        )
        else match
    )


def _calls_someone(sentence: Sentence, clause: Clause, end: int) -> bool:
    """“Call Lee Friday” is something to do; “call with Lee Friday” is a meeting."""
    rest = clause.low[end:].lstrip()
    if rest.startswith(("with", "w/", "on ", "at ", "for ", "is ", "tomorrow", "next", "this", "1", "2", "3")):
        return False
    following = [one for one in sentence.mentions if abs(sentence.tokens[one.first].start - (clause.start + end)) <= 2]
    return bool(following) or bool(re.match(r"(?:me|them|her|him|back|hr|the\s|lee|about|to\s)", rest))


def _not_theirs(sentence: Sentence, clause: Clause) -> bool:
    """Own errands around a meeting, other people's rounds, what was not said, and owed things."""
    low = clause.low
    if any(
        token.low in words.OTHERS and token.low not in ("people", "someone", "somebody", "others")
        for token in clause.tokens
    ):
        return True
    if is_no_meeting(low):
        return True
    if _FAILED_TO_SAY.search(low) or clause.has(_DENIALS) or clause.has(words.THANK_NOUNS):
        return True
    if any(token.lemma == "thank" for token in clause.tokens) or _SENT_THING.search(low) or _PUT_TO_TODAY.search(low):
        return True
    for index, token in enumerate(clause.tokens):
        if token.form == "base" and (
            token.lemma in words.TRANSFER_SURE
            or token.lemma in words.ERRANDS
            or token.lemma in ("prepare", "write", "finish", "ask", "thank", "choose", "reply", "respond")
        ):
            predicate = sentence.predicate(clause, index)
            if (
                predicate.mode == "to do"
                and predicate.subject in ("me", "")
                and index == (0 if not predicate.subject else index)
                and token.lemma not in ("book", "review")
            ):
                return True
    return bool(
        re.search(
            r"\b(?:offer\sstage|after\sthe\s(?:panel|onsite|on-site|next\sround|final\sround|second\sround))\b", low
        )
    ) and not re.search(r"\b(?:next|second|final)\s\w+\s(?:is|will|in|on)\b", low)


_DENIALS = words.NEGATIONS - frozenset("half almost nearly partly zero".split())
# What is sent or written about a meeting is no meeting: “panel feedback”, “the link for the online assessment”.
_SENT_THING = pattern(
    r"\b(?:send|sends|sending|email|emails|emailing|emailed|forward|forwards|posts?|share|shares|provide"
    r"|provides)\b.{0,40}"
    r"\b(?:link|invite|invitation|details|form|test|assessment|task|schedule|agenda|brief|questions|instructions"
    r"|pack)\b"
    r"|\bfeedback\s(?:on|about|from|for)\b|\b(?:interview|panel|round|assessment|trial|test)\s(?:feedback|notes"
    r"|results?|scores?|schedule|details|link|brief|pack"
    r"|questions)\b|\bschedule\sis\b"
)
_PUT_TO_TODAY = pattern(r"\b(?:moved|brought|pushed|switched|changed)\b.{0,30}\bto\stoday\b")
# “Meant to be 6 July, it's been pushed back to the 13th”: the day behind the move counts.
_MOVED_TO = pattern(
    r"\b(?:moved|pushed|put|brought|shifted|bumped|postponed|rescheduled|changed|switched|slipped|delayed)\s"
    r"(?:back\s|forward\s|out\s|up\s|again\s|now\s)*(?:to|until|till|for)\s"
)


def _moved_to(sentence: Sentence) -> DateSpan | None:
    """The day that a meeting was moved to."""
    moved = _MOVED_TO.search(sentence.low)
    if moved is None:
        return None
    return next((span for span in sentence.future_dates if moved.end() - 4 <= span.offset <= moved.end() + 6), None)


def _day(sentence: Sentence, clause: Clause, place: int) -> DateSpan | None:
    """The first day behind the words that name the meeting, else the last before them."""
    moved = _moved_to(sentence)
    if moved is not None:
        return moved
    anchor = sentence.setting.anchor
    inside = [
        span
        for span in sentence.dates
        if clause.start <= span.offset < clause.end
        and sentence.ahead(span)
        and span.end >= anchor
        and not sentence.low[: span.offset].endswith((" a ", " some "))  # “trial on a Friday night, they'll say which”
    ]
    if not inside:
        inside = [
            span
            for span in sentence.durations
            if clause.start <= span.offset < clause.end and re.search(r"\bin\b|\bwithin\b", clause.low)
        ]
    behind = [span for span in inside if span.offset >= place]
    if behind or inside:
        return behind[0] if behind else inside[-1]
    for other in sentence.clauses:
        if other.start == clause.end and not other.has(words.ME) and len(other.tokens) <= 8:
            spans = [span for span in sentence.dates if other.start <= span.offset < other.end and sentence.ahead(span)]
            if spans and len(other.low.strip(" .,!;:")) - len(spans[0].text) <= 14:
                return spans[0]
    return None


def _ahead(sentence: Sentence, clause: Clause, day: DateSpan | None) -> bool:
    """Whether the meeting still lies ahead: a future day, or words that say so and none that tell of the past."""
    if day is not None and this_interview(sentence, day):
        return False
    if day is not None:
        past = _PAST.search(clause.low) is not None
        inside = clause.start <= day.offset < clause.end
        return not past or (inside and day.end > sentence.setting.anchor)
    if any(clause.start <= span.offset < clause.end and span.past for span in sentence.dates) or _PAST.search(
        clause.low
    ):
        return bool(re.search(r"\binvited\b|\bwants?\s(?:me|to)\b|\basked\sme\sback\b", clause.low)) and not re.search(
            r"\b(?:was|were|went)\b", clause.low
        )
    return bool(_AHEAD.search(clause.low)) and not clause.has(frozenset(["may", "might", "could", "would"]))
