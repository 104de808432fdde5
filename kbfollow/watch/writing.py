"""The watcher's writer: it follows the settings, begins nothing after a signal, and knows when to try again."""

from __future__ import annotations

import time
from collections.abc import Collection

from kbfollow.vault.linger import Late
from kbfollow.vault.outcomes import Outcome, TryLater
from kbfollow.vault.places import state_directory
from kbfollow.vault.write import Writer
from kbfollow.vault_reader import VaultText
from kbfollow.watch.stopping import Stopping

GATE = "changed a moment ago"  # why a write is put off by a quiet gate
NEAR = 0.25  # seconds: a quiet gate that ends so soon is waited for within the pass


class WatchWriter(Writer):
    """A `Writer` that stays. Raises Stopped where a write would begin after a signal; one in hand is finished.

    `until` holds the moment (monotonic seconds) from which each write that was put off in this pass may succeed,
    `first` the moment of the pass's first write, None before it.
    """

    def __init__(self, vault: VaultText, stopping: Stopping) -> None:
        settings = vault.settings
        super().__init__(
            vault.root,
            state_directory(vault.root),
            page=vault.page.path,
            quiet_note=settings.quiet_note,
            quiet_page=settings.quiet_page,
        )
        self._stopping = stopping
        self.until: dict[str, float] = {}
        self.first: float | None = None

    def follow(self, vault: VaultText) -> None:
        """Take over the page and the quiet gates of the settings as they are now."""
        self.page = self._breaker.page = vault.page.path
        self._quiet_note, self._quiet_page = vault.settings.quiet_note, vault.settings.quiet_page

    def begin_pass(self) -> str:
        """Start a pass."""
        self.until, self.first = {}, None
        return super().begin_pass()

    def write(
        self,
        path: str,
        expected: bytes,
        new: bytes,
        *,
        now: bool = False,
        create: bool = False,
        whole: bool = False,
    ) -> Outcome:
        """As `Writer.write`."""
        with self._stopping.finishing():
            self.first = self.first or time.monotonic()
            outcome = super().write(path, expected, new, now=now, create=create, whole=whole)
            if isinstance(outcome, TryLater) and outcome.reason == GATE and outcome.seconds <= NEAR:
                time.sleep(outcome.seconds + 0.001)
                outcome = super().write(path, expected, new, now=now, create=create, whole=whole)
            return self._noted(path, outcome)

    def trash(self, path: str, expected: bytes, *, now: bool = False) -> Outcome:
        """As `Writer.trash`."""
        with self._stopping.finishing():
            return self._noted(path, super().trash(path, expected, now=now))

    def finish(self, *, wait: bool = True) -> list[Late]:
        """As `Writer.finish`."""
        with self._stopping.finishing():
            return super().finish(wait=wait)

    def recover(self, leftovers: Collection[str] = ()) -> list[Late]:
        """As `Writer.recover`."""
        with self._stopping.finishing():
            return super().recover(leftovers)

    def _noted(self, path: str, outcome: Outcome) -> Outcome:
        if isinstance(outcome, TryLater):
            self.until[path] = time.monotonic() + outcome.seconds
        return outcome
