"""Each rule's docstring is its documentation: complete, in one form, and its example is what the program makes."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
from generate import GUIDE, ROOT, lines_of_rule, read_example, rule_doc

from kbfollow.rules import Rule, all_rules

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: str(rule.name))
WIDTH = 100


@RULES
def test_a_rule_says_what_it_asks_why_and_on_what_ground(rule: Rule) -> None:
    doc = rule_doc(rule)
    assert doc.summary.endswith(".")
    assert "\n" not in inspect.cleandoc(rule.doc).split("\n\n")[0], "the first line stands alone"
    assert doc.why.endswith("."), "“Why: …” is missing"
    assert doc.source, "“Source: …” is missing"


@RULES
def test_a_rule_reads_well_in_a_terminal(rule: Rule) -> None:
    prose = re.sub(r"^(`{3,}).*?^\1$", "", inspect.cleandoc(rule.doc), flags=re.M | re.S)
    assert [line for line in prose.split("\n") if len(line) > WIDTH or line.startswith(" ")] == []


@RULES
def test_the_example_of_a_rule_is_what_the_program_makes(rule: Rule) -> None:
    example = read_example(rule_doc(rule).example)
    assert lines_of_rule(rule.name, example) == list(example.lines)


@pytest.mark.parametrize("path", [ROOT / "README.md", GUIDE / "Rules.md"], ids=lambda path: str(path.name))
def test_the_docs_name_all_rules_and_no_others(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    part = text.split("<!-- rules:begin -->")[1].split("<!-- rules:end -->")[0]
    named = re.findall(r"^(?:## |\| \[`)([a-z-]+)", part, re.M)
    assert named == [rule.name for rule in all_rules()]


def test_the_readme_links_to_sections_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    guide = (GUIDE / "Rules.md").read_text(encoding="utf-8")
    for anchor in re.findall(r"Rules\.md#([a-z-]+)\)", readme):
        assert f"\n## {anchor}\n" in guide
