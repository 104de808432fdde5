"""Expressions are compiled late, so that a wrong one would only show in use: here all of them are compiled."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import kbfollow
from kbfollow.patterns import compile_rest, pattern

ROOT = Path(kbfollow.__file__).parent


def test_every_expression_compiles() -> None:
    seen = 0
    for path in sorted(ROOT.rglob("*.py")):
        if path.name == "__main__.py":
            continue
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        module = importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        for value in vars(module).values():
            if type(value).__name__ == "_Pattern":
                value.search("")
                seen += 1
    assert seen > 300


def test_used_like_a_compiled_one() -> None:
    expression = pattern(r"(?P<day>\d+)\s", re.IGNORECASE)
    found = expression.search("on 12 May")
    assert found is not None and found["day"] == "12"
    assert expression.sub("", "1 2 3") == "3"
    assert expression.pattern == r"(?P<day>\d+)\s"
    assert expression.groupindex == {"day": 1}
    assert [one[0] for one in expression.finditer("1 2 ")] == ["1 ", "2 "]


def test_what_was_not_used_is_compiled_where_there_is_time() -> None:
    unused = pattern(r"never\d")
    list(compile_rest())
    assert object.__getattribute__(unused, "_compiled") is not None
    assert list(compile_rest()) == []
