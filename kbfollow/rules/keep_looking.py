"""keep-looking: no application is won before it is won."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kbfollow.model import Application, Finding
from kbfollow.rules.context import VaultContext, is_open, vault_rule

RECENT = 7  # days


@vault_rule(place=20)
def keep_looking(context: VaultContext) -> Iterator[Finding]:
    """Keep looking until somebody says that you are hired.

    One quiet line low on the page, where no application is accepted or has an offer, and either fewer
    than two are active or nothing was applied for, and no interview held or ahead, within seven days.
    Not in the first week.

    Why: the job that fits perfectly may go to someone else, and another may fit better.
    Source: 001_8f7106afb31d88db.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-10
    interviewers: Jane Doe (Finance Director)
    ---
    ````

    On 2026-11-23:

    ```markdown
    Keep looking: only one application is open
    ```
    """
    applications = [one for one in context.vault.applications if one.is_dated]
    if any(one.status in ("accepted", "offer") for one in context.awake):
        return
    first = context.vault.first_event
    if len(applications) < 2 and (first is None or (context.today - first).days < RECENT):
        return
    if not applications:
        return
    active = [one for one in applications if not one.dormant and is_open(one)]
    busy = any(_recent(one, context.today) for one in applications)
    if len(active) >= 2 and busy:
        return
    week = context.today - timedelta(context.today.weekday())
    text = "Keep looking: nothing is won yet, and the next one may fit better"
    if len(active) < 2:
        text = f"Keep looking: {'only one application is' if active else 'no application is'} open"
    yield Finding(rule="keep-looking", note=None, id="", text=text, due=None, cause=week.isoformat())


def _recent(application: Application, today: date) -> bool:
    days = [one.day for one in application.rounds if one.day] + ([application.applied] if application.applied else [])
    return any((today - day).days <= RECENT for day in days)
