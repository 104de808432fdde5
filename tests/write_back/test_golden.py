"""Stories as small vaults: `before/` is what the user left, `after/` what kbfollow made of it over the story's days.

`KBFOLLOW_REWRITE_GOLDEN=1 pytest tests/write_back/test_golden.py` writes `after/` anew: look at the diff.
"""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from vaults import Files, listed, settled

GOLDEN = Path(__file__).parent.parent / "golden"
# The days on which a pass is made, of November 2026 (a number) or as ISO.
STORIES: dict[str, tuple[int | str, ...]] = {
    "ordinary-interview": (21,),
    "ticks-everywhere": (23, 24),
    "put-off-and-deleted": (22, 24, 30),
    "evidence-taken-back": (22, 25),
    "name-completed": (23,),
    "check-ins-until-silence": ("2026-12-08", "2026-12-18", "2027-01-15"),
    "one-reference-two-employers": (21, 24),
    "own-lines-and-headings": (21, 23),
    "damaged-block": (21, 22),
}


def read(folder: Path) -> Files:
    """The files of a folder by their paths in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8", "surrogateescape")
        for path in sorted(folder.rglob("*.md"))
    }


def days_of(story: str) -> list[date]:
    return [date(2026, 11, day) if isinstance(day, int) else date.fromisoformat(day) for day in STORIES[story]]


def rewrite(folder: Path, files: Files) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8", "surrogateescape"))


@pytest.mark.parametrize("story", STORIES)
def test_the_story_ends_as_written(story: str) -> None:
    files = read(GOLDEN / story / "before")
    assert files
    for day in days_of(story):
        files = settled(files, day)
    if os.environ.get("KBFOLLOW_REWRITE_GOLDEN"):
        rewrite(GOLDEN / story / "after", files)
    assert files == read(GOLDEN / story / "after")


@pytest.mark.parametrize("story", STORIES)
def test_list_tells_the_same_before_and_after_each_pass(story: str) -> None:
    files = read(GOLDEN / story / "before")
    for day in days_of(story):
        after = settled(files, day)
        assert listed(files, day) == listed(after, day)
        files = after


@pytest.mark.parametrize("story", STORIES)
def test_any_day_settles(story: str) -> None:
    files = read(GOLDEN / story / "before")
    for day in range(18, 31, 3):
        files = settled(files, date(2026, 11, day))
