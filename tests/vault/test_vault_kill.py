"""The process is killed in the middle of a write, at every step and at every system call; the next start mends it."""

from __future__ import annotations

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault, python

import kbfollow
from kbfollow.vault.linger import Late
from kbfollow.vault.outcomes import Written
from kbfollow.vault.seams import STEPS

ACME = "Interviews/Acme.md"
SAVED = NOTE.replace(b"Good talk.\n", b"Good talk.\nHer line.\n")
MERGED = OURS.replace(b"Good talk.\n", b"Good talk.\nHer line.\n")

CHILD = """
import os, signal
from pathlib import Path
from kbfollow.vault.seams import Seams
from kbfollow.vault.write import Writer

note = Path({note!r})

def at(step):
    if step == "rechecked" and {save!r}:
        temp = note.with_name(".goutputstream-1")
        temp.write_bytes({saved!r})
        temp.rename(note)
        Path({root!r} + ".saved").touch()
    if step == {step!r}:
        os.kill(os.getpid(), signal.SIGKILL)

writer = Writer({root!r}, {state!r}, seams=Seams(at=at))
print(writer.write({acme!r}, {expected!r}, {new!r}, now=True), flush=True)
writer.finish()
"""


def child(vault: Vault, *, step: str = "", save: bool = False, expected: bytes = NOTE, new: bytes = OURS) -> str:
    return CHILD.format(
        note=str(vault.root / ACME),
        root=str(vault.root),
        state=str(vault.state),
        acme=ACME,
        saved=SAVED,
        step=step,
        save=save,
        expected=expected,
        new=new,
    )


@pytest.mark.parametrize("step", [step for step in STEPS if step != "taken back"])
def test_killed_at_each_step(vault: Vault, step: str) -> None:
    note = vault.note()
    killed = python(child(vault, step=step))
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert note.read_bytes() in (NOTE, OURS)
    writer = vault.writer()
    assert writer.recover() == []
    writer.finish()
    assert note.read_bytes() in (NOTE, OURS) and vault.in_flight() == [] and vault.kept() == []
    if note.read_bytes() == NOTE:
        assert writer.write(ACME, NOTE, OURS) == Written()
        writer.finish()


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_each_step_while_she_saves(vault: Vault, step: str) -> None:
    note = vault.note()
    python(child(vault, step=step, save=True)).communicate()
    writer = vault.writer()
    late = writer.recover()
    writer.finish()
    assert note.read_bytes() in ((NOTE, OURS) if step in ("noted", "prepared") else (SAVED, MERGED))
    assert late == ([Late(ACME, "merged")] if step == "exchanged" else [])
    assert vault.in_flight() == [] and vault.kept() == []


def test_killed_again_while_recovering(vault: Vault) -> None:
    note = vault.note()
    python(child(vault, step="exchanged", save=True)).communicate()
    code = CHILD.replace(
        "print(writer.write({acme!r}, {expected!r}, {new!r}, now=True), flush=True)", "writer.recover()"
    )
    for step in ("settling", "noted", "prepared", "exchanged", "verified", "touched"):
        again = python(
            code.format(note=str(note), root=str(vault.root), state=str(vault.state), saved=b"", step=step, save=False)
        )
        again.communicate()
    writer = vault.writer()
    writer.recover()
    writer.finish()
    assert note.read_bytes() == MERGED and vault.in_flight() == [] and vault.kept() == []


def test_a_process_that_is_killed_while_creating_leaves_no_half_note(vault: Vault) -> None:
    code = child(vault, step="prepared").replace("now=True", "create=True")
    python(code).communicate()
    assert not (vault.root / ACME).exists()
    assert vault.writer().recover() == [] and vault.in_flight() == []


def test_a_late_line_of_an_editor_that_outlives_the_killed_process(vault: Vault) -> None:
    note = vault.note()
    with open(note, "r+b") as editor:
        python(child(vault, step="exchanged").replace("Seams(at=at)", "Seams(at=at, leases=False)")).communicate()
        editor.write(SAVED)
    writer = vault.writer()
    assert writer.recover() == [Late(ACME, "merged")]
    writer.finish()
    assert note.read_bytes() == MERGED and vault.in_flight() == []


def test_files_that_nobody_knows_are_kept_and_empty_ones_deleted(vault: Vault) -> None:
    vault.note()
    for folder in ("exchange", "journal"):
        (vault.state / folder).mkdir(parents=True)
    (vault.state / "exchange/00.tmp").write_bytes(b"whose?\n")
    (vault.state / "exchange/01.tmp").write_bytes(b"")
    (vault.state / "journal/02.record").write_bytes(b"damaged\n")
    late = vault.writer().recover()
    assert [text.what for text in late] == ["kept", "kept"]
    assert sorted(vault.kept()) == [b"damaged\n", b"whose?\n"] and vault.in_flight() == []


def test_a_damaged_record_does_not_cost_the_displaced_text(vault: Vault) -> None:
    note = vault.note()
    python(child(vault, step="exchanged", save=True)).communicate()
    record = next((vault.state / "journal").glob("*.record"))
    record.write_bytes(record.read_bytes()[:-5])
    vault.writer().recover()
    assert SAVED in vault.kept() and note.read_bytes() == OURS and vault.in_flight() == []


def test_a_deleted_state_directory_costs_no_note(vault: Vault) -> None:
    note = vault.note()
    python(child(vault, step="exchanged")).communicate()
    shutil.rmtree(vault.state)
    writer = vault.writer()
    assert writer.recover() == [] and note.read_bytes() == OURS


def test_a_strange_temporary_file_beside_a_note_waits_for_an_hour(vault: Vault) -> None:
    """On a network drive it may be another device's, in the middle of a write."""
    vault.note()
    leftover = vault.root / "Interviews/~syncthing~kbfollow-0123456789abcdef.tmp"
    leftover.write_bytes(b"whose?\n")
    vault.clock.ahead = 0.0
    assert vault.writer().recover(["Interviews/" + leftover.name]) == [] and leftover.exists()
    vault.clock.ahead = 4000.0
    assert len(vault.writer().recover(["Interviews/" + leftover.name])) == 1
    assert not leftover.exists() and vault.kept() == [b"whose?\n"]


@pytest.mark.parametrize("limit", [0, 10, 100, 200, 300, 350, 400, 500])
def test_no_room_left(vault: Vault, limit: int) -> None:
    """A limit on the size of files stands in for a full disk: each file in turn is the one that doesn't fit."""
    note = vault.note()
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n" + child(vault)
    out = python(code).communicate()[0]
    if b"disk-full" in out:
        assert note.read_bytes() == NOTE
    else:
        assert out == b"Written(merged=False)\n" and limit >= 300 and note.read_bytes() == OURS
    assert vault.writer().recover() == []
    assert note.read_bytes() in (NOTE, OURS) and vault.in_flight() == [] and vault.kept() == []
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


STRACE = shutil.which("strace")
CALLS = "openat,open,write,fsync,rename,renameat2,unlink,unlinkat,utimensat,fchmod,close,mkdir,fcntl,lseek,pread64"


def trace(vault: Vault, *options: str) -> subprocess.CompletedProcess[bytes]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [
        STRACE or "",
        "-f",
        "-qq",
        "-e",
        f"trace={CALLS}",
        *options,
        sys.executable,
        "-c",
        child(vault, save=True),
    ]
    return subprocess.run(command, env=environment, capture_output=True, check=False)


def test_killed_at_every_system_call_of_a_write(vault: Vault, tmp_path: Path) -> None:
    """strace kills the process as it enters the n-th call of each kind that concerns the vault or the state.

    KBFOLLOW_KILL_STEP=1 takes every call; else every twentieth.
    """
    if STRACE is None:
        pytest.skip("strace is not installed")
    log = tmp_path / "trace"
    vault.note()
    if trace(vault, "-o", str(log)).returncode:
        pytest.skip("this system doesn't let strace trace processes")
    counts: dict[str, int] = {}
    points: list[tuple[str, int]] = []
    started = False
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"(?:\d+ +)?(\w+)\(", line)
        if call is None:
            continue
        counts[call[1]] = counts.get(call[1], 0) + 1
        started = started or str(vault.state) in line or str(vault.root) in line
        if started:
            points.append((call[1], counts[call[1]]))
    assert len(points) > 50
    step = int(os.environ.get("KBFOLLOW_KILL_STEP", "20"))
    for name, number in points[::step]:
        shutil.rmtree(vault.state, ignore_errors=True)
        shutil.rmtree(vault.root)
        note = vault.note()
        saved = vault.root.with_suffix(".saved")
        saved.unlink(missing_ok=True)
        trace(vault, "-e", f"inject={name}:signal=KILL:when={number}", "-o", "/dev/null")
        writer = vault.writer()
        writer.recover()
        writer.finish()
        where = f"killed at {name} {number}"
        temp = note.with_name(".goutputstream-1")  # her editor's, killed in the middle of her save
        temp.unlink(missing_ok=True)
        assert note.read_bytes() in ((SAVED, MERGED) if saved.exists() else (NOTE, OURS, SAVED, MERGED)), where
        assert vault.in_flight() == [] and vault.kept() == [], where
