"""Taking back a pass: the bytes from before it, and nothing of anybody else's."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest
from a_job_search import ACME, HALDEN, PAGE, JobSearch
from a_vault import NOTE, OURS, Vault, python
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.vault.backup import Step
from kbfollow.vault.lock import VaultLock
from kbfollow.vault.merge import lines_of
from kbfollow.vault.outcomes import Refused, TryLater, Unchanged, Written
from kbfollow.vault.undo import ChangedSinceError, look_at, take_back, undo_file
from kbfollow.vault.write import Writer


class TestNothingIsTakenBack:
    def test_in_a_vault_that_no_pass_has_written(self, job_search: JobSearch) -> None:
        before = job_search.files()
        for arguments in ((), ("--dry-run",)):
            result = job_search.run("undo", *arguments)
            assert (result.exit_code, result.output) == (0, "There is no pass to take back.\n")
        assert job_search.files() == before

    def test_by_a_dry_run(self, job_search: JobSearch) -> None:
        job_search.update()
        before = job_search.files()
        result = job_search.run("undo", "--dry-run")
        assert result.exit_code == 0 and "would be as before: Interviews/Acme.md" in result.output
        assert "would go to the trash: Follow-ups.md" in result.output
        assert job_search.files() == before
        assert "is as before already" not in result.output

    def test_while_another_kbfollow_is_at_work(self, job_search: JobSearch) -> None:
        job_search.update()
        before = job_search.files()
        with VaultLock(job_search.state):
            assert job_search.run("undo").exit_code == 5
        assert job_search.files() == before

    def test_of_a_pass_that_wrote_nothing(self, job_search: JobSearch) -> None:
        before = job_search.files()
        job_search.update()
        job_search.update()
        assert job_search.run("undo").exit_code == 0
        assert job_search.files() == before

    def test_of_a_write_that_was_refused(self, vault: Vault) -> None:
        vault.note()
        writer = vault.writer(at=lambda step: vault.note(data=NOTE + b"typed\n") if step == "noted" else None)
        assert isinstance(writer.write("Interviews/Acme.md", NOTE, OURS), TryLater)
        assert writer.backups.last_pass() is None

    def test_where_the_backup_is_damaged(self, job_search: JobSearch) -> None:
        job_search.update()
        written = job_search.text()
        for content in (job_search.state / "backups/contents").rglob("*"):
            if content.is_file():
                content.write_bytes(b"other\n")
        result = job_search.run("undo")
        assert result.exit_code == 1 and f"{ACME}: left as it is, what was kept of it is damaged" in result.output
        assert job_search.text() == written

    def test_in_a_note_that_is_refused_and_it_is_tried_again(self, job_search: JobSearch) -> None:
        before = job_search.files()
        job_search.update()
        (job_search.root / ACME).chmod(0o444)
        result = job_search.run("undo")
        assert (
            result.exit_code == 4 and f"{ACME}: not written, the file is read-only; make it writable" in result.output
        )
        assert job_search.text(HALDEN).encode() == before[HALDEN]
        (job_search.root / ACME).chmod(0o644)
        assert job_search.run("undo").exit_code == 0
        assert job_search.files() == before


class TestAPassIsTakenBack:
    def test_to_the_byte(self, job_search: JobSearch) -> None:
        job_search.write(job_search.text().replace("\n", "\r\n").rstrip() + "\N{LINE SEPARATOR}\x0b", ACME)
        before = job_search.files()
        job_search.update()
        assert job_search.files() != before
        result = job_search.run("undo")
        assert result.exit_code == 0, result.output
        assert job_search.files() == before
        assert (job_search.root / ".trash" / PAGE).exists()
        assert "<!-- kbfollow:off -->" in result.output

    def test_and_the_next_update_writes_again(self, job_search: JobSearch) -> None:
        job_search.update()
        written = job_search.files()
        job_search.run("undo")
        job_search.update()
        assert job_search.files() == written

    def test_and_the_one_before_by_a_second_undo(self, job_search: JobSearch) -> None:
        states = [job_search.files()]
        job_search.update()
        states.append(job_search.files())
        job_search.edit("Good talk.", "Good talk. I said I'd send the writing sample by Tuesday.")
        typed = job_search.text()
        job_search.update()
        job_search.run("undo")
        assert job_search.text() == typed and job_search.text(PAGE).encode() == states[1][PAGE]
        job_search.run("undo")
        assert job_search.text(HALDEN).encode() == states[0][HALDEN] and PAGE not in job_search.files()
        assert job_search.text().encode() == states[0][ACME].replace(
            b"Good talk.", b"Good talk. I said I'd send the writing sample by Tuesday."
        )
        assert "no pass" in job_search.run("undo").output

    def test_after_remove_the_tasks_are_back(self, job_search: JobSearch) -> None:
        job_search.update()
        written = job_search.files()
        assert job_search.run("remove", "--yes").exit_code == 0
        assert job_search.files() != written
        assert job_search.run("undo").exit_code == 0
        assert job_search.files() == written

    def test_after_a_kill_in_the_middle(self, vault: Vault) -> None:
        """The first undo dies after its first exchange; the second one finishes, and takes nothing back twice."""
        paths = ["a.md", "b.md"]
        for path in paths:
            vault.note(path)
        writer = vault.writer()
        assert [writer.write(path, NOTE, OURS) for path in paths] == [Written()] * 2
        writer.finish()
        process = python(
            "import os, sys, time\n"
            "from dataclasses import replace\n"
            "from kbfollow.vault.seams import Seams\n"
            "from kbfollow.vault.undo import undo_file\n"
            "from kbfollow.vault.write import Writer\n"
            "die = lambda step: step == 'exchanged' and os.kill(os.getpid(), 9)\n"
            f"writer = Writer({str(vault.root)!r}, {str(vault.state)!r},\n"
            "    seams=Seams(at=die, clock=lambda: time.time() + 7200))\n"
            f"writer.backups.set_aside(writer.pass_id)\n"
            f"undo_file(writer, {writer.pass_id!r}, 'a.md')\n"
        )
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        again = vault.writer()
        again.recover()
        assert again.backups.last_pass() == writer.pass_id
        again.backups.set_aside(again.pass_id)
        outcomes = [undo_file(again, writer.pass_id, path)[1] for path in paths]
        again.backups.set_aside(writer.pass_id)
        again.finish()
        assert outcomes == [Unchanged(), Written()]
        assert [(vault.root / path).read_bytes() for path in paths] == [NOTE, NOTE]
        assert again.backups.last_pass() is None and vault.in_flight() == []


class TestTheQuietGate:
    """Half a second for notes, by the real clock."""

    def undone_after(self, vault: Vault, standing: bytes) -> float:
        note = vault.note("a.md")
        writer = Writer(vault.root, vault.state, quiet_note=0.0)
        assert writer.write("a.md", NOTE, OURS, now=True) == Written()
        writer.hand_over()
        if standing != OURS:
            note.write_bytes(standing)
        again = Writer(vault.root, vault.state, quiet_note=0.5)
        start = time.monotonic()
        assert undo_file(again, writer.pass_id, "a.md")[1] == Written()
        again.hand_over()
        assert note.read_bytes() == standing.replace(OURS, NOTE)
        return time.monotonic() - start

    def test_a_note_that_nobody_has_changed_since_is_not_waited_for(self, vault: Vault) -> None:
        assert self.undone_after(vault, OURS) < 0.5

    def test_a_note_that_was_just_saved_is_left_alone_for_a_while(self, vault: Vault) -> None:
        assert self.undone_after(vault, b"Typed.\n" + OURS) >= 0.5


class TestWhatWasChangedSince:
    @pytest.mark.parametrize("tail", ["Typed later.\n", "\nTyped later.\n", "Typed later."])
    def test_words_below_the_block_stay(self, job_search: JobSearch, tail: str) -> None:
        before = job_search.text()
        job_search.update()
        job_search.write(job_search.text() + tail)
        result = job_search.run("undo")
        assert result.exit_code == 0 and "but for what was changed since: Interviews/Acme.md" in result.output
        assert job_search.text() == before + tail

    @pytest.mark.parametrize("tag", ["", "#task"])
    def test_words_right_above_the_block_stay(self, job_search: JobSearch, tag: str) -> None:
        job_search.write(f'---\nquiet_note: 0\nquiet_page: 0\ntask_tag: "{tag}"\n---\n', SETTINGS_NOTE)
        before = job_search.text()
        job_search.update()
        job_search.edit("two weeks.\n", "two weeks.\nTyped later.\n")
        assert job_search.run("undo").exit_code == 0
        assert job_search.text() == before + "Typed later.\n"

    def test_front_matter_stays(self, job_search: JobSearch) -> None:
        before = job_search.text()
        job_search.update()
        job_search.edit("role: Secretary", "role: Treasurer")
        assert job_search.run("undo").exit_code == 0
        assert job_search.text() == before.replace("role: Secretary", "role: Treasurer")

    def test_a_tick_in_a_new_block_keeps_the_block_and_is_named(self, job_search: JobSearch) -> None:
        before = job_search.text(HALDEN)
        job_search.update()
        job_search.edit("- [ ] Thank Jane", "- [x] Thank Jane")
        ticked = job_search.text()
        dry = job_search.run("undo", "--dry-run")
        assert f"would stay: {ACME}, the same lines have been changed since" in dry.output
        result = job_search.run("undo")
        assert result.exit_code == 1
        assert f"{ACME}: left as it is, the same lines have been changed since" in result.output
        assert job_search.text() == ticked and job_search.text(HALDEN) == before

    def test_a_tick_in_a_block_that_the_last_pass_changed_elsewhere_stays(self, job_search: JobSearch) -> None:
        job_search.edit("Jane Doe (Director)", "[Jane Doe (Director), John Roe (Controller)]")
        job_search.update()
        first = job_search.text()
        job_search.edit("Good talk.", "Good talk. I said I'd send the writing sample by Tuesday.")
        job_search.update()
        assert "writing sample you promised" in job_search.text()
        job_search.edit("- [ ] Thank Jane", "- [x] Thank Jane")
        assert job_search.run("undo").exit_code == 0
        assert "writing sample you promised" not in job_search.text()
        assert job_search.text() == first.replace("- [ ] Thank Jane", "- [x] Thank Jane").replace(
            "Good talk.", "Good talk. I said I'd send the writing sample by Tuesday."
        )

    def test_a_page_with_a_word_of_the_users_stays(self, job_search: JobSearch) -> None:
        job_search.update()
        job_search.write(job_search.text(PAGE) + "Mine.\n", PAGE)
        page = job_search.text(PAGE)
        result = job_search.run("undo")
        assert result.exit_code == 1 and f"{PAGE}: left as it is, it was made by this pass" in result.output
        assert job_search.text(PAGE) == page

    def test_a_note_that_was_deleted_stays_so(self, job_search: JobSearch) -> None:
        job_search.update()
        (job_search.root / ACME).unlink()
        result = job_search.run("undo")
        assert result.exit_code == 1 and f"{ACME}: left as it is, it has been moved or deleted since" in result.output
        assert ACME not in job_search.files()

    def test_a_save_in_the_middle_of_the_undo_is_merged(self, vault: Vault) -> None:
        note = vault.note("a.md")
        writer = vault.writer()
        writer.write("a.md", NOTE, OURS)
        saved = OURS.replace(b"Good talk.\n", b"Good talk.\nJane rang.\n")
        again = vault.writer(at=lambda step: step == "rechecked" and note.read_bytes() == OURS and _save(note, saved))
        taken, outcome = undo_file(again, writer.pass_id, "a.md")
        again.finish()
        assert not taken.conflict and outcome == Written(merged=True)
        assert note.read_bytes() == NOTE.replace(b"Good talk.\n", b"Good talk.\nJane rang.\n")

    def test_what_somebody_saved_during_the_pass_stays(self, vault: Vault) -> None:
        """The pass merged a save into its write; only its own change is taken back."""
        note = vault.note("a.md")
        saved = NOTE.replace(b"Good talk.\n", b"Good talk.\nJane rang.\n")
        writer = vault.writer(at=lambda step: step == "rechecked" and note.read_bytes() == NOTE and _save(note, saved))
        assert writer.write("a.md", NOTE, OURS) == Written(merged=True)
        undo_file(vault.writer(), writer.pass_id, "a.md")
        assert note.read_bytes() == saved

    def test_what_was_typed_between_two_writes_of_a_pass_stays(self, vault: Vault) -> None:
        note = vault.note("a.md")
        writer = vault.writer()
        writer.write("a.md", NOTE, OURS)
        typed = OURS.replace(b"Good talk.\n", b"Good talk.\nJane rang.\n")
        note.write_bytes(typed)
        writer.write("a.md", typed, typed.replace(b"Thank Jane", b"Thank Jane Doe"))
        undo_file(vault.writer(), writer.pass_id, "a.md")
        assert note.read_bytes() == NOTE.replace(b"Good talk.\n", b"Good talk.\nJane rang.\n")

    def test_a_file_in_place_of_one_that_went_to_the_trash_stays(self, vault: Vault) -> None:
        note = vault.note("a.md")
        writer = vault.writer()
        assert writer.trash("a.md", NOTE) == Written()
        note.write_bytes(b"new\n")
        taken = look_at(vault.root, writer.backups, writer.pass_id, "a.md")
        assert taken.conflict == "another file of this name is there now"
        note.unlink()
        assert undo_file(vault.writer(), writer.pass_id, "a.md")[1] == Written()
        assert note.read_bytes() == NOTE

    def test_conflict_markers_are_refused(self, vault: Vault) -> None:
        note = vault.note("a.md")
        writer = vault.writer()
        writer.write("a.md", NOTE, OURS)
        torn = b"<<<<<<< ours\none\n=======\ntwo\n>>>>>>> theirs\n" + OURS
        note.write_bytes(torn)
        outcome = undo_file(vault.writer(), writer.pass_id, "a.md")[1]
        assert isinstance(outcome, Refused) and outcome.reason.code == "conflict-markers"
        assert note.read_bytes() == torn


def _save(note: Path, data: bytes) -> None:
    temp = note.with_name(".saving")
    temp.write_bytes(data)
    os.replace(temp, note)  # noqa: PTH105


LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\n", b"d\n", b"e\n"]), max_size=6).map(b"".join)


@given(before=LINES, after=LINES)
def test_what_nobody_touched_is_as_before(before: bytes, after: bytes) -> None:
    assert take_back("a.md", [Step(before, after)], after) == before
    assert take_back("a.md", [Step(before, after)], before) == before


@given(before=LINES, after=LINES, words=st.lists(st.integers(0, 6), max_size=3))
def test_no_line_of_the_users_is_lost(before: bytes, after: bytes, words: list[int]) -> None:
    lines = lines_of(after)
    for number, place in enumerate(words):
        lines.insert(min(place, len(lines)), b"own %d\n" % number)
    standing = b"".join(lines)
    try:
        left = take_back("a.md", [Step(before, after)], standing)
    except ChangedSinceError:
        return
    assert left is not None
    assert [line for line in lines_of(left) if line.startswith(b"own")] == [
        line for line in lines if line.startswith(b"own")
    ]
