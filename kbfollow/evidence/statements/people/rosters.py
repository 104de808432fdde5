"""People named one after the other in prose, each with the title that stands beside the name.

“Judith Carrow, who runs the lab, and her deputy, a man called Phil” is a roster of two. A roster ends where the words
tell something else: what a person said, knows or did before is no introduction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kbfollow.evidence.statements.people.listed_titles import is_vague
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words.trades_en import NO_TRADES, TRADE_ENDINGS, TRADES
from kbfollow.patterns import cued, pattern


class Seat(NamedTuple):
    """Someone in a roster: the mention, the title (None where none is given), where name and title end."""

    mention: Mention
    title: str | None
    end: int


class Title(NamedTuple):
    """A title beside a name: its words, and where they end in the sentence."""

    words: str
    end: int


# What somebody does there, as a title.
RUNS = (
    r"(?:(?:also\s|now\s|basically\s|currently\s)?(?:runs|leads|heads(?:\sup)?|manages|owns|chairs|supervises"
    r"|oversees|coordinates"
    r"|co-ordinates|directs|teaches|looks\safter|is\sin\scharge\sof|is\sresponsible\sfor|takes\scare\sof|is\shead\sof"
    r"|does\s(?:all\s|most\sof\s)?the|handles\s(?:all\s)?the|edits|farms|breeds|grows|brews|bakes|conducts|coaches"
    r"|curates|programmes|rosters|buys\sfor|keeps\s(?:bees|sheep|the)|schedules\sthe|plans\sthe|trains\sthe"
    r"|designs\sthe|sets\sthe"
    r"|keeps\sthe|makes\sthe|does\s(?:payroll|accounts|hr|admin|wages|purchasing|bookings|scheduling|marketing"
    r"|sales)|captains|skippers|co-owns|part-owns|founded\sand\sruns|works\s(?:in|on)\sthe))"
)
_UNTIL = (
    r"(?=[,.;:)]|\s\(|$|\sand\s|\sbut\s|\sso\s|\sbecause\s|\sthough\s|\si\s(?:think|guess|reckon|believe)\b"
    r"|\s[&+–—-]\s|\s(?:she|he|they)\s)"
)
# “Bryn Pugh the countryside manager out in front”.
_UNTIL_THERE = (
    _UNTIL[:-1]
    + r"|\s(?:out|under|at|on|behind|beside|across|opposite|who|was|is|up|with|asked|said|told|showed|took|did|came"
    r"|had|led|ran|sat)\s)"
)
# What stands between a name and the words that may be its title: “sir”, “too”.
_AFTER_NAME = r"^(?:'s)?(?:\s(?:sir|madam|ma'am|ji|himself|herself|too|also)\b)?"
# The title behind a name: in brackets; “she is the owner”; “who runs …”; behind a comma, a dash or a sign; “the CFO”;
# “from HR”.
_BEHIND = pattern(
    _AFTER_NAME + r"(?:\s?,?\s?\((?P<paren>[^()]{1,90})\)"
    r"|,?\s(?:who|she|he)\s(?:is|was|will\sbe|would\sbe)\s(?P<being>[^,.;:()]{2,60}?)"
    + _UNTIL
    + rf"|,?\swho\s(?P<who>{RUNS}\s[^,.;:()]{{2,60}})"
    r"|,\s(?!(?:and|then|plus|but|or|followed)\b)(?P<comma>[^,.;:()]{2,60}?)"
    + _UNTIL
    + r"|\s?(?:[-–—=/:]|\|)\s?(?P<dash>[^,.;:()]{2,60}?)"
    + _UNTIL
    + r"|,?\s(?:from|fae|in|off|of)\s(?P<dept>(?:the\s)?[^\W\d_]+(?:\s[^\W\d_]+)?)"
    r"|\s(?P<the>(?:the|our|their)\s[^,.;:()]{2,40}?)"
    + _UNTIL_THERE
    + r"|,?\s(?:is|was|would\sbe|will\sbe)\s(?P<is>(?:the|their|a|an|head|chief|in\scharge)\s[^,.;:()]{2,50}?)"
    + _UNTIL
    + ")",
    re.IGNORECASE,
)
# “Ann runs the team”: what someone does is a title where none is given.
_FUNCTION = pattern(
    r"\s(?P<does>(?:runs|leads|heads(?:\sup)?|manages|owns|is\sin\scharge\sof|is\sresponsible\sfor|looks\safter"
    r"|coordinates"
    r"|supervises|oversees|chairs|directs|does\s(?:all\s)?(?:the|their)\s(?:hiring|rota|rotas|rosters?|books"
    r"|accounts|wages|paperwork|admin|money|ordering|payroll|buying|scheduling|ordering|training))\s"
    r"(?!me\b|to\b|us\b|on\b|(?<!owns\s)it\b|them\b|that\b|with\b|a\stight)[^,.;:()]{2,60}?)" + _UNTIL,
    re.IGNORECASE,
)
# “Who would be my team leader”.
_MY_BOSS = pattern(
    r"^my\s(?=(?:[\w-]+\s){0,2}(?:manager|boss|leader|lead|supervisor|head|foreman|mentor|chef|director|captain)$)",
    re.IGNORECASE,
)
_SECOND = pattern(
    _AFTER_NAME
    + r",\s[^,.;:()]{2,30},\s(?!(?:and|plus|with|then|an?|her|his|the|their)\b)(?P<comma>[^,.;:()]{2,50}?)"
    + _UNTIL,
    re.IGNORECASE,
)
_ARTICLE = pattern(
    r"^(?:(?:one\sof\s(?:the|their|our|his|her)|some\skind\sof|both|all|the|a|an|their|our|her|his|this|some|and"
    r"|plus|with|by|also|now|one|two|currently"
    r"|actually|just|basically)\s)+",
    re.IGNORECASE,
)
# Words that show that what looks like a title is none, or is not that of somebody at this employer.
_NO_TITLE = cued(
    r"\b(?:i|me|my|mine|we|us|said|says|asked|very|nice|lovely|nobody|not|former|ex|old|friend|neighbou?r|cousin"
    r"|brother"
    r"|(?<!ward\s)(?<!charge\s)(?<!theatre\s)(?<!night\s)sister|mother|father|mum|mom|dad|uncle|aunt|husband|wife"
    r"|nephew|niece|decision|choice|call|say|shout|new|last"
    r"|next|previous|best|great|sound|hiring-manager|decision-maker|decides|one\swho)\b"
)
# What brackets behind a name hold where it is no title.
_NO_BRACKET = frozenset(
    "zoom teams video phone remote remotely online late again she he they her him via by no yes on ? maybe sp spelling "
    "both too also was is ok okay not only then now half joined left one two".split()
)
# Before a name: the last word of a title, or of what stands for one (“a man called Phil”, “this guy Tom”).
_BEFORE = pattern(
    r"(?:^|[,:;&+(]\s?|\b(?:and|with|by|was|is|also|were|met|to|from|plus|the|a|an|one|her|his|their|our|this"
    r"|some)\s|\w's\s|\d\s)"
    r"(?P<title>(?:[^\W\d_]+(?:-[^\W\d_]+)*\s){0,3}?[^\W\d_]+(?:-[^\W\d_]+)*),?\s"
    r"(?:(?:a|this|some)\s(?:[\w-]+\s){0,2}?(?:man|woman|guy|lady|chap|bloke|lad|lass|fella|person|gentleman|girl"
    r"|boy)\s)?"
    r"(?:called\s|named\s|cried\s)?\(?$"
)
# What may stand before a title.
_DETERMINER = pattern(
    r"^.*\b(?:the|a|an|one|her|his|their|our|this|some|and|with|by|was|is|also|were|met|to|from|plus)\s"
)
_SEVERAL = pattern(
    r"\b(?:two|three|four|both|some|several)\s(?:of\s)?(?:the\s|their\s|her\s|his\s)?(?:[\w-]+\s){0,2}[\w-]+s$"
)
_NOT_BEFORE = frozenset(
    "people team member members peer boss gaffer colleague hr sales marketing operations finance product talent "
    "account staff shift plant brand receptionist recruiter".split()
)
# “a girl from HR called Aoife”
_FROM_DEPT = cued(
    r"\b(?:somebody|someone|(?:a|an|one|some)\s(?:man|woman|guy|girl|lady|chap|bloke|lad|lass|fella|person"
    r"|colleague))\sfrom\s(?:the\s)?"
    r"(?P<dept>[^\W\d_]+(?:\s(?!called|named)[^\W\d_]+)?)(?:\s(?:called|named)\s|,\s)$"
)
_ASIDE = pattern(r"\([^()]{0,120}\)")
_SEPARATOR = pattern(
    r"[,;:&+/•(]|\s[-–—]\s|\b(?:and|plus|as\swell\sas|along\swith|together\swith|followed\sby|then|und)\b"
)
# Between two people these show that the second is only spoken of.
_SPOKEN_OF = pattern(
    r"\b(?:said|says|told|about|that|because|mentioned|used\sto|knows?|knew|worked|working|replaced|replaces|replacing"
    r"|succeeded|married|studied|instead|not|without|before|after|like|than|remembered|reports?|reporting|asked\sif"
    r"|from\smy|my|if|when|while|whose|will|would|once|also\sspoke|later|which|where|why|how)\b"
)
# Words before a name in a roster that are no part of it: verbs but these, first person, prepositions.
_CALLED = frozenset("called named cried lead head staff chair partner lab second board".split())
_KIN = frozenset(
    """
    wife husband son daughter brother sister mother father mum mom dad cousin uncle aunt nephew niece girlfriend
    boyfriend friend neighbour neighbor candidate applicant receptionist porter
    """.split()
)
_NO_LEAD = frozenset(
    "i my we our me for to from of about at on in into like as than by after before s us you your if said dog cat "
    "puppy spaniel terrier labrador collie parrot goldfish horse pony baby toddler kid kids child children dogs cats "
    "tank machine".split()
)
# Someone who is said not to have been there.
_ABSENT = pattern(
    r"^(?:,\s[^,.;]{1,60},|\s\([^()]{1,60}\))?\s(?:(?:was|is|were)\s(?:not|away|ill|sick|out|absent|off|stuck|supposed"
    r"|meant|on\s(?:holiday|leave|vacation|maternity|parental))|(?:could|did|had)\snot|cancel|couldn|missed|sent\s"
    r"(?:her|his|their)\s(?:apologies|regrets))"
)


def roster(sentence: Sentence, start: int) -> list[Seat]:
    """The people named from offset `start` on, up to the words that end the roster."""
    found: list[Seat] = []
    position = start
    for one in sentence.mentions:
        first = sentence.tokens[one.first].start
        if first < position:
            continue
        gap = sentence.low[position:first]
        if not (_leads_on(gap) if found else _begins(gap)):
            break
        seat = seat_of(sentence, one)
        if found and seat.title is None and _acts(sentence, one) and _head(gap).strip(" ,"):
            break
        kin = any(word in _KIN for word in re.findall(r"[^\W\d_]+", gap)[-4:])
        owner = sentence.tokens[one.last].word.endswith(("'s", "’s"))  # “Jane's team: Ann and Bob”
        if not (is_absent(sentence, one) or kin or owner):
            found.append(seat)
        position = seat.end
    return found


def seat_of(sentence: Sentence, mention: Mention) -> Seat:
    """The person with the title beside the name."""
    end = sentence.tokens[mention.last].end
    title = title_behind(sentence, mention)
    if title is not None:
        return Seat(mention, title.words, title.end)
    return Seat(mention, title_before(sentence, mention), end)


def is_absent(sentence: Sentence, mention: Mention) -> bool:
    """Whether the words behind a name say that this person was not there."""
    return _ABSENT.match(sentence.low[sentence.tokens[mention.last].end :][:90]) is not None


def _begins(gap: str) -> bool:
    """Whether words may stand between an opening (“it was only”) and the first name."""
    return len(gap) <= 70 and not _SPOKEN_OF.search(gap) and _is_lead_in(gap.rsplit(":", 1)[-1])


def _leads_on(gap: str) -> bool:
    """Whether the words between two people continue a roster."""
    gap = _FROM_DEPT.sub("one called ", _ASIDE.sub("", gap))
    if len(gap) > 160 or _SPOKEN_OF.search(gap) or "." in gap.strip(" ."):
        return False
    separators = [match.end() for match in _SEPARATOR.finditer(gap)]
    tails = [gap[end:] for end in separators[-2:]]  # “and her deputy, a man called”
    return bool(tails) and any(_is_lead_in(tail) for tail in tails)


def _head(gap: str) -> str:
    """What stands before the separator that leads to the next person."""
    match = _SEPARATOR.search(gap)
    return gap[: match.start()] if match else gap


def _is_lead_in(text: str) -> bool:
    """Whether words may stand before a name in a roster: “her deputy, a man called”."""
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)
    return len(parts) <= 7 and not any(
        part in _NO_LEAD or (part not in _CALLED and FORMS.get(part, ("", ""))[1] in ("past", "third"))
        for part in parts
    )


def _acts(sentence: Sentence, mention: Mention) -> bool:
    """Whether a finite verb follows the name at once."""
    follows = sentence.tokens[mention.last + 1] if mention.last + 1 < len(sentence.tokens) else None
    return follows is not None and (follows.form in ("past", "third") or follows.low in ("is", "was", "has", "had"))


# Titles


def title_behind(sentence: Sentence, mention: Mention) -> Title | None:
    """The title that follows a name, None if what follows is none."""
    end = sentence.tokens[mention.last].end
    behind = sentence.text[end : end + 130]
    match = _BEHIND.match(behind) or _FUNCTION.match(behind)
    if match is None:
        return None
    kind, text = next((kind, text) for kind, text in match.groupdict().items() if text)
    if kind == "comma" and not is_title(text) and (other := _SECOND.match(behind)) and is_title(other["comma"]):
        match, text = other, other["comma"]  # “Shauna, twenty-something, underwriter”
    if kind in ("comma", "dash", "the", "being") and _names_another(sentence, mention, end + match.end()):
        return None
    stop = end + match.end()
    if kind in ("who", "does") and (place := _next_named(sentence, mention, stop)) is not None:
        start = end + match.start(kind)  # “Yolanda who owns it and Kit who does the roster”
        text = _LEADS_TO_NEXT.sub("", sentence.text[start:place])
        stop = start + len(text)
    title = _title_in(kind, text) if text else None
    return Title(title, stop) if title else None


_LEADS_TO_NEXT = pattern(r"\s?(?:,|\band|&|\+|\bwith|\bplus|;)*\s?(?:\b(?:the|a|an|her|his|their)\b.*)?$")


def _next_named(sentence: Sentence, mention: Mention, stop: int) -> int | None:
    """Where the next person is named, if that is before `stop`."""
    starts = [sentence.tokens[one.first].start for one in sentence.mentions if one.first > mention.last]
    return starts[0] if starts and starts[0] < stop else None


def _names_another(sentence: Sentence, mention: Mention, end: int) -> bool:
    """Whether someone else is named before `end`: “CEO Ann Fox, board member Hal Lee”."""
    return any(one.first > mention.last and sentence.tokens[one.first].start < end for one in sentence.mentions)


def _title_in(kind: str, text: str) -> str | None:
    low = text.lower()
    if kind == "paren":
        return _bracketed(text)
    if kind == "dept":
        dept = low.removeprefix("the ")
        first = dept.split()[0]
        if dept in names.DEPARTMENTS:
            return cleaned(text)
        return cleaned(text[: low.index(first) + len(first)]) if first in names.DEPARTMENTS else None
    if kind in ("being", "is"):
        text = _MY_BOSS.sub("", text)
    if kind in ("who", "does"):
        text = _without_second_verb(text)
        return cleaned(text) if not re.search(r"\b(?:i|me|my|us)\b", text.lower()) else None
    if kind == "comma":
        text = re.split(r"\s(?:that|whom?|[Ii]|we|you)\s", text)[0]  # “the controller I would be working for”
        if text.strip().lower() in names.DEPARTMENTS:
            return cleaned(text)
    return cleaned(_ARTICLE.sub("", text.strip())) if is_title(text) else None


def _without_second_verb(text: str) -> str:
    """ "runs the site and picks the gang" without what comes after the function."""
    for match in re.finditer(r"\sand\s(?:also\s)?([^\W\d_]+)", text):
        low = match[1].lower()
        if low in ("who", "she", "he", "would", "will", "is", "has", "was") or (
            FORMS.get(low, ("", ""))[1] == "third" and low not in names.TITLE_WORDS
        ):
            return text[: match.start()]
    return text


def _bracketed(text: str) -> str | None:
    """The title in brackets: “Head of Tenancies, her decision” holds one and something else."""
    kept: list[str] = []
    for part in text.split(","):
        low = part.strip().lower()
        if not low or _NO_TITLE.search(low):
            continue
        if is_title(part) or (
            not kept and len(low.split()) <= 5 and not set(re.findall(r"[^\W_]+|\?", low)) & _NO_BRACKET
        ):
            kept.append(part.strip())
    title = cleaned(", ".join(kept))
    return title and _ARTICLE.sub("", title)


# “One of the payroll clerks”.
ONE_OF = pattern(r"(?:one|another|some|two|three|any)\s(?:of|more)\b|(?:one|two|three)\s")


def is_title(text: str) -> bool:
    """Whether text name a title or a function."""
    low = text.lower()
    parts = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", low)
    if not parts or len(parts) > 9 or _NO_TITLE.search(low):
        return False
    if (
        parts[0] in _NO_LEAD
        or parts[0] in ("put", "stuck", "poked", "popped", "shook", "kept")
        or FORMS.get(parts[0], ("", ""))[1] == "past"
        or parts[0]
        in ("appoints", "decides", "hires", "picks", "chooses", "approves", "signs", "recommends", "has", "gets")
    ):
        return False
    one_of_many = ONE_OF.match(low) is not None
    return any(
        part in names.TITLE_WORDS
        or part in names.MORE_TITLE_WORDS
        or part in TRADES
        or (part.endswith((*names.TITLE_ENDINGS, *TRADE_ENDINGS)) and part not in NO_TRADES)
        for word in parts
        for whole in (word, *word.split("-"))
        for part in ((whole, whole.removesuffix("s")) if one_of_many else (whole,))
    )


# A head porter, a security manager: more than whoever lets people in.
_LEADS = frozenset("head chief senior manager supervisor director lead leader coordinator officer".split())


def is_host(title: str | None) -> bool:
    """Whether a title is that of whoever lets people in."""
    found = frozenset(re.findall(r"[^\W\d_]+", (title or "").lower()))
    return not names.HOSTS.isdisjoint(found) and found.isdisjoint(_LEADS)


def title_before(sentence: Sentence, mention: Mention) -> str | None:
    """A title in front of a name: “plant manager Bill Tanaka”, “her deputy, a man called Phil”."""
    first = sentence.tokens[mention.first].start
    lead = sentence.low[max(0, first - 60) : first]
    dept = _FROM_DEPT.search(lead)
    if dept is not None:
        known = any(word in names.DEPARTMENTS or word == "staffing" for word in dept["dept"].split())
        return sentence.text[max(0, first - 60) : first][dept.start("dept") : dept.end("dept")] if known else None
    rank = sentence.tokens[mention.first - 1] if mention.first else None
    if rank and rank.capital and rank.low in names.RANKS and first - rank.end <= 2 and not is_title(rank.low):
        lead = lead[: len(lead) - (first - rank.start)]  # “the treasurer, Brother Faisal”
    match = _BEFORE.search(lead)
    if match is None:
        return None
    led = _DETERMINER.match(match["title"])
    begin = match.start("title") + (led.end() if led else 0)
    low = lead[begin : match.end("title")]
    if not low:
        return None
    last = low.split()[-1]
    if any(FORMS.get(part, ("", ""))[1] == "past" or part in ("was", "is", "were") for part in low.split()):
        return None
    many = _SEVERAL.search(lead[: match.start("title") + len(match["title"])]) is not None
    if last in _OPEN_ENDED or not _SAYS.isdisjoint(low.split()):
        return None  # “the postdoc in Annika's lab”
    if (last in _NOT_BEFORE and low not in _MEMBERS) or not (
        is_title(low) or (many and is_title(low.removesuffix("s")))
    ):
        return None
    text = sentence.text[max(0, first - 60) : first][begin : match.end("title")]
    return cleaned(_ARTICLE.sub("", text))


# “She is the director of nursing and Padraig …”: what stands before the name belongs to somebody else.
_OPEN_ENDED = frozenset("in at of for from to on and with plus & or then only".split())
_SAYS = frozenset("meets decides chooses picks says wants thinks did asked sits goes comes".split())
_MEMBERS = frozenset(f"{kind} member" for kind in "board lay council committee panel faculty staff crew".split())


def cleaned(title: str | None) -> str | None:
    """A title without what belongs to the next person, None where nothing is left."""
    if not title or is_vague(title):
        return None
    text = re.split(r"\sand\s(?:a|an|the|her|his|one)\s|\swith\s(?:the|a|an|her|his|all)\s", title)[0]
    text = text.strip(" .,;:?!-–—")
    return text[:80] if text and text.lower() not in _NO_TITLE_AT_ALL else None


_NO_TITLE_AT_ALL = frozenset("? ?? - – n/a tbd unknown".split())


def each_seat(sentence: Sentence) -> Iterator[Seat]:
    """Every person named in a sentence, with the title beside the name."""
    for one in sentence.mentions:
        yield seat_of(sentence, one)
