"""English words for what has happened: thanks and how they went out, references and what they know, how it ended.

Each entry is a word or a phrase as it stands in lower case, hyphens written as spaces; `~` stands for any ending of
the word. The readers are `weighed_status` and `weighed_outcomes`; a further language is another table of this form.
"""

from __future__ import annotations


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(";") if one.strip())


# Thanks, as a noun or a verb.
THANKS = _phrases(
    """
    thank; thanked; thanking; thank you~; thankyou~; thanks; thank u; thank yous; thank yer; thank ya; thx; thnx;
    thanx; tks; tnx; ty; tys; tyvm; tyn; cheers; ta; ta very much; many thanks; gratitude; grateful;
    how much i enjoyed; how much i appreciated; i appreciated; appreciation; much obliged; much appreciated;
    nice to meet; pleasure to meet; pleasure meeting; lovely to meet; good to meet; great to meet; great meeting;
    danke~; merci~
    """
)
# Words that open the look for thanks: one of them is in every phrase above.
THANKS_CUES = frozenset(
    """
    thank thanks thanked thanking thankyou thankyous thx thnx thanx tks tnx ty tys tyvm tyn cheers ta gratitude
    grateful enjoyed appreciated appreciation obliged pleasure lovely nice danke dankesmail merci card cards
    """.split()
)
# What a thank-you may be.
NOTES = _phrases(
    "note; notes; card; cards; letter; letters; e?mail; email; emails; mail; text; message; msg; messages; line; reply;"
    "voicemail; whatsapp; dm; linkedin; ring; call; bell; word; postcard"
)
# How something went out, as verbs in the past; only their base forms, the tokens know the tenses.
SENDING_VERBS = frozenset(
    """
    send email e-mail mail write drop post text leave give hand shoot fire message ping deliver put whatsapp dm pop
    fax submit call ring phone reply respond follow say zap forward courier fedex contact touch reach
    """.split()
)
# The same without a verb.
GONE_OUT = _phrases(
    """
    in the post; in the mail; in post; is away; has gone; gone off; gone out; went out; went off; sent; sent off;
    sent out; done; all done; posted; mailed; emailed; e mailed; texted; delivered; dropped off; dropped in;
    handed in; handed over; shipped; off; out; ticked off; sorted; taken care of; written and sent; whatsapped;
    messaged; dm'd; popped in the post; on its way; on their way; went in the post; ✓; ✔; ✅; ☑
    """
)
# What keeps something from having happened.
NOT_DONE = _phrases(
    """
    not; never; no; nobody; nothing; none; neither; unsent; unwritten; pending; outstanding; open; overdue; draft;
    drafts; drafted; half written; unfinished; still to; yet to; have yet; forgot; forgotten; missed; skipped;
    nope; nah; nix; without; failed; waiting; ✗; ✘; ❌; ☐; ⬜; not yet; nearly; almost; halfway; wanted; meant;
    intended
    """
)
# What is to be done yet.
TO_DO = _phrases(
    """
    need to; needs to; must; have to; has to; got to; gotta; gonna; going to; will; should; ought to; better;
    want to; todo; to do; remember to; do not forget; don't forget; still to; still have; still need; still owe;
    i owe; owe; planning to; plan to; aim to; aiming to; about to; supposed to; am to; due; have yet to;
    to be told; tomorrow; remind me; time to; next job; on my list; need; asap; let us; first thing; before; shall;
    i would better
    """
)
# A reference, as a noun.
REFERENCES = _phrases("reference; references; referee; referees; ref; refs; refree; refrees; referance; referances")
REFERENCES_CUES = frozenset(
    "reference references referee referees ref refs refree refrees referance referances".split()
)
# That the employer may turn to a reference.
MAY_CALL = _phrases(
    """
    their call about me; a call about me; call about me; ring about me; phone about me; call her about me; call him
    about me;
    ring her about me; ring him about me; phone her about me; phone him about me; calling about me; ringing about me;
    gave her name; gave his name; given her name; given his name; gave them her name; gave them his name;
    gave her as; gave him as; put her down; put him down; put her name; put his name; used her name; used his name;
    named her as; named him as; listed her; listed him; gave her number; gave his number; passed on her number; passed
    on his number;
    reference call; reference calls; reference request; reference requests; reference check; reference checks;
    reference form; reference forms; reference email; reference emails; reference letter; call for a reference;
    ref call; ref calls; ref check; ref request; ref form; phone refs; phone references; call references;
    call refs; for a reference; for the reference; for references; for my reference; for a ref; as a reference;
    as my reference; as a referee; as my referee; as one of my; as reference; as referee; as a ref; as my ref;
    my reference list; my references; my referees; my refs; my reference; my referee; my ref; is a reference;
    is a referee; are references; the reference; re reference; re references; re ref; about references;
    about the reference; about a reference; about reference; doing my reference; giving me a reference;
    gives my reference; down as; the ref; abt reference; abt ref
    """
)
# Told, as verbs: those that say it by themselves, and those that need to be about it.
TELLING_VERBS = frozenset(
    "tell warn alert inform notify brief prep prepare update tip advise prime forewarn remind fill clue".split()
)
REACHING_VERBS = frozenset(
    """
    text call ring phone message email e-mail mail write speak talk whatsapp dm ping drop contact mention send give
    let see chat reach catch leave reply get explain run say
    """.split()
)
# Told, in a phrase; and those that know.
TOLD = _phrases(
    """
    been told; has been told; was told; were told; is told; are told; all told; both told; got told; been warned;
    was warned; been alerted; been informed; been briefed; been notified; been prepped; been primed;
    been given a heads up; given a heads up; given the heads up;
    given notice; given warning; given word; heads up given; heads up sent; heads up done; heads up to;
    has a heads up; got a heads up; had a heads up; tipped off; in the loop; in the picture; in the know;
    up to speed; on notice; on standby; on stand by; forewarned; clued in; clued up; filled in; knows; know;
    knows about; is aware; are aware; aware; is expecting; are expecting; expecting; expects; is ready; ready for;
    is prepared; all set; is primed; is briefed; is warned; told; warned; alerted; informed; notified; briefed;
    prepped; primed; let know; has word; word given
    """
)
# Those who know nothing.
UNAWARE = _phrases(
    """
    no idea; no clue; not a clue; not told; not been told; not warned; not been warned; not alerted;
    not been alerted; not informed; not been informed; not notified; not know; not aware; unaware; in the dark;
    has not heard; have not heard; not heard a thing; heard nothing; not heard; no warning; no heads up;
    without warning; knows nothing; know nothing; not a word; not said a word; no word to; not said anything;
    nothing said; not mentioned; not briefed; not prepped; clueless; out of the loop; not in the loop;
    not spoken to; not rung; not phoned; not called; not texted; not messaged; not emailed; not contacted;
    not reached; not got hold; not let; not expecting; has yet to hear; untold; not done; not yet; not asked;
    never told; never warned; never mentioned; never said; forgot to tell; forgot to warn; forgot to mention;
    forgot to ring; forgot to call; forgot to let; not got round; not gotten around; not got around; neither told;
    neither knows; none told; nobody told; has to be told; have to be told; to be told; to be warned;
    needs telling; need telling; needs warning; needs to know; pending; outstanding; not up to speed; no inkling;
    no notion; not the faintest; not the foggiest; has not the faintest; no knowledge of; oblivious; unsuspecting;
    none the wiser; still in the dark; not had a word; not had word; no contact with; not been in touch;
    not dropped; not written; nothing yet; not had a chance; has not a clue; completely unprepared; unprepared;
    not had chance; not had the chance; no chance yet; not get the chance; not get a chance; not got the chance;
    not had time; not had the time; not had a minute; not had a moment; no time to; no time yet; not found time;
    not found the time; not managed to; never got to; never got round; never got around; too busy to;
    not breathed; not breathed a word; not uttered a word; not got as far as; not been able to; have yet to;
    has yet to; nobody has told; nobody is told; nobody's told; no one has told; no one's told; nobody has warned;
    nobody's warned; still to tell; still to warn; still to let
    """
)
# A check-in, as a noun.
CHASERS = _phrases(
    """
    chaser; chasers; chase up; chase email; nudge; nudges; follow up; follow ups; followup; f/u; check in;
    reminder; prod; poke; ping; bump; status email; status call; holding email; polite email; chasing email;
    follow up email; enquiry; inquiry; query
    """
)
# What the user sends the employer, beyond what is owed.
SENT_THINGS = _phrases(
    """
    salary expectations; expectations; salary figure; notice period; references list; list; reference list;
    references; availability; answers; questions; photos; photo; copy; copies; scan; scans; certificates; details;
    bank details; address; forms; signed form; paperwork; dates; information; info; passport; licence; license;
    visa; letter; link; links; slides; invoice; receipts; receipt; expenses; proposal; feedback; rota; lesson plan;
    coding task; task; homework; take home; sample; samples; portfolio; cv; resume; transcript; transcripts; test;
    exercise; essay; report; plan; video; reel; showreel; deck; case study; assignment; questionnaire; certificate;
    quote; estimate; drawings; sketches; menu
    """
)
# The end of a plan: “but left it”, “then thought better of it”.
GIVEN_UP = _phrases(
    """
    but left it; left it at that; thought better of it; thought better; decided against; decided not to;
    but did not; but i did not; never did; but never; then did not; changed my mind; bottled it; chickened out;
    but forgot; and forgot; let it go; but it felt; left it; but no; lost my nerve; bailed; held off; but held;
    but stopped; did not in the end; gave up
    """
)

# How it ended
REFUSED = _phrases(
    """
    the no came; the no arrived; a no came; the no is here; got the no; had the no; their no came;
    the rejection came; the refusal came; the refusal arrived; refusal came; the letter of refusal; the knock came;
    rejection; rejections; rejected me; rejection email; rejection letter; regret letter; regret email;
    regret mail; regrets letter; dear john; thanks but no thanks; thank you but no; no thanks email;
    unfortunately email; unfortunately mail; unfortunately letter; "unfortunately" mail; "unfortunately" email;
    "unfortunately" letter; "we regret"; "unfortunately"; "we regret to"; knocked back; knock back; knockback;
    turned down; turned me down; lost out; lost out to; pipped; pipped at the post; pipped to it; beaten to it;
    missed out; no longer under consideration; not under consideration; no longer being considered;
    not being considered; no longer in the running; out of the running; not in the running; do not want me;
    does not want me; did not want me; not want me; not hiring me; will not be hiring; not offering me;
    not offering it; not taking me; not taking me on; not taking it further with me; not having me;
    not progressing; not progressed; not been progressed; not taken forward; not being taken forward;
    not take me forward; not taking me forward; not moving forward; not moving ahead; not going forward;
    not proceeding with; not through; not got through; did not get through; not made it; did not make it;
    did not make the cut; not make the shortlist; did not get it; did not get the job; did not get the post;
    did not get the role; did not get the gig; did not get the place; did not land it; have not got it;
    have not got the job; i have not got it; not got the job; not successful; unsuccessful; not been successful;
    not selected; not been selected; not chosen; not been chosen; not shortlisted; not the right fit; not a fit;
    not a good fit; not a match; went to another; went to somebody; went to someone; went to the other;
    went to an internal; went to the internal; went to a; gone to another; gone to someone; gone to somebody;
    gone to the other; gone to an internal; going to someone else; going to somebody else; given to someone;
    given to somebody; given the job to; given the post to; gave the job to; gave the post to;
    gave someone else the job; gave somebody else the job; going with someone; going with somebody;
    going with another; going with the other; going with the internal; went with someone; went with somebody;
    went with another; went with the other; went with the internal; went with an internal; went with a;
    gone with someone; gone with somebody; gone with another; gone with the other; gone with the internal;
    gone with an internal; gone for someone; gone for somebody; went for someone; went for somebody; gone with a;
    hired internally; appointed internally; someone else got it; somebody else got it; someone else got the;
    somebody else got the; other candidate got; filled internally; filled it internally; filled by someone;
    found someone; found somebody; found someone else; answer is no; answer was no; it is a no; it was a no;
    that is a no; a no from; no from; a firm no; got a no; had a no; no joy; no dice; no luck this time; not me;
    not meant to be; not to be; did not work out; passed on me; passed me over; passed over; pass on me;
    decided against me; decided to pass; ruled me out; dropped me; cut me; dinged; binned; brush off; brushed off;
    did not get the nod; not get the nod; did not get the call; unlucky this time; not this time;
    better luck next time; hired from within; recruited from within; kept it in house; kept it internal;
    filled from within; appointed from within; got the boot; got the chop; runner up; second choice; second place;
    came second; reserve list; close second; close but no; overqualified; over qualified; underqualified;
    under qualified; not enough experience; someone with more; somebody with more; someone more; somebody more;
    other applicants; other candidates; stronger candidate; stronger candidates; stronger applicants;
    better qualified; position filled; role filled; post filled; job filled; vacancy filled; filled the role;
    filled the post; filled the position; role has gone; job has gone; post has gone; absage; not for us;
    keep my cv on file; keep my details on file; kept on file; not what they; not be taking; not be moving;
    not be going; not be progressing; not be proceeding; not be offering; not be inviting; it is someone else;
    it is somebody else; no for this one; computer says no; no go; let down gently; let me down gently;
    wish me luck elsewhere; wished me luck elsewhere; wished me well; all the best for the future;
    not going ahead with; not going any further; not going further; eliminated; weeded out; screened out;
    sifted out; filtered out; sorted out of; axed; culled; deselected; crossed off the list; taken off the list;
    struck off the list; not advanced; not advancing; did not advance; not advance to; not get past; did not get past;
    not make it past; did not make it past; did not make it through; not make it to the next; fell at the first;
    fell at the last; fell at the final; out after the; knocked out; out in the first; out in the second;
    not the one; not their choice; not their pick; not their person; not their first choice; not who they;
    dropped from the process; dropped from the shortlist; cut from the list; cut after; cut from the process
    """
)
# Refusals that the user suffered: said of oneself, or without a subject.
SUFFERED = (
    "turned down",
    "knocked back",
    "passed over",
    "pipped",
    "beaten",
    "missed out",
    "brushed off",
    "binned",
    "dinged",
    "lost out",
    "eliminated",
    "weeded out",
    "screened out",
    "sifted out",
    "filtered out",
    "axed",
    "culled",
    "deselected",
    "knocked out",
    "out after",
    "out in the",
    "cut ",
    "crossed off",
    "taken off",
    "struck off",
    "dropped from",
)
OFFERED = _phrases(
    """
    offer from; offer recd; offer rec'd; offer received; offer in; offer came; offer arrived; offer emailed;
    offer mailed; offer made; offer is in; offer on the table; offer letter; offer in writing; offer by; offer via;
    conditional offer; unconditional offer; verbal offer; written offer; formal offer; informal offer;
    contract offer; job offer; firm offer; official offer; provisional offer; offer of employment; offer of a job;
    offer of the; offer of a contract; an offer; the offer; their offer; offer; made me an offer;
    making me an offer; made an offer; offered me; offering me; offer me the; offer me a job; offered it to me;
    offered it; been offered; was offered; got offered; am offered; would like to take me on;
    would like to have me; would like me to start; would like me to join; would love to have me; want me to start;
    wants me to start; want me to join; wants me to join; welcome aboard; welcome to the team;
    welcomed me to the team; hired on the spot; they want me; wants me for; they are hiring me; hiring me;
    they want to hire me; want to take me on; taking me on; took me on; want to employ me; they are taking me;
    they have chosen me; chose me; picked me; have picked me; went with me; went for me; gone with me; gone for me;
    gave me the job; given me the job; gave it to me; giving me the job; giving it to me; giving me the post;
    gave me the post; give me the job; appointed me; selected me; hired me; the job is mine; job's mine;
    job is mine; post is mine; role is mine; place is mine; it is mine; got the job; got the post; got the role;
    got the gig; got the position; i have got the job; landed the job; landed it; landed the; i got it;
    i have got it; am hired; been hired; was hired; got hired; i am their pick; i am their choice; i am the one;
    i am their first choice; it is me; it is a yes; it was a yes; answer is yes; answer was yes; a yes from;
    yes from; they said yes; said yes to me; zusage; got a yes; had a yes; mine if i want
    """
)
ACCEPTED = _phrases(
    """
    accepted; accepting; i accept; signed the contract; signed the employment contract; signed the offer;
    signed their contract; signed my contract; signed contract; contract signed; contract is signed;
    contracts signed; signed on the dotted line; signed and returned; signed and sent; signed and back; signed +;
    offer signed; offer accepted; signed the letter; signed the offer letter; signed their offer; signed it;
    taking the job; taking the offer; taking the post; taking the role; taking the position; taking it;
    took the job; took the offer; took the post; took the role; taken the job; taken the offer; taken the post;
    taken it; said yes; said yes to; told them yes; told her yes; told him yes; i said i would take it;
    verbally accepted; formally accepted; i am going to take it; it is a yes from me; yes from me;
    said i would take it; told them i would take it; told her i would take it; told him i would take it;
    i am taking them up; taking them up
    """
)
DECLINED = _phrases(
    """
    declined; turned it down; turned them down; turned the; turned their; said no to the; said no to their; said no
    to them; rejected the offer; rejected their offer; turning it down
    """
)
WITHDRAWN = _phrases(
    """
    withdrew; withdrawn; withdrawing; withdraw; pulled out; pulling out; bowed out; bowing out; dropped out;
    dropping out; backed out; backing out; opted out; stepped back; stepped away; stepping back; stepping away;
    bailed; removed myself; removed my name; removed my application; ruled myself out; ruling myself out;
    counted myself out; taken myself out; took myself out; taking myself out; took myself off; taken myself off;
    taking myself off; not want to go any further; not want to go on with; not want to continue;
    not want to proceed; not want the job; not want the post; not want it any more; not want it anymore;
    not want to take it further; took my name out; took my name off; taken my name off; taken my name out;
    taking my name off; taking my name out; take my name off; take my name out; take me off; take me out of;
    took me off; took me out of; pulled my application; pulled my name; pulled my candidacy;
    pulling my application; pulled my cv; taken back my application; took back my application;
    took my application back; taken my application back; taking back my application; taking my application back;
    cancelled my application; canceled my application; cancelling my application; retracted my application;
    rescinded my application; no longer want to be considered; not want to be considered; no longer a candidate;
    no longer interested; not interested; not interested anymore; no longer applying; not taking it further;
    not taking it any further; not take it further; not taking this further; not pursuing; not going any further;
    not going further; not going ahead; not going on with; not going forward; not continuing; not proceeding;
    not carrying on; decided not to go; decided not to continue; decided not to proceed; decided not to pursue;
    decided against; i am out; out of the process; out of the running; out of it; not for me; stepping out;
    i have decided against; said i was out; told them i was out; not my thing; i quit the process; called it off;
    walked away; no longer in for; i am no longer in; no longer available for; count me out; counted me out;
    leave me out of it; scratch my name; hat out of the ring; no longer putting myself forward
    """
)
OUTCOME_CUES = frozenset(
    """
    rejection rejections rejected reject regret regrets unfortunately john knocked knock knockback turned lost
    pipped beaten missed longer running want wants hiring taking progressing progressed forward through got get made
    make successful unsuccessful selected chosen shortlisted fit match went gone going given gave give giving chose
    picked took taken hired appointed else filled found no passed pass decided ruled dropped cut dinged binned boot
    chop runner second reserve close overqualified qualified experience more applicants candidates candidate
    stronger better absage ablehnung pfo refusal refused denied file offer
    offered offers mine yes accepted accept accepting signed contract said
    declined withdrew withdrawn withdrawing withdraw pulled pulling bowed bowing backed opted stepped bailed removed
    out off me considered interested pursuing continuing proceeding further quit cancelled canceled retracted
    eliminated weeded screened sifted filtered sorted axed culled deselected crossed struck advanced advancing advance
    past fell rescinded zusage thanks not employ candidacy candidature application ended scrapped called
    """.split()
)
# Those of whom an outcome may be told that is not the user's.
RIVALS = _phrases(
    """
    their first choice; their top choice; first choice; second choice; their second choice; top candidate;
    first candidate; other candidate; another candidate; preferred candidate; favourite; favorite; the other guy;
    the other woman; the other girl; the other one; previous person; last person; the last one; previous one;
    last hire; previous hire; last guy; last man; last woman; last one they hired; new hire; other hire;
    the person before; predecessor; the guy before; one candidate; two candidates; some candidates; other people;
    everyone else; someone else; somebody else; one of the others; the others; other applicants; a friend;
    my friend; my mate; my brother; my sister; my cousin; my wife; my husband; my partner; my flatmate;
    my colleague; an ex colleague; classmate; a girl; a guy; rumour has it; rumor has it; the company; the client;
    their client; investor; investors; sponsor; the supplier; the buyer
    """
)
# Cash is withdrawn, tea is offered: not what the user is about.
TRIFLES = _phrases(
    """
    cash; money; coffee; tea; water; biscuit; biscuits; lunch; a drink; drink; a seat; chair to; a lift; lift home;
    a tour; tour of; a glass; a cup; discount; drive; car park; parking; junction; of the station; the driveway;
    meeting room; a sweet; sandwich; cake; umbrella; a second interview; second interview; second round;
    an interview; interview; another interview; a trial; trial; trial shift; invitation; invite; the challenge;
    card payment; cards; help; advice; training; free; pension; benefits; gym; flexible; remote working; as perk;
    perks; package
    """
)
