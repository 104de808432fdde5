"""Words to evidence: the days and the statements in a note, each with its line and its quote.

The grammars of days and sentences are built at the first call, not at import.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers know it, without importing `typing`
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from kbfollow.model import DateSpan, Statement

__all__ = ["find_dates", "find_statements", "read_date_value"]


def find_dates(
    text: str,
    anchor: date,
    *,
    country: str | None = None,
    subdivision: str | None = None,
    date_order: str | None = None,
) -> list[DateSpan]:
    """Every date expression of a text, in order, as closed ranges of days; see `kbfollow.evidence.dates.find_dates`.

    Also those that are nobody's deadline. Relative days count from `anchor`; `country` and `subdivision` are ISO codes
    (public holidays, order of slash dates), `date_order` is "mdy", "dmy" or "ymd". Raises ValueError for another
    order, and never on any text.
    """
    from kbfollow.evidence import dates

    return dates.find_dates(text, anchor, country=country, subdivision=subdivision, date_order=date_order)


def read_date_value(
    text: str,
    anchor: date,
    *,
    country: str | None = None,
    subdivision: str | None = None,
    date_order: str | None = None,
) -> DateSpan | None:
    """The span that a whole text means, such as a property's value; None where it is no date expression.

    See `kbfollow.evidence.dates.read_date_value`; the arguments are those of `find_dates`.
    """
    from kbfollow.evidence import dates

    return dates.read_date_value(text, anchor, country=country, subdivision=subdivision, date_order=date_order)


def find_statements(
    text: str,
    anchor: date,
    people: Sequence[str] = (),
    *,
    events: Mapping[str, date] | None = None,
    country: str | None = None,
    subdivision: str | None = None,
    date_order: str | None = None,
) -> list[Statement]:
    """The statements of a Markdown text, in their order; `line` is a 1-based line of the text. Never raises on a text.

    `people` are the names that a first name or surname may mean, `events` days that words may refer to ("the second
    round"). The other arguments are those of `find_dates`.
    """
    from kbfollow.evidence import statements

    return statements.find_statements(
        text,
        anchor,
        people,
        events=events,
        country=country,
        subdivision=subdivision,
        date_order=date_order,
    )
