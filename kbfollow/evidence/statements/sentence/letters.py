"""Letters and chats pasted into a note: their header lines, and what they ask of the user.

“Please forward proof of your right to work by Monday” is told as “they asked me to forward proof of my right to work”;
the day of a letter is what its days count from. What the user wrote in a chat stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kbfollow.patterns import pattern

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_WRITTEN = (
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}[.,]?\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\.?|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.\d{1,2}\.)(?:,?\s\d{4})?"
)
_FIELD = pattern(
    r"(?P<field>from|sent|date|to|cc|bcc|subject|re|received|von|gesendet|datum|an|betreff):\s(?P<value>.*)$",
    re.IGNORECASE,
)
_DAY = pattern(_WRITTEN, re.IGNORECASE)
# “Amrit Gill Sep 9, 4:12 PM”, “Me 4:40 PM”, “[12/11/2026, 09:14] Amrit:”
_SPEAKER = pattern(
    rf"\[?(?P<who>[^\W\d_][\w.'-]*(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'-]*){{0,3}})[,:]?\s(?:(?P<day>{_WRITTEN}),?\s(?:at\s)?)?\d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?\]?:?$",
    re.IGNORECASE,
)
_MYSELF = frozenset("me i myself you".split())


@dataclass(frozen=True, slots=True)
class Header:
    """A header line of a letter or a chat: the words of its day, "" if it has none, and whose words follow."""

    day: str
    mine: bool | None


def header_in(text: str) -> Header | None:
    """What a line says of the letter that it heads; None where it is no header."""
    field = _FIELD.match(text)
    if field is not None:
        day = (
            _DAY.search(field["value"])
            if field["field"].lower() in ("sent", "date", "received", "gesendet", "datum")
            else None
        )
        mine = field["value"].strip().lower() in _MYSELF if field["field"].lower() in ("from", "von") else None
        return Header(day[0] if day else "", mine)
    speaker = _SPEAKER.match(text)
    return Header(speaker["day"] or "", speaker["who"].lower() in _MYSELF) if speaker else None


# “Please forward scanned proof of your right to work …”, “could you send us 4 or 5 slides …”.
_REQUEST = pattern(
    r"^(?P<lead>(?:[^.;!?]{0,60}?[,:]\s|(?:also|and|so|in\sthe\smeantime|great)[,.]?\s){0,2})"
    r"(?:please\s(?:also\s|can\syou\s|could\syou\s)?|kindly\s|(?:could|can|would|will)\syou\s(?:also\s|please\s|kindly\s){0,2}"
    r"|(?:we|i)\s(?:would|will|do)\s(?:also\s)?(?:need|like|ask)\syou\sto\s|we\s(?:also\s)?(?:need|ask)\syou\sto\s|you\s(?:will\s)?(?:also\s)?(?:need|have)\sto\s)"
    r"(?P<verb>send|forward|email|e-mail|mail|bring|upload|return|complete|fill|sign|submit|provide|post|share|supply|prepare|let\sus\shave"
    r"|drop|hand|give|attach|confirm\syour)\b",
    re.IGNORECASE,
)
_OURS = pattern(r"\b(?:us|our|your|you|this\saddress|we)\b", re.IGNORECASE)
_TURNS = tuple(
    (pattern(expression, re.IGNORECASE), to)
    for expression, to in (
        (r"\byour\b", "my"),
        (r"\byou\b", "I"),
        (r"\b(?:us|me)\b", "them"),
        (r"\bour\b", "their"),
        (r"\bwe\b", "they"),
        (r",?\s?\bplease\b", ""),
        (r"\bto\s(?:this|the\sabove)\saddress\b", "to them"),
    )
)


def with_requests_told(text: str) -> str:
    """A request in the words of a letter, told as what they asked; any other text as it is."""
    match = _REQUEST.match(text)
    if match is None or not _OURS.search(text):
        return text
    lead, rest = match["lead"], text[match.start("verb") :].rstrip("?").strip()
    for expression, to in _TURNS:
        rest = expression.sub(to, rest)
    return f"{lead}they asked me to {rest}"
