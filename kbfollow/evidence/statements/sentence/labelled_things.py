"""Labels and arrows told in words: “to send: certificate scan, Sneha asked for it”, “diploma scan -> mailed it”.

A label says that what stands behind it is owed only where that is a paper or a piece of work, or where somebody of
theirs is said to want it; “to buy: shirt” and “they want: three years of Java” say nothing of the kind.
"""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import pattern

_SENDING = (
    r"(?:send|e-?mail|mail|post|forward|bring|hand\s(?:in|over)|drop\s(?:off|in|round)|return|give|get(?=\s(?:to\s)?(?:them|her|him)\b)"
    r"|show|scan\sand\ssend|print\sand\ssend|upload|pass\son)"
)
_WHOM = r"(?:\s(?:to\s)?(?:them|her|him|hr|over|in|off|back|round|still))*"
_LABELLED = pattern(
    rf"^(?:[-•*]\s)?(?P<label>(?:(?:still|need|needs|have|got|things|stuff|also)\s)*(?:to\s){_SENDING}{_WHOM}|(?:they|she|he|hr)\s(?:(?:still|also)\s)?"
    r"(?:wants?|needs?|asked\s(?:me\s)?for)|(?:was\s|also\s|still\s)?asked\s(?:me\s)?for|wanted(?:\sfrom\sme)?|needed(?:\sfrom\sme)?)"
    r"\s?[:–]\s(?P<what>[^,;:!?–]{2,80}?)(?P<behind>\s?[,;–-]\s?.*)?$",
    re.IGNORECASE,
)
# “, Sneha asked for it”, “– Fiona wants them by Friday”.
_THEY_WANT_IT = pattern(
    r"\s?[,;–-]\s?(?:(?:as|because|cos)\s)?(?P<who>[^\W\d_][\w'-]*(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]+)?)\s(?:(?:has|have|had|also|still|is|are)\s)*(?:asked\s(?:me\s)?for|wants?"
    r"|needs?|wanted|needed|requested|would\slike|after|waiting\sfor)\s(?:it|them|that|those|this|one|both|a\scopy|copies)\b",
    re.IGNORECASE,
)
_A_PAPER = PhraseSet(ahead.OWED)
# What an employer asks of everybody, unless it is said to be a copy, or the user's own.
_OF_MINE = pattern(r"\b(?:my|cop(?:y|ies)|photos?|scans?|proof|link|details)\b")
_NO_THING = pattern(
    r"(?:nothing|none|n/a|no\b|tbc|tba|thank|ty\b|thx|everything|all\b|\d+k?\b|send|e-?mail\b|ask|call|ring|tell|feedback|decision|answer)",
    re.IGNORECASE,
)
_BRINGING = pattern(r"\b(?:bring|show)\b")
_WANTING = pattern(r"\b(?:wants?|needs?|wanted|needed)(?:\sfrom\sme)?$")
_NOBODY = frozenset("they she he hr i we you mum mom dad".split())

# “Promised J. my scan -> mailed it”: what became of it stands behind the arrow.
_ARROW = pattern(
    r"\s?(?:->|→|=>|⇒)\s?(?=(?:i\s|all\s|just\s|already\s)*(?:sent|done|did|mailed|e-?mailed|posted|texted|dropped|handed|brought|uploaded"
    r"|forwarded|gave|delivered|returned)\b)",
    re.IGNORECASE,
)
# “I said: Year 9, last lesson, Friday”: an answer in the interview, unless it is a sentence of the user's own.
_ANSWERED = pattern(
    r"^(?P<lead>(?:(?:[Ss]o|[Aa]nd|[Bb]ut|[Tt]hen)\s)?(?:(?:I|i|we|We)\s(?:just\s|only\s|then\s|also\s)?(?:said|answered|replied|told\s[\w'-]+)|[Mm]y\s(?:answer|reply)(?:\swas)?))"
    r"\s?:\s(?P<speech>.+)$"
)
_OF_ITS_OWN = pattern(
    r"\b(?:i|we|my|they|she|he|you|it|will|would|shall|yes|yeah|no|not|sure|ok|okay|of\scourse|gladly|thanks|thank|accept\w*|withdr\w+|declin\w+"
    r"|send\w*|e-?mail\w*|bring\w*|post|forward|done|deal)\b",
    re.IGNORECASE,
)


def with_plain_labels(text: str) -> str:
    """A plain sentence with its label or its arrow told in words; an answer given in the interview left out."""
    if ">" in text or "→" in text or "⇒" in text:
        text = _ARROW.sub(", ", text)
    if ":" not in text and " – " not in text:
        return text
    answered = _ANSWERED.match(text)
    if answered is not None:
        return text if _OF_ITS_OWN.search(answered["speech"]) else answered["lead"]
    match = _LABELLED.match(text)
    return _owed(match) if match is not None else text


def _owed(match: re.Match[str]) -> str:
    label, what, behind = match["label"].lower(), match["what"], match["behind"] or ""
    wanted = _THEY_WANT_IT.match(behind)
    if _NO_THING.match(what):
        return match[0]
    low = what.lower().replace("-", " ")
    if wanted is None:
        if _BRINGING.search(label) or _A_PAPER.search(low) is None:
            return match[0]
        if _WANTING.search(label) and _OF_MINE.search(low) is None:
            return match[0]
    who = wanted["who"] if wanted else "them"
    behind = behind[wanted.end() :] if wanted else behind
    return f"I owe {'them' if who.lower() in _NOBODY else who} {what}{behind}"
