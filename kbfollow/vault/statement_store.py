"""Statements read from notes, kept between runs, so that a sentence is read once.

It holds quotes of notes, as the backups do, and lies in a folder that only the user can read. Another version of the
program starts it afresh.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kbfollow.identity import short_hash
from kbfollow.model import DateSpan, Statement
from kbfollow.vault.cache_file import load_cache, save_cache


class Statements:
    """The statements of each note with the key of what they were read from; one object a process."""

    def __init__(self, directory: str | os.PathLike[str], basis: str | None = None) -> None:
        self._path = Path(directory) / "statements.json"
        self._basis = basis or program_state()
        self._packed: dict[str, Any] | None = None  # as loaded and not asked for yet; None before the first question
        self._held: dict[str, tuple[str, tuple[Statement, ...]]] = {}
        self._new = False

    def get(self, note: str, key: str) -> tuple[Statement, ...] | None:
        """The statements of a note, if those at hand were read from what `key` names."""
        if self._packed is None:
            self._packed = load_cache(self._path, self._basis)
        packed = self._packed.pop(note, None)
        if packed is not None:
            with contextlib.suppress(TypeError, ValueError, LookupError):  # somebody else's hand was in the file
                self._held[note] = (str(packed[0]), tuple(_unpacked(_shared(one), note) for one in packed[1]))
        held = self._held.get(note)
        return held[1] if held is not None and held[0] == key else None

    def put(self, note: str, key: str, statements: tuple[Statement, ...]) -> None:
        """Keep a note's statements, in place of earlier ones."""
        self._held[note] = (key, statements)
        self._new = True

    def save(self, notes: Collection[str]) -> None:
        """Write those of the notes that are still there, if anything is new. What cannot be written is done without."""
        if not self._new:
            return
        if self._packed is None:
            self._packed = load_cache(self._path, self._basis)
        self._new = not save_cache(self._path, self._basis, self._all_packed(notes))

    def _all_packed(self, notes: Collection[str]) -> Iterator[tuple[str, list[Any]]]:
        for note, packed in (self._packed or {}).items():
            if note in notes and note not in self._held:
                yield note, packed
        for note, (key, found) in self._held.items():
            if note in notes:
                yield note, [key, [_packed(one) for one in found]]


def program_state() -> str:
    """A hash over the program's own files by name, size and time: other code may read a sentence otherwise."""
    seen: list[str] = []
    for folder, _, names in os.walk(Path(__file__).parent.parent):
        for name in sorted(names):
            if name.endswith(".py"):
                status = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
                seen.append(f"{folder}/{name} {status.st_size} {status.st_mtime_ns}")
    return short_hash("\n".join(sorted(seen)), 24)


def _packed(one: Statement) -> list[Any]:
    span = None if one.dates is None else _packed_span(one.dates)
    made = None if one.made is None else one.made.isoformat()
    return [
        one.kind, one.who, span, one.line, one.quote, one.what, one.manner, one.everyone, one.source,
        list(one.candidates), made,
    ]  # fmt: skip


def _shared(packed: list[Any]) -> list[Any]:
    """The same with one string for all that are equal: kinds, names and sentences come again and again, and JSON makes
    each of them anew."""
    return [sys.intern(one) if isinstance(one, str) else one for one in packed]


def _unpacked(packed: list[Any], note: str) -> Statement:
    kind, who, span, line, quote, what, manner, everyone, source, candidates, made = packed
    return Statement(
        kind, who, None if span is None else _unpacked_span(span), line, quote, what, manner, everyone, source,
        tuple(candidates), note, None if made is None else date.fromisoformat(made),
    )  # fmt: skip


def _packed_span(one: DateSpan) -> list[Any]:
    start = None if one.start is None else one.start.isoformat()
    other = None if one.other is None else _packed_span(one.other)
    return [start, one.end.isoformat(), one.grain, one.text, one.offset, one.past, one.soft, other, one.words]


def _unpacked_span(packed: list[Any]) -> DateSpan:
    start, end, grain, text, offset, past, soft, other, words = _shared(packed)
    return DateSpan(
        None if start is None else date.fromisoformat(start), date.fromisoformat(end), grain, text, offset, past, soft,
        None if other is None else _unpacked_span(other), words,
    )  # fmt: skip
