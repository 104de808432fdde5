"""No write while git is in the middle of something, told from real repositories."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest
from a_vault import NOTE, OURS, Vault

from kbfollow.vault.git_index import unmerged_paths
from kbfollow.vault.outcomes import Refused, TryLater, Written
from kbfollow.vault.sync_state import Repositories, git_state

ACME = "Interviews/Acme.md"
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Jane"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "jane@example.org"),
    "GIT_EDITOR": "true",
}


def git(folder: Path, *arguments: str, check: bool = True) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, done.stderr
    return done.stdout


def repository(folder: Path, *options: str) -> None:
    """Two branches that change the first line of the note, and one note that both leave alone."""
    git(folder, "init", "-q", "-b", "main", *options)
    (folder / "Interviews").mkdir(exist_ok=True)
    (folder / ACME).write_bytes(NOTE)
    (folder / "Quiet.md").write_bytes(NOTE)
    commit(folder, "one")
    git(folder, "checkout", "-q", "-b", "phone")
    (folder / ACME).write_bytes(NOTE.replace(b"Good", b"Great"))
    commit(folder, "two")
    git(folder, "checkout", "-q", "main")
    (folder / ACME).write_bytes(NOTE.replace(b"Good", b"Fine"))
    commit(folder, "three")


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def codes(folder: Path) -> list[str]:
    return [reason.code for reason in git_state(folder)]


def code_for(folder: Path, path: str) -> str | None:
    reason = Repositories().refusal(str(folder.resolve() / path))
    return reason.code if reason else None


def test_quiet_where_there_is_no_repository(vault: Vault) -> None:
    assert codes(vault.root) == []
    (vault.root / ".git").write_text("not a pointer")
    assert codes(vault.root) == []


def test_quiet_in_a_clean_and_in_a_dirty_tree(vault: Vault) -> None:
    repository(vault.root)
    assert codes(vault.root) == [] and code_for(vault.root, ACME) is None
    (vault.root / "new.md").write_bytes(NOTE)
    git(vault.root, "add", "new.md")
    (vault.root / "Quiet.md").write_bytes(OURS)
    assert codes(vault.root) == [] and code_for(vault.root, "Quiet.md") is None
    git(vault.root, "stash", "-q")
    assert code_for(vault.root, "Quiet.md") is None


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("merge", "phone"), "git-merge"),
        (("rebase", "phone"), "git-rebase"),
        (("rebase", "--apply", "phone"), "git-rebase"),
        (("cherry-pick", "phone"), "git-cherry-pick"),
        (("revert", "--no-commit", "HEAD"), "git-revert"),
        (("bisect", "start"), "git-bisect"),
    ],
)
def test_in_the_middle_of(vault: Vault, command: tuple[str, ...], code: str) -> None:
    repository(vault.root)
    git(vault.root, *command, check=False)
    assert code in codes(vault.root)
    outcome = vault.writer().write("Quiet.md", NOTE, OURS)
    assert isinstance(outcome, Refused) and outcome.reason.code == code
    assert (vault.root / "Quiet.md").read_bytes() == NOTE
    created = vault.writer().write("New.md", b"", OURS, create=True)
    assert isinstance(created, Refused) and not (vault.root / "New.md").exists()


def test_in_the_middle_of_am(vault: Vault) -> None:
    repository(vault.root)
    patch = vault.root.parent / "patch"
    patch.write_text(git(vault.root, "format-patch", "-1", "--stdout", "phone"))
    git(vault.root, "am", str(patch), check=False)
    assert codes(vault.root) == ["git-am"]


@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_a_stash_pop_conflict_leaves_only_unmerged_entries(vault: Vault, version: str) -> None:
    repository(vault.root)
    if version == "3":  # version 3 is version 2 with an extended entry
        (vault.root / "intent.md").write_bytes(NOTE)
        git(vault.root, "add", "-N", "intent.md")
    else:
        git(vault.root, "update-index", "--index-version", version)
    (vault.root / ACME).write_bytes(NOTE.replace(b"Good", b"Odd"))
    if version == "3":
        git(vault.root, "rm", "-q", "--cached", "intent.md")
    git(vault.root, "stash", "-q")
    (vault.root / ACME).write_bytes(NOTE.replace(b"Good", b"Even"))
    git(vault.root, "commit", "-q", "-am", "four")
    git(vault.root, "stash", "pop", check=False)
    if version == "3":
        git(vault.root, "add", "-N", "intent.md")
    assert int.from_bytes((vault.root / ".git/index").read_bytes()[4:8], "big") == int(version)
    assert codes(vault.root) == []
    assert code_for(vault.root, ACME) == "git-unmerged" and code_for(vault.root, "Quiet.md") is None
    (vault.root / ACME).write_bytes(NOTE)  # the markers are gone, the entries are not
    outcome = vault.writer().write(ACME, NOTE, OURS)
    assert isinstance(outcome, Refused) and outcome.reason.code == "git-unmerged"
    assert vault.writer().write("Quiet.md", NOTE, OURS) == Written()
    git(vault.root, "add", ACME)
    assert code_for(vault.root, ACME) is None


@pytest.mark.parametrize("version", ["2", "4"])
def test_the_index_is_read_as_git_reads_it(vault: Vault, version: str) -> None:
    repository(vault.root)
    names = ["a.md", "a" * 300 + "/" + "b" * 200 + ".md", "é.md", "folder/deep/er/note.md", "x y.md"]
    for name in names:
        if all(len(part) < 256 for part in name.split("/")):
            target = vault.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(NOTE)
    commit(vault.root, "more")
    git(vault.root, "update-index", "--index-version", version)
    git(vault.root, "merge", "phone", check=False)
    told = {line.split("\t", 1)[1].encode() for line in git(vault.root, "ls-files", "-u", "-z").split("\0") if line}
    assert unmerged_paths((vault.root / ".git/index").read_bytes()) == told == {ACME.encode()}


def test_a_sha256_repository(vault: Vault) -> None:
    repository(vault.root, "--object-format=sha256")
    git(vault.root, "merge", "phone", check=False)
    (vault.root / ".git/MERGE_HEAD").unlink()
    assert code_for(vault.root, ACME) == "git-unmerged" and code_for(vault.root, "Quiet.md") is None


@pytest.mark.parametrize("data", [b"", b"DIRC", b"DIRC\0\0\0\x05\0\0\0\0", b"DIRC\0\0\0\x02\0\0\0\x09" + b"x" * 99])
def test_a_damaged_index_is_refused(vault: Vault, data: bytes) -> None:
    with pytest.raises(ValueError, match="index"):
        unmerged_paths(data)
    repository(vault.root)
    (vault.root / ".git/index").write_bytes(data)
    assert code_for(vault.root, ACME) == "git-unreadable"


def test_a_worktree(vault: Vault, tmp_path: Path) -> None:
    main = tmp_path / "main"
    main.mkdir()
    repository(main)
    vault.root.rmdir()
    git(main, "worktree", "add", "-q", str(vault.root), "phone")
    assert (vault.root / ".git").is_file() and codes(vault.root) == []
    git(vault.root, "merge", "main", check=False)
    assert codes(vault.root) == ["git-merge"] and codes(main) == []
    assert code_for(vault.root, "Quiet.md") == "git-merge" and code_for(main, "Quiet.md") is None


def test_a_vault_in_a_subfolder_of_a_repository(vault: Vault) -> None:
    repository(vault.root)
    inner = vault.root / "Interviews"
    git(vault.root, "merge", "phone", check=False)
    assert codes(inner) == ["git-merge"]
    (vault.root / ".git/MERGE_HEAD").unlink()
    assert code_for(inner, "Acme.md") == "git-unmerged"


def test_a_submodule_in_the_vault(vault: Vault, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    repository(other)
    git(vault.root, "init", "-q")
    git(vault.root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "Sub")
    assert (vault.root / "Sub/.git").is_file()
    git(vault.root / "Sub", "bisect", "start")
    assert code_for(vault.root, "Sub/Quiet.md") == "git-bisect" and code_for(vault.root, "a.md") is None


def test_a_fresh_index_lock_is_waited_for_and_an_old_one_told(vault: Vault) -> None:
    repository(vault.root)
    (vault.root / ".git/index.lock").touch()
    assert codes(vault.root) == ["git-locked"]
    vault.clock.ahead = 5.0
    assert vault.writer().write("Quiet.md", NOTE, OURS, now=True) == TryLater("git is at work", 1.0)
    vault.clock.ahead = 60.0
    outcome = vault.writer().write("Quiet.md", NOTE, OURS, now=True)
    assert isinstance(outcome, Refused) and outcome.reason.code == "git-locked"


def test_one_writer_sees_a_merge_begin_and_end(vault: Vault) -> None:
    repository(vault.root)
    writer = vault.writer()
    assert writer.write("Quiet.md", NOTE, OURS) == Written()
    writer.finish()
    commit(vault.root, "ours")
    git(vault.root, "merge", "phone", check=False)
    assert isinstance(writer.write("Quiet.md", OURS, NOTE), Refused)
    git(vault.root, "merge", "--abort")
    assert writer.write("Quiet.md", OURS, NOTE) == Written()


def test_the_index_is_read_again_only_when_it_changed(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    repository(vault.root)
    repositories = Repositories()
    assert repositories.refusal(str(vault.root / ACME)) is None
    monkeypatch.setattr("kbfollow.vault.sync_state.unmerged_paths", lambda index: frozenset({ACME.encode()}))
    assert repositories.refusal(str(vault.root / ACME)) is None
    time.sleep(0.02)
    git(vault.root, "rm", "-q", "--cached", "Quiet.md")
    reason = repositories.refusal(str(vault.root / ACME))
    assert reason is not None and reason.code == "git-unmerged"


def test_git_sees_nothing_but_the_note(vault: Vault) -> None:
    repository(vault.root)
    writer = vault.writer()
    assert writer.write("Quiet.md", NOTE, OURS) == Written()
    assert git(vault.root, "status", "--porcelain") == " M Quiet.md\n"
    writer.finish()
