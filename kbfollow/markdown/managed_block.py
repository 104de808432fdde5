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
evidence that ticked the box, `o` and the hash of evidence for which it was left open, `c` where kbfollow cancelled the
task, `+KEY:CAUSE` for what the line asks along; last a checksum of the line, so that a garbled line reads as damaged
and never as intent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from kbfollow import __version__
from kbfollow.business_days import library_version
from kbfollow.identity import short_hash
from kbfollow.markdown.regions import find_regions
from kbfollow.markdown.task_line import parse_task
from kbfollow.model import Task
from kbfollow.patterns import pattern

FORMAT = 1
BEGIN = pattern(r"^<!-- kbfollow:begin(?: (?P<format>\d+))?(?: (?P<engine>[^>+]*?))?(?P<added>(?: \+\w+)*) ?-->\s*$")
BEGIN_LIKE = pattern(r"kbfollow:begin")
END = pattern(r"^<!-- kbfollow:end\b")
END_LIKE = pattern(r"kbfollow:end")
OFF = pattern(r"^<!-- kbfollow:off -->\s*$")
_COMMENT_MARK = pattern(r"<!--|-->|%%|\$\$")
# What a line of a base looks like, garbled or not: two hashes, a day and a hash, or a checksum at its end.
_BASE_LIKE = pattern(r"\b[0-9a-f]{6,10}\b.*\b[0-9a-f]{6,10}\b|\d{4}-\d\d-\d\d [0-9a-f]{6}\b|\b[0-9a-f]{3}$")
_BASE_LINE = pattern(
    r"^(?P<id>[A-Za-z0-9-]+) (?P<due>\d{4}-\d{2}-\d{2}|-) (?P<text>[0-9a-f]{6}) (?P<cause>[0-9a-f]{6})"
    r"(?P<marks>(?: [xoc+][A-Za-z0-9:-]*)*) (?P<check>[0-9a-f]{3})$"
)


@dataclass(frozen=True, slots=True)
class BaseEntry:
    """What kbfollow last wrote for one task: its id, due day, and the hashes of its text and cause.

    `ticked_for` is the hash of the evidence that ticked the box, `open_for` that of evidence for which it was left open
    because the user had un-ticked it.
    """

    id: str
    due: date | None
    text: str
    cause: str
    ticked_for: str | None = None
    cancelled: bool = False
    carried: Mapping[str, str] = field(default_factory=dict)
    open_for: str | None = None


@dataclass(frozen=True, slots=True)
class BlockTask:
    """A task line of the block, the indented lines below it, and its index in the note's lines."""

    task: Task
    index: int
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ManagedBlock:
    """A block as it stands: lines `start` to `stop` (0-based, `stop` exclusive) of the note, markers included.

    `foreign` are the lines between the markers that belong to no task, by their index. `added` is what
    kbfollow put in front of the opening marker when it made the block: "newline", "blank", "heading", and "after" for a
    blank line behind the block.
    """

    start: int
    stop: int
    format: int
    engine: str
    tasks: tuple[BlockTask, ...]
    foreign: Mapping[int, str]
    base: Mapping[str, BaseEntry]
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DamagedBlock:
    """Markers that can't be trusted: missing, doubled or nested. `line` is 1-based."""

    line: int
    message: str


def find_block(lines: Sequence[str]) -> ManagedBlock | DamagedBlock | None:
    """The block in a note's lines, None where there is none. Markers in code fences don't count."""
    marked = [index for index, line in enumerate(lines) if "kbfollow:" in line and line.lstrip().startswith("<!--")]
    begins = [index for index in marked if BEGIN_LIKE.search(lines[index])]
    ends = [index for index in marked if index not in begins and END_LIKE.search(lines[index])]
    hidden = _hidden(lines, {*begins, *ends})
    begins = [index for index in begins if index not in hidden]
    ends = [index for index in ends if index not in hidden]
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
    close = _close(lines, end)
    if close is None:
        return DamagedBlock(end + 1, "the block's closing marker is damaged")
    tasks, foreign = _content(lines, begin + 1, end)
    base = read_base(lines[end : close + 1])
    added = tuple(word.lstrip("+") for word in opening["added"].split())
    engine = (opening["engine"] or "").strip()
    return ManagedBlock(begin, close + 1, int(opening["format"] or 0), engine, tasks, foreign, base, added)


def _hidden(lines: Sequence[str], markers: Collection[int]) -> set[int]:
    """The lines in code fences. A comment left open above the block doesn't count: a second block would follow.

    The markers count as text, so that they don't hide each other.
    """
    if not markers or not any("```" in line or "~~~" in line for line in lines):
        return set()
    bare = ["" if index in markers else line.rstrip("\r") for index, line in enumerate(lines)]
    uncommented = [_COMMENT_MARK.sub("", line) for line in bare]
    return find_regions(bare).hidden & find_regions(uncommented).hidden


def _close(lines: Sequence[str], end: int) -> int | None:
    """The line that ends the closing marker; None where it can't be told from what the user wrote below."""
    for index in range(end, len(lines)):
        words = lines[index].strip()
        if words == "-->" or (index == end and words == "<!-- kbfollow:end -->"):
            return index
        if "-->" in words or (index > end and ("<!--" in words or not _BASE_LIKE.search(words))):
            return None
    return None


def _content(lines: Sequence[str], start: int, stop: int) -> tuple[tuple[BlockTask, ...], dict[int, str]]:
    """The task lines with what is indented below them, and all other lines that aren't blank."""
    tasks: list[BlockTask] = []
    foreign: dict[int, str] = {}
    of_task = False
    for index in range(start, stop):
        line = lines[index]
        if not line.strip():
            continue
        indented = line[0] in " \t"
        task = None if indented else parse_task(line, index + 1)
        if task is not None:
            tasks.append(BlockTask(task, index))
            of_task = True
        elif indented and of_task:
            last = tasks[-1]
            tasks[-1] = BlockTask(last.task, last.index, (*last.children, line))
        else:
            foreign[index] = line
            of_task = False
    return tuple(tasks), foreign


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
    left_open = next((mark[1:] for mark in marks if mark.startswith("o")), None)
    return BaseEntry(match["id"], due, match["text"], match["cause"], ticked, "c" in marks, carried, left_open)


def format_entry(entry: BaseEntry) -> str:
    """The line of the base for one entry, with its checksum."""
    parts = [entry.id, entry.due.isoformat() if entry.due else "-", entry.text, entry.cause]
    if entry.ticked_for:
        parts.append("x" + entry.ticked_for)
    if entry.open_for:
        parts.append("o" + entry.open_for)
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


@cache
def engine_version() -> str:
    """What decides how a block is written: the versions of kbfollow and of the holiday data."""
    holidays = library_version()
    return f"{__version__} holidays-{holidays}" if holidays else __version__


def is_newer(block: ManagedBlock, engine: str) -> bool:
    """Whether the block was written by a newer kbfollow, or with newer holiday data, than `engine`."""
    if block.format > FORMAT:
        return True
    theirs, ours = engine_numbers(block.engine), engine_numbers(engine)
    return any(theirs[name] > ours.get(name, ()) for name in theirs)


def engine_numbers(engine: str) -> dict[str, tuple[int, ...]]:
    """“0.1.0 holidays-0.109” as numbers by name; the program's own stand under the empty name."""
    found: dict[str, tuple[int, ...]] = {}
    for word in engine.split():
        name, _, version = word.rpartition("-")
        if re.fullmatch(r"\d+(\.\d+)*", version):
            found[name] = tuple(map(int, version.split(".")))
    return found
