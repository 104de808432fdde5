"""Which vault and which day a command means, and how it speaks of both."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from kbfollow.cli.errors import BusyError, NoVaultError
from kbfollow.passes import VaultText, find_vault, read_vault, vault_today
from kbfollow.settings import SETTINGS_NOTE
from kbfollow.vault.outcomes import Refused, TryLater
from kbfollow.words import day_month


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
    return read_vault(the_vault(given))


def day_of(today: date | None, vault: VaultText) -> date:
    """The day of `--today`, else the vault's."""
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


def left_alone(path: str, outcome: Refused | TryLater) -> str:
    """Which file was not written, why, and what to do about it."""
    if isinstance(outcome, Refused):
        return f"{path}: not written, {outcome.reason.message}; {outcome.reason.mend}"
    return f"{path}: left alone, {outcome.reason}; {outcome.mend}"


def consent_needed(vault: VaultText) -> str:
    """What is said where nothing may be written yet."""
    return (
        f"Nothing was written: this vault has no note “{SETTINGS_NOTE}”.\n"
        "Run kbfollow init to set it up, or add --yes to write at once."
    )
