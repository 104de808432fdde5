"""What the walk finds and leaves out, and that the cache changes nothing."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path

import pytest
from a_vault import NOTE
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.vault import scan_cache
from kbfollow.vault.prefilter import marks_of, may_be_ours
from kbfollow.vault.scan import FoundNote, read, scan
from kbfollow.vault.scan_cache import ScanCache


def make(root: Path, *paths: str) -> None:
    for path in paths:
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"x\n")


def found(root: Path, **options: object) -> list[str]:
    return [note.path for note in scan(root, **options).notes]  # type: ignore[arg-type]


def test_notes_in_folders_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "A/z.md", "A/B/c.MD", "a.md", "Acme.Md")
    assert found(tmp_path) == ["A/B/c.MD", "A/z.md", "Acme.Md", "a.md", "b.md"]


def test_what_is_no_note(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "md", "a.md.bak", "a.markdown", "note.md.swp", "canvas.canvas")
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "socket.md"))
        assert found(tmp_path) == []


def test_a_folder_named_like_a_note_is_walked(tmp_path: Path) -> None:
    make(tmp_path, "Acme.md/inner.md")
    assert found(tmp_path) == ["Acme.md/inner.md"]


@pytest.mark.parametrize(
    "name",
    [
        ".syncthing.Acme.md.tmp",
        "~syncthing~Acme.md.tmp",
        ".~lock.Acme.md",
        ".~lock.Acme.md#",
        ".Acme.md.swp",
        "4913",
        ".#Acme.md",
        "Acme.md~",
        ".goutputstream-ABC123",
        ".kbfollow-1.md",
        "~$Acme.md",
    ],
)
def test_temporary_names(tmp_path: Path, name: str) -> None:
    make(tmp_path, name)
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    "name", ["4913 Main Street.md", "Acme.tmp.md", "~Acme.md", ".Hidden note.md", "#1.md", "swp.md"]
)
def test_names_that_only_resemble_temporary_ones(tmp_path: Path, name: str) -> None:
    make(tmp_path, name)
    assert found(tmp_path) == [name]


@pytest.mark.parametrize(
    "folder",
    [".git", ".obsidian", ".trash", ".stversions", ".stfolder", "node_modules", ".any", "a/.git", ".dropbox.cache"],
)
def test_folders_that_are_left_out(tmp_path: Path, folder: str) -> None:
    make(tmp_path, f"{folder}/deep/a.md")
    assert found(tmp_path) == []


def test_folders_left_out_by_settings(tmp_path: Path) -> None:
    make(tmp_path, "Templates/t.md", "Other/Templates/u.md", "Templates 2/v.md")
    assert found(tmp_path, left_out=["Templates/"]) == ["Other/Templates/u.md", "Templates 2/v.md"]


@pytest.mark.parametrize(
    "name",
    [
        os.fsdecode(b"caf\xe9.md"),
        "José.md",
        "Jose\u0301.md",
        "x" * 252 + ".md",
        "a\nb.md",
        "\u202egnp.md",
        " .md",
        "%41.md",
    ],
)
def test_odd_names_can_be_opened_again(tmp_path: Path, name: str) -> None:
    make(tmp_path, name)
    (path,) = found(tmp_path)
    assert path == name and read(tmp_path, path) == b"x\n"


def test_order_is_that_of_nfc(tmp_path: Path) -> None:
    make(tmp_path, "Jose\u0301 B.md", "José A.md", "José C.md", "Josf.md")
    assert found(tmp_path) == ["Josf.md", "José A.md", "Jose\u0301 B.md", "José C.md"]


class TestLinks:
    def test_out_of_the_vault(self, tmp_path: Path) -> None:
        vault = tmp_path / "vault"
        make(tmp_path, "outside/secret.md")
        vault.mkdir()
        (vault / "Link").symlink_to(tmp_path / "outside")
        (vault / "Link.md").symlink_to(tmp_path / "outside/secret.md")
        (vault / "Beside").symlink_to(tmp_path / "vault2")
        make(tmp_path, "vault2/a.md")
        assert found(vault) == []

    def test_to_what_is_found_anyway(self, tmp_path: Path) -> None:
        make(tmp_path, "z/a.md")
        (tmp_path / "A link").symlink_to(tmp_path / "z")
        (tmp_path / "A link.md").symlink_to("z/a.md")
        assert found(tmp_path) == ["z/a.md"]

    def test_to_what_is_not_found_otherwise(self, tmp_path: Path) -> None:
        make(tmp_path, "z/kept/a.md", "z/b.txt")
        (tmp_path / "Notes").symlink_to("z/kept")
        (tmp_path / "B.md").symlink_to("z/b.txt")
        (tmp_path / "C.md").symlink_to("z/b.txt")
        assert found(tmp_path, left_out=["z/kept"]) == ["B.md", "Notes/a.md"]

    def test_loops_and_dangling(self, tmp_path: Path) -> None:
        make(tmp_path, "a/b.md")
        (tmp_path / "a/up").symlink_to("..")
        (tmp_path / "a/self").symlink_to("self")
        (tmp_path / "gone.md").symlink_to("nowhere.md")
        assert found(tmp_path) == ["a/b.md"]

    def test_into_private_folders(self, tmp_path: Path) -> None:
        make(tmp_path, ".obsidian/a.md", ".git/b.md")
        (tmp_path / "Config").symlink_to(".obsidian")
        (tmp_path / "b.md").symlink_to(".git/b.md")
        assert found(tmp_path) == []

    def test_a_vault_behind_a_link(self, tmp_path: Path) -> None:
        make(tmp_path, "vault/a.md")
        (tmp_path / "link").symlink_to("vault")
        assert found(tmp_path / "link") == ["a.md"]


def test_numbers_are_those_of_stat(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    status = (tmp_path / "a.md").stat()
    assert scan(tmp_path).notes == (
        FoundNote("a.md", status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino),
    )


def test_a_folder_that_cannot_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root reads every folder, so the system's answer is put in its place."""
    make(tmp_path, "closed/a.md", "open/b.md")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    result = scan(tmp_path)
    assert [note.path for note in result.notes] == ["open/b.md"]
    assert [(problem.path, problem.mend) for problem in result.problems] == [("closed", "look at its permissions")]


def test_no_vault_at_all(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        scan(tmp_path / "nowhere")


def test_icloud_stubs_and_our_own_leftovers(tmp_path: Path) -> None:
    leftover = "A/~syncthing~kbfollow-0123456789abcdef.tmp"
    make(tmp_path, "A/.Acme.md.icloud", ".picture.png.icloud", leftover, "~syncthing~other.md.tmp")
    result = scan(tmp_path)
    assert result.online_only == ("A/Acme.md",) and result.leftovers == (leftover,) and result.notes == ()


def test_conflict_copies_are_no_notes(tmp_path: Path) -> None:
    make(
        tmp_path,
        "A/Acme.md",
        "A/Acme.sync-conflict-20261120-101500-ABCDEFG.md",
        "B/Acme 2.md",
        "C/Acme.md",
        "C/Acme 2.md",
    )
    (tmp_path / "C/Acme.md").write_bytes(b"---\ndate: 2026-11-01\n---\n")
    (tmp_path / "C/Acme 2.md").write_bytes(b"---\ndate: 2026-11-08\n---\n")
    result = scan(tmp_path)
    assert [note.path for note in result.notes] == ["A/Acme.md", "B/Acme 2.md", "C/Acme 2.md", "C/Acme.md"]
    assert [(copy.path, copy.of) for copy in result.conflict_copies] == [
        ("A/Acme.sync-conflict-20261120-101500-ABCDEFG.md", "A/Acme.md")
    ]


def test_an_icloud_copy_is_told_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "Acme.md").write_bytes(NOTE)
    (tmp_path / "Acme 2.md").write_bytes(NOTE + b"One more line.\n")
    result = scan(tmp_path)
    assert [copy.path for copy in result.conflict_copies] == ["Acme 2.md"] and len(result.notes) == 1


class TestCache:
    moment = time.time_ns() - 10**11

    def filled(self, folder: Path, notes: list[FoundNote], basis: str = "1") -> ScanCache:
        cache = ScanCache(folder, basis)
        for note in notes:
            cache.remember_not_ours(note)
        cache.save()
        return ScanCache(folder, basis)

    def notes(self, count: int = 3) -> list[FoundNote]:
        return [FoundNote(f"F{n % 2}/n{n}.md", 10 + n, self.moment, self.moment, 100 + n) for n in range(count)]

    def test_an_empty_cache_knows_nothing(self, tmp_path: Path) -> None:
        assert not any(ScanCache(tmp_path, "1").is_not_ours(note) for note in self.notes())

    def test_what_was_remembered_is_known(self, tmp_path: Path) -> None:
        cache = self.filled(tmp_path, self.notes())
        assert all(cache.is_not_ours(note) for note in self.notes())

    @pytest.mark.parametrize("name", ["size", "mtime_ns", "ctime_ns", "inode"])
    def test_any_change_of_the_file_is_unknown(self, tmp_path: Path, name: str) -> None:
        (note,) = self.notes(1)
        cache = self.filled(tmp_path, [note])
        assert not cache.is_not_ours(note._replace(**{name: getattr(note, name) + 1}))

    def test_another_basis_knows_nothing(self, tmp_path: Path) -> None:
        self.filled(tmp_path, self.notes())
        assert not any(ScanCache(tmp_path, "2").is_not_ours(note) for note in self.notes())

    def test_a_file_changed_a_moment_ago_is_not_remembered(self, tmp_path: Path) -> None:
        now = time.time_ns()
        note = FoundNote("a.md", 1, now, now - 10**12, 1)
        assert not self.filled(tmp_path, [note]).is_not_ours(note)

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"{",
            b"[]",
            b"null",
            b"\xff" * 9,
            b"[" * 100_000,
            b'{"format": 1}',
            b'{"format": 2, "basis": "1", "held": [1]}',
            b'{"format": 2, "basis": "1", "held": {"states": ["x", []], "places": 3}}',
            b'{"format": 2, "basis": "1", "held": {"states": [1180591620717411303424], "places": [-1]}}',
        ],
    )
    def test_a_damaged_cache_is_ignored_and_written_anew(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "scan.json").write_bytes(data)
        assert not any(ScanCache(tmp_path, "1").is_not_ours(note) for note in self.notes())
        cache = self.filled(tmp_path, self.notes())
        assert all(cache.is_not_ours(note) for note in self.notes())

    def test_an_unchanged_cache_is_not_written(self, tmp_path: Path) -> None:
        cache = self.filled(tmp_path, self.notes())
        before = (tmp_path / "scan.json").stat()
        assert all(cache.is_not_ours(note) for note in self.notes())
        cache.save()
        assert (tmp_path / "scan.json").stat() == before

    def test_notes_that_are_gone_are_forgotten(self, tmp_path: Path) -> None:
        cache = self.filled(tmp_path, self.notes())
        first, *_ = self.notes()
        assert cache.is_not_ours(first)
        cache.save()
        again = ScanCache(tmp_path, "1")
        assert [again.is_not_ours(note) for note in self.notes()] == [True, False, False]
        assert again.knows("F0/n0.md") and not again.knows("F1/n1.md")

    def test_a_cache_that_cannot_be_written_is_done_without(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"")
        cache = ScanCache(tmp_path / "file/cache", "1")
        cache.remember_not_ours(self.notes()[0])
        cache.save()
        assert [path.name for path in tmp_path.iterdir()] == ["file"]

    def test_names_that_are_not_utf8(self, tmp_path: Path) -> None:
        note = self.notes(1)[0]._replace(path=os.fsdecode(b"caf\xe9.md"))
        assert self.filled(tmp_path, [note]).is_not_ours(note)

    def test_it_is_never_pickle(self) -> None:
        assert "pickle" not in vars(scan_cache) and "marshal" not in vars(scan_cache)

    @given(st.lists(st.integers(-(2**63), 2**63 - 1), min_size=4, max_size=4))
    def test_any_numbers(self, numbers: list[int]) -> None:
        assert hash(FoundNote("a", *numbers)[1:]) == hash(tuple(numbers))


def test_deleting_the_cache_changes_no_output(tmp_path: Path) -> None:
    """What counts as ours is the same with a full cache, a stale one and none."""
    vault, cache_folder = tmp_path / "vault", tmp_path / "cache"
    make(vault, "A/one.md", "A/two.md", "three.md")
    (vault / "three.md").write_bytes(NOTE)
    marks = marks_of(["interview"])

    def ours() -> list[str]:
        cache = ScanCache(cache_folder, "1")
        result = []
        for note in scan(vault).notes:
            if cache.is_not_ours(note):
                continue
            if may_be_ours(read(vault, note.path), note.path, marks):
                result.append(note.path)
            else:
                cache.remember_not_ours(note)
        cache.save()
        return result

    assert ours() == ours() == ["three.md"]
    scan_cache.FRESH_NS, usual = 0, scan_cache.FRESH_NS
    try:
        time.sleep(0.02)
        assert ours() == ours() == ["three.md"] and (cache_folder / "scan.json").exists()
        (vault / "A/one.md").write_bytes(NOTE)
        assert ours() == ["A/one.md", "three.md"]
        (cache_folder / "scan.json").unlink()
        assert ours() == ["A/one.md", "three.md"]
    finally:
        scan_cache.FRESH_NS = usual
