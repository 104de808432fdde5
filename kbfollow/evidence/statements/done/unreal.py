"""What was only imagined, and offers that are only spoken of: nothing of it happened.

“I wish I'd warned Rolf”, “dreamt I'd sent it”, “the rule is to have thanked everybody by morning”: the verbs are in the
past, and nobody did it. “An offer, if any, would be for 32 hours”, “a formal offer depends on the checks”: what would
be, or what is usual.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.patterns import cued, pattern

_DONE = ("thank_you_sent", "reference_alerted", "reference_thanked", "follow_up_done")
_PLAN_NOUN = (
    r"(?:advice|rule|idea|plan|trick|custom|thing|point|aim|goal|intention|hope|etiquette|done\sthing|drill|theory"
    r"|convention|expectation)"
)
# Verbs and frames behind which the past is no fact.
_IMAGINED = cued(
    r"\b(?:wish(?:es|ed|ing)?(?=\s(?:i|we|that|they|she|he|it|somebody|someone)\b)|imagin(?:e|es|ed|ing)|pretend(?:s"
    r"|ed|ing)?|dream(?:t|ed|ing)|(?:i|we)\sdream|suppos(?:e|ing)"
    r"|fantasi[sz](?:e|ed|ing)|(?:i|we)\spictured?|picturing|kid(?:ded|ding)?\smyself|nightmare\w*|fib(?:bed)?|lied)\b"
    r"|\bif\sonly\b|\bwhat\sif\b|\bas\s(?:if|though)\s(?:i|we)\b|\b(?:no|little|any|zero|fat)\schance\b|\bno\sway\b"
    r"|\b(?:would|could|should|might|must|ought\sto|was\sto|were\sto)\s(?:have\s|rather\shave\s)(?:been\s)?\w+"
    r"|\b(?:had|were)\s(?:i|we|she|he|they)\b|\bby\s(?:now|then|tonight|tomorrow)\s(?:i|we)\swill\shave\b"
    rf"|\b{_PLAN_NOUN}\s(?:is|was|being|would\sbe)\s(?:always\s|usually\s)?(?:to|that)\b"
    r"|\b(?:meant|supposed|intended|wanted|hoped|hoping|planned|due|claims?|claimed|said)\sto\shave\b"
)
# “Rang off before I could ask”, “wrote half a mail”, “box to tick: references told yes/no”.
_NOT_REALLY = cued(
    r"\b(?<!we\s)(?:rang|hung|rung)\s(?:off|up)\b|\b(?:wrote|written|typed|started|did|done)\s(?:out\s)?half\s(?:of\s)?(?:an?"
    r"|my|the|one)\s(?:e\s?mail|mail|note|card|letter|text|message|line|thank)"
    r"|\byes\s?/\s?no\b|\by/n\b|\bbox(?:es)?\sto\stick\b|\blet(?:'s|\sus)\s(?:just\s)?(?:say|pretend|assume)\b"
    r"|\bthe\s(?:template|form|leaflet|guide|book|blog)\s(?:says|asks|wants)\b"
)
# A fact may stand before or behind such words: “sent it, wish I had proofread it”, “…, so I rang her instead”.
_BUT_DID = pattern(
    r"(?:[;.–—]|\b(?:so|but|then|instead|and\sso|and\sthen|anyway)\b)[^;.]*\b(?:i|we)\s(?!(?:will|would|had)\b)\w+"
)

_GET_ROUND = (
    r"(?:send|post|mail|e-?\s?mail|write|ring|call|phone|text|thank|tell|let|drop|give|warn|alert|brief|inform|notify"
    r"|message|do|get|put|hand|ping|forward|deliver|pop|contact|reach|ask|check|follow|speak|talk|leave|take|bring)"
)
# “TY email → Deepak, I'll send it on Friday”, “card for Gus, forgot to post it”, “heads-up to Mei I would have sent”.
_STILL_AHEAD = cued(
    r"\b(?:will|shall|must|should|would|could|can|may|might|need(?:s|ed)?\sto|(?:have|has|had)\sto|got\sto|wants?\sto"
    r"|wanted\sto|hop(?:e|es|ed|ing)\sto|plan(?:s|ned|ning)?\sto|intend(?:s|ed|ing)?\sto|going\sto|about\sto|gonna"
    r"|meant\sto|mean\sto|meaning\sto|forgot\sto|forgotten\sto|tried\sto|trying\sto|remember\sto|still\sto|yet\sto"
    r"|supposed\sto|ought\sto|due\sto|(?:did|do|does|can|could|will|would)\snot|never\sgot\s(?:round\s)?to)\s"
    rf"(?:(?:still|also|just|really|quickly|maybe|only|then|finally)\s)?{_GET_ROUND}\b"
    r"|\b(?:have|has|had)\snot\s(?:yet\s|even\s|actually\s)?\w+|\b(?:would|should|could|might)\shave\s\w+"
    r"|\bnever\s\w+(?:ed|t|ote|ang|old|ave)\b|\b(?:nobody|no\sone|none\sof\sus)\s(?:has\s|had\s|ever\s)?\w+"
    r"|^\W*(?:tomorrow\s(?:\w+\s)?(?:i|we)\s(?:let|put)|if\s(?:i|we)\s\w+)\b|\btomorrow\s(?:i|we)\s(?:let|put|write|send|post|ring)\b"
)
_STANDS = pattern(
    r"[✓✔☑✅]|\b(?:done|yes|sorted|knows|(?:referees|references|both|they|all)\sknow|aware|informed|in\sthe\s(?:post|mail)|on\s(?:its|the)\sway)\b"
)

_AN_OFFER = (
    r"(?:(?:an?|any|the|their|every|each|no|such\san?|job|this)\s)?"
    r"(?:(?:\w+\s)?(?:written|verbal|formal|informal|official|firm|final|job|proper|unconditional|conditional|real)\s)?"
    r"(?:offers?|contracts?)(?:\s(?:letters?|calls?|emails?))?"
)
# What is usual, possible or conditional of an offer, and none that came.
_ONLY_SPOKEN_OF = cued(
    rf"\b{_AN_OFFER}\s?,?\s(?:if|should|were|when|whenever|once|provided|assuming|subject|pending|unless|until)\b"
    rf"|\b{_AN_OFFER}\s(?:would|might|may|could|can|should|must|will\s(?:only|always|usually|normally|need)|has\sto"
    rf"|have\sto"
    r"|cannot)\b"
    rf"|\b{_AN_OFFER}\s(?:(?:is|are)\s(?:usually|normally|always|often|generally|typically|likely|rarely|never|only"
    rf"|nothing"
    r"|worth|subject|conditional|unlikely|dependent|no\s|not\s|a\s(?:piece|matter)|just\s|meant|supposed|expected)"
    r"|(?:usually|normally|always|often|generally|typically|only|rarely|never|tends?|depends?|needs?|requires?|takes?"
    r"|follows|hinges?|hangs?|means|comes?\s(?:from|after|with|only|once|out|by)|goes?|go\s|counts|involves|has\sto))\b"
    r"|\boffer\s(?:process|procedure|stage|rate|template|policy|season|committee|system|round|day|letter\s(?:template"
    r"|goes|comes))\b"
    r"|\boffer\s?[:–-]\s(?:would|might|could|if|maybe|hopefully|no|none|not)\b"
    r"|^\W*(?:if|in\scase|assuming|supposing|provided|unless|(?:should|were|had)\s(?:i|we|they|she|he|it|there"
    r"|an?\soffer))\b"
    r"|\bif\s(?:any|at\sall|it\scomes|there\sis\sone|one\scomes|i\sget\s(?:one|it)|ever)\b"
)
# “Was going to thank Emrys, didn't”, “meant to ring her but the line was dead”
_GAVE_UP = pattern(
    r"\b(?:was|were)\s(?:(?:all|just|only|really|always|fully)\s)?(?:going|about|meaning|planning|hoping|minded|ready"
    r"|set)\sto\b[^.;]{0,60}?(?:,|\bbut\b|\band\b|–|—|\s-)\s?"
    r"(?:(?:then|i|we|he|she|they|had|the|my|of|course)\s)*(?:did\snot|never|forgot|had\sgone|went|gone|was|were|lost"
    r"|ran|chickened|thought|left|could\snot|decided)\b"
)
_IF_ANY = cued(
    rf"\b{_AN_OFFER}\s?,?\s(?:if|should\s(?:there|it|i|one)|were)\b|\bif\s(?:any|at\sall|it\scomes|there\sis\sone"
    rf"|one\scomes|i\sget\s(?:one|it)|ever)\b"
)
# “The offer is conditional on references, I have it in writing”: it came all the same.
_CAME = pattern(
    r"\b(?:wants?\sto\s(?:make|offer|hire|give)|came|arrived|received|got|have|landed|made\sme|gave\sme|offered\sme"
    r"|offering\sme|sent\sme|phoned|rang|called"
    r"|emailed|in\shand|in\swriting|on\sthe\stable|extended|deadline|expires?|by\s\w+day)\b"
)


# “I'm hired if it is”: what would be; but “it's mine if I want it”, “they offered it, if I can start in May”.
_ON_CONDITION = pattern(
    r"\b(?:(?P<sure>if|unless|provided|assuming|so\slong\sas|as\slong\sas)|once|when|whenever|depending)\s"
    r"(?!you\b|(?:i|we)\s(?:\w+\s)?(?:want|like|choose|take|accept|say|sign|fancy|decide|agree|need|wish|answer|do)\b)"
)
_TOLD = pattern(
    r"\b(?:offered|offering|wants?\sto\s(?:make|offer|hire|give|have)|made|came|rang|rung|phoned|called|emailed"
    r"|e\smailed|sent|gave|given|said|wrote|written|told|arrived|received"
    r"|landed|picked|chose|chosen|congratulations|congrats|accepted|rejected|declined|turned|withdrew|unfortunately)\b"
)


_GOT = pattern(r"\bgot\s(?:it|the|an?)\b")


def _hangs_on(sentence: Sentence, plain: str) -> bool:
    """Whether an outcome is told in the present and hangs on a condition."""
    match = _ON_CONDITION.search(plain)
    if match is None or _TOLD.search(plain) is not None:
        return False
    return match["sure"] is not None or _GOT.search(plain) is None


def only_spoken_of(sentence: Sentence, plain: str) -> bool:
    """Whether an offer is only spoken of: what would be, what is usual, what hangs on something."""
    spoken = _ONLY_SPOKEN_OF.search(plain) is not None and _CAME.search(plain) is None
    return spoken or _hangs_on(sentence, plain)


def take_back_unreal(sentence: Sentence, plain: str) -> None:
    """Take back what was only imagined, and an offer that is only spoken of."""
    if sentence.check:
        return
    due = any(one.manner == "answer by" for one in sentence.found)
    if sentence.said("offer", "follow_up_done") and not due and only_spoken_of(sentence, plain):
        _drop(sentence, ("offer",))
        sentence.found[:] = [  # “written offer only after the checks”
            one for one in sentence.found if one.kind != "follow_up_done" or "offer" not in (one.what or "").lower()
        ]
    if sentence.said("promise_by_me") and _GAVE_UP.search(plain):
        sentence.found[:] = [
            replace(one, kind="thank_you_not_sent", dates=None, what=None, manner="")
            if one.manner == "thank-you"
            else one
            for one in sentence.found
            if one.kind != "promise_by_me" or one.manner == "thank-you"
        ]
    if sentence.said("promise_by_them") and _IF_ANY.search(plain):  # “a contract, if I get one, would run till June”
        sentence.found[:] = [
            one
            for one in sentence.found
            if one.kind != "promise_by_them" or not {"contract", "offer"} & set((one.what or "").lower().split())
        ]
    if not sentence.said(*_DONE):
        return
    if _NOT_REALLY.search(plain):
        _drop(sentence, _DONE)
        return
    ahead = _STILL_AHEAD.search(plain)
    if ahead is not None and not _STANDS.search(plain) and not _tells_of_another(sentence, ahead):
        _drop(sentence, _DONE)
        return
    frame = _IMAGINED.search(plain)
    if frame is None or _happened_before(sentence, frame.start()) or _BUT_DID.search(plain, frame.end()):
        return
    _drop(sentence, _DONE)


def _happened_before(sentence: Sentence, place: int) -> bool:
    """Whether something is told as a fact before this place, in a clause of its own."""
    return any(_tells(clause, place) for clause in sentence.clauses if clause.start < place)


# “Let Judith know on 10/20 she might get a call”: what she was told may come.
_LET_KNOW = pattern(r"^\W*(?:(?:i|we|have|then|also|just)\s)*let\s[^,;.]{2,50}?\sknow\b[^,;.]*\s(?:she|he|they)\s$")


def _tells_of_another(sentence: Sentence, frame: re.Match[str]) -> bool:
    """Whether a verb beside those of the frame is in the past: “thanked Ann, will write to Bob”."""
    if _LET_KNOW.search(sentence.low[: frame.start()]):
        return True
    low = sentence.low[: frame.start()] + sentence.low[frame.end() :]
    return any(
        token.form == "past" and token.low in low and not frame.start() <= token.start < frame.end()
        for token in sentence.tokens
    )


def _tells(clause: Clause, place: int) -> bool:
    return any(token.form == "past" and token.end <= place for token in clause.tokens)


def _drop(sentence: Sentence, kinds: tuple[str, ...]) -> None:
    sentence.found[:] = [one for one in sentence.found if one.kind not in kinds]
