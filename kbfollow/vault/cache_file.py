"""What can be worked out again, kept between runs: one JSON file each, in the cache directory.

JSON and never pickle: a cache file is data that somebody else may have written. Deleting one changes no output.
"""

# ruff: noqa: PTH105, PTH108

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kbfollow.vault.places import make_private

FORMAT = 2


def load_cache(path: Path, basis: str) -> dict[str, Any]:
    """What was saved on the same basis; empty where there is nothing, something damaged, or another basis.

    `basis` names all that what is kept depends on, beside its own keys: settings, the program's version.
    """
    try:
        file = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(file, dict) or file.get("format") != FORMAT or file.get("basis") != basis:
        return {}
    held = file.get("held")
    return held if isinstance(held, dict) else {}


_encoded = json.JSONEncoder(separators=(",", ":")).encode


def save_cache(path: Path, basis: str, held: Iterable[tuple[str, Any]]) -> bool:
    """Replace the file by these, each name once; False where it can't be written, which is done without."""
    temp = f"{path}.{os.getpid()}.tmp"
    try:
        make_private(path.parent)
        with open(temp, "w", encoding="ascii") as file:
            # One at a time: as quick as all at once, and there is never a second copy of everything.
            file.write(f'{{"format":{FORMAT},"basis":{_encoded(basis)},"held":{{')
            for number, (name, one) in enumerate(held):
                file.write(f"{',' if number else ''}{_encoded(name)}:{_encoded(one)}")
            file.write("}}")
        os.replace(temp, path)
    except (OSError, ValueError):
        with contextlib.suppress(OSError):
            os.unlink(temp)
        return False
    return True
