"""A vault with two notes, worked on once; state and cache lie in temporary folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from one_vault import ACME, FILES, HALDEN, OneVault

from kbfollow.file_names import SETTINGS_NOTE


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OneVault:
    """A vault that no pass has written yet."""
    monkeypatch.setenv("KBFOLLOW_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("KBFOLLOW_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("KBFOLLOW_CALENDAR", raising=False)
    for module in ("linger", "write"):
        monkeypatch.setattr(f"kbfollow.vault.{module}.LINGER", 0.05)
    one = OneVault(tmp_path / "vault")
    one.write("---\nquiet_note: 0\nquiet_page: 0\ncountry: US\n---\n", SETTINGS_NOTE)
    for path in (ACME, HALDEN):
        one.write(FILES[path], path)
    return one


@pytest.fixture
def vault(fresh: OneVault) -> OneVault:
    """The same after a pass."""
    fresh.run("update", "--now")
    return fresh
