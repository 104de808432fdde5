"""A cascade of patterns over the kinds of tokens.

Each level reads the string of kinds once, from left to right, and puts one token in the place of what a pattern
matched; the next level reads the result. A pattern is written as names of kinds, with `?`, `|`, parentheses and, in
capitals, the names of groups of kinds. Patterns have no repetition without a bound, so each level is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from kbfollow.evidence.dates.tokens import BOUNDARY, OTHER, Token, kind

# Groups of kinds that the patterns name in capitals.
GROUPS: Mapping[str, str] = {
    # counts and units
    "UNIT": "day_unit|business_day_unit|week_unit|fortnight|month_unit|quarter_unit|year_unit|hour_unit",
    "WHOLE": "week_unit|month_unit|quarter_unit|year_unit",
    "SOME": "a? couple of?|a? full? few|number|integer|decimal|a",
    "KIND": "(full|extra|business|another|about|of|following)?",
    "BUSINESS_DAY": "business day_unit|business_day_unit",
    "LONG": "duration|adjective_duration",
    # days; names that are also names of people only beside a number
    "MONTH": "month",
    "ANY_MONTH": "month|maybe_month",
    "WEEKDAY": "weekday|maybe_weekday",
    "NUMBER": "integer|ordinal",
    "NUMBERS": "integer|ordinal|ordinal_word",
    "NTH": "ordinal|ordinal_word",
    "YEAR": "(comma|of|dash|slash|dot|in)? year",
    "TO": "to|dash|or|and|through|until|slash",
    # what is already understood
    "DATE": "day|week|period",
    "PERIOD": "week|period",
    "THAT": "that|then",
    "SHIFT": "this|next|last|past|coming|following",
    "PART": "early|mid|late|later|earlier|beginning|start|end|first_half|second_half|rest",
    "AT": "(at? clock|daypart|at|same_time)? zone? (on|comma)? (the)?",
    "BY": "by|until|due|latest|up_to",
}

# Kinds that most sentences with a date hold: that a pattern needs one of these tells little.
_COMMON = frozenset(
    kind(name)
    for name in (
        "the a of to and or in on at for is it that dash comma dot other_word integer weekday maybe_weekday "
        "day week period duration"
    ).split()
)

_NAME = re.compile(r"[a-z_0-9]+|[A-Z_]+")
_PART = re.compile(r"[a-z_0-9]+|[A-Z_]+|\(\?!|[()|?]")


@dataclass(slots=True)
class Found:
    """What a pattern matched: `tokens[first:stop]`."""

    tokens: list[Token]
    first: int
    stop: int

    def __iter__(self) -> Any:
        return iter(self.tokens[self.first : self.stop])

    def has(self, *names: str) -> bool:
        """Whether a token of one of these kinds is among them."""
        kinds = _kinds(names)
        return not kinds.isdisjoint([t.kind for t in self.tokens[self.first : self.stop]])

    def get(self, *names: str) -> Any:
        """The value of the first token of one of these kinds, None without one."""
        kinds = _kinds(names)
        for i in range(self.first, self.stop):
            token = self.tokens[i]
            if token.kind in kinds:
                return token.value
        return None

    def all(self, *names: str) -> list[Any]:
        """The values of the tokens of these kinds, in order."""
        kinds = _kinds(names)
        return [t.value for t in self if t.kind in kinds]

    def before(self, back: int = 1) -> Token | None:
        """The token before the match, None at the start of a sentence."""
        i = self.first - back
        return self.tokens[i] if i >= 0 and self.tokens[i].kind != BOUNDARY else None

    def after(self, ahead: int = 0) -> Token | None:
        """The token behind the match, None at the end of a sentence."""
        i = self.stop + ahead
        return self.tokens[i] if i < len(self.tokens) and self.tokens[i].kind != BOUNDARY else None

    def follows(self, *names: str) -> bool:
        """Whether the token before is of one of these kinds."""
        token = self.before()
        return token is not None and token.kind in _kinds(names)

    def precedes(self, *names: str) -> bool:
        """Whether the token behind is of one of these kinds."""
        token = self.after()
        return token is not None and token.kind in _kinds(names)

    def precedes_noun(self) -> bool:
        """Whether an unknown word in lower case stands right behind: "the 4th floor", "Q3 numbers"."""
        token = self.after()
        return token is not None and token.kind == OTHER and token.word.isalpha() and not token.capital


class Rule:
    """A named pattern. `build` gives the value of the new token, or None where the match is no such thing after all."""

    __slots__ = ("build", "kind", "name", "pattern", "search")

    def __init__(self, name: str, pattern: str, kind: str, build: Callable[[Found], Any]) -> None:
        self.name = name
        self.pattern = pattern
        self.kind = kind
        self.build = build
        self.search: Callable[[str, int], re.Match[str] | None] = self._first_search

    def _first_search(self, kinds: str, start: int) -> re.Match[str] | None:
        """`search`, the first match from `start` on, until the expression is compiled: at its first use."""
        first = "".join(sorted(_outline(self.pattern)[0]))
        self.search = re.compile(f"(?=[{first}])(?:{_expression(self.pattern)})").search
        return self.search(kinds, start)

    def needs(self) -> list[frozenset[str]]:
        """Sets of kinds of which each match holds at least one, the most telling first."""
        return sorted(_outline(self.pattern)[1], key=_commonness)


class Level:
    """Rules that are tried together, the first in the table first."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules


def _apply(rules: Sequence[Rule], tokens: list[Token], kinds: str) -> list[Token]:
    """The tokens after rules of one level; the same list where none of them applies."""
    found = [(rule, m) for rule in rules if (m := rule.search(kinds, 0)) is not None]
    if not found:
        return tokens
    reduced: list[Token] = []
    done = 0
    while found:
        i = found[0][1].start() if len(found) == 1 else min([m.start() for _, m in found])
        place = i + 1
        for rule, m in found:
            if m.start() == i and (token := _made(rule, tokens, i, m.end())) is not None:
                reduced += tokens[done:i]
                reduced.append(token)
                done = place = m.end()
                break
        # Only what lies behind is looked for again, so that each rule reads the string once.
        found = [
            (rule, ahead)
            for rule, m in found
            if (ahead := m if m.start() >= place else rule.search(kinds, place)) is not None
        ]
    return reduced + tokens[done:] if done else tokens


def _made(rule: Rule, tokens: list[Token], i: int, stop: int) -> Token | None:
    value = rule.build(Found(tokens, i, stop))
    if value is None:
        return None
    first = tokens[i]
    return Token(kind(rule.kind), value, first.start, tokens[stop - 1].end, first.word, first.capital)


class Cascade:
    """Levels that are run one behind the other, without the rules that need a kind which isn't there.

    Sets of rules are numbers here, with a bit for each rule in the order of the levels.
    """

    def __init__(self, levels: Sequence[Level]) -> None:
        self._rules = [rule for level in levels for rule in level.rules]
        stops = accumulate(len(level.rules) for level in levels)
        # For each rule the number of the first one of the next level.
        self._stops = [stop for level, stop in zip(levels, stops, strict=True) for _ in level.rules]

    @cached_property
    def _needing(self) -> tuple[dict[str, tuple[int, int]], int]:
        """By kind the rules that need it, or one like it, most and second most; and those that need nothing more."""
        needing: dict[str, tuple[int, int]] = {}
        modest = 0
        for number, rule in enumerate(self._rules):
            bit = 1 << number
            needs = rule.needs()
            for one in needs[0]:
                first, second = needing.get(one, (0, 0))
                needing[one] = first | bit, second
            for one in _NOTHING.union(*needs[1:2]):
                first, second = needing.get(one, (0, 0))
                needing[one] = first, second | bit
            if len(needs) == 1:
                modest |= bit
        return needing, modest

    def _possible(self, kinds: str) -> int:
        """The rules that have what they need."""
        needing, seconds = self._needing
        firsts = 0
        for one in set(kinds):
            if one in needing:
                first, second = needing[one]
                firsts |= first
                seconds |= second
        return firsts & seconds

    def reduce(self, tokens: list[Token]) -> list[Token]:
        """The tokens after all levels. The list that is given stays as it is."""
        kinds = "".join([t.kind for t in tokens])
        ahead = self._possible(kinds)
        while ahead:
            rules = []
            stop = len(self._rules)
            while ahead:
                bit = ahead & -ahead
                number = bit.bit_length() - 1
                if number >= stop:
                    break
                stop = self._stops[number]
                rules.append(self._rules[number])
                ahead ^= bit
            reduced = _apply(rules, tokens, kinds)
            if reduced is not tokens:
                tokens = reduced
                kinds = "".join([t.kind for t in tokens])
                ahead = self._possible(kinds) >> stop << stop
        return tokens


def _commonness(need: frozenset[str]) -> tuple[int, int]:
    return len(need & _COMMON), len(need)


_Outline = tuple[frozenset[str], tuple[frozenset[str], ...]]
_NOTHING: frozenset[str] = frozenset()


@cache
def _outline(pattern: str) -> _Outline:
    """The kinds a match can begin with, and sets of kinds of each of which a match holds one.

    No such sets: the pattern can match nothing at all.
    """
    parts = _PART.findall(pattern)
    place = 0

    def alternatives() -> _Outline:
        """What stands up to the closing parenthesis."""
        nonlocal place
        branches = [sequence()]
        while place < len(parts) and parts[place] == "|":
            place += 1
            branches.append(sequence())
        if len(branches) == 1:
            return branches[0]
        first = _NOTHING.union(*[kinds for kinds, _ in branches])
        if not all(needs for _, needs in branches):
            return first, ()
        return first, (_NOTHING.union(*[min(needs, key=_commonness) for _, needs in branches]),)

    def sequence() -> _Outline:
        """What stands up to the next sign of an alternative."""
        nonlocal place
        first = _NOTHING
        needs: tuple[frozenset[str], ...] = ()
        while place < len(parts) and parts[place] not in "|)":
            part = parts[place]
            place += 1
            kinds = _NOTHING
            needed: tuple[frozenset[str], ...] = ()
            if part.startswith("("):
                kinds, needed = alternatives()
                place += 1  # the closing parenthesis
                if part == "(?!":
                    kinds, needed = _NOTHING, ()
            elif part.isupper():
                kinds, needed = _outline(GROUPS[part])
            else:
                kinds = frozenset((kind(part),))
                needed = (kinds,)
            if place < len(parts) and parts[place] == "?":
                needed = ()
                place += 1
            if not needs:
                first |= kinds
            needs += needed
        return first, needs

    return alternatives()


@cache
def _kinds(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kind(name) for name in names)


def _expression(pattern: str) -> str:
    """A pattern of names as a regular expression over kinds."""

    def one(m: re.Match[str]) -> str:
        name = m[0]
        return f"(?:{_expression(GROUPS[name])})" if name.isupper() else kind(name)

    text = pattern.replace("(", "(?:").replace("(?:?", "(?")
    return _NAME.sub(one, text).replace(" ", "")
