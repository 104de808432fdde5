"""What a few bare words tell: a time right behind who decides, a day behind what has to come first, and more.

“Denise decides. By 9/25”: the second sentence is nothing but a time, and the one before it told who decides, or that
they do, without a day. A remark of few words may stand between (“no name”).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kbfollow.evidence.statements.ahead.told_days import FILLING
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_QUIET = frozenset("quiet met me strength concern references thanks forgot log".split())
_REMARK = 5  # tokens of a remark between who decides and the time
_LONGEST = 120  # days: a longer time is no answer to when they decide
# “They choose”, “the CFO picks, not him”, “then it's up to the board”: the end of it, or somebody, but no other thing.
_THEY_DECIDE = cued(
    r"\b(?:they|she|he|it|hr|(?:the|their|her|his)\s(?:\w+\s)?\w+|[a-z][\w'-]+)\s(?:(?:will|then|just|all|alone|both|only|also"
    r"|usually|always|together)\s)*(?:decides?|chooses?|choose|picks?|votes?|makes?\s(?:the|a|their|her|his)\s(?:final\s)?"
    r"(?:call|choice|decision|pick)|makes?\sup\s(?:their|her|his)\sminds?|(?:has|have|gets?)\sthe\s(?:last|final)\s(?:word|say))"
    r"(?=\W*$|\s?[,;(–—]|\s(?:alone|together|afterwards|after(?:\sthat)?\W*$|not\s\w+\W*$|who(?:\sgets\s(?:it|the\s\w+))?\W*$|from\s(?:us|the\s\w+)\W*$))"
    r"|^\W*(?:then\s)?(?:decision|verdict|choice|pick)\s(?:is\s)?(?:with|by|up\sto|made\sby)\s(?:the\s|her\s|his\s)?[\w'-]+"
    r"(?:\s[\w'-]+)?\W*$|\b(?:is|be)\sup\sto\s(?:the\s|her\s|his\s)?[\w'-]+(?:\s[\w'-]+)?\W*$"
)
_NOT_SO = frozenset("if unless whether i we never nobody cannot once when did was were had used".split())
_TIME_FIRST = pattern(
    r"\W*(?:(?:probably|maybe|roughly|about|around|hopefully|prob|sometime|some\stime|latest|at\sthe\slatest)\s)*"
    r"(?:by|before|until|till|within|inside|in|the\s(?:end|start|beginning|middle|first|last|second|third|week)|end|start"
    r"|beginning|middle|early|mid|late|next|this\s(?:week|month)|first\sweek|last\sweek|week\sof|eo[dwmy]|a\s(?:week|fortnight"
    r"|month|couple|few)|(?:one|two|three|four|five|six|ten|\d+)(?:\s?(?:-|–|to|or)\s?(?:two|three|four|five|six|\d+))?\s"
    r"(?:days?|weeks?|wks?|months?|business))\b"
)
_ONLY_ONE = pattern(
    r"\W*(?:(?:only|just)\s(?:the\s)?(?:one|1)|one\sonly|1\sonly|no\smore|no\sothers?|one\sand\sdone)\W*"
)


def leaves_when(sentence: Sentence) -> bool:
    """Whether a sentence tells who decides or that they do, and not when; or is a mere remark behind such a one."""
    if sentence.question or sentence.check or sentence.dates or sentence.section.split(" ")[0] in _QUIET:
        return False
    before = sentence.before.when_open
    if before and len(sentence.tokens) <= _REMARK and not any(one.kind != "no_next_round" for one in sentence.found):
        return True
    if not sentence.bag.isdisjoint(_NOT_SO) or any(one.kind == "decision_expected" for one in sentence.found):
        return False
    return _THEY_DECIDE.search(sentence.low) is not None


def read_bare_time(sentence: Sentence) -> None:
    """Say what a time on its own, or behind a few words, tells."""
    if sentence.question or sentence.check or sentence.section.split(" ")[0] in _QUIET:
        return
    _read_no_decision_in(sentence)
    if sentence.before.when_open and not sentence.found:
        if _ONLY_ONE.fullmatch(sentence.low):
            sentence.say("no_next_round")
        elif _TIME_FIRST.match(sentence.low):
            _read_alone(sentence)
        return
    if any(one.dates for one in sentence.found if one.kind in ("decision_expected", "next_round")):
        return
    if (
        not _read_behind(sentence, _ROUNDS_ARE.search, _ROUND_CUES, "next_round")
        and not _read_behind(sentence, _GATE_FIRST.search, _GATE_CUES, "decision_expected")
        and not _read_behind(sentence, _EXERCISE.search, _EXERCISES, "next_round")
    ):
        _read_have_somebody(sentence)


def _ahead(sentence: Sentence) -> list[DateSpan]:
    anchor = sentence.setting.anchor
    spans = [one for one in (*sentence.future_dates, *sentence.durations) if one.end > anchor]
    return sorted({one.offset: one for one in spans}.values(), key=lambda one: one.offset)


def _read_alone(sentence: Sentence) -> None:
    """“By 9/25”, and nothing else."""
    days = [one for one in _ahead(sentence) if (one.end - sentence.setting.anchor).days <= _LONGEST]
    rest = sentence.low
    for span in days:
        rest = rest.replace(span.text.lower(), " ")
    if days and {one.strip(".,;:()\"'~–—-") for one in rest.split()} - {""} <= FILLING:
        sentence.say("decision_expected", dates=days[-1])


# “Second rounds are in December.”
_ROUNDS_ARE = pattern(
    r"^\W*(?:the\s|their\s|all\s)?(?:second|2nd|next|final|further)[\s-](?:rounds?|interviews|stages?|talks|meetings"
    r"|conversations|trials)\s(?:(?:are|will|would|be|is|starts?|happens?|runs?|begins?|take\splace|held|all|then|probably"
    r"|planned|due|from)\s)+(?:(?:for|on|in|from)\s)?$"
)
_ROUND_CUES = frozenset("second nd second-rounds next final further next-rounds final-rounds further-rounds".split())
# “Design exercise with the whole team next Thursday”
_EXERCISE = pattern(
    r"^\W*(?:(?:and|then|next|a|an|the|there\sis|still\sto\scome)\W{1,2})*(?:[a-z-]+\s){1,2}(?:exercise|workshop|simulation"
    r"|role-?play|tasting|presentation|audition)\s(?:with\s(?:(?:the|their|her|his)\s(?:whole\s|full\s|entire\s|rest\sof\s(?:the"
    r"|their)\s)?(?:team|crew|panel|group|staff|department|board|others|kitchen|shift|engineers|designers|class|partners"
    r"|owners?|chef)|them|everyone|everybody|all\sof\sthem)|in\sfront\sof\s(?:the|a)\s\w+|at\stheir\s\w+)\W{1,3}(?:on\s)?(?:the\s)?$"
)
_EXERCISES = frozenset("exercise workshop simulation role-play roleplay tasting presentation audition".split())
# “CFO has to release the budget first, that happens December 15”: nothing is decided before.
_GATE_FIRST = pattern(
    r"\b(?:release|releases|free|frees|approve|approves|sign|signs|clear|clears|pass|passes|grant|grants|confirm|confirms|ok|okay"
    r"|okays|agree|agrees|unlock|unlocks|unfreeze|release|vote|votes|rubber-?stamp|rubber-?stamps|greenlight|greenlights)\s"
    r"(?:(?:up|off|on|to)\s)*(?:the|their|her|his|its|a|this|next\syear's)\s(?:\w+\s)?(?:budget|headcount|money|funds|funding|post"
    r"|position|requisition|req|vacancy|hire|job|role|staffing|grant|plan)\b[^.;]{0,40}?(?:[,;:–—-]|\band\b|\bbut\b)\s?(?:and\s|but\s)?"
    r"(?:that|this|which|it)\s(?:only\s|usually\s|will\s|would\s|should\s|probably\s)*(?:happens?|is|be|comes?|falls?|takes?\splace"
    r"|gets?\sdone|goes\sthrough|is\sdue)\s(?:(?:on|in|by|around|about|at|only)\s)*(?:the\s)?$"
)


def _read_behind(sentence: Sentence, search: Callable[[str], object], cues: frozenset[str], kind: str) -> bool:
    """A day right behind such words."""
    if sentence.bag.isdisjoint(cues) or not sentence.bag.isdisjoint(_NOT_SO | words.NEGATIONS):
        return False
    if any(token.form == "past" for token in sentence.tokens):
        return False
    for span in sentence.future_dates:
        if span.end > sentence.setting.anchor and search(sentence.low[: span.offset]):
            kinds = ("decision_expected", "promise_by_them", "next_round", "promise_by_me")
            sentence.found[:] = [one for one in sentence.found if one.kind not in kinds or one.what]
            sentence.say(kind, dates=span)
            return True
    return False


_GATE_CUES = frozenset(
    """
    budget headcount money funds funding post position requisition req vacancy hire job role staffing grant plan
    """.split()
)
# “Within a month they'll have somebody.” “They want to have their man by Easter.”
_HAVE_SOMEBODY = cued(
    r"\b(?:they|she|he|hr|the\s\w+)\s(?:(?:will|would|should|want\sto|wants\sto|hopes?\sto|expects?\sto|aims?\sto|plans?\sto"
    r"|needs?\sto|like\sto|must|probably|definitely)\s)+have\s(?:(?:got|found|hired|picked|chosen)\s)?"
    r"(?:somebody|someone|(?:their|a|the)\s(?:new\s|right\s)?(?:person|man|woman|hire|pick|choice|candidate|name|cook|driver|teacher"
    r"|nurse|clerk|carer|chef|assistant|starter))(?=\W*$|\s?[,;(–—]|\s(?:by|within|before|no\slater|in\s(?:a|the|two|three|four"
    r"|five|six|\d)|at\sthe\slatest|for\ssure|sorted|lined\sup)\b)"
)


def _read_have_somebody(sentence: Sentence) -> None:
    if sentence.bag.isdisjoint({"have"}) or not sentence.bag.isdisjoint(words.NEGATIONS | {"if", "unless", "i"}):
        return
    if sentence.found or _HAVE_SOMEBODY.search(sentence.low) is None:
        return
    days = [one for one in _ahead(sentence) if (one.end - sentence.setting.anchor).days <= _LONGEST]
    if days:
        sentence.say("decision_expected", dates=days[-1])


# “No decision in 2026”, “no answer this month”: the time in which nothing is decided.
_NO_DECISION_IN = pattern(
    r"\b(?:no|not\sa|without\sa)\s(?:final\s)?(?:decision|verdict|answer|news|word|result)s?\s(?:any\s?more\s)?(?:in\s|this\s|within\s|during\s)?(?:the\s)?$"
)


def _read_no_decision_in(sentence: Sentence) -> None:
    if "no" not in sentence.bag and "not" not in sentence.bag:
        return
    for index, one in enumerate(sentence.found):
        span = one.dates
        if one.kind != "decision_expected" or span is None or span.start == span.end:
            continue
        if not _NO_DECISION_IN.search(sentence.low[: span.offset]) or span.text.lower().startswith(_UNTIL):
            continue
        later = [day for day in _ahead(sentence) if day.offset > span.offset and day.end > span.end]
        sentence.found[index] = replace(one, dates=later[0] if later else None)
        return


_UNTIL = ("before", "until", "till", "by", "for")
