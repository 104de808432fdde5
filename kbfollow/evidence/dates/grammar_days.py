"""Patterns of calendar days with the name of a month, or the day alone: "4 December", "Dec 7-11", "the 4th"."""

from __future__ import annotations

from kbfollow.evidence.dates import bounds, days
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import (
    Clock,
    Meaning,
    add_months,
    safe_date,
)
from kbfollow.evidence.dates.grammar_numeric import full_year
from kbfollow.evidence.dates.tokens import OTHER, Token, kind
from kbfollow.evidence.dates.words_en_around import COUNTED_NOUNS, ORDINAL_NOUNS, SAFE_BEHIND
from kbfollow.model import DateSpan

_DAY_NUMBERS = ("integer", "ordinal", "ordinal_word")

_MONTHS = ("month", "maybe_month")

_WEEKDAYS = ("weekday", "maybe_weekday")


def _month_name_day(f: Found) -> Meaning | None:
    """ "4 Dec", "Dec 4th, 2026", "the 4th of December", "31-Oct-74"."""
    day, month, year = f.get(*_DAY_NUMBERS), f.get(*_MONTHS), f.get("year")
    numbers = f.all("integer", "ordinal")
    if year is None and len(numbers) == 2:  # 31-Oct-74
        year = full_year(numbers[1])
    if not 1 <= day <= 31:
        return None
    if f.has("maybe_month") and year is None:
        after = f.after()
        named = next(t for t in f if t.kind == kind("maybe_month"))
        if named.word == "may" and not named.capital and not f.has("ordinal") and not _by_the_day(f, named):
            return None  # "we may 5"
        if after is not None and after.kind == OTHER and after.word in COUNTED_NOUNS:
            return None
    return days.month_day(month, day, year)


def _by_the_day(f: Found, month: Token) -> bool:
    """ "by 22 may", "on 3 may," but not "of the 30, 22 may come"."""
    after = f.after()
    ends = after is None or (after.kind != OTHER and after.word not in _MAY) or after.word in SAFE_BEHIND - _MAY
    begins = f.before() is None or f.follows("by", "on", "before", "after", "until", "from", "since", "due")
    return f.tokens[f.first] is not month and month in f.tokens[f.stop - 2 : f.stop] and begins and ends


_MAY = frozenset("be not or have well also only just still".split())  # “22 may or may not”


def _day_range(f: Found) -> Meaning | None:
    """Days of one month: "Dec 7-11", "4–8 December", "the 3rd to the 5th of May", "Dec 3 or 4"."""
    month, year = f.get(*_MONTHS), f.get("year")
    pair = f.get("integers", "slashed_short")
    first, last = pair[:2] if pair else f.all(*_DAY_NUMBERS)[:2]
    if first > last:
        return None
    return bounds.between(days.month_day(month, first, year), days.month_day(month, last, year))


def _the_nth(f: Found) -> Meaning | None:
    """ "the 4th", unless it counts something: "the 4th floor", "my 2nd interview"."""
    number = f.get("ordinal")
    after = f.after()
    if not 1 <= number <= 31 or (after is not None and (after.word in ORDINAL_NOUNS or after.kind in _NO_DAY_BEHIND)):
        return None
    bound = f.follows(
        *("by", "on", "before", "after", "until", "from", "between", "since", "due", "week_of", "not_before", "dash"),
        *("until_after", "latest", "week_ending", "eod", "for", "comma", "and", "or", "to", "through", "about", "is"),
        "of",
    )
    if f.precedes_noun() and not (bound and f.has("the") and after and after.word in SAFE_BEHIND):
        return None
    return days.day_of_month(number) if bound or f.has("the") else None


_NO_DAY_BEHIND = {kind(n) for n in ("week_unit", "quarter_unit", "day_unit", "dash", "adjective_duration", "business")}


def _the_number(f: Found) -> Meaning | None:
    """ "by the 15" at the end of a clause."""
    ends = f.after() is None or f.precedes("dot", "comma", "right", "latest")
    bound = f.follows("by", "on", "before", "after", "until", "week_of")
    return days.day_of_month(f.get("integer")) if ends and bound else None


def _weekday_and_number(f: Found) -> Meaning | None:
    """ "Monday 21" where that is a Monday; else the number is something else."""
    number, day = f.get(*_WEEKDAYS), f.get("integer")
    if (
        not 1 <= day <= 31
        or f.precedes_noun()
        or not (f.after() is None or f.precedes("dot", "comma", "at", "clock", "right", "dash", "daypart"))
    ):
        return None

    def meaning(clock: Clock) -> DateSpan | None:
        found = days.weekday_the_nth(number, day)(clock)
        return found if found and found.end.weekday() == number else days.weekday(number)(clock)

    return meaning


def _weekday_the_nth(f: Found) -> Meaning | None:
    """ "Tuesday the 13th"; before an unknown word only where it is one: "friday 27th paco rang", "Friday 2nd floor"."""
    number, day = f.get(*_WEEKDAYS), f.get("ordinal", "ordinal_word")
    after = f.after()
    if not f.precedes_noun():
        return days.weekday_the_nth(number, day)
    if after is not None and (after.word in ORDINAL_NOUNS or after.word in COUNTED_NOUNS):
        return None

    def meaning(clock: Clock) -> DateSpan | None:
        found = days.weekday_the_nth(number, day)(clock)
        return found if found and found.end.weekday() == number else days.weekday(number)(clock)

    return meaning


def _nth_of_relative_month(f: Found) -> Meaning | None:
    """ "the 20th of next month", "the first of the month"."""
    number = f.get("ordinal", "ordinal_word")
    months = 1 if f.has("next", "following", "coming") else -1 if f.has("last", "past") else 0
    if not months and not f.has("this"):
        return days.day_of_month(number)

    def meaning(clock: Clock) -> DateSpan | None:
        first = add_months(clock.anchor.replace(day=1), months)
        day = safe_date(first.year, first.month, number)
        return clock.day(day, past=months < 0 or clock.past) if day else None

    return meaning


def _ordinals_range(f: Found) -> Meaning | None:
    """ "between the 3rd and the 6th", "the 3rd to 5th"."""
    first, last = f.all("ordinal", "integer")
    if not (1 <= first <= 31 and 1 <= last <= 31) or f.precedes_noun():
        return None
    return bounds.between(days.day_of_month(first), days.day_of_month(last))


def _weekday_and_date(f: Found) -> Meaning | None:
    """ "Fri 4 Dec", "4 Dec (Friday)". With a comma between two that don't fit they are two expressions."""
    number, date = f.get(*_WEEKDAYS), f.get("day")
    if (f.has("comma") and f.has("dash")) or date is None:
        return None
    return days.with_weekday(number, date)


DATES = Level(
    [
        # several days of one month
        Rule(
            "from 3 to 12 of Sept",
            "the? NUMBERS dot? (TO) the? NUMBERS dot? of? ANY_MONTH dot? YEAR?",
            "period",
            _day_range,
        ),
        Rule("4-8 December", "(integers dot? of? ANY_MONTH|slashed_short MONTH) YEAR?", "period", _day_range),
        Rule("Dec 7-11", "ANY_MONTH dot? the? (integers|slashed_short) YEAR?", "period", _day_range),
        Rule(
            "Dec 7 to the 11th",
            "ANY_MONTH dot? the? NUMBERS (TO) the? NUMBERS (?!UNIT|ANY_MONTH|clock|full|business) YEAR?",
            "period",
            _day_range,
        ),
        # one day
        Rule("31-Oct-74", "integer dash ANY_MONTH dash integer", "day", _month_name_day),
        Rule("4 December 2026", "the? NUMBER dot? (of|dash|slash)? the? ANY_MONTH dot? YEAR?", "day", _month_name_day),
        Rule("the first of March", "the? ordinal_word of ANY_MONTH YEAR?", "day", _month_name_day),
        Rule("first March 2026", "the? ordinal_word ANY_MONTH YEAR", "day", _month_name_day),
        Rule("2026 Dec 4", "year (slash|dash|comma)? ANY_MONTH (slash|dash)? NUMBER", "day", _month_name_day),
        Rule(
            "December 4th, 2026",
            "ANY_MONTH dot? (dash|slash|comma)? the? NUMBERS (?!UNIT|business|dash UNIT|slash) YEAR?",
            "day",
            _month_name_day,
        ),
        Rule(
            "the 20th of next month",
            "the? NUMBERS of the? (this|next|last|past|following|coming)? month_unit",
            "day",
            _nth_of_relative_month,
        ),
        Rule("between the 3rd and the 6th", "between the? NUMBER and the? ordinal", "period", _ordinals_range),
        Rule(
            "the 3rd to the 5th",
            "the? ordinal (to|dash|or|through|until|slash) the? ordinal",
            "period",
            _ordinals_range,
        ),
    ],
)

WITH_WEEKDAYS = Level(
    [
        Rule(
            "Tuesday the 13th",
            "WEEKDAY comma? (on)? (the? ordinal|the ordinal_word) (?!week_unit|quarter_unit)",
            "day",
            _weekday_the_nth,
        ),
        Rule("Monday 21", "WEEKDAY integer", "day", _weekday_and_number),
        Rule("the 4th", "the? ordinal", "day", _the_nth),
        Rule("by the 15", "the integer", "day", _the_number),
        Rule(
            "Friday 4 Dec",
            "(this|next|coming)? WEEKDAY (comma|dot|dash)? (the|on)? left? day right?",
            "day",
            _weekday_and_date,
        ),
        Rule("4 Dec (Friday)", "day left WEEKDAY right|day comma? WEEKDAY", "day", _weekday_and_date),
    ],
)
