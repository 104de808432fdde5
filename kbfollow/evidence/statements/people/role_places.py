"""Where a name belongs that a note about an interview mentions: in the room, beside somebody there, elsewhere."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.people.bystanders import is_bystander
from kbfollow.evidence.statements.people.people import People
from kbfollow.evidence.statements.people.role_shapes import (
    AGENCY,
    AT_THE_PLACE,
    FAVOUR,
    FROM_ELSEWHERE,
    NOT_THERE,
    NOT_THERE_LATER,
)
from kbfollow.evidence.statements.people.role_titles import gone, linked, mention
from kbfollow.evidence.statements.people.rosters import seat_of
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en_people as table
from kbfollow.patterns import pattern

# “Greg let me in at the roller door”: whoever opens may be the interviewer too, if more is told.
HOSTS = pattern(
    r"^,?\s(?:(?:the|a|their)\s[\w\s'-]{2,30},\s)?(?:himself\s|herself\s|then\s|also\s)?(?:(?:let|buzzed|waved|showed|saw)\s(?:me|us)"
    r"\s(?:in|out|up|through)|(?:picked|collected|fetched|drove|met)\s(?:me|us)\s(?:up|off|over|from|at|out))\b"
)


def said_of(sentence: Sentence, name: str) -> float:
    """Whom one thanks, or owes thanks, was there; who promises or is promised something most likely was."""
    weight = 0.0
    for one in sentence.found:
        if one.who == name and one.kind in ("thank_you_sent", "thank_you_not_sent") and not FAVOUR.search(sentence.low):
            weight = 2.0
        elif one.who == name and one.kind in ("promise_by_them", "promise_by_me", "strength", "decision_expected"):
            weight = max(weight, 0.4)
    return weight


_OF_THE_HOUSE = pattern(r"\bthe\s(?:daughter|son|nephew|niece|twins)(?:\scalled|\snamed)?,?\s$")


_LEADS_AWAY = (" to", " for", " with", " by", " at", " and")  # “my tickets over to Lorna”: the tickets are mine


def is_out(people: People, sentence: Sentence, name: str, lead: str, behind: str) -> bool:
    """Whether the words beside a name put it elsewhere: kin, an agency, another employer, away."""
    first = name.split()[0].lower()
    if first in table.KIN or name in people.given:
        return first in table.KIN
    if name == people.recruiter or people.is_reference(name):
        return name not in people.interviewers
    before = lead.rsplit(".", 1)[-1]
    mine = re.search(r"\b(?:my|our)\s((?:[\w'-]+[\s,]+){1,6})(?:called\s|named\s)?\(?$", before)
    if (
        mine
        and table.THEIRS_THOUGH_MINE.isdisjoint(mine[1].replace(",", "").split())
        and "," not in mine[1].rstrip(" ,")
        and not mine[1].rstrip(" ,").endswith(_LEADS_AWAY)
        and not re.search(r"\b(?:would|will|to)\sbe\s$", before[: mine.start()])  # “the vet who'd be my boss, Catriona”
    ):
        return True
    before = _OF_THE_HOUSE.sub("", before)  # “it was the daughter, Prudence”
    words = set(re.findall(r"[\w'-]+", before[-40:]))
    title = seat_of(sentence, mention(sentence, name)).title
    if words & table.KIN and re.search(
        rf"(?<!\bher\s)(?<!\bhis\s)(?<!\btheir\s)(?<!'s\s)\b(?:{'|'.join(words & table.KIN)})(?:'s)?"
        r"(?:\s(?:of\smine|called|named))?,?\s$",
        before,
    ):
        return True
    end = re.split(r"@\d", behind)[0]
    if is_bystander(lead, behind) and not HOSTS.match(behind):
        people.bystanders.add(name)
        return True
    if re.search(r"\b(?:recruiter|headhunter)\s?\(?$", before) and name not in people.interviewers:
        return True  # “the recruiter (Dana, Hexa Talent) calls me”
    gone = (NOT_THERE.match(behind) and not HOSTS.match(behind)) or NOT_THERE_LATER.search(end)
    return bool(gone or (title is None and AGENCY.search(end[:40])))


def from_elsewhere(people: People, sentence: Sentence, name: str, behind: str) -> bool:
    """“Paulo from the pub”: of this mention only, as another may have the name too."""
    place = FROM_ELSEWHERE.match(behind)
    if place and name not in people.interviewers and seat_of(sentence, mention(sentence, name)).title is None:
        word = place["place"]
        return (
            word not in AT_THE_PLACE
            and word not in people.companies
            and word.rstrip("s") not in names.TITLE_WORDS
            and (place["more"] or "") not in AT_THE_PLACE
            and FORMS.get(word, ("", ""))[1] != "past"
        )
    return False


def beside(sentence: Sentence, low: str, weights: list[float], enough: float, out: set[str]) -> None:
    """Those who stand beside somebody who was there were there too."""
    for order in (range(1, len(weights)), range(len(weights) - 2, -1, -1)):
        for index in order:
            other = index - 1 if order.step > 0 else index + 1
            one = sentence.mentions[index]
            if weights[index] >= enough or weights[other] < enough or one.name is None or one.name in out:
                continue
            first, second = sorted((index, other))
            if linked(low[low.index(f"@{first}") + 2 : low.index(f"@{second}")]) and not low[
                low.index(f"@{index}") + 2 :
            ].startswith("'s"):
                weights[index] += 2.0

    for index in range(len(weights) - 2, -1, -1):
        gap = low[low.index(f"@{index}") + 2 : low.index(f"@{index + 1}")]
        follows, name = sentence.mentions[index + 1].name, sentence.mentions[index].name
        if follows in out and name and re.fullmatch(r",?\s(?:and|or|&|\+)\s", gap) and gone(low, index + 1):
            out.add(name)  # “Ann and Bo will not be there”
