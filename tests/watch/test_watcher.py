"""`kbfollow watch` as a process of its own: what it does, what it says, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from watched import PAGE, PATIENCE, SETTINGS, Watched, interview, settings, until

from kbfollow import __version__
from kbfollow.passes import PassResult
from kbfollow.vault.journal import Journal
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.places import state_directory
from kbfollow.vault.watch_state import write_watch_state
from kbfollow.vault.write import Writer
from kbfollow.vault_reader import VaultText
from kbfollow.watch import beginning
from kbfollow.watch import watcher as watcher_module
from kbfollow.watch.batches import Watch
from kbfollow.watch.hints import Changes
from kbfollow.watch.stopping import Stopping
from kbfollow.watch.watcher import Watcher

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
BUSY, CANNOT_WRITE = 5, 4
ACME = "Interviews/Acme.md"
SOON = 5.0  # seconds: well below one where the machine has nothing else to do


class TestLooks:
    def test_a_changed_note_and_a_new_one(self, watched: Watched) -> None:
        watched.begin("--verbose")
        watched.write("Interviews/Halden.md", interview("Halden Paper"))
        until(lambda: "Halden Paper" in watched.text(PAGE), "the new note on the page")
        watched.write(ACME, watched.text(ACME) + "\nI promised to send Jane the memo by December 1.\n")
        until(lambda: "^promise-memo" in watched.text(ACME), "the promise as a task")
        (watched.root / "Interviews/Halden.md").unlink()
        until(lambda: "Halden Paper" not in watched.text(PAGE), "the page without the note")
        watched.end()
        said = watched.says()
        assert "looked (start): 1 note read anew" in said and "looked (changes: 'Interviews/Halden.md')" in said
        assert f"wrote {ACME}" in said and said.endswith("Stopped.\n")

    def test_a_pass_is_not_followed_by_others_for_ever(self, watched: Watched) -> None:
        watched.begin()
        time.sleep(4.0)
        count = len(watched.passes())
        time.sleep(4.0)
        assert len(watched.passes()) == count <= 5

    def test_the_quiet_gate_of_the_settings_counts_from_the_next_pass_on(self, watched: Watched) -> None:
        """A change of the settings note is a change like any other: no restart, no signal."""
        watched.begin()
        watched.write(SETTINGS, settings(quiet_note=3600))
        until(lambda: any(SETTINGS in one for one in watched.passes()), "the pass for the settings")
        watched.write(ACME, watched.text(ACME) + "\nI promised to send Jane the memo by December 1.\n")
        until(lambda: f'left for later (changed a moment ago) "{ACME}"' in watched.log(), "the gate")
        assert "^promise-memo" not in watched.text(ACME)
        watched.write(SETTINGS, settings(quiet_note=0))
        until(lambda: "^promise-memo" in watched.text(ACME), "the open gate")

    def test_another_page_and_another_zone(self, watched: Watched) -> None:
        watched.begin(today="")
        watched.write(SETTINGS, settings(page="Nachfassen", time_zone="Pacific/Kiritimati"))
        until(lambda: "kbfollow:end" in watched.text("Nachfassen.md"), "the other page")
        until(lambda: f"{datetime.now(UTC) + timedelta(hours=14):%Y}" in watched.text("Nachfassen.md"), "its day")

    def test_nothing_is_judged_again_where_nothing_has_changed(
        self, watched: Watched, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A look at everything each quarter of an hour costs a walk; a new day, or a changed note, costs a pass."""
        judged: list[date] = []
        real = watcher_module.run_pass

        def counted(text: VaultText, today: date, writer: Writer, *, now: bool = False) -> PassResult:
            judged.append(today)
            return real(text, today, writer, now=now)

        monkeypatch.setattr(watcher_module, "run_pass", counted)
        with VaultLock(state_directory(watched.root)) as lock:
            one = Watcher(watched.root, lock, today=date(2026, 11, 21))
            while (again := one._look(None, "a look at everything")) is not None and again.settling:
                pass
            settled = len(judged)
            for changes in (None, frozenset({ACME}), frozenset({"no such note.md"}), frozenset()):
                assert one._look(changes, "nothing new") is None
            assert len(judged) == settled
            watched.write(ACME, watched.text(ACME) + "\nI promised to send Jane the memo by December 1.\n")
            assert one._look(frozenset({ACME}), "changes") is not None and len(judged) == settled + 1
            while (again := one._look(frozenset(), "")) is not None and again.settling:
                pass
            settled = len(judged)
            one._today = date(2026, 11, 22)
            one._look(frozenset(), "a new day")
            assert len(judged) == settled + 1
            one._end()

    def test_at_rest_it_holds_no_more_than_it_needs(self, watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
        """What a note took is given back; after a look at everything it gets ready anew, as at the start."""
        done: list[str] = []

        def made_ready(*_: object) -> bool:
            done.append("ready")
            return True

        monkeypatch.setattr(watcher_module, "made_ready", made_ready)
        monkeypatch.setattr(watcher_module, "give_back", lambda: done.append("given back"))

        def batches() -> Iterator[Changes]:
            done.append("start")
            yield frozenset()
            done.append("a note that says nothing new")
            watched.write(ACME, watched.text(ACME) + "\nThe office has a garden.\n")
            yield frozenset({ACME})
            done.append("nothing")
            yield frozenset()
            done.append("a look at everything")
            yield None

        with VaultLock(state_directory(watched.root)) as lock:
            assert Watcher(watched.root, lock, today=date(2026, 11, 21)).run_once() is not None
            watch = Watch(watched.root)
            begun = beginning.Begun(watch, Stopping(watch.stop), batches())
            Watcher(watched.root, lock, today=date(2026, 11, 21)).run(begun)
        assert done == [
            *("ready", "start"),
            *("a note that says nothing new", "given back", "nothing"),
            *("a look at everything", "ready"),
        ]

    def test_a_signal_in_the_first_moment_ends_it(self, watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
        class Ended(Watch):
            def __init__(self, root: Path) -> None:
                super().__init__(root)
                self.stop()

        monkeypatch.setattr(beginning, "Watch", Ended)
        with VaultLock(state_directory(watched.root)) as lock, beginning.begun(watched.root) as begun:
            begun.stopping.requested = True
            Watcher(watched.root, lock).run(begun)
        assert watched.passes() == []

    @posix
    def test_sighup_reads_everything_again(self, watched: Watched) -> None:
        process = watched.begin()
        process.send_signal(signal.SIGHUP)
        until(lambda: "asked by SIGHUP" in watched.passes(), "a look")
        assert process.poll() is None
        assert "pass (asked by SIGHUP): 1 note read" in watched.log()

    def test_what_was_in_the_way_is_tried_again_by_the_event_that_ends_it(self, watched: Watched) -> None:
        note = watched.root / ACME
        note.chmod(0o444)
        watched.start()
        until(lambda: (state := watched.state()) and state.refused == 1, "the refusal")
        assert watched.says().count("not written") == 1
        note.chmod(0o644)
        note.write_text(note.read_text(encoding="utf-8"), encoding="utf-8")
        until(lambda: (state := watched.state()) and state.refused == 0, "the write")
        assert "kbfollow:end" in watched.text(ACME)


class TestWhatItSays:
    def test_its_state(self, watched: Watched) -> None:
        process = watched.begin()
        until(lambda: watched.next_due() == "2026-11-21", "the thank-you’s day")
        state = watched.state()
        assert state is not None and state.last_pass is not None
        assert state.pid == process.pid and state.version == __version__ and state.polling == ""
        assert (state.refused, state.next_due) == (0, date(2026, 11, 21))
        now = datetime.now(UTC)
        assert now - timedelta(minutes=5) < state.started <= state.last_pass <= now
        watched.end()
        assert watched.state() is None

    def test_the_state_of_one_that_took_over_stays(self, watched: Watched) -> None:
        watched.begin()
        state = watched.state()
        assert state is not None
        write_watch_state(watched.root, replace(state, pid=state.pid + 1))
        watched.end()
        assert watched.state() == replace(state, pid=state.pid + 1)

    @posix
    def test_a_killed_one_leaves_its_state(self, watched: Watched) -> None:
        watched.begin()
        watched.end(signal.SIGKILL)
        assert watched.state() is not None

    def test_its_log(self, watched: Watched) -> None:
        watched.begin()
        watched.end()
        log = watched.log()
        assert f"INFO watching begins: kbfollow {__version__}, process " in log and log.endswith("INFO watching ends\n")
        assert "INFO pass (start): 1 note read, 2 written, 0 put off, 0 refused; 0." in log or "pass (start)" in log
        assert "Jane" not in log and "Good talk" not in log

    @posix
    def test_a_name_can_neither_steer_the_terminal_nor_forge_the_log(self, watched: Watched) -> None:
        name = 'Interviews/\x1b[2J\n2026-11-20T10:15:00Z WARNING refused nul "x".md'
        watched.write(name, interview("Evil Ltd"))
        watched.begin("--verbose")
        until(lambda: "Evil" in watched.text(PAGE) and "wrote 'Interviews/" in watched.says(), "the note")
        watched.end()
        assert "\x1b" not in watched.says() and "\n2026-11-20T10:15:00Z WARNING" not in watched.log()

    def test_a_second_one_says_who_is_there_and_since_when(self, watched: Watched) -> None:
        process = watched.begin()
        for words in (("watch",), ("watch", "--once"), ("update",)):
            done = subprocess.run(
                [sys.executable, "-m", "kbfollow", *words, str(watched.root)],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == BUSY and f"process {process.pid}" in done.stderr, done.stderr
            assert words == ("update",) or ", since " in done.stderr

    def test_systemd_is_told(self, watched: Watched, tmp_path: Path) -> None:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ears:
            ears.bind(str(tmp_path / "notify"))
            ears.settimeout(PATIENCE)
            watched.start(NOTIFY_SOCKET=str(tmp_path / "notify"), WATCHDOG_USEC="1000000")
            heard: list[str] = []
            while heard.count("WATCHDOG=1") < 4:
                heard.append(ears.recv(1000).decode())
            assert heard.count("READY=1") == 1 and "STATUS=Watching; the next task is due on 2026-11-21" in heard
            # The loop stands still, and so does its sign of life.
            assert watched.process is not None
            watched.process.send_signal(signal.SIGSTOP)
            time.sleep(1.0)
            ears.setblocking(False)
            with pytest.raises(BlockingIOError):
                while True:
                    ears.recv(1000)
            ears.settimeout(1.5)
            with pytest.raises(TimeoutError):
                ears.recv(1000)
            ears.settimeout(PATIENCE)
            watched.process.send_signal(signal.SIGCONT)
            watched.process.send_signal(signal.SIGTERM)
            while "STOPPING=1" not in heard:
                heard.append(ears.recv(1000).decode())


class TestOnce:
    def test_one_pass_that_waits_for_the_gates(self, watched: Watched) -> None:
        watched.write(SETTINGS, settings(quiet_note=8, quiet_page=1))
        watched.write(ACME, watched.text(ACME))
        assert watched.start("--once", "--verbose").wait(PATIENCE) == 0
        assert "kbfollow:end" in watched.text(ACME) and "kbfollow:end" in watched.text(PAGE)
        assert "looked (what had to wait): " in watched.says() and watched.says().count(f"wrote {ACME}") == 1
        assert watched.state() is None and Journal(str(state_directory(watched.root) / "journal")).records() == ([], [])
        before = {path: path.stat().st_mtime_ns for path in watched.root.rglob("*.md")}
        assert watched.start("--once").wait(PATIENCE) == 0
        assert {path: path.stat().st_mtime_ns for path in watched.root.rglob("*.md")} == before

    def test_a_refusal_is_its_exit_status(self, watched: Watched) -> None:
        (watched.root / ACME).chmod(0o444)
        assert watched.start("--once").wait(PATIENCE) == CANNOT_WRITE
        assert "not written" in watched.says()

    def test_without_consent_nothing_is_written(self, watched: Watched) -> None:
        (watched.root / SETTINGS).unlink()
        before = watched.text(ACME)
        assert watched.start("--once").wait(PATIENCE) == 0
        assert watched.text(ACME) == before and not (watched.root / PAGE).exists()
        assert watched.start("--once", "--yes").wait(PATIENCE) == 0
        assert "kbfollow:end" in watched.text(ACME)


@posix
class TestTheEnd:
    @pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
    def test_at_rest(self, watched: Watched, number: int) -> None:
        process = watched.begin()
        time.sleep(1.0)
        assert watched.end(number) < SOON and process.returncode == 0
        assert watched.says().endswith("Stopped.\n")

    def test_in_the_middle_of_reading_a_big_vault(self, watched: Watched) -> None:
        """A first pass of many seconds: it ends where it is, and what is written is whole."""
        prose = "She said that they would decide by Friday, and I promised to send the report by Tuesday.\n" * 40
        for number in range(400):
            watched.write(f"Interviews/{number}.md", interview(f"Paper {number}") + prose)
        process = watched.start()
        until(lambda: "watching begins" in watched.log(), "the start")
        time.sleep(1.5)
        assert watched.passes() == []
        assert watched.end() < SOON and process.returncode == 0
        assert watched.passes() == [] and "watching ends" in watched.log() and watched.state() is None
        assert not list((watched.root.parent / "cache").rglob("*.tmp"))

    def test_between_two_writes(self, watched: Watched) -> None:
        """Every note is as it was or has its whole block, and nothing lingers unknown to the journal."""
        for number in range(150):
            watched.write(f"Interviews/{number}.md", interview(f"Paper {number}"))
        process = watched.start()

        def written() -> int:
            return sum("kbfollow:begin" in watched.text(f"Interviews/{number}.md") for number in range(150))

        until(lambda: written() > 3 or process.poll() is not None, "some writes")
        assert watched.end() < SOON and process.returncode == 0
        count = written()
        assert 3 < count < 150, "the signal came too late to tell anything"
        for number in range(150):
            text = watched.text(f"Interviews/{number}.md")
            assert text.count("kbfollow:begin") == text.count("kbfollow:end")
            assert text.startswith(interview(f"Paper {number}"))
        # The next one finishes what was begun, and nothing is left behind.
        assert watched.start("--once").wait(60) == 0
        assert written() == 150
        assert not list(state_directory(watched.root).glob("exchange/*"))
        assert not list(state_directory(watched.root).glob("recovered/*"))
