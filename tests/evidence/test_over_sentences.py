"""What only several sentences tell together: promises kept later, letters, days counted from the one before."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Ruth Adler", "Tom Kerr"]


def _read(text: str) -> list[Statement]:
    note = read_note("Note.md", f"---\ntype: interview\n---\n{text}\n")
    return read_passages(note.passages, ANCHOR, PEOPLE)


def _of(kind: str, found: list[Statement]) -> list[Statement]:
    return [one for one in found if one.kind == kind]


@pytest.mark.parametrize(
    ("later", "day"),
    [
        ("The form went off on Thursday.", None),
        ("Form posted, first class.", None),
        ("Took the form in to her.", None),
        ("**Fri 20th**\nDropped the form in at reception.", date(2026, 11, 20)),
        ("Sat - mailed the form.", date(2026, 11, 21)),
        ("Sun night: pushed the form over to Ruth by mail.", date(2026, 11, 22)),
    ],
)
def test_a_promise_is_kept_by_a_later_line(later: str, day: date | None) -> None:
    found = _read(f"I said I'd send Ruth the form by Friday.\n\n{later}")
    kept = [one for one in _of("follow_up_done", found) if one.what == "form"]
    assert kept
    if day is not None:
        assert kept[0].dates is not None
        assert kept[0].dates.end == day


@pytest.mark.parametrize(
    "later",
    [
        "Took the form home to fill in.",
        "Left the form on the bus.",
        "Sent the wrong form.",
        "Nearly sent the form without a signature.",
        "My sister sent her form off yesterday.",
        "Ruth sent me the form again.",
        "Will drop the form in tomorrow.",
        "The form is half done.",
        "Took the form to my GP to get it signed.",
        "Gave the form another look.",
        "If I'd sent the form on Monday it'd be sorted.",
        "Posted on LinkedIn about the form they use.",
        "The form is in the loft.",
        "Form still not back from the printer.",
        "Haven't sent the form.",
        "Fri: form to be sent.",
    ],
)
def test_a_promise_is_not_kept_by_what_only_looks_so(later: str) -> None:
    found = _read(f"I said I'd send Ruth the form by Friday.\n\n{later}")
    assert not [one for one in found if one.kind == "follow_up_done" and one.what and one.what == "form"]


def test_another_thing_keeps_no_promise() -> None:
    found = _read("I promised Tom a list of suppliers.\n\nEmailed Tom a list of questions.")
    assert not [one for one in found if one.manner == "kept"]


def test_a_letter_asks_for_papers_by_a_day() -> None:
    found = _read(
        "> From: Denise Ramsbottom\n> Sent: 19 November 2026 09:14\n> Subject: Your interview\n>\n"
        "> Please forward scanned proof of your right to work to this address by Monday."
    )
    asked = _of("promise_by_me", found)
    assert [one.what for one in asked] == ["scanned proof of my right to work"]
    assert asked[0].dates is not None
    assert asked[0].dates.end == date(2026, 11, 23)
    assert not _of("follow_up_done", found)
    assert not _of("promise_by_them", found)


def test_a_chat_knows_who_writes() -> None:
    found = _read(
        "> Dana: can you send over your portfolio by Monday?\n> Me: could you send me the comp band by Friday?"
    )
    assert [one.what for one in _of("promise_by_me", found)] == ["portfolio"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The board signs it off on Tuesday. She'll ring all of us the day after with a yes or a no.",
            date(2026, 11, 25),
        ),
        (
            "It goes to the panel on the 19th. They ring everyone yes or no by the Wednesday after that.",
            date(2026, 11, 25),
        ),
        ("The governors meet on 3 December. We hear the day after.", date(2026, 12, 4)),
        ("She will tell me yes or no until 25 November.", date(2026, 11, 25)),
        ("Tom said he'd text by Thursday whether I'm in or not.", date(2026, 11, 19)),
        ("He'll give me a shout either way by the end of the month.", date(2026, 11, 30)),
        ("Ruth wants me there by 1 December.", date(2026, 12, 1)),
    ],
)
def test_the_day_of_the_answer(text: str, day: date) -> None:
    days = [one.dates.end for one in _of("decision_expected", _read(text)) if one.dates]
    assert days[-1:] == [day]


@pytest.mark.parametrize(
    "text", ["Two interviews in a week, knackered.", "My third no in a month.", "Ran two trials in a week once."]
)
def test_how_often_is_no_day(text: str) -> None:
    assert not [one for one in _read(text) if one.kind in ("decision_expected", "next_round", "promise_by_them")]


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        (
            "I said I'd price up the boards for the big deck and have a number for them by Tuesday.",
            "boards",
            "2026-11-24",
        ),
        ("Told them I'd dig out the manual for the old boiler.", "manual", ""),
        ("They asked for my last three payslips, I told I will mail by Saturday.", "payslips", "2026-11-21"),
        ("My DBS number wasn't on the form, so I'm to phone it through to the office.", "DBS number", ""),
        ("Führungszeugnis, I told them I bring it until 25 November.", "Führungszeugnis", "2026-11-25"),
        ("- Vetting form to be uploaded by the 27th, not done", "vetting form", "2026-11-27"),
        ("They wanted certified copies of my degree by Monday.", "degree", "2026-11-23"),
    ],
)
def test_what_is_owed(text: str, what: str, day: str) -> None:
    owed = _of("promise_by_me", _read(text))
    assert len(owed) == 1
    assert what in (owed[0].what or "")
    assert (owed[0].dates.end.isoformat() if owed[0].dates else "") == day


@pytest.mark.parametrize(
    "text",
    [
        "I said I'd think about it.",
        "I said I'd look into childcare by Monday.",
        "I said I'd find out about the bus.",
        "I said I'd make the tea next time.",
        "I said I'd send good vibes.",
        "I promised not to laugh.",
        "She's missing page two. I'm to post it.",
        "I must reply.",
        "I said I'd look forward to hearing from them.",
        "I told my mum I'd send her the photos by Friday.",
        "Told them both on Friday that Fynbos will phone about the job.",
    ],
)
def test_nothing_is_owed(text: str) -> None:
    assert not _of("promise_by_me", find_statements(text, ANCHOR, PEOPLE))


def test_names_alone_behind_references_are_theirs() -> None:
    found = _read(
        "They want my two references by Monday. Yvonne Tessier and Marcel Roy. Both know, told them on Friday."
    )
    assert {one.who for one in _of("reference_named", found)} == {"Yvonne Tessier", "Marcel Roy"}
    assert _of("reference_alerted", found)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Final call is of Mr Kerr only.", "Tom Kerr"),
        ("The governors decide and Mr Kerr chairs it.", "Tom Kerr"),
        ("Tom signs off but it's Ruth's pick.", "Ruth Adler"),
    ],
)
def test_who_decides(text: str, who: str) -> None:
    assert [one.who for one in _of("decides", _read(text))] == [who]


def test_words_in_the_brackets_of_a_title_are_nobody() -> None:
    found = _read(
        "Alison Threlfall (Head of Revenues and Benefits) chairs the panel. Mr Vikram Iyer, Head (West), too."
    )
    assert not {one.who for one in found} & {"Benefits", "West"}


@pytest.mark.parametrize(
    ("text", "kept", "still"),
    [
        (
            "I promised her my license number by Tuesday. "
            "She also asked for pictures of the espalier and I emailed those on the 18th.",
            "pictures of the espalier",
            "license number",
        ),
        (
            "I told Tom I'd send my ticket by Friday. He wanted a photo of the lathe too, and I texted it on the 19th.",
            "photo of the lathe",
            "ticket",
        ),
        (
            "I said I'd send Tom the recipe by Monday. "
            "He also asked for two photos of the stall and I sent them on the 20th.",
            "two photos of the stall",
            "recipe",
        ),
        (
            "I promised Ruth a costing by Friday. Tom wanted my knife list, so I mailed it that night.",
            "knife list",
            "costing",
        ),
        (
            "I promised Ruth a costing by Friday. "
            "She also asked for my fire certificate and I forwarded it on the 20th.",
            "fire certificate",
            "costing",
        ),
        (
            "I said I'd mail Ruth the menu by Monday. She asked about my hygiene card and I sent it on Thursday.",
            "hygiene card",
            "menu",
        ),
        ("I promised her my license number by Tuesday. I emailed it on the 18th.", "license number", ""),
        ("I promised Ruth a costing by Friday. She asked about it and I emailed it on the 19th.", "costing", ""),
        ("I promised Ruth a costing by Friday. She asked for it again, so I sent it on the 20th.", "costing", ""),
        ("I promised Ruth a costing by Friday. She asked for pictures and I have not sent those.", "", "costing"),
        (
            "I promised Ruth a costing by Friday. She asked for a photo of the oven and I'll send it on Monday.",
            "",
            "costing",
        ),
    ],
)
def test_it_is_the_thing_of_its_own_sentence(text: str, kept: str, still: str) -> None:
    found = _read(text)
    assert {one.what for one in _of("follow_up_done", found) if one.what} == ({kept} if kept else set())
    if still:
        assert still in {one.what for one in _of("promise_by_me", found)}


@pytest.mark.parametrize(
    ("text", "things"),
    [
        (
            "- told Tom I'd email him my first aid certificate\n"
            "- he'd love to borrow my old river charts, I said I'd bring them in, no hurry he said",
            {"first aid certificate": "", "old river charts": "no hurry"},
        ),
        (
            "- told Tom I'd mail him my forklift licence\n"
            "- he fancied reading my harvest diary, I said I'd drop it round, no rush",
            {"forklift licence": "", "harvest diary": "no hurry"},
        ),
        (
            "- I'll send Tom the weld photos\n"
            "- Ruth asked to borrow my bread book, told her I'd lend it to her, no hurry at all she said",
            {"weld photos": "", "bread book": "no hurry"},
        ),
        (
            "- promised Ruth my wage slips\n- Tom wanted to see my dovetail jig, I said I'd bring it over",
            {"wage slips": "", "dovetail jig": ""},
        ),
        (
            "- he'd love to borrow my old river charts, I said I'd bring them in\n"
            "- told Tom I'd email him my first aid certificate, no hurry",
            {"old river charts": "", "first aid certificate": "no hurry"},
        ),
    ],
)
def test_no_hurry_belongs_to_its_own_line(text: str, things: dict[str, str]) -> None:
    assert {one.what: one.manner for one in _of("promise_by_me", _read(text))} == things
