"""Who was there, by weight of all that a note tells of each name.

Interviewers are met in passing: “I froze a bit and Philippa helped me out”, “with her sat Dr Okonjo”. No sentence of
that kind alone is an introduction, but together they leave no doubt. Each name gathers what speaks for its having
been in the room (asked, led, sat in, was met, has a title there, is thanked, stands beside one who was there);
whatever puts it elsewhere (away, an agency, kin, a reference, an earlier job, a later round) ends that. Where the
weight is too small nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kbfollow.evidence.statements.people.listed_titles import is_place
from kbfollow.evidence.statements.people.people import Mention, People
from kbfollow.evidence.statements.people.role_places import beside, from_elsewhere, is_out, said_of
from kbfollow.evidence.statements.people.role_shapes import (
    AFTERWARDS,
    ANOTHER_DOES,
    APART,
    APPOSED,
    BROUGHT,
    CONDUCTED,
    DID,
    DID_LATER,
    FAVOUR,
    FIRST,
    HANDS_ON,
    HER_BUSINESS,
    HER_QUESTION,
    I_DID_WITH,
    I_WALKED,
    IN_PASSING,
    IT_WAS_SHE,
    NEVER_MET,
    NO_ACT,
    NOT_NOW,
    OPENING,
    OTHERS_DID,
    QUIET,
    REQUEST,
    SHE,
    SHE_IS,
    SPOKE,
    SPOKEN_OF,
    SPREAD,
    WENT_OUT,
    WHO_DID,
    WHO_IS_DID,
    WITH_HER,
    masked,
)
from kbfollow.evidence.statements.people.role_titles import (
    apposed_title,
    is_past,
    linked_next,
    no_person,
    offset_of,
    rank_before,
    so_named,
    title_is,
    whose,
)
from kbfollow.evidence.statements.people.rosters import cleaned, is_host, is_title, seat_of, title_before, title_behind
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en_people as table
from kbfollow.model import Statement
from kbfollow.patterns import cued, pattern

# “Upstairs in the staff room”, “on Zoom”, behind those who are named.
_SOMEWHERE = pattern(
    r"^@0[^.;]{0,120}?(?:,|@\d+|\))\s?(?:both\s)?(?:upstairs|downstairs|outside|(?:in|at|on|over|round|around|across"
    r"|behind|via|by)\s"
    r"(?:(?:the|a|an|her|his|their|my)\s[\w'-]+|zoom|teams|skype|video|site))\b"
)
_NOT_OPENING = frozenset(
    "is was were are am not no re for about from at my our via through thanks ref reference references referee "
    "recruiter agency if will would next tomorrow tbc tbd".split()
)
_ENOUGH = 2.0  # weight from which somebody was there
_ENOUGH_BESIDE_LIST = 3.0  # the same where a property lists the interviewers
_BEGINNING = 5  # in so many sentences at the start of a note those with a title are most likely those who were met
# “Report to Ann Fox, the director”: spoken of.
_NOT_SEATED = pattern(
    r"\b(?:reports?|reporting|founded|replac\w+|succe\w+|arranged|recommended|referred|invited|boss|led\sto"
    r"|works?\s(?:for|under)"
    r"|told|called|rang|wrote|emailed|mail|letter|email|message|thanks\sto|through|via|about|named\safter|know"
    r"|knows|my|if|of"
    r"|candidates?|applicants?|friend|previous|former|predecessor|old|mentioned|quoted|ex|hired|poached|portrait"
    r"|photo)\b[^@,;]{0,30}$"
)
_PRESENT = pattern(r"^,?\s(?P<verb>[a-z]{2,14}s)\s")
_OF_AN_INTERVIEWER = frozenset(
    "is was has does his this its always perhaps sometimes seems upstairs downstairs indoors outdoors besides".split()
)
_LEADS_ON = pattern(r"^\s?(?:[,;.!+&]|$|\sand\b|\splus\b|\swith\b)|^\s(?:and|plus|with)\b")
# “Odile bakes, Marc sells, they are the owners”.
_THEY_ARE = cued(
    r"\b(?:they\sare|both\s(?:are\s|were\s)?|the\stwo\sare)\s?(?:the\s|both\s"
    r"|joint\s)*(?P<title>(?:[\w-]+\s)?[\w-]+s)(?=[,.;]|$|\sof\b|\sthere\b)"
)
_DOES_IT = pattern(
    r"^\s(?:runs|leads|heads|manages|owns|chairs|supervises|oversees|directs|coordinates|looks|does|is)\s"
)
_NOT_SEATED_BEHIND = pattern(
    r",?\s?(?:who\s)?(?:decides|signs|approves|will|would|wrote|emailed|mailed|rang|phoned|texted|messaged|called"
    r"|invited|arranged"
    r"|appoints|hires|picks|chooses|founded|was\snot|is\snot|has\sto|had\sto|could\snot|did\snot|says\sthe|knows"
    r"|used\sto|recommended|referred|left|joins)\b"
)


_HIMSELF = pattern(
    r"\W*(?:it\swas\s|just\s|only\s|the\s(?:owner|boss|man|lady),?\s)?\W*(?:himself|herself|in\sperson|alone"
    r"|on\s(?:his|her)\sown)\W*"
)


class Roles:
    """Gathers over a note what speaks for and against each name; `conclude` says who was there."""

    def __init__(self, people: People) -> None:
        self.people = people
        self._weight: dict[str, float] = {}
        self._acted: set[str] = set()
        self._out: set[str] = set()
        self._weak: set[str] = set()
        self._titles = people.met_titles
        self._said: dict[str, Statement] = {}
        self._sentences = 0
        self._deciders: set[str] = set()
        self._room_before: tuple[int, bool] = (-9, False)

    def take(self, sentence: Sentence) -> None:
        """What one sentence tells; called before its names become those that were named last."""
        self._sentences += 1
        if (
            sentence.check
            or sentence.log
            or sentence.question
            or sentence.section.startswith(("references", "recruiter"))
        ):
            self._rule_out(sentence)
            return
        self._rule_out(sentence)
        low = masked(sentence)
        weights = [self._weigh(sentence, low, index, one) for index, one in enumerate(sentence.mentions)]
        if sentence.mentions:
            beside(sentence, low, weights, _ENOUGH, self._out)
        for one, weight in zip(sentence.mentions, weights, strict=True):
            if one.name and not is_place(sentence, one.name):
                self._add(sentence, one, weight)
        self._thanked(sentence)
        self._pronouns(sentence, low)
        self._title_alone(sentence)
        there = any(weight >= _ENOUGH for weight in weights)
        self._room_before = (sentence.line, there)

    def leave_out(self, sentence: Sentence) -> None:
        """A sentence about an earlier job: “my old boss Pat told me” rules Pat out."""
        low = masked(sentence)
        for index, one in enumerate(sentence.mentions):
            lead = low[: low.index(f"@{index}")][-90:]
            if one.name and is_out(self.people, sentence, one.name, lead, ""):
                self._out.add(one.name)

    def conclude(self) -> Iterator[Statement]:
        """The interviewers that nothing else has named, and titles that were still missing."""
        known = self.people.interviewers
        folded: dict[str, float] = {}
        out = {self._full(name) for name in self._out}
        out |= {part for name in self._out for part in name.split() if self._full(part) in (part, name)}
        for name, weight in self._weight.items():
            full = self._full(name)
            folded[full] = folded.get(full, 0.0) + weight
        acted = {self._full(name) for name in self._acted}
        enough = _ENOUGH_BESIDE_LIST if self.people.given else _ENOUGH
        for name, weight in folded.items():
            statement = self._said.get(name) or next(
                (one for short, one in self._said.items() if self._full(short) == name), None
            )
            if statement is None:
                continue
            title = self._titles.get(name) or next(
                (title for short, title in self._titles.items() if self._full(short) == name), None
            )
            weight += 0.5 if name in self._deciders else 0.0
            if name in known:
                if title and not self.people.titles.get(name) and name not in self.people.given:
                    yield self._statement(statement, name, title)
            elif weight + (1.1 if title else 0.0) >= enough and name in acted and name not in out:
                yield self._statement(statement, name, title)

    @staticmethod
    def _statement(statement: Statement, name: str, title: str | None) -> Statement:
        return replace(statement, kind="interviewer", who=name, what=title)

    def _full(self, name: str) -> str:
        """The fullest name that a name can mean, itself where it is full or could be several."""
        if " " in name:
            return name
        fits = [one for one in self.people.named(name.lower()) if one != name]
        return fits[0] if len(fits) == 1 else name

    def _add(self, sentence: Sentence, mention: Mention, weight: float) -> None:
        name = mention.name or ""
        title = (
            apposed_title(sentence, mention)
            or seat_of(sentence, mention).title
            or title_is(sentence, mention)
            or so_named(sentence, mention)
            or whose(sentence, mention)
        )
        if is_host(title):
            self._out.add(name)
        elif title:
            self._titles.setdefault(name, title)
        if weight > 0:
            self._acted.add(name)
        if 0 < weight < 1:
            if name in self._weak:
                weight = 0.0  # weak signs add up to no strong one
            self._weak.add(name)
        self._weight[name] = self._weight.get(name, 0.0) + weight
        if name not in self._said:
            self._said[name] = Statement(
                kind="interviewer", who=name, dates=None, line=sentence.line, quote=sentence.quote, what=None,
                manner="", everyone=False, source=sentence.source, candidates=(), note=sentence.note,
            )  # fmt: skip

    def _rule_out(self, sentence: Sentence) -> None:
        for one in sentence.found:
            if one.who and one.kind == "decides":
                self._deciders.add(one.who)
            if one.who and one.kind in ("recruiter", "reference_named", "reference_alerted", "reference_not_alerted",
                                        "reference_agreed", "reference_asked"):  # fmt: skip
                self._out.add(one.who)

    def _weigh(self, sentence: Sentence, low: str, index: int, mention: Mention) -> float:
        """What the words around one name in a sentence say for its having been there."""
        name = mention.name
        if name is None:
            return 0.0
        at = low.index(f"@{index}")
        lead, behind = low[max(0, at - 90) : at], low[at + len(f"@{index}") : at + 170]
        lead = lead[: len(lead) - rank_before(sentence, mention)]
        if is_out(self.people, sentence, name, lead, behind):
            there = self._weight.get(name, 0.0) >= 1.5 and name in self._titles  # “then Todd walked me to the gate”
            if not there or name == self.people.recruiter or self.people.is_reference(name):
                self._out.add(name)
            return 0.0
        if no_person(name, lead):
            self._out.add(name)
        if HER_QUESTION.match(behind) and name not in self._out and not self.people.is_reference(name):
            return 1.5
        if behind.startswith("'s") or name in self._out or from_elsewhere(self.people, sentence, name, behind):
            return 0.0
        if any(one.kind == "interviewer" and one.who == name for one in sentence.found):
            return 3.0
        weight = said_of(sentence, name)
        if sentence.section in QUIET or SPOKEN_OF.search(lead):
            return weight
        if request := REQUEST.match(behind):
            return 2.0 if HANDS_ON.match(behind[request.end() :]) else weight or 0.4
        if CONDUCTED.match(behind) and not AFTERWARDS.search(behind) and not NOT_NOW.search(lead[-30:]):
            return weight + 2.0
        if SPOKE.match(behind) and not AFTERWARDS.search(behind):
            weight += 1.0
        elif weight < 1 and (did := DID.match(behind)) and self._is_act(did, behind):
            weight = 0.9
        weight += self._by_opening(sentence, mention, index, low, lead, behind)
        if weight < _ENOUGH and self._sentences <= _BEGINNING and _HIMSELF.fullmatch(lead + behind):
            weight = 2.0  # “Dale Rasmussen himself.”
        if weight < _ENOUGH and (
            self._is_seated(sentence, mention, lead, behind) or self._opens_note(sentence, mention)
        ):
            weight = 2.0
        return weight

    def _by_opening(self, sentence: Sentence, mention: Mention, index: int, low: str, lead: str, behind: str) -> float:
        """What the words that lead up to a name say: “met with”, “sat down opposite”, “it was run by”."""
        if WHO_DID.search(lead) or BROUGHT.search(lead) or WHO_IS_DID.match(behind):
            return 2.0
        now = not NOT_NOW.search(lead) and not IN_PASSING.search(behind[:70])
        early = self._sentences <= FIRST
        if I_DID_WITH.search(lead) and now:
            titled = seat_of(sentence, mention).title is not None or linked_next(low, index, len(sentence.mentions))
            return 2.0 if titled or early else 1.0
        opening = OPENING.search(lead)
        if opening and now and not OTHERS_DID.search(lead[: opening.start("opening")]):
            weak = opening["opening"] in table.WEAK_OPENINGS and not opening["opening"].startswith("met")
            alone = not lead[: opening.start("opening")].strip(" ,-")
            first = early and not self.people.given and alone and not sentence.dates
            titled = seat_of(sentence, mention).title is not None
            sure = not weak or first or linked_next(low, index, len(sentence.mentions))
            return 2.0 if sure else 1.0 if titled else 0.5
        if (
            (walked := I_WALKED.search(lead))
            and is_past(walked["verb"])
            and (walked["verb"] not in NO_ACT or WENT_OUT.match(lead))
            and not IN_PASSING.search(behind[:70])
            and not sentence.said("thank_you_sent", "follow_up_done")
        ):
            return 2.0 if early else 1.0
        if self._goes_on(sentence, low, lead) or APPOSED.search(lead):
            return 2.0
        if SPREAD.search(lead) and now:
            return 2.0 if early or seat_of(sentence, mention).title else 1.0
        return 0.0

    @staticmethod
    def _is_act(did: re.Match[str], behind: str) -> bool:
        """Whether the verb behind a name tells of something done there."""
        verb = did["verb"]
        return verb not in NO_ACT and is_past(verb) and not AFTERWARDS.search(behind[:90])

    def _opens_note(self, sentence: Sentence, mention: Mention) -> bool:
        """“Mrs Lindqvist and her husband in the garden”: a note begins with who was there."""
        first = sentence.tokens[mention.first]
        known = first.low in names.HONORIFICS or first.low in names.FIRST_NAMES
        return (
            self._sentences == 1
            and not self.people.given
            and mention.first == 0
            and known
            and (" " in (mention.name or "") or first.low in names.HONORIFICS)
            and not any(token.form in ("past", "third", "base") for token in sentence.tokens)
            and sentence.bag.isdisjoint(_NOT_OPENING)
            and not sentence.found
            and (
                not any(token.low[0].isalpha() for token in sentence.tokens[mention.last + 1 :])
                or _SOMEWHERE.search(masked(sentence)) is not None
            )
        )

    def _is_seated(self, sentence: Sentence, mention: Mention, lead: str, behind: str) -> bool:
        """“Aoife Brannigan, the chief actuary, in the middle”: where a note begins, whoever has a title was there."""
        alone = re.split(r"@\d|;", behind)[0]
        later = DID_LATER.search(alone)
        if later and not ANOTHER_DOES.search(alone[: later.start()]) and not AFTERWARDS.search(alone):
            return True
        name = mention.name or ""
        if self._sentences > _BEGINNING or self.people.given or name in self._said:
            return False
        title = title_behind(sentence, mention)
        rest = sentence.low[title.end :] if title else ""
        words = title.words if title else ""
        if title is None and (called := so_named(sentence, mention)):
            words = called
        elif title is None and (alone_here := title_before(sentence, mention)):
            fragment = re.sub(r"^[\d:.]{3,5}\s", "", lead).strip(" ,:").removeprefix(
                "the "
            ) == alone_here.lower() and _LEADS_ON.match(behind)
            words = alone_here if fragment else ""
        elif title is not None and _DOES_IT.match(behind):
            return False  # “April runs the warehouse”
        present = _PRESENT.match(rest[:24])
        return (
            bool(words)
            and not is_host(words)
            and not (present and present["verb"] not in _OF_AN_INTERVIEWER)
            and not NOT_NOW.search(lead[-60:])
            and not _NOT_SEATED.search(lead[-60:])
            and not _NOT_SEATED_BEHIND.match(rest)
            and not any(
                one.who == name and one.kind in ("decides", "recruiter", "contact_by_them") for one in sentence.found
            )
            and not sentence.said("next_round")
        )

    def _thanked(self, sentence: Sentence) -> None:
        """“I sent him a text to say thanks”: whom a pronoun means there was in the room."""
        named = {one.name for one in sentence.mentions}
        for one in sentence.found:
            name = one.who
            if one.kind not in ("thank_you_sent", "thank_you_not_sent") or name is None or name in named:
                continue
            if name in self._said and not FAVOUR.search(sentence.low):
                self._acted.add(name)
                self._weight[name] = self._weight.get(name, 0.0) + 2.0

    def _title_alone(self, sentence: Sentence) -> None:
        """“A Mr Halloran. Shift superintendent.”: a title that is a sentence of its own; “two wardens, Ann and Bo”."""
        last = self.people.last
        line, there = self._room_before
        if not sentence.mentions and last and len(sentence.tokens) <= 5 and there and sentence.line - line <= 1:
            text = sentence.text.strip(" .!")
            if is_title(text) and not any(token.form in ("past", "third") for token in sentence.tokens):
                self._titles.setdefault(last, text)
        if (both := _THEY_ARE.search(sentence.low)) and len(sentence.mentions or self.people.recent) == 2:
            for name in [one.name for one in sentence.mentions] or self.people.recent:
                if name and is_title(both["title"].removesuffix("s")):
                    self._titles.setdefault(name, both["title"].removesuffix("s"))
        for first, second in pairwise(sentence.mentions):
            if not first.name or not second.name or second.name in self._titles:
                continue
            gap = sentence.low[sentence.tokens[first.last].end : sentence.tokens[second.first].start]
            shared = title_before(sentence, first)
            if shared and shared.endswith("s") and is_title(shared[:-1]) and re.fullmatch(r",?\s(?:and\s|&\s)?", gap):
                self._titles.setdefault(second.name, shared)

    def _goes_on(self, sentence: Sentence, low: str, lead: str) -> bool:
        """“… met the manager. And his dispatcher, young one, Aoife”: a fragment behind those who were met."""
        line, there = self._room_before
        return (
            there
            and sentence.line - line <= 1
            and re.match(r"(?:and|plus|also|then|\+|&)\b", low) is not None
            and not any(token.form in ("past", "third") for token in sentence.tokens)
            and not APART.search(lead)
        )

    def _pronouns(self, sentence: Sentence, low: str) -> None:
        """“She laughed about my story”, “she runs the floor”: of whoever was named last."""
        if sentence.section in QUIET:
            return
        if match := NEVER_MET.search(low):
            key = "her" if match["her"] else "her2"
            offset = offset_of(sentence, match[key], low[: match.start(key)])
            name = sentence.pronoun_at(offset) if offset is not None else None
            if name and name not in self._acted:
                self._out.add(name)
        if match := HER_BUSINESS.search(low):
            offset = offset_of(sentence, match["her"], low[: match.start("her")])
            name = sentence.pronoun_at(offset) if offset is not None else None
            if name:
                self._titles.setdefault(name, "owner")
        for match in (*WITH_HER.finditer(low), *IT_WAS_SHE.finditer(low)):
            if not NOT_NOW.search(low[max(0, match.start() - 40) : match.start()]):
                offset = offset_of(sentence, match["her"], low[: match.start("her")])
                name = sentence.pronoun_at(offset) if offset is not None else None
                if name and name in self._said:
                    self._acted.add(name)
                    self._weight[name] = self._weight.get(name, 0.0) + 2.0
        for match in SHE.finditer(low):
            behind = low[match.end("she") : match.end("she") + 90]
            later = DID_LATER.search(behind.split("@")[0])
            act = (
                CONDUCTED.match(behind) or (later and not ANOTHER_DOES.search(behind[: later.start()]))
            ) and not NOT_NOW.search(low[max(0, match.start() - 25) : match.start()])
            title = SHE_IS.match(low[match.start("she") : match.start("she") + 90])
            if not (act or title):
                continue
            offset = offset_of(sentence, match["she"], low[: match.start("she")])
            name = sentence.pronoun_at(offset) if offset is not None else None
            if not name:
                continue
            if title:
                words = title["does"] or title["being"]
                if (title["does"] or is_title(words)) and (text := cleaned(words)):
                    self._titles.setdefault(name, text)
            if act and name in self._said and not AFTERWARDS.search(behind):
                self._acted.add(name)
                at_first = self._sentences <= FIRST and any(one.name == name for one in sentence.mentions)
                self._weight[name] = self._weight.get(name, 0.0) + (2.0 if at_first else 1.5)
