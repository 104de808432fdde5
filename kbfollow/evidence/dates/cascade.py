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
from typing import Any

from kbfollow.evidence.dates.tokens import BOUNDARY, OTHER, Token, kind

# Groups of kinds that the patterns name in capitals.
GROUPS: Mapping[str, str] = {
    # counts and units
    "UNIT": "day_unit|business_day_unit|week_unit|fortnight|month_unit|quarter_unit|year_unit|hour_unit",
    "WHOLE": "week_unit|month_unit|quarter_unit|year_unit",
    "SOME": "a? couple of?|a? full? few|number|integer|decimal|a",
    "KIND": "(full|extra|business|another|about|of|coming|following)?",
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

_NAME = re.compile(r"[a-z_0-9]+|[A-Z_]+")


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
        return any(t.kind in kinds for t in self.tokens[self.first : self.stop])

    def get(self, *names: str) -> Any:
        """The value of the first token of one of these kinds, None without one."""
        kinds = _kinds(names)
        return next((t.value for t in self.tokens[self.first : self.stop] if t.kind in kinds), None)

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


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern. `build` gives the value of the new token, or None where the match is no such thing after all."""

    name: str
    pattern: str
    kind: str
    build: Callable[[Found], Any]


class Level:
    """Rules that are tried together, the first in the table first."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = rules

    @cached_property
    def _any(self) -> re.Pattern[str]:
        """All rules as alternatives, each in a group of its own. Compiled at first use, which costs some ms."""
        rules = [_expression(r.pattern) for r in self.rules]
        first = "".join(sorted(_first_kinds("|".join(rules))))
        return re.compile(f"(?=[{first}])(?:{'|'.join(f'({rule})' for rule in rules)})")

    @cached_property
    def _each(self) -> list[re.Pattern[str]]:
        """The rules one by one, for the place where the first one that fits turns out to be wrong."""
        return [re.compile(_expression(r.pattern)) for r in self.rules]

    def reduce(self, tokens: list[Token], kinds: str) -> tuple[list[Token], str]:
        """The tokens, and the string of their kinds, after the rules of this level."""
        m = self._any.search(kinds)
        if m is None:
            return tokens, kinds
        reduced: list[Token] = []
        done = 0
        while m is not None:
            i = m.start()
            made = self._made(tokens, i, m.end(), (m.lastindex or 1) - 1) or self._rival(
                tokens, kinds, i, m.lastindex or 1
            )
            if made is None:
                m = self._any.search(kinds, i + 1)
                continue
            token, stop = made
            reduced += tokens[done:i]
            reduced.append(token)
            done = stop
            m = self._any.search(kinds, stop)
        if not done:
            return tokens, kinds
        reduced += tokens[done:]
        return reduced, "".join([t.kind for t in reduced])

    def _rival(self, tokens: list[Token], kinds: str, i: int, first: int) -> tuple[Token, int] | None:
        """What the rules behind the first one that fitted make of the same place."""
        for number in range(first, len(self.rules)):
            m = self._each[number].match(kinds, i)
            if m is not None:
                made = self._made(tokens, i, m.end(), number)
                if made is not None:
                    return made
        return None

    def _made(self, tokens: list[Token], i: int, stop: int, number: int) -> tuple[Token, int] | None:
        rule = self.rules[number]
        value = rule.build(Found(tokens, i, stop))
        if value is None:
            return None
        first = tokens[i]
        return Token(kind(rule.kind), value, first.start, tokens[stop - 1].end, first.word, first.capital), stop


def _first_kinds(expression: str) -> set[str]:
    """The kinds with which a match can begin, so that the search passes over all other places at once."""
    first: set[str] = set()
    place = 0

    def alternatives() -> tuple[set[str], bool]:
        """The first kinds of what stands up to the closing parenthesis, and whether it can be empty."""
        nonlocal place
        kinds: set[str] = set()
        branch: set[str] = set()
        empty = open_ = False
        open_ = True  # whether nothing in this branch so far had to be there
        while place < len(expression) and expression[place] != ")":
            if expression[place] == "|":
                kinds, empty, branch, open_ = kinds | branch, empty or open_, set(), True
                place += 1
                continue
            if expression.startswith("(?", place):
                ahead = expression[place + 2] == "!"
                place += 3
                inner, skippable = alternatives()
                place += 1
                if ahead:
                    inner, skippable = set(), True
            else:
                inner, skippable = {expression[place]}, False
                place += 1
            if place < len(expression) and expression[place] == "?":
                skippable = True
                place += 1
            if open_:
                branch |= inner
                open_ = skippable
        return kinds | branch, empty or open_

    first, _ = alternatives()
    return first


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
