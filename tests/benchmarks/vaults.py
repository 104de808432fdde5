"""Vaults to measure with: from a seed the same bytes on every machine, thousands of notes of which few are ours.

`python tests/benchmarks/vaults.py FOLDER --notes 10000` writes one.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

TODAY = date(2026, 11, 22)
MEAN = 3000  # bytes of a note
OURS = 0.02  # of all notes are interview notes
SETTINGS = "---\ntime_zone: Europe/Berlin\ncountry: US\n---\n# Follow-ups settings\n"

_WORDS = """
the a of and to in that it is was for on with as at by from this be or an are not but which one all there they have
project meeting garden recipe summer winter river letter library ticket budget reading chapter idea question answer
draft version table window kitchen music walk train station morning evening review summary plan list note page link
""".split()
_FIRST = "Jane John Ruth Tomas Maria Lee Ada Ben Cora Dev Elif Femi Gus Hana Ines Jonas Kofi Lena Mona Nils".split()
_LAST = "Doe Roe Adler Ward Lopez Okafor Lindqvist Tanaka Novak Silva Haas Brandt Moreau Costa Weber Ito".split()
_TITLES = "Finance Director|Head of People|Office Manager|Recruiter|CFO|Team Lead|Ward Manager|Principal".split("|")
_TRADES = "Paper Finance Ferries Labs Foods Print Motors Textiles Clinics Schools Books Energy Rail Timber".split()
_ROLES = "Secretary|Nurse|Analyst|Bookkeeper|Teacher|Driver|Cook|Designer|Electrician|Librarian".split("|")


@dataclass(frozen=True, slots=True)
class Built:
    """A vault as written: how many notes there are, and the paths of the interview notes, the open ones first."""

    root: Path
    notes: int
    interviews: tuple[str, ...]


def build(root: Path, notes: int, *, folders: int | None = None, open_ones: int = 50, seed: int = 1) -> Built:
    """Write a vault of so many notes (3 KB mean, 2% interview notes) in so many folders (a tenth of the notes).

    `open_ones` of the interviews took place in the last weeks, the others long ago: those applications sleep.
    """
    chance = random.Random(seed)
    places = [_folder(number) for number in range(folders or max(1, notes // 10))]
    for place in places:
        (root / place).mkdir(parents=True, exist_ok=True)
    (root / "Follow-ups settings.md").write_text(SETTINGS, encoding="utf-8")
    ours = max(open_ones, round(notes * OURS))
    paths = []
    for number in range(ours):
        path = f"{chance.choice(places)}/Interview {number}.md"
        (root / path).write_text(_interview(chance, number, is_open=number < open_ones), encoding="utf-8")
        paths.append(path)
    for number in range(notes - ours):
        path = f"{places[number % len(places)]}/Note {number}.md"
        (root / path).write_text(_note(chance), encoding="utf-8")
    return Built(root, notes, tuple(paths))


def _folder(number: int) -> str:
    return f"Area {number % 20}/Topic {number // 20}"


def _sentences(chance: random.Random, size: int) -> str:
    lines, length = [], 0
    while length < size:
        words = [chance.choice(_WORDS) for _ in range(chance.randint(5, 14))]
        line = " ".join(words).capitalize() + "."
        lines.append(line + ("\n" if chance.random() < 0.2 else ""))
        length += len(line) + 1
    return "\n".join(lines) + "\n"


def _note(chance: random.Random) -> str:
    """A note of no interest: half of them with front matter, as in vaults people have."""
    head = "---\ntags: [reading, garden]\ncreated: 2025-03-04\n---\n" if chance.random() < 0.5 else ""
    return head + "# A note\n\n" + _sentences(chance, int(chance.expovariate(1 / MEAN)) + 20)


def _interview(chance: random.Random, number: int, *, is_open: bool) -> str:
    day = TODAY - timedelta(days=chance.randint(1, 25) if is_open else chance.randint(200, 900))
    people = [f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(chance.randint(1, 3))]
    who = "".join(f"  - {name} ({chance.choice(_TITLES)})\n" for name in dict.fromkeys(people))
    first = people[0].split()[0]
    company = f"{chance.choice(_LAST)} {chance.choice(_TRADES)} {number}"
    said = [
        f"Good talk. {first} asked twice about Excel and about the night shift.",
        chance.choice(
            [
                "They'll decide in two weeks.",
                "They want to decide by the end of the month.",
                "No word on when they decide.",
            ]
        ),
        f"I said I'd send {first} the {chance.choice(['writing sample', 'references list', 'report'])} by Tuesday.",
        chance.choice([f"Emailed {first} a thank-you that evening.", "Forgot to ask about overtime."]),
    ]
    return (
        f"---\ntype: interview\ncompany: {company}\nrole: {chance.choice(_ROLES)}\ndate: {day.isoformat()}\n"
        f"interviewers:\n{who}references: [Maria Lopez]\ncountry: US\n---\n"
        + " ".join(said)
        + "\n\n## Notes\n\n"
        + _sentences(chance, int(chance.expovariate(1 / 2000)) + 100)
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write a vault to measure with.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--folders", type=int, help="a tenth of the notes, unless given")
    parser.add_argument("--open", type=int, default=50, help="open applications")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    built = build(given.folder, given.notes, folders=given.folders, open_ones=given.open, seed=given.seed)
    print(f"{built.notes} notes, {len(built.interviews)} of them interview notes, in {built.root}")
