"""A real Syncthing between two devices, with `kbfollow watch` on both: they end alike, and nothing is lost.

Each test has a vault of its own. Nothing is proved by waiting: a vault is at rest when both sides hold the same bytes,
both instances know of the same versions, and a pass on either side has nothing to write.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from clones import ACME, HALDEN, JANE, JOHN, NOTE, PAGE, change, is_done, passed, read, tick
from syncthing_pair import INSTALLED, Instance, SharedVault, running, wait_for

# Where everything is checked, a missing program is a failure.
pytestmark = pytest.mark.skipif(
    not INSTALLED and os.environ.get("CI") != "true", reason="syncthing isn’t installed (Debian’s package syncthing)"
)
SETTINGS = "Follow-ups settings.md"
KESTREL = "Interviews/Kestrel.md"
PROSE = "They were kind."


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Instance, Instance]]:
    with running(tmp_path_factory.mktemp("syncthing")) as instances:
        yield instances


@pytest.fixture
def vault(pair: tuple[Instance, Instance], tmp_path: Path) -> Iterator[SharedVault]:
    """Two interview notes on both sides; nothing is shared or written yet."""
    one = SharedVault(pair, uuid.uuid4().hex[:8], tmp_path / "a", tmp_path / "b")
    (one.a / "Interviews").mkdir(parents=True)
    (one.a / SETTINGS).write_text("---\nquiet_note: 0.4\nquiet_page: 0.2\n---\n", encoding="utf-8")
    (one.a / ACME).write_text(NOTE.format(company="Acme Finance"), encoding="utf-8")
    (one.a / HALDEN).write_text(NOTE.format(company="Halden Paper"), encoding="utf-8")
    shutil.copytree(one.a, one.b)
    try:
        yield one
    finally:
        one.join()
        one.unshare()
        one.end_watching()


@pytest.fixture
def shared(vault: SharedVault) -> SharedVault:
    """The same, shared and in step."""
    vault.share()
    vault.settle()
    return vault


@pytest.fixture
def passed_over(vault: SharedVault) -> SharedVault:
    """The same after a first pass, shared and in step; no watcher runs."""
    passed(vault.a)
    shutil.rmtree(vault.b)
    shutil.copytree(vault.a, vault.b)
    vault.share()
    vault.settle()
    return vault


@pytest.fixture
def written(passed_over: SharedVault) -> SharedVault:
    """The same with a watcher on both sides."""
    passed_over.watch(passed_over.a, passed_over.b)
    return passed_over


def is_done_on_both(vault: SharedVault, path: str, block_id: str) -> bool:
    return all(is_done(root, path, block_id) for root in (vault.a, vault.b))


def stands(root: Path, path: str, words: str) -> bool:
    return words in read(root, path)


def test_both_sides_write_the_same_and_no_copy_is_made_of_it(shared: SharedVault) -> None:
    """Each writes the notes and the page by itself, before it hears of the other."""
    shared.part()
    shared.watch(shared.a, shared.b)
    for path in (ACME, HALDEN, PAGE):
        wait_for(partial(shared.reads, path, "kbfollow:end"), f"both write {path}", shared.told)
    shared.join()
    files = shared.settle()
    assert not any(".sync-conflict-" in name for name in files)


def test_a_note_edited_on_one_side_shows_on_the_other_and_in_both_pages(written: SharedVault) -> None:
    change(written.a, ACME, "  - John Roe (CFO)\n", "  - John Roe (CFO)\n  - Ann Poe (CEO)\n")
    wait_for(lambda: written.reads(ACME, "^thank-you-ann-poe"), "the new task is on both sides", written.told)
    wait_for(lambda: written.reads(PAGE, "Ann Poe"), "and on both pages", written.told)
    files = written.settle()
    assert not any(".sync-conflict-" in name for name in files)


def test_ticks_of_different_tasks_at_the_same_time_all_stay(written: SharedVault) -> None:
    """In one note, in another's page line, and in both at once: Syncthing makes copies, and kbfollow reads them."""
    written.part()
    tick(written.a, ACME, JANE)
    tick(written.b, ACME, JOHN)
    tick(written.b, PAGE, JANE, "Interviews/Halden.md")
    written.join()
    for path, block_id in ((ACME, JANE), (ACME, JOHN), (HALDEN, JANE)):
        told = f"{block_id} in {path} is done on both sides"
        wait_for(partial(is_done_on_both, written, path, block_id), told, written.told)
    written.settle()
    assert written.copies(written.a) == []
    assert read(written.a, ACME).count("^thank-you-jane-doe") == 1


def test_work_on_both_sides_while_one_is_away_comes_together(written: SharedVault) -> None:
    """Prose, ticks and a new note: nothing is lost, and no copy is left."""
    written.part()
    change(written.a, ACME, PROSE, PROSE + "\n\nThe office has a garden.")
    tick(written.a, PAGE, JANE, "Interviews/Acme.md")
    (written.b / KESTREL).write_text(NOTE.format(company="Kestrel Ltd"), encoding="utf-8")
    change(written.b, HALDEN, "Good talk.", "A good talk, and coffee.")
    tick(written.b, HALDEN, JOHN)
    for root, path, words in ((written.a, ACME, "[x]"), (written.b, HALDEN, "✅"), (written.b, PAGE, "Kestrel")):
        wait_for(partial(stands, root, path, words), f"{words} in {path}", written.told)
    written.join()
    wait_for(lambda: written.reads(PAGE, "Kestrel Ltd"), "both pages have the new note", written.told)
    written.settle()
    text = read(written.b, ACME)
    assert "The office has a garden." in text and is_done(written.b, ACME, JANE) and not is_done(written.b, ACME, JOHN)
    text = read(written.a, HALDEN)
    assert "A good talk, and coffee." in text and is_done(written.a, HALDEN, JOHN)
    assert written.reads(KESTREL, f"^{JANE}")
    assert written.copies(written.a) == []


def test_a_conflict_in_prose_stays_and_is_told(written: SharedVault) -> None:
    written.part()
    change(written.a, ACME, PROSE, "They were kind, and late.")
    change(written.b, ACME, PROSE, "They were kind, and loud.")
    tick(written.b, ACME, JANE)
    written.join()
    wait_for(lambda: bool(written.copies(written.a)), "Syncthing makes a copy of the note", written.told)
    wait_for(lambda: written.reads(PAGE, "a conflict copy, made by Syncthing"), "both pages tell of it", written.told)
    files = written.settle()
    [copy] = written.copies(written.a)
    assert read(written.a, PAGE).count("a conflict copy") == 1 and Path(copy).name in read(written.a, PAGE)
    texts = {files[ACME].decode(), files[copy].decode()}
    assert sorted("late." in text for text in texts) == sorted("loud." in text for text in texts) == [False, True]
    [with_tick] = [text for text in texts if "loud." in text]
    assert any(line.startswith("- [x]") and line.endswith(f"^{JANE}") for line in with_tick.split("\n"))
    (written.b / copy).unlink()

    def is_seen_to() -> bool:
        after = written.settle()
        return copy not in after and b"a conflict copy" not in after[PAGE]

    wait_for(is_seen_to, "both pages tell of no copy any more", written.told)
    assert written.settle()[ACME] == files[ACME]


def test_a_copy_of_the_page_with_ticks_is_read_and_cleared_away(passed_over: SharedVault) -> None:
    """Both pages are ticked where no kbfollow runs, as on a phone; one of them becomes a conflict copy."""
    passed_over.part()
    tick(passed_over.a, PAGE, JANE, "Interviews/Acme.md")
    tick(passed_over.b, PAGE, JOHN, "Interviews/Halden.md")
    passed_over.join()
    wait_for(
        lambda: (
            bool(passed_over.copies(passed_over.a))
            and passed_over.copies(passed_over.a) == passed_over.copies(passed_over.b)
        ),
        "Syncthing makes a copy of the page",
        passed_over.told,
    )
    passed_over.settle()
    passed_over.watch(passed_over.a, passed_over.b)
    wait_for(
        lambda: not passed_over.copies(passed_over.a) + passed_over.copies(passed_over.b),
        "the copy is cleared",
        passed_over.told,
    )
    passed_over.settle()
    assert is_done(passed_over.a, ACME, JANE) and is_done(passed_over.a, HALDEN, JOHN)
    assert not is_done(passed_over.a, ACME, JOHN) and not is_done(passed_over.a, HALDEN, JANE)
    assert passed_over.copies(passed_over.a, in_trash=True) + passed_over.copies(passed_over.b, in_trash=True)


def test_a_watcher_on_one_side_only(passed_over: SharedVault) -> None:
    """B is a phone: what is done there comes back to it as written by A."""
    vault = passed_over
    vault.watch(vault.a)
    tick(vault.b, ACME, JANE)
    tick(vault.b, PAGE, JOHN, "Interviews/Halden.md")
    wait_for(lambda: vault.reads(HALDEN, "✅ 2026-11-21 ^thank-you-john-roe"), "A has carried the tick", vault.told)
    wait_for(lambda: vault.reads(ACME, "✅ 2026-11-21 ^thank-you-jane-doe"), "A has written the day", vault.told)
    files = vault.settle()
    assert not any(".sync-conflict-" in name for name in files)
