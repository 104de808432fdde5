"""Whether a note has spoken of a further round, of who decides, of when: by the words of the topic, in any shape.

The readers before this one say what is so. This one only tells that the topic was spoken of (`spoken_of`, `what` the
topic), or that the user doesn't know (manner “open”), so that nothing is asked that the note answers in words that
nobody foresaw. Three classes of words each: the thing (round, deciding, being told), what marks it (again, a person, a
time), and what takes it back (unsure, somebody else's, the user's own).
"""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.job_facts import tells_job_fact
from kbfollow.evidence.statements.ahead.likely_rounds import may_be_round
from kbfollow.evidence.statements.ahead.likely_times import may_say_when
from kbfollow.evidence.statements.ahead.topic_who import WHO_QUESTION, read_who
from kbfollow.evidence.statements.ahead.topic_words import (
    MAYBE,
    NO_ANSWER,
    ROUND,
    WHEN,
    WHO,
    spoken,
    without_comment,
)
from kbfollow.evidence.statements.people.role_shapes import masked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.settling.nobodys_days import is_nobodys_day
from kbfollow.evidence.statements.words import words_en_topics as topics
from kbfollow.patterns import cued, pattern

_QUIET = frozenset("quiet strength concern references thanks".split())
_MY_LISTS = frozenset(["me", "log"])
_OCCASIONS = frozenset("shift morning afternoon day session lesson evening tour visit lunch demo tryout trial".split())
_DONE = ("thank_you_sent", "thank_you_not_sent", "reference_named", "reference_alerted", "rejected", "accepted")

# What the user doesn't know, or only hopes, guesses or has still to ask.
_UNKNOWN = cued(
    r"\b(?:forg[eo]t\w*|no\s(?:idea|clue|word|mention|info|news\son|answer\son)|wonder\w*|unclear|unsure|unknown"
    r"|tb[acd]|dunno|who\sknows"
    r"|god\sknows|a\smystery|(?:do|did|does|is|are|was|were|could|would|can|will|am|have|has|had|i|still|quite)\snot\s"
    r"(?!(?:get|gets|be|been|being)\s(?:asked|called|invited|seen)\b)(?:\w+\s){0,2}?(?:know|known|sure|clear|certain"
    r"|say|said|tell|told|ask|asked|mention|mentioned|come\sup|catch"
    r"|find\sout|found|discuss|discussed|work\sout|get\s(?:round\s)?to)"
    r"|not\s(?:sure|certain|clear|asked|said|mentioned|told|known|discussed)|never\s(?:\w+\s)?(?:asked|said|told"
    r"|mentioned|found|came|ask|learned|gave|raised|broached|brought\sup|touched\s(?:on|upon)|went\sinto)"
    r"|(?:nobody|no\sone|neither|(?:neither|none)\sof\s(?:them|the\s\w+))\s(?:\w+\s)?(?:said|told|knew|mentioned|spoke|talked|could"
    r"|knows|seems|(?:raised|broached|volunteered|touched\s(?:on|upon)|went\sinto|got\s(?:on|round|around)\sto"
    r"|brought\s(?:(?:a|the|any|another|it|this|that)\s(?:(?:second|next|further|final|other)\s)?(?:\w+\s)?)?up)"
    r"(?![^,;]*[,;]\s(?:but\s)?(?:the|my|a|that|it|they|she|he|there)\s.*\b(?:is|are|will|would|decides?)\b))"
    r"|(?:not|never)\s(?:\w+\s)?(?:raised|broached|brought\sup|touched\s(?:on|upon)|gone\sinto)"
    r"|^(?:and\s)?(?:neither|nor)\s(?:did|had)\s(?:an?|the|any|another|what|when|how|who|whether)\b.{0,40}?\w(?=(?:\scome\sup)?\W*$)"
    r"|(?:should|must|need\sto|have\sto|ought\sto|will|to|meant\sto|wanted\sto|could)\s(?:have\s)?(?:ask|asked"
    r"|find\sout|check|say\swhen|tell\s\w+\swhen)|commit\sto\swhen|ask(?:ed)?\s(?:them|her|him|hr)?\s?(?:when|who"
    r"|whether|if)"
    r"|without\s(?:\w+\s)?(?:asking|knowing|hearing|finding|being\stold)|would\shave\sliked\sto"
    r"|(?:not|never)\s(?:even\s)?(?:an?|one|the\sleast|a\ssingle)\s(?:word|peep|whisper|hint|mention|syllable|clue|squeak|thing|line)\s(?:\w+\s)?(?:about|on|of|re"
    r"|regarding|whether|as\sto|from\s\w+\s(?:about|on|whether))"
    r"|(?:ke?pt|keeps?|stayed|were|was|is|are)\s(?:very\s)?(?:quiet|mum|silent|schtum|shtum|tight-?lipped|vague)\s(?:about|on|as\sto)|in\sthe\sdark|none\sthe\swiser"
    r"|(?:left|leaves|leaving|keeps?|kept|am|still)\s(?:(?:me|us)\s)?(?:guessing|wondering)"
    r"|nothing\s(?:\w+\s)?(?:about|on|of|re)|no\s(?:talk|sign|whisper|hint)\s(?:of|about)"
    r"|(?:not|never)\s(?:\w+\s){0,2}?(?:hear|heard|say|said|learn|learned|learnt|find\sout|found\sout|told|tell|mention"
    r"|mentioned|catch|caught|get|got|drop|dropped|breathe|breathed|utter|uttered)\s(?:\w+\s)?(?:a\s(?:\w+\s)?(?:thing|word"
    r"|peep|whisper|syllable|hint|clue|sausage)|anything|any\s(?:word|news|mention)|owt|zip)\s(?:\w+\s)?(?:about|of|re"
    r"|regarding|on\s(?:a|any|the|another)\s)"
    r"(?![^,;]*[,;]\s(?:but\s)?(?:the|my|a|that|it|they|she|he|there)\s.*\b(?:is|are|will|would|decides?)\b)"
    r"|left\sopen|up\sin\sthe\sair|hard\sto\s(?:say|tell))\b"
)
# Somebody else's, another time, another thing.
_ELSEWHERE = cued(
    r"\b(?:my\s(?:\w+\s){0,2}(?:brother|sister|mum|mom|dad|mother|father|wife|husband|friend|mate|cousin|son"
    r"|daughter|flatmate|housemate|roommate|neighbou?r|uncle|aunt|auntie|nephew|niece|boyfriend|girlfriend|gran|grandma"
    r"|granddad|in-laws?|ex|bf|gf|flat|car|lease|landlord"
    r"|rent|house)|the\sother\s(?:place|job|lot|one|firm|company|school|shop)|(?:patients|(?:the|an?|each|every|one"
    r"|another|her|his)\spatient|customers?|clients?"
    r"|guests?|pupils?|children|kids"
    r"|students?|visitors?|residents?|shoppers?|passengers?|members)\b(?!\s(?:services?|care|relations|experience))"
    r"|book\sclub|(?:i|she|he|we)\sused\sto\s(?:work|be)"
    r"|my\s(?:last|previous|old|former|first)\s(?:\w+\s)?(?:job|boss|interview|place|employer|company|one))\b"
)
_AGENCY = cued(r"\b(?:recruiters?|agency|agencies|agent|headhunters?|consultant|consultancy|temp\sdesk)\b")
_INSIDER = cued(
    r"\bmy\s(?:\w+\s){1,3}?(?:(?:who|that)\s(?:works|is|temps|cleans|drives)\s(?:there|for\sthem|with\sthem|in\s|on\s"
    r"|at\s)|(?:in|at|on|from)\s"
    r"(?:dispatch|reception|accounts|payroll|hr|the\s\w+|their\s\w+|there)\s(?:says|said|heard|reckons|told|thinks"
    r"|knows|texted))"
)
_ROUNDS = rf"(?:{topics.ROUNDS})"
# A further round: “second trip”, “round two”, “another chat”, “seen twice”, “asked back”.
_FURTHER = cued(
    rf"(?<!\bmy\s)\b(?:{topics.FURTHER})(?:\s(?:and|or)\s(?:\w+))?\s(?:(?!of\b|for\b|in\b|on\b|to\b"
    rf"|the\b)[\w']+\s){{0,2}}?{_ROUNDS}\b"
    rf"|\b(?:rounds?|stages?|interviews?|parts?|steps?|rd|r)\s?(?:twos?|2s?|ii|three|3)\b|\b(?:callbacks?|recalls?"
    rf"|encores?)\b"
    r"|\b(?:in\sfront\sof|before)\sthe\s(?:\w+\s)?(?:trustees|board|panel|owners?|partners|governors|committee"
    r"|directors?|bosses|boss)\b"
    rf"|\b(?!call\w*\s(?:me|us)\sback\b)(?:{topics.SEEING})\b(?:\s[\w']+){{0,6}}?\s(?:back|again|twice|(?:a\ssecond"
    rf"|another)\stime|once\smore"
    rf"|for\sseconds|for\smore)\b"
    rf"|\bshoes\son\sagain\b|\b(?:zweite[sn]?|weitere[sn]?|tweede|deuxième)\s\w+"
)
_ELIDED = cued(
    r"\b(?:no|without\s(?:a|any)|never\sa|not\sa)\s(?:second|2nd|third|3rd|other|more|further|others"
    r"|next)(?:\sone)?(?=\W*$|\s?[,;:.)–—-])"
)
# “There is one more round but the date isn't fixed.”
_NO_DATE = pattern(
    r"\b(?:no|without\sa|nobody\s(?:has|had|knows|knew)\s(?:a|the|any)|not\s(?:have|give|name)\s(?:me\s)?(?:a"
    r"|any))\s(?:\w+\s)?(?:date|day|dates)\b|\b(?:dates?|days?|times?|when)\s(?:(?:is|was|are"
    r"|to\sbe)\s)?(?:still\s)?(?:not|open|unknown|tb[acd]|pending|unclear)\b"
    r"|\b(?:no|not|nothing|nobody|never|without)\b[^.;]{0,30}\b(?:scheduled|fixed|booked|arranged|agreed|dates?|diary"
    r"|calendar"
    r"|pinned)\b"
    r"|\bnot\s(?:\w+\s)?(?:fixed|scheduled|set|booked|arranged|final|confirmed)\b|\bnothing\s(?:\w+\s)?(?:said|fixed"
    r"|booked|arranged|mentioned)\b"
)
_ANY_ROUND = pattern(rf"\b{_ROUNDS}\b")
_DENIED = pattern(rf"\b(?:{topics.DENIED})\b")
# “Normally there's another chat, but for temps they leave that out.”
_LEFT_OUT = cued(
    r"\b(?:normal\w*|usual\w*|typical\w*|otherwise|used\sto|would\snormally|in\sother\s\w+|for\sothers?|as\sa\srule"
    r"|generally|often)\b"
    r".{3,90}?\b(?:but|though|only|except|however|and\sthen)\b.{0,90}?\b(?:not\sbother|do\snot|not\sthis\stime|leave"
    r"|leaves|left|skip|skips|skipped|drop|dropped"
    r"|scrapped|cut|waived?|waiving|skipping|spare|spared|without|no\stime|not\sfor|not\sneeded|not\sin\smy"
    r"|not\swith)\b"
)
_MEETS_OTHERS = pattern(rf"\b(?:meet|see|talk\sto|chat\swith|go\sbefore|sit\swith|{_ROUNDS})\b")
# “What they saw on Monday was the whole thing”, “in or out”, “that's your lot”.
_ALL_OF_IT = cued(
    rf"\b(?:this|that|it|{_ROUNDS}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|i\sdid"
    rf"|they\ssaw|there)\s(?:is|was|were|being)"
    r"\s(?:the\s(?:whole|entire|full|complete)\s(?:thing|lot|story|show|process|business|of\sit)|all\sthere\s(?:is"
    r"|was|will\sbe)|everything\sthere\s(?:is|was)"
    r"|my\s(?:one|only)\s(?:go|shot|chance|try)|(?:the|my|your|our)\slot)\b"
    rf"|\b(?:one|single|only)\s(?:\w+\s){{0,2}}?{_ROUNDS}\b.{{0,30}}?\b(?:your\slot|in\sor\s(?:\w+\s){{0,2}}out"
    rf"|it\sis\s(?:yes|a\syes)|they\sdecide|and\sdone|straight)\b"
    r"|\b(?:yes|in|hired|yay|on)\sor\s(?:you\sare\s|i\sam\s)?(?:no|out|not|nay|off)\safter\s(?:this|that)\b"
    r"|\b(?:has|have|had|she|he|they)\sseen\s(?:all|enough|everything|what)\b|\b(?:one|only|my)\s(?:go|shot"
    r"|chance)\sat\sit\b|\bonly\sget\sone\s(?:go|shot|chance)\b"
    rf"|\bused\sto\s(?:be|do|have|hold|run|meet)\b.{{3,60}}\b(?:scrapped|dropped|stopped|no\slonger|gave\s(?:it"
    rf"|that)\sup|did\saway|cut|abolished|not\sany\s?more)\b"
    rf"|\b(?:second|further|next|two|2|another)\s{_ROUNDS}\s(?:only\s|is\sonly\s|are\sonly\s|exists?\sonly\s)"
    rf"|\b{_ROUNDS}\s(?:two|2)\s(?:is\s|exists\s|are\s)?only\b"
)
_ROUND_LABEL = pattern(
    rf"(?:the\s)?(?:{topics.FURTHER}|r2|rd\s?2|round\s(?:2"
    rf"|two))(?:\s(?:\w+\s)?{_ROUNDS})?(?:\sw/?\s?\w+)?\s?(?:[:=?–—]|\s-)\s?(?P<rest>.+)"
)
_ROUND_QUESTION = pattern(
    rf"\b(?:{topics.FURTHER}|rd\s?2|r2|round\s(?:2|two))\b|\b(?:again|back|twice|after\sthis|comes\snext)\b"
    rf"|\bhow\smany\s{_ROUNDS}"
)
_NO = pattern(
    r"[\W_]*(?:(?:she|he|they|[a-z]+)\s(?:said|says|laughed|shook|waved)\W+(?:that\s)?)?(?:no|nope|nah|none|nein|nee"
    r"|nada|never|nowt|not\s(?:for|needed|here|this|planned|a\b|any)|n/?a|0|zero|nothing|you\s(?:have|already)"
    r"|only\sthis|just\sthis|this\swas|that\swas|there\sis\snot|they\sdo\snot)\b"
)

# When they tell.
_TELLING = cued(rf"\b(?:{topics.TELLING})\b")
_BY_ME_TELLING = cued(
    r"\b(?:i|we)\s(?:(?:will|would|shall|should|can|could|must|am|are|going|to|said|have|need|promised|still|also"
    r"|then|just|not|might|ought|got|want|wanted|had|did)\s)*"
    r"(?!know\b|hear\b|be\stold|find\sout|learn\b|get\s(?:a|an|the|my|word|told|news)|have\s(?:a|an|my|word|news)"
    r"|wait|expect|am\stold|told\sby)"
    r"(?:tell|told|call|called|ring|rang|rung|phone|phoned|email|emailed|write|wrote|written|mailed|text|texted|decide|decided|choose"
    r"|start|started|answer|answered|let|send|sent|give|gave|ask|asked|post|mail|bring|promised|owe|pick|picked|book"
    r"|booked|need|chase|nudge)\b"
    r"|\b(?:my|our)\s(?:notice|answer|decision|reply|choice|start|letter|word|news)\b|^(?:to\s|must\s|need\sto\s"
    r"|have\sto\s|should\s|will\s)?(?:ring|call|email"
    r"|mail|text|write|send|phone|tell|chase|nudge|ask|thank|thx|thanks|owe|post|drop)\b"
)
_EVENT = pattern(
    r"\b(?:once|after|as\ssoon\sas|when|until|till|til|before|by\sthe\stime|the\s(?:day|week|minute|moment)|while"
    r"|pending|depends?\son|hangs?\son|not\sbefore|subject\sto)\s"
    r"(?!(?:that|this|it|which|lunch|work|a\swhile)\b(?:,|\s(?:the|they|she|he|we|i)\b|\W*$))(?!(?:they|she|he|it"
    r"|the\w*|i)?\s?(?:will\s)?(?:decides?|chooses?|picks?|knows?|hears?|tells?)\b)(?P<event>\w+(?:\s[\w'’]+)+)"
)
_VAGUE_END = pattern(
    r"\b(?:by|before|after|over|around|about|come|in|at|towards?|not\s(?:till|until|before)|end\sof|start\sof"
    r"|beginning\sof|early|late|mid|middle\sof)\s(?:the\s|next\s|this\s)*"
    r"(?:\w+\s(?:of\s)?(?:the\s)?)?(?:christmas|xmas|easter|diwali|eid|new\syear|summer|autumn|fall|spring|winter"
    r"|half\sterm|term|season|holidays?|month|week|weekend|quarter|year|harvest|break|payday"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b"
    r"|\b(?:two|three|four|five|six|ten|a\sfew|a\scouple\sof|couple|\d{1,2})(?:\s?(?:to|or|-|–"
    r"|/)\s?(?:\w+))?\s(?:days?|weeks?|wks?|months?|working\sdays?)\b|\ba\s(?:fortnight|week|month)\b"
)
_WHEN_LABEL = pattern(
    r"(?:(?:and|so|their|the|final|by)\s)*(?:when|decision|answer|outcome|result|timeline|timing|time\s?frame"
    r"|timescale|deadline|verdict|hear(?:\sback)?|know|news|word|decides?|wait)s?(?:\s(?:by|when|date|due|back"
    r"|expected))?\s?(?:[:=–—]|\s-)\s?(?P<rest>.+)"
)
_WHEN_QUESTION = pattern(r"\bwhen\b|\bhow\s(?:long|soon)\b|\btime\s?(?:line|frame|scale)\b")
_OPEN_WHEN = pattern(
    r"\bwhen\s(?:they|she|he|i|we|that|it|the|do|does|will|would|can)\b|\btime\s?(?:line|frame|scale)\b|^when\b"
    r"|\bhow\s(?:long|soon)\b"
)
_JOB_TIME = cued(
    r"\b(?:notice\speriod|lease|shifts?\s(?:is|are|start)|opens?\sat|opened|opening\shours|hours\sare|probation"
    r"|contract\s(?:is|runs|ends|till|until|for)|trial\speriod|training\s(?:is|takes|lasts)|pay(?:day|\sis)"
    r"|holidays?\s(?:is|are)"
    r"|(?:been|was|were|had|opened|started|worked|waited|retired|left|founded|moved)\b.{0,40}\b(?:ago|since|last"
    r"|years?))\b"
)
_BARE_WHEN = pattern(r"\bwhen(?=\W*$|\s?[,.;)])")  # “no clue when, no clue how”
# “When that would be I forgot to ask.”
_WHEN_THAT = pattern(r"\bwhen\s(?:that|it|this)\s(?:would|will|is|might|should)\b(?!\sbe\s(?:good|nice))")
SHORT = 5  # words
MONTHS_AHEAD = 200


def read_topics(sentence: Sentence) -> None:
    """Say which of the three topics the sentence spoke of, or that it is open."""
    if sentence.check or not sentence.tokens:
        return
    section = sentence.section.split(" ")[0]
    elsewhere = _ELSEWHERE.search(sentence.low)
    if elsewhere is not None and elsewhere[0] in ("client", "clients") and _AGENCY.search(sentence.low):
        elsewhere = None  # “the recruiter says the client will come back within ten days”
    if elsewhere is not None and _INSIDER.search(sentence.low):
        elsewhere = None  # “my mate in dispatch says names go up on Monday”
    if section in _QUIET or elsewhere is not None or asked_topic(sentence) or is_nobodys_day(sentence):
        return  # the answer to a question may stand behind it
    low = without_comment(" ".join(sentence.low.replace("-", " ").split()))
    unknown = sentence.question or section == "forgot" or _UNKNOWN.search(low) is not None
    mask = " ".join(masked(sentence).replace("-", " ").split())
    _read_round(sentence, low, unknown, mask)
    read_who(sentence, low, unknown, mask)
    found = len(sentence.found)
    _read_when(sentence, low, unknown, section)
    if len(sentence.found) == found and not unknown and section not in _MY_LISTS:
        _read_likely_when(sentence)


def asked_topic(sentence: Sentence) -> str:
    """The topic of a question whose answer may stand right behind it."""
    if not (sentence.question or sentence.low.rstrip(" \"'”").endswith("?")):
        return ""
    low = sentence.low.replace("-", " ")
    if WHO_QUESTION.search(low):
        return WHO
    if _ROUND_QUESTION.search(low) and len(sentence.tokens) <= 14:
        return ROUND
    return WHEN if _WHEN_QUESTION.search(low) and _TELLING.search(low) else ""


# A further round


def _read_round(sentence: Sentence, low: str, unknown: bool, mask: str) -> None:
    if sentence.before.asked_topic == ROUND and not sentence.question:
        if _NO.match(low) and not NO_ANSWER.match(low):
            spoken(sentence, ROUND)
            return
        if NO_ANSWER.match(low):
            spoken(sentence, ROUND, unknown=True)
            return
    label = _ROUND_LABEL.match(low)
    if label is not None and (_NO.match(label["rest"]) or _has_time(sentence)) and not NO_ANSWER.match(label["rest"]):
        spoken(sentence, ROUND)
        return
    match = _FURTHER.search(low)
    if match is not None and match[0].endswith(("back", "again")) and _BY_ME_TELLING.search(low):
        match = None  # “need to email Jane again on Friday”
    if match is not None and _TWO_DAYS.fullmatch(match[0]):
        match = _FURTHER.search(low, match.end())
    further = match is not None
    undated = _NO_DATE.search(low) if match is not None else None
    if undated is not None and match is not None and undated.start() <= match.start() < undated.end():
        undated = None  # “no second round is planned”
    if unknown or undated is not None or MAYBE.search(low):
        if further and not _DENIED_SURELY.search(low):
            spoken(sentence, ROUND, unknown=True)
        return
    left_out = _LEFT_OUT.search(low) is not None and _MEETS_OTHERS.search(low) is not None
    none = (
        (further and _DENIED.search(low) is not None)
        or _ALL_OF_IT.search(low) is not None
        or (_ELIDED.search(low) is not None and _ANY_ROUND.search(low) is not None)
        or left_out
    )
    if none:
        sentence.found[:] = [one for one in sentence.found if one.kind != "next_round" or one.dates]
        spoken(sentence, ROUND)
        return
    if any(one.kind == "promise_by_me" and one.what in _OCCASIONS for one in sentence.found) and may_be_round(
        sentence, mask, low
    ):  # “they'll put me on the line for a shift next Tuesday”
        sentence.found[:] = [one for one in sentence.found if one.kind not in ("promise_by_me", "promise_by_them")]
        spoken(sentence, ROUND)
    elif sentence.said("promise_by_me", *_DONE):
        return
    elif (further and _has_time(sentence)) or (may_be_round(sentence, mask, low) and not _TRIALS_UNTIL.search(low)):
        spoken(sentence, ROUND)


_TWO_DAYS = pattern(r"two\s(?:[\w']+\s)?days?")  # a length of time
# “Trial shifts till Saturday, then two days to decide”: those of everybody.
_TRIALS_UNTIL = cued(
    r"\b(?:trials|trial\s(?:shifts|days|lessons)|auditions|tryouts|interviews)\s(?:(?:run|go|on|are)\s)*(?:till|til|until"
    r"|through|thru)\b"
)


# “Unless the board wants it there's no second round” stays open; “no second round, hopefully” doesn't.
_DENIED_SURELY = pattern(r"\bno\s(?:second|further|more|other)\b.{0,40}\b(?:hope|hopefully|i\sguess)\b")


# When


def _read_when(sentence: Sentence, low: str, unknown: bool, section: str) -> None:
    if any(one.kind == "decision_expected" and (one.dates or one.manner) for one in sentence.found):
        return
    if sentence.before.asked_topic == WHEN and not sentence.question:
        if _has_time(sentence, low) and not unknown:
            spoken(sentence, WHEN)
        elif unknown or NO_ANSWER.match(low):
            spoken(sentence, WHEN, unknown=True)
        return
    label = _WHEN_LABEL.match(low)
    if label is not None and _has_time(sentence, label["rest"]) and not unknown:
        spoken(sentence, WHEN)
        return
    if unknown:
        if (_OPEN_WHEN.search(low) or _BARE_WHEN.search(low)) and (
            _TELLING.search(low) or _WHEN_THAT.search(low) or _BARE_WHEN.search(low) or len(sentence.tokens) <= SHORT
        ):
            spoken(sentence, WHEN, unknown=True)
        return
    if section in _MY_LISTS or sentence.said("promise_by_me", "next_round", "follow_up_done", *_DONE):
        return
    if _BY_ME_TELLING.search(low) or _JOB_TIME.search(low) or tells_job_fact(low):
        return
    if not _TELLING.search(low) or not sentence.words.isdisjoint(_PAST_TELLING):
        return
    event = _EVENT.search(low)
    if _has_time(sentence, low) or event is not None:
        if sentence.said("promise_by_them") and any(one.what for one in sentence.found):
            return
        spoken(sentence, WHEN)


# “He promised me a yes or no on Monday.”
_A_WORD = pattern(r"(?i)\b(?:yes|no|answer|decision|results?|word|verdict|outcome|news|reply)\b")


def _read_likely_when(sentence: Sentence) -> None:
    if any(one.kind == "decision_expected" and (one.dates or one.manner) for one in sentence.found):
        return
    if sentence.said("promise_by_me", *_DONE):
        return
    if any(one.kind == "promise_by_them" and one.what and not _A_WORD.search(one.what) for one in sentence.found):
        return
    if may_say_when(sentence):
        spoken(sentence, WHEN)


_PAST_TELLING = frozenset("took decided knew chose picked yesterday ago rang phoned".split())


def _has_time(sentence: Sentence, low: str | None = None) -> bool:
    """Whether some time ahead is told, also one that has no day."""
    anchor = sentence.setting.anchor
    ahead = any(0 <= (span.end - anchor).days <= MONTHS_AHEAD and not span.past for span in sentence.dates)
    long = any((span.end - anchor).days <= MONTHS_AHEAD for span in sentence.durations)
    return ahead or long or (low is not None and _VAGUE_END.search(low) is not None)
