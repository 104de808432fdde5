"""Conflict copies of the page and of notes: what was done in them, and which of them hold nothing else. Pure.

A copy of the page is read for ticks and days against its own base. A note's copy whose text around the block is the
note's is merged into it task by task. Neither is needed any more once the notes are written. All others are the user's
to look at: they are reported, never merged.

A copy may come to a device before the version of the file that won, which then takes the place of the version there: so
a copy with the user's words that is the same as its file may soon be the only place where they stand. It stays until
the file differs from it. From then on the words are safe: either this device has written the file, and a version that
won elsewhere can't take its place without a further copy, or the one that won is here.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kbfollow.block_merge import merge_notes
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.interviews import is_template, kind_of
from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.markdown.note import read_note
from kbfollow.model import Note, Problem
from kbfollow.page_block import Intent, PageState, read_page
from kbfollow.settings import Settings

_RANK = {"done": 0, "cancelled": 1, "open": 2, None: 2}
_MEND = "bring over what you need, then delete the copy"
_MEND_SAME = "delete it, unless your devices are still syncing"


@dataclass(frozen=True, slots=True)
class CopyText:
    """A conflict copy as read: its path, the note or page it is a copy `of`, the program that made it, its bytes."""

    path: str
    of: str
    kind: str
    data: bytes

    @property
    def text(self) -> str:
        """The bytes decoded with surrogateescape."""
        return self.data.decode("utf-8", "surrogateescape")


@dataclass(frozen=True, slots=True)
class SpentCopy:
    """A copy that holds nothing but what is read from it: it may go once all of `notes` hold what they have to.

    `tasks` are those that a copy of the page says something of, by note and id. `same`: it holds the user's words, and
    is the same as what it is a copy `of`, byte for byte.
    """

    path: str
    of: str
    data: bytes
    notes: frozenset[str]
    tasks: frozenset[tuple[str, str]] = frozenset()
    same: bool = False


@dataclass(frozen=True, slots=True)
class ReadCopies:
    """A vault's notes and page with what was done in their conflict copies.

    `standing` holds the text on disk of each note that was merged.
    """

    notes: tuple[Note, ...]
    page: PageState
    problems: tuple[Problem, ...] = ()
    spent: tuple[SpentCopy, ...] = ()
    standing: Mapping[str, str] | None = None


def read_copies(
    copies: Sequence[CopyText], notes: Sequence[Note], page: PageState, page_text: str | None, settings: Settings
) -> ReadCopies:
    """What the conflict copies tell. `copies` are those of the page and of `notes`, in the order of paths."""
    if not copies:
        return ReadCopies(tuple(notes), page)
    page_path = f"{settings.page}.md"
    of_page = [one for one in copies if one.of == page_path]
    state, problems, spent = _of_page(of_page, page, page_text or "", settings.page)
    by_path = {note.path: note for note in notes}
    as_read = {path: note.text for path, note in by_path.items()}
    standing: dict[str, str] = {}
    for one in copies:
        note = by_path.get(one.of)
        if one.of == SETTINGS_NOTE:
            problems.append(_other_text(one))
        if one.of in (page_path, SETTINGS_NOTE) or note is None or not _is_ours(note, settings):
            continue
        merged = merge_notes(None, note.text, one.text, settings.task_tag)
        if merged is None:
            problems.append(_other_text(one))
            continue
        same = one.text == as_read[one.of]
        spent.append(SpentCopy(one.path, one.of, one.data, frozenset({one.of}), same=same))
        if merged.text != note.text:
            standing.setdefault(one.of, note.text)
            by_path[one.of] = read_note(one.of, merged.text)
    return ReadCopies(tuple(by_path.values()), state, tuple(problems), tuple(spent), standing)


def _is_ours(note: Note, settings: Settings) -> bool:
    return bool(kind_of(note, settings)) and not is_template(note, settings)


def _other_text(copy: CopyText) -> Problem:
    return Problem(copy.path, 1, f"a conflict copy, made by {copy.kind}, with other text", _MEND, other=copy.of)


# The page's copies


def _of_page(
    copies: Sequence[CopyText], page: PageState, page_text: str, title: str
) -> tuple[PageState, list[Problem], list[SpentCopy]]:
    intents = dict(page.intents)
    problems: list[Problem] = []
    spent: list[SpentCopy] = []
    for one in copies:
        state = read_page(one.text, one.path)
        told = {key: replace(intent, source=one.path) for key, intent in state.intents.items()}
        for key, intent in told.items():
            if key not in page.disagreeing:
                intents[key] = _joined(intents.get(key), intent)
        problems += [replace(problem, other=one.of) for problem in state.problems]
        if state.problems or any(key in page.disagreeing for key in told):
            continue
        own = _own_lines(one.text, state, title)
        if own is not None and own <= {line.strip() for line in page_text.split("\n")}:
            told_notes = frozenset(note for note, _ in told)
            same = bool(own) and one.text == page_text
            spent.append(SpentCopy(one.path, one.of, one.data, told_notes, frozenset(told), same))
        else:
            message = f"a conflict copy, made by {one.kind}, with lines of your own; its ticks count while it is there"
            problems.append(Problem(one.path, 1, message, _MEND, other=one.of))
    return replace(page, intents=intents), problems, spent


def _joined(known: Intent | None, other: Intent) -> Intent:
    """What was done to a task in two places: done beats open, the page's own day wins, of two copies' the later."""
    if known is None:
        return other
    status, closed_on = min(
        ((one.status, one.closed_on) for one in (known, other)),
        key=lambda mark: (_RANK[mark[0]], mark[1] or date.max),
    )
    due = known.due
    if due is None or (known.source and other.due is not None):
        due = max((day for day in (known.due, other.due) if day is not None), default=None)
    return replace(known, status=status, closed_on=closed_on, due=due)


def _own_lines(text: str, state: PageState, title: str) -> frozenset[str] | None:
    """The user's own lines in a copy of the page; None where they can't be told."""
    lines = text.split("\n")
    block = find_block(lines)
    if not isinstance(block, ManagedBlock):
        return None
    around = [*lines[: block.start], *state.foreign, *lines[block.stop :]]
    return frozenset(line.strip().removeprefix("\ufeff") for line in around) - {"", f"# {title}"}


def free_copies(
    read: ReadCopies, frozen: Mapping[str, str], lost: Sequence[Intent], edited: Collection[str]
) -> tuple[list[SpentCopy], list[Problem]]:
    """The copies that can go once the notes are written, and what is to be said of those that can't.

    `frozen` are the notes whose block is left as it is, with the reason; `lost` what could be carried nowhere; `edited`
    the notes that are to be written. A copy that is the `same` as the page goes only if the page is written too.
    """
    gone = {(one.note, one.id) for one in lost}
    sources = {one.source for one in lost}
    free: list[SpentCopy] = []
    problems: list[Problem] = []
    for one in read.spent:
        if one.same and one.of in one.notes and one.of not in edited:
            problems.append(
                Problem(one.path, 1, "a conflict copy that is the same as its note", _MEND_SAME, other=one.of)
            )
            continue
        asleep = sorted(path for path in one.notes if path in frozen)
        for path in asleep:
            message = f"a conflict copy that waits for its note: {frozen[path]}"
            problems.append(Problem(one.path, 1, message, _MEND, other=path))
        if not asleep and not one.tasks & gone:
            free.append(one)
        elif not asleep and one.path not in sources:  # the same is told of another copy
            problems.append(Problem(one.path, 1, "a conflict copy with a tick or a day whose task is gone", _MEND))
    return free, problems
