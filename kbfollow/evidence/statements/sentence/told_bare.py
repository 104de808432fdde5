"""Bare words for when they decide, in the words that are read: “silence means no after the 20th”, “offer or none”."""

from __future__ import annotations

import re

from kbfollow.patterns import pattern

# “Offer or no offer by the 27th”, “the job or nothing by 1 December”: the outcome, and no offer made.
_OFFER_OR_NOT = pattern(
    r"\b(?:(?:an?|the|their)\s)?(?P<what>offer|job|contract|place|post)\sor\s(?:no\s(?P=what)|nothing|none|no|not|nowt|(?:an?\s|the\s)?(?:rejection|refusal|goodbye"
    r"|letter\sof\srefusal|no))(?=\s(?:by|on|before|within|in|next|this|until|no\slater|at|tomorrow|mon|tue|wed|thu|fri|sat|sun|the\s\d)|\s?[,.;:]|\s?$)",
    re.IGNORECASE,
)
_MINE = pattern(r"\b(?:i|me|my|we|us|our|if)\b", re.IGNORECASE)
# “No news by the 20th means no”, “silence after the 20th is a no”: they decide until then.
_NOTHING = (
    r"(?:(?:radio\s|no\s|any\s|more\s)?(?:silence|quiet)|(?:no|not\sa|without)\s(?:\w+\s)?(?:news|word|reply|answer|call|letter|e-?mail|message|response|contact|ring)"
    r"|nothing(?:\s(?:heard|back|said|comes?|in\sthe\s(?:post|mail|inbox)))?|(?:if\s)?(?:not\shearing|hearing\snothing)(?:\s(?:back|anything|from\s\w+))*"
    r"|(?:if|when|should)\s(?:i|we|you|anyone|one)\s(?:(?:have|has|had|do|did|does|still)\s)*(?:(?:not|nothing)\s)?(?:hear|heard|get|got|had)(?:\s(?:not|nothing|back|anything"
    r"|no\s\w+|word|from\s\w+))*|(?:any|no-?\s?)(?:one|body)\s(?:who|that)\s(?:has|have)\snot\s(?:been\s)?(?:heard|told|rung|called)(?:\s(?:back|anything))?)"
)
_WHEN = (
    r"(?P<{}>(?:by|after|past|beyond|before|from|until|till)\s(?!then\b|that\b|this\b)(?:the\s(?:end|start|middle)\sof\s|the\s)?[\w/.-]+(?:\s(?:of\s)?(?!means?\b|is\b|will\b|can\b"
    r"|and\b|then\b|equals\b|counts\b|it\b|take\b|i\b|that\b|no\b|silence\b|nothing\b|not\b|quiet\b|they\b)[\w/.-]+){{0,3}}?)"
)
_MEANS = (
    r",?\s?(?:(?:and|then|so)\s)*(?:(?:it|that|this|which)\s)?(?:means?|is|will\sbe|would\sbe|equals|=|counts\sas|stands\sfor|(?:(?:i|we|you|they)\s)?(?:(?:can|may|should|must|are\sto"
    r"|am\sto)\s)?(?:take|read|assume|treat)\s(?:it|that|this)\s(?:as|to\sbe|for|is))\s"
)
_A_NO = (
    r"(?:(?:that\s)?(?:it\sis\s|(?:the\s)?answer\sis\s)?(?:an?\s|the\s)?(?:\w+\s)?(?:no|nope|refusal|rejection|goodbye)\b(?!\s(?:one|news|problem|word))|not\sme\b|over\b"
    r"|(?:it|the\sjob|the\spost|they)\s(?:has\s|have\s)?(?:went|gone|going|picked|chosen|took|taken|chose)\b[^.;]{0,40})"
)
_SILENCE = (
    pattern(rf"^\W*(?:(?:and|so|but)\s)?{_NOTHING}\s{_WHEN.format('day')}{_MEANS}{_A_NO}", re.IGNORECASE),
    pattern(
        rf"^\W*(?:(?:and|so|but)\s)?{_NOTHING}{_MEANS}{_A_NO}\s{_WHEN.format('day')}(?=\s?[,.;]|\s?$)", re.IGNORECASE
    ),
    pattern(rf"^\W*(?:(?:and|so|but)\s)?{_WHEN.format('day')},?\s{_NOTHING}{_MEANS}{_A_NO}", re.IGNORECASE),
)
_CUES = (
    "silence",
    "quiet",
    "hear",
    "nothing",
    *(f"no {one}" for one in "news word reply answer call letter email e-mail message response".split()),
)
_A_DAY = pattern(
    r"\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:week|month|end|christmas|easter|new\syear|tomorrow)\b",
    re.IGNORECASE,
)
# “The email goes out on Friday, good or bad”: either way.
_GOOD_OR_BAD = pattern(
    r"(?P<lead>\b(?:writes?|rings?|calls?|phones?|e-?mails?|texts?|letters?|mails?|answers?|news|word|tells?|told|hears?|knows?|say|says|messages?|in\stouch)\b[^.;]{3,50}?),?\s"
    r"(?:good(?:\snews)?\sor\sbad(?:\snews)?|win\sor\slose|whatever\shappens|whatever\s(?:the|their)\s(?:answer|outcome|result|verdict|decision)(?:\sis)?|no\smatter\swhat"
    r"|hit\sor\smiss|regardless|whichever\sway(?:\sit\s\w+)?|success\sor\snot|for\sbetter\sor\sworse)(?=\s?[.!]?\s?$)",
    re.IGNORECASE,
)


# “A yes from them by Monday I hope”: awaited, and no offer made.
_YES_FROM = pattern(
    r"(?P<lead>^\W*|\b(?:hop(?:e|es|ing)\sfor|want|need|waiting\s(?:for|on)|expect(?:ing)?|await(?:ing)?)\s)(?:an?\s)?(?:(?:firm|final|clear|definite|written)\s)?"
    r"yes\sfrom\s(?:them|her|him|hr|the\s\w+|[A-Z][\w'-]+)(?=\s(?:by|before|on|within|in|next|this|no\slater)\b)",
    re.IGNORECASE,
)


# “One of them will phone, by Friday at the latest”: they will.
_ONE_OF_THEM = pattern(
    r"\b(?P<one>[Oo]ne|[Ee]ither|[Ss]ome)\sof\s(?:them|the\s(?:two|three|four|team|managers|owners|partners|panel|directors|sisters|brothers))\s(?=(?:will|would|is\sgoing\sto|should|is\sto)\s"
    r"(?:(?:then|just|probably|also)\s)?(?:ring|call|phone|e-?mail|write|text|let|tell|get|come\sback|be\sin\stouch|contact|drop|send|message)\b)"
)
# “Got the nod on the 10th, said yes same day”, “offered it Tues, took it Weds”: an offer, and its answer.
_NOD_AND_YES = pattern(
    r"(?P<lead>^\W*|\b(?:and|so|then)\s)(?:(?:[Ii]|they|she|he)\s)?(?:got\sthe\s(?:nod|yes|thumbs\sup|go-?\s?ahead|call)|(?:was\s|were\s)?offered\s(?:me\s)?it)"
    r"(?=[^.;]{2,40}?(?:,\s|\sand\s)(?:(?:and|then)\s)?(?:i\s)?(?:took\sit|accepted|said\s(?:yes|go\son)|signed|shook)\b)",
    re.IGNORECASE,
)


def told_bare(text: str, low: str) -> str:
    """A plain sentence with these told in the words that are read."""
    if " of the" in low:
        text = _ONE_OF_THEM.sub("they ", text)
    if "got the " in low or "offered " in low:
        text = _NOD_AND_YES.sub(r"\g<lead>got the offer", text)
    if "yes from" in low:
        text = _YES_FROM.sub(r"\g<lead>a yes", text)
    if " or no" in low or " or a " in low or " or re" in low:
        text = _OFFER_OR_NOT.sub("yes or no", text) if _MINE.search(text) is None else text
    if any(cue in low for cue in _CUES):
        for expression in _SILENCE:
            match = expression.match(text)
            if match is not None and _A_DAY.search(match["day"]):
                return f"they decide by {match['day'].split(' ', 1)[1]}{text[match.end() :]}"
    if " or " in low or "ever" in low or "matter" in low or "regardless" in low:
        text = _GOOD_OR_BAD.sub(r"\g<lead>, either way", text)
    return text
