"""Tables of people: who was met, with title; thanked or told, where a column says so."""

from __future__ import annotations

import re

from kbfollow.markdown.inline import plain_text
from kbfollow.markdown.people import people_in_text
from kbfollow.patterns import pattern

PERSON_COLUMNS = frozenset(
    "who name person interviewer interviewers people met names panel attendee attendees wer nom nombre whom "
    "them".split()
)
TITLE_COLUMNS = frozenset(
    [
        "title",
        "role",
        "position",
        "job",
        "function",
        "job title",
        "titel",
        "what",
        "rolle",
        "does",
        "dept",
        "what they do",
        "what they are",
        "what she does",
        "what he does",
        "what do they do",
        "who they are",
        "who's that",
        "their job",
        "their role",
        "their title",
        "job there",
        "does what",
        "capacity",
        "designation",
        "job role",
        "grade",
        "rank",
        "position held",
        "beruf",
        "stelle",
        "responsibility",
        "responsibilities",
        "post",
        "funktion",
        "poste",
        "cargo",
        "department",
    ]
)
THANKED_COLUMNS = frozenset(
    [
        "thanked",
        "thanked?",
        "thank-you",
        "thank you",
        "ty",
        "thx",
        "ty sent",
        "thank-you sent",
        "thank you sent",
        "thanks",
        "thank-you?",
        "ty?",
    ]
)
TOLD_COLUMNS = frozenset(
    [
        "told",
        "told?",
        "alerted",
        "alerted?",
        "informed",
        "knows",
        "knows?",
        "warned",
        "notified",
        "heads-up",
        "heads up",
    ]
)
REFERENCE_COLUMNS = frozenset(["reference", "references", "referee", "referees", "ref"])
_YES = pattern(r"^(?:yes|y|done|sent|ja|✓|✔|✅|☑|x|told|ok)?\W{0,3}(?P<rest>.*)$", re.IGNORECASE)
_NO = pattern(
    r"^(?:no|not yet|not|n|nope|-|–|—|pending|open|todo|to do|tbd|nein|noch nicht|❌|✗|✘|☐|⬜|later|soon"
    r"|still|need|will|must)\b|^(?:❌|✗|✘|☐|⬜|-|–|—|\?)",
    re.IGNORECASE,
)
_SURE_YES = pattern(r"^(?:yes|y\b|done|sent|ja\b|✓|✔|✅|☑|x\b|told|ok\b|by |email|text|card|call)|\d", re.IGNORECASE)


def column(header: tuple[str, ...], names: frozenset[str]) -> int | None:
    """The index of the first column whose heading is one of `names`."""
    for index, cell in enumerate(header):
        if plain_text(cell).strip(" :*").casefold() in names:
            return index
    return None


def person_in(cell: str) -> tuple[str, str] | None:
    """The one person (name, title) that a cell names, None if none or several."""
    text = cell.strip()
    if not text or not re.search(r"[^\W\d_]", text):
        return None
    named = people_in_text(text[:200])
    if len(named) != 1 or len(named[0][0].split()) > 5:
        return None
    return named[0][0], named[0][1]


def answer_in(cell: str) -> str:
    """ "done", "open" or "" for a cell such as “yes 11/21” or “not yet”."""
    text = plain_text(cell).strip()
    if not text:
        return ""
    if _NO.match(text):
        return "open"
    return "done" if _SURE_YES.search(text) else ""
