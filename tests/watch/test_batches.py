"""What a watch yields for what happens in a folder: real files, real events."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from watched import PATIENCE, until

import kbfollow
from kbfollow.watch import batches as batches_module
from kbfollow.watch.batches import NOTHING, Clock, Timing, Watch
from kbfollow.watch.hints import MOST_NAMED, Bell, Changes, Hints

linux = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


class Steps:
    """A watch in a thread of its own, whose batches are taken one by one."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.seen: list[tuple[Changes, str]] = []
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        until(lambda: self.seen, "the first batch")

    def _run(self) -> None:
        for changes in self.watch.batches():
            self.seen.append((changes, self.watch.why))

    def after(self, act: Callable[[], object]) -> tuple[Changes, str]:
        """The batch that follows something; what comes later belongs to the next."""
        count = len(self.seen)
        act()
        until(lambda: len(self.seen) > count, "a batch")
        return self.seen[count]

    def quiet(self, act: Callable[[], object], seconds: float = 1.2) -> None:
        """Nothing follows."""
        count = len(self.seen)
        act()
        time.sleep(seconds)
        assert self.seen[count:] == []

    def end(self) -> None:
        self.watch.stop()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture
def steps(root: Path) -> Iterator[Steps]:
    one = Steps(Watch(root))
    try:
        yield one
    finally:
        one.end()


def save_by_rename(note: Path, text: str) -> None:
    temp = note.with_name(f".{note.name}.swp")
    temp.write_text(text)
    temp.replace(note)


class TestWhatChanged:
    def test_the_first_batch_is_for_everything(self, steps: Steps) -> None:
        assert steps.seen == [(None, "start")]

    def test_a_note_by_its_name(self, steps: Steps, root: Path) -> None:
        assert steps.after((root / "Acme.md").touch) == ({"Acme.md"}, "changes")
        assert steps.after(lambda: (root / "Acme.md").write_text("x\n")) == ({"Acme.md"}, "changes")
        assert steps.after(lambda: save_by_rename(root / "Acme.md", "y\n")) == ({"Acme.md"}, "changes")
        assert steps.after((root / "Acme.md").unlink) == ({"Acme.md"}, "changes")

    def test_a_renamed_note_by_both_names(self, steps: Steps, root: Path) -> None:
        steps.after((root / "Old.MD").touch)
        assert steps.after(lambda: (root / "Old.MD").rename(root / "New.md")) == ({"Old.MD", "New.md"}, "changes")

    def test_several_in_one_batch(self, steps: Steps, root: Path) -> None:
        (root / "Interviews").mkdir()
        until(lambda: len(steps.seen) == 2, "the folder")
        assert steps.seen[1] == ({"Interviews"}, "changes")

        def write() -> None:
            for number in range(20):
                (root / "Interviews" / f"{number}.md").touch()
                time.sleep(0.01)

        assert steps.after(write) == ({f"Interviews/{number}.md" for number in range(20)}, "changes")

    def test_a_folder_moved_within_the_vault_by_both_names(self, steps: Steps, root: Path) -> None:
        (root / "Old").mkdir()
        until(lambda: len(steps.seen) == 2, "the folder")
        steps.after((root / "Old" / "Acme.md").touch)
        changes, _ = steps.after(lambda: (root / "Old").rename(root / "New"))
        assert changes is not None and {"Old", "New"} <= changes
        assert steps.after(lambda: (root / "New" / "Acme.md").write_text("x")) == ({"New/Acme.md"}, "changes")

    def test_a_tree_that_comes_from_elsewhere(self, steps: Steps, root: Path) -> None:
        outside = root.parent / "outside"
        (outside / "a" / "b").mkdir(parents=True)
        (outside / "a" / "b" / "Acme.md").touch()
        changes, _ = steps.after(lambda: outside.rename(root / "Moved"))
        assert changes is not None and "Moved" in changes
        assert steps.after(lambda: (root / "Moved/a/b/Acme.md").write_text("x")) == ({"Moved/a/b/Acme.md"}, "changes")
        changes, _ = steps.after(lambda: (root / "Moved").rename(outside))
        assert changes is not None and "Moved" in changes

    def test_a_tree_that_is_made_at_once(self, steps: Steps, root: Path) -> None:
        def make() -> None:
            for number in range(30):
                (root / "deep" / str(number) / "er").mkdir(parents=True)
                (root / "deep" / str(number) / "er" / "Note.md").write_text("x\n")

        steps.after(make)
        time.sleep(1.0)
        named = {path for changes, _ in steps.seen[1:] for path in changes or ()}
        # Each note by its own name, or by a folder above that is new.
        assert all("deep" in named or f"deep/{number}/er/Note.md" in named for number in range(30))
        assert steps.after(lambda: (root / "deep/7/er/Note.md").write_text("y\n"))[0] == {"deep/7/er/Note.md"}

    @linux
    def test_a_name_that_is_no_utf8(self, steps: Steps, root: Path) -> None:
        name = os.fsdecode(b"Caf\xe9.md")
        assert steps.after((root / name).touch) == ({name}, "changes")

    def test_very_many_are_not_named(self, steps: Steps, root: Path) -> None:
        def write() -> None:
            for number in range(MOST_NAMED + 1):
                (root / f"{number}.md").touch()

        assert steps.after(write) == (None, "very many changes")

    def test_what_changes_while_a_batch_is_worked_on_comes_next(self, root: Path) -> None:
        watch, seen = Watch(root), []
        for changes in watch.batches():
            seen.append(changes)
            if len(seen) == 1:
                (root / "Acme.md").touch()
            elif len(seen) == 2:
                (root / "Halden.md").touch()
            else:
                watch.stop()
        assert seen == [None, {"Acme.md"}, {"Halden.md"}]

    def test_a_batch_that_never_ends_is_cut_at_the_cap(self, root: Path) -> None:
        watch, ends = Watch(root, Timing(step=0.3, cap=1.0)), threading.Event()

        def type_on() -> None:
            while not ends.wait(0.05):
                (root / "Acme.md").write_text("x\n")

        typist = threading.Thread(target=type_on)
        typist.start()
        moments = []
        for _ in watch.batches():
            moments.append(time.monotonic())
            if len(moments) == 4:
                watch.stop()
        ends.set()
        typist.join()
        assert all(0.9 < after - before < 3.0 for before, after in pairwise(moments[1:]))


class TestWhatIsNoReason:
    def test_reading(self, steps: Steps, root: Path) -> None:
        for number in range(200):
            (root / f"{number}.md").write_text("x\n")
        time.sleep(1.5)
        handled = steps.watch.hints.handled

        def read() -> None:
            for _ in range(3):
                for path in root.iterdir():
                    path.read_text()

        steps.quiet(read)
        assert steps.watch.hints.handled == handled

    @pytest.mark.parametrize(
        "folder", [".git/objects/ab", ".obsidian", ".trash", ".stversions/Notes", "node_modules/a"]
    )
    def test_folders_that_are_never_walked(self, steps: Steps, root: Path, folder: str) -> None:
        def work() -> None:
            (root / folder).mkdir(parents=True)
            (root / folder / "Note.md").write_text("x\n")
            shutil.rmtree(root / folder)

        steps.quiet(work)

    @pytest.mark.parametrize("name", [".#Acme.md", "Acme.md~", ".Acme.md.swp", "~$Acme.md", "Acme.txt", "image.png"])
    def test_temporary_files_and_others(self, steps: Steps, root: Path, name: str) -> None:
        steps.quiet((root / name).touch)

    def test_a_note_that_goes_to_the_trash_is_one(self, steps: Steps, root: Path) -> None:
        (root / ".trash").mkdir()
        steps.after((root / "Acme.md").touch)
        assert steps.after(lambda: (root / "Acme.md").rename(root / ".trash/Acme.md"))[0] == {"Acme.md"}
        assert steps.after(lambda: (root / ".trash/Acme.md").rename(root / "Acme.md"))[0] == {"Acme.md"}


class Hands:
    """A clock that is set by hand, beside the real one for waiting."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def clock(self) -> Clock:
        return Clock(wall=lambda: time.time() + self.ahead)


class TestTime:
    def test_a_busy_vault_is_looked_at_whole_all_the_same(self, root: Path) -> None:
        watch, seen = Watch(root, Timing(step=0.02, cap=0.05, rescan=1.0, pauses=0.0)), []
        started = time.monotonic()
        for changes in watch.batches():
            seen.append(changes)
            if time.monotonic() - started > 3.5:
                watch.stop()
            (root / "Acme.md").write_text("x\n")
        assert seen.count(None) >= 3 and len(seen) > 10

    @pytest.mark.parametrize("seconds", [3600.0, -3600.0, 86400.0 * 3])
    def test_a_clock_that_jumps(self, root: Path, seconds: float) -> None:
        hands = Hands()
        steps = Steps(Watch(root, Timing(longest=0.05), hands.clock()))
        try:
            changes, why = steps.after(lambda: setattr(hands, "ahead", seconds))
            assert changes is None and "slept" in why
            steps.quiet(lambda: None, 0.5)
        finally:
            steps.end()

    def test_a_clock_that_is_corrected_a_little(self, root: Path) -> None:
        hands = Hands()
        watch = Watch(root, Timing(longest=0.05), hands.clock())
        watch.fixed_day = True
        steps = Steps(watch)
        try:
            for seconds in (2.0, 4.0, 3.0, -1.0):
                steps.quiet(lambda seconds=seconds: setattr(hands, "ahead", seconds), 0.2)  # type: ignore[misc]
        finally:
            steps.end()

    def test_a_day_that_was_given_never_ends(self, root: Path) -> None:
        watch = Watch(root)
        watch.fixed_day = True
        assert watch._day() is None and watch._pause([threading.current_thread()]) > 0

    def test_asked_to_look_again(self, root: Path) -> None:
        watch, seen, moments = Watch(root), [], []
        for changes in watch.batches():
            seen.append(changes)
            moments.append(time.monotonic())
            if len(seen) == 1:
                watch.look_again_in(30.0, {"a.md"}, "late")
                watch.look_again_in(0.5, {"b.md"}, "soon")
                watch.look_again_in(10.0, (), "later")
            elif len(seen) == 2:
                assert watch.why == "soon"
                watch.look_again_in(30.0, {"c.md"})
                (root / "d.md").touch()
            else:
                watch.stop()
        assert seen == [None, {"a.md", "b.md"}, {"c.md", "d.md"}] and 0.5 <= moments[1] - moments[0] < 5.0

    def test_asked_to_look_at_everything(self, steps: Steps) -> None:
        assert steps.after(lambda: steps.watch.look_at_everything("because")) == (None, "because")

    def test_a_slow_walk_is_not_followed_by_the_next_at_once(self, root: Path) -> None:
        watch, moments = Watch(root, Timing(rescan=0.1, pauses=5.0)), []
        for _ in watch.batches():
            moments.append(time.monotonic())
            time.sleep(0.2)
            if len(moments) == 3:
                watch.stop()
        assert all(after - before > 1.1 for before, after in pairwise(moments))

    def test_the_loop_beats(self, root: Path) -> None:
        watch, beats = Watch(root), []
        watch.beat, watch.heartbeat = lambda: beats.append(time.monotonic()), 0.1
        watch.look_again_in(0.0)
        for _ in watch.batches():
            if len(beats) > 5:
                watch.stop()
            watch.look_again_in(1.0)
        assert 5 < len(beats) < 40

    def test_stopped_at_once(self, root: Path) -> None:
        watch = Watch(root)
        threading.Timer(0.3, watch.stop).start()
        started = time.monotonic()
        assert list(watch.batches()) == [None] and time.monotonic() - started < 1.5


LIMITED = 'echo 0 > /proc/sys/user/max_inotify_instances && exec "$@"'
LOOKS = """
import sys
from kbfollow.watch.batches import Timing, Watch
watch = Watch(sys.argv[1], Timing(poll=0.05, pauses=0.0))
looks = 0
for changes in watch.batches():
    looks += 1
    print(changes, watch.polling)
    if looks == 3:
        watch.stop()
"""


class TestLimits:
    @linux
    def test_no_inotify_at_all(self, root: Path) -> None:
        """As where other programs of the user hold all there is: it says so, and goes on by looking. Here, in a name
        space where none may be had."""
        program = [sys.executable, "-c", LOOKS, str(root)]
        done = subprocess.run(
            ["unshare", "--user", "--map-root-user", "sh", "-c", LIMITED, "sh", *program],
            env={**os.environ, "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent)},
            capture_output=True,
            text=True,
            check=False,
        )
        if "unshare" in done.stderr or "cannot create" in done.stderr:
            pytest.skip("this system gives no name space with limits of its own")
        assert done.returncode == 0 and done.stderr == "", done.stderr
        assert done.stdout.count("None changes are not told") == 3 and "max_user_instances" in done.stdout

    @linux
    def test_a_folder_that_can_no_longer_be_watched_is_told_later_too(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        held = [10]
        monkeypatch.setattr(batches_module, "watches_held", lambda: held[0])
        monkeypatch.setattr(batches_module, "watch_limit", lambda: held[0])
        steps = Steps(Watch(root, Timing(rescan=0.5, poll=0.5, settled=0.1, pauses=0.0)))
        try:
            assert steps.watch.polling == ""
            held[0] = 1
            (root / "New").mkdir()
            until(lambda: "only 1 of 2 folders" in steps.watch.polling, "the limit")
            assert "max_user_watches" in steps.watch.polling
            # Raised: watched again from the start, and no more polling.
            held[0] = 1000
            until(lambda: steps.watch.polling == "", "an end to it")
        finally:
            steps.end()

    @linux
    def test_a_dead_reader_is_begun_anew(self, root: Path) -> None:
        """Events are not told any more once watchdog's own thread has ended, for whatever reason."""
        others = threading.enumerate()  # of earlier tests, on their way out
        steps = Steps(Watch(root, Timing(longest=0.1)))
        try:
            new = [one for one in threading.enumerate() if one not in others]
            (reader,) = [one for one in new if type(one).__name__ == "InotifyFD"]
            changes, _ = steps.after(reader.stop)
            assert changes is None
            assert steps.after((root / "Acme.md").touch)[0] in ({"Acme.md"}, None)
            assert steps.after((root / "Halden.md").touch) == ({"Halden.md"}, "changes")
        finally:
            steps.end()


def test_what_is_lost_is_looked_for_twice(root: Path) -> None:
    """After an overflow watchdog takes a while to watch all folders again; nobody tells what changes before."""
    watch, seen = Watch(root, Timing(step=0.05, cap=0.2)), []
    for changes in watch.batches():
        seen.append((changes, watch.why))
        if len(seen) == 1:
            watch.hints.lose("lost events")
        elif len(seen) == 3:
            watch.look_again_in(1.0)
        elif len(seen) == 4:
            watch.stop()
    assert [changes for changes, _ in seen] == [None, None, None, NOTHING]
    assert [why for _, why in seen[1:3]] == ["lost events", "a look at everything"]


class TestHints:
    def test_the_vaults_own_folder(self, root: Path) -> None:
        hints = Hints(str(root), Bell())
        assert hints.concerning(str(root / "Acme.md"), is_folder=False) == "Acme.md"
        assert hints.concerning(str(root) + "2/Acme.md", is_folder=False) is None
        assert hints.concerning(str(root / "Folder"), is_folder=True) == "Folder"
        assert hints.concerning(str(root / ".git"), is_folder=True) is None

    def test_a_bell_rung_often_wakes_once(self) -> None:
        bell = Bell()
        for _ in range(1000):
            bell.ring()
        assert bell.wait(0.0) is True and bell.wait(0.0) is False
