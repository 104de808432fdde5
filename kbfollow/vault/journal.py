"""What is in flight, noted outside the vault before a note is touched.

One file per exchange: which temporary file belongs to which note, what was expected there and what was put there. From
this and the temporary file alone `Writer.recover` tells what has happened, wherever the process or the machine died.
"""

# ruff: noqa: PTH108, PTH118

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from dataclasses import dataclass

from kbfollow.vault.durable import Fsync, fsync, write_whole
from kbfollow.vault.places import make_private

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One exchange: `temp` (absolute) is put under `path` (relative to the vault), where `base` is expected to stand.

    Afterwards `temp` names what was displaced. If that isn't `base`, somebody saved in between.
    """

    token: str
    path: str
    temp: str
    base: bytes
    ours: bytes


def new_token() -> str:
    """A name for one exchange: short, so that temporary names fit where a note's name is 255 bytes long."""
    return secrets.token_hex(8)


class Journal:
    """The records in one folder."""

    def __init__(self, directory: str, fsync: Fsync = fsync) -> None:
        self._directory = directory
        self._fsync = fsync

    def note(self, record: Record) -> None:
        """Write a record, or write it anew, durably. Raises OSError."""
        make_private(self._directory)
        head = {
            "format": FORMAT,
            "token": record.token,
            "path": record.path,
            "temp": record.temp,
            "base": len(record.base),
            "ours": len(record.ours),
            "check": hashlib.sha256(record.base + record.ours).hexdigest(),
        }
        data = json.dumps(head).encode("ascii") + b"\n" + record.base + record.ours
        write_whole(self._path(record.token), data, self._fsync)

    def strike(self, token: str) -> None:
        """Remove a record: nothing of this exchange is left to be looked after."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._path(token))

    def records(self) -> tuple[list[Record], list[str]]:
        """All records by token, and the paths of files that are none (damaged)."""
        try:
            names = sorted(os.listdir(self._directory))
        except FileNotFoundError:
            return [], []
        records, damaged = [], []
        for name in names:
            path = os.path.join(self._directory, name)
            if name.endswith(".tmp"):
                os.unlink(path)  # killed while it was being written: what it tells of had not begun
                continue
            record = self._read(path) if name.endswith(".record") else None
            if record is None:
                damaged.append(path)
            else:
                records.append(record)
        return records, damaged

    def _path(self, token: str) -> str:
        return os.path.join(self._directory, token + ".record")

    def _read(self, path: str) -> Record | None:
        try:
            with open(path, "rb") as file:
                head_line, _, rest = file.read().partition(b"\n")
            head = json.loads(head_line)
            base, ours = rest[: head["base"]], rest[head["base"] :]
            if head["format"] != FORMAT or head["check"] != hashlib.sha256(base + ours).hexdigest():
                return None
            return Record(str(head["token"]), str(head["path"]), str(head["temp"]), base, ours)
        except (OSError, ValueError, KeyError, TypeError):
            return None
