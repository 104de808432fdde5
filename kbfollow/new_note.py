"""A new note from a template: its name, its folder, and the template's text with its placeholders filled in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from kbfollow.interviews import NoteKind, in_folders, is_template, kind_of
from kbfollow.model import Note
from kbfollow.settings import Settings
from kbfollow.settings_note import as_scalar
from kbfollow.words import MONTHS, WEEKDAYS

_FOLDERS = {"interview": "Interviews", "application": "Applications", "person": "People"}
_LONGEST = 180  # bytes of a name: room for the ending, and for what sync programs add to it
# What no file system or no link can carry: those of Windows, and of Obsidian's links.
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*#^\[\]]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{\s*(title|date|time)\s*(?::([^{}\n]*))?\}\}", re.IGNORECASE)
# A property whose whole value is the title: there it has to be read as a text whatever is in it.
_TITLE_ALONE = re.compile(r"(?m)^([^\s:#-][^:\n]*:[ \t]*)\{\{\s*title\s*\}\}[ \t]*(?=\r?$)", re.IGNORECASE)
# The tokens of Moment's formats, as Obsidian's templates use them; longer ones first.
_TOKEN = re.compile(r"\[([^\]]*)\]|YYYY|YY|MMMM|MMM|MM|M|DD|D|dddd|ddd|HH|H|mm")
_MONTH_NAMES = "January February March April May June July August September October November December".split()


def file_name(title: str) -> str:
    """A note's file name, without its ending, for a title. Raises ValueError where nothing is left of the title."""
    words = "".join(char if unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") else " " for char in title)
    name = " ".join(_NOT_IN_NAMES.sub(" ", words).split()).strip(" .~")
    while len(name.encode()) > _LONGEST:
        name = name[:-1].rstrip(" .")
    if not name or _RESERVED.fullmatch(name):
        raise ValueError(f"“{title}” can’t be a note’s name")
    return name


def folder_for(kind: NoteKind, notes: Iterable[Note], settings: Settings) -> str:
    """The folder for a new note: the settings', else where most of its kind are, else its own. "" is the vault."""
    named = {
        "interview": settings.interview_folders,
        "application": settings.application_folders,
        "person": settings.person_folders,
    }.get(kind, ())
    if named:
        return named[0].strip("/")
    alike = [note for note in notes if kind_of(note, settings) == kind and not is_template(note, settings)]
    count = Counter(note.path.rpartition("/")[0] for note in alike)
    fitting = [folder for folder in count if not in_folders(f"{folder}/", (settings.drafts_folder,))]
    return min(fitting, key=lambda folder: (-count[folder], folder)) if fitting else _FOLDERS[kind]


def filled(template: str, title: str, day: date, now: datetime) -> str:
    """The template with `{{title}}`, `{{date}}` and `{{time}}` filled in, also as `{{date:DD.MM.YYYY}}`.

    `day` is the day that `{{date}}` means, `now` the moment of `{{time}}`. What else is in braces stays.
    """

    def value(match: re.Match[str]) -> str:
        word, form = match[1].lower(), match[2]
        if word == "title":
            return title
        moment = datetime.combine(day, now.time()) if word == "date" else now
        return _formatted(moment, form or ("YYYY-MM-DD" if word == "date" else "HH:mm"))

    head, body = _parts(template)
    head = _TITLE_ALONE.sub(lambda match: match[1] + as_scalar(title), head)
    return _PLACEHOLDER.sub(value, head) + _PLACEHOLDER.sub(value, body)


def _parts(text: str) -> tuple[str, str]:
    """The front matter with its fences, "" where there is none, and the rest."""
    match = re.match(r"\ufeff?---[ \t]*\r?\n(?:.*\n)*?---[ \t]*(?:\r?\n|$)", text)
    return (text[: match.end()], text[match.end() :]) if match else ("", text)


def _formatted(moment: datetime, form: str) -> str:
    values = {
        "YYYY": f"{moment.year:04}",
        "YY": f"{moment.year % 100:02}",
        "MMMM": _MONTH_NAMES[moment.month - 1],
        "MMM": MONTHS[moment.month - 1],
        "MM": f"{moment.month:02}",
        "M": f"{moment.month}",
        "DD": f"{moment.day:02}",
        "D": f"{moment.day}",
        "dddd": WEEKDAYS[moment.weekday()],
        "ddd": WEEKDAYS[moment.weekday()][:3],
        "HH": f"{moment.hour:02}",
        "H": f"{moment.hour}",
        "mm": f"{moment.minute:02}",
    }
    return _TOKEN.sub(lambda match: match[1] if match[1] is not None else values[match[0]], form)
