"""The command that looks at the whole: doctor."""

from __future__ import annotations

import dataclasses
import json
import sys
from datetime import date
from pathlib import Path

import click

from kbfollow.cli.vaults import day_of, read, vault_argument
from kbfollow.doctor import Check, examine
from kbfollow.words import plural


@click.command("doctor")
@vault_argument
@click.option("--json", "as_data", is_flag=True, help="Print an array of name, ok, says and mend, for other programs.")
@click.pass_obj
def doctor_command(today: date | None, vault: Path | None, as_data: bool) -> None:
    """Show what stands in the way on this device, file by file, each with its mend. Writes nothing.

    Looks at refused and unfinished writes, conflict copies, git, sync programs, notes that are online only, the time
    zone, Obsidian's Tasks plugin, the system's limit of watched folders, backups and the lock. Exit status 0 if all
    is fine, 1 if there are problems. What is wrong in the notes themselves is shown by kbfollow check.

    \b
    Examples:
      kbfollow doctor ~/Notes
      kbfollow doctor --json | jq '.[] | select(.ok | not)'
    """
    text = read(vault)
    found = list(examine(text, day_of(today, text)))
    problems = sum(not one.ok for one in found)
    if as_data:
        click.echo(json.dumps([dataclasses.asdict(one) for one in found], ensure_ascii=True, indent=1))
    else:
        for one in found:
            _print(one)
        click.echo(f"{plural(problems, 'problem')}." if problems else "All is fine.")
    if problems:
        sys.exit(1)


def _print(one: Check) -> None:
    mark = click.style("ok     ", fg="green") if one.ok else click.style("problem", fg="red", bold=True)
    words = f"{one.name}: {one.says}" + (f"; {one.mend}" if one.mend else "")
    # A file's name may hold anything, also what a terminal would obey.
    click.echo(f"{mark}  {''.join(char if char.isprintable() else '�' for char in words)}")
