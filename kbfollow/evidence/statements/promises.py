"""Promises: what the user owes the employer, what the employer owes the user."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from kbfollow.evidence.statements import words_en as words
from kbfollow.evidence.statements.context import Sentence
from kbfollow.evidence.statements.objects import object_after, tidy
from kbfollow.evidence.statements.people import Mention
from kbfollow.evidence.statements.tokens import Clause, Mode, Predicate

_I_SAID = re.compile(r"\b(?:i|we)\s(?:have\s|had\s|also\s|just\s|then\s)*(?:said|told|promised|agreed|offered|assured|mentioned|let)\b.{0,60}\b(?:i|we)\s(?:would|will|can|could)\b|\b(?:said|told|promised|offered)\b.{0,40}\bi\s(?:would|will)\b")
_THEY_SAID = re.compile(r"\b(?:said|says|told\sme|promised|agreed|offered|assured|mentioned)\b.{0,40}\b(?:they|she|he|somebody|someone|hr|we)\s(?:would|will)\b|\b(?:promised|offered|agreed)\sto\b")
_CHECK_IN_ABOUT = re.compile(r"\b(?:about|on|re|regarding|for|re:)\s(?:the\s|their\s|my\s|a\s|an\s|any\s)?(?:final\s)?(?:decision|status|timeline|update|updates|outcome|result|results|verdict|news|application|job|position|role|answer|where\sthings|next\ssteps?|offer)\b|\b(?:whether|if)\s(?:they|there|she|he|any)\b|\bcheck(?:ing|ed|s)?[\s-](?:in|up)\b|\bwhere\s(?:things|they|we|i)\b")
_NO_HURRY = re.compile(r"\bno\s(?:hurry|rush|deadline|urgency)\b|\bnot\surgent\b|\bwhenever\b|\bwhen\si\s(?:can|have\stime|get\sa\schance)\b|\bno\sneed\sto\shurry\b|\bin\smy\sown\stime\b|\bat\ssome\spoint\b")
_DUE = re.compile(r"\b(?:is\s|are\s)?due\b|\bdeadline\b|\bto\sbe\s(?:submitted|handed\sin|returned|sent|done|delivered)\b")
_OWED_NOUN = re.compile(
    r"\b(?:take-home(?:\s(?:test|task|assignment|exercise|project|challenge))?|assignment|homework|case-study|case\sstudy|exercise|portfolio|(?:writing\s)?samples?|certificates?|cv|resume|résumé|forms?|questionnaire|transcripts?|references\slist|references|presentation|proposal|test|challenge|coding\s(?:test|challenge)|project|zeugnisse|unterlagen|deck|slides|essay|"
    r"paperwork|documents|dbs\sform|availability|application|work\ssample|task)\b"
)
_THEY_WANT = re.compile(
    r"\b(?:they|she|he|hr|recruiter|team|manager|boss|company|\w+)\s(?:also\s|still\s|would\s|really\s|will\s)?(?:want|wants|wanted|need|needs|like|expect|expects|require|requires|asked\s(?:me\s)?for|to\ssee|asks\s(?:me\s)?for|are\sasking\sfor|is\sasking\sfor|waiting\sfor|awaits?)\s(?:me\sto\s(?P<verb>\w+)\s|(?:(?:to\s(?:have|see|get)\s)?))(?P<what>[^.;]{2,90})"
)
_ASKED_ME_TO = re.compile(r"\b(?:asked|told|want|wants|wanted|need|needs|expects?|would\slike|like|reminded|invited)\sme\sto\s(?P<verb>\w+)\s?(?P<what>[^.;]{0,90})|\b(?:said|says)\sto\s(?P<verb2>call|ring|phone|email|mail|text|send|contact|write|message)\s?(?P<what2>[^.;]{0,90})")
_OWE = re.compile(r"\b(?:i\s|we\s)?(?:still\s)?owe\s(?P<what>[^.;]{2,80})")
_UNTIL_TO = re.compile(r"\bhave\s(?:until|till|up\sto)\b.{1,40}\bto\s(?P<verb>send|submit|return|hand|finish|complete|do|upload|deliver)\b\s?(?P<what>[^.;]{0,80})")
_IN_TOUCH = re.compile(r"\b(?:be|get|getting|keep|stay|remain|come|been)\s(?:\w+\s)?in\stouch\b|\b(?:get|gets|getting|come|circle|circles|revert|report|write|ring|call|text|mail|email|phone)\s(?:back|round)\b|\breach(?:es)?\sout\b|\bfollow(?:s|ing)?\sup\b|\btouch\sbase\b|\bcheck\sback\b|\bbe\sback\sto\sme\b")
_WE_TO_YOU = re.compile(r"\bwe\swill\s(?:be\sin\stouch|(?:call|contact|email|mail|ring|phone|write|text|message|send|get\sback|come\sback|circle\sback|follow\sup|reach\sout|let)\b.{0,20}\b(?:you|us)\b|get\sback|circle\sback)|\byou\swill\sget\b")
_EXPECT_THING = re.compile(
    r"\b(?:feedback|contract|paperwork|jd|job\sdescription|info\spack|details|comp\sdetails|brochure|expenses|shift\splan|rota|written\sfeedback|link|call|email)\b.{0,40}\b(?:by|within|due|expected|should\s(?:be|come|arrive)|will\s(?:be|come|arrive|follow)|to\sfollow|coming|promised|on\sits\sway|in\sthe\spost|next|tomorrow)\b"
)
_GET_THING = re.compile(r"\b(?:get|receive|have|expect|expecting|getting|await|awaiting|waiting\s(?:for|on))\s(?P<what>(?:(?:the|a|an|some|my|his|her|their|written|more|any)\s)?(?:\w+\s){0,2}(?:feedback|contract|paperwork|jd|description|pack|details|brochure|expenses|plan|rota|take-home|assignment|link|call|callback|email|form|forms|offer\sletter|letter|info|information|test|case-study|benefits|numbers|salary))\b")
_ELSEWHERE = re.compile(r"\b(?:to|with|by)\s(?:the|her|his|their)\s(?:boss|board|team|manager|client|committee|partner|partners|director|ceo|cto|cfo|colleagues?|hr)\b")
_THIRD_PARTY = re.compile(r"\b(?:our|my|the)\s(?:kev|mate|mum|mom|dad|cousin|brother|sister|wife|husband|partner|friend|neighbour|neighbor|landlord|tailor|gp|doctor|dentist|bank|boss|union|accountant|old\s\w+|current\s\w+|flatmate|roommate|uni|university|school|college|landlady|babysitter|uncle|aunt)\b|\bour\s[a-z]{2,12}\sfor\b|\bmyself\b")


def read_my_promises(sentence: Sentence) -> None:
    """Find what the user owes: modals, “I said I'd”, to-do lists, work that is due."""
    if sentence.question or sentence.check == "done" or sentence.section in ("quiet", "them", "forgot") or not sentence.bag & _CUES:
        return
    if _NOTE_TO_ALL.search(sentence.low):
        return
    for clause in sentence.clauses:
        if _already_told(sentence, clause) or _about_others(sentence, clause):
            continue
        if not (_read_acts(sentence, clause) or _read_nouns(sentence, clause)):
            _read_wanted(sentence, clause)


_NOTE_TO_ALL = re.compile(r"\b(?:always|never\sforget|every\sinterview\w*|your|yourself|each\sinterview\w*|(?:candidates|applicants|people)\s(?:should|must|have\sto|need\sto)|one\sshould|you\s(?:should|need|must|have\sto))\b")


_CUES = words.TRANSFER | words.CONTACT | words.WORK_NOUNS | frozenset(
    "ask let tell update schedule arrange clarify pick choose promise owe due deadline want need expect like asked tests homework references sample answer reply response".split()
)


def _already_told(sentence: Sentence, clause: Clause) -> bool:
    """Thanking and telling references are read elsewhere."""
    if any(token.low in words.THANK_NOUNS or token.lemma == "thank" for token in clause.tokens):
        return True
    if sentence.said("reference_not_alerted", "reference_alerted", "reference_asked") and (sentence.mentions_in(clause) or clause.has(words.REFERENCE_NOUNS) or clause.has(frozenset(["her", "him"]))):
        return True
    return any(token.low in words.CONDITIONS and token.low != "case" for token in clause.tokens[:2]) or bool(re.search(r"\bin case\b|\bif\s(?:they|i|she|he)\b.{0,40}\b(?:reject|refuse|offer|say\sno|pass|hire)", clause.low))


def _about_others(sentence: Sentence, clause: Clause) -> bool:
    return bool(_THIRD_PARTY.search(clause.low)) or any(token.low in words.OTHERS - frozenset(["people", "someone", "somebody", "others", "secretary", "receptionist", "colleague"]) for token in clause.tokens)


def _read_acts(sentence: Sentence, clause: Clause) -> bool:
    """Verbs of sending and of contact that are still to be done, with the user as their subject."""
    for index, token in enumerate(clause.tokens):
        if token.form != "base" and not (token.form == "past" and token.low in ("submitted",)):
            if token.lemma == "promise" and token.form == "past":
                if _read_promised(sentence, clause, index):
                    return True
            continue
        if token.lemma not in words.TRANSFER and token.lemma not in words.CONTACT and token.lemma not in _OTHER_ACTS:
            continue
        if _is_noun(clause, index):
            continue
        predicate = sentence.predicate(clause, index)
        if not _owed(sentence, clause, index, predicate):
            continue
        _say_owed(sentence, clause, index)
        return True
    return False


_OTHER_ACTS = frozenset(["ask", "let", "tell", "update", "schedule", "arrange", "clarify", "pick", "choose"])
_WEAK = frozenset(["pick", "choose", "ask", "let", "tell", "update", "schedule", "arrange", "book", "decide", "hear", "apply", "research", "study", "brush", "prep", "prepare", "practise", "practice", "review", "read", "start", "try", "clarify", "get", "give", "put", "make", "do", "take", "set", "pass", "speak", "talk", "visit", "pop", "finish", "write", "show", "bring", "leave", "copy", "fill", "turn"])
_DETERMINERS = frozenset("a an the my their his her this that phone quick next follow-up by via first short our per each no another take-home thank-you video".split())


def _is_noun(clause: Clause, index: int) -> bool:
    """“A call”, “the next call”, “a text”: no verb."""
    token = clause.tokens[index]
    before = clause.tokens[index - 1].low if index else ""
    follows = clause.tokens[index + 1].low if index + 1 < len(clause.tokens) else ""
    if token.low in _NOUN_TOO and (before in _DETERMINERS or before.endswith("'s")):
        return True
    return token.low in _NOUN_TOO and follows in ("with", "w/", "is", "was", "from", "will", "at", "on")


_NOUN_TOO = frozenset("call ring phone email e-mail mail text message ping answer contact note visit check show post ship share reply touch talk update file present review schedule complete follow study".split())


def _owed(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> bool:
    """Whether the user has said, or noted, that this is to be done for the employer."""
    token = clause.tokens[index]
    if predicate.subject in ("them", "other") or clause.tokens[index + 1 : index + 2] and clause.tokens[index + 1].low in words.ME_OBJECT:
        return False
    mode: Mode = predicate.mode
    if mode == "unreal" and _I_SAID.search(clause.low):
        mode = "to do"
    if mode == "unreal" and re.search(r"\b(?:should|ought)\b", clause.low) and not re.search(r"\b(?:should|could)\shave\b", clause.low):
        mode = "to do"
    if mode != "to do" or predicate.passive or any(one.low in ("can", "may") for one in clause.tokens[:index]):
        return False
    lead = [one.low for one in clause.tokens[:index]]
    explicit = predicate.subject == "me" or any(one in words.MODALS or one in words.TO_DO_STARTS for one in lead) or any(one in words.INTENTIONS and two == "to" for one, two in pairwise([*lead, token.low]))
    if token.lemma in ("speak", "talk", "visit") and sentence.said("next_round"):
        return False
    if token.lemma == "get" and not re.search(r"\bto\s(?:them|her|him|hr|the)\b|^get\s(?:them|her|him|back)\b", clause.low[token.start - clause.start :]) and not sentence.mentions_in(clause, index + 1):
        return False
    if token.lemma == "answer" and not sentence.mentions_in(clause, index + 1) and not clause.has(frozenset(["them", "her", "him", "their", "the"])):
        return False
    listed = sentence.check == "open" or sentence.section in ("me",)
    if re.search(r"\b(?:asked|told|wants?|wanted|invited|reminded|expects?)\s(?:me|us)\sto\b", clause.low):
        return False
    if not explicit and not listed:
        return index <= 2 and _plain_order(sentence, clause, index) and all(one in words.ALREADY or one in _LIGHT or one[0].isdigit() for one in lead)
    weak = token.lemma in _WEAK
    if token.lemma in words.ERRANDS and token.lemma not in ("review", "update", "read", "study", "brush", "prep", "prepare", "practise", "practice", "research"):
        return False
    if listed and not explicit:
        return _towards_employer(sentence, clause, index) if weak else True
    if sentence.section == "next" and not predicate.subject and not explicit:
        return not weak
    return _towards_employer(sentence, clause, index) or (not weak) or sentence.due_day(clause) is not None


_LIGHT = frozenset("- to and then also next me please re maybe quick quickly just again note pls ⏳ reminder so".split())


def _plain_order(sentence: Sentence, clause: Clause, index: int) -> bool:
    """A bare “chase Lee Monday”, “send portfolio by Friday”: needs a person or a day, and no advice in it."""
    token = clause.tokens[index]
    named = bool(sentence.mentions_in(clause, index + 1)) or clause.has(frozenset(["them", "her", "him", "hr", "recruiter", "hm"]))
    dated = sentence.sentence_due_day(clause) is not None
    if clause.has(words.ADVICE) or clause.has(words.THANK_NOUNS) or token.low in ("let", "show", "take", "make", "see"):
        return False
    if token.lemma in _WEAK:
        return dated and (named or bool(_OWED_NOUN.search(clause.low)))
    return dated or (named and token.lemma in words.CONTACT | words.TRANSFER_SURE)


def _towards_employer(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Whether it is done for the employer: a person or a thing of the application is named."""
    if sentence.mentions_in(clause, index + 1) or _OWED_NOUN.search(clause.low):
        return True
    return clause.has(frozenset(["them", "her", "him", "hr", "recruiter", "hm", "agency", "team", "manager", "company", "company's", "employer"]))


def _say_owed(sentence: Sentence, clause: Clause, index: int) -> None:
    token = clause.tokens[index]
    who = next(iter(sentence.mentions_in(clause, index + 1)), None) or _pronoun(sentence, clause, index) or _told(sentence, clause, index)
    manner = _hurry(sentence)
    what = object_after(sentence, clause, index)
    tail = clause.low[token.end - clause.start :]
    about = _CHECK_IN_ABOUT.search(clause.low)
    chasing = token.lemma in words.CHECK_IN and token.low != "check" or (token.low == "check" and re.match(r"\s(?:in|up|back|with|whether|if)\b", tail))
    calling = token.lemma in words.CONTACT and (what is None or about is not None)
    if chasing or calling:
        manner, what = "check-in", sentence.text[token.start : clause.end].strip(" .,;:")[:120]
    elif token.lemma in ("ask", "clarify"):
        manner = manner or "question"
    elif re.match(r"\s(?:them|it|that|those|these|both)\b", tail) and _dates_earlier(sentence, clause):
        return
    elif token.lemma == "let" or what is None:
        what = sentence.text[token.start : clause.end].strip(" .,;:")[:120]
    sentence.say("promise_by_me", who, dates=sentence.sentence_due_day(clause), what=what, manner=manner)


def _dates_earlier(sentence: Sentence, clause: Clause) -> bool:
    """“Jane asked for my certificates, will drop them off Thursday”: one promise, and this is its day."""
    for place, one in enumerate(sentence.found):
        if one.kind == "promise_by_me" and not one.manner:
            sentence.found[place] = replace(one, dates=one.dates or sentence.due_day(clause))
            return True
    return False


def _pronoun(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    token = next((one for one in clause.tokens[index + 1 : index + 3] if one.low in ("her", "him")), None)
    return sentence.mention_of(sentence.pronoun_at(token.start)) if token else None


def _told(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    """“I told Tara I would …”: the person who was told."""
    if not re.search(r"\b(?:told|promised|said|offered|assured)\b", clause.low):
        return None
    return next(iter(sentence.mentions_in(clause, 0, index)), None)


def _read_promised(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Promised Jane a writing sample by Friday”."""
    predicate = sentence.predicate(clause, index)
    follows = [token.low for token in clause.tokens[index + 1 : index + 3]]
    if predicate.mode != "done" or predicate.subject not in ("me", "") or predicate.passive or "me" in follows or "to" in follows[:1]:
        return False
    what = object_after(sentence, clause, index)
    if what is None or re.match(r"(?:i|we|to|that)\b", what):
        return False
    who = next(iter(sentence.mentions_in(clause, index + 1)), None) or _pronoun(sentence, clause, index)
    sentence.say("promise_by_me", who, dates=sentence.sentence_due_day(clause), what=what)
    return True


def _read_nouns(sentence: Sentence, clause: Clause) -> bool:
    """“Take-home due Friday”, “I owe them a portfolio”, “I have until Friday to submit”."""
    match = _OWE.search(clause.low)
    if match and not re.search(r"\b(?:they|she|he|hr|recruiter)\s(?:still\s)?owe", clause.low) and not re.match(r"(?:me|us)\b", match["what"]):
        index = next(index for index, token in enumerate(clause.tokens) if token.lemma == "owe")
        predicate = sentence.predicate(clause, index)
        if predicate.subject in ("me", "") and not clause.has(words.NEGATIONS):
            who = next(iter(sentence.mentions_in(clause, index + 1)), None) or _pronoun(sentence, clause, index)
            sentence.say("promise_by_me", who, dates=sentence.sentence_due_day(clause), what=object_after(sentence, clause, index))
            return True
    match = _UNTIL_TO.search(clause.low)
    if match:
        sentence.say("promise_by_me", dates=sentence.due_day(clause), what=tidy(match["what"]) or match["verb"])
        return True
    owed = _OWED_NOUN.search(clause.low)
    day = sentence.due_day(clause)
    if owed is None or clause.has(words.NEGATIONS) or clause.has(frozenset(["they", "she", "he", "received", "got", "sends", "went", "was", "send", "sent"])):
        return False
    due = _DUE.search(clause.low)
    if due:
        behind = [span for span in sentence.dates if clause.start + due.start() <= span.offset < clause.end and sentence.ahead(span)]
        day = behind[0] if behind else day
    direct = re.match(r"^(?:the\s|my\s|a\s)?" + re.escape(owed[0]) + r"\W{0,2}\s(?:is\s|has\sto\sbe\s\w+\s)?(?:by|for|due|until|deadline)\b", clause.low)
    if day is not None and (due or direct or sentence.section == "me") and not any(token.form == "past" for token in clause.tokens):
        sentence.say("promise_by_me", dates=day, what=owed[0])
        return True
    return False


def _read_wanted(sentence: Sentence, clause: Clause) -> None:
    """“They want two references by Monday”, “she asked me to send a portfolio”."""
    match = _ASKED_ME_TO.search(clause.low)
    if match and not clause.has(words.NEGATIONS):
        verb, group = (match["verb"], "what") if match["verb"] else (match["verb2"], "what2")
        if (verb in words.TRANSFER_SURE or verb in ("fill", "do", "write", "prepare", "put", "get", "give", "call", "reply", "respond", "make", "forward", "let")) and not clause.has(frozenset(["if"])):
            who = sentence.first_named(clause)
            what = tidy(_same_case(sentence, clause, match.start(group), match.end(group))) or verb
            day = sentence.due_day(clause)
            if day is not None or verb not in ("do", "let", "get", "give", "make", "put", "call"):
                calling = verb in words.CONTACT and (what == verb or group == "what2")
                sentence.say("promise_by_me", who, dates=day, what=_without_days(sentence, what), manner="check-in" if calling else _hurry(sentence))
        return
    if re.search(r"\b(?:they|she|he|hr|recruiter)\s(?:want|wants|need|needs|would\slike|expects?)\s(?:to\shave\s)?an?\s(?:\w+\s)?(?:answer|reply|response)\b", clause.low) and sentence.due_day(clause):
        sentence.say("promise_by_me", sentence.first_named(clause), dates=sentence.due_day(clause), what="answer")
        return
    match = _THEY_WANT.search(clause.low)
    if match is None or clause.has(words.NEGATIONS) or not _OWED_NOUN.search(match["what"]) or _MY_DECISION.search(clause.low):
        return
    day = sentence.due_day(clause)
    asked = re.search(r"\basked\s(?:me\s)?for\b|\basking\sfor\b|\bwaiting\sfor\b|\blike\sto\s(?:see|have|get)\b|\bwants?\sto\s(?:see|have)\b", clause.low)
    if any(token.form == "past" and token.lemma in ("give", "send", "provide", "email", "name", "submit", "hand", "bring") for token in sentence.tokens):
        return
    if (day is None and not asked) or re.match(r"(?:i|we)\b", match[0]):
        return
    what = tidy(_same_case(sentence, clause, match.start("what"), match.end("what")))
    sentence.say("promise_by_me", sentence.first_named(clause), dates=day, what=_without_days(sentence, what or ""), manner=_hurry(sentence))


def _hurry(sentence: Sentence) -> str:
    return "no hurry" if _NO_HURRY.search(sentence.low) else ""


_MY_DECISION = re.compile(r"\b(?:decide|decision|answer|interview|round|start)\b")


def _same_case(sentence: Sentence, clause: Clause, start: int, end: int) -> str:
    return sentence.text[clause.start + start : clause.start + end]


def _without_days(sentence: Sentence, text: str) -> str:
    for span in sentence.dates:
        text = text.replace(span.text, "")
    return tidy(text) or text.strip()


def read_their_promises(sentence: Sentence) -> None:
    """Find what the employer said they would send, or that they would be in touch."""
    if sentence.question or sentence.check == "done" or sentence.section in ("quiet", "forgot") or sentence.said("decision_expected", "next_round", "offer", "rejected"):
        return
    for clause in sentence.clauses:
        if _read_owed_to_me(sentence, clause) or _read_their_acts(sentence, clause):
            return
    for clause in sentence.clauses:
        if _read_expected_thing(sentence, clause):
            return


def _conditional(sentence: Sentence, clause: Clause) -> str:
    lows = {token.low for token in sentence.tokens}
    return "conditional" if lows & {"if", "unless", "depending", "depends", "provided", "assuming"} else ""


def _read_owed_to_me(sentence: Sentence, clause: Clause) -> bool:
    match = re.search(r"\b(?:owes?|promised)\s(?:me|us)\s(?P<what>[^.;]{2,80})", clause.low)
    if match is None or clause.has(words.NEGATIONS):
        return False
    what = _without_days(sentence, _same_case(sentence, clause, match.start("what"), match.end("what")))
    index = next(index for index, token in enumerate(clause.tokens) if token.lemma in ("owe", "promise"))
    who = sentence.subject_name(clause, sentence.predicate(clause, index)) or sentence.first_named(clause)
    sentence.say("promise_by_them", who, dates=sentence.sentence_due_day(clause), what=tidy(what))
    return True


def _read_their_acts(sentence: Sentence, clause: Clause) -> bool:
    """Verbs of sending and of contact that the employer announced."""
    for index, token in enumerate(clause.tokens):
        if token.lemma not in words.THEIR_SENDINGS or token.form not in ("base", "third") or (token.form == "base" and _is_noun(clause, index)):
            continue
        predicate = sentence.predicate(clause, index)
        theirs = predicate.subject == "them" or (sentence.section == "them" and predicate.subject == "" and index <= 2) or (sentence.section in ("next", "them") and token.form == "third")
        if not theirs and _WE_TO_YOU.search(clause.low):
            theirs = True
        if not theirs or not _announced(sentence, clause, index, predicate):
            continue
        who = sentence.subject_name(clause, predicate) or (None if predicate.subject == "them" else sentence.first_named(clause))
        what = object_after(sentence, clause, index)
        if token.lemma in ("call", "ring", "phone", "contact", "get", "reach", "touch", "circle", "follow", "come", "revert", "be", "keep") and (what is None or not re.search(r"\bwith\b", clause.low)):
            what = what if what and token.lemma in ("get",) and not _IN_TOUCH.search(clause.low) else None
        sentence.say("promise_by_them", who, dates=sentence.sentence_due_day(clause, durations=True), what=what, manner=_conditional(sentence, clause))
        return True
    match = _WE_TO_YOU.search(clause.low) or (re.search(r"\b(?:they|she|he|hr|someone|somebody|recruiter)\b", clause.low) and re.search(r"\bwill\sbe\sin\stouch\b|\bin\stouch\b", clause.low))
    if match and not clause.has(words.NEGATIONS) and not clause.has(words.CONDITIONS) and not re.search(r"\b(?:might|may|could|was|were|been)\b", clause.low):
        sentence.say("promise_by_them", sentence.first_named(clause), dates=sentence.sentence_due_day(clause, durations=True), manner=_conditional(sentence, clause))
        return True
    return False


def _announced(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> bool:
    """Whether they undertook it: announced, towards the user, and not as a mere possibility."""
    token = clause.tokens[index]
    mode = predicate.mode
    if mode == "unreal" and (_THEY_SAID.search(clause.low) or (sentence.low.startswith(("they", "she", "he")) and re.search(r"\bwould\b", clause.low) and re.search(r"\bsaid\b", sentence.low))):
        mode = "to do"
    if mode == "present" and not (sentence.due_day(clause) is not None or sentence.section in ("them", "next")):
        return False
    if mode not in ("to do", "present") or predicate.subject == "other" or predicate.conditional:
        return False
    follows = clause.tokens[index + 1 : index + 2]
    objects = sentence.mentions_in(clause, index + 1, index + 2)
    if objects and follows and sentence.tokens[objects[0].first].start == follows[0].start and not follows[0].word.endswith("'s"):
        return False  # "they will call Maria"
    if clause.has(words.REFERENCE_NOUNS) or _ELSEWHERE.search(clause.low[token.start - clause.start :]):
        return False
    if re.search(r"\b(?:asked|want|wants|wanted|told|need|needs|expects?|like|invited|remind(?:ed|s)?)\sme\sto\b|\b(?:said|says)\sto\b", clause.low):
        return False
    light = token.lemma in ("get", "come", "put", "let", "give", "set", "check", "drop", "hand", "pass", "loop", "arrange", "confirm", "connect", "introduce", "update", "touch", "reach", "circle", "follow", "revert", "draft", "share", "post")
    if light and not (_IN_TOUCH.search(clause.low) or clause.has(words.ME_OBJECT) or clause.has(words.THEIR_THINGS) or re.search(r"\bfeedback|\bout\sto\sme", clause.low) or token.lemma in ("confirm", "draft") or re.search(r"\bshare\s(?:the|his|her|their|some|that|more)\s(?!office|desk|room|risk|view)", clause.low)):
        return False
    return not (token.lemma == "let" and re.search(r"\bgo\b", clause.low))


def _read_expected_thing(sentence: Sentence, clause: Clause) -> bool:
    """“Feedback by Thursday”, “I should get the contract on Monday”, “waiting for the job description”."""
    if clause.has(words.NEGATIONS) or clause.has(words.CONDITIONS) or sentence.section == "me" or sentence.check or sentence.said("promise_by_me"):
        return False
    day = sentence.due_day(clause)
    past = any(token.form == "past" and token.low not in ("expected", "promised", "said", "due") for token in clause.tokens)
    match = _GET_THING.search(clause.low)
    if match and not past and (re.search(r"\b(?:will|should|expect\w*|await\w*|waiting|to)\b", clause.low)):
        verb_me = re.search(r"\b(?:need|must|have\sto|got\sto|want)\s(?:to\s)?(?:get|have|receive)\b", clause.low)
        if not verb_me and (day is not None or re.search(r"\bwaiting|await", clause.low)):
            sentence.say("promise_by_them", sentence.first_named(clause), dates=day, what=tidy(match["what"]))
            return True
    match = _EXPECT_THING.search(clause.low)
    if match and day is not None and not past and not re.search(r"\bfrom\sme\b|\bmy\sfeedback\b", clause.low) and not any(token.low in ("i", "we") for token in clause.tokens) and not any(token.form == "base" and token.lemma in words.TRANSFER_SURE and not _is_noun(clause, index) for index, token in enumerate(clause.tokens)):
        sentence.say("promise_by_them", sentence.first_named(clause), dates=day, what=match[0].split(" by ")[0].split(" due")[0].split(" expected")[0][:60])
        return True
    return False
