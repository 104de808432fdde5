"""Work and papers that the user owes: due by a day, asked for, wanted."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import named_before, object_after, tidy, without_days, words_as_written
from kbfollow.evidence.statements.ahead.things import owe
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_NO_HURRY = cued(
    r"\bno\s(?:hurry|rush|deadline|urgency)\b|\bnot\surgent\b|\bwhenever\b|\bwhen\s(?:i|you)\s(?:can"
    r"|have\s(?:the\s)?(?:time|a\s(?:minute|moment|second))|find\s(?:the\s)?time|get\s(?:a\s(?:chance|minute|moment)"
    r"|(?:a)?round\sto\s(?:it|them|that)))\b|\bno\sneed\sto\shurry\b|\bin\s(?:my|your)\sown\s(?:good\s)?time\b"
    r"|\bat\ssome\spoint\b"
    r"|\bany\s?(?:old\s)?time\s(?:will\sdo|is\sfine|suits|works|would\sdo|this)\b|\ball\sthe\stime\sin\sthe\sworld\b"
    r"|\btake\s(?:my|your|all\sthe)\stime\b|\bno\s(?:panic|pressure|great\srush|big\shurry|particular\shurry)\b"
    r"|\bnot\sin\s(?:a|any)\s(?:\w+\s)?(?:hurry|rush)\b|\b(?:no\sneed|not)\s(?:to\srush|for\srushing|a\srush)\b",
)
_BE_DONE = (
    r"\bto\sbe\s(?:submitted|handed\sin|returned|sent(?:\s(?:in|back|over))?|done|delivered|uploaded|filled(?:\s(?:in"
    r"|out))?"
    r"|completed|signed|posted|emailed|brought(?:\sin)?|shown|dropped(?:\s(?:in|off))?|in|with\s(?:them|her|him|hr))\b"
)
_TO_BE_DONE = pattern(_BE_DONE)
_DUE = pattern(rf"\b(?:is\s|are\s)?due\b|\bdeadline\b|{_BE_DONE}")
OWED_NOUN = cued(
    r"\b(?:take-home(?:\s(?:test|task|assignment|exercise|project|challenge))?|assignment|homework"
    r"|case-study|case\sstudy|exercise|portfolio|(?:writing\s)?samples?|certificates?|cv|resume|résumé"
    r"|forms?|questionnaire|transcripts?|references\slist|references|presentation|proposal|test"
    r"|challenge|coding\s(?:test|challenge)|project|zeugnisse|unterlagen|deck|slides|essay|"
    r"paperwork|documents|dbs\sform|availability|application|work\ssample|task"
    r"|pay\s?slips?|passport|proof\sof\s\w+|licen[cs]es?|dbs(?:\s(?:number|check))?|photos?|sketch(?:es)?|drawings?"
    r"|quote|estimate"
    r"|recordings?|(?:bank|contact)\sdetails|syllabus|reading\slist|diploma|headshot|showreel|w-2s?|p45|p60|scores"
    r"|right\sto\swork)\b",
)
_THEY_WANT = cued(
    r"(?:\b(?:they|she|he|hr|recruiter|team|manager|boss|company|\w+)\s|^)(?:also\s|still\s|would\s|really\s"
    r"|will\s)?(?:want|wants|wanted|need|needs|needed|like|expect|expects|require|requires"
    r"|asked\s(?:me\s)?for|to\ssee|asks\s(?:me\s)?for|(?:are|is)\s(?:asking\sfor|expecting|after|waiting\son)"
    r"|waiting\sfor"
    r"|awaits?)\s(?:me\sto\s(?P<verb>\w+)\s|(?:(?:to\s(?:have|see|get)\s)?))(?P<what>[^.;]{2,90})",
)
_ASKED_ME_TO = cued(
    r"\b(?:asked|told|want|wants|wanted|need|needs|expects?|would\slike|like|reminded"
    r"|invited)\sme\sto\s(?P<verb>\w+)\s?(?P<what>[^.;]{0,90})|\b(?<!i\s)(?<!we\s)(?:said|says"
    r"|told)\sto\s(?P<verb2>call"
    r"|ring|phone|email|mail|text|send|contact|write|message|submit|bring|upload|forward|drop|post|courier|provide"
    r"|share)\s?(?P<what2>[^.;]{0,90})",
)
_OWE = cued(r"\b(?:i\s|we\s)?(?:still\s)?owe\s(?P<what>[^.;]{2,80})")
_UNTIL_TO = cued(
    r"\bhave\s(?:until|till|up\sto)\b.{1,40}\bto\s(?P<verb>send|submit|return|hand|finish|complete|do"
    r"|upload|deliver)\b\s?(?P<what>[^.;]{0,80})",
)


def her_or_him(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    """The person whom “her” or “him” right behind the verb means."""
    token = next((one for one in clause.tokens[index + 1 : index + 3] if one.low in ("her", "him")), None)
    return sentence.mention_of(sentence.pronoun_at(token.start)) if token else None


def read_nouns(sentence: Sentence, clause: Clause) -> bool:
    """“Essay due on the 4th”, “I owe them a portfolio”, “I have until Friday to submit”."""
    if _read_owing(sentence, clause):
        return True
    match = _UNTIL_TO.search(clause.low)
    if match:
        owe(sentence, dates=sentence.due_day(clause), what=tidy(match["what"]) or match["verb"])
        return True
    return _read_due(sentence, clause)


# “She wants three headlines from me by tomorrow”: whatever the thing is, it is to come from the user.
_FROM_ME = cued(
    r"\b(?:wants?|needs?|requires?|expects?|would\slike|asks\sfor|asked\sfor|is\safter|are\safter|waits\sfor|awaits)\s"
    r"(?P<what>(?!(?:to|an?\s(?:answer|reply|decision|yes))\b)[^.,;]{3,50}?)\s(?:from|off)\sme\b"
)
_THEY_OWE = pattern(
    r"\b(?:they|she|he|hr|recruiter)\s(?:still\s)?owe|\bowe\s(?:me|us)\b"
    r"|\bowe\s(?:(?:my|our)\s(?:success|luck|career|start|job|life|health|sanity|skills?|love)"
    r"|(?:it|everything|that|this|all)(?:\sall)?)\b.*\sto\b"
)


def _read_owing(sentence: Sentence, clause: Clause) -> bool:
    """“I owe them a portfolio”."""
    if not _OWE.search(clause.low) or _THEY_OWE.search(clause.low) or clause.has(words.NEGATIONS):
        return False
    index = next(index for index, token in enumerate(clause.tokens) if token.lemma == "owe")
    if sentence.predicate(clause, index).subject not in ("me", ""):
        return False
    who = next(iter(sentence.mentions_in(clause, index + 1)), None) or her_or_him(sentence, clause, index)
    what = object_after(sentence, clause, index)
    if who is not None and (what or "").lower() in _A_NOTE and sentence.section != "me":
        _owe_thanks(sentence, who)
        return True
    day = sentence.sentence_due_day(clause)
    owe(sentence, who, dates=day, what=what, manner="" if day else hurry(sentence))
    return True


# “I wrote to Margaret the next morning; I still owe Priya a note”: what is written after an interview are thanks.
_A_NOTE = frozenset(
    "note|line|card|few lines|thank-you note|proper note|few words|quick note|short note|two lines".split("|")
)
_WROTE = pattern(
    r"^(?:and\s|so\s)?(?:i\s)?(?:have\s|also\s|already\s)?(?:wrote|written|emailed|mailed|texted)\b(?:\sto)?\s"
)


def _owe_thanks(sentence: Sentence, who: Mention) -> None:
    sentence.say("thank_you_not_sent", who)
    for other in sentence.clauses:
        if _WROTE.match(other.low) and not other.has(words.NEGATIONS) and "about" not in other.lows:
            for one in sentence.mentions_in(other):
                if one.name != who.name:
                    sentence.say("thank_you_sent", one, dates=sentence.done_day(other))


_NOT_DUE = frozenset("they she he received got sends went was send sent".split())


def _read_due(sentence: Sentence, clause: Clause) -> bool:
    """“Essay due on the 4th”, “case study by the 4th”."""
    owed = OWED_NOUN.search(clause.low)
    day = sentence.due_day(clause)
    if owed is None or day is None or clause.has(words.NEGATIONS) or clause.has(_NOT_DUE):
        return False
    if any(token.form == "past" for token in clause.tokens) and not _TO_BE_DONE.search(clause.low):
        return False
    due = _DUE.search(clause.low)
    if due:
        inside = [span for span in sentence.dates if clause.start + due.start() <= span.offset < clause.end]
        day = next((span for span in inside if sentence.ahead(span)), day)
    direct = _BY_DAY.match(clause.low[owed.end() :]) and _NOTHING_BEFORE.fullmatch(clause.low[: owed.start()])
    if not (due or direct or sentence.section == "me"):
        return False
    further = _ITS_HEAD.match(clause.low, owed.end())
    named = _LABELLED.fullmatch(clause.low[: owed.end()])
    owe(sentence, dates=day, what=(named["what"] if named else owed[0]) + (further[0] if further else ""))
    return True


# “Edit test: due back Friday”: the words before the noun belong to it.
_LABELLED = pattern(
    r"(?:the\s|my\s|a\s|their\s|and\s)?(?P<what>(?!the\b|my\b|a\b|send\b|do\b|finish\b)(?:[a-z-]{3,14}\s){1,2}\S+)"
)
# “Sample lesson plan due Monday”: the noun goes on.
_ITS_HEAD = pattern(
    r"\s(?:lesson|teaching|menu|project|care|session|floor|cleaning)?\s?(?:plans?|reports?|notes|papers?|sheets?|slides|write-?ups?|menus?|scripts?|letters?)"
    r"(?=\s(?:is\s|are\s)?(?:due|deadline)\b)"
)
_NOTHING_BEFORE = pattern(r"(?:the\s|my\s|a\s)?")
_BY_DAY = pattern(r"\W{0,2}\s(?:is\s|has\sto\sbe\s\w+\s)?(?:by|for|due|until|deadline)\b")


def read_wanted(sentence: Sentence, clause: Clause) -> None:
    """“They want two references by Monday”, “she asked me to send a portfolio”."""
    if clause.has(words.NEGATIONS):
        return
    match = _ASKED_ME_TO.search(clause.low)
    if match:
        _read_asked_to(sentence, clause, match)
        return
    day = sentence.due_day(clause)
    if day is not None and _WANT_ANSWER.search(clause.low):
        owe(sentence, sentence.first_named(clause), dates=day, what="answer")
        return
    if day is not None and (wanted := _FROM_ME.search(clause.low)) is not None:
        what = tidy(words_as_written(sentence, clause, wanted.start("what"), wanted.end("what")))
        if what and sentence.section != "them" and not _MY_DECISION.search(wanted["what"]):
            owe(sentence, sentence.first_named(clause), dates=day, what=what)
            return
    if _read_wanted_it(sentence, clause):
        return
    match = _THEY_WANT.search(clause.low)
    if match is None or _MY_DECISION.search(clause.low):
        return
    mine = _OF_MINE.match(match["what"])
    if mine is None and not _CERTIFIED.match(match["what"]) and not OWED_NOUN.search(match["what"]):
        return
    if _ME_THERE.match(match["what"]):
        return  # “wants me at the yard for a driving test”: a meeting
    given = _given(sentence, clause)
    day = day or (_same_day(sentence, clause) if match else None)
    copied = mine is not None and (mine["copy"] is not None or bool(_WANT_NOW.search(match[0])))
    if (
        given == "before"
        or (day is None and not copied and not _ASKED_FOR.search(clause.low))
        or re.match(r"(?:i|we)\b", match[0])
    ):
        return
    what = tidy(words_as_written(sentence, clause, match.start("what"), match.end("what"))) or ""
    who = sentence.first_named(clause)
    owe(sentence, who, dates=day, what=without_days(sentence, what), manner=hurry(sentence))


# “The measles paper, they asked for it too”, “my reference letter, she wants it by Monday”.
_WANT_IT = cued(
    r"\b(?:they|she|he|hr|[a-z]+)\s(?:also\s|still\s|will\s|would\s)?(?:asked\s(?:me\s)?for|asks\sfor|wants?|needs?"
    r"|need\sto\s(?:have|see|sight)"
    r"|wants?\sto\s(?:have|see|sight)|(?:is|are)\safter)\s(?:it|them|that|those|the\soriginals?)\b"
)


def _read_wanted_it(sentence: Sentence, clause: Clause) -> bool:
    match = _WANT_IT.search(clause.low)
    if match is None or match[0].startswith(("i ", "we ")) or sentence.said("promise_by_me"):
        return False
    what = named_before(sentence, clause.start + match.start(), alone=True)
    if not what or not (OWED_NOUN.search(what.lower()) or PAPER.search(what.lower())):
        return False
    who = sentence.first_named(clause)
    owe(sentence, who, dates=sentence.sentence_due_day(clause), what=what, manner=hurry(sentence))
    return True


# “Certified copies of SACE and police clearance”.
_CERTIFIED = pattern(
    r"(?:the\s|an?\s|two\s|three\s|\d\s)?(?:certified|attested|stamped|notari[sz]ed|commissioned|scanned|colou?r"
    r"|original)\s(?:copy|copies|photocop(?:y|ies)"
    r"|scans?|originals?)\s(?:of\s(?!their|her|his|the\scompany)|by\b|before\b)"
)
PAPER = pattern(
    r"\b(?:papers?|certs?|cards?|letters?|permits?|cop(?:y|ies)|numbers?|proof|passes|pass|details|statements?|records?"
    r"|zeugnis\w*"
    r"|nachweis\w*|bescheinigung\w*|\w+zeugnis|id|visa|receipts?|scans?|forms?|tickets?|list|plan|report)\b"
)


def _read_asked_to(sentence: Sentence, clause: Clause, match: re.Match[str]) -> None:
    """“She asked me to send a portfolio”, “he said to call him Monday”."""
    verb, group = (match["verb"], "what") if match["verb"] else (match["verb2"], "what2")
    if (verb not in words.TRANSFER_SURE and verb not in _ASKED_ACTS) or clause.has(frozenset(["if"])):
        return
    day = sentence.due_day(clause)
    if (day is None and verb in _NEEDS_DAY) or _IN_THE_ROOM.search(sentence.low) or _ON_THE_DAY.search(match[0]):
        return
    what = tidy(words_as_written(sentence, clause, match.start(group), match.end(group))) or verb
    calling = verb in words.CONTACT and (what == verb or group == "what2")
    manner = "check-in" if calling else hurry(sentence)
    owe(sentence, sentence.first_named(clause), dates=day, what=without_days(sentence, what), manner=manner)


# “Said to bring a packed lunch on the trial day”: for the day itself.
_ON_THE_DAY = pattern(
    r"\s(?:bring|take|wear)\s.*\s(?:on|to|for)\s(?:the|that|my)\s(?:\w+\s)?(?:day|trial|interview|shift|round|visit|morning|evening"
    r"|induction|assessment|session|start)\b"
)
# What was asked for and done in the interview itself.
_IN_THE_ROOM = pattern(
    r"\b(?:on\sthe\s(?:spot|whiteboard|flip\s?chart|board|back\sof)|there\sand\sthen|then\sand\sthere|right\sthere"
    r"|in\sfront\sof"
    r"\s(?:them|her|him|everyone)|while\s(?:they|she|he)\swatched|during\sthe\s(?:interview|talk|chat)"
    r"|which\si\s(?:did|loved"
    r"|enjoyed|hated|nailed|fluffed|botched)|in\s(?:ten|five|fifteen|twenty|thirty|\d+)\sminutes|so\si\sdid"
    r"|and\si\sdid)\b"
)
# “A copy of my guard card”, “my union number”: papers of the user's own.
_OF_MINE = pattern(
    r"(?:(?P<copy>an?\s(?:\w+\s)?(?:copy|photo|scan|picture|pic|photocopy|snap|screenshot)s?\sof|(?:copies|photos"
    r"|scans|pictures|sight|proof)\sof)"
    r"\s)?(?:my|our)\s(?:[\w'-]+\s){0,3}?(?:cards?|tickets?|numbers?|codes?|badges?|permits?|certs?|certificates?"
    r"|books?|letters?"
    r"|lists?|plans?|recipes?|menus?|notes|records?|papers|timetable|schedule|hours|dates|sizes?|measurements"
    r"|address|prices"
    r"|rates?|figures|accounts|slips?|statements?|cv|resume|folder|pictures|photos|film|clip|tape|drawings|designs|jabs"
    r"|vaccinations|insurance|logbook|registration|pin|degree|diploma|grades|marks|scores|availability|details"
    r"|papers?|articles?"
    r"|thesis|dissertation|essays?|drafts?|reports?|chapters?|poems?|pieces?|manuscripts?|slides|deck|code|repo"
    r"|data|results"
    r"|protocols?|proposals?|specs?|sketches|sketch(?:book)?|photographs?|video|videos|recordings?|reel|demo|score"
    r"|sheets?|files?"
    r"|templates?|spreadsheets?|links?|references?|portfolio|website|blog|syllabus|transcripts?|payslips?|passport"
    r"|licen[cs]es?"
    r"|visa|proof|references|referees|ideas\son\spaper|samples?|swatches|blueprints?|quotes?|menus?|rota|budget"
    r"|calculations?)\b"
)


_WANT_NOW = pattern(r"\b(?:wants?|needs?|would\slike|requires?|asked)\b")


def _given(sentence: Sentence, clause: Clause) -> str:
    """Whether it was handed over: “before” it was asked for, or “behind” that, in words that the next reader takes."""
    places = [
        token.start
        for token in sentence.tokens
        if token.form == "past" and token.lemma in _GIVING and sentence.bag.isdisjoint(words.NEGATIONS)
    ]
    if not places:
        return ""
    return "behind" if clause.end <= min(places) else "before"


def _same_day(sentence: Sentence, clause: Clause) -> DateSpan | None:
    """“They needed my card the same night”: a day that a verb in the past does not turn round."""
    if not re.search(r"\b(?:same|that)\s(?:night|day|evening|afternoon)\b", clause.low):
        return None
    return next((span for span in sentence.past_dates if clause.start <= span.offset < clause.end), None)


_ASKED_ACTS = frozenset(
    "push build record translate draft price design fill do write prepare put get "
    "give call reply respond make forward let".split()
)
_NEEDS_DAY = frozenset("do let get give make put call".split())
_GIVING = frozenset("give send provide email name submit hand bring text post upload drop forward mail message".split())
_WANT_ANSWER = cued(
    r"\b(?:they|she|he|hr|recruiter)\s(?:want|wants|need|needs|would\slike"
    r"|expects?)\s(?:to\shave\s)?an?\s(?:\w+\s)?(?:answer|reply|response)\b"
)
_ASKED_FOR = pattern(
    r"\basked\s(?:me\s)?for\b|\basking\sfor\b|\bwaiting\sfor\b|\blike\sto\s(?:see|have|get)\b"
    r"|\bwants?\sto\s(?:see|have)\b"
)


def hurry(sentence: Sentence) -> str:
    """The manner “no hurry” where the sentence says so, else nothing."""
    return "no hurry" if _NO_HURRY.search(sentence.low) else ""


def hurry_in(low: str) -> bool:
    """Whether words say that there is no hurry."""
    return _NO_HURRY.search(low) is not None


_ME_THERE = pattern(r"(?:me|us)\s(?:all\s)?(?:in|at|on|back|there|over|down|up|for|to\s(?:come|meet|see|do\sa))\b")
_MY_DECISION = pattern(r"\b(?:decide|decision|answer|interview|round|start)\b")
