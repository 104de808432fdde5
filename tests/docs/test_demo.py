"""`demo` makes exactly the page that the repository shows; a stale page is written anew and fails once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from generate import GOLDEN, bring_up_to_date, stale

from kbfollow.cli import cli
from kbfollow.passes import judge_vault, read_vault
from kbfollow.rules import all_rules
from kbfollow.template import SAMPLES_DAY


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault as `demo` leaves it."""
    monkeypatch.setenv("KBFOLLOW_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("KBFOLLOW_CACHE", str(tmp_path / "cache"))
    vault = tmp_path / "vault"
    result = CliRunner().invoke(cli, ["demo", str(vault)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    assert (vault / "Follow-ups.md").read_text(encoding="utf-8") in result.output
    return vault


def test_the_page_of_the_demo(demo: Path) -> None:
    golden = GOLDEN / "demo" / "Follow-ups.md"
    page = (demo / "Follow-ups.md").read_text(encoding="utf-8")
    # The opening marker names the version of the holiday data, which differs between machines.
    page = re.sub(r"(?m)^(<!-- kbfollow:begin) .*-->$", r"\1 … -->", page)
    assert bring_up_to_date(golden, page), stale(golden)


def test_a_second_pass_changes_nothing(demo: Path) -> None:
    before = {path: path.read_bytes() for path in demo.rglob("*.md")}
    result = CliRunner().invoke(cli, ["--today", "2026-11-23", "update", "--now", str(demo)], catch_exceptions=False)
    assert "Nothing to write" in result.output
    assert {path: path.read_bytes() for path in demo.rglob("*.md")} == before


def test_the_samples_show_most_rules(demo: Path) -> None:
    judgement = judge_vault(read_vault(demo), SAMPLES_DAY)
    shown = {one.finding.rule for one in judgement.follow_ups if one.status == "open"}
    # One who has an offer isn't hired yet, and need not be told to keep looking.
    assert shown == {rule.name for rule in all_rules()} - {"hired", "keep-looking"}
