"""Reported speech: what they said in the first person is theirs, so “I'll call you” becomes “she will call me”."""

from __future__ import annotations

import re

from kbfollow.patterns import pattern

# Who said it, in front of the words: “She said: …”, “Ruth Adler: "…”, “they wrote back: …”.
_SAYING = (
    r"(?:said|says|say|replied|replies|wrote(?:\sback)?|writes|answered|answers|added|promised|told\s(?:me|us)"
    r"|emailed(?:\sback)?|called\sback|texted(?:\sback)?|responded|explained|laughed|insisted)"
)
_WHO = r"(?P<who>[^\W\d_][\w'-]*(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]*)?)"
_LEAD = pattern(rf"(?:^|[,;.(]\s|\s){_WHO}(?:\s(?:just|then|also|even|only))?\s{_SAYING}\s?[:,]?\s?$", re.IGNORECASE)
_LABEL_LEAD = pattern(rf"^{_WHO}\s?[:→]\s?$")
_TRAIL = pattern(rf"^[\s,]*(?:{_WHO}\s{_SAYING}|{_SAYING}\s(?P<whom>[^\W\d_][\w'-]*))\b", re.IGNORECASE)
_UNQUOTED = pattern(rf"^(?P<lead>.{{0,60}}?\b{_SAYING}):\s(?P<speech>\S.*)$", re.IGNORECASE)
_QUOTED = pattern(r"\"([^\"]{2,400})(?:\"|$)")
_MINE = frozenset("i we me myself".split())
_PERSONAL = pattern(r"\b(?:i|we|you|my|our|your|me|us)\b", re.IGNORECASE)
_FINITE = (
    r"(?=\s(?:will|would|should|can|could|may|might|must|have|had|do|did|need|get|hear|know|never|also|just|really"
    r"|want|like|see|seem|come)\b)"
)
_TURNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (pattern(expression, re.IGNORECASE), to)
    for expression, to in (
        (r"\bi\sam\b|\bwe\sare\b", "{they} {is}"),
        (r"\bi\swas\b|\bwe\swere\b", "{they} {was}"),
        (r"\b(?:i|we)\shave\b", "{they} {has}"),
        (r"\b(?:i|we)\b", "{they}"),
        (r"\bam\b", "{is}"),
        (r"\b(?:me|us)\b", "them"),
        (r"\b(?:my|our)\b", "their"),
        (r"\byou\sare\b", "\x01 am"),
        (rf"(?<!let\s)(?<!help\s)(?<!see\s)\byou\b{_FINITE}", "\x01"),
        (r"\byou\b", "\x02"),
        (r"\byour\b", "\x03"),
    )
)


def with_their_words(text: str, quoting: bool = False) -> str:
    """A plain sentence with what others say of themselves told in the third person.

    `quoting` is set where a quote that an earlier sentence opened still goes on. What the user said stays as it is.
    """
    if quoting:
        end = text.find('"')
        head, tail = (text, "") if end < 0 else (text[:end], text[end + 1 :])
        return _turned(head, "they") + tail
    if '"' in text:
        turned = _quotes_turned(text)
        bare = turned.rstrip(" .!")
        alone = bare.count('"') == 2 and bare[0] == bare[-1] == '"'
        return bare[1:-1] if alone else turned  # “"hear by end of next week"”
    if ":" in text:
        match = _UNQUOTED.match(text)
        lead = _LEAD.search(match["lead"]) if match else None
        if match and lead and lead["who"].lower() not in _MINE:
            return f"{match['lead']}: {_turned(match['speech'], _subject(lead['who']))}"
    return text


# “We shan't decide before the 7th, was what I got when I asked”: theirs, though without quotes.
# “We'd all know by Friday, he said”: the user is one of those who wait.
_TOLD_BEHIND = pattern(
    r"^we\s(?!(?:will|would|shall|should)\s(?:all\s|both\s|each\s|probably\s|definitely\s|certainly\s)*(?:know|hear|find\sout|learn"
    r"|(?:be|get)\stold|(?:get|have)\s(?:an|our|the)\s(?:answer|result|verdict)s?)(?:\s(?:back|for\s(?:sure|certain)|either\sway))?"
    r"\s(?:by|on|in|within|inside|before|next|this|at|after|tomorrow|early|late|mid)\b(?![^,]*\s(?:what|which|how|where)\s))(?:will|would|shall|should|can|do|are|have|need|want|decide|let|tell|ring|call)\b[^\",;]{3,100},\s(?:(?:was|is|were)"
    r"\s(?:what|all)\s(?:i|we|they|she|he)\b|(?:she|he|they|hr|[a-z]+)\s(?:said|says|told\sme|reckoned)\b|said\s)",
    re.IGNORECASE,
)


def with_words_told_behind(text: str) -> str:
    """A plain sentence whose “we” is theirs, as its end tells, in the third person."""
    match = _TOLD_BEHIND.match(text)
    if match is None or _MY_WORDS.search(match[0]):
        return text
    end = text.rindex(",", 0, match.end())
    return _turned(text[:end], "they") + text[end:]


def opens_quote(text: str, quoting: bool) -> bool:
    """Whether a quote is still open behind this sentence."""
    return quoting != (text.count('"') % 2 == 1)


def _quotes_turned(text: str) -> str:
    parts, position = [], 0
    for match in _QUOTED.finditer(text):
        if not _PERSONAL.search(match[1]):
            continue
        lead = text[position : match.start()]
        said = _LEAD.search(lead) or _LABEL_LEAD.match(lead)
        trail = None if said else _TRAIL.match(text[match.end() : match.end() + 40])
        who = said["who"] if said else (trail["who"] or trail["whom"]) if trail else "they"
        if who.lower() in _MINE or _MY_WORDS.search(lead):
            continue
        if said and _LABEL_LEAD.match(lead):
            lead = ""
        parts += [lead, _turned(match[1], _subject(who))]
        position = match.end()
    rest = text[position:]
    if parts and (signed := _SIGNED.match(rest)):
        rest = f", {signed['who']} said"  # “"you'll hear the week of the 16th" - Sam”
    return "".join([*parts, rest])


_SIGNED = pattern(r"\s*[-–—~]{1,2}\s?(?P<who>[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.]{1,20}(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'.]{1,20})?)\W*$")
_MY_WORDS = pattern(r"\b(?:i|we)\s(?:\w+\s)?(?:said|told|asked|wrote|replied|answered|added)\b[^\"]{0,40}$", re.I)


def _subject(who: str) -> str:
    return who if who[:1].isupper() and who.lower() not in ("she", "he", "they") else who.lower()


def told_by(speech: str, who: str) -> str:
    """Words of somebody's own, told in the third person by the user."""
    return _turned(speech, who if who == "they" else _subject(who))


def _turned(speech: str, who: str) -> str:
    """“I'll send you my plan” told of somebody else: “she will send me their plan”."""
    if not _PERSONAL.search(speech):
        return speech
    plural = who == "they"
    forms = {
        "they": who,
        "is": "are" if plural else "is",
        "was": "were" if plural else "was",
        "has": "have" if plural else "has",
    }
    for expression, to in _TURNS:
        speech = expression.sub(to.format(**forms) if "{" in to else to, speech)
    return speech.replace("\x01", "I").replace("\x02", "me").replace("\x03", "my")
