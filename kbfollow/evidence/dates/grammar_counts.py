"""Patterns of counts and durations: "twenty-one", "a couple of weeks", "2–3 business days", "a week or two"."""

from __future__ import annotations

from dataclasses import dataclass

from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import Amount, Duration, Unit
from kbfollow.evidence.dates.tokens import Token, kind

_UNITS: dict[str, tuple[float, Unit]] = {
    kind("day_unit"): (1, "day"),
    kind("business_day_unit"): (1, "business day"),
    kind("week_unit"): (1, "week"),
    kind("fortnight"): (2, "week"),
    kind("month_unit"): (1, "month"),
    kind("quarter_unit"): (3, "month"),
    kind("year_unit"): (1, "year"),
    kind("hour_unit"): (1 / 24, "day"),
}
_COUNTED = {kind(n) for n in ("number", "integer", "decimal", "couple", "few", "a", "another")}
_PAIRS = (kind("integers"), kind("slashed_short"))
_ARTICLE = kind("a")
_BUSINESS = kind("business")
_HALF = kind("half")
_COUNTS = ("number", "integer", "decimal", "integers", "couple", "few", "this", "next", "last", "the", "every")
_SINGULAR = frozenset(("day", "week", "month", "quarter", "year", "hour", "workday"))
_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class _Measure:
    """A run of tokens read as counts of one unit: the counts, the unit, and whether business days are meant."""

    counts: tuple[float, ...]
    unit: Unit
    factor: float
    singular: bool

    def amount(self, count: float) -> Amount:
        return ((count * self.factor, self.unit),)


def _measure(tokens: list[Token]) -> _Measure | None:
    counts: list[float] = []
    unit: tuple[float, Unit] | None = None
    business = False
    singular = False
    for t in tokens:
        if t.kind in _PAIRS:
            counts += t.value
        elif t.kind in _COUNTED:
            if t.kind == _ARTICLE and counts:
                continue
            counts.append(1 if t.kind in (_ARTICLE, kind("another")) else t.value)
        elif t.kind == _BUSINESS:
            business = True
        elif t.kind in _UNITS:
            unit = _UNITS[t.kind]
            singular = t.word in _SINGULAR
    if unit is None:
        return None
    if len(counts) > 1 and tokens[0].kind in (_ARTICLE, kind("another")) and tokens[1].kind in _COUNTED:
        counts = counts[1:]  # "a couple", "another two"
    factor, name = unit
    if business and name == "day":
        name = "business day"
    return _Measure(tuple(counts), name, factor, singular)


def _said(count: float, low: float, unit: Unit, factor: float) -> str:
    def one(n: float) -> str:
        return _NUMBER_WORDS[int(n)] if n == int(n) and 0 < n <= 10 else f"{n:g}"

    counts = one(count) if count == low else f"{one(low)} to {one(count)}"
    name = {(2, "week"): "fortnight", (3, "month"): "quarter", (1 / 24, "day"): "hour"}.get((factor, unit), unit)
    return f"{counts} {name}{'s' if count != 1 else ''}"


def _duration_of(measure: _Measure, low: float, high: float) -> Duration | None:
    """The duration, None for hours that make no half days and for a range that runs backwards."""
    if low > high or high <= 0 or high > 999:
        return None
    if measure.factor < 1 and (high % 12 or low % 12):
        return None
    return Duration(measure.amount(low), measure.amount(high), _said(high, low, measure.unit, measure.factor))


def _plain(f: Found) -> Duration | None:
    """ "two weeks", "2-3 business days", "a couple of days"."""
    tokens = list(f)
    measure = _measure(tokens)
    if measure is None or not measure.counts or len(measure.counts) > 2:
        return None
    if tokens[0].kind == kind("integer") and f.follows("month", "maybe_month"):
        return None  # "Dec 4 - 10 days"
    if (
        tokens[0].kind == _ARTICLE
        and len(tokens) == 2
        and f.follows(
            *(
                "number",
                "integer",
                "integers",
                "decimal",
                "odd_number",
                "every",
                "duration",
                "day_unit",
                "hour_unit",
                "q",
            )
        )
    ):
        return None  # "5 a month", "twice a week", "two days a week"
    if measure.singular and measure.counts[-1] > 1 and not f.follows("in", "within", "over", "up_to"):
        return None  # "four day work week", "a 2 week sprint"
    return _duration_of(measure, measure.counts[0], measure.counts[-1])


def _slashed(f: Found) -> Duration | None:
    """ "2/3 weeks": two to three."""
    low, high = f.get("slashed_short")
    return _plain(f) if low < high <= low + 7 else None


def _adjective(f: Found) -> Duration | None:
    """ "a two-week wait": a duration that qualifies a noun."""
    measure = _measure(list(f))
    return _duration_of(measure, measure.counts[0], measure.counts[-1]) if measure and measure.counts else None


def _two_units(f: Found) -> Duration | None:
    """ "a week to ten days", "a day or a week", "two weeks or maybe three weeks"."""
    tokens = list(f)
    cut = next(i for i, t in enumerate(tokens) if t.kind in _UNITS) + 1
    low, high = _measure(tokens[:cut]), _measure(tokens[cut:])
    if low is None or not low.counts:
        return None
    if high is None:  # "a week or two"
        more = [t.value for t in tokens[cut:] if t.kind in _COUNTED and t.kind != _ARTICLE]
        return _duration_of(low, low.counts[0], more[-1]) if more else None
    if not high.counts or low.factor < 1 or high.factor < 1:
        return None
    first, last = low.amount(low.counts[0]), high.amount(high.counts[-1])
    said = f"{_said(low.counts[0], low.counts[0], low.unit, low.factor)} to "
    return Duration(first, last, said + _said(high.counts[-1], high.counts[-1], high.unit, high.factor))


def _and_a_half(f: Found) -> Duration | None:
    """ "a week and a half", "two and a half weeks", "half a year"."""
    measure = _measure([t for t in f if t.kind != _HALF])
    if measure is None or not measure.counts or (next(iter(f)).kind in _UNITS and f.follows(*_COUNTS)):
        return None
    count = 0.5 if next(iter(f)).kind == _HALF else measure.counts[0] + 0.5
    if measure.unit == "year":
        months = _Measure((count * 12,), "month", 1, False)
        return _duration_of(months, count * 12, count * 12)
    return _duration_of(measure, count, count) if measure.unit != "day" or measure.factor == 1 else None


def _sum(f: Found) -> Duration:
    """ "a month and two weeks"."""
    parts: list[Duration] = f.all("duration")
    low: Amount = ()
    high: Amount = ()
    for part in parts:
        low += part.low
        high += part.high
    return Duration(low, high, " and ".join(p.said for p in parts))


def _sum_of_units(f: Found) -> Duration | None:
    """A sum only where each part has a unit of its own; "10 days, 3 weeks" are two durations.

    No part of a sum is as long as the unit before it: "a week, ten days at the outside" is a week to ten days.
    """
    parts: list[Duration] = f.all("duration")
    units = [p.low[-1][1] for p in parts]
    falling = list(_DAYS)
    ranks = [falling.index(u) if u in falling else -1 for u in units]
    if -1 in ranks or ranks != sorted(set(ranks)):
        return None
    count, unit = parts[1].low[-1]
    if len(parts) == 2 and count * _DAYS[unit] >= _DAYS[units[0]]:
        return Duration(parts[0].low, parts[1].high, " to ".join(p.said for p in parts))
    return _sum(f)


_DAYS = {"year": 365, "month": 30, "week": 7, "day": 1}


NUMBERS = Level(
    [
        Rule(
            "two (2)",
            "(number|integer) left (number|integer) right",
            "number",
            lambda f: f.get("number", "integer") if len(set(f.all("number", "integer"))) == 1 else None,
        ),
        Rule("twenty-one", "tens dash? number", "number", lambda f: f.get("tens") + f.get("number")),
        Rule(
            "twenty-first", "tens dash? ordinal_word", "ordinal_word", lambda f: f.get("tens") + f.get("ordinal_word")
        ),
        Rule("twenty", "tens", "number", lambda f: f.get("tens")),
        # a recurrence is nobody's date: "every other Friday", "once a week", "per month"
        Rule(
            "recurrence",
            "every a? (other|ordinal_word|ordinal|number|integer|couple of|few)? (business)? "
            "(weekday|maybe_weekday|weekend|UNIT)",
            "recurring",
            lambda f: True,
        ),
        Rule("times a unit", "(number|integer) every a? UNIT", "recurring", lambda f: True),
    ],
)

DURATIONS = Level(
    [
        Rule(
            "a week and a half",
            "SOME and a half UNIT|SOME UNIT and a half|(week_unit|month_unit) and a half|half a UNIT",
            "duration",
            _and_a_half,
        ),
        Rule(
            "a week to ten days",
            "SOME KIND UNIT (to|dash|or|slash|comma about) about? SOME KIND UNIT",
            "duration",
            _two_units,
        ),
        Rule(
            "a week or two",
            "(a|number|integer) UNIT (or|to|comma about) about? (number|integer|few)",
            "duration",
            _two_units,
        ),
        Rule("2-week", "(SOME|integers) dash business? UNIT", "adjective_duration", _adjective),
        Rule("two to three weeks", "SOME (to|dash|or|slash|comma about) about? SOME KIND UNIT", "duration", _plain),
        Rule("between two and three weeks", "between SOME and about? SOME KIND UNIT", "duration", _plain),
        Rule("2-3 weeks", "integers KIND KIND UNIT", "duration", _plain),
        Rule("2/3 weeks", "slashed_short business? UNIT", "duration", _slashed),
        Rule("another two weeks", "another SOME KIND UNIT", "duration", _plain),
        Rule("two weeks", "SOME KIND KIND UNIT|another UNIT|number number UNIT", "duration", _plain),
        Rule("2 week", "(number|integer|integers) business? UNIT", "adjective_duration", _adjective),
        Rule("a fortnight", "fortnight", "duration", lambda f: Duration(((2, "week"),), ((2, "week"),), "a fortnight")),
    ],
)

SUMS = Level(
    [
        Rule("three units", "duration (and|comma)? duration (and|comma)? duration", "duration", _sum_of_units),
        Rule("two units", "duration (and|comma)? duration", "duration", _sum_of_units),
        Rule("two-week wait", "adjective_duration (wait_noun|take)", "duration", lambda f: f.get("adjective_duration")),
    ],
)
