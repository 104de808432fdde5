"""Thanks that were only spoken, in the room or on the way out: they ask for a written one still."""

from __future__ import annotations

import re

from kbfollow.patterns import pattern

# Thanks that were spoken: “said thank you on the way out”. What was written or sent counts wherever it was handed in.
_SPOKEN = pattern(
    r"\b(?:said|say|saying|says|mumbled|muttered|stammered|whispered|shouted|called\sout)\s(?:(?:my|a"
    r"|our|quick|big|many"
    r"|\w+)\s){0,2}?(?:thank-you|thankyou|thanks)\b"
)
_LEAVING = pattern(
    r"\bon\s(?:the|my|our)\sway\sout\b|\b(?:as|when|before|while)\s(?:i|we)\s(?:left|was\sleaving|were\sleaving|got\sup"
    r"|stood\sup|walked\sout|shook|said\sgoodbye)\b|\bon\sleaving\b|\bat\sthe\s(?:very\s)?(?:end"
    r"|close)(?:\sof\s(?:the|it|my)"
    r"\s?(?:interview|meeting|call|talk|panel|session|chat|day)?)?\W*$|\bat\sthe\s(?:door|lift"
    r"|gate)\b|\bshook\s(?:\w+\s)?hands?"
    r"\b|\bgoodbye\b|\bin\sthe\sroom\b|\bon\sthe\sspot\b|\bthere\sand\sthen\b|\bin\sperson\sat\sthe\send\b|\bto\s(?:her|his|their)\sface\b"
)
_WRITTEN = pattern(
    r"\b(?:e-?mail|mail|text|card|note|letter|wrote|written|sent|posted|mailed|texted|emailed|message|msg"
    r"|whatsapp|dm|linkedin"
    r"|a\sline|called\s(?!out)|rung|voicemail|pinged|reached\sout|in\stouch|dropped\s(?:by|in|round|off|over)"
    r"|phone|rang|by\spost|post|later|evening|next\sday|tomorrow)\w*\b"
)
_SPOKEN_TO = pattern(
    r"\W*(?:(?:i|we|and|then|just|only|have|had)\s)*(?:told|said|gave|thanked)\s(?!not\b|nobody\b)[^,;.]{2,50}?\s"
    r"(?:at\sthe\s(?:door|lift|gate)|on\sthe\sspot|in\sthe\sroom|to\s(?:her|his|their)\sface|there\sand\sthen)"
    r"\s?[,;.]\s(?:but\s|and\s|so\s)?(?:i\s)?(?:will|must|should|need|have\snot|not|still)\b"
)
_ANOTHER_TIME = pattern(r"\b(?:where|when)\s(?:i|we)\s(?:had\s)?thanked\b")


def said_in_the_room(low: str) -> bool:
    """Whether the thanks were only spoken, in the interview or another time."""
    if _ANOTHER_TIME.search(low):
        return True
    if not (_SPOKEN.search(low) or _LEAVING.search(low)) or _WRITTEN.search(low):
        return False
    spoken = _SPOKEN_TO.match(low)  # “told Alison thanks at the door, will write tonight”
    return spoken is not None or not re.search(r"\b(?:not|never|forgot|must|need|should|will)\b", low)
