"""Capitalised words that brackets show to be nobody: “Head (West)”, “(Head of Revenues)”, “Orchard (the system)”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.tokens import Token
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.patterns import pattern

# “Orchard (the system)”, “Civica, their booking software”, “Biscuit (the cat)”: a thing or an animal has that name.
_ANIMAL = (
    r"(?:dogs?|pup|puppy|cat|kitten|horse|pony|mare|donkey|mule|goat|parrot|budgie|rabbit|hamster|gerbil|tortoise"
    r"|goldfish|ferret|hen"
    r"|sheepdog|collie|terrier|spaniel|labrador|lab|lurcher|greyhound|whippet|poodle|dachshund|alsatian|retriever)"
)
_THING = (
    r"(?:systems?|software|tools?|apps?|application|programs?|programmes?|database|package|product|platform|portal"
    r"|machines?|machinery"
    r"|spreadsheet|website|site|intranet|plugin|chatbot|bot|robot|server|printer|copier|till|crm|erp|lims|scheme"
    r"|model|suite|module"
    r"|vans?|trucks?|lorry|lorries|cars?|bus|coach|minibus|tractor|forklift|digger|crane|boat|barge|ship|ferry"
    r"|trawler|oven|kiln|press"
    r"|lathe|loom|boiler|mixer|pub|building|plant|ward|room|meeting\sroom|language|framework|library)"
)
_ITS = r"(?:the|their|its|this|that|her|his|our|my|an?|old|new|another)"
_IS_A_THING = pattern(
    rf"\s?\(\s?(?:{_ITS}\s(?:[\w'-]+\s){{0,2}}?(?:{_ANIMAL}|{_THING})(?:\sthey\suse)?|(?:[\w'-]+\s)?(?:{_ANIMAL}"
    rf"|software|database|spreadsheet))"
    rf"\s?[),;]|,\s(?:the|their|its)\s(?:[\w'-]+\s){{0,2}}?(?:software|system|database|app|tool"
    rf"|{_ANIMAL})(?:\sthey\suse)?(?=[.,;:!?)]|$)"
)


def is_a_thing(behind: str) -> bool:
    """Whether the words behind a name, in lower case, say that a thing or an animal is called so."""
    return _IS_A_THING.match(behind) is not None


def without_things(low: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` without the names of things and animals; whom the note knows stays."""
    return [one for one in mentions if one.known or not is_a_thing(low[tokens[one.last].end :])]


def without_bracketed(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` without the single words that belong to a title in brackets, or to one before them."""
    return [
        one
        for one in mentions
        if one.known or one.first != one.last or not _of_title(text, tokens[one.first].start, tokens[one.last].end)
    ]


def _of_title(text: str, start: int, end: int) -> bool:
    opening, closing = text.rfind("(", 0, start), text.rfind(")", 0, start)
    if opening <= closing:
        return False
    inside = _words(text[opening + 1 : start])
    if inside and _is_title(inside):
        return inside[-1] in ("of", "and", "&", "for") or text[:start].endswith("& ")  # “Head of Revenues and Benefits”
    before = _words(text[max(0, opening - 40) : opening])
    return not inside and text[end : end + 1] == ")" and bool(before) and _is_title(before[-1:])


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+|&", text.lower())


def _is_title(words: Sequence[str]) -> bool:
    return any(word in names.TITLE_WORDS or word in names.MORE_TITLE_WORDS for word in words)
