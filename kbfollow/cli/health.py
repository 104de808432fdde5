"""The command that looks at the whole: doctor."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.vaults import busy, day_of, left_alone, read, the_vault, vault_argument
from kbfollow.doctor import NOTHING, Check, Fix, Patient, examine
from kbfollow.doctor.mending import make_fixes
from kbfollow.notify import notifier_problem
from kbfollow.passes import VaultText, new_writer
from kbfollow.service.checks import NAME as SERVICE
from kbfollow.service.checks import service_checks
from kbfollow.vault.git_setup import GitError
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.log import log_outcome, logging_to_file
from kbfollow.vault.outcomes import Refused, TryLater
from kbfollow.vault.places import state_directory
from kbfollow.words import plural

# Checks of parts that stand on the doctor and so can't be found by it, one line each: name → a function that yields
# what it found.
MORE: Mapping[str, Callable[[Patient], Iterable[Check]]] = {
    SERVICE: lambda patient: service_checks(patient.root),
    "reminders": lambda patient: _reminders(patient),
}


@click.command("doctor")
@vault_argument
@click.option("--fix", is_flag=True, help="Mend what can safely be mended: shown first, asked for, taken back by undo.")
@click.option("--yes", is_flag=True, help="With --fix: don't ask.")
@click.option("--json", "as_data", is_flag=True, help="Print an array of name, ok, says, mend and fixes, for programs.")
@click.pass_obj
def doctor_command(today: date | None, vault: Path | None, fix: bool, yes: bool, as_data: bool) -> None:
    """Show what stands in the way on this device, file by file, each with its mend. Writes nothing without --fix.

    Looks at refused and unfinished writes, conflict copies, git and its merge driver, sync programs, notes that are
    online only, the time zone and the clock, Obsidian and its plugins Tasks and Dataview, the system's limit of watched
    folders, backups, versions, the service and the lock. Exit status 0 if all is fine, 1 if there are problems. What is
    wrong in the notes themselves is shown by kbfollow check.

    --fix adds lines to ignore files, copies what Obsidian's own settings say into empty settings of the settings note,
    and tells this clone's git of the merge driver. Nothing in .obsidian is written.

    \b
    Examples:
      kbfollow doctor ~/Notes
      kbfollow doctor --fix ~/Notes
      kbfollow doctor --json | jq '.[] | select(.ok | not)'
    """
    if fix and as_data:
        raise click.UsageError("--fix speaks with you, --json with a program; take one of them")
    root = the_vault(vault)
    text = read(root)
    found: Sequence[Check] = list(examine(text, day_of(today, text), MORE))
    if as_data:
        click.echo(json.dumps([_as_data(one) for one in found], ensure_ascii=True, indent=1))
    else:
        _show(found)
    if fix:
        found = _mended(root, today, text, found, yes)
    elif not as_data and any(one.fixes for one in found):
        click.echo("kbfollow doctor --fix can do some of this; it shows what, and asks.")
    if any(not one.ok for one in found):
        sys.exit(1)


def _reminders(patient: Patient) -> Iterable[Check]:
    """What keeps notifications from being shown here. No fault: the setting says “where they can be shown”."""
    problem = notifier_problem() if patient.text.settings.reminders else None
    if problem:
        says, _, mend = problem.partition(": ")
        yield Check("reminders", True, says, mend)


def _as_data(one: Check) -> dict[str, object]:
    fixes = [fix.says for fix in one.fixes]
    return {"name": one.name, "ok": one.ok, "says": one.says, "mend": one.mend, "fixes": fixes}


def _show(found: Sequence[Check]) -> None:
    """Problems first, then what is worth a line, then in one line all of which there is nothing to say."""
    problems = [one for one in found if not one.ok]
    for one in problems:
        _print(one)
    for one in found:
        if one.ok and one.says != NOTHING:
            _print(one)
    quiet = [one.name for one in found if one.ok and one.says == NOTHING]
    if quiet:
        _print(Check("nothing to say of", True, ", ".join(quiet)))
    click.echo(f"{plural(len(problems), 'problem')}." if problems else "All is fine.")


def _print(one: Check) -> None:
    mark = click.style("ok     ", fg="green") if one.ok else click.style("problem", fg="red", bold=True)
    _echo(f"{mark}  {{}}", f"{one.name}: {one.says}" + (f"; {one.mend}" if one.mend else ""))


def _echo(frame: str, words: str) -> None:
    # A file's name may hold anything, also what a terminal would obey.
    click.echo(frame.format("".join(char if char.isprintable() else "�" for char in words)))


def _mended(root: Path, today: date | None, text: VaultText, found: Sequence[Check], yes: bool) -> Sequence[Check]:
    """Show what can be mended, ask, do it; what the examination says afterwards."""
    fixes = list(dict.fromkeys(fix for one in found for fix in one.fixes))
    if not fixes:
        click.echo("There is nothing that --fix can do." if any(not one.ok for one in found) else "Nothing to mend.")
        return found
    click.echo()
    for fix in fixes:
        _echo("would {}", fix.says)
    if not (yes or click.confirm("Do this?")):
        click.echo("Nothing was written.")
        return found
    try:
        with VaultLock(state_directory(root)), logging_to_file(root):
            _make(text, fixes)
    except VaultBusyError as error:
        raise busy(error.pid) from None
    except GitError as error:
        raise CannotWriteError(str(error), error.mend) from None
    text = read(root)
    after = list(examine(text, day_of(today, text), MORE))
    left = sum(not one.ok for one in after)
    click.echo(f"{plural(left, 'problem')} left." if left else "All is fine now.")
    return after


def _make(text: VaultText, fixes: Sequence[Fix]) -> None:
    writer = new_writer(text)
    writer.recover(text.scan.leftovers)
    failed = 0
    for fix, outcome in make_fixes(writer, fixes):
        if fix.path:
            log_outcome(fix.path, outcome)
        if isinstance(outcome, Refused | TryLater):
            failed += 1
            _echo("{}", left_alone(fix.path, outcome))
        else:
            _echo("done: {}", fix.says)
    writer.finish()
    if failed:
        raise CannotWriteError(f"{plural(failed, 'fix', 'fixes')} could not be made", "mend that, then run it again")
    click.echo("kbfollow undo takes back what was written into files.")
