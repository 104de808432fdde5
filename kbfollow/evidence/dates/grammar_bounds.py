"""Patterns that count from or up to a day: "a week from Friday", "in two weeks", "by X", "before X", "from X to Y"."""

from __future__ import annotations

from kbfollow.evidence.dates import arithmetic as on
from kbfollow.evidence.dates.arithmetic import Duration, Meaning
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.tokens import OTHER

GROUPS = {
    "DATE": "day|week|period",
    "THAT": "that|then",
    "WEEKDAY": "weekday|maybe_weekday",
    "AT": "(at? clock|daypart|at|same_time)? (on|comma)? (the)?",
    "BY": "by|until|due|latest|up_to",
    "LONG": "duration|adjective_duration",
    "WITHIN": "within|up_to|in? less",
}
_NEGATIONS = frozenset(
    ("not", "no", "nothing", "never", "nobody", "none", "won't", "wont", "don't", "dont", "doesn't", "doesnt", "isn't")
    + ("can't", "cannot", "cant", "wouldn't", "unlikely", "doubt", "haven't", "didn't", "couldn't", "shouldn't", "nor")
    + ("aren't", "without", "nix", "zero", "neither", "hardly")
)
_STILL = ("on", "the")


def negated(f: Found) -> bool:
    """Whether a negation stands before the match in its clause: "won't decide before January"."""
    for back in range(1, 9):
        token = f.before(back)
        if token is None or token.word in (",", ".", ":", "-") or token.word in ("but", "if"):
            return False
        if token.word in _NEGATIONS:
            return True
    return False


# ---- distances -----------------------------------------------------------------------------------------------------


def _base(f: Found) -> Meaning:
    """What is counted from: a date, an event, what was said before, the interview or now."""
    base: Meaning | None = f.get("day", "week", "period", "bound")
    if base is not None:
        return base
    if f.has("event"):
        day = f.get("event")
        return lambda clock: clock.day(day, past=False)
    if f.has("that", "then"):
        return on.said_before
    return on._now


def _from_date(f: Found) -> Meaning:
    """ "two weeks from Monday", "three days after that", "a week before Christmas", "within a week of the panel"."""
    length = f.get("duration", "adjective_duration")
    if f.has("within", "up_to"):
        return on.within(length, _base(f))
    return on.distance(length, _base(f), -1 if f.has("before") else 1)


# "within a week of the panel" counts from something that isn't known here.
_COUNTED_FROM = ("of", "after", "from", "following")


def _in_duration(f: Found) -> Meaning | None:
    """ "in two weeks", "two weeks from now"; "in the last …" and "once in two weeks" are no distance."""
    length = f.get("duration", "adjective_duration")
    if f.has("adjective_duration") and f.precedes_noun():
        return None
    if f.precedes(*_COUNTED_FROM) or _of_a_thing_behind(f):
        return None
    if any((t := f.before(back)) is not None and t.word in _ONESELF for back in range(1, 5)):
        return None
    if any(unit == "year" and count >= 2 for count, unit in length.high):
        return None  # plans, and where one sees oneself: never when somebody answers
    return on.distance(length)


_ONESELF = frozenset(("myself", "yourself", "yourselves", "themselves", "once", "twice"))


def _within(f: Found) -> Meaning | None:
    if f.precedes(*_COUNTED_FROM) or (f.has("adjective_duration") and f.precedes_noun()):
        return None
    if not f.has("within", "in") and measures_a_thing(f):
        return None
    return on.within(f.get("duration", "adjective_duration"))


def _at_least(f: Found) -> Meaning | None:
    if measures_a_thing(f) or f.precedes("of"):
        return None
    found = on.distance(f.get("duration"))

    def meaning(clock: on.Clock) -> on.DateSpan | None:
        span = found(clock)
        return span and on.replace(span, soft=True)

    return meaning


def _ago(f: Found) -> Meaning:
    return on.distance(f.get("duration", "adjective_duration"), sign=-1, past=True)


def _later(f: Found) -> Meaning:
    return on.distance(f.get("duration"), on.said_before_or_now, -1 if f.has("earlier", "before") else 1)


def _day_beside_alone(f: Found) -> Meaning | None:
    """ "the day after", unless what it is after follows: "the day after they met"."""
    behind = f.after()
    return None if behind is not None and behind.kind == OTHER else _day_beside(f)


def _day_beside(f: Found) -> Meaning:
    """ "the day after Thanksgiving", "the day before that", "the day after"."""
    one = Duration(((1, "day"),), ((1, "day"),), "one day")
    base = _base(f) if f.has("day", "week", "period", "event", "that", "then") else on.said_before_or_now
    return on.distance(one, base, -1 if f.has("before") else 1)


def _weekday_beside(f: Found) -> Meaning:
    base = _base(f)
    if len(f.all("weekday", "maybe_weekday")) > 1:
        base = on.weekday(f.all("weekday", "maybe_weekday")[1])
    return on.weekday_beside(f.get("weekday", "maybe_weekday"), base, -1 if f.has("before") else 1)


def _weekday_then(f: Found) -> Meaning:
    """ "Monday two weeks from now", "two weeks from now on Friday", "Friday in two weeks": the weekday of that week."""
    number, base = f.get("weekday", "maybe_weekday"), f.get("bound") or on.distance(f.get("duration"))

    def meaning(clock: on.Clock) -> on.DateSpan | None:
        near = base(clock)
        return near and clock.day(on.monday_of(near.end) + on.timedelta(days=number))

    return meaning


# Durations of things, by the words beside them. Data for English; the grammar around is the same for all languages.
_THINGS = frozenset(
    ("assignment", "take-home", "takehome", "home", "case", "project", "training", "ramp", "ramp-up", "onboarding")
    + ("commute", "drive", "trip", "exercise", "challenge", "course", "migration", "contract", "probation", "notice")
    + (
        "sprint",
        "sprints",
        "internship",
        "rotation",
        "rotations",
        "lunch",
        "tenure",
        "experience",
        "meeting",
        "warranty",
    )
    + ("old", "leave", "vacation", "pto", "holiday", "parental", "maternity", "vesting", "cliff", "shift", "shifts")
    + ("trial", "secondment", "gap", "degree", "program", "programme", "apprenticeship", "runway", "lease", "delivery")
    + ("oncall", "on-call", "build", "myself", "yourself", "yourselves", "rolling", "refactor", "test", "tests", "tour")
    + ("walk", "break", "sabbatical", "travel", "bonus", "relocation", "visa", "history", "guarantee", "severance")
)


def measures_a_thing(f: Found) -> bool:
    """Whether the words beside a duration make it the length of something: "10 days of leave", "the ramp is 6 months"."""
    if f.precedes("dash", *_COUNTED_FROM) or _of_a_thing_behind(f):
        return True
    for back in range(1, 7):
        token = f.before(back)
        if token is None or token.word in (".", ";"):
            return False
        if token.word in _THINGS:
            return True
    return False


def _of_a_thing_behind(f: Found) -> bool:
    """Whether a thing that lasts is named right behind: "two weeks notice", "3 years relevant experience"."""
    behind = [t for n in range(2) if (t := f.after(n)) is not None]
    return any(t.word in _THINGS for t in behind[:1]) or (f.precedes_noun() and any(t.word in _THINGS for t in behind))


def _marked(f: Found) -> Meaning | None:
    """A duration that the words around make a wait: "give it a week", "2–3 weeks to decide", "decision: two weeks"."""
    length: Duration = f.get("duration")
    if measures_a_thing(f) or f.precedes(*_COUNTED_FROM) or any(t and t.word == "took" for t in (f.before(), *f)):
        return None
    if f.has("up_to", "latest"):
        return on.within(length)
    return on.distance(length)


def _it_will_be(f: Found) -> Meaning | None:
    """ "it'll be two weeks", "that could be two more weeks"."""
    ahead = [t.word for back in range(1, 4) if (t := f.before(back)) is not None]
    said = next(iter(f)).word == "be" and any(word.removesuffix("'ll") in _WAITING_SUBJECTS for word in ahead)
    return _marked(f) if said else None


_WAITING_SUBJECTS = frozenset(("it", "that", "this", "process", "decision", "answer", "they", "which"))


def _taking(f: Found) -> Meaning | None:
    """ "should take 3 to 5 days", "could take two weeks to hear", "give it a week"; not "takes 3 months to ramp up"."""
    after = f.after(1)
    if f.precedes("to") and after is not None and after.kind == OTHER and after.word not in _WAITED_FOR:
        return None
    return _marked(f)


_WAITED_FOR = frozenset(
    ("get", "come", "make", "review", "pick", "choose", "process", "reach", "see", "find", "finish", "finalize", "fill")
    + ("finalise", "approve", "wrap", "schedule", "arrange", "talk", "meet", "call", "conclude", "compare", "discuss")
    + ("regroup", "close", "sort", "interview", "go", "work", "sign", "follow", "move", "confirm", "prepare", "send")
)

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
            _weekday_then,
        ),
        Rule("Friday in two weeks", "WEEKDAY in duration", "day", _weekday_then),
        Rule(
            "two weeks from now",
            "in? (LONG) (from_now|from (now|today|here)|hence|after today)",
            "bound",
            lambda f: on.distance(f.get("duration", "adjective_duration")),
        ),
        Rule("two weeks ago", "(LONG) (ago|back)", "bound", _ago),
        Rule("two weeks later", "(a|number)? (LONG) (later|earlier)", "bound", _later),
    ],
    GROUPS,
)

WAITS = Level(
    [
        Rule("within two weeks", "(in|within)? (within|up_to) (a|the)? (LONG)", "bound", _within),
        Rule(
            "within the week", "within the (week_unit|month_unit|year_unit)", "bound", lambda f: on.within(_one_unit(f))
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
            "wait_noun (within|in|is|colon|dash|for|of|comma)? (is|colon|dash|a|the)? (outcome)? (is|colon|dash)? duration",
            "bound",
            _marked,
        ),
        Rule("about two weeks", "about duration (until|to|before)", "bound", _marked),
        Rule("after two weeks", "after (another|about)? duration", "bound", _marked),
        Rule(
            "not for two weeks",
            "for (another|at_least)? duration",
            "bound",
            lambda f: _marked(f) if negated(f) else None,
        ),
    ],
    GROUPS,
)


def _one_unit(f: Found) -> Duration:
    unit: on.Unit = "week" if f.has("week_unit") else "month" if f.has("month_unit") else "year"
    return Duration(((1, unit),), ((1, unit),), f"one {unit}")


# ---- days again ----------------------------------------------------------------------------------------------------

ENDS_OF_DAYS = Level(
    [
        Rule("EOD Friday", "(the)? eod (AT)? day", "bound", lambda f: on.deadline(f.get("day"))),
        Rule("Friday EOD", "day (comma|by|left)? (the)? eod", "bound", lambda f: on.deadline(f.get("day"))),
        Rule("EOD", "(the)? eod", "bound", lambda f: on.deadline(on.days_from_anchor(0, "today"))),
        Rule(
            "first thing Monday",
            "(first_thing|early|late|later|mid|end) (of|on|in)? (the)? day",
            "day",
            lambda f: f.get("day") if not f.has("end") or f.has("of") else None,
        ),
    ],
    GROUPS,
)


# ---- ranges and bounds ---------------------------------------------------------------------------------------------


def _range(f: Found) -> Meaning | None:
    first, last = f.all("day", "week", "period")
    return on.between(first, last)


def _weekday_range(f: Found) -> Meaning | None:
    return _range(f)


def _not_working_pattern(f: Found) -> Meaning | None:
    """ "Tuesday to Thursday", unless it is about the working week: "Tue–Thu in the office", "Mon-Fri"."""
    words = [t.word for t in f if t.word in _MONDAYS | _FRIDAYS]
    if len(words) == 2 and words[0] in _MONDAYS and words[1] in _FRIDAYS:
        return _no_date
    near = [t.word for n in range(5) if (t := f.after(n))] + [t.word for n in range(1, 6) if (t := f.before(n))]
    return _no_date if _OFFICE.intersection(near) and f.has("dash", "to", "through") else _range(f)


def _no_date(clock: on.Clock) -> None:
    """What is understood and is no date."""


_MONDAYS = frozenset(("monday", "mon"))
_FRIDAYS = frozenset(("friday", "fri"))
_OFFICE = frozenset(
    ("office", "onsite", "hybrid", "shift", "shifts", "hours", "wfh", "remote", "9-5", "rota", "schedule", "on-site")
    + ("overtime", "standup", "standups", "weekdays", "open", "opening", "home", "site")
)

RANGES = Level(
    [
        Rule(
            "between now and X",
            "(from|between)? now (and|to|until|dash) (AT) (the)? DATE",
            "period",
            lambda f: on.between(on.days_from_anchor(0, "today"), f.get("day", "week", "period")),
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
            lambda f: on.between(
                f.get("day", "week", "period"), on.distance(f.get("duration"), f.get("day", "week", "period"))
            ),
        ),
    ],
    GROUPS,
)


def _until(f: Found) -> Meaning:
    """ "until X" is a deadline, "won't hear until X" is not."""
    base = _base(f)
    return on.not_before(base) if negated(f) else on.deadline(base)


def _before(f: Found) -> Meaning:
    base = _base(f)
    if negated(f):
        return on.not_before(base)
    return on.deadline(base) if f.has("clock", "daypart") else on.before(base)


def _by_event(f: Found) -> Meaning:
    return on.deadline(_base(f))


BOUNDS = Level(
    [
        Rule(
            "not before X",
            "(by)? not_before (AT) (about)? (in|on)? (the)? (DATE|THAT|event)",
            "bound",
            lambda f: on.not_before(_base(f)),
        ),
        Rule("until after X", "until_after (AT) (DATE|THAT|event)", "bound", lambda f: on.after(_base(f))),
        Rule(
            "X at the earliest",
            "(in|on)? DATE (comma|left)? earliest|earliest (is|colon|in|on)? (the)? DATE",
            "bound",
            lambda f: on.not_before(_base(f)),
        ),
        Rule("X onwards", "from DATE (on|onwards)", "bound", lambda f: on.not_before(_base(f))),
        Rule("until X", "until (AT) (about)? (at)? (the)? (DATE|THAT|event)", "bound", _until),
        Rule("before X", "before (AT) (the|that)? (DATE|THAT|event)", "bound", _before),
        Rule("after X", "after (AT) (the|that)? (DATE|THAT|event)", "bound", lambda f: on.after(_base(f))),
        Rule(
            "by X",
            "(due|is)? (BY|within) (colon|is|by|for|on|in|before)? (AT) (DATE|THAT|event|bound)",
            "bound",
            _by_event,
        ),
        Rule("X latest", "DATE (comma|left)? (latest)", "bound", lambda f: on.deadline(_base(f))),
    ],
    GROUPS,
)
