"""The commands that begin: demo and init."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.vaults import day_of, read
from kbfollow.cli.writing import show_dry_run
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.interviews import is_template, kind_of
from kbfollow.markdown.note import read_note
from kbfollow.passes import VaultText, judge_vault, run_until_settled
from kbfollow.template import SAMPLES_DAY, copy_template, settings_values, uses_tasks_plugin, write_settings
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.places import state_directory
from kbfollow.vault.scan import read as read_bytes
from kbfollow.words import plural


@click.command("demo")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def demo_command(today: date | None, folder: Path | None) -> None:
    """Copy the sample vault to a new folder (./kbfollow-demo), run one pass, and show the Follow-ups page.

    The samples are dated for one day in November 2026; that day is taken for today unless --today is given.
    """
    target = folder or _free(Path("kbfollow-demo"))
    if target.exists() and any(target.iterdir()):
        raise CannotWriteError(f"the folder {target} is not empty", "name another one")
    copy_template(target, samples=True)
    with VaultLock(state_directory(target)):
        result = run_until_settled(target, today or SAMPLES_DAY, now=True)
    page = target / read(target).page.path
    click.echo(page.read_text(encoding="utf-8"))
    click.echo(f"The page is {page.resolve()}")
    click.echo(f"{plural(len(result.edits) - 1, 'note')} got their tasks; open the folder in Obsidian or any editor.")


def _free(wanted: Path) -> Path:
    """The folder itself if it is new or empty, else the next free one with a number."""
    number, candidate = 2, wanted
    while candidate.exists() and (not candidate.is_dir() or any(candidate.iterdir())):
        candidate, number = wanted.with_name(f"{wanted.name}-{number}"), number + 1
    return candidate


@click.command("init")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option("--samples", is_flag=True, help="Copy the sample notes too.")
@click.pass_obj
def init_command(today: date | None, vault: Path | None, samples: bool) -> None:
    """Set up a vault: the settings note, the guide, and a look at what would be written.

    Never writes over a file that is there, and writes nothing into your notes yet.
    """
    root = vault or Path.cwd()
    if root.exists() and not root.is_dir():
        raise CannotWriteError(f"{root} is no folder", "name the vault's folder")
    root.mkdir(parents=True, exist_ok=True)
    before = read(root)
    created = copy_template(root, samples=samples, settings=False)
    if not before.has_settings:
        created.insert(0, write_settings(root, settings_values(before, day_of(today, before))))
    for path in created:
        click.echo(f"created {path}")
    text = read(root)
    day = day_of(today, text)
    click.echo()
    _census(text, day)
    click.echo()
    show_dry_run(text, day)
    if uses_tasks_plugin(root) and not text.settings.task_tag:
        page = text.page.path.removesuffix(".md")
        click.echo("\nThe Tasks plugin would show the page’s tasks twice. Add this line to its global query:")
        click.echo(f"  path does not include {page}")
    click.echo(f"\nLook into “{SETTINGS_NOTE}”, then run: kbfollow update {root}")


def _census(text: VaultText, today: date) -> None:
    """How many notes are active, quiet or unreadable, and which look like interviews but aren't marked."""
    judgement = judge_vault(text, today)
    applications = judgement.vault.applications
    asleep = sum(one.dormant for one in applications)
    click.echo(
        f"{plural(len(judgement.notes), 'note')} of interviews and applications: "
        f"{len(applications) - asleep} active, {asleep} quiet, {len(judgement.problems)} with a problem."
    )
    for one in judgement.problems:
        click.echo(f"  {one.path}:{one.line}: {one.message}" + (f"; {one.mend}" if one.mend else ""))
    unmarked = _unmarked(text)
    if unmarked:
        click.echo("These look like interview notes but aren't marked (add the property type: interview):")
        for path in unmarked[:10]:
            click.echo(f"  {path}")
        if len(unmarked) > 10:
            click.echo(f"  and {len(unmarked) - 10} more")


def _unmarked(text: VaultText) -> list[str]:
    """The notes with interviewers and an employer among their properties that nothing marks as interview notes."""
    found = []
    for one in text.scan.notes:
        try:
            data = read_bytes(text.root, one.path)
        except OSError:
            continue  # the dry run reports what can't be read
        if b"interviewer" not in data[:4096].lower():
            continue
        note = read_note(one.path, data)
        ours = kind_of(note, text.settings) or is_template(note, text.settings)
        if not ours and "interviewers" in note.properties and "company" in note.properties:
            found.append(one.path)
    return found
