"""What comes next, told in short: “panels are the week of 8 February”, “one more on Monday, then two days to decide”.

Read after the others. A day that one of them took for something else, as the words show here, is put right.
"""

from __future__ import annotations

from kbfollow.evidence.dates import find_dates, find_durations
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_QUIET = frozenset("quiet met me strength concern references thanks forgot log".split())
_UNSURE = frozenset("if unless whether not no never nobody idea clue maybe perhaps asked".split())
_FURTHER = r"(?:second|2nd|third|3rd|next|final|last|further|follow-?\s?up)"
# What they hold for those who go on: “panels”, “second interviews”, “finals”, “trial days”.
_HELD = (
    rf"(?:{_FURTHER}\s(?:round\s|stage\s|panel\s)?(?:interviews|rounds?|meetings|talks|chats|visits|panels?|stage)"
    r"|finals|panels|panel\s(?:interviews|rounds?|days?)|trial\s(?:days|shifts|lessons)"
    r"|short\s?-?list(?:ed|ing)?\s(?:interviews|meetings|panels?|visits)|callbacks|recalls|working\sinterviews"
    r"|assessment\s(?:days|cent(?:re|er)s))"
)
_IS_ON = (
    r"(?:(?:are|is|will\sbe|to\sbe|would\sbe|run|runs|happen|happens|fall|take\splace|takes\splace|start|starts|begin"
    r"|go\sahead|(?:are\s|is\s|being\s)?(?:held|set|planned|scheduled|booked|pencilled\sin))\s)"
)
_ON = r"(?:(?:then|all|probably|likely|both|for|on|in|from|during|around|about|sometime|some\stime|the)\s)*"
_THEY_ARE_ON = cued(
    rf"(?:^|[,;:(–—-]\s?|\b(?:and|but|so|then|with)\s)(?:(?:the|their|then|and|any|all)\s)*{_HELD}(?:\s{_IS_ON}+{_ON}"
    rf"|\s?[,:]?\s{_ON})"
)
# “Third round, if you can call a coffee that, is on Monday”: something put in before the verb.
_PUT_IN = cued(
    rf"\b(?:{_FURTHER}\s(?:round|interview|stage|meeting|talk|chat|visit|conversation|session|one)"
    r"|trial\s(?:day|shift|lesson)|panel|audition)\s?(?:,\s[^,;.()]{3,60},|\([^()]{3,80}\)|[–—-]\s[^–—;.]{3,60}?\s[–—-])"
    r"\s(?:is|will\sbe|would\sbe|takes\splace|happens|falls)\s(?:(?:on|in|for|the|at|set|planned|booked|scheduled)\s)*"
)
_WEEK = 7
_GAP = 4  # characters between the words that lead to a day and the day
# “One more candidate on Monday, then two days to decide”
_OF_THEIRS = pattern(
    r"\b(?:candidates?|applicants?|persons?|people|interviews?|interviewees?|one|ones|panels?|board|committee|council"
    r"|closing\sdate|deadline|closes|round|rounds|talks|meets|last\sday|trials?|visits?|finalists?|chats?|auditions?|tryouts?|tastings|more)\b"
)
_THEN = frozenset("then after plus followed".split())
_WHO_DECIDES = r"(?:i|we|they|she|he|you|everyone|everybody|hr|all\sof\sus|the\s\w+)"
_THEN_SO_LONG = pattern(
    r"(?:[,;–—-]\s?|\s)(?:and\s)?(?:then|after\s(?:that|which)|plus|\+|followed\sby)\s(?:(?:it\sis|they|she|he|hr|need|needs|take"
    r"|takes|want|wants|have|has|will|another|about|around|maybe|up\sto|at\smost|roughly|some|only|just|within|in)\s)*"
)
_SO_LONG_TO_DECIDE = pattern(
    r"(?:[\w–-]+\s){0,4}?[\w–-]+\s(?:or\sso\s|at\smost\s|tops\s|max\s)?(?:to\s(?:decide|choose|pick(?!\sup)|deliberate|mull|think\sit\sover"
    r"|make\s(?:up\s(?:their|her|his)\smind|(?:a|the|their)\s(?:decision|choice)))"
    r"(?!\s(?:where|what|which|whether|how|if|about|on\s(?:the|a|which|what)|the\b|a\b))"
    r"|(?:for|till|until|before)\s(?:the|a|an|their)\s(?:decision|answer|verdict|result|outcome|yes)\b"
    rf"|(?:until|till|til|before)\s{_WHO_DECIDES}\s(?:will\s)?(?:hear|hears|know|knows|decide|decides|choose|find\sout"
    r"|are\stold|am\stold|tell|tells)\b|of\s(?:deciding|thinking|deliberat\w+))"
)
_THEY_NEED = pattern(r".*\b(?:they|she|he|hr)\s(?:will\s)?(?:needs?|takes?|wants?|have|has)\s(?:\w+\s)*$")
_ONLY_SO_LONG = pattern(
    r"(?:[\w–-]+\s){1,4}?(?:days?|weeks?|wks?|hours?|months?|fortnight)(?:\stops|\smax|\sor\sso)?\W*$"
)


def read_in_short(sentence: Sentence) -> None:
    """Say, or put right, the meetings and the decision that are told so."""
    if sentence.question or sentence.check or not sentence.dates or sentence.section.split(" ")[0] in _QUIET:
        return
    if "+" in sentence.low or not sentence.bag.isdisjoint(_THEN):
        _read_then_so_long(sentence)
    if sentence.said("no_next_round") or any(one.kind == "next_round" and one.dates for one in sentence.found):
        return
    for expression in (_THEY_ARE_ON, _PUT_IN):
        for match in expression.finditer(sentence.low) if expression.search(sentence.low) else ():
            day = _day_behind(sentence, match.end())
            low = sentence.low[match.start() : match.end()] if expression is _PUT_IN else sentence.low
            if day is not None and "finals" in match[0] and (day.end - day.earliest).days > _WEEK:
                continue  # “finals are in November”: the exams
            if day is not None and (expression is _PUT_IN or _UNSURE.isdisjoint(low.split())):
                _say_round(sentence, day)
                return


def _day_behind(sentence: Sentence, place: int) -> DateSpan | None:
    anchor = sentence.setting.anchor
    spans = [
        one
        for one in sentence.future_dates
        if one.end > anchor
        and -_LEAD <= one.offset - place <= _GAP
        and not one.text.lower().startswith(_UNTIL)  # “trial shifts till Saturday”: everybody's
    ]
    return spans[0] if spans else None


_UNTIL = ("till", "til ", "until", "through", "thru")
_LEAD = 12  # characters of a day that may be taken for the words before it: “the week of the”


def _say_round(sentence: Sentence, day: DateSpan) -> None:
    kinds = ("decision_expected", "promise_by_them", "promise_by_me", "next_round")
    sentence.found[:] = [
        one
        for one in sentence.found
        if one.kind not in kinds or one.what or (one.kind != "next_round" and (one.dates is None or one.dates != day))
    ]
    sentence.say("next_round", dates=day)


def _read_then_so_long(sentence: Sentence) -> None:
    """A length of time counted from the day of what comes before it."""
    for match in _THEN_SO_LONG.finditer(sentence.low):
        setting = sentence.setting
        days = [one for one in sentence.future_dates if one.offset < match.start() and one.end > setting.anchor]
        if not days or not _OF_THEIRS.search(sentence.low[: match.start()]):
            continue
        low, place = sentence.low, match.end()
        needed = _THEY_NEED.match(match[0]) and _ONLY_SO_LONG.match(low, place)
        if not (needed or _SO_LONG_TO_DECIDE.match(low, place)):
            continue
        text, start, country, part = sentence.text, days[-1].end, setting.country, setting.subdivision
        counted = find_dates(text, start, country=country, subdivision=part)
        counted += find_durations(text, start, country=country, subdivision=part)
        near = [one for one in counted if -_LEAD <= one.offset - place <= _GAP]
        if not near:  # “trial shifts till Saturday, then two days to decide”: no length of a shift
            near = find_dates(text[place:], start, country=country, subdivision=part)[:1]
        if near:
            kinds = ("decision_expected", "promise_by_them")
            sentence.found[:] = [one for one in sentence.found if one.kind not in kinds]
            sentence.say("decision_expected", dates=min(near, key=lambda one: abs(one.offset - place)))
            return
