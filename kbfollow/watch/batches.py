"""When to look at a vault, and where: changes in batches, as hints.

Events say that something may have changed, never what: each batch is followed by a pass, which reads what is there. A
pass right after a pass writes nothing, and so our own writes end by themselves. Where events can't be had, or not for
every folder, a look each minute stands in for them.
"""

# ruff: noqa: PTH116

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Literal

from kbfollow.watch.drives import why_not_told
from kbfollow.watch.hints import EVENTS, Bell, Changes, Hints, told_of_overflow
from kbfollow.watch.limits import count_folders, enough, said, watch_limit, watches_held
from kbfollow.watch.midnight import seconds_until_next_day

NOTHING: frozenset[str] = frozenset()  # no file is known to have changed: another day, or something to be tried again

_ANOTHER = "the vault’s folder went away, or is another one"


@dataclass(frozen=True, slots=True)
class Timing:
    """How long is waited for what, in seconds."""

    step: float = 0.3  # a batch is over after so long without an event,
    cap: float = 5.0  # and at the latest after so long
    rescan: float = 900.0  # a look at everything while events come: finds what a lost one hid
    # Folders are counted when events told of new ones, and whenever some were lost; for the rest so often is enough.
    recount: float = 7200.0
    poll: float = 60.0  # the same where there are no events to rely on
    longest: float = 10.0  # never sleep longer: sleep may stop with the machine, and clocks are put forward and back
    slept: float = 10.0  # between the clock on the wall and the one that stands while the machine sleeps: it has slept
    settled: float = 1.0  # until a folder made this moment is watched for certain
    away: float = 10.0  # between two looks whether a vault that went away is back
    # Walking a vault on a slow drive must not become all that is done: the next walk waits this many times as long.
    pauses: float = 20.0


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds since the epoch by the clock on the wall, and seconds that only go forward while the machine runs."""

    wall: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic


class Watch:
    """Watches one vault. `batches` yields when it is time to look; `stop` ends it, from any thread or signal.

    `polling` says why everything is looked at each minute, "" where events are relied on. `why` says what the latest
    batch is for, in a few words, `named` which paths events named. `zone` is that of the vault's day (None: the
    device's), of which a new one is a reason to look, unless `fixed_day` is set. `beat` is called at each waking,
    `heartbeat` seconds apart at most; `read_ahead` while a batch waits for its end, with the paths in it so far.
    `echoes` are the paths that were written by whoever watches: their events come late, as those of moves do.
    """

    def __init__(self, root: str | os.PathLike[str], timing: Timing | None = None, clock: Clock | None = None) -> None:
        self.root = os.path.realpath(root)
        self.bell = Bell()
        self.hints = Hints(self.root, self.bell)
        self.timing, self.clock = timing or Timing(), clock or Clock()
        self.polling = self.why = ""
        self.named = NOTHING
        self.zone: tzinfo | None = None
        self.fixed_day = False
        self.beat: Callable[[], None] = lambda: None
        self.read_ahead: Callable[[Collection[str]], None] = lambda _paths: None
        self.echoes = NOTHING
        self.heartbeat = self.timing.longest
        self._stopped = False
        self._asked = ""  # a whole look that somebody asked for, and who
        self._again: tuple[float, frozenset[str] | None, str] | None = None
        self._few, self._doubt = "", False  # fewer folders are watched than there are
        self._watches_at = 0.0  # when to compare their numbers
        self._limit = 0  # of watches, when they were taken
        self._root_seen: tuple[int, int] | None = None
        self._walked, self._walk_took, self._twice = 0.0, 0.0, False
        self._lost = False  # events were
        self._clocks = (0.0, 0.0)  # on the wall, and the one that stands still

    def stop(self) -> None:
        """End `batches` soon: at once where it waits, else after the pass in hand."""
        self._stopped = True
        self.bell.ring()

    def look_at_everything(self, why: str) -> None:
        """Ask for a batch at once, from any thread or signal."""
        self._asked = why
        self.bell.ring()

    def look_again_in(self, seconds: float, paths: Collection[str] | None = NOTHING, why: str = "") -> None:
        """Ask for a batch after so many seconds if none comes before; `paths` may have changed then (None: anything).

        Asked twice, the earlier moment counts, for the paths of both.
        """
        moment, named = self.clock.monotonic() + seconds, None if paths is None else frozenset(paths)
        if self._again is not None:
            earlier, others, said = self._again
            named = None if named is None or others is None else named | others
            moment, why = (earlier, said) if earlier <= moment else (moment, why)
        self._again = (moment, named, why)

    def batches(self) -> Generator[Changes, None, None]:
        """Yield None at once, then what may have changed: after each batch of events, when asked to look again, at
        midnight, and None again on a rescan and wherever events may have been lost."""
        self.why, changes = "start", None
        with told_of_overflow(self.hints):
            while not self._stopped:
                with self._observing() as threads:
                    while not self._stopped:
                        yield from self._look(changes)
                        if self._stopped:
                            return
                        changes = self._wait(threads)
                        if not self._is_watching(threads):  # moved away or unmounted, or another one in its place
                            changes = changes if changes is None else self._everything(_ANOTHER)
                            break
                        if changes is None and self._may_watch_more():
                            break

    def _look(self, changes: Changes) -> Iterator[Changes]:
        started, day = self.clock.monotonic(), self._day()
        self.named = changes or NOTHING
        if self._again is not None:  # whoever wants another look after this one will ask again
            (_, named, _), self._again = self._again, None
            changes = None if changes is None or named is None else changes | named
        yield changes
        if changes is None:
            self._twice, self._lost = self._lost, False
            self._walked = self.clock.monotonic()
            self._walk_took = self._walked - started
        self._seen_day = day

    # What is watched

    @contextlib.contextmanager
    def _observing(self) -> Iterator[Sequence[threading.Thread]]:
        """Have the hints woken by events; yields the threads that end where the folder goes away, to be begun anew."""
        from watchdog.observers import Observer

        others = set(threading.enumerate())
        self._root_seen, self._limit = self._root(), watch_limit()
        self._clocks = self.clock.wall(), self.clock.monotonic()
        self.polling = why_not_told(self.root) or self._few
        self._watches_at = self.clock.monotonic()  # the first count is made after the first pass: it takes a while
        observer = None
        try:
            observer = Observer()
            observer.schedule(self.hints, self.root, recursive=True, event_filter=EVENTS)
            observer.start()
        except OSError as error:  # nothing more can be watched by this user, or the folder is away
            away = "the vault’s folder is away"
            self.polling = away if self._root() is None else f"changes are not told: {said(error)}"
        threads = [one for one in threading.enumerate() if one not in others]
        try:
            yield threads if observer is not None and observer.is_alive() else ()
        finally:
            if observer is not None and observer.is_alive():
                observer.stop()
                if not self._stopped:  # at the end, nobody waits until ten thousand watches are taken back
                    observer.join(timeout=1.0)

    def _is_watching(self, threads: Sequence[threading.Thread]) -> bool:
        """Whether what was begun to be watched is still there, and still watched."""
        return bool(threads) and all(one.is_alive() for one in threads) and self._root_seen == self._root()

    def _may_watch_more(self) -> bool:
        """Whether it is worth while to try again to watch every folder."""
        return bool(self._few) and watch_limit() > self._limit

    def _root(self) -> tuple[int, int] | None:
        """The folder that stands under the vault's path now."""
        try:
            status = os.stat(self.root)
        except OSError:
            return None
        return status.st_dev, status.st_ino

    def _count_watches(self) -> bool:
        """Compare the folders that are watched with those there are: watches beyond the limit fail without a word.

        Whether there turn out to be fewer, and were not before.
        """
        now = self.clock.monotonic()
        self._watches_at = now + (self.timing.rescan if self._few else self.timing.recount)
        held = watches_held()
        folders = count_folders(self.root) if held is not None else 0
        if held is None or held >= folders:
            self.polling = "" if self.polling == self._few else self.polling
            self._few, self._doubt = "", False
            return False
        if not self._doubt:  # a folder made this moment may not be watched yet
            self._doubt, self._watches_at = True, now + self.timing.settled
            return False
        began = not self.polling
        mend = f"raise the limit: sudo sysctl fs.inotify.max_user_watches={enough(folders)}"
        few = f"only {held:,} of {folders:,} folders can be watched; {mend}"
        self.polling = few if self.polling in ("", self._few) else self.polling
        self._few = few
        return began

    # Waiting

    def _wait(self, threads: Sequence[threading.Thread]) -> Changes:
        """Return after the end of a batch, or when something else makes a look worth while; `why` says what."""
        if self.hints.folders_changed or self._twice:
            self.hints.folders_changed = False
            self._watches_at = min(self._watches_at, self.clock.monotonic() + self.timing.poll)
        while not self._stopped:
            self.beat()
            if threads and self.clock.monotonic() >= self._watches_at and self._count_watches():
                return self._everything("too few folders can be watched")
            rang = self.bell.wait(self._pause(threads))
            if self._stopped:
                break
            if self._has_slept():
                return self._everything("the machine slept, or its clock was set")
            if self._asked:
                asked, self._asked = self._asked, ""
                return self._everything(asked)
            if rang and (changes := self._collected()) != NOTHING:
                is_due = self.clock.monotonic() >= self._next_walk()  # also where there is never a moment's quiet
                return self._everything(self.why) if is_due else changes
            if (found := self._is_time(threads)) is not False:
                return found
        return NOTHING

    def _is_time(self, threads: Sequence[threading.Thread]) -> Changes | Literal[False]:
        """What to look at, where no event but the time makes a look worth while; False where nothing does."""
        now = self.clock.monotonic()
        if self._again is not None and now >= self._again[0]:
            (_, changes, self.why), self._again = self._again, None
            return changes
        if self._day() != self._seen_day:
            self.why = "a new day"
            return NOTHING
        if now >= self._next_walk():
            return self._everything("the look of each minute" if self.polling else "a look at everything")
        if threads and not self._is_watching(threads):
            return self._everything(_ANOTHER)
        if not threads and self._root_seen is None and self._root() is not None:
            return self._everything("the vault’s folder is back")
        return False

    def _everything(self, why: str) -> Changes:
        self.hints.take()
        self.why = why
        return None

    def _collected(self) -> Changes:
        """What changed until there was quiet for a step, or until the cap."""
        clock, ahead = self.clock.monotonic, False
        early = self.timing.step / 3  # tells well enough whether there will be quiet: then there is time to read ahead
        end = clock() + self.timing.cap
        while not self._stopped and clock() < end:
            if self.bell.wait(early):
                continue
            quiet, paths = clock(), self.hints.so_far()
            if paths and not ahead:
                ahead = True  # once a batch: what is written on and on would be read on and on
                self.read_ahead(paths)
            step = self.timing.step - early - (clock() - quiet)
            if self._again is not None and paths and paths <= self.echoes:
                step = min(step, self._again[0] - clock())  # who waits for that moment isn't held up by an echo
            if not self.bell.wait(step):
                break
        changes, lost = self.hints.take()
        # After an overflow, watchdog adds its watches anew: what changes before it has is told by nobody.
        self._lost = changes is None
        self.why = lost or "changes"
        return changes

    def _has_slept(self) -> bool:
        """Whether the two clocks have parted since the last time: the machine slept, or the clock was set."""
        clocks = self.clock.wall(), self.clock.monotonic()
        passed = [after - before for before, after in zip(self._clocks, clocks, strict=True)]
        self._clocks = clocks
        return abs(passed[0] - passed[1]) > self.timing.slept

    def _next_walk(self) -> float:
        pause = self.timing.poll if self.polling else self.timing.rescan
        if self._twice:
            pause = min(pause, 2 * self.timing.cap)
        return self._walked + max(pause, self.timing.pauses * self._walk_took)

    def _pause(self, threads: Sequence[threading.Thread]) -> float:
        """How long to sleep at most, in seconds."""
        now = self.clock.monotonic()
        until = [self.timing.longest, self.heartbeat, self._next_walk() - now]
        until.append(self._watches_at - now if threads else self.timing.away)
        if self._again is not None:
            until.append(self._again[0] - now)
        if not self.fixed_day:
            until.append(seconds_until_next_day(self._now(), self.zone))
        return max(0.005, min(until))

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self.clock.wall(), UTC)

    _seen_day: date | None = None

    def _day(self) -> date | None:
        return None if self.fixed_day else self._now().astimezone(self.zone).date()
