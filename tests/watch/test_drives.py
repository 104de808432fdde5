"""Which drives keep changes made elsewhere to themselves."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kbfollow.watch.batches import Timing, Watch
from kbfollow.watch.drives import is_unc, kind_in_statfs, kind_of_drive, why_not_told

LOCAL = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw"


def mounted(place: str, kind: str) -> str:
    return f"40 22 0:40 / {place} rw,relatime shared:7 master:2 - {kind} source rw"


class TestLinux:
    @pytest.mark.parametrize(
        "kind", "nfs nfs4 cifs smb3 fuse.sshfs fuse.rclone fuse 9p drvfs vboxsf virtiofs fuse.vmhgfs-fuse davfs".split()
    )
    def test_a_network_drive(self, kind: str) -> None:
        assert kind_of_drive("/mnt/notes/Vault", [LOCAL, mounted("/mnt/notes", kind)]) == kind
        assert kind_of_drive("/mnt/notes", [LOCAL, mounted("/mnt/notes", kind)]) == kind

    @pytest.mark.parametrize(
        "kind", "ext4 btrfs xfs tmpfs overlay zfs f2fs vfat exfat ntfs3 fuseblk apfs ecryptfs".split()
    )
    def test_a_drive_of_this_machine(self, kind: str) -> None:
        assert kind_of_drive("/mnt/notes/Vault", [LOCAL, mounted("/mnt/notes", kind)]) == ""

    def test_another_folder_is_on_the_network(self) -> None:
        lines = [LOCAL, mounted("/mnt", "nfs"), mounted(r"/home/jane/Notes\040and\040more", "cifs")]
        assert kind_of_drive("/home/jane/Notes", lines) == "" and kind_of_drive("/mnt2", lines) == ""

    def test_a_folder_of_the_vault_is_on_the_network(self) -> None:
        assert kind_of_drive("/home/jane", [LOCAL, mounted("/home/jane/Shared", "cifs")]) == "cifs"

    def test_the_innermost_drive_counts_and_the_later_of_two(self) -> None:
        assert kind_of_drive("/mnt/a", [LOCAL, mounted("/mnt", "nfs"), mounted("/mnt/a", "ext4")]) == ""
        assert kind_of_drive("/mnt/a", [LOCAL, mounted("/mnt/a", "nfs"), mounted("/mnt/a", "ext4")]) == ""
        assert kind_of_drive("/mnt/a", [LOCAL, mounted("/mnt/a", "ext4"), mounted("/mnt/a", "nfs")]) == "nfs"

    def test_a_name_with_a_space(self) -> None:
        assert kind_of_drive("/mnt/my notes", [LOCAL, mounted(r"/mnt/my\040notes", "nfs")]) == "nfs"

    def test_lines_that_are_none(self) -> None:
        assert kind_of_drive("/mnt", ["", "nonsense", "1 2 3", " - nfs x"]) == ""

    @pytest.mark.skipif(sys.platform != "linux", reason="this is how Linux tells")
    def test_this_machines_own(self, root: Path) -> None:
        assert why_not_told(str(root)) == "" and why_not_told("/proc") == ""


class TestOtherSystems:
    @pytest.mark.parametrize("name", [b"smbfs", b"nfs", b"afpfs", b"webdav", b"macfuse"])
    # macOS's structure: sizes, counts, id and owner, type, flags, subtype, the name, paths and the rest.
    def test_macos_on_the_network(self, name: bytes) -> None:
        assert kind_in_statfs(struct.pack("=IiQQQQQiiIIII16s2080x", *[0] * 9, 0, 0, 0, 0, name)) == name.decode()

    def test_macos_by_the_flag_alone(self) -> None:
        local, away = 0x1000, 0
        for flags, expected in ((local, ""), (away, "unheard")):
            data = struct.pack("=IiQQQQQiiIIII16s2080x", *[0] * 9, 0, 0, flags, 0, b"unheard")
            assert len(data) == 2168 and kind_in_statfs(data) == expected

    @pytest.mark.parametrize(
        ("path", "on_the_network"),
        [
            (r"\\nas\jane\Notes", True),
            ("//nas/jane/Notes", True),
            (r"\\?\UNC\nas\jane\Notes", True),
            (r"\\wsl.localhost\Debian\home", True),
            (r"\\?\C:\Notes", False),
            (r"C:\Notes", False),
            (r"\\.\C:\Notes", False),
        ],
    )
    def test_windows_shares(self, path: str, on_the_network: bool) -> None:
        assert is_unc(path) is on_the_network


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """A folder and the same one through a drive that doesn't tell what changes behind it (bindfs, by FUSE)."""
    behind, seen = tmp_path / "behind", tmp_path / "seen"
    behind.mkdir()
    seen.mkdir()
    if shutil.which("bindfs") is None or subprocess.run(["bindfs", str(behind), str(seen)], check=False).returncode:
        if os.environ.get("CI") == "true":
            pytest.fail("bindfs can’t be used here")
        pytest.skip("bindfs isn’t installed (Debian’s package bindfs), or FUSE can’t be used here")
    try:
        yield behind, seen
    finally:
        subprocess.run(["fusermount", "-uz", str(seen)], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts by FUSE")
def test_a_real_drive_is_polled_and_its_own_changes_are_told(shared: tuple[Path, Path]) -> None:
    """What another machine changes is found at the next look; what is changed here is found at once."""
    behind, seen = shared
    watch = Watch(seen, Timing(poll=2.0, pauses=0.0))
    watch.fixed_day = True
    found: list[str] = []
    for changes in watch.batches():
        assert "(fuse" in watch.polling
        if not found:
            (seen / "Here.md").write_text("by us\n")
            found.append("start")
        elif changes is not None and "Here.md" in changes and found == ["start"]:
            found.append("here")
            (behind / "There.md").write_text("by another machine\n")
        elif changes is None and found == ["start", "here"]:
            assert (seen / "There.md").exists() and watch.why == "the look of each minute"
            watch.stop()
    assert found == ["start", "here"]
