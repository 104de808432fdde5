"""Text inside a line: Markdown to plain words, wikilinks, and words from notes made safe to write into a line.

What comes from a note is data. `clean_description` and the two link functions make sure that it can't break out of
the line, block, link or comment that it is written into, nor look like a field to Tasks, Dataview or Reminder.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from urllib.parse import quote

from kbfollow.patterns import pattern

SIGNIFIERS = "🔺⏫🔼🔽⏬🆔⛔🔁🏁➕🛫⏳⌛📅📆🗓❌✅⏰"
"""The emoji after which Tasks (and Reminder: ⏰) expect a field."""

DESCRIPTION_LIMIT = 400
"""Characters of a description at most: longer text is cut at a word, with "…"."""

# Blank or joining characters that Unicode counts as letters, marks or symbols: fillers, variation selectors, blanks.
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufe0e\ufe0f"

# A wikilink: target, and after "|" the alias. No line feed and no second bracket in it.
_WIKILINK = pattern(r"!?\[\[([^\[\]|\n]{1,500})(?:\\?\|([^\[\]\n]{0,500}))?\]\]")
# A Markdown link or picture: text, destination (one level of parentheses, or in <>), optional title.
_MARKDOWN_LINK = pattern(
    r"!?\[([^\[\]\n]{0,500})\]\("
    r"(?:<[^<>\n]{0,1000}>|[^()\s<>]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)"
    r"(?:\s+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?\)"
)
_REFERENCE_LINK = pattern(r"!?\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]")  # [text][label]
_FOOTNOTE_MARK = pattern(r"\[\^[^\[\]\s]{1,80}\]")
_AUTOLINK = pattern(r"<((?:https?://|mailto:)[^<>\s]{1,500}|[^<>\s@]{1,100}@[^<>\s@]{1,100})>")
_HTML_COMMENT = pattern(r"<!--[\s\S]*?(?:-->|\Z)")
_HTML_TAG = pattern(r"</?[A-Za-z][A-Za-z0-9-]{0,40}(?:\s[^<>]{0,500})?/?>")
_LONE_TAG_START = pattern(r"<(?=[A-Za-z/!?])|(?<=--)>")  # "<" that could open a tag or comment, ">" that ends one
_INLINE_FIELD = pattern(r"\[([^\[\]():\n]{1,80})::([^\[\]\n]{0,300})\]|\(([^\[\]():\n]{1,80})::([^()\n]{0,300})\)")
_CODE_SPAN = pattern(r"(?<!`)(`{1,8})(?!`)([^\n]{1,2000}?)(?<!`)\1(?!`)")
# Emphasis marks: runs of * or ~~ or == that touch a word, and underscores at its outer edges.
_EMPHASIS = pattern(r"(?<!\\)\*+(?=\S)|(?<=[^\s\\])\*+|~~|==|(?<![^\W_])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\W_])")
_ESCAPE = pattern(r"\\(?=[!-/:-@\[-`{-~])")  # a backslash before ASCII punctuation

_TASKS_KEYS = frozenset(
    {"due", "completion", "cancelled", "priority", "start", "created", "scheduled", "repeat", "id", "reminder"}
    | {"dependson", "oncompletion"}
)
_SPACES = pattern(r"\s+")
_TAG = pattern(r"(?<!\S)#+(?=[^\s#])(\S*)")  # what Tasks takes for a tag: "#" at the start of a word
_CARET = pattern(r"(?<!\S)\^+(?=\S)")  # what Obsidian takes for a block id: "^" at the start of a word
_PLAIN_DATE_TAIL = pattern(r",\s*((?:by|done|cancelled) [0-9]{4}-[0-9]{2}-[0-9]{2})(?=$|,)")
_BEFORE_LINK = pattern("!+(?=[\ue000-\uf8ff])")  # "!" would embed what the link leads to
_BRACKETED = pattern(r"\[([^\[\]]*)\]")
_BAD_IN_WIKILINK = frozenset("[]|#^\\\n\r")


def wikilinks(source: str) -> list[tuple[str, str]]:
    """All wikilinks as (target, alias); the alias is "" where there is none, the target keeps its folder and #part."""
    return [(match[1].strip(), (match[2] or "").strip()) for match in _WIKILINK.finditer(source)]


def link_words(target: str, alias: str) -> str:
    """What a reader sees of a wikilink: the alias, else the note's name without folder, ending and #part."""
    if alias.strip():
        return alias.strip()
    name = target.split("#", 1)[0].rsplit("/", 1)[-1].strip() or target.strip("# ^")
    return name.removesuffix(".md")


def plain_text(source: str) -> str:
    """Inline Markdown as plain words, with the same number of line feeds.

    Links become their text, emphasis marks, HTML tags and comments go, code spans stay as words.
    """
    text = source
    if "<" in text:
        text = _HTML_COMMENT.sub(_line_feeds, text)
        text = _AUTOLINK.sub(r"\1", text)
        text = _HTML_TAG.sub(_line_feeds, text)
    if "%%" in text:
        text = re.sub(r"%%[\s\S]*?(?:%%|\Z)", _line_feeds, text)
    return _outside_code(text)


def _line_feeds(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _outside_code(text: str) -> str:
    if "`" not in text:
        return _unmarked(text)
    parts: list[str] = []
    position = 0
    for match in _CODE_SPAN.finditer(text):
        parts += [_unmarked(text[position : match.start()]), match[2].strip() or match[2]]
        position = match.end()
    return "".join([*parts, _unmarked(text[position:])])


def _unmarked(text: str) -> str:
    if "[" in text:
        text = reduce_links(text)
    if "*" in text or "_" in text or "~" in text or "=" in text:
        text = _EMPHASIS.sub("", text)
    return _ESCAPE.sub("", text) if "\\" in text else text


def reduce_links(text: str) -> str:
    """Wikilinks, Markdown links and pictures become the words a reader sees; footnote marks go."""
    text = _WIKILINK.sub(lambda match: link_words(match[1], match[2] or ""), text)
    text = _MARKDOWN_LINK.sub(r"\1", text)
    text = _REFERENCE_LINK.sub(r"\1", text)
    return _FOOTNOTE_MARK.sub("", text)


def clean_description(text: str, *, links: bool = False, tags: Collection[str] = ()) -> str:
    """`text` as one safe line for a task's description; idempotent.

    Goes: line feeds, NBSP, zero-width, control and bidi characters, Tasks' emoji, inline fields, HTML, `%%`,
    backticks, the marks that make a word a block id or a tag, and whatever is left of broken brackets. Links become
    their words; with `links`, well-formed wikilinks and Markdown links stay. `tags` (with "#") are kept as tags.
    """
    return _cleaned(text[: DESCRIPTION_LIMIT * 40], links, tuple(tags))


# A pass cleans the same names and lines as the one before, and each of them more than once.
@lru_cache(maxsize=8192)
def _cleaned(text: str, links: bool, tags: tuple[str, ...]) -> str:
    text = _seen(text)
    kept: list[str] = []
    if links:
        text = "".join(_links_set_aside(text, kept))
    text = text[: DESCRIPTION_LIMIT * 4]
    for _ in range(len(text) + 2):  # each pass that changes something leaves fewer characters or brackets
        cleaned = _clean_once(text, tags)
        if cleaned == text:
            break
        text = cleaned
    text = _shortened(text)
    return re.sub("[\ue000-\uf8ff]", lambda match: kept[ord(match[0]) - 0xE000], text) if kept else text


def _seen(text: str) -> str:
    """Without characters that are unseen, private or steer the terminal; every kind of space becomes a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_seen_character(character) for character in text)


@lru_cache(maxsize=4096)
def _seen_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _UNSEEN or character in SIGNIFIERS:
        return ""
    return "" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") else character


def _links_set_aside(text: str, kept: list[str]) -> Iterator[str]:
    """The text with each proper link replaced by one private-use character, an index into `kept`."""
    position = 0
    for match in re.finditer(f"{_WIKILINK.pattern}|{_MARKDOWN_LINK.pattern}", text):
        link = match[0].removeprefix("!")
        if match[1] is not None:
            link = wikilink(match[1], match[2] or "")
        elif markdown_link_path(link) is None:
            continue
        if link.startswith("[") and len(kept) < 1000:
            yield text[position : match.start()] + chr(0xE000 + len(kept))
            kept.append(link)
            position = match.end()
    yield text[position:]


def _clean_once(text: str, tags: Collection[str]) -> str:
    text = _HTML_COMMENT.sub(" ", text) if "<" in text else text
    text = _AUTOLINK.sub(r"\1", text)
    text = _LONE_TAG_START.sub("", _HTML_TAG.sub(" ", text))
    text = re.sub("%{2,}", "%", text)
    text = re.sub(r"\${2,}", "$", text.replace("`", "").replace("\\", ""))
    if "[" in text or "]" in text or "::" in text:
        text = _INLINE_FIELD.sub(_field_words, reduce_links(text))
        text = _BRACKETED.sub(r"(\1)", text) if "[[" not in text and "]]" not in text else text
        text = re.sub("[][]", "", text)
        text = re.sub(":{2,}", ":", text)
    text = _EMPHASIS.sub("", text)
    text = _CARET.sub("", text)
    text = _BEFORE_LINK.sub("", text)
    text = _TAG.sub(lambda match: match[0] if match[0] in tags else match[1], text)
    text = _PLAIN_DATE_TAIL.sub(r" \1", text)
    return _SPACES.sub(" ", text).strip()


def _field_words(match: re.Match[str]) -> str:
    """The value of an inline field in a text; nothing of one that Tasks would read."""
    key = (match[1] or match[3]).strip().casefold()
    return "" if key in _TASKS_KEYS else (match[2] or match[4] or "").strip()


def _shortened(text: str) -> str:
    if len(text) <= DESCRIPTION_LIMIT:
        return text
    return text[: DESCRIPTION_LIMIT - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def normal_description(text: str) -> str:
    """`text` for comparing: links as their words, NFKC, case-folded, unseen characters gone, spaces squeezed."""
    folded = unicodedata.normalize("NFKC", _seen(plain_text(text))).casefold()
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", folded)).strip()


def wikilink(target: str, alias: str = "") -> str:
    """`[[target]]` or `[[target|alias]]`; plain words where no wikilink can name that target.

    Obsidian can't link to names with `[ ] | # ^`; such a target, or one with unseen characters, gives its words.
    """
    target, alias = target.strip(), clean_description(alias).replace("|", "/")
    path, _, part = target.partition("#")
    safe = path == clean_description(path) and part.removeprefix("^") == clean_description(part.removeprefix("^"))
    if not path or not safe or _BAD_IN_WIKILINK & set(path) or _BAD_IN_WIKILINK & set(part.removeprefix("^")):
        return alias or clean_description(link_words(target, ""))
    return f"[[{target}|{alias}]]" if alias and alias != target else f"[[{target}]]"


@lru_cache(maxsize=4096)
def markdown_link(text: str, path: str, fragment: str = "") -> str:
    """`[text](path#fragment)`; `path` is relative with "/", its spaces, brackets, colons and such percent-encoded."""
    words = clean_description(clean_description(text).replace("|", " ")) or "link"
    destination = _encoded(path) + (f"#{_encoded(fragment)}" if fragment else "")
    return f"[{words}]({destination})"


def _encoded(path: str) -> str:
    return "".join(_encoded_character(character) for character in path)


@lru_cache(maxsize=4096)
def _encoded_character(character: str) -> str:
    # Letters of any script stay readable. Everything else could end the link, open a field (":"), a comment ("%",
    # "<") or be unseen.
    if (character.isalnum() and character not in _UNSEEN) or character in "/-_.~^,+@&=!'":
        return character
    # A byte that isn't UTF-8 keeps its value.
    return quote(character, safe="", errors="surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass")


def markdown_link_path(link: str) -> str | None:
    """The destination of one `[text](destination)` if it is written as `markdown_link` writes it, else None."""
    match = re.fullmatch(r"\[([^\[\]]*)\]\(([^\s()<>:\"]*)\)", link)
    if match is None or clean_description(match[1]) != match[1] or "%%" in match[2]:
        return None
    return match[2] if re.fullmatch(r"[^#]*(?:#[^#]*)?", match[2]) and _SIGNIFIER.search(match[2]) is None else None


_SIGNIFIER = pattern(f"[{SIGNIFIERS}]")
