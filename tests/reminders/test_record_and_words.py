"""The record in its file and in bounds, settings, hostile words, addresses."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from agendas import ACME, at, look, said
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.markdown.note import read_note
from kbfollow.reminders.hours import after_quiet, is_quiet
from kbfollow.reminders.record import KEPT_TASKS, Mention, Told, as_json, from_json, trimmed
from kbfollow.reminders.words import LONGEST_LINE, MOST_LINES, obsidian_link
from kbfollow.settings import Settings, load_settings

MOMENTS = st.datetimes(*(datetime.fromisoformat(f"{year}-01-01") for year in (1990, 2090)), timezones=st.just(UTC))
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
KEYS = st.text(max_size=12)
RECORDS = st.builds(
    Told,
    st.dictionaries(KEYS, st.builds(Mention, DAYS, st.booleans())),
    st.lists(KEYS).map(tuple),
    st.lists(DAYS).map(tuple),
    st.dictionaries(KEYS, MOMENTS),
    st.dictionaries(KEYS, MOMENTS),
    st.dictionaries(KEYS, MOMENTS),
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda each: st.lists(each) | st.dictionaries(st.sampled_from([*as_json(Told())]) | st.text(), each),
    max_leaves=20,
)


@given(RECORDS)
def test_a_record_comes_back_as_it_was(told: Told) -> None:
    assert from_json(json.loads(json.dumps(as_json(told)))) == told


@given(
    ANYTHING | st.dictionaries(st.sampled_from([*as_json(Told())]), ANYTHING).map(lambda held: {**held, "format": 1})
)
def test_what_is_no_record_is_refused_in_one_way(held: object) -> None:
    try:
        assert isinstance(from_json(held), Told)
    except ValueError:
        return


def test_the_record_stays_in_bounds_and_keeps_what_is_open() -> None:
    today = date(2026, 11, 21)
    tasks = {f"{number}.md#^thank-you": Mention(today - timedelta(number % 200)) for number in range(20_000)}
    told = Told(tasks, tuple(map(str, range(999))), tuple(today - timedelta(number) for number in range(999)))
    still_open = {f"{number}.md#^thank-you" for number in range(0, 20_000, 10)}
    kept = trimmed(told, still_open, {"3", "5"}, today)
    assert still_open <= kept.tasks.keys()
    assert len(kept.tasks) == len(still_open) + KEPT_TASKS
    assert kept.starts[:3] == ("3", "5", "799")
    assert today in kept.summaries
    assert len(json.dumps(as_json(kept))) < 400_000


# Settings


def settings(**values: str) -> tuple[Settings, list[str]]:
    lines = "".join(f"{name}: {value}\n" for name, value in values.items())
    found, problems = load_settings(read_note(SETTINGS_NOTE, f"---\n{lines}---\n".encode()))
    return found, [one.message for one in problems]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("21:00-07:30", "21:00-07:30"),
        ("21-7", "21:00-07:00"),
        ("22:15 – 6", "22:15-06:00"),
        ("12:00 to 14:00", "12:00-14:00"),
        ("no", ""),
        ("off", ""),
        ("false", ""),
    ],
)
def test_quiet_hours_as_they_are_written(written: str, read: str) -> None:
    found, problems = settings(quiet_hours=written)
    assert (found.quiet_hours, problems) == (read, [])


@pytest.mark.parametrize("written", ["late", "21:00", "25-7", "21:00-07:60", "-", "7-", "21:00-07:00-09:00", "1e3"])
def test_quiet_hours_that_are_none(written: str) -> None:
    found, problems = settings(quiet_hours=f'"{written}"')
    assert found.quiet_hours == "21:00-07:30"
    assert problems == [f"setting “quiet_hours”: “{written}” are no hours like 21:00-07:30; “21:00-07:30” is used"]


@pytest.mark.parametrize(("written", "read"), [("8:00", "08:00"), ("10:30", "10:30"), ("630", "10:30"), ("no", "")])
def test_the_hour_of_the_summary(written: str, read: str) -> None:
    found, problems = settings(reminder_time=written)
    assert (found.reminder_time, problems) == (read, [])


@pytest.mark.parametrize(
    ("hours", "quiet"),
    [
        ("21:00-07:30", ["21:00", "23:59", "00:00", "07:29"]),
        ("12:00-14:00", ["12:00", "13:59"]),
        ("", []),
        ("09:00-09:00", []),
    ],
)
def test_the_hours_that_are_quiet(hours: str, quiet: list[str]) -> None:
    times = ["00:00", "07:29", "07:30", "09:00", "11:59", "12:00", "13:59", "14:00", "20:59", "21:00", "23:59"]
    one = Settings(quiet_hours=hours)
    assert {time for time in times if is_quiet(one, at(f"2026-11-20 {time}"))} == set(quiet)


@given(st.sampled_from(["21:00-07:30", "00:00-12:00", "01:30-02:30", "02:00-01:59", ""]), st.booleans(), MOMENTS)
def test_quiet_ends_at_its_first_moment(hours: str, weekends: bool, when: datetime) -> None:
    zone = at("2026-11-20 12:00").tzinfo
    one = Settings(quiet_hours=hours, quiet_weekends=weekends)
    end = after_quiet(one, when, zone)
    assert end is not None and end >= when
    assert not is_quiet(one, end.astimezone(zone))
    step = (end - when) / 50
    assert all(is_quiet(one, (when + step * number).astimezone(zone)) for number in range(50) if step)


def test_quiet_hours_that_come_twice_end_twice() -> None:
    zone = at("2026-11-01 01:10").tzinfo
    first, second = at("2026-11-01 01:10"), at("2026-11-01 01:10").replace(fold=1)
    ends = [after_quiet(Settings(quiet_hours="00:30-01:30"), one.astimezone(UTC), zone) for one in (first, second)]
    assert ends == [one.astimezone(UTC) + timedelta(minutes=20) for one in (first, second)]


# Words of a note


@pytest.mark.parametrize(
    "name",
    [
        "Jane <b>Doe</b>",
        "Jane <a href='https://example.org'>Doe</a>",
        "Jane\u202eDoe",
        "Jane \u2066Doe\u2069",
        "Jane\u200b Doe\x07",
        "Jane \x1b[31mDoe",
        "Jane & Doe <img src=x onerror=y>",
        "Jane]] Doe [[x",
        "J" * 3000,
    ],
)
def test_a_message_is_made_of_short_plain_lines(name: str) -> None:
    promise = f"promised: [{json.dumps(f'report for {name} by 2026-11-21', ensure_ascii=False)}]\n---\n"
    note = ACME.replace("---\n", promise, 2).replace(promise, "---\n", 1)
    lines = said(look({"Acme.md": note}, "2026-11-21 08:30"))
    assert any("report" in line for line in lines)
    assert len(lines) <= 1 + MOST_LINES
    for line in lines:
        assert len(line) <= LONGEST_LINE + len(", since Wed 30 Sep")
        assert not any(unicodedata.category(each).startswith("C") or each in "\u2028\u2029" for each in line), line
        assert "<" not in line


# Addresses

NAMES = st.text(st.characters(exclude_characters="/\0", exclude_categories=("Cs",)), min_size=1, max_size=20)


@given(NAMES, st.lists(NAMES, min_size=1, max_size=3), st.sampled_from(["", "thank-you-jane-doe", "check-in-1"]))
def test_an_address_says_what_was_put_in(vault: str, parts: list[str], block: str) -> None:
    note = "/".join(parts)
    address = obsidian_link(vault, note + ".md", block)
    assert address.isascii() and " " not in address
    split = urlsplit(address)
    assert (split.scheme, split.netloc, split.path, split.fragment) == ("obsidian", "open", "", "")
    query = parse_qs(split.query, strict_parsing=True)
    assert query == {"vault": [vault], "file": [note + (f"#^{block}" if block else "")]}
    assert "+" not in split.query


def test_a_name_that_is_no_utf8_keeps_its_bytes() -> None:
    assert obsidian_link("v", "a\udcff.md") == "obsidian://open?vault=v&file=a%FF"
