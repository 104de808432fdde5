"""What the unit's own command line tells systemd, heard by a real socket."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kbfollow.service.definition import service_of
from kbfollow.service.systemd import command_in, unit_text


@pytest.mark.skipif(sys.platform == "win32", reason="a datagram socket with a path")
def test_the_watcher_says_that_it_is_ready_works_and_stops(vault: Path, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(60)
        command = command_in(unit_text(service_of(vault)))
        environment = {**os.environ, "NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "1000000"}
        watcher = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, cwd=tmp_path)
        try:
            said = [systemd.recv(4096).decode()]
            while said.count("WATCHDOG=1") < 4:
                said.append(systemd.recv(4096).decode())
            watcher.send_signal(signal.SIGTERM)
            while said[-1] != "STOPPING=1":
                said.append(systemd.recv(4096).decode())
            assert watcher.wait(timeout=30) == 0
        finally:
            watcher.kill()
            watcher.wait()
    told = [state for state in said if not state.startswith(("WATCHDOG=1", "STATUS="))]
    assert told == ["READY=1", "STOPPING=1"]
    assert "kbfollow:begin" in (vault / "Interviews" / "Acme.md").read_text(encoding="utf-8")
