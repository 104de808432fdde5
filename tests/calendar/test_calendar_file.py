"""The file on disk: written where it has to be, left alone where it is right or somebody else's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from a_calendar import ACME, FILES, SETTINGS, check_grammar, folder_of_settings, give_up, summaries
from click.testing import CliRunner, Result

from kbfollow.calendar import is_our_calendar
from kbfollow.calendar_file import CalendarFile, Place
from kbfollow.cli import cli
from kbfollow.passes import new_writer, read_vault, run_pass
from kbfollow.vault.exchange import NoExchangeError
from kbfollow.vault.generated import put_generated
from kbfollow.vault.outcomes import Refused, TryLater, Unchanged, Written, refusal
from kbfollow.vault.places import state_directory
from kbfollow.vault.seams import Seams

NAME = "Follow-ups.ics"
KEPT = f"{SETTINGS}quiet_note: 0\nquiet_page: 0\ncalendar_file: {NAME}\n"
OURS = b"BEGIN:VCALENDAR\r\nPRODID:-//kbfollow//kbfollow//EN\r\nEND:VCALENDAR\r\n"
THEIRS = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mine//EN\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("linger", "write"):
        monkeypatch.setattr(f"kbfollow.vault.{module}.LINGER", 0.05)
    return vault_at(tmp_path / "vault", KEPT)


def vault_at(root: Path, settings: str) -> Path:
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    folder_of_settings(root, settings)
    return root


def run(*arguments: object, today: str = "2026-11-21") -> Result:
    return CliRunner().invoke(cli, ["--today", today, *map(str, arguments)], catch_exceptions=False)


def tick(root: Path, block_id: str) -> None:
    text = (root / ACME).read_text(encoding="utf-8")
    line = next(line for line in text.split("\n") if line.endswith(f"^{block_id}"))
    (root / ACME).write_text(text.replace(line, line.replace("[ ]", "[x]")), encoding="utf-8")


class TestQuiet:
    def test_without_the_setting_there_is_no_file(self, root: Path) -> None:
        folder_of_settings(root, SETTINGS)
        run("update", "--now", root)
        assert not list(root.rglob("*.ics")) and "^thank-you-john-roe" in (root / ACME).read_text(encoding="utf-8")

    def test_a_right_file_is_not_touched(self, root: Path) -> None:
        assert NAME in run("update", "--now", root).output
        before = (root / NAME).stat()
        assert "Nothing to write" in run("update", "--now", root).output
        assert "is right as it is" in run("calendar", root).output
        after = (root / NAME).stat()
        assert (after.st_mtime_ns, after.st_ino, after.st_ctime_ns) == (
            before.st_mtime_ns,
            before.st_ino,
            before.st_ctime_ns,
        )

    def test_a_dry_run_and_print_write_nothing(self, root: Path) -> None:
        assert f"would write {NAME}" in run("update", "--dry-run", root).output
        printed = run("calendar", "--print", root)
        check_grammar(printed.stdout_bytes)
        assert not (root / NAME).exists()

    def test_another_program_reading_it_is_never_in_the_way(self, root: Path) -> None:
        run("update", "--now", root)
        with (root / NAME).open("rb") as file:
            tick(root, "promise-writing-sample")
            run("update", "--now", root)
            assert b"writing sample" in file.read(), "who has the old one open reads the old one to its end"
        assert b"writing sample" not in (root / NAME).read_bytes()


class TestWritten:
    def test_by_update_and_what_is_done_goes(self, root: Path) -> None:
        result = run("update", "--now", root)
        assert result.exit_code == 0 and f"Wrote 2 notes, Follow-ups.md and {NAME}." in result.output
        data = (root / NAME).read_bytes()
        check_grammar(data)
        assert any("writing sample" in words for words in summaries(data))
        tick(root, "promise-writing-sample")
        run("update", "--now", root)
        assert not any("writing sample" in words for words in summaries((root / NAME).read_bytes()))

    def test_in_a_folder_of_its_own(self, root: Path) -> None:
        folder_of_settings(root, KEPT.replace(NAME, "Shared/Calendars/jobs"))
        run("update", "--now", root)
        assert is_our_calendar((root / "Shared/Calendars/jobs.ics").read_bytes())

    def test_over_one_that_lost_half_its_bytes_or_is_empty(self, root: Path) -> None:
        run("update", "--now", root)
        whole = (root / NAME).read_bytes()
        for rest in (whole[:700], b""):
            (root / NAME).write_bytes(rest)
            run("update", "--now", root)
            assert (root / NAME).read_bytes() == whole

    def test_with_the_mode_that_it_had(self, root: Path) -> None:
        run("update", "--now", root)
        (root / NAME).chmod(0o640)
        tick(root, "promise-writing-sample")
        run("update", "--now", root)
        assert (root / NAME).stat().st_mode & 0o777 == 0o640

    def test_on_two_devices_alike(self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        other = vault_at(tmp_path / "other", KEPT)
        run("update", "--now", root)
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        run("update", "--now", other)
        assert (root / NAME).read_bytes() == (other / NAME).read_bytes()

    def test_leaves_no_temporary_file(self, root: Path, tmp_path: Path) -> None:
        run("update", "--now", root)
        tick(root, "promise-writing-sample")
        run("update", "--now", root)
        assert not [path for path in tmp_path.rglob("*") if path.name.endswith((".tmp", ".old"))]

    def test_undo_takes_back_the_notes_not_the_calendar(self, root: Path) -> None:
        before = (root / ACME).read_bytes()
        run("update", "--now", root)
        assert NAME not in run("undo", root).output
        assert (root / ACME).read_bytes() == before

    def test_elsewhere_by_the_command_line_only(self, root: Path, tmp_path: Path) -> None:
        target = tmp_path / "phone.ics"
        assert run("calendar", "--output", target, root).exit_code == 0
        assert is_our_calendar(target.read_bytes()) and not (root / NAME).exists()
        assert run("calendar", "--output", tmp_path / "none" / "phone.ics", root).exit_code == 2

    def test_elsewhere_on_this_device(self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        target = tmp_path / "phone.ics"
        monkeypatch.setenv("KBFOLLOW_CALENDAR", str(target))
        assert str(target) in run("update", "--now", root).output
        assert target.read_bytes() == (root / NAME).read_bytes()
        assert "to delete" in run("remove", "--yes", root).output and not target.exists()

    def test_in_a_folder_of_this_device_under_the_vaults_name(
        self, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "calendars").mkdir()
        monkeypatch.setenv("KBFOLLOW_CALENDAR", str(tmp_path / "calendars"))
        folder_of_settings(root, SETTINGS)
        run("calendar", root)
        assert [path.name for path in (tmp_path / "calendars").iterdir()] == ["vault.ics"]

    def test_nowhere(self, root: Path) -> None:
        folder_of_settings(root, SETTINGS)
        assert run("calendar", root).exit_code == 2


class TestRefused:
    @pytest.mark.parametrize("theirs", [THEIRS, b"# Follow-ups\n", OURS.replace(b"EN", b"DE")])
    def test_a_file_that_is_not_ours(self, root: Path, theirs: bytes) -> None:
        (root / NAME).write_bytes(theirs)
        for command in (("update", "--now"), ("calendar",), ("calendar", "--output", root / NAME)):
            result = run(*command, root)
            assert (
                result.exit_code == 4 and f"{NAME}: not written, a file of this name is there already" in result.output
            )
        assert "^thank-you-john-roe" in (root / ACME).read_text(encoding="utf-8"), "the notes are written all the same"
        run("remove", "--yes", root)
        assert (root / NAME).read_bytes() == theirs

    def test_a_link_that_leaves_the_vault(self, root: Path, tmp_path: Path) -> None:
        outside = tmp_path / "outside.ics"
        outside.write_bytes(OURS)
        (root / NAME).symlink_to(outside)
        assert run("update", "--now", root).exit_code == 4
        assert outside.read_bytes() == OURS

    def test_one_that_cannot_be_read_is_in_nobodys_way(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (root / NAME).write_bytes(OURS)

        def denied(*_: object) -> bytes:
            raise PermissionError(13, "Permission denied")  # root may read everything, so no mode would do

        monkeypatch.setattr("kbfollow.calendar_file.generated_bytes", denied)
        assert f"would write {NAME}" in run("update", "--dry-run", root).output
        run("remove", "--yes", root)
        assert (root / NAME).read_bytes() == OURS

    def test_a_folder_that_is_a_link_out(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "outside").mkdir()
        (root / "Shared").symlink_to(tmp_path / "outside")
        folder_of_settings(root, KEPT.replace(NAME, f"Shared/{NAME}"))
        assert run("update", "--now", root).exit_code == 4
        assert list((tmp_path / "outside").iterdir()) == []

    def test_a_hard_link_a_read_only_file_a_folder_and_a_pipe(self, root: Path, tmp_path: Path) -> None:
        target = root / NAME
        target.write_bytes(OURS)
        os.link(target, tmp_path / "second")
        assert run("update", "--now", root).exit_code == 4 and target.read_bytes() == OURS
        (tmp_path / "second").unlink()
        target.chmod(0o444)
        assert run("update", "--now", root).exit_code == 4 and target.read_bytes() == OURS
        target.unlink()
        target.mkdir()
        assert run("update", "--now", root).exit_code == 4 and list(target.iterdir()) == []
        target.rmdir()
        os.mkfifo(target)
        assert run("update", "--now", root).exit_code == 4

    def test_while_git_is_in_the_middle_of_a_merge(self, root: Path) -> None:
        if shutil.which("git") is None:
            give_up("git is not installed")
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
        (root / ".git" / "MERGE_HEAD").write_text("0" * 40)
        result = run("update", "--now", root)
        assert result.exit_code == 4 and f"{NAME}: not written, git is in the middle of a merge" in result.output
        assert not (root / NAME).exists()

    def test_settings_that_point_outside_the_vault(self, root: Path, tmp_path: Path) -> None:
        folder_of_settings(root, KEPT.replace(NAME, str(tmp_path / "evil.ics")))
        assert "is no name inside the vault" in run("update", "--now", root).output
        assert not list(tmp_path.rglob("*.ics"))

    def test_without_the_library_it_is_said_and_the_notes_are_written(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "icalendar", None)
        result = run("update", "--now", root)
        assert "kbfollow[calendar]" in result.output and not (root / NAME).exists()
        assert "^thank-you-john-roe" in (root / ACME).read_text(encoding="utf-8")
        assert run("calendar", root).exit_code == 4


class TestInBetween:
    """Somebody puts a file of their own there between our look and our write."""

    def test_it_is_put_back(self, root: Path) -> None:
        target = root / NAME
        target.write_bytes(OURS)

        def at(step: str) -> None:
            if step == "prepared":
                target.unlink()
                target.write_bytes(THEIRS)

        outcome = put_generated(root, NAME, OURS + b"X", is_our_calendar, seams=Seams(at=at))
        assert isinstance(outcome, TryLater) and target.read_bytes() == THEIRS
        assert sorted(path.name for path in root.iterdir()) == ["Follow-ups settings.md", NAME, "Interviews"]

    def test_it_is_kept_where_there_is_no_exchange(self, root: Path) -> None:
        target = root / NAME
        target.write_bytes(OURS)

        def no_exchange(temp: str, path: str) -> None:
            raise NoExchangeError

        def at(step: str) -> None:
            target.write_bytes(THEIRS)

        outcome = put_generated(root, NAME, OURS + b"X", is_our_calendar, seams=Seams(at=at, exchange=no_exchange))
        assert isinstance(outcome, TryLater) and target.read_bytes() == THEIRS
        target.write_bytes(OURS)
        assert put_generated(root, NAME, OURS + b"X", is_our_calendar, seams=Seams(exchange=no_exchange)) == Written()
        assert target.read_bytes() == OURS + b"X"

    def test_a_new_one_is_kept(self, root: Path) -> None:
        target = root / NAME
        outcome = put_generated(
            root, NAME, OURS, is_our_calendar, seams=Seams(at=lambda step: None if target.exists() else touch(target))
        )
        assert outcome == Refused(refusal("exists")) and target.read_bytes() == THEIRS

    def test_a_full_disk_leaves_what_was_there(self, root: Path) -> None:
        (root / NAME).write_bytes(OURS)

        def full(descriptor: int) -> None:
            raise OSError(28, "No space left on device")

        assert put_generated(root, NAME, OURS + b"X", is_our_calendar, seams=Seams(fsync=full)) == Refused(
            refusal("disk-full")
        )
        assert (root / NAME).read_bytes() == OURS and len(list(root.iterdir())) == 3

    def test_a_vault_that_is_away_is_not_made_anew(self, tmp_path: Path) -> None:
        assert isinstance(put_generated(tmp_path / "away", NAME, OURS, is_our_calendar), TryLater)
        assert not (tmp_path / "away").exists()

    @pytest.mark.skipif(os.name == "nt", reason="no such signal")
    @pytest.mark.parametrize("step", ["before", "after"])
    def test_killed_there_the_file_is_whole_and_the_next_start_tidies_up(self, root: Path, step: str) -> None:
        run("update", "--now", root)
        before, state = (root / NAME).read_bytes(), state_directory(root)
        arguments = [str(root), NAME, OURS.decode(), str(state / "exchange"), step]
        assert subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False).returncode == -9
        assert (root / NAME).read_bytes() == (OURS if step == "after" else before)
        assert list((state / "exchange").iterdir()) != [], "the temporary file is left behind"
        run("update", "--now", root)
        assert (root / NAME).read_bytes() == before and list((state / "exchange").iterdir()) == []


KILLED = """
import os, signal, sys
from kbfollow.calendar import is_our_calendar
from kbfollow.vault.exchange import exchange
from kbfollow.vault.generated import put_generated
from kbfollow.vault.seams import Seams

root, name, data, folder, step = sys.argv[1:]

def killed(temp, target):
    if step == "after":
        exchange(temp, target)
    os.kill(os.getpid(), signal.SIGKILL)

put_generated(root, name, data.encode(), is_our_calendar, exchange_folder=folder, seams=Seams(exchange=killed))
"""


def touch(path: Path) -> None:
    path.write_bytes(THEIRS)


class TestFollower:
    def test_it_makes_the_bytes_once_for_equal_passes(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        made: list[int] = []
        real = sys.modules["kbfollow.calendar_file"].calendar_bytes

        def counted(*arguments: object) -> bytes:
            made.append(1)
            return real(*arguments)

        monkeypatch.setattr("kbfollow.calendar_file.calendar_bytes", counted)
        follower, now = CalendarFile(root), datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("America/New_York"))
        for _ in range(3):
            text = read_vault(root)
            result = run_pass(text, now.date(), new_writer(text), now=True)
            assert follower(result, text.settings, now) is None
        assert (root / NAME).exists() and len(made) == 1

    def test_it_comes_again_where_somebody_is_at_the_file(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        outcomes = iter([TryLater("changed meanwhile", 0.5), Unchanged()])
        monkeypatch.setattr(Place, "put", lambda place, data: next(outcomes))
        follower, now = CalendarFile(root), datetime(2026, 11, 21, 9, tzinfo=ZoneInfo("America/New_York"))
        text = read_vault(root)
        result = run_pass(text, now.date(), new_writer(text), now=True)
        again = follower(result, text.settings, now)
        assert again is not None and 0 < (again - now).total_seconds() <= 60
        assert follower(result, text.settings, now) is None

    def test_remove_moves_it_to_the_trash_and_undo_brings_it_back(self, root: Path) -> None:
        run("update", "--now", root)
        data = (root / NAME).read_bytes()
        result = run("remove", "--yes", root)
        assert result.exit_code == 0 and f"to the trash: {NAME}" in result.output
        assert not (root / NAME).exists() and (root / ".trash" / NAME).read_bytes() == data
        run("undo", root)
        assert (root / NAME).read_bytes() == data


def until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.1)


def test_a_real_watcher_keeps_it(root: Path) -> None:
    command = [sys.executable, "-m", "kbfollow", "--today", "2026-11-21", "watch", str(root)]
    target = root / NAME
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as watcher:
        try:
            until(
                lambda: target.exists() and "^promise-" in (root / ACME).read_text(encoding="utf-8"), "the first pass"
            )
            assert b"writing sample" in target.read_bytes()
            tick(root, "promise-writing-sample")
            until(lambda: b"writing sample" not in target.read_bytes(), "the tick in the calendar")
            check_grammar(target.read_bytes())
        finally:
            watcher.terminate()
            watcher.communicate(timeout=30)
