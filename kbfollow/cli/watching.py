"""The command that stays: watch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.vaults import busy, consent_needed, day_of, read, the_vault, vault_argument
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.places import state_directory
from kbfollow.watch.after_pass import AfterPass
from kbfollow.watch.beginning import begun
from kbfollow.watch.voice import Look
from kbfollow.words import plural

if TYPE_CHECKING:
    from kbfollow.watch.watcher import Watcher


def _calendar(root: Path) -> AfterPass:
    from kbfollow.calendar_file import CalendarFile

    return CalendarFile(root)


def _reminding(root: Path) -> AfterPass:
    from kbfollow.reminding import Reminding

    return Reminding(root)


# What is done after each pass, in this order: each factory gets the vault's folder once, at the start of the watcher.
# They import late: every command imports this module.
AFTER_PASS: tuple[Callable[[Path], AfterPass], ...] = (_calendar, _reminding)


@click.command("watch")
@vault_argument
@click.option("--once", is_flag=True, help="One pass, waiting for notes that somebody is at; then stop. For cron.")
@click.option("--verbose", is_flag=True, help="Say of each look what it was for, what was read and how long it took.")
@click.option("--yes", is_flag=True, help="Write even though the vault has no settings note.")
@click.pass_obj
def watch_command(today: date | None, vault: Path | None, once: bool, verbose: bool, yes: bool) -> None:
    """Keep the notes and the page up to date while you edit, until Ctrl-C.

    Looks again after each change, at midnight in the vault's time zone, after sleep, and every quarter of an hour. On
    network drives, and where the system lets you watch too few folders, it looks once a minute. One watcher a vault: a
    second one says which process holds it and ends with exit status 5. SIGHUP reads everything again.

    \b
    Examples:
      kbfollow watch ~/Notes              until Ctrl-C
      kbfollow watch --verbose ~/Notes    and say what each look was for
      kbfollow watch --once ~/Notes       one pass, for cron
    """
    root = the_vault(vault)
    if not (yes or (root / SETTINGS_NOTE).is_file()):
        from kbfollow.cli.writing import show_dry_run

        text = read(root)
        show_dry_run(text, day_of(today, text))
        click.echo(consent_needed(text))
        return
    try:
        with VaultLock(state_directory(root)) as lock:
            act = _look_once if once else _watch
            act(root, lock, today, verbose=verbose, consent=yes)
    except VaultBusyError as error:
        raise busy(error.pid, error.since) from None


def _look_once(root: Path, lock: VaultLock, today: date | None, *, verbose: bool, consent: bool) -> None:
    from kbfollow.vault.log import logging_to_file

    with logging_to_file(root):
        result = _watcher(root, lock, today, verbose=verbose, consent=consent).run_once()
    if result is None or result.refused:
        sys.exit(CannotWriteError.exit_code)


def _watch(root: Path, lock: VaultLock, today: date | None, *, verbose: bool, consent: bool) -> None:
    from kbfollow.service.systemd_notify import keep_alive_seconds, notify_systemd

    with begun(root, fixed_day=today is not None) as watched:
        notify_systemd("READY=1")
        click.echo(f"Watching {root}. Ctrl-C ends it.")
        from kbfollow.vault.log import logging_to_file  # only now: importing takes longer than beginning to watch

        with logging_to_file(root):
            watcher = _watcher(root, lock, today, verbose=verbose, consent=consent)
            watcher.serve(notify_systemd, keep_alive_seconds())
            watcher.run(watched)
    click.echo("Stopped.")


def _watcher(root: Path, lock: VaultLock, today: date | None, *, verbose: bool, consent: bool) -> Watcher:
    from kbfollow.watch.watcher import Watcher

    followers = [factory(root) for factory in AFTER_PASS]
    return Watcher(root, lock, followers, today=today, consent=consent, voice=Terminal(verbose))


class Terminal:
    """What the watcher says to whoever started it: what was written, and what is wrong when it begins."""

    def __init__(self, verbose: bool) -> None:
        self._verbose = verbose
        self._refused: set[str] = set()

    def looked(self, looked: Look) -> None:
        """A pass is over."""
        from kbfollow.vault.outcomes import Written

        result = looked.result
        for path, outcome in result.outcomes.items():
            if isinstance(outcome, Written):
                self._say(f"moved {_shown(path)} to .trash" if path in result.copies else f"wrote {_shown(path)}")
        refused = [
            f"{_shown(path)}: not written, {one.reason.message}; {one.reason.mend}"
            for path, one in result.refused.items()
        ]
        for words in refused:
            if words not in self._refused:
                self.trouble(words)
        self._refused = set(refused)
        if self._verbose:
            read = plural(looked.read, "note")
            self._say(f"looked ({looked.named}): {read} read anew, {looked.seconds:.3f} s")

    def trouble(self, words: str) -> None:
        """Something is wrong, from now on."""
        self._say(words, err=True)

    def _say(self, words: str, *, err: bool = False) -> None:
        click.echo(f"{datetime.now().astimezone():%H:%M:%S} {words}", err=err)


def _shown(path: str) -> str:
    """A path that can't steer the terminal: whoever shares a vault chooses its names."""
    return path if path.isprintable() else repr(path)
