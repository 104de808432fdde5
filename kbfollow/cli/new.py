"""The command that makes a note: new."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from kbfollow.cli.errors import CannotWriteError
from kbfollow.cli.vaults import day_of, left_alone, lock_if_free, read, the_vault, vault_argument
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.interviews import NoteKind, is_template
from kbfollow.markdown.note import read_note
from kbfollow.new_note import file_name, filled, folder_for
from kbfollow.passes import VaultText, new_writer, vault_now
from kbfollow.plan import encoded
from kbfollow.template import template_folder
from kbfollow.vault.log import log_outcome
from kbfollow.vault.outcomes import Refused, TryLater
from kbfollow.vault.scan import is_inside
from kbfollow.vault.scan import read as read_bytes


@click.command("new")
@click.argument("kind", type=click.Choice(["interview", "application", "person"], case_sensitive=False))
@click.argument("name")
@vault_argument
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="The day in the note, not today.")
@click.pass_obj
def new_command(today: date | None, kind: NoteKind, name: str, vault: Path | None, day: date | None) -> None:
    """Make a note from the vault's template, or from kbfollow's own. Never over a note that is there.

    The template is Interview.md, Application.md or Person.md in a templates folder of the settings; {{title}}, {{date}}
    and {{time}} in it are filled in. The note goes to the folder where the others of its kind are.

    \b
    Examples:
      kbfollow new interview "Acme Finance" --date 2026-11-20
      kbfollow new person "Jane Doe" ~/Notes
    """
    root = the_vault(vault)
    text = read(root)
    if not text.has_settings:
        raise CannotWriteError(f"this vault has no note “{SETTINGS_NOTE}”", "run kbfollow init to set it up")
    try:
        title = file_name(name)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="NAME") from None
    folder = folder_for(kind, text.notes, text.settings)
    path = f"{folder}/{title}.md" if folder else f"{title}.md"
    on = date(day.year, day.month, day.day) if day else day_of(today, text)
    words = filled(_template(text, kind), title, on, vault_now(text.settings).replace(tzinfo=None))
    with lock_if_free(root) as other:
        _create(text, path, encoded(words), recover=other is None)
    click.echo(f"Created {path}.")
    if is_template(read_note(path, words), text.settings):
        click.echo(
            "It isn’t read yet: fill in what the template has in {{ }} or <% %>, or it stays a template.", err=True
        )


def _template(text: VaultText, kind: NoteKind) -> str:
    """The vault's own template of this kind, else kbfollow's."""
    name, root = f"{kind.capitalize()}.md", Path(text.root).resolve()
    for folder in text.settings.template_folders:
        template = (root / folder.strip("/") / name).resolve()
        if template.is_file() and is_inside(str(root), str(template)):  # a link out of a shared vault leads elsewhere
            return read_bytes(root, template.relative_to(root).as_posix()).decode("utf-8", "surrogateescape")
    return (template_folder() / "Templates" / name).read_text(encoding="utf-8")


def _create(text: VaultText, path: str, data: bytes, *, recover: bool) -> None:
    writer = new_writer(text)
    if recover:  # else what lies about may be that of the kbfollow at work
        writer.recover(text.scan.leftovers)
    outcome = writer.write(path, b"", data, create=True)
    log_outcome(path, outcome)
    writer.finish()
    if isinstance(outcome, Refused | TryLater):
        raise CannotWriteError(*left_alone(path, outcome).split("; ", 1))
