"""What carries the vault between devices, and what that leaves behind: copies, stand-ins, temporary files."""

# ruff: noqa: PTH116, PTH118

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from kbfollow.doctor.patient import SHOWN, Check, Fix, Patient, looks_at, read_json, read_lines, with_line
from kbfollow.passes import spent_copies
from kbfollow.vault.conflict_copies import NAME_PATTERNS, UNCERTAIN
from kbfollow.vault.outcomes import REFUSALS
from kbfollow.vault.scan import read
from kbfollow.vault.sync_state import is_online_only

# A folder or file that a sync program puts at the top of what it carries.
_MARKS = {
    "Syncthing": (".stfolder",),
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "Nextcloud": (".nextcloudsync.log", ".owncloudsync.log"),
}
# Names of folders that a sync program makes for its files.
_FOLDERS = {
    "Dropbox": ("Dropbox",),
    "iCloud": ("Mobile Documents", "iCloudDrive", "iCloud Drive"),
    "OneDrive": ("OneDrive",),
    "Nextcloud": ("Nextcloud",),
    "Google Drive": ("Google Drive", "GoogleDrive", "My Drive"),
}
# Obsidian's community plugins that carry a vault.
_PLUGINS = {"remotely-save": "Remotely Save", "obsidian-livesync": "Self-hosted LiveSync"}
_DROPBOX_IGNORED = ("user.com.dropbox.ignored", "com.dropbox.ignored")
# Lines of .gitignore that keep our temporary files out.
TEMPORARY_RULE = "~syncthing~*.tmp"
_TEMPORARY_RULES = (TEMPORARY_RULE, "~syncthing~*", "~*.tmp", "~*", "*.tmp")


@looks_at("sync", 110)
def sync(patient: Patient) -> Iterator[Check]:
    """Which program carries the vault between devices; two of them disturb each other."""
    kinds = sync_kinds(Path(patient.root))
    if len(kinds) > 1:
        says = f"{' and '.join(kinds)} both carry this vault"
        yield Check("sync", False, says, "let one program alone carry it")
        return
    carriers = [*kinds, *(["git"] if patient.repository else [])]
    yield Check("sync", True, f"{' and '.join(carriers)} found" if carriers else "no sync program found")


def sync_kinds(root: Path) -> list[str]:
    """The sync programs, git aside, that carry a vault, told by their marks in it or above and by folder names."""
    found = set()
    for folder in (root, *root.parents):
        found |= {kind for kind, marks in _MARKS.items() if any((folder / mark).exists() for mark in marks)}
        # "OneDrive - Contoso", "Dropbox (Personal)", "GoogleDrive-jane@example.com"
        for kind, names in _FOLDERS.items():
            if any(folder.name == name or folder.name.startswith((f"{name} ", f"{name}-")) for name in names):
                found.add(kind)
    if _is_obsidian_sync_on(root):
        found.add("Obsidian Sync")
    enabled = read_json(root / ".obsidian" / "community-plugins.json")
    found |= {kind for name, kind in _PLUGINS.items() if isinstance(enabled, list) and name in enabled}
    return sorted(found)


def _is_obsidian_sync_on(root: Path) -> bool:
    plugins = read_json(root / ".obsidian" / "core-plugins.json")
    if isinstance(plugins, dict):
        return plugins.get("sync") is True
    return isinstance(plugins, list) and "sync" in plugins  # Obsidian before 1.5


@looks_at("git and sync", 115)
def git_carried(patient: Patient) -> Iterator[Check]:
    """Whether a sync program carries git's own folder too: from two devices at once, that breaks a repository."""
    kinds = [
        kind for kind in sync_kinds(Path(patient.root)) if kind != "Obsidian Sync" and kind not in _PLUGINS.values()
    ]
    if patient.repository is None or not kinds:
        return
    tree, directory = Path(patient.repository[0]), Path(patient.repository[1])
    if not directory.is_relative_to(tree) or _is_kept_out(tree, directory, kinds[0]):
        return
    found = _copies_in(directory)
    if not found:
        mend = f"if you commit on more than one device, keep it out: {_way_out(kinds[0], tree)}"
        yield Check("git and sync", True, f"{kinds[0]} carries git’s own folder {directory.name} too", mend)
        return
    is_top = kinds[0] == "Syncthing" and (tree / ".stfolder").exists() and tree == Path(patient.root)
    fixes = (Fix("add the line .git to .stignore", ".stignore", with_line(".git")),) if is_top else ()
    says = f"{kinds[0]} carries git’s own folder, and has left a conflict copy in it: {found}"
    yield Check("git and sync", False, says, f"{_way_out(kinds[0], tree)}; then run git fsck", fixes)


def _is_kept_out(tree: Path, directory: Path, kind: str) -> bool:
    if kind == "Syncthing":
        top = next((one for one in (tree, *tree.parents) if (one / ".stfolder").exists()), tree)
        rules = {line.removeprefix("(?d)").removeprefix("(?i)").strip("/") for line in read_lines(top / ".stignore")}
        return bool(rules & {".git", "**/.git", directory.relative_to(top).as_posix()})
    if kind == "Dropbox" and sys.platform == "linux":
        try:
            return any(name in _DROPBOX_IGNORED for name in os.listxattr(directory))
        except OSError:
            return False
    return False


def _way_out(kind: str, tree: Path) -> str:
    if kind == "Syncthing":
        return "add the line .git to .stignore on each device"
    if kind == "Dropbox" and sys.platform == "linux":
        return f"attr -s com.dropbox.ignored -V 1 '{tree / '.git'}'"
    return f"move it out of {kind} by git init --separate-git-dir"


def _copies_in(directory: Path) -> str:
    """The first conflict copy among git's branches, or of its index; "" where there is none."""
    for folder in (directory, *(directory / name for name in ("refs/heads", "refs/remotes", "refs/stash"))):
        for place, _, names in os.walk(folder):
            for name in names:
                # git's files have no ending, so that a copy of one looks like none of a note.
                if any(kind not in UNCERTAIN and one.fullmatch(name) for kind, one in NAME_PATTERNS):
                    return os.path.relpath(os.path.join(place, name), directory.parent)
            if folder == directory:
                break
    return ""


@looks_at("conflict copy", 80)
def conflict_copies(patient: Patient) -> Iterator[Check]:
    """Conflict copies of sync programs. Those that hold nothing but tasks are looked after by the next passes."""
    spent = set(spent_copies(patient.text, patient.today))
    copies = [one for one in patient.text.scan.conflict_copies if one.path not in spent]
    same = {one.path for one in patient.text.copies if one.data == _bytes(patient, one.of)}
    for one in copies[:SHOWN]:
        says = f"{one.path} is {one.kind}’s conflict copy of {one.of}"
        if one.path in same:
            mend = "delete it, unless your devices are still syncing"
            yield Check("conflict copy", False, f"{says}, and the same as that", mend)
        else:
            yield Check("conflict copy", False, says, "bring what is missing into the note, then delete the copy")
    if len(copies) > SHOWN:
        yield Check("conflict copy", False, f"and {len(copies) - SHOWN} more", "the same")
    for path in sorted(spent):
        yield Check("conflict copy", True, f"{path} holds nothing but tasks; it is read, and goes to .trash by itself")


def _bytes(patient: Patient, path: str) -> bytes | None:
    try:
        return read(patient.root, path)
    except OSError:
        return None


@looks_at("online only", 90)
def online_only(patient: Patient) -> Iterator[Check]:
    """Notes that are not on this device."""
    found = [*patient.text.scan.online_only, *_placeholders(patient)]
    for path in found[:SHOWN]:
        yield Check("online only", False, f"{path} is not on this device", REFUSALS["online-only"][1])
    if len(found) > SHOWN:
        yield Check("online only", False, f"and {len(found) - SHOWN} more", "keep the vault’s folder on this device")


def _placeholders(patient: Patient) -> Iterator[str]:
    for note in patient.text.scan.notes:
        target = os.path.join(patient.root, note.path)
        try:
            if is_online_only(target, os.stat(target, follow_symlinks=False)):
                yield note.path
        except OSError:
            continue  # deleted since the walk


@looks_at("temporary files", 120)
def temporary_files(patient: Patient) -> Iterator[Check]:
    """Where temporary files lie, and whether git leaves them alone where they lie beside notes.

    Syncthing and Dropbox leave them alone by their names, without any rule.
    """
    name = "temporary files"
    device = os.stat(patient.root).st_dev
    state = next(folder for folder in (patient.state, *patient.state.parents) if folder.exists())
    repository = patient.repository
    if os.stat(state).st_dev == device:
        yield Check(name, True, "outside the vault")
    elif repository is None:
        says = "beside the notes, under names that sync programs leave alone (~syncthing~kbfollow-….tmp)"
        yield Check(name, True, says)
    elif os.stat(repository[1]).st_dev == device:
        yield Check(name, True, "in the git directory")
    elif _is_ignored_by_git(Path(patient.root), Path(repository[0]), Path(repository[1])):
        yield Check(name, True, "beside the notes; git ignores them")
    else:
        fix = Fix(f"add the line {TEMPORARY_RULE} to .gitignore", ".gitignore", with_line(TEMPORARY_RULE))
        yield Check(name, False, "beside the notes, where git may add them", fix.says, (fix,))


def _is_ignored_by_git(root: Path, tree: Path, git_directory: Path) -> bool:
    files = {root / ".gitignore", tree / ".gitignore", git_directory / "info" / "exclude"}
    return any(line.removeprefix("**/") in _TEMPORARY_RULES for file in files for line in read_lines(file))
