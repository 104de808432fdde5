"""What the watcher says of itself, in one small file of its vault's state directory: for `service status`."""

# ruff: noqa: PTH118

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kbfollow.vault.durable import write_whole
from kbfollow.vault.places import make_private, state_directory

FORMAT = 1
LARGEST = 65_536  # bytes; ours has some hundreds


@dataclass(frozen=True, slots=True)
class WatchState:
    """A watcher as of its last pass.

    `started` and `last_pass` are aware. `next_due` is the earliest day of an open task. `problems` counts the findings
    that stand under Problems on the page, `refused` the files that are not written until the user does something.
    `polling` says why there is a look each minute instead of at each change, "" where there is none of that. `version`
    is kbfollow's.
    """

    pid: int
    started: datetime
    last_pass: datetime | None
    next_due: date | None
    problems: int
    refused: int
    polling: str
    version: str


def watch_state_path(root: str | os.PathLike[str]) -> str:
    """The file with the state of this vault's watcher."""
    return os.path.join(state_directory(root), "watch.json")


def write_watch_state(root: str | os.PathLike[str], state: WatchState) -> None:
    """Write the state, whole or not at all. Raises OSError."""
    held: dict[str, Any] = {"format": FORMAT, **dataclasses.asdict(state)}
    for name, value in held.items():
        if isinstance(value, date):
            held[name] = value.isoformat()
    path = watch_state_path(root)
    make_private(os.path.dirname(path))  # noqa: PTH120
    # Not down to the disk: after a power cut no watcher runs, and a damaged state reads as none.
    write_whole(path, json.dumps(held, indent=1).encode("ascii") + b"\n", lambda _descriptor: None)


def read_watch_state(root: str | os.PathLike[str]) -> WatchState | None:
    """The state as last written; None where there is none, or it is damaged or of a later format.

    A watcher that was killed leaves its state behind: whether `pid` still runs is for the caller to ask.
    """
    try:
        with open(watch_state_path(root), "rb") as file:
            held = json.loads(file.read(LARGEST))
        if held["format"] != FORMAT:
            return None
        return WatchState(
            pid=_number(held["pid"]),
            started=_moment(held["started"]),
            last_pass=None if held["last_pass"] is None else _moment(held["last_pass"]),
            next_due=None if held["next_due"] is None else date.fromisoformat(held["next_due"]),
            problems=_number(held["problems"]),
            refused=_number(held["refused"]),
            polling=str(held["polling"]),
            version=str(held["version"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def clear_watch_state(root: str | os.PathLike[str]) -> None:
    """Remove the state: the watcher has ended in peace. What can't be removed stays."""
    with contextlib.suppress(OSError):
        os.unlink(watch_state_path(root))  # noqa: PTH108


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no number")
    return value


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone")
    return moment
