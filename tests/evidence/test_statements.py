"""Sentences and what they say: the table in `tests/cases/statements.md`, properties, and whole passages."""

from __future__ import annotations

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kbfollow.evidence import find_statements
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import STATEMENT_KINDS, Statement

ANCHOR = date(2026, 10, 15)
CASES = Path(__file__).parent.parent / "cases" / "statements.md"
# What may never come from a sentence of kind `none`: what is done, owed, awaited, or an outcome.
BINDING = frozenset(
    "rejected withdrew accepted declined offer reference_not_alerted reference_alerted "
    "reference_thanked decision_expected "
    "next_round no_next_round promise_by_me promise_by_them thank_you_sent follow_up_done "
    "interviewer decides recruiter "
    "thank_you_not_sent".split()
)
DONE = frozenset(
    "thank_you_sent reference_alerted reference_thanked follow_up_done rejected offer accepted "
    "declined withdrew".split()
)


def _cases() -> list[tuple[str, ...]]:
    rows = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if line.startswith("|") and len(cells) == 6 and cells[0] != "sentence" and not set(line) <= set("|-"):
            rows.append(cells)
    return rows


CASE_ROWS = _cases()


def _meant(one: Statement) -> str:
    if one.everyone:
        return "all"
    return "/".join(one.candidates) if one.candidates else one.who or "-"


def _days(one: Statement) -> tuple[str, str]:
    return (one.dates.earliest.isoformat(), one.dates.end.isoformat()) if one.dates else ("-", "-")


@pytest.mark.parametrize(("sentence", "people", "kind", "who", "earliest", "latest"), CASE_ROWS)
def test_sentence(sentence: str, people: str, kind: str, who: str, earliest: str, latest: str) -> None:
    names = [] if people == "-" else people.split(", ")
    found = find_statements(sentence, ANCHOR, names)
    told = [(one.kind, _meant(one), *_days(one)) for one in found]
    if kind == "none":
        assert not [one for one in told if one[0] in BINDING], told
        return
    same = [one for one in told if one[0] == kind and (who == "-" or one[1] == who)]
    assert same, told
    if latest != "-":
        open_start = {earliest, latest}
        assert [one for one in same if one[3] == latest and (one[2] in open_start or one[2] <= earliest)], told


LOG_LINES = (
    ("they called, still open", "contact_by_them", None),
    ("heard back: no news", "contact_by_them", None),
    ("Ruth wrote that they are still interviewing others", "contact_by_them", "Ruth Adler"),
    ("called Ruth, still with the board", "contact_by_them", "Ruth Adler"),
    ("called Ruth, still with the board", "follow_up_done", "Ruth Adler"),
    ("called, got Kyle at the front desk, he didn't know", "follow_up_done", "Kyle"),
    ("thank-you cards to both of them, with stamps", "thank_you_sent", None),
    ("cards in the post to both", "thank_you_sent", None),
    ("they wrote back: we'll be in touch", "promise_by_them", None),
)
QUIET_LOG_LINES = (
    ("no reply yet", "contact_by_them decision_expected"),
    ("nobody called back", "contact_by_them"),
    ("called Ruth, no answer", "contact_by_them"),
    ("left Ruth a voicemail", "contact_by_them"),
    ("they wrote back: we'll be in touch", "promise_by_me"),
)


def _log_line(words: str) -> list[Statement]:
    return find_statements(f"## Log\n- 20 Oct {words}", ANCHOR, ["Ruth Adler", "Tomas Weir"])


@pytest.mark.parametrize(("words", "kind", "who"), LOG_LINES)
def test_log_line(words: str, kind: str, who: str | None) -> None:
    assert [one for one in _log_line(words) if one.kind == kind and who in (None, one.who)]


@pytest.mark.parametrize(("words", "kinds"), QUIET_LOG_LINES)
def test_quiet_log_line(words: str, kinds: str) -> None:
    assert not [one for one in _log_line(words) if one.kind in kinds.split()]


def test_words_are_quoted_as_written() -> None:
    found = find_statements("## Concerns\n- don\N{RIGHT SINGLE QUOTATION MARK}t drive at night", ANCHOR)
    assert [one.what for one in found] == ["don\N{RIGHT SINGLE QUOTATION MARK}t drive at night"]


def test_the_table_is_mostly_quiet() -> None:
    quiet = [
        row
        for row in CASE_ROWS
        if row[2] in ("none", "thank_you_not_sent", "reference_not_alerted", "follow_up_not_done", "no_next_round")
    ]
    assert len(CASE_ROWS) >= 400
    assert len(quiet) > len(CASE_ROWS) / 2


TO_DO = st.sampled_from(
    [
        "- [ ] ",
        "Need to ",
        "I will ",
        "Must ",
        "I haven't yet been able to ",
        "Don't forget to ",
        "I should ",
        "Have yet to ",
        "If I ",
        "Never managed to ",
    ]
)
ACTS = st.sampled_from(
    [
        "thank Ruth",
        "send Ruth a thank-you",
        "email Ruth about the decision",
        "tell Maria about the reference",
        "submit the take-home",
        "call Tomas",
        "accept the offer",
        "withdraw",
        "follow up with Ruth",
    ]
)


@given(TO_DO, ACTS, st.sampled_from(["", " by Friday", " tomorrow", " on 11/3", " yesterday", ", done soon"]))
def test_nothing_is_done_that_is_still_to_do(lead: str, act: str, tail: str) -> None:
    found = find_statements(f"{lead}{act}{tail}.", ANCHOR, ["Ruth Adler", "Tomas Weir"])
    assert not [one.kind for one in found if one.kind in DONE and one.manner != "answer by"]


NEGATED = st.sampled_from(
    [
        "I haven't thanked Ruth",
        "Not thanked Ruth",
        "Never emailed Ruth",
        "I didn't call Tomas",
        "Nobody thanked Ruth",
        "I have not sent the thank-you to Ruth",
        "No thank-you sent to Ruth",
        "Maria hasn't been told about the reference",
        "I did not accept the offer",
        "I have not withdrawn",
    ]
)


@given(NEGATED, st.sampled_from(["", " yet", " so far", " on 10/16", " yesterday", ", sorry", " by mail"]))
def test_nothing_is_done_that_is_denied(sentence: str, tail: str) -> None:
    found = find_statements(f"{sentence}{tail}.", ANCHOR, ["Ruth Adler", "Tomas Weir"])
    assert not [one.kind for one in found if one.kind in DONE]


WORDS = st.sampled_from(
    "I they Ruth thanked thank will not never sent email by Friday the decision two weeks . , ; : - "
    "[ ] [x] ? ! offer rejected if reference told Maria 11/21 next round # | > ** [[ ]] me: \n ( )".split(" ")
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_read_and_quoted(text: str) -> None:
    lines = text.split("\n")
    for one in find_statements(text, ANCHOR, ["Ruth Adler", "Tomas Weir"]):
        assert one.kind in STATEMENT_KINDS
        assert 1 <= one.line <= len(lines)
        assert one.quote.split("\n")[0].strip() in lines[one.line - 1]
        assert one.dates is None or one.dates.earliest <= one.dates.end


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "thank you " * 100_000,
        "[[" * 100_000,
        "They'll decide by Friday, " * 5_000,
        "They'll decide by Friday.\n" * 3_000,
        "11/21 " * 10_000,
        "\u200b".join("thanked Jane ") * 2_000,
        "\u202eשלום thanked мир 你好. " * 3_000,
        "(" * 50_000,
        "Jane " * 50_000,
        "if not will have been to " * 5_000,
        '"' * 100_000,
        "- " * 50_000,
        "a, " * 50_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_the_time_for_hostile_text_grows_with_its_length(text: str) -> None:
    whole, quarter = (_seconds(part) for part in (text, text[: len(text) // 4]))
    assert whole < 8 * quarter + 0.1, "four times the text takes four times as long; sixteen times would be a trap"


def _seconds(text: str) -> float:
    """What reading takes of the processor, the quicker of two times: what other programs do isn't counted."""
    taken = []
    for _ in range(2):
        began = time.process_time()
        find_statements(text, ANCHOR, ["Jane Doe"])
        taken.append(time.process_time() - began)
    return min(taken)


def test_quote_is_the_sentence_as_written_and_line_is_its_line() -> None:
    text = "Nice office.\n\nI **promised** [[Ruth Adler\\|Ruth]] the\nslides by Friday. No second round.\n"
    found = find_statements(text, ANCHOR, ["Ruth Adler"])
    rounds = [one for one in found if one.kind == "no_next_round"]
    assert [(one.quote, one.line) for one in rounds] == [("No second round.", 4)]


def test_a_pronoun_is_the_person_named_last() -> None:
    found = find_statements("Emailed Ruth. Thanked her for the tour.", ANCHOR, ["Ruth Adler", "Tomas Weir"])
    assert ("thank_you_sent", "Ruth Adler") in [(one.kind, one.who) for one in found]


def _read(body: str, people: list[str], **more: object) -> list[tuple[str, str | None, str | None]]:
    note = read_note("Interviews/Acme.md", body)
    found = read_passages(note.passages, ANCHOR, people, company="Acme", **more)  # type: ignore[arg-type]
    return [(one.kind, one.who, one.what) for one in found]


def test_headings_say_whose_side_it_is() -> None:
    found = _read(
        "### Me\n- email Ruth my slides by Friday\n- iron a shirt\n\n### Them\n- send the pay band by Monday\n",
        ["Ruth Adler"],
    )
    assert found == [("promise_by_me", "Ruth Adler", "slides"), ("promise_by_them", None, "pay band")]


def test_table_of_people() -> None:
    body = (
        "## Who I met\n\n| Who | Title | Thanked |\n|---|---|---|\n| Ruth Adler | CFO | yes 10/16 |\n"
        "| Yusuf | ? | no |\n\n"
        "| Skill | Me |\n|---|---|\n| Copy | strong |\n"
    )
    assert _read(body, []) == [
        ("interviewer", "Ruth Adler", "CFO"),
        ("thank_you_sent", "Ruth Adler", None),
        ("interviewer", "Yusuf", None),
        ("thank_you_not_sent", "Yusuf", None),
    ]


def test_other_companies_are_not_read() -> None:
    body = "Birchline will decide by Friday.\n\nAcme decides next week. Pulled out of the Birchline race.\n"
    found = _read(body, [], other_companies=["Birchline Legal"])
    assert ("decision_expected", None, None) in found
    assert len([one for one in found if one[0] == "decision_expected"]) == 1


def test_a_log_line_is_dated_by_its_day() -> None:
    note = read_note("a.md", "## Log\n- 2026-10-19 thank-you email to Ruth\n- 2026-10-26 called Ruth, voicemail\n")
    found = read_passages(note.passages, ANCHOR, ["Ruth Adler"], company="Acme")
    assert [(one.kind, one.who, one.dates.end if one.dates else None, one.manner) for one in found] == [
        ("thank_you_sent", "Ruth Adler", date(2026, 10, 19), ""),
        ("follow_up_done", "Ruth Adler", date(2026, 10, 26), "check-in"),
    ]


def test_questions_under_a_heading() -> None:
    body = "## Questions I forgot\n- Is travel paid?\n- [x] Who covers nights?\n- When do they decide?\n"
    note = read_note("a.md", body)
    found = read_passages(note.passages, ANCHOR, [], company="Acme")
    assert [(one.kind, one.what, one.manner) for one in found] == [
        ("question_not_asked", "Is travel paid?", ""),
        ("question_not_asked", "When do they decide?", "decision"),
    ]


def test_struck_out_and_cancelled_lines_say_nothing() -> None:
    assert _read("- [-] send Ruth the slides\n- ~~send Ruth the slides by Friday~~\n", ["Ruth Adler"]) == []


def test_the_table_file_holds_one_kind_per_row() -> None:
    assert {row[2] for row in CASE_ROWS} <= set(STATEMENT_KINDS)
    assert all(re.fullmatch(r"-|\d{4}-\d\d-\d\d", row[5]) for row in CASE_ROWS)
