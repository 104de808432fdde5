"""State and cache of these tests lie in temporary folders."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from watched import Watched


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KBFOLLOW_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("KBFOLLOW_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty folder to be watched."""
    folder = tmp_path / "vault"
    folder.mkdir()
    return folder


@pytest.fixture
def watched(root: Path) -> Iterator[Watched]:
    """A vault with one interview note, and a watcher of its own process once it is started."""
    one = Watched(root)
    one.set_up()
    try:
        yield one
    finally:
        one.kill()
