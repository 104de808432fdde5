"""What a note tells in any words isn't asked: short notes, and for each whether a rule still asks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kbfollow.evidence import find_statements
from kbfollow.listing import chosen
from kbfollow.passes import judge_vault, read_vault

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parent.parent / "cases" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
]
NOTE = """---
type: interview
company: Acme
role: Assistant
date: 2026-11-18
country: US
interviewers: [{people}]
---

{text}
"""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['rule']}-{row['text'][:50]}")
def test_is_asked_only_where_it_is_not_told(
    row: dict[str, Any], request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if row.get("misread"):
        request.applymarker(pytest.mark.xfail(reason="misread", strict=True))
    (tmp_path / "Interviews").mkdir()
    (tmp_path / "Interviews" / "Acme.md").write_text(NOTE.format(**row).replace("[]", ""), encoding="utf-8")
    judgement = judge_vault(read_vault(tmp_path), date(2026, 11, 20))
    asked = [one for one in chosen(judgement, True, None) if one.finding.rule == row["rule"]]
    assert bool(asked) == row["asked"]


@pytest.mark.parametrize(
    "text",
    [
        "Mette from HR answered on 5 May, they are reading the applications now and write to everybody before summer.",
        "They replied on 4 May: still sorting the pile.",
        "Priya Nair got back on 6 May, she says they start calling people next week.",
        "HR wrote back on 5 May that they look at them in June.",
        "The office acknowledged on 30 April and said it takes a month.",
        "Mr Dunne confirmed on 5 May that he has it on his desk.",
        "Heard back on 5 May, they're shortlisting this week.",
        "The practice manager responded on 6 May, no decision yet.",
        "Got an answer from Mette on 5 May, they are still reading.",
        "Jo from the depot rang on 5 May and said it's in the pile.",
        "On 5 May the secretary wrote back, they are still counting.",
        "Mrs Adeyemi (bursar) emailed me on 6 May: the governors read them in June.",
        "Sinead in HR acknowledged my application on 28 April and said the panel sits in June.",
        "On 30 April they replied: too early to say.",
        "Mr Abara answered by email on 4 May.",
        "5 May: Mette answered, they are reading.",
        "HR replied on Tuesday 5 May that it's with the department.",
        "The headteacher's secretary rang on 6 May, it's with the governors.",
        "Someone from the office rang on 6 May, they have it.",
        "They got back to me on 5 May with a question about my licence.",
        "Heard from Mette on 5 May.",
        "Lotte (HR) mailed on 6 May: you'll hear in three weeks.",
        "They've answered on 6 May that they are still collecting.",
    ],
)
def test_they_answered_the_application(text: str) -> None:
    found = find_statements(text, date(2026, 4, 20), country="GB")
    assert [one for one in found if one.kind == "contact_by_them"]


@pytest.mark.parametrize(
    "text",
    [
        "Automatic receipt on 20 April.",
        "They acknowledged on 20 April with an auto-reply.",
        "Their system confirmed on 20 April, nothing else.",
        "Got an auto-reply on 21 April.",
        "Only a receipt so far, on 21 April.",
        "Nobody answered.",
        "No reply from Mette yet.",
        "I answered their questions on 5 May.",
        "Mette hasn't answered.",
        "The portal replied on 20 April with a number.",
        "Got an automatic reply from HR on 21 April.",
        "They confirmed receipt on 21 April, automatically.",
        "My old boss answered on 5 May, he will be my reference.",
        "The bot answered on 20 April.",
        "She wrote on 12 March in the paper about the job.",
        "My sister rang on 5 May about the party.",
        "The fan belt company rang on 5 May about my car.",
        "If they answered on 5 May I missed it.",
        "HR's auto-reply came on 20 April.",
        "Only the automatic receipt so far (20 April).",
        "An automatic mail confirmed it on 20 April.",
        "They answered on 20 April with a no-reply receipt.",
        "Wrote to Mette on 5 May, no answer.",
        "Mette from HR never answered.",
        "Rang Mette on 5 May, engaged.",
        "They answered nothing on 5 May.",
        "Told Mette on 5 May that I moved.",
        "The union rang on 5 May about the strike.",
        "A friend who works there replied on 5 May, she knows nothing.",
        "Ned confirmed on 5 May that he'd be my referee.",
    ],
)
def test_that_is_no_answer_to_the_application(text: str) -> None:
    found = find_statements(text, date(2026, 4, 20), country="GB")
    assert not [one for one in found if one.kind == "contact_by_them"]
