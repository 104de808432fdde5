"""People in properties: every shape in which a job seeker writes down whom they met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from kbfollow.markdown.inline import link_words
from kbfollow.markdown.properties import elements, fold_key, is_nothing, text
from kbfollow.model import Property
from kbfollow.patterns import pattern


class NamedPerson(NamedTuple):
    """A person as a property names them. `link` is the target of a link to a person note, without ending; "" if none.

    `name` is without honorific ("Dr. Petra Siebert" is "Petra Siebert", "Mr Weir" is "Weir"), `title` is "" where none
    is given. `line` is a 1-based file line and `quote` that line as it stands.
    """

    name: str
    title: str
    link: str
    line: int
    quote: str


# Words that are part of a title or a department, not of a name. Whole words, case ignored.
_TITLE_WORDS = frozenset(
    """
    accountant accounting admin administration administrator advisor adviser agent analyst analytics architect
    assistant associate attorney board business buyer ceo cfo chair chairman chairperson chairwoman chief cio ciso
    clerk cmo cofounder co-founder coach commercial communications compliance consultant controller coo coordinator cpo
    creative cro cso cto culture customer data delivery department deputy design designer dev developer development
    devops digital director division doctor editor education engineer engineering erp estimator evp executive expert
    facilities finance financial founder freelance global governance growth hr hrbp infrastructure intern interim
    investor it junior laboratory lawyer lead leader legal logistics maintenance manager managing marketing mechanic md
    medical member mentor ml network nurse nursing office officer operations ops owner paralegal partner partnerships
    payroll people personnel planner platform practice president principal procurement producer product production
    professor program programme project purchasing qa quality r&d recruiter recruiting recruitment regional relations
    representative research researcher resources retail risk sales scientist secretary security senior service services
    site social software solicitor solutions specialist sr staff store strategic strategy studio success supervisor
    supply support svp talent teacher team tech technical technician technology trainer treasurer trustee ui ux vice vp
    warehouse workshop yard
    abteilung abteilungsleiter abteilungsleiterin assistentin assistenz bereichsleiter bereichsleiterin chef chefin
    buchhaltung geschäftsführer geschäftsführerin geschäftsführung gruppenleiter gruppenleiterin inhaber inhaberin
    kaufmännische kaufmännischer leiter leiterin leitung personal personalabteilung personalleiter personalleiterin
    personalreferent personalreferentin pflegedienstleitung prokurist referent referentin sachbearbeiter
    sachbearbeiterin stellvertretende stellvertretender teamleiter teamleiterin teamleitung vertrieb vorstand
    """.split()
)
_CREDENTIALS = frozenset(
    "phd ph.d ph.d. md m.d. mba msc bsc ma ba jd esq esq. cpa acca rn fca pmp llm ll.m. msw dds cfa".split()
)
_NAME_ENDINGS = frozenset("jr jr. sr sr. ii iii iv".split())
_NAME_PARTICLES = frozenset("van von der den de del della di da dos la le el al bin ibn ten ter zu zur af".split())

# In front of a name, several of them too: "Frau Prof. Dr. Brandes".
_HONORIFIC = pattern(
    r"(?:(?:mr|mrs|ms|mx|dr|prof|dipl|ing|mag|rev|hon|capt|col|fr|hr)\.|dipl\.-ing\.|dr\.-ing\."
    r"|(?:mr|mrs|ms|miss|mx|dr|prof|professor|doctor|sir|dame|rev|frau|herr|herrn|madame|monsieur|mme|mlle|señor|señora"
    r"|sr\.|sra\.|sig\.|sig\.ra|pd|h\.c\.))\s+",
    re.IGNORECASE,
)
_WIKILINK = pattern(r"\[\[([^\[\]|]{1,300})(?:\\?\|([^\[\]]{0,300}))?\]\]")
_MARKDOWN_LINK = pattern(r"\[([^\[\]]{1,300})\]\(<?([^()<>]{0,500})>?\)")
_MAIL = pattern(r"\s*(?:<[^<>\s]*@[^<>\s]*>|\([^()\s]+@[^()\s]+\)|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+)")
_IN_BRACKETS = pattern(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_DASH = pattern(r"\s+[-–—]+\s*|\s*[–—]+\s+|\s+\|\s+|:\s+")
_HARD_SEPARATOR = pattern(r"\s*[;\n]\s*|\s*•\s*")
_SOFT_SEPARATOR = pattern(r",?\s+(?:and|und|et|y|&|\+)\s+|\s+/\s+|\s*&\s*")
_PRONOUNS = pattern(r"(?:she|he|they|sie|er)(?:\s*/\s*\w+){1,3}", re.IGNORECASE)
_FROM = pattern(r"(.+?),?\s+(?:from|at|in|von)\s+(.+)")  # Tomas from HR
_LIST_MARK = pattern(r"(?m)^[ \t]*(?:[-*+]|[0-9]{1,2}[.)])[ \t]+")
_LINK_MARK = pattern("[\ue000-\uf8ff]")

LENGTH_LIMIT = 5_000  # characters of one value that are read


def people(prop: Property) -> list[NamedPerson]:
    """The people that a property names, in its order, those without a name left out.

    Shapes: `Name`, `Name (Title)`, `Name, Title`, `Name - Title`, `[[Name]] – Title`, `[[folder/Name|Alias]], Title`,
    several in one value (";", line ends, "and", "&", commas between names), maps (`{name: …, title: …}`,
    `{Jane Doe: CFO}`), or a list of any of these.
    """
    one_each = isinstance(prop.value, list) and len(prop.value) > 1
    return [
        NamedPerson(name, title, link, line, quote)
        for value, line, quote in elements(prop)
        for name, title, link in _people_in(value, one_each)
    ]


def people_in_text(words: str, *, one: bool = False) -> list[tuple[str, str, str]]:
    """The people in one text as (name, title, link); `one` says that it most likely names one, as a list element does.

    Then a single word behind a full name and a comma is a title, whatever word it is.
    """
    links: list[tuple[str, str]] = []

    def set_aside(match: re.Match[str], note: str = "", alias: str = "") -> str:
        links.append(((note or match[1]).strip(), (alias or match[2] or "").strip()))
        return chr(0xE000 + len(links) - 1)

    words = _LINK_MARK.sub("", words[:LENGTH_LIMIT])
    words = _WIKILINK.sub(set_aside, words)
    words = _MARKDOWN_LINK.sub(
        lambda match: match[1] if ":" in match[2] else set_aside(match, note=match[2], alias=match[1]), words
    )
    words = _LIST_MARK.sub("", words)
    found = []
    for part in _HARD_SEPARATOR.split(_MAIL.sub("", words)):
        for name, title in _named(part.strip(" ,\"'"), one):
            person = _with_link(name, title, links)
            if any(map(str.isalnum, person[0])) and not is_nothing(person[0]) and not _is_nobody(person[0]):
                found.append(person)
    return found


def _is_nobody(name: str) -> bool:
    """Whether a "name" is only a department or a group: "HR", "the team"."""
    words = name.casefold().split()
    return words[0] in ("the", "some", "someone", "somebody", "nobody", "a", "an") or _TITLE_WORDS.issuperset(words)


def without_honorific(name: str) -> tuple[str, str]:
    """Honorifics and name: "Frau Dr. Ute Brandes" is ("Frau Dr.", "Ute Brandes"); ("", name) where there is none."""
    rest = name.strip()
    while (match := _HONORIFIC.match(rest)) and rest[match.end() :].strip():
        rest = rest[match.end() :]
    return name.strip()[: len(name.strip()) - len(rest)].strip(), rest.strip()


def _people_in(value: object, one: bool = False) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        yield from people_in_text(value, one=one)
    elif isinstance(value, Mapping):
        yield from _people_in_map({str(key): inner for key, inner in value.items()})


_NAME_KEYS = frozenset(["name", "fullname", "who", "person", "interviewer"])
_TITLE_KEYS = frozenset(["title", "role", "position", "jobtitle", "job", "function", "titel"])


def _people_in_map(value: Mapping[str, object]) -> Iterator[tuple[str, str, str]]:
    folded = {fold_key(key): inner for key, inner in value.items()}
    name = next((text(folded[key]) for key in folded if key in _NAME_KEYS), None)
    if name is None and folded.keys() & {"first", "firstname", "last", "lastname", "surname"}:
        parts = [text(folded.get(key)) for key in ("first", "firstname", "last", "lastname", "surname")]
        name = " ".join(part for part in parts if part)
    if name is not None:
        title = next((text(folded[key]) for key in folded if key in _TITLE_KEYS), None)
        for found, its_title, link in people_in_text(name):
            yield found, its_title or (title or ""), link
        return
    for key, inner in value.items():  # {Jane Doe: CFO} or {CFO: Jane Doe}
        words = text(inner.get("title") or inner.get("role")) if isinstance(inner, Mapping) else text(inner)
        words = "" if words is None or is_nothing(words) else words
        if words and _is_title(key) and not _is_title(words):
            key, words = words, key
        for found, its_title, link in people_in_text(key):
            yield found, its_title or _clean_title(words), link


def _named(part: str, one: bool = False) -> Iterator[tuple[str, str]]:
    """(name, title) of each person in a text without hard separators; links in it are single characters."""
    single = one and part.count(",") == 1
    brackets: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        brackets.append("" if _PRONOUNS.fullmatch(match[1].strip()) else match[1])
        return f"\x00{len(brackets) - 1}\x01"

    part = _IN_BRACKETS.sub(set_aside, part)
    name = ""
    titles: list[str] = []
    for piece in _pieces(part):
        words, title = _name_and_title(piece, brackets)
        folded = words.casefold()
        if name and folded in _NAME_ENDINGS:
            name += f", {words}"
        elif name and (
            folded in _CREDENTIALS or (not title and (_is_title(words, name) or (single and _goes_with(words, name))))
        ):
            titles += [] if folded in _CREDENTIALS else [words]
        else:
            if name:
                yield name, _clean_title(", ".join(titles))
            name, titles = words, [title] if title else []
    if name:
        yield name, _clean_title(", ".join(titles))


def _pieces(part: str) -> Iterator[str]:
    """The text between commas, cut further at "and", "&" and "/" where a name follows."""
    for piece in re.split(r"\s*,\s*", part):
        start = 0
        for match in _SOFT_SEPARATOR.finditer(piece):
            before, after = piece[start : match.start()], piece[match.end() :]
            if before and _is_name(after) and (_is_name(before) or len(after.split()) > 1):
                yield before.strip()
                start = match.end()
        if piece[start:].strip():
            yield re.sub(r"^(?:and|und)\s+", "", piece[start:].strip())


def _name_and_title(piece: str, brackets: list[str]) -> tuple[str, str]:
    inside = " ".join(brackets[int(number)] for number in re.findall("\x00([0-9]+)\x01", piece))
    words = re.sub("\x00[0-9]+\x01", " ", piece).strip()
    title = inside.strip()
    dash = _DASH.search(words)
    if dash and words[: dash.start()].strip():
        behind = words[dash.end() :].strip()
        words, title = words[: dash.start()].strip(), title or behind
    words = " ".join(words.strip(" *_\"'").split())
    if (match := _FROM.fullmatch(words)) and _TITLE_WORDS.intersection(match[2].casefold().split()):
        words, title = match[1], title or match[2]
    return words, title


def _goes_with(words: str, name: str) -> bool:
    """Whether a single word stands behind a name that is complete without it."""
    return len(words.split()) == 1 and not _LINK_MARK.search(words) and len(without_honorific(name)[1].split()) > 1


# Endings of titles that are one word, most of them German: Lagerleiter, Verlagsleiterin, Oberärztin.
_TITLE_ENDING = pattern(
    r"(?:leiter|chef|direktor|inhaber|meister|lehrer|pfleger|referent|vertreter|assistent|berater|ingenieur|entwickler|"
    r"führer|verwalter|sprecher|redakteur)(?:in)?$|(?:arzt|ärztin|schwester|vorstand|ologist|ographer|ician)$",
    re.I,
)


def _is_title(words: str, name: str = "Name") -> bool:
    """Whether words are a title or department rather than a name; `name` is the name before them."""
    if _LINK_MARK.search(words) or "\x00" in words:
        return False
    parts = [part.strip(".,").casefold() for part in re.split(r"[\s/&-]+", words) if part.strip(".,")]
    if not parts or words[:1].isdigit():
        return True
    if _TITLE_WORDS.intersection(parts) or words.casefold() in _TITLE_WORDS or _TITLE_ENDING.search(words):
        return True
    if re.search(r"\b(?:of|for|at|bei|für|from|in|the|who|runs|my|their)\b", words):
        return True
    if len(parts) == 1 and words.isupper() and 2 <= len(words) <= 5 and words.isascii():
        return True  # an abbreviation: "SVP", "FP"
    in_lower_case = not any(part[:1].isupper() or not part.isascii() for part in words.split())
    return in_lower_case and len(parts) > 1 and not name.islower()


def _is_name(words: str) -> bool:
    """Whether words begin with what looks like a name: one to four capitalised words or a link."""
    words = re.split(r"\x00|,|\s[-–—]\s|:\s", words.strip())[0].strip()
    if _LINK_MARK.match(words):
        return True
    words = without_honorific(words)[1]
    parts = [part for part in _SOFT_SEPARATOR.split(words)[0].split() if part.casefold() not in _NAME_PARTICLES]
    return (
        1 <= len(parts) <= 4
        and not _is_title(words)
        and all(part[:1].isupper() or not part.isascii() for part in parts)
    )


def _clean_title(title: str) -> str:
    title = " ".join(title.split()).strip(" ,;\"'*_")
    return "" if is_nothing(title) else title


def _with_link(name: str, title: str, links: list[tuple[str, str]]) -> tuple[str, str, str]:
    """The name with its link's words in place, the title in plain words, and the link's target."""
    target = ""
    match = _LINK_MARK.search(name)
    if match and ord(match[0]) - 0xE000 < len(links):
        target = links[ord(match[0]) - 0xE000][0]
        words = _linked_name(*links[ord(match[0]) - 0xE000])
        behind = name[match.end() :].strip()
        name = name[: match.start()] + words
        if behind and not title:
            title = behind
    title = _LINK_MARK.sub(lambda mark: _words_of(mark, links), title)
    bracket = re.fullmatch(r"(.*?)\s*\(([^()]*)\)", name)
    if bracket and not title and _is_title(bracket[2]):
        name, title = bracket[1], bracket[2]
    elif bracket:
        name = bracket[1] or name
    name = without_honorific(name.lstrip("@ "))[1]
    return _LINK_MARK.sub(lambda mark: _words_of(mark, links), name), _clean_title(title), _target(target)


def _words_of(mark: re.Match[str], links: list[tuple[str, str]]) -> str:
    index = ord(mark[0]) - 0xE000
    return link_words(*links[index]) if index < len(links) else ""


def _linked_name(target: str, alias: str) -> str:
    """The fuller of a link's alias and its note's name, where one holds the other; else the alias."""
    note = link_words(unquote(target), "").lstrip("@ ")
    if alias and alias.casefold() in note.casefold():
        return note
    return alias or note


def _target(target: str) -> str:
    return unquote(target.split("#", 1)[0].strip()).removesuffix(".md") if target else ""
