"""Words to evidence: the days and the statements in a note, each with its line and its quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kbfollow.evidence.dates import find_dates
    from kbfollow.evidence.statements import find_statements, read_passages

__all__ = ["find_dates", "find_statements", "read_passages"]


def __getattr__(name: str) -> object:
    """Import on first use: the grammars of days and sentences are only built where something is read."""
    if name == "find_dates":
        from kbfollow.evidence.dates import find_dates

        return find_dates
    if name in ("find_statements", "read_passages"):
        from kbfollow.evidence import statements

        return getattr(statements, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
