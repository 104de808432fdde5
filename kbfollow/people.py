"""People: whether two names mean the same person, how senior somebody is, and the notes about people."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kbfollow.markdown.inline import link_words
from kbfollow.model import Evidence, Note, Person
from kbfollow.patterns import pattern

HONORIFICS = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir dame herr frau rev revd hon cllr madam dipl ing doctor captain capt
    """.split()
)
# A nickname in front of a first name is no first name: “Big Dave” has no surname.
_NICKNAMES = frozenset(
    """
    big little old young uncle auntie aunt crazy tall mad wee our good slim happy boss
    """.split()
)
_PARTICLES = frozenset(
    """
    van von de der den del della di da du la le el al bin ibn zu y
    """.split()
)

# Chinese, Japanese and Korean names have no space between surname and first name.
_WRITTEN_TOGETHER = pattern("[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")

# Words of a title, the most senior first: who is asked where nobody is known to decide.
_SENIORITY: tuple[tuple[str, ...], ...] = (
    ("owner", "founder", "cofounder", "ceo", "president", "managing partner", "geschäftsführer", "geschäftsführerin",
     "geschäftsleiter", "geschäftsleiterin", "geschäftsleitung",
     "managing director", "proprietor", "proprietress", "proprietrix", "publican", "landlord", "landlady", "franchisee",
     "chef patron", "owns"),
    ("chief", "cfo", "cto", "coo", "cmo", "cio", "chro", "partner", "principal", "vorstand", "headteacher",
     "head teacher", "headmaster", "headmistress", "head master", "head mistress", "provost", "rector", "chancellor",
     "vicar", "general counsel", "matron"),
    ("vice president", "vp", "svp", "evp", "director", "direktor", "direktorin", "dean"),
    ("head", "heads", "pi", "professor", "boss", "leiter", "leiterin", "bereichsleiter", "bereichsleiterin",
     "general manager", "abteilungsleiter", "abteilungsleiterin", "branch manager", "store manager", "shop manager",
     "plant manager", "site manager", "hotel manager", "depot manager", "works manager", "home manager",
     "centre manager", "center manager", "country manager", "regional manager", "area manager",
     "controller", "comptroller", "bursar", "treasurer", "company secretary", "executive chef", "chef de cuisine",
     "postmaster", "postmistress", "harbourmaster", "harbormaster", "stationmaster", "site agent"),
    ("manager", "mgr", "manageress", "supervisor", "chair", "foreman", "forewoman", "foreperson", "overseer", "gaffer",
     "warden", "ward sister", "sister", "charge nurse", "maitre d", "maître d", "quartermaster", "lead", "leader",
     "superintendent", "head chef", "runs",
     "leads", "manages", "chairs", "directs", "oversees", "supervises", "teamleiter", "teamleiterin",
     "gruppenleiter", "gruppenleiterin"),
    ("senior", "sr", "deputy", "assistant manager", "sous chef", "chargehand", "charge hand", "leading hand", "ganger",
     "keyholder", "key holder"),
)  # fmt: skip
# “Einrichtungsleiterin”, “Schulleitung”: whoever leads a whole place, and none of these parts of one.
_LEADS = pattern(r"(?!geschäfts|team|gruppen|projekt|schicht|wohngruppen|kassen)\w{3,}(?:leiter|leiterin|leitung)")
# Whoever controls stock, credit or traffic leads nobody by that.
_CONTROLS = pattern(
    r"\b(?:air|traffic|credit|stock|inventory|documents?|production|quality|pest|materials?|cost|costs|room|radio"
    r"|call|network|signal|transport"
    r"|shift|job|load|fleet|remote|access|crowd|payroll|accounts?|project|planning|sales|ledger|assistant|deputy"
    r"|junior)\scontroller\b"
)
# “Head teller”, “head gardener”, “head of bar”: the first of those on the floor, below whoever manages the place.
_FIRST_OF_THE_FLOOR = pattern(
    r"\bhead\s(?:teller|cashier|clerk|waiter|waitress|barman|barmaid|bartender|barista|porter|housekeeper|cleaner|gardener"
    r"|groundsman|groundskeeper|greenkeeper|nurse|midwife|carer|caretaker|custodian|janitor|cook|baker|butcher|stylist"
    r"|barber|receptionist|usher|steward|stewardess|guard|doorman|bouncer|concierge|lifeguard|groom|stockman|herdsman"
    r"|shepherd|keeper|cellarman|sommelier|florist|mechanic|fitter|joiner|carpenter|electrician|technician|tech|driver"
    r"|dispatcher|storeman|packer|picker|operator|coach|instructor|groomer|bookkeeper|secretary|typist|guide|host"
    r"|hostess|server|counsell?or|lad|girl|boy)\b"
)
_JUNIOR = ("assistant", "junior", "intern", "trainee", "coordinator", "hr", "recruiter", "human resources", "talent")


def name_words(name: str) -> list[str]:
    """The words of a name, folded, without honorifics: “Dr. Petra Siebert” gives petra, siebert."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    words = [word.strip(".,'’") for word in re.findall(r"[^\s,;/()\[\]|\"“”]+", folded)]
    return [word for word in words if word and word not in HONORIFICS]


def has_full_name(name: str) -> bool:
    """Whether a name has a surname beside the first name; an initial, a nickname or an honorific is none."""
    words = name_words(name)
    if len(words) == 1 and _WRITTEN_TOGETHER.fullmatch(words[0]):
        return True
    if len(words) == 1:
        return any(word.strip(".").casefold() in HONORIFICS for word in name.split())
    if words and words[0] in _NICKNAMES:
        words = words[1:]
    solid = [word for word in words if len(word.strip(".")) > 1 or not word.isascii()]
    return len(solid) >= 2


def same_person(one: str, other: str) -> bool:
    """Whether two names may mean one person: equal, or all words of the shorter are in the longer (initials fit)."""
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    if shorter == longer:
        return True
    return all(any(_word_fits(word, candidate) for candidate in longer) for word in shorter) and (
        len(shorter) < len(longer) or any(len(word) == 1 for word in shorter + longer)
    )


def _word_fits(word: str, candidate: str) -> bool:
    return word == candidate or (len(word) == 1 and candidate.startswith(word))


def resolve(name: str, people: Iterable[Person]) -> list[Person]:
    """The people that a name can mean: those of exactly this name, else all that it fits."""
    known = list(people)
    exact = [one for one in known if name_words(one.name) == name_words(name)]
    return exact or [one for one in known if same_person(name, one.name)]


def merge_people(people: Iterable[Person]) -> tuple[Person, ...]:
    """One entry per person, in order of appearance: the fuller name, the first title, link and evidence count."""
    merged: list[Person] = []
    by_word: dict[str, set[int]] = defaultdict(set)  # so that a list of thousands isn't compared pair by pair
    for person in people:
        words = name_words(person.name)
        rivals = sorted({index for word in words for sign in _signs(word) for index in by_word[sign]})
        fits = [index for index in rivals if same_person(person.name, merged[index].name)]
        if len(fits) > 1:
            continue
        if fits:
            merged[fits[0]] = _one_of(merged[fits[0]], person)
        else:
            merged.append(person)
        index = fits[0] if fits else len(merged) - 1
        for word in words:
            by_word[word].add(index)
            by_word[f"{word[0]}…" if len(word) > 1 else f"{word}."].add(index)
    return tuple(merged)


def _signs(word: str) -> tuple[str, ...]:
    """What a word can be met by: itself, an initial of it, and for an initial every word that begins so."""
    return (word, f"{word}…") if len(word) == 1 else (word, word[0], f"{word[0]}.")


def _one_of(known: Person, person: Person) -> Person:
    fuller = person if len(name_words(person.name)) > len(name_words(known.name)) else known
    return replace(
        known,
        name=fuller.name,
        title=known.title or person.title,
        link=known.link or person.link,
        email=known.email or person.email,
    )


@lru_cache(maxsize=512)
def rank(title: str | None) -> int:
    """How senior a title sounds: 0 is the most senior; people without a title come behind all with one."""
    if not title:
        return len(_SENIORITY) + 1
    plain = _FIRST_OF_THE_FLOOR.sub("lead", _CONTROLS.sub("", title.casefold()))
    each = re.findall(r"[^\W_]+", plain)
    words = " ".join(["", *("leiter" if _LEADS.fullmatch(word) else word for word in each), ""])
    for level, names in enumerate(_SENIORITY):
        if any(f" {name} " in words for name in names):
            if level > 2 and any(f" {name} " in words for name in _JUNIOR):
                return len(_SENIORITY)
            return level
    return len(_SENIORITY)


def most_senior(people: Sequence[Person]) -> Person | None:
    """The most senior by title; the first of equals."""
    return min(people, key=lambda one: rank(one.title), default=None)


@dataclass(frozen=True, slots=True)
class PersonNote:
    """What a note about a person says."""

    name: str
    note: Note
    title: str | None
    company: str | None
    email: str | None
    decides: bool
    is_reference: bool

    @property
    def evidence(self) -> Evidence:
        """The note itself, as a reason."""
        prop = self.note.properties.get("references") or self.note.properties.get("reference")
        if prop is not None:
            return Evidence(self.note.path, prop.line, prop.quote, "a reference")
        return Evidence(self.note.path, 1, self.note.name, "a note about this person")


def find_note(people: Mapping[str, PersonNote], person: Person) -> PersonNote | None:
    """The note about a person: the linked one, else the only one of exactly this name."""
    if person.link:
        linked = people.get(link_words(person.link, "").casefold())
        if linked is not None:
            return linked
    words = name_words(person.name)
    same = [one for one in people.values() if name_words(one.name) == words]
    return same[0] if len(same) == 1 else None


def completed(person: Person, people: Mapping[str, PersonNote]) -> Person:
    """The person with what the note about them knows: a fuller name, title, mail address, link."""
    note = find_note(people, person)
    if note is None:
        return person
    name = note.name if len(name_words(note.name)) > len(name_words(person.name)) else person.name
    return replace(person, name=name, title=person.title or note.title, email=person.email or note.email)
