"""The contacts with an employer: what the log and the sentences tell, and the check-ins that were ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kbfollow.model import Contact, Evidence, Record, Statement, Task
from kbfollow.phrases import SAYS


def contacts_of(
    statements: Sequence[Statement], records: Sequence[Record], by_hand: Sequence[tuple[str, Task]], today: date
) -> tuple[Contact, ...]:
    """The contacts with the employer; a tick and a log line of the same check-in are one, with the log line's day."""
    found: list[Contact] = []
    for one in statements:
        day = one.dates.end if one.dates else None
        evidence = Evidence(one.note, one.line, one.quote, "contact")
        if one.kind == "follow_up_done":
            found.append(Contact(day, True, one.manner == "check-in", one.who, replace(evidence, says="a check-in")))
        elif one.kind == "contact_by_them":
            found.append(Contact(day, False, False, one.who, replace(evidence, says="they got in touch")))
    found = _told_once(found)
    found += _ticked_by_hand(found, by_hand, today)
    logged = [one.day for one in found if one.check_in and one.day is not None]
    ticks = [(record, record.closed_on or today) for record in records if _is_check_in(record)]
    told = _told_in_log(ticks, logged)
    for record, day in ticks:
        if (record.note, record.id) in told:
            continue
        evidence = Evidence(record.note, record.line, record.raw.strip(), "a check-in")
        found.append(Contact(day, True, True, None, evidence, logged=False))
    return tuple(found)


def _is_check_in(record: Record) -> bool:
    rule = record.rule == "follow-up" or (record.rule == "gone-quiet" and record.id.endswith("-note"))
    return rule and record.status == "done"


def _told_in_log(ticks: Sequence[tuple[Record, date]], logged: Sequence[date]) -> set[tuple[str, str]]:
    """The ticks, by note and id, that a log line within two days tells of; each line tells of one, of the nearest.

    Not of the first: in which order the lines stand is different before and after a pass.
    """
    pairs = sorted(
        (abs((line - day).days), line, record.note, record.id, place)
        for record, day in ticks
        for place, line in enumerate(logged)
        if abs((line - day).days) <= 2
    )
    told: set[tuple[str, str]] = set()
    used: set[int] = set()
    for _, _, note, block_id, place in pairs:
        if place not in used and (note, block_id) not in told:
            told.add((note, block_id))
            used.add(place)
    return told


def _told_once(contacts: Sequence[Contact]) -> list[Contact]:
    """One check-in for each line and day: “rang Lorraine, left a message” is one call, to the person it names."""
    found: list[Contact] = []
    for one in contacts:
        place = next((place for place, other in enumerate(found) if one.check_in and _same_call(one, other)), None)
        if place is None:
            found.append(one)
        elif found[place].who is None:
            found[place] = one
    return found


def _same_call(one: Contact, other: Contact) -> bool:
    same_line = (one.evidence.note, one.evidence.line) == (other.evidence.note, other.evidence.line)
    return other.check_in and same_line and one.day == other.day and (one.who is None or other.who in (None, one.who))


def _ticked_by_hand(found: Sequence[Contact], by_hand: Sequence[tuple[str, Task]], today: date) -> list[Contact]:
    """The check-ins among the ticked tasks that the user wrote, where their sentence isn't a contact already."""
    known = {(one.evidence.note, one.evidence.line) for one in found}
    return [
        Contact(task.done or today, True, True, None, Evidence(note, task.line, task.raw.strip(), "a check-in"))
        for note, task in by_hand
        if task.status == "done"
        and (note, task.line) not in known
        and any(SAYS[name].search(task.description) for name in ("follow-up", "application-follow-up"))
        and not SAYS["thank-you"].search(task.description)
    ]
