"""Real git between two clones: what merges by itself, what waits for the user, and what is never written meanwhile."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from clones import (
    ACME,
    HALDEN,
    JANE,
    JOHN,
    PAGE,
    TODAY,
    called,
    change,
    commit,
    git,
    is_done,
    passed,
    pushed,
    read,
    tick,
    two_clones,
)

from kbfollow.passes import new_writer, read_vault, run_pass
from kbfollow.vault.git_setup import driver_command
from kbfollow.vault.outcomes import Outcome, TryLater
from kbfollow.vault.write import Writer

MARKER = "<<<<<<< "


def refusals(folder: Path) -> dict[str, str]:
    """What a pass could not write, with the reason's code."""
    return {path: one.reason.code for path, one in passed(folder).refused.items()}


def at_rest(folder: Path) -> bool:
    """Whether a pass has nothing to write."""
    return passed(folder).outcomes == {}


# Quiet cases


def test_files_that_are_not_ours_are_merged_as_git_does(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path)
    change(phone, "Groceries.md", "milk", "oat milk")
    pushed(phone)
    change(laptop, "Groceries.md", "and more", "and much more")
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    assert read(laptop, "Groceries.md") == "# Groceries\n\n- [ ] oat milk\n- [ ] bread\n\nand much more\n"


def test_a_conflict_in_a_file_that_is_not_ours_has_gits_markers(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path)
    for folder, words in ((phone, "oat milk"), (laptop, "rice milk")):
        change(folder, "Groceries.md", "milk", words)
    pushed(phone)
    commit(laptop)
    assert "CONFLICT" in git(laptop, "pull", "-q", "--no-rebase", fails=True)
    text = read(laptop, "Groceries.md")
    assert "<<<<<<< ours\n- [ ] rice milk\n=======\n- [ ] oat milk\n>>>>>>> theirs\n" in text


def test_the_same_pass_on_two_devices_needs_no_driver(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path, driver=False)
    tick(phone, ACME, JANE)
    pushed(phone)
    git(laptop, "pull", "-q")
    for folder in (laptop, phone):
        passed(folder)
    pushed(phone)
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    assert at_rest(laptop) and git(laptop, "status", "--porcelain") == ""


def test_a_pass_after_a_merge_writes_nothing_more_than_it_has_to(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path)
    change(phone, ACME, "Good talk.", "Great talk.")
    pushed(phone)
    change(laptop, ACME, "They were kind.", "They were very kind.")
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    assert "Great talk.\n\nThey were very kind.\n" in read(laptop, ACME)
    assert at_rest(laptop)


# The driver at work


def ticked_apart(tmp_path: Path) -> tuple[Path, Path]:
    """Neighbouring lines of one note ticked on two devices: for git alone a conflict."""
    laptop, phone = two_clones(tmp_path)
    tick(phone, ACME, JANE)
    pushed(phone, "phone")
    tick(laptop, ACME, JOHN)
    return laptop, phone


@pytest.mark.parametrize("how", [("pull", "-q", "--no-rebase"), ("pull", "-q", "--rebase")])
def test_ticks_in_neighbouring_lines_merge(tmp_path: Path, how: tuple[str, ...]) -> None:
    laptop, phone = ticked_apart(tmp_path)
    commit(laptop, "laptop")
    git(laptop, *how)
    assert is_done(laptop, ACME, JANE) and is_done(laptop, ACME, JOHN)
    passed(laptop)
    assert at_rest(laptop)
    pushed(laptop)
    git(phone, "pull", "-q")
    assert at_rest(phone) and read(phone, ACME) == read(laptop, ACME)


def test_ticks_merge_in_a_cherry_pick_and_a_stash(tmp_path: Path) -> None:
    laptop, _ = ticked_apart(tmp_path)
    git(laptop, "stash", "-q")
    git(laptop, "fetch", "-q")
    git(laptop, "cherry-pick", "origin/main")
    git(laptop, "stash", "pop")
    assert is_done(laptop, ACME, JANE) and is_done(laptop, ACME, JOHN)
    tick(laptop, HALDEN, JOHN)
    commit(laptop)
    git(laptop, "checkout", "-q", "-b", "other", "HEAD~1")
    tick(laptop, HALDEN, JANE)
    commit(laptop)
    git(laptop, "cherry-pick", "main")
    assert is_done(laptop, HALDEN, JANE) and is_done(laptop, HALDEN, JOHN)


def test_each_device_made_its_pass_before_they_met(tmp_path: Path) -> None:
    laptop, phone = ticked_apart(tmp_path)
    passed(phone)
    pushed(phone)
    passed(laptop)
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    passed(laptop)
    assert is_done(laptop, ACME, JANE) and is_done(laptop, ACME, JOHN)
    assert JANE not in read(laptop, PAGE).split("## Today")[-1].split("Halden")[0] and at_rest(laptop)
    assert f"Acme.md#^{JANE}" not in read(laptop, PAGE) and f"Acme.md#^{JOHN}" not in read(laptop, PAGE)


def test_prose_and_ticks_of_two_devices_meet_in_one_note(tmp_path: Path) -> None:
    laptop, phone = ticked_apart(tmp_path)
    change(phone, ACME, "Good talk.", "Great talk.")
    change(phone, ACME, "country: US", "country: CA")
    pushed(phone)
    change(laptop, ACME, "They were kind.", "They were kind.\n\nJane rang back.")
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    text = read(laptop, ACME)
    assert all(words in text for words in ("country: CA", "Great talk.", "Jane rang back."))
    assert is_done(laptop, ACME, JANE) and is_done(laptop, ACME, JOHN)


def test_prose_that_both_changed_is_left_to_the_user_with_markers(tmp_path: Path) -> None:
    laptop, phone = ticked_apart(tmp_path)
    change(phone, ACME, "Good talk.", "Great talk.")
    pushed(phone)
    change(laptop, ACME, "Good talk.", "Odd talk.")
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase", fails=True)
    text = read(laptop, ACME)
    assert "Odd talk." in text and "Great talk." in text and MARKER in text


def test_ticks_on_the_page_of_two_devices_both_reach_their_notes(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path)
    tick(phone, PAGE, JANE, "Acme.md")
    change(phone, PAGE, "# Follow-ups\n", "# Follow-ups\n\nBe kind.\n")
    pushed(phone)
    tick(laptop, PAGE, JOHN, "Acme.md")
    tick(laptop, PAGE, JANE, "Halden.md")
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    passed(laptop)
    assert is_done(laptop, ACME, JANE) and is_done(laptop, ACME, JOHN) and is_done(laptop, HALDEN, JANE)
    assert not is_done(laptop, HALDEN, JOHN)
    assert "Be kind." in read(laptop, PAGE) and at_rest(laptop)


def test_a_page_of_another_day_keeps_the_ticks_of_both(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path)
    passed(phone, TODAY.replace(day=24))
    tick(phone, PAGE, JANE, "Acme.md")
    pushed(phone)
    tick(laptop, PAGE, JOHN, "Halden.md")
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    passed(laptop)
    assert is_done(laptop, ACME, JANE) and is_done(laptop, HALDEN, JOHN)


def test_a_note_that_both_made_gets_markers_or_merges(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path)
    for folder, words in ((phone, "Fine."), (laptop, "Odd.")):
        (folder / "Interviews/New.md").write_text(f"---\ntype: interview\ncompany: New\n---\n{words}\n")
        passed(folder)
    pushed(phone)
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase", fails=True)
    text = read(laptop, "Interviews/New.md")
    assert MARKER in text and "Fine." in text and "Odd." in text


def test_without_its_python_the_driver_leaves_no_side_alone(tmp_path: Path) -> None:
    laptop, phone = ticked_apart(tmp_path)
    change(phone, "Groceries.md", "milk", "oat milk")
    change(laptop, "Groceries.md", "and more", "and much more")
    pushed(phone)
    commit(laptop)
    git(laptop, "config", "merge.kbfollow.driver", driver_command(str(tmp_path / "gone/bin/python")))
    git(laptop, "pull", "-q", "--no-rebase", fails=True)
    assert MARKER in read(laptop, ACME) and JANE in read(laptop, ACME)
    assert read(laptop, "Groceries.md") == "# Groceries\n\n- [ ] oat milk\n- [ ] bread\n\nand much more\n"


def test_a_program_named_kbfollow_in_the_vault_is_never_run(tmp_path: Path) -> None:
    laptop, _phone = ticked_apart(tmp_path)
    for name in ("kbfollow.py", "click.py"):
        (laptop / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase")
    assert not (tmp_path / "ran").exists() and is_done(laptop, ACME, JANE)


@pytest.mark.parametrize(
    ("ancestor", "ours", "theirs", "status"),
    [
        (b"a\nb\nc\n", b"A\nb\nc\n", b"a\nb\nC\n", 0),
        (b"a\n", b"b\n", b"c\n", 1),
        (b"kbfollow:begin\na\n", b"kbfollow:begin\nb\n", b"kbfollow:begin\nc\n", 1),
        (b"\0\1", b"\0\2kbfollow:begin", b"\0\3", 255),
    ],
)
def test_whatever_is_in_doubt_is_gits(tmp_path: Path, ancestor: bytes, ours: bytes, theirs: bytes, status: int) -> None:
    for name, data in (("O", ancestor), ("A", ours), ("B", theirs)):
        (tmp_path / name).write_bytes(data)
    command = [sys.executable, "-P", "-m", "kbfollow", "merge-driver", "O", "A", "B", "Some note.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == status
    result = (tmp_path / "A").read_bytes()
    assert (MARKER.encode() in result) is (status == 1)
    if status == 0:
        assert result == b"A\nb\nC\n"


# No write in between


@pytest.mark.parametrize(
    ("command", "code", "ends"),
    [
        (("merge", "other"), "git-merge", ("merge", "--abort")),
        (("rebase", "other"), "git-rebase", ("rebase", "--abort")),
        (("cherry-pick", "other"), "git-cherry-pick", ("cherry-pick", "--abort")),
    ],
)
def test_nothing_is_written_in_the_middle(
    tmp_path: Path, command: tuple[str, ...], code: str, ends: tuple[str, ...]
) -> None:
    """Fault 20: git is in the middle of a merge, a rebase or a cherry-pick, whose conflict is in another file."""
    laptop, _ = two_clones(tmp_path, driver=False)
    git(laptop, "checkout", "-q", "-b", "other")
    change(laptop, "Groceries.md", "milk", "oat milk")
    commit(laptop)
    git(laptop, "checkout", "-q", "main")
    change(laptop, "Groceries.md", "milk", "rice milk")
    commit(laptop)
    git(laptop, *command, fails=True)
    tick(laptop, PAGE, JANE, "Acme.md")
    before = {path: (laptop / path).read_bytes() for path in (ACME, PAGE)}
    assert refusals(laptop) == {ACME: code, PAGE: code}
    assert {path: (laptop / path).read_bytes() for path in (ACME, PAGE)} == before
    git(laptop, "checkout", "-q", "HEAD", "--", PAGE)
    git(laptop, *ends)
    tick(laptop, PAGE, JANE, "Acme.md")
    assert refusals(laptop) == {} and is_done(laptop, ACME, JANE)


def test_a_conflict_of_a_stash_is_waited_for(tmp_path: Path) -> None:
    """Fault 21: a stash-pop conflict leaves unmerged entries and nothing else. Fault 22: so they stay when mended."""
    laptop, _ = two_clones(tmp_path, driver=False)
    tick(laptop, ACME, JANE)
    git(laptop, "stash", "-q")
    tick(laptop, ACME, JOHN)
    commit(laptop)
    git(laptop, "stash", "pop", fails=True)
    assert MARKER in read(laptop, ACME)
    stands = read(laptop, ACME)
    result = passed(laptop)
    assert result.refused == {} and read(laptop, ACME) == stands
    assert any(one.path == ACME and "two versions" in one.message for one in result.judgement.problems)
    git(laptop, "checkout", "-q", "--ours", ACME)
    tick(laptop, ACME, JANE)
    tick(laptop, PAGE, JANE, "Halden.md")
    mended = read(laptop, ACME)
    assert MARKER not in mended
    assert refusals(laptop) == {ACME: "git-unmerged"} and read(laptop, ACME) == mended
    assert is_done(laptop, HALDEN, JANE)  # every other note goes on
    git(laptop, "add", ACME)
    assert refusals(laptop) == {}
    assert "✅ 2026-11-21" in next(line for line in read(laptop, ACME).split("\n") if line.endswith(JANE))


def test_a_clone_without_the_driver(tmp_path: Path) -> None:
    """Fault 20: markers in the note are a finding until the user has mended it."""
    laptop, _phone = ticked_apart(tmp_path)
    commit(laptop, "laptop")
    git(laptop, "pull", "-q", "--no-rebase")
    fresh = tmp_path / "fresh"
    git(tmp_path, "clone", "-q", str(tmp_path / "origin.git"), str(fresh))
    git(fresh, "checkout", "-q", "-b", "mine", "HEAD~1")
    tick(fresh, ACME, JOHN)
    commit(fresh)
    git(fresh, "merge", "-q", "main", fails=True)
    stands = read(fresh, ACME)
    assert MARKER in stands
    git(fresh, "commit", "-q", "-am", "with its markers, by mistake")
    result = passed(fresh)
    assert read(fresh, ACME) == stands
    assert any(one.path == ACME and "two versions" in one.message for one in result.judgement.problems)
    assert "two versions" in read(fresh, PAGE)
    git(fresh, "checkout", "-q", "HEAD~1", "--", ACME)
    tick(fresh, ACME, JANE)
    assert refusals(fresh) == {}
    assert is_done(fresh, ACME, JANE) and "two versions" not in read(fresh, PAGE)
    assert at_rest(fresh)


def test_index_lock_appears_in_the_middle_of_a_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault 23: git begins to work after the first note was written; the rest waits, and is written afterwards."""
    laptop, _ = two_clones(tmp_path)
    for path in (ACME, HALDEN):
        tick(laptop, path, JANE)
    lock = laptop / ".git/index.lock"
    write = Writer.write

    def then_lock(self: Writer, path: str, *arguments: object, **options: object) -> Outcome:
        outcome = write(self, path, *arguments, **options)  # type: ignore[arg-type]
        lock.touch()
        return outcome

    with monkeypatch.context() as patch:
        patch.setattr(Writer, "write", then_lock)
        result = passed(laptop)
    assert set(result.later) == {HALDEN, PAGE}
    assert all(one == TryLater("git is at work", 1.0) for one in result.later.values())
    assert "✅" in read(laptop, ACME) and "✅" not in read(laptop, HALDEN)
    lock.unlink()
    passed(laptop)
    assert "✅" in read(laptop, HALDEN) and at_rest(laptop)


def test_a_checkout_under_a_running_writer_is_seen(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path)
    tick(phone, ACME, JANE)
    pushed(phone)
    text = read_vault(laptop)
    writer = new_writer(text)
    run_pass(text, TODAY, writer, now=True)
    git(laptop, "pull", "-q")
    text = read_vault(laptop)
    writer.begin_pass()
    result = run_pass(text, TODAY, writer, now=True)
    writer.hand_over()
    assert set(result.outcomes) == {ACME, PAGE} and "✅" in read(laptop, ACME)


# git-setup


def test_set_up_twice_changes_nothing(tmp_path: Path) -> None:
    laptop, _ = two_clones(tmp_path)
    config = (laptop / ".git/config").read_bytes()
    result = called("git-setup", laptop)
    assert "Nothing to change." in result.output and (laptop / ".git/config").read_bytes() == config
    assert git(laptop, "status", "--porcelain") == ""


@pytest.mark.parametrize("own", [None, "*.png binary\n", "*.md text\r\n*.png binary\r\n"])
def test_set_up_keeps_the_users_lines_and_is_undone_to_the_byte(tmp_path: Path, own: str | None) -> None:
    laptop, _ = two_clones(tmp_path, driver=False)
    attributes = laptop / ".gitattributes"
    if own is not None:
        attributes.write_bytes(own.encode())
    config = git(laptop, "config", "--local", "--list")
    dry = called("git-setup", laptop, "--dry-run", "--page-ignored")
    assert "would add" in dry.output and attributes.exists() is (own is not None)
    assert git(laptop, "config", "--local", "--list") == config
    assert called("git-setup", laptop, "--page-ignored").exit_code == 0
    assert attributes.read_bytes().startswith((own or "").encode())
    assert "merge: kbfollow" in git(laptop, "check-attr", "merge", ACME)
    assert git(laptop, "check-ignore", "--no-index", PAGE).strip() == PAGE
    assert "/python" in git(laptop, "config", "merge.kbfollow.driver")
    assert called("git-setup", laptop, "--undo").exit_code == 0
    assert (attributes.read_bytes().decode() if attributes.exists() else None) == own
    assert git(laptop, "config", "--local", "--list") == config and not (laptop / ".gitignore").exists()
    assert "Nothing to change." in called("git-setup", laptop, "--undo").output


def test_a_last_line_without_a_line_feed_stays_a_line(tmp_path: Path) -> None:
    laptop, _ = two_clones(tmp_path, driver=False)
    (laptop / ".gitattributes").write_bytes(b"*.png binary")
    called("git-setup", laptop)
    assert (laptop / ".gitattributes").read_bytes().startswith(b"*.png binary\n#")


def test_the_page_can_be_kept_out_of_git_and_brought_back(tmp_path: Path) -> None:
    laptop, _ = two_clones(tmp_path)
    assert "git rm --cached" in called("git-setup", laptop, "--page-ignored").output
    git(laptop, "rm", "-q", "--cached", PAGE)
    commit(laptop)
    tick(laptop, PAGE, JANE, "Acme.md")
    passed(laptop)
    assert git(laptop, "status", "--porcelain").strip() == f"M {ACME}"
    called("git-setup", laptop, "--page-kept")
    assert f"?? {PAGE}" in git(laptop, "status", "--porcelain")


def test_a_vault_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    repository = tmp_path / "all"
    repository.mkdir()
    git(repository, "init", "-q", "-b", "main")
    vault = repository / "My notes"
    vault.mkdir()
    laptop, _ = two_clones(tmp_path)
    for path in (ACME, HALDEN, PAGE, "Follow-ups settings.md"):
        (vault / path).parent.mkdir(exist_ok=True)
        (vault / path).write_bytes((laptop / path).read_bytes())
    assert called("git-setup", vault).exit_code == 0
    (repository / "README.md").write_text("Not a note.\n")
    assert not (repository / ".gitattributes").exists()
    assert "merge: unspecified" in git(repository, "check-attr", "merge", "README.md")
    commit(repository)
    git(repository, "checkout", "-q", "-b", "other")
    tick(vault, ACME, JANE)
    tick(vault, PAGE, JANE, "Halden.md")
    commit(repository)
    git(repository, "checkout", "-q", "main")
    tick(vault, ACME, JOHN)
    tick(vault, PAGE, JOHN, "Halden.md")
    commit(repository)
    git(repository, "merge", "-q", "other", "-m", "both")
    passed(vault)
    assert all(is_done(vault, path, block_id) for path in (ACME, HALDEN) for block_id in (JANE, JOHN))


def test_no_set_up_outside_a_repository_or_in_the_middle_of_a_merge(tmp_path: Path) -> None:
    laptop, phone = two_clones(tmp_path, driver=False)
    for folder, words in ((phone, "oat milk"), (laptop, "rice milk")):
        change(folder, "Groceries.md", "milk", words)
    pushed(phone)
    commit(laptop)
    git(laptop, "pull", "-q", "--no-rebase", fails=True)
    result = called("git-setup", laptop)
    assert result.exit_code == 4 and "middle of a merge" in result.output
    assert not (laptop / ".gitattributes").exists()
    alone = tmp_path / "alone"
    alone.mkdir()
    result = called("git-setup", alone)
    assert result.exit_code == 4 and "no git repository" in result.output


def test_remove_takes_the_driver_out_too(tmp_path: Path) -> None:
    laptop, _ = two_clones(tmp_path)
    result = called("remove", "--yes", laptop)
    assert result.exit_code == 0, result.output
    assert git(laptop, "config", "--get", "merge.kbfollow.driver", fails=True) == ""
    assert not (laptop / ".gitattributes").exists()
    assert called("remove", "--yes", laptop).output.startswith("There is nothing")
