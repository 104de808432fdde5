"""Who was thanked and who was not: taken out by a second clause, everybody behind a label, told from the other end."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements

ANCHOR = date(2026, 11, 18)  # a Wednesday
ALISON, JO, RAY = PEOPLE = ["Alison Peake", "Jo Merritt", "Ray Pulido"]
KINDS = {"thank_you_sent": "done", "thank_you_not_sent": "open", "promise_by_me": "open"}


def _thanked(text: str) -> dict[str, str]:
    """Each person, or “all”, with what is told of thanks."""
    found = find_statements(text, ANCHOR, PEOPLE)
    told = [one for one in found if one.kind in KINDS and (one.kind != "promise_by_me" or one.manner == "thank-you")]
    return {one.who or ("all" if one.everyone else "?"): KINDS[one.kind] for one in told}


@pytest.mark.parametrize(
    "text",
    [
        "Thanked Alison by email on the 2nd, meant to do Jo and didn't.",
        "Emailed Alison that night to thank her, meant to write to Jo too and ran out of time.",
        "Sent Alison a thank-you card on Friday; was going to thank Jo and forgot.",
        "Thanked Alison by text, Jo got nothing.",
        "Wrote Alison a thank-you note the same evening, then fell asleep before Jo's.",
        "Thanked Alison on the way home, still owe Jo one.",
        "Thanked Alison on Thursday, Jo tomorrow.",
        "Thank-you to Alison sent Thursday, intended to send Jo one as well but never got round to it.",
        "Thanked Alison by email, couldn't find an address for Jo.",
        "Thanked Alison straight away, forgot Jo.",
        "Thanked Alison Friday and left Jo out.",
        "I thanked Alison on Friday but never got as far as Jo.",
        "Texted Alison a thank you from the car, Jo's I kept putting off.",
        "thanked alison by text, jo i havent",
    ],
)
def test_another_clause_takes_out_the_other(text: str) -> None:
    assert _thanked(text) == {ALISON: "done", JO: "open"}


@pytest.mark.parametrize(
    "text",
    [
        "Thanked Alison by email on the 16th, Jo by card on the 17th.",
        "Thanked Alison and Jo by email on the 17th, meant to write more and didn't.",
        "Thanked Alison on Friday, meant to do Jo on Monday and did.",
        "Thanked Alison and Jo, who got nothing wrong about the figures.",
        "Thanked Alison and Jo that night, forgot to ask about parking.",
        "Thanked Alison and Jo on Friday, still owe Jo the link.",
        "Thanked both, Alison by email and Jo, who I nearly forgot, by card.",
    ],
)
def test_both_stay_thanked(text: str) -> None:
    assert {_thanked(text)[one] for one in (ALISON, JO)} == {"done"}


@pytest.mark.parametrize(
    "text",
    [
        "- TY: emailed all 3 same evening",
        "thx: texted all three",
        "Thanks: wrote to the 3 of them on Friday",
        "TYs - all 3 emailed, same night",
        "thank yous: all three, by email, 19/11",
        "Thank you: mailed everyone Thursday",
        "All three of them have had their thank-yous.",
        "Everyone's had their thank-you.",
        "They've all had a thank-you card.",
        "Sent the thank-yous. All three have theirs now.",
        "The whole panel got a thank-you the next morning.",
        "Each of them got a thank you by email on Thursday.",
    ],
)
def test_everyone_was_thanked(text: str) -> None:
    assert _thanked(text) == {"all": "done"}


@pytest.mark.parametrize(
    "text",
    [
        "TY: to do for all 3",
        "thx: all 3 tomorrow",
        "Thanks: all 3 still in drafts",
        "thanks: need to email all three",
        "ty: nothing yet to any of the 3",
        "Thanks: two, by email, 19/11",
        "Not everyone has had their thank-you.",
        "If everyone's had a thank-you I can rest.",
        "Have they all had a thank-you?",
        "Everyone gets a thank-you tomorrow.",
        "Everyone got a thank-you from the CEO.",
        "Everyone got a thank-you and a tote bag on the way out.",
        "They had a thank-you lunch for the temps.",
        "All three have theirs now.",
        "txt from Alison same nite to say thx 4 coming",
    ],
)
def test_not_everyone_was(text: str) -> None:
    assert "done" not in _thanked(text).values()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Alison got a thank-you on Wednesday morning.", [ALISON]),
        ("Alison has had a short thank-you card from me.", [ALISON]),
        ("Alison and Ray got a thank-you email the same evening.", [ALISON, RAY]),
        ("Ray received his thank you note on Thursday.", [RAY]),
        ("Jo was sent a thank-you text on Friday.", [JO]),
        ("Thanked Ray by email. Alison got hers on Wednesday.", [RAY, ALISON]),
        ("txt to alison same nite to say thx, she hearted it lol", [ALISON]),
        ("dm to ray same nite 2 say ty", [RAY]),
        ("snap to jo that nite to say thnx", [JO]),
        ("whatsapp to ray straight after 2 say tnx", [RAY]),
        ("msg to ray that nite to say cheers, no reply lol", [RAY]),
        ("- txt to jo same nite to say thx", [JO]),
        ("txt ray 2moro to say thx", []),
        ("txt to jo to say thx - not sent yet", []),
        ("ray - nothing yet, whats his last name", []),
        ("Alison got a thank-you from Bernie's team.", []),
        ("Jo should get a thank-you on Monday.", []),
        ("Alison gets hers tomorrow.", []),
        ("Alison hasn't got one.", []),
        ("Alison has a thank-you to come.", []),
        ("I hope Alison got a thank-you.", []),
        ("Alison has a thank-you card pinned on her wall.", []),
        ("Sent Ray a thank-you. Alison got one last week for the first talk, nothing for this one yet.", [RAY]),
    ],
)
def test_who_got_one(text: str, who: list[str]) -> None:
    assert [name for name, told in _thanked(text).items() if told == "done"] == who


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Alison has the last word. Emailed her a thank you last night, Ray I'll write to when I have his address.",
            {ALISON: "done", RAY: "open"},
        ),
        ("Alison asked most of it. Sent her a card on Tuesday, Jo I still have to do.", {ALISON: "done", JO: "open"}),
        (
            "Alison runs the stores. Thanked her by email, Ray I'll get to at the weekend.",
            {ALISON: "done", RAY: "open"},
        ),
        (
            "Ray said little. Wrote him a thank-you note the same evening, Jo I have yet to do.",
            {RAY: "done", JO: "open"},
        ),
        ("Thanked Alison by text last night, Ray I'll write to once I have an address.", {ALISON: "done", RAY: "open"}),
        ("Thanked Alison by mail, Jo and Ray I still have to do.", {ALISON: "done", JO: "open", RAY: "open"}),
        ("Alison liked my weld. Dropped her a thank you on the way home, Ray gets his on Monday.", {ALISON: "done"}),
        ("Alison was nice. Emailed her and Ray a thank you last night.", {ALISON: "done", RAY: "done"}),
        ("Thanked Ray and Alison by mail, Jo I'll see again on Friday.", {RAY: "done", ALISON: "done"}),
        ("Alison was nice. Emailed her boss Ray a thank you last night.", {RAY: "done"}),
        (
            "Thanked Alison and Jo on Tuesday. Jo I'll ring about the rota on Friday.",
            {ALISON: "done", JO: "done"},
        ),
    ],
)
def test_whoever_is_put_in_front_of_what_is_to_be_done_was_not_thanked(text: str, told: dict[str, str]) -> None:
    assert _thanked(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thanked Alison 11/19. Ray is her deputy, still have to write him.", {ALISON: "done", RAY: "open"}),
        ("Thanked Alison 11/19. Ray does the books, haven't got to him yet.", {ALISON: "done", RAY: "open"}),
        ("Texted Alison to thank her. Ray is the driver, still need to write to him.", {ALISON: "done", RAY: "open"}),
        ("Thanked Alison by mail. Still have to do Ray.", {ALISON: "done", RAY: "open"}),
        ("Thanked Alison. Must write to Ray tonight.", {ALISON: "done", RAY: "open"}),
        (
            "Thanked Alison and Jo. Ray I couldn't find, still to write to him.",
            {ALISON: "done", JO: "done", RAY: "open"},
        ),
        ("Thanked Alison. Still have to send Ray the rota.", {ALISON: "done"}),
        ("Thanked Alison. Still have to write to Ray about the keys.", {ALISON: "done"}),
        ("Thanked Alison. Must write to my aunt tonight.", {ALISON: "done"}),
        ("Ray is her deputy, still have to write him.", {}),
    ],
)
def test_still_to_write_behind_thanks(text: str, told: dict[str, str]) -> None:
    assert _thanked(text) == told
    owed = [one.what for one in find_statements(text, ANCHOR, PEOPLE) if one.kind == "promise_by_me" and not one.manner]
    assert not owed or told.get(RAY) != "open"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thanking Ray tomorrow.", [(RAY, "promise_by_me", date(2026, 11, 19))]),
        (
            "Thanking Alison and Jo on Friday.",
            [(ALISON, "promise_by_me", date(2026, 11, 20)), (JO, "promise_by_me", date(2026, 11, 20))],
        ),
        ("thanking jo tonight", [(JO, "promise_by_me", date(2026, 11, 18))]),
        ("I'm thanking Alison first thing tomorrow.", [(ALISON, "promise_by_me", date(2026, 11, 19))]),
        ("Sending Ray a thank-you card on Friday.", [(RAY, "promise_by_me", date(2026, 11, 20))]),
        ("Dropping Jo a thank-you tomorrow.", [(JO, "promise_by_me", date(2026, 11, 19))]),
        ("wrote to Ray to say thanks 20.11.", [(RAY, "thank_you_sent", date(2026, 11, 20))]),
        ("mailed Alison to say thank you 19.11.", [(ALISON, "thank_you_sent", date(2026, 11, 19))]),
        ("They were thanking Ray for his years there.", []),
        ("Ray kept thanking me.", []),
        ("Alison is thanking the crew tomorrow.", []),
        ("Thanking Ray on Friday would be too late.", []),
    ],
)
def test_thanking_with_its_day(text: str, told: list[tuple[str, str, date]]) -> None:
    found = find_statements(text, ANCHOR, PEOPLE)
    assert [(one.who, one.kind, one.dates and one.dates.end) for one in found if one.kind in KINDS] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thanked them both bar Ray.", {ALISON: "done", JO: "done", RAY: "open"}),
        ("Thanked everyone except Jo.", {ALISON: "done", RAY: "done", JO: "open"}),
        ("Thanked everyone but Jo and Ray on Thursday.", {ALISON: "done", JO: "open", RAY: "open"}),
        ("Ray I've thanked, Alison I haven't.", {ALISON: "open", RAY: "done"}),
        ("Alison thanked by text. To Ray I'll write on Saturday.", {ALISON: "done", RAY: "open"}),
        ("Thanked everyone, but Jo was the nicest.", {"all": "done"}),
        ("Told Alison thanks at the door, will write tonight.", {}),
        ("To Ray I wrote on Tuesday to thank him.", {RAY: "done"}),
    ],
)
def test_everyone_but_one(text: str, told: dict[str, str]) -> None:
    assert _thanked(text) == told
