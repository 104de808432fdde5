"""Classes of words and phrases, looked up word by word: hundreds of phrases cost no more than a few.

A phrase matches whole words; what stands between words (spaces, hyphens, slashes, commas) makes no difference. `~` at
the end of a word stands for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kbfollow.patterns import pattern

_WORD = pattern(r"w/|[\w'&+]+")


class Hit(NamedTuple):
    """A phrase found: its words as they stand, and where (offsets, the end exclusive)."""

    text: str
    begin: int
    stop: int

    def start(self) -> int:
        """Where it begins."""
        return self.begin

    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.stop


STEM = 3  # letters of a word's beginning by which stems are looked up first; a stem has as many at least


class _Words:
    """The words of a text with their offsets, where each of them stands, and the beginnings of them all."""

    __slots__ = ("beginnings", "places", "words")

    def __init__(self, text: str) -> None:
        self.words = [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]
        self.places: dict[str, list[int]] = {}
        for index, (word, _, _) in enumerate(self.words):
            self.places.setdefault(word, []).append(index)
        self.beginnings = frozenset([word[:STEM] for word in self.places])


# The last few texts are kept: each class asks for them, and most texts hold no phrase of most classes.
_words = lru_cache(maxsize=8)(_Words)


class _Rivals:
    """The phrases that begin with one word or stem, by their second word; each list the longest first."""

    __slots__ = ("alone", "by_second", "stems")

    def __init__(self, phrases: Sequence[tuple[str, ...]]) -> None:
        self.alone = False
        self.by_second: dict[str, list[tuple[str, ...]]] = {}
        self.stems: list[tuple[str, ...]] = []
        for phrase in sorted(phrases, key=len, reverse=True):
            if len(phrase) == 1:
                self.alone = True
            elif phrase[1].endswith("~"):
                self.stems.append(phrase)
            else:
                self.by_second.setdefault(phrase[1], []).append(phrase)

    def longest(self, words: Sequence[tuple[str, int, int]], index: int) -> int:
        """How many words the longest phrase has that stands in `words` from `index` on; 0 where none does."""
        found = int(self.alone)
        if index + 1 < len(words):
            same = self.by_second.get(words[index + 1][0], ())
            for rivals in (same, self.stems):
                for phrase in rivals:
                    if len(phrase) > found and _stands(phrase, words, index):
                        found = len(phrase)
                        break
        return found


class PhraseSet:
    """A class of phrases."""

    __slots__ = ("_beginnings", "_firsts", "_phrases", "_stems", "_whole")

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases
        self._firsts: frozenset[str] | None = None
        self._whole: dict[str, _Rivals] = {}
        self._stems: tuple[tuple[str, _Rivals], ...] = ()
        self._beginnings: frozenset[str] = frozenset()

    def _build(self) -> frozenset[str]:
        """The phrases by their first word or stem; made at the first look-up."""
        whole: dict[str, list[tuple[str, ...]]] = {}
        stems: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self._phrases:
            words = tuple(re.findall(r"w/|[\w'&+]+~?", phrase))
            if words and words[0].endswith("~"):
                assert len(words[0]) > STEM, f"too short a stem: {phrase}"
                stems.setdefault(words[0][:-1], []).append(words)
            elif words:
                whole.setdefault(words[0], []).append(words)
        self._whole = {word: _Rivals(rivals) for word, rivals in whole.items()}
        self._stems = tuple((stem, _Rivals(stems[stem])) for stem in sorted(stems, key=len, reverse=True))
        self._beginnings = frozenset([stem[:STEM] for stem in stems])
        self._firsts = frozenset(whole)
        return self._firsts

    def search(self, text: str, begin: int = 0) -> Hit | None:
        """The first phrase of the class in a lower-case text from `begin` on, the longest where several begin there."""
        firsts = self._firsts if self._firsts is not None else self._build()
        known = _words(text)
        places = known.places
        indexes: list[int] = []
        if not firsts.isdisjoint(places):
            indexes = [index for word in firsts & places.keys() for index in places[word]]
        if not self._beginnings.isdisjoint(known.beginnings):
            indexes += [
                index for word in places if word not in firsts and self._of_stem(word) for index in places[word]
            ]
        for index in sorted(indexes):
            word, start, _ = known.words[index]
            rivals = self._whole.get(word) or self._of_stem(word)
            if start >= begin and rivals and (length := rivals.longest(known.words, index)):
                end = known.words[index + length - 1][2]
                return Hit(text[start:end], start, end)
        return None

    def _of_stem(self, word: str) -> _Rivals | None:
        for stem, rivals in self._stems:
            if word.startswith(stem):
                return rivals
        return None

    def match(self, text: str, begin: int = 0) -> Hit | None:
        """The phrase with which the text from `begin` on starts; signs before it don't count."""
        found = self.search(text, begin)
        return found if found is not None and not text[begin : found.begin].strip(" -*\"'(") else None


def _stands(phrase: tuple[str, ...], words: Sequence[tuple[str, int, int]], index: int) -> bool:
    if index + len(phrase) > len(words):
        return False
    for offset in range(1, len(phrase)):
        wanted, word = phrase[offset], words[index + offset][0]
        if word != wanted and not (wanted[-1] == "~" and word.startswith(wanted[:-1])):
            return False
    return True
