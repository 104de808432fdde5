"""Whether an outcome is told as a fact about the user, by whom, and what it takes the place of."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import Hit, PhraseSet
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_RIVAL, TRIFLE = PhraseSet(status.RIVALS), PhraseSet(status.TRIFLES)

GUESSING = pattern(
    r"\b(?:afraid|fear\w*|worr(?:y|ied)|suspect|guess(?:ing)?|probably|maybe|perhaps|hopefully|hop(?:e|es|ing)"
    r"|doubt|think|thought"
    r"|likely|might|may|could|would|should|reckon|imagine|dread\w*|assum\w*|feels?\slike|felt\slike|sounds?\slike"
    r"|looks?\slike|seems?"
    r"|expect\w*|as\sif|as\sthough|nearly|almost|if|unless|whether|in\scase|chance|wait(?:ing)?|until|till|before"
    r"|used\sto|considering"
    r"|tempted|wonder\w*|contemplat\w*|toying|dream\w*|when|once|wish|suppose|how|ask\w*|will|wo|going\sto|want\sto"
    r"|need\sto|must"
    r"|have\sto|about\sto|ready\sto|prepared\sto|pretty\ssure|sure\sthat|convinced|bet|by\sthe\stime|prepare\w*"
    r"|handle|cope|even|last\stime"
    r"|\w+'ll|\w+'d|nobody|no\sone|never|either|previously|ago\sthey|can|any)\b"
)
SURE_OF_ME = pattern(r"\b(?:i|me|my|we|us|mine)\b")
MINE = pattern(
    r"\bdecided\s(?:it\sis|that\s\w+\sis|this\sis)\s$|\b(?:i|we)\s(?:am|was|have|had|will|are"
    r"|would)?\s?(?:\w+\s){0,2}?$|\b(?:told|emailed|mailed|wrote|rang|called|let|texted|messaged|asked)"
    r"\b.{0,40}\b(?:that\s)?(?:i|we)\b.{0,12}$"
)
MY_CHOICE = pattern(r"\bmy\s(?:own\s)?(?:choice|decision|call|doing)\b")
_OTHER_JOB = cued(
    r"\b(?:last|previous|my\sold|old|former|current|other|another|rival|competing|different|counter"
    r"|better)\s(?:\w+\s)?(?:job|employer"
    r"|company|boss|role|place|year|offer|offers|firm|interview)\b|\bin\s(?:19|20)\d\d\b|\bonce\W*$|\bat\s(?:uni"
    r"|college|school)\b"
)
_JOB_TALK = cued(
    r"\b(?:salary|pension|bonus|offers?\s(?:free|great|good|training|flexible)|they\soffer|on\soffer|special\soffer"
    r"|offers?\sof\shelp"
    r"|offers?\s(?:go|are|will|process|stage|letters\sgo)|offer\s(?:calls|letters|e?mails)\s(?:are|get|go|will|should)"
    r"|offers\sget|offers?\son\s(?!the\s(?:table|spot|phone)|\w+day\b"
    r"|the\s\d|\d)|make\san\soffer|rejection\srate|letter\stemplate)\b"
)


def of_others(sentence: Sentence, plain: str) -> bool:
    """Whether it is told of another candidate or another job."""
    if _OTHER_JOB.search(plain) or _JOB_TALK.search(plain):
        return True
    rival = (
        _RIVAL.match(plain.removeprefix("my ").removeprefix("their ").removeprefix("the "))
        or _RIVAL.match(plain)
        or re.match(r"(?:the|one|an?|some|most|every)\s(?:\w+\s)?(?:candidate|applicant|person|guy|girl)\b", plain)
    )
    return rival is not None and not SURE_OF_ME.search(plain.removeprefix("my "))


def told_so(sentence: Sentence, plain: str, match: re.Match[str] | Hit) -> Clause | None:
    """The clause of a phrase, if it is told there as a fact."""
    holder = next((one for one in sentence.clauses if one.start <= match.start() < one.end), None)
    if holder is None:
        return None
    if GUESSING.search(plain[holder.start : match.start()]) or sentence.tokens[0].low in words.CONDITIONS:
        return None
    lead = plain[: match.start()]
    if re.search(r"\b(?:if|unless|whether|in\scase)\b", lead) or re.search(
        r"\b(?:not|no|never|without)\s(?:\w+\s)?$", lead
    ):
        return None
    return holder


def subject_named(sentence: Sentence, match: re.Match[str] | Hit) -> bool:
    """“Steve was turned down”, “he was offered the job”: it happened to the person who stands before it."""
    told = f"{sentence.low[: match.start()]}{match[0].split()[0]} ".replace("-", " ")
    if _HAPPENED_TO.search(told) or _PERSON_GOT.search(told):
        return True
    for one in sentence.mentions:
        end = sentence.tokens[one.last].end
        if end <= match.start() and _RECEIVED.fullmatch(sentence.low[end : match.start()].replace("-", " ")):
            return True
    return False


# “Their last manager got an offer from a pharma giant”.
_PERSON_GOT = pattern(
    r"\b(?:their|the|his|her|an?|one|last|previous|former|another|some|old)\s(?:\w+\s){0,2}?(?:manager|holder"
    r"|candidate|person|guy|girl|one|man|woman|hire"
    r"|employee|colleague|lad|lass|chap|boss|assistant|applicant|finalist|postholder|team|crew|cook|nurse|driver"
    r"|teacher|owner|client|customer|company|friend|mate|cousin|brother|sister|neighbour)s?"
    r"(?:\s(?:at|in|of|from)\s(?:the\s|my\s)?\w+)?\s(?:\w+\s)?(?:got|was|were|had|has|have|received|landed|took"
    r"|turned|lost)\b"
)
_HAPPENED_TO = pattern(r"\b(?:he|she|who|they)\s(?:(?:has|had|have)\s)?(?:was|were|got|been|being)(?:\s\w+){0,2}\s$")
_RECEIVED = pattern(
    r"\s(?:(?:has|had|have|was|is|got|were|also|just|been|gets?|being|finally|already|did|not|'s|himself|herself"
    r"|received|landed|an?|the|took|for|says|she|he)"
    r"\s?)*"
)


_GIVING = pattern(
    r"\b(?:from|by|off|via|with|to|told|rang|called|emailed|phoned|mailed|asked|let|texted|messaged)\s(?:(?:the|mr"
    r"|mrs|ms|dr|prof|chef|sister|father|coach)\.?\s)*$"
)


def giver(sentence: Sentence) -> Mention | None:
    """Who gave the news: the first person who is its subject, or whom it came from."""
    for one in sentence.mentions:
        first, last = sentence.tokens[one.first], sentence.tokens[one.last]
        follows = sentence.tokens[one.last + 1] if one.last + 1 < len(sentence.tokens) else None
        acts = follows is not None and (
            follows.form in ("past", "third") or follows.low in words.MODALS or follows.low in ("just", "and")
        )
        if one.known or acts or _GIVING.search(sentence.low[: first.start]) or last.low.endswith("'s"):
            return one
    return None


def recipient(sentence: Sentence) -> Mention | None:
    """Whom the user told; the name of another employer is none."""
    return giver(sentence)


_REPLACED = {
    "withdrew": ("rejected", "offer", "decision_expected", "next_round"),
    "accepted": ("offer", "follow_up_done", "promise_by_them", "rejected", "promise_by_me"),
    "offer": ("decision_expected", "contact_by_them", "promise_by_me", "next_round"),
    "rejected": ("decision_expected", "contact_by_them"),
}


def settle_for(sentence: Sentence, kind: str, who: Mention | None, day: DateSpan | None, manner: str = "") -> None:
    """Say it, and take back what a plainer reading made of the same words."""
    sentence.found[:] = [one for one in sentence.found if one.kind not in _REPLACED[kind]]
    if kind == "offer":  # “Paco phones and says the job is mine”: that was the call
        sentence.found[:] = [one for one in sentence.found if one.kind != "promise_by_them" or one.what]
    sentence.say(kind, who, dates=day, manner=manner)
