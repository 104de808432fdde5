"""Whether a process that left its number behind still runs."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

# Between a process's start, to the hundredth of a second, and what it says of it; clocks are set in between.
_SLACK = timedelta(minutes=1)


def process_runs(pid: int, started: datetime) -> bool:
    """Whether the process that ran at `started` (aware) does so still.

    A number is given anew after a restart of the machine: where the system tells when a process began, one that began
    later is another.
    """
    if pid <= 0 or not _is_there(pid):
        return False
    began = _began(pid)
    return began is None or began <= started + _SLACK


if sys.platform == "win32":
    import ctypes

    _SYNCHRONIZE, _RUNS_STILL = 0x00100000, 0x00000102  # WAIT_TIMEOUT

    def _is_there(pid: int) -> bool:
        # os.kill would end it.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = ctypes.c_void_p
        kernel.WaitForSingleObject.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.CloseHandle.argtypes = (ctypes.c_void_p,)
        process = kernel.OpenProcess(_SYNCHRONIZE, False, pid)
        if not process:
            return ctypes.get_last_error() == 5  # it is there, and somebody else's
        try:
            return int(kernel.WaitForSingleObject(process, 0)) == _RUNS_STILL
        finally:
            kernel.CloseHandle(process)

else:

    def _is_there(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            pass  # somebody else's
        return True


def _began(pid: int) -> datetime | None:
    """When a process began, from Linux's /proc; None where that isn't told."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        booted = next(
            int(line.split()[1])
            for line in Path("/proc/stat").read_text(encoding="ascii").splitlines()
            if line.startswith("btime ")
        )
        # The name, in parentheses, may hold anything; the start is the 22nd field, in ticks since boot.
        ticks = int(status.rpartition(")")[2].split()[19])
        return datetime.fromtimestamp(booted + ticks / os.sysconf("SC_CLK_TCK"), UTC)
    except (OSError, ValueError, IndexError, StopIteration, AttributeError):
        return None
