"""alert-references: tell each reference who may call."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.identity import slug
from kbfollow.model import Application, Finding, Interview, Reference, Statement
from kbfollow.rules.context import Context, addressee, due_day_after, quoted, rule, shown


@rule(place=9)
def alert_references(application: Application, context: Context) -> Iterator[Finding]:
    """Tell each reference who may call, from which employer, about which role.

    One task per reference, employer and role, not per round. References are named in the note, or by a
    person note with `reference: true`. Done when it is ticked, when `alerted` names the person, or when
    the note says so.

    Why: a reference who isn't caught off guard speaks better of you.
    Source: 001_8f7106afb31d88db.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    role: Clerk
    date: 2026-11-20
    references: [Maria Lopez, Raj Rao]
    alerted: Raj Rao 2026-11-21
    ---
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Tell Maria Lopez that Acme may call about the Clerk job 📅 2026-11-21 ^alert-maria-lopez
    - [x] Tell Raj Rao that Acme may call about the Clerk job 📅 2026-11-21 ✅ 2026-11-21 ^alert-raj-rao
    ```
    """
    interview = _giving_day(application, context)
    if interview is None:
        return
    due, arithmetic = due_day_after(interview)
    for reference in application.references:
        told = reference.alerted if reference.alerted and not _still_ahead(reference.alerted, context) else None
        done = quoted(told, "told already") if told else None
        sent = told.dates if told else None
        yield Finding(
            rule="alert-references",
            note=interview.note.path,
            id=f"alert-{slug(reference.person.name)}",
            text=_text(application, reference),
            due=due,
            cause=f"{application.employer}|{application.role or ''}",
            subject=reference.person.name,
            why=(reference.evidence, *((done,) if done else ())),
            arithmetic=arithmetic,
            short=f"Tell {reference.person.name} who may call",
            done=done,
            done_on=sent.end if sent else None,
            application=application,
        )


def _giving_day(application: Application, context: Context) -> Interview | None:
    """The round that gives the day: the earliest that isn't past, else the latest."""
    dated = [one for one in application.rounds if one.day is not None]
    coming = [one for one in dated if one.day and one.day >= context.today]
    return coming[0] if coming else dated[-1] if dated else None


def _still_ahead(told: Statement, context: Context) -> bool:
    """Whether the day of the telling, as it is written, is yet to come: “let Duncan know on 11/20 that …”."""
    day = told.dates
    return day is not None and 0 < (day.end - context.today).days <= _WEEK and any(map(str.isdigit, day.text))


_WEEK = 7


def _text(application: Application, reference: Reference) -> str:
    person, _ = addressee(application)
    caller = f"{person.name} from {application.employer}" if person else application.employer
    job = f"the {application.role} job" if application.role else "you"
    return f"Tell {shown(reference.person)} that {caller} may call about {job}"
