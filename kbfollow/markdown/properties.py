"""Properties under their canonical names, and readers of their values.

People name the same thing in many ways. `ALIASES` is the one table of them: keys are compared without regard to case,
spaces, "-", "_", "." and emphasis marks, and `interviewer 2` or `interviewer3` is `interviewer`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache

from kbfollow.markdown.inline import wikilinks
from kbfollow.markdown.yaml_values import scalar_value
from kbfollow.model import Property
from kbfollow.patterns import pattern

# Canonical name → what it is called. Where a note has several of them, the first in the row counts (an "interview date"
# is surer than a "date", which may be the day the note was made); lists are put together.
ALIASES: Mapping[str, tuple[str, ...]] = {
    "type": ("type", "note type", "kind"),
    "company": (
        *("company", "company name", "employer", "employer name", "organisation", "organization", "org"),
        *("firm", "firma", "arbeitgeber", "unternehmen"),
    ),
    "role": (
        *("role", "role title", "job role", "position", "job title", "position title", "job", "vacancy", "opening"),
        *("stelle", "stellenbezeichnung"),
    ),
    "date": (
        *("interview date", "date of interview", "interview day", "interviewed on", "interviewed", "interview on"),
        *("scheduled date", "scheduled for", "date", "day", "datum", "termin"),
    ),
    "time": ("interview time", "start time", "time", "uhrzeit"),
    "interviewers": (
        *("interviewers", "interviewer", "interviewed by", "interview panel", "panel", "panelists", "panellists"),
        *("interviewer name", "interviewer names", "interview with", "met with", "who i met", "spoke with", "spoke to"),
        *("attendees", "attendee", "participants", "people", "contacts", "gesprächspartner", "interviewer innen"),
    ),
    "stage": (
        *("stage", "interview stage", "app stage", "application stage", "round", "interview round", "round type"),
        *("last round", "interview type", "phase", "runde"),
    ),
    "status": ("status", "application status", "app status", "outcome", "result", "interview result"),
    "recruiter": (
        *("recruiter", "via recruiter", "recruiter name", "recruiters", "headhunter", "sourcer", "talent partner"),
    ),
    "applied": (
        *("applied", "date applied", "applied date", "applied on", "application date", "application sent"),
        *("date of application", "application submitted", "beworben am", "beworben"),
    ),
    "follow_up": (
        *("follow up", "follow up date", "follow up on", "follow up by", "follow up reminder date", "next follow up"),
        *("follow up reminder", "next follow up date", "next check in", "check in on", "next action date"),
        *("next action", "next contact"),
    ),
    "follow_up_style": ("follow up style",),
    "follow_ups": ("follow ups",),
    "decision": (
        *("decision", "decision expected", "expected decision", "decision by", "decision date", "decision window"),
        *("decision expected by", "decision timeline", "decision timeframe", "decision due", "expect decision by"),
        *("they decide by", "hear back by", "entscheidung"),
    ),
    "decision_maker": (
        *("decision maker", "decision makers", "decider", "who decides", "decided by", "hiring manager"),
        *("hiring managers", "entscheider", "entscheiderin"),
    ),
    "references": ("references", "reference", "referees", "referee", "reference list", "my references", "referenzen"),
    "alerted": (
        *("alerted", "references alerted", "reference alerted", "alerted references", "references told"),
        *("references notified",),
    ),
    "thank_you": (
        *("thank you", "thank yous", "thank you sent", "thank yous sent", "thank you note", "thank you notes"),
        *("thank you note sent", "thank you notes sent", "thank you email", "thank you email sent", "thank you date"),
        *("thanked", "thanks sent", "thanks"),
    ),
    "promised": ("promised", "promises", "i promised", "my promises", "promised by me", "owed by me"),
    "questions": (
        *("questions", "question", "open questions", "questions not asked", "unasked questions", "forgot to ask"),
        *("questions to ask", "questions i forgot", "still to ask"),
    ),
    "strengths": ("strengths", "strength", "my strengths", "selling points"),
    "concerns": ("concerns", "concern", "their concerns", "worries", "objections"),
    "next_round": ("next round", "next round date", "next interview", "second interview", "2nd interview"),
    "offer_date": ("offer date", "offered on", "date of offer", "offer received", "offer received on"),
    "answer_by": ("answer by", "offer deadline", "offer expires", "answer due", "reply by", "respond by"),
    "rejected_on": (
        *("rejected on", "rejection date", "date rejected", "rejected date", "rejected", "refused on", "refusal date"),
        *("turned down on", "date of rejection"),
    ),
    "accepted_on": (
        *("accepted on", "acceptance date", "date accepted", "accepted date", "accepted", "offer accepted on"),
        *("offer accepted", "date of acceptance"),
    ),
    "declined_on": ("declined on", "date declined", "declined date", "declined", "offer declined on", "offer declined"),
    "withdrawn_on": (
        *("withdrawn on", "withdrew on", "date withdrawn", "withdrawal date", "withdrawn", "withdrew", "pulled out on"),
    ),
    "status_date": (
        "status date",
        "status since",
        "status changed",
        "status changed on",
        "outcome date",
        "result date",
    ),
    "country": ("country", "country code", "land"),
    "subdivision": ("subdivision", "bundesland"),
    "title": ("title",),
    "email": ("email", "email address", "mail"),
    "phone": ("phone", "phone number", "telephone", "mobile"),
    "tags": ("tags", "tag"),
    "aliases": ("aliases", "alias"),
}

# Names under which several properties are put together into one list.
LISTS = frozenset(
    ["interviewers", "references", "recruiter", "promised", "questions", "strengths", "concerns", "tags", "aliases"]
)

_FOLDED_AWAY = pattern(r"[\s_\-.*/?'’]+")
_NUMBERED = pattern(r"(.*?[^\W\d])[0-9]{1,2}")  # interviewer2


@lru_cache(maxsize=4096)
def fold_key(key: str) -> str:
    """A property's name for comparing: "Follow-Up  Date" and "follow_up_date" are "followupdate"."""
    return _FOLDED_AWAY.sub("", unicodedata.normalize("NFKC", key).casefold())


_CANONICAL = {fold_key(alias): (name, rank) for name, row in ALIASES.items() for rank, alias in enumerate(row)}


def canonical_name(key: str) -> str:
    """The canonical name of a property, else its folded name: "Job Title" is "role", "App Size" is "appsize"."""
    return _ranked_name(key)[0]


def _ranked_name(key: str) -> tuple[str, int]:
    folded = fold_key(key)
    if folded in _CANONICAL:
        return _CANONICAL[folded]
    numbered = _NUMBERED.fullmatch(folded)
    if numbered and _CANONICAL.get(numbered[1], ("",))[0] in LISTS:
        name, rank = _CANONICAL[numbered[1]]
        return name, rank + 100
    return folded, 0


def named_properties(found: Iterable[Property]) -> dict[str, Property]:
    """Properties by canonical name; `found` in the order of the note, front matter before inline fields.

    `title` stays and is the role too, where there is a company, no role, and the note isn't about a person.
    """
    chosen: dict[str, tuple[bool, int, Property]] = {}
    for prop in found:
        name, rank = _ranked_name(prop.key)
        if name == "references" and isinstance(prop.value, bool):
            name = "reference"  # of a person note: this person is one
        if not name:
            continue
        prop = _renamed(prop, name)
        # Front matter counts before inline fields, then the table's order, then the first.
        order = (prop.source != "property", rank)
        if name not in chosen:
            chosen[name] = (*order, prop)
        elif name in LISTS:
            chosen[name] = (*chosen[name][:2], _put_together(chosen[name][2], prop))
        elif chosen[name][2].value is None or (order < chosen[name][:2] and prop.value is not None):
            chosen[name] = (*order, prop)
    properties = {name: prop for name, (_, _, prop) in chosen.items()}
    title, kind = properties.get("title"), properties.get("type")
    if title and "company" in properties and "role" not in properties and text(kind and kind.value) != "person":
        properties["role"] = _renamed(title, "role")
    return properties


def _renamed(prop: Property, name: str) -> Property:
    if prop.name == name:
        return prop
    return Property(name, prop.key, prop.value, prop.line, prop.quote, prop.source, prop.lines)


def _put_together(first: Property, second: Property) -> Property:
    values: list[object] = []
    lines: list[tuple[int, str]] = []
    for prop in (first, second):
        elements = prop.value if isinstance(prop.value, list) else [prop.value]
        lines += prop.lines or [(prop.line, prop.quote)] * len(elements)
        values += elements
    return Property(first.name, first.key, values, first.line, first.quote, first.source, tuple(lines))


# --- readers of values ----------------------------------------------------------------------------------------------

_NOTHING = frozenset(["", "?", "??", "???", "-", "–", "—", "…", "...", "n/a", "na", "tbd", "tbc", "unknown", "none"])
_DAY_LINK = pattern(r"\[\[([^\[\]|#]*?)(?:[|#][^\[\]]*)?\]\]")
_YEAR_FIRST = pattern(r"([12][0-9]{3})([-/.]?)([0-9]{2})\2([0-9]{2})(?:[T ,].*)?")
_DOTTED = pattern(r"([0-9]{1,2})\.[ ]?([0-9]{1,2})\.[ ]?([12][0-9]{3})")


def is_nothing(words: str) -> bool:
    """Whether a value only says that nothing is known ("?", "tbd", "n/a")."""
    return words.strip().casefold() in _NOTHING


def text(value: object) -> str | None:
    """A value as one text: a list's elements joined with ", ", a date as YYYY-MM-DD; None if there is none."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return ", ".join(filter(None, map(text, value))) or None
    if isinstance(value, dict):
        return ", ".join(_pair(key, element) for key, element in value.items()) or None
    return str(value).strip() or None


def _pair(key: object, value: object) -> str:
    words = text(value)
    return f"{key}: {words}" if words else str(key)


def text_list(prop: Property) -> list[tuple[str, int, str]]:
    """The elements of a property as (text, file line, the line as it stands); one element where it is no list.

    Text of several lines (`|`) is one element a line, list marks taken off; nested lists are laid flat. Commas don't
    part anything: see `people` for names.
    """
    return [
        (line.strip(), number, quote)
        for value, number, quote in elements(prop)
        for line in re.sub(r"(?m)^[ \t]*(?:[-*+]|[0-9]{1,2}[.)])[ \t]+", "", text(value) or "").split("\n")
        if line.strip()
    ]


def elements(prop: Property) -> list[tuple[object, int, str]]:
    """The values of a property as (value, file line, the line as it stands), nested lists laid flat."""
    if not isinstance(prop.value, list):
        return [(prop.value, prop.line, prop.quote)]
    found: list[tuple[object, int, str]] = []
    for index, value in enumerate(prop.value):
        line, quote = prop.lines[index] if index < len(prop.lines) else (prop.line, prop.quote)
        found += [(inner, line, quote) for inner in _flat(value)]
    return found


def _flat(value: object) -> list[object]:
    if not isinstance(value, list):
        return [value]
    return [inner for element in value for inner in _flat(element)]


def day(value: object) -> date | None:
    """A plain date: a date, a date with a time, "2026-11-20", "2026/11/20", "20.11.2026" or [[2026-11-20]]; else None.

    Words ("next week") and dates with two readings ("04/12/2026") are none of these.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, list) and len(value) == 1:
        return day(value[0])
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    words = str(value).strip().strip("\"'")
    if link := _DAY_LINK.fullmatch(words):
        words = link[1].rsplit("/", 1)[-1].strip()
    try:
        if match := _YEAR_FIRST.fullmatch(words):
            return date(int(match[1]), int(match[3]), int(match[4]))
        if match := _DOTTED.fullmatch(words):
            return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
    return None


def field_value(words: str) -> object:
    """The value of an inline field: as in front matter, but quotes and links stay text."""
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        return words[1:-1]
    return words if wikilinks(words) else scalar_value(words)
