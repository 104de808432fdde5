"""What came from the employer: calls, replies, what they had promised."""

from __future__ import annotations

import re
from datetime import timedelta

from kbfollow.evidence.statements.ahead.objects import object_after
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause, Predicate
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

THEIR_VERBS = frozenset(
    "call ring phone email e-mail mail text message ping write reply respond answer contact reach "
    "follow get come send revert update forward confirm leave return check".split()
)
WEEK = 7  # days: what was promised in the interview came on the Saturday after it, not the one before
_HEARD = cued(
    r"\bheard\s(?:back\s)?(?:from|today|yesterday)\b|\bheard\sback\b|\bgot\s(?:a|an|the|their|her|his"
    r"|my)?\s?(?:\w+\s)?(?:call|email|e-mail|mail|reply|response|answer|voicemail|message"
    r"|text)\s(?:back\s)?(?:from|back|today|this|on)\b|\b(?:reply|response|answer|email"
    r"|call)\sfrom\s\w+|\bmissed\sa\scall\b",
)
_CAME = cued(
    r"\b(?P<what>(?:the\s|their\s|a\s)?(?:\w+\s)?(?:contract|job\sdescription|jd|feedback|shift\splan"
    r"|rota|info\spack|details|brochure|form|forms|take-home|link|paperwork|pay\sband|plan|description"
    r"|pack|invite))\s(?:has\s|just\s|finally\s|have\s)*(?:came|arrived|landed|received|is\shere"
    r"|in\smy\sinbox|turned\sup)\b|\b(?:received|got|have\sgot)\s(?:the|her|his|their|my"
    r"|a)\s(?P<thing>(?:\w+\s){0,2}(?:contract|description|jd|feedback|plan|rota|pack|details|brochure"
    r"|take-home|paperwork|band|test|assignment|invite))\b",
)
_STRANGERS = words.OTHERS - words.EMPLOYER_NOUNS
_CAME_AT_LAST = pattern(
    r"(?:and\s)?(?:it|that|they|both)\s(?:has\s|have\s|just\s|finally\s)*(?:came|come|arrived"
    r"|landed)\b(?!\s(?:to|with|up|down|out|back))"
)


def read_theirs(sentence: Sentence, clause: Clause) -> None:
    """What came from the employer: calls, replies, what they had promised."""
    low = clause.low
    if clause.tokens[0].low in words.CONDITIONS or clause.tokens[0].low in _STRANGERS:
        return
    if sentence.before.thing and _CAME_AT_LAST.match(low):
        _say_from_them(sentence, clause, "promise_by_them_kept", None, sentence.before.thing)
        return
    came = _CAME.search(clause.low)
    if came and not (clause.has(words.NEGATIONS) or clause.has(words.MODALS) or clause.has(words.CONDITIONS)):
        what = (came["what"] or came["thing"] or "").removeprefix("the ").removeprefix("their ").removeprefix("a ")
        _say_from_them(sentence, clause, "promise_by_them_kept", sentence.first_named(clause), what)
        return
    heard = _HEARD.search(clause.low)
    if heard and not _NOT_HEARD.intersection(low[: heard.start()].replace(",", " ").split()):
        _say_from_them(sentence, clause, "contact_by_them", sentence.first_named(clause))
        return
    for index, token in enumerate(clause.tokens):
        if token.lemma in THEIR_VERBS and token.form == "past":
            predicate = sentence.predicate(clause, index)
            if (
                predicate.subject == "them"
                and predicate.mode == "done"
                and not predicate.passive
                and not _of_strangers(clause, index, predicate)
                and _to_me(sentence, clause, index)
            ):
                _say_theirs(sentence, clause, index, predicate)
                return


_NOT_HEARD = words.NEGATIONS | words.MODALS | words.CONDITIONS | {"waiting", "to", "yet", "expecting", "until"}


def _of_strangers(clause: Clause, index: int, predicate: Predicate) -> bool:
    """Whether somebody else did it, or the name stands before a colon: “Prof. Voss: left a message”."""
    tokens = clause.tokens
    if any(token.low in _STRANGERS or token.low in words.CONDITIONS for token in tokens[:index]):
        return True
    return (
        predicate.by is not None
        and ":" in clause.low[tokens[predicate.by].end - clause.start : tokens[index].start - clause.start]
    )


def _to_me(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“She called back”, “they sent me the plan”; not “they sent it to the board”, “she called it a day”."""
    token = clause.tokens[index]
    tail = clause.low[token.end - clause.start :]
    if token.lemma not in ("follow", "reach") and _TO_OTHERS.match(tail):
        return False
    if token.lemma == "get":
        return bool(re.match(r"\s(?:back|in\stouch)\b", tail))
    if token.lemma == "come":
        return bool(re.match(r"\sback\s(?:to|with)\b", tail))
    if token.lemma == "check":
        return bool(re.match(r"\s(?:in|back)\swith\sme\b", tail))
    if token.lemma in _WITH_OBJECT:
        return not tail.strip(" .,;") or bool(_TO_ME.match(tail))
    return not re.match(r"\s(?:to\sthe|the\sboard)\b", tail)


_TO_OTHERS = pattern(r"\s(?:it|him|her|them|for|off|out|in(?!\swith\sme)|on|over|up\sto)\b")
_TO_ME = pattern(
    r"\s(?:me|us|back|again|today|yesterday|this|on|to\ssay|my\s|with\s|a\s(?:voicemail|message)"
    r"|personally|(?:him|her)self|themselves|early|late|first\sthing|straight|just|in\sperson|out\sof\sthe\sblue|last\s"
    r"|at\s(?:\d|noon|lunch|about|around|\w+\so'clock|half|teatime|dinner|breakfast|[a-z]+\sin\sthe)|in\sthe\s(?:morning"
    r"|afternoon|evening|end)|after\s|before\s(?!the\sinterview)|while\s"
    r"|that\s(?:they|she|he|it|there|the|no|nothing|i|my|their)\b|\d|$)|\s?[:,]"
)
_WITH_OBJECT = frozenset("answer write update confirm contact return leave forward mail message text call ring".split())


def _say_theirs(sentence: Sentence, clause: Clause, index: int, predicate: Predicate) -> None:
    token = clause.tokens[index]
    who = sentence.subject_name(clause, predicate)
    if token.lemma in ("send", "forward", "mail") and (what := object_after(sentence, clause, index)):
        _say_from_them(sentence, clause, "promise_by_them_kept", who, what)
    else:
        _say_from_them(sentence, clause, "contact_by_them", who)


def _say_from_them(sentence: Sentence, clause: Clause, kind: str, who: Mention | None, what: str | None = None) -> None:
    """What came from them; what came before the interview is of no use."""
    day = sentence.done_day(clause)
    if kind == "promise_by_them_kept" and day is not None and 0 < (sentence.setting.anchor - day.end).days < WEEK:
        day = DateSpan(
            day.end + timedelta(WEEK), day.end + timedelta(WEEK), text=day.text, offset=day.offset, past=True
        )
    if day is None or day.end >= sentence.setting.anchor:
        sentence.say(kind, who, dates=day, what=what)
