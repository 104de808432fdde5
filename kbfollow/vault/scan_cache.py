"""A disposable memory of which notes are not ours, so that a second pass need not read them.

It holds verdicts "not ours" only, each for one state of a file; deleting it changes no output. JSON, never pickle: a
cache file is data that somebody else may have written.
"""

# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import contextlib
import json
import os
import time
from pathlib import Path

from kbfollow.vault.places import make_private
from kbfollow.vault.scan import FoundNote

FORMAT = 1
FRESH_NS = 3_000_000_000  # a file changed this shortly ago may change again within the same tick of a coarse clock


class ScanCache:
    """Verdicts "not ours" by path, for one set of marks. One object a pass: ask, remember, save.

    `basis` names all that a verdict depends on beside the file (the marks, the program's version): under another basis
    nothing is remembered. A file's state is kept as one number, hashed from its size, times and inode: four would take
    longer to load than the walk takes.
    """

    def __init__(self, directory: str | os.PathLike[str], basis: str) -> None:
        self._path = Path(directory) / "scan.json"
        self._basis = basis
        self._known = self._load()
        self._met: list[str] = []  # known paths that are still there
        self._new: dict[str, int] = {}

    def _load(self) -> dict[str, int]:
        try:
            held = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}  # missing or damaged: everything is read again
        if not isinstance(held, dict) or held.get("format") != FORMAT or held.get("basis") != self._basis:
            return {}
        notes = held.get("not ours")
        return notes if isinstance(notes, dict) else {}

    def is_not_ours(self, note: FoundNote) -> bool:
        """Whether this very state of the file was read before and was not ours."""
        path = note[0]
        if self._known.get(path) != hash(note[1:]):
            return False
        self._met.append(path)
        return True

    def knows(self, path: str) -> bool:
        """Whether some state of the file was not ours."""
        return path in self._known

    def remember_not_ours(self, note: FoundNote) -> bool:
        """Remember the verdict. `note` must be the state seen before the file was read.

        False where the file has changed just now: another change might look the same.
        """
        if time.time_ns() - max(note.mtime_ns, note.ctime_ns) < FRESH_NS:
            return False
        self._new[note.path] = hash(note[1:])  # of integers only: the same in every process
        return True

    def save(self) -> None:
        """Write what this pass saw, if anything is new. A cache that cannot be written is done without."""
        if not self._new and len(self._met) == len(self._known):
            return
        self._known = {path: self._known[path] for path in self._met} | self._new
        self._met, self._new = list(self._known), {}  # so that saving twice is harmless
        held = {"format": FORMAT, "basis": self._basis, "not ours": self._known}
        temp = f"{self._path}.{os.getpid()}.tmp"
        try:
            make_private(self._path.parent)
            with open(temp, "w", encoding="ascii") as file:
                json.dump(held, file, separators=(",", ":"))
            os.replace(temp, self._path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(temp)
