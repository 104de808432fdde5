"""A real vault and state directory in a temporary folder for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from a_job_search import ACME, HALDEN, SETTINGS, JobSearch, interview
from a_vault import Vault

from kbfollow import vault_reader
from kbfollow.file_names import SETTINGS_NOTE


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    root = tmp_path / "vault"
    root.mkdir()
    return Vault(root, tmp_path / "state")


@pytest.fixture
def job_search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JobSearch:
    """Two interview notes and a settings note without quiet gates; displaced files are let go of at once."""
    monkeypatch.setenv("KBFOLLOW_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("KBFOLLOW_CACHE", str(tmp_path / "cache"))
    for module in ("linger", "write"):
        monkeypatch.setattr(f"kbfollow.vault.{module}.LINGER", 0.05)
    root = tmp_path / "vault"
    root.mkdir()
    one = JobSearch(root)
    one.write(SETTINGS, SETTINGS_NOTE)
    one.write(interview("Acme Finance", "Jane Doe (Director)"), ACME)
    one.write(interview("Halden Paper", "Ruth Adler (Owner)"), HALDEN)
    return one


@pytest.fixture
def walks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Each walk of a vault from now on."""
    seen: list[str] = []
    real = vault_reader.scan

    def counted(root: str, **bounds: Any) -> object:
        seen.append(root)
        return real(root, **bounds)

    monkeypatch.setattr(vault_reader, "scan", counted)
    return seen


@pytest.fixture(autouse=True)
def _no_open_files() -> Iterator[None]:
    """No test may leave a descriptor open: a watcher runs for months."""
    before = set(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else set()  # noqa: PTH112
    yield
    if before:
        left = [name for name in set(os.listdir("/proc/self/fd")) - before if _is_vault_file(name)]
        assert not left, f"descriptors left open: {left}"


def _is_vault_file(name: str) -> bool:
    try:
        target = os.readlink(f"/proc/self/fd/{name}")  # noqa: PTH115
    except FileNotFoundError:
        return False
    return "/vault/" in target or "/state/" in target
