"""Whether a further round, who decides and when were spoken of, also in words that no stricter reader knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kbfollow.evidence.statements import find_statements, read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)
ROUND, WHO, WHEN = "next round", "who decides", "when"

SPOKEN = [
    (ROUND, "They never drag people up the hill twice, Maura said."),
    (ROUND, "Nobody gets asked back, what I did on Wednesday was the whole thing."),
    (ROUND, "No second trip, flights from Perth are too dear."),
    (ROUND, "I asked about a second visit and he waved it away."),
    (ROUND, "There used to be a panel after this but they scrapped it last year."),
    (ROUND, "Normally there'd be another chat with the deputy but for a contract they don't bother."),
    (ROUND, "Tour of the hall counted as the second talk, no third."),
    (ROUND, 'rd 2? "nope, you\'ve seen the place"'),
    (ROUND, "Round two only exists for managers."),
    (WHO, 'When I asked who "we" is she laughed and pointed at herself.'),
    (WHO, "Who chooses? He tapped his own chest."),
    (WHO, "She engages all her own people, no committee."),
    (WHO, "boss does the choosing herself, she said so"),
    (WHO, '- Gus Lindqvist, plant manager. "I pick, HR does the paperwork"'),
    (WHEN, "They'll come back to all of us when the new director has settled in."),
    (WHEN, "By the time the clocks go back I should know."),
    (WHEN, "Nothing gets settled till the audit is over."),
    (WHEN, "We won't keep you hanging beyond the 11th, said Ruth."),
    (ROUND, "They don't need a test. Neither do they need a second interview."),
    (ROUND, "They've never brought anyone back for a second interview."),
    (ROUND, "Nobody brought up money, the second interview is on Monday."),
    (WHO, "Karl picks and the board nods it through, whoever they are."),
    (WHO, "Whoever gets it, Karl picks."),
]
SILENT = [
    (ROUND, "Forgot to ask whether I'd be seen again."),
    (ROUND, "Might be another chat, might not, nobody could tell me."),
    (ROUND, "nothing said about coming back"),
    (ROUND, "There is one more round with head office but date not fixed."),
    (ROUND, "Another conversation with the chair is likely but nothing has been scheduled."),
    (ROUND, "There is a second round, but nobody has a date for it."),
    (ROUND, "The other place wants me back for a second round."),
    (ROUND, "They see every patient twice, once with the nurse."),
    (ROUND, "We talked for an hour and then had another coffee."),
    (ROUND, "second visit?"),
    (WHO, "It isn't up to either of them, some office in Geneva decides."),
    (WHO, "Head office has the last say, she said."),
    (WHO, "Ana decided to show me round the garden."),
    (WHO, "The chairs haven't got any bigger."),
    (WHO, "Karl has the last word in every argument."),
    (WHO, "Forgot to find out whose call it is."),
    (WHO, "I must decide about the car on my own."),
    (WHEN, "When they'll decide, nobody said."),
    (WHEN, "Came out without asking when they'd decide or what happens next."),
    (WHEN, "when? didn't ask"),
    (WHEN, "I need to decide by Friday whether to keep the flat."),
    (WHEN, "I'll ring my mum on Sunday."),
    (WHEN, "She's been waiting for the new boiler since the spring."),
    (ROUND, "Nobody brought up a second interview."),
    (ROUND, "When they decide never came up. Neither did another interview."),
    (WHEN, "When they decide never came up. Neither did another interview."),
    (ROUND, "No one raised another round."),
    (ROUND, "Neither of them touched on a further meeting."),
    (ROUND, "They never brought up a second visit."),
    (ROUND, "Pay never came up. Nor did the next round."),
    (WHEN, "Nobody touched on when they would decide."),
    (WHO, "Karl isn't the one who picks, that's Corporate, whoever that is."),
    (WHO, "Karl doesn't decide, it's Regional, whoever they are."),
    (WHO, "It's not Karl who chooses, that's head office, no idea who."),
    (WHO, "Karl has no say, the trust picks, whoever that is."),
    (WHO, "Not Karl's call, it goes to Central, whoever sits there."),
    (WHO, "Some committee in Leeds decides, no idea who's on it."),
    (WHO, "The decision is up to Corporate, God knows who that is."),
]


def _said(text: str) -> list[Statement]:
    return read_passages(read_note("", text).passages, ANCHOR, ["Karl Odum"], country="GB")


def _told(found: list[Statement], topic: str) -> bool:
    if {one.manner for one in found if one.kind == "spoken_of" and one.what == topic} == {""}:
        return True
    plain: dict[str, Callable[[Statement], bool]] = {
        ROUND: lambda one: one.kind == "no_next_round" or (one.kind == "next_round" and one.dates is not None),
        WHO: lambda one: one.kind == "decides" and one.who is not None,
        WHEN: lambda one: one.kind == "decision_expected" and (one.dates is not None or one.manner == "event"),
    }
    return any(plain[topic](one) for one in found)


@pytest.mark.parametrize(("topic", "text"), SPOKEN)
def test_topic_was_spoken_of(topic: str, text: str) -> None:
    assert _told(_said(text), topic)


@pytest.mark.parametrize(("topic", "text"), SILENT)
def test_topic_is_still_open(topic: str, text: str) -> None:
    assert not _told(_said(text), topic)


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("when: ten days, two weeks tops", "decision_expected", date(2026, 12, 2)),
        ("**When:** by Wed next week", "decision_expected", date(2026, 11, 25)),
        ("- 2 to 3 weeks", "decision_expected", date(2026, 12, 9)),
        ("He hopes to ring round by Friday.", "decision_expected", date(2026, 11, 20)),
        (
            "They pick people for the second interview by 2 Dec, those are on 8 Dec",
            "decision_expected",
            date(2026, 12, 2),
        ),
        ("They pick people for the second interview by 2 Dec, those are on 8 Dec", "next_round", date(2026, 12, 8)),
        ("2nd: yes w/ Stijn, 30 Nov, they'll send an invite", "next_round", date(2026, 11, 30)),
        ("They only meet on 2 December, so that's when I'll hear.", "decision_expected", date(2026, 12, 2)),
    ],
)
def test_day_in_few_words(text: str, kind: str, day: date) -> None:
    found = find_statements(text, ANCHOR, country="GB")
    assert [one.dates.end for one in found if one.kind == kind and one.dates] == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("5 of us, last one in Tues", "next_round"),
        ("So I told the one about the Sunday in Moncton.", "next_round"),
        ("Karl mentioned a man he'd put me on to, one day.", "promise_by_them"),
        ("- holidays: 6 weeks", "decision_expected"),
        ("when: tomorrow 10am, room 3", "decision_expected"),
        ("Glenn hired me for that, she'll give him a call.", "offer"),
        ("He didn't ask me for anything else.", "question_not_asked"),
    ],
)
def test_no_such_thing(text: str, kind: str) -> None:
    assert not [one for one in find_statements(text, ANCHOR, ["Karl Odum"], country="GB") if one.kind == kind]


def test_both_are_thanked() -> None:
    people = ["Ruud Bakker", "Yvonne Smit"]
    found = find_statements("Yvonne gave me tea. Thanked her and Ruud by mail.", ANCHOR, people)
    assert {one.who for one in found if one.kind == "thank_you_sent"} == set(people)


def test_to_whoever_asks_for_statements_it_is_none() -> None:
    assert any(one.kind == "spoken_of" for one in _said("The buck stops with her, and she alone picks."))
    found = find_statements("The buck stops with her, and she alone picks.", ANCHOR, ["Karl Odum"], country="GB")
    assert not [one for one in found if one.kind == "spoken_of"]
