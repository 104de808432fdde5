"""A vault as read: its settings, candidate notes, page and conflict copies. Once, or again and again as it changes.

A reader that stays reads only what is said to have changed. What it is told is a hint: anything it doesn't know as a
file makes it walk the vault, as the first time; then, too, notes are read again only if their file has changed.
"""

# ruff: noqa: PTH118

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kbfollow import __version__
from kbfollow.business_days import keep_answers
from kbfollow.copies import CopyText
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.identity import short_hash
from kbfollow.markdown.note import read_note
from kbfollow.memory import Memory
from kbfollow.model import Note, Problem
from kbfollow.page_block import PageState, read_page
from kbfollow.patterns import keep_compiled
from kbfollow.plan import PageFile, encoded
from kbfollow.settings import Settings, load_settings
from kbfollow.vault.conflict_copies import originals_of
from kbfollow.vault.holiday_store import HolidayAnswers
from kbfollow.vault.places import cache_directory
from kbfollow.vault.prefilter import Marks, marks_of, may_be_ours
from kbfollow.vault.scan import FoundNote, Scan, found_note, read, scan
from kbfollow.vault.scan_cache import FRESH_NS, ScanCache
from kbfollow.vault.statement_store import Statements
from kbfollow.vault.tree_state import tree_state

if TYPE_CHECKING:
    from kbfollow.vault.expression_store import Expressions


@dataclass(frozen=True, slots=True)
class VaultText:
    """A vault as read: its candidate notes, the settings, the page, and what could not be read.

    `scan` is that of the latest walk. `memory` is the reader's: judging twice costs once. `save` keeps what was worked
    out for the next run.
    """

    root: str
    notes: tuple[Note, ...]
    settings: Settings
    has_settings: bool
    page: PageFile
    scan: Scan
    problems: tuple[Problem, ...]
    copies: tuple[CopyText, ...] = ()  # conflict copies of the page and of candidate notes
    memory: Memory = field(default_factory=Memory, compare=False)
    save: Callable[[], None] = field(default=lambda: None, compare=False)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A candidate note with the state of its file; `sure` says that another state would show in size and times."""

    found: FoundNote
    note: Note
    sure: bool


class VaultReader:
    """Reads one vault, as often as asked."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = os.fspath(root)
        self.statements = Statements(cache_directory(root))
        self.holidays = HolidayAnswers(cache_directory(root))
        keep_answers(self.holidays)
        self.expressions = kept_expressions(cache_directory(root))
        self.memory = Memory(self.statements)
        self._settings_note: Note | None = None
        self._settings: tuple[Settings, tuple[Problem, ...]] = (Settings(), ())
        self._marks = Marks(frozenset())
        self._page: PageFile | None = None
        self._scan: Scan | None = None  # without its notes
        self._walked_in: int | None = None  # the state of the tree just before the latest walk, while nothing is new
        self._kept: dict[str, _Kept] = {}
        self._unread: dict[str, Problem] = {}
        self._cache: ScanCache | None = None
        self._changing: set[str] = set()  # notes that aren't ours and changed too lately for the cache

    def read(self, changed: Collection[str] | None = None) -> VaultText:
        """The vault as it is now. Raises OSError if there is no folder.

        `changed` are the paths, relative to the vault, of what may have changed since the last time; None for
        everything.
        """
        new_settings = self._read_settings()
        page_path = f"{self._settings[0].page}.md"
        found = None
        apart, state = {SETTINGS_NOTE, page_path}, None
        if changed is None:
            state = None if self._scan is None else tree_state(self.root)
            is_known = state is not None and state == self._walked_in and not self._unread
        else:
            is_known = self._take_in(changed, apart)
        if new_settings or not is_known:
            found = self._walk(apart)
        if changed is None or changed:  # what was read since a walk may be undone unseen: only the very latest counts
            self._walked_in = state
        page = self._read_page(page_path)
        walked = found or self._scan
        assert walked is not None
        copies, lost = _copies(self.root, walked, {page_path, SETTINGS_NOTE, *self._kept})
        settings, problems = self._settings
        return VaultText(
            self.root,
            tuple(one.note for one in self._kept.values()),
            settings,
            self._settings_note is not None,
            page,
            walked,
            (*problems, *walked.problems, *self._unread.values(), *lost),
            tuple(copies),
            self.memory,
            self.save,
        )

    def save(self) -> None:
        """Keep for the next run: the statements read so far, the holidays asked for, the expressions compiled."""
        self.statements.save(self._kept)
        self.holidays.save()
        if self.expressions is not None:
            self.expressions.save()

    def _read_settings(self) -> bool:
        """Read the settings note; whether it says something else than the last time."""
        note = _read(self.root, SETTINGS_NOTE)
        known = self._settings_note
        if self._cache is not None and (note == known if note is None or known is None else note.text == known.text):
            return False
        self._settings_note = note
        self._settings = load_settings(note)
        self._marks = _marks(self._settings[0])
        marks = [
            sorted(one) for one in (self._marks.words, self._marks.folders, self._marks.paths)
        ]  # sets have no order
        basis = short_hash(f"{__version__} {marks}", 16)
        self._cache = ScanCache(cache_directory(self.root), basis)
        self._kept = {}
        return True

    def _read_page(self, path: str) -> PageFile:
        try:
            data = read(self.root, path)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            self._page = None
            return PageFile(path, None, PageState({}))
        text = data.decode("utf-8", "surrogateescape")
        if self._page is None or self._page.path != path or self._page.text != text:
            self._page = PageFile(path, text, read_page(text, path))
        return self._page

    # What has changed

    def _take_in(self, changed: Collection[str], apart: Collection[str]) -> bool:
        """Read again those of the notes that changed; False where only a walk can tell what has become of them."""
        if self._scan is None:
            return False
        for path in changed:
            if path in apart:
                continue
            if not self._is_known(path):
                return False
            try:
                status = os.lstat(os.path.join(self.root, path))
            except OSError:
                return False
            if not stat.S_ISREG(status.st_mode) or not self._take(found_note(path, status)):
                return False
        return True

    def _is_known(self, path: str) -> bool:
        assert self._cache is not None
        return path in self._kept or path in self._changing or self._cache.knows(path)

    def _take(self, found: FoundNote) -> bool:
        """Read one known note; False where it is ours now and was not before, or the other way round."""
        assert self._cache is not None
        path = found.path
        was_ours = path in self._kept
        try:
            data = read(self.root, path)
        except OSError:
            return False
        if may_be_ours(data, path, self._marks) != was_ours:
            return False
        if was_ours:
            self._kept[path] = self._read_note(found, data)
        return True

    def _read_note(self, found: FoundNote, data: bytes) -> _Kept:
        known = self._kept.get(found.path)
        same = known is not None and encoded(known.note.text) == data
        note = known.note if known is not None and same else read_note(found.path, data)
        return _Kept(found, note, time.time_ns() - max(found.mtime_ns, found.ctime_ns) >= FRESH_NS)

    # The walk

    def _walk(self, apart: Collection[str]) -> Scan:
        assert self._cache is not None
        found = scan(self.root, expected=apart, skip=self._cache.is_not_ours)
        kept: dict[str, _Kept] = {}
        self._unread = {}
        self._changing = set()
        for one in found.notes:
            if one.path in apart:
                continue
            known = self._kept.get(one.path)
            if known is not None and known.sure and known.found == one:
                kept[one.path] = known
                continue
            try:
                data = read(self.root, one.path)
            except OSError as error:
                message = f"the note can’t be read ({error.strerror})"
                self._unread[one.path] = Problem(one.path, 1, message, "look at its permissions")
                continue
            if may_be_ours(data, one.path, self._marks):
                kept[one.path] = self._read_note(one, data)
            elif not self._cache.remember_not_ours(one):
                self._changing.add(one.path)
        self._cache.save()
        self._kept = kept
        self._scan = replace(found, notes=())
        return found


def kept_expressions(directory: str | os.PathLike[str]) -> Expressions | None:
    """Keep this process's compiled expressions in a folder; None where this Python has no way to."""
    try:
        from kbfollow.vault.expression_store import Expressions
    except (ImportError, AttributeError):
        return None
    store = Expressions(directory)
    keep_compiled(store)
    return store


def read_vault(root: str | os.PathLike[str]) -> VaultText:
    """Read a vault once. Raises OSError if there is no folder."""
    return VaultReader(root).read()


def _marks(settings: Settings) -> Marks:
    return marks_of(
        [
            *settings.interview_types,
            *settings.interview_tags,
            *settings.application_types,
            *settings.application_tags,
            *settings.person_types,
            *settings.person_tags,
        ],
        [
            *settings.interview_folders,
            *settings.application_folders,
            *settings.person_folders,
            settings.drafts_folder,
        ],
    )


def _copies(root: str, found: Scan, originals: Collection[str]) -> tuple[list[CopyText], list[Problem]]:
    """The conflict copies of these notes as read, and those that can't be."""
    roots = originals_of(found.conflict_copies)
    copies: list[CopyText] = []
    problems: list[Problem] = []
    for one in found.conflict_copies:
        original = roots[one.path]
        if original not in originals:
            continue
        try:
            copies.append(CopyText(one.path, original, one.kind, read(root, one.path)))
        except OSError as error:
            message = f"the conflict copy can’t be read ({error.strerror})"
            problems.append(Problem(one.path, 1, message, "look at its permissions", other=original))
    return copies, problems


def _read(root: str, path: str) -> Note | None:
    try:
        return read_note(path, read(root, path))
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
