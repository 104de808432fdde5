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
def _words(text: str) -> tuple[tuple[tuple[str, int, int], ...], frozenset[str]]:
    """The words of a text with their offsets, and as a set; the last few texts are kept, each class asks for them."""
    words = tuple([(match[0], match.start(), match.end()) for match in _WORD.finditer(text)])
    return words, frozenset([word for word, _, _ in words])


class PhraseSet:
    """A class of phrases."""

    __slots__ = ("_firsts", "_phrases", "_stems", "_whole")

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases
        self._firsts: frozenset[str] | None = None
        self._whole: dict[str, list[tuple[str, ...]]] = {}
        self._stems: tuple[tuple[str, list[tuple[str, ...]]], ...] = ()

    def _build(self) -> frozenset[str]:
        """The phrases by their first word or stem, the longest first; made at the first look-up."""
        whole: dict[str, list[tuple[str, ...]]] = {}
        stems: dict[str, list[tuple[str, ...]]] = {}
        for phrase in self._phrases:
            words = tuple(re.findall(r"w/|[\w'&+]+~?", phrase))
            if words and words[0].endswith("~"):
                stems.setdefault(words[0][:-1], []).append(words)
            elif words:
                whole.setdefault(words[0], []).append(words)
        for rivals in (*whole.values(), *stems.values()):
            rivals.sort(key=len, reverse=True)
        self._whole = whole
        self._stems = tuple(sorted(stems.items(), key=lambda row: -len(row[0])))
        self._firsts = frozenset(whole)
        return self._firsts

    def search(self, text: str, begin: int = 0) -> Hit | None:
        """The first phrase of the class in a lower-case text from `begin` on, the longest where several begin there."""
        firsts = self._firsts if self._firsts is not None else self._build()
        words, all_words = _words(text)
        if not self._stems and firsts.isdisjoint(all_words):
            return None
        for index, (word, start, stop) in enumerate(words):
            rivals = self._whole.get(word) or self._of_stem(word)
            if rivals is None or start < begin:
                continue
            for phrase in rivals:
                if len(phrase) == 1:
                    return Hit(text[start:stop], start, stop)
                if _stands(phrase, words, index):
                    end = words[index + len(phrase) - 1][2]
                    return Hit(text[start:end], start, end)
        return None

    def _of_stem(self, word: str) -> list[tuple[str, ...]] | None:
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
