"""Conflict copies by name: first the names that are the user's own."""

from __future__ import annotations

import pytest
from a_vault import NOTE, OURS, Vault, rename_save

from kbfollow.vault.conflict_copies import conflict_copies, is_version_of, originals_of
from kbfollow.vault.outcomes import TryLater, Written


def kinds(*names: str) -> dict[str, tuple[str, str]]:
    return {copy.path: (copy.of, copy.kind) for copy in conflict_copies("", names)}


@pytest.mark.parametrize(
    "names",
    [
        ("Report 2.md",),
        ("Acme.sync-conflict-20261120-101500-ABCDEFG.md",),
        ("Acme (Jane's conflicted copy 2026-11-20).md",),
        ("Acme-DESKTOP-1A2B3C4.md",),
        ("Acme.md", "Acme-Interview.md"),
        ("Acme.md", "Acme-HR.md"),
        ("Acme.md", "Acme-JANE.md"),
        ("Acme.md", "Acme-DESKTOP-SUPPORT.md"),
        ("Acme.md", "Acme-LAPTOP-2026.md"),
        ("Apple.md", "Apple-MacBook-Pro.md"),
        ("Acme.md", "Acme 10.md"),
        ("Acme.md", "Acme 1.md"),
        ("Acme.md", "Acme 2026.md"),
        ("Acme.md", "Acme v2.md"),
        ("Acme.md", "Acme2.md"),
        ("Acme.md", "Acme (2).md"),
        ("Acme.md", "Acme (conflict).md"),
        ("Acme.md", "Acme (conflicted copy).md"),
        ("Acme.md", "Acme - conflict of interest.md"),
        ("Acme.md", "Sync-conflict notes.md"),
        ("Acme.md", "Acme.sync-conflict.md"),
        ("Acme.txt", "Acme 2.md"),
        ("Acme.md", "Other 2.md"),
    ],
)
def test_the_users_own_names(names: tuple[str, ...]) -> None:
    assert kinds(*names) == {}


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        ("Acme.sync-conflict-20261120-101500-ABCDEFG.md", "Syncthing"),
        ("Acme.sync-conflict-20261120-101500.md", "Syncthing"),
        ("Acme (Jane Doe's conflicted copy 2026-11-20).md", "Dropbox"),
        ("Acme (Jane’s conflicted copy 2026-11-20).md", "Dropbox"),
        ("Acme (conflicted copy 2026-11-20).md", "Dropbox"),
        ("Acme (conflicted copy 2026-11-20 1).md", "Dropbox"),
        ("Acme (Case Conflict).md", "Dropbox"),
        ("acme (Jane's Case Conflict 1).md", "Dropbox"),
        ("Acme (conflicted copy 2026-11-20 101500).md", "Nextcloud"),
        ("Acme (conflicted copy jane 2026-11-20 101500).md", "Nextcloud"),
        ("Acme-DESKTOP-1A2B3C4.md", "OneDrive"),
        ("Acme-LAPTOP-ABC12DE.md", "OneDrive"),
        ("Acme-Janes-MacBook-Pro.md", "OneDrive"),
        ("Acme 2.md", "iCloud"),
    ],
)
def test_conflict_copies(copy: str, kind: str) -> None:
    assert kinds("Acme.md", copy) == {copy: ("Acme.md", kind)}


def test_a_copy_of_a_copy() -> None:
    first, second = (f"Acme{'.sync-conflict-20261120-101500-ABCDEFG' * n}.md" for n in (1, 2))
    assert kinds("Acme.md", first, second) == {first: ("Acme.md", "Syncthing"), second: (first, "Syncthing")}


def test_each_copy_leads_to_the_note() -> None:
    mark = ".sync-conflict-20261120-101500-ABCDEFG"
    copies = conflict_copies("A", ["Acme.md", f"Acme{mark}.md", f"Acme{mark}{mark}.md"])
    assert set(originals_of(copies).values()) == {"A/Acme.md"}


def test_names_that_differ_in_normal_form() -> None:
    copy = "Jose\u0301.sync-conflict-20261120-101500-ABCDEFG.md"
    assert kinds("José.md", copy) == {copy: ("José.md", "Syncthing")}


def test_paths_are_relative_to_the_vault() -> None:
    (copy,) = conflict_copies("A/B", ["Acme.md", "Acme (Case Conflict).md"])
    assert (copy.path, copy.of) == ("A/B/Acme (Case Conflict).md", "A/B/Acme.md")


COPY = "Interviews/Acme (Case Conflict).md"


def test_a_copy_moves_to_the_trash_under_a_free_name(vault: Vault) -> None:
    vault.note()
    for number in range(3):
        vault.note(COPY, b"%d" % number)
        assert vault.writer().trash(COPY, b"%d" % number) == Written()
    names = sorted(path.name for path in (vault.root / ".trash").iterdir())
    assert names == ["Acme (Case Conflict) 2.md", "Acme (Case Conflict) 3.md", "Acme (Case Conflict).md"]
    assert (vault.root / ".trash/Acme (Case Conflict).md").read_bytes() == b"0"


def test_a_copy_that_is_saved_while_it_is_moved_stays(vault: Vault) -> None:
    vault.note()
    copy = vault.note(COPY, NOTE)

    def save(step: str) -> None:
        if step == "kept":
            rename_save(copy, OURS)

    assert isinstance(vault.writer(at=save).trash(COPY, NOTE), TryLater)
    assert copy.read_bytes() == OURS and not list((vault.root / ".trash").iterdir())


PAGE = b"# Follow-ups\n\n<!-- kbfollow:begin 1 -->\n\n%s\n\n<!-- kbfollow:end\nopen 0123456789:2026-11-20 0a8\n-->\n"
FIRST = b"---\ndate: 2026-11-01\n---\n"


@pytest.mark.parametrize(
    ("copy", "note", "version"),
    [
        (FIRST, b"---\ndate: 2026-11-08\n---\n", False),
        (b"entirely\nother\n", b"lines\nhere\n", False),
        (FIRST, b"no front matter\n", False),
        (b"", b"text\n", False),
        (PAGE % b"one\n\ntwo", b"one\n", False),
        (PAGE % b"one\n\ntwo\n\nthree", PAGE % b"four\n\nfive\n\nsix", True),
        (FIRST + b"a\n", FIRST + b"b\n", True),
        (FIRST.replace(b"\n", b"\r\n"), FIRST, True),
        (b"one\ntwo\nthree\n", b"one\ntwo\n", True),
        (b"", b"", True),
    ],
)
def test_versions_of_one_note(copy: bytes, note: bytes, version: bool) -> None:
    assert is_version_of(copy, note) is version
