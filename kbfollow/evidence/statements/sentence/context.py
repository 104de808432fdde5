"""What the readers of the kinds work on: a sentence with its clauses, people, dates and surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kbfollow.evidence.dates import find_dates, find_durations
from kbfollow.evidence.statements.people.people import Mention, People
from kbfollow.evidence.statements.sentence.days_meant import days_meant
from kbfollow.evidence.statements.sentence.tokens import Clause, Predicate, Token, read_predicate
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan, Source, Statement

Check = Literal["", "open", "done"]

# “Round to Tam's office”, “into Ann's letterbox”.
_WHERE_TO = frozenset("to at in into by round with".split())
_HER_PLACE = frozenset(
    """
    office desk place shop house door studio surgery inbox pigeonhole pigeon-hole letterbox mailbox lab workshop
    classroom room yard gate box attention assistant secretary pa
    """.split()
)
_OBJECTS = frozenset("me us him her them everyone everybody to back up in".split())
# “Duncan from the agency will ring”: between the name and the noun before the verb.
_FROM_FIRST = frozenset("from at of in".split())
_FROM = frozenset("from at of in on the their my our hr".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What dates are counted from and read by: the anchor day, the country, the order of slash dates."""

    anchor: date
    country: str | None = None
    subdivision: str | None = None
    date_order: str | None = None
    events: Mapping[str, date] = field(default_factory=dict)

    def day_in(self, words: str, tense: Literal["past", "future"] = "past") -> DateSpan | None:
        """The first day in some words."""
        found = find_dates(
            words,
            self.anchor,
            country=self.country,
            subdivision=self.subdivision,
            date_order=self.date_order,
            tense=tense,
            events=self.events,
        )
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Before:
    """What the sentences just before have left open: a thing that “it” may mean, a question without its answer.

    `topic` is “thanks” after a sentence on thank-yous, `asked` the kinds of what was asked there and not answered,
    `no_hurry` whether they said that there was none, `wanted` whether the thing is one that somebody wanted,
    `asked_topic` the topic of a question (see `topics`), `when_open` whether they decide and it wasn't told when.
    """

    thing: str = ""
    topic: str = ""
    asked: frozenset[str] = frozenset()
    no_hurry: bool = False
    wanted: bool = False
    asked_topic: str = ""
    when_open: bool = False


NOTHING_BEFORE = Before()


@dataclass(frozen=True, slots=True)
class Owed:
    """A thing that an earlier sentence of the note promised, and the sentence."""

    what: str
    quote: str


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence as it is read: plain words, clauses, people, and what it stands in.

    `section` is a key of `words.SECTIONS` for the heading or label above, `check` the state of its checkbox. `log` is
    set in a log, where `day` is the day of the line. `offer_before` tells that an offer was spoken of just before.
    `words` are the runs of letters and digits in it, `bag` its tokens with the base forms of its verbs: for a quick
    look whether a reader or an expression is needed. A `question` ends with a question mark outside quotes.
    """

    quote: str
    line: int
    text: str
    low: str
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    people: People
    setting: Setting
    words: frozenset[str]
    bag: frozenset[str]
    question: bool = False
    section: str = ""
    check: Check = ""
    log: bool = False
    day: DateSpan | None = None
    check_day: DateSpan | None = None
    offer_before: bool = False
    listed: bool = False
    source: Source = "prose"
    note: str = ""
    spoken_to: str | None = None
    before: Before = NOTHING_BEFORE
    owed: tuple[Owed, ...] = ()
    asked: frozenset[str] = frozenset()
    found: list[Statement] = field(default_factory=list)
    _dates: list[DateSpan] | None = None
    _durations: list[DateSpan] | None = None
    _future_dates: list[DateSpan] | None = None
    _past_dates: list[DateSpan] | None = None

    def predicate(self, clause: Clause, index: int) -> Predicate:
        """How the verb at `index` of a clause is meant."""
        return read_predicate(clause, index)

    # People

    def mentions_in(self, clause: Clause, first: int = 0, last: int | None = None) -> list[Mention]:
        """The people named by the tokens `first` to `last` (exclusive) of a clause."""
        tokens = clause.tokens
        if not self.mentions or first >= len(tokens):
            return []
        start = tokens[first].start
        end = tokens[min(last, len(tokens)) - 1].end if last is not None and last > 0 else clause.end
        return [one for one in self.mentions if start <= self.tokens[one.first].start < end]

    def subject_name(self, clause: Clause, predicate: Predicate) -> Mention | None:
        """The person who is the subject of a predicate, by name or pronoun."""
        if predicate.by is None or predicate.subject != "them":
            return None
        token = clause.tokens[predicate.by]
        at = self.tokens.index(token)
        for one in self.mentions:
            if one.first <= at <= one.last:
                return one
            between = self.tokens[one.last + 1 : at]
            if 0 < len(between) <= 3 and between[0].low in _FROM_FIRST and all(two.low in _FROM for two in between[1:]):
                return one
        if token.low in ("she", "he"):
            return self.mention_of(self.pronoun_at(token.start))
        if token.low in ("hm", "hiring-manager") and self.people.decider:
            return self.mention_of(self.people.decider)
        if token.low == "recruiter" and self.people.recruiter:
            return self.mention_of(self.people.recruiter)
        return None

    def mention_of(self, name: str | None) -> Mention | None:
        """A mention of someone who is meant but not named."""
        return Mention(name, 0, 0, known=True) if name else None

    def pronoun_at(self, offset: int) -> str | None:
        """Who "her" or "she" at this offset means: the person named last before it whom it fits."""
        low = next((token.low for token in self.tokens if token.start == offset), "")
        before = [one.name for one in self.mentions if self.tokens[one.first].start < offset and one.name]
        return self.people.meant(low, before) or self.people.pronoun(low)

    def first_named(self, clause: Clause | None = None) -> Mention | None:
        """The first person named in the clause, else in the sentence; whoever is only a possessive does not count."""
        if not self.mentions:
            return None
        found = [
            one
            for one in self.mentions
            if not self.tokens[one.last].word.endswith(("'s", "’s")) or self._is_where_to(one) or self._has_done(one)
        ]
        if clause is not None:
            found = [one for one in found if clause.start <= self.tokens[one.first].start < clause.end] or found
        return found[0] if found else None

    def _has_done(self, one: Mention) -> bool:
        """Whether “'s” is a short “has” or “is”: “Svetlana's asked me up”."""
        behind = self.tokens[one.last + 1 : one.last + 3]
        return len(behind) == 2 and behind[0].form in ("past", "ing") and behind[1].low in _OBJECTS

    def _is_where_to(self, one: Mention) -> bool:
        """Whether a possessive is whom one goes to: “round to Tam's office”."""
        before = self.tokens[one.first - 1].low if one.first else ""
        behind = self.tokens[one.last + 1].low if one.last + 1 < len(self.tokens) else ""
        return before in _WHERE_TO and behind in _HER_PLACE

    # Days

    @property
    def dates(self) -> list[DateSpan]:
        """The days in the sentence."""
        if self._dates is None:
            self._dates = self._find(self.text, None)
        return self._dates

    @property
    def durations(self) -> list[DateSpan]:
        """The bare lengths of time in the sentence, counted from the anchor day."""
        if self._durations is None:
            self._durations = [] if self.bag.isdisjoint(words.TIME_UNITS) else self._find_durations()
        return self._durations

    @property
    def future_dates(self) -> list[DateSpan]:
        """The days in the sentence, read as of the future where a verb in the past would turn them round."""
        if self._future_dates is None:
            turned = any(span.past for span in self.dates)
            self._future_dates = self._find(self.text, "future") if turned else self.dates
        return self._future_dates

    @property
    def past_dates(self) -> list[DateSpan]:
        """The days in the sentence, read as of the past."""
        if self._past_dates is None:
            self._past_dates = self._find(self.text, "past") if self.dates else []
        return self._past_dates

    def read_alone(self, text: str) -> DateSpan | None:
        """The first day in some words of the sentence, as if nothing stood before them."""
        return next(iter(self._find(text, None)), None)

    def _find_durations(self) -> list[DateSpan]:
        setting = self.setting
        return find_durations(self.text, setting.anchor, country=setting.country, subdivision=setting.subdivision)

    def _find(self, text: str, tense: Literal["past", "future"] | None) -> list[DateSpan]:
        setting = self.setting
        found = find_dates(
            text,
            setting.anchor,
            country=setting.country,
            subdivision=setting.subdivision,
            date_order=setting.date_order,
            tense=tense,
            events=setting.events,
        )
        if found:
            found = days_meant(text, found, self.bag)
        if found and self.mentions:  # “nudged Jun” is a person, not the month
            named = {self.tokens[one.first].start for one in self.mentions}
            found = [span for span in found if span.offset not in named or " " in span.text]
        return found

    def done_day(self, clause: Clause) -> DateSpan | None:
        """The day of something done in this clause: its own, the checkbox's, the log line's."""
        if self.check_day is not None and self.check == "done":
            return self.check_day
        inside = [span for span in self.past_dates if clause.start <= span.offset < clause.end and self._over(span)]
        if inside:
            return inside[0]
        if self.day is not None:
            return self.day
        return (
            self.past_dates[0]
            if len(self.past_dates) == 1
            and self._over(self.past_dates[0])
            and len(self.clauses) <= 2
            and self._free(self.past_dates[0])
            else None
        )

    def _over(self, span: DateSpan) -> bool:
        """Whether a day may be one on which something was done; a note may be written after its anchor day."""
        ahead = span.text.lower().startswith(("in ", "another", "within", "by ", "until", "next", "till"))
        return not ahead and (span.past or span.end <= self.setting.anchor)

    def _free(self, span: DateSpan) -> bool:
        """Whether no other clause with a future meaning holds this day."""
        holder = next((one for one in self.clauses if one.start <= span.offset < one.end), None)
        if holder is not None and holder.has(words.DONE_MARKS) and len(holder.tokens) <= 4:
            return True
        return holder is None or not (
            holder.has(words.MODALS) or holder.has(words.DECISION_NOUNS) or span.end > self.setting.anchor
        )

    def ahead(self, span: DateSpan) -> bool:
        """Whether a day may be one that something is due on or expected for."""
        return not span.past or span.end > self.setting.anchor

    def due_day(self, clause: Clause, *, durations: bool = False) -> DateSpan | None:
        """The day by which something is due or expected in this clause; a bare duration counts with `durations`."""
        if self.check_day is not None and self.check == "open":
            return self.check_day
        inside = [span for span in self.dates if clause.start <= span.offset < clause.end and self.ahead(span)]
        if not inside and durations:
            inside = [span for span in self.durations if clause.start <= span.offset < clause.end]
        return inside[0] if inside else None

    def sentence_due_day(self, clause: Clause, *, durations: bool = False) -> DateSpan | None:
        """The day in this clause, else the only day of a neighbouring clause that says nothing of its own."""
        found = self.due_day(clause, durations=durations)
        if found is not None or len(self.clauses) == 1:
            return found
        ahead = [span for span in self.dates if self.ahead(span)]
        return ahead[0] if len(ahead) == 1 else None

    # Statements

    def say(
        self,
        kind: str,
        who: Mention | None = None,
        *,
        dates: DateSpan | None = None,
        what: str | None = None,
        manner: str = "",
        everyone: bool = False,
    ) -> None:
        """Add a statement, unless the same one was made already."""
        statement = Statement(
            kind=kind,
            who=who.name if who else None,
            dates=dates,
            line=self.line,
            quote=self.quote,
            what=what,
            manner=manner,
            everyone=everyone,
            source=self.source,
            candidates=who.candidates if who else (),
            note=self.note,
        )
        key = (kind, statement.who, what, statement.candidates)
        same = [one for one in self.found if (one.kind, one.who, one.what, one.candidates) == key]
        if not same:
            self.found.append(statement)
        elif same[0].dates is None and dates is not None:
            self.found[self.found.index(same[0])] = statement

    def said(self, *kinds: str) -> bool:
        """Whether a statement of one of these kinds was made."""
        for one in self.found:  # noqa: SIM110 - asked for each clause: a generator takes longer than most answers
            if one.kind in kinds:
                return True
        return False


def each_clause(sentence: Sentence) -> Iterator[Clause]:
    """The clauses of a sentence in order."""
    yield from sentence.clauses
