"""Errors as users meet them: one line, a mend, and an exit status of their own."""

from __future__ import annotations

import os
import sys

import click

BUG = 70  # EX_SOFTWARE of sysexits.h


class UserError(click.ClickException):
    """What went wrong and what the user can do about it; each kind has its exit status."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(f"{message}; {mend}" if mend else message)

    def show(self, file: object = None) -> None:
        """Print the one line to standard error."""
        click.echo(f"kbfollow: {self.message}", err=True)


class NoVaultError(UserError):
    """There is no such vault, note or task."""

    exit_code = 3


class CannotWriteError(UserError):
    """A file or folder can't be written."""

    exit_code = 4


class BusyError(UserError):
    """Another kbfollow is at work in this vault."""

    exit_code = 5


def run(command: click.Command) -> None:
    """Run the command line. What no one foresaw becomes one line as well; `KBFOLLOW_DEBUG` shows the traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a file name that is no UTF-8 must not end the program
            reconfigure(errors="backslashreplace" if stream is sys.stderr else "surrogateescape")
    try:
        command(prog_name="kbfollow")
    except BrokenPipeError:
        # Whoever read us has gone; Python would complain at exit when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # the last line of defence: users get one line, developers the traceback on request
        if os.environ.get("KBFOLLOW_DEBUG"):
            raise
        click.echo(f"kbfollow: {_plain(error)}; set KBFOLLOW_DEBUG=1 to see where, and report it", err=True)
        sys.exit(_exit_code(error))


def _plain(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.strerror}: {error.filename}" if error.filename else error.strerror
    return f"unexpected {type(error).__name__}: {error}".split("\n", 1)[0]


def _exit_code(error: Exception) -> int:
    return CannotWriteError.exit_code if isinstance(error, OSError) else BUG
