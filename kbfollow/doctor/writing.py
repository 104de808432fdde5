"""What stands in the way of a write: the lock, each file, what was cut off, the folder that the program keeps."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from kbfollow.doctor.patient import SHOWN, Check, Patient, looks_at, names_in
from kbfollow.passes import new_writer
from kbfollow.vault import checks
from kbfollow.vault.backup import Backups, moment_of
from kbfollow.vault.log import log_path, logged_refusals
from kbfollow.vault.outcomes import REFUSALS, Refused, Stop, TryLater
from kbfollow.vault.places import cache_directory
from kbfollow.words import plural

LITTLE = 50_000_000  # bytes free on a disk


@looks_at("lock", 30)
def lock(patient: Patient) -> Iterator[Check]:
    """Who is writing in this vault. A lock of a process that was killed is let go of by the system."""
    pid = patient.holder
    yield Check("lock", True, f"held by process {pid}" if pid else "free: no kbfollow is at work in this vault")


@looks_at("write", 40)
def writes(patient: Patient) -> Iterator[Check]:
    """What a pass would write now, and what stands in the way of each file."""
    writer = new_writer(patient.text)
    ready = 0
    for edit in patient.edits:
        outcome = writer.look(edit.path, edit.before)
        if isinstance(outcome, Refused):
            yield Check("write", False, f"{edit.path}: {outcome.reason.message}", outcome.reason.mend)
        elif isinstance(outcome, TryLater):
            yield Check("write", True, f"{edit.path} waits: {outcome.reason}; {outcome.mend}")
        else:
            ready += 1
    if ready:
        yield Check("write", True, f"{plural(ready, 'file')} can be written at the next pass")
    elif not patient.edits:
        yield Check("write", True, "nothing to write: notes and page are right as they are")


@looks_at("writable", 45)
def writable(patient: Patient) -> Iterator[Check]:
    """Files that need nothing now and could not be written if they did. The page is written anew every day."""
    planned = {edit.path for edit in patient.edits}
    page = patient.text.page
    if page.text is not None and page.path not in planned:
        yield from _refusal(patient, page.path, is_page=True)
    for path in patient.judgement.notes:
        if path not in planned and path not in patient.judgement.frozen:
            yield from _refusal(patient, path)


def _refusal(patient: Patient, path: str, *, is_page: bool = False) -> Iterator[Check]:
    try:
        checks.check_file(checks.inside(patient.root, path))
    except Stop as stop:
        if isinstance(stop.outcome, Refused):
            reason = stop.outcome.reason
            says = f"{path}: {reason.message}"
            if is_page:
                yield Check("writable", False, f"{says}, and tomorrow it is to be written", reason.mend)
            else:
                yield Check("writable", True, f"{says}; it needs no change now", reason.mend)
    except OSError:
        return  # gone since it was read


@looks_at("refused before", 50)
def refusals(patient: Patient) -> Iterator[Check]:
    """What was refused of late, from the log. It is history: what is still so is told by `writes`."""
    logged = logged_refusals(patient.root)
    for one in logged[:SHOWN]:
        message, mend = REFUSALS.get(one.code, (one.code, ""))
        yield Check("refused before", True, f"{one.moment.astimezone():%Y-%m-%d %H:%M} {one.path}: {message}", mend)
    if len(logged) > SHOWN:
        yield Check("refused before", True, f"and {len(logged) - SHOWN} more in {log_path(patient.root)}")


@looks_at("in flight", 60)
def in_flight(patient: Patient) -> Iterator[Check]:
    """Journal entries and temporary files of writes that were cut off, and what was kept for the user."""
    journal = names_in(patient.state / "journal", ".record")
    left = [*patient.text.scan.leftovers, *names_in(patient.state / "exchange")]
    if patient.holder is not None and journal:
        yield Check("in flight", True, f"{plural(len(journal), 'write')} of process {patient.holder}")
    elif patient.holder is None and (journal or left):
        says = f"{plural(len(journal), 'write')} cut off, {plural(len(left), 'temporary file')} left"
        yield Check("in flight", False, says, "run kbfollow update: it looks after them and loses nothing")
    kept = names_in(patient.state / "recovered")
    if kept:
        says = f"{plural(len(kept), 'text')} that came late kept in {patient.state / 'recovered'}"
        yield Check("recovered", False, says, "bring what is missing into your notes, then delete the files there")


@looks_at("state", 65)
def state(patient: Patient) -> Iterator[Check]:
    """Whether backups and journal can be written: without them no note is. And whether they lie outside the vault."""
    cache = cache_directory(patient.root)
    for folder, what, variable in ((patient.state, "backups", "KBFOLLOW_STATE"), (cache, "cache", "KBFOLLOW_CACHE")):
        if folder.is_relative_to(patient.root):
            says = f"the folder of the {what}, {folder}, lies in the vault, and would be carried between devices"
            yield Check("state", False, says, f"name a folder elsewhere in {variable}")
    for folder in dict.fromkeys(_standing(one) for one in (patient.state, patient.state / "backups")):
        if not folder.is_dir() or not _is_writable(folder):
            says = f"{folder} can’t be written to, and without a backup no note is written"
            yield Check("state", False, says, "make it writable for you, or name another folder in KBFOLLOW_STATE")
            return
    for folder, what in ((_standing(patient.state), "the backups"), (Path(patient.root), "the vault")):
        free = shutil.disk_usage(folder).free
        if free < LITTLE:
            says = f"{free / 1e6:.0f} MB are left on the disk of {what}"
            yield Check("state", False, says, "free some space: with none left nothing is written")


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def _is_writable(folder: Path) -> bool:
    """As the writer sees it: root may write anywhere, but a folder that is read-only is so on purpose."""
    try:
        checks.check_folder(str(folder))
    except (Stop, OSError):
        return False
    return True


@looks_at("backups", 70)
def backups(patient: Patient) -> Iterator[Check]:
    """What is kept of the notes."""
    kept = Backups(patient.state)
    passes = kept.passes()
    if not passes:
        yield Check("backups", True, "none yet: nothing has been written")
        return
    count = sum(len(kept.of_pass(pass_id)) for pass_id in passes)
    oldest: datetime = moment_of(passes[-1]).astimezone()
    says = f"{plural(count, 'version')} of {plural(len(kept.paths()), 'file')}, {kept.size() / 1e6:.1f} MB"
    yield Check("backups", True, f"{says}, the oldest of {oldest:%Y-%m-%d %H:%M}")
