"""Promises whose words stand in another order told plainly: “the list, which I promised Ann, is still on my desk”.

Whoever owes, promised or offered, and whatever stands first, what comes out is “I promised Ann the list”. Only what is
still open is turned: a thing that is gone, not wanted any more, or promised by somebody else stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.patterns import pattern

_WHO = (
    r"(?:her|him|them|both\sof\sthem|hr|HR|the\s(?:\w+\s)?(?:manager|office|team|agency|recruiter|school|boss|owner|chef|head|foreman|matron)"
    r"|(?-i:(?!I\b)[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]+(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+){0,2}))"
)
# The same in a note without capitals.
_ANYONE = (
    rf"(?:{_WHO}|(?-i:(?!(?:me|us|it|that|to|for|by|on|in|at|is|are|was|has|yesterday|today|tomorrow|last|this|next|earlier|already|again|ages|now|then|still|not|and|but|so"
    r"|with|before|after|from|off|over|my|the|an|you|we|myself|mum|mom|dad|gran|nan|everyone|nobody|somebody|people|there|here|who|which|what|if|be|do|or|[a-z]+ly)\b)[a-z]{2,14}))"
)
# Where somebody sits, between the name and the thing: “Ann at the mill”.
_WHERE = r"(?:\s(?:at|in|from|over\sat)\s(?:the\s)?[\w'’-]+|\s\([^()]{1,40}\))?"
_DETERMINED = r"(?:the|my|our|that|those|these|this|a|an|some|two|three|four|one|\d+)\s"
_WORDS = r"[\w'’/&+-]+(?:\s[\w'’/&+-]+)"
_THING = rf"(?P<what>{_WORDS}{{0,8}}?(?:\s\([^()]{{1,40}}\))?)"
_SAID_TO = (
    rf"(?:(?:promised|owe|owed|offered|pledged)(?:\s(?:it|them|that|those))?(?:\s(?:to\s)?(?P<to>{_ANYONE}))?"
    rf"|(?:told|promised|assured)\s(?P<told>{_ANYONE})\s[Ii]\swould\s[^,;:.()]{{2,50}}?"
    rf"|(?:said|swore|promised|agreed)\s[Ii]\swould\s(?:[\w-]+\s){{0,2}}?(?P<give>send|bring|email|e-mail|mail|post|give|show|lend|forward|drop|text|hand|get|share|copy|print|scan)"
    rf"(?:\s(?:off|over|in|on|round|along|up|across))?(?:\s(?:it|that|those))?(?:\s(?:to\s|for\s)?(?P<given>{_ANYONE}))?(?:\s(?:it|them))?(?:\s(?:off|over|in|on|round|along|up|across))?)"
)
_DAY = r"(?P<day>,?\s(?:by|for|before|on|this|next|tomorrow|over\sthe)\b[^,;:()]{0,30}?)?"
# It is not done yet.
_STILL_OPEN = pattern(
    r"\s?,?\s?(?:(?:is|are|was|were|sits?|lies?|waits?|needs?|remains?|has|have|stays?|hangs?)\b)[^.;]{0,60}"
)
_OPEN_WORDS = pattern(
    r"\b(?:still|yet|never|unsent|undone|unwritten|unfinished|untouched|half|outstanding|waiting|nowhere|missing|overdue|to\s(?:do|be|print|find|write|copy|send|scan|finish)"
    r"|not\s(?:\w+\s)?(?:done|sent|written|ready|started|finished|printed|found|gone|posted|begun|out|off|even)|(?:on|in|at|under|by)\s(?:the|my|our)\s(?!post\b|mail\b)[\w'-]+|at\shome|needs?)\b",
    re.IGNORECASE,
)
_GIVEN_UP = pattern(
    r"\b(?:no\slonger|not\s(?:needed|wanted|necessary|required|important|interested)|(?:with|to|at)\s(?:her|him|them)\b|(?:her|his|their)\s(?:desk|inbox|hands?)|sent\salready|already\s(?:sent|done|gone)"
    r"|moot|pointless|never\smind|off\sthe\stable|forget\sit|does\snot\s(?:want|need)|do\snot\s(?:want|need))\b",
    re.IGNORECASE,
)
_IS_THERE = pattern(
    r"\s?,?\s?(?!.*\b(?:not|never|still|yet|to\sbe|almost|nearly|half)\b)(?:(?:is|are|was|were|has|have|been|went|got|now|already|just|finally|all)\s)+"
    r"(?:sent|gone|off|out|posted|e-?mailed|delivered|handed\s(?:in|over)|dropped\soff|in\sthe\s(?:post|mail)|with\s(?:her|him|them)|(?:on|in)\s(?:her|his|their)\s(?:desk|inbox|hands?))\b",
    re.IGNORECASE,
)
# What is no thing to be handed over, and whom it is of no concern of the employer to get it.
_NO_THING = pattern(
    r"(?:.*\s)?(?:i|we|she|he|they|you|me|us|it|was|were|is|are|am|be|been|will|would|had|did|do|said|told|asked|promised|which|who|if|unless"
    r"|chat|talk|interview|call|meeting|day|place|people|time|lady|guy|man|woman|thanks?|thank-you|nothing|not|never|no"
    r"|things?|bits?|all|one|answer|decision|yes|apology|explanation|drink|pint|coffee|favou?r|best|visit|myself|himself|herself|mum|mom|dad|gran|nan|wife|husband"
    r"|rent|money|back|notice|start|salary|feedback|contract|offer|job|bother"
    r"|wants?|wanted|needs?|needed|asks|likes?|liked|wonders|wondered|owes|gave|gives|sent|got|gets|has|have|took|takes|came|comes|went|goes|lent|showed|shows|knows|knew|thinks|thought|loves|loved"
    r"|can|could|should|must|may|might|shall|does|going|waiting|interested|keen|here|there|what|when|where|how|why|because|but|though|still)(?:\s.*)?",
    re.IGNORECASE,
)
# A sentence of its own begins with these: “sent her the list, as promised”.
_ACTS = frozenset(
    """
    send email bring give show lend tell ask ring call write hand drop must need still also really very too so well
    and but or oh then because as if while when yes
    """.split()
)
_KIN = frozenset("Mum Mom Mam Dad Gran Nan Grandma Grandad Granny Auntie Me I They She He We It".split())


def _promise(to: str | None, what: str, day: str | None = None) -> str:
    plain = what.strip(" ,-–—")
    to = to.rstrip(".") if to and len(to) > len("J.") else to
    if not re.match(_DETERMINED, plain, re.IGNORECASE):
        plain = f"the {plain}"
    elif not plain[1:2].isupper():
        plain = plain[0].lower() + plain[1:]
    on = (day or "").strip(" ,")
    return f"I promised {to or 'them'} {plain}" + (f", {'by' + on[3:] if on.startswith('for ') else on}" if on else "")


def _is_none(to: str | None, what: str) -> bool:
    first = what.split(" ", 1)[0].lower()
    acts = FORMS.get(first, ("", ""))[1] in ("past", "third") or first in _ACTS
    return acts or (to or "").split(" ")[0] in _KIN or _NO_THING.fullmatch(what.strip()) is not None or len(what) < 3


# “My list, which I promised Ann, is still on my desk”, “the list I promised Ann is not done”.
_RELATIVE = pattern(
    rf"^(?:[-•*]\s)?(?:and\s|but\s|so\s)?{_THING}\s?,?\s(?:which\s|that\s)?(?:I|we)\s(?:had\s|have\s|also\s|still\s|did\s|more\sor\sless\s)*{_SAID_TO}{_DAY}(?P<tail>\s?,?\s(?:is|are|sits?|lies?|waits?|needs?|remains?|has|have|stays?|hangs?|was|were|went|got\sto|reached|left)\b[^.;]{{2,60}}?)?[.!]?$",
    re.IGNORECASE,
)


def _relative(match: re.Match[str]) -> str:
    to, what, tail = match["to"] or match["told"] or match["given"], match["what"], match["tail"]
    if _is_none(to, what) or (tail is None and match["day"] is None and "," in match[0][len(what) : len(what) + 2]):
        return match[0]
    if tail is not None and _IS_THERE.match(tail):
        return f"{_promise(to, what)}, it {tail.strip(' ,')}"
    if tail is not None and (not _OPEN_WORDS.search(tail) or _GIVEN_UP.search(tail)):
        return match[0]
    return _promise(to, what, match["day"])


# “Photo of the dresser (told Ann I'd bring it in)”, “CPR card - promised Ann”, “owe them: my card (told Ann I'd …)”.
_BRACKET = pattern(
    rf"^(?:[-•*]\s)?(?P<owe>(?:still\s|also\s)?(?:I\s)?(?:still\s)?owe\s(?:{_WHO})\s?:?\s)?{_THING}\s?[,:(–—-]+\s?(?P<i>[Ii]\s|have\s|as\s(?:[Ii]\s)?)?{_SAID_TO}{_DAY}\)?(?P<by>,?\s(?:by|for|before)\s[^,;:()]{{2,30}})?[.!]?$"
)


def _bracket(match: re.Match[str]) -> str:
    to, what = match["to"] or match["told"] or match["given"], match["what"]
    if _is_none(to, what) or (to is None and not match["i"] and not match["owe"] and match["give"] is None):
        return match[0]
    return _promise(to, what, match["by"] or match["day"])


# “Ann is owed a copy of my card”, “Ann is still waiting on the pattern from me”, “Ann has yet to get my plan”.
_THEY_WAIT = pattern(
    rf"^(?:[-•*]\s)?(?:and\s|but\s|so\s)?(?P<to>{_ANYONE}|She|He|They){_WHERE}\s(?:is\sto\s(?:get|have|receive)|(?:is|are)\s(?:still\s)?owed|(?:is|are)\s(?:still\s)?waiting\s(?:on|for)|(?:still\s)?(?:has|have)\s(?:still\s)?(?:yet\s)?to\s(?:get|have|see|receive))\s"
    rf"(?P<what>{_DETERMINED}[^,;:.()]{{3,70}}?)(?P<from>\s(?:from|off)\sme)?(?P<day>,?\s(?:by|before)\s[^,;:()]{{2,30}})?[.!]?$"
)


def _they_wait(match: re.Match[str]) -> str:
    to = {"she": "her", "he": "him", "they": "them"}.get(match["to"].lower(), match["to"])
    if " is to " in match[0] and not match["from"]:
        return match[0]
    mine = match["from"] or match["what"].startswith("my ") or " of my " in match["what"] or " owed " in match[0]
    if _is_none(to, match["what"]) or not mine:
        return match[0]
    return _promise(to, match["what"], match["day"])


# “Haven't sent Ann the data I promised yet”, “don't forget the swatches I promised Ann”.
_NOT_SENT = pattern(
    rf"^(?:[-•*]\s)?(?:(?:and|but|so|I|we|still|also|must|to|remember)\s)*(?:(?:have|had|did|do)?\s?(?:not|never)\s(?:yet\s|even\s|actually\s|to\s)*(?:sent|send|given|gave|brought|posted|e-?mailed|done|did|written|wrote|dropped(?:\soff)?|handed(?:\sin)?|forget)(?:\sabout)?|not\s(?:yet\s)?(?:sent|done)\s?:|forgot\s(?:to\s(?:send|give|bring|post|e-?mail|hand\sin|drop\soff|attach|print)|about))\s"
    rf"(?:(?P<first>{_WHO})\s)?(?P<what>{_DETERMINED}{_WORDS}{{0,6}}?)\s(?:that\s|which\s)?I\s(?:had\s|have\s)?{_SAID_TO}(?:\syet)?{_DAY}[.!]?$",
    re.IGNORECASE,
)


def _not_sent(match: re.Match[str]) -> str:
    to = match["to"] or match["told"] or match["given"] or match["first"]
    first = match["first"]
    if first and first.lower() not in ("her", "him", "them"):
        to = first
    return match[0] if _is_none(to, match["what"]) else _promise(to, match["what"], match["day"])


# “Promised a photo of the bench, said Friday”.
_SAID_DAY = pattern(
    r"\b(?P<promised>(?:[Pp]romised|[Oo]ffered)\s[^,;:.()]{3,70}?)\s?,\s(?:I\s)?said\s(?:I\swould\s(?:have\sit|do\sit|send\sit|bring\sit)\s?)?(?:by\s|on\s|for\s)?(?P<day>(?:(?:this|next)\s)?(?:mon|tue|wed|thu|fri|sat|sun)\w*|tomorrow|tonight|the\s\d\w*)(?=[.!,]?(?:\s|$))",
    re.IGNORECASE,
)


def _said_day(match: re.Match[str]) -> str:
    before = match.string[: match.start()].rstrip().rsplit(" ", 1)[-1].lower()
    theirs = before not in ("", "i", "we", "and", "but", "also", "so", "had", "have", "-", "•")
    return match[0] if theirs or " me " in match[0] else f"{match['promised']}, by {match['day']}"


# “The one thing I owe them is the swatch book”, “all I promised was the book, by Friday”.
_CLEFT = pattern(
    rf"^(?:[-•*]\s)?(?:(?:and|but|so|the|only|one|first|last|other|main|what|all|thing|things|that)\s)+I\s(?:still\s|really\s|have\s|had\s|did\s)*(?:promised|promise|owe|owed|offered)(?:\s(?P<to>{_WHO})(?=\s(?:was|is|are|were)\b))?\s(?:was|is|are|were)\s"
    r"(?!(?:to|not|that|I|in|on|for|it|this|more|less|nothing)\b)(?P<rest>[^.;]{3,90})",
    re.IGNORECASE,
)


def _cleft(match: re.Match[str]) -> str:
    return match[0] if _is_none(match["to"], match["rest"].split(",")[0]) else _promise(match["to"], match["rest"])


# “Promise to Ann: two menus by Friday”, “my word to Ann: the list”.
_LABEL = pattern(
    rf"^(?:[-•*]\s)?(?:[Mm]y\s)?(?:[Pp]romises?|[Ww]ord|[Dd]ebts?)\sto\s(?P<to>{_WHO})\s?[:–—-]\s(?P<what>(?!(?:send|bring|to|I|that|call|ring|do|let|e-?mail|give|show)\b)[^.;:,]{{3,70}})"
)
# “I owe Ann at the mill my card”, “I promised Ann (and Bo) the list”.
_AT = pattern(
    rf"\b(?P<owe>[Oo]we|[Pp]romised)\s(?P<to>{_WHO})(?:\s(?:at|in|over\sat|from)\s(?:the\s)?[\w'’-]+|\s\([^()]{{1,40}}\))\s(?={_DETERMINED})"
)
_OWING = pattern(rf"^(?:[-•*]\s)?(?:(?:[Ss]till|[Aa]lso|I\sam|am)\s)*[Oo]wing\s(?={_WHO}\s)")
_FIRST_OWED = pattern(rf"^(?:[-•*]\s)?{_THING}\sI\s(?:still\s)?owe\sto\s(?P<to>{_WHO}){_DAY}[.!]?$")

# “Offered to type up the minutes, she said go on”: what was said yes to is promised, whatever the verb.
_TAKEN_UP = (
    r"(?:(?:said|says|went|goes|was\slike)\s?,?\s?[\"“']?(?:yes|yeah|yep|gerne|ja|please|great|lovely|go\son|go\sahead|go\sfor\sit|perfect|super|brilliant|wonderful|sure|of\scourse|ok|okay|absolutely|definitely|do(?!\snot)"
    r"|bring\s(?:it|them)|that\swould\s(?:be|help|suit)|(?:it|that)\swould|she\swould\s(?:love|like|be)|he\swould\s(?:love|like|be)|they\swould\s(?:love|like|be)|why\snot|with\spleasure|by\sall\smeans)\b"
    r"|jumped\sat\s(?:it|that|the)|would\s(?:love|like|be\s(?:glad|delighted|grateful|happy))\b|was\s(?:delighted|thrilled|keen|chuffed|glad|grateful|up\sfor)|were\s(?:delighted|thrilled|keen|chuffed|glad|grateful)|nodded|loved\sthe\sidea"
    r"|took\sme\sup|bit\smy\shand\soff|accepted|liked\sthat|lit\sup)"
)
_OFFERED = pattern(
    rf"^(?:[-•*]\s)?(?:(?:[Aa]nd|[Bb]ut|[Ss]o|[Aa]lso|[Tt]hen|I|[Ww]e|have|had|even)\s)*[Oo]ffered\s(?:(?P<to>{_WHO})\s)?(?:to\s(?:\w+ly\s)?(?P<verb>[a-z]+)\s(?:(?P<whom>{_WHO})\s)?(?:up|off|on|over|out|in|along|round|around|together|back|down)?\s?)?"
    rf"(?P<what>{_DETERMINED}[^,;:.()]{{3,60}}?)(?:\sfor\s(?P<for>{_WHO}))?(?P<taken>\s?[,;–—-]?\s?(?:and\s|so\s)?(?:{_WHO}|[Ss]he|[Hh]e|[Tt]hey)\s{_TAKEN_UP})"
)
_REFUSED = pattern(
    r"\b(?:no|not|never|but|unless|if(?!\si\s(?:could|can|get|have|manage|find|had)\b)|rather)\b", re.IGNORECASE
)
_NO_HANDING = frozenset(
    """
    be start come begin work take do wait move go help stay cover drive relocate travel meet talk speak pay cut drop
    lower accept join try cook ride play sing teach open run host perform guide clean man staff groom dance
    """.split()
)


# “The plan I did for the Year 4s”: whose it is, and nothing that was done for these.
_OF_MINE = pattern(
    r"\s(?:that\s|which\s)?(?:I|we)\s(?:had\s|have\s)?(?:did|done|made|wrote|written|built|drew|drawn|took|taken|have|had|used|gave|designed"
    r"|ran|put\stogether)\b.*",
    re.IGNORECASE,
)


def _offered(match: re.Match[str]) -> str:
    to, what = match["to"] or match["whom"] or match["for"], _OF_MINE.sub("", match["what"])
    verb = match["verb"]
    gives = verb != "drop" or "drop off" in match[0] or "drop in" in match[0] or "drop round" in match[0]
    if _REFUSED.search(match.string, match.end("taken")):
        return match[0]
    if _is_none(to, what) or (verb in _NO_HANDING and not (verb == "drop" and gives)):
        return match[0]
    return f"{_promise(to, what)}{match['taken']}"


def _labelled(match: re.Match[str]) -> str:
    return match[0] if _is_none(match["to"], match["what"]) else _promise(match["to"], match["what"])


def _owed_to(match: re.Match[str]) -> str:
    return match[0] if _is_none(match["to"], match["what"]) else _promise(match["to"], match["what"], match["day"])


# “I bring him the signed form on Friday”: announced, and nothing that was done.
_ANNOUNCED = pattern(
    rf"^(?:[-•*]\s)?(?P<i>I|[Ww]e)\s(?P<act>bring|give|hand|drop|show|send|e-?mail|mail|post|take|get)\s(?P<to>{_WHO})\s(?P<the>the|my|our|a|an|two|three)\s"
    r"(?:signed|filled-?\s?in|filled-?\s?out|completed|printed|scanned|stamped|corrected|translated|finished|updated|revised|laminated|framed|typed)\s(?P<rest>[^,;:.]{3,60}?\s(?:on|by|before|next|this|tomorrow)\b)"
)
# “Trial shift notes due Friday”: papers, whatever they are about.
_DUE = pattern(
    r"^(?:[-•*]\s)?(?P<what>(?:(?:my|the|our|a)\s)?(?:(?!(?:is|are|was|were|due|they|she|he|his|her|their|our)\b)[\w'-]+\s){1,4}?(?:notes?|plans?|reports?|write-?ups?|slides|sheets?|essay|summary|exercise|samples?|script|draft"
    r"|answers|questionnaire|reflections?|worksheets?|log|diary|portfolio|menus?))\s(?:is\s|are\s)?due\s(?:back\s|in\s)?(?:on\s|by\s)?(?P<day>(?:(?:this|next)\s)?(?:mon|tue|wed|thu|fri|sat|sun)\w*|tomorrow|tonight|the\s\d\w*"
    r"|\d[\w./ ]{0,10}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s\d\w*)(?=[.!,]?(?:\s|$))",
    re.IGNORECASE,
)


def _due(match: re.Match[str]) -> str:
    return match[0] if _is_none(None, match["what"]) else _promise(None, match["what"], f"by {match['day']}")


_SHAPES: tuple[tuple[frozenset[str], re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (frozenset(["owe", "promised"]), _AT, r"\g<owe> \g<to> "),
    (frozenset(["owing"]), _OWING, "I still owe "),
    (frozenset(["owe", "promised", "offered", "promise", "owed"]), _CLEFT, _cleft),
    (frozenset(["owe"]), _FIRST_OWED, _owed_to),
    (frozenset(["not", "never", "forgot"]), _NOT_SENT, _not_sent),
    (frozenset(["promised", "offered"]), _SAID_DAY, _said_day),
    (frozenset("promised owe owed offered said told swore agreed pledged".split()), _RELATIVE, _relative),
    (frozenset("promised owed said told swore agreed pledged".split()), _BRACKET, _bracket),
    (frozenset("owed waiting get have see receive".split()), _THEY_WAIT, _they_wait),
    (frozenset("promise promises word debt debts".split()), _LABEL, _labelled),
    (frozenset(["offered"]), _OFFERED, _offered),
    (frozenset(["i", "we"]), _ANNOUNCED, r"\g<i> will \g<act> \g<to> \g<the> \g<rest>"),
    (frozenset(["due"]), _DUE, _due),
)
_CUES = frozenset().union(*(cues for cues, _, _ in _SHAPES))
_WORD = pattern(r"[a-z0-9]+")


def with_plain_debts(text: str) -> str:
    """A plain sentence with what the user still owes told as “I promised Ann the list”."""
    said = set(_WORD.findall(text.lower()))
    if said.isdisjoint(_CUES):
        return text
    for cues, expression, told in _SHAPES:
        if not said.isdisjoint(cues):
            turned = expression.sub(told, text)
            if turned != text and expression is not _AT:
                return turned
            text = turned
    return text
