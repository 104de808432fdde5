"""Which days and meetings are this employer's: no checks, nothing after a yes, no guesses at home."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence.statements import find_statements
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)
PEOPLE = ["Karl Odum", "Moira Kelly"]
AHEAD = {"decision_expected", "next_round", "no_next_round", "promise_by_me", "promise_by_them", "offer"}


def _found(text: str) -> list[Statement]:
    return find_statements(text, ANCHOR, PEOPLE, country="GB")


def _with_topics(text: str) -> list[Statement]:
    return read_passages(read_note("", text).passages, ANCHOR, PEOPLE, country="GB")


@pytest.mark.parametrize(
    "text",
    [
        "No second chat, he's seen enough he said, which I hope is good.",
        "No second round, they know enough by now, which I guess is a good sign.",
        "There's no second interview, and I hope that's good.",
        "No further meeting, the matron said, which is hopefully fine.",
        "One interview only, hopefully a good sign.",
        "No more interviews, he liked my bread, which I take it is promising.",
        "No second trial, and that is probably good for me.",
        "One interview and then the drug test, that's it.",
        "One talk and then the background check, that's it.",
        "It's one chat, then references, that's all.",
        "just one interview plus the paperwork, nothing else",
        "One meeting and then a medical, done.",
        "One interview, then DBS and contract, Moira said.",
        "One round and then vetting, that's it.",
        "- only this one interview. if it's a yes, road test w/ the class on 2/1",
    ],
)
def test_no_further_round(text: str) -> None:
    assert {one.kind for one in _found(text)} & AHEAD == {"no_next_round"}


@pytest.mark.parametrize(
    "text",
    [
        "No second chat, I hope.",
        "No second round, I guess, which I hope is right.",
        "I hope there's no second talk, which would be good.",
        "One interview and then a trial shift, that's it.",
        "One interview and then the typing test, that's all.",
        "One interview and then a second one, that's it.",
        "One interview and then the drug test on Friday.",
        "One interview and then maybe references.",
        "One interview and then the drug test, then a panel.",
        "If I get it, training starts on 4 January.",
        "If they say yes, induction on 5 December.",
        "If it's a yes, trial on the job from 2 December.",
        "Orientation is on 7 December if I'm hired.",
        "Once I'm taken on, the safety course is on 10 December.",
        "if yes: shadowing on 3 Dec",
        "If they hire me, first shift on 12 December.",
        "I'm hearing from the bank by Friday.",
        "I'm hearing good things about them this week.",
        "I'm finding out what the bus costs on Monday.",
        "I am learning Welsh by next summer.",
        "Mr. Osei said they'd know the way by now.",
        "Mrs. Dahl said they'd known each other since school.",
        "Mr. Osei said they'd know me if I came on Friday.",
        "If Mr. Osei said they'd know by Friday I'd have stayed.",
        "I have no idea whether they do a trial shift before that, it never came up and I was halfway down the road "
        "when I thought of it.",
        "No idea whether there's a taster before that, it never came up.",
        "I've no clue if they hold a trial day before then, I only thought of it on the bus on Friday.",
        "I don't know whether there's a demo lesson after that, nobody said.",
        "I can't say whether they do a work trial first, never came up.",
        "Not a clue whether they do an assessment day, I was home before I thought of it.",
        "No idea where I'll park for the trial shift on Friday.",
        "My sister reckons we'll have the result by Thursday",
        "My brother thinks we'll hear by Friday.",
        "Mum reckons I'll have an answer by Tuesday.",
        "My mate is sure they'll decide this week.",
        "The wife says it'll be settled by Monday.",
        "We'll know by Friday, my dad reckons.",
        "My neighbour guesses they'll ring by Thursday.",
        "They decide on Friday, my mum thinks I've got it.",
        "People get a letter about the roadworks by Friday",
        "Everyone gets a letter about the parking by 4 December.",
        "Residents get a notice about the water on Monday.",
        "Both get an email about the rota by Friday.",
        "All of us get a call about the boiler on Tuesday.",
        "I run trial days for the club on 5 December",
        "I host interviews for the scouts on 5 December.",
        "We run auditions for our choir on 1 December.",
        "I'm judging trials at the dog show on 3 December.",
        "I organise a second tour for the club next Friday.",
    ],
)
def test_nothing_is_due(text: str) -> None:
    assert {one.kind for one in _found(text)} & AHEAD == set()


@pytest.mark.parametrize(
    ("text", "kind", "who", "day"),
    [
        ("I'm hearing from them no later than Dec 2.", "decision_expected", None, date(2026, 12, 2)),
        ("I'm hearing from them by Friday.", "decision_expected", None, date(2026, 11, 20)),
        ("We're being told by 4 December.", "decision_expected", None, date(2026, 12, 4)),
        ("I'm getting word from them by next Tuesday.", "decision_expected", None, date(2026, 11, 24)),
        ("I'm finding out on Monday.", "decision_expected", None, date(2026, 11, 23)),
        ("We're hearing no later than 30 November.", "decision_expected", None, date(2026, 11, 30)),
        ("I'm being told in two weeks.", "decision_expected", None, date(2026, 12, 2)),
        ("I'm hearing from the school by Friday.", "decision_expected", None, date(2026, 11, 20)),
        ("I'm meeting them again on 2 December.", "next_round", None, date(2026, 12, 2)),
        ("Mr. Osei said they'd know at the end of this week.", "decision_expected", "Osei", date(2026, 11, 20)),
        ("Mrs. Dahl told me they'd know by 2 December.", "decision_expected", "Dahl", date(2026, 12, 2)),
        ("Dr. Abara thinks they would know on Tuesday.", "decision_expected", "Abara", date(2026, 11, 24)),
        ("Prof. Lind said she'd know by next Friday.", "decision_expected", "Lind", date(2026, 11, 27)),
        ("Mr. Boateng says they'll have decided by 4 December.", "decision_expected", "Boateng", date(2026, 12, 4)),
        ("Ms. Ferro said they'd know more at the end of next week.", "decision_expected", "Ferro", date(2026, 11, 27)),
        ("Moira said they'd know within ten days.", "decision_expected", "Moira Kelly", date(2026, 11, 28)),
        (
            "Budget gets signed off on 3 December, they can't choose before that.",
            "decision_expected",
            None,
            date(2026, 12, 3),
        ),
        (
            "The grant gets approved on 3 December, they can't hire before that.",
            "decision_expected",
            None,
            date(2026, 12, 3),
        ),
        ("The board votes on 3 December, they can't decide before then.", "decision_expected", None, date(2026, 12, 3)),
        (
            "Funding is confirmed on 2 December, she can't pick before that.",
            "decision_expected",
            None,
            date(2026, 12, 2),
        ),
        ("The board meets on 3 December, they pick after that.", "decision_expected", None, date(2026, 12, 10)),
        ("They can't decide before 3 December.", "decision_expected", None, date(2026, 12, 10)),
        ("Trial shifts till Saturday, then two days to decide.", "decision_expected", None, date(2026, 11, 23)),
        ("Interviews till Monday, then two days to decide.", "decision_expected", None, date(2026, 11, 25)),
        ("Auditions through Friday, then a week to choose.", "decision_expected", None, date(2026, 11, 27)),
        ("Trials till Tuesday, then 24 hours to make up their minds.", "decision_expected", None, date(2026, 11, 25)),
        ("Trial days run from 1 December.", "next_round", None, date(2026, 12, 1)),
        ("They do a trial shift before that, on 1 December.", "next_round", None, date(2026, 12, 1)),
        ("If I get through, the second interview is on 3 December.", "next_round", None, date(2026, 12, 3)),
        ("If it is yes there is a trial day on 2 December.", "next_round", None, date(2026, 12, 2)),
        ("If they like me, second round on 3 December.", "next_round", None, date(2026, 12, 3)),
        ("Trial shift on 2 December, if that goes well they hire.", "next_round", None, date(2026, 12, 2)),
        ("Drug test on Friday, then the second interview on 3 December.", "next_round", None, date(2026, 12, 3)),
        ("If it's a yes they ring by Friday.", "decision_expected", None, date(2026, 11, 20)),
        (
            "They decide on Friday, and if it's a yes training starts on 4 January.",
            "decision_expected",
            None,
            date(2026, 11, 20),
        ),
        (
            "They take a week. If they hire me, first shift on 12 December.",
            "decision_expected",
            None,
            date(2026, 11, 25),
        ),
        ("Karl reckons we'll have the result by Thursday.", "decision_expected", "Karl Odum", date(2026, 11, 19)),
        ("My dad thinks I'm mad, but they tell me on Friday.", "decision_expected", None, date(2026, 11, 20)),
        ("People get a letter about the job by Friday.", "decision_expected", None, date(2026, 11, 20)),
        ("I'll hear about the apprenticeship by Friday.", "decision_expected", None, date(2026, 11, 20)),
        ("Everyone gets a letter by 4 December.", "decision_expected", None, date(2026, 12, 4)),
        ("They offered me the job on Monday, my mum thinks I should accept.", "offer", None, date(2026, 11, 16)),
        ("I run a trial session for them on 5 December.", "next_round", None, date(2026, 12, 5)),
        ("I teach a sample lesson on 5 December.", "next_round", None, date(2026, 12, 5)),
        ("I hold a demo class on Tuesday, the head will watch.", "next_round", None, date(2026, 11, 24)),
    ],
)
def test_day_and_person(text: str, kind: str, who: str | None, day: date) -> None:
    found = [one for one in _found(text) if one.kind in AHEAD]
    assert [(one.kind, one.who, one.dates and one.dates.end) for one in found] == [(kind, who, day)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("It is up to Anton who works in his kitchen, Moira was quite clear about that.", {"Anton"}),
        ("It's up to Kerry who gets the job.", {"Kerry"}),
        ("It rests with Sven who gets taken on.", {"Sven"}),
        ("It lies with Pavel whether I get it.", {"Pavel"}),
        ("It is down to Dunya who joins.", {"Dunya"}),
        ("It's up to Hattie whether they take two.", {"Hattie"}),
        ("It is up to Moira who works in her ward, Anton said so.", {"Moira Kelly"}),
        ("It's up to Anton to bring the keys.", set()),
        ("It isn't up to Anton who works there.", set()),
        ("It's down to the wire.", set()),
        ("It's up to me whether I go.", set()),
    ],
)
def test_up_to_whom(text: str, who: set[str]) -> None:
    assert {one.who for one in _found(text) if one.kind == "decides"} == who


@pytest.mark.parametrize(
    ("text", "manners"),
    [
        ("Didn't hear a thing about a second interview.", {"open"}),
        ("Never heard a word about another round.", {"open"}),
        ("I didn't find out anything about a next interview.", {"open"}),
        ("Haven't been told a thing about a second round.", {"open"}),
        ("They didn't say anything about another interview.", {"open"}),
        ("Didn't learn a thing about a further meeting.", {"open"}),
        ("Never got told anything about a next stage.", {"open"}),
        ("Didn't hear a thing about pay, the second interview is on Monday.", {""}),
        ("Trial shifts till Saturday, then two days to decide.", set()),
        ("They said two days.", set()),
        ("People get a letter about the roadworks by Friday", set()),
        ("I run trial days for the club on 5 December", set()),
    ],
)
def test_further_round_is_open(text: str, manners: set[str]) -> None:
    spoken = [one for one in _with_topics(text) if one.kind == "spoken_of" and one.what == "next round"]
    assert {one.manner for one in spoken} == manners


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("Karl sends me the July calendar by Friday so I can see what they do.", "promise_by_them", "2026-11-20"),
        ("They want the August report on Tuesday.", "promise_by_me", "2026-11-24"),
        ("I promised Moira the October sales figures by Monday.", "promise_by_me", "2026-11-23"),
        ("Moira sends their December rota this week.", "promise_by_them", "2026-11-20"),
    ],
)
def test_a_month_says_which_of_them_it_is(text: str, kind: str, day: str) -> None:
    (one,) = [one for one in _found(text) if one.kind in AHEAD]
    assert one.kind == kind and one.dates is not None and str(one.dates.end) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They want a July start, decision in June.", "2027-06-30"),
        ("They report in January, when they've chosen.", "2027-01-31"),
    ],
)
def test_a_month_is_a_time(text: str, day: str) -> None:
    (one,) = [one for one in _found(text) if one.kind == "decision_expected"]
    assert one.dates is not None and str(one.dates.end) == day
