"""Bringing back one note: the versions kept, by time, and what stands now kept too."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from a_job_search import ACME, HALDEN, PAGE, JobSearch
from a_vault import NOTE, Vault

from kbfollow.vault.backup import Backups, new_pass_id
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.outcomes import Refused, Unchanged, Written
from kbfollow.vault.undo import restore_file

NOON = datetime(2020, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two hours ahead of UTC all year."""
    monkeypatch.setenv("TZ", "Etc/GMT-2")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def versions(job_search: JobSearch) -> list[bytes]:
    """Three versions of the Acme note, kept at noon UTC on 20, 21 and 22 November 2020."""
    kept = [b"one\n", b"two\n\n", b"three\n\n\n"]
    for day, data in enumerate(kept):
        Backups(job_search.state).keep(ACME, data, new_pass_id(NOON + timedelta(day)), b"\n")
    return kept


def restore(job_search: JobSearch, note: str, *arguments: str) -> tuple[int, str]:
    result = job_search.run("restore", note, str(job_search.root), *arguments)
    return result.exit_code, result.output


class TestNothingIsRestored:
    def test_where_nothing_is_kept(self, job_search: JobSearch) -> None:
        before = job_search.files()
        for arguments in ((), ("--list",), ("--at", "2020-11-20")):
            code, output = restore(job_search, ACME, *arguments)
            assert code == 3 and f"nothing is kept of “{ACME}”" in output
        assert job_search.files() == before

    @pytest.mark.parametrize("note", ["Nowhere", "../Acme.md", "/etc/passwd", "", "Acme.md.md"])
    def test_of_a_note_that_is_not_kept(self, job_search: JobSearch, versions: list[bytes], note: str) -> None:
        assert restore(job_search, note)[0] == 3

    def test_by_a_list(self, job_search: JobSearch, versions: list[bytes]) -> None:
        before = job_search.files()
        assert restore(job_search, ACME, "--list") == (
            0,
            "2020-11-22T14:00:00          8 bytes\n"
            "2020-11-21T14:00:00          5 bytes\n"
            "2020-11-20T14:00:00          4 bytes\n",
        )
        assert job_search.files() == before

    def test_from_before_the_oldest(self, job_search: JobSearch, versions: list[bytes]) -> None:
        code, output = restore(job_search, ACME, "--at", "2020-11-20T13:59:59")
        assert code == 3 and "the oldest is of 2020-11-20T14:00:00" in output

    @pytest.mark.parametrize("at", ["yesterday", "20.11.2026", "2026-13-01", ""])
    def test_at_a_time_that_is_none(self, job_search: JobSearch, versions: list[bytes], at: str) -> None:
        code, output = restore(job_search, ACME, "--at", at)
        assert code == 2 and "write it as 2026-11-23" in output

    def test_while_another_kbfollow_is_at_work(self, job_search: JobSearch, versions: list[bytes]) -> None:
        with VaultLock(job_search.state):
            assert restore(job_search, ACME)[0] == 5

    def test_where_a_name_is_two_notes(self, job_search: JobSearch, versions: list[bytes]) -> None:
        Backups(job_search.state).keep("Old/Acme.md", b"x\n", new_pass_id(NOON), b"\n")
        code, output = restore(job_search, "Acme")
        assert code == 3 and "name one of Interviews/Acme.md, Old/Acme.md" in output

    def test_of_a_page_that_kbfollow_made(self, job_search: JobSearch) -> None:
        job_search.update()
        assert restore(job_search, PAGE)[0] == 3
        assert "Nothing is kept" in restore(job_search, PAGE, "--list")[1]

    def test_where_the_version_is_damaged(self, job_search: JobSearch, versions: list[bytes]) -> None:
        before = job_search.files()
        for content in (job_search.state / "backups/contents").rglob("*"):
            if content.is_file():
                content.write_bytes(b"other\n")
        code, output = restore(job_search, ACME)
        assert code == 4 and "is damaged" in output and job_search.files() == before
        assert restore(job_search, ACME, "--list")[1].count("damaged") == 3

    def test_where_it_stands_as_it_was(self, job_search: JobSearch, versions: list[bytes]) -> None:
        job_search.write("three\n\n\n")
        stamp = (job_search.root / ACME).stat().st_mtime_ns
        assert "already as it was" in restore(job_search, ACME)[1]
        assert (job_search.root / ACME).stat().st_mtime_ns == stamp


class TestOneNoteIsRestored:
    @pytest.mark.parametrize(
        ("at", "version"),
        [
            (None, 2),
            ("2020-11-22T14:00:00", 2),
            ("2020-11-22", 2),
            ("2020-11-22T13:59:59", 1),
            ("2020-11-21", 1),
            ("2020-11-20T23:00", 0),
            ("2020-11-20", 0),
            ("2020-11-20T12:00:00+00:00", 0),
            ("2030-01-01", 2),
        ],
    )
    def test_by_time(self, job_search: JobSearch, versions: list[bytes], at: str | None, version: int) -> None:
        others = {**job_search.files(), ACME: versions[version]}
        code, output = restore(job_search, ACME, *(("--at", at) if at else ()))
        assert code == 0, output
        assert job_search.files() == others

    @pytest.mark.parametrize("note", ["Interviews/Acme.md", "Interviews/Acme", "Acme.md", "Acme"])
    def test_by_name(self, job_search: JobSearch, versions: list[bytes], note: str) -> None:
        assert restore(job_search, note)[0] == 0 and job_search.text() == "three\n\n\n"

    def test_by_a_path_from_where_one_is(
        self, job_search: JobSearch, versions: list[bytes], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(job_search.root / "Interviews")
        assert job_search.run("restore", "Acme.md").exit_code == 0
        assert job_search.text() == "three\n\n\n"

    def test_by_an_absolute_path(
        self, job_search: JobSearch, versions: list[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert job_search.run("restore", str(job_search.root / ACME)).exit_code == 0
        assert job_search.text() == "three\n\n\n"

    def test_and_what_stood_there_comes_back_by_another(self, job_search: JobSearch) -> None:
        plain = job_search.text()
        job_search.update()
        written = job_search.text()
        assert restore(job_search, ACME)[0] == 0 and job_search.text() == plain
        assert restore(job_search, ACME)[0] == 0 and job_search.text() == written
        assert restore(job_search, ACME, "--list")[1].count("bytes") == 3

    def test_and_undo_takes_it_back(self, job_search: JobSearch, versions: list[bytes]) -> None:
        before = job_search.files()
        restore(job_search, ACME)
        assert job_search.run("undo").exit_code == 0
        assert job_search.files() == before

    def test_where_it_was_deleted(self, job_search: JobSearch, versions: list[bytes]) -> None:
        (job_search.root / ACME).unlink()
        assert restore(job_search, ACME)[0] == 0
        assert job_search.text() == "three\n\n\n" and HALDEN in job_search.files()


class TestThroughTheWriter:
    @pytest.mark.parametrize("standing", [b"\0\0\0", b"caf\xe9\n", b"<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n"])
    def test_a_damaged_note_is_replaced_and_kept(self, vault: Vault, standing: bytes) -> None:
        note = vault.note("a.md", standing)
        writer = vault.writer()
        assert restore_file(writer, "a.md", NOTE) == Written()
        writer.finish()
        assert note.read_bytes() == NOTE and vault.in_flight() == []
        assert writer.backups.read(writer.backups.list_backups("a.md")[0]) == standing

    def test_a_read_only_note_is_refused(self, vault: Vault) -> None:
        note = vault.note("a.md")
        note.chmod(0o444)
        outcome = restore_file(vault.writer(), "a.md", b"new\n")
        assert isinstance(outcome, Refused) and outcome.reason.code == "read-only" and note.read_bytes() == NOTE

    def test_the_same_bytes_are_not_written(self, vault: Vault) -> None:
        vault.note("a.md")
        writer = vault.writer()
        assert restore_file(writer, "a.md", NOTE) == Unchanged()
        assert writer.backups.passes() == []
