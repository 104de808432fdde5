"""One note's facts: what it is, and every statement that its properties, log, tables and prose make.

Reading a note needs no other note but the people and companies of the vault, and no clock, so that what it says can be
kept as long as its bytes are the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache

from kbfollow.evidence.log import is_log, read_log
from kbfollow.evidence.properties import DateReading, read_properties
from kbfollow.identity import short_hash
from kbfollow.interviews import (
    Day,
    NoteKind,
    company_and_role,
    folded_status,
    interview_day,
    stage_of,
)
from kbfollow.markdown.people import people
from kbfollow.markdown.properties import text
from kbfollow.memory import Memory
from kbfollow.model import Answer, Evidence, Note, Passage, Person, Problem, Property, Question, Statement
from kbfollow.patterns import pattern
from kbfollow.people import PersonNote, completed, merge_people, name_words, resolve
from kbfollow.settings import Settings
from kbfollow.words import day_month_year

# What follows an interview: a relative day before it (“yesterday”, written the morning after) is the day after it.
_AFTER_INTERVIEW = frozenset(
    """
    thank_you_sent follow_up_done reference_alerted contact_by_them rejected offer accepted declined withdrew
    promise_by_them_kept
    """.split()
)
_WRITTEN_OUT = pattern(r"\d")
_WORD = pattern(r"[^\W_]+")

# The anchor of a note without a day, and the day before which an expression was counted from it.
NO_DAY, YEARS_FROM = date(2000, 1, 1), date(2002, 1, 1)


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """What one interview or application note says."""

    note: Note
    kind: NoteKind
    company: str | None
    role: str | None
    country: str | None
    subdivision: str | None
    day: Day
    stage: str
    status: str | None
    status_property: Property | None
    statements: tuple[Statement, ...]
    interviewers: tuple[Person, ...]
    reading: DateReading
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)  # folded name → target, where a property links the person

    @property
    def understood(self) -> bool:
        """False where the front matter, the interview date or a conflict marker leaves the note not understood."""
        return not any(problem.blocks for problem in self.problems)


@dataclass(frozen=True, slots=True)
class VaultNames:
    """The names that reading a note needs from the rest of the vault."""

    people: Mapping[str, PersonNote]
    companies: tuple[str, ...] = ()

    @property
    def references(self) -> tuple[str, ...]:
        """The people whose own note calls them a reference."""
        return tuple(one.name for one in self.people.values() if one.is_reference)


def recalled_facts(
    note: Note,
    kind: NoteKind,
    settings: Settings,
    names: VaultNames,
    answers: Mapping[str, str],
    memory: Memory,
) -> NoteFacts:
    """The facts of a note as in an earlier pass, read anew if the note or what it is read with has changed."""

    def named_here() -> tuple[str, ...]:
        # Not in our block: a day that we write there (“✅ 2026-11-22”) may be a word of a name (“Labs 22”).
        found = _named_in("\n".join(one.text for one in note.passages if not one.ours), names.companies)
        return memory.recall(("the same companies", found), (), lambda: found)  # one tuple for thousands of notes

    others = memory.recall(("companies", note.path), (note.text, names.companies), named_here)
    known = VaultNames(names.people, others)
    return memory.recall(
        ("facts", note.path),
        (note, kind, settings, names.people, others, answers),
        lambda: read_facts(note, kind, settings, known, answers, memory),
    )


def _named_in(note_text: str, companies: tuple[str, ...]) -> tuple[str, ...]:
    """The companies of which the text holds a word: no other one can make a difference to what it says."""
    places = _places_by_word(companies)
    found = {place for word in set(_WORD.findall(note_text.lower())) for place in places.get(word, ())}
    return tuple(companies[place] for place in sorted(found))


@lru_cache(maxsize=1)
def _places_by_word(companies: tuple[str, ...]) -> Mapping[str, Sequence[int]]:
    """Where in the row of companies each word of their names stands: every note of a pass asks for the same row."""
    places: dict[str, list[int]] = {}
    for place, name in enumerate(companies):
        for word in set(_WORD.findall(name.lower())):
            places.setdefault(word, []).append(place)
    return places


def read_facts(
    note: Note,
    kind: NoteKind,
    settings: Settings,
    names: VaultNames,
    answers: Mapping[str, str] | None = None,
    memory: Memory | None = None,
) -> NoteFacts:
    """Everything a note says, with `settings` for what it leaves open (country, order of dates).

    `answers` are the user's to earlier questions: here, which of two days a slash date means. `memory` may hold the
    note's statements from earlier.
    """
    country = _property_text(note, "country") or settings.country or None
    subdivision = _property_text(note, "subdivision") or (settings.subdivision or None if country else None)
    if country == settings.country and not subdivision:
        subdivision = settings.subdivision or None
    country, problem = _known_country(note, country, settings)
    order = settings.date_order or None
    day = interview_day(note, country, order) if kind == "interview" else Day(None)
    questions: tuple[Question, ...] = ()
    if day.day is not None and day.other is not None and day.evidence is not None:
        question = two_days(day.evidence, day.day, day.other)
        answer = (answers or {}).get(question.key)
        day = replace(day, day=day.other) if answer == "second" else day
        questions = (question,) if answer is None else ()
    status, status_property, status_problem = folded_status(note)
    problems = [one for one in note.problems if day.problem is None or one.line != day.problem.line]
    problems += [one for one in (day.problem, status_problem, problem) if one is not None]
    company, role = company_and_role(note)
    reading = DateReading(day.day or _applied(note) or NO_DAY, country, subdivision, order)
    facts = NoteFacts(
        note, kind, company, role, country, subdivision, day, stage_of(note), status, status_property, (), (), reading,
        tuple(problems), questions, _links(note),
    )  # fmt: skip
    if not facts.understood:
        return facts
    statements = _kept_statements(facts, names, memory)
    return replace(facts, statements=statements, interviewers=_interviewers(facts, statements, names))


def unread_facts(note: Note, kind: NoteKind, problem: Problem) -> NoteFacts:
    """The facts of a note that could not be read at all: none, and the problem."""
    reading = DateReading(NO_DAY)
    return NoteFacts(
        note, kind, None, None, None, None, Day(None), "", None, None, (), (), reading, (*note.problems, problem)
    )


def two_days(evidence: Evidence, first: date, second: date) -> Question:
    """The question which day a slash date means."""
    answers = (Answer("first", day_month_year(first)), Answer("second", day_month_year(second)))
    text = f"Which day is meant: {day_month_year(first)} or {day_month_year(second)}?"
    return Question(short_hash(f"day {evidence.quote}", 4), text, (evidence,), answers)


def _property_text(note: Note, name: str) -> str | None:
    prop = note.properties.get(name)
    return text(prop.value) if prop is not None else None


def _known_country(note: Note, country: str | None, settings: Settings) -> tuple[str | None, Problem | None]:
    """The country if its holidays are known, else the vault's with a problem."""
    if country is None or country == settings.country:
        return country, None
    from kbfollow.business_days import calendar_for

    try:
        calendar_for(country, None)
    except ValueError as error:
        prop = note.properties["country"]
        return settings.country or None, Problem(note.path, prop.line, str(error), "use a code such as US, GB or DE")
    return country, None


def _applied(note: Note) -> date | None:
    prop = note.properties.get("applied")
    if prop is None:
        return None
    span = DateReading(date(2000, 1, 1)).value(prop.value)
    return span.end if span else None


def _kept_statements(facts: NoteFacts, names: VaultNames, memory: Memory | None) -> tuple[Statement, ...]:
    """The statements from an earlier time, if this very text was read with the same names and bounds then."""
    store = memory.statements if memory is not None else None
    if store is None:
        return tuple(_statements(facts, names))
    reading, note = facts.reading, facts.note
    read_with = (facts.day.day, reading.anchor, reading.country, reading.subdivision, reading.date_order)
    # Without our own block and its heading: a passage knows the headings that it stands under.
    read = [dict(note.properties), [one for one in note.passages if not one.ours and one.kind != "heading"]]
    key = short_hash(repr((read_with, facts.company, names.references, names.companies, read)), 32)
    found = store.get(note.path, key)
    if found is None:
        found = tuple(_statements(facts, names))
        store.put(note.path, key, found)
    return found


def _statements(facts: NoteFacts, names: VaultNames) -> list[Statement]:
    # Only here: where every statement is known from earlier, the grammar need not even be loaded.
    from kbfollow.evidence.statements.reading import read_passages

    structured = read_properties(facts.note, facts.reading)
    known = _known_people(structured, names)
    met = {one.who for one in structured if one.kind == "interviewer"}
    people = [one.name for one in known if one.name in met]
    references = [one.who for one in structured if one.kind == "reference_named" and one.who]
    company = facts.company
    others = tuple(one for one in names.companies if not _same_company(one, company))

    def read(passages: Sequence[Passage], anchor: date) -> list[Statement]:
        return read_passages(
            passages,
            anchor,
            people,
            company=company,
            other_companies=others,
            references=(*references, *names.references),
            recruiter=next((one.who for one in structured if one.kind == "recruiter"), None),
            decision_makers=[one.who for one in structured if one.kind == "decides" and one.who],
            took_place=None,
            offered=facts.status == "offer",
            answered=facts.status in ("accepted", "declined"),
            country=facts.country,
            subdivision=facts.subdivision,
            date_order=facts.reading.date_order,
            note=facts.note.path,
        )

    passages = [one for one in facts.note.passages if not one.ours]
    prose = read([one for one in passages if not is_log(one)], facts.reading.anchor)
    logged = list(read_log([one for one in passages if is_log(one)], facts.reading, read))
    found = structured + sorted(prose + logged, key=lambda one: one.line)
    return [replace(_in_time(one, facts), note=facts.note.path) for one in found]


def _same_company(one: str, other: str | None) -> bool:
    return other is not None and (one.casefold() in other.casefold() or other.casefold() in one.casefold())


def _known_people(structured: Sequence[Statement], names: VaultNames) -> list[Person]:
    kinds = ("interviewer", "decides", "recruiter", "reference_named")
    named = [Person(one.who, one.what) for one in structured if one.kind in kinds and one.who]
    return list(merge_people([*named, *(Person(name) for name in names.references)]))


def _in_time(statement: Statement, facts: NoteFacts) -> Statement:
    """Days that count from nothing are none: without an interview date only those with a year stay."""
    if statement.dates is not None and facts.reading.anchor == NO_DAY and statement.dates.end < YEARS_FROM:
        statement = replace(statement, dates=None)
    return _before_interview(_not_before(statement, facts.day.day), facts.day.day)


# “I told Bérénice on the phone I'd send two pages by Monday the 16th”, before an interview on the 17th.
_AHEAD_OF_IT = pattern(
    r"\b(?:(?:on|over) the (?:phone|telephone)|by (?:phone|telephone)|when (?:she|he|they) (?:rang|called|phoned"
    r"|invited)|"
    r"in (?:the|her|his|their) (?:invite|invitation|e?mail)|beforehand|(?:before|ahead of) "
    r"(?:the (?:interview|talk|day|meeting|visit|trial|chat)|I go|we meet|then)"
    r"|to the interview)\b",
    re.I,
)
_DAY_OF_MONTH = pattern(
    r"(?:\w+ )*?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?the \d{1,2}(?:st|nd|rd|th)\W*", re.I
)
_FAR, _NEAR = timedelta(20), timedelta(10)
_A_YEAR_AHEAD, _WEEKS_BEFORE = timedelta(300), timedelta(30)
_HAS_YEAR = pattern(r"\d{4}|\d\d?[./]\d\d?[./]\d\d")


def _in_any_year(day: date) -> int:
    """The day of the month, 28 for a leap day."""
    return 28 if (day.month, day.day) == (2, 29) else day.day


def _before_interview(statement: Statement, day: date | None) -> Statement:
    """A day of the month that was named ahead of the interview is the one just before it, not a month later."""
    dates = statement.dates
    if day is None or dates is None or statement.kind not in ("promise_by_me", "promise_by_them"):
        return statement
    if _ONLY_WEEKDAY.fullmatch(dates.text) and timedelta() < dates.end - day <= timedelta(7):
        if not _BEFORE_IT.search(statement.quote):
            return statement
        week = timedelta(7)
        return replace(
            statement,
            dates=replace(dates, start=None if dates.start is None else dates.start - week, end=dates.end - week),
        )
    if dates.end - day > _A_YEAR_AHEAD and not _HAS_YEAR.search(dates.text):
        last_year = dates.end.replace(year=dates.end.year - 1, day=_in_any_year(dates.end))
        if timedelta() < day - last_year <= _WEEKS_BEFORE:  # “by Oct 28”, before an interview on the 29th
            return replace(statement, dates=replace(dates, start=dates.start and last_year, end=last_year))
    if dates.end - day < _FAR or not _DAY_OF_MONTH.fullmatch(dates.text) or not _AHEAD_OF_IT.search(statement.quote):
        return statement
    first = dates.end.replace(day=1) - timedelta(1)
    if first.day < dates.end.day:
        return statement
    earlier = first.replace(day=dates.end.day)
    named = _WEEKDAY.search(dates.text)
    if day - earlier > _NEAR or (named and earlier.weekday() != dates.end.weekday()):
        return statement
    return replace(statement, dates=replace(dates, start=None if dates.start is None else earlier, end=earlier))


_WEEKDAY = pattern(r"\w+day\b", re.I)
_ONLY_WEEKDAY = pattern(r"(?:by |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*", re.I)
# “By Tuesday, so before the talk.”
_BEFORE_IT = pattern(
    r"\b(?:before|ahead of) (?:the (?:interview|talk|day|meeting|visit|trial|chat)|I go|we meet|my interview)\b", re.I
)


def _not_before(statement: Statement, day: date | None) -> Statement:
    """What follows an interview is never before it: then it is the day after. A day written out stays."""
    dates = statement.dates
    if day is None or dates is None or statement.kind not in _AFTER_INTERVIEW or statement.source == "log":
        return statement
    if dates.end >= day or not dates.past:
        return statement
    if statement.kind in _OUTCOME and _DAY_OF_MONTH.fullmatch(dates.text):
        later = _same_day_after(dates.end, day)  # “signed and sent back Thursday the 6th”
        return replace(statement, dates=replace(dates, start=later, end=later)) if later else statement
    if _WRITTEN_OUT.search(dates.text):
        return statement
    after = day + timedelta(1)
    return replace(statement, dates=replace(dates, start=after, end=after))


_OUTCOME = frozenset("offer accepted declined withdrew rejected".split())


def _same_day_after(past: date, day: date) -> date | None:
    """The first day of that number in a month on or after `day`, None where no month near has it."""
    for months in range(3):
        first = (day.replace(day=1) + timedelta(31 * months)).replace(day=1)
        try:
            found = first.replace(day=past.day)
        except ValueError:
            continue
        if found >= day:
            return found
    return None


def _interviewers(facts: NoteFacts, statements: Sequence[Statement], names: VaultNames) -> tuple[Person, ...]:
    """The people in the interview, completed by their own notes; the recruiter is none."""
    recruiters = [one.who for one in statements if one.kind == "recruiter" and one.who]
    found: list[Person] = []
    for one in statements:
        if one.kind != "interviewer" or not one.who:
            continue
        evidence = Evidence(facts.note.path, one.line, one.quote, "interviewer")
        found.append(Person(one.who, one.what, facts.links.get(one.who.casefold()), evidence=evidence))
    merged = merge_people(completed(one, names.people) for one in found)
    recruiter_words = [name_words(name) for name in recruiters]
    return tuple(one for one in merged if name_words(one.name) not in recruiter_words)


def _links(note: Note) -> dict[str, str]:
    """The link target of each person whom a property names by a wikilink, by the name shown."""
    found: dict[str, str] = {}
    for name in ("interviewers", "decision_maker", "references", "recruiter"):
        prop = note.properties.get(name)
        if prop is not None:
            found |= {shown.casefold(): link for shown, _title, link, _line, _quote in people(prop) if link}
    return found


def find_person(name: str, people: Sequence[Person]) -> Person | None:
    """The only person a name can mean; None where it is nobody or more than one."""
    found = resolve(name, people)
    return found[0] if len(found) == 1 else None
