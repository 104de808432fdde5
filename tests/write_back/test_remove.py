"""`remove` leaves each note as if kbfollow had never been there, but for what the user wrote, after any history."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from vaults import ACME, TODAY, acme, line_of, one_note, pass_over, relined, replaced, ticked

from kbfollow.block_places import HEADING, without_block
from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.markdown.note import read_note

JANE = "thank-you-jane-doe"
BODY = "Good talk. They'll decide in two weeks.\nI said I'd send the writing sample by Tuesday.\n"


def removed(text: str, keep_tasks: bool = False) -> str:
    return without_block(read_note(ACME, text), keep_tasks)


@pytest.mark.parametrize("tail", ["", "\n", "\n\n", "## Follow-ups\n", "## Follow-ups\n\nof my own\n", "## Follow-ups"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_without_any_edit_not_a_byte_is_left(tail: str, end: str) -> None:
    text = acme(body=BODY + tail).replace("\n", end)
    assert removed(one_note(text)) == text
    assert removed(one_note(text.rstrip("\r\n"))) == text.rstrip("\r\n")


def test_ticks_and_other_days_are_no_words_of_the_user() -> None:
    text = acme(body=BODY)
    note = one_note(ticked(one_note(text), JANE))
    note = one_note(relined(note, "check-in-1", lambda line: re.sub(r"📅 \S+", "📅 2027-01-04", line)))
    assert removed(note) == text


def test_words_of_the_users_own_stay() -> None:
    text = acme(body=BODY)
    note = relined(one_note(text), JANE, lambda line: line.replace("for Friday", "for Friday, and ask after the boat"))
    for each in (note, one_note(note)):
        left = removed(each)
        assert line_of(left, JANE) == line_of(note, JANE)
        assert left == f"{text}\n{HEADING}\n\n{line_of(note, JANE)}\n"


def test_lines_of_the_user_stay_under_the_heading() -> None:
    text = acme(body=BODY)
    note = one_note(text)
    line = line_of(note, JANE)
    note = one_note(replaced(note, line, f"{line}\n    - by letter\n\nBuy stamps.\n"))
    assert removed(note) == f"{text}\n{HEADING}\n\n    - by letter\nBuy stamps.\n"


def test_with_the_tasks_they_are_ordinary_lines() -> None:
    note = one_note(acme(body=BODY))
    kept = removed(note, keep_tasks=True)
    assert "kbfollow:" not in kept
    assert [line for line in kept.split("\n") if "- [ ]" in line] == [
        line for line in note.split("\n") if "- [ ]" in line
    ]


@dataclass
class History:
    """A note beside what it would be without kbfollow, and the lines that the user wrote into the block."""

    note: str
    alone: str
    own: list[str] = field(default_factory=list)
    reworded: list[str] = field(default_factory=list)
    day: int = 0
    count: int = 0

    def word(self) -> str:
        self.count += 1
        return f"own {self.count}"

    def tasks(self) -> list[int]:
        """The indices of our task lines in the block."""
        lines = self.note.split("\n")
        block = find_block(lines)
        if not isinstance(block, ManagedBlock):
            return []
        return [one.index for one in block.tasks if "own " not in one.task.raw]

    def insert(self, index: int, line: str) -> None:
        lines = self.note.split("\n")
        end = "\r" if lines[index - 1].endswith("\r") else ""
        self.note = "\n".join([*lines[:index], line + end, *lines[index:]])

    def act(self, action: str, number: int) -> None:
        tasks = self.tasks()
        if action == "pass":
            self.day += number % 5
            self.note = pass_over({ACME: self.note}, TODAY + timedelta(self.day))[ACME]
        elif action == "above":
            word, place = self.word(), 9 + number % (3 if self.alone.endswith("\n") else 2)
            crlf = "\r" if "\r\n" in self.alone else ""
            lines = self.alone.split("\n")
            self.alone = "\n".join([*lines[:place], word + crlf, *lines[place:]])
            self.insert(place, word)
        elif action == "below":
            word = self.word()
            crlf = "\r" if "\r\n" in self.alone else ""
            self.note = f"{self.note}{'' if self.note.endswith(chr(10)) else crlf + chr(10)}{word}{crlf}\n"
            self.alone = f"{self.alone}{'' if self.alone.endswith(chr(10)) else crlf + chr(10)}{word}{crlf}\n"
        elif not tasks:
            return
        elif action in "x-":
            lines = self.note.split("\n")
            index = tasks[number % len(tasks)]
            lines[index] = re.sub(r"^- \[.\]", f"- [{action}]", lines[index])
            self.note = "\n".join(lines)
        elif action == "day":
            lines = self.note.split("\n")
            index = tasks[number % len(tasks)]
            lines[index] = re.sub(r"📅 \S+", f"📅 2026-12-{1 + number:02}", lines[index])
            self.note = "\n".join(lines)
        elif action == "reword":
            lines = self.note.split("\n")
            index = tasks[number % len(tasks)]
            self.reworded.append(self.word())
            lines[index] = lines[index].replace(" 📅", f", {self.reworded[-1]} 📅", 1)
            self.note = "\n".join(lines)
        elif action == "delete":
            lines = self.note.split("\n")
            index = tasks[number % len(tasks)]
            if not lines[index + 1][:1].isspace() or not lines[index + 1].strip():
                self.note = "\n".join([*lines[:index], *lines[index + 1 :]])
        else:
            line = {"indented": "    - {}", "task": "- [ ] {}", "words": "{}"}[action].format(self.word())
            self.own.append(line)
            self.insert(tasks[number % len(tasks)] + 1, line)


ACTIONS = st.lists(
    st.tuples(
        st.sampled_from(
            ["pass", "pass", "above", "below", "x", "-", "day", "delete", "indented", "task", "words", "reword"]
        ),
        st.integers(0, 9),
    ),
    max_size=10,
)


def bare(text: str, one: History) -> list[str]:
    """The lines of a text without blank ones, the heading, and what the user wrote into the block."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    return [line for line in lines if line.strip() and line not in (HEADING, *one.own) and " 📅 " not in line]


@given(history=ACTIONS, crlf=st.booleans(), final=st.booleans())
@example(history=[("below", 0)], crlf=False, final=False)
@example(history=[("above", 1), ("below", 0), ("pass", 0)], crlf=True, final=True)
@example(history=[("reword", 0), ("x", 1), ("pass", 4), ("pass", 4)], crlf=False, final=True)
@hypothesis_settings(max_examples=300)
def test_after_any_history_only_the_users_words_are_left(
    history: list[tuple[str, int]], crlf: bool, final: bool
) -> None:
    text = acme(body=BODY if final else BODY.rstrip("\n"))
    text = text.replace("\n", "\r\n") if crlf else text
    one = History(pass_over({ACME: text})[ACME], text)
    for action, number in history:
        one.act(action, number)
    left = removed(one.note)
    if not one.own and not one.reworded:
        assert left == one.alone
        return
    assert bare(left, one) == bare(one.alone, one)
    kept = [line.rstrip("\r") for line in left.split("\n")]
    assert sorted(line for line in kept if line in one.own) == sorted(one.own)
    tasks = [line for line in kept if " 📅 " in line]
    assert [sum(f", {words} 📅" in line for line in tasks) for words in one.reworded] == [1] * len(one.reworded)
    assert len(tasks) == len(one.reworded)
