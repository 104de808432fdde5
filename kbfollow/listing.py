"""The follow-ups as `list` shows them: which, in which order, as text and as JSON."""

from __future__ import annotations

from datetime import date

from kbfollow.judge import Judgement, state_of
from kbfollow.markdown.inline import clean_description, plain_text
from kbfollow.model import FollowUp
from kbfollow.rules import place_of


def chosen(
    judgement: Judgement, with_closed: bool, days: tuple[date | None, date | None] | None = None
) -> list[FollowUp]:
    """The follow-ups in order of due day (findings last); `days` is an inclusive range, open where None.

    Deleted lines and lines that are only waiting to be taken away are left out.
    """
    found = [
        one
        for one in judgement.follow_ups
        if not one.dismissed and not (one.record is None and one.status == "cancelled" and one.adopted is None)
    ]
    if not with_closed:
        found = [one for one in found if one.status == "open"]
    if days is not None:
        start, end = days
        found = [one for one in found if one.due and (not start or one.due >= start) and (not end or one.due <= end)]
    return sorted(
        found, key=lambda one: (one.due or date.max, place_of(one.finding.rule), one.finding.note or "", one.id)
    )


def shown_text(one: FollowUp) -> str:
    """A follow-up's words, safe for a terminal."""
    return clean_description(plain_text(one.text))


def as_json(one: FollowUp, today: date) -> dict[str, object]:
    """One entry of `list --json`. Keys may be added, none removed; days are ISO dates or null."""
    finding, application = one.finding, one.finding.application
    return {
        "note": finding.note,
        "id": one.id,
        "rule": finding.rule,
        "subject": finding.subject,
        "company": application.company if application else None,
        "role": application.role if application else None,
        "text": shown_text(one),
        "due": one.due.isoformat() if one.due else None,
        "status": one.status,
        "done": one.closed_on.isoformat() if one.status == "done" and one.closed_on else None,
        "state": state_of(one, today),
        "carried_by": one.carried_by,
        "adopted": one.adopted is not None,
        "stale": one.stale,
        "why": [
            {"note": each.note, "line": each.line, "quote": each.quote, "says": each.says, "stated": each.stated}
            for each in finding.why
        ],
        "arithmetic": finding.arithmetic,
    }
