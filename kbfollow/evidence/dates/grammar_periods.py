"""Patterns of periods and their parts: "next week", "early December", "the first week of January", "end of Q1"."""

from __future__ import annotations

from kbfollow.evidence.dates import arithmetic as on
from kbfollow.evidence.dates.arithmetic import Duration, Meaning
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.tokens import OTHER, kind, names_month

GROUPS = {
    "WEEKDAY": "weekday|maybe_weekday",
    "MONTH": "month",
    "WHOLE": "week_unit|month_unit|quarter_unit|year_unit",
    "NUMBERS": "integer|ordinal|ordinal_word",
    "NTH": "ordinal|ordinal_word",
    "YEAR": "(comma|of|dash|slash|dot)? year",
    "SHIFT": "this|next|last|past|coming|following",
    "PERIOD": "week|period",
    "PART": "early|mid|late|later|earlier|beginning|start|end|first_half|second_half|rest",
}

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
_PART_NAMES = {
    **dict.fromkeys(("beginning", "start"), "early"),
    **{name: name for name in ("early", "mid", "late", "end", "later", "earlier", "rest")},
    "first_half": "first half",
    "second_half": "second half",
}
_PART_OF_KIND = {kind(name): part for name, part in _PART_NAMES.items()}


_PLURALS = frozenset(("days", "weeks", "months", "quarters", "years", "wks", "mths", "yrs", "mos"))


def _shift(f: Found) -> int:
    return 1 if f.has("next", "coming", "following") else -1 if f.has("last", "past") else 0


def _unit_period(f: Found, count: int) -> Meaning:
    """The week, month, quarter or year so many after the anchor's."""
    if f.has("week_unit"):
        return on.week(count)
    if f.has("month_unit"):
        return on.month(count)
    return on.quarter_from_now(count) if f.has("quarter_unit") else on.year_from_now(count)


def _relative(f: Found) -> Meaning | None:
    if any(t.word in _PLURALS for t in f):
        return None  # "in the coming weeks"
    if f.has("the") and f.has("next") and f.follows("in", "within", "over", "during"):
        return on.within(_one(f))
    return _unit_period(f, _shift(f))


def _one(f: Found) -> Duration:
    unit: on.Unit = "week" if f.has("week_unit") else "month" if f.has("month_unit") else "year"
    amount = ((3.0, "month"),) if f.has("quarter_unit") else ((1.0, unit),)
    return Duration(amount, amount, f"one {unit}")  # type: ignore[arg-type]


def _next_units(f: Found) -> Meaning:
    """ "in the next two weeks" is a deadline, "the next two weeks" a range."""
    length = f.get("duration", "adjective_duration")
    return on.within(length) if f.has("in", "within", "over", "during") else on.next_units(length)


def _named_month(f: Found) -> Meaning | None:
    number, year = f.get("month"), f.get("year")
    if year is not None:
        return on.named_month(number, year)
    if f.has("year_unit"):
        years = _shift(f)
        return lambda clock: on.named_month(number, clock.anchor.year + years)(clock)
    if f.has("last", "past"):
        return lambda clock: on.named_month(number)(on.replace(clock, tense="past"))
    return on.named_month(number, skip=1 if f.has("after") else 0)


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
        return lambda clock: on.quarter(number, clock.anchor.year + years)(clock)
    return on.quarter(number, f.get("year"))


def _half_year(f: Found) -> Meaning | None:
    if f.get("year") is None and (f.precedes_noun() or not f.follows(*_TIME_PREPOSITIONS)):
        return None
    return on.half_year(f.get("half_year"), f.get("year"))


def _year(f: Found) -> Meaning | None:
    return on.year_span(f.get("year")) if f.follows(*_TIME_PREPOSITIONS) and not f.precedes_noun() else None


def _weekend(f: Found) -> Meaning | None:
    if f.precedes_noun() and not f.follows("by", "over", "before", "after", "on", "at", "until"):
        return None  # "the weekend shift"
    if f.has("after"):
        return on.weekend(2)
    if f.has("last", "past"):
        return lambda clock: on.replace(on.weekend(-1)(clock) or _never(), past=True)
    if f.has("the", "this", "next", "following", "coming") or f.follows("over", "by", "before", "after", "until", "on"):
        return on.weekend(1 if f.has("next", "following") else 0)
    return None


def _never() -> on.DateSpan:
    raise ValueError("no such day")


def _week_beside(f: Found) -> Meaning:
    """ "the week after Thanksgiving", "the week before Christmas", "the following week"."""
    base = f.get("day", "week", "period") or on.said_before_or_now
    if f.has("weekday"):
        base = on.weekday(f.get("weekday"))
    return on.week_containing(base, -1 if f.has("before") else 1)


def _week_of(f: Found) -> Meaning | None:
    base = f.get("day")
    if f.has("weekday", "maybe_weekday"):
        base = on.weekday(f.get("weekday", "maybe_weekday"))
    if f.has("integer"):
        base = on.day_of_month(f.get("integer"))
    return on.week_containing(base) if base else None


def _week_number(f: Found) -> Meaning | None:
    """ "week 49"; a low number without a year is the n-th week of something else."""
    if f.get("integer") < 5 and not f.has("year", "week_number"):
        return None
    return on.week_number(f.get("integer"), f.get("year")) if 1 <= f.get("integer") <= 53 else None


def _new_year(f: Found) -> Meaning | None:
    """ "in the new year" is January; "by", "before" and "after" count from the first day."""
    before = f.before()
    if before is not None and before.kind == OTHER and not f.has("the"):
        return None
    if f.follows("by", "before", "after", "until", "over", "until_after", "on", "since"):
        negated = f.follows("until") and any(f.before(n) is not None and f.before(n).word == "not" for n in (2,))  # type: ignore[union-attr]
        if not negated:
            return on.holiday("new year's day")
    return on.new_year if f.has("the") or f.follows(*_TIME_PREPOSITIONS) else None


def _winter_holidays(f: Found) -> Meaning | None:
    name = f.get("holiday")
    if name is not None and not name.startswith(("christmas", "xmas")):
        return None
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
    return on.winter_holidays if behind is not None or name else None


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
            "the? (number|integer) (coming|next) (week_unit|day_unit|month_unit)",
            "bound",
            lambda f: on.next_units(_counted(f)) if any(t.word in _PLURALS for t in f) else None,
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
            "the last two weeks",
            "the? (last|past) (duration|adjective_duration)",
            "period",
            lambda f: (
                None if f.precedes("of") or f.precedes("in") else on.past_units(f.get("duration", "adjective_duration"))
            ),
        ),
        # weeks
        Rule("week after next", "the? week_unit after next", "week", lambda f: on.week(2)),
        Rule("week 49", "(week_unit|week_number) integer YEAR?", "week", _week_number),
        Rule(
            "week of Dec 7",
            "(the|that|a)? (week_of|week_ending|week_unit of) (the|on)? (day|WEEKDAY|integer)",
            "week",
            _week_of,
        ),
        Rule("Thanksgiving week", "(the)? day week_unit", "week", lambda f: on.week_containing(f.get("day"))),
        Rule(
            "not this week but next",
            "not this week_unit comma? (dash)? other_word next (week_unit)?",
            "week",
            lambda f: on.week(1),
        ),
        Rule(
            "this week or next",
            "this week_unit comma? (or|and) about? next (week_unit|dot|comma)?",
            "period",
            lambda f: on.between(on.week(0), on.week(1)),
        ),
        Rule(
            "next week",
            "the? SHIFT business? week_unit (?!of the? MONTH|in MONTH|of the year)",
            "week",
            lambda f: _relative(f) if not _chained(f) else on.week_containing(on.said_before_or_now, 1),
        ),
        Rule("that week", "(that|the? same) week_unit", "week", lambda f: on.week_containing(on.said_before_or_now)),
        # weekends
        Rule("weekend after next", "the? weekend after next", "period", _weekend),
        Rule(
            "weekend of the 12th",
            "the? weekend (of|after|before|following) the? day",
            "period",
            lambda f: on.weekend_beside(
                f.get("day"), 1 if f.has("after", "following") else -1 if f.has("before") else 0
            ),
        ),
        Rule("the weekend", "the? SHIFT? weekend", "period", _weekend),
        # longer
        Rule(
            "month after next",
            "the? (month_unit|quarter_unit|year_unit) after next",
            "period",
            lambda f: _unit_period(f, 2),
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
                on.named_month(f.get("year_month")[1], f.get("year_month")[0])
                if 1 <= f.get("year_month")[1] <= 12
                else None
            ),
        ),
        Rule("Q1 2027", "(calendar)? q (YEAR|of? the? (this|next|last) year_unit)?|year dash? q", "period", _quarter),
        Rule(
            "the third quarter",
            "the? NTH quarter_unit (YEAR|of the year_unit|of (this|next|last) year_unit)?",
            "period",
            _quarter,
        ),
        Rule("H1 2027", "half_year YEAR?|year half_year", "period", _half_year),
        Rule("in the new year", "the? new_year", "period", _new_year),
        Rule(
            "over the holidays",
            "the? holiday? (holidays|break)|the? holiday (break|holidays|weekend)",
            "period",
            _winter_holidays,
        ),
        Rule("in 2027", "year", "period", _year),
    ],
    GROUPS | {"YEAR": "(comma|of|dash|slash|dot)? year"},
)


def _chained(f: Found) -> bool:
    """Whether "the following week" may count from something said before."""
    return f.has("following")


def _counted(f: Found) -> Duration:
    count = f.get("number", "integer")
    unit: on.Unit = "week" if f.has("week_unit") else "month" if f.has("month_unit") else "day"
    return Duration(((count, unit),), ((count, unit),), f"{count} {unit}s")


def _next_to(f: Found) -> Meaning:
    low = _one(f).low if not f.has("day_unit") else ((1.0, "day"),)
    high: Duration = f.get("duration")
    return on.distance(Duration(low, high.high, f"up to {high.said}"))  # type: ignore[arg-type]


def _next_or(f: Found) -> Meaning:
    """ "in the next week or two": from one to two weeks."""
    high = f.get("number", "few") or 2
    factor, unit = (
        (3, "month")
        if f.has("quarter_unit")
        else (1, "week" if f.has("week_unit") else "month" if f.has("month_unit") else "day")
    )
    return on.distance(Duration(((factor, unit),), ((factor * high, unit),), f"one to {high} {unit}s"))  # type: ignore[arg-type]


# ---- parts ---------------------------------------------------------------------------------------------------------


def _part(f: Found) -> str:
    return next(_PART_OF_KIND[t.kind] for t in f if t.kind in _PART_OF_KIND)


def _whole(f: Found) -> Meaning:
    """The period that is cut: named before, or "the week", "the month" of the anchor."""
    whole = f.get("week", "period")
    return whole if whole is not None else _unit_period(f, 0)


def _part_of(f: Found) -> Meaning | None:
    part = _part(f)
    if part in ("end", "rest") and not f.has("of") and not f.has("dash"):
        months = [t for t in f if t.kind == kind("period") and names_month(t.word)]
        if not months or (
            f.before() is not None and not f.follows("by", "until", "in", "at", "to", "or", "before", "about")
        ):
            return None  # "interviews end next week"; but "end Nov"
    if f.has("start") and not f.has("of"):
        return None  # "I could start in January"
    if not f.has("week", "period") and not (f.has("of") or f.has("in") or f.has("this")):
        return None
    return on.part_of(part, _whole(f))


def _two_parts(f: Found) -> Meaning:
    parts = [_PART_OF_KIND[t.kind] for t in f if t.kind in _PART_OF_KIND]
    return on.between(on.part_of(parts[0], _whole(f)), on.part_of(parts[1], _whole(f)))


def _nth_week(f: Found) -> Meaning | None:
    number = -1 if f.has("last", "past") else f.get(*_ORDINALS)
    weeks = 1
    length = f.get("duration")
    if length is not None:
        (count, unit), *more = length.high
        if more or unit not in ("week", "day") or length.low != length.high:
            return None
        if unit == "day":
            return on.nth_day_of(number, _whole(f), int(count))
        weeks = int(count)
    return on.nth_week_of(number, _whole(f), weeks) if -1 <= number <= 5 else None


_ORDINALS = ("ordinal", "ordinal_word", "integer")


def _nth_day(f: Found) -> Meaning | None:
    number = -1 if f.has("last") else f.get(*_ORDINALS)
    return on.nth_day_of(number, _whole(f)) if -1 <= number <= 366 else None


def _nth_weekday(f: Found) -> Meaning:
    number = -1 if f.has("last") else f.get(*_ORDINALS)
    return on.nth_weekday_of(number, f.get("weekday", "maybe_weekday"), _whole(f))


def _weekday_of_week(f: Found) -> Meaning:
    number, base = f.get("weekday", "maybe_weekday"), f.get("week")

    def meaning(clock: on.Clock) -> on.DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        return clock.day(on.monday_of(whole.earliest) + on.timedelta(days=number), past=whole.past)

    return meaning


NTH = Level(
    [
        Rule("first two weeks of", "the? (NTH|last|next) duration (of|in) the? (PERIOD|WHOLE)", "period", _nth_week),
        Rule(
            "first week of January",
            "the? (NUMBERS|last|past) full? week_unit (of|in) the? (PERIOD|WHOLE)",
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
    GROUPS,
)

PARTS = Level(
    [
        Rule(
            "early to mid January",
            "(early|mid|late) (to|dash|slash|or) dash? (early|mid|late|end|beginning) (of|in|on)? dash? the? (PERIOD)",
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
            lambda f: on.part_of("mid", f.get("week", "period") or on.week(0)),
        ),
        Rule(
            "next week, early on",
            "week comma? (mid week_unit|midweek)",
            "period",
            lambda f: on.part_of("mid", f.get("week")),
        ),
        Rule(
            "month end",
            "(the|this)? (week_unit|month_unit|quarter_unit|year_unit) dash? end",
            "period",
            lambda f: on.part_of("end", _unit_period(f, 0)),
        ),
        Rule("EOW", "(the)? (eow|eom|eoq|eoy) (of|in)? (PERIOD)?", "period", lambda f: _end_of_abbreviation(f)),
    ],
    GROUPS,
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
    GROUPS,
)


def _end_of_abbreviation(f: Found) -> Meaning:
    base = f.get("week", "period")
    if base is None:
        base = on.week(0) if f.has("eow") else on.month(0) if f.has("eom") else None
    if base is None:
        base = on.quarter_from_now(0) if f.has("eoq") else on.year_from_now(0)
    return on.part_of("end", base)
