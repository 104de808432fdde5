"""That there is no further round, told plainly: “no second interview”, “one interview only”."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.topic_words import without_comment
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import pattern

_NO_ROUND = pattern(
    r"\b(?:no|not\s(?:be|have)|not\sbe\s(?:a|any)|is\snot\s(?:a|any)|will\snot\shave\sa|not\s(?:a|any)"
    r"|without\sa|not\sdo(?:ing)?\s(?:a|any)|not\splanning\s(?:a|any)|never\sdo\sa|does\snot\sdo"
    r"|do\snot\s(?:do|hold|have|plan)\s?(?:a|any)?)\s?"
    r"(?:second|2nd|further|more|other|additional|next|third|follow-up|another)(?:\s"
    r"|-)?(?:or\sthird\s)?(?:rounds?|interviews?|stages?|meetings?|steps?|conversations?|talks?|trials?(?!\s(?:period"
    r"|balance)))\b"
    r"|\b(?:only|just)\s(?:the\s|this\s)?(?:one|1|a\ssingle)\s(?:interview|round|stage|meeting"
    r"|conversation)\b|\b(?:one|1|single|a\ssingle)[\s-](?:interview|round"
    r"|stage)(?:\sprocess)?\s(?:only|and\sthat(?:\swas|\sis)?|process|and\sdone|and\syou)"
    r"|\b(?:this|that|it|today)\s(?:was|is)\s(?:the\s|my\s|their\s)?(?:only|last|final"
    r"|one\sand\sonly)\s(?:interview|round|stage|meeting|one|conversation)\b|\b(?:interview"
    r"|round)s?,?\sno\s(?:second|more|further|others?)\b"
    r"|\bno\s(?:more|further)\s(?:rounds|interviews|stages|steps)\b|\b(?:it\sis|that\sis"
    r"|was)\sjust\s(?:the\s|this\s)?one\b|\bonly\s(?:doing|do|holding)\s(?:the\s)?one\s(?:round"
    r"|interview)\b|\bnobody\s(?:has|gets)\sa\ssecond\sinterview\b|\bno\s(?:second|2nd|third|3rd)(?:\s(?:one|rd|rnd|int|intvw|iv)\b\.?)?(?=\W*$|\s?[.,;!)–—])"
    r"|\b(?:one|1|single)\s(?:conversation|meeting|chat|step)\s(?:only|and\sthat)\b|\b(?:one"
    r"|single)-(?:stage|step|round"
    r"|interview)\s(?:process|affair|job|thing)\b"
    r"|\b(?:second|2nd|next|further|third|3rd|more|final)\s(?:rounds?|rd|rnd|int|interviews?|meetings?|stages?|talks?|one)\.?\s?[:?=–—-]{1,2}\s?"
    r"(?:none|no|nope|nein|nada)\b(?!\s\w)|^\W*(?:2nd|second|3rd|third)\s?[:=–—-]{1,2}\s?(?:none|no|nope|nada)\W*$|\bnae\s(?:second|2nd|mair|more|further)\s(?:round|interview|stage)\b"
    r"|\bno\s(?:\w+\s)?(?:round|interview|stage|test)s?,\s(?:this|that)\s(?:was|is)\s(?:all|it)\b"
    r"|\b(?:will|do|need)\snot\s(?:have\sto\s)?meet\sagain\b|^(?:and\s)?(?:the\s)?(?:third\sand\s|second\sand\s)?final"
    r"\s(?:round|interview|stage)\W*$|\b(?:second|2nd|further|another)\s(?:talk|round|interview|meeting|stage)\sis\snot"
    r"\s(?:planned|needed|necessary|foreseen|expected)\b"
    r"|\basked\b.{0,40}\b(?:another|second|further|next|more|2nd)\s(?:stage|round|interview|talk|one|go)\b.{0,30}[,;.–-]\s?(?:and\s|but\s)?(?:there\s(?:is|was)\snot|no\b|nope|none"
    r"|she\ssaid\sno\b|he\ssaid\sno\b|they\ssaid\sno\b)"
    r"|\b(?:she|he|they|[a-z]+)\s(?:had|has|have)\sseen\s(?:enough|all\s(?:she|he|they)\sneed\w*)\b|\bno\sneed\s(?:for\sme\s)?to\s(?:come|go)\s(?:back|in)"
    r"\sagain\b|\b(?:do|does|will|would)\snot\sneed\sto\ssee\sme\sagain\b"
)


_ROUND_CUES = frozenset(
    "round rounds interview interviews stage stages meeting meetings second one step steps "
    "conversation conversations talk talks trial trials "
    "one-stage one-step one-round single-stage single-step one-interview "
    "single-round second-round final-round nd rd third only last seen need see".split()
)


# “I have just one interview left this month”: a count of the user's own.
_MY_COUNT = pattern(
    r"\b(?:i|we)\s(?:(?:only|just|still)\s)*(?:have|had|got|have\sgot)\s(?:only\s|just\s)*(?:one|1"
    r"|a\ssingle)\b.{0,40}\b(?:left|this"
    r"|to\sgo|so\sfar|lined\sup|coming|booked|planned|next|in\s(?:the|my)\sdiary)\b|\b(?:my|the)\s(?:only"
    r"|last)\s(?:interview|one)\s"
    r"(?:this|of\sthe|before|until|for\s(?:now|the\sweek|a\swhile))\b"
)


def read_no_round(sentence: Sentence) -> None:
    """“No second interview”, “one interview only”."""
    if sentence.section == "round" and sentence.low.strip(" .!-") in ("none", "no", "nope", "nein", "no more"):
        sentence.say("no_next_round")
        return
    if sentence.before.topic == "round?" and _ANSWERED_NO.match(sentence.low):
        sentence.say("no_next_round")
        return
    if (
        sentence.bag.isdisjoint(_ROUND_CUES)
        or sentence.question
        or sentence.check
        or re.search(r"\b(?:unless|word|hope|hoping|whether|mention|clue|idea|news)\b", without_comment(sentence.low))
    ):
        return
    if _MY_COUNT.search(sentence.low):
        return
    match = _NO_ROUND.search(sentence.low.replace("-round", " round"))
    if match and not on_condition(sentence.low, match.start()):
        sentence.say("no_next_round", sentence.first_named())


# “Second interview? No.”
_ANSWERED_NO = pattern(
    r"\W*(?:(?:she|he|they)\s(?:said|says)\W+)?(?:no|nope|none|nah|nein|never)\b(?!\s(?:idea|clue|word|answer|news|one|mention"
    r"|info|date))"
)


def on_condition(low: str, place: int) -> bool:
    """Whether an “if” governs the words at `place`; one behind a comma or a “only” behind them does not."""
    condition = _IF.search(low)
    if condition is None:
        return False
    between = low[place : condition.start()]
    return condition.start() < place or not re.search(r"[,;:(–—]|\bonly\b|\bjust\b|\bbut\b", between)


_IF = pattern(r"(?<!asked\s)(?<!ask\s)\bif\b")
