"""too-often: check-ins that come too close together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from kbfollow.cadence import PROFILES, check_ins
from kbfollow.model import Application, Finding
from kbfollow.rules.context import Context, rule
from kbfollow.words import day_month, plural


@rule(place=12)
def too_often(application: Application, context: Context) -> Iterator[Finding]:
    """Leave them some air where two check-ins came close together.

    Closer than the profile's least gap (5 days, `patient` 7, `persistent` 3), or two on one day. One
    finding per application, until the next check-in is due; that one is counted from the last.

    Why: nobody likes to be called several times by one candidate.
    Source: 000_83e000e6e8a3460a.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-09
    interviewers: Jane Doe (Finance Director)
    ---
    ## Log

    - 2026-11-18 called Jane to ask how things stand
    - 2026-11-20 called Jane to ask how things stand
    ````

    On 2026-11-23:

    ```markdown
    Two check-ins at Acme were 2 days apart: leave it until Mon 30 Nov
    ```
    """
    gap = PROFILES[application.profile].least_gap
    made = check_ins(application)
    close = [(one, two) for one, two in pairwise(made) if one.day and two.day and (two.day - one.day).days < gap]
    following = context.check_in(application)
    if not close or following is None or context.today >= following.due:
        return
    one, two = close[-1]
    assert one.day is not None and two.day is not None
    apart = plural((two.day - one.day).days, "day") + " apart" if two.day > one.day else "on one day"
    yield Finding(
        rule="too-often",
        note=two.evidence.note,
        id="",
        text=f"Two check-ins at {application.employer} were {apart}: leave it until {day_month(following.due)}",
        due=None,
        cause=f"{one.day} {two.day}",
        subject=application.employer,
        why=(one.evidence, two.evidence),
        application=application,
    )
