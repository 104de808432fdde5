"""A real vault and state directory in a temporary folder, and a clock that tests move by hand."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

import kbfollow
from kbfollow.vault.exchange import NoExchangeError
from kbfollow.vault.seams import Seams
from kbfollow.vault.write import Writer

needs_leases = pytest.mark.skipif(sys.platform != "linux", reason="leases are Linux's")
NOTE = b"---\ntype: interview\n---\nGood talk.\nJane asked about Excel.\nThey decide soon.\n"
OURS = NOTE + b"\n## Follow-ups\n\n- [ ] Thank Jane ^thank-you-jane\n"


@dataclass
class Clock:
    """Runs an hour ahead, so that files made a moment ago have been quiet for long; `pass_by` replaces sleeping."""

    ahead: float = 3600.0
    slept: float = 0.0

    def now(self) -> float:
        return time.time() + self.ahead + self.slept

    def monotonic(self) -> float:
        return time.monotonic() + self.slept

    def pass_by(self, seconds: float) -> None:
        self.slept += seconds


@dataclass
class Vault:
    """A vault on disk and its state directory."""

    root: Path
    state: Path
    clock: Clock = field(default_factory=Clock)

    def note(self, path: str = "Interviews/Acme.md", data: bytes = NOTE) -> Path:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        return target

    def seams(self, **changes: object) -> Seams:
        usual = Seams(clock=self.clock.now, monotonic=self.clock.monotonic, sleep=self.clock.pass_by)
        return replace(usual, **changes)  # type: ignore[arg-type]

    def writer(self, *, page: str | None = None, **changes: object) -> Writer:
        return Writer(self.root, self.state, page=page, seams=self.seams(**changes))

    def in_flight(self) -> list[str]:
        """Temporary files, journal records and files beside notes: nothing of these may be left in the end."""
        left = [str(path) for folder in ("exchange", "journal") for path in (self.state / folder).glob("*")]
        return left + [str(path) for path in self.root.rglob("*kbfollow-*")]

    def kept(self) -> list[bytes]:
        """What stands in the recovery folder."""
        return [path.read_bytes() for path in sorted((self.state / "recovered").glob("*"))]


def python(code: str, **options: Any) -> subprocess.Popen[bytes]:
    """Another process that runs this code, with the kbfollow that is being tested."""
    environment = {**os.environ, "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent)}
    return subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, **options)


def rename_save(note: Path, data: bytes) -> None:
    """As Vim, VS Code and Syncthing save: a new file takes the name."""
    temp = note.with_name(".goutputstream-1")
    temp.write_bytes(data)
    temp.rename(note)


def no_exchange(temp: str, target: str) -> None:
    raise NoExchangeError
