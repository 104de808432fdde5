"""Days in front of lines: “5/12: accepted the offer”, “11 June. Email from Hazel”, as in a diary."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.patterns import pattern

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_OPENING = (
    r"\W{0,2}(?:(?:update|edit|addendum|eta|later|ps)[,:]?\s)?"
    r"(?P<day>(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s)?(?:\d{4}-\d\d-\d\d|\d{1,2}\.\d{1,2}\.(?!\d)"
    r"|\d{1,2}[/.]\d{1,2}"
    rf"(?:[/.]\d{{2,4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?"
    r"|(?<=day\s)(?:the\s)?\d{1,2}(?:st|nd|rd|th))"
    r"(?:,?\s\d{4})?)"
)
# “Fri 11th”, “Tues the 15th: …”, “29th - …”; and a weekday alone, which needs a mark behind it.
_WEEKDAY = r"(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_NTH_DAY = pattern(
    rf"\W{{0,2}}(?P<day>(?:{_WEEKDAY}[.,]?\s(?:the\s)?)?\d{{1,2}}(?:st|nd|rd|th))(?:\s?[:–—]\s|\s-{{1,2}}\s|[.:]?\s?$)",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = pattern(
    rf"\W{{0,2}}(?P<day>{_WEEKDAY})(?:\s(?:morning|afternoon|evening|night|lunchtime|am|pm|arvo|eve|nite|late|early))?"
    r"(?:\s?[:–—]\s|\s-{1,2}\s)(?=\S)",
    re.IGNORECASE,
)
_DAY = pattern(
    _OPENING + r"(?:\s?[:–—]\s|\s-{1,2}\s|[.:]?\s?$|(?<=\d{4}-\d\d-\d\d)\s(?=[^\W\d_]{2,}\s)|(?<=\d\.\d\d\.)\s(?=\S))",
    re.IGNORECASE,
)
_LOG_DAY = pattern(_OPENING + r"(?:\s?[:–—,|-]{1,2}\s*|\s|$)", re.IGNORECASE)
_DIGIT = pattern(r"\d")  # in every day that a line begins with
_STARTS = frozenset("0123456789JFMASONDTWUELPjfmasondtwuelp(")
# What came on that day, without a verb: “20 May: a no.”, “18.06. Mail from her this morning”.
_NEWS = pattern(
    r"(?!.{0,80}\b(?:planned|scheduled|booked|expected|due|tbc|tba|arranged|at\s\d))(?:(?:an?|the|their|her|his|my"
    r"|another|official|formal|polite|form|firm|final|written|short|nice|standard)\s){0,3}(?:"
    r"(?:no|rejection|refusal|knock-?\s?back|absage|zusage|yes)(?=\W*$|[.,;:!(]|\s(?:from|by|via|e-?mail|letter"
    r"|call|after|this|today|for\sme))"
    r"|(?:e-?mail|mail|letter|text|message|voicemail|reply|answer|news|word)\s(?:back\s)?(?:from|this\s(?:morning"
    r"|afternoon|evening)|today)\b"
    r"|(?:thank[\s-]?yous?|thanks|thx|ty)\s(?:(?:(?:e-?)?mails?|notes?|cards?|letters?|texts?|messages?|msgs?|whatsapps?)"
    r"(?=\W*$|[.,;:(]|\s(?:to|by|via|for|and|posted|off|out|sent)\b)|(?:to|by|via)\b)"
    r"(?!.{0,60}\b(?:to\s(?:do|write|send|be)|todo|tbd|due|not|need|needs|still|tomorrow|if|will|should|must|drafts?)\b)"
    r"|(?:phone\s)?call\s(?:from\s(?!\d)|this\smorning)"
    r"|(?:(?:job|verbal|contract)\s)?offer\b(?!\s(?:deadline|due|expires?|ends|by|stage|letters?\sgo)))",
    re.IGNORECASE,
)
_PLANNED = pattern(r"(?<!\bas\s)\b(?:planned|scheduled|booked|arranged|tbc|tba)\W*$", re.IGNORECASE)
_WORD = pattern(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


def is_news(text: str) -> bool:
    """Whether the words behind a day of a diary tell what came: “a no.”, “mail from her”."""
    return _NEWS.match(text) is not None


_SHORT_DAY = pattern(rf"(?:{_WEEKDAY})?[.,]?\s?(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th))?", re.IGNORECASE)


def is_short_day(words: str) -> bool:
    """Whether a day is named without its month: “Sat”, “29th”, “Fri 11th”."""
    return _SHORT_DAY.fullmatch(words) is not None


# “Tues 2 June Robyn rang”: a weekday with its date, and right behind it who did what.
_FULL_DAY = pattern(
    rf"\W{{0,2}}(?P<day>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}[.,]?\s(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}"
    rf"|{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}[/.]\d{{1,2}}\.?))\s(?=[^\W\d_])",
    re.IGNORECASE,
)
_SOON_BEHIND = 3  # words behind the day within which the verb stands


def _told_behind(text: str) -> re.Match[str] | None:
    match = _FULL_DAY.match(text)
    if match is None:
        return None
    words = [one.lower() for one in _WORD.findall(text[match.end() :][:60])[:_SOON_BEHIND]]
    return match if any(FORMS.get(one, ("", ""))[1] == "past" for one in words) else None


def split_day(text: str, log: bool = False) -> tuple[str, str]:
    """The day a line of a diary begins with, and the words behind it; no day where these tell nothing of the past.

    In a `log` each line tells of the past, and the day needs no mark behind it.
    """
    if text[:1] not in _STARTS and not log:
        return "", text
    if log:
        match = _LOG_DAY.match(text)
        return (match["day"], text[match.end() :]) if match else ("", text)
    match = (_DAY.match(text) or _NTH_DAY.match(text)) if _DIGIT.search(text, 0, 40) else None
    match = match or _WEEKDAY_ALONE.match(text) or _told_behind(text)
    if match is None:
        return "", text
    rest = text[match.end() :]
    if rest and _PLANNED.search(rest):
        return "", text
    told = (
        not rest
        or _NEWS.match(rest) is not None
        or any(FORMS.get(one.lower(), ("", ""))[1] == "past" for one in _WORD.findall(rest[:200]))
    )
    return (match["day"], rest) if told else ("", text)
