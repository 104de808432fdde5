"""How it ended: refused, offered, accepted, declined, withdrawn."""

from __future__ import annotations

import re

from kbfollow.evidence.statements import words_en as words
from kbfollow.evidence.statements.context import Sentence
from kbfollow.evidence.statements.tokens import Clause
from kbfollow.evidence.statements.whose import LONG_PAST, received_by_another
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_REJECTED = cued(
    "rejected rejection let me turned no passed gone someone somebody another not other internal different "
    "external more others anyone cut unsuccessful inform say tell filled given withdrawn cancelled frozen "
    "absage declined dropped boot dinged",
    r"\b(?:got|received|been|was|were|am|are|just|rejected:?)?\s?\brejected\b(?!\s(?:the|their|it|his"
    r"|her|an|a\s|my\s(?:idea|proposal)))|\b(?:got|received|a|the|my|form|email|polite|quick|standard"
    r"|auto-?|generic)\s(?:\w+\s)?rejection\b|^rejection\b(?=\s*(?:$|[.!,:;(]|e?-?mail|letter|today"
    r"|on\b|by\b|from|came|arrived|received|after|yesterday|this|\d))|\brejection\s(?:e?-?mail|letter"
    r"|call|came|arrived)\b|\b(?:turned|knocked)\sme\sdown\b|\bpass(?:ed|ing)\son\sme\b"
    r"|\bthey\s(?:have\s)?passed\b(?!\s(?:on|the|my|it|me\s(?:on|to|the)))"
    r"|\b(?:went|gone|going|go|decided\sto\sgo|have\sgone|chose\sto\sgo)\s(?:for|with)\s(?:someone"
    r"|somebody|another|an?\s(?:internal|other|different|external|more)|the\sother|others?"
    r"|other\s(?:candidate|people)\w*|internal)\b"
    r"|\b(?:chose|picked|hired|selected|appointed|gave\sit\sto|took)\s(?:someone|somebody|another"
    r"|the\sother|an?\s(?:internal|other|different)|anyone)\b"
    r"|\b(?:not|will\snot\sbe|are\snot|decided\snot\sto|chosen\snot\sto"
    r"|no\slonger)\s(?:be\s)?(?:moving|move|going|go|taking|take|progress(?:ing)?|proceed(?:ing)?"
    r"|continu(?:e|ing))\s?(?:me\s|it\s|things\s|any\sfurther\s|further\s)?(?:forward|ahead|on|further"
    r"|with\s(?:me|my|us)|me)?\b"
    r"|\b(?:did|have|had)\snot\s(?:got(?:ten)?\s|get\s|land\s|make\s)(?:it|the\s(?:job|role|position"
    r"|post|gig|cut|shortlist))\b|\bnot\s(?:selected|successful|chosen|shortlisted|a\sfit"
    r"|the\sright\sfit)\b|\b(?:forward|ahead|on)\swith\s(?:other|another|someone|somebody|a\sdifferent"
    r"|an\sinternal)\b|\b(?:gone|going|went|go)\s(?:in\s)?(?:another|a\sdifferent)\s(?:direction|way"
    r"|route)\b|\banswer\s(?:is|was)\s(?:a\s)?no\b|^turned\sdown\b(?=\s(?:\d|by\s|via\s|today"
    r"|yesterday|on\s|over\s(?:the\s)?phone))|\bunsuccessful\b|\bregret(?:s)?\sto\s(?:inform|say"
    r"|tell)\b|\bit\s(?:is|was)\sa\sno\b"
    r"|\b(?:they|she|he)\ssaid\sno\b(?=\s*(?:$|[.,;!]|to\sme\b|today|yesterday|in\sthe\send|this\s|on\s\w+day))"
    r"|\b(?:position|role|job|post|vacancy)\s(?:has\sbeen\s|was\s|is\s|already\s)(?:filled|given"
    r"|withdrawn|gone|cancelled|frozen)\b|\bthanks\sbut\sno\sthanks\b|\babsage\b|\bdeclined\s(?:me"
    r"|my\sapplication)\b|\bcut\sme\b|\bturned\sdown\sby\b|\bi\s(?:was|got|have\sbeen"
    r"|had\sbeen)\s(?:turned\sdown|passed\sover|declined|dropped|cut|let\sdown)\b|\bgot\s(?:the"
    r"|a)\s(?:no|boot)\b|\b(?:a|got|was|is)\sno\sfrom\s(?:them|\w+)\b|\bghosted\sand\srejected\b"
    r"|\bdid\snot\swork\sout\b"
    r"|\bwent\sinternal\b|\bfilled\s(?:it\s|the\srole\s)?internally\b|\bdinged\b|\brejects?\sme\b",
)
_OFFER = cued(
    "offer got have offers offered hire hired stelle zusage yes",
    r"\b(?:called|rang|phoned|emailed|mailed|wrote|back)\s(?:me\s|back\s)?with\s(?:an|the|their)\soffer\b|"
    r"\b(?:got|received|have|has|had|made|extended|extending|extend|giving|gave|came\s(?:through\s"
    r"|back\s)?with|sent|sending|put\stogether|got\sme|presented|landed|in\shand|making|signed"
    r"|accepted|given|issued)\s(?:me\s|us\s|over\s|through\s|in\s|my\s|now\s|out\s|already\s|just\s"
    r"|today\s)?(?:an?\s|the\s|their\s|my\s|this\s)?(?:\w+\s)?(?:\w+\s)?(?:offer"
    r"|job-offer)\b(?!\s(?:of\s(?:tea|coffee|help)|stage|on\s(?!the\stable|\w+day\b|the\s\d|\d)))"
    r"|\boffers?\s(?:letter\s)?(?:has\s|just\s|finally\s|have\s)*(?:came|arrived|landed|received"
    r"|is\shere|in\shand|is\sin|made|in\swriting|extended|is\son\sthe\stable|dropped|signed"
    r"|accepted)\b|\boffered\s(?:me\s)?(?:the|this|a|that)\s(?:\w+\s)?(?:job|position|role|post|gig"
    r"|contract|place|spot|full-time)\b|\b(?:i|we)\s(?:was|were|have\sbeen|got"
    r"|am)\s(?:\w+\s)?offered\s(?:the|a|it|this)\b(?!\s(?:tea|coffee|drink|seat|glass|water|tour"
    r"|second))"
    r"|\b(?:verbal|written|formal|informal|official)\soffer\b|^(?:job\s)?offer\s?[!:.,✓]"
    r"|\boffer\s(?:from|by|via)\s(?:them|her|him|hr|phone|e?-?mail|post|the\s(?:team|company|agency"
    r"|recruiter))\b|\b(?:the|their)\soffer\sis\b|\bgot\sthe\s(?:job|role|position|gig)\b"
    r"|\bthey\s(?:want|would\slike)\sto\s(?:hire\sme|make\sme\san\soffer|offer\sme)\b|\bhired\sme\b"
    r"|\bi\s(?:am|got|was|have\sbeen)\shired\b|\bi\s(?:got|have)\s(?:it|the\sjob)\b!"
    r"|\bstelle\sangeboten\b|\bzusage\b|^offer\b(?!\s(?:stage|letters?\s(?:go|out)|to|of|out|would"
    r"|process|them|her|him))|\bit\s(?:is|was)\sa\syes\b|\bthey\ssaid\syes\b",
)
_ANSWER_BY = cued(
    "on to deadline in expires by until till before within later end through",
    r"\b(?:answer|respond|reply|decide|sign|accept|let\sthem\sknow|get\sback\sto\sthem|say\s(?:yes|no)"
    r"|response|decision|deadline|expires?|expiring|valid|open|good|lapses?|runs\sout|table|let\s\w+\sknow"
    r"|have)\b.{0,50}\b(?:by|until|till|before|on|within|no\slater|end|in|through|to)\b|\b(?:until"
    r"|till|by)\b.{0,30}\bto\s(?:decide|answer|respond|accept|reply|sign|say)\b|\bexpires\b"
    r"|\bdeadline\b",
)
_WANT_ANSWER = pattern(
    r"\b(?:they|she|he|hr|recruiter|\w+)\s(?:\w+\s)?(?:want|wants|need|needs|expect|expects|like"
    r"|asked\sfor|given\sme|gave\sme|gives\sme|give\sme)\s(?:to\s(?:have|know|hear)\s)?(?:my|an|a|me"
    r"|until|till|to)\s?(?:final\s|to\s)?(?:answer|decision|reply|response|decide|answer|respond"
    r"|signature|from\sme|.{0,12})\b"
)
_MY_DEADLINE = cued(
    "want wants need needs expect expects like asked until till up gave give given",
    r"\b(?:want|wants|need|needs|expect|expects|like"
    r"|asked\sfor)\s(?:\w+\s){0,3}(?:my\s(?:\w+\s)?(?:answer|decision|reply|response|signature)"
    r"|(?:an\s)?(?:answer|decision|reply|response)\sfrom\sme)\b|\b(?:i|we)\s(?:have|get|got)\s(?:until"
    r"|till|up\sto)\b.{0,40}\bto\s(?:decide|answer|respond|accept|say|think)\b|\b(?:gave|given"
    r"|give)\sme\s(?:until|till|a\sweek|\w+\s\w+)\b.{0,40}\bto\s(?:decide|answer|respond|accept|say"
    r"|think)\b",
)
_WITHDREW = cued(
    "withdrew withdrawn withdrawing pulled out took interested going go continuing cancelled continue proceed "
    "pursue against removed pursuing bailed stepped",
    r"\bwithdrew\b(?!\s(?:the|their|his|an)\soffer)|\bwithdrawn\b|\bwithdrawing\b|\bpulled\sout\b"
    r"|\bpulling\sout\b|\bbowed\sout\b|\bbowing\sout\b|\bdropped\sout\b|\bdropping\sout\b"
    r"|\btook\s(?:my\sname\soff|back\smy\sapplication|my\sapplication\sback)\b|\btook\smyself\sout\b"
    r"|\btaken\smyself\sout\b|\btold\s(?:the\s)?(?:them|her|him"
    r"|\w+)\s(?:that\s)?(?:i\s(?:am|was)\s(?:out|withdrawing|not\s(?:interested|going\s(?:ahead"
    r"|forward|on)|continuing)|no\slonger\sinterested))\b|"
    r"\bbacked\sout\b|\bcancelled\smy\sapplication\b|\b(?:i\sam|am)\sout\b|\bi\s(?:have\s)?(?:decided"
    r"|chose|chosen)\s(?:not\sto\s(?:continue|proceed|go\son|go\sahead|pursue)|against\s(?:it"
    r"|the\srole|this))\b|\bremoved\smyself\b|\bpulled\smy\s(?:application|candidacy|name|hat)\b"
    r"|^(?:i\sam\s)?not\spursuing\b|\bopted\sout\b|\bbailed\b|\bstepped\s(?:back|away)\sfrom\b",
)
_ACCEPTED = cued(
    "have just happily verbally accepted signed yes took taking",
    r"\b(?:i\s(?:have\s|just\s|happily\s|verbally\s)*)?accepted\b(?!\s(?:my|the\s(?:invite|invitation"
    r"|apology|fact)|a\s(?:cup|coffee|drink)|an?\sinvit))|\bsigned\s(?:the\s|my\s|their\s)?(?:contract"
    r"|offer)|\bsaid\syes\b(?=\sto\s(?:the|their|it)|\W*$)|\bi\s(?:took|am\staking"
    r"|have\staken)\sthe\s(?:job|offer|role)\b|\btook\sthe\s(?:job|offer|role)\b(?!\sat)",
)
_DECLINED = cued(
    "have politely just declined turned offer said",
    r"\bi\s(?:have\s|politely\s|just\s)*(?:declined|turned\s(?:it|them|the\s\w+|their\soffer)\sdown"
    r"|turned\sdown\s(?:the|their|it)|said\sno\sto\s(?:the|their|it|them)|rejected\s(?:the"
    r"|their)\soffer)\b|^(?:politely\s|finally\s)?(?:declined|turned\s(?:it|them|the\soffer"
    r"|their\soffer)\sdown|turned\sdown\s(?:the|their)\soffer|said\sno\sto\sthe\soffer)\b(?!\s(?:me"
    r"|my))",
)
_OTHER_PEOPLE = frozenset(
    "candidate candidates applicant applicants finalist previous predecessor friend friend's "
    "colleague cousin brother sister someone somebody guy girl others flatmate roommate classmate "
    "everyone's anyone nobody".split()
)
_NOT_MINE = pattern(
    r"\b(?:previous|another|other|first|last|former|prior|two|three|some|most|many|rival|competing"
    r"|second|preferred|favourite|internal)\s(?:\w+\s)?(?:candidates?|applicants?|offers?|person"
    r"|people|hires?|employer|company|job)\b|\b(?:last|previous|other|my\sold|old|former"
    r"|current)\s(?:job|employer|company|boss|role|place|time|year)\b|\b(?:free|lunch|coffee|tea|water"
    r"|drink|biscuits|discount|benefits|gym|holiday|pension|training|remote|hybrid|flexible)\b"
)
_GUESS = pattern(
    r"\b(?:afraid|fear|worried|worry|suspect|guess|probably|maybe|perhaps|hopefully|hope|hoping|doubt"
    r"|think|thought|likely|might|reckon|imagine|dread|assume|feels\slike|sounds\slike|looks\slike"
    r"|seems|expect|expecting|as\sif|nearly|almost|would|could|may|whether|in\scase|chance|waiting"
    r"|wait|until|before|used\sto|thinking|considering|tempted|wondering|contemplating|toying|dream\w*"
    r"|decide\swhether|will\shave|how)\b"
)


# A sentence without any of these says nothing about how it ended.
_CUES = frozenset(
    """reject rejection turn knock pass go choose pick hire select appoint offer offers accept sign decline pull bow
    drop back cancel out opt opted bail step stepped no yes absage zusage angeboten unsuccessful successful
    regret fill not answer deadline until expire expires boot internal internally job cut withdraw give move forward
    want let table ding dinged select selected remove took told position role fit expiring valid rejects""".split()
)


def read_outcome(sentence: Sentence) -> None:
    """Find a refusal, an offer and its deadline, an acceptance, a withdrawal, as said and not as feared."""
    if sentence.bag.isdisjoint(_CUES):
        return
    if (
        sentence.question
        or sentence.check == "open"
        or sentence.section in ("quiet", "me", "forgot", "strength", "concern")
    ):
        return
    for clause in sentence.clauses:
        if _told_of_others(sentence, clause):
            continue
        if _withdrew(sentence, clause) or _refused(sentence, clause):
            return
        _offered(sentence, clause)
    if not sentence.said("rejected", "withdrew"):
        _answered(sentence)
        _deadline(sentence)


def _told_of_others(sentence: Sentence, clause: Clause) -> bool:
    """Other candidates, past jobs, and what is only possible."""
    return clause.has(_POSSIBLE) or clause.search(_ANOTHER_TIME) is not None


_POSSIBLE = words.ADVICE | {"if", "unless", "when", "once", "whether", "suppose", "wish"}
_ANOTHER_TIME = cued(
    "last previous old former current once",
    r"\b(?:last|previous|my\sold|old|former|current)\s(?:job|employer|company|boss|role|place|time|year)\b|\bonce\b",
)


def _guessed(clause: Clause, before: int) -> bool:
    lead = clause.low[:before].rstrip() + " "
    return bool(_GUESS.search(lead)) or bool(re.search(r"\b(?:not|never|no)\s(?:\w+\s){0,2}$", lead))


def _others_before(clause: Clause, before: int) -> bool:
    return any(token.low in _OTHER_PEOPLE for token in clause.tokens if token.end <= clause.start + before) or bool(
        _NOT_MINE.search(clause.low[:before])
    )


def _long_past(sentence: Sentence, day: DateSpan | None) -> bool:
    """Whether a day lies so far before the interview that it speaks of another time."""
    return day is not None and (sentence.setting.anchor - day.end).days > LONG_PAST


def _withdrew(sentence: Sentence, clause: Clause) -> bool:
    match = clause.search(_WITHDREW)
    if match is None or _guessed(clause, match.start()) or _others_before(clause, match.start()):
        return False
    lead = clause.low[: match.start()]
    token = next((one for one in clause.tokens if one.start >= clause.start + match.start() and one.form), None)
    subject = sentence.predicate(clause, clause.tokens.index(token)).subject if token else ""
    if subject in ("them", "other") or re.search(r"\b(?:they|she|he|position|role|funding|offer)\b", lead):
        return False
    if re.search(r"\b(?:will|need|want|going|should|must|have|has)\s(?:to\s)?(?:be\s)?$", lead) and match[
        0
    ].strip() in ("withdrawing", "pulling out", "bowing out"):
        return False
    if re.search(r"\b(?:of|from)\sthe\s(?:drive|parking|room|building|station|car)\b", clause.low):
        return False
    sentence.say("withdrew", dates=sentence.done_day(clause))
    return True


def _refused(sentence: Sentence, clause: Clause) -> bool:
    match = clause.search(_REJECTED)
    if (
        match is None
        or _guessed(clause, match.start())
        or _others_before(clause, match.start())
        or received_by_another(clause, match)
        or _NOT_YET.search(clause.low)
    ):
        return False
    lead = clause.low[: match.start()]
    if (
        re.search(r"\b(?:i|we)\s(?:\w+\s){0,2}$", lead)
        and re.match(
            r"\s?(?:rejected|passed|chose|picked|went|cut|took|hired|gone|go|not\s(?:going|go|taking|take|moving))",
            match[0],
        )
        and not re.search(r"\b(?:was|were|got|been|am|have\sbeen)\b", lead + match[0])
    ):
        return False
    if re.match(r"\s?not\s(?:going|go|taking|take|continue|continuing)", match[0]) and not re.search(
        r"\b(?:forward|ahead|further|with\sme|with\smy|me)\b", clause.low
    ):
        return False
    if (
        "rejected" in match[0]
        and re.search(
            r"\b(?:they|she|he|who|hr|company|we)\s(?:have\s|has\s|had\s|just\s|also\s)*$", lead.rstrip() + " "
        )
        and not re.match(
            r"\s*(?:me\b|us\b|my\sapplication)?\W*(?:$|on\b|by\b|today|yesterday|after|\d+[/.])",
            clause.low[match.end() :],
        )
    ):
        return False
    if re.search(
        r"\b(?:rejection|rejected)\s(?:rate|letter\stemplate|letters\sin)\b|\brejection\s(?:at|of\sthe)\b"
        r"|\btime\s(?:i|they)\b",
        clause.low,
    ) or re.search(r"\b(?:handle|deal\swith|fear\sof|cope\swith|about)\s(?:\w+\s)?rejection\b", clause.low):
        return False
    day = sentence.done_day(clause)
    if not _long_past(sentence, day):
        sentence.say("rejected", sentence.first_named(clause), dates=day)
    return True


_NOT_YET = pattern(
    r"\b(?:nobody|no-one|none)\b.{0,30}\b(?:rejected|turned|refused|said\sno)\b|\bno\sfrom\s(?:here|now)\b"
)


_NO_OFFER = frozenset(["no", "not", "never", "without", "nobody"])


def _offered(sentence: Sentence, clause: Clause) -> None:
    match = clause.search(_OFFER)
    if (
        match is None
        or _guessed(clause, match.start())
        or _others_before(clause, match.start())
        or clause.has(_NO_OFFER)
        or received_by_another(clause, match)
    ):
        return
    whole = match[0]
    if (
        re.search(
            r"\b(?:competing|other|another|rival|second|better|counter|previous|last|discount"
            r"|special)\s(?:\w+\s)?offer|\bhad\s(?:\w+\s)?(?:a|an|two|another)\s(?:\w+\s)?offer"
            r"|\boffer\sfrom\s(?:another|a\s(?:rival|different)|the\sother)",
            clause.low,
        )
        or "free" in clause.low.split()
    ):
        return
    if re.search(r"\boffer\sfrom\s(?!them|her|him|hr|the\s(?:team|company|agency|recruiter))", clause.low):
        return
    if (
        whole.startswith("offer")
        and not any(token.form == "past" for token in clause.tokens)
        and re.search(r"\bby\b", clause.low[match.end() :])
        and not clause.search(_ANSWER_BY)
    ):
        return
    if re.search(r"\bwill\b", clause.low) and sentence.due_day(clause) is not None:
        return
    if re.search(r"\b(?:i|we)\s(?:\w+\s)?(?:made|sent|extended|gave)\b", clause.low) or re.search(
        r"\boffers?\s(?:of|for)\s(?:help|tea|coffee|lunch)\b", clause.low
    ):
        return
    if sentence.predicate(clause, 0).subject == "other" and whole:
        return
    day = sentence.done_day(clause)
    if not _long_past(sentence, day) and not _answered_at_once(clause):
        sentence.say("offer", sentence.first_named(clause), dates=day, manner="made")


def _answered_at_once(clause: Clause) -> bool:
    """“Accepted the offer” tells of the answer."""
    return bool(clause.search(_ACCEPTED) or clause.search(_DECLINED))


def _answered(sentence: Sentence) -> None:
    """The user's own answer to an offer."""
    for clause in sentence.clauses:
        for kind, expression in (("declined", _DECLINED), ("accepted", _ACCEPTED)):
            match = clause.search(expression)
            if match is None and kind == "accepted" and sentence.offer_before:
                match = _SIGNED.match(clause.low)
            if (
                match is None
                or _guessed(clause, match.start())
                or _others_before(clause, match.start())
                or _told_of_others(sentence, clause)
            ):
                continue
            if re.search(r"\b(?:they|she|he|maria|reference)\s(?:\w+\s)?$", clause.low[: match.start()]) or (
                clause.has(frozenset(["no", "not", "never"])) and kind == "accepted"
            ):
                continue
            if (
                kind == "declined"
                and not re.search(r"\b(?:it|offer|them|job|role|position|their|the)\b", clause.low)
                and not sentence.offer_before
            ):
                continue
            if kind == "accepted" and not (
                re.search(r"\b(?:offer|job|role|position|contract|it)\b", clause.low)
                or sentence.offer_before
                or len(clause.tokens) <= 6
            ):
                continue
            if clause.has(frozenset(["will", "to", "need", "must", "should", "want"])) and not re.search(
                r"\bto\s(?:the|their|them|it)\b", clause.low
            ):
                continue
            if clause.has(frozenset(["other", "another", "different", "elsewhere"])):
                continue
            day = sentence.done_day(clause)
            if not (_long_past(sentence, day) or _by_another(sentence, clause, match) or _TRIFLE.search(clause.low)):
                sentence.say(kind, dates=day)
            return


# After an offer: “Signed in May”, “signed it today”.
_SIGNED = pattern(
    r"\W*(?:i\s(?:have\s)?)?(?:just\s|finally\s)?signed(?=\W*$|\s(?:it|today|yesterday|on|this|last"
    r"|in\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))\b)"
)
_TRIFLE = pattern(
    r"\boffer\sof\s(?!employment|a\s(?:job|place|contract))|\b(?:tea|coffee|lift|drink|seat|biscuit|lunch|invite"
    r"|invitation|apolog\w+|challenge|fact|terms)\b"
)


def _by_another(sentence: Sentence, clause: Clause, match: re.Match[str]) -> bool:
    """“Curtis took the job after his father”: somebody else answered."""
    place = clause.start + match.start()
    index = next((i for i, one in enumerate(clause.tokens) if one.start >= place and one.form), None)
    return index is not None and sentence.predicate(clause, index).subject in ("them", "other")


_NOT = frozenset(["not", "never"])


def _deadline(sentence: Sentence) -> None:
    """The day by which the user must answer the offer: it takes the place of the day the offer was made."""
    low = sentence.low
    offered = sentence.said("offer")
    spoken = offered or sentence.offer_before or "offer" in sentence.words
    asked = sentence.search(_MY_DEADLINE)
    if (not spoken and not asked) or not sentence.bag.isdisjoint(_NOT):
        return
    if (
        not offered
        and not asked
        and not (sentence.search(_ANSWER_BY) and "offer" in sentence.words)
        and not (sentence.offer_before and sentence.search(_ANSWER_BY))
    ):
        return
    if not offered and re.search(
        r"\b(?:if|would(?!\s(?:like|love|prefer|appreciate|need|want|expect))|stage|make\s(?:me\s)?an\soffer|offers?\s(?:go|out|will))\b",
        low,
    ):
        return
    match = asked or sentence.search(_ANSWER_BY)
    ahead = [span for span in sentence.dates if sentence.ahead(span) and span.end >= sentence.setting.anchor]
    if match is None or not ahead:
        return
    behind = [span for span in ahead if span.offset >= match.start()]
    day = (behind or ahead)[0]
    sentence.found[:] = [
        one for one in sentence.found if one.kind not in ("offer", "decision_expected", "promise_by_me")
    ]
    sentence.say("offer", sentence.first_named(), dates=day, manner="answer by")
