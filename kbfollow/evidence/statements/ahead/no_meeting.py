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
_DONE_MEETING = pattern(
    r"\b(?:shift|trial|day|test|interview|round|call|lesson|session|tour|visit)\s(?:is\s|was\s|all\s|now\s)*(?:done"
    r"|over|finished"
    r"|behind\sme|survived|completed|out\sof\sthe\sway)\b"
)
# “Team meeting is every Tuesday at 8”: how they work, and no meeting about the job.
_TIMES_AND_AGAIN = pattern(
    r"\b(?:every|each)\s(?:(?:single|other|second|working|week)\s)?(?:day|week|weekday|morning|evening|afternoon|night|month"
    r"|fortnight|quarter|shift|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|bi-?weekly|twice\sa\s(?:day|week|month)|once\sa\s(?:day|week|month"
    r"|quarter))\b"
)
_AT_WORK = pattern(
    r"\b(?:meetings?|stand-?\s?ups?|briefings?|huddles?|training|visits?|calls?|catch-?\s?ups?|sessions?|drills?|talks?|lunch(?:es)?"
    r"|breakfasts?|reviews?|handovers?|toolbox|check-?ins?|assembly|rehearsals?|zooms?|demos?|inspections?)\b"
)
_OF_THE_JOB_HUNT = pattern(
    r"\b(?:interview\w*|rounds?|stage|panel|candidates?|applicants?|trials?|second|final|next|assessment|invit\w+|me|i|we"
    r"|mine)\b"
)


# “Trial shift notes due Friday”: a paper about it.
_PAPER_DUE = pattern(
    r"\b(?:lesson|shift|trial|talk|visit|demo|test|session|presentation)\s(?:plans?|notes|papers?|reports?|slides|outlines?|handouts?|worksheets?"
    r"|write-?ups?|resources)\s(?:(?:is|are)\s)?(?:due|to\s(?:them|her|him|hand\sin)|by)\b"
)


def is_no_meeting(low: str) -> bool:
    """Whether a meeting is over, or one that they have time and again."""
    if _DONE_MEETING.search(low) or _PAPER_DUE.search(low):
        return True
    again = _TIMES_AND_AGAIN.search(low) is not None and _AT_WORK.search(low) is not None
    return again and _OF_THE_JOB_HUNT.search(low) is None


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


# “Have to do their typing test within 3 days”: at home, in one's own time.
_WORK_DONE = pattern(
    r"\b(?:do|take|finish|complete|get\sthrough|fill\s(?:in|out)|doing|taking|finishing|completing)\s"
    r"(?:(?:the|their|that|this|an?|her|his|my|some)\s)?(?:(?:short|quick|little|online|timed|written|basic|free|own)\s){0,2}$"
)
_IN_ONES_TIME = pattern(
    r"(?:\s(?:test|tests|task|module|quiz|questionnaire|assessment|thing))?(?:\s(?:at\shome|from\shome|online|on\sline|on-line"
    r"|on\stheir\s(?:website|site|portal|app|platform)|on\s(?:my|a)\s(?:laptop|phone|computer)|for\s(?:them|her|him)))*"
    r"\s(?:by|within|before|inside|at\shome|from\shome|online|no\slater|until)\b(?!\s(?:they|she|he|i|we|it|that|the\s(?:board|panel"
    r"|interview))\b)"
)
_ON_THE_SPOT = pattern(r"(?:driving|trade|weld|fitness|swim|job|trial|test\sday|sim|flight|line|check)\b")
_AT_THEIRS = pattern(
    r"\b(?:at|in)\s(?:the|their|her|his)\s(?!(?:end|latest|same|next|evening|morning|afternoon|weekend|new)\b)"
)


# “Sample lesson plan due Monday”: a paper about a meeting; “handed in the written test on the 22nd”: over.
_ITS_PAPER = pattern(
    r"\s(?:plans?|notes|papers?|reports?|slides|outlines?|handouts?|worksheets?|write-?ups?|resources|templates?)\b"
)
_GONE = pattern(
    r"\b(?:handed|turned|sent|submitted|e-?mailed|mailed|posted|uploaded|returned|dropped|delivered)\s(?:(?:in|off|back|over|across)\s)?"
    r"(?:(?:the|my|that|their|this|her|his|a|signed|finished|completed)\s)*$"
)


def is_handed_in(low: str, match: re.Match[str]) -> bool:
    """Whether a test is a piece of work that the user gives back, and no day on which they sit it."""
    if _ITS_PAPER.match(low, match.end()):
        return True
    if not match[0].endswith(("test", "tests", "presentation", "case", "assessment")):
        return False
    if _GONE.search(low[: match.start()]):
        return True
    if (
        not _ON_THE_SPOT.match(match[0])
        and _WORK_DONE.search(low[: match.start()])
        and _IN_ONES_TIME.match(low, match.end())
        and not _AT_THEIRS.search(low, match.end())
    ):
        return True
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
# “Friday at 4, last one of the day”: when the user's turn was.
_WHICH_OF_DAY = pattern(
    r"\W*(?:(?:on|it\swas|mine\swas|this\swas|interview|i\swas)\s)*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"(?:\s(?:morning|afternoon|evening|night|lunchtime))?,?\s?(?:(?:at|@|around|about)\s)?"
    r"(?:\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|a\.m\.?|p\.m\.?)?|noon|midday|half\s\w+|quarter\s\w+\s\w+|(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)(?:\s(?:thirty|fifteen|o'?clock|sharp))?)?\s?[,;:–—-]?\s?(?:i\swas\s)?(?:the\s|my\s)?(?:very\s|next\sto\s|second\s)?"
    r"(?:first|second|third|fourth|fifth|sixth|last|final|only)\s(?:(?:one|slot|interview|appointment|candidate|person|applicant|turn|in|up)\s?)?"
    r"(?:(?:of|in)\s(?:the\s(?:day|morning|afternoon|evening|week|lot|queue|line|row|list|batch)|(?:the\s)?(?:two|three|four|five|six|seven|eight|nine"
    r"|ten|\d{1,2}|us\sall|all\sof\sus))|before\s(?:lunch|home|they\s\w+)|after\slunch|that\sday)\b"
)


def this_interview(sentence: Sentence, day: DateSpan) -> bool:
    """Whether a sentence tells how long the interview was, and on which weekday, and so of no further meeting."""
    ahead = (day.end - sentence.setting.anchor).days
    if ahead not in (0, 7) or "next" in sentence.words:
        return False
    return _HOW_IT_WAS.match(sentence.low) is not None or _WHICH_OF_DAY.match(sentence.low) is not None
