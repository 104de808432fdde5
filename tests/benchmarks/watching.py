"""What watching costs: from a save to the page, at rest, in memory, and until it watches.

    python tests/benchmarks/watching.py --notes 10000 --minutes 3

builds a vault in a temporary folder, starts `kbfollow watch` on it with default settings, and prints a table of
figures. Times of one run are compared with a floor of the same run: a walk over the vault that asks for each file's
size and times, with everything in the page cache.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from vaults import Built, build

REPOSITORY = Path(__file__).parent.parent.parent
sys.path.insert(0, str(REPOSITORY))

from kbfollow.vault.log import log_path  # noqa: E402
from kbfollow.vault.watch_state import read_watch_state  # noqa: E402
from kbfollow.watch.batches import Watch  # noqa: E402

PAGE = "Follow-ups.md"
PAGE_GATE = 1.0  # seconds, by default
TODAY = "2026-11-22"
Row = tuple[str, str, str]


def walk_with_stat(root: str) -> float:
    """Seconds for one walk that asks for the size and times of each file: the best of five."""
    best = 1e9
    for _ in range(5):
        started, pending = time.perf_counter(), [root]
        while pending:
            with os.scandir(pending.pop()) as found:
                for one in found:
                    if one.is_dir(follow_symlinks=False):
                        pending.append(one.path)
                    else:
                        one.stat(follow_symlinks=False)
        best = min(best, time.perf_counter() - started)
    return best


IMPORTS = "import kbfollow.cli.watching, kbfollow.watch.watcher, watchdog.observers"


def python_start(program: str) -> float:
    """Seconds for a Python that does no more than this: the best of five."""
    best = 1e9
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True, cwd=REPOSITORY)
        best = min(best, time.perf_counter() - started)
    return best


class Watcher:
    """`kbfollow watch` as a process, and the moments (perf_counter) at which it said that it watches and was done."""

    def __init__(self, built: Built, folder: Path) -> None:
        self.built, self.folder = built, folder
        os.environ["KBFOLLOW_STATE"], os.environ["KBFOLLOW_CACHE"] = str(folder / "state"), str(folder / "cache")

    @contextlib.contextmanager
    def running(self) -> Iterator[tuple[float, float]]:
        """Start it and wait until its first pass is over; yields seconds to READY=1 and to the end of that pass."""
        address = self.folder / "notify"
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ears:
            ears.bind(str(address))
            command = [sys.executable, "-m", "kbfollow", "--today", TODAY, "watch", str(self.built.root)]
            values = {**os.environ, "NOTIFY_SOCKET": str(address), "PYTHONPATH": str(REPOSITORY)}
            started = time.perf_counter()
            self.process = subprocess.Popen(command, env=values, stdout=subprocess.DEVNULL)
            moments: dict[str, float] = {}
            try:
                while "STATUS" not in moments:
                    ears.settimeout(600.0)
                    name = ears.recv(1000).decode().partition("=")[0]
                    moments.setdefault(name, time.perf_counter() - started)
                # Nobody reads on: what it sends from here on finds the socket's queue full at some time, and goes on.
                yield moments["READY"], moments["STATUS"]
            finally:
                self.process.send_signal(signal.SIGTERM)
                self.process.wait(60)
                address.unlink()

    def at_rest(self) -> None:
        """Wait until a quarter of a minute has gone by without a pass."""
        while True:
            before = read_watch_state(self.built.root)
            time.sleep(15.0)
            if read_watch_state(self.built.root) == before:
                return

    def cpu_seconds(self) -> float:
        """What all its threads have used so far, to the nanosecond."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int((task / "schedstat").read_text().split()[0])
        return total / 1e9

    def wake_ups(self) -> int:
        """How often its threads have been woken so far."""
        total = 0
        for task in Path(f"/proc/{self.process.pid}/task").iterdir():
            total += int(re.findall(r"voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text())[0])
        return total

    def memory(self) -> tuple[float, float]:
        """Resident now and at most, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return tuple(int(re.findall(rf"{name}:\s+(\d+)", status)[0]) / 1000 for name in ("VmRSS", "VmHWM"))  # type: ignore[return-value]


def seconds_until_written(page: Path, save: Callable[[], None]) -> float:
    """From the end of a save to the page's next change by kbfollow, by the clock that files are stamped with."""
    save()
    saved_at, standing = time.time_ns(), page.read_bytes()
    end = time.monotonic() + 60.0
    while time.monotonic() < end:
        if page.read_bytes() != standing:
            return (page.stat().st_mtime_ns - saved_at) / 1e9
        time.sleep(0.002)
    raise SystemExit("the page was not written within a minute")


def writing_passes(watcher: Watcher) -> list[float]:
    """Seconds of each pass that wrote something, from the log."""
    log = log_path(watcher.built.root).read_text(encoding="utf-8")
    return [float(one) for one in re.findall(r" pass \(.*\): .* [1-9]\d* written, .*; ([\d.]+) s$", log, re.MULTILINE)]


def latencies(watcher: Watcher, samples: int) -> Iterator[Row]:
    """Saves of notes, and ticks on the page."""
    built, page = watcher.built, watcher.built.root / PAGE
    saves, ticks, cpu, before = [], [], watcher.cpu_seconds(), len(writing_passes(watcher))
    for number in range(samples):
        note = built.root / built.interviews[number % 50]

        def promise(note: Path = note, number: int = number) -> None:
            with open(note, "a", encoding="utf-8") as file:
                file.write(f"\nI promised to send them memo {number} by November {20 + number % 3}.\n")

        saves.append(seconds_until_written(page, promise))
        time.sleep(9.0)  # until the note's own gate is over and the note is written

        def tick() -> None:
            text = page.read_text(encoding="utf-8")
            before, box, after = text.partition("- [ ] ")
            assert box, "no task is open on the page"
            page.write_text(before + "- [x] " + after, encoding="utf-8")

        ticks.append(seconds_until_written(page, tick))
        time.sleep(5.0)
    used = (watcher.cpu_seconds() - cpu) / samples
    yield ("CPU for a save and a tick, all passes", f"{used * 1000:.0f} ms", "")
    passes = sorted(writing_passes(watcher)[before:])
    last = passes[min(len(passes) - 1, round(0.99 * len(passes)))] * 1000
    yield ("a pass that writes, p50", f"{statistics.median(passes) * 1000:.0f} ms", "read ahead before; with fsync")
    yield ("a pass that writes, p99", f"{last:.0f} ms", f"of {len(passes)}; goal 25 ms without fsync")
    for name, values, gate in (("save of a note → page", saves, 0.0), ("tick on the page → page", ticks, PAGE_GATE)):
        values.sort()
        middle, last = statistics.median(values), values[min(len(values) - 1, round(0.99 * len(values)))]
        beyond = f"{(last - PAGE_GATE) * 1000:+.0f} ms beside the page’s gate of {PAGE_GATE:g} s"
        yield (f"{name}, p50", f"{middle:.3f} s", f"of {samples}" + (f", gate {gate:g} s" if gate else ", no gate"))
        yield (f"{name}, p99", f"{last:.3f} s", beyond)


def idle(watcher: Watcher, minutes: float) -> Iterator[Row]:
    """CPU and wake-ups while nothing happens."""
    watcher.at_rest()
    cpu, woken = watcher.cpu_seconds(), watcher.wake_ups()
    time.sleep(minutes * 60)
    used, wakes = watcher.cpu_seconds() - cpu, watcher.wake_ups() - woken
    yield ("idle, CPU a minute", f"{used / minutes * 1000:.2f} ms", f"over {minutes:g} min; goal 10 ms")
    yield ("idle, wake-ups a minute", f"{wakes / minutes:.1f}", "")


def read_by_others(watcher: Watcher) -> Iterator[Row]:
    """Another program reads every note: events that a watch in this process handles, CPU of the watcher's process."""
    root = str(watcher.built.root)
    watch = Watch(root)
    thread = threading.Thread(target=lambda: list(watch.batches()), daemon=True)
    thread.start()
    while not watch._walked:
        time.sleep(0.05)
    before, cpu, started = watch.hints.handled, watcher.cpu_seconds(), time.perf_counter()
    subprocess.run(["grep", "-rc", "zzz", root], stdout=subprocess.DEVNULL, check=False)
    took = time.perf_counter() - started
    time.sleep(2.0)
    yield ("events handled while grep reads all", f"{watch.hints.handled - before}", f"in {took:.2f} s")
    yield ("CPU of the watcher meanwhile", f"{(watcher.cpu_seconds() - cpu) * 1000:.2f} ms", "")
    watch.stop()
    thread.join(5.0)


def measured(built: Built, folder: Path, minutes: float, samples: int) -> Iterator[Row]:
    """Every figure: what it is, its value, what it compares with."""
    watcher = Watcher(built, folder)
    with watcher.running() as (_, cold):
        yield (
            "first start: until its pass is over",
            f"{cold:.2f} s",
            "nothing in the cache; backups of what it writes",
        )
        watcher.at_rest()
    floor, python, imports = walk_with_stat(str(built.root)), python_start("pass"), python_start(IMPORTS)
    yield ("floor: walk with stat", f"{floor * 1000:.0f} ms", f"python -c pass: {python * 1000:.0f} ms")
    yield ("floor: Python with all imports", f"{imports * 1000:.0f} ms", f"{imports / floor:.1f} × floor")
    starts = []
    for _ in range(3):
        with watcher.running() as both:
            starts.append(both)
    ready, done = min(one[0] for one in starts), min(one[1] for one in starts)
    for name, seconds in (("it watches", ready), ("its pass is over", done)):
        beyond = f"{seconds / floor:.1f} × floor, {(seconds - imports) / floor:.1f} without the imports; goal 3"
        yield (f"start, warm: until {name}", f"{seconds * 1000:.0f} ms", beyond)
    with watcher.running():
        watcher.at_rest()
        now, most = watcher.memory()
        yield ("resident memory", f"{now:.0f} MB", f"at most {most:.0f} MB")
        yield from read_by_others(watcher)
        if minutes:
            yield from idle(watcher, minutes)
        if samples:
            yield from latencies(watcher, samples)
            now, most = watcher.memory()
            yield ("resident memory afterwards", f"{now:.0f} MB", f"at most {most:.0f} MB")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="What watching costs.")
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--minutes", type=float, default=3.0, help="how long to measure it at rest; 0: not at all")
    parser.add_argument("--samples", type=int, default=20, help="saves and ticks to be timed, 15 s each; 0: none")
    parser.add_argument("--folder", type=Path, help="where to build the vault; a temporary folder unless given")
    given = parser.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="kbfollow-watching-"))
    try:
        built = build(folder / "vault", given.notes)
        print(f"{built.notes:,} notes, {len(built.interviews)} of them interview notes", flush=True)
        for what, value, beside in measured(built, folder, given.minutes, given.samples):
            print(f"{what:<42}{value:>12}  {beside}", flush=True)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
