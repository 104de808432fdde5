"""The people of an application beside its interviewers: who decides, who recruits, who is a reference."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kbfollow.facts import NoteFacts
from kbfollow.model import Evidence, Person, Reference, Statement
from kbfollow.people import PersonNote, completed, merge_people, resolve, same_person


def named_as(facts: Sequence[NoteFacts], people: Mapping[str, PersonNote], kind: str) -> tuple[Person, ...]:
    """The people of one kind of statement, completed by the interviewers' names and by their own notes."""
    if not any(statement.kind == kind and statement.who for one in facts for statement in one.statements):
        return ()
    interviewers = merge_people(person for one in facts for person in one.interviewers)
    found: list[Person] = []
    for one in facts:
        for statement in one.statements:
            if statement.kind == kind and statement.who:
                evidence = Evidence(one.note.path, statement.line, statement.quote, kind.replace("_", " "))
                known = resolve(statement.who, interviewers)
                person = known[0] if len(known) == 1 else Person(statement.who, statement.what)
                person = replace(person, link=person.link or one.links.get(statement.who.casefold()))
                found.append(completed(replace(person, evidence=evidence), people))
    return merge_people(found)


def decision_makers(facts: Sequence[NoteFacts], people: Mapping[str, PersonNote]) -> tuple[Person, ...]:
    """Who decides: a property, the person note, prose; who only signs counts if nobody else does."""
    signs = {one.who for each in facts for one in each.statements if one.kind == "decides" and one.manner == "signs"}
    by_property = [
        replace(each, statements=tuple(one for one in each.statements if one.source in ("property", "field")))
        for each in facts
    ]
    stated = named_as(by_property, people, "decides")
    if stated:
        return stated
    everyone = named_as(facts, people, "decides")
    deciding = tuple(one for one in everyone if not any(who and same_person(who, one.name) for who in signs))
    noted: list[Person] = []
    for each in facts:
        for person in each.interviewers:
            note = people.get((person.link or person.name).casefold())
            if note is not None and note.decides:
                noted.append(replace(person, evidence=note.evidence))
    return merge_people([*noted, *deciding]) or everyone


def references_of(facts: Sequence[NoteFacts], people: Mapping[str, PersonNote]) -> tuple[Reference, ...]:
    links = {
        one.who.casefold(): one
        for each in facts
        for one in each.statements
        if one.kind == "reference_named" and one.who
    }
    named = list(named_as(facts, people, "reference_named"))
    others = [*named, *(person for one in facts for person in one.interviewers), *named_as(facts, people, "recruiter")]
    for kind in ("reference_alerted", "reference_not_alerted", "reference_agreed"):  # whoever was told is one too
        told = named_as(facts, people, kind)
        told = tuple(one for one in told if not any(same_person(one.name, known.name) for known in others))
        others += told
        named += told
    # Whoever is, or isn't yet, told of a call is a reference, also where no other line says so.
    for kind in ("reference_not_alerted", "reference_alerted"):
        named += [
            one for one in named_as(facts, people, kind) if not any(same_person(one.name, each.name) for each in named)
        ]
    for note in people.values():
        if note.is_reference and not any(same_person(one.name, note.name) for one in named):
            named.append(Person(note.name, note.title, note.name, note.email, note.evidence))
    found = []
    for person in named:
        evidence = person.evidence or Evidence(facts[0].note.path, 1, person.name, "a reference")
        alerted = _about(facts, person, "reference_alerted")
        agreed = _about(facts, person, "reference_agreed") is not None
        stated = links.get(person.name.casefold())
        if stated is not None:
            evidence = Evidence(stated.note, stated.line, stated.quote, "a reference")
        found.append(Reference(person, evidence, agreed or alerted is not None, alerted))
    return tuple(found)


def _about(facts: Sequence[NoteFacts], person: Person, kind: str) -> Statement | None:
    for each in facts:
        for one in each.statements:
            if one.kind == kind and (one.everyone or (one.who and same_person(one.who, person.name))):
                return one
    return None
