"""thank-you: a word of thanks to each person in an interview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kbfollow.cadence import check_ins
from kbfollow.identity import slug
from kbfollow.model import Application, Carrier, Finding, Interview, Person, Statement
from kbfollow.people import same_person
from kbfollow.rules.context import Context, about, addressee, due_day_after, quoted, rule, shown, took_place
from kbfollow.words import weekday

# Business days after which a thank-you is late and goes along with the next check-in.
LATE_AFTER = 10


@rule(place=2)
def thank_you(application: Application, context: Context) -> Iterator[Finding]:
    """Thank each interviewer the day after an interview, by name and title.

    Also where the job isn't wanted, was refused or was lost. Done when it is ticked, when the property
    `thank_you` names the person (a bare day or yes covers all), or when the note says that it was sent.
    One that is late (after a later round, a check-in or ten business days) goes along with the next
    check-in.

    Why: it keeps you in mind, and it is what people expect on the same or the next day.
    Source: 000_83e000e6e8a3460a.txt, 001_8f7106afb31d88db.txt, 002_e21d6b39c1ec6975.txt,
    004_db9377522d26ece6.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: [Jane Doe (Finance Director), John Roe (Controller)]
    ---
    They'll decide by 4 December, no second round. Emailed Jane a thank-you that evening.
    ````

    On 2026-11-23:

    ```markdown
    - [x] Thank Jane Doe (Finance Director) for Friday 📅 2026-11-21 ✅ 2026-11-20 ^thank-you-jane-doe
    - [ ] Thank John Roe (Controller) for Friday 📅 2026-11-21 ^thank-you-john-roe
    ```
    """
    for interview in application.taken:
        statements = _statements(application, interview)
        for person in interview.interviewers:
            yield _thank(application, interview, person, about(statements, "thank_you_sent", person), context)


def _statements(application: Application, interview: Interview) -> list[Statement]:
    """What the round's own note says, and what the application's notes say from its day on, before the next round."""
    later = [one.day for one in application.rounds if one.day and interview.day and one.day > interview.day]
    end = min(later, default=date.max)
    own = list(interview.statements)
    homes = {one.path for one in application.application_notes}
    return own + [
        one
        for one in application.statements
        if one.note in homes and one.dates and interview.day and interview.day <= one.dates.end <= end
    ]


def _thank(
    application: Application, interview: Interview, person: Person, sent: Statement | None, context: Context
) -> Finding:
    due, arithmetic = due_day_after(interview)
    assert interview.day is not None
    title = f" ({person.title})" if person.title else ""
    done = quoted(sent, "the thank-you was sent") if sent else None
    said = (person.evidence,) if person.evidence else ()
    carriers: tuple[Carrier, ...] = ()
    if done is None:
        carriers = _carriers(application, interview, person, context)
    return Finding(
        rule="thank-you",
        note=interview.note.path,
        id=f"thank-you-{slug(person.name)}",
        text=f"Thank {shown(person)}{title} for {weekday(interview.day)}",
        due=due,
        cause=interview.day.isoformat(),
        subject=person.name,
        why=(*said, *took_place(interview), *((done,) if done else ())),
        arithmetic=arithmetic,
        done=done,
        done_on=sent.dates.end if sent and sent.dates else None,
        carriers=carriers,
        short=f"Thank {person.name}",
        carried_text=f"thank {person.name} (late is better than never)",
        application=application,
    )


def _carriers(application: Application, interview: Interview, person: Person, context: Context) -> tuple[Carrier, ...]:
    if application.status == "rejected":
        target, _ = addressee(application)
        if target is not None and same_person(target.name, person.name):
            return (Carrier("rejected"),)
    assert interview.day is not None
    later_round = any(one.day and one.day > interview.day for one in application.taken)
    checked_in = any(one.day and one.day > interview.day for one in check_ins(application))
    late = context.today > context.calendar(application).add(interview.day, LATE_AFTER)
    return (Carrier("follow-up"),) if later_round or checked_in or late else ()
