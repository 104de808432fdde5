"""The last step: where two readings of one sentence contradict each other, the weaker one is taken back."""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.ahead.no_promise import drop_no_promises
from kbfollow.evidence.statements.done.acts import NOT_DONE, OUTCOMES, TO_DO, status_day
from kbfollow.evidence.statements.done.not_so import take_back_untrue
from kbfollow.evidence.statements.done.references_known import turn_still_to_ask
from kbfollow.evidence.statements.done.unreal import take_back_unreal
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.model import Statement
from kbfollow.patterns import cued, pattern

_GIVEN_UP, _RIVAL, _TRIFLE = PhraseSet(status.GIVEN_UP), PhraseSet(status.RIVALS), PhraseSet(status.TRIFLES)
_REFERENCE_TOPIC = PhraseSet(status.MAY_CALL)
_ME = frozenset("i me my we us mine".split())


def settle(sentence: Sentence) -> None:
    """Take back, or put right, what other statements of the same sentence contradict."""
    if not sentence.found:
        return
    plain = sentence.low.replace("-", " ")
    take_back_untrue(sentence, plain)
    take_back_unreal(sentence, plain)
    if sentence.said(*OUTCOMES):
        _settle_outcomes(sentence, plain)
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
    if sentence.said("promise_by_me"):
        sentence.found[:] = [  # “should have an answer for me in a couple of days”
            one
            for one in sentence.found
            if one.kind != "promise_by_me" or not (one.what or "").endswith((" for me", " for us"))
        ]
    if sentence.said("promise_by_me"):
        drop_no_promises(sentence)
        if sentence.before.topic == "references" and not sentence.mentions:
            _drop_call_to_reference(sentence)
        _settle_promises(sentence, plain)
    if sentence.said("reference_not_alerted"):
        _settle_references(sentence, plain)
    if sentence.said("reference_alerted", "reference_not_alerted"):  # “warned that they'll ring her about me”
        sentence.found[:] = [one for one in sentence.found if one.kind != "promise_by_them" or one.what]
    if sentence.said("reference_alerted") and sentence.said("follow_up_done"):  # “Lucy (ref) knows, I called her”
        told = {one.who for one in sentence.found if one.kind == "reference_alerted" and one.who}
        sentence.found[:] = [one for one in sentence.found if one.kind != "follow_up_done" or one.who not in told]
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
        _drop(sentence, "next_round")
    _drop_day_of_asking(sentence)
    if sentence.said("decision_expected") and sentence.said("next_round"):
        _drop_call_with_news(sentence)
        _settle_who_goes_on(sentence)
    _add_days(sentence)
    _add_people(sentence)


def _drop_call_to_reference(sentence: Sentence) -> None:
    """“… without asking Oonagh first. Must ring her”: the reference is to be told, which is known already."""
    if sentence.bag.isdisjoint({"her", "him", "them", "she", "he"}):
        return
    sentence.found[:] = [
        one for one in sentence.found if not (one.kind == "promise_by_me" and one.manner == "check-in")
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


def _drop(sentence: Sentence, *kinds: str) -> None:
    sentence.found[:] = [one for one in sentence.found if one.kind not in kinds]


def _settle_outcomes(sentence: Sentence, plain: str) -> None:
    rival = sentence.words.isdisjoint(_ME) and _RIVAL.match(plain) and not _CHOSEN_INSTEAD.match(plain)
    if rival or _of_other_things(sentence, plain):
        _drop(sentence, *OUTCOMES)
        return
    if sentence.said("rejected") and _I_TOLD_THEM.match(plain):
        sentence.found[:] = [replace(one, kind="withdrew") if one.kind == "rejected" else one for one in sentence.found]
    offers = [one for one in sentence.found if one.kind == "offer"]
    if len(offers) > 1:  # the day by which it must be answered is the one that counts
        kept = next((one for one in offers if one.manner == "answer by"), offers[0])
        sentence.found[:] = [one for one in sentence.found if one.kind != "offer" or one is kept]
    if sentence.said("rejected"):
        _drop(sentence, "decision_expected", "next_round") if len(sentence.clauses) <= 2 else None
    for place, one in enumerate(sentence.found):
        if one.kind not in OUTCOMES:
            continue
        if one.dates is None:
            sentence.found[place] = one = replace(one, dates=status_day(sentence, 0) if one.kind != "offer" else None)
        if one.kind == "rejected" and one.who and _compared(sentence, one.who):
            sentence.found[place] = replace(one, who=None)


# “Someone else was given the post”, “another candidate has been selected”: and so not the user.
_CHOSEN_INSTEAD = pattern(
    r"\W*(?:someone|somebody|another\s(?:person|candidate|applicant))(?:\selse)?\s(?:has\sbeen|was|had\sbeen"
    r"|is\sbeing|got|has\sgot)\s(?:\w+ly\s)?"
    r"(?:appointed|chosen|picked|selected|hired|taken\son|preferred|offered\sit|given\s(?:it|the\s(?:job|post|role"
    r"|place))|the\s(?:job|post|role|place))"
    r"(?=\W*$|\s(?:instead|for\s(?:it|the\s(?:job|post|role))|on\b|by\b|over\b|today|yesterday|this|last|in\sthe\send"
    r"|after\sall|apparently)|[,;–-])"
)
# “Told them I'm no longer in the running”: the user's own word.
_I_TOLD_THEM = pattern(
    r"\W*(?:i\s)?(?:have\s|just\s)*(?:told|informed|emailed|wrote\sto|rang)\s(?:them|her|him|hr"
    r"|the\s\w+)\b[^.;]{0,40}?\bi\s(?:am|was)\s"
    r"(?:no\slonger|not|out)\b"
)


def _of_other_things(sentence: Sentence, plain: str) -> bool:
    """“Withdrew cash”, “pulled out my portfolio”, “they chose another day”; but “pulled out of Brightline”."""
    if _TRIVIAL.search(plain):
        return True
    match = _LEFT.search(plain)
    return match is not None and not sentence.text[match.end() : match.end() + 1].isupper()


_LEFT = pattern(
    r"\b(?:withdr[ae]w\w*|pull(?:ed|ing)\sout|back(?:ed|ing)\sout|dropp(?:ed|ing)\sout|bowed\sout|bailed"
    r"|stepped\s(?:back|away))\s(?:of|from)\s(?:the\s|my\s)?"
    r"(?!(?:(?:the|this|that|their|whole|entire)\s)*(?:\w+\s){0,2}(?:process|running|race|application|recruitment"
    r"|interviews?|hiring|selection|job|role|post"
    r"|position|it|this|that|company|vacancy|competition|search|shortlist|consideration|next|second|round|one|place"
    r"|thing)\b)"
)
_TRIVIAL = cued(
    r"\b(?:withdr[ae]w\w*|took\sout|accepted|declined)\s(?:\w+\s){0,3}?(?:cash|money|quid|tea|coffee|notes|parcel)\b"
    r"|\baccepted\sthat\b|\b(?:pulled\sout|took\sout|withdrew)\s(?:my|the|a|some|his|her"
    r"|our)\s(?!(?:\w+\s)?(?:application|candidacy|name|cv|hat|interest|hand))"
    r"|\b(?:they|she|he)\ssaid\syes\sto\s(?!me\b|us\b)|\b(?:chose|chosen|picked|took|went\swith"
    r"|gone\swith)\s(?:another|a\sdifferent|the\sother|a\snew|an?\s\w+)\s"
    r"(?:\w+\s)?(?:day|date|time|room|option|supplier|week|slot|route|approach|design|vendor|system|tool|venue"
    r"|table|brand|contractor|software)\b"
    r"|\b(?:team|firm|company|department|merger|project|bid|budget|plan|proposal|idea|laptop|printer|phone)\s(?:had"
    r"|has|was|were|got)\s(?:been\s)?(?:knocked\sback"
    r"|turned\sdown|rejected|let\sdown|dropped|cut|withdrawn)\b|\blet\sdown\sby\s(?:my|the)\b|\bgave\s(?:someone"
    r"|somebody)\selse\sthe\s(?:floor|word|keys?|turn)\b"
)
_MORE = frozenset("more less enough better stronger deeper no some with".split())


def _compared(sentence: Sentence, name: str) -> bool:
    """“They wanted more Kubernetes”: no person."""
    for one in sentence.mentions:
        if one.name == name and not one.known and one.first:
            return sentence.tokens[one.first - 1].low in (
                "more",
                "less",
                "enough",
                "better",
                "stronger",
                "deeper",
                "some",
            )
    return False


def _drop_meeting_thanked_for(sentence: Sentence) -> None:
    """“Thanked him for the trial shift”, “thanked the panel on 14 May”: no further meeting."""
    thanked = next(one for one in sentence.found if one.kind == "thank_you_sent")
    same = thanked.dates.end if thanked.dates else None

    def of_thanks(one: Statement) -> bool:
        if one.kind not in ("next_round", "follow_up_done", "promise_by_them_kept") or one.manner == "kept":
            return False
        return one.dates is None or one.dates.end == same or one.dates.end <= sentence.setting.anchor

    sentence.found[:] = [one for one in sentence.found if not of_thanks(one)]


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


def _settle_promises(sentence: Sentence, plain: str) -> None:
    if any(one.manner == "thank-you" for one in sentence.found):  # “a card to thank Mara, still have to post it”
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "promise_by_me" or not _POST_IT.fullmatch(one.what or "")
        ]
    if any(one.manner == "kept" for one in sentence.found):
        return  # both are told: what was promised, and that it was done
    unhurried = any(one.kind == "promise_by_me" and one.manner == "no hurry" for one in sentence.found)
    if _GIVEN_UP.search(plain) and not sentence.check and not unhurried:
        _drop(sentence, "promise_by_me")
        return
    done = [one for one in sentence.found if one.kind in _DATED]
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
        _drop(sentence, "next_round", "decision_expected")
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
    ):
        return
    for place, one in enumerate(sentence.found):
        day = one.dates
        if one.kind == "promise_by_me" and (
            day is None or day.end <= sentence.setting.anchor or not _by(sentence, day.offset)
        ):
            sentence.found[place] = replace(one, kind="follow_up_done", dates=status_day(sentence, match.start()))


# “Heads-up to Mei (reference) sent”, “let Luz know a reference call is likely, she's fine with it”.
_NOD_GIVEN = pattern(
    r"\bheads?\s?up\b.{0,60}\b(?:sent|given|done|delivered|out|✓|✔)|^(?:i\s)?(?:have\s|already\s|just\s)?(?:let"
    r"|messaged|texted|rang|called|phoned|emailed|told|warned)\s.{2,60}?\s(?:know|that|about)\b(?=.*"
    r"\b(?:is|are)\s(?:fine|happy|ok|okay|cool|good|glad|delighted|ready|expecting|prepared|up\sfor)\b)"
)


_THEY_WILL = pattern(r"\b(?!i\b|we\b)\w+\s(?:will|would|should|are\sgoing\sto|is\sgoing\sto)\b")


def _settle_references(sentence: Sentence, plain: str) -> None:
    """Told and not told at once: what is still to be told in plain words wins; a mark behind it may turn it round."""
    untold = {one.who for one in sentence.found if one.kind == "reference_not_alerted"} - {None}
    sentence.found[:] = [  # “warn Pam she'll get a call off them”, “Maria will be told tomorrow”
        one
        for one in sentence.found
        if one.kind not in ("promise_by_them", "decision_expected", "next_round") or one.who not in untold
    ]
    given = _NOD_GIVEN.search(plain) is not None
    plain = _THEY_WILL.sub(" ", plain)
    if sentence.check != "open" and given and not TO_DO.search(plain) and not NOT_DONE.search(plain):
        for place, one in enumerate(sentence.found):
            if one.kind == "reference_not_alerted":
                sentence.found[place] = replace(one, kind="reference_alerted", dates=status_day(sentence, 0))
        _drop(sentence, "follow_up_done")
        return
    told = {one.who for one in sentence.found if one.kind == "reference_alerted"}
    if told and not TO_DO.search(plain) and not NOT_DONE.search(plain):
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "reference_not_alerted" or one.who not in told
        ]
    elif told:
        untold = {one.who for one in sentence.found if one.kind == "reference_not_alerted"}
        sentence.found[:] = [one for one in sentence.found if one.kind != "reference_alerted" or one.who not in untold]


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


def _add_days(sentence: Sentence) -> None:
    """The only day of a short line is the day of what it tells, also shortly after the interview."""
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


def _by(sentence: Sentence, offset: int) -> bool:
    lead = sentence.low[max(0, offset - 10) : offset + 3]
    return any(word in lead.split() for word in ("by", "before", "until", "due", "within"))


_WITH_PERSON = ("thank_you_sent", "follow_up_done", "accepted", "withdrew", "rejected")


def _add_people(sentence: Sentence) -> None:
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
