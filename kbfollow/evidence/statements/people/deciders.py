"""Who decides, by name or pronoun; and that somebody decides who is not named."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS, Clause
from kbfollow.patterns import cued, pattern

_DECIDES = pattern(
    r"\b(?:decides|has\sthe\s(?:final|last|ultimate|casting)\s(?:say|word|call|decision|vote|choice)"
    r"|gets\sthe\s(?:final|last)\s(?:say|word)|(?:makes|will\smake|is\smaking|is\staking|gets\sto\smake"
    r"|takes)\s(?:the\s|all\sthe\s)?(?:final\s|hiring\s)?(?:decision|call|choice)s?|calls\sthe\sshots"
    r"|hires(?!\s(?:a|an|out))|does\s(?:all\s|most\sof\s)?the\s(?:hiring|choosing|picking|deciding)"
    r"|(?:will\s|to\s|gets\sto\s)(?:decide|choose|pick)\b"
    r"|picks(?!\s(?:me|up))|chooses|"
    r"is\s(?:the\s|my\s|their\s)?(?:(?:actual|real|final)\s)?(?:hiring-manager|decision-maker|decider"
    r"|one\swho\s(?:decides|hires|picks|chooses)|hm\b|boss\swho\sdecides)"
    r"|would\sbe\sthe\shiring-manager|chairs\sthe\s(?:\w+\s)?(?:board|committee|panel)"
    r"|will\shave\sthe\s(?:final|last)\s(?:say|word))"
)
_HER_DECISION = pattern(
    r"\b(?:it|that|decision|final\sdecision|the\schoice|hiring|this)\s(?:is|was|will\sbe"
    r"|would\sbe)\s(?:really\s|all\s|entirely\s|ultimately\s|solely\s)?(?:(?P<pronoun>her|his"
    r"|hers)\b(?:\s(?:decision|call|choice|say|shout)\b|(?=\s?(?:[.,;)!]|$)))|up\sto\s(?P<up>her"
    r"|him)\b(?!\s\w+\s(?:decide|choose)))"
    r"|\bup\sto\s(?P<up2>her|him)\b(?!\s(?:boss|director|manager))"
    r"|\b(?:her|his)\s(?:decision|call)\salone\b|\brests\swith\s(?P<rests>her|him)\b"
)
# “Hazel Brook (Head of Tenancies, her decision)”, “Colin Weir, owner, his say entirely”.
_HER_SAY = pattern(
    r"(?:^|[,(;:–-]\s?|\b(?:and|is|it's)\s)(?:it\sis\s)?(?P<whose>her|his)\s(?:own\s)?(?:decision|call|shout|choice"
    r"|say)"
    r"(?:\s(?:entirely|alone|only|in\sthe\send|completely))?\s?(?=[.,;)!]|$)"
)
_NAMED_DECISION = pattern(
    r"(?<![\w-])(?:up\sto|rests\swith|lies\swith|is\swith|made\sby|taken\sby|falls\sto|down\sto"
    r"|hiring-manager\s(?:is|was|will\sbe|would\sbe|:|=)|decision-maker\s(?:is|was|:|=)|hm\s(?:is|was|:|=)"
    r"|hm[:=]|reports?\sto\sthe\shiring-manager)\s?:?\s?$"
)
# “The final choice is Leona's”.
_DECISION_IS = pattern(
    r"(?:^|[,;:]\s|\b(?:and|but|so|think|says|said)\s)(?:the\s)?(?:final\s|last\s|hiring\s)?(?:decision|choice|say"
    r"|call|word)"
    r"\s(?:is|will\sbe)\s(?:really\s|all\s|entirely\s|ultimately\s)?$"
)
_HM_IS = pattern(r"\b(?:hm|hiring-manager|decision-maker)\s?=\s?$|\bthe\s(?:hiring-manager|decision-maker),\s$")
# Behind a name: “(engineering manager), hiring manager”, “is the hiring manager”.
_HIRING_MANAGER = pattern(
    r"\s?(?:\([^()]{1,60}\))?(?:,\s[^,()]{1,40})?\s?(?:\(|,\s|is\s|[-–=]\s)(?:the\s|my\s)?(?:hiring-manager|hm"
    r"|decision-maker)\b"
)
_SIGNS = pattern(
    r"\b(?:(?:only\s|just\s|merely\s)?(?:signs|approves|countersigns|rubber-?stamps)(?:\s(?:off|it))?"
    r"|(?:has|needs)\sto\s(?:sign|approve|countersign|agree|nod)|will\s(?:just\s|only\s)?(?:sign"
    r"|approve)\s?(?:off)?|signs\soff)\b"
)
# Somebody who is not named, or a body, decides: “her director decides”, “the gaffer picks”, “up to head office”.
_UNNAMED = (
    r"(?:(?:her|his|their|the|a|some)\s)?(?:(?:own|area|regional|managing|big|executive)\s)?(?P<role>boss|gaffer"
    r"|director"
    r"|manager|owner|chief|head|ceo|cfo|coo|cto|cio|vp|md|gm|president|principal|headteacher|dean|foreman"
    r"|superintendent"
    r"|controller|comptroller|treasurer|matron|proprietor|landlord|landlady|bursar|chairman|chairwoman|board"
    r"|committee|council|governors|partners|head\soffice|headquarters|hq"
    r"|higher-ups|(?:some(?:body|one)|people)(?:\selse|\s(?:above|over)\s(?:her|him|them|all\sthis)|\s(?:higher|further)\sup"
    r"|\supstairs|\sat\s(?:the\stop|head\soffice|hq|group))?)"
)
_SOMEBODY_DECIDES = cued(
    rf"(?:^|[,;:]\s|\b(?:and|but|so|as|says|said|it\sis|that)\s)(?:actually\s|really\s)?{_UNNAMED}"
    r"(?:\sof\s(?:\w+|\d))?(?:\s(?:that|who|alone|then|always|really|actually|meets\sand))?\s"
    r"(?:decides?|picks(?!\sup\b)|chooses?|hires(?!\s(?:a|an|out))|makes?\sthe\s(?:final\s)?(?:decision|call|choice)"
    r"|has\sthe\s(?:final|last)\s(?:say|word))\b",
)
_UP_TO_SOMEBODY = cued(
    rf"\b(?:up\sto|depends\son|rests\swith|lies\swith|(?:made|taken|decided)\s(?:by"
    rf"|at))\s{_UNNAMED}(?!\s\w*\s?to\sdo)\b",
)
_NOT_HERS = cued(
    r"\b(?:is|was)\s(?:not|never)\s(?:really\s|even\s|actually\s)?(?:her|his|up\sto\s(?:her|him))\b"
    r"(?:\s(?:decision|call|choice|shout|say))?(?=[.,;)!]|$|\s(?:tho|though|alone|but))"
    r"|(?:^|[,;]\s|\bbut\s)not\s(?:her|his)\s(?:decision|call|choice|shout|say)\b"
    r"|\b(?:she|he)\s(?:does\snot\sdecide|is\snot\sthe\sone\swho\s(?:decides|picks|hires|chooses)"
    r"|has\sno\ssay|can\snot\sdecide)\b",
)
# Without one of these words a sentence says nothing about who decides.
_CUES = frozenset(
    """
    decide decides decided decision decision-maker decider hire hires hiring hiring-manager pick picks picking choose
    chooses choosing choice call calls say word vote sign signs approve approves countersign countersigns rubber
    rubber-stamp rubber-stamps rubberstamps hm chair chairs shout up depends rests lies his her hers
    """.split()
)
_UNSURE = frozenset("if not never nobody unless whether wish they".split())
_BODIES = frozenset("board committee team panel they we company partners i candidates whoever who".split())


def read_deciders(sentence: Sentence) -> None:
    """Find who decides; a statement without `who` where that is somebody who is not named."""
    if sentence.section == "decider":
        _read_under_label(sentence)
        return
    if sentence.mentions and _read_equation(sentence):
        return
    if sentence.bag.isdisjoint(_CUES):
        return
    for clause in sentence.clauses:
        low = without_ways(clause.low)
        if clause.has(frozenset(["nobody"])) and "nobody else" in low:
            low = low.replace("nobody else", "")
        elif clause.has(_UNSURE) and not _NAMED_DECISION.search(low):
            continue
        _read_clause(sentence, clause, low)
    people = sentence.people
    if not sentence.said("decides") and (people.interviewers or people.recent) and sentence.section != "forgot":
        _read_somebody(sentence)


# “hiring mgr = Sneha”, “hm -> Ray”, “who picks: Ray”: a line of a log that is nothing but that.
_DECIDER_IS = pattern(
    r"\W*(?:the\s|my\s)?(?:hiring[\s-](?:mgr|manager|mngr|man|boss|lead|partner)|hir(?:ing|er)|h\.?m\.?|hmgr"
    r"|decider|decision[\s-](?:maker|mkr)|chooser|picker"
    r"|(?:one\s)?who\s(?:decides|picks|hires|chooses)|final\s(?:say|call|word|decision))\s?(?:=+>?|→|->|[-–—:]|is)\s?$"
)
_NAMED_ONLY = pattern(
    r"\s?(?:$|[.!;]|[,(–-]\s?(?:\w+\s){0,3}(?:decides|picks|hires|chooses|signs|alone|definitely|surely|deffo"
    r"|for\ssure|she|he|herself|himself|not)\b|\([^()?]{1,40}\)\W*$)"
)


def _read_equation(sentence: Sentence) -> bool:
    first = sentence.mentions[0]
    lead = sentence.low[: sentence.tokens[first.first].start]
    if first.name is None or sentence.question or len(lead) > _LABEL or not _DECIDER_IS.fullmatch(lead):
        return False
    if sentence.check or len(sentence.mentions) > 1:
        return False
    if not _NAMED_ONLY.match(sentence.low, sentence.tokens[first.last].end):
        return False
    sentence.say("decides", first)
    return True


_LABEL = 32
_LABEL_OPEN = pattern(
    r"\?|\b(?:not\s(?:sure|known|clear|said|asked)|no\sidea|unclear|unknown|dunno|or|maybe|perhaps|either)\b"
)


def _read_under_label(sentence: Sentence) -> None:
    """“Who decides: not Fran, somebody over her”: whoever stands behind a “not” is not the one."""
    denied = [
        one for one in sentence.mentions if sentence.low[: sentence.tokens[one.first].start].endswith(("not ", "nor "))
    ]
    named = [one for one in sentence.mentions if one not in denied]
    if len(named) > 1 and _LABEL_OPEN.search(sentence.low):
        return
    if denied and (not named or "over" in sentence.bag or "above" in sentence.bag):
        sentence.say("decides")
        return
    for one in named[:1]:
        sentence.say("decides", one)


# “I'd have my certificate up to him by Friday”, “must run it back up to Ned”: a way, nobody's say.
_WAY = pattern(
    r"\b(?:run|walk|walked|take|took|bring|brought|drop|dropped|have|get|send|sent|carry|carried|cycle|drive|drove|pop"
    r"|hand|went|go|come|came"
    r"|post|show|showed|led|sent)\s(?!(?:is|was|to|been)\b)(?:[\w'-]+\s){0,5}?(?P<way>up|down)(?=\sto\s)"
)


def without_ways(low: str) -> str:
    """Lower-case words with “up to” and “down to” turned where they tell a way; the length stays."""
    if " up to " not in low and " down to " not in low:
        return low
    return _WAY.sub(lambda match: match[0][: -len(match["way"])] + ("on" if match["way"] == "up" else "over"), low)


def _read_clause(sentence: Sentence, clause: Clause, low: str) -> None:
    match = _HER_DECISION.search(low)
    if match and (match["pronoun"] or match["up"] or match["up2"] or match["rests"] or "alone" in match[0]):
        pronoun = re.search(r"\b(?:her|hers|his|him)\b", match[0])
        mention = sentence.mention_of(
            sentence.pronoun_at(clause.start + match.start() + (pronoun.start() if pronoun else 0))
        )
        if mention:
            sentence.say("decides", mention)
            return
    if _read_named_decision(sentence, clause):
        return
    for expression, manner in ((_DECIDES, ""), (_SIGNS, "signs")):
        match = expression.search(low)
        who = _who_before(sentence, clause, clause.start + match.start()) if match else None
        if match and who is not None:
            sentence.say("decides", who, manner=manner)
            return
    own = _HER_SAY.search(low)
    if own:
        mention = sentence.mention_of(sentence.pronoun_at(clause.start + own.start("whose")))
        if mention:
            sentence.say("decides", mention)


def _read_somebody(sentence: Sentence) -> None:
    """“Her director decides, whoever that is”: nobody who is named, unless the only one of that title is."""
    low = sentence.low
    match = _SOMEBODY_DECIDES.search(sentence.low) or _UP_TO_SOMEBODY.search(sentence.low)
    if match is None:
        if _NOT_HERS.search(sentence.low):
            sentence.say("decides")
        return
    lead = re.split(r"[,;:.]|\bbut\b", low[: match.start("role")])[-1]
    if re.search(r"\b(?:if|whether|unless|not|when|maybe|perhaps|until)\b", lead):
        return
    own = [
        name
        for name, title in sentence.people.titles.items()
        if name in sentence.people.interviewers and match["role"] in title.lower().split()
    ]
    above = rf"\b(?:her|his|their|area|regional|managing|executive|big)\s(?:\w+\s)?{match['role']}"
    if len(own) == 1 and not re.search(above, match[0]):
        sentence.say("decides", sentence.mention_of(own[0]))
    else:
        sentence.say("decides")


# “It's up to Anton to bring the keys”
_HERS_TO_DO = pattern(
    r"\s(?:now\s)?to\s(?:bring|carry|fetch|lock|open|close|clean|send|post|mail|e-?mail|ring|call|phone|write|drive"
    r"|cook|book|order"
    r"|print|remind|organi[sz]e|arrange|get|buy|pay|feed|walk|water|wash|mend|fix|train|teach|show|look\safter|keep"
    r"|run|unlock"
    r"|collect|deliver|forward|scan|type|file|set\sup|clear|tidy)\b"
)


def _read_named_decision(sentence: Sentence, clause: Clause) -> bool:
    for one in sentence.mentions_in(clause):
        token = sentence.tokens[one.last]
        lead = without_ways(clause.low)[: sentence.tokens[one.first].start - clause.start]
        follows = clause.low[token.end - clause.start :]
        if _HERS_TO_DO.match(follows):
            continue
        own = (
            token.word.endswith(("'s", "’s"))
            and re.match(r"\s(?:decision|call|choice|to\sdecide|say)\b", follows)
            and re.search(r"\b(?:is|was|be)\s$", lead)
        )
        hers = (
            token.word.endswith(("'s", "’s"))
            and _DECISION_IS.search(lead)
            and re.match(r"(?:\s(?:alone|entirely|and\s(?:nobody|no-one)\selse's))?\s?(?:[.,;)!]|$)", follows)
        )
        if (
            _NAMED_DECISION.search(lead)
            or own
            or hers
            or _HM_IS.search(sentence.low[: sentence.tokens[one.first].start])
            or _HIRING_MANAGER.match(sentence.low[token.end : token.end + 140])
        ):
            sentence.say("decides", one)
            return True
    return False


def _who_before(sentence: Sentence, clause: Clause, offset: int) -> Mention | None:
    """The single person who is the subject of the words at `offset`."""
    index = next((index for index, token in enumerate(clause.tokens) if token.start >= offset), None)
    if index is None or index == 0:
        if index == 0 and sentence.spoken_to:
            return sentence.mention_of(sentence.spoken_to)
        return _introduced(sentence, clause) if index == 0 else None
    before = [one for one in sentence.mentions_in(clause, 0, index) if sentence.tokens[one.last].end < offset]
    lead = [token.low for token in clause.tokens[:index]]
    if lead[0] == "who" and not before and (introduced := _introduced(sentence, clause)):
        return introduced
    pronouns = [token for token in clause.tokens[:index] if token.low in ("she", "he")]
    named_last = before and (not pronouns or sentence.tokens[before[-1].first].start > pronouns[-1].start)
    body = not _BODIES.isdisjoint(lead) and not (before and "who" in lead)
    if body and not (before and not _subject_words(sentence, clause, before[0], index)):
        return None
    if pronouns and not named_last:
        return sentence.mention_of(sentence.pronoun_at(pronouns[-1].start))
    if before and _says_of_another(sentence, clause, before[0], index):
        return None  # “Colm said head office decides”
    for one in before[1:]:  # “Yewande writes the report and Dr Finch chooses”
        if sentence.tokens[one.last].end + 1 == offset and sentence.tokens[one.first - 1].low == "and":
            verb = any(FORMS.get(token.low, ("", ""))[1] in ("third", "past") for token in clause.tokens[1:index])
            return one if verb else before[0]
    return before[0] if before and not sentence.tokens[before[0].last].word.endswith("'s") else None


_SAYING = frozenset("said says told reckons reckoned thinks thought explained mentioned hinted".split())


def _says_of_another(sentence: Sentence, clause: Clause, mention: Mention, index: int) -> bool:
    """Whether a verb of saying with another subject behind it stands between a person and the verb."""
    end = sentence.tokens[mention.last].end
    between = [token.low for token in clause.tokens[:index] if token.start >= end]
    place = next((place for place, low in enumerate(between) if low in _SAYING), None)
    return place is not None and len([low for low in between[place + 1 :] if low not in ("that", "me", "us")]) > 0


def _subject_words(sentence: Sentence, clause: Clause, mention: Mention, index: int) -> list[str]:
    """The words between a person and the verb: a title may hold “board” or “team”."""
    end = sentence.tokens[mention.last].end
    return [token.low for token in clause.tokens[:index] if token.start >= end and token.low in ("they", "we", "i")]


def _introduced(sentence: Sentence, clause: Clause) -> Mention | None:
    """The person of the clause before, where this one begins with the verb: “Anton Leroux, head chef, picks …”."""
    before = sentence.low[: clause.start].rstrip()
    if not before.endswith((",", ")", "–", "-", "and")):
        return None
    named = [one for one in sentence.mentions if sentence.tokens[one.first].start < clause.start]
    return named[-1] if named else None
