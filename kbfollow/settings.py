"""The settings: one table of name, type, default, meaning and check.

The loader, the settings note that `init` writes and the documentation all come from the fields of `Settings`. Unknown
or impossible values are problems; the default is used.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from kbfollow.model import Note, Problem

PROFILES = ("patient", "standard", "persistent")
TASK_FORMATS = ("emoji", "dataview", "plain")


def _setting(default: Any, text: str, *, one_of: tuple[str, ...] = (), section: str = "") -> Any:
    metadata = {"text": text, "one_of": one_of, "section": section}
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. Durations are in calendar days unless the text says otherwise."""

    interview_types: tuple[str, ...] = _setting(
        ("interview", "job interview", "job interviews"),
        "Values of `type` or `categories` that make a note an interview note; links count by their text.",
        section="What is read",
    )
    interview_tags: tuple[str, ...] = _setting(
        ("interview", "job/interview"), "Tags that make a note an interview note."
    )
    interview_folders: tuple[str, ...] = _setting((), "Folders whose notes are all interview notes.")
    application_types: tuple[str, ...] = _setting(
        ("application", "job application", "job applications"), "The same for application notes."
    )
    application_tags: tuple[str, ...] = _setting(("application", "job/application"), "Tags of application notes.")
    application_folders: tuple[str, ...] = _setting((), "Folders whose notes are all application notes.")
    person_types: tuple[str, ...] = _setting(("person", "people", "contact"), "The same for notes about people.")
    person_tags: tuple[str, ...] = _setting(("person", "people", "contact"), "Tags of notes about people.")
    person_folders: tuple[str, ...] = _setting((), "Folders whose notes are all about people.")
    template_folders: tuple[str, ...] = _setting(("Templates",), "Folders with templates; they are never read.")
    drafts_folder: str = _setting("Drafts", "Folder for drafts of thank-yous; they are never read as interview notes.")
    page: str = _setting("Follow-ups", "Name of the Follow-ups page, without its ending.", section="What is written")
    task_format: str = _setting(
        "emoji",
        "How a task's day is written: `emoji` (Tasks plugin), `dataview` or `plain`.",
        one_of=TASK_FORMATS,
    )
    task_tag: str = _setting(
        "", "Tag that every task line in a note carries, such as the Tasks plugin's global filter."
    )
    page_checkboxes: bool = _setting(True, "Whether tasks on the page have a checkbox.")
    link_style: str = _setting(
        "markdown", "Links on the page: `markdown` or `wikilink`.", one_of=("markdown", "wikilink")
    )
    country: str = _setting(
        "", "Country of the employers where a note names none, such as US or GB: its public holidays.", section="Days"
    )
    subdivision: str = _setting("", "State or region of that country, such as CA or BY.")
    time_zone: str = _setting("", "Time zone of the vault, such as Europe/Berlin, so that all devices share one day.")
    first_day_of_week: str = _setting("Monday", "First day of the week.", one_of=("Monday", "Sunday"))
    date_order: str = _setting(
        "", "How 04/12 is read: `mdy`, `dmy`, or empty for the country's own order.", one_of=("", "mdy", "dmy", "ymd")
    )
    follow_up_style: str = _setting(
        "standard",
        "How soon and how often to check in: `patient`, `standard` or `persistent`.",
        one_of=PROFILES,
        section="What is due",
    )
    since: date | None = _setting(None, "Interviews before this day get no tasks.")
    dormant_after: int = _setting(90, "Days without news after which an application sleeps.")
    rules_off: tuple[str, ...] = _setting((), "Rules that are switched off, by name.")
    calendar_file: str = _setting(
        "",
        "Calendar file in the vault for phones and other calendars, such as Follow-ups.ics; none if empty.",
        section="Calendar",
    )
    calendar_tasks: str = _setting(
        "events",
        "Tasks in that file: all-day `events`, which every calendar shows, or `to-dos`.",
        one_of=("events", "to-dos"),
    )
    calendar_interviews: bool = _setting(True, "Whether the interviews themselves stand in it.")
    calendar_alarm: str = _setting(
        "08:30",
        "When the calendar reminds you of what is due that day (of an interview as `reminder_before_interview` says); "
        "`no` for never.",
    )
    quiet_note: float = _setting(
        5.0, "Seconds that a note must have been left alone before it is written.", section="In the background"
    )
    quiet_page: float = _setting(1.0, "The same for the page.")
    reminders: bool = _setting(
        True, "Whether this desktop reminds you by notifications, where they can be shown.", section="Reminders"
    )
    reminder_time: str = _setting("08:30", "When one message tells what is due that day; `no` for never.")
    reminder_before_interview: int = _setting(60, "Minutes before an interview with a time; 0 for no such message.")
    quiet_hours: str = _setting("21:00-07:30", "Hours without any message, over midnight too; `no` for none.")
    quiet_weekends: bool = _setting(False, "Whether Saturday and Sunday are without messages.")


def settings_table() -> list[tuple[str, object, str, str]]:
    """Name, default, meaning and section of each setting, in order; the section stands with its first setting only."""
    return [
        (one.name, one.default, str(one.metadata["text"]), str(one.metadata["section"]))
        for one in dataclasses.fields(Settings)
    ]


def load_settings(note: Note | None) -> tuple[Settings, tuple[Problem, ...]]:
    """Settings from the properties of the settings note, and a problem for each value that could not be used."""
    if note is None:
        return Settings(), ()
    known = {_folded(one.name): one for one in dataclasses.fields(Settings)}
    values: dict[str, Any] = {}
    problems = list(note.problems)
    for prop in note.properties.values():
        if prop.source != "property" or _folded(prop.key) in _NOT_SETTINGS:
            continue
        setting = known.get(_folded(prop.key))
        if setting is None:
            problems.append(
                Problem(note.path, prop.line, f"unknown setting “{prop.key}”", "remove it, or correct its name")
            )
            continue
        if prop.value is None or prop.value == "":
            continue
        try:
            values[setting.name] = _converted(setting, prop.value)
        except ValueError as error:
            default = _shown(setting.default)
            problems.append(
                Problem(note.path, prop.line, f"setting “{prop.key}”: {error}; {default} is used", "correct the value")
            )
    return Settings(**values), tuple(problems)


_NOT_SETTINGS = frozenset({"tags", "tag", "type", "aliases", "alias", "cssclasses", "cssclass"})


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()


def _shown(default: object) -> str:
    if isinstance(default, tuple):
        return "“" + ", ".join(map(str, default)) + "”" if default else "nothing"
    if isinstance(default, bool):
        return "“yes”" if default else "“no”"
    return f"“{default}”" if default not in (None, "") else "nothing"


def _converted(setting: dataclasses.Field[Any], value: object) -> object:
    """The value in the setting's type; ValueError with what is wrong."""
    name, default = setting.name, setting.default
    if isinstance(default, tuple):
        return _words(value)
    if isinstance(default, bool):
        return _yes_or_no(value)
    if name == "since":
        return _day(value)
    if isinstance(default, int | float):
        return _number(value, default)
    text = str(value).strip()
    one_of: tuple[str, ...] = setting.metadata["one_of"]
    if one_of:
        for allowed in one_of:
            if allowed.casefold() == text.casefold():
                return allowed
        raise ValueError(f"“{text}” is none of " + ", ".join(allowed for allowed in one_of if allowed))
    return _CHECKS.get(name, _plain_text)(text)


def _words(value: object) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value).split(",")
    words = tuple(re.sub(r"^\[\[|\]\]$", "", str(part).strip().lstrip("#")) for part in parts if str(part).strip())
    for word in words:
        if ".." in word.split("/") or word.startswith("/"):
            raise ValueError(f"“{word}” points outside the vault")
    return words


def _yes_or_no(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold()
    if word in ("yes", "true", "on", "1"):
        return True
    if word in ("no", "false", "off", "0"):
        return False
    raise ValueError(f"“{value}” is neither yes nor no")


def _day(value: object) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        raise ValueError(f"“{value}” is no day like 2026-11-20") from None


def _number(value: object, default: float) -> float:
    try:
        number = type(default)(str(value).strip())
    except ValueError:
        raise ValueError(f"“{value}” is no number") from None
    if not 0 <= number <= 100_000:
        raise ValueError(f"“{value}” is out of bounds")
    return number


def _plain_text(text: str) -> str:
    return text


def _file_name(text: str) -> str:
    name = text.removesuffix(".md").removeprefix("[[").removesuffix("]]")
    if (
        not name
        or "\\" in name
        or ".." in name.split("/")
        or name.startswith(("/", "."))
        or re.search(r'[\0-\x1f<>:"|?*]', name)
    ):
        raise ValueError(f"“{text}” is no name inside the vault")
    return name


def _calendar_name(text: str) -> str:
    if text.lower().endswith(".md"):
        raise ValueError(f"“{text}” is the name of a note; a calendar file ends in .ics")
    name = _file_name(text)
    if any(part.startswith(".") or not part.strip() for part in name.split("/")):
        raise ValueError(f"“{text}” is no name inside the vault")
    return name if name.lower().endswith(".ics") else f"{name}.ics"


def _time_of_day(text: str) -> str:
    if text.casefold() in ("no", "off", "false", "none", "never"):
        return ""
    if text.isdecimal() and 60 <= int(text) < 24 * 60:
        text = f"{int(text) // 60}:{int(text) % 60:02}"  # a YAML 1.1 reader makes 630 of 10:30
    match = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise ValueError(f"“{text}” is no time like 09:00")
    return f"{int(match[1]):02}:{match[2]}"


def _hours(text: str) -> str:
    if text.casefold() in ("no", "off", "false", "none", "never"):
        return ""
    start, _dash, end = re.sub(r"\s*(?:[-–—]|\bto\b)\s*", "-", text, count=1).partition("-")
    try:
        hours = [_time_of_day(time if re.search("[:.]", time) else f"{time}:00") for time in (start, end) if time]
    except ValueError:
        hours = []
    if len(hours) != 2:
        raise ValueError(f"“{text}” are no hours like 21:00-07:30")
    return "-".join(hours)


def _country(text: str) -> str:
    from kbfollow.business_days import calendar_for

    calendar_for(text, None)
    return text


def _tag(text: str) -> str:
    tag = text.lstrip("#")
    if not re.fullmatch(r"[\w/-]+", tag):
        raise ValueError(f"“{text}” is no tag")
    return "#" + tag


def _time_zone(text: str) -> str:
    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"“{text}” is no time zone like Europe/Berlin") from None
    return text


_CHECKS = {
    "page": _file_name,
    "drafts_folder": _file_name,
    "country": _country,
    "task_tag": _tag,
    "time_zone": _time_zone,
    "calendar_file": _calendar_name,
    "calendar_alarm": _time_of_day,
    "reminder_time": _time_of_day,
    "quiet_hours": _hours,
}


def settings_as_text(values: Mapping[str, object]) -> str:
    """The settings note: `values` as its properties, then a line on each setting with its default."""
    lines = ["---"]
    for name, value in values.items():
        lines.append(f"{name}: {value}" if value not in (None, "") else f"{name}:")
    lines += ["---", "# Follow-ups settings", ""]
    lines += ["The properties above are kbfollow's settings. Add any of these; what isn't there has its default.", ""]
    for name, default, text, section in settings_table():
        if section:
            lines += [f"## {section}", ""]
        lines.append(f"- `{name}`: {text} Default: {_shown(default).strip('“”') or 'nothing'}.")
        if _last_of_section(name):
            lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


def _last_of_section(name: str) -> bool:
    table = settings_table()
    index = [row[0] for row in table].index(name)
    return index + 1 < len(table) and bool(table[index + 1][3])
