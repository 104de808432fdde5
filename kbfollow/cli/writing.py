"""The commands that write into a vault that is set up: update, remove."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kbfollow.blocks import without_block
from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.vaults import busy, consent_needed, day_of, read, the_vault, vault_argument
from kbfollow.model import Edit
from kbfollow.passes import PassResult, VaultText, new_writer, planned, run_until_settled
from kbfollow.plan import encoded
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.outcomes import Refused, TryLater, Unchanged, Written
from kbfollow.vault.places import state_directory
from kbfollow.words import plural


@click.command("update")
@vault_argument
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--diff", is_flag=True, help="Show it line by line, and write nothing.")
@click.option("--now", is_flag=True, help="Don't wait for notes that were changed a moment ago.")
@click.option("--yes", is_flag=True, help="Write even though the vault has no settings note.")
@click.pass_obj
def update_command(today: date | None, vault: Path | None, dry_run: bool, diff: bool, now: bool, yes: bool) -> None:
    """Bring the notes and the Follow-ups page up to date, once.

    Waits until notes that were changed a moment ago have been left alone for some seconds, unless --now is given.
    """
    root = the_vault(vault)
    text = read(root)
    if dry_run or diff or not (text.has_settings or yes):
        show_dry_run(text, day_of(today, text), diff)
        if not (dry_run or diff):
            click.echo(consent_needed(text))
        return
    try:
        with VaultLock(state_directory(root)):
            result = run_until_settled(root, today, now=now)
    except VaultBusyError as error:
        raise busy(error.pid) from None
    report(result, text.page.path)


def show_dry_run(text: VaultText, today: date, diff: bool = False) -> None:
    """Say which files one pass would write; with `diff`, how."""
    judgement, edits = planned(text, today)
    if not edits:
        click.echo("Nothing to write: notes and page are right as they are.")
        return
    if diff:
        for edit in edits:
            click.echo(_unified(edit), nl=False)
        return
    for edit in edits:
        click.echo(f"would {'create' if edit.before is None else 'write'} {edit.path}")
    open_ones = sum(1 for one in judgement.follow_ups if one.status == "open" and one.due and not one.carried_by)
    click.echo(f"{plural(len(edits), 'file')}, {plural(open_ones, 'open task')}.")


def _unified(edit: Edit) -> str:
    before = (edit.before or b"").decode("utf-8", "backslashreplace").split("\n")
    after = edit.after.decode("utf-8", "backslashreplace").split("\n")
    name = "/dev/null" if edit.before is None else edit.path
    lines = difflib.unified_diff(before, after, name, edit.path, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def report(result: PassResult, page: str) -> None:
    """Say what a pass has written, and what it could not write and why; exit status 4 where something was refused."""
    written = [one for one in result.edits if not isinstance(result.outcomes.get(one.path), Refused | TryLater)]
    notes = [one for one in written if one.path != page]
    if not result.edits:
        click.echo("Nothing to write: notes and page are right as they are.")
    elif written:
        parts = [plural(len(notes), "note")] if notes else []
        parts += [page] if len(notes) < len(written) else []
        click.echo(f"Wrote {' and '.join(parts)}.")
    for path, later in result.later.items():
        click.echo(f"{path}: left alone, {later.reason}; run kbfollow update again later", err=True)
    for path, refused in result.refused.items():
        click.echo(f"{path}: not written, {refused.reason.message}; {refused.reason.mend}", err=True)
    for one in result.judgement.problems:
        click.echo(f"{one.path}:{one.line}: {one.message}" + (f"; {one.mend}" if one.mend else ""), err=True)
    if result.refused:
        sys.exit(CannotWriteError.exit_code)


@click.command("remove")
@vault_argument
@click.option("--keep-tasks", is_flag=True, help="Leave the task lines in the notes, as ordinary lines.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken out, and write nothing.")
@click.option("--yes", is_flag=True, help="Don't ask.")
def remove_command(vault: Path | None, keep_tasks: bool, dry_run: bool, yes: bool) -> None:
    """Take everything that kbfollow wrote out of the notes again.

    Each note is as if kbfollow had never been there, but for what you wrote into its block. The Follow-ups page goes to
    the vault's .trash folder; the settings note and the guide stay.
    """
    root = the_vault(vault)
    text = read(root)
    edits = removal_edits(text, keep_tasks)
    page = text.page.text is not None
    if not edits and not page:
        click.echo("There is nothing of kbfollow's in this vault.")
        return
    for edit in edits:
        click.echo(f"{'would clean' if dry_run else 'to clean'}: {edit.path}")
    if page:
        click.echo(f"to the trash: {text.page.path}")
    if dry_run or not (yes or click.confirm("Take it out?")):
        click.echo("Nothing was written.")
        return
    try:
        with VaultLock(state_directory(root)):
            _remove(text, edits, page)
    except VaultBusyError as error:
        raise busy(error.pid) from None


def removal_edits(text: VaultText, keep_tasks: bool = False) -> list[Edit]:
    """The edits that take every block out of the notes."""
    edits = []
    for note in text.notes:
        after = without_block(note, keep_tasks)
        if after != note.text:
            edits.append(Edit(note.path, encoded(note.text), encoded(after)))
    return edits


def _remove(text: VaultText, edits: Sequence[Edit], page: bool) -> None:
    writer = new_writer(text)
    failed = []
    for edit in edits:
        outcome = writer.write(edit.path, edit.before or b"", edit.after, now=True)
        if not isinstance(outcome, Written | Unchanged):
            failed.append((edit.path, outcome))
    if page and text.page.text is not None:
        outcome = writer.trash(text.page.path, encoded(text.page.text), now=True)
        if not isinstance(outcome, Written | Unchanged):
            failed.append((text.page.path, outcome))
    writer.finish()
    click.echo(f"Cleaned {plural(len(edits) + page - len(failed), 'file')}.")
    if failed:
        path, outcome = failed[0]
        reason = outcome.reason.message if isinstance(outcome, Refused) else getattr(outcome, "reason", "")
        mend = outcome.reason.mend if isinstance(outcome, Refused) else "try again"
        raise CannotWriteError(f"{path} was left alone: {reason}", mend)
