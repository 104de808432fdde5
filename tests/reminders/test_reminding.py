"""The follower in this process, at moments of the test's choosing, on a real bus: failures, the record, the targets."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from agendas import ACME, at, judged
from desktop import Server, session_bus, until

from kbfollow.notify import Courier
from kbfollow.passes import PassResult
from kbfollow.reminders.words import Message
from kbfollow.reminding import ASK_AFTER, Reminding
from kbfollow.settings import Settings
from kbfollow.vault.outcomes import Refused, refusal
from kbfollow.vault.places import state_directory

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="notifications go over D-Bus on Linux only")
NOTES = {"Interviews/Acme.md": ACME}
MORNING = at("2026-11-21 09:00")


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("KBFOLLOW_STATE", str(tmp_path / "state"))
        yield address


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    root = tmp_path / "My notes"
    root.mkdir()
    return root


class Follower:
    """The follower of a vault as the watcher would call it; it is closed at the end of the test."""

    def __init__(self, vault: Path) -> None:
        self.courier = Courier(server_limit=1.5)
        self.reminding = Reminding(vault, self.courier, lambda: self.real or self.now)
        self.real: datetime | None = None

    def look(self, now: datetime, refused: tuple[str, ...] = (), settings: Settings | None = None) -> datetime | None:
        self.now = now
        outcomes = {path: Refused(refusal("read-only")) for path in refused}
        result = PassResult(judged(NOTES, now), (), outcomes)
        return self.reminding(result, settings or Settings(), now)

    def arrived(self) -> str:
        until(lambda: self.courier.outcome() != "pending", "an outcome")
        return self.courier.outcome()


@pytest.fixture
def follower(vault: Path) -> Iterator[Follower]:
    one = Follower(vault)
    yield one
    one.courier.close()


def test_it_is_told_once_and_the_next_look_is_tomorrows(bus: str, follower: Follower) -> None:
    with Server(bus).running() as server:
        assert follower.look(MORNING) == MORNING + ASK_AFTER
        assert follower.arrived() == "shown"
        assert follower.look(MORNING + ASK_AFTER) == at("2026-11-22 08:30")
        follower.look(at("2026-11-21 12:00"))
        assert server.titles == ["Follow-ups: 3 for today"]


def test_while_one_is_on_its_way_nothing_else_is_sent(bus: str, follower: Follower) -> None:
    with Server(bus, hangs=frozenset({"GetCapabilities"})).running():
        assert follower.look(MORNING) == MORNING + ASK_AFTER
        assert follower.look(MORNING) == MORNING + ASK_AFTER


def test_what_failed_is_tried_again_after_longer_and_longer_pauses(bus: str, vault: Path, follower: Follower) -> None:
    now = MORNING
    for minutes in (1, 2, 4, 8, 16, 32, 60, 60):
        assert follower.look(now) == now + ASK_AFTER
        assert follower.arrived() == "failed"
        now += ASK_AFTER
        again = follower.look(now)
        assert again == now + timedelta(minutes=minutes)
        assert follower.look(again - timedelta(seconds=1)) == again
        now = again.astimezone(now.tzinfo)
    with Server(bus).running() as server:
        follower.look(now)
        assert follower.arrived() == "shown"
        follower.look(now + ASK_AFTER)
        assert server.titles == ["Follow-ups: 3 for today"]
    restarted = Follower(vault)
    assert restarted.look(now + timedelta(minutes=5)) == at("2026-11-22 08:30")


def test_what_may_have_been_shown_is_not_sent_again(bus: str, follower: Follower) -> None:
    with Server(bus, hangs=frozenset({"Notify"})).running() as server:
        follower.look(MORNING)
        assert follower.arrived() == "unsure"
        assert follower.look(MORNING + ASK_AFTER) == at("2026-11-22 08:30")
        assert len(server.shown) == 1


def test_a_clock_set_back_does_not_stretch_a_pause(bus: str, follower: Follower) -> None:
    follower.look(MORNING)
    assert follower.arrived() == "failed"
    follower.look(MORNING + ASK_AFTER)
    with Server(bus).running() as server:
        follower.look(at("2026-11-21 08:45"))
        assert follower.arrived() == "shown"
        assert len(server.shown) == 1


def test_a_restart_knows_what_was_told(bus: str, vault: Path, follower: Follower) -> None:
    with Server(bus).running() as server:
        follower.look(MORNING)
        assert follower.arrived() == "shown"
        assert Follower(vault).look(MORNING) == at("2026-11-22 08:30")
        assert len(server.shown) == 1


def test_the_record_is_private_and_holds_no_words_of_a_note(bus: str, tmp_path: Path, follower: Follower) -> None:
    with Server(bus).running():
        follower.look(MORNING)
        follower.arrived()
    (record,) = (tmp_path / "state").glob("*/reminders.json")
    assert record.stat().st_mode & 0o777 == 0o600
    held = json.loads(record.read_bytes())
    assert held["tasks"]["Interviews/Acme.md#^thank-you-jane-doe"] == ["2026-11-21", False]
    assert "for Friday" not in record.read_text()


@pytest.mark.parametrize(
    "rest", [b"", b"{", b"[]", b"null", b'{"format": 2}', b'{"format": 1, "tasks": 3}', b"\xff" * 9]
)
def test_a_damaged_record_tells_nothing_again(bus: str, tmp_path: Path, vault: Path, rest: bytes) -> None:
    with Server(bus).running() as server:
        first = Follower(vault)
        first.look(MORNING)
        assert first.arrived() == "shown"
        first.courier.close()
        (record,) = (tmp_path / "state").glob("*/reminders.json")
        record.write_bytes(rest)
        second = Follower(vault)
        assert second.look(MORNING + timedelta(hours=1)) == at("2026-11-22 08:30")
        assert len(server.shown) == 1
        assert json.loads(record.read_bytes())["format"] == 1


def test_a_record_that_cannot_be_kept_lasts_as_long_as_the_process(
    bus: str, vault: Path, follower: Follower, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = state_directory(vault) / f"reminders.json.{os.getpid()}.tmp"
    blocked.mkdir(parents=True)  # the new file can't be written, as on a full disk
    with Server(bus).running() as server, caplog.at_level(logging.WARNING):
        follower.look(MORNING)
        assert follower.arrived() == "shown"
        for minutes in range(1, 5):
            follower.look(MORNING + timedelta(minutes=minutes))
        assert len(server.shown) == 1
    assert len([one for one in caplog.messages if "can’t be kept" in one]) == 1


def test_a_record_that_cannot_be_read_tells_nothing_again(bus: str, vault: Path, follower: Follower) -> None:
    (state_directory(vault) / "reminders.json").mkdir(parents=True)
    with Server(bus).running() as server:
        assert follower.look(MORNING) == at("2026-11-22 08:30")
        follower.look(at("2026-11-22 08:30"))
        assert follower.arrived() == "shown"
        follower.look(at("2026-11-22 08:31"))
        assert server.titles == ["Follow-ups: 3 for today"]


def test_a_refused_write_follows_after_the_reminder(bus: str, follower: Follower) -> None:
    now = MORNING
    with Server(bus).running() as server:
        for minutes in (0, 1, 12, 13, 60):
            follower.look(now + timedelta(minutes=minutes), refused=("Interviews/Acme.md",))
            follower.arrived()
        assert server.titles == ["Follow-ups: 3 for today", "A note can’t be written"]
        assert server.shown[1].body == "Interviews/Acme.md: the file is read-only; make it writable"


def test_switched_off_nothing_is_asked_or_kept(bus: str, tmp_path: Path, follower: Follower) -> None:
    with Server(bus).running() as server:
        assert follower.look(MORNING, settings=Settings(reminders=False)) is None
        assert server.asked == []
    assert not (tmp_path / "state").exists()


def test_on_another_day_than_the_real_one_nothing_is_told_or_kept(bus: str, tmp_path: Path, follower: Follower) -> None:
    """`kbfollow --today DATE watch` is a look ahead."""
    follower.real = MORNING - timedelta(days=1)
    with Server(bus).running() as server:
        assert follower.look(MORNING) is None
        assert server.asked == []
    assert not (tmp_path / "state").exists()


def test_a_click_leads_into_obsidian_where_the_vault_is_one(bus: str, vault: Path, follower: Follower) -> None:
    message = Message("a", (), "Interviews/Acme & Söhne #1?.md", "thank-you-jane-doe")
    file = str(vault / "Interviews/Acme & Söhne #1?.md")
    assert follower.reminding._notice(message).targets == (file,)
    (vault / ".obsidian").mkdir()
    link = (
        "obsidian://open?vault=My%20notes&file=Interviews%2FAcme%20%26%20S%C3%B6hne%20%231%3F%23%5Ethank-you-jane-doe"
    )
    assert follower.reminding._notice(message).targets == (link, file)
