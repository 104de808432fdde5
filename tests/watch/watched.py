"""A vault, and `kbfollow watch` as a process of its own that watches it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import kbfollow
from kbfollow.vault.log import log_path
from kbfollow.vault.watch_state import WatchState, read_watch_state

PAGE, SETTINGS = "Follow-ups.md", "Follow-ups settings.md"
PATIENCE = 120.0  # seconds: how long something that must come may take on a busy machine


def until(holds: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.02)


def interview(company: str) -> str:
    """An interview note with tasks that are due."""
    return (
        f"---\ntype: interview\ncompany: {company}\nrole: Secretary\ndate: 2026-11-20\n"
        "interviewers: [Jane Doe (Director)]\ncountry: US\n---\nGood talk. They'll decide in two weeks.\n"
    )


def settings(**values: object) -> str:
    """A settings note without quiet gates."""
    values = {"time_zone": "Europe/Berlin", "quiet_note": 0, "quiet_page": 0, **values}
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in values.items()) + "---\n"


class Watched:
    """One vault at `root`, and its watcher."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root.parent / "output"
        self.process: subprocess.Popen[bytes] | None = None

    def set_up(self) -> None:
        """Write the settings note and one interview note."""
        self.write(SETTINGS, settings())
        self.write("Interviews/Acme.md", interview("Acme Finance"))

    def write(self, path: str, text: str) -> Path:
        """Write a note as an editor does that saves in place."""
        note = self.root / path
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(text, encoding="utf-8")
        return note

    def text(self, path: str) -> str:
        """What a note holds, "" where there is none."""
        note = self.root / path
        return note.read_text(encoding="utf-8") if note.exists() else ""

    def start(self, *words: str, today: str = "2026-11-21", **environment: str) -> subprocess.Popen[bytes]:
        """Start the watcher; what it says goes to `output`."""
        command = [sys.executable, "-m", "kbfollow", *(("--today", today) if today else ()), "watch", *words]
        values = {**os.environ, "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent), **environment}
        with open(self.output, "ab") as output:
            self.process = subprocess.Popen(
                [*command, str(self.root)], env=values, stdout=output, stderr=subprocess.STDOUT
            )
        return self.process

    def begin(self, *words: str, today: str = "2026-11-21", **environment: str) -> subprocess.Popen[bytes]:
        """Start the watcher and wait until it is at rest."""
        process = self.start(*words, today=today, **environment)
        until(lambda: "kbfollow:end" in self.text("Interviews/Acme.md") or process.poll() is not None, "a first write")
        until(lambda: self.state().last_pass if self.state() else None, "the watcher’s state")
        return process

    def end(self, number: int = signal.SIGTERM) -> float:
        """End the watcher by a signal; how many seconds it took."""
        assert self.process is not None
        started = time.monotonic()
        self.process.send_signal(number)
        self.process.wait(PATIENCE)
        return time.monotonic() - started

    def kill(self) -> None:
        """Make sure that nothing is left running."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
        if self.process is not None:
            self.process.wait()

    def says(self) -> str:
        """What the watcher has said."""
        return self.output.read_text(encoding="utf-8") if self.output.exists() else ""

    def log(self) -> str:
        """What stands in its log file."""
        path = log_path(self.root)
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def passes(self) -> list[str]:
        """What each pass was for, by the log."""
        return re.findall(r"INFO pass \((.*)\): \d+ notes? read", self.log())

    def state(self) -> WatchState | None:
        """What it says of itself."""
        return read_watch_state(self.root)

    def next_due(self) -> str:
        """The next due day in its state, "" where there is none."""
        state = self.state()
        return str(state.next_due) if state and state.next_due else ""
