"""The system below: watches of folders, Python and the libraries."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from kbfollow.doctor.patient import Check, Patient, looks_at
from kbfollow.markdown.managed_block import ManagedBlock, find_block, is_newer
from kbfollow.words import plural

WATCH_LIMIT = Path("/proc/sys/fs/inotify/max_user_watches")
PROCESSES = Path("/proc")
_REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?P<bounds>[^;]*)(?P<marker>;.*)?")
_SHOWN_VERSIONS = ("watchdog", "holidays", "markdown-it-py")


@looks_at("watching", 160)
def watches(patient: Patient) -> Iterator[Check]:
    """Whether Linux lets one user watch as many folders as the vault has, beside those that other programs watch."""
    if not sys.platform.startswith("linux"):
        return
    folders = sum(1 for _ in os.walk(patient.root))
    try:
        limit = int(WATCH_LIMIT.read_text(encoding="ascii"))
    except (OSError, ValueError):
        yield Check("watching", True, f"{plural(folders, 'folder')}; the limit is not told")
        return
    others = watched_by_others(patient.holder)
    says = f"{plural(folders, 'folder')}, {limit:,} watches allowed"
    if others:
        says += f", {others:,} of them held by other programs"
    if folders < limit - others:
        yield Check("watching", True, says)
    else:
        raised = max(524288, 2 * (folders + others))
        mend = f"raise fs.inotify.max_user_watches to {raised} (sysctl)"
        yield Check("watching", False, says, f"{mend}; until then watch looks once a minute")


def watched_by_others(own: int | None) -> int:
    """How many inotify watches this user's processes hold, but for `own`; those that can't be read count as none."""
    held = 0
    user = os.getuid() if sys.platform != "win32" else 0
    for process in _numbered(PROCESSES):
        with contextlib.suppress(OSError):
            if int(process.name) in (own, os.getpid()) or process.stat().st_uid != user:
                continue
            for descriptor in (process / "fd").iterdir():
                with contextlib.suppress(OSError):
                    if str(descriptor.readlink()) == "anon_inode:inotify":
                        told = (process / "fdinfo" / descriptor.name).read_bytes()
                        held += sum(line.startswith(b"inotify ") for line in told.split(b"\n"))
    return held


def _numbered(folder: Path) -> list[Path]:
    try:
        return [one for one in folder.iterdir() if one.name.isdigit()]
    except OSError:
        return []


@looks_at("other devices", 165)
def other_devices(patient: Patient) -> Iterator[Check]:
    """Whether another device has a newer kbfollow: what that one writes is left alone by this one."""
    engine = patient.judgement.engine
    notes = [(note.path, note.lines) for note in patient.judgement.notes.values()]
    page = patient.text.page
    if page.text is not None:
        notes.append((page.path, tuple(page.text.split("\n"))))
    blocks = [(path, find_block(lines)) for path, lines in notes]
    newer = [path for path, block in blocks if isinstance(block, ManagedBlock) and is_newer(block, engine)]
    if newer:
        more = f" and {plural(len(newer) - 1, 'more file')}" if len(newer) > 1 else ""
        says = f"{newer[0]}{more}: written by a newer kbfollow, or with newer holiday data, and so left alone here"
        yield Check("other devices", False, says, "update kbfollow on this device")


@looks_at("versions", 170)
def versions(patient: Patient) -> Iterator[Check]:
    """Whether Python and the libraries are those that this version asks for."""
    python = ".".join(map(str, sys.version_info[:3]))
    try:
        own = metadata.version("kbfollow")
        required = [_REQUIREMENT.match(one) for one in metadata.requires("kbfollow") or []]
    except metadata.PackageNotFoundError:
        yield Check("versions", True, f"Python {python}; kbfollow runs from its folder, without being installed")
        return
    found: list[str] = []
    for one in required:
        if one is None or "extra" in (one["marker"] or ""):
            continue
        least = re.search(r">=\s*([\d.]+)", one["bounds"])
        try:
            standing = metadata.version(one["name"])
        except metadata.PackageNotFoundError:
            yield Check("versions", False, f"{one['name']} is not installed", "install kbfollow again")
            continue
        if least and _numbers(standing) < _numbers(least[1]):
            says = f"{one['name']} is {standing}, and {least[1]} is needed"
            yield Check("versions", False, says, "install kbfollow again, or update that package")
        elif one["name"] in _SHOWN_VERSIONS:
            found.append(f"{one['name']} {standing}")
    yield Check("versions", True, f"kbfollow {own}, Python {python}, {', '.join(found)}")


def _numbers(version: str) -> tuple[int, ...]:
    """The leading numbers of a version, without zeros at the end: 3.10.0rc1 is (3, 10)."""
    head = re.match(r"\d+(?:\.\d+)*", version)
    numbers = [int(one) for one in head[0].split(".")] if head else []
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
