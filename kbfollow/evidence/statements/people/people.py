"""Who is meant: names in a sentence, resolved against the people that a note knows.

A name that fits two people is not guessed. Without known people a name is told by its shape: a capitalised word that
is no ordinary word, a known first name, an honorific before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kbfollow.evidence.statements.people.name_shapes import AFTER_NAME, LOWER_STARTS, NO_NAME, NameShapes, bare
from kbfollow.evidence.statements.sentence.plain_words import lowered
from kbfollow.evidence.statements.sentence.tokens import FORMS, Token
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.markdown.inline import plain_text
from kbfollow.patterns import pattern

_RECENT = 12  # so many people are kept in mind for the pronouns that follow
_NAMESAKES = 40  # more people of one name than this are not told apart


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named by the tokens `first` to `last` (inclusive). `name` is who is meant, None if several could be."""

    name: str | None
    first: int
    last: int
    candidates: tuple[str, ...] = ()
    known: bool = False


_NICKNAMES: dict[str, set[str]] = {}
for _group in names.NICKNAMES:
    for _one in _group:
        _NICKNAMES.setdefault(_one, set()).update({_group[0]} if _one != _group[0] else set(_group))

# “Roberta "Bobbie" Lang”, “Roberta (Bobbie) Lang”; “Roberta, everyone calls her Bobbie”.
_NICKNAME_INSIDE = pattern(
    r"(?P<first>\b[^\W\d_a-z][^\W\d_]{1,20})\s[\"'(](?P<nick>[^\W\d_a-z][^\W\d_]{1,20})[\"')]\s"
    r"(?P<surname>[^\W\d_a-z][^\W\d_]{1,20}\b)"
)
_NICKNAME_BEHIND = pattern(
    r"(?P<name>\b[^\W\d_a-z][^\W\d_A-Z]{1,20}(?:\s[^\W\d_a-z][^\W\d_]{1,20})?)(?P<title>,\s[^,.;]{2,40})?,?\s"
    r"\(?(?:(?:but\s)?(?:everyone|everybody"
    r"|they\sall|people)\scalls?\s(?:her|him)|(?:but\s|who\s)?goes\sby|aka|a\.k\.a\.|known\sas|called)\s\"?"
    r"(?P<nick>[^\W\d_a-z][^\W\d_]{1,20})\b\"?\)?"
)
# “Professor Steiner (Ulrich, my old head of department)”.
_FIRST_NAME_BEHIND = pattern(
    r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Sir|Rev|Fr|Father|Sister|Coach|Captain|Capt|Sgt|Sergeant"
    r"|Pastor)\.?\s"
    r"(?P<surname>[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]{1,20})\s\((?P<nick>[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_A-Z]{1,20})(?P<comma>,\s(?=(?:my|the|our|an?|who)\s))"
)
_NAME_PART = pattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_IN_PARENTHESES = pattern(r"\([^()]{0,200}\)")


def without_honorifics(name: str) -> str:
    """A name without Mr, Dr., Frau and such before it."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in names.HONORIFICS:
        parts.pop(0)
    return " ".join(parts)


class People(NameShapes):
    """The people a note knows, with who was named last; `interviewers` are those that thank-yous go to."""

    def __init__(self, interviewers: Sequence[str], references: Sequence[str] = (), others: Sequence[str] = ()) -> None:
        self.interviewers = dict.fromkeys(filter(None, map(_clean, interviewers)))
        self.references = tuple(dict.fromkeys(filter(None, map(_clean, references))))
        everyone = [*self.interviewers, *self.references, *filter(None, map(_clean, others))]
        self.names = dict.fromkeys(everyone)
        self._by_word: dict[str, list[str]] = {}
        self._nicknames: dict[str, str] = {}
        for name in self.names:
            for part in _NAME_PART.findall(name):
                low = part.lower()
                if low not in names.HONORIFICS and name not in self._by_word.setdefault(low, []):
                    self._by_word[low].append(name)
        self.given = frozenset(self.interviewers)
        self.last: str | None = None
        self.recent: list[str] = []
        self.genders: dict[str, str] = {}
        self.titles: dict[str, str] = {}
        self.met_titles: dict[str, str] = {}  # the same of all who are named, whether they were there or not
        self.roster_open = False
        self.room_line: int | None = None
        self.companies: frozenset[str] = frozenset()
        self.recruiter: str | None = None
        self.decider: str | None = None
        self.references_asked = False  # whether the sentence before spoke of references and named nobody
        self.references_told = False  # whether the sentence before told a reference
        self.bystanders: set[str] = set()  # residents, other candidates, dogs: no pronoun means them
        self.nobody_decides = False  # whether the sentence before denied that any of those present does

    def add(self, name: str, *, interviewer: bool = False) -> None:
        """Someone whom the note has named: from now on a part of the name means this person."""
        clean = _clean(name)
        if not clean:
            return
        if clean not in self.names:
            self.names[clean] = None
            for part in _NAME_PART.findall(clean):
                low = part.lower()
                same = self._by_word.setdefault(low, [])
                if low not in names.HONORIFICS and len(same) < _NAMESAKES and clean not in same:
                    same.append(clean)
            if "." in clean and (initials := clean.split()[0].lower().rstrip(".")):
                self._by_word.setdefault(initials, [clean])
        if interviewer:
            self.interviewers[clean] = None

    def named(self, low: str) -> list[str]:
        """The known people that a word could name: by a part of the name, else by a nickname."""
        if not self._by_word:
            return []
        found = self._by_word.get(low)
        if found:
            return found
        if low in self._nicknames:
            return [self._nicknames[low]]
        kin = _NICKNAMES.get(low, ())
        return list(dict.fromkeys(name for one in kin for name in self._by_word.get(one, []) if _first(name) == one))

    def _could_name(self, low: str) -> bool:
        return low in self._by_word or low in self._nicknames or low in _NICKNAMES

    def without_nicknames(self, text: str) -> str:
        """A sentence with the nicknames inside names left out (“Roberta "Bobbie" Lang”); they are kept in mind."""
        if "(" in text and (match := _FIRST_NAME_BEHIND.search(text)):
            self._nicknames[match["nick"].lower()] = match["surname"]
            self.add(match["surname"])
            if gender := self.gender_of(match["nick"].lower()):
                self.genders[match["surname"]] = gender
            text = text[: match.start("nick")] + text[match.end("comma") :]
        if ". " in text:
            text = _INITIAL.sub(self._of_initial, text)
        if '"' in text or "(" in text or "'" in text:
            text = _NICKNAME_INSIDE.sub(self._take_nickname, text)
        if "call" in text or "goes by" in text or "aka" in text or "known as" in text:
            match = _NICKNAME_BEHIND.search(text)
            described = match and re.search(r"\b(?:an?|the|one|some|another)\s$", text[: match.start()], re.IGNORECASE)
            if (
                match
                and not described
                and match["nick"].lower() not in names.COMMON
                and match["nick"].lower() not in self._by_word
            ):
                self._nicknames[match["nick"].lower()] = _clean(match["name"])
                self.add(match["name"])
                text = text[: match.end("title" if match["title"] else "name")] + text[match.end() :]
        return text

    def _of_initial(self, match: re.Match[str]) -> str:
        # “Promised J. my diploma scan”: the one interviewer whose name begins with it
        before = match["before"].strip()
        if before.lower() in _WITH_LETTERS or (match.start() and before[:1].isupper()):
            return match[0]
        fits = [name for name in self.interviewers if name.startswith(match["letter"])]
        fits = fits or [name for name in self.interviewers if name.split()[-1].startswith(match["letter"])]
        if len(fits) > 1 and before.lower() in _TO_WHOM:
            return f"{match['before']}them"  # whoever it is, no thing
        if len(fits) != 1 or before.lower() in self._by_word or before.lower() in names.FIRST_NAMES:
            return match[0]
        return f"{match['before']}{fits[0]}"

    def _take_nickname(self, match: re.Match[str]) -> str:
        first, nick, surname = match["first"], match["nick"], match["surname"]
        low = {part.lower() for part in (first, nick, surname)}
        if low & names.COMMON - names.NAME_OR_WORD or low & names.TITLE_WORDS:
            return match[0]
        self.add(f"{first} {surname}")
        self._nicknames[nick.lower()] = f"{first} {surname}"
        return f"{first} {surname}"

    def remember(self, mentions: Sequence[Mention]) -> None:
        """Who was named last, for the pronouns that follow."""
        for one in mentions:
            if one.name and one.name not in self.bystanders:
                self.last = one.name
                if one.name in self.recent:
                    self.recent.remove(one.name)
                self.recent.append(one.name)
        del self.recent[:-_RECENT]

    def gender_of(self, name: str) -> str:
        """ "f", "m", or "" where neither honorific nor first name tells."""
        known = self.genders.get(name)
        if known is not None:
            return known
        first = _first(name)
        if first in names.EITHER_GENDER:
            return ""
        return "f" if first in names.FEMALE else "m" if first in names.FIRST_NAMES else ""

    def is_reference(self, name: str | None) -> bool:
        """Whether this is one of the references."""
        return name is not None and name in self.references

    def mentions(self, tokens: Sequence[Token]) -> list[Mention]:
        """The people named in a sentence, in order."""
        found: list[Mention] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            low = token.low
            ranked = index > 0 and token.capital and self.is_rank(tokens, index - 1)
            if ranked:
                ordinary = False
            elif token.capital:
                ordinary = low in NO_NAME and not (self._by_word and self._could_name(low))
            else:
                ordinary = bool(token.lemma) or (
                    low not in self._by_word
                    and low not in names.FIRST_NAMES
                    and not ((self._by_word and bare(low) in self._by_word) or low in _NICKNAMES)
                )
            if ordinary and (token.capital or low not in LOWER_STARTS or not self.lower_start(tokens, index)):
                index += 1
                continue
            mention = self._mention(tokens, index, ranked)
            if mention is None:
                index += 1
                continue
            found.append(mention)
            index = mention.last + 1
        return found

    def _mention(self, tokens: Sequence[Token], index: int, ranked: bool = False) -> Mention | None:
        first = index
        honorific = ranked  # “Captain Storm”
        gender = ""
        if self.is_rank(tokens, index):
            return None  # “Coach Reynolds”: the name begins behind it
        while index < len(tokens) and tokens[index].low in names.HONORIFICS and self.is_honorific(tokens, index):
            honorific = True
            gender = _GENDER_OF.get(tokens[index].low, gender)
            index += 1
        if index >= len(tokens):
            return None
        known = self._known(tokens, index, honorific)
        if known is not None:
            if gender and known.name:
                self.genders[known.name] = gender
            return Mention(known.name, first, known.last, known.candidates, True)
        last = self.shaped(tokens, index, honorific)
        if last is None:
            return None
        before = tokens[index - 1].low if index else ""
        article = tokens[index].low in _GERMAN_ARTICLES and tokens[index].word != "Des"  # “Des Fallon”
        if article or (before in _GERMAN_ARTICLES and not (index > 1 and tokens[index - 2].low in _VON)):
            return None  # “Leiterin der Kostümabteilung”
        name = " ".join(_written(bare(tokens[position].word)) for position in range(index, last + 1))
        if gender:
            self.genders[name] = gender
        return Mention(name, first, last)

    def _known(self, tokens: Sequence[Token], index: int, honorific: bool) -> Mention | None:
        """A known person: the people that all words of a run of name words fit."""
        candidates: list[str] = []
        last = index - 1
        for position in range(index, min(index + 4, len(tokens))):
            token = tokens[position]
            low = lowered(bare(token.word))
            fits = self.named(low)
            if not fits or not self._is_name_here(tokens, position, low, honorific):
                break
            if position > index and tokens[position - 1].end + 1 != token.start:
                break
            narrowed = [name for name in candidates if name in fits] if candidates else list(fits)
            if not narrowed:
                break
            candidates, last = narrowed, position
            if bare(token.word) != token.word:
                break
        if not candidates or (last == index and not honorific and self._is_company(tokens, index, candidates[0])):
            return None
        follows = tokens[last + 1] if last + 1 < len(tokens) else None
        if (
            follows is not None
            and follows.capital
            and tokens[last].end + 1 == follows.start
            and self._stranger(tokens, last + 1)
        ):
            return None  # "Sam Ortiz" is not the Sam Whitfield that the note knows
        if len(candidates) == 1:
            return Mention(candidates[0], index, last, known=True)
        return Mention(None, index, last, tuple(candidates), True)

    def _is_company(self, tokens: Sequence[Token], index: int, name: str) -> bool:
        """Whether a surname alone is the company here that has it too: “told him Verhage may ring”."""
        low = lowered(bare(tokens[index].word))
        follows = tokens[index + 1].low if index + 1 < len(tokens) else ""
        if follows in _ONLY_PEOPLE or tokens[0].low in _THANKS_FIRST:  # “Brandt decides alone”, “thanks: Brandt yes”
            return False
        return low in self.companies and " " in name and _first(name) != low

    def _stranger(self, tokens: Sequence[Token], index: int) -> bool:
        low = lowered(bare(tokens[index].word))
        return (
            (low not in names.COMMON or low in names.SURNAMES_TOO)
            and (low not in FORMS or low in names.SURNAMES_TOO)
            and low not in names.TITLE_WORDS
            and low not in _NICKNAMES
            and low not in self.companies
            and low.isalpha()
            and not tokens[index].word.isupper()
        )

    def _is_name_here(self, tokens: Sequence[Token], position: int, low: str, honorific: bool) -> bool:
        """Whether a word that could be a name is one here: "Will" and "may" are words too."""
        token = tokens[position]
        if honorific:
            return True
        ordinary = low in names.NAME_OR_WORD or low in names.COMMON or low in FORMS or low in names.TITLE_WORDS
        if not ordinary:
            return True
        if not token.capital:
            return self._known_in_lower_case(tokens, position, low)
        if low in ("will", "may", "mark", "chase", "grant") and position == 0:
            follows = tokens[1] if len(tokens) > 1 else None
            return follows is not None and (
                follows.low in AFTER_NAME or FORMS.get(follows.low, ("", ""))[1] in ("third", "past")
            )
        return True

    @staticmethod
    def _known_in_lower_case(tokens: Sequence[Token], position: int, low: str) -> bool:
        """“ray picks”, “txt to ray”: somebody whom the note knows, where the word could hardly be meant."""
        if low not in names.NAME_OR_WORD or low in FORMS or low in _NEVER_IN_LOWER_CASE:
            return False
        before = tokens[position - 1].low if position else ""
        follows = tokens[position + 1] if position + 1 < len(tokens) else None
        acts = follows is not None and (follows.form in ("third", "past") or follows.low in AFTER_NAME)
        return before in _BEFORE_LOWER or (acts and before not in _DETERMINERS)

    def pronoun(self, low: str) -> str | None:
        """Who "her", "him", "she" or "he" means: the person named last whom it fits, else the only interviewer.

        With "" for `low` it is whoever was named last. Somebody of the other gender is never meant.
        """
        found = self.meant(low, self.recent)
        if found is not None:
            return found
        wanted = "f" if low in _SHE else "m" if low in _HE else ""
        fitting = [name for name in self.interviewers if not self._other(name, wanted)]
        return fitting[0] if len(fitting) == 1 else None

    def meant(self, low: str, named: Sequence[str]) -> str | None:
        """Of the people in order of naming the last whom a pronoun fits: of its gender, else of a gender unknown."""
        wanted = "f" if low in _SHE else "m" if low in _HE else ""
        if not wanted or not named:
            return named[-1] if named else None
        sure = [name for name in named if self.gender_of(name) == wanted]
        fitting = [name for name in named if not self._other(name, wanted)]
        if not fitting:
            return None
        return fitting[-1] if fitting[-1] in sure or not sure else sure[-1]

    def _other(self, name: str, wanted: str) -> bool:
        gender = self.gender_of(name)
        return bool(wanted and gender and gender != wanted)

    def companies_are(self, companies: Iterable[str]) -> None:
        """Words of company names are no people, unless a known person has them in the name."""
        found = {part.lower() for name in companies if name for part in _NAME_PART.findall(plain_text(name))}
        self.companies = frozenset(found)


# An initial with its full stop within a sentence.
_INITIAL = pattern(r"(?P<before>(?:^|(?<![\w.])[\w'’-]+\s))(?P<letter>[A-ZÀ-ÖØ-ÞĀ-Ž])\.(?=\s(?:[a-z0-9]|I\b))")
_TO_WHOM = frozenset("promised promise owe send give email mail lend show bring post text hand forward".split())
_WITH_LETTERS = frozenset(
    "plan section part option class grade vitamin unit block exhibit appendix team hepatitis wing ward floor room "
    "level type category group gate bay line route form schedule annex band hep platform zone".split()
)


def _written(word: str) -> str:
    """A word of a name; initials have their last full stop: “P.J.”."""
    return f"{word}." if len(word) <= 5 and "." in word[1:-1] else word


def _clean(name: str) -> str:
    return without_honorifics(" ".join(_IN_PARENTHESES.sub(" ", plain_text(name)).split()))


def _first(name: str) -> str:
    return name.split()[0].lower()


_BEFORE_LOWER = frozenset("to with w/ w from thanked told emailed texted rang asked called met and & + for by".split())
_DETERMINERS = frozenset("a an the my our your his her their this that no some any each every".split())
_ONLY_PEOPLE = frozenset("decides picks chooses himself herself asked laughed nodded smiled seemed listened".split())
_VON = frozenset("von van zu auf in an de".split())
_GERMAN_ARTICLES = frozenset("der die das des dem".split())
_THANKS_FIRST = frozenset("thank thanks thanked thank-you thank-yous thankyou ty tys thx thnx cards".split())
_NEVER_IN_LOWER_CASE = frozenset("will may mark hope art page april june august jan mar jun max pat thanks in".split())
_SHE, _HE = frozenset(["she", "her", "hers", "herself"]), frozenset(["he", "him", "his", "himself"])
_GENDER_OF = {
    **dict.fromkeys(["mrs", "ms", "miss", "frau", "dame", "lady", "madame", "mme", "signora", "doña"], "f"),
    **dict.fromkeys(["mr", "sir", "lord", "herr", "herrn", "monsieur", "signor"], "m"),
}
