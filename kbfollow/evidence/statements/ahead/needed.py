"""What they cannot go on without: “needs my ticket before Monday”, “my check is what they want”, “still to hand in”."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import tidy, without_days
from kbfollow.evidence.statements.ahead.owed_work import OWED_NOUN, PAPER, hurry
from kbfollow.evidence.statements.ahead.things import owe, thing_of
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_MY = (
    r"(?:(?:an?|the|both|two|three|one|clear|certified|scanned|colou?r|proper|signed|original)\s){0,2}"
    r"(?:(?:copy|copies|photos?|pictures?|scans?|sight|proof|original|originals|front|back|front\sand\sback|sides|both\ssides)\s(?:of\s)?)?"
    r"(?:of\s)?(?:my|our)\s"
)
_WAITS = (
    r"(?:(?:is|are|was|were)\s(?:still\s|now\s)?expecting|(?:is|are|was|were|will\sbe)\s(?:still\s|just\s|now\s)?waiting\s(?:for|on)|awaits?|(?:can|could|will)\snot\s(?:[\w-]+\s){1,5}?without"
    r"|(?:is|are)\s(?:still\s)?(?:missing|short\sof))"
)
_NEEDS = cued(
    rf"\b(?P<verb>(?:needs?|wants?|requires?|expects?|must\shave|(?:has|have)\sto\shave|would\slike|asks\sfor|(?:is|are)\safter"
    rf"|insists\son)|{_WAITS})\s(?:to\s(?:have|see|get|hold)\s)?(?P<what>{_MY}[^,;.:!?]{{2,70}})"
)
_WAITING = pattern(_WAITS)
# “Ines gets my budget sheet by Friday”, “Tom said yes please to my list”.
_GETS_MINE = cued(
    rf"\b(?!(?:i|we|you|it|who|that|and|but|to)\b)[^\W\d_]+\s(?:gets|is\sgetting|shall\s(?:have|get)|(?:will|is\sto)\s(?:have|get)|is\sowed)\s"
    rf"(?P<what>{_MY}[^,;.:!?]{{2,70}})"
)
_YES_TO_MINE = cued(
    rf"\b(?!(?:i|we|you|it|who|that)\b)[^\W\d_]+\s(?:said\s(?:a\s(?:big|loud|happy)\s)?(?:yes|please|yes\splease|oh\syes)|jumped|took\sme\sup"
    rf"|is\sborrowing|wants\sto\sborrow|was\sglad|is\skeen)\s(?:please\s)?(?:(?:to|at|on|of)\s)?(?:(?:my|the)\soffer\sof\s)?(?P<what>{_MY}[^,;.:!?]{{2,70}})"
)
# “A sample budget is what Anil wants to see”.
_IS_WHAT = pattern(
    r"^(?:and\s|so\s)?(?P<what>(?:an?|my|the|some|two|three)\s[^,;.:]{2,60}?)\s(?:is|are)\s(?:all\s|only\s|just\s)?what\s"
    r"(?!(?:i|we|you|it)\b)(?:\w+\s){1,3}?(?:wants?|needs?|asked\sfor|asks\sfor|(?:is|are)\safter|would\slike|expects?)\b"
)
# “Passport copy is outstanding”, “first aid card still to hand in”.
_NOT_IN = pattern(
    r"^(?:and\s|so\s)?(?:only\s)?(?P<what>(?:(?:my|the|our)\s)?[a-z][\w\s'/-]{2,45}?)\s(?:(?:is|are)\s(?:still\s|the\sonly\sthing\s)?"
    r"(?:outstanding|missing|pending|owed|owing|wanted|lacking|to\s(?:come|go|follow))|still\s(?:outstanding|missing|pending"
    r"|owed|owing|wanted|lacking|due|to\s(?:go|be|hand|send|get|give|bring|drop|email|post|upload|do|follow))|outstanding\b)"
)
# “Have to have my result with Ruth by Monday”.
_HAVE_THERE = pattern(
    r"\b(?:have|need|must|got|should|has|ought)\s(?:to\s)?(?:have|get)\s(?P<what>(?:my|the|our|a|an|that)\s[^,;.:]{2,50}?)\s"
    r"(?:with|over\sto|across\sto|in\sto|round\sto|back\sto|to)\s(?P<to>[a-z]+)"
)
# “My availability goes to Tom by Friday”.
_GOES_TO = pattern(
    r"^(?:and\s|so\s|then\s)?(?P<what>(?:my|our)\s[^,;.:]{2,60}?)\s(?:goes|go|(?:has|have|needs?|must|is|are)\s(?:to\s)?(?:go|be\s(?:sent"
    r"|brought|given|handed|with|in)|reach|get|arrive|land)|to\s(?:go|reach))\s(?:back\s|over\s|off\s|in\s|straight\s)?(?:(?:to|with|at|on)\s)?(?:(?:the|their)\s)?(?P<to>[a-z]+)"
)
_NO_PAPER = pattern(
    r"\b(?:my|our)\s(?:\w+\s)?(?:opinion|views?|thoughts?|help|time|attention|answer|decision|words?|take|experience|job|jobs|boss"
    r"|side|best|trust|input|money|head|car|van|house|room|flat|bike|kids?|dog|seat|place|desk|locker|shift|skin|vote|questions?|requests?|suggestions?|ideas?|terms|salary|rate|coffee|tea|sense|jokes?|story|stories|support"
    r"|patience|approval|consent|permission|notice|yes|no|name|face|start|hands?)(?=\s(?:of|for|from|in|on|with|at|about|by|to|done|back|before|after|with)\b|\W*$)|\b(?:back|there|gone|done)$"
)
_HOME = cued(
    r"\b(?:my|our)\s(?:mum|mom|mam|dad|wife|husband|partner|sister|brother|landlord|landlady|gp|doctor|dentist|bank|boss"
    r"|accountant|current|old|last|former|flatmate|roommate|uncle|aunt|nan|gran|son|daughter|kids?|cousin|friend|mate"
    r"|girlfriend|boyfriend|neighbou?r)\s(?:\w+\s)?(?:still\s|also\s)?(?:needs?|wants?|requires?|is|expects?|must|has|would)\b"
)
_UNREAL = cued(r"\b(?:if|unless|would\shave|had\si|in\scase|whether)\b")
_CUES = frozenset(
    "need want require expect must have like ask after insist wait await without miss short what outstanding pending "
    "owe lack still go missing owed owing get jump take borrow yes please reach has".split()
)


def read_needed(sentence: Sentence) -> None:
    """Find what has to reach them: wanted by a day, waited for, not handed in yet."""
    quiet = sentence.section in ("quiet", "them", "forgot", "references", "log", "met", "concern")
    if quiet or sentence.question or sentence.check == "done" or sentence.bag.isdisjoint(_CUES):
        return
    if sentence.said("promise_by_me", "thank_you_sent", "reference_alerted", "reference_not_alerted"):
        return
    if _UNREAL.search(sentence.low) or _HOME.search(sentence.low):
        return
    day = _day(sentence)
    match = _needed(sentence, day) or _there(sentence, day)
    if match is None or _NO_PAPER.search(match["what"].strip()):
        return
    text = sentence.text[match.start("what") : match.end("what")]
    what = tidy(without_days(sentence, text)) or ""
    if not thing_of(what):
        return
    sentence.found[:] = [
        one
        for one in sentence.found
        if day is None or one.dates != day or one.kind not in ("decision_expected", "promise_by_them", "next_round")
    ]
    owe(sentence, sentence.first_named(), dates=day, what=what, manner="" if day else hurry(sentence))


def _day(sentence: Sentence) -> DateSpan | None:
    """The day ahead by which it is wanted: of several the last."""
    days = [one for one in sentence.future_dates if sentence.ahead(one)]
    return days[-1] if days else None


def _needed(sentence: Sentence, day: DateSpan | None) -> re.Match[str] | None:
    match = _NEEDS.search(sentence.low)
    if match is not None:
        waiting = _WAITING.match(match["verb"]) is not None
        mine = sentence.low[: match.start()].split()[-1:]
        denied = not waiting and not words.NEGATIONS.isdisjoint(sentence.low[: match.start()].split()[-3:])
        if (day is not None or waiting) and not denied and not set(mine) & {"i", "we", "you", "not", "to"}:
            return match
    match = _YES_TO_MINE.search(sentence.low) or (_GETS_MINE.search(sentence.low) if day is not None else None)
    if match is not None and sentence.bag.isdisjoint({"not", "never"}):
        return match
    match = _IS_WHAT.match(sentence.low)
    if match is not None and (day is not None or OWED_NOUN.search(match["what"]) or PAPER.search(match["what"])):
        return match
    match = _NOT_IN.match(sentence.low)
    paper = match is not None and (OWED_NOUN.search(match["what"]) or PAPER.search(match["what"]))
    theirs = match is not None and _THEIRS.search(match["what"])
    if paper and not theirs and (sentence.mentions or sentence.low.startswith(("my ", "our ")) or day is not None):
        return match if sentence.bag.isdisjoint(_FROM_THEM) else None
    return None


_THEIRS = pattern(r"\b(?:their|his|her|its|from|they|she|he|i|we|contract|offer|decision|feedback|\w+'s)\b")
_FROM_THEM = frozenset("he she hr they their his from us".split())


def _there(sentence: Sentence, day: DateSpan | None) -> re.Match[str] | None:
    """“Have to have it with Ruth by Monday”: a day and somebody of theirs."""
    if day is None or not sentence.bag.isdisjoint(words.NEGATIONS):
        return None
    match = _HAVE_THERE.search(sentence.low) or _GOES_TO.match(sentence.low)
    if match is None:
        return None
    place = match.start("to")
    named = any(sentence.tokens[one.first].start == place for one in sentence.mentions)
    paper = OWED_NOUN.search(match["what"]) or PAPER.search(match["what"])
    return match if named or paper or match["to"] in _THEIRS_TOO else None


_THEIRS_TOO = frozenset(
    "them her him hr occupational payroll personnel reception office head agency school ward manager recruiter".split()
)
