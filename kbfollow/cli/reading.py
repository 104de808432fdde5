"""The commands that only read: list, why, check, rules."""

from __future__ import annotations

import inspect
import json
import sys
from datetime import date
from pathlib import Path

import click

from kbfollow.cli.errors import NoVaultError
from kbfollow.cli.vaults import day_of, read, say_problems, vault_argument
from kbfollow.judge import Judgement, state_of
from kbfollow.listing import as_json, chosen, shown_text
from kbfollow.model import FollowUp
from kbfollow.passes import judge_vault
from kbfollow.words import day_month

_COLOURS = {"overdue": "red", "today": "yellow", "waiting": "cyan", "closed": "green", "finding": "magenta"}


@click.command("list")
@vault_argument
@click.option("--json", "as_data", is_flag=True, help="Print an array, sorted by due day, for other programs.")
@click.option("--all", "with_closed", is_flag=True, help="Show what is done or cancelled too.")
@click.option("--due", "due", metavar="DAYS", help="Only what is due on DAY, or in FROM..TO, FROM.. or ..TO.")
@click.pass_obj
def list_command(today: date | None, vault: Path | None, as_data: bool, with_closed: bool, due: str | None) -> None:
    """List what is due. Reads the notes as they are, and writes nothing.

    \b
    Examples:
      kbfollow list ~/Notes
      kbfollow list --due ..2026-11-30
      kbfollow list --json --all | jq '.[] | select(.state == "overdue")'
    """
    text = read(vault)
    day = day_of(today, text)
    judgement = judge_vault(text, day)
    follow_ups = chosen(judgement, with_closed, _range(due, day))
    say_problems(judgement)  # where a note couldn't be read, what it asks for isn't below
    if as_data:
        click.echo(json.dumps([as_json(one, day) for one in follow_ups], ensure_ascii=False, indent=1))
        return
    if not follow_ups:
        click.echo("Nothing is due.")
    for one in follow_ups:
        _print_line(one, day)


def _range(words: str | None, today: date) -> tuple[date | None, date | None] | None:
    if words is None:
        return None
    first, dots, last = words.partition("..")
    try:
        start = _day(first, today)
        return (start, _day(last, today)) if dots else (start, start)
    except ValueError:
        raise click.BadParameter(
            "write a day as 2026-11-23 or TODAY, a range as FROM..TO", param_hint="--due"
        ) from None


def _day(word: str, today: date) -> date | None:
    if not word:
        return None
    return today if word.strip().casefold() == "today" else date.fromisoformat(word.strip())


def _print_line(one: FollowUp, today: date) -> None:
    state = state_of(one, today)
    due = day_month(one.due) if one.due else ""
    label = {"closed": one.status}.get(state, state)
    head = click.style(f"{label:<9}", fg=_COLOURS.get(state))
    along = f"  (with {one.carried_by})" if one.carried_by else ""
    click.echo(f"{head} {due:<10}  {shown_text(one)}{along}  {click.style(one.id or one.finding.rule, dim=True)}")


@click.command("why")
@click.argument("task")
@vault_argument
@click.pass_obj
def why_command(today: date | None, task: str, vault: Path | None) -> None:
    """Show why a task is there: its rule, the quoted lines, and how its day came about.

    TASK is a task's id, a note's name or path, or note#id.
    """
    text = read(vault)
    day = day_of(today, text)
    judgement = judge_vault(text, day)
    found = _matching(judgement, task)
    if not found:
        mend = "kbfollow list --all shows the ids"
        raise NoVaultError(f"no task or note “{task}” in this vault", mend)
    for index, one in enumerate(found):
        if index:
            click.echo()
        _explain(one, day)


def _matching(judgement: Judgement, wanted: str) -> list[FollowUp]:
    note, _, block_id = wanted.rpartition("#")
    block_id = block_id.removeprefix("^")
    by_id = [
        one
        for one in judgement.follow_ups
        if one.id == block_id and (not note or _is_note(one.finding.note, note)) and not one.dismissed
    ]
    return by_id or [one for one in judgement.follow_ups if _is_note(one.finding.note, wanted) and not one.dismissed]


def _is_note(path: str | None, name: str) -> bool:
    wanted = name.removesuffix(".md").casefold()
    folded = (path or "").removesuffix(".md").casefold()
    return bool(wanted) and (folded == wanted or folded.rsplit("/", 1)[-1] == wanted)


def _explain(one: FollowUp, today: date) -> None:
    state = state_of(one, today)
    due = f", due {day_month(one.due)}" if one.due else ""
    click.echo(click.style(shown_text(one), bold=True))
    carried = f", asked along with {one.carried_by}" if one.carried_by else ""
    click.echo(f"  {one.finding.rule}: {one.status if state == 'closed' else state}{due}{carried}")
    if one.record is not None and one.record.user_due and one.finding.due != one.due:
        click.echo(f"  You moved it; kbfollow would say {day_month(one.finding.due) if one.finding.due else 'no day'}.")
    if one.finding.arithmetic:
        click.echo(f"  Day: {one.finding.arithmetic}")
    for each in one.finding.why:
        how = "" if each.stated else " (assumed)"
        click.echo(f"  {each.note}:{each.line}: {shown_quote(each.quote)}")
        click.echo(f"      → {each.says}{how}")


def shown_quote(quote: str) -> str:
    """A quoted line on one line of the terminal, without control characters."""
    words = " ".join("".join(char if char.isprintable() else " " for char in quote).split())
    return f"“{words}”"


@click.command("check")
@vault_argument
@click.pass_obj
def check_command(today: date | None, vault: Path | None) -> None:
    """Show what can't be read, contradicts itself or needs an answer; exit status 1 if anything does."""
    text = read(vault)
    judgement = judge_vault(text, day_of(today, text))
    lines = [
        f"{one.path}:{one.line}: {one.message}" + (f" ({one.mend})" if one.mend else "") for one in judgement.problems
    ]
    lines += [
        f"{one.finding.note}:{one.finding.why[0].line if one.finding.why else 1}: {shown_text(one)}"
        for one in judgement.follow_ups
        if one.finding.rule in ("confirm", "right-person", "too-often", "thank-you-alike") and one.status == "open"
    ]
    for line in lines:
        click.echo(line)
    if lines:
        sys.exit(1)
    click.echo(f"{len(judgement.notes)} notes are in order.")


@click.command("rules")
@click.argument("name", required=False)
def rules_command(name: str | None) -> None:
    """Show the rules, or one of them with its reason, source and example."""
    from kbfollow.rules import all_rules

    rules = all_rules()
    if name is None:
        for one in rules:
            click.echo(f"{one.name:<22} {_summary(one.doc)}")
        return
    known = next((one for one in rules if one.name == name), None)
    if known is None:
        raise click.BadParameter(f"there is no rule “{name}”; kbfollow rules lists them", param_hint="NAME")
    click.echo(f"{known.name}\n\n{inspect.cleandoc(known.doc)}")


def _summary(doc: str) -> str:
    return inspect.cleandoc(doc).split("\n", 1)[0]
