"""The commands for vaults in git: git-setup, and merge-driver, which git calls itself."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kbfollow.cli.errors import CannotWriteError

if TYPE_CHECKING:
    from kbfollow.vault.git_setup import Change

# Imported at their use: git calls merge-driver for each file that both sides changed.


@click.command("git-setup")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would be changed, and change nothing.")
@click.option("--page-ignored/--page-kept", "ignored", default=None, help="Keep the Follow-ups page out of git, or in.")
@click.option("--undo", is_flag=True, help="Take the set-up out again.")
def git_setup_command(vault: Path | None, dry_run: bool, ignored: bool | None, undo: bool) -> None:
    """Let git merge notes task by task, so that ticks made on two devices never conflict.

    Adds a line to the vault's .gitattributes, which travels with the notes, and a merge driver to this clone's
    configuration, which doesn't: run it once in each clone. Run again, it changes nothing.

    The Follow-ups page is written anew from the notes on every device, so it can stay out of git.

    \b
    Examples:
      kbfollow git-setup ~/Notes --dry-run
      kbfollow git-setup ~/Notes --page-ignored
      kbfollow git-setup ~/Notes --undo
    """
    from kbfollow.cli.vaults import read, the_vault
    from kbfollow.vault.git_setup import GitError, apply, is_tracked, set_up, take_out
    from kbfollow.vault.sync_state import git_state

    root = the_vault(vault)
    page = read(root).page.path
    try:
        if not undo and ignored is None and not dry_run and sys.stdin.isatty() and set_up(root, page, None):
            ignored = click.confirm(f"Keep {page} out of git? Every device writes it anew", default=True)
        changes = take_out(root, page) if undo else set_up(root, page, ignored)
        states = git_state(root) if changes and not dry_run else []
        if states:
            raise CannotWriteError(f"nothing was changed, {states[0].message}", states[0].mend)
        if not dry_run:
            apply(root, changes)
        _say(changes, dry_run)
        if ignored and not undo and is_tracked(root, page):
            click.echo(f"git holds {page} already; to take it out: git rm --cached '{page}'")
    except GitError as error:
        raise CannotWriteError(str(error), error.mend) from None
    if changes and not undo and not dry_run:
        click.echo("Commit .gitattributes, and run kbfollow git-setup in each clone.")


def _say(changes: Sequence[Change], dry_run: bool) -> None:
    for change in changes:
        click.echo(f"{'would ' if dry_run else ''}{change.says}")
    if not changes:
        click.echo("Nothing to change.")


@click.command("merge-driver", short_help="Merge two versions of a note; git calls it.")
@click.argument("ancestor", type=click.Path())
@click.argument("ours", type=click.Path())
@click.argument("theirs", type=click.Path())
@click.argument("path", type=click.Path())
def merge_driver_command(ancestor: str, ours: str, theirs: str, path: str) -> None:
    """Merge the files OURS and THEIRS, which come from ANCESTOR, into OURS; PATH is the file's name in the vault.

    git calls this, once git-setup has told it to. Blocks are merged task by task, the text around them by lines. What
    can't be merged so without doubt is left to git merge-file, with its markers and its exit status.
    """
    from kbfollow.merge_driver import merge_versions

    sys.exit(merge_versions(ancestor, ours, theirs, path))
