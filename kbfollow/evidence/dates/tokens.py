"""Text to tokens: words and chains of digits, each with a kind and a value, and offsets into the text as given.

A kind is stored as one character, so that a pattern over kinds is an ordinary regular expression over a short string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from kbfollow.evidence.dates import words_de, words_en
from kbfollow.holiday_names import SPELLINGS
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

_OTHER_FORM = pattern("[‐‑‒–—―−’‘ʼ`´～≈]")

# Characters without width or meaning for the reader, which may stand inside a word or a number.
_INVISIBLE = pattern("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe0f\u180e]")

# Every alternative consumes what it has scanned, so the whole text is scanned once.
_TOKEN = pattern(
    r"(?P<link>https?://\S+|www\.\S+)"
    r"|(?P<clock>(?<![\w.:])\d{1,2}(?:[:.]\d\d)?[ ]?(?i:[ap]\.m\b\.?))"
    r"|(?P<digits>'?\d+(?:[./:,_-]\d+)*(?:[QqHh][1-4](?!\w)|[^\W\d_]*))"
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


_AMBIGUOUS = frozenset(("new year",))  # a month where it has an article: a kind of its own

_Phrase = tuple[tuple[str, ...], str, object]  # words, kind and value


def _phrases() -> dict[str, dict[str, list[_Phrase]]]:
    """The phrases by their first word and their second (empty for those of one word), longest first.

    Those of one word also stand behind the longer ones.
    """
    rows = chain(
        ((phrase, name, 0) for language in LANGUAGES for name, all_ in language.PHRASES.items() for phrase in all_),
        ((phrase, "holiday", name) for phrase, name in SPELLINGS.items() if phrase not in _AMBIGUOUS),
    )
    found: dict[str, dict[str, list[_Phrase]]] = {}
    for phrase, name, value in rows:
        words = tuple(m[0] for m in _TOKEN.finditer(phrase))
        rivals = found.setdefault(words[0], {}).setdefault("".join(words[1:2]), [])
        rivals.append((words, kind(name), value))
    for by_second in found.values():
        for second, rivals in by_second.items():
            rivals.sort(key=lambda row: -len(row[0]))
            if second:
                rivals += by_second.get("", ())
    for wrong, word in _MISSPELT_HOLIDAYS.items():
        found.setdefault(wrong, found[word])
    return found


_PHRASES = _phrases()
_SIGN_KINDS = {sign: kind(name) for sign, name in _SIGNS.items()}
_OTHER_SIGN = kind("other_sign")

Events = tuple[tuple[str, object], ...]  # further phrases, by name, with their values


@lru_cache(maxsize=8)
def _event_phrases(events: Events) -> Mapping[str, list[_Phrase]]:
    """The events by their first word, the last one first."""
    found: dict[str, list[_Phrase]] = {}
    for name, value in events:
        words = tuple(m[0] for m in _TOKEN.finditer(name.lower()))
        if words:
            found.setdefault(words[0], []).insert(0, (words, kind("event"), value))
    return found


def tokenize(text: str, events: Events = ()) -> list[Token]:
    """The tokens of a text, phrases joined. `events` are further phrases, which are tried first, of the kind "event".

    Each call makes tokens of its own.
    """
    plain, offsets = _plain(text)
    tokens = _tokens(plain)
    if offsets is not None:
        for token in tokens:
            token.start, token.end = offsets[token.start], offsets[token.end - 1] + 1
    return _join_phrases(tokens, _event_phrases(events) if events else {})


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text in one form of dashes and apostrophes, without invisible characters; the offsets if some were cut."""
    if text.isascii():
        return text, None
    plain = text.translate(_ONE_FORM) if _OTHER_FORM.search(text) else text
    if not _INVISIBLE.search(plain):
        return plain, None
    kept = [i for i, c in enumerate(plain) if not _INVISIBLE.match(c)]
    return "".join(plain[i] for i in kept), kept


def names_month(word: str) -> bool:
    """Whether a word in lower case is the name of a month."""
    known = _VOCABULARY.get(word)
    return known is not None and known[0] in (kind("month"), kind("maybe_month"))


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    add, known_words = tokens.append, _VOCABULARY
    for m in _TOKEN.finditer(text):
        what, found = m.lastgroup, m[0]
        start, end = m.span()
        if what == "word":
            word = found.lower()
            known = known_words.get(word)
            if known is None and word.endswith(("'s", "ish")):
                known = known_words.get(word[:-2] if word[-1] == "s" else word[:-3].removesuffix("-"))
            if known is None and word[-1].isdigit() and (week := _WEEK_NUMBER.fullmatch(word)):
                place = start + len(week[1])
                if len(week[1]) > 1:  # "KW49"
                    add(Token(kind("week_number"), 0, start, place, week[1]))
                    add(Token(kind("integer"), int(week[2]), place, end, week[2]))
                else:  # behind a year: "2026-W49"
                    add(Token(kind("iso_week"), int(week[2]), start, end, word))
                continue
            if known is None and len(word) == 3 and found.isupper():
                known = known_words.get(found)  # "BOY", which is no boy
            name, value = known or _UNKNOWN
            add(Token(name, value, start, end, word, found[0].isupper()))
        elif what == "sign":
            if found not in _SILENT:
                add(Token(_SIGN_KINDS.get(found, _OTHER_SIGN), 0, start, end, found))
        elif what == "digits":
            around = text[start - 1 : start] + text[end : end + 1]
            if around[:1] == " ":  # "$ 12"
                around += text[start - 2 : start - 1]
            tokens += _digit_tokens(found, start, end, around)
        else:
            add(Token(_OTHER_GROUPS[what or ""], 0, start, end, found))
    return tokens


_UNKNOWN = (OTHER, 0)


def _join_phrases(tokens: list[Token], events: Mapping[str, list[_Phrase]]) -> list[Token]:
    starts = [i for i, token in enumerate(tokens) if token.word in _PHRASES]
    if events:
        starts = list(range(len(tokens)))
    joined: list[Token] = []
    done = 0
    for i in starts:
        if i < done:
            continue
        token = tokens[i]
        rows: Iterable[_Phrase] = ()
        by_second = _PHRASES.get(token.word)
        if by_second is not None:
            second = tokens[i + 1].word if i + 1 < len(tokens) else ""
            rows = by_second.get(second) or by_second.get("") or ()
        if events:
            rows = chain(events.get(_MISSPELT_HOLIDAYS.get(token.word, token.word), ()), rows)
        for words, name, value in rows:
            size = len(words)
            if size == 1 or tuple([t.word for t in tokens[i + 1 : i + size]]) == words[1:]:
                joined += tokens[done:i]
                joined.append(Token(name, value, token.start, tokens[i + size - 1].end, token.word, token.capital))
                done = i + size
                break
    return joined + tokens[done:] if joined else tokens


# ---- a quick look ---------------------------------------------------------------------------------------------------

_RUN = pattern(r"[^\W\d_]+")
_DIGIT = pattern(r"\d")


def letter_runs(text: str) -> list[str] | None:
    """The runs of letters of a text, in lower case; None where there are digits. Cheaper than its tokens."""
    plain, _ = _plain(text)
    return None if _DIGIT.search(plain) else _RUN.findall(plain.lower())


@cache
def telling_runs(kinds: frozenset[str]) -> frozenset[str]:
    """Runs of letters of which each text that has a token of these kinds, and no digit, holds at least one."""
    runs = {run for word, (name, _) in _VOCABULARY.items() if name in kinds for run in _RUN.findall(word.lower())[:1]}
    runs |= {f"{run}ish" for run in runs}
    for by_second in _PHRASES.values():
        for phrases in by_second.values():
            runs.update(_longest_new(words, runs) for words, name, _ in phrases if name in kinds)
    runs.update(word for word in _MISSPELT_HOLIDAYS if kind("holiday") in kinds)
    return frozenset(runs)


def _longest_new(words: tuple[str, ...], runs: set[str]) -> str:
    """The longest run of letters in a phrase, or one that is among `runs` already."""
    inside: list[str] = _RUN.findall(" ".join(words))
    return next((run for run in inside if run in runs), max(inside, key=len))


@lru_cache(maxsize=8)
def event_runs(events: Events) -> frozenset[str]:
    """One run of letters of each event's name, as `telling_runs`; none of a name without letters."""
    inside = [_RUN.findall(name.lower()) for name, _ in events]
    return frozenset(max(runs, key=len) for runs in inside if runs)


# ---- chains of digits ----------------------------------------------------------------------------------------------

_CHAIN = pattern(r"('?)(\d+(?:[./:,_-]\d+)*)(.*)", re.DOTALL)
_WEEK_NUMBER = pattern(r"(kw|cw|wk|w)(\d\d?)")
_SEPARATOR = pattern(r"[./:,_-]")
_HALVES_AND_QUARTERS = frozenset(("q1", "q2", "q3", "q4", "h1", "h2"))
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
    spoken = _VOCABULARY.get(found.lower())
    if spoken is not None:  # "2moro"
        yield Token(spoken[0], spoken[1], start, end, found.lower())
        return
    if ending in _HALVES_AND_QUARTERS and digits.isdecimal() and len(digits) == 4 and int(digits) in _YEARS:
        yield Token(kind("year"), int(digits), start, end - 2, found)  # "2018Q4"
        yield Token(*_VOCABULARY[ending], end - 2, end, ending)
        return
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
