"""Compiled expressions kept between runs: the same matches, whatever happens to their file."""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kbfollow
from kbfollow.patterns import PATIENCE, _Pattern, compile_rest, cued, forget_compiled, keep_compiled
from kbfollow.vault.expression_store import Expressions
from kbfollow.vault.packed import packed, unpacked
from kbfollow.vault_reader import kept_expressions

ROOT = Path(kbfollow.__file__).parent
SENTENCES = Path(__file__).parent.parent / "cases" / "sentences.jsonl"
WORDS = re.compile(r"(?P<who>\w+)\sdecides?(?:\s(?P<when>today|tomorrow))?", re.IGNORECASE)


@pytest.fixture(autouse=True)
def none_kept() -> Iterator[None]:
    yield
    keep_compiled(None)


def all_expressions() -> Iterator[tuple[str, int]]:
    for path in sorted(ROOT.rglob("*.py")):
        if path.name == "__main__.py":
            continue
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        module = importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        for value in vars(module).values():
            if isinstance(value, _Pattern):
                yield value._source, value._flags


def test_each_of_ours_is_the_same_when_it_was_kept(tmp_path: Path) -> None:
    texts = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()][::60]
    ours = set(all_expressions())
    assert len(ours) > 500
    store = Expressions(tmp_path)
    for source, flags in ours:
        store.compiled(source, flags)
    store.save(complete=True)
    store = Expressions(tmp_path)
    assert store.complete
    for source, flags in ours:
        plain, kept = re.compile(source, flags), store.compiled(source, flags)
        for what in ("pattern", "flags", "groups", "groupindex"):
            assert getattr(plain, what) == getattr(kept, what)
        for text in texts:
            one, two = plain.search(text), kept.search(text)
            assert (one and (one.span(), one.groupdict())) == (two and (two.span(), two.groupdict())), source


@given(st.text(alphabet="ab|()?*+[]^$.\\sdw ", max_size=12), st.text(alphabet="ab c1", max_size=8))
def test_any_expression_is_the_same_from_its_numbers(source: str, text: str) -> None:
    try:
        plain = re.compile(source)
    except re.error:
        with pytest.raises(re.error):
            packed(source, 0)
        return
    one, two = plain.search(text), unpacked(source, packed(source, 0)).search(text)
    assert (one and (one.span(), one.groups())) == (two and (two.span(), two.groups()))


def filled(folder: Path) -> Path:
    """A folder with a file of many expressions, that of `WORDS` among them."""
    store = Expressions(folder)
    for number in range(30):
        store.compiled(rf"number\s{number}", 0)
    store.compiled(WORDS.pattern, WORDS.flags)
    store.keep_words(WORDS.pattern, WORDS.flags, frozenset({"decide", "decides"}))
    store.save()
    return folder / "expressions.bin"


def test_what_was_kept_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    monkeypatch.setattr("kbfollow.vault.packed.packed", None)  # so that compiling fails
    store = Expressions(tmp_path)
    found = store.compiled(WORDS.pattern, WORDS.flags).search("Then Ann decides tomorrow.")
    assert found is not None and found.groupdict() == {"who": "Ann", "when": "tomorrow"}
    assert store.words(WORDS.pattern, WORDS.flags) == {"decide", "decides"}
    assert store.words("another", 0) is None


def test_few_are_not_worth_a_file_and_a_complete_one_says_so(tmp_path: Path) -> None:
    store = Expressions(tmp_path)
    store.compiled("a", 0)
    store.save()
    assert not (tmp_path / "expressions.bin").exists()
    store.save(complete=True)
    assert Expressions(tmp_path).complete
    assert not Expressions(tmp_path / "elsewhere").complete


def test_new_ones_come_beside_the_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    store = Expressions(tmp_path)
    for number in range(30):
        store.compiled(rf"other\s{number}", 0)
    store.save()
    monkeypatch.setattr("kbfollow.vault.packed.packed", None)
    again = Expressions(tmp_path)
    assert again.compiled(r"number\s3", 0).search("number 3")
    assert again.compiled(r"other\s4", 0).search("other 4")


@pytest.mark.parametrize("place", [0, 5, 12, 200, 1000, 3000, -1, -400])
def test_a_damaged_file_changes_no_match(tmp_path: Path, place: int) -> None:
    path = filled(tmp_path)
    data = bytearray(path.read_bytes())
    data[place] ^= 0x55
    path.write_bytes(data)
    store = Expressions(tmp_path)
    for number in range(30):
        assert store.compiled(rf"number\s{number}", 0).search(f"a number {number}")
    assert store.compiled(WORDS.pattern, WORDS.flags).search("She decides")
    assert store.words(WORDS.pattern, WORDS.flags) in (None, {"decide", "decides"})


@pytest.mark.parametrize("data", [b"", b"{}\n", b"[1]\n", b"null\n", b'{"basis": 1}', b"\xff\xfe" * 50])
def test_another_file_in_its_place_is_none(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "expressions.bin").write_bytes(data)
    assert Expressions(tmp_path).compiled(WORDS.pattern, WORDS.flags).search("She decides")


def test_a_cut_file_and_one_written_anew_meanwhile_change_no_match(tmp_path: Path) -> None:
    path = filled(tmp_path)
    store = Expressions(tmp_path)
    assert store.compiled(r"number\s1", 0).search("number 1")
    path.write_bytes(path.read_bytes()[:-500])
    for number in range(30):
        assert store.compiled(rf"number\s{number}", 0).search(f"number {number}")
    path.unlink()
    assert store.compiled(WORDS.pattern, WORDS.flags).search("She decides")


def test_another_python_starts_afresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    monkeypatch.setattr("kbfollow.vault.packed.ENGINE", "another")
    store = Expressions(tmp_path)
    assert store.words(WORDS.pattern, WORDS.flags) is None
    assert store.compiled(WORDS.pattern, WORDS.flags).search("She decides")


def test_where_nothing_can_be_written_all_is_compiled(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file, no folder", encoding="ascii")
    store = Expressions(tmp_path / "cache")
    for number in range(30):
        assert store.compiled(rf"number\s{number}", 0).search(f"number {number}")
    store.save()


def test_a_python_without_the_inner_way_does_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kbfollow.vault.expression_store", None)  # so that importing it fails
    assert kept_expressions(tmp_path) is None
    assert cued(r"\bdecide\b").search("They decide")


def test_expressions_use_what_is_kept(tmp_path: Path) -> None:
    source = r"\bthe\sboard\sdecides?\b|\bpanel\ssits\b|\bthey\svote\b|\bshe\spicks\b|\bword\sby\b"

    def tried() -> list[str | None]:
        expression = cued(source)
        texts = ["Nothing here.", "they vote, the board decides", "she picks", "PANEL sits", "word by noon"] * PATIENCE
        return [found and found[0] for found in map(expression.search, texts)][:10]

    plain = tried()
    assert kept_expressions(tmp_path) is not None
    first = tried()
    store = kept_expressions(tmp_path)
    assert store is not None
    second = tried()
    store.save(complete=True)
    kept_expressions(tmp_path)
    assert plain == first == second == tried()
    assert plain[:5] == [None, "they vote", "she picks", None, "word by"]


def test_what_was_forgotten_is_taken_from_where_it_is_kept(tmp_path: Path) -> None:
    kept_expressions(tmp_path)
    plain, branches = cued(r"\bthey\sdecide\b"), cued(r"\bthey\svote\b|\bpanel\ssits\b|\bshe\spicks\b|\bword\sby\b")
    expected = [
        found and found.span() for one in (plain, branches) for found in map(one.search, ("they decide", "she picks"))
    ]
    for _ in compile_rest():
        pass
    forget_compiled()
    found = [
        found and found.span() for one in (plain, branches) for found in map(one.search, ("they decide", "she picks"))
    ]
    assert found == expected == [(0, 11), None, None, (0, 9)]
    assert plain.sub("x", "they decide") == "x"
