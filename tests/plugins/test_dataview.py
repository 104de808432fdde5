"""Our lines in Dataview: its own parser reads the values, and nothing of a name is taken for a field.

The npm package exports the expression language, which reads a field's value; how Dataview finds fields in a line (a
bracket, a key without brackets, "::", up to the matching bracket; a day behind an emoji) is modelled here from its
documentation. Without node or npm the test is skipped, in CI it fails.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import NoReturn

import pytest

from kbfollow.markdown.task_line import clean_description, format_task

VERSION = "0.5.68"
NAMES = [
    "Thank Jane Doe (Finance Director) for Friday",
    "Thank [[John Roe]]; ask about overtime",
    "Tell José & 李雷 (HR",
    "Ask about the C# role) [x",
    "Thank [due:: 2020-01-01] (completion:: 2020-01-01)",
    "Thank 📅 2020-01-01 ✅ 2020-01-01",
    "Key:: value",
    "((a:: b)) [[c:: d]]",
    "x [a:: ",
    "Jane\\",
    "^evil #evil 🆔 x",
    "[Acme](Interviews/a::b.md)",
]

# Reads lines of JSON (a field's value as text), writes what Dataview makes of it.
_SCRIPT = """
const { EXPRESSION } = require(process.argv[2]);
const values = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(values.map((value) => {
  const parsed = EXPRESSION.inlineField.parse(value);
  return parsed.status && parsed.value && parsed.value.toISODate ? parsed.value.toISODate() : null;
})));
"""


def _give_up(reason: str) -> NoReturn:
    if os.environ.get("CI", "").lower() == "true":
        pytest.fail(f"in CI this must run: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def dataview() -> Path:
    """Dataview's library as it is published, fetched once into a folder of the system's temporary directory."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        _give_up("node and npm are not installed")
    folder = (
        Path(tempfile.gettempdir()) / f"kbfollow-test-dataview-{VERSION}-{os.getuid() if hasattr(os, 'getuid') else 0}"
    )
    library = folder / "package" / "lib" / "index.js"
    if not library.exists():
        folder.mkdir(exist_ok=True)
        command = [npm, "pack", "--silent", f"obsidian-dataview@{VERSION}"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        except (subprocess.SubprocessError, OSError) as error:
            _give_up(f"obsidian-dataview could not be fetched: {type(error).__name__}")
        with tarfile.open(next(folder.glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
    stub = folder / "node_modules" / "obsidian" / "index.js"  # the app is not there; the library only needs the name
    stub.parent.mkdir(parents=True, exist_ok=True)
    stub.write_text("module.exports = {};\n")
    return library


def _days(library: Path, values: list[str]) -> list[str | None]:
    command = ["node", "-e", _SCRIPT, "-", str(library)]
    result = subprocess.run(command, input=json.dumps(values), capture_output=True, text=True, timeout=60, check=True)
    found: list[str | None] = json.loads(result.stdout)
    return found


def _fields(line: str) -> Iterator[tuple[str, str]]:
    """The fields that Dataview finds in the text of a list element."""
    for opening, closing in ("[]", "()"):
        start = line.find(opening)
        while start >= 0:
            separator = line.find("::", start)
            key = line[start + 1 : separator].strip()
            end = _matching(line, separator + 2, opening, closing) if separator >= 0 else None
            if end is None or set(key) & set("[]()"):
                start = line.find(opening, start + 1)
                continue
            yield key, line[separator + 2 : end].strip()
            start = line.find(opening, end + 1)
    for key, emoji in (
        ("due", "[📅📆🗓\ufe0f]"),
        ("completion", "✅"),
        ("created", "➕"),
        ("scheduled", "[⏳⌛]"),
        ("start", "🛫"),
    ):
        if match := re.search(rf"{emoji}\s*([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})", line):
            yield key, match[1]


def _matching(line: str, start: int, opening: str, closing: str) -> int | None:
    depth = 0
    escaped = False
    for index in range(start, len(line)):
        character = line[index]
        if character == "\\":
            escaped = not escaped
            continue
        if not escaped:
            depth += (character == opening) - (character == closing)
        if depth < 0:
            return index
        escaped = False
    return None


def test_model_finds_what_dataview_finds() -> None:
    assert list(_fields("Call [due:: 2026-11-21] (a:: b [c])")) == [("due", "2026-11-21"), ("a", "b [c]")]
    assert list(_fields("Call [x] (y) z")) == []
    assert list(_fields("📅 2026-11-21")) == [("due", "2026-11-21")]


def test_dataview_reads_our_lines(dataview: Path) -> None:
    due, end = date(2026, 11, 21), date(2026, 11, 20)
    expected: list[tuple[str, dict[str, str]]] = []
    for name, status, style in product(NAMES, ("open", "done", "cancelled"), ("emoji", "dataview", "plain")):
        line = format_task(
            clean_description(name, links=True),
            status=status,  # type: ignore[arg-type]
            due=due,
            done=end,
            cancelled=end,
            id="thank-you-jane",
            style=style,  # type: ignore[arg-type]
            priority="high",
        )
        wanted = {"due": "2026-11-21"} if style != "plain" else {}
        if status == "done" and style != "plain":
            wanted["completion"] = "2026-11-20"
        if status == "cancelled" and style == "dataview":
            wanted["cancelled"] = "2026-11-20"
        expected.append((line, wanted))
    found = [(line, [field for field in _fields(line[6:]) if field[0] != "priority"]) for line, _ in expected]
    days = iter(_days(dataview, [value for _, fields in found for _, value in fields]))
    for (line, wanted), (_, fields) in zip(expected, found, strict=True):
        assert [key for key, _ in fields] == list(wanted), line
        assert {key: next(days) for key, _ in fields} == wanted, line
        assert re.search(r" \^thank-you-jane$", line), line
        rest = re.sub(r" {2}\[[a-z]+:: [^\]]*\]", "", line)
        assert "::" not in rest, line
