"""Promises kept, told in the same sentence or right after: “(did that on Wednesday)”, “it was there on Thursday”.

Only a stretch that says nothing but that it is done counts: a word for being done, and around it a day, “it”, a person
and small words. The user's own promise gives `follow_up_done` with the manner “kept”, theirs `promise_by_them_kept`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.statements.ahead.objects import is_thing
from kbfollow.evidence.statements.ahead.things import owe, thing_of
from kbfollow.evidence.statements.ahead.wanted import wanted_before
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan, Statement
from kbfollow.patterns import cued, pattern

# Where a new stretch of a sentence begins.
_BREAK = pattern(
    r"[(),;:!?→]|-{1,2}>|\.\s|\s[-–—]+\s|\b(?:and|but|so|then|though|although|which|in\sfact|actually|anyway)\b|[✅✔👍]"
)
_MINE_DONE = pattern(
    r"(?:(?:i|it|that|this|they|both|we|all|now|just|already|she|he)\s)*(?:(?:is|was|were|are|has|have|had|been|got"
    r"|just|already|now|all|duly|of\scourse|finally|since)\s)*(?P<done>sent|sorted|submitted|emailed|e-mailed|mailed"
    r"|posted|delivered|uploaded|handed|dropped|returned|forwarded|done|finished|completed|texted|faxed|shipped|kept"
    r"|did|brought|given|gave|gone|went(?:\s(?:off|out|back))?|dropped|came\sback|washed\sand|shared|filled|signed"
    r"|scanned|passed|took|taken|lent|paid|on\s(?:its|their)\sway"
    r"|in\sthe\s(?:post|mail)|there|with\s(?:her|him|them)|(?:on|in)\s(?:her|his|their)\s(?:desk|inbox|hands?))\b"
)
# “She has it”, “he's got them now”: what the user owed has arrived.
_THEY_HAVE = pattern(
    r"(?:she|he|they)\s(?:now\s|already\s)?(?:has|have|had|got|is\sgot|received|confirmed)\s(?:now\s|already\s)?"
    r"(?:got\s|received\s)?(?P<done>it|them|that|those|these|both|all)\b"
)
_THEIRS_DONE = pattern(
    r"(?:(?:it|that|this|they|both|she|he|the\s\w+)\s)?(?:(?:has|have|had|is|was|were|are|all|just|duly|already|now"
    r"|since|finally)\s)*(?P<done>came|come|arrived|landed|turned\sup|showed\sup|popped\sup|there|here|in\smy\sinbox"
    r"|on\sthe\s(?:mat|doormat)|through|sent\s(?:it|them|that)|did(?:\s(?:so|that|it))?|received|got\s(?:it|them|that)"
    r"|kept\s(?:her|his|their)\sword|delivered|sent|with\sme)\b"
)
# What may stand beside the word for being done.
_SMALL = frozenset(
    """
    it that this them those these both all off out over in up round on at by to for with already now yet since just the
    a same next very day night evening afternoon morning lunchtime midday noon after before later early late straight
    away back there here too as promised well my his her their him me us via email mail post text whatsapp phone signed
    for same and week weekend last then today yesterday tonight tonite nite arvo first thing ago day's hand desk door
    gate reception office person herself himself themselves myself finally duly bang time long i he she they was
    were is has have had been got of course done sent emailed posted uploaded minutes hours hour days ok okay yes yep
    the that's cheers about around only an or two three one few couple inbox portal link site website form twice
    """.split()
)
# Behind being done: where from, at what time of the day, with what else.
_ADJUNCT = pattern(
    r"\s(?:(?:as\ssoon\sas|when|once|after)\s(?:i|we)\s(?:got|was|were|came|had|left|walked)\b.*"
    r"|(?:on|from|off|in)\s(?:the|my)\s(?:train|bus|tram|car|way\s\w+|phone|library|kitchen\stable|car\spark|metro"
    r"|tube|subway"
    r"|parking\slot|café|cafe|sofa|couch|ferry|walk\shome|van|lunch\sbreak|break)\b.*|before\s(?:lunch|work"
    r"|breakfast|bed|i\s\w+"
    r"|dinner|tea|noon|school|the\s(?:school\srun|deadline|shift))\b.*|(?:after|over)\s(?:lunch|work|breakfast"
    r"|dinner|tea|supper"
    r"|school|coffee|my\sshift|the\sshift)\b.*|first\sthing\b.*|a\sday\s(?:early|late)\b.*|at\s(?:the|their|her"
    r"|his)\s(?:front\s|school\s|main\s|head\s|site\s|local\s|council\s)?(?:depot|office|shop|yard|door|school|site"
    r"|desk"
    r"|reception|gate|counter|house|studio|clinic|surgery|workshop|salon|bakery|kitchen|farm|garage|base)\b.*"
    r"|with\s(?:a|an|my|the)\s(?:\w+\s)?(?:note"
    r"|card|cover\s?letter|letter|line|message)\b.*|(?:together\s|along\s)?with\s(?:(?:my|a|the|many|big)\s)?(?:thanks|thank-you|thank\syou)\b.*"
    r"|(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat"
    r"|sun)\w*\s(?:mornin|arvo|nite"
    r"|eve|evenin|am|pm|morn)\b.*)$"
)
_NOT_YET = (
    words.NEGATIONS
    | words.CONDITIONS
    | words.MODALS
    | frozenset(
        """
        almost nearly half partly hopefully hope should could would might may to-do if unless until when once soon
        tomorrow next by within
        """.split()
    )
)
WEEK = 7
LONGEST = 12  # words of a stretch that says nothing but that it is done


def read_kept(sentence: Sentence) -> None:
    """Say of a promise in this sentence, or in the one before, that it was kept."""
    if sentence.question or sentence.check == "open" or sentence.section in ("quiet", "forgot"):
        return
    _read_came(sentence)
    if sentence.section == "log":
        return
    _read_said_at_once(sentence)
    _read_sent_as_promised(sentence)
    mine = [one for one in sentence.found if one.kind == "promise_by_me" and one.what and not _other_kind(one)]
    theirs = [one for one in sentence.found if one.kind == "promise_by_them" and one.what]
    if not mine and not theirs and not _goes_on(sentence):
        return
    if not mine and not theirs and _OWN_THING.match(sentence.low):
        return  # “Zeugnis from Basel, they have it already”
    stretches = _stretches(sentence)
    thanked = bool(sentence.found)  # “emailed Siobhán already to say thanks” speaks of something else
    if mine or theirs:
        stretches = stretches[1:]
    for start, end in stretches:
        if mine and _says_done(sentence, start, end, (_MINE_DONE, _THEY_HAVE)):
            _say(sentence, "follow_up_done", _promised_before(sentence, mine, start), start, end)
            _day_of_sending(sentence, start, end)
        elif theirs and _says_done(sentence, start, end, (_THEIRS_DONE,)):
            _say(sentence, "promise_by_them_kept", theirs[-1].what, start, end)
        elif (
            not mine and not theirs and sentence.before.thing and (not thanked or _IT.search(sentence.low, start, end))
        ):
            yours = sentence.before.topic == "my promise"
            if _says_done(sentence, start, end, (_MINE_DONE, _THEY_HAVE) if yours else (_THEIRS_DONE,)):
                kind = "follow_up_done" if yours else "promise_by_them_kept"
                own = own_thing(sentence, start) if yours and _IT.search(sentence.low, start, end) else ""
                if own:
                    owe(sentence, sentence.first_named(), what=own)
                _say(sentence, kind, own or sentence.before.thing, start, end)
        if sentence.said("promise_by_them_kept"):
            return


def own_thing(sentence: Sentence, place: int) -> str:
    """What somebody wanted in this sentence before `place`, where it is another thing than the one before it."""
    own = wanted_before(sentence, place)
    known = set(sentence.before.thing.lower().split())
    return own if own and thing_of(own) and known.isdisjoint(own.lower().split()[-1:]) else ""


def _day_of_sending(sentence: Sentence, start: int, end: int) -> None:
    """“Promised Henk the drawings, sent them 11/19”: the day is that of the sending, and nothing was due on it."""
    for place, one in enumerate(sentence.found):
        if one.kind == "promise_by_me" and one.dates is not None and start <= one.dates.offset < end:
            sentence.found[place] = replace(one, dates=None)


# “Drawing standards came from Ben, 60 pages”, “got the rota from Sam”: a thing of theirs that is there now.
_THING_CAME = pattern(
    r"(?:and\s|ok\s|so\s)?(?:the\s|her\s|his\s|their\s"
    r"|ben's\s)?(?P<what>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}?)\s(?:just\s|finally\s"
    r"|has\s|have\s|duly\s|all\s|already\s)*(?:came|come|arrived|landed|turned\sup|is\shere|are\shere|received"
    r"|is\sin|came\sthrough)"
    r"(?:\s(?:from|by|in|through|with|on|via|today|yesterday|this)\b|\W*$|\s?[,;(])"
)
_GOT_FROM = pattern(
    r"(?:i\s)?(?:just\s|finally\s|have\s)*(?:got|received|had)\s(?:the|her|his"
    r"|their)\s(?P<what>[a-z][\w-]*(?:\s[a-z][\w-]*){0,3}?)"
    r"\s(?:from|off)\s\w+"
)


def _read_came(sentence: Sentence) -> None:
    """In a log or a diary: what they promised is there."""
    if not (sentence.log or sentence.day) or not sentence.bag.isdisjoint(_NOT_YET):
        return
    match = _THING_CAME.match(sentence.low) or _GOT_FROM.match(sentence.low)
    if match and match["what"] not in words.THEM and is_thing(match["what"]):
        _say(sentence, "promise_by_them_kept", match["what"].strip(), match.start(), len(sentence.low))


# “The pay scales Fran promised have come”, “the list I promised is off”.
_PROMISED_THING = pattern(
    r"\b(?:the|those|that|my|her|his|their)\s(?P<what>[a-z][\w\s-]{1,40}?)\s(?:that\s|which\s)?(?P<who>i|we|she|he"
    r"|they|[a-z]+)\s(?:had\s)?"
    r"(?:promised|owed|offered)\s(?:(?:me|us|them|her|him|[a-z]+)\s)?(?:has|have|is|are|was|were|just|finally|went"
    r"|came|arrived|got)\s"
    r"?(?:just\s|finally\s|already\s|now\s|been\s)*(?P<done>sent|gone|off|out|done|delivered|come|came|arrived|here"
    r"|there|landed|received"
    r"|turned\sup|posted|emailed|handed\s(?:in|over)|through|in\smy\sinbox)?\b"
)


# “Sent Tim the sample I'd promised by Friday”.
_SENT_PROMISED = cued(
    r"\b(?:sent|gave|emailed|e-mailed|mailed|texted|posted|dropped(?:\s(?:off|in|round))?|brought|handed|forwarded"
    r"|delivered"
    r"|uploaded|shared|took|attached|enclosed|included|put\sin|slipped\sin|added)\s(?:[\w'.]+\s){0,3}?(?:the|my|those"
    r"|that|some|an?)\s(?P<what>[a-z][\w\s-]{2,50}?)\s(?:that\s"
    r"|which\s)?(?:i|we)\s(?:had\s|have\s)?(?:promised|owed|offered|said)\b"
)


def _read_sent_as_promised(sentence: Sentence) -> None:
    match = _SENT_PROMISED.search(sentence.low) if sentence.bag.isdisjoint(words.NEGATIONS | words.CONDITIONS) else None
    if match is None or sentence.said("promise_by_me") or sentence.section == "log":
        return
    by = next((one for one in sentence.future_dates if one.text.lower().startswith("by ")), None)
    what = sentence.text[match.start("what") : match.end("what")]
    owe(sentence, sentence.first_named(), dates=by, what=what)
    _say(sentence, "follow_up_done", what, match.start(), match.end())


def _read_said_at_once(sentence: Sentence) -> None:
    if sentence.bag.isdisjoint({"promise", "owe", "offer"}) or not sentence.bag.isdisjoint(_NOT_YET):
        return
    match = _PROMISED_THING.search(sentence.low)
    if match is None or not (match["done"] or re.search(r"(?:went|came|arrived)\s?$", match[0])):
        return
    kind = "follow_up_done" if match["who"] in ("i", "we") else "promise_by_them_kept"
    _say(sentence, kind, match["what"].strip(), match.start(), len(sentence.low))


def _other_kind(promise: Statement) -> bool:
    return promise.manner in ("thank-you", "reference", "question", "check-in")


def _goes_on(sentence: Sentence) -> bool:
    """Whether the sentence before made a promise, and this one may only say that it was kept."""
    promised = sentence.before.topic in ("my promise", "their promise")
    return promised and len(sentence.tokens) <= 2 * LONGEST and not sentence.said(*_OTHER_NEWS)


_IT = pattern(r"\b(?:it|that|them|those|both)\b")
_OTHER_NEWS = "decision_expected next_round promise_by_me promise_by_them follow_up_done offer rejected".split()


def _stretches(sentence: Sentence) -> list[tuple[int, int]]:
    found, position = [], 0
    for match in _BREAK.finditer(sentence.low):
        if sentence.low[position : match.start()].strip():
            found.append((position, match.start()))
        position = match.end()
    if sentence.low[position:].strip():
        found.append((position, len(sentence.low)))
    return found


def _says_done(sentence: Sentence, start: int, end: int, expressions: tuple[re.Pattern[str], ...]) -> bool:
    """Whether a stretch begins with being done and holds nothing else but days, people and small words."""
    stretch = sentence.low[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    match = next((found for one in expressions if (found := one.match(sentence.low, begin, end))), None)
    if match is None:
        return False
    if _SHE_WENT.match(sentence.low, begin):
        return False
    adjunct = _ADJUNCT.search(sentence.low, match.end("done"), end)
    end = adjunct.start() if adjunct else end
    tokens = [token for token in sentence.tokens if start <= token.start < end]
    if len(tokens) > LONGEST or any(token.low in _NOT_YET for token in tokens):
        return False
    named = {index for one in sentence.mentions for index in range(one.first, one.last + 1)}
    spans = sentence.past_dates
    for index, token in enumerate(sentence.tokens):
        small = token.low in _SMALL or index in named or _CLOCK.match(token.low) is not None
        if small or not (match.end("done") <= token.start < end):
            continue
        if not any(span.offset <= token.start < span.offset + len(span.text) for span in spans):
            return not any(one.isalnum() for one in token.low)
    return True


# A thing named at the start of the sentence is what “it” means in the rest.
_OWN_THING = pattern(
    r"(?!(?:so|and|but|then|also|yes|done|sent|well|anyway|today|yesterday|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday)\b)"
    r"(?:(?:the|my|a|an)\s)?[a-z-]+(?:\s(?:from|of|for|about|at|in)\s[\w\s'-]{2,30})?,\s(?:they|she"
    r"|he)\s(?:\w+\s)?(?:has|have|had|got)\s(?:it|that"
    r"|them|those|one)\b"
)
# “She went in before I could ask”: she did, not what was promised.
_SHE_WENT = pattern(
    r"(?:and\s|but\s|then\s)*(?:she|he|they|i|we)\s(?:(?:had|then|just|both|all)\s)*(?:went|gone|came\sback|left)\b"
)
_CLOCK = pattern(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm)?$|[ap]m$")


def _promised_before(sentence: Sentence, promises: list[Statement], start: int) -> str | None:
    """What the stretch at `start` speaks of: of several promises the last one that stands before it."""
    before = [one for one in promises if one.what and 0 <= sentence.low.find(one.what.lower()[:24]) < start]
    return (before or promises)[-1].what


def _say(sentence: Sentence, kind: str, what: str | None, start: int, end: int) -> None:
    day = next((span for span in sentence.past_dates if start <= span.offset < end), None) or sentence.day
    manner = "kept" if kind == "follow_up_done" else ""
    day = _done(day)
    if day is not None and not manner and 0 < (sentence.setting.anchor - day.end).days < WEEK:
        # What was promised in the interview came on the Saturday after it.
        day = replace(day, start=day.end + timedelta(WEEK), end=day.end + timedelta(WEEK))
    sentence.say(kind, dates=day, what=what, manner=manner)


def _done(day: DateSpan | None) -> DateSpan | None:
    """A single day; “by Friday” is none on which something was done."""
    return day if day is not None and day.start in (None, day.end) else None
