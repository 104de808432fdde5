"""before-interview: what to bring home from an interview that is ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kbfollow.interviews import is_final
from kbfollow.model import Application, Finding, Interview
from kbfollow.patterns import pattern
from kbfollow.rules.context import Context, rule, took_place
from kbfollow.words import joined


@rule(place=1)
def before_interview(application: Application, context: Context) -> Iterator[Finding]:
    """Before you leave an interview, ask what you will need afterwards.

    One line on the interview day names what isn't known yet: when they decide (or how soon somebody
    must be in place, which answers it too), whether there is a second round and when, and everybody's
    correct name and title.

    Why: the answers decide when to check in and whom to thank; afterwards they are hard to get.
    Source: 000_83e000e6e8a3460a.txt, 001_8f7106afb31d88db.txt

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-24
    interviewers: Jane Doe (Finance Director)
    ---
    There will be a second interview in December.
    ````

    On 2026-11-23:

    ```markdown
    - [ ] Before you leave Acme: when do they decide 📅 2026-11-24 ^before-interview
    ```
    """
    for interview in application.ahead:
        if interview.day is None or interview.day < context.today:
            continue
        missing = _missing(application, interview)
        if missing:
            yield Finding(
                rule="before-interview",
                note=interview.note.path,
                id="before-interview",
                text=f"Before you leave {application.employer}: {joined(missing)}",
                due=interview.day,
                cause=interview.day.isoformat(),
                why=took_place(interview),
                arithmetic="on the interview day",
                short=f"{interview.time} interview".strip(),
                detail=("Ask: " + " ".join(_asked(missing)),),
                application=application,
            )


LONGEST = 4000  # characters of a passage that are looked through for people without a name
_CARDS = "whose card can you take"


def _missing(application: Application, interview: Interview) -> list[str]:
    window = any(one.kind == "decision_expected" and one.dates for one in interview.statements)
    window = window or application.spoken_of("when")
    next_round = any(one.kind in ("next_round", "no_next_round") for one in interview.statements)
    next_round = next_round or application.spoken_of("next round")
    missing = [] if window else ["when do they decide"]
    if not next_round and application.no_next_round is None and not is_final(interview.stage):
        missing.append("is there a second round" if len(application.rounds) < 2 else "is there a further round")
    if (
        not interview.interviewers
        or any(not one.title for one in interview.interviewers)
        or _somebody_unnamed(interview)
    ):
        missing.append(_CARDS)
    return missing


# “Two guys from maintenance”, “someone from production”, “he had no names”: more people come than the note names.
_UNNAMED = pattern(
    r"\b(?:(?:two|three|four|2|3|4|some|a couple of|a few|several|another|the other|one other|possibly"
    r"|maybe)\s(?:other\s|more\s)?"
    r"(?:guys?|people|persons?|colleagues?|folks?|chaps?|blokes?|lads?|lasses|women|woman|men|man|lady|ladies"
    r"|managers?|engineers?"
    r"|teachers?|nurses?|developers?|partners?|members?|others?|interviewers?|directors?|technicians?|staff)"
    r"|some(?:one|body)(?:\selse)?|a\s(?:guy|bloke|chap|woman|man|lady|colleague|person|rep|representative"
    r"|manager))\s(?:\w+\s)?"
    r"(?:from|of|in|at)\s(?!(?:the\s)?(?:agency|past|family|street))\w+"
    r"|\b(?:had|has|have|got|gave|given|knew|know|with|are|were)\s(?:me\s)?no\snames\b|\bno\snames\s(?:yet|given"
    r"|so far|told)\b"
    r"|\b(?:didn['’]?t|don['’]?t|doesn['’]?t|couldn['’]?t|wouldn['’]?t|not)\s(?:\w+\s){0,2}?(?:know|say|tell|catch|get"
    r"|have|remember|told)"
    r"\s(?:me\s)?(?:yet\s)?(?:who\b|(?:the|their|his|her|any)\s(?:other\s)?(?:sur)?names?\b)",
    re.I,
)
_ATTENDING = pattern(
    r"\b(?:meet|meeting|see|seeing|with|panel|interview\w*|there|sit|sits|sitting|join\w*|names?|picks?|talk|talking"
    r"|speak"
    r"|speaking|table|room|round|who)\b",
    re.I,
)


def _somebody_unnamed(interview: Interview) -> bool:
    """Whether the note of an interview that is ahead speaks of people who will be there without their names."""
    for passage in interview.note.passages:
        if passage.ours or passage.kind == "heading":
            continue
        for match in _UNNAMED.finditer(passage.text[:LONGEST]):
            around = passage.text[max(0, match.start() - 120) : match.end() + 80]
            if _ATTENDING.search(around):
                return True
    return False


def _asked(missing: list[str]) -> list[str]:
    words = {"when do they decide": "when do you decide?", _CARDS: "Cards, please"}
    return [words.get(one, one.removeprefix("is there ").capitalize() + ", when?") for one in missing]
