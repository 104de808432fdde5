"""Files that kbfollow makes as a whole and that hold no word of the user's: the calendar file.

They need neither backups nor a quiet gate, since each can be made anew. But a file of that name that somebody else made
is never replaced, and what stands in the way of a note's write (git, links, rights) stands in the way here too.
"""

# ruff: noqa: PTH105, PTH108, PTH116, PTH120

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from kbfollow.vault import checks, durable, temp_file
from kbfollow.vault.exchange import NoExchangeError, move_to_free_name
from kbfollow.vault.journal import new_token
from kbfollow.vault.linger import read_all
from kbfollow.vault.outcomes import Outcome, Stop, TryLater, Unchanged, Written, outcome_of, refuse
from kbfollow.vault.seams import Seams
from kbfollow.vault.swap import SOON, open_note
from kbfollow.vault.sync_state import Repositories, has_icloud_stub

IsOurs = Callable[[bytes], bool]


def put_generated(
    root: str | os.PathLike[str],
    path: str,
    new: bytes,
    is_ours: IsOurs,
    *,
    exchange_folder: str = "",
    seams: Seams | None = None,
) -> Outcome:
    """Have the file at `path` (relative to the folder `root`, with "/") hold `new`; untouched where it does already.

    `is_ours` tells from a file's bytes whether it may be replaced; any other is refused. `exchange_folder` is a folder
    outside the vault for the temporary file. Never raises OSError: what the system says becomes an outcome.
    """
    try:
        return _put(os.path.realpath(root), path, new, is_ours, exchange_folder, seams or Seams())
    except Stop as stop:
        return stop.outcome
    except OSError as error:
        return outcome_of(error, SOON)


def generated_bytes(root: str | os.PathLike[str], path: str, is_ours: IsOurs) -> bytes | None:
    """The bytes of a file of ours; None where there is none, or another's. Raises OSError where it can't be read."""
    try:
        target = checks.inside(os.path.realpath(root), path)
        note = open_note(path, target)
    except (Stop, FileNotFoundError, NotADirectoryError):
        return None
    try:
        if not stat.S_ISREG(os.fstat(note.descriptor).st_mode):
            return None
        data = read_all(note.descriptor)
    finally:
        note.close()
    return data if is_ours(data) else None


def _put(root: str, path: str, new: bytes, is_ours: IsOurs, exchange_folder: str, seams: Seams) -> Outcome:
    os.stat(root)  # a folder that is away for now is not made anew
    target = checks.inside(root, path)
    repositories = Repositories()
    folder = os.path.dirname(target)
    if not os.path.lexists(target) and not has_icloud_stub(target):
        checks.check_git(repositories, target, seams.clock)
        Path(folder).mkdir(parents=True, exist_ok=True)
        checks.check_folder(folder)
        places = temp_file.Places(exchange_folder).candidates(folder, repositories.git_directory(folder))
        return _create(places, target, new, is_ours, seams)
    note = open_note(path, target)
    try:
        if not stat.S_ISREG(os.fstat(note.descriptor).st_mode):
            raise refuse("not-regular")
        standing = read_all(note.descriptor)
        if standing == new:
            return Unchanged()
        if not is_ours(standing):
            raise refuse("exists")
        checks.check_file(target)
        checks.check_git(repositories, target, seams.clock)
        places = temp_file.Places(exchange_folder).candidates(folder, repositories.git_directory(folder))
        like: int | None = note.descriptor
        if os.name == "nt":  # an open file can't be replaced there, and the system itself keeps the attributes
            note.close()
            like = None
        return _replace(places, target, like, standing, new, is_ours, seams)
    finally:
        note.close()


def _create(places: list[str], target: str, new: bytes, is_ours: IsOurs, seams: Seams) -> Outcome:
    def act(temp: str) -> None:
        try:
            move_to_free_name(temp, target)
        except NoExchangeError:
            os.close(temp_file.create(target, new, None, seams.fsync))

    _with_temporary(places, target, new, None, is_ours, seams, act)
    return Written()


def _replace(
    places: list[str], target: str, like: int | None, standing: bytes, new: bytes, is_ours: IsOurs, seams: Seams
) -> Outcome:
    def act(temp: str) -> None:
        try:
            seams.exchange(temp, target)
        except NoExchangeError:
            if _read(target) != standing:
                raise Stop(TryLater("changed meanwhile", SOON)) from None
            os.replace(temp, target)
            return
        displaced = _read(temp)
        if displaced != standing and not is_ours(displaced):
            seams.exchange(temp, target)  # somebody has just put a file of their own there
            raise Stop(TryLater("changed meanwhile", SOON))

    _with_temporary(places, target, new, like, is_ours, seams, act)
    return Written()


def _with_temporary(
    places: list[str],
    target: str,
    new: bytes,
    like: int | None,
    is_ours: IsOurs,
    seams: Seams,
    act: Callable[[str], None],
) -> None:
    """Call `act` with a temporary file that holds `new`, in the first place from which it can take the target's."""
    folder = os.path.dirname(target)
    for place in places:
        temp = temp_file.temp_path(place, new_token(), folder)
        os.close(temp_file.create(temp, new, like, seams.fsync))
        try:
            seams.at("prepared")
            act(temp)
        except OSError as error:
            if error.errno != errno.EXDEV or place == folder:
                raise
        else:
            durable.fsync_folder(folder, seams.fsync)
            return
        finally:
            _tidy(temp, is_ours)


def _tidy(temp: str, is_ours: IsOurs) -> None:
    """Delete a temporary file, unless it holds a displaced file of somebody else's that could not be put back.

    That one stays under a name that the next start knows and brings to the recovery folder.
    """
    with contextlib.suppress(FileNotFoundError):
        if is_ours(_read(temp)):
            os.unlink(temp)


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
