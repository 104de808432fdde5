"""confirm: what the notes leave open."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.model import Answer, Application, Finding, Question
from kbfollow.outcomes import name_question
from kbfollow.rules.context import Context, rule

NOT_THIS = Answer("neither", "Neither of these")


@rule(place=21)
def confirm(application: Application, context: Context) -> Iterator[Finding]:
    """Ask where notes have two readings, with both readings and the line.

    A name that could be two people, prose that contradicts a property, a slash date with two readings
    where no country decides, or an outcome without a day. Until it is answered, the property counts,
    else the earlier and safer reading.

    Why: a guess costs a thank-you or trust; a question costs one tick.
    Source: own

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: [Jane Doe (Controller), Jane Roe (Owner)]
    ---
    Jane decides.
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Who is meant: Jane Doe or Jane Roe? Jane Doe ^confirm-8db3-jane-doe
    - [ ] Who is meant: Jane Doe or Jane Roe? Jane Roe ^confirm-8db3-jane-roe
    - [ ] Who is meant: Jane Doe or Jane Roe? Neither of these ^confirm-8db3-neither
    ```
    """
    names = (name_question(one) for one in application.statements if one.candidates)
    for question in (*application.questions, *names):
        yield _asked(application, question)


def _asked(application: Application, question: Question) -> Finding:
    answers = (*question.answers, NOT_THIS) if question.answers else ()
    note = question.evidence[0].note if question.evidence else application.home.path
    return Finding(
        rule="confirm",
        note=note,
        id=f"confirm-{question.key}",
        text=question.text,
        due=None,
        cause="|".join(one.quote for one in question.evidence),
        subject=application.employer,
        why=question.evidence,
        answers=answers,
        application=application,
    )
