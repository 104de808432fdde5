"""What git has to know to merge notes task by task, written into a repository and taken out again.

Two lines in the vault's `.gitattributes`, which travel with the notes; the merge driver in this clone's configuration,
which doesn't; on request two lines in `.gitignore` that keep the page out of git. Every other line is the user's.
"""

# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import contextlib
import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kbfollow.vault.outcomes import Outcome, Unchanged
from kbfollow.vault.sync_state import find_repository

if TYPE_CHECKING:
    from kbfollow.vault.write import Writer

NAME = "kbfollow, task by task"
ATTRIBUTES = ".gitattributes"
ATTRIBUTES_NOTE = "# kbfollow merges notes task by task; each clone has to run: kbfollow git-setup"
ATTRIBUTES_RULE = "*.md merge=kbfollow"
IGNORE_NOTE = "# kbfollow writes this page anew from the notes, on every device the same"
_SECTION = "merge.kbfollow"
DRIVER_KEY = f"{_SECTION}.driver"


class GitError(Exception):
    """Why nothing can be set up in git, and what the user can do about it."""

    def __init__(self, message: str, mend: str = "look at git status in the vault") -> None:
        super().__init__(message)
        self.mend = mend


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the set-up, as `says` tells it: a file with its new bytes (None: it goes), or git configuration."""

    says: str
    file: Path | None = None
    data: bytes | None = None
    config: tuple[str, ...] = ()


def driver_command(python: str = sys.executable) -> str:
    """The command that git runs for a file that both sides changed.

    It calls this very Python, with the vault's folder not on its search path. Where that fails and no conflict markers
    are left (this environment was deleted, say), git's own merge is made: a failing driver would leave one side alone.
    """
    call = f"{shlex.quote(Path(python).as_posix())} -P -m kbfollow merge-driver %O %A %B %P"
    plain = "git merge-file -L ours -L ancestor -L theirs %A %O %B"
    return f"{call} || {{ status=$?; grep -q '^<<<<<<< ' %A && exit $status; {plain}; }}"


def set_up(root: str | os.PathLike[str], page: str, ignore_page: bool | None) -> list[Change]:
    """The changes that are still to be made. `page` is the page's path in the vault; None leaves it as it is in git.

    Raises GitError where the vault is in no repository, OSError.
    """
    folder = _folder(root)
    wanted = {"name": NAME, "driver": driver_command()}
    changes = [
        Change(f"set {_SECTION}.{key} in this clone", config=(f"{_SECTION}.{key}", value))
        for key, value in wanted.items()
        if _config(folder, f"{_SECTION}.{key}") != value
    ]
    changes += _file_change(folder / ".gitattributes", (ATTRIBUTES_NOTE, ATTRIBUTES_RULE), wanted=True)
    if ignore_page is not None:
        changes += _file_change(folder / ".gitignore", (IGNORE_NOTE, _pattern(page)), wanted=ignore_page)
    return changes


def take_out(root: str | os.PathLike[str], page: str) -> list[Change]:
    """The changes that undo the set-up; empty where there is none. Raises GitError and OSError."""
    folder = _folder(root)
    changes = _file_change(folder / ".gitattributes", (ATTRIBUTES_NOTE, ATTRIBUTES_RULE), wanted=False)
    changes += _file_change(folder / ".gitignore", (IGNORE_NOTE, _pattern(page)), wanted=False)
    if any(_config(folder, f"{_SECTION}.{key}") is not None for key in ("name", "driver")):
        changes.append(Change(f"take {_SECTION} out of this clone’s configuration", config=(_SECTION,)))
    return changes


def apply(root: str | os.PathLike[str], changes: Sequence[Change]) -> None:
    """Make the changes. Raises GitError and OSError."""
    folder = _folder(root) if changes else Path()
    for change in changes:
        if change.file is not None:
            _write(change.file, change.data)
        elif len(change.config) == 2:
            _git(folder, "config", "--local", *change.config)
        else:
            _git(folder, "config", "--local", "--remove-section", *change.config)


def write_files(writer: Writer, changes: Sequence[Change]) -> list[tuple[str, Outcome]]:
    """Make the changes of files by the vault's writer, which keeps what stood there for `undo`; path and outcome each.

    What stands there now is read again: only our own lines come and go.
    """
    done: list[tuple[str, Outcome]] = []
    for change in changes:
        if change.file is not None:
            path, before = change.file.name, change.file.read_bytes() if change.file.exists() else None
            done.append((path, _written(writer, path, before, change.data)))
    return done


def _written(writer: Writer, path: str, before: bytes | None, after: bytes | None) -> Outcome:
    if after is None:
        return Unchanged() if before is None else writer.trash(path, before, now=True)
    if before is None:
        return writer.write(path, b"", after, create=True)
    return writer.write(path, before, after, now=True)


def write_config(root: str | os.PathLike[str], changes: Sequence[Change]) -> None:
    """Make the changes of this clone's configuration alone. Raises GitError."""
    apply(root, [change for change in changes if change.file is None])


def is_named(root: str | os.PathLike[str]) -> bool:
    """Whether the vault's .gitattributes names the merge driver. Raises OSError."""
    file = Path(root, ATTRIBUTES)
    lines = file.read_bytes().split(b"\n") if file.exists() else []
    return ATTRIBUTES_RULE.encode() in (line.strip() for line in lines)


def configured(root: str | os.PathLike[str], key: str) -> str | None:
    """The value of a key in this clone's configuration. Raises GitError."""
    return _config(_folder(root), key)


def is_tracked(root: str | os.PathLike[str], path: str) -> bool:
    """Whether git holds the file already, so that .gitignore alone doesn't keep it out."""
    done = _run(_folder(root), "-c", "core.fsmonitor=false", "ls-files", "--error-unmatch", "--", path)
    return done.returncode == 0


def _folder(root: str | os.PathLike[str]) -> Path:
    folder = Path(root).resolve()
    if find_repository(str(folder)) is None:
        raise GitError("the vault is in no git repository", "run git init in it first")
    return folder


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # A git that runs us has set variables that name its own repository.
    own = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR")
    environment = {name: value for name, value in os.environ.items() if name not in own}
    try:
        return subprocess.run(
            ["git", "-C", str(folder), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git can’t be found", "install it, or add it to PATH") from None


def _git(folder: Path, *arguments: str) -> str:
    done = _run(folder, *arguments)
    if done.returncode:
        raise GitError(done.stderr.strip().split("\n")[0] or "git failed")
    return done.stdout


def _config(folder: Path, key: str) -> str | None:
    done = _run(folder, "config", "--local", "--get", key)
    if done.returncode > 1:
        raise GitError(done.stderr.strip().split("\n")[0])
    return done.stdout.removesuffix("\n") if done.returncode == 0 else None


def _pattern(page: str) -> str:
    """The page's path as a line of .gitignore that means it and nothing else."""
    escaped = "".join(f"\\{char}" if char in "\\*?[]" else char for char in page)
    return f"/{escaped}"


def _file_change(file: Path, ours: tuple[str, str], *, wanted: bool) -> list[Change]:
    """The change of a file that gets two lines at its end, or loses them; none where it is as wanted."""
    if file.is_symlink():
        raise GitError(f"{file.name} is a link", "put a file in its place: git doesn't follow links there")
    data = file.read_bytes() if file.exists() else b""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    standing = [line.strip() for line in lines]
    if wanted:
        if ours[1] in standing:
            return []
        end = "\r\n" if data.count(b"\r\n") * 2 > data.count(b"\n") else "\n"
        text = "\n".join(lines) + (end if lines[-1] else "") + "".join(line + end for line in ours)
        rival = next((line for line in standing if line.startswith("*.md ") and "merge" in line), "")
        says = f"add “{ours[1]}” to {file.name}" + (f", where it counts before your “{rival}”" if rival else "")
        return [Change(says, file, text.encode("utf-8", "surrogateescape"))]
    if not set(ours) & set(standing):
        return []
    text = "\n".join(line for line in lines if line.strip() not in ours)
    after = text.encode("utf-8", "surrogateescape") if text.strip() else None
    return [Change(f"take “{ours[1]}” out of {file.name}", file, after)]


def _write(file: Path, data: bytes | None) -> None:
    if data is None:
        file.unlink()
        return
    temp = file.with_name(f"{file.name}.kbfollow.tmp")
    try:
        temp.write_bytes(data)
        if file.exists():
            temp.chmod(file.stat().st_mode & 0o777)
        os.replace(temp, file)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temp)
        raise
