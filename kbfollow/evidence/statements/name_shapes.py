"""What looks like a name: a capitalised word that is no ordinary word, a known first name, a surname behind one."""

from __future__ import annotations

from collections.abc import Sequence

from kbfollow.evidence.statements import names_en as names
from kbfollow.evidence.statements import words_en as words
from kbfollow.evidence.statements.sentences import lowered
from kbfollow.evidence.statements.tokens import FORMS, Token


def bare(word: str) -> str:
    """A word without the possessive ending."""
    for ending in ("'s", "’s", "'", "s'"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] if ending != "s'" else word[:-1]
    return word


class NameShapes:
    """Tells names by their shape; `companies` are the words of company names, which are no people."""

    companies: frozenset[str] = frozenset()

    def shaped(self, tokens: Sequence[Token], index: int, honorific: bool) -> int | None:
        """The last token of a run of words that has the shape of a name, None if the word at `index` has not."""
        token = tokens[index]
        low = lowered(bare(token.word))
        if not honorific and not self._looks_like_name(tokens, index, low):
            return None
        last = index
        while last + 1 < len(tokens) and last - index < 3:
            follows = tokens[last + 1]
            next_low = lowered(bare(follows.word))
            adjacent = follows.start - tokens[last].end == 1
            if (
                not adjacent
                or bare(tokens[last].word) != tokens[last].word
                or not (
                    self._surname(follows, next_low, shouted=token.word.isupper())
                    if follows.capital
                    else last == index and not token.capital and self._lower_surname(tokens, last + 1)
                )
            ):
                break
            last += 1
        return last

    def _lower_surname(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word behind a first name in lower case is the surname: “karen mills she is the manager”."""
        low = tokens[index].low
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            len(low) >= 4
            and low.isalpha()
            and low not in names.COMMON
            and low not in FORMS
            and low not in names.TITLE_WORDS
            and low not in names.MORE_TITLE_WORDS
            and low not in words.ME
            and low not in words.THEM
            and (follows is None or follows.start - tokens[index].end > 1 or follows.low in _AFTER_SURNAME)
        )

    def _surname(self, token: Token, low: str, *, shouted: bool = False) -> bool:
        return low.replace("-", "").replace("'", "").isalpha() and (
            (low not in names.COMMON or low in names.SURNAMES_TOO)
            and low not in _NEVER
            and low not in names.TITLE_WORDS
            and (not token.word.isupper() or (shouted and low not in FORMS))
        )

    def _looks_like_name(self, tokens: Sequence[Token], index: int, low: str) -> bool:
        token = tokens[index]
        if low in _NEVER and not (low in names.NAME_OR_WORD and self._full_name(tokens, index)):
            return False
        if not low.replace("-", "").replace("'", "").isalpha():
            return False
        if low.endswith(names.TITLE_ENDINGS):
            return False
        if low in self.companies and not (low in names.FIRST_NAMES and self._full_name(tokens, index)):
            return False
        if token.capital and self._in_title(tokens, index):
            return False
        if low in names.FIRST_NAMES and low not in names.NAME_OR_WORD:
            return token.capital or index > 0 or low not in FORMS
        if not token.capital or len(low) < 2:
            return False
        if token.word[1:2].isupper() and not (low in names.FIRST_NAMES and self._full_name(tokens, index)):
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
                follows in AFTER_NAME
                or follows in words.MODALS
                or FORMS.get(follows, ("", ""))[1] in ("third", "past")
                or token.word.endswith("'s")
                or self._full_name(tokens, index)
            )
        return len(low) > 1

    def _full_name(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a surname follows the word at `index` and then no third capital: “Baz Thornley, site agent”."""
        if index + 1 >= len(tokens):
            return False
        token, follows = tokens[index], tokens[index + 1]
        if follows.start - token.end != 1 or not follows.capital or follows.word.isupper() != token.word.isupper():
            return False
        low = lowered(bare(follows.word))
        return (
            self._surname(follows, low, shouted=True)
            and (low not in FORMS or low in names.SURNAMES_TOO)
            and not any(part in names.COMMON or part in FORMS for part in token.low.split("-")[1:])
        )

    def _in_title(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether capitalised words are the rest of a title: “Director of Student Services”."""
        for position in range(index - 1, max(index - 4, 0), -1):
            if tokens[position].low in ("of", "for"):
                return tokens[position - 1].low in names.TITLE_WORDS and tokens[index].low not in names.FIRST_NAMES
            if not tokens[position].capital:
                return False
        return False

    def _word_as_name(self, tokens: Sequence[Token], index: int, low: str) -> bool:
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        before = tokens[index - 1].low if index else ""
        if (index > 0 or low not in _STARTERS) and self._full_name(tokens, index):
            return True  # "May Chen", "Will Frost"
        if low in names.TITLE_WORDS:
            return before in ("got", "to", "thanked", "thank", "told", "asked", "emailed", "called", "met")
        if low in _MONTHS:
            return before in ("to", "thanked", "thank", "with", "emailed", "called", "told") and (
                follows is None or not follows.low[0].isdigit()
            )
        if index == 0:
            return follows is not None and (
                (follows.low in AFTER_NAME and follows.low not in _AFTER_WORD)
                or FORMS.get(follows.low, ("", ""))[1] in ("third", "past")
            )
        return before not in ("at", "the", "a", "in", "on", "by")


_AFTER_SURNAME = frozenset("she he the and from who is was her his".split())
_STARTERS = frozenset(["will", "may", "mark", "chase", "grant", "rob"])  # verbs: "Will Frost decide?", "Chase Jane"

# Behind "Will", "May" and "Hope" at the start of a sentence these show a verb, not a name.
_AFTER_WORD = frozenset(["to", "from", "at", "not", "never", "also", "still", "already", "&", "and"])
_MONTHS = frozenset(["may", "april", "june", "august", "mar", "jan"])
AFTER_NAME = frozenset(
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
