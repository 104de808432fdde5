"""What they did, have or have done about their own house: a budget that was passed, somebody at the desk until then.

“The board approved the budget in October”, “they have somebody in the office until December”, “they'll have somebody
look at the roof within a month”: no day on which they decide over the job.
"""

from __future__ import annotations

from kbfollow.patterns import cued, pattern

_BODY = (
    r"(?:boards?|committee|council|governors|trustees|partners|directors|owners?|parish|management|panel|senate|faculty|vestry"
    r"|shareholders|members|head\soffice|finance|hr|they|she|he|bank|county|city|ministry|landlord)"
)
# Passed, signed, met over something of theirs, in the past.
_PASSED = cued(
    rf"\b{_BODY}\s(?:(?:only|just|already|finally|all|then|have|has|had|also|last)\s)*(?:approved|passed|signed(?:\soff)?|released"
    r"|agreed|cleared|okayed|granted|froze|cut|doubled|halved|raised|closed|voted(?:\sthrough|\son)?|set|fixed|spent|rejected"
    r"|ratified|confirmed|discussed|reviewed|went\s(?:over|through))\s(?:(?:off|on|for|through)\s)?"
    r"(?:the|their|this|last|next|a|its|her|his|an|some|new)\s(?:[\w'-]+\s){0,3}?(?:budgets?|funding|funds|headcount|grants?|accounts"
    r"|figures|money|plans?|loan|lease|extension|merger|rota|roof|building|site|strategy|prices?|fees|rates|policy|rules|hours"
    r"|timetable|programme|program|minutes|refurb\w*|works?)\b"
    rf"|\b(?:budgets?|funding|headcount|grant|accounts|extension|loan)\s(?:(?:for|of)\s(?:the\s|next\s|this\s)?[\w'-]+\s)?(?:was|were"
    r"|got|had\sbeen|has\sbeen|came)\s(?:(?:only|just|already|finally|all)\s)*(?:approved|passed|signed(?:\soff)?|released|agreed"
    r"|cleared|okayed|granted|frozen|cut|through|doubled|halved|raised)\b"
)
_YET_TO_DECIDE = pattern(
    r"\b(?:will|would|shall|should|so\s(?:they|she|he|i|we)|then|next|hear|know|tell|ring|call|decide[sd]?|decision|choose|pick"
    r"|answer|letter|who|whether|before|until|till|by)\b"
)
# “They have a temp at the desk until December”: who does the work meanwhile.
_MEANWHILE = cued(
    rf"\b(?:{_BODY}|there|(?:the|their)\s\w+|i|we|[a-z]+)\s(?:(?:still|already|currently|only|just|also|now|do|does)\s)*"
    r"(?:(?:have|has|had|got|(?:have|has)\sgot|kept|keep|keeps|borrowed|borrow)|is|are|was|were)\s(?:(?:already|still|only)\s)*"
    r"(?:somebody|someone|people|everybody|(?:an?|the|their|one|two|some)\s(?:[\w'-]+\s){0,2}?(?:temp|temps|person|man|woman|cover"
    r"|locum|stand-?in|lad|girl|student|students|volunteers?|agency\s\w+|colleague|retiree|supply\s\w+|contractor|intern|relief\s?\w*))"
    r"(?:\s(?!by\b|before\b|will\b|would\b|and\b|but\b)[\w'-]+){0,6}?\s(?:until|till|til|through|to\sthe\send\sof|up\sto)\s"
)
# “They'll have somebody look at the roof within a month.”
_HAVE_DONE = cued(
    r"\b(?:have|has|having|get|gets|getting|send|sends|sending|find|call|want|wants|need|needs|like|paying|pay)\s(?:in\s|over\s|out\s|round\s)?"
    r"(?:somebody|someone|anybody|an?\s(?:[\w'-]+\s)?(?:man|woman|guy|bloke|lad|fella|firm|company|contractor|electrician|plumber"
    r"|builder|roofer|engineer|painter|cleaner|surveyor|fitter|technician|mechanic|expert|inspector|gardener|joiner|locksmith))\s"
    r"(?:(?:in|over|out|round|along|up)\s)?(?:to\s|who\s(?:will|would|can)\s|and\s)?"
    r"(?:look|fix|mend|repair|service|paint|clean|install|check|see\sto|sort|replace|move|cut|treat|inspect|audit|test|measure|tune|rewire"
    r"|tile|plaster|decorate|unblock|survey|value|photograph|deliver|collect|drop|pick\sup|read\sthe|tidy|mow|sweep|wash|empty|rebuild"
    r"|upgrade|update|set\sup|put\sup|take\sdown|demolish|train\sthe|explain|show|teach|walk|film|translate)\b(?!\s(?:after|into\smy|over\smy"
    r"|over\sthe\sapplications?|at\s(?:my|the\sapplications?|us|me|all\sof))\b)"
)


# “Ray's picking his daughter up on Friday”: no choice.
_PICKS_UP = pattern(
    r"\bpick(?:s|ing)?\s(?!(?:one|two|three|who|whom|somebody|someone|candidates?|people)\b)(?:(?!and\b|or\b|by\b|on\b|who\b)[\w'-]+\s){1,4}?up\b"
)


def picks_up(low: str) -> bool:
    """Whether somebody is fetched, and nobody chosen."""
    return _PICKS_UP.search(low) is not None


# “The other candidate took a week to answer them”, “they told the last lot by the Friday”: how it went with others.
_ONCE_DID = cued(
    r"\bused\sto\s(?:\w+\s)?(?:take|need|want|ring|call|decide|tell|write|answer|choose|pick|let|e-?mail|hear)\b"
    r"|\btook\s(?:(?:them|her|him|me|us|everyone|it)\s)?(?:(?:about|over|nearly|almost|all\sof|a\sgood|just)\s)*(?:an?\s(?:week|month|fortnight|day|year|couple|few)|one|two"
    r"|three|four|five|six|\d+|several|weeks|months|ages|forever|until|till)\b"
    r"|\b(?:told|rang|called|wrote\sto|e-?mailed|phoned|informed|picked|chose|hired)\s(?:the\s|their\s)?(?:last|previous|first|other|earlier|old)\s(?:lot|batch|ones?|people|two"
    r"|three|candidates?|group|round|bunch|hires?|person)\b"
)
_THIS_TIME = pattern(
    r"\b(?:will|would|shall|should|this\stime|now|hopes?|hoping|wants?|so\s|then|next|hear|know|decides?|by\s(?!the\s(?:mon|tues|wednes|thurs|fri|satur|sun)day))"
)
# “Choir audition result by the 1st, nothing to do with this”; “results of my bloods by Thursday”.
_UNRELATED = pattern(
    r"\b(?:nothing\sto\sdo\swith\s(?:this|it|the\s(?:job|interview)|them|these)|(?:nothing|not)\sabout\s(?:this|the\sjob)\W*$|(?:a\sdifferent|another)\s(?:matter|thing|story)\W*$"
    r"|unrelated)\b"
    r"|\b(?:results?|answer|decision|news|verdict|word)\s(?:of|on|about|for|from)\s(?:my|our)\s(?:(?:last|first|second)\s)?(?:bloods?|blood\stests?|scans?|x-?rays?|mri|biopsy|swab"
    r"|smear|eyes?|ears?|hearing|knee|back|hip|mortgage|loan|visa|flat|house|lease|rent|tenancy|landlord|bank|car|mot|insurance|claim|benefits?|tax|holiday|theory|driving|gcses?"
    r"|a-?levels?|degree|dissertation|thesis|course|exams?|dog|cat|son|daughter|kids?|mum|mom|dad|husband|wife|partner)\b"
)


def has_things_done(low: str) -> bool:
    """Whether somebody comes to mend or to clean there, and the user has no part in it."""
    return _HAVE_DONE.search(low) is not None and _WITH_ME.search(low) is None


_WITH_ME = pattern(r"\b(?:i|me|us|we|my|our|second|2nd|round|interviews?|candidates?|applicants?)\b")


def is_their_business(low: str) -> bool:
    """Whether a sentence tells of such a thing, and of nothing that is still to be decided."""
    if _UNRELATED.search(low):
        return True
    if _HAVE_DONE.search(low) or _MEANWHILE.search(low):
        return _DECIDING.search(low) is None
    once = _ONCE_DID.search(low)
    if once is not None and _THIS_TIME.search(low, once.end()) is None:
        return True
    passed = _PASSED.search(low)
    return passed is not None and _YET_TO_DECIDE.search(low, passed.end()) is None


_DECIDING = pattern(
    r"\b(?:hear|know|tell|decid\w+|decision|choose|chosen|pick|picked|answer|letter|hire|hired|permanent\w*|replace(?:ment)?|successor"
    r"|so\sthey\s(?:need|want)|need\ssomebody|want\ssomebody|then\sthey)\b"
)
