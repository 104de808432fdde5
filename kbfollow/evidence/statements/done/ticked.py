"""What a ticked line without a verb says to have gone out: “[x] references list to Gary”."""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.objects import is_thing, tidy
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import pattern

_TO = pattern(r"(?P<what>[^,:;.]{2,60}?)\s(?:to|for|→|->)\s(?:the\s)?$")
# “[x] DBS form back to them”: nobody is named, so it has to be a paper.
_TO_THEM = pattern(
    r"(?P<what>[^,:;.]{2,60}?)\s(?:back\s|over\s|off\s|in\s)?(?:to|→|->)\s(?:them|her|him|hr|the\s(?:office|agency))\b"
)
_PAPERS = PhraseSet(ahead.OWED)
_VERBS = ("past", "third")


def read_ticked(sentence: Sentence) -> None:
    """Find a thing that went to somebody, on a line that is ticked."""
    if sentence.check != "done" or sentence.found:
        return
    first: Mention | None = sentence.mentions[0] if sentence.mentions else None
    match = _TO.match(sentence.low[: sentence.tokens[first.first].start]) if first else _TO_THEM.match(sentence.low)
    if match is None or any(token.form in _VERBS for token in sentence.tokens) or sentence.tokens[0].form == "base":
        return
    what = tidy(sentence.text[: match.end("what")])
    if what is None or not is_thing(what) or (first is not None and sentence.people.is_reference(first.name)):
        return
    if first is None and not _PAPERS.search(what.lower()):
        return
    sentence.say("follow_up_done", first, dates=sentence.check_day, what=what)
