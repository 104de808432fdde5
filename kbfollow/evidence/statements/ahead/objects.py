"""What was promised or sent, in the user's words."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

_LEADING = pattern(
    r"^(?:(?:me|us|them|her|him|you|hr|everyone|everybody|recruiter|over|in|out|off|up|back|on|along"
    r"|through|down|round|around|together|my|our|the|a|an|some|their|this|that|these|those|also|with|of|for|to"
    r"|via|by|email|mail|about|and|now|then|just|copy\sof\s(?:the|my)\scopy)\s)+",
    re.IGNORECASE,
)
# Where the object ends: at a preposition of time, a recipient, a reason, a new predicate.
_STOP = pattern(
    r"\s(?:by|(?<!note\s)(?<!notes\s)(?<!paper\s)(?<!report\s)(?<!article\s)(?<!essay\s)(?<!piece\s)(?<!book\s)"
    r"(?<!summary\s)(?<!pages\s)(?<!page\s)(?<!something\s)(?<!thoughts\s)(?<!slides\s)(?<!leaflet\s)(?<!figures\s)"
    r"(?<!data\s)(?<!info\s)(?<!study\s)(?<!chapter\s)(?<!thesis\s)on|before|within|until|till|no\slater|tomorrow"
    r"|today|tonight|this\s(?:week|month|evening"
    r"|afternoon|morning)|next\s(?:week|month)|asap|soon|as\ssoon|whenever|(?:any|some)\s?time|when|once|if|so"
    r"|because|since"
    r"|after"
    r"|at\sthe\slatest|"
    r"at\sthe\s(?:end|start|beginning|weekend)|at\sweekend|to\stheir|latest|straight|right\saway"
    r"|first\sthing|eod|cob|over\sthe\sweekend|for\sher|for\shim|for\sthem|to\s(?:them|her|him|hr|me|us|be)"
    r"|(?<!link\s)(?<!links\s)(?<!keys\s)(?<!key\s)(?<!answer\s)(?<!answers\s)(?<!guide\s)(?<!solution\s)"
    r"(?<!directions\s)to\sthe"
    r"|to\sthe\s(?:\w+\s)?(?:manager|boss|office|reception\w*|desk|team|recruiter|agency|caretaker|secretary|owner|chef|director|head)|and\s(?:i|she|he|they|then)|which|that\s(?:they|she|he)|she|he|they|via|due"
    r"|in\s(?:the\s)?(?:post|mail|next)|in\s\d+|in\s(?:a|two|three|one)\b"
    r"|and\s(?:then\s|also\s|to\s)?(?:send|email|mail|post|forward|bring|lend|drop|show|fill|sign|hand|return|upload"
    r"|scan"
    r"|call|ring|let|get|give|tell)\s(?:him|her|them|the|my|a|an|it|in|off|over|back|up|some|two))\b.*|[,;.!?()📅✅⏳🛫➕].*"
    r"|\s[-–—]\s.*",
    re.IGNORECASE,
)


def object_after(sentence: Sentence, clause: Clause, index: int) -> str | None:
    """What the verb at token `index` is about: “email Tara my certificates by 30 Oct” gives “certificates”."""
    start = clause.tokens[index].end
    end = clause.end
    days = [span for span in [*sentence.dates, *sentence.durations] if start <= span.offset < end]
    text = sentence.text[start:end]
    for span in sorted(days, key=lambda one: -one.offset):
        place = span.offset - start
        text = text[:place] + " by " + text[place + len(span.text) :]
    text = _PARTICLE.sub("", _without_people(sentence, text, start).strip())
    text = f" {text} "
    return tidy(text)


# “Bring by a sample of my scarf joints”
_PARTICLE = pattern(
    r"^by\s(?=(?:a|an|my|some|our|two|three|one\sof)\s(?!(?:week|month|day|time|few|couple)\b))", re.IGNORECASE
)


def _without_people(sentence: Sentence, text: str, start: int) -> str:
    """`text` without the person named first, to whom it goes: “Tara my certificates”, “certificates to Tara”."""
    for mention in sentence.mentions:
        first, last = sentence.tokens[mention.first], sentence.tokens[mention.last]
        name = sentence.text[first.start : last.end]
        before = text.find(name)
        if before < 0 or first.start < start:
            continue
        lead = text[:before].rstrip().lower()
        if not lead.strip():
            text = text[before + len(name) :]
        elif lead.endswith((" to", " for", " with")):
            text = text[:before].rstrip()[: -len(lead.split()[-1])] + " by " + text[before + len(name) :]
    return text


def tidy(text: str) -> str | None:
    """A phrase cut where a time, a recipient or a reason begins, without articles; None if nothing is left."""
    cut = _STOP.sub("", f" {' '.join(text.split())} ").strip()
    cut = _LEADING.sub("", cut + " ").strip(" ,.;:!?-–—\"'✔✓✅☑")
    cut = _TRAILING.sub("", cut)
    return cut[:120] or None if cut.lower() not in _EMPTY else None


_TRAILING = pattern(
    r"\s(?:in|over|off|back|out|on|to|round|around|across|by|along|as\swell|though|tho|please|too|again|already|and"
    r"|or|but|so|(?:off|from"
    r"|of)\s(?:me|us))$"
)
_EMPTY = (
    frozenset(
        ["", "it", "that", "this", "them", "one", "back", "in touch", "her", "him", "me", "us", "to", "by", "and"]
    )
    | words.NEGATIONS
)

_DETERMINERS = frozenset(
    "a an the my their his her this that phone quick next follow-up by via first short our per each "
    "no another take-home thank-you video".split()
)


def is_noun(clause: Clause, index: int) -> bool:
    """“A call”, “the next call”, “a text”: no verb."""
    token = clause.tokens[index]
    before = clause.tokens[index - 1].low if index else ""
    follows = clause.tokens[index + 1].low if index + 1 < len(clause.tokens) else ""
    if before in ("a", "an"):
        return True  # “take it as a sign”
    if (
        token.low in ("phone", "call", "email", "text", "zoom", "skype", "mail")
        and not index
        and clause.low[len(token.low) :].startswith(",")
    ):
        return True  # “Phone, 20 min.”
    if token.low in ("zoom", "skype", "phone", "email") and index + 1 == len(clause.tokens) and before[-1:].isdigit():
        return True  # “stage 2 = 22/9, zoom”
    if token.low in ("phone", "voice", "text", "email") and follows in _AFTER_PHONE:
        return True  # “29/4 phone call from Dr Amin”
    if token.low == "present" and not index and follows not in _DETERMINERS and follows not in ("to", "it", "me"):
        return True  # “present clerk stays till January”
    if not index and token.low in _NOUN_TOO and follows in _OF_A_TALK:
        return True  # “phone calls go out on Tuesday”, “call went fine”
    if (
        token.low in _COPIED
        and index
        and clause.tokens[0].form != "base"
        and _OF_A_THING.match(before)
        and follows in ("to", "for", "by", "of")
    ):
        return True  # “degree scan to Ann by Monday”
    labelled = index > 0 and before != "to" and before not in words.MODALS
    if labelled and token.low in _NOUN_TOO and clause.low.startswith(":", token.end - clause.start):
        return True  # “police check: original to Ann”
    if token.low in _NOUN_TOO and (before in _DETERMINERS or before.endswith("'s")):
        return True
    if token.low in _NOUN_TOO and index > 1 and clause.tokens[index - 2].low in ("a", "an", "the", "another"):
        return True  # "a chalk talk", "the second call"
    if before in words.MODALS or (before == "to" and (index == 1 or clause.tokens[index - 2].low in words.INTENTIONS)):
        return False  # "will phone with feedback", "to share with Ann by Friday"
    return token.low in _NOUN_TOO and follows in ("with", "w/", "is", "was", "from", "will", "at", "on")


_AFTER_PHONE = ("call", "calls", "message", "screen", "number", "numbers")
_COPIED = frozenset("scan copy photo print report form sheet draft note".split())
_OF_A_THING = pattern(
    r"(?!(?:to|and|then|also|just|i|we|will|must|should|would|please|quickly|or|not|can|could)$)[a-z][\w'-]+$"
)
_OF_A_TALK = frozenset("only call calls chat interview interviews screen screening went was lasted took felt".split())
_NOUN_TOO = frozenset(
    "hand call ring phone email e-mail mail text message ping answer contact note visit check show post "
    "ship share reply touch talk update file present review schedule complete follow study".split()
)


# How a written-out contraction may stand in the note: “do not” as “don't”, “I am” as “I'm”.
_SHORT_FORMS = {
    "not": r"(?:\s?not|n['’‘ʼ´`]?t)",
    "am": r"(?:\s?am|['’‘ʼ´`]?m)",
    "are": r"(?:\s?are|['’‘ʼ´`]?re)",
    "is": r"(?:\s?is|['’‘ʼ´`]?s)",
    "has": r"(?:\s?has|['’‘ʼ´`]s)",
    "have": r"(?:\s?have|['’‘ʼ´`]?ve)",
    "had": r"(?:\s?had|['’‘ʼ´`]d)",
    "will": r"(?:\s?(?:will|wo)|['’‘ʼ´`]?ll)",
    "would": r"(?:\s?would|['’‘ʼ´`]d)",
    "can": r"\s?ca(?:n|(?=n))",
}


def as_written(quote: str, phrase: str) -> str:
    """The user's own words for a phrase of the plain sentence: “don't drive” where this says “do not drive”."""
    if not phrase or phrase in quote:
        return phrase
    parts = [_SHORT_FORMS.get(word.lower()) or _any_apostrophe(word) for word in phrase.split()]
    found = re.search(r"\b" + "".join(parts).removeprefix(r"\s?"), quote, re.IGNORECASE)
    return " ".join(found[0].split()) if found else phrase


def _any_apostrophe(word: str) -> str:
    return r"\s?" + re.escape(word).replace("'", "['’‘ʼ´`]")


def words_as_written(sentence: Sentence, clause: Clause, start: int, end: int) -> str:
    return sentence.text[clause.start + start : clause.start + end]


def without_days(sentence: Sentence, text: str) -> str:
    """A phrase without the days in it and what follows them."""
    for span in sentence.dates:
        text = text.replace(span.text, " by ")
    return tidy(text) or text.replace(" by ", " ").strip()


def act_from(sentence: Sentence, clause: Clause, index: int) -> str:
    """The words of an act from its verb on, without the day: “call him to see where he's at”."""
    start = sentence.tokens[0].start if not clause.tokens else clause.tokens[index].start
    text = sentence.text[start : clause.end]
    for span in sorted(sentence.dates, key=lambda one: -one.offset):
        place = span.offset - start
        if 0 <= place < len(text):
            lead = _BEFORE_DAY.sub("", text[:place].rstrip())
            text = f"{lead} {text[place + len(span.text) :].lstrip()}"
    return text.strip(" .,;:\"'!")[:120]


_BEFORE_DAY = pattern(r"\s(?:by|on|until|till|before|within|from|at)$", re.IGNORECASE)
# A word that may be part of a thing's name; what says something of it (“my tempering was not”) is none.
_PLAIN_WORD = (
    r"(?!(?:was|were|is|are|am|be|been|being|has|have|had|did|do|does|not|will|would|could|can|should|may|might"
    r"|must|i|we"
    r"|she|he|they|you|it|went|came|said|told|and|or|but|so|because|who|which|that|than|what|if|when"
    r"|as)\b)[^\W\d_][\w'-]+"
)
# What somebody has, wants or asks for: the last such thing is what “it” means in the next sentence.
_THING = pattern(
    r"\b(?:(?<!\bin\s)(?<!\bon\s)(?<!\bround\s)(?<!\baround\s)(?<!\binto\s)(?<!\bunder\s)(?<!\bfrom\s)(?:(?<!\bat\s)|(?<=look\sat\s))(?<!\bbehind\s)"
    r"(?<!\bto\s)(?:my|her|his|their)|(?:photo|copy|picture|list|draft)\sof|(?:gave|give|lent|handed|left|showed|sent"
    r"|loaned)\s(?:me|us)"
    r"\s(?:a|an|the|some|one\sof\s(?:her|his|their))|(?:borrowed|took\shome|came\s(?:away|home|back|out)\swith"
    r"|(?:walked|drove|wandered|gone|got|made)\s(?:off|out|away|home)\swith"
    r"|went\s(?:home|off|away)"
    r"\swith|found|forgot\sto\s(?:give|hand)\sback|(?:still|have)\s(?:have|got|has))\s(?:a|an|the|one\sof\s(?:her"
    r"|his|their)|[a-z]+'s))\s"
    rf"(?P<what>{_PLAIN_WORD}(?:\s{_PLAIN_WORD}){{0,2}}?)"
    r"(?=\s?[.,;:!?()]|\s(?:sometime|some\sday|by|on|in|and|at|to|from|next|this|for|as|so|when|if|with|tomorrow|today"
    r"|soon|that|which|some|but|back|again|off|over|out|because|since|until|till|while|before|after|though|although|only"
    r"|yesterday|was|were|is|are|has|had|will|would|went|came|needs?)\b|$)"
    rf"|\b(?:the|their|his|her|my|that|this|[a-z]+'s)\s(?P<still>{_PLAIN_WORD}(?:\s{_PLAIN_WORD}){{0,2}}?)(?:'s|\sis|\sare)\s(?:still\s|all\s|now\s)?"
    r"(?:in|on|round|around|at|under|with)\s(?:my|me|the)\b"
    r"|\b(?:a|the|some)\s(?P<of>photo|picture|copy|sample|list|draft)s?\sof\smine\b"
)
_NO_THINGS = frozenset(
    "mine surname name mind time way opinion office head boss team own life last experience decision hand phone".split()
)


def thing_in(sentence: Sentence) -> str:
    """The thing that “it” may mean in the next sentence: what was promised, else what somebody has; "" if none."""
    for one in reversed(sentence.found):
        if one.kind in ("promise_by_me", "promise_by_them") and one.what and not one.manner.startswith("check"):
            return one.what
    given = _WAS_GIVEN.search(sentence.low)
    if given:
        return given["what"]
    if sentence.bag.isdisjoint(_HAVING):
        return ""
    theirs = not sentence.bag.isdisjoint(_ABOUT_THINGS)
    things = [
        match["what"] or match["still"] or match["of"]
        for match in _THING.finditer(sentence.low)
        if theirs or not match[0].startswith(("his ", "her ", "their "))
    ]
    found = [one for one in things if one not in _NO_THINGS]
    return found[-1] if found else ""


def last_thing(low: str) -> str:
    """The thing of somebody's that was named last, "" if none: “my article on lungworm” gives “article”."""
    found = [match["what"] or match["still"] or match["of"] for match in _THING.finditer(low)]
    return next((one for one in reversed(found) if one not in _NO_THINGS and is_thing(one)), "")


# “The registration number was blank on the form”, “couldn't find my P45”, “there was no copy of my pass”.
_LACKING = pattern(
    rf"(?:\b(?:forgot|left|lost|(?:could|did|do)\snot\s(?:find|have|bring)|had\sno|have\sno|was\sno|missing|without|short\sof)\s"
    rf"(?:my|the|a|an|any|copy\sof\smy|our)?\s?(?P<what>{_PLAIN_WORD}(?:\s{_PLAIN_WORD}){{0,2}}?)"
    r"(?=\s(?:blank|empty|out|off|on|at|in|for|when|so|and|but|behind|to)\b|\s?[,;.:]|\s?$)"
    rf"|(?:^|[,;]\s|\b(?:and|but)\s)(?:the|my|our|their)?\s?(?P<was>{_PLAIN_WORD}(?:\s{_PLAIN_WORD}){{0,2}}?)\s(?:was|were|is|are)\s"
    r"(?:missing|blank|empty|not\s(?:on|in|there|signed|attached|with)|out\sof\sdate|at\shome|in\smy)\b)"
)
# “Zeugnisse, I will bring them on Monday”: named first, and then spoken of.
_NAMED_FIRST = pattern(
    rf"^(?:the\s|my\s|our\s|and\s(?:the|my)\s)?(?P<what>{_PLAIN_WORD}(?:\s{_PLAIN_WORD}){{0,3}})(?:,|\s[–—-]"
    rf"|:)(?:\s(?:i|they|she|he|we|said|told|promised|must|need|will)\b|\s*$)"
)


def _lacking(low: str) -> str:
    """What is spoken of at the front of a sentence, or what was not there; "" if nothing."""
    match = next(iter(reversed(list(_LACKING.finditer(low)))), None) or _NAMED_FIRST.match(low)
    found = next((one for one in match.groups() if one), "") if match else ""
    return found if found not in _NO_THINGS and is_thing(found) else ""


_ONE = pattern(r"\s(?:(?:her|him|them)\s)?one\b")
_A_THING = pattern(
    rf"\b(?:an?|some)\s(?P<what>{_PLAIN_WORD}(?:\s{_PLAIN_WORD})?)(?=[,.;]|\s(?:and|but|so|for|from|in|to|of)\b)"
)


def named_before(sentence: Sentence, place: int, *, alone: bool = False) -> str:
    """The thing of the user's own that this sentence names before `place`: “forgot my certificate, I'd bring it in”.

    `alone` leaves out what anybody has or wants, and looks for what is missing or named first.
    """
    found = _lacking(sentence.low[:place]) if alone else last_thing(sentence.low[:place])
    at = sentence.low.rfind(found, 0, place) if found else -1
    return sentence.text[at : at + len(found)] if at >= 0 else ""


# With these a thing of theirs is what the sentence is about: “she showed me her old loom”.
_ABOUT_THINGS = frozenset(
    "find found walked came want ask need like love see show lend borrow read give mention miss lose look have admire "
    "leave hand keep still "
    "lent borrowed got loan loaned".split()
)
_HAVING = frozenset("my her his their photo copy picture list draft me us borrowed borrow home still walk".split())
# What is no thing: a sentence, a bare verb, a word for anything at all.
_NO_NOUN = pattern(
    r"^(?:(?:i|we|he|she|they|it|you|there|that)\s(?:will|would|could|can|should|may|might|shall|am|are|is|was|were"
    r"|have"
    r"|had|has|do|did|do\snot)\b|(?:anything|something|nothing|everything|anyone|anybody|someone|somebody|touch"
    r"|in\stouch"
    r"|time|soon|again|sure|yes|no|ok|okay|maybe|so|there|here|then|later|too|well|first|more|care|part|place|up|of\sit"
    r"|word|bother|pains|trouble|good|both|either|neither|none|most|much|many|lots|all|what|whatever|way|home"
    r"|myself|(?:good\s|best\s)?(?:vibes|wishes|regards|love|thoughts|prayers|karma|luck)"
    r"|wrong\s(?:message|signal|impression|idea))$"
    r"|\w+(?:\s\w+)?\s(?:was|were|is|are)(?:\snot)?$|(?:hearing|meeting|working|speaking|seeing|talking|joining)"
    r"(?:$|\s(?:from|with|to|you|them|him|her|for|there|together|again|soon|back|up|the|everyone|more)\b.*))"
)


# “A test translation, 400 words, was handed to me at the end”.
_WAS_GIVEN = cued(
    rf"(?:^|\b(?:then|also|and|plus)\s)(?:a|an|the|one|another|two|some)\s(?P<what>{_PLAIN_WORD}(?:\s{_PLAIN_WORD}){{0,2}}?)(?:,\s[^.;]{{0,40}},)?\s"
    r"(?:was|were|got)\s(?:handed|given|sent|lent|emailed|passed|pressed|slipped)\s(?:to\sme|over\sto\sme|me"
    r"|into\smy|along)\b"
)


def is_thing(what: str) -> bool:
    """Whether a phrase can name a thing that is promised: “the sample book”, not “anything” or “I would post it”."""
    return _NO_NOUN.match(what.strip(" .").lower()) is None
