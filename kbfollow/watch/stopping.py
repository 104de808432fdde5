"""Ending the watcher by a signal: the write in hand is finished, reading and judging end where they are."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from types import FrameType


class Stopped(BaseException):
    """Raised out of reading and judging when the watcher is to end; what catches errors of notes lets it pass."""


class Stopping:
    """SIGINT and SIGTERM. `requested` is set from then on; `wake` is called so that whoever waits looks at it."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self.requested = False
        self._wake = wake
        self._may_raise = False

    def request(self) -> None:
        """Ask for the end. May be called by the function of a signal, or by another thread."""
        first, self.requested = not self.requested, True
        self._wake()
        if first and self._may_raise and threading.current_thread() is threading.main_thread():
            raise Stopped

    @contextlib.contextmanager
    def breaking_off(self) -> Iterator[None]:
        """While this lasts, a signal raises Stopped: for work that may be broken off anywhere."""
        if self.requested:
            raise Stopped
        self._may_raise = True
        try:
            yield
        finally:
            self._may_raise = False

    @contextlib.contextmanager
    def finishing(self) -> Iterator[None]:
        """While this lasts, a signal waits: for a write. Raises Stopped instead of beginning one after a signal."""
        before, self._may_raise = self._may_raise, False
        if self.requested:
            raise Stopped
        try:
            yield
        finally:
            self._may_raise = before

    @contextlib.contextmanager
    def on_signals(self, hang_up: Callable[[], None]) -> Iterator[None]:
        """Take the signals; SIGHUP, where there is one, calls `hang_up`. To be called in the main thread."""

        def stop(_number: int, _frame: FrameType | None) -> None:
            self.request()

        def again(_number: int, _frame: FrameType | None) -> None:
            hang_up()

        taken = {number: stop for name in ("SIGINT", "SIGTERM", "SIGBREAK") if (number := getattr(signal, name, None))}
        if hasattr(signal, "SIGHUP"):
            taken[signal.SIGHUP] = again
        before = {number: signal.signal(number, act) for number, act in taken.items()}
        try:
            yield
        finally:
            for number, act in before.items():
                signal.signal(number, act)
