"""Linux: a unit of the user's own systemd. No right beyond the user's is needed, and none is taken."""

from __future__ import annotations

import contextlib
import getpass
import os
import re
import shlex
import sys
from pathlib import Path

from kbfollow.service.definition import CannotExpressError, Service, require_text
from kbfollow.service.programs import ProgramError, ask, tell
from kbfollow.service.supervisor import ServiceState, Unavailable

# Directives that need a mount or user namespace (PrivateTmp, ProtectSystem, ProtectHome, PrivateNetwork, …) are left
# out: a user's systemd lacks the right to make one on many systems, and the service wouldn't start at all. So is
# MemoryDenyWriteExecute, which forbids what ctypes does when it is imported, and RestrictSUIDSGID, which would refuse
# a note whose mode has such a bit.
TEMPLATE = """\
# Written by kbfollow {version}: “kbfollow service install” writes it anew, “kbfollow service uninstall” removes it.

[Unit]
Description={description}
# Whoever fails this often within an hour needs a look, not another start.
StartLimitIntervalSec=1h
StartLimitBurst=30

[Service]
# The watcher says when it is ready, and again and again that it still works; one that hangs is started anew. Between
# two such words there may be a whole pass, which takes minutes where thousands of notes are written for the first time.
Type=notify
NotifyAccess=main
WatchdogSec=30min
TimeoutStartSec=10min
ExecStart={command}
{environment}\
# What it says is to be in the journal at once.
Environment=PYTHONUNBUFFERED=1
SyslogIdentifier=kbfollow
Restart=on-failure
{back_off}\
# Wrong usage doesn't get better by repeating it.
RestartPreventExitStatus=2

# You come first: low priority for processor and disk, less than one core. Bounds for the case that something goes
# wrong; a vault of 100,000 notes stays far below. The manager leaves out what it has no control group for.
Nice=10
IOSchedulingPriority=7
CPUQuota=80%
MemoryHigh=768M
MemoryMax=1G
TasksMax=64
# A dump of its memory would hold text of your notes.
LimitCORE=0

# It opens no network connection, and can't: only sockets of this machine, for systemd and for notifications.
RestrictAddressFamilies=AF_UNIX
# Without this, a program for another processor type could go around the line above.
SystemCallArchitectures=native
# Nothing that it starts may gain rights, by setuid or otherwise.
NoNewPrivileges=yes
# It has no use for any of these.
RestrictNamespaces=yes
RestrictRealtime=yes
LockPersonality=yes

[Install]
WantedBy=default.target
"""
_BACK_OFF = "RestartSec=10s\n"
# From systemd 254 on the pauses grow; older ones would warn of keys that they don't know.
_GROWING_BACK_OFF = "RestartSec=5s\nRestartSteps=6\nRestartMaxDelaySec=5min\n"
_LINGER = Path("/var/lib/systemd/linger")  # logind's own mark of users whose services run without them


def unit_text(service: Service, systemd: int = 0) -> str:
    """The unit file for systemd of this version, 0 if unknown. Raises CannotExpressError."""
    from kbfollow import __version__

    require_text(service)
    lines = [f"Environment={quoted(f'{name}={value}')}\n" for name, value in service.environment]
    plain = "".join(char if char.isprintable() and char != "\\" else "�" for char in service.description)
    return TEMPLATE.format(
        version=__version__,
        description=plain.replace("%", "%%"),
        command=command_line(service.command),
        environment="".join(lines),
        back_off=_GROWING_BACK_OFF if systemd >= 254 else _BACK_OFF,
    )


def command_line(command: tuple[str, ...]) -> str:
    """The command as ExecStart= takes it. Raises CannotExpressError."""
    program, *arguments = command
    if not program.startswith("/") or re.search(r"""[\x00-\x1f\x7f"'\\$]""", program):
        # systemd refuses the first three in a program's path whatever their quotes, and expands the last in its name.
        raise CannotExpressError(
            f"systemd can’t run a program in the folder {program!a}: no quotes, backslashes, dollar signs or "
            "control characters"
        )
    return " ".join([quoted(program), *(quoted(one).replace("$", "$$") for one in arguments)])


def quoted(word: str) -> str:
    """A word in the double quotes of systemd.syntax(7), with `%` doubled. Raises CannotExpressError."""
    if any(0xFDD0 <= ord(char) <= 0xFDEF or ord(char) & 0xFFFE == 0xFFFE for char in word):
        raise CannotExpressError(f"systemd takes the path {word!a} for no valid Unicode")
    return '"' + "".join(_escaped(char) for char in word) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    if char == "%":
        return "%%"
    return char if char >= " " and char != "\x7f" else f"\\x{ord(char):02x}"


_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(x[0-9a-f]{2}|.)|%%|\$\$", re.S)


def command_in(unit: str) -> tuple[str, ...]:
    """The command that a unit file of ours starts, () where there is none."""
    line = next((line for line in unit.split("\n") if line.startswith("ExecStart=")), "")
    return tuple(_ESCAPE.sub(_meant, word) for word in _WORD.findall(line))


def _meant(match: re.Match[str]) -> str:
    escaped = match[1]
    if escaped is None:
        return match[0][0]
    return chr(int(escaped[1:], 16)) if len(escaped) == 3 else escaped


class Systemd:
    """The user's systemd as a supervisor: see `Supervisor`."""

    name = "systemd"

    def path(self, service: Service) -> Path:
        """The unit file."""
        home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        return Path(home) / "systemd" / "user" / f"{service.name}.service"

    def content(self, service: Service) -> bytes:
        """The unit file's bytes."""
        return unit_text(service, _version()).encode()

    def command_in(self, content: bytes) -> tuple[str, ...]:
        """The command in a unit file."""
        return command_in(content.decode(errors="replace"))

    def unavailable(self, service: Service) -> Unavailable | None:
        """Why no unit can be installed: no systemd here, or none for this user."""
        if not os.environ.get("XDG_RUNTIME_DIR"):
            reason = "no systemd of your own runs here (XDG_RUNTIME_DIR is not set)"
        else:
            try:
                tell(["systemctl", "--user", "show", "--property=Version"], patience=10)
                return None
            except ProgramError as error:
                reason = f"no systemd of your own can be reached here ({error.says.rstrip('.')})"
        return Unavailable(reason, _instead(service))

    def start(self, service: Service) -> None:
        """Read the unit file anew, enable it and (re)start it. Raises ProgramError."""
        tell(["systemctl", "--user", "daemon-reload"])
        tell(["systemctl", "--user", "enable", "--quiet", f"{service.name}.service"])
        ask(["systemctl", "--user", "reset-failed", f"{service.name}.service"])  # says no where nothing has failed
        # Not waited for until it is ready: the first pass over a large vault may take minutes.
        tell(["systemctl", "--user", "restart", "--no-block", f"{service.name}.service"])

    def remove(self, service: Service) -> None:
        """Stop and disable the service and remove its file. Raises ProgramError, OSError."""
        unit, path = f"{service.name}.service", self.path(service)
        reachable = self.unavailable(service) is None
        if reachable:
            tell(["systemctl", "--user", "disable", "--now", "--quiet", unit])
        for one in (path.parent / "default.target.wants" / unit, path):
            one.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # a folder of ours alone; others keep it
            (path.parent / "default.target.wants").rmdir()
        if reachable:
            tell(["systemctl", "--user", "daemon-reload"])
            ask(["systemctl", "--user", "reset-failed", unit])

    def state(self, service: Service) -> ServiceState:
        """What systemd says of the service; not known where it can't be reached."""
        command = ["systemctl", "--user", "show", f"{service.name}.service"]
        command.append("--property=LoadState,ActiveState,SubState,MainPID,Result,UnitFileState")
        try:
            printed = tell(command, patience=10)
        except ProgramError as error:
            return ServiceState(False, None, None, f"systemd can’t be reached: {error.says}")
        held = dict(line.split("=", 1) for line in printed.splitlines() if "=" in line)
        says = f"{held.get('ActiveState', 'unknown')} ({held.get('SubState', 'unknown')})"
        if held.get("Result", "success") != "success":
            says += f", last result: {held['Result']}"
        if held.get("LoadState") == "loaded" and held.get("UnitFileState") != "enabled":
            says += ", not enabled"
        running = held.get("ActiveState") in ("active", "reloading", "deactivating") or held.get("SubState") == "start"
        is_known = running or held.get("LoadState") == "loaded"
        return ServiceState(is_known, running, int(held.get("MainPID") or 0) or None, says)

    def hints(self, service: Service) -> list[str]:
        """What else the user may want to do."""
        user = _user()
        if (_LINGER / user).exists():
            return []
        return [f"It runs while you are logged in. To have it run without you: loginctl enable-linger {user}"]

    def journal(self, service: Service) -> str:
        """The command that shows what the service has printed."""
        return f"journalctl --user --unit {service.name}"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        return str(os.getuid()) if sys.platform != "win32" else ""


def _version() -> int:
    """The major version of systemd, 0 if it can't be told."""
    with contextlib.suppress(ProgramError):
        match = re.match(r"systemd (\d+)", ask(["systemctl", "--version"], patience=10).output)
        return int(match[1]) if match else 0
    return 0


def _instead(service: Service) -> list[str]:
    """How to have the watcher run where there is no systemd."""
    found = []
    if os.environ.get("SUDO_USER"):
        found.append("You came here by sudo: log in as the user whose notes these are, and run it as that user.")
    line = " ".join(shlex.quote(word) for word in service.command)
    if "microsoft" in _kernel():
        found.append("In WSL, systemd is turned on by two lines in /etc/wsl.conf, [boot] and systemd=true.")
    if not line.isprintable():
        return [*found, "Or start kbfollow watch yourself, for this vault."]
    # cron takes % for the end of the line.
    found.append(f"With cron (crontab -e): @reboot {line.replace('%', chr(92) + '%')}")
    found.append("Or put this into your desktop's list of programs to start:")
    found.append(f"  {line}")
    return found


def _kernel() -> str:
    return os.uname().release.lower() if sys.platform != "win32" else ""
