"""Copies of a vault, edited apart and delivered file by file in any order, come to the same bytes and lose nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from devices import OPERATIONS, START, Devices, Step, quick_passes, replayed
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from vaults import ACME, HALDEN, pass_over

NAMES = [name for name, (_, weight) in OPERATIONS.items() for _ in range(weight)]
HISTORY = st.lists(
    st.builds(Step, st.sampled_from(NAMES), st.integers(0, 2), st.integers(0, 7), st.integers(0, 11)),
    min_size=8,
    max_size=30,
)


@pytest.fixture(autouse=True, scope="module")
def _quick() -> Iterator[None]:
    with quick_passes():
        yield


@pytest.mark.parametrize(
    ("count", "with_git"),
    [(2, False), (3, False), (2, True)],
    ids=["two with Syncthing", "three with Syncthing", "two with git"],
)
@given(history=HISTORY, written=st.booleans())
@hypothesis_settings(max_examples=100)
def test_devices_come_to_the_same_bytes_and_lose_nothing(
    count: int, with_git: bool, written: bool, history: list[Step]
) -> None:
    """Faults 24 to 28, 30, 38, 39 and 43: whatever people do, and in whatever order the files come."""
    assert_nothing_is_lost(replayed(history, count, with_git=with_git, written=written))


def assert_nothing_is_lost(devices: Devices) -> None:
    loss = devices.end()
    assert not loss, loss


def test_a_copy_that_comes_before_the_version_that_won_is_not_the_last_to_go() -> None:
    """It is the same as the note there, and soon the only place where the words stand."""
    history = [
        Step("write_prose", 0, 0, 3),
        Step("complete_name", 1, 6, 266),
        Step("add_to_block", 2, 2, 3),
        Step("send", 2, 7, 242),
        Step("run", 1, 7, 0),
        Step("send", 1, 1, 7),
        Step("send_some", 0, 5, 11),
        Step("run", 2, 3, 927),
    ]
    assert_nothing_is_lost(replayed(history, 3))


@pytest.mark.parametrize("days", [(21, 21), (21, 22), (22, 21)])
def test_two_devices_that_see_the_same_notes_write_the_same_bytes(days: tuple[int, int]) -> None:
    one, two = (pass_over(START, date(2026, 11, day)) for day in days)
    assert (one[ACME], one[HALDEN]) == (two[ACME], two[HALDEN])
    last = date(2026, 11, 23)
    assert pass_over(one, last) == pass_over(two, last)


def test_the_order_in_which_notes_are_found_changes_nothing() -> None:
    assert pass_over(START) == pass_over(dict(reversed(START.items())))
