"""The values that flow through kbfollow, from bytes to edits.

Everything here is frozen and made of strings, numbers and dates: no file, no clock. The order follows the flow:
what a note says (`Task`, `Passage`, `Property`, `Note`, `Statement`), what that means (`Person`, `Interview`,
`Application`), what is due (`Finding`), what stands in the vault (`Edit`, `Plan`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Grain = Literal["day", "week", "month", "quarter", "year", "part"]
TaskStatus = Literal["open", "done", "cancelled"]
Source = Literal["property", "field", "heading", "file name", "table", "list", "log", "task", "prose", "linked note"]

STATEMENT_KINDS: Mapping[str, str] = {
    "took_place": "the interview has taken place",
    "interviewer": "`who` was in the interview; `what` is the title, if given",
    "decides": "`who` decides; manner 'signs' where the person only signs or approves",
    "recruiter": "`who` arranged the interview from an agency or from HR; is no interviewer",
    "decision_expected": "they decide within `dates`; without `dates` it was left vague",
    "decision_asked_in_vain": "the user asked when they decide and was not told",
    "next_round": "there is a further meeting, in `dates` where known",
    "no_next_round": "there is no further round",
    "next_round_asked_in_vain": "the user asked about a next round and nobody knew",
    "promise_by_me": "the user owes `what`, by the end of `dates`; manner 'no hurry' or 'check-in' where said",
    "promise_by_them": "they owe `what`, by the end of `dates`; manner 'conditional' where it depends on something",
    "promise_by_them_kept": "what they promised has come",
    "thank_you_sent": "the user thanked `who`, or everyone",
    "thank_you_not_sent": "the user has not thanked `who`, or anyone",
    "reference_named": "`who` is a reference for this application",
    "reference_agreed": "`who` agreed to be a reference, in general",
    "reference_alerted": "`who` was told that this employer may call",
    "reference_not_alerted": "`who` is still to be told",
    "reference_thanked": "`who` was thanked for being a reference",
    "follow_up_done": "an action of the user's towards the employer; manner 'check-in' where it asked how things stand",
    "contact_by_them": "the employer got in touch or answered",
    "rejected": "the employer refused",
    "offer": "the employer made an offer; `dates` is the day by which to answer",
    "accepted": "the user accepted an offer of this employer",
    "declined": "the user declined an offer of this employer",
    "withdrew": "the user withdrew",
    "question_not_asked": "`what` was not asked, or a point was missed",
    "strength": "`what` went well or is a strength to restate",
    "concern": "`what` worried the interviewers",
    "none": "nothing follows from the sentence",
}


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A closed range of days read from words.

    `start` and `end` are inclusive; `start` is None for an open start ("by Friday"). `offset` is the index of `text`
    in the text that was searched. `past` marks an expression about the past, `soft` a window that the words only
    suggest ("after Christmas"). `other` is the second reading where there are two ("04/12", "next Friday").
    `words` retells the arithmetic: "two to three weeks from Fri 20 Nov".
    """

    start: date | None
    end: date
    grain: Grain = "day"
    text: str = ""
    offset: int = 0
    past: bool = False
    soft: bool = False
    other: DateSpan | None = None
    words: str = ""

    @property
    def earliest(self) -> date:
        """The first day of the range; for an open start the same as `end`."""
        return self.start or self.end


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a note that could not be read as meant. `line` is a 1-based file line; `mend` says what to do."""

    path: str
    line: int
    message: str
    mend: str = ""
    blocks: bool = False  # the note is not understood: nothing new is asked and its block is frozen


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted line of a note and what it says. `stated` is False for what is assumed and not written."""

    note: str
    line: int
    quote: str
    says: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A checkbox line. `description` holds neither the fields at its end nor the block id.

    `due`, `done` and `cancelled` are the days after 📅, ✅ and ❌ (or their Dataview forms); None where there is none or
    the day is impossible. `line` is a 1-based file line, `raw` the whole line as it stands (a `\\r` included).
    """

    status: TaskStatus
    description: str
    due: date | None = None
    done: date | None = None
    cancelled: date | None = None
    id: str | None = None
    line: int = 0
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Property:
    """A property of a note under its canonical name. `key` is the name as written, `quote` the line as it stands."""

    name: str
    key: str
    value: object  # str | int | float | bool | date | datetime | list | dict | None
    line: int
    quote: str
    source: Source = "property"
    lines: tuple[tuple[int, str], ...] = ()  # file line and text of each list element, where the value is a list


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a note's body that is read as one: a paragraph, a list element, a table row, a heading.

    `text` is the source text without list markers and checkboxes; its lines are those of the file, so the file line of
    an offset is `line` plus the number of line feeds before it. `headings` are the enclosing headings, outermost first.
    `cells` and `header` are set for table rows, `check` (the character in the brackets) for checkbox lines.
    `parent` is the text of the list element above a nested one.
    """

    kind: Literal["paragraph", "list", "row", "heading"]
    line: int
    text: str
    headings: tuple[str, ...] = ()
    depth: int = 0
    check: str | None = None
    cells: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    parent: str = ""
    ours: bool = False  # inside our managed block: never read as prose


@dataclass(frozen=True, slots=True)
class Note:
    """A note as read: `text` is decoded with surrogateescape and split on line feeds only, `lines` keep their `\\r`."""

    path: str  # relative to the vault, with "/"
    text: str
    lines: tuple[str, ...]
    properties: Mapping[str, Property] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    tasks: tuple[Task, ...] = ()
    problems: tuple[Problem, ...] = ()
    body_line: int = 1  # file line of the first line behind the front matter
    open_end: str = ""  # what the note ends inside of: "code fence", "comment", "%% comment", or ""

    @property
    def name(self) -> str:
        """The file name without folder and ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence, property or table row says. `kind` is a key of `STATEMENT_KINDS`.

    `line` is a 1-based line (of the file for notes, of the text for `find_statements`), `quote` the sentence as written.
    `everyone` is set where it speaks of all interviewers. `candidates` holds the people a name could mean if more than
    one: then `who` is None and the statement is only a question.
    """

    kind: str
    who: str | None = None
    dates: DateSpan | None = None
    line: int = 1
    quote: str = ""
    what: str | None = None
    manner: str = ""
    everyone: bool = False
    source: Source = "prose"
    candidates: tuple[str, ...] = ()
    note: str = ""
