"""Thanks and references: what is still to be done isn’t done, and what was done needn’t be promised."""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.done.acts import NOT_DONE, TO_DO, status_day
from kbfollow.evidence.statements.done.references_known import turn_still_to_ask
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.settling.taking_back import drop
from kbfollow.model import Statement
from kbfollow.patterns import pattern


def settle_thanks(sentence: Sentence, plain: str) -> None:
    """Thanks that are still to come, and what is only the reason of thanks."""
    if sentence.said("reference_alerted", "thank_you_sent", "reference_thanked") and _STILL_TO_BE.search(plain):
        _take_back(sentence)
    if sentence.said("thank_you_not_sent"):  # “Denis: still to write”
        unthanked = {one.who for one in sentence.found if one.kind == "thank_you_not_sent"}
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "promise_by_them" or one.what or one.who not in unthanked
        ]
    if sentence.said("thank_you_sent"):
        _drop_meeting_thanked_for(sentence)
    if sentence.said("reference_asked"):
        turn_still_to_ask(sentence, plain)


def settle_references(sentence: Sentence, plain: str) -> None:
    """Told or not told, and what the telling was about."""
    if sentence.said("reference_not_alerted"):
        _told_or_not(sentence, plain)
    if sentence.said("reference_alerted", "reference_not_alerted"):  # “warned that they'll ring her about me”
        sentence.found[:] = [one for one in sentence.found if one.kind != "promise_by_them" or one.what]
    if sentence.said("reference_alerted") and sentence.said("next_round"):  # “they want to speak to him”
        told = {one.who for one in sentence.found if one.kind == "reference_alerted" and one.who}
        sentence.found[:] = [one for one in sentence.found if one.kind != "next_round" or one.who not in told]
    if sentence.said("reference_alerted") and sentence.said("follow_up_done"):  # “Lucy (ref) knows, I called her”
        told = {one.who for one in sentence.found if one.kind == "reference_alerted" and one.who}
        sentence.found[:] = [one for one in sentence.found if one.kind != "follow_up_done" or one.who not in told]


# “Ailsa still has to be told”, “Tom needs to be thanked yet”.
_STILL_TO_BE = pattern(
    r"\b(?:has|have|needs?|still|yet|ought|is|are)\sto\sbe\s(?:told|warned|alerted|informed|briefed|thanked"
    r"|notified|prepped|primed|written\sto|updated)\b"
)
_NOT_YET = {"reference_alerted": "reference_not_alerted", "thank_you_sent": "thank_you_not_sent"}


def _take_back(sentence: Sentence) -> None:
    sentence.found[:] = [
        replace(one, kind=_NOT_YET[one.kind], dates=None) if one.kind in _NOT_YET else one
        for one in sentence.found
        if one.kind not in ("reference_thanked", "decision_expected")
    ]


def _drop_meeting_thanked_for(sentence: Sentence) -> None:
    """“Thanked him for the trial shift”, “thanked the panel on 14 May”: no further meeting."""
    thanked = next(one for one in sentence.found if one.kind == "thank_you_sent")
    same = thanked.dates.end if thanked.dates else None

    def of_thanks(one: Statement) -> bool:
        if one.kind not in ("next_round", "follow_up_done", "promise_by_them_kept") or one.manner == "kept":
            return False
        return one.dates is None or one.dates.end == same or one.dates.end <= sentence.setting.anchor

    sentence.found[:] = [one for one in sentence.found if not of_thanks(one)]


_WOULD_HAVE = pattern(r"\b(?:would|should|could|might)\shave\b")
# “Heads-up to Mei (reference) sent”, “let Luz know a reference call is likely, she's fine with it”.
_NOD_GIVEN = pattern(
    r"\bheads?\s?up\b.{0,60}\b(?:sent|given|done|delivered|out|✓|✔)|^(?:i\s)?(?:have\s|already\s|just\s)?(?:let"
    r"|messaged|texted|rang|called|phoned|emailed|told|warned)\s.{2,60}?\s(?:know|that|about)\b(?=.*"
    r"\b(?:is|are)\s(?:fine|happy|ok|okay|cool|good|glad|delighted|ready|expecting|prepared|up\sfor)\b)"
)
_THEY_WILL = pattern(r"\b(?!i\b|we\b)\w+\s(?:will|would|should|are\sgoing\sto|is\sgoing\sto)\b")


def _told_or_not(sentence: Sentence, plain: str) -> None:
    """Told and not told at once: what is still to be told in plain words wins; a mark behind it may turn it round."""
    untold = {one.who for one in sentence.found if one.kind == "reference_not_alerted"} - {None}
    sentence.found[:] = [  # “warn Pam she'll get a call off them”, “Maria will be told tomorrow”
        one
        for one in sentence.found
        if one.kind not in ("promise_by_them", "decision_expected", "next_round") or one.who not in untold
    ]
    given = _NOD_GIVEN.search(plain) is not None
    plain = _THEY_WILL.sub(" ", plain)
    unsure = TO_DO.search(plain) or NOT_DONE.search(plain) or _WOULD_HAVE.search(plain)
    if sentence.check != "open" and given and not unsure:
        for place, one in enumerate(sentence.found):
            if one.kind == "reference_not_alerted":
                sentence.found[place] = replace(one, kind="reference_alerted", dates=status_day(sentence, 0))
        drop(sentence, "follow_up_done")
        return
    told = {one.who for one in sentence.found if one.kind == "reference_alerted"}
    if told and not TO_DO.search(plain) and not NOT_DONE.search(plain):
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "reference_not_alerted" or one.who not in told
        ]
    elif told:
        untold = {one.who for one in sentence.found if one.kind == "reference_not_alerted"}
        sentence.found[:] = [one for one in sentence.found if one.kind != "reference_alerted" or one.who not in untold]
