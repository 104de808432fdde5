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
    """Leave them some air, where check-ins are closer together than the profile's least gap or two fall on one day.

    One finding per application, until the next check-in is due; that one is counted from the last.

    Why: nobody likes to be called several times by one candidate.
    Source: 000_83e000e6e8a3460a.txt
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
