"""Findings against what stands in the vault: the status and the day of each task, and what has lost its reason.

A task keeps its id over rewording, renamed notes and completed names. The user's doing wins: a tick, a changed day,
changed words, a deleted line. A changed cause ends a dismissal and a changed day, never a tick.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from kbfollow.adoption import adopted_task
from kbfollow.carrying import carry
from kbfollow.identity import rule_of, short_hash
from kbfollow.matching import match, unique_ids, with_free_id
from kbfollow.memory import Memory, Same
from kbfollow.model import Application, Evidence, Finding, FollowUp, Record, Task, TaskStatus
from kbfollow.records import cause_hash, is_touched
from kbfollow.rules import place_of


def reconcile_each(
    findings: Sequence[Finding],
    records: Mapping[str, Sequence[Record]],
    own_tasks: Mapping[str, Sequence[Task]],
    crashed: frozenset[tuple[str, str]],
    applications: Sequence[Application],
    memory: Memory,
) -> list[FollowUp]:
    """`reconcile`, each application by itself: a task moves between the notes of one, never to another's.

    `records` and `own_tasks` are by note path. What is the same as before isn't reconciled again. The follow-ups come
    in the order of the rules.
    """
    owner = {path: one for one in applications for path in one.paths}
    grouped: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        grouped[id(owner.get(finding.note or ""))].append(finding)
    rest = [path for path in {**records, **own_tasks} if path not in owner]
    result = reconcile(grouped[id(None)], *_standing(rest, records, own_tasks), crashed)
    for one in applications:
        inputs = (tuple(grouped[id(one)]), *_standing(sorted(one.paths), records, own_tasks), crashed)
        result += memory.recall(("follow-ups", one.home.path), (Same(one), *inputs), partial(reconcile, *inputs))
    return sorted(result, key=lambda one: place_of(one.finding.rule))


def _standing(
    paths: Iterable[str], records: Mapping[str, Sequence[Record]], own_tasks: Mapping[str, Sequence[Task]]
) -> tuple[list[Record], list[tuple[str, Task]]]:
    """The records and the tasks written by hand in the notes at these paths."""
    paths = list(paths)
    known = [record for path in paths for record in records.get(path, ())]
    return known, [(path, task) for path in paths for task in own_tasks.get(path, ())]


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
        (finding if record is not None else with_free_id(finding, known), record)
        for finding, record in match(unique_ids(findings, known), left)
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
    return replace(known, status="cancelled", record=record if is_touched(record) else None)


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
