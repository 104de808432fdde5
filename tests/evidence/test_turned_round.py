"""What was done, turned round: the same words with “haven't”, “will”, “need to” before them say that it wasn't."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kbfollow.evidence import find_statements

CASES = Path(__file__).parent.parent / "cases"
DONE = frozenset({"thank_you_sent", "reference_alerted", "reference_thanked", "follow_up_done"})
# Past, base, participle: of verbs that carry a message, a thing or thanks.
VERBS = {
    past: (base, participle)
    for past, base, participle in (
        line.split()
        for line in """
        sent send sent
        thanked thank thanked
        emailed email emailed
        mailed mail mailed
        called call called
        rang ring rung
        phoned phone phoned
        texted text texted
        wrote write written
        told tell told
        dropped drop dropped
        posted post posted
        alerted alert alerted
        warned warn warned
        asked ask asked
        messaged message messaged
        gave give given
        handed hand handed
        chased chase chased
        nudged nudge nudged
        let let let
        forwarded forward forwarded
        delivered deliver delivered
        submitted submit submitted
        contacted contact contacted
        followed follow followed
        informed inform informed
        briefed brief briefed
        uploaded upload uploaded
        brought bring brought
        left leave left
        """.strip().splitlines()
    )
}
TURNS = (
    "I haven't {participle}", "Haven't {participle}", "I have not yet {participle}", "I didn't {base}", "Didn't {base}",
    "I never {past}", "Nobody {past}", "I'll {base}", "Will {base}", "I need to {base}", "Need to {base}",
    "I should {base}", "I still have to {base}", "Still to {base}", "I'm going to {base}", "Going to {base}",
    "I would have {participle}", "I should have {participle}", "I forgot to {base}", "Forgot to {base}",
    "I meant to {base}", "I couldn't {base}", "I want to {base}", "Hope to {base}", "Planning to {base}",
    "Must {base}", "Maybe I'll {base}", "I might {base}", "Tomorrow I'll {base}", "If I {past}",
    "I wish I'd {participle}", "Remember to {base}", "Don't forget to {base}", "TODO: {base}", "To do: {base}",
)  # fmt: skip
_FIRST = re.compile(
    rf"(?:I\s(?:have\s|already\s|just\s|also\s)?)?(?P<verb>{'|'.join(VERBS)})\b(?P<rest>.*)", re.IGNORECASE
)
_ANOTHER = re.compile(
    rf"\b(?:{'|'.join(VERBS)}|did|was|were|got|knows?|said|rung|done)\b|\w{{3,}}ed\b|[;✓✔]", re.IGNORECASE
)


def done_sentences() -> Iterator[tuple[str, date, str, str]]:
    """Labelled sentences that begin with the verb of what was done, and tell of nothing else."""
    for line in (CASES / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        match = _FIRST.fullmatch(one["text"])
        if one["kind"] in DONE and match is not None and not _ANOTHER.search(match["rest"]):
            yield one["text"], date.fromisoformat(one["anchor"]), match["verb"].lower(), match["rest"]


@pytest.mark.parametrize("turn", TURNS)
def test_what_was_not_done_is_never_done(turn: str) -> None:
    seen = 0
    for text, anchor, verb, rest in done_sentences():
        if not DONE & {one.kind for one in find_statements(text, anchor)}:
            continue
        base, participle = VERBS[verb]
        turned = turn.format(past=verb, base=base, participle=participle) + rest
        seen += 1
        assert not DONE & {one.kind for one in find_statements(turned, anchor)}, turned
    assert seen > 100
