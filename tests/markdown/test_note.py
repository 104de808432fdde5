"""Notes: lines and bytes as they come, what is read as prose and what is hidden, tags, fields, tasks."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kbfollow.markdown.note import read_note
from kbfollow.markdown.regions import find_regions
from kbfollow.model import Passage


def passages(content: str) -> list[tuple[str, int, str]]:
    return [(passage.kind, passage.line, passage.text) for passage in read_note("a.md", content).passages]


def texts(content: str) -> list[str]:
    return [passage.text for passage in read_note("a.md", content).passages]


def only(content: str) -> Passage:
    (passage,) = read_note("a.md", content).passages
    return passage


# --- nothing to read ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "",
        "\n",
        "\ufeff",
        "   \n\t\n",
        "---\ntype: interview\n---\n",
        "```\ncode\n```\n",
        "~~~ python\ncode\n\n```\nstill\n~~~\n",
        "    indented code\n\n    - [ ] in it\n",
        "<!-- a comment -->\n",
        "<!--\nMore\n\nlines\n-->\n",
        "%% a comment %%\n",
        "%%\nMore\n\nlines\n%%\n",
        "$$\nx = 1\n$$\n",
        "$$x = 1$$",
        "***\n",
        "- \n",
        "> \n",
        "- ```\n  code\n  ```\n",
        "> ```\n> code\n> ```\n",
        "```mermaid\n%% a comment of mermaid\n```\n",
        "| a | b |\n|---|---|\n",
        "\x0b\n\x0c\n\u2028\n",
    ],
)
def test_nothing_to_read(content: str) -> None:
    note = read_note("a.md", content)
    assert (note.passages, note.tasks, note.tags, note.problems, note.open_end) == ((), (), (), (), "")


@pytest.mark.parametrize(
    "content",
    [
        "`<!--` is how a comment starts",
        "`%%` and ``a ` %% b``",
        "\\<!-- and \\%%",
        "100% sure, 50% done",
        "pays $$ well",
        "a ``` b",
        "<<<<<<< that is a lot",
        "text --> text",
        "<details>\nopen it\n</details>",
        "[label]: https://example.com",
        "[^1]: a footnote",
        "#NoHeading",
        "```inline``` code",
    ],
)
def test_ordinary_text_is_not_hidden(content: str) -> None:
    note = read_note("a.md", content)
    assert [passage.text for passage in note.passages] == [content]
    assert (note.problems, note.open_end) == ((), "")


# --- structure ------------------------------------------------------------------------------------------------------


def test_headings_paragraphs_lists() -> None:
    content = "# Acme\n\nGood\ntalk.\n\n## Log ##\n- 2026-11-20 mail\n  more\n    1. nested\n- [x] done\n\n"
    content += "Title\n-----\n\n# Next\nend"
    note = read_note("a.md", content)
    assert [(p.kind, p.line, p.text, p.headings, p.depth, p.check, p.parent) for p in note.passages] == [
        ("heading", 1, "Acme", (), 1, None, ""),
        ("paragraph", 3, "Good\ntalk.", ("Acme",), 0, None, ""),
        ("heading", 6, "Log", ("Acme",), 2, None, ""),
        ("list", 7, "2026-11-20 mail\nmore", ("Acme", "Log"), 0, None, ""),
        ("list", 9, "nested", ("Acme", "Log"), 1, None, "2026-11-20 mail\nmore"),
        ("list", 10, "done", ("Acme", "Log"), 0, "x", ""),
        ("heading", 12, "Title", ("Acme",), 2, None, ""),
        ("heading", 15, "Next", (), 1, None, ""),
        ("paragraph", 16, "end", ("Next",), 0, None, ""),
    ]


def test_paragraphs_of_a_list_element() -> None:
    note = read_note("a.md", "- first\n\n  second\n")
    assert [(p.kind, p.line, p.text, p.parent) for p in note.passages] == [
        ("list", 1, "first", ""),
        ("paragraph", 3, "second", "first"),
    ]


def test_table() -> None:
    content = "| Who | Title |\n|---|---|\n| [[Jane\\|J]] | CFO |\n|  | |\n| Bob | ? |\n"
    note = read_note("a.md", content)
    assert [(p.kind, p.line, p.cells, p.header) for p in note.passages] == [
        ("row", 3, ("[[Jane|J]]", "CFO"), ("Who", "Title")),
        ("row", 5, ("Bob", "?"), ("Who", "Title")),
    ]


def test_quotes_and_callouts() -> None:
    assert passages("> [!note]- Title\n> text\n\n> quoted\nlazy") == [
        ("paragraph", 1, "Title\ntext"),
        ("paragraph", 4, "quoted\nlazy"),
    ]


def test_heading_in_a_quote_opens_no_section() -> None:
    note = read_note("a.md", "# A\n> # B\n\ntext")
    assert note.passages[-1].headings == ("A",)


def test_comments_inside_lines() -> None:
    assert passages("one <!-- x --> two\nthree %%y%% four") == [("paragraph", 1, "one  two\nthree  four")]
    assert passages("<!-- x --> one") == [("paragraph", 1, "one")]
    assert passages("one <!-- x\n\ny --> two") == [("paragraph", 1, "one"), ("paragraph", 3, "two")]
    assert texts("<!--> one\n") == ["one"]
    assert texts("`a` %% b\n%% c") == ["`a` \n c"]


# --- lines and bytes ------------------------------------------------------------------------------------------------


def test_lines_split_on_line_feeds_only() -> None:
    content = "a\u2028b\u0085c\x0bd\x0ce\rf\n- [ ] g\x0b\r\nh"
    note = read_note("a.md", content)
    assert note.lines == ("a\u2028b\u0085c\x0bd\x0ce\rf", "- [ ] g\x0b\r", "h")
    assert [task.line for task in note.tasks] == [2]
    assert [passage.line for passage in note.passages] == [1, 2]


def test_odd_spaces_at_the_start_of_a_paragraph_shift_no_line() -> None:
    assert passages("\x0b\n\u2028\ntext") == [("paragraph", 3, "text")]


def test_mixed_line_ends_and_bom() -> None:
    content = "\ufeff---\r\ncompany: Acme\n---\r\n# A\r\n\r\ntext\r\nmore\n\n- [ ] task 📅 2026-11-20 ^a\r\n"
    note = read_note("a.md", content.encode())
    assert note.text == content
    assert "\n".join(note.lines) == content
    assert [(passage.line, passage.text) for passage in note.passages] == [
        (4, "A"),
        (6, "text\nmore"),
        (9, "task 📅 2026-11-20 ^a"),
    ]
    assert note.tasks[0].raw == "- [ ] task 📅 2026-11-20 ^a\r"


def test_bytes_that_are_not_utf8() -> None:
    note = read_note("a.md", b"text\ncaf\xe9\n")
    assert note.text.encode("utf-8", "surrogateescape") == b"text\ncaf\xe9\n"
    assert [(problem.line, problem.blocks) for problem in note.problems] == [(2, True)]
    assert "UTF-16" in read_note("a.md", "text".encode("utf-16")).problems[0].message


def test_nul() -> None:
    note = read_note("a.md", b"a\nb\x00c\n")
    assert [(problem.line, problem.blocks) for problem in note.problems] == [(2, False)]


def test_name() -> None:
    assert read_note("Interviews/Acme Finance.md", "").name == "Acme Finance"


# --- what it ends inside of -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "end"),
    [
        ("```\ncode", "code fence"),
        ("text\n~~~~\n~~~\n", "code fence"),
        ("```\na\n```\n```\n", "code fence"),
        ("``` \n``` not a close\n", "code fence"),
        ("- ```\n  code\n", "code fence"),
        ("> ```\n> code\n", ""),
        ("```\n```\n", ""),
        ("    ```\n    code\n", ""),
        ("<!-- open\n", "comment"),
        ("text <!-- open\nmore", "comment"),
        ("<!-- kbfollow:end\nbase", "comment"),
        ("<!-- a --> <!-- b", "comment"),
        ("```\n<!--\n```\n", ""),
        ("<!--\n```\n-->\n", ""),
        ("<!--\n```\n", "comment"),
        ("%%\nhidden", "%% comment"),
        ("text %% more", "%% comment"),
        ("%%a%% %%b%%", ""),
        ("`%%`", ""),
        ("---\nkey: '%% <!-- ```'\n---\n", ""),
        ("---\nkey: |\n  ```\n---\ntext\n", ""),
    ],
)
def test_open_end(content: str, end: str) -> None:
    assert read_note("a.md", content).open_end == end
    assert read_note("a.md", content.replace("\n", "\r\n")).open_end == end


def test_what_stands_behind_an_opening_that_is_never_closed() -> None:
    assert texts("one\n\n<!-- two\n\nthree") == ["one"]
    assert texts("one <!-- two\n\nthree") == ["one <!-- two", "three"]  # GitHub shows it; so it is read


fence_pieces = st.lists(
    st.sampled_from(["```", "````", "~~~", "``` x", "  ```", "    ```", "text", "", "> b", "> ```", ">  ~~~", "`x`"]),
    max_size=14,
)


@given(fence_pieces)
def test_fences_as_commonmark_sees_them(lines: list[str]) -> None:
    tokens = MarkdownIt("commonmark").disable(["reference", "html_block"]).parse("\n".join(lines))
    fenced = {n for token in tokens if token.type == "fence" and token.map for n in range(*token.map)}
    hidden = find_regions(lines).hidden
    # Blank lines at the end of an unclosed fence may be counted differently: nothing stands in them.
    assert {n for n in fenced if lines[n]} == {n for n in hidden if lines[n]}


# --- our block, ignored places --------------------------------------------------------------------------------------

BLOCK = (
    "<!-- kbfollow:begin 1 x -->\n\n- [ ] Thank Jane 📅 2026-11-21 ^thank-you-jane\n\n"
    "<!-- kbfollow:end\nbase 1\n\nbase 2\n-->\n"
)


def test_our_block() -> None:
    note = read_note("a.md", f"Before\n\n## Follow-ups\n\n{BLOCK}\nAfter #tag\n")
    assert [(passage.text, passage.ours) for passage in note.passages] == [
        ("Before", False),
        ("Follow-ups", False),
        ("Thank Jane 📅 2026-11-21 ^thank-you-jane", True),
        ("After #tag", False),
    ]
    assert [(task.id, task.line, task.due) for task in note.tasks] == [("thank-you-jane", 7, date(2026, 11, 21))]
    assert note.tags == ("tag",)


def test_our_block_without_its_end_reaches_to_the_next_heading() -> None:
    note = read_note("a.md", "<!-- kbfollow:begin 1 -->\n\n- [ ] a ^a\n\ntext\n\n# Next\n\nmine\n")
    assert [(passage.text, passage.ours) for passage in note.passages] == [
        ("a ^a", True),
        ("text", True),
        ("Next", False),
        ("mine", False),
    ]


def test_markers_in_a_fence_are_no_markers() -> None:
    assert not read_note("a.md", f"```\n{BLOCK}```\n\n- [ ] mine\n").passages[0].ours


@pytest.mark.parametrize(
    ("content", "left"),
    [
        ("one <!-- kbfollow:ignore -->\n\ntwo", ["two"]),
        ("- a\n- b <!-- kbfollow:ignore -->\n- c", ["a", "c"]),
        ("one\n\n<!-- kbfollow:ignore -->\n\ntwo\n\nthree", ["one", "three"]),
        ("# A\n\n<!-- kbfollow:ignore -->\n\none\n\n## B\n\ntwo\n\n# C\n\nthree", ["C", "three"]),
        ("# A\none\n## B <!-- kbfollow:ignore -->\n\ntwo\n\n## C\n\nthree", ["A", "one", "C", "three"]),
        ("one\n\n<!-- kbfollow:ignore -->\n", ["one"]),
        ("`<!-- kbfollow:ignore -->` is how", ["`<!-- kbfollow:ignore -->` is how"]),
    ],
)
def test_ignore(content: str, left: list[str]) -> None:
    assert texts(content) == left


def test_ignored_checkboxes_are_no_tasks() -> None:
    note = read_note("a.md", "# A\n<!-- kbfollow:ignore -->\n- [ ] thank Jane\n\n# B\n- [ ] call\n")
    assert [task.description for task in note.tasks] == ["call"]


# --- tasks, tags, fields --------------------------------------------------------------------------------------------


def test_tasks_with_their_lines() -> None:
    content = "---\na: 1\n---\n- [ ] one\n  - [x] two ✅ 2026-11-20\n> - [ ] three\n\n"
    content += "```\n- [ ] code\n```\n1) [-] four\n- [] no\n\n"
    content += "<!--\n- [ ] hidden\n-->\n%%\n- [ ] hidden\n%%\n- [ ] five ^e <!-- c -->\n"
    note = read_note("a.md", content)
    assert [(task.line, task.description, task.status) for task in note.tasks] == [
        (4, "one", "open"),
        (5, "two", "done"),
        (6, "three", "open"),
        (11, "four", "cancelled"),
        (20, "five <!-- c -->", "open"),
    ]
    assert all(note.lines[task.line - 1] == task.raw for task in note.tasks)


@pytest.mark.parametrize(
    "content",
    [
        "# Heading",
        "C# and F#",
        "a#b",
        "#1 #2026",
        "`#code`",
        "https://a.b/#c",
        "```\n#x\n```",
        "## #",
        "[[#part]] [x](#part)",
    ],
)
def test_no_tags(content: str) -> None:
    assert read_note("a.md", content).tags == ()


def test_tags() -> None:
    note = read_note(
        "a.md", "---\ntags: [interview, '#Job/Interview']\n---\nText #acme, #Interview (#läuft) #2026-q4\n- #in-list\n"
    )
    assert note.tags == ("interview", "Job/Interview", "acme", "läuft", "2026-q4", "in-list")
    assert read_note("a.md", "---\ntag: a, b #c\n---\n").tags == ("a", "b")
    assert read_note("a.md", "---\ntags: '#a #b,c'\n---\n").tags == ("a", "b", "c")


@pytest.mark.parametrize(
    "content",
    [
        "Company: Acme",
        "std::vector<int>"[:3] + ": x",
        "```\nCompany:: x\n```",
        "`Company:: x`",
        "a :: b"[:1] + "::",
        "- [ ] x [due:: 2026-11-20]",
        "<!-- Company:: x -->",
    ],
)
def test_no_fields(content: str) -> None:
    assert dict(read_note("a.md", content).properties) == {}


@pytest.mark.parametrize(
    ("content", "name", "value", "line"),
    [
        ("Employer:: Acme", "company", "Acme", 1),
        ("text\n**Company**:: [[Acme]]\ntext", "company", "[[Acme]]", 2),
        ("- **Company:** Acme\n- Role:: Clerk", "role", "Clerk", 2),
        ("We met [interview date:: 2026-11-20] there", "date", date(2026, 11, 20), 1),
        ("Met (interviewers:: [[Jane]], [[Bob]])", "interviewers", "[[Jane]], [[Bob]]", 1),
        ("[company:: [[Acme]]]", "company", "[[Acme]]", 1),
        ("> Headcount:: 10:30", "headcount", "10:30", 1),
    ],
)
def test_fields(content: str, name: str, value: object, line: int) -> None:
    prop = read_note("a.md", content).properties[name]
    assert (prop.value, prop.line, prop.source) == (value, line, "field")


def test_front_matter_counts_before_fields() -> None:
    note = read_note("a.md", "---\ncompany: Acme\ninterviewers: [Jane]\n---\nCompany:: Other\nInterviewer:: Bob\n")
    assert note.properties["company"].value == "Acme"
    assert note.properties["interviewers"].value == ["Jane", "Bob"]


# --- what blocks a note ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "<<<<<<< HEAD\na\n",
        "a\n=======\nb\n",
        ">>>>>>> x\n=======\n<<<<<<< HEAD\n",
        " <<<<<<< a\n =======\n >>>>>>> b\n",
        "<<<<<<<< a\n=======\n>>>>>>>> b",
    ],
)
def test_no_conflict(content: str) -> None:
    assert read_note("a.md", content).problems == ()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_conflict(end: str) -> None:
    content = end.join(["text", "<<<<<<< HEAD", "a", "=======", "b", ">>>>>>> branch", ""])
    assert [(problem.line, problem.blocks) for problem in read_note("a.md", content).problems] == [(2, True)]
    content = end.join(
        ["---", "<<<<<<< HEAD", "date: 2026-11-20", "=======", "date: 2026-11-21", ">>>>>>> branch", "---"]
    )
    assert [(problem.line, problem.blocks) for problem in read_note("a.md", content).problems] == [(2, True)]


# --- size -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "a\n" * 100_000,
        "a" * 1_100_000,
    ],
)
def test_too_long_notes_are_known_but_not_read(body: str) -> None:
    note = read_note("a.md", f"---\ntype: interview\n---\n{body}")
    assert "\n".join(note.lines) == note.text
    assert note.properties["type"].value == "interview"
    assert [problem.blocks for problem in note.problems] == [True]
    assert note.passages == ()


@pytest.mark.parametrize(
    "body",
    [
        ">" * 50_000 + " a",
        "> " * 50_000 + "a",
        "- " * 50_000 + "a",
        "1. " * 50_000 + "a",
        "".join(" " * (2 * depth) + "- a\n" for depth in range(500)),
        "<!-- " * 100_000,
        "a <!-- " * 100_000,
        "%% " * 100_001,
        "`" * 3 + " ` " * 100_000,
        "".join("`" * count + " " for count in range(1000)),
        "    ```\n" * 10_000,
        "$$\n\n" * 5_000,
        "[a:: " * 50_000,
        "- [ ] " + "[due:: " * 50_000,
        "- [ ] x 📅 2026-11-20 " + "#a " * 50_000 + "x",
        "- [ ] " + "🔁 " * 50_000,
        "|" * 100_000 + "\n" + "|-" * 50_000,
        "a b " * 200_000,
    ],
    ids=range(18),
)
def test_hostile_bodies_take_bounded_time(body: str) -> None:
    start = time.process_time()
    note = read_note("a.md", "---\ntype: interview\n---\n" + body)
    assert time.process_time() - start < 10
    assert "\n".join(note.lines) == note.text


# --- whatever comes -------------------------------------------------------------------------------------------------

note_pieces = st.lists(
    st.sampled_from(
        [
            *(
                "---\n",
                "type: interview\n",
                "# A\n",
                "## B\n",
                "- [ ] task 📅 2026-11-20 ^a\n",
                "- a\n",
                "  - b\n",
                "1. c\n",
            ),
            *(
                "text ",
                "\n",
                "\n\n",
                "\r\n",
                "```\n",
                "~~~\n",
                "    code\n",
                "<!--",
                "-->",
                "%%",
                "$$\n",
                "> q\n",
                "| a | b |\n",
            ),
            *(
                "|---|---|\n",
                "`",
                "[[Jane]]",
                "Key:: value\n",
                "[k:: v]",
                "#tag ",
                "===\n",
                "***\n",
                "\ufeff",
                "\u2028",
                "\x0b",
            ),
            *(
                "<!-- kbfollow:begin 1 -->\n",
                "<!-- kbfollow:end -->\n",
                "<!-- kbfollow:ignore -->\n",
                "<<<<<<< a\n",
                "=======\n",
            ),
            *(">>>>>>> b\n", "\x00", "\udc80", "\t", "- ", "> ", "é", "😀", "\r"),
        ]
    ),
    max_size=40,
).map("".join)


def check(note_text: str, data: bytes | str) -> None:
    note = read_note("Folder/Note.md", data)
    assert note.text == note_text
    assert "\n".join(note.lines) == note.text
    for passage in note.passages:
        last = passage.line + passage.text.count("\n")
        assert note.body_line <= passage.line <= last <= len(note.lines)
        for offset, line in enumerate(passage.text.split("\n")):
            words = [word for word in line.split() if word.isalnum()]
            assert all(word in note.lines[passage.line - 1 + offset] for word in words)
    for task in note.tasks:
        assert note.lines[task.line - 1] == task.raw
    assert all(1 <= problem.line <= len(note.lines) for problem in note.problems)
    assert read_note("Folder/Note.md", data) == note


@given(st.one_of(note_pieces, st.text(max_size=300)))
def test_any_text(content: str) -> None:
    check(content, content)


@given(st.one_of(st.binary(max_size=300), note_pieces.map(lambda text: text.encode("utf-8", "surrogateescape"))))
def test_any_bytes(data: bytes) -> None:
    check(data.decode("utf-8", "surrogateescape"), data)
