"""Patterns of parts of periods: "early next week", "the first week of January", "end of Q1"."""

from __future__ import annotations

from datetime import timedelta

from kbfollow.evidence.dates import bounds, days, periods, spans
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import (
    Clock,
    Meaning,
    monday_of,
)
from kbfollow.evidence.dates.grammar_periods import unit_period
from kbfollow.evidence.dates.tokens import kind, names_month
from kbfollow.model import DateSpan

_PART_NAMES = {
    **dict.fromkeys(("beginning", "start"), "early"),
    **{name: name for name in ("early", "mid", "late", "end", "later", "earlier", "rest")},
    "first_half": "first half",
    "second_half": "second half",
}

_QUARTERS = frozenset(("q1", "q2", "q3", "q4"))
_PART_OF_KIND = {kind(name): part for name, part in _PART_NAMES.items()}


def _week_beside(f: Found) -> Meaning:
    """ "the week after Thanksgiving", "the week before Christmas", "the following week"."""
    base = f.get("day", "week", "period") or bounds.said_before_or_now
    if f.has("weekday"):
        base = days.weekday(f.get("weekday"))
    return periods.week_containing(base, -1 if f.has("before") else 1)


def _part(f: Found) -> str:
    return next(_PART_OF_KIND[t.kind] for t in f if t.kind in _PART_OF_KIND)


def _whole(f: Found) -> Meaning:
    """The period that is cut: named before, or "the week", "the month" of the anchor."""
    whole = f.get("week", "period")
    return whole if whole is not None else unit_period(f, 0)


def _part_of(f: Found) -> Meaning | None:
    part = _part(f)
    if part in ("end", "rest") and not f.has("of") and not f.has("dash"):
        months = [t for t in f if t.kind == kind("period") and (names_month(t.word) or t.word in _QUARTERS)]
        if not months or (
            f.before() is not None and not f.follows("by", "until", "in", "at", "to", "or", "before", "about")
        ):
            return None  # "interviews end next week"; but "end Nov"
    if f.has("start") and not f.has("of"):
        return None  # "I could start in January"
    if not f.has("week", "period") and not (f.has("of") or f.has("in") or f.has("this")):
        return None
    if f.has("week", "period") or f.has("this") or part not in ("early", "mid", "late"):
        return periods.part_of(part, _whole(f))
    return spans.part_ahead(part, lambda count: unit_period(f, count))


def _unit_end(f: Found) -> Meaning | None:
    """ "by month end"; not "month-end close", "quarter end reporting"."""
    if (f.precedes_noun() or f.precedes("end")) and not f.follows("by", "before", "at", "until", "after", "to", "in"):
        return None
    return periods.part_of("end", unit_period(f, 0))


def _two_parts(f: Found) -> Meaning:
    parts = [_PART_OF_KIND[t.kind] for t in f if t.kind in _PART_OF_KIND]
    return bounds.between(periods.part_of(parts[0], _whole(f)), periods.part_of(parts[1], _whole(f)))


def _nth_week(f: Found) -> Meaning | None:
    number = -1 if f.has("last", "past") else f.get(*_ORDINALS)
    weeks = 1
    length = f.get("duration")
    if length is not None:
        (count, unit), *more = length.high
        if more or unit not in ("week", "day", "month") or length.low != length.high:
            return None
        if unit == "month":
            return spans.months_of(number, int(count), _whole(f))
        if unit == "day":
            return periods.nth_day_of(number, _whole(f), int(count))
        weeks = int(count)
    return periods.nth_week_of(number, _whole(f), weeks) if -1 <= number <= 5 else None


_ORDINALS = ("ordinal", "ordinal_word", "integer")


def _nth_day(f: Found) -> Meaning | None:
    number = -1 if f.has("last") else f.get(*_ORDINALS)
    return periods.nth_day_of(number, _whole(f)) if -1 <= number <= 366 else None


def _nth_weekday(f: Found) -> Meaning:
    number = -1 if f.has("last") else f.get(*_ORDINALS)
    return periods.nth_weekday_of(number, f.get("weekday", "maybe_weekday"), _whole(f))


def _weekday_of_week(f: Found) -> Meaning:
    number, base = f.get("weekday", "maybe_weekday"), f.get("week")

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        return clock.day(monday_of(whole.earliest) + timedelta(days=number), past=whole.past)

    return meaning


NTH = Level(
    [
        Rule("first two weeks of", "the? (NTH|last|next) duration (of|in) the? (PERIOD|WHOLE)", "period", _nth_week),
        Rule(
            "first week of January",
            "the? (NUMBERS|last|past) full? week_unit back? (of|in) the? (PERIOD|WHOLE)",
            "period",
            _nth_week,
        ),
        Rule("last day of January", "the? (NTH|last) day_unit (of|in) the? (PERIOD|WHOLE)", "day", _nth_day),
        Rule(
            "first Tuesday of October", "the? (NTH|last) WEEKDAY (of|in)? the? (PERIOD|month_unit)", "day", _nth_weekday
        ),
        Rule(
            "week after Thanksgiving",
            "the? week_unit (after|following|before) (the? (day|PERIOD)|that|then|WEEKDAY)",
            "week",
            _week_beside,
        ),
        Rule(
            "the week after", "the week_unit (after|following) (?!the|a|event|anchor|other_word)", "week", _week_beside
        ),
    ],
)

PARTS = Level(
    [
        Rule(
            "early to mid January",
            "(early|mid|late) dash? (to|dash|slash|or) dash? "
            "(early|mid|late|end|beginning) (of|in|on|dash)? the? PERIOD",
            "period",
            _two_parts,
        ),
        Rule(
            "early next week",
            "the? PART on? dash? (of|in|on)? (the)? (this)? about? (PERIOD|WHOLE)",
            "period",
            _part_of,
        ),
        Rule(
            "midweek",
            "mid dash? week_unit (of|in)? (PERIOD)?|midweek (of|in)? (PERIOD)?",
            "period",
            lambda f: periods.part_of("mid", f.get("week", "period") or periods.week(0)),
        ),
        Rule(
            "next week, early on",
            "week comma? (mid week_unit|midweek)",
            "period",
            lambda f: periods.part_of("mid", f.get("week")),
        ),
        Rule(
            "month end",
            "(the|this)? (week_unit|month_unit|quarter_unit|year_unit) dash? end",
            "period",
            _unit_end,
        ),
        Rule("EOW", "(the)? (eow|eom|eoq|eoy) (of|in)? (PERIOD)?", "period", lambda f: _end_of_abbreviation(f)),
    ],
)

WEEKDAY_OF = Level(
    [
        Rule(
            "Tuesday of the week of Dec 7",
            "(the)? WEEKDAY (of|in|comma)? week|week (on|comma) WEEKDAY",
            "day",
            _weekday_of_week,
        )
    ],
)


def _end_of_abbreviation(f: Found) -> Meaning:
    base = f.get("week", "period")
    if base is None:
        base = periods.week(0) if f.has("eow") else periods.month(0) if f.has("eom") else None
    if base is None:
        base = periods.quarter_from_now(0) if f.has("eoq") else periods.year_from_now(0)
    return periods.part_of("end", base)
