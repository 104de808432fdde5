"""What a rule is given, and how it makes itself known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kbfollow.applications import Vault
from kbfollow.business_days import BusinessCalendar, calendar_for
from kbfollow.cadence import CheckIn, next_check_in
from kbfollow.interviews import CLOSED
from kbfollow.markdown.inline import wikilink
from kbfollow.model import Application, Carrier, Evidence, Finding, Interview, Note, Person, Problem, Record, Statement
from kbfollow.people import most_senior, same_person
from kbfollow.settings import Settings
from kbfollow.words import day_month

ApplicationRule = Callable[[Application, "Context"], Iterator[Finding]]
NeighbourRule = Callable[[Application, "VaultContext"], Iterator[Finding]]
VaultRule = Callable[["VaultContext"], Iterator[Finding]]

# Only these rules stay where the outcome is settled.
STAY_WHEN_CLOSED = frozenset({"thank-you", "rejected", "hired", "my-promise", "confirm"})
END_WITH_OFFER = frozenset({"follow-up", "decision-timeframe", "second-interview", "decision-maker", "gone-quiet"})


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name (that of its module), its place in the order of the page, and its function, which is one of:

    `of_application` judges one application by itself, `of_neighbours` one beside all others, `of_vault` the vault.
    """

    name: str
    place: int
    of_application: ApplicationRule | None = None
    of_neighbours: NeighbourRule | None = None
    of_vault: VaultRule | None = None

    @property
    def doc(self) -> str:
        """The docstring: what it asks, why, its source, and an example."""
        return (self.of_application or self.of_neighbours or self.of_vault).__doc__ or ""


REGISTRY: dict[str, Rule] = {}


def rule(place: int) -> Callable[[ApplicationRule], ApplicationRule]:
    """Register a rule that judges one application by itself. `place` orders the rules on the page and in the docs."""

    def register(function: ApplicationRule) -> ApplicationRule:
        name = function.__name__.replace("_", "-")
        REGISTRY[name] = Rule(name, place, of_application=function)
        return function

    return register


def neighbour_rule(place: int) -> Callable[[NeighbourRule], NeighbourRule]:
    """Register a rule that judges one application and looks at the others beside it."""

    def register(function: NeighbourRule) -> NeighbourRule:
        name = function.__name__.replace("_", "-")
        REGISTRY[name] = Rule(name, place, of_neighbours=function)
        return function

    return register


def vault_rule(place: int) -> Callable[[VaultRule], VaultRule]:
    """Register a rule that judges the vault as a whole."""

    def register(function: VaultRule) -> VaultRule:
        name = function.__name__.replace("_", "-")
        REGISTRY[name] = Rule(name, place, of_vault=function)
        return function

    return register


@dataclass(frozen=True, slots=True)
class Context:
    """All that a rule for one application may know beside it: its findings are kept as long as these are the same.

    `taken_elsewhere` tells whether another application is accepted, which ends the check-ins here.
    """

    today: date
    settings: Settings
    taken_elsewhere: bool = False

    def calendar(self, application: Application) -> BusinessCalendar:
        """The business days of the employer's country."""
        return calendar_for(application.country, application.subdivision)

    def check_in(self, application: Application) -> CheckIn | None:
        """The next check-in; None where the outcome isn't open, or the latest round hasn't taken place yet."""
        if not is_open(application) or application.ahead or self.taken_elsewhere:
            return None
        return next_check_in(application, self.calendar(application))


@dataclass(frozen=True, slots=True)
class VaultContext:
    """The day, the settings and the whole vault, for rules that look beyond one application."""

    today: date
    settings: Settings
    vault: Vault
    problems: tuple[Problem, ...] = ()
    drafts: tuple[Note, ...] = ()
    awake: tuple[Application, ...] = field(init=False)  # the applications that aren't dormant
    _accepted: tuple[Application, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Sort out the dormant ones once: there may be thousands, and every rule asks."""
        object.__setattr__(self, "awake", tuple(one for one in self.vault.applications if not one.dormant))
        object.__setattr__(self, "_accepted", tuple(one for one in self.awake if one.status == "accepted"))

    def calendar(self, application: Application) -> BusinessCalendar:
        """The business days of the employer's country."""
        return calendar_for(application.country, application.subdivision)

    def others(self, application: Application) -> list[Application]:
        """The other applications whose outcome is open."""
        return [one for one in self.awake if one is not application and is_open(one)]

    def of(self, application: Application) -> Context:
        """What the rules for this application alone may know."""
        taken = any(one is not application for one in self._accepted)
        return Context(self.today, self.settings, taken)


def is_open(application: Application) -> bool:
    """Whether the outcome is still open: no answer and no offer yet."""
    return application.status not in CLOSED and application.status != "offer"


def applies(name: str, application: Application) -> bool:
    """Whether a rule speaks at all at this status."""
    if application.status in CLOSED:
        return name in STAY_WHEN_CLOSED
    return not (application.status == "offer" and name in END_WITH_OFFER)


def addressee(application: Application) -> tuple[Person | None, bool]:
    """Whom to ask: the decision maker, else the most senior interviewer; True where the person is known to decide."""
    if application.decision_makers:
        return application.decision_makers[0], True
    latest = application.latest
    people = latest.interviewers if latest and latest.interviewers else _all_interviewers(application)
    if not people and application.recruiters:
        return application.recruiters[0], False
    return most_senior(people), False


def _all_interviewers(application: Application) -> tuple[Person, ...]:
    return tuple(person for one in reversed(application.taken) for person in one.interviewers)


def shown(person: Person | None, otherwise: str = "them") -> str:
    """A person as a task line shows them: a wikilink where the note links them."""
    if person is None:
        return otherwise
    return wikilink(person.link) if person.link else person.name


def thank_you_carriers(application: Application) -> tuple[Carrier, ...]:
    """Who carries what is to be asked: the decision maker's thank-you, the first open one, the check-in."""
    makers = tuple(Carrier("thank-you", one.name) for one in application.decision_makers[:1])
    return (*makers, Carrier("thank-you"), Carrier("follow-up"))


def day_after(interview: Interview) -> date:
    """The calendar day after an interview."""
    assert interview.day is not None
    return interview.day + timedelta(1)


def due_day_after(interview: Interview) -> tuple[date, str]:
    """The calendar day after an interview, and the arithmetic in words."""
    due = day_after(interview)
    return due, f"the day after the interview on {day_month(due - timedelta(1))} → {day_month(due)}"


def quoted(statement: Statement, says: str) -> Evidence:
    """The line of a statement, as a reason."""
    return Evidence(statement.note, statement.line, statement.quote, says)


def took_place(interview: Interview) -> tuple[Evidence, ...]:
    """The line that gives the interview date."""
    return (interview.day_evidence,) if interview.day_evidence else ()


def records_of(application: Application, rule_name: str) -> list[Record]:
    """The tasks of a rule in the application's blocks."""
    return [one for one in application.records if one.rule == rule_name]


def about(statements: Sequence[Statement], kind: str, person: Person) -> Statement | None:
    """The first statement of a kind about a person, or about everyone."""
    for one in statements:
        if one.kind == kind and (one.everyone or (one.who is not None and same_person(one.who, person.name))):
            return one
    return None
