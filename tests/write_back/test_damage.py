"""Markers and base that were lost, doubled or garbled, blocks of newer programs, notes that end in an open fence."""

from __future__ import annotations

import re
from datetime import date

import pytest
from vaults import (
    ACME,
    HALDEN,
    PAGE,
    TODAY,
    acme,
    halden,
    line_of,
    one_note,
    pass_over,
    problems_of,
    relined,
    replaced,
    settled,
    status_of,
    task_lines,
    ticked,
)

JANE = "thank-you-jane-doe"
BEGIN = re.compile(r"<!-- kbfollow:begin.*-->")
LATER = date(2026, 11, 23)


@pytest.fixture
def note() -> str:
    return one_note(acme("Jane Doe (Director); John Roe (CFO)"))


def base_of(note: str) -> str:
    """The closing marker."""
    return note[note.index("<!-- kbfollow:end") :].rstrip("\n")


def left_alone(text: str) -> None:
    """The note isn't written on this or a later day, and somebody is told why."""
    for day in (TODAY, LATER):
        assert pass_over({ACME: text}, day)[ACME] == text
    assert [one.path for one in problems_of({ACME: text})] == [ACME]
    settled({ACME: text})


def begin_of(note: str) -> str:
    found = BEGIN.search(note)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    "damage",
    [
        lambda begin: "",
        lambda begin: begin * 2,
        lambda begin: f"{begin}\n\n{begin}",
        lambda begin: begin.replace("<!--", "<!-"),
        lambda begin: begin.replace("-->", "->"),
        lambda begin: begin.replace("kbfollow:begin", "kbfollow:begn"),
        lambda begin: "x " + begin,
        lambda begin: f"  {begin}",
    ],
)
def test_a_damaged_opening_marker_is_a_finding_and_no_write(note: str, damage) -> None:  # type: ignore[no-untyped-def]
    begin = begin_of(note)
    left_alone(replaced(note, begin, damage(begin)))


@pytest.mark.parametrize(
    "damage",
    [
        lambda base: "",
        lambda base: f"{base}\n\n{base}",
        lambda base: base.replace("<!--", "<!-"),
        lambda base: base.removesuffix("-->"),
        lambda base: base.removesuffix("-->") + "->",
        lambda base: base.removesuffix("-->") + "\n\nOf my own.\n\n<!-- a comment -->",
        lambda base: base.removesuffix("-->") + "Of my own.\n-->",
        lambda base: base.replace("kbfollow:end", "kbfollow:nd"),
    ],
)
def test_a_damaged_closing_marker_is_a_finding_and_no_write(note: str, damage) -> None:  # type: ignore[no-untyped-def]
    base = base_of(note)
    left_alone(replaced(note, base, damage(base)))


def test_markers_in_the_wrong_order_are_a_finding_and_no_write(note: str) -> None:
    begin, base = begin_of(note), base_of(note)
    left_alone(note.replace(begin, "SWAP").replace(base, begin).replace("SWAP", base))


def test_a_block_in_a_block_is_a_finding_and_no_write(note: str) -> None:
    block = note[note.index(begin_of(note)) :]
    line = line_of(note, JANE)
    left_alone(replaced(note, line, f"{line}\n{block}{line}"))


@pytest.mark.parametrize(
    "fence",
    [
        "```\n{}\n```\n",
        "~~~~ text\n{}\n~~~~\n",
        "1. as\n\n    ```\n    {}\n    ```\n",
        "> ```\n> {}\n> ```\n",
        "- ```\n  {}\n  ```\n",
    ],
)
def test_markers_in_a_code_fence_are_no_block(fence: str) -> None:
    text = acme(body="How kbfollow looks:\n\n" + fence.format("<!-- kbfollow:begin 1 0.1.0 -->"))
    after = one_note(text)
    assert after.startswith(text)
    assert line_of(after, JANE)


@pytest.mark.parametrize(
    "above",
    [
        "Some ```code``` in a line.\n",
        "```python`\nno fence at all\n",
        "- a list\n\n  ```\n  code\n  ```\n",
        "- ```\n  code\n  ```\n",
        "> ```\n> code of a quote that ends\n\n",
        "<!-- a comment with\n```\nin it -->\n",
        "%%\n```\n%%\n",
        "````\n```\n````\n",
        "$$\n```\n$$\n",
        "\\<!-- no comment\n",
        "`<!--` in code, 5 % of it\n",
    ],
)
def test_what_only_looks_like_an_open_fence_hides_no_block(above: str) -> None:
    text = acme(body=above)
    after = one_note(text)
    assert after.startswith(text) and after.count("kbfollow:begin") == 1
    assert status_of({ACME: one_note(ticked(after, JANE))}, JANE) == "done"


@pytest.mark.parametrize("end", ["```\ncode", "~~~\n", "<!-- a comment\n", "%%\nhidden\n", "```\r\ncode\r\n"])
def test_a_note_that_ends_in_an_open_fence_or_comment_gets_no_block(end: str) -> None:
    left_alone(acme(body=f"Good talk.\n\n{end}"))


@pytest.mark.parametrize("end", ["```\ncode", "~~~\n", "<!-- a comment\n", "%%\nhidden\n"])
def test_a_fence_left_open_below_a_block_does_not_stop_it(note: str, end: str) -> None:
    after = one_note(ticked(note, JANE) + end)
    assert after.endswith("\n-->\n" + end)
    assert "[x]" in line_of(after, JANE)


@pytest.mark.parametrize("start", ["```\ncode\n", "~~~\n"])
def test_a_fence_left_open_above_a_block_is_a_finding_and_no_write(note: str, start: str) -> None:
    left_alone(replaced(note, "Good talk.\n", f"Good talk.\n\n{start}"))


@pytest.mark.parametrize("start", ["<!-- a comment\n", "%%\n"])
def test_a_comment_left_open_above_a_block_makes_no_second_block(note: str, start: str) -> None:
    after = settled({ACME: replaced(note, "Good talk.\n", f"Good talk.\n\n{start}")})
    assert after[ACME].count("kbfollow:begin") == 1


@pytest.mark.parametrize("character", ["0", "g", " ", "\n", "-", "é", "—", "\u2028", "\x00", "🦊", "\udcff"])
def test_a_garbled_base_is_no_intent(note: str, character: str) -> None:
    base = base_of(note)
    start, stop = base.index(JANE), base.index("\n", base.index(JANE))
    for place in range(start, stop, 6):
        if base[place] == character:
            continue
        for garbled in (base[:place] + character + base[place + 1 :], base[:place] + character + base[place:]):
            text = replaced(note, base, garbled)
            after = pass_over({ACME: text})
            assert "[ ]" in line_of(after[ACME], JANE)
            assert after[ACME] == text or task_lines(after[ACME]) == task_lines(note)
            settled(after)


def test_a_snooze_under_a_garbled_base_is_not_read(note: str) -> None:
    snoozed = relined(note, JANE, lambda line: replaced(line, "📅 2026-11-21", "📅 2026-11-28"))
    garbled = replaced(snoozed, f"\n{JANE} 2026-11-21 ", f"\n{JANE} 2026-11-22 ")
    assert "📅 2026-11-21" in line_of(one_note(garbled), JANE)


@pytest.mark.parametrize("base", ["<!-- kbfollow:end -->", "<!-- kbfollow:end\n-->"])
def test_without_a_base_only_ticks_and_cancellations_count(note: str, base: str) -> None:
    done = relined(ticked(note, JANE), "thank-you-john-roe", lambda line: line.replace("11-21", "11-28"))
    after = one_note(replaced(done, base_of(done), base), LATER)
    assert "[x]" in line_of(after, JANE)
    assert "[ ]" in line_of(after, "thank-you-john-roe") and "📅 2026-11-21" in line_of(after, "thank-you-john-roe")
    cancelled = ticked(note, JANE, "-")
    assert "[-]" in line_of(one_note(replaced(cancelled, base_of(cancelled), base)), JANE)


def test_without_a_base_a_line_of_ours_that_nobody_asks_for_is_kept(note: str) -> None:
    bare = replaced(replaced(note, base_of(note), "<!-- kbfollow:end -->"), "  - Jane Doe (Director)\n", "")
    assert line_of(one_note(bare), JANE) == line_of(note, JANE)


@pytest.mark.parametrize(
    "engine",
    ["2 0.1.0 holidays-0.100", "1 0.2.0 holidays-0.100", "1 0.1.0 holidays-0.101", "1 0.1.0 moon-3 holidays-0.1"],
)
def test_a_newer_block_is_not_written(note: str, engine: str) -> None:
    newer = replaced(ticked(note, JANE), "1 0.1.0 holidays-0.100", engine)
    assert pass_over({ACME: newer}, LATER)[ACME] == newer


@pytest.mark.parametrize("engine", ["1 0.0.9 holidays-0.100", "1 0.1.0 holidays-0.9", "1 0.1.0", "1", ""])
def test_an_older_block_is_migrated_only_when_it_is_written_anyway(note: str, engine: str) -> None:
    older = note.replace(" 1 0.1.0 holidays-0.100", f" {engine}".rstrip())
    assert one_note(older) == older
    assert one_note(ticked(older, JANE)) == one_note(ticked(note, JANE))


def test_a_newer_page_is_not_written() -> None:
    files = settled({ACME: acme(), HALDEN: halden()})
    newer = {**files, PAGE: files[PAGE].replace("1 0.1.0 holidays-0.100", "1 0.1.1 holidays-0.100")}
    assert pass_over(newer, LATER)[PAGE] == newer[PAGE]


@pytest.mark.parametrize("mark", [" ", "x", "-", "/"])
def test_lines_of_rules_that_are_not_known_stay_byte_for_byte(note: str, mark: str) -> None:
    from kbfollow.identity import short_hash

    line = f"- [{mark}]  Send [[Jane Doe]] a   telegram 📅 2026-11-30 ⏫ ^telegram-jane\t"
    entry = "telegram-jane 2026-11-29 abcdef 012345"
    with_rule = replaced(note, line_of(note, JANE), f"{line}\n    - sub\n{line_of(note, JANE)}")
    with_rule = replaced(with_rule, "<!-- kbfollow:end\n", f"<!-- kbfollow:end\n{entry} {short_hash(entry, 3)}\n")
    after = one_note(ticked(with_rule, JANE), LATER)
    assert f"{line}\n    - sub\n" in after
    assert f"\n{entry} {short_hash(entry, 3)}\n" in after
