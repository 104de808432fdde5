"""Titles that stand around a name in other ways than beside it, and how two names are linked; read by `roles`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.role_shapes import (
    APART,
    APPOSED,
    ASIDE,
    IN_BETWEEN,
    IN_THE_CHAIR,
    JOINS,
    NOT_THERE,
    SO_NAMED,
    WHOSE_IT_IS,
)
from kbfollow.evidence.statements.people.rosters import RUNS, cleaned, is_title
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.patterns import cued, pattern


def no_person(name: str, lead: str) -> bool:
    """Whether a capitalised word is a title or a department: “Krüger (Abteilungsleiter Einkauf)”."""
    low = name.lower().split()
    return (lead.rfind("(") > lead.rfind(")") and re.search(r"@\d+\s?\([^()@]*$", lead) is not None) or all(
        one in names.TITLE_WORDS or one in names.MORE_TITLE_WORDS or one in names.DEPARTMENTS for one in low
    )


def mention(sentence: Sentence, name: str) -> Mention:
    return next(one for one in sentence.mentions if one.name == name)


_TITLE_IS = pattern(
    r"(?:^|[,;:.(]\s?|\b(?:the|their|our|my|and|her|his)\s)(?P<title>(?:[\w'-]+\s){0,3}[\w'-]+)\s(?:is|was"
    r"|would\sbe|will\sbe|=)\s?$"
)


def title_is(sentence: Sentence, mention: Mention) -> str | None:
    """“The head chef is Gus Papadakis”."""
    lead = sentence.low[max(0, sentence.tokens[mention.first].start - 50) : sentence.tokens[mention.first].start]
    match = _TITLE_IS.search(lead)
    words = match["title"].removeprefix("the ") if match else ""
    return words if match and is_title(words) and words.split()[-1] not in ("hr", "boss") else None


_NO_PAST = frozenset("hundred indeed exceed proceed speed succeed agreed tired bored retired".split())


def is_past(verb: str) -> bool:
    return FORMS.get(verb, ("", ""))[1] == "past" or (verb.endswith("ed") and len(verb) > 4 and verb not in _NO_PAST)


def rank_before(sentence: Sentence, mention: Mention) -> int:
    """How many letters the rank before a name takes: “the treasurer, Brother Faisal”."""
    if mention.first == 0:
        return 0
    rank, first = sentence.tokens[mention.first - 1], sentence.tokens[mention.first]
    return first.start - rank.start if rank.capital and rank.low in names.RANKS and first.start - rank.end <= 2 else 0


def _lead(sentence: Sentence, mention: Mention) -> str:
    first = sentence.tokens[mention.first].start
    return sentence.low[max(0, first - 90) : first]


def so_named(sentence: Sentence, mention: Mention) -> str | None:
    """“An associate called Tomas”, “a consultant whose badge said Dr Lindqvist”, “the mate's name is Jory”."""
    match = SO_NAMED.search(_lead(sentence, mention))
    if match is None:
        behind = sentence.low[sentence.tokens[mention.last].end :][:90]
        if (will := _WHO_WOULD_BE.match(behind)) and is_title(will["title"].split()[-1]):
            return will["title"]
        if (runs := _WHO_RUNS.match(behind)) and is_past(runs["verb"]):
            return cleaned(runs["does"])
    if match is None or not is_title(match["title"].split()[-1]):
        match = _AND_SO_NAMED.search(_lead(sentence, mention))
    words = match["title"] if match else ""
    last = words.split()[-1] if words else ""
    words = re.sub(r"^(?:.*\s)?(?<!of\s)(?<!for\s)(?:the|an?|their|her|his|one|another|some|plus|and)\s", "", words)
    if not words and (mine := _WHO_IS_MY.search(_lead(sentence, mention))) and is_title(mine["title"]):
        return cleaned(mine["title"])
    headed = re.split(r"\s(?:of|for)\s", words)[0]  # “the chair of the board”
    return cleaned(words) if last and is_title(headed.split()[-1]) and is_title(words) else None


# “The yard foreman, a Pole called Zbig”, “two wardens, one named Bo”.
_AND_SO_NAMED = cued(
    r"(?:^|[,;:(]\s?|\b(?:the|their|her|his|and|an?)\s)(?P<title>(?:[\w'-]+\s){0,3}?[\w'-]+),\s(?:(?:an?|one"
    r"|some)\s(?:[\w-]+\s){0,3}(?:called|named)|an?|one)\s$"
)
# “Tasha who'd be my team leader sat in”, “Hemi who runs the shed had me cup a row”.
_WHO_WOULD_BE = pattern(
    r"^,?\swho\s(?:is|was|would\sbe|will\sbe)\s(?:my|the|their|our|an?)\s(?P<title>(?:[\w-]+\s){0,2}?(?:manager"
    r"|leader|lead|boss|supervisor"
    r"|head|chef|foreman|mentor|director|captain|coordinator|principal|owner|engineer|coach))\s(?!of\b|for\b)"
)
_WHO_RUNS = pattern(rf"^,?\swho\s(?P<does>{RUNS}\s(?:the|a|her|his|their)\s[\w-]+(?:\s[\w-]+)??)\s(?P<verb>[a-z]+)\b")
# “The vet who'd be my boss, Catriona”.
_WHO_IS_MY = pattern(
    r"\b(?:the|their|a|an)\s(?P<title>(?:[\w'-]+\s){0,2}?[\w'-]+)\swho\s(?:is|was|would\sbe|will\sbe)\s(?:my"
    r"|the)\s[\w\s-]{3,24},\s$"
)
# “Niamh's shop, it is hers”: the owner.
_HER_SHOP = pattern(
    r"^'s\s(?:own\s|little\s|wee\s)?[\w-]+(?:\s[\w-]+)?,\s(?:it\sis\s(?:hers|his)\b|(?:she|he)\s(?:owns|started"
    r"|built|set)\b)"
)


def whose(sentence: Sentence, mention: Mention) -> str | None:
    match = WHOSE_IT_IS.match(sentence.low[sentence.tokens[mention.last].end :][:60])
    if IN_THE_CHAIR.match(sentence.low[sentence.tokens[mention.last].end :][:30]):
        return "chair"
    if _HER_SHOP.match("'s" + sentence.low[sentence.tokens[mention.last].end :][:60]) and sentence.tokens[
        mention.last
    ].word.endswith(("'s", "’s")):
        return "owner"
    return f"runs the {match['what']}" if match else None


def apposed_title(sentence: Sentence, mention: Mention) -> str | None:
    """“The general manager put his head in, Fintan Hession”."""
    match = APPOSED.search(_lead(sentence, mention))
    return match["title"] if match and is_title(match["title"]) else None


def offset_of(sentence: Sentence, word: str, before: str) -> int | None:
    """The offset in the sentence of the pronoun that stands behind as many of its kind in the masked words."""
    count = len(re.findall(rf"\b{word}\b", before))
    found = [token.start for token in sentence.tokens if token.low == word]
    return found[count] if count < len(found) else None


def linked_next(low: str, index: int, count: int) -> bool:
    """Whether a second person stands beside this one: “Zoom with Priyanka and her colleague Tom”."""
    end = low.find(f"@{index + 1}")
    return index + 1 < count and end > 0 and linked(low[low.index(f"@{index}") + 2 : end])


def gone(low: str, index: int) -> bool:
    return NOT_THERE.match(low[low.index(f"@{index}") + len(f"@{index}") :]) is not None


def linked(gap: str) -> bool:
    """Whether the words between two people say no more than that both were there."""
    if len(gap) > 200 or "." in gap.replace("'s", "").strip(" ."):
        return False
    plain = IN_BETWEEN.sub("", ASIDE.sub("", gap))
    if not JOINS.search(gap) or APART.search(plain):
        return False
    found: Sequence[str] = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain)
    return len(found) <= 16 and not any(
        FORMS.get(one, ("", ""))[1] in ("past", "third") and one not in ("called", "named", "led", "head", "heads")
        for one in found
    )
