"""Patterns of dates in less usual spellings: "two thousand and twenty", "2026-W49", "4 to 23 next month"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.dates import bounds, days, periods, spans
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import Clock, Meaning
from kbfollow.evidence.dates.grammar_periods import unit_period
from kbfollow.evidence.dates.words_en_around import APPOINTMENTS
from kbfollow.model import DateSpan

_WEEKDAYS = ("weekday", "maybe_weekday")
_MONTHS = ("month", "maybe_month")
_NEAR = 60  # days: how far a date may lie that only its weekday makes one


def _year_in_words(f: Found) -> int | None:
    thousands, *rest = f.all("number", "integer")
    year: int = thousands * 1000 + sum(rest)
    return year if 1900 <= year < 2100 else None


def _joined(f: Found) -> bool:
    """Whether the first number and the sign behind it stand together: "2026- 11"."""
    first, second, *_ = f
    return bool(first.end == second.start)


def _spaced_year_month(f: Found) -> Meaning | None:
    month = f.get("integer")
    if not 1 <= month <= 12 or not _joined(f) or f.precedes_noun():
        return None
    return periods.named_month(month, f.get("year"))


def _iso_week(f: Found) -> Meaning | None:
    return periods.week_number(f.get("iso_week"), f.get("year"))


def _year_in_pieces(f: Found) -> Meaning | None:
    """ "September-2020-23", "23-2020-September"."""
    year, day = f.get("year_month")
    return days.month_day(f.get(*_MONTHS), day, year)


def _month_and_spoken_day(f: Found) -> Meaning | None:
    """ "May twenty one", with or without a year."""
    day, year = f.get("number"), f.get("year")
    if not 20 <= day <= 31 or (year is None and f.precedes_noun()):
        return None
    return days.month_day(f.get(*_MONTHS), day, year)


def _compact(f: Found) -> Meaning | None:
    """20261204, where that is a day."""
    year, month, day = f.get("compact")
    return None if f.precedes_noun() else days.month_day(month, day, year)


def _spaced_slash(f: Found) -> Meaning | None:
    """ "on 2 / 15"; alone on its line too."""
    first, second = f.all("integer")
    alone = f.before() is None and f.after() is None
    if not alone and not f.follows("on", "by", "until", "before", "after", "due", "weekday"):
        return None
    return days.numeric_day(first, second) if min(first, second) <= 12 else None


def _range_and_year(f: Found) -> Meaning | None:
    numbers, year = f.get("slashed_range"), f.get("year")
    if len(numbers) != 4:
        return None
    first, second, third, fourth = numbers
    return bounds.between(days.numeric_day(first, second, year), days.numeric_day(third, fourth, year))


def _fitting_weekday(f: Found) -> Meaning | None:
    """ "Friday 7.6", "Friday 7-6": a date where it is near and falls on that weekday, else a time or something else."""
    number = f.get(*_WEEKDAYS)
    first, second, *padded = f.get("dotted_short", "integers")
    if any(padded) or f.precedes("dot") or f.follows("this", "next", "last", "coming", "past", "following", "to"):
        return None  # "Fr 04.12.": a date in any case

    def meaning(clock: Clock) -> DateSpan | None:
        for day, month in ((first, second), (second, first)):
            found = days.month_day(month, day)(clock) if 1 <= month <= 12 else None
            if found and found.end.weekday() == number and abs(found.end - clock.anchor) <= timedelta(days=_NEAR):
                return found
        return days.weekday(number)(clock)

    return meaning


def _days_of_month(f: Found) -> Meaning | None:
    """ "4 to 23 next month", "between 4 and 22 this month"."""
    first, last = f.all("integer", "ordinal")
    if not 1 <= first < last <= 31:
        return None
    base = unit_period(f, 1 if f.has("next") else -1 if f.has("last") else 0)

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        start, end = whole.earliest + timedelta(days=first - 1), whole.earliest + timedelta(days=last - 1)
        return replace(whole, start=start, end=end, grain="part") if end <= whole.end else None

    return meaning


def _between_days_of(f: Found) -> Meaning | None:
    """ "November between 19 and 20"."""
    month, (first, last) = f.get(*_MONTHS), f.all("integer", "ordinal")
    return bounds.between(days.month_day(month, first), days.month_day(month, last)) if first < last else None


def _day_to_date(f: Found) -> Meaning | None:
    """ "from 02 to April 07"."""
    month, (first, last) = f.get(*_MONTHS), f.all("integer", "ordinal")
    return bounds.between(days.month_day(month, first), days.month_day(month, last)) if 1 <= first < last else None


def _on_number(f: Found) -> Meaning | None:
    """ "final round on 24": a day at the end of a clause, where what stands before takes place on a day."""
    before = f.before()
    ends = f.after() is None or f.precedes("dot", "comma", "right", "at", "clock")
    if before is None or before.word not in APPOINTMENTS or not ends or not 1 <= f.get("integer") <= 31:
        return None
    return days.day_of_month(f.get("integer"))


def _month_in_years(f: Found) -> Meaning | None:
    length = f.get("duration", "adjective_duration")
    (count, unit), *more = length.high
    whole = not more and unit == "year" and length.low == length.high and count == int(count)
    return spans.month_in(f.get(*_MONTHS), int(count)) if whole else None


def _nth_month(f: Found) -> Meaning | None:
    """ "the third month of 2027"."""
    number, year = f.get("ordinal", "ordinal_word"), f.get("year")
    return periods.named_month(number, year) if 1 <= number <= 12 else None


NUMBERS = Level(
    [
        Rule("two thousand and twenty", "number thousand and? (number|integer)", "year", _year_in_words),
    ],
)

DATES = Level(
    [
        Rule("2026-W49", "year dash? iso_week", "week", _iso_week),
        Rule("September-2020-23", "ANY_MONTH dash year_month|year_month dash ANY_MONTH", "day", _year_in_pieces),
        Rule("2026- 11", "year (dash|slash) integer|integer (dash|slash) year", "period", _spaced_year_month),
        Rule("March in a year", "ANY_MONTH in (duration|adjective_duration)", "period", _month_in_years),
        Rule("May twenty one", "ANY_MONTH number (comma? year)?", "day", _month_and_spoken_day),
        Rule("20261204", "compact", "day", _compact),
        Rule("2 / 15", "integer slash integer (?!slash|integer|year)", "day", _spaced_slash),
        Rule("5/1-5/7, 2020", "slashed_range comma year", "period", _range_and_year),
        Rule("Friday 7.6", "WEEKDAY (dotted_short|integers) (?!UNIT|business|clock)", "day", _fitting_weekday),
        Rule(
            "4 to 23 next month",
            "between? NUMBER (TO) NUMBER of? (this|next|last) month_unit",
            "period",
            _days_of_month,
        ),
        Rule("November between 19 and 20", "ANY_MONTH between NUMBER and NUMBER", "period", _between_days_of),
        Rule("from 02 to April 07", "(from|between) the? NUMBER (TO) the? ANY_MONTH NUMBER", "period", _day_to_date),
        Rule("final round on 24", "on integer", "day", _on_number),
        Rule(
            "third last week",
            "the? NTH last (week_unit|day_unit)",
            "nth_last",
            lambda f: (f.get("ordinal", "ordinal_word"), f.has("week_unit")),
        ),
        Rule("third month of 2027", "the? NTH month_unit of year", "period", _nth_month),
    ],
)
