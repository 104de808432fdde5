"""What the watcher does once it is at rest: be ready for the first sentence, and hold no more than that takes."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from kbfollow.patterns import compile_rest, forget_compiled

if TYPE_CHECKING:
    from kbfollow.vault.expression_store import Expressions


def made_ready(expressions: Expressions | None, is_called: Callable[[], bool]) -> bool:
    """Import the grammar of prose, and compile what is kept nowhere: at rest there is time, after a save there isn’t.

    False where `is_called` said in between that there is something else to do: the rest next time. Afterwards what is
    kept in `expressions` is held no longer: it is read when it is used, and most notes need little of it.
    """
    import kbfollow.evidence.statements.reading  # noqa: F401

    if expressions is None or not expressions.complete:
        for _ in compile_rest():
            if is_called():
                return False
    if expressions is not None:
        expressions.save(complete=True)
        if expressions.complete:
            forget_compiled()
    give_back()
    return True


def give_back() -> None:
    """Give the system back what a pass needed: the C library of Linux keeps it otherwise."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
