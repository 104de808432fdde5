"""The generated parts of the docs are what the code says; a stale file is written anew and fails once."""

from __future__ import annotations

from pathlib import Path

import pytest
from generate import (
    GUIDE,
    NOT_EXPLAINED,
    PROPERTIES,
    ROOT,
    TEMPLATE,
    bring_up_to_date,
    sections,
    stale,
    whole_files,
    with_sections,
)

from kbfollow.interviews import kind_of
from kbfollow.markdown.note import read_note
from kbfollow.markdown.properties import ALIASES, canonical_name
from kbfollow.settings import Settings


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", sections(), ids=_name)
def test_generated_parts_are_current(path: Path) -> None:
    wanted = with_sections(path.read_text(encoding="utf-8"), sections()[path])
    assert bring_up_to_date(path, wanted), stale(path)


@pytest.mark.parametrize("path", whole_files(), ids=_name)
def test_generated_files_are_current(path: Path) -> None:
    assert bring_up_to_date(path, whole_files()[path]), stale(path)


def test_every_property_is_explained() -> None:
    assert set(PROPERTIES) == set(ALIASES) - NOT_EXPLAINED


@pytest.mark.parametrize("name", PROPERTIES)
def test_the_example_of_a_property_is_one(name: str) -> None:
    assert canonical_name(PROPERTIES[name][0].partition(":")[0]) == name


@pytest.mark.parametrize("path", sorted([*GUIDE.glob("*.md"), *TEMPLATE.glob("*.md")]), ids=_name)
def test_the_guide_is_never_read_as_a_note(path: Path) -> None:
    assert kind_of(read_note(path.relative_to(TEMPLATE).as_posix(), path.read_bytes()), Settings()) == ""
