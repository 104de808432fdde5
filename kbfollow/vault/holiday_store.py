"""What the library `holidays` answered, kept between runs: importing it takes longer than a pass, and 15 MB."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kbfollow.vault.cache_file import load_cache, save_cache


class HolidayAnswers:
    """The library's answers by question; a question that is new asks the library, and is kept by `save`."""

    def __init__(self, directory: str | os.PathLike[str], basis: str | None = None) -> None:
        self._path = Path(directory) / "holidays.json"
        self._basis = basis
        self._held: dict[str, Any] | None = None  # None before the first question
        self._new = False

    def recall(self, question: str, ask: Callable[[], Any]) -> Any:
        """The kept answer, else that of `ask`, which is a value that JSON can hold."""
        if self._held is None:
            self._basis = self._basis or library_state()
            self._held = load_cache(self._path, self._basis)
        if question not in self._held:
            self._held[question] = ask()
            self._new = True
        return self._held[question]

    def save(self) -> None:
        """Write down what is new."""
        if self._new and self._held is not None and self._basis:
            self._new = not save_cache(self._path, self._basis, self._held.items())


def library_state() -> str:
    """Which release of the library is installed, told without importing it: each brings other days."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        return "none"
    version = os.stat(Path(spec.origin).with_name("version.py"))  # noqa: PTH116
    return f"{spec.origin} {version.st_size} {version.st_mtime_ns}"
