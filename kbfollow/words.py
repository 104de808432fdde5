"""How days, lists and names are written in task lines, on the page and in `why`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_month(day: date) -> str:
    """“Fri 20 Nov”."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1]}"


def day_month_year(day: date) -> str:
    """“Fri 20 Nov 2026”."""
    return f"{day_month(day)} {day.year}"


def days_range(start: date | None, end: date) -> str:
    """“4–11 Dec”, “30 Nov–4 Dec”, “Fri 4 Dec” for one day."""
    if start is None or start == end:
        return day_month(end)
    first = f"{start.day}" if (start.year, start.month) == (end.year, end.month) else day_month(start)[4:]
    return f"{first}–{day_month(end)[4:]}"


def weekday(day: date) -> str:
    """“Friday”."""
    return WEEKDAYS[day.weekday()]


def joined(words: Sequence[str], last: str = "and") -> str:
    """“a”, “a and b”, “a, b and c”."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def plural(count: int, one: str, many: str = "") -> str:
    """“1 day”, “2 days”."""
    return f"{count} {one if count == 1 else many or one + 's'}"
