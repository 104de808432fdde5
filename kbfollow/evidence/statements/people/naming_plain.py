"""References named without the word: “I put down Alan Prosser, my old gaffer”, “for the character one Father Doyle”."""

from __future__ import annotations

from kbfollow.evidence.statements.people.role_shapes import masked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.patterns import pattern

_CLERGY = "father|fr|reverend|rev|imam|rabbi|pastor|canon|captain|sergeant|coach"
_RANK = rf"(?:(?:{'|'.join(sorted(names.RANKS))}|{_CLERGY})\.?\s)?"
_MINE = rf"(?:(?:my|an?|the|old)\s(?:(?!(?:and|but|or|to|for|of|on|in|with)\b)[\w'-]+\s?){{1,4}}?,?\s)?{_RANK}"
_ASIDE = r"(?:\s?\([^()]{0,60}\)|,\s(?:my|the|a|an|who|from|at)\s[^@,;.]{2,50},|\s(?:from|at|of)\s[^@,;.]{2,30}?)?"
_LIST = rf"@\d+(?:{_ASIDE}(?:,?\s(?:and|&|\+|plus)\s|,\s|\s[+&/]\s){_MINE}@\d+)*"
_I = r"(?:^|[,;:.]\s|\b(?:and|so|then|but)\s)(?:(?:i|we)\s(?:(?:have|had|also|just|then|only|finally)\s)*)?"
_KIND = (
    r"(?:work|job|character|personal|academic|professional|church|school|second|first|third|other|last|next|teaching"
    r"|clinical"
    r"|former\semployer|employer)"
)
# “I put down Alan Prosser”, “listed A and B”; “put A down again”.
_PUT_DOWN = pattern(
    rf"{_I}(?:put|wrote|written|putting|stuck|noted|named)\sdown\s{_MINE}(?P<who>{_LIST})(?!'s|\sas\s(?!(?:my|a|one"
    rf"|the\s(?:first|second|other))\b))(?=[\s,.;(]|$)"
    rf"|{_I}(?:put|wrote)\s{_MINE}(?P<who2>{_LIST})(?:'s\sname)?\s(?:down|forward)(?=[,.;]|$|\s(?:again|and|as|for|too"
    rf"|who|but|because)\b)"
    rf"|{_I}(?:wrote|put|entered|typed)\s{_MINE}(?P<who3>{_LIST})(?:'s\sname)?\s(?:in|on|into)\s(?:the|their"
    rf"|that)\s(?:box|form|line|space|sheet"
    r"|application)\b"
)
# “For the second one I named Gill Hart”, “for the character one I put Father Doyle”.
_FOR_KIND = pattern(
    rf"(?:^|[,;.]\s|\band\s)(?:for|as)\s(?:the|my|a)\s{_KIND}(?:\s(?:one|name|box|contact"
    rf"|part))?,?\s(?:i\s(?:have\s)?)?"
    rf"(?:put|gave|given|named|wrote|said|used|listed|chose|went\swith|it\sis|it\swas|there\sis)\s(?:(?:them|her|him"
    rf"|down)\s)?{_MINE}"
    rf"(?P<who>{_LIST})(?!'s)"
)
# “Gave them Sid Marsh as the work one”, “Rev. Benson for character”.
_AS_KIND = pattern(
    rf"(?P<who>{_LIST})\s(?:as|for)\s(?:(?:the|my|a)\s{_KIND}\s(?:one|name|contact)|(?:a\s)?character(?!\s(?:work"
    rf"|roles?|building|parts?|sketch)))\b"
)
# “I gave them Mrs Cole's name and number”, “put Sid Marsh's name forward”.
_GAVE_NAME = pattern(
    rf"{_I}(?:gave|given|passed|handed|sent|put)\s(?:(?:them|her|him|hr|in|on)\s)?{_MINE}(?P<who>@\d+)'s\s(?:name"
    rf"|number|details|contact"
    r"|phone)\b(?!\sto\sme\b|\sfor\s(?:the|a)\b)"
)
# What they want names for, so that the next sentence's names are references.
_ASKS_NAMES = pattern(
    r"\b(?:want|wants|wanted|need|needs|needed|asks?\s(?:me\s)?for|asked\s(?:me\s)?for"
    r"|would\slike)\s(?:me\sto\sname\s)?(?:two|three"
    r"|some|a\scouple\sof|2|3|the)\s(?:names|people|contacts)\b|\bwho\s(?:could|can|would|might|will)\s(?:vouch"
    r"|speak\s(?:up\s)?for|say\sa"
    r"\sword\sfor)\b|\bsomebody\s(?:who|to)\s(?:\w+\s)?vouch\b"
)
# “I have given her the names of Lady Finch and of my cousin's employer, Mr Sorrell”
_NAMES_OF = pattern(
    rf"{_I}(?:gave|given|give|passed|handed|sent|put\sdown|supplied)\s(?:(?:them|her|him|hr)\s)?(?:the\s|two\s"
    rf"|three\s)*names\sof\s{_MINE}(?P<who>{_LIST})"
    rf"(?P<more>(?:,?\s(?:and|or)\sof\s[^@;.]{{0,40}}@\d+)*)"
)
_NUMBER = pattern(r"(?<!from\s)(?<!from\sthe\s)@(\d+)")
CUES = frozenset(
    "put down gave give given name named write wrote list listed vouch speak people names forward one character".split()
)


def asks_for_names(sentence: Sentence) -> bool:
    """Whether they want names of people who vouch for the user."""
    return not sentence.bag.isdisjoint(CUES) and _ASKS_NAMES.search(sentence.low) is not None


def named_plainly(sentence: Sentence) -> list[int]:
    """The places in `mentions` of those who are put down as references without the word."""
    if sentence.bag.isdisjoint(CUES) or sentence.section.startswith(("thanks", "met", "references")):
        return []
    low = masked(sentence)
    found: list[int] = []
    for expression in (_PUT_DOWN, _FOR_KIND, _AS_KIND, _GAVE_NAME, _NAMES_OF):
        for match in expression.finditer(low):
            if expression is _FOR_KIND and not (sentence.people.references or "character" in sentence.words):
                continue
            group = " ".join(value for value in match.groupdict().values() if value)
            found += [int(number) for number in _NUMBER.findall(group)]
    return sorted(set(found))
