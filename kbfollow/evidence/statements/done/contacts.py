"""What the user did towards the employer, and what came from them."""

from __future__ import annotations

import re
from dataclasses import replace

from kbfollow.evidence.statements.ahead.objects import object_after
from kbfollow.evidence.statements.ahead.wanted import wanted_before
from kbfollow.evidence.statements.done.acts import applied_before, is_application
from kbfollow.evidence.statements.done.their_contacts import THEIR_VERBS, read_theirs
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import HER_HIM, THANKING, Clause, Predicate
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

# Past verbs that say of themselves that something went to the employer.
_ACTS = frozenset(
    "send email e-mail mail post forward deliver submit return upload courier call ring phone text "
    "message ping write reply respond contact reach follow check chase nudge bump resend hand drop "
    "fax turn leave speak touch dm whatsapp fedex ship provide dial remind get answer confirm "
    "complete file scan share accept ask try".split()
)
_NEEDS: dict[str, re.Pattern[str]] = {
    "follow": pattern(r"\s?up\b"),
    "check": pattern(r"\s(?:in\b(?!\s(?:at|to)\b)|up\swith|back\swith|back\sin|with|on\sthe\sstatus)"),
    "reach": pattern(r"\s(?:back\s)?out\b"),
    "hand": pattern(r"\s(?:it\s|them\s|\w+\s\w+\s)?(?:in|over)\b"),
    "drop": pattern(r"\s(?:it\s|them\s|off|in|by|her|him|\w+\sa\s(?:line|note|mail))"),
    "turn": pattern(r"\s(?:it\s|\w+\s(?!down)\w+\s)?in\b"),
    "leave": pattern(
        r"\s(?:(?!me\b|us\b|the\b|my\b)[\w.'’-]+\s){0,3}?(?:(?:a|an|another|one\smore"
        r"|yet\sanother)\s(?:\w+\s){0,2}?|(?!the\b|my\b)\w+\s)?"
        r"(?:voice-?\s?mail|message|vm|msg)s?\b"
    ),
    "get": pattern(r"\s(?:in\stouch\swith|back\sto)\b"),
    "touch": pattern(r"\sbase\b"),
    "answer": pattern(r"\s(?:\w+\s)?(?:e?-?mail|message|mail)\b"),
    "call": pattern(r"(?!\s(?:it|me|us|for|out|off|a\sday|in\ssick|myself))"),
    "ring": pattern(r"(?!\s(?:me|us|true|a\sbell|the\sbell))"),
    "write": pattern(r"\s(?:to\b|back\b|\w+\s(?:to|about|again|on|an?\s)|[A-ZÀ-ÖØ-ÞĀ-Ž])"),
    "return": pattern(r"\s(?:the|my|their|his|her|a|signed|[\w']+\s(?:form|call|contract|email))\b"),
    "speak": pattern(r"\s(?:to|with)\b"),
    "confirm": pattern(r"\s(?:by|with|the\s(?:time|slot|date|interview|appointment)|my|via|to)\b"),
    "complete": pattern(
        r"\s?(?:the|their|my|online|take-home)?\b.*(?:take-home|test|assignment|form|questionnaire"
        r"|assessment|case)"
    ),
    "file": pattern(r"\s(?:the|my)\s"),
    "share": pattern(r"\s(?:my|the)\s"),
    "accept": pattern(r"\s(?:the\s)?(?:invite|invitation|calendar)"),
    "ping": pattern(r""),
    "ask": pattern(r"\s(?:[\w'-]+\s){1,3}again\b|\sagain\b"),
    "try": pattern(r"\s(?:her|him|them|[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]+|the\s\w+)\s(?:again|once\smore)\b|\sagain\b"),
}
_CHECK_IN_ABOUT = pattern(
    r"\b(?:about|re|regarding|for|on)\s(?:the\s|their\s|my\s|a\s|an\s"
    r"|any\s)?(?:final\s)?(?:hiring\s)?(?:decision|status|timeline|update|updates|outcome|results?"
    r"|verdict|news|application|job|position|role|answer|next\ssteps?)\b|\b(?:whether|if"
    r"|when|that)\s(?:they|there|she|he|it|any|a\sdecision|my\s(?:\w+\s)?(?:application|cv|resume"
    r"|documents|papers|form)"
    r"|the\s(?:application|form|cv))\b"
    r"|\bwhere\s(?:things|they|we|i|it|this|that)\b|\bwhat\s(?:is|was)\s(?:happening|going\son|the\s(?:story|latest|delay|position|score))\b"
    r"|\bhow\s(?:things|it|they)\b|\bchecking\sin\b|\bcheck\sin\b"
    r"|\bask(?:ing|ed)?\s(?:(?:her|him|them)\s)?(?:had|have|has|were|are|was|is|did|do)\s(?:they|she|he|there|it|any\w*)\b"
    r"|\bany\s(?:news|update|word)\b|\bfor\san\supdate\b|\bask(?:ing|ed)\sthe\ssame\b|\b(?:same\squestion"
    r"|same\sagain)\b"
)
_OTHER_PURPOSE = pattern(
    r"\b(?:about|to\s(?:ask|say|tell|confirm|thank|clarify|schedule|arrange|let)|with\s(?:my|the|a)|re"
    r"|regarding|that|my|the)\b"
)
_LIGHT = frozenset(
    "already just also finally then and since so today yesterday me - quickly again re actually "
    "therefore later first properly dutifully duly i've ✓ ✔ ✅ immediately eventually promptly "
    "politely gently duly went ahead tonight now update".split()
)
_WORK = cued(
    r"\b(?:take-home|assignment|homework|case-study|exercise|portfolio|samples?|certificates?|cv"
    r"|resume|résumé|forms?|questionnaire|transcripts?|references|presentation|proposal|test|challenge"
    r"|project|zeugnisse|unterlagen|deck|slides|essay|documents|docs|paperwork|availability"
    r"|work\ssample|writing\ssample|follow-?\s?up|reply|email|mail|"
    r"e-mail|nudge|check-in|message|application|licence|license|reel|list|contract|plan)\b",
)
_CUES = _ACTS | THEIR_VERBS | frozenset("come hear arrive land receive turn missed submit complete finish do".split())


def read_contacts(sentence: Sentence) -> None:
    """Find the user's actions towards the employer, and theirs towards the user."""
    if sentence.question or sentence.check == "open" or sentence.section in ("quiet", "forgot"):
        return
    if sentence.bag.isdisjoint(_CUES) and not sentence.check:
        return
    if _ABOUT_OTHER_JOB.search(sentence.low) or _UNREAL.search(sentence.low):
        return
    for clause in sentence.clauses:
        if _not_read(sentence, clause):
            continue
        if not _read_picked_up(sentence, clause):
            _read_mine(sentence, clause) or _read_noun(sentence, clause)
        read_theirs(sentence, clause)
    if sentence.check == "done":
        _read_checked(sentence)
    _read_answer(sentence)


# “Wrote to Ilse, but that was about the Bremen position”.
_ABOUT_OTHER_JOB = cued(
    r"\b(?:that|this|it)\swas\s(?:about|for|regarding)\s(?:the|an?)\s(?:other|different|another"
    r"|\w+)\s(?:job|position|post|role|one)\b",
)
# “Had I followed up in time”, “she loved that I followed up with clients”: not what was done for this job.
_UNREAL = cued(
    r"^had\s(?:i|we)\b|\b(?:loved|liked|appreciated|praised|impressed|noticed)\b.{0,20}\b(?:that|how|when)\s(?:i|we)\b",
)
# What only somebody who answered can have said: “called Ruth, still with the board”.
_THEIR_ANSWER = pattern(
    r"(?:and\s|but\s|apparently\s)?(?:still\s(?:with|open|waiting|deciding|interviewing|undecided|no\sdecision|nothing"
    r"\sdecided|in\sthe)|no\s(?:decision|news)(?:\syet)?\b|not\s(?:yet\s)?decided|undecided|nothing\sdecided"
    r"|(?:she|he|they)\s(?:said|says|told|thinks?|thought|(?:is|are)\s(?:still|not)|(?:have|has|had|do|does|did)\snot\s"
    r"(?:decided|know|made|yet|had)|will\s(?:let|know|decide|pass|get|call|check|ask|ring)|wants?|needs?)\b)"
)
_UNANSWERED = pattern(
    r"\bvoice-?\s?mail\b|\bno\s(?:answer|reply|response|one)\b|\bnobody\b|\bleft\s(?:a\s)?(?:message|msg)\b|\bmailbox\b"
    r"|\b(?:did|has|have)\snot\s(?:answer|pick|repl|respond|called|call|come|got)|\bout\sof\soffice\b|\bengaged\b"
    r"|\b(?:was|were|is)\s(?:out|away|busy|off)\b"
)


def _read_answer(sentence: Sentence) -> None:
    """What they said when the user asked: their word too."""
    if not sentence.said("follow_up_done") or sentence.said("contact_by_them") or len(sentence.clauses) < 2:
        return
    asked = next((one for one in sentence.found if one.kind == "follow_up_done" and one.manner == "check-in"), None)
    if asked is None or _UNANSWERED.search(sentence.low):
        return
    if any(_THEIR_ANSWER.match(clause.low) for clause in sentence.clauses[1:]):
        sentence.found.append(replace(asked, kind="contact_by_them", manner="", what=None))


# “Got Marcy at the front desk”: somebody who picked up.
_GOT_SOMEBODY = pattern(
    r"(?:called|rang|phoned)?[\s,]*(?:i\s)?(?:only\s|just\s|then\s)?(?:got|reached|spoke\s(?:to|with))\s"
)
_AT_THEIRS = pattern(
    r"\s(?:at|in|on|from)\s(?:the\s)?(?:front\sdesk|reception|desk|switchboard|phone|line|hr|office"
    r"|personnel|main\sline)\b"
)


def _read_picked_up(sentence: Sentence, clause: Clause) -> bool:
    match = _GOT_SOMEBODY.match(clause.low)
    named = sentence.mentions_in(clause)
    if match is None or not named or not _AT_THEIRS.search(clause.low):
        return False
    first = sentence.tokens[named[0].first]
    if first.start - clause.start > match.end():
        return False
    nameless = next(
        (
            one
            for one in sentence.found
            if one.kind == "follow_up_done" and one.who is None and one.manner == "check-in"
        ),
        None,
    )
    if nameless is not None:
        sentence.found[sentence.found.index(nameless)] = replace(nameless, who=named[0].name)
    elif sentence.log:
        sentence.say("follow_up_done", named[0], dates=sentence.done_day(clause), manner="check-in")
    else:
        return False
    return True


_THEIR_THANKS = pattern(r"\bthanks\sfor\s(?:asking|getting\sin|your\spatience|your\sinterest|waiting|bearing)\b")


def _not_read(sentence: Sentence, clause: Clause) -> bool:
    if clause.has(THANKING):
        return not _THEIR_THANKS.search(clause.low)
    return (
        sentence.said(
            "reference_alerted", "reference_not_alerted", "reference_asked", "reference_agreed", "reference_named"
        )
        and bool(sentence.mentions_in(clause) or clause.has(HER_HIM))
    ) or _advice(clause)


def _advice(clause: Clause) -> bool:
    """“You should call”; not “called Bruno, "we'll let you know"”."""
    return clause.has(words.ADVICE) and not re.search(r"\"[^\"]*\byou\b|\bwe\swill\b.*\byou\b", clause.low)


def _read_mine(sentence: Sentence, clause: Clause) -> bool:
    """“Called Bruno”, “I have sent the forms”; “haven't called Bruno”."""
    negated = clause.has(words.NEGATIONS)
    for index, token in enumerate(clause.tokens):
        if token.lemma not in _ACTS or (token.form != "past" and not (negated and token.low in _NOT_DONE)):
            continue
        predicate = sentence.predicate(clause, index)
        if predicate.passive or not _by_me(sentence, clause, index, predicate):
            continue
        who = _recipient(sentence, clause, index)
        if who is None and not _without_name(clause, index):
            continue
        if predicate.mode == "undone":
            sentence.say("follow_up_not_done", who)
            return True
        if predicate.mode == "done" and not predicate.conditional and token.form == "past":
            _say_done(sentence, clause, index, who)
            return True
    return False


_NOT_DONE = frozenset(
    "follow reach email call contact chase ping ring send write reply submit emailing calling chasing following "
    "contacting pinging".split()
)
_SOMEONE_THERE = pattern(r"\b(?:hr|recruiter|them|hm|manager|company|agency|team|office|out)\b")
_APPLIED = pattern(r"\b(?:cv|application)\b.*\b(?:before|originally)\b")


def _by_me(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> bool:
    """Whether the user did it, and in the sense that something went to the employer."""
    token = clause.tokens[index]
    if not (predicate.subject == "me" or (predicate.subject == "" and _elided(sentence, clause, index))):
        return False
    tail = sentence.text[token.end : clause.end]
    if token.lemma in ("ask", "try") and not (sentence.log or sentence.day):
        return False  # in the interview itself
    need = _NEEDS.get(token.lemma)
    if need is not None and not need.match(tail):
        return False
    return not re.match(r"\s(?:me|us)\b", tail.lower()) and not _APPLIED.search(clause.low)


def _without_name(clause: Clause, index: int) -> bool:
    """Whether it can be towards the employer though nobody is named."""
    tail = clause.low[clause.tokens[index].end - clause.start :]
    if clause.tokens[index].lemma in ("speak", "reach", "contact") and not _SOMEONE_THERE.search(tail):
        return False
    return not any(one.low in words.BYSTANDERS or one.low in ("home", "sick", "taxi") for one in clause.tokens[index:])


def _elided(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“Called Bruno”: no subject, and nothing but light words before the verb."""
    for position, one in enumerate(clause.tokens[:index]):
        if (
            one.low in _LIGHT
            or one.low[0].isdigit()
            or one.low in words.NEGATIONS
            or one.low in words.ALREADY
            or one.low in ("have", "has", "had", "yet", "to")
        ):
            continue
        if any(span.offset <= one.start < span.offset + len(span.text) for span in sentence.past_dates):
            continue
        if one.form == "past" and sentence.predicate(clause, position).mode == "done":
            return sentence.predicate(clause, position).subject in ("me", "")
        return False
    return True


def _recipient(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    after = sentence.mentions_in(clause, index + 1)
    if after:
        return after[0]
    token = next((one for one in clause.tokens[index + 1 :] if one.low in ("her", "him")), None)
    if token is not None and not _possessive(clause, token.start):
        return sentence.mention_of(sentence.pronoun_at(token.start))
    low = clause.low[clause.tokens[index].end - clause.start :]
    if re.search(r"\b(?:the\s)?(?:hm|hiring-manager)\b", low) and sentence.people.decider:
        return sentence.mention_of(sentence.people.decider)
    if re.search(r"\bthe\srecruiter\b", low) and sentence.people.recruiter:
        return sentence.mention_of(sentence.people.recruiter)
    return None


def _possessive(clause: Clause, start: int) -> bool:
    following = [one for one in clause.tokens if one.start > start][:1]
    return bool(following) and following[0].low in _BELONGINGS


_BELONGINGS = frozenset("assistant office team boss number email phone secretary".split())


def _say_done(sentence: Sentence, clause: Clause, index: int, who: Mention | None) -> None:
    token = clause.tokens[index]
    what = object_after(sentence, clause, index)
    if who is not None and sentence.people.is_reference(who.name) and who.name not in sentence.people.interviewers:
        return
    if what is not None and what.lower().startswith(("wrong ", "incorrect ", "another ")):
        return  # “sent the wrong form”: what was promised is still owed
    about = _CHECK_IN_ABOUT.search(clause.low) or _THE_SAME.search(clause.low)
    if token.lemma == "speak" and not sentence.log and sentence.said("promise_by_them", "decision_expected"):
        day = sentence.done_day(clause)
        if day is None or day.end <= sentence.setting.anchor:
            return  # “spoke to Eva on Monday, she'll write by 2 December”: what she said there is told
    tail = _without_dates(sentence, clause, token.end)
    if what is None and sentence.before.thing and _SENT_IT.match(tail):
        what = wanted_before(sentence, token.start) or sentence.before.thing
    if what is not None and is_application(what) and applied_before(sentence):
        return
    reaching = token.lemma in words.CONTACT or token.lemma in ("leave", "ask", "try")
    plain = (
        reaching
        and not _OTHER_PURPOSE.search(tail)
        and (token.lemma == "leave" or not (what and _WORK.search(what.lower())))
    )
    manner = "check-in" if token.lemma in words.CHECK_IN or about or plain else ""
    if manner:
        what = None
    sentence.say("follow_up_done", who, dates=sentence.done_day(clause), what=what, manner=manner)


# “Rang again asking the same”, “asking if he'd made his mind up”.
_THE_SAME = pattern(
    r"\bask(?:ed|ing)\s(?:(?:her|him|them|for|about)\s)?(?:the\ssame|again|once\smore)\b|\b(?:made|make"
    r"|making)\s(?:up\s)?(?:his|her|their)\sminds?\b"
    r"|^\W*(?:i\s)?(?:then\s|so\s)?(?:rang|called|phoned|emailed|wrote|texted|messaged|tried"
    r"|pinged)\s(?:\w+\s){0,2}?(?:again|once\smore)\b"
    r"(?!\s(?:with|about|to\s(?:say|send|tell|confirm|thank)))"
)
_SENT_IT = pattern(r"\s(?:(?:her|him|them)\s)?(?:it|them|that|those|one|both)\b(?!\s(?:list|sheet))")


def _without_dates(sentence: Sentence, clause: Clause, start: int) -> str:
    """The words of the clause from `start` on, lower case, without its days: “on the 20th” is no purpose."""
    tail = clause.low[start - clause.start :]
    for span in sentence.past_dates:
        if start <= span.offset < clause.end:
            text = span.text.lower()
            tail = re.sub(rf"(?:\b(?:on|by|at|in)\s)?(?:the\s)?{re.escape(text)}", "", tail, count=1)
    return tail


def _read_noun(sentence: Sentence, clause: Clause) -> bool:
    """“Essay submitted on the 3rd”, “portfolio: done”."""
    work = _WORK.search(clause.low)
    if work is None or any(clause.has(open_) for open_ in _OPEN):
        return False
    for index, token in enumerate(clause.tokens):
        if token.form == "past" and token.lemma in _SUBMITTING and token.start >= clause.start + work.end():
            if not _submitted(sentence, clause, index):
                return False
            who = next(iter(sentence.mentions_in(clause)), None)
            check_in = re.search(r"\b(?:follow-?\s?up|nudge|check-in)\b", work[0])
            what, manner = (None, "check-in") if check_in else (work[0], "")
            sentence.say("follow_up_done", who, dates=sentence.done_day(clause), what=what, manner=manner)
            return True
    if not (sentence.log and _LOGGED.match(clause.low)) or " from " in clause.low:
        return False
    who = next(iter(sentence.mentions_in(clause)), None)
    sentence.say("follow_up_done", who, dates=sentence.day, manner="check-in")
    return True


_OPEN = (
    words.NEGATIONS,
    words.OPEN_MARKS,
    words.MODALS,
    frozenset("still yet need needs received they she he their".split()),
)
_SUBMITTING = frozenset(
    "send submit email mail post deliver upload hand return forward file complete finish do drop".split()
)
_MEANS = frozenset("email e-mail mail post fax hand courier phone text".split())
_LOGGED = pattern(
    r"\W{0,3}(?:[\d./-]+\W{1,3})?(?:follow-?\s?up|call|phone\scall|email|e-mail|mail|voicemail"
    r"|check-in|nudge|message|text)\b"
)


_TO_BE = pattern(r"\b(?:to|must|should|will|can|shall|may)\s(?:all\s|both\s|still\s)?(?:be|get)\s(?:\w+ly\s)?$")


def _submitted(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Whether the work went from the user to them, and not “by Ruth” to the user."""
    predicate = sentence.predicate(clause, index)
    behind = [one.low for one in clause.tokens[index + 1 : index + 3]]
    if behind[:1] == ["by"] and len(behind) == 2 and behind[1] not in _MEANS and not behind[1][0].isdigit():
        return False
    if predicate.passive and clause.tokens[index].lemma == "do":
        return False
    if _TO_BE.search(clause.low[: clause.tokens[index].start - clause.start]):
        return False  # “slides have to be emailed by Tuesday”
    return (
        predicate.mode == "done"
        and predicate.subject in ("me", "")
        and behind[:1] not in (["me"], ["us"], ["the"], ["a"])
    )


def _read_checked(sentence: Sentence) -> None:
    """“- [x] post the reel”: a base verb in a ticked box was done."""
    if sentence.said("follow_up_done", "thank_you_sent", "reference_alerted", "reference_thanked"):
        return
    clause = sentence.clauses[0]
    for index, token in enumerate(clause.tokens[:3]):
        if token.form == "base" and (
            token.lemma in words.CONTACT
            or token.lemma in words.TRANSFER_SURE
            or (token.lemma in ("hand", "write", "fill", "finish", "do", "give") and _WORK.search(clause.low))
        ):
            _say_done(sentence, clause, index, _recipient(sentence, clause, index))
            return
