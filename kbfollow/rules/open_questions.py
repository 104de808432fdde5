"""open-questions: what you forgot to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbfollow.model import Application, Finding, Statement
from kbfollow.patterns import pattern
from kbfollow.rules.context import Context, day_after, quoted, rule, thank_you_carriers
from kbfollow.words import day_month, joined

# What other rules ask already.
_ASKED_ELSEWHERE = pattern(
    r"\b(when (?:do )?they(?:'ll| will)? decide|decision|time ?frame|timeline|second (?:interview|round)|"
    r"next (?:round|step)s?|who decides|decision maker|titles?|surname|business cards?)\b",
    re.I,
)
_QUESTION = pattern(r"^(who|what|when|where|why|how|is|are|do|does|did|can|could|will|would|which|whether)\b", re.I)


@rule(place=8)
def open_questions(application: Application, context: Context) -> Iterator[Finding]:
    """Ask what you forgot to ask, or raise the points you missed.

    One task names all questions that the note lists and that no other rule asks. It goes along with the
    first open thank-you and is due with it, else with the next check-in.

    Why: a question is a good reason to write, and the answer helps to decide.
    Source: 004_db9377522d26ece6.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-20
    interviewers: Li Wu (Owner)
    ---
    Forgot to ask about overtime and the parking.
    ````

    On 2026-11-23:

    ```markdown
    Ask Acme about overtime and the parking  (with thank-you-li-wu)
    ```
    """
    latest = application.latest
    if latest is None or latest.day is None:
        return
    asked = [
        one for one in application.said("question_not_asked") if one.what and not _ASKED_ELSEWHERE.search(one.what)
    ]
    if not asked:
        return
    due = day_after(latest)
    words = _named(asked)
    yield Finding(
        rule="open-questions",
        note=latest.note.path,
        id="questions",
        text=f"Ask {application.employer} {words}",
        due=due,
        cause="|".join(sorted({(one.what or "").casefold() for one in asked})),
        why=tuple(quoted(one, "not asked yet") for one in asked),
        arithmetic=f"with the thank-you, the day after the interview on {day_month(latest.day)} → {day_month(due)}",
        short=f"Ask {words}",
        carriers=thank_you_carriers(application),
        carried_text=f"ask {words}",
        due_of_carrier=True,
        detail=("Ask: " + "; ".join(dict.fromkeys(one.what or "" for one in asked)),),
        application=application,
    )


def _named(asked: list[Statement]) -> str:
    topics = list(dict.fromkeys((one.what or "").strip(" .") for one in asked))
    if any(topic.endswith("?") or _QUESTION.match(topic) for topic in topics):
        return "your questions: " + " ".join(topic if topic.endswith("?") else f"{topic}?" for topic in topics)
    return "about " + joined([re.sub(r"^about ", "", topic) for topic in topics])
