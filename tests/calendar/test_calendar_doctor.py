"""`doctor` on the calendar file: quiet where all is right, and each obstacle with its mend."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from a_calendar import SETTINGS, folder_of_settings, give_up
from click.testing import CliRunner

from kbfollow.cli import cli

NAME = "Follow-ups.ics"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    folder_of_settings(folder, f"{SETTINGS}calendar_file: {NAME}\n")
    return folder


def run(*arguments: object) -> str:
    return CliRunner().invoke(cli, [str(one) for one in arguments], catch_exceptions=False).stdout


def told(root: Path) -> list[tuple[bool, str, str]]:
    found = json.loads(run("doctor", "--json", root))
    return [(one["ok"], one["says"], one["mend"]) for one in found if one["name"] == "calendar"]


def test_quiet_without_the_setting(root: Path) -> None:
    folder_of_settings(root, SETTINGS)
    assert told(root) == [(True, "nothing found", "")]


def test_quiet_before_and_after_it_is_made(root: Path) -> None:
    assert told(root) == [(True, f"{NAME} is made by the next update", "")]
    run("calendar", root)
    assert told(root) == [(True, f"{NAME} is kept right", "")]


def test_another_file(root: Path) -> None:
    (root / NAME).write_text("mine")
    ((ok, says, mend),) = told(root)
    assert not ok and "another file of this name" in says and "choose another name" in mend


def test_without_the_library(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: None if name == "icalendar" else real(name, *more)
    )
    ((ok, _, mend),) = told(root)
    assert not ok and "kbfollow[calendar]" in mend


def test_a_folder_of_this_device_that_is_gone(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KBFOLLOW_CALENDAR", str(tmp_path / "gone" / "a.ics"))
    assert [ok for ok, _, _ in told(root)] == [True, False]


def test_git_would_carry_it_until_it_is_mended(root: Path) -> None:
    if shutil.which("git") is None:
        give_up("git is not installed")
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    run("calendar", root)
    subprocess.run(["git", "add", NAME], cwd=root, check=True)
    assert [ok for ok, _, _ in told(root)] == [True, False, False]
    run("doctor", "--fix", "--yes", root)
    assert (root / ".gitignore").read_text() == f"/{NAME}\n"
    ((_, says, mend),) = [one for one in told(root) if not one[0]]
    assert "holds" in says
    subprocess.run(mend, shell=True, cwd=root, check=True, capture_output=True)
    assert told(root) == [(True, f"{NAME} is kept right", "")]
    status = subprocess.run(
        ["git", "status", "--porcelain", NAME], cwd=root, capture_output=True, text=True, check=True
    )
    assert status.stdout == "", "git passes it over"
