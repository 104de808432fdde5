"""Whom thanks leave for later: “…, Jo I'll write to”, “still have to write him”, “thanking Piet tomorrow”."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.done.thanked import whom
from kbfollow.evidence.statements.done.thanks_each import TIME
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.role_shapes import masked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.model import DateSpan, Statement
from kbfollow.patterns import pattern

_NOTE = r"(?:cards?|notes?|lines?|e-?mails?|mails?|texts?|messages?|letters?|thank-?yous?|thanks|few\slines)"
# What one does to thank somebody, up to the name or behind it.
_WRITING = (
    r"(?:writ(?:e|ing|ten)(?:\s(?:to|up))?|do(?:ne|ing)?|thank(?:ed|ing)?"
    r"|(?:text|message|e-?mail|mail|card|post)(?:ed|ing)?"
    r"|(?:get|got|gotten|getting|come)(?:\s(?:round|around))?\sto|reach(?:ed|ing)?|catch|tackle|sort|send|drop)"
)
_OWING = (
    r"(?:will|shall|must|should|can|might|may|would|(?:have|need|want|ought|plan|mean|hope|intend|got"
    r"|going)(?:\s(?:still|yet|also|got))*\sto"
    r"|(?:am|are)\s(?:still\s|yet\s|only\s)*(?:to|going\sto)|had\sbetter|have\syet\sto|(?:have|did)\snot(?:\syet)?)"
)
_THEN = r"(?:(?:still|also|only|just|then|now|yet|first|really|probably|of\scourse)\s)*"
# “Malcolm I'll write to when I have his address”, “Jo I still have to do”, “Ray I'm doing tomorrow”: put in front of
# what is still to be done with them.
_FRONTED = pattern(
    rf"(?:'s|’s)?(?:\s(?:own|one|{_NOTE}))?\s?[,:–—-]?\s(?:i|we)\s{_THEN}(?:{_OWING}\s{_THEN}(?P<verb>{_WRITING}\b)?"
    rf"|am\s{_THEN}(?P<doing>{_WRITING})\b)"
)
_APART = pattern(r"(?:^|[.,;:–—(-]\s?|\b(?:and|but|while|though|only)\s)(?:(?:and|but|so|then|only|now|just|then)\s)*$")
_JOIN = pattern(r"(?:,\s(?:and\s)?|\s(?:and|&|\+|plus|or|nor)\s)")
# “Emailed her a thank you”: thanked by a pronoun; “her boss” is another one.
_SENT_HER = pattern(
    r"\b(?:e-?mailed|mailed|sent|texted|wrote(?:\sto)?|written(?:\sto)?|thanked|dropped|posted|messaged|whatsapped|gave"
    r"|pinged|carded"
    r"|dm'd|to\sthank)\s(?P<her>her|him)(?=\s?[,.;:(]|\s(?:an?|my|the|to|by|last|on|for|this|that|yesterday|straight"
    r"|from|same|and"
    r"|with|right|thanks|thank|via|in|at|before|after|today|tonight|already|too|as|when|just|over|through|one)\b)"
)
_FINITE = frozenset("i was is has had did does will would were gets got can could must should".split())
# “Still have to write him”, “haven't got to Jo yet”, “must write to Ray tonight”; “… about the keys” is something else.
_STILL_HAVE_TO = pattern(
    rf"(?:^|[.,;:–—-]\s|\b(?:and|but|so|then)\s)(?:(?:i|we)\s)?{_THEN}(?:{_OWING}|to|not|have\snot)\s{_THEN}"
    rf"(?P<verb>{_WRITING})\s"
    rf"(?:(?P<she>her|him)|@(?P<name>\d+))(?:\s(?:too|also|as\swell|either|properly|still|yet|one|hers|his|something"
    rf"|(?:an?|the|my|his|her)\s(?:\w+\s)?{_NOTE}))*{TIME}{{0,5}}\s?(?=$|[.,;:!)(])"
)
# “To Ray I'll write on Saturday”, in the sentence behind thanks.
_TO_HIM_I_WILL = pattern(
    rf"(?:^|[.,;:–—-]\s|\b(?:and|but|so|then)\s)to\s@(?P<name>\d+)\s(?:i|we)\s{_THEN}{_OWING}\s{_THEN}"
    rf"(?P<verb>{_WRITING})(?:\s(?:too|also|one|something|(?:an?|the|my|his|her)\s(?:\w+\s)?{_NOTE}))*{TIME}{{0,5}}"
    r"\s?(?=$|[.,;:!)(])"
)
# “Thanked everyone except Jo”, “thanked them both bar Ray and Jo”.
_EXCEPT = pattern(
    r"\b(?:everyone|everybody|all(?:\sof\sthem|\s(?:the\s)?(?:two|three|four|five|others|rest))?|them(?:\s(?:all|both))?|both"
    r"(?:\sof\sthem)?|each(?:\sof\sthem)?|the\s(?:whole\s)?(?:panel|team|lot|rest))\s?,?\s(?:(?:so\sfar|already|by\s\w+)\s)?"
    r"(?:except|excepting|bar|barring|but|apart\sfrom|other\sthan|save|excluding|minus|not)\s(?:for\s|to\s)?(?:poor\s)?"
    r"(?P<who>@\d+(?!'s)(?:(?:,\s(?:and\s)?|\s(?:and|&|\+|or)\s)@\d+)*)(?!\s(?:did|was|got|has|had|will)\b)"
)
# “Ray I've thanked, Alison I haven't”.
_I_HAVE_THANKED = pattern(
    r"(?:^|[.,;:–—-]\s|\b(?:and|but|so)\s)@(?P<name>\d+)(?:\sand\s@(?P<name2>\d+))?\s(?:i|we)\s(?:have\s|had\s)?"
    r"(?:already\s|now\s|also\s|just\s)*thanked\b(?!\s(?:in\smy|at\sthe|there|on\sthe\sspot|in\sthe\sroom|her|him|them|@))"
)
_TO_WRITE = pattern(
    r"(?:write|do|get|got|come|thank|text|message|mail|e-?mail|send|drop|reach|card|catch|tackle|sort|post)\b"
    r"(?!.*\b(?:about|re|regarding|that|if|whether)\b)"
)
# “Thanking Piet tomorrow”, “sending Jo a thank-you card on Friday”.
_THANKING = pattern(
    r"\W*(?:(?:and|then|so|but|now|next|ok|right)\s)*(?:(?:i|we)\s(?:am|are|will\sbe)\s|will\sbe\s)?(?:thanking\s"
    r"|(?:sending|dropping|writing|posting|giving|mailing|e-?mailing|texting|popping)\s(?=.*\b(?:thank(?:s|-?\s?you)|ty"
    r"|thx)\b))"
)
_THANKING_TOLD = pattern(
    r"\b(?:was|were|is|are|would|felt|took|made|helped|seemed|if|unless|not|never|me|us|instead)\b|\?"
)
# “Wrote to Dr Banerjee to say thanks 20.11.”: no price and no version stands there.
_BARE_DAY = pattern(
    r"\s(?P<day>(?:1[3-9]|2\d|3[01]|0?[1-9]|1[0-2])\.(?:0?[1-9]|1[0-2])\.)(?=\s?$|[,;)]|\s(?:by|via|from|and|no)\b)"
)
_WITHIN = 14  # days after the interview within which such a day is that of a thank-you


def read_still_to_thank(sentence: Sentence) -> None:
    """Say who is still to be thanked, where that is said beside, or right behind, thanks to another one."""
    if sentence.question or sentence.check:
        return
    sent = [one for one in sentence.found if one.kind == "thank_you_sent"]
    if sent and sentence.mentions:
        _read_except(sentence)
        _read_named_first(sentence)
        _read_fronted(sentence)
        _read_pronoun(sentence)
    if sentence.before.topic == "thanks" or sentence.said("thank_you_sent"):
        _read_have_to(sentence)
    if sentence.mentions and _THANKING.match(sentence.low) and not _THANKING_TOLD.search(sentence.low):
        _read_thanking(sentence)
    if sentence.said("thank_you_sent") and not sentence.dates:
        _add_bare_day(sentence)


def _read_except(sentence: Sentence) -> None:
    """“Thanked everyone except Jo”: all of those who were there but her."""
    match = _EXCEPT.search(masked(sentence))
    if match is None:
        return
    names = [sentence.mentions[int(one)].name for one in re.findall(r"@(\d+)", match["who"])]
    told = next(one for one in sentence.found if one.kind == "thank_you_sent")
    sentence.found[:] = [one for one in sentence.found if one.kind not in ("thank_you_sent", "thank_you_not_sent")]
    for name in sentence.people.interviewers:
        if name not in names:
            sentence.say("thank_you_sent", sentence.mention_of(name), dates=told.dates)
    for left in names:
        if left and not sentence.people.is_reference(left):
            sentence.say("thank_you_not_sent", sentence.mention_of(left))


def _read_named_first(sentence: Sentence) -> None:
    match = _I_HAVE_THANKED.search(masked(sentence))
    nameless = next(
        (one for one in sentence.found if one.kind == "thank_you_sent" and not (one.who or one.everyone)), None
    )
    if match is None or nameless is None:
        return
    sentence.found.remove(nameless)
    for number in (match["name"], match["name2"]):
        if number is not None:
            sentence.say("thank_you_sent", sentence.mentions[int(number)], dates=nameless.dates)


def _read_fronted(sentence: Sentence) -> None:
    """Those in front of what is still to be done: “…, Jo and Ray I still have to do”."""
    left: list[Mention] = []
    dropped: list[Mention] = []
    mentions = sentence.mentions
    for place in range(len(mentions) - 1, -1, -1):
        one = mentions[place]
        start, end = sentence.tokens[one.first].start, sentence.tokens[one.last].end
        again = any(two.name == one.name for two in mentions[:place])
        if not one.name or again or sentence.people.is_reference(one.name):
            continue
        match = _FRONTED.match(sentence.low, end)
        if match is not None and _APART.search(sentence.low[:start]):
            (left if match["verb"] or match["doing"] else dropped).append(one)
        elif left and left[-1] is mentions[place + 1]:
            gap = sentence.low[end : sentence.tokens[mentions[place + 1].first].start]
            if place and _JOIN.fullmatch(gap) and sentence.low[:start].rstrip().endswith((",", ";", ".", "–", "but")):
                left.append(one)
    for one in dropped:
        sentence.found[:] = [two for two in sentence.found if (two.kind, two.who) != ("thank_you_sent", one.name)]
    for one in left:
        _leave(sentence, one, None)


def _read_pronoun(sentence: Sentence) -> None:
    """“Emailed her a thank you, Malcolm was away”: thanked is the one the pronoun means, none of a later clause."""
    match = _SENT_HER.search(sentence.low)
    if match is None:
        return
    place = match.start("her")
    behind = [one for one in sentence.mentions if sentence.tokens[one.first].start > place]
    if behind and not all(_is_set_apart(sentence, one) for one in behind[:1]):
        return
    apart = {one.name for one in behind}
    kept = [one for one in sentence.found if one.kind == "thank_you_sent" and one.who not in apart]
    taken = [one for one in sentence.found if one.kind == "thank_you_sent" and one.who in apart]
    if kept or not (taken or behind):
        return
    sentence.found[:] = [one for one in sentence.found if one not in taken]
    meant = sentence.mention_of(whom(sentence, place))
    if meant is not None and meant.name not in apart:
        until = sentence.tokens[behind[0].first].start if behind else len(sentence.low)
        day = next((one for one in sentence.past_dates if one.offset < until), None)
        sentence.say("thank_you_sent", meant, dates=day or sentence.day)


def _is_set_apart(sentence: Sentence, one: Mention) -> bool:
    lead = sentence.low[: sentence.tokens[one.first].start]
    following = sentence.tokens[one.last + 1 : one.last + 2]
    if not following or not _APART.search(lead):
        return False
    return following[0].low in _FINITE or following[0].form in ("third", "past")


def _read_have_to(sentence: Sentence) -> None:
    """“Abel is her deputy, still have to write him”, behind thanks to her."""
    low = masked(sentence)
    match = _STILL_HAVE_TO.search(low) or _TO_HIM_I_WILL.search(low)
    if match is None:
        return
    if match["name"]:
        one: Mention | None = sentence.mentions[int(match["name"])]
    else:
        token = next((one for one in reversed(sentence.tokens) if one.low == match["she"]), None)
        one = sentence.mention_of(whom(sentence, token.start)) if token else None
    if one is None or not one.name or not one.known or sentence.people.is_reference(one.name):
        return
    if any(two.who == one.name and two.kind == "thank_you_sent" for two in sentence.found):
        return
    clause = sentence.clauses[-1]
    _leave(sentence, one, sentence.due_day(clause) if len(sentence.dates) == 1 else None)


def _leave(sentence: Sentence, one: Mention, day: DateSpan | None) -> None:
    """Somebody is not thanked yet; the plan to write is the thank-you and no promise of its own."""
    sentence.found[:] = [two for two in sentence.found if not _is_this_plan(two, one)]
    if any(two.who == one.name and two.manner == "thank-you" for two in sentence.found):
        return
    if day is not None:
        sentence.say("promise_by_me", one, dates=day, what=f"thank {one.name}", manner="thank-you")
    else:
        sentence.say("thank_you_not_sent", one)


def _is_this_plan(said: Statement, one: Mention) -> bool:
    """Whether a statement is of thanks to somebody, or of the plan to write to that one."""
    if said.kind == "promise_by_me" and said.who is None:
        return said.what == "write"
    if said.who != one.name or said.manner == "thank-you":
        return False
    owed = said.kind == "promise_by_me" and _TO_WRITE.match((said.what or "write").lower()) is not None
    return owed or said.kind == "thank_you_sent"


def _read_thanking(sentence: Sentence) -> None:
    """A plan in the present: with a day ahead it is one to be sent, and nothing was sent."""
    anchor = sentence.setting.anchor
    day = next((one for one in sentence.future_dates if one.end >= anchor and not one.past), None)
    people = [one for one in sentence.mentions if one.name and not sentence.people.is_reference(one.name)]
    if day is None or not people:
        return
    sentence.found[:] = [
        one for one in sentence.found if one.kind not in ("thank_you_sent", "thank_you_not_sent", "promise_by_me")
    ]
    for one in people:
        sentence.say("promise_by_me", one, dates=day, what=f"thank {one.name}", manner="thank-you")


def _add_bare_day(sentence: Sentence) -> None:
    match = _BARE_DAY.search(sentence.low)
    day = sentence.setting.day_in(f"on {match['day']}") if match else None
    if day is None or not 0 <= (day.end - sentence.setting.anchor).days <= _WITHIN:
        return
    for one in [two for two in sentence.found if two.kind == "thank_you_sent" and two.dates is None]:
        sentence.say(
            one.kind, Mention(one.who, 0, 0, known=True) if one.who else None, dates=day, everyone=one.everyone
        )
