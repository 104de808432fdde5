"""Patterns of calendar dates in digits: 2026-12-04, 11/21, 04.12.2026, 05.10."""

from __future__ import annotations

from kbfollow.evidence.dates import bounds, days
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import (
    Clock,
    Meaning,
)
from kbfollow.evidence.dates.tokens import OTHER, kind
from kbfollow.evidence.dates.words_en_around import COUNTED_NOUNS, COUNTED_UP, RATED, VERSIONED
from kbfollow.model import DateSpan

_DOTTED_COUNTRY_WORDS = ("on", "by", "until", "since", "from", "to", "before", "after", "due", "day", "dash")


def full_year(year: int) -> int:
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def _ymd(f: Found) -> Meaning:
    year, month, day = f.get("ymd", "compact")
    return days.month_day(month, day, year)


def _slashed(f: Found) -> Meaning | None:
    """11/21/2026 by the date order; 26/11/21 only where the order says so."""
    first, second, third = f.get("slashed", "dashed")

    def meaning(clock: Clock) -> DateSpan | None:
        if clock.order == "ymd" and (found := days.month_day(second, third, full_year(first))(clock)):
            return found
        return days.numeric_day(first, second, full_year(third))(clock)

    return meaning


_WHICH = (kind("ordinal"), kind("ordinal_word"), kind("next"), kind("last"))
MOST_ROUNDS = 6  # “round 1/4” is a count, “round 1/8” a day


def _slashed_short(f: Found) -> Meaning | None:
    """11/21, unless it is a rating, a fraction or a round: "8/10", "3/4 of them", "round 2/3"."""
    first, second = f.get("slashed_short")
    if f.precedes("month") and first < second:
        return None  # "3/4 Nov": one of two days
    if f.follows("month", "maybe_month"):
        return None  # "Dec 3/4" is read with its month
    if 0 in (first, second) or (first > 12 and second > 12) or max(first, second) > 31:
        return None
    before, after = f.before(), f.after()
    if f.precedes("of", "colon", "slash") and not f.follows("on", "by"):
        return None
    sure = f.follows("on", "by", "until", "before", "after", "from", "to", "due", "weekday", "since", "dash", "between")
    if not sure:
        if before and before.word in RATED and (first <= second or before.word not in COUNTED_UP):
            back = f.before(2)
            which = before.word in COUNTED_UP and back is not None and back.kind in _WHICH  # “second round 1/8”
            if not (which or (before.word in COUNTED_UP and second > MOST_ROUNDS)):
                return None
        if after and after.word in COUNTED_NOUNS:
            return None
        if second == 10 and first >= 5 and first != 10 and before and before.kind == OTHER and not before.capital:
            back = f.before(2)
            if before.word in RATED or (back and back.word in RATED):
                return None
    return days.numeric_day(first, second)


def _dotted(f: Found) -> Meaning:
    """Dotted dates are day, month, year; the other order only where that is impossible."""
    day, month, year = f.get("dotted")

    def meaning(clock: Clock) -> DateSpan | None:
        full = full_year(year)
        return days.month_day(month, day, full)(clock) or days.month_day(day, month, full)(clock)

    return meaning


def _dotted_short(f: Found) -> Meaning | None:
    """05.10. or "by 4.12": day and month, where it can't be a version or an amount."""
    day, month, padded = f.get("dotted_short")
    before = f.before()
    if not 1 <= month <= 12:
        if not (f.follows("on", "by", "in") and 1 <= day <= 12 and 13 <= month <= 31):
            return None
        day, month = month, day
    told = f.follows(*_DOTTED_COUNTRY_WORDS)
    if f.has("dot"):
        if before is not None and before.word in VERSIONED:
            return None
        farther = f.before(2)
        listed = farther is not None and not farther.word.isalpha()  # “Python 3.12, 3.11.”
        told = told or (before is not None and before.word == "am" and (farther is None or farther.word != "i"))
        told = told or (f.follows("colon", "comma", "left", "dash") and not listed)  # “Trial day: 10.12.”
        found = days.month_day(month, day)
        return found if told or padded else lambda clock: found(clock) if clock.order == "dmy" else None
    return days.month_day(month, day) if told and (padded or f.follows("by", "until", "weekday", "on")) else None


def _pair(f: Found, name: str) -> Meaning | None:
    """A range written without spaces: 11/30-12/4, 04.12.-06.12.2026, 2026-12-04/2026-12-11."""
    numbers = f.get(name)
    half = len(numbers) // 2
    first, last = numbers[:half], numbers[half:]
    if name == "dashed_range":
        return bounds.between(days.month_day(first[1], first[2], first[0]), days.month_day(last[1], last[2], last[0]))
    if name == "slashed_range":
        if half == 3:
            return bounds.between(
                days.numeric_day(first[0], first[1], full_year(first[2])),
                days.numeric_day(last[0], last[1], full_year(last[2])),
            )
        return bounds.between(days.numeric_day(first[0], first[1]), days.numeric_day(last[0], last[1]))
    if half == 3:
        return bounds.between(
            days.month_day(first[1], first[0], full_year(first[2])),
            days.month_day(last[1], last[0], full_year(last[2])),
        )
    return bounds.between(days.month_day(first[1], first[0]), days.month_day(last[1], last[0]))


NUMERIC = Level(
    [
        Rule("2026-12-04", "ymd (clock)?", "day", _ymd),
        Rule("11/21/2026", "slashed|dashed", "day", _slashed),
        Rule("04.12.2026", "dotted", "day", _dotted),
        Rule(
            "05.10.26",
            "dotted_short dot year",
            "day",
            lambda f: days.month_day(f.get("dotted_short")[1], f.get("dotted_short")[0], f.get("year")),
        ),
        Rule("4.-8.12.", "integer dot dash dotted_short dot?", "day", lambda f: _day_range_dotted(f)),
        Rule("11/30-12/4", "slashed_range", "period", lambda f: _pair(f, "slashed_range")),
        Rule("04.12.-06.12.", "dotted_range dot?", "period", lambda f: _pair(f, "dotted_range")),
        Rule("2026-12-04/2026-12-11", "dashed_range", "period", lambda f: _pair(f, "dashed_range")),
        Rule("11/21", "slashed_short", "day", _slashed_short),
        Rule("05.10.", "dotted_short dot?", "day", _dotted_short),
    ],
)


def _day_range_dotted(f: Found) -> Meaning | None:
    day, month, _ = f.get("dotted_short")
    return bounds.between(days.month_day(month, f.get("integer")), days.month_day(month, day))
