"""Whatever stands in a note: bytes outside the block stay, the block goes away without a trace, and nothing crashes."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from vaults import ACME, HALDEN, PAGE, TODAY, acme, halden, line_of, pass_over, settled, task_lines

from kbfollow.block_places import without_block
from kbfollow.markdown.managed_block import ManagedBlock, find_block
from kbfollow.markdown.note import read_note
from kbfollow.markdown.task_line import parse_task

BOM = "\ufeff"
ENDS = st.sampled_from(["\n", "\n", "\r\n", "\n\n", "\r", "\r\r\n", "\u2028\n", "\x0b\n", "\x0c\n", "\x85\n"])
# What decides where a block may go, beside ordinary words.
PIECES = st.sampled_from(
    [
        "Good talk.", "", " ", "\t", "# Heading", "## Follow-ups", "### follow up ##", "## Follow-ups\r", "- [ ] milk",
        "- [x] milk ✅ 2026-11-20 ^milk", "    - sub", "```", "~~~", "- ```", "  ```", "> ```", "%%", "<!--", "-->",
        "<!-- a comment -->", "<!-- kbfollow:off", "$$", "| a | b |", "|---|---|", "---", "===", "> quote",
        "Jane decides.", "I'll send the sample by Tuesday.", "Forgot to ask about overtime.", "\udcff",
        "[^1]: note", "kbfollow:begin",
        "They'll decide in two weeks.", "Emailed Jane a thank-you.", "Status:: rejected", "2 Dec: called Jane",
        "💼 \u202e",
    ]
)  # fmt: skip
WORDS = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=30)
BODIES = st.lists(st.tuples(st.one_of(PIECES, WORDS), ENDS), max_size=14).map(
    lambda lines: "".join(map("".join, lines))
)
ANY_TEXT = st.one_of(BODIES, st.binary(max_size=200).map(lambda data: data.decode("utf-8", "surrogateescape")), WORDS)


def head(text: str) -> str:
    """The front matter of an ordinary note in front of a text."""
    return acme(body=text)


def outside(text: str) -> tuple[str, str]:
    """What stands before and behind the block."""
    lines = text.split("\n")
    block = find_block(lines)
    assert isinstance(block, ManagedBlock)
    return "\n".join(lines[: block.start]), "\n".join(lines[block.stop :])


@given(body=BODIES, tail=st.sampled_from(["", "x", "\n\n"]), bom=st.booleans(), crlf=st.booleans())
@example(body="", tail="x\r", bom=False, crlf=False)
@example(body="## Follow-ups", tail="", bom=False, crlf=True)
@example(body="a\n```\nb", tail="", bom=False, crlf=False)
@hypothesis_settings(max_examples=300)
def test_a_new_block_changes_no_other_byte_and_goes_without_a_trace(
    body: str, tail: str, bom: bool, crlf: bool
) -> None:
    text = (BOM if bom else "") + head(body + tail)
    text = text.replace("\r\n", "\n").replace("\n", "\r\n") if crlf else text
    after = pass_over({ACME: text})[ACME]
    if after == text:
        return
    # Only one stretch of text is new.
    start = next((i for i, (one, two) in enumerate(zip(text, after, strict=False)) if one != two), len(text))
    assert after.endswith(text[start:]) or text.startswith(after[: start + 1])
    assert without_block(read_note(ACME, after)) == text
    assert pass_over({ACME: after})[ACME] == after


@given(before=BODIES, after=BODIES, day=st.integers(0, 40), mark=st.sampled_from(["x", "X", "-", " "]))
@hypothesis_settings(max_examples=200)
def test_bytes_outside_a_standing_block_never_change(before: str, after: str, day: int, mark: str) -> None:
    note = pass_over({ACME: acme()})[ACME].replace("Good talk.\n", before + "\n")
    note = note.replace("- [ ] Thank", f"- [{mark}] Thank") + after
    block = find_block(note.split("\n"))
    if not isinstance(block, ManagedBlock):  # in a fence now, or damaged
        assert block is None or pass_over({ACME: note})[ACME] == note
        return
    written = pass_over({ACME: note}, TODAY + timedelta(day))[ACME]
    assert outside(written) == outside(note)


@given(body=BODIES, days=st.lists(st.integers(0, 120), min_size=1, max_size=4))
@hypothesis_settings(max_examples=100)
def test_a_users_ticks_stay_over_any_passes_and_days(body: str, days: list[int]) -> None:
    files = pass_over({ACME: head(body), HALDEN: halden()})
    files = {path: text.replace("- [ ] ", "- [x] ") if path != PAGE else text for path, text in files.items()}
    files = pass_over(files)
    own = [line for path in (ACME, HALDEN) for line in task_lines(files[path]) if "[x]" in line]
    for day in sorted(days):
        files = pass_over(files, TODAY + timedelta(day))
        assert [line for line in own if line not in (*files[ACME].split("\n"), *files[HALDEN].split("\n"))] == []


@given(text=ANY_TEXT, page=st.one_of(st.none(), ANY_TEXT), marked=st.booleans())
@hypothesis_settings(max_examples=300)
def test_any_text_as_a_note_or_page_is_judged_and_settles(text: str, page: str | None, marked: bool) -> None:
    files = {ACME: head(text) if marked else text, "Interviews/Other.md": "---\ntype: interview\n" + text}
    files |= {} if page is None else {PAGE: page}
    once = pass_over(files)
    twice = pass_over(once)
    assert pass_over(twice) == twice


@given(text=ANY_TEXT, block=BODIES)
@hypothesis_settings(max_examples=200)
def test_nothing_that_is_written_into_a_block_is_lost(text: str, block: str) -> None:
    note = pass_over({ACME: acme()})[ACME]
    line = line_of(note, "thank-you-jane-doe")
    own = f"{text}\n{block}".replace("kbfollow:", "kb:")
    edited = note.replace(line, f"{line}\n\n{own}")
    after = pass_over({ACME: edited})[ACME]
    lines = [one.rstrip("\r") for one in after.split("\n")]
    assert [one for one in own.split("\n") if one.strip() and one.rstrip("\r") not in lines] == []


HOSTILE = [
    "]]", "[[x]]", "a\nb", "-->", "<!-- kbfollow:end -->", "%%", "📅 2020-01-01", "^id", "#tag", "`", "|", "\\", "🆔 x",
    "\u202e", "\x1b[31m", "[due:: 2020-01-01]", "(", ")", "<script>", "](http://x)", "../../x", "$$", "- [x]", "::",
    "✅ 2020-01-01", "\u2028", "\x00", "{{x}}", "☃" * 300, "|alias", "#^block", "!",
]  # fmt: skip
NAMES = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), min_size=1, max_size=4).map(" ".join)


def quoted(name: str) -> str:
    """A name as a value of YAML that means exactly this text."""
    inner = "".join(
        char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}" for char in name if char != "\udcff"
    )
    return f'"{inner}"'


@given(name=NAMES, company=NAMES, role=NAMES, said=NAMES)
@example(name="-->", company="<!-- kbfollow:end", role="%%", said="-->")
@hypothesis_settings(max_examples=300)
def test_no_name_breaks_out_of_a_line_block_link_or_comment(name: str, company: str, role: str, said: str) -> None:
    name, company, role = (text.encode("utf-8", "ignore").decode() for text in (name, company, role))
    text = acme(quoted(f"Jane {name}"), properties=f"references: [{quoted('Maria ' + name)}]\n")
    text = text.replace("Acme Finance", quoted("Acme " + company)).replace("Secretary", quoted(role))
    text = text.replace("Good talk.\n", f"I promised to send {said.encode('utf-8', 'ignore').decode()} by Tuesday.\n")
    files = settled({ACME: text})
    block = find_block(files[ACME].split("\n"))
    page = find_block(files[PAGE].split("\n"))
    if block is None:  # the prose opened a comment or fence
        return
    assert isinstance(block, ManagedBlock) and isinstance(page, ManagedBlock)
    assert not block.foreign
    for one in block.tasks:
        task = parse_task(one.task.raw)
        assert task is not None and task.id in block.base and task.status == "open"
        assert task.raw.endswith(f"^{task.id}") and task.due == block.base[task.id or ""].due
    for line in files[PAGE].split("\n")[page.start + 1 : page.stop - 1]:
        assert not re.search(r"[\x00-\x08\x1b\u202a-\u202e\u2066-\u2069]|%%", line)
        if "](" in line and "[ ]" in line:
            assert all("]" not in words for words in re.findall(r"\[([^\[]*)\]\(", line))


@pytest.mark.parametrize("count", [250, 2_500])
def test_a_crowd_of_interviewers_is_borne(count: int) -> None:
    text = acme(";".join(f"P{number} Q{number}" for number in range(count)))
    after = pass_over({ACME: text})[ACME]
    assert after.startswith(text)
    assert without_block(read_note(ACME, after)) == text


@pytest.mark.parametrize("day", range(0, 130, 13))
def test_a_note_that_nobody_touches_settles_on_every_day(day: int) -> None:
    body = "They'll decide in two weeks. I'll send the sample by Tuesday. Forgot to ask about overtime.\n"
    files = {ACME: acme("Jane Doe; John", body, "references: [Maria Lopez]\n"), HALDEN: halden("")}
    once = settled(files, date(2026, 11, 15) + timedelta(day))
    settled(once, date(2026, 11, 16) + timedelta(day))
