"""Who is meant: names in a sentence, resolved against the people that a note knows.

A name that fits two people is not guessed. Without known people a name is told by its shape: a capitalised word that
is no ordinary word, a known first name, an honorific before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kbfollow.evidence.statements import names_en as names
from kbfollow.evidence.statements import words_en as words
from kbfollow.evidence.statements.sentences import lowered
from kbfollow.evidence.statements.tokens import FORMS, Token
from kbfollow.markdown.inline import plain_text

_NAMESAKES = 40  # more people of one name than this are not told apart


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named by the tokens `first` to `last` (inclusive). `name` is who is meant, None if several could be."""

    name: str | None
    first: int
    last: int
    candidates: tuple[str, ...] = ()
    known: bool = False


_NICKNAMES: dict[str, set[str]] = {}
for _group in names.NICKNAMES:
    for _one in _group:
        _NICKNAMES.setdefault(_one, set()).update({_group[0]} if _one != _group[0] else set(_group))

_NAME_PART = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IN_PARENTHESES = re.compile(r"\([^()]{0,200}\)")


def without_honorifics(name: str) -> str:
    """A name without Mr, Dr., Frau and such before it."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in names.HONORIFICS:
        parts.pop(0)
    return " ".join(parts)


class People:
    """The people a note knows, with who was named last; `interviewers` are those that thank-yous go to."""

    def __init__(self, interviewers: Sequence[str], references: Sequence[str] = (), others: Sequence[str] = ()) -> None:
        self.interviewers = dict.fromkeys(filter(None, map(_clean, interviewers)))
        self.references = tuple(dict.fromkeys(filter(None, map(_clean, references))))
        everyone = [*self.interviewers, *self.references, *filter(None, map(_clean, others))]
        self.names = dict.fromkeys(everyone)
        self._by_word: dict[str, list[str]] = {}
        for name in self.names:
            for part in _NAME_PART.findall(name):
                low = part.lower()
                if low not in names.HONORIFICS and name not in self._by_word.setdefault(low, []):
                    self._by_word[low].append(name)
        self.last: str | None = None
        self.companies: frozenset[str] = frozenset()
        self.recruiter: str | None = None
        self.decider: str | None = None

    def add(self, name: str, *, interviewer: bool = False) -> None:
        """Someone whom the note has named: from now on a part of the name means this person."""
        clean = _clean(name)
        if not clean:
            return
        if clean not in self.names:
            self.names[clean] = None
            for part in _NAME_PART.findall(clean):
                low = part.lower()
                same = self._by_word.setdefault(low, [])
                if low not in names.HONORIFICS and len(same) < _NAMESAKES and clean not in same:
                    same.append(clean)
        if interviewer:
            self.interviewers[clean] = None

    def named(self, low: str) -> list[str]:
        """The known people that a word could name: by a part of the name, else by a nickname."""
        if not self._by_word:
            return []
        found = self._by_word.get(low)
        if found:
            return found
        kin = _NICKNAMES.get(low, ())
        return list(dict.fromkeys(name for one in kin for name in self._by_word.get(one, []) if _first(name) == one))

    def is_reference(self, name: str | None) -> bool:
        """Whether this is one of the references."""
        return name is not None and name in self.references

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """The people named in a sentence, in order."""
        found: list[Mention] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if not token.capital and (
                token.lemma
                or (
                    token.low not in self._by_word
                    and token.low not in names.FIRST_NAMES
                    and not ((self._by_word and _bare(token.low) in self._by_word) or token.low in _NICKNAMES)
                )
            ):
                index += 1
                continue
            mention = self._mention(tokens, index)
            if mention is None:
                index += 1
                continue
            found.append(mention)
            index = mention.last + 1
        return found

    def _mention(self, tokens: Sequence[Token], index: int) -> Mention | None:
        first = index
        honorific = False
        while index < len(tokens) and tokens[index].low in names.HONORIFICS and tokens[index].capital:
            honorific = True
            index += 1
        if index >= len(tokens):
            return None
        known = self._known(tokens, index, honorific)
        if known is not None:
            return Mention(known.name, first, known.last, known.candidates, True)
        last = self._shaped(tokens, index, honorific)
        if last is None:
            return None
        name = " ".join(_bare(tokens[position].word) for position in range(index, last + 1))
        return Mention(name, first, last)

    def _known(self, tokens: Sequence[Token], index: int, honorific: bool) -> Mention | None:
        """A known person: the people that all words of a run of name words fit."""
        candidates: list[str] = []
        last = index - 1
        for position in range(index, min(index + 4, len(tokens))):
            token = tokens[position]
            low = lowered(_bare(token.word))
            fits = self.named(low)
            if not fits or not self._is_name_here(tokens, position, low, honorific):
                break
            if position > index and tokens[position - 1].end + 1 != token.start:
                break
            narrowed = [name for name in candidates if name in fits] if candidates else list(fits)
            if not narrowed:
                break
            candidates, last = narrowed, position
            if _bare(token.word) != token.word:
                break
        if not candidates:
            return None
        follows = tokens[last + 1] if last + 1 < len(tokens) else None
        if (
            follows is not None
            and follows.capital
            and tokens[last].end + 1 == follows.start
            and self._stranger(tokens, last + 1)
        ):
            return None  # "Sam Ortiz" is not the Sam Whitfield that the note knows
        if len(candidates) == 1:
            return Mention(candidates[0], index, last, known=True)
        return Mention(None, index, last, tuple(candidates), True)

    def _stranger(self, tokens: Sequence[Token], index: int) -> bool:
        low = lowered(_bare(tokens[index].word))
        return (
            low not in names.COMMON
            and low not in FORMS
            and low not in names.TITLE_WORDS
            and low not in _NICKNAMES
            and low not in self.companies
            and low.isalpha()
            and not tokens[index].word.isupper()
        )

    def _is_name_here(self, tokens: Sequence[Token], position: int, low: str, honorific: bool) -> bool:
        """Whether a word that could be a name is one here: "Will" and "may" are words too."""
        token = tokens[position]
        if honorific:
            return True
        ordinary = low in names.NAME_OR_WORD or low in names.COMMON or low in FORMS or low in names.TITLE_WORDS
        if not ordinary:
            return True
        if not token.capital:
            return False
        if low in ("will", "may", "mark", "chase", "grant") and position == 0:
            follows = tokens[1] if len(tokens) > 1 else None
            return follows is not None and (
                follows.low in _AFTER_NAME or FORMS.get(follows.low, ("", ""))[1] in ("third", "past")
            )
        return True

    def _shaped(self, tokens: Sequence[Token], index: int, honorific: bool) -> int | None:
        """The last token of a run of words that has the shape of a name, None if the word at `index` has not."""
        token = tokens[index]
        low = lowered(_bare(token.word))
        if not honorific and not self._looks_like_name(tokens, index, low):
            return None
        last = index
        while last + 1 < len(tokens) and last - index < 3:
            follows = tokens[last + 1]
            next_low = lowered(_bare(follows.word))
            adjacent = follows.start - tokens[last].end == 1
            if (
                not adjacent
                or not follows.capital
                or _bare(tokens[last].word) != tokens[last].word
                or not self._surname(follows, next_low)
            ):
                break
            last += 1
        return last

    def _surname(self, token: Token, low: str) -> bool:
        return low.replace("-", "").replace("'", "").isalpha() and (
            low not in names.COMMON
            and low not in _NEVER
            and low not in names.TITLE_WORDS
            and not token.word.isupper()
            and low not in self.companies
        )

    def _looks_like_name(self, tokens: Sequence[Token], index: int, low: str) -> bool:
        token = tokens[index]
        if low in _NEVER or low in self.companies or not low.replace("-", "").replace("'", "").isalpha():
            return False
        if low in names.FIRST_NAMES and low not in names.NAME_OR_WORD:
            return token.capital or index > 0 or low not in FORMS
        if not token.capital or token.word[1:2].isupper() or len(low) < 2:
            return False
        if low in names.NAME_OR_WORD:
            return self._word_as_name(tokens, index, low)
        if low in names.COMMON or low in names.TITLE_WORDS or low in FORMS or low in words.THANK_NOUNS:
            return False
        if "-" in low and any(part in names.COMMON or part in FORMS for part in low.split("-")):
            return False
        follows = tokens[index + 1].low if index + 1 < len(tokens) else ""
        before = tokens[index - 1].low if index else ""
        if before in ("at", "from", "the", "a", "an", "in", "our", "my", "their", "on"):
            return False
        if index == 0:
            return (
                follows in _AFTER_NAME
                or follows in words.MODALS
                or FORMS.get(follows, ("", ""))[1] in ("third", "past")
                or token.word.endswith("'s")
            )
        return len(low) > 1

    def _word_as_name(self, tokens: Sequence[Token], index: int, low: str) -> bool:
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        before = tokens[index - 1].low if index else ""
        if low in _MONTHS:
            return before in ("to", "thanked", "thank", "with", "emailed", "called", "told") and (
                follows is None or not follows.low[0].isdigit()
            )
        if index == 0:
            return follows is not None and (
                (follows.low in _AFTER_NAME and follows.low not in _AFTER_WORD)
                or FORMS.get(follows.low, ("", ""))[1] in ("third", "past")
            )
        return before not in ("at", "the", "a", "in", "on", "by")

    def pronoun(self, low: str) -> str | None:
        """Who "her", "him", "she" or "he" means: the person named last, else the only interviewer."""
        if self.last is not None:
            return self.last
        return next(iter(self.interviewers)) if len(self.interviewers) == 1 else None

    def companies_are(self, companies: Iterable[str]) -> None:
        """Words of company names are no people, unless a known person has them in the name."""
        found = {part.lower() for name in companies for part in _NAME_PART.findall(plain_text(name))}
        self.companies = frozenset(found)


def _clean(name: str) -> str:
    return without_honorifics(" ".join(_IN_PARENTHESES.sub(" ", plain_text(name)).split()))


def _bare(word: str) -> str:
    """A word without the possessive ending."""
    for ending in ("'s", "’s", "'", "s'"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] if ending != "s'" else word[:-1]
    return word


def _first(name: str) -> str:
    return name.split()[0].lower()


# Behind "Will", "May" and "Hope" at the start of a sentence these show a verb, not a name.
_AFTER_WORD = frozenset(["to", "from", "at", "not", "never", "also", "still", "already", "&", "and"])
_MONTHS = frozenset(["may", "april", "june", "august", "mar", "jan"])
_AFTER_NAME = frozenset(
    """
    will would is was has had said says wants wanted to can could may might should and & also already not never
    still does did thinks thought hopes mentioned promised plans from at , owes knows 'll seemed who
    """.split()
) - {"may"}
_NEVER = (
    frozenset(
        """
    i they she he it we you me him her them us monday tuesday wednesday thursday friday saturday sunday mon tue tues
    wed thu thur thurs fri sat sun january february march april june july august september october november december
    jan feb apr jun jul aug sep sept oct nov dec thx ty tys hr ceo cto cfo coo vp hm it's christmas thanksgiving
    easter todo ok tl
    """.split()
    )
    | names.HONORIFICS
)
