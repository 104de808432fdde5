"""What only looks promised: things to fetch for oneself, private errands, advice of one's own people, fragments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kbfollow.evidence.statements.ahead.agreed import refused
from kbfollow.evidence.statements.ahead.unwanted import drop_unwanted
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import Statement
from kbfollow.patterns import pattern

# “Have to get it off Aoife”, “get his address from the agency”: it comes to the user.
_FETCHED = pattern(
    r"\b(?:get|fetch|find|find\sout|cadge|wangle|borrow|extract|prise|collect|chase|pick\sup)\s(?:hold\sof\s)?"
    r"(?:it|them|that|those|one|(?:the|a|an|some|her|his|their|my)\s(?:[\w'-]+\s){1,3}?|(?:[\w'-]+\s){1,2}?)\s?"
    r"(?:off|from|out\sof)\s(?!me\b|now\b|here\b|there\b)[\w']"
)
# “Ask the agency for his number”, “look up her surname”: what isn't known yet of a person.
_NOT_KNOWN_YET = pattern(
    r"\b(?:his|her|their|[a-z]+'s|whose)\s(?:(?:right|correct|full|proper|work|home|mobile|cell|phone|direct|postal"
    r"|exact|first|last|other|own)\s){0,2}(?:numbers?|address(?:es)?|e-?mails?|surnames?|last\snames?|names?|titles?"
    r"|contacts?|contact\sdetails|details|spellings?|extension|whatsapp|linkedin)\b"
)
_GIVEN = pattern(r"\b(?:send|email|e-mail|give|forward|pass|text|post|whatsapp|share|hand|show)\b")
_TO_THEM = pattern(rf"{_GIVEN.pattern}|\b(?:i|we)\s(?:still\s)?(?:promised|owe|offered)\b")
# What people do for themselves, at whatever employer: notices, birthdays, rents.
_PRIVATE = pattern(
    r"(?:(?:my|his|her|their|our|the|a|an|in|him|them)\s)*(?:(?:\w+\s){0,2}(?:weeks?'?|months?'?|month's|week's)\s)?"
    r"(?:notice(?:\s(?:in|where|at|to|there|on)\b.*)?|(?:hire|rental|courtesy)\s(?:car|van)|library\s(?:books?|cards?|loans?|dvds?|fines?)"
    r"|(?:(?:new|some|more|fresh)\s)?(?:petrol|diesel|gas|milk|bread|groceries|shopping|stamps|dinner|tea|nappies|diapers|cat\sfood|dog\sfood|haircut|prescription"
    r"|shoes|boots|suit|shirt|tyres?|washing|laundry|bins?|kids?|children|cake|flowers|wine|medicine)(?:\s(?:on|for|from|at|in)\b.*)?"
    r"|birthday\b.*"
    r"|rent|mortgage|tax\sreturn|council\stax|resignation(?:\s\w+)?|wedding\b.*|christening\b.*|funeral\b.*"
    r"|(?:some\s|a\slot\sof\s|serious\s)*(?:thought|rest|sleep|air|space|head\sa\b.*)|best|best\sshot|all|go|break"
    r"|miss)"
)
# “- [ ] return mom's car”, “- [ ] post gran's letter”: for family, house and body, in a list of one's own.
_FOR_MINE = pattern(
    r"\b(?:mom|mum|mam|mummy|mommy|dad|daddy|sister|brother|kids?|son|daughter|wife|husband|hubby|gran|granny|grandma|grandpa"
    r"|grandad|nan|nana|aunt|auntie|uncle|cousin|niece|nephew|girlfriend|boyfriend|flatmate|roommate|landlord|landlady"
    r"|neighbou?rs?|babysitter|childminder)(?:'s|s'|s)?\b"
)
_ERRAND_TO = pattern(
    r"\b(?:dentist|vet|vets|gym|gp|hairdresser|barber|optician|mechanic|garage"
    r"|plumber|electricity|broadband|laundry|dry\scleaning|groceries|dog|cat|puppy|library\sbooks?|car\sinsurance|car\stax|mot"
    r"|council\stax|rent|mortgage|parking\sfine|bins|lawn|boiler|wifi|utility|gas\sbill|water\sbill|phone\sbill|prescription)\b"
    r"|\bthe\sbank\b|^\W*buy\s"
)
# “- [ ] return my own overdues”, “- [ ] photo for our holiday”: the user's own life.
_MY_OWN = pattern(
    r"\b(?:my|our)\sown\b|\bfor\s(?:my|our|the)\s(?:own\s)?(?:holidays?|trip|vacation|honeymoon|allotment|kids?|flat|house|wedding)\b"
)
_HANDED_OVER = pattern(r"\b(?:send|email|e-mail|give|forward|bring|share|show)\s(?!off\sfor\b)")
_TO_EMPLOYER = pattern(
    r"\b(?:them|her|him|hr|recruiter|agency|employer|company|manager|payroll|interview|interviewers?|panel|references?|referees?"
    r"|asked|onboarding|application|job|post\soffice)\b"
)
# “Have to talk it over with Joe”, “must ring our Jo”: at home.
_TALKED_OVER = pattern(
    r"\b(?:talk|think|sleep|mull|chew|discuss)\s(?:it|this|that|things|(?:the|their)\soffer)\s(?:all\s)?(?:over|through|with)\b"
    r"|\bsleep\son\s(?:it|this|that)\b"
)
_OUR_JO = pattern(r"\b[Oo]ur\s(?!HR\b)[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-öø-ÿ]+\b(?!['’]s\s|\s[A-Z])")
# “Want to fill it before Christmas”: the post is theirs.
_THEIR_FILLING = pattern(
    r"fill\s(?:it|this|the\s(?:\w+\s)?(?:post|role|job|position|place|vacancy|slot))\b(?!\s(?:in|out)\b)"
)
_TOLD_AROUND = pattern(
    r"tell\s(?:everyone|everybody|people|them\sall|the\s(?:kids|family|lads|girls|others)|my)\b|(?:at|in|on|from|near"
    r"|during)\s(?:home|work|church|school|town|(?:the|my)\s\w+)$"
)
_DO_SOMEBODY = pattern(r"(?:do|write|text|ring|mail|e-?mail)\s[^\W\d_]+(?:\s[^\W\d_]+)?$")
# “Jean says I ought to write”: said by nobody of the employer's.
_ADVISED = pattern(
    r"^(?:(?:and|but|so|now|also)\s)?(?P<whose>my\s|our\s)?(?P<who>[^\W\d_]+)\s(?:also\s|always\s|still\s|just\s)?"
    r"(?:says|said|thinks|thought|reckons|reckoned|insists|keeps\s(?:saying|telling\sme)|tells\sme|told\sme|swears"
    r"|is\sof\sthe\sopinion|is\son\sat\sme|feels)\s(?:that\s)?(?:to\b|(?:i|we|one|you)\s(?:ought|should|must|need|have"
    r"\sto|had\sbetter|could|might))"
)
_KIN = frozenset(
    """
    mum mom mam mammy mummy dad da daddy mother father wife husband hubby partner sister brother son daughter gran nan
    nana grandma grandad granny aunt auntie uncle cousin friend mate pal neighbour neighbor flatmate roommate girlfriend
    boyfriend fiancé fiancée fiance fiancee therapist coach everyone everybody people google internet books website
    """.split()
)
# “Phone only, 15 min.”, “call went fine”, “25 minutes on the phone”: of the talk that took place.
_OF_THE_TALK = pattern(
    r"(?:only|just|mostly|mainly|so\sfar|again|first|instead|(?:went|was|were|lasted|took|ran|dropped|broke|kept|cut"
    r"|ended"
    r"|started|began|felt|got)\b.*|(?:call|chat|screen|screening|interview|test|round|stage)(?:\s.*)?"
    r"|(?:about\s|nearly\s|some\s|just\s)?(?:[\w-]+\s)?(?:min|mins|minutes?|hrs?|hours?|half\san\shour)(?:\s.*)?)"
)
_LENGTH = pattern(
    r"\b(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)\s?(?:min|mins|minutes|hrs?|hours?)\b|\bhalf\san\shour\b|\bonly\b|\bso\sfar\b"
    r"|\b(?:went|was|lasted|took|ran)\b"
)
_TALK_FIRST = pattern(
    r"(?:a\s|the\s|just\sa\s|short\s|quick\s|first\s|\w+\s)?(?:phone|call|email|e-mail|text|video|zoom|teams|ring"
    r"|chat)\b"
)


def drop_no_promises(sentence: Sentence) -> None:
    """Take back what was read as owed to the employer and is none."""
    drop_unwanted(sentence)
    _turn_note_to_all_to_thanks(sentence)
    none = [one for one in sentence.found if one.kind == "promise_by_me" and _is_none(sentence, one)]
    days = [one.dates for one in none if one.dates is not None]
    mine = not sentence.words.isdisjoint({"i", "we"})
    sentence.found[:] = [
        one
        for one in sentence.found
        if one not in none and not (mine and one.kind == "decision_expected" and one.dates in days)
    ]
    if sentence.said("reference_named") and not sentence.said("reference_alerted"):
        _turn_call_to_reference(sentence)


def _turn_call_to_reference(sentence: Sentence) -> None:
    """“I said Gill Hart, must ring her tonight”: whoever was just named as a reference is still to be told."""
    named = {one.who for one in sentence.found if one.kind == "reference_named"}
    sentence.found[:] = [
        replace(one, kind="reference_not_alerted", dates=None, what=None, manner="")
        if one.kind == "promise_by_me" and one.manner == "check-in" and one.who in named
        else one
        for one in sentence.found
    ]


# “I'll write to the pair of them”, “drop them both a line”: what everybody is written after an interview are thanks.
_NOTE_TO_ALL = pattern(
    r"\b(?:write|drop|send|email|e-mail|mail|text|message|scribble|pen)\s(?:a\s(?:\w+\s)?(?:line|note|card|word|message"
    r"|mail|e-?mail|text)\s)?(?:to\s)?(?:the\s(?:pair|two|three|lot|four|whole\s(?:lot|panel))\sof\sthem|both(?:\sof\sthem)?"
    r"|each(?:\sof\sthem)?|them\s(?:all|both|each)|all\s(?:of\sthem|three|four)|everyone|everybody|the\spanel)"
    r"(?:\s(?:a|an|my|one|some)\s(?:\w+\s){0,2}?(?:line|lines|note|notes|card|cards|word|words|message|mail|e-?mail|text))?"
    r"(?=\s?(?:[,;.!)–—-]|$)|\s(?:when|once|as|on|by|before|in|at|over|tomorrow|today|tonight|this|next|later|after|from"
    r"|first|soon|and|but|so|mon\w*|tue\w*|wed\w*|thu\w*|fri\w*|sat\w*|sun\w*)\b)"
)


# “Must write to Ines and Tom tonight”.
_WRITE_TO_TWO = pattern(
    r"\b(?:write|drop\sa\s(?:line|note|card))\sto\s[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:and|&)\s(?!ask\b|see\b|check\b)"
)


# “I'll drop Tom and Ines a line tonight”, but not “… a line on Monday to see how things stand”.
_A_LINE_TO = pattern(
    r"\b(?:drop|write|send)\s(?:her|him|them|[^\W\d_]+(?:\s(?:and|&)\s[^\W\d_]+)?)\s(?:a\s(?:quick\s|short\s|nice\s|proper\s"
    r"|little\s)?(?:line|card|note)|a\sfew\s(?:lines|words)|a\scouple\sof\slines)\b"
)
_ABOUT_SOMETHING = pattern(
    r"\b(?:about|if|whether|when|where|on\show|of|with|explaining|saying|to\s(?:see|ask|check|find|know|say))\b"
)


def _turn_note_to_all_to_thanks(sentence: Sentence) -> None:
    """Make a note to everybody, or a line to somebody within days of the interview, the thank-you that it is."""
    to_all = _NOTE_TO_ALL.search(sentence.low) is not None or (
        len(sentence.mentions) > 1 and _WRITE_TO_TWO.search(sentence.low) and " about " not in sentence.low
    )
    a_line = _A_LINE_TO.search(sentence.low) is not None and _ABOUT_SOMETHING.search(sentence.low) is None
    if to_all or a_line:
        soon = sentence.setting.anchor + timedelta(THANKS_DAYS)
        sentence.found[:] = [
            replace(one, manner="thank-you")
            if one.kind == "promise_by_me" and (to_all or one.dates is None or one.dates.end <= soon)
            else one
            for one in sentence.found
        ]


THANKS_DAYS = 3  # from the interview on, in which a line to somebody is the thank-you


# “They want the certificate in hand”: what one must have to get the job; “my plate number at the gate”: on the day.
_MUST_HAVE = pattern(
    r"\b(?:wants?|needs?|wanted|needed|requires?|insists?\son|expects?)\s[^,;.]{2,60}?\sin\s(?:hand|place)\b"
)
_SHOWN_THERE = pattern(
    r"\b(?:wants?|needs?|wanted|needed|requires?|asks?\sfor|asked\sfor)\s[^,;.]{2,60}?\s(?:at|to)\s(?:(?:the|their"
    r"|its)\s)?(?:\w+\s)?(?:gate|barrier|desk|reception|door|entrance|security|lodge|lobby|checkpoint|gatehouse|turnstile)s?\b"
)
# “The kids' forms”, “my daughter's school form”: of people at home.
_OF_MY_OWN = pattern(
    r"\b(?:(?:the\s|my\s|our\s)?kids'|(?:my|our)\s(?:\w+\s)?(?:kid|kids|son|daughter|child|children|mum|mom|mam|dad|wife"
    r"|husband|partner|sister|brother|gran|nan|boyfriend|girlfriend|flatmate|landlord|neighbou?r)'?s?)\s(?:\w+\s){0,3}?\w"
)
# “I'd send the children home if it snowed”, “I'd bring samples if they liked”: it hangs on something.
_IF_SO = pattern(
    r"\b(?:i|we)\s(?:would|could|can|will)\s[^,;.]{2,80}?\s(?:if|unless|provided|as\slong\sas)\s(?:it|they|she|he|there|the"
    r"|that|anyone|anybody|somebody|someone|need|needed|wanted|asked|required|necessary)\b(?!\s(?:is|was)\s(?:ok|okay|fine"
    r"|alright|all\sright|possible|ready))"
)
# “He told me to send another application next year”: advice for later.
_NEXT_TIME = pattern(
    r"(?:(?:an?other|a\snew|a\sfresh|further|future)\s)?(?:applications?|cvs?|resumes?)(?:\sagain)?|.*\bagain"
)
_LATER_ON = pattern(
    r"\b(?:next|another)\s(?:year|time|season|spring|summer|autumn|fall|winter|round)\b|\bin\s(?:the\s)?(?:future|new\syear"
    r"|spring|summer|autumn|fall|winter)\b|\banother\sapplication\b"
)
# “Lent Ana my notes, must get them back”: the user's own thing.
_LENT_OUT = pattern(
    r"\b(?:i\s)?(?:lent|loaned|gave)\s(?!me\b|us\b)[^,;.]{2,40}?\smy\s.*\bget\s(?:it|them|that|those)\sback\b(?!\sto\b)"
)


# “The second candidate's certificate”, “its slides”; “new starters must bring …”, “you'd need a licence”, “would have
# wanted my thesis”; “an answer from the council”: of others, or of nobody yet.
_OF_OTHERS = pattern(
    r"(?:its\s|.*\b(?:candidates?|applicants?|colleagues?|customers?|clients?|residents?|patients?|pupils?|students?|tenants?"
    r"|suppliers?|contractors?|members?|starters?|trainees?|volunteers?)'s?\s).*"
)
_WHOEVER = pattern(
    r"\b(?:anyone|anybody|everyone|everybody|whoever|people|all\sof\sus|candidates|applicants|staff|starters|drivers|volunteers|those)\s(?:(?:who|that)\s)?[^,.;]{0,40}?"
    r"(?:has|have|had|needs?|must|should)\s(?:to\s)?(?:send|bring|hand|give|show|submit|provide|fill|sign|return|upload|have|get|do|write)\b"
    r"|\b(?:wants?|needs?|expects?|would\slike|looking\sfor|asks?|requires?)\s(?:the|a|an|some|every|each|any|their|her|his)\s(?:(?:new|next|right|second|good|other|lucky)\s)?"
    r"(?:person|man|woman|hire|candidate|starter|joiner|clerk|driver|cook|chef|nurse|teacher|manager|assistant|apprentice|staff|team|one|people|somebody|someone|successor|boss|crew"
    r"|trainee|member|worker|workers|lads?|girls?|suppliers?|customers?|clients?|parents?|pupils?|tenants?)\s(?:who\s.{0,30}\s)?to\s"
)
_FOR_ALL = pattern(
    r"(?:(?:so|and|but|well|all|new|any|most)\s)*(?:you|one|everyone|everybody|anyone|starters|joiners|employees|hires|recruits|trainees"
    r"|volunteers|apprentices|drivers|applicants|candidates)\s(?:had\sneed|would|will|must|have|has|need|needs|should|ought)\b"
)
_WOULD_HAVE = pattern(r"\b(?:would|could|might)\shave\s(?:wanted|needed|liked|asked|required|expected|sent|had|got)\b")
_WANTED_FROM = pattern(
    r"\b(?:wants?|needs?|requires?|expects?|waiting\s(?:for|on)|awaits?)\s[^,;.]{2,60}?\sfrom\s(?:the|their|his|her|its|head|hq"
    r"|central|another|other)\b"
)


def _was_refused(sentence: Sentence, promise: Statement) -> bool:
    """“Asked for a sample; I said no”, “wanted to see my card and I showed it there and then”."""
    if promise.manner not in ("", "no hurry") or promise.dates is not None:
        return False
    wanted = _WANTED_OF_ME.search(sentence.low)
    return wanted is not None and refused(sentence, wanted.end())


_WANTED_OF_ME = pattern(r"\b(?:asked|asks|wanted|wants)\s(?:me\s)?(?:for|about|to\s(?:see|have|read))\b")


def _is_of_others(low: str, what: str) -> bool:
    """Whether it is somebody else's paper, or asked of everybody, or of somebody else."""
    of_others = _OF_OTHERS.fullmatch(what) or _FOR_ALL.match(low) or _WHOEVER.search(low) or _WOULD_HAVE.search(low)
    return bool(of_others or (_WANTED_FROM.search(low) and " my " not in f" {low} " and " i " not in f" {low} "))


def _is_private(sentence: Sentence, promise: Statement) -> bool:
    """Whether it is one's own errand, or hangs on something, or is what has to be shown on the day."""
    low = sentence.low
    if not any(one.known for one in sentence.mentions) and (_TALKED_OVER.search(low) or _OUR_JO.search(sentence.text)):
        return True
    if promise.manner == "check-in":
        return promise.dates is None and _IF_SO.search(low) is not None
    if promise.manner not in ("", "no hurry"):
        return False
    who = (promise.who or "mum").lower()
    to_kin = _FOR_MINE.fullmatch(who) is not None or (f" for {who}" in low and _MY_OWN.search(low) is not None)
    if sentence.check == "open" and to_kin and not any(one.known for one in sentence.mentions):
        for_mine = _FOR_MINE.search(low) or (_ERRAND_TO.search(low) and not _GIVEN.search(low))
        for_mine = for_mine or (_MY_OWN.search(low) and promise.dates is None and not _HANDED_OVER.search(low))
        if for_mine and not _TO_EMPLOYER.search(low):
            return True
    if _MUST_HAVE.search(low) or _LENT_OUT.search(low) or (_OF_MY_OWN.search(low) and not _TO_THEM.search(low)):
        return True
    if promise.dates is None and (_SHOWN_THERE.search(low) or _IF_SO.search(low)):
        return True
    return _NEXT_TIME.fullmatch((promise.what or "").lower()) is not None and _LATER_ON.search(low) is not None


def _is_none(sentence: Sentence, promise: Statement) -> bool:
    what = (promise.what or "").lower().strip(" .")
    if _is_private(sentence, promise) or _is_of_others(sentence.low, what) or _was_refused(sentence, promise):
        return True
    if _PRIVATE.fullmatch(what) or _THEIR_FILLING.match(what) or _TOLD_AROUND.match(what) or _advised(sentence):
        return True
    if promise.manner != "thank-you" and _DO_SOMEBODY.match(what) and sentence.said("thank_you_not_sent"):
        return True  # “emailed Anita to thank her, must do Yusuf”
    if promise.dates is None and _TALK_FIRST.match(sentence.low) and _LENGTH.search(sentence.low):
        return _OF_THE_TALK.fullmatch(what) is not None
    fetched = _FETCHED.search(sentence.low)
    if fetched is not None and sentence.before.wanted and what == sentence.before.thing.lower():
        return False
    if fetched is not None and not _GIVEN.search(sentence.low, 0, fetched.start()):
        return not _GIVEN.search(sentence.low, fetched.end()) and not _GIVEN.search(what)
    unknown = _NOT_KNOWN_YET.search(what)
    return unknown is not None and not _GIVEN.search(sentence.low)


def _advised(sentence: Sentence) -> bool:
    """Whether somebody who is not of the employer's side says what one should do."""
    match = _ADVISED.match(sentence.low)
    if match is None or match["who"] in words.THEM or match["who"] in ("i", "we", "hr"):
        return False
    if match["whose"] or match["who"] in _KIN:
        return True
    named = next((one for one in sentence.mentions if sentence.tokens[one.first].start == match.start("who")), None)
    return named is not None and not named.known and match["who"] not in words.EMPLOYER_NOUNS
