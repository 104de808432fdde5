"""What the guide says is understood, is: the sentences in its table, in an interview note."""

from __future__ import annotations

import re

import pytest
from generate import GUIDE, TEMPLATE, judged

from kbfollow.template import SAMPLES_DAY

NOTE = """---
type: interview
company: Acme
date: 2026-11-20
interviewers: [Jane Doe (Finance Director), John Roe (Controller)]
references: Maria Lopez
---
"""
# What the second column of the table says, as statements.
MEANT = {
    "when to ask, counted from the interview": "decision_expected",
    "ask before that week begins": "next_round",
    "a promise, with its day": "promise_by_me",
    "wait until Friday, then ask": "promise_by_them",
    "both are ticked": "thank_you_sent",
    "Maria is not told yet": "reference_not_alerted",
    "now she is": "reference_alerted",
    "Jane decides": "decides",
    "it is asked along with the next thank-you": "question_not_asked",
    "rejected; only a gracious reply is left": "rejected",
}


def _rows() -> list[tuple[str, str]]:
    text = (GUIDE / "Writing notes.md").read_text(encoding="utf-8")
    table = text.split("| You write | It means |\n|---|---|\n")[1].split("\n\n")[0]
    return [(row[0], row[1]) for row in re.findall(r"^\| (.+?) \| (.+?) \|$", table, re.M)]


@pytest.mark.parametrize(("sentence", "meaning"), _rows())
def test_a_sentence_of_the_guide_is_understood(sentence: str, meaning: str) -> None:
    (application,) = judged([("Acme.md", f"{NOTE}{sentence}\n")], SAMPLES_DAY).vault.applications
    said = [one for one in application.statements if one.source == "prose"]
    assert [one.kind for one in said] == [MEANT[meaning]]


@pytest.mark.parametrize("name", ["Interview", "Application", "Person"])
def test_a_note_fresh_from_its_template_says_nothing(name: str) -> None:
    text = (TEMPLATE / "Templates" / f"{name}.md").read_text(encoding="utf-8")
    filled = text.replace("{{date}}", "2026-11-23").replace("{{title}}", "Acme")
    judgement = judged([(f"Notes/{name}.md", filled)], SAMPLES_DAY)
    assert judgement.problems == ()
    assert [one.kind for each in judgement.vault.applications for one in each.statements] == []


@pytest.mark.parametrize("name", ["Interview", "Application", "Person"])
def test_a_template_itself_is_never_read(name: str) -> None:
    text = (TEMPLATE / "Templates" / f"{name}.md").read_text(encoding="utf-8")
    assert judged([(f"Elsewhere/{name}.md", text)], SAMPLES_DAY).notes == {}
