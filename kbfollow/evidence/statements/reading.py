"""Passages into statements: sentence by sentence, with headings, checkboxes, logs and tables taken into account."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kbfollow.evidence.statements.ahead.bare_times import leaves_when
from kbfollow.evidence.statements.ahead.owed_work import hurry
from kbfollow.evidence.statements.ahead.topics import asked_topic
from kbfollow.evidence.statements.ahead.unwanted import WHAT_IF, asks_what_if, without_refused
from kbfollow.evidence.statements.ahead.wanted import is_wanted, thing_left
from kbfollow.evidence.statements.ahead.windows import asks_when
from kbfollow.evidence.statements.done.references import read_references
from kbfollow.evidence.statements.outcome.answers import with_answers
from kbfollow.evidence.statements.outcome.others import ASIDE, drop_news_of_others, elsewhere, stands_aside, topic_of
from kbfollow.evidence.statements.outcome.outcome_days import with_days
from kbfollow.evidence.statements.outcome.outcomes import read_outcome
from kbfollow.evidence.statements.outcome.status_offer import read_status_offer
from kbfollow.evidence.statements.people.companies import company_names
from kbfollow.evidence.statements.people.naming import NAMING_WORDS, read_naming
from kbfollow.evidence.statements.people.people import People
from kbfollow.evidence.statements.people.roles import Roles
from kbfollow.evidence.statements.readers import READERS
from kbfollow.evidence.statements.rows import read_row
from kbfollow.evidence.statements.sentence.building import new_sentence
from kbfollow.evidence.statements.sentence.context import NOTHING_BEFORE, Before, Check, Owed, Sentence, Setting
from kbfollow.evidence.statements.sentence.diary import is_news, is_short_day, split_day
from kbfollow.evidence.statements.sentence.headings import opens_list, section_of
from kbfollow.evidence.statements.sentence.labels import alone_in, names_follow, under_label, with_decider, with_subject
from kbfollow.evidence.statements.sentence.letters import Header, header_in, with_requests_told
from kbfollow.evidence.statements.sentence.plain_words import plain_sentence, without_doubts
from kbfollow.evidence.statements.sentence.retold import retold
from kbfollow.evidence.statements.sentence.sentences import split_sentences
from kbfollow.evidence.statements.sentence.speech import opens_quote, with_their_words, with_words_told_behind
from kbfollow.evidence.statements.sentence.task_fields import without_fields
from kbfollow.evidence.statements.sentence.undertaken import with_plain_meetings, with_plain_promises
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.model import DateSpan, Passage, Statement
from kbfollow.patterns import cued, pattern

_LEADING_DAY = pattern(
    r"^\W{0,3}(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)


_OPENS_A_PART = ("references", "references told", "references open", "met")
LABEL = 40  # characters: a short line above a list may say what the list is (“didnt ask”)

# “The board signs on Tuesday. He'll ring the day after”: counted from the day in the sentence before.
_THE_DAY_AFTER = pattern(
    r"\bthe\s(day|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\safter(?=\s?[.,;:!)]|\s?$|\s(?:with|when|and|or|so"
    r"|but|either|to|by|if|then)\b)",
    re.IGNORECASE,
)
# “I said yes, I'd email her the report”: what was said is the promise.
_SAID_YES = pattern(
    r"\b([Ss]aid|[Tt]old\s\w+)\s(?:yes|sure|of\scourse|ok|okay|no\sproblem|gladly|happily|absolutely|will\sdo|fine|not\sa\sproblem|with\spleasure"
    r"|(?:to\s)?(?:leave|consider)\s(?:it|that)\s(?:with\sme|done|sorted)|(?:it|that)\s(?:was|is)\sno\s(?:problem|bother|trouble))\s?[,;–—-]?\s?(?:and\s|that\s)?"
    r"(?=I\s(?:would|will|could|can)\s(?!(?:take|accept|start|love|sign|join)\b))"
)
# “Must tip Crispin off that they may ring”: to warn.
_TIP_OFF = pattern(
    r"\b(?P<verb>[Tt]ip(?:s|ped|ping)?)\s(?:off\s(?P<behind>(?!the\b|a\b)[\w'’.-]+)|(?P<whom>(?:(?!and\b"
    r"|on\b)[\w'’.-]+\s){1,4}?)off\b(?!\s(?:the|a|my)\b))"
)
_REFERENCES = cued(r"\b(?:references|referees|reference|referee)\b")
_A_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+\.?(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+){1,2}(?:\s\([^()]{1,40}\))?"
_ONLY_NAMES = pattern(rf"{_A_NAME}(?:(?:,\s(?:and\s)?|\s(?:and|&|\+|plus)\s){_A_NAME}){{0,4}}[.!]?")
_SPEAKER = pattern(r"([^\W\d_][\w'-]*(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]*)?):\s(?=\S)")  # “Me: could you …”, in a chat
# “Haven't thanked her, or told Art”: neither was done.
_OR_TOLD = pattern(
    r"\b(?P<not>(?:have|has|had|did)\s?(?:not|n't|n’t)|never)(?P<first>\s[^.;:!?]{1,80}?),?\s(?:or|nor)\s"
    r"(?=(?:thank|told|tell|ask|alert|warn|call|rang|ring|phone|e-?mail|wr[io]t|sent|send|let|heard|chase|said|text"
    r"|contact|inform|mention|notif)\w*\s)",
    re.IGNORECASE,
)


def _not_either(match: re.Match[str]) -> str:
    return f"{match['not']}{match['first']}, and {match['not'].lower()} "


REMEMBERED = 11  # promises, beside the newest, that a later sentence may say were kept


def _warned(match: re.Match[str]) -> str:
    verb = match["verb"].lower().removeprefix("tip")
    warn = {"": "warn", "s": "warns", "ped": "warned", "ping": "warning"}[verb]
    return f"{warn.capitalize() if match[0][0].isupper() else warn} {(match['behind'] or match['whom']).strip()}"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or a message quoted in a note: its day, and whether the user wrote it."""

    day: DateSpan | None = None
    mine: bool = False


NO_LETTER = Letter()


class Reader:
    """Reads the passages of one note in order; it remembers who was named last and whether an offer was spoken of."""

    def __init__(
        self,
        people: People,
        setting: Setting,
        *,
        note: str = "",
        other_companies: Sequence[str] = (),
        company: str | None = None,
        offered: bool = False,
        answered: bool = False,
    ) -> None:
        self.people = people
        self.offered = offered
        self.setting = setting
        self.note = note
        self.offer_before = answered
        self.others = company_names(other_companies)
        self.own = company_names([company] if company else [])
        self.heading: tuple[str, ...] = ()
        self.names_follow = False
        self.label_before = self.above = self.alone = ""
        self.before = NOTHING_BEFORE
        self.owed: tuple[Owed, ...] = ()
        self.day_before: date | None = None
        self.letter = NO_LETTER
        self.wants_names = False
        self.quoting = False
        self.diary: DateSpan | None = None
        self.roles = Roles(people)
        self.sentence: Sentence | None = None

    def read(self, passage: Passage) -> Iterator[Statement]:
        """The statements of one passage."""
        if passage.ours or passage.kind == "heading" or passage.check == "-":
            return
        if passage.headings != self.heading:
            self.heading = passage.headings
            self.label_before = self.above = ""
            self.before = NOTHING_BEFORE
        self.letter = self.letter if passage.quoted else NO_LETTER
        self.quoting, self.diary, self.day_before, self.alone = False, self.letter.day, None, ""
        if self.before.topic == ASIDE:
            self.before = NOTHING_BEFORE
        section = self._section(passage)
        if passage.kind != "list":
            self.people.roster_open = False
            self.label_before = (section_of(passage.text) or "") if len(passage.text) <= LABEL else ""
            self.names_follow = names_follow(passage)
            self.above = passage.text if len(passage.text) <= LABEL and opens_list(passage.text) else ""
        elif self.names_follow and not section:
            section = "met"
        elif self.label_before and not section:
            section = self.label_before
        if passage.kind == "row":
            yield from read_row(passage, section, self.people, self.setting, self.note)
            return
        told: list[tuple[Sentence, list[Statement]]] = []
        for start, end in split_sentences(passage.text):
            quote = passage.text[start:end]
            if end - start <= LABEL and quote.endswith((".", ":")) and (named := section_of(quote)) in _OPENS_A_PART:
                section = named or section  # “References. Joan I told on Tuesday.”
                continue
            line = passage.line + passage.text.count("\n", 0, start)
            here = "references" if self.wants_names and self._names_references(quote) else section
            self.sentence = None
            found = list(self._read_sentence(quote, line, here, passage))
            self.wants_names = self._asks_for_references(quote)
            if self.sentence is not None:
                told.append((self.sentence, found))
                self.alone = alone_in(found) if passage.kind == "list" else ""
        yield from with_days(with_answers(without_refused(told)))

    def _asks_for_references(self, quote: str) -> bool:
        """Whether a sentence speaks of references without a name: “I said I'd send her my two references.”"""
        named = self.sentence is not None and any(one.name for one in self.sentence.mentions if not one.known)
        return not named and _REFERENCES.search(quote.lower()) is not None

    def _names_references(self, quote: str) -> bool:
        """Whether a sentence is nothing but names, and none of an interviewer's: “Yvonne Tessier and Marcel Roy.”"""
        return _ONLY_NAMES.fullmatch(quote.strip()) is not None and not any(
            name in quote for one in self.people.interviewers for name in one.split()
        )

    def _section(self, passage: Passage) -> str:
        labels = [passage.parent.rstrip(" :")] if passage.parent else []
        for label in [*labels, *reversed(passage.headings)]:
            found = section_of(label)
            if found:
                return found
        return ""

    def _read_sentence(self, quote: str, line: int, section: str, passage: Passage) -> Iterator[Statement]:
        check: Check = "" if passage.check is None else "done" if passage.check in "xX" else "open"
        source, check_day = without_fields(quote, check) if passage.check is not None else (quote, None)
        text: str | None = without_doubts(self.people.without_nicknames(plain_sentence(source)))
        if passage.quoted and not check:
            text = self._in_letter(text or "")
        if text and not check:
            text = self._without_diary_day(text, section == "log")
        if not text or not (text[0].isalpha() or any(one.isalpha() for one in text)):
            return
        text, setting = self._counted_on(self._in_plain_words(text))
        above = "" if passage.kind != "list" else passage.parent or self.above
        if above:
            text = with_subject(text, above, self.people.interviewers)
        text = with_decider(text, self.alone) if self.alone else text
        text, section = under_label(text, section, passage, check, above)
        self.sentence = sentence = self._sentence(quote, line, text, section, check, setting)
        sentence.check_day, sentence.listed = check_day, passage.kind == "list"
        self._set_day(sentence)
        if self._take_in(sentence):
            drop_news_of_others(sentence)
            self.roles.take(sentence)
            self._remember(sentence)
            yield from sentence.found

    def _in_letter(self, text: str) -> str | None:
        """A sentence of a letter or a chat in the user's words; None where it only opens one."""
        header = header_in(text)
        if header is not None:
            self._open_letter(header)
            return None
        speaker = _SPEAKER.match(text)
        if speaker is not None:
            self.letter = replace(self.letter, mine=speaker[1].lower() in ("me", "i", "myself"))
            text = text[speaker.end() :]
        return text if self.letter.mine else with_requests_told(text)

    def _in_plain_words(self, text: str) -> str:
        """Afterthoughts set apart, what was said yes to as the promise it is, their words as told by the user."""
        if " or " in text:
            text = _OR_TOLD.sub(_not_either, text)
        if " = the one" in text:
            text = text.replace(" = the one", " is the one")
        if " either way" in text:
            text = text.replace(" either way", ", either way")  # an afterthought, no part of the day before it
        text = with_plain_promises(with_plain_meetings(retold(text)))
        if "aid " in text or "told " in text:
            text = _SAID_YES.sub(r"\1 ", text)
        if "off" in text and ("tip" in text or "Tip" in text):
            text = _TIP_OFF.sub(_warned, text)
        if '"' in text or self.quoting or ": " in text:
            turned = with_their_words(text, self.quoting)
            self.quoting = opens_quote(text, self.quoting)
            return turned
        return with_words_told_behind(text) if text[:3] in ("We ", "we ") else text

    def _counted_on(self, text: str) -> tuple[str, Setting]:
        """“The day after”, counted from the day in the sentence before: the words and the setting that say so."""
        if self.day_before is None or " after" not in text or any(one.isdigit() for one in text):
            return text, self.setting
        text = _THE_DAY_AFTER.sub(r"the \1 after that", text)
        if " after that" not in text:
            return text, self.setting
        return text, replace(self.setting, events={**self.setting.events, "that": self.day_before})

    def _set_day(self, sentence: Sentence) -> None:
        """The day of a line of a log or a diary, from which its other days count."""
        if self.diary is not None and sentence.log:
            sentence.day = self.diary
            sentence.setting = replace(sentence.setting, anchor=self.diary.end)
        elif sentence.log:
            self._read_log_day(sentence)
        elif self.diary is not None:
            sentence.setting = replace(sentence.setting, anchor=self.diary.end)
            if any(token.form == "past" for token in sentence.tokens) or is_news(sentence.text):
                sentence.day = self.diary

    def _take_in(self, sentence: Sentence) -> bool:
        """Let the readers read it; False where it is about somebody else's application and says nothing here."""
        if not self._elsewhere(sentence):
            for reader in READERS:
                reader(sentence)
            if self.offered:
                read_status_offer(sentence, self.diary)
            return True
        aside = stands_aside(sentence)
        if aside:
            self.before = Before(topic=ASIDE)
        if aside or sentence.bag.isdisjoint(NAMING_WORDS) or not sentence.mentions or self._of_others(sentence):
            self.roles.leave_out(sentence)
            return False
        read_naming(sentence)  # “my reference is my old boss, Ms Gruber”
        read_references(sentence)
        return True

    def _sentence(self, quote: str, line: int, text: str, section: str, check: Check, setting: Setting) -> Sentence:
        sentence = new_sentence(quote, line, text, section, self.people, self.setting, check)
        if setting is not self.setting:
            sentence.setting = setting
        sentence.offer_before, sentence.note = self.offer_before, self.note
        sentence.before, sentence.owed = self.before, self.owed
        return sentence

    def _without_diary_day(self, text: str, log: bool) -> str:
        """The words behind the day of a diary line, which is kept for the rest of the passage."""
        if self.before.topic == "when":
            return text  # “When will I know? 4 December”
        words, rest = split_day(text, log)
        span = self.setting.day_in(words) if words else None
        if span is None or span.start not in (None, span.end):
            return text
        self.diary = self._after_interview(words, span)
        return rest

    def _open_letter(self, header: Header) -> None:
        """Keep the day of a letter or a message, and whose words it holds, for the lines below."""
        day = self.setting.day_in(header.day) if header.day else self.letter.day
        self.letter = Letter(day, self.letter.mine if header.mine is None else header.mine)
        self.diary = day

    def _after_interview(self, words: str, span: DateSpan) -> DateSpan:
        """A day without its month, “Sat”, “the 29th”: in a diary the first such one from the interview on."""
        if span.end >= self.setting.anchor or not is_short_day(words):
            return span
        found = self.setting.day_in(words, "future")
        week_later = found is not None and found.end - self.setting.anchor == timedelta(7)
        same = week_later and not any(map(str.isdigit, words))
        day = self.setting.anchor if same else found.end if found is not None else span.end
        return replace(span, start=day, end=day)

    def _read_log_day(self, sentence: Sentence) -> None:
        """A log line begins with its day: what it tells was done then, and its other days count from it."""
        if not _LEADING_DAY.match(sentence.text):
            return
        first = next(iter(sentence.past_dates), None)
        if first is not None and first.offset <= 6:
            sentence.day = first
            sentence.setting = replace(self.setting, anchor=first.end)

    def _elsewhere(self, sentence: Sentence) -> bool:
        """Whether a sentence is about another employer of the user's, or a past job."""
        if not sentence.clauses:
            return True
        if self._of_others(sentence):
            read_outcome(sentence)
            sentence.found[:] = [one for one in sentence.found if one.kind == "withdrew"]
            return not sentence.found
        return elsewhere(sentence)

    def _of_others(self, sentence: Sentence) -> bool:
        return bool(
            self.others is not None
            and self.others.search(sentence.low)
            and not (self.own and self.own.search(sentence.low))
        )

    def _remember(self, sentence: Sentence) -> None:
        named = [one for one in sentence.mentions if one.name]
        if named:
            self.people.remember(named)
        for statement in sentence.found:
            if statement.kind == "promise_by_me" and statement.what and statement.manner in ("", "no hurry"):
                self.owed = (*self.owed[-REMEMBERED:], Owed(statement.what, sentence.low))
            if statement.kind == "reference_named" and statement.who and not self.people.is_reference(statement.who):
                self.people.references = (*self.people.references, statement.who)
        for one in named:
            if one.name and not one.known and (" " in one.name or sentence.tokens[one.first].low in names.HONORIFICS):
                self.people.add(one.name)
        ahead = [span.end for span in sentence.dates if span.end > self.setting.anchor and sentence.ahead(span)]
        self.day_before = ahead[-1] if ahead else None
        self.offer_before = sentence.said("offer") or (self.offer_before and not sentence.said("rejected"))
        thing, topic, when = thing_left(sentence), topic_of(sentence), leaves_when(sentence)
        topic = topic or ("when" if asks_when(sentence) else WHAT_IF if asks_what_if(sentence) else "")
        no_hurry = bool(hurry(sentence))
        wanted = bool(thing) and is_wanted(sentence)
        asks = asked_topic(sentence)
        asked = sentence.asked
        left_open = thing or topic or asked or no_hurry or asks or when
        self.before = Before(thing, topic, asked, no_hurry, wanted, asks, when) if left_open else NOTHING_BEFORE


def read_passages(
    passages: Sequence[Passage],
    anchor: date,
    people: Sequence[str],
    *,
    company: str | None = None,
    other_companies: Sequence[str] = (),
    references: Sequence[str] = (),
    recruiter: str | None = None,
    decision_makers: Sequence[str] = (),
    took_place: bool | None = None,
    offered: bool = False,
    answered: bool = False,
    events: Mapping[str, date] | None = None,
    country: str | None = None,
    subdivision: str | None = None,
    date_order: str | None = None,
    note: str = "",
) -> list[Statement]:
    """The statements of a note's passages, in their order; never raises on any text.

    `people` are the interviewers' names, `references`, `recruiter` and `decision_makers` those of others that a name
    may mean. Sentences that name one of `other_companies` and not `company` say nothing here, but that the user
    withdrew. Days count from `anchor`, the interview date; `events` are further days that words may refer to.
    `offered` says that the note's status is an offer, `answered` that it is one which the user answered.
    `took_place` False leaves out that the interview took place.
    `country`, `subdivision` (ISO codes) and `date_order`
    are those of `find_dates`.
    """
    known = People(people, references, [*decision_makers, *([recruiter] if recruiter else [])])
    known.recruiter = recruiter
    known.decider = decision_makers[0] if len(decision_makers) == 1 else None
    known.companies_are([company or "", *other_companies])
    setting = Setting(anchor, country, subdivision, date_order, events or {})
    reader = Reader(
        known, setting, note=note, other_companies=other_companies, company=company, offered=offered, answered=answered
    )
    found = [statement for passage in passages for statement in reader.read(passage)]
    found += reader.roles.conclude()
    return [one for one in found if one.kind != "took_place"] if took_place is False else found
