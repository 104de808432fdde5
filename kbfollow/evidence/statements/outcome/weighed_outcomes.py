"""How it ended, by weight of words: refused, offered, accepted, withdrawn, where no plainer reading spoke.

A phrase for an outcome counts where it is told as a fact about the user: no guess, no condition, no plan, nobody
else's news. Who decided tells a refusal from a withdrawal: “not taking it further” is theirs, “I'm not taking it
further” mine.
"""

from __future__ import annotations

import re

from kbfollow.evidence.statements.done.acts import TO_DO, advice, status_day
from kbfollow.evidence.statements.done.not_so import OFFER_TO_OTHERS
from kbfollow.evidence.statements.done.unreal import only_spoken_of
from kbfollow.evidence.statements.outcome.outcome_facts import (
    GUESSING,
    MINE,
    MY_CHOICE,
    SURE_OF_ME,
    TRIFLE,
    giver,
    of_others,
    recipient,
    settle_for,
    subject_named,
    told_so,
)
from kbfollow.evidence.statements.outcome.outcome_phrases import LETTER_OF_NO
from kbfollow.evidence.statements.outcome.whose import LONG_PAST
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import PhraseSet
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.model import DateSpan
from kbfollow.patterns import cued, pattern

_REFUSED, _OFFERED, _ACCEPTED = map(PhraseSet, (status.REFUSED, status.OFFERED, status.ACCEPTED))
_WITHDRAWN = PhraseSet(status.WITHDRAWN)


def read_weighed_outcome(sentence: Sentence) -> None:
    """Find how it ended, where the words' classes leave no doubt."""
    if sentence.words.isdisjoint(status.OUTCOME_CUES) or sentence.question or sentence.check == "open":
        return
    if sentence.section.split(" ")[0] in _QUIET_SECTIONS or (advice(sentence) and "me" not in sentence.words):
        return
    if sentence.said("accepted", "declined", "withdrew") or sentence.said("thank_you_sent", "thank_you_not_sent"):
        return
    plain = sentence.low.replace("-", " ").replace("[", "").replace("]", "")
    if of_others(sentence, plain):
        return
    for read in (_withdrew, _accepted, _offered, _refused):
        if read(sentence, plain):
            return


_QUIET_SECTIONS = frozenset("quiet me forgot strength concern references thanks met".split())


# Withdrawn

_OF_MINE = pattern(r"\b(?:my|myself|me|i)\b")
# “Wrote to Mrs Kaur on 15 May to withdraw”.
_WROTE_TO = pattern(
    r"\W*(?:i\s)?(?:have\s|just\s|then\s)?(?:wrote|emailed|e mailed|mailed|rang|called|phoned|texted"
    r"|messaged|asked|sent)\b.{0,60}\bto\s"
    r"(?:\w+ly\s)?$"
)
# “Cancelled my candidacy”, “have scrapped my application”.
_GAVE_UP_MINE = cued(
    r"\b(?:cancel(?:l)?ed|scrapped|dropped|called\soff|ended|revoked|rescinded|retracted|recalled|pulled"
    r"|pulled\sback|took\sback|taken\sback|closed|stopped|binned|nixed|quit|abandoned|terminated"
    r"|cancel(?:l)?ing|scrapping|ending|retracting|rescinding|dropping)\s(?:my"
    r"|our)\s(?:\w+\s)?(?:application|candidacy|candidature|bid)\b"
)
_BEGINS = pattern(
    r"(?:^|[,;:(]\s?|\band\s|\bso\s|\bthen\s|→\s)(?:(?:just|now|have|officially|politely|decided|also"
    r"|finally|today|yesterday|been)\s)*$"
)
# Said of both sides, and after a refusal too: “so I'm out”.
_EITHER_SIDE = frozenset(["i am out", "out of the running", "out of it", "decided against", "decided not to go"])


def _withdrew(sentence: Sentence, plain: str) -> bool:
    match = _GAVE_UP_MINE.search(plain) or _WITHDRAWN.search(plain)
    if match is None or TRIFLE.search(plain) or subject_named(sentence, match):
        return False
    if sentence.said("rejected") and match[0] in _EITHER_SIDE and not MY_CHOICE.search(plain):
        return False
    lead = plain[: match.start()]
    if GUESSING.search(re.sub(r"\b(?:asked|ask)\b", "", lead)) or re.search(
        r"\b(?:they|she|he|funding|role|position|offer)\s(?:\w+\s){0,2}$", lead
    ):
        return False
    if re.search(r"\b(?:not|never|no|without)\s(?:\w+\s)?$", lead):
        return False
    theirs = match[0].startswith("not ") or match[0] in _EITHER_SIDE
    mine = MY_CHOICE.search(plain) or MINE.search(lead)
    if theirs and not mine:
        return False
    asked = match[0].startswith(("take ", "withdraw", "taking")) and match[0] not in ("withdrew", "withdrawn")
    if not (mine or _OF_MINE.search(match[0]) or _BEGINS.search(lead) or _WROTE_TO.match(lead)):
        return False
    if asked and not (
        mine or re.search(r"\b(?:asked|told|emailed|wrote|called|rang|mailed|phoned|texted|messaged)\b", lead)
    ):
        return False
    if match[0] in ("out of the process", "out of the running", "bailed", "called it off", "walked away") and not (
        mine or not lead.strip()
    ):
        return False
    settle_for(sentence, "withdrew", recipient(sentence), status_day(sentence, match.start()))
    return True


# Accepted


def _accepted(sentence: Sentence, plain: str) -> bool:
    match = _SIGNED_IT.search(plain) or _ACCEPTED.search(plain)
    if (
        match is None
        or told_so(sentence, plain, match) is None
        or TRIFLE.search(plain)
        or subject_named(sentence, match)
    ):
        return False
    lead = plain[: match.start()]
    if TO_DO.search(lead) or re.search(
        r"\b(?:they|she|he|choice|candidate|predecessor|was|were|is|are|been|reference|application|cv"
        r"|form)\s(?:\w+\s){0,2}$",
        lead,
    ):
        return False
    if match[0] in ("accepted", "accepting", "i accept", "signed it", "taking it", "took it") and not (
        SURE_OF_ME.search(plain) or sentence.offer_before or len(sentence.tokens) <= 4
    ):
        return False
    if match[0].startswith(("said yes", "told them yes", "told her", "told him")) and not (
        sentence.offer_before
        or re.search(
            r"\b(?:offer|job|role|post|position|i\sstart|starting|start\sdate|contract|(?:slept|thought|mulled|prayed"
            r"|talked)\s(?:on|about|over)?\s?it)\b",
            plain,
        )
    ):
        return False
    settle_for(sentence, "accepted", recipient(sentence), status_day(sentence, match.start()))
    return True


# “Signed and posted the contract”, “signed it and sent the contract back”.
_SIGNED_IT = cued(
    r"\bsigned\s(?:it\s)?and\s(?:[a-z]+\s){1,2}(?:the|my|their)\s(?:\w+\s)?(?:contract|offer"
    r"|offer\sletter)\b(?!\s(?:with|for|of))"
)

# Offered

_REPLY_DUE = pattern(
    r"\b(?:answer|answers|reply|replies|respond|response|sign|signed|signature|accept|acceptance|decide"
    r"|decision|say\s(?:yes|no)|yes\sor\sno"
    r"|deadline|expires?|expiring|valid|open|lapses?|until|till|by|due|let\sthem\sknow|get\sback\sto\sthem)\b"
)
_OFFERED_POST = cued(
    r"\boffered\s(?:me\s)?(?:[£$€]?\d|(?:the|a|an|this|that)\s(?!last|other"
    r"|previous)(?:\w+\s){0,3}?(?:job|post|position|role|contract|place|gig|chair"
    r"|seat|spot|traineeship|apprenticeship|internship|placement|vacancy|hours|permanent|fellowship|lectureship)\b)"
    r"|\b(?:they|she|he)\s(?:(?:have|has|had|just|finally|actually)\s)*offered(?=\s?[!.,;]|\W*$)"
)
_MUST_NAME = frozenset(["offer", "an offer", "the offer", "their offer", "offer by", "offer via", "offer in"])
_OFFER_MADE = pattern(
    r"^\W*(?:got\s|have\s|received\s|had\s)?(?:an?\s|the\s)?(?:\w+\s)?offer\b(?!\s(?:to\sthem|help|him"
    r"|her|of\shelp|a\s))|\b(?:it\sis|is|was|with|have|has|had|got|get|received"
    r"|made|making|me|extended|sent|came|put\sin|call\sabout)\s(?:\w+\s){0,3}?offer\b"
)


# “Wants to have the offer out by Friday”.
_YET_TO_BE_MADE = pattern(
    r"\b(?:expect|want|hop|aim|plan|mean|intend|like|need|try)(?:e|es|s|ing|ning)?\sto\s(?:have|get|make|send|put)\b"
)


_A_LIFT = pattern(r"\s(?:up|out\sof|off|apart|over|through|round|in\sthe\scar|from\sthe)\b")


def _offered(sentence: Sentence, plain: str) -> bool:
    if sentence.said("rejected"):
        return False
    match = _OFFERED_POST.search(plain) or _OFFERED.search(plain)
    if _CHOSE_OTHER.search(plain) or OFFER_TO_OTHERS.search(plain):
        return False
    if match is None or told_so(sentence, plain, match) is None or TRIFLE.search(plain):
        return False
    if only_spoken_of(sentence, plain):
        return False
    if " me" not in match[0] and subject_named(sentence, match):
        return False
    if match[0] in _MUST_NAME and not (_OFFER_MADE.search(plain) or re.search(r"\boffered\s(?:me|the)\b", plain)):
        return False
    lead, behind = plain[: match.start()], plain[match.end() :]
    if re.search(r"\b(?:i|we)\s(?:\w+\s)?(?:offered|made|sent|want\sto)\b", plain) and not re.search(
        r"\bbeen\soffered|was\soffered\b", plain
    ):
        return False
    if match[0] == "they want me" and re.match(
        r"\s(?:to\s(?!start|join|work|be)|back|in|on|for|there|at|behind|beside|alongside)\b", behind
    ):
        return False
    if match[0].endswith("me") and _A_LIFT.match(behind):
        return False  # “Ned picked me up at seven”
    if match[0].endswith("said yes") and re.match(r"\s(?:to|that|when|if)\s(?!me\b|us\b)", behind):
        return False
    if match[0].startswith(("offered ", "been offered", "was offered")) and re.match(
        r"\s?(?:an?\s|another\s)?(?:interview|trial|chance|second|chat|call|look|tour)", behind
    ):
        return False
    if re.search(r"\b(?:will|would|could|might|not|never|nobody|no|any)\b", lead) or re.match(
        r"\s(?:would|could|might|will|or\s(?:not|no))\b", behind
    ):
        return False
    if _YET_TO_BE_MADE.search(lead):
        return False
    deadline = _reply_day(sentence, plain, match.end())
    day = deadline or status_day(sentence, match.start())
    if day is not None and (sentence.setting.anchor - day.end).days > LONG_PAST:
        return False
    sentence.found[:] = [
        one for one in sentence.found if one.kind not in ("offer", "contact_by_them") or one.manner == "answer by"
    ]
    manner = "answer by" if deadline else "made"
    if not any(one.kind == "offer" for one in sentence.found) or deadline:
        settle_for(sentence, "offer", giver(sentence), day, manner)
    return True


# “Offer by phone, Friday” sets no day to answer by.
_BY_MEANS = pattern(
    r"\b(?:by|on)\s(?:the\s)?(?:tele)?(?:phone|e?-?mail|post|letter|text|call|video|zoom|teams|courier|voicemail|sms"
    r"|whatsapp|message|mouth|hand)\b"
)


def _reply_day(sentence: Sentence, plain: str, place: int) -> DateSpan | None:
    """The day by which the offer must be answered."""
    for span in sentence.future_dates:
        if span.end < sentence.setting.anchor or not sentence.ahead(span):
            continue
        lead = _BY_MEANS.sub(" ", plain[max(0, span.offset - 45) : span.offset + len(span.text)])
        if _REPLY_DUE.search(lead) and (span.offset > place or _REPLY_DUE.search(plain[span.offset :])):
            return span
    return None


# Refused


def _refused(sentence: Sentence, plain: str) -> bool:
    if sentence.said("rejected", "offer"):
        return False
    if (letter := LETTER_OF_NO.match(plain)) is not None and not sentence.question:
        settle_for(sentence, "rejected", None, status_day(sentence, letter.start()))
        return True
    match = _CHOSE_OTHER.search(plain) or _REFUSED_ME.search(plain) or _REFUSED.search(plain)
    if match is None or told_so(sentence, plain, match) is None or subject_named(sentence, match):
        return False
    lead, rest, phrase = plain[: match.start()], plain[match.end() :], match[0]
    if _of_something_else(phrase, lead, rest, plain) or _said_of_nobody(phrase, lead, plain):
        return False
    day = status_day(sentence, match.start())
    if day is not None and (sentence.setting.anchor - day.end).days > LONG_PAST:
        return False
    settle_for(sentence, "rejected", giver(sentence), day)
    return True


def _of_something_else(phrase: str, lead: str, rest: str, plain: str) -> bool:
    """“Chose another day”, “lost out on sleep”, “I turned down …”, “want it filled”: another thing, or the user’s."""
    if _THING_CHOSEN.match(rest) or (phrase.startswith("lost out") and _LOST_ON.match(rest)):
        return True
    if phrase.startswith(_NOT_CHOSEN) and not (SURE_OF_ME.search(lead) and _AT_END.match(rest)):
        return True
    if phrase.startswith(status.SUFFERED) and not _OF_ME.search(lead):
        return True
    if phrase.startswith(_TRANSITIVE) and _OBJECT.match(rest):
        return True
    if phrase.startswith(_MINE_TOO) and _I_DID.search(lead):
        return True
    return phrase.endswith(" filled") and _TO_BE_FILLED.search(plain) is not None


def _said_of_nobody(phrase: str, lead: str, plain: str) -> bool:
    """Phrases that say little by themselves: whether what stands before them says what they speak of."""
    if phrase in _WEAK_NO and not (_SHORT_NEWS.search(lead) or not lead.strip(" .,→-:")):
        return True
    if phrase == "not through" and _THING_AWAITED.search(lead):
        return True  # “the grant is not through”
    if lead.endswith((" to be ", " will be ", " would be ", " should be ")):
        return True
    if phrase in _COMPARED and not _TAKEN.search(lead):
        return True
    if phrase in _NOT_FOR_US and not SURE_OF_ME.search(plain):
        return True
    if phrase in _WENT_WITH and not _THE_JOB.search(lead):
        return True
    if phrase in _WENT_TO and not _IT_HAS.search(lead):
        return True
    return phrase.startswith(_TOOK_OTHERS) and _NOT_THEIRS.search(lead) is not None


_THING_AWAITED = pattern(
    r"\b(?:grants?|funding|funds|budgets?|money|paperwork|headcount|approval|sign\soff|contracts?|orders?|deals?"
    r"|checks?"
    r"|clearances?|visas?|permits?|licen[cs]es?|dbs|forms?|reqs?|requisitions?|papers?|planning|merger|sale|it|that"
    r"|this"
    r"|line|call|post|letter|mail|transfer|payment)\s(?:(?:is|are|was|has|have|been|still|also|just)\s)*$"
)
# What the user may do as well as the employer: “I turned them down”.
_MINE_TOO = tuple("turned down;said no;passed;took;chose;picked;hired;went;gone;no;cut;dropped;knocked".split(";"))
_I_DID = pattern(r"\b(?:i|we)\s(?:have\s|had\s|just\s|then\s|also\s)?$")
_TO_BE_FILLED = pattern(r"\b(?:want|wants|need|needs|get|have|like|see|to|hope|by|must|not|be)\b")
_TAKEN = pattern(r"\b(?:went|gone|chose|chosen|picked|hired|took|preferred|wanted|with|had|lost|to|found|email|news)\b")
_NOT_FOR_US = ("not for us", "not what they", "went to a", "went with a", "gone with a", "no go")
_WENT_WITH = ("went to a", "went with a", "gone with a")
_THE_JOB = pattern(r"\b(?:job|post|role|position|they|place)\b")
_WENT_TO = ("went to someone", "went to another", "went to somebody", "went to the other", "gone to another")
_IT_HAS = pattern(r"\b(?:it|job|post|role|position|place|gig|contract|vacancy|that)\s(?:has\s|had\s)?$")
_TOOK_OTHERS = ("took ", "chose ", "picked ", "hired ", "appointed ", "taken ", "found ")
_NOT_THEIRS = pattern(r"\b(?:last|i|we)\s(?:\w+\s)?$")


# “They refused me”, “my application was denied”, “the refusal came by mail”, “Refused on 15 May”.
_REFUSED_ME = cued(
    r"^\W*(?:(?:so|and|sadly|well|alas)\s)?an?\s(?:\w+\s)?no\W*$|"
    r"\b(?:knocked|turned)\sme\s(?:back|down)\b|\b(?:binned|ditched|ruled\sout|blew\sout"
    r"|knocked\sback)\sme\b|\b(?:ruled|blew|blown)\sme\sout\b|\bpfo\b|\bsaid\sno\sto\sme\b"
    r"|\b(?:job|post|role|position|place|gig|vacancy)(?:\s(?:is|has|had)|'s)?\s(?:gone|going"
    r"|went)\sto\s(?:the|a|an|their|his|her|one\sof)\s(?!(?:\w+\s)?(?:adverts?|ads?|press|print|printers?"
    r"|market|agency|agencies|board|committee|panel|public|recruiters?|website|boss|hr|final|second|next"
    r"|dogs|team|office)\b)\w"
    r"|\b(?:refused|declined|denied|rejected|unsuccessful\swith|turned\sdown)\s(?:me\b(?!\s(?:a|the|an"
    r"|entry|my)\s(?!job|post|role|position))|my\s(?:application|candidacy"
    r"|candidature)\b)"
    r"|\b(?:i|we)\s(?:have\s|had\s|ve\s)?(?:was|were|am|been|got|have\sbeen"
    r"|had\sbeen)\s(?:\w+ly\s)?(?:refused|denied|declined)(?=\W*$|\s(?:the|this|that|it|for|by|on|today|yesterday)\b)"
    r"|\b(?:application|candidacy|candidature)\s(?:has\s|had\s)?(?:was|been|got"
    r"|is)\s(?:\w+ly\s)?(?:refused|denied|declined|rejected|turned\sdown|unsuccessful)\b"
    r"|\b(?:a|the|their|my|official|polite|friendly|written)\s(?:refusal|ablehnung|absage|knock\s?back"
    r"|brush\s?off)\s(?:\w+\s)?(?:came|arrived|landed|is\shere|reached|by|was|in\sthe|today|this|from|on)\b"
    r"|^\W*(?:refusal|ablehnung|refused)(?=\W*$|\s(?:letter|e?\s?mail|call|on|by\s(?!the\s(?:bank|door))"
    r"|came|arrived|today|yesterday|this|via|from|\d))"
    r"|\b(?:got|received|had)\s(?:a|the|their|my)\s(?:\w+\s)?refusal\b"
)
# “I'm not the one”, and nothing behind it: not “not the one to complain”.
_NOT_CHOSEN = ("not the one", "not their", "not who they")
_AT_END = pattern(
    r"(?:\s(?:picked|chose|want|wanted|for\s(?:it|this|them|the\s(?:job|role|post))|this\stime|sadly|unfortunately))*"
    r"\s?(?:$|[.,;!)])"
)
_OF_ME = pattern(
    r"(?:^|[,;:(.→>]\s?|\b(?:i|we|me|us|application|cv|and|but|so|unfortunately|sadly|alas|just"
    r"|well)\s)(?:(?:(?:was|am|got|were|have|had|has|been|is|just"
    r"|also|sadly|really|narrowly|again|then|finally)\s)*)$"
)
_LOST_ON = pattern(r"\son\s(?!this|it\b|that|the\s(?:job|role|post|position|gig))")
# “They chose another day”: no candidate was chosen.
_THING_CHOSEN = pattern(
    r"\s(?:\w+\s)?(?:days?|dates?|times?|rooms?|options?|suppliers?|way|weeks?|slots?|routes?|approach"
    r"|designs?|vendors?|systems?|tools?|venues?|tables?"
    r"|brands?|contractors?|agency|topics?|questions?|software|floor|parcels?)\b"
)
_TRANSITIVE = ("turned", "knocked", "passed", "rejected", "cut", "dropped", "binned", "let ", "brushed")
_OBJECT = pattern(
    r"\s(?:the|a|an|my|our|his|her|their|its|some|any|no)\b|\sfor\s(?:a|the)\s(?:loan|mortgage|flat|card|visa|grant)\b"
)
# “They've appointed the other lad”, “offered it to somebody else”: whom they chose instead.
_CHOSE_OTHER = cued(
    r"\b(?:they|she|he|board|panel)\s(?:(?:have|has|had|just|finally|simply)\s)*(?:hired|chose|chosen|picked|appointed|selected|preferred"
    r"|(?:gone|went)\s(?:with|for))\s(?:the|a)\s(?:\w+\s)?(?:lad|lass|girl|guy|bloke|chap|fella|woman|candidate|applicant)\s(?:from|with|off)\b|"
    r"\b(?:hired|chose|chosen|picked|took|taken|appointed|selected|preferred|(?:gone|went|going"
    r"|go)\s(?:with|for|to)|(?:given|gave|giving|offered|offering"
    r"|handed|awarded)\s(?:it|the\s(?:job|post|role|position|place|contract|gig))?\s?to)\s(?:the\sother"
    r"|another|an?\sother|someone|somebody|(?:an|the)\sinternal"
    r"|one\sof\stheir|their\sown|an\sinsider|a\scolleague\sof|the\s(?:boss|owner|manager)'s|a\s(?:younger"
    r"|cheaper|stronger|better|different|more)"
    r"|(?:his|her|their|the\s(?:boss|owner|manager|gaffer|foreman)'s)\s(?:own\s)?(?:nephew|niece|son|daughter|cousin"
    r"|brother"
    r"|sister|mate|friend|pal|wife|husband|son-in-law|grandson|neighbou?r|godson|goddaughter|old\s\w+))"
    r"(?!\s(?:day|way\sround|option|room|one\sof\stheir|week|side|direction|approach|to\s(?:talk|see|speak)))\b"
)
_WEAK_NO = frozenset(
    [
        "rejection",
        "rejections",
        "no from",
        "not me",
        "not through",
        "no go",
        "no joy",
        "no dice",
        "regrets letter",
        "cut me",
        "dropped me",
        "close but no",
        "runner up",
        "second choice",
        "unfortunately",
    ]
)
_SHORT_NEWS = pattern(
    r"\b(?:a|the|got|it\sis|it\swas|had|so|answer|am|was|email|letter|their|is|got\sthe|came)\s\"?$|[:→]\s?$"
)
_COMPARED = frozenset(
    "stronger candidate;stronger candidates;stronger applicants;better qualified;other applicants;other candidates;"
    "someone with more;somebody with more;someone more;somebody more;not enough experience".split(";")
)
