"""Who decides by what they look after (“does the rotas and the hiring”), and that somebody's boss does."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.role_shapes import ADVERBS, APPOSITION, any_of, masked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en_people as table
from kbfollow.patterns import pattern

_HIRING = (
    r"(?:(?:interviewing|training|firing|recruiting)\sand\s)?(?:hiring(?:\sand\sfiring)?|recruiting|recruitment|taking[\s-]on"
    r"|hires|new\shires"
    r"|(?:choosing|picking|saying)\swho\s(?:gets\s(?:it|in|the\s(?:job|post|place|shifts?))|comes|they\stake|starts)"
    r"|who\sgets\s(?:hired|in|taken\son|the\s(?:job|post|place)))"
)
_LOOKS_AFTER = (
    r"(?:does|handles|looks\safter|takes\scare\sof|deals\swith|sees\sto|covers|manages|oversees|runs|has\scharge\sof"
    r"|is\s(?:solely\s|also\s)?(?:in\scharge\sof|responsible\sfor|the\sone\sfor)|leads\son|takes\sthe\slead\son|has)"
)
# “The rotas, the ordering and”: what else they look after.
_THINGS = (
    r"(?:(?:all\s)?(?:the\s|her\sown\s|his\sown\s|our\s)?[\w-]+(?:\s(?!and\b|as\b)[\w-]+)?"
    r"(?:,\s(?:and\s)?|\s(?:and|&|\+|plus|n)\s(?:also\s)?|\sas\swell\sas\s))"
)
_OF_HERS = r"(?:(?:all|most|much|a\slot)\s(?:of\s)?)?(?:the\s|their\s|our\s|all\s|any\s|her\sown\s|his\sown\s)?"
# What ends it; “the hiring paperwork” and “the hiring fair” are other things.
_ENDS = (
    r"(?=\s?(?:$|[.,;:!)–—(-])|\s(?:side|end|bit|part|decisions?|here|there|too|also|as\swell|herself|himself|alone"
    r"|now|for\s(?:the|this|that|us|them"
    r"|her|his)|in\sthe|at\sthe|and|but|so|these\sdays|round\shere|on\s(?:the|her|his)|of\s(?:staff|people|new"
    r"|cooks?|drivers?|everyone))\b)"
)
_DOES_THE_HIRING = pattern(
    rf"(?:@(?P<name>\d+)(?!'s)(?:{APPOSITION})?|(?<![\w'])(?P<she>she|he|who))(?:'s)?,?\s{ADVERBS}"
    rf"(?:[\w']+\s(?:the\s|a\s)?[\w-]+(?:\s[\w-]+)?\sand\s(?:also\s|then\s)?)?"
    rf"{_LOOKS_AFTER}\s(?:{_THINGS}){{0,4}}{_OF_HERS}{_HIRING}{_ENDS}"
)
_HIRING_IS_HERS = pattern(
    r"(?<![\w'-])(?:hiring|recruiting|recruitment|who\sgets\s(?:hired|taken\son|the\s(?:job|post)))\s(?:and\s\w+\s)?"
    r"(?:is|gets|goes|are)\s(?:all\s|always\s|solely\s)?"
    r"(?:handled|done|run|decided|looked\safter|managed|dealt\swith|led|through|via)\s(?:by\s)?"
    r"(?:(?:the|her|his|their)\s[\w\s-]{2,30}?,?\s)?@(?P<name>\d+)(?!'s)"
)
_OF_THE_DESK = pattern(
    r"\bhir(?:e|ing)s?\s(?:desk|counter|shop|car|van|fleet|bikes?|boats?|paperwork|papers|forms?|admin|administration"
    r"|fair|days?|events?|adverts?|ads|costs?|of\s(?:vans?|boats?|bikes?|cars?|skips?|tools?|plant|costumes?|halls?|rooms?))\b"
)
_HR = pattern(r"\b(?:hr|human\sresources|people\s(?:team|ops)|talent|recruiter|agency|personnel)\b")

_SUPERIOR = (
    r"(?:boss|line\smanager|manager|mgr|supervisor|superior|gaffer|director|chief|head|owner|ceo|md|gm|vp|foreman|principal"
    r"|headteacher|dean|matron|president|chairman|chairwoman|bosses|superiors|higher[\s-]ups)"
)
_HERS = (
    rf"(?:@(?P<%s>\d+)'s|\bher|\bhis|\btheir)\s(?:(?:own|line|area|regional|general|big|direct|immediate|new|old|real"
    rf"|district|department|head|managing)\s){{0,2}}(?P<%s>{_SUPERIOR})"
)
_VERB = rf"(?:{any_of(table.DECIDES)})(?![\w'])"
_ASIDE = (
    r"(?:\s?\([^()@]{1,60}\)|,\s[^@,;:.()]{1,50},|\s(?:in|at|from|over\sin|up\sin)\s(?!the\send\b)[^@,;:.()]{2,24}?)?"
)
# “Loretta's boss decides”, “it's up to her manager”, “the decision is his director's”.
_BOSS_DECIDES = pattern(
    rf"{_HERS % ('a1', 'r1')}{_ASIDE}\s(?:(?:is|would\sbe|will\sbe)\s(?:the\s(?:one|person|man|woman)\s)?)?"
    rf"(?:who\s|that\s)?(?!and\b){ADVERBS}(?:(?:will|would|must|to)\s(?:decide|choose|pick|hire)|{_VERB})"
    rf"|@(?P<a4>\d+)\s(?:only\s|just\s)?(?:has|reports\sto|answers\sto|works\s(?:under|for)|passes\s(?:it|them)\s(?:on\s|up\s)?to)\s"
    rf"(?:an?|some|the|her|his)\s(?:\w+\s)?(?P<r4>{_SUPERIOR}),?\s(?:who|and\s(?:he|she))\s(?:then\s|actually\s|really\s)?{_VERB}"
    rf"|\b(?:up|down)\sto\s{_HERS % ('a2', 'r2')}(?!'s\s[a-z]*(?:office|desk|house))"
    r"|\b(?:decision|call|choice|say|word|hiring|yes|nod|vote|verdict)\s"
    r"(?:is|lies|rests|stays|sits|comes|has\sto\scome|must\scome|will\scome|will\sbe|goes)\s"
    rf"(?:all\s|really\s|always\s)?(?:with\s|up\sto\s|made\sby\s|taken\sby\s|from\s|to\s)?{_HERS % ('a3', 'r3')}"
)
_NOT_SO = pattern(r"\b(?:not|never|nobody|neither|none)\b")
_DOUBT = pattern(r"\b(?:if|whether|unless|maybe|perhaps|when|or|until|once|after|before)\b")
_OTHER = pattern(
    r"\s(?:on\s|about\s|who\s(?:does|cooks|works|sits|drives|cleans|opens)\b|which\b|what\b|how\b|when\s|where\b"
    r"|(?:the|her|his|their)\s(?!(?:\w+\s)?(?:candidate|job|post|hire|winner|person|outcome|matter|position|one|role|name)))"
)


def read_superiors(sentence: Sentence) -> None:
    """Say who decides by looking after the hiring; and somebody, where it is the boss of the one who was met."""
    if sentence.question or sentence.check or sentence.section in ("forgot", "me", "quiet"):
        return
    low = masked(sentence)
    if not sentence.bag.isdisjoint(_CUES) and _read_boss(sentence, low):
        return
    if sentence.bag.isdisjoint(_HIRING_CUES):
        return
    if _OF_THE_DESK.search(low):
        sentence.found[:] = [one for one in sentence.found if one.kind != "decides"]
        return
    if not sentence.said("decides"):
        _read_hiring(sentence, low)


_CUES = frozenset(
    """
    boss bosses manager mgr supervisor superior superiors gaffer director chief head owner ceo md gm vp foreman
    principal headteacher dean matron president chairman chairwoman higher-ups boss's manager's director's
    owner's supervisor's
    """.split()
)
_HIRING_CUES = frozenset("hiring recruiting recruitment hires hire hired taking-on taking taken who".split())


def _read_boss(sentence: Sentence, low: str) -> bool:
    match = _BOSS_DECIDES.search(low)
    if match is None:
        return False
    role = next(value for key, value in match.groupdict().items() if key.startswith("r") and value)
    number = next((value for key, value in match.groupdict().items() if key.startswith("a") and value), None)
    name = sentence.mentions[int(number)].name if number else None
    clause = re.split(r"[.;:,]|\bbut\b", low[: match.start()])[-1]
    if _NOT_SO.search(clause + low[match.start() : match.end()]) or _OTHER.match(low, match.end()):
        return False
    if re.match(r",?\s(?:(?:a|one|some)\s)?(?:called\s|named\s|mr\s|ms\s|mrs\s|i\.e\.\s|is\s)?@\d", low[match.end() :]):
        return False  # “up to her boss, Hank”
    people = sentence.people
    of_that_title = [
        one
        for one, title in people.titles.items()
        if one in people.interviewers and one != name and role in title.lower().split()
    ]
    wrong = {name} if name else set(people.interviewers)
    sentence.found[:] = [one for one in sentence.found if one.kind != "decides" or (one.who and one.who not in wrong)]
    if sentence.said("decides") or _DOUBT.search(clause):
        return True
    sentence.say("decides", sentence.mention_of(of_that_title[0]) if len(of_that_title) == 1 and name else None)
    return True


def _read_hiring(sentence: Sentence, low: str) -> None:
    for expression in (_DOES_THE_HIRING, _HIRING_IS_HERS):
        match = expression.search(low)
        if match is None or _HR.search(match[0]):
            continue
        clause = re.split(r"[.;:,]|\bbut\b", low[: match.start()])[-1]
        if _NOT_SO.search(clause + match[0]) or _DOUBT.search(clause):
            continue
        one = _who(sentence, match)
        title = sentence.people.titles.get(one.name or "", "") if one else ""
        if one is None or not one.name or sentence.people.is_reference(one.name) or _HR.search(title.lower()):
            continue
        sentence.say("decides", one)
        return


def _who(sentence: Sentence, match: re.Match[str]) -> Mention | None:
    if match["name"]:
        return sentence.mentions[int(match["name"])]
    before = [int(one) for one in re.findall(r"@(\d+)", match.string[: match.start("she")])]
    if match["she"] == "who":
        lead = re.split(r"[.;]", match.string[: match.start("she")])[-1]
        close = re.search(rf"@(\d+)(?:{APPOSITION})?,?\s$", lead)
        return sentence.mentions[int(close[1])] if close else None
    named = [name for name in (sentence.mentions[one].name for one in before) if name]
    return sentence.mention_of(sentence.people.meant(match["she"], named) or sentence.people.pronoun(match["she"]))
