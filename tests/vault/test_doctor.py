"""The doctor: a healthy vault has no problem; each thing that stands in the way is named with its mend."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from a_job_search import ACME, HALDEN, JobSearch, interview
from a_vault import python

from kbfollow import doctor
from kbfollow.doctor import system
from kbfollow.doctor.patient import CHECKS
from kbfollow.doctor.syncing import sync_kinds
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.vault.log import LARGEST, log_path, logged_refusals, logging_to_file
from kbfollow.vault.outcomes import DELAYS, REFUSALS

Found = list[dict[str, object]]


def examined(job_search: JobSearch) -> Found:
    result = job_search.run("doctor", "--json")
    found: Found = json.loads(result.output)
    assert result.exit_code == (0 if all(one["ok"] for one in found) else 1)
    return found


def problems(job_search: JobSearch) -> list[tuple[object, object]]:
    """The name and words of each problem; none is without a mend."""
    found = [one for one in examined(job_search) if not one["ok"]]
    assert all(one["mend"] for one in found), found
    return [(one["name"], one["says"]) for one in found]


def says(job_search: JobSearch, name: str) -> str:
    return "\n".join(str(one["says"]) for one in examined(job_search) if one["name"] == name)


def make(job_search: JobSearch, path: str, data: object = b"") -> Path:
    target = job_search.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return target


def settings(job_search: JobSearch, *lines: str) -> None:
    text = "\n".join(["---", "time_zone: Europe/Berlin", "quiet_note: 0", "quiet_page: 0", *lines, "---", ""])
    job_search.write(text, SETTINGS_NOTE)


class TestNoProblem:
    def test_before_the_first_pass(self, job_search: JobSearch) -> None:
        before = job_search.files()
        assert problems(job_search) == []
        assert "3 files can be written" in says(job_search, "write")
        assert says(job_search, "backups").startswith("none yet")
        assert job_search.files() == before and not job_search.state.exists()

    def test_after_it(self, job_search: JobSearch) -> None:
        job_search.update()
        assert problems(job_search) == []
        assert "nothing to write" in says(job_search, "write")
        assert says(job_search, "backups").startswith("3 versions of 3 files")

    def test_on_a_terminal_every_line_is_marked(self, job_search: JobSearch) -> None:
        lines = job_search.run("doctor").output.splitlines()
        assert lines.pop() == "All is fine."
        assert len(lines) <= 12 and all(line.startswith("ok  ") for line in lines)
        told = "\n".join(lines)
        assert all(one.name in told for one in doctor.all_checks())

    def test_with_ordinary_git(self, job_search: JobSearch) -> None:
        subprocess.run(["git", "init", "-q", str(job_search.root)], check=True)
        assert problems(job_search) == []
        assert says(job_search, "git").startswith("in order") and says(job_search, "sync") == "git found"

    def test_with_git_at_work_this_moment(self, job_search: JobSearch) -> None:
        subprocess.run(["git", "init", "-q", str(job_search.root)], check=True)
        make(job_search, ".git/index.lock")
        assert problems(job_search) == []

    @pytest.mark.parametrize("mark", [".stfolder/x", ".dropbox.cache/x"])
    def test_with_one_sync_program(self, job_search: JobSearch, mark: str) -> None:
        make(job_search, mark)
        assert problems(job_search) == []

    def test_with_the_tasks_plugin_switched_off(self, job_search: JobSearch) -> None:
        make(job_search, ".obsidian/plugins/obsidian-tasks-plugin/data.json", {"globalFilter": "#task"})
        make(job_search, ".obsidian/community-plugins.json", ["dataview"])
        assert problems(job_search) == []

    def test_with_a_lock_file_of_one_that_was_killed(self, job_search: JobSearch) -> None:
        gone = python("pass")
        gone.communicate()
        make_state(job_search, "lock", b"%d\n" % gone.pid)
        assert problems(job_search) == [] and says(job_search, "lock").startswith("free")

    def test_while_another_kbfollow_is_at_work(self, job_search: JobSearch) -> None:
        make_state(job_search, "journal/1.record", b"in flight")
        holder = python(
            "import sys, time\n"
            "from kbfollow.vault.lock import VaultLock\n"
            f"with VaultLock({str(job_search.state)!r}):\n"
            "    print('held', flush=True)\n"
            "    time.sleep(60)\n"
        )
        assert holder.stdout is not None and holder.stdout.readline() == b"held\n"
        try:
            assert problems(job_search) == []
            assert says(job_search, "lock") == f"held by process {holder.pid}"
        finally:
            holder.kill()
            holder.communicate()

    def test_it_writes_nothing(self, job_search: JobSearch) -> None:
        job_search.update()
        make_state(job_search, "journal/1.record.123.tmp", b"being written by a watcher")
        before = snapshot(job_search.root), snapshot(job_search.state)
        examined(job_search)
        assert (snapshot(job_search.root), snapshot(job_search.state)) == before


class TestProblems:
    def test_no_settings_note(self, job_search: JobSearch) -> None:
        (job_search.root / SETTINGS_NOTE).unlink()
        assert [name for name, _ in problems(job_search)] == ["settings", "time zone"]

    def test_an_impossible_setting(self, job_search: JobSearch) -> None:
        settings(job_search, "time_zone: Berlin")
        assert {name for name, _ in problems(job_search)} == {"settings", "time zone"}

    def test_refused_writes_by_file(self, job_search: JobSearch) -> None:
        (job_search.root / ACME).chmod(0o444)
        make(job_search, HALDEN, interview("Halden Paper", "Ruth Adler").encode() + b"\0\n")
        found = problems(job_search)
        assert ("write", f"{ACME}: the file is read-only") in found
        assert ("write", f"{HALDEN}: {REFUSALS['nul'][0]}") in found

    def test_what_was_refused_before_is_told_from_the_log(self, job_search: JobSearch) -> None:
        (job_search.root / ACME).chmod(0o444)
        assert job_search.run("update", "--now").exit_code == 4
        (job_search.root / ACME).chmod(0o644)
        assert problems(job_search) == []
        assert f"{ACME}: the file is read-only" in says(job_search, "refused before")
        assert [one["mend"] for one in examined(job_search) if one["name"] == "refused before"] == ["make it writable"]

    def test_a_write_that_was_cut_off(self, job_search: JobSearch) -> None:
        make_state(job_search, "journal/1.record", b"x")
        make_state(job_search, "exchange/1.tmp", b"x")
        make(job_search, "Interviews/~syncthing~kbfollow-00ff.tmp")
        assert problems(job_search) == [("in flight", "1 write cut off, 2 temporary files left")]

    def test_text_that_was_kept_for_the_user(self, job_search: JobSearch) -> None:
        make_state(job_search, "recovered/Acme 1.md", b"late\n")
        assert [name for name, _ in problems(job_search)] == ["recovered"]

    def test_a_conflict_copy(self, job_search: JobSearch) -> None:
        copy = "Interviews/Acme.sync-conflict-20261120-101500-ABCDEFG.md"
        make(job_search, copy, b"x\n")
        assert problems(job_search) == [("conflict copy", f"{copy} is Syncthing’s conflict copy of {ACME}")]

    def test_many_conflict_copies_are_counted(self, job_search: JobSearch) -> None:
        for second in range(15):
            make(job_search, f"Interviews/Acme.sync-conflict-20261120-1015{second:02}-ABCDEFG.md", b"x\n")
        found = problems(job_search)
        assert len(found) == doctor.SHOWN + 1 and found[-1][1] == "and 5 more"

    def test_a_note_that_is_online_only(self, job_search: JobSearch) -> None:
        make(job_search, "Interviews/.Corvid.md.icloud")
        assert problems(job_search) == [("online only", "Interviews/Corvid.md is not on this device")]

    @pytest.mark.parametrize("state", ["MERGE_HEAD", "CHERRY_PICK_HEAD", "rebase-merge/x"])
    def test_git_in_the_middle_of_something(self, job_search: JobSearch, state: str) -> None:
        subprocess.run(["git", "init", "-q", str(job_search.root)], check=True)
        make(job_search, f".git/{state}")
        assert {name for name, _ in problems(job_search)} == {"git", "write"}

    def test_a_lock_that_a_killed_git_left(self, job_search: JobSearch) -> None:
        subprocess.run(["git", "init", "-q", str(job_search.root)], check=True)
        os.utime(make(job_search, ".git/index.lock"), (0, 0))
        assert ("git", REFUSALS["git-locked"][0]) in problems(job_search)

    def test_an_index_that_cannot_be_read(self, job_search: JobSearch) -> None:
        subprocess.run(["git", "init", "-q", str(job_search.root)], check=True)
        make(job_search, ".git/index", b"nonsense")
        assert ("git", REFUSALS["git-unreadable"][0]) in problems(job_search)

    def test_two_sync_programs(self, job_search: JobSearch) -> None:
        make(job_search, ".stfolder/x")
        make(job_search, ".obsidian/core-plugins.json", {"sync": True})
        assert problems(job_search) == [("sync", "Obsidian Sync and Syncthing both carry this vault")]

    def test_a_hostile_name_does_not_reach_the_terminal(self, job_search: JobSearch) -> None:
        make(job_search, "Interviews/\x1b[31mA\u202e.md", interview("Evil", "Jane Doe").encode() + b"\0")
        result = job_search.run("doctor")
        assert result.exit_code == 1
        assert "\x1b" not in result.output and "\u202e" not in result.output

    def test_a_check_that_crashes_is_one_line(self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch) -> None:
        def crash(_: doctor.Patient) -> list[doctor.Check]:
            raise RuntimeError("oh")

        lock = next(one for one in doctor.all_checks() if one.name == "lock")
        monkeypatch.setitem(CHECKS, "lock", lock._replace(look=crash))
        assert problems(job_search) == [("lock", "could not be looked at (RuntimeError: oh)")]

    def test_fewer_watches_than_folders(
        self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        limit = tmp_path / "max_user_watches"
        limit.write_text("2\n")
        monkeypatch.setattr(system, "WATCH_LIMIT", limit)
        monkeypatch.setattr(system, "PROCESSES", tmp_path)
        monkeypatch.setattr("sys.platform", "linux")
        assert problems(job_search) == [("watching", "2 folders, 2 watches allowed")]


class TestTasksPlugin:
    @pytest.fixture(autouse=True)
    def _enabled(self, job_search: JobSearch) -> None:
        make(job_search, ".obsidian/community-plugins.json", ["obsidian-tasks-plugin"])

    def options(self, job_search: JobSearch, **options: str) -> None:
        make(job_search, ".obsidian/plugins/obsidian-tasks-plugin/data.json", options)

    @pytest.mark.parametrize(
        ("options", "lines"),
        [
            ({"globalFilter": "#task"}, ['task_tag: "#task"']),
            ({"globalQuery": "path does not include Follow-ups"}, []),
            ({"globalQuery": "short mode\nPATH DOES NOT INCLUDE follow-ups", "taskFormat": "tasksPluginEmoji"}, []),
            ({"globalFilter": "#task", "taskFormat": "dataview"}, ['task_tag: "#task"', "task_format: dataview"]),
            ({}, ["page_checkboxes: no"]),
            ({"globalQuery": "path does not include Today"}, ["page: Today"]),
        ],
    )
    def test_no_problem(self, job_search: JobSearch, options: dict[str, str], lines: list[str]) -> None:
        settings(job_search, *lines)
        self.options(job_search, **options)
        assert problems(job_search) == []

    @pytest.mark.parametrize(
        ("options", "lines", "words"),
        [
            ({}, [], "its queries show the page’s tasks"),
            ({"globalQuery": "path includes Follow-ups"}, [], "its queries show the page’s tasks"),
            ({"globalFilter": "#task"}, [], "its global filter is “#task”, but tasks carry no tag"),
            ({"globalFilter": "#task"}, ['task_tag: "#todo"'], "its global filter is “#task”, but tasks carry the tag"),
            ({"globalFilter": "TODO"}, [], "its global filter is “TODO”"),
            ({"globalFilter": "#t", "taskFormat": "dataview"}, ['task_tag: "#t"'], "it reads the format dataview"),
            ({"globalFilter": "#t"}, ['task_tag: "#t"', "task_format: plain"], "it reads the format emoji"),
        ],
    )
    def test_a_problem(self, job_search: JobSearch, options: dict[str, str], lines: list[str], words: str) -> None:
        settings(job_search, *lines)
        self.options(job_search, **options)
        ((name, found),) = problems(job_search)
        assert name == "Tasks plugin" and str(found).startswith(words)

    @pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
    def test_settings_that_cannot_be_read(self, job_search: JobSearch, data: bytes) -> None:
        make(job_search, ".obsidian/plugins/obsidian-tasks-plugin/data.json", data)
        assert [name for name, _ in problems(job_search)] == ["Tasks plugin"]


class TestSyncKinds:
    @pytest.mark.parametrize("folder", ["Documents/Notes", "My Dropbox ideas/Notes", "Icloud/Notes", "OneDriver/N"])
    def test_none(self, tmp_path: Path, folder: str) -> None:
        (tmp_path / folder).mkdir(parents=True)
        assert sync_kinds(tmp_path / folder) == []

    @pytest.mark.parametrize(
        ("folder", "kind"),
        [
            ("Dropbox/Notes", "Dropbox"),
            ("Dropbox (Personal)/Notes", "Dropbox"),
            ("OneDrive/Notes", "OneDrive"),
            ("OneDrive - Contoso/Notes", "OneDrive"),
            ("CloudStorage/OneDrive-Personal/Notes", "OneDrive"),
            ("CloudStorage/GoogleDrive-jane@example.com/My Drive/Notes", "Google Drive"),
            ("Library/Mobile Documents/iCloud~md~obsidian/Documents/Notes", "iCloud"),
            ("Nextcloud/Notes", "Nextcloud"),
        ],
    )
    def test_told_by_the_folder(self, tmp_path: Path, folder: str, kind: str) -> None:
        (tmp_path / folder).mkdir(parents=True)
        assert sync_kinds(tmp_path / folder) == [kind]

    def test_a_mark_above_the_vault(self, tmp_path: Path) -> None:
        (tmp_path / ".stfolder").mkdir()
        (tmp_path / "Notes").mkdir()
        assert sync_kinds(tmp_path / "Notes") == ["Syncthing"]


class TestTemporaryNames:
    """Where the state directory and `.git` are on another file system than the vault."""

    @pytest.fixture
    def elsewhere(self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch) -> Path:
        other = Path("/dev/shm")
        if not other.is_dir() or other.stat().st_dev == job_search.root.stat().st_dev:
            pytest.skip("there is no second file system here")
        folder = other / f"kbfollow-test-{os.getpid()}"
        folder.mkdir()
        monkeypatch.setenv("KBFOLLOW_STATE", str(folder / "state"))
        subprocess.run(["git", "init", "-q", f"--separate-git-dir={folder / 'git'}", str(job_search.root)], check=True)
        return folder

    @pytest.fixture(autouse=True)
    def _tidy(self) -> object:
        yield
        shutil.rmtree(Path("/dev/shm") / f"kbfollow-test-{os.getpid()}", ignore_errors=True)

    def test_git_would_add_them(self, job_search: JobSearch, elsewhere: Path) -> None:
        assert problems(job_search) == [("temporary files", "beside the notes, where git may add them")]

    @pytest.mark.parametrize("rules", ["~syncthing~*.tmp\n", "# mine\n*.tmp", "**/~*\n"])
    def test_git_ignores_them(self, job_search: JobSearch, elsewhere: Path, rules: str) -> None:
        (job_search.root / ".gitignore").write_text(rules)
        assert problems(job_search) == []


class TestLog:
    def test_there_is_none_before_a_write(self, job_search: JobSearch) -> None:
        assert logged_refusals(job_search.root) == []

    def test_it_holds_paths_and_reasons_and_no_text(self, job_search: JobSearch) -> None:
        (job_search.root / HALDEN).chmod(0o444)
        job_search.run("update", "--now")
        text = log_path(job_search.root).read_text()
        assert f'INFO wrote "{ACME}"' in text and f'WARNING refused read-only "{HALDEN}"' in text
        assert "Jane" not in text and "Good talk" not in text and "Ruth" not in text

    def test_a_watcher_writes_it_too(self, job_search: JobSearch) -> None:
        (job_search.root / HALDEN).chmod(0o444)
        watcher = python(
            "import sys\n"
            "from kbfollow.cli import main\n"
            f"sys.argv = ['kbfollow', '--today', '2026-11-21', 'watch', {str(job_search.root)!r}]\n"
            "main()\n",
            stderr=subprocess.DEVNULL,
        )
        assert watcher.stdout is not None
        try:
            while b"wrote Follow-ups.md" not in (line := watcher.stdout.readline()):
                assert line, "the watcher ended"
        finally:
            watcher.terminate()
            watcher.communicate()
        text = log_path(job_search.root).read_text()
        assert f'INFO wrote "{ACME}"' in text and f'WARNING refused read-only "{HALDEN}"' in text

    def test_a_name_with_a_line_break_stays_on_its_line(self, job_search: JobSearch) -> None:
        name = 'Interviews/A\n2026-11-20T10:15:00Z WARNING refused nul "x".md'
        make(job_search, name, interview("Evil", "Jane Doe").encode())
        (job_search.root / name).chmod(0o444)
        job_search.run("update", "--now")
        (found,) = logged_refusals(job_search.root)
        assert (found.path, found.code) == (name, "read-only")

    def test_each_file_and_reason_is_told_once_the_latest_first(self, job_search: JobSearch) -> None:
        for path in (ACME, HALDEN):
            (job_search.root / path).chmod(0o444)
        for _ in range(2):
            job_search.run("update", "--now")
        assert [one.path for one in logged_refusals(job_search.root)] == [HALDEN, ACME]

    def test_garbled_lines_say_nothing(self, job_search: JobSearch) -> None:
        path = log_path(job_search.root)
        path.parent.mkdir(parents=True)
        path.write_bytes(
            b'\xff\n2026-99-20T10:15:00Z WARNING refused nul "a"\n2026-11-20T10:15:00Z WARNING refused nul "a\n'
            b'2026-11-20T10:15:00Z WARNING refused nul "a" b"\n'
        )
        assert logged_refusals(job_search.root) == []

    def test_it_never_grows_beyond_three_files(self, job_search: JobSearch) -> None:
        import logging

        with logging_to_file(job_search.root):
            for _ in range(8):
                logging.getLogger("kbfollow.vault").info("x" * (LARGEST // 2))
        files = list(log_path(job_search.root).parent.iterdir())
        assert len(files) == 3 and all(file.stat().st_size <= LARGEST for file in files)

    def test_a_log_that_cannot_be_written_ends_nothing(self, job_search: JobSearch) -> None:
        log_path(job_search.root).mkdir(parents=True)
        result = job_search.run("update", "--now")
        assert result.exit_code == 0 and "Traceback" not in result.output


@pytest.mark.parametrize("reason", [*REFUSALS, *DELAYS])
def test_every_reason_has_its_mend(reason: str) -> None:
    words = REFUSALS.get(reason) or (reason, DELAYS[reason])
    assert all(word and not word.endswith(".") for word in words)


def test_every_delay_in_the_code_is_in_the_table() -> None:
    import re

    import kbfollow.vault

    folder = Path(kbfollow.vault.__path__[0])
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    assert set(re.findall(r'TryLater\("([^"]+)"', text)) == set(DELAYS)
    assert set(re.findall(r'\b(?:refuse|refusal)\("([^"]+)"\)', text)) <= set(REFUSALS)


def make_state(job_search: JobSearch, name: str, data: bytes) -> None:
    target = job_search.state / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
