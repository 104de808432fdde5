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

FORMAT = 2
FRESH_NS = 3_000_000_000  # a file changed this shortly ago may change again within the same tick of a coarse clock


class ScanCache:
    """Verdicts "not ours" by folder and name, for one set of marks.

    `basis` names all that a verdict depends on beside the file (the marks, the program's version): under another basis
    nothing is remembered. A file's state is kept as one number, hashed from its size, times and inode.
    """

    def __init__(self, directory: str | os.PathLike[str], basis: str) -> None:
        self._path = Path(directory) / "scan.json"
        self._basis = basis
        self._known = self._load()
        self._seen: dict[str, dict[str, int]] = {}
        self._changed = False

    def _load(self) -> dict[str, dict[str, int]]:
        try:
            held = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return {}  # missing or damaged: everything is read again
        if not isinstance(held, dict) or held.get("format") != FORMAT or held.get("basis") != self._basis:
            return {}
        folders = held.get("folders")
        if not isinstance(folders, dict) or not all(isinstance(names, dict) for names in folders.values()):
            return {}
        return folders

    def is_not_ours(self, note: FoundNote) -> bool:
        """Whether this very state of the file was read before and was not ours."""
        folder, _, name = note[0].rpartition("/")
        names = self._known.get(folder)
        if names is None:
            return False
        state = names.get(name)
        if state is None or state != hash(note[1:]):
            return False
        seen = self._seen.get(folder)
        if seen is None:
            seen = self._seen[folder] = {}
        seen[name] = state
        return True

    def remember_not_ours(self, note: FoundNote) -> None:
        """Remember the verdict. `note` must be the state seen before the file was read."""
        if time.time_ns() - max(note.mtime_ns, note.ctime_ns) < FRESH_NS:
            return
        folder, _, name = note.path.rpartition("/")
        self._seen.setdefault(folder, {})[name] = hash(note[1:])  # of integers only: the same in every process
        self._changed = True

    def save(self) -> None:
        """Write what this pass saw, if anything is new. A cache that cannot be written is done without."""
        if not self._changed and self._seen == self._known:
            return
        held = {"format": FORMAT, "basis": self._basis, "folders": self._seen}
        temp = f"{self._path}.{os.getpid()}.tmp"
        try:
            make_private(self._path.parent)
            with open(temp, "w", encoding="ascii") as file:
                json.dump(held, file, separators=(",", ":"))
            os.replace(temp, self._path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(temp)
        self._known, self._changed = self._seen, False
