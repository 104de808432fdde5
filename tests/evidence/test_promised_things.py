"""What can be promised, whose thing “it” is, and offers that nobody wanted."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.evidence.statements.ahead.things import thing_of
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Ruth Adler", "Tom Kerr", "Chef Luc"]


def _owed(text: str) -> list[Statement]:
    found = find_statements(text, ANCHOR, PEOPLE)
    return [one for one in found if one.kind == "promise_by_me" and one.manner in ("", "no hurry")]


@pytest.mark.parametrize(
    ("words", "thing"),
    [
        ("writing sample", "writing sample"),
        ("registration and the vaccination record", "registration and the vaccination record"),
        ("links to two PRs I am proud of", "links to two PRs I am proud of"),
        ("certificate and mine comes", "certificate"),
        ("a coffee recipe and listen", "a coffee recipe"),
        ("number plate at the barrier", "number plate"),
        ("DBS form at reception", "DBS form"),
        ("extra slides at some point", "extra slides"),
        ("which days in May I can not do", "which days in May I can not do"),
        ("send it over", "send it"),
        ("scans", "scans"),
        ("answers", "answers"),
        ("but", ""),
        ("send", ""),
        ("do maybe", ""),
        ("tell him", ""),
        ("tea first", ""),
        ("must be filled", ""),
        ("certificate in hand", ""),
        ("somebody picked", ""),
        ("at the gate", ""),
        ("again", ""),
    ],
)
def test_a_thing_is_headed_by_a_noun(words: str, thing: str) -> None:
    assert thing_of(words) == thing


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        ("She asked for the dashboard I built, so I told her I'd send the link tomorrow.", "link to the dashboard", 19),
        ("Ruth wanted to see the slide deck. I said I'd email the link tomorrow.", "link to the slide deck", 19),
        ("I said I'll export the case study in PDF and send on Monday.", "case study", 23),
        ("Ruth lent me her atlas because I'd admired it. I promised to bring it back, no hurry.", "atlas", None),
        ("Chef lent me an apron since mine was at home. I promised to return it.", "apron", None),
        ("Tom's drill is in my boot. Told him he'd have it back Saturday.", "drill", 21),
        ("Tom asked about the dataset. I said he'd have it by Friday.", "dataset", 20),
        ("- police check: copy to Ruth by 27 November", "police check", 27),
        ("Two anonymised case notes to Ruth by Friday", "Two anonymised case notes", 20),
        ("I offered to bring a rye sample on Friday.", "rye sample", 20),
        ("I shall be sending the certificates on Monday.", "certificates", 23),
        ("I offered to bring samples and Ruth said yes please.", "samples", None),
        ("I offered to send the slides. Ruth said that would be lovely.", "slides", None),
        ("I offered to send the list; no need to hurry, she said.", "list", None),
    ],
)
def test_what_is_promised(text: str, what: str, day: int | None) -> None:
    (owed,) = _owed(text)
    assert owed.what == what
    assert (owed.dates.end if owed.dates else None) == (day and date(2026, 11, day))


@pytest.mark.parametrize(
    "text",
    [
        "The direction must sign but it is she who chooses.",
        "The board must sign, then the director will send a letter.",
        "They want the licence in hand and mine only arrives in May.",
        "They need my plate number at the gate.",
        "I offered to send the files but Ruth said don't bother, the PDF was plenty.",
        "I offered to bring samples, but Chef said no need, he'd tasted enough.",
        "Offered to email the slides; he said he had all he needed.",
        "I'd offered to bring the drawings, which he didn't want.",
        "I offered to email my references. Ruth said there was no need at this stage.",
        "Tom asked what I'd do if a neighbour came in. I said I'd make her tea first.",
        "He asked how I would handle a late delivery and I said I'd ring the depot and send a van.",
        "I said I'd check the brakes first, then the tyres.",
        "I told her I'd send the children home early if it snowed.",
        "We agreed I'd ring if the trains were off.",
        "I'll write to the pair of them tomorrow when I've my head straight.",
        "I'll drop Tom and Ruth a line tonight.",
        "Must write to Ruth and Tom tonight.",
        "She was sweet about it and said to look again in the winter.",
        "He told me to send another application next year.",
        "She said to bring a packed lunch on the trial day.",
        "Have to get the kids' forms in to school by Monday.",
        "Lent Ana my notes for her exam, must get them back by Monday.",
        "I said I'd make him a coffee and listen.",
    ],
)
def test_what_is_no_promise(text: str) -> None:
    assert not _owed(text)


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        ("promised Ruth an email on Tuesday with my notice period", "notice period", 24),
        ("Promised Ruth a text by Friday with my start date.", "start date", 20),
        ("I promised Tom a note on Monday about the kiln settings", "kiln settings", 23),
        ("promised her a quick message tomorrow with the name of my old supplier", "name of my old supplier", 19),
        ("Promised him a call on Thursday about my availability", "availability", 19),
        ("I promised Ruth a short mail with photos of the oven by the 27th.", "photos of the oven", 27),
        ("promised Tom a line with my hourly rate", "hourly rate", None),
        ("promised Tom a loaf with seeds", "loaf with seeds", None),
        ("Promised Tom a call on Friday.", "call", None),
        ("need to get the coding test back within a week", "coding test", 25),
        ("I have to hand in the written test by Friday", "written test", 20),
        ("must send the skills test back to Ruth by Monday", "skills test", 23),
        ("Have to return the typing test by the 27th", "typing test", 27),
        ("need to have the case presentation back by Thursday", "case presentation", 19),
        ("Need to submit the design test on Monday.", "design test", 23),
        ("get the weld test back to them by 1 December", "weld test", 0),
        (
            "He'd love to borrow my old river charts, I said I'd bring them in, no hurry he said",
            "old river charts",
            None,
        ),
        ("He fancied reading my harvest diary, I said I'd drop it round, no rush", "harvest diary", None),
        ("Tom wanted to see my dovetail jig, I said I'd bring it over.", "dovetail jig", None),
        ("Ruth wants the kiln log, told her by Friday.", "kiln log", 20),
        ("I still have their apron, told him by Monday.", "apron", 23),
        ("I kept the visor, said by Monday he'd have it.", "visor", 23),
    ],
)
def test_what_a_message_holds_or_they_want(text: str, what: str, day: int | None) -> None:
    (owed,) = _owed(text)
    assert owed.what == what
    due = date(2026, 12, 1) if day == 0 else day and date(2026, 11, day)
    assert (owed.dates.end if owed.dates else None) == due
    assert not [one for one in find_statements(text, ANCHOR, PEOPLE) if one.kind == "next_round"]


@pytest.mark.parametrize(
    "text",
    [
        "Anil Desai, HR officer at the council, kept the score sheet, and told me on the stairs that Margaret picks",
        "Ruth, the secretary, took the minutes, and told me on the way out that Tom decides.",
        "Tom Kerr did the tour and said by the lift that it's down to Ruth.",
        "She kept a tally, told us on the landing that the head chooses.",
        "Tom, who ran the kiln, had a stopwatch, told me next to the door that Ruth signs.",
        "Tom kept the score sheet, and said by Monday we'd hear.",
        "Ruth took the minutes and said by Friday at the latest there'd be an answer.",
        "She promised me an email on Tuesday with the rota.",
        "Promised an email by Tuesday with the outcome.",
        "promised myself an evening with no phone",
        "Tom asked for the salt, I said I'd bring it over.",
        "Ruth asked for a hand with the gate, I said I'd do it.",
        "Thanked Tom 21/11, still have to do Ruth",
        "Thanked Tom, will do Ruth tonight",
    ],
)
def test_what_others_keep_is_no_promise(text: str) -> None:
    assert not _owed(text)


@pytest.mark.parametrize(
    ("text", "promises"),
    [
        ("text to Denise same night to say I'm late", 0),
        ("text to Denise yesterday to say I was running late", 0),
        ("message to Ray last night to say the bus broke down", 0),
        ("email to Denise that evening to say sorry for the mess", 0),
        ("note to Ray same day about my coat", 0),
        ("whatsapp to Denise on the way to say 5 mins late", 0),
        ("email to Ray by Friday with the plans", 1),
        ("send text to Denise tomorrow", 1),
        ("- [ ] text to Denise the same day they ring", 1),
        ("Email the rota to Denise on Friday", 1),
    ],
)
def test_a_message_of_a_time_that_is_over_is_no_promise(text: str, promises: int) -> None:
    found = find_statements(text, date(2026, 11, 18), ["Denise Roe", "Ray Pulido"])
    assert sum(one.kind == "promise_by_me" for one in found) == promises
