"""Which vault and which day a command means, and how it speaks of both."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kbfollow.cli.errors import BusyError, NoVaultError
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.vault.find import find_vault
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.places import state_directory
from kbfollow.words import day_month

if TYPE_CHECKING:  # the watcher watches before it imports what reads and judges
    from kbfollow.judge import Judgement
    from kbfollow.passes import VaultText
    from kbfollow.vault.outcomes import Refused, TryLater

BRIEFLY = 1.0  # seconds that another kbfollow may need for a pass


def vault_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """The optional argument VAULT."""
    return click.argument("vault", required=False, type=click.Path(path_type=Path))(function)


def the_vault(given: Path | None) -> Path:
    """The argument, else KBFOLLOW_VAULT, else the nearest parent folder that looks like one."""
    named = given or (Path(os.environ["KBFOLLOW_VAULT"]) if os.environ.get("KBFOLLOW_VAULT") else None)
    if named is None:
        found = find_vault(Path.cwd())
        if found is None:
            mend = "name its folder, set KBFOLLOW_VAULT, or run this inside a vault"
            raise NoVaultError("no vault here", mend)
        return found
    if not named.is_dir():
        what = "is no folder" if named.exists() else "does not exist"
        raise NoVaultError(f"the vault {named} {what}", "check the path")
    return named


def read(given: Path | None) -> VaultText:
    """The vault a command means, as read."""
    from kbfollow.passes import read_vault

    return read_vault(the_vault(given))


def day_of(today: date | None, vault: VaultText) -> date:
    """The day of `--today`, else the vault's."""
    from kbfollow.passes import vault_today

    return today or vault_today(vault.settings)


def busy(pid: int | None, since: datetime | None = None) -> BusyError:
    """Another kbfollow is writing in this vault, or watching it."""
    process = f"process {pid or 'unknown'}"
    if since is not None:
        moment = since.astimezone()
        today = datetime.now().astimezone().date()
        shown = "" if moment.date() == today else f"{day_month(moment.date())}, "
        process += f", since {shown}{moment:%H:%M:%S}"
    return BusyError(f"another kbfollow is at work in this vault ({process})", "wait for it, or stop it")


@contextmanager
def lock_if_free(root: Path) -> Iterator[VaultBusyError | None]:
    """The vault's lock and log, for one change such as a user makes in an editor; yields None.

    Where another kbfollow keeps the lock for more than `BRIEFLY` seconds, as a watcher does, yields who that is: the
    change is made all the same, and the other takes it in like any editor's.
    """
    from kbfollow.vault.log import logging_to_file

    with ExitStack() as stack:
        taken_by, end = None, time.monotonic() + BRIEFLY
        while True:
            try:
                stack.enter_context(VaultLock(state_directory(root)))
                stack.enter_context(logging_to_file(root))
                break
            except VaultBusyError as error:
                if time.monotonic() > end:
                    taken_by = error
                    break
            time.sleep(0.1)
        yield taken_by


def left_alone(path: str, outcome: Refused | TryLater) -> str:
    """Which file was not written, why, and what to do about it."""
    from kbfollow.vault.outcomes import Refused

    if isinstance(outcome, Refused):
        return f"{path}: not written, {outcome.reason.message}; {outcome.reason.mend}"
    return f"{path}: left alone, {outcome.reason}; {outcome.mend}"


def consent_needed(vault: VaultText) -> str:
    """What is said where nothing may be written yet."""
    return (
        f"Nothing was written: this vault has no note “{SETTINGS_NOTE}”.\n"
        "Run kbfollow init to set it up, or add --yes to write at once."
    )


def say_problems(judgement: Judgement) -> None:
    """What can't be read or contradicts itself in the notes, on stderr, each with its place and its mend."""
    for one in judgement.problems:
        click.echo(f"{one.path}:{one.line}: {one.message}" + (f"; {one.mend}" if one.mend else ""), err=True)
