"""decision-maker: who makes the decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kbfollow.model import Application, Carrier, Finding
from kbfollow.rules.context import Context, day_after, rule, took_place
from kbfollow.words import day_month


@rule(place=7)
def decision_maker(application: Application, context: Context) -> Iterator[Finding]:
    """Find out who decides, before the first check-in.

    Asked where nobody is marked: by the property `decision_maker`,
    a person note, or prose (hires, picks, decides, has the final say). Who only signs counts if nobody
    else does. With a single interviewer it is asked only if the note says that somebody else decides.

    Why: talking to somebody with little influence on the decision is wasted time.
    Source: 000_83e000e6e8a3460a.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: [Jane Doe (Finance Director), John Roe (Controller)]
    decision: 2026-11-27
    ---
    ````

    On 2026-11-23:

    ```markdown
    Find out who decides at Acme  (with check-in-1)
    ```
    """
    latest = application.latest
    if latest is None or latest.day is None or application.ahead or application.decision_makers:
        return
    elsewhere = [
        *(one for one in application.said("decides") if one.who is None),
        *(one for one in application.said_lately("spoken_of") if one.what == "who decides" and one.manner == "open"),
    ]
    people = {person.name for interview in application.taken for person in interview.interviewers}
    if (len(people) == 1 and not elsewhere) or (not elsewhere and application.spoken_of("who decides")):
        return
    first = context.check_in(replace(application, contacts=()))
    if first is None:
        return
    before = context.calendar(application).add(first.due, -1)
    due = max(before, day_after(latest))
    yield Finding(
        rule="decision-maker",
        note=latest.note.path,
        id="who-decides",
        text=f"Find out who decides at {application.employer}",
        due=due,
        cause=latest.day.isoformat(),
        why=took_place(latest),
        arithmetic=f"the business day before the first check-in on {day_month(first.due)} → {day_month(due)}",
        short="Find out who decides",
        carriers=(Carrier("follow-up"),),
        carried_text="find out who decides",
        detail=("Find out who decides",),
        application=application,
    )
