"""A systemd user manager of its own for a test, with a home, a runtime directory and a control group of its own.

It runs in a mount namespace, where systemd counts as booted; its sockets are reached from outside.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import kbfollow

_MANAGER = Path("/lib/systemd/systemd")
CHECKOUT = Path(kbfollow.__file__).parent.parent
# Debian 12 and others mount the one hierarchy of cgroup v2 here or there.
_GROUPS = next(
    (path for path in map(Path, ("/sys/fs/cgroup", "/sys/fs/cgroup/unified")) if (path / "cgroup.procs").exists()), None
)
_SCRIPT = """
set -eu
mount --make-rprivate /
mount -t tmpfs tmpfs /run/systemd
mkdir /run/systemd/system
mkdir -p "$GROUP/manager"
echo $$ > "$GROUP/manager/cgroup.procs"
[ "$GROUPS_ROOT" = /sys/fs/cgroup ] || mount --bind "$GROUPS_ROOT" /sys/fs/cgroup
exec "$@"
"""


def not_installed() -> str:
    """Which package is missing for a user manager, "" for none: under CI that is a failure."""
    if not _MANAGER.exists() or shutil.which("systemctl") is None:
        return "systemd isn’t installed (Debian’s package systemd)"
    return ""


@cache
def not_allowed() -> str:
    """Why this machine lets nobody have a user manager of his own, "" where it does: many containers don't."""
    if os.geteuid() != 0:
        return "a systemd of its own needs root, for a mount namespace and a control group"
    if _GROUPS is None:
        return "cgroup v2 is not mounted"
    probe = _GROUPS / f"kbfollow-probe-{os.getpid()}"
    trial = ["unshare", "--mount", "sh", "-c", "mount --make-rprivate / && mount -t tmpfs tmpfs /run"]
    try:
        probe.mkdir()
        probe.rmdir()
        subprocess.run(trial, check=True, capture_output=True, timeout=20)
    except (OSError, subprocess.SubprocessError) as error:
        return f"no mount namespace or control group can be made here ({type(error).__name__})"
    return ""


def lacking() -> str:
    """Why there can be no user manager here, "" where there can."""
    return not_installed() or not_allowed()


def must_be_skipped() -> bool:
    """Whether tests of a real manager are skipped: where none is allowed; a missing package is a failure under CI."""
    return bool(lacking()) and (not not_installed() or os.environ.get("CI") != "true")


@dataclass(frozen=True)
class UserManager:
    """A running manager: the environment that finds it, and its home."""

    home: Path
    environment: dict[str, str]

    def systemctl(self, *arguments: str) -> str:
        command = ["systemctl", "--user", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0, (command, done.stdout, done.stderr)
        return done.stdout

    def kbfollow(self, *arguments: str, status: int = 0, folder: Path | None = None) -> str:
        command = [sys.executable, "-P", "-m", "kbfollow", *arguments]
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=120, cwd=folder
        )
        assert done.returncode == status, (command, done.returncode, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def shown(self, unit: str, key: str) -> str:
        return self.systemctl("show", unit, f"--property={key}", "--value").strip()


@contextlib.contextmanager
def running(folder: Path) -> Iterator[UserManager]:
    """A manager that runs, and is gone afterwards with all that it started."""
    home, runtime = folder / "home", folder / "runtime"
    (home / ".config" / "systemd" / "user").mkdir(parents=True)
    runtime.mkdir(mode=0o700)
    assert _GROUPS is not None
    group = _GROUPS / f"kbfollow-test-{os.getpid()}-{folder.name}"
    environment = {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "PATH": os.environ["PATH"],
        "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(CHECKOUT),
        "KBFOLLOW_STATE": str(folder / "state"),
        "KBFOLLOW_CACHE": str(folder / "cache"),
    }
    # The manager itself knows nothing of where kbfollow is: the units have to say it.
    bare = {name: environment[name] for name in ("HOME", "XDG_RUNTIME_DIR", "PATH", "LC_ALL")}
    with open(folder / "manager.log", "wb") as log:
        manager = subprocess.Popen(
            ["unshare", "--mount", "bash", "-c", _SCRIPT, "manager", str(_MANAGER), "--user", "--log-target=console"],
            env={**bare, "GROUP": str(group), "GROUPS_ROOT": str(_GROUPS)},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(lambda: (runtime / "systemd" / "private").exists() or manager.poll() is not None, "the manager")
            assert manager.poll() is None, (folder / "manager.log").read_text(errors="replace")
            yield UserManager(home, environment)
        finally:
            _end(manager, group)


def _end(manager: subprocess.Popen[bytes], group: Path) -> None:
    manager.send_signal(signal.SIGTERM)  # to the shell's successor: unshare and bash have become the manager
    with contextlib.suppress(subprocess.TimeoutExpired):
        manager.wait(timeout=20)
    if group.exists():
        with contextlib.suppress(OSError):
            (group / "cgroup.kill").write_text("1")
        manager.wait(timeout=20)
        time.sleep(0.2)
        for path, _, _ in sorted(os.walk(group), reverse=True):
            with contextlib.suppress(OSError):
                Path(path).rmdir()


def wait_for(is_so: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Look again and again until it is so; fail with `what` if it never is."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, f"waited {seconds} seconds in vain: {what}"
        time.sleep(0.05)
