"""English words that tell a person's part in an interview: who was there, who decides, who is a reference.

Each entry is a word or a phrase as it stands in lower case with contractions written out; `~` stands for any ending of
the word. The readers are `roles`, `deciding` and `naming`; a further language is another table of this form.
"""

from __future__ import annotations


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(";") if one.strip())


# What only somebody in the room does, in the past tense, behind the name or “she”.
CONDUCTED = _phrases(
    """
    took the interview; took the ~ interview; took the ~ round; took the first; took the second; took the
    technical; took the session; took the viva; kept the clock; timed it; timed everything; timed the; defended
    me; held the sheet; held the questions; held the clipboard; put me right; did the sums; went through the;
    put me through; gave the test; did the ~ part; did the ~ half; had me crutch; had me hold; had me lift; had
    me say; had me teach; had me sing; had me play; had me tie; had me fill; had me price; had me pour; had me
    pack; had me make; had me mend; had me cut; had me serve; had me plait; had me clip; had me set; had me
    change; had me back; had me find; had me wire; took my interview; took the round; took my round; took it;
    did it; did it all; did the lot; was taking; took us; sat me down; sat us down; put me on; gave us; kept
    time; kept score; chaired it; never said; never spoke; wrote everything; wrote it; wrote down; wrote the;
    wrote all; wrote every; wrote a lot; wrote my; wrote things; wrote notes; scored; scored me; asked about;
    asked what; asked how; asked why; asked where; asked when; asked who; asked which; asked if; asked whether;
    asked me about; asked me what; asked me how; asked me why; asked me where; asked me when; asked me who;
    asked me which; asked me if; asked me whether; asked me a; asked me some; asked me all; asked me two; asked
    me three; asked me the; asked me one; asked a; asked all; asked most; asked the; asked some; asked only;
    asked nothing; asked nowt; asked me nowt; asked me nothing; asked little; asked plenty; asked good; asked
    hard; asked tough; asked tricky; asked her; asked his; asked lots; asked loads; asked more; asked sensible;
    asked nice; asked twice; asked for an example; asked for examples; asked everything; asked me everything;
    asked in; asked from; asked could; asked would; asked can;
    asked did; asked had; asked was; asked am; asked do; asked are; asked for a; asked for two; asked for my;
    quizzed; grilled; interviewed; questioned; interrogated; probed; pressed me; pressed; pushed on; pushed me;
    pushed back; challenged; tested me; tested; led; chaired; ran the; ran it; ran most; conducted; hosted;
    opened with; opened by; kicked off; kicked it off; started with; started by; began by; began with; sat; sat
    in; sat opposite; joined; dropped in; dropped by; popped in; popped by; stepped in; ducked in; looked in;
    dialled in; dialed in; phoned in; zoomed in; came in; came along; walked me; walked us; showed me the;
    showed me how; showed me their; showed me her; showed me his; took me through; talked me through; went
    through; went over; took notes; took the notes; took minutes; took the minutes; did the talking; did most
    of; did all the; did the; wanted to know; wanted to hear; wanted to see; wanted every; wanted all; wanted
    examples; was keen to know; was keen to hear; was curious; explained; described; introduced; gave me a
    scenario; gave me the; gave me a; handed me; set me; timed me; watched me; watched how; watched; observed;
    listened; scribbled; typed; nodded; interrupted; cut in; chimed in; jumped in; butted in; frowned; raised an
    eyebrow; played; pretended; role-played; marked; measured; checked my; inspected; read out; read the
    questions; read her; read his; read from; had read; had questions; had a list; had a sheet; had my cv; had
    my resume; fired questions; shot questions; threw; brought up; steered; wrapped up; closed with; finished
    with; ended with; had to leave; left early; left after; stayed; turned up; was there; were there; was in the
    room; was present; was also present; was sitting; was also sitting; were sitting; were also sitting; took
    interview; was on the panel; was on the call; was also there; was also in; was at it; were at it; was on it;
    were on it; made me; let me try; let me have; let me regulate; had me; got me to; kept asking; kept nodding;
    kept remembering; kept quiet; said nothing; hardly spoke; hardly said; barely spoke; barely said; said
    little; did not say much; never looked up; never smiled; covered; handled; dealt with; liked my; liked the;
    liked that; liked it; loved my; loved the; loved that; loved it; seemed to like; was impressed; seemed
    impressed; looked impressed; laughed at; laughed about; smiled at; helped me; guided; paired with me;
    assessed; demonstrated; was interviewing; was asking; conferred; sampled; tasted; signed me in; poured; made
    tea; made coffee; put me at ease; put me at my ease; sat on the panel; sat on the interview; received me;
    had me in; had me weld; had me do; had me read; had me drive; had me cook; had me build; had me fix; had me
    write; had me talk; had me show; came back to it twice; scored the; filled in the form; filled in a form;
    filled in the sheet; had the form; had the scoresheet; had the questions; had the forms; ticked boxes;
    ticked the boxes; kept an eye on the clock; watched the clock; did the scenario; did the scenarios; did the
    technical; did the competency; did the values; did the safety; did the hr; was scoring; was writing; was
    taking notes; ate biscuits; looked at my portfolio; looked through my; leafed through; flicked through my;
    went round the; put the questions; put questions; fed me; drilled me; set the test; set a test; gave me the
    test; gave me a test; gave me the scenario; gave me ten minutes; gave me a hard time; let me loose; let me
    have a go; rode with me; drove with me; rode along; sat beside me; sat next to me; stood over me; stood
    behind me; stood at; hovered; chipped in; piped up; weighed in; came on the line; came on the call; came on;
    came on screen; dialled; appeared on; appeared; did the interview; did my interview; did the interviewing;
    saw me; kept the time; kept the minutes; brought along; was my interviewer; were my interviewers; was the
    interviewer; were the interviewers
    """
)
# What an interviewer does, but others too.
SPOKE = _phrases(
    """
    showed me; showed us; took me round; took me around; took me over; gave me a tour; said; asked; told me;
    told us; mentioned; thought; reckoned; liked; loved; laughed; smiled; grinned; joked; chatted; talked;
    spoke; agreed; admitted; confirmed; promised; offered; stressed; warned; insisted; noticed; noted; pointed
    out; seemed; was nice; was lovely; was friendly; was kind; was patient; was quiet; was clear; was open; was
    quite; was very; was really; was a bit; was sharp; was great; was fine; was polite; was warm; was tough; was
    funny; was easy; was hard; was good; came out for me; came out to me; came out to meet me; came to meet me;
    came to get me; came to fetch me; came for me; came down for me; came down to get me; fetched me; collected
    me; greeted me; welcomed me; met me; called me in; waved me in; shook my hand; shook hands; gave me her
    card; gave me his card; made me laugh; put me right; was there with; came across; looked; sounded; knew;
    remembered; wanted; did; answered; suggested; invited; hopes; says; thinks; reckons; wants; likes; asks;
    had; got; gave; showed; would like; walked; took
    """
)
# Before the name, perhaps with a title between: whom the user met.
OPENINGS = _phrases(
    """
    met; met with; i met; have met; got to meet; spoke with; spoke to; spoken to; spoken with; talked to; talked
    with; chatted with; chatted to; chat with; chat to; talk with; sat with; sat down with; sat opposite; sat
    across from; sat facing; interviewed by; grilled by; quizzed by; seen by; greeted by; questioned by; led by;
    run by; chaired by; hosted by; conducted by; joined by; shown round by; shown around by; taken round by;
    walked round by; toured by; with her sat; with him sat; with them sat; with her was; with him was; with them
    was; next to her; next to him; next to them; beside her; beside him; opposite me; opposite; across from me;
    facing me; on her left; on her right; on his left; on his right; on the left; on the right; at the end; at
    the head; at the other end; in the middle; half with; hour with; minutes with; min with; mins with; session
    with; pairing with; pairing; tour with; tour from; walk with; walk round with; walked with; interview with;
    interview was with; call with; zoom with; meeting with; coffee with; lunch with; round with; conversation
    with; part with; slot with; exercise with; panel with; trial with; shift with; it was; it was just; it was
    only; just; only; there was; there were; there was also; then; then there was; then came; first; first came;
    first up; next came; second came; then a; handed over to; handed me to; passed me to; passed on to; passed
    me on to; introduced me to; introduced to; panel was; panel of; panel; interviewers were; interviewers;
    interviewer was; interviewer; in the room; present; on the panel; on the call; worked alongside; cooked
    with; cooked for; worked with; played for; auditioned for; taught in front of; presented to; demoed to;
    pitched to; in front of; ended with; ended up with; started with; began with; finished with; finished off
    with; saw; seen; plus; also; as well as; along with; i got; i had; we had; ended up being; turned out to be;
    last; lastly; last of all; finally; next up; to start; to begin with; for starters; after that; eventually
    found; 1:1 with; 1-1 with; one-to-one with; one to one with; one-on-one with; one on one with; face to face
    with; face-to-face with; sit-down with; tea with; breakfast with; dinner with; drinks with; on a screen; on
    the screen; on screen; on the other side; it ended up with; together with; flanked by; watched by; observed
    by; assessed by; tested by; marked by; collected by
    """
)
# Openings that stand for nothing without a title beside the name, or a second one.
WEAK_OPENINGS = frozenset(
    _phrases(
        """
        just; only; then; first; last; lastly; finally; next up; to start; after that; tea with; breakfast with;
        dinner with; drinks with; on screen; on a screen; on the screen; on the other side; plus; also; panel;
        interviewer; interviewers; present; saw; seen; opposite; then a;
        call with; zoom with; coffee with; lunch with; spoke with; spoke to; talked to; talked with; chat with; chat
        to; chatted with; chatted to; i got; i had; we had; spoken to; spoken with; worked with; meeting with;
        conversation with; talk with; as well as; along with; together with; greeted by; collected by; worked
        alongside; presented to; at the end; on the left; on the right; it was; there was; there were; pairing; next
        came; first came; met; i met; met with; have met
        """
    )
)
# Behind the name, perhaps with a title between: somebody who was not in the room, or not on the employer's side.
NOT_THERE = _phrases(
    """
    let us out; let me out; showed me out; showed us out; walked me out; saw me out; let us in; saw us out; was
    not there; was not in; was not at; was not on; was not around; was not present; was not part; were not
    there; is not there; was away; is away; was out; was off; is off; was ill; was sick; was on leave; is on
    leave; was absent; was on holiday; is on holiday; was on vacation; is on vacation; on maternity leave; on
    parental leave; on sick leave; could not make it; could not come; could not be there; did not make it; did
    not show; did not turn up; did not come; never showed; never turned up; no show; sent apologies; sent her
    apologies; sent his apologies; cancelled; canceled; missed it; off at; used to; left the company; left the
    firm; left the job; left the team; left the school; left the trade; left in; left last; has left; retired;
    has retired; died; was travelling; was traveling; is travelling; is traveling; was abroad; was stuck; was
    overseas; was delayed; was busy; was in a meeting; was in hospital; was at a; was on a course; was
    unavailable; was unable; is abroad; has not started; had not started; got stuck; got held up; was held up;
    was double-booked; was called away; was tied up; is leaving; will be leaving; is moving; moved on; will
    join; joins; joined in; is joining; starts; will start; founded; set it up; set this up; set that up; set
    the whole; set up the; arranged; scheduled; organised; organized; booked me; booked the; put me forward; put
    me up; put me in; put in a word; referred me; recommended; knows somebody; knows someone; got me the; got me
    this; let me in; buzzed me in; walked me in; walked me to the; picked me up; drove me there; drove me home;
    drove me in; drove me over; dropped me; gave me a lift; called to invite; rang to invite; emailed to invite;
    invited me; nothing to do with; has nothing to do; had nothing to do; is the agency; works for the agency;
    my contact at; is a friend; is an old; is my; was my; works at; works for; worked at; worked for; worked
    with me; got the job; got an offer; also applied; is also applying; is applying; applied too; went for; only
    said hi; only said hello; said hi in; said hello in; waved; brought me coffee; brought coffee; brought tea;
    held the door; took my coat; gave me a visitor; gave me a badge; is the ceo of; is famous; will interview;
    would interview; will meet; would meet; would be in the next; will be in the next; will not be; would not
    be; will be away; was there for; was waiting; was there to; going for the same; up for the same; will be
    there next; comes next; is next; is not involved; not involved; still owes; still has not come back; has not
    replied
    """
)
# Right before the name: spoken of, not met.
SPOKEN_OF = _phrases(
    """
    about; instead of; rather than; not; without; like; unlike; replacing; replaces; replaced; succeeds;
    succeeded; than; after; before; knows; knew; remembered; remembers; reports to; reporting to; report to;
    works for; work for; worked for; works with; works under; have not met; has not met; never met; did not
    meet; did not see; did not get to meet; do not know; to meet; will meet; would meet; meeting; to see; will
    be seeing; be meeting; interviews with; second interview with; next interview with; next round with; final
    round with; round two with; second round with; another chat with; another interview with; follow up with; a
    friend called; friend; mate; called back by; told by; hi to; named after; recommended by; predecessor;
    successor; referred by; arranged by; set up by; organised by; organized by; scheduled by; booked by; invited
    by; put forward by; a film about; a book by; books by; quoted; quoting; fan of; cover for; covering for;
    stand in for; for; re; regarding
    """
)
# “My …” before a name: the user's own people, but for these, who are the employer's.
THEIRS_THOUGH_MINE = frozenset(
    "interviewer interviewers panel would-be future potential prospective new next possible interrogator host guide "
    "buddy assessor contact".split()
)
KIN = frozenset(
    """
    wife husband partner son daughter brother sister mother father mum mom mam mummy mommy dad daddy cousin uncle aunt
    auntie aunty nephew niece girlfriend boyfriend friend mate pal neighbour neighbor flatmate roommate housemate
    landlord landlady gran granny nan nana grandma grandad grandpa granddad godmother godfather stepdad stepmum
    brother-in-law sister-in-law mother-in-law father-in-law fiancé fiancée fiance fiancee ex dog cat therapist coach
    classmate candidate applicant competitor rival receptionist porter guard doorman usher janitor cleaner driver
    barista waiter waitress bartender pupil schoolgirl schoolboy boy child toddler kid customer patient resident
    passenger guest tenant hamster puppy horse pony
    """.split()
)

# Who does this decides; in the third person behind a name, “she” or “who”.
DECIDES = _phrases(
    """
    is the deciding authority; is deciding authority; is the final authority; decides; chooses; picks; hires;
    appoints; selects; recruits; makes the decision; makes the decisions; makes the call; makes the calls; makes
    the choice; makes the hire; makes the hires; makes the appointment; makes the appointments; makes the pick;
    makes the selection; makes the final decision; makes the final call; makes the final choice; makes the
    hiring decision; makes the hiring decisions; makes the hiring calls; makes all the decisions; makes all the
    calls; makes all the hires; makes every hire; makes that call; makes that decision; makes up the final list;
    takes the decision; takes the final decision; takes the call; will decide; gets to decide; gets to choose;
    gets to pick; will choose; will pick; will be choosing; will make the decision; will make the call; will
    make the final; will be deciding; is deciding; is choosing; is picking; is hiring; will be picking; will be
    the one deciding; has the final say; has the last say; has the last word; has the final word; has the
    deciding vote; has the casting vote; has the final call; has the say; has final say; has final call; has
    last say; has the only vote; has the vote that counts; gets the final say; gets the last word; gets the last
    say; gets the final word; gets final say; gets the casting vote; calls the shots; does the hiring; does all
    the hiring; does the hirings; does her own hiring; does his own hiring; does the picking; does the choosing;
    does the deciding; does the recruiting; is the one who decides; is the one who picks; is the one who hires;
    is the one who chooses; is the one deciding; is the one hiring; is the one picking; is the one choosing; is
    the one that decides; is the one that picks; is the one that hires; is the one that chooses; is the person
    who decides; is the decider; is the decision-maker; is the hiring-manager; is the real decision-maker; is in
    charge of hiring; is in charge of the hiring; is responsible for the hiring; is responsible for hiring; is
    who decides; is who picks; is who hires; decided on her own; alone decides; has to say yes; says who gets
    it; says who gets the job; says yes or no; says yes-or-no; gives the yes-or-no; has the hiring; settles it;
    has the choosing; does the selecting; will be the one picking; will be the one choosing; will be the one
    hiring; will be the one who decides; will be the one who picks; will be the one who hires; will be the one
    who chooses; would be the one deciding; would be the one picking; would be the one hiring; would decide;
    will be hiring; is the one with the say; is the one that counts; fills the post; fills the job; fills the
    vacancy; fills it; is filling the post; is filling the role; is filling the job; gives out the jobs; gives
    out the contracts; signs people on; takes people on; takes on the; takes on who; does the taking on; picks
    her own; picks his own; hires her own; hires his own; chooses her own; chooses his own; has the power to
    hire; has authority to hire; has sign-off; has the sign-off; makes up her mind; makes up his mind; gets the
    vote; will have the last word; will have the final say; will have the final word; will have the last say;
    holds the pen; has it in her hands; has it in his hands; has the vacancy; owns the vacancy; owns the role;
    owns the budget for it; makes the offer; makes the offers; takes on whoever; takes on whom; hires whoever;
    picks whoever; chooses whoever; has delegated power; has the power to; has authority to; has the authority
    to; has the power of; does the taking-on; gets the deciding; is the one making; will be making the; has the
    deciding; gets the say; will hire; will appoint; will select; will have the say; will have the call; has to
    choose; makes her mind up; makes his mind up; gives the go-ahead; gives the final yes; gives the nod; has
    hire and fire; hires and fires; owns the decision; owns the hire; owns this hire; owns the headcount; holds
    the final vote; holds the casting vote; will do the choosing; will do the picking; will do the hiring; has
    the last call; has the last shout; gets the final call; takes the lads on; does the hire; says who; is the
    hirer; is making the decision; is making the call; is making the choice; has got the final say; has got the
    last word; is the one who says yes; is the one who says; says yes; books everyone; books everybody;
    entscheidet; entscheidet allein; hat das letzte wort; stellt ein; does the booking; carries the decision;
    carries the final decision; carries the say; holds the decision; bears the decision; has the pen; wields the
    pen; holds the power; has the yes; has the final yes; is the one whose word goes; is the one whose word
    counts; will carry the decision; controls the hiring; handles the hiring; runs the hiring; does the signing
    on; awards the post; awards the job; has to make the choice; is to choose; is to decide; casts the show;
    signs them on; gives people their start; does the casting; does the appointing; chooses her own people; says
    the word
    """
)
# “It is her …”, “Priya's …”: the noun behind the possessive.
HER_NOUNS = (
    "decision|decisions|call|choice|(?:post|job|role|vacancy|position|spot|place|seat|slot)\\sto\\s(?:fill|give|offer)|"
    "hire|shout|pick|say|verdict|appointment|selection|say-so|req|requisition|headcount"
)

# A reference is put down, given, named; “as a reference”, “for references”.
GAVE = frozenset(
    """
    gave give given giving gives put putting puts listed list lists listing named name names naming nominated nominate
    supplied supply offered offering provided provide submitted submit used use using dropped drop drops dropping
    mentioned handed sent down asked entered entering added add wrote write typed passed pass include included
    including have has got took take
    """.split()
)
REFERENCE_NOUNS = "recommenders?|references?|referees?|refs?|character witness|referrees?|referances?|referal"
