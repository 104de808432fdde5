"""The words of a text as a set, to be asked before anything that takes longer."""

from __future__ import annotations

import re
from functools import lru_cache

STEM = 3  # letters by which a word is known of which only the beginning is certain
# `re.IGNORECASE` takes these for “i”, “s” and “k”, and `str.lower` doesn't.
_ODD_CASE = str.maketrans("İıſ\u212a", "iisk")


def plain(text: str) -> str:
    """A text in lower case, each letter as it counts for `re.IGNORECASE`."""
    return text.lower() if text.isascii() else text.translate(_ODD_CASE).lower()


@lru_cache(maxsize=64)
def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, and the beginnings of all, `STEM` letters long with a `~` behind."""
    words = re.findall(r"\w+", plain(text))
    return frozenset(words + [word[:STEM] + "~" for word in words])
