"""A disposable memory of which notes are not ours, so that a second pass need not read them.

It holds verdicts "not ours" only, each for one state of a file, as numbers: of a hundred thousand paths, names and
times would take more room than all the rest of the program.
"""

from __future__ import annotations

import os
import time
import zlib
from array import array
from bisect import bisect_left
from pathlib import Path
from typing import Any

from kbfollow.vault.cache_file import load_cache, save_cache
from kbfollow.vault.scan import FoundNote

FRESH_NS = 3_000_000_000  # a file changed this shortly ago may change again within the same tick of a coarse clock


class ScanCache:
    """Verdicts "not ours", for one set of marks: ask about each file of a walk, remember what was read, save.

    `basis` names all that a verdict depends on beside the file (the marks, the program's version): under another basis
    nothing is remembered.
    """

    def __init__(self, directory: str | os.PathLike[str], basis: str) -> None:
        self._path = Path(directory) / "scan.json"
        self._basis = basis
        held = load_cache(self._path, basis)
        self._states, self._places = _numbers("q", held.get("states")), _numbers("Q", held.get("places"))
        self._known: frozenset[int] | None = None  # the states, during a walk
        self._met = array("q"), array("Q")  # states and places of this walk
        self._new = False

    def is_not_ours(self, note: FoundNote) -> bool:
        """Whether this very state of the file was read before and was not ours."""
        if self._known is None:
            self._known = frozenset(self._states)
        place = _place(note[0])
        state = hash((place, note[1:]))  # of integers only: the same in every process
        if state not in self._known:
            return False
        self._met[0].append(state)
        self._met[1].append(place)
        return True

    def knows(self, path: str) -> bool:
        """Whether some state of the file was not ours; in one of a hundred thousand cases wrongly True."""
        place = _place(path)
        index = bisect_left(self._places, place)
        return index < len(self._places) and self._places[index] == place

    def remember_not_ours(self, note: FoundNote) -> bool:
        """Remember the verdict. `note` must be the state seen before the file was read.

        False where the file has changed just now: another change might look the same.
        """
        if time.time_ns() - max(note.mtime_ns, note.ctime_ns) < FRESH_NS:
            return False
        place = _place(note.path)
        self._met[0].append(hash((place, note[1:])))
        self._met[1].append(place)
        self._new = True
        return True

    def save(self) -> None:
        """The end of a walk: keep what it met, and write that down if anything is new."""
        (states, places), self._met, self._known = self._met, (array("q"), array("Q")), None
        if not states or (not self._new and len(states) == len(self._states)):
            return
        self._new = False
        self._states, self._places = array("q", sorted(set(states))), array("Q", sorted(set(places)))
        numbers = {"states": self._states.tolist(), "places": self._places.tolist()}
        save_cache(self._path, self._basis, numbers.items())


def _place(path: str) -> int:
    return zlib.crc32(path.encode("utf-8", "surrogateescape"))


def _numbers(kind: str, held: Any) -> array[int]:
    try:
        return array(kind, sorted(held))
    except (TypeError, ValueError, OverflowError):  # missing, or somebody else's hand was in the file
        return array(kind)
