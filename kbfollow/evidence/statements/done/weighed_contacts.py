"""What the user did towards the employer, by weight of words: “2nd chaser sent”, “gave them a bell”."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.done.acts import (
    GONE_OUT,
    NOT_DONE,
    TO_DO,
    applied_before,
    conditional,
    done_by_me,
    my_acts,
    status_day,
)
from kbfollow.evidence.statements.done.weighed_references import HAD_WORD
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.patterns import cued, pattern

_CHASER, _THING = PhraseSet(status.CHASERS), PhraseSet(status.SENT_THINGS)

_GAVE_CALL = pattern(
    r"\b(?:gave|given)\s(?:\w+\s){1,4}?(?:a|another|one\smore|the)\s(?:\w+\s)?(?:bell|ring|call|buzz|shout|tinkle"
    r"|nudge|prod|poke|bump)\b"
)
_FOR_NEWS = pattern(
    r"\b(?:for\s(?:an\s|any\s|some\s)?(?:update|updates|news|status|word)(?!\son\s(?:the|their"
    r"|a)\s(?!\w*\s?(?:application|job|role|post|position|decision|process)))|any\s(?:news|update|updates|word"
    r"|movement|progress)"
    r"|where\s(?:things|they|it|we|i)\s(?:stand|are|is|stood|were)|how\s(?:things|it)\s(?:is|are|was|were|stand)"
    r"|(?:if|whether)\s(?:they|there|she|he)\s(?:had|has|have|was|is)\s(?:\w+\s)?(?:decided|any|news|made|heard))\b"
)
_WENT_IN = pattern(
    r"\b(?:popped|dropped|stopped|called|went|nipped|swung|came|looked|stuck)\s(?:back\s)?(?:in|by|into|round|over"
    r"|past)\b.{0,20}\b(?:to\s(?:see"
    r"|ask|check|speak|chase|hand|drop)|on\b)"
)
_LET_HAVE = pattern(r"\b(?:i|and)\s(?:have\s|then\s|also\s)?let\s(?:\w+\s){1,3}?have\s(?:the|my|a|an|all)\b")
_ANSWERED = pattern(
    r"\banswered\s(?:\w+\s)?(?:\w+'s|their|her|his|all|the)\s(?:\w+\s)?(?:query|queries|email|mail|message"
    r"|questions?\b.{0,40}\b(?:by|via|in\san?|over)\s(?:the\s)?(?:e?\s?mail|text|phone|message|whatsapp|letter|post))\b"
)
# “Answered Erik's two extra questions on 24 November”: with a day, what they asked for afterwards.
_MORE_QUESTIONS = pattern(
    r"\banswered\s(?:\w+\s){0,2}?(?:\w+'s|their|her|his|all|the|those|some|both|two|three|a\sfew)\s(?:\w+\s)?"
    r"(?:(?:extra|additional|further|more|follow\sup|remaining|outstanding|last|written|new"
    r"|pending)\s(?:\w+\s)?(?:questions?|queries|query|points?)"
    r"|(?:questions?|queries|query|points?)\s(?:from|that|she|he|they))\b"
)
# “Asked Ville again”: how things stand.
_ASKED_AGAIN = pattern(
    r"\basked\s(?!me\b|us\b)(?:[\w.']+\s){0,3}?(?:again|once\smore|a\s(?:second|third|fourth)\stime"
    r"|the\ssame(?:\s(?:thing|question))?)"
    r"(?=\W*$|\s?[,;:.(]|\s(?:on|this|last|today|yesterday|if|whether|when|about\s(?:it|the\sdecision|news)|by|via"
    r"|over|in)\b"
    r"|\s\d|\s(?:mon|tues|wednes|thurs|fri|satur|sun)day\b)"
)
_IN_THE_ROOM = cued(r"\b(?:in|during|at)\s(?:the|my|our)\s(?:interview|room|meeting|panel|chat|call|end|tour)\b")
_SENT_TO = pattern(
    r"^\W*(?:(?:my|the|all|signed|both|those|some)\s)?(?:\w+\s){0,3}?(?:are\s|is\s|have\sbeen\s|has\sbeen\s|all\s"
    r"|now\s)?"
    r"(?:sent|emailed|mailed|posted|delivered|handed\sin|handed\sover|uploaded|dropped\soff|forwarded|submitted"
    r"|faxed|couriered|filed)\b"
    r"(?!\s(?:by\s(?!e?-?mail|post|courier|hand|fax|me\b)|from|me\b|us\b))"
)


def read_contact(sentence: Sentence, plain: str) -> None:
    """“2nd chaser sent”, “gave them a bell”, “asked Min for an update”, “bank details sent to Farah”."""
    if sentence.said("follow_up_done", "follow_up_not_done", "decision_asked_in_vain", "contact_by_them"):
        return
    if sentence.check == "open" or NOT_DONE_BY_ME.search(plain) or _IN_THE_ROOM.search(plain):
        return
    if applied_before(sentence):
        return
    who = sentence.first_named() or next(iter(sentence.mentions), None)
    first = sentence.clauses[0].low.replace("-", " ")
    chaser = _CHASER.search(plain)
    for expression, lemmas, manner in _MY_CONTACTS:
        match = None if sentence.bag.isdisjoint(lemmas) else expression.search(plain)
        if expression in _WITH_DAY and not (sentence.dates or sentence.day or sentence.log):
            continue
        act = done_by_me(my_acts(sentence, lemmas)) if match else None
        if match and act and not TO_DO.search(plain[: match.start()]) and not conditional(sentence, act.start):
            sentence.say("follow_up_done", who, dates=status_day(sentence, act.start), manner=manner)
            return
    if _read_handed(sentence, plain):
        return
    if TO_DO.search(plain) or NOT_DONE.search(first) or _their_subject(sentence) or conditional(sentence, len(plain)):
        return
    word = HAD_WORD.search(plain) if sentence.dates or sentence.log else None
    if word and _NOTHING_NEW.search(plain):
        sentence.say("follow_up_done", who, dates=status_day(sentence, word.start()), manner="check-in")
    elif chaser and GONE_OUT.search(plain, chaser.end()) and not _FROM.search(plain):
        sentence.say("follow_up_done", who, dates=status_day(sentence, chaser.start()), manner="check-in")
    elif _FROM.search(plain):
        return
    elif (thing := _THING.search(first)) and _SENT_TO.match(first) and (who or sentence.dates):
        sentence.say("follow_up_done", who, dates=status_day(sentence, thing.start()), what=thing[0])


_DOCUMENT = (
    r"(?:lists?|certificates?|certs?|forms?|cv|resume|portfolio|papers|paperwork|documents|docs|contract|nda|slides"
    r"|deck|report|plans?|samples?|drawings|photos|transcripts?"
    r"|cop(?:y|ies)|video|recording|code|repo|challenge|task|homework|exercise|essay|proposal|assignment"
    r"|sketch(?:es)?|model|menu|quote|apron|keys?|book|badge|uniform|laptop"
    r"|take\shome|case\sstudy|test|files?|licen[cs]e|passport|bank\sdetails|timesheet|script|reel|write\sup"
    r"|mock\sup|spreadsheet|questionnaire|statement|reference\slist|payslips?|tickets?|dbs|id)"
)
_THEIRS = (
    r"(?:them|her|him|hr|reception|their\s\w+|the\s(?:recruiter|office|manager|agency|team|owner|boss|school"
    r"|company|panel"
    r"|chef|director|secretary|front\sdesk|firm|shop|hospital|clinic))"
)
# “Gave HR the list of projects”, “passed the lesson plan on to Mr Evans”, “pushed the challenge to their repo”.
_GAVE_THING = pattern(
    rf"\b(?:gave|handed|passed|pushed|got|took|brought|dropped|put|left|delivered|ran|popped|posted|slipped|returned)\s"
    rf"(?:in\s|off\s|round\s)?(?:(?P<to>{_THEIRS}|(?:\w+\s)?\w+)\s)?(?:all\s|both\s)?(?:the|my|our|his|her|their|that|those|an?|signed)\s(?:[\w-]+\s){{0,3}}?"
    rf"(?P<what>{_DOCUMENT})\b(?P<behind>.*)"
)
_TO_THEM = pattern(
    rf"\s(?:[\w-]+\s){{0,5}}?(?:to|off\sat|off\swith|in\sat|at|in\sto|into|onto|on\sto|with|through|back\sto|over\sto)\s(?P<to>{_THEIRS}\b)?"
)
# “Signed NDA went back to them 5/19”, “the forms have gone off to HR”.
_WENT_TO_THEM = pattern(
    rf"^\W*(?:and\s)?(?:(?:the|my|all|both|signed|completed|those|their|her|his)\s)*(?:[\w-]+\s){{0,3}}?(?P<what>{_DOCUMENT})\s(?:(?:[\w-]+\s){{1,6}}?and\s)?(?:all\s|both\s)?(?:went|has\sgone|have\sgone|is\saway|are\saway|was\sback|is\sback)\s"
    rf"(?:back\s|off\s|out\s|over\s|across\s|in\s)?(?:today\s|yesterday\s)?(?:to|with|by)\s(?P<to>{_THEIRS}\b)?"
)


def _read_handed(sentence: Sentence, plain: str) -> bool:
    """A thing that the user gave them, or that went to them."""
    match = _WENT_TO_THEM.match(plain)
    acted = match is None and not sentence.bag.isdisjoint(_HANDING)
    if acted:
        match = _GAVE_THING.search(plain)
    if (
        match is None
        or TO_DO.search(_A_PLAN.sub(" ", plain))
        or NOT_DONE.search(plain)
        or conditional(sentence, len(plain))
    ):
        return False
    if _their_subject(sentence) and sentence.tokens[0].low in words.THEM:
        return False
    if acted:
        act = done_by_me(my_acts(sentence, _HANDING))
        if act is None or not (plain[: match.start()].strip() in _NO_LEAD or match.start() <= act.start):
            return False
    behind = match.groupdict().get("behind") or ""
    towards = match["to"] or (acted and (found := _TO_THEM.match(behind)) and found["to"])
    named = next((one for one in sentence.mentions if not sentence.people.is_reference(one.name)), None)
    if re.match(r"(?:me|us|my)\b", towards or "") or re.search(r"\bto\s(?:me|us)\b", behind):
        return False
    at_desk = acted and bool(sentence.past_dates) and _AT_THEIR_DESK.search(behind) is not None
    if not (named or at_desk or re.fullmatch(_THEIRS, towards or "")):
        return False
    day = status_day(sentence, match.start())
    sentence.found[:] = [one for one in sentence.found if one.kind != "promise_by_them" or one.dates != day]
    sentence.say("follow_up_done", named, dates=day, what=match["what"])
    return True


# “Dropped the certificates in this afternoon, left them with the girl on the desk”.
_AT_THEIR_DESK = pattern(
    r"\b(?:with|to|at|in|on|by|through|into)\s(?:(?:the|their|a|her|his)\s)?(?:[\w'-]+\s){0,3}?(?:reception(?:ist)?"
    r"|front\sdesk|desk|counter|office|secretary|letter\s?box|gate\s?house|gate|porter|porters|lodge|security|pigeon\s?hole"
    r"|admin|lobby|mail\s?room|bursar|clerk|caretaker)\b"
    r"|\b(?:the|their)\s(?:\w+\s)?(?:receptionist|secretary|manager|clerk|porter|office|girl|lad|lady|man|woman)\s"
    r"(?:has|have|signed|took|got)\b"
)
_HANDING = frozenset("give hand pass push get take bring drop put leave deliver run pop post slip return".split())
_NO_LEAD = frozenset(["", "i", "we", "i have", "just", "also", "and", "then"])
_A_PLAN = pattern(r"\b(?:the|my|our|a|an|that|their)\s(?:[\w-]+\s){0,2}plans?\sto\b")
_NOTHING_NEW = pattern(
    r"\b(?:no\s(?:news|update|decision|word)|nothing\s(?:yet|new|decided)|not\sdecided|still\s(?:waiting|deciding"
    r"|undecided|open))\b"
)
_ASK, _GIVE, _CALL_IN = frozenset(["ask"]), frozenset(["give"]), frozenset("pop drop stop call go come look".split())
_MY_CONTACTS = (
    (_GAVE_CALL, _GIVE, "check-in"),
    (_FOR_NEWS, _ASK, "check-in"),
    (_WENT_IN, _CALL_IN, "check-in"),
    (_LET_HAVE, frozenset(["let"]), ""),
    (_ANSWERED, frozenset(["answer"]), ""),
    (_MORE_QUESTIONS, frozenset(["answer"]), ""),
    (_ASKED_AGAIN, _ASK, "check-in"),
    (
        pattern(r"\bdid\s(?:then\s|also\s)?(?:check\sin|follow\sup|chase|call|ring|email|write|nudge|phone|text)\b"),
        words.CONTACT,
        "check-in",
    ),
)
_WITH_DAY = (_MORE_QUESTIONS, _ASKED_AGAIN)  # asked and answered in the room too, then without a day
NOT_DONE_BY_ME = cued(
    r"\b(?:have|has|had|did|do|could|would|should)\snot\b(?!\s(?:heard|replied|answered|got|had|decided|know|said))"
    r"|\b(?:never|nobody)\b"
)
_FROM = cued(
    r"\bto\s(?:me|us)\b|\bby\s(?:hr|them|her|him)\b|\bfrom\s(?!me\b|work\b|home\b|the\s(?:bus|train|car|office"
    r"|phone)\b|my\b)"
)


def _their_subject(sentence: Sentence) -> bool:
    token = sentence.tokens[0]
    return token.low in words.THEM or (
        bool(sentence.mentions) and sentence.mentions[0].first == 0 and _verb_next(sentence)
    )


def _verb_next(sentence: Sentence) -> bool:
    place = sentence.mentions[0].last + 1
    return place < len(sentence.tokens) and bool(sentence.tokens[place].form)


# “Patrice thanked me for coming in”, “Hanno checked in with me”, “got a thank-you email from Priyanka”.
_THEY_TO_ME = pattern(
    r"\b(?:thanked|called|rang|phoned|emailed|messaged|texted|wrote\sto|contacted|pinged|chased|sent|checked\s(?:in"
    r"|up)\s(?:on|with)"
    r"|followed\sup\swith|got\sin\stouch\swith)\s(?:me|us)\b|\b(?:called|rang|phoned|emailed|wrote"
    r"|texted)\sto\s(?:thank|check"
    r"|follow|ask|say|tell|let)\b.{0,20}\b(?:me|us)\b|\b(?:got|received|had)\s(?:a|an|another"
    r"|the)\s(?:\w+\s){1,4}from\b"
)
# What the user decided not to do: “no need to chase Latoya”, “was going to ring Trevor but left it”.
_NOT_TO_BE_DONE = pattern(
    r"\bno\s(?:need|point|use)\s(?:to|in)\b|\bno\s(?:follow\sup|chaser|nudge|email|call|thank\syou|card"
    r"|note)\s(?:was\s|has\sbeen\s)?(?:sent|made"
    r"|needed)\b|\b(?:was|were)\sgoing\sto\b.*\b(?:but|never|left\sit|didn|did\snot|forgot|decided)\b|\b(?:wanted"
    r"|meant|planned|intended)\sto\b"
    r".*\b(?:but|never|left\sit|thought\sbetter|did\snot|forgot|decided)\b"
)


def read_other_acts(sentence: Sentence, plain: str) -> None:
    """What they did, and what the user didn't: nothing to follow up, but said of somebody."""
    if sentence.said("contact_by_them", "follow_up_done", "follow_up_not_done"):
        return
    who = next((one for one in sentence.mentions if one.name), None)
    if who is None or who.name in {one.who for one in sentence.found}:
        return
    place = sentence.tokens[who.first].start
    theirs = _THEY_TO_ME.search(plain)
    if theirs is not None and not NOT_DONE.search(plain) and not conditional(sentence, theirs.start()):
        received = theirs[0].endswith("from")
        before = place < theirs.start() if not received else place >= theirs.end()
        if before and plain[theirs.start() - 2 : theirs.start()] not in ("i ", "we"):
            sentence.say("contact_by_them", who, dates=status_day(sentence, theirs.start()))
    elif _NOT_TO_BE_DONE.search(plain):
        sentence.say("follow_up_not_done", who)
