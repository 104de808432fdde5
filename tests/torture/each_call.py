"""One write after the other, each of which fails at the next call to the system; run with `fail_at.c` loaded before.

    LD_PRELOAD=fail_at.so python each_call.py FOLDER ERROR SAVE

ERROR is an error's number, or 0: the process is killed. With SAVE, the note is saved by rename within the write. Prints
how many calls there were, and a line for each after which something was wrong.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from a_vault import NOTE, OURS, Vault, rename_save

ACME = "Interviews/Acme.md"
SAVED = NOTE.replace(b"Good talk.\n", b"Good talk.\nHer line.\n")
MERGED = OURS.replace(b"Good talk.\n", b"Good talk.\nHer line.\n")
faults = ctypes.CDLL(None)
REACHED, OUT_OF_CALLS, RAISED = 0, 1, 2


def in_a_child(act: Callable[[], int]) -> int:
    """Run it in a forked process; its exit status, negative where it was killed."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        status = RAISED
        try:
            status = act()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def write(vault: Vault, number: int, error: int, save: bool) -> int:
    """The write with its fault."""

    def at(step: str) -> None:
        if step == "rechecked" and save and not vault.root.with_suffix(".saved").exists():
            faults.fail_at_pause(1)
            rename_save(vault.root / ACME, SAVED)
            vault.root.with_suffix(".saved").touch()
            faults.fail_at_pause(0)

    writer = vault.writer(at=at)
    faults.fail_at_arm(number, error)
    writer.write(ACME, NOTE, OURS, now=True)
    writer.finish()
    count = faults.fail_at_count()
    faults.fail_at_pause(1)
    return REACHED if count >= number else OUT_OF_CALLS


def recover(vault: Vault) -> int:
    """The next start."""
    writer = vault.writer()
    writer.recover()
    writer.finish()
    return 0


def wrong(vault: Vault) -> str:
    """What is not as it must be after the next start."""
    found = (vault.root / ACME).read_bytes()
    saved = vault.root.with_suffix(".saved").exists()
    if found not in ((SAVED, MERGED) if saved else (NOTE, OURS)):
        return f"the note is {found!r}"
    left = vault.in_flight() + [str(path) for path in vault.root.rglob("*") if path.is_file() and path.suffix != ".md"]
    return f"left: {left}, {vault.kept()}" if left or vault.kept() else ""


def main() -> None:
    """Every call in turn, until the write has no further one."""
    folder, error, save = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "True"
    number = 0
    status = REACHED
    while status != OUT_OF_CALLS:
        number += 1
        shutil.rmtree(folder, ignore_errors=True)
        vault = Vault(folder / "vault", folder / "state")
        vault.note()
        status = in_a_child(lambda vault=vault, number=number: write(vault, number, error, save))  # type: ignore[misc]
        if status == RAISED:
            print(f"call {number}: an error left the writer", flush=True)
        in_a_child(lambda vault=vault: recover(vault))  # type: ignore[misc]
        if trouble := wrong(vault):
            print(f"call {number}: {trouble}", flush=True)
    print(f"calls {number - 1}", flush=True)


if __name__ == "__main__":
    main()
