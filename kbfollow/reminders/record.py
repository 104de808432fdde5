"""What was told already, so that nothing is told twice: a value, and its form in a file. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

FORMAT = 1
# What is no longer open is remembered so long, in case its note comes back, and so many of them at most.
KEPT_DAYS, KEPT_TASKS = 90, 2000
KEPT_SUMMARIES, KEPT_STARTS = 60, 200
# A refusal that ends and begins again within this time is the same one.
SAME_REFUSAL = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mention:
    """That a task was told: for which due day, and whether as late."""

    due: date
    late: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The record. Tasks are named `NOTE#^ID`, interviews that begin `NOTE DAY TIME`, refusals `CODE PATH`.

    `summaries` are the days whose summary is over, with or without a message. `fresh` holds since when tasks have been
    due that nobody was told of yet, `refused` since when writes have been refused, `warned` when that was told (UTC).
    """

    tasks: Mapping[str, Mention] = field(default_factory=dict)
    starts: tuple[str, ...] = ()
    summaries: tuple[date, ...] = ()
    fresh: Mapping[str, datetime] = field(default_factory=dict)
    refused: Mapping[str, datetime] = field(default_factory=dict)
    warned: Mapping[str, datetime] = field(default_factory=dict)


def key_of(note: str, block_id: str) -> str:
    """The name of a task in the record."""
    return f"{note}#^{block_id}"


def trimmed(told: Told, open_tasks: Collection[str], starts: Collection[str], today: date) -> Told:
    """The record in bounds. What is open (`open_tasks` and `starts`, by name) always stays: it would be told again."""
    tasks = dict(told.tasks)
    if len(tasks) > len(open_tasks) or any(key not in open_tasks for key in tasks):
        kept = {key: one for key, one in tasks.items() if key in open_tasks}
        others = [(one.due, key) for key, one in tasks.items() if key not in kept]
        recent = sorted(pair for pair in others if pair[0] >= today - timedelta(KEPT_DAYS))[-KEPT_TASKS:]
        tasks = {**kept, **{key: told.tasks[key] for _, key in recent}}
    return replace(
        told,
        tasks=tasks,
        starts=tuple(one for one in told.starts[:-KEPT_STARTS] if one in starts) + told.starts[-KEPT_STARTS:],
        summaries=tuple(sorted(set(told.summaries))[-KEPT_SUMMARIES:]),
    )


def as_json(told: Told) -> dict[str, object]:
    """The record as a JSON object; days and moments in ISO form, those in UTC."""
    return {
        "format": FORMAT,
        "tasks": {key: [one.due.isoformat(), one.late] for key, one in told.tasks.items()},
        "starts": list(told.starts),
        "summaries": [one.isoformat() for one in told.summaries],
        "fresh": _moments_as_json(told.fresh),
        "refused": _moments_as_json(told.refused),
        "warned": _moments_as_json(told.warned),
    }


def from_json(held: Any) -> Told:
    """The record of such an object. Raises ValueError where it is none: a damaged file, or a newer program's."""
    try:
        if held["format"] != FORMAT:
            raise ValueError("another format")
        return Told(
            {str(key): Mention(date.fromisoformat(due), late is True) for key, (due, late) in held["tasks"].items()},
            tuple(str(one) for one in held["starts"]),
            tuple(date.fromisoformat(one) for one in held["summaries"]),
            _moments(held["fresh"]),
            _moments(held["refused"]),
            _moments(held["warned"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"damaged ({type(error).__name__})") from None


def _moments_as_json(moments: Mapping[str, datetime]) -> dict[str, str]:
    return {key: one.astimezone(UTC).isoformat(timespec="microseconds") for key, one in moments.items()}


def _moments(held: Any) -> dict[str, datetime]:
    found = {str(key): datetime.fromisoformat(one) for key, one in held.items()}
    if any(one.tzinfo is None for one in found.values()):
        raise ValueError("a moment without a zone")
    return found
