"""The list of faults can't rot: each number has a test, and each test that it names is there."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from faults import FAULTS

TESTS = Path(__file__).parent.parent
LAST = 44


def test_every_number_is_there() -> None:
    assert list(FAULTS) == list(range(1, LAST + 1))


@pytest.mark.parametrize("number", FAULTS)
def test_every_fault_is_injected_by_a_test(number: int) -> None:
    assert FAULTS[number].tests
    for test in FAULTS[number].tests:
        path, _, name = test.partition("::")
        assert name in names_in(path), f"there is no {test}"


def test_every_numbered_test_is_listed() -> None:
    named = {test for fault in FAULTS.values() for test in fault.tests}
    for path in Path(__file__).parent.glob("test_*.py"):
        for name in names_in(f"torture/{path.name}"):
            if name[len("test_") :][:2].isdigit():
                assert f"torture/{path.name}::{name}" in named


@cache
def names_in(path: str) -> frozenset[str]:
    """The tests of a file, with their class where they have one."""
    found = set()
    for node in ast.parse((TESTS / path).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef):
            found.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found |= {f"{node.name}::{one.name}" for one in node.body if isinstance(one, ast.FunctionDef)}
    return frozenset(name for name in found if name.rpartition("::")[2].startswith("test_"))
