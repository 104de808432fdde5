"""The bytes of a note before and after each write, kept by pass for 30 days outside the vault.

Contents are stored once under their hash; one small JSON index per pass says which note had which. What stood before is
for `restore`; with what was written beside it, `undo` can tell our change from the user's.
"""

# ruff: noqa: PTH108, PTH110, PTH116, PTH118

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kbfollow.vault.durable import write_whole
from kbfollow.vault.places import make_private

KEPT_FOR = timedelta(days=30)
FORMAT = 2
PASS_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4,16}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Backup:
    """The bytes of one note before one pass. `sha256` is None where the pass created the note; `moment` is in UTC."""

    path: str
    pass_id: str
    moment: datetime
    sha256: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One write of a pass: the bytes that stood there and those that were to take their place; None: no such file."""

    before: bytes | None
    after: bytes | None


@dataclass(slots=True)
class _Index:
    """What one pass did: per path the hashes before and after each write, in their order."""

    steps: dict[str, list[tuple[str | None, str | None]]] = field(default_factory=dict)
    set_aside: bool = False


def new_pass_id(moment: datetime) -> str:
    """The name of a pass: its moment in UTC, its microseconds, and chance. Sorts by time."""
    utc = moment.astimezone(UTC)
    return f"{utc:%Y%m%dT%H%M%SZ}-{utc.microsecond:05x}{os.urandom(4).hex()}"


def moment_of(pass_id: str) -> datetime:
    """When a pass began, in UTC and whole seconds. Raises ValueError for a pass id that is none."""
    return datetime.strptime(pass_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


class Backups:
    """The backups of one vault, in its state directory."""

    def __init__(self, state_directory: str | os.PathLike[str]) -> None:
        self._contents = os.path.join(state_directory, "backups", "contents")
        self._indexes = os.path.join(state_directory, "backups", "passes")
        self._open: dict[str, _Index] = {}

    def keep(self, path: str, before: bytes | None, pass_id: str, after: bytes | None = None) -> None:
        """Keep a note's bytes as they stand before a write, and those to be written.

        `before` is None for a note that the write creates, `after` for one that it takes away. Durable when it returns.
        Raises OSError (then the note must not be written), ValueError for an impossible id.
        """
        index = self._index(pass_id)
        step = (self._store(before), self._store(after))
        steps = {**index.steps, path: [*index.steps.get(path, ()), step]}
        self._write_index(pass_id, _Index(steps, index.set_aside))

    def drop(self, path: str, pass_id: str) -> None:
        """Forget the last write to a note: nothing came of it. Raises OSError."""
        index = self._index(pass_id)
        rest = index.steps.get(path, [])[:-1]
        others = {other: steps for other, steps in index.steps.items() if other != path}
        self._write_index(pass_id, _Index({**others, path: rest} if rest else others, index.set_aside))

    def set_aside(self, pass_id: str) -> None:
        """Have `undo` pass over this pass: it has been taken back, or is itself a taking back. Raises OSError."""
        self._write_index(pass_id, _Index(self._index(pass_id).steps, True))

    def passes(self) -> list[str]:
        """The passes that wrote something, the latest first."""
        try:
            names = os.listdir(self._indexes)
        except FileNotFoundError:
            return []
        stems = (name.removesuffix(".json") for name in names if name.endswith(".json"))
        return sorted((stem for stem in stems if PASS_ID.fullmatch(stem)), reverse=True)

    def last_pass(self) -> str | None:
        """The latest pass that wrote something and has not been set aside; None where there is none."""
        indexes = ((pass_id, self._index(pass_id)) for pass_id in self.passes())
        return next((pass_id for pass_id, index in indexes if index.steps and not index.set_aside), None)

    def of_pass(self, pass_id: str) -> list[Backup]:
        """What a pass wrote to, by path, as it stood before; empty for a damaged index.

        Raises ValueError for a pass id that is none.
        """
        steps = self._index(pass_id).steps
        return [Backup(path, pass_id, moment_of(pass_id), steps[path][0][0]) for path in sorted(steps)]

    def steps(self, pass_id: str, path: str) -> list[Step]:
        """The writes of a pass to one note, in their order. Raises OSError or ValueError where bytes are lost."""
        return [Step(self._content(before), self._content(after)) for before, after in self._index(pass_id).steps[path]]

    def list_backups(self, path: str) -> list[Backup]:
        """A note's backups, the latest first."""
        return [backup for pass_id in self.passes() for backup in self.of_pass(pass_id) if backup.path == path]

    def read(self, backup: Backup) -> bytes:
        """The bytes kept. Raises OSError where they are gone, ValueError where they are damaged or there were none."""
        data = self._content(backup.sha256)
        if data is None:
            raise ValueError("the note was created by this pass")
        return data

    def paths(self) -> set[str]:
        """Every note of which something is kept."""
        return {path for pass_id in self.passes() for path in self._index(pass_id).steps}

    def size(self) -> int:
        """The bytes that all backups take up."""
        return sum(
            os.stat(os.path.join(folder, name)).st_size
            for top in (self._contents, self._indexes)
            for folder, _, names in os.walk(top)
            for name in names
        )

    def prune(self, now: datetime) -> int:
        """Delete what is older than 30 days; returns the number of passes forgotten.

        Bytes that a younger pass needs stay, and so do all bytes while an index is damaged. Raises OSError.
        """
        oldest = f"{(now - KEPT_FOR).astimezone(UTC):%Y%m%dT%H%M%SZ}"
        old = [pass_id for pass_id in self.passes() if pass_id[:16] < oldest]
        if not old:
            return 0
        for pass_id in old:
            os.unlink(self._index_path(pass_id))
            self._open.pop(pass_id, None)
        try:
            kept = [steps for pass_id in self.passes() for steps in self._read_index(pass_id).steps.values()]
        except ValueError:
            return len(old)
        needed = {sha256 for steps in kept for step in steps for sha256 in step}
        self._delete_contents_but(needed, (now - KEPT_FOR).timestamp())
        return len(old)

    def _delete_contents_but(self, needed: set[str | None], before: float) -> None:
        for folder, _, names in os.walk(self._contents):
            for name in names:
                content = os.path.join(folder, name)
                with contextlib.suppress(FileNotFoundError):
                    if name not in needed and os.stat(content).st_mtime < before:
                        os.unlink(content)

    def _store(self, data: bytes | None) -> str | None:
        """Store bytes under their hash, down to the disk. Raises OSError."""
        if data is None:
            return None
        sha256 = hashlib.sha256(data).hexdigest()
        stored = self._content_path(sha256)
        make_private(os.path.dirname(stored))  # noqa: PTH120
        if os.path.exists(stored):
            os.utime(stored)  # prune goes by this time
        else:
            write_whole(stored, data)
        return sha256

    def _content(self, sha256: str | None) -> bytes | None:
        """Raises OSError where the bytes are gone, ValueError where they are damaged."""
        if sha256 is None:
            return None
        with open(self._content_path(sha256), "rb") as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError("the backup is damaged")
        return data

    def _index(self, pass_id: str) -> _Index:
        if not PASS_ID.fullmatch(pass_id):
            raise ValueError(f"not the id of a pass: {pass_id!r}")
        if pass_id not in self._open:
            try:
                self._open[pass_id] = self._read_index(pass_id)
            except ValueError:
                self._open[pass_id] = _Index()
        return self._open[pass_id]

    def _read_index(self, pass_id: str) -> _Index:
        """Raises ValueError for a damaged index; a missing one is empty."""
        try:
            with open(self._index_path(pass_id), "rb") as file:
                held = json.loads(file.read())
        except FileNotFoundError:
            return _Index()
        try:
            if held["format"] != FORMAT:
                raise ValueError("backups of another version")
            steps = {str(path): [_step(one) for one in writes] for path, writes in held["steps"].items()}
            return _Index({path: writes for path, writes in steps.items() if writes}, held["set_aside"] is True)
        except (AttributeError, KeyError, TypeError):
            raise ValueError("not an index of backups") from None

    def _write_index(self, pass_id: str, index: _Index) -> None:
        make_private(self._indexes)
        held = {"format": FORMAT, "set_aside": index.set_aside, "steps": index.steps}
        write_whole(self._index_path(pass_id), json.dumps(held).encode("ascii"))
        self._open[pass_id] = index

    def _index_path(self, pass_id: str) -> str:
        return os.path.join(self._indexes, pass_id + ".json")

    def _content_path(self, sha256: str) -> str:
        return os.path.join(self._contents, sha256[:2], sha256)


def _step(held: list[str | None]) -> tuple[str | None, str | None]:
    before, after = held
    for sha256 in (before, after):
        if sha256 is not None and not _SHA256.fullmatch(sha256):
            raise ValueError("not an index of backups")
    return before, after
