"""What lies ahead: a call that brings the answer, a round that is none, a test that they send."""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.settling.taking_back import drop
from kbfollow.patterns import cued, pattern


def settle_ahead(sentence: Sentence) -> None:
    """Tell rounds, decisions and their promises apart where a sentence was read as several."""
    if sentence.said("promise_by_them"):
        _turn_call_to_answer(sentence)
    if sentence.said("next_round") and _WANTS_ME_BY.search(sentence.low):
        sentence.found[:] = [
            replace(one, kind="decision_expected") if one.kind == "next_round" and one.dates else one
            for one in sentence.found
        ]
    if sentence.said("promise_by_me") and _WANTED_THERE.match(sentence.low) and not sentence.said("next_round"):
        sentence.found[:] = [
            replace(one, kind="next_round", what=None)
            if one.kind == "promise_by_me" and one.dates and not one.manner
            else one
            for one in sentence.found
        ]
    if sentence.said("next_round") and (sent := _THEY_SEND_TEST.search(sentence.low)):
        sentence.found[:] = [
            replace(one, kind="promise_by_them", what=sent["what"])
            if one.kind == "next_round" and (one.dates is None or one.dates.offset > sent.start())
            else one
            for one in sentence.found
        ]
    if sentence.said("next_round") and _INTERVIEWS_PAST.search(sentence.low):
        drop(sentence, "next_round")
    if sentence.said("next_round") and _SEE_MORE.search(sentence.low):
        drop(sentence, "next_round")
    _drop_day_of_asking(sentence)
    if sentence.said("decision_expected"):
        _settle_day_of_gate(sentence)
    if sentence.said("decision_expected") and sentence.said("next_round"):
        if _PANEL_DECIDES.search(sentence.low):
            days = [one.dates for one in sentence.found if one.kind == "decision_expected"]
            sentence.found[:] = [one for one in sentence.found if one.kind != "next_round" or one.dates not in days]
        _drop_call_with_news(sentence)
        _settle_who_goes_on(sentence)


# “They interview two more on Monday”: others.
_SEE_MORE = pattern(
    r"^(?!.*\b(?:me|us|i|we|second|2nd|round)\b).*\b(?:they|she|he|panel|board|hr|[a-z]+)\s(?:(?:will|would|is|are|still|also|have\sto|has\sto|want\sto|wants\sto|then)\s)*"
    r"(?:interview|see|meet|interviewing|seeing|meeting|interviews|sees|meets)\s(?:(?:another|the\s(?:other|others|rest|last))\s?(?:one|two|three|four|five|\d|few)?"
    r"|(?:one|two|three|four|five|six|\d|a\sfew|some|several)\s(?:more|others?))(?:\s(?:people|candidates|applicants|persons?))?(?=\W*$|\s?[,;.]|\s(?:on|by|tomorrow|next|this|and"
    r"|before|first|then|in|mon|tue|wed|thu|fri|sat|sun)\w*)"
)
# “By the 5th the panel will have voted”: those who decide, and no panel to come.
_PANEL_DECIDES = pattern(
    r"\bpanel\s(?:(?:will|would|should|shall|has|have|to|then|all|only|both)\s)*(?:votes?|voted|decides?|decided|chooses?|chosen|picks?|picked|agrees?"
    r"|agreed|settles?|settled|ranks?|ranked|scores?|scored|makes?\sup|made\sup)\b"
)


# “The budget gets signed off on 3 December, they can't choose before that”: the day itself.
_NOT_BEFORE_IT = ("before that", "before then", "until then", "till then", "before this", "until that")
_GATES = pattern(
    r"\b(?:budgets?|funding|funds|approv\w+|sign(?:s|ed|ing)?(?:[\s-]off)?|headcount|grants?|boards?|committee|council|governors"
    r"|trustees|audit|accounts|figures|numbers|quarter|financ\w+|clos(?:es|ing|ed)|deadline|meets?|meeting|vote[sd]?|votes"
    r"|ratif\w+|merger|licen[cs]e|permit|contract|tender|bid|inspection|agm|sale)\b"
)
_LEARNT = pattern(r"(?:an?\s|the\s|some\s|their\s|any\s)?(?:word|news|answer|reply|verdict|decision|told)\b")


def _settle_day_of_gate(sentence: Sentence) -> None:
    for place, one in enumerate(sentence.found):
        day = one.dates
        if one.kind != "decision_expected" or day is None or day.text.lower() not in _NOT_BEFORE_IT:
            continue
        gate = [span for span in sentence.dates if span.offset < day.offset and span.end == day.start]
        if gate and _GATES.search(sentence.low[: day.offset]):
            sentence.found[place] = replace(one, dates=gate[-1])
    days = [one.dates for one in sentence.found if one.kind == "decision_expected"]
    sentence.found[:] = [  # “I'm getting word from them by Tuesday”
        one
        for one in sentence.found
        if one.kind != "promise_by_me" or one.dates not in days or not _LEARNT.match((one.what or "").lower())
    ]


# “He'd want me there by the 1st”: somebody in place by then.
_WANTS_ME_BY = pattern(
    r"\b(?:wants?|needs?|would\s(?:like|want|need))\s(?:me|us)\s(?:there|in|started|working|on\sthe\s\w+|to\sstart"
    r"|behind\sthe\s\w+)\s(?:by|before|no\slater)\b(?!\s\d{1,2}(?::|am|pm))"
)
# “They'll mail the assessment in two days”: a thing that they send.
_THEY_SEND_TEST = cued(
    r"\b(?:they|she|he|hr|(?!i\b|we\b)[a-z]+)\s(?:will|would|is\sgoing\sto|are\sgoing\sto|is\sto|are\sto)\s(?:(?:then"
    r"|also|just)\s)?(?:mail|e-?mail|send|post|forward|share|text|upload)\s"
    r"(?:(?:me|us|over|out|across|on)\s)*(?:(?:the|a|an|their|some|my|this"
    r"|another)\s)?(?P<what>(?:[\w-]+\s)?(?:assessment|test|task|exercise|challenge|case\sstudy|assignment|take-home"
    r"|quiz"
    r"|questionnaire|brief))\b"
)
# “I'm wanted back to give a mock presentation on Tuesday”: a meeting, and nothing owed.
_WANTED_THERE = pattern(
    r"\W*(?:(?:and|so|but|now)\s)*(?:(?:i|we)\s(?:am|are)\s(?:(?:still|now|also|being)\s)*)?(?:wanted|invited"
    r"|expected|asked|called"
    r"|booked|needed|summoned)\s(?:back|in|up|down|over|along|again|there|round)\b[^;.]{0,30}?\sto\s(?:give|do|take"
    r"|teach|lead|present"
    r"|perform|play|cook|show|run|demonstrate|sit|meet|make|hold|deliver)\b"
)
# “Two interviews in a week, knackered”.
_INTERVIEWS_PAST = pattern(
    r"^\W*(?:my\s)?(?:two|three|four|second|third|fourth|\d)\s(?:interviews?|rounds?"
    r"|trials?)\s(?:all\s)?in\s(?:a|one)\s(?:week|day|month|fortnight)\b"
)
# “He'll give me a shout either way by the 30th”, “she'll text whether I'm in or not”: the call brings the answer.
_THE_ANSWER = pattern(
    r"\beither\sway\b|\bone\sway\sor\s(?:the\sother|another)\b|\byes\sor\s(?:a\s)?no\b|\bwhatever\s(?:happens"
    r"|the\s(?:answer|outcome|result))\b"
    r"|\bwhoever\s(?:gets|wins|lands|has)\sit\b|\bthe\s(?:winner|lucky\sone|chosen\sone|successful\s(?:one|person|candidate|applicant)|one\sthey\s(?:pick|choose|want|take))\b"
    r"|\b(?:whether|if)\s(?:or\snot\s)?(?:i|we)\s(?:am|are|have|get|got|will\sbe|was"
    r"|made)\s(?:\w+\s)?(?:in\b(?!\s\w+ing)(?=\W|\sor\b|$)|got\b|it\b|hired|through|successful"
    r"|the\s(?:job|one|post|place)|lucky|chosen|picked|taken\son|on\sthe\steam|starting)"
)
_NO_MORE_THAN_A_CALL = pattern(r"(?:a\s)?(?:shout|line|ring|word|bell|buzz|call|text|mail|e-?mail|message|tinkle)\b.*")


def _turn_call_to_answer(sentence: Sentence) -> None:
    if not _THE_ANSWER.search(sentence.low) or sentence.said("decision_expected", "offer"):
        return
    sentence.found[:] = [
        replace(one, kind="decision_expected", what=None)
        if one.kind == "promise_by_them" and one.dates and _NO_MORE_THAN_A_CALL.fullmatch((one.what or "call").lower())
        else one
        for one in sentence.found
    ]


def _drop_day_of_asking(sentence: Sentence) -> None:
    """“Left Tobias a voicemail on 20 May asking for news”: the day of the call is none of a decision."""
    asked = {
        one.dates.end
        for one in sentence.found
        if one.kind == "follow_up_done" and one.manner == "check-in" and one.dates
    }
    sentence.found[:] = [
        one
        for one in sentence.found
        if not (one.kind == "decision_expected" and one.dates and one.dates.end in asked and len(sentence.dates) == 1)
    ]
    _take_day_of_asking(sentence)


# “Emailed Tilda to ask for news, Nov 30.”
_ASKED_ON = pattern(
    r"\b(?:to\s(?:ask|check|see|chase|enquire|inquire)|asking|checking|chasing)\b[^,;.]{0,40}\b(?:news|updates?|word"
    r"|anything|where\s(?:things|it|they|we)\s(?:stand|stands|are|is))\s?[,(–—-]\s?(?:on\s)?$"
)


def _take_day_of_asking(sentence: Sentence) -> None:
    """The only day behind “to ask for news” is that of the call or mail, in a note that is written on for weeks."""
    asked = [one for one in sentence.found if one.kind == "follow_up_done" and one.dates is None]
    if len(asked) != 1 or len(sentence.dates) != 1 or not _ASKED_ON.search(sentence.low[: sentence.dates[0].offset]):
        return
    drop(sentence, "decision_expected")
    sentence.found[sentence.found.index(asked[0])] = replace(asked[0], dates=sentence.dates[0])


# “Wednesday at the latest, phone call either way”: the call brings the answer.
_EITHER_WAY = pattern(
    r"\beither\sway\b|\byes\sor\sno\b|\bone\sway\sor\b|\bwhatever\sthe\s(?:outcome|result|answer)\b"
    r"|\b(?:call|ring|mail|e-?mail|letter|text)\s(?:to\s\w+|with)\s(?:the|an?|her|his|their)?\s?(?:\w+\s)?(?:news"
    r"|answer"
    r"|outcome|result|decision|verdict)\b"
)


def _drop_call_with_news(sentence: Sentence) -> None:
    decided = {one.dates.end for one in sentence.found if one.kind == "decision_expected" and one.dates}
    if _EITHER_WAY.search(sentence.low):
        sentence.found[:] = [
            one
            for one in sentence.found
            if one.kind != "next_round" or one.dates is None or one.dates.end not in decided
        ]


# “Those they like come back in the week of 5 October, and we'll hear by the 25th who that is.”
_WHO_GOES_ON = pattern(
    r"\bwho\s(?:that|it|they|those|these|is|are|goes|gets|comes|has|have|made|makes|will|to)\b"
    r"|\b(?:whether|if)\s(?:i|we)\s(?:am|are|is|go|get|come|made|make|have)\b"
    r"|\beither\sway\b|\binvites?\b|\binvited\b|\binvitations?\b"
)


def _settle_who_goes_on(sentence: Sentence) -> None:
    """Who goes on is known before the round: its day of the month is not counted from the round's."""
    rounds = [one.dates for one in sentence.found if one.kind == "next_round" and one.dates]
    for place, one in enumerate(sentence.found):
        day = one.dates
        if one.kind != "decision_expected" or day is None or not rounds or day.end <= rounds[0].earliest:
            continue
        clause = next((part for part in sentence.clauses if part.start <= day.offset < part.end), None)
        if clause is None or rounds[0].offset >= clause.start or not _WHO_GOES_ON.search(sentence.low[clause.start :]):
            continue
        alone = sentence.read_alone(day.text)
        if alone is not None and sentence.setting.anchor <= alone.end < rounds[0].earliest:
            sentence.found[place] = replace(one, dates=replace(alone, offset=day.offset))
