"""What short marks say: ticks and crosses, “done”, “not yet”, in lists and in clauses without a verb."""

from __future__ import annotations

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause, Token
from kbfollow.evidence.statements.words import words_en as words

_YES = frozenset(
    "yes y told sent thanked alerted warned informed emailed called knows ja rang rung phoned texted messaged "
    "expecting aware briefed notified".split()
)


def mark_of(tokens: list[Token]) -> str:
    """ "open", "done" or "" for the words around one name."""
    lows = {token.low for token in tokens}
    if (
        lows & _YES
        and not lows & words.NEGATIONS
        and not lows & {"still", "yet", "will", "need", "must", "should", "be"}
    ):
        return "done"
    if (
        lows & words.NEGATIONS
        or lows & words.OPEN_MARKS
        or lows & {"still", "yet", "to", "will", "need", "must", "should"}
    ):
        return "open"
    return "done" if lows & words.DONE_MARKS or lows & _YES else ""


def marked_people(sentence: Sentence) -> list[tuple[Mention, str]]:
    """Each person in a list such as “Jane ✓, Tom not yet” with the mark that follows the name: done, open or ""."""
    marked = []
    if len(sentence.mentions) == 1:
        only = sentence.mentions[0]
        return [
            (
                only,
                mark_of([token for index, token in enumerate(sentence.tokens) if not only.first <= index <= only.last]),
            )
        ]
    for position, mention in enumerate(sentence.mentions):
        end = sentence.mentions[position + 1].first if position + 1 < len(sentence.mentions) else len(sentence.tokens)
        marked.append((mention, mark_of(list(sentence.tokens[mention.last + 1 : end]))))
    if len(marked) > 1 and not any(mark for _, mark in marked[:-1]) and " and " in sentence.low:
        last = marked[-1][1]  # "Jane and Tom ✓"
        marked = [(mention, last) for mention, _ in marked]
    return marked


def elliptical(clause: Clause) -> str:
    """What a clause without a verb of its own says of the person in it: "open" ("but not Tom"), "done", or ""."""
    verbs = [
        token
        for token in clause.tokens
        if token.form and token.low not in words.DONE_MARKS and token.lemma not in ("be", "do", "need")
    ]
    return "" if verbs or len(clause.tokens) > 8 else mark_of(list(clause.tokens))
