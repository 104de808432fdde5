"""The stretches of a sentence that speak of a time ahead, for the readers that weigh words; see `weighed`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kbfollow.evidence.statements.ahead.job_facts import tells_job_fact
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import Hit, PhraseSet
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

OUTCOME, LEARNING, VAGUE = map(PhraseSet, (ahead.OUTCOMES, ahead.LEARNING, ahead.VAGUE))
_SUBJECT_ME = frozenset(["i", "we"])
DENIALS = words.NEGATIONS - frozenset("half almost nearly partly zero".split())
NOT_BEFORE = pattern(r"\bnot\b.{0,30}\b(?:before|until|till|untill|til)\b")
NO_DAY_YET = pattern(
    r"\b(?:no|not\sa|without\sa|nothing|not)\s(?:\w+\s)?(?:day|date|time|fixed|in\sthe\s(?:diary|calendar)"
    r"|scheduled|booked|set"
    r"|arranged|planned|sure\swhen|clear\swhen|certain\swhen|known)\b|\bno\sidea\swhen\b"
)
# Announced without a day: “she's sending over the floor plans”, “Steph's going to send me the number”.
IS_SENDING = cued(
    r"(?:\b(?:they|she|he|hr|recruiter|office|agency)\s(?:is|are)|\w's|^\W*)\s?(?:going\sto\s(?:send|email|mail|post"
    r"|forward|text|ring"
    r"|call|get|drop|share|put)|sending|emailing|mailing|posting|forwarding|texting)\s(?:me|us|over|across|through"
    r"|out|the|on)\b"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence with one time in it: words in lower case without hyphens, and where it begins."""

    low: str
    start: int
    clauses: tuple[Clause, ...]
    day: DateSpan | None

    def has(self, phrases: PhraseSet) -> Hit | None:
        """The first phrase of a class."""
        return phrases.search(self.low)

    @property
    def lows(self) -> frozenset[str]:
        """The words."""
        lows = frozenset(token.low for clause in self.clauses for token in clause.tokens)
        return lows - {"no", "not"} if _NO_LATER.search(self.low) else lows


# “No later than Friday” denies nothing.
_NO_LATER = cued(r"\b(?:no|not)\s(?:later|longer|more)\sthan\b(?!.*\b(?:no|not)\b)")
_LONGEST = 400  # days: “nineteen years in the same building” is no time ahead


def parts_ahead(sentence: Sentence) -> list[Part]:
    """Each clause with a day ahead; the whole sentence where it holds one time only."""
    low = sentence.low.replace("-", " ")
    anchor = sentence.setting.anchor
    spans = [span for span in _times(sentence) if span.end > anchor or (span.end == anchor and not span.past)]
    if not [span for span in spans if span.end > anchor]:
        spans = [span for span in sentence.durations if (span.end - anchor).days <= _LONGEST] or spans
    parts = []
    for span in spans:
        inside = tuple(clause for clause in sentence.clauses if clause.start <= span.offset < clause.end)
        if inside:
            parts.append(Part(low[inside[0].start : inside[0].end], inside[0].start, inside, span))
    if len(spans) == 1 and len(sentence.clauses) > 1:
        parts.append(Part(low, 0, sentence.clauses, spans[0]))
    if not spans and not sentence.dates and (VAGUE.search(low) or IS_SENDING.search(low)):
        parts.append(Part(low, 0, sentence.clauses, None))
    return parts


def _times(sentence: Sentence) -> list[DateSpan]:
    """The days, read as of the future where their clause has no finite verb in the past that turned them round."""
    if not any(span.past for span in sentence.dates):
        return sentence.dates
    turned = []
    for span, forward in zip(sentence.dates, sentence.future_dates, strict=False):
        clause = next((one for one in sentence.clauses if one.start <= span.offset < one.end), None)
        told = clause is not None and finite_past(clause)
        turned.append(span if told or forward.offset != span.offset else forward)
    return turned


# Past forms that are as often adjectives or plans: “paid trial”, “booked for”, “gets made”.
_NO_FINITE = frozenset(
    "paid booked scheduled pencilled penciled set invited moved pushed confirmed expected planned supposed due put let"
    " cut read advanced left made filled closed chosen decided meant".split()
)
_ADJECTIVES = frozenset(
    "wanted asked called expected needed summoned "
    "written signed paid typed printed updated revised agreed promised filmed recorded".split()
)
_AUXILIARIES = frozenset("be been being is are am get gets getting have has to will would".split())


def finite_past(clause: Clause) -> bool:
    for index, token in enumerate(clause.tokens):
        if token.low in ("was", "were", "had", "did"):
            return True
        if token.form != "past" or token.low in _NO_FINITE:
            continue
        before = {one.low for one in clause.tokens[max(0, index - 2) : index]}
        if "who" in before or (index == 0 and token.low in _ADJECTIVES):  # “they announce who got it”
            continue
        follows = clause.tokens[index + 1].low if index + 1 < len(clause.tokens) else ""
        if not before & _AUXILIARIES and not (token.low == "got" and follows == "to"):
            return True
    return False


_CONDITION = cued(
    r"\b(?:if|unless|whether|in case|suppose|had i"
    r"|(?:would|could|should) have (?:been|had|gone|done|got|liked|\w+ed))\b"
)
IF_NOTHING = cued(
    r"\b(?:if|once|should)\s(?:\w+\s){0,4}?(?:nothing|(?<!say\s)(?<!says\s)(?<!\sa\s)no\s\w+|not\sheard|silence"
    r"|silent|quiet|dark"
    r"|(?:nobody|no\sone|none\sof\sthem)(?:'s)?\s(?:has\s|have\s|is\s)?(?:\w+\s)?(?:rung|called|phoned|written"
    r"|answered|replied|been|rang|got|in\stouch)|have\snot|do\snot"
    r"|not\sback|still\snothing)\b|\bunless\s(?:i|we|they|she|he)\s(?:\w+\s)?(?:hear|heard|get|been|call|ring|write"
    r"|reply|replied)\w*\b|\b(?:nothing|no\s(?:word|news|answer|reply)|silence)\s(?:by|before|until"
    r"|till)\b(?=[^.;]{3,30}?\s?(?:=|->|→|:|,)?\s?(?:then\s)?i\s"
    r"(?:ring|call|phone|chase|email|mail|text|nudge|ping|write)\b)"
)


def is_nobodys(sentence: Sentence, part: Part) -> bool:
    """Whether the words say that this is nobody's follow-up."""
    if _SUPERLATIVE.search(part.low) or _MY_OLD_PLACE.search(part.low):
        return True
    if tells_job_fact(part.low) or _tells_of_talk(sentence) or any(map(_begins_with_others, part.clauses)):
        return True
    if _CONDITION.search(part.low) and not IF_NOTHING.search(part.low) and not _OR_NOT.search(sentence.low):
        return re.search(r"\b(?:if|whether)\b", part.low) is None or not (part.has(LEARNING) or part.has(OUTCOME))
    return False


# “My old place wants me back in January.”
_MY_OLD_PLACE = pattern(
    r"\bmy\s(?:old|last|current|former|previous|other|present)\s(?:\w+\s)?\w+\s(?:still\s|would\s|also\s)?"
    r"(?:wants?|like|needs?|asked)\b"
)
# “25 minutes on the phone, mostly availability and the Saturday rota”: the talk that took place.
_LENGTH_FIRST = pattern(
    r"(?:(?:about|around|nearly|almost|barely|roughly|just|only|all\sof|a\sgood|just\sover|just\sunder|over|under)\s)*"
    r"(?:\d{1,3}|an?|half\san|[a-z]+(?:[\s-][a-z]+)?)\s?(?:mins?|minutes|hrs?|hours?|hour\sand\sa\shalf)\b\s?[,.:;]?\s"
    r"(?:on|over|by|via|with|of|in|at|all|tops|max|start|and|mostly|mainly|then|phone|zoom|teams|video|talk|chat)\b"
)
_YET_TO_COME = pattern(r"\b(?:will|would|shall|going\sto|next|by|until|till|then\sthey|to\scome|hear|decide)\b")


def _tells_of_talk(sentence: Sentence) -> bool:
    low = sentence.low
    return _LENGTH_FIRST.match(low) is not None and _YET_TO_COME.search(low) is None


_OR_NOT = pattern(r"\bor\snot\b|\beither\sway\b")


# “They said that's the best this month.”
_SUPERLATIVE = cued(
    r"\b(?:best|worst|first|only|fourth|third|biggest|busiest|quietest|most|longest|fastest|nicest)\s(?:\w+\s){0,2}?"
    r"(?:this|all|so\sfar\sthis)\s(?:week|month|year|season|term|quarter)\b"
)


def _begins_with_others(clause: Clause) -> bool:
    """Whether somebody else acts, and not “the nurse manager”."""
    lows = [token.low for token in clause.tokens[:5]]
    others = words.OTHERS - NOT_OTHERS
    return any(low in others and not {*lows[index + 1 : index + 2]} & _IN_CHARGE for index, low in enumerate(lows[:4]))


_IN_CHARGE = frozenset("manager managers lead leader head chief director supervisor mentor coordinator sister".split())
NOT_OTHERS = frozenset("people someone somebody others secretary receptionist candidates applicants candidate".split())


def by_me(part: Part) -> bool:
    return bool(part.lows & _SUBJECT_ME)


# Tense

_PAST_WORDS = cued(
    r"\b(?:was|were|went|had|did|took|(?<!have\s)(?<!has\s)(?<!who\s)got(?!\sto\b)|passed|lasted|happened|felt|met"
    r"|saw|spoke|talked|ran|came|nailed|bombed"
    r"|survived|finished|waited|ended|called|rang|emailed|sent|moved\sfrom)\b(?!\s(?:to\s(?:be|hear|know)|until|till))"
)
_SAID = pattern(r"\b(?:said|told|reckoned|thought|mentioned|promised|booked|invited|asked|scheduled|moved|pushed)\b")
_STILL_AHEAD = pattern(
    r"\b(?:will|would|to\sbe|by|until|should|going\sto|then|next|who\sgot|i\sgot|has\sto|have\sto)\b"
)


def in_past(part: Part) -> bool:
    """Whether the clause with the day tells of the past; what was said there may be about the future."""
    told = all(finite_past(clause) for clause in part.clauses) and bool(_PAST_WORDS.search(part.low))
    return told and not _STILL_AHEAD.search(part.low)


def met_in_past(part: Part) -> bool:
    return bool(_PAST_WORDS.search(part.low)) and not _SAID.search(part.low) and not _STILL_AHEAD.search(part.low)
