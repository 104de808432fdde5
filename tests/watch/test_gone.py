"""A vault that goes away under the watcher, in one way or the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from watched import PAGE, SETTINGS, Watched, interview, settings, until

import kbfollow

HERE = Path(__file__).parent
ACME = "Interviews/Acme.md"


@pytest.mark.skipif(sys.platform != "linux", reason="name spaces are Linux's")
@pytest.mark.parametrize("words", [(), ("--yes",)], ids=["settings", "consent"])
def test_a_drive_that_is_unmounted_and_mounted_again(tmp_path: Path, words: tuple[str, ...]) -> None:
    name_space = ["unshare", "--user", "--map-root-user", "--mount"]
    if subprocess.run([*name_space, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system gives no name space with mounts of its own")
    done = subprocess.run(
        [*name_space, sys.executable, str(HERE / "mounts.py"), str(tmp_path), *words],
        env={**os.environ, "PYTHONPATH": str(Path(kbfollow.__file__).parent.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    output = tmp_path / "output"
    assert done.returncode == 0, done.stderr + (output.read_text() if output.exists() else "")


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody move a folder that is watched")
def test_another_vault_in_its_place(watched: Watched) -> None:
    """What was read in the old one is forgotten: its notes must not appear on the new one's page."""
    watched.begin()
    watched.root.rename(watched.root.parent / "old")
    watched.write(SETTINGS, settings())
    watched.write("Interviews/Halden.md", interview("Halden Paper"))
    until(lambda: "Halden Paper" in watched.text(PAGE), "the other vault’s page", 60.0)
    assert "Acme" not in watched.text(PAGE)
    watched.write("Interviews/Kestrel.md", interview("Kestrel Marina"))
    until(lambda: "Kestrel Marina" in watched.text(PAGE), "its events")


def test_without_its_settings_note_nothing_is_written_until_it_is_back(watched: Watched) -> None:
    """Consent is in the vault: who takes the note away takes it back."""
    watched.begin()
    away = watched.root.parent / "away.md"
    (watched.root / SETTINGS).rename(away)
    until(lambda: "has no note" in watched.says(), "it to be said")
    watched.write("Interviews/Halden.md", interview("Halden Paper"))
    until(lambda: watched.says().count("has no note") == 1, "it to be said once")
    assert "kbfollow" not in watched.text("Interviews/Halden.md")
    away.rename(watched.root / SETTINGS)
    until(lambda: "kbfollow:end" in watched.text("Interviews/Halden.md"), "the block")
