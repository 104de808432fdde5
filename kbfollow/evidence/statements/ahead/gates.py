"""Days that gate the outcome, next to other days: who goes on, somebody in place; and meetings that hang on it.

“By the end of next week they pick the two they like, and those come back in May” has two days, and the earlier one is
when they decide. “She tells me by Friday whether I get to meet her boss. That would be on the 28th” is a further
meeting, and its day stands in the next sentence.
"""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.ahead.windows import TO_MEND
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_WHO = (
    r"(?:they|she|he|hr|we|it|who|the\s\w+|management|\w+\sand\s\w+|(?:board|panel|committee|team|partners|trustees"
    r"|owners?"
    r"|directors?|head|boss|manager|principal|governors)s?)"
)
# They choose those who go on.
_PICKING = cued(
    rf"\b(?:{_WHO}\s)?(?:will\s|would\s|to\s|are\sgoing\sto\s|is\sgoing\sto\s|want\sto\s|wants\sto\s|have\sto\s"
    rf"|should\s"
    r"|hope\sto\s|then\s|'ll\s)*(?:pick|picks|choose|chooses|select|selects|decide|decides|shortlist|shortlists"
    r"|short\slist"
    r"|whittle|whittles|narrow|narrows|cut|cuts|boil|get|gets|settle|settles|draw\sup|draws\sup|name|names|sift|sifts"
    r"|make|makes|sort\sout|sorts\sout|agree|agrees|work\sout|know|knows)\s(?:on\s|it\s|us\s|that\s|the\sfield\s"
    r"|everyone\s"
    r"|them\s)*(?:down\s(?:to)?|out\s)?(?:(?:the|their|a|its)\s(?:\w+\s)?(?:two|three|four|five|one|ones|people|pair"
    r"|lucky|few"
    r"|candidates?|finalists?|names?|shortlist|short\slist|selection|choice|cut|list|best|favourites?|favorites?"
    r"|person)"
    r"|who\b|whom\b|which\b|two\b|three\b|four\b|somebody\b|someone\b|one\b|between\b)"
)
# They want somebody in place.
_IN_PLACE = cued(
    r"\b(?:want|wants|wanted|need|needs|needed|would\slike|like|likes|hope|hopes|hoping|aim|aims|aiming|plan|plans"
    r"|planning|after|keen|desperate|asking"
    r"|have|has|must|looking|try|trying|expects?|expecting|supposed)\s(?:(?:to|on|at)\s(?:have|having|get|getting"
    r"|see|seeing|find|finding|put|putting"
    r"|bring|bringing|fill|filling|hire|hiring|sign|signing)\s)?(?:\w+"
    r"\s)?(?:somebody|someone|a\s(?:\w+\s)?(?:person|body|hire|starter|replacement|successor|new\s\w+)"
    r"|the\s(?:new\s\w+|right"
    r"\sperson|person|replacement|successor|hire|chair|post|seat|desk|role|job|position|place|vacancy|gap)"
    r"|whoever\s(?:it\sis"
    r"|they\s\w+|gets\sit)|people|bums?|bodies|hands)\s(?:(?!who\b|that\b)\w+\s){0,2}?(?:in|on|at|behind|into|under"
    r"|with|up|started"
    r"|starting"
    r"|start|working|trained|filled|sorted|signed|hired|picked|chosen|found|fixed|lined|appointed|settled|nailed"
    r"|named|booked|trained"
    r"|ready|agreed|confirmed|recruited|secured|aboard|to\s(?:start|begin|take\sover|be\sin)|for|by|before)\b"
)

_MEETING_HANGS = cued(
    r"\b(?:tell|tells|told|say|says|know|knows|hear|let|lets|decide|decides|find|see|email|ring|call|write|inform"
    r"|text)\b"
    r".{0,60}?\b(?P<if>whether|if)\s(?:or\snot\s)?(?:i|we)\s(?:will\s|would\s|can\s|could\s|should\s|may\s|do\s|to\s"
    r"|be\s"
    r"|am\s|have\s|need\s|get\s|got\s|go\s|make\s|asked\s|invited\s|called\s|allowed\s|supposed\s|wanted\s|it\s)*"
    r"(?:(?:walk|tour|meet|talk|sit|see|speak|present|cook|teach|work|come|spend|shadow|ride|play|visit|try|do|go)\s"
    r"(?:\w+\s){0,3}?(?:round|around|to|with|down|back|a|the|her|his|their|in|again|on|for)\b"
    r"|(?:through|on|back|forward)\s(?:to|into|for)\s(?:the|a|round|their|her|his)\b"
    r"|(?:progress|move|advance|proceed|go)\s(?:on\s)?to\b|(?:the|a)\s(?:second|next|final|further)\b)"
)
_ON_DAY = pattern(
    r"(?:and\s|so\s|if\sso,?\s|then\s)?(?:that|it|this|which|the\s(?:walk|meeting|round|interview|visit|second\s\w+"
    r"|next"
    r"\s\w+|chat|talk|trial))\s(?:one\s)?(?:would|will|is|should|might|could|may)\s(?:then\s|probably\s"
    r"|likely\s)?(?:be|happen|take\splace|fall|come"
    r"|go|to\sbe|on|in|set|booked|planned|pencilled)\b"
)


def read_gates(sentence: Sentence) -> None:
    """Find the day on which those who go on are chosen, and meetings that hang on it."""
    if sentence.question or sentence.check or sentence.section in ("quiet", "forgot", "met", "me"):
        return
    _read_day_of_meeting(sentence)
    _read_which_is(sentence)
    if _read_they_hold(sentence):
        return
    if sentence.bag.isdisjoint(_CUES):
        return
    hangs = _MEETING_HANGS.search(sentence.low)
    if hangs:
        _say_hanging(sentence, hangs.start("if"))
    if any(one.kind == "decision_expected" and one.dates for one in sentence.found):
        return
    if _read_my_answer(sentence):
        return
    taken = [one.dates.offset for one in sentence.found if one.dates is not None]
    ahead = [span for span in sentence.dates if sentence.ahead(span) and span.offset not in taken]
    for span in ahead:
        low = _stretch(sentence, span, [one for one in sentence.dates if one is not span])
        lows = set(low.replace(",", " ").split())
        if lows & (words.NEGATIONS | {"if", "unless"}) or "i" in lows:
            continue
        if _TO_ME.search(low):
            continue  # “they'll get the uniform list over to me in about a week”
        if _PICKING.search(low) or (_IN_PLACE.search(low) and not TO_MEND.search(low)):
            sentence.say("decision_expected", sentence.first_named(), dates=span)
            return
    if not ahead and (wanted := _IN_PLACE.search(sentence.low)) and _WANTS_NOW.match(wanted[0]):
        days = [span for span in sentence.future_dates if span.offset > wanted.start() and sentence.ahead(span)]
        if days and sentence.bag.isdisjoint(words.NEGATIONS | {"if", "unless", "i"}):
            sentence.say("decision_expected", sentence.first_named(), dates=days[0])  # “want somebody sorted by Monday”


_WANTS_NOW = pattern(r"(?:want|wants|need|needs|would\slike|like|likes|hope|hopes|aim|aims|plan|plans|must|have|has)\s")


_TO_ME = pattern(
    r"\b(?:get|gets|getting|have|has|send|sends|pass|bring|drop|give|put|fire|ping|shoot|post|mail|email|run)\s(?:the"
    r"|a|an|their|his|her|that|this|some|me|us)\s"
    r"[^,;.]{2,50}?\s(?:(?:over|across|out|along|round|through|off|back)\s)?(?:to|with)\s(?:me|us)\b"
)
# “To the second interview, which is on 24 September.”
_WHICH_IS = cued(
    r"\b(?:second|next|final|third|2nd|last)\s(?:interview|round|stage|meeting|talk|visit|trial|chat|conversation"
    r"|session)\s?,\s?"
    r"(?:which|that)\s(?:is|will\sbe|would\sbe|falls|takes\splace|has\sbeen\sset)\s"
)


def _read_which_is(sentence: Sentence) -> None:
    match = _WHICH_IS.search(sentence.low)
    if match is None or sentence.said("next_round", "no_next_round"):
        return
    days = [span for span in sentence.future_dates if 0 <= span.offset - match.end() <= _CLOSE and sentence.ahead(span)]
    if days:
        sentence.say("next_round", dates=days[0])


# “They'd bring people back in mid-January”, “they're doing the second meetings later this week”; “they invite three
# people back in early January”.
_THEY_HOLD = cued(
    r"\b(?:they|she|he|hr|the\s(?!same\b|other\b)\w+)\s(?:(?:then\s|only\s|usually\s|all\s|both\s)?"
    r"(?:invites?|has|have|brings?|asks?|calls?|gets?|wants?|sees?|takes?)\s"
    r"(?:(?:the|their)\s)?(?:(?:best|last|final|top|chosen|shortlisted)\s)?(?:two|three|four|five|six|a\sfew|some|[2-6])\s"
    r"(?:(?:people|candidates|applicants|finalists)\s|of\s(?:us|them|the\scandidates)\s)?(?:back(?:\sin)?|in\sagain|again)|(?:(?:will|would|are|is|was|were|to|be|only|then|all|also|probably"
    r"|hope|hopes|hoping|plan|plans|planning|want|wants|aim|aims|aiming|going|likely|expect|expects)\s)+"
    r"(?:(?:have|having|bring|bringing|get|getting|ask|asking|invite|inviting)\s"
    r"(?:(?:some|a\sfew|all|the|their|best|last|final|top|chosen|shortlisted|two|three|four)\s){0,3}"
    r"(?:people|candidates|applicants|folks?|everyone|everybody|us|finalists|two|three|four|few|best|ones)\s"
    r"(?:of\sus\s)?(?:back|(?:in|over|up|round|out)\s(?:again|a\ssecond\stime))"
    r"|(?:have|having|do|doing|hold|holding|run|running|start|starting|get|getting|schedule|scheduling)\s"
    r"(?:the\s|their\s|these\s|all\s(?:the\s)?)?(?:second|2nd|next|final|further|third|follow[\s-]up)[\s-]"
    r"(?:round\s|stage\s)?(?:meetings|interviews|visits|talks|chats|conversations|sessions|trials|calls|tours|rounds|stages|ones)))"
    r"(?=\s(?:in|on|at|the|next|this|early|mid|late|later|around|from|sometime|again|before|after|probably|tomorrow"
    r"|mon|tues?|wed|thu|fri|sat|sun)\w*)(?!\s(?:on\s(?:site|furlough|full|the\s(?:job|floor|team|rota|books))"
    r"|in\s(?:the\s(?:office|building)|work)|from\s(?!the\s\d)[a-z]))"
)


def _read_they_hold(sentence: Sentence) -> bool:
    match = _THEY_HOLD.search(sentence.low)
    if match is None or sentence.said("next_round", "no_next_round"):
        return False
    if not sentence.bag.isdisjoint(words.NEGATIONS | {"if", "unless", "staff", "customers"} | _FEASTS):
        return False
    days = [span for span in sentence.dates if 0 <= span.offset - match.end() <= _NEAR and sentence.ahead(span)]
    if days:
        sentence.say("next_round", dates=days[0])
    return bool(days)


_FEASTS = frozenset("party reunion alumni concert season seasonal volunteers harvest gala festival".split())
_NEAR = 16  # characters between the meetings and their day: “probably on the”
_CLOSE = 8  # characters between “which is” and its day: “on the”


def _say_hanging(sentence: Sentence, place: int) -> None:
    """A meeting that hangs on the outcome: a day before “whether” is when they tell, not the meeting's."""
    for index, one in enumerate(sentence.found):
        if one.kind == "next_round" and one.dates is not None and one.dates.offset < place:
            sentence.found[index] = replace(one, dates=None, manner="conditional")
            if not sentence.said("decision_expected"):
                sentence.say("decision_expected", sentence.first_named(), dates=one.dates)
    if not sentence.said("next_round"):
        sentence.say("next_round", sentence.first_named(), manner="conditional")


_CUES = frozenset(
    """
    pick choose select decide shortlist whittle narrow cut settle draw name sift sort agree somebody someone person
    people
    place chair answer decision verdict result outcome fate letter yes word news post seat desk whoever whether if want
    need boil make get know short replacement starter hire
    """.split()
)


# “I'll have my answer by 30 September”; after an offer the answer is the user's own.
_MY_ANSWER = cued(
    r"\b(?:i|we)\s(?:will|should|shall|am\sto|are\sto|am\sgoing\sto|would|get\sto|can\sexpect\sto|was\stold\si\swould"
    r"|get)\s(?:\w+\s)?(?:have|get"
    r"|be\sgetting|receive|hear|know|be\stold|be\sgiven|see)?\s?(?:my|an|the|their|a|her|his|some)\s(?:final\s"
    r"|definite\s|firm\s)?(?:answer|decision"
    r"|verdict|results?|outcome|fate|letter|yes\sor\s(?:a\s)?no|word|news|reply)\b"
)


def _read_my_answer(sentence: Sentence) -> bool:
    match = _MY_ANSWER.search(sentence.low)
    if match is None or sentence.offer_before or sentence.said("offer", "promise_by_me", "promise_by_them"):
        return False
    if not sentence.bag.isdisjoint(words.NEGATIONS | {"if", "unless", "hope"}):
        return False
    ahead = [span for span in sentence.dates if sentence.ahead(span)]
    if ahead:
        sentence.say("decision_expected", sentence.first_named(), dates=ahead[0])
    return bool(ahead)


def _stretch(sentence: Sentence, span: DateSpan, others: list[DateSpan]) -> str:
    """The words around a day, as far as the commas on the way to the next day."""
    start = max([0, *(one.offset + len(one.text) for one in others if one.offset < span.offset)])
    end = min([len(sentence.low), *(one.offset for one in others if one.offset > span.offset)])
    before, behind = sentence.low[start : span.offset], sentence.low[span.offset : end]
    if end < len(sentence.low) and "," in behind:
        behind = behind[: behind.rindex(",")]
    if start > 0 and "," in before:
        before = before[before.index(",") :]
    return before + behind


def _read_day_of_meeting(sentence: Sentence) -> None:
    """“That would be on Thursday 28 May”, right after a meeting was spoken of without its day."""
    if sentence.before.topic != "round" or sentence.found or not _ON_DAY.match(sentence.low):
        return
    ahead = [span for span in sentence.dates if sentence.ahead(span)]
    if ahead:
        sentence.say("next_round", dates=ahead[0])
