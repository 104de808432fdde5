"""References: named, agreed, told that this employer may call, still to be told."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.done.acts import let_know_then, let_them_know, status_day
from kbfollow.evidence.statements.done.references_known import (
    BUT_NOT,
    knows_else,
    of_the_job,
    read_another,
    read_both,
    read_but_not,
    read_expects,
    read_expects_too,
    read_neither,
    read_received,
    read_spoken_to,
)
from kbfollow.evidence.statements.done.references_named import (
    add_lower_case,
    asked_for_one,
    name_numbers,
    read_given_when_asked,
    read_introduced,
    read_named_too,
    read_role,
)
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.marks import elliptical, mark_of, marked_people
from kbfollow.evidence.statements.sentence.tokens import Clause, Mode
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import cued, pattern

# "that they might ring", "may get a call", "expect a call"
_MAY_CALL = cued(
    r"(?<=\w\s)(?<!\bi\s)(?<!\bwe\s)(?<!\bi\sam\s)(?<!\bwe\sare\s)(?<!\bto\s)"
    r"\b(?:may|might|could|will|would|can|going to|gonna)\s(?:well\s"
    r"|also\s)?(?:be\s)?(?:get(?:ting)?\s(?:a|an)\s(?:call|ring|e?-?mail)|call|calling|ring|ringing"
    r"|phone|contact|contacting|write\sto|writing\sto|ask\sfor|text|check\s(?:with|up)|"
    r"hear\sfrom|be\s(?:called|contacted|rung)|reach\sout|be\sin\stouch|get\sin\stouch|email)\b"
    r"|\bexpect(?:ing)?\s(?:a|the|their)\scall\b",
)
_ALL_REFERENCES = pattern(
    r"\b(?:my|all|both|the|all\sthree|all\smy|both\smy)\s(?:of\smy\s)?(?:references|referees|refs)\b"
    r"|^\s?(?:references|referees|refs)\b|\b(?:references|refs|referees)\s(?:have|were|are"
    r"|all)?\s?(?:been\s)?\b"
)
# Behind “told”: “told both my referees”; not “told her about the references list”.
_TO_REFERENCES = pattern(
    r"\s(?:all\s|both\s|each\s)?(?:of\s)?(?:my\s|the\s|our\s)?(?:\w+\s)?(?:references|referees|refs)\b"
    r"(?!\s(?:list|sheet|page|form"
    r"|section))(?<!her\sreferees)(?<!his\sreferees)(?<!her\sreferences)(?<!his\sreferences)"
)
# Behind “told”, where references are known: “told all three that they may call”.
_TO_NOBODY = pattern(r"\s(?:nobody|no-?one|no\sone|none\sof\sthem|neither(?:\sof\sthem)?|not\sa\ssoul)\b")
_TO_THEM_ALL = pattern(
    r"\s(?:all\s(?:three|four|five|of\sthem)|both(?:\sof\sthem)?|them\s(?:all|both)|each\sof\sthem)\b"
)
_HEADS_UP = frozenset(["heads-up", "headsup", "warning"])
_ABOUT = pattern(
    r"\b(?:about|that|to\s(?:tell|warn|say|let|alert|inform|expect)|as|re|so\s(?:she|he|they)|regarding|expect)\b|:"
)


# “I haven't called Tom about it.”
_ABOUT_IT = pattern(r"\babout\s(?:it|this|that|(?:the|this)\s(?:\w+\s)?(?:job|post|role|position))\b")
_TOLD_THEM_I = (["him", "i"], ["her", "i"], ["them", "i"])
_PRONOUNS = frozenset(["her", "him", "she", "he"])
_CALLING = frozenset("call ring phone contact hear reach email get be write ask text check".split())


def read_references(sentence: Sentence) -> None:
    """Find who is a reference and who was or was not told."""
    people = sentence.people
    name_numbers(sentence)
    in_section = sentence.section.startswith("references")
    noun = noun_of(sentence)
    if noun:
        add_lower_case(sentence)
    known = people.references and [one for one in sentence.mentions if people.is_reference(one.name)]
    her = not known and people.is_reference(people.last) and not sentence.bag.isdisjoint(_PRONOUNS)
    just_told, people.references_told = people.references_told, False
    if just_told and not known and read_another(sentence):
        return
    if people.references and (read_both(sentence) or read_but_not(sentence) or read_expects(sentence)):
        return
    told = not sentence.bag.isdisjoint(_HEADS_UP) or (
        not sentence.bag.isdisjoint(_CALLING) and _MAY_CALL.search(sentence.low) is not None
    )
    if (
        not (noun or known or in_section or told or her)
        or sentence.question
        or not sentence.bag.isdisjoint(words.ADVICE)
    ):
        return
    if read_neither(sentence) or read_received(sentence) or read_spoken_to(sentence):
        return
    if in_section and _read_listed(sentence):
        people.references_told = sentence.said("reference_alerted")
        return
    given = read_given_when_asked(sentence) if noun else frozenset()
    if noun:
        read_introduced(sentence)
    topic = noun or told
    state = False
    for clause in sentence.clauses:
        if clause.tokens[0].low in words.CONDITIONS:
            continue
        before = len(sentence.found)
        _read_told(sentence, clause, topic)
        _read_aware(sentence, clause, topic)
        _read_heads_up(sentence, clause)
        if state and len(sentence.found) == before:
            _read_ellipsis(sentence, clause)
        state = state or sentence.said("reference_alerted", "reference_not_alerted")
    if given:  # “told him Ken Ito”: he is the one who was told
        sentence.found[:] = [one for one in sentence.found if one.kind != "reference_alerted" or one.who not in given]
    people.references_told = sentence.said("reference_alerted")
    if noun and sentence.said("reference_named") and not sentence.said("reference_alerted", "reference_not_alerted"):
        read_expects_too(sentence)
    if not sentence.said("reference_alerted", "reference_not_alerted"):
        read_role(sentence, noun)
    elif noun:
        read_named_too(sentence)


def _read_listed(sentence: Sentence) -> bool:
    """“References alerted: Ines, Paul”; people under a heading “References”."""
    default = {"references told": "done", "references open": "open"}.get(sentence.section, "")
    if sentence.check:
        default = "done" if sentence.check == "done" else "open"
    marked = marked_people(sentence)
    for mention, mark in marked:
        if mention.name in sentence.people.interviewers and not sentence.people.is_reference(mention.name):
            continue  # “Joan I told: the council, which post, that Marion might write”
        state = mark or default
        kind = {"done": "reference_alerted", "open": "reference_not_alerted"}.get(state, "reference_named")
        sentence.say(kind, mention, dates=sentence.done_day(sentence.clauses[0]) if state == "done" else None)
    return bool(marked) and (
        bool(default)
        or any(mark for _, mark in marked)
        or not any(token.lemma in words.TELL for token in sentence.tokens)
    )


def _read_told(sentence: Sentence, clause: Clause, topic: bool) -> None:
    for index in clause.verbs(words.TELL | {"say"}):
        token = clause.tokens[index]
        after = clause.tokens[index + 1 :]
        lows = {one.low for one in after}
        if token.lemma == "say" and not (
            after and after[0].low == "to" and sentence.mentions_in(clause, index + 2, index + 4)
        ):
            continue
        if token.lemma == "let" and "know" not in lows and not lows & _HEADS_UP:
            continue
        if token.lemma == "give" and not lows & _HEADS_UP:
            continue
        if (
            token.lemma == "ask"
            and _mode(sentence, clause, index) in ("to do", "undone")
            and noun_of(sentence)
            and sentence.predicate(clause, index).subject in ("me", "")
        ):
            for one in sentence.mentions_in(clause, index + 1):
                sentence.say("reference_not_alerted", one, dates=sentence.sentence_due_day(clause))
            continue
        if token.lemma == "expect" and sentence.mentions_in(clause, index + 1):
            continue  # “he knows to expect Murray”
        if token.lemma in ("ask", "remind", "mention", "reach") and not lows & _HEADS_UP and token.lemma != "remind":
            continue
        if [one.low for one in after[:2]] in _TOLD_THEM_I and sentence.mentions_in(clause, index + 2):
            continue  # “told him I'd ask Tom Brandt”
        people, everyone, passive = _told_whom(sentence, clause, index)
        if (
            people
            and (not noun_of(sentence) or asked_for_one(sentence))
            and all(
                one.name in sentence.people.interviewers and not sentence.people.is_reference(one.name)
                for one in people
            )
        ):
            continue
        known = bool(people) and all(sentence.people.is_reference(one.name) for one in people)
        plain = token.lemma in words.TELL_PLAIN or token.lemma in ("let", "give", "remind", "update")
        about_it = known and not plain and _ABOUT_IT.search(clause.low) is not None
        if not (people or everyone) or not (topic or (known and (plain or about_it))):
            continue
        if not plain and not (_ABOUT.search(clause.low) and (topic or about_it)):
            continue
        predicate = sentence.predicate(clause, index)
        if (
            predicate.subject == "other"
            or (predicate.subject == "them" and not passive)
            or (after and after[0].low in ("me", "us"))
        ):
            continue
        mode = _mode(sentence, clause, index)
        if about_it and not topic and mode == "done":
            continue  # “called Tom about it”: whatever it was
        told = {one.who for one in sentence.found if one.kind == "reference_alerted"}
        if mode == "to do" and people and told.issuperset(one.name for one in people):
            continue  # “Joan I told that the school will ring her”
        _conclude(sentence, clause, mode, people, everyone)


def noun_of(sentence: Sentence) -> bool:
    """Whether the sentence speaks of references."""
    tokens = sentence.tokens
    return not sentence.bag.isdisjoint(words.REFERENCE_NOUNS) and any(
        token.low in words.REFERENCE_NOUNS
        and not (place + 1 < len(tokens) and tokens[place + 1].low in ("sheet", "list", "page", "form", "section"))
        for place, token in enumerate(tokens)
    )


# “Let Judith know on 11/22 she might get a call”: told of afterwards.
_LET_KNOW_ON = pattern(
    r"^(?:i\s)?let\s[^,;.]{1,30}?\sknow\son\s(?:the\s)?[\w./ -]{1,16}?\s(?:that\s)?"
    r"(?:she|he|they)\s(?:might|could|would)\b"
)


def _mode(sentence: Sentence, clause: Clause, index: int) -> Mode:
    mode = sentence.predicate(clause, index).mode
    form = clause.tokens[index].form
    if sentence.check == "open":
        return "to do"
    if sentence.check == "done" and form == "base":
        return "done"
    if (
        clause.tokens[index].low in ("let", "put")
        and mode == "to do"
        and not clause.has(words.MODALS)
        and not clause.has(words.INTENTIONS)
        and clause.has(words.ALREADY)
    ):
        return "done"
    if clause.tokens[index].low == "let" and mode == "to do" and _LET_KNOW_ON.search(clause.low):
        return "done"
    if clause.tokens[index].low == "let" and mode == "to do" and let_know_then(sentence, clause):
        return "done"
    if clause.tokens[index].low == "let" and mode != "undone" and let_them_know(sentence, clause, index):
        return "done"
    if mode == "unreal" and re.search(r"\b(?:should|could) have\b|\bmeant to\b", clause.low):
        return "undone"
    return mode


# “To say Lisbon may write”: whoever will call is not the one who was told.
_CALLS = pattern(
    r"(?:\s(?!(?:that|about|and|so|to|as)\b)[\w&'-]+){0,2}?\s(?:may|might|could|will|would|can)\s(?:well\s"
    r"|also\s)?(?:be\s)?(?:call|ring|phone|write|email|get|contact|in\stouch|calling|ringing|writing|on\sto|after)\b"
)


def _told_whom(sentence: Sentence, clause: Clause, index: int) -> tuple[list[Mention], bool, bool]:
    """Who was told: the people after the verb, “her”, “my references”; else who stands before it (“Maria was told”)."""
    after = [
        one
        for one in sentence.mentions_in(clause, index + 1)
        if not _in_content(sentence, clause, one) and not _CALLS.match(sentence.low, sentence.tokens[one.last].end)
    ]
    if after:
        return after, False, False
    tail = clause.low[clause.tokens[index].end - clause.start :]
    if noun_of(sentence) and _TO_NOBODY.match(tail):
        return [], True, False
    if _TO_REFERENCES.match(tail) or (sentence.people.references and _TO_THEM_ALL.match(tail)):
        return [], True, False
    pronoun = next((token for token in clause.tokens[index + 1 : index + 3] if token.low in ("her", "him")), None)
    if pronoun is not None:
        mention = sentence.mention_of(_last_reference(sentence, pronoun.start))
        return ([mention] if mention else []), False, False
    if clause.tokens[index + 1 : index + 2] and clause.tokens[index + 1].low == "them":
        named = _named_before(sentence, clause.tokens[index].start)
        if named:
            return named, False, False
    before = sentence.mentions_in(clause, 0, index)
    if clause.tokens[index].form == "past" and not any(
        token.low in ("me", "us", "them") for token in clause.tokens[index + 1 : index + 2]
    ):
        if before and _next_to(sentence, clause, before[-1], index):
            return before, False, True
        if (
            _ALL_REFERENCES.search(clause.low[: clause.tokens[index].start - clause.start])
            or sentence.section == "references"
        ):
            return [], True, True
    return [], False, False


def _named_before(sentence: Sentence, offset: int) -> list[Mention]:
    """“Called Wayne and Linda and told them …”: those in front of the verb who are no interviewers."""
    known = sentence.people.interviewers
    return [one for one in sentence.mentions if sentence.tokens[one.last].end < offset and one.name not in known]


def _next_to(sentence: Sentence, clause: Clause, mention: Mention, index: int) -> bool:
    """Whether only auxiliaries stand between a person and the verb: “Maria has not been told”."""
    between = [token for token in clause.tokens[:index] if token.start > sentence.tokens[mention.last].start]
    return all(
        token.low in _AUXILIARIES or token.low in words.NEGATIONS or token.low in words.ALREADY or token.low == "i"
        for token in between
    )


_AUXILIARIES = frozenset(
    "has have had been was were is are be being to will must should needs need still yet also both "
    "all now get gets got still".split()
)


def _last_reference(sentence: Sentence, offset: int) -> str | None:
    before = [one.name for one in sentence.mentions if sentence.tokens[one.first].start < offset and one.name]
    references = [name for name in before if sentence.people.is_reference(name)]
    named = references or before
    return named[-1] if named else sentence.pronoun_at(offset)


def _in_content(sentence: Sentence, clause: Clause, mention: Mention) -> bool:
    """Whether a person belongs to what was told: “told Maria that Jane may call”."""
    tokens = sentence.tokens[: mention.first]
    inside = [token.low for token in tokens if token.start >= clause.start]
    return not {"that", "about", "from"}.isdisjoint(inside) and not _CONTENT.isdisjoint(inside[-6:])


_CONTENT = frozenset(["that", "about", "because", "from"])


# “Neither of my referees, Anne and Bob, has been warned”.
_NEITHER = pattern(r"^(?:(?:and|but|so),?\s)?(?:neither|none|not\sone|nobody|no-?one)\b")


def _conclude(sentence: Sentence, clause: Clause, mode: Mode, people: list[Mention], everyone: bool) -> None:
    targets: list[Mention | None] = list(people) or [None]
    if mode == "done" and _NEITHER.match(sentence.low):
        mode = "undone"
    for one in targets:
        if mode == "done":
            day = sentence.done_day(clause)
            if day is None and clause.tokens[0].low == "let":
                day = status_day(sentence, clause.start)
            sentence.say("reference_alerted", one, dates=day, everyone=everyone)
        elif mode in ("undone", "to do"):
            due = sentence.sentence_due_day(clause) if mode == "to do" else None
            sentence.say("reference_not_alerted", one, dates=due, everyone=everyone)


def _read_aware(sentence: Sentence, clause: Clause, topic: bool) -> None:
    """“Joan knows that they may call”, “Maria has no idea yet”."""
    people = sentence.mentions_in(clause)
    known = [one for one in people if sentence.people.is_reference(one.name)]
    aware = next(
        (
            index
            for index, token in enumerate(clause.tokens)
            if token.low in words.AWARE
            or (token.low == "know" and clause.has(words.NEGATIONS))
            or (token.low == "knew" and known and not clause.has(words.NEGATIONS) and of_the_job(sentence, token.end))
        ),
        None,
    )
    no_idea = " no idea" in f" {clause.low}" and bool(known or (people and topic))
    if (aware is None and not no_idea) or not people or not (topic or known) or clause.has(words.CONDITIONS):
        return
    if aware is not None and clause.tokens[aware].lemma in words.TELL and clause.tokens[aware].lemma != "expect":
        return
    first = people[0]
    if no_idea and clause.start + clause.low.find("no idea") < sentence.tokens[first.first].start:
        meant = _last_reference(sentence, clause.start) if clause.tokens[0].low in ("she", "he") else None
        said = sentence.people.is_reference(meant) or any(
            one.kind == "reference_named" and one.who == meant for one in sentence.found
        )
        mention = sentence.mention_of(meant) if said else None
        if mention:
            sentence.say("reference_not_alerted", mention)
        return
    if aware is not None and sentence.tokens[first.first].start > clause.tokens[aware].start:
        return
    knows = aware is not None and clause.tokens[aware].lemma == "know" and not clause.has(words.NEGATIONS)
    if aware is not None and knows and not topic and knows_else(sentence, clause.tokens[aware].end):
        return
    if not (topic or sentence.people.is_reference(first.name)):
        return
    open_ = (
        _NEITHER.match(sentence.low) is not None
        or no_idea
        or clause.has(words.NEGATIONS)
        or BUT_NOT.search(sentence.low) is not None
    )
    sentence.say(
        "reference_not_alerted" if open_ else "reference_alerted",
        first,
        dates=None if open_ else sentence.done_day(clause),
    )


def _read_heads_up(sentence: Sentence, clause: Clause) -> None:
    """“Heads-up to Maria: sent”, “reference heads-up for Pete pending”."""
    if not clause.has(_HEADS_UP) or clause.has(frozenset("give gave given giving from".split())):
        return
    mark = mark_of(list(clause.tokens))
    for one in sentence.mentions_in(clause) if mark else ():
        sentence.say(
            "reference_alerted" if mark == "done" else "reference_not_alerted",
            one,
            dates=sentence.done_day(clause) if mark == "done" else None,
        )


def _read_ellipsis(sentence: Sentence, clause: Clause) -> None:
    mark = elliptical(clause)
    for one in sentence.mentions_in(clause):
        if mark:
            sentence.say("reference_alerted" if mark == "done" else "reference_not_alerted", one)
