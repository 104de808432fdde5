"""Regular expressions that are compiled at their first use, and looked for by their words before that.

There are some thousand in the package, and a command or a sentence needs a few of them: compiling all at import costs
more than anything else that a short command does, and trying all on a sentence more than anything else in its reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

_made: list[_Pattern] = []  # and not looked at by `compile_rest`


class _Pattern:
    """Stands for a compiled expression. Its first use compiles; from then on its methods are those of the compiled."""

    __slots__ = (
        "_flags",
        "_source",
        "findall",
        "finditer",
        "flags",
        "fullmatch",
        "groupindex",
        "match",
        "pattern",
        "search",
        "split",
        "sub",
        "subn",
    )

    search: Callable[..., re.Match[str] | None]

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags
        _made.append(self)

    def __getattr__(self, name: str) -> Any:
        """Only called while an attribute isn't set, that is once."""
        if name.startswith("_") or name not in _Pattern.__slots__:
            raise AttributeError(name)
        self._compile()
        return getattr(self, name)

    def _compile(self) -> None:
        compiled = re.compile(self._source, self._flags)
        for method in _Pattern.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))

    def make_ready(self) -> None:
        """What the first use would do."""
        _ = self.pattern


PATIENCE = 30  # searches in vain


class _Cued(_Pattern):
    """An expression that, once it was tried in vain often enough, is only tried where one of its words stands.

    Finding the words takes as long as compiling, or longer: a command that reads a few sentences is spared it.
    """

    __slots__ = ("_compiled", "_in_vain")

    def _compile(self) -> None:
        super()._compile()
        self._compiled = self.search
        self._in_vain = 0
        self.search = self._search_and_count

    def _search_and_count(self, text: str, *bounds: int) -> re.Match[str] | None:
        found = self._compiled(text, *bounds)
        if found is None:
            self._in_vain += 1
            if self._in_vain == PATIENCE:
                self._find_words()
        return found

    def _find_words(self) -> None:
        from kbfollow.cues import cues, words_of

        words, compiled = cues(self._source, self._flags), self._compiled
        absent = words.isdisjoint

        def search(text: str, *bounds: int) -> re.Match[str] | None:
            return None if absent(words_of(text)) else compiled(text, *bounds)

        self.search = search if words else compiled

    def make_ready(self) -> None:
        """What the first uses would do."""
        super().make_ready()
        self._find_words()


def compile_rest() -> Iterator[None]:
    """Make ready, one at each step, what is imported and wasn't used: for whoever has time now, and none later."""
    while _made:
        _made.pop().make_ready()
        yield


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression that is compiled when it is first used; otherwise like `re.compile`.

    A wrong expression raises `re.error` at its first use only; a test compiles all of them.
    """
    return cast(re.Pattern[str], _Pattern(source, flags))


def cued(source: str, flags: int = 0) -> re.Pattern[str]:
    """Like `pattern`, for what is searched in each sentence and seldom found: its words are looked for first.

    For expressions of which each match holds a word that few sentences do.
    """
    return cast(re.Pattern[str], _Cued(source, flags))
