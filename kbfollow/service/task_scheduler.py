"""Windows: a task of the Task Scheduler that starts when its user logs on."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path, PureWindowsPath
from xml.sax.saxutils import escape

from kbfollow.service.definition import CannotExpressError, Service, require_text
from kbfollow.service.programs import ProgramError, ask, tell
from kbfollow.service.supervisor import ServiceState, Unavailable
from kbfollow.vault.places import make_private

# The elements of a trigger have an order: Enabled belongs to all triggers and stands before UserId.
TEMPLATE = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>{description}</Description>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>{user}</UserId>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{user}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <RestartOnFailure>
      <Interval>PT1M</Interval>
      <Count>30</Count>
    </RestartOnFailure>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <Enabled>true</Enabled>
    <Hidden>false</Hidden>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>7</Priority>
    <RunOnlyIfIdle>false</RunOnlyIfIdle>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{program}</Command>
      <Arguments>{arguments}</Arguments>
    </Exec>
  </Actions>
</Task>
"""
_NOT_IN_XML = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")  # and what no file name on Windows can hold


def task_text(service: Service, user: str) -> str:
    """The task's XML for a user, as DOMAIN\\name. Raises CannotExpressError.

    A task has no environment of its own: KBFOLLOW_STATE and its like have to be the user's, by setx.
    """
    require_text(service)
    program, *arguments = service.command
    words = [windowless(program), *arguments]
    for word in (*words, user):
        if _NOT_IN_XML.search(word) or '"' in word:
            raise CannotExpressError(f"a task can’t hold the quotes or control characters in {word!a}")
        if re.search(r"%[^%]+%|\$\(", word):  # the Task Scheduler puts values in their place
            raise CannotExpressError(f"a task can’t hold %…% or $( as they stand in {word!a}")
    return TEMPLATE.format(
        description=escape("".join(char if char.isprintable() else "�" for char in service.description)),
        user=escape(user),
        program=escape(words[0]),
        arguments=escape(subprocess.list2cmdline(words[1:])),
    )


def windowless(program: str) -> str:
    """The Python without a console window that lies beside `python.exe`."""
    path = PureWindowsPath(program)
    return str(path.with_name("pythonw.exe")) if path.name.lower() == "python.exe" else program


_WORD = re.compile(r'"([^"]*)"|([^ "]+)')


def command_in(xml: bytes) -> tuple[str, ...]:
    """The command that a task of ours starts, () where it can't be read."""
    from xml.etree import ElementTree

    try:
        found = ElementTree.fromstring(xml)
    except ElementTree.ParseError:
        return ()
    space = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"
    program = found.findtext(f".//{space}Command")
    arguments = found.findtext(f".//{space}Arguments") or ""
    # No word of ours holds a quote; a backslash at the end of a quoted one is doubled.
    words = [_undoubled(match[1]) if match[1] is not None else match[2] for match in _WORD.finditer(arguments)]
    return (program, *words) if program else ()


def _undoubled(word: str) -> str:
    backslashes = len(word) - len(word.rstrip("\\"))
    return word[: len(word) - backslashes // 2]


class TaskScheduler:
    """The Task Scheduler as a supervisor: see `Supervisor`.

    What it prints is in the user's language, so nothing is read from it but whether it said yes.
    """

    name = "the Task Scheduler"

    def path(self, service: Service) -> Path:
        """Where the XML is kept from which the task was made: the scheduler gives back a reworded one."""
        return service.log_folder.parent / "task.xml"

    def content(self, service: Service) -> bytes:
        """The task's XML as schtasks reads it, UTF-16 with a byte order mark. Raises CannotExpressError."""
        program = service.command[0]
        if Path(program).exists() and not Path(windowless(program)).exists():
            raise CannotExpressError(f"beside {program} there is no pythonw.exe, which runs without a window")
        user = "\\".join(filter(None, (os.environ.get("USERDOMAIN"), os.environ.get("USERNAME"))))
        return task_text(service, user or "unknown").replace("\n", "\r\n").encode("utf-16")

    def command_in(self, content: bytes) -> tuple[str, ...]:
        """The command in a task's XML."""
        return command_in(content)

    def unavailable(self, service: Service) -> Unavailable | None:
        """Why no task can be made: the scheduler can't be asked."""
        try:
            tell(["schtasks", "/Query", "/FO", "CSV", "/NH"], patience=30)
        except ProgramError as error:
            line = subprocess.list2cmdline(service.command)
            reason = f"the Task Scheduler can’t be used here ({error.says})"
            return Unavailable(reason, ["Or put a shortcut to this into the Startup folder:", f"  {line}"])
        return None

    def start(self, service: Service) -> None:
        """Register the task and run it; one that runs is ended first. Raises ProgramError, OSError."""
        make_private(service.log_folder)
        ask(["schtasks", "/End", "/TN", service.name])  # says no where there is none
        tell(["schtasks", "/Create", "/F", "/TN", service.name, "/XML", str(self.path(service))])
        tell(["schtasks", "/Run", "/TN", service.name])

    def remove(self, service: Service) -> None:
        """End and delete the task, and remove its file. Raises ProgramError, OSError."""
        if ask(["schtasks", "/Query", "/TN", service.name]).status == 0:
            ask(["schtasks", "/End", "/TN", service.name])
            tell(["schtasks", "/Delete", "/F", "/TN", service.name])
        self.path(service).unlink(missing_ok=True)

    def state(self, service: Service) -> ServiceState:
        """Whether the task is registered; whether it runs is told by the watcher itself."""
        try:
            answer = ask(["schtasks", "/Query", "/TN", service.name], patience=30)
        except ProgramError as error:
            return ServiceState(False, None, None, f"the Task Scheduler can’t be asked: {error.says}")
        if answer.status:
            return ServiceState(False, False, None, "not registered")
        return ServiceState(True, None, None, "registered")

    def hints(self, service: Service) -> list[str]:
        """That a task knows the user's own environment only."""
        names = ", ".join(name for name, _ in service.environment)
        return [f"A task sees only what is set for your user: use setx for {names}."] if names else []

    def journal(self, service: Service) -> str:
        """Nothing: without a window, what it prints is kept nowhere."""
        return ""
