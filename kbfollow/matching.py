"""Which task a finding is: the record that is most surely its own, or an id that is free."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from kbfollow.identity import short_hash, slug
from kbfollow.model import Finding, Record
from kbfollow.patterns import pattern
from kbfollow.records import cause_hash, is_touched

# Tasks of the application, not of one round: a closed one in another round's note counts.
_OF_APPLICATION = frozenset({"alert-references", "offer", "hired", "rejected", "my-promise", "their-promise"})
# Words of a name up to which its shorter forms are tried.
_MOST_WORDS = 6
# These are told apart by what they are about, so an equal cause is no sign of the same task.
_OF_PEOPLE = frozenset({"thank-you", "alert-references", "names-and-titles", "hired", "offer", "confirm"})
# Records by note and id.
_Records = Mapping[tuple[str, str], Record]


def unique_ids(findings: Sequence[Finding], known: Mapping[tuple[str, str], Record]) -> list[Finding]:
    """Findings whose ids differ within each note: all of the same id but one get a few hex digits of their subject.

    The one that keeps the id is the one whose line has it already, else the first by name, not the first in the note:
    a tick stays with its person when the names change places.
    """
    groups: dict[tuple[str | None, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[(finding.note, finding.id or f"{finding.rule} {finding.text}")].append(finding)
    result: list[Finding] = []
    for (note, block_id), group in groups.items():
        different = list({(one.subject, one.cause): one for one in reversed(group)}.values())
        if not group[0].id or len(different) == 1:
            result.append(group[0])
            continue
        record = known.get((note or "", block_id))
        named = [one for one in different if record and one.subject and one.subject in record.text]
        keeper = min(
            named or different, key=lambda one: (not (one.subject or "").isascii(), one.subject or "", one.cause)
        )
        hashed = [
            replace(one, id=f"{one.id}-{short_hash((one.subject or one.text).casefold(), 4)}")
            for one in different
            if one is not keeper
        ]
        result += [keeper, *{one.id: one for one in hashed}.values()]
    return result


def with_free_id(finding: Finding, known: Mapping[tuple[str, str], Record]) -> Finding:
    """A new task's finding; with a number behind its id where a line with another story has that id."""
    note, number, block_id = finding.note or "", 1, finding.id
    while (note, block_id) in known:
        number += 1
        block_id = f"{finding.id}-{number}"
    return replace(finding, id=block_id) if block_id != finding.id else finding


def match(findings: Sequence[Finding], left: list[Record]) -> list[tuple[Finding, Record | None]]:
    """Each finding with its record, taken out of `left`; the surest signs first."""
    pools: dict[str, dict[tuple[str, str], Record]] = defaultdict(dict)
    for record in left:
        pools[record.rule][record.note, record.id] = record
    waiting: dict[tuple[str, str | None], dict[int, Finding]] = defaultdict(dict)
    for index, finding in enumerate(findings):
        if finding.id and not finding.answers:
            waiting[finding.rule, finding.note][index] = finding
    matched: dict[int, Record] = {}
    for same in _SIGNS:
        for index, finding in enumerate(findings):
            pool, rivals = pools.get(finding.rule), waiting[finding.rule, finding.note]
            if not pool or index not in rivals:
                continue
            found = same(finding, pool, rivals.values())
            if found is not None:
                matched[index] = pool.pop((found.note, found.id))
                del rivals[index]
    taken = {id(one) for one in matched.values()}
    left[:] = [one for one in left if id(one) not in taken]
    return [_at_its_line(finding, matched.get(index)) for index, finding in enumerate(findings)]


def _at_its_line(finding: Finding, record: Record | None) -> tuple[Finding, Record | None]:
    """A finding stands in the note that has its line."""
    if record is not None and record.note != finding.note:
        finding = replace(finding, note=record.note)
    return finding, record


def _over(finding: Finding, record: Record) -> bool:
    """Whether a record's story is over for this finding: the user cancelled it, for another cause."""
    changed = record.cause is not None and record.cause != cause_hash(finding.cause)
    return record.status == "cancelled" and not record.dismissed and not record.ours and changed


def _done_under_shorter_name(finding: Finding, records: _Records, rivals: Collection[Finding]) -> Record | None:
    """What the user did with “Jane”, where “Jane Doe” has a line too that is as kbfollow wrote it.

    Two devices have written one each. Were the untouched line taken, and then carried by another task, the next pass
    would meet “Jane” alone.
    """
    record = records.get((finding.note or "", finding.id))
    shorter = _same_person(finding, records, rivals) if record is not None else None
    if record is None or shorter is None or any(one.id == shorter.id for one in rivals):
        return None
    ticked = shorter.status == "done" and not shorter.ticked_for and record.status != "done"
    return shorter if ticked or (_is_of_user(shorter) and not _is_of_user(record)) else None


def _is_of_user(record: Record) -> bool:
    """Whether the user has done something with a task."""
    closed = (record.status == "done" and not record.ticked_for) or (record.status == "cancelled" and not record.ours)
    return closed or record.dismissed or is_touched(record)


def _same_id(finding: Finding, records: _Records, _: Collection[Finding]) -> Record | None:
    record = records.get((finding.note or "", finding.id))
    return record if record is not None and not _over(finding, record) else None


def _same_id_again(finding: Finding, records: _Records, _: Collection[Finding]) -> Record | None:
    """The task that was made anew, with a number behind its id, after the user had cancelled the first."""
    if (finding.note or "", finding.id) not in records:
        return None
    mine = [one for one in records.values() if one.note == finding.note]
    again = pattern(re.escape(finding.id) + r"-(\d{1,3})")
    numbered = [(int(match[1]), one) for one in mine if (match := again.fullmatch(one.id)) and not _over(finding, one)]
    return max(numbered, key=lambda pair: pair[0])[1] if numbered else None


def _same_id_elsewhere(finding: Finding, records: _Records, _: Collection[Finding]) -> Record | None:
    if finding.rule not in _OF_APPLICATION or finding.application is None:
        return None
    own = {one.note for one in finding.application.records}
    return next(
        (
            one
            for one in records.values()
            if one.id == finding.id
            and one.note in own
            and (one.status == "done" or (one.status == "cancelled" and not one.ours and not _over(finding, one)))
        ),
        None,
    )


def _same_person(finding: Finding, records: _Records, rivals: Collection[Finding]) -> Record | None:
    """A record under a shorter name of the same person, and of nobody else: “Jane” has become “Jane Doe”."""
    if finding.rule not in _OF_PEOPLE or not finding.subject:
        return None
    shorter = _shorter_ids(finding)
    fitting = [
        one for one in records.values() if one.note == finding.note and one.id in shorter and not _over(finding, one)
    ]
    if len(fitting) != 1 or any(fitting[0].id in _shorter_ids(one) for one in rivals if one is not finding):
        return None
    return fitting[0]


def _shorter_ids(finding: Finding) -> frozenset[str]:
    """The ids that the task would have if fewer words of the person's name were known."""
    words = (finding.subject or "").split()
    stem = finding.id.removesuffix(slug(finding.subject or ""))
    if stem == finding.id or not 2 <= len(words) <= _MOST_WORDS:
        return frozenset()
    fewer = (some for size in range(1, len(words)) for some in combinations(words, size))
    return frozenset(stem + slug(" ".join(some)) for some in fewer)


def _same_cause(finding: Finding, records: _Records, rivals: Collection[Finding]) -> Record | None:
    if finding.rule in _OF_PEOPLE:
        return None
    cause = cause_hash(finding.cause)
    fitting = [one for one in records.values() if one.note == finding.note and one.cause == cause]
    same = [one for one in rivals if cause_hash(one.cause) == cause]
    return fitting[0] if len(fitting) == 1 and len(same) == 1 else None


def _only_one(finding: Finding, records: _Records, rivals: Collection[Finding]) -> Record | None:
    """The only open record and the only finding that are left: a reworded name or thing. A tick is never taken over."""
    fitting = [one for one in records.values() if one.note == finding.note and one.status == "open"]
    return fitting[0] if len(fitting) == 1 and len(rivals) == 1 else None


# The signs that a record is a finding's, the surest first.
_SIGNS = (
    _done_under_shorter_name,
    _same_id,
    _same_id_again,
    _same_id_elsewhere,
    _same_person,
    _same_cause,
    _only_one,
)
