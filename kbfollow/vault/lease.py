"""Read leases: asking Linux whether anybody has a file open for writing, and to be told before anybody does.

While we hold one, a program that opens the file for writing waits until we let go (milliseconds). Without leases
(other systems, network and FUSE file systems) the quiet gate stands alone.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import threading
from enum import Enum


class Lease(Enum):
    """What asking for a lease gave."""

    HELD = "held"
    BUSY = "busy"  # somebody has the file open for writing
    NOT_OFFERED = "not offered"


if sys.platform == "linux":
    import fcntl

    def ignore_break_signal() -> bool:
        """Ignore SIGIO, whose default action kills the process when an editor opens a leased file.

        Returns False where that is impossible (not the main thread, and not ignored or handled yet): then no lease may
        be taken.
        """
        if signal.getsignal(signal.SIGIO) is not signal.SIG_DFL:
            return True
        if threading.current_thread() is not threading.main_thread():
            return False
        signal.signal(signal.SIGIO, signal.SIG_IGN)
        return True

    def take(descriptor: int) -> Lease:
        """Ask for a read lease on a file opened for reading. The caller has ignored SIGIO before."""
        try:
            fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        except OSError as error:
            return Lease.BUSY if error.errno in (errno.EAGAIN, errno.EBUSY) else Lease.NOT_OFFERED
        return Lease.HELD

    def is_held(descriptor: int) -> bool:
        """Whether the lease stands: False once somebody waits to open the file for writing."""
        return fcntl.fcntl(descriptor, fcntl.F_GETLEASE) == fcntl.F_RDLCK

    def release(descriptor: int) -> None:
        """Let go; whoever waits may open the file now."""
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)

else:

    def ignore_break_signal() -> bool:
        """No leases here."""
        return False

    def take(descriptor: int) -> Lease:
        """No leases here."""
        return Lease.NOT_OFFERED

    def is_held(descriptor: int) -> bool:
        """No leases here."""
        return False

    def release(descriptor: int) -> None:
        """No leases here."""


def works_at(path: str) -> bool:
    """Whether a lease on this file of our own, that nobody else knows of, is granted.

    NFS and CIFS answer EAGAIN for every file: there BUSY means nothing and would keep a note from ever being written.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        if take(descriptor) is not Lease.HELD:
            return False
        release(descriptor)
        return True
    finally:
        os.close(descriptor)
