"""Faults that no single call makes: stale buffers, two devices, programs that undo each other, garbled text."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from vaults import ACME, HALDEN, PAGE, TODAY, acme, halden, line_of, one_note, problems_of, settled, status_of, ticked

from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.passes import new_writer, read_vault, run_pass
from kbfollow.vault import sync_state
from kbfollow.vault.outcomes import Refused, Written

JANE = "thank-you-jane-doe"
SETTINGS = "---\ntime_zone: Europe/Berlin\nquiet_note: 0\nquiet_page: 0\n---\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two interview notes on disk, before the first pass."""
    on_device(1, tmp_path, monkeypatch)
    root = tmp_path / "vault"
    (root / "Interviews").mkdir(parents=True)
    (root / SETTINGS_NOTE).write_text(SETTINGS)
    (root / ACME).write_text(acme())
    (root / HALDEN).write_text(halden())
    return root


def on_device(number: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, passes are those of this device."""
    monkeypatch.setenv("KBFOLLOW_STATE", str(folder / f"state-{number}"))
    monkeypatch.setenv("KBFOLLOW_CACHE", str(folder / f"cache-{number}"))


def one_pass(root: Path, today: date = TODAY) -> list[str]:
    """The files that one pass writes."""
    text = read_vault(root)
    writer = new_writer(text)
    result = run_pass(text, today, writer, now=True)
    writer.hand_over()
    return sorted(path for path, outcome in result.outcomes.items() if isinstance(outcome, Written))


def tick(note: Path, block_id: str = JANE) -> None:
    note.write_text(ticked(note.read_text(), block_id))


def test_05_a_dirty_buffer_saved_after_our_write(root: Path) -> None:
    """The editor read the note before its block was there. Her line stays, the block comes back."""
    buffer = (root / ACME).read_text()
    one_pass(root)
    assert "kbfollow:begin" in (root / ACME).read_text()
    (root / ACME).write_text(buffer + "Her line.\n")
    assert one_pass(root) == [ACME]
    text = (root / ACME).read_text()
    assert text.startswith(buffer + "Her line.\n") and line_of(text, JANE)
    assert one_pass(root) == []


def test_06_a_tick_reverted_by_a_stale_save_makes_no_loop(root: Path) -> None:
    """The same size, the same block but for one character: open again, since she saved it so; nobody writes it back."""
    one_pass(root)
    buffer = (root / ACME).read_text()
    tick(root / ACME)
    one_pass(root)
    (root / ACME).write_text(buffer)
    times = os.stat(root / ACME).st_mtime_ns  # noqa: PTH116
    one_pass(root)
    assert (root / ACME).read_text() == buffer and (root / ACME).stat().st_mtime_ns == times
    assert one_pass(root) == []


@pytest.mark.parametrize("first", [PAGE, ACME])
def test_24_two_watchers_see_the_same_tick(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """Two devices have the same folder; both read the tick before either has written."""
    one_pass(root)
    if first == PAGE:
        page = (root / PAGE).read_text()
        line = next(line for line in page.split("\n") if JANE in line and line.startswith("- [ ]"))
        (root / PAGE).write_text(page.replace(line, line.replace("[ ]", "[x]")))
    else:
        tick(root / ACME)
    texts, results = [], []
    for device in (1, 2):
        on_device(device, tmp_path, monkeypatch)
        texts.append(read_vault(root))
    for device in (1, 2):
        on_device(device, tmp_path, monkeypatch)
        writer = new_writer(texts[device - 1])
        results.append(run_pass(texts[device - 1], TODAY, writer, now=True))
        writer.hand_over()
    assert not any(result.refused for result in results)
    for device in (1, 2):
        on_device(device, tmp_path, monkeypatch)
        assert one_pass(root) == []
    text = (root / ACME).read_text()
    assert line_of(text, JANE).startswith("- [x]") and line_of(text, JANE).count("✅") == 1
    assert text.count("kbfollow:begin") == 1


def test_29_the_state_directory_is_deleted_between_passes(root: Path, tmp_path: Path) -> None:
    one_pass(root)
    shutil.rmtree(tmp_path / "state-1")
    shutil.rmtree(tmp_path / "cache-1", ignore_errors=True)
    assert one_pass(root) == []
    tick(root / ACME)
    assert ACME in one_pass(root) and one_pass(root) == []


def test_34_names_that_differ_in_case_only_are_two_notes(root: Path) -> None:
    """On a file system that tells them apart; elsewhere there is only one file."""
    other = root / "Interviews" / "ACME.md"
    other.write_text(halden())
    if (root / ACME).read_text() != acme():
        pytest.skip("names that differ in case only are one file here")
    assert one_pass(root) == [PAGE, "Interviews/ACME.md", ACME, HALDEN]
    assert one_pass(root) == []
    tick(root / ACME)
    assert one_pass(root) == [PAGE, ACME]
    assert "[x]" not in other.read_text()


def test_36_a_note_whose_contents_are_in_the_cloud_is_not_written(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS and Windows say so in the file's flags; here another program stands in for them."""
    target = os.path.realpath(root / ACME)
    real = sync_state.is_online_only
    monkeypatch.setattr(
        "kbfollow.vault.checks.is_online_only", lambda path, status: path == target or real(path, status)
    )
    text = read_vault(root)
    result = run_pass(text, TODAY, new_writer(text), now=True)
    outcome = result.outcomes[ACME]
    assert isinstance(outcome, Refused) and outcome.reason.code == "online-only"
    assert (root / ACME).read_text() == acme()


def test_39_a_program_that_undoes_our_writes_is_left_alone_after_five(root: Path) -> None:
    """And the notes of others are written as before."""
    before = (root / ACME).read_text()
    text = read_vault(root)
    writer = new_writer(text)
    written = 0
    for _ in range(8):
        text = read_vault(root)
        outcome = run_pass(text, TODAY, writer, now=True).outcomes[ACME]
        written += isinstance(outcome, Written)
        (root / ACME).write_text(before)
    assert written == 5
    assert isinstance(outcome, Refused) and outcome.reason.code == "too-often"
    (root / HALDEN).write_text(halden() + "I promised to send Ruth the list by December 3.\n")
    text = read_vault(root)
    assert isinstance(run_pass(text, TODAY, writer, now=True).outcomes[HALDEN], Written)
    writer.hand_over()


def garbled(note: str) -> str:
    """Two versions of the closing marker, one character from the one, one from the other, as a merge by characters."""
    start = note.index("<!-- kbfollow:end")
    head, base = note[:start], note[start:]
    doubled = "".join(char * (1 + (number % 3 == 0)) for number, char in enumerate(base))
    return head + doubled


def test_40_a_closing_marker_merged_by_characters_is_no_intent() -> None:
    note = one_note(acme())
    text = garbled(note)
    files = settled({ACME: text})
    assert files[ACME] == text and problems_of({ACME: text})


def test_40_both_versions_of_both_markers() -> None:
    """A merge that keeps both sides whole: two blocks, one after the other. Nothing is written, somebody is told."""
    note = one_note(acme())
    start = note.index("<!-- kbfollow:begin")
    text = note + note[start:]
    assert settled({ACME: text})[ACME] == text
    assert [one.path for one in problems_of({ACME: text})] == [ACME]


@pytest.mark.parametrize("mark", [" ", "x", "-"])
def test_40_two_base_lines_for_one_id(mark: str) -> None:
    """Whichever of them is right: what the user did stays, and nobody's deed is made up."""
    note = one_note(acme())
    entry = next(line for line in note.split("\n") if line.startswith(f"{JANE} "))
    later = one_note(acme().replace("2026-11-20", "2026-11-23"), date(2026, 11, 24))
    other = next(line for line in later.split("\n") if line.startswith(f"{JANE} "))
    assert entry != other
    text = note.replace(entry, f"{entry}\n{other}")
    text = text if mark == " " else ticked(text, JANE, mark)
    files = settled({ACME: text})
    expected = {" ": "open", "x": "done", "-": "cancelled"}[mark]
    assert status_of(files, JANE) == expected
    assert sum(line.startswith(f"{JANE} ") for line in files[ACME].split("\n")) <= 2
