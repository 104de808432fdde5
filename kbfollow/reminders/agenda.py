"""What there is to be told on a day: the tasks of the page's Today, and the interviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kbfollow.interviews import CLOSED, wants_tasks
from kbfollow.judge import Judgement
from kbfollow.listing import shown_text
from kbfollow.markdown.inline import clean_description
from kbfollow.model import FollowUp, Interview
from kbfollow.page import lines_for_today
from kbfollow.reminders.record import key_of

INTERVIEW = "interview"  # in the record, where an interview has no task of its own


@dataclass(frozen=True, slots=True)
class Due:
    """Something for today: a task, or an interview. `line` numbers the lines of the page; some tasks share one.

    `block` is the block id that a click leads to, "" for the note. An interview has an `employer`, perhaps a time
    (`starts`, "14:00"), and as its `task` what to ask there, if anything.
    """

    note: str
    id: str
    due: date
    line: int
    task: FollowUp | None = None
    block: str = ""
    employer: str = ""
    starts: str = ""

    @property
    def key(self) -> str:
        """Its name in the record."""
        return key_of(self.note, self.id)

    @property
    def is_interview(self) -> bool:
        """Whether it is an interview, with or without a task of its own."""
        return bool(self.employer)

    @property
    def text(self) -> str:
        """The words, safe for one line: the task's own, and nothing else of the note."""
        if self.employer:
            return f"{self.starts} interview, {self.employer}" if self.starts else f"Interview today, {self.employer}"
        if self.task is None:
            return ""
        return shown_text(self.task) if self.task.adopted is None else clean_description(self.task.adopted.description)


@dataclass(frozen=True, slots=True)
class Agenda:
    """What there is to be told on a day: what is due by then, the interviews of the next days, the notes there are."""

    today: date
    due: tuple[Due, ...]
    interviews: tuple[Due, ...] = ()
    notes: frozenset[str] = frozenset()


def agenda_of(judgement: Judgement) -> Agenda:
    """The agenda of a judgement's day. An interview and its own open task are one."""
    today = judgement.today
    interviews = list(_interviews(judgement))
    todays = {(one.note, one.id): one for one in interviews if one.due == today}
    due: list[Due] = []
    groups = lines_for_today(judgement.follow_ups, today)
    for line, group in enumerate(groups):
        for one in group:
            interview = todays.pop((one.finding.note or "", one.id), None)
            due.append(replace(interview, line=line) if interview else _of_task(one, line))
    due += [replace(one, line=len(groups) + place) for place, one in enumerate(todays.values())]
    return Agenda(today, tuple(due), tuple(interviews), frozenset(judgement.notes))


def _of_task(one: FollowUp, line: int) -> Due:
    assert one.due is not None  # what is for today has a day
    block = one.id if one.adopted is None else one.adopted.id or ""
    return Due(one.finding.note or "", one.id, one.due, line, one, block)


def _interviews(judgement: Judgement) -> Iterator[Due]:
    """The interviews ahead that still take place; one whose own task was ticked needs no reminder."""
    own = {
        (one.finding.note, one.finding.due): one
        for one in judgement.follow_ups
        if one.finding.rule == "before-interview" and one.adopted is None
    }
    for application in judgement.vault.applications:
        if application.dormant or application.status in CLOSED:
            continue
        for interview in application.ahead:
            task = own.get((interview.note.path, interview.day))
            if interview.day is None or not _is_wanted(interview) or (task and task.status != "open"):
                continue
            employer = clean_description(application.employer) or INTERVIEW
            asks = task if task is not None and task.due == interview.day and not task.dismissed else None
            block = asks.id if asks else ""
            note = interview.note.path
            yield Due(note, block or INTERVIEW, interview.day, 0, asks, block, employer, interview.time)


def _is_wanted(interview: Interview) -> bool:
    return wants_tasks(interview.note)
