"""Installing, removing and looking at a vault's service."""

from __future__ import annotations

import enum
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kbfollow.service.definition import CannotExpressError, Service, service_of
from kbfollow.service.processes import process_runs
from kbfollow.service.supervisor import ServiceState, Supervisor
from kbfollow.vault.durable import write_whole
from kbfollow.vault.watch_state import WatchState, read_watch_state


@dataclass(frozen=True, slots=True)
class Status:
    """What there is of a vault's service, and the watcher that runs, whoever started it.

    `state` is None where no service is installed, `watcher` where none runs. `is_current`: the service is as an
    installation would write it now. `missing_python`: the Python that the service runs, where it is gone.
    """

    service: Service
    path: Path
    state: ServiceState | None
    is_current: bool
    missing_python: str
    watcher: WatchState | None

    @property
    def is_installed(self) -> bool:
        """Whether there is a service."""
        return self.state is not None

    @property
    def is_of_service(self) -> bool:
        """Whether the watcher that runs is the service's, as far as the supervisor tells."""
        if self.watcher is None or self.state is None or self.state.running is False:
            return False
        return self.state.pid in (None, self.watcher.pid)

    @property
    def since(self) -> datetime | None:
        """Since when a watcher runs, in this device's zone."""
        return self.watcher.started.astimezone() if self.watcher else None


def this_supervisor() -> Supervisor:
    """The supervisor of this system."""
    if sys.platform == "darwin":
        from kbfollow.service.launchd import Launchd

        return Launchd()
    if sys.platform == "win32":
        from kbfollow.service.task_scheduler import TaskScheduler

        return TaskScheduler()
    from kbfollow.service.systemd import Systemd

    return Systemd()


class Done(enum.Enum):
    """What an installation came to."""

    INSTALLED = "installed"
    RENEWED = "written anew and started again"
    STARTED = "started"
    UNCHANGED = "unchanged"


def install(service: Service, supervisor: Supervisor) -> Done:
    """Write the service's file and start it, unless it stands there as it is to be, and runs.

    Raises CannotExpressError, ProgramError, OSError; then the file may be there and the service not running: another
    installation goes on from there.
    """
    content, path = supervisor.content(service), supervisor.path(service)
    before = _bytes(path)
    if before == content:
        state = supervisor.state(service)
        if state.running or (state.is_known and state.running is None and watcher_of(service.root)):
            return Done.UNCHANGED
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(str(path), content)
    supervisor.start(service)
    return Done.STARTED if before == content else Done.INSTALLED if before is None else Done.RENEWED


def uninstall(service: Service, supervisor: Supervisor) -> bool:
    """Stop the service and remove all of it; False where there is none. Raises ProgramError, OSError."""
    if not is_installed(service, supervisor):
        return False
    supervisor.remove(service)
    return True


def is_installed(service: Service, supervisor: Supervisor) -> bool:
    """Whether there is a service, or one whose file somebody has deleted still runs."""
    return supervisor.path(service).exists() or supervisor.state(service).is_known


def watcher_of(root: Path) -> WatchState | None:
    """The watcher that runs in a vault, whoever started it."""
    state = read_watch_state(root)
    return state if state and process_runs(state.pid, state.started) else None


def look(root: str | os.PathLike[str], supervisor: Supervisor | None = None) -> Status:
    """How it stands with a vault's service and watcher."""
    supervisor = supervisor or this_supervisor()
    service = service_of(root)
    path = supervisor.path(service)
    held = _bytes(path)
    program = next(iter(supervisor.command_in(held or b"")), "")
    try:
        wanted: bytes | None = supervisor.content(service)
    except CannotExpressError:
        wanted = None
    return Status(
        service=service,
        path=path,
        state=supervisor.state(service) if is_installed(service, supervisor) else None,
        is_current=held == wanted,
        missing_python="" if not program or Path(program).exists() else program,
        watcher=watcher_of(service.root),
    )


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
