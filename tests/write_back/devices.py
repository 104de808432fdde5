"""Some devices with copies of one vault, a sync program between them, and people who write on all of them. In memory.

The sync program is like Syncthing: a version vector per file; of two versions that don't know of each other the later
one wins, and the other becomes a conflict copy; equal bytes are no conflict, and a change wins against a deletion. Or
it is like git with kbfollow's merge driver: notes and page are merged from the last version that both sides had.

A history is a list of steps, each an operation with a device and two numbers, so that any numbers make a history that
can be run. What people did is kept in a ledger, and `lost` tells what of it isn't there in the end.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

import pytest
from vaults import ACME, BLOCK, HALDEN, PAGE, TODAY, Files, acme, copies_in, halden, pass_over, settled, task_lines

from kbfollow.block_merge import merge_notes
from kbfollow.facts import NoteFacts, read_facts
from kbfollow.markdown.inline import clean_description
from kbfollow.markdown.managed_block import find_block
from kbfollow.markdown.note import read_note
from kbfollow.markdown.task_line import parse_task, split_task
from kbfollow.page_merge import merge_pages

SECOND, KESTREL = "Interviews/Acme 2.md", "Interviews/Kestrel.md"
NOTES = (ACME, HALDEN, SECOND, KESTREL)
BODY = "Good talk. I said I'd send the writing sample by Tuesday. Forgot to ask about overtime.\n"
REFERENCE = "references: [Maria Lopez]\n"
START: Files = {ACME: acme("Jane Doe (CEO); John", BODY, REFERENCE), HALDEN: halden(properties=REFERENCE)}
PAGE_LINK = re.compile(r"\(([^()\s]*)#\^([A-Za-z0-9-]+)\)")
TASK = re.compile(r"- \[.\] .*")
DUE = re.compile(r"📅 \d{4}-\d\d-\d\d")
CLOSED = re.compile(r" [✅❌] \d{4}-\d\d-\d\d| *\[completion:: [\d-]+\]")
MOST_ROUNDS = 12


class Step(NamedTuple):
    """One operation: its name, the device, and two numbers that the operation reads in its own way."""

    name: str
    device: int
    place: int
    number: int


class Box(NamedTuple):
    """A checkbox: the note that its task is in, and its id."""

    note: str
    id: str


@dataclass(frozen=True)
class Version:
    """A version of a file: its text (None: deleted), which changes of which device it knows, and when it was made."""

    text: str | None
    knows: tuple[int, ...]
    made: tuple[int, int] = (0, 0)  # a count over all devices, and the device
    by_hand: bool = False

    def covers(self, other: Version) -> bool:
        return all(own >= their for own, their in zip(self.knows, other.knows, strict=True))

    def joined(self, other: Version) -> tuple[int, ...]:
        return tuple(map(max, self.knows, other.knows))


@dataclass(frozen=True)
class Loss:
    """What a history has lost or left wrong in the end."""

    ticks: list[Box]
    lines: list[str]
    wishes: list[Box]  # days, cancellations and deletions that nobody went against
    doubled: list[str]
    untold: list[str]  # conflict copies that neither went nor are reported
    not_at_once: int  # passes that a second one had more to write after; no loss, and it comes to rest
    settled: bool
    idempotent: bool

    def __bool__(self) -> bool:
        found = self.ticks, self.lines, self.wishes, self.doubled, self.untold
        return any(found) or not (self.settled and self.idempotent)


@dataclass
class Devices:
    """The devices' vaults, what the sync program knows of them, and the ledger."""

    count: int = 2
    with_git: bool = False
    written: bool = True  # kbfollow has been over the vault before the history begins
    today: date = TODAY
    vaults: list[dict[str, Version]] = field(default_factory=list)
    ancestors: dict[str, str] = field(default_factory=dict)
    ledger: dict[str, set[str]] = field(default_factory=dict)  # words that were typed → the paths they were typed in
    touched: dict[Box, list[str]] = field(default_factory=dict)  # box → what was done to it
    named: bool = False  # a person's name was completed
    made: int = 0
    passes: int = 0
    not_at_once: int = 0  # passes after which another one had more to write
    copies: int = 0
    copies_of_generated: int = 0

    def __post_init__(self) -> None:
        start = _written_start() if self.written else START
        versions = {path: Version(text, (0,) * self.count) for path, text in start.items()}
        self.vaults = [dict(versions) for _ in range(self.count)]
        self.ancestors = dict(start)

    # Files and versions

    def files(self, device: int) -> Files:
        return {path: one.text for path, one in self.vaults[device].items() if one.text is not None}

    def text(self, device: int, path: str) -> str:
        known = self.vaults[device].get(path)
        return (known.text or "") if known else ""

    def save(self, device: int, path: str, text: str | None, *, by_hand: bool = True) -> None:
        """A file is written, or deleted, on a device."""
        known = self.vaults[device].get(path)
        if (known.text if known else None) == text:
            return
        self.made += 1
        knows = list(known.knows if known else (0,) * self.count)
        knows[device] += 1
        self.vaults[device][path] = Version(text, tuple(knows), (self.made, device), by_hand)

    def run(self, step: Step, refused: Sequence[str] = ()) -> None:
        """kbfollow makes a pass on a device."""
        self.passes += 1
        before = self.files(step.device)
        after = cached_pass(tuple(sorted(before.items())), self.today, tuple(refused))
        if not refused and cached_pass(tuple(sorted(after.items())), self.today, ()) != after:
            self.not_at_once += 1
        for path in sorted({*before, *after}):
            self.save(step.device, path, after.get(path), by_hand=False)

    def run_in_part(self, step: Step) -> None:
        """The same, while some of the files can't be written, or conflict copies can't be moved."""
        refused = [path for index, path in enumerate((ACME, HALDEN, PAGE)) if (step.place >> index) & 1]
        copies = [one.path for one in copies_in(self.files(step.device))] if step.number % 2 else []
        self.run(step, [*refused, *copies])

    # The sync program

    def send(self, step: Step) -> None:
        """One file goes to another device as it is now."""
        target = (step.device + 1 + step.number % (self.count - 1)) % self.count
        paths = sorted(self.vaults[step.device])
        self._deliver(step.device, target, paths[step.place % len(paths)])

    def send_some(self, step: Step) -> None:
        """Some of the files go to another device, in one order or the other."""
        target = (step.device + 1 + step.number % (self.count - 1)) % self.count
        rng = Random(step.number * 8 + step.place)
        paths = sorted(self.vaults[step.device])
        for path in rng.sample(paths, rng.randint(1, len(paths))):
            self._deliver(step.device, target, path)

    def _deliver(self, source: int, target: int, path: str) -> None:
        sent, kept = self.vaults[source].get(path), self.vaults[target].get(path)
        if sent is None or sent == kept:
            return
        if kept is None or sent.covers(kept):
            self._receive(target, path, sent)
        elif sent.text == kept.text:
            self._receive(target, path, Version(kept.text, sent.joined(kept), max(sent.made, kept.made), kept.by_hand))
        elif not kept.covers(sent):
            self._resolve(target, path, sent, kept)

    def _receive(self, target: int, path: str, version: Version) -> None:
        self.vaults[target][path] = version
        if version.text is not None:
            self.ancestors[path] = version.text

    def _resolve(self, target: int, path: str, sent: Version, kept: Version) -> None:
        merged = self._merged(path, sent, kept) if self.with_git else None
        if merged is not None:
            self._receive(target, path, Version(sent.text, sent.joined(kept), sent.made))
            self.save(target, path, merged, by_hand=False)
            return
        if kept.text is not None and (sent.text is None or kept.made > sent.made):
            return  # the other device gives way when this version comes to it
        self._receive(target, path, Version(sent.text, sent.joined(kept), sent.made, sent.by_hand))
        if kept.text is None:
            return
        self.copies += 1
        self.copies_of_generated += not (sent.by_hand or kept.by_hand)
        mark = f".sync-conflict-20261121-{self.copies:06}-DEVICE{'ABC'[target]}"
        self.save(target, path.removesuffix(".md") + mark + ".md", kept.text)

    def _merged(self, path: str, sent: Version, kept: Version) -> str | None:
        if sent.text is None or kept.text is None:
            return None
        ancestor = self.ancestors.get(path)
        if path == PAGE:
            return merge_pages(ancestor, kept.text, sent.text)
        found = merge_notes(ancestor, kept.text, sent.text)
        return found.text if found else None

    # What people do: boxes

    def _line(self, step: Step, path: str, marks: str = " xX-/") -> str | None:
        """A task line of a file, chosen by the step's number."""
        lines = [one for one in self.text(step.device, path).split("\n") if TASK.match(one) and one[3] in marks]
        lines = [one for one in lines if _boxes(path, one)]
        return lines[step.number % len(lines)] if lines else None

    def _relined(self, step: Step, path: str, line: str, new: str | None) -> None:
        old = line + "\n" if new is None else line
        self.save(step.device, path, self.text(step.device, path).replace(old, new or "", 1))

    def _note(self, step: Step) -> str | None:
        there = [path for path in NOTES if self.text(step.device, path)]
        return there[step.place % len(there)] if there else None

    def _touch(self, path: str, line: str, what: str) -> None:
        for box in _boxes(path, line):
            self.touched.setdefault(box, []).append(what)

    def _mark(self, step: Step, path: str | None, shape: Callable[[str], str], what: str, marks: str = " ") -> None:
        line = self._line(step, path, marks) if path else None
        if path and line:
            self._touch(path, line, what)
            self._relined(step, path, line, shape(line))

    def tick(self, step: Step) -> None:
        """A plain editor: only the character changes."""
        self._mark(step, self._note(step), lambda line: line.replace("[ ]", "[x]", 1), "tick")

    def tick_by_tasks(self, step: Step) -> None:
        self._mark(step, self._note(step), lambda line: _before_id(_done(line), f"✅ {self.today}"), "tick")

    def tick_by_dataview(self, step: Step) -> None:
        self._mark(step, self._note(step), lambda line: _before_id(_done(line), f"[completion:: {self.today}]"), "tick")

    def tick_by_reminder(self, step: Step) -> None:
        self._mark(step, self._note(step), lambda line: f"{_done(line)} ✅ {self.today}", "tick")

    def tick_on_page(self, step: Step) -> None:
        self._mark(step, PAGE, lambda line: _done(line) + (f" ✅ {self.today}" if step.place % 2 else ""), "tick")

    def cancel(self, step: Step) -> None:
        self._mark(step, self._note(step), lambda line: line.replace("[ ]", "[-]", 1), "cancel")

    def untick(self, step: Step) -> None:
        path = self._note(step) if step.number % 2 else PAGE
        self._mark(step, path, lambda line: CLOSED.sub("", "- [ ] " + line[6:]), "untick", "x-")

    def snooze(self, step: Step) -> None:
        day = self._later(step)
        self._mark(step, self._note(step), lambda line: DUE.sub(f"📅 {day}", line), f"snooze {day}")

    def snooze_by_reminder(self, step: Step) -> None:
        """Everything behind 📅 is replaced, and the block id is gone."""
        day = self._later(step)
        self._mark(step, self._note(step), lambda line: re.sub("📅 .*", f"📅 {day}", line), f"snooze {day}")

    def snooze_on_page(self, step: Step) -> None:
        day = self._later(step)
        self._mark(step, PAGE, lambda line: f"{line} 📅 {day}", f"snooze {day}")

    def _later(self, step: Step) -> date:
        return self.today + timedelta(3 + step.number % 9)

    def delete_line(self, step: Step) -> None:
        path = self._note(step) if step.place % 4 else PAGE
        line = self._line(step, path) if path else None
        if path and line:
            self._touch(path, line, "delete" if path != PAGE else "delete on page")
            self._forget(path, line)
            self._relined(step, path, line, None)

    # What people do: words

    def _typed(self, path: str) -> str:
        words = f"Remark {len(self.ledger)} of mine"
        self.ledger[words] = {path}
        return words

    def _forget(self, path: str, text: str) -> None:
        """The user deletes a text, and with it what was typed there."""
        for words in [one for one, paths in self.ledger.items() if one in text and path in paths]:
            del self.ledger[words]

    def reword(self, step: Step) -> None:
        path = self._note(step)
        line = self._line(step, path) if path else None
        if path and line and DUE.search(line):
            self._touch(path, line, "reword")
            self._relined(step, path, line, line.replace(" 📅", f" ({self._typed(path)}) 📅", 1))

    def add_below(self, step: Step) -> None:
        """An indented line under a task."""
        path = self._note(step)
        line = self._line(step, path) if path else None
        if path and line:
            self._touch(path, line, "below")
            self._relined(step, path, line, f"{line}\n    - {self._typed(path)}")

    def add_to_block(self, step: Step) -> None:
        """A line of the user's own between the markers, of a note or of the page."""
        path = self._note(step) if step.number % 2 else PAGE
        text = self.text(step.device, path) if path else ""
        if path and text.count("<!-- kbfollow:end") == 1:
            mark = "- [ ] " if step.number % 3 else ""
            line = f"{mark}{self._typed(path)}\n\n"
            self.save(step.device, path, text.replace("<!-- kbfollow:end", line + "<!-- kbfollow:end"))

    def write_prose(self, step: Step) -> None:
        path = self._note(step) if step.number % 4 else PAGE
        text = self.text(step.device, path) if path else ""
        if path == PAGE and text:
            self.save(step.device, path, f"{text}\n{self._typed(path)}.\n")
        elif path and text:
            self._write_above(step, path, f"{self._typed(path)}.")

    def write_evidence(self, step: Step) -> None:
        """A line from which a follow-up is done, or moves."""
        path = self._note(step)
        said = (
            "Sent Jane a thank-you.",
            "Sent Ruth Adler a thank-you note.",
            f"Sent the writing sample on {self.today}.",
            "They will decide within two weeks.",
            f"Checked in with Jane on {self.today}, no answer yet.",
            "Told Maria Lopez that they may call.",
        )
        if path and self.text(step.device, path):
            self._write_above(step, path, f"{said[step.number % len(said)]} {self._typed(path)}.")

    def _write_above(self, step: Step, path: str, line: str) -> None:
        """As the first or the last words in front of the block."""
        text = self.text(step.device, path)
        at = text.find("\n## Follow-ups")
        if step.place % 2 or at < 0:
            self.save(step.device, path, text.replace("\n---\n", f"\n---\n{line}\n\n", 1))
        else:
            self.save(step.device, path, f"{text[:at]}\n{line}\n{text[at:]}")

    def complete_name(self, step: Step) -> None:
        text = self.text(step.device, ACME)
        self.named = True
        self.save(step.device, ACME, text.replace("  - John\n", "  - John Roe (CFO)\n"))

    def add_note(self, step: Step) -> None:
        """Another firm's note, or a second round at the first."""
        day = self.today - timedelta(1)
        path = SECOND if step.number % 2 else KESTREL
        company = "Acme Finance" if path == SECOND else "Kestrel Ltd"
        if path not in self.files(step.device) and day > TODAY:
            text = acme("Ann Poe (CEO)", f"{self._typed(path)}.\n").replace("Acme Finance", company)
            self.save(step.device, path, text.replace("2026-11-20", day.isoformat()))

    def delete_block(self, step: Step) -> None:
        path = self._note(step)
        found = BLOCK.search(self.text(step.device, path)) if path else None
        if path and found:
            self._forget(path, found[0])
            for box in [*(one for line in found[0].split("\n") for one in _boxes(path, line)), *self.touched]:
                if box.note == path:
                    self.touched.setdefault(box, []).append("block deleted")
            self.save(step.device, path, self.text(step.device, path).replace(found[0], ""))

    def delete_page(self, step: Step) -> None:
        text = self.text(step.device, PAGE)
        if text:
            self._forget(PAGE, text)
            for line in text.split("\n"):
                self._touch(PAGE, line, "page deleted")
            self.save(step.device, PAGE, None)

    # Time, and the end

    def next_day(self, step: Step) -> None:
        self.today += timedelta((1, 1, 1, 2, 3, 7)[step.number % 6])

    def do(self, step: Step) -> None:
        """One step of a history."""
        OPERATIONS[step.name][0](self, step._replace(device=step.device % self.count))

    def come_to_rest(self) -> bool:
        """Everything is delivered, and every device makes its passes, until nothing changes any more."""
        for _ in range(MOST_ROUNDS):
            before = [dict(one) for one in self.vaults]
            for _ in range(self.count):
                for source in range(self.count):
                    for path in sorted(self.vaults[source]):
                        for target in range(self.count):
                            if target != source:
                                self._deliver(source, target, path)
            for device in range(self.count):
                self.run(Step("run", device, 0, 0))
            files = [self.files(device) for device in range(self.count)]
            if before == self.vaults and all(one == files[0] for one in files):
                return True
        return False

    def end(self) -> Loss:
        """Come to rest, and see what of the ledger is there."""
        settled_down = self.come_to_rest()
        files = self.files(0)
        idempotent = cached_pass(tuple(sorted(files.items())), self.today, ()) == files
        return Loss(
            [box for box, done in self.touched.items() if set(done) == {"tick"} and not _is_done(files, box)],
            [words for words, paths in self.ledger.items() if not _stands(files, words, paths)],
            [box for box, done in self.touched.items() if len(done) == 1 and not self._is_kept(files, box, done[0])],
            [path for path in NOTES if _doubled(files.get(path, ""))],
            self._untold(),
            self.not_at_once,
            settled_down,
            idempotent,
        )

    def _untold(self) -> list[str]:
        """The copies that neither went nor are reported; one of the last page goes with the next day's."""
        for _ in range(2):
            files = self.files(0)
            found = [one.path for one in copies_in(files) if quote(one.path) not in files.get(PAGE, "")]
            if not found:
                break
            self.today += timedelta(1)
            self.come_to_rest()
        return found

    def _is_kept(self, files: Files, box: Box, done: str) -> bool:
        """Whether the one thing that was done to a box, other than a tick, is there in the end.

        What else was written into the application's notes may end a day or bring a task back, so only without any.
        """
        of_one = {ACME, SECOND} if box.note in (ACME, SECOND) else {box.note}
        if any(paths & of_one for paths in self.ledger.values()) or self.named:
            return True
        ticked = {one.note for one, each in self.touched.items() if "tick" in each and one != box}
        if box.id.startswith("check-in") and box.note in ticked:  # its cause is the tick of the one before
            return True
        lines = [one for one in files.get(box.note, "").split("\n") if box in _boxes(box.note, one)]
        what, _, day = done.partition(" ")
        if what == "snooze":
            return any(f"📅 {day}" in line for line in lines)
        if what == "cancel":
            return any(line.startswith("- [-]") for line in lines)
        return done != "delete" or not any(line.startswith("- [ ]") for line in lines)


def _boxes(path: str, line: str) -> list[Box]:
    """The tasks that a line stands for: in a note one, on the page those that it links to."""
    if not TASK.match(line):
        return []
    if path == PAGE:
        return [Box(unquote(note), block_id) for note, block_id in PAGE_LINK.findall(line)]
    found = re.search(r"\^([A-Za-z0-9-]+)", line)
    return [Box(path, found[1])] if found else []


def _done(line: str) -> str:
    return line.replace("[ ]", "[x]", 1)


def _before_id(line: str, words: str) -> str:
    return re.sub(r" (\^[A-Za-z0-9-]+)", rf" {words} \1", line, count=1)


def _is_done(files: Files, box: Box) -> bool:
    """Whether a box is ticked in its note, else on the page or in a copy: there it is left for the user to look at."""
    paths = {box.note: box.note, PAGE: PAGE} | {one.path: one.of for one in copies_in(files)}
    return any(
        line[3:4] in "xX" and box in _boxes(of, line)
        for path, of in paths.items()
        for line in files.get(path, "").split("\n")
        if TASK.match(line)
    )


def _stands(files: Files, words: str, paths: set[str]) -> bool:
    """Whether words stand in the file that they were typed in, or in a copy of it."""
    copies = [one.path for one in copies_in(files) if one.of in paths]
    whole = re.compile(re.escape(words) + r"(?!\d)")
    return any(whole.search(files.get(path, "")) for path in (*paths, *copies))


def _doubled(text: str) -> bool:
    """Whether two lines of a note that say the same have one id."""
    lines = [line for line in task_lines(text) if re.search(r"\^[A-Za-z0-9-]+$", line) and "Remark" not in line]
    counted = Counter(line.rpartition("^")[2] for line in lines)
    return any(count > 1 for count in counted.values())


# Each operation, and how often it stands in a history.
OPERATIONS: dict[str, tuple[Callable[[Devices, Step], None], int]] = {
    "run": (Devices.run, 12),
    "run_in_part": (Devices.run_in_part, 2),
    "send": (Devices.send, 6),
    "send_some": (Devices.send_some, 8),
    "next_day": (Devices.next_day, 4),
    "tick": (Devices.tick, 4),
    "tick_by_tasks": (Devices.tick_by_tasks, 2),
    "tick_by_dataview": (Devices.tick_by_dataview, 1),
    "tick_by_reminder": (Devices.tick_by_reminder, 1),
    "tick_on_page": (Devices.tick_on_page, 5),
    "cancel": (Devices.cancel, 1),
    "untick": (Devices.untick, 2),
    "snooze": (Devices.snooze, 2),
    "snooze_by_reminder": (Devices.snooze_by_reminder, 1),
    "snooze_on_page": (Devices.snooze_on_page, 2),
    "reword": (Devices.reword, 2),
    "delete_line": (Devices.delete_line, 2),
    "add_below": (Devices.add_below, 2),
    "add_to_block": (Devices.add_to_block, 2),
    "write_prose": (Devices.write_prose, 2),
    "write_evidence": (Devices.write_evidence, 2),
    "complete_name": (Devices.complete_name, 1),
    "add_note": (Devices.add_note, 2),
    "delete_block": (Devices.delete_block, 1),
    "delete_page": (Devices.delete_page, 1),
}


def replayed(history: Sequence[Step], count: int = 2, *, with_git: bool = False, written: bool = True) -> Devices:
    """The devices after a history."""
    devices = Devices(count, with_git, written)
    for step in history:
        devices.do(step)
    return devices


# Passes, made quick: whatever is pure is asked once


@lru_cache
def _written_start() -> Files:
    return settled(START)


@lru_cache(maxsize=5_000)
def cached_pass(files: tuple[tuple[str, str], ...], today: date, refused: tuple[str, ...]) -> Files:
    """The vault after a pass; not to be changed."""
    return pass_over(dict(files), today, refused)


@contextmanager
def quick_passes() -> Iterator[None]:
    """While this lasts, reading a note, a line or a passage a second time costs nothing."""
    cached_pass.cache_clear()
    _written_start.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        for function in (read_note, find_block, parse_task, split_task, clean_description):
            _replace(patch, function, _remembered(function, lambda *given, **named: (given, tuple(named.items()))))
        _replace(patch, read_facts, _remembered(read_facts, _facts_key))
        yield


def _facts_key(note: Any, kind: Any, settings: Any, names: Any, answers: Any = None, _memory: Any = None) -> Any:
    return note.path, note.text, kind, settings, names.companies, tuple(sorted((answers or {}).items()))


def _remembered(function: Callable[..., Any], key: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[Any, NoteFacts] = {}

    def asked(*given: Any, **named: Any) -> Any:
        try:
            name = key(*given, **named)
            found = known.get(name, known)
        except TypeError:  # a list can't be a key
            return function(*given, **named)
        if found is known:
            if len(known) > 50_000:
                known.clear()
            found = known[name] = function(*given, **named)
        return found

    return asked


def _replace(patch: pytest.MonkeyPatch, function: object, other: object) -> None:
    """In every module that has imported it."""
    for name, module in list(sys.modules.items()):
        if name.startswith("kbfollow") or name == "vaults":
            for attribute, value in list(vars(module).items()):
                if value is function:
                    patch.setattr(module, attribute, other)
