"""Who was there, by weight of all that a note tells of each name.

Interviewers are met in passing: “I froze a bit and Philippa helped me out”, “with her sat Dr Okonjo”. No sentence of
that kind alone is an introduction, but together they leave no doubt. Each name gathers what speaks for its having
been in the room (asked, led, sat in, was met, has a title there, is thanked, stands beside one who was there);
whatever puts it elsewhere (away, an agency, kin, a reference, an earlier job, a later round) ends that. Where the
weight is too small nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kbfollow.evidence.statements import names_en as names
from kbfollow.evidence.statements import words_en_people as table
from kbfollow.evidence.statements.context import Sentence
from kbfollow.evidence.statements.people import Mention, People
from kbfollow.evidence.statements.role_shapes import (
    AFTERWARDS,
    AGENCY,
    APART,
    ASIDE,
    AT_THE_PLACE,
    CONDUCTED,
    FAVOUR,
    FIRST,
    FROM_ELSEWHERE,
    I_DID_WITH,
    IN_BETWEEN,
    IN_PASSING,
    JOINS,
    NOT_NOW,
    NOT_THERE,
    NOT_THERE_LATER,
    OPENING,
    OTHERS_DID,
    QUIET,
    REQUEST,
    SHE,
    SHE_IS,
    SPOKE,
    SPOKEN_OF,
    WHO_DID,
    WITH_HER,
    masked,
)
from kbfollow.evidence.statements.rosters import cleaned, is_title, seat_of
from kbfollow.evidence.statements.tokens import FORMS
from kbfollow.model import Statement
from kbfollow.patterns import pattern

_ENOUGH = 2.0  # weight from which somebody was there
_ENOUGH_BESIDE_LIST = 3.0  # the same where a property lists the interviewers


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
            self._beside(sentence, low, weights)
        for one, weight in zip(sentence.mentions, weights, strict=True):
            if one.name:
                self._add(sentence, one, weight)
        self._pronouns(sentence, low)
        there = any(weight >= _ENOUGH for weight in weights)
        self._room_before = (sentence.line, there)

    def leave_out(self, sentence: Sentence) -> None:
        """A sentence about an earlier job: “my old boss Pat told me” rules Pat out."""
        low = masked(sentence)
        for index, one in enumerate(sentence.mentions):
            lead = low[: low.index(f"@{index}")][-90:]
            if one.name and self._is_out(sentence, one.name, lead, ""):
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
            if name in known:
                if title and not self.people.titles.get(name) and name not in self.people.given:
                    yield self._statement(statement, name, title)
            elif weight + (1.0 if title else 0.0) >= enough and name in acted and name not in out:
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
        title = seat_of(sentence, mention).title or _title_is(sentence, mention)
        if title and not names.HOSTS.isdisjoint(title.lower().split()):
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
        if self._is_out(sentence, name, lead, behind):
            self._out.add(name)
            return 0.0
        if _no_person(name, lead):
            self._out.add(name)
        if behind.startswith("'s") or name in self._out or self._from_elsewhere(sentence, name, behind):
            return 0.0
        if any(one.kind == "interviewer" and one.who == name for one in sentence.found):
            return 3.0
        weight = self._statements(sentence, name)
        if sentence.section in QUIET or SPOKEN_OF.search(lead):
            return weight
        if REQUEST.match(behind):
            return weight or 0.4
        if CONDUCTED.match(behind) and not AFTERWARDS.search(behind) and not NOT_NOW.search(lead[-30:]):
            return weight + 2.0
        if SPOKE.match(behind) and not AFTERWARDS.search(behind):
            weight += 1.0
        opening = OPENING.search(lead)
        if WHO_DID.search(lead):
            weight += 2.0
        elif I_DID_WITH.search(lead) and not NOT_NOW.search(lead) and not IN_PASSING.search(behind[:70]):
            titled = seat_of(sentence, mention).title is not None or _linked_next(low, index, len(sentence.mentions))
            weight += 2.0 if titled or self._sentences <= FIRST else 1.0
        elif (
            opening
            and not NOT_NOW.search(lead)
            and not IN_PASSING.search(behind[:70])
            and not OTHERS_DID.search(lead[: opening.start("opening")])
        ):
            weak = opening["opening"] in table.WEAK_OPENINGS and not opening["opening"].startswith("met")
            first = (
                self._sentences <= FIRST
                and not self.people.given
                and not lead[: opening.start("opening")].strip(" ,-")
                and not sentence.dates
            )
            titled = seat_of(sentence, mention).title is not None
            sure = not weak or first or _linked_next(low, index, len(sentence.mentions))
            weight += 2.0 if sure else 1.0 if titled else 0.5
        elif self._goes_on(sentence, low, lead):
            weight += 2.0
        return weight

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

    @staticmethod
    def _statements(sentence: Sentence, name: str) -> float:
        """Whom one thanks, or owes thanks, was there; who promises or is promised something most likely was."""
        weight = 0.0
        for one in sentence.found:
            if (
                one.who == name
                and one.kind in ("thank_you_sent", "thank_you_not_sent")
                and not FAVOUR.search(sentence.low)
            ):
                weight = 2.0
            elif one.who == name and one.kind in ("promise_by_them", "promise_by_me", "strength", "decision_expected"):
                weight = max(weight, 0.4)
        return weight

    def _is_out(self, sentence: Sentence, name: str, lead: str, behind: str) -> bool:
        """Whether the words beside a name put it elsewhere: kin, an agency, another employer, away."""
        first = name.split()[0].lower()
        if first in table.KIN or name in self.people.given:
            return first in table.KIN
        if name == self.people.recruiter or self.people.is_reference(name):
            return name not in self.people.interviewers
        before = lead.rsplit(".", 1)[-1]
        mine = re.search(r"\b(?:my|our)\s((?:[\w'-]+[\s,]+){1,6})(?:called\s|named\s)?\(?$", before)
        if (
            mine
            and table.THEIRS_THOUGH_MINE.isdisjoint(mine[1].replace(",", "").split())
            and "," not in mine[1].rstrip(" ,")
        ):
            return True
        words = set(re.findall(r"[\w'-]+", before[-40:]))
        title = seat_of(sentence, _mention(sentence, name)).title
        if words & table.KIN and re.search(
            rf"(?<!\bher\s)(?<!\bhis\s)(?<!\btheir\s)\b(?:{'|'.join(words & table.KIN)})(?:'s)?"
            r"(?:\s(?:of\smine|called|named))?,?\s$",
            before,
        ):
            return True
        end = re.split(r"@\d", behind)[0]
        gone = NOT_THERE.match(behind) or NOT_THERE_LATER.search(end)
        return bool(gone or (title is None and AGENCY.search(end[:40])))

    def _from_elsewhere(self, sentence: Sentence, name: str, behind: str) -> bool:
        """“Paulo from the pub”: of this mention only, as another may have the name too."""
        place = FROM_ELSEWHERE.match(behind)
        if place and name not in self.people.interviewers and seat_of(sentence, _mention(sentence, name)).title is None:
            word = place["place"]
            return (
                word not in AT_THE_PLACE
                and word not in self.people.companies
                and word.rstrip("s") not in names.TITLE_WORDS
                and (place["more"] or "") not in AT_THE_PLACE
                and FORMS.get(word, ("", ""))[1] != "past"
            )
        return False

    def _beside(self, sentence: Sentence, low: str, weights: list[float]) -> None:
        """Those who stand beside somebody who was there were there too."""
        for order in (range(1, len(weights)), range(len(weights) - 2, -1, -1)):
            for index in order:
                other = index - 1 if order.step > 0 else index + 1
                one = sentence.mentions[index]
                if weights[index] >= _ENOUGH or weights[other] < _ENOUGH or one.name is None or one.name in self._out:
                    continue
                first, second = sorted((index, other))
                if _linked(low[low.index(f"@{first}") + 2 : low.index(f"@{second}")]) and not low[
                    low.index(f"@{index}") + 2 :
                ].startswith("'s"):
                    weights[index] += 2.0

        for index in range(len(weights) - 2, -1, -1):
            gap = low[low.index(f"@{index}") + 2 : low.index(f"@{index + 1}")]
            follows, name = sentence.mentions[index + 1].name, sentence.mentions[index].name
            if follows in self._out and name and re.fullmatch(r",?\s(?:and|or|&|\+)\s", gap) and _gone(low, index + 1):
                self._out.add(name)  # “Ann and Bo will not be there”

    def _pronouns(self, sentence: Sentence, low: str) -> None:
        """“She laughed about my story”, “she runs the floor”: of whoever was named last."""
        if sentence.section in QUIET:
            return
        for match in WITH_HER.finditer(low):
            if not NOT_NOW.search(low[max(0, match.start() - 40) : match.start()]):
                offset = _offset(sentence, match["her"], low[: match.start("her")])
                name = sentence.pronoun_at(offset) if offset is not None else None
                if name and name in self._said:
                    self._acted.add(name)
                    self._weight[name] = self._weight.get(name, 0.0) + 2.0
        for match in SHE.finditer(low):
            behind = low[match.end("she") : match.end("she") + 90]
            act = CONDUCTED.match(behind) and not NOT_NOW.search(low[max(0, match.start() - 25) : match.start()])
            title = SHE_IS.match(low[match.start("she") : match.start("she") + 90])
            if not (act or title):
                continue
            offset = _offset(sentence, match["she"], low[: match.start("she")])
            name = sentence.pronoun_at(offset) if offset is not None else None
            if not name:
                continue
            if title:
                words = title["does"] or title["being"]
                if (title["does"] or is_title(words)) and (text := cleaned(words)):
                    self._titles.setdefault(name, text)
            if act and name in self._said and not AFTERWARDS.search(behind):
                self._acted.add(name)
                self._weight[name] = self._weight.get(name, 0.0) + 1.5


def _no_person(name: str, lead: str) -> bool:
    """Whether a capitalised word is a title or a department: “Krüger (Abteilungsleiter Einkauf)”."""
    low = name.lower().split()
    return (lead.rfind("(") > lead.rfind(")") and re.search(r"@\d+\s?\([^()@]*$", lead) is not None) or all(
        one in names.TITLE_WORDS or one in names.MORE_TITLE_WORDS or one in names.DEPARTMENTS for one in low
    )


def _mention(sentence: Sentence, name: str) -> Mention:
    return next(one for one in sentence.mentions if one.name == name)


_TITLE_IS = pattern(
    r"(?:^|[,;:.(]\s?|\b(?:the|their|our|my|and|her|his)\s)(?P<title>(?:[\w'-]+\s){0,3}[\w'-]+)\s(?:is|was|would\sbe|will\sbe|=)\s?$"
)


def _title_is(sentence: Sentence, mention: Mention) -> str | None:
    """“The head chef is Gus Papadakis”."""
    lead = sentence.low[max(0, sentence.tokens[mention.first].start - 50) : sentence.tokens[mention.first].start]
    match = _TITLE_IS.search(lead)
    words = match["title"].removeprefix("the ") if match else ""
    return words if match and is_title(words) and words.split()[-1] not in ("hr", "boss") else None


def _offset(sentence: Sentence, word: str, before: str) -> int | None:
    """The offset in the sentence of the pronoun that stands behind as many of its kind in the masked words."""
    count = len(re.findall(rf"\b{word}\b", before))
    found = [token.start for token in sentence.tokens if token.low == word]
    return found[count] if count < len(found) else None


def _linked_next(low: str, index: int, count: int) -> bool:
    """Whether a second person stands beside this one: “Zoom with Priyanka and her colleague Tom”."""
    end = low.find(f"@{index + 1}")
    return index + 1 < count and end > 0 and _linked(low[low.index(f"@{index}") + 2 : end])


def _gone(low: str, index: int) -> bool:
    return NOT_THERE.match(low[low.index(f"@{index}") + len(f"@{index}") :]) is not None


def _linked(gap: str) -> bool:
    """Whether the words between two people say no more than that both were there."""
    if len(gap) > 200 or "." in gap.replace("'s", "").strip(" ."):
        return False
    plain = IN_BETWEEN.sub("", ASIDE.sub("", gap))
    if not JOINS.search(gap) or APART.search(plain):
        return False
    found: Sequence[str] = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", plain)
    return len(found) <= 16 and not any(
        FORMS.get(one, ("", ""))[1] in ("past", "third") and one not in ("called", "named", "led", "head", "heads")
        for one in found
    )
