"""Plain words → a sentence as the readers see it: tokens, clauses, and the people in it."""

from __future__ import annotations

from collections.abc import Sequence

from kbfollow.evidence.statements.people.brackets import without_bracketed, without_things
from kbfollow.evidence.statements.people.people import Mention, People
from kbfollow.evidence.statements.sentence.context import Check, Sentence, Setting
from kbfollow.evidence.statements.sentence.tokens import Clause, Token, split_clauses, tokenize


def new_sentence(
    quote: str, line: int, text: str, section: str, people: People, setting: Setting, check: Check = ""
) -> Sentence:
    """The sentence of some plain words; `quote` are those of the note, `section` what the heading says."""
    tokens, low, words = tokenize(text)
    people.expects_names = section.startswith(("references", "met"))
    mentions = people.mentions(tokens)
    if mentions and "(" in text:
        mentions = without_bracketed(text, tokens, mentions)
    if mentions and ("(" in text or "," in text):
        mentions = without_things(low, tokens, mentions)
    clauses = split_clauses(tokens, low, text, words)
    if mentions:
        _mark_names(clauses, tokens, mentions)
    return Sentence(
        quote=quote,
        line=line,
        text=text,
        low=low,
        tokens=tuple(tokens),
        clauses=tuple(clauses),
        mentions=tuple(mentions),
        people=people,
        setting=setting,
        words=words,
        bag=frozenset([token.low for token in tokens] + [token.lemma for token in tokens if token.lemma]),
        question=low.rstrip(" \"')").endswith("?"),
        section=section,
        check=check,
        log=section == "log",
        source="task" if check else "log" if section == "log" else "prose",
    )


def _mark_names(clauses: Sequence[Clause], tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
    """Tell each clause at which of its tokens stands a person's name."""
    starts = {tokens[position].start for one in mentions for position in range(one.first, one.last + 1)}
    for clause in clauses:
        clause.names = frozenset([index for index, token in enumerate(clause.tokens) if token.start in starts])
