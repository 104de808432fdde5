"""The words of which any match of an expression holds one: to be looked for before the expression itself is tried.

An expression is read into the strings that it matches, as far as these are few; of each string one run of letters and
digits is taken. Where there are too many, the parts of the expression that it can't match without are asked in turn.
The words stand in the expression already: a list of them beside it would have to be kept right by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

# The module that `re` itself reads expressions with. It isn't documented, and there is no other reader of them: the
# tests hold all that is concluded from it against matches, and whoever asks does without where a Python lacks it.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from kbfollow.word_sets import STEM, plain

_Cues = frozenset[str]

# In the strings of an expression: any characters, or none; a place where no word goes on.
_ANY, _EDGE = "\uffff", "\ufffe"
_MOST = 200  # strings that are kept apart
_RUN = re.compile(rf"{_ANY}?(\w+){_ANY}?")
# Words that most sentences hold tell little.
_COMMON = frozenset(
    """
    a about all an and any are as at be been but by can could d did do does don for from get got had has have he her
    him his i if in is it its just ll m me my no not of on or our out re s said she so still t that the their them then
    there they this to up us ve was we were what when who will with would you your
    """.split()
)
_NOTHING = frozenset([op.ASSERT, op.ASSERT_NOT])
_EDGES = frozenset([op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING, op.AT_BOUNDARY])
_REPEATS = frozenset([op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT])


def cues(source: str, flags: int = 0) -> _Cues:
    """Words of which each text holds one (see `word_sets`) that the expression matches; empty where there are none.

    A wrong expression raises `re.error`.
    """
    strings, best = _read(_parser.parse(source, flags), _ANY)
    return frozenset(plain(one) for one in _better(best, _one_of_each(strings, _ANY)) or ())


def _weight(cue: str) -> int:
    """How little a cue tells: how often it stands in texts that don't match."""
    if cue in _COMMON:
        return 200
    return {1: 60, 2: 30, 3: 6}.get(len(cue), 8 if cue[-1] == "~" else 2)


def _better(one: _Cues | None, two: _Cues | None) -> _Cues | None:
    """Of two sets, each of them enough, the one that tells more."""
    if not one or not two:
        return one or two
    return one if sum(map(_weight, one)) <= sum(map(_weight, two)) else two


def _one_of_each(strings: Iterable[str], left: str) -> _Cues | None:
    """A run from each of an expression's strings, before which stands `left`; None where one has none."""
    found = set()
    for string in strings:
        runs = [
            match[1] if match[0][-1] != _ANY else match[1][:STEM] + "~"
            for match in _RUN.finditer(left + string + _ANY)
            if match[0][0] != _ANY and (match[0][-1] != _ANY or len(match[1]) >= STEM)
        ]
        if not runs:
            return None
        found.add(min(runs, key=lambda run: (_weight(run), -len(run), run)))
    return frozenset(found)


def _end(strings: Iterable[str], left: str) -> str:
    """What is known of the place behind some strings: `_EDGE` where each of them ends with no word, else `_ANY`."""
    return _ANY if any(_in_word(one[-1:] or left) for one in strings) else _EDGE


def _read(nodes: Any, left: str) -> tuple[frozenset[str], _Cues | None]:
    """The strings of a part of an expression behind `left`, and the best cues in what it can't match without."""
    strings, start = frozenset([""]), left
    best: _Cues | None = None
    letters = ""
    for code, value in nodes:
        if code is op.LITERAL:
            letters += chr(value)
            continue
        if letters:
            strings, letters = frozenset([one + letters for one in strings]), ""
        if code in _NOTHING:
            continue
        more, needed = _read_node(code, value, _end(strings, start))
        best = _better(best, needed)
        if len(strings) * len(more) > _MOST and len(strings) > 1:
            best = _better(best, _one_of_each(strings, start))
            strings, start = frozenset([_end(strings, start)]), _ANY
        if len(more) > _MOST:
            best = _better(best, _one_of_each(more, _end(strings, start)))
            more = frozenset([_end(more, _ANY)])
        strings = frozenset([one + two for one in strings for two in more])
    return frozenset([one + letters for one in strings]) if letters else strings, best


def _read_node(code: Any, value: Any, left: str) -> tuple[frozenset[str], _Cues | None]:
    if code is op.IN:
        return _of_class(value), None
    if code is op.BRANCH:
        return _any_of([_read(branch, left) for branch in value[1]], left)
    if code is op.SUBPATTERN:
        return _read(value[3], left)
    if code is op.ATOMIC_GROUP:
        return _read(value, left)
    if code in _REPEATS:
        least, most, what = value
        return _repeated(least, most, what, left)
    if code is op.AT and value in _EDGES:
        return frozenset([_EDGE]), None
    if code is op.AT:
        return frozenset([""]), None
    return frozenset([_ANY]), None


def _any_of(branches: list[tuple[frozenset[str], _Cues | None]], left: str) -> tuple[frozenset[str], _Cues | None]:
    """One of several parts: the strings of them all, and cues of each."""
    strings: frozenset[str] = frozenset().union(*(found for found, _ in branches))
    if len(strings) <= _MOST and not any(best for _, best in branches):
        return strings, None  # the strings tell all
    each = [_better(best, _one_of_each(found, left)) for found, best in branches]
    return strings, frozenset().union(*(one for one in each if one)) if all(each) else None


def _of_class(items: Any) -> frozenset[str]:
    """A class of few characters is each of them; a sign or a space, whichever it is, is the end of a word."""
    found: list[str] = []
    for code, value in items:
        if code is op.LITERAL:
            found.append(chr(value))
        elif code is op.RANGE and value[1] - value[0] < 10:
            found += map(chr, range(value[0], value[1] + 1))
        elif code is op.CATEGORY and value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_WORD):
            found.append(" ")
        else:
            return frozenset([_ANY])
    return frozenset([one if _in_word(one) else " " for one in found])


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign in ("_", _ANY)


def _repeated(least: int, most: Any, what: Any, left: str) -> tuple[frozenset[str], _Cues | None]:
    strings, best = _read(what, left)
    if not least:
        best = None
    if all(one and not any(map(_in_word, one)) for one in strings):
        return frozenset([" "] if least else [" ", ""]), best  # one space stands for any number of signs
    if most == 1:
        return (strings if least else strings | {""}), best
    more = _ANY if _end(strings, _ANY) == _ANY else _ANY + _EDGE
    return frozenset([one + more for one in strings] if least else ["", more]), best
