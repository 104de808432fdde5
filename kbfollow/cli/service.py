"""The commands for the background: service install, status, logs, uninstall."""

from __future__ import annotations

import json
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kbfollow.cli.errors import BusyError, CannotWriteError

if TYPE_CHECKING:
    from kbfollow.service.definition import Service
    from kbfollow.service.installation import Status
    from kbfollow.service.supervisor import Supervisor, Unavailable

PATIENCE = 15.0  # seconds until a service that has been started is looked at, if it isn't ready before


class _InOrder(click.Group):
    """Lists its commands in the order of this file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


@click.group("service", cls=_InOrder)
def service_command() -> None:
    """Have kbfollow watch a vault in the background, from log-in on: install, status, logs, uninstall.

    It is a unit of your own systemd on Linux, a launch agent on macOS, a task of the Task Scheduler on Windows; one for
    each vault, without any right beyond yours. It does what kbfollow watch does.

    \b
    Examples:
      kbfollow service install ~/Notes
      kbfollow service status ~/Notes
      kbfollow service logs ~/Notes --follow
      kbfollow service uninstall ~/Notes
    """


_vault = click.argument("vault", required=False, type=click.Path(path_type=Path))


@service_command.command("install", short_help="Install and start the service, or bring it up to date.")
@_vault
@click.option("--print", "show", is_flag=True, help="Show the file that would be written, and do nothing.")
def install_command(vault: Path | None, show: bool) -> None:
    """Install and start the service of a vault, or bring it up to date; run again, it changes nothing.

    Run it again after Python or kbfollow have moved, or with other KBFOLLOW_STATE or KBFOLLOW_CACHE.

    \b
    Examples:
      kbfollow service install ~/Notes --print
      kbfollow service install ~/Notes
    """
    from kbfollow.cli.vaults import the_vault
    from kbfollow.service.definition import CannotExpressError, service_of
    from kbfollow.service.installation import this_supervisor
    from kbfollow.service.programs import ProgramError

    root = the_vault(vault)
    service, supervisor = service_of(root), this_supervisor()
    try:
        if show:
            content = supervisor.content(service)
            click.echo(content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"), nl=False)
            return
        _require_consent(root)
        supervisor.content(service)
        lacks = supervisor.unavailable(service)
        if lacks is not None:
            _say_what_instead(lacks)
        _install(service, supervisor)
    except CannotExpressError as error:
        raise CannotWriteError(f"nothing was installed: {error}", "move it to a folder with a plainer name") from None
    except ProgramError as error:
        raise CannotWriteError(str(error), "kbfollow service status shows how it stands now") from None


def _require_consent(root: Path) -> None:
    from kbfollow.file_names import SETTINGS_NOTE

    if not (root / SETTINGS_NOTE).is_file():
        what = f"nothing was installed: this vault has no note “{SETTINGS_NOTE}”"
        raise CannotWriteError(what, "run kbfollow init to set it up")


def _say_what_instead(lacks: Unavailable) -> NoReturn:
    click.echo(f"kbfollow: nothing was installed: {lacks.reason}", err=True)
    for line in lacks.instead:
        click.echo(_plain(line), err=True)
    sys.exit(CannotWriteError.exit_code)


def _install(service: Service, supervisor: Supervisor) -> None:
    from kbfollow.service.installation import Done, install, look

    before = look(service.root, supervisor)
    if before.watcher and not before.is_of_service:
        what = f"a watcher that you started by hand is at work in this vault (process {before.watcher.pid})"
        raise BusyError(what, "end it with Ctrl-C, then run this again")
    done = install(service, supervisor)
    click.echo(f"{service.name} ({supervisor.name}), for {_plain(str(service.root))}: {done.value}.")
    click.echo(f"  {_plain(str(supervisor.path(service)))}")
    if done is not Done.UNCHANGED:
        _say_how_it_began(service, supervisor)
    for line in supervisor.hints(service):
        click.echo(_plain(line))


def _say_how_it_began(service: Service, supervisor: Supervisor) -> None:
    from kbfollow.service.installation import look

    until = time.monotonic() + PATIENCE
    while True:
        now = look(service.root, supervisor)
        if now.watcher is not None:
            click.echo(f"It runs, process {now.watcher.pid}.")
            return
        if time.monotonic() > until:
            break
        time.sleep(0.25)
    says = now.state.says if now.state else "gone"
    click.echo(f"It has been started, but no watcher is at work yet ({says}).")
    click.echo("kbfollow service status shows how it goes on.")


@service_command.command("status", short_help="Show whether a watcher is at work, and what it came to.")
@_vault
@click.option("--json", "as_data", is_flag=True, help="Print an object, for other programs.")
@click.pass_context
def status_command(ctx: click.Context, vault: Path | None, as_data: bool) -> None:
    """Show whether a watcher keeps this vault right, since when, and what it came to.

    Also of one that was started by hand. Exit status 0 if one is at work, 1 if none is.

    \b
    Examples:
      kbfollow service status ~/Notes
      kbfollow service status ~/Notes --json | jq .next_due
    """
    from kbfollow.cli.vaults import the_vault
    from kbfollow.service.installation import look, this_supervisor

    supervisor = this_supervisor()
    status = look(the_vault(vault), supervisor)
    if as_data:
        click.echo(json.dumps(_as_data(status, supervisor), ensure_ascii=True, indent=1))
    else:
        click.echo(_plain(str(status.service.root)))
        for name, says in _lines(status, supervisor):
            click.echo(f"  {name:<12}{_plain(says)}")
    ctx.exit(0 if status.watcher else 1)


def _as_data(status: Status, supervisor: Supervisor) -> dict[str, object]:
    watcher = status.watcher
    by = None if watcher is None else "service" if status.is_of_service else "hand"
    return {
        "vault": str(status.service.root),
        "service": status.service.name,
        "supervisor": supervisor.name,
        "path": str(status.path),
        "installed": status.is_installed,
        "current": status.is_installed and status.is_current,
        "says": status.state.says if status.state else None,
        "missing_python": status.missing_python or None,
        "running": watcher is not None,
        "by": by,
        "pid": watcher.pid if watcher else None,
        "since": _written(watcher.started if watcher else None),
        "last_pass": _written(watcher.last_pass if watcher else None),
        "next_due": _written(watcher.next_due if watcher else None),
        "problems": watcher.problems if watcher else None,
        "refused": watcher.refused if watcher else None,
        "polling": watcher.polling if watcher else None,
        "version": watcher.version if watcher else None,
    }


def _written(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _lines(status: Status, supervisor: Supervisor) -> list[tuple[str, str]]:
    """What is said of the service and its watcher, a name and words in each line."""
    service, found = status.service, list[tuple[str, str]]()
    if status.state is None:
        found.append(("service", "not installed; kbfollow service install does that"))
    else:
        found.append(("service", f"{service.name} ({supervisor.name}): {status.state.says}"))
    if status.missing_python:
        found.append(("", f"it runs {status.missing_python}, which is gone: run kbfollow service install"))
    elif status.is_installed and not status.is_current:
        found.append(("", "not as this kbfollow would install it: run kbfollow service install"))
    return found + _watcher_lines(status)


def _watcher_lines(status: Status) -> list[tuple[str, str]]:
    from kbfollow import __version__
    from kbfollow.words import day_month_year, plural

    one = status.watcher
    if one is None:
        starting = status.state is not None and status.state.running
        return [("watcher", "at its first look" if starting else "none is at work")]
    by = "the service" if status.is_of_service else "started by hand"
    found = [("watcher", f"at work since {_moment(one.started)}, process {one.pid}, {by}")]
    found.append(("last pass", _moment(one.last_pass) if one.last_pass else "none yet"))
    found.append(("next due", day_month_year(one.next_due) if one.next_due else "nothing"))
    if one.problems:
        found.append(("problems", f"{one.problems}; the Follow-ups page shows them"))
    if one.refused:
        found.append(("not written", f"{plural(one.refused, 'file')}; kbfollow doctor says why"))
    if one.polling:
        found.append(("watching", f"a look each minute: {one.polling}"))
    if one.version != __version__:
        found.append(("version", f"{one.version} is at work, this is {__version__}: run kbfollow service install"))
    return found


def _moment(moment: datetime) -> str:
    from kbfollow.words import day_month_year

    local = moment.astimezone()
    return f"{day_month_year(local.date())}, {local:%H:%M:%S}"


@service_command.command("logs", short_help="Show what was written, left for later and refused.")
@_vault
@click.option("-n", "count", type=click.IntRange(min=0), default=40, show_default=True, help="How many lines.")
@click.option("--follow", is_flag=True, help="Go on with the lines that come, until Ctrl-C.")
def logs_command(vault: Path | None, count: int, follow: bool) -> None:
    """Show what kbfollow wrote, left for later and refused in this vault: paths and reasons, no text of notes.

    \b
    Examples:
      kbfollow service logs ~/Notes -n 200
      kbfollow service logs ~/Notes --follow
    """
    from kbfollow.cli.vaults import the_vault
    from kbfollow.service.definition import service_of
    from kbfollow.service.installation import is_installed, this_supervisor
    from kbfollow.service.log_lines import coming_lines, last_lines
    from kbfollow.vault.log import log_path

    root = the_vault(vault)
    coming, lines = coming_lines(root), last_lines(root, count)
    for line in lines:
        click.echo(_plain(line))
    if not lines and count:
        click.echo(f"Nothing is logged yet in {_plain(str(log_path(root)))}", err=True)
    service, supervisor = service_of(root), this_supervisor()
    more = supervisor.journal(service) if is_installed(service, supervisor) else ""
    if more:
        click.echo(f"What the service printed when it started or failed: {_plain(more)}", err=True)
    if follow:
        try:
            for line in coming:
                click.echo(_plain(line))
        except KeyboardInterrupt:
            return


@service_command.command("uninstall", short_help="Stop the service and remove all of it.")
@_vault
def uninstall_command(vault: Path | None) -> None:
    """Stop the service of a vault and remove all of it. Notes, page and settings stay as they are.

    The vault's folder may be gone already: name it as it was.

    \b
    Example:
      kbfollow service uninstall ~/Notes
    """
    from kbfollow.cli.vaults import the_vault
    from kbfollow.service.definition import service_of
    from kbfollow.service.installation import this_supervisor

    root = vault if vault is not None and not vault.exists() else the_vault(vault)
    service, supervisor = service_of(root), this_supervisor()
    if not take_away(service, supervisor):
        click.echo(f"No service is installed for {_plain(str(service.root))}.")


def take_away(service: Service, supervisor: Supervisor) -> bool:
    """Uninstall the service and say so; False where there is none."""
    from kbfollow.service.installation import uninstall
    from kbfollow.service.programs import ProgramError

    try:
        if not uninstall(service, supervisor):
            return False
    except ProgramError as error:
        raise CannotWriteError(str(error), "kbfollow service status shows how it stands now") from None
    click.echo(f"Stopped and removed {service.name} ({supervisor.name}).")
    return True


def _plain(words: str) -> str:
    """What a path holds that a terminal would obey is not shown."""
    return "".join(char if char.isprintable() else "�" for char in words)
