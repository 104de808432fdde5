"""The one place where the systems' own programs are run: systemctl, launchctl, schtasks."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

PATIENCE = 60.0  # seconds; stopping a service waits for the pass in hand


class ProgramError(Exception):
    """A program of the system's could not be run, or said no. `says` is its own last line."""

    def __init__(self, command: Sequence[str], says: str) -> None:
        super().__init__(f"{command[0]} {command[1] if len(command) > 1 else ''}: {says}")
        self.says = says


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program printed, and its exit status."""

    status: int
    output: str
    errors: str


def ask(command: Sequence[str], patience: float = PATIENCE) -> Answer:
    """Run a program without a shell and without input, and return what it said. Raises ProgramError if it can't be."""
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows a console would flash up
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            creationflags=flags,
        )
    except FileNotFoundError:
        raise ProgramError(command, "there is no such program here") from None
    except subprocess.TimeoutExpired:
        raise ProgramError(command, f"gave no answer within {patience:.0f} seconds") from None
    except OSError as error:
        raise ProgramError(command, error.strerror or str(error)) from None
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def tell(command: Sequence[str], patience: float = PATIENCE) -> str:
    """Run a program that has to succeed, and return what it printed. Raises ProgramError."""
    answer = ask(command, patience)
    if answer.status:
        lines = [line.strip() for line in (answer.errors or answer.output).splitlines() if line.strip()]
        raise ProgramError(command, lines[-1] if lines else f"exit status {answer.status}")
    return answer.output
