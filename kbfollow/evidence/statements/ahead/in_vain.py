"""Asked when they decide, or about a further round, and not told."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_ASKED_WHEN = cued(
    r"\b(?:asked|ask|asking|pressed|pushed|inquired|enquired|queried)\b.{0,60}\b(?:when\s(?:they|she"
    r"|he|i|we|a|the|to|will"
    r"|would)|how\s(?:soon"
    r"|long|fast|quickly)|timeline|time\s?frame|timing|timescale|decision|decide|dates?|next\ssteps?"
    r"|hear|when(?=\s?[,;:.–—\"-]|\sand\b|\sbut\b))\b"
    r"|\b(?:asked|ask|asking|pressed|pushed)\s?[:,–—-]?\s[\"“]?when\b"
    r"|\b(?:pin|pinned)\s(?:her|him|them|\w+)\sdown\b.{0,20}\b(?:dates?|day|when|time\w*)\b"
    r"|\b(?:when\s(?!i\b|we\b)|timeline|time\s?frame|decision)\b.{0,40}\basked\b",
)
_IN_VAIN = cued(
    r"\b(?:could|would|can|did|does|do)\snot\s(?:say|tell|know|give|commit|answer|be\sdrawn"
    r"|want\sto\ssay|really\s(?:say|know))\b|\bno\s(?:idea|clue|answer|clear\sanswer|real\sanswer"
    r"|straight\sanswer|date|timeline|commitment|luck)\b"
    r"|\b(?:not|never)\s(?:told|answered|sure|certain|decided\syet)\b|\bvague\b|\bnon-?committal\b"
    r"|\bdodged\b|\bevasive\b|\bshrug(?:ged)?\b|\b(?:nobody|no-one|no\sone)\s(?:knew|knows|could|would"
    r"|seemed)\b|\bhard\sto\s(?:say|tell)\b|\bcagey\b|\bhedged\b|\bdid\snot\sget\b|\bin\svain\b"
    r"|\b(?:neither|none\sof\sthem)\sknew\b|\btoo\searly\b|\bunsure\b|\bdepends\b|\bchanged\sthe\ssubject\b"
    r"|\b(?:just|only)\s(?:smiled|laughed|grinned|shrugged|nodded)\b|\bno\spromises\b|\b(?:have|has"
    r"|had)\sto\s(?:check|ask|see)\b"
    r"|\b(?:do|does|did)\s(?:not|n't)\s(?:even\s|really\s)?know\b|\b(?:god|who|heaven)\sknows\b"
    r"|\byour\sguess\b|\bwhen\sit\sis\sready\b"
    r"|\bas\ssoon\sas\s(?:they|we|she|he)\scan\b|\bdid\snot\s(?:really\s)?(?:answer|reply)\b"
    r"|\bbrushed\s(?:it|me|that)\soff\b"
    r"|\bwaved\s(?:it|that|me)\s(?:off|away)\b|\bcould\sonly\sguess\b|\bnobody\sthere\sknew\b"
    r"|\bwas\snot\ssure\b|\bnot\ssaying\b",
)
# A look or a joke for an answer.
_NO_ANSWER = pattern(
    r"\bpiece\sof\sstring\b|\bpulled\sa\sface\b|^\W*(?:[^\W\d_]+\s){1,2}(?:just\s|only\s)?(?:laughed|winked|sighed"
    r"|smiled"
    r"|grinned|coughed|groaned)\b|\brolled\s(?:her|his|their)\seyes\b|\bwhen\s(?:we|they|she|he)\s(?:are|is)\sready\b"
    r"|\blooked\sat\s"
    r"(?:the\sceiling|each\sother|her\sshoes|his\sshoes|the\sfloor)\b|\bwho\scan\s(?:say|tell)\b|\bgot\s(?:a\slook"
    r"|a\slaugh|nowhere"
    r"|nothing|a\snon-answer|a\sgrunt)\b"
)
_VAGUE_ABOUT = cued(
    r"\b(?:vague|cagey|evasive|non-?committal|unclear|dodged|hazy|fuzzy)\b.{0,40}\b(?:when|timing"
    r"|timeline|time\s?frame|date|dates|decision|what\snext|next\ssteps?|everything)\b|\b(?:would"
    r"|could)\snot\s(?:say|tell\s(?:me|us)|commit)\b.{0,12}\b(?:when|to\sa\sdate|how\slong"
    r"|how\ssoon)\b",
)
_ABOUT_ROUND = cued(
    r"\b(?:second|2nd|next|further|another|more|final|third)(?:\s|-)(?:round|interview|stage"
    r"|meeting)s?\b|\bwhat\snext\b|\bnext\ssteps?\b|\bmore\srounds\b",
)


_CUES = frozenset(
    "ask press push pin inquire enquire query vague cagey evasive noncommittal non-committal unclear dodge hazy fuzzy "
    "could would say tell commit".split()
)


# “She couldn't give me a date for the decision”
_NO_DATE = pattern(
    r"(?:and\s|but\s)?(?:(?:she|he|they|[a-z]+)\s(?:could|would|did)\snot|(?:nobody|no-one|neither)\s(?:could"
    r"|would))\s(?:be\sable\sto\s)?"
    r"(?:give|name|commit\sto|tell|offer)\s(?:(?:me|us)\s)?(?:a|any)\s(?:\w+\s)?(?:date|day|timeline|time\s?frame"
    r"|timescale)\b"
    r"(?=.*\b(?:decision|decide|answer|outcome|result)|\W*$)"
)
# “When they decide nobody could say”, “how long it takes, she couldn't tell me”.
_NOBODY_SAYS = pattern(
    r"(?:and\s|but\s|as\sto\s)*(?:when|how\s(?:soon|long))\s(?:(?:they|she|he|it|we|i|that)\b"
    r"|the\sdecision\b).{0,40}?,?\s(?:(?:nobody|no-one"
    r"|no\sone|neither|none\sof\sthem)\s(?:could|would|can|seemed\sto|seems\sto|knew|knows|was\sable\sto|wanted\sto"
    r"|there)\b"
    r"|(?:she|he|they)\s(?:could|would|can|did|does|do|was|were)\snot\s(?:\w+\s){0,2}?(?:say|tell|know|sure))"
)


# “When she decides she did not say and I forgot to ask”.
_NOT_ASKED = pattern(
    r"\b(?:i|we)\s(?:\w+\s)?(?:forgot|never\s(?:got\sto\s)?ask(?:ed)?|did\snot\s(?:dare\s(?:to\s)?|get\sto\s"
    r"|think\sto\s)?ask)\b"
    r"|\b(?:not|never)\s(?:\w+\s)?(?:get|got|gotten|came|come|manage\w*|think|thought|find|found|brave|dare\w*)\b"
    r"[^,.;]{0,24}?\bask(?:ing)?\b"
)


def read_in_vain(sentence: Sentence) -> None:
    """Asked when they decide, or about a next round, and not told."""
    if sentence.bag.isdisjoint(_CUES) and not sentence.before.asked and not sentence.low.startswith(("when ", "how ")):
        return
    low = sentence.low
    if _NOT_ASKED.search(low):
        return
    if sentence.before.asked and _read_reply(sentence):
        return
    asked = (
        bool(_ASKED_WHEN.search(sentence.low))
        and not _ASKED_ME.search(low)
        and not re.search(r"\b(?:not|never|forgot to|dare|dared|should have|will|must|need to)\s(?:\w+\s)?ask", low)
    )
    asked_round = (
        "asked" in sentence.words
        and _ABOUT_ROUND.search(sentence.low) is not None
        and not re.search(r"\b(?:not|never|forgot\sto)\s(?:\w+\s)?ask", low)
    )
    vague = bool(_VAGUE_ABOUT.search(sentence.low)) or bool(_NOBODY_SAYS.match(low) or _NO_DATE.match(low))
    if not sentence.bag.isdisjoint(words.ADVICE) or sentence.section in ("me", "forgot", "quiet"):
        return
    vain = (asked or asked_round) and (_IN_VAIN.search(sentence.low) is not None or _answered_without(sentence))
    if _TOLD_DAY.search(sentence.low) or any(sentence.ahead(span) for span in sentence.dates):
        return
    if asked and not sentence.question and _read_some_time(sentence):
        return
    if not (vague or vain):
        _keep_asked(sentence, asked, asked_round)
        return
    if vague or (asked and vain):
        if vague or re.search(
            r"\b(?:when|how|timeline|time\s?frame|timing|timescale|decision|decide|date|dates)\b", low
        ):
            sentence.say("decision_asked_in_vain")
        if vague and re.search(r"\bwhat\snext\b|\beverything\b|\bnext\s(?:steps?|rounds?)\b", low):
            sentence.say("next_round_asked_in_vain")
    if asked_round and vain:
        sentence.say("next_round_asked_in_vain")


# “Asked about timing and got "soon as we can"”: an answer in quotes, or behind “got” and “said”, and a vague one.
_SOME_TIME = pattern(
    r"(?:[\"“]|\b(?:got|said|was\stold|heard|is)\s[\"“']?)(?:(?:it\s(?:will|would)\sbe|probably|fairly|pretty|very|quite"
    r"|just|an?|we\swill\s(?:know|decide|ring|call|say|be\sin\stouch)|they\swould\s(?:know|decide|ring|call))\s)*"
    r"(?:as\s)?(?:soon(?!er\sthe)|shortly|before\s(?:too\s)?long|eventually|in\s(?:due\scourse|good\stime|time|a\s(?:bit"
    r"|while)"
    r"|the\s(?:coming|near|next\sfew)\b)|at\ssome\s(?:point|stage)|sometime|some\stime|later|presently|any\sday"
    r"|whenever"
    r"|sooner\sor\slater|not\s(?:too\s)?long|asap)\b"
)
_OF_OTHER_THINGS = pattern(
    r"\babout\s(?:the\s|my\s|their\s)?(?:start\w*|pay|salary|training|uniform|hours|holiday\w*|rota|parking|shifts?"
    r"|contract|expenses)\b"
)


def _read_some_time(sentence: Sentence) -> bool:
    """The user asked when, and was told a time without a day."""
    if _SOME_TIME.search(sentence.low) is None or _OF_OTHER_THINGS.search(sentence.low):
        return False
    sentence.say("decision_asked_in_vain")
    sentence.say("decision_expected", sentence.first_named())
    return True


# “I asked when they'd decide and Bev said …”: whatever was answered, it holds no time.
_MY_ASKING = pattern(
    r"(?:^|[,;.]\s|\b(?:and|but|so|then|when)\s)(?:(?:i|we)\s(?:\w+\s)?)?asked\b(?!\s(?:me|us|by|for)\b)"
)
_REPLIED = pattern(
    r"(?:,|;|[-–—]|\band|\bbut)\s(?:then\s)?(?:all\s)?(?P<who>she|he|they|both|neither|everyone|nobody|the\s[a-z-]+"
    r"|[^\W\d_]+(?:\s[^\W\d_]+)?)\s"
    r"(?:just\s|only\s|then\s)?(?:said|says|told|laughed|smiled|shrugged|pulled|looked|changed|went|winked|sighed"
    r"|answered|replied"
    r"|mumbled|muttered|talked|started|gave|waved|rolled|grinned|coughed|asked|turned|made|joked|quoted)\b(?P<rest>.*)"
)
_ABOUT_DECISION = pattern(
    r"\b(?:decid\w+|decision|timeline|time\s?frame|timing|timescale|next\ssteps?|(?:second|further|another"
    r"|next)\s(?:round|interview|stage))\b"
    r"|\bwhen\s(?:i|we|they|she|he)\s(?:would|will|might|could|should)\s(?:\w+\s)?(?:hear|know|choose|pick|ring|call"
    r"|find\sout|be\stold|be\sin"
    r"\stouch|let)\b|\bhow\s(?:soon|long)\s(?:until|till|before|they\swould|it\swould|it\stakes|i\swould|(?:they|she"
    r"|he)\s(?:need|take))\b|^(?:i\s)?asked\swhen\s?[-–—,.:]"
)
_TELLS = pattern(
    r"\b(?:would|will|'ll|by|in|within|until|after|before|once|soon|week|month|day|days|either|ring|call|let)\b"
)


def _answered_without(sentence: Sentence) -> bool:
    """Whether the user asked, and what the others did or said in reply names no time and no act to come."""
    asked = _MY_ASKING.search(sentence.low)
    if asked is None or _ABOUT_DECISION.search(sentence.low, asked.start()) is None:
        return False
    if _NO_ANSWER.search(sentence.low, asked.end()):
        return True
    replied = _REPLIED.search(sentence.low, asked.end())
    if replied is None or replied["who"].split()[0] in ("i", "we", "when", "how", "that", "what"):
        return False
    return not sentence.dates and not sentence.durations and _TELLS.search(replied["rest"]) is None


_ASKED_ME = pattern(r"\basked\s(?:me|us)\b|\bi\swas\sasked\b")
_TOLD_DAY = cued(
    r"\b(?:one|two|three|four|a|\d+|couple|few)\s(?:of\s)?(?:days?|weeks?|months?)\b",
)
_BARE_ASKED = pattern(r"(?:i\s|we\s|when\s(?:i|we)\s)?asked\b(?=\W|\s(?:her|him|them|twice|again)\W|$)")
_OWN_QUESTION = pattern(r"\b(?:they|she|he)\s(?:\w+\s)?asked\b")


def _keep_asked(sentence: Sentence, asked: bool, asked_round: bool) -> None:
    """What was asked and not answered yet: the next sentence may hold the answer."""
    if _OWN_QUESTION.search(sentence.low) or sentence.question or len(sentence.clauses) > 2:
        return
    kinds = [kind for kind, was in (("decision", asked), ("round", asked_round)) if was]
    if sentence.before.topic == "decision" and _BARE_ASKED.match(sentence.low):
        kinds.append("decision")
        sentence.asked = frozenset(kinds)
        if _IN_VAIN.search(sentence.low) or "shrugged" in sentence.bag:
            sentence.say("decision_asked_in_vain")
        return
    sentence.asked = frozenset(kinds)


# An answer that names no time: “When the bees tell me”, “tried again, same answer”.
_NO_TIME = pattern(
    r"\W*(?:(?:she|he|they)\ssaid\W+)?(?:oh\s|well\W+)?(?:when(?:ever)?|as\ssoon\sas|once)\s(?:the|i|we|it|they|he"
    r"|she|you|my|our"
    r"|god|hell|time)\b|.*\bsame\s(?:answer|shrug|reply|story|look|thing)\b|\W*(?:we|you)\s(?:will|shall)\s(?:see"
    r"|find\sout"
    r"|know\swhen)\W*$|\W*(?:soon|depends|eventually|in\sdue\scourse|in\sgood\stime|who\sknows|search\sme)\b"
)


_SOON = pattern(
    r"\W*(?:(?:she|he|they)\ssaid\W+)?(?:soon|shortly|eventually|in\sdue\scourse|before\s(?:too\s)?long|sometime"
    r"|as\ssoon\sas)\b"
)


def _read_reply(sentence: Sentence) -> bool:
    """The answer to the question of the sentence before, where it is none: “Honestly, no idea”."""
    if (
        not (_IN_VAIN.search(sentence.low) or _NO_TIME.match(sentence.low) or _NO_ANSWER.search(sentence.low))
        or _TOLD_DAY.search(sentence.low)
        or sentence.question
    ):
        return False
    if re.search(r"\bwho\s(?:decides|makes|picks|hires|chooses)\b", sentence.low):
        return False
    if re.match(r"(?:also\s)?(?:i\s)?asked\b", sentence.low) or any(sentence.ahead(span) for span in sentence.dates):
        return False
    if "decision" in sentence.before.asked:
        sentence.say("decision_asked_in_vain")
        if _SOON.match(sentence.low):
            sentence.say("decision_expected")
    if "round" in sentence.before.asked:
        sentence.say("next_round_asked_in_vain")
    return True
