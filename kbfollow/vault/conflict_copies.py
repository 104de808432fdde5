"""Conflict copies that sync programs leave beside a note, told by their names.

A name alone may be the user's own: only a file beside its original counts. Names that people choose themselves
("Acme 2.md" for a second round) are never enough: `is_version_of` then compares the bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConflictCopy:
    """A conflict copy: `path` and the note it is a copy `of`, both relative to the vault; `kind` names the program."""

    path: str
    of: str
    kind: str


# Each matches a whole file name without its ending; `stem` is the original's. First match wins.
NAME_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # Acme.sync-conflict-20261120-101500-ABCDEFG
    ("Syncthing", re.compile(r"(?P<stem>.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{7})?", re.DOTALL)),
    # Acme (conflicted copy 2026-11-20 101500), with a user's name before the date in newer versions
    ("Nextcloud", re.compile(r"(?P<stem>.+) \(conflicted copy (?:[^()]+ )?\d{4}-\d\d-\d\d \d{6}\)", re.DOTALL)),
    # Acme (Jane's conflicted copy 2026-11-20), Acme (conflicted copy 2026-11-20 1)
    (
        "Dropbox",
        re.compile(r"(?P<stem>.+) \((?:[^()]+['’]s? )?conflicted copy \d{4}-\d\d-\d\d(?: ?\(?\d+\)?)?\)", re.DOTALL),
    ),
    # Acme (Case Conflict), Acme (Jane's Case Conflict 1), Acme (Unicode Encoding Conflict)
    (
        "Dropbox",
        re.compile(
            r"(?P<stem>.+) \((?:[^()]+['’]s? )?(?:Case|Unicode Encoding|Selective Sync) Conflict(?: \d+)?\)", re.DOTALL
        ),
    ),
    # Acme-DESKTOP-1A2B3C4: only host names that Windows and macOS make up themselves; "Acme-Interview" is a note
    (
        "OneDrive",
        re.compile(
            r"(?P<stem>.+)-(?:(?:DESKTOP|LAPTOP)-(?=[A-Z]*\d)[A-Z0-9]{7}|WIN-(?=[A-Z]*\d)[A-Z0-9]{11}"
            r"|[A-Z][A-Za-z]*s-(?:MacBook-(?:Pro|Air)|Mac-mini|iMac-Pro)(?:-\d)?(?:\.local)?)",
            re.DOTALL,
        ),
    ),
    # Acme 2: a candidate only
    ("iCloud", re.compile(r"(?P<stem>.+) [2-9]", re.DOTALL)),
)
# What every such name holds somewhere: asked first, since almost no name does.
_TRACE = re.compile(r"onflict|-[A-Z]| [2-9]\.")
_PAGE_BASE = re.compile(rb"^<!-- kbfollow:end\r?\n(?:open|lines) [0-9a-f]{6,10}[: ]", re.MULTILINE)
UNCERTAIN = frozenset({"iCloud"})  # kinds for which the name is not enough


def originals_of(copies: Collection[ConflictCopy]) -> dict[str, str]:
    """Each copy's path → the note that it is a copy of in the end, where copies have copies."""
    of = {copy.path: copy.of for copy in copies}
    roots: dict[str, str] = {}
    for path in of:
        root, steps = of[path], 0
        while root in of and steps < len(of):
            root, steps = of[root], steps + 1
        roots[path] = root
    return roots


def conflict_copies(folder: str, names: Collection[str], expected: Collection[str] = ()) -> list[ConflictCopy]:
    """The names in one folder that look like a conflict copy of another name there, in the order of `names`.

    `folder` is relative to the vault, "" for the vault itself. `expected` are names that have copies even while no such
    file is there: that of the page, which is made again. Copies of a kind in `UNCERTAIN` are candidates.
    """
    if not _TRACE.search("\n".join(names)):
        return []
    suspects = [name for name in names if _TRACE.search(name)]
    originals = {folded(name): name for name in (*expected, *names)}
    found = []
    for name in suspects:
        match = original_of(name, originals)
        if match is not None:
            prefix = folder + "/" if folder else ""
            found.append(ConflictCopy(prefix + name, prefix + match[0], match[1]))
    return found


def original_of(name: str, originals: Mapping[str, str]) -> tuple[str, str] | None:
    """The original's name and the kind, if `name` reads as a conflict copy of one of `originals` (folded → name)."""
    stem, _, ending = name.rpartition(".")
    for kind, pattern in NAME_PATTERNS:
        match = pattern.fullmatch(stem)
        if match is None:
            continue
        original = originals.get(folded(f"{match['stem']}.{ending}"))
        if original is not None and original != name:
            return original, kind
    return None


def folded(name: str) -> str:
    """A name as case-insensitive and Unicode-normalising file systems compare it."""
    return (
        name.lower() if name.isascii() else unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    )


def is_version_of(copy: bytes, note: bytes) -> bool:
    """Whether a file is a version of the same note and not a further note of a similar name.

    The same front matter tells it (a second round has another date), without any the greater part of the lines. The
    Follow-ups page is told by its base, whatever day it shows.
    """
    if copy == note or (_PAGE_BASE.search(copy) and _PAGE_BASE.search(note)):
        return True
    copy_head, note_head = _front_matter(copy), _front_matter(note)
    if copy_head or note_head:
        return copy_head == note_head
    copy_lines = {line.strip() for line in copy.split(b"\n")} - {b""}
    note_lines = {line.strip() for line in note.split(b"\n")} - {b""}
    return 2 * len(copy_lines & note_lines) > max(len(copy_lines), len(note_lines))


def _front_matter(data: bytes) -> bytes:
    match = re.match(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", data, re.DOTALL | re.MULTILINE)
    return match[1].replace(b"\r", b"").strip() if match else b""
