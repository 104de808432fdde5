"""What arrives in a real socket."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from kbfollow.service.systemd_notify import keep_alive_seconds, notify_systemd


def received(address: str, states: list[str]) -> list[str]:
    """What a socket at the address gets when the states are sent."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(address)
        listener.settimeout(5)
        return [listener.recv(4096).decode() for state in states if notify_systemd(state)]


def test_states_arrive_at_a_socket_with_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "s"))
    states = ["READY=1\nSTATUS=reads 3 notes", "WATCHDOG=1", "STOPPING=1"]
    assert received(str(tmp_path / "s"), states) == states


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="only Linux has abstract sockets")
def test_states_arrive_at_an_abstract_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", f"@kbfollow-test-{os.getpid()}")
    assert received(f"\0kbfollow-test-{os.getpid()}", ["READY=1"]) == ["READY=1"]


@pytest.mark.parametrize("address", [None, "", "relative", "/nowhere/at/all", "vsock:2:3", "@", "/" + "a" * 300])
def test_nobody_listens(address: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if address is not None:
        monkeypatch.setenv("NOTIFY_SOCKET", address)
    assert notify_systemd("READY=1") is False


def test_a_full_socket_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "s"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "s"))
        sent = [notify_systemd("WATCHDOG=1") for _ in range(5000)]
    assert sent[0] is True and sent[-1] is False


class TestKeepAlive:
    def test_is_half_of_the_limit(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WATCHDOG_USEC", "30000000")
        assert keep_alive_seconds() == 15.0
        monkeypatch.setenv("WATCHDOG_PID", str(os.getpid()))
        assert keep_alive_seconds() == 15.0

    def test_is_not_expected_of_another_process(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("WATCHDOG_USEC", "30000000")
        monkeypatch.setenv("WATCHDOG_PID", str(os.getpid() + 1))
        assert keep_alive_seconds() is None

    @pytest.mark.parametrize("value", [None, "", "0", "-5", "soon"])
    def test_is_not_expected_without_a_limit(self, value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
        if value is not None:
            monkeypatch.setenv("WATCHDOG_USEC", value)
        assert keep_alive_seconds() is None
