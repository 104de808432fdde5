"""Patterns of ranges and bounds: "from X to Y", "by X", "before X", "not until X", "X at the latest"."""

from __future__ import annotations

from collections.abc import Callable

from kbfollow.evidence.dates import bounds, days
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import (
    Clock,
    Meaning,
)
from kbfollow.evidence.dates.grammar_distances import base_of, negated
from kbfollow.evidence.dates.words_en_around import FRIDAYS, MONDAYS, OFFICE


def _close_of_play(f: Found) -> Meaning | None:
    """ "by COP Friday"; not "good cop Monday"."""
    named = next(t for t in f if t.word == "cop")
    return bounds.deadline(f.get("day")) if named.capital or f.has("by", "until", "before") else None


ENDS_OF_DAYS = Level(
    [
        Rule(
            "EOD Friday",
            "(the)? eod AT day|(by|until|before) end (on)? day",
            "bound",
            lambda f: bounds.deadline(f.get("day")),
        ),
        Rule("COP Friday", "(by|until|before)? cop (on)? day", "bound", _close_of_play),
        Rule("Friday EOD", "day (comma|by|left)? (the)? eod", "bound", lambda f: bounds.deadline(f.get("day"))),
        Rule("EOD", "(the)? eod", "bound", lambda f: bounds.deadline(days.days_from_anchor(0, "today"))),
        Rule(
            "first thing Monday",
            "(first_thing|early|late|later|mid|end) (of|on|in)? (the)? day",
            "day",
            lambda f: f.get("day") if not f.has("end") or f.has("of") else None,
        ),
    ],
)


def _range(f: Found) -> Meaning | None:
    first, last = f.all("day", "week", "period")
    return bounds.between(first, last)


def _not_working_pattern(f: Found) -> Meaning | None:
    """ "Tuesday to Thursday", unless it is about the working week: "Tue–Thu in the office", "Mon-Fri"."""
    words = [t.word for t in f if t.word in MONDAYS | FRIDAYS]
    if len(words) == 2 and words[0] in MONDAYS and words[1] in FRIDAYS:
        return _no_date
    near = [t.word for n in range(5) if (t := f.after(n))] + [t.word for n in range(1, 6) if (t := f.before(n))]
    return _no_date if OFFICE.intersection(near) and f.has("dash", "to", "through") else _range(f)


def _no_date(clock: Clock) -> None:
    """What is understood and is no date."""


RANGES = Level(
    [
        Rule(
            "between now and X",
            "(from|between)? now (and|to|until|dash) (AT) (the)? DATE",
            "period",
            lambda f: bounds.between(days.days_from_anchor(0, "today"), f.get("day", "week", "period")),
        ),
        Rule(
            "from X until now",
            "(from|between) DATE (to|and|until|dash|through) now",
            "period",
            lambda f: bounds.between(f.get("day", "week", "period"), days.days_from_anchor(0, "today")),
        ),
        Rule("from X to Y", "(from|between) (AT) DATE (to|dash|until|through|and) (AT) DATE", "period", _range),
        Rule(
            "X to Y", "DATE (to|dash|through|or|slash) (AT) (in|on|about|the|by)? DATE", "period", _not_working_pattern
        ),
        Rule("X until Y", "DATE until DATE", "period", _range),
        Rule(
            "from X for two weeks",
            "from DATE for duration",
            "period",
            lambda f: bounds.between(
                f.get("day", "week", "period"), bounds.distance(f.get("duration"), f.get("day", "week", "period"))
            ),
        ),
    ],
)


def _until(f: Found) -> Meaning:
    """ "until X" is a deadline, "won't hear until X" is not."""
    base = base_of(f)
    return bounds.not_before(base) if negated(f) else bounds.deadline(base)


def _before(f: Found) -> Meaning:
    base = base_of(f)
    if negated(f):
        return bounds.not_before(base)
    return bounds.deadline(base) if f.has("clock", "daypart") else bounds.before(base)


def _by_event(f: Found) -> Meaning:
    if f.has("until") and negated(f):
        return bounds.not_before(base_of(f))  # "won't be until late January"
    return bounds.deadline(base_of(f))


def _prefixed(f: Found, bound: Callable[[Meaning], Meaning]) -> Meaning | None:
    return bound(base_of(f)) if next(iter(f)).word in ("pre", "post") else None


_BEFORE_NOUN = frozenset("the this that a by my their first class in".split())


def _after(f: Found) -> Meaning | None:
    before = f.before(1)
    noun = before is not None and before.word in _BEFORE_NOUN
    if noun and next(iter(f)).word == "post":
        return None  # “offered me the post on 10 December”, “in the post this afternoon”
    return bounds.after(base_of(f))


BOUNDS = Level(
    [
        Rule(
            "not before X",
            "(by)? not_before (AT) (about)? (in|on)? (the)? (DATE|THAT|event)",
            "bound",
            lambda f: bounds.not_before(base_of(f)),
        ),
        Rule("until after X", "until_after (AT) (DATE|THAT|event)", "bound", lambda f: bounds.after(base_of(f))),
        Rule(
            "X at the earliest",
            "(in|on)? DATE (comma|left)? earliest|earliest (is|colon|in|on)? (the)? DATE",
            "bound",
            lambda f: bounds.not_before(base_of(f)),
        ),
        Rule("X onwards", "from DATE (on|onwards)", "bound", lambda f: bounds.not_before(base_of(f))),
        Rule("pre-Christmas", "before dash (DATE|event)", "bound", lambda f: _prefixed(f, bounds.before)),
        Rule("post-Christmas", "after dash (DATE|event)", "bound", lambda f: _prefixed(f, bounds.after)),
        Rule("until X", "until (AT) (about)? (at)? (the)? (DATE|THAT|event)", "bound", _until),
        Rule("before X", "before (AT) (the|that)? (DATE|THAT|event)", "bound", _before),
        Rule("after X", "after (AT) (the|that)? (DATE|THAT|event)", "bound", _after),
        Rule(
            "by X",
            "(due|is)? (BY|within) (colon|is|by|for|on|in|before)? (AT) (DATE|THAT|event|bound)",
            "bound",
            _by_event,
        ),
        Rule("X latest", "DATE (comma|left)? (latest)", "bound", lambda f: bounds.deadline(base_of(f))),
    ],
)
