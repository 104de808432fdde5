"""Messages that are told of as sent: “text to Denise same night to say I'm late” is a log of it, no promise."""

from __future__ import annotations

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued

_NOTE = (
    r"(?:text|txt|message|msg|e-?mail|mail|note|whatsapp|sms|dm|pm|voicemail|voice\snote|vn|call|phone\scall|letter|card"
    r"|line|ping|snap)"
)
_PAST = (
    r"(?:(?:(?:the|that)\s)?same\s(?:day|night|nite|evening|eve|afternoon|morning|lunchtime|week)"
    r"|that\s(?:day|night|nite|evening|eve|afternoon|morning|week)"
    r"|the\s(?:next|following)\s(?:day|morning)|the\s(?:day|morning|evening)\s(?:after|before)|yesterday|last\snight"
    r"|(?:straight|right)\s(?:after|afterwards|before)|beforehand|afterwards|on\sthe\sway(?:\s(?:home|there|in|back|out))?"
    r"|\w+\s(?:days?|weeks?|hours?)\sago|from\sthe\s(?:car|bus|train|tram|platform|station|car\spark))"
)
_SENT_THEN = cued(
    rf"^\W*(?:(?:and|then|also|quick|short|a|an|my|one|another|me:|sent|just)\s)*{_NOTE}\s(?:to|for|2|→|->)\s"
    rf"(?!do\b)(?:(?!(?:by|before|until|tomorrow|tonight|next|today|asap|must|need|still|not|to)\b)[\w'’().-]+\s){{1,4}}?{_PAST}\b"
)
# “Mail to Ray bounced, so he hasn't got it”.
_CAME_BACK = cued(
    rf"^\W*(?:(?:and|then|also|my|the|one)\s)*{_NOTE}\s(?:to|for)\s(?:[\w'’.-]+\s){{1,3}}(?:has\s|was\s|just\s|never\s)*"
    r"(?:bounced|came\sback|come\sback|returned|went\s(?:off|out|unanswered|astray)|arrived|delivered|failed|got\s(?:lost"
    r"|there|no\sanswer))\b"
)


def drop_sent_already(sentence: Sentence) -> None:
    """Take back what was taken for a promise where it was sent at a time that is over."""
    if sentence.check or sentence.section in ("me", "next", "thanks open") or not sentence.said("promise_by_me"):
        return
    if _SENT_THEN.search(sentence.low) or _CAME_BACK.search(sentence.low):
        sentence.found[:] = [one for one in sentence.found if one.kind != "promise_by_me" or one.manner == "thank-you"]
