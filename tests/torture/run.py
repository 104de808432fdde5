"""Editors, watchers and faults at one vault for some minutes, and an audit at the end.

    python tests/torture/run.py --minutes 5 [--seed 1] [--editors rename,slow,vim] [--quiet 0.3] [--keep FOLDER]

Prints a table; exit status 1 if a line or tick was lost, a file torn, a temporary file left.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from audit import Report, audit
from editors import MANNERS
from scene import Scene


def available() -> tuple[str, ...]:
    """The editors that this machine has."""
    return tuple(name for name in MANNERS if name != "vim" or shutil.which("vim"))


def torture(folder: Path, seconds: float, seed: int, manners: tuple[str, ...], quiet: float = 0.3) -> Report:
    """Run the whole scene in an empty folder."""
    scene = Scene(folder, seed, manners, quiet_note=quiet, quiet_page=quiet / 3)
    scene.set_up()
    scene.run(seconds)
    scene.settle()
    return audit(scene)


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Editors, watchers and faults at one vault, and an audit.")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--editors", default=",".join(available()), help=f"of: {', '.join(MANNERS)}")
    parser.add_argument("--quiet", type=float, default=0.3, help="the quiet gate of notes, in seconds")
    parser.add_argument("--keep", type=Path, help="a new folder in which everything stays")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="torture-"))
    report = torture(folder, given.minutes * 60, given.seed, tuple(given.editors.split(",")), given.quiet)
    print(report.table())
    if given.keep is None and not report.lost:
        shutil.rmtree(folder)
    else:
        print(f"everything is in {folder}")
    return 1 if report.lost else 0


if __name__ == "__main__":
    sys.exit(main())
