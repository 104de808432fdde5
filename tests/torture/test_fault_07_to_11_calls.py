"""Every call to the system that a write makes: the process is killed there, or the call fails."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault, needs_leases, no_exchange

import kbfollow
from kbfollow.vault.outcomes import Refused, Written

HERE = Path(__file__).parent
ACME = "Interviews/Acme.md"


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`fail_at.c` as a library that is loaded before the C library."""
    compiler = shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("there is no C compiler to build the faults with")
    built = tmp_path_factory.mktemp("library") / "fail_at.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", built, HERE / "fail_at.c", "-ldl"], check=True)
    return built


def each_call(library: Path, memory: Path, error: int, save: bool) -> list[str]:
    """What went wrong at which call. There must have been calls."""
    paths = [str(Path(kbfollow.__file__).parent.parent), str(HERE.parent / "vault")]
    done = subprocess.run(
        [sys.executable, HERE / "each_call.py", memory / "scene", str(error), str(save)],
        env={**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        check=False,
    )
    *wrong, last = done.stdout.splitlines() or [""]
    assert last.startswith("calls ") and int(last.removeprefix("calls ")) > 30, done.stdout + done.stderr
    return wrong


@pytest.mark.parametrize("save", [False, True])
def test_killed_at_each_call_of_a_write(library: Path, memory: Path, save: bool) -> None:
    assert each_call(library, memory, 0, save) == []


@pytest.mark.parametrize(("error", "save"), [(errno.ENOSPC, False), (errno.EDQUOT, True), (errno.EIO, True)])
def test_each_call_of_a_write_fails(library: Path, memory: Path, error: int, save: bool) -> None:
    """No error leaves the writer, and the note is the old one or the new one."""
    assert each_call(library, memory, error, save) == []


@pytest.fixture
def full(vault: Vault) -> Iterator[Path]:
    """The vault and its state on a file system of their own with little room."""
    folder = vault.root.parent / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting needs root")
    vault.root, vault.state = folder / "vault", folder / "state"
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("pages", range(12))
def test_a_disk_that_is_full_leaves_the_old_note_or_the_new(vault: Vault, full: Path, pages: int) -> None:
    """So many pages of 4096 bytes are left: each file in turn is the one that finds no room."""
    note = vault.note()
    ballast = full / "ballast"
    room = os.statvfs(full).f_bavail - pages
    ballast.write_bytes(b"x" * 4096 * room)
    writer = vault.writer()
    outcome = writer.write(ACME, NOTE, OURS)
    assert isinstance(outcome, Written) or (isinstance(outcome, Refused) and outcome.reason.code == "disk-full")
    assert note.read_bytes() == (OURS if isinstance(outcome, Written) else NOTE)
    writer.finish()
    ballast.unlink()
    if isinstance(outcome, Refused):
        assert writer.write(ACME, NOTE, OURS) == Written()
        writer.finish()
    assert note.read_bytes() == OURS and vault.in_flight() == [] and vault.kept() == []


@needs_leases
@pytest.mark.parametrize("offered", [True, False])
def test_a_lease_that_is_denied_is_done_without(vault: Vault, monkeypatch: pytest.MonkeyPatch, offered: bool) -> None:
    """EACCES: not the owner, or a system that forbids leases. The gate and the check of what was displaced remain."""
    real = fcntl.fcntl

    def denied(descriptor: int, command: int, argument: int = 0) -> int:
        if command == fcntl.F_SETLEASE:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return real(descriptor, command, argument)

    monkeypatch.setattr(fcntl, "fcntl", denied)
    note = vault.note()
    writer = vault.writer() if offered else vault.writer(exchange=no_exchange)
    assert writer.write(ACME, NOTE, OURS) == Written()
    writer.finish()
    assert note.read_bytes() == OURS and vault.in_flight() == []
