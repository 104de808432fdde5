"""What the user owes in other words than “I promised”: wanted and agreed to, needed by a day, noted in fragments."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Ruth Adler", "Tom Kerr", "Chef Luc", "Maeve Dunne", "Anil Rao"]


def _owed(text: str) -> list[Statement]:
    found = find_statements(text, ANCHOR, PEOPLE)
    return [one for one in found if one.kind == "promise_by_me" and one.manner in ("", "no hurry")]


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        # wanted, and the user's word on it
        ("Anil asked for a code sample; said yes.", "code sample", None),
        ("Chef Luc wanted to see my old menu. I said yes, of course.", "old menu", None),
        ("Ruth asked whether I had a portfolio. I do, and she can have it by Monday.", "portfolio", 23),
        ("Maeve asked if she could see the sketches. She'll have them by Friday.", "sketches", 20),
        ("Maeve asked for the poem I'd mentioned and she shall have it.", "poem", None),
        ("Anil liked my spreadsheet, and I agreed to let him have it by Friday.", "spreadsheet", 20),
        ("Maeve fancied the recipe. Said I'd write it out.", "recipe", None),
        ("She'd never seen the type book. I said she can borrow mine, so it has to go in the post.", "type book", None),
        ("I offered Tom a couple of samples of the joint and he took me up on it.", "couple of samples", None),
        ("Tom lent me the manual for the press; it has to go back to him.", "manual", None),
        # needed, waited for, to be there
        ("They're waiting on my trade test certificate.", "trade test certificate", None),
        ("Ruth can't do anything without my P45, needs it Monday.", "P45", 23),
        ("Payroll wants my bank details no later than 30 November.", "bank details", 30),
        ("Ruth, who does the rota, wants my college timetable by Friday.", "college timetable", 20),
        ("Have to have my test result with Ruth by Monday.", "test result", 23),
        ("Passport copy is outstanding, Ruth reminded me.", "Passport copy", None),
        ("Anil gets my budget sheet from the sale, by Friday.", "budget sheet from the sale", 20),
        ("Tom said yes please to my list of suppliers.", "list of suppliers", None),
        # in fragments
        ("For Ruth: police clearance by Tuesday.", "police clearance", 24),
        ("- shot record to Ruth by Friday", "shot record", 20),
        ("- relieving letter copy to Anil, I said within 3 working days", "relieving letter copy", 23),
        ("- my test paper → R, said I'd send it", "test paper", None),
        ("- [ ] degree scan to Tom by Monday", "degree scan", 23),
        ("me: copy of my permit by Friday", "copy of my permit", 20),
    ],
)
def test_what_is_owed(text: str, what: str, day: int | None) -> None:
    (owed,) = _owed(text)
    assert what.lower() in (owed.what or "").lower()
    assert (owed.dates.end.day if owed.dates else None) == day


@pytest.mark.parametrize(
    "text",
    [
        "They need a forklift driver by Tuesday.",
        "Ruth needs two more people from the agency by Friday.",
        "Ruth asked for my forklift card and I showed it there and then.",
        "Anil asked for a code sample; I said no, it's my employer's.",
        "Chef Luc wanted to see my old menu. I said I no longer have it.",
        "She asked whether I had a portfolio. I don't.",
        "Maeve asked about my certificate, I told her it had lapsed.",
        "They are waiting for the second candidate's certificate.",
        "Tom is waiting for sign-off from head office by Friday.",
        "They want an answer from the council by Tuesday.",
        "The class wants its slides by Friday.",
        "New starters must bring their passport on the first day.",
        "You'd need a clean licence by January, Tom said.",
        "He would have wanted my thesis by Friday, had I got the job.",
        "If they want my transcript by the 27th they'll ask.",
        "Anil will have the new rota by Monday.",
        "Anil has to get his reports in by Friday.",
        "My sister needs my car by Monday.",
        "My landlord wants my deposit by Friday.",
        "Need to have my car with the garage by Tuesday.",
        "Notice to my boss by Friday.",
        "Ruth gets the keys on Monday.",
        "Anil said yes to my question about parking.",
        "Handover from Ruth to Tom by Friday.",
        "Keys to Ruth at the end of each shift.",
        "Tom wanted the window open. No problem.",
        "Anil asked whether I had children. Of course I said nothing.",
        "Ruth asked if I wanted a tour; I said yes.",
        "References still outstanding, their HR is slow.",
        "The rota is still to come.",
        "Zoom, just Ruth.",
        "Mail to Ruth on 19.11., thanked her for the tour.",
    ],
)
def test_what_is_not_owed(text: str) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    assert not [one for one in found if one.kind == "promise_by_me"]


@pytest.mark.parametrize(
    "text",
    [
        "Emailed her on Thursday to say thanks and attached the sample rota I'd promised.",
        "Said he'd have my licence by Monday, took it in myself on Monday.",
        "I promised Ruth my ticketing report by Friday.\n\n## Log\n- 2026-11-20 dropped the ticketing report off",
    ],
)
def test_what_was_kept(text: str) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    assert {"promise_by_me", "follow_up_done"} <= {one.kind for one in found}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Tom mentioned a lime man she'd put me on to, one day.", set()),
        ("- thx Tom, email 19/11", set()),
        ("He hopes to ring round by Friday.", {"decision_expected"}),
        ("Ruth owes me: the leave sheet, Monday", {"promise_by_them"}),
    ],
)
def test_what_they_promised(text: str, kinds: set[str]) -> None:
    found = {one.kind for one in find_statements(text, ANCHOR, PEOPLE)}
    assert found & {"promise_by_them", "decision_expected"} == kinds
