"""Two versions of the page become one that holds what was done on either."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from vaults import (
    ACME,
    HALDEN,
    PAGE,
    Files,
    acme,
    due_of,
    halden,
    line_of,
    relined,
    replaced,
    settled,
    status_of,
    ticked,
)

from kbfollow.page_merge import merge_pages

JANE = "thank-you-jane-doe"
RUTH = "thank-you-ruth-adler"
MARIA = "alert-maria-lopez"
REFERENCE = "references: [Maria Lopez]\n"


@pytest.fixture
def files() -> Files:
    return settled({ACME: acme(properties=REFERENCE), HALDEN: halden(properties=REFERENCE)})


def merged(files: Files, ours: str, theirs: str) -> Files:
    """The vault after the pass that follows the merge, which must come to the same whoever brings which version."""
    ends = []
    for one, two in ((ours, theirs), (theirs, ours)):
        page = merge_pages(files[PAGE], one, two)
        assert page is not None
        ends.append(settled({**files, PAGE: page}))
    assert ends[0] == ends[1]
    return ends[0]


def snoozed(page: str, block_id: str, day: str) -> str:
    return relined(page, block_id, lambda line: f"{line} 📅 {day}")


def test_equal_and_one_sided_pages_stay_as_they_are(files: Files) -> None:
    page, other = files[PAGE], ticked(files[PAGE], JANE)
    assert merge_pages(page, other, other) == merge_pages(page, page, other) == merge_pages(page, other, page) == other


@pytest.mark.parametrize(
    "damage",
    [
        lambda page: page.replace("\n-->", "\n->"),
        lambda page: page.replace("kbfollow:begin", "kbfollow:end"),
        lambda page: page.replace("kbfollow:begin 1", "kbfollow:begin 9"),
        lambda page: re.sub(r"(?m)^open .", "open x", page),
        lambda page: re.sub(r"(?m)^lines .*$", "lines of nothing", page),
        lambda page: page + "\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n",
        lambda page: page + "\0",
        lambda page: "no page at all\n",
    ],
)
def test_a_page_that_cannot_be_trusted_is_not_merged(files: Files, damage: Callable[[str], str]) -> None:
    page = files[PAGE]
    bad, other = damage(page), ticked(page, JANE)
    assert bad != page
    assert merge_pages(page, bad, other) is None and merge_pages(page, other, bad) is None


def test_text_of_the_users_that_both_changed_is_theirs_to_merge(files: Files) -> None:
    one, two = (files[PAGE].replace("# Follow-ups", f"# My {word}") for word in ("week", "month"))
    assert merge_pages(files[PAGE], one, two) is None


def test_two_live_copies_that_disagree_are_not_merged(files: Files) -> None:
    line = line_of(files[PAGE], JANE)
    twice = replaced(files[PAGE], line, f"{line}\n{line.replace('[ ]', '[x]')}")
    assert merge_pages(files[PAGE], twice, ticked(files[PAGE], RUTH)) is None


def test_ticks_of_both(files: Files) -> None:
    after = merged(files, ticked(files[PAGE], JANE), ticked(files[PAGE], RUTH))
    assert status_of(after, JANE) == status_of(after, RUTH) == "done"


def test_done_beats_open_and_a_day_stays(files: Files) -> None:
    after = merged(files, snoozed(files[PAGE], JANE, "2026-11-25"), ticked(files[PAGE], JANE))
    assert status_of(after, JANE) == "done"
    after = merged(files, snoozed(files[PAGE], JANE, "2026-11-25"), snoozed(files[PAGE], RUTH, "2026-11-26"))
    assert (due_of(after, JANE), due_of(after, RUTH)) == ("2026-11-25", "2026-11-26")


def test_the_tick_of_a_line_that_several_notes_share(files: Files) -> None:
    assert files[PAGE].count(f"^{MARIA}") == 2
    after = merged(files, ticked(files[PAGE], MARIA), ticked(files[PAGE], JANE))
    assert all("[x]" in line_of(after[path], MARIA) for path in (ACME, HALDEN))


def test_a_line_that_only_one_page_has_keeps_its_tick(files: Files) -> None:
    without = settled({ACME: files[ACME]})[PAGE]
    page = merge_pages(files[PAGE], ticked(without, JANE), ticked(files[PAGE], RUTH))
    assert page is not None
    after = settled({**files, PAGE: page})
    assert status_of(after, JANE) == status_of(after, RUTH) == "done"


def test_lines_of_both_users_stay(files: Files) -> None:
    one = files[PAGE] + "\nBelow.\n"
    two = replaced(ticked(files[PAGE], JANE), "## Today", "Inside.\n\n## Today")
    after = merged(files, replaced(one, "# Follow-ups\n", "# Follow-ups\n\nAbove.\n"), two)
    assert all(after[PAGE].count(words) == 1 for words in ("Above.", "Inside.", "Below."))
    assert status_of(after, JANE) == "done"


def test_windows_line_ends_stay(files: Files) -> None:
    crlf = files[PAGE].replace("\n", "\r\n")
    page = merge_pages(crlf, ticked(crlf, JANE), ticked(crlf, RUTH))
    assert page is not None and page.count("\n") == page.count("\r\n")
    after = settled({**files, PAGE: page})
    assert status_of(after, JANE) == status_of(after, RUTH) == "done"
