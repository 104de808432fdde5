"""Refused, offered, accepted, withdrawn: what isn’t about the user, and the day of what is."""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.done.acts import OUTCOMES, status_day
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.settling.taking_back import drop
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.patterns import cued, pattern

_RIVAL = PhraseSet(status.RIVALS)
_ME = frozenset("i me my we us mine".split())


def settle_outcomes(sentence: Sentence, plain: str) -> None:
    """What is told of another candidate, another thing or another firm is no outcome here."""
    if not sentence.said(*OUTCOMES):
        return
    rival = sentence.words.isdisjoint(_ME) and _RIVAL.match(plain) and not _CHOSEN_INSTEAD.match(plain)
    if rival or _of_other_things(sentence, plain):
        drop(sentence, *OUTCOMES)
        return
    if _ON_CONDITION.match(plain):
        drop(sentence, "rejected", "accepted", "declined", "withdrew")
    if sentence.said("rejected") and _I_TOLD_THEM.match(plain):
        sentence.found[:] = [replace(one, kind="withdrew") if one.kind == "rejected" else one for one in sentence.found]
    offers = [one for one in sentence.found if one.kind == "offer"]
    if len(offers) > 1:  # the day by which it must be answered is the one that counts
        kept = next((one for one in offers if one.manner == "answer by"), offers[0])
        sentence.found[:] = [one for one in sentence.found if one.kind != "offer" or one is kept]
    if sentence.said("rejected"):
        drop(sentence, "decision_expected", "next_round") if len(sentence.clauses) <= 2 else None
    for place, one in enumerate(sentence.found):
        if one.kind not in OUTCOMES:
            continue
        if one.dates is None:
            sentence.found[place] = one = replace(one, dates=status_day(sentence, 0) if one.kind != "offer" else None)
        if one.kind == "rejected" and one.who and _compared(sentence, one.who):
            sentence.found[place] = replace(one, who=None)


# “If Hattie rings on Friday, it's a no”: nothing has come yet. “If I'm honest, they turned me down” has.
_ON_CONDITION = pattern(
    r"\W*(?:(?:and|but|so|he|she|they|then)\s(?:said\s|says\s)?){0,2}(?:if|unless|in\scase)\s"
    r"(?!i\sam\s(?:honest|not\smistaken)|you\sask|only\b|memory|that\sis\show|it\swas\snot\sfor)"
)
# “Someone else was given the post”, “another candidate has been selected”: and so not the user.
_CHOSEN_INSTEAD = pattern(
    r"\W*(?:someone|somebody|another\s(?:person|candidate|applicant))(?:\selse)?\s(?:has\sbeen|was|had\sbeen"
    r"|is\sbeing|got|has\sgot)\s(?:\w+ly\s)?"
    r"(?:appointed|chosen|picked|selected|hired|taken\son|preferred|offered\sit|given\s(?:it|the\s(?:job|post|role"
    r"|place))|the\s(?:job|post|role|place))"
    r"(?=\W*$|\s(?:instead|for\s(?:it|the\s(?:job|post|role))|on\b|by\b|over\b|today|yesterday|this|last|in\sthe\send"
    r"|after\sall|apparently)|[,;–-])"
)
# “Told them I'm no longer in the running”: the user's own word.
_I_TOLD_THEM = pattern(
    r"\W*(?:i\s)?(?:have\s|just\s)*(?:told|informed|emailed|wrote\sto|rang)\s(?:them|her|him|hr"
    r"|the\s\w+)\b[^.;]{0,40}?\bi\s(?:am|was)\s"
    r"(?:no\slonger|not|out)\b"
)


def _of_other_things(sentence: Sentence, plain: str) -> bool:
    """“Withdrew cash”, “pulled out my portfolio”, “they chose another day”; but “pulled out of Brightline”."""
    if _TRIVIAL.search(plain):
        return True
    match = _LEFT.search(plain)
    return match is not None and not sentence.text[match.end() : match.end() + 1].isupper()


_LEFT = pattern(
    r"\b(?:withdr[ae]w\w*|pull(?:ed|ing)\sout|back(?:ed|ing)\sout|dropp(?:ed|ing)\sout|bowed\sout|bailed"
    r"|stepped\s(?:back|away))\s(?:of|from)\s(?:the\s|my\s)?"
    r"(?!(?:(?:the|this|that|their|whole|entire)\s)*(?:\w+\s){0,2}(?:process|running|race|application|recruitment"
    r"|interviews?|hiring|selection|job|role|post"
    r"|position|it|this|that|company|vacancy|competition|search|shortlist|consideration|next|second|round|one|place"
    r"|thing)\b)"
)
_TRIVIAL = cued(
    r"\b(?:withdr[ae]w\w*|took\sout|accepted|declined)\s(?:\w+\s){0,3}?(?:cash|money|quid|tea|coffee|notes|parcel)\b"
    r"|\baccepted\sthat\b|\b(?:pulled\sout|took\sout|withdrew)\s(?:my|the|a|some|his|her"
    r"|our)\s(?!(?:\w+\s)?(?:application|candidacy|name|cv|hat|interest|hand))"
    r"|\b(?:they|she|he)\ssaid\syes\sto\s(?!me\b|us\b)|\b(?:chose|chosen|picked|took|went\swith"
    r"|gone\swith)\s(?:another|a\sdifferent|the\sother|a\snew|an?\s\w+)\s"
    r"(?:\w+\s)?(?:day|date|time|room|option|supplier|week|slot|route|approach|design|vendor|system|tool|venue"
    r"|table|brand|contractor|software)\b"
    r"|\b(?:team|firm|company|department|merger|project|bid|budget|plan|proposal|idea|laptop|printer|phone)\s(?:had"
    r"|has|was|were|got)\s(?:been\s)?(?:knocked\sback"
    r"|turned\sdown|rejected|let\sdown|dropped|cut|withdrawn)\b|\blet\sdown\sby\s(?:my|the)\b|\bgave\s(?:someone"
    r"|somebody)\selse\sthe\s(?:floor|word|keys?|turn)\b"
)
_MORE = frozenset("more less enough better stronger deeper some".split())


def _compared(sentence: Sentence, name: str) -> bool:
    """“They wanted more Kubernetes”: no person."""
    for one in sentence.mentions:
        if one.name == name and not one.known and one.first:
            return sentence.tokens[one.first - 1].low in _MORE
    return False
