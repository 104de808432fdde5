"""An offer that the property `status` tells of: its day and that of the reply, in words that name no offer."""

from __future__ import annotations

from kbfollow.evidence.statements.outcome.outcome_days import reply_day
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

# “They are offering 4.8 LPA plus PF”, “she wants me from January”.
_OFFERING = pattern(
    r"\b(?:they|she|he|hr|[a-z]+)\s(?:is|are|was|were)\s(?:now\s|actually\s)?offering\b|\boffers?\s(?:me|us)\b"
    r"|\b(?:they|she|he)\s(?:want|wants|will\stake|would\slike|picked|chose|have\schosen|has\schosen|took)\sme\b"
    r"|\bi\s(?:have\s)?(?:got|have)\s(?:it|the\s(?:job|post|role|place))\b"
)
# Words of the user's own: “they decide by Friday” was said before the offer.
_MINE = frozenset("i me my we us our answer reply decision respond decide sign accept deadline".split())


def read_status_offer(sentence: Sentence, diary: DateSpan | None) -> None:
    """In a note with the status “offer”: what is told on the day of a diary, and when the user must answer.

    `diary` is the day in front of the lines, None where there is none.
    """
    if sentence.said("offer", "accepted", "declined", "rejected") or sentence.question or sentence.check:
        return
    day = (
        None if sentence.bag.isdisjoint(_MINE) or _THEIRS.search(sentence.low) else reply_day(sentence, sentence.found)
    )
    if day is not None:
        sentence.found[:] = [
            one
            for one in sentence.found
            if one.kind not in ("decision_expected", "promise_by_me", "next_round") or one.dates != day
        ]
        sentence.say("offer", dates=day, manner="answer by")
    elif diary is not None and _OFFERING.search(sentence.low):
        sentence.say("offer", sentence.first_named(), dates=diary, manner="made")


_THEIRS = pattern(
    r"\b(?:they|she|he|hr|board|committee|panel)\s(?:\w+\s)?(?:want|wants|need|needs|have|has|hope|hopes|plan|plans|aim"
    r"|aims"
    r"|expect|expects)\sto\b|\b(?:their|his|her)\s(?:\w+\s)?(?:decision|answer|reply)\b"
)
