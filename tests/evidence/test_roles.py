"""Who was there, who decides and who is a reference, from all that a note tells; quiet cases first."""

from __future__ import annotations

from datetime import date

import pytest

from kbfollow.evidence import find_statements
from kbfollow.evidence.statements.people.people import People
from kbfollow.evidence.statements.sentence.tokens import tokenize
from kbfollow.model import Person
from kbfollow.people import merge_people

ANCHOR = date(2026, 10, 15)


def _met(text: str) -> list[str]:
    found = find_statements(text, ANCHOR)
    met = merge_people(Person(one.who, one.what) for one in found if one.kind == "interviewer" and one.who)
    return sorted(f"{one.name} ({one.title})" if one.title else one.name for one in met)


def _named(text: str, kind: str) -> list[str]:
    return sorted({one.who for one in find_statements(text, ANCHOR) if one.kind == kind and one.who})


@pytest.mark.parametrize(
    "text",
    [
        "My sister Ann asked how it went. Ann liked the sound of it.",
        "My old boss Pat Malik told me they pay late. Pat laughed about it.",
        "Kelsey from talent set the whole thing up and walked me in, but she wasn't in the meeting.",
        "Mrs Pettifer, the manager, was off sick. She asked them to go ahead.",
        "Didn't meet Ms Grant, the owner, she's in Dubai.",
        "There will be a second interview with Hal Bergstrom, the managing partner.",
        "She had spoken to Dr Achebe and Dr Lund beforehand.",
        "A Year 6 pupil, Cerys, asked if I like football.",
        "Dragan, a porter, showed me the staff house, has nothing to do with hiring.",
        "The guard, Lou, let me in.",
        "Nandini from HR asked me to share my last three payslips by Friday.",
        "She knows Stuart from Bramley, he used to work for her.",
        "Talked to Ben on the train home.",
        "The previous organist, Basil Crane, died in March.",
        "Claire, who I would be replacing, is going on leave in May.",
        "Thanked Priya, the manager next door, for the lift.",
        "Library was gorgeous. Budget is tight. Kubernetes everywhere. Typing test went well.",
        "Her husband Tadhg came in for the milk and said hello, nothing more.",
        "The next candidate was Tony Marsh, a bricklayer from Hull.",
        "She mentioned her predecessor Alan Lamb, who built the team.",
        "The chief executive, Lena Marsh, was travelling and has the final say.",
        "Store manager Linda Frost decides. I haven't met her.",
        "A portrait of Marie Curie, the chemist, hangs in the corridor.",
        "Kitchen porter Stan lent me a scraper.",
        "My cousin Deirdre got me in the door.",
        "They decide by New Year's Eve, after the meet & greet.",
        "Paulo from the pub wants me back for the summer.",
        "29.5k, hybrid 2 days, Orchard (the system) = never used",
        "They run Medway (the booking software) on old laptops.",
        "Civica (their database) is slow, I have used it.",
        "Kronos (a scheduling app) does the rota.",
        "Bertha (her horse) had just arrived.",
        "Rex (the dog) slept under the table.",
        "She had Biscuit with her, her dog.",
        "If she'd had Omar with her I would have asked.",
    ],
)
def test_nobody_was_there(text: str) -> None:
    assert _met(text) == []


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "Got lost in the building. With her sat Dr Anselm Okonjo, who coordinates the statistics minor, and a"
            " student representative called Fenna, very sharp, who asked what I do about copied essays.",
            ["Anselm Okonjo (coordinates the statistics minor)", "Fenna (student representative)"],
        ),
        (
            "It was a panel of three, Philippa Osei the matron, then a charge nurse called Declan, didn't catch his"
            " surname, and a Mrs Bhatt from HR who read her questions off a sheet.",
            ["Bhatt (HR)", "Declan (charge nurse)", "Philippa Osei (matron)"],
        ),
        ("Second half pairing with Mei-Ling Tran, staff engineer, on a refactor.", ["Mei-Ling Tran (staff engineer)"]),
        (
            "Head chef's Gus Papadakis. Sat down with him and Renée Malouf after service, she runs the floor.",
            ["Gus Papadakis (head chef)", "Renée Malouf (runs the floor)"],
        ),
        (
            "met pat quilligan, transport manager. and his dispatcher, young one, aoife something",
            ["aoife", "pat quilligan (transport manager)"],
        ),
        ("Greg Sloane, their registrar, had read my thesis.", ["Greg Sloane (registrar)"]),
        ("Herr Wendt himself and his foreman Zoltán Fekete.", ["Wendt", "Zoltán Fekete (foreman)"]),
        ("Met Mr van der Merwe and Ms O'Dowd.", ["O'Dowd", "van der Merwe"]),
        (
            "Vikram sir took the interview, along with Mrs. Lakshmi Narayanan madam from HR.",
            ["Lakshmi Narayanan (HR)", "Vikram"],
        ),
        ("I met with Oksana Petrenko, one of the litigation partners.", ["Oksana Petrenko (litigation partners)"]),
        (
            "In the middle the head, Mrs Okafor, on her left the business manager, Alan Priddy, who had the form.",
            ["Alan Priddy (business manager)", "Okafor (head)"],
        ),
        (
            "Waited until Noreen Duffy came out for me. She's the accommodation manager. Halfway the general manager"
            " put his head in, Fintan Hession.",
            ["Fintan Hession (general manager)", "Noreen Duffy (accommodation manager)"],
        ),
        ("Quick call at dinner time with Gemma Tull, HR adviser.", ["Gemma Tull (HR adviser)"]),
        (
            "sat down after with Jenny Talbot the pool manager and Macca, head guard",
            ["Jenny Talbot (pool manager)", "Macca (head guard)"],
        ),
        (
            "And Leah, a young woman who was in care herself and sat on the panel as an equal, which I liked.",
            ["Leah"],
        ),
        (
            "Tasha who'd be my team leader sat in with the area manager (Mr Dhillon).",
            ["Dhillon (area manager)", "Tasha (team leader)"],
        ),
        ("Interviewed at the docks by a Mr Halloran. Shift superintendent.", ["Halloran (Shift superintendent)"]),
        ("He'd brought along Anouk de Wit from planning.", ["Anouk de Wit (planning)"]),
        ("The secretary, Sister Amina Diallo, wrote down every answer.", ["Amina Diallo (secretary)"]),
        ("A consultant whose name badge said Dr Lindqvist asked about sepsis.", ["Lindqvist (consultant)"]),
        ("The foreman, P.J. Nolan, walked me round the site.", ["P.J. Nolan (foreman)"]),
        ("Hemi who runs the shed had me cup a row.", ["Hemi (runs the shed)"]),
        ("so i met paco llorente he's the site manager and it was windy", ["paco llorente (site manager)"]),
        ("Met Baz Whitlock in the cafe, its his firm, him and two vans.", ["Baz Whitlock (owner)"]),
        ("The vet who'd be my boss, Catriona Muir, had me hold a ram.", ["Catriona Muir (vet)"]),
        ("It was the yard foreman, a Pole called Zbig.", ["Zbig (yard foreman)"]),
        (
            "Panel: Anna Bell (HR), Tom Fry (manager), Biscuit (the cat)",
            ["Anna Bell (HR)", "Tom Fry (manager)"],
        ),
        (
            "Met Ada Fry (machine operator), Lou Cox (van driver) and Kim Lee (the dog groomer).",
            ["Ada Fry (machine operator)", "Kim Lee (dog groomer)", "Lou Cox (van driver)"],
        ),
        (
            "Dr. Lila Brandt owns the clinic and does the hiring, and she had Kaycee with her, one of the techs.",
            ["Kaycee", "Lila Brandt (owns the clinic)"],
        ),
        ("Rita Vance is the controller and she brought Johnny along.", ["Johnny", "Rita Vance (controller)"]),
        (
            "Rita Vance, the controller, interviewed me. Rita had Johnny with her.",
            ["Johnny", "Rita Vance (controller)"],
        ),
        ("Rita Vance, the controller, interviewed me. Jonas sat in.", ["Jonas", "Rita Vance (controller)"]),
        ("Rita Vance interviewed me. She had Duke with her, an old collie.", ["Rita Vance"]),
        ("Rita Vance interviewed me and had Paul Smith's book with her.", ["Rita Vance"]),
        ("Rita Vance interviewed me. She'd brought Johnny with her, her son.", ["Rita Vance"]),
        ("- Priyanka Rao, CTO. she hires\n- Mikkel ... does infra? quiet", ["Mikkel", "Priyanka Rao (CTO)"]),
        ("- Ann Bell, head of ops\n- Priya - from finance?\n- parking is awful", ["Ann Bell (head of ops)", "Priya"]),
        ("- Ann Bell (HR)\n- Gus, didn't say much\n- good coffee", ["Ann Bell (HR)", "Gus"]),
        ("- Ann Bell, head of ops\n- Wen - took notes", ["Ann Bell (head of ops)", "Wen"]),
        ("- Ann Bell, head of ops\n- Python ... quiet on that\n- Tuesday: from noon?", ["Ann Bell (head of ops)"]),
        ("- Ann Bell, head of ops\n- Kubernetes ... never used\n- Excel - does macros?", ["Ann Bell (head of ops)"]),
    ],
)
def test_who_was_there(text: str, met: list[str]) -> None:
    assert _met(text) == met


@pytest.mark.parametrize(
    ("text", "deciding"),
    [
        ("Colm said head office decides, not him.", []),
        ("They'll have chosen by Halloween.", []),
        ("Interview taken by Suresh Nair sir (Delivery Manager).", []),
        ("If Ann picks me I start in May.", []),
        ("hiring mgr = Sneha Rao", ["Sneha Rao"]),
        ("HM = Sneha Rao", ["Sneha Rao"]),
        ("boss: Sneha Rao, she picks", ["Sneha Rao"]),
        ("decider = Sneha Rao", ["Sneha Rao"]),
        ("hirer -> Sneha Rao, definitely", ["Sneha Rao"]),
        ("hiring manager - Sneha Rao (nights)", ["Sneha Rao"]),
        ("hiring mgr = ?", []),
        ("HM = someone in Leeds", []),
        ("hiring mgr = Sneha Rao?", []),
        ("hiring mgr = Sneha Rao or Ray Pulido", []),
        ("hiring mgr = not Sneha Rao", []),
        ("Nobody knows whether Ann decides.", []),
        ("The last call was Jane's.", []),
        ("Moana recommends, but it is the board that appoints.", []),
        ("Bob never hires anybody.", []),
        ("She told me straight out that it's her who picks.", []),
        ("pat doesnt decide, the owner mr costigan decides", ["costigan"]),
        ("Amar's the one who hires, HR just runs the process.", ["Amar"]),
        ("Met Riaan and Sipho. Neither of them decides. That's Lerato Khumalo at head office.", ["Lerato Khumalo"]),
        ("Met Dolores Quintero, the branch manager. She makes the hire.", ["Dolores Quintero"]),
        ("Met Grace Okafor, business manager. The appointment is hers to make.", ["Grace Okafor"]),
        ("Final call = Aroha's.", ["Aroha"]),
        ("Spoke to chef Laurent, then the sous, Bianca. Chef picks his own crew.", ["Laurent"]),
        ("Marion Pell is the team manager and it's her post to fill.", ["Marion Pell"]),
        ("It was Hollis Berg and Marta Quinn. Hollis will be the one picking.", ["Hollis Berg"]),
        ("Fidelma takes on whoever she likes.", ["Fidelma"]),
        ("Sister Coyle and the matron decide together.", ["Coyle"]),
        ("It is the Dean who appoints, one Hilary Marchmont.", ["Hilary Marchmont"]),
        ("Yewande writes the report and Dr Finch chooses.", ["Finch"]),
        ("Final word's with the head, Dr Imelda Watts.", ["Imelda Watts"]),
        ("Arjun Nair decides together with the founder, Kat Lund.", ["Arjun Nair", "Kat Lund"]),
        ("It'll be the maintenance director who decides, Carol Whitt.", ["Carol Whitt"]),
        ("The decision will be taken by the delivery head, Mr Suresh Nair.", ["Suresh Nair"]),
    ],
)
def test_who_decides(text: str, deciding: list[str]) -> None:
    assert _named(text, "decides") == deciding


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("Ann said they don't need references.", []),
        ("Tim asked for two references.", []),
        ("Joan checks her references first.", []),
        ("Ref is old Bert at Glenmore, rang him Tuesday and he knows to expect Murray.", ["Bert"]),
        ("Asked for refs, gave him Joyce from the Mary Ellen and Tom Keady.", ["Joyce", "Tom Keady"]),
        ("Ruth Adler vouches for me.", ["Ruth Adler"]),
        ("No references needed till an offer, Lorraine said.", []),
        ("Dropped Mick Tarrant's name as a reference.", ["Mick Tarrant"]),
        ("My letter names two referees, Prof. Hilde Vranckx and Tom Baert.", ["Hilde Vranckx", "Tom Baert"]),
        (
            "References here are Prof. Dunleavy, Anita Kroll and Manny Ortega.",
            ["Anita Kroll", "Dunleavy", "Manny Ortega"],
        ),
        ("gave liam hogan from my last place as a reference", ["liam hogan"]),
        ("Reference is my old boss Frau Gruber, I told her on Sunday.", ["Gruber"]),
        ("For references I'm giving them Bev Horton from the cannery.", ["Bev Horton"]),
        ("They need two references. I've said Carol Whitmore and Reverend Ajayi.", ["Ajayi", "Carol Whitmore"]),
        ("I'm using Bernice Talley as one reference, and Dale Hutch as the other.", ["Bernice Talley", "Dale Hutch"]),
        ("Professor Steiner (Ulrich, my old head of department) will be my reference.", ["Steiner"]),
        ("I've put down Captain Storm as reference.", ["Storm"]),
    ],
)
def test_who_is_a_reference(text: str, references: list[str]) -> None:
    assert _named(text, "reference_named") == references


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("May was busy.", []),
        ("They decide in June.", []),
        ("Code freeze every December, deploys on Tuesdays and Thursdays.", []),
        ("Budget gets signed, then Audition pieces.", []),
        ("Second talk on 9.12., 14 Uhr.", []),
        ("June from payroll showed me round.", ["June"]),
        ("May from payroll sat in.", ["May"]),
        ("April runs the front desk.", ["April"]),
        ("Coach Reynolds said so.", ["Reynolds"]),
        ("Fr. Gallagher rang.", ["Gallagher"]),
        ("Thanked Joost de Wit.", ["Joost de Wit"]),
        ("Canon Whitlock and Monsignor Doyle rang.", ["Whitlock", "Doyle"]),
        ("Dean Horvath decides.", ["Horvath"]),
        ("Dean Porter, site agent, rang.", ["Dean Porter"]),
        ("I took it round to Tam's office.", ["Tam"]),
        ("By New Year's Eve.", []),
        ("Chosen by Diwali.", []),
        ("Req closes in ten days.", []),
        ("In the little library with the old Erlenmeyer flasks.", []),
        ("A meet & greet.", []),
        ("Anneke van Rijn rang.", ["Anneke van Rijn"]),
        ("Skipper hires his own crew.", []),
        ("the owner mr costigan", ["costigan"]),
    ],
)
def test_names_in_a_sentence(text: str, people: list[str]) -> None:
    assert [one.name for one in People([]).mentions(tokenize(text)[0])] == people


_FEE_AND_CHO = "My references are Anne Fee and Bo Cho. "


@pytest.mark.parametrize(
    ("text", "told", "untold"),
    [
        ("Neither of my referees, Anne Fee and Bo Cho, has been warned.", [], ["Anne Fee", "Bo Cho"]),
        ("My reference is Herr Pichler. He knows that I'm looking but not that it is them.", [], ["Pichler"]),
        ("Ref is old Bert. He doesn't know they'll ring.", [], ["Bert"]),
        (_FEE_AND_CHO + "If both know by Friday I'm happy.", [], []),
        ("Let Duncan know on 10/16 that they want to speak to him as my reference.", ["Duncan"], []),
        ("Let Duncan know yesterday that they may ring him for a reference.", ["Duncan"], []),
        ("Let Duncan know on 14 Oct that they want him as my reference.", ["Duncan"], []),
        ("Let Duncan know on the 13th that they'd like to ring him as my referee.", ["Duncan"], []),
        ("Let Duncan know by Friday that they want to speak to him as my reference.", [], ["Duncan"]),
        ("Let Duncan know tomorrow that they want to speak to him as my reference.", [], ["Duncan"]),
        ("Let Duncan know on Monday 10/26 that they'll call him as my reference.", [], ["Duncan"]),
        ("- Let Duncan know on 10/16 that they want to speak to him as my reference.", [], ["Duncan"]),
        ("Called Wayne Tuttle and Linda Beck and told them Acme may call them.", ["Linda Beck", "Wayne Tuttle"], []),
        ("My referee Dr Pascoe got an email from me saying the museum might write.", ["Pascoe"], []),
        ("Gave them Patsy Moran as a reference. She's fine with it and knows they'll ring.", ["Patsy Moran"], []),
        ("I told Birgit Aas that the committee would write to her.", ["Birgit Aas"], []),
    ],
)
def test_who_was_told(text: str, told: list[str], untold: list[str]) -> None:
    assert (_named(text, "reference_alerted"), _named(text, "reference_not_alerted")) == (told, untold)


@pytest.mark.parametrize(
    "text",
    [
        "the library board votes on Sept 8, Ray only recommends",
        "The parish council decides on 3 December, Ray just passes it on.",
        "The trustees vote, Jane has no say.",
        "The owners decide in December, Jane only advises them.",
        "The panel chooses. Ray merely makes a recommendation.",
        "Ray recommends, the board of governors votes on 1 December.",
        "The hiring committee picks, Jane only writes the report.",
        "Jane just puts my name forward, the partners decide on the 30th.",
        "The parish council decides on 3 December, she just passes it on.",
        "Jane can only recommend, the council decides.",
        "Jane has no say in it, head office decides.",
    ],
)
def test_somebody_decides_who_is_not_named(text: str) -> None:
    found = find_statements(text, ANCHOR, ["Ray Pulido", "Jane Doe"])
    assert [one.who for one in found if one.kind == "decides"] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Ray decides, the board only signs.",
        "The board only advises, Jane decides.",
        "Jane chairs the board that decides on 3 December.",
        "The council votes on the bypass on 3 December, Ray only reports on it.",
        "Ray only recommends the soup.",
        "Jane only recommends two wines to the guests.",
        "Jane only advises the farmers on feed.",
        "The board votes in June, Ray and I just laughed.",
        "Jane only recommends, Ray decides with the board.",
    ],
)
def test_it_is_not_somebody_unnamed_who_decides(text: str) -> None:
    found = find_statements(text, ANCHOR, ["Ray Pulido", "Jane Doe"])
    assert not [one for one in found if one.kind == "decides" and one.who is None]
