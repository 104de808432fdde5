"""What the watcher says of itself, and what becomes of a file that is damaged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kbfollow.vault.watch_state import (
    WatchState,
    clear_watch_state,
    read_watch_state,
    watch_state_path,
    write_watch_state,
)

STATE = WatchState(
    pid=4711,
    started=datetime(2026, 11, 20, 8, 0, tzinfo=UTC),
    last_pass=datetime(2026, 11, 21, 10, 15, 3, 250_000, tzinfo=ZoneInfo("Europe/Berlin")),
    next_due=date(2026, 11, 23),
    problems=2,
    refused=1,
    polling="only 3 of 6 folders can be watched",
    version="0.1.0",
)


@pytest.mark.parametrize("state", [STATE, replace(STATE, last_pass=None, next_due=None, polling="")])
def test_read_as_written(root: Path, state: WatchState) -> None:
    write_watch_state(root, state)
    assert read_watch_state(root) == state
    clear_watch_state(root)
    assert read_watch_state(root) is None
    clear_watch_state(root)


def test_there_is_none(root: Path) -> None:
    assert read_watch_state(root) is None


def test_only_the_user_can_read_it_and_no_other_file_is_left(root: Path) -> None:
    write_watch_state(root, STATE)
    write_watch_state(root, replace(STATE, problems=3))
    path = Path(watch_state_path(root))
    assert [one.name for one in path.parent.iterdir()] == ["watch.json"] and path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"pid": "4711"},
        {"pid": True},
        {"started": "yesterday"},
        {"started": "2026-11-20T08:00:00"},
        {"last_pass": 5},
        {"next_due": "2026-11-31"},
        {"problems": None},
    ],
)
def test_damaged(root: Path, change: dict[str, object]) -> None:
    write_watch_state(root, STATE)
    path = Path(watch_state_path(root))
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    assert read_watch_state(root) is None


def test_a_value_is_missing(root: Path) -> None:
    write_watch_state(root, STATE)
    path = Path(watch_state_path(root))
    whole = json.loads(path.read_text())
    for name in whole:
        path.write_text(json.dumps({key: value for key, value in whole.items() if key != name}))
        assert read_watch_state(root) is None, name


@given(st.binary(max_size=200))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
def test_any_bytes(root: Path, data: bytes) -> None:
    write_watch_state(root, STATE)
    Path(watch_state_path(root)).write_bytes(data)
    assert read_watch_state(root) is None
