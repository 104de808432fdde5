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
    r"\b(?:wants?|wanted|needs?|needed|ask(?:ed|s|ing)\s(?:me\s)?(?:for|about|after|to\s(?:see|have|borrow|read))"
    r"|ask(?:ed|s|ing)\s(?:me\s)?(?:if|whether)\s(?:(?:she|he|they|[a-z]+)\s(?:could|can|might|may)\s(?:have|see|borrow|read|get|keep|look\sat)"
    r"|(?:i|there)\s(?:had|have|got|still\shad|was))|(?:let|lend|give|send|show)\s(?:her|him|them)\shave|waiting\son|could\sdo\swith"
    r"|would\slove|would\slike|requested|enquired\s(?:about|after)|mentioned\sneeding|begged|(?:had|has)\snever\s(?:seen|read|had|tasted"
    r"|heard\sof)|likes?\sto\s(?:see|have|read"
    r"|get)"
    r"|love\sto\s(?:see|have|read)|after|curious\s(?:about|to\ssee)|keen\s(?:on|to\ssee|to\shave)|lit\sup\sat|taken\swith|perked\sup\sat|fanc(?:y|ied|ies)|admired|(?:liked|loved)(?=\s(?:my|our)\s)|(?:liked?|loved?)\sthe\s(?:look|sound|idea)\sof|interested\sin"
    r"|ask(?:ed|s)\s(?:me\s)?(?:could|can|might|may)\s(?:she|he|they|[a-z]+)\s(?:have|see|borrow|read|get|keep|look\sat)|missing|\b(?:could|can|would|might)\s(?:i|we)\s(?:maybe\s|possibly\s|please\s|also\s|perhaps\s)?(?:(?:let|send|lend|give|show|bring|email|text|drop|forward|get)\s"
    r"(?:(?:her|him|them|[a-z]+)\s(?:have\s|a\slook\sat\s)?)??(?=(?:the|my|our|a|an|some|two|three)\s))"
    r"|short\sof|looking\sfor|waiting\sfor|(?:like|see|have)\sa\slook\sat)\s(?:to\s(?:have|see|read|get|borrow|keep|study|show|look\s(?:at|through|over)|go\sthrough|taste|try|smell|hear|watch|use|copy)\s"
    r"|(?:reading|seeing|borrowing|trying|tasting|hearing|copying|using|watching)\s)?"
    r"(?P<what>[^.,;:]{2,80}?)(?=[.,;:]|\s(?:and|so|but|by|before|which|that)\s|$)"
)


# What of theirs the user holds: “I still have their apron, promised to bring it back”.
_HELD = pattern(
    r"\b(?:have|has|got|borrowed|took|holding|kept|keeping|came\saway\swith|walked\soff\swith|(?:gave|lent|handed"
    r"|left|loaned"
    r"|sent)\s(?:me|us))\s(?:got\s)?(?P<what>(?:their|her|his|the|a|an|one\sof\s(?:their|her|his)|[a-z]+'s)\s[^.,;:]{2,60}?)"
    r"(?=[.,;:]|\s(?:and|so|but|by|before|which|that|i|to|in|at|with|on|from|here)\s|$)"
)


# “The holiday dates they need from me”.
_NEED_FROM_ME = pattern(
    r"\b(?:the|those|some|two|three|all\sthe)\s(?P<what>(?:[\w-]+\s){1,4}?)(?:(?:that|which)\s)?(?:(?:she|he|they|hr|[a-z]+)\s)?(?:still\s|also\s)?"
    r"(?:needs?|wants?|needed|wanted|asked(?:\sme)?\sfor|(?:is|are)\safter)\s(?:from|off)\sme\b"
)


def wanted_before(sentence: Sentence, place: int) -> str:
    """The thing that somebody wants, told in this sentence before `place`: what “it” means there; "" if none."""
    found = list(_WANTED.finditer(sentence.low[:place]))
    if "from me" in sentence.low or "off me" in sentence.low:
        found = list(_NEED_FROM_ME.finditer(sentence.low[:place])) or found
    found = found or [one for one in _HELD.finditer(sentence.low[:place]) if not _they_held(sentence, one)]
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


_THEY = pattern(r"\b(?:she|he|they|who)\s(?:(?:also|just|then|both|all|even|only|still)\s)*$")


def _they_held(sentence: Sentence, match: re.Match[str]) -> bool:
    """“Anil, the HR officer, kept the score sheet”: nothing that the user has of theirs."""
    if not match[0].startswith(("kept", "took", "keeping", "holding", "got", "had")):
        return False
    lead = sentence.low[: match.start()]
    named = [sentence.tokens[one.last].end for one in sentence.mentions]
    if _THEY.search(lead) or any(end in (len(lead), len(lead) - 1) for end in named):
        return True
    apposed = lead.endswith(", ") and bool(sentence.mentions) and sentence.mentions[0].first == 0
    return apposed and lead.startswith(",", named[0])


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


_WANTING = frozenset(
    """
    want need ask like love see keen curious interested wait fancy admire request never light take perk lit perked taken
    fancied admired could
    """.split()
)


def is_wanted(sentence: Sentence) -> bool:
    """Whether the sentence says that somebody wants a thing, which the user's “sure” in the next one is about."""
    return not sentence.bag.isdisjoint(_WANTING) and bool(wanted_before(sentence, len(sentence.low)))


# “CSCS card - he wanted a photo”.
_TOPIC = pattern(r"(?:the\s|my\s)?(?P<what>\w[\w'-]*(?:\s[\w'-]+){0,3})\s?(?:[:–-]|,)\s")
_LINK_TO = pattern(
    r"\blink\sto\s(?P<what>(?:the|my|our|that|a|this)\s[\w'-]+(?:\s(?!(?:by|on|before|tomorrow|today|tonight|and|when|so|but|this|next|in|as|until|at|which|after)\b)[\w'-]+){0,3})",
    re.IGNORECASE,
)
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
    behind = _LINK_TO.search(sentence.text, place)
    if joined == "to" and behind and thing_of(behind["what"]):
        return f"{what} to {behind['what']}"
    of = wanted_before(sentence, place)
    if not of and f"the {what.lower()}" in sentence.low[place:]:
        of = sentence.before.thing
    named = _TOPIC.match(sentence.text)
    of = _CONTACT_CLAUSE.sub("", of if of and of.lower() not in _OF_IT else named["what"] if named else of)
    return f"{what} {joined} the {of}" if of and thing_of(of) and what.lower() not in of.lower() else what
