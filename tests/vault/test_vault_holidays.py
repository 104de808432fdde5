"""What the library `holidays` answered is kept between runs, and changes no day."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbfollow import business_days
from kbfollow.business_days import BusinessCalendar, _calendar, calendar_for, keep_answers
from kbfollow.vault.holiday_store import HolidayAnswers

PLACES = [("US", None), ("GB", "SCT"), ("DE", "BY"), ("IN", None)]


@pytest.fixture(autouse=True)
def as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(business_days, "_answers", [])


def days(country: str, part: str | None) -> tuple[object, ...]:
    """Everything that a calendar says of a year, asked of a new one."""
    calendar = BusinessCalendar(country, part)
    named = [calendar.holiday_days(name, 2026) for name in ("Easter", "Thanksgiving", "boxing day", "new year's eve")]
    return calendar.holidays(2026), calendar.holiday_name(date(2026, 12, 25)), named


@pytest.mark.parametrize("place", PLACES)
def test_kept_answers_are_those_of_the_library(tmp_path: Path, place: tuple[str, str | None]) -> None:
    plain = days(*place)
    for _ in range(2):  # asked of the library and kept; read from the file
        answers = HolidayAnswers(tmp_path)
        keep_answers(answers)
        assert days(*place) == plain
        answers.save()
    assert str(place[0]) in (tmp_path / "holidays.json").read_text(encoding="ascii")


def test_the_library_is_not_asked_twice(tmp_path: Path) -> None:
    answers = HolidayAnswers(tmp_path)
    assert answers.recall("question", lambda: {"2026-01-01": "New Year's Day"}) == {"2026-01-01": "New Year's Day"}
    answers.save()

    def nobody() -> Any:
        raise AssertionError("asked again")

    assert HolidayAnswers(tmp_path).recall("question", nobody) == {"2026-01-01": "New Year's Day"}


def test_another_release_of_the_library_is_asked_anew(tmp_path: Path) -> None:
    first = HolidayAnswers(tmp_path, "release 1")
    first.recall("question", lambda: 1)
    first.save()
    assert HolidayAnswers(tmp_path, "release 2").recall("question", lambda: 2) == 2


@pytest.mark.parametrize("kept", [3, None, [], {"2026-02-30": "no day"}, {"x": 1}])
def test_what_somebody_else_wrote_into_it_changes_no_day(tmp_path: Path, kept: object) -> None:
    plain = days("US", None)
    answers = HolidayAnswers(tmp_path)
    keep_answers(answers)
    assert days("US", None) == plain
    answers.save()
    held = json.loads((tmp_path / "holidays.json").read_bytes())
    held["held"] = dict.fromkeys(held["held"], kept)
    (tmp_path / "holidays.json").write_text(json.dumps(held), encoding="ascii")
    keep_answers(HolidayAnswers(tmp_path))
    assert days("US", None) == plain


def test_names_of_places_are_kept_and_unknown_ones_are_still_errors(tmp_path: Path) -> None:
    for _ in range(2):
        answers = HolidayAnswers(tmp_path)
        keep_answers(answers)
        for function in (_calendar, business_days._country_code, business_days._subdivision_code):
            function.cache_clear()
        assert calendar_for("Poland").country == "PL" and calendar_for("ca", "Ontario").subdivision == "ON"
        with pytest.raises(ValueError, match="unknown country 'Atlantis'"):
            calendar_for("Atlantis")
        with pytest.raises(ValueError, match="unknown subdivision 'Ontario' of FR"):
            calendar_for("FR", "Ontario")
        answers.save()


def test_a_second_look_does_without_the_library(tmp_path: Path) -> None:
    (tmp_path / "Acme.md").write_text(
        "---\ntype: interview\ncompany: Acme\ninterview_date: 2026-11-18\ninterviewers: [Jane Doe]\ncountry: US\n---\n",
        encoding="utf-8",
    )
    program = (
        "import sys, datetime\n"
        "from kbfollow.passes import judge_vault, read_vault\n"
        "found = judge_vault(read_vault(sys.argv[1]), datetime.date(2026, 11, 22))\n"
        "print(len(found.follow_ups) > 0, any(name.split('.')[0] == 'holidays' for name in sys.modules))\n"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    ]
    assert [one.split()[-1] for one in said] == ["True", "False"]
