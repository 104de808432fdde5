"""State and cache of these tests lie in temporary folders, and nothing of this machine's settings is read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kbfollow


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("GIT_", "XDG_", "KBFOLLOW_CALENDAR"))]:
        monkeypatch.delenv(name)
    values = {
        "KBFOLLOW_STATE": str(tmp_path / "state"),
        "KBFOLLOW_CACHE": str(tmp_path / "cache"),
        "HOME": str(tmp_path / "home"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Jane"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "jane@example.org"),
        "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent),
    }
    (tmp_path / "home").mkdir()
    for name, value in values.items():
        monkeypatch.setenv(name, value)
