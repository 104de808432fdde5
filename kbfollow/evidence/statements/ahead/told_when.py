"""When they decide, told at a slant: “3-4 wks till they know”, “they want the chair filled before the spring”.

Read where no plainer reader found a decision: the classes of words here are who settles it, that it is settled, and a
time. Where the time is an event without a day (“once everyone has been seen”), the statement has no day and the
manner “event”: then it needn't be asked, and nothing is due on it.
"""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.times_ahead import DENIALS, NOT_OTHERS, Part, in_past, is_nobodys, parts_ahead
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_OTHERS = words.OTHERS - NOT_OTHERS
_QUIET_SECTIONS = frozenset("quiet met me forgot strength concern log references thanks round".split())
_OTHER_KINDS = ("rejected", "offer", "accepted", "declined", "withdrew", "decision_asked_in_vain")
_THEIR = (
    r"(?:they|she|he|it|somebody|someone|anyone|anybody|everyone|everybody|hr|the\s\w+(?:\s\w+)?|their\s\w+"
    r"|[a-z][\w'.-]+(?:\s[a-z][\w'-]+)?)"
)
# What is settled or told, by whom: the outcome without its name.
_SETTLES = cued(
    # “till they know”, “before anybody can say”, “a month for them to make up their minds”
    rf"\b(?:till|til|until|before|for|when|that's\swhen|by\swhich\s(?:time|point))\s{_THEIR}\s(?:\w+\s)?(?:to\s)?"
    r"(?:know|knows|decide|decides|choose|chooses|pick|picks|say|says|can\s(?:say|tell)|settles?|makes?\sup|(?:is|are|gets?)"
    r"\s(?:told|chosen|picked)|(?:rings?|calls?|phones?|writes?|e-?mails?|texts?|(?:gets?|comes?)\sback)(?=\W*$|\s?[,;.]|\s(?:me|us|people|everyone"
    r"|everybody|back|round|either|with)\b))\b"
    # “hoping to be sorted by”, “aim to have it all wrapped up”
    r"|\b(?:hop(?:es?|ing)|wants?|wanting|aim(?:s|ing)?|trying|expect(?:s|ing)?|plan(?:s|ning)?|mean(?:s|ing)?|likes?"
    r"|looking|reckons?|due|supposed|ought|should|will|would)\s(?:to\s)?(?:be|have|get)\s(?:(?:it|this|things"
    r"|everything|all|that|the\s(?:whole\s)?(?:thing|lot|business|matter))\s)?(?:all\s)?(?:sorted|settled|decided"
    r"|wrapped\sup|tied\sup|sewn\sup|finished\swith\s(?:it|this)|done\s(?:with\s(?:it|this)|choosing|deciding|picking))\b"
    # “want the chair filled”, “would like the desk taken”
    r"|\b(?:want|wants|need|needs|like|likes|hope|hopes|hoping|aim|aims|trying|looking|expect|expects|have|has)\s(?:to\s)?"
    r"(?:have\s|get\s|see\s)?(?:the|that|this|their|her|his)\s(?:\w+\s)?(?:chair|seat|desk|bench|slot"
    r"|gap|hole|post|job|role|place|position|vacancy|spot|class|shift|opening|desks|posts|vacancies)\s(?:filled"
    r"|covered(?!\sin\s)|taken|staffed|manned|sorted|closed|plugged|settled)\b"
    # “put out of my misery”, “know my fate”
    r"|\bout\sof\s(?:my|our|your)\smisery\b|\b(?:know|learn|hear|told|find\sout|tell\sme)\s(?:about\s)?(?:my|our)\s"
    r"(?:fate|luck)\b|\bi\s(?:will|should|would)\s(?:know|hear|have\s(?:an\sanswer|word))\b"
    r"|\b(?:my|our)\sfate\b|\b(?:sit|hold|hang|wait)\s(?:tight|on)?\s?(?:until|till|til)\b|\bi\s(?:am|get|will\sbe"
    r"|would\sbe)\s(?:\w+\s)?(?:told|informed|notified|advised)(?=\s(?:by|on|before|within|inside|in|next|this|at|after|sometime"
    r"|around|mon|tue|wed|thu|fri|sat|sun|tomorrow)\b)|\b(?:nothing|no\sword|no\snews)\s(?:(?:from|back)\s\w+"
    r"\s)?(?:before|until|till)\b"
    # “the outside date for an answer”, “latest day for a reply”
    r"|\b(?:date|day|limit|deadline|cut[\s-]?off|latest|longest|outside)\s(?:\w+\s)?(?:for|of)\s(?:an?|the|any|their|her"
    r"|his)\s(?:\w+\s)?(?:answer|decision|reply|yes|verdict|word|result|outcome|letter)\b"
    # “give them until the 21st”, “she asked for another week”
    r"|\b(?:give|giving|gave|allow|allowing)\s(?:them|us|her|him|it)\s(?:(?:about|around|at\sleast|up|another|a\sgood)\s)*"
    r"(?:until|till|til|to|two|three|a\s(?:week|fortnight|month|couple|few)|\d)"
    r"|\b(?:word|news|a\sletter|the\sletter|letters|a\scall|the\scall|a\sname|the\sname|a\syes|an\sanswer)\s(?:is|are"
    r"|should|will|would|due|expected|to\scome|coming|comes|goes|go|out)\b"
)
# “It'll be the week of the 2nd, she thinks”: what “it” is was said before.
_IT_WILL_BE = pattern(
    r"(?:(?:and|but|so|probably|maybe)\W+)*(?:it|that|this)\s(?:will|would|should|is\sgoing\sto|might|could)\s(?:\w+\s)?"
    r"(?:be|take|happen|come)\b|(?:(?:sometime|some\stime|probably|maybe|likely|around|about|roughly|by|in|the|on)\s)*$"
)
_RECKONED = cued(
    r"\b(?:she|he|they|hr|[a-z][\w'-]+)\s(?:thinks?|thought|said|says|reckons?|reckoned|guessed|guesses|hopes?|expects?"
    r"|told\s(?:me|us)|figures?|figured|supposed|imagines?)\b|\b(?:apparently|i\swas\stold|i\sam\stold)\b"
)
_DECISION_BEFORE = frozenset(["decision", "decides"])
_CONTACT = pattern(r"\b(?:call|ring|phone|email|e mail|mail|send|bring|post|return|start|begin|last|open|close)s?\b")
# An event that the decision waits for: “once everyone has been seen”, “after Brenda is back”.
_ONCE = pattern(
    r"\b(?:once(?!\s(?:a|an|per|every|in|or|again|upon)\b)|after(?!\s(?:work|lunch|school|hours|all|dark|that|this)\b)"
    r"|as\ssoon\sas|when|until|till|before|the\s(?:day|week|minute|moment)|subject\sto|pending"
    r"|waiting\s(?:on|for)|depends?\son|hangs?\son|hinges?\son)\s(?P<event>.{4,})"
)
_BY_A_TIME = pattern(
    r"\s(?:by|before|until|till|once|when|in\stime\sfor|ahead\sof|after|at\sthe\s(?:latest|start|end))\b"
)
_OUTCOME_ACT = cued(
    r"^(?:the\s|a\s|their\s|final\s)*(?:decision|verdict|answer|result|results|letters|outcome|appointment|yes\sor\sno)\b"
    r"|\b(?:they|she|he|hr|board|panel|committee|council|owners?|partners|trustees|governors|team|chef|boss|manager|head"
    r"|director|office|principal|[a-z]+)\s(?:(?:will|would|all|then|only|both|are\sgoing\sto|is\sgoing\sto|to)\s)*"
    r"(?:(?:decides?|chooses?|picks?)(?=\W*$|[,;:]|\s(?:once|after|when|as\ssoon|until|till|before|on\s(?:who|this|it)|who|somebody"
    r"|someone|between|from|together|only|first|their|her|his)\b)|makes?\s(?:up\s)?(?:their|her|his|a|the)\s(?:minds?|decision|choice|call)|settles?\sit"
    r"|votes?|lets?\s(?:us|me|everyone|everybody|people|all\sof\sus)\sknow|tells?\s(?:us|me|everyone|everybody)"
    r"|writes?\sto\s(?:us|all|everyone|everybody|each|me)|rings?\s(?:us\sall|everyone|everybody|people|round))\b"
    r"|\b(?:i|we)\s(?:will|should|would|am\sto)\s(?:know|hear|be\stold|find\sout)(?=\W*$|[,;:]|\s(?:once|after|when|as\ssoon|until|only|before"
    r"|something|more|back|from)\b)"
    r"|^not\s(?:before|until|till)\b"
)
_ASKED_OR_UNKNOWN = cued(
    r"\b(?:if|whether|unless|forgot|asked|ask|wonder\w*|idea|clue|wish|say\swhen|said\swhen|tell\sme\swhen|told\sme\swhen"
    r"|know\swhen|sure\swhen|unclear|no\sword|no\snews|nobody|i\sdecide|my\sdecision|make\smy|the\slast\s(?:one|person|hire)"
    r"|last\s(?:time|year))\b|\bwhen\s(?:they|she|he|it)\s(?:will\s)?(?:decides?|chooses?|picks?|makes?)\b"
)


def read_told_when(sentence: Sentence) -> None:
    """Say that it was told when they decide, with the day where one can be counted."""
    if (
        sentence.question
        or sentence.check
        or sentence.section.split(" ")[0] in _QUIET_SECTIONS
        or sentence.said(*_OTHER_KINDS)
        or any(one.kind == "decision_expected" and (one.dates or one.manner) for one in sentence.found)
    ):
        return
    parts = parts_ahead(sentence)
    for part in parts:
        if part.day is not None and _settled_then(sentence, part):
            taken = ("promise_by_me", "promise_by_them", "decision_expected")
            sentence.found[:] = [
                one for one in sentence.found if one.kind not in taken or (one.dates and one.dates != part.day)
            ]
            sentence.say("decision_expected", dates=part.day)
            return
    if not sentence.dates and not sentence.said("promise_by_me", "next_round", "no_next_round", "thank_you_sent"):
        _read_event(sentence)


def _settled_then(sentence: Sentence, part: Part) -> bool:
    low = part.low
    if in_past(part) or _ASKED_OR_UNKNOWN.search(low) or sentence.said("next_round", "thank_you_sent"):
        return False
    if part.lows & DENIALS and not any(one in low for one in ("before", "until", "till")):
        return False
    if _SETTLES.search(low) and not is_nobodys(sentence, part):
        return True
    known = sentence.before.topic in _DECISION_BEFORE
    told = _RECKONED.search(low) is not None
    begins = _IT_WILL_BE.match(low)
    return bool(begins and begins[0] and (known or told) and not sentence.found and not _CONTACT.search(low))


def _read_event(sentence: Sentence) -> None:
    low = sentence.low
    if _ASKED_OR_UNKNOWN.search(low) or any(token.form == "past" for token in sentence.clauses[0].tokens[:4]):
        return
    settled = _SETTLES.search(low)
    later = settled is not None and not settled[0].startswith("i ") and _BY_A_TIME.match(low, settled.end())
    if later and not sentence.bag & DENIALS:
        sentence.say("decision_expected", manner="event")  # “they want the chair filled before the spring term”
        return
    act = _OUTCOME_ACT.search(low)
    once = _ONCE.search(low) if act is not None else None
    if act is not None and (_OTHERS & set(act[0].split()) or re.match(r"(?:i|we|you)\s(?:\w+\s)*decide", act[0])):
        return
    if act is None or once is None or _OUTCOME_ACT.search(once["event"]):
        return
    if act.start() > once.start() + len("not until"):
        return
    sentence.found[:] = [one for one in sentence.found if one.kind not in ("decision_expected", "promise_by_them")]
    sentence.say("decision_expected", sentence.first_named(), manner="event")
