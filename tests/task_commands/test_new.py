"""`new` makes notes from templates: where they go, what is filled in, and that nothing is ever written over."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from one_vault import ACME, OneVault

from kbfollow.file_names import SETTINGS_NOTE, is_temporary_name
from kbfollow.markdown.note import read_note
from kbfollow.new_note import file_name, filled, folder_for
from kbfollow.settings import Settings

NOW = datetime(2026, 11, 23, 9, 5)  # noqa: DTZ001


class TestNothingIsWritten:
    @pytest.fixture(autouse=True)
    def _unchanged(self, fresh: OneVault) -> object:
        before = fresh.files()
        yield
        assert fresh.files() == before

    def test_over_a_note_that_is_there(self, fresh: OneVault) -> None:
        assert "is there already" in fresh.run("new", "interview", "Acme", ok=4).output

    @pytest.mark.parametrize("name", ["", "///", "..", "con", "\n", "#^"])
    def test_for_a_name_that_is_none(self, fresh: OneVault, name: str) -> None:
        assert "can’t be a note’s name" in fresh.run("new", "interview", name, ok=2).output

    def test_for_another_kind_or_day(self, fresh: OneVault) -> None:
        fresh.run("new", "letter", "Acme", ok=2)
        fresh.run("new", "interview", "Bolt", "--date", "2026-11-31", ok=2)


def test_without_a_settings_note(fresh: OneVault) -> None:
    (fresh.root / SETTINGS_NOTE).unlink()
    assert "kbfollow init" in fresh.run("new", "interview", "Bolt", ok=4).output
    assert not (fresh.root / "Interviews/Bolt.md").exists()


class TestMade:
    def test_an_interview_that_is_read_at_once(self, fresh: OneVault) -> None:
        assert (
            "Created Interviews/Bolt & Sons.md."
            in fresh.run("new", "interview", "Bolt & Sons", "--date", "2026-12-01").output
        )
        text = fresh.text("Interviews/Bolt & Sons.md")
        assert "date: 2026-12-01\n" in text and "# Bolt & Sons\n" in text and "{{" not in text
        assert "Before you leave Bolt & Sons" in fresh.run("list").output

    def test_an_application_and_a_person_in_folders_of_their_own(self, fresh: OneVault) -> None:
        fresh.run("new", "application", "Bolt")
        fresh.run("new", "person", "Jane Doe")
        assert "applied: 2026-11-23\n" in fresh.text("Applications/Bolt.md")
        assert "Met on 2026-11-23." in fresh.text("People/Jane Doe.md")

    def test_from_the_vaults_own_template(self, fresh: OneVault) -> None:
        own = (
            "\ufeff---\r\ntype: interview\r\ncompany: {{title}}\r\n---\r\n{{date:dddd, D MMMM YYYY}} {{ time }} [x]\r\n"
        )
        fresh.write(own, "Templates/Interview.md")
        fresh.run("new", "interview", "Bolt, Nut & Co.")
        text = fresh.text("Interviews/Bolt, Nut & Co.md")
        assert text.startswith(
            '\ufeff---\r\ntype: interview\r\ncompany: "Bolt, Nut & Co"\r\n---\r\nMonday, 23 November 2026 '
        )
        assert text.endswith(" [x]\r\n")

    def test_what_only_obsidian_can_fill_in_is_said(self, fresh: OneVault) -> None:
        fresh.write("---\ntype: interview\ndate: <% tp.date.now() %>\n---\n", "Templates/Interview.md")
        assert "isn’t read yet" in fresh.run("new", "interview", "Bolt").output

    def test_a_template_that_is_a_link_out_of_the_vault_is_not_read(self, fresh: OneVault, tmp_path: Path) -> None:
        (tmp_path / "secret.md").write_text("secret")
        (fresh.root / "Templates").mkdir()
        (fresh.root / "Templates/Interview.md").symlink_to(tmp_path / "secret.md")
        fresh.run("new", "interview", "Bolt")
        assert "secret" not in fresh.text("Interviews/Bolt.md")

    def test_undo_takes_it_back(self, fresh: OneVault) -> None:
        before = fresh.files()
        fresh.run("new", "interview", "Bolt")
        fresh.run("undo")
        assert fresh.files() == before


def test_the_folder() -> None:
    notes = [
        read_note(f"{folder}/{n}.md", "---\ntype: interview\n---\n")
        for folder, n in (("Jobs", 1), ("Jobs", 2), ("Old", 3))
    ]
    notes.append(read_note("Templates/Interview.md", "---\ntype: interview\ndate: {{date}}\n---\n"))
    assert folder_for("interview", notes, Settings()) == "Jobs"
    assert folder_for("person", notes, Settings()) == "People"
    assert folder_for("interview", notes, Settings(interview_folders=("Talks/",))) == "Talks"
    assert folder_for("interview", [read_note("a.md", "---\ntype: interview\n---\n")], Settings()) == ""


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Acme Finance", "Acme Finance"),
        ("../../etc/passwd", "etc passwd"),
        ("a/b\\c:d", "a b c d"),
        ("[[Jane|x]]#^y", "Jane x y"),
        (".hidden", "hidden"),
        ("Zo\u202eë\u200b", "Zo ë"),
    ],
)
def test_names(title: str, name: str) -> None:
    assert file_name(title) == name


@given(st.text(max_size=300))
def test_a_name_never_leaves_its_folder(title: str) -> None:
    try:
        name = file_name(title)
    except ValueError:
        return
    assert not set(name) & set('/\\:*?"<>|#^[]\0\n\r') and name.isprintable()
    assert name[0] not in ".~ " and name[-1] not in ". " and len(name.encode()) <= 180
    assert not is_temporary_name(f"{name}.md")


@given(st.text(max_size=60))
def test_a_title_never_breaks_out_of_its_property(title: str) -> None:
    try:
        name = file_name(title)
    except ValueError:
        return
    text = filled(
        "---\ntype: interview\ncompany: {{title}}\nrole: x\n---\n# {{title}}\n", name, date(2026, 11, 23), NOW
    )
    note = read_note(ACME, text)
    assert note.problems == () and set(note.properties) == {"type", "company", "role"}
    assert note.properties["company"].value == name
