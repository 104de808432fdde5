"""What a message says, in plain text, and where a click on it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from kbfollow.listing import shown_text
from kbfollow.markdown.inline import clean_description, plain_text
from kbfollow.reminders.agenda import Agenda, Due
from kbfollow.settings import Settings
from kbfollow.words import day_month, joined

# Lines of a message, and characters of a line.
MOST_LINES, LONGEST_LINE = 6, 160


@dataclass(frozen=True, slots=True)
class Message:
    """A notification in plain text. A click leads to `note`, and to the block `block` in it where that isn't ""."""

    title: str
    lines: tuple[str, ...]
    note: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class RefusedWrite:
    """A file that isn't written: its path, the reason's code and words, and how to mend it."""

    path: str
    code: str
    says: str
    mend: str

    @property
    def key(self) -> str:
        """Its name in the record."""
        return f"{self.code} {self.path}"

    @property
    def is_everywhere(self) -> bool:
        """Whether the reason is none of the note's own, but the same for all: a merge, a full disk."""
        return self.code == "disk-full" or self.code.startswith("git-")


def reminder_message(
    agenda: Agenda, near: Sequence[Due], untold: Sequence[Due], in_summary: bool, settings: Settings
) -> Message | None:
    """The message on interviews that begin soon (`near`) and on what nobody was told of yet; None without either.

    A summary counts all that is for today, and names only what is untold.
    """
    if not near and not untold:
        return None
    spoken: list[str] = []
    for one in near[:MOST_LINES]:
        spoken.append(_bounded(one.employer if len(near) == 1 else one.text))
        spoken += [_bounded(shown_text(one.task))] if one.task else []
    lines = list(_lines(untold, agenda.today))
    all_lines = {one.line for one in agenda.due}
    room = max(1, MOST_LINES - len(spoken))
    shown = lines if len(lines) <= room else lines[: room - 1]
    rest = len(lines) - len(shown)
    if untold and in_summary:
        keys = {one.key for one in near}
        rest = len(all_lines - {one.line for one in agenda.due if one.key in keys}) - len(shown)
    text = (*spoken[:MOST_LINES], *shown, *([f"and {rest} more"] if rest else []))
    target = (*near, *untold)[0] if len(near) + len(untold) == 1 else None
    note, block = (target.note, target.block) if target else (f"{settings.page}.md", "")
    return Message(_title(near, len(lines), len(all_lines) if in_summary else 0), text, note, block)


def _title(near: Sequence[Due], count: int, of_summary: int) -> str:
    """`count` lines are told; in a summary, there are `of_summary` for the day."""
    title = (f"Interview at {near[0].starts}" if len(near) == 1 else f"{len(near)} interviews soon") if near else ""
    if not count:
        return title
    words = f"{of_summary} for today" if of_summary else f"{count} new for today" if count > 1 else "New for today"
    return f"{title} · {words}" if title else f"Follow-ups: {words}" if of_summary else words


def _lines(untold: Sequence[Due], today: date) -> Iterator[str]:
    """One line for each of the page's: interviews first, the late ones last, with their day."""
    groups: dict[int, list[Due]] = {}
    for one in untold:
        groups.setdefault(one.line, []).append(one)
    for group in sorted(groups.values(), key=lambda each: (not each[0].is_interview, each[0].due < today)):
        first = group[0]
        words, task = first.text, first.task
        if len(group) > 1 and task is not None:
            employers = [
                clean_description(one.task.finding.application.employer)
                for one in group
                if one.task and one.task.finding.application
            ]
            words = f"{clean_description(plain_text(task.finding.short or task.text))}: {joined(employers)}"
        yield _bounded(words) + (f", since {day_month(first.due)}" if first.due < today else "")


def _bounded(text: str) -> str:
    if len(text) <= LONGEST_LINE:
        return text
    return text[: LONGEST_LINE - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def warning_message(refused: Sequence[RefusedWrite]) -> Message:
    """The message on refused writes: each reason once, with its notes and its mend."""
    by_code: dict[str, list[RefusedWrite]] = {}
    for one in refused:
        by_code.setdefault(one.code, []).append(one)
    lines: list[str] = []
    for group in list(by_code.values())[:MOST_LINES]:
        first = group[0]
        where = clean_description(first.path) + (f" and {len(group) - 1} more" if len(group) > 1 else "")
        lines.append(f"{where}: {first.says}; {first.mend}")
    title = "A note can’t be written" if len(refused) == 1 else f"{len(refused)} notes can’t be written"
    return Message(title, tuple(lines), refused[0].path if len(refused) == 1 else "")


def obsidian_link(vault: str, note: str, block: str = "") -> str:
    """The address at which Obsidian opens a note of the vault of this name, at the block where one is given."""
    target = note.removesuffix(".md") + (f"#^{block}" if block else "")
    return f"obsidian://open?vault={_encoded(vault)}&file={_encoded(target)}"


def _encoded(text: str) -> str:
    """Percent-encoded whole, slashes too; bytes of a name that are no UTF-8 keep their value."""
    return quote(text, safe="", errors="surrogateescape")
