"""Who was in the interview and with what title, who decides, who arranged it."""

from __future__ import annotations

import re

from kbfollow.evidence.statements import names_en as names
from kbfollow.evidence.statements import words_en as words
from kbfollow.evidence.statements.context import Sentence
from kbfollow.evidence.statements.people import Mention
from kbfollow.evidence.statements.tokens import Clause
from kbfollow.markdown.people import people_in_text

# The words before the people who were there. Strong ones say so by themselves; weak ones ("spoke with") need a title
# or several people, as one also speaks with others.
_STRONG = re.compile(
    r"^(?:i\s|we\s|just\s|today\s|so\s|then\s|first\s)*met(?:\swith|\sup\swith)?\b(?!\sagain)|\b(?:was"
    r"|were|got|been|being)\s(?:interviewed|grilled|quizzed|seen)\sby\b|^interviewed\sby\b"
    r"|\binterview(?:ed)?\s(?:was\s)?with\b(?!\sa\s)|\bsat\sdown\swith\b|\b(?:panel"
    r"|interviewers?)\s(?:was|were|is|of|consisted\sof|made\sup\sof|included|includes)\b"
    r"|\b(?:it|there)\s(?:was|were)\s(?:only\s|just\s)?(?:two|three|four|five|2|3|4|5|both)\s(?:people"
    r"|of\sthem|interviewers|persons|women|men)\b|\b(?:in\sthe\sroom|present|across\sfrom\sme"
    r"|on\sthe\spanel|on\sthe\scall|there)\s(?:was|were)\b|\bintroduced\s(?:me\s)?to\b"
    r"|^(?:in\sthe\send\s)?it\swas\s(?:just\s|only\s)?(?=[a-z]+(?:\s[a-z]+)?\s?(?:\(|,|and\b))"
)
_WEAK = re.compile(
    r"\b(?:spoke|talked|spoken|chatted|speaking|talking|chat|talk|conversation|call)\s(?:with|to|w/)\b"
    r"|\bseen\s|\bsaw\b|\binterviewed\sme\b|\bled\sthe\sinterview\b|\bran\sthe\sinterview\b"
    r"|\bmet\s(?:with\s)?(?:both\s)?\b"
)
_INTERVIEWED_ME = re.compile(
    r"\b(?:interviewed|grilled|quizzed)\s(?:me|us)\b|\b(?:led|ran|conducted"
    r"|did)\s(?:most\sof\s)?the\s(?:interview|interviewing|talking)\b|\b(?:was"
    r"|were)\s(?:also\s)?(?:there|in\sthe\sroom|present|on\sthe\spanel|on\sthe\scall)\b|\bsat\sin\b"
    r"|\bjoined\s(?:us|the\s(?:interview|call|end|second\shalf))\b"
)
_END_OF_LIST = re.compile(
    r"\b(?:about|that|because|said|says|told|to\s(?:talk|discuss|go)|at\sthe|after|before|while|when"
    r"|over|for\s(?:an?|\d|two|three|coffee|lunch)|on\s\w+day|this|today|yesterday|in\sthe)\b"
)
_TITLE_BEHIND = re.compile(
    r"^\s?(?:\((?P<paren>[^()]{1,60})\)|,?\s?(?:who\s)(?P<who>(?:runs|leads|heads(?:\sup)?|manages"
    r"|owns|is|would\sbe|will\sbe)\s[^,.;()]{2,60})|,\s(?P<comma>[^,.;()]{2,60}?)(?=,|\.|;|$|\sand\s)"
    r"|\s?[-–—]\s(?P<dash>[^,.;()–—]{2,60}?)(?=,|;|\.|$|\sand\s)|\s(?P<the>the\s[^,.;()]{2,40}?)(?=,"
    r"|\.|;|$|\sand\s)"
    r"|:\s(?P<colon>[^,.;()]{2,60}?)(?=,|\.|;|$)|\s(?:from|of)\s(?P<dept>hr|people|talent|personnel"
    r"|finance|engineering|sales|marketing|operations|the\sshop\sfloor)\b|,?\s(?:is"
    r"|was)\s(?P<is>(?:the|their|a|an|head|chief)\s[^,.;()]{2,50}?)(?=,|\.|;|$|\sand\s))",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"\b(?:runs?|leads?|heads?|manages?|owns?|head of|in charge|responsible|chairs?)\b", re.IGNORECASE
)
_NO_TITLE = frozenset("? ?? - – n/a tbd unknown".split())
_NOT_MET = re.compile(
    r"\b(?:will|tomorrow|next|going\sto|to\smeet|might|if|would|not|never|hope|want|wants|should"
    r"|forgot|references?|told|emailed|called|phone)\b"
)

_DECIDES = re.compile(
    r"\b(?:decides|has\sthe\s(?:final|last|ultimate|casting)\s(?:say|word|call|decision|vote)"
    r"|gets\sthe\s(?:final|last)\s(?:say|word)|(?:makes|will\smake|is\smaking|gets\sto\smake"
    r"|takes)\s(?:the\s)?(?:final\s|hiring\s)?(?:decision|call|choice)s?|calls\sthe\sshots"
    r"|hires(?!\s(?:a|an|out))|does\sthe\shiring|(?:will\s|to\s|gets\sto\s)(?:decide|choose|pick)\b"
    r"|picks(?!\s(?:me|up))|chooses|"
    r"is\s(?:the\s|my\s|their\s)?(?:(?:actual|real|final)\s)?(?:hiring-manager|decision-maker|decider"
    r"|one\swho\s(?:decides|hires|picks|chooses)|hm\b|boss\swho\sdecides)"
    r"|would\sbe\sthe\shiring-manager|chairs\sthe\s(?:\w+\s)?(?:board|committee|panel)"
    r"|will\shave\sthe\s(?:final|last)\s(?:say|word))"
)
_HER_DECISION = re.compile(
    r"\b(?:it|that|decision|final\sdecision|the\schoice|hiring|this)\s(?:is|was|will\sbe"
    r"|would\sbe)\s(?:really\s|all\s|entirely\s|ultimately\s|solely\s)?(?:(?P<pronoun>her|his"
    r"|hers)\b(?:\s(?:decision|call|choice))?|up\sto\s(?P<up>her|him)\b)|\bup\sto\s(?P<up2>her|him)\b"
    r"|\b(?:her|his)\s(?:decision|call)\salone\b|\brests\swith\s(?P<rests>her|him)\b"
)
_NAMED_DECISION = re.compile(
    r"(?<![\w-])(?:up\sto|rests\swith|lies\swith|is\swith|made\sby|taken\sby|falls\sto|down\sto"
    r"|hiring-manager\s(?:is|was|will\sbe|would\sbe|:)|decision-maker\s(?:is|was|:)|hm\s(?:is|was|:)"
    r"|hm:|reports?\sto\sthe\shiring-manager)\s?:?\s?$"
)
_SIGNS = re.compile(
    r"\b(?:(?:only\s|just\s|merely\s)?(?:signs|approves|countersigns|rubber-?stamps)(?:\s(?:off|it))?"
    r"|(?:has|needs)\sto\s(?:sign|approve|countersign)|will\s(?:just\s|only\s)?(?:sign"
    r"|approve)\s?(?:off)?|signs\soff)\b"
)
_RECRUITER = re.compile(r"\b(?:recruiter|headhunter|recruitment\sconsultant|staffing\sagent|sourcer)\b")
_AGENCY = re.compile(
    r"\b(?:from|at)\s(?:the\s)?(?:agency|recruiters|recruitment\sagency|staffing\sagency"
    r"|headhunters)\b|\b(?:from|at|in)\s(?:hr|talent|people\steam|personnel)\s(?:arranged|set\s(?:it"
    r"|this|up)|scheduled|organised|organized|invited|booked|coordinated)\b"
)


_PRONOUNS = frozenset("she he her his hers him".split())


def read_introductions(sentence: Sentence) -> None:
    """Find interviewers with their titles, the one who decides, the recruiter."""
    if sentence.question and not sentence.section.startswith("met"):
        return
    if not (sentence.mentions or sentence.section == "met" or sentence.bag & _PRONOUNS):
        return
    _read_recruiter(sentence)
    _read_deciders(sentence)
    if sentence.section == "met":
        _read_listed(sentence)
    elif (
        not sentence.check
        and sentence.section not in ("log", "me", "quiet", "forgot", "them")
        and not sentence.section.startswith(("references", "thanks", "recruiter", "decider"))
    ):
        _read_met(sentence)
        _read_titles(sentence)


def _read_listed(sentence: Sentence) -> None:
    """“Met: Bill Tanaka (plant mgr)”; a list under “Who I met”."""
    recruiters = {one.who for one in sentence.found if one.kind == "recruiter"}
    label = sentence.text
    if sentence.mentions or re.match(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s?[,(–-]", label):
        named = people_in_text(label[:600])
        for name, title, _link in named:
            if (
                name in recruiters
                or len(name.split()) > 4
                or any(part.lower() in _NO_NAMES for part in name.split())
                or name.lower() in names.COMMON
            ):
                continue
            mention = next(
                (
                    one
                    for one in sentence.mentions
                    if one.name
                    and name
                    in (one.name, sentence.text[sentence.tokens[one.first].start : sentence.tokens[one.last].end])
                ),
                None,
            )
            if mention is None and not (name[:1].isupper() or name.split()[0].lower() in names.FIRST_NAMES):
                continue
            sentence.say("interviewer", mention or Mention(name, 0, 0), what=_title(title))
            sentence.people.add(name, interviewer=True)


_NO_NAMES = frozenset(
    "the their some a an i they she he not no nobody someone somebody one two three was were with "
    "and or good nice room office everyone".split()
)


def _title(words_of_title: str | None) -> str | None:
    if not words_of_title:
        return None
    text = re.split(r"\sand\s(?:a|an|the|her|his|one)\s", words_of_title)[0].strip(" .,;:?!")
    return text[:80] if text and text not in _NO_TITLE else None


def _read_met(sentence: Sentence) -> None:
    """“It was only two people: Judith Carrow, who runs …, and her deputy, a man called Phil”."""
    low = sentence.low
    match = _STRONG.search(low)
    weak = None if match else _WEAK.search(low)
    acting = _INTERVIEWED_ME.search(low)
    place = match or weak
    if place is None and acting is None:
        return
    lead = low[: place.start() if place else acting.start() if acting else 0]
    if _NOT_MET.search(lead) or any(token.low in words.OTHERS for token in sentence.tokens if token.end <= len(lead)):
        return
    if place is None or (acting is not None and weak is not None and acting.start() <= weak.start()):
        people = [
            one for one in sentence.mentions if sentence.tokens[one.first].start < (acting.start() if acting else 0)
        ]
        for one in people:
            _say_interviewer(sentence, one, _title_behind(sentence, one))
        return
    if re.search(r"\b(?:will|tomorrow|if|would)\b", low) or (weak and (sentence.log or sentence.dates)):
        return
    people = _in_list(sentence, place.end())
    titles = [_title_behind(sentence, one) for one in people]
    casual = re.search(r"\bmet\b", place[0]) is not None and bool(sentence.people.interviewers)
    if casual:  # one meets others too
        kept = [
            (one, title)
            for one, title in zip(people, titles, strict=True)
            if title or one.name in sentence.people.interviewers
        ]
        people, titles = [one for one, _ in kept], [title for _, title in kept]
    if weak and not any(titles) and (len(people) < 2 or sentence.people.interviewers):
        return
    for one, title in zip(people, titles, strict=True):
        _say_interviewer(sentence, one, title)


def _in_list(sentence: Sentence, start: int) -> list[Mention]:
    """The people from `start` on, up to the words that end the list of those who were there."""
    found: list[Mention] = []
    position = start
    for one in sentence.mentions:
        first, last = sentence.tokens[one.first], sentence.tokens[one.last]
        if first.start < start:
            continue
        between = sentence.low[position : first.start]
        stop = _END_OF_LIST.search(between)
        if stop and (not found or not re.search(r"\bwho\b", between)):
            break
        found.append(one)
        position = last.end
    return found


def _say_interviewer(sentence: Sentence, mention: Mention, title: str | None) -> None:
    if (
        mention.name is None
        or mention.name == sentence.people.recruiter
        or (sentence.people.is_reference(mention.name) and mention.name not in sentence.people.interviewers)
    ):
        return
    sentence.say("interviewer", mention, what=title)
    sentence.people.add(mention.name, interviewer=True)


def _title_behind(sentence: Sentence, mention: Mention) -> str | None:
    """The title or function that follows a name, else one that stands before it (“plant manager Bill Tanaka”)."""
    end = sentence.tokens[mention.last].end
    match = _TITLE_BEHIND.match(sentence.text[end : end + 120])
    if match:
        kind, text = next((kind, text) for kind, text in match.groupdict().items() if text)
        parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
        sure = any(part in names.TITLE_WORDS for part in parts) or _FUNCTION.search(text)
        if sure and not re.search(r"\b(?:i|me|my|said|asked|was very|nice)\b", text.lower()):
            return (
                _title(
                    re.sub(r"^(?:the|a|an|their|is|would be|will be|is the)\s", "", text.strip(), flags=re.IGNORECASE)
                )
                if kind != "who"
                else _title(text)
            )
    before = sentence.low[max(0, sentence.tokens[mention.first].start - 50) : sentence.tokens[mention.first].start]
    match_before = re.search(
        r"(?:\b(?:her|his|the|their|our|my|with|and"
        r"|by)\s)+((?:[a-zäöü-]+\s){0,3}?[a-zäöü-]+)(?:,?\s(?:a\s(?:man|woman|guy|lady|chap"
        r"|bloke)\s(?:called|named)\s|called\s|named\s)?)$",
        before,
    )
    if match_before and match_before[1].split()[-1] in names.TITLE_WORDS - {"people", "team", "member", "peer"}:
        return _title(match_before[1])
    return None


def _read_titles(sentence: Sentence) -> None:
    """“Klaus is the head of purchasing”: the title of someone who is known to have been there."""
    for one in sentence.mentions:
        if one.name in sentence.people.interviewers:
            title = _title_behind(sentence, one)
            if (
                title
                and not any(s.kind == "interviewer" and s.who == one.name for s in sentence.found)
                and not _DECIDES.search(title.lower())
            ):
                sentence.say("interviewer", one, what=title)


def _read_deciders(sentence: Sentence) -> None:
    if sentence.section == "decider":
        for one in sentence.mentions[:1]:
            sentence.say("decides", one)
        return
    for clause in sentence.clauses:
        low = clause.low
        if clause.has(frozenset(["nobody"])) and "nobody else" in low:
            low = low.replace("nobody else", "")
        elif clause.has(
            frozenset("if not never nobody unless whether wish they".split())
        ) and not _NAMED_DECISION.search(low):
            continue
        match = _HER_DECISION.search(low)
        if match and (match["pronoun"] or match["up"] or match["up2"] or match["rests"] or "alone" in match[0]):
            mention = sentence.mention_of(sentence.pronoun_at(clause.start + match.start()))
            if mention:
                sentence.say("decides", mention)
                continue
        if _read_named_decision(sentence, clause):
            continue
        for pattern, manner in ((_DECIDES, ""), (_SIGNS, "signs")):
            match = pattern.search(low)
            who = _who_before(sentence, clause, clause.start + match.start()) if match else None
            if match and who is not None:
                sentence.say("decides", who, manner=manner)
                break


def _read_named_decision(sentence: Sentence, clause: Clause) -> bool:
    for one in sentence.mentions_in(clause):
        token = sentence.tokens[one.last]
        lead = clause.low[: sentence.tokens[one.first].start - clause.start]
        follows = clause.low[token.end - clause.start :]
        own = (
            token.word.endswith(("'s", "’s"))
            and re.match(r"\s(?:decision|call|choice|to\sdecide|say)\b", follows)
            and re.search(r"\b(?:is|was|be)\s$", lead)
        )
        if _NAMED_DECISION.search(lead) or own:
            sentence.say("decides", one)
            return True
        if re.match(r"\s?(?:\(|,\s|is\s)(?:the\s|my\s)?(?:hiring-manager|hm|decision-maker)\b", follows):
            sentence.say("decides", one)
            return True
    return False


def _who_before(sentence: Sentence, clause: Clause, offset: int) -> Mention | None:
    """The single person who is the subject of the words at `offset`."""
    index = next((index for index, token in enumerate(clause.tokens) if token.start >= offset), None)
    if index is None or index == 0:
        if index == 0 and sentence.spoken_to:
            return sentence.mention_of(sentence.spoken_to)
        return None
    before = [one for one in sentence.mentions_in(clause, 0, index) if sentence.tokens[one.last].end < offset]
    lead = [token.low for token in clause.tokens[:index]]
    if any(
        low
        in (
            "board",
            "committee",
            "team",
            "panel",
            "they",
            "we",
            "company",
            "partners",
            "i",
            "candidates",
            "whoever",
            "who",
        )
        for low in lead
    ) and not (before and "who" in lead):
        return None
    if any(low in ("she", "he") for low in lead):
        token = next(token for token in reversed(clause.tokens[:index]) if token.low in ("she", "he"))
        return sentence.mention_of(sentence.pronoun_at(token.start))
    return before[0] if before and not sentence.tokens[before[0].last].word.endswith("'s") else None


def _read_recruiter(sentence: Sentence) -> None:
    """“Recruiter: Dana Fox”, “Dana from the agency”."""
    if sentence.section == "recruiter":
        for one in sentence.mentions[:1]:
            sentence.say("recruiter", one)
        return
    match = _RECRUITER.search(sentence.low)
    for one in sentence.mentions:
        first, last = sentence.tokens[one.first], sentence.tokens[one.last]
        behind = sentence.low[last.end : last.end + 60]
        if (
            match
            and (
                re.match(
                    r"\s?(?:\(|,|is|was|-|–)\s?(?:the\s|my\s|our\s|their\s|a\s|an\s)?(?:\w+\s)?(?:recruiter|headhunter"
                    r"|agency)",
                    behind,
                )
                or re.search(
                    r"(?:recruiter|headhunter)(?:\s(?:is|was|called|named))?,?\s$", sentence.low[: first.start]
                )
            )
        ) or ((found := _AGENCY.search(behind)) and found.start() <= 2):
            sentence.say("recruiter", one)
