"""Task lines: what is none, what other programs write and leave behind, our own three formats, and smallest edits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kbfollow.markdown.inline import SIGNIFIERS, markdown_link_path, plain_text, wikilinks
from kbfollow.markdown.task_edit import move_id_to_end, set_cancelled, set_done, set_due, set_id, set_status
from kbfollow.markdown.task_line import (
    block_ids,
    clean_description,
    format_task,
    markdown_link,
    normal_description,
    parse_task,
    wikilink,
)

NOV_20, NOV_21, NOV_23 = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 23)


def fields(line: str) -> tuple[str, date | None, date | None, date | None, str | None]:
    task = parse_task(line)
    assert task is not None
    return task.description, task.due, task.done, task.cancelled, task.id


# --- no tasks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-",
        "text",
        "- text",
        "- [] empty brackets 📅 2026-11-23",
        "-\t[ ] a tab behind the dash 📅 2026-11-23",
        "-[ ] no space before the bracket",
        "- [xx] two characters",
        "- [x](https://example.com) a link",
        "- [1]: https://example.com",
        "[ ] no marker",
        "# - [ ] heading",
        "a - [ ] in the middle",
        "• [ ] a bullet that is no marker",
        "1: [ ] no list",
        "- \\[ ] escaped",
    ],
)
def test_no_task(line: str) -> None:
    assert parse_task(line) is None
    assert block_ids(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] Call Jane",
        "- [ ] Call ✅ confirmed on 2026-11-20",
        "- [ ] Send it by 2026-11-21",
        "- [ ] Send it, by 2026-11-21, to Jane",
        "- [ ] logseq SCHEDULED: <2026-11-23 Mon>",
        "- [ ] at 📅 sometime",
        "- [ ] half a day 📅 2026-11",
        "- [ ] five digits 📅 2026-11-230",
        "- [ ] other digits 📅 ２０２６-11-23",
    ],
)
def test_no_day_where_none_is_written(line: str) -> None:
    assert fields(line) == (line.removeprefix("- [ ] "), None, None, None, None)


@pytest.mark.parametrize("words", ["2^10", "C#", "a^b", "x ^", "[[Note#^kbf-1|source]]", "^under_score", "id: 5"])
def test_no_id_where_none_is_written(words: str) -> None:
    assert fields(f"- [ ] {words} 📅 2026-11-23") == (words, NOV_23, None, None, None)


# --- shapes ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("marker", ["-", "*", "+", "1.", "23.", "1)"])
@pytest.mark.parametrize("before", ["", "  ", "\t", "> ", "> > ", ">  \t"])
def test_markers_and_indentation(marker: str, before: str) -> None:
    assert fields(f"{before}{marker} [ ] Call Jane 📅 2026-11-23 ^a-1") == ("Call Jane", NOV_23, None, None, "a-1")
    assert fields(f"{before}{marker}   [ ]no space 📅2026-11-23")[:2] == ("no space", NOV_23)


@pytest.mark.parametrize(
    ("check", "status"),
    [(" ", "open"), ("x", "done"), ("X", "done"), ("-", "cancelled"), ("/", "open"), (">", "open"), ("!", "open")],
)
def test_status(check: str, status: str) -> None:
    task = parse_task(f"- [{check}] Call Jane", 7)
    assert task is not None
    assert (task.status, task.line, task.raw) == (status, 7, f"- [{check}] Call Jane")


def test_carriage_return_stays_in_raw_only() -> None:
    task = parse_task("- [x] Call Jane 📅 2026-11-23 ✅ 2026-11-20 ^call-jane\r")
    assert task is not None
    assert task.raw.endswith("^call-jane\r")
    assert (task.description, task.due, task.done, task.id) == ("Call Jane", NOV_23, NOV_20, "call-jane")


@pytest.mark.parametrize(
    "tail",
    [
        "📅 2026-11-23",
        "📅️ 2026-11-23",
        "🗓️ 2026-11-23",
        "🗓 2026-11-23",
        "📆 2026-11-23",
        "📅 \u00a0 2026-11-23",
        "\u00a0📅 2026-11-23",
        "\u200b📅 2026-11-23\u200b",
        "⏫ 📅  2026-11-23   ",
        "⏫️ 📅 2026-11-23",
        "📅 2026-11-23 🔼",
        "🔁 every week 📅 2026-11-23",
        "➕ 2026-11-20 🛫 2026-11-21 ⏳ 2026-11-22 📅 2026-11-23",
        "⛔ kbf-1,kbf-2 🏁 delete 📅 2026-11-23",
        "⏰ 2026-11-23 09:00 📅 2026-11-23",
        "📅 2026-11-23 📅 2026-11-24",  # Tasks peels from the end: the leftmost counts
        "[due:: 2026-11-23]",
        "(due:: 2026-11-23)",
        "[priority:: high]  [due::2026-11-23]",
        "[due:: 2026-11-23] ,",
        "📅 2026-11-23 [due:: 2026-11-24]",
        ", by 2026-11-23",
        "📅 2026-11-23T10:30",
        "📅 2026-11-23 10:30",
    ],
)
def test_due_forms(tail: str) -> None:
    glue = "" if tail.startswith(",") else " "
    assert fields(f"- [ ] Call Jane{glue}{tail}") == ("Call Jane", NOV_23, None, None, None)


@pytest.mark.parametrize(
    ("line", "description"),
    [
        ("- [ ] Call 📅 2026-11-23 #followup", "Call #followup"),
        ("- [ ] Call ⏫ #followup 📅 2026-11-23", "Call #followup"),
        ("- [ ] Call 📅 2026-11-23 please", "Call please"),
        ("- [ ] Call 📅 2026-11-23.", "Call."),
        ("- [ ] Call (📅 2026-11-23)", "Call"),
        ("- [ ] Call 📅 2026-11-23 [[Jane Doe]]", "Call [[Jane Doe]]"),
        ("- [ ] Call [link](a%20b.md) 📅 2026-11-23", "Call [link](a%20b.md)"),
        ("- [ ] Call, 📅 2026-11-01 or so, again 📅 2026-11-23", "Call, 📅 2026-11-01 or so, again"),
    ],
)
def test_day_hidden_by_text_counts_too(line: str, description: str) -> None:
    assert fields(line)[:2] == (description, NOV_23)


@pytest.mark.parametrize("day", ["2026-11-31", "2026-13-01", "0000-00-00", "Invalid date"])
def test_impossible_day_is_none(day: str) -> None:
    assert fields(f"- [ ] Call Jane 📅 {day} ^a") == ("Call Jane", None, None, None, "a")
    assert fields(f"- [x] Call Jane 📅 {day} ✅ 2026-11-20 ^a") == ("Call Jane", None, NOV_20, None, "a")


@pytest.mark.parametrize(
    "line",
    [
        "- [x] Call 📅 2026-11-23 ✅ 2026-11-20 ^a-1",
        "- [x] Call 📅 2026-11-23 ^a-1 ✅ 2026-11-20",  # Reminder
        "- [x] Call ^a-1 📅 2026-11-23 ✅ 2026-11-20",
        "- [x] Call ✅ 2026-11-20 📅 2026-11-23 ^a-1   ",
        "- [x] Call 📅 2026-11-23 [completion:: 2026-11-20] ^a-1",  # Dataview
        "- [x] Call 🆔 a-1 📅 2026-11-23 ✅ 2026-11-20",
        "- [x] Call 🆔a-1 📅 2026-11-23 ✅ 2026-11-20",
        "- [x] Call  [id:: a-1]  [due:: 2026-11-23]  [completion:: 2026-11-20]",
        "- [x] Call 🆔 other 📅 2026-11-23 ✅ 2026-11-20 ^a-1",
        "- [x] Call 📅 2026-11-23 ✅ 2026-11-20 ^old ^a-1",
        "- [x] Call, by 2026-11-23, done 2026-11-20 ^a-1",
        "- [x] Call, by 2026-11-23 ✅ 2026-11-20 ^a-1",
    ],
)
def test_done_lines_of_other_programs(line: str) -> None:
    assert fields(line) == ("Call", NOV_23, NOV_20, None, "a-1")


def test_id_in_the_middle_of_text() -> None:
    assert fields("- [ ] Call ^a-1 tomorrow") == ("Call tomorrow", None, None, None, "a-1")
    assert fields("- [ ] Call 📅 2026-11-23 ^a-1 #tag") == ("Call #tag", NOV_23, None, None, "a-1")
    assert block_ids("- [ ] Call 🆔 x1 📅 2026-11-23 ^a-1 ^b-2") == ("x1", "a-1", "b-2")


def test_tag_of_ours_is_no_description() -> None:
    task = parse_task("- [ ] #task Call Jane #2 📅 2026-11-23 ^a", tag="#task")
    assert task is not None
    assert task.description == "Call Jane #2"


# --- our own lines --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "line"),
    [
        ("emoji", "- [x] #task Thank Jane ⏫ 📅 2026-11-21 ✅ 2026-11-20 ^thank-you-jane"),
        (
            "dataview",
            "- [x] #task Thank Jane  [priority:: high]  [due:: 2026-11-21]  [completion:: 2026-11-20] ^thank-you-jane",
        ),
        ("plain", "- [x] #task Thank Jane, by 2026-11-21, done 2026-11-20 ^thank-you-jane"),
    ],
)
def test_format(style: str, line: str) -> None:
    made = format_task(
        "Thank Jane",
        status="done",
        due=NOV_21,
        done=NOV_20,
        id="thank-you-jane",
        tag="#task",
        priority="high",
        style=style,  # type: ignore[arg-type]
    )
    assert made == line


def test_format_writes_no_day_that_does_not_fit_the_status() -> None:
    assert format_task("A", done=NOV_20, cancelled=NOV_20) == "- [ ] A"
    assert format_task("A", status="cancelled", due=NOV_21, cancelled=NOV_20) == "- [-] A 📅 2026-11-21 ❌ 2026-11-20"


@pytest.mark.parametrize("block_id", ["", "a_b", "a b", "ä", "a\n"])
def test_format_refuses_what_breaks_the_line(block_id: str) -> None:
    with pytest.raises(ValueError, match="no block id"):
        format_task("A", id=block_id)
    with pytest.raises(ValueError, match="one line"):
        format_task("A\nB")


odd_text = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("[](){}<>#^%`|:!*_~=$\\,- \n\r\t\u00a0\u200b\u202e\ufeff" + SIGNIFIERS),
        st.sampled_from("abcXYZ0129"),
    ),
    max_size=60,
)
hostile_pieces = st.lists(
    st.sampled_from(
        [
            *(
                "[[Jane]]",
                "[[a|b]]",
                "]]",
                "[[",
                "[due:: 2026-01-01]",
                "(id:: x)",
                "(x:: y)",
                "::",
                "<!--",
                "-->",
                "%%",
            ),
            *(
                "`",
                "```",
                " ^evil",
                " #evil",
                "📅 2026-01-01",
                "✅",
                ", by 2026-01-01",
                ", done 2026-01-01",
                "<b>",
                "</",
            ),
            *("[x](javascript:alert)", "![](http://t/)", "[^1]", "\\", "$$", "**", "==", "Jane Doe", " and ", "#task"),
            *(
                "\n- [x] ",
                "\r",
                "\u2028",
                "\u202e",
                "🔁 every day",
                "🆔 a",
                "^",
                "#",
                "C#",
                "<!",
                "[a](b c)",
                "[a](b.md)",
            ),
        ]
    ),
    max_size=12,
).map("".join)
cleaned = st.one_of(odd_text, hostile_pieces).map(clean_description)
days = st.one_of(st.none(), st.dates())
ids = st.one_of(st.none(), st.from_regex("[A-Za-z0-9][A-Za-z0-9-]{0,20}", fullmatch=True))


@given(
    cleaned,
    st.sampled_from(["open", "done", "cancelled"]),
    days,
    days,
    ids,
    st.sampled_from(["emoji", "dataview", "plain"]),
    st.sampled_from(["", "#task"]),
    st.sampled_from(["", "high", "lowest"]),
)
def test_parse_undoes_format(
    description: str,
    status: str,
    due: date | None,
    end: date | None,
    block_id: str | None,
    style: str,
    tag: str,
    priority: str,
) -> None:
    done, cancelled = (end if status == name else None for name in ("done", "cancelled"))
    line = format_task(
        description,
        status=status,  # type: ignore[arg-type]
        due=due,
        done=done,
        cancelled=cancelled,
        id=block_id,
        style=style,  # type: ignore[arg-type]
        tag=tag,
        priority=priority,  # type: ignore[arg-type]
    )
    task = parse_task(line + "\r", 3, tag=tag)
    assert task is not None
    assert (task.status, task.description, task.id, task.raw) == (status, description, block_id, line + "\r")
    assert (task.due, task.done, task.cancelled) == (due, done, cancelled)


# --- words that come from notes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        "Thank Jane Doe (Finance Director) for Friday",
        "Ask about the C# role; 50% of it, max. 5 < 7",
        "Thank José (CTO), and 李雷",
        "Fenwick & Shaw: what's next? 1/2",
        "by 2026-11-21 or so",
        "snake_case and e-mail a@b.c https://example.com/#top",
        "👍 great",
    ],
)
def test_clean_leaves_ordinary_words(words: str) -> None:
    assert clean_description(words) == words


@pytest.mark.parametrize(
    ("words", "cleaned_words"),
    [
        ("Jane\n- [x] Doe\r\n", "Jane - (x) Doe"),
        ("Jane\u00a0Doe\u200b \u202eevil\u202c\x1b[31m\x07", "Jane Doe evil31m"),
        ("Jane 📅 2026-01-01 ⏫", "Jane 2026-01-01"),
        ("Jane [due:: 2026-01-01] (CFO)", "Jane (CFO)"),
        ("Jane (via:: Linkedin)", "Jane Linkedin"),
        ("Jane ^evil", "Jane evil"),
        ("Jane #evil", "Jane evil"),
        ("Suite #2", "Suite 2"),
        ("Jane <!-- hidden --> Doe --> x", "Jane Doe -- x"),
        ("Jane <b onclick='x'>Doe</b>", "Jane Doe"),
        ("<<b>!-- x", "< !-- x"),
        ("100%% sure", "100% sure"),
        ("`rm -rf`", "rm -rf"),
        ("[[Jane Doe|Jane]] and [[people/John Roe]]", "Jane and John Roe"),
        ("Jane]] [[", "Jane"),
        ("[text](http://evil.example)", "text"),
        ("![](http://tracker.example/x.png)", ""),
        ("Jane [CFO]", "Jane (CFO)"),
        ("std::vector", "std:vector"),
        ("Call, by 2026-01-01", "Call by 2026-01-01"),
        ("**bold** _it_ ~~no~~ ==mark==", "bold it no mark"),
    ],
)
def test_clean(words: str, cleaned_words: str) -> None:
    assert clean_description(words) == cleaned_words


def test_clean_keeps_links_and_tags_on_request() -> None:
    words = "Thank [[John Roe]], [Acme](Interviews/Acme%20Finance.md#^check-in-1) #job [[a]b]]"
    assert clean_description(words, links=True, tags=["#job"]) == (
        "Thank [[John Roe]], [Acme](Interviews/Acme%20Finance.md#^check-in-1) #job ab"
    )
    assert clean_description("![[Secret]] [x](javascript:a)", links=True) == "[[Secret]] x"


def test_clean_is_bounded() -> None:
    for words in ("<" * 10**6, "[[" * 10**6, "word " * 10**6, "[[a]] " * 10**5):
        assert len(clean_description(words)) <= 400


@given(st.one_of(odd_text, hostile_pieces), st.booleans())
def test_clean_is_idempotent_and_safe(words: str, links: bool) -> None:
    once = clean_description(words, links=links)
    assert clean_description(once, links=links) == once
    assert not any(character in once for character in "\n\r\t`\u00a0\u200b\u202e\ufeff\u2028" + SIGNIFIERS)
    assert "<!--" not in once and "%%" not in once and "::" not in once
    if not links:
        assert "[" not in once and "]" not in once


@given(st.one_of(odd_text, hostile_pieces), st.one_of(odd_text, hostile_pieces))
def test_links_hold_together(words: str, path: str) -> None:
    link = markdown_link(words, path, "^a-1")
    assert link.count("](") == 1 and link.endswith("#^a-1)") and "\n" not in link
    destination = markdown_link_path(link)
    assert destination is not None and "::" not in link
    assert clean_description(link, links=True) == link
    wiki = wikilink(path, words)
    assert "\n" not in wiki and (not wikilinks(wiki) or wiki == wiki.strip())
    assert wiki.count("[[") <= 1
    if wiki.startswith("[["):
        assert wikilinks(wiki)[0][0] == path.strip() and wiki.endswith("]]")


def test_links() -> None:
    assert wikilink("John Roe") == "[[John Roe]]"
    assert wikilink("People/John Roe", "John") == "[[People/John Roe|John]]"
    assert wikilink("C# [draft]") == "C"  # Obsidian can't link to it
    assert wikilink("a]] [[b") == "a b"
    assert (
        markdown_link("Acme (1)", "Interviews/Acme (1) & Söhne.md")
        == "[Acme (1)](Interviews/Acme%20%281%29%20&%20Söhne.md)"
    )
    assert markdown_link("x]y", "a:b%20<c>.md") == "[xy](a%3Ab%2520%3Cc%3E.md)"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Thank [[John Roe]]", "thank  john roe"),
        ("Thank [[people/jr|John Roe]]", "Thank John Roe"),
        ("Thank **Ｊohn** Roe", "thank john ROE"),
        ("Straße", "STRASSE"),
    ],
)
def test_normal_description(first: str, second: str) -> None:
    assert normal_description(first) == normal_description(second)


def test_normal_description_tells_people_apart() -> None:
    assert normal_description("Thank Jane Doe") != normal_description("Thank Jane Roe")


@given(odd_text)
def test_plain_text_keeps_line_feeds(words: str) -> None:
    assert plain_text(words).count("\n") == words.count("\n")


def test_plain_text() -> None:
    assert plain_text("**Jane** told [[Bob|Rob]] `a*b` <br>\n<!-- x\ny -->[z](u) \\*") == "Jane told Rob a*b \n\nz *"
    assert wikilinks("[[a/B|C]] and [[D#h]], ![[E.png]]") == [("a/B", "C"), ("D#h", ""), ("E.png", "")]


# --- smallest edits -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "  1) [x] Call,  twice 📆2026-11-23 ✅ 2026-11-20 ^a\r",
        "> - [X] Call [due:: 2026-11-23]  (completion:: 2026-11-20)  ",
        "- [x] Call, by 2026-11-23, done 2026-11-20",
    ],
)
def test_edits_that_change_nothing(line: str) -> None:
    assert set_status(line, "done") == line
    assert set_due(line, NOV_23) == line
    assert set_done(line, NOV_20) == line
    assert set_cancelled(line, None) == line
    assert move_id_to_end(line) == line


@pytest.mark.parametrize(
    ("line", "edited"),
    [
        ("\t* [ ] Call  ⏫ 📅 2026-11-21 ^a\r", "\t* [x] Call  ⏫ 📅 2026-11-21 ✅ 2026-11-20 ^a\r"),
        ("- [ ] Call", "- [x] Call ✅ 2026-11-20"),
        ("- [ ] Call  ", "- [x] Call ✅ 2026-11-20  "),
        ("- [/] Call ^a ", "- [x] Call ✅ 2026-11-20 ^a "),
        ("- [ ] Call 📅 2026-11-21 #tag ^a", "- [x] Call 📅 2026-11-21 #tag ✅ 2026-11-20 ^a"),
    ],
)
def test_tick(line: str, edited: str) -> None:
    assert set_done(set_status(line, "done"), NOV_20) == edited


def test_edits_in_the_other_styles() -> None:
    assert set_done("- [x] Call  [due:: 2026-11-21] ^a", NOV_20, "dataview") == (
        "- [x] Call  [due:: 2026-11-21]  [completion:: 2026-11-20] ^a"
    )
    assert set_done("- [x] Call, by 2026-11-21 ^a", NOV_20, "plain") == "- [x] Call, by 2026-11-21, done 2026-11-20 ^a"
    assert set_due("- [x] Call ✅ 2026-11-20 ^a", NOV_21) == "- [x] Call 📅 2026-11-21 ✅ 2026-11-20 ^a"
    assert set_due("- [ ] Call 🗓️2026-11-21 please", NOV_23) == "- [ ] Call 🗓️2026-11-23 please"
    assert set_due("- [ ] Call 📅 Invalid date ^a", NOV_23) == "- [ ] Call 📅 2026-11-23 ^a"


def test_untick() -> None:
    line = "- [x] Call 📅 2026-11-21 ✅ 2026-11-20 ^a\r"
    assert set_done(set_status(line, "open"), None) == "- [ ] Call 📅 2026-11-21 ^a\r"
    assert set_cancelled("- [-] Call ❌ 2026-11-20", None) == "- [-] Call"
    assert set_due("- [ ] 📅 2026-11-20", None) == "- [ ] "


def test_id_goes_back_to_the_end() -> None:
    assert (
        move_id_to_end("- [x] Call 📅 2026-11-21 ^a ✅ 2026-11-20\r") == "- [x] Call 📅 2026-11-21 ✅ 2026-11-20 ^a\r"
    )
    assert move_id_to_end("- [ ] ^a Call ") == "- [ ] Call ^a "
    assert set_id("- [ ] Call ^a 📅 2026-11-21", "b") == "- [ ] Call 📅 2026-11-21 ^b"
    assert set_id("- [ ] Call\r", "b") == "- [ ] Call ^b\r"


def test_edits_refuse_other_lines() -> None:
    with pytest.raises(ValueError, match="not a checkbox"):
        set_status("- Call", "done")


task_lines = st.builds(
    lambda before, marker, check, body, end: f"{before}{marker} [{check}] {body}{end}",
    st.sampled_from(["", "  ", "\t", "> "]),
    st.sampled_from(["-", "*", "1."]),
    st.sampled_from(list(" xX-/>")),
    st.lists(
        st.sampled_from(
            [
                *("Call Jane", "  ", "📅 2026-11-21", "📅2026-11-22", "✅ 2026-11-20", "❌ 2026-11-19", "^a-1", "#tag"),
                *(
                    "[due:: 2026-11-21]",
                    "[completion:: 2026-11-20]",
                    "⏫",
                    "⏳ 2026-11-19",
                    "please",
                    "📅 Invalid date",
                ),
                *(", by 2026-11-21", ", done 2026-11-20", "🆔 x", "\u200b", "<!-- x -->", "(", ")"),
            ]
        ),
        max_size=7,
    ).map(" ".join),
    st.sampled_from(["", "\r", "  ", " \r"]),
)


@given(task_lines, st.dates(), st.sampled_from(["emoji", "dataview"]))
def test_edits_do_what_they_say_and_no_more(line: str, day: date, style: str) -> None:
    before = parse_task(line)
    assume(before is not None)
    assert before is not None
    for edit, name in ((set_due, "due"), (set_done, "done"), (set_cancelled, "cancelled")):
        after = parse_task(edit(line, day, style))  # type: ignore[arg-type]
        assert after is not None
        assert getattr(after, name) == day
        for other in {"due", "done", "cancelled", "status", "id", "description"} - {name}:
            assert getattr(after, other) == getattr(before, other), other
        assert edit(edit(line, day, style), day, style) == edit(line, day, style)  # type: ignore[arg-type]
    ticked = set_status(line, "done")
    assert [a for a, b in zip(line, ticked, strict=True) if a != b] in ([], [line[line.index("[") + 1]])
    moved = parse_task(move_id_to_end(line))
    assert moved is not None
    assert (moved.id, moved.due, moved.done) == (before.id, before.due, before.done)
    assert sorted(move_id_to_end(line).split()) == sorted(line.split())
