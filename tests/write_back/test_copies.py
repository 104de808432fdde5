"""Two copies of a vault, edited apart and delivered file by file in any order, come to the same bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from vaults import ACME, HALDEN, PAGE, TODAY, Files, acme, halden, pass_over, settled, task_lines

from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.vault.merge import merge_keeping_both

NOTES = (ACME, HALDEN)
BODY = "Good talk. I said I'd send the writing sample by Tuesday. Forgot to ask about overtime.\n"
REFERENCE = "references: [Maria Lopez]\n"
PAGE_LINK = re.compile(r"\(([^()]*)#\^([a-z0-9-]+)\)")


def split(text: str) -> tuple[str, list[str], str]:
    """What stands before the block, its lines, and what stands behind it."""
    lines = text.split("\n")
    block = find_block(lines)
    if not isinstance(block, ManagedBlock):
        return text, [], ""
    return "\n".join(lines[: block.start]), lines[block.start : block.stop], "\n".join(lines[block.stop :])


def merged_text(base: str, standing: str, late: str) -> str:
    return merge_keeping_both(base.encode(), standing.encode(), late.encode()).decode()


def merged_note(base: str, standing: str, late: str) -> str:
    """A note that both copies changed: the block per task, done beats open; the rest by lines, both sides' stay."""
    heads, blocks, tails = zip(*(split(text) for text in (base, standing, late)), strict=True)
    if not blocks[1] or not blocks[2]:
        return merged_text(base, standing, late)
    lines = list(blocks[1])
    known = {line.rpartition("^")[2]: index for index, line in enumerate(lines) if line.startswith("- [")}
    for line in task_lines("\n".join(blocks[2])):
        index = known.get(line.rpartition("^")[2])
        if index is None:
            lines.insert(2, line)
            known = {name: place + 1 for name, place in known.items()}
        elif "[x]" in line and "[ ]" in lines[index]:
            lines[index] = line
    return "\n".join([merged_text(*heads), *lines, merged_text(*tails)])


@dataclass
class Copies:
    """Two devices with a sync program between them that knows the last version both had."""

    devices: list[Files]
    shared: Files
    ticked: set[tuple[str, str]] = field(default_factory=set)
    typed: set[tuple[str, str]] = field(default_factory=set)

    def tick(self, device: int, path: str, number: int) -> None:
        """The user ticks an open box of a note, or of the page."""
        files = self.devices[device]
        boxes = [line for line in files.get(path, "").split("\n") if line.startswith("- [ ] ")]
        if not boxes:
            return
        line = boxes[number % len(boxes)]
        keys = PAGE_LINK.findall(line) if path == PAGE else [(path, line.rpartition("^")[2])]
        self.ticked |= set(keys)
        files[path] = files[path].replace(line, line.replace("[ ]", "[x]"), 1)

    def type(self, device: int, path: str) -> None:
        """The user writes a line of prose into a note, or above or below the page's block."""
        words = f"Remark {len(self.typed)}."
        self.typed.add((path, words))
        files = self.devices[device]
        if path in NOTES:
            files[path] = files[path].replace("\n---\n", f"\n---\n{words}\n\n", 1)
        elif path in files:
            files[path] = files[path] + f"\n{words}\n"
        else:
            self.typed.discard((path, words))

    def run(self, device: int, refused: tuple[str, ...] = ()) -> None:
        self.devices[device] = pass_over(self.devices[device], TODAY, refused)

    def deliver(self, source: int, path: str) -> None:
        """One file goes from one device to the other, as it is now."""
        sent, kept, shared = self.devices[source].get(path), self.devices[1 - source].get(path), self.shared.get(path)
        if sent is None or sent == shared:
            return
        self.shared[path] = sent
        if kept in (shared, sent, None):
            self.devices[1 - source][path] = sent
        elif path != PAGE:
            self.devices[1 - source][path] = merged_note(shared or "", kept, sent)
        else:  # a conflict copy of the page: what the user did on either is read, what is written beside stays
            self.run(1 - source)
            base, mine, theirs = (split(text or "")[2] for text in (shared, self.devices[1 - source][PAGE], sent))
            head, block, _ = split(sent)
            self.devices[1 - source][PAGE] = "\n".join([head, *block, merged_text(base, mine, theirs)])
            self.run(1 - source)

    def quieten(self) -> None:
        """Everything is delivered and every device makes its passes, until nothing changes any more."""
        for _ in range(8):
            before = [dict(files) for files in self.devices]
            for path in (PAGE, *NOTES):
                self.deliver(0, path)
                self.deliver(1, path)
            self.run(0)
            self.run(1)
            if before == self.devices and self.devices[0] == self.devices[1]:
                return
        pytest.fail("the copies never come to rest")


DEVICE = st.sampled_from([0, 1])
PATH = st.sampled_from([ACME, HALDEN, PAGE])
ACTIONS = st.lists(
    st.one_of(
        st.tuples(st.just("tick"), DEVICE, PATH, st.integers(0, 9)),
        st.tuples(st.just("type"), DEVICE, PATH),
        st.tuples(st.just("run"), DEVICE),
        st.tuples(st.just("run"), DEVICE, st.sets(PATH, min_size=1).map(tuple)),
        st.tuples(st.just("deliver"), DEVICE, PATH),
    ),
    max_size=12,
)


@pytest.mark.parametrize("written", [True, False])
@given(history=ACTIONS)
@hypothesis_settings(max_examples=100)
def test_copies_come_to_the_same_bytes_and_lose_nothing(written: bool, history: list[tuple[object, ...]]) -> None:
    start = {ACME: acme("Jane Doe (CEO); John", BODY, REFERENCE), HALDEN: halden(properties=REFERENCE)}
    start = settled(start) if written else start
    copies = Copies([dict(start), dict(start)], dict(start))
    for name, *arguments in history:
        getattr(copies, str(name))(*arguments)
    copies.quieten()
    files = copies.devices[0]
    assert pass_over(files) == files
    for path, words in copies.typed:
        assert files[path].count(words) == 1
    for path, block_id in copies.ticked:
        assert [line for line in task_lines(files[path]) if line.endswith(f"^{block_id}") and "[x]" in line]
    for path in NOTES:
        ids = [line.rpartition("^")[2] for line in task_lines(files[path])]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("days", [(21, 21), (21, 22), (22, 21)])
def test_two_devices_that_see_the_same_notes_write_the_same_bytes(days: tuple[int, int]) -> None:
    start = {ACME: acme("Jane Doe (CEO); John", BODY, REFERENCE), HALDEN: halden(properties=REFERENCE)}
    one, two = (pass_over(start, date(2026, 11, day)) for day in days)
    assert (one[ACME], one[HALDEN]) == (two[ACME], two[HALDEN])
    last = date(2026, 11, 23)
    assert pass_over(one, last) == pass_over(two, last)


def test_the_order_in_which_notes_are_found_changes_nothing() -> None:
    start = {ACME: acme("Jane Doe (CEO); John", BODY, REFERENCE), HALDEN: halden(properties=REFERENCE)}
    assert pass_over(start) == pass_over(dict(reversed(start.items())))
