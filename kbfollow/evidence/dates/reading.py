"""The public functions of this package: text in, date spans out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal

from kbfollow.business_days import calendar_for, country_code
from kbfollow.evidence.dates import (
    bounds,
    days,
    grammar_bounds,
    grammar_counts,
    grammar_days,
    grammar_distances,
    grammar_idioms,
    grammar_numeric,
    grammar_parts,
    grammar_periods,
    grammar_spellings,
    grammar_weekdays,
)
from kbfollow.evidence.dates.cascade import Cascade, Found
from kbfollow.evidence.dates.clock import Clock, Meaning
from kbfollow.evidence.dates.context import settle_names, tense_around
from kbfollow.evidence.dates.tokens import (
    BOUNDARY,
    Events,
    Token,
    event_runs,
    kind,
    letter_runs,
    telling_runs,
    tokenize,
)
from kbfollow.evidence.dates.words_en_around import HARMLESS
from kbfollow.model import DateSpan

Tense = Literal["past", "future"]
_Order = Literal["mdy", "dmy", "ymd"]

# Each level puts what it understands into one token; the order is that of the sizes: counts, days, periods, bounds.
_CASCADE = Cascade(
    (
        grammar_counts.NUMBERS,
        grammar_spellings.NUMBERS,
        grammar_counts.DURATIONS,
        grammar_counts.SUMS,
        grammar_spellings.DATES,
        grammar_numeric.NUMERIC,
        grammar_days.DATES,
        grammar_days.WITH_WEEKDAYS,
        grammar_idioms.WEEKS,
        grammar_weekdays.NEAR,
        grammar_periods.PERIODS,
        grammar_idioms.PARTS,
        grammar_parts.NTH,
        grammar_parts.PARTS,
        grammar_parts.WEEKDAY_OF,
        grammar_idioms.DURATIONS,
        grammar_distances.DISTANCES,
        grammar_weekdays.WEEKDAYS,
        grammar_idioms.DURATIONS,
        grammar_distances.DISTANCES,
        grammar_bounds.ENDS_OF_DAYS,
        grammar_distances.WAITS,
        grammar_idioms.WAITS,
        grammar_bounds.RANGES,
        grammar_bounds.BOUNDS,
    )
)

# Kinds without which no date can be spoken of. Checked before anything else is tried.
_TRIGGERS = frozenset(
    kind(name)
    for name in (
        "weekday maybe_weekday weekdays month maybe_month q half_year ordinal year today tomorrow yesterday tonight "
        "eod eow eom eoq eoy midweek holidays day_unit business_day_unit week_unit fortnight month_unit quarter_unit "
        "year_unit hour_unit weekend daypart holiday new_year week_of week_ending ymd slashed dashed dotted "
        "slashed_short dotted_short year_month slashed_range dotted_range dashed_range event compact week_number "
        "iso_week year_gap season bom boq boy thousand bank_holiday integers"
    ).split()
)
# "that" and "then" are days only behind one of the others ("by then", "after that") where there are no digits.
_REFERENCES = frozenset((kind("that"), kind("then")))
_BEFORE_REFERENCES = frozenset(
    kind(name) for name in "by until due latest earliest up_to within before after not_before until_after".split()
)
# "on 24", "2 / 15".
_PAIRS = (frozenset((kind("on"), kind("integer"))), frozenset((kind("slash"), kind("integer"))))
_DATES = frozenset(kind(name) for name in ("day", "week", "period", "bound"))
_DURATION = kind("duration")
_BOUND = kind("bound")

_ORDERS: Mapping[str, _Order] = {"mdy": "mdy", "dmy": "dmy", "ymd": "ymd"}

# Countries whose slash dates are not day first. Where people write both, the second reading is kept.
_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW", "PR", "GU", "AS", "VI"))
_YEAR_FIRST = frozenset(("CN", "JP", "KR", "TW", "HU", "LT", "MN"))
_BOTH_ORDERS = frozenset(("CA",))


def find_dates(
    text: str,
    anchor: date,
    *,
    country: str | None = None,
    subdivision: str | None = None,
    date_order: str | None = None,
    tense: Tense | None = None,
    events: Mapping[str, date] | None = None,
) -> list[DateSpan]:
    """Every date expression of a text, in order and without overlap, also those that are nobody's deadline.

    `anchor` is the day the words count from. `country` and `subdivision` (see `calendar_for`) give business days,
    holidays and the order of slash dates, which `date_order` ("mdy", "dmy", "ymd") overrides; without either, a date
    with two readings is read month first and the second one stands in `other`. `tense` is used where the verbs around
    an expression don't tell. `events` are days by the name the text may count from ("the second round").

    A bare duration counts only where the grammar makes it a distance from now ("in two weeks", "2–3 weeks to
    decide"); see `find_durations` for the rest. Raises ValueError for an unknown country or date order.
    """
    clock = _clock(anchor, country, subdivision, date_order, tense)
    return [span for _, span in _read(text, clock, events or {}, value=False)]


def find_durations(
    text: str,
    anchor: date,
    *,
    country: str | None = None,
    subdivision: str | None = None,
) -> list[DateSpan]:
    """The bare durations that `find_dates` leaves out, counted from the anchor (in business days where said).

    Whether "two weeks" is a wait or the length of something only the statement around it can tell: "They said two
    weeks." is a decision window, "Notice period is 4 weeks." isn't. Durations that say what they measure ("10 days of
    leave", "a two-week sprint") are left out here too.
    """
    clock = _clock(anchor, country, subdivision, None, None)
    if not _speaks_of_time(text, ()):
        return []
    _, tokens = _reduced(text, (), value=False)
    spans = []
    for i, token in enumerate(tokens):
        if token.kind == _DURATION:
            found = Found(tokens, i, i + 1)
            if grammar_distances.measures_a_thing(found) or found.follows("in", "within", "after", "over"):
                continue
            span = _evaluate(bounds.distance(token.value), clock)
            if span is not None:
                spans.append(_placed(span, token, text))
    return spans


def read_date_value(
    value: str,
    anchor: date,
    *,
    country: str | None = None,
    subdivision: str | None = None,
    date_order: str | None = None,
    tense: Tense | None = None,
    events: Mapping[str, date] | None = None,
) -> DateSpan | None:
    """The one date expression that a property's value or a log line's prefix consists of, else None.

    Harmless words may stand around it ("probably by Fri?", "6 Nov latest"). A bare duration counts from the anchor.
    The keywords are those of `find_dates`, and so are the errors.
    """
    clock = _clock(anchor, country, subdivision, date_order, tense)
    found = _read(value, clock, events or {}, value=True)
    if len(found) != 1:
        return None
    token, span = found[0]
    rest = tokenize(value[: token.start]) + tokenize(value[token.end :])
    clock_kinds = (kind("clock"), BOUNDARY, kind("daypart"))
    if all(t.kind in clock_kinds or t.word in HARMLESS for t in rest):
        return span
    return None


@cache
def _slash_order(country: str | None) -> _Order | None:
    """The order of slash dates in a country, None where it isn't known."""
    if country is None or not country.strip():
        return None
    code = country_code(country)
    if code in _BOTH_ORDERS:
        return None
    return "mdy" if code in _MONTH_FIRST else "ymd" if code in _YEAR_FIRST else "dmy"


def _clock(
    anchor: date, country: str | None, subdivision: str | None, date_order: str | None, tense: Tense | None
) -> Clock:
    order = _slash_order(country) if date_order is None else _ORDERS.get(date_order)
    if date_order is not None and order is None:
        raise ValueError(f"unknown date order {date_order!r}: use 'mdy', 'dmy' or 'ymd'")
    return Clock(anchor, lambda: calendar_for(country, subdivision), order, tense)


def _speaks_of_time(text: str, events: Events) -> bool:
    """Whether a date may be in a text. Most sentences hold none and need no tokens."""
    runs = letter_runs(text)
    if runs is None or not telling_runs(_TRIGGERS).isdisjoint(runs):
        return True
    if events and not event_runs(events).isdisjoint(runs):
        return True
    return not (telling_runs(_REFERENCES).isdisjoint(runs) or telling_runs(_BEFORE_REFERENCES).isdisjoint(runs))


def _reduced(text: str, events: Events, value: bool) -> tuple[list[Token], list[Token]]:
    """The words of a text, and what is left of them after all levels of the grammar."""
    words = tokenize(text, events)
    present = {t.kind for t in words}
    if _TRIGGERS.isdisjoint(present) and _REFERENCES.isdisjoint(present) and not any(p <= present for p in _PAIRS):
        return words, []
    if not _UNSETTLED.isdisjoint(present):
        settle_names(words, sure=value)
    tokens = _without_hedges(words) if _HEDGE in present else words
    return words, _CASCADE.reduce(tokens)


_HEDGE = kind("about")
_UNSETTLED = frozenset((kind("maybe_month"), kind("maybe_weekday")))
_BEFORE_HEDGE = frozenset(
    kind(name)
    for name in (
        *(
            "in",
            "within",
            "by",
            "before",
            "after",
            "until",
            "from",
            "of",
            "on",
            "for",
            "at",
            "over",
            "between",
            "up_to",
        ),
        *("to", "dash", "take", "latest", "is", "or", "and", "colon", "outcome", "it", "another", "a", "not_before"),
    )
)


def _without_hedges(tokens: list[Token]) -> list[Token]:
    """ "in about two weeks" reads as "in two weeks"."""
    kept: list[Token] = []
    for token in tokens:
        if token.kind == _HEDGE and kept and kept[-1].kind in _BEFORE_HEDGE:
            continue
        kept.append(token)
    return kept


class _Expression:
    """A date expression of a text, without the day it counts from.

    `tense` is what the words around tell; `first` and `last` count the ends of sentences before and up to its end.
    """

    __slots__ = ("first", "last", "meaning", "tense", "token")

    def __init__(self, token: Token, meaning: Meaning, tense: Tense | None, first: int, last: int) -> None:
        self.token = token
        self.meaning = meaning
        self.tense = tense
        self.first = first
        self.last = last


def _expressions(text: str, events: Events, value: bool) -> list[_Expression]:
    words, tokens = _reduced(text, events, value)
    starts: list[int] = []
    ends: list[int] = []
    found = []
    for token in tokens:
        if token.kind in _DATES:
            meaning = token.value
        elif value and token.kind in _VALUE_MEANINGS:
            meaning = _VALUE_MEANINGS[token.kind](token.value)
        else:
            continue
        if not starts:
            starts = [t.start for t in words]
            ends = [i for i, t in enumerate(words) if t.kind in _SENTENCE_ENDS and t.word != ";"]
        first, stop = bisect_left(starts, token.start), bisect_left(starts, token.end)
        tense = tense_around(words, first, stop, token.kind == _BOUND)
        found.append(_Expression(token, meaning, tense, bisect_left(ends, first), bisect_left(ends, stop)))
    return found


# The same sentence is often read several times in a row, with another tense.
_recent_expressions = lru_cache(maxsize=8)(_expressions)
_LONG = 2000  # characters; what is longer isn't kept


def _read(text: str, clock: Clock, events: Mapping[str, date], value: bool) -> list[tuple[Token, DateSpan]]:
    named = tuple(events.items()) if events else ()
    if not _speaks_of_time(text, named):
        return []
    expressions = (_recent_expressions if len(text) < _LONG else _expressions)(text, named, value)
    found: list[tuple[Token, DateSpan]] = []
    reference: DateSpan | None = None
    last = 0
    for one in expressions:
        same = reference is not None and one.first == last
        now = Clock(clock.anchor, clock.calendar, clock.order, one.tense or clock.tense, reference, same)
        span = _evaluate(one.meaning, now)
        if span is not None:
            reference, last = _placed(span, one.token, text), one.last
            found.append((one.token, reference))
    return found


# What counts as a date only where nothing but a date is expected.
_VALUE_MEANINGS: Mapping[str, Callable[[Any], Meaning]] = {
    kind("duration"): bounds.distance,
    kind("adjective_duration"): bounds.distance,
    kind("ordinal"): days.day_of_month,
    kind("compact"): lambda numbers: days.month_day(numbers[1], numbers[2], numbers[0]),
}
_SENTENCE_ENDS = frozenset((BOUNDARY, kind("dot")))


def _evaluate(meaning: Meaning, clock: Clock) -> DateSpan | None:
    """The span that is meant, None where the calendar has no such day or ends before it."""
    try:
        return meaning(clock)
    except (OverflowError, ValueError):
        return None


def _placed(span: DateSpan, token: Token, text: str) -> DateSpan:
    return DateSpan(
        *(span.start, span.end, span.grain, text[token.start : token.end], token.start),
        *(span.past, span.soft, span.other, span.words),
    )
