"""New notes and the trash: nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault

from kbfollow.vault.outcomes import Refused, TryLater, Written

ACME = "Interviews/Acme.md"


def test_a_new_note_is_created_with_its_folders(vault: Vault) -> None:
    writer = vault.writer()
    assert writer.write("Drafts/2026/Thanks.md", b"", b"Dear Jane\n", create=True) == Written()
    created = vault.root / "Drafts/2026/Thanks.md"
    assert created.read_bytes() == b"Dear Jane\n"
    assert created.stat().st_nlink == 1 and created.stat().st_mode & 0o600 == 0o600
    assert vault.in_flight() == []
    assert writer.backups.of_pass(writer.pass_id)[0].sha256 is None


@pytest.mark.parametrize("standing", [b"", b"the user's\n"])
def test_create_never_overwrites(vault: Vault, standing: bytes) -> None:
    note = vault.note(data=standing)
    outcome = vault.writer().write(ACME, b"", b"ours\n", create=True)
    assert isinstance(outcome, Refused) and outcome.reason.code == "exists"
    assert note.read_bytes() == standing and vault.in_flight() == []


def test_create_never_overwrites_a_note_that_appears_meanwhile(vault: Vault) -> None:
    writer = vault.writer(at=lambda step: vault.note(data=b"theirs\n") if step == "prepared" else None)
    outcome = writer.write(ACME, b"", b"ours\n", create=True)
    assert isinstance(outcome, Refused) and outcome.reason.code == "exists"
    assert (vault.root / ACME).read_bytes() == b"theirs\n" and vault.in_flight() == []


def test_create_never_overwrites_a_dangling_link(vault: Vault) -> None:
    (vault.root / "a.md").symlink_to(vault.root / "nowhere.md")
    vault.writer().write("a.md", b"", b"ours\n", create=True)
    assert (vault.root / "a.md").is_symlink()


def test_trash_takes_a_free_name(vault: Vault) -> None:
    writer = vault.writer()
    for text in (b"one\n", b"two\n"):
        vault.note(data=text)
        assert writer.trash(ACME, text) == Written()
    assert not (vault.root / ACME).exists()
    assert {path.name: path.read_bytes() for path in (vault.root / ".trash").iterdir()} == {
        "Acme.md": b"one\n",
        "Acme 2.md": b"two\n",
    }


def test_trash_takes_a_conflict_copy(vault: Vault) -> None:
    vault.note()
    copy = "Interviews/Acme.sync-conflict-20261120-101500-ABCDEFG.md"
    vault.note(copy)
    assert isinstance(vault.writer().write(copy, NOTE, OURS), Refused)
    assert vault.writer().trash(copy, NOTE) == Written()
    assert not (vault.root / copy).exists() and (vault.root / ACME).exists()


def test_trash_that_leads_out_of_the_vault(vault: Vault, tmp_path: Path) -> None:
    note = vault.note()
    (vault.root / ".trash").symlink_to(tmp_path)
    assert isinstance(vault.writer().trash(ACME, NOTE), Refused)
    assert note.exists()


def test_trash_leaves_a_changed_note(vault: Vault) -> None:
    note = vault.note(data=b"changed\n")
    assert isinstance(vault.writer().trash(ACME, b"expected\n"), TryLater)
    assert note.exists()
