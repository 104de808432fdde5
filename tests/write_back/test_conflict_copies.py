"""Conflict copies: what was done in one counts, what is the user's in one stays, and only a spent one goes."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from vaults import (
    ACME,
    HALDEN,
    PAGE,
    TODAY,
    Files,
    acme,
    changed,
    halden,
    judged,
    line_of,
    problems_of,
    relined,
    replaced,
    settled,
    status_of,
    ticked,
    ticked_by_tasks,
)

from kbfollow.cli import cli
from kbfollow.copies import CopyText, read_copies
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.passes import PassResult, new_writer, planned, read_vault, run_pass

JANE = "thank-you-jane-doe"
RUTH = "thank-you-ruth-adler"
LATER = date(2026, 11, 23)
SYNCTHING = ".sync-conflict-20261121-101500-ABCDEFG"
NAMES = [
    SYNCTHING,
    " (Jane Doe's conflicted copy 2026-11-21)",
    " (conflicted copy 2026-11-21 101500)",
    "-DESKTOP-1A2B3C4",
    " 2",
]


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KBFOLLOW_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("KBFOLLOW_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def files() -> Files:
    return settled({SETTINGS_NOTE: "---\n---\n", ACME: acme(), HALDEN: halden()})


def copy_of(path: str, mark: str = SYNCTHING) -> str:
    return path.removesuffix(".md") + mark + ".md"


def on_disk(root: Path, files: Files) -> Path:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")
    return root


def read_back(root: Path) -> Files:
    return {
        path.relative_to(root).as_posix(): path.read_bytes().decode()
        for path in root.rglob("*.md")
        if path.relative_to(root).parts[0] != ".trash"
    }


def in_trash(root: Path) -> list[str]:
    return sorted(path.name for path in (root / ".trash").glob("*"))


def passed(root: Path, today: date = TODAY, times: int = 1) -> PassResult:
    """Passes over a vault on disk, without the quiet gates."""
    for _ in range(times):
        text = read_vault(root)
        writer = new_writer(text)
        result = run_pass(text, today, writer, now=True)
        writer.hand_over()
    return result


def come_to_rest(root: Path, today: date = TODAY) -> Files:
    """The vault after a pass; a further one must change nothing."""
    passed(root, today)
    after = read_back(root)
    passed(root, today)
    assert read_back(root) == after
    return after


# Quiet cases


def test_a_vault_without_copies_is_read_as_it_is(files: Files) -> None:
    judgement, page = judged(files)
    found = read_copies([], list(judgement.notes.values()), page.state, page.text, judgement.settings)
    assert (found.page, found.problems, found.spent) == (page.state, (), ())


@pytest.mark.parametrize("path", ["Interviews/Acme 2.md", "Interviews/Acme-Interview.md", "Groceries 2.md"])
def test_a_note_of_a_similar_name_is_a_note(tmp_path: Path, files: Files, path: str) -> None:
    second = acme("Ann Poe (CEO)").replace("2026-11-20", "2026-11-21") if "Acme" in path else "- [ ] milk\n"
    root = on_disk(tmp_path / "vault", {**files, "Groceries.md": "- [ ] bread\n", path: second})
    after = come_to_rest(root)
    assert in_trash(root) == [] and path in after
    assert "conflict copy" not in after[PAGE]


def test_a_copy_of_a_note_that_is_none_of_ours_is_none_of_ours(tmp_path: Path, files: Files) -> None:
    own = {"Groceries.md": "- [ ] milk\n", copy_of("Groceries.md"): "- [ ] bread\n"}
    root = on_disk(tmp_path / "vault", {**files, **own})
    assert come_to_rest(root) == {**files, **own}


def test_an_untouched_copy_goes_and_nothing_else_is_written(tmp_path: Path, files: Files) -> None:
    late = settled(changed(files, ACME, lambda note: ticked_by_tasks(note, JANE)))
    copies = {copy_of(ACME): files[ACME], copy_of(PAGE): files[PAGE]}
    root = on_disk(tmp_path / "vault", {**late, **copies})
    assert come_to_rest(root) == late
    assert in_trash(root) == sorted(Path(path).name for path in copies)


@pytest.mark.parametrize("words", ["", "\nMilk.\n"])
def test_a_copy_of_a_page_that_was_deleted_is_read_in_the_same_pass(tmp_path: Path, files: Files, words: str) -> None:
    copy = relined(files[PAGE], JANE, lambda line: replaced(line, "[ ]", "[x]")) + words
    root = on_disk(tmp_path / "vault", {path: text for path, text in files.items() if path != PAGE})
    on_disk(root, {copy_of(PAGE): copy})
    after = come_to_rest(root)
    assert "[x]" in line_of(after[ACME], JANE) and PAGE in after
    assert in_trash(root) == ([] if words else [Path(copy_of(PAGE)).name])
    assert (after.get(copy_of(PAGE)) == copy) is bool(words)


def test_a_note_that_is_named_like_a_copy_of_a_deleted_page_stays(tmp_path: Path, files: Files) -> None:
    root = on_disk(tmp_path / "vault", {path: text for path, text in files.items() if path != PAGE})
    on_disk(root, {"Follow-ups 2.md": "- [ ] milk\n"})
    after = come_to_rest(root)
    assert after["Follow-ups 2.md"] == "- [ ] milk\n" and in_trash(root) == []


def test_the_copy_of_a_note_that_has_no_block_yet_brings_its_own(tmp_path: Path, files: Files) -> None:
    line = line_of(files[ACME], JANE)
    copy = (
        files[ACME]
        .replace(line, f"{line.replace('[ ]', '[x]')}\n    - Mine below.")
        .replace("\n<!-- kbfollow:end", "\nMine.\n\n<!-- kbfollow:end")
    )
    root = on_disk(tmp_path / "vault", {**files, ACME: acme(), copy_of(ACME): copy})
    after = come_to_rest(root)
    assert "    - Mine below." in after[ACME] and "\nMine.\n" in after[ACME]
    assert line_of(after[ACME], JANE).startswith("- [x]") and in_trash(root) == [Path(copy_of(ACME)).name]


def test_an_old_page_restored_says_nothing_new(files: Files) -> None:
    """Fault 28: what an old page shows is what was written then, and no wish of the user's."""
    late = settled(changed(files, ACME, lambda note: ticked_by_tasks(note, JANE)), LATER)
    late = changed(
        late, HALDEN, lambda note: relined(note, RUTH, lambda line: replaced(line, "📅 2026-11-20", "📅 2026-11-27"))
    )
    late = settled(late, LATER)
    assert settled({**late, PAGE: files[PAGE]}, LATER) == late
    ticks = ticked(files[PAGE], JANE)
    assert settled({**late, PAGE: ticks}, LATER) == late


# The page's copies


@pytest.mark.parametrize("mark", NAMES)
def test_a_tick_in_a_copy_of_the_page_reaches_the_note_and_the_copy_goes(
    tmp_path: Path, files: Files, mark: str
) -> None:
    """Fault 26: the page's copy holds ticks, and each program has its own name for it."""
    own = changed(files, PAGE, lambda page: ticked(page, RUTH))
    root = on_disk(tmp_path / "vault", {**own, copy_of(PAGE, mark): ticked(files[PAGE], JANE)})
    after = come_to_rest(root)
    assert after == settled({**files, PAGE: ticked(ticked(files[PAGE], JANE), RUTH)})
    assert in_trash(root) == [Path(copy_of(PAGE, mark)).name]


def test_of_two_days_the_pages_own_stays_and_done_beats_open(tmp_path: Path, files: Files) -> None:
    """Fault 26: page and copy were both changed, for the same tasks."""
    own = relined(files[PAGE], JANE, lambda line: f"{line} 📅 2026-11-25")
    own = relined(own, RUTH, lambda line: f"{line} 📅 2026-11-25")
    other = relined(files[PAGE], JANE, lambda line: f"{line} 📅 2026-11-26")
    other = ticked(other, RUTH)
    root = on_disk(tmp_path / "vault", {**files, PAGE: own, copy_of(PAGE): other})
    after = come_to_rest(root)
    assert "📅 2026-11-25" in line_of(after[ACME], JANE)
    assert status_of(after, RUTH) == "done"


def test_a_copy_of_an_older_page_counts_by_its_own_base(tmp_path: Path, files: Files) -> None:
    later = settled(files, LATER)
    assert later[PAGE] != files[PAGE]
    root = on_disk(tmp_path / "vault", {**later, copy_of(PAGE): ticked(files[PAGE], JANE)})
    after = come_to_rest(root, LATER)
    assert status_of(after, JANE, LATER) == "done" and status_of(after, RUTH, LATER) == "open"
    assert in_trash(root)


@pytest.mark.parametrize(
    "write",
    [
        lambda page: page + "\nRing the bank.\n",
        lambda page: replaced(page, "## Today", "Ring the bank.\n\n## Today"),
        lambda page: replaced(page, "# Follow-ups", "# My week"),
    ],
)
def test_a_copy_with_lines_of_the_users_stays_and_is_told(
    tmp_path: Path, files: Files, write: Callable[[str], str]
) -> None:
    """Fault 26: the page's copy holds more than ticks."""
    copy = copy_of(PAGE)
    root = on_disk(tmp_path / "vault", {**files, copy: write(ticked(files[PAGE], JANE))})
    after = come_to_rest(root)
    assert status_of(after, JANE) == "done" and in_trash(root) == []
    assert f"]({copy}) and [Follow-ups](Follow-ups.md): a conflict copy" in after[PAGE]
    (root / copy).unlink()
    assert "conflict copy" not in come_to_rest(root)[PAGE]


def test_lines_that_the_page_has_too_keep_no_copy(tmp_path: Path, files: Files) -> None:
    own = "\nRing the bank.\n"
    late = settled(changed(files, ACME, lambda note: ticked_by_tasks(note, JANE)))
    late[PAGE] += own
    root = on_disk(tmp_path / "vault", {**late, copy_of(PAGE): files[PAGE] + own})
    assert come_to_rest(root) == late
    assert in_trash(root)


@pytest.mark.parametrize("damage", [("\n-->\n", "\n->\n"), ("kbfollow:begin 1", "kbfollow:begin 9"), ("begin", "end")])
def test_a_damaged_copy_of_the_page_is_read_for_nothing(tmp_path: Path, files: Files, damage: tuple[str, str]) -> None:
    copy = ticked(files[PAGE], JANE).replace(*damage, 1)
    root = on_disk(tmp_path / "vault", {**files, copy_of(PAGE): copy})
    after = come_to_rest(root)
    assert after[ACME] == files[ACME] and in_trash(root) == []
    assert copy_of(PAGE) in after[PAGE]


def test_a_tick_whose_task_is_gone_keeps_its_copy(tmp_path: Path, files: Files) -> None:
    copy = ticked(files[PAGE], JANE)
    without = settled({**files, ACME: replaced(files[ACME], "  - Jane Doe (Director)\n", "")})
    root = on_disk(tmp_path / "vault", {**without, copy_of(PAGE): copy})
    after = come_to_rest(root)
    assert in_trash(root) == []
    assert f"]({copy_of(PAGE)})" in after[PAGE] and "is gone" in after[PAGE]


def test_each_copy_with_a_tick_whose_task_is_gone_is_told(tmp_path: Path, files: Files) -> None:
    """Two devices may make the same copy, each under its own name."""
    copies = [copy_of(PAGE), copy_of(PAGE, SYNCTHING.replace("1015", "1016"))]
    without = settled({**files, ACME: replaced(files[ACME], "  - Jane Doe (Director)\n", "")})
    root = on_disk(tmp_path / "vault", {**without, **dict.fromkeys(copies, ticked(files[PAGE], JANE))})
    after = come_to_rest(root)
    assert in_trash(root) == []
    assert all(f"]({copy})" in after[PAGE] for copy in copies)


def test_a_copy_waits_until_its_notes_are_written(tmp_path: Path, files: Files) -> None:
    """Fault 26: the note can't be written in the pass that reads the copy."""
    root = on_disk(tmp_path / "vault", {**files, copy_of(PAGE): ticked(files[PAGE], JANE)})
    os.link(root / ACME, tmp_path / "second name")
    passed(root)
    assert in_trash(root) == [] and read_back(root)[ACME] == files[ACME]
    (tmp_path / "second name").unlink()
    after = come_to_rest(root)
    assert status_of(after, JANE) == "done" and in_trash(root)


# A note's copies


@pytest.mark.parametrize("mark", NAMES)
def test_a_copy_that_differs_in_its_block_only_is_merged(tmp_path: Path, files: Files, mark: str) -> None:
    """Fault 27: note and copy each hold a tick, and the text around them is the same."""
    own = changed(files, ACME, lambda note: ticked(note, JANE))
    root = on_disk(tmp_path / "vault", {**own, copy_of(ACME, mark): ticked_by_tasks(files[ACME], "check-in-1")})
    after = come_to_rest(root)
    assert "[x]" in line_of(after[ACME], JANE) and "[x]" in line_of(after[ACME], "check-in-1")
    assert in_trash(root) == [Path(copy_of(ACME, mark)).name]


def test_a_copy_with_other_text_is_told_with_both_links(tmp_path: Path, files: Files) -> None:
    """Fault 27: the copy's text differs too, so it is the user's to merge."""
    copy = ticked(files[ACME], JANE).replace("Good talk.", "Great talk.")
    root = on_disk(tmp_path / "vault", {**files, copy_of(ACME): copy})
    after = come_to_rest(root)
    assert after[ACME] == files[ACME] and after[copy_of(ACME)] == copy and in_trash(root) == []
    assert f"](Interviews/{Path(copy_of(ACME)).name}) and [Acme](Interviews/Acme.md): a conflict copy" in after[PAGE]
    (root / copy_of(ACME)).unlink()
    assert come_to_rest(root) == files


def test_a_copy_from_before_the_first_pass_holds_nothing_more(tmp_path: Path, files: Files) -> None:
    root = on_disk(tmp_path / "vault", {**files, copy_of(ACME): acme()})
    assert come_to_rest(root) == files
    assert in_trash(root)
    bare = {path: text for path, text in files.items() if path != ACME}
    root = on_disk(tmp_path / "other", {**bare, ACME: acme(), copy_of(ACME): ticked(files[ACME], JANE)})
    assert status_of(come_to_rest(root), JANE) == "done"


def test_several_copies_and_a_copy_of_a_copy(tmp_path: Path, files: Files) -> None:
    second = copy_of(ACME, SYNCTHING.replace("1015", "1016"))
    third = copy_of(copy_of(ACME))
    copies = {
        copy_of(ACME): ticked(files[ACME], JANE),
        second: ticked_by_tasks(files[ACME], "check-in-1"),
        third: relined(files[ACME], JANE, lambda line: f"{line}\n    - buy a card"),
    }
    root = on_disk(tmp_path / "vault", {**files, **copies})
    after = come_to_rest(root)
    assert "[x]" in line_of(after[ACME], JANE) and "[x]" in line_of(after[ACME], "check-in-1")
    assert f"{line_of(after[ACME], JANE)}\n    - buy a card\n" in after[ACME]
    assert len(in_trash(root)) == 3


def test_a_copy_of_a_note_that_sleeps_stays_and_is_told(tmp_path: Path, files: Files) -> None:
    asleep = {**files, ACME: replaced(files[ACME], "date: 2026-11-20", "date: 2026-05-20")}
    old_tick = ticked_by_tasks(asleep[ACME], JANE, date(2026, 5, 21))
    root = on_disk(tmp_path / "vault", {**asleep, copy_of(ACME): old_tick})
    after = come_to_rest(root)
    assert after[ACME] == asleep[ACME] and in_trash(root) == []
    assert "waits for its note" in after[PAGE]


def test_a_copy_of_the_settings_note_is_told(tmp_path: Path, files: Files) -> None:
    root = on_disk(tmp_path / "vault", {**files, copy_of(SETTINGS_NOTE): "---\ncountry: DE\n---\n"})
    after = come_to_rest(root)
    assert "[Follow-ups settings](Follow-ups%20settings.md): a conflict copy" in after[PAGE]
    assert in_trash(root) == []


# The move to the trash


@pytest.mark.parametrize("path", [ACME, PAGE])
def test_a_copy_that_is_all_there_is_stays_until_its_file_differs(tmp_path: Path, files: Files, path: str) -> None:
    """The version that won may still be on its way; then the copy's words would stand in the trash only."""
    words = settled({**files, path: files[path] + "\nMine.\n"})
    root = on_disk(tmp_path / "vault", {**words, copy_of(path): words[path]})
    after = come_to_rest(root)
    assert in_trash(root) == [] and after[copy_of(path)] == words[path]
    assert ("a conflict copy that is the same as its note" in after[PAGE]) is (path == ACME)
    on_disk(root, {path: files[path]})  # the version that won comes in
    after = come_to_rest(root)
    assert after[copy_of(path)] == words[path] and "with" in after[PAGE].partition("a conflict copy, made by")[2]


def test_a_copy_of_the_last_page_goes_when_the_page_is_written(tmp_path: Path, files: Files) -> None:
    page = files[PAGE] + "\nMine.\n"
    root = on_disk(tmp_path / "vault", {**files, PAGE: page, copy_of(PAGE): page})
    come_to_rest(root)
    assert in_trash(root) == []
    after = come_to_rest(root, LATER)
    assert in_trash(root) == [Path(copy_of(PAGE)).name] and "Mine." in after[PAGE]


def test_a_copy_that_changed_since_it_was_read_is_not_moved(tmp_path: Path, files: Files) -> None:
    root = on_disk(tmp_path / "vault", {**files, copy_of(ACME): ticked(files[ACME], JANE)})
    text = read_vault(root)
    late = ticked(files[ACME], JANE) + "More.\n"
    (root / copy_of(ACME)).write_text(late, encoding="utf-8")
    writer = new_writer(text)
    run_pass(text, TODAY, writer, now=True)
    writer.hand_over()
    assert (root / copy_of(ACME)).read_text(encoding="utf-8") == late and in_trash(root) == []


def test_the_trash_never_loses_what_is_in_it(tmp_path: Path, files: Files) -> None:
    name = Path(copy_of(ACME)).name
    root = on_disk(tmp_path / "vault", {**files, copy_of(ACME): ticked(files[ACME], JANE), f".trash/{name}": "older\n"})
    come_to_rest(root)
    assert in_trash(root) == sorted([name, name.replace(".md", " 2.md")])
    assert (root / ".trash" / name).read_text(encoding="utf-8") == "older\n"


def test_a_copy_that_cannot_be_moved_does_no_harm(
    tmp_path: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = on_disk(tmp_path / "vault", {**files, copy_of(ACME): ticked(files[ACME], JANE)})

    def full(old: str, new: str) -> None:
        raise OSError(errno.ENOSPC, "no room", new)

    with monkeypatch.context() as patch:
        patch.setattr("kbfollow.vault.write.Writer._move_to_name", lambda self, old, new: full(old, new))
        result = passed(root)
        assert list(result.refused) == [copy_of(ACME)]
        before = read_back(root)
        passed(root, times=2)
        assert read_back(root) == before and status_of(before, JANE) == "done"
    come_to_rest(root)
    assert in_trash(root)


def test_update_says_what_became_of_the_copies(tmp_path: Path, files: Files) -> None:
    mine = files[HALDEN].replace("small", "tiny")
    root = on_disk(tmp_path / "vault", {**files, copy_of(PAGE): ticked(files[PAGE], JANE), copy_of(HALDEN): mine})
    before = read_back(root)
    result = CliRunner().invoke(cli, ["--today", TODAY.isoformat(), "update", "--dry-run", str(root)])
    assert f"would move {copy_of(PAGE)} to .trash\n" in result.output and read_back(root) == before
    result = CliRunner().invoke(cli, ["--today", TODAY.isoformat(), "update", "--now", str(root)])
    assert result.exit_code == 0, result.output
    assert f"Moved {copy_of(PAGE)} to .trash" in result.output and f"{copy_of(HALDEN)}:1: " in result.output
    assert status_of(read_back(root), JANE) == "done"
    (log,) = (tmp_path / "state").rglob("kbfollow.log")
    assert f'moved to .trash/"{copy_of(PAGE)}"' in log.read_text(encoding="utf-8")


# On every device the same


def test_the_plan_is_the_same_on_every_device(tmp_path: Path, files: Files) -> None:
    vault = {
        **files,
        copy_of(PAGE): ticked(files[PAGE], RUTH) + "\nmine\n",
        copy_of(ACME): ticked(files[ACME], JANE),
        copy_of(HALDEN): files[HALDEN].replace("small", "tiny"),
    }
    edits = []
    for name, order in (("one", 1), ("two", -1)):
        root = on_disk(tmp_path / name, dict(list(vault.items())[::order]))
        edits.append([(one.path, one.after) for one in planned(read_vault(root), TODAY)[1]])
    assert edits[0] == edits[1] != []


def test_two_devices_that_both_have_the_copies_end_alike(tmp_path: Path, files: Files) -> None:
    vault = {**files, copy_of(PAGE): ticked(files[PAGE], RUTH), copy_of(ACME): ticked(files[ACME], JANE)}
    ends = [come_to_rest(on_disk(tmp_path / name, vault)) for name in ("one", "two")]
    assert ends[0] == ends[1]
    assert problems_of(ends[0]) == []


def test_reading_a_copy_writes_nothing(files: Files) -> None:
    judgement, page = judged(files)
    copy = CopyText(copy_of(ACME), ACME, "Syncthing", ticked(files[ACME], JANE).encode())
    found = read_copies([copy], list(judgement.notes.values()), page.state, page.text, judgement.settings)
    assert [one.path for one in found.spent] == [copy.path]
    assert (found.standing or {})[ACME] == files[ACME]
