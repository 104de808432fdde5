"""The command line: thin click commands over the pure core and `passes.py`, one file per group."""

from __future__ import annotations

import importlib
from datetime import date

import click

from kbfollow import __version__

# Each command's module, so that only the one that is called is imported.
_COMMANDS = {
    "demo": "start",
    "init": "start",
    "update": "writing",
    "watch": "watching",
    "list": "reading",
    "why": "reading",
    "done": "tasks",
    "snooze": "tasks",
    "skip": "tasks",
    "new": "new",
    "check": "reading",
    "rules": "reading",
    "calendar": "calendar",
    "service": "service",
    "doctor": "health",
    "undo": "taking_back",
    "restore": "taking_back",
    "git-setup": "git",
    "merge-driver": "git",
    "remove": "removing",
}


def _day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise click.BadParameter(f"“{value}” is no day; write it as 2026-11-23") from None


class _Commands(click.Group):
    """Finds a command's module at its first use: `--help` and `list` must start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        found = getattr(importlib.import_module(f"kbfollow.cli.{module}"), f"{cmd_name.replace('-', '_')}_command")
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, SHORT_HELP[name]) for name in _COMMANDS])


SHORT_HELP = {
    "demo": "Copy the sample vault to a new folder, run one pass, show the page.",
    "init": "Set up a vault: settings note, guide, and what would be written.",
    "update": "Bring notes and page up to date, once.",
    "watch": "Keep them up to date until Ctrl-C.",
    "list": "List what is due; reads the notes, writes nothing.",
    "why": "Show a task's rule, the lines it rests on, and how its day came about.",
    "done": "Tick a task, as in its note.",
    "snooze": "Give a task another day.",
    "skip": "Cancel a task: it isn't asked again.",
    "new": "Make a note from a template: an interview, an application, a person.",
    "check": "Show what can't be read or contradicts; exit status 1 if anything does.",
    "rules": "Show the rules, or one of them.",
    "calendar": "Write a calendar file of what is due, for phones and other calendars.",
    "service": "Have it watch in the background, from log-in on: install, status, logs, uninstall.",
    "doctor": "Show what stands in the way, file by file, and how to mend it.",
    "undo": "Take back the last pass that wrote.",
    "restore": "Bring back a note as it was before kbfollow wrote to it.",
    "git-setup": "Let git merge notes task by task.",
    "merge-driver": "Merge two versions of a note; git calls it.",
    "remove": "Take everything that kbfollow wrote out of the notes again.",
}


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 done, 1 something was found, 2 wrong usage, 3 no such vault, 4 could not write, 5 busy.",
)
@click.option("--today", callback=_day, metavar="DATE", help="Take this day for today (2026-11-23): a look ahead.")
@click.version_option(__version__, prog_name="kbfollow")
@click.pass_context
def cli(ctx: click.Context, today: date | None) -> None:
    """Reads your interview notes, works out which follow-ups are due, and keeps checkboxes and one page right.

    \b
    Examples:
      kbfollow demo                     see it at work on sample notes
      kbfollow init ~/Notes             set up your own vault
      kbfollow update ~/Notes           one pass
      kbfollow list ~/Notes             what is due
      kbfollow why thank-you-jane-doe   for what reason
    """
    ctx.obj = today


def main() -> None:
    """The program: no traceback reaches a user; what went wrong is one line with a mend and an exit status."""
    from kbfollow.cli.errors import run

    run(cli)
