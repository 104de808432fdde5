"""The command that writes into a vault that is set up: update."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from kbfollow.calendar_file import NO_LIBRARY, CalendarFile, places, refused
from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.vaults import busy, consent_needed, day_of, left_alone, read, say_problems, the_vault, vault_argument
from kbfollow.model import Edit
from kbfollow.passes import PassResult, VaultText, planned, run_until_settled, spent_copies
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.log import logging_to_file
from kbfollow.vault.outcomes import Outcome, Refused, TryLater, Written
from kbfollow.vault.places import state_directory
from kbfollow.words import joined, plural


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
        with VaultLock(state_directory(root)), logging_to_file(root):
            result = run_until_settled(root, today, now=now)
            of_calendar = keep_calendar(root, result)
    except VaultBusyError as error:
        raise busy(error.pid) from None
    report(result, text.page.path, of_calendar)


def keep_calendar(root: Path, result: PassResult) -> Mapping[str, Outcome]:
    """Bring the calendar files up to date; what became of each."""
    settings = result.judgement.settings
    calendar = CalendarFile(root)
    if places(root, settings) and calendar.bytes_for(result.judgement) is None:
        click.echo("no calendar file: {}; {}".format(*NO_LIBRARY), err=True)
    return calendar.keep(result.judgement, settings)


def show_dry_run(text: VaultText, today: date, diff: bool = False) -> None:
    """Say which files one pass would write; with `diff`, how."""
    judgement, edits = planned(text, today)
    copies = spent_copies(text, today)
    calendars = list(CalendarFile(Path(text.root)).outdated(judgement, text.settings))
    if not edits and not copies and not calendars:
        click.echo("Nothing to write: notes and page are right as they are.")
        return
    if diff:
        for edit in edits:
            click.echo(_unified(edit), nl=False)
        return
    for edit in edits:
        click.echo(f"would {'create' if edit.before is None else 'write'} {edit.path}")
    for path in copies:
        click.echo(f"would move {path} to .trash")
    for path in calendars:
        click.echo(f"would write {path}")
    open_ones = sum(1 for one in judgement.follow_ups if one.status == "open" and one.due and not one.carried_by)
    click.echo(f"{plural(len(edits), 'file')}, {plural(open_ones, 'open task')}.")


def _unified(edit: Edit) -> str:
    before = (edit.before or b"").decode("utf-8", "backslashreplace").split("\n")
    after = edit.after.decode("utf-8", "backslashreplace").split("\n")
    name = "/dev/null" if edit.before is None else edit.path
    lines = difflib.unified_diff(before, after, name, edit.path, lineterm="")
    return "".join(f"{line}\n" for line in lines)


def report(result: PassResult, page: str, of_calendar: Mapping[str, Outcome] | None = None) -> None:
    """Say what a pass has written, and what it could not write and why; exit status 4 where something was refused."""
    written = [one for one in result.edits if not isinstance(result.outcomes.get(one.path), Refused | TryLater)]
    notes = [one for one in written if one.path != page]
    calendars = [path for path, outcome in (of_calendar or {}).items() if isinstance(outcome, Written)]
    if not result.edits and not result.copies and not calendars:
        click.echo("Nothing to write: notes and page are right as they are.")
    elif written or calendars:
        parts = [plural(len(notes), "note")] if notes else []
        parts += [*([page] if len(notes) < len(written) else []), *calendars]
        click.echo(f"Wrote {joined(parts)}.")
    for path in result.copies:
        click.echo(f"Moved {path} to .trash: it held nothing else.")
    not_written: dict[str, Refused | TryLater] = {**result.later, **result.refused, **refused(of_calendar or {})}
    for path, outcome in not_written.items():
        click.echo(left_alone(path, outcome), err=True)
    say_problems(result.judgement)
    if any(isinstance(one, Refused) for one in not_written.values()):
        sys.exit(CannotWriteError.exit_code)
