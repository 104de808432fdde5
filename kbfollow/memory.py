"""What was computed in earlier passes, to be used again where the inputs are the same.

A memory changes how long a pass takes and never what it comes to: a value is only given out for inputs that are equal
to those it was made of. It is a plain value of the pure core; who wants passes to share one keeps it between them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from kbfollow.model import Statement

Value = TypeVar("Value")


class StatementStore(Protocol):
    """The statements of notes, kept for longer than one process."""

    def get(self, note: str, key: str) -> tuple[Statement, ...] | None:
        """The statements of the note at this path, if they were read from what `key` names."""

    def put(self, note: str, key: str, statements: tuple[Statement, ...]) -> None:
        """Keep a note's statements, in place of earlier ones."""

    def save(self, notes: Collection[str]) -> None:
        """Write down what is new; what isn't from these notes is let go of."""


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """An input that counts as equal only if it is the very same object: for what others tell apart by that."""

    value: object

    def __eq__(self, other: object) -> bool:
        """Whether the other stands for the same object."""
        return isinstance(other, Same) and other.value is self.value


@dataclass(slots=True)
class _Held:
    """A value with what it was made of, and the pass that asked for it last."""

    inputs: tuple[Any, ...]
    value: Any
    asked: int


class Memory:
    """Values by name, each with the inputs that it was made of. What a pass didn't ask for is forgotten."""

    def __init__(self, statements: StatementStore | None = None) -> None:
        self.statements = statements
        self._held: dict[Hashable, _Held] = {}
        self._pass = 0
        self._whole: tuple[tuple[Any, ...], Any] | None = None

    def recall(self, name: Hashable, inputs: tuple[Any, ...], make: Callable[[], Value]) -> Value:
        """The value of this name, made anew unless `inputs` equal those of the last time.

        Inputs are compared by `==`, which is quick for the very same objects. `make` may depend on nothing else.
        """
        held = self._held.get(name)
        if held is None or held.inputs != inputs:
            self._held[name] = held = _Held(inputs, make(), self._pass)
        held.asked = self._pass
        value: Value = held.value
        return value

    def whole(self, inputs: tuple[Any, ...], make: Callable[[], Value]) -> Value:
        """All that a pass comes to, made anew unless `inputs` equal those of the last time.

        Making it anew begins a pass: of the values by name only those that were asked for since the last one are kept.
        """
        if self._whole is None or self._whole[0] != inputs:
            for name in [name for name, held in self._held.items() if held.asked != self._pass]:
                del self._held[name]
            self._pass += 1
            self._whole = (inputs, make())
        value: Value = self._whole[1]
        return value
