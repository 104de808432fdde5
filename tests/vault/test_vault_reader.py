"""A reader that stays comes to the same as one that begins anew, whatever happened in between."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from a_job_search import ACME, HALDEN, JobSearch, interview
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbfollow import facts, vault_reader
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.judge import Judgement
from kbfollow.model import DateSpan, Statement
from kbfollow.passes import planned
from kbfollow.vault import statement_store
from kbfollow.vault.statement_store import Statements
from kbfollow.vault_reader import VaultReader, read_vault

TODAY = date(2026, 11, 22)
DIARY = "Diary.md"


def shown(judgement: Judgement) -> list[str]:
    return [repr(one) for one in (*judgement.follow_ups, *judgement.problems)]


def assert_up_to_date(reader: VaultReader, changed: Sequence[str] | None) -> None:
    """The reader's vault, and what follows from it, are those of a reader without a past."""
    text, fresh = reader.read(changed), read_vault(reader.root)
    assert text.notes == fresh.notes
    assert (text.page, text.settings, text.has_settings) == (fresh.page, fresh.settings, fresh.has_settings)
    assert (text.problems, text.copies) == (fresh.problems, fresh.copies)
    (judgement, edits), (judged_anew, edits_anew) = planned(text, TODAY), planned(fresh, TODAY)
    assert shown(judgement) == shown(judged_anew)
    assert edits == edits_anew


@pytest.fixture
def read_notes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The notes whose prose is read from now on."""
    seen: list[str] = []
    real = facts._statements

    def counted(found: facts.NoteFacts, names: facts.VaultNames) -> list[Statement]:
        seen.append(found.note.path)
        return real(found, names)

    monkeypatch.setattr(facts, "_statements", counted)
    return seen


class TestWhatIsReadAgain:
    def test_without_a_change_nothing_is(self, job_search: JobSearch, walks: list[str], read_notes: list[str]) -> None:
        reader = VaultReader(job_search.root)
        planned(reader.read(), TODAY)
        del walks[:], read_notes[:]
        planned(reader.read([]), TODAY)
        assert (walks, read_notes) == ([], [])

    def test_a_changed_note_is_without_a_walk(
        self, job_search: JobSearch, walks: list[str], read_notes: list[str]
    ) -> None:
        reader = VaultReader(job_search.root)
        planned(reader.read(), TODAY)
        del walks[:], read_notes[:]
        job_search.write(job_search.text(ACME) + "\nI emailed Jane a thank-you on Saturday.\n", ACME)
        planned(reader.read([ACME]), TODAY)
        assert (walks, read_notes) == ([], [ACME])
        assert_up_to_date(reader, [])

    def test_a_note_that_is_none_of_ours_needs_no_walk(self, job_search: JobSearch, walks: list[str]) -> None:
        job_search.write("Dear diary.\n", DIARY)
        reader = VaultReader(job_search.root)
        reader.read()
        del walks[:]
        job_search.write("Dear diary, again.\n", DIARY)
        reader.read([DIARY])
        assert walks == []

    def test_a_note_that_becomes_ours_is_found(self, job_search: JobSearch) -> None:
        job_search.write("Dear diary.\n", DIARY)
        reader = VaultReader(job_search.root)
        reader.read()
        job_search.write(interview("Corvid", "Lee Ward (Editor)"), DIARY)
        assert_up_to_date(reader, [DIARY])
        assert DIARY in [one.path for one in reader.read([]).notes]

    def test_a_hint_that_is_no_known_file_makes_it_walk(self, job_search: JobSearch, walks: list[str]) -> None:
        reader = VaultReader(job_search.root)
        reader.read()
        for hint in ("Nothing.md", "Interviews", "../elsewhere.md"):
            del walks[:]
            reader.read([hint])
            assert len(walks) == 1

    def test_a_company_that_a_note_does_not_name_changes_nothing_in_it(
        self, job_search: JobSearch, read_notes: list[str]
    ) -> None:
        reader = VaultReader(job_search.root)
        planned(reader.read(), TODAY)
        del read_notes[:]
        job_search.write(interview("Zyxware", "Lee Ward (Editor)"), "Interviews/Zyxware.md")
        planned(reader.read(), TODAY)
        assert read_notes == ["Interviews/Zyxware.md"]

    def test_a_company_that_it_names_does(self, job_search: JobSearch, read_notes: list[str]) -> None:
        job_search.write(job_search.text(ACME) + "\nBy the way, Zyxware rejected me on Friday.\n", ACME)
        reader = VaultReader(job_search.root)
        planned(reader.read(), TODAY)
        del read_notes[:]
        job_search.write(interview("Zyxware", "Lee Ward (Editor)"), "Interviews/Zyxware.md")
        assert_up_to_date(reader, None)
        assert ACME in read_notes

    def test_what_we_wrote_into_a_note_is_no_reason(self, job_search: JobSearch, read_notes: list[str]) -> None:
        reader = VaultReader(job_search.root)
        _, edits = planned(reader.read(), TODAY)
        assert ACME in read_notes
        for edit in edits:
            (job_search.root / edit.path).write_bytes(edit.after)
        del read_notes[:]
        judgement, edits = planned(reader.read(), TODAY)
        assert (read_notes, edits) == ([], []) and judgement.follow_ups

    def test_a_second_process_reads_no_prose(self, job_search: JobSearch, read_notes: list[str]) -> None:
        reader = VaultReader(job_search.root)
        planned(reader.read(), TODAY)
        reader.save()
        assert read_notes
        del read_notes[:]
        assert_up_to_date(VaultReader(job_search.root), None)
        assert read_notes == []


def test_another_process_needs_not_read_what_is_none_of_ours(tmp_path: Path) -> None:
    """The order of sets differs from process to process, and the cache may not hang on it."""
    (tmp_path / "vault").mkdir()
    note = tmp_path / "vault" / DIARY
    note.write_text("Dear diary.\n", encoding="utf-8")
    os.utime(note, (1_600_000_000, 1_600_000_000))
    time.sleep(3.1)  # a file that changed just now isn't sure to stay as it is
    program = (
        "import sys; from kbfollow import vault_reader as one; real, seen = one.read, []\n"
        "def read(root, path): seen.append(path); return real(root, path)\n"
        "one.read = read; one.read_vault(sys.argv[1]); print('Diary.md' in seen)"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", program, str(note.parent)],
            env={**os.environ, "PYTHONHASHSEED": seed, "KBFOLLOW_CACHE": str(tmp_path / "cache")},
            cwd=Path(vault_reader.__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2", "3")
    ]
    assert told == ["True", "False", "False"]


def changes() -> st.SearchStrategy[list[tuple[str, str]]]:
    names = st.sampled_from([ACME, HALDEN, DIARY, "New.md", "Interviews/Acme (conflicted copy 2026-11-20).md"])
    deeds = st.sampled_from(["say", "answer", "ours", "not ours", "delete", "rename", "settings", "page", "other name"])
    return st.lists(st.tuples(deeds, names), max_size=8)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=changes(), told=st.booleans())
def test_whatever_happens_it_is_as_if_read_anew(
    job_search: JobSearch, changes: list[tuple[str, str]], told: bool
) -> None:
    for path in list(job_search.root.rglob("*.md")):
        path.unlink()
    job_search.write("---\nquiet_note: 0\n---\n", SETTINGS_NOTE)
    for name, person in ((ACME, "Jane Doe (Director)"), (HALDEN, "Ruth Adler (Owner)")):
        job_search.write(interview(name[11:-3], person), name)
    reader = VaultReader(job_search.root)
    assert_up_to_date(reader, None)
    for number, (deed, name) in enumerate(changes):
        assert_up_to_date(reader, list(_done(job_search, deed, name, number)) if told else None)


def _done(vault: JobSearch, deed: str, name: str, number: int) -> Iterator[str]:
    """Do one thing to the vault; yields the paths that a watcher would tell."""
    path = vault.root / name
    standing = path.read_text(encoding="utf-8") if path.exists() else ""
    yield name
    if deed == "settings":
        country = "US" if number % 2 else "GB"
        vault.write(f"---\nquiet_note: 0\ncountry: {country}\n---\n", SETTINGS_NOTE)
        yield SETTINGS_NOTE
    elif deed == "page":
        for one in planned(read_vault(vault.root), TODAY)[1]:
            (vault.root / one.path).write_bytes(one.after)
            yield one.path
    elif deed == "delete":
        path.unlink(missing_ok=True)
    elif deed == "rename" and path.exists():
        os.replace(path, vault.root / f"Moved {number}.md")  # noqa: PTH105
        yield f"Moved {number}.md"
    else:
        path.parent.mkdir(exist_ok=True)
        texts = {
            "say": f"{standing}\nThey decide in {number + 1} weeks.\n",
            "answer": f"{standing}\nGot an offer from Acme Finance by phone today.\n",
            "ours": interview("Corvid", "Lee Ward (Editor)"),
            "not ours": "Milk, bread.\n",
            "other name": standing.replace("Halden", "Harlan"),
        }
        path.write_text(texts.get(deed, standing), encoding="utf-8")


WORDS = st.text(max_size=8) | st.just("\udc80 kept")
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
SPANS = st.recursive(
    st.none(),
    lambda inner: st.builds(
        DateSpan,
        st.none() | DAYS,
        DAYS,
        st.just("week"),
        WORDS,
        st.integers(0, 99),
        st.booleans(),
        st.booleans(),
        inner,
    ),
    max_leaves=2,
)
STATEMENTS = st.builds(
    Statement, WORDS, st.none() | WORDS, SPANS, st.integers(1, 99), WORDS, st.none() | WORDS, WORDS, st.booleans(),
    st.just("log"), st.lists(WORDS, max_size=3).map(tuple), st.just("A.md"), st.none() | DAYS,
)  # fmt: skip


class TestStatementsBetweenRuns:
    @settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(found=st.lists(STATEMENTS, max_size=4).map(tuple))
    def test_they_come_back_as_they_were(self, tmp_path: Path, found: tuple[Statement, ...]) -> None:
        first = Statements(tmp_path)
        first.put("A.md", "key", found)
        first.save(["A.md"])
        assert Statements(tmp_path).get("A.md", "key") == found

    def test_not_for_another_key_note_or_program(self, tmp_path: Path) -> None:
        first = Statements(tmp_path)
        first.put("A.md", "key", (Statement("offer"),))
        first.save(["A.md"])
        assert Statements(tmp_path).get("A.md", "other") is None
        assert Statements(tmp_path).get("B.md", "key") is None
        assert Statements(tmp_path, "another program").get("A.md", "key") is None

    def test_notes_that_are_gone_are_let_go_of(self, tmp_path: Path) -> None:
        first = Statements(tmp_path)
        for name in ("A.md", "B.md"):
            first.put(name, "key", ())
        first.save(["B.md"])
        assert Statements(tmp_path).get("A.md", "key") is None
        assert Statements(tmp_path).get("B.md", "key") == ()

    def test_what_was_not_asked_for_stays(self, tmp_path: Path) -> None:
        for name in ("A.md", "B.md"):
            one = Statements(tmp_path)
            one.put(name, "key", ())
            one.save(["A.md", "B.md"])
            assert one.get("A.md", "key") == ()
        assert Statements(tmp_path).get("A.md", "key") == ()

    @pytest.mark.parametrize("data", [b"", b"[]", b"{", b'{"format": 2, "held": 3}', b"\xff", b"[" * 100_000])
    def test_a_damaged_file_is_done_without(self, tmp_path: Path, data: bytes) -> None:
        (tmp_path / "statements.json").write_bytes(data)
        assert Statements(tmp_path).get("A.md", "key") is None

    @pytest.mark.parametrize("packed", [3, [], ["key", 3], ["key", [[1]]], ["key", [["offer", None, ["x"]]]], {}])
    def test_a_damaged_note_in_it_is_read_again(self, tmp_path: Path, packed: object) -> None:
        first = Statements(tmp_path)
        first.put("A.md", "key", ())
        first.save(["A.md"])
        held = json.loads((tmp_path / "statements.json").read_bytes())
        held["held"]["A.md"] = packed
        (tmp_path / "statements.json").write_text(json.dumps(held), encoding="utf-8")
        assert Statements(tmp_path).get("A.md", "key") is None

    def test_only_the_user_can_read_them(self, tmp_path: Path) -> None:
        one = Statements(tmp_path / "cache" / "vault")
        one.put("A.md", "key", ())
        one.save(["A.md"])
        assert (tmp_path / "cache" / "vault").stat().st_mode & 0o077 == 0

    def test_another_program_is_told_by_its_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "kbfollow" / "vault").mkdir(parents=True)
        code = tmp_path / "kbfollow" / "rules.py"
        code.write_text("one = 1\n", encoding="utf-8")
        monkeypatch.setattr(statement_store, "__file__", str(tmp_path / "kbfollow" / "vault" / "statement_store.py"))
        before = statement_store.program_state()
        assert statement_store.program_state() == before
        code.write_text("one = 11\n", encoding="utf-8")
        assert statement_store.program_state() != before
