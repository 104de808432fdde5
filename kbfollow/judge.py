"""Notes → applications → findings → follow-ups, as of one day. Pure: the same notes and day give the same values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal

from kbfollow.applications import Vault, answers_in, understand
from kbfollow.facts import NoteFacts, VaultNames, recalled_facts, unread_facts
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.interviews import NoteKind, company_and_role, in_folders, is_template, kind_of, wants_tasks
from kbfollow.markdown.managed_block import DamagedBlock, ManagedBlock, engine_version, find_block, is_newer
from kbfollow.markdown.properties import text
from kbfollow.memory import Memory
from kbfollow.model import Evidence, Finding, FollowUp, Note, Problem, Record, Task
from kbfollow.page_block import Intent, PageState, with_intents
from kbfollow.people import PersonNote
from kbfollow.reconcile import reconcile_each
from kbfollow.records import outside_block, read_records
from kbfollow.rules import VaultContext, run_rules
from kbfollow.settings import Settings

State = Literal["open", "overdue", "today", "upcoming", "waiting", "finding", "closed"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that follows from a vault's notes as of `today`.

    `frozen` maps the notes whose block may not be touched to the reason. `lost` are the ticks and days from the page
    whose task is nowhere to be found.
    """

    today: date
    settings: Settings
    notes: Mapping[str, Note]
    vault: Vault
    follow_ups: tuple[FollowUp, ...]
    problems: tuple[Problem, ...]
    frozen: Mapping[str, str]
    engine: str
    lost: tuple[Intent, ...] = ()


def judge(
    notes: Iterable[Note],
    settings: Settings,
    today: date,
    page: PageState | None = None,
    settings_problems: Sequence[Problem] = (),
    memory: Memory | None = None,
) -> Judgement:
    """Judge the notes of a vault; those that are none of ours are passed over. `page` holds the user's doing there.

    With the `memory` of an earlier judgement only what has changed is read again.
    """
    memory = memory or Memory()
    kinds, drafts = _kinds(notes, settings, memory)
    ours = {note.path: note for note, kind in kinds if kind != "person"}
    engine = engine_version()
    people = {one.name.casefold(): one for note, kind in kinds if kind == "person" if (one := _person(note))}
    companies = tuple(
        dict.fromkeys(
            name
            for path, note in ours.items()
            if (name := memory.recall(("company", path), (note,), partial(company_and_role, note))[0])
        )
    )
    names = VaultNames(people, companies)
    tag = settings.task_tag
    standing = {
        path: memory.recall(("records", path), (note, tag), partial(read_records, note, tag))
        for path, note in ours.items()
    }
    intended, lost, unsure = _with_page(standing, page, ours)
    records = {path: _dated(known, today) for path, known in intended.items()}
    facts = [
        _facts(note, kind, settings, names, answers_in(records[note.path]), memory)
        for note, kind in kinds
        if kind != "person"
    ]
    own_tasks = {
        path: memory.recall(("tasks", path), (note,), partial(outside_block, note, note.tasks))
        for path, note in ours.items()
    }
    vault = understand(facts, people, records, own_tasks, settings, today, memory)
    blocks = {path: memory.recall(("block", path), (note,), partial(_block, note)) for path, note in ours.items()}
    problems = _problems(facts, ours, blocks, settings_problems, page)
    frozen = _frozen(facts, ours, blocks, vault, engine)
    context = VaultContext(today, settings, vault, tuple(problems), tuple(drafts))
    findings, crashes, crashed = run_rules(context, memory)
    findings = [one for one in findings if one.note is None or _wanted(one, ours)]
    follow_ups = _follow_ups(findings, records, own_tasks, frozen, crashed, vault, memory)
    follow_ups += _stale(facts, records)
    lost += _unmet(unsure, follow_ups)
    problems += [*crashes, *(_lost(one, settings) for one in lost)]
    return Judgement(today, settings, ours, vault, tuple(follow_ups), tuple(problems), frozen, engine, tuple(lost))


def _kinds(notes: Iterable[Note], settings: Settings, memory: Memory) -> tuple[list[tuple[Note, NoteKind]], list[Note]]:
    kinds: list[tuple[Note, NoteKind]] = []
    drafts: list[Note] = []
    for note in sorted(notes, key=lambda one: one.path):
        if note.path == SETTINGS_NOTE or note.path == f"{settings.page}.md":
            continue
        if in_folders(note.path, (settings.drafts_folder,)):
            drafts.append(note)
        elif kind := memory.recall(("kind", note.path), (note, settings), partial(_kind, note, settings)):
            kinds.append((note, kind))
    return kinds, drafts


def _block(note: Note) -> ManagedBlock | DamagedBlock | None:
    return find_block(note.lines)


def _kind(note: Note, settings: Settings) -> NoteKind:
    return "" if is_template(note, settings) else kind_of(note, settings)


def _facts(
    note: Note, kind: NoteKind, settings: Settings, names: VaultNames, answers: Mapping[str, str], memory: Memory
) -> NoteFacts:
    try:
        return recalled_facts(note, kind, settings, names, answers, memory)
    except Exception as error:  # one note that we fail to read must not silence all others; it is reported
        message = f"reading the note failed: {type(error).__name__}: {error}"
        return unread_facts(note, kind, Problem(note.path, 1, message, "report this as a bug", blocks=True))


def _person(note: Note) -> PersonNote:
    def value(*names: str) -> str | None:
        found = (note.properties.get(name) for name in names)
        return next((words for prop in found if prop is not None and (words := text(prop.value))), None)

    def is_yes(*names: str) -> bool:
        return (value(*names) or "").casefold() in ("yes", "true", "y")

    name = value("name") or note.name
    decides = is_yes("decision_maker", "decides")
    return PersonNote(
        name, note, value("title", "role"), value("company"), value("email"), decides, is_yes("references", "reference")
    )


def _dated(records: Iterable[Record], today: date) -> tuple[Record, ...]:
    """A tick of the user's without a day counts as made today until a pass has written its day."""
    return tuple(
        replace(one, closed_on=today)
        if one.status != "open" and one.closed_on is None and not one.ticked_for and not one.dismissed
        else one
        for one in records
    )


def _with_page(
    records: Mapping[str, tuple[Record, ...]], page: PageState | None, notes: Mapping[str, Note]
) -> tuple[dict[str, tuple[Record, ...]], list[Intent], list[Intent]]:
    """The records with what was done on the page; the intents whose task is gone; those whose task isn't written yet.

    A task may be due without standing in its note: the page arrived first, or another task carries it there.
    """
    if page is None or not page.intents:
        return dict(records), [], []
    result, left = with_intents(records, page.intents)
    lost: list[Intent] = []
    unsure: list[Intent] = []
    for intent in left:
        note = notes.get(intent.note)
        if note is not None and wants_tasks(note):
            result[intent.note] = (*result[intent.note], intent.record)
            if find_block(note.lines) is not None:
                unsure.append(intent)
            continue
        homes = [
            path
            for path, known in result.items()
            for one in known
            if intent.means(one, company_and_role(notes[path])[0] or notes[path].name)
        ]
        if len(homes) == 1:
            moved = {(homes[0], intent.id): replace(intent, note=homes[0])}
            result, _ = with_intents(result, moved)
        else:
            lost.append(intent)
    return result, lost, unsure


def _unmet(unsure: Sequence[Intent], follow_ups: list[FollowUp]) -> list[Intent]:
    """The intents that no finding stands behind; what stands for them is taken out of `follow_ups`."""
    met = {(one.record.note, one.record.id) for one in follow_ups if one.record and one.finding.application}
    unmet = [one for one in unsure if (one.note, one.id) not in met]
    keys = {(one.note, one.id) for one in unmet}
    follow_ups[:] = [one for one in follow_ups if one.record is None or (one.record.note, one.record.id) not in keys]
    return unmet


def _lost(intent: Intent, settings: Settings) -> Problem:
    """What the user did to a line of the page whose task is nowhere to be found."""
    message = f"{intent.note}#^{intent.id} is gone, so what you did to its line could not be carried to it"
    where, rest = (intent.source, "copy") if intent.source else (f"{settings.page}.md", "line")
    return Problem(where, 1, message, f"look after it in the note, then delete the {rest}")


def _problems(
    facts: Sequence[NoteFacts],
    notes: Mapping[str, Note],
    blocks: Mapping[str, ManagedBlock | DamagedBlock | None],
    settings_problems: Sequence[Problem],
    page: PageState | None,
) -> list[Problem]:
    problems = [*settings_problems, *(page.problems if page else ())]
    problems += [problem for one in facts for problem in one.problems]
    for path, note in notes.items():
        block = blocks[path]
        if isinstance(block, DamagedBlock):
            mend = "restore the marker, or delete the whole block: it comes back"
            problems.append(Problem(path, block.line, block.message, mend))
        elif block is None and note.open_end:
            mend = "close it, so that tasks can be written below"
            problems.append(Problem(path, len(note.lines), f"the note ends inside a {note.open_end}", mend))
    return problems


def _frozen(
    facts: Sequence[NoteFacts],
    notes: Mapping[str, Note],
    blocks: Mapping[str, ManagedBlock | DamagedBlock | None],
    vault: Vault,
    engine: str,
) -> dict[str, str]:
    """The notes whose block is left as it is, with the reason."""
    frozen: dict[str, str] = {}
    for one in vault.applications:
        if one.dormant:
            frozen |= dict.fromkeys(one.paths, "dormant")
    for path, note in notes.items():
        block = blocks[path]
        if isinstance(block, DamagedBlock):
            frozen[path] = "its block's markers are damaged"
        elif isinstance(block, ManagedBlock) and is_newer(block, engine):
            frozen[path] = "a newer kbfollow has written it: update kbfollow on this device"
        elif block is None and note.open_end:
            frozen[path] = f"it ends inside a {note.open_end}"
    frozen |= {one.note.path: "it could not be read" for one in facts if not one.understood}
    return frozen


def _wanted(finding: Finding, notes: Mapping[str, Note]) -> bool:
    """Whether the finding's note wants tasks at all."""
    note = notes.get(finding.note or "")
    return note is None or finding.rule == "invalid-note" or wants_tasks(note)


def _follow_ups(
    findings: Sequence[Finding],
    records: Mapping[str, tuple[Record, ...]],
    own_tasks: Mapping[str, tuple[Task, ...]],
    frozen: Mapping[str, str],
    crashed: frozenset[tuple[str, str]],
    vault: Vault,
    memory: Memory,
) -> list[FollowUp]:
    asleep = {path for path, reason in frozen.items() if reason in ("dormant", "it could not be read")}
    known = {path: each for path, each in records.items() if path not in asleep}
    return reconcile_each(findings, known, own_tasks, crashed, vault.applications, memory)


def _stale(facts: Sequence[NoteFacts], records: Mapping[str, tuple[Record, ...]]) -> list[FollowUp]:
    """The open lines of notes that could not be read: they stay on the page, marked."""
    stale = []
    for one in facts:
        if one.understood:
            continue
        for record in records.get(one.note.path, ()):
            if record.status == "open" and not record.dismissed and record.rule:
                why = (Evidence(one.note.path, record.line, record.raw.strip(), "written before", True),)
                finding = Finding(record.rule, record.note, record.id, record.text, record.due, "", why=why)
                stale.append(FollowUp(finding, record.id, record.text, record.due, "open", stale=True, record=record))
    return stale


def state_of(follow_up: FollowUp, today: date) -> State:
    """The state of the JSON output: overdue, today, upcoming, waiting, finding or closed."""
    if follow_up.status != "open":
        return "closed"
    if follow_up.due is None:
        return "finding"
    if follow_up.due < today:
        return "overdue"
    if follow_up.finding.waiting:
        return "waiting"
    return "today" if follow_up.due == today else "upcoming"
