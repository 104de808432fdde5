"""Obsidian's own settings and those of its plugins, against the settings note. `.obsidian` is read, never written.

A running Obsidian writes its settings from memory: what another program puts there is lost, or puts it out of step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kbfollow.doctor.patient import Check, Patient, looks_at
from kbfollow.doctor.settings_and_days import setting_fixes
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.interviews import in_folders
from kbfollow.settings import Settings

TASKS, DATAVIEW, TEMPLATER = "obsidian-tasks-plugin", "dataview", "templater-obsidian"
_TASK_FORMATS = {"tasksPluginEmoji": "emoji", "dataview": "dataview"}
# What Tasks has to take our characters for.
_STATUSES = {"x": "DONE", "-": "CANCELLED", " ": "TODO"}


@looks_at("Tasks plugin", 130)
def tasks_plugin(patient: Patient) -> Iterator[Check]:
    """Whether Obsidian's Tasks plugin, as set up, reads what kbfollow writes, and shows it once."""
    if not patient.uses_plugin(TASKS):
        return
    options = patient.obsidian("plugins", TASKS, "data.json")
    problems = [
        *_task_tag(patient, options),
        *_task_format(patient, options),
        *_page_in_queries(patient, options),
        *_statuses(options),
    ]
    yield from problems
    if not problems:
        yield Check("Tasks plugin", True, "its settings fit the settings note")


def _task_tag(patient: Patient, options: Mapping[str, object]) -> Iterator[Check]:
    wanted, ours = str(options.get("globalFilter") or ""), patient.text.settings.task_tag
    if wanted and wanted.strip().casefold() != ours.casefold():
        says = f"its global filter is “{wanted}”, but tasks carry {f'the tag {ours}' if ours else 'no tag'}"
        if wanted.startswith("#"):
            fixes = setting_fixes(patient, {"task_tag": wanted.strip()})
            yield Check("Tasks plugin", False, says, f'set task_tag: "{wanted}" in “{SETTINGS_NOTE}”', fixes)
        else:
            yield Check("Tasks plugin", False, says, "take a tag such as #task for the filter, and for task_tag")


def _task_format(patient: Patient, options: Mapping[str, object]) -> Iterator[Check]:
    theirs = _TASK_FORMATS.get(str(options.get("taskFormat") or "tasksPluginEmoji"))
    ours = patient.text.settings.task_format
    if theirs is not None and theirs != ours:
        says = f"it reads the format {theirs}, but tasks are written as {ours}"
        fixes = setting_fixes(patient, {"task_format": theirs})
        yield Check("Tasks plugin", False, says, f"set task_format: {theirs} in “{SETTINGS_NOTE}”", fixes)


def _page_in_queries(patient: Patient, options: Mapping[str, object]) -> Iterator[Check]:
    page = patient.text.page.path.removesuffix(".md")
    query = str(options.get("globalQuery") or "").casefold().splitlines()
    keeps_out = any("not include" in line and page.casefold() in line for line in query)
    if patient.text.settings.page_checkboxes and not options.get("globalFilter") and not keeps_out:
        says = "its queries show the page’s tasks beside those of the notes"
        yield Check("Tasks plugin", False, says, f"add to its global query: path does not include {page}")


def _statuses(options: Mapping[str, object]) -> Iterator[Check]:
    """A user may have given `-` or `x` another meaning: then a task that is closed here is open there."""
    settings = options.get("statusSettings")
    groups = settings.values() if isinstance(settings, dict) else ()
    for one in (one for group in groups if isinstance(group, list) for one in group if isinstance(one, dict)):
        symbol, kind = one.get("symbol"), one.get("type")
        wanted = _STATUSES.get(symbol) if isinstance(symbol, str) else None
        if wanted is not None and isinstance(kind, str) and kind != wanted:
            says = f"its status [{symbol}] means {kind}, and kbfollow writes it for {wanted}"
            yield Check(
                "Tasks plugin", False, says, f"set the type of [{symbol}] to {wanted} in its settings of statuses"
            )


@looks_at("Dataview", 140)
def dataview(patient: Patient) -> Iterator[Check]:
    """Whether Dataview, which may add a day when it ticks a task, adds one that can be read."""
    if not patient.uses_plugin(DATAVIEW):
        return
    options = patient.obsidian("plugins", DATAVIEW, "data.json")
    emoji = bool(options.get("taskCompletionUseEmojiShorthand"))
    name = str(options.get("taskCompletionText") or "completion")
    form = str(options.get("taskCompletionDateFormat") or "yyyy-MM-dd")
    if options.get("taskCompletionTracking") and not emoji and (name != "completion" or form != "yyyy-MM-dd"):
        says = f"it writes [{name}:: {form}] behind what it ticks; that day isn’t read"
        mend = "in its settings of task completion, turn on the emoji shorthand"
        yield Check("Dataview", False, says, mend)
    elif patient.text.settings.page_checkboxes:
        page = patient.text.page.path.removesuffix(".md")
        yield Check("Dataview", True, f'in a query over the whole vault, FROM -"{page}" keeps the page’s tasks out')


@looks_at("Obsidian", 150)
def obsidian(patient: Patient) -> Iterator[Check]:
    """Templates that would be read as interviews, notes that Obsidian hides, links, and where its trash is."""
    yield from _templates(patient)
    options = patient.obsidian("app.json")
    yield from _links(patient, options)
    hidden = options.get("userIgnoreFilters")
    folders = [one.strip("/") for one in hidden if isinstance(one, str)] if isinstance(hidden, list) else []
    ours = [*patient.judgement.notes, patient.text.page.path]
    found = [path for path in ours if any(path == one or path.startswith(f"{one}/") for one in folders if one)]
    if found:
        says = f"{found[0]} is among its excluded files" + (f", and {len(found) - 1} more" if len(found) > 1 else "")
        yield Check("Obsidian", True, f"{says}: kbfollow reads it, Obsidian’s search doesn’t show it")
    copies = patient.text.scan.conflict_copies
    if copies and options.get("trashOption", "system") != "local":
        yield Check("Obsidian", True, "it deletes to another trash; conflict copies go to the vault’s folder .trash")


def own_settings(patient: Patient) -> dict[str, str]:
    """What Obsidian's own settings say for those of the settings note, where it differs from their defaults."""
    values: dict[str, str] = {}
    if patient.uses_plugin(TASKS):
        options = patient.obsidian("plugins", TASKS, "data.json")
        tag = str(options.get("globalFilter") or "").strip()
        if re.fullmatch(r"#[\w/-]+", tag):
            values["task_tag"] = tag
        if options.get("taskFormat") == "dataview":
            values["task_format"] = "dataview"
    known = Settings().template_folders
    wanted = [one for one in template_folders(patient) if not in_folders(f"{one}/x.md", known)]
    if wanted:
        values["template_folders"] = ", ".join([*_standing(patient, known), *wanted])
    if patient.obsidian("app.json").get("useMarkdownLinks") is False:
        values["link_style"] = "wikilink"
    return values


def template_folders(patient: Patient) -> list[str]:
    """The folders that Obsidian's templates and Templater's lie in, as set there, that stand in this vault."""
    named = (
        patient.obsidian("templates.json").get("folder"),
        patient.obsidian("plugins", TEMPLATER, "data.json").get("templates_folder"),
    )
    folders = [one.strip("/") for one in named if isinstance(one, str) and one.strip("/")]
    return [one for one in dict.fromkeys(folders) if ".." not in one and Path(patient.root, one).is_dir()]


def _templates(patient: Patient) -> Iterator[Check]:
    known = patient.text.settings.template_folders
    wanted = [one for one in template_folders(patient) if not in_folders(f"{one}/x.md", known)]
    if not wanted:
        return
    values = ", ".join([*_standing(patient, known), *wanted])
    fixes = setting_fixes(patient, {"template_folders": values})
    read = [path for path in patient.judgement.notes if in_folders(path, tuple(wanted))]
    says = f"its templates lie in {' and '.join(wanted)}, which template_folders doesn’t name"
    if read:
        says += f": {read[0]} is read as a note"
    yield Check("Obsidian", not read, says, f"set template_folders: {values} in “{SETTINGS_NOTE}”", fixes)


def _standing(patient: Patient, folders: Sequence[str]) -> list[str]:
    return [one for one in folders if Path(patient.root, one).is_dir()]


def _links(patient: Patient, options: Mapping[str, object]) -> Iterator[Check]:
    """Only where the user has chosen wikilinks: the file says nothing of what was never changed."""
    if options.get("useMarkdownLinks") is False and patient.text.settings.link_style == "markdown":
        fixes = setting_fixes(patient, {"link_style": "wikilink"})
        if fixes:  # whoever has written link_style: markdown wants it so
            says = "it makes wikilinks, and the page has Markdown links, which work there too"
            yield Check("Obsidian", True, says, f"to have the same: link_style: wikilink in “{SETTINGS_NOTE}”", fixes)
