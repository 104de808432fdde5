"""What must hold before a note is touched: the contract's refusals and the quiet gate."""

# ruff: noqa: PTH116, PTH118, PTH120

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass, field

from kbfollow.vault.conflict_copies import UNCERTAIN, folded, is_version_of, original_of
from kbfollow.vault.outcomes import Stop, TryLater, refuse
from kbfollow.vault.scan import is_inside, is_private
from kbfollow.vault.swap_files import OpenInVim, open_in_vim
from kbfollow.vault.sync_state import Repositories, has_icloud_stub, is_online_only

COARSE_TICK = 2.0  # seconds between two times that FAT can tell apart
GIT_AT_WORK = 10.0  # seconds; an index.lock older than this was left behind by a git that was killed
_CONFLICT_MARKERS = (
    re.compile(rb"^<{7} ", re.MULTILINE),
    re.compile(rb"^={7}\r?$", re.MULTILINE),
    re.compile(rb"^>{7} ", re.MULTILINE),
)


def inside(root: str, path: str) -> str:
    """The absolute path for a vault-relative one, links resolved. Raises Stop where it leads out of the vault."""
    if not path or "\0" in path or os.path.isabs(path) or ".." in path.replace(os.sep, "/").split("/"):  # noqa: PTH117
        raise refuse("outside")
    target = os.path.realpath(os.path.join(root, path))
    if not is_inside(root, target) or is_private(root, target):
        raise refuse("link-out")
    return target


def check_file(target: str) -> os.stat_result:
    """The file's status. Raises Stop with the refusal for a file that must not be exchanged, OSError if it's gone."""
    if not os.path.lexists(target) and has_icloud_stub(target):
        raise refuse("online-only")
    status = os.stat(target, follow_symlinks=False)
    if not stat.S_ISREG(status.st_mode):
        raise refuse("not-regular")
    if is_online_only(target, status):
        raise refuse("online-only")
    if status.st_nlink > 1:
        raise refuse("hard-link")
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        raise refuse("not-owner")
    if not status.st_mode & stat.S_IWUSR:
        raise refuse("read-only")
    check_folder(os.path.dirname(target))
    return status


def check_folder(folder: str) -> None:
    """Raises Stop where names in the folder can't be changed; root could, but a read-only folder is so on purpose."""
    status = os.stat(folder)
    owner = hasattr(os, "geteuid") and status.st_uid == os.geteuid()
    if (owner and not status.st_mode & stat.S_IWUSR) or not os.access(folder, os.W_OK | os.X_OK):
        raise refuse("read-only-folder")


def check_text(data: bytes) -> None:
    """Raises Stop for bytes that are not UTF-8 text without NUL."""
    if b"\0" in data:
        raise refuse("nul")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        raise refuse("not-utf8") from None


def check_no_conflict(target: str, data: bytes) -> None:
    """Raises Stop for a note in which git left conflict markers, and for a conflict copy."""
    position = 0
    for marker in _CONFLICT_MARKERS:
        found = marker.search(data, position)
        if found is None:
            break
        position = found.end()
    else:
        raise refuse("conflict-markers")
    folder, name = os.path.split(target)
    if original_of(name, _Anything()) is None:
        return
    match = original_of(name, {folded(other): other for other in os.listdir(folder)})
    if match is not None:
        if match[1] in UNCERTAIN:
            with open(os.path.join(folder, match[0]), "rb") as file:
                if not is_version_of(data, file.read()):
                    return
        raise refuse("conflict-copy")


class _Anything(dict[str, str]):
    """Has every name: to ask first whether a name reads as a conflict copy at all, before the folder is listed."""

    def get(self, key: str, default: object = None) -> str:
        return key


def check_git(repositories: Repositories, target: str, clock: Callable[[], float]) -> None:
    """Raises Stop while git is in the middle of something."""
    reason = repositories.refusal(target)
    if reason is None:
        return
    if reason.code == "git-locked":
        git_directory = repositories.git_directory(os.path.dirname(target)) or ""
        try:
            age = clock() - os.stat(os.path.join(git_directory, "index.lock")).st_mtime
        except FileNotFoundError:
            age = 0.0  # finished since; what it has changed is seen at the next try
        if 0 <= age < GIT_AT_WORK:
            raise Stop(TryLater("git is at work", 1.0))
    raise refuse(reason.code)


def check_editors(target: str, *, is_page: bool, now: bool, seconds: float) -> None:
    """Raises Stop for a note with unsaved changes in Vim, and puts off one that is merely open there.

    The page doesn't wait for an editor that merely shows it; nor does anything with `now`.
    """
    state = open_in_vim(target)
    if state is OpenInVim.WITH_CHANGES:
        raise refuse("unsaved")
    if state is OpenInVim.UNCHANGED and not is_page and not now:
        raise Stop(TryLater("open in an editor", seconds))


@dataclass(slots=True)
class QuietGate:
    """How long ago somebody else changed a file, by the later of mtime and ctime: synced files carry old mtimes."""

    clock: Callable[[], float]
    monotonic: Callable[[], float]
    _own: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    _watched: dict[str, tuple[tuple[int, int, int], float]] = field(default_factory=dict)

    def seconds_left(self, path: str, status: os.stat_result, gate: float) -> float:
        """Seconds until the file has been quiet for `gate` seconds; 0.0 if it has, or if the last change was ours."""
        state = _state(status)
        if self._own.get(path) == state:
            return 0.0
        latest = max(status.st_mtime_ns, status.st_ctime_ns)
        if latest % 1_000_000_000 == 0:
            gate += COARSE_TICK
        age = self.clock() - latest / 1e9
        if age >= 0:
            return max(0.0, gate - age)
        # A time in the future: the clock has jumped back. What counts then is how long it stays as it is.
        watched_state, since = self._watched.get(path, (None, 0.0))
        if watched_state != state:
            since = self.monotonic()
            self._watched[path] = (state, since)
        return max(0.0, gate - (self.monotonic() - since))

    def remember_own(self, path: str, status: os.stat_result) -> None:
        """This state of the file is our own doing."""
        self._own[path] = _state(status)


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_mtime_ns, status.st_ctime_ns


@dataclass(slots=True)
class CircuitBreaker:
    """Stops writing to a note that is written again and again: two programs may be undoing each other's changes."""

    monotonic: Callable[[], float]
    page: str = ""  # it is rendered again after each tick, and somebody may tick many boxes in a minute
    most: int = 5  # writes
    most_of_page: int = 30
    within: float = 60.0  # seconds
    pause: float = 3600.0  # seconds
    _writes: dict[str, list[float]] = field(default_factory=dict)
    _stopped: dict[str, float] = field(default_factory=dict)

    def check(self, path: str) -> None:
        """Raises Stop where one more write would be too many, and for an hour after that."""
        now = self.monotonic()
        if now < self._stopped.get(path, now):
            raise refuse("too-often")
        recent = [moment for moment in self._writes.get(path, ()) if now - moment < self.within]
        self._writes[path] = recent
        if len(recent) >= (self.most_of_page if path == self.page else self.most):
            self._stopped[path] = now + self.pause
            raise refuse("too-often")

    def count(self, path: str) -> None:
        """A write has been done."""
        self._writes.setdefault(path, []).append(self.monotonic())
