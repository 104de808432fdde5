"""A real systemd of the user's: install, kill, uninstall, and what its parser makes of our quotes."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from odd_paths import AWKWARD, PIECES
from user_manager import UserManager, lacking, must_be_skipped, running, wait_for

from kbfollow.service.definition import service_of
from kbfollow.service.systemd import command_in, unit_text

pytestmark = pytest.mark.skipif(must_be_skipped(), reason=lacking() or "it can be had")


@pytest.fixture(scope="module")
def manager(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UserManager]:
    with running(tmp_path_factory.mktemp("systemd")) as one:
        yield one


def status(manager: UserManager, vault: Path, exit_status: int = 0) -> dict[str, object]:
    held = json.loads(manager.kbfollow("service", "status", str(vault), "--json", status=exit_status))
    assert isinstance(held, dict)
    return held


def test_a_service_is_installed_killed_started_anew_and_removed(manager: UserManager, vault: Path) -> None:
    odd = vault.with_name('My "Notes" 100% $HOME \\ ${PATH} %h é;')
    vault.rename(odd)
    note = odd / "Interviews" / "Acme.md"
    unit = f"{service_of(odd).name}.service"

    said = manager.kbfollow("service", "install", str(odd))
    assert "installed." in said and "It runs, process" in said
    wait_for(lambda: "kbfollow:begin" in note.read_text(encoding="utf-8"), "the first pass")
    held = status(manager, odd)
    assert (held["running"], held["by"], held["installed"], held["current"]) == (True, "service", True, True)
    assert manager.shown(unit, "ActiveState") == "active"
    pid = held["pid"]
    assert isinstance(pid, int) and manager.shown(unit, "MainPID") == str(pid)

    assert "unchanged." in manager.kbfollow("service", "install", str(odd))
    assert status(manager, odd)["pid"] == pid
    manager.kbfollow("watch", str(odd), status=5)  # one at a time

    os.kill(pid, signal.SIGKILL)
    assert status(manager, odd, exit_status=1)["running"] is False
    wait_for(lambda: manager.shown(unit, "ActiveState") == "active", "a new start", seconds=90)
    wait_for(lambda: manager.shown(unit, "StatusText").startswith("Watching"), "its first pass")
    again = status(manager, odd)
    assert again["pid"] != pid and again["by"] == "service" and manager.shown(unit, "NRestarts") == "1"
    with open(note, "a", encoding="utf-8") as file:
        file.write("\nEmailed Jane a thank-you on 2026-11-21.\n")
    wait_for(lambda: "- [x] Thank Jane Doe" in note.read_text(encoding="utf-8"), "a pass of the new one")

    assert "Stopped and removed" in manager.kbfollow("service", "uninstall", str(odd))
    assert status(manager, odd, exit_status=1)["installed"] is False
    assert manager.shown(unit, "LoadState") == "not-found"
    assert not [path for path in manager.home.rglob("*") if "kbfollow" in path.name]
    assert "No service is installed" in manager.kbfollow("service", "uninstall", str(odd))


def test_one_that_has_changed_is_written_anew_and_started_again(manager: UserManager, vault: Path) -> None:
    manager.kbfollow("service", "install", str(vault))
    pid = status(manager, vault)["pid"]
    unit = next(manager.home.glob(f".config/systemd/user/{service_of(vault).name}.service"))
    unit.write_text(unit.read_text(encoding="utf-8").replace("MemoryMax=1G", "MemoryMax=2G"), encoding="utf-8")
    assert status(manager, vault)["current"] is False
    assert "not as this kbfollow would install it" in manager.kbfollow("doctor", str(vault), status=1)
    said = manager.kbfollow("service", "install", str(vault))
    assert "written anew and started again." in said
    assert status(manager, vault)["pid"] != pid
    assert manager.shown(unit.name, "MemoryMax") == str(2**30)
    # Somebody stopped it: the same file, and it is started.
    manager.systemctl("stop", unit.name)
    assert "doesn’t run" in manager.kbfollow("doctor", str(vault), status=1)
    assert ": started." in manager.kbfollow("service", "install", str(vault))
    manager.kbfollow("service", "uninstall", str(vault))


def test_two_vaults_side_by_side(manager: UserManager, vault: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / vault.name
    other.mkdir(parents=True)
    (other / "Follow-ups settings.md").write_text("---\n---\n", encoding="utf-8")
    for one in (vault, other):
        manager.kbfollow("service", "install", str(one))
    assert status(manager, vault)["pid"] != status(manager, other)["pid"]
    manager.kbfollow("service", "uninstall", str(vault))
    assert status(manager, other)["running"] is True
    other.rename(tmp_path / "gone")
    manager.kbfollow("service", "uninstall", str(other))


def test_remove_takes_the_service_along(manager: UserManager, vault: Path) -> None:
    manager.kbfollow("service", "install", str(vault))
    note = vault / "Interviews" / "Acme.md"
    wait_for(lambda: "kbfollow:begin" in note.read_text(encoding="utf-8"), "the first pass")
    name = service_of(vault).name
    assert f"would stop and remove the service {name}" in manager.kbfollow("remove", "--dry-run", str(vault))
    assert status(manager, vault)["running"] is True
    manager.kbfollow("remove", "--yes", str(vault))
    assert status(manager, vault, exit_status=1)["installed"] is False
    assert "kbfollow:begin" not in note.read_text(encoding="utf-8")


def test_one_that_hangs_is_started_anew(manager: UserManager, vault: Path) -> None:
    manager.kbfollow("service", "install", str(vault))
    unit = f"{service_of(vault).name}.service"
    more = manager.home / ".config" / "systemd" / "user" / f"{unit}.d"
    more.mkdir()
    (more / "sooner.conf").write_text("[Service]\nWatchdogSec=3s\nRestartSec=200ms\n", encoding="utf-8")
    try:
        manager.systemctl("daemon-reload")
        manager.systemctl("restart", unit)
        pid = int(manager.shown(unit, "MainPID"))
        time.sleep(7)  # twice the limit: one that works is left alone
        assert manager.shown(unit, "MainPID") == str(pid) and manager.shown(unit, "NRestarts") == "0"
        os.kill(pid, signal.SIGSTOP)
        wait_for(lambda: manager.shown(unit, "NRestarts") == "1", "a new start")
        wait_for(lambda: manager.shown(unit, "ActiveState") == "active", "that it is ready")
        assert manager.shown(unit, "MainPID") != str(pid)
    finally:
        shutil.rmtree(more)
        manager.kbfollow("service", "uninstall", str(vault))


def test_one_that_was_started_by_hand_is_not_disturbed(manager: UserManager, vault: Path) -> None:
    hand = subprocess.Popen(
        [sys.executable, "-P", "-m", "kbfollow", "watch", str(vault)],
        env=manager.environment,
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_for(lambda: '"running": true' in _said(manager, vault), "the watcher")
        assert status(manager, vault)["by"] == "hand"
        said = manager.kbfollow("service", "install", str(vault), status=5)
        assert f"process {hand.pid}" in said and status(manager, vault)["installed"] is False
    finally:
        hand.send_signal(signal.SIGINT)
        hand.wait(timeout=30)


def _said(manager: UserManager, vault: Path) -> str:
    command = [sys.executable, "-P", "-m", "kbfollow", "service", "status", str(vault), "--json"]
    return subprocess.run(command, env=manager.environment, capture_output=True, text=True, check=False).stdout


def test_systemd_itself_reads_the_arguments_that_we_wrote(manager: UserManager, tmp_path: Path) -> None:
    """Its own parser, specifiers, variables and all, over many awkward words at once."""
    chance = random.Random(20261122)
    words = ["".join(chance.choices([*AWKWARD, *PIECES, "a", "/"], k=chance.randint(1, 12))) for _ in range(400)]
    words = [word.replace("\ufeff", "") or "x" for word in words]
    script = tmp_path / "show.py"
    script.write_text("import json, sys\njson.dump(sys.argv[2:], open(sys.argv[1], 'w'))\n", encoding="utf-8")
    out = tmp_path / "out.json"
    command = (sys.executable, "-I", str(script), str(out), *words)
    text = unit_text(dataclasses.replace(service_of(tmp_path), command=command))
    assert command_in(text) == command
    unit = manager.home / ".config" / "systemd" / "user" / "kbfollow-words.service"
    unit.write_text(text.replace("Type=notify", "Type=oneshot").replace("Restart=on-failure", ""), encoding="utf-8")
    try:
        manager.systemctl("daemon-reload")
        manager.systemctl("start", unit.name)
        assert json.loads(out.read_text(encoding="utf-8")) == words
    finally:
        unit.unlink()
        manager.systemctl("daemon-reload")


def test_no_connection_can_be_opened_in_it(manager: UserManager, tmp_path: Path) -> None:
    """The unit's bounds hold: no internet socket, no setuid, low priority; and sockets of this machine work."""
    out = tmp_path / "out.json"
    script = tmp_path / "look.py"
    script.write_text(
        "import json, os, socket, sys\n"
        "def can(family):\n"
        "    try:\n"
        "        socket.socket(family, socket.SOCK_STREAM).close()\n"
        "        return True\n"
        "    except OSError:\n"
        "        return False\n"
        "status = open('/proc/self/status').read()\n"
        "json.dump({'inet': can(socket.AF_INET), 'inet6': can(socket.AF_INET6), 'unix': can(socket.AF_UNIX),\n"
        "           'nice': os.nice(0), 'no_new_privileges': 'NoNewPrivs:\\t1' in status}, open(sys.argv[1], 'w'))\n",
        encoding="utf-8",
    )
    service = dataclasses.replace(service_of(tmp_path), command=(sys.executable, "-I", str(script), str(out)))
    unit = manager.home / ".config" / "systemd" / "user" / "kbfollow-bounds.service"
    text = unit_text(service).replace("Type=notify", "Type=oneshot").replace("Restart=on-failure", "")
    unit.write_text(text, encoding="utf-8")
    try:
        manager.systemctl("daemon-reload")
        manager.systemctl("start", unit.name)
    finally:
        unit.unlink()
        manager.systemctl("daemon-reload")
    held = json.loads(out.read_text(encoding="utf-8"))
    assert held == {"inet": False, "inet6": False, "unix": True, "nice": 10, "no_new_privileges": True}
    assert stat.S_IMODE(out.stat().st_mode) & 0o600 == 0o600
