"""What lies ahead, by weight of words: for sentences with a day, or a vague time, that no plainer reading explained.

People name the outcome, the next meeting and what they owe in endless ways (“Dean rules on it the second week of
February”, “weld test Monday 7am”). Here only the classes of words in a clause count: who acts, what it is about, and
that its day lies ahead. Facts about the job, conditions, questions and denials count against all of it; where the
classes don't agree on one meaning, nothing is said.
"""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.times_ahead import VAGUE, is_nobodys, parts_ahead
from kbfollow.evidence.statements.ahead.weighed_decisions import read_weighed_decision
from kbfollow.evidence.statements.ahead.weighed_meetings import read_weighed_meeting
from kbfollow.evidence.statements.ahead.weighed_promises import ASKED_HOW, read_weighed_contact, read_weighed_debt
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import pattern

_FUTURE_KINDS = (
    "decision_expected next_round promise_by_me promise_by_them reference_not_alerted offer rejected "
    "accepted declined withdrew thank_you_sent thank_you_not_sent follow_up_done reference_alerted"
).split()
_QUIET_SECTIONS = frozenset("quiet met forgot strength concern log references thanks".split())


def read_weighed(sentence: Sentence) -> None:
    """Say what is expected, where the words' classes leave no doubt."""
    if sentence.question or sentence.check == "done" or sentence.said(*_FUTURE_KINDS):
        return
    if "ask" in sentence.bag and ASKED_HOW.search(sentence.low):
        return
    last = sentence.said("no_next_round")
    if not last and (_by_label(sentence) or _quotes_time(sentence)):
        return
    if sentence.section.split(" ")[0] in _QUIET_SECTIONS:
        return
    for part in parts_ahead(sentence):
        if is_nobodys(sentence, part):
            continue
        for read in (
            (read_weighed_decision,)
            if last
            else (read_weighed_debt, read_weighed_contact, read_weighed_decision, read_weighed_meeting)
        ):
            if read(sentence, part):
                return


def _by_label(sentence: Sentence) -> bool:
    """“Panel: Thu 19 Feb”, “decision date: TBD”: a label and a time."""
    days = [span for span in sentence.dates if sentence.ahead(span) and span.end > sentence.setting.anchor]
    if sentence.section == "met" and len(days) == 1 and len(sentence.low) - len(days[0].text) <= _CLOCK_TIME:
        sentence.say("next_round", dates=days[0])
        return True
    if sentence.section == "decision" and not sentence.dates and VAGUE.match(sentence.low):
        sentence.say("decision_expected")
        return True
    return False


# “"end of next week"”: what they said about when, and nothing else.
_QUOTED = pattern(r"\W{0,4}[\"“”„'‘](?P<said>[^\"“”]{4,40}?)[.,…!]?[\"”“'’]\W{0,3}")
_AROUND_TIME = frozenset(
    "by about around roughly in within some the probably maybe sometime approx a at latest or so".split()
)


def _quotes_time(sentence: Sentence) -> bool:
    match = _QUOTED.fullmatch(sentence.quote.strip())
    if match is None or sentence.mentions or sentence.section in ("me", "met", "log", "quiet", "forgot"):
        return False
    days = [span for span in sentence.dates if span.end > sentence.setting.anchor] or sentence.durations
    rest = match["said"].lower().replace(days[0].text.lower(), " ") if len(days) == 1 else "no"
    if not set(rest.split()) <= _AROUND_TIME:
        return False
    sentence.say("decision_expected", dates=days[0])
    return True


_CLOCK_TIME = 14  # characters beside the day: “, 9.30”, “ at 2pm, Zoom”
