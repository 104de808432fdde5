"""Capitalised words in the brackets of a title that name nobody: “Head (West)”, “(Head of Revenues and Benefits)”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.tokens import Token
from kbfollow.evidence.statements.words import names_en as names


def without_bracketed(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """`mentions` without the single words that belong to a title in brackets, or to one before them."""
    return [
        one
        for one in mentions
        if one.known or one.first != one.last or not _of_title(text, tokens[one.first].start, tokens[one.last].end)
    ]


def _of_title(text: str, start: int, end: int) -> bool:
    opening, closing = text.rfind("(", 0, start), text.rfind(")", 0, start)
    if opening <= closing:
        return False
    inside = _words(text[opening + 1 : start])
    if inside and _is_title(inside):
        return inside[-1] in ("of", "and", "&", "for") or text[:start].endswith("& ")  # “Head of Revenues and Benefits”
    before = _words(text[max(0, opening - 40) : opening])
    return not inside and text[end : end + 1] == ")" and bool(before) and _is_title(before[-1:])


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+|&", text.lower())


def _is_title(words: Sequence[str]) -> bool:
    return any(word in names.TITLE_WORDS or word in names.MORE_TITLE_WORDS for word in words)
