"""What is never written to, and what each refusal says."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import struct
import subprocess
import time
from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault

from kbfollow.vault import outcomes
from kbfollow.vault.outcomes import Refused, TryLater, Written
from kbfollow.vault.swap_files import OpenInVim, open_in_vim

ACME = "Interviews/Acme.md"


def refused(vault: Vault, code: str, *, path: str = ACME, data: bytes = NOTE, new: bytes = OURS) -> None:
    """The write is refused for this reason and nothing has changed."""
    outcome = vault.writer().write(path, data, new)
    assert isinstance(outcome, Refused), outcome
    assert (outcome.reason.code, outcome.reason.mend != "") == (code, True)
    assert vault.in_flight() == []


def test_every_refusal_says_what_to_do() -> None:
    for code, (message, mend) in outcomes.REFUSALS.items():
        assert message and mend and not message.endswith(".") and code == code.lower()


class TestQuiet:
    """What looks suspicious and is written all the same."""

    @pytest.mark.parametrize(
        "text",
        [
            b"<<<<<<< no end\n",
            b"A heading\n=======\nSetext.\n",
            b"    <<<<<<< HEAD\n    =======\n    >>>>>>> theirs\n",
            b"a <<<<<<< b\n=======\n>>>>>>> c\n",
            b"=======\n<<<<<<< HEAD\n>>>>>>> x\n",
        ],
    )
    def test_text_that_only_resembles_conflict_markers(self, vault: Vault, text: bytes) -> None:
        vault.note(data=text)
        assert vault.writer().write(ACME, text, text + OURS) == Written()

    @pytest.mark.parametrize(
        "name", ["Acme 2.md", "Acme-Interview.md", "Acme-DESKTOP-SUPPORT.md", "Acme (conflict).md"]
    )
    def test_names_that_only_resemble_conflict_copies(self, vault: Vault, name: str) -> None:
        vault.note("Acme.md", b"---\ndate: 2026-11-01\n---\nFirst round.\n")
        vault.note(name)
        assert vault.writer().write(name, NOTE, OURS) == Written()

    def test_a_link_within_the_vault(self, vault: Vault) -> None:
        note = vault.note()
        (vault.root / "Link.md").symlink_to(note)
        assert vault.writer().write("Link.md", NOTE, OURS) == Written()
        assert note.read_bytes() == OURS and (vault.root / "Link.md").is_symlink()

    def test_a_vault_behind_a_link(self, vault: Vault, tmp_path: Path) -> None:
        vault.note()
        link = tmp_path / "link"
        link.symlink_to(vault.root)
        assert Vault(link, vault.state).writer().write(ACME, NOTE, OURS) == Written()


@pytest.mark.parametrize("path", ["../outside.md", "/etc/hostname", "", "a/../../outside.md", "a\0.md"])
def test_a_path_out_of_the_vault(vault: Vault, path: str) -> None:
    (vault.root.parent / "outside.md").write_bytes(NOTE)
    refused(vault, "outside", path=path)
    outcome = vault.writer().write(path, b"", OURS, create=True)
    assert isinstance(outcome, Refused) and outcome.reason.code == "outside"
    assert (vault.root.parent / "outside.md").read_bytes() == NOTE


def test_a_link_out_of_the_vault(vault: Vault, tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(NOTE)
    (vault.root / "Link.md").symlink_to(outside)
    (vault.root / "Folder").symlink_to(tmp_path)
    refused(vault, "link-out", path="Link.md")
    refused(vault, "link-out", path="Folder/outside.md")
    assert isinstance(vault.writer().write("Folder/new.md", b"", OURS, create=True), Refused)
    assert outside.read_bytes() == NOTE and not (tmp_path / "new.md").exists()


def test_a_link_into_what_programs_keep_for_themselves(vault: Vault) -> None:
    (vault.root / ".obsidian").mkdir()
    (vault.root / ".obsidian/workspace.md").write_bytes(NOTE)
    (vault.root / "Link.md").symlink_to(vault.root / ".obsidian/workspace.md")
    refused(vault, "link-out", path="Link.md")


def test_a_loop_of_links(vault: Vault) -> None:
    (vault.root / "a.md").symlink_to(vault.root / "b.md")
    (vault.root / "b.md").symlink_to(vault.root / "a.md")
    assert isinstance(vault.writer().write("a.md", NOTE, OURS), Refused | TryLater)


def test_two_names_of_one_file(vault: Vault) -> None:
    note = vault.note()
    os.link(note, vault.root / "Twin.md")
    refused(vault, "hard-link")
    assert note.read_bytes() == NOTE


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_another_users_file(vault: Vault) -> None:
    os.chown(vault.note(), 12345, -1)
    refused(vault, "not-owner")


def test_a_read_only_file(vault: Vault) -> None:
    vault.note().chmod(0o444)
    refused(vault, "read-only")


def test_a_read_only_folder(vault: Vault) -> None:
    folder = vault.note().parent
    folder.chmod(0o555)
    try:
        refused(vault, "read-only-folder")
    finally:
        folder.chmod(0o755)


def test_an_immutable_file(vault: Vault) -> None:
    """Root too is denied this one: the exchange itself fails, and nothing has changed."""
    note = vault.note()
    chattr = shutil.which("chattr")
    if chattr is None or subprocess.run([chattr, "+i", note], capture_output=True, check=False).returncode:
        pytest.skip("chattr +i needs root and a file system that knows it")
    try:
        refused(vault, "denied")
    finally:
        subprocess.run([chattr, "-i", note], check=True)
    assert note.read_bytes() == NOTE


def test_no_ordinary_file(vault: Vault) -> None:
    os.mkfifo(vault.root / "Pipe.md")
    (vault.root / "Folder.md").mkdir()
    refused(vault, "not-regular", path="Pipe.md")
    refused(vault, "not-regular", path="Folder.md")


@pytest.mark.parametrize(
    ("data", "code"),
    [(NOTE + b"\xff", "not-utf8"), (NOTE + b"caf\xe9\n", "not-utf8"), (b"\xff\xfe-\x00", "nul"), (NOTE + b"\0", "nul")],
)
def test_no_utf8_text(vault: Vault, data: bytes, code: str) -> None:
    note = vault.note(data=data)
    refused(vault, code, data=data, new=data + b"ours\n")
    assert note.read_bytes() == data


def test_we_write_no_broken_text_ourselves(vault: Vault) -> None:
    vault.note()
    refused(vault, "not-utf8", new=NOTE + b"\xff")
    refused(vault, "nul", new=NOTE + b"\0")


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_conflict_markers(vault: Vault, end: bytes) -> None:
    text = end.join([b"<<<<<<< HEAD", b"- [x] a", b"=======", b"- [-] a", b">>>>>>> theirs", b""])
    vault.note(data=text)
    refused(vault, "conflict-markers", data=text)


@pytest.mark.parametrize(
    "name",
    ["Acme.sync-conflict-20261120-101500-ABCDEFG.md", "Acme (Jane's conflicted copy 2026-11-20).md", "Acme 2.md"],
)
def test_a_conflict_copy(vault: Vault, name: str) -> None:
    vault.note("Acme.md")
    vault.note(name, NOTE + b"another line\n")
    refused(vault, "conflict-copy", path=name, data=NOTE + b"another line\n")


def test_an_icloud_stub(vault: Vault) -> None:
    (vault.root / ".Acme.md.icloud").write_bytes(b"bplist00")
    refused(vault, "online-only", path="Acme.md")


def test_too_many_open_files_is_tried_later(vault: Vault) -> None:
    vault.note()
    writer = vault.writer()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = len(os.listdir("/proc/self/fd"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (used, hard))
    try:
        outcome = writer.write(ACME, NOTE, OURS)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert isinstance(outcome, TryLater | Written)


def swap_file(path: Path, *, pid: int, dirty: bool, host: str = socket.gethostname()) -> None:
    """A swap file as Vim writes one: `struct block0` in its memline.c."""
    block = bytearray(4096)
    block[0:2], block[2:10] = b"b0", b"VIM 9.0\0"
    block[24:28] = struct.pack("<I", pid)
    block[68 : 68 + len(host)] = host.encode()
    block[1007] = 0x55 if dirty else 0
    path.write_bytes(block)


DEAD = 2**22 - 3  # beyond the greatest process number of a usual system


class TestVim:
    def test_a_swap_file_left_by_a_crash_does_not_count(self, vault: Vault) -> None:
        note = vault.note()
        swap_file(note.with_name(".Acme.md.swp"), pid=DEAD, dirty=True)
        assert vault.writer().write(ACME, NOTE, OURS) == Written()

    def test_no_swap_file_at_all(self, vault: Vault) -> None:
        note = vault.note()
        note.with_name(".Acme.md.swp").write_bytes(b"something else")
        note.with_name(".Other.md.swp").write_bytes(b"b0VIM 9.0")
        assert open_in_vim(str(note)) is OpenInVim.NO

    def test_unsaved_changes_are_refused(self, vault: Vault) -> None:
        swap_file(vault.note().with_name(".Acme.md.swp"), pid=os.getpid(), dirty=True)
        refused(vault, "unsaved")

    def test_merely_open_puts_off_a_note_but_not_the_page(self, vault: Vault) -> None:
        swap_file(vault.note().with_name(".Acme.md.swp"), pid=os.getpid(), dirty=False)
        assert vault.writer().write(ACME, NOTE, OURS) == TryLater("open in an editor", 5.0)
        assert vault.writer(page=ACME).write(ACME, NOTE, OURS) == Written()

    def test_merely_open_does_not_put_off_a_write_now(self, vault: Vault) -> None:
        swap_file(vault.note().with_name(".Acme.md.swp"), pid=os.getpid(), dirty=False)
        assert vault.writer().write(ACME, NOTE, OURS, now=True) == Written()

    def test_another_hosts_swap_file_counts(self, vault: Vault) -> None:
        swap_file(vault.note().with_name(".Acme.md.swp"), pid=DEAD, dirty=True, host="another-laptop")
        refused(vault, "unsaved")

    def test_a_second_editor(self, vault: Vault) -> None:
        note = vault.note()
        swap_file(note.with_name(".Acme.md.swp"), pid=DEAD, dirty=False)
        swap_file(note.with_name(".Acme.md.swo"), pid=os.getpid(), dirty=True)
        refused(vault, "unsaved")

    def test_neovims_own_folder(self, vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg"))
        folder = tmp_path / "xdg/nvim/swap"
        folder.mkdir(parents=True)
        note = vault.note()
        swap_file(folder / (str(note).replace("/", "%") + ".swp"), pid=os.getpid(), dirty=True)
        refused(vault, "unsaved")

    def test_the_longest_name(self, vault: Vault) -> None:
        note = vault.note("x" * 252 + ".md")
        assert open_in_vim(str(note)) is OpenInVim.NO

    @pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
    def test_a_real_vim(self, vault: Vault) -> None:
        import pty

        note = vault.note()
        controller, terminal = pty.openpty()
        command = ["vim", "-N", "-u", "NONE", "-i", "NONE", "--cmd", "set swapfile updatetime=50", str(note)]
        environment = {**os.environ, "TERM": "xterm", "HOME": str(vault.state.parent)}
        vim = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
        try:
            assert state_within(note, OpenInVim.UNCHANGED)
            os.write(controller, b"oA new line\x1b")
            assert state_within(note, OpenInVim.WITH_CHANGES)
            refused(vault, "unsaved")
            os.write(controller, b":wq\r")
            drain_until_end(vim, controller)
            assert open_in_vim(str(note)) is OpenInVim.NO
        finally:
            vim.kill()
            vim.wait()
            os.close(controller)
            os.close(terminal)
        assert b"A new line" in note.read_bytes()


def state_within(note: Path, state: OpenInVim, seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if open_in_vim(str(note)) is state:
            return True
        time.sleep(0.02)
    return False


def drain_until_end(process: subprocess.Popen[bytes], terminal: int) -> None:
    os.set_blocking(terminal, False)
    for _ in range(200):
        if process.poll() is not None:
            return
        try:
            os.read(terminal, 65536)
        except BlockingIOError:
            time.sleep(0.05)
    raise AssertionError("vim did not end")
