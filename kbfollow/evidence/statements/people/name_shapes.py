"""What looks like a name: a capitalised word that is no ordinary word, a known first name, a surname behind one."""

from __future__ import annotations

from collections.abc import Sequence

from kbfollow.evidence.statements.sentence.plain_words import lowered
from kbfollow.evidence.statements.sentence.tokens import FORMS, Token
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words.names_more_en import THINGS
from kbfollow.patterns import pattern


def bare(word: str) -> str:
    """A word without the possessive ending."""
    for ending in ("'s", "’s", "'", "s'"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] if ending != "s'" else word[:-1]
    return word


# Departments, and words of doubt at the start of a sentence: nobody's names.
_DEPARTMENTS = names.DEPARTMENTS | frozenset(
    """
    reception registry bursary admissions housekeeping catering recruiting staffing resourcing onboarding welfare
    wellbeing
    workforce treasury payroll despatch dispatch matrons personnel estates parts service bookings ticketing cashiers
    rostering scheduling funding ought
    anfang mitte
    reckons shortlisted finalists interviewees candidates applicants
    """.split()
)

_TRAVELLING = frozenset(
    "travel travels travelling traveling fly flies flying drive driving relocate relocating commute commuting trip "
    "flight train bus ferry journey".split()
)
_SENDING = frozenset("send sends sending sent fly flying bring post posting transfer transferred".split())
_GOING = frozenset("go goes going gone went head heads heading move moves moving come comes get off".split())
_GOERS = frozenset(
    "i we they people finalists candidates applicants everyone everybody two three four five six us shortlisted "
    "those trainees starters".split()
)


class NameShapes:
    """Tells names by their shape; `companies` are the words of company names, which are no people."""

    companies: frozenset[str] = frozenset()
    expects_names = False  # in a list of people even an unknown word at its start is a name

    def shaped(self, tokens: Sequence[Token], index: int, honorific: bool) -> int | None:
        """The last token of a run of words that has the shape of a name, None if the word at `index` has not."""
        token = tokens[index]
        low = lowered(bare(token.word))
        if low in names.PARTICLES and (last := self._behind_particles(tokens, index)) is not None:
            return last
        if not honorific and not self._looks_like_name(tokens, index, low):
            return None
        if honorific and not token.capital and (low in names.COMMON or low in FORMS):
            return None
        last = index
        while last + 1 < len(tokens) and last - index < 3:
            follows = tokens[last + 1]
            if (
                follows.low in names.PARTICLES
                and follows.start - tokens[last].end == 1
                and bare(tokens[last].word) == tokens[last].word
                and (end := self._behind_particles(tokens, last + 1)) is not None
            ):
                return end  # “Joost de Wit”
            next_low = lowered(bare(follows.word))
            adjacent = follows.start - tokens[last].end == 1
            if (
                not (
                    adjacent
                    or (
                        _INITIALS.fullmatch(tokens[last].word)
                        and tokens[last].capital
                        and follows.capital
                        and last == index
                        and follows.start - tokens[last].end == 2
                    )
                )
                or bare(tokens[last].word) != tokens[last].word
                or not (
                    self._surname(follows, next_low, shouted=token.word.isupper())
                    if follows.capital
                    else last == index and not token.capital and self._lower_surname(tokens, last + 1)
                )
            ):
                break
            last += 1
        return last

    def _behind_particles(self, tokens: Sequence[Token], index: int) -> int | None:
        """The surname behind “van der”, “de”, … at `index`, None where these are no part of a name."""
        position = index
        while position < len(tokens) and tokens[position].low in names.PARTICLES and position - index < 3:
            position += 1
        if position >= len(tokens) or not tokens[position].capital:
            return None
        if tokens[position].start - tokens[position - 1].end != 1:
            return None
        low = lowered(bare(tokens[position].word))
        plain = low not in _NEVER and low not in names.TITLE_WORDS and low not in self.companies
        foreign = (index > 0 and position - index > 1) or tokens[index].low not in ("la", "le", "al", "das", "den", "y")
        return position if plain and foreign and low.replace("-", "").replace("'", "").isalpha() else None

    @staticmethod
    def is_honorific(tokens: Sequence[Token], index: int) -> bool:
        """Whether an honorific is one here: with a capital, or in lower case before a word that is no ordinary one."""
        if tokens[index].capital:
            return True
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            tokens[index].low in names.LOWER_HONORIFICS
            and follows is not None
            and follows.start - tokens[index].end <= 2
            and len(follows.low) > 2
            and bare(follows.low).isalpha()
            and (follows.capital or follows.low not in names.COMMON)
            and (follows.capital or (follows.low not in FORMS and follows.low not in names.TITLE_WORDS))
        )

    @staticmethod
    def is_rank(tokens: Sequence[Token], index: int) -> bool:
        """Whether a capitalised word is the rank before a name: “Coach Reynolds”, “Father Gallagher”."""
        if tokens[index].low not in names.RANKS or not tokens[index].capital or index + 1 >= len(tokens):
            return False
        follows = tokens[index + 1]
        low = lowered(bare(follows.word))
        if tokens[index].low in names.FIRST_NAMES and _titled_behind(tokens, index + 2):
            return False  # “Dean Horvath, site agent”
        return (
            follows.capital
            and follows.start - tokens[index].end <= 2
            and (low not in names.COMMON or low in names.SURNAMES_TOO)
            and low not in names.TITLE_WORDS
            and low not in _NEVER
            and low not in names.MORE_TITLE_WORDS
        )

    def lower_start(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word in lower case may begin a name: “mr costigan”, “van der Merwe”, “met pat quilligan”."""
        low = tokens[index].low
        if low in names.LOWER_HONORIFICS:
            return self.is_honorific(tokens, index)
        if low in names.PARTICLES:
            return self._behind_particles(tokens, index) is not None
        return low in names.NAME_OR_WORD and self._lower_full_name(tokens, index)

    def _lower_full_name(self, tokens: Sequence[Token], index: int) -> bool:
        """“met pat quilligan”: a name that is a word too, where nobody could mean the word."""
        before = tokens[index - 1].low if index else ""
        return (
            index + 1 < len(tokens)
            and tokens[index + 1].start - tokens[index].end == 1
            and not tokens[index + 1].capital
            and (before in _BEFORE_LOWER or index == 0 or before in names.TITLE_WORDS)
            and tokens[index + 1].low not in names.NAME_OR_WORD
            and self._lower_surname(tokens, index + 1)
        )

    def _lower_surname(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a word behind a first name in lower case is the surname: “karen mills she is the manager”."""
        low = tokens[index].low
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            len(low) >= 4
            and low.isalpha()
            and low not in names.COMMON
            and low not in FORMS
            and low not in names.TITLE_WORDS
            and low not in names.MORE_TITLE_WORDS
            and low not in words.ME
            and low not in words.THEM
            and (follows is None or follows.start - tokens[index].end > 1 or follows.low in _AFTER_SURNAME)
        )

    def _surname(self, token: Token, low: str, *, shouted: bool = False) -> bool:
        return low.replace("-", "").replace("'", "").isalpha() and (
            (low not in names.COMMON or low in names.SURNAMES_TOO)
            and low not in _NEVER
            and (low not in names.TITLE_WORDS or low in names.SURNAMES_TOO)
            and (not token.word.isupper() or (shouted and low not in FORMS))
        )

    def _looks_like_name(self, tokens: Sequence[Token], index: int, low: str) -> bool:
        token = tokens[index]
        if low in _MONTHS and token.capital and self._month_person(tokens, index):
            return True
        if low == "eve" and index and tokens[index - 1].low in _HAS_AN_EVE:
            return False
        if low in _NEVER and not (low in names.NAME_OR_WORD and self._full_name(tokens, index)):
            return False
        if _INITIALS.fullmatch(token.word) and len(token.word) > 1 and index + 1 < len(tokens):
            behind = tokens[index + 1]  # “P.J. Nolan”
            return (
                behind.capital and behind.start - token.end <= 2 and self._surname(behind, lowered(bare(behind.word)))
            )
        if not low.replace("-", "").replace("'", "").isalpha():
            return False
        if low.endswith(names.TITLE_ENDINGS):
            return False
        if not token.capital and low in names.NAME_OR_WORD:
            return self._lower_full_name(tokens, index)
        if token.capital and low not in names.FIRST_NAMES and self._in_job_title(tokens, index):
            return False
        if token.capital and low not in names.FIRST_NAMES and self._before_place(tokens, index):
            return False
        if low in _DEPARTMENTS and low not in names.FIRST_NAMES and not self._full_name(tokens, index):
            return False  # “Payroll will be in touch”
        if low in self.companies and not (low in names.FIRST_NAMES and self._full_name(tokens, index)):
            return False
        if token.capital and self._in_title(tokens, index):
            return False
        if low in names.FIRST_NAMES and low not in names.NAME_OR_WORD:
            return token.capital or index > 0 or low not in FORMS
        if not token.capital or len(low) < 2:
            return False
        if token.word[1:2].isupper() and not (low in names.FIRST_NAMES and self._full_name(tokens, index)):
            return False
        if low in names.NAME_OR_WORD:
            return self._word_as_name(tokens, index, low)
        if low in names.COMMON or low in names.TITLE_WORDS or low in FORMS or low in words.THANK_NOUNS:
            return False
        if "-" in low and any(part in names.COMMON or part in FORMS for part in low.split("-")):
            return False
        follows = tokens[index + 1].low if index + 1 < len(tokens) else ""
        before = tokens[index - 1].low if index else ""
        if before == "to" and self._goes_there(tokens, index):
            return False
        if before in ("at", "from", "the", "a", "an", "in", "our", "my", "their", "on"):
            return False
        if index == 0:
            if low.endswith(("ship", "tion", "sion", "ness")):
                return False  # “Clerkship's hers to give”
            if low in names.MORE_TITLE_WORDS and not self._full_name(tokens, index):
                return False  # “Skipper hires his own crew”
            return (
                follows in AFTER_NAME
                or (follows == "the" and _titled_behind_the(tokens))
                or (follows in names.PARTICLES and self._behind_particles(tokens, 1) is not None)
                or follows in _SIR
                or (follows in _DONE_TO and tokens[1].start - token.end > 1)
                or (len(tokens) > 1 and follows in _SURE_TITLES and tokens[1].start - token.end == 2)
                or (self.expects_names and (len(tokens) == 1 or tokens[1].start - token.end > 1))
                or follows in words.MODALS
                or FORMS.get(follows, ("", ""))[1] in ("third", "past")
                or token.word.endswith("'s")
                or (follows.endswith("ed") and len(tokens) > 2 and tokens[2].low in ("me", "us"))
                or self._full_name(tokens, index)
            )
        return len(low) > 1

    def _full_name(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a surname follows the word at `index` and then no third capital: “Baz Thornley, site agent”."""
        if index + 1 >= len(tokens):
            return False
        token, follows = tokens[index], tokens[index + 1]
        if follows.start - token.end != 1 or not follows.capital or follows.word.isupper() != token.word.isupper():
            return False
        low = lowered(bare(follows.word))
        return (
            self._surname(follows, low, shouted=True)
            and (low not in FORMS or low in names.SURNAMES_TOO)
            and not any(part in names.COMMON or part in FORMS for part in token.low.split("-")[1:])
        )

    @staticmethod
    def _month_person(tokens: Sequence[Token], index: int) -> bool:
        """“June from payroll”, “April runs the front desk”, “May sat in”: no month does that."""
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        third = tokens[index + 2] if index + 2 < len(tokens) else None
        if follows is None or follows.start - tokens[index].end != 1:
            return False
        if follows.low in ("from", "in") and third is not None:
            return third.low in names.DEPARTMENTS and third.low not in ("sales", "production", "planning")
        person = FORMS.get(follows.low, ("", ""))[1] in ("third", "past") or follows.low in _PERSON_DOES
        begins = index == 0 or tokens[index - 1].low in ("and", "but", "then", "so")
        return person and begins and follows.low not in _MONTH_DOES

    @staticmethod
    def _before_place(tokens: Sequence[Token], index: int) -> bool:
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        if (
            follows is not None
            and follows.low in THINGS
            and not follows.capital
            and follows.start - tokens[index].end == 1
        ):
            return bare(tokens[index].word) == tokens[index].word  # “Erlenmeyer flasks”
        if follows is None or follows.low not in _PLACES or follows.start - tokens[index].end != 1:
            return False
        if bare(tokens[index].word) != tokens[index].word:
            return False  # “Tam's office”
        return not (follows.capital and follows.low in names.SURNAMES_TOO)  # “Obi Hall”

    @staticmethod
    def _goes_there(tokens: Sequence[Token], index: int) -> bool:
        """“Shortlisted people go to Winnipeg”, “they're sending me to Durban”: a place."""
        lows = [one.low for one in tokens[max(0, index - 9) : index]]
        if len(lows) < 2 or (index + 1 < len(tokens) and tokens[index + 1].low in ("with", "about", "for")):
            return False
        if not _TRAVELLING.isdisjoint(lows[-5:]):
            return True
        if not _SENDING.isdisjoint(lows[-5:-1]):
            return not {"me", "us", "candidates", "people"}.isdisjoint(lows[-4:])
        near = lows[-4:]
        going = next((place for place, low in enumerate(lows) if low in _GOING and low in near), None)
        return going is not None and not _GOERS.isdisjoint(lows[:going])

    @staticmethod
    def _in_job_title(tokens: Sequence[Token], index: int) -> bool:
        """Whether capitalised words are a title: “Branch Manager”, “Deck Supervisor”."""
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        return (
            follows is not None
            and follows.capital
            and follows.start - tokens[index].end == 1
            and (follows.low in names.TITLE_WORDS or follows.low in names.MORE_TITLE_WORDS)
            and follows.low not in names.SURNAMES_TOO
            and index > 0
        )

    def _in_title(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether capitalised words are the rest of a title: “Director of Student Services”."""
        for position in range(index - 1, max(index - 4, 0), -1):
            if tokens[position].low in ("of", "for"):
                return tokens[position - 1].low in names.TITLE_WORDS and tokens[index].low not in names.FIRST_NAMES
            if not tokens[position].capital:
                return False
        return False

    def _word_as_name(self, tokens: Sequence[Token], index: int, low: str) -> bool:
        follows = tokens[index + 1] if index + 1 < len(tokens) else None
        before = tokens[index - 1].low if index else ""
        if self._full_name(tokens, index) and (index > 0 or low not in _STARTERS or _is_no_order(tokens)):
            return True  # "May Chen", "Will Frost"
        if low in names.TITLE_WORDS and index and tokens[index].start - tokens[index - 1].end == 2 and follows is None:
            return True  # “… and one of the nurses, Dev.”
        if low in names.TITLE_WORDS:
            return before in ("got", "to", "thanked", "thank", "told", "asked", "emailed", "called", "met")
        if low in _MONTHS:
            return before in _TO_SOMEBODY and (follows is None or not follows.low[0].isdigit())
        if index == 0:
            return follows is not None and (
                (follows.low in AFTER_NAME and follows.low not in _AFTER_WORD)
                or FORMS.get(follows.low, ("", ""))[1] in ("third", "past")
            )
        return before not in ("at", "the", "a", "in", "on", "by")


def _is_no_order(tokens: Sequence[Token]) -> bool:
    """“Mark Evans, CFO”, “Rob Finch ran it”: a name, where “Chase Jane” and “Will Frost decide?” begin with a verb."""
    surname, behind = tokens[1].low, tokens[2] if len(tokens) > 2 else None
    if surname in names.FIRST_NAMES and surname not in names.SURNAMES_TOO:
        return False
    return behind is None or FORMS.get(behind.low, ("", ""))[1] != "base" or behind.low in names.TITLE_WORDS


# “Marjorie (treasurer) had baked”.
_SURE_TITLES = names.TITLE_WORDS | names.MORE_TITLE_WORDS
_INITIALS = pattern(r"[A-ZÀ-ÖØ-ÞĀ-Ž](?:\.[A-ZÀ-ÖØ-ÞĀ-Ž]){0,2}")


def _titled_behind_the(tokens: Sequence[Token]) -> bool:
    """“Omolara the SENCO interviewed me”: a title behind a word and “the”."""
    return len(tokens) > 2 and any(
        token.low in names.TITLE_WORDS or token.low in names.MORE_TITLE_WORDS for token in tokens[2:4]
    )


def _titled_behind(tokens: Sequence[Token], index: int) -> bool:
    """Whether a title follows a name and a comma or bracket: “, site agent”."""
    if index >= len(tokens) or tokens[index].start - tokens[index - 1].end < 2:
        return False
    return any(token.low in names.TITLE_WORDS or token.low in names.MORE_TITLE_WORDS for token in tokens[index:][:4])


_HAS_AN_EVE = frozenset("year year's years new-year's newyear's christmas xmas midsummer easter".split())
# With one of these in lower case a name may begin.
LOWER_STARTS = names.LOWER_HONORIFICS | names.PARTICLES | names.NAME_OR_WORD
_AFTER_SURNAME = frozenset(
    """
    she he the and from who is was her his as did does said asked decides picks hires runs for at or knows will
    would has had told wanted doesnt wasnt owns in of to but with down also
    """.split()
)
# Before a name in lower case.
_BEFORE_LOWER = frozenset(
    "met with and to by thanked told from gave is was emailed texted rang called & + w/ w saw ask boss foreman".split()
)
_STARTERS = frozenset(["will", "may", "mark", "chase", "grant", "rob"])  # verbs: "Will Frost decide?", "Chase Jane"

# Behind "Will", "May" and "Hope" at the start of a sentence these show a verb, not a name.
_AFTER_WORD = frozenset(["to", "from", "at", "not", "never", "also", "still", "already", "&", "and"])
_TO_SOMEBODY = frozenset(
    """
    to thanked thank with emailed called told nudge nudged ping pinged ring rang email call chase chased tell text
    texted met ask asked phone phoned message messaged remind reminded owe
    """.split()
)
# “Leith office” is a place; “Alastair - thank-you card posted” begins with whom it went to.
_PLACES = frozenset(
    "office offices branch site depot campus store plant ward road street lane avenue park station airport hotel "
    "hospital "
    "school college university library library's centre center tower building house harbour harbor bay beach "
    "hall".split()
)
_DONE_TO = frozenset(
    "thank-you thanks thanked thx ty emailed sent texted rang called told knows card letter note".split()
)
_SIR = frozenset("sir madam ma'am ji saheb sahib garu".split())
_PERSON_DOES = frozenset(
    "sat asked said runs ran laughed nodded thinks reckons wants wanted liked told knows manages".split()
)
_MONTH_DOES = frozenset(
    "is was has had will would starts started ends ended came comes works worked looks looked seems seemed went "
    "goes got "
    "gets did does gone passed needs suits suited means meant brings left took takes saw sees be".split()
)
_MONTHS = frozenset(["may", "april", "june", "august", "mar", "jan", "jun"])
AFTER_NAME = frozenset(
    """
    will would is was has had said says wants wanted to can could may might should and & also already not never
    still does did thinks thought hopes mentioned promised plans from at , owes knows 'll seemed who reckons
    guesses believes
    """.split()
) - {"may"}
_NEVER = (
    frozenset(
        """
    i they she he it we you me him her them us monday tuesday wednesday thursday friday saturday sunday mon tue tues
    wed weds thu thur thurs fri sat sun january february march april june july august september october
    november december
    jan feb apr jun jul aug sep sept oct nov dec thx ty tys hr ceo cto cfo coo vp hm it's christmas thanksgiving
    easter halloween hallowe'en diwali eid ramadan hanukkah chanukah passover purim holi pentecost whitsun hogmanay
    ascension advent epiphany michaelmas candlemas kwanzaa juneteenth navratri dussehra dasara onam pongal sankranti
    baisakhi lohri nowruz yom kippur sukkot shavuot songkran vesak lent carnival oktoberfest anzac valentine's
    req reqs ref refs recs mgr dept appt intv jd cv resume todo ok tl
    mondays tuesdays wednesdays thursdays fridays saturdays sundays uhr god jesus
    kubernetes docker jira kafka labour labor audition auditions typing sizing budget sample ad ads cards library
    """.split()
    )
    | names.HONORIFICS
)
# Words that have not the shape of a name wherever they stand, not even with a capital letter.
NO_NAME = frozenset(
    word
    for word in _NEVER.union(names.COMMON, names.TITLE_WORDS, FORMS, words.THANK_NOUNS)
    - names.FIRST_NAMES
    - names.NAME_OR_WORD
    - names.HONORIFICS
    if "'" not in word
)
