"""Whether a sentence tells who decides: deciding × a person, a role on its own, a pronoun; see `topics`."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.likely_deciders import may_say_who
from kbfollow.evidence.statements.ahead.topic_words import MAYBE, NO_ANSWER, WHO, spoken
from kbfollow.evidence.statements.people.deciding import OTHER_THING
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en_topics as topics
from kbfollow.patterns import cued, pattern

_DECIDING = rf"(?:{topics.DECIDING})\b"
_ONESELF = r"(?:herself|himself|personally|alone|on\s(?:her|his)\sown|by\s(?:herself|himself)|single\shandedly|solely)"
_ROLE = r"boss|owner|chef|gaffer|foreman|head|principal|matron|director|manager|chief|dean|editor|founder|captain|vicar"
_PERSON = rf"(?:@(?P<name>\d+)|\b(?P<she>she|he)|\b(?P<role>{_ROLE}))"
_PERSON_DECIDES = cued(
    rf"{_PERSON}(?!'s)(?:\s?\([^()]{{1,60}}\)|,[^@,]{{2,50}},)?\s(?:(?!not\b|never\b|and\b|but\b|or\b|who\b|said\b"
    rf"|says\b)[\w']+\s){{0,2}}?{_DECIDING}"
    rf"(?P<thing>.{{0,60}})"
)
_HERS = cued(
    r"(?:@(?P<name>\d+)'s|(?P<she>\bher|\bhis))\s(?:own\s|sole\s|personal\s)?(?:nod|say|say\sso|call|choice|pick"
    r"|decision|vote|verdict|list|opinion|word|yes|green\slight|go\sahead"
    r"|signature|judg\w+|ok|okay|blessing|hire|appointment|view|ranking|approval|hands?)\b(?=.{0,40}\b(?:need|needs"
    r"|counts?|goes|matters?|decides?|settles?|carries|wins|final|rules?|alone|only|takes|it\sis|want)\b|\W*$|\s?[,;])"
    r"|\bit\sis\s(?:all\s|really\s)?(?:@(?P<name2>\d+)'s|(?P<she2>her|his|hers))\s(?:nod|say|call|choice|pick"
    r"|decision|vote|hire|opinion|signature|shop|ship|show|word|yes)\b"
)
_WHOEVER = cued(
    rf"\b(?:whoever|whomever|who|the\sone|anyone|anybody|the\sperson)\s(?:@(?P<name>\d+)|(?P<she>she"
    rf"|he))\s(?:\w+\s)?(?:wants?|likes?|picks?|chooses?|takes\sto|says?|fancies|points\sat|names?|recommends?"
    rf"|prefers)\b"
    rf"|\b(?:selection|decision|choice|hiring|appointments?|picking|choosing|deciding|yes|answer|nod|verdict"
    rf"|final\s\w+)\s(?:is\s|are\s|has\sto\s|must\s|will\s|comes?\s|gets?\s|only\s|be\s|all\s)*"
    rf"(?:done\sby|made\sby|come\sfrom|from|taken\sby|by|with|through|up\sto|down\sto"
    rf"|hangs\son)\s(?:the\s(?:\w+\s)?)?(?:@(?P<name2>\d+)(?!'s)|(?P<she2>him|her)\b)"
    rf"|\b(?:roads?|everything|it\sall|it)\s(?:all\s)?(?:leads?|goes|runs|hangs|depends|rests)\s(?:to|through|past"
    rf"|on|with|via)\s@(?P<name3>\d+)(?!'s)"
    rf"|@(?P<name4>\d+)(?:'s|\sis|\swas)?\s(?!(?:not|never)\b)(?:\w+\s)?(?:the\s)?(?:\w+\s)?(?:one|man|woman|person|boss|lady|guy|who"
    rf"|that)\s(?:who\s|that\s|i\s|to\s|you\s)*(?:\w+\s){{0,2}}?(?:{_DECIDING}|win\s(?:over|round)|convince|impress"
    rf"|persuade|sign\w*)"
    rf"|\b(?:final|last)\s(?:nod|say|word|yes|call|decision|choice|vote)\s(?:is|=|:"
    rf"|will\sbe)\s(?:@(?P<name7>\d+)(?:'s)?|(?P<she7>hers|his))(?=\W*$|[,.;])"
    rf"|\bwhoever\s(?!they|the|it|i|we|you)[a-z]+\s(?:wants|likes|picks|chooses|fancies|prefers)\b"
    rf"|\b(?:decider|decides|decision|hm|hiring\smanager|who\s(?:decides|picks|chooses)|whose\s(?:call|choice"
    rf"|decision|pick))\s?[:=–-]+\s?(?:[\"'“]?\s?)(?:@(?P<name5>\d+)|(?P<she5>him|her|she|he)\b)"
    rf"|\bnot\s(?:the\sone\swho\s)?{_DECIDING}\W+(?:that|it)\s(?:is|will\sbe|would\sbe)\s@(?P<name8>\d+)(?!'s)"
    rf"|\b(?:it\s(?:is|will\sbe)|that\s(?:is|will\sbe))\s(?:(?!not\b|never\b)\w+\s)?@(?P<name6>\d+)(?:'s)?\s(?:who\s"
    rf"|that\s|doing\sthe\s)?(?:\w+\s)?{_DECIDING}"
)
_GESTURE = cued(
    r"\b(?:who|whose|decid\w+|choos\w+|pick\w*|hire\w*|call)\b.{0,80}\b(?:point(?:ed|s|ing)|tapp(?:ed|ing)|nodd(?:ed"
    r"|ing)|thumb(?:ed|ing)|gestured|meant|meaning|looked|raised|put\sup|jabbed|prodded)\b"
    r"\s(?:\w+\s){0,3}?(?:herself|himself|(?:her|his)\s(?:own\s)?(?:chest|nose|hand|sternum|badge|shirt))\b"
)
_TO_SELF = pattern(r"\b(?:herself|himself|(?:her|his)\sown\s(?:chest|nose|shirt|badge))\b")
_MINE_QUOTED = cued(
    r"[\"“”'‘](?:\w+,\s)?(?:i\s(?:\w+\s)?(?:pick|decide|choose|hire|appoint|select|take\speople|say|have\sthe"
    r"|make\sthe)\b|i\sam\sthe\sone\s(?:who|that)\b|my\s(?:shop|call|decision|choice|staff|hire|pick|team|ship"
    r"|crew)\b|it\sis\s(?:all\s)?(?:my|me)\b)"
)
_OWN_PEOPLE = cued(
    rf"(?:@(?P<name>\d+)|\b(?P<she>she|he))\s(?:\w+ly\s|always\s)?(?:{topics.TAKES_ON})\b(?!\snot\b"
    rf"|\snever\b).{{0,50}}?\b(?:(?:her"
    rf"|his)\sown|{_ONESELF}|every(?:one|body|\s(?!(?:mon|tue|wed|thu|fri|sat|sun)|(?:day|week|month|year|morning|time"
    rf"|other|now)\b)\w+)|all\s(?:her|his)|whoever|who\s(?:she|he)\slikes)\b"
)
_CASTING = cued(
    r"@(?P<name>\d+)\s(?:\w+\s)?(?:has|holds|gets|with)\s(?:the\s|a\s)?(?:casting|deciding|final|last)\b"
    r"|@(?P<name2>\d+)\s(?:has|is\sin|takes|holds|in)\sthe\schair\b"
)
_BODY = pattern(r"\b(?:committee|board|panel|council|trustees|governors|jury)\b")
_NOT_HER = cued(
    r"\b(?:not\s(?:up\sto\s)?(?:@\d|her|him|them|hers|his|theirs|either|he|she)\b|neither|none\sof\s(?:them|those)"
    r"|nobody\sin\sthe\sroom)"
)
_ELSEWHERE_DECIDES = cued(
    r"\b(?:head\s?office|hq|headquarters|corporate|someone|somebody|the\sboard|the\scouncil|the\strust|the\sgroup"
    r"|the\sowners?|central|region(?:al)?\s?\w*|upstairs|london|brussels)\b"
    rf"(?:\s[\w'-]+){{0,4}}?\s(?:that\s|who\s)?{_DECIDING}[^.]{{0,12}},?\snot\s(?:her|him|them)\b"
    r"|\b(?:decid\w+|decision|picks?|hires?|chooses?|say|call|hm)\b[^.]{0,24}\bnot\s(?:@\d+|her|him|them)\W+(?:but\s"
    r"|it\sis\s)?(?:somebody"
    r"|someone|some\s\w+|one|a\s\w+|(?:her|his|their|the)\s(?:\w+\s)?(?:boss|manager|board|owner|council|trust|head"
    r"|director|superior))\b"
)
# “It's not him that has the say though”; “…, it's Ann's” names somebody.
_NOT_HIM_WHO = cued(rf"\bit\sis\snot\s(?:her|him|them|@\d+)\s(?:that|who)\s(?:\w+\s)?{_DECIDING}")
_WHOSE_SAY = pattern(rf"\b(?:but|it\sis|and)\s@\d+|@\d+(?:'s)?\s(?:\w+\s){{0,3}}?{_DECIDING}.{{0,40}}$")
WHO_QUESTION = pattern(
    rf"\b(?:who|whose)\b.{{0,40}}(?:\b{_DECIDING}|\bsay\b|\bcall\b)|\bwho\s(?:decides|picks|chooses|is\swe)\b"
)
_OTHER_OBJECT = pattern(
    r"\s(?:on\s|about\s|up\s|out\s|over\s)?(?:(?:the|their|our|which|what|all\sthe|every|to|not\sto|me\sup|her|his|a"
    r"|an|that|against|for)\s)"
    r"(?!(?:\w+\s)?(?:candidate|candidates|person|people|one|staff|team|hire|hires|job|post|jobs|posts|role|names?"
    r"|applicants?|crew|say|vote|choice|decision|word|own|desk|vacanc\w+|position|lot|branch|new\s(?:one|person"
    r"|hire)|winner|successful|best|replacement|floor|department|shop|casting|deciding|staffing|hiring|picking"
    r"|choosing)\b)"
)


def read_who(sentence: Sentence, low: str, unknown: bool, mask: str) -> None:
    """Say who decides, that it was told, or that the user doesn't know."""
    if OTHER_THING.search(sentence.low) or _left_to_nameless(sentence, low) or sentence.said("decides"):
        return
    if sentence.before.asked_topic == WHO and not sentence.question:
        if NO_ANSWER.match(low):
            spoken(sentence, WHO, unknown=True)
        elif _TO_SELF.search(low) or sentence.mentions or re.match(r"\W*(?:she|he|her|him|hers|his|me|i)\b", low):
            spoken(sentence, WHO)
        return
    if _GESTURE.search(low):
        spoken(sentence, WHO)
        return
    if unknown:
        if WHO_QUESTION.search(low) or re.search(r"\bwhose\s(?:call|choice|decision)\b|\bwho\ssigns\b", low):
            spoken(sentence, WHO, unknown=True)
        return
    if _ELSEWHERE_DECIDES.search(mask) or (_NOT_HIM_WHO.search(mask) and _WHOSE_SAY.search(mask) is None):
        sentence.say("decides")  # somebody, and none of those in the room
        return
    if _MINE_QUOTED.search(sentence.quote.lower()):
        _say_decides(sentence, None)
        return
    chair = _CASTING.search(mask)
    if chair is not None and (chair["name"] or _BODY.search(low)):
        _say_decides(sentence, chair)
        return
    if MAYBE.search(low) or _NOT_HER.search(mask):
        return
    if low.startswith(("i ", "we ")):
        if may_say_who(mask):
            spoken(sentence, WHO)
        return
    for expression in (_OWN_PEOPLE, _WHOEVER, _HERS):
        match = expression.search(mask)
        if match is not None:
            _say_decides(sentence, match)
            return
    match = _PERSON_DECIDES.search(mask)
    if match is not None and not _OTHER_OBJECT.match(match["thing"]):
        if match["role"] and not re.search(_ONESELF + r"|\b(?:her|his)\sown\b", mask):
            return
        spoken(sentence, WHO)
    elif may_say_who(mask):
        spoken(sentence, WHO)


# “That's Corporate, whoever that is”, “it goes to the district, God knows who they are”: a body, and nobody in it.
_NAMELESS_BODY = cued(
    r"\b(?:corporate|head\s?office|main\soffice|hq|headquarters|h\sq|region(?:al)?|central|district|division|upstairs"
    r"|management|leadership|group|trust|council|county|diocese|ministry|board|committee|commission|governors|trustees"
    r"|owners?|shareholders|directors|partners|franchise|parent\scompany|holding|somebody|someone|bosses"
    r"|higher\sups|some\s[a-z]+)\b(?:\s(?:in|at|up|over|down|of|on)\s(?:the\s)?\w+)?"
    r"(?:\s(?:decides?|picks?|chooses?|hires?|does\s(?:that|it)))?\s?[,;:(–]?\s?(?:and\s|but\s)?"
    r"(?:who(?:m?ever)\s(?:that|they|it|those|she|he)\s(?:is|are|may|might|would|will|turns?)\b"
    r"|whoever\s(?:sits|works|is)\s(?:there|up|in|on)\b"
    r"|(?:i\shave\s|with\s)?(?:no|not\san|not\sthe\sfaintest)\s(?:idea|clue|name)(?:\s(?:of\s)?who|\sgiven|\W*$)"
    r"|(?:god|heaven|goodness|lord|who)\s(?:only\s)?knows(?:\swho|\W*$)|(?:i\s)?do\snot\sknow\swho)"
)
_CHOOSING = pattern(rf"\b(?:(?:{topics.DECIDING})\b|hires?\b|say\b|call\b|decision\b|choice\b|up\sto\b|down\sto\b)")
_TAKEN_OUT = pattern(r"\b(?:not|never|no\s(?:say|part|vote|word)|nothing\sto\sdo|neither)\b")


def _left_to_nameless(sentence: Sentence, low: str) -> bool:
    """Whether it is left to a body of which nobody is known; then those in the room who “don't decide” don't."""
    body = _NAMELESS_BODY.search(low)
    if body is None or _CHOOSING.search(low) is None:
        return False
    if sentence.said("decides"):
        if _TAKEN_OUT.search(low[: body.start()]) is None:
            return False
        sentence.found[:] = [one for one in sentence.found if one.kind != "decides"]
    sentence.say("decides")
    return True


def _say_decides(sentence: Sentence, match: re.Match[str] | None) -> None:
    """Say who decides where a name tells, else that it was told."""
    name = next((v for k, v in (match.groupdict() if match else {}).items() if k.startswith("name") and v), None)
    if name is not None and int(name) < len(sentence.mentions) and sentence.mentions[int(name)].name:
        sentence.say("decides", sentence.mentions[int(name)])
        return
    spoken(sentence, WHO)
