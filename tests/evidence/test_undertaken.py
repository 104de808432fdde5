"""Promises in many registers: what the user undertook, what they announced, what comes next, and none."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.model import Statement

ANCHOR = date(2026, 9, 16)  # a Wednesday


def _found(text: str, kind: str) -> list[Statement]:
    return [one for one in find_statements(text, ANCHOR) if one.kind == kind]


def _day(day: tuple[int, int] | None) -> date | None:
    return date(ANCHOR.year, *day) if day else None


def _days(found: list[Statement]) -> list[date | None]:
    return [one.dates.end if one.dates else None for one in found]


@pytest.mark.parametrize(
    ("text", "what", "day"),
    [
        ("Said yes to bringing my welding tickets in on Friday.", "tickets", (9, 18)),
        ("They need a copy of my passport by the 25th.", "passport", (9, 25)),
        ("Must dig out the food hygiene certificate for Des.", "hygiene certificate", None),
        ("CV in Welsh to Rhodri by Monday", "CV", (9, 21)),
        ("I owe Kasia the allergen matrix we talked about.", "allergen matrix", None),
        ("He asked about my lathe drawings. I said I'd get them over to him by the weekend.", "drawings", (9, 20)),
        ("Owe him: two sample lesson plans, by Thurs.", "lesson plans", (9, 17)),
        ("- P45 to Lorna by Fri", "P45", (9, 18)),
        ("She wants to see my logbook before the end of the month, so I'm bringing it round.", "logbook", (9, 30)),
        ("I have promise to him that I send my diploma translated until Friday.", "diploma", (9, 18)),
        ("I'm to drop the DBS form at reception on Monday.", "DBS form", (9, 21)),
        (
            "Agreed I'd put my thoughts on the stock room on one page for Anil, he can have it Wednesday.",
            "thoughts on the stock room",
            (9, 23),
        ),
        ("I'm on the hook for a costed menu by next Friday.", "menu", (9, 25)),
        ("Promised Jo a link to the choir recordings.", "link", None),
        ("Left it that I send Piotr the risk assessment tomorrow.", "risk assessment", (9, 17)),
        ("Lab wants my vaccination record. Told them they'd get it this week.", "vaccination record", (9, 18)),
        (
            "I've offered to translate their welcome leaflet into Polish and Mrs Hale said yes please, before the 1st.",
            "leaflet",
            (9, 30),
        ),
        ("To send Gareth: forklift licence (both sides), by 21/9", "licence", (9, 21)),
        ("My side of it: the spreadsheet with the delivery times to Ewan by Monday.", "spreadsheet", (9, 21)),
        ("He'll have my availability for half term from me by Friday.", "availability", (9, 18)),
        ("I volunteered to write up the fault I found in their PLC, one page, by Tuesday.", "fault", (9, 22)),
        ("Need to get the signed contract of confidentiality back to Birgit by Thursday noon.", "contract", (9, 17)),
        ("Shook hands on me sending three photos of the kitchen I fitted in Leith.", "photos", None),
        (
            "Could I let her have the names of two clients? I said of course, end of the week.",
            "names of two clients",
            (9, 18),
        ),
        ("Sunita is waiting for my shift preferences, I said Sunday at the latest.", "shift preferences", (9, 20)),
        ("I said I would ring Mr Adeyemi on Monday morning with a start date.", "start date", (9, 21)),
        ("I'll have to get my phlebotomy certificate scanned for them by the 30th.", "certificate", (9, 30)),
        ("Homework from Ines: a 30-60-90 plan, due Thursday.", "plan", (9, 17)),
        ("We agreed that I come back to Tomasz with my salary figure by Monday.", "salary", (9, 21)),
        ("Asked for my portfolio as a PDF, not a link; it goes to Hannah tomorrow.", "portfolio", (9, 17)),
        ("Note to self, I said Fiona would get the playlist of the toddler songs.", "playlist", None),
        ("they want my bank details and NI number by Friday or payroll can't run", "bank details", (9, 18)),
        (
            "I undertook to let Dr Rahman have my list of publications by the end of next week.",
            "list of publications",
            (9, 25),
        ),
        (
            "Happy to share my crib sheet on till reconciliation, I said, and Marta said she'd love it.",
            "crib sheet",
            None,
        ),
        ("On me: the two referee phone numbers for Sheila by Monday.", "phone numbers", (9, 21)),
        ("Gave Denise my word that she'd see the knitting pattern by the weekend.", "knitting pattern", (9, 20)),
        ("Action on me: mail Olu the Jira export by Tuesday", "Jira export", (9, 22)),
        (
            "Kev asked could I bring the ladder inspection card when I come back, and I said I would.",
            "inspection card",
            None,
        ),
        ("Before I go home Friday I have to hand in the trial essay to Frau Lenz.", "essay", (9, 18)),
        ("My driving record is what they're missing. I'm getting it to Wanda by the 24th.", "driving record", (9, 24)),
        ("Expecting from me by next Wednesday: a short video of me teaching.", "video", (9, 23)),
        ("Said I'd knock together a wee sketch of the shelving for Isla by Saturday.", "sketch", (9, 19)),
        ("i was asked to do the online safeguarding module before monday, will do", "module", (9, 20)),
        ("Deirdre's to have the minutes I mentioned off me by Friday week.", "minutes", (9, 25)),
        (
            "I've to leave a copy of my apprenticeship papers in with Siobhan before Tuesday.",
            "apprenticeship papers",
            (9, 21),
        ),
        ("We shook on it: I bring two trays of my brownies on Saturday for the shop.", "brownies", (9, 19)),
        ("Nodded along to doing her a one-page method for the sourdough, end of next week.", "method", (9, 25)),
        ("My tetanus record has to reach occupational health by the 28th.", "tetanus record", (9, 28)),
        ("He is expecting the scan of my van insurance by tomorrow night.", "van insurance", (9, 17)),
        ("Told Greta to look out for my draft timetable on Thursday.", "timetable", (9, 17)),
        ("Signed up to making a poster for their open day by the 30th.", "poster", (9, 30)),
        ("I'd better get the ISBN list to Howard this week.", "ISBN list", (9, 18)),
        ("Mairi could use my old induction slides, so I'm passing them on to her Monday.", "induction slides", (9, 21)),
        ("Sorting out the holiday dates they need from me; Luke gets them Friday.", "holiday dates", (9, 18)),
        ("The visa letter I'll chase up and forward to Mrs Okoro by the 22nd.", "visa letter", (9, 22)),
        ("I said leave it with me, I'd find the name of that glue for Bernd.", "name of that glue", None),
        (
            "Should have the translated certificate with the ministry lady by 1 October, that's what I told her.",
            "certificate",
            (10, 1),
        ),
        ("I let myself in for a ten-minute talk script, due at Anke's desk on Monday.", "script", (9, 21)),
        ("They're short of my second payslip; popping it in on Friday.", "payslip", (9, 18)),
        ("Will WhatsApp Des the photo of the broken hinge I promised.", "photo", None),
        ("Owed to Hilary: one lesson outline, one reading list, both by Monday.", "lesson outline", (9, 21)),
        ("I'm getting the blood test results over to the site nurse by the 24th.", "blood test results", (9, 24)),
        ("Promised I'd look up the torque settings and let Mal know by tomorrow.", "torque settings", (9, 17)),
        ("I was asked for proof of address, it'll be with them by the weekend.", "proof of address", (9, 20)),
        ("Agreed with Rhona I'd drop the allergen sheets round on Sunday.", "allergen sheets", (9, 20)),
        ("Passport photo still to come from me, Dawit wants it by the 21st.", "photo", (9, 21)),
        ("Told the bursar she'd see my references' phone numbers before Friday.", "phone numbers", (9, 17)),
        ("The scaffold card: scan it and ping it to Lou tonight.", "scaffold card", (9, 16)),
        ("I'm down to give them a shopping list for the trial by Thursday.", "shopping list", (9, 17)),
        ("We left it with me sending Ivo the two music clips tomorrow.", "music clips", (9, 17)),
        ("I will to bring the original of my diploma on Monday.", "diploma", (9, 21)),
        ("Rashid's to get the calibration notes off me this week.", "calibration notes", (9, 18)),
        ("have promised mrs lund a jar of the honey", "jar of the honey", None),
        ("Said I'd let Nils know my shoe size for the boots by tomorrow.", "shoe size", (9, 17)),
        ("She needs me to sign the consent form and have it back with her Tuesday.", "consent form", (9, 22)),
    ],
)
def test_what_the_user_undertook(text: str, what: str, day: tuple[int, int] | None) -> None:
    owed = [one for one in _found(text, "promise_by_me") if what.lower() in (one.what or "").lower()]
    assert _day(day) in _days(owed)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("I promised Carol the scone recipe. Sent it on the 18th.", "scone recipe"),
        ("Told Vic I'd drop off my CSCS card on Thursday. Dropped it off Thursday, he copied it.", "CSCS card"),
    ],
)
def test_what_was_kept(text: str, what: str) -> None:
    for kind in ("promise_by_me", "follow_up_done"):
        assert any(what in (one.what or "") for one in _found(text, kind))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Bel promised me the rota for October.", None),
        ("She's going to send the health form on.", None),
        ("Mr Quigley will ring me Monday about the van.", (9, 21)),
        ("He said he'd drop me a line by Thursday.", (9, 17)),
        ("I'm to get the job description from Aoife by Friday.", (9, 18)),
        ("Promised feedback either way.", None),
        ("They owe me my train fare.", None),
        ("HR to send the pension booklet by the 25th.", (9, 25)),
        ("Sanjay is emailing me the pay bands tomorrow.", (9, 17)),
        ("A written summary from Ulla should land by Tuesday.", (9, 22)),
        ("She would forward me the induction pack, she said, this week.", (9, 18)),
        ("Said they'd post the uniform order form.", None),
        ("Dr Falk has promised to put me in touch with the night sister.", None),
        ("Reception will have the parking permit ready for me on Monday.", (9, 21)),
        ("Femi said he'd WhatsApp me the site plan.", None),
        ("The handbook follows by post.", None),
        ("Jill to get me the pension figures by the 25th.", (9, 25)),
        ("They were going to email over the shift pattern this week.", (9, 18)),
        ("I was promised a call back on Tuesday.", (9, 22)),
        ("Awaiting the DBS link from Carol, promised for tomorrow.", (9, 17)),
        ("Gus promised the measurements by Friday.", (9, 18)),
        ("Her PA is to ring with directions on Monday.", (9, 21)),
        ("They'll drop the uniform form in the post.", None),
        ("I should have the rota from Bea by the weekend.", (9, 20)),
    ],
)
def test_what_they_announced(text: str, day: tuple[int, int] | None) -> None:
    assert _day(day) in _days(_found(text, "promise_by_them"))
    assert not _found(text, "promise_by_me")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2nd interview thurs 10am", (9, 17)),
        ("Trial day Sat.", (9, 19)),
        ("Panel next Tuesday.", (9, 22)),
        ("then a chat with the owner on Monday, and that's it", (9, 21)),
        ("Back in on the 24th for the skills test", (9, 24)),
        ("stage 2 = 22/9, zoom", (9, 22)),
        ("Working interview friday, knives with me", (9, 18)),
        ("Lunch with the team Monday, last step.", (9, 21)),
        ("Next: site walk with Hamish on Friday.", (9, 18)),
        ("Invited back Tuesday to teach a lesson.", (9, 22)),
        ("round two w/ Pieter, Wed 23", (9, 23)),
        ("Seeing the head chef on Sunday, then done.", (9, 20)),
        ("Bench test Monday 8 sharp", (9, 21)),
        ("Final with the partners 30 Sept", (9, 30)),
        ("I go back on Friday to meet the night crew.", (9, 18)),
        ("Round 3 Tues w/ CTO", (9, 22)),
        ("Sunday: half a shift on the grill, unpaid", (9, 20)),
        ("one more chat, Friday, with the head", (9, 18)),
        ("Observed lesson Thu p3", (9, 17)),
        ("driving assessment on mon", (9, 21)),
        ("Phone call with regional mgr 24/9, then they choose", (9, 24)),
        ("Taster shift next Wed night", (9, 23)),
        ("Fri: meet the owner", (9, 18)),
        ("trial lesson y5 tues", (9, 22)),
        ("Last hurdle, a chat with HR on the 28th.", (9, 28)),
        ("They want me behind the bar Saturday, see how I go.", (9, 19)),
    ],
)
def test_what_comes_next(text: str, day: tuple[int, int]) -> None:
    assert _day(day) in _days(_found(text, "next_round"))
    assert not _found(text, "promise_by_me")


@pytest.mark.parametrize(
    "text",
    [
        "Must get petrol on the way home and pick Ellie up by four.",
        "Her advice: send a sample of your work to every small bakery by Christmas.",
        "I offered to send the plans and he said no need.",
        "The job: weekly reports to head office by Friday noon.",
        "I must thank both of them tomorrow.",
        "They'll send the contract to their lawyer by Friday.",
        "Every new starter has to bring a doctor's note within a week.",
        "I sent the certificate last Tuesday, before we met.",
        "You'd be expected to hand the till sheet to Morag each night.",
        "I should sleep more before the next one.",
        "Need to book the dentist by Friday.",
        "Kim must send the budget to the board by Monday.",
        "If they hire me I'll have to buy boots by the 1st.",
        "I would have sent him the drawings if he'd asked.",
        "He told me to keep at the Spanish.",
        "Didn't promise anything.",
        "No documents needed, they have everything.",
        "Card to Mum by Friday.",
        "The predecessor owed the client three reports by June.",
        "My brother promised to lend me his van on Friday.",
        "Told her I'd never send work out by a deadline I couldn't keep.",
        "I've told them I like mornings.",
        "Suppliers need the order by Wednesday, that's how it works there.",
        "Thank-you to Ruth by tomorrow.",
        "She'd sent me the directions on Monday.",
        "I said I'd have a think.",
        "The residents need their tablets by eight.",
        "Staff bring their own lunch on Fridays.",
        "Was asked how I'd get a late report to a client by Friday; said I'd phone first.",
        "In my last job I promised a customer a boiler by Monday and kept it.",
        "They need someone who can take the minutes by hand.",
        "Should I have sent the CV in German?",
        "Apparently the deadline for the other place is Monday.",
        "I said I could start on the 1st.",
        "He owes the whole street money, he laughed.",
        "Brought my certificates along, nobody looked at them.",
        "The new clerk will give the keys to Tony on Monday.",
        "Pay the gas bill by the 20th!",
        "No need to send anything on, she has my file from the agency.",
        "Promised myself a walk on the beach on Sunday.",
        "Have to drop the kids at Mum's by three on Friday.",
        "Owe my sister a birthday present.",
        "He said anyone who wants the job has to send references by Monday.",
        "I'd send the lorry back if the load wasn't strapped, I told him.",
        "The nurses hand over to the night staff at nine.",
        "Said yes to a coffee.",
        "Agreed that the job is harder than it looks.",
        "She gets the stock list to head office every Friday.",
        "Promised the cat I'd be home by six.",
        "My cousin says to bring cake on Monday.",
        "They've had my CV since Tuesday.",
        "She wants the new person to bring order to the files by Christmas.",
        "I gave her my word that I'd never missed a shift.",
        "Told him he'd have no trouble with me.",
        "They left it that I'm on the list.",
        "We settled on nine euros an hour.",
        "It's on me that I forgot his name.",
        "The deal is that you work two Saturdays a month.",
        "Signed up to the union years ago.",
        "He'll get a shock when he sees my handwriting.",
        "I was up for meeting again.",
        "They settled on me starting at the bottom.",
        "The letter I got from them was curt.",
        "I told her I'd found the place easily.",
        "Told them to expect nothing fancy.",
        "She left it that the board decides.",
        "She has my word for it.",
        "My part is done.",
        "Will be driving home in the dark by November.",
        "Put the phone down for a minute.",
        "The nurse said she'd get the sheets over to the ward by Friday.",
        "I get back to Leeds with the last train.",
        "Guests get their keys from me by eight, that would be the job.",
        "Happy to hear it, I said.",
    ],
)
def test_what_nobody_undertook(text: str) -> None:
    assert not [one for one in _found(text, "promise_by_me") if one.manner in ("", "no hurry")]
    assert not _found(text, "promise_by_them")
