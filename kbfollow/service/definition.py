"""A vault's service, the same for every system: its name, what it runs, and with which environment."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import kbfollow
from kbfollow.vault.places import state_directory, vault_key

# Folders and files that the watcher is to find where the commands find them, taken over as they are where a service is
# installed: with another state folder, say, it would hold another lock than they look for.
ENVIRONMENT = (
    "KBFOLLOW_STATE",
    "KBFOLLOW_CACHE",
    "KBFOLLOW_CALENDAR",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
)
_LONGEST = 40  # characters of the folder's name in the service's


class CannotExpressError(ValueError):
    """A path that this system's services have no way to write down; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Service:
    """One vault's service. `command` is the program and its arguments, `log_folder` the vault's own."""

    name: str
    root: Path
    command: tuple[str, ...]
    environment: tuple[tuple[str, str], ...]
    log_folder: Path

    @property
    def description(self) -> str:
        """What the system's own tools show."""
        return f"kbfollow keeps the follow-ups in {self.root.name or self.root} right"


def service_of(root: str | os.PathLike[str], python: str | None = None) -> Service:
    """The service that keeps this vault right, run by the Python that runs us (or `python`).

    Every way to the same vault gives the same service.
    """
    real = Path(root).resolve()
    program = python or sys.executable
    # -P: a file named kbfollow.py in the folder where the service starts is not what is meant.
    command = (program, "-P", "-m", "kbfollow", "watch", str(real))
    return Service(service_name(real), real, command, tuple(_environment()), state_directory(real) / "log")


def _environment() -> Iterator[tuple[str, str]]:
    for name in ENVIRONMENT:
        value = os.environ.get(name)
        if value:
            # Wherever the service starts; "~" is for whoever reads it.
            yield name, value if value.startswith("~") else str(Path(value).absolute())
    # A kbfollow that isn't installed but found by PYTHONPATH; all else there is no business of the service's.
    own = Path(kbfollow.__file__).absolute().parent.parent
    if own in (Path(path).absolute() for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path):
        yield "PYTHONPATH", str(own)


def require_text(service: Service) -> None:
    """Raise CannotExpressError where a path of the service's is no text that a file could hold."""
    if not service.command[0]:
        raise CannotExpressError("the Python that runs kbfollow doesn’t say where it lies")
    for text in (*service.command, *(value for _, value in service.environment), str(service.log_folder)):
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise CannotExpressError(f"the path {text!a} is not UTF-8")


def service_name(root: Path) -> str:
    """“kbfollow-notes-1a2b3c4d”: the vault's folder for people, and a hash of its real path, as two may be alike."""
    ascii_name = unicodedata.normalize("NFKD", root.name).encode("ascii", "ignore").decode()
    words = re.sub(r"[^A-Za-z0-9]+", "-", ascii_name).strip("-").lower()[:_LONGEST].strip("-")
    return "-".join(filter(None, ("kbfollow", words, vault_key(root)[:8])))
