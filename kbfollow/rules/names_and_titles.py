"""names-and-titles: everybody's correct name and title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kbfollow.identity import slug
from kbfollow.model import Application, Carrier, Finding, Interview, Person
from kbfollow.people import HONORIFICS, has_full_name, name_words
from kbfollow.rules.context import Context, due_day_after, rule, shown, took_place


@rule(place=4)
def names_and_titles(application: Application, context: Context) -> Iterator[Finding]:
    """Find the title or the surname of an interviewer where the note lacks it.

    It goes along with that person's thank-you, else with the check-in. Where nobody is listed at all,
    one line asks to write down whom you met, and to thank each of them.

    Why: a note to the right name with the right title is read; asking for cards makes it easy.
    Source: 001_8f7106afb31d88db.txt

    Example:

    Note Acme:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: Tomas
    ---
    ````

    Note Halden:

    ````markdown
    ---
    type: interview
    company: Halden
    date: 2026-11-20
    ---
    ````

    On 2026-11-23:

    ```markdown
    Find out Tomas’s surname and title  (with thank-you-tomas)
    - [ ] Write down who you met at Halden, and thank each of them 📅 2026-11-21 ^write-down-who
    ```
    """
    for interview in application.taken:
        if not interview.interviewers:
            yield _nobody_listed(application, interview)
        for person in interview.interviewers:
            missing = missing_of(_known_in_any_round(person, application))
            if missing and (missing := _told_nowhere(missing, person, application)):
                yield _missing(application, interview, person, missing)


def _known_in_any_round(person: Person, application: Application) -> Person:
    """The person with the title that another round's note gives."""
    if person.title:
        return person
    others = (one for interview in application.taken for one in interview.interviewers)
    title = next((one.title for one in others if one.title and name_words(one.name) == name_words(person.name)), None)
    return replace(person, title=title) if title else person


def _told_nowhere(missing: str, person: Person, application: Application) -> str:
    """What of it no round's note tells in any words."""
    from kbfollow.evidence.statements.people.told_names import told_of  # the grammar isn't needed otherwise

    for interview in application.taken:
        others = [one.name for one in interview.interviewers]
        surname, title = told_of(person.name, interview.note.passages, others)
        missing = missing.removeprefix("surname").removeprefix(" and ") if surname else missing
        missing = missing.removesuffix("title").removesuffix(" and ") if title else missing
    return missing


def missing_of(person: Person) -> str:
    """What isn't known of a person: “title”, “surname”, “surname and title”, or ""."""
    surname = not has_full_name(person.name) and not _has_honorific(person)
    if person.title:
        return "surname" if surname else ""
    return "surname and title" if surname else "title"


def _has_honorific(person: Person) -> bool:
    """Whether the note calls them “Frau Brandes” or “Inspector Kaur”: then the one name is the surname."""
    before = person.evidence.quote.partition(person.name)[0].split() if person.evidence else []
    word = before[-1].strip(".'\"([") if before else ""
    rank = word[:1].isupper() and word.casefold() in _RANKS  # not “the HR lady Pooja”
    return word.casefold() in HONORIFICS or rank


# “Father Declan”, “Sister Agnes” and “Chef Tito” are as often first names.
_RANKS = frozenset(
    "inspector sergeant sgt constable superintendent captain capt major colonel commander lieutenant lt admiral "
    "general judge justice councillor cllr alderman lady lord baroness rabbi imam canon dean provost bishop".split()
)


def _missing(application: Application, interview: Interview, person: Person, missing: str) -> Finding:
    due, arithmetic = due_day_after(interview)
    return Finding(
        rule="names-and-titles",
        note=interview.note.path,
        id=f"names-{slug(person.name)}",
        text=f"Find out {shown(person)}’s {missing}",
        due=due,
        cause=missing,
        subject=person.name,
        why=(person.evidence,) if person.evidence else (),
        arithmetic=arithmetic,
        short=f"Find out {person.name}’s {missing}",
        carriers=(Carrier("thank-you", person.name), Carrier("follow-up")),
        carried_text=f"find out {person.name}’s {missing}",
        carried_near=f"find the {missing} first",
        detail=(f"Find the {missing} first",),
        application=application,
    )


def _nobody_listed(application: Application, interview: Interview) -> Finding:
    due, arithmetic = due_day_after(interview)
    return Finding(
        rule="names-and-titles",
        note=interview.note.path,
        id="write-down-who",
        text=f"Write down who you met at {application.employer}, and thank each of them",
        due=due,
        cause=str(interview.day),
        short="Write down who you met, and thank each of them",
        why=took_place(interview),
        arithmetic=arithmetic,
        application=application,
    )
