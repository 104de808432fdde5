"""What stands before or above a line says what it is: “TY: all three”, a heading “I owe them”, “the panel was:”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kbfollow.evidence.statements.sentence.headings import section_of
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.model import Passage, Statement
from kbfollow.patterns import cued, pattern

_LABEL = pattern(r"([^\W\d_][\w'’/ -]{0,40})\s?[:→]\s+(?=\S)")
# A label that says that what follows is owed, and a follow-up that begins with a verb or says that it is nothing.
_I_OWE = pattern(
    r"(?:what\s|things\s|stuff\s)?i\s(?:(?:still|also)\s)?(?:owe|promised|offered)(?:\s[\w'.-]+){0,2}|owed\s(?:to\s)?[\w'.-]+"
    r"|promised\s[\w'.-]+|(?:my\s)?promises(?:\si\smade)?(?:\sto\s[\w'.-]+)?|promised|owed|owing"
    r"|(?:still\s)?(?:owe|owing)\s(?:to\s)?(?:them|her|him)|still\s(?:owed|owing)|(?:still\s)?(?:to\s(?:send|come|go)\s)?from\sme(?:\sto\sthem)?"
    r"|(?:still\s)?to\ssend(?:\s(?:to\s)?(?:them|her|him|off))?"
)
# The same of what they owe: each item below is theirs.
_THEY_OWE = pattern(
    r"(?:what\s|things\s|stuff\s)?(?:(?:they|she|he)\s(?:still\s)?(?:owes?|promised)|[^\W\d_][\w'-]+\s(?:still\s)?owes)(?:\s(?:me|us))?"
)
_VERB_FIRST = pattern(
    r"(?:to\s|i\b|i'|we\b|nothing|none|no\b|-|n/a|send|email|e-mail|mail|bring|post|write|call|ring|phone|text|drop"
    r"|give|show|lend"
    r"|return|finish|do\b|let|check|ask|hand|fill|sign|upload|submit|forward|share|get|take|put|make|prepare|tell"
    r"|thank|confirm)",
    re.IGNORECASE,
)
# The end of a paragraph before a list of those who were there: “The panel was:”.
_NAMES_FOLLOW = pattern(
    r"\b(?:panel|interviewers?|people|in\sthe\sroom|interviewed\sby|met|spoke\s(?:to|with)|talked\s(?:to|with)|of\sthem"
    r"|was\swith|present)(?:\s(?:was|were|are|is|consisted\sof|included))?(?:\s(?:these|the\sfollowing))?\s?:[*_\s]*$"
)
# The same without a colon: “in the car. 20 mins, panel of 3”.
_COUNT_FOLLOWS = cued(
    r"\b(?:panel\sof\s(?:two|three|four|five|six|\d)|(?:two|three|four|five|\d)\s(?:of\sthem|people|interviewers"
    r"|on\sthe\spanel)"
    r"(?:\sin\sthe\sroom|\sthere|\sopposite\sme|\son\sthe\scall)?)\s?[.:]?\s*$"
)


def names_follow(passage: Passage) -> bool:
    """Whether a paragraph ends with words that a list of those who were there follows."""
    tail = passage.text[-120:]
    return (":" in tail and _NAMES_FOLLOW.search(tail.lower()) is not None) or (
        passage.kind == "paragraph" and _COUNT_FOLLOWS.search(tail.lower()) is not None
    )


def under_label(text: str, section: str, passage: Passage, check: str, above: str) -> tuple[str, str]:
    """A sentence without the label it begins with, and the section that it belongs to by it.

    What stands under a label of promises gets the words that make it one: “I owe them the slides”. `above` is the
    short line above a list, “” where there is none.
    """
    text = with_labels_told(text)
    if check == "done" and (kept := _AS_SAID.fullmatch(text)) is not None:
        return f"I sent {kept['what']} I promised", section
    label = _LABEL.match(text) if ":" in text or "→" in text else None
    if label and (named := section_of(label[1])) and named not in ("next",) and (section, named) != ("met", "them"):
        section, text = named, text[label.end() :]
        if _I_OWE.fullmatch(label[1].lower()) and not _VERB_FIRST.match(text):
            text = f"I owe them {text}"
    elif passage.kind == "list" and _says_owed(passage, section, above):
        owed_to = _OWED_TO.search(above)
        to, what = (label[1], text[label.end() :]) if label else (owed_to[1] if owed_to else "them", text)
        if not _VERB_FIRST.match(what) and not _VERB_FIRST.match(text):
            text = _as_owed(to, what, check)
    elif section == "them" and not check and _says_they_owe(passage, above) and not _DONE.search(text):
        text = f"they owe me {_with_article(text)}"
    return text, section


# “Diploma scan ✓”, “the list (sent Monday)”: an item that says itself what became of it.
_DONE = pattern(
    r"[✓✔✅]|\b(?:sent|done|gone|posted|e-?mailed|handed|delivered|came|arrived|got\s(?:it|them)|received|never\smind|not\sneeded)\b"
    r"|\b(?<!who\s)(?<!which\s)(?<!that\s)(?:will|would|is|are|was|were|has|have|did|said|told)\b",
    re.IGNORECASE,
)
_KNOWN = pattern(r"(?:the|my|our|that|those|some|an?)\b", re.IGNORECASE)
_ARTICLE = pattern(
    r"(?:the|my|our|a|an|some|two|three|four|one|both|that|this|her|his|their|its|all|more|\d+)\b|[^\W\d_]+s\b",
    re.IGNORECASE,
)


# “Diploma scan (sent Monday)”, “two menus ✓”: the thing, and that it went.
_WENT = pattern(
    r"(?P<what>.{3,80}?)\s?(?:[,(–—-]|\s-)?\s?(?:(?P<done>(?:sent|posted|e-?mailed|handed\sin|handed\sover|delivered|dropped\soff|done)\b[^()]{0,40}?)\)?|[✓✔✅])",
    re.IGNORECASE,
)
# “Send Ann my project (said I would)”, ticked.
_AS_SAID = pattern(
    r"(?:to\s)?(?:send|e-?mail|mail|post|bring|give|show|forward|hand|drop|text|lend|get)\s(?P<what>[^()]{3,80}?)\s?[,(–—-]+\s?(?:as\s|like\s)?(?:I\s)?(?:had\s|have\s)?"
    r"(?:said(?:\s(?:that\s)?I\swould)?|promised(?:\s(?:her|him|them))?|offered(?:\sto)?|told\s(?:her|him|them)\sI\swould)\)?\W*",
    re.IGNORECASE,
)


def _as_owed(to: str, what: str, check: str) -> str:
    """An item of what is owed in a sentence of its own: still open, ticked, or said to have gone."""
    went = _WENT.fullmatch(what)
    if check == "done":
        return f"I sent {to} {_as_known(went['what'] if went else what)} I promised"
    if went is not None and not check:
        return f"I promised {to} {_as_known(went['what'])}, {went['done'] or 'sent'}"
    return what if _DONE.search(what) else f"I owe {to} {_with_article(what)}"


def _as_known(what: str) -> str:
    return what if _KNOWN.match(what) else f"the {what}"


def _with_article(what: str) -> str:
    return what if _ARTICLE.match(what) else f"the {what}"


def _says_owed(passage: Passage, section: str, above: str) -> bool:
    """Whether the heading or the line above a list says that it is of what is owed."""
    if _I_OWE.fullmatch(above.strip(" :*_").lower()):
        return True
    head = passage.parent or (passage.headings[-1] if passage.headings else "")
    return section == "me" and _I_OWE.fullmatch(head.strip(" :*_").lower()) is not None


def _says_they_owe(passage: Passage, above: str) -> bool:
    if passage.kind != "list" or _VERB_FIRST.match(passage.text):
        return False
    head = above or passage.parent or (passage.headings[-1] if passage.headings else "")
    return _THEY_OWE.fullmatch(head.strip(" :*_").lower()) is not None


_OWED_TO = pattern(r"\b(?:owe|promised|offered|owed\sto|owed)\s([A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]+)\W*$")


def with_subject(text: str, above: str, names: Iterable[str]) -> str:
    """“Paula:” above a list, and below it “emails me the price list by Friday”: the sentence with its subject."""
    who = above.strip(" :*_")
    verb = FORMS.get(text.split(" ", 1)[0].lower(), ("", ""))[1]
    named = who and any(who in (name, name.split()[0]) for name in names)
    return f"{who} {text}" if named and verb == "third" else text


# “- Lena Mora, owner. Has the last word”: what the person named alone does, and nobody else.
_DECIDES_FIRST = pattern(
    r"(?:(?:and|also|always|alone|apparently|usually|basically)\s)*(?:decides\b(?!\s(?:on\s)?the\s(?!hire|job|post))|hires\b"
    r"|appoints\b|(?:picks|chooses|selects)(?=\W*$|[,;]|\s(?:who|whom|people|staff|the\s(?:people|person|winner|one|staff"
    r"|crew|team|candidate)|her|his|their|everyone|everybody|and|alone|herself|himself|from)\b)"
    r"|(?:has|gets|holds|keeps)\s(?:the\s)?(?:last|final|casting|deciding)\s(?:word|say|vote|call|decision)\b"
    r"|makes\s(?:the|all\sthe)\s(?:final\s|hiring\s)?(?:call|decision|choice|hire)s?\b|does\s(?:all\s)?the\s(?:hiring|choosing"
    r"|picking|deciding)\b|calls\sthe\sshots\b|takes\s(?:people|staff|everyone)\son\b|runs\sthe\shiring\b)",
    re.IGNORECASE,
)


def alone_in(found: Sequence[Statement]) -> str:
    """Whom a sentence names as an interviewer and nobody else, “” where it names none, or several."""
    named = {one.who for one in found if one.kind == "interviewer"}
    return (named.pop() or "") if len(named) == 1 else ""


def with_decider(text: str, alone: str) -> str:
    """A line of a list that goes on without a subject, “Picks the people”, with the person named right before."""
    return f"{alone} {text[0].lower()}{text[1:]}" if _DECIDES_FIRST.match(text) else text


# “next step = portfolio review, Mon 2pm”, “dec. by EOW”, “decision 27.11.”: labels in other marks, or cut short.
_NEXT_IS = pattern(
    r"((?:the\s)?(?:next|2nd|second|final)(?:\s(?:step|round|one|stage|interview|rd))?)\s?=\s(?=\S)", re.IGNORECASE
)
_DECISION_CUT_SHORT = pattern(
    r"dec(?:n|isn)?\.?:?\s(?=(?:by|due|before|within|expected|tomorrow|next|this|in\s(?:\d|a|one|two|three|four))\b)",
    re.IGNORECASE,
)
_DECISION_DAY = pattern(r"decision(?:\s?[:=–—-])?\s(?=\d\d?\.\d\d?(?:\.|$|\s))", re.IGNORECASE)
# “Second one Thurs, 3 pm”: the meeting and its day, and no verb.
_SECOND_ONE = pattern(
    r"(?:the\s)?(?:second|2nd)\s(?:one|rd|rnd|int)\.?,?\s(?:is\s|on\s)?(?=(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)"
    r"(?:day)?\b(?!\s(?:was|went|ran|felt|of)\b))",
    re.IGNORECASE,
)


def with_labels_told(text: str) -> str:
    """A line with the label in front of it spelt out: “next step: portfolio review”, “decision by EOW”."""
    start = text[:5].lower()
    if start.startswith("dec"):
        for expression, told in ((_DECISION_CUT_SHORT, "decision "), (_DECISION_DAY, "decision on ")):
            if match := expression.match(text):
                return told + text[match.end() :]
        return text
    if start[:3] in ("sec", "2nd", "the") and (match := _SECOND_ONE.match(text)):
        return f"second interview on {text[match.end() :]}"
    if " =" in text and (match := _NEXT_IS.match(text)):
        return f"{match[1]}: {text[match.end() :]}"
    return text
