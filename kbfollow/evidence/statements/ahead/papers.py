"""Papers and things named first, with what is to be done with them: “DBS form, fill it in and bring it Tuesday”."""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.objects import tidy
from kbfollow.evidence.statements.ahead.things import THINGS_TOO, owe
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS, Token
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import pattern

# “DBS form, fill it in and bring it Tuesday”: a thing of theirs and what is to be done with it.
_FORM_FIRST = pattern(
    r"(?:and\s|also\s|then\s)?(?:the\s|their\s|a\s|an\s|her\s|his\s|some\s)?(?P<what>(?!i\b|she\b|he\b|they\b|we\b|no\b"
    r"|it\b|that\b|this\b|there\b|so\b)[a-z][a-z0-9'/-]*(?:\s[a-z][a-z'/-]*){0,3})"
    r"\s?[,:–-]\s(?:which\s)?(?:(?:to|i\s(?:am|have|need)\sto|i\smust|must|need\sto|have\sto)\s(?:be\s)?)?(?:fill|sign"
    r"|complete|print|scan|bring|return|send"
    r"|post|email|hand|drop|upload)(?:ed)?\s(?:it|them|that|in|back|off|up|out|over)\b"
)


# “Police check: copy to Anneke by June 5”.
_COPY_TO = pattern(
    r"(?:and\s|also\s|then\s)?(?:the\s|my\s|our\s|an?\s)?(?P<what>(?!i\b|she\b|he\b|they\b|we\b|no\b|it\b|that\b|this\b"
    r"|there\b|so\b)[a-z][\w'/-]*(?:\s[\w'/-]+){0,3})\s?[:,–-]\s(?:a\s|an\s|one\s|the\s|two\s|certified\s|scanned\s)*"
    r"(?:cop(?:y|ies)|scans?|photos?|photocop(?:y|ies)|originals?|drafts?|pdf|links?|pictures?)\s(?:over\s|back\s)?(?:to|for)\s"
    r"(?!me\b|us\b)\w"
)


# “Two case notes to Dr Okoye by Friday”: a thing, to whom and by when, and no verb.
_TO_WHOM = pattern(
    r"(?:and\s|also\s|then\s)?(?:the\s|my\s|our\s|an?\s)?(?P<what>[a-z0-9][\w\s'/-]{2,50}?)\s(?:over\s)?to\s"
)
_FROM_THEM = pattern(
    r"\b(?:contract|offer|decision|answer|feedback|news|verdict|names?|recommendation|report|minutes|application|call|visit"
    r"|interview|talk|trip|train|bus|flight|drive|walk|thanks?|thank-you|line|word|email|e-?mail|mail|message)s?\b"
)


def _is_act(token: Token) -> bool:
    return token.form in ("past", "ing") or (token.form == "third" and token.lemma not in THINGS_TOO)


def _read_to_whom(sentence: Sentence) -> None:
    if not sentence.mentions or any(map(_is_act, sentence.tokens)):
        return
    match = _TO_WHOM.match(sentence.low)
    who = next((one for one in sentence.mentions if match and sentence.tokens[one.first].start == match.end()), None)
    if match is None or who is None or not who.known or _FROM_THEM.search(match["what"]):
        return
    day = next((one for one in sentence.future_dates if sentence.ahead(one)), None)
    behind = sentence.low[sentence.tokens[who.last].end : day.offset].strip() if day else "-"
    if day is None or behind not in ("", "by", "before", "on", ","):
        return
    first = match["what"].split()[0]
    if FORMS.get(first, ("", ""))[1] == "base" or first in words.ME or first in words.THEM:
        return  # “send the notes to Ann by Friday” is read elsewhere
    owe(sentence, who, dates=day, what=sentence.text[match.start("what") : match.end("what")])


def read_form(sentence: Sentence) -> None:
    """A form or paper named first, then filled in, signed, brought or copied by a day ahead."""
    quiet = sentence.section in ("quiet", "them", "forgot")
    if sentence.found or sentence.question or sentence.check == "done" or quiet:
        return
    match = _FORM_FIRST.match(sentence.low) or _COPY_TO.match(sentence.low)
    if not sentence.bag.isdisjoint(words.NEGATIONS):
        return
    if match is None:
        _read_to_whom(sentence)
        return
    behind = [span for span in sentence.future_dates if span.offset > match.end("what") and sentence.ahead(span)]
    day = next(iter(behind), None)
    if day is not None:
        what = sentence.text[match.start("what") : match.end("what")]
        owe(sentence, sentence.first_named(), dates=day, what=tidy(what) or what)
