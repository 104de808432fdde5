"""Whether a note may be one of ours, told from its bytes: cheap, and it may never miss.

It says yes too often rather than once too little; what is ours is decided by the parser.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

OWN_MARK = b"kbfollow:"  # in the markers around our blocks

_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*---")  # front matter, leading blank lines tolerated
_CLOSING = re.compile(rb"^-{3,}[ \t\r]*$", re.MULTILINE)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


_FOLDED_TO_ASCII = tuple((char, _fold(char).encode()) for char in "ß\u017fẞ\u212aﬀﬁﬂﬃﬄﬅﬆ")


@dataclass(frozen=True, slots=True)
class Marks:
    """What marks a note as ours, folded for comparison. Built by `marks_of`.

    `words` are pieces of type values and tags (UTF-8, case-folded NFC); `folders` and `paths` are folded and relative
    to the vault: every note in such a folder, at any depth, and every such note may be ours.
    """

    words: frozenset[bytes]
    folders: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()


def marks_of(words: Iterable[str], folders: Iterable[str] = (), paths: Iterable[str] = ()) -> Marks:
    """The marks from settings: type values and tags as the user writes them ("Job Interviews", "#job/interview").

    Of a value with spaces, hyphens or slashes only the longest piece is looked for: it may be folded over two lines or
    written with other separators.
    """
    pieces = {max(re.split(r"[\s_\-/#\[\]]+", word), key=len) for word in words}
    return Marks(
        frozenset(_fold(piece).encode("utf-8", "surrogateescape") for piece in pieces if piece),
        frozenset(_fold(folder.strip("/")) for folder in folders if folder.strip("/")),
        frozenset(_fold(path) for path in paths),
    )


def may_be_ours(data: bytes, path: str, marks: Marks) -> bool:
    """Whether a note may be an interview, application, person or settings note, or holds a block of ours.

    A marking word counts in the front matter, in a tag (`#…word`) and in a line with an inline field (`Type:: word`);
    mentioned in prose it doesn't. Never False for a note that is marked.
    """
    folded_path = _fold(path)
    if folded_path in marks.paths or any(f"/{folder}/" in f"/{folded_path}" for folder in marks.folders):
        return True
    text = data.lower()
    if not data.isascii() and any(trace in data for trace in _traces(marks.words)):
        text = _fold(data.decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape")
    if OWN_MARK in text:
        return True
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    head_end = 0 if opening is None else len(text) if closing is None else closing.end()
    if b"\\" in text[:head_end]:
        return True  # an escape in a quoted YAML string can spell any word
    found = [word for word in marks.words if word in text]
    if any(text.find(word, 0, head_end) >= 0 for word in found):
        return True
    if not found or not (b"#" in text or b"::" in text):
        return False
    return any(_marks_in_line(line, found) for line in text[head_end:].split(b"\n") if b"#" in line or b"::" in line)


def _marks_in_line(line: bytes, words: list[bytes]) -> bool:
    field = b"::" in line
    return any(word in line and (field or re.search(rb"#[^\s#]*" + re.escape(word), line)) for word in words)


@cache
def _traces(words: frozenset[bytes]) -> tuple[bytes, ...]:
    """Bytes without which lower-casing ASCII letters is enough to find the words.

    Any byte, where a word is not ASCII itself; else the few characters that fold to ASCII letters of one of the words
    (ſ to s, the Kelvin sign to k, ß to ss, the ligature ﬁ to fi).
    """
    if not all(word.isascii() for word in words):
        return (b"",)
    return tuple(char.encode() for char, plain in _FOLDED_TO_ASCII if any(plain in word for word in words))
