"""Favours that the user undertook, whatever the verb: “said I'd price up the boards”, “I'd dig out the manual”.

Only verbs count that make, find or hand over something; “said I'd think about it” and “I'd look into childcare” say
nothing to the employer. The thing is named here, or it is the one that was spoken of just before.
"""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.ahead.objects import is_thing, named_before, tidy, without_days
from kbfollow.evidence.statements.ahead.owed_work import hurry
from kbfollow.evidence.statements.ahead.things import owe
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

# Verbs that make or find something for somebody; with their particles.
_FAVOUR = (
    r"(?:look\s(?:out|up)|dig\s(?:out|up)|root\sout|hunt\s(?:out|down)|price(?:\sup)?|cost(?:\sup|\sout)?"
    r"|measure(?:\sup)?"
    r"|work\s(?:out|up)|draw(?:\sup)?|draft|write\s(?:up|out|down)|(?:write|type|print|dig|look|hunt|sort|draw|fish|root|scan|copy)"
    r"(?=\s(?:it|them|that|one|those|these)\s(?:out|up|down|off|in|together)\b)|type\sup|put\stogether|knock\s(?:up|together)"
    r"|run\s(?:up|off)"
    r"|sketch(?:\sout)?|make|build|fix|mend|repair|patch|translate|scan|photograph|print(?:\soff|\sout)?|photocopy"
    r"|burn|record"
    r"|lend|loan|find(?:\sout)?|track\sdown|source|get\shold\sof|check|count|list|bake|sew|knit|design|edit|proofread"
    r"|prepare|compile|collect|pick\sup|sharpen|trace|transcribe|test|try\sout|push|open|file|raise|copy|sort\sout)"
)
_TOLD = (
    r"(?:(?:said|told|promised|offered|agreed|swore|mentioned|assured|volunteered|undertook|committed|pledged)\s"
    r"(?:(?!me\b|us\b|not\b|she\b|he\b|they\b|i\b|we\b|to\b|that\b)[\w'.]+\s){0,3}(?:that\s)?"
    r"(?:(?:i|we)\s(?:would|will|could|can)|to))"
)
_SAID_I_WOULD = cued(
    rf"(?:^|(?<!\w))(?P<lead>[\w']*)\s?\b{_TOLD}\s(?:also\s|maybe\s|just\s|gladly\s|happily\s|then\s|try\s(?:to|and)\s)*"
    rf"(?P<verb>{_FAVOUR})\s(?P<what>[^.;!?]{{2,120}})"
)
# “And that I'd lend Don my meter”: goes on with what the sentence before promised.
_AND_THAT = pattern(
    rf"^(?:and|also|plus|oh\sand)\s(?:also\s)?(?:that\s)?(?:i|we)\s(?:would|will)\s(?:also\s)?(?P<verb>{_FAVOUR}|send|bring"
    r"|email|show|give|post)\s(?P<what>[^.;!?]{2,120})"
)
# Where the thing ends and the handing over begins: “… and let Margaret have it”, “… and pass it on”.
_HANDING = pattern(
    r",?\s(?:and|then|so)\s(?:then\s)?(?:let|get|give|pass|send|email|text|bring|drop|ring|post|have|hand|tell|take"
    r"|call|show"
    r"|report|be)\b"
)
_NOT_FOR_THEM = pattern(
    r"\b(?:my|our)\s(?:mum|mom|dad|wife|husband|partner|landlord|sister|brother|gp|doctor|bank|childcare|life|mind|hair"
    r"|garden|bike|bus|train|way|peace|decision|choice)\b|^(?:it\swork|sure|time|a\s(?:go|living|start|decision"
    r"|choice|change)"
    r"|(?:somewhere|something|anything|someone|somebody|another\sjob|childcare|a\s(?:flat|room|place|house|job))\b|do\b"
    r"|about\b|(?:the\s|a\s)?(?:tea|coffee|brew|cuppa)\b|the\s(?:time|best|most|move|bus|train|commute)|an\seffort"
    r"|up\smy\smind)"
)
_DENIED = words.NEGATIONS - {"no"} | frozenset(["if", "unless"])


def read_favours(sentence: Sentence) -> bool:
    """Find what the user said to be going to make, find or lend; True where something was said."""
    if sentence.bag.isdisjoint(_CUES) and sentence.before.topic != "my promise":
        return False
    match = _SAID_I_WOULD.search(sentence.low)
    if match is not None and match["lead"] in ("she", "he", "they", "who", "it", "hr"):
        return False
    if match is not None and not words.OTHERS.isdisjoint(sentence.low[match.start() : match.start("verb")].split()):
        return False  # “promised Mum I'd fix her gate”
    if match is None and sentence.before.topic == "my promise":
        match = _AND_THAT.match(sentence.low)
    if match is None or _NOT_FOR_THEM.search(match["what"]) or not _DENIED.isdisjoint(match[0].split()):
        return False
    start = match.start("what")
    handing = _HANDING.search(match["what"])
    end = start + handing.start() if handing else match.end("what")
    place = sentence.low.find(",", start, end)
    end = place if place > 0 else end
    what = _thing(sentence, start, end)
    if not what:
        return False
    day = _day(sentence, start, end)
    if match["verb"].startswith(("pick up", "collect", "get hold", "check", "test", "count")) and day is None:
        return False
    asked = [one for one in sentence.found if one.kind == "promise_by_me"]
    if asked:  # “… and get it to Ruth by Monday”: one promise
        kept = asked[-1]
        sentence.found[sentence.found.index(kept)] = replace(
            kept, what=what, dates=day or kept.dates, manner=hurry(sentence)
        )
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "decision_expected" or one.dates != kept.dates
        ]
        return True
    who = next((one for one in sentence.mentions if one.name and not sentence.people.is_reference(one.name)), None)
    owe(sentence, who, dates=day, what=what, manner="" if day else hurry(sentence))
    return True


def _thing(sentence: Sentence, start: int, end: int) -> str:
    """The words of the thing, without the person who gets it: “Don my moisture meter” gives “moisture meter”."""
    for one in sentence.mentions:
        if sentence.tokens[one.first].start == start:
            start = sentence.tokens[one.last].end
    text = sentence.text[start:end]
    what = _LOOSE.sub("", tidy(without_days(sentence, text)) or "")
    if what.lower() in ("", "it", "them", "that", "one", "those"):
        what = named_before(sentence, start) or sentence.before.thing
    return what if what and is_thing(what) else ""


_LOOSE = pattern(r"\s(?:for|of|about|on|from|at|in|with)$")


def _day(sentence: Sentence, start: int, end: int) -> DateSpan | None:
    """The day behind the favour; where there are two the one by which it is handed over."""
    days = [span for span in sentence.future_dates if span.offset >= start and sentence.ahead(span)]
    behind = [span for span in days if span.offset >= end]
    return next(iter(behind or days), None)


_CUES = frozenset("say tell promise offer agree swear mention assure volunteer undertake commit pledge".split())
