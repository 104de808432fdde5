"""Papers and things named first, with what is to be done with them: “DBS form, fill it in and bring it Tuesday”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kbfollow.evidence.statements.ahead.objects import tidy
from kbfollow.evidence.statements.ahead.things import THINGS_TOO, owe
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Token
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


# “Two case notes to Dr Okoye by Friday”, “my test paper → J, said I'd send it”: a thing and to whom, and no verb.
_TO_WHOM = pattern(
    r"(?:and\s|also\s|then\s)?(?:the\s|my\s|our\s|an?\s)?(?P<what>[a-z0-9][\w\s'/&+.-]{2,60}?)\s(?:(?:over\s|back\s)?to\s|(?:→|->|=>)\s?(?:to\s)?)"
)
# “For Ruth: police clearance by Tuesday”.
_FOR_WHOM = pattern(
    r"(?:for|to)\s(?P<to>[^\W\d_]+(?:\s[^\W\d_]+)?)\s?[:–-]\s(?P<what>[a-z0-9][\w\s'/-]{2,50}?)\s(?=by\b|before\b|until\b|on\b)"
)
# What may stand behind it, beside a day: that the user said so, or that it is needed.
_SAID_SO = pattern(
    r"\b(?:(?:i\s|have\s)?(?:said|promised|offered|agreed|told\s(?:her|him|them|\w+))(?:\s(?:so|that|it|i\s(?:would|will)|yes|sure))?|as\spromised"
    r"|(?:i\s)?(?:must|need\sto|have\sto|to\sdo)\b|(?:she|he|they|\w+)\s(?:still\s)?(?:needs?|wants?|asked\sfor)\s(?:it|them|that|this|one)\b)"
)
_FROM_THEM = pattern(
    r"\b(?:contract|offer|decision|answer|feedback|news|verdict|names?|recommendation|handover|notice|report|minutes|application|call|visit"
    r"|interview|talk|trip|train|bus|flight|drive|walk|thanks?|thank-you|line|word|email|e-?mail|mail|message)s?\b"
)


# Words between the thing and its day.
_BY = frozenset("by before on until till within no later than at the latest this next , . ; : – - ! ( )".split())


def _acts_on(tokens: Sequence[Token]) -> bool:
    """Whether some words hold a verb that acts, and not one that only describes: “shot record”, “relieving letter”."""
    for token, follows in zip_longest(tokens, tokens[1:]):
        acting = token.form in ("past", "ing") or (token.form == "third" and token.lemma not in THINGS_TOO)
        describes = (
            follows is not None and token.lemma not in _SENDING and follows.low not in _SMALL and not follows.form
        )
        if acting and not (describes or token.low in _NOUNS_TOO):
            return True
    return False


_SENDING = words.TRANSFER | words.CONTACT | frozenset("thank talk speak chat meet listen go come apply report".split())
_SMALL = frozenset("a an the my our their her his to of for on in at with it them her him me us and or by".split())
_NOUNS_TOO = frozenset("clippings drawings recordings findings savings earnings writing training reading shot".split())


def _read_to_whom(sentence: Sentence) -> None:
    match = _FOR_WHOM.match(sentence.low) or _TO_WHOM.match(sentence.low)
    if match is None or _FROM_THEM.search(match["what"]):
        return
    place = match.start("to") if "to" in match.groupdict() else match.end()
    who = next((one for one in sentence.mentions if sentence.tokens[one.first].start == place), None)
    initial = _INITIAL.match(sentence.text, place)
    if not (who is not None and who.known) and not (initial and _SAID_I.search(sentence.low, place)):
        return
    thing = [one for one in sentence.tokens if match.start("what") <= one.start < match.end("what")]
    first = thing[0].low if thing else "to"
    if _acts_on(thing) or (thing[0].form == "base" and first not in THINGS_TOO) or first in words.ME | words.THEM:
        return  # “send the notes to Ann by Friday” is read elsewhere
    behind = max(sentence.tokens[who.last].end if who else place + 1, match.end("what"))
    said = _SAID_SO.search(sentence.low, behind)
    day = next((one for one in sentence.future_dates if one.offset >= behind and sentence.ahead(one)), None)
    between = set(sentence.low[behind : day.offset].replace(",", " , ").split()) if day else {"?"}
    if said is None and not (between <= _BY or between <= _BY | _HONORIFICS):
        return
    owe(sentence, who, dates=day, what=sentence.text[match.start("what") : match.end("what")])


_INITIAL = pattern(r"[A-ZÀ-ÖØ-ÞĀ-Ž]\.?(?=\W)")
_SAID_I = pattern(r"\b(?:said|promised|told\s\w+)\s(?:so\b|that\sday|i\s(?:would|will))")
_HONORIFICS = frozenset("sir ma'am maam madam sahib ji san sensei".split())


# “Me: copy of my ticket before the weekend”: a thing and a day, where the label says whose it is.
_BARE = pattern(
    r"(?:and\s|also\s)?(?:the\s|my\s|our\s|an?\s)?(?P<what>[a-z0-9][\w\s'/&+-]{2,60}?),?\s(?=(?:by|before|until|till|within|no\slater|due)\b)"
)


def _read_bare(sentence: Sentence) -> None:
    match = _BARE.match(sentence.low)
    days = [one for one in sentence.future_dates if sentence.ahead(one)]
    if match is None or len(days) != 1 or days[0].offset < match.end() or _FROM_THEM.search(match["what"]):
        return
    thing = [one for one in sentence.tokens if match.start("what") <= one.start < match.end("what")]
    lead = thing[0] if thing else None
    if lead is None or _acts_on(thing) or (lead.form == "base" and lead.low not in THINGS_TOO):
        return
    if not sentence.low[days[0].offset + len(days[0].text) :].strip(" .!") and not words.ME & {
        one.low for one in thing
    }:
        owe(sentence, dates=days[0], what=sentence.text[match.start("what") : match.end("what")])


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
        if sentence.section == "me" and not sentence.found:
            _read_bare(sentence)
        return
    behind = [span for span in sentence.future_dates if span.offset > match.end("what") and sentence.ahead(span)]
    day = next(iter(behind), None)
    if day is not None:
        what = sentence.text[match.start("what") : match.end("what")]
        owe(sentence, sentence.first_named(), dates=day, what=tidy(what) or what)
