"""The bytes of a note before a pass first wrote to it, kept for 30 days outside the vault.

Contents are stored once under their hash; one small JSON index per pass says which note had which.
"""

# ruff: noqa: PTH108, PTH110, PTH116, PTH118

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from kbfollow.vault.durable import write_whole
from kbfollow.vault.places import make_private

KEPT_FOR = timedelta(days=30)
PASS_ID = re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{4,16}")


@dataclass(frozen=True, slots=True)
class Backup:
    """The bytes of one note before one pass. `sha256` is None where the pass created the note; `moment` is in UTC."""

    path: str
    pass_id: str
    moment: datetime
    sha256: str | None


def new_pass_id(moment: datetime) -> str:
    """The name of a pass: its moment in UTC and something to tell apart two of one second. Sorts by time."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}-{os.urandom(4).hex()}"


class Backups:
    """The backups of one vault, in its state directory."""

    def __init__(self, state_directory: str | os.PathLike[str]) -> None:
        self._contents = os.path.join(state_directory, "backups", "contents")
        self._indexes = os.path.join(state_directory, "backups", "passes")
        self._open: dict[str, dict[str, str | None]] = {}

    def keep(self, path: str, data: bytes | None, pass_id: str) -> None:
        """Keep a note's bytes, if this pass has kept none yet; None for a note that the pass creates.

        Durable when it returns. Raises OSError (then the note must not be written), ValueError for an impossible id.
        """
        index = self._index(pass_id)
        if path in index:
            return
        sha256 = None if data is None else hashlib.sha256(data).hexdigest()
        if data is not None and sha256 is not None:
            stored = self._content_path(sha256)
            make_private(os.path.dirname(stored))  # noqa: PTH120
            if os.path.exists(stored):
                os.utime(stored)  # prune goes by this time
            else:
                write_whole(stored, data)
        make_private(self._indexes)
        write_whole(self._index_path(pass_id), json.dumps({**index, path: sha256}).encode("ascii"))
        index[path] = sha256

    def passes(self) -> list[str]:
        """The passes that wrote something, the latest first."""
        try:
            names = os.listdir(self._indexes)
        except FileNotFoundError:
            return []
        stems = (name.removesuffix(".json") for name in names if name.endswith(".json"))
        return sorted((stem for stem in stems if PASS_ID.fullmatch(stem)), reverse=True)

    def of_pass(self, pass_id: str) -> list[Backup]:
        """What a pass wrote to, by path; empty for a damaged index. Raises ValueError for a pass id that is none."""
        moment = datetime.strptime(pass_id[:16], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        return [Backup(path, pass_id, moment, sha256) for path, sha256 in sorted(self._index(pass_id).items())]

    def list_backups(self, path: str) -> list[Backup]:
        """A note's backups, the latest first."""
        return [backup for pass_id in self.passes() for backup in self.of_pass(pass_id) if backup.path == path]

    def read(self, backup: Backup) -> bytes:
        """The bytes kept. Raises OSError where they are gone, ValueError where they are damaged or there were none."""
        if backup.sha256 is None:
            raise ValueError("the note was created by this pass")
        with open(self._content_path(backup.sha256), "rb") as file:
            data = file.read()
        if hashlib.sha256(data).hexdigest() != backup.sha256:
            raise ValueError("the backup is damaged")
        return data

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
            needed = {sha256 for pass_id in self.passes() for sha256 in self._read_index(pass_id).values()}
        except ValueError:
            return len(old)
        self._delete_contents_but(needed, (now - KEPT_FOR).timestamp())
        return len(old)

    def _delete_contents_but(self, needed: set[str | None], before: float) -> None:
        for folder, _, names in os.walk(self._contents):
            for name in names:
                content = os.path.join(folder, name)
                with contextlib.suppress(FileNotFoundError):
                    if name not in needed and os.stat(content).st_mtime < before:
                        os.unlink(content)

    def _index(self, pass_id: str) -> dict[str, str | None]:
        if not PASS_ID.fullmatch(pass_id):
            raise ValueError(f"not the id of a pass: {pass_id!r}")
        if pass_id not in self._open:
            try:
                self._open[pass_id] = self._read_index(pass_id)
            except ValueError:
                self._open[pass_id] = {}
        return self._open[pass_id]

    def _read_index(self, pass_id: str) -> dict[str, str | None]:
        """Raises ValueError for a damaged index; a missing one is empty."""
        try:
            with open(self._index_path(pass_id), "rb") as file:
                held = json.loads(file.read())
        except FileNotFoundError:
            return {}
        if not isinstance(held, dict):
            raise ValueError("not an index of backups")
        if not all(sha256 is None or re.fullmatch(r"[0-9a-f]{64}", str(sha256)) for sha256 in held.values()):
            raise ValueError("not an index of backups")
        return held

    def _index_path(self, pass_id: str) -> str:
        return os.path.join(self._indexes, pass_id + ".json")

    def _content_path(self, sha256: str) -> str:
        return os.path.join(self._contents, sha256[:2], sha256)
