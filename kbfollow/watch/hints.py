"""What the system tells: the paths in which something may have changed, collected until somebody asks.

watchdog's threads put paths in, the watcher takes them out. Nothing here takes a lock that a signal could meet held.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import threading
import warnings
from collections.abc import Iterator

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

from kbfollow.file_names import is_left_out_folder, is_temporary_name

# Paths relative to the vault, with "/", of files and folders in which something may have changed; None: anywhere.
Changes = frozenset[str] | None
NONE: frozenset[str] = frozenset()
# More than these are not worth naming: walking the whole vault is as quick, and keeps no long list.
MOST_NAMED = 1000
# Only what changes a file or a folder. Without a filter, every program that reads would fill the queue with events.
EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]


class Bell:
    """Wakes the one who waits. `ring` may be called from any thread and from a signal, at any moment."""

    def __init__(self) -> None:
        # Not an Event: its lock is held for moments by the very thread in which a signal's function runs.
        self._rings: queue.SimpleQueue[None] = queue.SimpleQueue()

    def ring(self) -> None:
        """Wake the one who waits, or who will wait next."""
        self._rings.put(None)

    @property
    def rang(self) -> bool:
        """Whether it has been rung since the last wait."""
        return not self._rings.empty()

    def wait(self, seconds: float) -> bool:
        """Wait until it rings, at most so long; whether it rang."""
        try:
            self._rings.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return False
        with contextlib.suppress(queue.Empty):
            while True:
                self._rings.get_nowait()
        return True


class Hints(FileSystemEventHandler):
    """Collects the paths of what concerns a note or a folder, and rings the bell."""

    def __init__(self, root: str, bell: Bell) -> None:
        self.bell = bell
        self.handled = 0  # events that came, whether they concern us or not
        self.folders_changed = False
        self._prefix = root.rstrip(os.sep) + os.sep
        self._lock = threading.Lock()
        self._paths: set[str] = set()
        self._lost = ""

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take in one event of watchdog's."""
        self.handled += 1
        for raw in (event.src_path, event.dest_path):
            path = os.fsdecode(raw)
            if path and path + os.sep == self._prefix:
                self.lose("the vault’s folder changed")
            elif path and (relative := self.concerning(path, is_folder=event.is_directory)) is not None:
                self._add(relative, event.is_directory)

    def concerning(self, path: str, *, is_folder: bool) -> str | None:
        """The path relative to the vault, if a note or a folder with notes may be there."""
        if not path.startswith(self._prefix):
            return None
        relative = path[len(self._prefix) :].replace(os.sep, "/")
        name = relative.rpartition("/")[2]
        if not is_folder and (name[-3:].lower() != ".md" or is_temporary_name(name)):
            return None
        folders = relative.split("/") if is_folder else relative.split("/")[:-1]
        return None if any(map(is_left_out_folder, folders)) else relative

    def _add(self, path: str, is_folder: bool) -> None:
        with self._lock:
            if is_folder:
                self.folders_changed = True
            if len(self._paths) > MOST_NAMED:
                return  # anything, by now; somebody has been woken for it
            self._paths.add(path)
        self.bell.ring()

    def lose(self, why: str) -> None:
        """Events were lost: anything may have changed."""
        with self._lock:
            self._lost = why
        self.bell.ring()

    def so_far(self) -> frozenset[str]:
        """What is being collected, as far as it is known."""
        with self._lock:
            return NONE if self._lost or len(self._paths) > MOST_NAMED else frozenset(self._paths)

    def take(self) -> tuple[Changes, str]:
        """What was collected since the last time, and why it is unknown where it is ("" where it isn't)."""
        with self._lock:
            paths, lost = self._paths, self._lost
            self._paths, self._lost = set(), ""
        if lost or len(paths) > MOST_NAMED:
            return None, lost or "very many changes"
        return frozenset(paths), ""


class _Overflow(logging.Handler):
    """Tells the hints when watchdog logs that the kernel's queue has overflowed: no handler of events is told of it.

    All else that it logs ends here: its messages name every watched path, which have no place in anyone's log.
    """

    def __init__(self, hints: Hints) -> None:
        super().__init__(logging.WARNING)
        self._hints = hints

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in str(record.msg):
            self._hints.lose("lost events")


@contextlib.contextmanager
def told_of_overflow(hints: Hints) -> Iterator[None]:
    """While this lasts, the hints learn of lost events, and watchdog logs and warns nowhere else."""
    logger, handler = logging.getLogger("watchdog"), _Overflow(hints)
    propagate = logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="watchdog")
            yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
