"""Taking back what a sentence was read as."""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.context import Sentence


def drop(sentence: Sentence, *kinds: str) -> None:
    """Take back what a sentence was read as."""
    sentence.found[:] = [one for one in sentence.found if one.kind not in kinds]
