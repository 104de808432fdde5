"""When they decide in bare words, what ends the rounds, an answer to an offer; and what only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_dates, find_statements
from kbfollow.evidence.statements.reading import read_passages
from kbfollow.evidence.statements.sentence.sentences import split_sentences
from kbfollow.markdown.note import read_note
from kbfollow.model import Statement

ANCHOR = date(2026, 11, 18)  # a Wednesday
PEOPLE = ["Wanda Frost", "Ray Pulido"]


def _found(text: str, kind: str, anchor: date = ANCHOR) -> list[Statement]:
    return [one for one in find_statements(text, anchor, PEOPLE) if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # without a subject
        ("Know by the 3rd.", "12-03"),
        ("decision by friday, nothing else said", "11-20"),
        ("hear on Tuesday", "11-24"),
        ("Hear Tuesday.", "11-24"),
        ("Find out Friday", "11-20"),
        ("Word by Thursday at the latest.", "11-19"),
        ("to hear by 12/1", "12-01"),
        # how long they need
        ("ten working days for a yes or no", "12-02"),
        ("She said a week for an answer.", "11-25"),
        ("About a fortnight until I hear.", "12-02"),
        ("four business days till they ring", "11-24"),
        ("two weeks until she calls me", "12-02"),
        ("Two weeks for a decision, according to Wanda.", "12-02"),
        # the outcome as two ways
        ("Offer or no offer by the 27th.", "11-27"),
        ("Job or no job by Friday.", "11-20"),
        ("Offer or nothing by 1 December", "12-01"),
        ("An offer or a rejection by Monday", "11-23"),
        # they choose
        ("they'll choose over the weekend, family business", "11-22"),
        ("They'll pick during the weekend.", "11-22"),
        ("By Friday noon she will have made her choice.", "11-20"),
        ("By Monday evening they will have made up their minds.", "11-23"),
        ("She'll have made her pick before the 1st.", "11-30"),
        ("By the 5th the panel will have voted.", "12-05"),
        # what a letter says
        ("You will have our answer in a fortnight, the letter says.", "12-02"),
        ("We will let you know by Friday, the mail said.", "11-20"),
        ("You'll hear from us by the 3rd, says the letter.", "12-03"),
        # a name, where I stand, either way
        ("Wanda said they'd have a name by Monday.", "11-23"),
        ("there's a decision coming Friday", "11-20"),
        ("I ought to know where things stand by Friday", "11-20"),
        ("the letter goes out on Thursday either way", "11-19"),
        ("the email goes out Friday, good or bad", "11-20"),
        ("they write on the 3rd whatever happens", "12-03"),
        # silence
        ("silence means no after the 20th", "11-20"),
        ("no news by the 20th means no", "11-20"),
        ("if I hear nothing by the 20th it's a no", "11-20"),
        ("Not hearing by Friday = no.", "11-20"),
        ("quiet past the 1st of December means it went to someone else", "12-01"),
        ("after the 20th silence is a no", "11-20"),
        ("no reply by the 2nd, take it as a no", "12-02"),
        # more of the kind
        ("he wants it off his desk before the weekend", "11-20"),
        ("whoever gets it gets a call Friday, the rest a letter", "11-20"),
        ("someone's getting the job by the end of next week", "11-27"),
        ("a yes from them by Monday I hope", "11-23"),
        ("he'll decide on the two by Friday", "11-20"),
        ("gaffer's picking one of us on Tuesday", "11-24"),
        # a body, and still to come
        ("The board approves the budget on 4 December, then they can hire.", "12-04"),
        ("The board approved the post in October, they choose by Friday.", "11-20"),
        ("They need somebody in the office by December.", "12-31"),
        ("They'll have somebody in place within a month.", "12-18"),
    ],
)
def test_when_they_decide(text: str, day: str) -> None:
    (found,) = _found(text, "decision_expected")
    assert found.dates is not None
    assert found.dates.end.isoformat()[5:] == day
    assert not _found(text, "rejected")
    assert not _found(text, "offer")
    assert not _found(text, "promise_by_me")
    assert not _found(text, "next_round")


@pytest.mark.parametrize(
    "text",
    [
        "They could not say more than soon.",
        "They couldn't promise more than shortly.",
        "She wouldn't say anything more precise than in due course.",
        'couldn\'t tell me more than "soon"',
    ],
)
def test_no_more_than_soon(text: str) -> None:
    (found,) = _found(text, "decision_expected")
    assert found.dates is None


@pytest.mark.parametrize(
    "text",
    [
        "answer the phone by Friday",
        "word count by Friday",
        "hear the rota by Friday",
        "heard by Friday that the bus was cancelled",
        "results of the audit by Friday",
        "I've got five days for an answer to them.",
        "Offer or no offer, I'm off on the 27th",
        "I take the job or nothing by Friday.",
        "they choose over ten suppliers every Friday",
        "By Friday I will have made my choice.",
        "You will have your rota in a week, the letter says.",
        "We need your passport by Friday, the letter says.",
        "the invoices go out on Thursday either way",
        "I'll write on Friday whatever happens",
        "No news is good news.",
        "no means no after the 20th",
        "If I hear nothing by the 20th I'll ring.",
        "Silence is golden, they're off until Monday",
        "They could not say more than hello.",
        "They couldn't offer more than minimum wage.",
        "council decides on the cycle lane on the 4th",
        "they'll know more about the extension by the 8th",
        "choir audition result by the 1st, nothing to do with this",
        "results of my bloods by Thursday",
        "the other candidate took a week to answer them",
        "they told the last lot by the Friday, she said, no idea about us",
        "Ray's picking his daughter up on Friday",
        "I decide on the flat by Friday",
        "they used to take a month to answer",
        "they interview two more on Monday",
        "She's meeting the others on Friday",
        # their own house
        "The board approved the budget in October.",
        "The council passed its budget in March.",
        "The owners agreed the extension in June.",
        "They have somebody in the office until December.",
        "She has a student behind the counter until Christmas.",
        "He's got someone on the van until the new year.",
        "They'll have somebody look at the roof within a month.",
        "They need somebody to service the lift by the 3rd.",
        "He wants an electrician to check the panel on Tuesday.",
        "They'll get a man in to measure the windows before Christmas.",
    ],
)
def test_no_day_of_theirs(text: str) -> None:
    assert not _found(text, "decision_expected")
    assert not _found(text, "next_round")


@pytest.mark.parametrize(
    "text",
    [
        "It's this one interview and then references.",
        "Just this one talk and then reference checks.",
        "Only this chat, then a decision.",
        "It's only this interview and then an offer or not.",
        "There's just this one meeting and then that's it.",
        "this one conversation, then references, she said",
        "It is this one round and then the paperwork.",
    ],
)
def test_this_one_only(text: str) -> None:
    assert _found(text, "no_next_round")


@pytest.mark.parametrize(
    "text",
    [
        "it's this interview and then a trial shift",
        "It's just this interview and then they invite two back.",
        "This interview and then another with the owner.",
        "First this chat and then references and a second interview.",
        "I have this one interview and then lunch with Mum.",
        "It's this one interview and then two more.",
    ],
)
def test_not_this_one_only(text: str) -> None:
    assert not _found(text, "no_next_round")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Offer Nov 6, took it on Nov 10.", "11-10"),
        ("Offer on the 3rd, said yes on the 5th.", "11-05"),
        ("Got the offer Monday, took it Tuesday.", "11-17"),
        ("Offer came 2 Nov, signed on the 6th.", "11-06"),
        ("Offer 12 Nov, took it the same day", "11-12"),
        ("got the offer on the 12th and shook on it the 13th", "11-13"),
        ("got the nod on the 10th, said yes same day", "11-10"),
        ("offered it Mon, took it Tues", "11-17"),
        ("They offered me the job on Nov 6 and I accepted on Nov 10.", "11-10"),
    ],
)
def test_offer_and_answer(text: str, day: str) -> None:
    (found,) = _found(text, "accepted")
    assert found.dates is not None
    assert found.dates.end.isoformat()[5:] == day


@pytest.mark.parametrize(
    "text",
    [
        "Offer Nov 6, took it badly.",
        "Offer Nov 6, took it home to read.",
        "Offer Nov 6, she took it on Nov 10.",
        "Offer Nov 6, haven't said yes yet.",
        "Offer Nov 6, will say yes on Nov 10.",
        "Offer Nov 6, took it on the chin, too little money.",
    ],
)
def test_offer_without_answer(text: str) -> None:
    assert not _found(text, "accepted")


def test_no_is_an_abbreviation_before_a_number_only() -> None:
    def sentences(text: str) -> list[str]:
        return [text[start:end] for start, end in split_sentences(text)]

    assert sentences("They ring by Friday, yes or no. I said I'd wait.")[0].endswith("no.")
    assert sentences("yes or no. then the letter")[0] == "yes or no."
    assert sentences("Bus no. 12 to the door.") == ["Bus no. 12 to the door."]
    assert sentences("the no. of people there") == ["the no. of people there"]


def test_small_may_behind_its_day() -> None:
    anchor = date(2026, 5, 14)
    for text in ("hear by 22 may.", "know by 22 may, she said", "wait until 22 may"):
        assert [one.end for one in find_dates(text, anchor)] == [date(2026, 5, 22)]
    for text in (
        "we may 5",
        "of the 30, 22 may come",
        "on 5 may be late",
        "room 22 may be free",
        "by 22 may or may not",
    ):
        assert not [one for one in find_dates(text, anchor) if one.end.month == 5]


@pytest.mark.parametrize(
    "text",
    [
        "Friday at 4, last one of the day.",
        "Wednesday 9am, first of five.",
        "test edit of three pages, went fine, one comma they'll argue over till spring",
        "typing test went well, they'll be laughing about my shoes until Christmas",
    ],
)
def test_this_interview_and_no_further_one(text: str) -> None:
    anchor = date(2026, 6, 26) if text.startswith("Friday") else ANCHOR
    assert not _found(text, "next_round", anchor)


@pytest.mark.parametrize(
    "text",
    [
        "didn't hear a word about whether one comes back a second time",
        "nobody told me if they see people twice",
        "no clue if one gets asked back",
        "not a word on coming in again",
        "not a peep about a second round",
        "they kept quiet about whether there's another round",
        "still in the dark about another round",
        "none the wiser about a second interview",
        "Didn't find out if there's a next stage.",
        "Nothing said on whether you come in a second time.",
    ],
)
def test_a_second_round_is_left_open(text: str) -> None:
    note = read_note("Note.md", f"---\ntype: interview\n---\n{text}\n")
    found = read_passages(note.passages, ANCHOR, PEOPLE)
    assert [(one.what, one.manner) for one in found if one.kind == "spoken_of"] == [("next round", "open")]
    assert not [one for one in found if one.kind in ("next_round", "no_next_round")]


@pytest.mark.parametrize(
    "text", ["one of them will phone, by Friday at the latest", "One of them will ring me by Friday."]
)
def test_one_of_them_is_not_me(text: str) -> None:
    assert not _found(text, "promise_by_me")
    assert _found(text, "promise_by_them")
