"""When the next day begins in a time zone: not always at midnight, and not always 24 hours after the last one."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

_A_MOMENT = timedelta(milliseconds=1)


def seconds_until_next_day(now: datetime, zone: tzinfo | None) -> float:
    """Seconds from `now` (aware) until the calendar in `zone` shows another day; more than 0. None: the device's zone.

    Clocks may be put forward over midnight, back over it, or past a whole day.
    """
    today = _day(now, zone)
    after = _a_later_day(now, today, zone)
    before = now
    # The day turns somewhere between the two: at `after` itself, but where a gap begins before midnight.
    if _day(after - _A_MOMENT, zone) == today:
        return (after - now).total_seconds()
    while after - before > _A_MOMENT:
        between = before + (after - before) / 2
        if _day(between, zone) == today:
            before = between
        else:
            after = between
    return (after - now).total_seconds()


def _a_later_day(now: datetime, today: date, zone: tzinfo | None) -> datetime:
    """A moment after `now` that is on another day, and on no day after the next that there is."""
    for days in (1, 2):
        for fold in (0, 1):  # midnight comes twice where the clocks are put back over it
            midnight = datetime.combine(today + timedelta(days=days), time(fold=fold))
            moment = (midnight.replace(tzinfo=zone) if zone else midnight).astimezone(UTC)
            if moment > now and _day(moment, zone) != today:
                return moment
    raise AssertionError(f"no day after {today} in {zone}")


def _day(moment: datetime, zone: tzinfo | None) -> date:
    return moment.astimezone(zone).date()
