"""The words that an expression is looked for by: none of its matches may be without them."""

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

import kbfollow.evidence
from kbfollow.cues import cues
from kbfollow.patterns import PATIENCE, cued
from kbfollow.word_sets import words_of

ROOT = Path(kbfollow.evidence.__file__).parent
SENTENCES = Path(__file__).parent / "cases" / "sentences.jsonl"


def expressions() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Each expression of the reading of prose that is looked for by its words, as it stands in the code."""
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        module = importlib.import_module(".".join(("kbfollow.evidence", *(one for one in parts if one != "__init__"))))
        for name, value in vars(module).items():
            if type(value).__name__ == "_Cued":
                yield f"{module.__name__}.{name}", re.compile(value.pattern, value.flags)


CUED = dict(expressions())


def test_each_has_words() -> None:
    assert len(CUED) > 100
    assert [name for name, one in CUED.items() if not cues(one.pattern, one.flags)] == []


def test_no_match_is_without_them() -> None:
    texts = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    seen = 0
    for name, expression in CUED.items():
        needed = cues(expression.pattern, expression.flags)
        for text in texts:
            for same in (text, text.lower()):
                if expression.search(same):
                    seen += 1
                    assert not needed.isdisjoint(words_of(same)), (name, same)
    assert seen > 5000


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\bdecide\b", {"decide"}),
        (r"\bdecid(?:e|es|ing)\b", {"decide", "decides", "deciding"}),
        (r"\bdecid\w*", {"dec~"}),
        (r"decide", set()),  # “undecided”: the beginning isn't certain
        (r"(?:the\s)?(?:board|panel)(?:\smeets)?\b", set()),
        (r"\b(?:the\s)?(?:board|panels)\smeets\b", {"board", "panels"}),
        (r"^(?:board|panel)$", {"board", "panel"}),
        (r"\b(?:by|on)\s\d+\s(?:may|june)\b", {"may", "june"}),
        (r"\bno(?!\sone)\b", {"no"}),
        (r"\b(?:yes|\d+)\b", set()),
        (r"\bx?\b", set()),
        (r"\b(?:call|ring){2,3}\b", {"cal~", "rin~"}),
        (r"\bnext[ -]round\b", {"round"}),
    ],
)
def test_words_of_an_expression(source: str, expected: set[str]) -> None:
    assert cues(source) == expected


WORD = st.sampled_from(["decide", "decides", "the", "board", "on", "may", "x", "no", "under", "may_be", "sik"])
TEXT = st.lists(st.one_of(WORD, st.sampled_from([" ", " ", "-", "'", ". ", "7", "İ", "ſ", "\u212a", "é"]))).map("".join)


@st.composite
def sources(draw: st.DrawFn, depth: int = 3) -> str:
    """An expression of the parts that ours are made of."""
    if depth == 0:
        return draw(
            st.sampled_from(
                [r"decide", r"\b", r"\s", r"board", r"[a-z]", r"\w+", r".", "on", "may", "x", "sik", r"\W*"]
            )
        )
    part = sources(depth - 1)
    form = draw(
        st.sampled_from(
            ["{0}{1}", "(?:{0}|{1})", "(?:{0})?{1}", "(?:{0})+{1}", "(?!{0}){1}", r"\b{0}\s{1}", "^{0}{1}$"]
        )
    )
    return form.format(draw(part), draw(part))


@given(sources(), TEXT)
def test_no_match_of_any_expression_is_without_them(source: str, text: str) -> None:
    for flags in (0, re.IGNORECASE):
        needed = cues(source, flags)
        if needed and re.search(source, text, flags):
            assert not needed.isdisjoint(words_of(text))


def test_a_cued_one_finds_what_a_plain_one_finds() -> None:
    expression = cued(r"\b(?P<verb>decid(?:e|es))\b")
    found = expression.search("They decide on Friday.")
    assert found is not None and found["verb"] == "decide"
    assert expression.search("They decide on Friday.", 6) is None
    assert expression.search("Nothing.") is None
    assert expression.sub("choose", "They decide.") == "They choose."
    assert expression.search("She decides.") is not None


def test_a_cued_one_still_finds_after_many_searches_in_vain() -> None:
    expression = cued(r"\b(?P<verb>decid(?:e|es))\b")
    free = cued(r"decide")  # has no words: is tried everywhere
    for _ in range(3 * PATIENCE):
        assert expression.search("They chose.") is None
        assert free.search("They chose.") is None
    assert expression.search("They DECIDE") is None
    assert expression.search("They decide") is not None
    assert free.search("Undecided") is not None


def test_where_expressions_cannot_be_read_they_are_searched_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kbfollow.cues", None)  # so that importing it fails
    expression = cued(r"\bdecide\b")
    for _ in range(2 * PATIENCE):
        assert expression.search("They chose.") is None
    assert expression.search("They decide.") is not None


@given(st.lists(sources(1), min_size=4, max_size=6), TEXT)
def test_branches_find_what_the_whole_finds(parts: list[str], text: str) -> None:
    source = "|".join(parts)
    for flags in (0, re.IGNORECASE):
        whole, expression = re.compile(source, flags), cued(source, flags)
        expression.make_ready()  # type: ignore[attr-defined]
        for name in ("search", "match", "fullmatch"):
            one, two = getattr(whole, name)(text), getattr(expression, name)(text)
            assert (one and one.span()) == (two and two.span())


def test_ours_find_what_the_whole_finds() -> None:
    texts = [json.loads(line)["text"] for line in SENTENCES.read_text(encoding="utf-8").splitlines()][::9]
    for name, whole in CUED.items():
        expression = cued(whole.pattern, whole.flags)
        expression.make_ready()  # type: ignore[attr-defined]
        for text in texts:
            for same in (text, text.lower()):
                one, two = whole.search(same), expression.search(same)
                assert (one and one.span()) == (two and two.span()), (name, same)
