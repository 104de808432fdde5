"""What the words around an expression tell: names and verbs that look like months, and which way a sentence looks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kbfollow.evidence.dates.tokens import BOUNDARY, OTHER, Token, kind
from kbfollow.evidence.dates.words_en_around import (
    FUTURE_CUES,
    OTHER_ED,
    PAST_AUXILIARIES,
    PAST_VERBS,
    PRESENT_VERBS,
    PRONOUNS,
    REPORTING_VERBS,
    SUBJECTS,
)

_MONTH, _MAYBE_MONTH = kind("month"), kind("maybe_month")
_WEEKDAY, _MAYBE_WEEKDAY = kind("weekday"), kind("maybe_weekday")
_NEXT = kind("next")
_EDGES = (kind("earliest"), kind("latest"))
# What is no name of a person either where it stands alone on its line.
_ALONE = frozenset(("march", "mon", "wed", "sat", "sun"))
_SHORT_MONTHS = frozenset(("august", "aug", "apr", "mar", "jun"))


def _kinds(*names: str) -> frozenset[str]:
    return frozenset(kind(name) for name in names)


_PARTS = _kinds("early", "mid", "late", "beginning", "start", "end", "first_half", "second_half", "rest", "later")
_BEFORE_OF = _PARTS | _kinds(
    "week_unit", "day_unit", "week_of", "weekday", "ordinal", "ordinal_word", "integer", "month_unit", "duration"
)
_SURE_BEFORE_MONTH = _PARTS | _kinds(
    "in", "next", "last", "past", "coming", "since", "during", "until", "not_before", "until_after"
)
_LIKELY_BEFORE_MONTH = _kinds(
    "by", "before", "after", "this", "for", "between", "latest", "earliest", "about", "over", "due"
)
_JOINS = _kinds("to", "or", "dash", "slash", "and", "through", "until")
_ENDS = _kinds(
    "boundary", "dot", "comma", "colon", "dash", "right", "left", "slash", "or", "and", "to", "latest", "earliest"
)
_STOPS = _kinds("boundary", "dot", "comma")
_BEFORE_WEEKDAY = _kinds(
    *("on", "by", "until", "before", "after", "next", "this", "last", "past", "coming", "from", "since", "eod", "or"),
    *(
        "to",
        "dash",
        "slash",
        "through",
        "between",
        "every",
        "late",
        "early",
        "following",
        "due",
        "left",
        "about",
        "first_thing",
    ),
)
_BEHIND_WEEKDAY = _kinds(
    *("daypart", "clock", "dash", "slash", "or", "at", "weekday", "maybe_weekday", "month", "maybe_month", "ordinal"),
    *(
        "ymd",
        "slashed",
        "slashed_short",
        "dotted",
        "dotted_short",
        "colon",
        "right",
        "next",
        "week_unit",
        "latest",
        "eod",
    ),
)


_WITH = frozenset(("with", "w", "mit"))
# What is on a day, in a few words: nobody sits there.
_ON_WHICH = frozenset("shift day trial test interview chat call lesson round session visit tour lunch exam".split())


def settle_names(tokens: Sequence[Token], sure: bool) -> None:
    """Make "May", "sat" and their like months and weekdays where the words beside them speak about time.

    With `sure` all of them are: a property's value holds nothing but a date.
    """
    alone = len(tokens) == 1 or (len(tokens) == 2 and tokens[1].kind in _STOPS)
    sure = sure or (alone and tokens[0].word in _ALONE)
    for i, token in enumerate(tokens):
        if token.kind == _MAYBE_MONTH and (sure or _is_month(tokens, i)):
            token.kind = _MONTH
        elif token.kind == _MAYBE_WEEKDAY and (sure or _is_weekday(tokens, i)):
            token.kind = _WEEKDAY


def _neighbours(tokens: Sequence[Token], i: int) -> tuple[Token | None, Token | None, Token | None]:
    """The two tokens before and the one behind, None beyond the sentence."""
    before = tokens[i - 1] if i > 0 and tokens[i - 1].kind != BOUNDARY else None
    farther = tokens[i - 2] if before is not None and i > 1 and tokens[i - 2].kind != BOUNDARY else None
    behind = tokens[i + 1] if i + 1 < len(tokens) and tokens[i + 1].kind != BOUNDARY else None
    return farther, before, behind


def _is_month(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    farther, before, behind = _neighbours(tokens, i)
    if behind is not None and behind.kind == kind("year"):
        return True
    if behind is not None and behind.kind in _EDGES:
        return True  # "Jan at the earliest"
    if before is not None and before.kind == kind("year") and token.capital:
        return True
    if behind is not None and behind.kind == kind("after") and i + 2 < len(tokens) and tokens[i + 2].kind == _NEXT:
        return True  # "March after next"
    if token.capital and token.word in _SHORT_MONTHS:
        return before is None or not (before.word in _WITH or (before.word == "/" and farther and farther.word == "w"))
    if before is None:
        return behind is not None and behind.kind in _JOINS and i + 2 < len(tokens) and tokens[i + 2].kind == _MONTH
    name_follows = behind is not None and behind.kind == OTHER and behind.capital and behind.word.isalpha()
    verb_follows = behind is not None and behind.kind == OTHER and not behind.capital and behind.word not in PRONOUNS
    if before.kind == kind("of"):
        return farther is not None and farther.kind in _BEFORE_OF
    if token.word == "may" and before.kind in (kind("this"), kind("that")):
        return token.capital and not verb_follows and (behind is None or behind.kind in _STOPS)
    if before.kind in _SURE_BEFORE_MONTH:
        return not (token.word == "may" and not token.capital and verb_follows and before.kind != kind("in"))
    if before.kind == kind("dash") and farther is not None and farther.kind in _PARTS:
        return True
    if before.kind in _LIKELY_BEFORE_MONTH:
        if before.kind == kind("by") and farther is not None and _participle(farther.word):
            return False  # "led by April"
        if before.kind == kind("for") and not (behind is None or behind.kind in _ENDS):
            return False
        return not name_follows and (not verb_follows or (token.word != "may" and before.kind == kind("by")))
    if before.kind == kind("from"):
        return behind is not None and behind.kind in _JOINS
    return before.kind in _JOINS and farther is not None and farther.kind in (_MONTH, kind("year"))


def _is_weekday(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    _, before, behind = _neighbours(tokens, i)
    if behind is not None and behind.kind in _BEHIND_WEEKDAY:
        return True
    if before is not None and before.kind in _BEFORE_WEEKDAY:
        return not (token.word in ("sat", "sun") and not token.capital and behind is not None and behind.kind == OTHER)
    if before is not None and before.word in _ON_WHICH and (behind is None or behind.kind in _STOPS):
        return True  # "trial shift sat", "work day Sat."
    verb_follows = behind is not None and behind.kind == OTHER and not behind.capital
    if token.word.endswith("'s") and token.capital:
        return True
    if token.word in ("mon", "wed"):
        return not verb_follows or (token.capital and before is not None)
    if before is not None and before.kind == kind("the"):
        return False
    return (
        token.capital
        and before is not None
        and before.word not in PRONOUNS
        and (before.kind == OTHER)
        and not verb_follows
    )


def _participle(word: str) -> bool:
    return (
        word.endswith("ed")
        or word in PAST_VERBS
        or word in ("led", "run", "owned", "headed", "written", "given", "held")
    )


def tense_around(tokens: Sequence[Token], first: int, stop: int, deadline: bool) -> Literal["past", "future"] | None:
    """Which way the clause of `tokens[first:stop]` looks; None where nothing tells. Looks at most 20 words back.

    The nearest verb before the expression decides, else the first one behind it. `deadline` is set for "by Friday"
    and the like, which a bare participle ("Offer made by Friday") doesn't turn back.
    """
    for k in range(first - 1, max(-1, first - 20), -1):
        token = tokens[k]
        if token.kind == BOUNDARY or token.kind == _DOT:
            break
        if token.kind in _CLAUSE_ENDS:
            if k < first - 1:
                break
            continue
        cue = _cue(tokens, k, tokens[first - 1], deadline)
        if cue is not None:
            return cue if cue != "present" else _auxiliary(tokens, k)
    for k in range(stop, min(len(tokens), stop + 8)):
        token = tokens[k]
        if token.kind == BOUNDARY or token.kind == _DOT:
            break
        if token.kind in _CLAUSE_ENDS:
            if k > stop:
                break
            continue
        if tokens[stop].kind in _CLAUSE_ENDS and (deadline or _reported(tokens, first, stop)):
            break  # "by Dec 4, she said"
        cue = _cue(tokens, k, None, deadline)
        if cue is not None:
            return cue if cue != "present" else None
    return None


def _to_have_done(tokens: Sequence[Token], k: int) -> bool:
    """Whether "to have" or "will have" stands some words before a participle, with its object between them."""
    for j in range(k - 2, max(0, k - 6), -1):
        if tokens[j].kind == BOUNDARY or tokens[j].kind in _CLAUSE_ENDS:
            return False
        if tokens[j].word in ("have", "get"):
            return tokens[j - 1].word == "to" or tokens[j - 1].word in FUTURE_CUES
    return False


_DETERMINERS = frozenset("the a an my her his their our another".split())
_PASSIVE_PRESENT = frozenset("is are am being gets get getting".split())


def _no_past(tokens: Sequence[Token], k: int, previous: Token | None) -> bool:
    """“Got to record”, “who got it”, “paid trial”: nothing that was done in the past."""
    behind = tokens[k + 1] if k + 1 < len(tokens) else None
    if tokens[k].word == "got":
        return (behind is not None and behind.word == "to") or (previous is not None and previous.word == "who")
    return tokens[k].word == "paid" and previous is None and behind is not None and behind.kind == OTHER


_WANTS = frozenset("want wants need needs like likes love prefer prefers rather".split())
_SEEING = frozenset("see seeing get getting have having".split())  # “keen to see it closed off”
_NOT_BETWEEN = frozenset("i we she he they who what that which was were is are has have had and but as it".split())


def _wanted_done(tokens: Sequence[Token], k: int) -> bool:
    """“They want somebody sorted by Wednesday”: wanted, and not done."""
    for j in range(k - 1, max(-1, k - 7), -1):
        word = tokens[j].word
        if word in _WANTS:
            return j < k - 1
        if word == "it" and j and (tokens[j - 1].word in _WANTS or tokens[j - 1].word in _SEEING):
            return tokens[j - 1].word in _WANTS or (j > 1 and tokens[j - 2].word in ("to", "rather", "on", "like"))
        if tokens[j].kind == BOUNDARY or tokens[j].kind in _CLAUSE_ENDS or word in _NOT_BETWEEN:
            return False
    return False


def _asked_in(tokens: Sequence[Token], k: int) -> bool:
    """“Asked me in again Tuesday”: the day is the one they asked for."""
    words = [token.word for token in tokens[k + 1 : k + 3]]
    return len(words) > 1 and words[0] in ("me", "us") and words[1] in _THERE


_THERE = frozenset("in back along over up down round again for".split())


_CALLED_IN = frozenset("wanted invited asked called booked expected needed scheduled".split())
_CALLED_NOW = frozenset("am are is being i'm we're im still".split())


def _called_now(tokens: Sequence[Token], k: int, previous: Token | None) -> bool:
    """“I'm wanted again on Monday”, “Wanted back on Thursday”: called in for a day to come."""
    if previous is not None:
        return previous.word in _CALLED_NOW
    return k + 1 < len(tokens) and tokens[k + 1].word in _THERE


def _reported(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether the clause behind tells who named the day: "Friday, I was told"; not "On Friday, I told her"."""
    if first > 0 and tokens[first - 1].kind in _SAID_ON:
        return False
    return any(token.word in REPORTING_VERBS for token in tokens[stop + 1 : stop + 5])


def _still_to_be(tokens: Sequence[Token], k: int) -> bool:
    """Whether the "have" behind this word is of what will have happened: "hope to have decided by Friday"."""
    return k >= 0 and (tokens[k].word == "to" or tokens[k].word in FUTURE_CUES)


def _auxiliary(tokens: Sequence[Token], k: int) -> Literal["past", "future"] | None:
    """What stands before a verb in its plain form: "will call", "didn't call"."""
    for token in reversed(tokens[max(0, k - 3) : k]):
        if token.kind == BOUNDARY or token.kind == _DOT or token.kind in _CLAUSE_ENDS:
            return None
        if token.word in FUTURE_CUES:
            return "future"
        if token.word in PAST_AUXILIARIES:
            return "past"
    return None


_DOT = kind("dot")
_CLAUSE_ENDS = _kinds("comma", "colon", "dash", "left", "right")
_SAID_ON = _kinds("on", "since")
_CUES = REPORTING_VERBS | FUTURE_CUES | PRESENT_VERBS | PAST_VERBS


def _cue(
    tokens: Sequence[Token], k: int, before_date: Token | None, deadline: bool
) -> Literal["past", "future", "present"] | None:
    """What one word tells. `before_date` is the word right before the expression, None if the verb stands behind it."""
    word = tokens[k].word
    if word not in _CUES and not word.endswith("ed"):
        return None
    if tokens[k].kind == _MAYBE_MONTH and word != "may":
        return None
    previous = tokens[k - 1] if k > 0 and tokens[k - 1].kind != BOUNDARY else None
    if word in REPORTING_VERBS and (before_date is not None):
        if word in ("asked", "called", "invited", "booked", "scheduled") and _asked_in(tokens, k):
            return "future"
        if word in _CALLED_IN and _called_now(tokens, k, previous):
            return "future"
        if before_date.kind in _SAID_ON and (word in PAST_VERBS or word.endswith("ed")):
            return "past"
        if (
            word not in PAST_VERBS
            or deadline
            or before_date is tokens[k]
            or word in ("said", "told", "heard", "thought")
        ):
            return "future"
    if word in FUTURE_CUES:
        return "future"
    if word in PRESENT_VERBS:
        if previous is not None and previous.word in _DETERMINERS:
            return None  # “got the call on Monday”
        infinitive = previous is not None and previous.word == "to"
        return "future" if infinitive else "present"
    known = word in PAST_VERBS
    if known and _no_past(tokens, k, previous):
        return "future" if word == "got" else None
    if _to_have_done(tokens, k) or _wanted_done(tokens, k):
        return "future"  # “hope to have the position filled in February”
    if previous is not None and previous.word in _PASSIVE_PRESENT:
        return "present"  # “the req gets closed Monday”
    if not known and not (word.endswith("ed") and len(word) > 4 and word not in OTHER_ED and tokens[k].kind == OTHER):
        return None
    if previous is not None and (
        previous.word in ("be", "to") or (previous.word == "have" and _still_to_be(tokens, k - 2))
    ):
        return "future"
    after_subject = previous is None or previous.word in SUBJECTS or (previous.capital and previous.kind == OTHER)
    if known and (not deadline or word == "waited"):
        return "past"
    if deadline:
        told = previous is not None and previous.word in SUBJECTS and previous.word not in ("and", "then")
        return "past" if told else None
    return "past" if after_subject or (previous is not None and previous.kind in _CLAUSE_ENDS) else None
