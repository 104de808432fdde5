"""Who carries whom: tasks that go along with another task's line, and what a ticked line has asked along."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kbfollow.model import Carrier, Finding, FollowUp, Record
from kbfollow.people import same_person
from kbfollow.records import cause_hash, is_touched
from kbfollow.words import joined

# Id and hash of the cause of a carried task → the ticked lines that asked it along.
_Asked = Mapping[tuple[str, str], Sequence[Record]]


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
    if record is None or (follow_up.status == "open" and not is_touched(record)):
        return None
    if follow_up.status == "open":
        return replace(follow_up, status="cancelled", closed_on=asking.closed_on)
    return follow_up


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
    own = finding.application.paths
    return next((one for one in asked.get((finding.id, cause_hash(finding.cause)), ()) if one.note in own), None)


def _may_be_carried(follow_up: FollowUp) -> bool:
    record = follow_up.record
    touched = record is not None and (is_touched(record) or record.reopened)
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
