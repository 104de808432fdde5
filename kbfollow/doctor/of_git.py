"""git: whether it is in the middle of something, and whether it can merge notes task by task."""

from __future__ import annotations

import os
import shlex
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from kbfollow.doctor.patient import SHOWN, Check, Fix, Patient, looks_at
from kbfollow.vault.checks import GIT_AT_WORK
from kbfollow.vault.git_index import unmerged_paths
from kbfollow.vault.git_setup import DRIVER_KEY, GitError, configured, is_named, set_up
from kbfollow.vault.outcomes import REFUSALS
from kbfollow.vault.sync_state import git_state


@looks_at("git", 100)
def git(patient: Patient) -> Iterator[Check]:
    """Whether git is in the middle of something."""
    repository = patient.repository
    if repository is None:
        return
    found = [one for one in git_state(patient.root) if one.code != "git-locked" or _is_left_behind(repository[1])]
    for one in found:
        yield Check("git", False, one.message, one.mend)
    try:
        unmerged = sorted(unmerged_paths((Path(repository[1]) / "index").read_bytes()))
    except FileNotFoundError:
        unmerged = []
    except (OSError, ValueError):
        yield Check("git", False, *REFUSALS["git-unreadable"])
        return
    for path in unmerged[:SHOWN]:
        yield Check("git", False, f"{os.fsdecode(path)}: {REFUSALS['git-unmerged'][0]}", REFUSALS["git-unmerged"][1])
    if len(unmerged) > SHOWN:
        yield Check("git", False, f"and {len(unmerged) - SHOWN} more", "the same")
    if not found and not unmerged:
        yield Check("git", True, f"in order ({repository[0]})")


def _is_left_behind(git_directory: str) -> bool:
    """Whether an index.lock is so old that the git which made it has been killed."""
    try:
        return time.time() - (Path(git_directory) / "index.lock").stat().st_mtime > GIT_AT_WORK
    except FileNotFoundError:
        return False


@looks_at("git driver", 105)
def driver(patient: Patient) -> Iterator[Check]:
    """Whether git can call the merge driver where .gitattributes names it.

    The file travels with the notes and the driver doesn't, so a fresh clone has the one without the other.
    """
    if patient.repository is None:
        return
    name = "git driver"
    if shutil.which("git") is None:
        yield Check(name, True, "the vault is in git, but there is no git on this device")
        return
    try:
        command = configured(patient.root, DRIVER_KEY)
    except GitError as error:
        yield Check(name, False, str(error), error.mend)
        return
    if not is_named(patient.root):
        mend = "kbfollow git-setup lets it merge them task by task"
        yield Check(name, True, "git merges notes line by line", mend)
    elif command is None:
        says = ".gitattributes names the merge driver, but this clone doesn’t know it: ticks made apart will conflict"
        yield Check(name, False, says, "run kbfollow git-setup", _fixes(patient))
    elif not _can_run(command):
        says = "the merge driver calls a Python that is gone: git merges line by line"
        yield Check(name, False, says, "run kbfollow git-setup", _fixes(patient))
    else:
        yield Check(name, True, "git merges notes task by task")


def _can_run(command: str) -> bool:
    try:
        python = shlex.split(command)[0]
    except (ValueError, IndexError):
        return False
    return shutil.which(python) is not None


def _fixes(patient: Patient) -> tuple[Fix, ...]:
    """What `git-setup` would do; the file stands already, so it is this clone's configuration alone."""
    changes = set_up(patient.root, patient.text.page.path, None)
    return tuple(Fix(one.says, config=(one.config[0], one.config[1])) for one in changes if len(one.config) == 2)
