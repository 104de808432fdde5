"""Who is called after each pass, and what becomes of one that raises."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from watched import Watched, interview

from kbfollow.cli.watching import AFTER_PASS
from kbfollow.passes import PassResult, planned
from kbfollow.settings import Settings
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.places import state_directory
from kbfollow.vault_reader import read_vault
from kbfollow.watch.after_pass import Followers
from kbfollow.watch.beginning import begun
from kbfollow.watch.watcher import Watcher

NOW = datetime(2026, 11, 21, 10, 15, tzinfo=UTC)


@pytest.fixture
def result(root: Path) -> PassResult:
    judgement, edits = planned(read_vault(root), NOW.date())
    return PassResult(judgement, tuple(edits), {})


class Follower:
    """Answers what it is told to, or raises it."""

    def __init__(self, *answers: datetime | Exception | None) -> None:
        self.answers = list(answers)
        self.calls: list[tuple[PassResult, Settings, datetime]] = []

    def __call__(self, result: PassResult, settings: Settings, now: datetime) -> datetime | None:
        self.calls.append((result, settings, now))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def in_minutes(number: float) -> datetime:
    return NOW + timedelta(minutes=number)


def test_nobody_wants_to_be_called(result: PassResult) -> None:
    assert Followers([])(result, Settings(), NOW) is None
    assert Followers([Follower(None)])(result, Settings(), NOW) is None


def test_the_earliest_wish_counts(result: PassResult) -> None:
    followers = [Follower(in_minutes(30)), Follower(None), Follower(in_minutes(5)), Follower(in_minutes(60))]
    assert Followers(followers)(result, Settings(), NOW) == in_minutes(5)
    assert [one.calls for one in followers] == [[(result, Settings(), NOW)]] * 4


def test_one_that_raises_stops_nobody_and_is_logged_once(result: PassResult, caplog: pytest.LogCaptureFixture) -> None:
    bad, good = Follower(ValueError("Jane Doe"), ValueError("Jane Doe"), KeyError("x"), None), Follower(in_minutes(1))
    followers = Followers([bad, good])
    with caplog.at_level(logging.INFO, "kbfollow.watch"):
        for _ in range(5):
            assert followers(result, Settings(), NOW) == in_minutes(1)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 3 and said[0].startswith("Follower failed: ValueError ") and "test_after_pass.py:" in said[0]
    assert "KeyError" in said[1] and said[2] == "Follower works again"
    assert "Jane" not in caplog.text, "an error’s words may hold a note’s text"


def test_a_moment_without_a_zone_is_an_error(result: PassResult, caplog: pytest.LogCaptureFixture) -> None:
    naive = NOW.replace(tzinfo=None)
    assert Followers([Follower(naive), Follower(in_minutes(7))])(result, Settings(), NOW) == in_minutes(7)
    assert "TypeError" in caplog.text


def test_the_watcher_calls_them_after_each_pass_and_again_when_they_wish(watched: Watched) -> None:
    """With the moment in the vault's zone, on the day that was given."""
    first = Follower(None)
    calls: list[datetime] = []

    def again_soon(result: PassResult, settings: Settings, now: datetime) -> datetime | None:
        calls.append(now)
        if len(calls) == 4:
            watched_vault.watch.stop()
        return now + timedelta(seconds=0.3)

    with VaultLock(state_directory(watched.root)) as lock, begun(watched.root, fixed_day=True) as watched_vault:
        Watcher(watched.root, lock, [first, again_soon], today=NOW.date()).run(watched_vault)
    assert len(first.calls) == 4 and all(now.date() == NOW.date() for now in calls)
    result, settings, now = first.calls[0]
    assert settings.time_zone == "Europe/Berlin" and str(now.tzinfo) == "Europe/Berlin"
    assert "Interviews/Acme.md" in result.outcomes
    assert watched.text("Interviews/Acme.md") != interview("Acme Finance")


def test_those_of_the_command_are_made_from_the_vaults_folder(watched: Watched) -> None:
    result = PassResult(*_judged(watched.root))
    for factory in AFTER_PASS:
        again = factory(watched.root)(result, Settings(), NOW)
        assert again is None or again.tzinfo is not None


def _judged(root: Path) -> tuple[object, tuple[object, ...], dict[str, object]]:
    judgement, edits = planned(read_vault(root), NOW.date())
    return judgement, tuple(edits), {}
