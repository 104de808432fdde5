"""What a note is, and what it says of itself: its day, employer, role, status."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from kbfollow.evidence import find_dates, read_date_value
from kbfollow.markdown.inline import link_words, plain_text, wikilinks
from kbfollow.markdown.managed_block import OFF
from kbfollow.markdown.properties import text
from kbfollow.model import Evidence, Note, Problem, Property
from kbfollow.patterns import pattern
from kbfollow.settings import Settings

NoteKind = Literal["interview", "application", "person", ""]

# Properties whose values can mark a note.
_KIND_PROPERTIES = ("type", "categories", "category", "class", "fileclass", "notetype", "kind")

STATUSES: dict[str, tuple[str, ...]] = {
    "scheduled": ("scheduled", "upcoming", "planned", "booked", "confirmed", "invited", "to come",
                  "interview scheduled"),
    "waiting": (
        "waiting", "pending", "open", "active", "in progress", "in process", "ongoing", "interviewed", "interviewing",
        "interview", "awaiting", "awaiting decision", "awaiting response",
        "waiting for answer", "waiting to hear", "done", "completed",
        "complete", "took place", "applied", "submitted", "sent", "application sent", "under review", "in review",
        "first interview", "phone screen", "screening", "on hold", "follow up", "followed up", "tbd", "unknown", "?",
    ),
    "next round": (
        "next round", "second round", "second interview", "passed", "advanced", "moved on", "moving forward", "through",
        "next stage", "final round", "callback", "shortlisted",
    ),
    "offer": ("offer", "offered", "offer received", "job offer", "received offer", "got offer", "negotiating"),
    "accepted": ("accepted", "offer accepted", "hired", "signed", "got the job", "got it", "won"),
    "declined": ("declined", "offer declined", "turned down", "refused offer", "declined offer", "i declined"),
    "rejected": ("rejected", "rejection", "refused", "no", "not selected", "unsuccessful", "denied", "passed on me",
                 "turned me down", "lost", "position filled", "filled", "absage"),
    "withdrawn": ("withdrawn", "withdrew", "withdraw", "pulled out", "cancelled", "canceled", "not interested",
                  "dropped"),
    "no response": ("no response", "ghosted", "no reply", "no answer", "gone quiet", "closed", "archived", "let go"),
}  # fmt: skip
_STATUS_OF = {word: status for status, words in STATUSES.items() for word in words}
CLOSED = frozenset({"accepted", "declined", "rejected", "withdrawn", "no response"})

_TEMPLATE = pattern(r"\{\{.*?\}\}|<%.*?%>", re.S)
_ISO_DAY = pattern(r"(?<!\d)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TIME = pattern(r"^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$", re.I)


def kind_of(note: Note, settings: Settings) -> NoteKind:
    """Whether a note is an interview, application or person note, by type, tag or folder; "" for all others."""
    words = _kind_words(note)
    tags = {tag.casefold() for tag in note.tags}
    table: tuple[tuple[NoteKind, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
        ("interview", settings.interview_types, settings.interview_tags, settings.interview_folders),
        ("application", settings.application_types, settings.application_tags, settings.application_folders),
        ("person", settings.person_types, settings.person_tags, settings.person_folders),
    )
    for kind, types, _, _ in table:
        if words & {word.casefold() for word in types}:
            return kind
    for kind, _, marked_tags, folders in table:
        if tags & {tag.casefold().lstrip("#") for tag in marked_tags} or in_folders(note.path, folders):
            return kind
    return ""


def _kind_words(note: Note) -> set[str]:
    found: set[str] = set()
    for name in _KIND_PROPERTIES:
        prop = note.properties.get(name)
        if prop is None:
            continue
        for value in prop.value if isinstance(prop.value, list) else [prop.value]:
            if isinstance(value, str):
                links = wikilinks(value)
                parts = [link_words(*link) for link in links] if links else value.split(",")
                found |= {part.strip().lstrip("#").casefold() for part in parts}
    return found


def in_folders(path: str, folders: Iterable[str]) -> bool:
    """Whether a vault-relative path lies in one of the folders, at any depth."""
    folded = path.casefold()
    return any(folded.startswith(folder.strip("/").casefold() + "/") for folder in folders if folder.strip("/"))


def is_template(note: Note, settings: Settings) -> bool:
    """Whether a note is a template or a draft: by its folder, or by placeholders left in its front matter."""
    if in_folders(note.path, (*settings.template_folders, settings.drafts_folder)):
        return True
    if "{{" not in note.text and "<%" not in note.text:
        return False
    front_matter = "\n".join(note.lines[: note.body_line - 1])
    return bool(_TEMPLATE.search(front_matter))


def wants_tasks(note: Note) -> bool:
    """False where the note says `follow_ups: no`, or switches the tasks off by a comment."""
    prop = note.properties.get("follow_ups")
    if prop is not None and str(prop.value).strip().casefold() in ("no", "false", "off", "none"):
        return False
    return not ("kbfollow:off" in note.text and any(map(OFF.match, note.lines)))


@dataclass(frozen=True, slots=True)
class Day:
    """The interview date with its line; `other` is a second reading of a slash date; `problem` says what is wrong."""

    day: date | None
    evidence: Evidence | None = None
    time: str = ""
    other: date | None = None
    problem: Problem | None = None


def interview_day(note: Note, country: str | None, date_order: str | None) -> Day:
    """The interview date: the property, else a full date in the file name, else one in a heading."""
    prop = note.properties.get("date")
    if prop is not None and prop.value not in (None, "", []):
        return _property_day(note, prop, country, date_order)
    for match in _ISO_DAY.finditer(note.name):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
        return Day(day, Evidence(note.path, 1, note.name, "the interview date, from the file name"), _time(note))
    for passage in note.passages:
        if passage.kind != "heading" or passage.ours or not _YEAR.search(passage.text):
            continue
        spans = find_dates(plain_text(passage.text), date(2000, 1, 1), country=country, date_order=date_order)
        full = [one for one in spans if one.grain == "day" and _YEAR.search(one.text) and one.start == one.end]
        if full:
            quote = note.lines[passage.line - 1].strip()
            return Day(full[0].end, Evidence(note.path, passage.line, quote, "the interview date"), _time(note))
    return Day(None, None, _time(note))


def _property_day(note: Note, prop: Property, country: str | None, date_order: str | None) -> Day:
    value = prop.value[0] if isinstance(prop.value, list) and prop.value else prop.value
    evidence = Evidence(note.path, prop.line, prop.quote, "the interview date")
    if isinstance(value, datetime):
        clock = f"{value:%H:%M}" if (value.hour, value.minute) != (0, 0) else ""
        return Day(value.date(), evidence, _time(note) or clock)
    if isinstance(value, date):
        return Day(value, evidence, _time(note))
    words = plain_text(str(value)).strip()
    if words.casefold() in ("tbd", "tba", "?", "unknown", "soon", "to be scheduled", "to be confirmed"):
        return Day(None, None, _time(note))
    span = None
    if _YEAR.search(words) or re.search(r"\d[./-]\d{1,2}[./-]\d{2}\b", words):
        span = read_date_value(words, date(2000, 1, 1), country=country, date_order=date_order)
    if span is None or span.start not in (None, span.end):
        mend = "write it as 2026-11-20" if _YEAR.search(words) else "write the day with its year, as 2026-11-20"
        problem = Problem(note.path, prop.line, f"the interview date “{words}” is no possible day", mend, blocks=True)
        return Day(None, evidence, problem=problem)
    return Day(span.end, evidence, _time(note), span.other.end if span.other else None)


def _time(note: Note) -> str:
    prop = note.properties.get("time")
    if prop is None:
        return ""
    value = prop.value
    if isinstance(value, int) and not isinstance(value, bool) and 60 <= value < 24 * 60:
        return f"{value // 60:02}:{value % 60:02}"  # a YAML 1.1 reader makes 630 of 10:30
    match = _TIME.match(str(value).strip())
    if match is None:
        return ""
    hour = int(match[1]) + (12 if (match[3] or "").lower() == "pm" and int(match[1]) < 12 else 0)
    return f"{hour:02}:{match[2] or '00'}" if hour < 24 and int(match[2] or 0) < 60 else ""


_NOISE = pattern(
    r"^(?:\d+(?:st|nd|rd|th)?|first|second|third|final|phone|video|online|onsite|on-site|in person|panel|initial|job|"
    r"technical|round|interview(?:s)?|interview notes|notes?|call|screen(?:ing)?|stage|meeting|hr|chat|with|at|for|and|"
    r"the|my|[\W_]+)+$",
    re.I,
)
_STAGE_WORDS = pattern(
    r"\b(?:(?:first|second|third|final|phone|video|initial|panel|technical|hr|job|1st|2nd|3rd)\s+)*"
    r"(?:interview(?: notes)?|phone screen|screening(?: call)?|round|vorstellungsgespräch)\b"
    r"(?:\s+(?:at|with|for|bei))?",
    re.I,
)


def company_and_role(note: Note) -> tuple[str | None, str | None]:
    """Employer and role: the properties, else the first heading (“Solano Foods, line supervisor, 2 Nov 2026”)."""
    company = _linked_text(note.properties.get("company"))
    role = _linked_text(note.properties.get("role"))
    if company is None:
        headings = [one for one in note.passages if one.kind == "heading" and not one.ours]
        found_company, found_role = _split_heading(plain_text(headings[0].text)) if headings else (None, None)
        if found_company is None:
            found_company, file_role = _split_heading(note.name)
            found_role = found_role or file_role
        company, role = found_company, role or found_role
    return company, role


def _split_heading(heading: str) -> tuple[str | None, str | None]:
    words = _ISO_DAY.sub(" , ", heading.replace("_", " "))
    for span in reversed(find_dates(words, date(2000, 1, 1))):
        if span.grain == "day" or _YEAR.search(span.text):
            words = words[: span.offset] + " , " + words[span.offset + len(span.text) :]
    if match := re.match(r"^\W*(?P<role>[^,|–—-]+?)\s+(?:at|@|bei)\s+(?P<company>[^,|–—(]+)", words):
        role = _STAGE_WORDS.sub("", match["role"]).strip(" ,:-–—")
        return match["company"].strip() or None, role or None
    words = _STAGE_WORDS.sub(" , ", words)
    parts = [part.strip(" .-–—:") for part in re.split(r"[,|•·(){}]|\s[-–—:]+\s|:\s", words)]
    parts = [part for part in parts if part and not _NOISE.match(part) and re.search(r"[^\W\d_]", part)]
    return (parts[0] if parts else None), (parts[1] if len(parts) > 1 else None)


def _linked_text(prop: Property | None) -> str | None:
    if prop is None:
        return None
    words = text(prop.value)
    if isinstance(prop.value, list) and prop.value:
        words = text(prop.value[0])
    return plain_text(words).strip() or None if words else None


def folded_status(note: Note) -> tuple[str | None, Property | None, Problem | None]:
    """The status property as one of `STATUSES`; None without one; an unknown word counts as waiting, with a problem."""
    prop = note.properties.get("status")
    words = _linked_text(prop)
    if prop is None or words is None:
        return None, None, None
    folded = re.sub(r"[\s_-]+", " ", re.sub(r"[^\w\s?-]", " ", words)).strip().casefold()
    status = _STATUS_OF.get(folded) or _STATUS_OF.get(words.strip().casefold())
    if status is None:
        known = ", ".join(STATUSES)
        problem = Problem(
            note.path, prop.line, f"unknown status “{words}”; it is treated as waiting", f"use one of: {known}"
        )
        return "waiting", prop, problem
    return status, prop, None


_FINAL = pattern(r"\b(final|last|only|letzte\w*)\b", re.I)


def stage_of(note: Note) -> str:
    """The stage as written, "" if none is."""
    return _linked_text(note.properties.get("stage")) or ""


def is_final(stage: str) -> bool:
    """Whether a stage's name says that nothing comes after it."""
    return bool(_FINAL.search(stage))


# Status words that a note has before its interview just as well as after.
_SAYS_NOTHING = frozenset(
    "applied submitted sent active open ongoing pending interview interviewing tbd unknown screening ?".split()
)


def says_it_took_place(note: Note) -> bool:
    """Whether the status property says, on the interview day, that the interview is over."""
    status, prop, problem = folded_status(note)
    if prop is None or problem is not None or status == "scheduled":
        return False
    return (_linked_text(prop) or "").strip().casefold() not in _SAYS_NOTHING
