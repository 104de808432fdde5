"""offer: answer in time, and tell the others."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.identity import slug
from kbfollow.model import Application, Finding
from kbfollow.rules.context import VaultContext, addressee, neighbour_rule, shown
from kbfollow.words import day_month

WITHOUT_DAY = 3  # business days after the offer
TELL_AFTER = 1  # business days after the offer


@neighbour_rule(place=18)
def offer(application: Application, context: VaultContext) -> Iterator[Finding]:
    """Answer an offer in time, and tell every other employer still in process.

    The answer is due on the stated day, without one three business days after the offer; the others are
    told one business day after it, as long as their decision can still matter.

    Why: an offer is the best reason for the others to decide. The days are our own.
    Source: own

    Example:

    Note Acme:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-12
    interviewers: Jane Doe (Finance Director)
    status: offer
    offer date: 2026-11-20
    answer by: 2026-11-27
    ---
    ````

    Note Halden:

    ````markdown
    ---
    type: interview
    company: Halden
    date: 2026-11-19
    interviewers: Ruth Adler (Owner)
    ---
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Tell Ruth Adler at Halden that you have an offer 📅 2026-11-23 ^offer-tell-halden
    - [ ] Answer Acme’s offer 📅 2026-11-27 ^answer-offer
    ```
    """
    day = application.status_day
    if application.status != "offer" or day is None:
        return
    calendar = context.calendar(application)
    stated = application.answer_by
    due = stated or calendar.add(day, WITHOUT_DAY)
    words = "the stated day" if stated else f"{WITHOUT_DAY} business days after the offer on {day_month(day)}"
    why = (application.status_evidence,) if application.status_evidence else ()
    note = (application.latest.note if application.latest else application.home).path
    yield Finding(
        rule="offer",
        note=note,
        id="answer-offer",
        text=f"Answer {application.employer}’s offer",
        due=due,
        cause=day.isoformat(),
        why=why,
        short="Answer the offer",
        arithmetic=f"{words} → {day_month(due)}",
        application=application,
    )
    tell = calendar.add(day, TELL_AFTER)
    for other in context.others(application):
        if not other.rounds or (context.today > due and stated):
            continue
        person, _ = addressee(other)
        yield Finding(
            rule="offer",
            note=note,
            id=f"offer-tell-{slug(other.employer)}",
            text=f"Tell {shown(person, other.employer)} at {other.employer} that you have an offer"
            if person
            else f"Tell {other.employer} that you have an offer",
            due=tell,
            cause=day.isoformat(),
            subject=other.employer,
            short=f"Tell {other.employer} that you have an offer",
            why=why,
            arithmetic=f"{TELL_AFTER} business day after the offer on {day_month(day)} → {day_month(tell)}",
            application=application,
        )
