"""What the user did, by the verbs of a sentence, and when: shared by the readers that weigh words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.sentence.tokens import Clause, Mode
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

NOT_DONE, TO_DO = PhraseSet(status.NOT_DONE), PhraseSet(status.TO_DO)
NOTE, GONE_OUT = PhraseSet(status.NOTES), PhraseSet(status.GONE_OUT)
THANK_KINDS = ("thank_you_sent", "thank_you_not_sent", "reference_thanked")
TOLD_KINDS = ("reference_alerted", "reference_not_alerted", "reference_asked")
OUTCOMES = ("rejected", "offer", "accepted", "declined", "withdrew")
_CONDITIONS = frozenset("if unless suppose supposing assuming whenever once until".split())


@dataclass(frozen=True, slots=True)
class Act:
    """Something that the user did, did not do, or is to do: the verb at `index` of a clause."""

    clause: Clause
    index: int
    mode: Mode
    lemma: str

    @property
    def start(self) -> int:
        """Where the verb begins in the sentence."""
        return self.clause.tokens[self.index].start


# “I sent my CV in October and forgot all about it”: how they applied.
_PAPERS = (
    r"(?:cvs?|r[eé]sum[eé]s?|curriculum\svitae|(?:job\s)?applications?(?:\s(?:form|letter|pack))?"
    r"|cover(?:ing)?[\s-]letter"
    r"|letter\sof\sapplication|expression\sof\sinterest)"
)
_APPLICATION = pattern(
    rf"(?:(?:my|the|an?|old|short|own|online|job|first|original|written|full|long|academic|english)\s)*{_PAPERS}\b"
)
_APPLIED = pattern(
    r"\b(?:sent|e-?mailed|mailed|posted|submitted|uploaded|handed|dropped|put|filed|forwarded|faxed|gave)\s(?:(?:in"
    r"|off|out|over|round|them|her|him"
    rf"|hr|[^\W\d_]+)\s){{0,2}}?(?:(?:my|the|an?|old|short|online|job|first|original|written|full|long|academic"
    rf"|english)\s)*{_PAPERS}\b"
)
_ASKED_AFTER = pattern(
    r"\b(?:updated?|revised|corrected|newer|amended|missing|promised|asked|wanted|needed|requested|again|also"
    r"|once\smore|follow\w*)\b"
)
_LONG_AGO = pattern(
    r"\bforgot\b|\b(?:months|weeks|ages|years)\s(?:ago|before)\b|\bthen\s(?:nothing|silence)\b|\b(?:through|via"
    r"|on)\s(?:the|their|an?)\s"
    r"(?:website|portal|ad|advert|job\s(?:board|site|centre|center))\b|\bin\sresponse\sto\b|\b(?:i"
    r"|we)\shad\s(?:only\s|already\s)?\w+ed\b"
)


def is_application(what: str) -> bool:
    """Whether a thing is what one applies with."""
    return _APPLICATION.match(what.lower()) is not None


def applied_before(sentence: Sentence) -> bool:
    """Whether what was sent is the application itself, before the interview."""
    match = _APPLIED.search(sentence.low)
    if match is None or _ASKED_AFTER.search(sentence.low) or sentence.said("promise_by_me") or sentence.before.wanted:
        return False
    if any(match[0].split()[-1] in one.what.lower() for one in sentence.owed):
        return False
    day = (
        next((one for one in sentence.past_dates if one.past or one.end <= sentence.setting.anchor), None)
        or sentence.day
    )
    if day is None:
        return _LONG_AGO.search(sentence.low) is not None
    bare = not any(map(str.isdigit, day.text)) and (sentence.setting.anchor - day.end).days <= _WEEK
    return day.earliest < sentence.setting.anchor and not bare  # “on Friday” may be the one after the interview


_WEEK = 7


def advice(sentence: Sentence) -> bool:
    """Whether the sentence speaks to a reader: “you should always thank them”."""
    return not sentence.bag.isdisjoint(words.ADVICE) and '"' not in sentence.low


def my_acts(sentence: Sentence, lemmas: frozenset[str]) -> list[Act]:
    """The verbs of a class that the user is, or may be, the subject of, with how they are meant."""
    acts: list[Act] = []
    if sentence.bag.isdisjoint(lemmas):
        return acts
    for clause in sentence.clauses:
        for index in clause.verbs(lemmas):
            token = clause.tokens[index]
            predicate = sentence.predicate(clause, index)
            if predicate.subject not in ("me", "") or _noun_here(clause, index):
                continue
            before = clause.tokens[index - 1].low if index else ""
            if token.lemma == "get" and index + 1 < len(clause.tokens) and clause.tokens[index + 1].low == "to":
                continue  # “got to give her a shout”
            mode = predicate.mode
            if token.form == "base" and mode in ("unsure", "present") and before == "did":
                mode = "done"  # “I did check in with her”
            elif token.low in ("let", "put") and before in _PERFECT and mode != "undone":
                mode = "done"  # “have let my referee know”
            if token.form == "past" and _by_them(clause, index):
                continue
            acts.append(Act(clause, index, mode, token.lemma))
    return acts


_PERFECT = frozenset("have has had already just ve".split())
_NOUN_BEFORE = frozenset(
    "a an the my quick short nice brief by via per this that thank-you thanks reference ref phone email second 2nd "
    "their handwritten proper little last first follow-up chasing polite holding status your".split()
)


def _noun_here(clause: Clause, index: int) -> bool:
    token = clause.tokens[index]
    before = clause.tokens[index - 1].low if index else ""
    if token.form != "base":
        return False
    follows = clause.tokens[index + 1] if index + 1 < len(clause.tokens) else None
    behind_possessive = before.endswith("'s")
    return before in _NOUN_BEFORE or behind_possessive or (follows is not None and follows.form == "past")


def _by_them(clause: Clause, index: int) -> bool:
    """“Emailed by Leila”, “sent me”: somebody else did it."""
    follows = [one.low for one in clause.tokens[index + 1 : index + 3]]
    if follows[:1] == ["by"] and len(follows) > 1:
        return follows[1] not in _MEANS and not follows[1][0].isdigit()
    return follows[:1] in (["me"], ["us"])


_MEANS = frozenset(
    "email e-mail mail post fax hand courier phone text card letter whatsapp linkedin message dm royal recorded "
    "special monday tuesday wednesday thursday friday saturday sunday me".split()
)


def done_by_me(acts: list[Act]) -> Act | None:
    """The first thing that was done."""
    return next((one for one in acts if one.mode == "done" and one.clause.tokens[one.index].form != "ing"), None)


def conditional(sentence: Sentence, until: int) -> bool:
    """Whether a condition stands before this place."""
    return any(token.low in _CONDITIONS and token.start < until for token in sentence.tokens)


def status_day(sentence: Sentence, place: int) -> DateSpan | None:
    """The day on which something told at this place happened: the nearest that is not worded as ahead."""
    if sentence.check_day is not None and sentence.check == "done":
        return sentence.check_day
    turned = [_turned(sentence, span, place) for span in sentence.past_dates]
    fitting = [span for span in turned if not worded_ahead(sentence, span)]
    holder = next((one for one in sentence.clauses if one.start <= place < one.end), None)
    inside = [span for span in fitting if holder is not None and holder.start <= span.offset < holder.end]
    if len(fitting) > 1:  # “two days later, on 20 May”: the day that is written counts
        written = [span for span in fitting if not span.text.lower().endswith(("later", "after"))]
        near = [span for span in inside if span in written]
        inside = near or (written[-1:] if inside and not near and len(written) == 1 else inside)
    if inside:
        return min(inside, key=lambda span: abs(span.offset - place))
    if len(fitting) == 1 and len(sentence.dates) == 1 and _free_clause(sentence, fitting[0]):
        return fitting[0]
    return sentence.day


_WEEKDAY = pattern(r"(?:on\s)?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?", re.IGNORECASE)
_WEEK = 7


def _turned(sentence: Sentence, span: DateSpan, place: int) -> DateSpan:
    """A weekday at a deed is the last one: “I let Chantal know on Thursday that I no longer want it”."""
    ahead = (span.end - sentence.setting.anchor).days
    if not 0 < ahead <= _WEEK or span.past or not _WEEKDAY.fullmatch(span.text):
        return span
    between = sentence.low[place if span.offset >= place else 0 : span.offset]
    if _CONTENT.search(between):
        return span
    day = span.end - timedelta(_WEEK)
    return replace(span, start=day, end=day, past=True)


_CONTENT = pattern(r"\b(?:that|they|to|would|will|may|might|could|she|he|decision|,)\b|[,;:]")
_AHEAD_LEAD = pattern(r"\b(?:by|before|until|till|within|due|from|deadline|after|for|expires?)\s(?:the\s)?$")


def worded_ahead(sentence: Sentence, span: DateSpan) -> bool:
    low = span.text.lower()
    if _STARTING.match(low) or _STARTING.search(sentence.low[max(0, span.offset - 20) : span.offset]):
        return True
    if low.startswith(("in ", "another", "within", "by ", "until", "next", "till", "before", "tomorrow")):
        return True
    days = (span.end - sentence.setting.anchor).days
    return days > _EDITED_LATER or _AHEAD_LEAD.search(sentence.low[max(0, span.offset - 14) : span.offset]) is not None


# “Mine if I want it, start in November”: the first day of work.
_STARTING = pattern(
    r"(?:^start(?:s|ing)?\s(?:in|on)\b|^starting\b"
    r"|\b(?:starts?|starting|begins?|beginning|commenc\w+)\s(?:on\s|in\s|from\s|the\s|date\s|would\sbe\s|is\s)*$)"
)
_EDITED_LATER = 60  # days: a note may be written on long after the interview


_NEWS = frozenset("got came arrived heard told rang called phoned emailed".split())


def _free_clause(sentence: Sentence, span: DateSpan) -> bool:
    holder = next((one for one in sentence.clauses if one.start <= span.offset < one.end), None)
    return (
        holder is None
        or holder.has(_NEWS)
        or not holder.has(words.MODALS | words.DECISION_NOUNS | {"until", "by", "starting"})
    )


# What somebody was told is a tense back: “that they'd ring her”, “she might get a call”.
_TENSE_BACK = pattern(
    r"\b(?:they|she|he|it|hr|somebody|someone|[a-z]+)\s(?:would|might|could|had|was|were)\b|\b\w+'d\b"
)


def let_them_know(sentence: Sentence, clause: Clause, index: int) -> bool:
    """Whether “let Judith know on 11/22 she might get a call” was done: with its day, in prose, told a tense back."""
    if (
        index
        or clause.start
        or sentence.listed
        or sentence.check
        or sentence.section in ("next", "me", "references open")
    ):
        return False
    days = sentence.past_dates
    if len(days) != 1 or worded_ahead(sentence, days[0]) or clause.has(words.MODALS - _BACK):
        return False
    on = days[0].text.lower().startswith("on ") or sentence.low[: days[0].offset].endswith(" on ")
    told = sentence.low[days[0].offset :]
    return (on or days[0].past) and _TENSE_BACK.search(told) is not None


_BACK = frozenset("would might could 'd had".split())


# “Let Duncan know on 11/20 that they want to speak to him”, “let Ann know yesterday that …”: a day of deeds.
_LET_KNOW_THEN = pattern(
    r"^(?:i\s)?let\s[^,;.]{1,40}?\sknow\s(?:yesterday|last\snight|this\smorning|straight\s(?:after|away)"
    r"|(?:on\s)?(?:the\s)?"
    r"(?:\d{1,2}(?:[./-]\d{1,2}\.?(?:[./-]?\d{2,4})?|st|nd|rd|th|\s?(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)\w*)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s\d{1,2}(?:st|nd|rd|th)?))\s(?:that|about)\b"
)
_KEPT_WITHIN = 4  # days after the interview that a note of it may be written in


def let_know_then(sentence: Sentence, clause: Clause) -> bool:
    """Whether “let” is its own past: in prose, with a day at or about that of the note."""
    match = _LET_KNOW_THEN.match(clause.low)
    if match is None or sentence.listed or sentence.check or sentence.section in ("me", "next", "references open"):
        return False
    within = [one for one in sentence.dates if clause.start <= one.offset < clause.start + match.end()]
    days = [sentence.setting.day_in(one.text) for one in within]
    return bool(days) and all(
        one is not None and (one.end - sentence.setting.anchor).days <= _KEPT_WITHIN for one in days
    )
