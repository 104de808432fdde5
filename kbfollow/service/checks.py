"""What `kbfollow doctor` is told of the vault's service."""

from __future__ import annotations

import os

from kbfollow.doctor.patient import Check
from kbfollow.service.installation import Status, look

NAME = "service"


def service_checks(root: str | os.PathLike[str]) -> list[Check]:
    """Whether the service that is installed for this vault runs, and whether a watcher does at all."""
    return list(checks_of(look(root)))


def checks_of(status: Status) -> list[Check]:
    """The same for what is known already."""
    name = status.service.name
    if status.state is None:
        says = f"none is installed; process {status.watcher.pid} watches" if status.watcher else "none is installed"
        return [Check(NAME, True, says)]
    if status.missing_python:
        says = f"{name} runs {status.missing_python}, which is gone"
        return [Check(NAME, False, says, "run kbfollow service install with the kbfollow that you use now")]
    if status.watcher is None and status.state.running:
        return [Check(NAME, True, f"{name} has been started and is at its first look")]
    if status.watcher is None:
        says = f"{name} is installed, but doesn’t run: {status.state.says}"
        return [Check(NAME, False, says, "kbfollow service logs says why; kbfollow service install starts it again")]
    if not status.is_of_service:
        says = f"{name} is installed, but process {status.watcher.pid}, started by hand, watches in its place"
        return [Check(NAME, True, says, "stop that one, and the service takes over")]
    found = [Check(NAME, True, f"{name} runs, process {status.watcher.pid}")]
    if not status.is_current:
        says = f"{name} is not as this kbfollow would install it"
        found.append(Check(NAME, False, says, "run kbfollow service install"))
    return found
