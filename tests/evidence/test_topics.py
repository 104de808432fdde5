"""Whether a further round, who decides and when were spoken of, also in words that no stricter reader knows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kbfollow.evidence.statements import find_statements
from kbfollow.evidence.statements.reading import read_passages
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
        ("We hear by Feb 4th, panels are the week of Feb 8.", "decision_expected", date(2027, 2, 4)),
        ("We hear by Feb 4th, panels are the week of Feb 8.", "next_round", date(2027, 2, 12)),
        ("second interviews week of 30 Nov", "next_round", date(2026, 12, 4)),
        ("Finals are on 9 December.", "next_round", date(2026, 12, 9)),
        ("Trial days run from 1 December.", "next_round", date(2026, 12, 1)),
        ("Shortlist interviews happen the week of 14 December.", "next_round", date(2026, 12, 18)),
        ("2nd interviews: Thu 10 Dec", "next_round", date(2026, 12, 10)),
        ("Panels will be the week of December 7th.", "next_round", date(2026, 12, 11)),
        ("They tell us by 27 November, second interviews are on 3 December.", "decision_expected", date(2026, 11, 27)),
        ("They tell us by 27 November, second interviews are on 3 December.", "next_round", date(2026, 12, 3)),
        ("Final interviews the week of 30 November.", "next_round", date(2026, 12, 4)),
        ("The second round interviews are 8 December.", "next_round", date(2026, 12, 8)),
        ("shortlist decided by the end of next week", "decision_expected", date(2026, 11, 27)),
        ("- shortlist decided by the end of next week", "decision_expected", date(2026, 11, 27)),
        ("Shortlist drawn up by 27 November.", "decision_expected", date(2026, 11, 27)),
        ("names out on 1 December", "decision_expected", date(2026, 12, 1)),
        ("list made by next Friday", "decision_expected", date(2026, 11, 27)),
        ("Who goes on is settled by the 30th.", "decision_expected", date(2026, 11, 30)),
        ("shortlist up by 4 Dec", "decision_expected", date(2026, 12, 4)),
        ("Shortlist will be done by Wednesday.", "decision_expected", date(2026, 11, 25)),
        ("The list of who goes forward is ready by next Friday.", "decision_expected", date(2026, 11, 27)),
        ("Everyone hears by 27 February.", "decision_expected", date(2027, 2, 27)),
        ("The ministry answers candidates within ten working days.", "decision_expected", date(2026, 12, 2)),
        ("Everybody knows by next Friday.", "decision_expected", date(2026, 11, 27)),
        ("All of us get told by the 30th.", "decision_expected", date(2026, 11, 30)),
        ("People get a call by 4 December.", "decision_expected", date(2026, 12, 4)),
        ("Both get a letter by 2 December.", "decision_expected", date(2026, 12, 2)),
        ("Candidates hear on 1 December.", "decision_expected", date(2026, 12, 1)),
        ("Each of us gets an answer in two weeks.", "decision_expected", date(2026, 12, 2)),
        ("The county replies to applicants within three weeks.", "decision_expected", date(2026, 12, 9)),
        ("Everyone will be told by 27 November.", "decision_expected", date(2026, 11, 27)),
        ("The trust writes to everybody within two weeks.", "decision_expected", date(2026, 12, 2)),
        ("one more candidate on Monday, then two days to decide", "decision_expected", date(2026, 11, 25)),
        ("Last interview on Tuesday, after that three days to decide.", "decision_expected", date(2026, 11, 27)),
        (
            "They see the last person on Monday, then two weeks for the decision.",
            "decision_expected",
            date(2026, 12, 7),
        ),
        (
            "The final candidate is in on Friday, and then a week until we hear.",
            "decision_expected",
            date(2026, 11, 27),
        ),
        ("Closing date is 30 November, then three days to decide.", "decision_expected", date(2026, 12, 3)),
        ("Board meets on Monday and then two days till they decide.", "decision_expected", date(2026, 11, 25)),
        (
            "Two more trials on Monday, then they need two to three weeks to decide.",
            "decision_expected",
            date(2026, 12, 14),
        ),
        (
            "She has one more applicant on Tuesday, then three working days to make up her mind.",
            "decision_expected",
            date(2026, 11, 27),
        ),
        ("They invite three people back in early January.", "next_round", date(2027, 1, 10)),
        ("Third round, if you can call a coffee that, is on Monday.", "next_round", date(2026, 11, 23)),
        ("Call with Mirela tomorrow afternoon about the second stage.", "next_round", date(2026, 11, 19)),
        ("She's asking four of us back on 2 December.", "next_round", date(2026, 12, 2)),
        ("They have two people back the week of 7 December.", "next_round", date(2026, 12, 11)),
        ("They call the best three back in on 30 November.", "next_round", date(2026, 11, 30)),
        ("The second interview (a walk round the yard, really) is on 3 December.", "next_round", date(2026, 12, 3)),
        ("Final round - well, lunch with the owner - is on Tuesday.", "next_round", date(2026, 11, 24)),
        ("Zoom with Ray on Tuesday about the next round.", "next_round", date(2026, 11, 24)),
        ("Chat with HR next Thursday about the second interview.", "next_round", date(2026, 11, 26)),
        ("Called it off with them on 20 November - minimum wage.", "withdrew", date(2026, 11, 20)),
        ("Brigid reckons they'll have a decision by 27 November.", "decision_expected", date(2026, 11, 27)),
        ("The diocese replies to everybody within two weeks.", "decision_expected", date(2026, 12, 2)),
        ("Each of us gets a letter before 5 December.", "decision_expected", date(2026, 12, 4)),
        ("Panel on Tuesday, then 48 hours to decide.", "decision_expected", date(2026, 11, 26)),
        ("Last one's on Tuesday, then they take three days.", "decision_expected", date(2026, 11, 27)),
        ("The school invites four candidates back in early January.", "next_round", date(2027, 1, 10)),
        ("then finals, week of 7 December", "next_round", date(2026, 12, 11)),
        ("Round two, God help me, is on 1 December.", "next_round", date(2026, 12, 1)),
    ],
)
def test_day_in_few_words(text: str, kind: str, day: date) -> None:
    found = find_statements(text, ANCHOR, country="GB")
    assert [one.dates.end for one in found if one.kind == kind and one.dates] == [day]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("One interview, then yes or no.", "no_next_round"),
        ("One interview, then they choose.", "no_next_round"),
        ("One interview, then they choose. No date.", "no_next_round"),
        ("Just this chat, then a decision.", "no_next_round"),
        ("a single panel then they decide", "no_next_round"),
        ("Only this conversation, then that's that.", "no_next_round"),
        ("One meeting, then it's yes or no.", "no_next_round"),
        ("There's one round and then they make up their minds.", "no_next_round"),
        ("Single interview, after that they pick somebody.", "no_next_round"),
        ("It's one sitting, then the governors vote.", "no_next_round"),
        ("Just the one talk, then he says yes or no.", "no_next_round"),
        ("Cancelled with them, too far from Utrecht.", "withdrew"),
        ("Called it off, too little money.", "withdrew"),
        ("Pulled out, two hours each way.", "withdrew"),
        ("Said no to them, far too long a drive.", "withdrew"),
        ("Bowed out of the process, the pay is a joke.", "withdrew"),
        ("I've cancelled my application, the commute would be three hours.", "withdrew"),
        ("Pulled out of it, can't do nights.", "withdrew"),
        ("Told them no thanks, the night shifts don't go with the kids.", "withdrew"),
        ("Cancelled it with them because of the weekends.", "withdrew"),
        ("They do one interview, then pick.", "no_next_round"),
        ("Rang and cancelled, too far to drive.", "withdrew"),
    ],
)
def test_told_without_a_day(text: str, kind: str) -> None:
    assert [one for one in find_statements(text, ANCHOR, country="GB") if one.kind == kind]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Niklas reckons we'll have the result by Thursday.", "Niklas"),
        ("Brigid says you'll have an answer by Tuesday.", "Brigid"),
        ("Tomasz figures I'll have word by next Friday.", "Tomasz"),
        ("Sanna guesses I hear by 27 November.", "Sanna"),
        ("Ilse hopes I'll know by the 30th.", "Ilse"),
        ("Mrs Oduya expects we'll hear on 1 December.", "Oduya"),
        ("Karl believes I'll be told by Friday.", "Karl Odum"),
        ("Everybody reckons we'll hear by Friday.", None),
        ("Payroll reckons we'll hear by Friday.", None),
        ("Hopefully we'll hear by Friday.", None),
        ("Fingers crossed we'll hear by Friday.", None),
    ],
)
def test_who_reckons_when(text: str, who: str | None) -> None:
    found = find_statements(text, ANCHOR, ["Karl Odum"], country="GB")
    assert {one.who for one in found if one.kind == "decision_expected"} == {who}


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
        ("One interview on Monday, then they choose who comes back.", "no_next_round"),
        ("One interview, then a trial day.", "no_next_round"),
        ("One more interview on Friday, then they decide.", "no_next_round"),
        ("One interview down, then two to go.", "no_next_round"),
        ("Maybe one interview, then they choose who goes through.", "no_next_round"),
        ("One interview yesterday, then I made up my mind to leave.", "no_next_round"),
        ("I have one interview at the bank, then I decide.", "no_next_round"),
        ("One meeting overran, then they picked up the kids.", "no_next_round"),
        ("One interview, then they pick who gets the trial.", "no_next_round"),
        ("This meeting, then they decide on the rota.", "no_next_round"),
        ("The finals of the darts league are on 9 December.", "next_round"),
        ("Solar panels are going up the week of 30 November.", "next_round"),
        ("Her son's finals are in December.", "next_round"),
        ("Panels are usually the week of a new moon.", "next_round"),
        ("Second interviews were last week.", "next_round"),
        ("Finals at uni are the week of 7 December, so I can't start before.", "next_round"),
        ("shopping list done by Friday", "decision_expected"),
        ("My list of questions drawn up by Friday.", "decision_expected"),
        ("Snag list done by Friday, the foreman said.", "decision_expected"),
        ("Wine list decided by the end of next week.", "decision_expected"),
        ("Waiting list opens in December.", "decision_expected"),
        ("Everyone hears the bell by eight on Monday.", "decision_expected"),
        ("Everybody knows the menu by Friday.", "decision_expected"),
        ("The helpdesk answers customers within two days.", "decision_expected"),
        ("Everyone gets a bonus in December.", "decision_expected"),
        ("Both get told off on Mondays.", "decision_expected"),
        ("One more shift on Monday, then two days off.", "decision_expected"),
        ("The sale ends Monday, then two days to clear up.", "decision_expected"),
        ("Moving house on Monday, then two weeks to settle in.", "decision_expected"),
        ("One more exam on Monday, then two days to pick up the van.", "decision_expected"),
        ("They invite three people back in early January, for the alumni party.", "next_round"),
        ("They asked three people back last January.", "next_round"),
        ("Third round, if you can call it that, was on Monday.", "next_round"),
        ("Talked with Mirela yesterday about the second stage.", "next_round"),
        ("They invite customers back in January.", "next_round"),
        ("Cancelled the lunch with them, too far from Utrecht.", "withdrew"),
        ("They cancelled on me, too few bookings.", "withdrew"),
        ("They cancelled, too far away for her.", "withdrew"),
        ("Cancelled my dentist, too far.", "withdrew"),
        ("Would have cancelled with them if it was too far from Utrecht.", "withdrew"),
        ("Pulled out of the car park, too long a queue.", "withdrew"),
        ("Turned down the radio, too loud.", "withdrew"),
        ("Said no to a coffee, too late in the day.", "withdrew"),
        ("Haven't cancelled with them, not too far really.", "withdrew"),
        ("Cancelled with them, flu, new day on Friday.", "withdrew"),
        ("Called it a day, too many hours on my feet.", "withdrew"),
        ("The meeting I called off, too few hours in the day.", "withdrew"),
        ("Pulled out the drawers, too far.", "withdrew"),
        ("Cancelled it, too late to get the train, so they moved me to Friday.", "withdrew"),
        ("Dropped it, too low for my hands.", "withdrew"),
        ("Passed on it to Ray, too little time.", "withdrew"),
        ("Finals are in November.", "next_round"),
        ("One interview, then they pick and the second round starts.", "no_next_round"),
        ("One interview, then I know if there's another.", "no_next_round"),
        ("Told them no, weekends are no problem.", "withdrew"),
        ("Cancelled on them once, years ago, night shifts.", "withdrew"),
        ("Said no to them about the weekends but yes to the rest.", "withdrew"),
        ("Pulled the plug on the kettle, too far from the wall.", "withdrew"),
        ("Each of us gets a letter each December.", "decision_expected"),
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
