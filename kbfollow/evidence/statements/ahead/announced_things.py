"""Things of the employer's that were promised or are on their way, told without “will send”."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import tidy, without_days, words_as_written
from kbfollow.evidence.statements.ahead.promised import ONLY_THEIRS
from kbfollow.evidence.statements.ahead.undertakings import coming
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

# “I was promised a call back on Tuesday”, “the handbook follows by post”.
_WAS_PROMISED = cued(
    r"\b(?:i|we)\s(?:was|were|am|are|have\sbeen|had\sbeen)\s(?:also\s|then\s)?promised\s(?P<what>(?!to\b|that\b)[^,.;]{3,60})"
)
_FOLLOWS = pattern(
    r"^(?:and\s|but\s|so\s)?(?:the|a|an|some|their|her|his)\s(?P<what>(?:[\w-]+\s){1,3}?)(?:(?:is|are)\s(?:to\sfollow|on\s(?:its|their)\sway|coming|still\sto\scome|in\sthe\spost)"
    r"|follows|will\s(?:follow|come)|comes)\b(?=\W*$|\s(?:by|in|via|per|with|on|next|tomorrow|this|soon|later|separately|from)\b)"
)


def read_announced_thing(sentence: Sentence, clause: Clause) -> bool:
    """Say what the user was promised, or what follows by post."""
    promised = _WAS_PROMISED.search(clause.low)
    match = promised or _FOLLOWS.match(clause.low)
    if match is None or clause.has(words.NEGATIONS | words.CONDITIONS):
        return False
    named = words_as_written(sentence, clause, match.start("what"), match.end("what"))
    what = tidy(without_days(sentence, named)) or ""
    if not ONLY_THEIRS.fullmatch(what.lower()):
        return False
    days = [one for one in sentence.future_dates if clause.start <= one.offset < clause.end]
    anchor = sentence.setting.anchor
    day = next((one for one in (coming(span, anchor) for span in days) if one.end > anchor), None)
    sentence.say("promise_by_them", sentence.first_named(clause), dates=day, what=what)
    return True


# “The rota for October”: of which month it is, and not when it comes.
FOR_MONTH = pattern(
    r"\sfor\s(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
# “They promised written feedback”.
_PROMISED_THING = cued(
    r"(?:^|[,;]\s|\b(?:and|but|so)\s)(?P<who>(?!(?:i|we|you|it)\b)[^\W\d_]+(?:\s(?!(?:i|we)\b)[^\W\d_]+)?)\s(?:(?:have|has|had|also|even|both|all|kindly)\s)*promised\s"
    r"(?P<what>(?!me\b|us\b|to\b|that\b|i\b|we\b|she\b|he\b|they\b|her\b|him\b|them\b|it\b)[^,.;]{3,60})"
)


# “Gus promised the measurements by Friday”: with a day any thing will do, but not how it ends.
_A_THING = pattern(
    r"(?:the|a|an|some|his|her|their|more)\s(?!(?:\w+\s){0,2}?(?:decision|answer|verdict|reply|response|news|word|result|outcome|update|yes|no|boss"
    r"|board|team|client|customers?|clients|landlord|council|owner|raise|rise|bonus)\b)[a-z]"
)


def promised_thing(sentence: Sentence, clause: Clause) -> re.Match[str] | None:
    """The match whose `what` they promised, of the kind that only an employer gives."""
    match = _PROMISED_THING.search(clause.low)
    if match is None:
        return None
    sure = ONLY_THEIRS.fullmatch(tidy(without_days(sentence, match["what"])) or "")
    if not sure and not (_A_THING.match(match["what"]) and sentence.due_day(clause) is not None):
        return None
    first = match["who"].split()[0]
    theirs = first in words.THEM or first in ("hr", "the", "both", "reception", "management", "head", "payroll")
    return match if theirs or sentence.mentions_in(clause, 0, 3) else None


def sends_me(clause: Clause, index: int) -> bool:
    """“Milo is sending me the org chart”: announced, also without a day."""
    token = clause.tokens[index]
    return token.low in _SENDING and _ME_A_THING.match(clause.low, token.end - clause.start) is not None


_SENDING = frozenset(
    "sending emailing e-mailing mailing posting forwarding texting whatsapping sharing couriering".split()
)
_ME_A_THING = pattern(
    r"\s(?:me|us)\s(?:over\s|across\s|on\s)?(?:the|a|an|some|their|his|her|its|all\sthe|more|another)\s(?!(?:decision|answer|verdict|outcome)\b)"
)
# “Will circle back once she's talked to the team”: to whom they speak first, and not to whom they come back.
FIRST_OF_ALL = pattern(r"\s(?:once|when|after|as\ssoon\sas)\s")
