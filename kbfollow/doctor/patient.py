"""What is examined, what a check tells of it, and the table of all checks."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from kbfollow.judge import Judgement
from kbfollow.model import Edit
from kbfollow.passes import VaultText, planned
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.places import state_directory
from kbfollow.vault.sync_state import find_repository

SHOWN = 10  # files of one kind that are named; the rest are counted


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that is safe to make: it only adds what is missing, and `undo` takes it back.

    `says` it in the words of an order ("add … to …"). Either the file at `path` (in the vault) becomes what `change`
    makes of its bytes, b"" where it isn't there; or git's configuration of this clone gets the key and value `config`.
    """

    says: str
    path: str = ""
    change: Callable[[bytes], bytes] | None = None
    config: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the examination: what was looked at, whether it is fine, what was found, and how to mend it.

    `fixes` are what `doctor --fix` can do of the mend.
    """

    name: str
    ok: bool
    says: str
    mend: str = ""
    fixes: tuple[Fix, ...] = ()


@dataclass(frozen=True)
class Patient:
    """A vault as read, its day, and the folders on this device."""

    text: VaultText
    today: date

    @property
    def root(self) -> str:
        """The vault's real path."""
        return os.path.realpath(self.text.root)

    @cached_property
    def state(self) -> Path:
        """The vault's state directory; it need not be there."""
        return state_directory(self.root)

    @cached_property
    def _plan(self) -> tuple[Judgement, list[Edit]]:
        return planned(self.text, self.today)

    @property
    def judgement(self) -> Judgement:
        """What the notes come to today."""
        return self._plan[0]

    @property
    def edits(self) -> list[Edit]:
        """What a pass would write now."""
        return self._plan[1]

    @cached_property
    def holder(self) -> int | None:
        """The living process that holds the vault's lock."""
        lock = VaultLock(self.state)
        pid = lock.holder()
        return pid if pid is not None and _holds(pid, lock.path) else None

    @cached_property
    def repository(self) -> tuple[str, str] | None:
        """The working tree that the vault lies in, and its git directory."""
        return find_repository(self.root)

    def obsidian(self, *parts: str) -> dict[str, object]:
        """The options in a JSON file below `.obsidian`; none where it can't be read."""
        held = read_json(Path(self.root, ".obsidian", *parts))
        return held if isinstance(held, dict) else {}

    def uses_plugin(self, name: str) -> bool:
        """Whether a community plugin of Obsidian is there and not switched off."""
        obsidian = Path(self.root, ".obsidian")
        enabled = read_json(obsidian / "community-plugins.json")
        is_on = not isinstance(enabled, list) or name in enabled
        return is_on and (obsidian / "plugins" / name).is_dir()


class CheckFunction(NamedTuple):
    """A function that looks at one thing, and its place in the report."""

    name: str
    place: int
    look: Callable[[Patient], Iterable[Check]]


CHECKS: dict[str, CheckFunction] = {}
_Look = Callable[[Patient], Iterable[Check]]


def looks_at(name: str, place: int) -> Callable[[_Look], _Look]:
    """Enter a check into the table, under the name that its lines carry; places order the report.

    A check yields nothing where there is nothing to be said.
    """

    def enter(look: _Look) -> _Look:
        CHECKS[name] = CheckFunction(name, place, look)
        return look

    return enter


def names_in(folder: Path, ending: str = "") -> list[str]:
    """The names in a folder, none where it isn't there."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(ending))
    except OSError:
        return []


def read_json(path: Path) -> object:
    """What a JSON file holds, None where it can't be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def read_lines(path: Path) -> list[str]:
    """The lines of a text file without the blanks around them, none where it can't be read."""
    try:
        return [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").split("\n")]
    except OSError:
        return []


def with_line(line: str) -> Callable[[bytes], bytes]:
    """A change that adds a line at the end of a file, in the file's own line ends, unless it stands there."""

    def change(data: bytes) -> bytes:
        if line in (one.strip() for one in data.decode("utf-8", "surrogateescape").split("\n")):
            return data
        end = b"\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else b"\n"
        before = data + end if data and not data.endswith(b"\n") else data
        return before + line.encode() + end

    return change


def _holds(pid: int, path: str) -> bool:
    """Whether a process that is noted in the lock file has that file open. Its number may be another program's now."""
    if os.name == "nt":
        return True  # asking would end the process
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    folder = Path("/proc", str(pid), "fd")
    try:
        lock = Path(path).stat()
        return any(_is_same(one, lock) for one in folder.iterdir())
    except OSError:
        return True  # no such folder on this system, or not for us to read


def _is_same(descriptor: Path, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(descriptor.stat(), status)
    except OSError:
        return False  # closed since
