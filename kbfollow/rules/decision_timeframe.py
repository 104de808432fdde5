"""decision-timeframe: when they expect to decide."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.cadence import check_ins
from kbfollow.model import Application, Finding
from kbfollow.rules.context import Context, due_day_after, rule, thank_you_carriers, took_place


@rule(place=5)
def decision_timeframe(application: Application, context: Context) -> Iterator[Finding]:
    """Ask when they expect to decide, or how soon somebody should be in place.

    It goes along with the thank-you to the decision maker, else the first open one, else the check-in.
    Silent once a window is in the note, or an event that they wait for. Silent too once it was asked
    in vain or a check-in was made: then the next check-in asks it.

    Why: the answer decides when to check in.
    Source: 000_83e000e6e8a3460a.txt, 001_8f7106afb31d88db.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: Li Wu (Owner)
    ---
    ````

    On 2026-11-23:

    ```markdown
    Ask Acme when they expect to decide, or how soon somebody should be in place  (with thank-you-li-wu)
    ```
    """
    latest = application.latest
    if latest is None or latest.day is None or application.ahead or application.window is not None:
        return
    if application.said_lately("decision_asked_in_vain") or check_ins(application):
        return
    if any(one.manner == "event" for one in application.said_lately("decision_expected")):
        return
    if application.spoken_of("when"):
        return
    due, arithmetic = due_day_after(latest)
    yield Finding(
        rule="decision-timeframe",
        note=latest.note.path,
        id="when-decided",
        text=f"Ask {application.employer} when they expect to decide, or how soon somebody should be in place",
        due=due,
        cause=latest.day.isoformat(),
        why=took_place(latest),
        arithmetic=arithmetic,
        short="Ask when they expect to decide",
        carriers=thank_you_carriers(application),
        carried_text="ask when they decide",
        detail=("Ask: when do you decide?",),
        application=application,
    )
