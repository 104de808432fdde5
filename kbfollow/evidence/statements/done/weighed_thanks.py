"""Thanks, by weight of words: “dropped Karen a line to say ta”, “card's in the post to Mrs Whitcombe”."""

from __future__ import annotations

import re
from itertools import pairwise

from kbfollow.evidence.statements.done.acts import (
    GONE_OUT,
    NOT_DONE,
    NOTE,
    THANK_KINDS,
    TO_DO,
    conditional,
    done_by_me,
    my_acts,
    status_day,
    worded_ahead,
)
from kbfollow.evidence.statements.done.spoken_thanks import said_in_the_room
from kbfollow.evidence.statements.done.thanked import thanks_a_stranger, thanks_bystander, whom
from kbfollow.evidence.statements.done.thanks import NO_THANKS
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.phrase_sets import Hit, PhraseSet
from kbfollow.evidence.statements.sentence.tokens import Mode
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.evidence.statements.words import words_en_status as status
from kbfollow.model import DateSpan
from kbfollow.patterns import pattern

_THANKS = PhraseSet(status.THANKS)

_WEAK_THANKS = frozenset("cheers ta ty gratitude grateful appreciation obliged".split())
_FROM_THEM = pattern(
    r"\bthank(?:s|ed|ing|\syou)?\s(?:me|us)\b|\b(?:got|received|had|have)\s(?:a|an|the|my|this|her|his"
    r"|their|such\sa)?\s?"
    r"(?:\w+\s){0,3}?(?:thank\w*|thx|ty|cheers|card)\b(?:\s\w+){0,3}?\sfrom\b(?!\sme\b)|\bsent\s(?:me"
    r"|us)\b|\bto\s(?:me|us)\b"
    r"|\bthank(?:s|\syou)\s(?:for\s(?:nothing|asking|getting|your|waiting|bearing|applying"
    r"|coming\b(?!\sin\sto)|letting\sus)|but)"
    r"|\bno\sthanks\b|\bthank(?:s)?\s(?:god|goodness|heavens|christ|fuck|the\slord)\b"
    r"|\bthanks\sto\s(?:the|my|a|their|his|that)\b"
    r"(?!\s(?:panel|team|manager|recruiter|interviewers?|three|two|both|whole|director|head|lady|man"
    r"|woman|guys?|chef|owner))"
    r"|\bsigned\soff\swith\s(?:cheers|ta|thanks)\b|\bthanks\sbut\b|\bthank\syou\s(?:page|but)\b"
)
_BY_WORD = pattern(
    r"\b(?:say|said|saying|says|with|a|an|my|to\sexpress|expressing|big|proper|note|email|card"
    r"|text)\s(?:\w+\s){0,2}?\"?$"
)
_EVERYONE = pattern(
    r"\b(?:everyone|everybody|all\sof\s(?:them|the)|them\sall|to\sall|all\s(?:three|four|five|six|sent"
    r"|done|posted|the)|both"
    r"|each\sof\sthem|each|the\s(?:whole\s|entire\s)?(?:panel|team|interviewers|lot)|them|three|four"
    r"|(?:thank\s?you|ty)s)\b"
)
_CARD = pattern(
    r"\b(?:cards?|notes?|letters?)(?:\s(?:to|for)\s[\w'. ]{2,30}?)?(?:'s|\sis|\sare|\shas|\shave|\sall"
    r"|\sboth)*\s(?:all\s|both\s)?(?:been\s)?(?:in\sthe\s(?:post|mail)"
    r"|posted|(?:gone|went)\s(?:off|out|in\sthe\spost))\b(?!\s(?:by|from)\s(?:them|her|him|hr))"
)
_ALL_DONE = pattern(r"\W*(?:all\s|both\s)?(?:done|sent|posted|emailed|out|✓|✔|✅|☑)\b")
_OTHER_CARD = pattern(
    r"\b(?:business|birthday|christmas|xmas|get\swell|id|bank|sim|credit|green|report|new|key|visitor"
    r"|sympathy|time|post|debit"
    r"|library|cscs|gift|loyalty|regret|offer|rejection|refusal|cover|covering|sick)\s(?:cards?|notes?|letters?)\b"
)


def read_thanked(sentence: Sentence, plain: str) -> None:
    if sentence.said(*THANK_KINDS) or sentence.check == "open":
        if sentence.found and sentence.check != "open" and len(sentence.mentions) > 1:
            _read_got_one(sentence, plain)
            _read_beside(sentence)
        return
    if said_in_the_room(sentence.low) or NO_THANKS.search(sentence.low):
        return
    promised = [one for one in sentence.found if one.manner == "thank-you"]
    match: Hit | re.Match[str] | None = _THANKS.search(plain)
    if (match or sentence.before.topic == "thanks") and _read_got_one(sentence, plain):
        return
    if match is None:
        match = None if _OTHER_CARD.search(plain) else _CARD.search(plain)
        if match is None and sentence.section == "thanks" and not sentence.mentions:
            match = _ALL_DONE.match(plain)
        if match is None or promised or NOT_DONE.search(plain) or TO_DO.search(plain) or "me" in sentence.words:
            return
        _say_thanks(sentence, plain, "done", match.start())
        return
    if _FROM_THEM.search(plain) or conditional(sentence, match.start()):
        return
    holder = next((one for one in sentence.clauses if one.start <= match.start() < one.end), sentence.clauses[0])
    told = plain.find(",", match.end())  # “… to say thank you, my flatmate corrected it”
    beside = set(plain[holder.start : told if told > 0 else holder.end].split())
    if not sentence.mentions and not beside.isdisjoint(words.BYSTANDERS) and thanks_bystander(holder):
        return
    acts = my_acts(sentence, status.SENDING_VERBS | {"thank"})
    act = done_by_me(acts)
    planned = any(one.mode in ("to do", "undone") and one.lemma != "put" for one in acts)
    planned = planned or sentence.section in ("me", "next", "them")
    put = _PUT_NOTE.match(plain) if act is None and not planned else None
    weak = match[0] in _WEAK_THANKS and not (match[0] in ("ty", "ta") and NOTE.match(plain, match.end() + 1))
    noted = act and (NOTE.search(plain) or _FOR.match(plain, match.end()))
    if weak and not (_BY_WORD.search(plain[: match.start()]) or noted):
        return
    if any(one.mode == "undone" for one in acts) and act is None:
        _say_thanks(sentence, plain, "undone", match.start())
        return
    negated = NOT_DONE.search(holder.low.replace("-", " ")) is not None
    if negated or (act is not None and NOT_DONE.search(act.clause.low.replace("-", " "))):
        return
    if _them_before(sentence, match.start()):
        return
    if promised and (act is None or TO_DO.search(plain)):
        return
    sentence.found[:] = [one for one in sentence.found if one not in promised]
    if act is None and TO_DO.search(plain):
        if sentence.check != "done" and any(one.mode == "to do" for one in acts):
            _say_thanks(sentence, plain, "to do", match.start())
        return
    marked = GONE_OUT.search(plain, match.end()) or (not sentence.clauses[1:] and GONE_OUT.search(plain))
    if (
        act is not None
        or (put is not None and not TO_DO.search(plain))
        or sentence.check == "done"
        or (marked and _short(sentence))
        or _dated(sentence, plain, match.end())
    ):
        _say_thanks(sentence, plain, "done", act.start if act else match.start())
    elif _due(sentence, match.end()):
        sentence.found[:] = [one for one in sentence.found if one.kind not in ("promise_by_them", "decision_expected")]
        _say_thanks(sentence, plain, "to do", match.start())


# “The guard got a thank-you, and Sipho got one by WhatsApp on Wednesday”.
_GOT_ONE = pattern(
    r"\s(?:has\s|have\s|both\s|also\s|already\s)*(?:got|had)\s(?:one|hers|his|theirs|(?:his|her"
    r"|their)\s(?:thank\syou|thanks|thx|ty)s?)\b"
    r"(?!\sfrom\s(?!me\b))"
)


def _read_got_one(sentence: Sentence, plain: str) -> bool:
    for one in sentence.mentions:
        match = _GOT_ONE.match(plain, sentence.tokens[one.last].end)
        if match is None or NOT_DONE.search(plain, match.start()):
            continue
        sentence.say("thank_you_sent", one, dates=status_day(sentence, match.start()))
        return True
    return False


# “To Karen Dunn (partner) and Lou Bates”: the title does not end the list.
_BESIDE = pattern(r"\s?\([^()]{1,60}\)(?:,|\sand|\s&|\s\+|,\sand)\s(?:to\s|also\s)*")


def _read_beside(sentence: Sentence) -> None:
    for first, second in pairwise(sentence.mentions):
        thanked = next((one for one in sentence.found if one.kind == "thank_you_sent" and one.who == first.name), None)
        gap = sentence.text[sentence.tokens[first.last].end : sentence.tokens[second.first].start]
        if thanked is None or not second.name or sentence.people.is_reference(second.name):
            continue
        if _BESIDE.fullmatch(gap):
            sentence.say("thank_you_sent", second, dates=thanked.dates)


_TO_SOMEBODY = pattern(
    r"\s(?:[\w-]+\s){0,3}?(?:to|→|->|=>)\s(?:both|all|everyone|everybody|each|the\s(?:panel|team|three|two|lot)|$)"
)
_PLAN_DAY = pattern(r"(?:today|tomorrow|tonight|this|next|later|in|by|before|end|asap|within)\b")


def _dated(sentence: Sentence, plain: str, place: int) -> bool:
    """“Thank-you emails to both, June 3”, “ty Keiko 5/14”: a note of what went out when, no task."""
    if sentence.check or sentence.section in ("me", "next", "them", "thanks open") or not sentence.dates:
        return False
    span = sentence.dates[0]
    if len(sentence.dates) > 1 and len(sentence.dates) != len(sentence.mentions):
        return False
    leads = span.offset <= 1 and _LED_BY_DAY.match(plain, span.offset + len(span.text)) is not None
    if _PLAN_DAY.match(span.text.lower()) or (span.offset < place and not leads) or worded_ahead(sentence, span):
        return False
    on = plain[: span.offset].endswith(" on ") or span.text.lower().startswith("on ")
    if not (on or any(one.isdigit() for one in span.text)) or TO_DO.search(plain) or NOT_DONE.search(plain):
        return False
    if sentence.bag & words.MODALS or not -1 <= (span.end - sentence.setting.anchor).days <= _SOON:
        return False
    if leads:
        return True
    named = [one for one in sentence.mentions if place <= sentence.tokens[one.first].start < span.offset]
    return bool(named) or _TO_SOMEBODY.match(plain, place) is not None


# “3/6 thank-you emails to Amara and Pete”: a line of a diary.
_LED_BY_DAY = pattern(
    r"\W{0,3}\s?(?:(?:sent|all|a|an|my|short|quick|the)\s)*(?:thank\syous?|thanks|thx|ty|tys)(?:\s(?:e?\s?mails?|notes?|cards?|letters?"
    r"|texts?|messages?|msgs?|whatsapps?|sent|out|done))*(?=\W*$|[.,;:(]|\s(?:to|by|via|for|and|posted|off|w|in)\b)"
)


# “Put a message on the portal thanking them”, “stuck a note through the door”.
_PUT_NOTE = pattern(
    r"\W*(?:(?:i|we|then|also|and|just|finally|have|so)\s)*(?:put|stuck|left|popped|typed|added|recorded|used\sthe|wrote)\s"
    r"(?:[\w']+\s){0,3}?(?:messages?|notes?|posts?|lines?|comments?|voicemails?|cards?|repl(?:y|ies)|emails?|letters?|portal|chat)\b"
)
_FOR = pattern(r"\s(?:for\b|(?:very\s|so\s)?much|a\slot|a\smillion)")
_SOON = 10  # days after the interview


def _due(sentence: Sentence, place: int) -> bool:
    """“Thank-you email to Ruth by Friday”."""
    if len(sentence.dates) != 1 or not sentence.mentions or not _short(sentence):
        return False
    span = sentence.dates[0]
    lead = sentence.low[: span.offset].rstrip()
    return span.offset > place and (
        lead.endswith((" by", " before")) or span.text.lower().startswith(("by ", "before "))
    )


def _short(sentence: Sentence) -> bool:
    return len(sentence.tokens) <= 16


def _them_before(sentence: Sentence, place: int) -> bool:
    """Whether the verb before this place has somebody else as its subject: “Rita emailed to thank …”."""
    for clause in sentence.clauses:
        for index, token in enumerate(clause.tokens):
            if token.start > place or not token.form or token.form == "base":
                continue
            if token.lemma in status.SENDING_VERBS | {"thank"}:
                return sentence.predicate(clause, index).subject in ("them", "other")
    return False


_THANKED = pattern(r"\bthank(?:ed|ing)?(?=\s)")


def _say_thanks(sentence: Sentence, plain: str, mode: Mode, place: int) -> None:
    people = _thanked(sentence)
    if people and all(sentence.people.is_reference(one.name) for one in people):
        if mode == "done":
            sentence.say("reference_thanked", people[0], dates=status_day(sentence, place))
        return
    everyone = not people and _EVERYONE.search(plain) is not None
    if not people and not everyone and (meant := _meant(sentence)) is not None:
        people = [meant]
    thanked = _THANKED.search(plain)
    if not people and not everyone and thanked is not None and thanks_a_stranger(plain[thanked.end() :]):
        return
    alone = sentence.people.interviewers if not people and not everyone else {}
    only = sentence.mention_of(next(iter(alone))) if len(alone) == 1 else None
    targets: list[Mention | None] = list(people) or [only]
    for one in targets:
        if mode == "done":
            day = _day_behind(sentence, one) or status_day(sentence, place)
            sentence.say("thank_you_sent", one, dates=day, everyone=everyone)
        elif mode == "undone":
            sentence.say("thank_you_not_sent", one, everyone=everyone)
        else:
            what = f"thank {one.name}" if one and one.name else "thank everyone" if everyone else "thank"
            day = next((span for span in sentence.dates if sentence.ahead(span)), None)
            sentence.say("promise_by_me", one, dates=day, what=what, manner="thank-you", everyone=everyone)


def _meant(sentence: Sentence) -> Mention | None:
    """Who “him” is in “texted him at lunch to say thanks”."""
    token = next((one for one in sentence.tokens if one.low in ("her", "him")), None)
    return sentence.mention_of(whom(sentence, token.start)) if token else None


def _day_behind(sentence: Sentence, mention: Mention | None) -> DateSpan | None:
    """“Thank-you to Marijke on 4/9, to Joost on 5/9”: each with the day behind the name."""
    if mention is None or len(sentence.past_dates) < 2 or len(sentence.past_dates) != len(sentence.mentions):
        return None
    place = sentence.tokens[mention.last].end
    return next((span for span in sentence.past_dates if span.offset >= place), None)


def _thanked(sentence: Sentence) -> list[Mention]:
    """The people named up to what they are thanked for."""
    if not sentence.mentions:
        return []
    first = sentence.tokens[sentence.mentions[0].first].start
    end = sentence.low.find(" for ", first)
    people = [one for one in sentence.mentions if end < 0 or sentence.tokens[one.first].start < end]
    return [one for one in people if not (one.first and sentence.tokens[one.first - 1].low == "from")]
