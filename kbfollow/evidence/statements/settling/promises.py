"""The user’s promises: kept in the same breath, given up, or no promise at all."""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.ahead.no_promise import drop_no_promises
from kbfollow.evidence.statements.done.acts import TO_DO, status_day
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.settling.taking_back import drop
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.patterns import pattern

_GIVEN_UP = PhraseSet(status.GIVEN_UP)
_DONE = ("thank_you_sent", "reference_alerted", "follow_up_done")
# “I'd said I'd send him the article and never did”: not done yet, and still owed.
_NEVER_DID = pattern(
    r"\b(?:said|told|promised|offered|agreed|swore|vowed)\b[^;]{0,160}\s(?:(?:and|but|then|only|i|we)\s|,\s?|—\s?|–\s?)+(?:(?:have|had|still|then|did|so\sfar|of\scourse)\s)*"
    r"(?:never\s(?:did|have|sent|got|done)\b(?!\s(?:want|mean|hear))|(?:did|have|had)\snot(?:\syet|\sso\sfar)?(?=\W*$|\W*(?:yet|so\sfar)\b)|forgot(?=\W*$|\s(?:to|about|all)\b))"
)


def settle_promises(sentence: Sentence, plain: str) -> None:
    """Take back the promises that something else in the sentence contradicts."""
    if sentence.said("promise_by_me"):
        sentence.found[:] = [  # “should have an answer for me in a couple of days”
            one
            for one in sentence.found
            if one.kind != "promise_by_me"
            or not (one.what or "").endswith((" for me", " for us"))
            or " who " in (one.what or "")  # “names of two clients who would vouch for me”
        ]
    if sentence.said("promise_by_me"):
        _leave_out_round_of_thing(sentence)
        _leave_out_month_of_thing(sentence)
        drop_no_promises(sentence)
        if sentence.before.topic == "references" and not sentence.mentions:
            _drop_call_to_reference(sentence)
        _settle_with_others(sentence, plain)


# “Trial shift notes”, “the demo lesson plan”: what was written on a round, or for it.
_WORK_ON_IT = pattern(
    r".*\b(?:trial|test|demo|interview|audition|round|visit|tour|shift|lesson|case)\b.*\b(?:notes?|plans?|reports?|write-?ups?|slides|sheets?|essay|summary|scripts?|drafts?|answers|log|menus?)\b"
)


def _leave_out_round_of_thing(sentence: Sentence) -> None:
    """Take back a round that is only what a promised paper is about, on the paper's own day."""
    days = {
        one.dates.end for one in sentence.found
        if one.kind == "promise_by_me" and one.dates and _WORK_ON_IT.match((one.what or "").lower())
    }  # fmt: skip
    sentence.found[:] = [
        one for one in sentence.found if one.kind != "next_round" or one.dates is None or one.dates.end not in days
    ]


def _leave_out_month_of_thing(sentence: Sentence) -> None:
    """“My availability for May”: which month it is about, and not when it is due."""
    for place, one in enumerate(sentence.found):
        day = one.dates
        if one.kind != "promise_by_me" or not one.what or day is None or day.grain != "month":
            continue
        if sentence.low[: day.offset].endswith(" for ") and sentence.low[day.offset :].startswith(day.text.lower()):
            sentence.found[place] = replace(one, dates=None)


def _drop_call_to_reference(sentence: Sentence) -> None:
    """“… without asking Oonagh first. Must ring her”: the reference is to be told, which is known already."""
    if sentence.bag.isdisjoint({"her", "him", "them", "she", "he"}):
        return
    sentence.found[:] = [
        one for one in sentence.found if not (one.kind == "promise_by_me" and one.manner == "check-in")
    ]


# “I'll let Mateus know by Wednesday whether I can do the trial shift”: the user is to answer.
_MY_ANSWER = pattern(
    r"\b(?:let|tell|inform)\s.{1,50}\b(?:whether|if)\si\s(?:can|could|want|am|will|take|accept|still)\b"
)
# “Said I'd let her know by Sunday”: the user's word, not theirs.
_MY_WORD = pattern(
    r"\b(?:i|we)\s(?:.{0,60}\s)?(?:let|tell|ring|email|text|call|inform)\s(?:her|him|them)\b"
    r"|\b(?:i|we)\s(?:will|would|shall|must|should|owe|promised|am\sto|have\sto|had\sto|need\sto|am\sgoing\sto|can"
    r"|could)\b(?!\s(?:hear|know|find\sout|be\stold|get))"
    r"|^\W*(?:(?:and|also|so|still|then)\s)?(?:got\sto|have\sto|need\sto|must|to|gotta|should|ought\sto)\s"
    r"(?!hear|know|be\stold|wait|find)"
)
_THEIR_WORD = pattern(r"\b(?:decid\w+|let\s(?:me|us)|tell\s(?:me|us)|hear|decision|verdict|(?:they|she|he)\swill)\b")
_HANDED_IN = pattern(
    r"\b(?:handed\sin|submitted|delivered|uploaded|turned\sin|mailed|emailed|sent|posted|faxed|dropped\soff)\b"
)


# “Dropping them round on Monday”: no round of the process.
_TAKEN_ROUND = pattern(r"\b(?:drop|bring|tak|send|pop|hand|carry|run)\w*\s(?:[\w-]+\s){1,4}round\b")
_POST_IT = pattern(r"(?:post|send|mail|e-?mail|deliver|drop|hand)\s(?:it|them|that)(?:\s(?:off|in|out|over))?")


def _settle_with_others(sentence: Sentence, plain: str) -> None:
    if any(one.manner == "thank-you" for one in sentence.found):  # “a card to thank Mara, still have to post it”
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "promise_by_me" or not _POST_IT.fullmatch(one.what or "")
        ]
    kept = {one.dates for one in sentence.found if one.manner == "kept"}
    if kept:
        sentence.found[:] = [  # “asked for pictures, and I emailed those on the 18th” is no check-in
            one for one in sentence.found if one.manner != "check-in" or one.what or one.dates not in kept
        ]
        return  # both are told: what was promised, and that it was done
    unhurried = any(one.kind == "promise_by_me" and one.manner == "no hurry" for one in sentence.found)
    given_up = _GIVEN_UP.search(plain) and _GIVEN_UP.search(_NEVER_DID.sub(" ", plain))
    if given_up and not sentence.check and not unhurried:
        drop(sentence, "promise_by_me")
        return
    done = [one for one in sentence.found if one.kind in _DONE]
    if done and not TO_DO.search(plain):
        days = {one.dates.end for one in done if one.dates}
        sentence.found[:] = [
            one
            for one in sentence.found
            if one.kind != "promise_by_me"
            or (one.dates and one.dates.end not in days and one.dates.end > sentence.setting.anchor)
        ]
        return
    if sentence.said("reference_not_alerted"):
        told = {one.who for one in sentence.found if one.kind == "reference_not_alerted"}
        sentence.found[:] = [
            one
            for one in sentence.found
            if one.kind != "promise_by_me" or one.who not in told or one.manner == "thank-you"
        ]
        return
    if _MY_WORD.search(plain) and not _THEIR_WORD.search(plain):
        owed = {one.dates for one in sentence.found if one.kind == "promise_by_me"}
        sentence.found[:] = [one for one in sentence.found if one.kind != "decision_expected" or one.dates not in owed]
    if _TAKEN_ROUND.search(plain):
        owed_on = {one.dates.end for one in sentence.found if one.kind == "promise_by_me" and one.dates}
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "next_round" or not one.dates or one.dates.end not in owed_on
        ]
    if _MY_ANSWER.search(plain):
        drop(sentence, "next_round", "decision_expected")
    if sentence.said("next_round") and not sentence.bag.isdisjoint({"whether", "if"}):
        promised = {one.dates for one in sentence.found if one.kind == "promise_by_me"}
        sentence.found[:] = [one for one in sentence.found if one.kind != "next_round" or one.dates not in promised]
    if _HANDED_IN.search(plain) and not TO_DO.search(plain) and not sentence.check and not sentence.section:
        _done_instead(sentence, plain)


_NOT_YET_SENT = pattern(r"\b(?:not|never|no|nothing|un)\s?(?:\w+\s)?$")


def _done_instead(sentence: Sentence, plain: str) -> None:
    """“Coding task handed in 1 March, a day early”: it was done, not promised."""
    match = _HANDED_IN.search(plain)
    lead = plain[: match.start()] if match else ""
    if (
        not match
        or sentence.bag & words.MODALS
        or _NOT_YET_SENT.search(lead)
        or lead.rstrip().endswith((" be", " get", " been", " to"))
        or lead.count(" ") > 5
        or lead.lstrip().startswith("if ")
    ):
        return
    for place, one in enumerate(sentence.found):
        day = one.dates
        if one.kind == "promise_by_me" and (
            day is None or day.end <= sentence.setting.anchor or not _by(sentence, day.offset)
        ):
            sentence.found[place] = replace(one, kind="follow_up_done", dates=status_day(sentence, match.start()))


def _by(sentence: Sentence, offset: int) -> bool:
    lead = sentence.low[max(0, offset - 10) : offset + 3]
    return any(word in lead.split() for word in ("by", "before", "until", "due", "within"))
