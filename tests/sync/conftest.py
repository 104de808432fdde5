"""State and cache of these tests lie in temporary folders, and git reads no configuration but the repositories' own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import kbfollow


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    values = {
        "KBFOLLOW_STATE": str(tmp_path / "state"),
        "KBFOLLOW_CACHE": str(tmp_path / "cache"),
        "HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_EDITOR": "true",
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Jane"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "jane@example.org"),
        # The driver runs the kbfollow that is being tested.
        "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent),
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)
