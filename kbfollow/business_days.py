"""Business days and public holidays of a country.

The dates come from the library `holidays` (public holidays only, with the observed days it knows), never from a table
of ours. The library is imported when the first weekday of a known country is asked about: that import costs as much
as a dozen Python starts, and whoever can keeps its answers (`keep_answers`). Without a country only weekends count.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Protocol

from kbfollow.holiday_names import AMERICAN, NAMED_DAYS, SPELLINGS, NamedDay

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5

# Codes that need no look-up in the library; any other country is looked up there once.
_USUAL_CODES = frozenset(
    ("US", "GB", "DE", "CA", "AU", "NZ", "IE", "IN", "FR", "ES", "IT", "NL", "BE", "AT", "CH", "SE", "NO", "DK")
)

# Everyday names of countries that the library knows under another name: ISO code and subdivision.
_EVERYDAY_COUNTRIES: Mapping[str, tuple[str, str | None]] = {
    "uk": ("GB", None),
    "usa": ("US", None),
    "america": ("US", None),
    "united states of america": ("US", None),
    "great britain": ("GB", None),
    "britain": ("GB", None),
    "england": ("GB", "ENG"),
    "scotland": ("GB", "SCT"),
    "wales": ("GB", "WLS"),
    "northern ireland": ("GB", "NIR"),
    "deutschland": ("DE", None),
    "holland": ("NL", None),
    "the netherlands": ("NL", None),
    "czech republic": ("CZ", None),
    "korea": ("KR", None),
    "turkey": ("TR", None),
}

# The parts of the United Kingdom keep different holidays; without a part England's are meant.
_USUAL_SUBDIVISION: Mapping[str, str] = {"GB": "ENG"}

# Where a holiday's name is looked up when the own country doesn't know it, or no country is given.
_LOOKUP_COUNTRIES = ("US", "GB", "CA", "IE", "AU", "DE", "IN")


class Answers(Protocol):
    """What the library answered, kept for longer than one process."""

    def recall(self, question: str, ask: Callable[[], Any]) -> Any:
        """The answer to a question as JSON holds it: the kept one, else that of `ask`."""


_answers: list[Answers] = []  # none, or the one that keeps them


def keep_answers(answers: Answers) -> None:
    """Have the library's answers kept, by one keeper for the whole process: its days are the same for everybody."""
    _answers[:] = [answers]


class BusinessCalendar:
    """Business days of one country, or weekdays only where `country` is None.

    A business day is a Monday to Friday that is no public holiday. `country` is an ISO 3166 code in capitals and
    `subdivision` a code of the library; use `calendar_for`, which accepts names and shares the calendars.
    """

    def __init__(self, country: str | None = None, subdivision: str | None = None) -> None:
        self.country = country
        self.subdivision = subdivision
        self._years: dict[int, Mapping[date, str]] = {}
        self._names: dict[int, Mapping[str, Sequence[date]]] = {}
        self._days: dict[tuple[str, int], tuple[date, ...]] = {}

    def holidays(self, year: int) -> Mapping[date, str]:
        """The public holidays of a calendar year, observed days included, with their English names where known."""
        if self.country is None:
            return {}
        if year not in self._years:
            self._years[year] = _library_year(self.country, self.subdivision, year)
        return self._years[year]

    def holiday_name(self, day: date) -> str | None:
        """The name of the public holiday on `day`, or None."""
        return self.holidays(day.year).get(day)

    def is_business_day(self, day: date) -> bool:
        """Whether `day` is a Monday to Friday and no public holiday."""
        return day.weekday() < _SATURDAY and day not in self.holidays(day.year)

    def on_or_after(self, day: date) -> date:
        """`day` itself if it is a business day, else the next one."""
        while not self.is_business_day(day):
            day += _ONE_DAY
        return day

    def add(self, day: date, count: int) -> date:
        """The day `count` business days after `day`, which itself doesn't count (before it for a negative count).

        With 0 the answer is `day`, business day or not. Raises OverflowError beyond the years 1 to 9999.
        """
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_business_day(day):
                day += step
        return day

    def holiday_days(self, name: str, year: int) -> tuple[date, ...]:
        """The days of `year` that people mean by `name` ("Thanksgiving", "boxing day", "New Year's Eve"), in order.

        The day itself, not the observed one. A country that doesn't know the name leaves it to the usual ones
        (US, GB, …); empty where nobody does. Case, curly quotes and a leading "the" don't matter.
        """
        if (name, year) not in self._days:
            self._days[name, year] = self._days_called(_plain(name), year)
        return self._days[name, year]

    def _days_called(self, plain: str, year: int) -> tuple[date, ...]:
        named = _named_day(plain)
        if named.fixed is None and not named.names:
            ends = dict(named.by_country)
            return (date(year, *ends[self.country]),) if self.country in ends else ()
        for calendar in (calendar_for("US"),) if plain in AMERICAN else self._lookup_calendars(named):
            years = [year, year + 1]  # New Year's Eve is counted from the next year's first day
            if named.length > 1:  # a feast that lasts over the new year
                years.insert(0, year - 1)
            found = {day for y in years for day in _matching_days(calendar._named_days(y), named)}
            if named.length > 1:
                found = {day for day in found if day - _ONE_DAY not in found}
            in_year = tuple(sorted(day for day in found if day.year == year))
            if in_year:
                return in_year
        return () if named.fixed is None else (date(year, *named.fixed),)

    def holiday_length(self, name: str) -> int:
        """How many days a feast lasts: 1 for most."""
        return _named_day(_plain(name)).length

    def is_last_day(self, name: str) -> bool:
        """Whether a name stands for the end of a period, such as the tax year."""
        return _named_day(_plain(name)).last

    def next_holiday(self, name: str, day: date) -> date | None:
        """The first day called `name` on or after `day`, at most a year and a half ahead."""
        for year in (day.year, day.year + 1):
            for found in self.holiday_days(name, year):
                if found >= day:
                    return found
        return None

    def _named_days(self, year: int) -> Mapping[str, Sequence[date]]:
        """All days of a year by their names, days that are no public holiday there included."""
        if self.country is None:
            return {}
        if year not in self._names:
            named: dict[str, list[date]] = {}
            for day, names in _library_year(self.country, self.subdivision, year, everything=True).items():
                for name in {_library_name(name) for name in re.split(r"; | / ", names)}:
                    named.setdefault(name, []).append(day)
            self._names[year] = named
        return self._names[year]

    def _lookup_calendars(self, named: NamedDay) -> Iterator[BusinessCalendar]:
        if self.country is not None:
            yield self
        for country in () if named.fixed else (*named.where, *_LOOKUP_COUNTRIES):
            if country != self.country:
                yield calendar_for(country, None)


def calendar_for(country: str | None, subdivision: str | None = None) -> BusinessCalendar:
    """The calendar of a country and one of its subdivisions; the same object for the same place.

    `country` is an ISO code in any case ("de", "USA"), "UK", or an English name ("Germany", "United Kingdom",
    "Scotland"); None or an empty string counts weekends only. GB without a subdivision means England.
    `subdivision` is a code or a name as the library knows it ("BY", "Bayern", "ENG", "CA").
    Raises ValueError for a country or subdivision that the library doesn't know.
    """
    if country is None or not country.strip():
        return _calendar(None, None)
    code, part = _country_code(country)
    if subdivision is not None and subdivision.strip():
        part = _subdivision_code(code, subdivision)
    return _calendar(code, part or _USUAL_SUBDIVISION.get(code))


def country_code(country: str) -> str:
    """The ISO 3166 code of two capitals for a code or an English name. Raises ValueError if there is none."""
    return _country_code(country)[0]


@cache
def _calendar(country: str | None, subdivision: str | None) -> BusinessCalendar:
    return BusinessCalendar(country, subdivision)


@cache
def _country_code(country: str) -> tuple[str, str | None]:
    """ISO code and, where the name is that of a part of the country, the subdivision."""
    name = " ".join(country.replace("_", " ").replace(".", "").split()).casefold()
    if name.upper() in _USUAL_CODES:
        return name.upper(), None
    if name in _EVERYDAY_COUNTRIES:
        return _EVERYDAY_COUNTRIES[name]
    code = _recall(f"country {name}", lambda: _library_code(name))
    if isinstance(code, str):
        return code, None
    raise ValueError(f"unknown country {country!r}: use an ISO code such as 'US' or an English name such as 'Germany'")


def _library_code(name: str) -> str | None:
    for key, (_, code, *others) in _library().registry.COUNTRIES.items():
        if name.removeprefix("the ") == key.replace("_", " ") or name.upper() in (code, *others):
            return str(code)
    return None


@cache
def _subdivision_code(country: str, subdivision: str) -> str:
    """The library's code for a subdivision given as code, "GB-ENG" or name."""
    wanted = subdivision.strip().casefold().removeprefix(f"{country.casefold()}-")
    code = _recall(f"subdivision {country} {wanted}", lambda: _library_subdivision(country, wanted))
    if isinstance(code, str):
        return code
    known = ", ".join(_library().country_holidays(country).subdivisions) or "none"
    raise ValueError(f"unknown subdivision {subdivision!r} of {country}: known are {known}")


def _library_subdivision(country: str, wanted: str) -> str | None:
    place = _library().country_holidays(country)
    for code in place.subdivisions:
        if code.casefold() == wanted:
            return str(code)
    for name, code in getattr(place, "subdivisions_aliases", {}).items():
        if name.casefold() == wanted:
            return str(code)
    return None


def _recall(question: str, ask: Callable[[], Any]) -> Any:
    return _answers[0].recall(question, ask) if _answers else ask()


def library_version() -> str:
    """The release of the library that knows the holidays; "" where it isn't installed."""

    def ask() -> str:
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("holidays")
        except PackageNotFoundError:
            return ""

    return str(_recall("release", ask))


def _library() -> Any:
    """The library `holidays`, imported at first use."""
    import holidays
    import holidays.registry

    return holidays


def _library_year(country: str, subdivision: str | None, year: int, *, everything: bool = False) -> Mapping[date, str]:
    """A year's public holidays by day; with `everything` also days of other kinds (bank, government, unofficial)."""
    kinds = "all days" if everything else "public holidays"

    def ask() -> dict[str, str]:
        return {day.isoformat(): name for day, name in _ask_library(country, subdivision, year, everything)}

    kept = _recall(f"{kinds} {country} {subdivision or '-'} {year}", ask)
    try:
        return {date.fromisoformat(day): str(name) for day, name in kept.items()}
    except (AttributeError, TypeError, ValueError):  # somebody else's hand was in what was kept
        return dict(_ask_library(country, subdivision, year, everything))


def _ask_library(country: str, subdivision: str | None, year: int, everything: bool) -> Iterator[tuple[date, str]]:
    library = _library()
    place = library.country_holidays(country, subdiv=subdivision)
    language = "en_US" if "en_US" in place.supported_languages else None
    kinds = place.supported_categories if everything else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a year that the country's list doesn't reach is empty
        filled = library.country_holidays(country, subdiv=subdivision, years=year, language=language, categories=kinds)
    yield from ((day, name) for day, name in sorted(filled.items()) if day.year == year)


def _named_day(plain: str) -> NamedDay:
    """What a name stands for; one that isn't in the table is a name of the library."""
    for spelling in (plain, plain.removesuffix(" day")):
        if spelling in SPELLINGS:
            return NAMED_DAYS[SPELLINGS[spelling]]
    return NamedDay(((plain, 0),))


def _library_name(name: str) -> str:
    """A name of the library without what it adds: the days of the moon's calendar are estimates."""
    return re.sub(r"\W*$", "", name.replace("(estimated)", "").replace("(Spring Festival)", "")).casefold()


def _plain(name: str) -> str:
    return " ".join(name.replace("’", "'").casefold().split()).removeprefix("the ").removesuffix(".")


def _matching_days(year: Mapping[str, Sequence[date]], named: NamedDay) -> list[date]:
    """The days of a year that a name stands for: the first of its names that is known decides, or all of them."""
    found: list[date] = []
    for name, add in named.names:
        found += [day + timedelta(days=add) for day in year.get(name, ())]
        if found and not named.every:
            break
    return found
