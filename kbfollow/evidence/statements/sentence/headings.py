"""What a heading or a label says that the lines below it are about."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.plain_words import QUOTES
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.markdown.inline import plain_text
from kbfollow.patterns import pattern


def section_of(heading: str) -> str | None:
    """What a heading or line label says that the lines below are about: a key of `SECTIONS`, else None."""
    words_only = _TWO_FOR_TO.sub("to", plain_text(heading[:200]).translate(QUOTES))
    plain = " ".join(_HEADING_NOISE.sub(" ", words_only).split()).casefold()
    return _SECTION_OF.get(plain) or _SECTION_OF.get(_AT_LAST.sub("", plain))


# “What I forgot in there”, “didn't ask today”: where and when it was missed.
_AT_LAST = pattern(
    r"\s(?:(?:in|back|over|while\si\swas)\s)?(?:there|today|yesterday|again|though|of\scourse|as\susual"
    r"|on\sthe\sday|at\sthe"
    r"\s(?:time|interview|end)|in\sthe\s(?:room|rush|heat\sof\sit|interview|end)|this\stime)$"
)
_TWO_FOR_TO = pattern(r"(?<=[a-z]\s)2(?=\s[a-z])", re.IGNORECASE)  # “forgot 2 ask”
_HEADING_NOISE = pattern(r"[^\w'/ -]+|\(.{0,60}\)|(?<!\w)[\d.]+(?!\w)")
_SECTION_OF = {label: section for section, labels in words.SECTIONS.items() for label in labels}
_SECTION_OF |= {
    label.replace("'", ""): section for label, section in _SECTION_OF.items() if "'" in label
}  # “didnt ask”
