"""Two clones of one vault, each with its own kbfollow, and what their users do in them."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from kbfollow.cli import cli
from kbfollow.passes import PassResult, new_writer, read_vault, run_pass

ACME, HALDEN, PAGE = "Interviews/Acme.md", "Interviews/Halden.md", "Follow-ups.md"
TODAY = date(2026, 11, 21)
NOTE = """---
type: interview
company: {company}
role: Secretary
date: 2026-11-20
interviewers:
  - Jane Doe (Director)
  - John Roe (CFO)
country: US
---
Good talk.

They were kind.
"""
JANE, JOHN = "thank-you-jane-doe", "thank-you-john-roe"


def git(folder: Path, *arguments: str, fails: bool | None = False) -> str:
    """What git says; `fails` None: either way."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert fails is None or (done.returncode != 0) is fails, (arguments, done.stdout, done.stderr)
    return done.stdout + done.stderr


def commit(folder: Path, message: str = "notes") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def passed(folder: Path, today: date = TODAY) -> PassResult:
    """A pass without the quiet gates."""
    text = read_vault(folder)
    writer = new_writer(text)
    result = run_pass(text, today, writer, now=True)
    writer.hand_over()
    return result


def called(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["--today", TODAY.isoformat(), *map(str, arguments)])


def read(folder: Path, path: str) -> str:
    return (folder / path).read_bytes().decode()


def change(folder: Path, path: str, old: str, new: str) -> None:
    text = read(folder, path)
    assert text.count(old) == 1, (old, text)
    (folder / path).write_bytes(text.replace(old, new).encode())


def tick(folder: Path, path: str, block_id: str, note: str = "") -> None:
    """Tick a task in its note, or on the page with the `note` that it is from."""
    marks = f"{note}#^{block_id})" if note else f" ^{block_id}"
    line = next(one for one in read(folder, path).split("\n") if marks in one)
    change(folder, path, line, line.replace("[ ]", "[x]"))


def is_done(folder: Path, path: str, block_id: str) -> bool:
    return any(line.endswith(f"^{block_id}") and "- [x]" in line for line in read(folder, path).split("\n"))


def two_clones(folder: Path, *, driver: bool = True) -> tuple[Path, Path]:
    """A laptop and a phone with the same vault, which has had its first pass."""
    laptop, phone, origin = folder / "laptop", folder / "phone", folder / "origin.git"
    laptop.mkdir()
    git(laptop, "init", "-q", "-b", "main")
    (laptop / "Interviews").mkdir()
    (laptop / ACME).write_text(NOTE.format(company="Acme Finance"), encoding="utf-8")
    (laptop / HALDEN).write_text(NOTE.format(company="Halden Paper"), encoding="utf-8")
    (laptop / "Groceries.md").write_text("# Groceries\n\n- [ ] milk\n- [ ] bread\n\nand more\n", encoding="utf-8")
    (laptop / "Follow-ups settings.md").write_text("---\n---\n", encoding="utf-8")
    passed(laptop)
    if driver:
        assert called("git-setup", laptop).exit_code == 0
    commit(laptop)
    git(folder, "clone", "-q", "--bare", str(laptop), str(origin))
    git(laptop, "remote", "add", "origin", str(origin))
    git(laptop, "fetch", "-q")
    git(laptop, "branch", "-q", "-u", "origin/main")
    git(folder, "clone", "-q", str(origin), str(phone))
    if driver:
        assert called("git-setup", phone).exit_code == 0
    return laptop, phone


def pushed(folder: Path, message: str = "notes") -> None:
    commit(folder, message)
    git(folder, "push", "-q")
