"""rejected: a gracious reply to a refusal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from kbfollow.model import Application, Finding
from kbfollow.rules.context import Context, addressee, day_after, rule, shown
from kbfollow.words import day_month

WITHIN = 2  # business days after the news


@rule(place=17)
def rejected(application: Application, context: Context) -> Iterator[Finding]:
    """Reply to a refusal: thank them, stay in mind, and if it feels right ask who else is hiring.

    After at least one interview, to the decision maker, else to the first interviewer, within two
    business days. It carries a thank-you to the same person that is still open.

    Why: the bridge you built holds, and interviewers know of other openings.
    Source: 001_8f7106afb31d88db.txt, 004_db9377522d26ece6.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-12
    interviewers: Jane Doe (Finance Director)
    thank you: 2026-11-12
    status: rejected
    rejected on: 2026-11-19
    ---
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Thank Jane Doe for letting you know; if it feels right, ask who else is hiring 📅 2026-11-23 ^reply
    ```
    """
    latest = application.latest
    if application.status != "rejected" or latest is None or application.status_day is None:
        return
    news = application.status_day
    first = news if application.status_day_stated else news + timedelta(1)  # an assumed day is that of another event
    replied = [one for one in application.contacts if one.by_me and not one.check_in and one.day]
    replied = [one for one in replied if one.day and one.day >= first]
    after = max(news, day_after(latest) + timedelta(1))  # on the day after an interview it is a thank-you for that
    thanked = [one for one in application.said("thank_you_sent") if one.dates and one.dates.end >= after]
    if replied or thanked:
        return
    person, decides = addressee(application)
    if not decides and latest.interviewers:
        person = latest.interviewers[0]
    due = context.calendar(application).add(news, WITHIN)
    yield Finding(
        rule="rejected",
        note=latest.note.path,
        id="reply",
        text=f"Thank {shown(person, application.employer)} for letting you know; "
        "if it feels right, ask who else is hiring",
        due=due,
        cause=news.isoformat(),
        subject=person.name if person else application.employer,
        why=(application.status_evidence,) if application.status_evidence else (),
        short=f"Thank {person.name if person else 'them'} for letting you know",
        arithmetic=f"{WITHIN} business days after the news on {day_month(news)} → {day_month(due)}",
        application=application,
    )
