"""Patterns of weekdays, holidays and days near the anchor: "next Friday", "Friday week", "tomorrow"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.dates import bounds, days
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.clock import (
    Clock,
    Duration,
    Meaning,
    first_after,
)
from kbfollow.evidence.dates.tokens import OTHER, kind
from kbfollow.evidence.dates.words_en_around import FUTURE_CUES, PAST_VERBS, PRESENT_VERBS, PRONOUNS
from kbfollow.model import DateSpan

_WEEKDAYS = ("weekday", "maybe_weekday")


def _next_weekday(f: Found) -> Meaning:
    return days.weekday_of_week(f.get(*_WEEKDAYS), 1, second=True)


def _two_weekdays(f: Found) -> Meaning | None:
    """ "Tuesday or Wednesday next week", "next Mon-Wed": both days in that week."""
    first, last = f.all(*_WEEKDAYS)
    weeks = 1 if f.has("next", "following", "coming") else -1 if f.has("last", "past") else 0
    return (
        bounds.between(days.weekday_of_week(first, weeks), days.weekday_of_week(last, weeks)) if first < last else None
    )


def _week_shift(f: Found) -> int:
    return 1 if f.has("next", "following", "coming") else -1 if f.has("last", "past") else 0


def _weekday_in_week(f: Found) -> Meaning:
    number, weeks = f.get(*_WEEKDAYS), _week_shift(f)
    return days.weekday_of_week(number, weeks)


def _following_weekday(f: Found) -> Meaning:
    """ "the following Monday", "the Monday after": after what was said before, else the next one, or next week's."""
    number = f.get(*_WEEKDAYS)
    beside = days.weekday_beside(number, bounds.said_before_or_now, 1)

    def meaning(clock: Clock) -> DateSpan | None:
        found = beside(clock)
        if found is None or (clock.reference and clock.same_sentence):
            return found
        return replace(found, other=days.weekday_of_week(number, 1)(clock))

    return meaning


def _after_next(f: Found) -> Meaning:
    """ "the Friday after next": of the week after next; the second one from now is the other reading."""
    number = f.get(*_WEEKDAYS)

    def meaning(clock: Clock) -> DateSpan | None:
        found = days.weekday_of_week(number, 2)(clock)
        return found and replace(found, other=days.nth_weekday(number, 2)(clock))

    return meaning


def _that_weekday(f: Found) -> Meaning:
    """ "that Friday": on or after what was said before."""
    number = f.get(*_WEEKDAYS)

    def meaning(clock: Clock) -> DateSpan:
        near = bounds.said_before_or_now(clock)
        if near.start == near.end and near.end.weekday() == number and clock.reference:
            return clock.day(near.end, past=near.past)
        return clock.day(first_after(near.earliest, number), past=near.past or clock.past)

    return meaning


def _weeks_on(f: Found) -> Meaning | None:
    """ "Friday week", "a week on Friday", "Monday fortnight"."""
    number = f.get(*_WEEKDAYS)
    length = f.get("duration")
    if length is None:
        length = Duration(((1, "week"),), ((1, "week"),), "a week")
    return bounds.distance(length, days.weekday(number))


def _bare_weekday(f: Found) -> Meaning | None:
    if f.precedes("dayparts") or f.follows("number"):
        return None  # "Friday afternoons", "one Monday"
    return days.weekday(f.get("weekday"))


def _holiday(f: Found) -> Meaning | None:
    name, year = f.get("holiday"), f.get("year")
    if (name == "lent" and not _is_lent(f)) or (year is None and _of_something(f)):
        return None
    if f.has("next") and f.has("year_unit"):
        return lambda clock: days.holiday(name, clock.anchor.year + 1)(clock)
    if f.has("next", "coming"):
        return lambda clock: days.holiday(name, year)(replace(clock, tense="future"))
    return days.holiday(name, year, back=f.has("last", "past"))


def _of_something(f: Found) -> bool:
    """Whether a noun follows that the holiday only qualifies: "Easter Road"; not "after Easter they"."""
    behind = f.after()
    if behind is None or behind.kind != OTHER or not behind.word.isalpha() or behind.word in _NO_NOUNS:
        return False
    ahead = [f.before(), f.before(2) if f.follows("the") else None]
    return not any(t is not None and t.kind in _BEFORE_HOLIDAY for t in ahead)


_NO_NOUNS = (
    FUTURE_CUES | PRESENT_VERBS | PAST_VERBS | PRONOUNS | frozenset(("so", "at", "with", "if", "when", "earliest"))
)
_BEFORE_HOLIDAY = frozenset(
    kind(name)
    for name in (
        *(
            "by",
            "before",
            "after",
            "until",
            "on",
            "over",
            "from",
            "since",
            "between",
            "to",
            "until_after",
            "not_before",
        ),
        *("through", "past", "within", "and", "week_of", "around"),
    )
)


def _is_lent(f: Found) -> bool:
    """Whether it isn't the verb: "before Lent"."""
    named = next(t for t in f if t.word == "lent")
    return named.capital and f.follows("before", "after", "during", "until", "by", "over", "in", "until_after")


def _next_day(clock: Clock) -> DateSpan:
    """ "the next day", "the following morning"."""
    near = bounds.said_before_or_now(clock)
    day = near.end + timedelta(days=1)
    return clock.day(
        day, past=near.past if clock.reference else clock.past, words=f"the day after {clock.say(near.end)}"
    )


def _same_day(clock: Clock) -> DateSpan:
    near = bounds.said_before_or_now(clock)
    return clock.day(near.end, past=(near.past if clock.reference else clock.tense != "future"))


def _this_daypart(f: Found) -> Meaning:
    """ "this morning", "that evening": the anchor day, behind us unless the sentence looks ahead."""
    return lambda clock: clock.day(
        clock.anchor, past=clock.tense != "future", words=f"the same day, {clock.say(clock.anchor)}"
    )


NEAR = Level(
    [
        Rule("a week today", "duration today", "bound", lambda f: bounds.distance(f.get("duration"))),
        Rule(
            "a week tomorrow",
            "duration tomorrow",
            "day",
            lambda f: bounds.distance(f.get("duration"), days.days_from_anchor(1, "tomorrow")),
        ),
        Rule(
            "this time next week",
            "same_time next week_unit",
            "day",
            lambda f: days.days_from_anchor(7, "a week from today"),
        ),
        Rule(
            "day after tomorrow",
            "the? day_unit after tomorrow",
            "day",
            lambda f: days.days_from_anchor(2, "the day after tomorrow"),
        ),
        Rule(
            "day before yesterday",
            "the? day_unit before yesterday",
            "day",
            lambda f: days.days_from_anchor(-2, "the day before yesterday", past=True),
        ),
        Rule(
            "tomorrow",
            "(first_thing|early|late)? tomorrow daypart?",
            "day",
            lambda f: days.days_from_anchor(1, "tomorrow"),
        ),
        Rule(
            "today",
            "(later|earlier)? today",
            "day",
            lambda f: days.days_from_anchor(0, "today", past=True if f.has("earlier") else None),
        ),
        Rule("tonight", "tonight", "day", lambda f: days.days_from_anchor(0, "tonight")),
        Rule(
            "yesterday",
            "yesterday daypart?|last daypart",
            "day",
            lambda f: days.days_from_anchor(-1, "yesterday", past=True),
        ),
        Rule("this morning", "(this|that|same) daypart|the same daypart", "day", _this_daypart),
        Rule("the same day", "the? same day_unit|that (same)? day_unit", "day", lambda f: _same_day),
        Rule("the next day", "the (next|following) (day_unit|daypart|business_day_unit)", "day", lambda f: _next_day),
        # weekdays in a given week
        Rule(
            "Tue or Wed next week",
            "(from|between)? WEEKDAY (TO) WEEKDAY (of|in|on)? the? (this|next|last|following|coming) week_unit",
            "period",
            _two_weekdays,
        ),
        Rule("next Tue or Wed", "(next|last) WEEKDAY (or|to|dash|slash|and|through) WEEKDAY", "period", _two_weekdays),
        Rule(
            "next week between Wednesday and Friday",
            "(this|next|last|following) week_unit (from|between|on|comma)? WEEKDAY (TO) WEEKDAY",
            "period",
            _two_weekdays,
        ),
        Rule("Friday after next", "the? WEEKDAY after next", "day", _after_next),
        Rule("next Friday week", "next? WEEKDAY week_unit", "day", _weeks_on),
        Rule(
            "a week on Friday",
            "duration (on|comma)? WEEKDAY|WEEKDAY duration (?!after|before|from|from_now|ago|later|to)",
            "day",
            lambda f: _weeks_on(f) if _whole_weeks(f) else None,
        ),
        Rule(
            "Friday of next week",
            "WEEKDAY (of|in|from|on|comma)? the? (this|next|last|following|coming|past) week_unit",
            "day",
            _weekday_in_week,
        ),
        Rule(
            "next week Friday",
            "(the)? (this|next|last|following) week_unit (on|comma|left|dash)? WEEKDAY",
            "day",
            _weekday_in_week,
        ),
        # weekdays alone
        Rule("this coming Friday", "the? this? coming WEEKDAY", "day", lambda f: days.weekday(f.get(*_WEEKDAYS))),
        Rule("next Friday", "next WEEKDAY", "day", _next_weekday),
        Rule(
            "last Friday",
            "the? this? (last|past) WEEKDAY (?!of|in)",
            "day",
            lambda f: days.last_weekday(f.get(*_WEEKDAYS)),
        ),
        Rule(
            "the following Monday",
            "the? following WEEKDAY|the WEEKDAY after (?!the|that|day|holiday|this|next|LONG|weekend|month|event|a)",
            "day",
            _following_weekday,
        ),
        Rule("that Friday", "that WEEKDAY", "day", _that_weekday),
        Rule("this Friday", "this WEEKDAY", "day", lambda f: days.weekday(f.get(*_WEEKDAYS))),
        Rule(
            "two Fridays from now",
            "number (weekdays|weekday) (from_now|hence)|in number weekdays",
            "day",
            lambda f: days.nth_weekday(f.get("weekdays", "weekday"), f.get("number")),
        ),
        Rule(
            "holiday",
            "(this|next|last|past|coming)? holiday (day_unit)? (comma? year|(of|in) year|of next year_unit)?",
            "day",
            _holiday,
        ),
    ],
)

WEEKDAYS = Level([Rule("Friday", "weekday", "day", _bare_weekday)])


def _whole_weeks(f: Found) -> bool:
    length = f.get("duration")
    return length is not None and length.low == length.high and all(unit == "week" for _, unit in length.high)
