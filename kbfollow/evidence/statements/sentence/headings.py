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
    found = _SECTION_OF.get(plain) or _SECTION_OF.get(_AT_LAST.sub("", plain))
    if not found and (whose := _OWED.fullmatch(plain)) is not None:
        found = "me" if whose["me"] else "them"
    return found or ("forgot" if _NOT_ASKED.fullmatch(_AT_LAST.sub("", plain)) else None)


def opens_list(text: str) -> bool:
    """Whether a short line says what the list below it holds: it ends with a colon, or tells whose the items are."""
    return text.rstrip(" *_").endswith(":") or section_of(text) in ("me", "them")


# “What I still owe them”, “still to send”, “owe her” and “what she owes me”, “Lynn still owes me”: whose the items are.
_OWED = pattern(
    r"(?P<me>(?:(?:what|things|stuff|bits|all)\s)?(?:that\s)?(?:i|we)\s(?:still\s|also\s)*(?:owe|promised|offered|have\spromised)(?:\s(?:them|her|him|back|to\sthem))?"
    r"|(?:still\s)?(?:owe|owing|owed)(?:\s(?:to\s)?(?:them|her|him))?|(?:still\s|things\s|stuff\s)?to\s(?:send|hand\sin|drop\s(?:in|off))(?:\s(?:to\s)?(?:them|her|him|off))?"
    r"|(?:still\s)?(?:to\s(?:come|go)\s)?from\sme(?:\sto\sthem)?|(?:my\s)?promises(?:\sto\s(?:them|her|him))?|promised(?:\s(?:them|her|him))?"
    r"|what\s(?:they|she|he)\sgets?\sfrom\sme|my\shomework)"
    r"|(?:(?:what|things|stuff)\s)?(?:they|she|he)\s(?:still\s)?(?:owes?|promised|(?:has|have)\spromised)(?:\s(?:me|us))?"
    r"|(?:still\s)?(?:to\s(?:come|get)\s)?from\s(?:them|her|him)|(?:still\s)?owed\s(?:to\s)?me|what\si\sam\sowed"
)


# “Didn't get round to asking”, “wish I'd asked”, “ran out of time for”, “still dont know”: questions left open.
_ASK = r"(?:ask(?:ing)?|rais(?:e|ing)|bring(?:ing)?\sup|cover(?:ing)?|mention(?:ing)?)"
_NOT_ASKED = pattern(
    r"(?:(?:the|all|a\sfew|more|other|my)\s)*(?:(?:what|things?|stuff|questions?|points?|topics?|ones?|bits?)\s)?"
    r"(?:(?:that|which|i|we)\s)*(?:still\s|really\s|also\s)*(?:"
    r"(?:(?:did\snot|didn'?t|could\snot|couldn'?t|never|have\snot|haven'?t|had\sno\stime|no\stime|ran\sout\sof\stime|no\schance"
    r"|forgot|failed|neglected|omitted)\s(?:(?:get|got|gotten|getting)\s(?:(?:round|around)\sto|(?:a|the)\schance\sto|to)"
    r"|(?:manage|managed|think|thought|remember|remembered|dare|dared|find\stime|found\stime|to\sget\sto|to\sget\s(?:round"
    rf"|around)\sto|to)(?:\sto)?|quite|even)\s{_ASK}(?:\sabout|\sthem)?)"
    rf"|(?:did\snot|didn'?t|never)\s(?:get|got)\s(?:round|around)\sto|(?:did\snot|didn'?t|could\snot|couldn'?t)\s{_ASK}|never\s(?:asked|raised|brought\sup)"
    r"|(?:should|could|would)(?:\s(?:i|have|'?ve|of|really|also))+\sasked(?:\sabout)?"
    r"|wish(?:ed)?\s(?:i'?d|i\shad|i\swould\shave|i'?d\shave|we'?d|we\shad)\s(?:also\s)?(?:asked|raised|covered)(?:\sabout)?"
    r"|(?:ran|run|running|was)\sout\sof\stime\s(?:for|on|before)|(?:there\swas\s)?no\stime\s(?:left\s)?for"
    r"|(?<=still\s)(?:do\snot|don'?t)\sknow|(?:do\snot|don'?t)\sknow\syet"
    r"|(?<=still\s)(?:not\s(?:clear|sure)|unclear)\s(?:about|on)"
    r"|kicking\smyself\s(?:for|over)\snot\sasking(?:\sabout)?|(?:left|went|gone|remained)\s(?:unasked|unsaid)|slipped\smy\smind"
    r")(?:\syet)?"
)


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
