"""Facts of single notes → applications with their rounds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache, partial

from kbfollow.contacts import contacts_of
from kbfollow.facts import NoteFacts
from kbfollow.interviews import CLOSED, is_final, says_it_took_place
from kbfollow.involved import decision_makers, named_as, references_of
from kbfollow.memory import Memory
from kbfollow.model import Application, Evidence, Interview, Record, Statement, Task
from kbfollow.outcomes import OUTCOME_KINDS, Outcome, decision_window, is_offer_day, outcome_of, settled
from kbfollow.patterns import pattern
from kbfollow.people import PersonNote
from kbfollow.settings import PROFILES, Settings

# More than this many days after the last event, an interview at the same employer is a new application.
NEW_AFTER_DAYS = 180

# Words of a role that call for initiative: these jobs are given to people who ask persistently.
_PERSISTENT_ROLES = pattern(
    r"\b(sales|seller|salesman|saleswoman|salesperson|business development|bdr|sdr|account executive|account manager|"
    r"recruiter|recruiting|recruitment|fund-?rais\w+|estate agent|real estate agent|realtor|broker|telemarket\w+|"
    r"vertrieb\w*|außendienst|customer acquisition|growth|business developer)\b",
    re.I,
)
_LEGAL_FORMS = pattern(r"\b(inc|ltd|llc|llp|plc|gmbh|ag|kg|se|sa|bv|co|corp|corporation|limited|company)\b\.?", re.I)


@dataclass(frozen=True, slots=True)
class Vault:
    """All that the notes of a vault mean together, as of one day."""

    applications: tuple[Application, ...]
    people: Mapping[str, PersonNote]
    first_event: date | None = None


@dataclass(slots=True)
class _Group:
    """The facts of one application while notes are sorted into groups."""

    company: str
    role: str
    facts: list[NoteFacts]
    last_event: date | None = None
    closed_on: date | None = None


def understand(
    facts: Sequence[NoteFacts],
    people: Mapping[str, PersonNote],
    records: Mapping[str, tuple[Record, ...]],
    own_tasks: Mapping[str, tuple[Task, ...]],
    settings: Settings,
    today: date,
    memory: Memory,
) -> Vault:
    """The applications of a vault from the facts of its understood notes.

    `records` and `own_tasks` hold, by note path, what stands in the notes' blocks and the tasks written by hand.
    """
    understood = [_settled(one, answers_in(records.get(one.note.path, ())), memory) for one in facts if one.understood]
    applications = []
    for group in _groups(understood):
        paths = [one.note.path for one in group.facts]
        ours = {path: records.get(path, ()) for path in paths}
        by_hand = {path: own_tasks.get(path, ()) for path in paths}
        make = partial(_application, group, people, ours, by_hand, settings, today)
        inputs = (group.facts, people, ours, by_hand, settings, today)
        applications.append(memory.recall(("application", paths[0]), inputs, make))
    starts = [one.day.day for one in understood if one.day.day] + [a.applied for a in applications if a.applied]
    return Vault(tuple(applications), people, min(starts, default=None))


def _settled(facts: NoteFacts, answers: Mapping[str, str], memory: Memory) -> NoteFacts:
    return memory.recall(("settled", facts.note.path), (facts, answers), partial(settled, facts, answers))


def answers_in(records: Iterable[Record]) -> dict[str, str]:
    """The ticked answers to questions: the question's key → the answer's."""
    found = {}
    for one in records:
        if one.rule == "confirm" and one.status == "done":
            _, key, answer = one.id.split("-", 2)
            found[key] = answer
    return found


@lru_cache(maxsize=8192)
def folded_company(name: str | None) -> str:
    """An employer's name for comparing: without case, signs and legal form."""
    folded = unicodedata.normalize("NFKC", name or "").casefold()
    bare = re.sub(r"\W+", " ", _LEGAL_FORMS.sub(" ", folded)).strip()
    return bare or re.sub(r"\W+", " ", folded).strip()


@lru_cache(maxsize=8192)
def _folded_role(name: str | None) -> str:
    return re.sub(r"\W+", " ", (name or "").casefold()).strip()


def _groups(facts: Sequence[NoteFacts]) -> list[_Group]:
    """Notes of one employer and role together; a missing role joins the employer's only open one."""
    groups: list[_Group] = []
    at_employer: dict[str, list[_Group]] = {}
    ordered = sorted(facts, key=lambda one: (one.day.day or date.min, one.kind != "application", one.note.path))
    with_role_first = sorted(ordered, key=lambda one: not one.role and one.day.day is None)
    for one in with_role_first:
        company = folded_company(one.company)
        group = _home_of(one, at_employer.get(company, ())) if one.company else None
        if group is None:
            group = _Group(company or one.note.path, _folded_role(one.role), [])
            groups.append(group)
            at_employer.setdefault(group.company, []).append(group)
        group.facts.append(one)
        group.role = group.role or _folded_role(one.role)
        days = [day for day in (one.day.day, *(_event_days(one))) if day is not None]
        group.last_event = max([*days, *([group.last_event] if group.last_event else [])], default=None)
        group.closed_on = _closed_on(one) or group.closed_on
    return groups


def _home_of(facts: NoteFacts, groups: Sequence[_Group]) -> _Group | None:
    """Which of an employer's applications a note belongs to; None where it begins another."""
    role = _folded_role(facts.role)
    same = [one for one in groups if _may_join(one, facts)]
    if role:
        exact = [one for one in same if one.role == role]
        if exact:
            return exact[-1]
        same = [one for one in same if not one.role]
    return same[0] if len(same) == 1 else None


def _may_join(group: _Group, facts: NoteFacts) -> bool:
    day = facts.day.day
    if day is None or group.last_event is None or not any(one.kind == "interview" for one in group.facts):
        return True
    closed = group.closed_on is not None and day > group.closed_on
    return not closed and (day - group.last_event).days <= NEW_AFTER_DAYS


def _closed_on(facts: NoteFacts) -> date | None:
    """The day from which a later interview is a new application: that of the outcome that a note tells.

    An interview note without such a day was closed at its latest event; an application note may be closed later.
    """
    if facts.status not in CLOSED:
        return None
    told = [one.dates.end for one in facts.statements if one.kind in OUTCOME_KINDS and one.dates]
    days = [day for name, day in dated_properties(facts) if name not in ("applied", "offer_date")] + told
    if not days and facts.kind == "interview":
        days = [day for day in (facts.day.day, *_event_days(facts)) if day is not None]
    return max(days, default=None)


def _event_days(facts: NoteFacts) -> list[date]:
    """The days that a note tells of, beside the interview's own. Days in our block are no events."""
    days = [one.dates.end for one in facts.statements if one.dates and one.kind not in ("none", "decision_expected")]
    return days + [day for _, day in dated_properties(facts)]


_AHEAD = frozenset({"none", "decision_expected", "next_round", "promise_by_me", "promise_by_them"})


def _past_days(facts: NoteFacts) -> list[date]:
    """The days of what has happened: no deadline, no announced round, no promise."""
    told = [one for one in facts.statements if one.dates and one.kind not in _AHEAD]
    days = [one.dates.end for one in told if one.dates and (one.kind != "offer" or is_offer_day(one))]
    days += [one.made for one in told if one.made]
    return days + [day for _, day in dated_properties(facts)]


def dated_properties(facts: NoteFacts) -> list[tuple[str, date]]:
    """The days of properties that tell of events, by canonical name."""
    found = []
    for name in ("applied", "offer_date", "rejected_on", "status_date", "accepted_on", "withdrawn_on", "declined_on"):
        prop = facts.note.properties.get(name)
        span = facts.reading.value(prop.value) if prop is not None else None
        if span is not None:
            found.append((name, span.end))
    return found


def _application(
    group: _Group,
    people: Mapping[str, PersonNote],
    records: Mapping[str, tuple[Record, ...]],
    own_tasks: Mapping[str, tuple[Task, ...]],
    settings: Settings,
    today: date,
) -> Application:
    facts = sorted(group.facts, key=lambda one: (one.day.day or date.max, one.note.path))
    interviews = [one for one in facts if one.kind == "interview"]
    rounds = tuple(_interview(one, today) for one in interviews)
    statements = tuple(statement for one in facts for statement in one.statements)
    ours = tuple(record for one in facts for record in records.get(one.note.path, ()))
    first = next((one for one in (*reversed(interviews), *facts)), facts[0])
    applied, applied_evidence = _applied(facts)
    by_hand = tuple((one.note.path, task) for one in facts for task in own_tasks.get(one.note.path, ()))
    answers = answers_in(ours)
    outcome = outcome_of(facts, answers, _last_event(facts, ours, ahead=False))
    follow_up_on, follow_up_evidence = _follow_up_property(facts)
    role = next((one.role for one in reversed(facts) if one.role), None)
    app = Application(
        company=next((one.company for one in reversed(facts) if one.company), None),
        role=role,
        country=first.country,
        subdivision=first.subdivision,
        rounds=rounds,
        application_notes=tuple(one.note for one in facts if one.kind == "application"),
        applied=applied,
        applied_evidence=applied_evidence,
        statements=statements,
        records=ours,
        own_tasks=by_hand,
        profile=_profile(facts, role, settings),
        follow_up_on=follow_up_on,
        follow_up_evidence=follow_up_evidence,
        references=references_of(facts, people),
        contacts=contacts_of(statements, ours, by_hand, today),
        recruiters=named_as(facts, people, "recruiter"),
        decision_makers=decision_makers(facts, people),
        questions=tuple(question for one in facts for question in one.questions),
    )
    app = _let_go(_with_outcome(app, outcome))
    window, questions = decision_window(facts, answers, app.latest.day if app.latest else None)
    app = replace(app, window=window, questions=(*app.questions, *questions))
    app = replace(app, next_round=_next_round(app), no_next_round=_no_next_round(app))
    return _with_dormancy(app, facts, ours, settings, today)


def _interview(facts: NoteFacts, today: date) -> Interview:
    day = facts.day.day
    said = any(one.kind in ("took_place", "thank_you_sent") for one in facts.statements)
    took_place = day is not None and (day < today or (day == today and (said or says_it_took_place(facts.note))))
    return Interview(
        facts.note,
        day,
        took_place,
        facts.day.evidence,
        facts.day.time,
        facts.stage,
        facts.interviewers,
        facts.statements,
    )


def _with_outcome(app: Application, outcome: Outcome) -> Application:
    return replace(
        app,
        status=outcome.status,
        status_day=outcome.day,
        status_evidence=outcome.evidence,
        status_day_stated=outcome.day_stated,
        answer_by=outcome.answer_by,
        questions=(*app.questions, *outcome.questions),
    )


def _let_go(app: Application) -> Application:
    """“No response” where the user has let it go; any later word of theirs, or a later round, ends that."""
    ticked = [one for one in app.records if one.rule == "gone-quiet" and one.id.endswith("-let-go")]
    days = [one.closed_on for one in ticked if one.status == "done" and one.closed_on]
    if not days or app.status in CLOSED or app.status == "offer":
        return app
    news = [one.day for one in app.contacts if not one.by_me] + [one.day for one in app.rounds]
    if any(day is not None and day > max(days) for day in news):
        return app
    record = next(one for one in ticked if one.status == "done")
    evidence = Evidence(record.note, record.line, record.raw.strip(), "you let it go")
    return replace(app, status="no response", status_day=max(days), status_evidence=evidence)


def _applied(facts: Sequence[NoteFacts]) -> tuple[date | None, Evidence | None]:
    for one in facts:
        prop = one.note.properties.get("applied")
        span = one.reading.value(prop.value) if prop is not None else None
        if prop is not None and span is not None:
            return span.end, Evidence(one.note.path, prop.line, prop.quote, "when you applied")
    for one in facts:
        prop = one.note.properties.get("date") if one.kind == "application" else None
        span = one.reading.value(prop.value) if prop is not None else None
        if prop is not None and span is not None and span.start in (None, span.end):
            return span.end, Evidence(one.note.path, prop.line, prop.quote, "when you applied")
    return None, None


def _follow_up_property(facts: Sequence[NoteFacts]) -> tuple[date | None, Evidence | None]:
    for one in reversed(facts):
        prop = one.note.properties.get("follow_up")
        span = one.reading.value(prop.value) if prop is not None else None
        if prop is not None and span is not None and span.start in (None, span.end):
            return span.end, Evidence(one.note.path, prop.line, prop.quote, "when you want to check in")
    return None, None


def _profile(facts: Sequence[NoteFacts], role: str | None, settings: Settings) -> str:
    for one in reversed(facts):
        prop = one.note.properties.get("follow_up_style")
        if prop is not None and str(prop.value).strip().casefold() in PROFILES:
            return str(prop.value).strip().casefold()
    if role and _PERSISTENT_ROLES.search(role):
        return "persistent"
    return settings.follow_up_style


def _next_round(app: Application) -> Statement | None:
    """The last announcement of a further round, as long as it lies behind the latest round."""
    latest = app.latest.day if app.latest else None
    ahead = [
        one for one in app.said_lately("next_round") if one.dates is None or latest is None or one.dates.end > latest
    ]
    dated = [one for one in ahead if one.dates is not None]
    return dated[-1] if dated else ahead[-1] if ahead else None


def _no_next_round(app: Application) -> Evidence | None:
    for one in app.said_lately("no_next_round"):
        return Evidence(one.note, one.line, one.quote, "no further round")
    latest = app.latest
    if latest is not None and is_final(latest.stage):
        prop = latest.note.properties.get("stage")
        return Evidence(
            latest.note.path, prop.line if prop else 1, prop.quote if prop else latest.stage, "the last round"
        )
    return None


def _last_event(facts: Sequence[NoteFacts], records: Sequence[Record], ahead: bool = True) -> date | None:
    """The latest day that the notes tell of; without `ahead`, only what has happened, no deadline or plan."""
    days = [one.day.day for one in facts if one.day.day]
    for one in facts:
        days += _event_days(one) if ahead else _past_days(one)
    # A tick of the user's is news as well; days that kbfollow wrote itself are none.
    days += [one.closed_on for one in records if one.closed_on and not one.ticked_for and not one.ours]
    return max((day for day in days if day.year > 2001), default=None)


def _with_dormancy(
    app: Application, facts: Sequence[NoteFacts], records: Sequence[Record], settings: Settings, today: date
) -> Application:
    last = _last_event(facts, records)
    window = app.window.dates if app.window else None
    asleep = (
        last is not None
        and last < today - timedelta(settings.dormant_after)
        and not (window is not None and window.end >= today)
    )
    starts = [one.day for one in app.rounds if one.day] or ([app.applied] if app.applied else [])
    before_since = settings.since is not None and bool(starts) and max(starts) < settings.since
    return replace(app, last_event=last, dormant=asleep or before_since)
