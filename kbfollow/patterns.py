"""Regular expressions that are compiled at their first use, and looked for by their words before that.

There are some thousand in the package, and a command or a sentence needs a few of them: compiling all at import costs
more than anything else that a short command does, and trying all on a sentence more than anything else in its reading.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Protocol, cast

from kbfollow.word_sets import words_of

_made: list[_Pattern] = []
_looked_at = 0  # how many of them `compile_rest` has looked at


class Store(Protocol):
    """Compiled expressions, kept for longer than one process."""

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """The compiled expression, made where it isn't kept. Raises `re.error`."""

    def words(self, source: str, flags: int) -> frozenset[str] | None:
        """The words by which it is looked for; None where that was never asked."""

    def keep_words(self, source: str, flags: int, words: frozenset[str]) -> None:
        """Keep these for the next time."""


_store: Store | None = None


def keep_compiled(store: Store | None) -> None:
    """Take what was compiled before from here, and keep what is compiled from now on."""
    global _store
    _store = store


def _compiled(source: str, flags: int) -> re.Pattern[str]:
    return re.compile(source, flags) if _store is None else _store.compiled(source, flags)


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
            self._compiled = _compiled(self._source, self._flags)
        return self._compiled

    def make_ready(self) -> None:
        """Do what the first uses would do."""
        self.compiled()

    def _is_used(self) -> bool:
        return self._compiled is not None

    def forget(self) -> None:
        """Be as before the first use."""
        if not self._is_used():
            return
        self._compiled = None
        for name in _METHODS:
            with contextlib.suppress(AttributeError):
                delattr(self, name)


_METHODS = [name for name in _Pattern.__slots__ if not name.startswith("_")]
PATIENCE = 500  # searches in vain: they have cost as much as finding the words does
_LEAST = 4  # branches: fewer are as quickly tried in one


class _Cued(_Pattern):
    """An expression that, once it was tried in vain often enough, is only tried where one of its words stands.

    One that is many branches beside each other is then cut into them, and each is tried where its own words stand.
    Finding the words takes as long as compiling, or longer: a command that reads a few sentences is spared it.
    """

    __slots__ = ("_branches", "_in_vain", "_is_ready")

    def __init__(self, source: str, flags: int) -> None:
        super().__init__(source, flags)
        self._in_vain = 0
        self._is_ready = False
        self._branches: list[_Branch] = []

    def __getattr__(self, name: str) -> Any:
        """Only called while an attribute isn't set."""
        if name not in _FINDING:
            return super().__getattr__(name)
        if not self._is_ready and _store is not None and _store.words(self._source, self._flags) is not None:
            self._find_words()
        if self._is_ready:
            return getattr(self, name)
        counting = partial(self._try_and_count, name)
        setattr(self, name, counting)
        return counting

    def _try_and_count(self, name: str, text: str, *bounds: int) -> re.Match[str] | None:
        found: re.Match[str] | None = getattr(self.compiled(), name)(text, *bounds)
        if found is None:
            self._in_vain += 1
            if self._in_vain == PATIENCE:
                self._find_words()
        return found

    def make_ready(self) -> None:
        """Do what the first tries would do."""
        self._find_words()
        for one in self._branches:
            one.compiled()
        if not self._branches:
            self.compiled()

    def forget(self) -> None:
        """Be as before the first use."""
        super().forget()
        self._branches, self._is_ready, self._in_vain = [], False, 0

    def _is_used(self) -> bool:
        return self._is_ready or super()._is_used()

    def _find_words(self) -> None:
        if self._is_ready:
            return
        self._is_ready = True
        branches = [
            _Branch(one, self._flags, _words_needed(one, self._flags)) for one in _cut(self._source, self._flags)
        ]
        all_needed = _words_needed(self._source, self._flags)
        if len(branches) >= _LEAST and sum(bool(one.needed) for one in branches) > len(branches) // 2:
            self._branches = branches
            self._compiled = None  # they do its work
            for name in _FINDING:
                setattr(self, name, _one_of(branches, all_needed, name))
        else:
            for name in _FINDING:
                setattr(self, name, _if_any(all_needed, self, name))


_FINDING = ("search", "match", "fullmatch")
_Find = Callable[..., re.Match[str] | None]


class _Branch:
    """One of the branches of an expression, and the words of which each match of it holds one."""

    __slots__ = ("_compiled", "_flags", "_source", "needed")

    def __init__(self, source: str, flags: int, needed: frozenset[str]) -> None:
        self._source, self._flags, self.needed = source, flags, needed
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """What it stands for."""
        if self._compiled is None:
            self._compiled = _compiled(self._source, self._flags)
        return self._compiled


def _if_any(needed: frozenset[str], expression: _Pattern, name: str) -> _Find:
    """Try an expression only where one of the words stands; everywhere where there are none."""
    if not needed:
        return cast(_Find, getattr(expression.compiled(), name))
    tried: _Find | None = None

    def find(text: str, *bounds: int) -> re.Match[str] | None:
        nonlocal tried
        if needed.isdisjoint(words_of(text)):
            return None
        if tried is None:
            tried = cast(_Find, getattr(expression.compiled(), name))
        return tried(text, *bounds)

    return find


def _one_of(branches: Sequence[_Branch], needed: frozenset[str], name: str) -> _Find:
    """Try the branches whose words stand there; what is found first counts, and of the same place the first branch."""
    anywhere = name == "search"

    def find(text: str, *bounds: int) -> re.Match[str] | None:
        words = words_of(text)
        if needed and needed.isdisjoint(words):
            return None
        best: re.Match[str] | None = None
        for branch in branches:
            if branch.needed and branch.needed.isdisjoint(words):
                continue
            found: re.Match[str] | None = getattr(branch.compiled(), name)(text, *bounds)
            if found is not None and (best is None or found.start() < best.start()):
                best = found
                if not anywhere or not found.start():
                    break
        return best

    return find


def _words_needed(source: str, flags: int) -> frozenset[str]:
    """The words of which each match holds one; none where this Python doesn't tell how it reads an expression."""
    kept = None if _store is None else _store.words(source, flags)
    if kept is not None:
        return kept
    try:
        from kbfollow.cues import cues

        found = cues(source, flags)
    except (ImportError, AttributeError):  # another `re`, inside: all is searched as it is, and only takes longer
        return frozenset()
    if _store is not None:
        _store.keep_words(source, flags, found)
    return found


_SIGN = r"[^\\\[()|]+|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?[a-zA-Z]*:|\(\?<?[=!]|."


def _cut(source: str, flags: int) -> list[str]:
    """What stands between the bars at the top of an expression; nothing where a group in it has a number or a name."""
    if flags & re.VERBOSE:
        return []
    branches, depth = [""], 0
    for sign in re.findall(_SIGN, source, re.DOTALL):
        if sign == "(":
            return []  # whoever asks for the group means that of the whole
        depth += (sign[0] == "(") - (sign == ")")
        if sign == "|" and not depth:
            branches.append("")
        else:
            branches[-1] += sign
    return branches


def compile_rest() -> Iterator[None]:
    """Make ready, one at each step, what is imported and wasn't used: for whoever has time now, and none later."""
    global _looked_at
    while _looked_at < len(_made):
        _looked_at += 1
        _made[_looked_at - 1].make_ready()
        yield


def forget_compiled() -> None:
    """Let go of all that was compiled: what is used again is taken from where it is kept, and takes little time."""
    for one in _made:
        one.forget()


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
