"""The one writer of the vault.

It writes into files that a person is typing in and that git, Dropbox or Syncthing carry. So it refuses or puts off a
write wherever that could cost a line, exchanges files in one step, looks at what it displaced, and merges what came in
between. A note that needs no change is not written.
"""

# ruff: noqa: PTH104, PTH108, PTH116, PTH118, PTH119, PTH120

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from kbfollow.vault import checks, durable, lease, temp_file
from kbfollow.vault.backup import Backups, new_pass_id
from kbfollow.vault.exchange import NoExchangeError, move_to_free_name
from kbfollow.vault.journal import Journal, Record, new_token
from kbfollow.vault.linger import LINGER, Displaced, Late, Lingering, read_all, unknown_files
from kbfollow.vault.merge import merge, merge_keeping_both
from kbfollow.vault.outcomes import Outcome, Stop, TryLater, Unchanged, Written, outcome_of, refuse
from kbfollow.vault.scan import read
from kbfollow.vault.seams import Seams
from kbfollow.vault.swap import SOON, Swap, open_note
from kbfollow.vault.sync_state import Repositories

LONGER = 3  # times the quiet gate, where no exchange is offered
PATIENCE = 30.0  # seconds that `finish` waits for somebody to close a displaced file
UNKNOWN_AFTER = (
    3600.0  # seconds; a younger temporary file beside a note may belong to another device on a network drive
)
log = logging.getLogger("kbfollow.vault")


class Writer:
    """Writes notes of one vault, for one process that holds the `VaultLock`.

    `page` is the path of the Follow-ups page, which has the shorter quiet gate. `quiet_note` and `quiet_page` are in
    seconds. A watcher keeps one Writer and calls `begin_pass` for each pass.
    """

    def __init__(
        self,
        root: str | os.PathLike[str],
        state_directory: str | os.PathLike[str],
        *,
        page: str | None = None,
        quiet_note: float = 5.0,
        quiet_page: float = 1.0,
        seams: Seams | None = None,
    ) -> None:
        self.root = os.path.realpath(root)
        self.page = page
        self._quiet_note, self._quiet_page = quiet_note, quiet_page
        self._seams = seams or Seams()
        state = os.fspath(state_directory)
        self._exchange_folder = os.path.join(state, "exchange")
        self.backups = Backups(state)
        self._journal = Journal(os.path.join(state, "journal"), self._seams.fsync)
        self._lingering = Lingering(self._journal, os.path.join(state, "recovered"), self._seams)
        places = temp_file.Places(self._exchange_folder)
        self._swap = Swap(self._journal, self._lingering, places, self._seams)
        self._repositories = Repositories()
        self._gate = checks.QuietGate(self._seams.clock, self._seams.monotonic)
        self._breaker = checks.CircuitBreaker(self._seams.monotonic, page or "")
        lease.ignore_break_signal()
        self.begin_pass()

    def begin_pass(self) -> str:
        """Start a pass: backups from here on belong to it. Returns its id."""
        self.pass_id = new_pass_id(datetime.fromtimestamp(self._seams.clock(), UTC))
        self._repositories.forget()
        return self.pass_id

    def write(
        self,
        path: str,
        expected: bytes,
        new: bytes,
        *,
        now: bool = False,
        create: bool = False,
        whole: bool = False,
    ) -> Outcome:
        """Replace `expected`, which the note at `path` (relative, with "/") holds, by `new`.

        `now` skips the quiet gate. `create` makes a new note and its folders, never over an existing one; `expected` is
        then ignored. `whole`: the user asked for these bytes in place of whatever stands there, damaged or not. Never
        raises OSError: what the system says becomes an outcome.
        """
        if create:
            return self._outcome(lambda: self._create(path, new))
        if expected == new:
            return Unchanged()
        return self._outcome(lambda: self._change(path, expected, new, now=now, whole=whole))

    def look(self, path: str, expected: bytes | None) -> Outcome:
        """What stands in the way of a write to a note that holds `expected` (None: to be created); writes nothing.

        Unchanged where nothing does.
        """
        return self._outcome(lambda: self._look(path, expected))

    def trash(self, path: str, expected: bytes, *, now: bool = False) -> Outcome:
        """Move a file that still holds `expected` into the vault's `.trash` folder, under a free name.

        For conflict copies too, which are never written to. `now` skips the quiet gate.
        """
        return self._outcome(lambda: self._move_to_trash(path, expected, now=now))

    def finish(self, *, wait: bool = True) -> list[Late]:
        """Look after the displaced files: to be called at the end of a pass, and now and then by a watcher.

        With `wait`, stays until all are settled (two seconds after the last write, at most 30 in all); what somebody
        still has open then is left to the journal. Returns the text that came late: those notes have changed.
        """
        late: list[Late] = []
        end = self._seams.monotonic() + PATIENCE
        while self._lingering.files:
            for displaced in self._lingering.due():
                late += self._settle(displaced)
            if not wait or not self._lingering.files or self._seams.monotonic() >= end:
                break
            self._seams.sleep(max(0.05, min(d.until for d in self._lingering.files) - self._seams.monotonic()))
        if wait:
            self._lingering.let_go()
        return late

    @property
    def has_displaced(self) -> bool:
        """Whether displaced files are still to be looked after by `finish`."""
        return bool(self._lingering.files)

    def hand_over(self) -> None:
        """Leave the displaced files to the journal and the next start, at once. For SIGTERM."""
        self._lingering.let_go()

    def recover(self, leftovers: Collection[str] = ()) -> list[Late]:
        """Look after what an earlier process left behind; to be called at start, with the lock held.

        `leftovers` are the vault-relative paths of temporary files that the scan met beside notes. Files that the
        journal doesn't know go to the recovery folder; none that may hold text of the user's is deleted.
        """
        late: list[Late] = []
        records, damaged = self._journal.records()
        known = {record.temp + ending for record in records for ending in ("", ".old")}
        strangers = damaged + unknown_files([self._exchange_folder], known)
        git_directory = self._repositories.git_directory(self.root)
        beside = unknown_files([os.path.join(git_directory, "kbfollow")] if git_directory else [], known)
        beside += [path for path in (os.path.join(self.root, name) for name in leftovers) if path not in known]
        strangers += [path for path in beside if self._is_old(path)]
        for path in strangers:
            with contextlib.suppress(OSError):  # gone, or not to be read: it stays where it is
                late += self._keep_stranger(path)
        for record in records:
            with contextlib.suppress(OSError, NoExchangeError):  # Windows: died between its two steps
                move_to_free_name(record.temp + ".old", record.temp)
            displaced = Displaced(record, 0.0)
            self._lingering.files.append(displaced)
            late += self._settle(displaced)
        return late

    def _outcome(self, act: Callable[[], Outcome]) -> Outcome:
        try:
            return act()
        except Stop as stop:
            return stop.outcome
        except OSError as error:
            log.info("a write ended with %s", error)
            return outcome_of(error, SOON)

    def _look(self, path: str, expected: bytes | None) -> Outcome:
        target = checks.inside(self.root, path)
        if expected is not None:
            self._ready(path, target, now=False)
            self._check_bytes(target, expected, whole=False)
        elif os.path.lexists(target):
            raise refuse("exists")
        else:
            checks.check_git(self._repositories, target, self._seams.clock)
            checks.check_folder(str(next(folder for folder in Path(target).parents if folder.exists())))
        return Unchanged()

    def _check_bytes(self, target: str, expected: bytes, *, whole: bool) -> None:
        if not whole:
            checks.check_text(expected)
            checks.check_no_conflict(target, expected)

    def _change(self, path: str, expected: bytes, new: bytes, *, now: bool, whole: bool) -> Outcome:
        self._breaker.check(path)
        target = checks.inside(self.root, path)
        status = self._ready(path, target, now=now)
        self._check_bytes(target, expected, whole=whole)
        checks.check_text(new)
        note = open_note(path, target, self._repositories.git_directory(os.path.dirname(target)))
        try:
            standing = read_all(note.descriptor)
            if standing == new:
                return Unchanged()
            if standing != expected:
                return TryLater("changed meanwhile", self._gate_for(path))
            with self._kept(path, expected, new):
                merged, written = self._swap.put(
                    note, expected, new, check_longer_quiet=lambda: self._wait_longer(path, status, now=now)
                )
        finally:
            note.close()
        self._breaker.count(path)
        self._gate.remember_own(path, written)
        return Written(merged)

    @contextlib.contextmanager
    def _kept(self, path: str, before: bytes | None, new: bytes | None) -> Iterator[None]:
        """Keep what stands there before a write. Where nothing comes of the write, `undo` need not know of it."""
        self.backups.keep(path, before, self.pass_id, new)
        try:
            yield
        except (Stop, OSError):
            with contextlib.suppress(OSError):  # what is kept too much does no harm
                if new is None or not self._stands(path, new):
                    self.backups.drop(path, self.pass_id)
            raise

    def _stands(self, path: str, data: bytes) -> bool:
        try:
            return read(self.root, path) == data
        except OSError:
            return False

    def _ready(self, path: str, target: str, *, now: bool) -> os.stat_result:
        """What must hold before a file is touched, whatever it holds. Raises Stop, or OSError where it is gone."""
        status = checks.check_file(target)
        checks.check_git(self._repositories, target, self._seams.clock)
        gate = self._gate_for(path)
        checks.check_editors(target, is_page=path == self.page, now=now, seconds=gate)
        if not now:
            self._wait(path, status, gate)
        return status

    def _gate_for(self, path: str) -> float:
        return self._quiet_page if path == self.page else self._quiet_note

    def _wait(self, path: str, status: os.stat_result, gate: float) -> None:
        seconds = self._gate.seconds_left(path, status, gate)
        if seconds > 0:
            raise Stop(TryLater("changed a moment ago", seconds))

    def _wait_longer(self, path: str, status: os.stat_result, *, now: bool) -> None:
        self._wait(path, status, self._gate_for(path) * (1 if now else LONGER))

    def _create(self, path: str, new: bytes) -> Outcome:
        target = checks.inside(self.root, path)
        if os.path.lexists(target):
            raise refuse("exists")
        checks.check_text(new)
        checks.check_git(self._repositories, target, self._seams.clock)
        folder = os.path.dirname(target)
        Path(folder).mkdir(parents=True, exist_ok=True)
        checks.check_folder(folder)
        with self._kept(path, None, new):
            return self._put_new(path, target, new)

    def _put_new(self, path: str, target: str, new: bytes) -> Outcome:
        folder = os.path.dirname(target)
        for place in self._swap.places.candidates(folder, self._repositories.git_directory(folder)):
            token = new_token()
            record = Record(token, path, temp_file.temp_path(place, token, folder), b"", new)
            try:
                self._journal.note(record)
                os.close(temp_file.create(record.temp, new, None, self._seams.fsync))
                self._seams.at("prepared")
                self._move_in(record.temp, target, new)
                durable.fsync_folder(folder, self._seams.fsync)
                self._gate.remember_own(path, os.stat(target))
                return Written()
            except OSError as error:
                if error.errno != errno.EXDEV or place == folder:
                    raise
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(record.temp)
                self._journal.strike(token)
        raise AssertionError("the last place is the note's own folder")

    def _move_in(self, temp: str, target: str, new: bytes) -> None:
        """Give a new file its name, unless that is taken. Raises OSError (EEXIST, EXDEV)."""
        try:
            move_to_free_name(temp, target)
        except NoExchangeError:
            os.close(temp_file.create(target, new, None, self._seams.fsync))

    def _move_to_trash(self, path: str, expected: bytes, *, now: bool) -> Outcome:
        target = checks.inside(self.root, path)
        self._ready(path, target, now=now)
        trash = os.path.join(self.root, ".trash")
        Path(trash).mkdir(exist_ok=True)
        if os.path.realpath(trash) != trash:
            raise refuse("link-out")
        note = open_note(path, target)
        try:
            seen = os.fstat(note.descriptor)
            if read_all(note.descriptor) != expected:
                return TryLater("changed meanwhile", self._gate_for(path))
            stem, ending = os.path.splitext(os.path.basename(target))  # noqa: PTH122
            with self._kept(path, expected, None):
                self._seams.at("kept")
                if _changes(os.stat(target, follow_symlinks=False)) != _changes(seen):
                    raise Stop(TryLater("changed meanwhile", self._gate_for(path)))
                for number in range(1, 10_000):
                    name = f"{stem}{ending}" if number == 1 else f"{stem} {number}{ending}"
                    with contextlib.suppress(FileExistsError):
                        self._move_to_name(target, os.path.join(trash, name))
                        log.info("moved to .trash/%s: %s", json.dumps(name), json.dumps(path))
                        return Written()
                raise refuse("exists")
        finally:
            note.close()

    def _move_to_name(self, target: str, free: str) -> None:
        """The file itself moves, so what somebody still writes into it goes along. Raises OSError (EEXIST)."""
        try:
            move_to_free_name(target, free)
        except NoExchangeError:
            if os.path.lexists(free):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), free) from None
            os.rename(target, free)

    def _settle(self, displaced: Displaced) -> list[Late]:
        """Look once at a displaced file: deleted, merged, kept for the user, or left for the next look."""
        self._seams.at("settling")
        path = displaced.record.path
        displaced.until = self._seams.monotonic() + LINGER
        try:
            data = self._lingering.late_text(displaced)
            if data is None:
                return []
            late = self._merge_late(displaced, data)
            self._lingering.rebase(displaced, data)
        except Stop as stop:
            log.info("late text for %r waits: %s", path, stop.outcome)
            return []
        except OSError as error:
            log.warning("late text for %r waits: %s", path, error.strerror)
            return []
        return [late] if late else []

    def _merge_late(self, displaced: Displaced, data: bytes) -> Late | None:
        """Bring text that was written into a displaced file into the note. None where the note has it already.

        Where the note is gone, or the text is torn, a copy is kept for the user. Raises Stop and OSError: try again.
        """
        record = displaced.record
        target = checks.inside(self.root, record.path)
        if not os.path.lexists(target) or _is_torn(data, record.base):
            return Late(record.path, "kept", self._lingering.keep_for_user(record.path, data))
        checks.check_file(target)
        checks.check_git(self._repositories, target, self._seams.clock)
        note = open_note(record.path, target, self._repositories.git_directory(os.path.dirname(target)))
        try:
            standing = read_all(note.descriptor)
            merged = merge(record.base, standing, data)
            if merged is None and standing == record.ours:
                merged = data
            elif merged is None:
                self._lingering.keep_for_user(record.path, data)
                merged = merge_keeping_both(record.base, standing, data)
            if merged == standing:
                return None
            _, written = self._swap.put(note, standing, merged, check_longer_quiet=lambda: None)
        finally:
            note.close()
        self._gate.remember_own(record.path, written)
        return Late(record.path, "merged")

    def _keep_stranger(self, path: str) -> list[Late]:
        with open(path, "rb") as file:
            data = file.read()
        late = [Late(path, "kept", self._lingering.keep_for_user(path, data))] if data else []
        os.unlink(path)
        return late

    def _is_old(self, path: str) -> bool:
        try:
            return self._seams.clock() - os.stat(path).st_ctime > UNKNOWN_AFTER
        except FileNotFoundError:
            return False


def _changes(status: os.stat_result) -> tuple[int, int, int, int]:
    """What differs where somebody wrote to a file, or put another one in its place."""
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _is_torn(data: bytes, base: bytes) -> bool:
    """Whether a displaced file was left in the middle of a save: text cut off within a line, or within a character."""
    if base.startswith(data) and not data.endswith(b"\n"):
        return True
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
