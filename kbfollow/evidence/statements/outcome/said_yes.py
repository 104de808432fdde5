"""What a yes was said to: the job, or tea, a question, a trial shift."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.patterns import pattern

_JOB = (
    r"(?:jobs?|offers?|roles?|positions?|posts?|contracts?|gig|place|apprenticeship|internship|traineeship|fellowship"
    r"|placement|terms|money|salary|package)"
)
# “They rang with the job”, “they want me”, “it's mine”, “I got it”.
_THE_JOB = pattern(
    rf"\b(?:the|their|that|a|an|my|this|written|verbal|formal)\s(?:\w+\s)?{_JOB}\b|\bwants?\sme\b|\bmine\b|\bgot\sit\b"
    r"|\b(?:hired?|hiring|chosen|chose\sme|picked\sme|offer\b|offer\son)|\bit\s(?:is|was)\sme\b"
)
# “They offered me tea”, “he offered to show me round”, “she offered the Friday trial”.
_OFFERED = pattern(
    rf"\boffer(?:s|ed)\s(?:(?:me|us)\s)?(?:to\s(?!hire|employ|take\sme)\w+|(?!(?:it|me|us|and|there|then|on|at|yesterday|today)\b|\W)"
    rf"(?!(?:(?:the|a|an|that|this|their|my)\s)?(?:[\w-]+\s){{0,3}}?{_JOB}\b)\w+)"
)
# A question that was put: “asked if I drive”, “could I start in May”, “would I mind nights?”.
_ASKED = pattern(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed)?|wanted\sto\sknow|whether|if|would\s(?:i|you)|could\s(?:i|you)|can\s(?:i|you)"
    r"|do\s(?:i|you)|did\si|am\si|are\syou|have\s(?:i|you)|mind|question)\b|\?"
)
_TAKE_IT = pattern(rf"\b(?:take|accept|want|have|like)\s(?:it|(?:the|their|that)\s(?:\w+\s)?{_JOB})\b")
_TO_WHAT = pattern(
    rf"\sto\s(?!(?:it|them|her|him|that)\b)(?!(?:(?:the|their|a|an|that)\s)?(?:[\w-]+\s){{0,3}}?{_JOB}\b)"
)


def is_yes_to_else(sentence: Sentence, clause: Clause, match: re.Match[str]) -> bool:
    """Whether the acceptance that `match` found in a clause is no answer to an offer of this job."""
    words = match[0].strip().rsplit(" ", 2)
    says_yes, bare = words[-2:] == ["said", "yes"], words[-1] == "accepted"
    if not says_yes and not bare:
        return False  # “signed the contract”
    before, behind = sentence.low[: clause.start + match.start()], clause.low[match.end() :]
    if _OFFERED.search(before) or (says_yes and _TO_WHAT.match(behind)):
        return True
    if says_yes and _ASKED.search(before) and not _TAKE_IT.search(before):
        return True
    if bare or behind.startswith(" to ") or _THE_JOB.search(before):
        return False
    return not (sentence.offer_before or sentence.said("offer"))
