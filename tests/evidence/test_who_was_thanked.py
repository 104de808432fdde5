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
