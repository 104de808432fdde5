"""A compiled expression as plain numbers, which can be kept between runs: making it again from them takes a fiftieth.

`re` has no way for that but its inner one, which is what `re.compile` itself does in two steps: an expression is read
into numbers, and they are handed to the engine, which looks them over. Whoever asks does without where a Python has
none of it; and the numbers are only good for the very Python that made them (`ENGINE`).
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import re
import sys
from array import array
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import NamedTuple, cast

ENGINE = f"{sys.version} {sys.byteorder} {_sre.MAGIC} {_sre.CODESIZE}"
_NUMBER = "I"
if array(_NUMBER).itemsize != _sre.CODESIZE:
    raise ImportError("the engine’s numbers have another size")


class Packed(NamedTuple):
    """What the engine is handed: the flags, how many groups there are, the named ones, and the numbers as bytes."""

    flags: int
    groups: int
    names: dict[str, int]
    code: bytes


def packed(source: str, flags: int) -> Packed:
    """An expression read into numbers. A wrong one raises `re.error`."""
    parsed = _parser.parse(source, flags)
    code = array(_NUMBER, _compiler._code(parsed, flags))
    return Packed(flags | parsed.state.flags, parsed.state.groups - 1, dict(parsed.state.groupdict), code.tobytes())


def unpacked(source: str, one: Packed) -> re.Pattern[str]:
    """The compiled expression. Raises RuntimeError or ValueError where the numbers are none that the engine takes."""
    code = array(_NUMBER)
    code.frombytes(one.code)
    names: list[str | None] = [None] * (one.groups + 1)
    for name, number in one.names.items():
        names[number] = name
    compiled = _sre.compile(source, one.flags, code.tolist(), one.groups, one.names, tuple(names))
    return cast("re.Pattern[str]", compiled)
