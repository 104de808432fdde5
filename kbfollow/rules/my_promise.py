"""my-promise: what you said you would do for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kbfollow.cadence import next_check_in
from kbfollow.identity import topic_slug
from kbfollow.model import Application, Evidence, Finding, Statement
from kbfollow.rules.context import Context, addressee, quoted, records_of, rule
from kbfollow.words import day_month

# Promises that other rules ask for anyway.
_ELSEWHERE = frozenset({"thank-you", "reference", "question"})
# Business days after the interview by which a promise without a day is due.
WITHOUT_DAY = 2
_VERB = re.compile(
    r"\b(send|e-?mail|mail|bring|drop (?:in|off|by)|post|hand in|hand over|write|share|forward|deliver|upload|prepare|"
    r"finish|complete|submit|lend|show|give|get back|call|ring|phone|check|confirm|fill in|sign|provide|return|do|"
    r"look at|pass on|record|build|draft|put together)\b",
    re.I,
)


@rule(place=14)
def my_promise(application: Application, context: Context) -> Iterator[Finding]:
    """Keep what you promised, offered or were asked to do for this employer, in your own words.

    Due on the promised day; without one, two business days after the interview; “no hurry” goes with the next
    check-in. Done when it is ticked, or when the note says that it was done.

    Why: a promise kept on its day is the best follow-up there is.
    Source: 002_e21d6b39c1ec6975.txt
    """
    for promise in promises(application):
        yield _finding(application, promise, context)


def promises(application: Application) -> list[Statement]:
    """The user's promises, one per thing promised; a property counts before prose, a day before none."""
    found: dict[str, Statement] = {}
    said = [one for one in application.said("promise_by_me") if one.manner not in _ELSEWHERE and one.what]
    for one in sorted(said, key=lambda one: one.source not in ("property", "field")):
        key = next((key for key in found if same_thing(found[key].what or "", one.what or "")), None)
        if key is None:
            found[topic_slug(one.what or "")] = one
        elif found[key].dates is None and one.dates is not None:
            found[key] = replace(found[key], dates=one.dates, manner=one.manner)
    return list(found.values())


_SMALL = frozenset(
    """
    the a an my our their some of for to in on and with by as copy it them him her this that you
    """.split()
)


def same_thing(one: str, other: str) -> bool:
    """Whether two phrases name one thing: all words that matter of the shorter stand in the longer."""
    first, second = (
        {
            _stem(word)
            for word in re.findall(r"\w+", phrase.casefold())
            if word not in _SMALL and not _VERB.fullmatch(word)
        }
        for phrase in (one, other)
    )
    shorter, longer = sorted((first, second), key=len)
    return bool(shorter) and shorter <= longer


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _finding(application: Application, promise: Statement, context: Context) -> Finding:
    what = promise.what or ""
    kept = _kept(application.said("follow_up_done"), promise)
    done = quoted(kept, "done") if kept else None
    due, arithmetic = _due(application, promise, context)
    return Finding(
        rule="my-promise",
        note=promise.note,
        id=f"promise-{topic_slug(what)}",
        text=_text(application, promise),
        due=due,
        cause=str(promise.dates.end if promise.dates else promise.manner),
        subject=what,
        why=(quoted(promise, "your promise"), *((done,) if done else ())),
        arithmetic=arithmetic,
        done=done,
        done_on=kept.dates.end if kept and kept.dates else None,
        application=application,
    )


def _kept(actions: Sequence[Statement], promise: Statement) -> Statement | None:
    for one in actions:
        if promise.manner == "check-in":
            if one.manner == "check-in" and one.dates is not None:
                return one
        elif (one.line, one.note) != (promise.line, promise.note) and same_thing(promise.what or "", one.what or ""):
            return one
    return None


def _due(application: Application, promise: Statement, context: Context) -> tuple[date | None, str]:
    if promise.dates is not None:
        return promise.dates.end, f"the promised day: {promise.dates.words or day_month(promise.dates.end)}"
    calendar = context.calendar(application)
    interview = next(
        (one for one in application.rounds if one.note.path == promise.note and one.day), application.latest
    )
    start = interview.day if interview else application.applied or application.last_event or context.today
    assert start is not None
    if promise.manner == "no hurry":
        following = next_check_in(application, calendar)
        if following is not None:
            return following.due, f"no hurry: with the next check-in → {day_month(following.due)}"
    due = calendar.add(start, WITHOUT_DAY)
    return due, f"no day was named: two business days after {day_month(start)} → {day_month(due)}"


def _text(application: Application, promise: Statement) -> str:
    what = (promise.what or "").strip(" .")
    person, _ = addressee(application)
    to = person.name if person else application.employer
    if _VERB.match(what):
        return f"{what[0].upper()}{what[1:]}, as you promised {to}"
    verb = _VERB.search(promise.quote)
    if verb is None:
        return f"Keep your promise to {to}: {what}"
    action = verb[1].lower()
    return f"{action[0].upper()}{action[1:]} {what}, as you promised {to}"


def promised_check_in(application: Application) -> Evidence | None:
    """A promise to be in touch that is still open: it takes the place of the check-in."""
    for promise in promises(application):
        if promise.manner != "check-in" or _kept(application.said("follow_up_done"), promise):
            continue
        identity = f"promise-{topic_slug(promise.what or '')}"
        if not any(one.id == identity and one.status != "open" for one in records_of(application, "my-promise")):
            return quoted(promise, "you said you would be in touch")
    return None
