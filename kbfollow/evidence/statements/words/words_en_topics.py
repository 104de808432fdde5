"""Words of three topics, as alternatives of expressions: a further round, who decides, when they tell."""

from __future__ import annotations


def _alternatives(text: str) -> str:
    return "|".join(one.strip().replace(" ", r"\s") for one in text.split(";") if one.strip())


ROUNDS = _alternatives(
    """
    interviews?; intervws?; rounds?; rd; stages?; meetings?; talks?; chats?; conversations?; visits?; trips?;
    trials?; steps?; calls?; sessions?; looks?; goes; go; panels?; hurdles?; hoops?; shifts?; pitch(?:es)?;
    demos?; tests?; boards?; gespräche?; auditions?; sit downs?; tours?; appointments?; screens?; screenings?;
    practicals?; trek; days?(?=\\W|$); half days?; times?; dates?; viewings?; tastings?; readings?; coffees?;
    tasks?; exercises?; zoom; teams call; phone call; drive; journey; grilling; conversation; selection;
    assessments?; encounters?; recalls?
    """
)
FURTHER = _alternatives(
    """
    second; 2nd; two; third; 3rd; fourth; further; another; other; more; next; repeat; additional; extra;
    follow up; subsequent; later; return
    """
)
SEEING = _alternatives(
    """
    see; sees; seen; seeing; meet; meets; met; meeting; ask; asks; asked; asking; call; calls; called; calling;
    bring; brings; brought; bringing; have; has; having; had; invite; invites; invited; inviting; come; comes;
    coming; go; goes; going; travel; travels; drag; drags; dragged; sit; sits; interview; interviews;
    interviewed; interviewing; drive; drives; fly; haul; hauls; hauled; march; marched; parade; paraded;
    turn up; get; gets; talk; talks; speak; speaks; fetch; trek; wheel; put; make; makes; traipse; summon;
    summoned; want; wants; be; need; needs; grill; grilled; look at; looked at
    """
)
DENIED = _alternatives(
    """
    not; no; never; nobody; none; nothing; neither; nor; without; nope; nowt; nah; n/?a; nae; nein; nicht; kein;
    keine; keinen; geen; skip; skips; skipped; skipping; scrap; scraps; scrapped; drop; drops; dropped; cut;
    cuts; cancelled; canceled; waive; waives; waived; waved; spare; spares; spared; saves; saved; bother;
    unnecessary; exempt; instead; rid; hardly; refuses; refused; abolished; hates; against; avoid; avoids;
    stopped; gave up; ditched; nix; nixed; off the table; pointless; waste; forbids; too dear; too expensive;
    only for; only exists?; exists? only; reserved
    """
)
DECIDING = _alternatives(
    """
    decid(?:es?|ing); decides it; choos(?:es?|ing); picks?; picking; selects?; selecting; hires?; hiring;
    hand picks; handpicks; appoints?; appointing; recruits; engages; staffs; runs the hiring;
    does the (?:hiring|picking|choosing|deciding|selecting|selection|appointing|recruiting);
    do the (?:hiring|picking|choosing|deciding); takes people on; takes (?:\\w+\\s){1,3}on;
    signs (?:people|folk|everyone|them|staff|us) (?:up|on); brings people on;
    has the (?:final|last) (?:say|word|call); has the say; the final say; the last word; has a veto;
    has the vote; gives the (?:nod|green light|go ahead|ok|okay|yes|thumbs up); says (?:yes|no) or no;
    says yes or no; says yes; makes the (?:call|choice|decision|pick|hire|appointment); calls the shots;
    calls it; signs off; settles it; has the deciding (?:vote|voice); deciding vote;
    holds the (?:pen|purse|reins); fills (?:it|this|the|her|his|every|all|vacancies|positions|posts|jobs);
    chairs; rules on it; is the (?:decider|boss of it); wields; hands out the jobs; gives out the jobs;
    has the power; makes up (?:her|his) mind; gets to (?:choose|pick|decide|say)
    """
)
TAKES_ON = _alternatives(
    """
    takes (?:on|in); takes; hires?; picks?; chooses?; engages; fills; staffs; employs; recruits; appoints;
    selects; signs up; signs; brings in; gets; finds; decides; decides on; does; handles; interviews
    """
)
TELLING = _alternatives(
    """
    hear; hears; know; knows; told; tell; tells; telling; word; answer; answers; news; letters?; ring; rings;
    call; calls; phone; phones; text; texts; e ?mail; emails; write; writes; come back; comes back; coming back;
    get back; gets back; getting back; be in touch; back to; decide; decides; deciding; decision; decisions;
    choose; chooses; pick; picks; make up; makes up; mind; settle; settled; settles; sorted; done and dusted;
    fill; fills; filled; start; starts; starter; started; verdict; yes or no; yes or a no; a yes; results?;
    outcome; vote; votes; in place; announce; announces; announced; offers? (?:go|will|are|out);
    keep you hanging; hanging; wait; waiting; give it; give them; nod; nods; sign off; signed off;
    someone behind; somebody behind; cover; need someone; need somebody; need a body; want someone;
    want somebody; want a body; wants someone; wants somebody; needs someone; needs somebody; body in; bum on;
    appointed; appoint; appoints; appointment; hire; hires; ready by; finali[sz]ed?; wrapped up; notified;
    notify; informs?; informed; not be before; be done(?= (?:by|in|inside|within|before|with)); not before;
    let me know; lets? (?:me|us|people|everyone) know; find out; she reckons; he reckons; they reckon;
    move(?:s|ing)? (?:fast|quick); sits?; meets?; respond; reply; replies; response; process; turnaround
    """
)
