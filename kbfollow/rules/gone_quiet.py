"""gone-quiet: one last note, or let it go."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.cadence import Silence, check_ins
from kbfollow.cadence import gone_quiet as fell_silent
from kbfollow.model import Answer, Application, Finding
from kbfollow.rules.context import Context, addressee, is_open, records_of, rule, shown
from kbfollow.words import day_month


@rule(place=13)
def gone_quiet(application: Application, context: Context) -> Iterator[Finding]:
    """Offer a choice where nobody answers any more: one last note, or let it go.

    It comes once, after the profile's number of check-ins behind the decision day went unanswered, or
    30 days after that day or their last word. Letting it go sets the application to “no response”. Any
    news ends it.

    Why: patience has an end, and an open wait costs more than a closed one. The figures are our own.
    Source: 001_8f7106afb31d88db.txt (patience); own

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-10-12
    interviewers: Jane Doe (Finance Director)
    decision: 2026-10-26
    ---
    ## Log

    - 2026-10-28 emailed Jane to ask whether they have decided
    - 2026-11-09 emailed Jane to ask whether they have decided
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Let Acme go 📅 2026-11-20 ^gone-quiet-let-go
    - [ ] One last note to Jane Doe 📅 2026-11-20 ^gone-quiet-note
    ```
    """
    quiet = silence(application, context)
    latest = application.latest
    if quiet is None or latest is None:
        return
    person, _ = addressee(application)
    made = check_ins(application)
    due = context.calendar(application).add(quiet.day, 1)
    number = _times_answered(application) + 1
    yield Finding(
        rule="gone-quiet",
        note=latest.note.path,
        id="gone-quiet" if number == 1 else f"gone-quiet-{number}",
        text=f"One last note to {shown(person, application.employer)}, or let {application.employer} go",
        due=due,
        cause=str(made[-1].day if made else latest.day),
        subject=application.employer,
        why=quiet.why,
        arithmetic=f"{quiet.arithmetic}; the business day after → {day_month(due)}",
        short="One last note, or let it go",
        answers=(
            Answer("note", f"One last note to {shown(person, application.employer)}"),
            Answer("let-go", f"Let {application.employer} go"),
        ),
        application=application,
    )


def _times_answered(application: Application) -> int:
    """How often the choice was made before there was news again."""
    heard = [one.day for one in application.contacts if not one.by_me and one.day]
    answered = [one.closed_on for one in records_of(application, "gone-quiet") if one.status == "done"]
    return sum(1 for day in answered if day is not None and heard and day < max(heard))


def silence(application: Application, context: Context) -> Silence | None:
    """When the employer fell silent, if they have by today; None where the outcome isn't open."""
    if not is_open(application) or application.ahead or context.taken_elsewhere:
        return None
    if "gone-quiet" in context.settings.rules_off:
        return None
    quiet = fell_silent(application, context.calendar(application))
    return quiet if quiet is not None and quiet.day <= context.today else None
