"""English words for what may lie ahead, by what they speak of: the outcome, a meeting, a thing owed, a contact.

Each entry is a word or a phrase as it stands in lower case, hyphens written as spaces; `~` stands for any ending of
the word. The reader is `weighed`; a further language is another table of this form.
"""

from __future__ import annotations


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(";") if one.strip())


# The outcome itself, as a noun.
OUTCOMES = _phrases(
    """
    decision; decisions; verdict; answer; an answer; our answer; result; results; outcome; ruling; the choice;
    final choice; final pick; the pick; final selection; their selection; yes or no; yes or a no; a yes; go no
    go; go / no go; go ahead; thumbs up; thumbs down; up or down; the nod; white smoke; final word; final
    answer; selected names; the winner; shortlist; short list; successful candidate; the appointment; hiring
    decision; who gets it; who got it; who it is; who gets the job; who got the job; whether i got it; if i got
    it; whether i have got it; if i have got it; whether i am in; whether i have the job; if i have the job;
    whether it is me; if it is me; where i stand; one way or the other; one way or another; either way; the
    final call; the letters; their mind; their minds; final decision; sign off; approval; next steps; the
    outcome; offer letters; their choice; a choice; made their choice; ranking list; ranking; the list;
    selection; the names; successful applicant; chosen candidate; final say; offer or not; offer or no; reply
    from the board; word from the board; a name; the letter; results day; letters; outcome letters
    """
)
# The outcome, where a person or body on the employer's side does it.
DECIDING = _phrases(
    """
    decid~; choos~; chosen; chose; pick; picks; picking; picked; vote; votes; voting; rule; rules on; ruling;
    select; selects; selecting; selected; settle on; settles on; settled on; settle it; settle this; settle who;
    settled by; appoint; appoints; appointing; appointed; announc~; ratif~; conclud~; make up; makes up; made
    up; mak~ a call; make the call; makes the call; make a decision; come to a; narrow~; sign off; signs off;
    signed off; gets made; be made; is made; gets signed; compare notes; confer; deliberat~; finali~; sort it;
    sort out; wrap up; wraps up; wrap it up; wrap this up; make their; makes her; makes his; rank; score;
    scoring; weigh~; whittle; get round to it; come back with a; hire; hires; hiring; filled; fill; give the
    job; offer it; offer somebody; offer someone; put out offers; send offers; make offers; make an offer;
    offers go; offers out; offer will be made; firm up; go through the; go over the; review the; reviewing; look
    at all; debrief; name someone; name somebody; names someone; naming; pick out; chosen by; come down; comes
    down; voted; ruled; ranked; scored; put to the vote; take a vote; takes a vote; give the nod; gives the nod;
    give a yes; say yes or no; says yes; make an appointment; crunch; thrash it out; hash it out; talk it over;
    talks it over; discuss it; discuss candidates; discuss the candidates; meet about it
    """
)
# What is filled or closed when it is over.
FILLING = _phrases(
    """
    filled; fill; fills; closed; close; closes; closing; wrapped; wrapped up; settled; staffed; sorted; in
    place; done; finished; covered; taken; awarded; decided; comes down; come down; taken down; goes down; shut;
    shuts; off the market; locked
    """
)
# Bodies whose meeting decides.
BODIES = _phrases(
    """
    board; trustees; partners; committee; council; governors; panel; dean; faculty; head office; management;
    leadership; directors; owners; senior team; slt; hiring group; selection group; budget; headcount; funding;
    finance; approval; the money; sign off; the paperwork; hr board; works council; exec; execs; department;
    higher ups; the top; the bosses; chapter; vestry; synod; presbytery; session; senate; diocese; guild; cabinet;
    bench; court; jury;
    elders; deacons; wardens; regents; magistrates; assembly; parish; executive; the heads; upstairs
    """
)
MEETING_OF_BODY = _phrases(
    """
    meet; meets; meeting; sit; sits; vote; votes; get together; gets together; convene~; confirmed; approved;
    approve; approves; signed; sign; signs; released; comes through; come through; lands; is set; is agreed;
    agree; agrees; ratif~; look; looks; review; reviews; decide; decides; rules; rule; discuss; discusses; goes
    over; go over; gets signed; put their heads together; heads together; confer; huddle; compare notes; thrash it out;
    weigh it up; weigh us up; go through the names; go over the names; mull it over; mulls it over
    """
)
# The user learns it.
LEARNING = _phrases(
    """
    know; hear; find out; learn; be told; get told; been told; be notified; be informed; be advised; get word;
    have word; hear back; be hearing; have news; get news; should hear; have heard; hear from; get an answer;
    get my answer; have our answer; have an answer; have my answer; get the result; get a result; get a yes;
    have a decision; news
    """
)
# A further meeting in the process, as a noun.
MEETINGS = _phrases(
    """
    interview; interviews; round; stage; panel; trial; trial shift; shift; test; practical; weld test; typing
    test; skills test; demo; audition; presentation; pitch; assessment; assessment centre; assessment center;
    task day; site walk; walk round; walk around; walkaround; walk through; tour; visit; site visit; coffee;
    lunch; breakfast; dinner; pint; drink; drinks; chat; call; zoom; teams; teams call; video call; phone call;
    meeting; meet up; meetup; sit down; conversation; talk; session; screen; screening; workshop; ride along;
    shadow day; shadow shift; shadowing; taster; taster day; trial day; trial lesson; lesson; teaching demo;
    morning in; afternoon in; day in; morning at; afternoon at; day at; morning on; afternoon on; day
    alongside; morning alongside; afternoon alongside; alongside the; day beside; hour in; hours in; shift with;
    shift in; shift at; lecture; seminar; job talk; chalk talk; meet and greet; day with; morning with; afternoon
    with; evening with; hour with; onsite; on site; superday; loop; callback; call back; technical; live coding; pair
    programming; case study day; role play; roleplay; in tray; group exercise; working interview; cook off;
    tasting; cooking trial; tryout; try out; sea trial; driving test; road test; flight check; simulator; sim
    check; medical; board interview; second date; next one; number two; no 2; no. 2; r2; r3; final; final one;
    last one; second one; another one; face to face; f2f; in person; hospitation; probearbeiten; probetag;
    stint; skype; facetime; google meet; webex; mock lesson; mock; observation; observed lesson; micro teach;
    microteach; fitting; viva; hearing; review board; selection day; selection board; selection centre; open
    day; induction chat; trade test; half day; full day; bench test; working day; tools; day on the; shift on;
    try it out; system design; pairing; whiteboard; whiteboarding; culture fit; values interview; behavioural;
    behavioral; bar raiser; recall; recalls; screen test; chemistry read; movement call; portfolio review;
    design review; code review; hiring manager round; stage two; stage 2; stage three; stage 3; hackathon; case
    round; exam; written test; written exam; aptitude test; numeracy test; audition day; group day; house visit;
    farm visit; ward visit; site tour; office tour; plant tour; kitchen trial; bar shift; cover shift; supply
    day; guest lesson; sample lesson; sermon; recital; callbacks; read through; fit call; intro call; reference
    call; offer call; debrief call; closing call; minutes with; mins with; min with; half an hour with; half
    hour with; quarter of an hour with; an hour with; hours with; two hours with; slot with; technical part;
    second part; last part; final part; part two; second half; second leg; next leg; last leg; next part; second
    sitting; third sitting; farm walk; yard walk; factory walk; shop walk; ward walk; tea with; supper with;
    drinks with; interviews with; walkabout; mock round; gespräch; zweitgespräch; vorstellungsgespräch; termin;
    vorstellung; probearbeit; schnuppertag; schnuppern
    """
)
# The user goes there, or is wanted there.
GOING = _phrases(
    """
    sit down with; i sit; meeting the; meeting with; meet the; meet with; meet his; meet her; meet their; meet
    my; meeting his; meeting her; meeting their; interview me; interview us; of us back; of us in again; see me;
    seeing me; see the; seeing the; seeing; have me in; have me back; having me back; having me in; wants me in;
    want me in; want me back; wants me back; me back; me in; come in; come back in; coming in; go in; going in;
    go again; i go; going back; go back; back in; in front of; present to; presenting to; i present; invited;
    invites me; invite me; inviting me; asked me in; asked me back; ask me back; got me in; i face; i am up; up
    before; be interviewed; being interviewed; interviewed again; speak with; speak to; talk to; talk with;
    speaking with; speaking to; talking to; talking with; chat with; chatting with; catch up with; i have to be
    there; booked in; booked for; pencilled in; penciled in; scheduled for; slated for; moved to; set for; i am
    to come; to come in; come up to; come down to; come over; drop in; pop in; show me round; show me around;
    spend a day; spend the day; spend a morning; work a shift; do a shift; do a trial; shadow; ride along; meet
    again; talk again; speak again; calling me in; get me in; bring me in; bring me back; round again; meet face
    to face; down for a; down for the; me down for; me at the; want me at; wants me at; want me there; wants me
    there; am to come; i come; i am down; to show up; turn up at; report to; expected at; due at their; due
    there; be there; fly me out; flying me out; fly me in; flies me out; have me out; having me out; host me;
    hosting me; put me up; take me round; takes me round; walk me round; walk me through it in person; want me
    down; want me up; bring me out; send me round; send me to
    """
)
# Words that set a meeting into the process: of a weak noun (call, talk, test) they make a sure one.
NEXT_ONES = _phrases(
    """
    next; second; 2nd; final; last; third; 3rd; follow up; further; another; fourth; new; then; one more; again;
    back; stage two; paid; booked; scheduled; moved; pushed; invited; confirmed; pencilled; penciled;
    rescheduled
    """
)
# A thing the user owes, and how it is said to be owed.
OWED = _phrases(
    """
    take home; assignment; homework; case study; case; exercise; portfolio; showreel; reel; sample; samples;
    writing sample; certificate; certificates; certs; cert; cv; resume; form; forms; questionnaire; transcript;
    transcripts; references; presentation; proposal; test; challenge; code test; coding test; coding task;
    project; deck; slides; essay; paperwork; documents; docs; availability; application; work sample; task;
    lesson plan; care plan; mock; demo video; video; quote; estimate; drawings; sketch; sketches; menu; recipe;
    plan; report; write up; statement; cover letter; id; passport; right to work; licence; license; dbs; dbs
    form; background check; registration; payslips; proof; photo; photos; headshot; script; article; draft; mock
    up; mockup; prototype; spreadsheet; model; bookkeeping; translation; edit test; code; repo; pull request;
    reading list; syllabus; teaching statement; research statement; abstract; dates; rota; reference list; list
    of references; names; referees; contact details; bank details; tax form; signed form; nda; survey;
    personality test; online test; psychometric; assessment; vaccination; vaccine card; occupational health
    form; health form; visa; visa papers; papers; costing; costings; answers; grant summary; summary; medical
    form; dissertation; chapter; method statement; risk assessment; tender; storyboard; mood board; moodboard;
    files; artwork; logbook; tickets; cscs; references form; choreography; tape; self tape; recording;
    repertoire; sheet; solution; my solution; exercise sheet; worksheet; responses; design; wireframes; mockups;
    analysis; dataset; notebook; memo; brief; pitch deck; business plan; 90 day plan; budget; schedule;
    submission; entry; piece; pieces; edit; edits; translation sample; lesson; p45; p60; ni number; national insurance
    number; recipes; playlist; minutes; handout; leaflet; poster; timesheet; matrix; checklist; price list; shot record;
    police check; clippings; swatches; blueprint; floor plan; relieving letter; bank statement; utility bill; cscs card;
    green card; work permit; sin number; vog; garda vetting; police clearance; degree scan; phone numbers; crib sheet
    """
)
OWING = _phrases(
    """
    due; deadline; has to be in; have to be in; needs to be in; to be in by; must be in; off me; from me; for
    them; to them; hand in; handed in; hand it in; owed; i owe; owing; to do; to finish; to send; to submit;
    submit; submission; upload; they want; she wants; he wants; they need; she needs; he needs; expected from
    me; wanted by; wanted back; needed by; back by; in by; out by; over by; done by; finished by; to him by; to
    her by; to them by; sent by; get it back; return; to be with; has to be; have to be; needs to be; need to
    be; must be; to turn round; to turn around; turn round; turn around; over to; across to; with them; with
    her; with him; to go to; goes to; to go in; goes in; in to them; into them; promised; on my side; my side;
    my bit; my part
    """
)
# What the user is to do, as verbs; for contacts a person or pronoun must follow.
DOING = _phrases(
    """
    record; film; knock it out; knock out; finish; do the; do it; do my; write; draft; prepare; put together;
    make; send; email; mail; post; upload; submit; hand in; drop off; drop; scan; sign; fill in; fill out;
    complete; return; get them; get her; get him; bring; build; cost; price; deliver; forward; share; supply;
    translate; sketch; draw; have the; have my; have it; have them; have a; turn round; turn around; type up;
    write up; work on; sort; sort out; dig out; chase up; update; revise; polish; redo; price up; cost up; put
    in; hand over
    """
)
CHASING = _phrases(
    """
    ring; call; phone; email; mail; text; message; ping; chase; nudge; follow up; check in; check; write;
    contact; bump; reach out; drop; give; poke; prod; whatsapp; dm
    """
)
# Contact or a sending by the employer.
CONTACTING = _phrases(
    """
    be in touch; in touch; get back; gets back; come back to; comes back to; circle back; ring me; rings me;
    call me; calls me; phone me; phones me; text me; texts me; email me; emails me; mail me; message me; write
    to me; drop me; ping me; contact me; give me a ring; give me a call; give me a bell; give me a shout; call
    back; ring back; reach out; follow up; touch base; speak to me; let me have; send me; sends me; send over;
    sends over; sending; send; sends; forward; forwards; share; shares; email over; post me; post out; mail out;
    get me; show me; put it in writing; get that over; get it over; get it across; supply; pass on; pass along;
    confirm; confirms; to confirm; chase up; chase; introduce me; put me in touch; ringing me; calling me;
    phoning me; texting me; emailing me; mailing me; messaging me; writing to me; emailing; mailing; sending me;
    posting me; forwarding; ringing back; calling back; getting back; coming back to; getting in touch; get in
    touch; gets in touch; is to ring; to ring; to call; to phone; rings; calls; phones; dropping me; sort me;
    would ring; will ring; would call; will call; would phone; will phone; would email; will email; would write;
    will write; would text; will text; would message; will message; would be in touch; will be in touch; would
    get back; will get back; would come back; will come back
    """
)
SENDINGS = _phrases(
    """
    feedback; contract; paperwork; jd; job description; job spec; spec; info; info pack; pack; details;
    brochure; expenses; rota; roster; link; invite; invitation; numbers; salary; figures; benefits; policy;
    brief; materials; handbook; form; forms; questionnaire; test; take home; assignment; task; schedule; dates;
    times; floor plan; menu; dates for; offer in writing; address; directions; agenda; names; login;
    credentials; map; parking; uniform; draft contract; sample; pay scales; pay scale; nda; number; code;
    visitor code; summary; quote; reading list; list; letter; written feedback; application form; medical form;
    permit; permits; pension figures; site plan; shift pattern;
    parking pass; pass; badge; login details; kit list; uniform list; offer letter; slot; slots; options; travel
    form; claim form; expenses form; a time; more details; written offer; terms; draft; copy; report; timetable;
    prices; sizes; tour dates; comments; remarks; corrections; annotations; notes on; photos; pictures; plans;
    drawings; samples; minutes; slides; recording
    """
)
# Facts about the job, the firm or life: with these a day is nobody's deadline.
JOB_FACTS = _phrases(
    """
    weekly; monthly; daily; yearly; annual; annually; quarterly; per week; per month; per year; a week off; days
    off; day off; leave; holidays; holiday; pto; vacation; pension; probation; probationary; bonus; raise; pay
    rise; salary review; pay review; notice; notice period; training; induction; onboarding; orientation; start
    date; starts on; starting on; start on; i start; would start; could start; to start; starts in; starting in;
    on call; shift pattern; rotating; rota runs; sprint; sprints; release; releases; deploys; launch; launches;
    merger; moves to; moving to the; relocating; founded; since; opened; opens; opening of; closing time;
    opening hours; hours a; days a; birthday; wedding; dentist; flight; train; holiday in; school starts; school
    run; school holidays; school year; school term; half term; term; bank holiday; paid on; payday; paid weekly;
    payroll; layoffs; my lease; contract runs; contract ends; contract is; maternity; sabbatical; retire~;
    retiring; anniversary; season; peak; overtime; weekends; on saturdays; on sundays; on mondays; on tuesdays;
    on wednesdays; on thursdays; on fridays; mondays; tuesdays; wednesdays; thursdays; fridays; saturdays;
    sundays; month end close; year end close; response time; sla; turnaround for; current job; my last day; old
    job; christmas party; work do; go live; goes live; going live; go-live; test environment; post office;
    budget year; fiscal year; financial year; year contract; month contract; contract for; contract until; fixed
    term; trade fair; conference; picnic; gig; concert; match; game; exam; finals; funeral; surgery; physio;
    gym; hospital appointment; parents evening; rent; mortgage; tax return; away until; out of office; back
    from; customers; customer; users; invoices; suppliers; late payers; help desk; survey; award; the cup; grant
    money; car; suit; job centre; job center; passport; landlord; gas bill; panel show; talk aside
    """
)
VAGUE = _phrases(
    """
    soon; shortly; before long; eventually; whenever; at some point; at some stage; in due course; in the near
    future; in the coming weeks; in the coming days; in the coming months; down the line; down the road; one of
    these days; tbd; tba; tbc; to be confirmed; to be decided; no date; no idea when; not sure when; did not say
    when; would not say when; could not say when; in a bit; in a while; presently; any day; any day now;
    they will say when; will say when; she will say when; he will say when; will tell me when; let me know when; when
    to be told;
    day not fixed; date not fixed; day not set; date not set; time not set; not fixed yet; day to be fixed; date to be
    fixed; date to be set;
    day to be set; day to be agreed; date to be agreed; day to come; date to come; no date given; no date set; no day
    fixed; no date fixed;
    sometime; some time; asap; as soon as; in time; when they can; when he can; when she can; later on; nothing
    in the diary; no timeline; in good time; nearer the time; sooner or later; not any time soon; when the dust
    settles; once things settle; sometime later; a while; a while yet; take a while; be a while; sooner rather
    than later; some time yet; before too long; ages; no rush on their side; still to be scheduled;
    to be scheduled; still to be
    arranged; to be arranged; still to come; not scheduled yet; not fixed yet; when there is news; who knows;
    anyone's guess; god knows when; up in the air; open ended; at a later date; a later date; another time; in
    the future; further down; were not sure when; was not sure when; unsure when; unclear when; date to follow;
    dates to follow; details to follow; no day named; no day given; no day yet; no day; no time given; when the
    time comes; when ready; once it is known; at short notice; in the not too distant future; not too distant
    future; once the dust settles; dust settles; unclear; up to them; when they get to it; when they get round
    to it; when they are ready; all in good time; whenever they like; could be weeks; could be months; weeks;
    months
    """
)
