"""A session bus (a real dbus-daemon) with a notification server on it, which keeps what it is told to show."""

from __future__ import annotations

import asyncio
import contextlib
import importlib.util
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import pytest

if importlib.util.find_spec("dbus_fast") is None and not os.environ.get("CI"):
    pytest.skip("notifications go over D-Bus here, which needs the extra “notify” on Linux", allow_module_level=True)

from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.errors import DBusError
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

LIMIT = 120.0  # seconds until what never comes is a failure
Strings = Annotated[list[str], DBusSignature("as")]
FourStrings = Annotated[list[str], DBusSignature("ssss")]
Hints = Annotated[dict[str, Any], DBusSignature("a{sv}")]
IdAndKey = Annotated[list[Any], DBusSignature("us")]
IdAndReason = Annotated[list[int], DBusSignature("uu")]
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def needed(program: str) -> None:
    """Skip the test where a program isn't installed; under CI that is a failure."""
    if shutil.which(program) is None:
        if os.environ.get("CI"):
            pytest.fail(f"{program} is not installed")
        pytest.skip(f"{program} is not installed")


def until(holds: Callable[[], bool], what: str, told: Callable[[], object] = str) -> None:
    """Wait until something holds."""
    end = time.monotonic() + LIMIT
    while not holds():
        assert time.monotonic() < end, f"waited in vain: {what}\n{told()}"
        time.sleep(0.05)


@contextlib.contextmanager
def session_bus(folder: Path) -> Iterator[str]:
    """A session bus on which nothing is started by itself; yields its address."""
    needed("dbus-daemon")
    path, config = folder / "bus", folder / "bus.conf"
    config.write_text(_CONFIG.format(socket=path))
    daemon = subprocess.Popen(["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"])
    try:
        until(lambda: _listens(path), "the bus")
        yield f"unix:path={path}"
    finally:
        daemon.terminate()
        daemon.wait()


def _listens(path: Path) -> bool:
    """Whether somebody takes connections there: the socket's file is there a moment before."""
    with socket.socket(socket.AF_UNIX) as one:
        return one.connect_ex(str(path)) == 0


@dataclass(frozen=True)
class Shown:
    """One call of Notify."""

    id: int
    app: str
    title: str
    body: str
    actions: tuple[str, ...]
    hints: dict[str, Any]
    moment: float = field(default_factory=time.monotonic, compare=False)


@dataclass
class Server:
    """A notification server in a thread of its own. `hangs` names the methods that never answer, `refuses` those that
    answer with an error."""

    address: str
    capabilities: Sequence[str] = ("body", "body-markup", "actions")
    hangs: frozenset[str] = frozenset()
    refuses: frozenset[str] = frozenset()
    shown: list[Shown] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        return [one.title for one in self.shown]

    def click(self, shown: Shown) -> None:
        """The user clicks on the body of a notification, which closes it."""
        self._loop.call_soon_threadsafe(lambda: (self._interface.ActionInvoked(shown.id, "default"), self.close(shown)))

    def close(self, shown: Shown, reason: int = 2) -> None:
        self._loop.call_soon_threadsafe(lambda: self._interface.NotificationClosed(shown.id, reason))

    @contextlib.contextmanager
    def running(self) -> Iterator[Server]:
        ready = threading.Event()
        thread = threading.Thread(target=lambda: asyncio.run(self._serve(ready)))
        thread.start()
        assert ready.wait(LIMIT)
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._end.set)
            thread.join()

    async def _serve(self, ready: threading.Event) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        self._interface = _Notifications(self)
        bus = await MessageBus(self.address).connect()
        bus.export("/org/freedesktop/Notifications", self._interface)
        await bus.request_name("org.freedesktop.Notifications")
        ready.set()
        await self._end.wait()
        bus.disconnect()

    async def answered(self, method: str) -> None:
        """Note a call; hang or refuse where that is wanted."""
        self.asked.append(method)
        if method in self.hangs:
            await self._end.wait()
        if method in self.refuses:
            raise DBusError("org.freedesktop.DBus.Error.AccessDenied", "no")


class _Notifications(ServiceInterface):
    """org.freedesktop.Notifications, version 1.2."""

    def __init__(self, server: Server) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.server = server

    @dbus_method()
    async def Notify(  # noqa: N802
        self,
        app: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: Strings,
        hints: Hints,
        timeout: DBusInt32,
    ) -> DBusUInt32:
        plain = {name: value.value for name, value in hints.items()}
        self.server.shown.append(Shown(len(self.server.shown) + 1, app, title, body, tuple(actions), plain))
        await self.server.answered("Notify")
        return len(self.server.shown)

    @dbus_method()
    async def GetCapabilities(self) -> Strings:  # noqa: N802
        await self.server.answered("GetCapabilities")
        return list(self.server.capabilities)

    @dbus_method()
    async def GetServerInformation(self) -> FourStrings:  # noqa: N802
        await self.server.answered("GetServerInformation")
        return ["a test's", "nobody", "1", "1.2"]

    @dbus_method()
    async def CloseNotification(self, id: DBusUInt32):  # noqa: N802, A002
        await self.server.answered("CloseNotification")

    @dbus_signal()
    def ActionInvoked(self, id: DBusUInt32, key: DBusStr) -> IdAndKey:  # noqa: N802, A002
        return [id, key]

    @dbus_signal()
    def NotificationClosed(self, id: DBusUInt32, reason: DBusUInt32) -> IdAndReason:  # noqa: N802, A002
        return [id, reason]
