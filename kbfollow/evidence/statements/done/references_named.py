"""Who is a reference: named, put down, agreed, asked."""

from __future__ import annotations

import re
from itertools import pairwise

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_REFERENCE_CALL = pattern(
    r"\b(?:be|act|serve|acting|serving|stand|listed|down|named|put|use|using|as|is|are|give|giving"
    r"|provide)\b[^.]{0,30}\brefer(?:ence|ee)|\bref\b"
)
_AGREED = pattern(
    r"\b(?:agreed|happy|willing|glad|delighted|said\s(?:yes|ok|okay|sure)|fine\swith|ok\swith|up\sfor"
    r"|can\suse|may\suse|offered|consented|agrees|said\s(?:she|he)\s(?:would|will|can)\sbe)\b"
)
_NAMED = cued(
    r"\b(?:gave|give|listed|list|named|put|submitted|using|use|offered|nominated|supplied"
    r"|sent)\b.{0,80}\bas\s(?:a\s|my\s|one\sof\smy\s)?refer(?:ence|ee)s?\b"
    r"|\b(?:is|are|=)\s(?:one\sof\s)?(?:my|the|a)\srefer(?:ence|ee)s?\b|\bwill\sbe\s(?:my|the"
    r"|a)\srefer(?:ence|ee)\b|\b(?:down|listed|named)\sas\s(?:a\s|my\s)?refer(?:ence|ee)s?\b"
    r"|^(?:my\s)?(?:references?|referees?|refs?)\s?(?:are|is|:|=)"
    r"|\b(?:gave|give|sent)\s(?:her|him|them|hr)\s.{0,40}\b(?:number|details|contact|name"
    r"|email)\b.{0,40}\brefer(?:ence|ee)"
)


def read_named_too(sentence: Sentence) -> None:
    """“Put Mr Hughes as my reference but haven't told him”: named, whatever was told."""
    match = _NAMED.search(sentence.low)
    if match is None or (words.NEGATIONS | words.CONDITIONS) & set(sentence.low[: match.end()].split()):
        return
    for one in sentence.mentions:
        inside = match.start() <= sentence.tokens[one.first].start < match.end()
        spoken_of = _SPOKEN_OF.search(sentence.low[: sentence.tokens[one.first].start][-30:])
        if inside and not spoken_of and one.name and one.name not in sentence.people.interviewers:
            sentence.say("reference_named", one)


# “My referee, Professor Ann Lee, …”, “Ann Lee, my reference”, “I put down Ann Lee, who …, as my referee”, “For
# references I gave Ann Lee and Bo Ray”.
_MY_REFEREE = pattern(
    r"\b(?:my|our)\s(?:(?:second|first|other|main|third|old)\s)?(?:referee|reference)s?,?\s(?:(?:is|are|was"
    r"|will\sbe)\s)?$"
)
_IS_REFEREE = pattern(
    r"(?:,\s[^,.;]{2,40})?,\s(?:who\sis\s)?(?:one\sof\s)?my\s(?:\w+\s)?refer(?:ee|ence)s?\s?(?:[,.;:!)]|$)"
)
_PUT_DOWN = pattern(r"\bi(?:\shave|\shad)?\s(?:put\sdown|put|named|gave|listed|nominated)\s$")
_AS_REFEREE = pattern(
    r"(?:,\s(?:who|the|a|my|an|our)\s[^,.;]{2,60},|\s\([^()]{1,60}\))?\s(?:down\s)?as\s(?:my|a"
    r"|one\sof\smy)\s(?:\w+\s)?refer(?:ee|ence)"
)
_FOR_REFERENCES = pattern(
    r"(?:^|[,;:]\s|\band\s)(?:for|as)\s(?:my\s|a\s|the\s)?(?:references?|referees?)\s(?:i|we)\s(?:have\s"
    r"|had\s)?(?:gave|given|named|listed"
    r"|put\sdown|used|nominated)\s(?P<who>[^.;:]{2,80})"
)


def read_introduced(sentence: Sentence) -> None:
    """Those whom the sentence calls a reference of the user's, whatever else it tells of them."""
    low = sentence.low
    match = _FOR_REFERENCES.search(low)
    for one in sentence.mentions:
        first, end = sentence.tokens[one.first].start, sentence.tokens[one.last].end
        if one.name is None or one.name in sentence.people.interviewers or sentence.tokens[one.last].low.endswith("'s"):
            continue
        lead, behind = low[max(0, first - 60) : first], low[end : end + 120]
        listed = match is not None and match.start("who") <= first < match.end("who")
        if listed and re.search(r"\b(?:who|from|but|not|that)\b", low[match.start("who") : first] if match else ""):
            listed = False
        put_down = _PUT_DOWN.search(lead) is not None and _AS_REFEREE.match(behind) is not None
        if listed or put_down or _MY_REFEREE.search(lead) or _IS_REFEREE.match(behind):
            sentence.say("reference_named", one)


# “He asked for a reference and I gave him Tom Brandt from the nursery.”
_ASKED_FOR_ONE = pattern(
    r"\b(?:ask(?:s|ed|ing)?|want(?:s|ed)?|need(?:s|ed)?|require[sd]?|would\slike|after)\s(?:(?:me|us|also|then|just|to\shave)\s)*"
    r"(?:for\s)?(?:(?:an?|one|two|three|the|my|some|another|their|\d|of|work|character|written|good|professional|names?)\s){0,4}"
    r"(?:references?|referees?|refs?)\b(?!\s(?:numbers?|codes?|letters?|list|page|sheet|form|book|for\s(?:the|their|her|his)\b))"
)
_AND_I_GAVE = pattern(
    r"(?:[,;:–—-]\s?|\b(?:and|so|i)\s)(?:(?:i|have|so|and|just|then)\s)*(?P<verb>gave|given|named|offered|put\sdown|put|said|told|listed"
    r"|supplied|suggested|mentioned|nominated|went\swith|chose|picked)\s(?:(?:her|him|them|both|hr|down|over)\s)*"
    r"(?:(?:the\s)?(?:names?|numbers?|details|contacts?|e-?mail)\s(?:of|for)\s)?(?:[^.;]{2,60}?\s(?:and|&|plus)\s)?$"
)
_GIVEN_ONLY = pattern(
    r"(?:'s\s(?:\w+\s)?(?:name|number|details|contact|email|e-mail|address)\b|\s?(?:$|[.,;:!(–—-]|(?:from|at|of|in|and|&|who|my|as|plus"
    r"|over|then|but|with)\b))"
)


def asked_for_one(sentence: Sentence) -> bool:
    """Whether the sentence says that a reference was asked for."""
    return _ASKED_FOR_ONE.search(sentence.low) is not None


def read_given_when_asked(sentence: Sentence) -> frozenset[str]:
    """Name those whom the user gave when asked for a reference; whoever was only named has not been told by it."""
    match = _ASKED_FOR_ONE.search(sentence.low)
    if match is None or not sentence.bag.isdisjoint({"if", "would", "whether"}):
        return frozenset()
    given = set()
    for one in sentence.mentions:
        first = sentence.tokens[one.first].start
        lead = sentence.low[match.end() : first][-90:]
        own = one.name and one.name not in sentence.people.interviewers
        if own and first > match.end() and _AND_I_GAVE.search(lead) and " not " not in lead:
            end = sentence.tokens[one.last].end
            end -= 2 if sentence.low[:end].endswith("'s") else 0
            if _GIVEN_ONLY.match(sentence.low, end):
                sentence.say("reference_named", one)
                given.add(one.name or "")
    return frozenset(given)


# “I gave her Pauline Ruiz's number”: whom they may call.
_GAVE_NUMBER = pattern(
    r"\b(?:i|we)\s(?:\w+\s)?gave\s(?:her|him|them|hr|\w+)\s[^.;]{2,50}'s\s(?:\w+\s)?(?:number|details"
    r"|contact|email|address)\b"
)
_HONORIFICS = frozenset("mr mrs ms miss dr prof professor sir".split())


def name_numbers(sentence: Sentence) -> None:
    if "give" not in sentence.bag or sentence.question or not _GAVE_NUMBER.search(sentence.low):
        return
    for one in sentence.mentions:
        owner = sentence.tokens[one.last].low.endswith("'s")
        if owner and one.name and one.name not in sentence.people.interviewers:
            sentence.say("reference_named", one)


def add_lower_case(sentence: Sentence) -> None:
    """“mr hughes” in a note without capitals names somebody too."""
    covered = {place for one in sentence.mentions for place in range(one.first, one.last + 1)}
    added = [
        Mention(following.word, place, place + 1)
        for place, (token, following) in enumerate(pairwise(sentence.tokens))
        if token.word in _HONORIFICS
        and following.word.isalpha()
        and following.word.islower()
        and not following.form
        and not {place, place + 1} & covered
    ]
    if added:
        sentence.mentions = tuple(sorted([*sentence.mentions, *added], key=lambda one: one.first))


_SPOKEN_OF = pattern(r"\b(?:expect|expecting|about|that|asked\sby|wanted\sby|calls?\sfrom)\s$")


def read_role(sentence: Sentence, noun: bool) -> None:
    """Who is, or agreed to be, a reference."""
    if not noun or sentence.tokens[0].low in words.CONDITIONS:
        return
    people = list(sentence.mentions)
    if not people and sentence.people.is_reference(sentence.people.last) and re.match(r"(?:she|he)\b", sentence.low):
        mention = sentence.mention_of(sentence.people.last)
        people = [mention] if mention else []
    if not people:
        return
    negated = any(token.low in words.NEGATIONS for token in sentence.tokens)
    if _AGREED.search(sentence.low) and _REFERENCE_CALL.search(sentence.low) and not negated:
        sentence.say("reference_agreed", people[0])
    elif (
        re.search(r"\basked\b", sentence.low)
        and _REFERENCE_CALL.search(sentence.low)
        and not negated
        and not re.search(r"\b(?:they|she|he)\s(?:\w+\s)?asked\b", sentence.low)
    ):
        sentence.say("reference_asked", people[0], dates=sentence.done_day(sentence.clauses[0]))
    elif _NAMED.search(sentence.low) and not negated:
        for one in people:
            if _SPOKEN_OF.search(sentence.low[: sentence.tokens[one.first].start][-30:]):
                continue  # “he knows to expect Murray”
            if one is not people[0] and one.name in sentence.people.interviewers:
                continue  # “Colm is my referee, I told him Aoife might ring”
            sentence.say("reference_named", one)
