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


# “No second chat, which I hope is good”: what the user makes of it, and no doubt that it is so.
_VIEW = (
    r"(?:(?:i|we)\s(?:\w+\s)?(?:hope|guess|suppose|think|trust|assume|imagine|take\sit|take|reckon|figure|believe)|hopefully"
    r"|maybe|perhaps|probably|possibly)"
)
_GOOD = (
    r"(?:(?:\w+ly\s|very\s|quite\s|rather\s)?(?:an?\s|the\s)?(?:good|great|fine|ok|okay|all\sright|alright|fair|lovely|nice|bad"
    r"|promising|encouraging|positive|compliment|plus|relief|normal|usual|reasonable|sensible|kind|handy|well|happy|best|better"
    r"|excellent)(?:\s(?:enough|sign|thing|omen|news|signs|idea|for\sme))?|for\sthe\s(?:best|better)|in\s(?:my|our)\sfavou?r"
    r"|(?:she|he|they)\s(?:really\s)?(?:like|liked|likes|enjoyed|rate|rated|want|wants)\s(?:me|it|what\s\w+\s\w+))"
)
_IS = r"(?:is|was|be|will\sbe|means?|meant|bodes?|sounds?|looks?|counts?\sas|speaks?)(?:\sthat)?"
_COMMENT = cued(
    rf"(?:\s?[,;(–—-])?\s(?:and\s)?(?:(?:which|and\s(?:that|this|it))\s{_VIEW}\s(?:(?:that|it|this)\s)?{_IS}|(?:which|and\s(?:that|this"
    rf"|it))\s{_IS}\s{_VIEW}|(?:(?<=[,;(–—-]\s)|(?<=[,;(–—-]\sand\s)){_VIEW}\s(?:(?:that|this|it)\s{_IS}\s)?(?=\w+ly|an?\s|for|good|that|this))\s?{_GOOD}\s?"
    rf"\)?(?=\W*$|\s?[,;.])"
)


def without_comment(low: str) -> str:
    """The words without what the user hopes or guesses of them."""
    comment = _COMMENT.search(low)
    return low if comment is None else low[: comment.start()] + low[comment.end() :]
