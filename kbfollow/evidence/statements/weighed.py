"""What lies ahead, by weight of words: for sentences with a day, or a vague time, that no plainer reading explained.

People name the outcome, the next meeting and what they owe in endless ways (“Dean rules on it the second week of
February”, “weld test Monday 7am”). Here only the classes of words in a clause count: who acts, what it is about, and
that its day lies ahead. Facts about the job, conditions, questions and denials count against all of it; where the
classes don't agree on one meaning, nothing is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kbfollow.evidence.statements import words_en as words
from kbfollow.evidence.statements import words_en_ahead as ahead
from kbfollow.evidence.statements.context import Sentence
from kbfollow.evidence.statements.decisions import around_event
from kbfollow.evidence.statements.job_facts import tells_job_fact
from kbfollow.evidence.statements.objects import tidy
from kbfollow.evidence.statements.phrase_sets import Hit, PhraseSet
from kbfollow.evidence.statements.rounds import this_interview
from kbfollow.evidence.statements.tokens import Clause
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

_OUTCOME, _DECIDING, _FILLING = map(PhraseSet, (ahead.OUTCOMES, ahead.DECIDING, ahead.FILLING))
_BODY, _BODY_MEETS = PhraseSet(ahead.BODIES), PhraseSet(ahead.MEETING_OF_BODY)
_LEARNING = PhraseSet(ahead.LEARNING)
_MEETING, _GOING, _NEXT = map(PhraseSet, (ahead.MEETINGS, ahead.GOING, ahead.NEXT_ONES))
_OWED, _OWING, _DOING, _CHASING = map(PhraseSet, (ahead.OWED, ahead.OWING, ahead.DOING, ahead.CHASING))
_CONTACTING, _SENDING = PhraseSet(ahead.CONTACTING), PhraseSet(ahead.SENDINGS)
_VAGUE = PhraseSet(ahead.VAGUE)

_FUTURE_KINDS = (
    "decision_expected next_round promise_by_me promise_by_them reference_not_alerted offer rejected "
    "accepted declined withdrew thank_you_sent thank_you_not_sent follow_up_done reference_alerted"
).split()
_QUIET_SECTIONS = frozenset("quiet met forgot strength concern log references thanks".split())
_SUBJECT_ME = frozenset(["i", "we"])
_DENIALS = words.NEGATIONS - frozenset("half almost nearly partly zero".split())


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a sentence with one time in it: words in lower case without hyphens, and where it begins."""

    low: str
    start: int
    clauses: tuple[Clause, ...]
    day: DateSpan | None

    def has(self, phrases: PhraseSet) -> Hit | None:
        """The first phrase of a class."""
        return phrases.search(self.low)

    @property
    def lows(self) -> frozenset[str]:
        """The words."""
        return frozenset(token.low for clause in self.clauses for token in clause.tokens)


def read_weighed(sentence: Sentence) -> None:
    """Say what is expected, where the words' classes leave no doubt."""
    if sentence.question or sentence.check == "done" or sentence.said(*_FUTURE_KINDS):
        return
    last = sentence.said("no_next_round")
    if not last and _by_label(sentence):
        return
    if sentence.section.split(" ")[0] in _QUIET_SECTIONS:
        return
    for part in _parts(sentence):
        if _silent(sentence, part):
            continue
        for read in (_decided,) if last else (_owed, _contacted, _decided, _met):
            if read(sentence, part):
                return


def _by_label(sentence: Sentence) -> bool:
    """“Panel: Thu 19 Feb”, “decision date: TBD”: a label and a time."""
    days = [span for span in sentence.dates if sentence.ahead(span) and span.end > sentence.setting.anchor]
    if sentence.section == "met" and len(days) == 1 and len(sentence.low) - len(days[0].text) <= _CLOCK_TIME:
        sentence.say("next_round", dates=days[0])
        return True
    if sentence.section == "decision" and not sentence.dates and _VAGUE.match(sentence.low):
        sentence.say("decision_expected")
        return True
    return False


_CLOCK_TIME = 14  # characters beside the day: “, 9.30”, “ at 2pm, Zoom”


def _parts(sentence: Sentence) -> list[_Part]:
    """Each clause with a day ahead; the whole sentence where it holds one time only."""
    low = sentence.low.replace("-", " ")
    anchor = sentence.setting.anchor
    spans = [span for span in _times(sentence) if span.end > anchor or (span.end == anchor and not span.past)]
    if not [span for span in spans if span.end > anchor]:
        spans = sentence.durations or spans
    parts = []
    for span in spans:
        inside = tuple(clause for clause in sentence.clauses if clause.start <= span.offset < clause.end)
        if inside:
            parts.append(_Part(low[inside[0].start : inside[0].end], inside[0].start, inside, span))
    if len(spans) == 1 and len(sentence.clauses) > 1:
        parts.append(_Part(low, 0, sentence.clauses, spans[0]))
    if not spans and not sentence.dates and (_VAGUE.search(low) or _IS_SENDING.search(low)):
        parts.append(_Part(low, 0, sentence.clauses, None))
    return parts


def _times(sentence: Sentence) -> list[DateSpan]:
    """The days, read as of the future where their clause has no finite verb in the past that turned them round."""
    if not any(span.past for span in sentence.dates):
        return sentence.dates
    turned = []
    for span, forward in zip(sentence.dates, sentence.future_dates, strict=False):
        clause = next((one for one in sentence.clauses if one.start <= span.offset < one.end), None)
        told = clause is not None and _finite_past(clause)
        turned.append(span if told or forward.offset != span.offset else forward)
    return turned


# Past forms that are as often adjectives or plans: “paid trial”, “booked for”, “gets made”.
_NO_FINITE = frozenset(
    "paid booked scheduled pencilled penciled set invited moved pushed confirmed expected planned supposed due put let"
    " cut read advanced left made filled closed chosen decided meant".split()
)
_ADJECTIVES = frozenset("written signed paid typed printed updated revised agreed promised filmed recorded".split())
_AUXILIARIES = frozenset("be been being is are am get gets getting have has to will would".split())


def _finite_past(clause: Clause) -> bool:
    for index, token in enumerate(clause.tokens):
        if token.low in ("was", "were", "had", "did"):
            return True
        if token.form != "past" or token.low in _NO_FINITE:
            continue
        before = {one.low for one in clause.tokens[max(0, index - 2) : index]}
        if "who" in before or (index == 0 and token.low in _ADJECTIVES):  # “they announce who got it”
            continue
        follows = clause.tokens[index + 1].low if index + 1 < len(clause.tokens) else ""
        if not before & _AUXILIARIES and not (token.low == "got" and follows == "to"):
            return True
    return False


_CONDITION = pattern(
    r"\b(?:if|unless|whether|in case|suppose|had i"
    r"|(?:would|could|should) have (?:been|had|gone|done|got|liked|\w+ed))\b"
)
_IF_NOTHING = pattern(
    r"\bif\s(?:\w+\s){0,3}?(?:nothing|no\s\w+|not\sheard|silence|silent|have\snot|do\snot|not\sback|still\snothing)\b"
)


def _silent(sentence: Sentence, part: _Part) -> bool:
    """Whether the words say that this is nobody's follow-up."""
    if tells_job_fact(part.low) or any(
        token.low in words.OTHERS - _NOT_OTHERS for clause in part.clauses for token in clause.tokens[:4]
    ):
        return True
    if _CONDITION.search(part.low) and not _IF_NOTHING.search(part.low) and not _OR_NOT.search(sentence.low):
        return re.search(r"\b(?:if|whether)\b", part.low) is None or not (part.has(_LEARNING) or part.has(_OUTCOME))
    return False


_OR_NOT = pattern(r"\bor\snot\b|\beither\sway\b")
_NOT_OTHERS = frozenset("people someone somebody others secretary receptionist candidates applicants candidate".split())


def _subject_me(part: _Part) -> bool:
    return bool(part.lows & _SUBJECT_ME)


# Deciding


def _decided(sentence: Sentence, part: _Part) -> bool:
    """The outcome is named, or a body meets over it, or somebody is told."""
    if not _names_outcome(part):
        return False
    day = around_event(sentence, part.day)
    sentence.say("decision_expected", sentence.first_named(part.clauses[0]), dates=day)
    return True


def _names_outcome(part: _Part) -> bool:
    low = part.low
    negated = bool(part.lows & _DENIALS) and not (_NOT_BEFORE.search(low) or _YES_OR_NO.search(low))
    if part.day is None:
        return bool(
            (part.has(_OUTCOME) or part.has(_DECIDING) or part.has(_LEARNING)) and not _MY_OWN.search(low)
        ) and (not negated or bool(_NO_WHEN.search(low)))
    if part.has(_OUTCOME) and not _past(part) and not negated:
        return not _MY_OWN.search(low)
    if negated or _past(part):
        return False
    if _subject_me(part):
        return bool(part.has(_LEARNING)) and bool(_I_LEARN.search(low)) and not _KNOW_MORE.search(low)
    return bool(
        (_decides(part) and (_THEY_DO.search(low) or part.has(_BODY) or _DECIDING.match(low)))
        or _FOR_THEM_TO.search(low)
        or _TELL_ALL.search(low)
        or (part.has(_BODY) and part.has(_BODY_MEETS))
        or _opening_filled(low)
    )


def _decides(part: _Part) -> bool:
    """Whether a verb of deciding is there, and not “they pick apples”."""
    verb = part.has(_DECIDING)
    return verb is not None and not (
        verb.text.startswith(("pick", "select", "choos", "vote")) and _PLAIN_OBJECT.match(part.low, verb.stop)
    )


# Behind “pick”: a plain noun, and no word that a person or a time begins with.
_PLAIN_OBJECT = pattern(
    r"\son\sthe\s(?!\d|hire|job|post|position|role|appointment|candidates?|applicants?|shortlist)\w+|\s(?!a\b|an\b|the\b|their\b|one\b|some|any|who|between|from|by\b|on\b|in\b|before|next|this|that|its|his\b|me\b"
    r"|us\b|and\b|or\b|at\b|it\b|within|after|until|till|sometime|tomorrow|today|early|mid|late|end\b|up\b|out\b|then|them"
    r"|him\b|her\b|two\b|three\b|as\b|around|about|only|just|around|mon|tue|wed|thu|fri|sat|sun|soon|candidates?|people"
    r"|finalists?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|eo|cob|whenever|when|week|not\b|for\b|my\b|our\b|\d)\w+"
)
_MY_OWN = pattern(r"\b(?:my|your)\s(?:\w+\s)?(?:decision|answer|choice|mind|verdict|reply)\b")
_NO_WHEN = pattern(
    r"\b(?:no\sidea|not\ssure|no\sclue|unclear|not\sknow|would\snot\ssay|did\snot\ssay|could\snot\ssay|not\sbefore"
    r"|no\sdate|no\stimeline|nobody\sknows|not\stell)\b"
)
_NOT_BEFORE = pattern(r"\bnot\b.{0,30}\b(?:before|until|till|untill|til)\b")
# “Four weeks for the council to confirm an appointment”.
_FOR_THEM_TO = pattern(
    r"\bfor\s(?:the\s)?(?:\w+\s){1,3}to\s(?:confirm|decide|approve|sign|agree|choose|pick|appoint|come\sback|ratify)\b"
)
_I_LEARN = pattern(
    r"\b(?:i|we)\s(?:\w+\s)?(?:will|should|am\sto|are\sto|ought\sto|shall|can\sexpect\sto|would|get\sto|am\sgoing\sto"
    r"|might|may|expect\sto|hope\sto|could|know|hear|find|get|have)\b"
)
_YES_OR_NO = pattern(r"\byes\b.{0,6}\bno\b|\bgo\sno\sgo\b|\bwhether\sor\snot\b|\bor\snot\b")
_KNOW_MORE = pattern(r"\b(?:know|hear|learn|find\sout)\s(?:why|how|what|more|about|the|their|his|her|that)\b")
_THEY_DO = pattern(
    r"\b(?:they|he|she|it|that|who|will|would|to|is|are|gets?|be|team|manager|managers|head|boss|owner|owners|lead"
    r"|director|directors|hr|company|firm|people|lot|one|which|when|then|\w+s)\b"
)
_TELL_ALL = pattern(
    r"\b(?:tell|tells|telling|told|inform\w*|notif\w*|let|lets|letting|advise|update|ring|rings|call|calls|write\sto"
    r"|email|emails|contact|contacts)\s(?:to\s)?(?:me\sif|me\swhether|people|everyone|everybody|all|applicants|candidates"
    r"|both|each|finalists|those|the\s(?:\w+\s)?(?:people|candidates|applicants|finalists|others|rest|lot|ones|winner"
    r"|successful|lucky))\b"
    r"|\b(?:applicants?|candidates?|everyone|everybody|finalists|people|all\sof\sus|we|both\sof\sus)\s(?:\w+\s)?(?:are|is"
    r"|be|get|gets|been)\s(?:\w+\s)?(?:told|notified|informed|contacted|advised)\b"
    r"|\b(?:tell|tells|telling|let|lets|letting|inform|informs|notify|notifies)\s(?:me|us)\b"
)


def _opening_filled(low: str) -> bool:
    """“Vacancy to be closed by 15 March”."""
    return any(
        _FILLING.search(low[max(0, match.start() - 24) : match.end() + 40]) for match in _OPENING_NOUN.finditer(low)
    )


_OPENING_NOUN = pattern(
    r"\b(?:the|this|that|their|its|a)?\s?(?:post|position|role|vacancy|req|requisition|seat|job|hire|opening|search|ad"
    r"|competition|advert|listing|posting|recruitment|hiring|slot|applications|process|campaign|chair)\b"
)

# Meeting


def _met(sentence: Sentence, part: _Part) -> bool:
    """A further meeting is named, or the user goes there."""
    low = part.low
    undated = part.day is None and _NO_DAY_YET.search(low)
    if part.lows & _DENIALS and not (undated or _NOT_BEFORE.search(low) or _NUMBER.search(low)):
        return False
    noun, going = part.has(_MEETING), part.has(_GOING)
    if noun is not None and (_BESIDE.search(low[: noun.start()]) or part.lows & _PRIVATE):
        noun = None
    if (
        any(one in _RIVALS for one in part.lows)
        or (noun is None and going is None)
        or (_past_meeting(part) and not undated)
        or _THANKING.search(low)
        or _BUSY.search(low)
        or (part.day is not None and this_interview(sentence, part.day))
    ):
        return False
    if part.day is None and not (noun and (part.has(_NEXT) or _SURE_MEETING.search(noun.text))):
        return False
    sentence.say("next_round", sentence.first_named(part.clauses[0]), dates=part.day)
    return True


_PRIVATE = words.OTHERS - _NOT_OTHERS | frozenset("coach therapist kids physio team-mates".split())
_RIVALS = frozenset("candidate candidates applicant applicants".split())
# “Between lunch and tea”, “after the call”: no meeting of its own.
_BESIDE = pattern(r"\b(?:between|after|before|during|since|until|till|over|from|about)\s(?:the\s|my\s|their\s|our\s)?$")
_SURE_MEETING = pattern(r"\b(?:panel|interview|round|onsite|on site|assessment|audition|trial|final|presentation)\b")
_NO_DAY_YET = pattern(
    r"\b(?:no|not\sa|without\sa|nothing|not)\s(?:\w+\s)?(?:day|date|time|fixed|in\sthe\s(?:diary|calendar)|scheduled|booked|set"
    r"|arranged|planned|sure\swhen|clear\swhen|certain\swhen|known)\b|\bno\sidea\swhen\b"
)
_NUMBER = pattern(r"\bno\.?\s?\d")
_THANKING = pattern(r"\bthank\w*\b|\bthx\b|\bty\b")
_BUSY = pattern(
    r"\b(?:their|staff|team|company|internal|weekly)\s(?:meeting|call|lunch|away)\b|\b(?:he|she|they)\s(?:is|are)\s"
    r"(?:away|out|off|on)\b|\b(?:staff|everyone|everybody|employees|people|all)\s(?:back\s)?in\b|\b(?:last|previous|old|my\sother)\s(?:interview|call|round)\b|\bprep\w*\sfor\b|\bpractice\b"
)

# Owing


def _owed(sentence: Sentence, part: _Part) -> bool:
    """The user owes a thing, or is to chase somebody."""
    low = part.low
    nothing = _IF_NOTHING.search(low)
    if part.day is None:
        return False
    if nothing is not None:
        return _owed_chase(sentence, part, nothing.end())
    if part.lows & _DENIALS or _past(part) or _THEY_SEND.search(low) or part.has(_OUTCOME):
        return False
    thing = part.has(_OWED)
    until = _HAVE_UNTIL.search(low)
    if until is not None:
        what = low[until.start("what") : until.end("what")]
        sentence.say("promise_by_me", sentence.first_named(), dates=part.day, what=tidy(what) or what)
        return True
    wanted = _MY_DUE.search(low) or _THEY_NEED_MY.search(low)
    if wanted is None:
        wanted = _THEY_HAVE_MY.search(low)
    if wanted is None and thing is not None:
        to_do = _subject_me(part) or _MUST.search(low) or sentence.check == "open" or sentence.section == "me"
        bare_list = sentence.section == "me" or _TO_SOMEBODY.search(low, thing.end()) is not None
        if not (part.has(_OWING) or bare_list or (to_do and part.has(_DOING))):
            return False
    elif wanted is None:
        return False
    what = wanted["what"] if wanted else low[thing.start() : thing.end()] if thing else ""
    sentence.say("promise_by_me", sentence.first_named(), dates=part.day, what=tidy(what) or what)
    return True


def _owed_chase(sentence: Sentence, part: _Part, start: int) -> bool:
    """“If nothing by the 20th, ring Marsha”."""
    chase = _CHASING.search(part.low, start)
    if chase is None or re.search(r"\b(?:they|she|he)\s(?:will|would)\b", part.low):
        return False
    what = part.low[chase.start() :].strip(" .!")
    sentence.say("promise_by_me", next(iter(sentence.mentions), None), dates=part.day, what=what, manner="check-in")
    return True


# “I have until 12/2 to push the repo”; an answer that is due belongs to an offer.
_HAVE_UNTIL = pattern(
    r"\bhave\s(?:until|till|up\sto|\w+\s(?:days?|weeks?|hours?))\b.{0,40}?\bto\s(?:\w+\s)??(?!decide|accept|answer|reply|respond|say\b|let"
    r"|choose|think|be\b|go\b|wait|hear|know|find|sign)(?:[a-z]{2,12})\s(?P<what>(?:the|my|it|a|an|their|this|that|up|in|out)\b.{0,40})"
)
# “My solution is due within 48 hours”.
_MY_DUE = pattern(r"\b(?P<what>(?:my|our)\s(?:\w+\s){1,3}?)(?:is|are)\s(?:now\s)?due\b")
_THEY_SEND = pattern(
    r"\b(?:they|she|he)\s(?:will|would|is\s\w+ing|are\s\w+ing|sends?|is\sto|are\sto|is\sgoing\sto|are\sgoing\sto)\b(?!\s(?:have|need"
    r"|want|see|like))|\bfrom\s(?:them|her|him|hr|legal|their|the)\b|\b(?:to|for)\sme\b|\bi\s(?:get|receive)\b|\bsends?\sme\b"
)
_THEY_NEED_MY = pattern(
    r"\b(?:they|she|he|hr|team|manager|office|recruiter|agency|\w+)\s(?:still\s|also\s|will\s|would\s)?(?:needs?|wants?|like"
    r"|likes|expects?|have|has)\s(?:to\shave\s|to\ssee\s)?(?P<what>(?:my|our)\s.{2,60}?)\s(?:by|before|within|until|no\slater"
    r"|on|tomorrow|today|this|next|in\s\d|in\sa|for)\b"
)
# “She'd have my answers within a week”.
_THEY_HAVE_MY = pattern(
    r"\b(?:she|he|they)\s(?:would|will)\s(?:have|get)\s(?P<what>(?:my|our)\s.{2,60}?)\s(?:by|before|within|until|on|in|tomorrow)\b"
)
_MUST = pattern(
    r"\b(?:must|need\sto|have\sto|has\sto|got\sto|going\sto|will|should|better|to\sdo|todo|ought\sto|shall)\b"
)
_TO_SOMEBODY = pattern(
    r"\s(?:to|for)\s(?:them|her|him|hr|chef|the\s(?:manager|owner|boss|team|agency|recruiter|school|office|director)"
    r"|(?!be\b|do\b|the\b|decide\b)[a-z]{2,15})\s(?:by|before|until|on|within|no\slater|tomorrow|today|tonight)\b"
)

# Contact


def _contacted(sentence: Sentence, part: _Part) -> bool:
    """They will be in touch, or send something."""
    low = part.low
    if part.has(_OUTCOME) or (part.lows & _DENIALS and not (part.day is None and _NO_DAY_YET.search(low))):
        return False
    if part.day is None and not (_IS_SENDING.search(low) or (part.has(_VAGUE) and _THEY_WOULD.search(low))):
        return False
    thing = part.has(_SENDING)
    if re.search(r"\b(?:staff|employees|everyone|everybody|workers)\b", low):
        return False
    mine = _subject_me(part) or sentence.check == "open" or sentence.section == "me"
    if not (
        (thing and not mine and (_FROM.search(low) or _PROMISED.search(low)))
        or (thing and _I_GET.search(low) and not _MUST_GET.search(low))
        or _TO_ME_PASSIVE.search(low)
        or (not mine and not _past(part) and _THEIRS.search(low) and not part.has(_DOING) and not part.has(_GOING))
        or (
            not mine
            and not _past(part)
            and part.has(_CONTACTING)
            and _THEY_WILL.search(low)
            and (thing or _TO_ME.search(low) or part.day is None)
        )
    ):
        return False
    sentence.say("promise_by_them", sentence.first_named(), dates=part.day, what=thing[0] if thing else None)
    return True


# Announced without a day: “she's sending over the floor plans”, “Steph's going to send me the number”.
_IS_SENDING = pattern(
    r"(?:\b(?:they|she|he|hr|recruiter|office|agency)\s(?:is|are)|\w's)\s(?:going\sto\s(?:send|email|mail|post|forward|text|ring"
    r"|call|get|drop|share|put)|sending|emailing|mailing|posting|forwarding|texting)\s(?:me|us|over|across|through|out|the|on)\b"
)
# “He'd ring at some point”.
_THEY_WOULD = pattern(
    r"\b(?:they|she|he|hr|recruiter|agency|office|manager)\s(?:will|would|is\sgoing\sto|are\sgoing\sto)\s(?:\w+\s)?(?:(?:ring|call|phone"
    r"|email|mail|text|write|message)(?=\s(?:me|us|back|again|at|soon|some|when|in|later|eventually|to\sme|with)\b|\W*$)"
    r"|be\sin\stouch|get\sback|come\sback|get\sin\stouch|follow\sup|reach\sout)\b"
)
_TO_ME_PASSIVE = pattern(
    r"\b(?:is|are|be|gets?)\s(?:being\s|to\sbe\s)?(?:sent|emailed|mailed|posted|forwarded|couriered|texted)\s(?:out\s|over\s)?"
    r"(?:to\s)?(?:me|us)\b"
)
_FROM = pattern(r"\b(?:from|off)\s(?!me\b|now\b|here\b|today\b|tomorrow\b|home\b|my\b)[a-z]")
_PROMISED = pattern(r"(?<!i\s)(?<!we\s)\bpromised\b")
_I_GET = pattern(
    r"\b(?:i|we)\s(?:will\s|would\s|should\s|am\sto\s|can\sexpect\sto\s)?(?:get|receive|have|be\s(?:sent|given|emailed))\b"
    r"|\b(?:waiting|wait)\s(?:on|for)\b"
)
_MUST_GET = pattern(r"\b(?:need|must|have\sto|got\sto|want)\b")
_THEIRS = pattern(
    r"\b(?:feedback|contract(?!\s(?:with|of|for|runs|ends|is))|jd|job\sdescription|job\sspec|info\spack|rota|roster|brochure|pay\sscales?|benefits(?:\s\w+)?"
    r"|offer\sletter|uniform\slist|kit\slist|directions|handbook|expenses|written\s(?:quote|offer)|login|visitor\scode|nda)\b"
)
_TO_ME = pattern(r"\b(?:me|us|touch|back|out|over)\b")
_THEY_WILL = pattern(r"\b(?:will|to|is|are|would|going|should|they|she|he|sends|has|\w+'s)\b")

# Tense

_PAST_WORDS = pattern(
    r"\b(?:was|were|went|had|did|took|(?<!have\s)(?<!has\s)(?<!who\s)got(?!\sto\b)|passed|lasted|happened|felt|met|saw|spoke|talked|ran|came|nailed|bombed"
    r"|survived|finished|ended|called|rang|emailed|sent|moved\sfrom)\b(?!\s(?:to\s(?:be|hear|know)|until|till))"
)
_SAID = pattern(r"\b(?:said|told|reckoned|thought|mentioned|promised|booked|invited|asked|scheduled|moved|pushed)\b")
_STILL_AHEAD = pattern(
    r"\b(?:will|would|to\sbe|by|until|should|going\sto|then|next|who\sgot|i\sgot|has\sto|have\sto)\b"
)


def _past(part: _Part) -> bool:
    """Whether the clause with the day tells of the past; what was said there may be about the future."""
    told = all(_finite_past(clause) for clause in part.clauses) and bool(_PAST_WORDS.search(part.low))
    return told and not _STILL_AHEAD.search(part.low)


def _past_meeting(part: _Part) -> bool:
    return bool(_PAST_WORDS.search(part.low)) and not _SAID.search(part.low) and not _STILL_AHEAD.search(part.low)
