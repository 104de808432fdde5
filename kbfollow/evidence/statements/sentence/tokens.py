"""Sentences into tokens and clauses, and how a verb is meant: who does it, and whether it was done.

The reading is shallow on purpose: one pass over the words of a clause, each looked up once. Where the words leave
it open whether something happened, the mode says so (`unsure`), and nothing may be concluded from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from kbfollow.evidence.statements.sentence.plain_words import lowered
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern
from kbfollow.word_sets import words_of

# done: it happened; undone: it has not; to do: announced or owed; present: as it is; ed: could be either;
# unreal: would have, might; dropped: need not, won't; asked: a question.
Mode = Literal["done", "undone", "to do", "present", "unreal", "dropped", "asked", "unsure"]
Subject = Literal["me", "them", "other", ""]

_TOKEN = pattern(r"\d+(?:[./:-]\d+)*|w/o?(?=\s)|[^\W_]+(?:['./&-][^\W_]+)*|->|=>|[→⇒✓✔✅☑❌✗✘☐⬜?!]")
# Compounds that are written with a space as often as with a hyphen; the hyphen keeps the length.
_COMPOUND = cued(
    r"\b(?:thank you(?=s?\b)|heads up|take home|on site|case study|t y\b|yes or no|no one|(?:follow"
    r"|catch) up(?= (?:call|e-?mail|mail|interview|"
    r"meeting|note|chat|message|conversation|round|visit|with the|on \w+day))|phone screen|tech screen"
    r"|call back(?= (?:on|for|is|next|inter))|"
    r"walk through|sit down(?= with)|video call|hiring manager|decision maker|danke mail|second round|final round)",
)

HER_HIM = frozenset(["her", "him"])


def _forms() -> tuple[dict[str, tuple[str, str]], frozenset[str]]:
    """Each verb form as (base, form), form being base, past, third or ing; and the past forms that equal the base."""
    forms: dict[str, tuple[str, str]] = {}
    for base, irregular in words.VERBS.items():
        stem = base[:-1] if base.endswith("e") else base
        y_stem = base[:-1] + "i" if base.endswith("y") and base[-2] not in "aeiou" else None
        third = y_stem + "es" if y_stem else base + ("es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
        forms.setdefault(third, (base, "third"))
        forms.setdefault(stem + "ing", (base, "ing"))
        forms.setdefault(base + base[-1] + "ing", (base, "ing"))
        for past in irregular or ((y_stem + "ed") if y_stem else stem + "ed",):
            forms.setdefault(past, (base, "past"))
    forms.update({past: (base, "past") for past, base in words.ODD_PAST.items()})
    same = frozenset(base for base, irregular in words.VERBS.items() if base in irregular) | {
        "put",
        "let",
        "cut",
        "set",
        "read",
        "quit",
    }
    forms.update({base: (base, "base") for base in words.VERBS})
    return forms, same


FORMS, SAME_IN_PAST = _forms()
# Words of thanking, verbs and nouns.
THANKING = words.THANK_NOUNS | {form for form, (base, _) in FORMS.items() if base == "thank"}


@dataclass(slots=True, eq=False)
class Token:
    """A word with its offsets in the sentence; `lemma` and `form` are set for verb forms, `capital` for a capital."""

    word: str
    low: str
    start: int
    end: int
    lemma: str
    form: str
    capital: bool


@dataclass(slots=True, eq=False)
class Clause:
    """A part of a sentence that is read as one statement. `names` are the token indexes that begin a person's name.

    `lows` are its tokens as a set, `words` its runs of letters and digits: “thank-you” is one token and two words.
    """

    tokens: tuple[Token, ...]
    low: str
    start: int
    end: int
    lows: frozenset[str]
    words: frozenset[str]
    names: frozenset[int] = frozenset()

    def find(self, lows: frozenset[str]) -> int | None:
        """The index of the first token that is one of `lows`."""
        return next((index for index, token in enumerate(self.tokens) if token.low in lows), None)

    def has(self, lows: frozenset[str]) -> bool:
        """Whether one of the tokens is one of `lows`."""
        return not self.lows.isdisjoint(lows)

    def verbs(self, lemmas: frozenset[str]) -> list[int]:
        """The indexes of the forms of these verbs."""
        return [index for index, token in enumerate(self.tokens) if token.lemma in lemmas]


_NO_VERB = ("", "")
# The month, which is no “may”: it keeps its capital.
_MONTH_MAY = pattern(
    r"(?<=\d\s)may\b|(?<=\d(?:st|nd|rd|th)\s)may\b|(?<=\d\sof\s)may\b|(?<=(?:st|nd|rd|th)\sof\s)may\b"
    r"|\bmay(?=\s\d{1,2}\b(?!\s(?:days|weeks|hours|people)))"
    r"|(?<=(?:early|start)\s)may\b|(?<=late\s)may\b|(?<=mid[\s-])may\b|(?<=\bin\s)may\b|(?<=\bby\s)may\b"
)


def tokenize(text: str) -> tuple[list[Token], str, frozenset[str]]:
    """The tokens of a plain sentence, its lower-case form with compounds joined (same offsets), and its words."""
    low = lowered(text)
    if "may" in low:
        low = _MONTH_MAY.sub("May", low)
    if _COMPOUND.search(low):
        low = _COMPOUND.sub(_hyphened, low)
    tokens = []
    for match in _TOKEN.finditer(low):
        word = match[0]
        start, end = match.span()
        lemma, form = FORMS.get(word, _NO_VERB)
        tokens.append(Token(text[start:end], word, start, end, lemma, form, text[start].isupper()))
    return tokens, low, words_of(low)


def _hyphened(match: re.Match[str]) -> str:
    return match[0].replace(" ", "-")


# Where a clause may begin. A comma begins one only before a word that shows a new predicate.
_NEW_PREDICATE = (
    r"(?:(?:and|or|who|which|just|also|maybe|probably|hopefully|then)\s)?(?:i|they|she|he|we|you|it"
    r"|this|that|there|nobody|no-one|everyone|no|not|nothing|never|none|"
    r"still|will|need|needs|have|has|had|must|should|could|gotta|got|told|asked|said|sent|called"
    r"|emailed|mailed|texted|rang|phoned|left|"
    r"thanked|thank|heard|decision|decisions|verdict|answer|result|results|panel|onsite|on-site"
    r"|thank-you|ty|take-home|going|done|waiting|hoping|"
    r"hired|went|chose|picked|let|chase|ping|call|email|follow|followed|chased|pinged|offered|rejected"
    r"|withdrew|pulled|turned|replied|wrote|dropped|"
    r"submitted|declined|accepted|if|in case|unless|forgot|promised|will|wants|want|expects|expect"
    r"|final-round|second-round|next|second|owes|owe|hr|"
    r"recruiter|took|gave|got|met|spoke|may|might|can|would|do|does|did|is|are|was|were|reference"
    r"|references|voicemail|please)\b"
)
_BOUNDARY = pattern(
    r"\s*;\s*|\s=\s"
    r"|\s+(?:-{1,3}|[–—])\s+"
    r"|\s*(?:…|\.\.\.+)\s*"
    r"|,?\s+(?:but|although|however|whereas|because|otherwise|or else|even though|except that|so that"
    r"|aber|und dann|and then|after which)\s+"
    r"|,\s+(?:though|so|then|while|yet)\s+"
    r"|\s+so\s+(?=(?:i|they|she|he|we|it|need|must|will|should|no|that)\b)"
    rf"|,\s+(?={_NEW_PREDICATE})"
    r"|\s+(?:and|or)\s+(?=(?:i|they|she|he|we|it|there|will|has|have|need|needs|must|should|told|owe"
    r"|still|no|not|nothing|never|then|if)\b)"
    r"|\s*[()]\s*(?=(?:i|they|she|he|we|it|still|no|not|will|need|must|lost|done|sent|if)\b)"
    r"|\)\s*"
    r"|\"\s*,?\s*(?:,\s*)?(?=(?:she|he|they|was|i)\s)"
)
_LABEL = pattern(r"[\w'/ .&-]{1,40}:(?=\s|$)")


# Without any of these signs and words there is one clause.
_CUTTING = frozenset(',;=-–—….()"')
_JOINING = frozenset("but although however whereas because otherwise or even except so aber und and after".split())


def split_clauses(tokens: list[Token], low: str, text: str, words_of_it: frozenset[str]) -> list[Clause]:
    """The clauses of a sentence, in order; together they hold all its tokens."""
    cuts = [0]
    if _CUTTING.isdisjoint(low) and _JOINING.isdisjoint(words_of_it):
        lows = frozenset([token.low for token in tokens])
        return [Clause(tuple(tokens), low, 0, len(low), lows, words_of_it)] if tokens else []
    for match in _BOUNDARY.finditer(low):
        if match.start() > 0 and match.end() < len(low):
            cuts.append(match.end())
    if "," in text or " and " in text:
        cuts += [match.end() for match in _NAME_CLAUSE.finditer(text)]
    if len(cuts) == 1:
        lows = frozenset([token.low for token in tokens])
        return [Clause(tuple(tokens), low, 0, len(low), lows, words_of_it)] if tokens else []
    cuts = sorted(set(cuts))
    clauses = []
    index = 0
    for start, end in zip(cuts, [*cuts[1:], len(low)], strict=True):
        first = index
        while index < len(tokens) and tokens[index].start < end:
            index += 1
        if index > first:
            part, inside = low[start:end], tuple(tokens[first:index])
            lows = frozenset([token.low for token in inside])
            clauses.append(Clause(inside, part, start, end, lows, words_of(part)))
    return clauses


# ", Jane will call": a name and a finite verb after a comma or "and" begin a clause.
_NAME_CLAUSE = pattern(
    r"(?:,\s+(?:and\s+|but\s+|so\s+)?|\s+and\s+)(?=[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]{1,20}(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]{1,20})?\s(?:will"
    r"|would|is|has|said|says|wants|to\s|does|did|can|may|might|"
    r"decides|sends|calls|emails|told|asked|promised|needs|owes|not|still|I\s(?!will\b|would\b))\b)"
)


@dataclass(slots=True, eq=False)
class Predicate:
    """How a verb is meant. `by` is the index of the token that names the subject, if any; `passive` is set after be."""

    mode: Mode
    subject: Subject
    by: int | None = None
    passive: bool = False
    conditional: bool = False


_PREPOSITIONS = frozenset("to for with w/ from at by about of → -> => → on re via and".split()) - {"and"}
_ASKING = frozenset("ask tell want need expect get remind wait invite let".split())  # "asked Jane to send"
# "Emailed Priya to thank her": what these were done for was done too.
_DONE_FOR = frozenset(
    "email e-mail mail call ring phone write text message ping drop go reach pop send contact follow "
    "speak dm visit touch".split()
)


class _Reading:
    """What was seen on the way to the verb, from the clause's beginning on."""

    __slots__ = (
        "be",
        "by",
        "condition",
        "did",
        "fear",
        "have",
        "intention",
        "last",
        "modal",
        "negated",
        "purpose",
        "subject",
        "to",
        "verb",
    )

    def __init__(self) -> None:
        self.subject: Subject = ""
        self.by: int | None = None
        self.verb = self.condition = self.fear = False
        self.last = ""
        self.clear()

    def clear(self) -> None:
        """Forget what governed the last verb."""
        self.negated = self.have = self.be = self.to = False
        self.did = self.modal = self.intention = self.purpose = ""


_OWNERS = frozenset("a an the my our your their its".split())
_WHEN = frozenset("once when whenever after until till before unless".split())


def _not_yet_over(clause: Clause, index: int) -> bool:
    """“The completed form” is none that I completed; “once I've sent it” is still ahead."""
    lows = [token.low for token in clause.tokens[:index]]
    if lows[-1] in _OWNERS:
        return True
    place = next((position for position, low in enumerate(lows) if low in _WHEN), None)
    return place is not None and not {"have", "has"}.isdisjoint(lows[place:]) and "had" not in lows[place:]


_NOBODY = frozenset(["nothing", "nobody", "none", "no-one", "no", "neither", "nix", "nada", "zero"])


def read_predicate(clause: Clause, index: int) -> Predicate:
    """How the verb at token `index` of a clause is meant."""
    reading = _Reading()
    for position in range(index):
        _see(reading, clause, position)
    token = clause.tokens[index]
    follows = clause.tokens[index + 1].low if index + 1 < len(clause.tokens) else ""
    if follows in _NOBODY:  # "called nobody", but not "replied: no news"
        gap = clause.low[token.end - clause.start : clause.tokens[index + 1].start - clause.start]
        reading.negated = reading.negated or not gap.strip()
    mode = _past_mode(reading) if token.form == "past" else _base_mode(reading, token, index)
    if token.low in SAME_IN_PAST and mode in ("unsure", "present") and reading.subject == "me" and not reading.negated:
        mode = "done"
    elif mode == "done" and token.form == "past" and index and _not_yet_over(clause, index):
        mode = "unsure"
    return Predicate(mode, reading.subject, reading.by, reading.be and token.form == "past", reading.condition)


def _is_object(clause: Clause, position: int) -> bool:
    """“Went back for it and thanked her”: of a thing, which does nothing."""
    before = clause.tokens[position - 1].low if position else ""
    behind = clause.tokens[position + 1].form if position + 1 < len(clause.tokens) else ""
    return clause.tokens[position].low == "it" and before in ("for", "with", "to", "from") and behind in ("", "base")


def _see(reading: _Reading, clause: Clause, position: int) -> None:
    token = clause.tokens[position]
    low = token.low
    if low in words.ME or (low in words.THEM and not _is_object(clause, position)):
        reading.clear()
        reading.subject, reading.by = ("me" if low in words.ME else "them"), position
    elif low in words.NEGATIONS:
        reading.negated = True
    elif low in words.CONDITIONS:
        reading.condition = True
    elif low in words.MODALS:
        reading.modal = low
    elif low == "better" and reading.have:
        reading.modal = "should"
    elif low == "to":
        follows = clause.tokens[position + 1] if position + 1 < len(clause.tokens) else None
        reading.to = reading.to or (
            follows is not None and (follows.form == "base" or follows.low in ("be", "not", "also", "just"))
        )
    elif low in ("have", "has", "had"):
        reading.have = True
    elif low in ("be", "been", "being", "is", "was", "were", "are", "am"):
        reading.be = True
    elif low in ("did", "does", "do"):
        reading.did = low
    elif low in words.FEARS:
        reading.fear = True
    elif low == "yet" and position + 1 < len(clause.tokens) and clause.tokens[position + 1].low == "to":
        reading.negated = True  # "have yet to"
    elif token.form:
        _see_verb(reading, clause, position)
    else:
        _see_noun(reading, clause, position)


def _see_verb(reading: _Reading, clause: Clause, position: int) -> None:
    """A verb before the one in question: it governs it ("need to"), or stands beside it ("emailed and thanked")."""
    token = clause.tokens[position]
    if token.lemma in ("forget", "fail", "miss", "skip", "refuse"):
        reading.negated = True
    elif token.low in words.INTENTIONS and (
        (position + 1 < len(clause.tokens) and clause.tokens[position + 1].low in ("to", "not"))
        or token.low in ("need", "needs")
    ):
        reading.intention = token.low
    elif token.form == "past" and not reading.to:
        mode = _past_mode(reading)
        joined = any(one.low in ("or", "nor") for one in clause.tokens[position + 1 : position + 5]) or (
            token.lemma == "get"
            and any(one.low in ("round", "around") for one in clause.tokens[position + 1 : position + 3])
        )
        reading.clear()
        reading.negated = mode == "undone" and joined
        reading.purpose = mode if token.lemma in _DONE_FOR else ""
    reading.verb, reading.last = True, token.lemma


def _see_noun(reading: _Reading, clause: Clause, position: int) -> None:
    """A noun is the subject if no verb came before it, or if a finite verb follows at once."""
    token = clause.tokens[position]
    follows = clause.tokens[position + 1].low if position + 1 < len(clause.tokens) else ""
    finite = (
        follows in words.MODALS
        or follows in ("has", "is", "was", "had")
        or FORMS.get(follows, ("", ""))[1] in ("third", "past")
    )
    finite = finite or (follows == "to" and (not reading.verb or reading.last in _ASKING))
    possessive = token.low.endswith("'s")
    before = clause.tokens[position - 1].low if position else ""
    if (reading.verb and not finite) or possessive or before in _PREPOSITIONS:
        return
    if token.low in words.OTHERS:
        reading.subject, reading.by = "other", position
    elif (position in clause.names or token.low in words.EMPLOYER_NOUNS) and (reading.subject == "" or finite):
        if reading.subject == "other" and position not in clause.names:
            return
        if reading.verb and finite:
            reading.clear()
        reading.subject, reading.by = "them", position
    elif token.low in ("still", "yet") and follows == "to":
        reading.intention = "still"


def _past_mode(reading: _Reading) -> Mode:
    if reading.condition and not reading.have:
        return "unreal"
    if reading.modal:
        if reading.have:
            return "to do" if reading.modal in ("will", "shall") else "unreal"
        return "to do" if reading.be else "unreal" if reading.modal in words.UNREAL else "to do"
    if reading.to and reading.be and not reading.have:
        return "to do"
    if reading.intention in ("need", "needs", "want", "wants", "left", "still", "yet") or (
        reading.to and reading.intention and reading.be
    ):
        return "to do"
    if reading.to and reading.intention in ("supposed", "going", "meant", "wanted"):
        return "unreal"
    if reading.negated:
        return "undone"
    return "unreal" if reading.condition else "done"


def _base_mode(reading: _Reading, token: Token, index: int) -> Mode:
    if token.form in ("third", "ing"):
        return "undone" if reading.negated else "present"
    if reading.negated:
        if reading.modal or reading.intention in (
            "need",
            "needs",
            "going",
            "want",
            "wants",
            "plan",
            "planning",
            "have",
        ):
            return "undone" if reading.modal in ("could", "can") else "dropped"
        return "undone" if reading.did or reading.to or reading.have else "dropped"
    if reading.did and reading.subject == "" and not reading.to:
        return "unsure"
    if reading.did == "did" and reading.subject == "me" and not (reading.to or reading.condition or reading.modal):
        return "done"  # “I did thank her on the 16th”
    if reading.modal in words.UNREAL:
        return "unreal"
    if reading.to and reading.purpose in ("done", "undone") and not reading.modal and not reading.intention:
        return "done" if reading.purpose == "done" else "undone"
    if reading.intention in ("wanted", "meant", "hoped", "planned", "intended") and not reading.modal:
        return "undone"
    if reading.modal or reading.intention or reading.to:
        return "to do"
    if reading.subject == "" and not reading.verb:
        return "to do" if not reading.be else "unsure"
    return "present" if reading.subject else "to do" if not reading.have else "unsure"
