"""The prefilter: quiet on notes that only mention a word, and never silent on one that is marked."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.vault.prefilter import marks_of, may_be_ours

MARKS = marks_of(
    ["interview", "Job Interviews", "#job/interview", "application", "person", "Gespräch"],
    ["Interviews", "Menschen/Personen"],
    ["Follow-ups settings.md"],
)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "An interview with a person about an application.\n",
        "---\ntype: recipe\n---\nA note about an interview.\n",
        "# Interview\n\n## Person\n",
        "---\ntags: [cooking]\n---\n#recipe\n",
        "text\n---\ntype: interview\n---\n",
        "a:: b\nAn interview.\n",
        "Mein Gespräch war gut.\n",
        "C:\\interview\n",
    ],
)
def test_quiet(text: str) -> None:
    assert not may_be_ours(text.encode(), "Notes/a.md", MARKS)


@pytest.mark.parametrize("path", ["Interviewsx/a.md", "Personen/a.md", "a/Follow-ups settings.md", "Interviews.md"])
def test_quiet_paths(path: str) -> None:
    assert not may_be_ours(b"text\n", path, MARKS)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntype: interview\n---\n",
        "---\ntype: INTERVIEW\n---\n",
        "---\r\ntype: interview\r\n---\r\n",
        "\ufeff---\ntype: interview\n---\n",
        "\n\n---\ntype: interview\n---\n",
        "---\ntype: interview\n",
        "---\ntype: '[[Job Interviews]]'\n---\n",
        '---\ntype: "job\n  interviews"\n---\n',
        "---\ntype: job-interviews\n---\n",
        '---\ntype: "\\x69nterview"\n---\n',
        '---\ntype: "inter\\\n  view"\n---\n',
        "---\ntags:\n  - job/interview\n---\n",
        "---\nlong: " + "x" * 10_000 + "\ntype: interview\n---\n",
        "---\ntype: Gespräch\n---\n",
        "---\ntype: GESPRÄCH\n---\n",
        "---\ntype: " + unicodedata.normalize("NFD", "Gespräch") + "\n---\n",
        "---\ntype: per\u017fon\n---\n",
        "text\n#interview\n",
        "text #Job/Interview/first more\n",
        "text\n" * 5000 + "#interview",
        "Type:: interview\n",
        "text [type:: Application] text\n",
        "<!-- kbfollow:begin 1 -->\n",
        "---\ntype: interview\n---\n\udcff broken",
    ],
)
def test_marked(text: str) -> None:
    assert may_be_ours(text.encode("utf-8", "surrogateescape"), "Notes/a.md", MARKS)


@pytest.mark.parametrize(
    "path",
    [
        "Interviews/a.md",
        "INTERVIEWS/deep/a.md",
        "Old/Interviews/a.md",
        "Menschen/Personen/a.md",
        "follow-ups settings.md",
    ],
)
def test_marked_by_the_path(path: str) -> None:
    assert may_be_ours(b"text\n", path, MARKS)


@given(
    word=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8),
    form=st.sampled_from(["NFC", "NFD"]),
    change=st.sampled_from([str, str.upper, str.lower, str.title, str.casefold, str.swapcase]),
    end=st.sampled_from(["\n", "\r\n"]),
    before=st.text(max_size=30).filter(lambda text: "---" not in text),
)
def test_never_misses(word: str, form: str, change: object, end: str, before: str) -> None:
    written = unicodedata.normalize(form, change(word))  # type: ignore[operator, arg-type]
    folded = [unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()) for text in (word, written)]
    if folded[0] != folded[1]:
        return  # not the same word even for a patient reader
    quoted = before.replace("\n", " ").encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    text = end.join(["---", f"note: {quoted}", f"type: {written}", "---", "text"])
    assert may_be_ours(text.encode(), "a.md", marks_of([word]))
    assert may_be_ours(f"text{end}a #{written} b".encode(), "a.md", marks_of([word]))


def test_long_lines_take_no_long_time() -> None:
    import time

    started = time.perf_counter()
    for text in (b"#" * 2_000_000 + b"interview", b"#a" * 1_000_000 + b" interview", b":: interview" * 200_000):
        may_be_ours(text, "a.md", MARKS)
    assert time.perf_counter() - started < 5
