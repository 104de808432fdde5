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
from kbfollow.word_sets import STEM, words_of

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


_Place = tuple[str, int, int]  # a word, where it begins, and where it ends


# The last few texts are kept: several classes ask for each.
@lru_cache(maxsize=8)
def _places(text: str) -> list[_Place]:
    return [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


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

    def longest(self, words: Sequence[_Place], index: int) -> int:
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

    __slots__ = ("_cues", "_phrases", "_stems", "_whole")

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases
        self._whole: dict[str, _Rivals] = {}
        self._stems: dict[str, list[tuple[str, _Rivals]]] = {}  # by their beginnings, the longest first
        self._cues: frozenset[str] | None = None

    def _sort(self) -> frozenset[str]:
        """Sort the phrases by their first word or stem, at the first look-up; the words to look for before that."""
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
        for stem in sorted(stems, key=len, reverse=True):
            self._stems.setdefault(stem[:STEM], []).append((stem, _Rivals(stems[stem])))
        phrases = [phrase for rivals in (*whole.values(), *stems.values()) for phrase in rivals]
        self._cues = frozenset([cue for phrase in phrases if (cue := _cue(phrase))])
        return self._cues

    def search(self, text: str, begin: int = 0) -> Hit | None:
        """The first phrase of the class in a lower-case text from `begin` on, the longest where several begin there."""
        cues = self._cues if self._cues is not None else self._sort()
        if cues.isdisjoint(words_of(text)):
            return None
        places = _places(text)
        for index, (word, start, _) in enumerate(places):
            rivals = self._whole.get(word) or self._of_stem(word)
            if rivals and start >= begin and (length := rivals.longest(places, index)):
                end = places[index + length - 1][2]
                return Hit(text[start:end], start, end)
        return None

    def _of_stem(self, word: str) -> _Rivals | None:
        for stem, rivals in self._stems.get(word[:STEM], ()):
            if word.startswith(stem):
                return rivals
        return None

    def match(self, text: str, begin: int = 0) -> Hit | None:
        """The phrase with which the text from `begin` on starts; signs before it don't count."""
        found = self.search(text, begin)
        return found if found is not None and not text[begin : found.begin].strip(" -*\"'(") else None


def _cue(phrase: Sequence[str]) -> str:
    """The first word of letters in a phrase, or what is certain of it, as `words_of` gives it."""
    for word in phrase:
        run = re.search(r"\w+", word)
        if run is not None:
            return run[0][:STEM] + "~" if word[run.end() :] == "~" else run[0]
    return ""


def _stands(phrase: tuple[str, ...], words: Sequence[_Place], index: int) -> bool:
    if index + len(phrase) > len(words):
        return False
    for offset in range(1, len(phrase)):
        wanted, word = phrase[offset], words[index + offset][0]
        if word != wanted and not (wanted[-1] == "~" and word.startswith(wanted[:-1])):
            return False
    return True
