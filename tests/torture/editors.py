"""Editors as real processes: each saves one note again and again in its own manner, and logs every line that it saved.

    python editors.py MANNER NOTE LOG SEED [QUIET NOTE …]

runs until SIGTERM. No two editors share a note, and none removes a line: whatever its log holds must be found in the
end. Only the page's editor takes lines away, when it deletes the page or brings back an old one, and says so in its
log. Standard library only.
"""

from __future__ import annotations

import contextlib
import json
import os
import pty
import random
import re
import select
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from urllib.parse import quote

BEGIN, END = b"<!-- kbfollow:begin", b"<!-- kbfollow:end"
MOST_PROMISES = 12  # each is a task that stays in the block for good
_OPEN_BOX = re.compile(rb"^- \[ \] .*\^(?P<id>[a-z0-9-]+)\r?$")


class Editor:
    """One program and the person at it: a note, a log outside the vault, and chance."""

    def __init__(self, manner: str, note: Path, log: Path, seed: int, quiet_notes: list[Path]) -> None:
        self.manner, self.note, self.quiet_notes = manner, note, quiet_notes
        self.chance = random.Random(f"{seed} {manner}")
        self.stopped = False
        self._log = open(log, "a", encoding="ascii", buffering=1)  # noqa: SIM115
        self._number = 0
        self._promises = 0
        signal.signal(signal.SIGTERM, self._stop)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopped = True

    def say(self, event: str, *what: str) -> None:
        """One line of the log: `trying` before a save, `saved` and `ticked` after it, `dropped` for the page."""
        self._log.write(json.dumps([event, *what]) + "\n")

    def pause(self, most: float) -> None:
        """Wait for up to so many seconds, mostly far less."""
        time.sleep(most * self.chance.random() ** 2)

    def new_line(self) -> bytes:
        """A line of its own mark; some of them make or change tasks."""
        self._number += 1
        mark = f"{self.manner}-{self._number:04}"
        kind = self.chance.random()
        if kind < 0.1 and self._promises < MOST_PROMISES:
            self._promises += 1
            day = self.chance.randrange(1, 28)
            return f"I promised to send Jane the paper {mark} by December {day}.".encode()
        if kind < 0.2:
            return f"- [ ] a task of mine {mark}".encode()
        return f"Line {mark} of mine, naïve and café, {'word ' * self.chance.randrange(20)}end.".encode()

    def put(self, text: bytes, line: bytes) -> bytes:
        """The text with a line more: in the body, at the end, at times between the block's tasks; never in a marker."""
        lines = text.split(b"\n")
        end = b"\r" if lines[0].endswith(b"\r") else b""
        heads = [index for index, one in enumerate(lines) if one.strip(b"\xef\xbb\xbf\r") == b"---"][1:2]
        places = list(range(heads[0] + 1 if heads else 1, len(lines)))
        begin = next((index for index, one in enumerate(lines) if one.startswith(BEGIN)), None)
        if begin is not None:
            close = next(index for index, one in enumerate(lines) if one.startswith(END))
            last = next(index for index in range(close, len(lines)) if lines[index].strip() == b"-->")
            inside = range(begin + 1, close + 1) if self.chance.random() < 0.15 else range(0)
            places = [index for index in places if index <= begin or index > last or index in inside]
        if not places:
            places = [len(lines)]
        where = self.chance.choice([*places[:3], *places[-3:], self.chance.choice(places)])
        return b"\n".join([*lines[:where], line + end, *lines[where:]])

    def tick(self, text: bytes) -> tuple[bytes, str]:
        """The text with one of our open boxes ticked, and its id."""
        lines = text.split(b"\n")
        boxes = [(index, match) for index, one in enumerate(lines) if (match := _OPEN_BOX.match(one))]
        if not boxes:
            return text, ""
        index, match = self.chance.choice(boxes)
        lines[index] = lines[index].replace(b"[ ]", b"[x]", 1)
        return b"\n".join(lines), match["id"].decode()

    def read(self) -> bytes:
        """The whole note. It must never look empty: only its one editor empties it."""
        text = self.note.read_bytes()
        if not text:
            self.say("empty", str(self.note))
        return text

    def change(self, text: bytes) -> tuple[bytes, bytes, str]:
        """A changed text, its new line, and the task ticked in it."""
        line = self.new_line()
        self.say("trying", line.decode())
        text, ticked = self.tick(text) if self.chance.random() < 0.12 else (text, "")
        return self.put(text, line), line, ticked

    def saved(self, line: bytes, ticked: str = "") -> None:
        """A save is done."""
        self.say("saved", line.decode())
        if ticked:
            self.say("ticked", str(self.note), ticked)

    def run(self, save_once: Callable[[Editor], None]) -> None:
        """Save until stopped. A note that is away for a moment (its folder was moved) is tried again."""
        while not self.stopped:
            try:
                save_once(self)
            except (FileNotFoundError, NotADirectoryError):
                time.sleep(0.1)
            # Bursts of saves, and rests in which a note is quiet enough to be written to.
            self.pause(4.0 if self.chance.random() < 0.4 else 0.5)


def save_truncating(note: Path, text: bytes) -> None:
    """As nano, and Vim where it can't rename: the file is emptied, then written."""
    descriptor = os.open(note, os.O_WRONLY | os.O_TRUNC)
    try:
        write_all(descriptor, text)
    finally:
        os.close(descriptor)


def save_renaming(note: Path, text: bytes) -> None:
    """As Obsidian's desktop sync, gedit and VS Code on some systems: a new file takes the name."""
    temp = note.with_name(f".goutputstream-{note.stem.replace(' ', '')}")
    try:
        temp.write_bytes(text)
        if note.exists():  # renamed or moved away meanwhile: there must not be two of it
            temp.replace(note)
            return
        raise FileNotFoundError(note)
    finally:
        with contextlib.suppress(OSError):
            temp.unlink(missing_ok=True)


def write_all(descriptor: int, data: bytes) -> None:
    """Every byte, however few a call takes."""
    while data:
        data = data[os.write(descriptor, data) :]


def rename(editor: Editor) -> None:
    """Read, add a line, rename over the note."""
    text, line, ticked = editor.change(editor.read())
    save_renaming(editor.note, text)
    editor.saved(line, ticked)


def append(editor: Editor) -> None:
    """Open, hold the descriptor for up to some seconds, append lines now and then."""
    descriptor = os.open(editor.note, os.O_RDWR | os.O_APPEND)
    try:
        for _ in range(editor.chance.randrange(1, 5)):
            editor.pause(3.0)
            line = editor.new_line()
            editor.say("trying", line.decode())
            size = os.fstat(descriptor).st_size
            whole = size == 0 or os.pread(descriptor, 1, size - 1) == b"\n"
            os.write(descriptor, (b"" if whole else b"\n") + line + b"\n")
            editor.saved(line)
    finally:
        os.close(descriptor)


def truncate(editor: Editor) -> None:
    """Read, add a line, empty the file, write it at once."""
    text, line, ticked = editor.change(editor.read())
    save_truncating(editor.note, text)
    editor.saved(line, ticked)


def slow(editor: Editor) -> None:
    """The same in pieces with pauses: for up to seconds the note holds half of its text."""
    text, line, ticked = editor.change(editor.read())
    descriptor = os.open(editor.note, os.O_WRONLY | os.O_TRUNC)
    try:
        size = max(1, len(text) // editor.chance.randrange(3, 12))
        for start in range(0, len(text), size):
            editor.pause(0.5)
            write_all(descriptor, text[start : start + size])
    finally:
        os.close(descriptor)
    editor.saved(line, ticked)


def overwrite(editor: Editor) -> None:
    """In place, from the start, then cut at the new length."""
    text, line, ticked = editor.change(editor.read())
    descriptor = os.open(editor.note, os.O_WRONLY)
    try:
        write_all(descriptor, text[: len(text) // 2])
        editor.pause(0.05)
        write_all(descriptor, text[len(text) // 2 :])
        os.ftruncate(descriptor, len(text))
    finally:
        os.close(descriptor)
    editor.saved(line, ticked)


def stale(editor: Editor) -> None:
    """Read, think for seconds, save the old buffer with a line more; once more from the same buffer, and again."""
    text = editor.read()
    for _ in range(editor.chance.randrange(1, 4)):
        editor.pause(6.0)
        text, line, ticked = editor.change(text)
        while not editor.stopped or editor.note.exists():
            try:
                editor.chance.choice([save_renaming, save_truncating])(editor.note, text)
                break
            except (FileNotFoundError, NotADirectoryError):
                time.sleep(0.1)
        editor.saved(line, ticked)


class Vim:
    """Vim at a terminal of its own. It tells by a file outside the vault that it is ready, and that it has saved."""

    def __init__(self, note: Path, answers: Path) -> None:
        self._answers = answers
        answers.unlink(missing_ok=True)
        pid, self._terminal = pty.fork()
        if pid == 0:
            os.environ["TERM"] = "xterm"
            say = f"call writefile(['done'], '{answers}')"
            # Where the folder was away at that moment, Vim begins a new note, and nobody would write into it.
            opened = f"if filereadable(expand('%')) && line2byte('$') > 1 | {say} | endif"
            # A: without the question about a swap file that a killed Vim has left.
            options = ["--cmd", "set shm+=A", "-c", f"autocmd BufWritePost * {say}", "-c", opened]
            os.execvp("vim", ["vim", "-Nu", "NONE", "-i", "NONE", *options, str(note)])
        self.pid = pid
        self.ready = self._answered()  # what is typed before is thrown away

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._terminal, keys.encode())

    def saves(self) -> bool:
        """`:w!`, and whether it was done. Where Vim has seen another change and asks, the person answers yes."""
        self.type("\x1b:silent! w!\r")
        return self._answered()

    def _answered(self) -> bool:
        end, drawn = time.monotonic() + 10.0, b""
        while time.monotonic() < end:
            drawn += self._drawn()
            if b"(y/n)" in drawn:
                self.type("y")
                drawn = b""
            if self._answers.exists():
                self._answers.unlink()
                return True
        return False

    def _drawn(self) -> bytes:
        """What Vim has drawn meanwhile; nobody looks at it but for a question."""
        drawn = b""
        with contextlib.suppress(OSError):
            while select.select([self._terminal], [], [], 0.02)[0]:
                drawn += os.read(self._terminal, 65536)
        return drawn

    def ends(self) -> None:
        """`:qa!`, and the process is waited for."""
        with contextlib.suppress(OSError):
            self.type("\x1b:qa!\r")
        for _ in range(100):
            self._drawn()
            if os.waitpid(self.pid, os.WNOHANG)[0]:
                break
            time.sleep(0.02)
        else:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._terminal)


def vim(editor: Editor) -> None:
    """Open the note, add a line, `:w`, some more, leave."""
    if not editor.note.exists():
        raise FileNotFoundError(editor.note)
    one = Vim(editor.note, Path(editor._log.name).with_suffix(".answer"))
    lines: list[bytes] = []
    try:
        for _ in range(editor.chance.randrange(1, 4) if one.ready else 0):
            line = editor.new_line()
            editor.say("trying", line.decode())
            lines.append(line)
            one.type(f"\x1b{editor.chance.choice(['G', '14G'])}o{line.decode()}")
            editor.pause(2.0)
            if not one.saves():
                break  # the folder is away
            for held in lines:
                editor.saved(held)
            lines.clear()
            editor.pause(1.0)
    finally:
        one.ends()


def page(editor: Editor) -> None:
    """Tick a task of a quiet note, write around the block, delete the page, bring back an old one."""
    text = editor.read()
    kind = editor.chance.random()
    if kind < 0.06:
        _drop(editor, b"")
        editor.note.unlink()
    elif kind < 0.12 and _olds:
        old = editor.chance.choice(_olds)
        _drop(editor, old)
        save_renaming(editor.note, old)
    elif kind < 0.5:
        links = [f"({quote(note.parent.name)}/{quote(note.name)}#^".encode() for note in editor.quiet_notes]
        lines = text.split(b"\n")
        boxes = [
            (index, number)
            for index, one in enumerate(lines)
            for number, link in enumerate(links)
            if one.startswith(b"- [ ] ") and link in one and one.count(b"#^") == 1
        ]
        if boxes:
            index, number = editor.chance.choice(boxes)
            block_id = re.search(rb"#\^([A-Za-z0-9-]+)", lines[index])
            assert block_id is not None
            lines[index] = lines[index].replace(b"[ ]", b"[x]", 1)
            save_renaming(editor.note, b"\n".join(lines))
            _ticks.append((editor.quiet_notes[number], block_id[1]))
            editor.say("ticked", str(editor.quiet_notes[number]), block_id[1].decode())
    elif BEGIN in text:
        line = b"Of my own: " + editor.new_line()
        editor.say("trying", line.decode())
        before, _, after = text.partition(BEGIN)
        text = before + line + b"\n\n" + BEGIN + after if editor.chance.random() < 0.5 else text + line + b"\n"
        editor.chance.choice([save_renaming, save_truncating])(editor.note, text)
        editor.saved(line)
        _olds.append(text)


_olds: list[bytes] = []
_ticks: list[tuple[Path, bytes]] = []


def _drop(editor: Editor, standing: bytes) -> None:
    """What the person throws away: lines that the old page doesn't hold, ticks that have not reached their note."""
    editor.say("dropped", standing.decode())
    for note, block_id in _ticks:
        done = re.compile(rb"^- \[x\] .*\^" + block_id + rb"\r?$", re.MULTILINE)
        if not (note.exists() and done.search(note.read_bytes())):
            editor.say("unticked", str(note), block_id.decode())


MANNERS: dict[str, Callable[[Editor], None]] = {
    one.__name__: one for one in (rename, append, truncate, slow, overwrite, stale, vim, page)
}


if __name__ == "__main__":
    manner, note, log, seed, *quiet = sys.argv[1:]
    editor = Editor(manner, Path(note), Path(log), int(seed), [Path(one) for one in quiet])
    editor.run(MANNERS[manner])
    editor.say("end")
