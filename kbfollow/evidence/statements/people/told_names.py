"""What a note tells of somebody's surname and title in any place: in brackets, in a signature, in a table, in passing.

The readers of interviewers take a title where it stands beside the name. This one is asked last, of a name that still
lacks one: the full name may stand in one place and the title in another, in words that no reader knows. It only keeps
the user from being asked for what the note says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kbfollow.evidence.statements.people.rosters import RUNS, is_title
from kbfollow.evidence.statements.sentence.tokens import FORMS
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.model import Passage
from kbfollow.patterns import pattern

_RANKS = names.HONORIFICS | names.RANKS
_NO_SURNAME = (
    names.TITLE_WORDS | names.MORE_TITLE_WORDS | names.DEPARTMENTS | names.COMMON | names.HONORIFICS | names.RANKS
) - names.SURNAMES_TOO
_CAPITAL = (
    r"(?:(?:van|von|de|der|den|della|di|da|dos|du|la|le|al|bin|ibn|ó|ní|zu|af|ten|ter)[ ]){0,2}"
    r"[^\W\d_a-zß-ÿ][\w'’-]{1,30}"
)
_TELLS_SURNAME = (
    r"(?:,?\s(?:with\sthe\s)?(?:surname|last\sname|family\sname|second\sname)(?:\s(?:is|was|being))?[:=]?\s|\s(?:="
    r"|is\sshort\sfor|stands\sfor"
    r"|as\sin|that['’]s|thats|which\sis|properly|really|on\spaper|officially|aka|i\.e\.|that\sis|in\sfull"
    r"|short\sfor)\s|,\s(?:that\sis|that['’]s|thats|who\sis|really|properly|in\sfull|short\sfor|i\.e\.|or|alias)\s"
    r"|\s\((?:=\s|short\sfor\s|i\.e\.\s|really\s|that\sis\s)?)"
)
_NOT_THEIRS = pattern(
    r"\b(?:my|our)\s(?:[\w-]+\s){0,4}[^.;!?]{0,20}$|\b(?:knows?|knew|called|ring|like|unlike|than|about|from|replaces?"
    r"|replaced)\s(?:[\w-]+\s){0,3}$"
)
_UNKNOWN = pattern(
    r"\b(?:not|never|no\sidea|forg[eo]t\w*|missed|miss|catch|caught|find\sout|which\sjob|what\s(?:he|she)|unknown"
    r"|unsure"
    r"|didn['’]?t|did\snot|don['’]?t|tb[acd]|ask)\b|\?"
    r"|\b(?:something|smth|sth|summat|thingy|whatsit|whatever)\b(?!-)|\bor\s(?:so|other|similar|such)\b|\bof\ssome\s(?:kind|sort)\b"
)
# What stands between the name and its title.
_BEHIND = (
    r"(?:['’]s|\s(?:is|was|would\sbe|will\sbe|acts\sas|works\sas|serves\sas|signs\sas|goes\sby"
    r"|has\sthe\stitle(?:\sof)?|ist|war|turned"
    r"\sout\sto\sbe|introduced\s(?:her|him)self\sas|called\s(?:her|him)self|is\sdown\sas|describes\s(?:her"
    r"|him)self\sas|as))"
    r"\s(?:(?:now|also|currently|actually|officially|down\sas|called|there)\s)*(?:(?:the|their|its|a|an|my|our"
    r"|one\sof\sthe)\s)?"
)
_APPOSED = (
    r"(?:,?\s?[(\[]"
    r"|,\s(?:(?:as\sit\sturned\sout|apparently|it\sturns\sout|the|their|a|an|and),?\s)*|\s?[-–—:=|/]{1,2}\s?|\s(?:the|their)\s|\n)"
)
_UNTIL = r"(?P<title>(?:(?!\s-\s)[^.,;:!?()\[\]\n–—|]){2,60})"
_IS_TITLED = pattern(rf"{_BEHIND}{_UNTIL}")
_RUNS_IT = pattern(rf"(?:,?\s(?:who|that|is\sthe\s\w+\s(?:who|that)))?\s{RUNS}\s")
_STANDS_BESIDE = pattern(rf"{_APPOSED}{_UNTIL}(?P<close>[)\],.;|\n]|\s-\s|$)?")
# “Aoife Brennan and she is the clinic lead”, “Met Petri. He's head of production.”
_SHE_IS = pattern(
    r"[^.!?\n]{0,60}?(?:\sand|[,;–—-]|[.!?])\s(?:[Ss]he|[Hh]e)(?:(?:['’]s|\sis|\swas)\s(?:(?:now|also|their|the|a|an"
    r"|my)\s)*"
    rf"{_UNTIL}|\s(?P<runs>{RUNS})\s)"
)
_FRAGMENT = pattern(r"[.]\s(?P<title>[\w'’-]+(?:\s[\w'’-]+){0,4})[.\n]")  # “Gwen Parry. Deputy matron.”
_MOST = 30  # people
_LONGEST = 40_000  # characters
_SHORT = 6  # words of a title that nobody knows, in brackets behind a full name
_EDGE_WORDS = frozenset(
    "the a an and but or so when then than with from for at in on to of if as after before by asked said who that "
    "she he they it i we"
    " not no yes also both later today yesterday was is had has were very nice kind good great quiet friendly funny"
    " late".split()
)


def told_of(name: str, passages: Iterable[Passage], others: Iterable[str] = ()) -> tuple[bool, bool]:
    """Whether the passages tell the surname of the person called so, and the title; `others` are there too."""
    words = [word for word in re.findall(r"[\w'’-]+", name) if word.casefold() not in _RANKS]
    there = list(others)
    if not words or len(there) > _MOST:
        return False, False
    more = frozenset(word.casefold() for one in there if one != name for word in re.findall(r"[\w'’-]+", one))
    texts = [one for one in passages if not one.ours]
    body = "\n".join(one.text for one in texts)[:_LONGEST]
    if re.search(rf"\b(?:sur|last\s|family\s|second\s)name[:=]?\s(?:(?:is|was)\s)?{re.escape(words[0])}\b", body):
        return True, True  # it is another one's
    surname = len(words) > 1 or any(_full_names(words[0], body, more)) or _is_ranked(words[0], body)
    full = [match.split() for match in _aliases(words[0], body)] if len(words) == 1 else []
    surname = surname or bool(full)
    title = (
        any(_titles(words, body, more))
        or any(any(_titles(one, body, more)) for one in full)
        or any(_in_row(words, one) for one in texts if one.cells)
    )
    return surname, title


def _is_ranked(word: str, body: str) -> bool:
    found = re.search(rf"\b([^\W\d_]+)\.?\s{re.escape(word)}\b", body)
    return found is not None and found[1][:1].isupper() and found[1].casefold() in _SURNAME_RANKS


# “Father Declan”, “Sister Agnes” and “Chef Tito” are as often first names.
_SURNAME_RANKS = names.HONORIFICS | frozenset(
    "inspector sergeant sgt constable superintendent captain capt major colonel commander lieutenant lt judge "
    "justice".split()
)


def _full_names(word: str, body: str, others: frozenset[str]) -> Iterator[bool]:
    """For each place that has another name beside the one that is known, whether it is the rest of the name."""
    one = re.escape(word)
    for match in re.finditer(rf"\b{one}(?:[ ]|(?P<told>{_TELLS_SURNAME}))(?P<rest>{_CAPITAL})", body):
        rest = match["rest"].split()[-1].removesuffix("’s").removesuffix("'s")
        yield _is_rest(rest, frozenset()) and not _strange(body, match.start())
    for match in re.finditer(rf"(?<![\w'’-])(?P<first>{_CAPITAL})[ ]{one}\b", body):
        first = match["first"]
        begins = not body[: match.start()].rstrip(" \t*_>") or body[: match.start()].rstrip(" \t*_>")[-1] in ".!?\n:;"
        known = first.casefold() in names.FIRST_NAMES
        yield (known or (_is_rest(first, frozenset()) and not (begins and _is_word(first)))) and not (
            _strange(body, match.start())
        )


def _aliases(word: str, body: str) -> Iterator[str]:
    """Another name of the same person: “Bev is Beverley Onslow”, “Lou, that's Louis Carver”."""
    shown = (
        rf"\b{re.escape(word)}(?:['’]s|\s(?:is|was)|{_TELLS_SURNAME}|[ ]?=[ ]?|,"
        rf"|[^.!?\n]{{0,40}}\b(?:she|he)(?:['’]s|\sis))\s?(?P<name>{_CAPITAL}[ ]{_CAPITAL})"
    )
    for match in re.finditer(shown, body):
        first, last = match["name"].split()[0], match["name"].split()[-1]
        if (
            first[:1] == word[:1]
            and first != word
            and _is_rest(last, frozenset())
            and not _strange(body, match.start())
        ):
            yield match["name"]


def _is_rest(word: str, others: frozenset[str]) -> bool:
    low = word.casefold()
    if low in others or low in _NO_SURNAME or low[:2] in ("i'", "i’"):
        return False
    return len(low) > 1 and not word.isupper() and "something" not in low


def _is_word(word: str) -> bool:
    low = word.casefold()
    return low in FORMS or low in _EDGE_WORDS or low in names.COMMON


def _strange(body: str, start: int) -> bool:
    """Whether the words before show somebody else: “my old boss, Carla Petri”."""
    before = re.split(r"[.;!?\n]", body[max(0, start - 60) : start])[-1].lower()
    return _NOT_THEIRS.search(before) is not None


def _titles(words: list[str], body: str, others: frozenset[str]) -> Iterator[bool]:
    """For each place where the person is named, whether a title stands beside the name."""
    first, last = re.escape(words[0]), re.escape(words[-1])
    full = (
        rf"{first}(?:[ ]{_CAPITAL}){{0,2}}"
        if len(words) == 1
        else rf"(?:{first}\s(?:[\w.'’-]+\s){{0,3}}?{last}|{first}(?!\s[A-ZÀ-ÖØ-ÞĀ-Ž])|{last})"
    )
    for match in re.finditer(rf"(?<![\w'’-])(?:{_CAPITAL}[ ])?{full}(?![\w-])", body):
        if _strange(body, match.start()):
            continue
        end, called = match.end(), len(match[0].split()) > 1
        behind = _IS_TITLED.match(body, end)
        if behind is not None and is_title(_first_words(behind["title"])) and not _UNKNOWN.search(behind[0]):
            yield True
        runs = _RUNS_IT.match(body, end)
        if runs is not None:
            yield True
        later = _SHE_IS.match(body, end)
        if later is not None and others.isdisjoint(re.findall(r"\w+", later[0].casefold())):
            yield later["runs"] is not None or _names_function(later["title"])
        beside = _STANDS_BESIDE.match(body, end)
        if beside is not None and not _UNKNOWN.search(beside[0]):
            yield _is_beside(beside[0][0:3], beside["title"], called, others, beside["close"])
            if beside["close"] == ",":  # “Ruth, Ruth Kelleher as it turned out, matron”, “(Boyd, foreman)”
                yield _names_function(re.split(r"[.,;:()\[\]\n–—]", body[beside.end() : beside.end() + 60])[0])
        fragment = _FRAGMENT.match(body, end) if called else None
        if fragment is not None:
            yield is_title(fragment["title"])
        yield _is_before(body[max(0, match.start() - 60) : match.start()])


def _first_words(text: str) -> str:
    return re.split(r"\s(?:and|but|who|that|which|there|so|because|at|in\sthe|here)\s", text + " ")[0].strip()


def _names_function(text: str) -> bool:
    title = _first_words(text)
    return len(title.split()) <= _SHORT and is_title(title)


def _is_beside(mark: str, text: str, called: bool, others: frozenset[str], close: str | None) -> bool:
    if _names_function(text):
        return True
    # In brackets or behind a dash, and nobody's name: “Joe Byrne - stock control - did most of the talking”.
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
    if not words or len(words) > _SHORT or not others.isdisjoint(words) or not _EDGE_WORDS.isdisjoint(words[:1]):
        return False
    if any(FORMS.get(word, ("", ""))[1] == "past" for word in words):
        return False
    return called and (" ".join(words) in names.DEPARTMENTS or ("(" in mark and close == ")" and len(words) > 1))


def _is_before(lead: str) -> bool:
    """“The deputy head, Irena”, “head chef Lena”."""
    part = re.split(r"[.;:!?()\n–—]|\b(?:and|with|by|met|to|from|saw)\b", lead)[-1].strip()
    article = re.search(r"(?:^|\s)(?:the|their|a|an|its)\s((?:[\w-]+\s){0,4}[\w-]+),?$", part, re.IGNORECASE)
    words = article[1] if article is not None else "" if "," in part else " ".join(part.split()[-3:])
    last = words.split()[-1].casefold() if words else ""
    return bool(last) and last not in names.RANKS and last not in names.HONORIFICS and is_title(last)


def _in_row(words: list[str], row: Passage) -> bool:
    """Whether a row of a table has the person in one cell and a title in another."""
    own = [cell for cell in row.cells if all(re.search(rf"\b{re.escape(word)}\b", cell) for word in words)]
    if not own:
        return False
    for head, cell in zip(row.header or ("",) * len(row.cells), row.cells, strict=False):
        if cell not in own and re.search(r"[^\W\d_]{2}", cell):
            titled = re.search(
                r"title|role|position|job|designation|function|who\sthey|what\sthey|rolle|funktion|post",
                head.casefold(),
            )
            if (titled and not _UNKNOWN.search(cell)) or is_title(cell):
                return True
    return False
