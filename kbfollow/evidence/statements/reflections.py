"""What was missed, what went well, what worried them, and that the interview took place."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import as_written
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_NOT_ASKED = cued(
    r"\b(?:forgot|forgotten|failed|neglected|omitted|did\snot\s(?:get|dare|manage|think|remember"
    r"|have\s(?:the\s|any\s)?(?:time|chance|nerve|courage))|never\s(?:got|dared|managed|had\s(?:the"
    r"|a)\s(?:chance|time))|(?:did\snot|never)\s(?:get|got)\s(?:a?round)|had\sno\s(?:time|chance)|no\s(?:time|chance)"
    r"|ran\sout\sof\stime"
    r"|too\s(?:shy|nervous|tired|scared|polite))"
    r"(?:\saround|\sa\schance|\sthe\schance|\stime|\sthe\stime)?(?:\sto)?\s(?:ask|bring\sup|raise"
    r"|mention|say|check|clarify|find\sout|tell\s(?:them|her|him)|query)(?:ing)?\b(?:\s(?:her|him|them"
    r"|anyone|jane|about|if|whether))*(?P<what>.*)"
    r"|\b(?:did\snot|never|have\snot|had\snot)\s(?:even\s|actually\s|really\s)?ask(?:ed)?\b(?:\s(?:her"
    r"|him|them|about))*(?P<what2>.*)|\b(?:should|could)\shave\s(?:asked|mentioned|brought\sup|said"
    r"|raised)\b(?:\s(?:her|him|them|about))*(?P<what3>.*)|\bwish\si\shad\s(?:asked|mentioned|said"
    r"|brought\sup)\b(?:\s(?:her|him|them|about))*(?P<what4>.*)"
    r"|^(?:not\sasked|unasked|missed|still\sto\sask|forgot\sabout)\b:?\s?(?P<what5>.*)"
    r"|\b(?:wanted|meant|was\sgoing|had\smeant|intended)\sto\s(?:ask|mention|bring\sup|check)\b(?=.*(?:\bno\stime"
    r"|\bforgot|\bdid\snot"
    r"|\bnever|\bran\sout|\btoo\s(?:shy|late|nervous)|\bmissed\b|\bclean\b))(?:\s(?:her|him|them|about|if"
    r"|whether))*(?P<what8>[^,;]*)"
    r"|^(?:points?\s|things?\s)?(?:(?:did\snot|didnt|could\snot|never)\s(?:get|got|come|came|fit|squeeze|work)"
    r"|not\s(?:got|worked|fitted))"
    r"\s(?:it\s)?in\b(?:to\sit)?\s?[:–-]?\s(?P<what9>(?:(?<=:\s)|(?=(?:my|the|that|anything\sabout|how\si)\s)).{3,})"
    r"|\b(?:never\sgot|did\snot\sget)\s(?:a?round\s)?to\s(?:mention\s)?(?P<what10>my\s(?!car|house|seat|bus|train"
    r"|bike)[^,;]{3,60})"
    r"|\bforgot\sthe\s(?:question|bit|point)s?\sabout\b(?P<what6>.*)"
    r"|\bforgot\s(?:my\squestions?)\s(?:about|on)\b(?P<what7>.*)"
    r"|\b(?:wanted|meant|planned|intended|was\sgoing|had\swanted|had\smeant|would\shave\sliked|was\smeaning)\sto\s"
    r"(?:ask|bring\sup|raise|find\sout|query|check)\b(?!.*\b(?:and|but|so)\s(?:then\s)?(?:i\sdid|she|he|they|it"
    r"|that)\b)"
    r"(?:\s(?:her|him|them|about|if|whether))*(?P<what11>.*)",
)
_OTHER_RULES = (
    (
        "decision",
        pattern(
            r"\b(?:when\s(?:(?:do|does|will|would|can|should)\s)?(?:they|she|he|i|we)\b.{0,30}\b(?:decide|hear"
            r"|know)|how\s(?:soon|long)|timeline|time\s?frame|timescale|decision)\b"
        ),
    ),
    (
        "next round",
        pattern(r"\b(?:second|next|further|another|2nd|final)\s(?:round|interview|stage)|\bnext\ssteps?\b"),
    ),
    ("decider", pattern(r"\bwho\s(?:decides|makes\sthe|the\shiring)")),
    (
        "names",
        pattern(
            r"\b(?:sur)?names?\b|\bjob\stitles?\b|\bhis\stitle|\bher\stitle|\bbusiness\scards?\b|\bhow\s(?:to"
            r"|you)\sspell"
        ),
    ),
    ("thank-you", pattern(r"\bthank\b|\bthank-you\b")),
    ("reference", pattern(r"\breferences?\b|\brefs?\b")),
)
_TALKED = cued(
    r"^(?:a\s|an\s|very\s|really\s|pretty\s|quite\s|overall\s|all\sin\sall\s)*(?:good|great|nice|fine"
    r"|lovely|decent|ok|okay|tough|short|long|pleasant|awkward|bad|terrible|friendly|solid|brilliant"
    r"|interesting|intense|quick|weird|excellent|relaxed|fantastic|hard|rough|super)\s(?:talk"
    r"|interview|chat|meeting|conversation|call|session|one|round|panel)\b(?!\s(?:tomorrow|next|on"
    r"|with\s\w+\s(?:tomorrow|next)))"
    r"|\b(?:interview|meeting|talk|chat|call|panel|it)\s(?:went|lasted|took|felt|ran|flew|dragged)\b"
    r"|\bwent\s(?:really\s|very\s|quite\s|pretty\s|so\s)?(?:well|ok|okay|fine|badly|great|smoothly)\b"
    r"|\b(?:they|she|he|jane|both)\sasked\s(?:me|about|why|how|twice)\b|\basked\s(?:me\s)?(?:about|why"
    r"|twice\sabout)\b|\bjust\s(?:got|came|walked)\s(?:home|back|out|in)\b"
    r"|\b(?:talked|spoke|chatted|met)\s(?:with|to)\b|\bin\sand\sout\sin\s\d+|\bgood\sone$|\bi\s(?:told|showed)\s(?:her"
    r"|him|them)\b",
)
_LIKED = cued(
    r"\b(?:they|she|he|manager|boss|interviewers|panel|[a-z]+)\s(?:really\s|seemed\s|was\s|were\s"
    r"|clearly\s|also\s|especially\s)*(?:liked|loved|impressed\s(?:by|with)|keen\son|pleased\swith"
    r"|happy\swith|praised|appreciated|excited\sabout)\s(?P<what>(?:that\si|my|the\sway\si|how\si"
    r"|me)\b[^.;!]{0,100})",
)
_WORRIED = cued(
    r"\b(?:they|she|he|manager|boss|panel|[a-z]+)\s(?:\w+\s)?(?:worried|concerned|hesitant|sceptical"
    r"|skeptical|unsure|not\s(?:sure|convinced)|uneasy|doubtful)\s(?:about|by|over|that"
    r"|of)\s(?P<what>(?:my|i|me|the\slack|lack|whether\si|about)\b[^.;!]{2,100})|\b(?:their|her|his"
    r"|main|only|one|biggest)\s(?:main\s|only\s|one\s|biggest\s)?(?:concern|worry|doubt|reservation"
    r"|objection|hesitation)\s?(?:is|was|:|seemed\sto\sbe)?\s(?P<what2>[^.;!]{3,100})"
    r"|\b(?:concern|worry|doubt|red\sflag)\s(?:for\sthem\s)?(?:about|over):?\s(?P<what3>(?:my|lack"
    r"|the\slack|no)\b[^.;!]{2,100})",
)


_CUES = frozenset(
    """
    forget ask dare fail neglect omit get never time chance mention raise bring wish unasked missed miss shy nervous
    like love impress keen pleased happy praise appreciate excited worry worried concern concerned hesitant
    sceptical skeptical unsure convinced sure uneasy doubtful doubt reservation objection hesitation flag interview
    talk chat meeting call conversation session one round panel go went last take feel run fly drag tell show shown
    say speak meet come walk query check clarify find missed had wanted meant planned intended concerns worries still
    impressed liked should could
    good
    """.split()
)


def read_reflections(sentence: Sentence) -> None:
    """Find questions not asked, strengths to restate, concerns to answer, and that the talk took place."""
    if sentence.section == "forgot" and sentence.check != "done":
        what = sentence.text.strip(" -")
        if any(token.low[0].isalpha() for token in sentence.tokens) and what.lower().strip(" .!") not in (
            "none",
            "nothing",
            "n/a",
            "-",
            "all asked",
            "nothing really",
        ):
            sentence.say(
                "question_not_asked",
                what=as_written(sentence.quote, what.rstrip(".!")),
                manner=_other_rule(what.lower()),
            )
        return
    if sentence.section in ("strength", "concern") and not sentence.question:
        if len(sentence.tokens) and sentence.low.strip(" .!") not in ("none", "nothing", "n/a"):
            what = as_written(sentence.quote, sentence.text.strip(" -.!"))
            sentence.say(sentence.section, sentence.first_named(), what=what)
        return
    if sentence.check or sentence.section in ("quiet", "me", "log") or sentence.bag.isdisjoint(_CUES):
        return
    _read_not_asked(sentence)
    if sentence.question:
        return
    _read_impressions(sentence)
    if _TALKED.search(sentence.low) and not re.search(
        r"\b(?:will|tomorrow|if|would|hope|before|prep|should|going\sto|might)\b", sentence.low
    ):
        sentence.say("took_place")


def _read_not_asked(sentence: Sentence) -> None:
    match = _NOT_ASKED.search(sentence.low)
    if (
        match is None
        or not sentence.bag.isdisjoint(words.ADVICE)
        or re.search(r"\b(?:if|always|hope\snot)\b", sentence.low[: match.start()])
    ):
        return
    lead = sentence.low[: match.start()].rstrip()
    subject = re.search(
        r"\b(?:they|she|he|nobody|no-one|hr|who|it|jane|interviewer)\s?(?:have|had|has|just|also|even|simply|never)?$",
        lead,
    )
    named = any(
        sentence.tokens[one.last].end >= len(lead) - 1
        for one in sentence.mentions
        if sentence.tokens[one.first].start < match.start()
    )
    if subject or named:
        return
    if _BARE_YET.fullmatch(sentence.low[match.end() - len(next(filter(None, match.groups()), "")) :].strip(" .,;!")):
        return  # “Bogdan I haven't even asked yet”: somebody, not a question
    group, what = next(((name, value) for name, value in match.groupdict().items() if value is not None), ("", ""))
    start = match.start(group) if group else match.end()
    phrase = sentence.text[start : start + len(what)].strip(" .,;:!?")
    phrase = re.split(
        r"\s(?:but|though|although|because|since)\s|[;!]|,\s(?:will|must|need|should|i\s|she|he|they|so\s|ask|but)",
        phrase,
    )[0].strip(" ,.")
    phrase = re.sub(r"^(?:about|for|on|the question of|anything about|if|whether)\s", "", phrase, flags=re.IGNORECASE)
    asked_whether = _WHETHER.search(sentence.low[:start]) or _WHETHER_FIRST.match(what.lower())
    if asked_whether and not phrase.lower().startswith("whether"):
        phrase = f"whether {phrase}"
    sentence.say(
        "question_not_asked", what=as_written(sentence.quote, phrase[:150]) or None, manner=_other_rule(sentence.low)
    )


_WHETHER_FIRST = pattern(r"(?:\s(?:her|him|them|about|for))*\s(?:if|whether)\s")
_WHETHER = pattern(r"\b(?:if|whether)\s*$")
_BARE_YET = pattern(r"(?:yet|so\sfar|either|though|still|till\snow|until\snow|(?:him|her|them)(?:\syet|\seither)?)")


def _other_rule(low: str) -> str:
    """What else asks for it: the rules on decision days, further rounds, names and such ask by themselves."""
    return next((name for name, expression in _OTHER_RULES if expression.search(low)), "")


def _read_impressions(sentence: Sentence) -> None:
    if not sentence.bag.isdisjoint(words.NEGATIONS) and not re.search(
        r"\bnot\s(?:sure|convinced)\b|\bno\s\w+\sexperience", sentence.low
    ):
        return
    for kind, expression in (("strength", _LIKED), ("concern", _WORRIED)):
        match = expression.search(sentence.low)
        if match is None or re.match(r"i\b", match[0]) or sentence.said(kind):
            continue
        group = next(name for name, value in match.groupdict().items() if value is not None)
        before = [one for one in sentence.mentions if sentence.tokens[one.first].start < match.start(group)]
        what = re.split(r",\s(?=[A-ZÀ-ÖØ-ÞĀ-Ž])", sentence.text[match.start(group) : match.end(group)])[0].strip(" .,;")
        sentence.say(kind, before[-1] if before else None, what=as_written(sentence.quote, what))
