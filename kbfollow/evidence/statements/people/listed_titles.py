"""Titles as lists of people have them: “shift something” is none, and behind one may stand the place.

Whoever wrote “shift something”, “manager of some sort” or “payroll or so” didn't catch the title.
"""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.patterns import pattern

_SOMETHING = (
    r"(?:something|somethin|smth|sth|summat|thingy|thingummy|thingamajig|whatsit|wotsit|whatnot|whatever|irgendwas)"
)
_VAGUE = pattern(
    rf"(?:.*[\s/-])?{_SOMETHING}(?:\s(?:or\s(?:other|so)|like\sthat|else|in|with|at|for|to\sdo\swith)(?:\s.*)?)?"
    rf"|.*\sor\s(?:so|{_SOMETHING}|other|similar|thereabouts|the\slike|such|whoever)(?:\slike\sthat)?"
    r"|.*\sof\s(?:some|a)\s(?:kind|sort|description)s?"
)
_PLACES = frozenset("branch office site yard depot campus school plant store shop lab ward unit floor station".split())


def is_vague(title: str) -> bool:
    """Whether words for a title say that it isn't known."""
    return _VAGUE.fullmatch(title.lower().strip(" .,;:?!()")) is not None


def without_place(listed: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """“Sal Rossi - Dispatcher, Fort Wayne”: what stands alone behind the title of a list's line is a place."""
    if len(listed) != 2 or not listed[0][1] or listed[1][1] or listed[1][2]:
        return listed
    (name, title, link), (place, _, _) = listed
    parts = place.lower().split()
    known = parts[0] in names.FIRST_NAMES or parts[0].rstrip(".") in names.HONORIFICS
    if len(parts) < 2 or " " not in name or (known and parts[-1] not in _PLACES):
        return listed
    return [(name, f"{title}, {place}", link)]


def is_place(sentence: Sentence, name: str) -> bool:
    """“Ellen Kimball - Principal, Lowell”, a line of a list: where she is that, read with her title."""
    return sentence.listed and any(
        one.kind == "interviewer" and one.who != name and f", {name}" in (one.what or "") for one in sentence.found
    )
