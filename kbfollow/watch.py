"""Watching a vault: changes in batches, as hints where to look.

Events say that something may have happened, never what: each batch is followed by a whole pass, which reads what is
there. A pass right after a pass writes nothing, and so our own writes end by themselves.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from kbfollow.vault.scan import is_left_out_folder, is_temporary_name

# A batch is over after this many seconds without an event, and at the latest after the cap.
STEP, CAP = 0.3, 5.0
# A pass without any event: what a lost event hid is found within a quarter of an hour, and midnight within a minute.
RESCAN = 900.0
# Only what changes a file or a folder. Without a filter, our own reading would fill the queue with “opened” events.
_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class _Hints(FileSystemEventHandler):
    """Wakes the watcher at each event that concerns a note or a folder."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.changed = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or any(self._concerns(path) for path in paths):
            self.changed.set()

    def _concerns(self, path: str) -> bool:
        parts = Path(os.path.relpath(path, self.root)).parts
        if any(is_left_out_folder(part) for part in parts[:-1]) or is_temporary_name(parts[-1]):
            return False
        return parts[-1].lower().endswith(".md")


class Watch:
    """Watches one vault. `batches` yields when it is time to look; `stop` ends it, from any thread or signal."""

    def __init__(self, root: Path) -> None:
        self._hints = _Hints(os.path.realpath(root))
        self._stopped = threading.Event()
        self._observer = Observer()
        # It warns with every watched path in its message, which has no place in anyone's log.
        logging.getLogger("watchdog").setLevel(logging.ERROR)
        self._observer.schedule(self._hints, self._hints.root, recursive=True, event_filter=_EVENTS)

    def stop(self) -> None:
        """End `batches` soon: within a tenth of a second, after the pass in hand."""
        self._stopped.set()
        self._hints.changed.set()

    def look_again_in(self, seconds: float) -> None:
        """Ask for a batch after so many seconds, if none comes before."""
        self._again = time.monotonic() + seconds

    _again: float | None = None

    def batches(self) -> Iterator[None]:
        """Yield at once, then after each batch of changes, when asked to look again, at midnight, and on a rescan."""
        self._observer.start()
        try:
            yield
            while not self._stopped.is_set():
                self._wait()
                if self._stopped.is_set():
                    return
                yield
        finally:
            self._observer.stop()
            self._observer.join(timeout=2)

    def _wait(self) -> None:
        """Return after the end of a batch, or when something else makes a look worth while."""
        started, day = time.monotonic(), time.localtime().tm_yday
        while not self._hints.changed.wait(timeout=self._pause()):
            if self._again is not None and time.monotonic() >= self._again:
                self._again = None
                return
            if time.monotonic() - started >= RESCAN or time.localtime().tm_yday != day:
                return
        first = time.monotonic()
        while self._hints.changed.is_set() and not self._stopped.is_set() and time.monotonic() - first < CAP:
            self._hints.changed.clear()
            if not self._hints.changed.wait(timeout=STEP):
                break
        self._hints.changed.clear()

    def _pause(self) -> float:
        """How long to sleep at most, in seconds."""
        if self._again is None:
            return 30.0
        return max(0.05, min(30.0, self._again - time.monotonic()))
