"""Everyday names of holidays and what they stand for in the lists of the library `holidays`. Data, and its spellings.

A day is given by the library's names (English, lower case) with the days to add, or by its day of the year where the
lists of most countries lack it because nobody is free on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedDay:
    """What a name stands for.

    `names` are tried in order, in the own country's list first, then in those of `where` and of the usual countries;
    with `every` all of them are meant. `fixed` is the month and day where the own country's list has none of the
    names, `by_country` where it depends on the country alone. A feast of `length` days begins on the day itself;
    `last` means the end of a period, of which the day still is part.
    """

    names: tuple[tuple[str, int], ...] = ()
    fixed: tuple[int, int] | None = None
    where: tuple[str, ...] = ()
    length: int = 1
    every: bool = False
    by_country: tuple[tuple[str, tuple[int, int]], ...] = ()
    last: bool = False


def _same(*names: str, add: int = 0) -> NamedDay:
    return NamedDay(tuple((name, add) for name in names))


def _easter(days: int, *names: str, length: int = 1) -> NamedDay:
    """A day counted from Easter Sunday; `names` are those of lists that have the day itself."""
    own = tuple((name, 0) for name in names)
    return NamedDay((*own, ("easter sunday", days), ("good friday", days + 2)), length=length)


def _in(where: str, *names: str, add: int = 0, length: int = 1) -> NamedDay:
    """A day that the lists of some countries have."""
    return NamedDay(tuple((name, add) for name in names), where=tuple(where.split()), length=length)


def _on(month: int, day: int, *names: str) -> NamedDay:
    """The same day each year. No list has it, or only those of countries that are free on it."""
    return NamedDay(tuple((name, 0) for name in names), fixed=(month, day))


_CHRISTMAS = _same("christmas day", "christmas")
_CHRISTMAS_EVE = _same("christmas day", "christmas", add=-1)
_NEW_YEAR = _same("new year's day")
_NEW_YEARS_EVE = _same("new year's day", add=-1)
_EASTER = _easter(0)
_PENTECOST = _easter(49, "pentecost", "whit sunday")
_LUNAR_NEW_YEAR = _in("SG HK CN", "chinese new year", "lunar new year")
_MUSLIM = "AE IN"
_FAWKES = _on(11, 5)
_DUSSEHRA = _in("IN", "dussehra")
_NATIVITY = _same("assumption day", "assumption of mary day")

# The last day of the year that taxes and accounts are made up for, where the country has one that all mean.
_TAX_YEAR_END = NamedDay(
    by_country=(("GB", (4, 5)), ("IE", (12, 31)), ("IN", (3, 31)), ("AU", (6, 30)), ("NZ", (3, 31)), ("JP", (3, 31))),
    last=True,
)

NAMED_DAYS: Mapping[str, NamedDay] = {
    # Christmas and New Year
    **dict.fromkeys(
        ("christmas", "xmas", "x-mas", "christmas day", "xmas day", "weihnachten", "crimbo", "chrimbo"), _CHRISTMAS
    ),
    **dict.fromkeys(("christmas eve", "xmas eve", "heiligabend", "heilig abend", "heiliger abend"), _CHRISTMAS_EVE),
    **dict.fromkeys(("new year", "new year's", "new year's day", "new year day", "neujahr"), _NEW_YEAR),
    **dict.fromkeys(("new year's eve", "nye", "silvester", "hogmanay"), _NEW_YEARS_EVE),
    "boxing day": _on(12, 26, "boxing day", "saint stephen's day", "second day of christmas"),
    "saint stephen's day": _on(12, 26, "saint stephen's day", "boxing day"),
    "stephen's day": _on(12, 26, "saint stephen's day", "boxing day"),
    "stephanitag": _on(12, 26),
    "saint nicholas day": _on(12, 6),
    "nikolaustag": _on(12, 6),
    "twelfth night": _on(1, 5, "twelfth night"),
    **dict.fromkeys(("epiphany", "three kings day", "dreikönig", "heilige drei könige"), _on(1, 6, "epiphany")),
    # Easter and what is counted from it
    **dict.fromkeys(("easter", "easter sunday", "ostern", "ostersonntag"), _EASTER),
    "good friday": _same("good friday"),
    "karfreitag": _easter(-2, "good friday"),
    **dict.fromkeys(("easter monday", "ostermontag"), _easter(1, "easter monday")),
    **dict.fromkeys(("maundy thursday", "holy thursday", "gründonnerstag"), _easter(-3)),
    "palm sunday": _easter(-7),
    "mothering sunday": _easter(-21),
    **dict.fromkeys(("ash wednesday", "aschermittwoch"), _easter(-46)),
    **dict.fromkeys(("shrove tuesday", "pancake day", "pancake tuesday", "mardi gras"), _easter(-47)),
    "rosenmontag": _easter(-48),
    "lent": _easter(-46, length=46),
    **dict.fromkeys(("ascension day", "ascension", "christi himmelfahrt", "himmelfahrt"), _easter(39, "ascension day")),
    **dict.fromkeys(("pentecost", "whitsun", "whit sunday", "pfingsten", "pfingstsonntag"), _PENTECOST),
    **dict.fromkeys(("whit monday", "pentecost monday", "pfingstmontag"), _easter(50, "pentecost monday")),
    "trinity sunday": _easter(56),
    **dict.fromkeys(("corpus christi", "fronleichnam"), _easter(60, "corpus christi")),
    # days of the church's and the country year
    "burns night": _on(1, 25),
    "candlemas": _on(2, 2),
    "groundhog day": _on(2, 2),
    "lady day": _on(3, 25),
    "saint david's day": _on(3, 1),
    "saint george's day": _on(4, 23),
    "saint andrew's day": _on(11, 30),
    "saint brigid's day": _same("saint brigid's day"),
    **dict.fromkeys(("saint patrick's day", "saint paddy's day", "paddy's day"), _on(3, 17)),
    "saint swithin's day": _on(7, 15),
    "ides of march": _on(3, 15),
    "april fool's day": _on(4, 1),
    "walpurgis night": _on(4, 30, "walpurgis night"),
    # Sweden and its neighbours keep it on a Saturday, and their lists have it; elsewhere the day of the quarter.
    "midsummer": _on(6, 24, "midsummer day"),
    "midsummer day": _on(6, 24, "midsummer day"),
    "midsummer's day": _on(6, 24, "midsummer day"),
    "midsummer eve": _on(6, 23, "midsummer eve"),
    "lammas": _on(8, 1),
    "michaelmas": _on(9, 29),
    "martinmas": _on(11, 11),
    **dict.fromkeys(("halloween", "hallowe'en", "reformationstag"), _on(10, 31, "halloween", "reformation day")),
    **dict.fromkeys(("all saints' day", "all saints", "allerheiligen"), _on(11, 1, "all saints' day")),
    "all souls' day": _on(11, 2, "all souls' day"),
    **dict.fromkeys(("guy fawkes night", "guy fawkes day", "guy fawkes", "bonfire night", "fireworks night"), _FAWKES),
    "mariä himmelfahrt": _NATIVITY,
    "assumption day": _NATIVITY,
    "immaculate conception": _on(12, 8, "immaculate conception"),
    # America
    **dict.fromkeys(("thanksgiving", "thanksgiving day"), _same("thanksgiving day", "thanksgiving")),
    "turkey day": _same("thanksgiving day"),
    "black friday": _same("thanksgiving day", add=1),
    "cyber monday": _same("thanksgiving day", add=4),
    **dict.fromkeys(("independence day", "4th of july", "fourth of july"), _same("independence day")),
    **dict.fromkeys(("labor day", "labour day"), _same("labor day", "labour day")),
    **dict.fromkeys(("mlk day", "martin luther king day"), _same("martin luther king jr. day")),
    **dict.fromkeys(("presidents' day", "president's day", "washington's birthday"), _same("washington's birthday")),
    "juneteenth": _same("juneteenth national independence day"),
    "memorial day": _same("memorial day"),
    **dict.fromkeys(("veterans day", "veteran's day", "veteran day"), _same("veterans day")),
    **dict.fromkeys(("columbus day", "indigenous peoples' day"), _same("columbus day")),
    "valentine's day": _on(2, 14),
    "cinco de mayo": _on(5, 5),
    "canada day": _same("canada day"),
    "victoria day": _same("victoria day"),
    # elsewhere
    "may day": _same("may day", "may bank holiday", "labor day"),
    **dict.fromkeys(("workers' day", "international workers' day", "tag der arbeit"), _on(5, 1)),
    "tag der deutschen einheit": _in("DE", "german unity day"),
    "german unity day": _in("DE", "german unity day"),
    "bastille day": _on(7, 14),
    **dict.fromkeys(("king's day", "koningsdag"), _in("NL", "king's day")),
    **dict.fromkeys(("armistice day", "remembrance day"), _on(11, 11)),
    "australia day": _in("AU", "australia day"),
    "anzac day": _in("AU", "anzac day"),
    "waitangi day": _in("NZ", "waitangi day"),
    "matariki": _in("NZ", "matariki"),
    **dict.fromkeys(("lunar new year", "chinese new year", "spring festival", "tet"), _LUNAR_NEW_YEAR),
    **dict.fromkeys(("mid-autumn festival", "moon festival"), _in("CN", "mid-autumn festival")),
    "dragon boat festival": _in("CN HK", "dragon boat festival"),
    **dict.fromkeys(("golden week", "national day golden week"), _in("JP", "showa day")),
    "yuandan": _on(1, 1),
    # India
    **dict.fromkeys(("diwali", "deepavali"), _in("IN", "diwali", "deepavali")),
    "dhanteras": _in("IN", "diwali", add=-2),
    "bhai dooj": _in("IN", "diwali", add=2),
    "holi": _in("IN", "holi"),
    **dict.fromkeys(("dussehra", "dasara", "vijayadashami"), _DUSSEHRA),
    **dict.fromkeys(("navratri", "navaratri"), _in("IN", "dussehra", add=-9, length=10)),
    "durga puja": _in("IN", "dussehra", add=-3, length=4),
    "onam": _in("IN", "onam"),
    "pongal": _in("IN", "pongal"),
    **dict.fromkeys(("makar sankranti", "sankranti"), _in("IN", "makar sankranti")),
    "lohri": _on(1, 13),
    "raksha bandhan": _in("IN", "raksha bandhan"),
    "janmashtami": _in("IN", "janmashtami (vaishnava)", "janmashtami"),
    "ganesh chaturthi": _in("IN", "ganesh chaturthi"),
    **dict.fromkeys(("maha shivaratri", "mahashivratri", "shivratri"), _in("IN", "maha shivaratri")),
    **dict.fromkeys(("ugadi", "gudi padwa"), _in("IN", "ugadi")),
    **dict.fromkeys(("vaisakhi", "baisakhi"), _in("IN", "vaisakhi")),
    **dict.fromkeys(("ram navami", "rama navami"), _in("IN", "ram navami")),
    "gandhi jayanti": _on(10, 2),
    "buddha purnima": _in("IN", "buddha purnima"),
    # Muslim feasts: the library's days are estimates, and so is the month before them
    "eid": NamedDay((("eid al-fitr", 0), ("eid al-adha", 0)), where=("AE", "IN"), every=True),
    **dict.fromkeys(("eid al-fitr", "eid al fitr", "eid ul-fitr", "eid ul fitr"), _in(_MUSLIM, "eid al-fitr")),
    **dict.fromkeys(
        ("eid al-adha", "eid al adha", "eid ul-adha", "eid ul adha", "bakrid"), _in(_MUSLIM, "eid al-adha")
    ),
    **dict.fromkeys(("ramadan", "ramadhan", "ramzan"), _in(_MUSLIM, "eid al-fitr", add=-30, length=30)),
    "islamic new year": _in("AE", "islamic new year"),
    "ashura": _in("IN", "ashura"),
    # Jewish feasts
    **dict.fromkeys(("hanukkah", "hanukah", "chanukah", "chanukkah"), _in("IL", "hanukkah", length=8)),
    **dict.fromkeys(("passover", "pesach"), _in("IL", "pesach", length=7)),
    **dict.fromkeys(("rosh hashanah", "rosh hashana"), _in("IL", "rosh hashanah", length=2)),
    "yom kippur": _in("IL", "yom kippur"),
    **dict.fromkeys(("sukkot", "succos"), _in("IL", "sukkot", length=7)),
    "simchat torah": _in("IL", "simchat torah"),
    "shavuot": _in("IL", "shavuot"),
    "purim": _in("IL", "purim"),
    # ends of years that aren't the calendar's
    **dict.fromkeys(("tax year end", "end of the tax year", "end of tax year", "tax year-end"), _TAX_YEAR_END),
    **dict.fromkeys(("fiscal year end", "end of the fiscal year", "end of fiscal year"), _TAX_YEAR_END),
    **dict.fromkeys(("fiscal year-end", "financial year-end", "fye", "eofy"), _TAX_YEAR_END),
    **dict.fromkeys(("financial year end", "end of the financial year", "end of financial year"), _TAX_YEAR_END),
}

# Days that have the same name elsewhere and are meant as the American ones all the same.
AMERICAN = frozenset(("4th of july", "fourth of july", "black friday", "cyber monday"))


def spellings(name: str) -> Iterator[str]:
    """A name as people write it: with "St" or "St." for "Saint", and without its apostrophe."""
    starts = [name]
    if name.startswith("saint "):
        starts += [f"{short}{name.removeprefix('saint')}" for short in ("st", "st.")]
    for start in starts:
        yield start
        if "'" in start:
            yield start.replace("'", "")


SPELLINGS: Mapping[str, str] = {written: name for name in NAMED_DAYS for written in spellings(name)}
