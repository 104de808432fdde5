"""How the watcher speaks to whoever started it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kbfollow.passes import PassResult


@dataclass(frozen=True, slots=True)
class Look:
    """One pass of the watcher: what it was for and which paths events had named, how many notes were read anew, and how
    many seconds it took."""

    why: str
    changes: frozenset[str]
    read: int
    seconds: float
    result: PassResult

    @property
    def named(self) -> str:
        """What it was for, with the first few of the paths that events named."""
        paths = sorted(self.changes)
        if not paths:
            return self.why
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        return f"{self.why}: {', '.join(map(repr, paths[:3]))}{more}"


class Voice(Protocol):
    """Who listens to the watcher."""

    def looked(self, looked: Look) -> None:
        """A pass is over."""

    def trouble(self, words: str) -> None:
        """Something is wrong, from now on."""


class Silence:
    """Nobody listens."""

    def looked(self, looked: Look) -> None:
        """A pass is over."""

    def trouble(self, words: str) -> None:
        """Something is wrong, from now on."""
