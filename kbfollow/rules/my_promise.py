"""my-promise: what you said you would do for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kbfollow.cadence import next_check_in
from kbfollow.identity import topic_slug
from kbfollow.model import Application, Evidence, Finding, Statement
from kbfollow.patterns import pattern
from kbfollow.people import name_words, resolve, same_person
from kbfollow.phrases import SAYS, VERB, same_thing
from kbfollow.rules.context import Context, addressee, quoted, records_of, rule
from kbfollow.words import day_month

# Promises that other rules ask for anyway.
_ELSEWHERE = frozenset({"thank-you", "reference", "question"})
# Business days after the interview by which a promise without a day is due.
WITHOUT_DAY = 2


@rule(place=14)
def my_promise(application: Application, context: Context) -> Iterator[Finding]:
    """Keep what you promised, offered or were asked to do for this employer, in your own words.

    Due on the promised day; without one, two business days after the interview; “no hurry” goes with
    the next check-in. Done when it is ticked, or when the note says that it was done.

    Why: a promise kept on its day is the best follow-up there is.
    Source: 002_e21d6b39c1ec6975.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: Jane Doe (Finance Director)
    ---
    I said I'd send the writing sample by Tuesday.
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Send Jane Doe the writing sample you promised 📅 2026-11-24 ^promise-writing-sample
    ```
    """
    for promise in promises(application):
        yield _finding(application, promise, context)


def promises(application: Application) -> list[Statement]:
    """The user's promises, one per thing promised; a property counts before prose, a day before none."""
    found: dict[str, Statement] = {}
    said = [one for one in application.said("promise_by_me") if one.what and not _asked_anyway(application, one)]
    for one in sorted(said, key=lambda one: one.source not in ("property", "field")):
        key = next((key for key in found if same_thing(found[key].what or "", one.what or "")), None)
        if key is None:
            found[topic_slug(one.what or "")] = one
        elif found[key].dates is None and one.dates is not None:
            found[key] = replace(found[key], dates=one.dates, manner=one.manner)
        elif found[key].dates is None and one.manner == "no hurry" and not found[key].manner:
            found[key] = replace(found[key], manner=one.manner)
    return list(found.values())


def _asked_anyway(application: Application, promise: Statement) -> bool:
    """Whether another rule asks for it: a thank-you, telling a reference, a check-in on the to-do list."""
    if promise.manner in _ELSEWHERE:
        return True
    if SAYS["thank-you"].search(promise.what or "") or _to_reference(application, promise):
        return True
    by_hand = any(note == promise.note and task.line == promise.line for note, task in application.own_tasks)
    return by_hand and bool(SAYS["follow-up"].search(promise.what or "") or SAYS["follow-up"].search(promise.quote))


def _to_reference(application: Application, promise: Statement) -> bool:
    """“Paulette hasn't heard from me, must call her”: a call to a reference is the alert, not this employer's."""
    if promise.manner != "check-in" or not promise.who:
        return False
    met = [person.name for one in application.rounds for person in one.interviewers]
    if any(same_person(promise.who, name) for name in met):
        return False
    return any(same_person(promise.who, one.person.name) for one in application.references)


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
        cause=str(promise.dates.end) if promise.dates else f"{promise.manner} {topic_slug(what)}",
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
        elif (one.manner == "kept" or _sentence(one) != _sentence(promise)) and same_thing(
            promise.what or "", one.what or ""
        ):
            return one
    return None


def _sentence(statement: Statement) -> tuple[str, int, str]:
    return statement.note, statement.line, statement.quote


def _due(application: Application, promise: Statement, context: Context) -> tuple[date | None, str]:
    if promise.dates is not None:
        return promise.dates.end, f"the promised day: {promise.dates.words or day_month(promise.dates.end)}"
    calendar = context.calendar(application)
    interview = next(
        (one for one in application.rounds if one.note.path == promise.note and one.day), application.latest
    )
    start = interview.day if interview else application.applied or context.today
    assert start is not None
    if promise.manner == "no hurry":
        following = next_check_in(application, calendar)
        if following is not None:
            return following.due, f"no hurry: with the next check-in → {day_month(following.due)}"
    due = calendar.add(start, WITHOUT_DAY)
    return due, f"no day was named: two business days after {day_month(start)} → {day_month(due)}"


# Verbs that hand something to somebody: “Send Jane Doe the writing sample you promised”.
_HANDING = frozenset("send email e-mail mail bring give show lend forward".split())
_DETERMINED = pattern(
    r"^(?:the|my|our|his|her|their|some|any|more|this|that|these|those|it|them|him|two|three|\d+)\b", re.I
)


def _to_whom(application: Application, promise: Statement) -> str:
    """Whom it was promised: the person the sentence names, else whom the check-in would go to."""
    if promise.who:
        people = [person for one in application.rounds for person in one.interviewers]
        known = resolve(promise.who, [*people, *application.decision_makers, *application.recruiters])
        return known[0].name if len({one.name for one in known}) == 1 else promise.who
    person, _ = addressee(application)
    return person.name if person else application.employer


def _text(application: Application, promise: Statement) -> str:
    what = (promise.what or "").strip(" .")
    to = _to_whom(application, promise)
    if VERB.match(what):
        return f"{what[0].upper()}{what[1:]}, as you promised {to}"
    verb = _verb_of(promise.quote, what)
    if verb is None:
        return f"Keep your promise to {to}: {what}"
    action = verb[1].lower()
    thing = re.sub(r"^an? ", "the ", what)
    if not _DETERMINED.match(thing):
        thing = f"the {thing}"
    if action in _HANDING and name_words(to)[:1] != name_words(what)[:1]:
        return f"{action.capitalize()} {to} {thing} you promised"
    return f"{action.capitalize()} {thing} you promised {to}"


def _verb_of(quote: str, what: str) -> re.Match[str] | None:
    """The verb that the thing promised belongs to: the nearest before it, else the first of the sentence."""
    place = quote.casefold().find(what.casefold()[:24])
    verbs = [match for match in VERB.finditer(quote) if place < 0 or match.end() <= place]
    told = [match for match in verbs if match[0].lower() != "do"]
    return (told[-1] if place >= 0 else told[0]) if told else (verbs[-1] if verbs else VERB.search(quote))


def promised_check_in(application: Application) -> Evidence | None:
    """A promise to be in touch that is still open: it takes the place of the check-in."""
    for promise in promises(application):
        if promise.manner != "check-in" or _kept(application.said("follow_up_done"), promise):
            continue
        identity = f"promise-{topic_slug(promise.what or '')}"
        if not any(one.id == identity and one.status != "open" for one in records_of(application, "my-promise")):
            return quoted(promise, "you said you would be in touch")
    return None
