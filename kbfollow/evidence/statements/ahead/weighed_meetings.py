"""A further meeting, by weight of words: “weld test Monday 7am”."""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.decision_words import FOR_SHORTLIST
from kbfollow.evidence.statements.ahead.no_meeting import this_interview
from kbfollow.evidence.statements.ahead.times_ahead import (
    DENIALS,
    NO_DAY_YET,
    NOT_BEFORE,
    NOT_OTHERS,
    Part,
    met_in_past,
)
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import Hit, PhraseSet
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_ahead as ahead
from kbfollow.patterns import pattern

_MEETING, _GOING, _NEXT = map(PhraseSet, (ahead.MEETINGS, ahead.GOING, ahead.NEXT_ONES))


def read_weighed_meeting(sentence: Sentence, part: Part) -> bool:
    """A further meeting is named, or the user goes there."""
    low = part.low
    undated = part.day is None and NO_DAY_YET.search(low)
    if part.lows & DENIALS and not (undated or NOT_BEFORE.search(low) or _NUMBER.search(low)):
        return False
    noun, going = part.has(_MEETING), part.has(_GOING)
    if noun is not None and (_BESIDE.search(low[: noun.start()]) or part.lows & _PRIVATE):
        noun = None
    if noun is not None and noun.text == "hearing" and low[: noun.start()].endswith(("am ", "are ", "is ", "be ")):
        noun = None  # “I'm hearing good things about them this week”
    selected = part.day is not None and bool(SELECTED.search(low) or FOR_SHORTLIST.search(low))
    if (
        going is not None
        and _THINGS_GO.search(low[: going.start()])
        and going.text.split()[0] in ("go", "come", "going")
    ):
        going = None
    called = _CALLED_UP.search(low) is not None or _WANT_ME_THERE.search(low) is not None
    selected = selected or (part.day is not None and called and not by_job(part))
    selected = selected or (part.day is not None and _WANTED_BACK.search(low) is not None and not by_job(part))
    selected = selected or (part.day is not None and _TO_PERFORM.search(low) is not None and not by_job(part))
    if part.day is None and any(one.search(low) for one in _WANTED_SOMETIME) and not by_job(part):
        sentence.say("next_round", sentence.first_named(part.clauses[0]))
        return True
    if (
        (any(one in _RIVALS for one in part.lows) and not (selected or _SHORTLISTED.search(low)))
        or (noun is None and going is None and not selected)
        or (met_in_past(part) and not undated and not selected)
        or _THANKING.search(low)
        or _BUSY.search(low)
        or (part.day is not None and this_interview(sentence, part.day))
        or (part.day is not None and len(part.clauses) > 1 and _till_then(part, noun))
    ):
        return False
    if part.day is None and not (noun and (part.has(_NEXT) or _SURE_MEETING.search(noun.text))):
        return False
    sentence.say("next_round", sentence.first_named(part.clauses[0]), dates=part.day)
    return True


# “Test edit went fine, one comma they'll argue over till spring”: how long something else goes on.
_TILL = pattern(r"\b(?:until|till|til)\s(?:the\s|next\s|about\s|well\sinto\s)?$")


def _till_then(part: Part, noun: Hit | None) -> bool:
    if part.day is None or noun is None:
        return False
    lead = part.low[: part.day.offset - part.start]
    return (_TILL.search(lead) is not None or part.day.text.lower().startswith(("til", "until"))) and _BREAK.search(
        lead, noun.end()
    ) is not None


_BREAK = pattern(r"[,;:–—]\s")


# “Last three go before the governors on the 3rd”, “finalists meet the mayor on Wednesday”: the user is one of them.
_CHOSEN = (
    r"(?:(?:the|us|we|all|we\sare\sthe)\s)*(?:(?:last|final|top|best|remaining|shortlisted|short\slisted|first|chosen"
    r"|selected"
    r"|lucky)\s(?:(?:two|three|four|five|six|seven|eight|few|\d)\s?)?(?:of\s(?:us|them)|candidates|applicants|people"
    r"|ones|pair|lot|left)?(?:\sleft)?|finalists|(?:people|those|everyone|candidates)\son\sthe\s(?:short\s?"
    r"|long\s?)?list|those\swho\s(?:pass|passed|get\sthrough|make\sit|made\sit)|those\sshortlisted|(?:everyone|anyone"
    r"|everybody)\sshortlisted"
    r"|(?:two|three|four|five|six|\d)\sof\sus|we\s(?:two|three|four|five))"
)
SELECTED = pattern(
    rf"^\W*{_CHOSEN}\s(?:(?:will|would|to|then|are|is|all|each|both|have|get|must|due|be)\s)*"
    r"(?:(?:travel|fly|drive|head|move\son)\b|go(?:es)?\s(?:over\b|down\b|to\b|before|in\b|through|up|back|forward"
    r"|on\b|again|to\b|round|out\b)|sit|have\s(?:tea|coffee|lunch|dinner"
    r"|supper|breakfast|a|an|another|their|drinks)|do\s(?:a|an|the|another)|meet|present|face|called|invited|asked|seen"
    r"|interviewed|come|teach|cook|audition|pitch|spend|work\sa|tour|visit|see\sthe|speak\sto|talk\sto|shadow|back\sin"
    r"|up\sbefore|take\s(?:a|the|part))\b"
)
_SHORTLISTED = pattern(
    r"\bfor\s(?:(?:the|all|those|any|\w+)\s)?(?:shortlisted|short\slisted|final|selected|remaining|chosen|successful)"
    r"\s(?:\w+\s)?(?:candidates|applicants)\b"
)
# “Last orders go in on Thursday”.
_THINGS_GO = pattern(
    r"(?:^|\s)(?!us\b|finalists\b|candidates\b|applicants\b|others\b|always\b|days\b|weeks\b|months\b|is\b|this\b|was\b"
    r"|has\b|does\b|says\b|perhaps\b|wants\b|needs\b|lets\b)[a-z]{3,}s\s$"
)
# “She'd want me to meet the team at some point”.
_WANT_ME_TO_MEET = pattern(
    r"\b(?:(?:want|wants|like|likes|need|needs|have|has|having|get|ask|asks|asked|expects?|invites?|invited|wanted)"
    r"\s(?:me|us)\s(?:(?:up|in|over|down|back|along|out|round)\s)?(?:to\s)?"
    r"|(?:i|we)\s(?:(?:will|would|should|am|are|may|might|must|shall)\s)?(?:have|need|get|going|invited"
    r"|expected)\sto\s)"
    r"(?:come\s(?:and|to|in\sand|in\sto)\s|go\s(?:and|to)\s)?"
    r"(?:meet|see|talk\sto|talk\swith|speak\sto|speak\swith|chat\sto|chat\swith|sit\sdown\swith|have\sa\s(?:chat|word)"
    r"\swith)\s"
    r"(?:with\s)?(?:the|their|his|her|both|everyone|everybody|some\sof)\s?(?:of\s)?(?:the\s|other\s|rest\sof\s"
    r"|whole\s)*"
    r"(?:\w+\s)?(?:owners?|team|chef|boss|bosses|manager|managers|director|directors|chair|chairman|chairwoman|partners"
    r"|board|bishop|head|governors|trustees|ceo|founder|founders|md|family|crew|staff|others|rest|lads|girls|wife"
    r"|husband|principal|dean|matron|consultant|consultants|vicar|foreman|site|yard|place|workshop|office|shop|farm"
    r"|kitchen"
    r"|ward|editor|producer|colleagues|department|faculty|panel|committee|council|mayor|captain|skipper|president"
    r"|vp|cto|lead|supervisor|depot|plant|studio|school|surgery|stables?|garage|branch)\b"
)


# “I'm to teach Year 4 on the 17th”, “wants to see me lay a hedge”: the user is to show what they can do.
_SEE_ME_DO = pattern(
    r"\b(?:wants?|would\slike|like|likes|love|needs?|keen|have)\sto\s(?:see|watch|hear)\s(?:me|us)\s(?!back\b|again\b"
    r"|in\b|succeed|do\swell|about|off\b|out\b|soon\b|at\b|some|before|next|for\b|on\b|and\b|grow|settle|happy"
    r"|thrive)\w+"
)
_TO_PERFORM = pattern(
    r"\b(?:(?:i|we)\s(?:am|are|have)\sto|(?:wants?|like|likes|love|asked|ask|expects?|getting)\s(?:me|us)\sto"
    r"|(?:see|watch|hear|have|having|let)\s(?:me|us))\s(?:then\s|come\s(?:and|to)\s)?(?:teach|cook|perform|sing|lay"
    r"|weld"
    r"|drive"
    r"|demonstrate|lead|sit\s(?:a|an|the|in)|play|plaster|brick|plough|milk|shear|serve|bake|carve|splice|dance"
    r"|conduct|preach|interpret|wire|solder|rig|steer|groom|ride|dive|fly|climb|arrange|sew|cut|colour|mix|pull\sa"
    r"|run\s(?:a|an|the)\s(?:class|session|workshop|drill|warm|group|clinic|rehearsal|shift|section)"
    r"|(?:give|take|do)\s(?:a|an|the)\s(?:class|lesson|talk|demo|demonstration|presentation|lecture|shift|set|assembly"
    r"|service|reading|recital|trial|mock|practical|stint|morning|afternoon|half|day))\b"
)


# Whoever it is: “want me to meet the precentor”; not “meet targets”, “meet the customers”.
_MEET_SOMEBODY = pattern(
    r"\b(?:want|wants|like|likes|need|needs|have|having|get|ask|asks|asked|expects?|invites?|wanted)\s(?:me|us)\s"
    r"(?:(?:up|in|over|down|back|along|out|round)\s)?(?:to\s)?(?:come\s(?:and|to)\s)?(?:meet|talk\sto|speak\sto"
    r"|speak\swith"
    r"|talk\swith|chat\sto|chat\swith)\s(?:the|their|his|her)\s(?:\w+\s)?(?!(?:public|customer|client|patient|deadline"
    r"|target|need|budget|standard|quota|demand|challenge|press)\b)(?!\w+s\b)\w+(?=\s(?:and|at|some|before|soon|too"
    r"|eventually|in|sooner|later|when|as|who|of|first|there|over|down|one)\b|\W*$)"
)
# “They want me on the stall to see how I sell”
_WANT_ME_THERE = pattern(
    r"\b(?:wants?|wanted|would\s(?:like|want|love))\s(?:me|us)\s(?:on|at|behind|in|inside|with|out\son|down\sat)\s(?:the|their|his|her|a)\s"
    r"(?!(?:\w+\s)?(?:team|rota|books|payroll|job|post|role|staff|crew|frame|running|loop|mix|list|shortlist|picture|company|board)\b)\w+"
    r"(?!.*\b(?:by|before|from|permanently|for\sgood|every|full\s?time)\b)"
)
# “Svetlana's asked me up to the hangar on the 26th”, “they have put me down for a practical”
_CALLED_UP = pattern(
    r"\b(?:asked|invited|called|summoned|booked|inviting|asking|calling|wants?|wanted)\s(?:me|us)\s(?:along|up|over"
    r"|down|round|out|across|through)\s"
    r"(?:to|for|on|at|again|next|this|tomorrow|by)\b(?!\s(?:work|wage|pay))"
    r"|\b(?:put|got|have|has|putting|pencilled|pencilling|booked|slotted|signed|entered)\s(?:me|us)\s(?:(?:down|in|up)\s)?for\s(?:a|an|the|my|another"
    r"|their)\s"
    r"(?!(?:\w+\s)?(?:offer|contract|start|job|post|role|reference|rise)\b)"
)
# “I'm wanted back to give a mock presentation”
_WANTED_BACK = pattern(
    r"(?:\b(?:i|we)\s(?:am|are|have\sbeen|was|were)\s(?:(?:still|now|also|being|all)\s)*|^\W*(?:(?:so|and|am|now"
    r"|all)\s)*)"
    r"(?:wanted|invited|expected|asked|called|booked|needed|summoned|bidden)\s(?:back|in|up|down|over|along|again"
    r"|there|round)\b"
    r"(?!\s(?:by|from|at\swork|to\swork|to\sstart|home)\b)"
)
# “They want to see me again at some point”, “she'd like me to come back some time”
_SEE_ME_AGAIN = pattern(
    r"\b(?:wants?|like|likes|love|hopes?|hoping|keen|mean|means|plans?|planning|intends?|going|will|would|need|needs"
    r"|aims?)\s"
    r"(?:(?:to|on|for)\s)?(?:(?:see|seeing|meet|meeting|have|having|get|getting|talk\sto|talking\sto|speak\sto"
    r"|speaking\sto|interview|interviewing"
    r"|invite|inviting|bring|bringing|call|calling|ask|asking|show)\s)?(?:me|us)\s(?:(?:to\s)?(?:come|go|pop|call"
    r"|be)\s)?"
    r"(?:back(?:\sin|\sthere)?|again|in\sagain|a\ssecond\stime|once\smore|one\smore\stime|another\stime|over\sthere"
    r"|for\sanother\s\w+|for\sa\ssecond\s\w+)\b"
    r"(?!\s(?:pay|money|to\s(?:me|us|them|work|school)|in\stouch|on\s(?:the\s(?:rota|books|team)|my)))"
)
_WANTED_SOMETIME = (_WANT_ME_TO_MEET, _SEE_ME_DO, _MEET_SOMEBODY, _SEE_ME_AGAIN)


def by_job(part: Part) -> bool:
    """Whether it is about the work itself: “I'd have to see the manager every week”."""
    return not part.lows.isdisjoint(_AT_WORK)


_AT_WORK = frozenset("training trainee mentor quota patients customers clients targets induction probation job".split())
_PRIVATE = words.OTHERS - NOT_OTHERS | frozenset("coach therapist kids physio team-mates".split())
_RIVALS = frozenset("candidate candidates applicant applicants".split())
# “Between lunch and tea”, “after the call”: no meeting of its own.
_BESIDE = pattern(
    r"\b(?:between|after|before|during|since|until|till|over|from|about)\s(?:the\s|my\s|their\s|our\s)?$"
    r"|\b(?:need|have|had|got|want|meant|remember|forgot|forget|must|ought|going|will|should|gotta)\s(?:to\s)?$"
)
_SURE_MEETING = pattern(r"\b(?:panel|interview|round|onsite|on site|assessment|audition|trial|final|presentation)\b")
_NUMBER = pattern(r"\bno\.?\s?\d")
_THANKING = pattern(r"\bthank\w*\b|\bthx\b|\bty\b")
_BUSY = pattern(
    r"\b(?:their|staff|team|company|internal|weekly)\s(?:meeting|call|lunch|away)\b|\b(?:he|she|they)\s(?:is|are)\s"
    r"(?:away|out|off|on)\b|\b(?:staff|everyone|everybody|employees|people|all)\s(?:back\s)?in\b|\b(?:last|previous"
    r"|old|my\sother)\s(?:interview|call|round)\b|\bprep\w*\sfor\b|\bpractice\b(?!\s(?:lesson|round|class|shift|run"
    r"|lecture|service))"
)
