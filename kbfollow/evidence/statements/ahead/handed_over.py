"""A promise of an earlier sentence that was kept: “cards went to Jeanette yesterday”, “pushed the fix”.

What was promised is remembered over the note. It is done where a later sentence says in the past that the user handed
the same thing over, or did what the promise says: the verb is one of handing over, or the promise's own.
"""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import object_after
from kbfollow.evidence.statements.ahead.things import thing_of
from kbfollow.evidence.statements.sentence.context import Owed, Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS, Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import pattern

# The user handed something over: these words begin a clause, behind “I”, “then”, “finally”.
_HANDED = frozenset(
    """
    sent emailed e-mailed mailed posted couriered carried took brought dropped handed delivered uploaded submitted
    pushed shared forwarded faxed shipped gave lent returned texted whatsapped messaged left filed lodged presented
    supplied provided passed turned popped ran walked cycled drove couriered transmitted resent attached dm'd
    """.split()
)
_LEAD = pattern(
    r"\W*(?:(?:i|we|and|then|so|also|have|had|has|just|finally|already|now|duly|did|ok|okay|right|anyway|well|update"
    r"|today|yesterday|tonight|later|in\sthe\send|on\s\w+day|\w+day|\w+\s(?:morning|night|evening|afternoon)|went\sand"
    r"|same\s(?:day|night|evening)|that\s(?:day|night|evening|afternoon))[,:]?\s)*(?P<verb>[a-z'-]+)\b"
)
# “Cards went to Jeanette”, “the form is in the post”: the thing itself is off.
_IS_OFF = pattern(
    r"(?:(?:has|have|had|was|were|is|are|all|both|already|now|duly|just|finally|since|been|got|'s)\s)*(?:went(?:\s(?:off|out"
    r"|over|in|to|by|back))|gone|sent|off|posted|emailed|mailed|handed|uploaded|submitted|delivered|dropped|returned"
    r"|in\sthe\s(?:post|mail)|with\s(?:her|him|them)\b|on\s(?:its|their|the)\sway|done|shared|there\snow|pushed|faxed)\b"
)
_NOT_DONE = words.NEGATIONS | words.MODALS | words.CONDITIONS | frozenset("almost nearly half wrong needs next".split())
_SMALL = frozenset(
    "a an the my our their his her some of for to in on and with by from as at them him it this that both all new old "
    "copy copies photo photos scan scans pdf picture pictures two three four signed filled completed first last "
    "latest promised".split()
)
_PARTS = pattern(r",\s(?:and\s)?|\s(?:and|plus|\+|&)\s")
_OF = pattern(r"\s(?:of|for|in|on|to|with|from|at|about|by|as|that|which|showing)\s")


def read_handed_over(sentence: Sentence) -> None:
    """Say of each promise of earlier sentences that this one tells of its being kept."""
    if sentence.section == "log" and not sentence.owed:
        _read_logged(sentence)
        return
    if not sentence.owed or sentence.question or sentence.check == "open" or sentence.section in ("quiet", "forgot"):
        return
    if sentence.said("follow_up_not_done", "promise_by_me") or any(one.manner == "kept" for one in sentence.found):
        return
    for owed in sentence.owed:
        heads = [_head(part) for part in _PARTS.split(_own_part(owed.what))]
        if not heads or not all(heads):
            continue
        for clause in sentence.clauses:
            if not clause.has(_NOT_DONE) and _tells(sentence, clause, owed, heads):
                sentence.say("follow_up_done", dates=sentence.done_day(clause), what=owed.what, manner="kept")
                break


def _read_logged(sentence: Sentence) -> None:
    """A log line that tells of handing over, whatever was promised: “dropped the ticketing report off”."""
    if sentence.found or sentence.question or sentence.check == "open":
        return
    clause = sentence.clauses[0]
    lead = _LEAD.match(clause.low)
    if lead is None or lead["verb"] not in _HANDED or clause.has(_NOT_DONE):
        return
    place = lead.end("verb")
    carried = lead["verb"] in _CARRIED and not _TO_THEM.search(clause.low, place)
    index = next((place for place, one in enumerate(clause.tokens) if one.low == lead["verb"]), None)
    if carried or index is None or _NOT_THERE.search(clause.low, place) or " me " in f"{clause.low[place:]} ":
        return
    what = object_after(sentence, clause, index)
    if what and thing_of(what):
        sentence.say("follow_up_done", dates=sentence.done_day(clause), what=what, manner="kept")


def _own_part(what: str) -> str:
    """The thing without what it is of: “fix for the flaky test” gives “fix”; “copy of my badge” stays."""
    first = _OF.split(f" {what.lower()} ", maxsplit=1)[0].strip()
    return first if set(first.split()) - _SMALL else what.lower()


def _head(part: str) -> str:
    """The noun of a thing in the singular: “salary slips” gives “slip”; "" where there is none."""
    named = [word for word in re.findall(r"[^\W_][\w'-]*", part) if word not in _SMALL]
    return _stem(named[-1]) if named else ""


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _tells(sentence: Sentence, clause: Clause, owed: Owed, heads: list[str]) -> bool:
    """Whether a clause says that the user handed over, or that the thing itself went off."""
    said = {_stem(token.low) for token in clause.tokens}
    if len(heads) == 1 and not said.isdisjoint(_COPIES & set(owed.quote.split())):
        heads = [next(iter(said & _COPIES & set(owed.quote.split())))]  # “I'll text him a photo” of the licence
    if not set(heads) <= said:
        return False
    lead = _LEAD.match(clause.low)
    if lead is not None and _is_act(lead["verb"], owed):
        place = lead.end("verb")
        if lead["verb"] in _CARRIED and not _TO_THEM.search(clause.low, place):
            return False  # “took the form home”, “left my card on the bus”
        if _NOT_THERE.search(clause.low, place):
            return False
        return _same_thing(clause.low[place:], owed, heads) and " me " not in f"{clause.low[place:]} "
    subject = next((token for token in clause.tokens if _stem(token.low) == heads[0]), None)
    if subject is None or clause.tokens.index(subject) > _NEAR:
        return False
    before, behind = clause.low[: subject.start - clause.start], clause.low[subject.end - clause.start :].strip()
    return set(re.findall(r"[\w'-]+", before)) <= _SMALL | set(owed.what.lower().split()) and bool(
        _IS_OFF.match(behind)
    )


_COPIES = frozenset("photo copy picture scan photocopy pic snap link pdf screenshot".split())
# Verbs that hand over only with a place or a person behind.
_CARRIED = frozenset("carried took brought dropped left passed turned popped ran walked cycled drove gave".split())
_TO_THEM = pattern(
    r"\b(?:to|in|over|off|round|there|back|into|through|with|at\s(?:the|their|her|his)\s[\w\s]{0,12}?(?:desk|office|reception|gate"
    r"|yard|door|counter|shop|school|depot|site)|her|him|them)\b"
)
_NOT_THERE = pattern(
    r"\b(?:home|with\sme|to\smyself|on\sthe\s(?:bus|train|tram|seat|kitchen|table|plane)|in\s(?:a\spuddle"
    r"|the\s(?:car|van|bin|house|kitchen|drawer))"
    r"|to\s(?:my|our)\s|to\sthe\s(?:printers?|copy\sshop|wrong)|for\ssigning|to\s(?:get|have|be)\s(?:it\s|them\s)?(?:signed|stamped|copied|certified|printed|scanned))\b"
)
_NEAR = 3  # words before a thing that is the subject: “the two cards”


def _is_act(verb: str, owed: Owed) -> bool:
    """Whether a word is a verb of handing over in the past, or the promise's own verb in the past."""
    if verb in _HANDED:
        return True
    lemma, form = FORMS.get(verb, ("", ""))
    return form == "past" and lemma in owed.quote.lower().split()


def _same_thing(tail: str, owed: Owed, heads: list[str]) -> bool:
    """Whether the words before the noun fit the promise: “reg number” a registration number, “phone number” none."""
    known = owed.quote.lower()
    said = re.findall(r"[^\W_][\w'-]*", tail)
    place = (
        next(index for index, word in enumerate(said) if _stem(word) in heads)
        if set(map(_stem, said)) & set(heads)
        else None
    )
    if place is None or place > _FAR:
        return False
    of, known_of = _OF_THEM.search(tail), _OF_THEM.search(owed.what.lower())
    if of and known_of and of[1] != known_of[1]:
        return False  # “a list of questions” is no list of suppliers
    described = [word for word in said[:place] if word not in _SMALL]
    return all(
        any(own.startswith(word) for own in re.findall(r"[\w'-]+", known)) or word.istitle() for word in described
    )


_OF_THEM = pattern(r"\sof\s(?:my\s|the\s|our\s|some\s)?([\w'-]+)")
_FAR = 6  # words between the verb and the thing
