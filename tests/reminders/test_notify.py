"""The process that shows notifications, on a real bus: what a server is given, servers that misbehave, clicks."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import Server, needed, session_bus, until

from kbfollow import notify
from kbfollow.notify import Courier, Notice, notifier_problem

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="notifications go over D-Bus on Linux only")
HELLO = Notice("Follow-ups: 1 for today", ("Thank Jane Doe for Friday",))


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with session_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def courier() -> Iterator[Courier]:
    one = Courier(server_limit=2.0)
    yield one
    one.close()


def outcome(courier: Courier, notice: Notice = HELLO) -> str:
    courier.send(notice)
    until(lambda: courier.outcome() != "pending", "an outcome")
    return courier.outcome()


def test_a_notice_is_shown(bus: str, courier: Courier) -> None:
    with Server(bus).running() as server:
        assert outcome(courier) == "shown"
        (shown,) = server.shown
    assert (shown.app, shown.title, shown.body) == ("kbfollow", HELLO.title, HELLO.lines[0])
    assert shown.actions[:1] == ("default",)


HOSTILE = "<b>Bold</b> <a href='https://x'>click</a> &amp; Smith & Sons <img src=x> `rm` “ü” 😀"


def test_markup_is_escaped_where_the_server_reads_it(bus: str, courier: Courier) -> None:
    with Server(bus).running() as server:
        assert outcome(courier, Notice("Two", (HOSTILE, "second"))) == "shown"
    escaped = (
        "&lt;b&gt;Bold&lt;/b&gt; &lt;a href='https://x'&gt;click&lt;/a&gt; &amp;amp; Smith &amp; Sons"
        " &lt;img src=x&gt; `rm` “ü” 😀"
    )
    assert server.shown[0].body == f"{escaped}\nsecond"


def test_plain_text_stays_as_it_is_where_the_server_shows_it_so(bus: str, courier: Courier) -> None:
    with Server(bus, capabilities=("body", "actions")).running() as server:
        assert outcome(courier, Notice("Two", (HOSTILE,))) == "shown"
    assert server.shown[0].body == HOSTILE


def test_one_process_shows_them_all(bus: str, courier: Courier) -> None:
    with Server(bus).running() as server:
        assert outcome(courier) == outcome(courier) == "shown"
        assert len(server.shown) == 2
        assert courier._process is not None and courier._process.poll() is None


def test_without_a_server_it_fails_and_says_so(bus: str, courier: Courier) -> None:
    assert outcome(courier) == "failed"
    assert courier.said == "the notification server can’t be reached (DBusError)"
    with Server(bus).running() as server:  # it starts later, as at login
        assert outcome(courier) == "shown"
        assert server.titles == [HELLO.title]


@pytest.mark.parametrize(
    ("method", "comes_to"),
    [("GetCapabilities", "failed"), ("GetServerInformation", "failed"), ("Notify", "unsure")],
)
def test_a_server_that_hangs_costs_no_time(bus: str, courier: Courier, method: str, comes_to: str) -> None:
    """Where it may have been shown, it is not sent again."""
    with Server(bus, hangs=frozenset({method})).running() as server:
        started = time.monotonic()
        courier.send(HELLO)
        assert courier.outcome() == "pending"
        assert time.monotonic() - started < 0.5
        until(lambda: courier.outcome() != "pending", "an outcome")
        assert courier.outcome() == comes_to
        assert time.monotonic() - started < 30
        assert courier.said == "the notification server does not answer"
        assert len(server.shown) == (method == "Notify")


def test_a_server_that_refuses(bus: str, courier: Courier) -> None:
    with Server(bus, refuses=frozenset({"Notify"})).running():
        assert outcome(courier) == "failed"
    assert courier.said == "the notification server refuses them"


def test_a_process_that_dies_or_hangs_is_begun_anew(bus: str) -> None:
    courier = Courier(process_limit=20.0)
    with Server(bus).running() as server:
        assert outcome(courier) == "shown"
        assert courier._process is not None
        courier._process.kill()
        courier._process.wait()
        assert outcome(courier) == "shown"
        courier._process.send_signal(signal.SIGSTOP)
        courier._limit = 0.5
        assert outcome(courier) == "failed"
        courier._limit = 20.0
        assert outcome(courier) == "shown"
        assert len(server.shown) == 3
    courier.close()


def test_it_ends_with_the_one_who_started_it(bus: str) -> None:
    """Nobody's process is left behind, however the watcher ends."""
    program = (
        "import time\nfrom kbfollow.notify import *\n"
        "one = Courier()\none.send(Notice('a', ()))\n"
        "while one.outcome() == 'pending': time.sleep(0.05)\n"
        "print(one._process.pid, flush=True)\ntime.sleep(100)\n"
    )
    package = str(Path(notify.__file__).parent.parent)
    with Server(bus).running():
        parent = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": package}
        )
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert Path(f"/proc/{child}").exists()
        parent.kill()
        parent.wait()
        parent.stdout.close()
        until(lambda: not _is_alive(child), "the end of the process")


def _is_alive(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_it_leaves_once_nothing_can_be_clicked(bus: str, tmp_path: Path) -> None:
    """The notification has expired: the process that waited for a click is not needed any more."""
    quick = tmp_path / "quick.py"
    quick.write_text(
        Path(notify.__file__).read_text().replace("STAYS, LOOK = 12 * 3600.0, 20.0", "STAYS, LOOK = 60.0, 0.2")
    )
    with Server(bus).running() as server:
        process = subprocess.Popen(
            [sys.executable, "-P", quick, "5"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd="/"
        )
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(b'{"title": "a", "lines": [], "targets": []}\n')
        process.stdin.flush()
        until(lambda: bool(server.shown), "the notification")
        time.sleep(1)
        assert process.poll() is None
        server.close(server.shown[0], reason=1)
        assert process.wait(timeout=30) == 0
        process.stdin.close()
        process.stdout.close()


def test_no_module_is_taken_from_the_folder_it_is_started_in(
    bus: str, courier: Courier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A vault may be shared: nothing in it is ever executed."""
    for name in ("asyncio", "desktop_notifier", "dbus_fast", "json", "kbfollow"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'executed')!r}, 'w')\n")
    monkeypatch.chdir(tmp_path)
    with Server(bus).running():
        assert outcome(courier) == "shown"
    assert not (tmp_path / "executed").exists()


# Clicks

_DESKTOP = "[Desktop Entry]\nType=Application\nName=A test's\nExec={program} %u\nMimeType={kind};\n"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desktop on which `xdg-open` opens text files by a program of ours, which notes what it was given."""
    needed("xdg-open")
    program, notes = tmp_path / "open.sh", tmp_path / "opened"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{notes}"\n')
    program.chmod(0o755)
    applications = tmp_path / "data" / "applications"
    applications.mkdir(parents=True)
    kinds = ("text/markdown", "text/plain", "x-scheme-handler/obsidian")
    for number, kind in enumerate(kinds):
        (applications / f"{number}.desktop").write_text(_DESKTOP.format(program=program, kind=kind))
    (tmp_path / "config").mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("DISPLAY", ":77")  # xdg-open looks for desktop programs only where there is a display
    monkeypatch.delenv("BROWSER", raising=False)
    _handled(tmp_path, {kind: f"{number}.desktop" for number, kind in enumerate(kinds)})
    return notes


def _handled(folder: Path, handlers: dict[str, str]) -> None:
    lines = "".join(f"{kind}={program}\n" for kind, program in handlers.items())
    (folder / "config" / "mimeapps.list").write_text(f"[Default Applications]\n{lines}")


LINK = "obsidian://open?vault=My%20notes&file=Interviews%2FAcme%20%26%20S%C3%B6hne%20%23%5Ecall"


def test_a_click_opens_the_note_in_obsidian(bus: str, courier: Courier, opened: Path, tmp_path: Path) -> None:
    note = tmp_path / "Acme & Söhne.md"
    note.write_text("Hello")
    with Server(bus).running() as server:
        assert outcome(courier, Notice("a", ("b",), (LINK, str(note)))) == "shown"
        server.click(server.shown[0])
        until(opened.exists, "the click")
        time.sleep(0.5)
    assert opened.read_text() == f"{LINK}\n"


def test_without_obsidian_it_opens_the_file(bus: str, courier: Courier, opened: Path, tmp_path: Path) -> None:
    (tmp_path / "data" / "applications" / "2.desktop").unlink()
    _handled(tmp_path, {"text/markdown": "0.desktop", "text/plain": "1.desktop"})
    note = tmp_path / "Acme & Söhne; $(touch x).md"
    note.write_text("Hello")
    with Server(bus).running() as server:
        assert outcome(courier, Notice("a", ("b",), (LINK, str(note)))) == "shown"
        server.click(server.shown[0])
        until(opened.exists, "the click")
    assert opened.read_text() == f"{note}\n"


def test_each_click_opens_its_own_note(bus: str, courier: Courier, opened: Path, tmp_path: Path) -> None:
    notes = [tmp_path / "One.md", tmp_path / "Two.md"]
    for note in notes:
        note.write_text("Hello")
    with Server(bus).running() as server:
        for note in notes:
            assert outcome(courier, Notice(note.stem, (), (str(note),))) == "shown"
        server.click(server.shown[1])
        until(opened.exists, "the first click")
        server.click(server.shown[0])
        until(lambda: len(opened.read_text().splitlines()) > 1, "the second click")
    assert opened.read_text().splitlines() == [str(note) for note in reversed(notes)]


# Where there is nothing to show them


def test_a_desktop_is_looked_for(bus: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert notifier_problem() is None
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'gone'}")
    assert notifier_problem() == "reminders need a desktop session: this process has no session bus"
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "nothing"))
    assert notifier_problem() is not None
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))  # the bus stands there under its usual name
    assert notifier_problem() is None


def test_the_usual_place_of_the_bus_is_enough(
    bus: str, courier: Courier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with Server(bus).running():
        assert outcome(courier) == "shown"


def test_without_the_extra_it_is_named(tmp_path: Path) -> None:
    """In an environment of its own, in which nothing is installed."""
    package = Path(notify.__file__)
    program = f"import runpy; print(runpy.run_path({str(package)!r})['notifier_problem']())"
    done = subprocess.run([sys.executable, "-S", "-I", "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "reminders need the extra “notify”: install kbfollow[notify]\n"
