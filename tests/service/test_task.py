"""The Task Scheduler's XML: against the schema, and that its arguments are read back as they were."""

from __future__ import annotations

import dataclasses
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from odd_paths import windows_paths
from user_manager import wait_for

from kbfollow.service.definition import CannotExpressError, Service, service_of
from kbfollow.service.task_scheduler import TaskScheduler, command_in, task_text, windowless

USER = "KESTREL\\Jane"
PYTHON = "C:\\Program Files\\kbfollow & co\\Scripts\\python.exe"
SCHEMA = Path(__file__).with_name("task_scheduler.xsd")


def of(path: str, program: str = PYTHON) -> Service:
    return dataclasses.replace(service_of("/vault"), command=(program, "-P", "-m", "kbfollow", "watch", path))


def split_as_windows_does(line: str) -> Sequence[str]:
    """The arguments that a program's C runtime makes of a command line, by the documented rules of its backslashes."""
    words: list[str] = []
    word, inside, begun, place = "", False, False, 0
    while place < len(line):
        char = line[place]
        if char in " \t" and not inside:
            words += [word] if begun else []
            word, begun = "", False
        elif char == "\\":
            run = len(line) - place - len(line[place:].lstrip("\\"))
            before_quote = line[place + run : place + run + 1] == '"'
            word += "\\" * (run // 2 if before_quote else run)
            begun, place = True, place + run
            if before_quote and run % 2:
                word, place = word + '"', place + 1
            continue
        elif char == '"':
            inside, begun = not inside, True
        else:
            word, begun = word + char, True
        place += 1
    return words + ([word] if begun else [])


@given(windows_paths)
def test_a_task_read_back_runs_the_same_command(path: str) -> None:
    from xml.etree import ElementTree

    try:
        text = task_text(of(path), USER)
    except CannotExpressError as error:
        assert "control characters" in str(error) or "as they stand" in str(error)
        return
    xml = text.encode("utf-16")
    wanted = ("C:\\Program Files\\kbfollow & co\\Scripts\\pythonw.exe", "-P", "-m", "kbfollow", "watch", path)
    assert command_in(xml) == wanted
    arguments = ElementTree.fromstring(xml).findtext(".//{*}Arguments")
    assert arguments is not None
    assert tuple(split_as_windows_does(arguments)) == wanted[1:]


def test_the_splitting_of_the_test_follows_the_documented_examples() -> None:
    assert split_as_windows_does(r'"a b c" d e') == ["a b c", "d", "e"]
    assert split_as_windows_does(r'"ab\"c" "\\" d') == ['ab"c', "\\", "d"]
    assert split_as_windows_does(r'a\\\b d"e f"g h') == [r"a\\\b", "de fg", "h"]
    assert split_as_windows_does(r"a\\\"b c d") == [r"a\"b", "c", "d"]
    assert split_as_windows_does(r'a\\\\"b c" d e') == [r"a\\b c", "d", "e"]


@pytest.mark.parametrize("path", ["C:\\%USERNAME%\\Notes", "C:\\$(Arg0)", 'C:\\"', "C:\\a\nb", "C:\\a\udc80"])
def test_what_a_task_can_not_hold_is_refused(path: str) -> None:
    with pytest.raises(CannotExpressError):
        task_text(of(path), USER)


def test_one_percent_sign_is_no_variable() -> None:
    assert command_in(task_text(of("C:\\100% mine"), USER).encode("utf-16"))[-1] == "C:\\100% mine"


def test_no_window_opens() -> None:
    assert windowless("C:\\v\\Scripts\\python.exe") == "C:\\v\\Scripts\\pythonw.exe"
    assert windowless("C:\\v\\Scripts\\Python.EXE") == "C:\\v\\Scripts\\pythonw.exe"
    assert windowless("C:\\v\\Scripts\\pythonw.exe") == "C:\\v\\Scripts\\pythonw.exe"


@pytest.mark.skipif(sys.platform == "win32", reason="ends it by a signal")
def test_the_watcher_works_without_a_console(vault: Path) -> None:
    """pythonw.exe gives a program neither input nor output."""
    none = "import sys; sys.stdin = sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = None; "
    code = none + "sys.argv = ['kbfollow', *sys.argv[1:]]; from kbfollow.cli import main; main()"
    watcher = subprocess.Popen([sys.executable, "-c", code, "watch", str(vault)])
    try:
        note = vault / "Interviews" / "Acme.md"
        wait_for(lambda: "kbfollow:begin" in note.read_text(encoding="utf-8"), "the first pass")
        watcher.send_signal(signal.SIGTERM)
        assert watcher.wait(timeout=30) == 0
    finally:
        watcher.kill()
        watcher.wait()


def test_the_file_is_as_schtasks_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERDOMAIN", "KESTREL")
    monkeypatch.setenv("USERNAME", "Jane <3")
    content = TaskScheduler().content(of("C:\\Notes"))
    assert content.startswith(b"\xff\xfe<\0?\0x\0m\0l\0")
    assert "<UserId>KESTREL\\Jane &lt;3</UserId>" in content.decode("utf-16")
    assert "\n" not in content.decode("utf-16").replace("\r\n", "")
    assert TaskScheduler().command_in(content)[-1] == "C:\\Notes"
    assert TaskScheduler().command_in(b"no XML") == ()


@pytest.mark.skipif(
    shutil.which("xmllint") is None and os.environ.get("CI") != "true",
    reason="xmllint isn’t installed (Debian’s package libxml2-utils)",
)
class TestSchema:
    def check(self, text: str, folder: Path) -> str:
        """What xmllint says against the schema; "" where the task is valid."""
        file = folder / "task.xml"
        file.write_bytes(text.encode("utf-16"))
        done = subprocess.run(
            ["xmllint", "--noout", "--nonet", "--schema", str(SCHEMA), str(file)],
            capture_output=True,
            text=True,
            check=False,
        )
        return "" if done.returncode == 0 else done.stderr

    def test_the_task_is_valid(self, tmp_path: Path) -> None:
        assert self.check(task_text(of("C:\\Notes & <more> é"), USER), tmp_path) == ""

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("      <Enabled>true</Enabled>\n      <UserId>", "      <UserId>"),  # then Enabled after UserId, below
            ("<Interval>PT1M</Interval>", "<Interval>PT10S</Interval>"),
            ("<Count>30</Count>", "<Count>300</Count>"),
            ('Context="Author"', 'Context="Nobody"'),
            ("<Priority>7</Priority>", "<Priority>11</Priority>"),
            ("<Hidden>false</Hidden>", "<Hiden>false</Hiden>"),
        ],
    )
    def test_a_wrong_one_is_not(self, old: str, new: str, tmp_path: Path) -> None:
        text = task_text(of("C:\\Notes"), USER)
        assert text.count(old) == 1
        wrong = text.replace(old, new)
        if "LogonTrigger" in text and old.startswith("      <Enabled>"):
            wrong = wrong.replace("</UserId>\n    </Logon", "</UserId>\n      <Enabled>true</Enabled>\n    </Logon")
        assert "validity error" in self.check(wrong, tmp_path)
