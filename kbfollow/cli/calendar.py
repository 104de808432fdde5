"""The command that writes the calendar file: calendar."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kbfollow.calendar import appointments
from kbfollow.calendar_file import NO_LIBRARY, VARIABLE, CalendarFile, Place, place_of, places
from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.vaults import day_of, left_alone, lock_if_free, read, the_vault, vault_argument
from kbfollow.judge import Judgement
from kbfollow.passes import judge_vault
from kbfollow.vault.log import log_outcome
from kbfollow.vault.outcomes import Refused, TryLater, Unchanged
from kbfollow.words import plural


@click.command("calendar")
@vault_argument
@click.option("--print", "to_screen", is_flag=True, help="Print the calendar instead of writing a file.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PATH",
    help="Write it to this file, in the vault or elsewhere.",
)
@click.pass_obj
def calendar_command(today: date | None, vault: Path | None, to_screen: bool, output: Path | None) -> None:
    """Write what is due, and the interviews, to a calendar file for phones and other calendars.

    Without an option it writes the file that calendar_file in the settings note names, inside the vault, and the one
    that KBFOLLOW_CALENDAR names on this computer. update and watch keep both up to date. A file that isn't a calendar
    of kbfollow's is never written over.

    \b
    Examples:
      kbfollow calendar --output ~/Public/follow-ups.ics ~/Notes
      kbfollow calendar --print ~/Notes
    """
    root = the_vault(vault)
    text = read(root)
    judgement = judge_vault(text, day_of(today, text))
    data = CalendarFile(root).bytes_for(judgement)
    if data is None:
        raise CannotWriteError(*NO_LIBRARY)
    if to_screen:
        click.echo(data, nl=False)
        return
    if output is not None and not output.expanduser().resolve().parent.is_dir():
        raise click.BadParameter(f"the folder of {output} does not exist", param_hint="--output")
    wanted = [place_of(output)] if output is not None else places(root, text.settings)
    if not wanted:
        raise click.UsageError(
            f"no calendar file is named; give --output or --print, set {VARIABLE}, or write\n"
            "calendar_file: Follow-ups.ics into the settings note"
        )
    with lock_if_free(root):  # a watcher that has the lock writes the very same bytes, in one step too
        _write(wanted, data, judgement)


def _write(wanted: list[Place], data: bytes, judgement: Judgement) -> None:
    found = appointments(judgement)
    interviews = sum(1 for one in found if one.is_interview)
    holds = f"{plural(len(found) - interviews, 'task')}, {plural(interviews, 'interview')}"
    failed: list[tuple[str, Refused | TryLater]] = []
    for place in wanted:
        outcome = place.put(data)
        log_outcome(place.shown, outcome)
        if isinstance(outcome, Refused | TryLater):
            failed.append((place.shown, outcome))
        else:
            says = "is right as it is" if isinstance(outcome, Unchanged) else "is written"
            click.echo(f"{place.shown} {says}: {holds}.")
    if failed:
        raise CannotWriteError("\nkbfollow: ".join(left_alone(*one) for one in failed), "")
