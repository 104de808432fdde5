"""What stands in the way of kbfollow on this device, and how to mend it. Reads only.

Each check is a small function that yields what it found. What is true of one device only (locks, git, sync programs,
refused writes) is told here and never on the page.
"""

# ruff: noqa: PTH116

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kbfollow.model import Edit
from kbfollow.passes import VaultText, new_writer, planned
from kbfollow.settings import SETTINGS_NOTE
from kbfollow.vault.backup import Backups, moment_of
from kbfollow.vault.checks import GIT_AT_WORK
from kbfollow.vault.git_index import unmerged_paths
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.log import log_path, logged_refusals
from kbfollow.vault.outcomes import REFUSALS, Refused, TryLater
from kbfollow.vault.places import state_directory
from kbfollow.vault.sync_state import find_repository, git_state, is_online_only
from kbfollow.words import plural

SHOWN = 10  # files of one kind that are named; the rest are counted
WATCH_LIMIT = Path("/proc/sys/fs/inotify/max_user_watches")
_TASKS_PLUGIN = "obsidian-tasks-plugin"
_TASK_FORMATS = {"tasksPluginEmoji": "emoji", "dataview": "dataview"}
# A folder or file that a sync program puts at the top of what it carries.
_SYNC_MARKS = {
    "Syncthing": (".stfolder",),
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".nextcloudsync.log", ".owncloudsync.log"),
}
# Names of folders that a sync program makes for its files.
_SYNC_FOLDERS = {
    "Dropbox": ("Dropbox",),
    "iCloud": ("Mobile Documents", "iCloudDrive", "iCloud Drive"),
    "OneDrive": ("OneDrive",),
    "Nextcloud": ("Nextcloud",),
    "Google Drive": ("Google Drive", "GoogleDrive", "My Drive"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the examination: what was looked at, whether it is fine, what was found, and how to mend it."""

    name: str
    ok: bool
    says: str
    mend: str = ""


@dataclass(frozen=True)
class Patient:
    """A vault as read, its day, and the folders on this device."""

    text: VaultText
    today: date

    @property
    def root(self) -> str:
        """The vault's real path."""
        return os.path.realpath(self.text.root)

    @cached_property
    def state(self) -> Path:
        """The vault's state directory; it need not be there."""
        return state_directory(self.root)

    @cached_property
    def edits(self) -> list[Edit]:
        """What a pass would write now."""
        return planned(self.text, self.today)[1]

    @cached_property
    def holder(self) -> int | None:
        """The living process that holds the vault's lock."""
        pid = VaultLock(self.state).holder()
        return pid if pid is not None and _is_alive(pid) else None


def examine(text: VaultText, today: date) -> Iterator[Check]:
    """Every check, in the order of the table. One that crashes is a problem of its own, and the others go on."""
    patient = Patient(text, today)
    for name, check in CHECKS.items():
        found = False
        try:
            for one in check(patient):
                found = True
                yield one
        except Exception as error:  # an examination shows what it can
            found = True
            yield Check(name, False, f"could not be looked at ({type(error).__name__}: {error})", "please report it")
        if not found:
            yield Check(name, True, "nothing found")


def settings(patient: Patient) -> Iterator[Check]:
    """Whether there is a settings note, and what in it or in the folders can't be read."""
    if not patient.text.has_settings:
        yield Check("settings", False, f"there is no note “{SETTINGS_NOTE}”: nothing is written", "run kbfollow init")
    for one in patient.text.problems:
        name = "settings" if one.path == SETTINGS_NOTE else "reading"
        yield Check(name, False, f"{one.path}:{one.line}: {one.message}", one.mend)
    if patient.text.has_settings and not patient.text.problems:
        yield Check("settings", True, f"read from “{SETTINGS_NOTE}”")


def time_zone(patient: Patient) -> Iterator[Check]:
    """Whether all devices share one day."""
    zone = patient.text.settings.time_zone
    if zone:
        yield Check("time zone", True, zone)
    else:
        says = "none is set, so each device takes its own day for today"
        yield Check("time zone", False, says, f"set time_zone in “{SETTINGS_NOTE}”, for example Europe/Berlin")


def lock(patient: Patient) -> Iterator[Check]:
    """Who is writing in this vault."""
    pid = patient.holder
    yield Check("lock", True, f"held by process {pid}" if pid else "free: no kbfollow is at work in this vault")


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


def refusals(patient: Patient) -> Iterator[Check]:
    """What was refused of late, from the log. It is history: what is still so is told by `writes`."""
    logged = logged_refusals(patient.root)
    for one in logged[:SHOWN]:
        message, mend = REFUSALS.get(one.code, (one.code, ""))
        says = f"{one.moment.astimezone():%Y-%m-%d %H:%M} {one.path}: {message}"
        yield Check("refused before", True, says + (f"; {mend}" if mend else ""))
    if not logged:
        yield Check("refused before", True, f"nothing, says the log {log_path(patient.root)}")


def in_flight(patient: Patient) -> Iterator[Check]:
    """Journal entries and temporary files of writes that were cut off, and what was kept for the user."""
    journal = _names(patient.state / "journal", ".record")
    left = [*patient.text.scan.leftovers, *_names(patient.state / "exchange")]
    if patient.holder is not None:
        yield Check("in flight", True, f"{plural(len(journal), 'write')} of process {patient.holder}")
    elif journal or left:
        says = f"{plural(len(journal), 'write')} cut off, {plural(len(left), 'temporary file')} left"
        yield Check("in flight", False, says, "run kbfollow update: it looks after them and loses nothing")
    else:
        yield Check("in flight", True, "no write was cut off")
    kept = _names(patient.state / "recovered")
    if kept:
        says = f"{plural(len(kept), 'text')} that came late kept in {patient.state / 'recovered'}"
        yield Check("recovered", False, says, "bring what is missing into your notes, then delete the files there")


def conflict_copies(patient: Patient) -> Iterator[Check]:
    """Conflict copies of sync programs."""
    copies = patient.text.scan.conflict_copies
    for one in copies[:SHOWN]:
        says = f"{one.path} is {one.kind}’s conflict copy of {one.of}"
        yield Check("conflict copy", False, says, "bring what is missing into the note, then delete the copy")
    if len(copies) > SHOWN:
        yield Check("conflict copy", False, f"and {len(copies) - SHOWN} more", "the same")
    if not copies:
        yield Check("conflict copy", True, "none")


def online_only(patient: Patient) -> Iterator[Check]:
    """Notes that are not on this device."""
    found = [*patient.text.scan.online_only, *_placeholders(patient)]
    for path in found[:SHOWN]:
        yield Check("online only", False, f"{path} is not on this device", REFUSALS["online-only"][1])
    if len(found) > SHOWN:
        yield Check("online only", False, f"and {len(found) - SHOWN} more", "keep the vault’s folder on this device")
    if not found:
        yield Check("online only", True, "every note is on this device")


def _placeholders(patient: Patient) -> Iterator[str]:
    for note in patient.text.scan.notes:
        target = os.path.join(patient.root, note.path)  # noqa: PTH118
        try:
            if is_online_only(target, os.stat(target, follow_symlinks=False)):
                yield note.path
        except OSError:
            continue  # deleted since the walk


def git(patient: Patient) -> Iterator[Check]:
    """Whether git is in the middle of something."""
    repository = find_repository(patient.root)
    if repository is None:
        yield Check("git", True, "the vault is in no repository")
        return
    found = [one for one in git_state(patient.root) if one.code != "git-locked" or _is_left_behind(repository[1])]
    for one in found:
        yield Check("git", False, one.message, one.mend)
    try:
        unmerged = sorted(unmerged_paths((Path(repository[1]) / "index").read_bytes()))
    except FileNotFoundError:
        unmerged = []
    except (OSError, ValueError):
        yield Check("git", False, *REFUSALS["git-unreadable"])
        return
    for path in unmerged[:SHOWN]:
        yield Check("git", False, f"{os.fsdecode(path)}: {REFUSALS['git-unmerged'][0]}", REFUSALS["git-unmerged"][1])
    if not found and not unmerged:
        yield Check("git", True, f"in order ({repository[0]})")


def _is_left_behind(git_directory: str) -> bool:
    """Whether an index.lock is so old that the git which made it has been killed."""
    try:
        return time.time() - (Path(git_directory) / "index.lock").stat().st_mtime > GIT_AT_WORK
    except FileNotFoundError:
        return False


def sync(patient: Patient) -> Iterator[Check]:
    """Which program carries the vault between devices; two of them disturb each other."""
    kinds = sync_kinds(Path(patient.root))
    if len(kinds) > 1:
        says = f"{' and '.join(kinds)} both carry this vault"
        yield Check("sync", False, says, "let one program alone carry it")
        return
    carriers = [*kinds, *(["git"] if find_repository(patient.root) else [])]
    yield Check("sync", True, f"{' and '.join(carriers)} found" if carriers else "no sync program found")


def sync_kinds(root: Path) -> list[str]:
    """The sync programs, git aside, that carry a vault, told by their marks in it or above and by folder names."""
    found = set()
    for folder in (root, *root.parents):
        found |= {kind for kind, marks in _SYNC_MARKS.items() if any((folder / mark).exists() for mark in marks)}
        # "OneDrive - Contoso", "Dropbox (Personal)", "GoogleDrive-jane@example.com"
        for kind, names in _SYNC_FOLDERS.items():
            if any(folder.name == name or folder.name.startswith((f"{name} ", f"{name}-")) for name in names):
                found.add(kind)
    if _is_obsidian_sync_on(root):
        found.add("Obsidian Sync")
    return sorted(found)


def _is_obsidian_sync_on(root: Path) -> bool:
    plugins = _json(root / ".obsidian" / "core-plugins.json")
    if isinstance(plugins, dict):
        return plugins.get("sync") is True
    return isinstance(plugins, list) and "sync" in plugins  # Obsidian before 1.5


def temporary_names(patient: Patient) -> Iterator[Check]:
    """Where temporary files lie, and whether git leaves them alone where they lie beside notes."""
    name = "temporary files"
    device = os.stat(patient.root).st_dev
    state = next(folder for folder in (patient.state, *patient.state.parents) if folder.exists())
    repository = find_repository(patient.root)
    if os.stat(state).st_dev == device:
        yield Check(name, True, "outside the vault")
    elif repository is None:
        says = "beside the notes, under names that sync programs leave alone (~syncthing~kbfollow-….tmp)"
        yield Check(name, True, says)
    elif os.stat(repository[1]).st_dev == device:
        yield Check(name, True, "in the git directory")
    elif _is_ignored_by_git(Path(repository[0]), Path(repository[1])):
        yield Check(name, True, "beside the notes; git ignores them")
    else:
        says = "beside the notes, where git may add them"
        yield Check(name, False, says, "add the line ~syncthing~*.tmp to .gitignore")


def _is_ignored_by_git(tree: Path, git_directory: Path) -> bool:
    rules = ("~syncthing~*.tmp", "~syncthing~*", "~*.tmp", "~*", "*.tmp")
    for file in (tree / ".gitignore", git_directory / "info" / "exclude"):
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        if any(line.strip().removeprefix("**/") in rules for line in lines):
            return True
    return False


def tasks_plugin(patient: Patient) -> Iterator[Check]:
    """Whether Obsidian's Tasks plugin, as set up, reads what kbfollow writes, and shows it once."""
    obsidian = Path(patient.root) / ".obsidian"
    enabled = _json(obsidian / "community-plugins.json")
    folder = obsidian / "plugins" / _TASKS_PLUGIN
    if not folder.is_dir() or (isinstance(enabled, list) and _TASKS_PLUGIN not in enabled):
        yield Check("Tasks plugin", True, "not in use")
        return
    held = _json(folder / "data.json")
    options = held if isinstance(held, dict) else {}
    problems = [*_task_tag(patient, options), *_task_format(patient, options), *_page_in_queries(patient, options)]
    yield from problems
    if not problems:
        yield Check("Tasks plugin", True, "its settings fit the settings note")


def _task_tag(patient: Patient, options: dict[str, object]) -> Iterator[Check]:
    wanted, ours = str(options.get("globalFilter") or ""), patient.text.settings.task_tag
    if wanted and wanted.strip().casefold() != ours.casefold():
        says = f"its global filter is “{wanted}”, but tasks carry {f'the tag {ours}' if ours else 'no tag'}"
        if wanted.startswith("#"):
            yield Check("Tasks plugin", False, says, f'set task_tag: "{wanted}" in “{SETTINGS_NOTE}”')
        else:
            yield Check("Tasks plugin", False, says, "take a tag such as #task for the filter, and for task_tag")


def _task_format(patient: Patient, options: dict[str, object]) -> Iterator[Check]:
    theirs = _TASK_FORMATS.get(str(options.get("taskFormat") or "tasksPluginEmoji"))
    ours = patient.text.settings.task_format
    if theirs is not None and theirs != ours:
        says = f"it reads the format {theirs}, but tasks are written as {ours}"
        yield Check("Tasks plugin", False, says, f"set task_format: {theirs} in “{SETTINGS_NOTE}”")


def _page_in_queries(patient: Patient, options: dict[str, object]) -> Iterator[Check]:
    page = patient.text.page.path.removesuffix(".md")
    query = str(options.get("globalQuery") or "").casefold().splitlines()
    keeps_out = any("not include" in line and page.casefold() in line for line in query)
    if patient.text.settings.page_checkboxes and not options.get("globalFilter") and not keeps_out:
        says = "its queries show the page’s tasks beside those of the notes"
        yield Check("Tasks plugin", False, says, f"add to its global query: path does not include {page}")


def watches(patient: Patient) -> Iterator[Check]:
    """Whether Linux lets one user watch as many folders as the vault has."""
    if not sys.platform.startswith("linux"):
        return
    folders = sum(1 for _ in os.walk(patient.root))
    try:
        limit = int(WATCH_LIMIT.read_text(encoding="ascii"))
    except (OSError, ValueError):
        yield Check("watching", True, f"{plural(folders, 'folder')}; the limit is not told")
        return
    says = f"{plural(folders, 'folder')}, {limit:,} watches allowed"
    if folders < limit:
        yield Check("watching", True, says)
    else:
        raised = max(524288, 2 * folders)
        yield Check("watching", False, says, f"raise fs.inotify.max_user_watches to {raised} (sysctl)")


def backups(patient: Patient) -> Iterator[Check]:
    """What is kept of the notes."""
    kept = Backups(patient.state)
    passes = kept.passes()
    if not passes:
        yield Check("backups", True, "none yet: nothing has been written")
        return
    count = sum(len(kept.of_pass(pass_id)) for pass_id in passes)
    oldest = moment_of(passes[-1]).astimezone()
    says = f"{plural(count, 'version')} of {plural(len(kept.paths()), 'file')}, {kept.size() / 1e6:.1f} MB"
    yield Check("backups", True, f"{says}, the oldest of {oldest:%Y-%m-%d %H:%M}")


CHECKS: dict[str, Callable[[Patient], Iterator[Check]]] = {
    "settings": settings,
    "time zone": time_zone,
    "lock": lock,
    "write": writes,
    "refused before": refusals,
    "in flight": in_flight,
    "conflict copy": conflict_copies,
    "online only": online_only,
    "git": git,
    "sync": sync,
    "temporary files": temporary_names,
    "Tasks plugin": tasks_plugin,
    "watching": watches,
    "backups": backups,
}


def _names(folder: Path, ending: str = "") -> list[str]:
    """The names in a folder, none where it isn't there."""
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(ending))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _json(path: Path) -> object:
    """What a JSON file holds, None where it can't be read."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def _is_alive(pid: int) -> bool:
    if os.name == "nt":
        return True  # asking would end the process
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # another user's
    return True
