"""A short run of the torture; the long one is `python tests/torture/run.py --minutes 10`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from audit import audit
from run import available, torture
from scene import QUIET_NOTES, Scene

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, terminals and inotify as on Linux")


def test_nothing_is_lost(memory: Path) -> None:
    report = torture(memory / "scene", 12.0, 7, available())
    assert report.lost == [], report.table()
    assert sum(row.edits for row in report.rows.values()) > 0


def test_the_audit_sees_what_is_lost(memory: Path) -> None:
    """A line, a tick, half a line, an own temporary file, a block's marker: each is told."""
    scene = Scene(memory / "scene", 7, ("rename",))
    scene.set_up()
    scene.update()
    note, quiet = scene.vault / scene.note_of("rename"), scene.vault / QUIET_NOTES[0]
    task = next(line for line in quiet.read_text().split("\n") if line.startswith("- [ ]")).rpartition("^")[2]
    scene.log_of("rename").write_text(
        '["trying", "Line rename-0001 of mine."]\n["saved", "Line rename-0001 of mine."]\n'
        f'["ticked", "{quiet}", "{task}"]\n'
    )
    report = audit(scene)
    assert [one.partition(": ")[0] for one in report.lost] == ["rename", "rename"]
    note.write_bytes(note.read_bytes() + b"Line rename-0001 of mine.\r\nLine rename-0001 o\r\n")
    quiet.write_text(quiet.read_text().replace("- [ ]", "- [x]").replace("<!-- kbfollow:end", "<!-- "))
    (scene.vault / "Interviews" / "~syncthing~kbfollow-00.tmp").touch()
    report = audit(scene)
    assert not report.rows["rename"].lost and not report.rows["rename"].ticks_lost
    assert len(report.torn) == 2 and len(report.temporary) == 1
