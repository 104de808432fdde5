"""Days on which this employer neither decides nor meets anyone: guesses at home, other letters, the user's own events.

“My sister reckons we'll have the result by Thursday”, “people get a letter about the roadworks by Friday”, “I run
trial days for the club on 5 December”; and what follows a yes: “if it's a yes, road test on 2 January”.
"""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.settling.their_business import has_things_done, is_their_business, picks_up
from kbfollow.model import Statement
from kbfollow.patterns import cued, pattern

_AHEAD = ("decision_expected", "next_round", "promise_by_them")
_OUTCOMES = ("offer", "rejected", "accepted")
_KIN = (
    r"(?:(?:my|our)\s(?:(?:own|big|little|older|younger|elder|eldest|best|old|good|dear|flat|house)\s)*(?:brother|sister"
    r"|mum|mam|mom|mummy|dad|daddy|mother|father|parents|folks|wife|husband|hubby|partner|fianc[eé]e?|friends?|mates?|pals?"
    r"|cousin|son|daughter|kids?|flatmate|housemate|roommate|neighbou?rs?|uncle|aunt|auntie|aunty|nephew|niece|boyfriend"
    r"|girlfriend|bf|gf|gran|gran(?:dma|ny|dad|pa|dmother|dfather)|nan|nana|in-laws?|(?:mother|father|sister|brother)-in-law"
    r"|landlord|landlady|hairdresser|barber|dentist|yoga\steacher|priest|vicar)(?:\s(?:who|next\sdoor|at\shome))?"
    r"|the\s(?:wife|missus|husband|hubby|mother-in-law|neighbou?rs?|lads\sat\sthe\s(?:pub|gym)|girls\sat\syoga)"
    r"|mum|mom|mam|dad|hubby|gran|grandma|grandad|nan)"
)
_RECKONS = (
    r"(?:\w+ly\s|still\s|just\s|all\s)?(?:reckons?|reckoned|thinks?|thought|guess(?:es|ed)?|bets?|figures?|figured|believes?"
    r"|hopes?|expects?|swears?|supposes?|predicts?|is\s(?:sure|certain|convinced)|are\s(?:sure|certain|convinced)|says?|said"
    r"|keeps?\s(?:saying|telling\sme))"
)
_REST = r"\s(?:that\s)?(?P<what>(?:[^;–—]|\w[–—]\w)*?)(?=;|\s[–—]\s|,?\s\bbut\b|$)"
_GUESSED = cued(
    rf"(?:^|[,;:(–—-]\s?|\b(?:and|but|so|though|although)\s){_KIN}\s{_RECKONS}{_REST}|\baccording\sto\s{_KIN}\W*$"
    rf"|,\s{_KIN}\s{_RECKONS}\W*$|,\s(?:or\sso\s)?{_RECKONS}\s{_KIN}\W*$"
)
_WON = pattern(
    r"\b(?:offer\w*|(?:have|has|had|got|get)\s(?:got\s)?(?:it|the\s(?:job|post|role|gig|place|part|position))|hired|reject\w*|turned"
    r"|accept\w*|said\s(?:yes|no)|mine|chosen?|picked|congrat\w*|unfortunately|won|taken\son|lost|bagged|landed|aced)\b"
)
# They may pass on what was told, or work there.
_PASSED_ON = pattern(
    r"\b(?:works?|temps?|cleans|drives|employed|on\sthe\s(?:board|panel|committee)|governor|trustee|manager|hr)\b"
    r"|\b(?:rang|rung|phoned|called|left\s(?:me\s)?a\smessage|wrote|e-?mailed|texted|told\s(?:him|her|them)|took\sthe"
    r"|answered|letter\scame|picked\sup)\b"
)
# A letter, a call, news about something else than this job.
_ABOUT_ELSE = cued(
    r"\b(?:letters?|notices?|e-?mails?|mails?|texts?|messages?|calls?|leaflets?|flyers?|cards?|word|news|updates?|circulars?"
    r"|bulletins?|reply|replies|answers?|told|notified|informed|hear|written\sto|rung|phoned|contacted)\s(?:(?:go|goes|out|round)\s)*"
    r"(?:about|regarding|concerning)\s(?:all\s)?(?:the|a|an|their|our|his|her|some|this|that|new"
    r"|any|its|next\syear's)\s(?!(?:[\w'-]+\s){0,2}?(?:jobs?|roles?|posts?|positions?|hir(?:e|es|ing)|candidates?|applicants?"
    r"|appointments?|applications?|interviews?|vacanc(?:y|ies)|rounds?|shortlist|place|places|offers?|contracts?|outcomes?"
    r"|results?|decisions?|verdict|selection|trials?|tests?|assessments?|search|recruitment|successor|next|second|further"
    r"|start|starting|panel|jury|winner|choice|apprenticeships?|internships?|traineeships?|fellowships?|placements?|spots?|seats?"
    r"|slots?|gigs?|openings?|parts?|casting|training|scholarships?|residency|residencies|secondments?|postings?|assignments?"
    r"|thing|matter|process|team|future|chances?|application|candidacy|bursary|course)\b)[\w'-]+"
)
_AND_ME = pattern(r"\band\s(?:so\s|also\s|then\s)?(?:about|on)\s(?:me|us|my|who|whether|the\s(?:job|post|role))\b")
# What the user holds for others.
_MY_OWN = cued(
    r"\b(?:i|we)\s(?:(?:am|are|also|still|always|usually|normally|will|help|helping|have\sto|to|both)\s)*(?:run|running|host"
    r"|hosting|organi[sz]e|organi[sz]ing|hold|holding|coach|coaching|judge|judging|referee|refereeing|umpire|umpiring|steward"
    r"|stewarding|marshal|marshalling|chair|chairing|put\son|putting\son|arrange|arranging|supervise|supervising|invigilate"
    r"|invigilating)\s"
    r"(?P<what>(?:(?!for\b|at\b|with\b|on\b)[\w'-]+\s){0,4}?(?P<many>days|trials|lessons|sessions|shifts|interviews|tests"
    r"|auditions|tryouts|try-outs|classes|workshops|tours|meetings|tastings|rehearsals|matches|exams|rounds|finals|drills|walks"
    r"|rides|visits|talks|demos|screenings|evenings|mornings)?(?:[\w'-]+\s){0,3}?)"
)
_FOR_MINE = pattern(
    r"\b(?:for|at|with|in)\s(?:my|our)\s(?!interview|panel|second|next)[\w'-]+|\b(?:for|at|with|in)\s(?:the|a)\s(?:local\s)?"
    r"(?:scouts?|cubs|brownies|guides|beavers|pta|wi|parish|village|allotments?|sunday\sschool|book\sclub|rotary|residents"
    r"|neighbours|neighbors|youth\s(?:club|group|team)|under-?\s?\d+s|u\d+s|juniors|club)\b"
)
_THEY_WATCH = pattern(
    r"\b(?:they|she|he|panel|board|head|manager|boss)\b.{0,30}\b(?:watch|watches|watching|want|wants|score|observe|asked"
    r"|see|sits?)\b|\bfor\s(?:them|her|him)\b|\b(?:as|by\sway\sof)\s(?:a|the|my)\s(?:trial|test|audition|interview)\b"
)

# “If he'd said they'd know by Friday I'd have stayed”
_NEVER_WAS = pattern(r"\W*(?:and\s|but\s)?if\b.{5,90}\b(?:would|might|could|should)\shave\s\w+")
# “The trial period would be six months”: how the job begins.
_PERIOD = cued(
    r"\b(?:trial|probation(?:ary)?|settling-in|qualifying)\s(?:period|phase|months|stage|time)\s(?:(?:would|will|shall|may|might|can|could|is|was|to)\s|be\s|lasts?\s|lasting\s|of\s|for\s|runs?\s|usually\s|normally\s)+"
    r"(?:for\s|about\s|around\s|only\s|at\sleast\s|up\sto\s)*(?:an?|one|two|three|four|five|six|nine|twelve|eighteen|\d+|half)[\s-](?:a\s)?(?:weeks?|months?|years?)\b"
    r"|\b(?:a|an|one|two|three|four|five|six|nine|twelve|\d+)[\s-](?:weeks?|months?|years?)'?s?\s(?:trial|probation(?:ary)?)\s(?:period|phase)\b|\bprobation\s(?:period\s)?(?:would|will|is|was|of|lasts)\b"
)
# “And then the drug test on Friday”: no round.
_A_CHECK = cued(
    r"\b(?:(?:drugs?|background|police|security|reference|criminal(?:\srecords?)?|credit|dbs|crb|right\sto\swork|id|alcohol|urine)\s"
    r"(?:tests?|checks?|checking|screening|screens?|clearance)|vetting|dbs|crb|fingerprint(?:s|ing))\b"
)
_MEETING = pattern(
    r"\b(?:interviews?|rounds?|panels?|trials?|chats?|meetings?|calls?|talks?|stages?|visits?|shifts?|demos?|presentations?"
    r"|auditions?|meet|see|back|come|lunch|coffee)\b"
)

# “If it's a yes”, “once I'm hired”, “assuming they take me”.
_ON_YES = cued(
    r"\b(?:if|once|assuming|provided|supposing|when|should)\s(?:that\s|and\swhen\s)?(?:(?:it|that|the\sanswer)\s(?:is|was|be|comes\sback|turns"
    r"\sout)\s(?:an?\s|to\sbe\s)?(?:yes|yeah|yep|thumbs\sup|good\snews|positive|green\slight)"
    r"|(?:i|we)\s(?:do\s)?(?:get|got|land|landed|take)\s(?:it|in|the\s(?:job|post|role|nod|place|gig|position|part|offer))"
    r"|(?:i|we)\s(?:am|are|was|get|got|be)\s(?:in|hired|chosen|picked|taken\son|successful|appointed|accepted|offered\sit"
    r"|the\sone|lucky)|(?:they|she|he|it)\s(?:do\s|does\s)?says?\syes|they\sdo\b|(?:they|she|he)\s(?:do\s|does\s)?(?:take|hire|want|pick|choose|appoint)"
    r"s?\s(?:me|us)(?:\son)?|yes|hired|accepted|successful|appointed|taken\son|i\ssay\syes)(?=\W|$)"
)
# What comes after the yes.
_JOINING = cued(
    r"\b(?:road\stests?|driving\stests?|drug\stests?|trainings?|train(?=\s(?:on|from|in|for|with))|inductions?|orientation"
    r"|on-?boarding|start(?:s|ing|ed)?|begins?|beginning|trial\s(?:period|months?|weeks?|time|on\sthe\sjob|at\swork)|probation|first\s(?:day|shift|week|class|lesson|morning|night)"
    r"|shadowing|safety\scourse|course|boot\s?camp|medicals?|fitness\stest|uniform\sfitting|fitting|contract|paperwork"
    r"|checks?|vetting|fingerprint\w*|buddy\sshifts?|handover|classroom|academy|familiari[sz]ation|ride-?\s?along"
    r"|line\straining|sim(?:ulator)?|moving|move)\b"
)
_TOLD_OR_FURTHER = pattern(
    r"\b(?:hear|told|know|tell|tells|ring|rings|call|calls|letter|decide|decides|decision|answer|news|word|e-?mails?|phone"
    r"|second|2nd|next|final|further|third|another|interviews?|panel|round|back)\b"
)
_BREAK = pattern(r"[,;:(]\s|\s[–—-]\s|\bbut\b|\band\b")


def take_back_nobodys_days(sentence: Sentence) -> None:
    """Take back what was read of days that are not this employer's."""
    if not sentence.said(*_AHEAD, *_OUTCOMES, "decides"):
        return
    if "up" in sentence.bag and picks_up(sentence.low):
        _drop(sentence, ("decision_expected", "decides"))
    guessed = _guessed(sentence)
    if guessed is not None:
        _drop(sentence, _AHEAD, *guessed)
        low, (start, end) = sentence.low, guessed
        if _WON.search(low, start, end) and not _WON.search(f"{low[:start]} {low[end:]}"):
            _drop(sentence, _OUTCOMES)  # “they decide on Friday, my mum thinks I've got it”
    if sentence.said("decision_expected") and (_about_else(sentence.low) or is_their_business(sentence.low)):
        _drop(sentence, ("decision_expected",))
    if sentence.said("next_round") and (_my_event(sentence.low) or has_things_done(sentence.low)):
        _drop(sentence, ("next_round",))
    if sentence.said("next_round") and _PERIOD.search(sentence.low):
        _drop(sentence, ("next_round",))
    if sentence.said("next_round") and (check := _A_CHECK.search(sentence.low)):
        behind = [one for one in sentence.dates if one.offset >= check.end()]
        if behind and _MEETING.search(sentence.low, check.end()) is None:
            _drop(sentence, ("next_round",), check.end())
    if _NEVER_WAS.match(sentence.low):
        _drop(sentence, ("decision_expected",))
    after = _after_yes(sentence)
    if after is not None:
        _drop(sentence, ("decision_expected", "next_round"), *after)


def is_nobodys_day(sentence: Sentence) -> bool:
    """Whether the whole sentence speaks of such days."""
    return (
        _guessed(sentence) is not None
        or _about_else(sentence.low)
        or is_their_business(sentence.low)
        or _my_event(sentence.low)
        or _after_yes(sentence) is not None
    )


def _guessed(sentence: Sentence) -> tuple[int, int] | None:
    """Where what somebody at home thinks begins and ends."""
    match = _GUESSED.search(sentence.low)
    if match is None or _PASSED_ON.search(sentence.low):
        return None
    return match.span("what") if match["what"] is not None else (0, match.end())


def _about_else(low: str) -> bool:
    return _ABOUT_ELSE.search(low) is not None and _AND_ME.search(low) is None


def _my_event(low: str) -> bool:
    match = _MY_OWN.search(low)
    if match is None or _THEY_WATCH.search(low):
        return False
    return match["many"] is not None or _FOR_MINE.search(low, match.start()) is not None


def _after_yes(sentence: Sentence) -> tuple[int, int] | None:
    """Where what only comes after a yes begins and ends."""
    low = sentence.low
    match = _ON_YES.search(low)
    if match is None:
        return None
    joins = _JOINING.search(low, match.end())
    if joins is not None:
        start, end = match.start(), len(low)
    else:
        breaks = [one.end() for one in _BREAK.finditer(low[: match.start()].rstrip(" ,"))]
        start, end = breaks[-1] if breaks else 0, match.end()
        joins = _JOINING.search(low[:end], start)
    if joins is None or _TOLD_OR_FURTHER.search(low[start : match.start()] + low[match.end() : end]):
        return None
    return start, end


def _drop(sentence: Sentence, kinds: tuple[str, ...], start: int = 0, end: int | None = None) -> None:
    """Take back statements of these kinds that have their day in a stretch of the sentence."""
    last = len(sentence.low) if end is None else end

    def stands(one: Statement) -> bool:
        return one.kind not in kinds or (one.dates is not None and not start <= one.dates.offset < last)

    sentence.found[:] = [one for one in sentence.found if stands(one)]
