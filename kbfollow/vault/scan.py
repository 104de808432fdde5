"""Finding the vault's notes: one walk, names and numbers only.

Strings and `os` throughout: at 10,000 notes pathlib would cost more than the walk itself. Names that are not UTF-8
survive as surrogate escapes, so that every path found can be opened again.
"""

# ruff: noqa: PTH116, PTH118, PTH206

from __future__ import annotations

import os
import stat
import unicodedata
from array import array
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from kbfollow.file_names import ICLOUD_STUB, OWN_TEMPORARY_NAME, is_left_out_folder, is_temporary_name
from kbfollow.model import Problem
from kbfollow.vault.conflict_copies import UNCERTAIN, ConflictCopy, conflict_copies, is_version_of

_64_BITS = 2**64 - 1  # some file systems of Windows have longer numbers
NOTE_ENDINGS = (".md", ".MD", ".Md", ".mD")


class FoundNote(NamedTuple):
    """A note as the walk saw it: `path` relative to the vault with "/", size in bytes, times in nanoseconds."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


def found_note(path: str, status: os.stat_result) -> FoundNote:
    """A file as its status tells; `path` is relative to the vault."""
    # Straight from the tuple: twice as quick as by the fields, and there are ten thousand of them.
    fields = (path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    return tuple.__new__(FoundNote, fields)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a walk found, each in the order of paths.

    `notes` holds no conflict copies; they are in `conflict_copies`. `online_only` are notes of which only a stub is on
    this device, `leftovers` our own temporary files beside notes (for `Writer.recover`).
    """

    notes: tuple[FoundNote, ...] = ()
    conflict_copies: tuple[ConflictCopy, ...] = ()
    problems: tuple[Problem, ...] = ()
    online_only: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    folders: int = 0  # how many were walked: to be compared with the limit of inotify watches


@dataclass(slots=True)
class _Walk:
    root: str
    left_out: frozenset[str]
    expected: dict[str, list[str]] = field(default_factory=dict)  # names by folder
    notes: list[FoundNote] = field(default_factory=list)
    skip: Callable[[FoundNote], bool] = lambda _note: False
    inodes: array[int] = field(default_factory=lambda: array("Q"))  # of all notes, skipped ones too
    copies: list[ConflictCopy] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    online_only: list[str] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    folders: set[tuple[int, int]] = field(default_factory=set)  # device and inode: ends loops, follows links once


def scan(
    root: str | os.PathLike[str],
    *,
    left_out: Collection[str] = (),
    expected: Collection[str] = (),
    skip: Callable[[FoundNote], bool] | None = None,
) -> Scan:
    """Walk the vault once. `left_out` are folders relative to the vault that are not walked (templates).

    `expected` are files that have conflict copies even while they are not there: the page, which is made again.
    Notes for which `skip` is true are not kept: a vault may have a hundred thousand that nobody will ask about.

    A folder that cannot be read is a Problem and the walk goes on. Raises OSError where the vault cannot be read.
    """
    walk = _Walk(os.path.realpath(root), frozenset(folder.strip("/") for folder in left_out))
    for path in expected:
        top, _, name = path.rpartition("/")
        walk.expected.setdefault(top, []).append(name)
    walk.skip = skip or walk.skip
    os.stat(walk.root)
    _walk_tree(walk, "")
    _follow_links(walk)
    _drop_conflict_copies(walk)
    ascii_only = all(map(str.isascii, map(itemgetter(0), walk.notes)))
    walk.notes.sort(key=itemgetter(0) if ascii_only else lambda note: path_order(note[0]))
    return Scan(
        notes=tuple(walk.notes),
        conflict_copies=tuple(sorted(walk.copies, key=lambda copy: path_order(copy.path))),
        problems=tuple(sorted(walk.problems, key=lambda problem: path_order(problem.path))),
        online_only=tuple(sorted(walk.online_only, key=path_order)),
        leftovers=tuple(sorted(walk.leftovers, key=path_order)),
        folders=len(walk.folders),
    )


def path_order(path: str) -> tuple[str, str]:
    """The order of paths that is the same on every device: by NFC, then as written."""
    return (path, path) if path.isascii() else (unicodedata.normalize("NFC", path), path)


def _walk_tree(walk: _Walk, top: str) -> None:
    pending = [top]
    while pending:
        folder = pending.pop()
        try:
            pending.extend(_read_folder(walk, folder))
        except OSError as error:
            message = f"the folder cannot be read: {error.strerror}"
            walk.problems.append(Problem(folder, 0, message, "look at its permissions"))


def _read_folder(walk: _Walk, folder: str) -> list[str]:
    """Take in one folder's notes; returns the folders in it that are to be walked."""
    absolute = os.path.join(walk.root, folder) if folder else walk.root
    status = os.stat(absolute)
    if (status.st_dev, status.st_ino) in walk.folders:
        return []
    walk.folders.add((status.st_dev, status.st_ino))
    prefix = folder + "/" if folder else ""
    below: list[str] = []
    names: list[str] = []
    notes, skip = walk.notes, walk.skip
    with os.scandir(absolute) as found:
        for member in found:
            name = member.name
            if name.endswith(NOTE_ENDINGS) and not (name[0] in ".~" and is_temporary_name(name)):
                try:
                    status = member.stat(follow_symlinks=False)
                except FileNotFoundError:
                    continue  # deleted since the folder was read
                path = prefix + name
                if stat.S_ISREG(status.st_mode):
                    names.append(name)
                    walk.inodes.append(status.st_ino & _64_BITS)
                    note = found_note(path, status)
                    if not skip(note):
                        notes.append(note)
                elif stat.S_ISLNK(status.st_mode):
                    walk.links.append(path)
                elif stat.S_ISDIR(status.st_mode) and path not in walk.left_out:
                    below.append(path)
            elif member.is_symlink():
                if not name.startswith("."):
                    walk.links.append(prefix + name)
            elif member.is_dir(follow_symlinks=False):
                if not is_left_out_folder(name) and prefix + name not in walk.left_out:
                    below.append(prefix + name)
            elif name.endswith((".tmp", ".old", ".icloud")):
                _take_in_oddity(walk, prefix, name)
    expected = walk.expected.get(folder, ())
    if len(names) > 1 or expected:
        walk.copies.extend(conflict_copies(folder, names, expected))
    return below


def _take_in_oddity(walk: _Walk, prefix: str, name: str) -> None:
    if OWN_TEMPORARY_NAME.fullmatch(name):
        walk.leftovers.append(prefix + name)
        return
    stub = ICLOUD_STUB.fullmatch(name)
    if stub is not None and stub["name"].lower().endswith(".md"):
        walk.online_only.append(prefix + stub["name"])


def _follow_links(walk: _Walk) -> None:
    """Follow links that stay in the vault, once, and only to what the walk has not met under its own name."""
    met = set(walk.inodes) if walk.links else set()
    while walk.links:
        links, walk.links = sorted(walk.links, key=path_order), []
        for path in links:
            target = os.path.realpath(os.path.join(walk.root, path))
            if not is_inside(walk.root, target) or is_private(walk.root, target):
                continue
            try:
                status = os.stat(target)
            except OSError:
                continue  # a dangling link
            if stat.S_ISDIR(status.st_mode):
                if path not in walk.left_out:
                    _walk_tree(walk, path)
            elif stat.S_ISREG(status.st_mode) and path[-3:].lower() == ".md" and status.st_ino & _64_BITS not in met:
                met.add(status.st_ino & _64_BITS)
                note = found_note(path, status)
                if not walk.skip(note):
                    walk.notes.append(note)


def is_inside(root: str, target: str) -> bool:
    """Whether a real path lies in the vault. Both are absolute and resolved."""
    return target == root or target.startswith(root.rstrip(os.sep) + os.sep)


def is_private(root: str, target: str) -> bool:
    """Whether a real path inside the vault lies in a folder that programs keep for themselves (.git, .obsidian)."""
    parts = os.path.relpath(target, root).split(os.sep)
    return any(part in (".git", ".obsidian", ".trash", ".stversions", ".stfolder", "node_modules") for part in parts)


def _drop_conflict_copies(walk: _Walk) -> None:
    certain = []
    for copy in walk.copies:
        if copy.kind in UNCERTAIN:
            try:
                if not is_version_of(read(walk.root, copy.path), read(walk.root, copy.of)):
                    continue
            except OSError:
                continue  # unreadable: left among the notes, where reading it again tells the user why
        certain.append(copy)
    walk.copies = certain
    copies = {copy.path for copy in certain}
    if copies:
        walk.notes = [note for note in walk.notes if note.path not in copies]


def read(root: str | os.PathLike[str], path: str) -> bytes:
    """The bytes of a note. `path` is relative to the vault. Raises OSError; a pipe or device is never waited for."""
    descriptor = os.open(
        os.path.join(root, path), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with open(descriptor, "rb", buffering=0) as file:
        return file.read()
