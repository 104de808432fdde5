"""What can come of a write, as values: nothing here is an error of the program."""

from __future__ import annotations

import errno
from dataclasses import dataclass

# code → (what is in the way, what the user can do about it). One table for the log, `doctor` and the documentation.
REFUSALS: dict[str, tuple[str, str]] = {
    "outside": ("the path leads out of the vault", "use a path inside the vault"),
    "link-out": ("the note is a link that leaves the vault", "move the note into the vault"),
    "hard-link": ("the file has more than one name (hard link)", "make a copy of it under its own name"),
    "not-owner": ("the file belongs to another user", "take over the file, or run kbfollow as its owner"),
    "not-regular": ("this is not an ordinary file", "replace it by an ordinary note"),
    "not-utf8": ("the note is not UTF-8 text", "save it as UTF-8"),
    "nul": ("the note holds NUL bytes, often a sign of a damaged file", "restore it or remove the NUL bytes"),
    "read-only": ("the file is read-only", "make it writable"),
    "read-only-folder": ("the folder is read-only", "make the folder writable"),
    "online-only": ("the file is not on this device (online only)", "open it once, or keep it on this device"),
    "unsaved": ("Vim has unsaved changes to this note", "save or close it in Vim"),
    "conflict-markers": ("the note holds conflict markers of git", "solve the conflict and remove the markers"),
    "conflict-copy": ("this is a conflict copy made by a sync program", "merge it into the note and delete it"),
    "git-merge": ("git is in the middle of a merge", "finish it with git commit, or git merge --abort"),
    "git-rebase": ("git is in the middle of a rebase", "finish it with git rebase --continue or --abort"),
    "git-am": ("git is in the middle of applying patches", "finish it with git am --continue or --abort"),
    "git-cherry-pick": (
        "git is in the middle of a cherry-pick",
        "finish it with git cherry-pick --continue or --abort",
    ),
    "git-revert": ("git is in the middle of a revert", "finish it with git revert --continue or --abort"),
    "git-bisect": ("git is in the middle of a bisect", "finish it with git bisect reset"),
    "git-locked": ("another git command is running (index.lock)", "wait; if none is running, delete the index.lock"),
    "git-unmerged": ("git holds unmerged versions of this note", "solve the conflict, then git add the note"),
    "git-unreadable": ("git's index could not be read", "run git status in the vault"),
    "exists": ("a file of this name is there already", "choose another name, or move the file away"),
    "changed-since": ("it has been changed since it was looked at", "run the command again"),
    "too-often": ("written more than five times in a minute", "look for a second program that changes this note"),
    "disk-full": ("there is no room left on the disk", "free some space"),
    "attributes": ("the file's attributes could not be copied", "look at the file's extended attributes and ACL"),
    "denied": ("the system does not allow the change", "look at the permissions of the file and its folder"),
    "name-too-long": ("the name is too long", "choose a shorter name"),
    "io": ("the disk reported an error", "look at the disk; keep a copy of the vault elsewhere"),
}


# reason → what the user can do beside waiting.
DELAYS: dict[str, str] = {
    "changed a moment ago": "it is written once it has been left alone for some seconds",
    "open in another program": "close it there, or wait until that program has saved it",
    "changed meanwhile": "it is read again at the next pass",
    "being saved": "it is read again at the next pass",
    "open in an editor": "close it in Vim, or run kbfollow update --now",
    "git is at work": "wait for git to finish",
    "gone": "if it was moved, its new place is found at the next pass",
    "too many open files": "close some programs",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a note is not written. `code` is a key of `REFUSALS`; `mend` says what the user can do."""

    code: str
    message: str
    mend: str


def refusal(code: str) -> Refusal:
    """The refusal of this code, with its words."""
    message, mend = REFUSALS[code]
    return Refusal(code, message, mend)


@dataclass(frozen=True, slots=True)
class Written:
    """The note stands as wanted. `merged`: somebody saved it meanwhile and both changes are in it; read it again."""

    merged: bool = False


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing to do: the bytes are the same. The file was not touched, its mtime stays."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The note was left alone, and will be until the user does something."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class TryLater:
    """The note was left alone because somebody is at it; `seconds` from now is a good time to look again.

    `reason` is a key of `DELAYS`.
    """

    reason: str
    seconds: float

    @property
    def mend(self) -> str:
        """What the user can do about it."""
        return DELAYS[self.reason]


Outcome = Written | Unchanged | Refused | TryLater


class Stop(Exception):  # noqa: N818  (the way out, not an error)
    """Ends a write from within with an outcome. Never leaves `vault/`."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def refuse(code: str) -> Stop:
    """To be raised: ends the write with this refusal."""
    return Stop(Refused(refusal(code)))


def outcome_of(error: OSError, seconds: float) -> Outcome:
    """What an error of the system means for the write; `seconds` is when to look again where waiting may help."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return Refused(refusal("disk-full"))
        case errno.EROFS:
            return Refused(refusal("read-only-folder"))
        case errno.EACCES | errno.EPERM:
            return Refused(refusal("denied"))
        case errno.ENAMETOOLONG:
            return Refused(refusal("name-too-long"))
        case errno.ELOOP:
            return Refused(refusal("link-out"))
        case errno.EEXIST:
            return Refused(refusal("exists"))
        case errno.ENOENT | errno.ENOTDIR | errno.ESTALE:
            return TryLater("gone", seconds)
        case errno.EAGAIN | errno.EBUSY | errno.ETXTBSY:
            return TryLater("open in another program", seconds)
        case errno.EMFILE | errno.ENFILE:
            return TryLater("too many open files", seconds)
        case _:
            return Refused(refusal("io"))
