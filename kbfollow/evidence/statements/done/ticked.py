"""What a ticked line without a verb says to have gone out: “[x] references list to Gary”."""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.objects import is_thing, tidy
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import pattern

_TO = pattern(r"(?P<what>[^,:;.]{2,60}?)\s(?:to|for|→|->)\s(?:the\s)?$")
_VERBS = ("past", "third")


def read_ticked(sentence: Sentence) -> None:
    """Find a thing that went to somebody, on a line that is ticked."""
    if sentence.check != "done" or sentence.found or not sentence.mentions:
        return
    first: Mention = sentence.mentions[0]
    match = _TO.match(sentence.low[: sentence.tokens[first.first].start])
    if match is None or any(token.form in _VERBS for token in sentence.tokens) or sentence.tokens[0].form == "base":
        return
    what = tidy(sentence.text[: match.end("what")])
    if what is None or not is_thing(what) or sentence.people.is_reference(first.name):
        return
    sentence.say("follow_up_done", first, dates=sentence.check_day, what=what)
