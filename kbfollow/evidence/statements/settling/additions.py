"""The day and the person that a short sentence leaves to be understood."""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.done.acts import TO_DO, status_day
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued, pattern


def _before_content(sentence: Sentence) -> str:
    """The words up to the day and the clause that holds it, where what was told begins behind it."""
    offset = sentence.dates[0].offset
    behind = _TOLD_THAT.search(sentence.low, offset)
    return sentence.low[: behind.start()] if behind else sentence.low


_TOLD_THAT = cued(r"\bthat\s(?:they|he|she|the|i|it|we)\b|\bto\ssay\b")
# “Sent the 90-day plan to Claire”: a thing, nothing planned.
_A_PLAN = pattern(r"\b(?:the|my|our|a|an|that|their)\s(?:[\w-]+\s){0,2}plans?\sto\b")
_DATED = ("thank_you_sent", "reference_alerted", "follow_up_done")
_NEAR = 14  # days: a note is written on after the interview
_BEFORE = 60  # days before the interview, in which a reference may have been told


# “Prof. Brennan knows they'll ring him, spoke to him 11/19”: the day on which the reference was told.
_SPOKE = pattern(
    r"\W*(?:(?:and|as|because|since|for|i|we|have|had|already|just|also)\s)*(?:(?:spoke|talked|chatted)\s(?:to|with)|rang|told|texted"
    r"|wrote(?:\sto)?|called|phoned|e-?mailed|mailed|messaged|warned|asked|saw|met|had\sa\s(?:word|chat)\swith|whatsapped"
    r"|pinged)\s(?:him|her|them|both)\b"
)


def _add_day_of_telling(sentence: Sentence) -> None:
    for place, one in enumerate(sentence.found):
        if one.kind != "reference_alerted" or one.dates is not None:
            continue
        told = next((part for part in sentence.clauses if _SPOKE.match(part.low)), None)
        days = [span for span in sentence.dates if told and told.start <= span.offset < told.end]
        if len(days) == 1 and 0 <= (days[0].end - sentence.setting.anchor).days + _BEFORE <= _BEFORE + _NEAR:
            sentence.found[place] = replace(one, dates=days[0])


def add_days(sentence: Sentence) -> None:
    """The only day of a short line is the day of what it tells, also shortly after the interview."""
    if sentence.said("reference_alerted") and len(sentence.clauses) > 1:
        _add_day_of_telling(sentence)
    if (
        len(sentence.dates) != 1
        or len(sentence.clauses) > 2
        or TO_DO.search(_A_PLAN.sub(" ", _before_content(sentence)))
    ):
        return
    if sentence.said("decision_expected", "next_round", "promise_by_me", "promise_by_them", "offer"):
        return
    for place, one in enumerate(sentence.found):
        if one.kind in _DATED and one.dates is None:
            day = status_day(sentence, 0)
            if day is not None and (day.end - sentence.setting.anchor).days <= _NEAR:
                sentence.found[place] = replace(one, dates=day)


_WITH_PERSON = ("thank_you_sent", "follow_up_done", "accepted", "withdrew", "rejected")


def add_people(sentence: Sentence) -> None:
    """A statement without a person is about the only one who is named, where the rest of the sentence names nobody."""
    if len(sentence.mentions) != 1 or sentence.mentions[0].name is None:
        return
    only = sentence.mentions[0]
    before = sentence.tokens[only.first - 1].low if only.first else ""
    belonging = sentence.tokens[only.last].word.endswith(("'s", "’s"))  # “in Arlo's pigeonhole”
    if (before in ("for", "more", "as", "than", "like", "in", "at") and not belonging) or sentence.people.is_reference(
        only.name
    ):
        return
    for place, one in enumerate(sentence.found):
        if one.kind in _WITH_PERSON and one.who is None and not one.everyone and not one.candidates:
            sentence.found[place] = replace(one, who=only.name)
