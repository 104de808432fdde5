"""The thing that somebody wants, or that the user has of theirs: what “it” means further on."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import is_thing, last_thing, thing_in, tidy, without_days
from kbfollow.evidence.statements.ahead.things import thing_of
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import pattern

# What somebody wants, in the same sentence: “Søren wants links to two PRs”.
_WANTED = pattern(
    r"\b(?:wants?|wanted|needs?|needed|asked\s(?:me\s)?(?:for|about)|asks\s(?:me\s)?for|likes?\sto\s(?:see|have|read"
    r"|get)"
    r"|love\sto\s(?:see|have|read)|after|curious\s(?:about|to\ssee)|keen\s(?:on|to\ssee|to\shave)|fanc(?:y|ied|ies)|admired|(?:liked?|loved?)\sthe\s(?:look|sound|idea)\sof|interested\sin"
    r"|missing"
    r"|short\sof|looking\sfor|waiting\sfor|(?:like|see|have)\sa\slook\sat)\s(?:to\s(?:see|have|read|get|look\sat)\s)?"
    r"(?P<what>[^.,;:]{2,80}?)(?=[.,;:]|\s(?:and|so|but|by|before|which|that)\s|$)"
)


# What of theirs the user holds: “I still have their apron, promised to bring it back”.
_HELD = pattern(
    r"\b(?:have|has|got|borrowed|took|holding|kept|keeping|came\saway\swith|walked\soff\swith|(?:gave|lent|handed"
    r"|left|loaned"
    r"|sent)\s(?:me|us))\s(?:got\s)?(?P<what>(?:their|her|his|the|a|an|one\sof\s(?:their|her|his)|[a-z]+'s)\s[^.,;:]{2,60}?)"
    r"(?=[.,;:]|\s(?:and|so|but|by|before|which|that|i|to|in|at|with|on|from|here)\s|$)"
)


def wanted_before(sentence: Sentence, place: int) -> str:
    """The thing that somebody wants, told in this sentence before `place`: what “it” means there; "" if none."""
    found = list(_WANTED.finditer(sentence.low[:place])) or list(_HELD.finditer(sentence.low[:place]))
    if not found:
        return ""
    match = found[-1]
    what = sentence.text[match.start("what") : match.end("what")]
    head = match["what"].split()[0]
    if head in ("it", "that", "them", "one"):
        return last_thing(sentence.low[: match.start()])
    if head in words.ME_OBJECT or head in (
        "to",
        "it",
        "that",
        "them",
        "if",
        "when",
        "whether",
        "how",
        "why",
        "i",
        "what",
    ):
        return ""
    what = tidy(without_days(sentence, what)) or ""
    return what if is_thing(what) else ""


def thing_left(sentence: Sentence) -> str:
    """The thing that “it” may mean in the next sentence: “Ines wanted to see the slides. I said I'd email them”."""
    found = thing_in(sentence)
    if found or sentence.bag.isdisjoint(_WANTING):
        return found or sentence.before.thing
    wanted = wanted_before(sentence, len(sentence.low))
    wanted = wanted if wanted and thing_of(wanted) == wanted else ""
    if wanted and sentence.before.thing and "ask" in sentence.bag and "about" in sentence.bag:
        return sentence.before.thing  # “asked about my commute” puts nothing in the place of what she lent
    return wanted or sentence.before.thing


_WANTING = frozenset("want need ask like love see keen curious interested".split())
# “I told her I'd send the link”, after she asked for the dashboard.
_OF_IT = {"link": "to"} | dict.fromkeys(
    "photo photos picture pictures pic pics scan copy photocopy screenshot screenshots".split(), "of"
)
_CONTACT_CLAUSE = pattern(r"\s(?:i|we|she|he|they|you)\s.*", re.IGNORECASE)


def in_full(sentence: Sentence, what: str, place: int) -> str:
    """A link or a photo with what it is of, where that is told before `place`: “link to the dashboard”."""
    joined = _OF_IT.get(what.lower())
    if joined is None:
        return what
    of = wanted_before(sentence, place)
    if not of and f"the {what.lower()}" in sentence.low[place:]:
        of = sentence.before.thing
    of = _CONTACT_CLAUSE.sub("", of)
    return f"{what} {joined} the {of}" if of and thing_of(of) and what.lower() not in of.lower() else what
