"""A small vault in memory: what a pass makes of it, and what people and other programs do to its lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

from kbfollow.copies import CopyText, ReadCopies, free_copies, read_copies
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.judge import Judgement, judge
from kbfollow.listing import as_json, chosen
from kbfollow.markdown.note import read_note
from kbfollow.model import Problem
from kbfollow.page_block import PageState, read_page
from kbfollow.plan import PageFile, note_edits, page_edit
from kbfollow.settings import load_settings
from kbfollow.vault.conflict_copies import UNCERTAIN, conflict_copies, originals_of

# Path → text, as decoded with surrogateescape.
Files = dict[str, str]

ACME = "Interviews/Acme.md"
HALDEN = "Interviews/Halden.md"
PAGE = "Follow-ups.md"
INTERVIEW = date(2026, 11, 20)  # a Friday
TODAY = date(2026, 11, 21)
BLOCK = re.compile(r"<!-- kbfollow:begin.*?kbfollow:end.*?-->", re.S)


def acme(interviewers: str = "Jane Doe (Director)", body: str = "Good talk.\n", properties: str = "") -> str:
    """A note on the interview of Friday 20 November at Acme Finance; `interviewers` are parted by `;`."""
    people = "".join(f"  - {name.strip()}\n" for name in interviewers.split(";") if name.strip())
    listed = f"interviewers:\n{people}" if people else ""
    return (
        f"---\ntype: interview\ncompany: Acme Finance\nrole: Secretary\ndate: 2026-11-20\n{listed}country: US\n"
        f"{properties}---\n{body}"
    )


def halden(interviewers: str = "Ruth Adler (Owner)", body: str = "A small firm.\n", properties: str = "") -> str:
    """A note on the interview of Thursday 19 November at Halden Paper."""
    note = acme(interviewers, body, properties)
    return note.replace("Acme Finance", "Halden Paper").replace("2026-11-20", "2026-11-19")


def judged(files: Files, today: date = TODAY) -> tuple[Judgement, PageFile]:
    """The judgement of a vault, and its page as read."""
    return _judged(files, today)[:2]


def _judged(files: Files, today: date) -> tuple[Judgement, PageFile, ReadCopies]:
    settings_note = read_note(SETTINGS_NOTE, files[SETTINGS_NOTE]) if SETTINGS_NOTE in files else None
    settings, problems = load_settings(settings_note)
    path = f"{settings.page}.md"
    text = files.get(path)
    state = read_page(text, path) if text is not None else PageState({})
    copies = copies_in(files)
    left_out = {path, SETTINGS_NOTE, *(one.path for one in copies)}
    notes = [read_note(name, words) for name, words in files.items() if name not in left_out]
    found = read_copies(copies, notes, state, text, settings)
    judgement = judge(found.notes, settings, today, found.page, (*problems, *found.problems))
    edited = {one.path for one in note_edits(judgement, found.standing)}
    _, waiting = free_copies(found, judgement.frozen, judgement.lost, edited)
    judgement = replace(judgement, problems=(*judgement.problems, *waiting))
    return judgement, PageFile(path, text, state), found


def copies_in(files: Files) -> list[CopyText]:
    """The conflict copies among the files, in the order of paths."""
    found = []
    for folder in {path.rpartition("/")[0] for path in files}:
        names = [path.rpartition("/")[2] for path in files if path.rpartition("/")[0] == folder]
        expected = () if folder else (PAGE, SETTINGS_NOTE)
        found += [one for one in conflict_copies(folder, names, expected) if one.kind not in UNCERTAIN]
    roots = originals_of(found)
    return [
        CopyText(one.path, roots[one.path], one.kind, files[one.path].encode("utf-8", "surrogateescape"))
        for one in sorted(found, key=lambda one: one.path)
    ]


def pass_over(files: Files, today: date = TODAY, refused: Collection[str] = ()) -> Files:
    """The vault after one pass, as `run_pass` makes it; the files in `refused` can't be written or moved."""
    judgement, page, found = _judged(files, today)
    after = dict(files)
    not_written = []
    edits = note_edits(judgement, found.standing)
    for edit in edits:
        assert edit.before == files[edit.path].encode("utf-8", "surrogateescape")
        if edit.path in refused:
            not_written.append(edit.path)
        else:
            after[edit.path] = edit.after.decode("utf-8", "surrogateescape")
    edited = page_edit(judgement, page, not_written)
    page_is_written = edited is not None and edited.path not in refused
    if edited is not None and page_is_written:
        after[edited.path] = edited.after.decode("utf-8", "surrogateescape")
    for copy in free_copies(found, judgement.frozen, judgement.lost, {one.path for one in edits})[0]:
        is_last_page = copy.same and copy.of == page.path
        if copy.path not in refused and not copy.notes & set(not_written) and (page_is_written or not is_last_page):
            del after[copy.path]
    return after


def settled(files: Files, today: date = TODAY) -> Files:
    """The vault after one pass; a further one must change nothing, byte for byte."""
    once = pass_over(files, today)
    assert pass_over(once, today) == once
    return once


def one_note(text: str, today: date = TODAY) -> str:
    """The Acme note after one pass that a further one doesn't change."""
    return settled({ACME: text}, today)[ACME]


def changed(files: Files, path: str, change: Callable[[str], str]) -> Files:
    """The vault with one file changed. The change must be one."""
    after = change(files[path])
    assert after != files[path]
    return {**files, path: after}


def replaced(text: str, old: str, new: str) -> str:
    """The text with the only occurrence of `old` replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in:\n{text}"
    return text.replace(old, new)


def line_of(text: str, block_id: str) -> str:
    """The only line that ends with a block id, "" where none does (on the page: the only line with a link to it)."""
    found = [line for line in text.split("\n") if re.search(rf"\^{block_id}(?![\w-])", line)]
    assert len(found) < 2, f"{block_id} stands in {len(found)} lines"
    return found[0] if found else ""


def relined(text: str, block_id: str, change: Callable[[str], str]) -> str:
    """The text with the line of a task changed."""
    line = line_of(text, block_id)
    assert line, f"no line of {block_id} in:\n{text}"
    return text.replace(line, change(line))


def ticked(text: str, block_id: str, mark: str = "x") -> str:
    """What a plain editor does: the bracket's character changes."""
    return relined(text, block_id, lambda line: replaced(line, "[ ]", f"[{mark}]"))


def ticked_by_tasks(text: str, block_id: str, day: date = TODAY) -> str:
    """What the Tasks plugin does: ✅ and the day go before the block id."""
    return relined(
        ticked(text, block_id), block_id, lambda line: replaced(line, f" ^{block_id}", f" ✅ {day} ^{block_id}")
    )


def deleted(text: str, block_id: str) -> str:
    """The text without the line of a task."""
    return replaced(text, line_of(text, block_id) + "\n", "")


def task_lines(text: str) -> list[str]:
    """The checkbox lines of a text."""
    return [line for line in text.split("\n") if re.match(r"\s*- \[.\]", line)]


def listed(files: Files, today: date = TODAY, *, closed: bool = True) -> list[tuple[str, str | None, str, str | None]]:
    """What `list --json` tells of each task: id, due day, status, carrier."""
    judgement, _ = judged(files, today)
    entries = [as_json(one, today) for one in chosen(judgement, closed)]
    return [(str(e["id"]), e["due"], str(e["status"]), e["carried_by"]) for e in entries]  # type: ignore[misc]


def status_of(files: Files, block_id: str, today: date = TODAY) -> str | None:
    """The status of a task in `list`, None where it has none."""
    return next((status for name, _, status, _ in listed(files, today) if name == block_id), None)


def due_of(files: Files, block_id: str, today: date = TODAY) -> str | None:
    """The due day of a task in `list`."""
    return next((due for name, due, _, _ in listed(files, today) if name == block_id), None)


def problems_of(files: Files, today: date = TODAY) -> list[Problem]:
    """What is reported, of notes and page."""
    return list(judged(files, today)[0].problems)
