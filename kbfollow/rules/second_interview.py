"""second-interview: whether there is a further round, and when."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.model import Application, Finding
from kbfollow.rules.context import Context, due_day_after, rule, thank_you_carriers, took_place


@rule(place=6)
def second_interview(application: Application, context: Context) -> Iterator[Finding]:
    """Ask whether there is a second interview, and when.

    It goes along with the thank-you to the decision maker, else the first open one, else the check-in.
    Silent once it is known (also “no further rounds”, a stage called final, a later round in the
    vault) or the note spoke of it in other words, and once it was asked and nobody knew: then the
    next check-in asks it.

    Why: a round that starts soon moves the check-in forward.
    Source: 001_8f7106afb31d88db.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: Li Wu (Owner)
    ---
    They'll decide by 4 December.
    ````

    On 2026-11-23:

    ```markdown
    Ask Acme whether there is a second interview, and when  (with thank-you-li-wu)
    ```
    """
    latest = application.latest
    if latest is None or latest.day is None or application.no_next_round is not None or application.ahead:
        return
    announced = application.next_round
    if announced is not None and announced.dates is not None:
        return
    if application.said_lately("next_round_asked_in_vain"):
        return
    if announced is None and application.spoken_of("next round"):
        return
    due, arithmetic = due_day_after(latest)
    further = "a second interview" if len(application.taken) < 2 else "a further round"
    words = "when the next round is" if announced is not None else f"whether there is {further}, and when"
    yield Finding(
        rule="second-interview",
        note=latest.note.path,
        id="second-interview",
        text=f"Ask {application.employer} {words}",
        due=due,
        cause=latest.day.isoformat(),
        why=took_place(latest),
        arithmetic=arithmetic,
        short=f"Ask {words}",
        carriers=thank_you_carriers(application),
        carried_text=f"ask {words}" if announced is not None else f"ask about {further}",
        detail=("Ask: a second round?" if len(application.taken) < 2 else "Ask: a further round?",),
        application=application,
    )
