"""Where kbfollow keeps what is true of one device only: outside the vault, one folder per vault.

`KBFOLLOW_STATE` and `KBFOLLOW_CACHE` replace the platform's usual folders. The state holds backups, the journal of
writes in flight and the lock; the cache can be deleted at any moment without a change to any output.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

PRIVATE = 0o700  # notes about people and employers: nobody else on this machine reads copies of them


def state_directory(root: str | os.PathLike[str]) -> Path:
    """The folder for this vault's backups, journal and lock. Not created here: see `make_private`."""
    base = os.environ.get("KBFOLLOW_STATE")
    if not base:
        import platformdirs

        base = platformdirs.user_state_dir("kbfollow", appauthor=False)
    return Path(base) / vault_key(root)


def cache_directory(root: str | os.PathLike[str]) -> Path:
    """The folder for this vault's scan cache. Not created here: see `make_private`."""
    base = os.environ.get("KBFOLLOW_CACHE")
    if not base:
        import platformdirs

        base = platformdirs.user_cache_dir("kbfollow", appauthor=False)
    return Path(base) / vault_key(root)


def vault_key(root: str | os.PathLike[str]) -> str:
    """The name of a vault's folder: a hash of the real path, so that every way to the same vault gives the same one."""
    return hashlib.sha256(os.fsencode(Path(root).resolve())).hexdigest()[:20]


def make_private(directory: str | os.PathLike[str]) -> str:
    """Create a folder and its missing parents for this user only, and return it. Existing folders stay as they are.

    Raises OSError where it cannot be created.
    """
    path = Path(directory)
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=PRIVATE, exist_ok=True)
    return str(path)
