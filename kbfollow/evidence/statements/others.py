"""What is told of others: other people's news, other interviews, earlier jobs."""

from __future__ import annotations

from kbfollow.evidence.statements.context import Sentence
from kbfollow.patterns import pattern

# "My brother was offered a job", "the girl before me has her second interview": nothing of it is the user's.
_OTHERS_NEWS = pattern(
    r"(?:(?:and|but|btw|also|oh|so|ps|meanwhile|anyway)[\s,]+)*(?:my|our|his|her|their|the|a|an|another|one|some)\s"
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
_PAST_JOB = pattern(
    r"\b(?:at|in|from|with)\smy\s(?:last|previous|old|former|current)\s(?:job|role|company|employer"
    r"|position|place|firm|school)\b|\bwhen\si\s(?:worked|was\sworking)\b|\bmy\s(?:old|former|previous"
    r"|last|ex-?)\s?(?:boss|employer|manager|company|team)\b|\blast\stime\si\s(?:applied"
    r"|interviewed)\b|\bmy\seditor\b"
)


def drop_news_of_others(sentence: Sentence) -> None:
    """Take back what a sentence says of the user's application where it is about somebody else's."""
    if sentence.found and _OTHERS_NEWS.match(sentence.low) and not _BACK_TO_ME.search(sentence.low):
        sentence.found[:] = [one for one in sentence.found if one.kind not in _NOT_OF_OTHERS]


def elsewhere(sentence: Sentence) -> bool:
    """Whether a sentence is about an earlier job, or goes on about another interview."""
    if sentence.before.topic == "other interview" and _THERE.match(sentence.low):
        return True
    return bool(_PAST_JOB.search(sentence.low))


def topic_of(sentence: Sentence) -> str:
    """What the sentence was about, as far as the next one may go on with it."""
    if sentence.said("thank_you_sent", "thank_you_not_sent"):
        return "thanks"
    if sentence.said("decision_expected"):
        return "decision"
    return "other interview" if _OTHER_INTERVIEW.search(sentence.low) else ""


# “Nicer than Tuesday's at Greenway. There I promised …”: the next sentence may speak of the other interview.
_OTHER_INTERVIEW = pattern(
    r"\bthan\s(?:the\s)?(?:\w+day|yesterday|last\sweek)'s\b|\b(?:than|unlike)\s(?:the\s)?(?:other"
    r"|first|last)\s(?:one|interview|place)\b"
)
_THERE = pattern(r"(?:over\s)?there,?\s(?:i|they|she|he|we)\b")
