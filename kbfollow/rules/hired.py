"""hired: tell the others, and thank the references."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.identity import slug
from kbfollow.model import Application, Finding
from kbfollow.rules.context import VaultContext, neighbour_rule, shown
from kbfollow.words import day_month

WITHIN = 2  # business days after accepting


@neighbour_rule(place=19)
def hired(application: Application, context: VaultContext) -> Iterator[Finding]:
    """Tell the other employers, and thank each reference and tell how it ended.

    Within two business days of accepting.

    Why: people who took time for you should hear it from you, and you will meet again.
    Source: own

    Example:

    Note Acme:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-12
    interviewers: Jane Doe (Finance Director)
    references: Maria Lopez
    status: accepted
    status date: 2026-11-20
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
    - [ ] Tell Halden that you have taken another job 📅 2026-11-24 ^hired-tell-halden
    - [ ] Thank Maria Lopez for being your reference, and tell how it ended 📅 2026-11-24 ^hired-tell-maria-lopez
    ```
    """
    day = application.status_day
    if application.status != "accepted" or day is None:
        return
    due = context.calendar(application).add(day, WITHIN)
    words = f"{WITHIN} business days after you accepted on {day_month(day)} → {day_month(due)}"
    why = (application.status_evidence,) if application.status_evidence else ()
    note = (application.latest.note if application.latest else application.home).path
    told = [
        (other.employer, f"Tell {other.employer} that you have taken another job")
        for other in context.vault.applications
        if other is not application and not other.dormant and _waits(other)
    ]
    told += [
        (one.person.name, f"Thank {shown(one.person)} for being your reference, and tell how it ended")
        for one in application.references
        if not any(said.kind == "reference_thanked" and said.who == one.person.name for said in application.statements)
    ]
    for subject, text in told:
        yield Finding(
            rule="hired",
            note=note,
            id=f"hired-tell-{slug(subject)}",
            text=text,
            due=due,
            cause=day.isoformat(),
            subject=subject,
            why=why,
            arithmetic=words,
            application=application,
        )


def _waits(other: Application) -> bool:
    """Whether another employer still expects to hear from you."""
    return other.status in ("scheduled", "waiting", "next round", "offer")
