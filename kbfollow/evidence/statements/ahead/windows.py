"""When they decide, told by what they will do to everybody, by whom the names go to, or as a bare answer.

“They email everyone by Thursday”, “names go to the trustees on 3 December”, “they need a man started by the 30th”,
“one to two weeks, said the HR lady”; and “mid January” right after “When do they decide?”
"""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_ALL = (
    r"(?:everybody|everyone|ppl|people|us\sall|all\sof\s(?:us|them)|each\sof\s(?:us|them)|both\sof\sus|the\slot\sof\sus"
    r"|(?:all\s)?(?:the\s)?(?:candidates|applicants|interviewees|shortlisted|finalists)|all\s(?:two|three|four|five|six"
    r"|seven|eight)"
    r"|the\s(?:two|three|four|five|six|seven|eight)\sof\sus)"
)
# “They ring everybody on Tuesday”, “will have phoned us all by Friday”, “calling people Monday”.
_TELLS_ALL = cued(
    r"\b(?P<verb>ring|ringing|rings|rung|call|calls|calling|called|phone|phones|phoning|phoned|e-?mail|e-?mails"
    r"|e-?mailing"
    r"|e-?mailed|text|texts|texting|texted|tell|tells|telling|told|contact|contacts|contacting|contacted|notify"
    r"|notifies"
    r"|notifying|notified|write|writes|writing|written|message|messages|messaging|messaged|answers?|answering|answered|(?:repl(?:y|ies|ying)|responds?|responding"
    r"|(?:get|gets|come|comes|getting|coming)\sback)(?=\sto\b))\s(?:to\s|round\s)?(?P<all>"
    + _ALL
    + r")\b|\b(?:will|would|should|to|they|she|he)\shave\s(?P<all2>"
    + _ALL
    + r")\s(?P<done>rung|called|phoned|told|emailed|notified|contacted"
    r"|answered|informed)\b"
)
_FINISHED = frozenset(
    "rung called phoned emailed e-mailed texted told contacted notified written messaged answered".split()
)
_PERFECT = pattern(r"\b(?:will|would|should|to)\s(?:have|be)\s(?:\w+\s)?$")
# “Everyone gets a call by the 27th”, “phone calls go out Tuesday”.
_ALL_GET = cued(
    _ALL + r"\s(?:will\s|should\s|would\s|to\s)?(?:gets?|hears?|be\sgetting|receives?|has|have)\s(?:\w+\s)?"
    r"(?:an?\s|the\s|their\s)?"
    r"(?:\w+\s)?(?:call|phone\scall|letter|e-?mail|mail|message|text|answer|reply|ring|word|news|back"
    r"|yes\sor\s(?:a\s)?no|something)\b"
)
# “Everyone hears by 27 February”, “both get told within a fortnight”: and nothing else between that and the time.
_ALL_KNOW = cued(
    rf"(?:\b|^)(?:{_ALL}|both|each)(?:\sof\s(?:us|them))?(?:'s(?=\s(?:told|informed|notified)))?\s(?:(?:will|should|would|to|then|all|only|usually|always|normally)\s)*"
    r"(?:hears?|knows?|learns?|finds?\sout|(?<='s\s)(?:told|informed|notified)|(?:is|are|be|gets?)\s(?:told|informed|notified|answered|an\sanswer"
    r"|an?\s(?:phone\s)?(?:call|letter|reply|e-?mail)|the\s(?:call|letter|answer|news)|word|news|their\s(?:answer|letter|call)))\s"
    r"(?:(?:back|either\sway|one\sway\sor\s(?:the\sother|another)|probably|hopefully|sometime|some\stime)\s)*"
    r"(?=(?:by|before|within|inside|in|on|no\slater|this|next|at\sthe\s(?:latest|end)|tomorrow|the\s(?:week|day|same|end)"
    r"|mon|tue|wed|thu|fri|sat|sun|a\s(?:week|fortnight|month)|two|three|around|about|early|mid|late)\w*\b)"
)
_SENT_OUT = cued(
    r"\b(?:the\s|their\s|all\s)?(?:phone\s)?(?:calls|letters|answers|results|replies|e-?mails)\s(?:will\s|should\s"
    r"|are\sto\s|to\s)?"
    r"(?:go|goes|going|be\sgoing|are\sgoing|get\ssent|be\ssent|are\ssent|come|are\sdue)\s(?:out|off|round)\b"
)
# “Names go to the trustees on 3 December”, “it goes before the board on the 8th”.
_GOES_TO_BODY = cued(
    r"\b(?:names?|papers|scores|notes|files?|recommendations?|shortlist|list|it|this|everything|we|applications"
    r"|reports?)\s"
    r"(?:then\s|all\s|will\s|has\sto\s|have\sto\s|now\s|first\s|still\s)*(?:go(?:es)?|be\sgoing|is\sgoing|are\sgoing"
    r"|is\sput"
    r"|are\sput|gets?\sput|be\sput|come)\s(?:up\s|over\s|back\s)?(?:to|before|in\sfront\sof|past)\s(?:the\s|their\s|a\s"
    r"|an\s)?"
    r"(?:\w+\s)?(?:trustees|board|committee|governors|council|partners|directors?|head\soffice|owners?|panel|elders"
    r"|vestry|pcc"
    r"|senate|faculty|management|bosses|boss|regional\s\w+|area\smanager|ceo|md|finance|personnel|hr|jury|commission"
    r"|mayor)\b"
)
# “They need a man started by the 30th”, “want somebody on the bench from 1 December”.
_WANT_IN_PLACE = cued(
    r"\b(?:need|needs|want|wants|like|likes|after|must\shave|have\sto\shave|has\sto\shave|hoping\sfor|looking\sfor"
    r"|looking\sto\shave)\s"
    r"(?:to\shave\s|to\sget\s)?(?:a|an|the|some|another|one|their|our|new|extra|more)?\s?(?:new\s|good\s|extra\s"
    r"|second\s|third\s"
    r"|spare\s|full\s)*(?:man|woman|person|body|bodies|pair\sof\shands|hands|somebody|someone|lad|lass|girl|bloke|fella"
    r"|driver"
    r"|cook|chef|nurse|carer|teacher|clerk|fitter|welder|hand|starter|start|cover|replacement|guard|cleaner|baker"
    r"|porter|tech"
    r"|technician|assistant)\s(?:(?!who\b|that\b|can\b)\w+\s){0,3}?(?:started|starting|to\sstart|trained|in|on|there"
    r"|here|at|up|ready"
    r"|working|going|from|by|before|for|behind|signed|settled|sorted|with)\b"
)
# “They want someone in on Monday to fix the boiler”
TO_MEND = pattern(
    r"\bto\s(?:fix|mend|repair|service|look\sat|clean|paint|install|deliver|read\sthe|collect|inspect|audit|unblock"
    r"|measure|tune|check|see\sto|sort\sthe|move|pick\sup|cut|test\sthe|treat|wash|empty|sweep|survey|value|quote"
    r"|decorate|tile|plaster|rewire|unpack|photograph|count|lift|shift)\b"
)
# “Foreman has to have his crew complete by the 30th”
_CREW_COMPLETE = cued(
    r"\b(?:has|have|must|needs?|wants?|would\slike|hopes?|hoping|aims?|aiming|plans?|expects?|likes?|due|wants)\s"
    r"(?:to\s)?(?:have\s|get\s|see\s|be\s)?(?:his|her|their|its|the|a\sfull)\s(?:\w+\s)?(?:crew|team|roster|squad"
    r"|line-?up|staff|complement|gang|cast|section|faculty|department|bench|brigade|panel\sof\stutors|numbers)\s"
    r"(?:all\s|fully\s)?(?:complete|full|together|in\splace|filled|settled|picked|named|up\sto\sstrength|sorted|chosen"
    r"|set|staffed|signed)\b"
)
# “Names go up on the board in the yard on Friday”
_NAMES_GO_UP = cued(
    r"\b(?:names?|cast\slist|team\ssheet|(?:the|their)\slist|(?:the|their)\s(?:\w+\s)?(?:results|roster|selection))\s"
    r"(?:(?:will|to|is|are|be|get|gets|being|should)\s)*(?:go(?:es|ing)?\s(?:up|out|on\s(?:the|their))|up\son"
    r"|posted|pinned|put\sup|published|announced|read\sout|released|stuck\sup|called\sout)\b"
)
# “Shortlist decided by the end of next week”, “names out on 1 December”
_LIST_MADE = cued(
    r"(?:^|[,;:(–—-]\s?|\b(?:and|but|so|then)\s)\W*(?:(?:the|their|final|then)\s)*(?:short\s?-?list|long\s?-?list|names?|list(?:\sof"
    r"\s(?:names|candidates|who\s\w+\s\w+))?|who\s(?:goes|gets|comes|moves)\s(?:on|forward|through|back))\s"
    r"(?:(?:is|are|be|will|gets?|should|would|to|has|have|been|all|being|then)\s)*"
    r"(?:decided|drawn\sup|picked|done|made|out|up|ready|settled|agreed|finali[sz]ed|known|chosen|fixed)\s"
    r"(?=(?:by|in|on|within|before|next|this|tomorrow|at|no\slater|around|about|the|mon|tue|wed|thu|fri)\w*\b)"
)
# “Offer calls are made next Tuesday”, “letters of offer go out on Friday”.
_OFFERS_OUT = cued(
    r"(?<!special\s)(?<!menu\s)(?<!their\s)(?<!on\s)(?<!two\s)(?<!other\s)"
    r"\b(?:offers|offer\s(?:letters?|calls?|e-?mails?|packs?|contracts?|paperwork)|letters\sof\soffer"
    r"|(?:acceptance|outcome|result|decision|appointment)\s(?:letters|e-?mails|calls))\s"
    r"(?:(?:will|should|would|to|are|get|is|be|being|have|been|all|then|usually|always|normally|due|only|going)\s)*"
    r"(?:go|goes|gone|going|out|sent|made|posted|mailed|e-?mailed|issued|extended|given|phoned|finali[sz]ed|signed"
    r"|rung)\b(?!\sto\s(?:customers|members|clients|subscribers|shoppers))"
)
# “Brooke will get back to me by the 21st, after Dr. Kessler has picked”.
_AFTER_CHOICE = cued(
    r"\b(?:get\sback|come\sback|be\sin\stouch|ring|call|phone|e-?mail|write|text|let\s(?:me|us)\sknow"
    r"|contact)\b.{0,50}\b(?:after|once|when|as\ssoon"
    r"\sas)\s(?:they|she|he|(?:the|their|her|his)\s[a-z]+|[a-z.]+(?:\s[a-z]+)?)\s(?:have|has|had)\s(?:all\s|both\s"
    r"|finally\s)?(?:picked|chosen|decided"
    r"|made\s(?:up\s)?(?:her|his|their)\s(?:mind|minds|choice|pick|decision)|settled|agreed|voted|ranked|compared"
    r"|scored|signed)\b"
)
# “Want to fill it before Christmas”
_FILLED = cued(
    r"\b(?:want|wants|need|needs|hope|hopes|hoping|aim|aims|aiming|like|plan|plans|keen|trying|have"
    r"|has)\s(?:to\s)?(?:have\s|get\s|see\s)?"
    r"(?:(?:fill|sort|close|settle|wrap\sup)\s(?:it|this|the\s(?:\w+\s)?(?:post|role|job|position|place|vacancy|slot"
    r"|gap|shift))(?!\s(?:in|out|with)\b)"
    r"|(?:it|this|the\s(?:\w+\s)?(?:post|role|job|position|place|vacancy|slot|gap|shift))\s(?:filled|sorted|closed"
    r"|settled|wrapped\sup))\b"
    r"|\b(?:the\swhole\s(?:thing|business|process|search|circus|affair|lot)|everything|it\sall|all\s(?:of\s)?(?:it|this)|the\slot|the\s(?:process|search|hiring|recruitment|appointment))\s"
    r"(?:(?:to\sbe|all|finally)\s)*(?:done|over|finished|settled|wrapped\sup|sorted(?:\sout)?|closed|decided|put\sto\sbed|behind\s(?:her|him|them)|in\sthe\sbag|tied\sup)\s(?=by|before|within|no\slater|this|next|in\s)"
)
# “Should have an answer for me in a couple of days”, “something definite for us by Friday”
_ANSWER_FOR_ME = cued(
    r"\b(?:will|would|should|ought\sto|hopes?\sto|expects?\sto|aims?\sto|reckons?\sto|plans?\sto|to|might|may)\shave\s"
    r"(?:(?:an?|the|some|any|my|our|their|more|final|firm|clear)\s)*(?:answers?|decisions?|verdict|news|word"
    r"|yes\sor\s(?:a\s)?no|result|outcome|name"
    r"|reply|ruling|something\s(?:definite|concrete|firm|solid|certain|more|for)|something"
    r"|anything)\s(?:\w+\s)?(?:for|to\stell)\s"
    r"(?:me|us|all\sof\sus|everyone|everybody|the\s(?:candidates|three|two|four))\b"
)
# “He'll say on 4 December”
_SAYS = cued(
    r"\b(?:she|he|they)\s(?:will|would|is\sgoing\sto|are\sgoing\sto)\s(?:then\s|only\s)?say\s(?:so\s|it\s)?(?:on|by"
    r"|before|next"
    r"|tomorrow|in|within|after|this)\b"
)
_NOT_THEM = pattern(r"\b(?:i|we|my|our|if|unless|not|never|no|nobody)\b")
_NO_LATER = pattern(r"\b(?:no|not)\slater\sthan\b")
_NOT_BEFORE = pattern(r"\bnot\b.{0,30}\bbefore\b|\b(?:yes|good)\s(?:or|and)\s(?:a\s)?(?:no|bad)\b|\beither\sway\b")
# “A fortnight or so, according to the receptionist”, “"ten days", he said”.
_MORE_OR_LESS = (
    r"(?:or\sso|tops|max|maximum|at\s(?:most|the\smost|the\slatest|the\soutside)|give\sor\stake|maybe|probably|ish"
    r"|roughly"
    r"|about)"
)
_ATTRIBUTED = pattern(
    rf"[\s\"',.]*(?:{_MORE_OR_LESS}[\s,\"']*)*[,–—-]?\s?(?:"
    r"(?:(?:is|was|were)\s(?:what|all)\s(?:they|she|he|i|[a-z]+)\s(?:\w+\s)?(?:said|told|got|was\stold|had|gave|heard"
    r"|say)\b.{0,30})"
    r"|(?:(?:said|says|reckons?|reckoned|thinks?|thought|guessed|told\sme|according\sto|as\sper|per|quoth|promised"
    r"|i\swas\stold"
    r"|they\sreckon)\b.{0,40})"
    r"|(?:(?:the\s)?(?:they|she|he|hr|[a-z]+(?:\s[a-z]+)?)\s(?:said|says|say|reckons?|reckoned|thinks?|thought|guessed"
    r"|guesses"
    r"|promised|told\sme|figured|hopes?|estimated)))\W*"
)
_YEARLY = frozenset("birthday birthdays anniversary every each yearly annual staff".split())
_LEAD = pattern(
    r"[\W\d]*(?:(?:about|around|roughly|maybe|probably|some|a|an|in|within|by|the|or|up|to|like|another|only|say"
    r"|well)[\s\"']*)*"
)
_LONGEST = 120  # days: a longer time is no answer to when they decide
# A question whose answer is a time: “When do they decide?”, “Decision when?”, “When will I know?”
_ASKS_WHEN = pattern(
    r"(?:(?:so|and|me|i\sasked|asked|q|question)[:,]?\s)*(?:when\s(?:do|does|will|would|can|are|is|am)\s(?:they|she|he"
    r"|i|we|you|it|the\s\w+)\s"
    r"(?:\w+\s){0,3}?(?:decid\w+|know|hear|tell|choos\w+|pick|let|answer|find\sout|be\sdecided)\b.*"
    r"|(?:decision|answer|result|outcome|verdict)s?\s(?:when|by\swhen|date)|how\s(?:long|soon)\b.*\b(?:decid\w+|know"
    r"|hear|tell|take)\b.*"
    r"|(?:by\swhen|when)\s(?:is|was)\s(?:the|their)\s(?:decision|answer)\b.*|timeline|time\s?frame)\s?\?*\W*"
)


def asks_when(sentence: Sentence) -> bool:
    """Whether a sentence is the question when they decide, whose answer may stand right behind it."""
    return (sentence.question or sentence.low.endswith(("?", "when"))) and _ASKS_WHEN.fullmatch(
        sentence.low
    ) is not None


def read_windows(sentence: Sentence) -> None:
    """Find a decision window in these shapes, where no other reader found one."""
    if (
        sentence.question
        or sentence.check
        or sentence.section.split(" ")[0] in ("quiet", "forgot", "met", "me", "thanks", "references", "log")
        or sentence.said("rejected", "offer", "accepted", "withdrew")
        or any(one.kind == "decision_expected" and one.dates for one in sentence.found)
    ):
        return
    days = [span for span in sentence.dates if sentence.ahead(span)] or sentence.durations
    if not days:
        return
    if _read_bare_answer(sentence, days) or _read_attributed(sentence, days):
        return
    _read_to_all(sentence, days)


def _read_bare_answer(sentence: Sentence, days: list[DateSpan]) -> bool:
    """“Mid January”, right after the question."""
    if sentence.before.topic != "when" or len(sentence.tokens) > len(days[0].text.split()) + 4:
        return False
    if not sentence.bag.isdisjoint({"not", "no", "nobody", "never"}):
        return False
    _say(sentence, days)
    return True


def _read_attributed(sentence: Sentence, days: list[DateSpan]) -> bool:
    """A time and who said it, and nothing else."""
    first, last = days[0], days[-1]
    if sentence.found or not _LEAD.fullmatch(sentence.low[: first.offset]):
        return False
    if (first.end - sentence.setting.anchor).days > _LONGEST or len(days) > 2:
        return False
    if not _ATTRIBUTED.fullmatch(sentence.low[last.offset + len(last.text) :]):
        return False
    _say(sentence, days)
    return True


def _read_to_all(sentence: Sentence, days: list[DateSpan]) -> None:
    low = sentence.low
    dated = [span for span in sentence.dates if sentence.ahead(span)]
    if not dated:
        return
    for expression in _SHAPES:
        match = expression.search(low)
        if match is None:
            continue
        if (
            expression is _TELLS_ALL
            and (match["verb"] or "") in _FINISHED
            and not _PERFECT.search(low[: match.start()])
        ):
            continue
        clause = next((one for one in sentence.clauses if one.start <= match.start() < one.end), sentence.clauses[0])
        lead = low[clause.start : match.start()]
        if expression is _GOES_TO_BODY and lead.strip() in ("our", "my", "all our"):
            lead = ""  # “our names go before the governors”
        if _NOT_THEM.search(_NO_LATER.sub(" ", lead)) and not _NOT_BEFORE.search(low):
            continue
        near = [span for span in dated if clause.start <= span.offset < clause.end] or dated[:1]
        if expression is _WANT_IN_PLACE and TO_MEND.search(low):
            continue
        if expression is _WANT_IN_PLACE:
            near = [span for span in near if span.offset > match.start()]
        if expression is _FILLED:
            near = [span for span in near if span.offset > match.start()] or near
        yearly = _YEARLY - {"each"} if match[0].startswith("each") and low.count("each ") == 1 else _YEARLY
        if not near or clause.has(words.CONDITIONS) or not yearly.isdisjoint(sentence.bag):
            continue
        sentence.found[:] = [
            one
            for one in sentence.found
            if one.kind != "decision_expected"
            and (one.kind not in ("promise_by_them", "next_round", "promise_by_me") or one.dates not in near[:1])
        ]
        sentence.say("decision_expected", sentence.first_named(clause), dates=near[0])
        return


_SHAPES = (
    _ANSWER_FOR_ME,
    _AFTER_CHOICE,
    _FILLED,
    _SAYS,
    _TELLS_ALL,
    _ALL_GET,
    _ALL_KNOW,
    _SENT_OUT,
    _OFFERS_OUT,
    _CREW_COMPLETE,
    _NAMES_GO_UP,
    _LIST_MADE,
    _GOES_TO_BODY,
    _WANT_IN_PLACE,
)


def _say(sentence: Sentence, days: list[DateSpan]) -> None:
    kinds = ("promise_by_them", "next_round", "promise_by_me", "decision_expected")
    sentence.found[:] = [one for one in sentence.found if one.kind not in kinds]
    sentence.say("decision_expected", sentence.first_named(), dates=days[-1])
