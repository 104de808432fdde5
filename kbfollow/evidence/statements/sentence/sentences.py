"""Text into sentences: where each begins and ends, as written.

Sentences are slices of the text, so that a quote is always found in the note. Everything is linear in the text's
length; a "sentence" longer than `LONGEST` is no sentence and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbfollow.patterns import pattern

LONGEST = 1200  # characters of a sentence that is read; beyond is a paste or noise

# A possible end of a sentence: stops with what closes them, a line feed, or an ellipsis character.
_END = pattern(r"[.!?…]+[\"'”’»)\]*_]{0,4}(?=\s|$)|\n")
# The same in what was dictated with its stops.
_SPOKEN_END = pattern(r"(?<!\sa)(?<!to)\sfull\sstop(?=\s|$)|[.!?…]+[\"'”’»)\]*_]{0,4}(?=\s|$)|\n")
_BEFORE_STOP = pattern(r"(\S{1,24})$")
_ABBREVIATIONS = frozenset(
    """
    dr mr mrs ms prof st vs e.g i.e eg ie etc approx ca nr no max min inc ltd co jr sr dept mgr asst ext tel bzw z.b
    acc inkl u.a evtl ggf jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    a.m p.m resp incl exc esp appt hr hrs wk wks mo mos yr yrs dipl ing u.k u.s ph.d b.sc m.sc fr sgt capt gen rev
    hon est int intl assoc cllr str tbc
    """.split()
)
# After these a stop ends no sentence even before a capital letter: a name or a month follows.
_BEFORE_NAMES = frozenset(
    "dr mr mrs ms prof st vs e.g i.e eg ie acc approx ca nr cllr rev sgt capt gen hon z.b dipl ing fr".split()
)
_MONTH_NEXT = pattern(r"\s*(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])", re.IGNORECASE)
_LINE_LABEL = pattern(r"\s*[*_]{0,2}[^\W\d_][\w'’ -]{0,30}[*_]{0,2}\s?(?::(?!//)|[-–—>→]+\s)")
# “20 Nov - rang again”: a line of a diary.
_DAY_LINE = pattern(
    r"\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}\.?(?:\d{2,4})?"
    r"|\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?)\s?(?::|[-–—]\s)",
    re.IGNORECASE,
)
_OPEN_LINE_END = pattern(
    r"(?:[,;(]|\b(?:the|a|an|to|of|and|or|but|in|on|at|by|for|with|from|my|her|his|their|our|that"
    r"|which|who|is|was|will|"
    r"would|be|as|than|if|when|next|this|until|before|after|about|into|per|not|i|they|she|he|we|dr\.?"
    r"|mr\.?|mrs\.?|ms\.?))$",
    re.IGNORECASE,
)
_RAGGED = 90  # so long is the longest line of prose that may be wrapped by hand
_WRAPPED = 60  # a line at least this long may be a wrapped one


def _lines_are_sentences(text: str) -> re.Pattern[str] | None:
    """What the line after a line feed begins with where the line feed ends a sentence; None in wrapped prose.

    In a note without capitals each line is a sentence; in one without stops each that begins like one.
    """
    if text[0].islower() and not _CAPITAL_AGAIN.search(text):
        return _ANY_LINE
    return _NEW_LINE if not _ANY_STOP.search(text) else None


def split_sentences(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of a paragraph, spaces around it left out, in the text's order."""
    start = 0
    width = _width(text) if "\n" in text else 0
    begins = _lines_are_sentences(text) if width else None
    for match in (_SPOKEN_END if " full stop" in text else _END).finditer(text):
        if match.end() == len(text):
            break  # whatever it is, the text ends here
        if match[0][-1].isalpha():
            yield from _trimmed(text, start, match.start())
            start = match.end()
            continue
        if match[0] == "\n":
            if not _line_ends_sentence(text, match.start(), width, begins):
                continue
            end = match.start()
        else:
            if not _stop_ends_sentence(text, start, match):
                continue
            end = match.end()
        yield from _trimmed(text, start, end)
        start = match.end()
    yield from _trimmed(text, start, len(text))


_ANY_LINE = pattern(r"\s*\S")
_CAPITAL_AGAIN = pattern(r"(?:[.!?]\s+|\n)[A-ZÀ-ÖØ-ÞĀ-Ž]")
_ANY_STOP = pattern(r"[.!?;](?:\s|$)")
_NEW_LINE = pattern(
    r"(?:and\s|also\s|then\s)?(?:gotta|got\sto|need|must|have\sto|still|told|asked|said|they|she|he|i|havent"
    r"|haven't|didnt|didn't"
    r"|forgot|no|not|sent|emailed|texted|promised|dont|don't|never|will|theyll|shell|hell|ill|i'll|im|i'm|met"
    r"|thanked)\s",
    re.IGNORECASE,
)
_SAY_WHICH = pattern(
    r"\b(?:say|know|tell\s(?:me|us)|sure|decide|clue|idea|remember|matter)\s(?:which|when|who|where|what)$",
    re.IGNORECASE,
)
_SAID_SO = pattern(
    r"\b(?:i|we|they|she|he|it)\s(?:would|will|was|is)$|\b(?:am|im|i'm|is|are|was|get|got|back|moving|going|carry|log)\s(?:on|in)$",
    re.IGNORECASE,
)


def _is_open(line: str) -> bool:
    """Whether a line cannot be a sentence's end: “… by the”; but “said I would” can."""
    end = line[-12:]
    return _OPEN_LINE_END.search(end) is not None and _SAID_SO.search(end) is None and _SAY_WHICH.search(line) is None


def _width(text: str) -> int:
    """The length of the longest line; without bound in terse notes, where short lines end without a stop."""
    lines = [line.rstrip() for line in text.split("\n")]
    stops = sum(line[-1:] in ".!?" or ". " in line for line in lines)
    if len(lines) > 2 and stops * 2 >= len(lines) and lines[-1][-1:] in ".!?" and max(map(len, lines)) >= _RAGGED:
        return max(map(len, lines)) * 3 // 4  # wrapped by hand, with stops where sentences end
    terse = any(0 < len(line) < _WRAPPED and line[-1] not in ".!?:,;" for line in lines[:-1])
    return LONGEST * LONGEST if terse and not any(map(_is_open, lines[:-1])) else max(map(len, lines))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and end - start <= LONGEST:
        if end - start > _SPOKEN and not _MARKS.search(text, start, end - 1):
            yield from _spoken_parts(text, start, end)
        else:
            yield start, end


# Dictated text has no marks: where a speaker would draw breath. Long stretches without any are cut there.
_SPOKEN = 160
_MARKS = pattern(r"[,;:.!?–—\n]")
_BREATH = pattern(
    r"\s(?=(?:um+|uh+|erm|oh\sand|oh|anyway|okay"
    r"|and\s(?:um|uh|if|then|also|there|(?:i|she|he|they|we)(?:'\w+)?|my|pick|don't)"
    r"|so\s(?:i|she|he|they|don't)|but\s(?:i|she|he|they)|i\s(?:told|said|forgot|promised|have|think"
    r"|don't)|(?:she|he|they)\s(?:said|told|decide|will|is|are|was"
    r"|were)|gotta|my\s(?:sister|brother|mum|mom|dad|cousin))\s)",
    re.IGNORECASE,
)


def _spoken_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for match in _BREATH.finditer(text, start, end):
        if (
            match.start() > position
            and _OPEN_LINE_END.search(text[max(position, match.start() - 12) : match.start()]) is None
        ):
            yield position, match.start()
            position = match.end()
    if position < end:
        yield position, end


_INITIALS = pattern(r"[a-z](?:\.[a-z]){1,2}")
_NOT_OF_A_NAME = frozenset("a.m p.m e.g i.e u.s u.k n.b p.s d.c t.b.a t.b.d".split())


_DOTTED_DAY = pattern(r"\d{1,2}\.\d{1,2}")
_A_NUMBER = pattern(r"#?\s?[A-Z]?-?\d|of\b|$")  # “no. 12”, “no. of people”


def _stop_ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends a sentence: not in abbreviations, initials, ordinals ("29. November")."""
    stop = match[0]
    follows = text[match.end() : match.end() + 12].lstrip(" \t")
    if stop[0] in "!?":
        return True
    if stop.startswith(("..", "…")):
        return not follows[:1].islower()
    before = _BEFORE_STOP.search(text, max(start, match.start() - 24), match.start())
    word = before[1].lstrip("([\"'*_").casefold() if before else ""
    if word in _BEFORE_NAMES or (len(word) == 1 and word.isalpha() and word != "i"):
        return not follows
    if "." in word and _INITIALS.fullmatch(word) and word not in _NOT_OF_A_NAME:
        return not follows  # “P.J. Nolan”
    if word == "no":
        return _A_NUMBER.match(follows) is None  # “yes or no. I said …”
    if word in _ABBREVIATIONS:
        return not follows or (follows[0].isupper() and word not in ("max", "min", "nr"))
    if "." in word and follows[:1].islower() and _DOTTED_DAY.fullmatch(word):
        return False  # “wrote to her on 10.06. to thank her”
    if word.isdigit() and len(word) <= 2:
        return not (_MONTH_NEXT.match(follows) or match.start() - len(word) == start)
    return True


def _line_ends_sentence(text: str, position: int, width: int, begins: re.Pattern[str] | None) -> bool:
    """Whether a line feed ends a sentence: in terse notes each line is one, in wrapped prose it is a space.

    `width` is the length of the longest line: prose is wrapped where the next word did not fit any more. A line that
    begins as `begins` says is a sentence of its own.
    """
    line_start = text.rfind("\n", max(0, position - LONGEST), position) + 1
    line = text[line_start:position].strip()
    follows = text[position + 1 : position + 60]
    if not line or not follows.strip() or _LINE_LABEL.match(follows) or _DAY_LINE.match(follows):
        return True
    if _is_open(line):
        return False
    if begins is not None and begins.match(follows):
        return True  # “… if it fits w/ uni ⏎ gotta show them my card”
    return len(line) < _WRAPPED or len(line) + 1 + len(follows.split(maxsplit=1)[0]) <= width
