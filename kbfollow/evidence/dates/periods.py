"""What weeks, months, quarters and years mean, and their parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from kbfollow.evidence.dates.clock import (
    MONTH_NAMES,
    Clock,
    Meaning,
    add_months,
    first_after,
    last_before,
    monday_of,
    month_end,
    safe_date,
)
from kbfollow.model import DateSpan, Grain

_DAY = timedelta(days=1)


def week(weeks: int) -> Meaning:
    """The working week `weeks` after the anchor's. On a weekend "this week" that is still to come is the next one."""

    def meaning(clock: Clock) -> DateSpan:
        monday = monday_of(clock.anchor) + timedelta(days=7 * weeks)
        if weeks == 0 and clock.anchor.weekday() > 4 and not clock.past:
            monday += timedelta(days=7)
        return working_week(clock, monday, past=weeks < 0 or (weeks == 0 and clock.past))

    return meaning


def working_week(clock: Clock, monday: date, past: bool | None = None) -> DateSpan:
    """Monday to Friday."""
    return clock.span(monday, monday + timedelta(days=4), "week", f"the week of {clock.say(monday)}", past=past)


def week_containing(base: Meaning, weeks: int = 0) -> Meaning:
    """ "the week of Dec 7", and with `weeks` the one so many after it."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        day = near.end if weeks > 0 else near.earliest
        return working_week(clock, monday_of(day) + timedelta(days=7 * weeks), past=near.past)

    return meaning


def week_number(number: int, year: int | None = None) -> Meaning:
    """An ISO week."""

    def meaning(clock: Clock) -> DateSpan | None:
        for y in (year,) if year else (clock.anchor.year, clock.anchor.year + 1):
            try:
                monday = date.fromisocalendar(y, number, 1)
            except ValueError:
                return None
            if year or clock.past or monday + timedelta(days=6) >= clock.anchor:
                return working_week(clock, monday)
        return None

    return meaning


def weekend(weeks: int) -> Meaning:
    """Saturday and Sunday of the anchor's week or one after it. Looking back "the weekend" is the one before."""

    def meaning(clock: Clock) -> DateSpan:
        back = -1 if clock.past and weeks == 0 and clock.anchor.weekday() < 6 else 0
        saturday = monday_of(clock.anchor) + timedelta(days=5 + 7 * (weeks + back))
        past = weeks < 0 or (weeks == 0 and clock.past)
        words = f"the weekend of {clock.say(saturday)}"
        return clock.span(saturday, saturday + timedelta(days=1), "part", words, past=past)

    return meaning


def weekend_beside(base: Meaning, weeks: int) -> Meaning:
    """ "the weekend after Thanksgiving" (`weeks` 1 after, -1 before), "the weekend of the 12th" (0)."""

    def meaning(clock: Clock) -> DateSpan | None:
        near = base(clock)
        if near is None:
            return None
        if weeks > 0:
            saturday = first_after(near.end, 5)
        else:
            saturday = last_before(near.earliest, 5) if weeks < 0 else monday_of(near.earliest) + timedelta(days=5)
        return clock.span(saturday, saturday + timedelta(days=1), "part", f"the weekend of {clock.say(saturday)}")

    return meaning


def month_span(clock: Clock, first: date, past: bool | None = None) -> DateSpan:
    """The whole month that begins on `first`."""
    last = month_end(first.year, first.month)
    return clock.span(first, last, "month", f"{MONTH_NAMES[first.month]} {first.year}", past=past)


def month(months: int) -> Meaning:
    """ "this month", "next month": the month so many after the anchor's."""

    def meaning(clock: Clock) -> DateSpan:
        return month_span(
            clock, add_months(clock.anchor.replace(day=1), months), past=months < 0 or (months == 0 and clock.past)
        )

    return meaning


def named_month(number: int, year: int | None = None, skip: int = 0) -> Meaning:
    """A month by name: the current or the next one, looking back the current or the last. `skip` adds years."""

    def meaning(clock: Clock) -> DateSpan | None:
        y = year
        if y is None:
            now = (clock.anchor.year, clock.anchor.month)
            y = now[0] + skip
            if clock.past and number > now[1]:
                y -= 1
            elif not clock.past and number < now[1]:
                y += 1
        first = safe_date(y, number, 1)
        if first is None:
            return None
        return month_span(clock, first, past=clock.past or month_end(y, number) < clock.anchor)

    return meaning


def quarter(number: int, year: int | None = None) -> Meaning:
    """A quarter of a calendar year: the current or the next one of that number, looking back the last."""

    def meaning(clock: Clock) -> DateSpan:
        now = (clock.anchor.month - 1) // 3 + 1
        y = clock.anchor.year if year is None else year
        if year is None:
            y += (number < now and not clock.past) - (number > now and clock.past)
        return _quarter_span(clock, y, number)

    return meaning


def quarter_from_now(quarters: int) -> Meaning:
    """ "this quarter", "next quarter"."""

    def meaning(clock: Clock) -> DateSpan:
        year, index = divmod(clock.anchor.year * 4 + (clock.anchor.month - 1) // 3 + quarters, 4)
        return _quarter_span(clock, year, index + 1)

    return meaning


def _quarter_span(clock: Clock, year: int, number: int) -> DateSpan:
    start, end = date(year, 3 * number - 2, 1), month_end(year, 3 * number)
    return clock.span(start, end, "quarter", f"Q{number} {year}", past=clock.past or end < clock.anchor)


def half_year(number: int, year: int | None = None) -> Meaning:
    """The first or second half of a calendar year."""

    def meaning(clock: Clock) -> DateSpan:
        y = year or clock.anchor.year + (number == 1 and clock.anchor.month > 6)
        end = date(y, 6, 30) if number == 1 else date(y, 12, 31)
        return clock.span(
            date(y, 6 * number - 5, 1), end, "year", f"H{number} {y}", past=clock.past or end < clock.anchor
        )

    return meaning


def year_span(number: int) -> Meaning:
    """A calendar year."""

    def meaning(clock: Clock) -> DateSpan:
        end = date(number, 12, 31)
        return clock.span(date(number, 1, 1), end, "year", str(number), past=clock.past or end < clock.anchor)

    return meaning


def year_from_now(years: int) -> Meaning:
    """ "this year", "next year", "last year"."""

    def meaning(clock: Clock) -> DateSpan | None:
        found = year_span(clock.anchor.year + years)(clock)
        return found and replace(found, past=years < 0 or (years == 0 and clock.past))

    return meaning


def new_year(clock: Clock) -> DateSpan:
    """ "in the new year": the next January, softly."""
    year = clock.anchor.year + (clock.anchor.month > 1)
    return replace(month_span(clock, date(year, 1, 1), past=False), soft=True)


def winter_holidays(clock: Clock) -> DateSpan:
    """ "the holidays": 24 December to 1 January."""
    year = clock.anchor.year - (clock.anchor.month == 1 and (clock.past or clock.anchor.day == 1))
    return clock.span(date(year, 12, 24), date(year + 1, 1, 1), "part", "the holidays, 24 Dec to 1 Jan")


def part_of(part: str, base: Meaning) -> Meaning:
    """Part of a period: "early", "mid", "late", "end", "later", "earlier", "first half", "second half"."""

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        start, end = whole.earliest, whole.end
        if part == "end":
            return end_of(clock, whole)
        if part in ("later", "earlier", "rest"):
            return _rest_of(clock, whole, part)
        cuts = _cuts(start, end, whole.grain)
        if cuts is None:
            return whole
        low, high = {
            "early": (start, cuts[0]),
            "mid": (cuts[0] + timedelta(days=1), cuts[1]),
            "late": (cuts[1] + timedelta(days=1), end),
            "first half": (start, cuts[2]),
            "second half": (cuts[2] + timedelta(days=1), end),
        }[part]
        if whole.grain == "week" and part == "second half":
            low = cuts[1]  # Wednesday belongs to both halves of a working week
        return replace(whole, start=low, end=high, grain="part", words=f"{part} in {whole.words}")

    return meaning


def _cuts(start: date, end: date, grain: Grain) -> tuple[date, date, date] | None:
    """The last days of the early part, of the middle and of the first half."""
    if grain == "week":
        return start + timedelta(days=1), start + timedelta(days=2), start + timedelta(days=2)
    if grain == "month":
        return start.replace(day=10), start.replace(day=20), start.replace(day=15)
    if grain == "quarter":
        first, second = month_end(start.year, start.month), month_end(start.year, start.month + 1)
        return first, second, start.replace(month=start.month + 1, day=15)
    if grain == "year" and start.month == 1 and end.month == 12:
        return date(start.year, 3, 31), date(start.year, 8, 31), date(start.year, 6, 30)
    if grain == "part" and (end - start).days > 3:
        size = (end - start).days + 1
        early, middle, half = (start + timedelta(days=size * n // 6 - 1) for n in (2, 4, 3))
        return early, middle, half
    return None


def end_of(clock: Clock, whole: DateSpan) -> DateSpan:
    """The last day of a period as a deadline; of a week its Friday, which a weekend has behind it."""
    if (
        whole.grain == "week"
        and whole.end < clock.anchor
        and not whole.past
        and clock.anchor - whole.end < timedelta(7)
    ):
        whole = working_week(clock, whole.earliest + timedelta(days=7))
    return replace(whole, start=None, grain="part", soft=False, words=f"the end of {whole.words}")


def _rest_of(clock: Clock, whole: DateSpan, part: str) -> DateSpan:
    """ "later this week": from the day after the anchor; "earlier this week": up to the day before it."""
    start, end, today = whole.earliest, whole.end, clock.anchor
    if part == "earlier":
        last = min(end, today - timedelta(days=1))
        return replace(
            whole, start=min(start, last), end=last, grain="part", past=True, words=f"earlier in {whole.words}"
        )
    if start > today:  # "later next week"
        cuts = _cuts(start, end, whole.grain)
        low = cuts[1] + timedelta(days=1) if cuts else start
    else:
        low = today + timedelta(days=1)
        if low > end and whole.grain == "week":
            end += timedelta(days=2)
    return replace(whole, start=min(low, end), end=end, grain="part", words=f"later in {whole.words}")


def nth_week_of(number: int, base: Meaning, weeks: int = 1) -> Meaning:
    """ "the second week of January": days 8 to 14 of the period, -1 for the last seven. The working week that is
    meant if weeks begin on Mondays is the other reading. `weeks` is how many ("the first two weeks of").
    """

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None or whole.grain not in ("month", "quarter", "year", "part"):
            return None
        size = timedelta(days=7 * weeks - 1)
        if number > 0:
            start = whole.earliest + timedelta(days=7 * (number - 1))
            monday = monday_of(whole.earliest + timedelta(days=6)) + timedelta(days=7 * (number - 1))
            end = min(start + size, whole.end)
        else:
            end = whole.end - timedelta(days=7 * (-number - 1))
            start = end - size
            monday = monday_of(end) if number == -1 else monday_of(whole.end + timedelta(days=1)) - 7 * -number * _DAY
        if start > whole.end or start < whole.earliest:
            return None
        other = None
        if weeks == 1:
            last = min(monday + timedelta(days=4), max(whole.end, monday))
            other = replace(whole, start=monday, end=last, grain="week", words=f"the week of {clock.say(monday)}")
        ordinal = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}.get(number, "last")
        words = f"the {ordinal} {'week' if weeks == 1 else f'{weeks} weeks'} of {whole.words}"
        return replace(whole, start=start, end=end, grain="part", words=words, other=other)

    return meaning


def nth_day_of(number: int, base: Meaning, days: int = 1) -> Meaning:
    """ "the last day of January", "the first few days of January": -1 counts from the end."""

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        if number > 0:
            start = whole.earliest + timedelta(days=number - 1)
            end = start + timedelta(days=days - 1)
        else:
            end = whole.end + timedelta(days=number + 1)
            start = end - timedelta(days=days - 1)
        if start < whole.earliest or end > whole.end:
            return None
        words = clock.say(start) if days == 1 else f"{clock.say(start)} to {clock.say(end)}"
        return replace(whole, start=start, end=end, grain="day" if days == 1 else "part", words=words)

    return meaning


def nth_weekday_of(number: int, weekday_number: int, base: Meaning) -> Meaning:
    """ "the first Tuesday of October"; -1 is the last."""

    def meaning(clock: Clock) -> DateSpan | None:
        whole = base(clock)
        if whole is None:
            return None
        if number > 0:
            day = first_after(whole.earliest - timedelta(days=1), weekday_number) + timedelta(days=7 * (number - 1))
        else:
            day = last_before(whole.end + timedelta(days=1), weekday_number)
        return clock.day(day, past=whole.past) if whole.earliest <= day <= whole.end else None

    return meaning
