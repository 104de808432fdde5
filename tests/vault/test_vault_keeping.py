"""Backups, the lock, the places outside the vault, and merging by lines."""

from __future__ import annotations

import os
import signal
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault, python
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.vault import places
from kbfollow.vault.backup import Backups, new_pass_id
from kbfollow.vault.lock import VaultBusyError, VaultLock
from kbfollow.vault.merge import lines_of, merge, merge_keeping_both
from kbfollow.vault.outcomes import Written

MOMENT = datetime(2026, 11, 20, 10, 15, tzinfo=UTC)
ACME = "Interviews/Acme.md"


class TestBackups:
    def test_nothing_kept(self, tmp_path: Path) -> None:
        backups = Backups(tmp_path)
        assert backups.passes() == [] and backups.list_backups(ACME) == [] and backups.prune(MOMENT) == 0
        assert list(tmp_path.iterdir()) == []

    def test_the_first_bytes_of_a_pass_are_kept(self, tmp_path: Path) -> None:
        backups, pass_id = Backups(tmp_path), new_pass_id(MOMENT)
        backups.keep(ACME, b"before\n", pass_id)
        backups.keep(ACME, b"between\n", pass_id)
        (backup,) = Backups(tmp_path).list_backups(ACME)
        assert Backups(tmp_path).read(backup) == b"before\n"
        assert (backup.pass_id, backup.moment, backup.path) == (pass_id, MOMENT, ACME)

    def test_the_latest_comes_first(self, tmp_path: Path) -> None:
        backups = Backups(tmp_path)
        ids = [new_pass_id(MOMENT + timedelta(hours=hour)) for hour in range(3)]
        for number, pass_id in enumerate(ids):
            backups.keep(ACME, b"%d" % number, pass_id)
        assert backups.passes() == ids[::-1]
        assert [backups.read(backup) for backup in backups.list_backups(ACME)] == [b"2", b"1", b"0"]

    def test_equal_bytes_are_stored_once(self, tmp_path: Path) -> None:
        backups = Backups(tmp_path)
        for path in ("a.md", "b.md"):
            for hour in range(3):
                backups.keep(path, b"same\n", new_pass_id(MOMENT + timedelta(hours=hour)))
        assert sum(path.is_file() for path in (tmp_path / "backups/contents").rglob("*")) == 1

    def test_a_note_that_the_pass_created_has_no_bytes(self, tmp_path: Path) -> None:
        backups, pass_id = Backups(tmp_path), new_pass_id(MOMENT)
        backups.keep(ACME, None, pass_id)
        with pytest.raises(ValueError, match="created"):
            backups.read(backups.of_pass(pass_id)[0])

    def test_after_thirty_days_it_is_gone(self, tmp_path: Path) -> None:
        backups = Backups(tmp_path)
        old, young = new_pass_id(MOMENT - timedelta(days=31)), new_pass_id(MOMENT - timedelta(days=29))
        backups.keep("a.md", b"old\n", old)
        backups.keep("a.md", b"young\n", young)
        backups.keep("b.md", b"both\n", old)
        backups.keep("b.md", b"both\n", young)
        for content in (tmp_path / "backups/contents").rglob("*"):
            os.utime(content, (0, 0))
        assert backups.prune(MOMENT) == 1
        assert backups.passes() == [young]
        assert sorted(backups.read(backup) for backup in backups.of_pass(young)) == [b"both\n", b"young\n"]
        assert sum(path.is_file() for path in (tmp_path / "backups/contents").rglob("*")) == 2

    def test_a_damaged_index_deletes_no_bytes(self, tmp_path: Path) -> None:
        backups = Backups(tmp_path)
        old, young = new_pass_id(MOMENT - timedelta(days=31)), new_pass_id(MOMENT)
        backups.keep("a.md", b"old\n", old)
        backups.keep("a.md", b"young\n", young)
        for content in (tmp_path / "backups/contents").rglob("*"):
            os.utime(content, (0, 0))
        (tmp_path / "backups/passes" / f"{young}.json").write_bytes(b"{")
        assert Backups(tmp_path).of_pass(young) == []
        assert Backups(tmp_path).prune(MOMENT) == 1
        assert sum(path.is_file() for path in (tmp_path / "backups/contents").rglob("*")) == 2

    def test_damaged_bytes_are_told(self, tmp_path: Path) -> None:
        backups, pass_id = Backups(tmp_path), new_pass_id(MOMENT)
        backups.keep(ACME, b"text\n", pass_id)
        next(path for path in (tmp_path / "backups/contents").rglob("*") if path.is_file()).write_bytes(b"other\n")
        with pytest.raises(ValueError, match="damaged"):
            backups.read(backups.of_pass(pass_id)[0])

    @pytest.mark.parametrize("pass_id", ["../../x", "", "20261120T101500Z", "x"])
    def test_an_impossible_pass(self, tmp_path: Path, pass_id: str) -> None:
        with pytest.raises(ValueError, match="pass"):
            Backups(tmp_path).keep(ACME, b"", pass_id)

    def test_the_writer_keeps_the_bytes_before_the_pass(self, vault: Vault) -> None:
        vault.note()
        writer = vault.writer()
        first = writer.pass_id
        assert writer.write(ACME, NOTE, OURS) == Written()
        assert writer.write(ACME, OURS, OURS + b"more\n") == Written()
        vault.clock.pass_by(60)
        second = writer.begin_pass()
        assert writer.write(ACME, OURS + b"more\n", NOTE) == Written()
        kept = {backup.pass_id: writer.backups.read(backup) for backup in writer.backups.list_backups(ACME)}
        assert kept == {first: NOTE, second: OURS + b"more\n"}


class TestLock:
    def test_taken_and_let_go(self, tmp_path: Path) -> None:
        for _ in range(2):
            with VaultLock(tmp_path / "state") as lock:
                assert lock.holder() == os.getpid()
            assert lock.holder() is None

    def test_two_at_once(self, tmp_path: Path) -> None:
        with VaultLock(tmp_path), pytest.raises(VaultBusyError) as caught, VaultLock(tmp_path):
            pass
        assert caught.value.pid == os.getpid()

    def test_another_process_and_its_end(self, tmp_path: Path) -> None:
        code = f"""
import time
from kbfollow.vault.lock import VaultLock
with VaultLock({str(tmp_path)!r}):
    print("held", flush=True)
    time.sleep(60)
"""
        other = python(code)
        assert other.stdout and other.stdout.readline() == b"held\n"
        with pytest.raises(VaultBusyError) as caught, VaultLock(tmp_path):
            pass
        assert caught.value.pid == other.pid and str(other.pid) in str(caught.value)
        other.send_signal(signal.SIGKILL)
        other.communicate()
        with VaultLock(tmp_path) as lock:
            assert lock.holder() == os.getpid()

    def test_a_child_process_does_not_keep_it(self, tmp_path: Path) -> None:
        with VaultLock(tmp_path):
            child = subprocess.Popen(["sleep", "30"])
        try:
            with VaultLock(tmp_path):
                pass
        finally:
            child.kill()
            child.wait()


class TestPlaces:
    def test_one_folder_for_each_vault_however_it_is_named(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("KBFOLLOW_STATE", str(tmp_path / "s"))
        monkeypatch.setenv("KBFOLLOW_CACHE", str(tmp_path / "c"))
        (tmp_path / "vault").mkdir()
        (tmp_path / "link").symlink_to("vault")
        monkeypatch.chdir(tmp_path)
        ways = {
            places.state_directory(way) for way in (tmp_path / "vault", tmp_path / "link", "vault", "./link/../vault")
        }
        assert len(ways) == 1 and next(iter(ways)).parent == tmp_path / "s"
        assert places.cache_directory("vault").parent == tmp_path / "c"
        assert places.state_directory(tmp_path) not in ways
        assert not (tmp_path / "s").exists(), "made only when something is written"

    def test_without_settings_it_is_the_platforms_place(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("KBFOLLOW_STATE", raising=False)
        monkeypatch.delenv("KBFOLLOW_CACHE", raising=False)
        state, cache = places.state_directory(tmp_path), places.cache_directory(tmp_path)
        assert state.parent.name == cache.parent.name == "kbfollow" and state != cache

    def test_private(self, tmp_path: Path) -> None:
        old = os.umask(0)
        try:
            places.make_private(tmp_path / "a/b")
        finally:
            os.umask(old)
        assert [(tmp_path / path).stat().st_mode & 0o777 for path in ("a", "a/b")] == [0o700, 0o700]


BASE = b"one\ntwo\nthree\n"


class TestMerge:
    @pytest.mark.parametrize(
        ("ours", "theirs", "merged"),
        [
            (BASE, BASE, BASE),
            (BASE + b"ours\n", BASE, BASE + b"ours\n"),
            (BASE, b"theirs\n" + BASE, b"theirs\n" + BASE),
            (BASE + b"ours\n", b"theirs\n" + BASE, b"theirs\n" + BASE + b"ours\n"),
            (BASE + b"same\n", BASE + b"same\n", BASE + b"same\n"),
            (BASE + b"ours\n", BASE.replace(b"one\n", b""), b"two\nthree\nours\n"),
            (BASE.replace(b"two", b"ours"), BASE.replace(b"two", b"theirs"), None),
            (BASE + b"ours\n", BASE + b"theirs\n", None),
            (BASE + b"ours\n", b"", None),
            (b"\xff\n" + BASE, BASE + b"\xfe\n", b"\xff\n" + BASE + b"\xfe\n"),
            (b"a\r\n" + BASE, BASE + b"b\r", b"a\r\n" + BASE + b"b\r"),
        ],
    )
    def test_ours_and_theirs(self, ours: bytes, theirs: bytes, merged: bytes | None) -> None:
        assert merge(BASE, ours, theirs) == merged

    def test_both_peoples_lines_stay(self) -> None:
        assert merge_keeping_both(b"a\n", b"b\n", b"c\n") == b"b\nc\n"
        assert merge_keeping_both(b"a", b"b", b"c") == b"b\nc"
        assert merge_keeping_both(b"a\n", b"typing on\n", b"typing\n") == b"typing on\n"

    def test_a_very_long_note_is_left_to_the_user(self) -> None:
        long = b"x\n" * 60_000
        assert merge(long, long + b"ours\n", b"theirs\n" + long) is None
        assert merge_keeping_both(long, long + b"ours\n", b"theirs\n" + long) == long + b"ours\n"

    @given(st.binary())
    def test_lines_join_to_every_byte(self, data: bytes) -> None:
        assert b"".join(lines_of(data)) == data

    texts = st.lists(st.sampled_from([b"a\n", b"b\n", b"\n", b"c\r\n", b"d"]), max_size=8).map(b"".join)

    @given(texts, texts, texts)
    def test_nothing_is_made_up_and_theirs_stay(self, base: bytes, ours: bytes, theirs: bytes) -> None:
        merged = merge(base, ours, theirs)
        assert merge(base, base, theirs) == theirs and merge(base, ours, base) == ours
        if merged is not None:
            known = {line.rstrip(b"\n") for text in (base, ours, theirs) for line in lines_of(text)}
            assert {line.rstrip(b"\n") for line in lines_of(merged)} <= known
        both = merge_keeping_both(base, ours, theirs)
        added = {line.rstrip(b"\r\n") for line in lines_of(theirs)} - {line.rstrip(b"\r\n") for line in lines_of(base)}
        assert all(any(line.startswith(new) for line in lines_of(both)) for new in added)
