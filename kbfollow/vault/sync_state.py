"""What git, sync programs and their placeholders say about a note at this moment.

Asked before each write, and told by `doctor`; never shown on the page, since it is true of one device only.
"""

# ruff: noqa: PTH110, PTH112, PTH116, PTH118, PTH120

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass, field

from kbfollow.vault.git_index import unmerged_paths
from kbfollow.vault.outcomes import Refusal, refusal

# Files in a repository's git directory that stand there while a command is unfinished, with the refusal's code.
GIT_STATES: tuple[tuple[str, str], ...] = (
    ("MERGE_HEAD", "git-merge"),
    ("rebase-merge", "git-rebase"),
    ("rebase-apply/applying", "git-am"),
    ("rebase-apply", "git-rebase"),
    ("CHERRY_PICK_HEAD", "git-cherry-pick"),
    ("REVERT_HEAD", "git-revert"),
    ("BISECT_LOG", "git-bisect"),
    ("index.lock", "git-locked"),
)
_SF_DATALESS = 0x40000000  # macOS: the contents are in the cloud
_WINDOWS_ONLINE_ONLY = 0x1000 | 0x40000 | 0x400000  # OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS


def git_state(root: str | os.PathLike[str]) -> list[Refusal]:
    """Why nothing may be written below this folder for git's sake now; empty where nothing stands against it.

    Paths that are unmerged are told per note by `Repositories.refusal`. A folder outside any repository gives [].
    """
    found = find_repository(os.path.realpath(root))
    if found is None:
        return []
    codes = [code for name, code in GIT_STATES if os.path.lexists(os.path.join(found[1], name))]
    if "git-am" in codes:
        codes.remove("git-rebase")
    return [refusal(code) for code in codes]


def find_repository(folder: str) -> tuple[str, str] | None:
    """The working tree that a folder lies in and its git directory, both absolute; None outside any repository.

    In a worktree or submodule `.git` is a file that names the git directory; the states and the index are there.
    """
    while True:
        dot_git = os.path.join(folder, ".git")
        git_directory = _git_directory(dot_git)
        if git_directory is not None:
            return folder, git_directory
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def _git_directory(dot_git: str) -> str | None:
    if os.path.isdir(dot_git):
        return dot_git if os.path.exists(os.path.join(dot_git, "HEAD")) else None
    try:
        with open(dot_git, "rb") as file:
            line = file.read(4096)
    except OSError:
        return None
    if not line.startswith(b"gitdir:"):
        return None
    named = os.fsdecode(line.removeprefix(b"gitdir:").strip())
    directory = os.path.normpath(os.path.join(os.path.dirname(dot_git), named))
    return directory if os.path.isdir(directory) else None


@dataclass(slots=True)
class _Repository:
    tree: str
    git_directory: str
    index_state: tuple[int, int, int] | None = None
    unmerged: frozenset[bytes] = frozenset()
    damaged: bool = False


@dataclass(slots=True)
class Repositories:
    """The repositories that the vault's folders lie in: the vault's own, one around it, submodules within it.

    Asking costs some `stat` calls; the index is read again only when it has changed.
    """

    _by_folder: dict[str, _Repository | None] = field(default_factory=dict)
    _by_tree: dict[str, _Repository] = field(default_factory=dict)

    def forget(self) -> None:
        """Look for repositories afresh; for the start of a pass."""
        self._by_folder.clear()

    def git_directory(self, folder: str) -> str | None:
        """The git directory for an absolute folder."""
        repository = self._of(folder)
        return repository.git_directory if repository else None

    def refusal(self, target: str) -> Refusal | None:
        """Why a file (absolute, resolved path) may not be written for git's sake now."""
        repository = self._of(os.path.dirname(target))
        if repository is None:
            return None
        for name, code in GIT_STATES:
            if os.path.lexists(os.path.join(repository.git_directory, name)):
                return refusal(code)
        _read_index(repository)
        if repository.damaged:
            return refusal("git-unreadable")
        if repository.unmerged:
            path = os.fsencode(os.path.relpath(target, repository.tree)).replace(os.fsencode(os.sep), b"/")
            if path in repository.unmerged:
                return refusal("git-unmerged")
        return None

    def _of(self, folder: str) -> _Repository | None:
        if folder not in self._by_folder:
            found = find_repository(folder)
            self._by_folder[folder] = self._by_tree.setdefault(found[0], _Repository(*found)) if found else None
        return self._by_folder[folder]


def _read_index(repository: _Repository) -> None:
    path = os.path.join(repository.git_directory, "index")
    try:
        status = os.stat(path)
        state = (status.st_mtime_ns, status.st_size, status.st_ino)
        if state == repository.index_state:
            return
        with open(path, "rb") as file:
            repository.unmerged, repository.damaged = unmerged_paths(file.read()), False
        repository.index_state = state
    except FileNotFoundError:
        repository.unmerged, repository.damaged, repository.index_state = frozenset(), False, None
    except (OSError, ValueError):
        repository.damaged, repository.index_state = True, None


def is_online_only(path: str, status: os.stat_result) -> bool:
    """Whether a file's contents are not on this device: reading it would fetch it, writing it could lose it.

    macOS and Windows say so themselves; an iCloud stub (`.Name.md.icloud`) stands beside where the file would be.
    """
    if sys.platform == "darwin":
        if status.st_flags & _SF_DATALESS:
            return True
    elif sys.platform == "win32" and status.st_file_attributes & _WINDOWS_ONLINE_ONLY:
        return True
    return stat.S_ISREG(status.st_mode) and status.st_size == 0 and has_icloud_stub(path)


def has_icloud_stub(path: str) -> bool:
    """Whether iCloud's stand-in for this file is there."""
    folder, name = os.path.split(path)
    return os.path.lexists(os.path.join(folder, f".{name}.icloud"))
