"""Open lines of a list that name a thing and whom it goes to, without a verb: “[ ] portfolio link to Jonah, tues”."""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.objects import tidy, without_days
from kbfollow.evidence.statements.ahead.things import owe
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import pattern

_THING = PhraseSet(ahead.OWED)
_TO = pattern(
    r"\W*(?P<what>(?:my\s|the\s|a\s|an\s|our\s)?[^,;:.!?]{2,50}?)\s(?:over\s|across\s|off\s|back\s|in\s"
    r"|round\s)?(?:to|for|->|→)\s"
    r"(?P<whom>them|her|him|hr|the\s(?:\w+\s){0,2}?(?:manager|office|agency|recruiter|school|boss|owner|chef|director"
    r"|secretary|team|lead"
    r"|head|pilot|captain|foreman|matron|principal|council|panel|coordinator|company|editor|supervisor|ward|depot"
    r"|studio)|[A-ZÀ-ÖØ-ÞĀ-Ž])",
)


def read_to_do_line(sentence: Sentence) -> None:
    """Say what is owed on an open line that has no verb of its own."""
    if sentence.check != "open" or sentence.found or sentence.question:
        return
    if not sentence.bag.isdisjoint(
        words.OTHERS | words.BYSTANDERS | {"mum", "dad", "mom", "gran", "birthday", "library"}
    ):
        return
    match = _TO.match(sentence.text)
    first = sentence.tokens[0] if sentence.tokens else None
    if match is None or first is None or _THING.search(match["what"].lower().replace("-", " ")) is None:
        return
    if first.form in ("past", "third", "ing") or (first.form == "base" and first.low not in _NOUNS_TOO):
        return
    who = next((one for one in sentence.mentions if sentence.tokens[one.first].start == match.start("whom")), None)
    if who is None and len(match["whom"]) == 1:
        who = next(
            (one for one in sentence.mentions if sentence.tokens[one.first].start > match.start("whom") - 1), None
        )
        if who is None:
            return
    day = sentence.check_day or next((span for span in sentence.future_dates if sentence.ahead(span)), None)
    what = tidy(without_days(sentence, match["what"])) or match["what"]
    owe(sentence, who, dates=day, what=what)


_NOUNS_TOO = frozenset(
    "quote report list copy plan draft name answer reply link photo sample test file record text note scan".split()
)
