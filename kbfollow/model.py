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
    "decision_expected": "they decide within `dates`; without them: vague, or manner 'event', which they wait for",
    "decision_asked_in_vain": "the user asked when they decide and was not told",
    "next_round": "there is a further meeting, in `dates` where known; manner 'conditional', 'invited' with its hour",
    "no_next_round": "there is no further round",
    "next_round_asked_in_vain": "the user asked about a next round and nobody knew",
    "spoken_of": "`what` (next round, who decides, when) was spoken of in other words; manner 'open': it isn't known",
    "promise_by_me": "the user owes `what`, by the end of `dates`; manner 'no hurry' or 'check-in' where said",
    "promise_by_them": "they owe `what`, by the end of `dates`; manner 'conditional' where it depends on something",
    "promise_by_them_kept": "what they promised has come",
    "thank_you_sent": "the user thanked `who`, or everyone",
    "thank_you_not_sent": "the user has not thanked `who`, or anyone",
    "reference_named": "`who` is a reference for this application",
    "reference_agreed": "`who` agreed to be a reference, in general",
    "reference_asked": "`who` was asked to be a reference",
    "reference_alerted": "`who` was told that this employer may call",
    "reference_not_alerted": "`who` is still to be told",
    "reference_thanked": "`who` was thanked for being a reference",
    "follow_up_done": "an action of the user's towards the employer; manner 'check-in' where it asked how things stand",
    "follow_up_not_done": "the user has not been in touch with `who`",
    "contact_by_them": "the employer got in touch or answered",
    "rejected": "the employer refused",
    "offer": "the employer made an offer; `dates` is the day to answer by, with manner 'made' the day it was made",
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
    other: str = ""  # a second file that it is about


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

    `due`, `done` and `cancelled` are the days after 📅, ✅ and ❌ (or their Dataview forms); None where there is none
    or the day is impossible. `line` is a 1-based file line, `raw` the whole line as it stands (a `\\r` included).
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
    quoted: bool = False  # in a block quote: a letter or chat, perhaps in somebody else's words


@dataclass(frozen=True, slots=True)
class Note:
    """A note as read: `text` is decoded with surrogateescape. Of one that is `too_long` only the head is parsed."""

    path: str  # relative to the vault, with "/"
    text: str
    properties: Mapping[str, Property] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()
    tasks: tuple[Task, ...] = ()
    problems: tuple[Problem, ...] = ()
    body_line: int = 1  # file line of the first line behind the front matter
    open_end: str = ""  # what the note ends inside of: "code fence", "comment", "%% comment", or ""
    too_long: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The text split on line feeds only, so that each keeps its `\\r`; one line where it is too long to be split.

        Made anew at each use: thousands of notes are held for months, and only a few are written to.
        """
        return (self.text,) if self.too_long else tuple(self.text.split("\n"))

    @property
    def name(self) -> str:
        """The file name without folder and ending."""
        return self.path.rsplit("/", 1)[-1].removesuffix(".md")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one sentence, property or table row says. `kind` is a key of `STATEMENT_KINDS`.

    `line` is a 1-based line (of the file for notes, of the text for `find_statements`), `quote` the sentence as
    written. `everyone` is set where it speaks of all interviewers. `candidates` holds the people a name could mean if
    more than one: then `who` is None and the statement is only a question. `made` is the day an offer was made where
    `dates` is the day to answer it by.
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
    made: date | None = None


# What the notes mean together


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named in a note. `name` holds no honorific; `link` is the target where the name was written as a link."""

    name: str
    title: str | None = None
    link: str | None = None
    email: str | None = None
    evidence: Evidence | None = None

    @property
    def shown(self) -> str:
        """The name as a task line shows it: a wikilink where the note links the person."""
        return f"[[{self.link}]]" if self.link else self.name


@dataclass(frozen=True, slots=True)
class Record:
    """A task of ours as it stands in a note's block: what kbfollow wrote and what the user made of it.

    `closed_on` is the day of the tick or of the cancellation, if written. `user_due` is a day that the user set, which
    differs from the one kbfollow wrote; `user_text` likewise. `cause` is the hash of the cause it was written for.
    `ticked_for` is the hash of the evidence where kbfollow ticked the box itself; `reopened` says that the user has
    un-ticked it since. `dismissed` marks a line that the user deleted. `carried` maps the key of what this line asked
    along to the hash of its cause. `has_children` is set where the user put indented lines below.
    """

    id: str
    rule: str
    note: str
    status: TaskStatus
    text: str
    due: date | None
    closed_on: date | None = None
    user_due: date | None = None
    user_text: str | None = None
    cause: str | None = None
    ticked_for: str | None = None
    reopened: bool = False
    dismissed: bool = False
    ours: bool = False  # kbfollow cancelled it, not the user
    carried: Mapping[str, str] = field(default_factory=dict)
    has_children: bool = False
    line: int = 0
    raw: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact with the employer: a log line, a sentence, a ticked check-in. `day` is None where none is known."""

    day: date | None
    by_me: bool
    check_in: bool
    who: str | None
    evidence: Evidence
    logged: bool = True  # False for a ticked check-in of ours


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: a key that stays the same, and its words."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something with two readings. `key` names it in block ids and stays as long as the quoted lines do."""

    key: str
    text: str
    evidence: tuple[Evidence, ...]
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A person who is a reference for an application, and what is known of telling them."""

    person: Person
    evidence: Evidence
    agreed: bool = False
    alerted: Statement | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """One round: an interview note with its day and the people in it. `took_place` is as of the day of the pass."""

    note: Note
    day: date | None
    took_place: bool
    day_evidence: Evidence | None = None
    time: str = ""
    stage: str = ""
    interviewers: tuple[Person, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Application:
    """One job at one employer with its rounds, oldest first. `window` is when they said they would decide.

    `status` is one of scheduled, waiting, next round, offer, accepted, declined, rejected, withdrawn, no response.
    `applied` is the day the application was sent. `last_event` is the latest day that the notes tell of, of past and
    future events; `dormant` is set where it lies too far back or before the settings' `since`.
    """

    company: str | None
    role: str | None
    country: str | None
    subdivision: str | None
    rounds: tuple[Interview, ...]
    application_notes: tuple[Note, ...] = ()
    status: str = "waiting"
    status_day: date | None = None
    status_evidence: Evidence | None = None
    status_day_stated: bool = True
    answer_by: date | None = None
    applied: date | None = None
    applied_evidence: Evidence | None = None
    window: Statement | None = None
    next_round: Statement | None = None
    no_next_round: Evidence | None = None
    decision_makers: tuple[Person, ...] = ()
    recruiters: tuple[Person, ...] = ()
    references: tuple[Reference, ...] = ()
    contacts: tuple[Contact, ...] = ()
    statements: tuple[Statement, ...] = ()
    records: tuple[Record, ...] = ()
    own_tasks: tuple[tuple[str, Task], ...] = ()  # note path and a task that the user wrote by hand
    profile: str = "standard"
    follow_up_on: date | None = None
    follow_up_evidence: Evidence | None = None
    questions: tuple[Question, ...] = ()
    last_event: date | None = None
    dormant: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether there is a day to count from: an interview's, or that of applying."""
        return self.applied is not None or any(one.day is not None for one in self.rounds)

    @property
    def taken(self) -> tuple[Interview, ...]:
        """The rounds that have taken place, oldest first."""
        return tuple(one for one in self.rounds if one.took_place)

    @property
    def latest(self) -> Interview | None:
        """The latest round that has taken place."""
        return next((one for one in reversed(self.rounds) if one.took_place), None)

    @property
    def ahead(self) -> tuple[Interview, ...]:
        """The rounds still ahead, the next one first."""
        return tuple(one for one in self.rounds if not one.took_place and one.day is not None)

    @property
    def home(self) -> Note:
        """The note that speaks for the application where no round does: its own note, else the latest round's."""
        return self.application_notes[0] if self.application_notes else self.rounds[-1].note

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths of its notes."""
        return (*(one.note.path for one in self.rounds), *(note.path for note in self.application_notes))

    def said(self, *kinds: str) -> tuple[Statement, ...]:
        """The statements of these kinds in all its notes, in the notes' order."""
        return tuple(one for one in self.statements if one.kind in kinds)

    def said_lately(self, *kinds: str) -> tuple[Statement, ...]:
        """The same, without the notes of earlier rounds: what comes next is told by the latest."""
        earlier = {one.note.path for one in self.taken[:-1]}
        return tuple(one for one in self.said(*kinds) if one.note not in earlier)

    def spoken_of(self, topic: str) -> bool:
        """Whether the notes, from the latest round on, spoke of a topic, and nowhere say that it isn't known."""
        manners = {one.manner for one in self.said_lately("spoken_of") if one.what == topic}
        return manners == {""}

    @property
    def employer(self) -> str:
        """The employer's name as task lines use it."""
        return self.company or self.home.name


# What is due


@dataclass(frozen=True, slots=True)
class Carrier:
    """A task that may carry another: its rule, and its subject where it must be this one's."""

    rule: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says and why. With a due day it becomes a task, without one it stays a finding.

    `note` is the path of the note that it stands in, None for the page only. `id` is the block id to use where the task
    is new. `cause` is what must stay the same for a dismissal or a changed day to hold. `done` is set where the notes
    show that it was done; `done_on` is that day, None if unknown. `carriers` lists tasks whose line may name this one,
    in order of preference, and `carried_text` is how they name it. `arithmetic` tells the due day in words.
    """

    rule: str
    note: str | None
    id: str
    text: str
    due: date | None
    cause: str
    subject: str | None = None
    why: tuple[Evidence, ...] = ()
    arithmetic: str = ""
    done: Evidence | None = None
    done_on: date | None = None
    carriers: tuple[Carrier, ...] = ()
    carried_text: str = ""
    carried_near: str = ""  # the same where the first choice of carrier names it, in parentheses
    due_of_carrier: bool = False  # due when its carrier is
    short: str = ""  # the words on the page, where the employer stands behind them as a link
    detail: tuple[str, ...] = ()  # short hints for the page, such as "Ask: overtime"
    answers: tuple[Answer, ...] = ()
    waiting: bool = False  # for them to act: open but nothing to do before the due day is over
    application: Application | None = None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A finding joined with what stands in the vault: the line of `list`, of the block and of the page.

    `status` and `state` are those of the JSON output; `due` is the day that counts (the user's where they set one).
    """

    finding: Finding
    id: str
    text: str
    due: date | None
    status: TaskStatus
    closed_on: date | None = None
    carried_by: str | None = None
    carries: tuple[Finding, ...] = ()
    adopted: Task | None = None
    stale: bool = False
    record: Record | None = None
    dismissed: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """New bytes for one file of the vault; `before` is what was read, None where the file is new."""

    path: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What one pass comes to: the edits, the follow-ups in order, and the problems."""

    edits: tuple[Edit, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    problems: tuple[Problem, ...] = ()
