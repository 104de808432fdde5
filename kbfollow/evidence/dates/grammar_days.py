"""Patterns of single days: calendar dates in all orders, weekdays, holidays, days near today."""

from __future__ import annotations

from kbfollow.evidence.dates import arithmetic as on
from kbfollow.evidence.dates.arithmetic import Clock, Meaning
from kbfollow.evidence.dates.cascade import Found, Level, Rule
from kbfollow.evidence.dates.tokens import OTHER, kind
from kbfollow.evidence.dates.words_en import ORDINAL_NOUNS
from kbfollow.model import DateSpan

GROUPS = {
    "MONTH": "month|maybe_month",
    "WEEKDAY": "weekday|maybe_weekday",
    "NUMBER": "integer|ordinal",
    "NUMBERS": "integer|ordinal|ordinal_word",
    "YEAR": "(comma|of|dash|slash|dot|in)? year",
    "TO": "to|dash|or|and|through|until|slash",
    "UNIT": "day_unit|business_day_unit|week_unit|fortnight|month_unit|quarter_unit|year_unit|hour_unit",
}
_DAY_NUMBERS = ("integer", "ordinal", "ordinal_word")
_MONTHS = ("month", "maybe_month")
_WEEKDAYS = ("weekday", "maybe_weekday")
_DOTTED_COUNTRY_WORDS = ("on", "by", "until", "since", "from", "to", "before", "after", "due", "day", "dash")


def _full_year(year: int) -> int:
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


# ---- numeric dates -------------------------------------------------------------------------------------------------


def _ymd(f: Found) -> Meaning:
    year, month, day = f.get("ymd", "compact")
    return on.month_day(month, day, year)


def _slashed(f: Found) -> Meaning | None:
    """11/21/2026 by the date order; 26/11/21 only where the order says so."""
    first, second, third = f.get("slashed", "dashed")

    def meaning(clock: Clock) -> DateSpan | None:
        if clock.order == "ymd" and (found := on.month_day(second, third, _full_year(first))(clock)):
            return found
        return on.numeric_day(first, second, _full_year(third))(clock)

    return meaning


def _slashed_short(f: Found) -> Meaning | None:
    """11/21, unless it is a rating, a fraction or a round: "8/10", "3/4 of them", "round 2/3"."""
    first, second = f.get("slashed_short")
    if 0 in (first, second) or (first > 12 and second > 12) or max(first, second) > 31:
        return None
    before, after = f.before(), f.after()
    if f.precedes("of", "colon", "slash") and not f.follows("on", "by"):
        return None
    sure = f.follows("on", "by", "until", "before", "after", "from", "to", "due", "weekday", "since", "dash", "between")
    if not sure:
        if before and before.word in _RATED:
            return None
        if after and after.word in _COUNTED_NOUNS:
            return None
        if second == 10 and first >= 5 and first != 10 and before and before.kind == OTHER and not before.capital:
            back = f.before(2)
            if before.word in _RATED or (back and back.word in _RATED):
                return None
    return on.numeric_day(first, second)


_RATED = frozenset(
    ("vibe", "vibes", "gut", "feeling", "culture", "rated", "rating", "score", "scored", "confidence", "interest")
    + ("overall", "solid", "round", "stage", "step", "part", "page", "excitement", "mood", "energy", "fit", "chances")
    + ("solved", "got", "answered", "passed", "rate", "grade", "gpa", "difficulty", "felt", "feel", "feels", "about")
)
_COUNTED_NOUNS = frozenset(
    ("people", "candidates", "rounds", "interviews", "stars", "points", "questions", "correct", "right", "done")
    + ("panelists", "interviewers", "team", "split", "would", "steps", "stages", "tests", "cup", "inch", "time")
)


def _dotted(f: Found) -> Meaning:
    """Dotted dates are day, month, year; the other order only where that is impossible."""
    day, month, year = f.get("dotted")

    def meaning(clock: Clock) -> DateSpan | None:
        full = _full_year(year)
        return on.month_day(month, day, full)(clock) or on.month_day(day, month, full)(clock)

    return meaning


def _dotted_short(f: Found) -> Meaning | None:
    """05.10. or "by 4.12": day and month, where it can't be a version or an amount."""
    day, month, padded = f.get("dotted_short")
    before = f.before()
    if not 1 <= month <= 12:
        if not (f.follows("on", "by", "in") and 1 <= day <= 12 and 13 <= month <= 31):
            return None
        day, month = month, day
    told = f.follows(*_DOTTED_COUNTRY_WORDS)
    if f.has("dot"):
        if before is not None and before.word in _VERSIONED:
            return None
        found = on.month_day(month, day)
        return found if told or padded else lambda clock: found(clock) if clock.order == "dmy" else None
    return on.month_day(month, day) if told and (padded or f.follows("by", "until", "weekday", "on")) else None


_VERSIONED = frozenset(
    ("python", "java", "version", "ubuntu", "debian", "node", "php", "ruby", "rails", "go", "golang", "swift", "scala")
    + ("kotlin", "postgres", "mysql", "django", "react", "angular", "vue", "release", "v", "kernel", "linux", "ios")
    + ("android", "macos", "gpa", "score", "net", "excel", "section", "chapter", "paragraph", "sap", "hana", "salary")
)


def _pair(f: Found, name: str) -> Meaning | None:
    """A range written without spaces: 11/30-12/4, 04.12.-06.12.2026, 2026-12-04/2026-12-11."""
    numbers = f.get(name)
    half = len(numbers) // 2
    first, last = numbers[:half], numbers[half:]
    if name == "dashed_range":
        return on.between(on.month_day(first[1], first[2], first[0]), on.month_day(last[1], last[2], last[0]))
    if name == "slashed_range":
        if half == 3:
            return on.between(
                on.numeric_day(first[0], first[1], _full_year(first[2])),
                on.numeric_day(last[0], last[1], _full_year(last[2])),
            )
        return on.between(on.numeric_day(first[0], first[1]), on.numeric_day(last[0], last[1]))
    if half == 3:
        return on.between(
            on.month_day(first[1], first[0], _full_year(first[2])), on.month_day(last[1], last[0], _full_year(last[2]))
        )
    return on.between(on.month_day(first[1], first[0]), on.month_day(last[1], last[0]))


# ---- dates with a month's name -------------------------------------------------------------------------------------


def _month_name_day(f: Found) -> Meaning | None:
    """ "4 Dec", "Dec 4th, 2026", "the 4th of December", "31-Oct-74"."""
    day, month, year = f.get(*_DAY_NUMBERS), f.get(*_MONTHS), f.get("year")
    numbers = f.all("integer", "ordinal")
    if year is None and len(numbers) == 2:  # 31-Oct-74
        year = _full_year(numbers[1])
    if not 1 <= day <= 31:
        return None
    if f.has("maybe_month") and year is None:
        after = f.after()
        named = next(t for t in f if t.kind == kind("maybe_month"))
        if named.word == "may" and not named.capital and not f.has("ordinal"):
            return None  # "we may 5"
        if after is not None and after.kind == OTHER and after.word in _COUNTED_NOUNS:
            return None
    return on.month_day(month, day, year)


def _day_range(f: Found) -> Meaning | None:
    """Days of one month: "Dec 7-11", "4–8 December", "the 3rd to the 5th of May", "Dec 3 or 4"."""
    month, year = f.get(*_MONTHS), f.get("year")
    pair = f.get("integers", "slashed_short")
    first, last = pair[:2] if pair else f.all(*_DAY_NUMBERS)[:2]
    if first > last:
        return None
    return on.between(on.month_day(month, first, year), on.month_day(month, last, year))


def _the_nth(f: Found) -> Meaning | None:
    """ "the 4th", unless it counts something: "the 4th floor", "my 2nd interview"."""
    number = f.get("ordinal")
    after = f.after()
    if not 1 <= number <= 31 or (after is not None and (after.word in ORDINAL_NOUNS or after.kind in _NO_DAY_BEHIND)):
        return None
    bound = f.follows(
        *("by", "on", "before", "after", "until", "from", "between", "since", "due", "week_of", "not_before", "dash"),
        *("until_after", "latest", "week_ending", "eod", "for", "comma", "and", "or", "to", "through", "about", "is"),
    )
    if f.precedes_noun() and not (bound and f.has("the") and after and after.word in _SAFE_BEHIND):
        return None
    return on.day_of_month(number) if bound or f.has("the") else None


_NO_DAY_BEHIND = {kind(n) for n in ("week_unit", "quarter_unit", "day_unit", "dash", "adjective_duration", "business")}
_SAFE_BEHIND = frozenset(
    ("they", "we", "she", "he", "i", "with", "if", "so", "but", "when", "via", "as", "because", "which", "whether")
    + ("otherwise", "please", "instead", "then", "i'll", "they'll", "she'll", "he'll", "we'll", "you", "who", "called")
    + (
        "emailed",
        "sent",
        "told",
        "got",
        "that",
        "works",
        "suits",
        "followed",
        "also",
        "already",
        "again",
        "too",
        "unless",
    )
)


def _the_number(f: Found) -> Meaning | None:
    """ "by the 15" at the end of a clause."""
    ends = f.after() is None or f.precedes("dot", "comma", "right", "latest")
    bound = f.follows("by", "on", "before", "after", "until", "week_of")
    return on.day_of_month(f.get("integer")) if ends and bound else None


def _weekday_and_number(f: Found) -> Meaning | None:
    """ "Monday 21" where that is a Monday; else the number is something else."""
    number, day = f.get(*_WEEKDAYS), f.get("integer")
    if (
        not 1 <= day <= 31
        or f.precedes_noun()
        or not (f.after() is None or f.precedes("dot", "comma", "at", "clock", "right", "dash", "daypart"))
    ):
        return None

    def meaning(clock: Clock) -> DateSpan | None:
        found = on.weekday_the_nth(number, day)(clock)
        return found if found and found.end.weekday() == number else on.weekday(number)(clock)

    return meaning


def _nth_of_relative_month(f: Found) -> Meaning | None:
    """ "the 20th of next month", "the first of the month"."""
    number = f.get("ordinal", "ordinal_word")
    months = 1 if f.has("next", "following", "coming") else -1 if f.has("last", "past") else 0
    if not months and not f.has("this"):
        return on.day_of_month(number)

    def meaning(clock: Clock) -> DateSpan | None:
        first = on.add_months(clock.anchor.replace(day=1), months)
        day = on.safe_date(first.year, first.month, number)
        return day and clock.day(day, past=months < 0 or clock.past)

    return meaning


def _ordinals_range(f: Found) -> Meaning | None:
    """ "between the 3rd and the 6th", "the 3rd to 5th"."""
    first, last = f.all("ordinal", "integer")
    if not (1 <= first <= 31 and 1 <= last <= 31) or f.precedes_noun():
        return None
    return on.between(on.day_of_month(first), on.day_of_month(last))


def _weekday_and_date(f: Found) -> Meaning | None:
    """ "Fri 4 Dec", "4 Dec (Friday)". With a comma between two that don't fit they are two expressions."""
    number, date = f.get(*_WEEKDAYS), f.get("day")
    if f.has("comma") and f.has("dash") or date is None:
        return None
    return on.with_weekday(number, date)


NUMERIC = Level(
    [
        Rule("2026-12-04", "ymd (clock)?", "day", _ymd),
        Rule("11/21/2026", "slashed|dashed", "day", _slashed),
        Rule("04.12.2026", "dotted", "day", _dotted),
        Rule(
            "05.10.26",
            "dotted_short dot year",
            "day",
            lambda f: on.month_day(*f.get("dotted_short")[1::-1], f.get("year")),
        ),
        Rule("4.-8.12.", "integer dot dash dotted_short dot?", "day", lambda f: _day_range_dotted(f)),
        Rule("Dec 3/4", "MONTH (slashed_short) YEAR?", "period", _day_range),
        Rule("11/30-12/4", "slashed_range", "period", lambda f: _pair(f, "slashed_range")),
        Rule("04.12.-06.12.", "dotted_range dot?", "period", lambda f: _pair(f, "dotted_range")),
        Rule("2026-12-04/2026-12-11", "dashed_range", "period", lambda f: _pair(f, "dashed_range")),
        Rule("11/21", "slashed_short", "day", _slashed_short),
        Rule("05.10.", "dotted_short dot?", "day", _dotted_short),
    ],
    GROUPS,
)


def _day_range_dotted(f: Found) -> Meaning | None:
    day, month, _ = f.get("dotted_short")
    return on.between(on.month_day(month, f.get("integer")), on.month_day(month, day))


DATES = Level(
    [
        # several days of one month
        Rule(
            "from 3 to 12 of Sept",
            "the? NUMBERS dot? (TO) the? NUMBERS dot? of? MONTH dot? YEAR?",
            "period",
            _day_range,
        ),
        Rule("4-8 December", "integers dot? of? MONTH YEAR?", "period", _day_range),
        Rule("Dec 7-11", "MONTH dot? the? integers YEAR?", "period", _day_range),
        Rule(
            "Dec 7 to the 11th",
            "MONTH dot? the? NUMBERS (TO) the? NUMBERS (?!UNIT|MONTH|clock|full|business) YEAR?",
            "period",
            _day_range,
        ),
        # one day
        Rule("31-Oct-74", "integer dash MONTH dash integer", "day", _month_name_day),
        Rule("4 December 2026", "the? NUMBER dot? (of|dash|slash)? the? MONTH dot? YEAR?", "day", _month_name_day),
        Rule("the first of March", "the? ordinal_word of MONTH YEAR?", "day", _month_name_day),
        Rule("first March 2026", "the? ordinal_word MONTH YEAR", "day", _month_name_day),
        Rule("2026 Dec 4", "year (slash|dash|comma)? MONTH (slash|dash)? NUMBER", "day", _month_name_day),
        Rule(
            "December 4th, 2026",
            "MONTH dot? (dash|slash|comma)? the? NUMBERS (?!UNIT|business|dash UNIT|slash) YEAR?",
            "day",
            _month_name_day,
        ),
        Rule(
            "the 20th of next month",
            "the? NUMBERS of the? (this|next|last|past|following|coming)? month_unit",
            "day",
            _nth_of_relative_month,
        ),
        Rule("between the 3rd and the 6th", "between the? NUMBER and the? ordinal", "period", _ordinals_range),
        Rule(
            "the 3rd to the 5th",
            "the? ordinal (to|dash|or|through|until|slash) the? ordinal",
            "period",
            _ordinals_range,
        ),
    ],
    GROUPS,
)

WITH_WEEKDAYS = Level(
    [
        Rule(
            "Tuesday the 13th",
            "WEEKDAY comma? (on)? (the? ordinal|the ordinal_word) (?!week_unit|quarter_unit)",
            "day",
            lambda f: (
                on.weekday_the_nth(f.get(*_WEEKDAYS), f.get("ordinal", "ordinal_word"))
                if not f.precedes_noun()
                else None
            ),
        ),
        Rule("Monday 21", "WEEKDAY integer", "day", _weekday_and_number),
        Rule("the 4th", "the? ordinal", "day", _the_nth),
        Rule("by the 15", "the integer", "day", _the_number),
        Rule(
            "Friday 4 Dec",
            "(this|next|coming)? WEEKDAY (comma|dot|dash)? (the|on)? left? day right?",
            "day",
            _weekday_and_date,
        ),
        Rule("4 Dec (Friday)", "day left WEEKDAY right|day comma? WEEKDAY", "day", _weekday_and_date),
    ],
    GROUPS,
)


# ---- weekdays and days near the anchor -----------------------------------------------------------------------------


def _next_weekday(f: Found) -> Meaning:
    return on.weekday_of_week(f.get(*_WEEKDAYS), 1, second=True)


def _two_weekdays(f: Found) -> Meaning | None:
    """ "Tuesday or Wednesday next week", "next Mon-Wed": both days in that week."""
    first, last = f.all(*_WEEKDAYS)
    weeks = 1 if f.has("next", "following", "coming") else -1 if f.has("last", "past") else 0
    return on.between(on.weekday_of_week(first, weeks), on.weekday_of_week(last, weeks)) if first < last else None


def _week_shift(f: Found) -> int:
    return 1 if f.has("next", "following", "coming") else -1 if f.has("last", "past") else 0


def _weekday_in_week(f: Found) -> Meaning:
    number, weeks = f.get(*_WEEKDAYS), _week_shift(f)
    return on.weekday_of_week(number, weeks)


def _following_weekday(f: Found) -> Meaning:
    """ "the following Monday", "the Monday after": after what was said before, else the next one."""
    return on.weekday_beside(f.get(*_WEEKDAYS), on.said_before_or_now, 1)


def _that_weekday(f: Found) -> Meaning:
    """ "that Friday": on or after what was said before."""
    number = f.get(*_WEEKDAYS)

    def meaning(clock: Clock) -> DateSpan:
        near = on.said_before_or_now(clock)
        if near.start == near.end and near.end.weekday() == number and clock.reference:
            return clock.day(near.end, past=near.past)
        return clock.day(on.first_after(near.earliest, number), past=near.past or clock.past)

    return meaning


def _weeks_on(f: Found) -> Meaning | None:
    """ "Friday week", "a week on Friday", "Monday fortnight"."""
    number = f.get(*_WEEKDAYS)
    length = f.get("duration")
    if length is None:
        length = on.Duration(((1, "week"),), ((1, "week"),), "a week")
    return on.distance(length, on.weekday(number))


def _bare_weekday(f: Found) -> Meaning | None:
    if f.precedes("dayparts") or f.follows("number"):
        return None  # "Friday afternoons", "one Monday"
    return on.weekday(f.get("weekday"))


def _holiday(f: Found) -> Meaning:
    name, year = f.get("holiday"), f.get("year")
    if f.has("next") and f.has("year_unit"):
        return lambda clock: on.holiday(name, clock.anchor.year + 1)(clock)
    return on.holiday(name, year, back=f.has("last", "past"))


def _next_day(clock: Clock) -> DateSpan:
    """ "the next day", "the following morning"."""
    near = on.said_before_or_now(clock)
    day = near.end + on.timedelta(days=1)
    return clock.day(
        day, past=near.past if clock.reference else clock.past, words=f"the day after {clock.say(near.end)}"
    )


def _same_day(clock: Clock) -> DateSpan:
    near = on.said_before_or_now(clock)
    return clock.day(near.end, past=(near.past if clock.reference else clock.tense != "future"))


def _this_daypart(f: Found) -> Meaning:
    """ "this morning", "that evening": the anchor day, behind us unless the sentence looks ahead."""
    return lambda clock: clock.day(
        clock.anchor, past=clock.tense != "future", words=f"the same day, {clock.say(clock.anchor)}"
    )


NEAR = Level(
    [
        Rule("a week today", "duration today", "bound", lambda f: on.distance(f.get("duration"))),
        Rule(
            "a week tomorrow",
            "duration tomorrow",
            "day",
            lambda f: on.distance(f.get("duration"), on.days_from_anchor(1, "tomorrow")),
        ),
        Rule(
            "this time next week",
            "same_time next week_unit",
            "day",
            lambda f: on.days_from_anchor(7, "a week from today"),
        ),
        Rule(
            "day after tomorrow",
            "the? day_unit after tomorrow",
            "day",
            lambda f: on.days_from_anchor(2, "the day after tomorrow"),
        ),
        Rule(
            "day before yesterday",
            "the? day_unit before yesterday",
            "day",
            lambda f: on.days_from_anchor(-2, "the day before yesterday", past=True),
        ),
        Rule(
            "tomorrow",
            "(first_thing|early|late)? tomorrow daypart?",
            "day",
            lambda f: on.days_from_anchor(1, "tomorrow"),
        ),
        Rule(
            "today",
            "(later|earlier)? today",
            "day",
            lambda f: on.days_from_anchor(0, "today", past=True if f.has("earlier") else None),
        ),
        Rule("tonight", "tonight", "day", lambda f: on.days_from_anchor(0, "tonight")),
        Rule(
            "yesterday",
            "yesterday daypart?|last daypart",
            "day",
            lambda f: on.days_from_anchor(-1, "yesterday", past=True),
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
        Rule("Friday after next", "the? WEEKDAY after next", "day", lambda f: on.weekday_of_week(f.get(*_WEEKDAYS), 2)),
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
        Rule("this coming Friday", "the? this? coming WEEKDAY", "day", lambda f: on.weekday(f.get(*_WEEKDAYS))),
        Rule("next Friday", "next WEEKDAY", "day", _next_weekday),
        Rule(
            "last Friday",
            "the? this? (last|past) WEEKDAY (?!of|in)",
            "day",
            lambda f: on.last_weekday(f.get(*_WEEKDAYS)),
        ),
        Rule(
            "the following Monday",
            "the? following WEEKDAY|the WEEKDAY after (?!the|that|day|holiday|this|next|duration|weekend|month|event|a)",
            "day",
            _following_weekday,
        ),
        Rule("that Friday", "that WEEKDAY", "day", _that_weekday),
        Rule("this Friday", "this WEEKDAY", "day", lambda f: on.weekday(f.get(*_WEEKDAYS))),
        Rule(
            "two Fridays from now",
            "number (weekdays|weekday) (from_now|hence)|in number weekdays",
            "day",
            lambda f: on.nth_weekday(f.get("weekdays", "weekday"), f.get("number")),
        ),
        Rule(
            "holiday",
            "(this|next|last|past|coming)? holiday (day_unit)? (comma? year|of next year_unit)?",
            "day",
            _holiday,
        ),
    ],
    GROUPS,
)

WEEKDAYS = Level([Rule("Friday", "weekday", "day", _bare_weekday)], GROUPS)


def _whole_weeks(f: Found) -> bool:
    length = f.get("duration")
    return length is not None and length.low == length.high and all(unit == "week" for _, unit in length.high)
