"""`done`, `snooze` and `skip` do what the user does by hand in a note, and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from one_vault import ACME, FILES, HALDEN, PAGE, TODAY, OneVault

import kbfollow
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.places import state_directory

PROMISE, THANKS = "promise-writing-sample", "thank-you-john-roe"


def same_by_hand(vault: OneVault, command: tuple[str, ...], before: str, after: str, path: str = ACME) -> None:
    """The command leaves the vault byte for byte as the same change by hand and a pass do."""
    other = OneVault(vault.root.parent / "by hand")
    shutil.copytree(vault.root, other.root)
    other.by_hand(before, after, path)
    other.run("update", "--now")
    vault.run(*command, "--now")
    assert vault.files() == other.files()


class TestAsByHand:
    def test_done(self, vault: OneVault) -> None:
        line = vault.line(PROMISE)
        same_by_hand(vault, ("done", PROMISE), line, line.replace("[ ]", "[x]"))
        assert vault.line(PROMISE) == line.replace("[ ]", "[x]").replace(" ^", " ✅ 2026-11-23 ^")
        assert PROMISE not in vault.text(PAGE)

    def test_done_makes_what_comes_next(self, vault: OneVault) -> None:
        vault.run("done", "Acme#check-in-1", "--now")
        assert vault.line("check-in-2").startswith("- [ ] Ask Jane Doe")

    @pytest.mark.parametrize(
        ("words", "day"),
        [("friday", "2026-11-27"), ("2 weeks", "2026-12-07"), ("2026-12-04", "2026-12-04"), ("today", "2026-11-23")],
    )
    def test_snooze(self, vault: OneVault, words: str, day: str) -> None:
        line = vault.line(PROMISE)
        same_by_hand(vault, ("snooze", PROMISE, words), line, line.replace("2026-11-25", day))
        assert vault.line(PROMISE) == line.replace("2026-11-25", day)

    def test_a_snooze_holds(self, vault: OneVault) -> None:
        vault.run("snooze", PROMISE, "next week", "--now")
        for day in ("2026-11-24", "2026-12-20"):
            vault.run("update", "--now", today=day)
            assert "📅 2026-11-30" in vault.line(PROMISE)

    def test_skip(self, vault: OneVault) -> None:
        line = vault.line(THANKS)
        same_by_hand(vault, ("skip", THANKS), line, line.replace("[ ]", "[-]"))
        assert "- [-] " in vault.line(THANKS) and "❌ 2026-11-23" in vault.line(THANKS)
        vault.run("update", "--now", today="2026-12-20")
        assert [line for line in vault.text().split("\n") if "Thank John" in line] == [vault.line(THANKS)]

    @pytest.mark.parametrize(
        ("style", "done"),
        [("plain", ", by 2026-11-25, done 2026-11-23 ^"), ("dataview", "[completion:: 2026-11-23] ^")],
    )
    def test_in_every_format(self, fresh: OneVault, style: str, done: str) -> None:
        fresh.write(f'---\nquiet_note: 0\ntask_format: {style}\ntask_tag: "#task"\n---\n', SETTINGS_NOTE)
        fresh.run("update", "--now")
        line = fresh.line(PROMISE)
        same_by_hand(fresh, ("done", PROMISE), line, line.replace("[ ]", "[x]"))
        assert done in fresh.line(PROMISE)

    def test_every_other_byte_stays(self, fresh: OneVault) -> None:
        text = FILES[ACME].replace("\n", "\r\n").removesuffix("\r\n") + " \u2028end"
        fresh.write("\ufeff" + text, ACME)
        fresh.run("update", "--now")
        before = fresh.text()
        line = fresh.line(PROMISE)
        fresh.run("done", PROMISE, "--now")
        assert fresh.text() == before.replace(line, fresh.line(PROMISE)) and fresh.line(PROMISE).endswith("\r")

    def test_a_line_with_the_users_own_fields_and_lines_below(self, vault: OneVault) -> None:
        line = vault.line(PROMISE)
        vault.by_hand(line, line.replace(" 📅", " ⏫ 📅") + "\n    - in the blue folder")
        vault.run("done", PROMISE, "--now")
        assert "⏫ 📅 2026-11-25 ✅ 2026-11-23 ^" in vault.line(PROMISE)
        assert vault.line(PROMISE) + "\n    - in the blue folder\n" in vault.text()

    def test_an_answer(self, vault: OneVault) -> None:
        old = FILES[HALDEN].replace("date: 2026-11-19", "date: 2026-09-24").replace("Halden Paper", "Old Mill")
        vault.write(old, "Interviews/Old.md")
        vault.run("update", "--now")
        assert "is a question" in vault.run("done", "Old#gone-quiet", ok=2).output
        vault.run("done", "gone-quiet-let-go", "--now")
        assert vault.line("gone-quiet-let-go", "Interviews/Old.md").startswith("- [x]")

    def test_a_task_whose_line_is_not_written_yet(self, fresh: OneVault) -> None:
        fresh.run("done", PROMISE, "--now")
        assert "- [x] " in fresh.line(PROMISE) and "- [ ] " in fresh.line(THANKS)

    def test_the_calendar_follows(self, vault: OneVault) -> None:
        vault.write("---\nquiet_note: 0\ncalendar_file: a.ics\n---\n", SETTINGS_NOTE)
        vault.run("update", "--now")
        assert b"writing sample" in (vault.root / "a.ics").read_bytes()
        assert "would write a.ics" in vault.run("done", PROMISE, "--dry-run").output
        vault.run("done", PROMISE, "--now")
        assert b"writing sample" not in (vault.root / "a.ics").read_bytes()


class TestTakenBack:
    @pytest.mark.parametrize("command", [("done", PROMISE), ("snooze", PROMISE, "friday"), ("skip", PROMISE)])
    def test_by_one_undo(self, vault: OneVault, command: tuple[str, ...]) -> None:
        before = vault.files()
        vault.run(*command, "--now")
        assert vault.files() != before
        vault.run("undo")
        assert vault.files() == before

    def test_also_where_the_line_had_to_be_written_first(self, fresh: OneVault) -> None:
        before = fresh.files()
        fresh.run("done", PROMISE, "--now")
        fresh.run("undo")
        assert fresh.files() == before


class TestWhichTask:
    @pytest.mark.parametrize(
        "task",
        [PROMISE, "promise-", f"Acme#{PROMISE}", f"Acme#^{PROMISE}", f"Interviews/Acme.md#{PROMISE}", "acme#promise"],
    )
    def test_named_in_every_way(self, vault: OneVault, task: str) -> None:
        vault.run("done", task, "--now")
        assert "- [x]" in vault.line(PROMISE)

    def test_several_are_listed(self, vault: OneVault) -> None:
        before = vault.files()
        said = vault.run("done", "check-in-1", ok=2).output
        assert "Interviews/Acme#check-in-1  Ask Jane Doe" in said and "Interviews/Halden#check-in-1" in said
        assert "2 tasks" in vault.run("skip", "thank-you-j", ok=2).output
        assert vault.files() == before

    def test_an_open_one_before_a_closed_one(self, vault: OneVault) -> None:
        vault.run("done", "Halden#check-in-1", "--now")
        vault.run("done", "check-in-1", "--now")
        assert "- [x]" in vault.line("check-in-1")

    def test_a_whole_id_before_a_beginning(self, vault: OneVault) -> None:
        for _ in range(10):
            vault.run("done", "Acme#check-in-1", "--now")
        assert "- [x]" in vault.line("check-in-1") and "- [ ]" in vault.line("check-in-2")

    @pytest.mark.parametrize("task", ["nothing", "Nowhere#check-in-1", "#", "", "^"])
    def test_none(self, vault: OneVault, task: str) -> None:
        assert "no task" in vault.run("done", task, ok=3).output


class TestNothingIsWritten:
    @pytest.fixture(autouse=True)
    def _unchanged(self, vault: OneVault) -> object:
        before = vault.files()
        yield
        assert vault.files() == before

    @pytest.mark.parametrize("command", [("done", PROMISE), ("snooze", PROMISE, "friday"), ("skip", PROMISE)])
    def test_in_a_dry_run(self, vault: OneVault, command: tuple[str, ...]) -> None:
        said = vault.run(*command, "--dry-run").output
        assert f"would write {ACME}" in said and f"would write {PAGE}" in said and HALDEN not in said
        task = json.loads(vault.run(*command, "--dry-run", "--json").output)
        assert task["id"] == PROMISE and (task["status"], task["due"]) != ("open", "2026-11-25")

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("yesterday", "Sun 22 Nov 2026 is past"),
            ("2026-11-20", "Fri 20 Nov 2026 is past"),
            ("whenever", "is no day"),
            ("2026-11-31", "is no day"),
            ("", "is no day"),
            ("x" * 10_000, "is no day"),
        ],
    )
    def test_for_a_day_that_cannot_be(self, vault: OneVault, words: str, said: str) -> None:
        assert said in vault.run("snooze", PROMISE, words, ok=2).output

    def test_for_a_day_that_it_has(self, vault: OneVault) -> None:
        assert "It is so already." in vault.run("snooze", PROMISE, "wednesday").output

    def test_for_a_task_that_another_line_asks_along(self, vault: OneVault) -> None:
        assert "asked along with thank-you-jane-doe" in vault.run("done", "questions", ok=2).output

    def test_in_a_read_only_note(self, vault: OneVault) -> None:
        (vault.root / ACME).chmod(0o444)
        assert "read-only" in vault.run("done", PROMISE, "--now", ok=4).output
        (vault.root / ACME).chmod(0o644)

    def test_in_a_damaged_block(self, vault: OneVault) -> None:
        text = vault.text()
        vault.write(text.replace("<!-- kbfollow:end", "<!-- the end"), ACME)
        assert "left as it is" in vault.run("done", THANKS, "--now", ok=2).output
        vault.write(text, ACME)


class TestRefused:
    def test_a_day_with_two_readings(self, fresh: OneVault) -> None:
        fresh.write("---\nquiet_note: 0\n---\n", SETTINGS_NOTE)
        said = fresh.run("snooze", PROMISE, "04/12", ok=2).output
        assert "Mon 12 Apr 2027 or Fri 4 Dec 2026" in said

    def test_without_a_settings_note(self, fresh: OneVault) -> None:
        (fresh.root / SETTINGS_NOTE).unlink()
        before = fresh.files()
        assert "kbfollow init" in fresh.run("done", PROMISE, ok=4).output
        assert fresh.files() == before

    def test_a_task_of_the_users_own(self, fresh: OneVault) -> None:
        fresh.write(FILES[ACME] + "\n- [ ] Send Jane the writing sample\n", ACME)
        fresh.run("update", "--now")
        assert "a task of your own in line 11" in fresh.run("done", PROMISE, ok=2).output

    def test_what_is_closed_otherwise(self, vault: OneVault) -> None:
        vault.run("done", PROMISE, "--now")
        before = vault.files()
        assert "It is so already." in vault.run("done", PROMISE, today="2026-11-25").output
        assert "is done already" in vault.run("skip", PROMISE, ok=2).output
        assert "is done already" in vault.run("snooze", PROMISE, "friday", ok=2).output
        assert vault.files() == before

    def test_waits_for_a_note_that_was_changed_a_moment_ago(self, vault: OneVault) -> None:
        vault.write("---\nquiet_note: 1.5\nquiet_page: 0\n---\n", SETTINGS_NOTE)
        vault.by_hand("Forgot to ask about overtime.", "Forgot to ask about overtime. And parking.")
        vault.run("done", PROMISE)
        changed = (vault.root / ACME).stat().st_mtime
        assert "- [x]" in vault.line(PROMISE) and "And parking." in vault.text()
        assert changed - (vault.root / SETTINGS_NOTE).stat().st_mtime > 1.4


class TestBesideAnother:
    def test_the_line_is_written_and_the_other_does_the_rest(self, vault: OneVault) -> None:
        page = vault.text(PAGE)
        line = vault.line(PROMISE)
        with VaultLock(state_directory(vault.root)):
            assert "it does the rest" in vault.run("done", PROMISE, "--now").output
            task = json.loads(vault.run("snooze", THANKS, "friday", "--now", "--json").output)
        assert vault.line(PROMISE) == line.replace("[ ]", "[x]").replace(" ^", " ✅ 2026-11-23 ^")
        assert (task["due"], vault.text(PAGE)) == ("2026-11-27", page)
        vault.run("update", "--now")
        assert PROMISE not in vault.text(PAGE) and "📅 2026-11-27" in vault.line(THANKS)

    def test_a_line_that_is_not_written_yet_waits_for_the_other(self, fresh: OneVault) -> None:
        before = fresh.files()
        with VaultLock(state_directory(fresh.root)):
            assert "another kbfollow is at work" in fresh.run("done", PROMISE, ok=5).output
        assert fresh.files() == before

    @pytest.mark.skipif(os.name == "nt", reason="signals")
    def test_a_real_watcher(self, vault: OneVault) -> None:
        environment = os.environ | {"PYTHONPATH": str(Path(kbfollow.__file__).parent.parent)}
        command = [sys.executable, "-m", "kbfollow", "--today", TODAY, "watch", str(vault.root)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as watcher:
            try:
                assert watcher.stdout is not None and "Watching" in watcher.stdout.readline()
                assert "it does the rest" in vault.run("done", "Acme#check-in-1", "--now").output
                vault.run("new", "interview", "Bolt", "--date", "2026-12-01")
                end = time.monotonic() + 60
                while "check-in-2" not in vault.text() or "Bolt" not in vault.text(PAGE):
                    assert time.monotonic() < end, vault.text()
                    time.sleep(0.1)
            finally:
                watcher.terminate()
                watcher.communicate(timeout=30)
        assert "- [x]" in vault.line("check-in-1")


def test_json_after_the_change(vault: OneVault) -> None:
    task = json.loads(vault.run("snooze", PROMISE, "friday", "--now", "--json").stdout)
    assert (task["id"], task["due"], task["status"]) == (PROMISE, "2026-11-27", "open")
    task = json.loads(vault.run("done", PROMISE, "--now", "--json").stdout)
    assert (task["status"], task["done"], task["state"]) == ("done", TODAY, "closed")
    listed = json.loads(vault.run("list", "--json", "--all").stdout)
    assert task in listed


def test_the_day_is_shown_before_it_is_written(vault: OneVault) -> None:
    said = vault.run("snooze", PROMISE, "2 weeks", "--now").output
    assert said.index("Wed 25 Nov → Mon 7 Dec 2026") < said.index("Wrote 1 note and Follow-ups.md.")


@pytest.mark.skipif(os.name == "nt", reason="git-style names")
def test_a_note_of_an_odd_name(fresh: OneVault) -> None:
    odd = "Interviews/A#b c.md"
    fresh.write(FILES[ACME], odd)
    Path(fresh.root / ACME).unlink()
    fresh.run("update", "--now")
    fresh.run("done", f"A#b c#{PROMISE}", "--now")
    assert "- [x]" in fresh.line(PROMISE, odd)
