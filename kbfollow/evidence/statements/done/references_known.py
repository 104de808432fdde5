"""What references know already, in sentences behind the one that names them: “Both know.”, “She is expecting it”."""

from __future__ import annotations

import re
from dataclasses import replace

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import pattern

# “He knows I am looking but not that it is them”, “… not where”.
BUT_NOT = pattern(
    r"\b(?:know|knows|aware|guessed|told)\b[^.;]{0,60}?(?:,|\bbut|\band|\bonly|\bjust)\s(?:but\s|just\s"
    r"|only\s)?not\s(?:yet\s)?(?:that|which|where|who|whom|what|about"
    r"|for\s(?:whom|which|what)|the\s(?:name|firm|company|school|employer|place))\b"
)
# “Both know.”, “They've all been told.”, behind the references.
_BOTH_KNOW = pattern(
    r"^(?:(?:and|so|yes),?\s)?(?:they\s(?:have\s)?(?:both|all)|both(?:\sof\sthem)?|all\s(?:of\sthem|three|four)"
    r"|each\sof\sthem|everybody|everyone)\s"
    r"(?P<not>(?:still\s)?(?:do\snot|have\snot|are\snot|still\shave\sto)\s)?(?:already\s|now\s|have\sbeen\s|have\s"
    r"|been\s|are\s|were\s|got\s)*"
    r"(?:know|knows|told|aware|warned|alerted|informed|briefed|rung|phoned|in\sthe\sloop|expecting|had\sa\s(?:call"
    r"|text|word|heads))\b"
)


# “Dr Pascoe got an e-mail from me on Sunday saying …”.
_FROM_ME = pattern(
    r"^,?\s(?:has\s|have\s|had\s)?(?:got|had|received|gotten)\s(?:a|an|my|the)\s(?:\w+\s)?(?:e-?mail|call|text"
    r"|message|note|line|word|letter|heads-up"
    r"|warning|ring|whatsapp|voicemail)\s(?:from|off)\sme\b"
    r"|^,?\s(?:who|whom)\si\s(?:have\s|just\s|already\s|only\s)*(?:told|warned|alerted|informed|(?:rang|called"
    r"|phoned|texted|emailed|messaged)\s[^.;]{0,30}?"
    r"\b(?:to\s(?:warn|tell|say|let|alert)|about|that)\b)"
)


# “She's fine with it and knows they'll ring”.
_EXPECTS = pattern(
    r"^(?:she|he)\s(?!.{0,80}\b(?:not|never|if|unless)\b)(?:[^.;]{1,50}?\s)?(?:(?:knows"
    r"|is\saware)\s(?:that\s)?(?:they|she|he|the\s[\w-]+|[\w-]+)(?:\s(?:will|may|might|could"
    r"|are\sgoing\sto)|'ll)\s(?:\w+\s)?(?:be\s)?(?:call|ring|phone|write|email|text|get|ask|contact|in\stouch)"
    r"|knows\sto\sexpect|is\sexpecting)"
)


def read_expects(sentence: Sentence) -> bool:
    mention = sentence.mention_of(sentence.people.last)
    if mention is None or not sentence.people.is_reference(mention.name) or not _EXPECTS.match(sentence.low):
        return False
    sentence.say("reference_alerted", mention)
    return True


# “My old head chef knows they'll call him for a reference”, “my two referees know they may be rung”.
_BOSS_KNOWS = pattern(
    r"\W*(?:(?:and|so|yes|ok|also|well)\W{1,2})*(?:(?:both|all)\s(?:of\s)?)?(?:(?:my|the)\s)?(?P<whose>(?:(?:old"
    r"|former|ex|last|previous|retired|two|three|both|first"
    r"|other)[\s-]+)*)(?P<boss>(?:[a-z]+[\s-]){0,2}?[a-z]+?)(?:'s|\s(?:is|are|has|have)|)\s(?:(?:already|now|both|all"
    r"|well|been|fully)\s)*"
    r"(?:knows?|aware|told|warned|expects?|expecting)\s(?:that\s)?"
    r"(?:(?:they|someone|somebody|people|she|he|hr|the\s\w+|an?\s\w+|[a-z]+)(?:\s(?:from|at|of|there)(?:\s(?:the|your"
    r"|their))?(?:\s\w+)?)?\s(?:will|would|may|might|could"
    r"|are\sgoing\sto|is\sgoing\sto)\s(?:\w+\s)?(?:be\s)?(?:call|ring|phon|contact|email|e-mail|writ|text|ask"
    r"|get\sin\stouch|be\sin\stouch|in\stouch|rung|reach)\w*"
    r"|to\sexpect\b|(?:a|the|their)\s(?:call|ring|email|letter)\b)"
)
_REFERENCE_NOUN = pattern(r"\brefer(?:ence|ee)s?\b|\brefs?\b")
_BOSSES = frozenset(
    """
    boss bosses manager managers supervisor lecturer tutor teacher colleague employer head coach mentor foreman
    forewoman gaffer
    sergeant captain skipper matron landlord landlady principal dean vicar priest chef editor producer director
    professor lead
    leader owner master mistress instructor trainer superintendent nurse sister governor chair client advisor adviser
    headmaster headmistress neighbour neighbor ganger charge-hand chargehand bishop conductor choreographer
    """.split()
)


_NOT_SURE = frozenset("not never if unless nobody no hope wish think".split())


def read_boss_knows(sentence: Sentence) -> bool:
    """A former boss, or a reference without a name, who knows that they may call."""
    match = _BOSS_KNOWS.match(sentence.low)
    if match is None or not sentence.bag.isdisjoint(_NOT_SURE):
        return False
    if not sentence.bag.isdisjoint({"should", "must", "need", "once", "until"}) or sentence.mentions:
        return False
    references = _REFERENCE_NOUN.search(match["boss"]) is not None
    boss = not _BOSSES.isdisjoint(match["boss"].replace("-", " ").split())
    former = match["whose"].strip() not in ("", "two", "three", "other") or "my" in sentence.low[: match.start("boss")]
    if not (references or (boss and former and (match["whose"].strip() or _REFERENCE_NOUN.search(sentence.low)))):
        return False
    sentence.say("reference_alerted", everyone=references)
    return True


# “Rang him Tuesday, he's happy to get the call from Quay”.
_TOLD_AND_GLAD = pattern(
    r"\b(?<!to\s)(?:rang|called|phoned|texted|told|messaged|emailed|spoke\sto)\s(?:him"
    r"|her)\b[^.;!?]{0,40}?\s(?:he|she)\s(?:is|was)\s(?:\w+\s)?(?:happy|fine|glad"
    r"|delighted|ok|okay|chuffed|pleased|up\sfor|expecting|ready)\b(?=[^.;]{0,60}\b(?:call|ring|phone|hear|ringing"
    r"|calling|contact|job|post|role)\b)"
)


def read_expects_too(sentence: Sentence) -> None:
    """“Lynn's my reference, she knows they'll ring”: told in the sentence that names her."""
    named = [one.who for one in sentence.found if one.kind == "reference_named"]
    if any(_EXPECTS.match(clause.low) for clause in sentence.clauses[1:]) or _TOLD_AND_GLAD.search(sentence.low):
        sentence.say("reference_alerted", sentence.mention_of(named[-1]))
        sentence.found[:] = [one for one in sentence.found if one.kind not in ("promise_by_them", "decision_expected")]


# “Joan Petrie I've spoken to, she's tickled pink”
_SPOKEN_TO = pattern(
    r"\b(?:spoken|talked|spoke|chatted|had\sa\s(?:word|chat|natter))\s(?:to|with)\b.{0,40}\b(?:is|was|'s)\s(?:all\s"
    r"|very\s|quite\s|only\stoo\s|well\s)?(?:tickled"
    r"|happy|fine|delighted|glad|pleased|chuffed|on\sboard|up\sfor\sit|ready|expecting|thrilled|made\sup|game"
    r"|for\sit)\b"
)


def read_spoken_to(sentence: Sentence) -> bool:
    """A reference whom the user spoke to and who is glad of it."""
    if len(sentence.mentions) != 1 or not sentence.people.is_reference(sentence.mentions[0].name):
        return False
    if _SPOKEN_TO.search(sentence.low) is None or not sentence.bag.isdisjoint({"not", "never", "if", "must", "will"}):
        return False
    sentence.say("reference_alerted", sentence.mentions[0], dates=sentence.done_day(sentence.clauses[0]))
    return True


# “Told Tilly at the archive too”, behind a reference who was told.
_TOLD_TOO = pattern(
    r"^(?:and\s|i\s|have\s|also\s)*(?:told|texted|rang|called|phoned|emailed|e-mailed|messaged|warned|wrote\sto"
    r"|spoke\sto)\s.{2,50}\b(?:too|as\swell|also"
    r"|likewise|the\ssame)\s?[.!]?$"
)


# “Mrs Acheson I still have to ask”, behind a reference who was told.
_STILL_TO_TELL = pattern(
    r",?\s(?:i\s)?(?:still\s)?(?:have\sto|need\sto|must|has\sto\sbe|needs\sto\sbe|have\snot|is\snot|not|yet\sto|to"
    r"|am\sgoing\sto"
    r"|will)\s(?:yet\s|still\s|be\s)?(?:ask|asked|tell|told|warn|warned|ring|rung|call|called|text|texted|let\sknow)"
    r"(?:\syet|\sfirst|\stoo|\sas\swell|\stomorrow|\stonight|\stoday)?\W*$"
)


def read_another(sentence: Sentence) -> bool:
    people = sentence.people
    if len(sentence.mentions) != 1:
        return False
    one = sentence.mentions[0]
    if one.name is None or one.name in people.interviewers:
        return False
    if one.first == 0 and _STILL_TO_TELL.match(sentence.low, sentence.tokens[one.last].end):
        sentence.say("reference_named", one)
        sentence.say("reference_not_alerted", one)
        return True
    if not _TOLD_TOO.match(sentence.low):
        return False
    sentence.say("reference_alerted", one, dates=sentence.done_day(sentence.clauses[0]))
    return True


def read_received(sentence: Sentence) -> bool:
    found = [
        one
        for one in sentence.mentions
        if one.name not in sentence.people.interviewers
        and _FROM_ME.match(sentence.low[sentence.tokens[one.last].end :][:60])
    ]
    for one in found:
        sentence.say("reference_alerted", one, dates=sentence.done_day(sentence.clauses[0]))
    return bool(found)


# “Neither of my referees, Anne and Bob, has been warned”.
_NEITHER_TOLD = pattern(
    r"^(?:(?:and|but|so),?\s)?(?:neither|none|not\sone)\sof\s(?:my|the|these|those|them)\b.{0,90}?\b(?:told|warned"
    r"|alerted|informed|aware|notified|briefed"
    r"|knows?|heard|idea|rung|emailed|texted|phoned)\b"
)


def read_neither(sentence: Sentence) -> bool:
    people = sentence.people
    noun = re.search(r"\b(?:references|referees|refs)\b", sentence.low) or people.is_reference(people.last)
    if not noun or not _NEITHER_TOLD.match(sentence.low):
        return False
    named = [one for one in sentence.mentions if one.name and one.name not in people.interviewers]
    for one in named:
        sentence.say("reference_not_alerted", one)
    if not named:
        sentence.say("reference_not_alerted", everyone=True)
    return True


# “I've emailed both of them about the college”.
_TOLD_BOTH = pattern(
    r"^(?:(?:and|so),?\s)?(?:i\s)?(?:have\s|just\s|already\s)*(?:told|warned|alerted|informed|notified|(?:emailed"
    r"|e-mailed|texted|rang|called|phoned|messaged|wrote\sto"
    r"|written\sto)(?=.*\b(?:about|that|to\s(?:say|tell|warn|let))\b))\s(?:them\s)?(?:both|all)(?:\sof\sthem"
    r"|\sthree)?\b"
)


def read_both(sentence: Sentence) -> bool:
    """“Both know” right behind the sentence that names the references."""
    if not sentence.people.is_reference(sentence.people.last) or sentence.mentions or sentence.question:
        return False
    if _TOLD_BOTH.match(sentence.low):
        sentence.say("reference_alerted", dates=sentence.done_day(sentence.clauses[0]), everyone=True)
        return True
    match = _BOTH_KNOW.match(sentence.low)
    if (
        match is None
        or BUT_NOT.search(sentence.low)
        or re.search(r"\b(?:my|him|her|if)\b", sentence.low[: match.end()])
    ):
        return False
    sentence.say("reference_not_alerted" if match["not"] else "reference_alerted", everyone=True)
    return True


def read_but_not(sentence: Sentence) -> bool:
    """“He knows I'm looking but not that it is Alpenbahn”: he was not told who may call."""
    people = sentence.people
    if not people.is_reference(people.last) or not BUT_NOT.search(sentence.low):
        return False
    if any(people.is_reference(one.name) for one in sentence.mentions) or sentence.tokens[0].low not in ("he", "she"):
        return False
    mention = sentence.mention_of(people.last)
    if mention:
        sentence.say("reference_not_alerted", mention)
    return mention is not None


# “Moira is down as a reference and must be asked first”.
_STILL_TO_ASK = pattern(
    r"\b(?:must|should|needs?\sto|has\sto|have\sto|still\sto|ought\sto)\s(?:\w+\s)?be\s(?:asked|told|rung|phoned"
    r"|warned|consulted)\b"
)


def turn_still_to_ask(sentence: Sentence, plain: str) -> None:
    """Whoever must be asked first was not asked yet."""
    if _STILL_TO_ASK.search(plain):
        sentence.found[:] = [
            replace(one, kind="reference_not_alerted") if one.kind == "reference_asked" else one
            for one in sentence.found
        ]


# “Luc knew about the consultant job”.
_OF_IT = pattern(
    r"\s(?:already\s|all\s)?(?:about|of)\s(?:it\b|this\b|(?:the|this)\s(?:[\w-]+\s){0,2}?(?:job|post|role|position|application"
    r"|interview|call|place|vacancy)\b)"
)
_OF_WHOM = pattern(r"\s(?:already\s|all\s)?(?:about|of)\s(?:the\s)?(?P<who>[\w&'.-]+)")
# “Luc knows a lot about vans”, “knows the rota by heart”: nothing of this job.
_KNOWS_MUCH = pattern(
    r"\s(?:a\s(?:lot|bit|great\sdeal|thing|fair|good|load)|plenty|loads|lots|much|more|nothing|tons|heaps|how\sto|his|her|their|my|our"
    r"|people|everyone|everybody|[\w'-]+'s?\s(?!job|post|role)|me\b|us\b)\b"
)


def of_the_job(sentence: Sentence, place: int) -> bool:
    """Whether the words at a place say that it is this job, or this employer, that somebody knew of."""
    if _OF_IT.match(sentence.low, place):
        return True
    match = _OF_WHOM.match(sentence.low, place)
    return match is not None and match["who"] in sentence.people.companies


def knows_else(sentence: Sentence, place: int) -> bool:
    """Whether it is something or somebody else that a reference is said to know: “knows Ines from the old job”."""
    somebody = any(0 < sentence.tokens[one.first].start - place <= 1 for one in sentence.mentions)
    return somebody or _KNOWS_MUCH.match(sentence.low, place) is not None
