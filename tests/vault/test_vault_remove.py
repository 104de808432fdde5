"""`remove` over a real vault: what it takes out, what it leaves, and what it says of the rest."""

from __future__ import annotations

import pytest
from a_job_search import ACME, HALDEN, PAGE, JobSearch

from kbfollow.file_names import SETTINGS_NOTE


def removed(job_search: JobSearch, *options: str) -> str:
    result = job_search.run("remove", "--yes", *options)
    assert result.exit_code == 0, result.output
    return result.output


class TestNothingIsTakenOut:
    def test_of_a_vault_that_no_pass_has_written(self, job_search: JobSearch) -> None:
        before = job_search.files()
        assert "nothing of kbfollow" in removed(job_search)
        assert job_search.files() == before

    def test_of_the_users_own_note_of_the_pages_name(self, job_search: JobSearch) -> None:
        job_search.write("# Follow-ups\n\nMine alone.\n", PAGE)
        assert "nothing of kbfollow" in removed(job_search)
        assert job_search.text(PAGE) == "# Follow-ups\n\nMine alone.\n"

    @pytest.mark.parametrize("options", [("--dry-run",), ()])
    def test_unless_the_user_agrees(self, job_search: JobSearch, options: tuple[str, ...]) -> None:
        job_search.update()
        before = job_search.files()
        assert "Nothing was written." in job_search.run("remove", *options).output or options == ()
        assert job_search.files() == before

    def test_of_a_damaged_block_and_it_is_named(self, job_search: JobSearch) -> None:
        plain = job_search.text(HALDEN)
        job_search.update()
        job_search.edit("<!-- kbfollow:end", "<!-- the end")
        damaged = job_search.text()
        assert f"{ACME}:" in removed(job_search) and job_search.text() == damaged
        assert job_search.text(HALDEN) == plain


class TestAllIsTakenOut:
    def test_to_the_byte(self, job_search: JobSearch) -> None:
        before = job_search.files()
        job_search.update()
        job_search.update("2026-12-20")
        removed(job_search)
        assert job_search.files() == before
        assert (job_search.root / ".trash" / PAGE).exists()

    def test_under_a_task_tag(self, job_search: JobSearch) -> None:
        job_search.write('---\nquiet_note: 0\ntask_tag: "#task"\n---\n', SETTINGS_NOTE)
        before = job_search.files()
        job_search.update()
        assert "#task Thank" in job_search.text()
        removed(job_search)
        assert job_search.files() == before

    @pytest.mark.parametrize("style", ["plain", "dataview", "emoji"])
    def test_in_every_format(self, job_search: JobSearch, style: str) -> None:
        job_search.write(f"---\nquiet_note: 0\ntask_format: {style}\n---\n", SETTINGS_NOTE)
        before = job_search.files()
        job_search.update()
        job_search.update("2026-12-20")
        removed(job_search)
        assert job_search.files() == before

    def test_of_a_note_that_is_no_interview_note_any_more(self, job_search: JobSearch) -> None:
        before = job_search.text()
        job_search.update()
        job_search.edit("type: interview\n", "")
        removed(job_search)
        assert job_search.text() == before.replace("type: interview\n", "")

    def test_what_the_user_wrote_on_the_page_stays(self, job_search: JobSearch) -> None:
        job_search.update()
        page = job_search.text(PAGE)
        block = page[page.index("<!-- kbfollow:begin") :]
        job_search.write("# Follow-ups\n\nAbove.\n\n" + block + "\nBelow.\n", PAGE)
        job_search.edit("## Today", "Inside.\n\n## Today", PAGE) if "## Today" in block else None
        removed(job_search)
        text = job_search.text(PAGE)
        assert "kbfollow" not in text and text.startswith("# Follow-ups\n\nAbove.\n") and text.endswith("\nBelow.\n")
        assert ("Inside." in text) == ("## Today" in block)

    def test_the_page_of_a_vault_that_had_a_note_of_its_name(self, job_search: JobSearch) -> None:
        job_search.write("# My list\n\nMilk.\n", PAGE)
        job_search.update()
        assert "kbfollow:begin" in job_search.text(PAGE)
        removed(job_search)
        assert job_search.text(PAGE) == "# My list\n\nMilk.\n"
