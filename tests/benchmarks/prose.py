"""What reading prose costs: for each sentence, for the first ones of a process, and to import.

    python tests/benchmarks/prose.py tests/cases/sentences.jsonl

reads labelled sentences (one JSON object a line, with `text` and `anchor`) and prints a table. The floor of the times
is that of the same run for one look at the same sentences by one expression that finds their words; the floor of the
imports is `python -c pass`. Times are those of the processor, the least of several rounds.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
sys.path.insert(0, str(REPOSITORY))

from kbfollow.evidence import find_dates, find_statements  # noqa: E402

Case = tuple[str, date]
WORDS = re.compile(r"\w+")
PLAIN = (
    "The office was nice and the coffee was good.",
    "They use Kafka and Postgres for most of the pipeline.",
    "Parking is behind the building.",
    "He asked about my last project and how we tested it.",
    "Their biggest customer is a bank.",
)


def seconds(read: Callable[[str, date], object], cases: Sequence[Case], rounds: int) -> float:
    """Processor seconds a sentence, the least of some rounds."""
    best = 1e9
    for _ in range(rounds):
        began = time.process_time()
        for text, anchor in cases:
            read(text, anchor)
        best = min(best, time.process_time() - began)
    return best / len(cases)


def of_process(code: str, rounds: int = 5) -> float:
    """Processor seconds of a whole Python process, the least of some."""
    best = 1e9
    for _ in range(rounds):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True, cwd=REPOSITORY)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    lines = given.file.read_text(encoding="utf-8").splitlines()
    cases = [(one["text"], date.fromisoformat(one["anchor"])) for one in map(json.loads, lines)]
    plain = [(text, cases[0][1]) for text in PLAIN]
    began = time.process_time()
    for text, anchor in cases[:10]:
        find_statements(text, anchor)
    first = time.process_time() - began
    seconds(find_statements, cases, 1)
    floor = seconds(lambda text, _: WORDS.findall(text), cases, given.rounds)
    print(f"{len(cases)} sentences, of the processor:")
    for name, took in (
        ("its words by one expression (the floor)", floor),
        ("find_dates", seconds(find_dates, cases, given.rounds)),
        ("find_statements", seconds(find_statements, cases, given.rounds)),
        ("find_statements on sentences that say nothing", seconds(find_statements, plain, 20 * given.rounds)),
    ):
        print(f"  {name:48} {took * 1e3:7.3f} ms a sentence  {took / floor:6.0f} x floor")
    print(f"  {'the first ten of a process, together':48} {first * 1e3:7.0f} ms")
    nothing = of_process("pass")
    took = of_process("import kbfollow.evidence")
    print(f"  {'import kbfollow.evidence':48} {took * 1e3:7.0f} ms             {took / nothing:6.1f} x python -c pass")


if __name__ == "__main__":
    main()
