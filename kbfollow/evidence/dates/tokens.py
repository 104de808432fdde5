"""Text to tokens: words and chains of digits, each with a kind and a value, and offsets into the text as given.

A kind is stored as one character, so that a pattern over kinds is an ordinary regular expression over a short string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from kbfollow.evidence.dates import words_de, words_en
from kbfollow.patterns import pattern

LANGUAGES = (words_en, words_de)

_KINDS: dict[str, str] = {}


def kind(name: str) -> str:
    """The character that stands for a kind; the same one at each call."""
    return _KINDS.setdefault(name, chr(0x100 + len(_KINDS)))


@dataclass(slots=True)
class Token:
    """A word, number or sign, or what several of them mean together.

    `start` and `end` are offsets into the searched text; `word` is in lower case, `capital` tells how it was written.
    """

    kind: str
    value: Any
    start: int
    end: int
    word: str = ""
    capital: bool = False


OTHER = kind("other_word")
BOUNDARY = kind("boundary")

# Dashes, apostrophes and the like to one form each, length unchanged.
_ONE_FORM = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("’‘ʼ`´", "'") | {"～": "~", "≈": "~"})

# Characters without width or meaning for the reader, which may stand inside a word or a number.
_INVISIBLE = pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0f\u180e]")

# Every alternative consumes what it has scanned, so the whole text is scanned once.
_TOKEN = pattern(
    r"(?P<link>https?://\S+|www\.\S+)"
    r"|(?P<clock>(?<![\w.:])\d{1,2}(?:[:.]\d\d)?[ ]?(?i:[ap]\.m\b\.?))"
    r"|(?P<digits>'?\d+(?:[./:,_-]\d+)*[^\W\d_]*)"
    r"|(?P<word>[^\W\d_][^\W_]*(?:'[^\W_]+)*)"
    r"|(?P<break>\n[ \t\r]*\n\s*|\n[ \t]*(?:[-*+>#|]|\d{1,3}[.)])(?=[ \t]))"
    r"|(?P<sign>[^\w\s])"
)

_OTHER_GROUPS = {"break": BOUNDARY, "link": OTHER, "clock": kind("clock")}
_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("!?;…|•", "boundary"),
    ".": "dot",
    ",": "comma",
    ":": "colon",
    "-": "dash",
    "→": "dash",
    "/": "slash",
    "(": "left",
    ")": "right",
    "&": "and",
    "@": "at",
    "~": "about",
}
_SILENT = frozenset("*_`\"'=[]^#“”«»<>{}")


def misspellings(word: str) -> Iterator[str]:
    """`word` with one inner letter dropped, two inner neighbours swapped, or one letter doubled."""
    for i in range(1, len(word) - 1):
        yield word[:i] + word[i + 1 :]
        yield word[:i] + word[i] + word[i:]
        if i < len(word) - 2:
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _vocabulary() -> dict[str, tuple[str, int]]:
    """Each known word with its kind and value (0 where the kind says it all)."""
    known: dict[str, tuple[str, int]] = {}
    for language in reversed(LANGUAGES):
        for name, values in language.WORDS.items():
            known.update((word, (kind(name), value)) for word, value in values.items())
        for name, words in language.MARKS.items():
            known.update((word, (kind(name), 0)) for word in words.split())
    for word in words_en.FORGIVEN:
        for wrong in misspellings(word):
            if word in known:
                known.setdefault(wrong, known[word])
    return known


_VOCABULARY = _vocabulary()
_MISSPELT_HOLIDAYS = {wrong: word for word in ("thanksgiving", "christmas") for wrong in misspellings(word)}


def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, object]]]:
    """The phrases by their first word: words, kind and value, longest first."""
    rows = chain(
        ((phrase, name, 0) for language in LANGUAGES for name, all_ in language.PHRASES.items() for phrase in all_),
        ((phrase, "holiday", phrase) for phrase in words_en.HOLIDAYS),
    )
    by_first: dict[str, list[tuple[tuple[str, ...], str, object]]] = {}
    for phrase, name, value in rows:
        words = tuple(m[0] for m in _TOKEN.finditer(phrase))
        by_first.setdefault(words[0], []).append((words, kind(name), value))
    for rivals in by_first.values():
        rivals.sort(key=lambda row: -len(row[0]))
    return by_first


_PHRASES = _phrases()
_SIGN_KINDS = {sign: kind(name) for sign, name in _SIGNS.items()}
_OTHER_SIGN = kind("other_sign")


def tokenize(text: str, events: Mapping[str, object]) -> list[Token]:
    """The tokens of a text, phrases joined. `events` are further phrases, with their values, of the kind "event"."""
    plain, offsets = _plain(text)
    tokens = list(_tokens(plain))
    if offsets is not None:
        for token in tokens:
            token.start, token.end = offsets[token.start], offsets[token.end - 1] + 1
    phrases = _PHRASES
    if events:
        phrases = {first: list(rows) for first, rows in _PHRASES.items()}
        for name, value in events.items():
            words = tuple(m[0] for m in _TOKEN.finditer(name.lower()))
            if words:
                phrases.setdefault(words[0], []).insert(0, (words, kind("event"), value))
    return _join_phrases(tokens, phrases)


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text in one form of dashes and apostrophes, without invisible characters; the offsets if some were cut."""
    if text.isascii():
        return text, None
    plain = text.translate(_ONE_FORM)
    if not _INVISIBLE.search(plain):
        return plain, None
    kept = [i for i, c in enumerate(plain) if not _INVISIBLE.match(c)]
    return "".join(plain[i] for i in kept), kept


def names_month(word: str) -> bool:
    """Whether a word in lower case is the name of a month."""
    known = _VOCABULARY.get(word)
    return known is not None and known[0] in (kind("month"), kind("maybe_month"))


def _tokens(text: str) -> Iterator[Token]:
    for m in _TOKEN.finditer(text):
        what, found, start, end = m.lastgroup, m[0], m.start(), m.end()
        if what == "word":
            word = found.lower()
            known = _VOCABULARY.get(word)
            if known is None and word.endswith(("'s", "ish")):
                known = _VOCABULARY.get(word[:-2] if word[-1] == "s" else word[:-3].removesuffix("-"))
            name, value = known or (OTHER, 0)
            yield Token(name, value, start, end, word, found[0].isupper())
        elif what == "digits":
            around = text[start - 1 : start] + text[end : end + 1]
            yield from _digit_tokens(found, start, end, around)
        elif what == "sign":
            if found not in _SILENT:
                yield Token(_SIGN_KINDS.get(found, _OTHER_SIGN), 0, start, end, found)
        else:
            yield Token(_OTHER_GROUPS[what or ""], 0, start, end, found)


def _join_phrases(tokens: list[Token], phrases: Mapping[str, list[tuple[tuple[str, ...], str, Any]]]) -> list[Token]:
    if all(token.word not in phrases and token.word not in _MISSPELT_HOLIDAYS for token in tokens):
        return tokens
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        word = _MISSPELT_HOLIDAYS.get(token.word, token.word)
        for words, name, value in phrases.get(word, ()):
            size = len(words)
            if size == 1 or tuple(t.word for t in tokens[i + 1 : i + size]) == words[1:]:
                last = tokens[i + size - 1]
                joined.append(Token(name, value, token.start, last.end, token.word, token.capital))
                i += size
                break
        else:
            joined.append(token)
            i += 1
    return joined


# ---- chains of digits ----------------------------------------------------------------------------------------------

_CHAIN = pattern(r"('?)(\d+(?:[./:,_-]\d+)*)(.*)", re.DOTALL)
_SEPARATOR = pattern(r"[./:,_-]")
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_CLOCK_ENDINGS = frozenset(("am", "pm", "a", "p", "uhr"))
_UNIT_ENDINGS: Mapping[str, str] = {"d": "days", "w": "weeks", "mo": "months", "h": "hours", "y": "years"}
_MONEY = frozenset("$€£¥%#+°₹")
_YEARS = range(1900, 2100)


def _digit_tokens(found: str, start: int, end: int, around: str) -> Iterator[Token]:
    """One token, or two for a count with a unit ("2wks")."""
    m = _CHAIN.match(found)
    assert m is not None
    quote, digits, ending = m[1], m[2], m[3].lower()
    if len(digits) > 30 or _MONEY.intersection(around):
        yield Token(kind("odd_number"), 0, start, end, found)
        return
    separators = "".join(_SEPARATOR.findall(digits))
    numbers = [int(n) for n in _SEPARATOR.split(digits)]
    unit = _VOCABULARY.get(_UNIT_ENDINGS.get(ending, ending))
    name, value = _chain_meaning(digits, separators, numbers)
    if quote and not separators and len(digits) == 2:
        name, value = "year", numbers[0] + (1900 if numbers[0] >= 70 else 2000)
    if not ending or ending == "ish":
        yield Token(kind(name), value, start, end, found)
    elif ending in _ORDINAL_ENDINGS and name in ("integer", "integers"):
        yield Token(kind("ordinal" if name == "integer" else "integers"), value, start, end, found)
    elif ending in _CLOCK_ENDINGS:
        yield Token(kind("clock"), 0, start, end, found)
    elif ending == "t" and name == "ymd":  # the T of a timestamp: its clock follows as a chain of its own
        yield Token(kind(name), value, start, end - 1, found)
    elif unit is not None and name in ("integer", "integers", "decimal") and ending != "n":
        yield Token(kind(name), value, start, end - len(ending), found)
        yield Token(
            unit[0], unit[1], end - len(ending), end, ending if ending in _VOCABULARY else _UNIT_ENDINGS[ending]
        )
    else:
        yield Token(kind("odd_number"), 0, start, end, found)


def _three(name: str) -> Callable[[list[int]], tuple[str, object]]:
    return lambda numbers: (name, tuple(numbers))


# What a chain is, by the signs between its numbers. Chains that aren't here are odd numbers: versions, phone numbers.
_SHAPES: Mapping[str, Callable[[list[int]], tuple[str, object]]] = {
    "--": _three("dashed"),
    "//": _three("slashed"),
    "..": _three("dotted"),
    "__": _three("dashed"),
    "/": _three("slashed_short"),
    ".": _three("dotted_short"),
    "-": _three("integers"),
    ":": lambda numbers: ("clock", 0),
    "::": lambda numbers: ("clock", 0),
    "/-/": _three("slashed_range"),
    "..-..": _three("dotted_range"),
    ".-.": _three("dotted_range"),
    "//-//": _three("slashed_range"),
    "--/--": _three("dashed_range"),
}


def _chain_meaning(digits: str, separators: str, numbers: list[int]) -> tuple[str, object]:
    if not separators:
        if len(digits) == 4 and numbers[0] in _YEARS:
            return "year", numbers[0]
        if len(digits) == 8 and numbers[0] // 10000 in _YEARS:
            return "compact", (numbers[0] // 10000, numbers[0] // 100 % 100, numbers[0] % 100)
        return ("integer", numbers[0]) if len(digits) <= 3 else ("odd_number", 0)
    shape = _SHAPES.get(separators)
    if shape is None:
        return "odd_number", 0
    name, value = shape(numbers)
    lengths = [len(n) for n in _SEPARATOR.split(digits)]
    if name in ("dashed", "slashed", "dotted"):
        if lengths[0] == 4 and max(lengths[1:]) <= 2:
            return "ymd", value
        if max(lengths[:2]) > 2 or lengths[2] not in (2, 4):
            return "odd_number", 0
    if name in ("integers", "slashed_short"):
        if lengths == [4, 2] and numbers[0] in _YEARS:
            return "year_month", value
        if lengths in ([2, 4], [1, 4]) and numbers[1] in _YEARS:
            return "year_month", (numbers[1], numbers[0])
        if lengths == [4, 4]:
            return ("year_range", value) if separators == "-" else ("odd_number", 0)
        if max(lengths) > 2 and (separators == "/" or max(lengths) > 3):
            return "odd_number", 0
    if name == "dotted_short":
        padded = "0" in (digits[0], digits.split(".")[1][0]) and lengths == [2, 2]
        return ("dotted_short", (*numbers, padded)) if max(lengths) <= 2 else ("decimal", float(digits))
    return name, value
