"""The real watcher on a real bus: a vault with something due, edits, quiet hours, restarts, a server that comes late.

The vault's time zone is one in which it is about noon, so that no test runs over midnight there.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from desktop import Server, session_bus, until

import kbfollow

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="notifications go over D-Bus on Linux only")
HERE = Path(__file__).parent
NOON = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"  # Etc/GMT+5 is five hours behind
NOTE = """---
type: interview
company: {company}
date: {day}
interviewers: [{person} (Director)]
decision: three weeks{more}
---
No second round.
"""


@dataclass
class Desk:
    """A vault, the bus, and the watcher on it."""

    vault: Path
    environment: dict[str, str]
    watchers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def settings(self, **values: str) -> None:
        shown = {
            "country": "US",
            "time_zone": NOON,
            "quiet_note": "0.2",
            "quiet_page": "0.1",
            "reminder_time": '"00:00"',
        }
        lines = [f"{name}: {value}" for name, value in {**shown, "quiet_hours": "no", **values}.items()]
        (self.vault / "Follow-ups settings.md").write_text("\n".join(["---", *lines, "---", ""]))

    def note(self, name: str, person: str = "Jane Doe", more: str = "") -> Path:
        """A note on yesterday's interview: today a thank-you is due."""
        today = datetime.now(ZoneInfo(NOON)).date()
        path = self.vault / f"{name}.md"
        more = more.format(today=today)
        path.write_text(NOTE.format(company=name, day=today - timedelta(1), person=person, more=more))
        return path

    def watch(self) -> None:
        log = (self.vault.parent / "watch.log").open("ab")
        command = [sys.executable, HERE / "watcher.py", "watch", self.vault]
        self.watchers.append(subprocess.Popen(command, env=self.environment, stdout=log, stderr=log))
        log.close()

    def stop(self, number: int = signal.SIGTERM) -> None:
        watcher = self.watchers.pop()
        watcher.send_signal(number)
        watcher.wait(timeout=30)

    def has_tasks(self, note: Path) -> bool:
        return "kbfollow:end" in note.read_text()

    def log(self) -> str:
        files = list((self.vault.parent / "state").glob("*/log/kbfollow.log"))
        return files[0].read_text() if files else ""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    (tmp_path / "vault").mkdir()
    with session_bus(tmp_path) as address:
        environment = {
            **os.environ,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "KBFOLLOW_STATE": str(tmp_path / "state"),
            "KBFOLLOW_CACHE": str(tmp_path / "cache"),
            "HOME": str(tmp_path),
            "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent),
        }
        one = Desk(tmp_path / "vault", environment)
        one.settings()
        yield one
        for watcher in one.watchers:
            with contextlib.suppress(ProcessLookupError):
                watcher.kill()
            watcher.wait()


def address(desk: Desk) -> str:
    return desk.environment["DBUS_SESSION_BUS_ADDRESS"]


def settle(seconds: float = 4.0) -> None:
    """Long enough for anything that would be told to be told."""
    time.sleep(seconds)


def test_a_day(desk: Desk) -> None:
    """The summary, an edit, a tick on the phone, restarts: each thing once."""
    first = desk.note("Smith & Sons", person="Anna <b>Bold</b> Marsh")
    with Server(address(desk)).running() as server:
        desk.watch()
        until(lambda: len(server.shown) == 1, "the summary", lambda: desk.log())
        (summary,) = server.shown
        assert summary.title == "Follow-ups: 1 for today"
        assert summary.body == "Thank Anna Bold Marsh (Director) for " + summary.body.rpartition(" ")[2]
        until(lambda: desk.has_tasks(first), "the tasks in the note")
        settle()
        assert server.titles == ["Follow-ups: 1 for today"]

        second = desk.note(
            "Halden Paper", person="Ruth Adler", more="\nthank_you: yes\npromised: R&D report by {today}"
        )
        until(lambda: len(server.shown) == 2, "what is new", lambda: desk.log())
        assert server.shown[1].title == "New for today"
        assert "R&amp;D report" in server.shown[1].body

        for number in (signal.SIGTERM, signal.SIGKILL, signal.SIGINT):
            desk.stop(number)
            desk.watch()
            settle(2.5)
        until(lambda: desk.has_tasks(second), "the tasks in the second note")
        second.write_text(second.read_text().replace("- [ ]", "- [x]"))  # a tick that came from the phone
        third = desk.note("Late Shift", person="Tomas Berg")
        third.write_text(third.read_text() + "Emailed Tomas a thank-you that evening.\n")
        settle()
        assert len(server.shown) == 2


def test_a_server_that_shows_plain_text(desk: Desk) -> None:
    desk.note("Acme", more="\nthank_you: yes\npromised: R&D report by {today}")
    with Server(address(desk), capabilities=("body",)).running() as server:
        desk.watch()
        until(lambda: len(server.shown) == 1, "the summary", lambda: desk.log())
        assert "R&D report" in server.shown[0].body


def test_quiet_hours_end_by_the_settings_note(desk: Desk) -> None:
    desk.settings(quiet_hours="00:00-23:59")
    note = desk.note("Acme")
    with Server(address(desk)).running() as server:
        desk.watch()
        until(lambda: desk.has_tasks(note), "the tasks")
        settle()
        assert server.shown == [] and server.asked == []
        desk.settings()
        until(lambda: len(server.shown) == 1, "the summary", lambda: desk.log())


def test_they_can_be_switched_off(desk: Desk) -> None:
    desk.settings(reminders="no")
    note = desk.note("Acme")
    with Server(address(desk)).running() as server:
        desk.watch()
        until(lambda: desk.has_tasks(note), "the tasks")
        settle()
        assert server.asked == []


def test_once_tells_too_and_only_once(desk: Desk) -> None:
    """For cron: the watcher has ended before the message is shown."""
    desk.note("Acme")
    command = [sys.executable, "-m", "kbfollow", "watch", "--once", desk.vault]
    with Server(address(desk)).running() as server:
        for _ in range(2):
            subprocess.run(command, env=desk.environment, check=True, capture_output=True)
        until(lambda: bool(server.shown), "the summary", lambda: desk.log())
        settle(2)
        assert server.titles == ["Follow-ups: 1 for today"]


def test_an_interview_within_the_hour(desk: Desk) -> None:
    starts = datetime.now(ZoneInfo(NOON)) + timedelta(minutes=40)
    note = desk.vault / "Acme.md"
    note.write_text(f'---\ntype: interview\ncompany: Acme\ndate: {starts:%Y-%m-%d}\ntime: "{starts:%H:%M}"\n---\n')
    with Server(address(desk)).running() as server:
        desk.watch()
        until(lambda: len(server.shown) == 1, "the message", lambda: desk.log())
        assert server.titles == [f"Interview at {starts:%H:%M}"]
        assert server.shown[0].body.splitlines()[0] == "Acme"
        desk.stop()
        desk.watch()
        settle()
        assert len(server.shown) == 1


def test_a_server_that_comes_late_or_hangs_is_tried_again(desk: Desk) -> None:
    """The notes are kept right meanwhile, and what was missed is one message."""
    first = desk.note("Acme")
    desk.watch()
    until(lambda: "no reminders" in desk.log(), "the log")
    assert desk.has_tasks(first)
    with Server(address(desk), hangs=frozenset({"GetCapabilities"})).running() as server:
        until(lambda: bool(server.asked), "a try")
        second = desk.note("Halden")
        until(lambda: desk.has_tasks(second), "the tasks, while the server hangs")
    with Server(address(desk)).running() as server:
        until(lambda: bool(server.shown), "the message", lambda: desk.log())
        settle()
        assert server.titles == ["Follow-ups: 2 for today"]
    assert desk.log().count("can’t be reached") == 1, desk.log()
    assert "Jane" not in desk.log()


def test_without_a_bus_nothing_is_started_and_one_line_is_logged(desk: Desk) -> None:
    del desk.environment["DBUS_SESSION_BUS_ADDRESS"]
    desk.environment["XDG_RUNTIME_DIR"] = str(desk.vault.parent / "no such folder")
    first = desk.note("Acme")
    desk.watch()
    until(lambda: desk.has_tasks(first), "the tasks")
    second = desk.note("Halden")
    until(lambda: desk.has_tasks(second), "the tasks")
    settle(1)
    children = Path(f"/proc/{desk.watchers[0].pid}/task/{desk.watchers[0].pid}/children").read_text()
    assert children == ""
    assert desk.log().count("no reminders") == 1


def test_a_refused_write_is_told_with_its_mend(desk: Desk) -> None:
    note = desk.note("Acme")
    other = desk.vault / "Other name.md"
    other.hardlink_to(note)
    with Server(address(desk)).running() as server:
        desk.watch()
        until(lambda: len(server.shown) >= 2, "both messages", lambda: desk.log())
        settle()
        refused = [one for one in server.shown if "written" in one.title]
        assert len(refused) == 1
        assert "the file has more than one name (hard link); make a copy of it under its own name" in refused[0].body


def test_a_damaged_record_starts_afresh_in_silence(desk: Desk) -> None:
    desk.note("Acme")
    with Server(address(desk)).running() as server:
        desk.watch()
        until(lambda: len(server.shown) == 1, "the summary", lambda: desk.log())
        settle(1)
        desk.stop()
        (record,) = (desk.vault.parent / "state").glob("*/reminders.json")
        assert json.loads(record.read_bytes())["tasks"]
        record.write_bytes(record.read_bytes()[:40])
        desk.watch()
        settle()
        assert len(server.shown) == 1
        desk.note("Halden")
        until(lambda: len(server.shown) == 2, "what is new", lambda: desk.log())
        assert "starts afresh" in desk.log()
