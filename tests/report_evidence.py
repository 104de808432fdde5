"""How well days and statements are read, on labelled sentences: `python tests/report_evidence.py FILE.jsonl…`.

Two forms of lines are known. Labelled statements have `text`, `anchor`, `kind`, `who` and `expected` (`earliest` and
`latest` days, or null where no day may be read), and possibly `alt` readings and `week` or `open_start`. Triples have
`text`, `anchor` and `expected` only and are read by `find_dates`.

A sentence may hold several statements while the label names the one that matters for following up. Of the statements
found that one is taken which comes first in `WEIGHT`: how it ended, then what is still to come, then what was done.
A promise that the same sentence says was kept is done, and no longer to come.
Kinds that say that something was not done, or that say nothing about following up, count as the label `none`.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from kbfollow.evidence.dates import find_dates
from kbfollow.evidence.statements import find_statements
from kbfollow.model import DateSpan, Statement

WEIGHT = (
    "rejected withdrew accepted declined offer reference_not_alerted decision_expected next_round "
    "promise_by_me promise_by_them "
    "thank_you_sent reference_alerted follow_up_done thank_you_not_sent follow_up_not_done"
).split()
DONE = frozenset(
    "thank_you_sent reference_alerted reference_thanked follow_up_done rejected offer accepted "
    "declined withdrew".split()
)
AS_LABEL = {"declined": "none", "thank_you_not_sent": "none", "follow_up_not_done": "none"}


def principal(statements: Sequence[Statement]) -> Statement | None:
    """The statement that matters for following up, None where there is none."""
    kept = {one.what for one in statements if one.kind == "follow_up_done" and one.manner == "kept"}
    ranked = [
        one for one in statements if one.kind in WEIGHT and not (one.kind == "promise_by_me" and one.what in kept)
    ]
    return min(ranked, key=lambda one: WEIGHT.index(one.kind)) if ranked else None


def label_of(statement: Statement | None) -> str:
    """The label that a statement's kind counts as."""
    return "none" if statement is None else AS_LABEL.get(statement.kind, statement.kind)


def _days(span: DateSpan | None) -> tuple[str, str] | None:
    return (span.earliest.isoformat(), span.end.isoformat()) if span else None


def _latest_fits(case: dict[str, Any], days: tuple[str, str] | None) -> bool:
    readings = [case["expected"], *case.get("alt", [])]
    return days is not None and any(
        days[1] == one["latest"] or (case.get("week") and _same_week(days[1], one["latest"])) for one in readings
    )


def _same_week(one: str, other: str) -> bool:
    first, second = date.fromisoformat(one), date.fromisoformat(other)
    return 0 <= (first - second).days <= 2 and first.isocalendar()[:2] == second.isocalendar()[:2]


def _exact(case: dict[str, Any], days: tuple[str, str] | None) -> bool:
    if days is None:
        return False
    for one in [case["expected"], *case.get("alt", [])]:
        if days[1] == one["latest"] and (days[0] == one["earliest"] or case.get("open_start") or case.get("week")):
            return True
    return False


def report_statements(cases: Sequence[dict[str, Any]], show: bool = True) -> Counter[str]:
    """Count what was read right in labelled sentences, and print each miss."""
    count: Counter[str] = Counter()
    began = time.perf_counter()
    for case in cases:
        statements = find_statements(case["text"], date.fromisoformat(case["anchor"]), country=case.get("country"))
        best = principal(statements)
        faults = _judge(case, statements, best, count)
        if faults and show:
            _print_miss(case, faults, statements)
    count["microseconds"] = round((time.perf_counter() - began) * 1e6 / max(1, len(cases)))
    return count


def _print_miss(case: dict[str, Any], faults: Sequence[str], statements: Sequence[Statement]) -> None:
    found = ", ".join(f"{one.kind}({one.who}, {_days(one.dates)}, {one.what})" for one in statements)
    print(f"{case.get('id', ''):6} {' '.join(faults):22} {case['text']!r}")
    print(f"{'':8}want {case['kind']}({case.get('who')}, {case['expected']})")
    print(f"{'':8}got  {found or '-'}")


def _judge(
    case: dict[str, Any], statements: Sequence[Statement], best: Statement | None, count: Counter[str]
) -> list[str]:
    faults = []
    count["sentences"] += 1
    if label_of(best) == case["kind"]:
        count["kind right"] += 1
    else:
        faults.append("kind")
    days = _days(best.dates) if best else None
    if case["expected"] is None:
        count["undated"] += 1
        if days is not None:
            count["false deadline"] += 1
            faults.append("deadline")
    else:
        count["dated"] += 1
        count["exact"] += _exact(case, days)
        if _latest_fits(case, days):
            count["latest right"] += 1
        else:
            faults.append("day")
    if case.get("who"):
        count["with a person"] += 1
        names = {name for one in statements for name in [one.who] if name}
        if (best.who if best else None) == case["who"] or (best is None and case["who"] in names):
            count["person right"] += 1
        else:
            faults.append("who")
    elif best is not None and best.who and label_of(best) != "none":
        count["surplus person"] += 1
        faults.append("surplus-who")
    if case["kind"] not in DONE and any(one.kind in DONE for one in statements):
        count["false done"] += 1
        faults.append("FALSE-DONE")
    return faults


def report_triples(cases: Sequence[dict[str, Any]], show: bool = True) -> Counter[str]:
    """Count the days read right in triples."""
    count: Counter[str] = Counter()
    for case in cases:
        if case["expected"] is None:
            continue
        count["triples"] += 1
        spans = find_dates(case["text"], datetime.fromisoformat(case["anchor"]).date())
        days = [_days(span) for span in spans]
        if any(_latest_fits(case, one) for one in days):
            count["latest right"] += 1
        elif show:
            print(f"{case.get('id', ''):12} {case['text']!r} want {case['expected']} got {days}")
        count["exact"] += any(_exact(case, one) for one in days)
    return count


def _share(count: Counter[str], part: str, whole: str) -> str:
    return f"{part} {count[part]}/{count[whole]}" + (
        f" ({100 * count[part] / count[whole]:.1f}%)" if count[whole] else ""
    )


def main(paths: Sequence[str]) -> None:
    """Report on each file."""
    for path in paths:
        cases = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
        print(f"== {path}")
        if cases and "kind" in cases[0]:
            count = report_statements(cases)
            print(
                _share(count, "kind right", "sentences"),
                _share(count, "latest right", "dated"),
                _share(count, "exact", "dated"),
                sep=" · ",
            )
            print(_share(count, "person right", "with a person"), _share(count, "false deadline", "undated"), sep=" · ")
            print(f"surplus person {count['surplus person']} · false done {count['false done']}", end=" · ")
            print(f"{count['microseconds']} µs a sentence, what the first ones compile in it")
        else:
            count = report_triples(cases)
            print(_share(count, "latest right", "triples"), _share(count, "exact", "triples"), sep=" · ")


if __name__ == "__main__":
    main(sys.argv[1:])
