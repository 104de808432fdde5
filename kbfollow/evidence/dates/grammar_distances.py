"""Patterns of distances: "a week from Friday", "in two weeks", "2–3 weeks to decide", "the day after that"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.dates import bounds, days
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import (
    Clock,
    Duration,
    Meaning,
    Unit,
    monday_of,
)
from kbfollow.evidence.dates.tokens import OTHER
from kbfollow.evidence.dates.words_en_around import (
    NEGATIONS,
    ONESELF,
    PERFECT_NEGATIONS,
    THINGS,
    WAITED_FOR,
    WAITING_SUBJECTS,
)
from kbfollow.model import DateSpan


def negated(f: Found) -> bool:
    """Whether a negation stands before the match in its clause: "won't decide before January"."""
    for back in range(1, 9):
        token = f.before(back)
        if token is None or token.word in (",", ".", ":", "-") or token.word in ("but", "if"):
            return False
        if token.word in NEGATIONS:
            further = f.before(back + 1)
            yes_or_no = token.word == "no" and further is not None and further.word in ("or", "/")
            return not yes_or_no  # “she'll say yes or no until Friday”
    return False


def base_of(f: Found) -> Meaning:
    """What is counted from: a date, an event, what was said before, the interview or now."""
    base: Meaning | None = f.get("day", "week", "period", "bound")
    if base is not None:
        return base
    if f.has("event"):
        day = f.get("event")
        return lambda clock: clock.day(day, past=False)
    if f.has("that", "then"):
        return bounds.said_before
    return bounds._now


def _from_date(f: Found) -> Meaning:
    """ "two weeks from Monday", "three days after that", "a week before Christmas", "within a week of the panel"."""
    length = f.get("duration", "adjective_duration")
    if f.has("within", "up_to"):
        return bounds.within(length, base_of(f))
    return bounds.distance(length, base_of(f), -1 if f.has("before") else 1)


# "within a week of the panel" counts from something that isn't known here.
_COUNTED_FROM = ("of", "after", "from", "following", "since")


def _in_duration(f: Found) -> Meaning | None:
    """ "in two weeks", "two weeks from now"; "in the last …" and "once in two weeks" are no distance."""
    length = f.get("duration", "adjective_duration")
    if f.has("adjective_duration") and f.precedes_noun():
        return None
    if f.precedes(*_COUNTED_FROM) or _of_a_thing_behind(f):
        return None
    if any((t := f.before(back)) is not None and t.word in ONESELF for back in range(1, 5)):
        return None
    if any((t := f.before(back)) is not None and t.word in PERFECT_NEGATIONS for back in range(1, 6)):
        return None  # "haven't heard in two weeks"
    if any(unit == "year" and count >= 2 for count, unit in length.high):
        return None  # plans, and where one sees oneself: never when somebody answers
    return bounds.distance(length)


def _within(f: Found) -> Meaning | None:
    if f.precedes(*_COUNTED_FROM) or (f.has("adjective_duration") and f.precedes_noun()):
        return None
    if not f.has("within", "in") and measures_a_thing(f):
        return None
    return bounds.within(f.get("duration", "adjective_duration"))


def _at_least(f: Found) -> Meaning | None:
    if measures_a_thing(f) or f.precedes("of"):
        return None
    found = bounds.distance(f.get("duration"))

    def meaning(clock: Clock) -> DateSpan | None:
        span = found(clock)
        return span and replace(span, soft=True)

    return meaning


def _ago(f: Found) -> Meaning:
    return bounds.distance(f.get("duration", "adjective_duration"), sign=-1, past=True)


def _later(f: Found) -> Meaning:
    return bounds.distance(f.get("duration"), bounds.said_before_or_now, -1 if f.has("earlier", "before") else 1)


def _day_beside_alone(f: Found) -> Meaning | None:
    """ "the day after", unless what it is after follows: "the day after they met"."""
    behind = f.after()
    return None if behind is not None and behind.kind == OTHER else _day_beside(f)


def _day_beside(f: Found) -> Meaning:
    """ "the day after Thanksgiving", "the day before that", "the day after"."""
    one = Duration(((1, "day"),), ((1, "day"),), "one day")
    base = base_of(f) if f.has("day", "week", "period", "event", "that", "then") else bounds.said_before_or_now
    return bounds.distance(one, base, -1 if f.has("before") else 1)


def _weekday_beside(f: Found) -> Meaning:
    base = base_of(f)
    if len(f.all("weekday", "maybe_weekday")) > 1:
        base = days.weekday(f.all("weekday", "maybe_weekday")[1])
    return days.weekday_beside(f.get("weekday", "maybe_weekday"), base, -1 if f.has("before") else 1)


def weekday_then(f: Found) -> Meaning:
    """ "Monday two weeks from now", "two weeks from now on Friday", "Friday in two weeks": the weekday of that week."""
    number, base = (
        f.get("weekday", "maybe_weekday"),
        f.get("bound") or bounds.distance(f.get("duration", "adjective_duration")),
    )

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        return near and clock.day(monday_of(near.end) + timedelta(days=number))

    return meaning


def measures_a_thing(f: Found) -> bool:
    """Whether the words beside make it the length of something: "10 days of leave", "the ramp is 6 months"."""
    if f.precedes("dash", *_COUNTED_FROM) or _of_a_thing_behind(f):
        return True
    for back in range(1, 7):
        token = f.before(back)
        if token is None or token.word in (".", ";"):
            return False
        if token.word in THINGS:
            return True
    return False


def _of_a_thing_behind(f: Found) -> bool:
    """Whether a thing that lasts is named right behind: "two weeks notice", "3 years relevant experience"."""
    behind = [t for n in range(2) if (t := f.after(n)) is not None]
    return any(t.word in THINGS for t in behind[:1]) or (f.precedes_noun() and any(t.word in THINGS for t in behind))


def _marked(f: Found) -> Meaning | None:
    """A duration that the words around make a wait: "give it a week", "2–3 weeks to decide", "decision: two weeks"."""
    length: Duration = f.get("duration")
    if measures_a_thing(f) or f.precedes(*_COUNTED_FROM) or any(t and t.word == "took" for t in (f.before(), *f)):
        return None
    if f.has("up_to", "latest"):
        return bounds.within(length)
    return bounds.distance(length)


def _denied_behind(f: Found) -> bool:
    """ "after two weeks still no answer": they are over."""
    return any((t := f.after(ahead)) is not None and t.word in NEGATIONS for ahead in range(4))


def _it_will_be(f: Found) -> Meaning | None:
    """ "it'll be two weeks", "that could be two more weeks"."""
    ahead = [t.word for back in range(1, 4) if (t := f.before(back)) is not None]
    said = next(iter(f)).word == "be" and any(word.removesuffix("'ll") in WAITING_SUBJECTS for word in ahead)
    return _marked(f) if said else None


def _taking(f: Found) -> Meaning | None:
    """ "should take 3 to 5 days", "could take two weeks to hear", "give it a week"; not "takes 3 months to ramp up"."""
    after = f.after(1)
    if f.precedes("to") and after is not None and after.kind == OTHER and after.word not in WAITED_FOR:
        return None
    return _marked(f)


# Run twice: the second time finds "two weeks after the Monday after Thanksgiving".
DISTANCES = Level(
    [
        Rule(
            "three days after that",
            "(in|within|up_to)? (LONG) (after|from|of|following|past|on from) (the|that)? (DATE|THAT|event|anchor)",
            "day",
            lambda f: None if f.has("of") and not (f.has("within", "anchor", "event")) else _from_date(f),
        ),
        Rule("two weeks before Christmas", "(LONG) before (the)? (DATE|event|THAT)", "day", _from_date),
        Rule(
            "the day after Thanksgiving",
            "the? day_unit (after|before|following) (the|that)? (DATE|THAT|event|anchor)",
            "day",
            _day_beside,
        ),
        Rule("the day after", "the day_unit (after|before)", "day", _day_beside_alone),
        Rule(
            "the Monday after Thanksgiving",
            "(the|the? ordinal_word)? WEEKDAY (after|before|following) (the|that)? (DATE|THAT|event|WEEKDAY)",
            "day",
            _weekday_beside,
        ),
        Rule(
            "Monday two weeks from now",
            "WEEKDAY (comma|in)? (in)? duration (from_now|from now|from today|after today)",
            "day",
            weekday_then,
        ),
        Rule("Friday in two weeks", "WEEKDAY in duration", "day", weekday_then),
        Rule(
            "two weeks from now",
            "in? (LONG) (from_now|from (now|today|here)|hence|after today)",
            "bound",
            lambda f: bounds.distance(f.get("duration", "adjective_duration")),
        ),
        Rule("two weeks ago", "(LONG) (ago|back)", "bound", _ago),
        Rule("two weeks later", "(a|number)? (LONG) (later|earlier)", "bound", _later),
    ],
)

WAITS = Level(
    [
        Rule("within two weeks", "(in|within)? (within|up_to) (a|the)? (LONG)", "bound", _within),
        Rule(
            "within the week",
            "within the (week_unit|month_unit|year_unit)",
            "bound",
            lambda f: bounds.within(_one_unit(f)),
        ),
        Rule(
            "in two weeks or less",
            "(in|within)? (LONG) (comma|left)? (latest)",
            "bound",
            lambda f: _within(f) if f.has("in", "within") or not measures_a_thing(f) else None,
        ),
        Rule("in two weeks", "in (the)? (at_least)? (LONG) or_so?", "bound", _in_duration),
        Rule("at least two weeks", "(for|take|is)? at_least (another)? duration", "bound", _at_least),
        Rule("give it a week", "take it? (at_least|up_to|another|as)? (a)? duration", "bound", _taking),
        Rule(
            "two weeks to decide",
            "duration (or_so)? (comma)? (to|for|until|before|at) (a|the|any|an)? (outcome|it)",
            "bound",
            _marked,
        ),
        Rule(
            "a couple of weeks until they decide",
            "duration (or_so)? until (?!day|week|period|that|then)",
            "bound",
            _marked,
        ),
        Rule("it will be two weeks", "is (at_least|up_to|another)? duration", "bound", _it_will_be),
        Rule("two weeks out", "duration (out|hence)", "bound", _marked),
        Rule(
            "decision: two weeks",
            "outcome (is|colon|dash|comma|take|it)? (is|colon|dash)? about? duration",
            "bound",
            _marked,
        ),
        Rule(
            "timeline: two weeks",
            "wait_noun (in|is|colon|dash|for|of|comma)? (is|colon|dash|a|the)? outcome? (is|colon|dash)? duration",
            "bound",
            _marked,
        ),
        Rule("about two weeks", "about duration (until|to|before)", "bound", _marked),
        Rule(
            "after two weeks",
            "after (another|about)? duration",
            "bound",
            lambda f: None if negated(f) or _denied_behind(f) else _marked(f),
        ),
        Rule(
            "not for two weeks",
            "for (another|at_least)? duration",
            "bound",
            lambda f: _marked(f) if negated(f) else None,
        ),
    ],
)


def _one_unit(f: Found) -> Duration:
    unit: Unit = "week" if f.has("week_unit") else "month" if f.has("month_unit") else "year"
    return Duration(((1, unit),), ((1, unit),), f"one {unit}")
