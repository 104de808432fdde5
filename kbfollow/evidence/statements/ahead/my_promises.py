"""What the user owes the employer: promised, announced, noted as to do."""

from __future__ import annotations

import re
from itertools import pairwise

from kbfollow.evidence.statements.ahead.objects import act_from, is_noun, is_thing, named_before, object_after, tidy
from kbfollow.evidence.statements.ahead.owed_work import OWED_NOUN, her_or_him, hurry, hurry_in, read_nouns, read_wanted
from kbfollow.evidence.statements.ahead.promised import IT, dates_earlier, read_promised
from kbfollow.evidence.statements.ahead.third_parties import about_others
from kbfollow.evidence.statements.ahead.undertakings import goes_on_mine, wanted_before
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import HER_HIM, THANKING, Clause, Predicate
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_I_SAID = cued(
    "would will can could",
    r"\bleft\s(?:it|things)\s(?:that|with)\s(?:i|me)\b|\b(?:i|we)\s(?:have\s|had\s|also\s|just\s|then\s)*(?:said|told"
    r"|promised|agreed|offered|assured"
    r"|mentioned|let|did\s(?:tell|promise|say|offer|mention))\b.{0,60}\b(?:i|we)\s(?:would|will|can|could)\b|\b(?:said"
    r"|told|promised"
    r"|offered)\b.{0,40}\bi\s(?:would|will)\b",
)
_CHECK_IN_ABOUT = pattern(
    r"\b(?:about|on|re|regarding|for|re:)\s(?:the\s|their\s|my\s|a\s|an\s"
    r"|any\s)?(?:final\s)?(?:decision|status|timeline|update|updates|outcome|result|results|verdict"
    r"|news|application|job|position|role|answer|where\sthings|next\ssteps?|offer)\b|\b(?:whether"
    r"|if)\s(?:they|there|she|he|any)\b|\bcheck(?:ing|ed|s)?[\s-](?:in|up)\b|\bwhere\s(?:things|they"
    r"|we|i)\b"
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
    if sentence.search(_NOTE_TO_ALL) or (sentence.before.topic == "thanks" and sentence.said("thank_you_not_sent")):
        return
    for clause in sentence.clauses:
        if _already_told(sentence, clause) or about_others(sentence, clause):
            continue
        if not (_read_acts(sentence, clause) or read_nouns(sentence, clause)):
            read_wanted(sentence, clause)


_NOTE_TO_ALL = cued(
    "always forget every your yourself each should must have need",
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
    if clause.has(THANKING):
        return True
    if sentence.said("reference_not_alerted", "reference_alerted", "reference_asked") and (
        sentence.mentions_in(clause) or clause.has(words.REFERENCE_NOUNS) or clause.has(HER_HIM)
    ):
        return True
    if clause.has(words.CONDITIONS) and any(
        token.low in words.CONDITIONS and token.low != "case" for token in clause.tokens[:2]
    ):
        return True
    return clause.search(_IN_CASE) is not None


_IN_CASE = cued("case if", r"\bin case\b|\bif\s(?:they|i|she|he)\b.{0,40}\b(?:reject|refuse|offer|say\sno|pass|hire)")


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
        _say_owed(sentence, clause, index)
        _read_second_act(sentence, clause, index)
        return True
    return False


def _read_second_act(sentence: Sentence, clause: Clause, first: int) -> None:
    """“I'll email the form on Monday and drop off the keys on Tuesday”: two promises in one clause."""
    for index, token in enumerate(clause.tokens[first + 2 :], first + 2):
        before = clause.tokens[index - 1].low
        joined = before == "and" or (before in ("then", "also", "to") and clause.tokens[index - 2].low == "and")
        if not joined or token.form != "base" or token.lemma not in words.TRANSFER_SURE or is_noun(clause, index):
            continue
        if IT.match(clause.low[token.end - clause.start :]) or not sentence.said("promise_by_me"):
            return
        what = object_after(sentence, clause, index)
        if what is None or what.lower() in _NO_THING:
            return
        behind = [span for span in sentence.dates if token.start <= span.offset < clause.end and sentence.ahead(span)]
        who = next(iter(sentence.mentions_in(clause, index + 1)), None) or her_or_him(sentence, clause, index)
        manner = "no hurry" if hurry_in(sentence.low[token.start :]) else ""
        sentence.say("promise_by_me", who, dates=behind[0] if behind else None, what=what, manner=manner)
        return


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
        or (clause.tokens[index].lemma in words.TRANSFER_SURE and "my" in clause.lows)
    )
    return before[-2:] == ["i", "am"] and bool(named) and sentence.due_day(clause) is not None


# “Take them back”, “run it over to her”.
_CARRYING = frozenset("take run carry hand walk cycle get put have".split())
_BACK = pattern(r"\s(?:[\w'-]+\s){1,5}?(?:back|over|round|along|in|up\sto|down\sto|with\sme)\b")
_GIVE_BACK = pattern(r"\s(?:(?:her|him|them)\s)?(?:it|them|that|those)\sback\b")
_OTHER_ACTS = frozenset("ask let tell update schedule arrange clarify pick choose pull".split())
_WEAK = frozenset(
    "pull pick choose ask let tell update schedule arrange book decide hear apply research study brush prep "
    "prepare practise practice review read start try clarify get give put make do take set pass speak "
    "talk visit pop finish write show bring leave copy fill turn".split()
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
    weak = token.lemma in _WEAK and not (back and (wanted_before(sentence, token.start) or sentence.before.thing))
    if explicit or _goes_on(sentence, clause, index):
        if not weak or _towards_employer(sentence, clause, index) or sentence.due_day(clause) is not None:
            return True
        return _told_somebody(sentence, clause, index)
    if sentence.check == "open" or sentence.section == "me":
        return not weak or _towards_employer(sentence, clause, index)
    light = all(one in words.ALREADY or one in _LIGHT or one[0].isdigit() for one in lead)
    return index <= 2 and light and _plain_order(sentence, clause, index)


def _goes_on(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“I said I'd send the recordings, and lend him my manual”: the second verb of one promise."""
    lead = [one.low for one in clause.tokens[:index]]
    joined = clause.start > 0 and "and" in lead and all(one in ("and", "then", "also", "to", ",") for one in lead)
    if not joined or clause.tokens[index].lemma not in words.TRANSFER:
        return False
    return sentence.said("promise_by_me") or goes_on_mine(sentence, clause.tokens[index].start)


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
    on = goes_on_mine(sentence, clause.tokens[index].start)
    theirs = predicate.subject in ("them", "other") and not on
    if theirs or predicate.passive or (behind and behind[0].low in words.ME_OBJECT):
        return False
    if predicate.subject == "" and clause.tokens[index].lemma in _ANSWERING and _WILL.match(clause.low):
        return False  # “will revert in two days”: whoever was asked
    if predicate.subject == "" and _their_second_verb(sentence, clause, index):
        return False
    if predicate.subject == "" and _company_will(clause, index):
        return False  # “told them both that Fynbos will phone”
    if predicate.subject != "me" and clause.tokens[index].lemma in words.DECIDE:
        return False  # who chooses, picks or decides is the employer
    near = [one.low for one in clause.tokens[max(0, index - _NEAR) : index]]
    if (("can" in near or "may" in near) and near[-1:] != ["and"]) or clause.search(_ASKS_ME):
        return False
    said = clause.search(_I_SAID) or (_SHOULD.search(clause.low) and not _SHOULD_HAVE.search(clause.low))
    return on or predicate.mode == "to do" or (predicate.mode == "unreal" and bool(said))


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


_ASKS_ME = cued("me us", r"\b(?:asked|told|wants?|wanted|invited|reminded|expects?)\s(?:me|us)\sto\b")
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
    return token.lemma == "answer" and not re.match(
        r"\s(?:them|her|him|their|the|to)\b|\s[A-Z]", sentence.text[token.end : token.end + 8]
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
    dated = sentence.sentence_due_day(clause) is not None
    lead = sentence.text[: token.start]
    if lead.count('"') % 2 or sentence.quote.lstrip().startswith(_QUOTES):
        return False  # what they said
    if token.lemma in words.CONTACT and not named and _CALL_AND_DAY.match(clause.low, token.end - clause.start):
        return False  # “call tomorrow”: whose?
    if clause.has(words.ADVICE) or clause.has(words.THANK_NOUNS) or token.low in ("let", "show", "take", "make", "see"):
        return False
    if token.lemma in _WEAK:
        return dated and (named or bool(clause.search(OWED_NOUN)))
    return dated or (named and token.lemma in words.CONTACT | words.TRANSFER_SURE)


_QUOTES = ('"', "“", "„", "‘")
_CALL_AND_DAY = pattern(
    r"\s(?:(?:on|by|some\s?time|maybe|probably|around|late|early|end|next|this|the|first|again|then|\W)\s?)*"
    r"(?:tomorrow|today|tonight|week|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs"
    r"|fri|sat|sun|\d|morning|afternoon|evening|thing)\b"
)


def _towards_employer(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Whether it is done for the employer: a person or a thing of the application is named."""
    if sentence.mentions_in(clause, index + 1) or clause.search(OWED_NOUN):
        return True
    return clause.has(_EMPLOYER)


# “I said I'd phone it in”, “text it over”: a thing, and no call.
_IT_IN = pattern(r"\s(?:it|them|that|those)\s(?:in|through|over|across|round|along)\b")


def _say_owed(sentence: Sentence, clause: Clause, index: int) -> None:
    token = clause.tokens[index]
    direct = clause.tokens[index + 1 : index + 2]
    who = (
        (her_or_him(sentence, clause, index) if direct and direct[0].low in ("him", "her") else None)
        or next(iter(sentence.mentions_in(clause, index + 1)), None)
        or her_or_him(sentence, clause, index)
        or _told(sentence, clause, index)
    )
    manner = "" if sentence.due_day(clause) and not hurry_in(clause.low) else hurry(sentence)
    what = object_after(sentence, clause, index)
    tail = clause.low[token.end - clause.start :]
    if (what or "").lower() in _NO_THING or (token.lemma == "write" and what and _BY_HAND.search(what)):
        return
    about = _CHECK_IN_ABOUT.search(clause.low)
    chasing = (token.lemma in words.CHECK_IN and token.low != "check") or (
        token.low == "check" and re.match(r"\s(?:in|up|back|with|whether|if)\b", tail)
    )
    calling = token.lemma in words.CONTACT and (what is None or about is not None)
    sending = (token.lemma in words.CONTACT and _IT_IN.match(tail) is not None) or (
        what is None
        and token.lemma in words.TRANSFER
        and (IT.match(tail) or (token.lemma in _WRITING and _NOTHING_BEHIND.match(tail)))
        and (
            sentence.before.thing
            or wanted_before(sentence, token.start)
            or named_before(sentence, token.start, alone=True)
            or (IT.match(tail) and (named_before(sentence, token.start) or token.lemma in _WRITING))
        )
    )
    if calling and not chasing and (told := _WHAT_I.search(clause.low, token.end - clause.start)):
        # “text Gianni which days in Sept I can't do”: the days in it are what is told, not when
        what = sentence.text[clause.start + told.start("what") : clause.end].strip(" .!")[:120]
        place = clause.start + told.start("what")
        before = [one for one in sentence.dates if one.offset < place and sentence.ahead(one)]
        sentence.say("promise_by_me", who, dates=before[0] if before else None, what=what, manner=hurry(sentence))
        return
    if calling and not sending and who is None and sentence.sentence_due_day(clause) is None and _BARE.fullmatch(tail):
        return  # “I must reply”: to whom, and when?
    if chasing or (calling and not sending):
        manner, what = "check-in", act_from(sentence, clause, index)
    elif token.lemma in ("ask", "clarify"):
        manner = manner or "question"
    elif IT.match(tail) or sending:
        if dates_earlier(sentence, clause):
            return
        here = wanted_before(sentence, token.start)
        what = here or named_before(sentence, token.start, alone=True) or sentence.before.thing
        what = what or named_before(sentence, token.start)
        if not what and sentence.due_day(clause) is None and token.lemma in words.TRANSFER:
            return  # “I'm to post it”: nobody knows what
        what = what or act_from(sentence, clause, index)
        manner = manner or ("no hurry" if sentence.before.no_hurry and sentence.before.thing else "")
    elif what is None and sentence.before.thing and token.lemma in words.TRANSFER_SURE and _AS_SOON.match(tail):
        what = sentence.before.thing
    elif what is None and (behind := _BEHIND_COLON.search(sentence.text, token.end)):
        what = tidy(behind["what"]) or act_from(sentence, clause, index)
    elif token.lemma == "let" or what is None:
        what = act_from(sentence, clause, index)
    elif not is_thing(what):
        return
    if not what:
        return  # “give it a week and a half”
    if manner in ("", "no hurry") and (what or "").lower() in _COPIES and dates_earlier(sentence, clause):
        return  # “he wants to see my licence, I'll text him a photo”
    day = sentence.sentence_due_day(clause)
    done = _DONE_BEHIND.search(clause.low, token.end - clause.start)
    if done is not None:  # “said I'd send the card and sent it the day after”: the day is that of the sending
        what = (
            tidy(sentence.text[token.end : clause.start + done.start()])
            if clause.low.find((what or "").lower()) + len(what or "") > done.start()
            else what
        )
        day = None if day is not None and day.offset >= clause.start + done.start() else day
    if day is not None and clause.start > day.offset > _FRONT and _goes_on(sentence, clause, index):
        day = None if any(one.dates == day for one in sentence.found) else day
    sentence.say("promise_by_me", who, dates=day, what=what, manner=manner)


# “To share with Sneha by Friday: relieving letter, payslips”.
_WHAT_I = pattern(
    r"\s(?:\w+\s){0,3}?(?P<what>(?:which|what)\s(?:\w+\s){0,5}?(?:i|we)\s(?:can|could|will|am|do|need|want|have|take|prefer|would)\b)"
)
# “I told I will mail by Saturday”, after what they asked for.
_WRITING = frozenset("send mail email e-mail post forward courier upload text drop bring".split())
_NOTHING_BEHIND = pattern(
    r"\s?(?:$|[.,;:!)]|(?:to\s)?(?:them|her|him)\W*$|(?:by|on|before|until|till|within|over|in)\s(?:(?:the|next|this|end\sof)\s)*(?:mon|tues?|wed|thur?s?"
    r"|fri|sat|sun|\d|tomorrow|weekend|week|month|noon|lunch|then|end|a\sday|(?:\w+\s)?days?\b)|(?:tomorrow|today|tonight|this\sweek|next\sweek)\b)"
)
_BEHIND_COLON = pattern(r":\s(?P<what>[^:]{3,120})$")
_DONE_BEHIND = pattern(
    r"\s(?:and|so|then|but)\s(?:i\s|we\s|then\s|duly\s|also\s|even\s)*(?:sent|did|emailed|mailed|posted|texted"
    r"|dropped|handed|brought"
    r"|uploaded|forwarded|gave|took|delivered|submitted|shared|finished|have|had)\s(?:it|them|that|those|both|so"
    r"|one|her|him)\b"
)
_AS_SOON = pattern(r"\s(?:(?:to\s)?(?:her|him|them)\s)?(?:as\ssoon\sas|when|once|the\smoment|asap)\b")
_BARE = pattern(r"\s?(?:back|soon|again|properly|too|now|asap|first|sometime)?[\s.!,;]*")
_COPIES = frozenset("photo copy picture scan photocopy pic snap link pdf screenshot".split())
_NEAR = 3  # words before a verb, among which “can” makes it only possible
_FRONT = 12  # a day within so many characters of the sentence's start counts for all that follows


# “I'll do all three on Friday”: nothing that can be named.
_NO_THING = frozenset(
    ["all three", "all four", "both", "all", "rest", "other", "others", "other one", "other two", "same", "everything"]
)
_BY_HAND = pattern(r"^(?:by\s)?(?:hand|pen|paper|a\scard|card|note)\b|\bpen\b")


def _told(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    """“I told Tara I would …”: the person who was told."""
    if not re.search(r"\b(?:told|promised|said|offered|assured)\b", clause.low):
        return None
    return next(iter(sentence.mentions_in(clause, 0, index)), None)
