"""Date expressions: the cases of `tests/cases/dates.md`, and properties that hold for any text."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.evidence.dates import find_dates, find_durations, read_date_value, words_de, words_en
from kbfollow.model import DateSpan

CASES = Path(__file__).parents[1] / "cases" / "dates.md"
ANCHOR = date(2026, 11, 18)  # a Wednesday


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading of the cases, without the table's head."""
    section = CASES.read_text(encoding="utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.split("\n") if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def shown(span: DateSpan | None) -> tuple[str, str]:
    """A span as it stands in the cases."""
    if span is None:
        return "", ""
    return span.start.isoformat() if span.start else "..", span.end.isoformat()


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Ahead"))
def test_ahead(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    spans = find_dates(text, date.fromisoformat(anchor), country=country or None)
    ahead = [s for s in spans if not s.past]
    assert ahead, spans
    assert shown(ahead[-1]) == (earliest, latest), spans


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Back"))
def test_back(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    spans = find_dates(text, date.fromisoformat(anchor), country=country or None)
    assert [s for s in spans if not s.past] == []
    assert shown(spans[-1]) == (earliest, latest)


@pytest.mark.parametrize(("text", "anchor", "country"), rows("Quiet"))
def test_quiet(text: str, anchor: str, country: str) -> None:
    spans = find_dates(text, date.fromisoformat(anchor), country=country or None)
    assert [s for s in spans if not s.past] == []


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Bare durations"))
def test_bare_durations(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    day = date.fromisoformat(anchor)
    assert find_dates(text, day, country=country or None) == []
    spans = find_durations(text, day, country=country or None)
    assert shown(spans[-1] if spans else None) == (earliest, latest)


@pytest.mark.parametrize(("text", "anchor", "country", "earliest", "latest"), rows("Values"))
def test_values(text: str, anchor: str, country: str, earliest: str, latest: str) -> None:
    span = read_date_value(text, date.fromisoformat(anchor), country=country or None)
    assert shown(span) == (earliest, latest)


@pytest.mark.parametrize("heading", ["Ahead", "Back", "Quiet"])
def test_offsets_in_the_cases(heading: str) -> None:
    for text, anchor, country, *_ in rows(heading):
        assert_placed(text, find_dates(text, date.fromisoformat(anchor), country=country or None))


def assert_placed(text: str, spans: list[DateSpan]) -> None:
    """Spans are quotations of the text, in order, without overlap, and never end before they start."""
    end = 0
    for span in spans:
        assert span.text
        assert text[span.offset : span.offset + len(span.text)] == span.text
        assert span.offset >= end
        end = span.offset + len(span.text)
        assert span.earliest <= span.end


# ---- settings and keywords -----------------------------------------------------------------------------------------


def only(text: str, anchor: date = ANCHOR, **keywords: object) -> DateSpan:
    """The only expression of a text."""
    (span,) = find_dates(text, anchor, **keywords)  # type: ignore[arg-type]
    return span


def test_slash_dates_without_a_country_keep_the_second_reading() -> None:
    span = only("call on 04/12")
    assert span.end == date(2027, 4, 12)
    assert span.other is not None
    assert span.other.end == date(2026, 12, 4)


@pytest.mark.parametrize(
    ("country", "order", "expected"),
    [
        ("US", None, date(2027, 4, 12)),
        ("GB", None, date(2026, 12, 4)),
        ("Germany", None, date(2026, 12, 4)),
        ("US", "dmy", date(2026, 12, 4)),
        ("GB", "mdy", date(2027, 4, 12)),
        (None, "dmy", date(2026, 12, 4)),
    ],
)
def test_slash_dates_follow_the_setting_then_the_country(
    country: str | None, order: str | None, expected: date
) -> None:
    span = only("call on 04/12", country=country, date_order=order)
    assert (span.end, span.other) == (expected, None)


def test_a_date_impossible_in_one_order_is_read_in_the_other() -> None:
    assert only("call on 25/11", country="US").end == date(2026, 11, 25)
    assert only("call on 11/25", country="GB").end == date(2026, 11, 25)


def test_year_first_order() -> None:
    assert only("call on 26/12/04", date_order="ymd").end == date(2026, 12, 4)


def test_next_friday_keeps_the_coming_one() -> None:
    span = only("by next Friday")
    assert span.end == date(2026, 11, 27)
    assert span.other is not None
    assert span.other.end == date(2026, 11, 20)


def test_a_weekday_that_does_not_fit_its_date_is_the_second_reading() -> None:
    span = only("panel on Thursday 4 Dec")
    assert span.end == date(2026, 12, 4)
    assert span.other is not None
    assert span.other.end == date(2026, 12, 3)


def test_tense_is_used_where_the_verbs_do_not_tell() -> None:
    assert only("Monday").end == date(2026, 11, 23)
    assert only("Monday", tense="past").end == date(2026, 11, 16)
    assert only("will call Monday", tense="past").end == date(2026, 11, 23)


def test_events_are_counted_from() -> None:
    events = {"second round": date(2026, 12, 1), "panel": date(2026, 12, 7)}
    assert only("three days after the second round", events=events).end == date(2026, 12, 4)
    assert only("within a week of the panel", events=events).end == date(2026, 12, 14)
    span = only("after the panel", events=events)
    assert (span.start, span.end, span.soft) == (date(2026, 12, 8), date(2026, 12, 14), True)


@pytest.mark.parametrize(
    "text",
    [
        "two weeks after the panel",
        "within a week of the panel",
        "in a week after the reorg",
        "the day after they met Tom",
    ],
)
def test_what_counts_from_an_unknown_event_is_no_date(text: str) -> None:
    assert find_dates(text, ANCHOR) == []


def test_business_days_skip_the_holidays_of_the_country() -> None:
    assert only("in 3 business days", date(2026, 11, 24), country="US").end == date(2026, 11, 30)
    assert only("in 3 business days", date(2026, 11, 24)).end == date(2026, 11, 27)


def test_words_retell_the_arithmetic() -> None:
    assert only("in two to three weeks").words == "two to three weeks from Wed 18 Nov"
    assert only("on Friday").words == "the Friday after Wed 18 Nov"
    assert only("on 4 January").words == "Mon 4 Jan 2027"


def test_unknown_settings_are_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="date order"):
        find_dates("Friday", ANCHOR, date_order="ydm")
    with pytest.raises(ValueError, match="unknown country"):
        find_dates("Friday", ANCHOR, country="Narnia")


@pytest.mark.parametrize("anchor", [date.min, date.max])
def test_the_ends_of_the_calendar(anchor: date) -> None:
    text = "yesterday, tomorrow, next week, in 900 weeks, in 9 months, Q1, by Christmas, the 4th, Feb 29, last year"
    for span in find_dates(text, anchor):
        assert span.earliest <= span.end


# ---- properties ----------------------------------------------------------------------------------------------------

LETTERS = st.text(alphabet=st.characters(blacklist_categories=["Cs", "Nd", "Nl", "No"]), max_size=40)
WORDS = st.sampled_from(
    "by before after until in on the of next last this week weeks day Friday Monday May Dec 4 4th 2-3 two a couple "
    "12/4 04.12. 2026-12-04 end early mid first second not no later than from to and or within month Q1 Christmas "
    "that then ago EOD business days every , . ; : - ( ) \n\n \u200b 31 99999999999999 ½ ² ٣ 2026".split(" ")
)


@given(st.dates(), st.dates(date(1950, 1, 1), date(2090, 12, 31)), LETTERS, LETTERS)
def test_iso_dates_are_found_in_any_text(day: date, anchor: date, before: str, behind: str) -> None:
    day = day.replace(year=1900 + day.year % 200)
    text = f"{before.replace('://', '')} {day.isoformat()} {behind.replace('://', '')}"
    spans = find_dates(text, anchor)
    assert_placed(text, spans)
    holding = [s for s in spans if day.isoformat() in s.text]
    assert holding
    around = holding[0]
    if around.soft:  # "after 2000-01-02" begins the day behind it
        assert abs((around.earliest - day).days) <= 7
    elif around.grain == "day":
        assert day in (around.start, around.end, around.end + timedelta(days=1))
    else:  # "WC 2000-01-02" is the week that it lies in
        assert around.earliest <= day <= around.earliest + timedelta(days=6)


@given(st.text(max_size=200), st.dates(), st.sampled_from([None, "US", "GB", "DE"]))
def test_any_text_can_be_read(text: str, anchor: date, country: str | None) -> None:
    assert_placed(text, find_dates(text, anchor, country=country))
    find_durations(text, anchor, country=country)
    read_date_value(text, anchor, country=country)


@given(st.lists(WORDS, max_size=25), st.dates(date(1990, 1, 1), date(2080, 1, 1)))
def test_any_words_about_time_can_be_read(words: list[str], anchor: date) -> None:
    text = " ".join(words)
    assert_placed(text, find_dates(text, anchor))
    assert_placed(text, find_durations(text, anchor))
    read_date_value(text, anchor)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_bare_iso_date_is_a_value(day: date, anchor: date) -> None:
    span = read_date_value(day.isoformat(), anchor)
    assert span is not None
    assert span.start == span.end == day


# ---- the tables of words -------------------------------------------------------------------------------------------


def test_no_word_has_two_kinds() -> None:
    for language in (words_en, words_de):
        rows_of_kind = [(kind, word) for kind, values in language.WORDS.items() for word in values]
        rows_of_kind += [(kind, word) for kind, words in language.MARKS.items() for word in words.split()]
        words = [word for _, word in rows_of_kind]
        assert sorted(w for w in set(words) if words.count(w) > 1) == []
