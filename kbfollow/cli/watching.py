"""The command that stays: watch."""

from __future__ import annotations

import signal
from datetime import date, datetime
from pathlib import Path
from types import FrameType

import click

from kbfollow.cli.vaults import busy, consent_needed, day_of, read, the_vault, vault_argument
from kbfollow.cli.writing import show_dry_run
from kbfollow.passes import PassResult, new_writer, read_vault, run_pass, vault_today
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.log import logging_to_file
from kbfollow.vault.outcomes import Written
from kbfollow.vault.places import state_directory
from kbfollow.vault.write import Writer
from kbfollow.watch import Watch


@click.command("watch")
@vault_argument
@click.option("--yes", is_flag=True, help="Write even though the vault has no settings note.")
@click.pass_obj
def watch_command(today: date | None, vault: Path | None, yes: bool) -> None:
    """Keep the notes and the page up to date while you edit, until Ctrl-C."""
    root = the_vault(vault)
    text = read(root)
    if not (text.has_settings or yes):
        show_dry_run(text, day_of(today, text))
        click.echo(consent_needed(text))
        return
    try:
        with VaultLock(state_directory(root)) as lock, logging_to_file(root):
            _watch(root, today, lock)
    except VaultBusyError as error:
        raise busy(error.pid) from None


def _watch(root: Path, today: date | None, lock: VaultLock) -> None:
    watch = Watch(root)

    def stop(_number: int, _frame: FrameType | None) -> None:
        watch.stop()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    text = read_vault(root)
    writer = new_writer(text)
    writer.recover(text.scan.leftovers)
    click.echo(f"Watching {root}. Ctrl-C ends it.")
    said: set[str] = set()
    for _ in watch.batches():
        if watch.polling:
            _say_once(said, f"looking once a minute: {watch.polling}")
        try:
            lock.renew()
            _pass(root, today, writer, watch, said)
        except OSError as error:  # the vault was unmounted or moved away: it may come back
            click.echo(f"the vault can’t be read just now: {error.strerror or error}", err=True)
            watch.look_again_in(60.0)
    writer.hand_over()
    click.echo("Stopped.")


def _pass(root: Path, today: date | None, writer: Writer, watch: Watch, said: set[str]) -> None:
    text = read_vault(root)
    watch.today = lambda: today or vault_today(text.settings)
    writer.begin_pass()
    result = run_pass(text, today or vault_today(text.settings), writer)
    late = writer.finish(wait=False)
    if result.outcomes:
        writer.backups.prune(datetime.now().astimezone())
    _say(result, said)
    waits = [one.seconds for one in result.later.values()]
    if writer.has_displaced or any(isinstance(one, Written) for one in result.outcomes.values()):
        waits.append(2.5)  # look after the displaced files, and read again what was merged
    if result.refused:
        waits.append(60.0)  # what stands in the way may end without a change to a note
    if late:
        waits = [0.0]
    if waits:
        watch.look_again_in(max(0.1, min(waits)))


def _say(result: PassResult, said: set[str]) -> None:
    now = f"{datetime.now().astimezone():%H:%M:%S}"
    written = [path for path in result.outcomes if path not in result.refused and path not in result.later]
    for path in written:
        click.echo(f"{now} moved {path} to .trash" if path in result.copies else f"{now} wrote {path}")
    refused = [f"{path}: not written, {one.reason.message}; {one.reason.mend}" for path, one in result.refused.items()]
    said.difference_update([words for words in said if "not written" in words and words not in refused])
    for words in refused:
        _say_once(said, words)


def _say_once(said: set[str], words: str) -> None:
    """Say what is wrong when it begins, not at every look."""
    if words not in said:
        said.add(words)
        click.echo(f"{datetime.now().astimezone():%H:%M:%S} {words}", err=True)
