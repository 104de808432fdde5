"""What only sounds like a further meeting: a schedule, a test that is handed in, how long the interview was."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

# “She showed me round”, “a look round the yard”: no round of interviews.
ROUND_THE_PLACE = pattern(
    r"\b(?:show|showed|shown|shows|take|took|taken|walk|walked|led|toured|look|looked|looking|came|come|go|went|way|year|all|other\sway|time"
    r"|turned|gather\w*|pass\w*)\s(?:(?:me|us|him|her|them|everyone|you|it|a)\s)?round\b"
)
# “Two more people to see on Friday”: their meetings with others.
THEY_SEE_OTHERS = pattern(
    r"\b(?:people|persons?|candidates|applicants|folks|others|more|interviews|ones|someone|somebody)\s(?:\w+\s)?(?:to"
    r"|they"
    r"|she|he)\s(?:\w+\s)?(?:see|sees|meet|meets|interview|interviews|talk|talks|speak|speaks|get\sthrough)\b"
)
DONE_MEETING = pattern(
    r"\b(?:shift|trial|day|test|interview|round|call|lesson|session|tour|visit)\s(?:is\s|was\s|all\s|now\s)*(?:done"
    r"|over|finished"
    r"|behind\sme|survived|completed|out\sof\sthe\sway)\b"
)
# “Mail me the summer schedule”: a thing. “To schedule the next call” has no article before it.
A_SCHEDULE = pattern(
    r"\b(?:the|a|an|my|your|our|her|his|their|this|that|which|what|some|new|full|draft)\s(?:(?!(?:to|will|would|can|could|and|i|we"
    r"|she|he|they|manager|boss|team|recruiter|assistant|secretary)\b)[\w'’-]+\s){0,3}$"
)
# “Need to get the coding test back within a week”: a piece of work.
_WORK_HANDED = pattern(
    r"\b(?:get|give|hand|send|have|turn|e-?mail|mail|post|submit|upload|return|finish|complete|deliver|push|put|pass|bring|drop|take)"
    r"\s(?:(?:her|him|them|in|back|off)\s)?(?:(?:the|my|that|their|this|her|his|a|signed|finished|completed)\s)*$"
)
_HANDED_BACK = pattern(
    r"\s(?:(?:task|sheet|paper|work|exercise)\s)?(?:back|in|over|off|across|returned|submitted|sent)\b(?!\s(?:person|for|on))"
)
_SURELY_WORK = pattern(r"(?:return|submit|upload|finish|complete|turn|hand)\s")


def is_handed_in(low: str, match: re.Match[str]) -> bool:
    """Whether a test is a piece of work that the user gives back, and no day on which they sit it."""
    if not match[0].endswith(("test", "tests", "presentation", "case")):
        return False
    handed = _WORK_HANDED.search(low[: match.start()])
    return handed is not None and bool(_HANDED_BACK.match(low, match.end()) or _SURELY_WORK.match(handed[0]))


# “Conversation of fifty minutes on Monday”, written of that Monday: this interview, and no further one.
_HOW_IT_WAS = pattern(
    r"\W*(?:a\s|the\s|good\s|long\s|short\s|brief\s|nice\s|pleasant\s|friendly\s|first\s)*(?:conversation|interview"
    r"|talk|meeting|chat|visit"
    r"|call|session|appointment|time)\s(?:of|lasting|for)\s(?:(?:about|around|almost|nearly|some|just|over"
    r"|under)\s)?\w+\s(?:and\sa\shalf\s"
    r"|long\s)?(?:minutes?|mins?|hours?|hrs?)\b"
)


def this_interview(sentence: Sentence, day: DateSpan) -> bool:
    """Whether a sentence tells how long the interview was, and on which weekday, and so of no further meeting."""
    ahead = (day.end - sentence.setting.anchor).days
    return ahead in (0, 7) and _HOW_IT_WAS.match(sentence.low) is not None and "next" not in sentence.words
