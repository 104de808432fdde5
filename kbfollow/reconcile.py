"""Findings against what stands in the vault: which task a finding is, its status, its day, and who carries whom.

A task keeps its id over rewording, renamed notes and completed names. The user's doing wins: a tick, a changed day,
changed words, a deleted line. A changed cause ends a dismissal and a changed day, never a tick.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from kbfollow.adoption import adopted_task
from kbfollow.identity import rule_of, short_hash, slug
from kbfollow.model import Carrier, Evidence, Finding, FollowUp, Record, Task, TaskStatus
from kbfollow.patterns import pattern
from kbfollow.people import same_person
from kbfollow.records import cause_hash
from kbfollow.words import joined

# Tasks of the application, not of one round: a closed one in another round's note counts.
_OF_APPLICATION = frozenset({"alert-references", "offer", "hired", "rejected", "my-promise", "their-promise"})
# Words of a name up to which its shorter forms are tried.
_MOST_WORDS = 6
# These are told apart by what they are about, so an equal cause is no sign of the same task.
_OF_PEOPLE = frozenset({"thank-you", "alert-references", "names-and-titles", "hired", "offer", "confirm"})


# Records by note and id.
_Records = Mapping[tuple[str, str], Record]
# Id and hash of the cause of a carried task → the ticked lines that asked it along.
_Asked = Mapping[tuple[str, str], Sequence[Record]]


def reconcile(
    findings: Sequence[Finding],
    records: Iterable[Record],
    own_tasks: Sequence[tuple[str, Task]],
    crashed: frozenset[tuple[str, str]] = frozenset(),
) -> list[FollowUp]:
    """One follow-up per finding, and one per record that no finding stands behind any more.

    `records` are those of the notes that may be written, `own_tasks` the tasks written by hand with their notes'
    paths; `crashed` names the rules (with a note's path) whose silence means nothing.
    """
    left = list(records)
    known = {(one.note, one.id): one for one in left}
    matched = [
        (finding if record is not None else _with_free_id(finding, known), record)
        for finding, record in _match(_unique_ids(findings, known), left)
    ]
    follow_ups = [_follow_up(finding, record) for finding, record in matched]
    of_rule = Counter((one.finding.rule, one.finding.note) for one in follow_ups)
    follow_ups = [_adopted(one, own_tasks, of_rule) for one in follow_ups]
    follow_ups = carry(follow_ups, left + [record for _, record in matched if record is not None])
    answered = {f"{one.id}-{answer.key}": one for one in follow_ups for answer in one.finding.answers}
    for record in left:
        only_on_page = not record.raw and not record.dismissed
        if (only_on_page and (record.status == "open" or not record.text)) or (
            record.id in answered and answered[record.id].finding.note == record.note
        ):
            continue
        follow_ups.append(_without_finding(record, crashed))
    return follow_ups


def _unique_ids(findings: Sequence[Finding], known: Mapping[tuple[str, str], Record]) -> list[Finding]:
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


def _with_free_id(finding: Finding, known: Mapping[tuple[str, str], Record]) -> Finding:
    """A new task's finding; with a number behind its id where a line with another story has that id."""
    note, number, block_id = finding.note or "", 1, finding.id
    while (note, block_id) in known:
        number += 1
        block_id = f"{finding.id}-{number}"
    return replace(finding, id=block_id) if block_id != finding.id else finding


def _match(findings: Sequence[Finding], left: list[Record]) -> list[tuple[Finding, Record | None]]:
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
    return closed or record.dismissed or _is_touched(record)


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


def _follow_up(finding: Finding, record: Record | None) -> FollowUp:
    answered = _answered(finding)
    if answered is not None:
        return FollowUp(finding, finding.id, finding.text, finding.due, "done", answered.closed_on, record=answered)
    if record is None:
        status: TaskStatus = "done" if finding.done else "open"
        closed_on = finding.done_on if finding.done else None
        return FollowUp(finding, finding.id, finding.text, finding.due, status, closed_on)
    same_cause = record.cause is None or record.cause == cause_hash(finding.cause)
    if record.dismissed:
        if same_cause:
            return FollowUp(finding, record.id, finding.text, finding.due, "cancelled", record=record, dismissed=True)
        return _follow_up(replace(finding, id=record.id), None)
    status, closed_on = _status(finding, record)
    due = record.user_due if record.user_due and (same_cause or status != "open") else finding.due
    if status != "open" and record.status == status:
        due = record.due or finding.due
    return FollowUp(finding, record.id, record.user_text or finding.text, due, status, closed_on, record=record)


def _answered(finding: Finding) -> Record | None:
    if not finding.answers or finding.application is None:
        return None
    ids = {f"{finding.id}-{answer.key}" for answer in finding.answers}
    return next((one for one in finding.application.records if one.id in ids and one.status == "done"), None)


def evidence_hash(evidence: Evidence) -> str:
    """The hash of a quoted line, by which a tick remembers what it was made for."""
    return short_hash(evidence.quote.strip())


def _status(finding: Finding, record: Record) -> tuple[TaskStatus, date | None]:
    """The status that counts, and its day."""
    evidence = evidence_hash(finding.done) if finding.done else None
    if record.status == "done":
        if record.ticked_for and evidence is None:
            return "open", None
        return "done", record.closed_on
    if record.status == "cancelled" and not record.ours:
        return "cancelled", record.closed_on
    if evidence is not None and not (record.reopened and record.ticked_for == evidence):
        return "done", finding.done_on
    return "open", None


def _without_finding(record: Record, crashed: frozenset[tuple[str, str]]) -> FollowUp:
    """A record whose reason has ended: history stays, what the user never touched goes, the rest is cancelled."""
    rule = record.rule or rule_of(record.id) or ""
    finding = Finding(rule, record.note, record.id, record.text, record.due, "", subject=None)
    known = FollowUp(finding, record.id, record.text, record.due, record.status, record.closed_on, record=record)
    if record.dismissed:
        return replace(known, status="cancelled", dismissed=True)
    if record.status != "open" or not rule or (rule, record.note) in crashed:
        return known
    return replace(known, status="cancelled", record=record if _is_touched(record) else None)


def _adopted(
    follow_up: FollowUp, own_tasks: Sequence[tuple[str, Task]], of_rule: Mapping[tuple[str, str | None], int]
) -> FollowUp:
    finding = follow_up.finding
    if finding.due is None or finding.answers or (follow_up.record and follow_up.record.status != "open"):
        return follow_up
    if finding.done is not None:
        task = next(
            (one for note, one in own_tasks if note == finding.done.note and one.line == finding.done.line), None
        )
        return replace(follow_up, adopted=task) if task else follow_up
    task = adopted_task(finding, own_tasks, alone=of_rule[finding.rule, finding.note] == 1)
    if task is None or task.status == "done":
        return follow_up
    status: TaskStatus = task.status
    return replace(follow_up, adopted=task, due=task.due or follow_up.due, status=status, closed_on=task.cancelled)


# Who carries whom


def carry(follow_ups: Sequence[FollowUp], records: Sequence[Record]) -> list[FollowUp]:
    """Let open tasks with carriers go along with another task's line; what a ticked carrier asked is done."""
    result: list[FollowUp] = []
    carried: dict[int, list[Finding]] = defaultdict(list)
    asked = _asked_along(records)
    kept = [one for one in (_unless_asked(each, asked) for each in follow_ups) if one is not None]
    open_ones: dict[tuple[int, str], list[FollowUp]] = defaultdict(list)
    for one in kept:
        if one.status == "open" and not one.adopted:
            open_ones[id(one.finding.application), one.finding.rule].append(one)
    for one in kept:
        asking = _asked_by(one.finding, asked)
        if one.status == "open" and asking is not None:
            result.append(replace(one, status="done", closed_on=asking.closed_on, carried_by=asking.id))
            continue
        carrier = _carrier(one, open_ones) if _may_be_carried(one) else None
        if carrier is None:
            result.append(one)
            continue
        carried[id(carrier)].append(one.finding)
        due = carrier.due if one.finding.due_of_carrier else one.due
        result.append(replace(one, carried_by=carrier.id, due=due))
    sources = {id(one): one for one in kept}
    texts = {key: (found, _with_carried(sources[key], found)) for key, found in carried.items()}
    by_id = {(sources[key].finding.note, sources[key].id): value for key, value in texts.items()}
    return [_named(one, by_id.get((one.finding.note, one.id))) for one in result]


def _unless_asked(follow_up: FollowUp, asked: _Asked) -> FollowUp | None:
    """The follow-up, None where a ticked line has asked it along already; what the user did at its own line stays."""
    asking = _asked_by(follow_up.finding, asked)
    if asking is None or follow_up.finding.rule == "thank-you":
        return follow_up
    record = follow_up.record
    if record is None or (follow_up.status == "open" and not _is_touched(record)):
        return None
    if follow_up.status == "open":
        return replace(follow_up, status="cancelled", closed_on=asking.closed_on)
    return follow_up


def _is_touched(record: Record) -> bool:
    """Whether the line holds more of the user's than its status."""
    return bool(record.user_due or record.user_text or record.has_children)


def _named(follow_up: FollowUp, carried: tuple[list[Finding], str] | None) -> FollowUp:
    if carried is None or follow_up.carried_by or follow_up.status != "open":
        return follow_up
    findings, text = carried
    own_words = follow_up.record is not None and follow_up.record.user_text is not None
    return replace(follow_up, carries=tuple(findings), text=follow_up.text if own_words else text)


def _asked_along(records: Sequence[Record]) -> _Asked:
    """What ticked carriers asked along. Evidence that a note was sent says nothing of what it asked."""
    asked: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if record.status == "done" and not record.ticked_for:
            for key, cause in record.carried.items():
                asked[key, cause].append(record)
    return asked


def _asked_by(finding: Finding, asked: _Asked) -> Record | None:
    """The record that asked a finding along, among those of its own application."""
    if not finding.carriers or finding.application is None:
        return None
    own = {one.note.path for one in finding.application.rounds}
    own |= {one.path for one in finding.application.application_notes}
    return next((one for one in asked.get((finding.id, cause_hash(finding.cause)), ()) if one.note in own), None)


def _may_be_carried(follow_up: FollowUp) -> bool:
    record = follow_up.record
    touched = record is not None and (_is_touched(record) or record.reopened)
    return bool(follow_up.finding.carriers) and follow_up.status == "open" and not touched and not follow_up.adopted


def _carrier(follow_up: FollowUp, open_ones: Mapping[tuple[int, str], Sequence[FollowUp]]) -> FollowUp | None:
    finding = follow_up.finding
    for wanted in finding.carriers:
        candidates = open_ones.get((id(finding.application), wanted.rule), ())
        exact = [one for one in candidates if one.finding.subject == wanted.subject]
        for one in (*exact, *candidates):
            if one is not follow_up and _fits(one, wanted, finding):
                return one
    return None


def _fits(carrier: FollowUp, wanted: Carrier, finding: Finding) -> bool:
    if wanted.subject is not None and not same_person(carrier.finding.subject or "", wanted.subject):
        return False
    if carrier.finding.rule != "thank-you":
        return True
    # A late thank-you goes along itself, so it can't carry; and one of another round is about that round.
    return not carrier.finding.carriers and carrier.finding.note == finding.note


def _with_carried(carrier: FollowUp, findings: Sequence[Finding]) -> str:
    """The carrier's words with what it asks along: “Thank John Roe (find title first); ask about overtime”."""
    near = [one.carried_near for one in findings if one.carried_near and _first_choice(one, carrier)]
    rest = [one.carried_text for one in findings if not (one.carried_near and _first_choice(one, carrier))]
    parts = _together(rest)
    text = carrier.finding.text + (f" ({joined(near)})" if near else "")
    return "; ".join([text, *parts])


_ALIKE = ("ask ", "thank ", "find out ")


def _together(texts: Sequence[str]) -> list[str]:
    """Requests with the verb once: “ask when they decide”, “ask about overtime” are one “ask … and …”."""
    parts = []
    for verb in _ALIKE:
        objects = [text.removeprefix(verb) for text in texts if text.startswith(verb)]
        if objects:
            parts.append(f"{verb}{joined(objects)}")
    return parts + [text for text in texts if not text.startswith(_ALIKE)]


def _first_choice(finding: Finding, carrier: FollowUp) -> bool:
    return finding.carriers[0].rule == carrier.finding.rule
