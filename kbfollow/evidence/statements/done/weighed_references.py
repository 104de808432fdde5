"""References told or not told, by weight of words: “refs in the loop: Harriet”, “Greg has no inkling”."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.done.acts import (
    NOT_DONE,
    TO_DO,
    TOLD_KINDS,
    Act,
    conditional,
    done_by_me,
    my_acts,
    status_day,
)
from kbfollow.evidence.statements.done.references_known import knows_else
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import Hit, PhraseSet
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.patterns import cued, pattern

_REFERENCE, _MAY_CALL, _TOLD = map(PhraseSet, (status.REFERENCES, status.MAY_CALL, status.TOLD))
_UNAWARE = PhraseSet(status.UNAWARE)
_CONDITIONS = frozenset("if unless suppose supposing assuming whenever once until".split())

_HANDED = pattern(
    r"\b(?:send|sent|e?-?mail(?:ed)?|give|gave|given|forward(?:ed)?|supply|supplied|provide[d]?|submit(?:ted)?"
    r"|upload(?:ed)?"
    r"|get|pass(?:ed)?|ask(?:ed|ing)?|want(?:s|ed)?|need(?:s|ed)?|listed|list|check(?:s|ed"
    r"|ing)?)\s(?:\w+\s){0,4}?(?:my|the|three|two"
    r"|their|list\sof|names\sof|for|any|some)\s(?:\w+\s)?(?:references|referees|refs|reference\slist"
    r"|referee\sdetails)\b"
    r"(?!\s(?:know|a\s|notice|the\s(?:heads|nod)))"
)
_ASKED_TO_BE = pattern(
    r"\bask(?:ed|ing)?\b.{0,40}\b(?:to\sbe|to\sact|to\sserve|to\sgive|to\sstand|to\sdo|if|whether|for\s(?:a|his|her"
    r"|my))\b"
)
_NOD = pattern(
    r"\b(?:heads?\s?up|headsup|warning|shout|bell|ring|call|buzz|tinkle|nod|note|word|line|email|e?mail|text"
    r"|message|msg|tip\soff|know"
    r"|in\sthe\s(?:loop|picture)|up\sto\sspeed|in\son|notice|word|alert)\b"
)
_THEY_CALL = pattern(
    r"\b(?:they|he|she|hr|\w+)\s(?:may|might|could|will|would|can|are\sgoing\sto)\s(?:\w+\s)?(?:be\s)?(?:call|ring"
    r"|phone|contact|email|ask|get"
    r"|hear|reach|come|writ)\w*\b|\b(?:may|might|could|will|would)\s(?:well\s)?(?:be\s(?:on\s(?:the\s(?:phone|line|blower)|to\s(?:him|her|them))"
    r"|in\stouch|wanting|after\s(?:him|her|them)|asking|giving)|give\s(?:him|her|them)\sa\s(?:ring|call|bell|shout|buzz|tinkle)"
    r"|want\s(?:a\s)?(?:quick\s)?(?:word|chat|to\s(?:talk|speak)))\b|\b(?:he|she)\smight\sget\b|\bexpect\w*\s(?:a|the|their|an)\b"
    r"|\bso\s(?:that\s)?(?:he|she|they)\s(?:knows?\b(?!\s(?:my|how|where|who|me))|(?:is|are|will\sbe|would\sbe)\s(?:ready|warned|prepared|expecting|not"
    r"\s(?:surprised|caught|startled)))|\bto\s(?:expect|be\sready\sfor|look\sout\sfor|watch\sfor)\b"
)
_WELL_KNOWN = pattern(r"\bknows?\s(?:my|him|her|each|how|what|who|of|me|the\s\w+\s(?:well|from))\b")
_REF_VERBS = status.TELLING_VERBS | status.REACHING_VERBS
_NEEDS_NOD = frozenset(
    "drop send give let get leave see say catch reach write run explain mention fill reply contact".split()
)


def known_reference(sentence: Sentence) -> bool:
    people = sentence.people
    if not people.references:
        return False
    if any(people.is_reference(one.name) for one in sentence.mentions):
        return True
    return people.is_reference(people.last) and not sentence.bag.isdisjoint(_HIM)


_GET_HOLD = pattern(r"\w+\s(?:hold\sof|in\stouch|onto|to\s(?:speak|talk)|out\sto|through\sto|back\sto)\b")
HAD_WORD = pattern(
    r"^(?:i\s)?(?:have\s|just\s)?(?:had|got)\s(?:a\s)?(?:\w+\s)?(?:word|chat|natter|call|conversation"
    r"|catch\sup)\swith\b"
)
_MEET = frozenset("contact reach catch get see".split())
_HIM = frozenset(["him", "her", "she", "he"])


# A thing, not somebody who is asked: “I'd get her the references sheet”.
_COMPOUND = pattern(
    r"(?<!on\smy\s)(?<!on\sthe\s)\breferences?\s(?:sheet|manual|number|letter|book|section|page|point|library|desk"
    r"|list|material)s?\b"
)


def read_told(sentence: Sentence, plain: str) -> None:
    if sentence.said(*TOLD_KINDS, "reference_thanked", "thank_you_sent") or sentence.check == "done":
        return
    known = known_reference(sentence)
    plain = _COMPOUND.sub(lambda match: " " * len(match[0]), plain)
    call = _MAY_CALL.search(plain) is not None
    listed = sentence.section.startswith("references")
    noun = _REFERENCE.search(plain)
    somebody = _OLD_BOSS.search(plain) is not None or bool(sentence.mentions)
    boss = not (known or listed or noun) and somebody and OF_A_CALL.search(plain) is not None
    if not (known or call or listed or noun or boss) or _ASKED_TO_BE.search(plain) or _I_WAS_TOLD.match(plain):
        return
    acts = [one for one in my_acts(sentence, _REF_VERBS) if _about_reference(sentence, one, plain, known)]
    due = next((one for one in acts if one.mode == "to do"), None)
    told = done_by_me(acts)
    word = HAD_WORD.search(plain) if told is None else None
    unaware = _UNAWARE.search(plain)
    if any(token.low in _CONDITIONS for token in sentence.tokens[:1]) or any(one.mode == "dropped" for one in acts):
        return
    handed = _HANDED.search(plain) is not None and not (told and told.lemma in status.TELLING_VERBS)
    if handed and not (unaware and (_REACHED.search(plain) or not _NO_CHANCE.search(unaware.text))):
        return
    owed = told is None and due is not None and (unaware or call or known or listed or boss or _all_references(plain))
    theirs = unaware and not unaware.text.startswith(("nobody", "no one")) and _theirs(sentence, unaware.start())
    if owed or (unaware and not theirs and not _THEY_DID_NOT.search(plain)):
        _say_untold(sentence, plain, due)
    elif (
        sentence.check == "open"
        or conditional(sentence, told.start if told else len(plain))
        or _BY_NOBODY.match(plain) is not None
    ):
        return
    elif told is not None and (told.lemma in status.TELLING_VERBS or call or _THEY_CALL.search(plain)):
        if sentence.mentions and _TOLD_THEM_I.match(plain, told.start):
            return  # “told her I'd call Tom Brandt first”
        if not NOT_DONE.search(told.clause.low[: told.start - told.clause.start].replace("-", " ")):
            _say_told(sentence, plain, told.start)
    elif word and call and not TO_DO.search(plain) and not NOT_DONE.search(plain):
        _say_told(sentence, plain, word.start())
    elif not TO_DO.search(plain) and not _theirs(sentence, len(plain)):
        match = _TOLD.search(plain)
        if match and match[0] in _BARE and not _told_of(sentence, plain, match):
            return
        if match and match[0].endswith(("knows", "know")) and not (noun or call) and knows_else(sentence, match.end()):
            return
        if match and not _WELL_KNOWN.search(plain) and not NOT_DONE.search(plain[: match.start()]):
            _say_told(sentence, plain, match.start())


def _about_reference(sentence: Sentence, act: Act, plain: str, known: bool) -> bool:
    """Whether a verb can mean telling a reference: “gave him a shout”, but not “gave them my references”."""
    tail = plain[act.start :]
    if act.lemma in _NEEDS_NOD and not (_NOD.search(tail) or _THEY_CALL.search(tail)):
        return act.mode == "undone" or _GET_HOLD.match(tail) is not None or (act.lemma in _MEET and known)
    return True


_TOLD_THEM_I = pattern(r"told\s(?:her|him|them|hr)\s(?:that\s)?i\s(?:would|will|shall|could|can|must)\b")
_BARE = frozenset("told warned alerted informed notified briefed prepped primed".split())
_ACTIVE = pattern(r"\s(?:me|us|her|him|them|my|everyone|people|that|the)\b")


def _told_of(sentence: Sentence, plain: str, match: re.Match[str] | Hit) -> bool:
    """“Refs told”, “Harriet warned ✓”, not “Keiko told me”: a bare past form behind those who were told."""
    if _ACTIVE.match(plain[match.end() :]):
        return False
    lead = plain[: match.start()].rstrip()
    named = any(sentence.tokens[one.last].end >= len(lead) - 1 for one in sentence.mentions)
    return named or _ENDS_WITH_TOLD.search(lead) is not None


_ENDS_WITH_TOLD = pattern(
    r"(?:\b(?:references|referees|refs|reference|referee|ref|both|all|been|is|are|was|were|now|already|got|two"
    r"|three)|[:,;)]|^)$"
)
# “They have not called my references yet” says nothing of what these know.
_THEY_DID_NOT = pattern(
    r"\b(?:they|hr|company|school|firm)\s(?:have|had|has|did)\snot\s(?:\w+\s)?(?:call|rung|ring|phon|contact|e?mail"
    r"|text|ask|messag|reach"
    r"|check|follow|written|spoke|taken|heard\sback)\w*"
)
_ALL = pattern(
    r"\b(?:my|both|all|the|either\sof|neither\sof|any\sof)\s(?:of\s)?(?:my\s|the\s)?(?:\w+\s)?(?:references"
    r"|referees|refs)\b"
    r"|^(?:references|referees|refs)\b"
)


def _all_references(plain: str) -> bool:
    return _ALL.search(plain) is not None


def _theirs(sentence: Sentence, until: int) -> bool:
    """Whether it is the employer who knows nothing, or is told: “they haven't called my references yet”."""
    first = sentence.tokens[0]
    return first.low in ("they", "hr", "recruiter", "nobody", "we") and sentence.clauses[0].end >= until


def _told_whom(sentence: Sentence) -> list[Mention]:
    people = sentence.people
    references = [one for one in sentence.mentions if people.is_reference(one.name)]
    if references:
        return references
    named = [one for one in sentence.mentions if one.name not in people.interviewers]
    if named:
        return named[:1]
    told_of = people.is_reference(people.last) or _IS_MINE.match(sentence.low)
    if told_of and people.last not in people.interviewers and not sentence.bag.isdisjoint(_HIM):
        only = sentence.mention_of(people.last)
        return [only] if only else []
    return []


_IS_MINE = pattern(r"(?:she|he)\sis\s(?:one\sof\s)?my\s(?:\w+\s)?(?:reference|referee|ref)s?\b")


# “My last foreman”, “old boss”; not “the foreman”, who may be theirs.
_OLD_BOSS = cued(
    r"(?:\bmy\s(?:\w+\s){0,2}?|(?:^\W*|\b(?:the|both|told|warned|and|but)\s)(?:old|former|ex|previous|last|retired)\s"
    r"(?:\w+\s)?)(?:ex\s)?(?:boss(?:es)?|manager|supervisor|lecturer|tutor|teacher|colleague|employer|head|coach|mentor"
    r"|ref|reference|referee|foreman|forewoman|gaffer|ganger|sergeant|captain|skipper|matron|landlord|landlady"
    r"|principal"
    r"|dean|vicar|priest|chef|editor|producer|director|professor|prof|lead|leader|owner|mistress|master|instructor"
    r"|trainer|line\smanager|superintendent|charge\snurse|sister|governor|chair|client|pi|advisor|adviser"
    r"|super)s?\b|\bmy\s(?:old|former|ex|last|previous|retired)\s\w+"
)
# What such a one was told: that the employer may call.
OF_A_CALL = pattern(
    r"\b(?:they|hr|someone|somebody|people|(?:the|this|an?|some|one)\s(?:\w+\.?\s)?\w+"
    r"|(?:mr|mrs|ms|miss|mx|dr|prof|rev|sister|father|frau|herr)\.?\s[\w'-]+(?:\s[\w'-]+)?)\s(?:may|might|could"
    r"|will|would|can)\s(?:well\s|be\s)?(?:call|ring|phone|contact|e?mail|write|text|calling|ringing|phoning|writing"
    r"|in\stouch|get\sin\stouch|reach\sout)\b(?!\s(?:in\b|the|off|time|it|out|me\b|us\b|back|on|last))"
    r"|\b(?:he|she|they)\s(?:may|might|could|will|would)\s(?:well\s)?(?:get|have|be\sgetting)\s(?:a|an)\s(?:phone\s)?"
    r"(?:call|ring|letter|e?mail|message)\b"
    r"|\b(?:he|she|they)\s(?:may|might|could|will|would)\s(?:well\s)?be\s(?:called|rung|phoned|contacted|emailed)\b"
    r"|\bexpect(?:ing)?\s(?:a|the|their|an)\s(?:phone\s)?(?:call|ring|letter|e?mail)\b"
    r"|\b(?:heads?\s?up|warning|notice)\s(?:about|of|that)\s(?:a|the|their)\s(?:phone\s)?call\b"
)
_I_WAS_TOLD = pattern(
    r"\W*(?:i|we)\s(?:have|was|were|had|am|are|got)\s(?:(?:only|now|already|also|just|since)\s)?(?:been\s)?(?:told|warned|informed|notified"
    r"|alerted|briefed)\b"
)
_BY_NOBODY = pattern(r"\W*(?:nobody|no\sone|noone|none|neither|not\s(?:a\ssoul|one))\b")
# “No time to send them my references”: no word of telling these.
_NO_CHANCE = pattern(r"\b(?:chance|time|minute|moment|managed|got|busy)\b")
_REACHED = pattern(r"\b(?:hold\sof|in\stouch|know|warn\w*|tell\w*|heads?\s?up)\b")


def _say_told(sentence: Sentence, plain: str, place: int) -> None:
    people = _told_whom(sentence)
    nobody = not people and (sentence.mentions or not sentence.bag.isdisjoint(_HIM))
    if nobody and not _all_references(plain) and not _OLD_BOSS.search(plain):
        return
    targets: list[Mention | None] = list(people) or [None]
    for one in targets:
        day = status_day(sentence, place)
        sentence.say("reference_alerted", one, dates=day, everyone=one is None and _all_references(plain))


def _say_untold(sentence: Sentence, plain: str, due: Act | None) -> None:
    people = _told_whom(sentence)
    if not people and sentence.mentions:
        return
    day = None
    if due is not None or sentence.check == "open" or TO_DO.search(plain):
        ahead = [span for span in sentence.future_dates if sentence.ahead(span)]
        day = sentence.check_day or next(iter(ahead), None)
    targets: list[Mention | None] = list(people) or [None]
    for one in targets:
        sentence.say("reference_not_alerted", one, dates=day, everyone=one is None and _all_references(plain))
