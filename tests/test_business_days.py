"""Business days and holidays by name."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.business_days import BusinessCalendar, calendar_for, country_code

DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


def test_without_a_country_only_weekends_are_free() -> None:
    nowhere = calendar_for(None, None)
    assert nowhere.is_business_day(date(2026, 12, 25))
    assert not nowhere.is_business_day(date(2026, 12, 26))
    assert nowhere.holiday_name(date(2026, 12, 25)) is None


@pytest.mark.parametrize(
    ("country", "subdivision", "day", "name"),
    [
        ("US", None, date(2026, 11, 26), "Thanksgiving Day"),
        ("GB", None, date(2026, 8, 31), "Late Summer Bank Holiday"),
        ("GB", "SCT", date(2026, 8, 31), None),
        ("Scotland", None, date(2026, 8, 31), None),
        ("DE", None, date(2026, 10, 3), "German Unity Day"),
        ("DE", "BY", date(2027, 1, 6), "Epiphany"),
        ("DE", "Bayern", date(2027, 1, 6), "Epiphany"),
        ("DE", None, date(2027, 1, 6), None),
        ("US", None, date(2026, 7, 3), "Independence Day (observed)"),
    ],
)
def test_holiday_name(country: str, subdivision: str | None, day: date, name: str | None) -> None:
    assert calendar_for(country, subdivision).holiday_name(day) == name


@pytest.mark.parametrize(
    "country", ["us", "US", "USA", "United States", "the United States", " united_states ", "America"]
)
def test_names_of_one_country(country: str) -> None:
    assert calendar_for(country, None) is calendar_for("US", None)


def test_the_united_kingdom_means_england() -> None:
    assert (
        calendar_for("UK", None) is calendar_for("GB", "ENG") is calendar_for("United Kingdom", "England".upper()[:3])
    )
    assert country_code("Northern Ireland") == "GB"


@pytest.mark.parametrize("country", ["Narnia", "XX", "U", "Deutsch"])
def test_an_unknown_country(country: str) -> None:
    with pytest.raises(ValueError, match="unknown country"):
        calendar_for(country, None)


def test_an_unknown_subdivision() -> None:
    with pytest.raises(ValueError, match="unknown subdivision 'Bavaria' of US"):
        calendar_for("US", "Bavaria")


@pytest.mark.parametrize(
    ("country", "day", "count", "expected"),
    [
        (None, date(2026, 11, 20), 1, date(2026, 11, 23)),
        (None, date(2026, 11, 21), 1, date(2026, 11, 23)),
        ("US", date(2026, 11, 25), 1, date(2026, 11, 27)),
        ("GB", date(2026, 12, 24), 1, date(2026, 12, 29)),
        ("GB", date(2026, 12, 29), -1, date(2026, 12, 24)),
        ("DE", date(2026, 12, 24), 3, date(2026, 12, 30)),
        ("US", date(2026, 11, 26), 0, date(2026, 11, 26)),
    ],
)
def test_add(country: str | None, day: date, count: int, expected: date) -> None:
    assert calendar_for(country, None).add(day, count) == expected


def test_on_or_after() -> None:
    assert calendar_for("US", None).on_or_after(date(2026, 11, 26)) == date(2026, 11, 27)
    assert calendar_for("GB", None).on_or_after(date(2026, 12, 25)) == date(2026, 12, 29)
    assert calendar_for("GB", None).on_or_after(date(2026, 12, 29)) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("country", "name", "expected"),
    [
        ("US", "Thanksgiving", date(2026, 11, 26)),
        (None, "thanksgiving day", date(2026, 11, 26)),
        ("CA", "Thanksgiving", date(2026, 10, 12)),
        ("GB", "Boxing Day", date(2026, 12, 26)),
        ("US", "Boxing Day", date(2026, 12, 26)),
        ("DE", "Easter", date(2026, 4, 5)),
        (None, "Good Friday", date(2026, 4, 3)),
        ("US", "4th of July", date(2026, 7, 4)),
        ("IN", "4th of July", date(2026, 7, 4)),
        ("GB", "the New Year’s Eve", date(2026, 12, 31)),
        ("US", "Labor Day", date(2026, 9, 7)),
        ("DE", "Labor Day", date(2026, 5, 1)),
        ("US", "MLK Day", date(2026, 1, 19)),
        ("US", "black friday", date(2026, 11, 27)),
        ("CA", "Black Friday", date(2026, 11, 27)),
        ("GB", "xmas", date(2026, 12, 25)),
    ],
)
def test_holidays_by_name(country: str | None, name: str, expected: date) -> None:
    assert calendar_for(country, None).holiday_days(name, 2026) == (expected,)


def test_nobody_knows_the_name() -> None:
    assert calendar_for("US", None).holiday_days("Sluggard's Rest", 2026) == ()
    assert calendar_for("US", None).next_holiday("Sluggard's Rest", date(2026, 1, 1)) is None


def test_next_holiday_looks_into_the_next_year() -> None:
    assert calendar_for("US", None).next_holiday("Easter", date(2026, 11, 18)) == date(2027, 3, 28)
    assert calendar_for("US", None).next_holiday("Christmas", date(2026, 12, 25)) == date(2026, 12, 25)


def test_the_library_is_imported_only_when_needed() -> None:
    code = (
        "import sys; from datetime import date; from kbfollow.business_days import calendar_for\n"
        "calendar_for('US', None).is_business_day(date(2026, 11, 21))\n"
        "calendar_for(None, None).add(date(2026, 11, 20), 5)\n"
        "assert 'holidays' not in sys.modules\n"
        "calendar_for('US', None).is_business_day(date(2026, 11, 26)); assert 'holidays' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(DAYS, st.integers(-60, 60), st.sampled_from([None, "US", "GB", "DE"]))
def test_adding_and_taking_away(day: date, count: int, country: str | None) -> None:
    calendar = calendar_for(country, None)
    start = calendar.on_or_after(day)
    assert calendar.is_business_day(start)
    assert calendar.add(calendar.add(start, count), -count) == start


@given(DAYS, st.integers(1, 40))
def test_add_counts_the_business_days_passed(day: date, count: int) -> None:
    calendar = BusinessCalendar("US")
    end = calendar.add(day, count)
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(calendar.is_business_day(d) for d in passed) == count
