"""Somebody else saves the note while it is being written. No line of theirs may be lost, wherever it falls.

`at` is called between the steps of a write: "rechecked" stands between the last look and the exchange. In one process
a save there is injected without leases, since a lease would make the saver wait for us; other processes meet leases.
"""

from __future__ import annotations

import errno
import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault, needs_leases, no_exchange, python, rename_save

from kbfollow.vault import lease
from kbfollow.vault.exchange import exchange
from kbfollow.vault.linger import Late
from kbfollow.vault.outcomes import Refused, TryLater, Written

ACME = "Interviews/Acme.md"
SAVED = NOTE.replace(b"Good talk.\n", b"Good talk.\nHer line.\n")
MERGED = OURS.replace(b"Good talk.\n", b"Good talk.\nHer line.\n")


def on(step: str, act: Callable[[], object], *, times: int = 1) -> Callable[[str], None]:
    """Act at a step, so many times."""
    left = [times]

    def at(reached: str) -> None:
        if reached == step and left[0]:
            left[0] -= 1
            act()

    return at


@pytest.mark.parametrize("save", [rename_save, Path.write_bytes], ids=["rename", "in place"])
def test_a_save_between_the_last_look_and_the_exchange_is_merged(vault: Vault, save: Callable[..., object]) -> None:
    note = vault.note()
    writer = vault.writer(at=on("rechecked", lambda: save(note, SAVED)), leases=save is rename_save)
    assert writer.write(ACME, NOTE, OURS) == Written(merged=True)
    assert note.read_bytes() == MERGED
    assert writer.finish() == []
    assert note.read_bytes() == MERGED and vault.in_flight() == [] and vault.kept() == []


def test_a_save_of_the_same_lines_wins(vault: Vault) -> None:
    note = vault.note()
    theirs = NOTE + b"\n## Follow-ups\n\n- [x] Something else\n"
    writer = vault.writer(at=on("rechecked", lambda: rename_save(note, theirs)))
    assert isinstance(writer.write(ACME, NOTE, OURS), TryLater)
    assert note.read_bytes() == theirs
    writer.finish()
    assert note.read_bytes() == theirs and vault.in_flight() == []


def test_a_save_that_makes_the_same_change_is_no_merge(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer(at=on("rechecked", lambda: rename_save(note, OURS)))
    assert writer.write(ACME, NOTE, OURS) == Written()
    writer.finish()
    assert note.read_bytes() == OURS and vault.in_flight() == []


def test_a_note_that_was_emptied_meanwhile_is_put_back(vault: Vault) -> None:
    """Somebody is in the middle of a truncating save."""
    note = vault.note()
    writer = vault.writer(at=on("rechecked", lambda: note.write_bytes(b"")), leases=False)
    inode = note.stat().st_ino
    assert isinstance(writer.write(ACME, NOTE, OURS), TryLater)
    assert note.read_bytes() == b"" and note.stat().st_ino == inode
    note.write_bytes(SAVED)
    writer.finish()
    assert note.read_bytes() == SAVED and vault.in_flight() == []


@pytest.mark.parametrize("saves", range(1, 9))
def test_one_save_after_the_other(vault: Vault, saves: int) -> None:
    note = vault.note()
    lines: list[bytes] = []

    def save() -> None:
        lines.append(b"Line %d of hers.\n" % len(lines))
        rename_save(note, note.read_bytes().replace(b"Good talk.\n", b"Good talk.\n" + lines[-1]))

    writer = vault.writer(at=on("rechecked", save, times=saves))
    outcome = writer.write(ACME, NOTE, OURS)
    assert outcome == Written(merged=True) if saves < 5 else isinstance(outcome, TryLater)
    assert (b"^thank-you-jane" in note.read_bytes()) == (saves < 5)
    writer.finish()
    assert all(line in note.read_bytes() for line in lines) and vault.in_flight() == []


def test_text_appended_through_a_descriptor_opened_before_is_merged(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer(leases=False)
    with open(note, "ab") as editor:
        assert writer.write(ACME, NOTE, OURS) == Written()
        editor.write(b"Late line.\n")
    assert writer.finish() == [Late(ACME, "merged")] or b"Late line.\n" in b"".join(vault.kept())
    assert b"Late line.\n" in note.read_bytes()
    assert vault.in_flight() == []


def test_a_late_line_elsewhere_is_merged_beside_ours(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer(leases=False)
    with open(note, "r+b") as editor:
        assert writer.write(ACME, NOTE, OURS) == Written()
        editor.write(SAVED)
    assert writer.finish() == [Late(ACME, "merged")]
    assert note.read_bytes() == MERGED and vault.in_flight() == [] and vault.kept() == []


def test_late_lines_that_come_one_by_one(vault: Vault) -> None:
    note = vault.note()
    lines = [b"late %d\n" % number for number in range(4)]
    pending = list(lines)
    editor = os.open(note, os.O_WRONLY | os.O_APPEND)

    def pass_by(seconds: float) -> None:
        if pending:
            os.write(editor, pending.pop(0))
        vault.clock.pass_by(seconds)

    writer = vault.writer(leases=False, sleep=pass_by)
    assert writer.write(ACME, NOTE, OURS) == Written()
    writer.finish()
    os.close(editor)
    assert not pending and all(line in note.read_bytes() for line in lines)
    assert vault.in_flight() == []


def test_two_people_s_lines_in_one_place_both_stay(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer(leases=False)
    with open(note, "r+b") as editor:
        assert writer.write(ACME, NOTE, OURS) == Written()
        rename_save(note, OURS.replace(b"Good talk.", b"Great talk."))
        editor.write(NOTE.replace(b"Good talk.", b"A talk, I"))
    assert writer.finish() == [Late(ACME, "merged")]
    text = note.read_bytes()
    assert b"Great talk.\n" in text and b"A talk, I\n" in text and b"^thank-you-jane" in text
    assert len(vault.kept()) == 1 and vault.in_flight() == []


def test_late_text_for_a_note_that_is_gone_is_kept(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer(leases=False)
    with open(note, "ab") as editor:
        assert writer.write(ACME, NOTE, OURS) == Written()
        editor.write(b"Late line.\n")
    note.rename(note.with_name("Renamed.md"))
    late = writer.finish()
    assert [(text.path, text.what) for text in late] == [(ACME, "kept")]
    assert not note.exists() and vault.kept() == [NOTE + b"Late line.\n"] and vault.in_flight() == []


@pytest.mark.parametrize("step", ["noted", "prepared", "rechecked"])
def test_a_note_renamed_or_deleted_mid_write(vault: Vault, step: str) -> None:
    note = vault.note()
    for act in (lambda: note.rename(note.with_name("B.md")), note.unlink):
        vault.note()
        writer = vault.writer(at=on(step, act))
        assert writer.write(ACME, NOTE, OURS) == TryLater("gone", 2.0)
        assert not note.exists() and vault.in_flight() == []
    assert (vault.root / "Interviews/B.md").read_bytes() == NOTE


def test_a_folder_renamed_mid_write(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer(at=on("exchanged", lambda: note.parent.rename(vault.root / "Talks")))
    assert isinstance(writer.write(ACME, NOTE, OURS), Written | TryLater)
    writer.finish()
    assert (vault.root / "Talks/Acme.md").read_bytes() == OURS and vault.in_flight() == []


def test_a_link_that_takes_the_notes_place_is_not_followed(vault: Vault, tmp_path: Path) -> None:
    note = vault.note()
    outside = tmp_path / "outside.md"
    outside.write_bytes(NOTE)

    def replace() -> None:
        note.unlink()
        note.symlink_to(outside)

    writer = vault.writer(at=on("prepared", replace))
    assert isinstance(writer.write(ACME, NOTE, OURS), TryLater)
    assert outside.read_bytes() == NOTE and note.is_symlink() and vault.in_flight() == []


class TestWithoutExchange:
    def test_a_plain_rename_after_a_longer_gate(self, vault: Vault) -> None:
        vault.clock.ahead = 7.0
        note = vault.note()
        writer = vault.writer(exchange=no_exchange)
        outcome = writer.write(ACME, NOTE, OURS)
        assert isinstance(outcome, TryLater) and 7 < outcome.seconds <= 8
        assert vault.in_flight() == []
        vault.clock.pass_by(10)
        assert writer.write(ACME, NOTE, OURS) == Written()
        assert note.read_bytes() == OURS
        assert writer.finish() == [] and vault.in_flight() == []

    def test_a_save_before_the_last_look_is_seen(self, vault: Vault) -> None:
        note = vault.note()
        writer = vault.writer(exchange=no_exchange, at=on("rechecked", lambda: note.write_bytes(SAVED)), leases=False)
        assert isinstance(writer.write(ACME, NOTE, OURS), TryLater)
        assert note.read_bytes() == SAVED and vault.in_flight() == []

    def test_late_text_is_merged(self, vault: Vault) -> None:
        note = vault.note()
        writer = vault.writer(exchange=no_exchange, leases=False)
        with open(note, "r+b") as editor:
            assert writer.write(ACME, NOTE, OURS) == Written()
            editor.write(SAVED)
        assert writer.finish() == [Late(ACME, "merged")]
        assert note.read_bytes() == MERGED and vault.in_flight() == []

    def test_the_backup_is_there_before(self, vault: Vault) -> None:
        vault.note()
        seen: list[bytes] = []
        writer = vault.writer(exchange=no_exchange, at=on("rechecked", lambda: seen.append(newest())))

        def newest() -> bytes:
            return writer.backups.read(writer.backups.list_backups(ACME)[0])

        assert writer.write(ACME, NOTE, OURS) == Written()
        assert seen == [NOTE]
        writer.finish()


HOLD_OPEN = "import sys; file = open({path!r}, 'ab', buffering=0); print('open', flush=True); sys.stdin.readline()"


@needs_leases
def test_a_note_that_another_program_has_open_for_writing_waits(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer()
    other = python(HOLD_OPEN.format(path=str(note)), stdin=subprocess.PIPE)
    assert other.stdout and other.stdout.readline() == b"open\n"
    assert writer.write(ACME, NOTE, OURS) == TryLater("open in another program", 2.0)
    assert note.read_bytes() == NOTE and vault.in_flight() == []
    other.communicate(b"\n")
    assert writer.write(ACME, NOTE, OURS) == Written()
    writer.finish()


@needs_leases
def test_a_program_that_opens_the_note_in_the_last_instant_gets_it_back(vault: Vault) -> None:
    """It waits in open() for our lease; what it then writes must land in the note, not in what was displaced."""
    note = vault.note()
    others: list[subprocess.Popen[bytes]] = []

    def open_for_writing() -> None:
        code = f"file = open({str(note)!r}, 'ab', buffering=0); file.write(b'Her line.\\n')"
        others.append(python(code))
        held = next(fd for fd in os.listdir("/proc/self/fd") if is_note(fd))
        deadline = time.monotonic() + 10
        while lease.is_held(int(held)) and time.monotonic() < deadline:
            time.sleep(0.01)

    def is_note(name: str) -> bool:
        try:
            return os.readlink(f"/proc/self/fd/{name}") == str(note)  # noqa: PTH115
        except OSError:
            return False

    writer = vault.writer(at=on("rechecked", open_for_writing))
    assert writer.write(ACME, NOTE, OURS) == TryLater("being saved", 2.0)
    others[0].communicate()
    assert note.read_bytes() == NOTE + b"Her line.\n"
    assert writer.finish() == []
    assert note.read_bytes() == NOTE + b"Her line.\n" and vault.in_flight() == [] and vault.kept() == []


@needs_leases
def test_a_displaced_file_that_is_still_open_elsewhere_is_kept_for_the_next_start(vault: Vault) -> None:
    note = vault.note()
    other = python(HOLD_OPEN.format(path=str(note)), stdin=subprocess.PIPE)
    assert other.stdout and other.stdout.readline() == b"open\n"
    writer = vault.writer(leases=False)
    assert writer.write(ACME, NOTE, OURS) == Written()
    again = vault.writer()
    assert again.recover() == [] and again.finish() == []
    assert len(vault.in_flight()) == 2, "somebody has it open"
    writer.hand_over()
    other.communicate(b"\n")
    assert vault.writer().recover() == [] and vault.in_flight() == []


@needs_leases
def test_a_file_system_that_refuses_every_lease_is_written_to(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    """NFS and CIFS answer EAGAIN although nobody has the file open."""
    note = vault.note()
    monkeypatch.setattr(lease, "take", lambda descriptor: lease.Lease.BUSY)
    writer = vault.writer()
    assert writer.write(ACME, NOTE, OURS) == Written()
    assert writer.finish() == [] and note.read_bytes() == OURS and vault.in_flight() == []


def test_what_was_handed_over_is_merged_at_the_next_start(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer(leases=False)
    with open(note, "r+b") as editor:
        assert writer.write(ACME, NOTE, OURS) == Written()
        writer.hand_over()
        editor.write(SAVED)
    assert note.read_bytes() == OURS
    again = vault.writer()
    assert again.recover() == [Late(ACME, "merged")]
    again.finish()
    assert note.read_bytes() == MERGED and vault.in_flight() == []


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EBUSY])
def test_a_failing_exchange_leaves_all_as_it_was(vault: Vault, number: int) -> None:
    note = vault.note()

    def fail(temp: str, target: str) -> None:
        raise OSError(number, os.strerror(number))

    outcome = vault.writer(exchange=fail).write(ACME, NOTE, OURS)
    assert isinstance(outcome, Refused | TryLater)
    assert note.read_bytes() == NOTE and vault.in_flight() == []


@pytest.mark.parametrize("failing", range(1, 12))
def test_a_failing_fsync_leaves_the_old_note_or_the_new(vault: Vault, failing: int) -> None:
    note = vault.note()
    calls = [0]

    def fsync(descriptor: int) -> None:
        calls[0] += 1
        if calls[0] == failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        os.fsync(descriptor)

    writer = vault.writer(fsync=fsync)
    outcome = writer.write(ACME, NOTE, OURS)
    assert note.read_bytes() == (OURS if isinstance(outcome, Written) else NOTE)
    assert isinstance(outcome, Written) or (isinstance(outcome, Refused) and outcome.reason.code == "io")
    writer.finish()
    assert vault.in_flight() == []


def test_a_take_back_that_fails_loses_nothing(vault: Vault) -> None:
    note = vault.note()
    theirs = NOTE + b"\n## Follow-ups\n\n- [x] Something else\n"
    calls = [0]

    def once(temp: str, target: str) -> None:
        calls[0] += 1
        if calls[0] == 2:
            raise OSError(errno.EIO, "failing")
        exchange(temp, target)

    writer = vault.writer(exchange=once, at=on("rechecked", lambda: rename_save(note, theirs)))
    assert isinstance(writer.write(ACME, NOTE, OURS), TryLater)
    assert writer.finish() == [Late(ACME, "merged")]
    assert note.read_bytes() == theirs and vault.in_flight() == []
