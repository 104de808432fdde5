"""What the employer owes the user: announced, promised, awaited."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.announced_things import (
    FIRST_OF_ALL,
    FOR_MONTH,
    promised_thing,
    read_announced_thing,
    sends_me,
)
from kbfollow.evidence.statements.ahead.objects import is_noun, object_after, tidy, without_days, words_as_written
from kbfollow.evidence.statements.ahead.undertakings import goes_on_mine
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause, Predicate
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_THEY_SAID = pattern(
    r"\b(?:said|says|told\sme|promised|agreed|offered|assured|mentioned)\b.{0,40}\b(?:they|she|he"
    r"|somebody|someone|hr|we)\s(?:would|will)\b|\b(?:promised|offered|agreed)\sto\b"
)
_IN_TOUCH = pattern(
    r"\b(?:be|get|getting|keep|stay|remain|come|been)\s(?:\w+\s)?in\stouch\b|\b(?:get|gets|getting"
    r"|come|circle|circles|revert|report|write|ring|call|text|mail|email|phone)\s(?:back|round)\b"
    r"|\breach(?:es)?\sout\b|\bfollow(?:s|ing)?\sup\b|\btouch\sbase\b|\bcheck\sback\b"
    r"|\bbe\sback\sto\sme\b"
)
_WE_TO_YOU = cued(
    r"\bwe\swill\s(?:be\sin\stouch|(?:call|contact|email|mail|ring|phone|write|text|message|send"
    r"|get\sback|come\sback|circle\sback|follow\sup|reach\sout|let)\b.{0,20}\b(?:you|us)\b|get\sback"
    r"|circle\sback)|\byou\swill\sget\b",
)
_EXPECT_THING = cued(
    r"\b(?:feedback|contract|paperwork|jd|job\sdescription|info\spack|details|comp\sdetails|brochure"
    r"|expenses|shift\splan|rota|written\sfeedback|link|call|email)\b.{0,40}\b(?:by|within|due"
    r"|expected|should\s(?:be|come|arrive)|will\s(?:be|come|arrive|follow)|to\sfollow|coming|promised"
    r"|on\sits\sway|in\sthe\spost|next|tomorrow)\b",
)
_GET_THING = cued(
    r"\b(?:get|receive|have|expect|expecting|getting|await|awaiting|waiting\s(?:for"
    r"|on))\s(?P<what>(?:(?:the|a|an|some|my|his|her|their|written|more"
    r"|any)\s)?(?:\w+\s){0,2}(?:feedback|contract|paperwork|jd|description|pack|details|brochure"
    r"|expenses|plan|rota|take-home|assignment|link|call|callback|email|form|forms|offer\sletter"
    r"|letter|info|information|test|case-study|benefits|numbers|salary))\b",
)
ELSEWHERE = pattern(
    r"\b(?:to|with|by)\s(?:the|her|his|their)\s(?:boss|board|team|manager|client|committee|bank|accountants?|lawyers?|legal(?:\steam)?|insurers?|auditors?|insurance|agency|union"
    r"|landlord|council|school|solicitor|taxman|son|daughter|husband|wife|mum|mother|customers?|clients|suppliers?"
    r"|partner"
    r"|partners|director|ceo|cto|cfo|colleagues?|hr)\b"
)
_THEIR_CUES = (
    words.THEIR_SENDINGS
    | words.THEIR_THINGS
    | frozenset(
        "owe promise be wait expect receive await offer touch feedback contract assignment take-home "
        "letter test".split()
    )
)


def read_their_promises(sentence: Sentence) -> None:
    """Find what the employer said they would send, or that they would be in touch."""
    if (
        sentence.question
        or sentence.check == "done"
        or sentence.section.split(" ")[0] in ("quiet", "forgot", "thanks", "references")
        or sentence.bag.isdisjoint(_THEIR_CUES)
        or (len(sentence.tokens) <= _SHORT and _THANKS_FIRST.match(sentence.low))
    ):
        return
    if sentence.said("decision_expected") and not sentence.said("next_round", "offer", "rejected"):
        _read_owed_thing(sentence)
        _read_beside_decision(sentence)
    if sentence.said("decision_expected", "next_round", "offer", "rejected"):
        return
    for clause in sentence.clauses:
        if read_announced_thing(sentence, clause) or _read_owed_to_me(sentence, clause):
            return
        if _read_their_acts(sentence, clause):
            return
    for clause in sentence.clauses:
        if _read_expected_thing(sentence, clause):
            return


# “Thx Gus, email 9/24”: a few words on a thank-you.
_THANKS_FIRST = pattern(r"\W*(?:thx|thanks|thank|ty|thank-you|tnx|cheers)\b")
_SHORT = 8


def _read_owed_thing(sentence: Sentence) -> None:
    """“Fran owes me the pay scales, she said Thursday”: the day is that of the thing, not of the decision."""
    if "owe" not in sentence.bag or not sentence.bag.isdisjoint(words.DECISION_NOUNS):
        return
    before = list(sentence.found)
    for clause in sentence.clauses:
        if _read_owed_to_me(sentence, clause):
            sentence.found[:] = [one for one in sentence.found if one.kind != "decision_expected" or one not in before]
            return


def _read_beside_decision(sentence: Sentence) -> None:
    """“She decides by the 30th, and she'll mail me the rota by Wednesday”: a thing with a day of its own."""
    decided = [one.dates for one in sentence.found if one.kind == "decision_expected" and one.dates]
    for clause in sentence.clauses[1:]:
        day = sentence.due_day(clause)
        if not decided or day is None or any(clause.start <= one.offset < clause.end for one in decided):
            continue
        before = list(sentence.found)
        _read_their_acts(sentence, clause)
        said = [one for one in sentence.found if one not in before]
        if any(one.kind != "promise_by_them" or one.dates != day or not _is_thing(one.what) for one in said):
            sentence.found[:] = before


# What brings the decision, or comes after a yes.
_WITH_DECISION = words.DECISION_NOUNS | frozenset(
    "offer mail e-mail email line letter text message note call word contract paperwork".split()
)


def _is_thing(what: str | None) -> bool:
    return what is not None and what.lower().rsplit(" ", 1)[-1] not in _WITH_DECISION


def _conditional(sentence: Sentence, clause: Clause) -> str:
    lows = {token.low for token in sentence.tokens}
    if lows & {"unless", "depending", "depends", "provided", "assuming"}:
        return "conditional"
    return "conditional" if "if" in lows and _ON_CONDITION.search(sentence.low) else ""


# “If the boss agrees”; but “so I can see if it fits”.
_ON_CONDITION = pattern(
    r"(?<!see\s)(?<!know\s)(?<!check\s)(?<!sure\s)(?<!ask\s)(?<!work\sout\s)(?<!tell\s)(?<!decide\s)\bif\b"
)


def _read_owed_to_me(sentence: Sentence, clause: Clause) -> bool:
    match = _OWED_TO_ME.search(clause.low) or promised_thing(sentence, clause)
    if match is None or clause.has(words.NEGATIONS):
        return False
    what = words_as_written(sentence, clause, match.start("what"), match.end("what"))
    of_month = FOR_MONTH.search(what)
    what = what[: of_month.end()] if of_month else without_days(sentence, what)
    if what.lower() in _NOTHING_NAMED:
        return False
    index = next(index for index, token in enumerate(clause.tokens) if token.lemma in ("owe", "promise"))
    who = sentence.subject_name(clause, sentence.predicate(clause, index)) or sentence.first_named(clause)
    day = sentence.sentence_due_day(clause)
    place = clause.start + match.start("what")
    if day is not None and of_month is not None and place <= day.offset <= place + of_month.end():
        day = None
    sentence.say("promise_by_them", who, dates=day, what=what if of_month else tidy(what))
    return True


_OWED_TO_ME = cued(r"\b(?:owes?|promised)\s(?:me|us)\s?:?\s(?P<what>[^.;]{2,80})")
_NOTHING_NAMED = frozenset("it that this anything something nothing to".split())


def _read_their_acts(sentence: Sentence, clause: Clause) -> bool:
    """Verbs of sending and of contact that the employer announced."""
    for index, token in enumerate(clause.tokens):
        if token.lemma not in words.THEIR_SENDINGS or token.form not in ("base", "third", "ing"):
            continue
        if token.form == "ing" and not _is_doing(sentence, clause, index):
            continue
        if token.form == "base" and is_noun(clause, index):
            continue
        if token.lemma == "put" and _PUT_DOWN.match(clause.low, token.end - clause.start):
            continue  # “they've put me down for a practical on 1 December”
        if _WOULD_LOVE.search(clause.low[: token.start - clause.start]):
            continue
        predicate = sentence.predicate(clause, index)
        theirs = (
            predicate.subject == "them"
            or (sentence.section == "them" and predicate.subject == "" and index <= 2)
            or (sentence.section in ("next", "them") and token.form == "third")
            or _WE_TO_YOU.search(clause.low) is not None
            or (token.form == "ing" and _named_is(sentence, clause, index))
        )
        if not theirs or not _announced(sentence, clause, index, predicate):
            continue
        who = sentence.subject_name(clause, predicate)
        round_day = sentence.due_day(clause) if token.lemma in _CALLING else None
        if round_day is not None and _RINGS_ROUND.match(clause.low, token.end - clause.start):
            sentence.say("decision_expected", who, dates=round_day)
            return True
        if who is None and predicate.subject != "them":
            who = sentence.first_named(clause) or next(iter(sentence.mentions_in(clause, 0, index)), None)
        _say_promised(sentence, clause, who, _promised_thing(sentence, clause, index))
        return True
    return _read_in_touch(sentence, clause)


_PUT_DOWN = pattern(r"\s(?:me|us)\s(?:down|in|forward|up|through)\s(?:for|to|on)\b")
# “They'd love to send people on courses”.
_WOULD_LOVE = pattern(r"\bwould\s(?:\w+\s)?(?:love|like|prefer|hate|have)\s(?:to\s)?$")


def _is_doing(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Callum is emailing me the rota by Friday”: announced, with a day."""
    lead = [token.low for token in clause.tokens[:index] if token.low not in _ADVERBS]
    before = lead[-1] if lead else ""
    is_doing = before in ("is", "are") or _named_is(sentence, clause, index)
    return is_doing and (sends_me(clause, index) or sentence.due_day(clause) is not None)


_ADVERBS = frozenset("also still just now only kindly even already then probably definitely".split())


def _named_is(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Keiko's sending the details”: a name and a short “is”."""
    before = clause.tokens[index - 1] if index else None
    return before is not None and before.low.endswith("'s") and bool(sentence.mentions_in(clause, index - 1, index))


def _promised_thing(sentence: Sentence, clause: Clause, index: int) -> str | None:
    """What they will send; None where they will only be in touch."""
    what = object_after(sentence, clause, index)
    lemma = clause.tokens[index].lemma
    if lemma not in _CALLING or (what is not None and re.search(r"\bwith\b", clause.low)):
        return what
    if lemma == "get" and not _IN_TOUCH.search(clause.low):
        return what
    brought = _WITH_THING.search(clause.low, clause.tokens[index].end - clause.start)
    return brought["what"] if brought else None


# “Aoife will ring me Monday with feedback”; news and answers are the outcome itself.
_WITH_THING = pattern(
    r"\bwith\s(?:the\s|some\s|my\s|his\s|her\s|their\s|more\s|a\s|an\s|all\sthe\s|any\s)*(?!(?:news|updates?|answers?"
    r"|decisions?|word|yes|no"
    r"|us|me|him|them|her|it|that|hr|another|one)\b)(?P<what>[a-z][a-z'-]*(?:\s(?!(?:on|by|next|this|tomorrow|today"
    r"|in|at|before|from"
    r"|and|or|so|when|if|as|after|within|until|to|for|about|mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)[a-z'-]+){0,2})"
)
_CALLING = frozenset("call ring phone contact get reach touch circle follow come revert be keep".split())
_THEM = cued(r"\b(?:they|she|he|hr|someone|somebody|recruiter)\b")
_UNSURE = pattern(r"\b(?:might|may|could|was|were|been)\b")


# “Somebody from payroll will circle back”, “one of the clerks will give me a ring”
_SOMEBODY_WILL = pattern(
    r"\W*(?:(?:and|so|but|then|apparently|says|said|told|probably)\s)*(?:(?:someone|somebody|some\sone)(?:\selse)?"
    r"|one\sof\s(?:the|their|them|her|his)(?:\s\w+){0,2}?"
    r"|(?:an?|another|the)\s(?:\w+\s)?(?:colleague|woman|man|lady|chap|bloke|person|lad|girl|clerk|member|secretary"
    r"|assistant|administrator"
    r"|coordinator|officer|deputy)|(?:the\s)?(?:payroll|personnel|reception|accounts|admissions|head\soffice"
    r"|front\soffice|main\soffice|recruitment"
    r"|admin|administration|registry|housekeeping|operations|logistics|finance|facilities|catering"
    r"|occupational\shealth|staffing|rostering|dispatch"
    r"|despatch|legal|procurement|training|security|it)(?:\s(?:department|dept|office|team|people|lot|desk))?)"
    r"(?:\s(?:from|in|at|off|of|on|over\sin|up\sin|with)\s(?!(?:my|our)\b)(?:(?:the|their|his|her"
    r"|its)\s)?(?:[\w&]+\s?){1,3}?)?"
    r"\s(?:will|would|is\sgoing\sto|is\sto|are\sgoing\sto|should)\s(?:(?:then|also|probably|just)\s)?"
    r"(?:(?:be|get)\s(?:back\s)?in\stouch|(?:circle|get|come|ring|call|write|phone|text|report|be|email"
    r"|message)\sback|reach\sout|follow\sup|touch\sbase"
    r"|(?:give|drop)\s(?:me|us)\s(?:a|an)\s(?:\w+\s)?(?:ring|call|bell|shout|line|buzz|text|message|email|tinkle)"
    r"|(?:ring|call|phone|e-?mail|text|contact|message|write\sto)(?:\s(?:me|us))?(?=\W*$|\s(?:me|us|on|by|next|this"
    r"|in|about|with|tomorrow|before|within|to)\b))\b"
)


def _read_in_touch(sentence: Sentence, clause: Clause) -> bool:
    """“They'll be in touch”."""
    match = (
        _WE_TO_YOU.search(clause.low)
        or _SOMEBODY_WILL.match(clause.low)
        or (_THEM.search(clause.low) and re.search(r"\bin\stouch\b", clause.low))
    )
    if not match or clause.has(words.NEGATIONS) or clause.has(words.CONDITIONS) or _UNSURE.search(clause.low):
        return False
    _say_promised(sentence, clause, sentence.first_named(clause), None)
    return True


def _say_promised(sentence: Sentence, clause: Clause, who: Mention | None, what: str | None) -> None:
    day = sentence.sentence_due_day(clause, durations=True)
    if day is not None and _SOME_DAY.fullmatch(day.text.lower()):
        return  # “she'd put me on to a lime man, one day”
    sentence.say("promise_by_them", who, dates=day, what=what, manner=_conditional(sentence, clause))


_SOME_DAY = pattern(r"(?:one|some)\s?day")
# “He hopes to ring round by Friday”: everybody, with how it ended.
_RINGS_ROUND = pattern(r"\s(?:a)?round\b(?!\sto\b|\swith\b)|\s(?:all|each)\sof\sus\b|\severyone\b|\severybody\b")


def _announced(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> bool:
    """Whether they undertook it: announced, towards the user, and not as a mere possibility."""
    token = clause.tokens[index]
    mode = predicate.mode
    if goes_on_mine(sentence, token.start):
        return False
    if (
        mode == "unreal"
        and (_THEY_SAID.search(clause.low) or _THEY_SAID_WOULD.match(sentence.low))
        and " if " not in clause.low
    ):
        mode = "to do"
    dated = sentence.due_day(clause) is not None or (token.form == "ing" and sends_me(clause, index))
    if mode == "present" and not dated and sentence.section not in ("them", "next"):
        return False
    if token.lemma in ("write", "say") and mode == "present" and index == len(clause.tokens) - 1:
        return False  # “start 1.1. they write”: where it is said
    if mode not in ("to do", "present") or predicate.subject == "other" or predicate.conditional:
        return False
    if _calls_another(sentence, clause, index) or clause.has(words.REFERENCE_NOUNS):
        return False
    act = FIRST_OF_ALL.split(clause.low[token.start - clause.start :], maxsplit=1)[0]
    if ELSEWHERE.search(act) or _ASKED_OF_ME.search(clause.low):
        return False
    if token.lemma in _LIGHT_VERBS and not _towards_me(clause, token.lemma):
        return False
    return not (token.lemma == "let" and re.search(r"\bgo\b", clause.low))


_THEY_SAID_WOULD = pattern(r"(?:they|she|he)\b(?=.*\bwould\b)(?=.*\bsaid\b)")
_ASKED_OF_ME = cued(
    r"\b(?:asked|want|wants|wanted|told|need|needs|expects?|like|invited|remind(?:ed|s)?)\sme\sto\b"
    r"|\b(?:said|says)\sto\b"
)
# Verbs that mean sending or contact only with the right object.
_LIGHT_VERBS = frozenset(
    "get come put let give set check drop hand pass loop arrange confirm connect introduce update touch reach circle "
    "follow revert draft share post".split()
)
_SHARES = pattern(r"\bshare\s(?:the|his|her|their|some|that|more)\s(?!office|desk|room|risk|view)")


# “Sanne will pass on the handbook”, but not “… on the message to Jo”.
_PASSES_ON = pattern(r"\bpass\son\s(?:the|their|her|his|some)\s(?!.*\bto\s(?!me\b|us\b))")


def _calls_another(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“They will call Maria”."""
    follows = clause.tokens[index + 1 : index + 2]
    objects = sentence.mentions_in(clause, index + 1, index + 2)
    if not objects or not follows:
        return False
    return sentence.tokens[objects[0].first].start == follows[0].start and not follows[0].word.endswith("'s")


def _towards_me(clause: Clause, lemma: str) -> bool:
    return bool(
        lemma in ("confirm", "draft")
        or clause.has(words.ME_OBJECT)
        or clause.has(words.THEIR_THINGS)
        or _IN_TOUCH.search(clause.low)
        or re.search(r"\bfeedback|\bout\sto\sme", clause.low)
        or _SHARES.search(clause.low)
        or (lemma == "pass" and _PASSES_ON.search(clause.low))
    )


_TO_DO_IT = pattern(r"\b(?:to|must|should|will|would|i|we|can|shall|gotta)\s(?:also\s|then\s|just\s)?$")


_PROMISED_FOR = pattern(r"[,;–—-]\s(?:which\sis\s|it\sis\s)?(?:promised|due|expected|announced)\s(?:for|by|on)?\b")


def _read_expected_thing(sentence: Sentence, clause: Clause) -> bool:
    """“Feedback by Thursday”, “I should get the contract on Monday”, “waiting for the job description”."""
    if (
        clause.has(words.NEGATIONS | words.THANK_NOUNS)
        or clause.has(words.CONDITIONS)
        or sentence.section == "me"
        or sentence.check
        or sentence.said("promise_by_me")
        or _ASKED_OF_ME.search(sentence.low)
    ):
        return False
    match, expected = _GET_THING.search(clause.low), _EXPECT_THING.search(clause.low)
    if expected is not None and _TO_DO_IT.search(clause.low, 0, expected.start()):
        expected = None  # “need to call the bank tomorrow”
    if match is None and expected is None:
        return False
    day = sentence.due_day(clause)
    if day is None and _PROMISED_FOR.search(sentence.low, clause.end - 2):
        day = sentence.sentence_due_day(clause)  # “awaiting the link, promised for tomorrow”
    past = any(
        token.form == "past" and token.low not in ("expected", "promised", "said", "due") for token in clause.tokens
    )
    if match and not past and (re.search(r"\b(?:will|should|expect\w*|await\w*|waiting|to)\b", clause.low)):
        verb_me = re.search(r"\b(?:need|must|have\sto|got\sto|want)\s(?:to\s)?(?:get|have|receive)\b", clause.low)
        if not verb_me and (day is not None or re.search(r"\bwaiting|await", clause.low)):
            sentence.say("promise_by_them", sentence.first_named(clause), dates=day, what=tidy(match["what"]))
            return True
    match = expected
    if (
        match
        and day is not None
        and not past
        and not re.search(r"\bfrom\sme\b|\bmy\sfeedback\b", clause.low)
        and not any(token.low in ("i", "we") for token in clause.tokens)
        and not any(
            token.form == "base" and token.lemma in words.TRANSFER_SURE and not is_noun(clause, index)
            for index, token in enumerate(clause.tokens)
        )
    ):
        sentence.say(
            "promise_by_them",
            sentence.first_named(clause),
            dates=day,
            what=tidy(match[0].split(" due")[0].split(" expected")[0])
            or match[0].split(" by")[0].split(" due")[0].split(" expected")[0][:60],
        )
        return True
    return False
