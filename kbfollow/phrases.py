"""What a phrase asks for: the same words, whether a rule says them, a hand-written task or a sentence."""

from __future__ import annotations

import re

from kbfollow.patterns import pattern

# What a hand-written task or a promise says, by the rule that would ask for it anyway.
SAYS = {
    "thank-you": pattern(r"\b(thank(?:s|ed|ing)?(?:[- ]you)?s?|thx|ty)\b", re.I),
    "follow-up": pattern(
        r"\b(follow[- ]?up|check(?:ing)?[- ]?in|chase|nudge|ping|touch base|"
        r"(?:call|ring|phone|e-?mail|mail|write|ask|text|message)\b.{0,60}\b(?:decision|decided?|status|update|news|"
        r"heard|answer|how (?:it|things) stand))\b",
        re.I,
    ),
    "alert-references": pattern(
        r"\b(tell|warn|alert|heads[- ]?up|let .{1,40} know|give .{1,40} notice|brief|ask|inform|reference)\b", re.I
    ),
    "application-follow-up": pattern(
        r"\b(follow[- ]?up|check|chase|ask|call|ping|nudge)\b.*\bapplication\b|\bapplication\b.*\barrived?\b", re.I
    ),
    "rejected": pattern(r"\b(reply|answer|thank|respond)\b", re.I),
    "offer": pattern(r"\boffer\b", re.I),
}

VERB = pattern(
    r"\b(send|e-?mail|mail|bring|drop (?:in|off|by)|post|hand in|hand over|write|share|forward|deliver|upload|prepare|"
    r"finish|complete|submit|lend|show|give|get back|call|ring|phone|check|confirm|fill in|sign|provide|return|do|"
    r"look at|pass on|record|build|draft|put together)\b",
    re.I,
)
_SMALL = frozenset(
    "the a an my our their some of for to in on and with by as copy it them him her this that you".split()
)


def same_thing(one: str, other: str) -> bool:
    """Whether two phrases name one thing: all words that matter of the shorter stand in the longer."""
    first, second = (_matter(phrase) for phrase in (one, other))
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and shorter <= longer


def _matter(phrase: str) -> set[str]:
    words = (word for word in re.findall(r"\w+", phrase.casefold()) if word not in _SMALL and not VERB.fullmatch(word))
    return {_stem(word) for word in words}


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
