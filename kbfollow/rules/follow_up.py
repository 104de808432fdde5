"""follow-up: one open check-in, never a pile."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from kbfollow.cadence import check_ins, window_end
from kbfollow.model import Application, Finding
from kbfollow.rules.context import Context, addressee, records_of, rule, shown, took_place
from kbfollow.rules.gone_quiet import silence
from kbfollow.rules.my_promise import promised_check_in


@rule(place=10)
def follow_up(application: Application, context: Context) -> Iterator[Finding]:
    """Check in: ask the decision maker whether a decision has been made.

    One check-in is open at a time. With a decision window it is due some business days after its last
    day, without one some days after the interview or the last check-in; the profile (`patient`,
    `standard`, `persistent`) sets how many. Where a next round is announced, it is due one business day
    before it at the latest. A check-in that is ticked or logged makes the next one. It restates
    strengths and answers a concern, and asks along what other rules carry.

    Why: asking by what they said, never weekly and never a month apart, keeps you in mind without
    pressing.
    Source: 000_83e000e6e8a3460a.txt, 001_8f7106afb31d88db.txt, 002_e21d6b39c1ec6975.txt

    Example:

    Note Acme:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: Jane Doe (Finance Director)
    thank you: 2026-11-20
    ---
    They'll decide in two weeks. No second round.
    ````

    Note Halden:

    ````markdown
    ---
    type: interview
    company: Halden
    date: 2026-11-19
    interviewers: Al Roe (Owner)
    thank you: 2026-11-19
    stage: final
    ---
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Ask Al Roe at Halden whether they have decided; ask when they decide 📅 2026-11-26 ^check-in-1
    - [ ] Ask Jane Doe at Acme whether they have decided 📅 2026-12-08 ^check-in-1
    ```
    """
    latest = application.latest
    due = context.check_in(application)
    if latest is None or due is None or silence(application, context) is not None:
        return
    if promised_check_in(application) is not None:
        return
    person, decides = addressee(application)
    made = check_ins(application)
    last = made[-1].day if made else latest.day
    known = records_of(application, "follow-up")
    closed = {one.id for one in known if one.status != "open" and not one.dismissed and not one.ours}
    number = next(number for number in count(1) if f"check-in-{number}" not in closed)
    yield Finding(
        rule="follow-up",
        note=latest.note.path,
        id=f"check-in-{number}",
        text=f"Ask {shown(person)} at {application.employer} whether they have decided{_asked_again(application)}"
        if person
        else f"Ask {application.employer} whether they have decided{_asked_again(application)}",
        due=due.due,
        cause=f"{last} {window_end(application)}",
        subject=person.name if person else application.employer,
        why=(*due.why, *took_place(latest)),
        arithmetic=due.arithmetic + ("" if decides or not person else f"; nobody is known to decide, so {person.name}"),
        short=f"Ask {person.name if person else 'them'} whether they have decided",
        detail=_detail(application),
        application=application,
    )


def _asked_again(application: Application) -> str:
    """What was asked in vain, or left open at an earlier check-in, is asked again."""
    asked = []
    vain = application.said_lately("decision_asked_in_vain") or check_ins(application)
    if application.window is None and vain:
        asked.append("when they expect to")
    if application.said_lately("next_round_asked_in_vain") and application.no_next_round is None:
        asked.append("whether there is another round")
    return f", or {' and '.join(asked)}" if asked else ""


def _detail(application: Application) -> tuple[str, ...]:
    strengths = [one.what for one in application.said("strength") if one.what][:3]
    concerns = [one.what for one in application.said("concern") if one.what][:1]
    words = []
    if strengths:
        words.append("Say again: " + ", ".join(strengths))
    if concerns:
        words.append("Put at rest: " + concerns[0])
    return tuple(words)
