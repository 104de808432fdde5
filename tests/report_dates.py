"""How well `find_dates` reads labelled sentences: `python tests/report_dates.py FILE.jsonl... [--quiet]`.

Two kinds of files are told apart by their fields. Each line of either has `text`, `anchor`, `expected` (null, or
`earliest` and `latest` as ISO dates) and may have `alt`, a list of further readings that count as right.

- Sentences with a `kind`: a sentence's deadline is its last expression that looks ahead, else its last one at all; a
  bare duration counts where nothing else was found and the kind is one of waiting. Printed are the share found, the
  share with the right range (an open start may begin anywhere) and with the right latest day, and the sentences
  without a date for which an expression that looks ahead was found.
- Triples (no `kind`): right if one of the expressions found is the expected range or an alternative; a week counts
  with or without its weekend, and an open start may begin anywhere. Counted apart: those about the past, holidays,
  and those where our conventions mean another range by the same words (`_OTHERWISE`).
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from kbfollow.evidence.dates import find_dates, find_durations
from kbfollow.model import DateSpan

Range = tuple[str, str]

# Here parts of a week, of a month and of a year are cut elsewhere, "the next three weeks" begins tomorrow, "the season"
# has no name, and there are no decades or single coming units.
_OTHERWISE = re.compile(
    r"upcoming|next \d+ (week|month|year)s|season|summer|winter|(beginning|part) of|after next|(early|later?|rest)\b"
    r".*(week|month|year)|decade|'?\d0 ?'?s\b|half of|end of (the )?year|of the (day|month)\.|weeks? of",
    re.IGNORECASE,
)


def ranges_of(row: dict[str, Any]) -> list[Range]:
    """The expected range and its alternatives."""
    wanted = [row["expected"], *(row.get("alt") or [])]
    return [(w["earliest"], w["latest"]) for w in wanted if w]


def chosen(row: dict[str, Any]) -> DateSpan | None:
    """The expression that is taken for the sentence's deadline."""
    anchor = date.fromisoformat(row["anchor"][:10])
    spans = find_dates(row["text"], anchor, country=row.get("country"))
    ahead = [s for s in spans if not s.past]
    if ahead or spans:
        return (ahead or spans)[-1]
    if row["kind"] in ("decision_expected", "next_round", "promise_by_them", "promise_by_me"):
        return next(iter(find_durations(row["text"], anchor, country=row.get("country"))), None)
    return None


def report_sentences(rows: list[dict[str, Any]]) -> list[str]:
    """Figures and misses for labelled sentences."""
    dated = [r for r in rows if r["expected"]]
    undated = [r for r in rows if not r["expected"]]
    found = exact = latest = 0
    misses = []
    for row in dated:
        span = chosen(row)
        wanted = ranges_of(row)
        if span is None:
            misses.append(f"  none  {row['id']} {row['text']!r} wanted {wanted[0]}")
            continue
        found += 1
        right = span.end.isoformat() in {last for _, last in wanted}
        latest += right
        begins = {span.earliest.isoformat()} | ({first for first, _ in wanted} if span.start is None else set())
        whole = right and bool(begins & {first for first, _ in wanted})
        exact += whole
        if not whole:
            misses.append(f"  {'start' if right else 'day  '} {row['id']} {row['text']!r} {span} wanted {wanted[0]}")
    false = []
    for row in undated:
        anchor = date.fromisoformat(row["anchor"][:10])
        ahead = [s.text for s in find_dates(row["text"], anchor, country=row.get("country")) if not s.past]
        if ahead:
            false.append(f"  false {row['id']} {row['text']!r} {ahead}")
    n = len(dated) or 1
    head = f"{len(dated)} dated: found {found / n:.1%}, exact {exact / n:.1%}, latest day {latest / n:.1%}; "
    return [head + f"{len(undated)} undated: {len(false)} false", *misses, *false]


def right_triple(row: dict[str, Any]) -> tuple[bool, list[DateSpan]]:
    """Whether one of the expressions found is as expected."""
    anchor = date.fromisoformat(row["anchor"][:10])
    spans = find_dates(row["text"], anchor, country=row.get("country"), date_order=row.get("date_order"))
    wanted = set(ranges_of(row))
    if not wanted:
        return not any(not s.past for s in spans), spans
    for span in spans:
        for reading in (span, span.other):
            if reading is None:
                continue
            ends = {reading.end, reading.end + timedelta(days=2 if reading.end.weekday() == 4 else 0)}
            if any((reading.earliest.isoformat(), end.isoformat()) in wanted for end in ends):
                return True, spans
            if reading.start is None and any(end.isoformat() == last for end in ends for _, last in wanted):
                return True, spans
    return False, spans


def report_triples(rows: list[dict[str, Any]]) -> list[str]:
    """Figures and misses for expressions of foreign suites."""
    groups: dict[str, list[bool]] = {}
    misses = []
    for row in rows:
        group = (
            "past"
            if row.get("past")
            else "holiday"
            if row.get("holiday")
            else "ahead"
            if row["expected"]
            else "no date"
        )
        right, spans = right_triple(row)
        if group == "ahead" and _OTHERWISE.search(
            row["text"]
        ):  # right or wrong: taking out the misses alone would flatter
            group = "otherwise"
        groups.setdefault(group, []).append(right)
        if not right and group != "past":
            got = [(str(s.start), str(s.end)) for s in spans]
            misses.append(
                f"  {group} {row['id']} {row['text']!r} anchor {row['anchor'][:10]} {got} wanted {ranges_of(row)}"
            )
    head = ", ".join(f"{name} {sum(r)}/{len(r)} ({sum(r) / len(r):.1%})" for name, r in sorted(groups.items()))
    return [head, *misses]


def main(arguments: list[str]) -> None:
    """Print the report of each file."""
    quiet = "--quiet" in arguments
    for name in (a for a in arguments if not a.startswith("--")):
        rows = [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines() if line.strip()]
        lines = report_sentences(rows) if "kind" in rows[0] else report_triples(rows)
        print(f"{Path(name).name}: {lines[0]}")
        if not quiet:
            print("\n".join(lines[1:]))


if __name__ == "__main__":
    main(sys.argv[1:])
