"""What the user owes, once it is known that they do: the thing, to whom, by when; or a call that is to be made."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.ahead.objects import act_from, is_noun, is_thing, named_before, object_after, tidy
from kbfollow.evidence.statements.ahead.owed_work import her_or_him, hurry, hurry_in
from kbfollow.evidence.statements.ahead.promised import IT, dates_earlier
from kbfollow.evidence.statements.ahead.things import owe
from kbfollow.evidence.statements.ahead.undertakings import coming, goes_on
from kbfollow.evidence.statements.ahead.wanted import in_full, wanted_before
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause, Token
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

_CHECK_IN_ABOUT = pattern(
    r"\b(?:about|on|re|regarding|for|re:)\s(?:the\s|their\s|my\s|a\s|an\s"
    r"|any\s)?(?:final\s)?(?:decision|status|timeline|update|updates|outcome|result|results|verdict"
    r"|news|application|job|position|role|answer|where\sthings|next\ssteps?|offer)\b|\b(?:whether"
    r"|if)\s(?:they|there|she|he|any)\b|\bcheck(?:ing|ed|s)?[\s-](?:in|up)\b|\bwhere\s(?:things|they"
    r"|we|i)\b"
)


def read_second_act(sentence: Sentence, clause: Clause, first: int) -> None:
    """“I'll email the form on Monday and drop off the keys on Tuesday”: two promises in one clause."""
    for index, token in enumerate(clause.tokens[first + 2 :], first + 2):
        before = clause.tokens[index - 1].low
        joined = before == "and" or (before in ("then", "also", "to") and clause.tokens[index - 2].low == "and")
        if not joined or token.form != "base" or token.lemma not in words.TRANSFER_SURE or is_noun(clause, index):
            continue
        if IT.match(clause.low[token.end - clause.start :]) or not sentence.said("promise_by_me"):
            return
        what = object_after(sentence, clause, index)
        if what is None or what.lower() in _NO_THING:
            return
        behind = [span for span in sentence.dates if token.start <= span.offset < clause.end and sentence.ahead(span)]
        who = next(iter(sentence.mentions_in(clause, index + 1)), None) or her_or_him(sentence, clause, index)
        manner = "no hurry" if hurry_in(sentence.low[token.start :]) else ""
        owe(sentence, who, dates=behind[0] if behind else None, what=what, manner=manner)
        return


# “I said I'd phone it in”, “text it over”: a thing, and no call.
_IT_IN = pattern(r"\s(?:it|them|that|those)\s(?:in|through|over|across|round|along)\b")


def say_owed(sentence: Sentence, clause: Clause, index: int) -> None:
    """Say what the verb at `index`, which the user is to do, owes to whom, and by when."""
    token, tail = clause.tokens[index], clause.low[clause.tokens[index].end - clause.start :]
    what = object_after(sentence, clause, index)
    if (what or "").lower() in _NO_THING or (token.lemma == "write" and what and _BY_HAND.search(what)):
        return
    who = _to_whom(sentence, clause, index)
    about = _CHECK_IN_ABOUT.search(clause.low)
    chasing = _is_chasing(token, tail)
    sending = _is_sending(sentence, token, what, tail)
    calling = token.lemma in words.CONTACT and (what is None or about is not None)
    if calling and not chasing and (told := _WHAT_I.search(clause.low, token.end - clause.start)):
        _say_what_is_told(sentence, clause, clause.start + told.start("what"), who)
        return
    if calling and not sending and who is None and sentence.sentence_due_day(clause) is None and _BARE.fullmatch(tail):
        return  # “I must reply”: to whom, and when?
    manner = "" if sentence.due_day(clause) and not hurry_in(clause.low) else hurry(sentence)
    if chasing or (calling and not sending):
        manner, what = "check-in", act_from(sentence, clause, index)
    elif token.lemma in ("ask", "clarify"):
        manner, what = manner or "question", what or act_from(sentence, clause, index)
    elif IT.match(tail) or sending:
        what = _what_it_means(sentence, clause, index)
        manner = manner or ("no hurry" if sentence.before.no_hurry and sentence.before.thing else "")
    else:
        what = _thing_handed(sentence, clause, index, what)
    if not what:
        return  # “give it a week and a half”
    if manner in ("", "no hurry") and what.lower() in _COPIES and dates_earlier(sentence, clause):
        return  # “he wants to see my licence, I'll text him a photo”
    what, day = _until_when(sentence, clause, index, in_full(sentence, what, token.start))
    owe(sentence, who, dates=day, what=what, manner=manner)


def _to_whom(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    direct = clause.tokens[index + 1 : index + 2]
    return (
        (her_or_him(sentence, clause, index) if direct and direct[0].low in ("him", "her") else None)
        or next(iter(sentence.mentions_in(clause, index + 1)), None)
        or her_or_him(sentence, clause, index)
        or _told(sentence, clause, index)
    )


def _is_chasing(token: Token, tail: str) -> bool:
    """“Chase him”, “check in with her”; “check the figures” is none."""
    if token.low == "check":
        return re.match(r"\s(?:in|up|back|with|whether|if)\b", tail) is not None
    return token.lemma in words.CHECK_IN


def _is_sending(sentence: Sentence, token: Token, what: str | None, tail: str) -> bool:
    """Whether a thing that was named before is sent: “text it over”, “will mail by Saturday”."""
    if token.lemma in words.CONTACT and _IT_IN.match(tail) is not None:
        return True
    it = IT.match(tail)
    if what is not None or token.lemma not in words.TRANSFER:
        return False
    if not (it or (token.lemma in _WRITING and _NOTHING_BEHIND.match(tail))):
        return False
    known = sentence.before.thing or wanted_before(sentence, token.start)
    known = known or named_before(sentence, token.start, alone=True)
    return bool(known or (it and (named_before(sentence, token.start) or token.lemma in _WRITING)))


def _say_what_is_told(sentence: Sentence, clause: Clause, place: int, who: Mention | None) -> None:
    """“Text Gianni which days in Sept I can't do”: the days in it are what is told, not when."""
    what = sentence.text[place : clause.end].strip(" .!")[:120]
    before = [one for one in sentence.dates if one.offset < place and sentence.ahead(one)]
    owe(sentence, who, dates=before[0] if before else None, what=what, manner=hurry(sentence))


def _what_it_means(sentence: Sentence, clause: Clause, index: int) -> str:
    """What “it” behind the verb means; "" where nobody knows, or where an earlier promise only gets its day."""
    token = clause.tokens[index]
    if dates_earlier(sentence, clause):
        return ""
    what = wanted_before(sentence, token.start) or named_before(sentence, token.start, alone=True)
    what = what or sentence.before.thing or named_before(sentence, token.start)
    if not what and sentence.due_day(clause) is None and token.lemma in words.TRANSFER:
        return ""  # “I'm to post it”
    return what or act_from(sentence, clause, index)


def _thing_handed(sentence: Sentence, clause: Clause, index: int, what: str | None) -> str:
    """The thing that the verb hands over, or the act where it names none; "" for what is no thing."""
    token, tail = clause.tokens[index], clause.low[clause.tokens[index].end - clause.start :]
    if what is None and sentence.before.thing and token.lemma in words.TRANSFER_SURE and _AS_SOON.match(tail):
        return sentence.before.thing
    if what is None and (behind := _BEHIND_COLON.search(sentence.text, token.end)):
        return tidy(behind["what"]) or act_from(sentence, clause, index)
    if token.lemma == "let" and _HAVE_IT.match(tail) and (wanted := wanted_before(sentence, token.start)):
        return wanted
    if token.lemma == "let" or what is None:
        return act_from(sentence, clause, index)
    return what if is_thing(what) else ""


def _until_when(sentence: Sentence, clause: Clause, index: int, what: str) -> tuple[str, DateSpan | None]:
    """The thing and the day by which it is owed; a day on which it was sent is none."""
    token = clause.tokens[index]
    day = sentence.sentence_due_day(clause) or _offered_day(sentence, clause, token.start)
    done = _DONE_BEHIND.search(clause.low, token.end - clause.start)
    if done is not None:  # “said I'd send the card and sent it the day after”
        if clause.low.find(what.lower()) + len(what) > done.start():
            what = tidy(sentence.text[token.end : clause.start + done.start()]) or ""
        day = None if day is not None and day.offset >= clause.start + done.start() else day
    if day is not None and clause.start > day.offset > _FRONT and goes_on(sentence, clause, index):
        day = None if any(one.dates == day for one in sentence.found) else day
    return what, day


# “I offered to bring a sample on Friday”: the verb in the past does not turn the day round.
_OFFERED_TO = pattern(
    r"\b(?:offered|promised|agreed|volunteered|undertook|swore|arranged)\s(?:[\w'.]+\s){0,3}?to\s(?:\w+ly\s)?$"
)


def _offered_day(sentence: Sentence, clause: Clause, place: int) -> DateSpan | None:
    if not sentence.dates or _OFFERED_TO.search(clause.low[: place - clause.start]) is None:
        return None
    anchor = sentence.setting.anchor
    behind = [coming(one, anchor) for one in sentence.future_dates if place < one.offset < clause.end]
    return next((one for one in behind if one.end > anchor), None)


# “To share with Sneha by Friday: relieving letter, payslips”.
_HAVE_IT = pattern(r"\s[a-z]+\shave\s(?:it|them|that|one|those)\b")
_WHAT_I = pattern(
    r"\s(?:\w+\s){0,3}?(?P<what>(?:which|what)\s(?:\w+\s){0,5}?(?:i|we)\s(?:can|could|will|am|do|need|want|have|take|prefer|would)\b)"
)
# “I told I will mail by Saturday”, after what they asked for.
_WRITING = frozenset("send mail email e-mail post forward courier upload text drop bring".split())
_NOTHING_BEHIND = pattern(
    r"\s?(?:$|[.,;:!)]|(?:to\s)?(?:them|her|him)\W*$|(?:by|on|before|until|till|within|over|in)\s(?:(?:the|next|this|end\sof)\s)*(?:mon|tues?|wed|thur?s?"
    r"|fri|sat|sun|\d|tomorrow|weekend|week|month|noon|lunch|then|end|a\sday|(?:\w+\s)?days?\b)|(?:tomorrow|today|tonight|this\sweek|next\sweek)\b)"
)
_BEHIND_COLON = pattern(r":\s(?P<what>[^:]{3,120})$")
_DONE_BEHIND = pattern(
    r"\s(?:and|so|then|but)\s(?:i\s|we\s|then\s|duly\s|also\s|even\s)*(?:sent|did|emailed|mailed|posted|texted"
    r"|dropped|handed|brought"
    r"|uploaded|forwarded|gave|took|delivered|submitted|shared|finished|have|had)\s(?:it|them|that|those|both|so"
    r"|one|her|him)\b"
)
_AS_SOON = pattern(r"\s(?:(?:to\s)?(?:her|him|them)\s)?(?:as\ssoon\sas|when|once|the\smoment|asap)\b")
_BARE = pattern(r"\s?(?:back|soon|again|properly|too|now|asap|first|sometime)?[\s.!,;]*")
_COPIES = frozenset("photo copy picture scan photocopy pic snap link pdf screenshot".split())
_FRONT = 12  # a day within so many characters of the sentence's start counts for all that follows


# “I'll do all three on Friday”: nothing that can be named.
_NO_THING = frozenset(
    ["all three", "all four", "both", "all", "rest", "other", "others", "other one", "other two", "same", "everything"]
)
_BY_HAND = pattern(r"^(?:by\s)?(?:hand|pen|paper|a\scard|card|note)\b|\bpen\b")


def _told(sentence: Sentence, clause: Clause, index: int) -> Mention | None:
    """“I told Tara I would …”: the person who was told."""
    if not re.search(r"\b(?:told|promised|said|offered|assured)\b", clause.low):
        return None
    return next(iter(sentence.mentions_in(clause, 0, index)), None)
