"""right-person: check-ins should reach who decides."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.cadence import check_ins
from kbfollow.model import Application, Finding
from kbfollow.people import same_person
from kbfollow.rules.context import Context, is_open, rule


@rule(place=11)
def right_person(application: Application, context: Context) -> Iterator[Finding]:
    """Talk to the decision maker, where the log shows check-ins but none with them.

    Where the application came through an agency, its recruiter is the right person.

    Why: somebody with little influence on the decision can't help you.
    Source: 000_83e000e6e8a3460a.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-09
    interviewers: [Jane Doe (Finance Director), John Roe (Controller)]
    decision maker: Jane Doe
    ---
    ## Log

    - 2026-11-16 called John Roe to ask whether they have decided
    ````

    On 2026-11-23:

    ```markdown
    Your check-ins at Acme went to John Roe: talk to Jane Doe, who decides
    ```
    """
    right = (*application.decision_makers, *application.recruiters)
    logged = [one for one in check_ins(application) if one.logged and one.who]
    if not application.decision_makers or not logged or not is_open(application):
        return
    if any(same_person(one.who or "", person.name) for one in logged for person in right):
        return
    name = application.decision_makers[0].name
    yield Finding(
        rule="right-person",
        note=application.home.path,
        id="",
        text=f"Your check-ins at {application.employer} went to {logged[-1].who}: talk to {name}, who decides",
        due=None,
        cause=name,
        subject=name,
        why=tuple(one.evidence for one in logged),
        application=application,
    )
