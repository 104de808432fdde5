"""A further meeting, by weight of words: “weld test Monday 7am”."""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.rounds import this_interview
from kbfollow.evidence.statements.ahead.times_ahead import (
    DENIALS,
    NO_DAY_YET,
    NOT_BEFORE,
    NOT_OTHERS,
    Part,
    met_in_past,
)
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import pattern

_MEETING, _GOING, _NEXT = map(PhraseSet, (ahead.MEETINGS, ahead.GOING, ahead.NEXT_ONES))


def read_weighed_meeting(sentence: Sentence, part: Part) -> bool:
    """A further meeting is named, or the user goes there."""
    low = part.low
    undated = part.day is None and NO_DAY_YET.search(low)
    if part.lows & DENIALS and not (undated or NOT_BEFORE.search(low) or _NUMBER.search(low)):
        return False
    noun, going = part.has(_MEETING), part.has(_GOING)
    if noun is not None and (_BESIDE.search(low[: noun.start()]) or part.lows & _PRIVATE):
        noun = None
    if (
        any(one in _RIVALS for one in part.lows)
        or (noun is None and going is None)
        or (met_in_past(part) and not undated)
        or _THANKING.search(low)
        or _BUSY.search(low)
        or (part.day is not None and this_interview(sentence, part.day))
    ):
        return False
    if part.day is None and not (noun and (part.has(_NEXT) or _SURE_MEETING.search(noun.text))):
        return False
    sentence.say("next_round", sentence.first_named(part.clauses[0]), dates=part.day)
    return True


_PRIVATE = words.OTHERS - NOT_OTHERS | frozenset("coach therapist kids physio team-mates".split())
_RIVALS = frozenset("candidate candidates applicant applicants".split())
# “Between lunch and tea”, “after the call”: no meeting of its own.
_BESIDE = pattern(
    r"\b(?:between|after|before|during|since|until|till|over|from|about)\s(?:the\s|my\s|their\s|our\s)?$"
    r"|\b(?:need|have|had|got|want|meant|remember|forgot|forget|must|ought|going|will|should|gotta)\s(?:to\s)?$"
)
_SURE_MEETING = pattern(r"\b(?:panel|interview|round|onsite|on site|assessment|audition|trial|final|presentation)\b")
_NUMBER = pattern(r"\bno\.?\s?\d")
_THANKING = pattern(r"\bthank\w*\b|\bthx\b|\bty\b")
_BUSY = pattern(
    r"\b(?:their|staff|team|company|internal|weekly)\s(?:meeting|call|lunch|away)\b|\b(?:he|she|they)\s(?:is|are)\s"
    r"(?:away|out|off|on)\b|\b(?:staff|everyone|everybody|employees|people|all)\s(?:back\s)?in\b|\b(?:last|previous"
    r"|old|my\sother)\s(?:interview|call|round)\b|\bprep\w*\sfor\b|\bpractice\b"
)
