"""What a sentence says in another order: the writer behind, where a thing comes from, a copy of it, a day inside."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Ruth Adler", "Tom Kerr", "Mrs Akande", "Ines Baert"]
DONE = frozenset(["follow_up_done", "thank_you_sent", "reference_alerted"])


def _said(found: list[Statement], *kinds: str) -> list[tuple[str, str | None, str | None, int | None]]:
    """Kind, person, thing and day of the month of the statements of some kinds."""
    return [
        (one.kind, one.who, one.what, one.dates.end.day if one.dates else None) for one in found if one.kind in kinds
    ]


def _note(text: str, references: list[str] | None = None) -> list[Statement]:
    note = read_note("Note.md", f"---\ntype: interview\n---\n{text}\n")
    return read_passages(note.passages, ANCHOR, PEOPLE, references=references or [], company="Meersel")


@pytest.mark.parametrize(
    ("text", "who", "what", "day"),
    [
        # where the thing comes from
        (
            "Told Ruth I'd email her the stock spreadsheet I made at the old place, by Friday.",
            "Ruth",
            "spreadsheet",
            20,
        ),
        ("Promised Tom the wiring diagrams I drew at my last job, by Monday.", "Tom", "wiring diagrams", 23),
        ("I said I'd send Ines the lesson plans from when I was at St Bride's.", "Ines", "lesson plans", None),
        ("Told Ruth I would bring in the rota template we used at my old shop.", "Ruth", "rota template", None),
        (
            "I'm to send Tom the risk assessment I wrote when I was at Harland's by 27 November.",
            "Tom",
            "assessment",
            27,
        ),
        ("I owe Ines the price list I drew up for my old company by Friday.", "Ines", "price list", 20),
        ("Told Ines I'd email the reading scheme from my days at St Bride's, by Monday.", "Ines", "scheme", 23),
        # a copy of what was just named
        ("Tom needs to see my forklift licence, said I'd send him a photo of it by 18/12.", "Tom", "licence", 18),
        ("Ruth wants my hygiene certificate, told her I'd email a scan of it by Friday.", "Ruth", "certificate", 20),
        ("Ines wants to see my degree, I said I'd send a copy of it by Monday.", "Ines", "degree", 23),
        ("Tom needs my payslips, I'll send pictures of them tomorrow.", "Tom", "payslips", 19),
        ("Tom asked for my portfolio, promised him a link to it by Friday.", "Tom", "portfolio", 20),
        ("- Ruth needs my DBS, said I'd send her a pdf of it by 27/11", "Ruth", "DBS", 27),
        ("Ruth asked to see my driving licence and I said I'd send a copy of it before Friday.", "Ruth", "licence", 19),
    ],
)
def test_one_promise_of_a_thing(text: str, who: str, what: str, day: int | None) -> None:
    ((_, whom, thing, due),) = _said(find_statements(text, ANCHOR, PEOPLE), "promise_by_me")
    assert (whom or "").startswith(who)
    assert (thing or "").endswith(what)
    assert due == day


@pytest.mark.parametrize(
    "text",
    [
        "At my last job I sent the boss the stock spreadsheet by Friday every week.",
        "In my last job I'd send the drawings to the customer by Friday.",
        "I'd send the boss the sheet I made at the old place every Friday.",
        "Told Tom the reason I left my last job.",
        "I told Tom about the van I drove at my last job.",
        "Ruth has a photo of it already.",
        "Ruth wants a copy of it by Friday.",
    ],
)
def test_no_promise_of_a_thing(text: str) -> None:
    assert not _said(find_statements(text, ANCHOR, PEOPLE), "promise_by_me")


def test_a_photo_of_another_thing_is_another_promise() -> None:
    text = "Tom needs to see my forklift licence, said I'd send him a photo of the van by 18/12."
    assert len(_said(find_statements(text, ANCHOR, PEOPLE), "promise_by_me")) == 2


@pytest.mark.parametrize(
    ("text", "kind", "who", "day"),
    [
        ("You'll have our decision no later than December 9, wrote Mrs Akande.", "decision_expected", "Akande", 9),
        ("You'll hear from us by December 4, wrote Ruth.", "decision_expected", "Ruth Adler", 4),
        ("you'll hear from us by december 4, wrote ruth", "decision_expected", "Ruth Adler", 4),
        ("We'll let you know by Friday, emailed Tom.", "decision_expected", "Tom Kerr", 20),
        ("Your answer will come by 9 December at the latest, wrote Ines.", "decision_expected", "Ines Baert", 9),
        ("We hope to have made up our minds by Friday, texted Ruth.", "decision_expected", "Ruth Adler", 20),
        ("They'd let me know by Dec 9, wrote Mrs Akande.", "decision_expected", "Akande", 9),
        ("I should have an answer by 9 December, wrote Ines.", "decision_expected", "Ines Baert", 9),
        ("Expect to hear by Friday, emailed Ruth.", "decision_expected", "Ruth Adler", 20),
        ('"You\'ll have our decision by December 9", wrote Mrs Akande.', "decision_expected", "Akande", 9),
        ("I'll send you the contract tomorrow, emailed Ines.", "promise_by_them", "Ines Baert", 19),
        ("We're not going further with your application, wrote Ruth.", "rejected", "Ruth Adler", None),
    ],
)
def test_their_words_with_the_writer_behind(text: str, kind: str, who: str, day: int | None) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    assert [(one, whom, due) for one, whom, _, due in _said(found, kind)] == [(kind, who, day)]
    assert not _said(found, *DONE, "promise_by_me")


@pytest.mark.parametrize(
    "text",
    [
        "Still no word, emailed Ruth.",
        "Needed to ask about the start date, emailed Ines.",
        "Heard nothing by the 9th, so wrote Ruth.",
        "Sent the form on Friday, emailed Tom about the rota.",
    ],
)
def test_what_the_user_wrote_is_still_done(text: str) -> None:
    assert _said(find_statements(text, ANCHOR, PEOPLE), "follow_up_done")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day inside
        ("gave Teresa a heads-up on 11/17 that the council might call her for a reference", ("Teresa", 17)),
        ("Gave Wanda a warning on Tuesday that they may ring for a reference.", ("Wanda", 17)),
        ("gave Omar a shout on 11/20 that the school could call him for a reference", ("Omar", 20)),
        ("I gave Petra a heads up on 20 Nov that the clinic might ring her as a reference.", ("Petra", 20)),
        ("Gave my referee Elsa Ruud a heads-up on 19 November that Tom could be in touch.", ("Elsa Ruud", 19)),
        ("Gave Judy a quick heads-up this morning that the depot might call for a reference.", ("Judy", 18)),
        ("Need to give Teresa a heads-up by 11/27 that the council might call her for a reference.", None),
        ("Didn't give Teresa a heads-up that the council might call her for a reference.", None),
        ("Teresa gave me a heads-up on 11/17 that the council might call her for a reference.", None),
        ("Tom gave me a heads-up on Tuesday that the job starts at six.", None),
        # a former boss, and a caller with or without a name
        ("I told my old boss Ada Cole from the depot on 16 Nov that a Mrs Hay may ring", ("Ada Cole", 16)),
        ("Told my old foreman Pat Quirke on 16 Nov that Mr Hay from the yard could call.", ("Pat Quirke", 16)),
        ("emailed my old head teacher Mr Dunne on 16/11 that the school could be in touch", ("Dunne", 16)),
        ("I told my old boss Ada Cole on 16 Nov that I had applied.", None),
        ("I told my old boss Ada Cole that a customer may ring me about the van.", None),
        ("I must tell my old boss Ada Cole that a Mrs Hay may ring.", None),
        ("I told my old boss Ada Cole from the depot on 16 Nov what she may do with the rota.", None),
        # named when asked for one, and not told by that
        ("He asked for a reference and I told Ruth I'd think about it.", None),
        ("He asked for a reference and I told him I'd ask Karl Brandt.", None),
        ("They want a reference, told her I'd call Karl Brandt first.", None),
        ("Tom asked me for a reference, told him Ken Ito from the depot.", None),
        ("She asked for a reference and I told Karl Brandt on Friday that she might call.", ("Karl Brandt", 13)),
    ],
)
def test_who_was_told_as_a_reference(text: str, expected: tuple[str, int] | None) -> None:
    told = _said(find_statements(text, ANCHOR, PEOPLE), "reference_alerted")
    assert [(who, day) for _, who, _, day in told] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He asked for a reference and I gave him Karl Brandt from the nursery.", ["Karl Brandt"]),
        ("Ruth wants a referee and I named Elsa Ruud from the bakery.", ["Elsa Ruud"]),
        ("Needs two references, I offered her Carl Benz and Petra Holl.", ["Carl Benz", "Petra Holl"]),
        ("She asked for referees, so I put down Mike Dorn from the yard.", ["Mike Dorn"]),
        ("They want one reference and I said Judy Marsh from the clinic.", ["Judy Marsh"]),
        ("He wanted a reference so I gave him the name of Alan Frost.", ["Alan Frost"]),
        ("HR wants references and I have given them Ulla Berg, my old boss.", ["Ulla Berg"]),
        ("He asked for a reference and I gave him nothing.", []),
        ("Tom gave me a reference and I named Elsa Ruud as the buyer.", []),
        ("Tom asked for a reference and Ruth gave him Hana Sato.", []),
        ("He asked for a reference number and I gave him Karl Brandt's card.", []),
    ],
)
def test_named_when_asked_for_a_reference(text: str, names: list[str]) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    assert [who for _, who, _, _ in _said(found, "reference_named")] == names
    assert not _said(found, "reference_alerted")


def test_a_reference_just_named_was_not_called() -> None:
    found = _note(
        "He asked for a reference and I gave him Karl Brandt from the nursery. I haven't called Karl about it."
    )
    assert ("reference_not_alerted", "Karl Brandt", None, None) in _said(found, "reference_not_alerted")
    assert not _said(found, "follow_up_not_done", "reference_alerted")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Luc knew about Meersel and the consultant job, told him on 31 October.", 31),
        ("Luc knew about Meersel, told him on 31 October.", 31),
        ("Luc, told him on 31 October.", 31),
        ("Luc knew about the job.", None),
        ("Luc is in the know about Meersel.", None),
        ("Luc knows about Meersel now.", None),
        ("Luc knows Ines might ring.", None),
    ],
)
def test_a_reference_knows_of_the_job(text: str, day: int | None) -> None:
    assert _said(_note(text, ["Luc Wouters"]), "reference_alerted") == [("reference_alerted", "Luc Wouters", None, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Luc knows a lot about vans.",
        "Luc knows Meersel's boss.",
        "Luc knows Ines from the old job.",
        "Luc knew a lot about the job of a consultant.",
        "Luc didn't know about the job yet.",
        "I'm not sure Luc knew about the job.",
        "I wonder whether Luc knew about Meersel.",
        "Luc should know about Meersel by Friday.",
    ],
)
def test_a_reference_knows_something_else(text: str) -> None:
    assert not _said(_note(text, ["Luc Wouters"]), "reference_alerted")


@pytest.mark.parametrize(
    ("text", "kind", "what", "day"),
    [
        ("Handed the case study in on 24 November.", "follow_up_done", "case study", 24),
        ("Handed in my lesson plan on 20 Nov.", "follow_up_done", "lesson plan", 20),
        ("Submitted the take-home on 20 November.", "follow_up_done", "take-home", 20),
        ("Finally turned the translation in on 20 Nov.", "follow_up_done", "translation", 20),
        ("- Dropped the portfolio off on 19 November.", "follow_up_done", "portfolio", 19),
        ("HR calls me tomorrow about the paperwork", "promise_by_them", None, 19),
        ("Payroll rings me on Friday about the forms.", "promise_by_them", None, 20),
        ("Test task to arrive by end of day tomorrow.", "promise_by_them", "Test task", 19),
        ("Case study to arrive on Monday.", "promise_by_them", "Case study", 23),
    ],
)
def test_handed_in_or_on_its_way(text: str, kind: str, what: str | None, day: int) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    kinds = ("follow_up_done", "promise_by_them", "promise_by_me", "next_round")
    assert _said(found, *kinds) == [(kind, None, what, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Will hand the case study in on 24 November.",
        "Nearly handed the case study in on 24 November.",
        "Handed my notice in on 20 November.",
        "Handed the keys in on Friday.",
        "Tom handed the test in on Friday.",
        "If I handed the test in on Friday she'd be happy.",
    ],
)
def test_not_handed_in(text: str) -> None:
    assert not _said(find_statements(text, ANCHOR, PEOPLE), *DONE)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("No thanks sent to Ines yet, not even a text.", ["Ines Baert"]),
        ("No thank-you to Tom yet, not even an email.", ["Tom Kerr"]),
        ("No thanks written to Ines yet.", ["Ines Baert"]),
        ("Still no thanks sent to Tom, not so much as a line.", ["Tom Kerr"]),
        ("No thanks given to Ruth yet.", ["Ruth Adler"]),
        ("No thanks gone out to Ruth or Tom.", ["Ruth Adler", "Tom Kerr"]),
        ("No thanks to Ines for the parking.", []),
        ("No thanks needed, said Ines.", []),
        ("No thanks, said Tom.", []),
        ("No thanks sent by Tom for my help.", []),
    ],
)
def test_no_thanks_sent(text: str, names: list[str]) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    assert [who for _, who, _, _ in _said(found, "thank_you_not_sent")] == names
    assert not _said(found, "thank_you_sent")


@pytest.mark.parametrize(
    "heading",
    [
        "Didn't get round to asking",
        "Didnt get around to asking",
        "Never got to",
        "Should have asked",
        "Wish I'd asked",
        "Things I wish I had asked",
        "Ran out of time for",
        "Ran out of time to ask",
        "Still dont know",
        "What I still don't know",
        "Not covered",
        "Left unasked",
    ],
)
def test_headings_of_unasked_questions(heading: str) -> None:
    lines = "- who covers on Sundays\n- is there a pension"
    for text in (f"## {heading}\n{lines}", f"**{heading}**\n\n{lines}", f"{heading}:\n\n{lines}"):
        asked = [what for _, _, what, _ in _said(_note(text), "question_not_asked") if what]
        assert asked == ["who covers on Sundays", "is there a pension"], text


@pytest.mark.parametrize("heading", ["Wish list", "Ran out of milk", "What they don't know", "Asked", "Not sure"])
def test_other_headings(heading: str) -> None:
    assert not _said(_note(f"## {heading}\n- who covers on Sundays"), "question_not_asked")


@pytest.mark.parametrize(
    ("line", "owed"),
    [
        ("return mom's car", False),
        ("post gran's letter", False),
        ("email my daughter's teacher by Friday", False),
        ("drop off my sister's keys by Friday", False),
        ("take the dog to the vet", False),
        ("return library books by Friday", False),
        ("call the bank about the mortgage", False),
        ("buy shoes for the interview", False),
        ("pick up the kids from school", False),
        ("send transcript to Ines by 11/28 (she asked)", True),
        ("return visitor badge to Ines", True),
        ("send bank details to HR by Friday", True),
        ("buy stamps and post the form to Ines by 11/28", True),
        ("send car registration number to Ines by Friday", True),
    ],
)
def test_errands_in_a_list_of_ones_own(line: str, owed: bool) -> None:
    assert bool(_said(_note(f"## To do\n- [ ] {line}"), "promise_by_me")) is owed


SIMPLY = tuple(
    """
    offer decision_expected next_round promise_by_me promise_by_them thank_you_sent thank_you_not_sent follow_up_done
    follow_up_not_done reference_alerted reference_not_alerted
    """.split()
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # open between two, and no offer
        ("It's me or one other, they settle it over the weekend.", [("decision_expected", None, None, 22)]),
        ("It is me or the internal one, she'll pick on Monday.", [("decision_expected", None, None, 23)]),
        ("They want me or a lad from the depot, they settle it Friday.", [("decision_expected", None, None, 20)]),
        ("It's down to me or the other lass, decision on the 27th.", [("decision_expected", None, None, 27)]),
        ("The job's mine or Pete's, they decide tomorrow.", [("decision_expected", None, None, 19)]),
        (
            "Apparently it's me or an external candidate, the board decides on 1 December.",
            [("decision_expected", None, None, 1)],
        ),
        ("The job's going to me or the temp, they'll say by Monday.", [("decision_expected", None, None, 23)]),
        # chosen
        ("It's me!", [("offer", None, None, None)]),
        ("It's mine, they rang today!", [("offer", None, None, 18)]),
        ("They want me to start on 7 December.", [("offer", None, None, None)]),
        ("They chose me, the other lad was nice too.", [("offer", None, None, None)]),
        # the answer is theirs
        (
            "He said I would have an answer in ten days, he has a lad from Kendal to see first.",
            [("decision_expected", None, None, 28)],
        ),
        ("Mrs Akande told me we'd get word in a fortnight.", [("decision_expected", "Akande", None, 2)]),
        ("I'll hear a decision by Friday.", [("decision_expected", None, None, 20)]),
        ("She thinks we'll know the result before Christmas.", [("decision_expected", None, None, 24)]),
        ("We should get the outcome on Monday, the matron said.", [("decision_expected", None, None, 23)]),
        ("I would have their answer by the 27th at the latest, he said.", [("decision_expected", None, None, 27)]),
        # the answer is mine
        ("I said I'd send my answer by Friday.", [("promise_by_me", None, "answer", 20)]),
        ("I'll send Ruth my answer by Friday.", [("promise_by_me", "Ruth Adler", "answer", 20)]),
        ("I would have the report ready for her by Friday.", [("promise_by_me", None, "report", 20)]),
        # who was not there wasn't thanked
        (
            "Went back for it this morning and thanked Ruth properly for having me, Tom wasn't in.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_not_sent", "Tom Kerr", None, None)],
        ),
        (
            "Rang Ruth yesterday and thanked her kindly for showing me round, Tom was off sick.",
            [("thank_you_sent", "Ruth Adler", None, 17), ("thank_you_not_sent", "Tom Kerr", None, None)],
        ),
        (
            "Thanked Ruth warmly for seeing me this morning, Tom had gone home.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_not_sent", "Tom Kerr", None, None)],
        ),
        (
            "Thanked Ruth in person this morning (Tom not in).",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_not_sent", "Tom Kerr", None, None)],
        ),
        (
            "Called Ruth to thank her this morning, Tom wasn't in.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_not_sent", "Tom Kerr", None, None)],
        ),
        (
            "Thanked Ruth in the yard this morning, and Tom was on leave.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_not_sent", "Tom Kerr", None, None)],
        ),
        (
            "Thanked Ruth this morning and Tom wasn't there.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_not_sent", "Tom Kerr", None, None)],
        ),
        (
            "Thanked the porter and Ines, Ruth and Tom were out.",
            [
                ("thank_you_sent", "Ines Baert", None, None),
                ("thank_you_not_sent", "Ruth Adler", None, None),
                ("thank_you_not_sent", "Tom Kerr", None, None),
            ],
        ),
        # both
        (
            "Thanked Ruth and Tom this morning.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_sent", "Tom Kerr", None, 18)],
        ),
        (
            "Thanked Ruth this morning for the tour, Tom for the coffee.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_sent", "Tom Kerr", None, 18)],
        ),
        (
            "Thanked Ruth this morning, Tom was in the yard and I thanked him too.",
            [("thank_you_sent", "Ruth Adler", None, 18), ("thank_you_sent", "Tom Kerr", None, 18)],
        ),
        ("Ruth thanked me for having it ready, Tom wasn't in.", []),
        # a decision, and a thing beside it
        (
            "She wants to have decided by the end of November, and she'll mail me the working hours for the "
            "Christmas weeks by Wednesday so that I can see if it fits with the kids.",
            [("decision_expected", None, None, 30), ("promise_by_them", None, "working hours", 25)],
        ),
        (
            "They decide by the end of November, and Mrs Akande will send me the rota by Wednesday.",
            [("decision_expected", "Akande", None, 30), ("promise_by_them", "Akande", "rota", 25)],
        ),
        (
            "Decision by 4 December, and he'll email me the shift times for Christmas by Friday so I can plan.",
            [("decision_expected", None, None, 4), ("promise_by_them", None, "shift times", 20)],
        ),
        (
            "He'll make up his mind by Friday, and Ruth will post me the contract on Monday.",
            [("decision_expected", "Ruth Adler", None, 20)],
        ),
        (
            "They'll let me know by 1 December, and HR will mail me the holiday dates by Friday so that I can check.",
            [("decision_expected", None, None, 1), ("promise_by_them", None, "holiday dates", 20)],
        ),
        (
            "Answer by the 27th, and Ruth will send over the hours for the summer season by Tuesday so I "
            "can see what fits.",
            [("decision_expected", "Ruth Adler", None, 27), ("promise_by_them", "Ruth Adler", "hours", 24)],
        ),
        # a decision, and how it is told
        (
            "They'll decide on Friday and she'll email me the decision on Monday.",
            [("decision_expected", None, None, 20)],
        ),
        ("They decide by Friday, and she'll call me on Monday.", [("decision_expected", None, None, 20)]),
        ("They decide by the 30th and will call me by the 1st.", [("decision_expected", None, None, 30)]),
        (
            "They decide by 30 November, and I'll send the form by Wednesday.",
            [("decision_expected", None, None, 30), ("promise_by_me", None, "form", 25)],
        ),
        # taken somewhere
        ("- I take my CDL copy to HR by 1/20", [("promise_by_me", None, "CDL copy", 20)]),
        ("- I bring the original diploma to the office Monday", [("promise_by_me", None, "original diploma", 23)]),
        ("I drop the form at reception by Friday", [("promise_by_me", None, "form", 20)]),
        ("I hand the medical form in at the clinic on Thursday.", [("promise_by_me", None, "medical form", 19)]),
        ("- I carry the sample box over to the studio by 11/27", [("promise_by_me", None, "sample box", 27)]),
        ("I post the contract to Mrs Akande on Friday", [("promise_by_me", "Akande", "contract", 20)]),
        ("I take two passport photos to the office by 11/30", [("promise_by_me", None, "two passport photos", 30)]),
        # habits
        ("I take the bus to work by 8", []),
        ("I bring my own lunch on Fridays", []),
        ("I take the form to the office every Friday.", []),
        ("I bring the kids to the school Monday mornings.", []),
        # done at home
        ("have to do their typing test within 3 days", [("promise_by_me", None, "typing test", 21)]),
        ("Have to do their online skills test by Friday.", [("promise_by_me", None, "online skills test", 20)]),
        ("I must take the coding test at home within a week.", [("promise_by_me", None, "coding test", 25)]),
        ("I've to complete a personality test online by Monday.", [("promise_by_me", None, "personality test", 23)]),
        ("Need to finish the safety module at home by the 27th.", [("promise_by_me", None, "safety module", 27)]),
        (
            "I need to complete their online assessment within 5 days.",
            [("promise_by_me", None, "online assessment", 23)],
        ),
        ("Must do the typing test online before Thursday.", [("promise_by_me", None, "typing test", 18)]),
        # sat there
        ("typing test at their office on Monday at 10", [("next_round", None, None, 23)]),
        ("Skills test on Thursday at 2, at the plant.", [("next_round", None, None, 19)]),
        ("I have to sit the written test on 3 December at 9.", [("next_round", None, None, 3)]),
        # time and again
        ("Team meeting is every Tuesday at 8.", []),
        ("Stand-up is every morning at 9.", []),
        ("They have a briefing each Monday at 7.30.", []),
        ("Site visits are on Thursdays.", []),
        ("Weekly call with the Leeds office on Tuesday at 10.", []),
        ("There's a safety training every month.", []),
        # about the job
        ("Second interview on Tuesday at 8.", [("next_round", None, None, 24)]),
        ("They do second interviews every Tuesday, mine is on 24 November.", [("next_round", None, None, 24)]),
        ("They want me in for the team meeting on Tuesday.", [("next_round", None, None, 24)]),
        ("Meeting with Ruth on Tuesday at 8.", [("next_round", "Ruth Adler", None, 24)]),
        # a reference who was told, and when
        (
            "Prof. Brennan knows they'll ring him for a reference, spoke to him 11/19.",
            [("reference_alerted", "Brennan", None, 19)],
        ),
        ("Dr. Voss is aware they may call her, texted her 11/16.", [("reference_alerted", "Voss", None, 16)]),
        ("My old boss Carla knows they'll phone, told her yesterday.", [("reference_alerted", "Carla", None, 17)]),
        ("My reference Bill is fine with it, texted him yesterday.", [("reference_alerted", "Bill", None, 17)]),
        (
            "Sr Agnes knows they will call for a reference and I wrote to her on Monday.",
            [("reference_alerted", "Agnes", None, 16)],
        ),
        ("Bill knows they might ring for a reference, saw him on Tuesday.", [("reference_alerted", "Bill", None, 17)]),
        # no day of the telling
        (
            "Prof. Brennan knows they'll ring him for a reference by 11/30.",
            [("reference_alerted", "Brennan", None, None)],
        ),
        (
            "Prof. Brennan knows they'll ring him for a reference, must call him 11/25.",
            [("reference_alerted", "Brennan", None, None)],
        ),
        (
            "Prof. Brennan knows they'll ring him for a reference, they called him 11/19.",
            [("reference_alerted", "Brennan", None, None)],
        ),
        (
            "Prof. Brennan doesn't know they'll ring him for a reference, spoke to him 11/19 about the boat.",
            [("reference_not_alerted", "Brennan", None, None)],
        ),
        # not done, and towards whom
        ("Still haven't called Ruth back.", [("follow_up_not_done", "Ruth Adler", None, None)]),
        ("Never got round to a card for Tom.", [("thank_you_not_sent", "Tom Kerr", None, None)]),
        ("No text to Ines yet", [("follow_up_not_done", "Ines Baert", None, None)]),
        ("Never got round to calling Ruth back.", [("follow_up_not_done", "Ruth Adler", None, None)]),
        ("Haven't rung Ines back yet.", [("follow_up_not_done", "Ines Baert", None, None)]),
        ("No e-mail to Tom so far.", [("follow_up_not_done", "Tom Kerr", None, None)]),
        ("I never got round to a letter to Ines.", [("thank_you_not_sent", "Ines Baert", None, None)]),
        ("Still not texted Ruth back.", [("follow_up_not_done", "Ruth Adler", None, None)]),
        # their part, or done
        ("No text from Ines yet.", []),
        ("Still haven't heard from Ruth.", []),
        ("Called Ruth back.", [("follow_up_done", "Ruth Adler", None, None)]),
        ("No email to Ines needed, she said.", []),
        # an answer, and then what was done
        ("No, thanks sent to Ines yesterday", [("thank_you_sent", "Ines Baert", None, 17)]),
        ("No, thank-you card posted to Ruth on Monday", [("thank_you_sent", "Ruth Adler", None, 16)]),
        (
            "Nope, thanks e-mailed to Ruth and Tom last night.",
            [("thank_you_sent", "Ruth Adler", None, 17), ("thank_you_sent", "Tom Kerr", None, 17)],
        ),
        # not sent
        ("No thanks sent to Ines yet", [("thank_you_not_sent", "Ines Baert", None, None)]),
        ("No, thanks not sent to Ines", [("thank_you_not_sent", "Ines Baert", None, None)]),
    ],
)
def test_told_simply(text: str, said: list[tuple[str, str | None, str | None, int | None]]) -> None:
    assert sorted(_said(find_statements(text, ANCHOR, PEOPLE), *SIMPLY), key=str) == sorted(said, key=str)
