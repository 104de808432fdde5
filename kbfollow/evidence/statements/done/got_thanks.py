"""Thanks told from the other end: “Olga got a thank-you on Wednesday”, “all three have had theirs”."""

from __future__ import annotations

from kbfollow.evidence.statements.done.acts import THANK_KINDS
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import pattern

_THANK = r"(?:thank-?\s?you(?:s|'s)?|thankyous?|thanks|thx|tys?)"
_KIND = r"(?:\s(?:cards?|notes?|e-?mails?|mails?|messages?|msgs?|texts?|letters?|whatsapps?|lines?|dms?))?"
_HOW = (
    r"(?:(?:own|short|quick|nice|proper|little|brief|handwritten|written|e-?mailed|emailed|posted|texted|card|small"
    r"|big|formal|polite|warm|separate|same)\s)"
)
_HAS_GOT = (
    r"(?:'s|’s|'ve|’ve)?\s(?:(?:has|have|had|now|already|also|both|all|each|since|finally|duly|just|did)\s)*"
    r"(?:got|gotten|had|received|been\s(?:sent|given|e-?mailed|mailed|posted|texted)|was\s(?:sent|given|e-?mailed"
    r"|mailed|posted|texted)"
    r"|were\s(?:sent|given|e-?mailed|mailed|posted|texted)|has|have)\s"
)
# What is in the way of its being mine, and gone: “from Bernie's team”, “to come”, “pinned on her wall”.
_NOT_MINE = pattern(
    r"\s?,?\s(?:from\s(?!me\b|my\b|us\b|the\s(?:train|bus|car|tram|station|caf[eé])\b)|for\s(?:me|us|my)\b"
    r"|by\s(?!e-?mail|mail|post|text|card|hand|whatsapp|phone|letter|dm"
    r"|message|then|now|return|yesterday|last)|out\sof\b|coming|due|to\s(?:come|write|send|go|me|us|do)\b|waiting"
    r"|owed|owing|pending|outstanding|left\b"
    r"|still|tomorrow|next|later|if\b|when\b|unless|once\b|(?:up\s|pinned\s|stuck\s|hanging\s|framed\s)*(?:on|in"
    r"|above|over)\s(?:her|his|their|the|a)\s(?:\w+\s)?"
    r"(?:desk|wall|window|windowsill|sill|shelf|board|noticeboard|drawer|fridge|door|hand|drafts?|outbox|list)\b"
    r"|page|wall|board|speech|gift|present|party|do\b)"
)
_ONE_OF_MINE = rf"(?:an?|her|his|their|the|one|my|our)\s{_HOW}{{0,2}}{_THANK}{_KIND}\b"
_THEIRS = (
    rf"(?:hers|his|theirs|one(?:\seach)?|(?:an?|her|his|their|the|my)\s{_HOW}{{0,2}}(?:cards?|notes?|e-?mails?"
    rf"|message|text|letters?)(?:\seach)?)\b"
)
_GOT = pattern(rf"{_HAS_GOT}{_ONE_OF_MINE}")
_GOT_THEIRS = pattern(rf"{_HAS_GOT}{_THEIRS}")
# What may stand behind it: nothing, a time, a way; “a thank-you lunch”, “a thank-you and a tote bag” are no such thing.
_FOLLOWS = pattern(
    r"\s?(?:$|[.,;:!)–—]|-\s)|\s(?:on|yesterday|last|(?:the\s)?same|that|this|the\s(?:next|following|day|evening"
    r"|morning|night)|by|via|from\s(?:me|us|my)"
    r"|straight|right|already|today|too|each|now|as|within|before|after|an\shour|but|so|over|through|in\sthe\spost"
    r"|and\s(?!an?\b|the\b|some\b)"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)\w*|\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s\d)"
)
_OPENS = r"(?:^|[.;:,]\s)(?:(?:and|but|so|ok|okay|yes|well|then|now|update)[:,]?\s)*"
_EACH_OF_THEM = pattern(
    rf"{_OPENS}(?:(?:all\s|the\s)(?:two|three|four|five|six|[2-9])(?:\sof\sthem)?|(?:they\s)?(?:both|all"
    rf"|each)(?:\sof\sthem)?|they|everyone|everybody"
    r"|each\s(?:one|interviewer)|(?:the\s)?(?:whole\s|entire\s)?(?:panel|interviewers)|every\s(?:one\sof\sthem"
    r"|interviewer))(?=\s|'s|’s|'ve|’ve)"
)
_WHO_OPENS = pattern(rf"{_OPENS}$")
_JOIN = pattern(r"(?:,\s(?:and\s)?|\s(?:and|&|\+|plus)\s)")


def read_got_thanks(sentence: Sentence) -> None:
    """Say who was thanked, where it is told as what they got."""
    if sentence.question or sentence.check == "open" or sentence.said(*THANK_KINDS):
        return
    if sentence.section in ("me", "next", "them", "thanks open") or sentence.section.startswith("references"):
        return
    after_thanks = sentence.before.topic == "thanks" or sentence.section.startswith("thanks")
    if not (after_thanks or "thank" in sentence.low or not sentence.bag.isdisjoint(_SHORT)):
        return
    everyone = _EACH_OF_THEM.search(sentence.low)
    if everyone is not None and _got(sentence, everyone.end(), after_thanks):
        _say(sentence, [None], everyone.end())
        return
    people: list[Mention | None] = []
    for place, one in enumerate(sentence.mentions):
        start, behind = sentence.tokens[one.first].start, sentence.tokens[one.last].end
        gap = sentence.low[sentence.tokens[sentence.mentions[place - 1].last].end : start] if people else ""
        if not (people and _JOIN.fullmatch(gap)):
            people = []
            if not _WHO_OPENS.search(sentence.low[:start]):
                continue
        people.append(one)
        if _got(sentence, behind, after_thanks):
            _say(sentence, people, behind)
            people = []


_SHORT = frozenset("ty tys thx".split())


def _got(sentence: Sentence, place: int, after_thanks: bool) -> bool:
    """Whether “got a thank-you” stands at a place, and it is the user's."""
    low = sentence.low
    if low[place - 2 : place] in ("'s", "’s"):
        place -= 2
    match = _GOT.match(low, place) or (_GOT_THEIRS.match(low, place) if after_thanks else None)
    if match is None or not _FOLLOWS.match(low, match.end()):
        return False
    return not (_NOT_MINE.match(low, match.end()) or _LATER.search(low, match.end()))


_LATER = pattern(
    r"\b(?:tomorrow|next\s(?:week|mon|tue|wed|thu|fri)|will\sgo|not\s(?:yet|sent)|never|i\s(?:think|hope|guess"
    r"|suppose)|supposedly)\b"
    r"|\b(?:nothing|none|no\sone)\s(?:yet\s|so\sfar\s)?(?:for|about|after)\b"
    r"|\bfor\s(?:the|our|that|his|her)\s(?:first|last|previous|earlier|other|phone|screening|second|round)\b"
)


def _say(sentence: Sentence, people: list[Mention | None], place: int) -> None:
    clause = next((one for one in sentence.clauses if one.start <= place < one.end), sentence.clauses[0])
    for one in people:
        if one is None:
            sentence.say("thank_you_sent", None, dates=sentence.done_day(clause), everyone=True)
        elif one.name and one.known and not sentence.people.is_reference(one.name):
            sentence.say("thank_you_sent", one, dates=sentence.done_day(clause))
