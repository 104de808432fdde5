"""The vault template: what `demo` and `init` copy, and the settings note that `init` writes."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

from kbfollow.doctor import Patient
from kbfollow.doctor.obsidian import own_settings
from kbfollow.doctor.settings_and_days import device_zone
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.passes import VaultText
from kbfollow.settings import settings_as_text
from kbfollow.settings_note import as_scalar

# The day for which the sample notes are dated.
SAMPLES_DAY = date(2026, 11, 23)
SAMPLE_FOLDERS = frozenset({"Interviews", "Applications", "People", "Drafts"})
_TASKS_SETTINGS = Path(".obsidian/plugins/obsidian-tasks-plugin/data.json")


def template_folder() -> Path:
    """The vault template: inside the installed package, else in the checkout beside it."""
    package = Path(__file__).parent
    installed = package / "vault-template"
    return installed if installed.is_dir() else package.parent / "vault-template"


def copy_template(target: Path, *, samples: bool, settings: bool = True) -> list[str]:
    """Copy the template's files that aren't there yet; returns the new paths. The samples only if asked for."""
    source = template_folder()
    created = []
    for file in sorted(one for one in source.rglob("*") if one.is_file()):
        relative = file.relative_to(source)
        is_sample = relative.parts[0] in SAMPLE_FOLDERS
        of_obsidian = relative.parts[0] == ".obsidian"
        if (is_sample or of_obsidian) and not samples:
            continue
        if relative.name == SETTINGS_NOTE and not settings:
            continue
        destination = target / relative
        if destination.exists():
            continue
        destination.parent.mkdir(parents=True, exist_ok=True)
        _create(destination, file.read_bytes())
        created.append(relative.as_posix())
    return created


def _create(path: Path, data: bytes) -> None:
    """Create a file; never over one that is there, even if it has come meanwhile."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    with open(descriptor, "wb") as file:
        file.write(data)


def settings_values(before: VaultText, today: date) -> dict[str, object]:
    """The properties of a new settings note: the time zone, `since` in a vault with notes, what Obsidian's own say."""
    values: dict[str, object] = {"country": "", "time_zone": device_zone()}
    if before.scan.notes:
        values["since"] = (today - timedelta(14)).isoformat()
    own = own_settings(Patient(before, today))
    return values | {name: as_scalar(value) for name, value in own.items()}


def uses_tasks_plugin(root: Path) -> bool:
    """Whether the vault has the Tasks plugin of Obsidian."""
    return (root / _TASKS_SETTINGS).parent.is_dir()


def write_settings(root: Path, values: dict[str, object]) -> str:
    """Create the settings note; returns its path."""
    _create(root / SETTINGS_NOTE, settings_as_text(values).encode())
    return SETTINGS_NOTE
