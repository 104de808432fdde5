"""When the next day begins, where clocks are put forward and back."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.watch.midnight import seconds_until_next_day

ZONES = (
    "Europe/Berlin America/Santiago Australia/Lord_Howe Pacific/Apia Pacific/Kwajalein Asia/Beirut America/Sao_Paulo "
    "America/Havana Africa/Cairo America/Nuuk Asia/Kathmandu Pacific/Kiritimati Etc/GMT+12 Asia/Gaza UTC"
).split()
HOUR = 3600.0


@pytest.mark.parametrize(
    ("zone", "local", "hours"),
    [
        ("UTC", "2026-11-22 18:00", 6.0),
        ("UTC", "2026-11-22 00:00", 24.0),
        ("Europe/Berlin", "2026-03-29 00:00", 23.0),  # clocks go forward at 2
        ("Europe/Berlin", "2026-10-25 00:00", 25.0),  # and back at 3
        ("Europe/Berlin", "2026-10-25 02:30", 22.5),  # half past two for the first time
        ("America/Santiago", "2026-09-05 12:00", 12.0),  # the next day begins at 1: there is no midnight
        ("America/Santiago", "2026-09-06 01:00", 23.0),
        ("America/Santiago", "2026-04-04 12:00", 13.0),  # the hour before midnight comes twice
        ("Australia/Lord_Howe", "2026-10-04 00:00", 23.5),  # half an hour only
        ("Australia/Lord_Howe", "2026-04-05 00:00", 24.5),
        ("Pacific/Apia", "2011-12-29 12:00", 12.0),  # the 30th was left out
        ("Pacific/Kwajalein", "1993-08-20 12:00", 12.0),  # the 21st was
        ("Asia/Beirut", "2026-10-24 12:00", 13.0),
        ("America/Sao_Paulo", "2018-11-03 12:00", 12.0),
        ("America/Nuuk", "2026-03-28 12:00", 11.0),  # the last hour before midnight is left out
        ("Asia/Kathmandu", "2026-11-22 12:00", 12.0),
    ],
)
def test_the_next_day(zone: str, local: str, hours: float) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    assert seconds_until_next_day(now, ZoneInfo(zone)) == pytest.approx(hours * HOUR, abs=0.01)


def test_the_hour_that_comes_twice_before_midnight() -> None:
    """America/Santiago, 4 April 2026: at midnight it is 23:00 again, and the day isn't over."""
    zone = ZoneInfo("America/Santiago")
    first = datetime(2026, 4, 4, 23, 30, tzinfo=zone)
    second = first.replace(fold=1)
    assert seconds_until_next_day(first, zone) == 1.5 * HOUR
    assert seconds_until_next_day(second, zone) == 0.5 * HOUR


class OverMidnight(tzinfo):
    """Clocks go from half past eleven on 28 March to half past twelve on the 29th, as Toronto's did in 1919."""

    AT = datetime.fromisoformat("2026-03-28 23:30")

    def utcoffset(self, moment: datetime | None) -> timedelta:
        assert moment is not None
        local = moment.replace(tzinfo=None, fold=0)
        left_out = self.AT <= local < self.AT + timedelta(hours=1)
        return timedelta(hours=1) if (moment.fold if left_out else local >= self.AT) else timedelta(0)

    def dst(self, moment: datetime | None) -> None:
        return None

    def fromutc(self, moment: datetime) -> datetime:
        return moment + timedelta(hours=1) if moment.replace(tzinfo=None) >= self.AT else moment


def test_a_gap_over_midnight() -> None:
    zone = OverMidnight()
    now = datetime(2026, 3, 28, 12, tzinfo=UTC)
    assert seconds_until_next_day(now, zone) == pytest.approx(11.5 * HOUR, abs=0.002)


@given(st.integers(631_152_000, 2_114_380_800), st.sampled_from(ZONES))
def test_the_day_turns_then_and_not_before(seconds_since_1970: int, name: str) -> None:
    now, zone = datetime.fromtimestamp(seconds_since_1970, UTC), ZoneInfo(name)
    seconds = seconds_until_next_day(now, zone)
    assert 0 < seconds <= 25.5 * HOUR
    today = now.astimezone(zone).date()
    assert (now + timedelta(seconds=seconds + 0.002)).astimezone(zone).date() != today
    for part in (0.0, 0.25, 0.5, 0.75, 1.0):
        before = now + timedelta(seconds=max(0.0, seconds - 0.002) * part)
        assert before.astimezone(zone).date() == today


def test_whatever_zone_now_is_given_in() -> None:
    zone = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 11, 22, 23, 0, tzinfo=zone)
    for other in (UTC, timezone(timedelta(hours=-11)), ZoneInfo("Asia/Tokyo")):
        assert seconds_until_next_day(now.astimezone(other), zone) == HOUR


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no tzset to change the device's zone by")
def test_the_devices_own_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Santiago")
    time.tzset()
    try:
        now = datetime(2026, 9, 5, 12, tzinfo=ZoneInfo("America/Santiago"))
        assert seconds_until_next_day(now, None) == 12 * HOUR
    finally:
        monkeypatch.undo()
        time.tzset()
