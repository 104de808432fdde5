"""Regular expressions that are compiled at their first use.

There are some hundred in the package, and a command or a sentence needs a few of them: compiling all at import costs
more than anything else that a short command does.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Pattern:
    """Stands for a compiled expression. Its first use compiles; from then on its methods are those of the compiled."""

    __slots__ = (
        "_flags",
        "_source",
        "findall",
        "finditer",
        "flags",
        "fullmatch",
        "groupindex",
        "match",
        "pattern",
        "search",
        "split",
        "sub",
        "subn",
    )

    def __init__(self, source: str, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Only called while an attribute isn't set, that is once."""
        if name.startswith("_") or name not in _Pattern.__slots__:
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        for method in _Pattern.__slots__[2:]:
            setattr(self, method, getattr(compiled, method))
        return getattr(self, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """An expression that is compiled when it is first used; otherwise like `re.compile`.

    A wrong expression raises `re.error` at its first use only; a test compiles all of them.
    """
    return cast(re.Pattern[str], _Pattern(source, flags))
