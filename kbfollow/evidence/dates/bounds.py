"""What distances, ranges and deadlines mean: counted from a day, between two, by, before and after one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.dates.clock import (
    Clock,
    Duration,
    Meaning,
    shift,
)
from kbfollow.model import DateSpan, Grain


def _now(clock: Clock) -> DateSpan:
    return clock.day(clock.anchor)


def said_before(clock: Clock) -> DateSpan | None:
    """ "that", "then": the expression before."""
    return clock.reference


def said_before_or_now(clock: Clock) -> DateSpan:
    """ "the day after", "a week later": counted from the expression before, else from the anchor."""
    return clock.reference if clock.reference and clock.same_sentence else _now(clock)


def distance(length: Duration, base: Meaning = _now, sign: int = 1, past: bool | None = None) -> Meaning:
    """`length` after `base` (before for sign -1): a day, or a range for "two to three weeks"."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        origin = near.end if sign > 0 else near.earliest
        low, high = shift(clock, origin, length.low, sign), shift(clock, origin, length.high, sign)
        word = "from" if sign > 0 else "before"
        behind = past if past is not None else clock.past if base is _now else near.past
        if near.past and past is None and sign > 0 and not clock.past and low > clock.anchor:
            behind = False  # "two weeks from yesterday"
        words = f"{length.said} {word} {clock.say(origin)}"
        return DateSpan(min(low, high), max(low, high), past=behind, words=words)

    return meaning


def within(length: Duration, base: Meaning = _now) -> Meaning:
    """ "within two weeks", "up to three weeks": a deadline."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = distance(length, base)(clock)
        return found and replace(found, start=None, words=f"within {found.words}")

    return meaning


def next_units(length: Duration) -> Meaning:
    """ "the next three days": from the day after the anchor."""

    def meaning(clock: Clock) -> DateSpan:
        end = shift(clock, clock.anchor, length.high)
        return clock.span(
            clock.anchor + timedelta(days=1), end, "part", f"the next {length.said} from {clock.say(clock.anchor)}"
        )

    return meaning


def past_units(length: Duration) -> Meaning:
    """ "the last two weeks": up to the anchor."""

    def meaning(clock: Clock) -> DateSpan:
        start = shift(clock, clock.anchor, length.high, -1)
        return clock.span(start, clock.anchor, "part", f"the last {length.said}", past=True)

    return meaning


def between(first: Meaning, last: Meaning) -> Meaning:
    """From the start of one to the end of the other. An end before the start is looked for after it."""

    def meaning(clock: Clock) -> DateSpan | None:
        a = first(clock)
        if a is None:
            return None
        b = last(replace(clock, reference=a, same_sentence=True))
        if b is not None and b.end < a.earliest:
            again = replace(clock, anchor=a.earliest, reference=None)
            b = last(again)
        if b is None or b.end < a.earliest:
            return None
        words = f"{a.words} to {b.words}"
        grain: Grain = "day" if a.grain == b.grain == "day" else "part"
        return DateSpan(
            a.earliest, b.end, grain, past=a.past and (b.past or clock.past), soft=a.soft or b.soft, words=words
        )

    return meaning


def looking_ahead(clock: Clock) -> Clock:
    """The clock for what a deadline names: ahead, where the verbs don't tell."""
    if clock.tense:
        return clock
    return Clock(clock.anchor, clock.calendar, clock.order, "future", clock.reference, clock.same_sentence)


def deadline(base: Meaning) -> Meaning:
    """ "by X", "until X", "due X": the last day of X, with an open start."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(looking_ahead(clock))
        if found is None:
            return None
        other = found.other and replace(found.other, start=None)
        if found.grain in ("month", "quarter", "year") and found.start:
            other = replace(found, end=found.start, start=None, grain="day", words=f"by {clock.say(found.start)}")
        words = f"by {found.words}"
        return DateSpan(None, found.end, found.grain, past=found.past, other=other, words=words)

    return meaning


def before(base: Meaning) -> Meaning:
    """ "before X": the day before X is the last one, X itself the other reading. Before an end: that end."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(looking_ahead(clock))
        if found is None:
            return None
        if found.start is None:
            return replace(found, words=f"before {found.words}")
        day = found.start - timedelta(days=1)
        if found.grain == "week":
            day -= timedelta(days=2)  # the Friday before: the working week is meant
        if day < clock.anchor and not clock.past:
            day = max(day, min(found.start, clock.anchor))
        other = DateSpan(None, found.start, words=f"by {clock.say(found.start)}")
        return DateSpan(None, day, past=found.past, other=other, words=f"before {found.words}")

    return meaning


def after(base: Meaning) -> Meaning:
    """ "after X": the seven days after it, softly."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(clock)
        if found is None:
            return None
        low, high = found.end + timedelta(days=1), found.end + timedelta(days=7)
        return DateSpan(low, high, "part", past=found.past, soft=True, words=f"within a week after {found.words}")

    return meaning


def not_before(base: Meaning) -> Meaning:
    """ "not before X": X and the seven days after it, softly; for a month or longer that period."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = base(looking_ahead(clock))
        if found is None:
            return None
        end = found.end if found.grain in ("month", "quarter", "year") else found.earliest + timedelta(days=7)
        return DateSpan(
            found.earliest, max(end, found.end), "part", past=found.past, soft=True, words=f"from {found.words} on"
        )

    return meaning
