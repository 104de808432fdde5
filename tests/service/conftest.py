"""State, cache and home of these tests lie in temporary folders."""

from __future__ import annotations

from pathlib import Path

import pytest

import kbfollow


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    values = {
        "HOME": str(tmp_path / "home"),
        "KBFOLLOW_STATE": str(tmp_path / "state"),
        "KBFOLLOW_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent),
    }
    for name, value in values.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault whose owner has agreed to writing, with one interview note."""
    root = tmp_path / "My Notes"
    (root / "Interviews").mkdir(parents=True)
    (root / "Follow-ups settings.md").write_text("---\nquiet_note: 0\nquiet_page: 0\n---\n", encoding="utf-8")
    note = "---\ntype: interview\ncompany: Acme\nrole: Clerk\ndate: 2026-11-20\ninterviewers: Jane Doe (Owner)\n---\n"
    (root / "Interviews" / "Acme.md").write_text(note, encoding="utf-8")
    return root
