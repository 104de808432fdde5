"""What became of every line and tick, once all is quiet."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from scene import PAGE, Scene

from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.markdown.note import read_note
from kbfollow.vault.conflict_copies import conflict_copies

_MARK = re.compile(r"[a-z]+-\d{4}")
_HEADING = "## Follow-ups"


@dataclass(slots=True)
class Row:
    """One editor: its saves, and where the lines are that it saved."""

    edits: int = 0
    lost: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)  # in the recovery folder or in a conflict copy
    doubled: int = 0
    ticks: int = 0
    ticks_lost: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Report:
    """What the audit found. `torn`, `crashes` and `unrest` are sentences, each of them a fault."""

    rows: dict[str, Row] = field(default_factory=dict)
    torn: list[str] = field(default_factory=list)
    temporary: list[str] = field(default_factory=list)
    generated_copies: list[str] = field(default_factory=list)
    only_in_deleted_state: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    unrest: list[str] = field(default_factory=list)
    restarts: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def lost(self) -> list[str]:
        """All that must not be: lines and ticks lost, torn files, rests, crashes."""
        lines = [line for row in self.rows.values() for line in (*row.lost, *row.ticks_lost)]
        return [*lines, *self.torn, *self.temporary, *self.crashes, *self.unrest]

    def table(self) -> str:
        """The report in words."""
        head = f"{'editor':10} {'edits':>6} {'lost':>5} {'aside':>6} {'doubled':>8} {'ticks':>6} {'ticks lost':>11}"
        lines = [head, "-" * len(head)]
        for name, row in self.rows.items():
            numbers = f"{row.edits:6} {len(row.lost):5} {len(row.aside):6} {row.doubled:8} {row.ticks:6}"
            lines.append(f"{name:10} {numbers} {len(row.ticks_lost):11}")
        faults = ", ".join(f"{name} {number}" for name, number in sorted(self.faults.items()))
        lines += [
            "",
            f"torn files: {len(self.torn)}",
            f"temporary files left: {len(self.temporary)}",
            f"conflict copies of generated text: {len(self.generated_copies)}",
            f"lines that only a deleted state directory held: {len(self.only_in_deleted_state)}",
            f"watcher restarts: {self.restarts}; crashes: {len(self.crashes)}",
            f"writes to the quiet vault: {len(self.unrest)}",
            f"faults: {faults}",
        ]
        return "\n".join([*lines, *(f"LOST {one}" for one in self.lost)])


@dataclass(slots=True)
class _Owed:
    """What an editor's log says: lines saved and not dropped, lines that may stand, ticks."""

    lines: dict[str, None] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    ticks: set[tuple[str, str]] = field(default_factory=set)
    edits: int = 0
    torn: list[str] = field(default_factory=list)


def audit(scene: Scene) -> Report:
    """Look at the quiet vault; then one more pass, which must write nothing."""
    report = Report(crashes=list(scene.crashes), restarts=scene.restarts, faults=scene.faults)
    owed = {path.stem: _owed(path) for path in sorted((scene.folder / "logs").glob("*.log"))}
    notes = {path: _decoded(path, report) for path in scene.vault.rglob("*.md") if ".git" not in path.parts}
    copies = set(_conflict_copies(scene.vault))
    aside = _text_below(scene.folder, "state-*/*/recovered/*", "state-*/*/exchange/*", "grave-*/*/recovered/*")
    graves = _text_below(scene.folder, "grave-*/*/exchange/*", "grave-*/*/journal/*")
    for who, one in owed.items():
        row = report.rows[who] = Row(edits=one.edits, ticks=len(one.ticks))
        home = _home(scene, who, notes, copies)
        aside_too = aside + "\n".join(text for path, text in notes.items() if path in copies or ".trash" in path.parts)
        for line in one.lines:
            standing = home.count(line + "\n")
            row.doubled += standing > 1
            if standing:
                continue
            if line in aside_too:
                row.aside.append(line)
            elif line in graves:
                report.only_in_deleted_state.append(line)
            else:
                row.lost.append(f"{who}: {line}")
        row.ticks_lost = [f"{who}: {Path(note).name} ^{name}" for note, name in sorted(one.ticks) if _open(note, name)]
        report.torn += one.torn
    known = {line for one in owed.values() for line in one.known}
    known |= {line.strip("\r\ufeff") for text in scene.first_texts().values() for line in text.decode().split("\n")}
    for path, text in notes.items():
        if path not in copies and ".trash" not in path.parts:
            report.torn += _torn(path, text, known)
    report.temporary = [str(path) for path in scene.vault.rglob("*kbfollow-*")]
    # One that equals its note stays on purpose: it may be all there is of what the user wrote. An empty one holds
    # nothing of ours: it was made while the slow editor had its note cut off.
    standing = {text for path, text in notes.items() if path not in copies}
    report.generated_copies = [
        path.name for path in copies if notes[path] not in ("", *standing) and not _MARK.search(_own_words(notes[path]))
    ]
    _run_once_more(scene, report)
    return report


def _owed(log: Path) -> _Owed:
    one = _Owed()
    for event, *what in map(json.loads, log.read_text().splitlines()):
        if event in ("trying", "saved"):
            one.known.add(what[0])
        if event == "saved":
            one.lines[what[0]] = None
            one.edits += 1
        elif event == "ticked":
            one.ticks.add((what[0], what[1]))
            one.edits += log.stem == "page"
        elif event == "unticked":
            one.ticks.discard((what[0], what[1]))
        elif event == "dropped":
            one.lines = {line: None for line in one.lines if line + "\n" in what[0]}
            one.edits += 1
        elif event == "empty":
            one.torn.append(f"{what[0]}: read as empty")
    return one


def _decoded(path: Path, report: Report) -> str:
    data = path.read_bytes()
    try:
        return data.decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        report.torn.append(f"{path}: not UTF-8")
        return data.decode(errors="replace")


def _conflict_copies(vault: Path) -> Iterator[Path]:
    for folder in (vault, *(path for path in vault.rglob("*") if path.is_dir() and path.name[0] != ".")):
        yield from (
            folder / Path(copy.path).name for copy in conflict_copies("", [one.name for one in folder.iterdir()])
        )


def _home(scene: Scene, who: str, notes: dict[Path, str], copies: set[Path]) -> str:
    """Where the lines of one editor should stand."""
    if who == "moved":
        return "\n".join(text for path, text in notes.items() if "Moved" in path.parts)
    if who == "copy":
        return "\n".join(text for path, text in notes.items() if path in copies)
    return notes.get(scene.vault / scene.note_of(who), "") + "\n"


def _text_below(folder: Path, *patterns: str) -> str:
    found = (path for pattern in patterns for path in folder.glob(pattern))
    return "\n".join(path.read_bytes().decode(errors="replace").replace("\r\n", "\n") for path in found)


def _open(note: str, block_id: str) -> bool:
    """Whether a task is not ticked in its note."""
    path = Path(note)
    text = path.read_text() if path.exists() else ""
    return re.search(rf"^- \[[xX]\] .*\^{re.escape(block_id)}\b", text, re.MULTILINE) is None


def _torn(path: Path, text: str, known: set[str]) -> Iterator[str]:
    """A damaged block, or a line of the text around it that nobody wrote."""
    if path.name == "Follow-ups settings.md":
        return
    lines = read_note(path.name, text.encode()).lines
    block = find_block(lines)
    if not isinstance(block, ManagedBlock):
        yield f"{path}: {block.message if block else 'no block'}"
        return
    outside = [*lines[: block.start], *block.foreign.values(), *lines[block.stop :]]
    if path.name == PAGE:
        outside = [line for line in outside if not line.startswith("# ")]
        outside = [line for line in outside if line not in block.foreign.values()]
    for line in outside:
        words = line.strip("\r\ufeff")
        if words.strip() and words != _HEADING and words not in known:
            yield f"{path}: nobody wrote {words!r}"


def _own_words(text: str) -> str:
    """A text without its block."""
    return re.sub(r"<!-- kbfollow:begin.*?kbfollow:end.*?-->", "", text, flags=re.DOTALL)


def _run_once_more(scene: Scene, report: Report) -> None:
    before = scene.fingerprint()
    for device in scene.devices:
        scene.update(device)
    after = scene.fingerprint()
    report.unrest = [f"{path}: written without need" for path in after if after[path] != before.get(path)]
