"""Settings of the whole test run."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, so that a failure means a change; KBFOLLOW_EXPLORE=1 looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("KBFOLLOW_EXPLORE") else "same")

_OWN = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep what vaults of tests leave behind out of the home of whoever runs them."""
    if not hasattr(config, "workerinput"):  # which has the environment of the process that began it
        folder = Path(tempfile.mkdtemp(prefix="kbfollow-tests-"))
        config.stash[_OWN] = folder
        os.environ["XDG_CACHE_HOME"], os.environ["XDG_STATE_HOME"] = str(folder / "cache"), str(folder / "state")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take it away again."""
    if _OWN in config.stash:
        shutil.rmtree(config.stash[_OWN], ignore_errors=True)
