"""What may well tell when they decide, told without a word for it: a time or an event ahead × an end to the waiting.

“Before the month is out they'll have their person”, “she wants it off her desk before the 5th”, “nothing happens until
the budget is signed”. Asked less of a sentence than a statement would be: it only keeps a question from being asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued, pattern

_ONE = (
    r"(?:the|their|a|an|whoever|this|that|some)\s?(?:new\s|right\s|next\s|lucky\s|chosen\s|successful\s)?(?:person|one"
    r"|starter|hire"
    r"|man|woman|guy|girl|lad|colleague|candidate|replacement|successor|recruit|employee|member|body|assistant"
    r"|appointee"
    r"|joiner|pick|winner)"
)
# The end of the waiting, whoever brings it.
_OUTCOME = pattern(
    r"\b(?:(?:be|is|gets?|become|have\sit|all|things?|more)\s(?:\w+\s)?(?:clear|clearer|over|wrapped|through|known"
    r"|public"
    r"|official|final|tied\sup|sewn\sup|done|certain|definite))\b"
    r"|\boff\s(?:her|his|their|the)\s(?:desk|plate|list|hands|books|table|back|chest|to\sdo\slist)\b"
    rf"|\b(?:have|has|got|find|found|know|need|needs|want|wants|name|named|sign|signed|like|take|bring)\s{_ONE}\b"
    rf"|\b{_ONE}\s(?:(?:is|will|would|should|has|needs|must|can|could|ought|to|be|also|then|already"
    rf"|supposed)\s)*(?:start|starts"
    r"|started|begin|begins|in\b|on\b|there|here|join|joins|trained|take|takes|be\b|behind|at\b|ready|up\b|known|named)"
    r"|\b(?:yes|yay)\sor\s(?:a\s)?(?:no|nay)\b|\b(?:good|bad)\snews\b|\beither\sway\b|\bone\sway\sor\s(?:the\sother"
    r"|another)\b"
    r"|\b(?:sits?|gets?|puts?|comes?|meets?)\s(?:down\s|their\sheads\s)?together\b|\b(?:settles?|rubber\s?stamps?"
    r"|mulls?|sleeps?\son\sit)\b"
    r"|\b(?:puts?|puttin?g?)\s(?:the|a|my|our|his|her|their)?\s?names?\s(?:forward|up|in|to)\b|\b(?:expect|get|receive"
    r"|have)\s(?:some\s)?(?:post|mail|something)\b"
    r"|\b(?:meeting|staff\smeeting|board|council|committee|panel|partners|trustees|governors|directors)\s(?:meets?"
    r"|sits?|votes?|decides?|is|are|looks?)\b"
    r"|\b(?:in\sa\s(?:rush|hurry)|need\s(?:cover|hands|help|somebody|someone|people|a\sbody|bodies)"
    r"|short\sof\s(?:hands|staff|people)|shorthanded)\b"
    r"|\b(?:a|the|my|an|our|your|their|her|his)\s(?:phone\s?call|call|e?\s?mail|letter|ring|text|message|answer|reply"
    r"|result|word)\b"
    r"|\b(?:told|tells?|telling|hear|hears|heard|know|knows|learn|find\sout|informed|notified|told)\b"
    r"|\b(?:come|comes|coming|get|gets|getting|go|report|reports)\sback\b(?!\s(?:from|in\b|home))"
    r"|\b(?:look|looks|looking|go|goes|going)\s(?:at|over|through)\s(?:all\sof\s)?(?:us|everyone|everybody"
    r"|the\s(?:names|candidates|list"
    r"|notes|field|lot|applications))\b"
    r"|\b(?:compare|compares|confer|confers|huddle|discuss|discusses|weigh|weighs|debrief|debriefs|deliberate"
    r"|deliberates|put"
    r"\stheir\sheads\stogether|talk\s(?:it|us|everyone)\sover|sit\sdown\s(?:on|about|over)\s(?:it|this|us))\b"
    r"|\b(?:whole\s(?:thing|business|lot)|everything|it\sall|this\sthing|it)\s(?:to\sbe\s|is\s|gets\s|be\s)?(?:done"
    r"|over|sorted|settled|tied"
    r"|finished|closed|decided|through)\b"
    r"|\b(?:last|final|remaining|other|rest\sof\sthe)\s(?:person|people|candidates?|ones?|applicants?|interviews?|two"
    r"|three|four"
    r"|interviewee)\b.{0,60}\b(?:then|after|quick\w*|fast|once|and)\b"
    r"|\b(?:offers?|letters|results?|outcome|decision|choice|appointment|shortlist|verdict)\b"
    r"|\b(?:nothing|no\s\w+|not\s(?:a\s\w+|much|anything))\s(?:\w+\s){0,2}?(?:happens?|moves?|goes|before|until|till"
    r"|done|possible)\b"
    r"|\bnot\s(?:\w+\s)?(?:do|move|start|happen|pick|say|settle|sign|act)\b(?:\sany\w*|\sa\sthing|\W*$|\swithout)"
    r"|\bstands?\sstill\b|\bon\shold\b"
    r"|\b(?:patient|patience|sit\stight|hang\son|hold\son|bear\swith|hang\sin|keep\swaiting|wait|waiting)\b"
    r"|\bnames?\s(?:go|goes|are|get|gets|will\sbe|come|comes|is)\s(?:\w+\s)?(?:up|on|out|read|in)\b"
    r"|\bthe\snew\s(?:[\w-]+\s)?[\w-]+(?:er|or|den|ist|ant|ent|man|ian|ee|cook|chef|nurse|head|lead|guard|clerk|hand"
    r"|aide|mate|person|one)\s(?:starts?|begins?|moves?|takes?|has|needs|is|comes|joins|must|should|will)\b"
    r"|\b(?:is|was)\sthe\sday\b|\b(?:ring|rings|call|calls|phone|phones|go|goes|write|writes|ask|asks)\sa?round\b"
    r"|\b(?:talk|talks|thrash|go|goes)\s"
    r"(?:it|us|this)\s(?:through|out|over)\b"
    r"|\b(?:appoint\w*|choos\w+|chosen|decid\w+|pick(?:s|ed|ing)?|settl\w+|vot(?:e|es|ing)|narrow\w*|whittl\w+)\b"
)
# “It'll be Tuesday”, “it drags on till after the audit”: what else would “it” be.
_IMPERSONAL = cued(
    r"\b(?:it|this|that|the\s(?:whole\s)?(?:thing|process|decision|wait|matter|business|rest|choosing"
    r"|selection))\s(?:(?:is|will|would"
    r"|should|could|might|may|can|has\sto|must|ought\sto|all|then|probably|not|only|just|also|still|is\sgoing\sto)\s)*"
    r"(?:be|take|takes|drag|drags|run|runs|happen|happens|end|ends|last|lasts|stretch|stretches|come|comes|go|goes"
    r"|fall|falls"
    r"|(?<=is\s)(?:a|only|just|about|around|by|before|on|next|this|in|until|till|not|at|after|within|up))\b"
    r"|\b(?:then|another|roughly|takes?|allow|allows|give|gives|count\son|add)\s(?:(?:about|around|roughly|it|them|us"
    r"|maybe|another|at\sleast|up\sto)\s)*(?:a|one|two|three"
    r"|four|six|ten|\d+|some|a\sfew|a\scouple\sof)\s(?:\w+\s)?(?:days?|weeks?|months?|fortnight)\b"
    r"|\b(?:have|has|need|needs|want|got|get)\s(?:to\shave\s)?(?:a|the)\sname\b"
    r"|\b(?:let|have|want|wants|like|likes|get|gets|needs?)\s(?:it|this|the\sthing)\s(?:run|drag|slip|go|lie|wait"
    r"|settled|sorted|done"
    r"|over|finished|out|behind|closed|filled|wrapped|decided|hang|slide)\b"
)
_NOT_IT = cued(
    r"\b(?:shop|show|exhibition|sale|course|season|festival|rain\w*|snow\w*|sunny|weather|open|closed|free|lunch|bus"
    r"|train|parking"
    r"|contract|start|shift|work|notice|salary|holiday|school|term|project|launch|fair|market|event|concert|match"
    r"|game)\b"
)
_EVENT = pattern(
    r"\b(?:once|after|as\ssoon\sas|when|until|till|til|before|by\sthe\stime|the\s(?:day|week|minute|moment)|pending"
    r"|depends?\son"
    r"|hangs?\son|not\sbefore|subject\sto)\s(?!(?:that|this|it|which|lunch|work|a\swhile|hours|dark|all|school)\b(?:,"
    r"|\W*$))"
    r"(?:[\w'’]+\s){1,6}?(?:is|am|are|has|have|gets?|comes?|goes|ends?|starts?|begins?|closes?|opens?|signs?|signed"
    r"|agreed|approved|over|done|back|seen|met"
    r"|finish\w*|lands?|leaves?|returns?|sits?|arrives?|been|passed|had)\b"
)
_SEASON = cued(
    r"\b(?:by|before|after|over|around|about|come|at|towards?|until|till|into|past|beyond|this\sside\sof|end\sof"
    r"|start\sof|beginning\sof|early|late|mid|middle\sof|first"
    r"\sthing|in)\s(?:the\s|next\s|this\s|all\s)*(?:advent|lent|ramadan|passover|hanukkah|thanksgiving|halloween"
    r"|michaelmas|bonfire\snight"
    r"|st\s\w+'s\sday|bank\sholiday|christmas|xmas|easter|diwali|eid|pentecost|new\syear|carnival|matariki|harvest"
    r"|half\sterm|term|pay\s?day"
    r"|year\send|month\send|quarter|turn\sof\sthe\s\w+|holi|onam|pongal|nowruz|midsummer|(?:the\s)?(?:weekend|month"
    r"|audit|inspection|elections?|budget|season|holidays)|december|january|february|march|april"
    r"|june|july|august|september|october|november)\b"
    r"|\b(?:a\s(?:matter|question)\sof|within|some|several|a\sfew|a\scouple\sof|few|only|just|\d+|two|three"
    r"|ten)\s(?:more\s|working\s)?(?:hours|days"
    r"|weeks|wks)\b|\b(?:until|till|not\sbefore)\s(?:epiphany|ash\swednesday"
    r"|candlemas|st\.?\s\w+|lammas|purim|chanukah|navratri|dussehra|juneteenth|anzac)\b"
    r"|\b(?:overnight|tonight|tomorrow|any\s(?:day|minute|time)\snow|fortnight)\b|\ba\s(?:day|week)\sor\s(?:so|two)\b"
    r"|\b(?:before|until|till|when|by\sthe\stime)\s(?:the\s)?(?:\w+\s)?(?:month|week|year|term|season|summer|winter"
    r"|quarter)\s(?:is|ends?|starts?|begins?)\b"
)
_MINE = cued(
    r"\b(?:i|we)\s(?:(?:will|would|shall|should|can|could|must|am|are|going|to|have|need|promised|also|then|just|still"
    r"|am\sto)\s)*"
    r"(?:tell|told|call|called|ring|rang|phone|phoned|email|emailed|write|wrote|text|texted|decide|start|started"
    r"|answer|let|send"
    r"|sent|give|gave|ask|asked|post|mail|bring|promised|owe|owed|pick|book|chase|nudge|hand|finish|move|moved|pay"
    r"|help|leave|said)\b"
    r"|\bmy\s(?:notice|answer|decision|reply|choice|start|landlord|flat|lease|birthday|holiday|course|exam|results?"
    r"|contract|visa)\b"
    r"|\b(?:let|tell|call|ring|email|text|write|get\sback\sto|send|give|bring|show)\s(?:to\s)?(?:her|him|them)\b"
)
_PAST = pattern(
    r"\b(?:was|were|had|did|took|decided|knew|chose|picked|yesterday|ago|rang|phoned|since|last\s(?:year|month|week"
    r"|time)|been|opened"
    r"|retired|founded|used\sto)\b"
)
_FRAME = cued(
    r"\b(?:(?:she|he|they|hr|it|@\d+|[a-z'-]+)\s)?(?:told\s(?:me|us)|said|says|promised\s(?:me|us)?|thought|reckoned"
    r"|was\s(?:told|the\sanswer)"
    r"|were\stold|warned(?:\sme)?|guessed|mentioned|explained|assured\sme|figured|heard(?=\s(?:that|they|it|she|he))"
    r"|whispered|texted|hinted|let\sslip|leaked|confided|gave\saway|laughed|reckons|thinks)\b"
)
_FAR = 200  # days
# “They said I'd be told on Tuesday”: a weekday behind a verb in the past is none that has been.
_WEEKDAY = pattern(r"(?:on\s)?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?", re.IGNORECASE)
_WEEK = 7  # days
_HYPHEN = pattern(r"(?<=\w)-(?=\w)")
_SHORT = 8  # words
_BARE = 5  # words of a bare length of time
_FACTS = cued(
    r"\b(?:shifts?|probation|training|opens?|opening|hours|party|open\sday|salary|pay(?!\s?day)|pension|notice"
    r"|induction"
    r"|rent|lease|interview(?:ed)?|round|trial|second|party)\b"
)


def may_say_when(sentence: Sentence) -> bool:
    """Whether a part of the sentence may well tell when they decide."""
    anchor = sentence.setting.anchor
    if not sentence.found and _is_bare_time(sentence):
        return True
    told = _FRAME.search(sentence.low) is not None
    times = [
        span.offset
        for span in (*sentence.dates, *sentence.durations)
        if 0 < (span.end - anchor).days + (_WEEK if told and _WEEKDAY.fullmatch(span.text) else 0) <= _FAR
        and (told or not span.past)
    ]
    for start, part in _parts(_HYPHEN.sub(" ", sentence.low)):
        plain = _FRAME.sub(" ", part)
        timed = any(start <= one < start + len(part) for one in times) or _SEASON.search(plain) or _EVENT.search(plain)
        if not timed or _MINE.search(plain) or _PAST.search(plain) or _FACTS.search(plain):
            continue
        if _OUTCOME.search(plain) or (_IMPERSONAL.search(plain) and not _NOT_IT.search(plain)):
            return True
        if told and len(plain.split()) <= _SHORT and not sentence.found:
            return True  # “Not this side of December, Jane said.”
    return False


def _is_bare_time(sentence: Sentence) -> bool:
    """“Nine working days.”, “After half term, roughly.”, “A week, she held up one finger for it.”"""
    low = sentence.low
    if len(sentence.tokens) <= _BARE and (sentence.durations or _SEASON.match(low)):
        return not _FACTS.search(low) and not _PAST.search(low)
    first = sentence.durations[0] if sentence.durations else None
    if first is None or not _LEAD.fullmatch(low[: first.offset]) or _FACTS.search(low):
        return False
    behind = low[first.offset + len(first.text) :]
    return re.match(r"(?:\s(?:or\sso|tops|max|at\s(?:most|least)))?\s?[,;:–—]", behind) is not None and not re.search(
        r"\bi\b|\bmy\b|\bago\b", low
    )


_LEAD = pattern(r"\W*(?:(?:about|around|roughly|maybe|probably|within|in|another|say|at\sleast|up\sto|some|good)\s)*")
_BREAK = re.compile(r"[;:–—]|,\s(?=(?:and|but|so|then)\s)|\s(?=but\s)")


def _parts(low: str) -> Iterator[tuple[int, str]]:
    """The sentence as a whole if it is short, and its parts."""
    start = 0
    for match in _BREAK.finditer(low):
        yield start, low[start : match.start()]
        start = match.end()
    yield start, low[start:]
