"""English words beside a date expression that tell what it is about, and which way the sentence looks. Data only."""

from __future__ import annotations

# Before a fraction that is a rating, a count or a round: "vibe 8/10", "solved 3/4".
RATED: frozenset[str] = frozenset(
    (
        "apartment apt desk flat gate hall lab platform room rooms suite unit "
        "about answered chances confidence culture difficulty energy excitement feel feeling feels felt fit "
        "got gpa grade gut interest mood overall page part passed rate rated rating round score scored solid "
        "solved stage step vibe vibes"
    ).split()
)

# Behind a number that counts: "3/4 people".
COUNTED_NOUNS: frozenset[str] = frozenset(
    (
        "candidates correct cup done inch interviewers interviews panelists people points questions right "
        "rounds split stages stars steps team tests time would"
    ).split()
)

# Before a version or an amount: "Ubuntu 22.04.".
VERSIONED: frozenset[str] = frozenset(
    (
        "android angular chapter debian django excel go golang gpa hana ios java kernel kotlin linux macos "
        "mysql net node paragraph php postgres python rails react release ruby salary sap scala score section "
        "swift ubuntu v version vue"
    ).split()
)

# What may follow "by the 4th" without being counted by it.
SAFE_BEHIND: frozenset[str] = frozenset(
    (
        "again along already also as because but called emailed followed got he he'll i i'll if instead otherwise "
        "please sent she she'll so suits that then they they'll together told too unless via we we'll when whether "
        "which who with works you "
        "there there's there'll somebody someone everyone everybody nobody anyone anybody each both all any some my "
        "his her "
        "their our its your this that's these those it it's it'll is are am was not never only just still probably "
        "possibly "
        "maybe perhaps hopefully provided though although since while till or and however anyway apparently rather "
        "what where "
        "why how whose can could may might must shall should will would has have had she'd he'd they'd i'd i've i'm "
        "you'll "
        "you're they're she's he's we're we've hr finally everything nothing something people provisionally"
    ).split()
)

# "Where do you see yourself in five years?", "once in two weeks".
ONESELF: frozenset[str] = frozenset(("myself once themselves twice yourself yourselves").split())

# What stands before "on 24" and takes place on that day.
APPOINTMENTS: frozenset[str] = frozenset(
    (
        "appointment back call chat decision final interview joining meeting onsite panel presentation result results "
        "round screening session stage talk test visit"
    ).split()
)

# Verbs behind "10 days to …" that say what has to be done in them.
DUE_VERBS: frozenset[str] = frozenset(
    (
        "accept answer complete countersign deliver fill finish hand mail post provide reply respond return send "
        "sign submit supply turn upload"
    ).split()
)

# Before "until the new year" these make January the time when things go on.
PUT_OFF: frozenset[str] = frozenset(
    (
        "away back bumped closed deferred delayed frozen gone hold kicked mothballed off out parked paused postponed "
        "pushed shelved shifted shut slipped stalled wait"
    ).split()
)

# Of these "13/11" is no fraction, as it would be of scores: no stage 13 of 11.
COUNTED_UP: frozenset[str] = frozenset(("overall page part round stage step").split())

# What lasts: a duration beside one of these is its length and no wait.
THINGS: frozenset[str] = frozenset(
    (
        "apprenticeship assignment bonus break build case challenge cliff commute contract course degree "
        "delivery drive exercise experience gap guarantee history holiday home internship lease leave lunch "
        "maternity meeting migration myself notice old on-call onboarding oncall parental probation program "
        "programme project pto ramp ramp-up refactor relocation rolling rotation rotations runway sabbatical "
        "secondment severance shift shifts sprint sprints take-home takehome tenure test tests tour training "
        "travel trial trip vacation vesting visa walk warranty yourself "
        "yourselves been lasted spent worked ran lived stayed since"
    ).split()
)

# What "will be two weeks".
WAITING_SUBJECTS: frozenset[str] = frozenset(("answer decision it process that they this which").split())

# Verbs behind "takes two weeks to …" that say what is waited for.
WAITED_FOR: frozenset[str] = frozenset(
    (
        "approve arrange call choose close come compare conclude confirm discuss fill finalise finalize find "
        "finish follow get go interview make meet move pick prepare process reach regroup review schedule see "
        "send sign sort talk work wrap think consider accept sleep mull reflect weigh"
    ).split()
)

# Before "until X" and "before X" these make X the first day.
NEGATIONS: frozenset[str] = frozenset(
    (
        "kein keine keinen nicht nichts "
        "aren't can't cannot cant couldn't didn't doesn't doesnt don't dont doubt hardly haven't isn't "
        "neither never nix no nobody none nor not nothing shouldn't unlikely without won't wont wouldn't zero"
    ).split()
)

# Near "Tuesday to Thursday" these tell of the working week.
OFFICE: frozenset[str] = frozenset(
    (
        "9-5 home hours hybrid office on-site onsite open opening overtime remote rota schedule shift shifts "
        "site standup standups weekdays wfh"
    ).split()
)

MONDAYS: frozenset[str] = frozenset(("mon monday").split())

FRIDAYS: frozenset[str] = frozenset(("fri friday").split())

# Subjects.
PRONOUNS: frozenset[str] = frozenset(("everyone he i it nobody not she somebody someone they we who you").split())

# What stands right before a finite verb in -ed.
SUBJECTS: frozenset[str] = frozenset(
    (
        "already also and been being everyone finally got had has have he i i've it just never nobody not "
        "recently she somebody someone then they they've was we we've were who you"
    ).split()
)

# Words in -ed that are no past tense.
OTHER_ED: frozenset[str] = frozenset(
    ("bed embed exceed feed hundred indeed need proceed red seed shared shed speed succeed wed").split()
)

# What may stand around the one date expression of a property's value.
HARMLESS: frozenset[str] = frozenset(
    (
        "! ( ) , - . / : ; ? about afternoon am and answer approx approximately around at back be by ca cet "
        "circa date day days deadline decide decision due earliest end est evening expected first for from "
        "gmt guess hear hopefully i ideally in is ish it's its last latest likely maybe me morning noon now "
        "of on or perhaps pm probably pst roughly said say says should so sometime tbc the then they think "
        "time to uhr utc verdict will | ~"
    ).split()
)

# Nouns that follow an ordinal which is no day of the month ("the 4th floor"), a quarter ("Q3 numbers") or a fraction.
ORDINAL_NOUNS: frozenset[str] = frozenset(
    (
        "anniversary attempt avenue birthday call candidate century chat choice conversation day draft "
        "edition email floor gen generation grade hire interview job level line meeting member message one "
        "option page part party percentile person person's place quarter question reference role round screen "
        "screening stage step street team time version visit week week's year"
    ).split()
)

# Past tense of what people do around an interview. Other words in -ed count only right behind a subject.
PAST_VERBS: frozenset[str] = frozenset(
    (
        "accepted alerted answered applied asked bailed became been began bombed bought bounced called came "
        "canceled cancelled caught chased chatted checked closed completed connected contacted decided "
        "declined did didn't done dropped emailed ended failed filed filled finished fired followed forgot "
        "forwarded found founded gave ghosted given gone got grabbed had hadn't handed hasn't haven't heard "
        "held hired informed interviewed introduced joined knew laid landed launched learned learnt left made "
        "mailed mentioned messaged met missed moved nailed notified nudged opened paid passed phoned pinged "
        "posted practiced practised prepared pulled quit raised ran rang reached received reconnected "
        "referred rejected replied resigned responded returned said sat saw seen sent shared shipped signed "
        "skipped sold spoke spoken started submitted taken talked texted thanked thought told took tried "
        "uploaded visited waited warned was wasn't went were weren't withdrew written wrote"
    ).split()
)

# Past tense of saying and arranging: the day behind it is usually the one that was named, not that of the saying.
REPORTING_VERBS: frozenset[str] = frozenset(
    (
        "agreed announced answered asked booked closes confirmed delayed estimated expected extended figured "
        "gave get given got guessed had heard hinted hoped implied indicated invited mentioned moved needed "
        "noted offered planned postponed promised pushed quoted reckoned replied requested rescheduled said "
        "scheduled set stated suggested thought told wanted wrote"
    ).split()
)

# Words that look ahead whatever else the clause holds.
FUTURE_CUES: frozenset[str] = frozenset(
    (
        "aim aimed aiming aims anticipated await awaiting booked can can't cannot could deadline deciding due "
        "dunno expect expected expecting expects going gonna he'd he'll hell hope hoped hopes hoping i'd i'll "
        "ill intend intends invited it'll let let's lets likely looking may might moved must need needed "
        "needs ought owe owes penciled pencilled pending plan planned planning plans postponed promised "
        "pushed remind required rescheduled scheduled set shall she'd she'll shell should slated supposed "
        "targeting targets tentatively that'll they'd they'll theyll todo until upcoming wait waiting wanna "
        "want wanted wanting wants we'd we'll who'll will won't would wouldn't you'll"
    ).split()
)

# Present tense: neither looks back nor is looked past.
PRESENT_VERBS: frozenset[str] = frozenset(
    (
        "am answer answers are arrange ask asks begin begins book call calls chase check choose chooses close "
        "closes come comes confirm contact decide decides do does drop email emails finalise finalize finish "
        "follow follows get gets give gives go goes hand happen happens has have he's hear hears i'm i've interview "
        "interviews is it's know knows leave leaves mail make makes meet meets nudge phone pick picks ping "
        "reach reply respond return returns review reviews ring run runs schedule send sends share she's sign "
        "signs sit sits speak start starts submit submits take takes talk tell tells text thank they're they've "
        "update vote votes we're wrap write"
    ).split()
)

# Before a verb in its plain form these make it past.
PAST_AUXILIARIES: frozenset[str] = frozenset(("did", "didn't", "didnt"))

# Before "in two weeks" these look back over them: "haven't heard in two weeks".
PERFECT_NEGATIONS: frozenset[str] = frozenset(("haven't", "havent", "hasn't", "hasnt", "hadn't", "hadnt"))
