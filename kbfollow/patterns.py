"""Regular expressions that are compiled at their first use, and looked for by their words before that.

There are some thousand in the package, and a command or a sentence needs a few of them: compiling all at import costs
more than anything else that a short command does, and trying all on a sentence more than anything else in its reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from kbfollow.word_sets import words_of

_made: list[_Pattern] = []  # and not looked at by `compile_rest`


class _Pattern:
    """Stands for a compiled expression. Its first use compiles; a method that was used once is that of the compiled."""

    __slots__ = (
        "_compiled",
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
        self._compiled: re.Pattern[str] | None = None
        _made.append(self)

    def __getattr__(self, name: str) -> Any:
        """Only called while an attribute isn't set, that is once for each."""
        if name.startswith("_") or name not in _Pattern.__slots__:
            raise AttributeError(name)
        found = getattr(self.compiled(), name)
        setattr(self, name, found)
        return found

    def compiled(self) -> re.Pattern[str]:
        """What it stands for."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def make_ready(self) -> None:
        """Do what the first uses would do."""
        self.compiled()


PATIENCE = 500  # searches in vain: they have cost as much as finding the words does


class _Cued(_Pattern):
    """An expression that, once it was tried in vain often enough, is only tried where one of its words stands.

    Finding the words takes as long as compiling, or longer: a command that reads a few sentences is spared it.
    """

    __slots__ = ("_in_vain",)

    def __getattr__(self, name: str) -> Any:
        """Only called while an attribute isn't set."""
        if name != "search":
            return super().__getattr__(name)
        self._in_vain = 0
        self.search = self._search_and_count
        return self.search

    def _search_and_count(self, text: str, *bounds: int) -> re.Match[str] | None:
        found = self.compiled().search(text, *bounds)
        if found is None:
            self._in_vain += 1
            if self._in_vain == PATIENCE:
                self.make_ready()
        return found

    def make_ready(self) -> None:
        """Do what the first searches would do."""
        words = _words_needed(self._source, self._flags)
        searched, absent = self.compiled().search, words.isdisjoint

        def search(text: str, *bounds: int) -> re.Match[str] | None:
            return None if absent(words_of(text)) else searched(text, *bounds)

        self.search = search if words else searched


def _words_needed(source: str, flags: int) -> frozenset[str]:
    """The words of which each match holds one; none where this Python doesn't tell how it reads an expression."""
    try:
        from kbfollow.cues import cues

        return cues(source, flags)
    except (ImportError, AttributeError):  # another `re`, inside: all is searched as it is, and only takes longer
        return frozenset()


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
