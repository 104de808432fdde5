"""Compiled expressions, kept between runs: a command that reads ten sentences compiles for a second without them.

Only to be imported where `packed` can be. One file in the cache directory: a line of JSON that tells where each
expression's numbers lie and by which words it is looked for, then the numbers (see `packed`), each with a sum over
them. Numbers are read when their expression is used.
"""

# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from pathlib import Path
from sys import intern
from zlib import crc32

from kbfollow import __version__
from kbfollow.vault import packed
from kbfollow.vault.packed import Packed
from kbfollow.vault.places import make_private

_ENOUGH = 20  # new expressions: fewer are not worth a new file
_MOST = 6000  # expressions: a file of more holds mostly those of other versions


class Expressions:
    """The expressions that were compiled so far, on this Python; one object a process."""

    def __init__(self, directory: str | os.PathLike[str]) -> None:
        self._path = Path(directory) / "expressions.bin"
        self._places: dict[str, str] | None = None  # what was written of each; None before the first question
        self._words: dict[str, str] = {}
        self._begin = 0
        self._new: dict[str, Packed] = {}
        self._complete = False

    @property
    def complete(self) -> bool:
        """Whether every expression of the program is kept."""
        self._known()
        return self._complete

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """The compiled expression, read if it was kept, else made and kept by `save`. Raises `re.error`."""
        key = self._key(source, flags)
        found = self._read(key) if key in self._known() else None
        if found is not None:
            with contextlib.suppress(RuntimeError, ValueError, TypeError, LookupError):  # the engine takes them not
                return packed.unpacked(source, found)
        self._new[key] = packed.packed(source, flags)
        return packed.unpacked(source, self._new[key])

    def words(self, source: str, flags: int) -> frozenset[str] | None:
        """The words by which the expression is looked for; None where they were never asked for."""
        self._known()
        found = self._words.get(self._key(source, flags))
        return None if found is None else frozenset(map(intern, found.split()))  # most stand in many

    def keep_words(self, source: str, flags: int, words: frozenset[str]) -> None:
        """Keep them for the next time."""
        self._words[self._key(source, flags)] = " ".join(sorted(words))

    def save(self, *, complete: bool = False) -> None:
        """Write down what is new, if it is much, or `complete`. What cannot be written is done without."""
        complete = complete and not self.complete
        if not complete and len(self._new) < _ENOUGH:
            return
        held = {key: one for key in self._known() if key not in self._new and (one := self._read(key)) is not None}
        held = {**(held if len(held) + len(self._new) < _MOST else {}), **self._new}
        temp = f"{self._path}.{os.getpid()}.tmp"
        try:
            make_private(self._path.parent)
            with open(temp, "wb") as file:
                file.write(self._index(held, complete or self.complete))
                file.writelines(one.code for one in held.values())
            os.replace(temp, self._path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(temp)
            return
        self._places, self._new = None, {}

    def _index(self, held: dict[str, Packed], complete: bool) -> bytes:
        places: dict[str, str] = {}
        offset = 0
        for key, one in held.items():
            places[key] = json.dumps([offset, len(one.code), crc32(one.code), one.flags, one.groups, one.names])
            offset += len(one.code)
        index = {"basis": _basis(), "places": places, "words": self._words, "complete": complete}
        line = json.dumps(index, separators=(",", ":")).encode("ascii")
        return b"%08x %b\n" % (crc32(line), line)

    def _known(self) -> dict[str, str]:
        if self._places is None:
            self._places = {}
            with (
                contextlib.suppress(OSError, ValueError, RecursionError, LookupError, TypeError),
                open(self._path, "rb") as file,
            ):
                line = file.readline()
                index = json.loads(line[9:])
                if index["basis"] == _basis() and int(line[:8], 16) == crc32(line[9:-1]):
                    self._begin, self._complete = len(line), index["complete"] is True
                    self._words = {**index["words"], **self._words}
                    self._places = dict(index["places"])
        return self._places

    def _read(self, key: str) -> Packed | None:
        """What is kept of an expression; None where it is damaged, or another program has written the file anew."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            offset, size, check, flags, groups, names = json.loads(self._known()[key])
            with open(self._path, "rb") as file:
                file.seek(self._begin + offset)
                code = file.read(size)
            if len(code) == size and crc32(code) == check:
                return Packed(flags, groups, names, code)
        return None

    @staticmethod
    def _key(source: str, flags: int) -> str:
        return hashlib.blake2b(f"{int(flags)} {source}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _basis() -> str:
    """What the kept depends on, beside the expressions: another version has others, another Python other numbers."""
    return f"{__version__} {packed.ENGINE}"
