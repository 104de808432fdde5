"""Two copies of a vault, edited apart and delivered file by file in any order, come to the same bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from vaults import ACME, HALDEN, PAGE, TODAY, Files, acme, copies_in, halden, pass_over, settled, task_lines

from kbfollow.block_merge import merge_notes

NOTES = (ACME, HALDEN)
BODY = "Good talk. I said I'd send the writing sample by Tuesday. Forgot to ask about overtime.\n"
REFERENCE = "references: [Maria Lopez]\n"
PAGE_LINK = re.compile(r"\(([^()]*)#\^([a-z0-9-]+)\)")


# The name that a sync program gives to the version that lost.
LOST = ".sync-conflict-20261121-101500-{}.md"


@dataclass
class Copies:
    """Two devices with a sync program between them that knows the last version both had.

    Where both changed a file, the version that comes wins and the other becomes a conflict copy.
    """

    devices: list[Files]
    shared: Files
    ticked: set[tuple[str, str]] = field(default_factory=set)
    typed: set[tuple[str, str]] = field(default_factory=set)
    with_git: bool = False  # notes are merged from their ancestor
    lost: int = 0  # versions that became conflict copies

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
            return
        merged = merge_notes(shared, kept, sent) if path in NOTES and self.with_git else None
        if merged is not None:
            self.devices[1 - source][path] = merged.text
            return
        self.lost += 1
        self.devices[1 - source][path] = sent
        self.devices[1 - source][path.removesuffix(".md") + LOST.format(f"{self.lost:07}")] = kept

    def quieten(self) -> None:
        """Everything is delivered and every device makes its passes, until nothing changes any more."""
        for _ in range(8):
            before = [dict(files) for files in self.devices]
            for path in sorted({*self.devices[0], *self.devices[1]}):
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


@pytest.mark.parametrize("with_git", [True, False])
@pytest.mark.parametrize("written", [True, False])
@given(history=ACTIONS)
@hypothesis_settings(max_examples=40)
def test_copies_come_to_the_same_bytes_and_lose_nothing(
    written: bool, with_git: bool, history: list[tuple[object, ...]]
) -> None:
    """Faults 26 and 27: whatever page and notes become copies, no tick and no word is lost."""
    start = {ACME: acme("Jane Doe (CEO); John", BODY, REFERENCE), HALDEN: halden(properties=REFERENCE)}
    start = settled(start) if written else start
    copies = Copies([dict(start), dict(start)], dict(start), with_git=with_git)
    for name, *arguments in history:
        getattr(copies, str(name))(*arguments)
    copies.quieten()
    files = copies.devices[0]
    assert pass_over(files) == files
    left = {copy.path: copy.of for copy in copies_in(files)}
    for path, words in copies.typed:  # in the file itself, or in a copy that the user has to look at
        assert words in files[path] or any(words in files[copy] for copy, of in left.items() if of == path)
    for path, block_id in copies.ticked:
        lines = [line for one in (path, *left) for line in task_lines(files[one])]
        assert any(line.endswith(f"^{block_id}") and "[x]" in line for line in lines)
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
