"""Desktop notifications, shown by a process of their own.

The watcher starts that process at its first message and writes each as a line of JSON to it; the process answers what
became of the message, and stays for as long as a notification may still be clicked. So a notification server that
hangs, crashes or takes its time never holds up the watcher, and a vault without anything due costs nothing.

This file is also that process's program (`_serve`). It is started by its path, with nothing but the standard library
and desktop-notifier, so that no folder of the user's is ever searched for modules.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal
from urllib.parse import unquote

if TYPE_CHECKING:
    import asyncio

    from desktop_notifier import DesktopNotifier

APP_NAME = "kbfollow"
# Seconds for one message: in the process, until the server has answered; in the watcher, until the process has. Nobody
# waits for them, and a service of low priority on a busy machine takes its time.
SERVER_LIMIT, PROCESS_LIMIT = 30.0, 90.0
# Seconds after which a notification that nobody has closed is clickable no more, and between two looks whether any is.
STAYS, LOOK = 12 * 3600.0, 20.0
_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"

Outcome = Literal["pending", "shown", "unsure", "failed"]


def notifier_problem() -> str | None:
    """Why this device can show no notifications, with what to do about it; None where nothing is known against it."""
    if importlib.util.find_spec("desktop_notifier") is None:
        return "reminders need the extra “notify”: install kbfollow[notify]"
    if _is_linux() and not _session_bus():
        return "reminders need a desktop session: this process has no session bus"
    return None


def _is_linux() -> bool:
    """Linux and its like, where notifications go over the session bus."""
    return sys.platform not in ("win32", "darwin")


def _session_bus() -> str:
    """The address of this login's bus, "" where there is none. A login that has ended leaves its address behind."""
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    if not address:
        address = f"unix:path={os.environ.get('XDG_RUNTIME_DIR') or f'/run/user/{os.getuid()}'}/bus"
    path = re.search("unix:path=([^,;]+)", address)
    return address if path is None or Path(unquote(path[1])).exists() else ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A message to be shown. `lines` are plain text. A click opens the first of `targets` that can be opened."""

    title: str
    lines: tuple[str, ...]
    targets: tuple[str, ...] = ()


class Courier:
    """Hands notices to the process that shows them, one at a time, and knows what became of the last."""

    def __init__(self, server_limit: float = SERVER_LIMIT, process_limit: float = PROCESS_LIMIT) -> None:
        """The limits in seconds: until the server, and until the process has answered."""
        self._server_limit, self._limit = server_limit, process_limit
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._stage = ""
        self._said = ""
        self._since = 0.0

    def send(self, notice: Notice) -> None:
        """Have a notice shown. The one before must not be pending any more. Raises OSError where nothing can start."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        with self._lock:
            self._stage, self._said, self._since = "started", "", time.monotonic()
        assert self._process is not None and self._process.stdin is not None
        line = json.dumps({"title": notice.title, "lines": notice.lines, "targets": notice.targets})
        try:  # shorter than what a pipe takes at once: nobody needs to be reading yet
            self._process.stdin.write(line.encode("ascii") + b"\n")
            self._process.stdin.flush()
        except OSError:  # it ended just now
            self._stage = "failed"

    def outcome(self) -> Outcome:
        """What became of the last notice: “unsure” where the server got it and has not answered."""
        with self._lock:
            stage = self._stage
            if stage in ("shown", "failed", "unsure"):
                return stage  # type: ignore[return-value]
            if time.monotonic() - self._since < self._limit:
                return "pending"
            self._stage = "unsure" if stage == "sending" else "failed"
            self._said = self._said or "the process that shows them does not answer"
        self.close()
        return self._stage  # type: ignore[return-value]

    @property
    def said(self) -> str:
        """Why the last notice was not shown, in words without any note's text."""
        return self._said

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(OSError):
                if process.stdin is not None:
                    process.stdin.close()
            process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=1)

    def _start(self) -> None:
        self.close()
        options: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            options = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
        # -P: no folder is searched for modules but those of the installation; no folder of the user's is held open.
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__, str(self._server_limit)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(sys.executable).anchor,
            env={**os.environ, "DBUS_SESSION_BUS_ADDRESS": _session_bus()} if _is_linux() else None,
            **options,
        )
        assert self._process.stdout is not None
        threading.Thread(target=self._listen, args=(self._process, self._process.stdout), daemon=True).start()

    def _listen(self, process: subprocess.Popen[bytes], answers: IO[bytes]) -> None:
        """Take note of the process's answers until it ends."""
        with answers:
            for line in answers:
                with contextlib.suppress(ValueError, TypeError, KeyError):
                    answer = json.loads(line)
                    self._hear(process, str(answer["stage"]), str(answer.get("why", "")))
        self._hear(process, "ended", "the process that shows them has ended")

    def _hear(self, process: subprocess.Popen[bytes], stage: str, why: str) -> None:
        with self._lock:
            if process is not self._process or self._stage in ("shown", "failed", "unsure"):
                return
            if stage == "ended":
                stage = "unsure" if self._stage == "sending" else "failed"
            self._stage, self._said = stage, why


# --- the process -----------------------------------------------------------------------------------------------------


def _answer(stage: str, why: str = "") -> None:
    with contextlib.suppress(OSError):
        sys.stdout.write(json.dumps({"stage": stage, "why": why}) + "\n")
        sys.stdout.flush()


async def _serve(limit: float) -> None:
    """Show a notice for each line on the standard input; end when nobody writes and nothing can be clicked any more."""
    import asyncio

    from desktop_notifier import DesktopNotifier, Icon

    notifier = DesktopNotifier(app_name=APP_NAME, app_icon=Icon(name="appointment-soon"))
    lines: asyncio.Queue[bytes] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def read() -> None:
        for line in sys.stdin.buffer:
            loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, b"")

    threading.Thread(target=read, daemon=True).start()
    ends = loop.time() + STAYS
    while True:
        try:
            line = await asyncio.wait_for(lines.get(), LOOK)
        except TimeoutError:
            if loop.time() > ends or not await notifier.get_current_notifications():
                return
            continue
        if not line:
            return  # the watcher has ended
        ends = loop.time() + STAYS
        if not await _show(notifier, json.loads(line), limit):
            return  # the next try begins with a new connection


async def _show(notifier: DesktopNotifier, notice: dict[str, Any], limit: float) -> bool:
    """Show one notice and say what became of it; never longer than the limits. Returns whether it is shown."""
    import asyncio

    try:
        markup = await asyncio.wait_for(_takes_markup(notifier), limit)
    except Exception as error:  # whatever the desktop's side is up to: the notice comes again later
        why = "does not answer" if isinstance(error, TimeoutError) else f"can’t be reached ({type(error).__name__})"
        _answer("failed", f"the notification server {why}")
        return False
    body = "\n".join(notice["lines"])
    shown = asyncio.Event()
    _answer("sending")
    try:
        sending = notifier.send(
            title=notice["title"],
            message=_escaped(body) if markup else body,
            on_dispatched=shown.set,
            on_clicked=lambda: _open_first(notice["targets"], asyncio.get_running_loop()),
        )
        await asyncio.wait_for(sending, limit)
    except TimeoutError:
        _answer("unsure", "the notification server does not answer")
        return False
    _answer("shown") if shown.is_set() else _answer("failed", "the notification server refuses them")
    return shown.is_set()


async def _takes_markup(notifier: DesktopNotifier) -> bool:
    """Whether the server reads the text as markup. Raises where there is no server."""
    if not await notifier.get_capabilities():
        raise OSError("this Python is not allowed to show notifications")
    if not _is_linux():
        return False  # macOS and Windows show plain text
    from dbus_fast import Message, MessageType
    from dbus_fast.aio import MessageBus

    bus = await MessageBus().connect()
    try:
        question = Message(destination=_NAME, path=_PATH, interface=_NAME, member="GetCapabilities")
        reply = await bus.call(question)
    finally:
        bus.disconnect()
    if reply is None or reply.message_type is not MessageType.METHOD_RETURN or not reply.body:
        raise OSError("no server")
    return "body-markup" in reply.body[0]


def _escaped(text: str) -> str:
    """Plain text as the markup of a notification's body."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _open_first(targets: list[str], loop: asyncio.AbstractEventLoop) -> None:
    """Open the first target that something opens, in a thread: the programs take their time."""
    loop.run_in_executor(None, lambda: any(_opens(target) for target in targets))


def _opens(target: str) -> bool:
    """Open an address or a file as a double click would; False where that can't be done."""
    try:
        if sys.platform == "win32":
            os.startfile(target)
            return True
        if sys.platform == "darwin":
            return _run(["open", target]) == 0
        scheme, is_address, _ = target.partition("://")
        if is_address and not _is_handled(scheme):
            return False
        return _opens_outside(target) or _run(["xdg-open", target]) == 0
    except OSError:
        return False


def _opens_outside(target: str) -> bool:
    """Open it from outside the service, where kbfollow runs as one; False where that can't be done.

    A program started here would be bound to the service's limits (no network, little memory), would end with it, and
    might not find the screen: systemd may have started the service before it knew of one.
    """
    if "INVOCATION_ID" not in os.environ:
        return False
    # systemd puts the value of a variable for “$NAME” in arguments; “$$” stands for the sign itself.
    command = ["systemd-run", "--user", "--quiet", "--collect", "--property=KillMode=process", "--", "xdg-open"]
    try:
        return _run([*command, target.replace("$", "$$")]) == 0
    except FileNotFoundError:
        return False


def _is_handled(scheme: str) -> bool:
    """Whether a program is registered for addresses of this kind; `xdg-open` would start a browser otherwise."""
    question = ["xdg-mime", "query", "default", f"x-scheme-handler/{scheme}"]
    answer = subprocess.run(question, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)
    return bool(answer.stdout.strip())


def _run(command: list[str]) -> int:
    """Run a program that opens something. One that stays, as long as the window is open, has opened it."""
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen(command, start_new_session=True, **quiet)  # type: ignore[call-overload]
    try:
        return int(process.wait(timeout=20))
    except subprocess.TimeoutExpired:
        return 0


if __name__ == "__main__":
    import asyncio as _asyncio

    with contextlib.suppress(KeyboardInterrupt):
        _asyncio.run(_serve(float(sys.argv[1])))
    os._exit(0)  # a thread may still be reading
