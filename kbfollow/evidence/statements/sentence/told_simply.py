"""Other words for what is read already: two who are left, an answer to come, a thing taken somewhere, nothing sent.

Each shape is a class of phrases and the plain words that mean the same; what stands around it is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kbfollow.evidence.statements.sentence.told_bare import told_bare
from kbfollow.patterns import pattern

_NAME = r"(?!(?:I|We|He|She|They|It|The|My|But|And|So|If|No|Not)\b)[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+"

# “It's me or one other”, “they want me or the internal one”, “it's mine or Pete's”: open between two.
_THE_OTHER = (
    r"(?:another|someone|somebody|one\s(?:other|more)|(?:the|an?|one|some|their|that|this|his|her)\s(?:[\w-]+\s){0,2}?"
    r"(?:other|internal|insider|external|second|candidate|applicant|lad|lass|girl|guy|fella|bloke|woman|man|chap|one"
    rf"|person|fellow|colleague|boy|kid|graduate|temp|trainee|nephew|niece|cousin|assistant)|{_NAME})\b"
)
_ONE_OF_TWO = pattern(
    r"\b(?:(?:[Ii]t|[Tt]hat|[Tt]his|(?:[Tt]he|[Tt]his)\s(?:job|post|place|role|position|gig|chair|van|contract))(?:'s|\s(?:is|was|will\sbe|comes"
    r"|goes))\s|(?:[Tt]hey|[Ss]he|[Hh]e)\s(?:(?:will|would|either|still|now)\s)*(?:wants?|takes?|picks?|chooses?|hires?"
    r"|have|has|goes\sfor|go\sfor)\s)(?:(?:either|now|still|just|basically|down|to|between|with)\s)*(?:me|mine)\s"
    rf"(?:or|vs\.?|versus|against)\s{_THE_OTHER}(?:'s)?"
)
# “He said I would have an answer in ten days”: theirs.
_ANSWER_TO_COME = pattern(
    r"\b(?:I|i|[Ww]e)\s(?:will|would|should|shall|(?:am|are|was|were)\sto)\s(?:(?:probably|definitely|surely|also|then|all)\s)?"
    r"(?:have|get|receive|hear|know|be\s(?:told|given|sent))\s(?:(?:an|the|their|his|her|a|some|my)\s)?"
    r"(?:(?:final|firm|clear|definite|definitive|official|written)\s)?"
    r"(?:answer|decision|word|news|results?|verdict|outcome|reply)(?:\sfrom\s(?:them|her|him))?"
    r"(?=\s(?:by|in|within|on|before|inside|at|after|no\slater|next|this|tomorrow|today|tonight|early|some\stime|either)\b|\s?[.,;!]?$)"
)
_MY_ANSWER = pattern(
    r"\boffer|\b(?:they|[Ss]he|[Hh]e|They|[A-Z]\w+)\s(?:asked|asks|(?:wants?|wanted|needs?|needed|has|have)\sto\sknow)\b|\b(?:I|i|[Ww]e)\s(?:(?:have|also|then|just)\s)*(?:said|told|promised|wrote|e?mailed|replied|assured)\b"
    r"|^\W*(?:[Ss]aid|[Tt]old|[Pp]romised|[Ww]rote|[Rr]eplied)\b(?!\sme\b|\sus\b)|\b(?:tell|give|let)\s(?:them|her|him)\b|\bif\b"
)
# “Thanked Moira, Anton wasn't in”: another sentence, which thanks nobody.
_NOT_THERE = (
    r"(?:(?:was|were|is|had|has|have)\s(?:(?:already|sadly|still|just|both|all|unfortunately)\s)*(?:not\s(?:in|there|around|about|on|working|free|at|back|to\sbe|yet)\b|out\b"
    r"|off\b|away\b|gone\b|left\b|been\s(?:off|out|away)\b|on\s(?:leave|holiday|vacation|a|the|her|his)\b|at\s(?:lunch|home|a|the)\b|ill\b|sick\b|busy\b"
    r"|abroad\b|upstairs\b|elsewhere\b|in\sa\b|nowhere\b|tied\sup\b|with\sa\b)|(?:not|no\slonger)\s(?:in|there|around)\b|could\snot\sbe\b)"
)
_ANOTHER_AWAY = pattern(
    rf"(?:\s?(?:,|\(|\s[-–—])\s?(?:(?:and|as|since|though|although|only)\s)?|\sand\s)"
    rf"(?P<who>{_NAME}(?:\s{_NAME})?(?:\s(?:and|&)\s{_NAME}(?:\s{_NAME})?)?)(?:\s{_NOT_THERE}"
    r"|'s\s(?:out|off|away|gone|ill|sick|abroad|not\sin|on\s(?:leave|holiday|vacation))(?![\w-]))"
)
# “The working hours for the Christmas weeks by Wednesday”: the time that a thing is about.
_HOURS_OF = pattern(
    r"\b(?P<what>(?:hours|rota|roster|shifts?|times|timetable|schedule|duties|cover))\sfor\s(?:the\s|all\sthe\s)?"
    r"(?:first\s|last\s)?(?:[Cc]hristmas|[Xx]mas|[Ee]aster|[Nn]ew\s[Yy]ear'?s?|[Dd]iwali|[Hh]anukkah|[Tt]hanksgiving|[Ww]inter|[Ss]ummer|[Ss]pring|[Aa]utumn"
    r"|[Hh]alf-?\s?term|[Bb]ank\s[Hh]oliday|[Hh]oliday|[Ff]estive)(?:\s(?:weeks?|weekends?|period|holidays?|days?|season|rush|break|term|months?))?"
    r"(?=\s(?:by|before|on|tomorrow|today|tonight|this|next|no\slater|until)\b)"
)
# “I take my CDL copy to HR by 1/20”: announced, with its day.
_DAY = (
    r"(?:(?:on|by|before|until|no\slater\sthan|first\sthing|come)\s)*(?:(?:this|next|the)\s)?"
    r"(?:(?:[Mm]on|[Tt]ues?|[Ww]ed(?:nes)?|[Tt]hu(?:rs?)?|[Ff]ri|[Ss]at(?:ur)?|[Ss]un)(?:day)?\b|tomorrow|tonight|\d{1,2}[/.-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)\b"
    r"|\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s\d)"
)
_A_DESK = (
    r"(?:HR|hr|personnel|payroll|reception|security|occupational\shealth|(?:the|their)\s(?:[\w-]+\s){0,2}?(?:office|desk|reception|front\sdesk|depot|agency|school"
    r"|yard|site|clinic|ward|warehouse|shop|store|plant|garage|surgery|practice|counter|gate|gatehouse|lodge|studio|branch|hotel|college|secretary|manager"
    r"|receptionist|clerk|owner|boss|foreman|dispatcher|bursar|recruiter)\b)"
)
_SOMEBODY = rf"(?:her|him|them|(?!Mum|Mom|Dad|Gran)(?:(?:Mrs?|Ms|Dr)\.?\s)?{_NAME})"
_TAKES_IT = pattern(
    r"^(?P<lead>(?:[-•*]\s)?(?:(?:and|then|so|also)\s)?)(?P<me>I|i|We|we)\s(?P<act>take|bring|drop|hand|carry|run|deliver|return|post|fax|pass)\s"
    r"(?:(?:in|off|round|over|back)\s)?(?P<what>(?:the|my|our|a|an|two|three|both|all|that|those)\s"
    r"(?!(?:[\w-]+\s)?(?:bus|train|tram|tube|metro|ferry|car|bike|coach|kids?|child|children|boys?|girls?|dogs?|cat|lift|stairs|lunch|sons?|daughters?|mother"
    r"|father|nephew|niece|baby|twins|wife|husband|day|shift|class|orders?|parcels?|deliver\w+|bread|takings|post|mail|rubbish|bins|exams?|course|lessons?|tours?|calls?)\b)"
    rf"[^,;.]{{2,50}}?)\s(?:(?:in|over|round|off|back|up|down|along)\s)?(?P<by>to|at|into|with|by|past)\s(?:{_A_DESK}|(?P<whom>{_SOMEBODY}))\s(?={_DAY})"
)
_HABIT = pattern(
    r"\b(?:every|each|always|usually|often|normally|mostly|sometimes|never|when|whenever|if|used)\b|days\b",
    re.IGNORECASE,
)
# “Have to take the typing test online by Friday”: done at home, in one's own time.
_TEST_AT_HOME = pattern(
    r"\b(?P<act>do|take|sit|complete|finish|get\sthrough)\s(?P<what>(?:(?:the|their|that|this|an?|her|his|my)\s)?(?:(?!(?:driving|trade|weld\w*|fitness|swim\w*|road|medical|drug|flight|line)\b)[\w-]+\s){0,3}?"
    r"(?:tests?|assessments?|questionnaires?|quiz|modules?))(?P<home>(?:\s(?:online|on-?line|at\shome|from\shome|on\s(?:my|a|the)\s(?:laptop|phone|computer"
    r"|website|portal)))*)\s(?=(?:by|within|before|inside|no\slater|until)\b(?!\s(?:they|she|he|I|i|we|it|that|the\s(?:board|panel|interview))\b)(?!.*\b(?:at|in)\s(?:the|their)\s(?:office|site|depot|plant|school|shop|clinic"
    r"|cent(?:re|er)|lab|yard|agency)))"
)
# “Still haven't called Yusra back”, “never got round to a card for Alasdair”, “no text to Ines yet”.
_DEED = dict(
    one.split(":")
    for one in """
    text:texted call:called e-mail:emailed email:emailed mail:mailed message:messaged word:messaged reply:answered
    ring:rung dm:messaged whatsapp:messaged calling:called ringing:rung phoning:phoned texting:texted emailing:emailed
    e-mailing:emailed mailing:mailed messaging:messaged chasing:chased contacting:contacted writing:written
    """.split()
)
_HAVE_NOT = pattern(
    r"^(?P<lead>(?:[-•*]\s)?)(?:(?:[Ss]till\s)?[Hh]ave|[Ss]till)\s[Nn]ot\s(?=(?:called|rung|rang|phoned|texted|e-?mailed|mailed|messaged|written"
    r"|contacted|chased|replied|answered|pinged|got\sback|got\sin\stouch|followed\sup|checked\sin)\s(?:(?:back\s)?(?:to|with)\s)?"
    rf"(?:{_NAME}|her\b|him\b|them\b|HR\b|hr\b))"
)
_NEVER_GOT_TO = pattern(
    r"(?P<lead>^(?:[-•*]\s)?|\bI\s|[,;]\s)(?:[Nn]ever|(?:[Dd]id|[Hh]ave|[Hh]ad)\snot|[Ss]till\shave\snot|[Hh]ave\snot\syet)\s(?:yet\s)?(?:got|get|gotten|managed|come)\s(?:a?round\s)?to\s"
    r"(?:(?P<deed>calling|ringing|phoning|texting|e-?mailing|mailing|messaging|chasing|contacting|writing(?=\sto\b))"
    rf"|(?:an?|the|that|my|his|her)\s(?:[\w-]+\s)?(?P<thing>card|note|letter|line|thank-you|thanks|e-?mail|text|message|call|reply)\s(?:for|to))\s(?=(?:to\s)?{_NAME}|her\b|him\b)"
)
_NO_TEXT_TO = pattern(
    r"^(?P<lead>(?:[-•*]\s)?)(?:(?:[Ss]till|[Ss]o\sfar|[Aa]s\syet|[Aa]nd|[Bb]ut)\s)*[Nn]o\s(?P<deed>text|call|e-?mail|mail|message|word|reply|whatsapp|dm)\s"
    rf"(?:(?:sent|made|written|out|gone)\s)?(?:back\s)?to\s(?={_NAME}(?:\s{_NAME})?(?:\s(?:yet|so\sfar|still|either|at\sall|about)\b|\s?[.,;!]|\s?$))"
)
# “No, thanks sent to Hana yesterday”: an answer, and then what was done.
_NO_COMMA = pattern(
    r"^(?:[Nn]o|[Nn]ope|[Nn]ah),\s(?=(?:the\s|my\s|a\s)?(?:thanks|thank-yous?(?:\s(?:note|card|mail|e-?mail|letter))?)\s(?:(?:was|were|is|are|has\sbeen|have\sbeen)\s)?"
    r"(?:sent|gone|went|written|posted|e-?mailed|mailed|texted)\b(?!.*\b(?:yet|not|never)\b))"
)


# “Nor have I told Bev”, “never once did I write to him”: a denial with its words turned round.
_TURNED_DENIAL = pattern(
    r"\b(?:[Nn]or|[Nn]either|[Nn]ever(?:\sonce)?|[Nn]ot\sonce)\s(?P<verb>have|had|did|do|will|could|can|would|am|was|were|are)"
    r"\s(?P<i>I|i|we)\b"
)
# “Text to Neil to say thanks, same night”: what went out, told without a verb.
_TEXT_TO_THANK = pattern(
    rf"^(?P<lead>(?:[-•*]\s)?)(?:[Aa]\s|[Qq]uick\s)*(?P<deed>[Tt]ext|[Ee]-?mail|[Mm]ail|[Mm]essage|[Nn]ote|[Cc]ard|[Ll]etter)\sto\s"
    rf"(?P<who>{_NAME}(?:\s{_NAME})?)\sto\s(?:say\s(?:thanks|thank\syou|thx|ty)|thank\s(?:him|her|them))(?=,?\s(?:the\s|that\s)?(?:same|very)\s|,?\s(?:last\snight|yesterday))"
)


def told_simply(text: str) -> str:
    """A plain sentence with some classes of phrases in the words that are read."""
    low = text.lower()
    for cue, expression, told in _SHAPES:
        if cue in low:
            text = expression.sub(told, text)
    if "thank" in low:
        text = _ANOTHER_AWAY.sub(_apart, _NO_COMMA.sub("", text))
    return told_bare(text, low)


def _theirs(match: re.Match[str]) -> str:
    return match[0] if _MY_ANSWER.search(match.string) else "they will tell me the decision"


def _announced(match: re.Match[str]) -> str:
    taken_there = match["act"] in ("take", "run", "carry", "pass") and match["by"] not in ("to", "into")
    if taken_there or _HABIT.search(match.string):
        return match[0]
    act = match["act"] if match["act"] in ("return", "post", "fax") else "bring"
    to = f" to {match['whom']}" if match["whom"] else ""
    return f"{match['lead']}{match['me']} will {act} {match['what']}{to} "


def _done_at_home(match: re.Match[str]) -> str:
    return f"{'do' if match['act'] in ('take', 'sit') else match['act']} {match['what']} "


def _apart(match: re.Match[str]) -> str:
    return f"; {match['who']} was not there"


def _not_sent(match: re.Match[str]) -> str:
    lead = match["lead"].removesuffix("I ")
    if match["deed"]:
        return f"{lead}I have not {_DEED[match['deed'].lower()]} "
    return f"{lead}no {match['thing']} to "


# Each shape with letters that stand in each sentence of it, and how it is told plainly; in this order.
_SHAPES: tuple[tuple[str, re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (" me or ", _ONE_OF_TWO, "it is between two"),
    (" mine or ", _ONE_OF_TWO, "it is between two"),
    (" me v", _ONE_OF_TWO, "it is between two"),
    (" me against ", _ONE_OF_TWO, "it is between two"),
    ("answer", _ANSWER_TO_COME, _theirs),
    ("decision", _ANSWER_TO_COME, _theirs),
    ("word", _ANSWER_TO_COME, _theirs),
    ("news", _ANSWER_TO_COME, _theirs),
    ("result", _ANSWER_TO_COME, _theirs),
    ("verdict", _ANSWER_TO_COME, _theirs),
    ("outcome", _ANSWER_TO_COME, _theirs),
    (" for ", _HOURS_OF, r"\g<what>"),
    ("i ", _TAKES_IT, _announced),
    ("we ", _TAKES_IT, _announced),
    ("not ", _HAVE_NOT, r"\g<lead>I have not "),
    ("test", _TEST_AT_HOME, _done_at_home),
    ("assessment", _TEST_AT_HOME, _done_at_home),
    ("questionnaire", _TEST_AT_HOME, _done_at_home),
    ("module", _TEST_AT_HOME, _done_at_home),
    ("quiz", _TEST_AT_HOME, _done_at_home),
    ("or ", _TURNED_DENIAL, r"\g<i> \g<verb> not"),
    ("neither ", _TURNED_DENIAL, r"\g<i> \g<verb> not"),
    ("never ", _TURNED_DENIAL, r"\g<i> \g<verb> not"),
    ("not once ", _TURNED_DENIAL, r"\g<i> \g<verb> not"),
    (" to ", _TEXT_TO_THANK, r"\g<lead>thanked \g<who> by text"),
    (" to ", _NEVER_GOT_TO, _not_sent),
    ("no ", _NO_TEXT_TO, _not_sent),
)
