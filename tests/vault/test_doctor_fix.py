"""`doctor --fix`: only what is safe, shown first, asked for, written with backups; and the checks behind it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from a_job_search import ACME, HALDEN, PAGE, SETTINGS, JobSearch, interview
from hypothesis import given
from hypothesis import strategies as st
from test_doctor import examined, make, problems, says, settings

from kbfollow.doctor import syncing, system
from kbfollow.doctor.patient import with_line
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.markdown.note import read_note
from kbfollow.settings import load_settings
from kbfollow.settings_note import with_values

TASKS = ".obsidian/plugins/obsidian-tasks-plugin/data.json"


def git(job_search: JobSearch, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(job_search.root), *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TZ", "Europe/Vienna")
    return "Europe/Vienna"


class TestNothingIsWritten:
    def test_in_a_healthy_vault(self, job_search: JobSearch) -> None:
        job_search.update()
        before = snapshot(job_search.root)
        result = job_search.run("doctor", "--fix", "--yes")
        assert result.exit_code == 0 and result.output.endswith("All is fine.\nNothing to mend.\n")
        assert snapshot(job_search.root) == before

    def test_without_fix(self, job_search: JobSearch, zone: str) -> None:
        job_search.write("---\ncountry: US\n---\n", SETTINGS_NOTE)
        before = snapshot(job_search.root)
        result = job_search.run("doctor")
        assert result.exit_code == 1 and "kbfollow doctor --fix can do some of this" in result.output
        assert snapshot(job_search.root) == before and not job_search.state.exists()

    def test_where_the_answer_is_no(self, job_search: JobSearch, zone: str) -> None:
        job_search.write("---\ncountry: US\n---\n", SETTINGS_NOTE)
        before = snapshot(job_search.root)
        result = job_search.run("doctor", "--fix")  # nobody answers
        assert f"would set time_zone: {zone} in “{SETTINGS_NOTE}”" in result.output
        assert result.exit_code == 1 and snapshot(job_search.root) == before

    def test_where_a_setting_has_a_value_of_its_own(self, job_search: JobSearch) -> None:
        settings(job_search, 'task_tag: "#todo"')
        make(job_search, TASKS, {"globalFilter": "#task"})
        before = snapshot(job_search.root)
        result = job_search.run("doctor", "--fix", "--yes")
        assert result.exit_code == 1 and "There is nothing that --fix can do." in result.output
        assert snapshot(job_search.root) == before

    def test_below_obsidian(self, job_search: JobSearch) -> None:
        make(job_search, TASKS, {})
        before = snapshot(job_search.root / ".obsidian")
        assert job_search.run("doctor", "--fix", "--yes").exit_code == 1
        assert snapshot(job_search.root / ".obsidian") == before

    def test_while_another_kbfollow_is_at_work(self, job_search: JobSearch, zone: str) -> None:
        from kbfollow.vault.lock import VaultLock

        job_search.write("---\ncountry: US\n---\n", SETTINGS_NOTE)
        with VaultLock(job_search.state):
            assert job_search.run("doctor", "--fix", "--yes").exit_code == 5
        assert job_search.text(SETTINGS_NOTE) == "---\ncountry: US\n---\n"

    def test_with_json(self, job_search: JobSearch) -> None:
        assert job_search.run("doctor", "--fix", "--json").exit_code == 2


class TestSettings:
    def test_obsidians_own_are_copied_and_undo_takes_them_back(self, job_search: JobSearch, zone: str) -> None:
        text = "---\r\ncountry: US\r\ntime_zone:\r\nquiet_note: 0\r\nquiet_page: 0\r\n---\r\nMy words.\x0b\u2028 \r\n"
        job_search.write(text, SETTINGS_NOTE)
        make(job_search, TASKS, {"globalFilter": "#task", "taskFormat": "dataview"})
        make(job_search, "Vorlagen/Interview.md", interview("Acme", "Jane Doe").encode())
        make(job_search, ".obsidian/templates.json", {"folder": "Vorlagen/"})
        make(job_search, ".obsidian/app.json", {"useMarkdownLinks": False})
        assert {name for name, _ in problems(job_search)} == {"time zone", "Tasks plugin", "Obsidian"}
        result = job_search.run("doctor", "--fix", "--yes")
        assert result.exit_code == 0 and "All is fine now." in result.output
        assert (job_search.root / SETTINGS_NOTE).read_bytes().decode().split("\n") == [
            "---\r",
            "country: US\r",
            "time_zone: Europe/Vienna\r",
            "quiet_note: 0\r",
            "quiet_page: 0\r",
            'task_tag: "#task"\r',
            "task_format: dataview\r",
            "template_folders: Vorlagen\r",
            "link_style: wikilink\r",
            "---\r",
            "My words.\x0b\u2028 \r",
            "",
        ]
        assert problems(job_search) == []
        assert job_search.run("doctor", "--fix", "--yes").output.endswith("Nothing to mend.\n")
        assert job_search.run("undo").exit_code == 0
        assert (job_search.root / SETTINGS_NOTE).read_bytes().decode() == text

    def test_init_copies_the_same(self, job_search: JobSearch, zone: str) -> None:
        (job_search.root / SETTINGS_NOTE).unlink()
        make(job_search, TASKS, {"globalFilter": "#job/task", "taskFormat": "dataview"})
        make(job_search, "Meta/Muster/Interview.md", b"x\n")
        make(job_search, ".obsidian/plugins/templater-obsidian/data.json", {"templates_folder": "Meta/Muster"})
        assert job_search.run("init").exit_code == 0
        note = read_note(SETTINGS_NOTE, job_search.text(SETTINGS_NOTE))
        found, wrong = load_settings(note)
        assert not wrong and (found.task_tag, found.task_format) == ("#job/task", "dataview")
        assert found.template_folders == ("Templates", "Meta/Muster") and found.time_zone == zone

    @pytest.mark.parametrize("folder", ["Templates", "templates/Interviews", "../Elsewhere", "Nowhere", "/"])
    def test_no_problem_with_templates(self, job_search: JobSearch, folder: str) -> None:
        make(job_search, "Templates/Interview.md", interview("Acme", "Jane Doe").encode())
        make(job_search, ".obsidian/templates.json", {"folder": folder})
        assert problems(job_search) == []
        assert says(job_search, "Obsidian") == "nothing found"


class TestWithValues:
    @pytest.mark.parametrize(
        ("before", "values", "after"),
        [
            ("---\n---\n", {"task_tag": "#a"}, '---\ntask_tag: "#a"\n---\n'),
            ("\ufeff---\ncountry: US\n---", {"page": "Today"}, "\ufeff---\ncountry: US\npage: Today\n---"),
            ("---\nTime Zone:\n---\nx", {"time_zone": "Europe/Rome"}, "---\nTime Zone: Europe/Rome\n---\nx"),
            ("---\npage: # mine\n---\n", {"country": "NO"}, '---\npage: # mine\ncountry: "NO"\n---\n'),
        ],
    )
    def test_what_is_missing_or_empty(self, before: str, values: dict[str, str], after: str) -> None:
        assert with_values(before, values) == after

    @pytest.mark.parametrize(
        ("before", "values"),
        [
            ("", {"page": "Today"}),
            ("No properties.\n", {"page": "Today"}),
            ("---\ncountry: US\n", {"page": "Today"}),
            ("---\ncountry: US\n---\n", {"country": "GB"}),
            ("---\npage: # mine\n---\n", {"page": "Today"}),
            ("---\n{country: US}\n---\n", {"page": "Today"}),
            ("---\ncountry: |\n  US\n---\n", {"country": "GB"}),
            ("+++\npage = 'x'\n+++\n", {"country": "GB"}),
            ("---\ncountry: US\n---\n", {"page": "../out"}),
            ("---\ncountry: US\n---\n", {"page": "a\nb: c"}),
        ],
    )
    def test_doubt(self, before: str, values: dict[str, str]) -> None:
        with pytest.raises(ValueError, match=r"\w"):
            with_values(before, values)

    @given(
        st.lists(st.sampled_from(["country: US", "time_zone:", "page: A", "x: [1]", "# c", ""]), max_size=4), st.text()
    )
    def test_every_other_line_stays(self, properties: list[str], body: str) -> None:
        text = "\n".join(["---", *dict.fromkeys(properties), "---", body])
        try:
            after = with_values(text, {"time_zone": "Asia/Tokyo"})
        except ValueError:
            return
        left, new = text.split("\n"), after.split("\n")
        new.remove("time_zone: Asia/Tokyo")
        if "time_zone:" in left:
            left.remove("time_zone:")
        assert new == left


class TestLines:
    @pytest.mark.parametrize(
        ("before", "after"),
        [(b"", b"x\n"), (b"a", b"a\nx\n"), (b"a\r\n", b"a\r\nx\r\n"), (b"x", b"x"), (b"a\n  x\r\nb", b"a\n  x\r\nb")],
    )
    def test_added_once_and_in_the_files_line_ends(self, before: bytes, after: bytes) -> None:
        assert with_line("x")(before) == after


class TestGit:
    @pytest.fixture(autouse=True)
    def _repository(self, job_search: JobSearch) -> None:
        subprocess.run(["git", "init", "-q", str(job_search.root)], check=True)

    def test_without_the_driver_all_is_fine(self, job_search: JobSearch) -> None:
        assert problems(job_search) == []
        assert says(job_search, "git driver") == "git merges notes line by line"

    def test_with_it_too(self, job_search: JobSearch) -> None:
        assert job_search.run("git-setup").exit_code == 0
        assert problems(job_search) == []
        assert says(job_search, "git driver") == "git merges notes task by task"

    @pytest.mark.parametrize("standing", ["", "/nowhere/bin/python -m kbfollow merge-driver", "'"])
    def test_a_clone_that_has_not_been_told(self, job_search: JobSearch, standing: str) -> None:
        assert job_search.run("git-setup").exit_code == 0
        git(job_search, "config", "--remove-section", "merge.kbfollow")
        if standing:
            git(job_search, "config", "merge.kbfollow.driver", standing)
        assert [name for name, _ in problems(job_search)] == ["git driver"]
        before = job_search.files()
        assert job_search.run("doctor", "--fix", "--yes").exit_code == 0
        assert git(job_search, "config", "merge.kbfollow.driver").startswith(sys.executable)
        assert problems(job_search) == [] and job_search.files() == before

    def test_undo_brings_back_the_line_that_remove_took_and_says_what_is_left(self, job_search: JobSearch) -> None:
        make(job_search, ".gitattributes", b"*.png binary\n")
        assert job_search.run("git-setup", "--page-ignored").exit_code == 0
        before = snapshot(job_search.root / "Interviews"), (job_search.root / ".gitattributes").read_bytes()
        ignored = (job_search.root / ".gitignore").read_bytes()
        assert job_search.run("remove", "--yes").exit_code == 0
        assert (job_search.root / ".gitattributes").read_bytes() == b"*.png binary\n"
        assert not (job_search.root / ".gitignore").exists()
        assert git(job_search, "config", "--get-regexp", "merge.kbfollow") == ""
        result = job_search.run("undo")
        assert result.exit_code == 0 and "this clone learns of it by kbfollow git-setup" in result.output
        assert (snapshot(job_search.root / "Interviews"), (job_search.root / ".gitattributes").read_bytes()) == before
        assert (job_search.root / ".gitignore").read_bytes() == ignored
        assert [name for name, _ in problems(job_search)] == ["git driver"]

    def test_undo_says_nothing_of_it_otherwise(self, job_search: JobSearch) -> None:
        assert job_search.run("git-setup").exit_code == 0
        job_search.update()
        assert ".gitattributes" not in job_search.run("undo").output


class TestGitInASyncedFolder:
    @pytest.fixture(autouse=True)
    def _repository(self, job_search: JobSearch) -> None:
        subprocess.run(["git", "init", "-q", str(job_search.root)], check=True)
        make(job_search, ".stfolder/x")

    def test_on_one_device_it_is_a_hint(self, job_search: JobSearch) -> None:
        assert problems(job_search) == []
        assert says(job_search, "git and sync") == "Syncthing carries git’s own folder .git too"

    @pytest.mark.parametrize("rules", [b".git\n", b"// mine\n(?d).git\r\n", b"/.git/\n"])
    def test_nothing_is_said_where_it_is_kept_out(self, job_search: JobSearch, rules: bytes) -> None:
        make(job_search, ".stignore", rules)
        assert says(job_search, "git and sync") == "nothing found"

    def test_a_copy_in_it_is_a_problem(self, job_search: JobSearch) -> None:
        make(job_search, ".git/refs/heads/main.sync-conflict-20261120-101500-ABCDEFG", b"x")
        make(job_search, ".stignore", b"*.tmp")
        assert [name for name, _ in problems(job_search)] == ["git and sync"]
        assert job_search.run("doctor", "--fix", "--yes").exit_code == 0
        assert (job_search.root / ".stignore").read_bytes() == b"*.tmp\n.git\n"
        assert job_search.run("undo").exit_code == 0
        assert (job_search.root / ".stignore").read_bytes() == b"*.tmp"

    def test_a_file_that_is_made_goes_again_by_undo(self, job_search: JobSearch) -> None:
        make(job_search, ".git/index.sync-conflict-20261120-101500-ABCDEFG", b"x")
        assert job_search.run("doctor", "--fix", "--yes").exit_code == 0
        assert (job_search.root / ".stignore").read_bytes() == b".git\n"
        assert job_search.run("undo").exit_code == 0
        assert not (job_search.root / ".stignore").exists()

    @pytest.mark.skipif(sys.platform != "linux", reason="the attribute has another name elsewhere")
    def test_dropbox_is_told_by_an_attribute(self, job_search: JobSearch) -> None:
        (job_search.root / ".stfolder/x").unlink()
        (job_search.root / ".stfolder").rmdir()
        make(job_search, ".dropbox")
        assert says(job_search, "git and sync") == "Dropbox carries git’s own folder .git too"
        try:
            os.setxattr(job_search.root / ".git", "user.com.dropbox.ignored", b"1")
        except OSError:
            pytest.skip("this file system has no attributes")
        assert says(job_search, "git and sync") == "nothing found"


class TestTemporaryNames:
    def test_the_line_is_added(self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        other = Path("/dev/shm")
        if not other.is_dir() or other.stat().st_dev == job_search.root.stat().st_dev:
            pytest.skip("there is no second file system here")
        folder = other / f"kbfollow-test-fix-{os.getpid()}"
        try:
            folder.mkdir()
            monkeypatch.setenv("KBFOLLOW_STATE", str(folder / "state"))
            directory = f"--separate-git-dir={folder / 'git'}"
            subprocess.run(["git", "init", "-q", directory, str(job_search.root)], check=True)
            assert [name for name, _ in problems(job_search)] == ["temporary files"]
            assert job_search.run("doctor", "--fix", "--yes").exit_code == 0
            assert (job_search.root / ".gitignore").read_text() == f"{syncing.TEMPORARY_RULE}\n"
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class TestDevice:
    def test_a_clock_that_was_ahead(self, job_search: JobSearch) -> None:
        os.utime(job_search.root / ACME, (0, time.time() + 7200))
        ((name, found),) = problems(job_search)
        assert name == "clock" and str(found).startswith(f"{ACME} was changed at ")

    def test_none_within_minutes_or_of_old_files(self, job_search: JobSearch) -> None:
        os.utime(job_search.root / ACME, (0, time.time() + 60))
        os.utime(job_search.root / HALDEN, (0, 0))
        assert problems(job_search) == []

    def test_a_zone_that_differs_is_told_and_no_problem(
        self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        assert problems(job_search) == []
        assert says(job_search, "time zone").endswith("this device is in Asia/Tokyo")

    def test_the_page_is_read_only(self, job_search: JobSearch) -> None:
        job_search.update()
        (job_search.root / PAGE).chmod(0o444)
        (job_search.root / ACME).chmod(0o444)
        words = f"{PAGE}: the file is read-only, and tomorrow it is to be written"
        assert problems(job_search) == [("writable", words)]
        assert f"{ACME}: the file is read-only; it needs no change now" in says(job_search, "writable")

    def test_a_state_folder_that_cannot_be_written(self, job_search: JobSearch) -> None:
        job_search.state.parent.mkdir()
        job_search.state.parent.chmod(0o555)
        try:
            assert [name for name, _ in problems(job_search)] == ["state"]
        finally:
            job_search.state.parent.chmod(0o755)

    def test_a_state_folder_in_the_vault(self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("KBFOLLOW_STATE", str(job_search.root / "state"))
        assert [name for name, _ in problems(job_search)] == ["state"]

    def test_a_number_that_belongs_to_another_process_holds_nothing(self, job_search: JobSearch) -> None:
        job_search.state.mkdir(parents=True)
        (job_search.state / "lock").write_bytes(b"%d\n" % os.getppid())
        assert says(job_search, "lock").startswith("free") or sys.platform != "linux"

    def test_watches_that_others_hold(
        self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        limit = tmp_path / "max_user_watches"
        limit.write_text("1000\n")
        monkeypatch.setattr(system, "WATCH_LIMIT", limit)
        monkeypatch.setattr(system, "PROCESSES", tmp_path / "proc")
        monkeypatch.setattr("sys.platform", "linux")
        assert problems(job_search) == []
        process = tmp_path / "proc" / "4321"
        (process / "fd").mkdir(parents=True)
        (process / "fdinfo").mkdir()
        (process / "fd" / "7").symlink_to("anon_inode:inotify")
        (process / "fdinfo" / "7").write_bytes(b"pos:\t0\n" + b"inotify wd:1 ino:2\n" * 999)
        assert problems(job_search) == [
            ("watching", "2 folders, 1,000 watches allowed, 999 of them held by other programs")
        ]

    def test_a_newer_kbfollow_on_another_device(self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch) -> None:
        for module in ("judge", "page_block"):
            monkeypatch.setattr(f"kbfollow.{module}.engine_version", lambda: "9.0.0 holidays-0.100")
        job_search.update()
        assert problems(job_search) == []
        monkeypatch.undo()
        monkeypatch.setenv("KBFOLLOW_STATE", str(job_search.root.parent / "state"))
        monkeypatch.setenv("KBFOLLOW_CACHE", str(job_search.root.parent / "cache"))
        ((name, words),) = problems(job_search)
        assert name == "other devices" and str(words).startswith(f"{ACME} and 2 more files: written by a newer")

    def test_without_notifications_there_is_a_hint_and_no_problem(
        self, job_search: JobSearch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        problem = "reminders need the extra “notify”: install kbfollow[notify]"
        monkeypatch.setattr("kbfollow.cli.health.notifier_problem", lambda: problem)
        assert problems(job_search) == []
        assert says(job_search, "reminders") == problem.partition(": ")[0]
        settings(job_search, "reminders: no")
        assert says(job_search, "reminders") == "nothing found"

    def test_versions_are_compared_by_their_numbers(self) -> None:
        assert system._numbers("3.10.0rc1") == (3, 10) > system._numbers("3.9.17")
        assert system._numbers("0.0.15") >= system._numbers("0.0.15")

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            ({"taskCompletionTracking": True}, ""),
            ({"taskCompletionText": "ended"}, ""),
            ({"taskCompletionTracking": True, "taskCompletionText": "x", "taskCompletionUseEmojiShorthand": True}, ""),
            ({"taskCompletionTracking": True, "taskCompletionText": "ended"}, "it writes [ended:: yyyy-MM-dd]"),
            ({"taskCompletionTracking": True, "taskCompletionDateFormat": "dd.MM."}, "it writes [completion:: dd.MM.]"),
        ],
    )
    def test_dataview(self, job_search: JobSearch, options: dict[str, object], words: str) -> None:
        make(job_search, ".obsidian/community-plugins.json", ["dataview"])
        make(job_search, ".obsidian/plugins/dataview/data.json", options)
        found = problems(job_search)
        assert len(found) == bool(words) and all(str(told).startswith(words) for _, told in found)

    @pytest.mark.parametrize(("kind", "wrong"), [("CANCELLED", 0), ("NON_TASK", 1), (None, 0), (["x"], 0)])
    def test_a_status_with_another_meaning(self, job_search: JobSearch, kind: object, wrong: int) -> None:
        status = {"customStatuses": [{"symbol": "-", "type": kind}, 7], "coreStatuses": "?"}
        make(job_search, TASKS, {"globalQuery": "path does not include Follow-ups", "statusSettings": status})
        assert len(problems(job_search)) == wrong

    def test_a_copy_that_goes_by_itself_is_no_problem(self, job_search: JobSearch) -> None:
        job_search.update()
        copy = "Interviews/Acme.sync-conflict-20261120-101500-ABCDEFG.md"
        make(job_search, copy, job_search.text().replace("- [ ]", "- [x]", 1).encode())
        assert problems(job_search) == []
        assert says(job_search, "conflict copy").startswith(f"{copy} holds nothing but tasks")

    def test_a_copy_that_is_the_same_as_its_note(self, job_search: JobSearch) -> None:
        job_search.update()
        copy = "Interviews/Acme.sync-conflict-20261120-101500-ABCDEFG.md"
        make(job_search, copy, job_search.text().encode())
        words = f"{copy} is Syncthing’s conflict copy of {ACME}, and the same as that"
        assert problems(job_search) == [("conflict copy", words)]

    def test_json_tells_of_the_fixes(self, job_search: JobSearch, zone: str) -> None:
        job_search.write("---\nquiet_note: 0\n---\n", SETTINGS_NOTE)
        found = json.loads(job_search.run("doctor", "--json").output)
        assert [one["fixes"] for one in found if not one["ok"]] == [[f"set time_zone: {zone} in “{SETTINGS_NOTE}”"]]
        assert all(set(one) == {"name", "ok", "says", "mend", "fixes"} for one in found)
        job_search.write(SETTINGS, SETTINGS_NOTE)
        assert all(one["ok"] for one in examined(job_search))
