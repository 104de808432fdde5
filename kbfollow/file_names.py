"""Names of files and folders that mean something: the settings note, what is no note, what is never walked."""

from __future__ import annotations

import re

SETTINGS_NOTE = "Follow-ups settings.md"

SKIPPED_FOLDERS = frozenset(
    {"node_modules"}
)  # beside all whose name begins with a dot: .git .obsidian .trash .stversions

# What editors and sync programs put beside a file for a moment, and what kbfollow itself does.
TEMPORARY_NAME = re.compile(
    r"\.syncthing\..*\.tmp|~syncthing~.*\.tmp|\.~lock\..*|.*\.sw[a-p]|4913|\.#.*|.*~|\.goutputstream-.*|\.dropbox\.cache"
    r"|\.kbfollow-.*|~\$.*",
    re.DOTALL | re.IGNORECASE,
)
# Our own temporary files, where they had to stand beside a note. Syncthing and Dropbox both leave such names alone.
OWN_TEMPORARY_NAME = re.compile(r"~syncthing~kbfollow-[0-9a-f]+\.tmp(?:\.old)?")
ICLOUD_STUB = re.compile(r"\.(?P<name>.+)\.icloud", re.DOTALL)  # iCloud's stand-in for a file that is online only


def is_temporary_name(name: str) -> bool:
    """Whether a file of this name is an editor's, a sync program's or our own temporary one."""
    return TEMPORARY_NAME.fullmatch(name) is not None


def is_left_out_folder(name: str) -> bool:
    """Whether a folder of this name is never walked."""
    return name.startswith(".") or name in SKIPPED_FOLDERS
