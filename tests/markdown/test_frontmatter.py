"""Front matter: where it stands, YAML's traps, names of properties, readers of values, people."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kbfollow.markdown.frontmatter import (
    canonical_name,
    day,
    people,
    people_in_text,
    read_front_matter,
    text,
    text_list,
    without_honorific,
)
from kbfollow.markdown.note import read_note
from kbfollow.markdown.properties import ALIASES, fold_key
from kbfollow.model import Problem, Property


def front(yaml: str) -> tuple[dict[str, object], tuple[Problem, ...]]:
    """The properties of a note with this front matter, by canonical name, and its problems."""
    note = read_note("Note.md", f"---\n{yaml}\n---\nBody\n")
    return {name: prop.value for name, prop in note.properties.items()}, note.problems


def value(yaml: str) -> object:
    """The value of `key` in a block that gives no problem."""
    values, problems = front(yaml)
    assert problems == ()
    return values["key"]


# --- nothing there --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "",
        "Text",
        "\n---\ntype: interview\n---\n",
        " ---\ntype: interview\n---\n",
        "----\ntype: interview\n----\n",
        "--- x\ntype: interview\n---\n",
        "---\n\nA rule above, and text.\n",
        "---",
        "---\nNote: that was a rule.\nMore text."[:3] + "\nJust a rule and text",
        "# ---\n",
        "{ not json",
    ],
)
def test_no_front_matter(content: str) -> None:
    found = read_front_matter("a.md", content.split("\n"))
    assert (found.properties, found.problems, found.body_line) == ((), (), 1)


@pytest.mark.parametrize("inside", ["", "\n", "# a comment", "   "])
def test_empty_front_matter(inside: str) -> None:
    values, problems = front(inside)
    assert (values, problems) == ({}, ())


# --- where it stands ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("close", ["---", "...", "--- "])
def test_opening_and_closing_lines(bom: str, end: str, close: str) -> None:
    note = read_note("a.md", bom + end.join(["---", "company: Acme", "date: 2026-11-20", close, "Body"]))
    assert note.properties["company"].value == "Acme"
    assert (note.properties["date"].line, note.properties["date"].quote) == (3, "date: 2026-11-20")
    assert note.body_line == 5
    assert [passage.line for passage in note.passages] == [5]


def test_lines_of_keys_and_elements() -> None:
    note = read_note(
        "a.md",
        '---\n# comment\ninterviewers:\n  - Jane Doe\n\n  - "[[John Roe]]"\n'
        "references: [A,\n  B]\nrole: >\n  long\n  text\n---\n",
    )
    interviewers, references = note.properties["interviewers"], note.properties["references"]
    assert (interviewers.line, interviewers.quote) == (3, "interviewers:")
    assert interviewers.lines == ((4, "- Jane Doe"), (6, '- "[[John Roe]]"'))
    assert references.lines == ((7, "references: [A,"), (8, "B]"))
    assert note.properties["role"].line == 9


def test_odd_line_ends_inside_keep_the_count() -> None:
    note = read_note("a.md", "---\na: x\u0085y\u2028z\x0b\x0c\nb: 😀 [[Jane]]\nc: 1\n---\n")
    assert [prop.line for prop in note.properties.values()] == [2, 3, 4]
    assert note.properties["b"].value == "😀 [[Jane]]"


def test_never_closed() -> None:
    note = read_note("a.md", "---\ntype: interview\ncompany: Acme\n\nText\n")
    assert [(problem.line, problem.blocks) for problem in note.problems] == [(1, True)]
    assert "never closed" in note.problems[0].message
    assert note.properties["type"].value == "interview"  # known to be an interview note all the same


def test_toml_and_json() -> None:
    toml = read_note("a.md", '+++\ncompany = "Acme"\ndate = 2026-11-20\n+++\nBody\n')
    assert (toml.properties["date"].value, toml.properties["date"].line) == (date(2026, 11, 20), 3)
    json = read_note("a.md", '{\n"company": "Acme",\n"interviewers": ["Jane Doe"]\n}\nBody\n')
    assert (json.properties["interviewers"].value, json.properties["interviewers"].line) == (["Jane Doe"], 3)
    assert [passage.line for passage in (*toml.passages, *json.passages)] == [5, 5]
    for broken in ("+++\na = \n+++\n", '{\n"a": \n}\n'):
        assert [problem.blocks for problem in read_note("a.md", broken).problems] == [True]


# --- YAML's traps ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("10:30", "10:30"),
        ("0123", "0123"),
        ("+49 171 1234", "+49 171 1234"),
        ("1_000", "1_000"),
        ("28.10", "28.10"),
        ("1e3", "1e3"),
        ("no", "no"),
        ("Yes", "Yes"),
        ("on", "on"),
        ("true", True),
        ("False", False),
        ("~", None),
        ("", None),
        ("null", None),
        ("3", 3),
        ("-3", -3),
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-1-5", date(2026, 1, 5)),
        ("2026-11-20T10:30", datetime(2026, 11, 20, 10, 30)),  # noqa: DTZ001 - the clock on the wall
        ("2026-11-20 10:30:00+02:00", datetime(2026, 11, 20, 10, 30)),  # noqa: DTZ001
        ('"2026-11-20"', "2026-11-20"),
        ('"3"', "3"),
        ("28.09.2026", "28.09.2026"),
        ("09/28/2026", "09/28/2026"),
        ("{{date}}", "{{date}}"),
        ("{{date:YYYY-MM-DD}} 10:00", "{{date:YYYY-MM-DD}} 10:00"),
        ("<% tp.date.now('YYYY: MM') %>", "<% tp.date.now('YYYY: MM') %>"),
        ("[[Jane]]", "[[Jane]]"),
        ("[[Jane Doe|Jane, CFO]]", "[[Jane Doe|Jane, CFO]]"),
        ("[[Jane]], [[Bob]]", "[[Jane]], [[Bob]]"),
        ("[[Jane]] (CFO)", "[[Jane]] (CFO)"),
        ("[[[Jane]], [[Bob]]]", ["[[Jane]]", "[[Bob]]"]),
        ("\n  - [[Jane]]\n  - [[Bob]] – CFO", ["[[Jane]]", "[[Bob]] – CFO"]),
        ("\n  - [[Jane]], CFO\n  - Bob", ["[[Jane]], CFO", "Bob"]),
        ("Dev: backend", "Dev: backend"),
        ("Dev: backend # a comment", "Dev: backend"),
        ("\tDev", "Dev"),
        ("\n\t- Jane\n\t- Bob", ["Jane", "Bob"]),
        ("@jane", "@jane"),
        ("%", "%"),
        ("`code`", "`code`"),
        ("*Jane*", "*Jane*"),
        ("**Jane** Doe", "**Jane** Doe"),
        ('"Jane" Doe', '"Jane" Doe'),
        ("C#", "C#"),
        ("a # comment", "a"),
        ("&a Jane", "Jane"),
        ("!!str 5", "5"),
        ("{name: Jane, title: CFO}", {"name": "Jane", "title": "CFO"}),
        ("|\n  a\n  b", "a\nb\n"),
        ("<<: x", "<<: x"),
    ],
)
def test_traps(written: str, expected: object) -> None:
    assert value(f"key: {written}") == expected


def test_colon_without_space() -> None:
    assert front("type: interview\nrole:Developer\ndate: 2026-11-20")[0]["role"] == "Developer"
    assert front("role:Developer")[0] == {"role": "Developer"}


def test_alias_of_text_but_not_of_lists() -> None:
    assert front("a: &x Jane\nb: *x")[0] == {"a": "Jane", "b": "Jane"}
    values, problems = front("a: &x [Jane]\nb: *x")
    assert values["b"] == "*x"
    assert [problem.line for problem in problems] == [3]


def test_alias_bomb() -> None:
    bomb = "a: &a [x,x]\n" + "".join(
        f"{new}: &{new} [*{old},*{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    values, problems = front(bomb)
    assert values["i"] == ["*h", "*h"]
    assert 0 < len(problems) <= 20


@pytest.mark.parametrize(
    "yaml",
    [
        "a: " + "[" * 5000,
        "a: " + "{" * 5000,
        "- " * 5000 + "a",
        "a:\n" + "".join(" " * i + "a:\n" for i in range(1, 99)),
    ],
)
def test_deep_nesting(yaml: str) -> None:
    _, problems = front(yaml)
    assert [problem.blocks for problem in problems] == [True]


def test_impossible_days() -> None:
    values, problems = front("company: Acme\ndate: 2026-11-31\ndecision: 2026-13-01\nthank_you: [2026-02-29]")
    assert values["date"] == "2026-11-31"
    assert [(problem.line, problem.blocks) for problem in problems] == [(3, True), (4, False), (5, False)]
    assert problems[0].message == "`date`: 2026-11-31 is no day: November has 30 days"
    assert "no month 13" in problems[1].message
    assert "February 2026 has 28 days" in problems[2].message
    assert front("date: 31.11.2026")[1][0].blocks


def test_same_key_twice() -> None:
    values, problems = front("date: 2026-11-20\ncompany: Acme\ndate: 2026-11-21")
    assert values["date"] == date(2026, 11, 21)
    assert [problem.line for problem in problems] == [4]
    assert "line 2 and again in line 4" in problems[0].message
    assert front("a: 1\na: 1")[1] == ()


@pytest.mark.parametrize(
    ("yaml", "line", "message"),
    [
        (
            "company: Acme\nwho: [Jane, John\nstatus: waiting",
            3,
            "the list that starts with [ in line 3 is never closed",
        ),
        ('company: "Acme\nrole: x', 2, 'the text that starts with " in line 2 is never closed'),
        ("company: Acme\nGood talk.\nrole: x", 3, "line 3 is neither `name: value` nor part of a list"),
        ("a:\n    b: 1\n  c: 2", 4, "line 4 does not fit the lines above it"),
        ("a: {b: 1", 2, "the value in line 2 has a bracket that is never closed"),
    ],
)
def test_refused(yaml: str, line: int, message: str) -> None:
    _, problems = front(yaml)
    assert [(problem.line, problem.blocks) for problem in problems] == [(line, True)]
    assert problems[0].message == f"front matter: {message}"
    assert problems[0].mend


def test_refused_block_still_tells_what_the_note_is() -> None:
    values, _ = front("type: interview\ncompany: Acme\nwho: [Jane")
    assert values == {"type": "interview", "company": "Acme"}


def test_no_properties_at_all() -> None:
    _, problems = front("just words\nand more")
    assert len(problems) == 1 and problems[0].blocks


def test_too_long() -> None:
    _, problems = front("type: interview\nx: " + "y" * 1_000_001)
    assert problems and problems[-1].blocks
    values, problems = front("interviewers:\n" + "  - Jane Doe\n" * 10_000)
    assert len(values["interviewers"]) == 10_000 and problems == ()  # type: ignore[arg-type]


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "key", ["App Size", "headcount", "salary", "notes", "interviews", "dates", "update", "candidate", "2", "created"]
)
def test_unknown_names_stay(key: str) -> None:
    assert canonical_name(key) == fold_key(key)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Company", "company"),
        ("employer", "company"),
        ("ORG", "company"),
        ("Job Title", "role"),
        ("job-title", "role"),
        ("interview_date", "date"),
        ("InterviewDate", "date"),
        ("Interviewer", "interviewers"),
        ("interviewer2", "interviewers"),
        ("Interviewer 3", "interviewers"),
        ("App Stage", "stage"),
        ("via recruiter", "recruiter"),
        ("date applied", "applied"),
        ("Follow-Up Reminder Date", "follow_up"),
        ("next action", "follow_up"),
        ("follow_ups", "follow_ups"),
        ("follow up style", "follow_up_style"),
        ("hiring manager", "decision_maker"),
        ("Decision by", "decision"),
        ("Thank-you sent", "thank_you"),
        ("offer deadline", "answer_by"),
        ("outcome", "status"),
    ],
)
def test_names(key: str, name: str) -> None:
    assert canonical_name(key) == name


def test_table_of_names_has_no_name_twice() -> None:
    folded = [fold_key(alias) for row in ALIASES.values() for alias in row]
    assert sorted(folded) == sorted(set(folded))
    assert all(canonical_name(name) == name for name in ALIASES)


def test_title_is_the_role_only_with_a_company() -> None:
    assert "role" not in front("title: Ten tips")[0]
    assert "role" not in front("type: person\ntitle: CFO\ncompany: Acme")[0]
    assert front("title: CFO\ncompany: Acme\nrole: Clerk")[0]["role"] == "Clerk"
    assert front("title: Clerk\ncompany: Acme")[0]["role"] == "Clerk"


def test_the_surer_name_counts() -> None:
    assert front("date: 2026-11-01\ninterview date: 2026-11-20")[0]["date"] == date(2026, 11, 20)
    assert front("position: Clerk\nrole: Buyer")[0]["role"] == "Buyer"
    assert front("date: 2026-11-01\ninterview date:")[0]["date"] == date(2026, 11, 1)


def test_lists_are_put_together() -> None:
    note = read_note("a.md", "---\ninterviewer: Jane Doe\ninterviewer2: John Roe\npeople: [Bob, Eve]\n---\n")
    prop = note.properties["interviewers"]
    assert prop.value == ["Jane Doe", "John Roe", "Bob", "Eve"]
    assert [line for line, _ in prop.lines] == [2, 3, 4, 4]


def test_reference_of_a_person_note() -> None:
    assert front("reference: true")[0] == {"reference": True}
    assert front("reference: Bea Nolan")[0] == {"references": "Bea Nolan"}


# --- readers of values ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given_value", [None, True, 5, "", "next week", "04/12/2026", "2026-11-31", "10:30", [], {}, ["a", "b"], "2026"]
)
def test_no_plain_day(given_value: object) -> None:
    assert day(given_value) is None


@pytest.mark.parametrize(
    "given_value",
    [
        date(2026, 11, 20),
        datetime(2026, 11, 20, 9, 0),  # noqa: DTZ001
        "2026-11-20",
        " 2026/11/20 ",
        "2026-11-20T10:30",
        "20.11.2026",
        "[[2026-11-20]]",
        "[[Journal/2026-11-20|Friday]]",
        20261120,
        ["2026-11-20"],
    ],
)
def test_plain_day(given_value: object) -> None:
    assert day(given_value) == date(2026, 11, 20)


def test_text() -> None:
    assert [text(one) for one in (None, "", " ", [], {})] == [None] * 5
    assert text(["a", None, date(2026, 11, 20)]) == "a, 2026-11-20"
    assert (text(True), text(3), text({"a": 1, "b": None})) == ("yes", "3", "a: 1, b")


def test_text_list() -> None:
    def listed(content: object, lines: tuple[tuple[int, str], ...] = ()) -> list[tuple[str, int, str]]:
        return text_list(Property("promised", "promised", content, 3, "promised:", lines=lines))

    assert listed(None) == listed("") == listed([]) == []
    assert listed("send the sample, by Tuesday") == [("send the sample, by Tuesday", 3, "promised:")]
    assert listed("- a\n- b\n") == [("a", 3, "promised:"), ("b", 3, "promised:")]
    assert listed(["a", ["b"]], ((4, "- a"), (5, "- [b]"))) == [("a", 4, "- a"), ("b", 5, "- [b]")]


# --- people ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["", "?", "tbd", "n/a", "unknown", "the team", "HR", "-", "[[]]", "  ,  ", "the panel"]
)
def test_nobody(words: str) -> None:
    assert people_in_text(words) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Jane Doe", [("Jane Doe", "", "")]),
        ("Jane", [("Jane", "", "")]),
        ("Big Dave", [("Big Dave", "", "")]),
        ("李雷", [("李雷", "", "")]),
        ("Jean-Luc O'Neil", [("Jean-Luc O'Neil", "", "")]),
        ("Jane Doe (Finance Director)", [("Jane Doe", "Finance Director", "")]),
        ("Ute Brandes (Director of Nursing)", [("Ute Brandes", "Director of Nursing", "")]),
        ("Jane Doe, CFO", [("Jane Doe", "CFO", "")]),
        ("Jane Doe, John Roe", [("Jane Doe", "", ""), ("John Roe", "", "")]),
        ("jane doe, john roe", [("jane doe", "", ""), ("john roe", "", "")]),
        ("Jane Doe, CFO, John Roe, CTO", [("Jane Doe", "CFO", ""), ("John Roe", "CTO", "")]),
        ("Jane Doe (CFO, co-founder), John Roe", [("Jane Doe", "CFO, co-founder", ""), ("John Roe", "", "")]),
        ("Jane Doe, Head of People and Culture", [("Jane Doe", "Head of People and Culture", "")]),
        ("Jane Doe, CFO and John Roe, CTO", [("Jane Doe", "CFO", ""), ("John Roe", "CTO", "")]),
        ("Jane, Tomas and Bea", [("Jane", "", ""), ("Tomas", "", ""), ("Bea", "", "")]),
        ("Jane Doe & John Roe", [("Jane Doe", "", ""), ("John Roe", "", "")]),
        ("Jane Doe und John Roe", [("Jane Doe", "", ""), ("John Roe", "", "")]),
        ("Jane Doe; John Roe", [("Jane Doe", "", ""), ("John Roe", "", "")]),
        ("Jane Doe - CFO", [("Jane Doe", "CFO", "")]),
        ("Jane Doe – CFO", [("Jane Doe", "CFO", "")]),
        ("Jane Doe: CFO", [("Jane Doe", "CFO", "")]),
        ("Anna Müller–Schmidt, HR", [("Anna Müller–Schmidt", "HR", "")]),
        ("Jane Doe, runs the team", [("Jane Doe", "runs the team", "")]),
        ("Jane Doe, PhD, Director", [("Jane Doe", "Director", "")]),
        ("Sam Smith, Jr., Owner", [("Sam Smith, Jr.", "Owner", "")]),
        ("Yusuf (?)", [("Yusuf", "", "")]),
        ("Jane Doe (she/her), CFO", [("Jane Doe", "CFO", "")]),
        ("Jane Doe <jane@acme.example>", [("Jane Doe", "", "")]),
        ("Tomas from HR", [("Tomas", "HR", "")]),
        ("Ludwig van Beethoven, Maria de la Cruz", [("Ludwig van Beethoven", "", ""), ("Maria de la Cruz", "", "")]),
        ("Dr. Petra Siebert (Bereichsleiterin)", [("Petra Siebert", "Bereichsleiterin", "")]),
        ("Herr Dr. Weir, Leiter Vertrieb", [("Weir", "Leiter Vertrieb", "")]),
        ("[[John Roe]]", [("John Roe", "", "John Roe")]),
        ("[[John Roe]] – CTO", [("John Roe", "CTO", "John Roe")]),
        ("[[John Roe]] (CTO), [[Jane Doe]]", [("John Roe", "CTO", "John Roe"), ("Jane Doe", "", "Jane Doe")]),
        ("[[People/John Roe|John]], Head of IT", [("John Roe", "Head of IT", "People/John Roe")]),
        ("[[People/jr|John Roe]], Head of IT", [("John Roe", "Head of IT", "People/jr")]),
        ("[[@Jane Doe]]", [("Jane Doe", "", "@Jane Doe")]),
        ("[Jane Doe](People/Jane%20Doe.md), CFO", [("Jane Doe", "CFO", "People/Jane Doe")]),
        ("[[Acme]] CFO", [("Acme", "CFO", "Acme")]),
    ],
)
def test_people_in_text(words: str, found: list[tuple[str, str, str]]) -> None:
    assert people_in_text(words) == found


@pytest.mark.parametrize(
    ("yaml", "found"),
    [
        ("key:", []),
        ("interviewers: []", []),
        ("interviewers: 5", []),
        ("interviewers: Jane Doe (CFO)", [("Jane Doe", "CFO", "", 2)]),
        (
            "interviewers:\n  - Jane Doe (CFO)\n  - ?\n  - [[John Roe]]",
            [("Jane Doe", "CFO", "", 3), ("John Roe", "", "John Roe", 5)],
        ),
        (
            "interviewers:\n  - name: Jane Doe\n    title: CFO\n  - Bob: ?",
            [("Jane Doe", "CFO", "", 3), ("Bob", "", "", 5)],
        ),
        (
            "interviewers:\n  - Jane Doe: CFO\n  - CTO: John Roe",
            [("Jane Doe", "CFO", "", 3), ("John Roe", "CTO", "", 4)],
        ),
        ("interviewers:\n  Jane Doe: CFO\n  John Roe:", [("Jane Doe", "CFO", "", 2), ("John Roe", "", "", 2)]),
        ("interviewers: [{first name: Jane, last name: Doe, role: CFO}]", [("Jane Doe", "CFO", "", 2)]),
        ("interviewers: |\n  - Jane Doe (CFO)\n  - Bob", [("Jane Doe", "CFO", "", 2), ("Bob", "", "", 2)]),
    ],
)
def test_people(yaml: str, found: list[tuple[str, str, str, int]]) -> None:
    note = read_note("a.md", f"---\n{yaml}\n---\n")
    prop = note.properties.get("interviewers")
    named = people(prop) if prop else []
    assert [tuple(person)[:4] for person in named] == found


def test_people_quote_their_line() -> None:
    note = read_note("a.md", '---\ninterviewers:\n  - "[[John Roe]]"\n---\n')
    assert people(note.properties["interviewers"])[0].quote == '- "[[John Roe]]"'


def test_without_honorific() -> None:
    assert without_honorific("Frau Dr. Ute Brandes") == ("Frau Dr.", "Ute Brandes")
    assert without_honorific("Mr Weir") == ("Mr", "Weir")
    assert without_honorific("Misha Drake") == ("", "Misha Drake")
    assert without_honorific("Dr.") == ("", "Dr.")


# --- whatever comes -------------------------------------------------------------------------------------------------

yaml_pieces = st.lists(
    st.sampled_from(
        [
            *(
                "a: ",
                "b:",
                "- ",
                "[",
                "]",
                "{",
                "}",
                "'",
                '"',
                "\n",
                "\n  ",
                "\t",
                ": ",
                " #",
                "&x",
                "*x",
                "!!y ",
                "|\n",
                ">\n",
            ),
            *(
                "[[Jane]]",
                "{{date}}",
                "<% x %>",
                "2026-11-31",
                "10:30",
                "date: ",
                "? ",
                "---",
                "%",
                "@",
                "\u2028",
                "\x00",
                "\ud800",
            ),
            *("interviewers: ", "tags: ", "Jane Doe, CFO", "title: ", "company: ", "<<: ", "\r", "😀", "é", ",", "..."),
        ]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(yaml_pieces, st.text(max_size=200)))
def test_any_block_is_read_or_refused(block: str) -> None:
    note = read_note("a.md", f"---\n{block}\n---\n")
    for prop in note.properties.values():
        assert 1 <= prop.line <= len(note.lines)
        assert prop.quote.strip() == prop.quote
        text(prop.value), day(prop.value), text_list(prop), people(prop)
    assert all(1 <= problem.line <= len(note.lines) for problem in note.problems)


@given(st.text(max_size=200))
def test_people_never_raise(words: str) -> None:
    for name, _, _ in people_in_text(words):
        assert name.strip()
