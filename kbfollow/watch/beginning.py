"""The first moment of the watcher: the vault is watched before the rest of the program is imported.

Importing takes longer than watching ten thousand notes; what changes meanwhile is noted, and nothing is missed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass

from kbfollow.watch.batches import Watch
from kbfollow.watch.hints import Changes
from kbfollow.watch.stopping import Stopping

ASKED = "asked by SIGHUP"


@dataclass(frozen=True, slots=True)
class Begun:
    """A vault that is watched: its `batches`, of which the first was taken (look at everything), and who ends them."""

    watch: Watch
    stopping: Stopping
    batches: Iterator[Changes]


@contextlib.contextmanager
def begun(root: str | os.PathLike[str], *, fixed_day: bool = False) -> Iterator[Begun]:
    """Watch from here on, and take the signals: SIGINT and SIGTERM end the batches, SIGHUP asks for a whole look.

    `fixed_day`: midnight is no reason to look.
    """
    watch = Watch(root)
    watch.fixed_day = fixed_day
    stopping = Stopping(watch.stop)
    with stopping.on_signals(lambda: watch.look_at_everything(ASKED)), contextlib.closing(watch.batches()) as batches:
        next(batches, None)  # none where a signal came already
        yield Begun(watch, stopping, batches)
