"""application-follow-up: an application that nobody answered."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.model import Application, Finding
from kbfollow.rules.context import Context, is_open, records_of, rule
from kbfollow.words import day_month

# Business days after applying, and again after the first was due.
FIRST, AGAIN = 7, 10


@rule(place=16)
def application_follow_up(application: Application, context: Context) -> Iterator[Finding]:
    """Ask whether your application arrived and what comes next.

    Seven business days after applying, and once more ten business days after the first was due. Silent
    once an interview or an answer is noted.

    Why: those who ask stand out of the pile. The days are our own.
    Source: 004_db9377522d26ece6.txt; days: own

    Example:

    ````markdown
    ---
    type: application
    company: Acme
    applied: 2026-11-12
    ---
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Ask Acme whether your application arrived, and what comes next 📅 2026-11-23 ^application-check-1
    ```
    """
    if application.applied is None or application.rounds or not application.application_notes:
        return
    answered = any(not one.by_me for one in application.contacts) or application.said("next_round")
    if not is_open(application) or answered:
        return
    calendar = context.calendar(application)
    first = calendar.add(application.applied, FIRST)
    asked = [one for one in records_of(application, "application-follow-up") if one.status == "done"]
    logged = [one for one in application.contacts if one.by_me and one.check_in]
    count = max(len(asked), len(logged))
    if count >= 2:
        return
    due = calendar.add(first, AGAIN) if count else first
    days = f"{FIRST} business days after {day_month(application.applied)} → {day_month(first)}"
    if count:
        days += f"; {AGAIN} business days after that → {day_month(due)}"
    yield Finding(
        rule="application-follow-up",
        note=application.home.path,
        id=f"application-check-{count + 1}",
        text=f"Ask {application.employer} whether your application arrived, and what comes next",
        due=due,
        cause=f"{application.applied} {count}",
        subject=application.employer,
        why=(application.applied_evidence,) if application.applied_evidence else (),
        arithmetic=days,
        short="Ask whether your application arrived",
        application=application,
    )
