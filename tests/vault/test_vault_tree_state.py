"""A vault is walked again only if something in it can have changed."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kbfollow.vault import tree_state as module
from kbfollow.vault.tree_state import tree_state
from kbfollow.vault_reader import VaultReader, read_vault

NOTE = "---\ntype: interview\ncompany: Acme\ndate: 2026-11-20\n---\nGood talk.\n"
ACME, DIARY = Path("Interviews/Acme.md"), Path("Diary.md")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault that has been left alone for longer than a coarse clock's tick, which is all that is waited for here."""
    monkeypatch.setattr(module, "FRESH_NS", 30_000_000)
    vault = tmp_path / "vault"
    for path, text in ((ACME, NOTE), (DIARY, "Dear diary.\n"), (Path(".obsidian/app.json"), "{}")):
        (vault / path).parent.mkdir(parents=True, exist_ok=True)
        (vault / path).write_text(text, encoding="utf-8")
    (vault / "Empty").mkdir()
    time.sleep(0.05)
    return vault


def same_size_and_time(root: Path) -> None:
    status = (root / ACME).stat()
    (root / ACME).write_text(NOTE.replace("Good talk", "Long talk"), encoding="utf-8")
    os.utime(root / ACME, ns=(status.st_atime_ns, status.st_mtime_ns))


def replaced(root: Path) -> None:
    """Another file with the same name, size and time, as a sync program may put it there."""
    status = (root / ACME).stat()
    new = root / "Interviews/~new"
    new.write_text(NOTE.replace("Good talk", "Long talk"), encoding="utf-8")
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    new.replace(root / ACME)


def copied(root: Path) -> None:
    """A conflict copy, which makes the reader look at two versions."""
    shutil.copy(root / ACME, root / "Interviews/Acme.sync-conflict-20261121-101112-ABCDEFG.md")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word": lambda root: (root / ACME).write_text(NOTE + "No second round.\n", encoding="utf-8"),
    "the same size and time": same_size_and_time,
    "another file": replaced,
    "a new note": lambda root: (root / "Interviews/Halden.md").write_text(NOTE, encoding="utf-8"),
    "a note becomes ours": lambda root: (root / DIARY).write_text(NOTE, encoding="utf-8"),
    "deleted": lambda root: (root / ACME).unlink(),
    "renamed": lambda root: (root / ACME).rename(root / "Interviews/Acme 1.md"),
    "moved": lambda root: (root / ACME).rename(root / "Empty/Acme.md"),
    "a folder renamed": lambda root: (root / "Interviews").rename(root / "Talks"),
    "a folder deleted": lambda root: shutil.rmtree(root / "Interviews"),
    "a conflict copy": copied,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_is_found_by_the_next_look(
    root: Path, walks: list[str], change: Callable[[Path], object]
) -> None:
    reader = VaultReader(root)
    for _ in range(3):
        reader.read()
    assert len(walks) == 2  # at the start, and to know how the tree was then
    change(root)
    for _ in range(2):  # while it is new, and when it has settled
        text, fresh = reader.read(), read_vault(root)
        assert (text.notes, text.copies, text.problems) == (fresh.notes, fresh.copies, fresh.problems)
        time.sleep(0.05)
    del walks[:]
    reader.read()
    reader.read()
    assert len(walks) <= 1


def test_what_was_read_in_between_is_read_again_though_it_was_undone(root: Path) -> None:
    """Told that a note is gone, not told that its folder is back, with the very same files in it."""
    reader = VaultReader(root)
    reader.read()
    reader.read()
    (root / "Interviews").rename(root.parent / "kept")
    assert reader.read([str(ACME)]).notes == ()
    (root.parent / "kept").rename(root / "Interviews")
    assert [one.path for one in reader.read().notes] == [ACME.as_posix()]


def test_what_is_none_of_ours_makes_no_difference(root: Path) -> None:
    before = tree_state(str(root))
    (root / ".obsidian/app.json").write_text("{ }", encoding="utf-8")
    (root / ".obsidian/new.json").write_text("{}", encoding="utf-8")
    (root / DIARY).read_bytes()
    time.sleep(0.05)
    assert before is not None and tree_state(str(root)) == before


def test_it_is_not_told_where_it_cannot_be(root: Path) -> None:
    assert tree_state(str(root / "none")) is None
    (root / DIARY).write_text("Dear diary, again.\n", encoding="utf-8")
    assert tree_state(str(root)) is None, "it may change again within the tick"
    time.sleep(0.05)
    assert tree_state(str(root)) is not None
    (root / "Link.md").symlink_to(ACME)
    assert tree_state(str(root)) is None
    (root / "Link.md").unlink()
    (root / ".link").symlink_to(ACME)  # of a name that is never walked
    assert tree_state(str(root)) is not None
