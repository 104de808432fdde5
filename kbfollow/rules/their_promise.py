"""their-promise: what they said they would send or do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbfollow.identity import topic_slug
from kbfollow.model import Application, Finding
from kbfollow.patterns import pattern
from kbfollow.phrases import same_thing
from kbfollow.rules.context import Context, quoted, rule
from kbfollow.words import day_month


@rule(place=15)
def their_promise(application: Application, context: Context) -> Iterator[Finding]:
    """Wait for what they promised by a day, and ask for it once that day is over.

    Only what was promised without conditions; “you'll hear by Friday” is when they decide and nothing
    else. Until the day is over it is shown as waiting. Done when it is ticked, or when the note says
    that it came.

    Why: asking for what was promised is welcome; asking before isn't.
    Source: 000_83e000e6e8a3460a.txt; own

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: Jane Doe (Finance Director)
    ---
    Jane promised to send the job description by Wednesday.
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Ask Jane Doe for job description, promised by Wed 25 Nov 📅 2026-11-25 ^waiting-job-description
    ```
    """
    seen: set[str] = set()
    for promise in application.said("promise_by_them"):
        if promise.dates is None or promise.manner == "conditional":
            continue
        if promise.what is None and _has_gone_on(application, promise.note):
            continue  # “they'd call by the 20th about a second one”, and the second one took place
        what = promise.what or _contact(promise.quote)
        identity = f"waiting-{topic_slug(what)}"
        if identity in seen:
            continue
        seen.add(identity)
        came = next((one for one in application.said("promise_by_them_kept") if same_thing(one.what or "", what)), None)
        done = quoted(came, "it came") if came else None
        who = promise.who or application.employer
        yield Finding(
            rule="their-promise",
            note=promise.note,
            id=identity,
            text=f"Ask {who} for {what}, promised by {day_month(promise.dates.end)}",
            due=promise.dates.end,
            cause=promise.dates.end.isoformat(),
            subject=what,
            why=(quoted(promise, "their promise"), *((done,) if done else ())),
            arithmetic=f"the promised day: {promise.dates.words or day_month(promise.dates.end)}",
            short=f"Ask {who} for {what}",
            done=done,
            done_on=came.dates.end if came and came.dates else None,
            waiting=context.today <= promise.dates.end,
            application=application,
        )


# “She'll ring me back on Friday”: what is waited for has no other name.
_CONTACTS = tuple(
    (pattern(expression, re.IGNORECASE), name)
    for expression, name in (
        (r"\b(?:ring|rings|rang|ringing)\b", "the ring back"),
        (r"\b(?:call|calls|phone|phones|calling)\b", "the call"),
        (r"\b(?:e-?mail|emails|mail)\b", "the mail"),
        (r"\b(?:text|texts|message|whatsapp)\b", "the message"),
    )
)


def _has_gone_on(application: Application, note: str) -> bool:
    """Whether a later round than that of this note has its day."""
    days = [one.day for one in application.rounds if one.note.path == note]
    own = days[0] if days else None
    return own is not None and any(one.day is not None and one.day > own for one in application.rounds)


def _contact(quote: str) -> str:
    """What was promised where only contact was: “the call”."""
    return next((name for expression, name in _CONTACTS if expression.search(quote)), "what they promised")
