"""Which folder is the vault."""

from __future__ import annotations

from pathlib import Path

from kbfollow.file_names import SETTINGS_NOTE


def find_vault(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a settings note or `.obsidian/`."""
    for folder in (start, *start.parents):
        if (folder / SETTINGS_NOTE).is_file() or (folder / ".obsidian").is_dir():
            return folder
    return None
