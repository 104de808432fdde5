"""Promises in other words turned into plain ones: “said yes to bringing”, “agreed that I send”.

Each shape joins a class of words of undertaking with what is undertaken: an act in the “-ing” form, a sentence of its
own, or what somebody “is to have off me”. What comes out is “I said I would send …”, in the words of the note else.
Only what the user undertakes is turned: a subject of theirs before the word leaves the sentence as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kbfollow.evidence.statements.sentence.labelled_things import with_plain_labels
from kbfollow.evidence.statements.sentence.owing import with_plain_debts
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import pattern

_SOMEBODY = (
    r"(?:(?:her|him|them|both|everyone|HR|hr)|(?!I\b|We\b|We\b)[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+)?)"
)
# Nobody else before the word that undertakes: the sentence, a part of it, or “I” begins there.
_MINE = (
    r"(?:(?<=^)|(?<=[,;:.–—-]\s)|(?<=\band\s)|(?<=\bso\s)|(?<=\bbut\s)|(?<=\bthen\s)|(?<=\balso\s)|(?<=\bI\s)|(?<=\bWe\s)|(?<=\bwe\s)"
    r"|(?<=\bhave\s)|(?<=\bjust\s)|(?<=\beven\s)|(?<=[-•*]\s))"
)
_ACTS = (
    words.TRANSFER | words.CONTACT | frozenset("come do get let give pull dig record draft translate draw cook".split())
)

# “Said yes to bringing …”, “shook hands on me sending …”, “signed up to translating …”.
_TO_DOING = pattern(
    rf"{_MINE}(?:have\s)?(?:[Ss]aid\s(?:yes|yeah|ok|okay|sure|fine)|[Aa]greed|[Cc]onsented|[Ss]igned\s(?:myself\s)?up|[Pp]ut\smyself\sdown"
    rf"|[Vv]olunteered\smyself|[Oo]ffered\smyself|[Ss]hook\s(?:hands\s|{_SOMEBODY}(?:'s)?\shand\s)?|[Ss]ettled|[Ll]eft\sit|[Ww]ent\salong|[Nn]odded(?:\salong)?|(?:[Ss]aid\s)?I\s(?:was|am)\s(?:up|game|down|happy)|[Ss]aid\sI\swould\sbe\s(?:up|game|fine|happy))\s?"
    r"(?:to|on|with|about|for|at)\s(?:me\s|my\s)?(?P<act>[a-z-]+ing)\b"
)
# “Left it that I send …”, “we agreed that I come back to …”, “I have promise to him that I send …”.
_THAT_I = pattern(
    r"(?P<own>\b(?:I|i|[Ww]e|[Ii]t\swas)\s)?(?:(?:have|had|also|then|just|finally)\s)*"
    r"\b(?P<how>(?:[Aa]greed|[Aa]rranged|[Ss]ettled|[Ff]ixed|[Dd]ecided)(?:\sbetween\sus|\stogether)?|[Pp]romised?|[Uu]ndertook"
    r"|[Ll]eft\s(?:it|things)|[Ss]hook\shands(?:\son\sit)?|(?:[Tt]he\s)?(?:[Dd]eal|[Uu]nderstanding|[Aa]greement|[Aa]rrangement)(?:\s(?:is|was))?)"
    rf"(?:\s(?:with\s|to\s)?(?P<to>{_SOMEBODY}))?\s?[:,]?\s(?:that\s)?(?:then\s)?(?:I|i|we)\s(?:(?:would|will|should|shall)\s(?:\w+ly\s)?)?(?P<act>[a-z-]+)(?=\s)"
)
# “Gave Denise my word that …”, “Denise has my word that …”.
_MY_WORD = pattern(
    rf"\b(?:(?:[Gg]ave|[Gg]iven|[Gg]iving)\s(?P<to>{_SOMEBODY})\smy\sword|(?P<has>{_SOMEBODY})\s(?:has|have)\smy\sword)\s?,?\s(?P<that>that\s)?"
    r"(?=I\b|i\b|we\b|she\b|he\b|they\b|[A-ZÀ-ÖØ-ÞĀ-Ž])"
)
# “On the hook for a costed menu by Friday”, “it is on me to …”.
_HOOK = pattern(
    r"\b(?:I\sam\s|[Ww]e\sare\s|i\sam\s)?(?:[Oo]n\sthe\shook|[Oo]n\sthe\sline)\sfor\s(?=(?:a|an|the|my|two|three|some|\d)\s)"
)
_ON_ME_TO = pattern(
    r"\b(?:[Ii]t\sis|[Tt]hat\sis|[Nn]ow\sit\sis)\s(?:now\s|still\s)?(?:on|up\sto|down\sto)\sme\sto\s|\b[Mm]y\s(?:homework|bit|part|side|end)\s(?:is|was|of"
    r"\sit\sis|of\sthe\s(?:deal|bargain)\sis)\sto\s"
)
# “Deirdre is to have the minutes off me by Friday”, “he gets a menu from me”.
_OFF_ME = pattern(
    rf"\b(?P<to>{_SOMEBODY}|[Ss]he|[Hh]e|[Tt]hey)\s(?:(?:is|are)\sto\s(?:have|get|receive)|(?:will|shall|would|should|has\sto|have\sto)\s(?:have|get|receive)"
    r"|gets|is\sgetting|are\sgetting|is\sdue|is\sowed)\s(?P<what>(?!(?:to|an?\s(?:answer|reply|decision|yes|call))\b)[^.,;:]{3,60}?)\s(?:off|from|of)\sme\b"
    r"(?!\s(?:to|that)\b)"
)
# “Passport photo still to come from me”.
_FROM_ME = pattern(
    r"^(?:[-•*]\s)?(?P<what>(?!(?:I|It|They|She|He|We|That|This|What|Nothing|There)\b)[A-Za-z0-9][\w'/-]*(?:\s[\w'/-]+){0,4}?)\s(?:(?:is|are)\s)?(?:still\s)?"
    r"(?:to\s(?:come|go|follow)|due|owed|outstanding|missing|expected|wanted|needed)\sfrom\sme\b"
)
# “Told Greta to look out for my draft timetable on Thursday”.
_LOOK_OUT = pattern(
    rf"\b(?P<told>[Tt]old|[Aa]sked)\s(?P<to>{_SOMEBODY})\s(?:to\s(?:look\sout|watch|watch\sout|keep\san\seye\sout|be\son\sthe\slookout)\sfor|to\sexpect|(?:she|he|they)\sshould\s"
    r"(?:expect|look\sout\sfor|watch\sfor))\s(?=(?:my|our)\s)"
)
# “I am getting the results over to the nurse by the 24th”.
_GETTING_TO = pattern(
    r"\b(?P<i>I|We|we)\s(?:am|are)\sgetting\s(?=(?:the|my|our|a|an|some|two|three)\s[^.,;:]{2,50}?\s(?:over|across|round|back|through|up|down|off|in)\sto\s(?!me\b|us\b))"
)
# “The letter I'll chase up and forward to her by the 22nd”: the thing first.
_THING_FIRST = pattern(
    r"^(?:[-•*]\s)?(?P<what>(?:[Tt]he|[Mm]y|[Tt]hose|[Tt]hat)\s(?:(?!(?:way|time|day|moment|thing|reason|job|last|first|next|interview|chat|talk)\b)[\w'-]+\s){1,4}?)(?P<me>I\s(?:will|must|shall|have\sto|am\sto|need\sto|promised\sto|said\sI\swould))\s"
    r"(?:[a-z]+\s(?:up\s|out\s|down\s|in\s)?and\s)?(?P<act>[a-z-]+)\s(?=(?:to|over|across|by|on|before|back|tomorrow|today|tonight|in)\s|in\b)"
)
# “I'd find the name of that glue for Bernd”.
_FIND_FOR = pattern(
    r"\b(?P<verb>find(?:\sout)?|look\sup|track\sdown|work\sout|check|get\shold\sof)\s(?P<what>(?:the|my|that|a|an|our|some)\s(?:[\w-]+\s){0,2}?(?:names?|numbers?|titles?|links?|address|recipes?"
    r"|details|prices?|dimensions|measurements|articles?|papers?|photos?|references?|models?|brands?|suppliers?|dates?|settings?|figures?|sources?|sizes?|formula|website)\b[^.,;:]{0,40}?)\sfor\s"
    rf"(?P<to>{_SOMEBODY})(?![\w'’])"
)
_OWED_TO = pattern(rf"^(?:[-•*]\s)?[Oo]w(?:ed|ing)\sto\s(?P<to>{_SOMEBODY})\s?[:–—-]\s(?=\w)")
# “Happy to share my crib sheet on that, I said”.
_HAPPY_TO = pattern(
    r"^(?:(?:more\sthan|very|only\stoo)\s)?(?:[Hh]appy|[Gg]lad|[Dd]elighted|[Ww]illing|[Pp]leased)\sto\s(?P<rest>[a-z-]+\s[^,;.]{2,80}),\sI\s(?:said|told\s\w+)\b",
)
# “Must dig out the certificate for Des”, “put the menu together for them”.
_DIG_OUT = pattern(
    r"\b(?P<verb>dig|root|fish|hunt|look|sort|rake|print|copy|put|get|write|type|knock|work)\s(?P<first>out|up|off|together|down\son\spaper|on\spaper)\s"
    rf"(?P<what>(?:the|my|a|an|our|some|that|two|three)\s[^.,;:]{{2,50}}?)\sfor\s(?P<to>{_SOMEBODY})(?![\w'’])"
)
_PUT_DOWN = pattern(
    r"\bput\s(?P<what>(?:the|my|a|an|our|some|that|two|three)\s[^.,;:]{2,50}?)\s(?:on\s(?:one|a|two|half\sa)\s(?:page|side|sheet)s?(?:\sof\s\w+)?|on\spaper|in\swriting"
    rf"|together|down)\sfor\s(?P<to>{_SOMEBODY})(?![\w'’])"
)
# “Get back to Tom with my figure”.
_BACK_WITH = pattern(
    rf"\b(?P<me>I\s|would\s|will\s|to\s|must\s|should\s)(?:come|get|go|be)\sback\sto\s(?P<to>{_SOMEBODY})\swith\s(?P<what>(?:my|our|the|a|some|two|three|an)\s"
    r"(?!(?:answer|decision|yes|no|reply|word|news)\b)\w)"
)
# “The take home”, a noun.
_TAKE_HOME = pattern(
    r"\b(?P<lead>(?:[Tt]he|[Aa]|[Mm]y|[Tt]heir|[Hh]er|[Hh]is|[Tt]his|[Tt]hat)\s)take\shome(?!\s(?:pay|salary))\b"
)
# “I'm to get the handbook from Aoife by Friday”.
_GET_FROM = pattern(
    rf"\b(?:I|We|we)\s(?:(?:am|are)\sto\s(?:get|have|receive)|(?:will|should|shall)\sreceive|(?:will|should|shall)\s(?:have|get)"
    r"(?=\s(?:the|a|an|my|some|their)\s(?:\w+\s)?(?:rota|roster|contract|feedback|handbook|pack|details|link|forms?|jd|description|brochure|schedule"
    r"|address|directions|login|numbers|figures|list|paperwork|pass|permit|timetable)\b))"
    rf"\s(?P<what>(?!my\b|it\b)[^.,;:]{{3,50}}?)\s(?:from|off)\s"
    rf"(?P<to>{_SOMEBODY})(?![\w'’])"
)
# “Owe him: two plans”, “homework from Ines: a plan”.
_OWE_COLON = pattern(rf"\b(?P<owe>[Oo]we\s{_SOMEBODY})\s?:\s(?=\w)")
_HOMEWORK = pattern(
    rf"^(?:[-•*]\s)?(?:[Mm]y\s)?(?:[Hh]omework|[Aa]ssignment|[Tt]ake-home|[Tt]ask)(?:\s(?:from|for|by)\s{_SOMEBODY})?\s?[:–—-]\s(?=(?:an?|the|two|three|one|\d)\s)"
)
# “Will be sending across my quote on Friday”.
_WILL_BE = pattern(r"^[Ww]ill\sbe\s(?P<act>[a-z-]+ing)\s(?=(?:\w+\s){0,2}(?:my|our)\s)")
_KIN = frozenset("Mum Mom Mam Dad Gran Nan Grandma Grandad Granny Auntie Me".split())
# “Seeing the chef on Sunday, then done”; “observed lesson Thursday”: still to come.
_THEN_DONE = pattern(r",?\s(?:and\s)?then\s(?:i\sam\s|we\sare\s)?done\b", re.IGNORECASE)
_OBSERVED = pattern(
    r"^(?:observed|supervised|accompanied|assessed|timed|recorded|guided|written|spoken)\s"
    r"(?=(?:lesson|drive|shift|session|visit|round|walk|ride|test|teaching|consultation|exam|examination|assessment|quiz)\b)",
    re.IGNORECASE,
)


def with_plain_meetings(text: str) -> str:
    """A plain sentence without words that look like the past, where it tells of a meeting that is still to come."""
    if "then done" in text:
        text = _THEN_DONE.sub(", then that is all", text)
    return _OBSERVED.sub("", text)


_WORD = pattern(r"[a-z0-9]+")


def with_plain_promises(text: str) -> str:
    """A plain sentence with what the user undertook in other words told as “said I would”."""
    text = with_plain_debts(with_plain_labels(text))
    said = set(_WORD.findall(text.lower()))
    if said.isdisjoint(_ALL_CUES):
        return text
    for cues, expression, told in _SHAPES:
        if not said.isdisjoint(cues):
            text = expression.sub(told, text)
    return text


def _offered(match: re.Match[str]) -> str:
    if match["rest"].split()[0] not in _ACTS:
        return match[0]
    return f"I offered to {match['rest']}"


def _promised(match: re.Match[str]) -> str:
    return f"promised {match['to'] or match['has']} that "


def _will_do(match: re.Match[str]) -> str:
    lemma, form = FORMS.get(match["act"], ("", ""))
    return f"I will {lemma} " if form == "ing" and lemma in _ACTS else match[0]


def _said_doing(match: re.Match[str]) -> str:
    lemma, form = FORMS.get(match["act"], ("", ""))
    if form != "ing" or lemma not in _ACTS:
        return match[0]
    return f"said I would {lemma}"


def _said_that(match: re.Match[str]) -> str:
    lemma, form = FORMS.get(match["act"], ("", ""))
    before = match.string[: match.start()].rstrip()
    theirs = match["own"] is None and before[-1:].isalpha() and before.rsplit(" ", 1)[-1].lower() not in _JOINS
    if form != "base" or lemma not in _ACTS or theirs:
        return match[0]
    return f"I told {match['to']} I would {match['act']}" if match["to"] else f"I said I would {match['act']}"


_JOINS = frozenset("and so but then also just we i have had even now".split())


def _thing_last(match: re.Match[str]) -> str:
    lemma, form = FORMS.get(match["act"], ("", ""))
    if form != "base" or lemma not in _ACTS:
        return match[0]
    what = match["what"].strip()
    return f"{match['me']} {match['act']} {what[0].lower()}{what[1:]} "


def _still_to_send(match: re.Match[str]) -> str:
    what = match["what"]
    lead = "" if what.split()[0].lower() in ("the", "my", "a", "an", "two", "three", "some", "one") else "the "
    return f"I still have to send {lead}{what if what[1:2].isupper() else what[0].lower() + what[1:]}"


def _owed(match: re.Match[str]) -> str:
    to = {"she": "her", "he": "him", "they": "them"}.get(match["to"].lower(), match["to"])
    return f"I will send {to} {match['what']}"


def _comes_from(match: re.Match[str]) -> str:
    they = {"her": "she", "him": "he", "them": "they"}.get(match["to"].lower(), match["to"])
    return match[0] if match["to"] in _KIN else f"{they} will send me {match['what']}"


def _given(match: re.Match[str]) -> str:
    return match[0] if match["to"] in _KIN else f"send {match['to']} {match['what']}"


def _given_back(match: re.Match[str]) -> str:
    return f"{match['me']}send {match['to']} {match['what']}"


# Each shape with words of which one is in each sentence of it, and how it is told plainly; in this order.
_SHAPES: tuple[tuple[frozenset[str], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (frozenset(["take"]), _TAKE_HOME, r"\g<lead>take-home"),
    (frozenset(["from", "off"]), _GET_FROM, _comes_from),
    (frozenset("happy glad delighted willing pleased".split()), _HAPPY_TO, _offered),
    (frozenset(["word"]), _MY_WORD, _promised),
    (
        frozenset(
            """
            yes yeah ok okay sure fine agreed consented signed down myself shook settled left along nodded up game
            """.split()
        ),
        _TO_DOING,
        _said_doing,
    ),
    (
        frozenset(
            """
            agreed arranged settled fixed decided promise promised undertook left shook deal understanding agreement
            arrangement
            """.split()
        ),
        _THAT_I,
        _said_that,
    ),
    (frozenset(["hook", "line"]), _HOOK, "I owe them "),
    (frozenset("homework assignment home task".split()), _HOMEWORK, "I owe them "),
    (frozenset(["owe"]), _OWE_COLON, r"\g<owe> "),
    (frozenset(["will"]), _WILL_BE, _will_do),
    (frozenset(["me", "my"]), _ON_ME_TO, "I have to "),
    (frozenset(["me"]), _FROM_ME, _still_to_send),
    (frozenset(["me"]), _OFF_ME, _owed),
    (frozenset(["owed", "owing"]), _OWED_TO, r"I owe \g<to> "),
    (frozenset(["told", "asked"]), _LOOK_OUT, r"\g<told> \g<to> I would send "),
    (frozenset(["getting"]), _GETTING_TO, r"\g<i> will get "),
    (frozenset("the my those that".split()), _THING_FIRST, _thing_last),
    (frozenset("find look track work check hold".split()), _FIND_FOR, _given),
    (frozenset("out up off together paper".split()), _DIG_OUT, _given),
    (frozenset(["put"]), _PUT_DOWN, _given),
    (frozenset(["back"]), _BACK_WITH, _given_back),
)
_ALL_CUES = frozenset().union(*(cues for cues, _, _ in _SHAPES))
