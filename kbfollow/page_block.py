"""The page as a file: its managed block, what the user did in it, and the user's own text around it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from urllib.parse import unquote

from kbfollow.identity import rule_of, short_hash
from kbfollow.markdown.inline import clean_description, normal_description
from kbfollow.markdown.managed_block import (
    DamagedBlock,
    ManagedBlock,
    engine_version,
    find_block,
    format_block,
    is_newer,
)
from kbfollow.markdown.regions import find_regions
from kbfollow.markdown.task_line import parse_task
from kbfollow.model import Problem, Record, Task, TaskStatus
from kbfollow.page import PageLine, page_key
from kbfollow.patterns import pattern
from kbfollow.records import closing_day

_TASK_LINK = pattern(
    r"\]\((?P<path>[^()\s]*)#(?:\^|%5E)(?P<id>[A-Za-z0-9-]+)\)|\[\[(?P<target>[^\[\]|#]*)#\^(?P<wid>[A-Za-z0-9-]+)"
)
_LINK_WORDS = pattern(r"\[(?P<words>[^\[\]]*)\]\([^()\s]*#|\[\[[^\[\]|]*#[^\[\]|]*\|(?P<alias>[^\[\]]*)\]\]")
# A day as the page prints it, “since Mon 16” or “Fri 20 Nov:”, or as ISO.
_SHOWN_DAY = pattern(
    r"(?:\bsince\s+|^)(?P<iso>\d{4}-\d{2}-\d{2})|(?:\bsince\s+|^)(?P<name>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})"
    r"(?:\s+(?P<month>[A-Z][a-z]{2}))?(?=:|\s*$)"
)
_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# The page's base: the open boxes as KEY:DAY, and the hashes of all other lines, some to a line, each with a checksum.
OPEN_BOXES, WRITTEN_LINES = "open", "lines"


@dataclass(frozen=True, slots=True)
class Intent:
    """What the user did to a task on the page: a status with its day, or another due day.

    `source` is the path of the conflict copy of the page that tells it, "" for the page itself.
    """

    note: str
    id: str
    status: TaskStatus | None = None
    closed_on: date | None = None
    due: date | None = None
    raw: str = ""
    source: str = ""

    @property
    def words(self) -> str:
        """The words of the line before its link, without the day that stands in front."""
        task = parse_task(self.raw.lstrip())
        before = _TASK_LINK.split(task.description if task else "")[0].rpartition("[")[0].strip(" ,:[")
        return _SHOWN_DAY.sub("", before, count=1).strip(" ,:")

    @property
    def employer(self) -> str:
        """The words of the line's link."""
        match = _LINK_WORDS.search(self.raw)
        return (match["words"] or match["alias"]) if match else ""

    @property
    def record(self) -> Record:
        """A record of the task as the page tells it, where the note has no block yet: the page arrived first."""
        rule, status = rule_of(self.id) or "", self.status or "open"
        return Record(self.id, rule, self.note, status, self.words, self.due, self.closed_on, user_due=self.due)

    def means(self, record: Record, employer: str) -> bool:
        """Whether a task in another note is this one: the same id, the same words, the same employer."""
        said = set(re.findall(r"\w+", self.words.casefold()))
        known = set(re.findall(r"\w+", normal_description(record.text)))
        same_employer = self.employer.casefold() == clean_description(employer).casefold()
        return record.id == self.id and record.status == "open" and said <= known and same_employer


@dataclass(frozen=True, slots=True)
class PageState:
    """The page as it stands: intents by (note, id), the lines the user wrote into the block, and what is wrong.

    `disagreeing` are the lines of a task that say different things: they stay until the user has deleted one.
    """

    intents: Mapping[tuple[str, str], Intent]
    foreign: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    block: ManagedBlock | None = None
    disagreeing: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


def read_page(text: str, path: str) -> PageState:
    """What the user did on the page since it was written; nothing where its markers or base are damaged."""
    lines = text.split("\n")
    block = find_block(lines)
    problem = _unwritable(lines, block, path)
    if problem is not None:
        return PageState({}, problems=(problem,))
    if not isinstance(block, ManagedBlock):
        return PageState({})
    copies: dict[tuple[str, str], list[Intent]] = {}
    foreign: list[str] = []
    base = shown_days(lines[block.start : block.stop])
    words = checked_words(WRITTEN_LINES, lines[block.start : block.stop])
    written = frozenset(words or ())
    for line in lines[block.start + 1 : _closing(lines, block)]:
        bare = line.rstrip("\r")
        keys = task_keys(bare) if parse_task(bare.lstrip()) else []
        for key in keys:
            intent = _intent(key, bare, base)
            if intent is not None:
                copies.setdefault(key, []).append(intent)
        if keys and any(rule_of(block_id) or page_key(note, block_id) in base for note, block_id in keys):
            continue
        if _line_hash(bare) not in written:
            foreign.append(line)
    disagreeing = {key: tuple(dict.fromkeys(one.raw for one in each)) for key, each in copies.items() if _differ(each)}
    problems = tuple(
        Problem(path, 1, f"two lines for {note}#^{block_id} disagree", "delete one of them")
        for note, block_id in sorted(disagreeing)
    )
    real = {
        key: each[0]
        for key, each in copies.items()
        if key not in disagreeing and (each[0].status is not None or each[0].due is not None)
    }
    return PageState(real, _without_outer_blanks(foreign), problems, block, disagreeing)


def _unwritable(lines: Sequence[str], block: ManagedBlock | DamagedBlock | None, path: str) -> Problem | None:
    """Why the page is left alone, None where it isn't."""
    if isinstance(block, DamagedBlock):
        mend = "restore the marker, or delete the page: it is written anew"
        return Problem(path, block.line, block.message, mend)
    if block is None:
        end = find_regions([line.rstrip("\r") for line in lines]).open_end
        mend = "close it, so that the tasks can be written below"
        return Problem(path, len(lines), f"the page ends inside a {end}", mend) if end else None
    if is_newer(block, engine_version()):
        return Problem(path, block.start + 1, "a newer kbfollow has written it", "update kbfollow on this device")
    return None


def _without_outer_blanks(lines: Sequence[str]) -> tuple[str, ...]:
    """The lines that say something, with one blank line at most between two of them."""
    kept: list[str] = []
    for line in lines:
        if line.strip() or (kept and kept[-1].strip()):
            kept.append(line)
    return tuple(kept[:-1] if kept and not kept[-1].strip() else kept)


def _closing(lines: Sequence[str], block: ManagedBlock) -> int:
    return next(i for i in range(block.stop - 1, block.start, -1) if "kbfollow:end" in lines[i])


def task_keys(line: str) -> list[tuple[str, str]]:
    keys = []
    for match in _TASK_LINK.finditer(line):
        if match["id"]:
            keys.append((unquote(match["path"], errors="surrogateescape"), match["id"]))
        else:
            target = match["target"]
            keys.append((target if target.endswith(".md") else f"{target}.md", match["wid"]))
    return keys


def _intent(key: tuple[str, str], line: str, base: Mapping[str, date | None]) -> Intent | None:
    """The difference between a line and what kbfollow wrote; an empty intent where there is none."""
    task = parse_task(line.lstrip())
    if task is None or page_key(*key) not in base:
        return None
    shown = base[page_key(*key)]
    status: TaskStatus | None = task.status if task.status != "open" else None
    due = _shown_day(task, shown)
    return Intent(*key, status, closing_day(task), due if due != shown else None, line)


def _differ(copies: Sequence[Intent]) -> bool:
    return len({(one.status, one.due) for one in copies}) > 1


def _shown_day(task: Task, near: date | None) -> date | None:
    """The day that a page line shows, as printed or in ISO; `near` where it shows none or an impossible one."""
    if task.due is not None:
        return task.due
    match = _SHOWN_DAY.search(task.description)
    if match is None or near is None:
        return near
    if match["iso"]:
        try:
            return date.fromisoformat(match["iso"])
        except ValueError:
            return near
    nearest_first = (near + timedelta(sign * offset) for offset in range(181) for sign in (-1, 1))
    fitting = (
        day
        for day in nearest_first
        if day.day == int(match["day"])
        and _NAMES[day.weekday()] == match["name"]
        and (match["month"] is None or _MONTHS[day.month - 1] == match["month"])
    )
    return next(fitting, near)


def with_intents(
    records: Mapping[str, tuple[Record, ...]], intents: Mapping[tuple[str, str], Intent]
) -> tuple[dict[str, tuple[Record, ...]], tuple[Intent, ...]]:
    """The notes' records with what the user did on the page, and the intents whose task is gone.

    The note wins for days where its line has one of its own; done beats open.
    """
    left = dict(intents)
    result: dict[str, tuple[Record, ...]] = {}
    for note, known in records.items():
        changed = []
        for record in known:
            intent = left.pop((note, record.id), None)
            changed.append(_intended(record, intent) if intent and not record.dismissed else record)
        result[note] = tuple(changed)
    return result, tuple(left.values())


def _intended(record: Record, intent: Intent) -> Record:
    if intent.status is not None and record.status == "open":
        record = replace(record, status=intent.status, closed_on=intent.closed_on, reopened=False, ticked_for=None)
    elif intent.status == record.status and intent.closed_on:
        record = replace(record, closed_on=min(intent.closed_on, record.closed_on or intent.closed_on))
    if intent.due is not None and record.user_due is None and record.status == "open":
        record = replace(record, user_due=intent.due)
    return record


# Writing


def page_text(
    current: str | None,
    lines: Sequence[PageLine],
    state: PageState,
    pending: Mapping[tuple[str, str], Intent],
    engine: str,
    title: str,
) -> str:
    """The page's text with its block as `lines`; the user's text around the block stays byte for byte.

    Lines that the user wrote into the block stand below it from then on. `pending` are intents that have not reached
    their note: their lines keep their bytes and their base entries.
    """
    content, entries = _content(current, lines, pending, state)
    if current is None or state.block is None:
        head = current if current is not None else f"# {title}\n"
        end = _line_end(head)
        if head and not head.endswith("\n"):
            head += end + "\n"
        return head + "".join(
            line + end + "\n" for line in [*([""] if head else []), *format_block(content, entries, engine)]
        )
    old = current.split("\n")
    block = state.block
    # Where the base doesn't tell our own lines, those that are written again anyway do.
    foreign = list(_without_outer_blanks([line for line in state.foreign if line.strip() not in _bare(content)]))
    block_lines = format_block(content, entries, engine, block.added)
    standing = [line.rstrip("\r") for line in old[block.start : block.stop]]
    if block_lines[1:] == standing[1:] and not foreign:
        return current
    end = _line_end(current)
    new = [line + end for line in block_lines]
    after = old[block.stop :]
    if foreign:
        new += [end, *foreign]
    if block.stop == len(old) and not foreign:
        new[-1] = new[-1].removesuffix("\r")
    return "\n".join([*old[: block.start], *new, *after])


def _line_end(text: str) -> str:
    return "\r" if text.count("\r\n") * 2 > text.count("\n") else ""


def _bare(content: Sequence[str]) -> set[str]:
    return {line.strip() for line in content if line.strip()}


def _content(
    current: str | None, lines: Sequence[PageLine], pending: Mapping[tuple[str, str], Intent], state: PageState
) -> tuple[list[str], list[str]]:
    content: list[str] = []
    days: dict[str, date | None] = {}
    waiting = dict(pending)
    for line in lines:
        keys = _keys(line)
        kept = [waiting.pop(key).raw for key in keys if key in waiting]
        copies = [raw for key in keys for raw in state.disagreeing.get(key, ())]
        content += list(dict.fromkeys(kept + copies)) or [line.text]
        days |= {page_key(note, block_id): day for note, block_id, day in line.tasks}
    left = [one for one in waiting.values() if one.raw not in content]
    if left:
        content = [*content, "", *dict.fromkeys(one.raw.lstrip() for one in left)]
    if state.block is not None and current is not None:
        old = shown_days(current.split("\n")[state.block.start : state.block.stop])
        shown = {key for line in lines for key in _keys(line)}
        keys_kept = [page_key(*key) for key in [*pending, *(key for key in state.disagreeing if key in shown)]]
        days |= {key: old[key] for key in keys_kept if key in old}
    boxes = [f"{key}:{day.isoformat() if day else ''}" for key, day in sorted(days.items())]
    written = sorted({_line_hash(line) for line in content if line.strip() and not _is_task(line)})
    return content, [*checked_lines(OPEN_BOXES, boxes, 4), *checked_lines(WRITTEN_LINES, written, 12)]


def _keys(line: PageLine) -> list[tuple[str, str]]:
    return [(note, block_id) for note, block_id, _ in line.tasks]


@lru_cache(maxsize=512)  # most lines are those of the last pass
def _is_task(line: str) -> bool:
    return bool(task_keys(line)) and parse_task(line.lstrip()) is not None


def _line_hash(line: str) -> str:
    return short_hash(line.strip(), 6)


def checked_lines(kind: str, words: Sequence[str], to_a_line: int) -> list[str]:
    """Words of one kind, some to a line, each line with its kind in front and a checksum at its end."""
    result = []
    for start in range(0, len(words), to_a_line):
        line = " ".join([kind, *words[start : start + to_a_line]])
        result.append(f"{line} {short_hash(line, 3)}")
    return result


def checked_words(kind: str, block_lines: Sequence[str]) -> list[str] | None:
    """The words of one kind from the closing marker; None where it holds none that can be trusted."""
    found: list[str] = []
    told = False
    for line in block_lines:
        bare = line.rstrip("\r")
        if bare.startswith(kind + " ") and short_hash(bare[:-4], 3) == bare[-3:]:
            found += bare.split()[1:-1]
            told = True
    return found if told else None


def shown_days(block_lines: Sequence[str]) -> dict[str, date | None]:
    """The open boxes that kbfollow wrote: key → the day shown."""
    days: dict[str, date | None] = {}
    for word in checked_words(OPEN_BOXES, block_lines) or []:
        key, _, day = word.partition(":")
        try:
            days[key] = date.fromisoformat(day) if day else None
        except ValueError:
            continue
    return days
