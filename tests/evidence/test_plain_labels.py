"""What is owed by its label, by an arrow, by “it”, and what is only an errand or an answer of the user's own."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Hamish Orr", "Sneha Rao", "Milo Ray", "Berta Quist", "Joost van der Meer", "Fiona Kerr"]


def _found(text: str, kind: str) -> list[Statement]:
    return [one for one in find_statements(text, ANCHOR, PEOPLE) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "what", "who", "day"),
    [
        # a label
        ("to send: ISTQB certificate scan, Sneha asked for it", "ISTQB certificate scan", "Sneha Rao", None),
        ("to send: food hygiene certificate", "food hygiene certificate", None, None),
        ("to bring: right to work papers, Fiona wants them", "right to work papers", "Fiona Kerr", None),
        ("they want: copy of my passport", "copy of my passport", None, None),
        ("asked for: my portfolio link", "portfolio link", None, None),
        ("need to get them: proof of address, Fiona needs it", "proof of address", "Fiona Kerr", None),
        ("still to send: payslips (last 3)", "payslips", None, None),
        # the thing keeps what it is of
        ("- owe them: link to the scheduler repo, by weds", "link to the scheduler repo", None, 25),
        ("I owe them the key to the side gate.", "key to the side gate", None, None),
        (
            "I said I'd send Milo the answers to the last two questions.",
            "answers to the last two questions",
            "Milo Ray",
            None,
        ),
        ("I said I'd send Sneha a link to the bug report by Monday.", "link to the bug report", "Sneha Rao", 23),
        ("owe him: photos of the hedge at Dunmore", "photos of the hedge at Dunmore", None, None),
        ("owe them: article about peat-free compost", "article about peat-free compost", None, None),
        ("I said I'd send the certificate to the manager by Friday.", "certificate", None, 20),
        ("I said I'd send her the induction pack I made for the new teachers.", "induction pack", None, None),
        ("I promised Milo the roster I drew up for the night crew.", "roster", "Milo Ray", None),
        # said and never done
        (
            "I'd said I'd send Hamish that article on espaliers and never did.",
            "article on espaliers",
            "Hamish Orr",
            None,
        ),
        ("I promised Fiona the rota template and never did.", "rota template", "Fiona Kerr", None),
        ("Told Milo I'd email him the soup recipe but never did.", "soup recipe", "Milo Ray", None),
        ("I'd promised to send Sneha my test plan and haven't.", "test plan", "Sneha Rao", None),
        ("Said I'd drop the key card back and didn't get round to it.", "key card", None, None),
        ("I told them I'd send the P45, forgot.", "P45", None, None),
        # announced in the present, with a day
        ("- I give her my DBS number by Monday", "DBS number", None, 23),
        ("- I hand Fiona my P45 on Monday", "P45", "Fiona Kerr", 23),
        ("- I lend Hamish my pruning book on Monday", "pruning book", "Hamish Orr", 23),
        # “it” is what was wanted
        ("He wants to see my HACCP cert so I told him I'd email it over.", "HACCP cert", None, None),
        ("She needs my forklift licence, so I said I'd drop it in.", "forklift licence", None, None),
        ("Fiona asked to see my portfolio so I told her I'd bring it round.", "portfolio", "Fiona Kerr", None),
        ("She asked for my DBS certificate and I told her I'd bring it in.", "DBS certificate", None, None),
        ("Sneha asked for my test summary so I told her I'd email it.", "test summary", "Sneha Rao", None),
        # an initial is a person
        ("I'm to send B. my last P60, she asked for it by Friday.", "last P60", "Berta Quist", 20),
        ("told S. I'd send the bug report", "bug report", "Sneha Rao", None),
        # the noun goes on
        ("sample lesson plan due Monday", "sample lesson plan", None, 23),
        ("demo lesson slides due Thursday", "demo lesson slides", None, 19),
        # “I said:” and a promise
        ("I said: I'll send you the deck on Monday.", "deck", None, 23),
        ("My answer: I will email the portfolio by Friday.", "portfolio", None, 20),
    ],
)
def test_is_owed(text: str, what: str, who: str | None, day: int | None) -> None:
    (owed,) = _found(text, "promise_by_me")
    assert (owed.what, owed.who) == (what, who)
    assert (owed.dates.end if owed.dates else None) == (day and date(2026, 11, day))
    assert not _found(text, "next_round")


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] return my own overdues!!",
        "- [ ] pay my own rent",
        "- [ ] submit my own tax form",
        "- [ ] drop my own bike at the shop",
        "- [ ] passport photo for my own holiday",
        "- [ ] post Gran's parcel",
        "- [ ] return gym key",
        "to read: their annual report",
        "to buy: shirt",
        "to bring: umbrella",
        "they want: three years of Java",
        "they want: driving licence",
        "asked for: 42k",
        "to send: nothing",
        "I said: Year 9, last lesson, Friday. That got a laugh.",
        "I told them: two slides, ten minutes, Monday morning.",
        "My answer: first the test, then the report, by Friday.",
        "So I answered: Saturday, double shift, full section.",
        "I was going to send Milo a map but thought better of it.",
        "I'd said I'd send Fiona the slides but she told me not to bother.",
        "Hamish said he'd send me the article and never did.",
        "I give her a lift every Monday.",
        "I give the kids their tea by six.",
        "He wanted to see my knives so I showed him.",
        "She asked about my tattoos so I told her I'd had them since school.",
        "He wants to see my HACCP cert but I told him I didn't have it.",
        "I said vitamin B. was fine.",
    ],
)
def test_is_not_owed(text: str) -> None:
    assert not _found(text, "promise_by_me")
    assert not _found(text, "next_round")


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] send my own drawings to Fiona",
        "- [ ] return my signed contract",
        "- [ ] send them my own risk assessment",
    ],
)
def test_own_work_for_them_is_owed(text: str) -> None:
    assert _found(text, "promise_by_me")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("promised J. my diploma scan -> mailed it Mon ✔", "diploma scan"),
        ("owe M. the crew list → sent ✔", "crew list"),
        ("promised H. a graft chart -> did it Monday", "graft chart"),
        ("Dropped the certificates off 11/20.", "certificates"),
        ("Handed in the written test on 11/22.", "written test"),
        ("Submitted the coding test on 11/20.", "coding test"),
        ("- [x] DBS form back to them", "DBS form"),
        ("- [x] P45 over to her", "P45"),
    ],
)
def test_is_done(text: str, what: str) -> None:
    assert what in [one.what for one in _found(text, "follow_up_done")]
    assert not _found(text, "next_round")


@pytest.mark.parametrize("text", ["- [x] kids to them", "- [ ] DBS form back to them", "Sample lesson on Monday."])
def test_is_not_done(text: str) -> None:
    assert not _found(text, "follow_up_done")


@pytest.mark.parametrize(
    ("text", "who", "what"),
    [
        ("Milo is sending me the org chart.", "Milo Ray", "org chart"),
        ("Fiona's emailing me the rota.", "Fiona Kerr", "rota"),
        ("Hamish is posting me a planting list.", "Hamish Orr", "planting list"),
        ("They are sending me the uniform list.", None, "uniform list"),
        ("- she posts me a sample contract by 23 January", None, "sample contract"),
        ("Recruiter will circle back once she's talked to the team.", None, None),
        ("HR will get back to me once they've spoken to the board.", None, None),
    ],
)
def test_is_promised_by_them(text: str, who: str | None, what: str | None) -> None:
    (promised,) = _found(text, "promise_by_them")
    assert (promised.who, promised.what) == (who, what)


@pytest.mark.parametrize(
    "text",
    [
        "Milo is sending his kids to the same school",
        "My mum is sending me a parcel.",
        "Fiona is sending me to the Leeds branch.",
        "Recruiter will talk to the team.",
    ],
)
def test_is_not_promised_by_them(text: str) -> None:
    assert not _found(text, "promise_by_them")
