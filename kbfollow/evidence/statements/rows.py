"""Rows of tables about people: who was there, who was thanked, which reference was told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kbfollow.evidence.statements.people import tables
from kbfollow.evidence.statements.people.deciding import read_deciding
from kbfollow.evidence.statements.people.introductions import read_introductions
from kbfollow.evidence.statements.people.people import Mention, People
from kbfollow.evidence.statements.sentence.building import new_sentence
from kbfollow.evidence.statements.sentence.context import Sentence, Setting
from kbfollow.evidence.statements.sentence.plain_words import plain_sentence
from kbfollow.evidence.statements.sentence.sentences import split_sentences
from kbfollow.model import Passage, Statement


def read_row(passage: Passage, section: str, people: People, setting: Setting, note: str) -> Iterator[Statement]:
    """The statements of a row of a table of people; other tables say nothing."""
    header, cells = passage.header, passage.cells
    person = tables.column(header, tables.PERSON_COLUMNS)
    title = tables.column(header, tables.TITLE_COLUMNS)
    reference = tables.column(header, tables.REFERENCE_COLUMNS)
    if person is None and reference is not None:
        person, section = reference, "references"
    thanked = tables.column(header, tables.THANKED_COLUMNS)
    told = tables.column(header, tables.TOLD_COLUMNS)
    if (
        person is None
        or person >= len(cells)
        or not (section in ("met", "references", "thanks") or title is not None or thanked is not None)
    ):
        return
    named = tables.person_in(cells[person])
    if named is None:
        return
    name = _known(named[0], people)
    mention = Mention(name, 0, 0)
    row = new_sentence(passage.text, passage.line, plain_sentence(passage.text), section, people, setting)
    row.source, row.note = "table", note
    if section.startswith("references"):
        row.say("reference_named", mention)
        _say_told(row, mention, cells, told)
    elif section != "thanks":
        own_title = _plain_cell(cells, title) or named[1]
        row.say(
            "interviewer",
            mention,
            what=own_title if own_title not in ("?", "??", "-", "–", "—", "n/a", "") else None,
        )
        people.add(name, interviewer=True)
    _say_thanked(row, mention, cells, thanked)
    _read_notes(row, mention, cells, {person, title, thanked, told})
    yield from row.found


def _known(name: str, people: People) -> str:
    known = [one for one in people.names if one == name]
    if known or " " in name:
        return name
    fits = people.named(name.lower())
    return fits[0] if len(fits) == 1 else name


def _say_told(row: Sentence, mention: Mention, cells: tuple[str, ...], column: int | None) -> None:
    answer = tables.answer_in(cells[column]) if column is not None and column < len(cells) else ""
    if answer:
        kind = "reference_alerted" if answer == "done" else "reference_not_alerted"
        row.say(kind, mention, dates=row.setting.day_in(cells[column or 0]) if answer == "done" else None)


def _say_thanked(row: Sentence, mention: Mention, cells: tuple[str, ...], column: int | None) -> None:
    answer = tables.answer_in(cells[column]) if column is not None and column < len(cells) else ""
    if answer:
        kind = "thank_you_sent" if answer == "done" else "thank_you_not_sent"
        row.say(kind, mention, dates=row.setting.day_in(cells[column or 0]) if answer == "done" else None)


def _read_notes(row: Sentence, mention: Mention, cells: tuple[str, ...], known: set[int | None]) -> None:
    """The other cells of a row speak of the person in it: “has the final say”."""
    for index, cell in enumerate(cells):
        if (index in known and "," not in cell) or not cell.strip() or len(cell) > 400:
            continue
        for start, end in split_sentences(cell):
            text = f"{mention.name} {plain_sentence(cell[start:end])}"
            sentence = new_sentence(row.quote, row.line, text, "table", row.people, row.setting)
            sentence.note = row.note
            read_introductions(sentence)
            read_deciding(sentence)
            row.found += [
                replace(one, source="table") for one in sentence.found if one.kind in ("decides", "recruiter")
            ]


def _plain_cell(cells: tuple[str, ...], index: int | None) -> str:
    """The words of a cell, "" where there is no such column."""
    return plain_sentence(cells[index]).strip() if index is not None and index < len(cells) else ""
