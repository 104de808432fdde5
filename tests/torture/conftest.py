"""The vault of the writer's tests and the texts of the planner's, for faults that need both, and a running watcher."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

for _folder in ("vault", "write_back"):
    sys.path.append(str(Path(__file__).parent.parent / _folder))

from a_vault import Vault  # noqa: E402
from scene import Scene  # noqa: E402


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    root = tmp_path / "vault"
    root.mkdir()
    return Vault(root, tmp_path / "state")


@contextlib.contextmanager
def in_memory() -> Iterator[Path]:
    shared = "/dev/shm"
    path = Path(tempfile.mkdtemp(prefix="torture-", dir=shared if os.access(shared, os.W_OK) else None))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def watched_vault() -> Iterator[Scene]:
    with in_memory() as folder:
        one = Scene(folder, 1, ())
        one.set_up()
        one.watch()
        try:
            yield one
        finally:
            if one.watcher is not None:
                one.watcher.kill()
                one.watcher.wait()


@pytest.fixture
def memory() -> Iterator[Path]:
    """An empty folder, in memory where there is some to be had: hundreds of writes go down to the disk."""
    with in_memory() as folder:
        yield folder


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A vault that is being watched."""
    with watched_vault() as one:
        yield one


@pytest.fixture(scope="module")
def shared_scene() -> Iterator[Scene]:
    """The same, for all tests of a module; each has notes of its own."""
    with watched_vault() as one:
        yield one
