"""A real vault and state directory in a temporary folder for each test."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from a_vault import Vault


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    root = tmp_path / "vault"
    root.mkdir()
    return Vault(root, tmp_path / "state")


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
