"""A yes is an acceptance where the job was offered, and not where the answer was one to tea or to a question."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence.statements import find_statements

ANCHOR = date(2026, 11, 18)
OUTCOMES = {"accepted", "declined", "rejected", "withdrew", "offer"}


def _outcomes(text: str) -> set[str]:
    return {one.kind for one in find_statements(text, ANCHOR, ["Karl Odum"], country="GB")} & OUTCOMES


@pytest.mark.parametrize(
    "text",
    [
        "They asked whether I could do weekends and I said yes.",
        "Asked if I drive, said yes.",
        "Can you start in May, I said yes.",
        "Would I mind nights? I said yes.",
        "Said yes.",
        "they offered me tea, i said yes",
        "They offered me a coffee and I accepted.",
        "He offered to show me round, said yes.",
        "They offered me the trial on Friday and I accepted.",
        "Karl offered me a lift to the station, I said yes.",
        "said yes to the trial shift",
    ],
)
def test_a_yes_to_something_else(text: str) -> None:
    assert not _outcomes(text)


@pytest.mark.parametrize(
    "text",
    [
        "They want me, I said yes!",
        "She rang with the job and I said yes.",
        "Karl asked if I'd take the job, I said yes.",
        "They offered me the job, I said yes.",
        "They offered me the full-time receptionist role and I said yes.",
        "They offered it to me and I said yes.",
        "Offer came Monday, accepted Tuesday.",
        "said yes to their offer",
        "I accepted.",
        "accepted 11/10",
    ],
)
def test_a_yes_to_the_job(text: str) -> None:
    assert "accepted" in _outcomes(text)
