"""Patterns of periods: "next week", "the week of Dec 7", "January", "Q1", "the holidays"."""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.dates import bounds, days, periods, spans
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import (
    Amount,
    Duration,
    Meaning,
    Unit,
)
from kbfollow.evidence.dates.tokens import OTHER, kind
from kbfollow.evidence.dates.words_en_around import FUTURE_CUES, PRESENT_VERBS, PRONOUNS

_TIME_PREPOSITIONS = (
    *("in", "by", "until", "before", "after", "since", "during", "early", "mid", "late", "end", "beginning", "start"),
    *(
        "of",
        "from",
        "between",
        "to",
        "through",
        "and",
        "or",
        "dash",
        "not_before",
        "until_after",
        "over",
        "into",
        "for",
    ),
    *("next", "this", "last", "later", "first_half", "second_half", "within", "around", "slash", "about", "earliest"),
)

_VERBS_BEHIND = FUTURE_CUES | PRESENT_VERBS | PRONOUNS
_PLURALS = frozenset(("days", "weeks", "months", "quarters", "years", "wks", "mths", "yrs", "mos"))


def _shift(f: Found) -> int:
    return 1 if f.has("next", "coming", "following") else -1 if f.has("last", "past") else 0


def unit_period(f: Found, count: int) -> Meaning:
    """The week, month, quarter or year so many after the anchor's."""
    if f.has("week_unit"):
        return periods.week(count)
    if f.has("month_unit"):
        return periods.month(count)
    return periods.quarter_from_now(count) if f.has("quarter_unit") else periods.year_from_now(count)


def _relative(f: Found) -> Meaning | None:
    if any(t.word in _PLURALS for t in f):
        return None  # "in the coming weeks"
    if f.has("the") and f.has("next") and f.follows("in", "within", "over", "during"):
        return bounds.within(_one(f))
    return unit_period(f, _shift(f))


def _units(f: Found, count: float) -> Amount:
    """So many of the unit that was named."""
    unit: Unit = "week" if f.has("week_unit") else "month" if f.has("month_unit", "quarter_unit") else "year"
    if f.has("day_unit"):
        unit = "day"
    return ((count * 3 if f.has("quarter_unit") else count, unit),)


def _one(f: Found) -> Duration:
    one = _units(f, 1)
    return Duration(one, one, f"one {one[0][1]}")


def _next_units(f: Found) -> Meaning:
    """ "in the next two weeks" is a deadline, "the next two weeks" a range."""
    length = f.get("duration", "adjective_duration")
    return bounds.within(length) if f.has("in", "within", "over", "during") else bounds.next_units(length)


def _named_month(f: Found) -> Meaning | None:
    number, year = f.get("month"), f.get("year")
    if year is not None:
        return periods.named_month(number, year)
    if f.has("year_unit"):
        years = _shift(f)
        return lambda clock: periods.named_month(number, clock.anchor.year + years)(clock)
    if f.has("last", "past"):
        return lambda clock: periods.named_month(number)(replace(clock, tense="past"))
    return periods.named_month(number, skip=1 if f.has("after") else 0)


def _quarter(f: Found) -> Meaning | None:
    number = f.get("q") or f.get("ordinal", "ordinal_word")
    if not 1 <= number <= 4 or (f.precedes_noun() and not f.has("year", "year_unit", "quarter_unit")):
        behind = f.before()
        if (
            not 1 <= number <= 4
            or behind is None
            or not f.follows("by", "until", "before", "in", "of", "early", "late", "mid")
        ):
            return None  # "Q3 numbers"
    if f.has("year_unit"):
        years = _shift(f)
        return lambda clock: periods.quarter(number, clock.anchor.year + years)(clock)
    return periods.quarter(number, f.get("year"))


def _half_year(f: Found) -> Meaning | None:
    if f.get("year") is None and (f.precedes_noun() or not f.follows(*_TIME_PREPOSITIONS)):
        return None
    return periods.half_year(f.get("half_year"), f.get("year"))


def _year(f: Found) -> Meaning | None:
    behind = f.after()
    verb = behind is not None and behind.word in _VERBS_BEHIND
    told = f.follows(*_TIME_PREPOSITIONS) and (verb or not f.precedes_noun())
    return periods.year_span(f.get("year")) if told else None


def _weekend(f: Found) -> Meaning | None:
    if f.precedes_noun() and not f.follows("by", "over", "before", "after", "on", "at", "until"):
        return None  # "the weekend shift"
    if f.has("after"):
        return periods.weekend(2)
    if f.has("last", "past"):
        return periods.weekend(-1)
    if f.has("the", "this", "next", "following", "coming") or f.follows("over", "by", "before", "after", "until", "on"):
        return periods.weekend(1 if f.has("next", "following") else 0)
    return None


def _week_of(f: Found) -> Meaning | None:
    base = f.get("day")
    if f.has("weekday", "maybe_weekday"):
        base = days.weekday(f.get("weekday", "maybe_weekday"))
    if base and f.has("a") and any(t.kind == kind("week_of") and t.word in ("week", "wk") for t in f):
        return spans.week_from(base)  # "a week starting tomorrow"
    if f.has("integer"):
        base = days.day_of_month(f.get("integer"))
    return periods.week_containing(base) if base else None


def _week_number(f: Found) -> Meaning | None:
    """ "week 49"; a low number without a year is the n-th week of something else."""
    if f.get("integer") < 5 and not f.has("year", "week_number"):
        return None
    return periods.week_number(f.get("integer"), f.get("year")) if 1 <= f.get("integer") <= 53 else None


def _new_year(f: Found) -> Meaning | None:
    """ "in the new year" is January; "by", "before" and "after" count from the first day."""
    before = f.before()
    if f.precedes("before") and (before is None or before.word in ("be", "is", "'s", "it's", "it'll", "probably")):
        return periods.new_year  # “New year before they say”
    if before is not None and before.kind == OTHER and not f.has("the"):
        return None
    if f.follows("by", "before", "after", "until", "over", "until_after", "on", "since"):
        return days.holiday("new year's day")
    return periods.new_year if f.has("the") or f.follows(*_TIME_PREPOSITIONS) else None


def _winter_holidays(f: Found) -> Meaning | None:
    name = f.get("holiday")
    if name is not None and not name.startswith(("christmas", "xmas", "weihnachten")):
        return None
    if name is None and not f.has("holidays"):
        return None  # "after the break"
    behind = f.before()
    if name is None and not f.follows(
        *(
            "before",
            "after",
            "over",
            "during",
            "until",
            "through",
            "by",
            "in",
            "for",
            "until_after",
            "between",
            "since",
        ),
        *("not_before", "about", "beginning", "at"),
    ):
        return None
    return periods.winter_holidays if behind is not None or name else None


PERIODS = Level(
    [
        Rule(
            "in the next two weeks",
            "(in|within|over|during)? the? (next|coming|following) (duration|adjective_duration)",
            "bound",
            _next_units,
        ),
        Rule(
            "in the coming two weeks",
            "in? the? (number|integer) (coming|next) (week_unit|day_unit|month_unit)",
            "bound",
            lambda f: bounds.next_units(_counted(f)) if any(t.word in _PLURALS for t in f) else None,
        ),
        Rule(
            "in the next week to ten days",
            "(in|within|over|during)? the? next (week_unit|day_unit|month_unit) (to|or) duration",
            "bound",
            lambda f: _next_to(f),
        ),
        Rule(
            "in the next week or two",
            "(in|within|over|during)? the? (next|coming) WHOLE or (number|few)",
            "bound",
            lambda f: _next_or(f),
        ),
        Rule(
            "in the next day or two",
            "(in|within|over|during)? the? (next|coming) day_unit or (number|few)",
            "bound",
            lambda f: _next_or(f),
        ),
        Rule(
            "in the five past years",
            "in? the? (number|integer) (last|past) (week_unit|day_unit|month_unit|year_unit)",
            "period",
            lambda f: bounds.past_units(_counted(f)) if any(t.word in _PLURALS for t in f) else None,
        ),
        Rule(
            "the last two weeks",
            "the? (last|past) (duration|adjective_duration)",
            "period",
            lambda f: (
                None
                if f.precedes("of") or f.precedes("in")
                else bounds.past_units(f.get("duration", "adjective_duration"))
            ),
        ),
        # weeks
        Rule("week after next", "the? week_unit after next", "week", lambda f: periods.week(2)),
        Rule("week 49", "(week_unit|week_number) integer YEAR?", "week", _week_number),
        Rule(
            "week of Dec 7",
            "(the|that|a)? (week_of|week_ending|week_unit of) (the|on)? (day|WEEKDAY|integer)",
            "week",
            _week_of,
        ),
        Rule("Thanksgiving week", "(the)? day week_unit", "week", lambda f: periods.week_containing(f.get("day"))),
        Rule(
            "not this week but next",
            "not this week_unit comma? (dash)? other_word next (week_unit)?",
            "week",
            lambda f: periods.week(1),
        ),
        Rule(
            "this week or next",
            "this week_unit comma? (or|and) about? next (week_unit|dot|comma)?",
            "period",
            lambda f: bounds.between(periods.week(0), periods.week(1)),
        ),
        Rule(
            "next week",
            "the? SHIFT business? week_unit (?!of the? MONTH|in MONTH|of the year)",
            "week",
            lambda f: periods.week_containing(bounds.said_before_or_now, 1) if f.has("following") else _relative(f),
        ),
        Rule(
            "that week",
            "(that|the? same) week_unit",
            "week",
            lambda f: periods.week_containing(bounds.said_before_or_now),
        ),
        Rule(
            "the same month",
            "(that|the? same) (month_unit|year_unit)",
            "period",
            lambda f: spans.month_or_year_of(bounds.said_before_or_now, f.has("year_unit")),
        ),
        # weekends
        Rule("weekend after next", "the? weekend after next", "period", _weekend),
        Rule(
            "weekend of the 12th",
            "the? weekend (of|after|before|following) the? day",
            "period",
            lambda f: periods.weekend_beside(
                f.get("day"), 1 if f.has("after", "following") else -1 if f.has("before") else 0
            ),
        ),
        Rule("the weekend", "the? SHIFT? full? weekend", "period", _weekend),
        # longer
        Rule(
            "month after next",
            "the? (month_unit|quarter_unit|year_unit) after next",
            "period",
            lambda f: unit_period(f, 2),
        ),
        Rule("next month", "the? SHIFT (month_unit|quarter_unit|year_unit)", "period", _relative),
        Rule("December 2026", "MONTH dot? YEAR|year comma? MONTH", "period", _named_month),
        Rule("January of next year", "MONTH of? (this|next|last) year_unit", "period", _named_month),
        Rule("next January", "(this|next|last|past|coming)? MONTH (after next)?", "period", _named_month),
        Rule(
            "2026-12",
            "year_month",
            "period",
            lambda f: (
                periods.named_month(f.get("year_month")[1], f.get("year_month")[0])
                if 1 <= f.get("year_month")[1] <= 12
                else None
            ),
        ),
        Rule("Q1 2027", "(calendar)? q (YEAR|of? the? (this|next|last) year_unit)?|year dash? q", "period", _quarter),
        Rule(
            "the third quarter",
            "the? NTH quarter_unit (YEAR|of the year_unit|of? (this|next|last) year_unit)?",
            "period",
            _quarter,
        ),
        Rule("H1 2027", "half_year YEAR?|year dash? half_year", "period", _half_year),
        Rule("in the new year", "the? new_year", "period", _new_year),
        Rule(
            "over the holidays",
            "the? (holidays|break)|the? holiday (break|holidays)",
            "period",
            _winter_holidays,
        ),
        Rule("in 2027", "year", "period", _year),
    ],
)


def _counted(f: Found) -> Duration:
    count = f.get("number", "integer")
    amount = _units(f, count)
    return Duration(amount, amount, f"{count} {amount[0][1]}s")


def _next_to(f: Found) -> Meaning:
    """ "in the next week to ten days": from the one to the other."""
    high: Duration = f.get("duration")
    return bounds.distance(Duration(_units(f, 1), high.high, f"up to {high.said}"))


def _next_or(f: Found) -> Meaning:
    """ "in the next week or two": from one to two weeks."""
    count = f.get("number", "few") or 2
    high = _units(f, count)
    return bounds.distance(Duration(_units(f, 1), high, f"one to {count} {high[0][1]}s"))
