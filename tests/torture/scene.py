"""A vault to be tortured: its notes and page, its editors, its watchers, and the faults that happen beside them."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import kbfollow

HERE = Path(__file__).parent
FIRST_DAY = date(2026, 12, 8)
BUSY = 5  # the exit status of a kbfollow that finds another one at work
PAGE = "Follow-ups.md"
SETTINGS = "Follow-ups settings.md"
QUIET_NOTES = ("Interviews/Quiet one.md", "Interviews/Quiet two.md")
PROMISED = ("list", "report", "deck", "sample", "memo", "plan", "budget")
MOVED = "Moved/Round 1.md"  # the notes in this folder are renamed and moved about
_CONFLICT = ".sync-conflict-20261208-10{:02}{:02}-ABCDEFG.md"


def interview(company: str) -> str:
    """An interview note with tasks that are due, and some text of the user's."""
    return (
        f"---\ntype: interview\ncompany: {company}\nrole: Secretary\ndate: 2026-11-20\n"
        "interviewers:\n  - Jane Doe (Director)\n  - John Roe (CFO)\nreferences: [Maria Lopez]\ncountry: US\n---\n"
        "Good talk. They'll decide by Friday, December 4.\n\n## Notes\n\nShe asked about Excel.\n"
    )


def promise(number: int) -> str:
    """A line that makes a task, which is due."""
    return f"I promised to send Jane the {PROMISED[number]} by December {number + 1}.\n"


@dataclass(slots=True)
class Scene:
    """One vault and everything that goes on in it. `folder` is empty; all lies below it, the vault in `vault/`."""

    folder: Path
    seed: int
    manners: tuple[str, ...]
    quiet_note: float = 0.3
    quiet_page: float = 0.1
    chance: random.Random = field(init=False)
    today: date = FIRST_DAY
    editors: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    watcher: subprocess.Popen[bytes] | None = None
    restarts: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    crashes: list[str] = field(default_factory=list)
    _lines: int = 0
    _graves: int = 0
    _copies: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    def state(self, device: int = 1) -> Path:
        """The folder for the state directories of a device."""
        return self.folder / f"state-{device}"

    @property
    def devices(self) -> list[int]:
        """The devices that have written."""
        return [1, 2] if self.state(2).exists() else [1]

    def note_of(self, manner: str) -> str:
        """The note that an editor writes, relative to the vault."""
        return PAGE if manner == "page" else f"Interviews/{manner.capitalize()}.md"

    def log_of(self, manner: str) -> Path:
        """What an editor says that it has done."""
        return self.folder / "logs" / f"{manner}.log"

    def set_up(self) -> None:
        """Write the vault, with Windows line ends in one note and a BOM in another."""
        for name in ("vault/Interviews", "vault/Moved", "logs", "outside"):
            (self.folder / name).mkdir(parents=True)
        subprocess.run(["git", "init", "-q", str(self.vault)], check=True)
        gates = f"quiet_note: {self.quiet_note}\nquiet_page: {self.quiet_page}\n"
        (self.vault / SETTINGS).write_text(f"---\ntime_zone: Europe/Berlin\n{gates}---\n")
        for path in self.first_texts():
            (self.vault / path).write_bytes(self.first_texts()[path])

    def first_texts(self) -> dict[str, bytes]:
        """The notes as they are in the beginning."""
        paths = [*QUIET_NOTES, MOVED, *(self.note_of(one) for one in self.manners if one != "page")]
        texts = {path: interview(f"{Path(path).stem} Finance").encode() for path in paths}
        for path, text in texts.items():
            if path == self.note_of("rename"):
                texts[path] = text.replace(b"\n", b"\r\n")
            elif path == self.note_of("truncate"):
                texts[path] = b"\xef\xbb\xbf" + text
            elif path in QUIET_NOTES:
                texts[path] = text + "".join(map(promise, range(len(PROMISED)))).encode()
        return texts

    def _environment(self, device: int) -> dict[str, str]:
        return {
            **os.environ,
            "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent),
            "KBFOLLOW_STATE": str(self.state(device)),
            "KBFOLLOW_CACHE": str(self.folder / f"cache-{device}"),
        }

    def _kbfollow(self, device: int, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, str(HERE / "watcher.py"), "--today", self.today.isoformat(), *words]
        with open(self.folder / "logs" / f"kbfollow-{device}.out", "ab") as out:
            return subprocess.Popen(
                [*command, str(self.vault)], env=self._environment(device), stdout=out, stderr=subprocess.STDOUT
            )

    def update(self, device: int = 1) -> int:
        """`kbfollow update`, waited for. Its exit status."""
        return self._kbfollow(device, "update").wait()

    def watch(self) -> None:
        """Start the watcher."""
        self.watcher = self._kbfollow(1, "watch")

    def end_watcher(self, number: int) -> None:
        """End the watcher by a signal. One that has ended by itself is a crash."""
        assert self.watcher is not None
        if self.watcher.poll() is not None:
            self.crashes.append(f"the watcher ended by itself with status {self.watcher.returncode}")
        self.watcher.send_signal(signal.SIGCONT)
        self.watcher.send_signal(number)
        status = self.watcher.wait()
        if status not in (0, -number):
            self.crashes.append(f"the watcher ended with status {status} at signal {number}")
        self.watcher = None

    def start_editors(self) -> None:
        """Start every editor."""
        quiet = [str(self.vault / path) for path in QUIET_NOTES]
        for manner in self.manners:
            words = [manner, str(self.vault / self.note_of(manner)), str(self.log_of(manner)), str(self.seed), *quiet]
            with open(self.folder / "logs" / f"{manner}.err", "ab") as err:
                command = [sys.executable, str(HERE / "editors.py"), *words]
                self.editors[manner] = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=err)

    def end_editors(self) -> None:
        """Let every editor finish its save."""
        for editor in self.editors.values():
            editor.terminate()
        for manner, editor in self.editors.items():
            if editor.wait():
                self.crashes.append(f"the editor {manner} ended with status {editor.returncode}")

    def run(self, seconds: float) -> None:
        """Editors, watcher and faults for so many seconds; then all of them are ended."""
        self.watch()
        self.start_editors()
        end = time.monotonic() + seconds
        try:
            while time.monotonic() < end:
                time.sleep(self.chance.random() * 1.5)
                fault = self.chance.choice(FAULTS)
                self.faults[fault.__name__] += 1
                fault(self)
        finally:
            self.end_editors()
            if self.watcher is not None:
                self.end_watcher(signal.SIGTERM)

    def settle(self) -> int:
        """Passes until there is nothing to write, on both devices. Returns how many it took; at most ten."""
        for number in range(1, 11):
            before = self.fingerprint()
            for device in self.devices:
                self.update(device)
            if self.fingerprint() == before:
                return number
        return 10

    def fingerprint(self) -> dict[str, tuple[int, bytes]]:
        """Each file of the vault with its mtime and bytes."""
        found = (path for path in sorted(self.vault.rglob("*")) if path.is_file() and ".git" not in path.parts)
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}

    def new_line(self, who: str) -> str:
        """A line of the user's that no editor writes, in the log from now on."""
        self._lines += 1
        line = f"Line {who}-{self._lines:04} of mine."
        with open(self.log_of(who), "a") as log:
            log.write(f'["saved", "{line}"]\n')
        return line

    # What happens beside the editors.

    def pause_watcher(self) -> None:
        """SIGSTOP, some time, SIGCONT: a laptop that sleeps."""
        assert self.watcher is not None
        self.watcher.send_signal(signal.SIGSTOP)
        time.sleep(self.chance.random() * 2.5)
        self.watcher.send_signal(signal.SIGCONT)

    def kill_watcher(self) -> None:
        """kill -9 at any moment, and a new start, perhaps on another day."""
        self.end_watcher(signal.SIGKILL)
        if self.chance.random() < 0.3:
            time.sleep(self.chance.random())
        self._start_again()

    def end_watcher_in_peace(self) -> None:
        """SIGTERM at any moment, and a new start."""
        self.end_watcher(signal.SIGTERM)
        self._start_again()

    def _start_again(self) -> None:
        if self.chance.random() < 0.3:
            self.today = FIRST_DAY + timedelta(days=self.chance.randrange(4))
        self.restarts += 1
        self.watch()

    def delete_state(self) -> None:
        """Take the state directory away under the watcher. It is kept aside: what only it held is told by the audit."""
        self._graves += 1
        if self.state().exists():
            self.state().rename(self.folder / f"grave-{self._graves}")

    def delete_cache(self) -> None:
        """Delete the cache."""
        shutil.rmtree(self.folder / "cache-1", ignore_errors=True)

    def old_mtimes(self) -> None:
        """Old times on some notes, as a sync program or a restored backup gives them."""
        for path in self.vault.rglob("*.md"):
            if self.chance.random() < 0.5:
                try:
                    os.utime(path, (1_600_000_000, 1_600_000_000))
                except FileNotFoundError:
                    continue

    def move_tree(self) -> None:
        """A folder of notes moves out of the vault and back in. Not under Vim, which loses lines by that alone."""
        inside, outside = self.vault / "Interviews", self.folder / "outside" / "Interviews"
        if any(inside.glob(".*.sw?")):
            return
        inside.rename(outside)
        time.sleep(self.chance.random() ** 2 * 2)
        outside.rename(inside)

    def rename_note(self) -> None:
        """A line is added to a note by rename; then the note, or its folder, gets another name."""
        note = next((self.vault / "Moved").rglob("*.md"))
        line = self.new_line("moved")
        temp = note.with_name(".goutputstream-moved")
        temp.write_bytes(note.read_bytes() + line.encode() + b"\n")
        temp.rename(note)
        time.sleep(self.chance.random())
        if self.chance.random() < 0.5:
            note.rename(note.with_name(f"Round {self._lines}.md"))
        else:
            folder = self.vault / "Moved" / f"Folder {self._lines}"
            folder.mkdir()
            note.rename(folder / note.name)

    def git_at_work(self) -> None:
        """git holds its lock, or is in the middle of a merge, for a while."""
        mark = self.vault / ".git" / self.chance.choice(["index.lock", "MERGE_HEAD", "CHERRY_PICK_HEAD"])
        mark.write_text("0" * 40 + "\n")
        time.sleep(self.chance.random() * 1.5)
        mark.unlink()

    def conflict_copy(self) -> None:
        """A sync program drops a conflict copy: of the page, or of a note with or without a line of its own."""
        self._copies += 1
        path = self.chance.choice([PAGE, *QUIET_NOTES, *(self.note_of(one) for one in self.manners)])
        note = self.vault / path
        if not note.exists():
            return
        copy = note.with_name(note.stem + _CONFLICT.format(self._copies // 60, self._copies % 60))
        extra = self.new_line("copy").encode() + b"\n" if self.chance.random() < 0.4 else b""
        text = note.read_bytes()
        try:
            text.decode()
        except UnicodeDecodeError:
            return  # an editor is in the middle of a letter: what a sync program takes up then is no whole note
        temp = note.with_name(".syncthing.copy.tmp")
        temp.write_bytes(text + extra)
        temp.rename(copy)

    def second_watcher(self) -> None:
        """A second watcher with the same state must refuse to work."""
        assert self.watcher is not None
        second, end = self._kbfollow(1, "watch"), time.monotonic() + 300  # a pass after an hour of edits is long
        while second.poll() is None and self.watcher.poll() is None and time.monotonic() < end:
            time.sleep(0.05)
        if self.watcher.poll() == BUSY:  # its lock went with its state directory, and the second was quicker
            self.watcher = second
        elif second.poll() != BUSY:
            self.crashes.append("two watchers with one state directory at the same time")
            second.kill()
            second.wait()

    def second_device(self) -> None:
        """Another device has the same folder mounted: its watcher knows nothing of our lock."""
        second = self._kbfollow(2, "watch")
        time.sleep(2 + self.chance.random() * 4)
        second.send_signal(self.chance.choice([signal.SIGTERM, signal.SIGKILL]))
        second.wait()


FAULTS = (
    Scene.pause_watcher,
    Scene.kill_watcher,
    Scene.kill_watcher,
    Scene.kill_watcher,
    Scene.end_watcher_in_peace,
    Scene.delete_state,
    Scene.delete_cache,
    Scene.old_mtimes,
    Scene.move_tree,
    Scene.rename_note,
    Scene.rename_note,
    Scene.git_at_work,
    Scene.conflict_copy,
    Scene.second_watcher,
    Scene.second_device,
)
