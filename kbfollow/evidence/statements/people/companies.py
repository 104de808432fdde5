"""Companies by their names in prose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.sentence.plain_words import plain_sentence
from kbfollow.evidence.statements.words import names_en as names

MOST_COMPANIES = 2000


def company_names(companies: Sequence[str]) -> PhraseSet | None:
    """Whole names of companies, and their first word where it is no ordinary one."""
    found = [phrase for name in companies[:MOST_COMPANIES] for phrase in _called(name)]
    return PhraseSet(found) if found else None


@lru_cache(maxsize=MOST_COMPANIES)
def _called(name: str) -> tuple[str, ...]:
    """How a company is called: by its name, or by the first word of it."""
    low = plain_sentence(name).lower()
    if len(low) < 3:
        return ()
    first = low.split()[0].strip(",.")
    alone = len(first) >= 4 and first not in names.COMMON and first not in names.FIRST_NAMES
    return (low, first) if alone else (low,)
