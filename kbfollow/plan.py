"""A judgement → the edits that bring the vault in line with it. Pure; a plan right after an apply is empty."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from kbfollow.blocks import note_with_block
from kbfollow.business_days import calendar_for
from kbfollow.judge import Judgement
from kbfollow.memory import Memory
from kbfollow.model import Edit, FollowUp
from kbfollow.page import PageView, page_lines
from kbfollow.page_block import Intent, PageState, page_text


@dataclass(frozen=True, slots=True)
class PageFile:
    """The page as it stands: its vault-relative path, its text (None where there is none), and what it says."""

    path: str
    text: str | None
    state: PageState


def encoded(text: str) -> bytes:
    """The bytes of a text that was decoded with surrogateescape."""
    return text.encode("utf-8", "surrogateescape")


def note_edits(
    judgement: Judgement, standing: Mapping[str, str] | None = None, memory: Memory | None = None
) -> list[Edit]:
    """The edits of the notes' blocks, in the order of paths.

    `standing` holds the text on disk of notes that were judged with their conflict copies merged in.
    """
    memory = memory or Memory()
    settings, today, engine = judgement.settings, judgement.today, judgement.engine
    by_note: dict[str, list[FollowUp]] = defaultdict(list)
    for one in judgement.follow_ups:
        if (
            one.finding.note is not None
            and one.id
            and (one.finding.due is not None or one.finding.answers or one.record)
        ):
            by_note[one.finding.note].append(one)
    edits = []
    for path, note in sorted(judgement.notes.items()):
        if path in judgement.frozen:
            continue
        wanted = (note, by_note.get(path, []), settings, today, engine)
        after = memory.recall(("written", path), wanted, partial(note_with_block, *wanted))
        before = (standing or {}).get(path, note.text)
        if after != before:
            edits.append(Edit(path, encoded(before), encoded(after)))
    return edits


def page_edit(
    judgement: Judgement, page: PageFile, refused: Collection[str] = (), memory: Memory | None = None
) -> Edit | None:
    """The edit of the page, None where it is right already or damaged.

    What the user did on the page and that could not reach its note (`refused` holds the paths of such notes) keeps
    its line, so that the next pass carries it.
    """
    if page.text is not None and page.state.problems and page.state.block is None:
        return None
    pending = _pending(judgement, page, refused)
    calendar = calendar_for(judgement.settings.country or None, judgement.settings.subdivision or None)
    shown = judgement.today, judgement.settings, judgement.vault.applications, judgement.follow_ups, judgement.problems
    memory = memory or Memory()
    lines = memory.recall("page", shown, partial(page_lines, PageView(*shown, calendar)))
    title = page.path.rsplit("/", 1)[-1].removesuffix(".md")
    wanted = (page.text, lines, page.state, pending, judgement.engine, title)
    after = memory.recall("page text", wanted, partial(page_text, *wanted))
    if page.text is not None and after == page.text:
        return None
    return Edit(page.path, None if page.text is None else encoded(page.text), encoded(after))


def _pending(judgement: Judgement, page: PageFile, refused: Collection[str]) -> Mapping[tuple[str, str], Intent]:
    stuck = set(judgement.frozen) | set(refused)
    lost = {(one.note, one.id) for one in judgement.lost}
    return {key: one for key, one in page.state.intents.items() if key[0] in stuck or key in lost}
