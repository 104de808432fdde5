"""The commands that change one task as its user would in the note: done, snooze, skip."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from kbfollow.calendar_file import CalendarFile
from kbfollow.cli.errors import CannotWriteError, NoVaultError, UserError
from kbfollow.cli.vaults import busy, day_of, left_alone, lock_if_free, the_vault, vault_argument
from kbfollow.cli.writing import keep_calendar, report
from kbfollow.evidence import read_date_value
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.judge import Judgement
from kbfollow.listing import as_json
from kbfollow.markdown.note import read_note
from kbfollow.model import Edit
from kbfollow.page_block import read_page
from kbfollow.passes import (
    PassResult,
    VaultText,
    judge_vault,
    new_writer,
    planned,
    run_pass,
    run_until_settled,
)
from kbfollow.plan import PageFile, encoded
from kbfollow.task_change import CannotChangeError, Change, Choice, Kind, changed_note, matching
from kbfollow.vault.lock import VaultBusyError
from kbfollow.vault.log import log_outcome
from kbfollow.vault.outcomes import Outcome, Refused, TryLater, Unchanged
from kbfollow.vault.undo import patiently
from kbfollow.vault.write import Writer
from kbfollow.vault_reader import VaultReader
from kbfollow.words import day_month, day_month_year


class WrongTaskError(UserError):
    """The task that was named can't be changed so, or there are several."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for on the command line. `words` are those of the new day, "" for done and skip."""

    task: str
    kind: Kind
    words: str = ""
    today: date | None = None  # of --today
    now: bool = False
    dry_run: bool = False
    as_data: bool = False


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The argument VAULT and the options that all three have."""
    for option in (
        click.option("--json", "as_data", is_flag=True, help="Print the task as list --json does, once it is changed."),
        click.option("--now", is_flag=True, help="Don't wait for notes that were changed a moment ago."),
        click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing."),
        vault_argument,
    ):
        function = option(function)
    return function


@click.command("done")
@click.argument("task")
@_options
@click.pass_obj
def done_command(today: date | None, task: str, vault: Path | None, dry_run: bool, now: bool, as_data: bool) -> None:
    """Tick a task, as if you had ticked its line in the note. A pass follows; undo takes back both.

    TASK is an id as list shows it, or the beginning of one; Note#id where several notes have that id.

    \b
    Examples:
      kbfollow done thank-you-jane-doe
      kbfollow done Acme#check-in-1 ~/Notes
    """
    _carry_out(vault, Wish(task, "done", "", today, now, dry_run, as_data))


@click.command("snooze")
@click.argument("task")
@click.argument("day")
@_options
@click.pass_obj
def snooze_command(
    today: date | None, task: str, day: str, vault: Path | None, dry_run: bool, now: bool, as_data: bool
) -> None:
    """Give a task another day, as if you had changed it in the note. A pass follows; undo takes back both.

    TASK is an id as list shows it, or the beginning of one; Note#id where several notes have that id. DAY is a day or
    words for one, counted from today; of several days the first is taken.

    \b
    Examples:
      kbfollow snooze check-in-1 friday
      kbfollow snooze Acme#check-in-1 "2 weeks"
      kbfollow snooze promise-writing-sample 2026-12-04 --dry-run
    """
    _carry_out(vault, Wish(task, "snooze", day, today, now, dry_run, as_data))


@click.command("skip")
@click.argument("task")
@_options
@click.pass_obj
def skip_command(today: date | None, task: str, vault: Path | None, dry_run: bool, now: bool, as_data: bool) -> None:
    """Cancel a task, as if you had written [-] into its line: it isn't asked again.

    A pass follows; undo takes back both.

    TASK is an id as list shows it, or the beginning of one; Note#id where several notes have that id.

    \b
    Examples:
      kbfollow skip thank-you-john-roe
      kbfollow skip Acme#promise-writing-sample ~/Notes
    """
    _carry_out(vault, Wish(task, "skip", "", today, now, dry_run, as_data))


def _carry_out(vault: Path | None, wish: Wish) -> None:
    root = the_vault(vault)
    reader = VaultReader(root)
    text = reader.read()
    if not text.has_settings:
        raise CannotWriteError(f"this vault has no note “{SETTINGS_NOTE}”", "run kbfollow init to set it up")
    plan = _planned(text, wish)
    if not wish.as_data:
        click.echo(plan.says)
    if wish.dry_run or not plan.changes:
        _show(plan, wish)
        return
    with lock_if_free(root) as other:
        if other is None:
            _write(reader, wish)
        else:
            _write_beside(reader, wish, plan, other)


@dataclass(frozen=True, slots=True)
class _Planned:
    """What a wish comes to: in words, the task's line changed or not, the files to be written, the judgement then."""

    says: str
    changes: bool
    choice: Choice
    judgement: Judgement
    paths: tuple[str, ...]


def _planned(text: VaultText, wish: Wish) -> _Planned:
    """Carry out a wish in memory. Raises what `_chosen`, `_change` and `_changed` raise."""
    day = day_of(wish.today, text)
    judgement = judge_vault(text, day)
    choice = _chosen(judgement, wish)
    change = _change(judgement, choice, wish)
    standing = _bytes(text)
    if _line_is_missing(text, judgement, choice, change):
        text = _with_edits(text, planned(text, day)[1])
        judgement = judge_vault(text, day)
        choice = _chosen(judgement, wish)
    after = _changed(judgement, choice, change)
    if after is None:
        raise WrongTaskError(f"{choice.name} has no line in its note", "run kbfollow update, then look there")
    before = judgement.notes[choice.note].text
    text = _with_edits(text, [Edit(choice.note, encoded(before), encoded(after))])
    judgement, edits = planned(text, day)
    now = _bytes(_with_edits(text, edits))
    paths = tuple(path for path, data in sorted(now.items()) if standing.get(path) != data)
    if wish.dry_run:
        paths += tuple(CalendarFile(Path(text.root)).outdated(judgement, text.settings))
    return _Planned(_says(choice, change), after != before, choice, judgement, paths)


def _line_is_missing(text: VaultText, judgement: Judgement, choice: Choice, change: Change) -> bool:
    """Whether a pass has to come first: the line isn't written yet, or what a conflict copy says isn't."""
    on_disk = {note.path: note.text for note in text.notes}
    return _changed(judgement, choice, change) is None or on_disk.get(choice.note) != judgement.notes[choice.note].text


def _bytes(text: VaultText) -> dict[str, bytes]:
    found = {note.path: encoded(note.text) for note in text.notes}
    return found | ({text.page.path: encoded(text.page.text)} if text.page.text is not None else {})


def _with_edits(text: VaultText, edits: Sequence[Edit]) -> VaultText:
    """The vault as it is once these are written."""
    after = {one.path: one.after for one in edits}
    notes = tuple(read_note(note.path, after[note.path]) if note.path in after else note for note in text.notes)
    page = text.page
    if page.path in after:
        words = after[page.path].decode("utf-8", "surrogateescape")
        page = PageFile(page.path, words, read_page(words, page.path))
    return replace(text, notes=notes, page=page, copies=())


def _show(plan: _Planned, wish: Wish) -> None:
    """What would be written, or that nothing is to be; with --json the task as it is then."""
    if wish.as_data:
        _print_task(plan.judgement, plan.choice)
    elif not plan.changes:
        click.echo("It is so already.")
    else:
        for path in plan.paths:
            click.echo(f"would write {path}")


def _print_task(judgement: Judgement, choice: Choice) -> None:
    found = [
        one
        for one in judgement.follow_ups
        if one.id == choice.follow_up.id and one.finding.note == choice.note and not one.dismissed
    ]
    click.echo(
        json.dumps(as_json(found[0] if found else choice.follow_up, judgement.today), ensure_ascii=False, indent=1)
    )


def _write(reader: VaultReader, wish: Wish) -> None:
    """Change the line, then run a pass, both by one writer: for `undo` they are one. The caller holds the lock."""
    text = reader.read()
    writer = new_writer(text)
    writer.recover(text.scan.leftovers)
    (choice, edit), outcome = patiently(lambda: _write_line(reader, wish, writer))
    if isinstance(outcome, Refused | TryLater):
        writer.finish()
        raise CannotWriteError(*left_alone(edit.path, outcome).split("; ", 1))
    result = run_until_settled(reader.root, wish.today, now=wish.now, writer=writer, reader=reader)
    of_calendar = keep_calendar(Path(reader.root), result)
    if wish.as_data:
        _print_task(result.judgement, choice)
        return
    others = [one for one in result.edits if one.path != edit.path]
    # What else is wrong in the vault is told by update and check.
    judgement = replace(result.judgement, problems=())
    outcomes = {edit.path: outcome, **result.outcomes}
    report(PassResult(judgement, (edit, *others), outcomes, result.copies), text.page.path, of_calendar)


def _write_beside(reader: VaultReader, wish: Wish, plan: _Planned, other: VaultBusyError) -> None:
    """Change the line only, as its user would in an editor: the kbfollow that is at work runs the pass."""
    writer = new_writer(reader.read())  # without `recover`: what lies about may be the other's
    (_, edit), outcome = patiently(lambda: _write_line(reader, wish, writer, other))
    writer.finish()
    if isinstance(outcome, Refused | TryLater):
        raise CannotWriteError(*left_alone(edit.path, outcome).split("; ", 1))
    if wish.as_data:
        _print_task(plan.judgement, plan.choice)
        return
    click.echo(f"Wrote {edit.path}. Another kbfollow is at work (process {other.pid or 'unknown'}): it does the rest.")


def _write_line(
    reader: VaultReader, wish: Wish, writer: Writer, other: VaultBusyError | None = None
) -> tuple[tuple[Choice, Edit], Outcome]:
    """Change the line in the note as it stands now; a pass comes first where the line isn't written yet.

    Where `other` has the lock that pass is its own: raises BusyError.
    """
    text = reader.read()
    day = day_of(wish.today, text)
    judgement = judge_vault(text, day)
    choice = _chosen(judgement, wish)
    change = _change(judgement, choice, wish)
    if _line_is_missing(text, judgement, choice, change):
        if other is not None:
            raise busy(other.pid)
        before = run_pass(text, day, writer, now=wish.now).outcomes.get(choice.note, Unchanged())
        if isinstance(before, Refused | TryLater):
            return (choice, Edit(choice.note, b"", b"")), before
        judgement = judge_vault(reader.read(), day)
        choice = _chosen(judgement, wish)
    after = _changed(judgement, choice, change)
    if after is None:
        raise WrongTaskError(f"{choice.name} has no line in its note", "run kbfollow update, then look there")
    edit = Edit(choice.note, encoded(judgement.notes[choice.note].text), encoded(after))
    outcome = writer.write(edit.path, edit.before or b"", edit.after, now=wish.now)
    log_outcome(edit.path, outcome)
    return (choice, edit), outcome


def _chosen(judgement: Judgement, wish: Wish) -> Choice:
    found = matching(judgement, wish.task)
    if not found:
        raise NoVaultError(f"no task “{wish.task}” in this vault", "kbfollow list shows the ids")
    if len(found) > 1:
        lines = "".join(f"\n  {one.name}  {one.words}" for one in found)
        raise WrongTaskError(f"“{wish.task}” may mean {len(found)} tasks; name one of them:{lines}", "")
    return found[0]


def _change(judgement: Judgement, choice: Choice, wish: Wish) -> Change:
    """The change with its day: today's, or the one that the words mean. Raises BadParameter for a day that can't be."""
    today = judgement.today
    if wish.kind != "snooze":
        return Change(wish.kind, today)
    settings, application = judgement.settings, choice.follow_up.finding.application
    country = (application.country if application else None) or settings.country
    span = read_date_value(
        wish.words,
        today,
        country=country or None,
        subdivision=(application.subdivision if application else None) or settings.subdivision or None,
        date_order=settings.date_order or None,
    )
    if span is None:
        raise click.BadParameter(f"“{wish.words}” is no day; write 2026-12-04, friday or “2 weeks”", param_hint="DAY")
    if span.other is not None:
        readings = f"{day_month_year(span.earliest)} or {day_month_year(span.other.earliest)}"
        raise click.BadParameter(f"“{wish.words}” may be {readings}; write it as 2026-12-04", param_hint="DAY")
    if span.past or span.earliest < today:
        raise click.BadParameter(f"{day_month_year(span.earliest)} is past", param_hint="DAY")
    return Change("snooze", span.earliest)


def _changed(judgement: Judgement, choice: Choice, change: Change) -> str | None:
    try:
        return changed_note(judgement, choice, change)
    except CannotChangeError as error:
        raise WrongTaskError(str(error), error.mend) from None


def _says(choice: Choice, change: Change) -> str:
    due = choice.follow_up.due
    if change.kind == "snooze":
        return f"{choice.words}: {day_month(due) if due else 'no day'} → {day_month_year(change.day)}"
    return f"{choice.words}: {'done' if change.kind == 'done' else 'cancelled'} {day_month_year(change.day)}"
