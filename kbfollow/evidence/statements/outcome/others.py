"""What is told of others: other people's news, other interviews, earlier jobs."""

from __future__ import annotations

from kbfollow.evidence.statements.done.weighed_references import OF_A_CALL
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words.words_en_status import REFERENCES_CUES
from kbfollow.patterns import cued, pattern

# "My brother was offered a job", "the girl before me has her second interview": nothing of it is the user's.
_OTHERS_NEWS = pattern(
    r"(?:(?:and|but|btw|also|oh|so|ps|meanwhile|anyway)[\s,]+)*(?!(?:the|their)\s(?:\w+\s){0,2}partners?\b)(?:my"
    r"|our|his|her|their"
    r"|the|a|an|another|one|some)\s"
    r"(?:\w+\s){0,2}?(?:(?:brother|sister|cousin|friend|mate|pal|mum|mom|dad|mother|father|wife|husband|hubby|partner"
    r"|niece|nephew|aunt|auntie|uncle|nan|gran|grandma|grandad|son|daughter|kid|flatmate|roommate|neighbou?r|boyfriend"
    r"|girlfriend|classmate|colleague|ex|landlord|landlady|in-law)s?\b(?!'s\b)"
    r"|(?:girl|guy|bloke|lad|lass|woman|man|one|person|candidate|applicant)\s(?:before|after|ahead"
    r"|next|in\sfront|behind)"
    r"\b|(?:previous|last|former|other)\s(?:holder|person|guy|girl|manager|candidate|applicant|one|post-?holder)\b)"
)
_BACK_TO_ME = pattern(r"\b(?:i|we)\b")
_NOT_OF_OTHERS = frozenset(
    "decision_expected next_round no_next_round promise_by_me promise_by_them rejected offer accepted declined "
    "withdrew contact_by_them promise_by_them_kept follow_up_done".split()
)
_PAST_JOB = cued(
    r"\b(?:at|in|from|with)\smy\s(?:last|previous|old|former|current)\s(?:job|role|company|employer"
    r"|position|place|firm|school)\b|\bwhen\si\s(?:worked|was\sworking)\b|\bmy\s(?:old|former|previous"
    r"|last|ex-?)\s?(?:boss|employer|manager|company|team)\b|\blast\stime\si\s(?:applied"
    r"|interviewed)\b|\bmy\seditor\b",
)


# “Told Ruth I'd send her the sheet I made at my last place.”
_I_WILL_SEND = pattern(
    r"\b(?:i|we)\s(?:will|would|shall|must|should|have\sto|need\sto|am\sgoing\sto|am\sto)\s(?:\w+ly\s)?(?:send|bring|e-?mail"
    r"|mail|post|drop|get|hand|forward|share|text|lend|give|print|scan|copy)\b"
)
# “I owe Ann the report from my last place”: what is owed comes from there.
_I_OWE = pattern(
    r"\b(?:i|we)\s(?:still\s|also\s|have\s|had\s|do\s)*(?:owe|promised)\s(?!to\b|that\b|i\b|we\b|myself\b|my\s(?:old|last|former))"
    r".{3,80}\b(?:from|of|at|in)\smy\s(?:last|previous|old|former|current)\b"
    r"|\boffered\sto\s(?:send|bring|e-?mail|mail|post|drop|forward|share|lend|give|print|scan|copy|show)\b.{3,80}\b(?:from|of|at|in)\smy\s(?:last|previous|old"
    r"|former|current)\b"
)
# “Drop off the letter from my old job”: where a thing comes from.
_FETCHED_THERE = pattern(
    r"\b(?:letters?|references?|payslips?|p45|statement|contract|certificates?|proof|copy|copies|appraisals?|reviews?|samples?"
    r"|photos?|notes?|badge|references)\s(?:\w+\s){0,2}?(?:from|of|at)\smy\s(?:last|previous|old|former|current)\b"
)


def drop_news_of_others(sentence: Sentence) -> None:
    """Take back what a sentence says of the user's application where it is about somebody else's."""
    if sentence.found and _OTHERS_NEWS.match(sentence.low) and not _BACK_TO_ME.search(sentence.low):
        sentence.found[:] = [one for one in sentence.found if one.kind not in _NOT_OF_OTHERS]


def stands_aside(sentence: Sentence) -> bool:
    """Whether a sentence turns to another employer, or goes on about that one."""
    return _stands_aside(sentence) or (sentence.before.topic == ASIDE and _goes_on_aside(sentence))


def elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence is about an earlier job or another employer, or goes on about another interview."""
    if sentence.before.topic == "other interview" and _THERE.match(sentence.low):
        return True
    if stands_aside(sentence):
        return True
    if _of_another_employer(sentence) or _THE_OTHER_PLACE.search(sentence.low):
        return True
    return (
        sentence.section != "me"
        and _PAST_JOB.search(sentence.low) is not None
        and _FETCHED_THERE.search(sentence.low) is None
        and _I_WILL_SEND.search(sentence.low) is None
        and _I_OWE.search(sentence.low) is None
        and sentence.words.isdisjoint(REFERENCES_CUES)
        and OF_A_CALL.search(sentence.low.replace("-", " ")) is None
    )


def topic_of(sentence: Sentence) -> str:
    """What the sentence was about, as far as the next one may go on with it."""
    if sentence.found:
        if sentence.said("thank_you_sent", "thank_you_not_sent"):
            return "thanks"
        if any(one.kind == "next_round" and one.dates is None for one in sentence.found):
            return "round"
        if sentence.said("decision_expected"):
            return "decision"
        for one in reversed(sentence.found):
            if one.kind in ("promise_by_me", "promise_by_them") and one.what and not one.manner:
                return "my promise" if one.kind == "promise_by_me" else "their promise"
        if sentence.said("reference_not_alerted"):
            return "references"
        if sentence.said("decides"):
            return "decides"
    if not sentence.found and _MY_KIN.match(sentence.low):
        return "kin"
    if sentence.question and len(sentence.tokens) <= _SHORT and _ROUND_ASKED.search(sentence.low):
        return "round?"
    return "other interview" if _OTHER_INTERVIEW.search(sentence.low) else ""


# “My mum rang halfway through”: whom “her” may mean in the next sentence.
_MY_KIN = pattern(
    r"(?:(?:and|then|also|so|oh|meanwhile)\W+)*my\s(?:\w+\s)?(?:mum|mom|mam|dad|mother|father|wife|husband|partner|sister"
    r"|brother|son|daughter|gran|nan|aunt|auntie|uncle|cousin|friend|mate|flatmate|roommate|girlfriend|boyfriend|neighbou?r"
    r"|landlord|landlady|boss)\b"
)
_SHORT = 9  # words of a question that is answered in the next sentence
_ROUND_ASKED = pattern(
    r"\b(?:second|2nd|another|further|next|more|any\sother|third|follow-up)\s(?:rounds?|interviews?|stages?|meetings?|talks?"
    r"|chats?|one)\b|^\W*(?:and\s)?(?:a\s)?(?:second|2nd)\W*$"
)


# “Nicer than Tuesday's at Greenway. There I promised …”: the next sentence may speak of the other interview.
_OTHER_INTERVIEW = cued(
    r"\bthan\s(?:the\s)?(?:\w+day|yesterday|last\sweek)'s\b|\b(?:than|unlike)\s(?:the\s)?(?:other"
    r"|first|last)\s(?:one|interview|place)\b",
)
_THERE = pattern(r"(?:over\s)?there,?\s(?:i|they|she|he|we)\b")

# “The other place, Fairley's, rejected me on Monday.”
_THE_OTHER_PLACE = cued(
    r"^\W*(?:(?:and|but|also|btw|meanwhile|oh|ps)\W+)*(?:the|that|my)\sother\s(?:place|firm|company|job|school|shop|hospital"
    r"|employer|outfit|lot)\b(?!\s(?:candidates?|applicants?|people))",
)
# “Kelpforge still hasn't come back to me”, “the agency rang about a different job”: another employer's process.
_SOMEBODY_ELSE = pattern(
    r"^(?:(?:and|but|oh|also|meanwhile|btw|ps|anyway|still\snothing\sfrom|nothing\sfrom|no\s(?:word|news)\sfrom|heard"
    r"\sfrom|today|yesterday|this\smorning)[\s,:]+)*(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][\w&'.-]*(?:\s(?:[A-Z&][\w&'.-]*|of|and|de|la)){0,4})"
)
_ABOUT_ME = cued(
    r"\b(?:still|also|already|finally|has|have|had|never|just|now)?\s?(?:owes?\sme|(?:has|have|had)?\s?(?:not"
    r"|never)\s(?:yet\s|even\s)?(?:come"
    r"|got|gotten|called|rung|written|replied|answered|been\sin\stouch|got\sback|heard|said|decided|responded)"
    r"|(?:rang|called|phoned|emailed|wrote|texted|rings|came\sback|got\sback|replied|messaged)\b.{0,30}\babout\s(?:a"
    r"|an|the|another)"
    r"\s(?:different|other|another|second|similar)?\s?(?:job|role|position|post|shift|thing|opening|vacancy)"
    r"|(?:wants?|offered|asked|would\slike|needs?)\sme\s(?:back|for\sa|for\sthe|to\scome\sback|too|as\swell))\b"
)
# Words that show that the sentence stands aside from this employer's process.
_ASIDE = pattern(
    r"\bby\sthe\sway\b|\bbtw\b|\bowes?\sme\san?\s(?:answer|reply|decision)\b|\b(?:different|other|another)\s(?:job|role"
    r"|position|post|place|company|employer|interview)\b|\b(?:they|they\shad|she\shad|he\shad)\ssaid\b|\bfrom\s(?:last"
    r"\s(?:month|year)|january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\bnot\sholding\smy\sbreath\b|\bwhatever\b|\bas\susual\b|\b(?:still|also)\b|\bmeanwhile\b|\btoo\b"
)
# “Separately Gavin from Hobbs & Lane rang”, “I also told Kemper Lowe I'd confirm their slot”: news of another employer,
# by a word that sets it apart and a name with the firm that it stands for.
ASIDE = "aside"
_SETS_APART = pattern(
    r"(?:and\s|oh\W+)?(?:separately|meanwhile|in\sother\snews|unrelated|elsewhere|on\sanother\snote|by\sthe\sway"
    r"|btw|incidentally"
    r"|other\snews|different\s(?:job|thing|place))\b\W*"
)
_FROM_FIRM = pattern(
    r"\b(?:from|at|of)\s(?:the\s)?(?P<firm>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.-]*(?:\s(?:&|and|of|[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.-]*)){0,4})"
)
_THEIR_MATTER = cued(
    r"\b(?P<also>also|separately|meanwhile|already)\b.{0,20}\b(?:told|promised|said\sto|agreed\swith|owe|let)\s"
    r"(?P<firm>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.&-]*(?:\s(?:&|and|[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.-]*)){1,3}).{0,40}\btheir\s"
)


_WANTS_ME = pattern(
    r"\b(?:rang|called|phoned|rings|calls|emailed|e-mailed|mailed|texted|messaged|wrote|wants?|offered|offers|asked"
    r"|invited|invites"
    r"|got\sin\stouch|came\sback|got\sback|replied|left\s(?:me\s)?a)\b"
)


def _stands_aside(sentence: Sentence) -> bool:
    apart = _SETS_APART.match(sentence.low)
    match = _FROM_FIRM.search(sentence.text, apart.end()) if apart else _THEIR_MATTER.search(sentence.text)
    if match is None:
        return False
    parts = match["firm"].lower().split()
    if apart and (any(one.known for one in sentence.mentions) or not _WANTS_ME.search(sentence.low)):
        return False
    if parts[0] in words.EMPLOYER_NOUNS | names.DEPARTMENTS | {"it", "hr"}:
        return False
    if any(sentence.people.named(one) for one in parts) or not sentence.people.companies.isdisjoint(parts):
        return False
    return bool(apart) or (parts[0] not in names.FIRST_NAMES and parts[0] not in names.HONORIFICS)


def _goes_on_aside(sentence: Sentence) -> bool:
    """Whether the next sentence still speaks of it: nobody new is named."""
    return not any(one.name and one.known for one in sentence.mentions)


_AGENCY = pattern(
    r"^(?:(?:and|but|oh|also|btw)[\s,]+)*(?:the|my|our|another)\s(?:\w+\s)?(?:agency|temp\sagency|bank|job\s?cent(?:re"
    r"|er)"
    r"|other\s(?:place|company|firm|lot|job|school|shop|hospital|employer))\b.{0,60}\b(?:shifts?|another|different"
    r"|other|job"
    r"|wants?\sme\sback|cover|temp(?:ing)?|i\ssaid\sno|said\sno)\b"
)


def _of_another_employer(sentence: Sentence) -> bool:
    """Whether an employer whom these notes don't know, or an agency with other work, is what the sentence is about."""
    if _AGENCY.match(sentence.low) or _wanted_elsewhere(sentence):
        return True
    match = _SOMEBODY_ELSE.match(sentence.text)
    if match is None or not _ABOUT_ME.search(sentence.low) or not _ASIDE.search(sentence.low):
        return False
    if match.end("name") == len(sentence.text):
        return False
    parts = match["name"].removesuffix("'s").lower().split()
    first = parts[0]
    if first in names.COMMON or first in names.FIRST_NAMES or first in _NO_EMPLOYER or first in words.NEGATIONS:
        return False
    return not any(sentence.people.named(one) for one in parts) and first not in sentence.people.companies


# “nolans want me in thurs as well”: whoever that is, it is not this employer.
_AS_WELL = pattern(
    r"^(?:(?:and|but|oh|also|btw|meanwhile)[\s,]+)*(?P<name>[^\W\d_][\w'&-]+)(?:\s(?:from|at|in"
    r"|over\sat)\s[\w'\s]{2,24}?)?\s(?:also\s)?"
    r"(?:(?:want|wants|wanted|would\slike|need|needs|offered|asked|invited)\sme\b|(?:rang|called|emailed|are\safter"
    r"|is\safter)\b)"
    r"(?:.{0,50}\b(?:as\s?well|too|also)\b|\sback\sfor\b|\sback\W*$)"
)


def _wanted_elsewhere(sentence: Sentence) -> bool:
    match = _AS_WELL.match(sentence.low)
    if match is None:
        return False
    name = match["name"].removesuffix("'s")
    if name in _NO_EMPLOYER or name in words.NEGATIONS or name in sentence.people.companies:
        return False
    return not sentence.people.named(name)


_NO_EMPLOYER = (
    words.OTHERS
    | words.EMPLOYER_NOUNS
    | frozenset(
        """
        i we he she it they hr mr mrs ms dr prof herr frau sir madam someone somebody nobody everyone the a an my our
        """.split()
    )
)
