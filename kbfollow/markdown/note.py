"""Bytes of a note → `Note`, with true file lines. Never raises: what can't be read is a `Problem`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kbfollow.markdown.frontmatter import FrontMatter, read_front_matter
from kbfollow.markdown.inline import plain_text, wikilinks
from kbfollow.markdown.passages import Body, find_passages
from kbfollow.markdown.properties import canonical_name, field_value, named_properties, text
from kbfollow.markdown.regions import Regions, find_regions
from kbfollow.markdown.task_line import parse_task
from kbfollow.model import Note, Passage, Problem, Property, Task
from kbfollow.patterns import pattern

__all__ = ["plain_text", "read_note", "wikilinks"]

SIZE_LIMIT = 1_000_000  # characters of a note that is parsed
LINE_LIMIT = 20_000  # lines of a note that is parsed
HEAD_SIZE = 65_536  # characters in which front matter is looked for in a longer note

# A tag in the text: "#" at the start of a word, one character at least that is no digit.
_TAG = pattern(r"(?<![^\s(,;\"'|])(?<!\]\()#([0-9/_-]*[^\W\d][\w/-]*)")
_CODE_SPAN = pattern(r"(`+)(?!`).*?(?<!`)\1(?!`)")
# A line that is one field, as Dataview reads it: `Key:: value`, the key in emphasis or not.
_FULL_LINE_FIELD = pattern(r"[*_~]{0,3}([^\W_][\w /-]{0,60}?)[*_~]{0,3}[ \t]*::[ \t]*[*_]{0,2}[ \t]*(\S.*)")
_INLINE_FIELD = pattern(
    r"\[[ \t]*([^\W\d_][\w /-]{0,60}?)[ \t]*::[ \t]*((?:\[\[[^\[\]\n]{0,300}\]\]|[^\[\]\n]){1,400}?)[ \t]*\]"
    r"|\([ \t]*([^\W\d_][\w /-]{0,60}?)[ \t]*::[ \t]*((?:\([^()\n]{0,300}\)|[^()\n]){1,400}?)[ \t]*\)"
)
_TASK_KEYS = frozenset(
    ["due", "completion", "cancelled", "priority", "start", "created", "scheduled", "repeat", "id", "dependson"]
)


def read_note(path: str, data: bytes | str) -> Note:
    """The note at `path` (relative to the vault, with "/").

    `lines` joined by line feeds are `text`; both keep BOM, `\\r` and whatever else stands in the file. A note that is
    too long is not parsed beyond its front matter: it gets a blocking problem.
    """
    text_of_note, problems = _decoded(path, data)
    if len(text_of_note) > SIZE_LIMIT or text_of_note.count("\n") > LINE_LIMIT:
        return _too_long(path, text_of_note, problems)
    lines = text_of_note.split("\n")
    conflict = _conflict_line(text_of_note, lines)
    front = read_front_matter(path, lines)
    problems += front.problems
    if conflict:
        # Anything else that looks broken is so because of the two versions.
        message = "the note holds two versions of the same lines (conflict markers of git)"
        mend = "keep one of them and delete the lines with <<<<<<<, ======= and >>>>>>>"
        problems = [problem for problem in problems if problem.line < 1] + [
            Problem(path, conflict, message, mend, True)
        ]
    regions = find_regions(_body_lines(lines, front.body_line))
    body = find_passages(regions, front.body_line)
    found = [*front.properties, *_fields(body.passages, lines)]
    properties = named_properties(found)
    return Note(
        path=path,
        text=text_of_note,
        properties=properties,
        tags=_tags(properties, body.passages),
        passages=tuple(body.passages),
        tasks=tuple(_tasks(body, regions, lines, front)),
        problems=tuple(problems),
        body_line=front.body_line,
        open_end=regions.open_end,
    )


def _body_lines(lines: Sequence[str], first: int) -> list[str]:
    """The lines from file line `first` on, without their line ends and a BOM."""
    body = [line.rstrip("\r") for line in lines[first - 1 :]]
    if first == 1:
        body[0] = body[0].removeprefix("\ufeff")
    return body


def _decoded(path: str, data: bytes | str) -> tuple[str, list[Problem]]:
    if isinstance(data, str):
        content, raw_nul = data, "\x00" in data
    else:
        content, raw_nul = data.decode("utf-8", "surrogateescape"), b"\x00" in data
    problems: list[Problem] = []
    if not content.isascii() and (broken := re.search("[\udc80-\udcff]", content)):
        line = content.count("\n", 0, broken.start()) + 1
        wide = isinstance(data, bytes) and data[:2] in (b"\xff\xfe", b"\xfe\xff")
        what = "the note is saved as UTF-16" if wide else f"line {line} holds bytes that are not UTF-8"
        problems.append(Problem(path, line, what, "save the note as UTF-8", blocks=True))
    elif raw_nul:
        line = content.count("\n", 0, content.index("\x00")) + 1
        problems.append(Problem(path, line, f"line {line} holds a NUL character", "delete it"))
    return content, problems


def _too_long(path: str, content: str, problems: list[Problem]) -> Note:
    """A note of which only the front matter is read; its text is one line, since splitting would cost memory."""
    front = read_front_matter(path, content[:HEAD_SIZE].split("\n")[:-1])
    size = f"{len(content) // 1_000_000} million characters" if len(content) > SIZE_LIMIT else "many thousand lines"
    mend = "split it into several notes"
    problem = Problem(path, 1, f"the note is too long to be read ({size})", mend, blocks=True)
    properties = named_properties(front.properties)
    return Note(
        path,
        content,
        properties,
        _tags(properties, ()),
        problems=(*problems, problem, *front.problems),
        body_line=front.body_line,
        too_long=True,
    )


def _conflict_line(content: str, lines: Sequence[str]) -> int | None:
    """The 1-based line of the first conflict marker, where all three stand in order."""
    if "<<<<<<<" not in content or ">>>>>>>" not in content:
        return None
    start, state = 0, 0
    for number, line in enumerate(lines, 1):
        mark = line.rstrip("\r")
        if mark == "<<<<<<<" or mark.startswith("<<<<<<< "):
            start, state = number, 1
        elif state == 1 and mark == "=======":
            state = 2
        elif state == 2 and (mark == ">>>>>>>" or mark.startswith(">>>>>>> ")):
            return start
    return None


def _tasks(body: Body, regions: Regions, lines: Sequence[str], front: FrontMatter) -> Iterable[Task]:
    """The checkbox lines among the list elements."""
    for index in body.element_lines:
        if "[" not in regions.lines[index]:
            continue
        number = front.body_line + index
        task = parse_task(lines[number - 1], number)
        if task is not None:
            yield task


def _tags(properties: dict[str, Property], passages: Sequence[Passage]) -> tuple[str, ...]:
    """Tags without "#", each once (case aside), front matter first."""
    found: dict[str, str] = {}
    if "tags" in properties:
        words = text(properties["tags"].value) or ""
        for tag in re.split(r"[,\s]+", words):
            if tag := tag.strip("#\"'[]"):
                found.setdefault(tag.casefold(), tag)
    for passage in passages:
        if "#" in passage.text and not passage.ours:
            for match in _TAG.finditer(_CODE_SPAN.sub(" ", passage.text)):
                found.setdefault(match[1].casefold(), match[1].rstrip("/"))
    return tuple(found.values())


def _fields(passages: Sequence[Passage], lines: Sequence[str]) -> Iterable[Property]:
    """Inline fields of the body (`Key:: value` on a line, `[key:: value]` and `(key:: value)` in it) as properties."""
    for passage in passages:
        if "::" not in passage.text or passage.ours or passage.kind == "heading":
            continue
        for offset, line in enumerate(passage.text.split("\n")):
            if "::" not in line or len(line) > 5_000:
                continue
            number = passage.line + offset
            for key, value in _fields_of_line(_CODE_SPAN.sub(" ", line)):
                if passage.check is not None and key.casefold() in _TASK_KEYS:
                    continue
                quote = lines[number - 1].strip()
                yield Property(canonical_name(key), key, field_value(value), number, quote, "field")


def _fields_of_line(line: str) -> Iterable[tuple[str, str]]:
    if match := _FULL_LINE_FIELD.fullmatch(line.strip()):
        return [(match[1], match[2])]
    return [(match[1] or match[3], match[2] or match[4]) for match in _INLINE_FIELD.finditer(line)]
