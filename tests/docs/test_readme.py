"""The README's commands exist, and its two commands for a bare machine are those that are checked."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from urllib.parse import unquote

import click
import pytest
from generate import GUIDE, ROOT, TEMPLATE

from kbfollow.cli import SHORT_HELP, cli

README = ROOT / "README.md"
TRY = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kbfollow demo"
CHECK = ".venv/bin/pip install '.[test]' && .venv/bin/python -m pytest"
DOCS = [README, *sorted(GUIDE.glob("*.md"))]


def _commands(path: Path) -> list[str]:
    """The lines of shell code in a file that call kbfollow, without comments."""
    fences = re.findall(r"^```sh\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S)
    lines = [line.partition("  #")[0].strip() for fence in fences for line in fence.splitlines()]
    calls = [call.strip() for line in lines for call in re.split(r"&&|\|", line)]
    return [call for call in calls if Path(call.split(" ")[0]).name == "kbfollow"]


CALLS = [(path, call) for path in DOCS for call in _commands(path)]


@pytest.mark.parametrize(("path", "call"), CALLS, ids=[f"{path.name}: {call}" for path, call in CALLS])
def test_a_command_of_the_docs_exists(path: Path, call: str) -> None:
    words = shlex.split(call)[1:]
    options = [cli.params]
    name = next((word for word in words if word in SHORT_HELP), None)
    if name is not None:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        options.append(command.params)
    assert name or words[0].startswith("-"), f"{path.name}: no command in “{call}”"
    known = {option for params in options for one in params for option in one.opts} | {"--help", "--version"}
    assert {word.split("=")[0] for word in words if word.startswith("--")} <= known


def test_commands_named_in_the_text_exist() -> None:
    for path in DOCS:
        named = re.findall(r"`(?:\.venv/bin/)?kbfollow (?:--today \S+ )?([a-z-]+)", path.read_text(encoding="utf-8"))
        assert set(named) <= set(SHORT_HELP), path


def test_the_two_commands_come_first() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```", README.read_text(encoding="utf-8"), re.M | re.S)
    assert [block.strip() for block in blocks[:2]] == [TRY, CHECK]


def test_the_two_commands_are_those_that_ci_runs() -> None:
    script = ROOT / ".ci" / "run"
    if not script.exists():
        pytest.skip("this checkout has no .ci/run")
    text = script.read_text(encoding="utf-8")
    # Either word by word, or taken from the README by their place.
    assert (TRY in text and CHECK in text) or ("readme_command 1" in text and "readme_command 2" in text)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: str(path.name))
def test_links_between_files_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        found = (path.parent / unquote(target)).exists() or (TEMPLATE / unquote(target)).exists()
        assert found or target == "../Follow-ups.md", f"{path.name}: {target}"
