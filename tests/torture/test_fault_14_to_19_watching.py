"""A real watcher whose events are lost, late or too many. Each test waits for what must come, for up to a minute."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from scene import BUSY, PAGE, Scene, interview

import kbfollow
from kbfollow.watch import batches
from kbfollow.watch.batches import Clock, Timing, Watch

# What the user promises: each word of it makes a task of its own, with a day of its own.
WORDS = ("list", "report", "deck", "sample", "memo", "plan")
LONG = float(os.environ.get("KBFOLLOW_WATCH_SECONDS", "60"))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")


def until(holds: Callable[[], bool], what: str, seconds: float = LONG) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.05)


def promised(what: str) -> str:
    """A line that makes a task."""
    return f"I promised to send Jane the {what} by December {WORDS.index(what) + 20}.\n"


def promise(note: Path, what: str) -> None:
    """The user adds such a line."""
    with open(note, "a") as file:
        file.write(promised(what))


def has_task(note: Path, what: str) -> bool:
    """Whether the watcher has seen it."""
    return note.exists() and f"^promise-{what}" in note.read_text()


def output(scene: Scene) -> str:
    return (scene.folder / "logs" / "kbfollow-1.out").read_text()


def watching(scene: Scene, path: str) -> tuple[subprocess.Popen[bytes], Path]:
    """The watcher, at work: it has written a new note and gets events. The note is the test's own."""
    note = scene.vault / path
    note.write_text(interview(f"{note.stem} Paper"))
    until(lambda: "kbfollow:end" in note.read_text(), "the first pass")
    promise(note, "list")
    until(lambda: has_task(note, "list"), "the note’s first event")
    assert scene.watcher is not None
    return scene.watcher, note


def test_14_an_overflow_of_the_queue_is_followed_by_a_look(shared_scene: Scene) -> None:
    """The note's own event is among those that the kernel drops."""
    scene = shared_scene
    watcher, note = watching(scene, "Interviews/Overflow.md")
    most = int(Path("/proc/sys/fs/inotify/max_queued_events").read_text())
    others = [scene.vault / "one.txt", scene.vault / "two.txt"]
    for other in others:
        other.touch()
    watcher.send_signal(signal.SIGSTOP)
    for number in range(most + 100):
        os.utime(others[number % 2])
    promise(note, "report")
    watcher.send_signal(signal.SIGCONT)
    until(lambda: has_task(note, "report"), "a look after the overflow")
    # The folders are watched again, and nobody's paths were printed.
    promise(note, "deck")
    until(lambda: has_task(note, "deck"), "events after the overflow")
    assert "overflow" not in output(scene)


LIMITED = 'echo "$1" > /proc/sys/user/max_inotify_watches && shift && exec "$@"'
COUNTS = """
import sys
from kbfollow.watch.batches import Timing, Watch
watch = Watch(sys.argv[1], Timing(settled=0.1))
looks = 0
for _ in watch.batches():
    looks += 1
    if watch.polling or looks == 2:
        print(watch.polling)
        break
    watch.look_again_in(2.0)
"""


@pytest.mark.parametrize(
    ("most", "says"), [(0, "changes are not told"), (3, "only 3 of"), (1000, "")], ids=["none", "few", "enough"]
)
def test_15_fewer_watches_than_folders_are_told_and_polled(tmp_path: Path, most: int, says: str) -> None:
    """A limit of this process alone, in a name space of its own."""
    for number in range(5):
        (tmp_path / "vault" / f"Folder {number}").mkdir(parents=True)
    program = [sys.executable, "-c", COUNTS, str(tmp_path / "vault")]
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "sh", "-c", LIMITED, "sh", str(most), *program],
        env={**os.environ, "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    if "unshare" in done.stderr or "cannot create" in done.stderr:
        pytest.skip("this system gives no name space with limits of its own")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(says) and bool(done.stdout.strip()) == bool(says), done.stdout
    assert done.stderr == ""


def test_15_without_events_there_is_a_look_each_minute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "watches_held", lambda: 0)
    one = Watch(tmp_path, Timing(poll=0.05, settled=0.01, pauses=0.0))
    looks = 0
    for changes in one.batches():
        looks += 1
        assert changes is None and (looks == 1 or "can be watched" in one.polling)
        if looks == 5:
            one.stop()
    assert looks == 5


def test_16_what_changed_while_the_watcher_was_stopped_is_seen(shared_scene: Scene) -> None:
    watcher, note = watching(shared_scene, "Interviews/Asleep.md")
    watcher.send_signal(signal.SIGSTOP)
    promise(note, "report")
    time.sleep(0.5)
    watcher.send_signal(signal.SIGCONT)
    until(lambda: has_task(note, "report"), "a look after it went on")


def test_16_a_machine_that_slept_is_a_reason_to_look(tmp_path: Path) -> None:
    """The clock on the wall has gone on, the other has not."""
    ahead = [0.0]
    clock = Clock(wall=lambda: time.time() + ahead[0])
    one, looks = Watch(tmp_path, Timing(longest=0.01), clock), 0
    one.fixed_day = True
    for changes in one.batches():
        looks += 1
        assert changes is None
        if looks == 1:
            threading.Timer(0.2, lambda: ahead.append(ahead.pop() + 3600.0)).start()
        else:
            one.stop()
    assert looks == 2 and "slept" in one.why


def test_17_a_tree_that_was_moved_out_and_in_is_watched(shared_scene: Scene) -> None:
    scene = shared_scene
    _, note = watching(scene, "Interviews/Travelled.md")
    inside, outside = scene.vault / "Interviews", scene.folder / "outside" / "Interviews"
    inside.rename(outside)
    until(lambda: "Travelled" not in (scene.vault / PAGE).read_text(), "the page without the notes")
    promise(outside / "Travelled.md", "report")
    outside.rename(inside)
    until(lambda: has_task(note, "report"), "the tree seen again")
    promise(note, "deck")
    until(lambda: has_task(note, "deck"), "events from the tree that came back")
    until(lambda: "Travelled" in (scene.vault / PAGE).read_text(), "the page with the notes")
    assert "RuntimeWarning" not in output(scene)


def test_17_a_vault_that_goes_away_and_comes_back_is_watched(tmp_path: Path) -> None:
    """Unmounted, or deleted and fetched anew: the observers of the old folder have ended."""
    root = tmp_path / "vault"
    root.mkdir()
    one, says = Watch(root, Timing(poll=0.05, longest=0.05, away=0.05, pauses=0.0)), []
    stages = iter([lambda: shutil.rmtree(root), lambda: None, root.mkdir])
    for _ in one.batches():
        says.append(one.polling)
        stage = next(stages, None)
        if stage is not None:
            stage()
        elif not one.polling:
            break
        assert len(says) < 1000
    assert says[0] == "" and any(says) and says[-1] == ""


def test_17_another_vault_in_place_of_the_one_that_was_moved_away(memory: Path) -> None:
    """As a drive that is mounted anew: the old folder still has its watches, the new one has none yet."""
    root = memory / "vault"
    root.mkdir()
    one, looks = Watch(root), 0
    for _ in one.batches():
        looks += 1
        if looks == 1:
            root.rename(memory / "away")
            root.mkdir()
            one.look_again_in(0.1)
        elif looks == 2:
            one.look_again_in(LONG)
            threading.Timer(0.2, (root / "New.md").touch).start()
        else:
            break
    assert looks == 3 and one.named == {"New.md"}, "the look was not for the new note’s event"


def test_18_a_new_folder_is_renamed_and_written_to(shared_scene: Scene) -> None:
    scene = shared_scene
    new = scene.vault / "Untitled"
    new.mkdir()
    new.rename(scene.vault / "Second round")
    text = interview("New Paper") + promised("report")
    note = scene.vault / "Second round" / "New.md"
    note.write_text(text)
    until(lambda: has_task(note, "report"), "the note in the new folder")
    promise(note, "sample")
    until(lambda: has_task(note, "sample"), "events from the new folder")


def test_19_a_checkout_of_5000_files_is_few_passes(memory: Path) -> None:
    """Not one for each file: at most one for each quiet step, and one at each cap."""
    vault = memory / "vault"
    vault.mkdir()
    git = ["git", "-C", str(vault), "-c", "user.name=a", "-c", "user.email=a@b"]
    subprocess.run([*git, "init", "-q"], check=True)
    for number in range(5000):
        folder = vault / f"{number % 50}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.md").write_text(f"Note {number}.\n")
    for words in (["add", "."], ["commit", "-qm", "all"], ["rm", "-rq", "."], ["commit", "-qm", "none"]):
        subprocess.run([*git, *words], check=True)
    one, looks = Watch(vault), 0
    started = 0.0
    for _ in one.batches():
        looks += 1
        if looks == 1:
            started = time.monotonic()
            subprocess.run([*git, "checkout", "-q", "HEAD~1", "--", "."], check=True)
            one.look_again_in(30.0)
        elif len(list(vault.rglob("*.md"))) == 5000:
            break
    assert looks <= 3 + (time.monotonic() - started) / Timing().cap


def test_37_a_second_watcher_of_the_same_vault_refuses(shared_scene: Scene) -> None:
    watching(shared_scene, "Interviews/Second.md")
    second = shared_scene._kbfollow(1, "watch")
    assert second.wait() == BUSY


def _has_begun_or_ended(scene: Scene, watcher: subprocess.Popen[bytes], before: int) -> bool:
    return watcher.poll() is not None or output(scene).count("Watching") > before


def _second_watcher(scene: Scene) -> subprocess.Popen[bytes]:
    """A watcher that has taken the lock with a new state directory; now and then the first one is quicker."""
    for _ in range(10):
        scene.delete_state()
        before = output(scene).count("Watching")
        second = scene.watcher = scene._kbfollow(1, "watch")
        until(partial(_has_begun_or_ended, scene, second, before), "the second watcher")
        if second.poll() is None:
            return second
        assert second.returncode == BUSY
    raise AssertionError("the first watcher was quicker ten times")


def test_37_a_watcher_whose_lock_was_taken_with_its_state_directory_gives_way(scene: Scene) -> None:
    """It takes its lock again at the next pass; where another one was quicker, it ends."""
    first, note = watching(scene, "Interviews/Lock.md")
    scene.delete_state()
    promise(note, "sample")
    until(lambda: has_task(note, "sample"), "a pass without the old lock")
    assert scene._kbfollow(1, "watch").wait() == BUSY
    second = _second_watcher(scene)
    promise(note, "memo")
    assert first.wait(60) == BUSY
    until(lambda: has_task(note, "memo"), "a pass of the second")
    assert second.poll() is None


def test_38_midnight_in_the_vaults_zone_is_a_reason_to_look(tmp_path: Path) -> None:
    """At once, and no reason to read anything: a fifth of a second before midnight, the clock goes on as ever."""
    zone = ZoneInfo("Pacific/Kiritimati")
    ahead = datetime(2026, 11, 22, tzinfo=zone).timestamp() - 0.2 - time.time()
    one, looks, started = Watch(tmp_path, clock=Clock(wall=lambda: time.time() + ahead)), 0, time.monotonic()
    one.zone = zone
    for changes in one.batches():
        looks += 1
        if looks == 2:
            assert changes == frozenset() and one.why == "a new day"
            one.stop()
    assert looks == 2 and 0.1 < time.monotonic() - started < 10.0


def test_35_a_note_renamed_under_the_watcher_keeps_its_tasks(shared_scene: Scene) -> None:
    _, old = watching(shared_scene, "Moved/First.md")
    new = old.with_name("Second.md")
    promise(old, "report")
    old.rename(new)
    until(lambda: has_task(new, "report"), "the note under its new name")
    assert not old.exists() and new.read_text().count("kbfollow:begin") == 1
