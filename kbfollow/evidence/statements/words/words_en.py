"""The words of English interview notes, German-flavoured ones included: one table, no logic.

Word sets hold lower-case words; entries with a space are looked for as phrases. Verbs are listed by their base form
with irregular past forms; the regular forms are derived in `tokens`.
"""

from __future__ import annotations

from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _phrases(phrases: str) -> frozenset[str]:
    return frozenset(" ".join(one.split()) for one in phrases.split(";"))


# Verbs: base form, then irregular past forms. A verb without any is regular.
VERBS: Mapping[str, tuple[str, ...]] = {
    forms.split()[0]: tuple(forms.split()[1:])
    for forms in """
    accept|add|advertise|agree|aim|alert|answer|apologise|apologize|apply|approve|arrange|arrive|ask|attach
    be was were been|become became|begin began begun|bow|brief|bring brought|brush|bump|buy bought|call|cancel
    catch caught|chase|chat|check|choose chose chosen|circle|clarify|close|come came|complete|conclude|confer
    confirm|connect|consider|contact|convince|courier|cut|debrief|decide|decline|deliver|depend|discuss
    do did done|drop|email|e-mail|end|expect|explain|extend|fail|fax|feel felt|figure|file|fill|finalise
    finalize|find found|finish|fire|fly flew flown|follow|forget forgot forgotten|forward|get got gotten
    give gave given|go went gone|hand|have had|hear heard|help|hire|hold held|hope|impress|inform|intend
    interview|introduce|invite|iron|join|keep kept|know knew known|land|laugh|learn learnt|leave left|lend lent
    let|like|line|list|lose lost|love|mail|make made|manage|mean meant|meet met|mention|message|miss|move|name
    need|negotiate|nominate|note|notify|nudge|offer|order|owe|own|pack|pass|pay paid|phone|pick|ping|plan|pop
    post|practise|practice|prep|prepare|present|print|proceed|promise|propose|prove proven|pull|push|put|query|quit
    raise|reach|read|realise|realize|receive|recommend|record|refer|refuse|regret|regroup|reject|remember|remind
    reply|report|request|reschedule|research|resend resent|respond|restate|return|reveal|review|revert|revise
    ring rang rung|run ran|say said|scan|schedule|screen|see saw seen|select|sell sold|send sent|set|share|ship
    shoot shot|shortlist|show showed shown|sign|sit sat|skip|slip|sort|sound|speak spoke spoken|spend spent
    start|stay|stop|study|submit|suggest|supply|take took taken|talk|teach taught|tell told|text|thank
    think thought|touch|try|turn|update|upload|visit|wait|want|warn|watch|welcome|whatsapp|wire|wish
    withdraw withdrew withdrawn|wonder|work|worry|wrap|write wrote written|write-up|dm|zoom|fedex|provide
    collect|acknowledge|bail|copy|ditch|dial|loop|pitch|progress|rule
    """.replace("\n", "|").split("|")
    if forms.split()
}
# Terse past forms and spellings that the derivation would not give.
ODD_PAST: Mapping[str, str] = {
    "pinged": "ping",
    "dmed": "dm",
    "dm'd": "dm",
    "emailled": "email",
    "txted": "text",
    "msged": "message",
    "msgd": "message",
    "phoned": "phone",
    "rung": "ring",
    "f/u'd": "follow",
    "followed-up": "follow",
    "chkd": "check",
    "cancelled": "cancel",
    "referred": "refer",
    "prepped": "prep",
    "popped": "pop",
    "dropped": "drop",
    "shipped": "ship",
    "submitted": "submit",
    "planned": "plan",
    "stopped": "stop",
    "chatted": "chat",
    "zapped": "send",
}

# Who acts.
ME = _set("i we myself")
ME_OBJECT = _set("me us myself")
THEM = _set("they she he it")
THEM_OBJECT = _set("them her him")
EMPLOYER_NOUNS = _set(
    """
    recruiter recruiters hr company employer team manager managers boss director owner founder founders panel
    committee board headhunter agency agent office coordinator assistant secretary receptionist reception department
    interviewer interviewers ceo cto cfo coo cpo cmo vp hm head lead partner principal supervisor personnel hiring
    talent people-team scheduler sourcer chair client leadership exec execs admin finance legal procurement firm
    school clinic hospital practice bank shop store works council university college trust charity committee's
    deputy foreman headteacher matron chef personalabteilung betriebsrat payroll admissions registry recruitment
    housekeeping onboarding staffing resourcing rostering procurement bursar registrar warden
    """
)
OTHERS = _set(
    """
    candidate candidates applicant applicants finalist cousin friend friends brother sister mum mom dad mother
    father wife husband partner's flatmate roommate colleague coworker ex-colleague neighbour neighbor uncle aunt
    girlfriend boyfriend classmate someone somebody others people girl guy bloke predecessor driver barista taxi
    cabbie kids son daughter nephew niece nan gran grandma grandad auntie hubby mate pal parents
    landlord dentist doctor bookshop receptionist porter cleaner waiter guard doorman nurse
    """
)
# Someone who is no interviewer: thanking them says nothing about the interview.
BYSTANDERS = _set(
    """
    receptionist cousin friend friends brother sister mum mom dad mother father wife husband flatmate roommate
    neighbour neighbor uncle aunt girlfriend boyfriend driver porter doorman guard waiter barista cleaner babysitter
    taxi cabbie landlord dentist god goodness heavens lord universe security concierge janitor parents bus stars
    therapist coach mentor
    """
)
EVERYONE = _set("everyone everybody all both panel team each interviewers lot")
NOBODY = _set("nobody none no-one anyone anybody neither either noone")

# What a verb is governed by.
NEGATIONS = _set(
    "not never no nothing nobody none neither nor without hardly no-one noone nowhere nix nada "
    "barely zero half almost nearly partly"
)
MODALS = _set("will shall must should would could might may can cannot wont ought")
UNREAL = _set("would could might may")  # with these nothing has happened and nothing is promised
INTENTIONS = _set(
    """
    need needs want wants plan plans intend intends mean means going supposed due promise promised promises owe
    offered hope hopes hoping planning remember able about have has had got ought better aim aims tbd todo expected
    meant wanted planned intended hoped wish forgot forget trying agreed must left remains said
    """
)
TO_DO_STARTS = _set(
    "todo to-do to-dos todos action actions next remember reminder must need should gotta follow-ups "
    "tasks task tba open homework"
)
CONDITIONS = _set("if unless whether assuming suppose supposing provided otherwise case wenn falls")
ADVICE = _set("you your yours yourself always interviewees jobseekers")
FEARS = _set(
    "afraid fear feared worry worried suspect bet guess probably maybe perhaps hopefully doubt think "
    "likely might reckon imagine dread assume sounds feels seems"
)
ALREADY = _set("already done finally just sent")

# Thanks.
THANK_NOUNS = _set(
    """
    thank-you thank-yous thankyou thankyous thx thnx thanx tx ty tys t-y thanks thank-you's ty's thankyou's tyvm
    dankesmail dankesschreiben dankesmails danke-mail dankeskarte thank-you-note thank-you-notes thank-you-mail
    thank-you-email thank-you-card merci-mail merci-mails merci-card tyn tyns thank-yer
    """
)
THANK_SHORT = _set("ty tys ty's thx thnx thanx tx t-y tyvm tyn tyns")  # written by people who note what they did
SEND_THANKS = _set(
    """
    send email e-mail mail write drop post text leave give hand shoot fire message ping deliver go do get finish put
    say whatsapp dm complete fedex courier pop fax submit resend sort copy zap forward share tell
    """
)
DONE_MARKS = _set(
    "done sent out delivered submitted posted mailed emailed sorted complete completed finished ✓ ✔ "
    "✅ ☑ ☑️ ✔️ off gone erledigt check handled texted written raus"
)
OPEN_MARKS = _set(
    """
    outstanding pending open missing unsent unwritten todo to-do tbd overdue waiting undone unfinished offen ❌ ✗ ✘ ☐
    ⬜ owed late left remaining pending/outstanding unposted unanswered drafted draft half-written planned tba later
    tomorrow
    """
)

# References.
REFERENCE_NOUNS = _set("reference references referee referees ref refs referenz referenzen referenzgeber refs/")
TELL = _set(
    "tell warn alert inform notify brief prep update remind let give message email e-mail mail text "
    "call ring phone ping write contact speak talk ask mention reach dm whatsapp"
)
TELL_PLAIN = _set(
    "tell warn alert inform notify brief prep"
)  # these need no "about the reference" with a reference named
AWARE = _set("knows aware expecting expects informed prepped briefed warned alerted told notified ready primed")

# The employer's decision.
DECISION_NOUNS = _set(
    """
    decision decisions verdict answer answers outcome outcomes result results news word response yes/no offer-out
    entscheidung rückmeldung bescheid antwort go/no-go yes-or-no shortlist selection conclusion judgment judgement
    ruling
    """
)
DECIDE = _set("decide choose pick select conclude finalise finalize shortlist regroup confer")
HEAR = _set("know hear learn find")

# Actions towards the employer.
CONTACT = _set(
    """
    call ring phone email e-mail mail text message ping write reply respond answer contact reach follow check chase
    nudge touch speak talk bump connect dm whatsapp circle dial visit pop remind zoom revert
    """
)
TRANSFER = _set(
    """
    send email e-mail mail post forward deliver submit hand return upload courier share ship provide attach complete
    finish bring show lend drop supply resend fax present give write prepare get turn fill sign put confirm pass
    file text scan do make wire copy leave set schedule fedex email push flick shoot whack fling sling bung chuck
    whizz zap
    """
)
TRANSFER_SURE = _set(
    "send email e-mail mail post forward deliver submit hand return upload courier share ship "
    "provide attach resend fax lend supply confirm sign complete bring turn show present drop scan "
    "fedex fill pass"
)
CHECK_IN = _set("follow check chase nudge bump circle touch remind ping")
ERRANDS = _set(
    """
    iron print buy book pack research practise practice study read revise prep brush watch learn charge polish dry
    cancel order shave shower sleep eat bake cook park collect wash google rehearse review update relax breathe
    celebrate prepare memorise memorize dry-clean pick walk feed
    """
)
THEIR_SENDINGS = _set(
    """
    send email e-mail mail forward post call ring phone contact text message ping get circle reach touch follow
    share provide supply give write reply respond revert come check pass put let draft introduce connect check drop
    hand update return arrange organise organize confirm set loop owe fedex courier
    whatsapp dm
    """
)
WORK_NOUNS = _set(
    """
    take-home take-homes assignment assignments task homework case case-study exercise portfolio sample samples
    certificate certificates cv resume résumé form forms questionnaire transcript transcripts references paperwork
    presentation proposal application availability documents docs docs/ test challenge project zeugnisse zeugnis
    unterlagen deck slides essay plan reference list reel lookbook code repo submission statement licence license id
    background-check timesheet payslip payslips bewerbung lebenslauf proof dbs
    """
)
THEIR_THINGS = _set(
    "feedback contract details paperwork description schedule plan link invite invitation email call "
    "package info information brochure pack form forms numbers salary band benefits policy jd brief "
    "expenses materials questionnaire"
)

# A further meeting.
ROUND_ADJECTIVES = _set(
    "next second 2nd final last third 3rd follow-up further another fourth 4th new additional two "
    "three 2 3 second-round"
)
ROUND_NOUNS = _set(
    "round rounds interview interviews stage stages meeting conversation call chat session step "
    "screen talk appointment visit date discussion convo loop panel gespräch vorstellungsgespräch "
    "runde termin"
)
ROUND_SURE = _set(
    """
    onsite on-site onsites panel superday loop callback call-back tech-screen phone-screen screening probearbeiten
    probetag zweitgespräch trial trials assessment hospitation second-round final-round round2 r2 f2f virtual-onsite
    """
)
MEETINGS = _set(
    "call zoom coffee lunch chat meeting interview videocall video-call teams facetime skype "
    "conversation session appointment visit tour breakfast demo presentation screen drink dinner "
    "debrief walk-through catch-up sit-down"
)

TIME_UNITS = _set(
    "day days week weeks wk wks month months fortnight fortnights year years hour hours hrs couple "
    "mo mos d w business working tage wochen woche monat monate"
)
# A sentence without any of these words, or verbs by their base form, says nothing about when they decide.
DECISION_CUES = (
    TIME_UNITS
    | DECISION_NOUNS
    | DECIDE
    | HEAR
    | _set(
        """
    hire appoint settle wrap finish close fill committee board panel council governors partners budget headcount
    approval sign-off sign req requisition funding offer offers place seat hold frozen freeze pause postpone debrief
    let tell inform notify advise take give allow until timeline timeframe timing timescale turnaround wait say
    reckon estimate guess need promise soon shortly tbd tba tbc vague cagey evasive noncommittal non-committal
    unclear dodge ask when steps next make made sort sleep minds mind date no did up leadership works heard final
    expect maybe could should news upper role announce vote pick fill go through either got
    confirm ratify approve reckons reckoned thinks guesses says trustees jury faculty senate vestry pcc directors
    shareholders elders commission
    """
    )
)

# Time without a day.
VAGUE_TIME = (
    "soon",
    "shortly",
    "in the coming weeks",
    "in the coming days",
    "tbd",
    "tba",
    "tbc",
    "eventually",
    "at some point",
    "in due course",
    "no date",
    "no timeline",
    "no time frame",
    "no timeframe",
    "some time",
    "sometime",
    "when they can",
    "as soon as possible",
    "asap",
    "down the line",
    "in the near future",
    "no fixed date",
    "one of these days",
    "later",
)

# Section headings and line labels, by what the lines below or behind them speak of.
SECTIONS: Mapping[str, frozenset[str]] = {
    "me": _phrases(
        """
        action items; actions; follow up; follow ups; follow-up; for me; homework; i owe; i owe them; i promised;
        i said i'd; i'll; me; mine; my actions; my homework; my next steps; my part; my promises; my side;
        my tasks; my to-dos; my todo; my todos; on me; promised; tasks; things i promised; to do; to dos; to-do;
        to-dos; todo; todos; what i owe; what i owe them; what i promised; what i said i'd do; what i said i would do;
        what i promised to do; what i said; i said; i said i'd do; i said i would; what i agreed to; what i offered;
        things i said i'd do; my homework for them; from me; promises i made; what i have to do; my side of it
        """
    ),
    "them": _phrases(
        """
        for them; from them; he; hr; on them; pending from them; promised by them; she; their next steps;
        their part; their promises; their side; theirs; them; they; they owe me; they promised; waiting for;
        waiting on; what they owe me; what they promised; what they said; what they said they'd do;
        what they said they would do; what they said they'd send; promises they made; their homework
        """
    ),
    "next": _phrases(
        """
        next; next step; next steps; nächste schritte; outlook; plan; process; then; timeline; what happens next;
        what next; what's next; whats next; wie weiter
        """
    ),
    "forgot": _phrases(
        """
        did not ask; didn't ask; didn't get to ask; didn't come up; never came up; not covered; not discussed;
        not mentioned; didn't cover; things not covered; left out; didn't get to; never got to; never got to ask;
        never got round to; what didn't come up;
        forgot; forgot to ask; forgot to mention; i forgot to ask;
        i should have asked; left to ask; missed; missed questions; never asked; not asked; offene fragen;
        open questions; points i missed; points missed; questions i didn't ask; questions i forgot;
        questions i missed; questions left; questions not asked; questions still open; should have asked;
        still to ask; things i forgot to ask; unanswered questions; unasked; unasked questions;
        what i didn't ask; what i forgot; what i forgot to ask; what i forgot to mention
        """
    ),
    "met": _phrases(
        """
        attendees; gesprächspartner; in the interview; in the room; interview with; interviewed by; interviewer;
        interviewers; met; met with; panel; participants; people; people i met; people there; present; spoke to;
        spoke with; saw; seen; people i saw; talked to; talked with; the interviewers; the panel; the people; the team
        i met; there; who;
        who i met; who interviewed me; who was there; whom i met; with
        """
    ),
    "log": _phrases(
        """
        activity; activity log; communication; contact history; contact log; contacts; correspondence; diary;
        history; log; timeline of contacts; update; updates
        """
    ),
    "strength": _phrases(
        """
        good; highlights; liked about me; my strengths; plus points; positives; pros for me; selling points;
        strengths; strong points; they liked; went well; what they liked; what went well; what worked
        """
    ),
    "concern": _phrases(
        """
        concerns; didn't go well; doubts; objections; red flags for them; reservations; their concerns;
        their doubts; their worries; weak points; weaknesses; went badly; what went badly; what worried them;
        worries
        """
    ),
    "references": _phrases("my referees; my references; referees; reference; references; refs"),
    "references told": _phrases(
        """
        alerted references; referees alerted; referees informed; referees told; references alerted;
        references contacted; references informed; references notified; references told; references warned;
        refs alerted; refs informed; refs notified; refs told; refs warned; told references
        """
    ),
    "references open": _phrases(
        """
        references not alerted; references not told; references to alert; references to inform;
        references to tell; references to warn; refs not told; refs to alert; refs to tell; still to tell;
        to alert; to tell
        """
    ),
    "thanks": _phrases(
        """
        thank yous; thank-you; thank-you cards; thank-you emails; thank-you mails; thank-you note;
        thank-you notes; thank-you's; thank-yous; thanks; thankyous; thx; ty; ty notes
        """
    ),
    "thanks done": _phrases(
        """
        thank-you note sent; thank-you notes sent; thank-you sent; thank-yous done; thank-yous sent; thanked;
        thanks sent; thx sent; ty sent; tys sent
        """
    ),
    "thanks open": _phrases(
        """
        not thanked; still to thank; thank-you to send; thank-yous not sent; thank-yous open;
        thank-yous outstanding; thank-yous pending; thank-yous to send; thank-yous to write; to thank;
        ty to send
        """
    ),
    "decision": _phrases(
        """
        answer; answer by; answer expected; dec; decn; decide; decision; decision by; decision date; decision expected;
        decision timeline; entscheidung; outcome; result; results; they decide; verdict; when do they decide
        """
    ),
    "round": _phrases(
        """
        2nd interview; 2nd round; 3rd round; final interview; final round; follow-up call; further rounds;
        next call; next interview; next meeting; next round; onsite; panel interview; round 2; second interview;
        second round; third interview; third round
        """
    ),
    "decider": _phrases(
        """
        decider; decides; decision maker; decision-maker; entscheider; final say; hiring manager; hiring mgr; hm;
        the decider; who decides
        """
    ),
    "recruiter": _phrases("agency; agency contact; agent; headhunter; recruiter; recruiter's name; via"),
    "quiet": _phrases(
        """
        about; about the company; advice; background; before; before the interview; benefits;
        checklist for every interview; company; company facts; company research; errands; general advice;
        general tips; groceries; gut; gut feeling; how to follow up; interview tips; jd; job description;
        lessons; lessons learned; logistics; note to self; notes to self; packing list; personal;
        practice questions; prep; preparation; private; questions asked; questions for them;
        questions they asked; questions to ask; requirements; research; responsibilities; salary; shopping;
        stack; star stories; stories; story; tech stack; template; the job; the role; they asked; tips; to bring;
        travel; vibe; vibes; vorbereitung; what i said; what they do; what they want
        """
    ),
}
