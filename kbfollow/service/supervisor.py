"""What kbfollow asks of a system's supervisor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kbfollow.service.definition import Service


@dataclass(frozen=True, slots=True)
class Unavailable:
    """Why no service can be installed here, and what the user can do instead, line by line."""

    reason: str
    instead: Sequence[str]


@dataclass(frozen=True, slots=True)
class ServiceState:
    """A service as its supervisor sees it, and in its words (`says`).

    `is_known`: it is registered or runs. `running` and `pid` are None where that isn't told.
    """

    is_known: bool
    running: bool | None
    pid: int | None
    says: str


class Supervisor(Protocol):
    """systemd, launchd or the Task Scheduler: each has one file per service, and starts what the file says.

    `content` raises CannotExpressError; what talks to the system raises ProgramError, and OSError for its file.
    """

    name: str

    def path(self, service: Service) -> Path:
        """The service's file."""

    def content(self, service: Service) -> bytes:
        """What the file has to hold."""

    def command_in(self, content: bytes) -> tuple[str, ...]:
        """The command that a service's file starts, () where it can't be read."""

    def unavailable(self, service: Service) -> Unavailable | None:
        """Why this supervisor can't take the service; None where it can."""

    def start(self, service: Service) -> None:
        """Have the file read anew, and start the service now and at each log-in; one that runs is started again."""

    def remove(self, service: Service) -> None:
        """Stop the service and take away everything of it."""

    def state(self, service: Service) -> ServiceState:
        """What the supervisor says of the service."""

    def hints(self, service: Service) -> list[str]:
        """What the user may want to know after an installation."""

    def journal(self, service: Service) -> str:
        """The command that shows what the service printed, "" where it is kept nowhere."""
