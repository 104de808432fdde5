"""Watching a vault: changes in batches, as hints where to look.

Events say that something may have happened, never what: each batch is followed by a whole pass, which reads what is
there. A pass right after a pass writes nothing, and so our own writes end by themselves. Where events can't be had, or
not for every folder, a pass each minute stands in for them.
"""

# ruff: noqa: PTH116, PTH118

from __future__ import annotations

import contextlib
import logging
import os
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
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
# The same where there are no events to rely on.
POLL = 60.0
# Between the clock on the wall and the one that stands still while the machine sleeps; beyond it, it has slept.
SLEPT = 30.0
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


class _Overflow(logging.Handler):
    """Wakes the watcher when watchdog logs that the kernel's queue has overflowed: no handler is told of it.

    All else that it logs ends here: its messages name every watched path, which have no place in anyone's log.
    """

    def __init__(self, changed: threading.Event) -> None:
        super().__init__(logging.WARNING)
        self._changed = changed

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in str(record.msg):
            self._changed.set()


@contextlib.contextmanager
def _told_of_overflow(changed: threading.Event) -> Iterator[None]:
    logger, handler = logging.getLogger("watchdog"), _Overflow(changed)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module="watchdog")
            yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = True


def watches_held() -> int | None:
    """How many folders this process watches by inotify; None where the system doesn't tell.

    Watches beyond the user's limit fail without a word.
    """
    held = 0
    try:
        for name in os.listdir("/proc/self/fdinfo"):
            with contextlib.suppress(FileNotFoundError), open(os.path.join("/proc/self/fdinfo", name), "rb") as file:
                held += sum(line.startswith(b"inotify ") for line in file)
    except OSError:
        return None
    return held


class Watch:
    """Watches one vault. `batches` yields when it is time to look; `stop` ends it, from any thread or signal.

    `polling` says why there is a look each minute instead of at each change, "" where there is none of that. `today` is
    asked for the day: a new one is a reason to look.
    """

    def __init__(self, root: Path, today: Callable[[], date] = lambda: datetime.now().astimezone().date()) -> None:
        self._hints = _Hints(os.path.realpath(root))
        self._stopped = threading.Event()
        self.today = today
        self.polling = ""
        self._root_seen: tuple[int, int] | None = None
        self._readers: list[threading.Thread] = []  # threads of watchdog's that all observers share

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
        with _told_of_overflow(self._hints.changed):
            while not self._stopped.is_set():
                with self._observing() as observers:
                    watching = True
                    while watching and not self._stopped.is_set():
                        day = self.today()
                        yield
                        self._wait(day)
                        watching = self._root_seen == self._root() and all(one.is_alive() for one in observers)

    @contextlib.contextmanager
    def _observing(self) -> Iterator[Sequence[threading.Thread]]:
        """Have the hints woken by events; yields the threads that end where the folder goes away, to be begun anew."""
        observer, others = Observer(), set(threading.enumerate())
        self._root_seen = self._root()
        observer.schedule(self._hints, self._hints.root, recursive=True, event_filter=_EVENTS)
        self.polling = ""
        try:
            observer.start()
        except OSError as error:  # no watch is left for this user, or the folder is away
            self.polling = f"changes are not told ({error.strerror or error})"
        self._count_watches()
        observers = [observer, *observer.emitters]
        self._readers += [thread for thread in threading.enumerate() if thread not in {*others, *observers}]
        try:
            yield observers
        finally:
            observer.stop()
            if observer.is_alive():
                observer.join(timeout=2)

    def _root(self) -> tuple[int, int] | None:
        """The folder that stands under the vault's path now."""
        try:
            status = os.stat(self._hints.root)
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _count_watches(self) -> None:
        held = watches_held()
        folders = sum(1 for _ in os.walk(self._hints.root)) if held is not None else 0
        if held is not None and held < folders and not self.polling:
            self.polling = f"only {held:,} of {folders:,} folders can be watched; raise fs.inotify.max_user_watches"

    def _wait(self, day: date) -> None:
        """Return after the end of a batch, or when something else makes a look worth while."""
        started, wall = time.monotonic(), time.time()
        while not self._hints.changed.wait(timeout=self._pause()):
            if self._again is not None and time.monotonic() >= self._again:
                self._again = None
                return
            if not all(thread.is_alive() for thread in self._readers):
                self.polling = "changes are not told any more; start kbfollow again"
            passed = time.monotonic() - started
            slept = abs(time.time() - wall - passed) > SLEPT
            if slept or passed >= (POLL if self.polling else RESCAN) or self.today() != day:
                return
            if self._root_seen != self._root():  # moved away or unmounted, or another one in its place
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
