"""That they answered, with its day: “Mette from HR answered on 5 May, they are reading the applications now”.

Whoever answers an application ends the question whether it arrived; a receipt that a machine sent is no answer.
"""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.people.role_shapes import masked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_OFFICE = (
    r"(?:office|manager(?:ess)?|hr|recruiter|secretary|team|department|school|council|company|clerk|head|owner|boss|director"
    r"|desk|receptionist|reception|lady|man|woman|agency|ward|clinic|shop|firm|place|people|lot|registrar|principal|chef"
    r"|supervisor|coordinator|administrator|assistant|bursar|matron|foreman|surgery|practice|depot|college|university|museum"
    r"|library|hotel|trust|ministry|county|parish|captain|dean|chair|editor|caretaker|officer|leader|lead|partner|warden)"
)
# “Mette from HR”, “the practice manager”, “they”.
_WHO = (
    r"(?:@(?P<name>\d+)(?:\s\([^()]{1,40}\)|,\s[^,@;:.]{2,40},)?(?:\s(?:from|in|at|of)\s(?:the\s|their\s)?[\w-]+(?:\s[\w-]+)?)?"
    rf"|they|she|he|hr|(?:the|their)\s(?:[\w'-]+\s){{0,2}}?{_OFFICE}"
    rf"|(?:someone|somebody|an?\s(?:lady|woman|man|girl|guy|lad))\s(?:from|in|at)\s(?:hr|there|(?:the|their)\s{_OFFICE}))"
)
_ANSWERED = (
    r"(?:answered|replied|responded|acknowledged|confirmed|(?:got|came|wrote|rang|called|phoned)\sback|got\sin\stouch|rang"
    r"|phoned|wrote|e-?mailed|mailed|texted|messaged)"
)
_TO_ME = (
    r"(?:\s(?:me|us|back|again|to\s(?:me|us)|(?:to\s)?my\s(?:application|letter|e-?mail|mail|message|cv|form)|it|kindly|by\s"
    r"(?:e-?mail|phone|letter|post|mail|text)|in\sperson|that\sit\s(?:arrived|came|is\sin|got\sthere)))*"
)
_THEY_ANSWERED = cued(
    rf"(?:^|[,;:(–—-]\s?|\b(?:and|but|so|then)\s){_WHO}\s(?:(?:has|have|had|just|finally|already|kindly|then|now|actually"
    rf"|even|promptly|at\slast)\s)*{_ANSWERED}{_TO_ME}(?=[\s,])"
)
# An answer of theirs that the user got, which no other reader of days may take for the day of the decision.
_GOT_ANSWER = cued(r"\b(?:got|had|received)\s(?:an?|their|her|his|the)\s(?:\w+\s)?(?:answer|reply|response)\b")
_BY_MACHINE = cued(
    r"\bauto\w*\b|\b(?:receipt|portal|system|bot|chat\s?bot|robot|machine|no-?reply|template|form\sletter|website|server|mailer"
    r"|out\sof\soffice)\b"
)
# “Rang on 5 May about my car”
_ABOUT_ELSE = pattern(
    r"\b(?:about|for|over)\s(?:my|our|the|an?|some)\s(?!(?:\w+\s)?(?:application|job|post|role|position|cv|letter|interview|vacancy"
    r"|form|papers|certificates?|references?)\b)"
)
_OTHER_MATTER = frozenset("reference references referee referees".split())
_CUES = frozenset(
    "answered replied responded acknowledged confirmed back touch rang phoned wrote mailed emailed texted messaged"
    " e-mailed answer reply response auto-reply automatic".split()
)
_LONGEST = 150  # days after the application
_LEAD = pattern(r"\s?(?:(?:on|at|this|last|early|late|the|already)\s)*")


def read_they_answered(sentence: Sentence) -> None:
    """Say that they got in touch, on its day; a machine didn't."""
    if sentence.words.isdisjoint(_CUES) or sentence.question or sentence.check == "open":
        return
    low = masked(sentence)
    if _BY_MACHINE.search(low):
        sentence.found[:] = [one for one in sentence.found if one.kind != "contact_by_them"]
        return
    match = None if sentence.said("contact_by_them") else _THEY_ANSWERED.search(low)
    if match is not None and _may_be(sentence) and not _ABOUT_ELSE.search(low):
        day = _day(sentence, low, match.end())
        who = sentence.mentions[int(match["name"])] if match["name"] else None
        if day is not None and not (who and who.name and sentence.people.is_reference(who.name)):
            sentence.say("contact_by_them", who, dates=day)
            _drop_day(sentence, day)
    elif sentence.said("contact_by_them") and _GOT_ANSWER.search(low):
        for one in sentence.found:
            if one.kind == "contact_by_them" and one.dates is not None:
                _drop_day(sentence, one.dates)
                return


def _may_be(sentence: Sentence) -> bool:
    if sentence.section.split(" ")[0] in ("quiet", "forgot", "references", "thanks", "concern", "strength"):
        return False
    return sentence.bag.isdisjoint(_OTHER_MATTER | words.CONDITIONS) and not sentence.said(
        "rejected", "offer", "accepted", "reference_alerted", "reference_asked", "thank_you_sent", "follow_up_done"
    )


def _day(sentence: Sentence, low: str, place: int) -> DateSpan | None:
    """The day right behind the words; “on 5 May” is the one after the day that the note counts from."""
    anchor = sentence.setting.anchor
    forward = [one for one in sentence.future_dates if any(map(str.isdigit, one.text))]
    for day in (*sentence.past_dates, *forward):
        behind = low.lower().find(day.text.lower(), place)
        if behind >= 0 and 0 <= (day.end - anchor).days <= _LONGEST and _LEAD.fullmatch(low[place:behind]):
            return replace(day, past=True)
    return None


def _drop_day(sentence: Sentence, day: DateSpan) -> None:
    """The day of the answer is not the one of the decision."""
    sentence.found[:] = [
        one for one in sentence.found if one.kind != "decision_expected" or not one.dates or one.dates.end != day.end
    ]
