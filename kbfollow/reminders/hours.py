"""When reminders may come: the hour of the summary, quiet hours and weekends, in the vault's time zone. Pure.

Moments are compared and counted in UTC: two aware times of one zone would be compared as their clocks show them, which
is wrong by an hour around a change of the clocks.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from kbfollow.settings import Settings

SATURDAY = 5


def clock(text: str) -> time:
    """“08:30” as a time."""
    return time.fromisoformat(text)


def moment(day: date, at: time, zone: tzinfo | None, *, second: bool = False) -> datetime:
    """The moment, in UTC, when clocks in `zone` show `at`; with `second` the later one where they show it twice.

    A time that the clocks skip is as much later as they are put forward.
    """
    return datetime.combine(day, at.replace(fold=int(second)), zone).astimezone(UTC)


def summary_moment(settings: Settings, now: datetime, days: int = 0) -> datetime:
    """When the summary is told today, or so many days later; the start of the day where there is none. In UTC.

    An hour that lies in the quiet ones, also of the evening before, means their end.
    """
    at = clock(settings.reminder_time or "00:00")
    if _is_quiet_hour(settings, at):
        at = clock(settings.quiet_hours.split("-")[1])
    return moment(now.date() + timedelta(days), at, now.tzinfo)


def is_quiet(settings: Settings, now: datetime) -> bool:
    """Whether no message may come at this moment, in the zone of `now`."""
    if settings.quiet_weekends and now.weekday() >= SATURDAY:
        return True
    return _is_quiet_hour(settings, now.time())


def _is_quiet_hour(settings: Settings, at: time) -> bool:
    if not settings.quiet_hours:
        return False
    start, end = (clock(part) for part in settings.quiet_hours.split("-"))
    return start <= at < end if start <= end else at >= start or at < end


def after_quiet(settings: Settings, when: datetime, zone: tzinfo | None) -> datetime | None:
    """The first moment from `when` on that isn't quiet, in UTC. None where quiet never ends."""
    local = when.astimezone(zone)
    if not is_quiet(settings, local):
        return when.astimezone(UTC)
    found = sorted(one for one in _ends(settings, local) if one > when and not is_quiet(settings, one.astimezone(zone)))
    return found[0] if found else None


def _ends(settings: Settings, local: datetime) -> Iterator[datetime]:
    """The moments of the next days at which a quiet time may end."""
    times = [time()]
    if settings.quiet_hours:
        times.append(clock(settings.quiet_hours.split("-")[1]))
    for days in range(5):
        for at in times:
            for second in (False, True):
                yield moment(local.date() + timedelta(days), at, local.tzinfo, second=second)
