"""Whose outcome it is: an offer or a refusal that somebody else received says nothing of the user's."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.patterns import pattern

# An outcome is received (“got an offer”, “was rejected”) or given (“they made an offer”); who received it must be the
# user. Words that may stand between them and the verb, and what speaks for them.
_RECEIVED = pattern(
    r"\b(?:am|is|are|was|were|be|been|being|got|gets?|gotten)\s(?:\w+\s){0,2}?(?:rejected|offered|hired|turned|knocked"
    r"|passed|declined|dropped|cut|let|dinged)\b|\b(?:got|gets?|received|landed|has|have|had"
    r"|in\shand)\s.*\b(?:offer|job"
    r"|role|position|gig|rejection|no|boot|it)\b|\bnot\s(?:got|gotten|get|land|make)\b|\bunsuccessful\b"
)
_TO_ME = pattern(r"\b(?:me|us|my|i)\b")
_RUN_ON = frozenset(
    "have has had been was were am is are be got get just also never again already recently now finally then "
    "officially did not nearly both all only being actually even today yesterday i've".split()
)
_MY_OWN = frozenset("i we application candidacy cv me".split())


def received_by_another(clause: Clause, match: re.Match[str]) -> bool:
    """“Ellie got an offer”, “Tom was rejected”: the subject in front of what was received is not the user."""
    region = clause.low[max(0, match.start() - 24) : match.end() + 24]
    if not _RECEIVED.search(region) or _TO_ME.search(clause.low[match.start() :]):
        return False
    place = clause.start + match.start()
    before = [token for token in clause.tokens if token.start < place]
    inside = [token for token in clause.tokens if place <= token.start < clause.start + match.end()]
    if inside and inside[0].low in _MY_OWN:
        return False
    last = place
    while before and before[-1].low in _RUN_ON:
        last = before.pop().start
    if not before or before[-1].low in _MY_OWN:
        return False
    gap = clause.low[before[-1].end - clause.start : last - clause.start]
    return not gap.strip() and not (before[-1].form or before[-1].low in _NO_SUBJECT)


_NO_SUBJECT = frozenset(
    "and so then but today yesterday well sadly unfortunately alas officially update news yes nope oh ok okay no with "
    "of from to a an the by at in on for my".split()
)


LONG_PAST = 60  # days: an outcome that lies further before the interview speaks of another time
