"""What the watcher tells systemd: that it is ready, that it still works, that it stops. See sd_notify(3)."""

from __future__ import annotations

import os
import socket


def notify_systemd(state: str) -> bool:
    """Send `state` ("READY=1", "WATCHDOG=1", "STOPPING=1", lines of NAME=VALUE) to whoever started us.

    False where nobody waits for it or it can't be sent; never raises and never blocks.
    """
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address[:1] not in ("/", "@") or not hasattr(socket, "AF_UNIX"):
        return False
    if address.startswith("@"):  # Linux's abstract sockets have no file; their names begin with a NUL
        address = "\0" + address[1:]
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.connect(address)
            sender.sendall(state.encode("utf-8", "backslashreplace"))
    except (OSError, ValueError):
        return False
    return True


def keep_alive_seconds() -> float | None:
    """How often "WATCHDOG=1" is to be sent: half of the time after which systemd takes us for hung.

    None where nobody waits for it, or it is another process that they wait for.
    """
    try:
        limit = int(os.environ["WATCHDOG_USEC"])
        expected = int(os.environ.get("WATCHDOG_PID") or os.getpid())
    except (KeyError, ValueError):
        return None
    return limit / 2e6 if limit > 0 and expected == os.getpid() else None
