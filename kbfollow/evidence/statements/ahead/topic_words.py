"""What the readers of topics share: the topics' names, doubt, an answer that is none."""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued, pattern

ROUND, WHO, WHEN = "next round", "who decides", "when"
MAYBE = cued(
    r"\b(?:maybe|perhaps|might|may\sbe|possibly|possible|likely|probably|whether|unless|hope|hoping|hopefully|wish|would\s(?:like|love)\b"
    r"|guess|could\sbe"
    r"|if\s(?!i\b|you\b|we\b|they\b|she\b|he\b|it\b|all\b|that\b|picked\b|successful|through|shortlisted|chosen))\b"
)
NO_ANSWER = pattern(
    r"[\W_]*(?:no\s(?:idea|clue|answer|word|one|info|time)|not\s(?:sure|asked|said|clear|known)|do\snot|did\snot"
    r"|dunno|forgot|nobody|never|not\s(?:a|one)\s(?:word|clue|peep|hint|whisper|sound|thing\ssaid)|nothing\s(?:said|about|on|was)"
    r"|left\sopen|unclear|\?|tb[acd]|to\s(?:ask|find)|ask\b|must\b|should\b|maybe|perhaps|who\sknows"
    r"|wish|will\sask)"
)


def spoken(sentence: Sentence, topic: str, *, unknown: bool = False) -> None:
    """Say that a topic was spoken of, or that the user doesn't know; nothing where the sentence says more than that."""
    if (
        topic == ROUND
        and not unknown
        and any(one.kind == "no_next_round" or (one.kind == "next_round" and one.dates) for one in sentence.found)
    ):
        return
    sentence.say("spoken_of", what=topic, manner="open" if unknown else "")
