"""The command that takes kbfollow out of a vault again: remove."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from kbfollow.block_places import without_block
from kbfollow.calendar_file import places
from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.service import take_away
from kbfollow.cli.vaults import busy, left_alone, read, the_vault, vault_argument
from kbfollow.markdown.managed_block import DamagedBlock, find_block
from kbfollow.passes import VaultText, new_writer, read_vault
from kbfollow.plan import encoded
from kbfollow.service.definition import service_of
from kbfollow.service.installation import is_installed, this_supervisor
from kbfollow.vault.git_setup import Change, GitError, take_out, write_config, write_files
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.log import log_outcome, logging_to_file
from kbfollow.vault.outcomes import Outcome, Refused, TryLater
from kbfollow.vault.places import state_directory
from kbfollow.words import plural


@dataclass(frozen=True, slots=True)
class Removal:
    """A file as it stands and as it is without kbfollow; `after` None: to the trash."""

    path: str
    before: bytes
    after: bytes | None


@click.command("remove")
@vault_argument
@click.option("--keep-tasks", is_flag=True, help="Leave the task lines in the notes, as ordinary lines.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken out, and write nothing.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def remove_command(vault: Path | None, keep_tasks: bool, dry_run: bool, yes: bool) -> None:
    """Take everything that kbfollow wrote out of the notes again.

    Each note is as if kbfollow had never been there, but for what you wrote into its block. The Follow-ups page and the
    calendar file go to the vault's .trash folder, unless you have written on the page too; the settings note and the
    guide stay. What git-setup has set up goes too, and the vault's service. kbfollow undo takes it back, but for this
    clone's merge driver and the service: that takes kbfollow git-setup and kbfollow service install.
    """
    root = the_vault(vault)
    text = read(root)
    found = list(removals(text, keep_tasks))
    of_git = _git_changes(text)
    service, supervisor = service_of(root), this_supervisor()
    has_service = is_installed(service, supervisor)
    calendars = [one for one in places(root, text.settings) if not one.in_vault and one.ours() is not None]
    for path, line, message in _damaged(text):
        click.echo(f"{path}:{line}: left as it is, {message}; take its lines out by hand", err=True)
    if not found and not of_git and not calendars and not has_service:
        click.echo("There is nothing of kbfollow's in this vault that can be taken out.")
        return
    for one in found:
        what = "to the trash" if one.after is None else "would clean" if dry_run else "to clean"
        click.echo(f"{what}: {one.path}")
    for change in of_git:
        click.echo(f"git: {change.says}")
    for one_file in calendars:
        click.echo(f"to delete: {one_file.shown}")
    if has_service:
        click.echo(f"{'would stop and remove' if dry_run else 'to stop and remove:'} the service {service.name}")
    if dry_run or not (yes or click.confirm("Take it out?")):
        click.echo("Nothing was written.")
        return
    if has_service:  # first of all: its watcher holds the lock, and would write again
        take_away(service, supervisor)
    try:
        with VaultLock(state_directory(root)), logging_to_file(root):
            _remove(root, keep_tasks, of_git)
            for one_file in calendars:
                one_file.delete()
    except VaultBusyError as error:
        raise busy(error.pid) from None
    except GitError as error:
        raise CannotWriteError(str(error), error.mend) from None


def _git_changes(text: VaultText) -> list[Change]:
    """What takes the merge driver out again; nothing where the vault isn't in git."""
    try:
        return take_out(text.root, text.page.path)
    except (GitError, OSError):
        return []


def removals(text: VaultText, keep_tasks: bool = False) -> Iterator[Removal]:
    """What takes every block out of the notes, and the page away."""
    for note in text.notes:
        after = without_block(note, keep_tasks, text.settings.task_tag)
        if after != note.text:
            yield Removal(note.path, encoded(note.text), encoded(after))
    if text.page.text is not None and text.page.state.block is not None:
        rest = _page_without_block(text)
        yield Removal(text.page.path, encoded(text.page.text), None if rest is None else encoded(rest))
    yield from _calendar(text)


def _calendar(text: VaultText) -> Iterator[Removal]:
    """The calendar file in the vault, if it is one of ours."""
    for one in places(Path(text.root), text.settings):
        standing = one.ours() if one.in_vault else None
        if standing is not None:
            yield Removal(one.path, standing, None)


def _page_without_block(text: VaultText) -> str | None:
    """What the user wrote on the page; None where that is nothing."""
    block = text.page.state.block
    assert block is not None and text.page.text is not None
    lines = text.page.text.split("\n")
    before, after = lines[: block.start], lines[block.stop :]
    if before and not before[-1].strip():
        before.pop()  # the blank line that came with the block
    rest = [*before, *text.page.state.foreign, *after]
    title = "# " + text.page.path.rsplit("/", 1)[-1].removesuffix(".md")
    return "\n".join(rest) if "\n".join(rest).strip("\r\n\t \ufeff") not in ("", title) else None


def _damaged(text: VaultText) -> Iterator[tuple[str, int, str]]:
    """The path, line and damage of each block that can't be told from what the user wrote."""
    for note in text.notes:
        block = find_block(note.lines)
        if isinstance(block, DamagedBlock):
            yield note.path, block.line, block.message
    if "kbfollow:begin" in (text.page.text or ""):
        for problem in text.page.state.problems:
            yield problem.path, problem.line, problem.message


def _remove(root: Path, keep_tasks: bool, of_git: Sequence[Change]) -> None:
    text = read_vault(root)  # what was shown may have changed while the user thought about it
    writer = new_writer(text)
    writer.recover(text.scan.leftovers)
    found = list(removals(text, keep_tasks))
    failed: list[tuple[str, Refused | TryLater]] = []
    for one in found:
        if one.after is None:
            outcome: Outcome = writer.trash(one.path, one.before, now=True)
        else:
            outcome = writer.write(one.path, one.before, one.after, now=True)
        log_outcome(one.path, outcome)
        if isinstance(outcome, Refused | TryLater):
            failed.append((one.path, outcome))
    of_files = write_files(writer, of_git)
    write_config(root, of_git)
    writer.finish()
    failed += [(path, one) for path, one in of_files if isinstance(one, Refused | TryLater)]
    click.echo(f"Cleaned {plural(len(found) + len(of_files) - len(failed), 'file')}.")
    for path, refused in failed:
        click.echo(left_alone(path, refused), err=True)
    if failed:
        raise CannotWriteError(f"{plural(len(failed), 'file')} could not be cleaned", "mend that, then run it again")
