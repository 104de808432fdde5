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


@lru_cache(maxsize=8)
def _words(text: str) -> tuple[tuple[str, int, int], ...]:
    """The words of a text in lower case with their offsets; the last few texts are kept, each class asks for them."""
    return tuple((match[0], match.start(), match.end()) for match in _WORD.finditer(text))


class PhraseSet:
    """A class of phrases."""

    __slots__ = ("_phrases", "_stem_lengths", "_stems", "_whole")

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases
        self._whole: dict[str, list[tuple[str, ...]]] | None = None
        self._stems: dict[str, list[tuple[str, ...]]] = {}
        self._stem_lengths: tuple[int, ...] = ()

    def _build(self) -> dict[str, list[tuple[str, ...]]]:
        """The phrases by their first word or stem, the longest first; made at the first look-up."""
        whole: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self._phrases:
            words = tuple(re.findall(r"w/|[\w'&+]+~?", phrase))
            if words and words[0].endswith("~"):
                self._stems.setdefault(words[0][:-1], []).append(words)
            elif words:
                whole.setdefault(words[0], []).append(words)
        for rivals in (*whole.values(), *self._stems.values()):
            rivals.sort(key=len, reverse=True)
        self._stem_lengths = tuple(sorted({len(stem) for stem in self._stems}, reverse=True))
        self._whole = whole
        return whole

    def search(self, text: str, begin: int = 0) -> Hit | None:
        """The first phrase of the class in a lower-case text from `begin` on, the longest where several begin there."""
        whole = self._whole if self._whole is not None else self._build()
        words = _words(text)
        for index, (word, start, _) in enumerate(words):
            rivals = whole.get(word)
            if rivals is None and self._stem_lengths:
                rivals = next((self._stems[word[:n]] for n in self._stem_lengths if word[:n] in self._stems), None)
            if rivals is not None and start >= begin:
                for phrase in rivals:
                    if _stands(phrase, words, index):
                        stop = words[index + len(phrase) - 1][2]
                        return Hit(text[start:stop], start, stop)
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
