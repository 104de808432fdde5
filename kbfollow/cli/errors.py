"""Errors as users meet them: one line, a mend, and an exit status of their own."""

from __future__ import annotations

import os
import sys

import click

NO_VAULT, CANNOT_WRITE, BUSY, BUG = 3, 4, 5, 70


class UserError(click.ClickException):
    """What went wrong and what the user can do about it."""

    def __init__(self, message: str, mend: str, exit_code: int) -> None:
        super().__init__(f"{message}; {mend}" if mend else message)
        self.exit_code = exit_code

    def show(self, file: object = None) -> None:
        click.echo(f"kbfollow: {self.message}", err=True)


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
    return CANNOT_WRITE if isinstance(error, OSError) else BUG
