"""Many random histories of devices that share a vault, and a table of what went wrong: ends with 1 if anything did.

python tests/write_back/simulate.py --histories 10000 [--first 0] [--seed 1] [--steps 30] [--show 3]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from devices import OPERATIONS, Devices, Loss, Step, quick_passes, replayed

WAYS = {
    "two, Syncthing": (2, False),
    "three, Syncthing": (3, False),
    "two, git with the driver": (2, True),
}


@dataclass
class Total:
    """What a number of histories came to."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, devices: Devices, loss: Loss) -> None:
        self.counts += Counter(
            {
                "histories": 1,
                "passes": devices.passes,
                "copies": devices.copies,
                "of generated text": devices.copies_of_generated,
                "untold": len(loss.untold),
                "ticks": sum(set(done) == {"tick"} for done in devices.touched.values()),
                "ticks lost": len(loss.ticks),
                "lines": len(devices.ledger),
                "lines lost": len(loss.lines),
                "wishes lost": len(loss.wishes),
                "doubled": len(loss.doubled),
                "not at once": loss.not_at_once,
                "not converged": not loss.settled,
                "written again": not loss.idempotent,
            }
        )


COLUMNS = (
    "histories|passes|ticks|ticks lost|lines|lines lost|wishes lost|copies|of generated text|untold|doubled"
    "|not at once|not converged|written again"
).split("|")


WRONG = (
    "ticks lost",
    "lines lost",
    "wishes lost",
    "untold",
    "doubled",
    "not at once",
    "not converged",
    "written again",
)


def history(rng: Random, steps: int) -> list[Step]:
    """A history of up to `steps` steps."""
    names = rng.choices(list(OPERATIONS), [weight for _, weight in OPERATIONS.values()], k=rng.randint(1, steps))
    # Small numbers, so that people meet at the same few lines.
    return [Step(name, rng.randrange(3), rng.randrange(8), rng.randrange(rng.choice((4, 12, 1000)))) for name in names]


def is_wrong(loss: Loss) -> bool:
    """Whether something is lost or left wrong, or a second pass over the same vault had more to write."""
    return bool(loss) or loss.not_at_once > 0


def shrunk(steps: list[Step], count: int, with_git: bool, written: bool) -> list[Step]:
    """The history without the steps that aren't needed for something to go wrong."""
    index = len(steps) - 1
    while index >= 0:
        fewer = steps[:index] + steps[index + 1 :]
        if is_wrong(replayed(fewer, count, with_git=with_git, written=written).end()):
            steps = fewer
        index -= 1
    return steps


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--histories", type=int, default=1000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first history")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=30, help="the most steps in one history")
    parser.add_argument("--show", type=int, default=3, help="how many of the histories that went wrong are told")
    options = parser.parse_args()
    totals = {way: Total() for way in WAYS}
    shown, started = 0, time.monotonic()
    with quick_passes():
        for number in range(options.first, options.first + options.histories):
            rng = Random(options.seed * 1_000_003 + number)
            way = list(WAYS)[number % len(WAYS)]
            count, with_git = WAYS[way]
            steps, written = history(rng, options.steps), rng.random() < 0.8
            devices = replayed(steps, count, with_git=with_git, written=written)
            loss = devices.end()
            totals[way].add(devices, loss)
            if is_wrong(loss) and shown < options.show:
                shown += 1
                told = shrunk(steps, count, with_git, written)
                print(f"\nhistory {number} ({way}, written={written}):", *told, sep="\n  ")
                print(" ", replayed(told, count, with_git=with_git, written=written).end())
    total = sum((one.counts for one in totals.values()), Counter())
    print(f"\n{time.monotonic() - started:.0f} s")
    width = max(map(len, COLUMNS))
    print(" " * width, *(f"{way:>25}" for way in (*totals, "all")))
    for column in COLUMNS:
        values = [*(one.counts[column] for one in totals.values()), total[column]]
        print(f"{column:<{width}}", *(f"{value:>25,}" for value in values))
    return int(any(total[column] for column in WRONG))


if __name__ == "__main__":
    sys.exit(main())
