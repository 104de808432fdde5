"""Where tests can put a fault into a write: the system calls that fail in ways a file system can't be asked to."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from kbfollow.vault import durable, exchange

STEPS = ("noted", "prepared", "rechecked", "exchanged", "taken back", "verified", "touched", "settling")


def _nothing(step: str) -> None:
    """What happens between the steps outside of tests."""


@dataclass(frozen=True, slots=True)
class Seams:
    """What a write asks of the system. `at` is called between the steps of a write with a name out of `STEPS`.

    `clock` gives seconds since the epoch, `monotonic` and `sleep` count seconds.
    """

    exchange: Callable[[str, str], None] = exchange.exchange
    fsync: durable.Fsync = durable.fsync
    clock: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    leases: bool = True
    at: Callable[[str], None] = _nothing
