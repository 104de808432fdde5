"""What the user owes and what they will send, by weight of words: “showreel due Tuesday”, “rota from Trish”."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import tidy
from kbfollow.evidence.statements.ahead.promised import THEY_PROMISED
from kbfollow.evidence.statements.ahead.their_promises import ELSEWHERE
from kbfollow.evidence.statements.ahead.things import THINGS_TOO, owe
from kbfollow.evidence.statements.ahead.times_ahead import (
    DENIALS,
    IF_NOTHING,
    IS_SENDING,
    NO_DAY_YET,
    OUTCOME,
    VAGUE,
    Part,
    by_me,
    in_past,
)
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import Hit, PhraseSet
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import cued, pattern

_GOING, _OWED, _OWING, _DOING, _CHASING, _CONTACTING, _SENDING = map(
    PhraseSet, (ahead.GOING, ahead.OWED, ahead.OWING, ahead.DOING, ahead.CHASING, ahead.CONTACTING, ahead.SENDINGS)
)


def read_weighed_debt(sentence: Sentence, part: Part) -> bool:
    """The user owes a thing, or is to chase somebody."""
    low = part.low
    nothing = IF_NOTHING.search(low)
    if part.day is None:
        return False
    if nothing is not None:
        return _owed_chase(sentence, part, nothing.end())
    if part.lows & DENIALS or in_past(part) or _THEY_SEND.search(low) or part.has(OUTCOME):
        return False
    if WANTED_THERE.search(low):
        return False
    touch = _BARE_MINE.match(low)
    if touch is not None:
        what = sentence.text[part.start + touch.start("what") : part.start + touch.end("what")]
        sentence.say("promise_by_me", sentence.first_named(), dates=part.day, what=what, manner="check-in")
        return True
    if _DEADLINE_OF_THEIRS.search(low) or THEY_PROMISED.search(low):
        return False
    thing = part.has(_OWED)
    until = _HAVE_UNTIL.search(low)
    if until is not None:
        what = low[until.start("what") : until.end("what")]
        owe(sentence, sentence.first_named(), dates=part.day, what=tidy(what) or what)
        return True
    wanted = _MY_DUE.search(low) or _THEY_NEED_MY.search(low)
    if wanted is None:
        wanted = _THEY_HAVE_MY.search(low)
    if wanted is None and thing is not None:
        asked = _THEY_NEED.search(low)
        if asked is not None and asked.start("what") <= thing.start() < asked.end("what"):
            wanted = asked
    if wanted is None and thing is not None:
        to_do = by_me(part) or _i_must(sentence, part) or sentence.check == "open" or sentence.section == "me"
        bare_list = sentence.section == "me" or _TO_SOMEBODY.search(low, thing.end()) is not None
        if not (part.has(_OWING) or bare_list or (to_do and part.has(_DOING))):
            return False
    elif wanted is None:
        return False
    what = wanted["what"] if wanted else _in_full(sentence, part, thing) if thing else ""
    owe(sentence, sentence.first_named(), dates=part.day, what=tidy(what) or what)
    return True


# “Will get in touch with Fiona on the 30th”
_BARE_MINE = pattern(
    r"\W*(?:(?:i|we)\s)?(?:will|must|should|shall|going\sto|am\sgoing\sto|need\sto|to|have\sto|got\sto|gonna)\s"
    r"(?:also\s|then\s)?"
    r"(?P<what>(?:get\sin\stouch|be\sin\stouch|touch\sbase|follow\sup|check\sin|reach\sout|get\sback|circle\sback"
    r"|come\sback)\s(?:with|to)\s(?!me\b|us\b|work\b|my\b|bed\b)\w+)"
)
# “They want me in again to do a mock handover”: a meeting.
WANTED_THERE = cued(
    r"\b(?:wants?|wanted|like|likes|need|needs|have|has|having|asked|ask|invited?|invites|bring|bringing|get|getting"
    r"|called|calling|expect|expects)\s(?:me|us)\s(?:back|in|up|down|over|along|out|round|there)\b"
    r"(?!\s(?:writing|touch|contact))"
    r"|(?:\b(?:i|we)\s(?:am|are)\s(?:(?:still|now|also|being)\s)*|^\W*(?:(?:so|and|am|now)\s)*)"
    r"(?:wanted|invited|expected|asked|called|booked|needed|due|summoned)\s(?:back|in|up|down|over|along|again|there"
    r"|round|at\stheir)\b(?!\s(?:by|from)\b)"
)
# “Deadline for their tender is Monday”.
_DEADLINE_OF_THEIRS = pattern(
    r"\b(?:deadline|due\sdate|cut\soff)\s(?:for|of|on)\s(?:their|his|her|its)\b"
    r"|\btheir\sdeadline\b"
)
# “Photo of Gas Safe card to Stu”.
_OF_WHAT = pattern(
    r"\s(?:of|for|about|on)\s(?!(?:them|her|him|me|us|it|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|the\s\d)\b)"
    r"(?:my\s|the\s|our\s|their\s)?[\w'&-]+(?:\s(?!(?:to|by|for|before|on|until|and|from|at|in|due|is|next|this"
    r"|tomorrow|today|tonight)\b)[\w'&-]+){0,3}"
)
_NO_ADJECTIVE = frozenset(
    "the a an my our their his her and or to for with of by is are was be have has had need needs must also still then "
    "i they she he it on in at from me us them him due send sent other two three both all some any next last".split()
)


def _in_full(sentence: Sentence, part: Part, thing: Hit) -> str:
    """The thing with the words that belong to it: “redacted condition report”, “photo of my card”."""
    start, stop = part.start + thing.start(), part.start + thing.end()
    behind = _OF_WHAT.match(sentence.low, stop)
    named = {index for one in sentence.mentions for index in range(one.first, one.last + 1)}
    for index in range(len(sentence.tokens) - 1, -1, -1):
        token = sentence.tokens[index]
        if token.end >= start:
            continue
        joined = sentence.low[token.end : start] == " "
        acts = token.form and token.low not in THINGS_TOO
        if not joined or index in named or acts or token.low in _NO_ADJECTIVE or not token.low[0].isalpha():
            break
        start = token.start
    stop = behind.end() if behind else stop
    more = _AND_TOO.match(sentence.low, stop)
    if more and FORMS.get(more["first"], ("", ""))[1] != "base" and more["first"] not in _NO_ADJECTIVE:
        stop = more.end()
    return sentence.text[start:stop]


# “P45 and proof of address to HR”: both.
_AND_TOO = pattern(
    r"\s(?:and|&|\+)\s(?:(?:my|the|a|an|our)\s)?(?P<first>[a-z][\w'-]*)(?:\s(?!(?:to|by|for|before|until|on|from|at|in|is|are)\b)[\w'-]+){0,3}"
    r"(?=\s(?:to|by|for|before|until)\b)"
)


def _owed_chase(sentence: Sentence, part: Part, start: int) -> bool:
    """“If nothing by the 20th, ring Marsha”."""
    chase = _CHASING.search(part.low, start)
    if chase is None or re.search(r"\b(?:they|she|he)\s(?:will|would)\b", part.low):
        return False
    what = part.low[chase.start() :].strip(" .!")
    owe(sentence, next(iter(sentence.mentions), None), dates=part.day, what=what, manner="check-in")
    return True


# “I have until 12/2 to push the repo”; an answer that is due belongs to an offer.
_HAVE_UNTIL = pattern(
    r"\bhave\s(?:until|till|up\sto|\w+\s(?:days?|weeks?|hours?))\b.{0,40}?\bto\s(?:\w+\s)??(?!decide|accept|answer"
    r"|reply|respond|say\b|let"
    r"|choose|think|be\b|go\b|wait|hear|know|find|sign)(?:[a-z]{2,12})\s(?P<what>(?:the|my|it|a|an|their|this|that"
    r"|up|in|out)\b.{0,40})"
)
# “My solution is due within 48 hours”.
_MY_DUE = pattern(r"\b(?P<what>(?:my|our)\s(?:\w+\s){1,3}?)(?:is|are)\s(?:now\s)?due\b")
_THEY_SEND = cued(
    r"\b(?:they|she|he)\s(?:will|would|is\s\w+ing|are\s\w+ing|sends?|is\sto|are\sto|is\sgoing\sto"
    r"|are\sgoing\sto)\b(?!\s(?:have|need"
    r"|want|see|like))|\bfrom\s(?:them|her|him|hr|legal|their|the)\b|\b(?:to|for)\sme\b|\bi\s(?:get|receive)\b"
    r"|\bsends?\sme\b|\b(?:mailing|sending|e-?mailing|posting|giving|forwarding|bringing|couriering|texting)\s(?:me"
    r"|us)\b"
)
_THEY_NEED_MY = cued(
    r"\b(?:they|she|he|hr|team|manager|office|recruiter|agency|\w+)\s(?:still\s|also\s|will\s|would\s)?(?:needs?"
    r"|wants?|like"
    r"|likes|expects?|have|has)\s(?:to\shave\s|to\ssee\s)?(?P<what>(?:my|our)\s.{2,60}?)\s(?:by|before|within|until"
    r"|no\slater"
    r"|on|tomorrow|today|this|next|in\s\d|in\sa|for)\b"
)
# “They want three headlines for the oat milk brief by Monday”.
_THEY_NEED = pattern(
    r"\b(?:they|she|he|hr|team|manager|office|recruiter|agency)\s(?:still\s|also\s|will\s|would\s)?(?:needs?|wants?"
    r"|wanted|needed|like"
    r"|likes|expects?|(?:is|are)\s(?:expecting|awaiting|waiting\sfor|waiting\son)|awaits?|asks?\s(?:me\s|us\s)?for|asked\s(?:me\s|us\s)?for)\s(?P<what>(?!me\b|to\b|us\b"
    r"|some(?:body|one)\b)[^,;.]{3,60}?),?\s(?:by|before|within|until|no\slater|on|tomorrow|in\s\d)\b"
)
# “She'd have my answers within a week”.
_THEY_HAVE_MY = cued(
    r"\b(?:(?:she|he|they|\w+)\s(?:would|will|is\sto|are\sto)\s(?:have|get)|(?!i\b|we\b)\w+\s(?:gets"
    r"|is\sgetting))\s(?P<what>(?:my|our)\s.{2,60}?)\s(?:by|before|within|until|on"
    r"|in|tomorrow)\b"
)
_MUST = pattern(
    r"\b(?:must|need\sto|have\sto|has\sto|got\sto|going\sto|will|should|better|to\sdo|todo|ought\sto|shall)\b"
)


def _i_must(sentence: Sentence, part: Part) -> bool:
    """Whether a “must” or “will” stands there that belongs to nobody who is named: “Anil will have the new rota”."""
    must = _MUST.search(part.low)
    place = part.start + must.start() - 1 if must else -1
    return must is not None and not any(sentence.tokens[one.last].end == place for one in sentence.mentions)


_TO_SOMEBODY = pattern(
    r"\s(?:to|for)\s(?:them|her|him|hr|chef|the\s(?:\w+\s)?(?:manager|owner|boss|team|agency|recruiter|school|office"
    r"|director)"
    r"|(?!be\b|do\b|the\b|decide\b)[a-z]{2,15})\s(?:by|before|until|on|within|no\slater|tomorrow|today|tonight)\b"
)


# What comes from them


def read_weighed_contact(sentence: Sentence, part: Part) -> bool:
    """They will be in touch, or send something."""
    low = part.low
    if part.has(OUTCOME) or (part.lows & DENIALS and not (part.day is None and NO_DAY_YET.search(low))):
        return False
    if part.day is None and not (IS_SENDING.search(low) or (part.has(VAGUE) and _THEY_WOULD.search(low))):
        return False
    thing = part.has(_SENDING)
    if re.search(r"\b(?:staff|employees|everyone|everybody|workers)\b", low) or _TO_THE_ONE.search(low):
        return False
    if ELSEWHERE.search(low):
        return False
    mine = by_me(part) or sentence.check == "open" or sentence.section == "me" or _BARE_MINE.match(low) is not None
    if not (
        (thing and not mine and (_FROM.search(low) or _PROMISED.search(low)))
        or (thing and _I_GET.search(low) and not _MUST_GET.search(low))
        or _TO_ME_PASSIVE.search(low)
        or (not mine and _COMES_BACK.search(low))
        or (not mine and not in_past(part) and _THEIRS.search(low) and not part.has(_DOING) and not part.has(_GOING))
        or (
            not mine
            and not in_past(part)
            and part.has(_CONTACTING)
            and _THEY_WILL.search(low)
            and (thing or _TO_ME.search(low) or part.day is None)
        )
    ):
        return False
    sentence.say("promise_by_them", sentence.first_named(), dates=part.day, what=thing[0] if thing else None)
    return True


# “Asked how I'd get a late report to a client by Friday”: told as an answer.
ASKED_HOW = pattern(
    r"\b(?:asked|wanted\sto\sknow|wondered|asks|quizzed|grilled)\b.{0,20}\b(?:how|what|whether|if)\s(?:i"
    r"|we)\s(?:would|might)\b"
)
# “They compare notes on Monday and ring the lucky one”: the outcome.
_TO_THE_ONE = pattern(
    r"\b(?:ring|call|phone|tell|e-?mail|text|write\sto|contact)s?\s(?:the\s)?(?:lucky|winner|chosen|successful|right"
    r"\sone|unlucky|whoever|losers?|one\s(?:they|he|she)|other\stwo|rest)\b"
)
# “He'd ring at some point”.
_THEY_WOULD = pattern(
    r"\b(?:they|she|he|hr|recruiter|agency|office|manager)\s(?:will|would|is\sgoing\sto"
    r"|are\sgoing\sto)\s(?:\w+\s)?(?:(?:ring|call|phone"
    r"|email|mail|text|write|message)(?=\s(?:me|us|back|again|at|soon|some|when|in|later|eventually|to\sme|with)\b"
    r"|\W*$)"
    r"|be\sin\stouch|get\sback|come\sback|get\sin\stouch|follow\sup|reach\sout)\b"
)
_TO_ME_PASSIVE = cued(
    r"\b(?:they|she|he|hr|[a-z]+)\s(?:will|would|should|is\sgoing\sto|are\sgoing\sto)\s(?:have|get)\s(?:the|a|an"
    r"|their|his|her|that|some)\s[^,;.]{2,40}?\s"
    r"(?:(?:over|across|out|along|round|through|off|back)\s)?(?:to|with)\s(?:me|us)\b|"
    r"\b(?:is|are|be|gets?)\s(?:being\s|to\sbe\s)?(?:sent|emailed|mailed|posted|forwarded|couriered"
    r"|texted)\s(?:out\s|over\s)?"
    r"(?:to\s)?(?:me|us)\b"
    r"|\b(?:will|would|should|is\sgoing\sto)\shave\s(?:the|a|an|my|their|some)\s[^,;.]{2,40}?\s(?:ready|waiting|printed|set\saside|done|there)\sfor\s(?:me|us)\b"
    r"|\b(?:i|we)\s(?:was|were|am|are|have\sbeen)\spromised\s(?:a|an|the|some|my|written|his|her|their)\b"
)
# “Back to me in ten days”, “will revert by Friday”.
_COMES_BACK = cued(
    r"^\W*(?:(?:they|she|he|hr)\s)?(?:(?:will|to|should|would)\s)?(?:be\s|get\s|come\s)?back\s(?:to|with)\s(?:me|us)\b"
    r"|\b(?:will|would|to|shall)\srevert\b|\b(?:they|she|he|hr)\sreverts?\b"
)
_FROM = pattern(r"\b(?:from|off)\s(?!me\b|now\b|here\b|today\b|tomorrow\b|home\b|my\b)[a-z]")
_PROMISED = pattern(r"(?<!i\s)(?<!we\s)\bpromised\b")
_I_GET = pattern(
    r"\b(?:i|we)\s(?:will\s|would\s|should\s|am\sto\s|can\sexpect\sto\s)?(?:get|receive|have|be\s(?:sent|given"
    r"|emailed))\b"
    r"|\b(?:waiting|wait)\s(?:on|for)\b"
)
_MUST_GET = pattern(r"\b(?:need|must|have\sto|got\sto|want)\b")
_THEIRS = pattern(
    r"\b(?:feedback|contract(?!\s(?:with|of|for|runs|ends|is))|jd|job\sdescription|job\sspec|info\spack|rota|roster"
    r"|brochure|pay\sscales?|benefits(?:\s\w+)?"
    r"|offer\sletter|uniform\slist|kit\slist|directions|handbook|expenses|written\s(?:quote|offer)|login"
    r"|visitor\scode|nda)\b"
)
_TO_ME = pattern(r"\b(?:me|us|touch|back|out|over)\b")
_THEY_WILL = pattern(r"\b(?:will|to|is|are|would|going|should|they|she|he|sends|has|\w+'s)\b")
