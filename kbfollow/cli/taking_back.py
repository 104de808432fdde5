"""The commands that bring back what was: undo, restore."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from kbfollow.cli.errors import CannotWriteError, NoVaultError
from kbfollow.cli.vaults import busy, left_alone, the_vault, vault_argument
from kbfollow.passes import new_writer, read_vault
from kbfollow.vault.backup import Backup, Backups, moment_of
from kbfollow.vault.find import find_vault
from kbfollow.vault.git_setup import ATTRIBUTES, DRIVER_KEY, GitError, configured, is_named
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.log import log_outcome, logging_to_file
from kbfollow.vault.outcomes import Outcome, Refused, TryLater, Unchanged
from kbfollow.vault.places import state_directory
from kbfollow.vault.undo import TakenBack, bytes_of, look_at, restore_file, undo_file
from kbfollow.vault.write import Writer
from kbfollow.words import plural

_WRITES_AGAIN = (
    "kbfollow update and watch will write it again. To keep kbfollow out of a note, give it the property\n"
    "follow_ups: no, or a line <!-- kbfollow:off -->."
)


@click.command("undo")
@vault_argument
@click.option("--dry-run", is_flag=True, help="Say what would be taken back, and write nothing.")
def undo_command(vault: Path | None, dry_run: bool) -> None:
    """Take back the last pass that wrote: its notes and the page get the bytes from before it.

    What you have changed since stays as it is now; only kbfollow's change is taken out of it. Where the two can't be
    parted the file is left alone and named. A page that the pass made goes to the vault's .trash folder. Once more,
    and the pass before goes too. restore and remove can be taken back in the same way.

    The next update writes again. To keep a note free of tasks, write follow_ups: no into its properties, or
    a line <!-- kbfollow:off --> anywhere in it.

    git's own configuration is in no pass: where the line in .gitattributes comes back or goes, undo says which command
    sees to the merge driver of this clone.

    \b
    Examples:
      kbfollow undo --dry-run ~/Notes   what would be taken back
      kbfollow undo ~/Notes
    """
    root = the_vault(vault)
    if dry_run:
        _show(root)
        return
    try:
        with VaultLock(state_directory(root)), logging_to_file(root):
            _undo(root)
    except VaultBusyError as error:
        raise busy(error.pid) from None


def _show(root: Path) -> None:
    backups = Backups(state_directory(root))
    pass_id = backups.last_pass()
    if pass_id is None:
        click.echo("There is no pass to take back.")
        return
    click.echo(f"The last pass that wrote: {_local(moment_of(pass_id))}.")
    task_tag = read_vault(root).settings.task_tag
    for backup in backups.of_pass(pass_id):
        one = look_at(root, backups, pass_id, backup.path, task_tag)
        click.echo(f"  would stay: {one.path}, {one.conflict}" if one.conflict else f"  {_would(one)} {one.path}")
    click.echo("Nothing was written.")


def _would(one: TakenBack) -> str:
    if one.wanted == one.standing:
        return "is as before already:"
    if one.wanted is None:
        return "would go to the trash:"
    return "would be as before:" if one.as_written else "would be as before but for what was changed since:"


def _undo(root: Path) -> None:
    text = read_vault(root)
    writer = new_writer(text)
    writer.recover(text.scan.leftovers)
    pass_id = writer.backups.last_pass()
    if pass_id is None:
        click.echo("There is no pass to take back.")
        return
    writer.backups.set_aside(writer.pass_id)  # before anything is written: taking back is not taken back
    waiting: list[TakenBack] = []
    done: list[TakenBack] = []
    for backup in writer.backups.of_pass(pass_id):
        one, outcome = undo_file(writer, pass_id, backup.path, text.settings.task_tag)
        log_outcome(backup.path, outcome)
        (waiting if isinstance(outcome, Refused | TryLater) else done).append(one)
        if isinstance(outcome, Refused | TryLater):
            click.echo(left_alone(one.path, outcome), err=True)
    writer.finish()
    if not waiting:
        writer.backups.set_aside(pass_id)
    _report(pass_id, done)
    _of_git(root, done)
    if waiting:
        raise CannotWriteError(
            f"{plural(len(waiting), 'file')} could not be taken back", "mend that, then run kbfollow undo again"
        )
    if any(one.conflict for one in done):
        sys.exit(1)


def _report(pass_id: str, done: Sequence[TakenBack]) -> None:
    click.echo(f"Took back the pass of {_local(moment_of(pass_id))}.")
    for one in done:
        if one.conflict:
            click.echo(f"{one.path}: left as it is, {one.conflict}", err=True)
        elif one.wanted == one.standing:
            click.echo(f"  was as before already: {one.path}")
        elif one.wanted is None:
            click.echo(f"  to the trash: {one.path}")
        else:
            click.echo(f"  as before{'' if one.as_written else ' but for what was changed since'}: {one.path}")
    click.echo(_WRITES_AGAIN)


def _of_git(root: Path, done: Sequence[TakenBack]) -> None:
    """The merge driver is told in two places; only one of them is a file of the vault, which a pass can take back."""
    if not any(one.path == ATTRIBUTES and one.wanted != one.standing and not one.conflict for one in done):
        return
    try:
        named, known = is_named(root), configured(root, DRIVER_KEY) is not None
    except (GitError, OSError):
        return
    if named and not known:
        click.echo(f"{ATTRIBUTES} names the merge driver again; this clone learns of it by kbfollow git-setup.")
    elif known and not named:
        click.echo(f"{ATTRIBUTES} names no merge driver now; kbfollow git-setup --undo takes it out of this clone too.")


def _moment(_ctx: click.Context, _param: click.Parameter, value: str | None) -> datetime | None:
    """A day or a moment in this device's zone. A day alone means its end."""
    if value is None:
        return None
    text = value.strip()
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"“{text}” is no time; write it as 2026-11-23 or 2026-11-23T18:30") from None
    if len(text) == len("2026-11-23"):
        moment += timedelta(days=1, microseconds=-1)
    return moment.astimezone(UTC)


@click.command("restore")
@click.argument("note")
@vault_argument
@click.option("--at", callback=_moment, metavar="TIME", help="The newest version kept by then; a day means its end.")
@click.option("--list", "only_list", is_flag=True, help="Show the versions kept, with their sizes, and write nothing.")
def restore_command(note: str, vault: Path | None, at: datetime | None, only_list: bool) -> None:
    """Bring back a note as it was before kbfollow wrote to it: the newest version, or the newest kept by TIME.

    NOTE is a path, in the vault or from where you are, or the name of a note. Versions are kept for 30 days. What
    stands there now is kept first, so that another restore brings it back. TIME is in this computer's time zone.

    \b
    Examples:
      kbfollow restore Interviews/Acme.md --list
      kbfollow restore Interviews/Acme.md --at 2026-11-23T18:30
    """
    root, given = _vault_and_note(note, vault)
    backups = Backups(state_directory(root))
    path = _kept_path(backups, given)
    versions = [one for one in backups.list_backups(path) if one.sha256 is not None]
    if only_list:
        _list(root, path, backups, versions)
        return
    chosen = next((one for one in versions if at is None or one.moment <= at), None)
    if chosen is None:
        mend = f"the oldest is of {_local(versions[-1].moment)}" if versions else "kbfollow has not written to it"
        raise NoVaultError(f"nothing is kept of {path}" + (" from so long ago" if versions else ""), mend)
    try:
        with VaultLock(state_directory(root)), logging_to_file(root):
            _restore(root, path, chosen)
    except VaultBusyError as error:
        raise busy(error.pid) from None


def _vault_and_note(note: str, vault: Path | None) -> tuple[Path, str]:
    """The vault, and the note's path in it. A path from the working directory finds its vault by itself."""
    # `absolute`, not `resolve`: a note that is a link keeps the name that it has in the vault.
    named = Path(note).absolute()
    root = vault and the_vault(vault)
    if root is None and (named.exists() or Path(note).is_absolute()):
        root = find_vault(named.parent)
    root = root or the_vault(None)
    for one in (named, named.parent.resolve() / named.name):
        for top in (root.absolute(), root.resolve()):
            if one.is_relative_to(top) and (one.exists() or Path(note).is_absolute()):
                return root, one.relative_to(top).as_posix()
    return root, Path(note).as_posix()


def _kept_path(backups: Backups, given: str) -> str:
    """The path of a note of which something is kept. Raises NoVaultError where none or several have this name."""
    kept = backups.paths()
    for path in (given, f"{given}.md"):
        if path in kept:
            return path
    named = sorted(path for path in kept if path.rpartition("/")[2] in (given, f"{given}.md"))
    if len(named) == 1:
        return named[0]
    if named:
        raise NoVaultError(f"several notes are called “{given}”", f"name one of {', '.join(named)}")
    raise NoVaultError(f"nothing is kept of “{given}”", "kbfollow has not written to a note of this name for 30 days")


def _list(root: Path, path: str, backups: Backups, versions: Sequence[Backup]) -> None:
    if not versions:
        click.echo(f"Nothing is kept of {path}: kbfollow made it, and has not written to it since.")
    standing = bytes_of(root, path)
    for one in versions:
        try:
            data = backups.read(one)
        except (OSError, ValueError):
            click.echo(f"{_local(one.moment)}  damaged")
            continue
        same = "  as it is now" if data == standing else ""
        click.echo(f"{_local(one.moment)}  {len(data):>9,} bytes{same}")


def _restore(root: Path, path: str, version: Backup) -> None:
    text = read_vault(root)
    writer: Writer = new_writer(text)
    writer.recover(text.scan.leftovers)
    try:
        data = writer.backups.read(version)
    except (OSError, ValueError):
        raise CannotWriteError(f"the version of {_local(version.moment)} is damaged", "choose another one") from None
    outcome: Outcome = restore_file(writer, path, data)
    log_outcome(path, outcome)
    writer.finish()
    if isinstance(outcome, Refused | TryLater):
        raise CannotWriteError(*left_alone(path, outcome).split("; ", 1))
    if isinstance(outcome, Unchanged):
        click.echo(f"{path} is already as it was at {_local(version.moment)}.")
        return
    click.echo(f"{path} is as it was at {_local(version.moment)} ({len(data):,} bytes).")
    click.echo(_WRITES_AGAIN)


def _local(moment: datetime) -> str:
    """A moment in this device's zone, in the form that --at takes."""
    return f"{moment.astimezone():%Y-%m-%dT%H:%M:%S}"
