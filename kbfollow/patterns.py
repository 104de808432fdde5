"""Regular expressions that are compiled at their first use.

There are some hundred in the package, and a command or a sentence needs a few of them: compiling all at import costs
more than anything else that a short command does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, Protocol, cast

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
        "words",
    )

    def __init__(self, source: str, flags: int, words: frozenset[str] | None = None) -> None:
        self._source = source
        self._flags = flags
        self.words = words
        _made.append(self)

    def __getattr__(self, name: str) -> Any:
        """Only called while an attribute isn't set, that is once."""
        if name.startswith("_") or name not in _Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _Pattern.__slots__[2:-1]:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def compile_rest() -> Iterator[None]:
    """Compile, one at each step, what is imported and wasn't used: for whoever has time now, and none later."""
    while _made:
        _ = _made.pop().pattern
        yield


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression that is compiled when it is first used; otherwise like `re.compile`.

    A wrong expression raises `re.error` at its first use only; a test compiles all of them.
    """
    return cast(re.Pattern[str], _Pattern(source, flags))


class Cued(Protocol):
    """An expression for lower-case text that can only match where one of `words` stands."""

    words: frozenset[str]

    def search(self, string: str, /) -> re.Match[str] | None:
        """Like `re.Pattern.search`, whatever the words."""

    def match(self, string: str, /) -> re.Match[str] | None:
        """Like `re.Pattern.match`."""

    def sub(self, repl: Callable[[re.Match[str]], str], string: str, /) -> str:
        """Like `re.Pattern.sub`."""


def cued(words: str, source: str) -> Cued:
    """A pattern with its cues: each of its matches holds one of `words` as a whole run of letters and digits.

    Whoever has the words of a text looks for these first, which is faster: most texts hold none of them.
    """
    return cast(Cued, _Pattern(source, 0, frozenset(words.split())))
