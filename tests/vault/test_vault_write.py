"""Writing one note when nobody else is at it: what is touched, what is kept, what is left."""

from __future__ import annotations

import os
import struct
import subprocess
import time
from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault, python

from kbfollow.vault.outcomes import TryLater, Unchanged, Written
from kbfollow.vault.write import Writer

ACME = "Interviews/Acme.md"
BYTES = {
    "CRLF": b"one\r\ntwo\r\n",
    "mixed line ends": b"one\r\ntwo\nthree\rfour\r\n",
    "BOM": b"\xef\xbb\xbf---\ntype: x\n---\n",
    "no final newline": b"one\ntwo",
    "separators": "one\u2028two\x0bthree\x0cfour\x85five\n".encode(),
    "empty": b"",
    "only a newline": b"\n",
    "NFD": "Jose\u0301\n".encode(),
}


def test_equal_bytes_are_not_written(vault: Vault) -> None:
    note = vault.note()
    before = note.stat()
    assert vault.writer().write(ACME, NOTE, NOTE) == Unchanged()
    assert note.stat() == before
    assert not vault.state.exists()


def test_a_note_that_stands_as_wanted_already_is_not_written(vault: Vault) -> None:
    note = vault.note(data=OURS)
    before = note.stat().st_mtime_ns
    assert vault.writer().write(ACME, NOTE, OURS) == Unchanged()
    assert note.stat().st_mtime_ns == before
    assert vault.in_flight() == []


def test_written_and_nothing_left(vault: Vault) -> None:
    note = vault.note()
    writer = vault.writer()
    assert writer.write(ACME, NOTE, OURS) == Written()
    assert note.read_bytes() == OURS
    assert writer.finish() == []
    assert vault.in_flight() == [] and vault.kept() == []
    assert os.listdir(note.parent) == ["Acme.md"]


def test_another_content_than_expected_is_left_alone(vault: Vault) -> None:
    note = vault.note(data=NOTE + b"and a line\n")
    assert vault.writer().write(ACME, NOTE, OURS) == TryLater("changed meanwhile", 5.0)
    assert note.read_bytes() == NOTE + b"and a line\n"
    assert vault.in_flight() == []


def test_a_note_that_reads_as_empty_is_left_alone(vault: Vault) -> None:
    note = vault.note(data=b"")
    assert isinstance(vault.writer().write(ACME, NOTE, OURS), TryLater)
    assert note.read_bytes() == b""


def test_a_note_that_is_gone_is_not_made_again(vault: Vault) -> None:
    assert vault.writer().write(ACME, NOTE, OURS) == TryLater("gone", 2.0)
    assert list(vault.root.iterdir()) == []


@pytest.mark.parametrize("before", BYTES.values(), ids=BYTES)
def test_every_byte_is_written_as_given(vault: Vault, before: bytes) -> None:
    note = vault.note(data=before)
    assert vault.writer().write(ACME, before, before + b"\r\nours") == Written()
    assert note.read_bytes() == before + b"\r\nours"


def test_the_mtime_is_now_and_never_the_old_one(vault: Vault) -> None:
    note = vault.note()
    os.utime(note, (1_000_000_000, 1_000_000_000))
    started = time.time()
    vault.writer().write(ACME, NOTE, OURS)
    assert note.stat().st_mtime >= started - 0.1


def test_mode_and_attributes_stay(vault: Vault) -> None:
    note = vault.note()
    note.chmod(0o640)
    try:
        os.setxattr(note, "user.colour", b"blue\0green")
    except OSError:
        pytest.skip("this file system keeps no extended attributes")
    vault.writer().write(ACME, NOTE, OURS)
    assert note.stat().st_mode & 0o7777 == 0o640
    assert os.getxattr(note, "user.colour") == b"blue\0green"


def test_an_acl_stays(vault: Vault) -> None:
    note = vault.note()
    entries = (
        (0x01, 6, 0xFFFFFFFF),
        (0x02, 4, 1234),
        (0x04, 4, 0xFFFFFFFF),
        (0x10, 4, 0xFFFFFFFF),
        (0x20, 0, 0xFFFFFFFF),
    )
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        os.setxattr(note, "system.posix_acl_access", acl)
    except OSError:
        pytest.skip("this file system keeps no ACLs")
    vault.writer().write(ACME, NOTE, OURS)
    assert os.getxattr(note, "system.posix_acl_access") == acl


def test_an_acl_that_the_state_directory_hands_down_is_not_taken_over(vault: Vault) -> None:
    note = vault.note()
    exchange = vault.state / "exchange"
    exchange.mkdir(parents=True)
    entries = (
        (0x01, 6, 0xFFFFFFFF),
        (0x02, 6, 1234),
        (0x04, 4, 0xFFFFFFFF),
        (0x10, 6, 0xFFFFFFFF),
        (0x20, 0, 0xFFFFFFFF),
    )
    acl = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        os.setxattr(exchange, "system.posix_acl_default", acl)
    except OSError:
        pytest.skip("this file system keeps no ACLs")
    mode = note.stat().st_mode
    vault.writer().write(ACME, NOTE, OURS)
    assert os.listxattr(note) == [] and note.stat().st_mode == mode


@pytest.mark.parametrize("name", ["x" * 252 + ".md", "é" * 126 + ".md", "Jose\u0301.md", "a [b] #c ^d.md"])
def test_long_and_odd_names(vault: Vault, name: str) -> None:
    note = vault.note(name)
    assert vault.writer().write(name, NOTE, OURS) == Written()
    assert note.read_bytes() == OURS and os.listdir(vault.root) == [name]


def test_a_name_that_is_not_utf8(vault: Vault) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    note = vault.note(name)
    writer = vault.writer()
    assert writer.write(name, NOTE, OURS) == Written()
    assert note.read_bytes() == OURS
    assert [backup.path for backup in writer.backups.list_backups(name)] == [name]


@pytest.mark.parametrize("name", ["x" * 252 + ".md", "é" * 126 + ".md"])
def test_a_temporary_file_beside_a_note_with_the_longest_name(vault: Vault, name: str) -> None:
    note = vault.note(name)
    writer = vault.writer(exchange=_only_within(vault))
    assert writer.write(name, NOTE, OURS) == Written()
    assert note.read_bytes() == OURS
    writer.finish()
    assert os.listdir(vault.root) == [name] and vault.in_flight() == []


def test_another_mount_is_found_by_the_exchange_itself(vault: Vault) -> None:
    """The same device number is not enough: a bind mount gives EXDEV."""
    vault.note("a.md")
    vault.note("b.md")
    tried: list[str] = []
    writer = vault.writer(exchange=_only_within(vault, tried))
    assert writer.write("a.md", NOTE, OURS) == Written()
    assert [Path(temp).parent == vault.root for temp in tried] == [False, True]
    assert writer.write("b.md", NOTE, OURS) == Written()
    assert len(tried) == 3, "what didn't fit is remembered"
    writer.finish()
    assert vault.in_flight() == []


def _only_within(vault: Vault, tried: list[str] | None = None):  # type: ignore[no-untyped-def]
    """An exchange that fails like one between two mounts unless the temporary file lies in the vault."""
    import errno

    from kbfollow.vault.exchange import exchange

    def only_within(temp: str, target: str) -> None:
        if tried is not None:
            tried.append(temp)
        if not temp.startswith(str(vault.root)):
            raise OSError(errno.EXDEV, "another mount")
        exchange(temp, target)

    return only_within


def test_the_git_directory_is_taken_before_the_notes_folder(vault: Vault) -> None:
    import errno

    from kbfollow.vault.exchange import exchange

    subprocess.run(["git", "init", "-q", vault.root], check=True)
    tried: list[str] = []

    def not_from_state(temp: str, target: str) -> None:
        tried.append(temp)
        if temp.startswith(str(vault.state)):
            raise OSError(errno.EXDEV, "another mount")
        exchange(temp, target)

    vault.note()
    assert vault.writer(exchange=not_from_state).write(ACME, NOTE, OURS) == Written()
    assert tried[-1].startswith(str(vault.root / ".git" / "kbfollow"))


def test_the_state_directory_is_private(vault: Vault) -> None:
    vault.note()
    vault.writer().write(ACME, NOTE, OURS)
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in vault.state.rglob("*") if folder.is_dir())
    assert vault.state.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in (vault.state / "backups").rglob("*") if path.is_file())


def test_a_deleted_state_directory_is_made_again(vault: Vault) -> None:
    import shutil

    vault.note()
    writer = vault.writer()
    assert writer.write(ACME, NOTE, OURS) == Written()
    shutil.rmtree(vault.state)
    assert writer.finish() == []
    assert writer.write(ACME, OURS, NOTE) == Written()


def test_a_writer_can_be_made_in_a_thread(vault: Vault) -> None:
    """Python sets signal handlers in the main thread only; without SIGIO ignored no lease may be taken."""
    code = f"""
import threading
from kbfollow.vault.write import Writer
out = []
def work():
    out.append(Writer({str(vault.root)!r}, {str(vault.state)!r}).write({ACME!r}, {NOTE!r}, {OURS!r}, now=True))
thread = threading.Thread(target=work); thread.start(); thread.join()
print(out)
"""
    vault.note()
    assert python(code).communicate()[0] == b"[Written(merged=False)]\n"


def test_logs_hold_no_note_text(vault: Vault, caplog: pytest.LogCaptureFixture) -> None:
    secret = b"Jane said the salary is 40,000\n"
    note = vault.note(data=secret)

    def save(step: str) -> None:
        if step == "rechecked":
            note.write_bytes(secret + b"more\n")

    with caplog.at_level("DEBUG"):
        writer: Writer = vault.writer(at=save, leases=False)
        writer.write(ACME, secret, secret + b"ours\n")
        writer.finish()
    assert "Jane" not in caplog.text and "salary" not in caplog.text


def test_a_state_directory_on_another_file_system(vault: Vault) -> None:
    import shutil
    import tempfile

    shared = Path("/dev/shm")
    if not shared.is_dir() or shared.stat().st_dev == vault.root.stat().st_dev:
        pytest.skip("there is no second file system to write to")
    state = Path(tempfile.mkdtemp(dir=shared))
    try:
        vault.state = state / "state"
        note = vault.note()
        seen: list[str] = []
        writer = vault.writer(at=lambda step: seen.extend(path.name for path in note.parent.iterdir()))
        assert writer.write(ACME, NOTE, OURS) == Written()
        assert any(name.startswith("~syncthing~kbfollow-") for name in seen)
        writer.finish()
        assert note.read_bytes() == OURS and os.listdir(note.parent) == ["Acme.md"] and vault.in_flight() == []
    finally:
        shutil.rmtree(state)


def test_a_bind_mount_gives_exdev_under_the_same_device_number(vault: Vault) -> None:
    elsewhere = vault.root.parent / "elsewhere"
    elsewhere.mkdir()
    mounted = subprocess.run(["mount", "--bind", elsewhere, vault.root], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting needs root")
    try:
        assert vault.root.stat().st_dev == vault.state.parent.stat().st_dev
        note = vault.note()
        writer = vault.writer()
        assert writer.write(ACME, NOTE, OURS) == Written()
        writer.finish()
        assert note.read_bytes() == OURS and os.listdir(note.parent) == ["Acme.md"] and vault.in_flight() == []
        assert writer.write("New.md", b"", OURS, create=True) == Written()
    finally:
        subprocess.run(["umount", vault.root], check=True)
