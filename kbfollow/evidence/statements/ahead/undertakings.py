"""What the user undertook in other words than “I'll send”: “told him he'd have them by Friday”."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from kbfollow.evidence.statements.ahead.favours import read_favours
from kbfollow.evidence.statements.ahead.objects import last_thing, tidy, without_days
from kbfollow.evidence.statements.ahead.owed_work import OWED_NOUN, PAPER, hurry
from kbfollow.evidence.statements.ahead.things import owe
from kbfollow.evidence.statements.ahead.wanted import wanted_before
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

# “… said I'd work it out and email it over by Sunday”: the verb behind “and” is the user's too.
_I_WOULD = pattern(
    r"\b(?:said|told|promised|offered|agreed)\b[^.;]{0,30}\b(?:i|we)\s(?:would|will)\s[^,.;]{2,40}\sand\s(?:then\s|also\s)?$"
)


def goes_on_mine(sentence: Sentence, place: int) -> bool:
    """Whether the verb at `place` goes on with what the user said to do."""
    return " and " in sentence.low[max(0, place - 12) : place] and _I_WOULD.search(sentence.low[:place]) is not None


def goes_on(sentence: Sentence, clause: Clause, index: int) -> bool:
    """“I said I'd send the recordings, and lend him my manual”: the second verb of one promise."""
    lead = [one.low for one in clause.tokens[:index]]
    joined = clause.start > 0 and "and" in lead and all(one in ("and", "then", "also", "to", ",") for one in lead)
    if not joined or clause.tokens[index].lemma not in words.TRANSFER:
        return False
    return sentence.said("promise_by_me") or goes_on_mine(sentence, clause.tokens[index].start)


# “Told him he would have the links by Friday”: what they will have is what the user owes.
_THEY_WILL_HAVE = cued(
    r"\b(?:i\s|we\s)?(?:have\s|had\s|also\s|just\s)*(?<!been\s)(?<!was\s)(?<!is\s)(?<!are\s)(?<!were\s)(?:told|promised|assured|said(?:\sto)?|let|wrote"
    r"|swore(?:\sto)?)\s(?:(?P<to>[^\W\d_]+"
    r"(?:\s[^\W\d_]+)?(?:\s(?:in|at|from|on)\s(?:the\s|their\s)?[^\W\d_]+)?)\s)?(?:that\s)?(?:(?!(?:i|we|you|who|there|nobody|this|that)\b)[^\W\d_]+\s(?:would|will|could|can)\s(?:\w+\s)?(?:have|get|receive"
    r"|see|find"
    r"|be\sgetting|be\shaving|be\sin|be\son|be\swith|be\sthere|be\sover)|(?:to\s)?expect)\b\s?(?P<what>[^.;]{0,90})"
)
_PRONOUN = pattern(r"(?:it|them|that|those|these|both|all|one)\b|(?:her|his|their)\s(?:inbox|desk|hands?)\b|$")
_OWN_PEOPLE = pattern(
    r"(?:my|our|the)\s(?:kev|mate|mum|mom|dad|cousin|brother|sister|wife|husband|hubby|partner|friend|neighbou?r"
    r"|landlord"
    r"|landlady|gp|doctor|dentist|bank|boss|accountant|current|old|flatmate|roommate|uncle|aunt|nan|gran|son|daughter"
    r"|kids?|school|college|union|agency|babysitter|girlfriend|boyfriend|parents|family)\b"
)


def read_undertakings(sentence: Sentence) -> None:
    """Find promises that say what the other side will have."""
    _drop_wished_day(sentence)
    _read_its_day(sentence)
    _read_its_hurry(sentence)
    _read_its_return(sentence)
    if (
        (sentence.bag.isdisjoint(_CUES) and sentence.before.topic != "my promise")
        or sentence.question
        or sentence.check == "done"
        or sentence.section in ("quiet", "them", "forgot")
        or sentence.said("thank_you_sent")
        or (sentence.said("reference_alerted") and not _tells_of_mine(sentence))
    ):
        return
    asked = [one for one in sentence.found if one.kind == "promise_by_me"]
    if all(_IT_THERE.search(one.what or "it") for one in asked) and read_favours(sentence):
        return
    if not asked and (_read_assented(sentence) or _read_volunteered(sentence)):
        return
    match = _THEY_WILL_HAVE.search(sentence.low)
    told = (match["to"] or "").split() if match else []
    if match is None or not words.NEGATIONS.isdisjoint(told) or not words.ME_OBJECT.isdisjoint(told):
        return
    if _OWN_PEOPLE.match(match["to"] or "") or _OWN_PEOPLE.search(sentence.low, match.start("what")):
        return
    lead = sentence.low[: match.start()].split()[-1:]
    if lead and lead[0][-1:].isalpha() and lead[0] not in _BEFORE_TOLD and not match[0].startswith(("i ", "we ")):
        return  # “the nurse said she'd get the sheets over”
    if lead and (lead[0] in ("she", "he", "they", "who", "hr", "it") or _named_before(sentence, match.start())):
        return
    behind = sentence.low[match.end() - len(match["what"]) :]
    if re.search(r"\b(?:if|unless|not|never|no)\b", re.split(r",\s(?=she|he|they|no\b)", behind)[0]):
        return
    days = [span for span in sentence.dates if span.offset >= match.start() and sentence.ahead(span)]
    place = match.start("what")
    if asked:  # asked for and promised in one sentence: one promise, and this is its day
        if days and asked[-1].dates is None and _PRONOUN.match(match["what"].strip()):
            sentence.found[sentence.found.index(asked[-1])] = replace(asked[-1], dates=days[0])
        return
    if _PRONOUN.match(match["what"].strip()):
        what = wanted_before(sentence, match.start()) or sentence.before.thing
    else:
        what = tidy(without_days(sentence, sentence.text[place : match.end()])) or ""
    bare = not days and not _PRONOUN.match(match["what"].strip())
    mine = _MY_OWN.match(match["what"]) is not None
    if not what or (bare and not (mine and (hurry(sentence) or _is_goods(what)))):
        return
    who = next((one for one in sentence.mentions if one.name), None)
    manner = "no hurry" if bare and hurry(sentence) else ""
    owe(sentence, who, dates=days[0] if days else None, what=what, manner=manner)


_BEFORE_TOLD = frozenset(
    "and so but then also i we have had just duly or even already to still that because which".split()
)


def says_they_will_have(sentence: Sentence) -> bool:
    """“Told Breda in the office she'd have my letter by the 3rd”: who is told, is told of a paper."""
    match = _THEY_WILL_HAVE.search(sentence.low)
    return match is not None and _MY_OWN.match(match["what"]) is not None


def _tells_of_mine(sentence: Sentence) -> bool:
    """“Told Breda in the office she'd have my letter by the 3rd”: whoever is told that is no reference."""
    named = [one.who for one in sentence.found if one.kind == "reference_alerted"]
    if not says_they_will_have(sentence) or any(map(sentence.people.is_reference, filter(None, named))):
        return False
    sentence.found[:] = [one for one in sentence.found if not one.kind.startswith("reference_")]
    return True


# “Get it to Ruth”, “let Margaret have it”: what was promised stands before.
_IT_THERE = pattern(
    r"\b(?:it|them|number|quote|price|figure)$|\bit\b|^(?:tell|let|ring|call|get\sback|show|text"
    r"|email)\s(?:to\s)?\w+(?:\s(?:know|have))?$"
)
_MY_OWN = pattern(
    r"(?:my|our|a\scopy\sof|some\sof\smy)\s|(?:the|a|an|both|two|three|some)\s(?:[\w-]+\s){0,2}?(?:letters?|cop(?:y|ies)"
    r"|certificates?|certs?|forms?|papers?|drawings?|sketch(?:es)?|plans?|lists?|menus?|recipes?|quotes?|figures|slides|reports?|photos?|links?"
    r"|samples?|playlist|pattern|spreadsheet|template|leaflet|drafts?|notes|minutes|files?|recordings?|translations?)\b"
)
_MORE = pattern(
    r"\b(?:drawings?|sketch(?:es)?|menus?|recipes?|quotes?|slides|photos?|links?|samples?|playlist|pattern|spreadsheet|template|leaflet|drafts?|notes"
    r"|minutes|files?|recordings?|translations?)\b"
)


def _is_goods(what: str) -> bool:
    low = what.lower()
    return bool(OWED_NOUN.search(low) or PAPER.search(low) or _MORE.search(low))


# “Said yes when Fran asked if I could email my timetable”.
_ASKED_IF = pattern(
    r"\b(?:asked|asks|wondered|enquired)\s(?:me\s)?(?:(?:if|whether)\s(?:i|we)\s(?:could|would|can|might"
    r"|will)|(?:could|would|can|will)\s(?:i|we))\s(?:\w+ly\s|maybe\s|perhaps\s)?"
    r"(?P<verb>[a-z-]+)\s(?P<what>[^.;,!?]{2,80}?)(?=\s(?:and|so|but|which)\s(?:i|we|said|of|gladly|happily)\b"
    r"|[.;,!?]|$)"
)
_ASSENT = pattern(
    r"\b(?:said|say|says|told\s\w+)\s(?:yes|sure|ok|okay|yeah|of\scourse|fine|no\s(?:problem|bother|worries)"
    r"|i\s(?:would|will|could|can)|gladly)\b"
    r"|\b(?:i|we)\s(?:agreed|nodded|will|did\ssay)\b|^agreed\b|\b(?:will\sdo|no\sproblem|no\sbother|happy\sto|glad\sto"
    r"|of\scourse)\b|,\s(?:sure|yes|fine)\b"
)


def _read_assented(sentence: Sentence) -> bool:
    match = _ASKED_IF.search(sentence.low)
    if match is None or match["verb"] not in words.TRANSFER_SURE | {"write", "prepare", "record", "draft"}:
        return False
    rest = sentence.low[: match.start()] + " , " + sentence.low[match.end() :]
    if not _ASSENT.search(rest) or re.search(r"\b(?:not|never|no\sway|refused|declined)\b", rest):
        return False
    what = tidy(without_days(sentence, sentence.text[match.start("what") : match.end("what")]))
    if not what:
        return False
    days = [span for span in sentence.dates if span.offset >= match.start() and sentence.ahead(span)]
    manner = "" if days else hurry(sentence)
    owe(sentence, sentence.first_named(), dates=days[0] if days else None, what=what, manner=manner)
    return True


# “I volunteered to fix their spreadsheet”: whatever the verb, it is done for them.
_VOLUNTEERED = cued(
    r"(?:^|[,;]\s|\b(?:and|so|but)\s)(?:i\s|we\s)?(?:have\s|had\s|also\s|even\s|then\s)*(?:volunteered|undertook"
    r"|undertaken|committed|pledged|offered"
    r"|vowed|swore|promised|agreed)\s(?:(?:her|him|them)\s)?to\s(?P<verb>[a-z-]+)\s(?P<what>[^.;,!?]{3,80})"
)
# What is no favour to this employer: how to live, work and go on.
_NO_FAVOUR = frozenset(
    """
    be have start begin work wait think consider come go travel move relocate learn study stay leave keep take accept
    join
    meet see talk speak try do know let make quit give get tell thank ask do drive commute read sign chat hear call ring
    phone pay buy pick cook look mind babysit feed walk help
    """.split()
)


def coming(span: DateSpan, anchor: date) -> DateSpan:
    """A weekday that “offered” turned round to the one before: what was offered is still to be done."""
    week = timedelta(7)
    if span.end >= anchor or anchor - span.end > week or not _WEEKDAY.match(span.text) or span.grain != "day":
        return span
    return replace(span, start=span.start + week if span.start else None, end=span.end + week, past=False)


_WEEKDAY = pattern(r"(?:on\s)?(?:mon|tue|wed|thu|fri|sat|sun)", re.IGNORECASE)


# “Play their ten o'clock”, “do the early one”: nothing without its verb.
_HOUR = pattern(
    r"(?:[\w:.]+\s)?(?:o'clock|am|pm|early|late|first|last|next|other|shift|slot|one|day|morning|evening|weekend"
    r"|night|afternoon)"
    r"(?:\s(?:one|shift|slot|service|mass))?",
    re.IGNORECASE,
)


# Verbs that say what the favour is; the thing alone does not.
_WITH_VERB = frozenset(
    "ride play cover sing teach drive open groom man staff run host dance perform guide clean".split()
)


def _read_volunteered(sentence: Sentence) -> bool:
    match = _VOLUNTEERED.search(sentence.low)
    if match is None or match["verb"] in _NO_FAVOUR or _OWN_PEOPLE.search(sentence.low):
        return False
    if not sentence.bag.isdisjoint(words.NEGATIONS - {"no"} | {"if", "unless"}):
        return False
    what = tidy(without_days(sentence, sentence.text[match.start("what") : match.end("what")]))
    if not what or what.split()[0].lower() in ("me", "us"):
        return False
    days = [span for span in sentence.future_dates if match.end("verb") <= span.offset < match.end("what")]
    days = [coming(span, sentence.setting.anchor) for span in days]
    if _HOUR.fullmatch(what) or match["verb"] in _WITH_VERB:
        what = f"{match['verb']} {sentence.text[match.start('what') : match.start('what') + len(match['what'])]}"
        what = tidy(without_days(sentence, what)) or what
    from_whom = sentence.first_named()
    owe(sentence, from_whom, dates=days[0] if days else None, what=what, manner=hurry(sentence))
    return True


# “I told her I'd email it, she said before the weekend would be good”: the day is that of the promise.
_WISHED = pattern(
    r"\b(?:would|will|is|was|should)\s(?:be|do|suit|work)?\s?(?:just\s|absolutely\s|totally\s|more\sthan\s"
    r"|soon\s)*(?:good|fine|great"
    r"|ok|okay|perfect|nice|lovely|ideal|early|enough|alright|grand|brilliant|best|plenty|works?|do|suit)\b"
)


# “They'll be with her by Tuesday”, right after what she asked for.
_IT_WILL = pattern(
    r"(?:(?:and|so|which)\s)?(?:it|they|that|those|both|all\sof\s(?:it|them))\s(?:will|would|is\sgoing\sto"
    r"|are\sgoing\sto)\s(?:all\s|both\s)?(?:be"
    r"|go|get|reach|arrive|come)\s(?:with|to|there|over|off|out|in|on|across|by|round|posted|sent|done|ready)?\b"
)


def _read_its_day(sentence: Sentence) -> None:
    """The day of what the sentence before promised, where it is named only here."""
    if sentence.before.topic != "my promise" or not sentence.before.thing or sentence.found:
        return
    days = [span for span in sentence.dates if sentence.ahead(span)]
    if days and _IT_WILL.match(sentence.low) and sentence.bag.isdisjoint(words.NEGATIONS | words.DECIDE):
        owe(sentence, dates=days[0], what=sentence.before.thing)


# “To be returned by Monday”, “it has to be back on Friday”: of a thing that they gave along.
_TO_BE_BACK = pattern(
    r"(?:(?:and|which|it|that|this|they|both|all)\s)*(?:is\s|are\s|has\s|have\s|needs?\s|must\s|should\s|will\s"
    r"|due\s|wanted\s)*(?:to\s)?"
    r"(?:(?:be|go)\s)?(?:returned|handed\s(?:in|back)|sent\s(?:back|in|over)|back(?:\s(?:with|to)\s(?:her|him"
    r"|them))?|due(?:\s(?:back|in))?"
    r"|submitted|emailed(?:\sback)?|uploaded|in|done|finished|delivered|with\s(?:her|him|them))\s"
)


def _read_its_return(sentence: Sentence) -> None:
    """The day by which a task that they handed over in the sentence before is to be back."""
    if not sentence.before.thing or sentence.found or sentence.low.startswith(("in ", "back ", "with ", "done ")):
        return
    days = [span for span in sentence.dates if sentence.ahead(span)]
    if days and _TO_BE_BACK.match(sentence.low) and sentence.bag.isdisjoint(words.NEGATIONS | words.ME_OBJECT):
        owe(sentence, dates=days[0], what=sentence.before.thing)


def _read_its_hurry(sentence: Sentence) -> None:
    """“No hurry, she said”, right after what was promised without a day."""
    if sentence.before.topic != "my promise" or not sentence.before.thing or sentence.found or sentence.dates:
        return
    if hurry(sentence) and len(sentence.tokens) <= _SHORT and not last_thing(sentence.low):
        owe(sentence, what=sentence.before.thing, manner="no hurry")


_SHORT = 16  # words of a remark that there is no hurry


def _drop_wished_day(sentence: Sentence) -> None:
    promised = [one.dates for one in sentence.found if one.kind == "promise_by_me" and one.dates]
    if promised and _WISHED.search(sentence.low):
        sentence.found[:] = [
            one for one in sentence.found if one.kind != "decision_expected" or one.dates not in promised
        ]


_CUES = frozenset(
    "tell promise assure say let write swear ask wonder enquire volunteer undertake commit pledge offer vow agree "
    "undertook volunteered committed pledged vowed".split()
)


def _named_before(sentence: Sentence, offset: int) -> bool:
    """Whether a name stands right before the verb of saying: “Fran said they'd have it Monday” is theirs."""
    return any(
        sentence.tokens[one.last].end >= offset - 1 and sentence.tokens[one.last].end <= offset
        for one in sentence.mentions
    )
