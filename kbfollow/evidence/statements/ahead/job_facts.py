"""Facts about the job, the firm and life: where a clause tells one, its day is nobody's deadline."""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import cued

_JOB_FACT = PhraseSet(ahead.JOB_FACTS)
_EVERY = cued(r"\b(?:every|each)\s(?!applicant|candidate|one\b|of\b|person|interview)")


def tells_job_fact(low: str) -> bool:
    """Whether lower-case words speak of hours, leave, habits or the firm's calendar: “code freeze every December”."""
    return _JOB_FACT.search(low) is not None or _EVERY.search(low) is not None
