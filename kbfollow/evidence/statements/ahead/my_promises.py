"""What the user owes the employer: promised, announced, noted as to do."""

from __future__ import annotations

import re
from itertools import pairwise

from kbfollow.evidence.statements.ahead.objects import is_noun, object_after
from kbfollow.evidence.statements.ahead.owed_work import OWED_NOUN, read_nouns, read_wanted
from kbfollow.evidence.statements.ahead.promised import IT, read_promised
from kbfollow.evidence.statements.ahead.saying_owed import read_second_act, say_owed
from kbfollow.evidence.statements.ahead.third_parties import about_others
from kbfollow.evidence.statements.ahead.undertakings import goes_on, goes_on_mine
from kbfollow.evidence.statements.ahead.wanted import wanted_before
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import HER_HIM, THANKING, Clause, Predicate
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_I_SAID = cued(
    r"\bleft\s(?:it|things)\s(?:that|with)\s(?:i|me)\b|\b(?:i|we)\s(?:have\s|had\s|also\s|just\s|then\s)*(?:said|told"
    r"|promised|agreed|offered|assured"
    r"|mentioned|let|did\s(?:tell|promise|say|offer|mention))\b.{0,60}\b(?:i|we)\s(?:would|will|can|could)\b|\b(?:said"
    r"|told|promised"
    r"|offered)\b.{0,40}\bi\s(?:would|will)\b",
)


def read_my_promises(sentence: Sentence) -> None:
    """Find what the user owes: modals, “I said I'd”, to-do lists, work that is due."""
    if (
        sentence.question
        or sentence.check == "done"
        or sentence.section in ("quiet", "them", "forgot")
        or sentence.bag.isdisjoint(_CUES)
    ):
        return
    if sentence.before.topic == "kin" and not sentence.mentions and not sentence.bag.isdisjoint(HER_HIM):
        return
    if _NOTE_TO_ALL.search(sentence.low) or (sentence.before.topic == "thanks" and sentence.said("thank_you_not_sent")):
        return
    for clause in sentence.clauses:
        if _already_told(sentence, clause) or about_others(sentence, clause):
            continue
        if not (_read_acts(sentence, clause) or read_nouns(sentence, clause)):
            read_wanted(sentence, clause)


_NOTE_TO_ALL = cued(
    r"\b(?:always|never\sforget|every\sinterview\w*|your|yourself|each\sinterview\w*|(?:candidates"
    r"|applicants|people)\s(?:should|must|have\sto|need\sto)|one\sshould|you\s(?:should|need|must"
    r"|have\sto))\b",
)
_CUES = (
    frozenset(["pull"])
    | words.TRANSFER
    | words.CONTACT
    | words.WORK_NOUNS
    | frozenset(
        "ask let tell update schedule arrange clarify pick choose promise owe due deadline want need "
        "expect like asked tests homework references sample answer reply response "
        "take run carry walk cycle back".split()
    )
)


def _already_told(sentence: Sentence, clause: Clause) -> bool:
    """Thanking and telling references are read elsewhere."""
    unthanked = {one.who for one in sentence.found if one.kind == "thank_you_not_sent" and one.who}
    if sentence.said("thank_you_sent") and any(one.name in unthanked for one in sentence.mentions_in(clause)):
        return True  # “thanked Keith, still have to do Wendy”
    if clause.has(THANKING) or (sentence.said("thank_you_sent") and _MAIL_TO.match(clause.low)):
        return True
    if sentence.said("reference_not_alerted", "reference_alerted", "reference_asked") and (
        sentence.mentions_in(clause) or clause.has(words.REFERENCE_NOUNS) or clause.has(HER_HIM)
    ):
        return True
    if clause.has(words.CONDITIONS) and any(
        token.low in words.CONDITIONS and token.low != "case" for token in clause.tokens[:2]
    ):
        return True
    return _IN_CASE.search(clause.low) is not None


# “Mail to Ann on the 11th, thanked her for the tour”.
_MAIL_TO = pattern(r"(?:a\s)?(?:e-?mail|mail|note|card|text|message|letter|call)\sto\s")
_IN_CASE = cued(r"\bin case\b|\bif\s(?:they|i|she|he)\b.{0,40}\b(?:reject|refuse|offer|say\sno|pass|hire)")


_EMPLOYER = frozenset("them her him hr recruiter hm agency team manager company company's employer".split())


def _read_acts(sentence: Sentence, clause: Clause) -> bool:
    """Verbs of sending and of contact that are still to be done, with the user as their subject."""
    for index, token in enumerate(clause.tokens):
        if (
            token.form != "base"
            and not (token.form == "past" and token.low in ("submitted",))
            and not (token.form == "ing" and _undertaken(sentence, clause, index))
        ):
            promised = token.lemma == "promise" and token.form == "past"
            if promised and read_promised(sentence, clause, index):
                return True
            continue
        if (
            token.lemma not in words.TRANSFER
            and token.lemma not in words.CONTACT
            and token.lemma not in _OTHER_ACTS
            and not (token.lemma in _CARRYING and _BACK.match(clause.low, token.end - clause.start))
        ):
            continue
        if is_noun(clause, index):
            continue
        predicate = sentence.predicate(clause, index)
        if token.form != "ing" and not _owed(sentence, clause, index, predicate):
            continue
        say_owed(sentence, clause, index)
        read_second_act(sentence, clause, index)
        return True
    return False


def _undertaken(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“I committed to getting Hal a plan”, “I'm dropping the form off on the 27th”."""
    before = [one.low for one in clause.tokens[max(0, index - 3) : index]]
    if clause.has(words.NEGATIONS) or clause.tokens[index].lemma not in words.TRANSFER:
        return False
    place = clause.tokens[index].start
    giving = clause.tokens[index].lemma in words.TRANSFER_SURE | {"bring", "take", "drop"}
    if giving and sentence.low[:place].endswith(", "):
        # “she wants to see my certificate, dropping it round Thursday”
        it = IT.match(sentence.low, clause.tokens[index].end)
        return bool(it) and sentence.due_day(clause) is not None and bool(wanted_before(sentence, place))
    if before[-1:] == ["to"] and before[-2:-1] and before[-2] in ("committed", "commit"):
        return not {"they", "she", "he"} & {one.low for one in clause.tokens[:index]}
    named = (
        sentence.mentions_in(clause, index + 1)
        or clause.has(frozenset(["them", "her", "him"]))
        or (clause.tokens[index].lemma in words.TRANSFER_SURE and ("my" in clause.lows or before[-1:] == ["be"]))
    )
    announced = before[-2:] == ["i", "am"] or before in (["i", "will", "be"], ["i", "shall", "be"])
    return announced and bool(named) and sentence.due_day(clause) is not None


_BRINGING = frozenset("bring take drop carry run".split())
# “Take them back”, “run it over to her”.
_CARRYING = frozenset("take run carry hand walk cycle get put have".split())
_BACK = pattern(r"\s(?:[\w'-]+\s){1,5}?(?:back|over|round|along|in|up\sto|down\sto|with\sme)\b")
_NEAR = 3  # words before a verb, among which “can” makes it only possible
_GIVE_BACK = pattern(r"\s(?:(?:her|him|them)\s)?(?:it|them|that|those)\sback\b")
_OTHER_ACTS = frozenset("ask let tell update schedule arrange clarify pick choose pull".split())
_WEAK = frozenset(
    "pull pick choose ask let tell update schedule arrange book decide hear apply research study brush prep "
    "prepare practise practice review read start try clarify get give put make do take set pass speak "
    "talk visit pop finish write show bring leave copy fill turn".split()
)


# “Said I'd pass on the name of our old supplier”: what is told is owed too.
_INFORMATION = pattern(
    r"\s(?:(?:on|along|over|across|up|out|together|down|them|her|him)\s)*(?:(?:the|a|an|my|our|that|some|those|these"
    r"|his|her|their)\s)?(?:\w+\s)?"
    r"(?:names?|numbers?|phone\snumbers?|details|address|addresses|contacts?|recipe|recipes|links?|title|titles"
    r"|dimensions|measurements"
    r"|specs?|figures|prices?|quotes?|website|booklist|reference\snumber|pattern|formula|instructions|playlist"
    r"|sources?|suppliers?)\b"
)


def _owed(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> bool:
    """Whether the user has said, or noted, that this is to be done for the employer."""
    token = clause.tokens[index]
    lead = [one.low for one in clause.tokens[:index]]
    if not _mine(sentence, clause, index, predicate) or _other_sense(sentence, clause, index):
        return False
    if token.lemma in words.ERRANDS and token.lemma not in _PREPARING:
        return False
    explicit = (
        predicate.subject == "me"
        or any(one in words.MODALS or one in words.TO_DO_STARTS for one in lead)
        or any(one in words.INTENTIONS and two == "to" for one, two in pairwise([*lead, token.low]))
    )
    back = _GIVE_BACK.match(clause.low, token.end - clause.start)
    it = IT.match(clause.low, token.end - clause.start)
    if it and not sentence.before.wanted:  # “he wanted to see my jig, I said I'd bring it over”
        said = token.lemma in _BRINGING and " my " in sentence.low[: token.start] and _I_SAID.search(clause.low)
        it = it if said and wanted_before(sentence, token.start) else None
    weak = (
        token.lemma in _WEAK
        and not it
        and not (back and (wanted_before(sentence, token.start) or sentence.before.thing))
    )
    if explicit or goes_on(sentence, clause, index):
        if not weak or (_I_SAID.search(clause.low) and _INFORMATION.match(clause.low, token.end - clause.start)):
            return True
        if _towards_employer(sentence, clause, index) or sentence.due_day(clause) is not None:
            return True
        return _told_somebody(sentence, clause, index)
    if sentence.check == "open" or sentence.section == "me":
        return not weak or _towards_employer(sentence, clause, index)
    light = all(one in words.ALREADY or one in _LIGHT or one[0].isdigit() for one in lead)
    return index <= 2 and light and _plain_order(sentence, clause, index)


def _told_somebody(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Told Zoltán I'd bring back the visor”: said to somebody who is named, and about a thing."""
    said = _I_SAID.search(clause.low)
    if said is None or clause.tokens[index].lemma not in words.TRANSFER:
        return False
    named = any(sentence.tokens[one.first].start < clause.tokens[index].start for one in sentence.mentions_in(clause))
    return (named or bool(_TOLD_THEM.search(clause.low))) and object_after(sentence, clause, index) is not None


_TOLD_THEM = pattern(r"\b(?:told|promised|assured)\s(?:her|him|them)\b|\boffered\b")


def _mine(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> bool:
    """Whether the user is the one to do it, and it is still to be done."""
    behind = clause.tokens[index + 1 : index + 2]
    if _BODY_IS_TO.search(clause.low[: clause.tokens[index].start - clause.start]):
        return False
    if _WHETHER_I_HAD.search(clause.low[: clause.tokens[index].start - clause.start]):
        return False
    on = goes_on_mine(sentence, clause.tokens[index].start)
    theirs = predicate.subject in ("them", "other") and not on
    if theirs or predicate.passive or (behind and behind[0].low in words.ME_OBJECT):
        return False
    if predicate.subject == "" and clause.tokens[index].lemma in _ANSWERING and _WILL.match(clause.low):
        return False  # “will revert in two days”: whoever was asked
    if predicate.subject == "" and _their_second_verb(sentence, clause, index):
        return False
    if predicate.subject == "" and _name_must(clause, index):
        return False
    if predicate.subject == "" and (_company_will(clause, index) or _BODY_MUST.match(_lead(clause, index))):
        return False  # “told them both that Fynbos will phone”
    if predicate.subject != "me" and clause.tokens[index].lemma in words.DECIDE:
        return False  # who chooses, picks or decides is the employer
    near = [one.low for one in clause.tokens[max(0, index - _NEAR) : index]]
    if (("can" in near or "may" in near) and near[-1:] != ["and"]) or _ASKS_ME.search(clause.low):
        return False
    said = _I_SAID.search(clause.low) or (_SHOULD.search(clause.low) and not _SHOULD_HAVE.search(clause.low))
    if predicate.mode == "present" and _i_do_it(sentence, clause, index, predicate):
        return True
    return on or predicate.mode == "to do" or (predicate.mode == "unreal" and bool(said))


def _i_do_it(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> bool:
    """“I send them a copy of my licence tomorrow”: announced, with its day."""
    answering = clause.tokens[index].lemma in ("answer", "reply", "tell") and clause.has(HER_HIM | {"them"})
    handing = clause.tokens[index].lemma in _HANDING and _MINE_TO_THEM.match(
        clause.low, clause.tokens[index].end - clause.start
    )
    sure = predicate.subject == "me" and (clause.tokens[index].lemma in words.TRANSFER_SURE or answering or handing)
    if not sure or predicate.conditional or clause.has(words.NEGATIONS | _HABITS):
        return False
    day = sentence.due_day(clause)
    ours = sentence.mentions_in(clause, index + 1) or clause.has(_EMPLOYER) or "my" in clause.lows
    return day is not None and day.end > sentence.setting.anchor and bool(ours)


# “I give her my DBS number by Monday”, “I bring him the signed form on Friday”.
_HANDING = frozenset("give bring hand drop show take lend get text".split())
_MINE_TO_THEM = pattern(
    r"\s(?:her|him|them|(?!(?:me|us|the|my|our|a|an|it|up|in|off|notice|two|three)\b)[^\W\d_]+)\s(?:my|our|the|their|his|her|a|an|two|three|some)\s"
    r"(?!(?:lift|hand|chance|ring|call|shout|bell|smile|hug|break|rest|day|week|try|tea|dinner|answer|decision|word|kids?)\b)"
)
_HABITS = frozenset(
    "always usually often every each sometimes never normally generally mostly if when whenever".split()
)


def _name_must(clause: Clause, index: int) -> bool:
    """“Kim must send the budget”: a first name before the modal verb, and nothing else."""
    lead = clause.tokens[:index]
    while lead and lead[0].low in ("and", "but", "so", "then"):
        lead = lead[1:]
    if len(lead) not in (2, 3) or not lead[0].capital or lead[0].low not in names.FIRST_NAMES:
        return False
    return lead[1].low in words.MODALS or lead[1].low == "has"


# “Asked whether I had a portfolio to show”.
_WHETHER_I_HAD = pattern(
    r"\b(?:asked|wondered|enquired|asks)\s(?:me\s)?(?:if|whether)\s(?:i|we|there)\s(?:had|have|was)\b.*\sto\s$"
)
# “The direction must sign”, “their owner will choose”: whoever it is, not the user.
_BODY_MUST = pattern(
    r"\W*(?:(?:and|but|so|then|as|because|that|after\sthat|first)\s)*(?:the|their|her|his|its|this|that|another|each"
    r"|every)\s"
    r"(?:(?!(?:i|we)\b)\w+\s){1,4}?(?:must|should|will|would|shall|may|might|can|could|has\sto|have\sto|had\sto"
    r"|needs?\sto)\s"
    r"(?:(?:also|still|then|first|\w+ly)\s)*$"
)


def _lead(clause: Clause, index: int) -> str:
    return clause.low[: clause.tokens[index].start - clause.start]


def _company_will(clause: Clause, index: int) -> bool:
    """Whether a name that is no person's stands before the modal verb: “Fynbos will”."""
    for one, behind in pairwise(clause.tokens[: index + 1]):
        if behind.low in ("will", "would", "may", "might", "could") and one.capital and one.low != "i":
            return one.start > 0 and clause.has(frozenset(["that", "told", "said", "know", "knows"]))
    return False


_ANSWERING = frozenset("revert respond inform notify advise announce confirm".split())
_WILL = pattern(r"\W*(?:will|shall|would|to|hoping\sto|hopes\sto)\s(?:\w+ly\s)?")
# “The committee is to confirm …”
_BODY_IS_TO = pattern(
    r"\b(?:committee|board|panel|council|governors|trustees|partners|jury|directors|management|owners?|office"
    r"|company)\s(?:is|are|was"
    r"|were|has|have|will|would|needs?)\s(?:\w+\s)?(?:to\s)?$"
)


def _their_second_verb(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“They're out till the 13th and will choose that week”: the clause goes on with the subject before it."""
    if clause.start == 0 or clause.tokens[0].low not in words.MODALS:
        return False
    if clause.tokens[index].lemma in words.DECIDE:
        return True
    if clause.tokens[0].low in ("must", "should", "ought"):
        return False
    before = next((one for one in sentence.clauses if one.end == clause.start), None)
    if before is None or before.has(words.ME):
        return False
    return before.tokens[0].low in ("they", "she", "he", "hr") or bool(sentence.mentions_in(before, 0, 1))


_ASKS_ME = cued(r"\b(?:asked|told|wants?|wanted|invited|reminded|expects?)\s(?:me|us)\sto\b")
_SHOULD = pattern(r"\b(?:should|ought)\b")
_SHOULD_HAVE = pattern(r"\b(?:should|could)\shave\b")
_TO_THEM = pattern(
    r"\b(?:to|for)\s(?:them|her|him|hr|the)\b|^get\s(?:them|her|him|back)\b"
    r"|^get\smy\s[\w\s-]{2,30}?\s(?:copied|scanned|signed|stamped|certified|notarised|notarized|over|across)\b"
)
_PREPARING = frozenset("review update read study brush prep prepare practise practice research".split())


def _other_sense(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Get the contract”, “answer Tuesday”, a talk that is the next round: nothing that goes to the employer."""
    token = clause.tokens[index]
    named = bool(sentence.mentions_in(clause, index + 1))
    if token.lemma in ("speak", "talk", "visit"):
        return sentence.said("next_round")
    if token.lemma == "get":
        return not named and not _TO_THEM.search(clause.low[token.start - clause.start :])
    if token.lemma == "reach":  # “my record has to reach the ward by Monday”: the thing is read elsewhere
        return clause.tokens[0].low in ("my", "our", "the") and index > 1
    return token.lemma == "answer" and not re.match(
        r"\s(?:them|her|him|their|the|to)\b|\s[A-ZÀ-ÖØ-ÞĀ-Ž]", sentence.text[token.end : token.end + 8]
    )


_LIGHT = frozenset(
    "- to and then also next me please kindly pls plz re maybe quick quickly just again note pls ⏳ reminder so".split()
)


def _plain_order(sentence: Sentence, clause: Clause, index: int) -> bool:
    """A bare “chase Lee Monday”, “send portfolio by Friday”: needs a person or a day, and no advice in it."""
    token = clause.tokens[index]
    named = bool(sentence.mentions_in(clause, index + 1)) or clause.has(
        frozenset("them her him hr recruiter hm".split())
    )
    if sentence.before.thing and _GIVE_BACK.match(clause.low, token.end - clause.start):
        return True  # “their lanyard is still round my neck. Send it back”
    dated = sentence.sentence_due_day(clause) is not None
    lead = sentence.text[: token.start]
    if lead.count('"') % 2 or sentence.quote.lstrip().startswith(_QUOTES):
        return False  # what they said
    if token.lemma in words.CONTACT and not named and _CALL_AND_DAY.match(clause.low, token.end - clause.start):
        return False  # “call tomorrow”: whose?
    if clause.has(words.ADVICE) or clause.has(words.THANK_NOUNS) or token.low in ("let", "show", "take", "make", "see"):
        return False
    if token.lemma in _WEAK:
        return dated and (named or bool(OWED_NOUN.search(clause.low)))
    return dated or (named and token.lemma in words.CONTACT | words.TRANSFER_SURE)


_QUOTES = ('"', "“", "„", "‘")
_CALL_AND_DAY = pattern(
    r"\s(?:(?:on|by|some\s?time|maybe|probably|around|late|early|end|next|this|the|first|again|then|\W)\s?)*"
    r"(?:tomorrow|today|tonight|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs"
    r"|fri|sat|sun|\d|morning|afternoon|evening|thing)\b"
)


def _towards_employer(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Whether it is done for the employer: a person or a thing of the application is named."""
    if sentence.mentions_in(clause, index + 1) or OWED_NOUN.search(clause.low):
        return True
    return clause.has(_EMPLOYER)
