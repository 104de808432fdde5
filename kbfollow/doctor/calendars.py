"""The calendar files: whether they can be made, and whether git lets them be."""

from __future__ import annotations

import importlib.util
import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from kbfollow.calendar_file import NO_LIBRARY, Place, places
from kbfollow.doctor.patient import Check, Fix, Patient, looks_at, read_lines, with_line
from kbfollow.vault.git_setup import GitError, is_tracked
from kbfollow.vault.outcomes import REFUSALS

NAME = "calendar"


@looks_at(NAME, 155)
def calendar(patient: Patient) -> Iterator[Check]:
    """Whether the calendar files that are asked for can be kept right."""
    wanted = places(Path(patient.root), patient.text.settings)
    if not wanted:
        return
    if importlib.util.find_spec("icalendar") is None:
        yield Check(NAME, False, *NO_LIBRARY)
        return
    for one in wanted:
        yield _standing(one)
        if one.in_vault:
            yield from _in_git(patient, one)


def _standing(one: Place) -> Check:
    target = one.root / one.path
    try:
        is_ours = one.standing() is not None
    except OSError as error:
        return Check(NAME, False, f"{one.shown}: {error.strerror or error}", "look at its permissions")
    if is_ours:
        return Check(NAME, True, f"{one.shown} is kept right")
    if os.path.lexists(target):
        return Check(NAME, False, f"{one.shown}: another file of this name is there", REFUSALS["exists"][1])
    if not one.root.is_dir():
        return Check(NAME, False, f"{one.shown}: its folder is not there", "make the folder, or name another one")
    return Check(NAME, True, f"{one.shown} is made by the next update")


def _in_git(patient: Patient, one: Place) -> Iterator[Check]:
    """Each device makes the file anew; two versions of it in git conflict, and no merge driver knows its form."""
    if patient.repository is None:
        return
    rule = "/" + "".join(f"\\{char}" if char in "\\*?[]" else char for char in one.path)
    files = (Path(patient.root), Path(patient.repository[0]))
    ignored = {line for folder in files for line in read_lines(folder / ".gitignore")}
    if not ignored & {rule, one.path, "*.ics"}:
        fix = Fix(f"add the line {rule} to .gitignore", ".gitignore", with_line(rule))
        says = f"git would carry {one.shown}, which every device makes anew: versions of it would conflict"
        yield Check(NAME, False, says, f"add the line {rule} to .gitignore", (fix,))
    try:
        tracked = is_tracked(patient.root, one.path)
    except (GitError, OSError):
        return
    if tracked:
        says = f"git holds {one.shown} already, so .gitignore alone doesn’t keep it out"
        yield Check(NAME, False, says, f"git rm --cached -- {shlex.quote(one.path)}")
