"""How an application stands, when they decide, and the questions where notes say two things.

Properties win over prose. A prose range that holds the property's value refines it. Anything else that contradicts is a
question; until it is answered the property counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kbfollow.facts import NoteFacts, two_days
from kbfollow.identity import short_hash, slug
from kbfollow.interviews import CLOSED
from kbfollow.model import Answer, Evidence, Question, Statement
from kbfollow.patterns import pattern
from kbfollow.words import day_month

OUTCOME_KINDS = {
    "rejected": "rejected",
    "offer": "offer",
    "accepted": "accepted",
    "declined": "declined",
    "withdrew": "withdrawn",
}
_DAY_PROPERTIES = {
    "rejected": ("rejected_on", "status_date"),
    "offer": ("offer_date", "status_date"),
    "accepted": ("accepted_on", "status_date"),
    "declined": ("declined_on", "status_date"),
    "withdrawn": ("withdrawn_on", "status_date"),
    "no response": ("status_date",),
}
# A status that says little: what the notes tell beyond it is no contradiction.
_EARLY = frozenset({"scheduled"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A status with its day and line; `day_stated` is False where the latest event of the notes stands in."""

    status: str
    day: date | None
    evidence: Evidence | None
    day_stated: bool = True
    answer_by: date | None = None
    questions: tuple[Question, ...] = ()


def outcome_of(facts: Sequence[NoteFacts], answers: Mapping[str, str], last_event: date | None) -> Outcome:
    """The outcome of the notes of one application, which are sorted by day."""
    told = _told_outcome(facts)
    holder = _status_holder(facts)
    questions: list[Question] = []
    if holder is not None and told is not None and _contradicts(holder, told):
        question = _status_question(holder, told)
        answer = answers.get(question.key)
        if answer is None:
            questions.append(question)
        if answer == "prose":
            holder = None
    elif holder is not None and told is not None and holder.status in _EARLY:
        holder = None
    if holder is None and told is None:
        return Outcome("waiting", None, None)
    status = holder.status if holder is not None and holder.status else OUTCOME_KINDS[told.kind] if told else "waiting"
    evidence = _status_evidence(holder, told)
    if status not in _DAY_PROPERTIES:
        return Outcome(status, None, evidence, questions=tuple(questions))
    day, stated = _outcome_day(facts, status, told, last_event)
    if not stated and status in ("rejected", "offer", "accepted"):
        questions.append(_day_question(status, evidence, day))
    answer_by = _answer_by(facts) if status == "offer" else None
    return Outcome(status, day, evidence, stated, answer_by, tuple(questions))


def _status_holder(facts: Sequence[NoteFacts]) -> NoteFacts | None:
    """The note whose status property counts: a closed one or an offer, else the latest."""
    holders = [one for one in facts if one.status is not None]
    ended = [one for one in holders if one.status in CLOSED or one.status == "offer"]
    return (ended or holders)[-1] if holders else None


def _told_outcome(facts: Sequence[NoteFacts]) -> Statement | None:
    """The outcome told last: by its day where both have one, else an answer to an offer comes behind it."""
    last: Statement | None = None
    for one in [one for each in facts for one in each.statements if one.kind in OUTCOME_KINDS]:
        if last is None or _supersedes(one, last):
            last = one
    return last


def _supersedes(later: Statement, earlier: Statement) -> bool:
    """Whether what is told further down takes the place of what is told above it."""
    new, old = _told_on(later), _told_on(earlier)
    if earlier.kind == "offer" and later.kind in _ANSWERS:
        return True
    if earlier.kind in _ANSWERS and later.kind == "offer":
        return new is not None and old is not None and new > old
    if new is None or old is None:
        return old is None and (new is not None or earlier.kind == "offer")
    return new > old


_ANSWERS = frozenset({"accepted", "declined", "withdrew"})


def _told_on(statement: Statement) -> date | None:
    """The day of an outcome; the day by which an offer must be answered is none."""
    if statement.kind == "offer" and not is_offer_day(statement):
        return statement.made
    return statement.dates.end if statement.dates else None


def _contradicts(holder: NoteFacts, told: Statement) -> bool:
    if holder.status in _EARLY:
        return False
    said = OUTCOME_KINDS[told.kind]
    if holder.status == said:
        return False
    # What came before the status is no contradiction: an offer comes before it is accepted.
    return not (said == "offer" and holder.status in ("accepted", "declined", "withdrawn", "rejected"))


def _status_question(holder: NoteFacts, told: Statement) -> Question:
    prop = holder.status_property
    assert prop is not None
    evidence = (
        Evidence(holder.note.path, prop.line, prop.quote, f"status: {holder.status}"),
        Evidence(told.note, told.line, told.quote, OUTCOME_KINDS[told.kind]),
    )
    text = f"Is it “{holder.status}”, as the property says, or “{OUTCOME_KINDS[told.kind]}”, as the text says?"
    answers = (Answer("property", f"{holder.status}"), Answer("prose", OUTCOME_KINDS[told.kind]))
    return Question(short_hash(f"status {prop.quote} {told.quote}", 4), text, evidence, answers)


def _status_evidence(holder: NoteFacts | None, told: Statement | None) -> Evidence | None:
    if holder is not None and holder.status_property is not None:
        prop = holder.status_property
        return Evidence(holder.note.path, prop.line, prop.quote, f"status: {holder.status}")
    if told is not None:
        return Evidence(told.note, told.line, told.quote, OUTCOME_KINDS[told.kind])
    return None


def _outcome_day(
    facts: Sequence[NoteFacts], status: str, told: Statement | None, last_event: date | None
) -> tuple[date | None, bool]:
    for name in _DAY_PROPERTIES[status]:
        for one in facts:
            prop = one.note.properties.get(name)
            span = one.reading.value(prop.value) if prop is not None else None
            if span is not None:
                return span.end, True
    kinds = [kind for kind, name in OUTCOME_KINDS.items() if name == status]
    days = [day for each in facts for one in each.statements if one.kind in kinds and (day := _told_on(one))]
    if days:
        return max(days), True
    return last_event, False


def is_offer_day(statement: Statement) -> bool:
    """Whether an offer's date is the day it came, and not the day by which to answer."""
    if statement.manner:
        return statement.dates is not None and statement.manner == "made"
    return statement.dates is not None and statement.dates.past and statement.dates.start is not None


def _answer_by(facts: Sequence[NoteFacts]) -> date | None:
    for one in facts:
        prop = one.note.properties.get("answer_by")
        span = one.reading.value(prop.value) if prop is not None else None
        if span is not None:
            return span.end
    days = [
        one.dates.end
        for each in facts
        for one in each.statements
        if one.kind == "offer" and one.dates is not None and not is_offer_day(one)
    ]
    return max(days, default=None)


def _day_question(status: str, evidence: Evidence | None, day: date | None) -> Question:
    guess = f"; until then it counts from {day_month(day)}, the last day in the notes" if day else ""
    text = f"On which day was it {status}? Add the property “status date”{guess}"
    if status == "offer":
        text = f"On which day did the offer come? Add the property “offer date”{guess}"
    lines = (evidence,) if evidence else ()
    return Question(short_hash(f"day {status} {evidence.quote if evidence else ''}", 4), text, lines)


def decision_window(
    facts: Sequence[NoteFacts], answers: Mapping[str, str], latest: date | None
) -> tuple[Statement | None, tuple[Question, ...]]:
    """When they decide: the latest round's property, refined by prose.

    What an earlier round said counts if it is still ahead; a later log line counts more than an earlier one.
    """
    current = [one for one in facts if one.day.day is None or latest is None or one.day.day >= latest]
    earlier = [one for one in facts if one not in current]
    by_property = _windows(current, ("property", "field"), None)
    by_prose = _windows(current, None, ("property", "field"))
    if latest is not None:
        by_prose = [one for one in by_prose if one.dates and (one.dates.end >= latest)]
    if not by_property and not by_prose:
        ahead = [one for one in _windows(earlier, None, None) if one.dates and latest and one.dates.end > latest]
        return (ahead[-1] if ahead else None), ()
    if not by_property:
        return _latest_said(by_prose), ()
    stated, said = by_property[-1], _latest_said(by_prose) if by_prose else None
    if said is None or said.dates is None or stated.dates is None or said.dates.end == stated.dates.end:
        return stated, ()
    if said.dates.earliest <= stated.dates.end <= said.dates.end:
        return said, ()
    question = _window_question(stated, said)
    answer = answers.get(question.key)
    if answer is None:
        return stated, (question,)
    return (said if answer == "prose" else stated), ()


def _windows(
    facts: Sequence[NoteFacts], sources: tuple[str, ...] | None, but_not: tuple[str, ...] | None
) -> list[Statement]:
    return [
        one
        for each in facts
        for one in each.statements
        if one.kind == "decision_expected"
        and one.dates is not None
        and not _day_of_asking(one, each)
        and (sources is None or one.source in sources)
        and (but_not is None or one.source not in but_not)
    ]


def _day_of_asking(statement: Statement, facts: NoteFacts) -> bool:
    """“I called on 30 April and asked whether they had decided”: the day of the call is none of a decision."""
    dates = statement.dates
    return any(
        one.kind == "follow_up_done" and one.dates and dates and one.quote == statement.quote
        and one.line == statement.line and one.dates.end == dates.end and dates.past
        for one in facts.statements
    )  # fmt: skip


def _latest_said(statements: Sequence[Statement]) -> Statement:
    logged = [one for one in statements if one.source == "log"]
    return (logged or list(statements))[-1]


def _window_question(stated: Statement, said: Statement) -> Question:
    assert stated.dates is not None and said.dates is not None
    first, second = day_month(stated.dates.end), day_month(said.dates.end)
    evidence = (
        Evidence(stated.note, stated.line, stated.quote, f"they decide by {first}"),
        Evidence(said.note, said.line, said.quote, f"they decide by {second}"),
    )
    text = f"Do they decide by {first}, as the property says, or by {second}, as the text says?"
    key = short_hash(f"window {stated.quote} {said.quote}", 4)
    return Question(key, text, evidence, (Answer("property", f"by {first}"), Answer("prose", f"by {second}")))


_SLASHED = pattern(r"\d\s?/\s?\d")


def settled(facts: NoteFacts, answers: Mapping[str, str]) -> NoteFacts:
    """The facts with what the user has answered: whom a name means, which day a slash date is."""
    statements, questions = [], list(facts.questions)
    for one in facts.statements:
        if one.candidates:
            answer = answers.get(name_question(one).key)
            chosen = next((name for name in one.candidates if slug(name) == answer), None)
            one = replace(one, who=chosen, candidates=()) if chosen else one
        question = _day_reading(one)
        if question is not None and one.dates is not None and one.dates.other is not None:
            answer = answers.get(question.key)
            one = replace(one, dates=one.dates.other) if answer == "second" else one
            if answer is None and question not in questions:
                questions.append(question)
        statements.append(one)
    return replace(facts, statements=tuple(statements), questions=tuple(questions))


def _day_reading(statement: Statement) -> Question | None:
    """The question which day is meant, where a slash date has two readings and no country decides."""
    dates = statement.dates
    if dates is None or dates.other is None or statement.kind == "none" or not _SLASHED.search(dates.text):
        return None
    evidence = Evidence(statement.note, statement.line, statement.quote, "a date with two readings")
    return two_days(evidence, dates.end, dates.other.end)


def name_question(statement: Statement) -> Question:
    """The question whom a name means."""
    names = " or ".join(statement.candidates)
    evidence = (Evidence(statement.note, statement.line, statement.quote, f"could be {names}"),)
    answers = tuple(Answer(slug(name), name) for name in statement.candidates)
    key = short_hash(f"name {statement.quote} {statement.kind}", 4)
    return Question(key, f"Who is meant: {names}?", evidence, answers)
