"""The watcher: a pass over the vault whenever something may have changed, and what is done after each pass."""

from __future__ import annotations

import contextlib
import logging
import math
import os
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain
from zoneinfo import ZoneInfo

from kbfollow import __version__
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.listing import chosen
from kbfollow.passes import PATIENCE, PassResult, planned, run_pass, vault_now
from kbfollow.settings import Settings
from kbfollow.vault.linger import Late
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.outcomes import Written
from kbfollow.vault.places import cache_directory
from kbfollow.vault.scan import Scan
from kbfollow.vault.watch_state import WatchState, clear_watch_state, read_watch_state, write_watch_state
from kbfollow.vault_reader import VaultReader, VaultText
from kbfollow.watch.after_pass import AfterPass, Followers
from kbfollow.watch.batches import NOTHING, Watch
from kbfollow.watch.beginning import ASKED, Begun
from kbfollow.watch.hints import Changes
from kbfollow.watch.readying import give_back, made_ready
from kbfollow.watch.stopping import Stopped, Stopping
from kbfollow.watch.voice import Look, Silence, Voice
from kbfollow.watch.writing import NEAR, WatchWriter
from kbfollow.words import plural

DISPLACED = 2.5  # seconds until a displaced file may be looked after, and what was merged is read again
IN_THE_WAY = 60.0  # seconds: what stands in the way of a write may end without a change to a note
log = logging.getLogger("kbfollow.watch")


@dataclass(frozen=True, slots=True)
class Again:
    """Look again in so many seconds. `settling`: what the pass began is not done before."""

    seconds: float
    why: str
    settling: bool


class VaultGoneError(OSError):
    """There is a folder, but it is not the vault."""


class Watcher:
    """Keeps one vault right, for a process that holds its lock.

    `today` fixes the day. `consent`: write even though there is no settings note.
    """

    def __init__(
        self,
        root: str | os.PathLike[str],
        lock: VaultLock,
        followers: Sequence[AfterPass] = (),
        *,
        today: date | None = None,
        consent: bool = False,
        voice: Voice | None = None,
    ) -> None:
        self._root, self._lock, self._today, self._consent = os.fspath(root), lock, today, consent
        self._voice = voice or Silence()
        self._tell: Callable[[str], bool] = lambda _state: False
        self._keep_alive: float | None = None
        self.watch = Watch(root)
        self._stopping = Stopping(self.watch.stop)
        self._followers = Followers(followers)
        self._reader = VaultReader(self._root)
        self._reader_of: tuple[int, int] | None = None
        self._writer: WatchWriter | None = None
        self._text: VaultText | None = None
        self._had_notes = False
        self._touched: set[str] = set()
        self._thought = 0.0  # seconds from the begin of judging to the first write, in the last pass
        self._started = datetime.now().astimezone()
        self._beaten, self._stays = 0.0, False
        self._trouble = ""
        self._said_polling = ""
        self._is_ready = False
        self._read_so_far = self._ready_at = self._rested_at = 0  # notes

    def serve(self, tell: Callable[[str], bool], keep_alive: float | None) -> None:
        """Tell a service manager how it goes, by `tell`; that the loop still goes round, each `keep_alive` seconds."""
        self._tell, self._keep_alive = tell, keep_alive

    def run(self, begun: Begun) -> None:
        """Look at the vault after each batch of one that is watched, until they end."""
        self._stays = True
        self.watch, self._stopping = begun.watch, begun.stopping
        self.watch.beat = self._beat
        self.watch.heartbeat = self._keep_alive or self.watch.heartbeat
        self.watch.read_ahead = self._read_ahead
        log.info("watching begins: kbfollow %s, process %d", __version__, os.getpid())
        try:
            with self._until_stopped():
                for changes in chain([None], begun.batches):
                    again = self._look(changes, self.watch.why)
                    if again is not None:
                        self.watch.look_again_in(again.seconds, why=again.why)
                    if again is None or not again.settling:
                        self._rest(changes is None)
        finally:
            self._tell("STOPPING=1")
            self._end()
            state = read_watch_state(self._root)
            if state is not None and state.pid == os.getpid():  # not another's, who took the vault over
                clear_watch_state(self._root)
            log.info("watching ends")

    def _rest(self, at_length: bool) -> None:
        """Be ready for the next note, and hold no more than that takes.

        After each note its own memory is given back; `at_length` also what was compiled to read it.
        """
        with self._stopping.breaking_off():
            if not self._is_ready or (at_length and self._ready_at < self._read_so_far):
                self._is_ready = made_ready(self._reader.expressions, self._is_called)
                self._ready_at = self._read_so_far
            elif self._rested_at < self._read_so_far:
                give_back()
        self._rested_at = self._read_so_far

    def run_once(self) -> PassResult | None:
        """One pass, waiting out the quiet gates, for at most a minute. None where a signal or the vault ended it."""
        end = time.monotonic() + PATIENCE
        changes: Changes = None
        why = "start"
        self._result = None
        with self._stopping.on_signals(lambda: None), self._until_stopped():
            while True:
                again = self._look(changes, why)
                if again is None or not again.settling or time.monotonic() + again.seconds > end:
                    break
                self.watch.bell.wait(again.seconds)
                if self._stopping.requested:
                    break
                changes, why = NOTHING, again.why
        self._end()
        return self._result

    _result: PassResult | None = None

    def _end(self) -> None:
        """Leave what lingers to the journal, and what was read to the next start."""
        if self._writer is not None:
            self._writer.hand_over()
        self._reader.save()
        for left in cache_directory(self._root).glob(f"*.{os.getpid()}.tmp"):
            with contextlib.suppress(OSError):  # a signal came while the cache was being saved
                left.unlink()

    @contextlib.contextmanager
    def _until_stopped(self) -> Iterator[None]:
        with contextlib.suppress(Stopped):
            yield

    def _is_called(self) -> bool:
        """Whether there is something else to do than to get ready; asked all along, so that it is a sign of life."""
        self._beat()
        return self.watch.bell.rang

    def _beat(self) -> None:
        now = time.monotonic()
        if self._keep_alive is not None and now - self._beaten >= self._keep_alive * 0.9:
            self._beaten = now
            self._tell("WATCHDOG=1")

    def _read_ahead(self, paths: Collection[str]) -> None:
        """Read and judge what has changed while its batch waits for quiet: the pass finds it done, or does it again."""
        with self._stopping.breaking_off(), contextlib.suppress(OSError):  # which the pass will meet, and tell
            if self._text is not None and _identity(self._root) == self._reader_of:
                text = self._reader.read(paths)
                planned(text, self._now(text.settings).date())

    # One pass

    def _look(self, changes: Changes, why: str) -> Again | None:
        self._say_polling()
        try:
            self._lock.renew()
            return self._pass(changes, why)
        except OSError as error:  # the vault was unmounted or moved away: it may come back
            words = f"the vault can’t be read just now: {error.strerror or error}"
            if words != self._trouble:
                self._trouble = words
                log.warning("%s", words)
                self._voice.trouble(words)
            self.watch.look_again_in(IN_THE_WAY, None, "once more, as the vault could not be read")
            return None

    def _pass(self, changes: Changes, why: str) -> Again | None:
        started = time.monotonic()
        before = self._text
        with self._stopping.breaking_off():
            text = self._read(changes, why)
        self._follow(text.settings)
        writer = self._writer_for(text)
        self._beat()
        now = self._now(text.settings)
        began = time.monotonic()
        if self._result is not None and self._is_settled(before, text, now.date()):
            result = self._result  # nothing to be judged is another than in the last pass, which had nothing to write
        else:
            writer.begin_pass()
            with self._stopping.breaking_off():
                result = run_pass(text, now.date(), writer)
            self._thought = (writer.first or began) - began
        late = writer.finish(wait=False)
        if result.outcomes:
            writer.backups.prune(datetime.now().astimezone())
        seconds = time.monotonic() - started
        self._text, self._result, self._had_notes = replace(text, scan=Scan()), result, bool(text.notes)
        self._touched = {*result.outcomes, *(one.path for one in late)}
        written = frozenset(path for path, one in result.outcomes.items() if isinstance(one, Written))
        self.watch.echoes = written or self.watch.echoes
        read = _read_anew(before, text)
        self._read_so_far += read
        self._report(why, read, seconds, result)
        if changes is None:
            self._reader.save()
        if self._stopping.requested:
            return None
        wanted = self._followers(result, text.settings, now)
        if self._stays:
            self._write_state(result)
        in_seconds = (wanted - now).total_seconds() - (time.monotonic() - began) if wanted else None
        return self._again(result, writer, late, in_seconds)

    def _read(self, changes: Changes, why: str) -> VaultText:
        """The vault, which is the same folder before and after. Raises OSError where it isn't, or isn't there."""
        here = _identity(self._root)
        if here != self._reader_of or why == ASKED:
            self._reader, self._reader_of, changes = VaultReader(self._root), here, None
            self._text = None
        # What we wrote, or found to be other than we had read it, is read again without waiting for its event.
        text = self._reader.read(None if changes is None else changes | self._touched)
        if _identity(self._root) != here:
            raise VaultGoneError("its folder was exchanged for another one")
        if not (text.has_settings or self._consent):
            raise VaultGoneError(f"it has no note “{SETTINGS_NOTE}” any more, so nothing is written")
        if not text.has_settings and self._had_notes and not text.notes:
            raise VaultGoneError("its notes are gone")
        return text

    def _is_settled(self, before: VaultText | None, text: VaultText, day: date) -> bool:
        """Whether a pass would come to what the last one came to: nothing to write, or nothing yet."""
        last = self._result
        if before is None or last is None or last.judgement.today != day or text.copies:
            return False  # a conflict copy may become old enough to go
        waiting = self._writer.until if self._writer is not None else {}
        if last.outcomes.keys() - waiting.keys() or time.monotonic() + NEAR >= min(waiting.values(), default=math.inf):
            return False
        return all(
            getattr(before, name) == getattr(text, name)
            for name in ("notes", "settings", "has_settings", "page", "problems", "copies")
        )

    def _follow(self, settings: Settings) -> None:
        """Take over what the settings say about the day."""
        self.watch.zone = ZoneInfo(settings.time_zone) if settings.time_zone else None
        if not settings.time_zone and hasattr(time, "tzset"):
            time.tzset()  # the device may have travelled

    def _writer_for(self, text: VaultText) -> WatchWriter:
        if self._writer is None:
            self._writer = WatchWriter(text, self._stopping)
            self._writer.recover(text.scan.leftovers)
        else:
            self._writer.follow(text)
        return self._writer

    def _now(self, settings: Settings) -> datetime:
        now = vault_now(settings)
        return now if self._today is None else datetime.combine(self._today, now.timetz())

    def _again(self, result: PassResult, writer: WatchWriter, late: list[Late], wanted: float | None) -> Again | None:
        """When to look again, if nothing changes before; None where there is no need to."""
        waits: list[Again] = []
        if late:
            waits.append(Again(0.0, "once more after a late save", True))
        if writer.until:
            # Begin as much earlier as judging will take, so that the write comes when the gate opens.
            early = min(self._thought, NEAR)
            seconds = max(0.0, min(writer.until.values()) - time.monotonic() - early)
            waits.append(Again(seconds, "what had to wait", True))
        if writer.has_displaced or any(isinstance(one, Written) for one in result.outcomes.values()):
            waits.append(Again(DISPLACED, "once more after writing", True))
        if result.refused:
            waits.append(Again(IN_THE_WAY, "what was refused", False))
        if wanted is not None:
            waits.append(Again(max(0.0, wanted), "a reminder or the like", False))
        if not waits:
            return None
        first = min(waits, key=lambda one: one.seconds)
        return Again(first.seconds, first.why, any(one.settling for one in waits))

    # What is told

    def _say_polling(self) -> None:
        polling = self.watch.polling
        if polling != self._said_polling:
            self._said_polling = polling
            if polling:
                log.warning("looking once a minute: %s", polling)
                self._voice.trouble(f"looking once a minute: {polling}")
            else:
                log.info("changes are told again")

    def _report(self, why: str, read: int, seconds: float, result: PassResult) -> None:
        written = sum(isinstance(one, Written) for one in result.outcomes.values())
        counts = f"{written} written, {len(result.later)} put off, {len(result.refused)} refused"
        if self._trouble:
            self._trouble = ""
            log.info("the vault can be read again")
        looked = Look(why, self.watch.named, read, seconds, result)
        log.info("pass (%s): %s read, %s; %.3f s", looked.named, plural(read, "note"), counts, seconds)
        self._voice.looked(looked)

    def _write_state(self, result: PassResult) -> None:
        due = [one.due for one in chosen(result.judgement, with_closed=False) if one.due and not one.carried_by]
        state = WatchState(
            pid=os.getpid(),
            started=self._started,
            last_pass=datetime.now().astimezone(),
            next_due=min(due, default=None),
            problems=len(result.judgement.problems),
            refused=len(result.refused),
            polling=self.watch.polling,
            version=__version__,
        )
        try:
            write_watch_state(self._root, state)
        except OSError as error:
            log.warning("the watcher’s state could not be written: %s", error.strerror)
        self._tell(f"STATUS=Watching; the next task is due on {state.next_due}" if due else "STATUS=Watching")


def _identity(root: str) -> tuple[int, int]:
    """Which folder stands under this path. Raises OSError where none does."""
    status = os.stat(root)  # noqa: PTH116
    return status.st_dev, status.st_ino


def _read_anew(before: VaultText | None, after: VaultText) -> int:
    """How many notes are not those that were read before."""
    known = {id(note) for note in before.notes} if before is not None else set()
    return sum(id(note) not in known for note in after.notes)
