"""Which of the days that a sentence names are meant: not the corrected one, not “a Friday”, not “the July calendar”."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from itertools import pairwise

from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern


def days_meant(text: str, found: list[DateSpan], bag: AbstractSet[str]) -> list[DateSpan]:
    """Those of the spans found in `text` that are days of something. `bag` holds the sentence's words."""
    if len(found) > 1:
        found = _corrected(text, [span for span in found if not _is_same_day(text, span)] or found)
    if " a " in text:  # “back in September, on a Friday”: a day of the week, and no day
        found = [span for span in found if not (_ON_A.search(text[: span.offset]) and _WEEKDAY.fullmatch(span.text))]
    if not bag.isdisjoint(_OFTEN):
        found = [span for span in found if not _HOW_OFTEN.search(text.lower(), 0, span.offset + 3)]
    if any(span.grain == "month" for span in found):
        issues = {match.start("month") for match in _OF_A_MONTH.finditer(text)}
        found = [span for span in found if span.offset not in issues]
    if not bag.isdisjoint(_ASKING):
        found = [span for span in found if not _ASKED_OF_ME.search(text[: span.offset])]
    return found


# “Wanted to know whether I'd be bored in February”, “asked if I could start in June”: what they asked about the user.
_ASKING = frozenset("whether if".split())
_ASKED_OF_ME = pattern(
    r"\b(?:ask(?:s|ed|ing)?|know|wonder(?:s|ed|ing)?)\s(?:me\s)?(?:whether|if)\s(?:i|we)\s(?:would|could|can|might|will|am|was|were|may)\s"
    r"(?:still\s|ever\s|really\s|also\s|not\s|even\s)*(?:be(?!\s(?:free|available|able|around|there|up\sfor|back)\b)|start|begin|work|cover|cope|mind|get\sbored|feel|live|relocate|move|commute)\b"
    r"[^,.;:–—]*$",
    re.IGNORECASE,
)
# “The July calendar”, “their June figures”: which of them it is, and no day.
_OF_A_MONTH = pattern(
    r"\b(?:the|my|our|your|his|her|their|its|a|an|\w+['’]s|last\syear['’]s)\s(?:new\s|whole\s|latest\s)?"
    r"(?P<month>(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?:['’]s)?)\s(?:(?:activity|sales|shift|staff|team|event|wage|price)\s)?"
    r"(?:calendars?|reports?|figures|numbers|accounts|issues?|editions?|newsletters?|magazines?|rotas?|rosters?"
    r"|schedules?|timetables?|invoices?|bills?|statements?|payroll|menus?|budget|catalogues?|catalogs?|minutes|forecast"
    r"|statistics|stats|time\s?sheets?|worksheets?|spreadsheets?|programmes?|brochures?|pay\s?slips?|articles?|columns?"
    r"|sales|orders?|data|stock|closing|close|returns?|summary|bulletin|flyers?|price\slist|ledger|takings|totals)\b",
    re.IGNORECASE,
)


# “Before the weekend I think, no, Thursday he said”: the second day takes the place of the first.
_NO_WAIT = pattern(
    r"^[^.;]{0,24}(?:[,–—-]|\.\.\.|…)\s?(?:no|no\swait|wait|sorry|i\smean|make\sthat|or\srather|rather|correction"
    r"|scratch\sthat|actually\sno|nope|no\ssorry)\b[,:]?\s(?:(?:it\swas|it\sis|it's|on|by|the|until|he\ssaid|she\ssaid"
    r"|they\ssaid|make\sit|actually|that's|that\sis),?\s)*$",
    re.IGNORECASE,
)


# “Straight after the meeting, same afternoon”: the day that was named before.
_SAME_DAY = pattern(r"\b(?:that|the)?\s?(?:very\s|self-?)?same\s$", re.IGNORECASE)


def _is_same_day(text: str, span: DateSpan) -> bool:
    return span.text.lower().startswith(("same ", "the same ", "that same ")) or bool(
        _SAME_DAY.search(text[: span.offset])
    )


_ON_A = pattern(r"\b(?:on|was|being)\sa\s$", re.IGNORECASE)
_WEEKDAY = pattern(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)
# “Nothing gets decided this quarter, it'll be Q2”, “no answer this week - next week”: not the first, but the second.
_DENIED = pattern(
    r"(?:\b(?:nothing|not|no|nobody|none|never|neither|without|cannot)\b|n't\b)[^.;,]{0,50}$", re.IGNORECASE
)
_BUT_THEN = pattern(
    r"\W*(?:(?:but|so|and|then|now|probably|maybe|more\slikely|likely)\s)*(?:(?:it|that|this|they|she|he)(?:'ll|'d|'s"
    r"|\swill|\swould|\sis|\sshould|\smight|\smay)"
    r"\s(?:\w+\s){0,2}?(?:be|say|said|decide|choose|mean|come)\b.{0,14}|(?:it's|it\sis|that's)\b.{0,10}"
    r"|(?:rather|more\slike|more|instead|make\sthat|only|but|try)\s?(?:in|on|by|the|like)?)\s?(?:in|on|by|the|around"
    r"|about)?\s?$",
    re.IGNORECASE,
)


# “Two interviews in a week”, “my third no in a month”: how often, not when.
_OFTEN = frozenset("week month fortnight day days weeks year".split())
_OFTEN_DONE = (
    r"(?:jobs?|rejections?|refusals?|times|knock-?backs?|no's|noes|no|nos|nights|sick\sdays|goodbyes|funerals)"
)
_MAY_BE_NEXT = r"(?:interviews?|shifts?|calls?|trials?|rounds?|appointments?|trips?|tests?|exams?)"
# “My third interview in two weeks”, but “third round in two weeks” is a day.
_HOW_OFTEN = cued(
    rf"\b(?:two|three|four|five|six|\d+|several|both)\s(?:\w+\s)?(?:{_OFTEN_DONE}|{_MAY_BE_NEXT})\s(?:all\s)?in\s$"
    rf"|\b(?:second|third|fourth|fifth|another)\s(?:\w+\s)?{_OFTEN_DONE}\s(?:all\s)?in\s$"
    rf"|\b(?:my|our|this\sis\sthe|that\swas\sthe)\s(?:second|third|fourth|fifth)\s(?:\w+\s)?{_MAY_BE_NEXT}\sin\s$"
)


def _corrected(text: str, found: list[DateSpan]) -> list[DateSpan]:
    kept = [
        one
        for one, behind in pairwise(found)
        if not (_NO_WAIT.match(text[one.offset + len(one.text) : behind.offset]) or _denied_for(text, one, behind))
    ]
    return [*kept, found[-1]]


def _denied_for(text: str, one: DateSpan, behind: DateSpan) -> bool:
    if behind.end <= one.end or not _DENIED.search(text[: one.offset]):
        return False
    between = text[one.offset + len(one.text) : behind.offset]
    return _BUT_THEN.fullmatch(between) is not None or (
        not between.strip(" ,–—-") and between.strip() != "" and behind.text.lower().startswith("next")
    )
