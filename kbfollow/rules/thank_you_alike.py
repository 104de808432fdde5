"""thank-you-alike: no two thank-yous to one company should read the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from kbfollow.applications import folded_company
from kbfollow.markdown.inline import plain_text
from kbfollow.markdown.properties import text
from kbfollow.model import Evidence, Finding, Note
from kbfollow.rules.context import VaultContext, vault_rule

# Share of words in common, names left out, from which two drafts are nearly the same.
ALIKE = 0.85


@vault_rule(place=3)
def thank_you_alike(context: VaultContext) -> Iterator[Finding]:
    """Reword one of two thank-yous to one company that are nearly the same.

    Drafts are the notes in the drafts folder with the properties `company` and `to`; a draft with
    `sent` set to yes or a day counts as sent. Two that are both sent give nothing.

    Why: people show each other their mail, and a note that was written to them alone is what is
    remembered.
    Source: 001_8f7106afb31d88db.txt

    Example:

    Note Drafts/To Jane.md:

    ````markdown
    ---
    company: Acme
    to: Jane Doe
    ---
    Thank you for Friday, Jane. I would love to put your filing in order.
    ````

    Note Drafts/To John.md:

    ````markdown
    ---
    company: Acme
    to: John Roe
    ---
    Thank you for Friday, John. I would love to put your filing in order.
    ````

    On 2026-11-23:

    ```markdown
    The thank-yous to Jane Doe and John Roe are nearly the same: reword one
    ```
    """
    drafts = [(one, _value(one, "company"), _value(one, "to")) for one in context.drafts]
    letters = [(note, folded_company(company), to) for note, company, to in drafts if company and to]
    for (one, company, to), (other, company_too, to_too) in combinations(letters, 2):
        if company != company_too or to == to_too or (_sent(one) and _sent(other)):
            continue
        if _likeness(one, other, f"{to} {to_too}") >= ALIKE:
            evidence = tuple(Evidence(note.path, note.body_line, note.name, "a draft") for note in (one, other))
            yield Finding(
                rule="thank-you-alike",
                note=None,
                id="",
                text=f"The thank-yous to {to} and {to_too} are nearly the same: reword one",
                due=None,
                cause=f"{one.path} {other.path}",
                subject=f"{to}, {to_too}",
                why=evidence,
            )


def _value(note: Note, name: str) -> str:
    prop = note.properties.get(name)
    return plain_text(text(prop.value) or "").strip() if prop is not None else ""


def _sent(note: Note) -> bool:
    return _value(note, "sent").casefold() not in ("", "no", "false")


def _likeness(one: Note, other: Note, names: str) -> float:
    ignored = {word.casefold() for word in re.findall(r"\w+", names)}
    words = [
        [
            word
            for word in re.findall(r"\w+", "\n".join(note.lines[note.body_line - 1 :]).casefold())
            if word not in ignored
        ]
        for note in (one, other)
    ]
    if min(map(len, words)) < 5:
        return 0.0
    return SequenceMatcher(None, words[0][:2000], words[1][:2000], autojunk=False).ratio()
