"""A small vault with two interview notes, and the commands run over it as a user does."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from kbfollow.cli import cli
from kbfollow.vault.places import state_directory

ACME, HALDEN, PAGE = "Interviews/Acme.md", "Interviews/Halden.md", "Follow-ups.md"
SETTINGS = "---\ntime_zone: Europe/Berlin\nquiet_note: 0\nquiet_page: 0\n---\n"


def interview(company: str, person: str) -> str:
    """An interview note of 20 November 2026."""
    return (
        f"---\ntype: interview\ncompany: {company}\nrole: Secretary\ndate: 2026-11-20\ninterviewers: {person}\n"
        "country: US\n---\nGood talk. They'll decide in two weeks.\n"
    )


@dataclass(frozen=True)
class JobSearch:
    """A vault on disk; its state lies in the folder that the environment names."""

    root: Path

    @property
    def state(self) -> Path:
        return state_directory(self.root)

    def run(self, command: str, *arguments: str, today: str = "2026-11-21") -> Result:
        words = ["--today", today, command, *arguments]
        if command != "restore":
            words.append(str(self.root))
        return CliRunner().invoke(cli, words, catch_exceptions=False)

    def update(self, today: str = "2026-11-21") -> None:
        result = self.run("update", "--now", today=today)
        assert result.exit_code == 0, result.output

    def text(self, path: str = ACME) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, text: str, path: str = ACME) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")

    def edit(self, old: str, new: str, path: str = ACME) -> None:
        text = self.text(path)
        assert text.count(old) == 1, f"{old!r} in:\n{text}"
        self.write(text.replace(old, new), path)

    def files(self) -> dict[str, bytes]:
        """Every note by its path, without the trash."""
        found = {path.relative_to(self.root).as_posix(): path for path in self.root.rglob("*.md")}
        return {name: path.read_bytes() for name, path in found.items() if not name.startswith(".trash")}
