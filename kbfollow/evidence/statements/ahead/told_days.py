"""Days of what they do next, told in few words or aslant: a label, a bare length of time, “that's when I'll hear”.

Read after all others. A day that one of them took for something else, as its words show here, is put right.
"""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.model import DateSpan, Statement
from kbfollow.patterns import cued, pattern

_QUIET = frozenset("quiet met me strength concern references thanks forgot log".split())
_MEETING = (
    r"(?:interviews?|rounds?|stages?|meetings?|talks?|chats?|visits?|trials?|sessions?|panels?|days?|tests?|lists?)"
)
_UNSURE = pattern(r"\b(?:not|no|nobody|never|forgot|unclear|tb[acd]|idea|clue|asked|unless|whether)\b|\?")
# “When: by Wed next week”, “decision - ten days, two weeks tops”
_WHEN = pattern(
    r"(?:(?:and|so|the|their|by|final)\s)*(?:when|how\ssoon|how\slong|decision|answer|outcome|result|timeline|timing"
    r"|time\s?frame"
    r"|timescale|verdict|decid(?:e|es|ing)|hear(?:ing)?(?:\sback)?|will\s(?:know|hear)|i(?:\swill)?\s(?:hear|know)"
    r"|news|word|the\swait|wait)s?"
    r"(?:\s(?:by|when|date|due|back|expected|made|time))?\s?(?:[:=–—→]|\s-)\s?(?P<rest>.+)"
)
_CLOCK = pattern(r"\b\d{1,2}(?::\d\d|\s?(?:am|pm)\b)|\b(?:at|@)\s?\d|\b(?:zoom|teams|room|office|floor|street)\b")
FILLING = frozenset(
    """
    by within in about around before until till the a an or so to and of tops max maximum latest at most roughly
    probably maybe up give take next this end early late mid middle from now two three they said she he reckons
    thinks hopes if
    lucky after on sometime some time best case worst more like least say for sure us they'll i'll know hear decide
    will be then i them me let tell everyone all everybody
    """.split()
)
_SECOND = pattern(
    rf"(?:(?:and|a|the)\s)*(?:2nd|second|next|another|r2|rd\s?2|round\s(?:2|two)|third|3rd|further|final)(?:\s(?:one"
    rf"|{_MEETING}))?\s?(?:[:=?–—→]|\s-)\s?"
    r"(?:\W*(?:yes|yep|yeah|ja|sure|will\sbe)\b)?(?P<rest>.+)"
)
# “They pick people for the second interview by 12/2, those are on 18/2”
_PICKS_FOR_ROUND = cued(
    r"\b(?:pick|choose|select|shortlist|draw\sup|decide|settle|tell|let|ring|call|email|write\sto|contact"
    r"|invite)(?:s|es|ing)?\s(?:on\s)?(?:the\s)?"
    r"(?:people|who|whom|candidates|those|us|everyone|everybody|names?|list|shortlist|applicants|two|three|four|five"
    r"|six|finalists|the\s\w+)\b"
    rf".{{0,40}}?\b(?:for|to|gets?|goes|is|are|comes?|make|through)\b.{{0,24}}?\b{_MEETING}\b\s?(?:on|by|before|in"
    rf"|within|this|next|until)?\s?(?:the\s)?$"
)
# “5 of us, last one in Tues”, “the one about the Sunday in Moncton”
_NO_MEETING = pattern(
    r"\b(?:last|final|next|first|other)\s(?:one|person|candidate|interviewee|applicant|victim|two|three)s?\s(?:is\s"
    r"|are\s|goes\s|go\s|comes\s|to\sgo\s)?(?:in|up|on|seen|today|there)?\s?(?:on\s)?$"
    r"|\b(?:told|tell|telling|gave|used|story|one|example|talked|asked)\b.{0,30}\b(?:about|of|from)\s(?:the|that|a"
    r"|my|one)\s$"
)
# “Has HR call me about starting pay by Monday”
_HAS_CALL = cued(
    r"\b(?:has|have|get|gets|getting|having|make|makes|ask|asks)\s(?P<who>[\w']+(?:\s[\w']+)?)\s(?:to\s)?(?:call"
    r"|ring|phone|e-?mail|text|write\sto|tell|send)\s"
    r"(?:me|us)\s(?:about|with|on|regarding|re|for|over)\s(?:the\s|my\s|a\s)?(?P<what>[\w' -]+?)(?=\s(?:by|before|on"
    r"|until|next|this|tomorrow|within|in)\b|[,.;]|$)"
)
_THEN_I_HEAR = cued(
    r"\b(?:so\s|and\s)?(?:(?:that|this|it)\s(?:is|will\sbe|would\sbe)\s(?:(?:probably|also|about|roughly)\s)?when"
    r"|then|after\swhich|by\sthen|that\sday|not\sbefore\sthat)\s(?:i|we|you|everyone|they)\s(?:will\s|would\s"
    r"|should\s)?"
    r"(?:(?:all|both|only)\s)?(?:hear|know|learn|find\sout|get\s(?:an?\s|the\s|my\s)?(?:answer|letter|word|yes|news"
    r"|decision)|be\s(?:told|decided)|decide|tell|say)\b"
)
# “He hopes to ring round by Friday”
_RING_ROUND = pattern(
    r"\b(?:ring|ringing|phone|phoning|call|calling|text|texting|e-?mail|e-?mailing|write|go)\sa?round(?:\severy\w+"
    r"|\sall\w*|\sus\sall)?\s?\W?\s?$"
)
_AFTER_STARTS = pattern(
    r"^\W*(?:and\s|then\s)?(?:those|these|they|it|that|which|this)\s(?:are|is|will\sbe|would\sbe|takes?|happens?)\b"
)
LONGEST = 70  # days: a longer length of time on its own is none that they decide in


def read_told_days(sentence: Sentence) -> None:
    """Say, or put right, what falls on the days of the sentence."""
    if sentence.question or sentence.check:
        return
    _drop_other_news(sentence)
    _thank_both(sentence)
    if not (sentence.dates or sentence.durations):
        return
    if sentence.section.split(" ")[0] in _QUIET:
        return
    _drop_meetings(sentence)
    _drop_no_promises(sentence)
    if _read_when_label(sentence) or _read_second_label(sentence) or _read_bare_length(sentence):
        return
    _read_ring_round(sentence)
    _read_picks(sentence)
    _read_has_call(sentence)
    _read_then(sentence)


# “Glenn hired me for that”: an earlier job. “Didn't ask me for anything else”: what they didn't ask.
_HIRED_ONCE = pattern(
    r"\bhired\s(?:me|us)\s(?:for\s(?:that|it|this|one|my|a|an|two|the\s(?:\w+\s)?(?:job|shoot|wedding|season|summer"
    r"|project|festival|event))|back\s(?:in|then)|in\s(?:19|20)\d\d|at\s|when\s|out\sof"
    r"|twice|before|once|every|straight\sout|as\sa\s(?:student|temp|kid|teenager))"
)
_NOT_ASKED_OF_ME = pattern(
    r"^(?:(?:he|she|they|and|but|nobody|[a-z]+)\s)?(?:did\snot|never)\s(?:ask(?:ed)?)\s(?:me|us)\b"
)
_HER_AND = pattern(
    r"\b(?:thanked|thanks\sto|thx\sto|thank\syou\sto|wrote\sto|e-?mailed|mailed|texted"
    r"|messaged)\s(?:both\s)?(?P<who>her|him)\s(?:and|&|\+)\s"
)


def _drop_other_news(sentence: Sentence) -> None:
    if sentence.said("offer") and _HIRED_ONCE.search(sentence.low):
        _drop(sentence, "offer")
    if sentence.said("question_not_asked") and _NOT_ASKED_OF_ME.search(sentence.low):
        _drop(sentence, "question_not_asked")


def _thank_both(sentence: Sentence) -> None:
    """“Thanked her and Ruud by mail this morning”: whom “her” means too."""
    thanks = next((one for one in sentence.found if one.kind == "thank_you_sent" and one.who), None)
    match = _HER_AND.search(sentence.low) if thanks is not None else None
    if match is None or thanks is None:
        return
    mention = sentence.mention_of(sentence.pronoun_at(match.start("who")))
    if mention is not None and mention.name != thanks.who:
        sentence.say("thank_you_sent", mention, dates=thanks.dates)


def _ahead(sentence: Sentence) -> list[DateSpan]:
    anchor = sentence.setting.anchor
    spans = [span for span in (*sentence.future_dates, *sentence.durations) if span.end > anchor]
    return sorted({span.offset: span for span in spans}.values(), key=lambda one: one.offset)


def _drop(sentence: Sentence, *kinds: str, dates: DateSpan | None = None) -> None:
    def goes(one: Statement) -> bool:
        return one.kind in kinds and (dates is None or (one.dates is not None and one.dates.end == dates.end))

    sentence.found[:] = [one for one in sentence.found if not goes(one)]


def _drop_meetings(sentence: Sentence) -> None:
    for one in [one for one in sentence.found if one.kind == "next_round" and one.dates]:
        if one.dates is not None and _NO_MEETING.search(sentence.low[: one.dates.offset]):
            sentence.found.remove(one)


def _drop_no_promises(sentence: Sentence) -> None:
    """“She'd put me on to him, one day”, and “thx Gus, email 9/24”, where the day is that of the thanks."""
    thanked = {one.dates.end for one in sentence.found if one.kind == "thank_you_sent" and one.dates}
    sentence.found[:] = [
        one
        for one in sentence.found
        if one.kind != "promise_by_them"
        or one.dates is None
        or not (one.dates.text.lower() in _SOME_DAY or (not one.what and one.dates.end in thanked))
    ]


_SOME_DAY = frozenset(["one day", "some day", "one of these days"])


def _read_ring_round(sentence: Sentence) -> None:
    if sentence.bag.isdisjoint({"round", "around"}) or not sentence.said("promise_by_them"):
        return
    for one in sentence.found:
        if one.kind == "promise_by_them" and one.dates and _RING_ROUND.search(sentence.low[: one.dates.offset]):
            sentence.found[sentence.found.index(one)] = replace(one, kind="decision_expected", what=None)
            return


def _read_when_label(sentence: Sentence) -> bool:
    """“When: ten days, two weeks tops”: the label, a time and little else."""
    match = _WHEN.fullmatch(sentence.low)
    if match is None or _UNSURE.search(match["rest"]) or _CLOCK.search(match["rest"]):
        return False
    if any(one.kind == "decision_expected" and one.dates for one in sentence.found):
        return False
    days = [span for span in _ahead(sentence) if span.offset >= match.start("rest")]
    rest = match["rest"]
    for span in days:
        rest = rest.replace(span.text.lower(), " ")
    if not days or not {one.strip(".,;:()\"'") for one in rest.split()} - {""} <= FILLING:
        return False
    _drop(sentence, "next_round", "promise_by_them", "promise_by_me", "decision_expected")
    sentence.say("decision_expected", dates=days[-1])
    return True


def _read_second_label(sentence: Sentence) -> bool:
    """“2nd: yes w/ Stijn, week of 26 Oct, they'll send an invite”"""
    match = _SECOND.fullmatch(sentence.low)
    if match is None or _UNSURE.search(match["rest"]) or sentence.said("next_round", "no_next_round"):
        return False
    days = [span for span in _ahead(sentence) if span.offset >= match.start("rest")]
    if not days:
        return False
    _drop(sentence, "promise_by_them", dates=days[0])
    sentence.say("next_round", dates=days[0])
    return True


def _read_bare_length(sentence: Sentence) -> bool:
    """“2 to 3 weeks”, a line of a list or under a heading of what they said."""
    if sentence.found or not (sentence.listed or sentence.section in ("them", "next", "decision")):
        return False
    spans = [one for one in sentence.durations if 1 < (one.end - sentence.setting.anchor).days <= LONGEST]
    if not spans:
        return False
    rest = sentence.low
    for span in spans:
        rest = rest.replace(span.text.lower(), " ")
    if not {one.strip(".,;:()\"'~") for one in rest.split()} - {""} <= FILLING:
        return False
    sentence.say("decision_expected", dates=spans[-1])
    return True


def _read_picks(sentence: Sentence) -> None:
    days = _ahead(sentence)
    for index, span in enumerate(days):
        if _PICKS_FOR_ROUND.search(sentence.low[: span.offset]) is None or _UNSURE.search(sentence.low[: span.offset]):
            continue
        _drop(sentence, "next_round", "promise_by_them", dates=span)
        sentence.say("decision_expected", dates=span)
        for later in days[index + 1 :]:
            between = sentence.low[span.offset + len(span.text) : later.offset]
            if _AFTER_STARTS.match(between.strip(" ,;–—-")) and not sentence.said("next_round"):
                sentence.say("next_round", dates=later)
        return


def _read_has_call(sentence: Sentence) -> None:
    match = _HAS_CALL.search(sentence.low)
    if match is None or _UNSURE.search(sentence.low):
        return
    for one in sentence.found:
        if one.kind in ("next_round", "promise_by_them") and one.dates and not one.what:
            at = sentence.found.index(one)
            sentence.found[at] = replace(one, kind="promise_by_them", what=match["what"].strip())
            return


def _read_then(sentence: Sentence) -> None:
    match = _THEN_I_HEAR.search(sentence.low)
    if match is None or any(one.kind == "decision_expected" and one.dates for one in sentence.found):
        return
    days = [span for span in _ahead(sentence) if span.offset < match.start()]
    if not days or _UNSURE.search(sentence.low[match.start() :]):
        return
    _drop(sentence, "decision_expected")
    _drop(sentence, "next_round", "promise_by_them", dates=days[-1])
    sentence.say("decision_expected", dates=days[-1])
