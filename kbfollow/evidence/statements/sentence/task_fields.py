"""The fields at the end of a task line: no words of the sentence, but its day."""

from __future__ import annotations

from datetime import date

from kbfollow.evidence.statements.sentence.context import Check
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

_TASK_FIELDS = pattern(
    r"\s*(?:[📅⏳🛫➕✅❌🔁🆔⛔🏁🔺⏫🔼🔽⏬]|\[(?:due|completion|created|scheduled|start|priority|id)::|\^[\w-]+\s*$)"
)
_DAY_FIELD = pattern(r"(📅|✅|⏳|❌|due::|completion::|scheduled::)\ufe0f?\s*(\d{4})-(\d\d)-(\d\d)")


def without_fields(quote: str, check: Check) -> tuple[str, DateSpan | None]:
    """A task's words without the fields at its end, and its day: ✅ where it is done, 📅 where it is open."""
    wanted = ("✅", "completion::") if check == "done" else ("📅", "due::", "⏳", "scheduled::")
    day = None
    for mark, year, month, of_month in _DAY_FIELD.findall(quote):
        if mark not in wanted or day is not None:
            continue
        try:
            value = date(int(year), int(month), int(of_month))
        except ValueError:
            continue
        day = DateSpan(value, value, text=f"{year}-{month}-{of_month}", past=check == "done")
    match = _TASK_FIELDS.search(quote)
    return (quote[: match.start()] if match else quote), day
