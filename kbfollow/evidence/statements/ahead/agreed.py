"""What somebody wants of the user, and the user's word on it: “asked for a sample; said sure”, “she can have it”.

Two classes have to meet, in one sentence or in two that follow each other: a thing is wanted, or was offered, and the
user says yes, says that they will have it, or that it has to be looked for. A no, or that it was shown on the spot,
ends it.
"""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.ahead.objects import is_thing, tidy, without_days
from kbfollow.evidence.statements.ahead.owed_work import hurry
from kbfollow.evidence.statements.ahead.things import owe, thing_of
from kbfollow.evidence.statements.ahead.wanted import wanted_before
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_OK = (
    r"(?:yes|yeah|yep|sure|of\scourse|ok|okay|fine|no\s(?:problem|bother|worries|bother\sat\sall)|gladly|happily|with\spleasure"
    r"|will\sdo|can\sdo|certainly|absolutely|by\sall\smeans|i\s(?:would|will|could|can)(?=\W*$|,|;))"
)
# “Said sure”, “no problem, I told her”, “told him by the 27th”, “will do”.
_YES = (
    rf"(?:said|say|says|told|answered|replied|promised)\s(?:(?:her|him|them|both|\w+)\s)?(?:so,?\s)?{_OK}\b(?!\sto\b)"
    rf"|(?:^|[,;:.–—-]\s|\b(?:and|so|but)\s){_OK}\b(?=\W*(?:$|,?\s(?:i\s(?:said|told|promised)|said\si|by|before|on|tomorrow"
    r"|tonight|this|next|mon|tue|wed|thu|fri|sat|sun)))"
    r"|\bi\s(?:have\s)?(?:agreed|obliged|nodded|consented)(?!\s(?:with|that|to\s(?:start|work|a\s|the\s)))\b"
    r"|\b(?:i\s)?(?:said|told|promised)\s(?:(?:her|him|them|(?!(?:me|us|i|we)\b)\w+)\s)?(?:by|before|on|within|for|tomorrow|tonight|next|this)\b"
    r"(?!\s(?:phone|e-?mail|mail|text|message|letter|the\s(?:phone|way)))"
)
# “She'll have them by Friday”, “and she can have it”, “he'd get a loaf”.
_THEY_GET = (
    r"\b(?!(?:i|we|you|it|who|that)\b)[^\W\d_]+\s(?:will|shall|can|could|would|may|is\sto|are\sto|is\swelcome\sto)\s(?:soon\s|gladly\s)?"
    r"(?:have|get|borrow|keep|see|find|expect|taste)\s(?:it|them|that|those|one|both|mine|some|an?\s\w+|all\sof\s(?:it|them))\b"
    r"(?!\s(?:done|ready\sfor|all\swhen|out|on\sme))"
    r"|[,;:.–—-]\s(?:and\s|so\s)?(?!(?:i|we|you|it|who|that)\b)[^\W\d_]+\s(?:gets|is\sgetting)\s(?:it|them|those|one|both|mine|some|the\slot)\b(?!\s(?:done|out))"
)
# “Must dig it out”, “will have to look”, “have to get them off my old payroll”.
_TO_FIND = (
    r"\b(?:have|need|got|will|must|going|ought|should|shall)\s(?:to\s|have\sto\s|need\sto\s)?(?:first\s|just\s|only\s|still\s)?"
    r"(?:(?:dig|find|hunt|fish|root|look|print|scan|copy|fetch|order|order|track|apply|ask|search|photograph|get)\s"
    r"(?:(?:for|at)\s)?(?:it|them|that|those|one|a\scopy)\b|look(?=\W*$)|look\sfor\b|have\sa\slook)"
    r"|\bi\s(?:can|could|will)\s(?:easily\s)?(?:do|manage|get|have|make)\s(?:that|it|them)\s(?:by|before|on|for|tomorrow|this|next)\b"
    r"|(?:^|[,;–—-]\s)(?:can|could|will|should)\s(?:do|manage|get|have)\s(?:that|it|them)\s(?:by|before|on|for|tomorrow|this|next)\b"
)
# “It has to go back to him”, “so that has to go in the post”.
_HAS_TO_GO = (
    r"\b(?:it|that|they|those|which|this|one|mine)\s(?:still\s|also\s|now\s)?(?:has|have|needs?|must|ought|is|are)\s(?:still\s)?"
    r"(?:to\s)?(?:(?:go|get)\s(?:back|off|in\sthe\s(?:post|mail)|over|out\sto|to\s(?:her|him|them|[a-z]+))"
    r"|be\s(?:sent|posted|returned|given\sback|handed|brought|taken\sback|mailed|e-?mailed|dropped))\b"
)
_ACCEPTED = (
    r"\b(?:she|he|they|[^\W\d_]+)\s(?:wants\sto\b(?=\W)|took\sme\sup\son\s(?:it|that)|jumped\sat\s(?:it|that|the)|said\s"
    r"(?:yes(?:\splease)?|please\sdo|please|do|lovely|great|brilliant|perfect)\b(?!\sto)|accepted|would\slove\s(?:that|it|one)\b)"
)
# “I agreed to let him have it”.
_LET_HAVE = (
    r"\b(?:agreed|said|promised|told\s\w+)\s(?:i\s(?:would|will|could)\s|to\s)(?:let|lend|give|send)\s(?:her|him|them)\shave\s"
    r"(?:it|them|that|one)\b"
)
_WORD = pattern("|".join((_YES, _LET_HAVE, _THEY_GET, _TO_FIND, _HAS_TO_GO)))
_TAKEN = pattern(_ACCEPTED)
# The user's no, a thing given on the spot, or somebody else who gives it.
_NO = pattern(
    r"\b(?:said|told\s\w+|answered|replied)\s(?:(?:her|him|them)\s)?(?:no(?!\s(?:problem|bother|worries|hurry|rush))|not|i\s(?:do|did|could|can|would|will)\snot)\b"
    r"|\b(?:no\slonger|(?:do|did|have|had)\snot\s(?:have|got|own|keep|do)|have\snone|had\snone|refused|declined|not\sallowed|could\snot|can\snot"
    r"|would\snot|will\snot|never\sgot|ruled\sout|kept\squiet|said\snothing|had\slapsed|has\slapsed)\b"
)
_THERE = pattern(
    r"\b(?:there\sand\sthen|then\sand\sthere|on\sthe\sspot|right\s(?:away|there)\sand|at\sonce|in\sthe\sroom|during\sthe"
    r"\s(?:talk|interview|tour)|had\s(?:it|them|one)\s(?:with|on)\sme|at\sthe\send\sof\sit)\b"
)
_SHOWED = pattern(
    r"\b(?:and|so|which|,)\s(?:i|we)\s(?:duly\s|then\s|just\s|happily\s)?(?:showed|gave|handed|pulled\sout|had\sit\swith|read"
    r"|recited|described|explained|told(?!\s(?:\w+\s){1,2}(?:that\s)?(?:i|we)\s(?:would|will|could|can|shall)\b)|talked)\b"
)
_UNREAL = cued(r"\b(?:if|unless|would\shave|had\si|in\scase)\b")
_CUES = frozenset(
    """
    say tell answer reply promise agree nod oblige have get borrow find dig look scan copy order must will can shall go
    sure course problem bother worry gladly take jump accept love want
    """.split()
)
# “I offered Tom a couple of samples”, “I said she can borrow mine”.
_OFFERED = cued(
    r"\b(?:i|we)\s(?:have\s|also\s|even\s)?offered\s(?:(?P<whom>her|him|them|[^\W\d_]+)\s)?(?P<what>(?:a|an|my|some|two|three"
    r"|the|one)\s[^.,;]{2,60}?)(?=[.,;]|\s(?:and|so|but|which)\s|$)"
)
# What one is asked about or for there and then, and no paper or work.
_NO_GOODS = pattern(
    r"\b(?:child(?:ren)?|kids?|questions?|time|experience|plans|partner|family|interviews?|offers?|allerg\w+|windows?|doors?|lights?"
    r"|heating|tea|coffee|biscuits?|cake|salt|chairs?|seats?|jobs?|work|start|help|hands?|chat|tour|drink|lift|go|try|look|hobbies|age"
    r"|salary|rate|pay|overtime|weekends?|nights?|shifts?|bus|train|car|commute|notice|health|accent|name|opinion|view|thoughts?|photo\sof\sme)(?:\sopen|\sshut|\sclosed|\soff|\son)?$"
)
_BEHIND_HEAD = pattern(r"\s(?:of|for|from|in|on|with|at|about|to|that|which|by)\s")
_NEAR = 45  # characters within which the answer begins, where the sentence before named the thing


def read_agreed(sentence: Sentence) -> None:
    """Find what the user agreed to give, where one sentence or two tell that it was wanted and what they said."""
    if (
        sentence.question
        or sentence.check == "done"
        or sentence.section in ("quiet", "them", "forgot", "references", "log")
        or sentence.bag.isdisjoint(_CUES)
        or sentence.said("thank_you_sent", "reference_alerted", "reference_not_alerted", "rejected", "withdrew")
    ):
        return
    _date_what_they_get(sentence)
    if sentence.said("promise_by_me") or _UNREAL.search(sentence.low):
        return
    found = _offered_and_taken(sentence) or _wanted_and_granted(sentence)
    if found is None:
        return
    what, place = found
    if refused(sentence, place):
        return
    days = [one for one in sentence.future_dates if sentence.ahead(one)]
    day = next(
        (one for one in days if one.offset >= place), days[-1] if days and sentence.before.thing != what else None
    )
    sentence.found[:] = [
        one
        for one in sentence.found
        if one.kind not in ("decision_expected", "promise_by_them", "next_round") or one.dates != day or day is None
    ]
    hurried = "" if day else hurry(sentence)
    owe(sentence, sentence.first_named(), dates=day, what=what, manner=hurried)


# “It goes to Hannah tomorrow”, “he can have it Wednesday”: the day of what was promised before the comma.
_ITS_DAY = cued(
    rf"[,;:.–—-]\s(?:and\s|so\s)?(?:{_THEY_GET}|{_HAS_TO_GO}|(?:it|that|they|those|both|all)\s(?:goes?|will\s(?:go|be|get|reach)|gets|is|are)\s"
    r"(?:to|over|off|out|back|with|in|round|across|there)\b)"
)


def _date_what_they_get(sentence: Sentence) -> None:
    match = _ITS_DAY.search(sentence.low) if sentence.said("promise_by_me") else None
    if match is None:
        return
    day = next((one for one in sentence.future_dates if one.offset >= match.start() and sentence.ahead(one)), None)
    mine = [place for place, one in enumerate(sentence.found) if one.kind == "promise_by_me"]
    last = sentence.found[mine[-1]]
    if day is not None and last.dates is None and last.manner in ("", "no hurry"):
        sentence.found[mine[-1]] = replace(last, dates=day, manner="")


def _offered_and_taken(sentence: Sentence) -> tuple[str, int] | None:
    match = _OFFERED.search(sentence.low)
    if match is None or match["whom"] in words.ME_OBJECT or not _TAKEN.search(sentence.low, match.end()):
        return None
    what = tidy(without_days(sentence, sentence.text[match.start("what") : match.end("what")])) or ""
    return (what, match.end()) if thing_of(what) else None


def _wanted_and_granted(sentence: Sentence) -> tuple[str, int] | None:
    """The thing and the place of the user's word on it."""
    for word in _WORD.finditer(sentence.low):
        if word[0].split()[0] in words.ME_OBJECT or _is_theirs(sentence, word.start()):
            continue
        here = wanted_before(sentence, word.start())
        if here and is_thing(here):
            return None if _is_no_goods(here) else (here, word.start())
        if _is_no_goods(sentence.before.thing):
            return None
        if sentence.before.thing and sentence.before.wanted and word.start() <= _NEAR:
            return sentence.before.thing, word.start()
    return None


def _is_no_goods(what: str) -> bool:
    return _NO_GOODS.search(_BEHIND_HEAD.split(what.lower(), maxsplit=1)[0]) is not None


def _is_theirs(sentence: Sentence, place: int) -> bool:
    """“She said sure”, “Ruth told me yes”: said by somebody else."""
    lead = sentence.low[:place].split()[-1:]
    if not sentence.low.startswith(("said", "told", "answered", "replied", "say"), place):
        return False
    named = any(sentence.tokens[one.last].end in (place, place - 1) for one in sentence.mentions)
    return named or bool(lead and lead[0] in ("she", "he", "they", "who", "hr", "it"))


def refused(sentence: Sentence, place: int = 0) -> bool:
    """Whether the user said no behind `place`, or gave what was wanted there and then."""
    return bool(
        _NO.search(sentence.low, place) or _THERE.search(sentence.low, place) or _SHOWED.search(sentence.low, place)
    )
