"""One pass over a real vault: read, judge, plan, write. The clock and the file system are met here and in `vault/`."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from kbfollow.copies import ReadCopies, SpentCopy, free_copies, read_copies
from kbfollow.judge import Judgement, judge
from kbfollow.model import Edit
from kbfollow.plan import note_edits, page_edit
from kbfollow.settings import Settings
from kbfollow.vault.log import log_outcome
from kbfollow.vault.outcomes import Outcome, Refused, TryLater, Unchanged, Written
from kbfollow.vault.places import state_directory
from kbfollow.vault.write import Writer
from kbfollow.vault_reader import VaultReader
from kbfollow.vault_reader import VaultText as VaultText
from kbfollow.vault_reader import read_vault as read_vault

# How long `update` waits in all for notes that somebody is at, in seconds.
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class PassResult:
    """What a pass came to: the judgement, the edits planned, and what became of each by path.

    `copies` are the paths of conflict copies that were to go to the trash; what became of them stands in `outcomes`.
    """

    judgement: Judgement
    edits: tuple[Edit, ...]
    outcomes: Mapping[str, Outcome]
    copies: tuple[str, ...] = ()

    @property
    def refused(self) -> dict[str, Refused]:
        """The edits that wait for the user."""
        return {path: one for path, one in self.outcomes.items() if isinstance(one, Refused)}

    @property
    def later(self) -> dict[str, TryLater]:
        """The edits that wait for another program."""
        return {path: one for path, one in self.outcomes.items() if isinstance(one, TryLater)}


def vault_today(settings: Settings) -> date:
    """Today in the vault's time zone, else in this device's."""
    return vault_now(settings).date()


def vault_now(settings: Settings) -> datetime:
    """This moment in the vault's time zone, else in this device's; always aware."""
    return datetime.now(ZoneInfo(settings.time_zone)) if settings.time_zone else datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class _Judged:
    """A judgement, the notes and the page that it was made of, and the conflict copies that may go afterwards."""

    judgement: Judgement
    read: ReadCopies
    spent: tuple[SpentCopy, ...]


def judge_vault(vault: VaultText, today: date) -> Judgement:
    """Judge a vault as read, with what was done in the conflict copies; what was read is kept for the next time."""
    judgement = _judged(vault, today).judgement
    vault.save()
    return judgement


def _judged(vault: VaultText, today: date) -> _Judged:
    found = read_copies(vault.copies, vault.notes, vault.page.state, vault.page.text, vault.settings)
    problems = (*vault.problems, *found.problems)
    judged = partial(judge, found.notes, vault.settings, today, found.page, problems, vault.memory)
    judgement = vault.memory.whole((found.notes, vault.settings, today, found.page, problems), judged)
    edited: set[str] = set()
    if any(one.same for one in found.spent):
        edited = {one.path for one in note_edits(judgement, found.standing, vault.memory)}
    spent, waiting = free_copies(found, judgement.frozen, judgement.lost, edited)
    if waiting:
        judgement = replace(judgement, problems=(*judgement.problems, *waiting))
    return _Judged(judgement, found, tuple(spent))


def planned(vault: VaultText, today: date) -> tuple[Judgement, list[Edit]]:
    """The judgement and all edits, as if every note could be written."""
    judged = _judged(vault, today)
    edits = note_edits(judged.judgement, judged.read.standing, vault.memory)
    page = page_edit(judged.judgement, vault.page, memory=vault.memory)
    return judged.judgement, [*edits, *([page] if page else [])]


def spent_copies(vault: VaultText, today: date) -> list[str]:
    """The paths of the conflict copies that go to the trash once every note is written."""
    if not vault.copies:
        return []
    judged = _judged(vault, today)
    page = page_edit(judged.judgement, vault.page, memory=vault.memory)
    return [one.path for one in judged.spent if page or not _is_last_page(one, vault)]


def new_writer(vault: VaultText) -> Writer:
    """A writer for the vault with the gates of its settings."""
    return Writer(
        vault.root,
        state_directory(vault.root),
        page=vault.page.path,
        quiet_note=vault.settings.quiet_note,
        quiet_page=vault.settings.quiet_page,
    )


def run_pass(vault: VaultText, today: date, writer: Writer, *, now: bool = False) -> PassResult:
    """Write what is due into the notes, then the page, then move spent conflict copies to the trash.

    The caller holds the vault's lock. `now` skips the quiet gates. What the user did on the page and that did not
    reach its note keeps its line there; a conflict copy of which something did not keeps its place.
    """
    judged = _judged(vault, today)
    judgement = judged.judgement
    edits = note_edits(judgement, judged.read.standing, vault.memory)
    outcomes: dict[str, Outcome] = {}
    for edit in edits:
        outcomes[edit.path] = _write(writer, edit, now)
    refused = [path for path, one in outcomes.items() if isinstance(one, Refused | TryLater)]
    page = page_edit(judgement, vault.page, refused, vault.memory)
    if page is not None:
        outcomes[page.path] = _write(writer, page, now)
    copies = [
        one
        for one in judged.spent
        if _has_reached(one, judgement, outcomes) and (_is_written(outcomes, page) or not _is_last_page(one, vault))
    ]
    for one in copies:
        outcomes[one.path] = writer.trash(one.path, one.data, now=now)
        if outcomes[one.path] != Written():  # the move itself is logged where it is made
            log_outcome(one.path, outcomes[one.path])
    return PassResult(judgement, (*edits, *([page] if page else [])), outcomes, tuple(one.path for one in copies))


def _is_last_page(copy: SpentCopy, vault: VaultText) -> bool:
    """Whether a copy of the page with the user's words in it is the page as it stands."""
    return copy.same and copy.of == vault.page.path


def _is_written(outcomes: Mapping[str, Outcome], edit: Edit | None) -> bool:
    return edit is not None and isinstance(outcomes[edit.path], Written)


def _has_reached(copy: SpentCopy, judgement: Judgement, outcomes: Mapping[str, Outcome]) -> bool:
    """Whether what a copy says stands in its notes: each is as planned, and nobody saved it meanwhile.

    Where a task has moved to another note, that one isn't known here: then all notes have to be.
    """
    notes = copy.notes if copy.notes <= judgement.notes.keys() else outcomes
    written = [outcomes[path] for path in notes if path in outcomes]
    return all(isinstance(one, Unchanged) or one == Written(merged=False) for one in written)


def _write(writer: Writer, edit: Edit, now: bool) -> Outcome:
    if edit.before is None:
        outcome = writer.write(edit.path, b"", edit.after, create=True)
    else:
        outcome = writer.write(edit.path, edit.before, edit.after, now=now)
    log_outcome(edit.path, outcome)
    return outcome


def run_until_settled(
    root: str | os.PathLike[str],
    today: date | None,
    *,
    now: bool = False,
    writer: Writer | None = None,
    reader: VaultReader | None = None,
) -> PassResult:
    """Passes until every edit is written or refused; waits out the quiet gate of notes changed a moment ago.

    Gives up waiting after `PATIENCE` seconds. The caller holds the vault's lock. Backups older than 30 days go. What
    `writer` has written before belongs to the same pass: `undo` takes back both. What `reader` has read before is not
    read again.
    """
    reader = reader or VaultReader(root)
    vault = reader.read()
    if writer is None:
        writer = new_writer(vault)
        writer.recover(vault.scan.leftovers)
    end = time.monotonic() + PATIENCE
    changed: dict[str, Edit] = {}
    moved: dict[str, None] = {}
    while True:
        result = run_pass(vault, today or vault_today(vault.settings), writer, now=now)
        changed |= {one.path: one for one in result.edits if one.path not in result.later}
        moved |= {path: None for path in result.copies if isinstance(result.outcomes[path], Written)}
        waiting = min((one.seconds for one in result.later.values()), default=None)
        merged = any(getattr(one, "merged", False) for one in result.outcomes.values())
        if (waiting is None and not merged) or time.monotonic() + (waiting or 0) > end:
            break
        time.sleep(min(waiting or 0.0, PATIENCE) + 0.05)
        vault = reader.read()
    late = writer.finish()
    writer.backups.prune(datetime.now().astimezone())
    if late:
        vault = reader.read()
        result = run_pass(vault, today or vault_today(vault.settings), writer, now=True)
        writer.finish()
    reader.save()
    return PassResult(result.judgement, tuple(changed.values()), result.outcomes, tuple(moved))


def edits_of_notes(edits: Sequence[Edit], page: str) -> list[Edit]:
    """The edits of notes, without the page's."""
    return [one for one in edits if one.path != page]
