"""What a note tells in any words isn't asked: short notes, and for each whether a rule still asks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

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
