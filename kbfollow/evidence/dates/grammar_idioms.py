"""Patterns of less usual ways to name days: "this day week", "mid-month", "between Christmas and New Year"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.dates import bounds, days, periods, spans
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import Clock, Duration, Meaning, monday_of, shift
from kbfollow.evidence.dates.grammar_distances import base_of, negated, weekday_then
from kbfollow.evidence.dates.grammar_periods import unit_period
from kbfollow.evidence.dates.tokens import OTHER, kind
from kbfollow.evidence.dates.words_en_around import DUE_VERBS, PUT_OFF, SAFE_BEHIND
from kbfollow.model import DateSpan

_WEEKDAYS = ("weekday", "maybe_weekday")


# ---- weeks counted from a day, and days between feasts -------------------------------------------------------------


def _feasts(f: Found) -> Meaning | None:
    """ "between Christmas and New Year": the days between."""
    first, *more = f.all("holiday")
    if first not in _CHRISTMAS or (more and more[0] not in _NEW_YEAR):
        return None
    return spans.after_christmas


_CHRISTMAS = frozenset(
    ("christmas", "xmas", "x-mas", "christmas day", "xmas day", "weihnachten", "boxing day", "crimbo", "chrimbo")
)
_NEW_YEAR = frozenset(("new year's", "new year's day", "new year day", "new year's eve", "nye", "silvester", "neujahr"))


def _christmas_break(f: Found) -> Meaning | None:
    return periods.winter_holidays if f.get("holiday") in _CHRISTMAS else None


def _in_days(count: int, said: str) -> Meaning:
    return days.days_from_anchor(count, said)


def _week_on(f: Found) -> Meaning | None:
    """ "week on Thursday" where it begins a clause; else "this week on Thursday"."""
    before = f.before()
    first = next(iter(f))
    if first.word not in ("week", "wk") or (before is not None and not f.follows("comma", "colon", "dash", "left")):
        return None
    return bounds.distance(Duration(((1, "week"),), ((1, "week"),), "a week"), days.weekday(f.get(*_WEEKDAYS)))


def _until_new_year(f: Found) -> Meaning:
    """ "not until the new year", "on hold until the new year": in January; else a deadline."""
    off = any((t := f.before(back)) is not None and t.word in PUT_OFF for back in range(1, 5))
    if off or negated(f):
        return bounds.not_before(periods.new_year)
    return bounds.deadline(days.holiday("new year's day"))


_OF_A_SEASON = frozenset("break recess vacation clean cleaning fair fairs show sale sales menu collection rush".split())


def _season(f: Found) -> Meaning | None:
    """ "next spring", "by the summer", "spring 2027"; not "spring boot", "the fall of the old system"."""
    year = f.get("year")
    named = next(t for t in f if t.kind == kind("season"))
    shifted = f.has("this", "next", "last", "past", "coming")
    if year is None and not shifted:
        if not f.follows("in", "by", "before", "until", "not_before", "since", "over", "early", "mid", "late", "of"):
            return None
        if f.precedes("of") or f.precedes_noun() or (named.word == "fall" and not f.has("the")):
            return None
        if (behind := f.after()) is not None and behind.word in _OF_A_SEASON:
            return None  # “before spring break”: nobody knows when
    if f.precedes_noun() and (shifted and (t := f.after()) is not None and t.word not in SAFE_BEHIND):
        return None
    skip = -1 if f.has("last", "past") or f.follows("since") else 1 if f.has("next", "coming") else 0
    return spans.season(f.get("season"), skip, year)


WEEKS = Level(
    [
        Rule("next spring", "the? (this|next|last|past|coming)? season (comma? year)?", "period", _season),
        Rule("the Christmas break", "the? holiday (break|holidays)", "period", _christmas_break),
        Rule("Easter weekend", "the? holiday weekend", "period", lambda f: spans.holiday_weekend(f.get("holiday"))),
        Rule(
            "the August bank holiday",
            "(the|this|next)? MONTH bank_holiday|(the|this|next) bank_holiday WEEKDAY?|bank_holiday WEEKDAY",
            "day",
            lambda f: spans.public_holiday(f.get("month"), f.get(*_WEEKDAYS)),
        ),
        Rule("until the new year", "until the? new_year (?!day_unit)", "bound", _until_new_year),
        Rule("between Christmas and New Year", "between holiday and the? (new_year|holiday)", "period", _feasts),
        Rule("twixmas", "year_gap", "period", lambda f: spans.after_christmas),
        Rule(
            "this day week",
            "(this day_unit|today) week_unit (?!integer|number)",
            "day",
            lambda f: _in_days(7, "a week today"),
        ),
        Rule("tomorrow week", "tomorrow week_unit (?!integer|number)", "day", lambda f: _in_days(8, "a week tomorrow")),
        Rule(
            "the day after next",
            "the day_unit after next (?!WHOLE|WEEKDAY)",
            "day",
            lambda f: _in_days(2, "in two days"),
        ),
        Rule("week on Thursday", "week_unit on WEEKDAY", "day", _week_on),
    ],
)


# ---- parts of periods, and business days of them -------------------------------------------------------------------


def _turn_of(f: Found) -> Meaning:
    """ "the turn of the month": its last day and the next one's first."""
    base = unit_period(f, 0)

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        return replace(whole, start=whole.end, end=whole.end + timedelta(days=1), grain="part")

    return meaning


def _beginning(f: Found) -> Meaning | None:
    """ "BOM", "BOY": the siblings of EOM and EOY; not "my sample BOQ", a bill of quantities."""
    before = f.before()
    if before is not None and before.kind == OTHER:
        return None
    unit = periods.month if f.has("bom") else periods.quarter_from_now if f.has("boq") else periods.year_from_now
    return spans.part_ahead("early", unit)


def _mid_unit(f: Found) -> Meaning | None:
    """ "mid-month", the next one where this month's is over; not "the mid-year review"."""
    return None if f.precedes_noun() else spans.part_ahead("mid", lambda count: unit_period(f, count))


def _nth_business_day(f: Found) -> Meaning | None:
    """ "the first working day of January"."""
    number = -1 if f.has("last") else f.get("ordinal", "ordinal_word")
    base = f.get("period")
    return spans.nth_business_day_of(number, base if base is not None else unit_period(f, 0)) if number <= 31 else None


def _business_day_beside(f: Found) -> Meaning:
    """ "the first working day after Christmas"."""
    one = Duration(((1, "business day"),), ((1, "business day"),), "one business day")
    return bounds.distance(one, base_of(f), -1 if f.has("before") else 1)


def _nth_last(f: Found) -> Meaning | None:
    """ "the second last week of October", "the 5th last day of May"."""
    (number, of_weeks), base = f.get("nth_last"), f.get("period")
    return periods.nth_week_of(-number, base) if of_weeks else periods.nth_day_of(-number, base)


PARTS = Level(
    [
        Rule("turn of the month", "the? turn of the (month_unit|year_unit|quarter_unit)", "period", _turn_of),
        Rule("BOM", "the? (bom|boq|boy)", "period", _beginning),
        Rule("mid-month", "mid dash? (month_unit|quarter_unit|year_unit)", "period", _mid_unit),
        Rule(
            "first working day of January",
            "the? (NTH|last) BUSINESS_DAY (of|in) the? (period|month_unit|year_unit|quarter_unit)",
            "day",
            _nth_business_day,
        ),
        Rule(
            "first working day after Christmas",
            "the? (ordinal_word|last|next)? BUSINESS_DAY (after|before|following) the? (day|period)",
            "day",
            _business_day_beside,
        ),
        Rule("third last week of", "nth_last (of|in) the? period", "period", _nth_last),
    ],
)


# ---- durations that begin on a day ---------------------------------------------------------------------------------


def _lasting(f: Found) -> Meaning:
    """ "for three days from Monday", "a week starting tomorrow": the first day counts."""
    length, base = f.get("duration"), base_of(f)

    def meaning(clock: Clock) -> DateSpan | None:
        first = base(clock)
        if first is None:
            return None
        end = shift(clock, first.earliest, length.high) - timedelta(days=1)
        return replace(first, end=max(end, first.earliest), grain="part", words=f"{length.said} from {first.words}")

    return meaning


def _weekday_of_that(f: Found) -> Meaning:
    """ "3 weeks after Christmas on Friday": the Friday of that week."""
    number, counted = f.get(*_WEEKDAYS), bounds.distance(f.get("duration"), base_of(f))

    def meaning(clock: Clock) -> DateSpan | None:
        near = counted(clock)
        return near and clock.day(monday_of(near.end) + timedelta(days=number))

    return meaning


def _after_that(f: Found) -> Meaning | None:
    """ "panel on the 20th; answer two days after": counted from the day named before, in the same sentence."""
    length = f.get("duration")
    counted = bounds.distance(length, bounds.said_before, -1 if f.has("before") else 1)
    return lambda clock: counted(clock) if clock.reference and clock.same_sentence else None


def _to_do(f: Found) -> Meaning | None:
    """ "10 days to return it": a deadline."""
    after = f.after(1)
    if (
        not f.precedes("to")
        or after is None
        or after.word not in DUE_VERBS
        or f.follows("take", "over", "last", "past")
    ):
        return None
    return bounds.within(f.get("duration"))


def _breaking_up(f: Found) -> Meaning | None:
    """ "before they break up for Christmas"."""
    return bounds.before(f.get("day")) if any(t.word in ("break", "finish", "close", "shut") for t in f) else None


DURATIONS = Level(
    [
        Rule(
            "for 3 days from Monday",
            "for duration comma? ((from|starting) (on|from)? the? (day|week)|from_now)",
            "period",
            _lasting,
        ),
        Rule(
            "3 weeks after Christmas on Friday",
            "duration (after|from) the? day (on|comma) WEEKDAY (?!comma|day|integer|ordinal)",
            "day",
            _weekday_of_that,
        ),
        Rule(
            "away for the month",
            "out for the (week_unit|month_unit)",
            "period",
            lambda f: None if f.precedes_noun() or f.precedes("of") else unit_period(f, 0),
        ),
        Rule(
            "Thursday, two years from now",
            "WEEKDAY comma? in? adjective_duration from_now",
            "day",
            weekday_then,
        ),
        Rule("a week starting tomorrow", "duration comma? starting (on|from)? the? (day|week)", "period", _lasting),
    ],
)

WAITS = Level(
    [
        Rule(
            "two days after",
            "duration (after|before) (?!the|THAT|a|it|DATE|event|anchor|other_word|duration|number|integer)",
            "bound",
            _after_that,
        ),
        Rule(
            "before they break up for Christmas",
            "before the? (other_word|it) (break|other_word|end) other_word? for the? day",
            "bound",
            _breaking_up,
        ),
        Rule("10 days to return it", "duration (?!outcome)", "bound", _to_do),
    ],
)
