"""The commands where no supervisor is at hand: what they refuse, say and leave alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kbfollow.cli import cli
from kbfollow.service.checks import service_checks
from kbfollow.service.definition import Service, service_of
from kbfollow.service.installation import is_installed, look
from kbfollow.service.log_lines import coming_lines, last_lines
from kbfollow.service.processes import process_runs
from kbfollow.service.systemd import Systemd, unit_text
from kbfollow.vault.log import log_path, logging_to_file
from kbfollow.vault.watch_state import WatchState, write_watch_state

linux = pytest.mark.skipif(sys.platform != "linux", reason="about systemd")
NOW = datetime.now(UTC)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["service", *map(str, arguments)], catch_exceptions=False)


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def at_work(vault: Path, pid: int, started: datetime = NOW, **changes: object) -> None:
    """Leave the state that a watcher with this process would."""
    values: dict[str, object] = {"last_pass": NOW, "next_due": date(2026, 11, 23), "problems": 2, "refused": 1}
    values |= {"polling": "", "version": "0.1.0", **changes}
    write_watch_state(vault, WatchState(pid=pid, started=started, **values))  # type: ignore[arg-type]


def unit_of(vault: Path, service: Service | None = None) -> Path:
    """A unit file for the vault, as an installation writes it."""
    path = Systemd().path(service or service_of(vault))
    path.parent.mkdir(parents=True)
    path.write_text(unit_text(service or service_of(vault)), encoding="utf-8")
    return path


class TestInstall:
    @linux
    def test_says_what_to_do_where_there_is_no_systemd(self, vault: Path, tmp_path: Path) -> None:
        before = files(tmp_path)
        result = run("install", vault)
        assert result.exit_code == 4
        assert "nothing was installed: no systemd of your own runs here (XDG_RUNTIME_DIR is not set)" in result.output
        assert f"@reboot {sys.executable} -P -m kbfollow watch '{vault}'" in result.output
        assert [name for name in files(tmp_path) if name not in before and "cache" not in name] == []

    @linux
    def test_says_so_where_systemd_does_not_answer(
        self, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        result = run("install", vault)
        assert result.exit_code == 4 and "no systemd of your own can be reached here" in result.output
        assert not is_installed(service_of(vault), Systemd())

    def test_does_nothing_for_a_vault_without_a_settings_note(self, vault: Path) -> None:
        (vault / "Follow-ups settings.md").unlink()
        result = run("install", vault)
        assert result.exit_code == 4 and "run kbfollow init" in result.output

    def test_needs_a_vault(self, tmp_path: Path) -> None:
        assert run("install", tmp_path / "nowhere").exit_code == 3

    @linux
    def test_print_shows_the_unit_and_writes_nothing(self, vault: Path, tmp_path: Path) -> None:
        before = files(tmp_path)
        result = run("install", vault, "--print")
        assert result.exit_code == 0 and files(tmp_path) == before
        assert f'"watch" "{vault}"\n' in result.output
        assert f'Environment="KBFOLLOW_STATE={tmp_path / "state"}"\n' in result.output

    @linux
    def test_a_path_that_can_not_be_written_down_is_refused(self, tmp_path: Path) -> None:
        odd = Path(os.fsdecode(bytes(tmp_path) + b"/\xff"))
        odd.mkdir()
        (odd / "Follow-ups settings.md").write_text("---\n---\n", encoding="utf-8")
        result = run("install", odd)
        assert result.exit_code == 4 and "is not UTF-8" in result.output
        assert run("status", odd).exit_code == 1  # and all the rest works


class TestName:
    def test_is_of_the_folder_and_a_hash(self, tmp_path: Path) -> None:
        name = service_of(tmp_path / "Jane’s Notizbücher 2026").name
        assert name.startswith("kbfollow-janes-notizbucher-2026-") and len(name.rpartition("-")[2]) == 8

    def test_differs_for_two_vaults_of_one_name(self, tmp_path: Path) -> None:
        assert service_of(tmp_path / "a" / "Notes").name != service_of(tmp_path / "b" / "Notes").name

    def test_is_the_same_for_every_way_to_a_vault(self, vault: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(vault)
        assert service_of(tmp_path / "link") == service_of(vault) == service_of(vault / "Interviews" / "..")

    @pytest.mark.parametrize("folder", ["李雷", "…", "x" * 200])
    def test_is_plain_and_short_whatever_the_folder(self, folder: str) -> None:
        name = service_of(Path("/") / folder).name
        assert len(name) <= 60 and name.isascii() and name.replace("-", "").isalnum() and "--" not in name


class TestStatus:
    def test_nothing_is_there(self, vault: Path) -> None:
        result = run("status", vault)
        assert result.exit_code == 1
        assert "not installed" in result.output and "none is at work" in result.output

    def test_a_watcher_started_by_hand(self, vault: Path) -> None:
        at_work(vault, os.getpid(), polling="a network drive", version="0.0.9")
        result = run("status", vault)
        assert result.exit_code == 0
        for words in (
            f"process {os.getpid()}, started by hand",
            "next due    Mon 23 Nov 2026",
            "problems    2;",
            "not written 1 file; kbfollow doctor says why",
            "a look each minute: a network drive",
            "0.0.9 is at work",
        ):
            assert words in result.output

    def test_for_programs(self, vault: Path) -> None:
        at_work(vault, os.getpid())
        held = json.loads(run("status", vault, "--json").output)
        assert held["running"] is True and held["by"] == "hand" and held["installed"] is False
        assert held["next_due"] == "2026-11-23" and held["problems"] == 2 and held["refused"] == 1
        assert datetime.fromisoformat(held["last_pass"]) == NOW

    def test_a_process_that_is_gone_is_not_at_work(self, vault: Path) -> None:
        gone = subprocess.Popen([sys.executable, "-c", ""])
        gone.wait()
        at_work(vault, gone.pid)
        assert run("status", vault).exit_code == 1

    @linux
    def test_another_process_with_the_same_number_is_not_it(self, vault: Path) -> None:
        at_work(vault, os.getpid(), NOW - timedelta(days=30))
        assert run("status", vault).exit_code == 1
        assert process_runs(os.getpid(), NOW) and not process_runs(os.getpid(), NOW - timedelta(days=30))

    def test_no_number_is_a_process(self) -> None:
        assert not process_runs(0, NOW) and not process_runs(-1, NOW) and not process_runs(2**70, NOW)

    @linux
    def test_a_python_that_is_gone(self, vault: Path) -> None:
        unit_of(vault, service_of(vault, python="/gone/bin/python"))
        result = run("status", vault)
        assert result.exit_code == 1 and "/gone/bin/python, which is gone" in result.output
        held = json.loads(run("status", vault, "--json").output)
        assert held["missing_python"] == "/gone/bin/python" and held["current"] is False

    def test_nothing_that_a_terminal_would_obey_is_printed(self, tmp_path: Path) -> None:
        odd = tmp_path / "\x1b[31mred"
        odd.mkdir()
        assert "\x1b" not in run("status", odd).output + run("logs", odd).output + run("uninstall", odd).output


class TestUninstall:
    def test_nothing_is_there(self, vault: Path) -> None:
        result = run("uninstall", vault)
        assert result.exit_code == 0 and "No service is installed" in result.output

    @linux
    def test_a_vault_that_is_gone(self, vault: Path) -> None:
        unit = unit_of(vault)
        wants = unit.parent / "default.target.wants"
        wants.mkdir()
        (wants / unit.name).symlink_to(unit)
        vault.rename(vault.with_name("Elsewhere"))
        result = run("uninstall", vault)
        assert result.exit_code == 0 and "removed" in result.output
        assert files(unit.parent) == []

    @linux
    def test_other_services_stay(self, vault: Path, tmp_path: Path) -> None:
        unit = unit_of(vault)
        other = unit.with_name("kbfollow-other-12345678.service")
        other.write_text("[Unit]\n", encoding="utf-8")
        run("uninstall", vault)
        assert files(unit.parent) == [other.name]


class TestRemove:
    @linux
    def test_takes_the_service_out_too(self, vault: Path) -> None:
        unit = unit_of(vault)
        name = service_of(vault).name
        result = CliRunner().invoke(cli, ["remove", "--dry-run", str(vault)], catch_exceptions=False)
        assert f"would stop and remove the service {name}" in result.output and unit.exists()
        result = CliRunner().invoke(cli, ["remove", str(vault)], input="n\n", catch_exceptions=False)
        assert f"to stop and remove: the service {name}" in result.output and unit.exists()
        result = CliRunner().invoke(cli, ["remove", "--yes", str(vault)], catch_exceptions=False)
        assert result.exit_code == 0 and f"Stopped and removed {name}" in result.output and not unit.exists()


class TestLogs:
    def write(self, vault: Path, *words: str) -> None:
        import logging

        with logging_to_file(vault):
            for one in words:
                logging.getLogger("kbfollow.log").info(one)

    def test_the_last_lines_come_from_the_older_file_too(self, vault: Path) -> None:
        self.write(vault, *(f"wrote {number}" for number in range(5)))
        log_path(vault).rename(f"{log_path(vault)}.1")
        self.write(vault, "wrote 5")
        assert [line.rpartition(" ")[2] for line in last_lines(vault, 3)] == ["3", "4", "5"]
        assert last_lines(vault, 0) == [] and len(last_lines(vault, 100)) == 6
        result = run("logs", vault, "-n", "2")
        assert result.exit_code == 0 and result.output.count("INFO wrote") == 2

    def test_there_is_none_yet(self, vault: Path) -> None:
        result = run("logs", vault)
        assert result.exit_code == 0 and "Nothing is logged yet" in result.output

    def test_followed_across_a_rotation(self, vault: Path) -> None:
        self.write(vault, "before")
        coming = coming_lines(vault)
        self.write(vault, "one")
        assert next(coming).endswith("one")
        self.write(vault, "two")
        log_path(vault).rename(f"{log_path(vault)}.1")
        self.write(vault, "three")
        assert next(coming).endswith("two")
        assert next(coming).endswith("three")

    def test_followed_from_before_there_is_a_log(self, vault: Path) -> None:
        coming = coming_lines(vault)
        self.write(vault, "one")
        assert next(coming).endswith("one")


class TestDoctor:
    def test_no_service_is_no_problem(self, vault: Path) -> None:
        (check,) = service_checks(vault)
        assert check.ok and check.says == "none is installed"
        at_work(vault, os.getpid())
        (check,) = service_checks(vault)
        assert check.ok and str(os.getpid()) in check.says

    @linux
    def test_one_that_does_not_run_is(self, vault: Path) -> None:
        unit_of(vault)
        (check,) = service_checks(vault)
        assert not check.ok and "doesn’t run" in check.says

    @linux
    def test_a_python_that_is_gone_is(self, vault: Path) -> None:
        unit_of(vault, service_of(vault, python="/gone/bin/python"))
        (check,) = service_checks(vault)
        assert not check.ok and "/gone/bin/python, which is gone" in check.says
        assert look(vault).missing_python == "/gone/bin/python"
