"""A real vault in a folder, and the command line run on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from kbfollow.cli import cli

TODAY = "2026-11-23"  # a Monday
ACME, HALDEN, PAGE = "Interviews/Acme.md", "Interviews/Halden.md", "Follow-ups.md"
FILES = {
    ACME: """\
---
type: interview
company: Acme Finance
role: Secretary
date: 2026-11-20
interviewers: [Jane Doe (Finance Director), John Roe (Controller)]
---
They'll decide in two weeks, no second round. I said I'd send the writing sample by Wednesday.
Forgot to ask about overtime.
""",
    HALDEN: """\
---
type: interview
company: Halden Paper
role: Buyer
date: 2026-11-19
interviewers: Ruth Adler (Owner)
---
They'll decide by Friday. No second round.
""",
}


@dataclass(frozen=True)
class OneVault:
    """A vault's folder."""

    root: Path

    def run(self, *arguments: str, today: str = TODAY, ok: int = 0) -> Result:
        """Run a command on it; `ok` is the exit status that it must have."""
        result = CliRunner().invoke(cli, ["--today", today, *arguments, str(self.root)], catch_exceptions=False)
        assert result.exit_code == ok, result.output
        return result

    def write(self, text: str, path: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def text(self, path: str = ACME) -> str:
        return (self.root / path).read_bytes().decode()

    def line(self, block_id: str, path: str = ACME) -> str:
        """The task's line."""
        (found,) = [line for line in self.text(path).split("\n") if line.rstrip("\r").endswith(f"^{block_id}")]
        return found

    def by_hand(self, before: str, after: str, path: str = ACME) -> None:
        """Change a piece of a note, as its user would."""
        text = self.text(path)
        assert text.count(before) == 1
        self.write(text.replace(before, after), path)

    def files(self) -> dict[str, bytes]:
        """All notes but those in the trash."""
        found = {path.relative_to(self.root).as_posix(): path.read_bytes() for path in self.root.rglob("*.md")}
        return {path: data for path, data in found.items() if not path.startswith(".trash/")}
