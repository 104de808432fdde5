"""What the docs take from the code: rules, settings, properties, commands, and what the program makes of a note.

`sections` and `whole_files` say what a file has to hold; `bring_up_to_date` writes it where it doesn't. The tests call
it and fail once, so that a change of the docs is seen in the diff of the change that caused it.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from click.testing import CliRunner
from report_evidence import report_statements

from kbfollow.cadence import PROFILES
from kbfollow.cli import SHORT_HELP, cli
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.interviews import STATUSES
from kbfollow.judge import Judgement, judge
from kbfollow.listing import chosen, shown_text
from kbfollow.markdown.note import read_note
from kbfollow.markdown.properties import ALIASES
from kbfollow.plan import note_edits
from kbfollow.rules import Rule, all_rules
from kbfollow.settings import Settings, settings_as_text
from kbfollow.words import plural

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "vault-template"
GUIDE = TEMPLATE / "Guide"
GOLDEN = ROOT / "tests" / "golden"
SENTENCES = ROOT / "tests" / "cases" / "sentences.jsonl"

# --- files and their generated parts ---------------------------------------------------------------------------------


def sections() -> dict[Path, dict[str, str]]:
    """The generated parts of the docs, by file and by the name in its markers."""
    readme = ROOT / "README.md"
    return {
        readme: {
            "after": after_example(readme),
            "commands": commands_table(),
            "accuracy": accuracy_table(),
            "rules": rules_table(),
        },
        GUIDE / "Rules.md": {"rules": rules_guide()},
        GUIDE / "Settings.md": {"pace": pace_table(), "settings": settings_guide()},
        GUIDE / "Writing notes.md": {"properties": properties_guide(), "statuses": statuses_guide()},
    }


def accuracy_table() -> str:
    """How the labelled sentences of the tests are read, as `tests/report_evidence.py` counts them."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    count = report_statements([json.loads(line) for line in lines if line.strip()], show=False)
    rows = [
        ("what the sentence says is read as meant", "kind right", "sentences"),
        ("the last day of a dated one is read as meant", "latest right", "dated"),
        ("the person is", "person right", "with a person"),
        ("a day is read into a sentence that holds no deadline", "false deadline", "undated"),
        ("something is taken as done that isn’t", "false done", "sentences"),
    ]
    table = [
        f"| {words} | {count[part]} of {count[whole]} | {_percent(count, part, whole)} |" for words, part, whole in rows
    ]
    return "\n".join(["| | sentences | |", "|---|---|---|", *table])


def _percent(count: Mapping[str, int], part: str, whole: str) -> str:
    return f"{100 * count[part] / count[whole]:.1f}%"


def whole_files() -> dict[Path, str]:
    """The files that are generated as a whole."""
    settings = settings_as_text({"country": "US", "time_zone": "America/New_York"})
    return {TEMPLATE / SETTINGS_NOTE: settings, GOLDEN / "help.txt": help_pages()}


def with_sections(text: str, parts: Mapping[str, str]) -> str:
    """The text with each part between its markers `<!-- NAME:begin -->` and `<!-- NAME:end -->`."""
    for name, part in parts.items():
        start, end = f"<!-- {name}:begin -->\n", f"<!-- {name}:end -->"
        head, begun, rest = text.partition(start)
        _, ended, tail = rest.partition(end)
        assert begun and ended, f"the markers “{name}” are missing"
        text = f"{head}{start}\n{part}\n\n{end}{tail}"
    return text


def bring_up_to_date(path: Path, wanted: str) -> bool:
    """Write the file where it doesn't hold `wanted`; False where it had to be written."""
    if path.exists() and path.read_text(encoding="utf-8") == wanted:
        return True
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(wanted, encoding="utf-8", newline="\n")
    return False


def stale(path: Path) -> str:
    """What a test says about a file that it has just written anew."""
    return f"{path.relative_to(ROOT)} was stale and has been written anew: read the diff, then run the tests again"


# --- rules -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Example:
    """The example of a rule: notes by path, the day, and the lines that the rule gives on it."""

    notes: tuple[tuple[str, str], ...]
    day: date
    lines: tuple[str, ...]


@dataclass(frozen=True)
class RuleDoc:
    """A rule's docstring in its parts. `source` and `example` are as written; the rest is paragraphs without breaks."""

    name: str
    summary: str
    text: tuple[str, ...]
    why: str
    source: str
    example: str


def rule_doc(rule: Rule) -> RuleDoc:
    """Take a rule's docstring apart."""
    prose, _, example = inspect.cleandoc(rule.doc).partition("\n\nExample:\n\n")
    prose, _, source = prose.partition("\nSource: ")
    prose, _, why = prose.partition("\n\nWhy: ")
    summary, *text = [" ".join(part.split()) for part in prose.split("\n\n")]
    return RuleDoc(rule.name, summary, tuple(text), " ".join(why.split()), " ".join(source.split()), example)


_NOTE = re.compile(r"(?:^Note (?P<name>[^\n]+):\n\n)?^````markdown\n(?P<text>.*?)^````$", re.M | re.S)
_EXPECTED = re.compile(r"^On (?P<day>\d{4}-\d{2}-\d{2}):\n\n```markdown\n(?P<lines>.*?)^```$", re.M | re.S)


def read_example(words: str) -> Example:
    """Read an example: notes in fences, each after `Note NAME:` where there are several, then the lines on a day."""
    notes = tuple((_path(match["name"] or "Acme"), match["text"]) for match in _NOTE.finditer(words))
    expected = _EXPECTED.search(words)
    assert notes and expected, f"no runnable example: {words}"
    return Example(notes, date.fromisoformat(expected["day"]), tuple(expected["lines"].splitlines()))


def _path(name: str) -> str:
    return name if name.endswith(".md") else f"Interviews/{name}.md"


def judged(notes: Sequence[tuple[str, str]], day: date) -> Judgement:
    """The judgement of notes in memory, with the default settings."""
    return judge([read_note(path, text.encode()) for path, text in notes], Settings(), day)


def lines_of_rule(name: str, example: Example) -> list[str]:
    """What a rule gives on an example: its lines in the blocks; what has no line of its own in the words of `list`."""
    judgement = judged(example.notes, example.day)
    written = {edit.path: edit.after.decode().split("\n") for edit in note_edits(judgement)}
    found: list[str] = []
    for one in chosen(judgement, with_closed=True):
        if one.finding.rule != name:
            continue
        own = re.compile(rf" \^{re.escape(one.id)}{'-.*' if one.finding.answers else ''}$") if one.id else None
        lines = [line for line in written.get(one.finding.note or "", []) if own and own.search(line)]
        along = f"  (with {one.carried_by})" if one.carried_by else ""
        found += lines or [shown_text(one) + along]
    return found


def rules_table() -> str:
    """The rules in the README: name and what each asks."""
    rows = [
        f"| [`{one.name}`](vault-template/Guide/Rules.md#{one.name}) | {one.summary} |"
        for one in map(rule_doc, all_rules())
    ]
    return "\n".join(["| Rule | What it asks |", "|---|---|", *rows])


def rules_guide() -> str:
    """The rules in the guide: what each asks and why, with its example."""
    return "\n\n".join(_rule_section(rule_doc(rule)) for rule in all_rules())


def _rule_section(doc: RuleDoc) -> str:
    example = doc.example.replace("````markdown", "```markdown").replace("````", "```")
    return "\n\n".join([f"## {doc.name}", f"**{doc.summary}**", *doc.text, f"*Why:* {doc.why}", example])


# --- settings, properties, statuses ----------------------------------------------------------------------------------


def settings_guide() -> str:
    """The settings in the guide, under the headings of the settings note."""
    lines: list[str] = []
    for one in dataclasses.fields(Settings):
        if one.metadata["section"]:
            lines += ["", f"## {one.metadata['section']}", ""]
        lines.append(f"- `{one.name}` ({_kind(one)}): {one.metadata['text']} {_default(one.default)}")
    return "\n".join(lines).strip("\n")


def _kind(setting: dataclasses.Field[object]) -> str:
    if setting.name == "since":
        return "a day"
    if setting.metadata["one_of"]:
        return "one of " + ", ".join(f"`{word}`" for word in setting.metadata["one_of"] if word)
    kinds = ((bool, "yes or no"), ((int, float), "a number"), (tuple, "a list"))
    return next((words for kind, words in kinds if isinstance(setting.default, kind)), "text")


def _default(value: object) -> str:
    if value in (None, "", ()):
        return "Empty by default."
    said = {True: "yes", False: "no"} if isinstance(value, bool) else {}
    words = ", ".join(map(str, value)) if isinstance(value, tuple) else said.get(bool(value), f"{value}")
    return f"Default: {words}."


def pace_table() -> str:
    """The styles of following up, from the figures that the rules use."""
    rows = [
        f"| `{name}` | {one.first} days | {one.each_next} days | {plural(one.after_window, 'business day')} "
        f"| {one.unanswered} |"
        for name, one in PROFILES.items()
    ]
    head = "| Style | First, no day named | Each next | After the day they named | Unanswered, then let go? |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])


# What each property says, by its canonical name, with an example.
PROPERTIES: Mapping[str, tuple[str, str]] = {
    "type": ("type: interview", "what the note is: `interview`, `application` or `person`"),
    "company": ("company: Acme Finance", "the employer; a link counts by its text"),
    "role": ("role: Secretary", "the job; same employer and role are one application with rounds"),
    "date": ("date: 2026-11-20", "the day of the interview; in the file name or a heading it counts too"),
    "time": ('time: "14:00"', "when it starts"),
    "interviewers": (
        "interviewers: [Jane Doe (Finance Director), John Roe]",
        "whom you met, with titles",
    ),
    "stage": ("stage: phone screen", "the round; “final” says that none follows"),
    "status": ("status: waiting", "how it stands; the words are listed below"),
    "recruiter": ("recruiter: Pia Lund", "who arranged it; a recruiter is no interviewer"),
    "decision": ("decision: two weeks", "when they decide: a day, a range, or words"),
    "decision_maker": ("decision maker: Jane Doe", "who decides"),
    "references": (
        "references: Maria Lopez",
        "who speaks for you in this one",
    ),
    "alerted": ("alerted: Maria Lopez 2026-11-20", "which reference you have told, and when"),
    "thank_you": ("thank you: 2026-11-20", "whom you have thanked: a day or yes for all, or `NAME DAY`"),
    "promised": ("promised: writing sample by Tuesday", "what you owe them"),
    "questions": ("questions: overtime", "what you forgot to ask"),
    "strengths": ("strengths: Excel", "what to say again when you check in"),
    "concerns": ("concerns: never managed anyone", "what to put at rest"),
    "follow_up": ("follow up: 2026-12-04", "your own day for the next check-in"),
    "follow_up_style": ("follow up style: patient", "`patient`, `standard` or `persistent`, for this application"),
    "follow_ups": ("follow ups: no", "no tasks for this note"),
    "applied": ("applied: 2026-11-12", "the day you applied"),
    "next_round": ("next round: 2026-12-07", "the day of the next round, or the days it falls in"),
    "offer_date": ("offer date: 2026-11-23", "the day the offer came"),
    "answer_by": ("answer by: 2026-12-03", "the day they want your answer"),
    "rejected_on": ("rejected on: 2026-11-19", "the day they said no"),
    "accepted_on": ("accepted on: 2026-11-27", "the day you said yes"),
    "declined_on": ("declined on: 2026-11-27", "the day you said no to them"),
    "withdrawn_on": ("withdrawn on: 2026-11-27", "the day you took yourself out"),
    "status_date": ("status date: 2026-11-19", "the day of any other outcome"),
    "country": ("country: DE", "whose public holidays count for this employer"),
    "subdivision": ("subdivision: BY", "the state or region of that country"),
    "title": ("title: Finance Director", "in a person's note: their title"),
    "email": ("email: jane@example.com", "in a person's note: their address"),
}
# Names that are read, but are nothing to explain.
NOT_EXPLAINED = frozenset({"phone", "tags", "aliases"})


def properties_guide() -> str:
    """The properties in the guide: an example of each, what it says, and its other names."""
    return "\n".join(_property(name, *explained) for name, explained in PROPERTIES.items())


def _property(name: str, example: str, says: str) -> str:
    key = example.partition(":")[0]
    others = [alias for alias in ALIASES[name] if alias not in (key, name)]
    return f"- `{example}`: {says}." + (f" Also: {', '.join(others)}." if others else "")


def statuses_guide() -> str:
    """The words of the property status, by what they are understood as."""
    return "\n".join(f"- **{status}**: {', '.join(words)}" for status, words in STATUSES.items())


# --- commands and the README's example -------------------------------------------------------------------------------


def commands_table() -> str:
    """The commands in the README."""
    rows = [f"| `{name}` | {says} |" for name, says in SHORT_HELP.items()]
    return "\n".join(["| Command | What it does |", "|---|---|", *rows])


def help_pages() -> str:
    """The help of the program and of each command, as on a terminal of 80 columns."""
    return "\n".join(_help_pages())


def _help_pages() -> Iterator[str]:
    for arguments in ((), *(words for name in SHORT_HELP for words in _with_its_own((name,)))):
        result = CliRunner().invoke(cli, [*arguments, "--help"], prog_name="kbfollow", terminal_width=80)
        assert result.exit_code == 0, result.output
        yield f"$ {' '.join(('kbfollow', *arguments, '--help'))}\n{result.output}"


def _with_its_own(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A command, and the commands below it where it has some."""
    yield words
    command = cli.get_command(click.Context(cli), words[0])
    if isinstance(command, click.Group):
        yield from ((*words, name) for name in command.list_commands(click.Context(command)))


_BEFORE = re.compile(r"<!-- before:begin -->\n+```markdown\n(?P<note>.*?)\n```\n", re.S)
README_DAY = date(2026, 11, 21)


def after_example(readme: Path) -> str:
    """The note that the README shows, as the program leaves it. What the markers hold is left out."""
    before = _BEFORE.search(readme.read_text(encoding="utf-8"))
    assert before, "the README shows no note between its markers “before”"
    (edit,) = note_edits(judged([("Acme.md", before["note"] + "\n")], README_DAY))
    after = edit.after.decode()
    block = after.removeprefix(before["note"]).strip("\n")
    block = re.sub(r"<!-- kbfollow:(begin|end).*?-->", r"<!-- kbfollow:\1 … -->", block, flags=re.S)
    return f"```markdown\n{block}\n```"
