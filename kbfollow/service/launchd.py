"""macOS: a launch agent of the user's own."""

from __future__ import annotations

import os
import plistlib
import re
import time
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from kbfollow.service.definition import CannotExpressError, Service, require_text
from kbfollow.service.programs import ProgramError, ask, tell
from kbfollow.service.supervisor import ServiceState, Unavailable
from kbfollow.vault.places import make_private

# What XML 1.0 has no way to write, not even as a reference.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_PATIENCE = 20  # looks, each after half a second, until launchd has let go of an agent that is to be started anew


def agent(service: Service) -> dict[str, Any]:
    """The launch agent, with the keys of launchd.plist(5)."""
    return {
        "Label": service.name,
        "ProgramArguments": list(service.command),
        "EnvironmentVariables": {**dict(service.environment), "PYTHONUNBUFFERED": "1"},
        "RunAtLoad": True,  # now, and at each log-in
        "KeepAlive": {"SuccessfulExit": False},  # started anew when it fails, not when it was told to stop
        "ThrottleInterval": 30,  # seconds from one start to the next
        "ExitTimeOut": 60,  # seconds to finish the pass in hand
        "ProcessType": "Background",  # you come first, for processor and disk
        "LowPriorityIO": True,
        "Nice": 10,
        "StandardOutPath": os.devnull,  # what it writes is in the vault's own log already
        "StandardErrorPath": str(error_log(service)),
    }


def error_log(service: Service) -> Path:
    """The file with what the agent prints when it fails to start."""
    return service.log_folder / "launchd.log"


class Launchd:
    """The user's launchd as a supervisor: see `Supervisor`."""

    name = "launchd"

    def path(self, service: Service) -> Path:
        """The agent's property list."""
        return Path.home() / "Library" / "LaunchAgents" / f"{service.name}.plist"

    def content(self, service: Service) -> bytes:
        """The property list's bytes. Raises CannotExpressError."""
        require_text(service)
        for text in (*service.command, *(value for _, value in service.environment), str(service.log_folder)):
            if _NOT_IN_XML.search(text):
                raise CannotExpressError(f"a property list can’t hold the control characters in {text!a}")
            if "\r" in text:  # read back as a line feed
                raise CannotExpressError(f"a property list can’t hold the carriage return in {text!a}")
        return plistlib.dumps(agent(service), sort_keys=False)

    def command_in(self, content: bytes) -> tuple[str, ...]:
        """The command in a property list."""
        try:
            return tuple(str(word) for word in plistlib.loads(content)["ProgramArguments"])
        except (ValueError, KeyError, TypeError, ExpatError):
            return ()

    def unavailable(self, service: Service) -> Unavailable | None:
        """Why no agent can be installed: nobody is logged in at the screen."""
        try:
            tell(["launchctl", "print", _domain()], patience=10)
            return None
        except ProgramError as error:
            reason = f"launchd takes no agent from here ({error.says})"
            return Unavailable(reason, ["Log in at the Mac itself, and run it in Terminal there."])

    def start(self, service: Service) -> None:
        """Load the agent, which starts it; one that is loaded is unloaded first. Raises ProgramError, OSError."""
        make_private(service.log_folder)
        self._unload(service)
        tell(["launchctl", "enable", f"{_domain()}/{service.name}"])  # in case it was ever disabled
        tell(["launchctl", "bootstrap", _domain(), str(self.path(service))])

    def remove(self, service: Service) -> None:
        """Unload the agent, which stops it, and remove its files. Raises ProgramError, OSError."""
        self._unload(service)
        self.path(service).unlink(missing_ok=True)
        error_log(service).unlink(missing_ok=True)

    def _unload(self, service: Service) -> None:
        target = f"{_domain()}/{service.name}"
        if ask(["launchctl", "print", target], patience=10).status:
            return
        ask(["launchctl", "bootout", target])  # may say that it is still at it: what counts is what follows
        for _ in range(_PATIENCE):
            if ask(["launchctl", "print", target], patience=10).status:
                return
            time.sleep(0.5)
        raise ProgramError(["launchctl", "bootout"], f"{service.name} doesn’t stop")

    def state(self, service: Service) -> ServiceState:
        """What launchd says of the agent."""
        try:
            answer = ask(["launchctl", "print", f"{_domain()}/{service.name}"], patience=10)
        except ProgramError as error:
            return ServiceState(False, None, None, f"launchd can’t be reached: {error.says}")
        return state_in(answer.output) if answer.status == 0 else ServiceState(False, False, None, "not loaded")

    def hints(self, service: Service) -> list[str]:
        """Nothing: an agent runs as long as its user is logged in."""
        return []

    def journal(self, service: Service) -> str:
        """The command that shows what the agent printed when it failed."""
        return f"tail '{error_log(service)}'"


def state_in(printed: str) -> ServiceState:
    """The state in what `launchctl print` says of an agent that is loaded."""
    pid = re.search(r"^\s*pid = (\d+)$", printed, re.M)
    said = re.search(r"^\s*state = (.+)$", printed, re.M)
    last = re.search(r"^\s*last exit code = (.+)$", printed, re.M)
    says = said[1] if said else "loaded"
    if not pid and last:
        says += f", last exit status {last[1]}"
    return ServiceState(True, pid is not None, int(pid[1]) if pid else None, says)


def _domain() -> str:
    return f"gui/{os.getuid() if hasattr(os, 'getuid') else 0}"
