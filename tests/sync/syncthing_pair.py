"""Two real Syncthing instances on the loopback interface, the folders that they share, and a kbfollow on each side."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from clones import TODAY, read

from kbfollow.copies import free_copies, read_copies
from kbfollow.passes import planned, read_vault

INSTALLED = shutil.which("syncthing") is not None
# Seconds until a condition that never comes true is a failure. No test waits that long where all is well.
LIMIT = 60.0
# What would reach beyond this machine, or is slower than a test likes.
OPTIONS = {
    "globalAnnounceEnabled": "false",
    "localAnnounceEnabled": "false",
    "relaysEnabled": "false",
    "natEnabled": "false",
    "stunKeepaliveStartS": "0",
    "urAccepted": "-1",
    "crashReportingEnabled": "false",
    "autoUpgradeIntervalH": "0",
    "announceLANAddresses": "false",
    "startBrowser": "false",
    "reconnectionIntervalS": "1",
    "setLowPriority": "false",
}


def wait_for(condition: Callable[[], bool], what: str, told: Callable[[], str] = str) -> None:
    """Look until the condition holds; `told` says what there is instead when it doesn't. A file that Syncthing is just
    replacing by the other side's is away for a moment."""
    end = time.monotonic() + LIMIT
    while not _holds(condition):
        assert time.monotonic() < end, f"not within {LIMIT:.0f} s: {what}\n{told()}"
        time.sleep(0.1)


def _holds(condition: Callable[[], bool]) -> bool:
    try:
        return condition()
    except FileNotFoundError:
        return False


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass
class Instance:
    """A running Syncthing with a home of its own."""

    home: Path
    id: str
    key: str
    gui: int
    listen: int

    def call(self, method: str, path: str, body: object = None) -> Any:
        """What the REST interface answers; HTTPError and OSError where it doesn't."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"X-API-Key": self.key, "Content-Type": "application/json"}
        request = urllib.request.Request(f"http://127.0.0.1:{self.gui}/rest/{path}", data, headers, method=method)
        with urllib.request.urlopen(request, timeout=LIMIT) as answer:
            text = answer.read()
        return json.loads(text) if text.strip().startswith((b"{", b"[")) else None

    def answers(self) -> bool:
        try:
            return bool(self.call("GET", "system/ping") == {"ping": "pong"})
        except OSError:
            return False

    def versions(self, folder: str, path: str) -> tuple[object, object]:
        """The versions of a file that this side has and knows of; None for a file that it has never heard of."""
        try:
            found = self.call("GET", f"db/file?folder={folder}&file={quote(path)}")
        except urllib.error.HTTPError as error:
            with error:
                return None, None
        return found["local"].get("version"), found["global"].get("version")


def _generated(home: Path) -> Instance:
    command = ["syncthing", "generate", f"--home={home}", "--no-default-folder", "--skip-port-probing"]
    subprocess.run(command, check=True, capture_output=True)
    tree = ElementTree.parse(home / "config.xml")
    found = tree.find("device"), tree.find("gui/apikey")
    assert found[0] is not None and found[1] is not None and found[1].text
    return Instance(home, found[0].attrib["id"], found[1].text, free_port(), free_port())


def _configure(own: Instance, other: Instance) -> None:
    """Only the loopback interface, only the other instance."""
    path = own.home / "config.xml"
    tree = ElementTree.parse(path)
    root = tree.getroot()
    options = {**OPTIONS, "listenAddress": f"tcp://127.0.0.1:{own.listen}"}
    for name, value in options.items():
        element = root.find(f"options/{name}")
        assert element is not None, name
        element.text = value
    address = root.find("gui/address")
    assert address is not None
    address.text = f"127.0.0.1:{own.gui}"
    device = ElementTree.SubElement(root, "device", id=other.id, name="other")
    ElementTree.SubElement(device, "address").text = f"tcp://127.0.0.1:{other.listen}"
    tree.write(path)


@contextmanager
def running(folder: Path) -> Iterator[tuple[Instance, Instance]]:
    """Two instances that know each other and share nothing yet."""
    pair = _generated(folder / "home-a"), _generated(folder / "home-b")
    _configure(*pair)
    _configure(pair[1], pair[0])
    processes = []
    try:
        for one in pair:
            command = ["syncthing", "serve", f"--home={one.home}", "--no-browser", "--no-restart", "--no-upgrade"]
            with (one.home / "log").open("wb") as log:
                processes.append(subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True))
        wait_for(lambda: all(one.answers() for one in pair), "both instances answer", lambda: _logs(pair))
        yield pair
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            _end(process)


def _logs(pair: tuple[Instance, Instance]) -> str:
    return "\n".join((one.home / "log").read_text(encoding="utf-8", errors="replace")[-2_000:] for one in pair)


def _end(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(LIMIT)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@dataclass
class SharedVault:
    """One vault on two devices, `a` and `b`, that Syncthing keeps alike; each may have a watcher."""

    pair: tuple[Instance, Instance]
    folder: str
    a: Path
    b: Path
    watchers: dict[Path, subprocess.Popen[bytes]] = field(default_factory=dict)

    def share(self) -> None:
        for own, root in zip(self.pair, (self.a, self.b), strict=True):
            config = own.call("GET", "config/defaults/folder") | {
                "id": self.folder,
                "path": str(root),
                "devices": [{"deviceID": one.id} for one in self.pair],
                "fsWatcherDelayS": 1,
            }
            own.call("PUT", f"config/folders/{self.folder}", config)

    def unshare(self) -> None:
        for own in self.pair:
            own.call("DELETE", f"config/folders/{self.folder}")

    # The connection

    def part(self) -> None:
        """B is away."""
        self.pair[0].call("POST", f"system/pause?device={self.pair[1].id}")
        wait_for(lambda: not self._connected(), "the connection ends")

    def join(self) -> None:
        """B is back."""
        self.pair[0].call("POST", f"system/resume?device={self.pair[1].id}")
        wait_for(self._connected, "the connection is back")

    def _connected(self) -> bool:
        own, other = self.pair
        connections = own.call("GET", "system/connections")["connections"]
        return bool(connections.get(other.id, {}).get("connected"))

    # The watchers

    def watch(self, *roots: Path) -> None:
        """Start `kbfollow watch` on these sides, each with a state directory of its own."""
        for root in roots:
            state = _state(root)
            state.mkdir(exist_ok=True)
            own = {"KBFOLLOW_STATE": str(state), "KBFOLLOW_CACHE": str(state / "cache"), "PYTHONUNBUFFERED": "1"}
            command = [sys.executable, "-m", "kbfollow", "--today", TODAY.isoformat(), "watch", str(root)]
            with (state / "said").open("wb") as said:
                process = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **own})
            self.watchers[root] = process
        wait_for(lambda: all(self._has_begun(root) for root in roots), "the watchers are up", self.told)
        assert all("Watching" in _said(root) for root in roots), self.told()

    def _has_begun(self, root: Path) -> bool:
        return "Watching" in _said(root) or self.watchers[root].poll() is not None

    def end_watching(self) -> None:
        """Ctrl-C in every watcher; none may have failed."""
        for process in self.watchers.values():
            process.send_signal(signal.SIGINT)
        for process in self.watchers.values():
            _end(process)
        failed = [root for root, process in self.watchers.items() if process.returncode != 0]
        self.watchers.clear()
        assert not failed, self.told()

    # What there is

    def files(self, root: Path) -> dict[str, bytes]:
        """Every file of a side by its path, the trash too, without what Syncthing keeps for itself."""
        found = {}
        for path in root.rglob("*"):
            name = path.relative_to(root).as_posix()
            if path.is_file() and not name.startswith((".stfolder", ".syncthing.")) and "/.syncthing." not in name:
                found[name] = path.read_bytes()
        return found

    def copies(self, root: Path, *, in_trash: bool = False) -> list[str]:
        """The conflict copies in the vault, or those that kbfollow has moved to the trash."""
        names = [name for name in self.files(root) if ".sync-conflict-" in name]
        return sorted(name for name in names if name.startswith(".trash/") is in_trash)

    def reads(self, path: str, *words: str) -> bool:
        """Whether both sides have the file with these words in it."""
        there = [read(root, path) for root in (self.a, self.b) if (root / path).is_file()]
        return len(there) == 2 and all(one in text for text in there for one in words)

    def settle(self) -> Mapping[str, bytes]:
        """Wait until both sides are alike, Syncthing has nothing to carry and kbfollow nothing to write."""
        wait_for(self._at_rest, "the vault comes to rest", self.told)
        assert not [name for name in self.files(self.a) if "kbfollow-" in name]
        return self.files(self.a)

    def _at_rest(self) -> bool:
        before = self._both()
        if before is None:
            return False
        for own in self.pair:
            own.call("POST", f"db/scan?folder={self.folder}")
        if not all(self._is_carried(path) for path in before):
            return False
        watched = (self.a, self.b) if self.watchers else ()
        return not any(to_do(root) for root in watched) and self._both() == before

    def _both(self) -> dict[str, bytes] | None:
        one, two = self.files(self.a), self.files(self.b)
        return one if one == two else None

    def _is_carried(self, path: str) -> bool:
        """Whether both instances have the same version of a file, and know of no other."""
        known = [version for own in self.pair for version in own.versions(self.folder, path)]
        return known[0] is not None and all(version == known[0] for version in known)

    def told(self) -> str:
        """What the watchers said, and how the sides differ."""
        parts = []
        for root in (self.a, self.b):
            parts += [f"== {root.name}", *sorted(self.files(root)), _said(root)]
            parts += [f"to write: {to_do(root)}"]
        return "\n".join(parts)


def to_do(root: Path) -> list[str]:
    """The paths that a pass would write or move to the trash now."""
    text = read_vault(root)
    judgement, edits = planned(text, TODAY)
    found = read_copies(text.copies, text.notes, text.page.state, text.page.text, text.settings)
    spent, _ = free_copies(found, judgement.frozen, judgement.lost, {one.path for one in edits})
    return [*(one.path for one in edits), *(one.path for one in spent)]


def _state(root: Path) -> Path:
    return root.with_name(f"{root.name}-state")


def _said(root: Path) -> str:
    said = _state(root) / "said"
    return said.read_text(encoding="utf-8") if said.exists() else "no watcher yet"
