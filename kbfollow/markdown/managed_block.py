"""The managed block: the lines between our two markers, and the base that the closing one carries.

The opening marker names the format and the engine. The closing one holds, per task, what kbfollow last wrote there
(never what the user did since), so that a tick changes only the task's own line::

    <!-- kbfollow:begin 1 0.1.0 holidays-0.109 +heading -->

    - [ ] Thank Jane Doe for Friday 📅 2026-11-21 ^thank-you-jane-doe

    <!-- kbfollow:end
    thank-you-jane-doe 2026-11-21 3fa2b1 77ac01 9e4
    -->

The opening marker also says what was added in front of it (`+newline`, `+blank`, `+heading`), so that it can be taken
away again to the byte.
A line of the base is an id, the due day (`-` for none), hashes of text and cause, then marks: `x` and the hash of the
evidence that ticked the box, `c` where kbfollow cancelled the task, `+KEY:CAUSE` for what the line asks along; last a
checksum of the line, so that a garbled line reads as damaged and never as intent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kbfollow.identity import short_hash
from kbfollow.markdown.task_line import parse_task
from kbfollow.model import Task

FORMAT = 1
BEGIN = re.compile(r"^<!-- kbfollow:begin(?: (?P<format>\d+))?(?: (?P<engine>[^>+]*?))?(?P<added>(?: \+\w+)*) ?-->\s*$")
BEGIN_LIKE = re.compile(r"kbfollow:begin")
END = re.compile(r"^<!-- kbfollow:end\b")
END_LIKE = re.compile(r"kbfollow:end")
OFF = re.compile(r"^<!-- kbfollow:off -->\s*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_BASE_LINE = re.compile(
    r"^(?P<id>[A-Za-z0-9-]+) (?P<due>\d{4}-\d{2}-\d{2}|-) (?P<text>[0-9a-f]{6}) (?P<cause>[0-9a-f]{6})"
    r"(?P<marks>(?: [xc+][A-Za-z0-9:-]*)*) (?P<check>[0-9a-f]{3})$"
)


@dataclass(frozen=True, slots=True)
class BaseEntry:
    """What kbfollow last wrote for one task: its id, due day, and the hashes of its text and cause."""

    id: str
    due: date | None
    text: str
    cause: str
    ticked_for: str | None = None
    cancelled: bool = False
    carried: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BlockTask:
    """A task line of the block, the indented lines below it, and its index in the note's lines."""

    task: Task
    index: int
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ManagedBlock:
    """A block as it stands: lines `start` to `stop` (0-based, `stop` exclusive) of the note, markers included.

    `foreign` are the lines between the markers that belong to no task. `added` is what kbfollow put in front of the
    opening marker when it made the block: "newline", "blank", "heading", and "after" for a blank line behind the block.
    """

    start: int
    stop: int
    format: int
    engine: str
    tasks: tuple[BlockTask, ...]
    foreign: tuple[str, ...]
    base: Mapping[str, BaseEntry]
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DamagedBlock:
    """Markers that can't be trusted: missing, doubled or nested. `line` is 1-based."""

    line: int
    message: str


def find_block(lines: Sequence[str]) -> ManagedBlock | DamagedBlock | None:
    """The block in a note's lines, None where there is none. Markers inside code fences don't count."""
    begins, ends = [], []
    for index, line in _outside_fences(lines):
        if BEGIN_LIKE.search(line) and line.lstrip().startswith("<!--"):
            begins.append(index)
        elif END_LIKE.search(line) and line.lstrip().startswith("<!--"):
            ends.append(index)
    if not begins and not ends:
        return None
    if len(begins) != 1 or len(ends) != 1:
        place = (begins or ends)[-1]
        which = "opening" if len(begins) != 1 else "closing"
        count = len(begins) if len(begins) != 1 else len(ends)
        return DamagedBlock(place + 1, f"the block has {count} {which} markers instead of one")
    begin, end = begins[0], ends[0]
    opening = BEGIN.match(lines[begin])
    if end < begin or opening is None or not END.match(lines[end]):
        return DamagedBlock(begin + 1, "the block's markers are damaged or in the wrong order")
    close = next((i for i in range(end, len(lines)) if "-->" in lines[i]), None)
    if close is None or not lines[close].rstrip().endswith("-->"):
        return DamagedBlock(end + 1, "the block's closing marker is damaged")
    tasks, foreign = _content(lines, begin + 1, end)
    base = read_base(lines[end : close + 1])
    added = tuple(word.lstrip("+") for word in opening["added"].split())
    engine = (opening["engine"] or "").strip()
    return ManagedBlock(begin, close + 1, int(opening["format"] or 0), engine, tasks, foreign, base, added)


def _outside_fences(lines: Sequence[str]) -> Iterable[tuple[int, str]]:
    fence = ""
    for index, line in enumerate(lines):
        opened = _FENCE.match(line)
        if fence:
            if opened and opened[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if opened:
            fence = opened[1]
            continue
        if "kbfollow:" in line:
            yield index, line


def _content(lines: Sequence[str], start: int, stop: int) -> tuple[tuple[BlockTask, ...], tuple[str, ...]]:
    tasks: list[BlockTask] = []
    foreign: list[str] = []
    for index in range(start, stop):
        line = lines[index]
        if not line.strip():
            continue
        indented = line[0] in " \t"
        task = None if indented else parse_task(line, index + 1)
        if task is not None:
            tasks.append(BlockTask(task, index))
        elif indented and tasks and not (foreign and _after(lines, tasks[-1].index, foreign[-1], index)):
            last = tasks[-1]
            tasks[-1] = BlockTask(last.task, last.index, (*last.children, line))
        else:
            foreign.append(line)
    return tuple(tasks), tuple(foreign)


def _after(lines: Sequence[str], task_index: int, foreign_line: str, index: int) -> bool:
    """Whether a foreign line stands between the task and this index, so that the indented line belongs to that one."""
    return foreign_line in lines[task_index + 1 : index]


def read_base(comment: Sequence[str]) -> dict[str, BaseEntry]:
    """The entries of a closing marker's lines; a line that is garbled is left out."""
    entries: dict[str, BaseEntry] = {}
    for line in comment:
        entry = _read_entry(line.strip())
        if entry is not None:
            entries[entry.id] = entry
    return entries


def _read_entry(line: str) -> BaseEntry | None:
    match = _BASE_LINE.match(line)
    if match is None or short_hash(line[:-4], 3) != match["check"]:
        return None
    due = None
    if match["due"] != "-":
        try:
            due = date.fromisoformat(match["due"])
        except ValueError:
            return None
    marks = match["marks"].split()
    carried = dict(mark[1:].partition(":")[::2] for mark in marks if mark.startswith("+"))
    ticked = next((mark[1:] for mark in marks if mark.startswith("x")), None)
    return BaseEntry(match["id"], due, match["text"], match["cause"], ticked, "c" in marks, carried)


def format_entry(entry: BaseEntry) -> str:
    """The line of the base for one entry, with its checksum."""
    parts = [entry.id, entry.due.isoformat() if entry.due else "-", entry.text, entry.cause]
    if entry.ticked_for:
        parts.append("x" + entry.ticked_for)
    if entry.cancelled:
        parts.append("c")
    parts += [f"+{key}:{cause}" for key, cause in sorted(entry.carried.items())]
    line = " ".join(parts)
    return f"{line} {short_hash(line, 3)}"


def format_block(content: Sequence[str], entries: Sequence[str], engine: str, added: Sequence[str] = ()) -> list[str]:
    """The block's lines, without line ends: markers with a blank line on each side, the content, the base's lines."""
    closing = ["<!-- kbfollow:end", *entries, "-->"] if entries else ["<!-- kbfollow:end -->"]
    inner = [*content, ""] if content else []
    flags = "".join(f" +{word}" for word in added)
    return [f"<!-- kbfollow:begin {FORMAT} {engine}{flags} -->", "", *inner, *closing]


def engine_version() -> str:
    """What decides how a block is written: the versions of kbfollow and of the holiday data."""
    from importlib.metadata import PackageNotFoundError, version

    from kbfollow import __version__

    try:
        return f"{__version__} holidays-{version('holidays')}"
    except PackageNotFoundError:
        return __version__


def is_newer(block: ManagedBlock, engine: str) -> bool:
    """Whether the block was written by a newer kbfollow, or with newer holiday data, than `engine`."""
    if block.format > FORMAT:
        return True
    theirs, ours = _numbers(block.engine), _numbers(engine)
    return any(theirs[name] > ours.get(name, ()) for name in theirs)


def _numbers(engine: str) -> dict[str, tuple[int, ...]]:
    """“0.1.0 holidays-0.109” as numbers by name; the program's own stand under the empty name."""
    found: dict[str, tuple[int, ...]] = {}
    for word in engine.split():
        name, _, version = word.rpartition("-")
        if re.fullmatch(r"\d+(\.\d+)*", version):
            found[name] = tuple(map(int, version.split(".")))
    return found
