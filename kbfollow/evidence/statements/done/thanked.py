"""Who is meant by thanks: people named, everyone, nobody, somebody at the side; and what is said of them."""

from __future__ import annotations

import re

from kbfollow.evidence.statements.done.acts import status_day
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.sentence.tokens import Clause, Mode
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words import words_en as words
from kbfollow.patterns import pattern

_PLURAL = pattern(
    r"\bthank-?yous?'?s\b|\bthank-?you-(?:notes|mails|emails|cards)\b|\btys\b|\bthank-you (?:notes"
    r"|e?-?mails|cards|letters|messages|texts)\b|\bthanks to all\b"
)
EVERYONE = pattern(
    r"\b(?:everyone|everybody|all of (?:them|the)|them all|all (?:three|four|five|six|the "
    r"(?:interviewers|panel|people)|interviewers|panel|round)|"
    r"both(?: of them)?|each (?:of them|interviewer|one)|the (?:whole |entire )?(?:panel|team"
    r"|interviewers|three|four|lot)|all)\b"
)
_NOBODY = pattern(r"\b(?:nobody|no-one|no one|anyone|anybody|any of them|either of them|none of them|neither)\b")
_FOR_REFERENCE = pattern(r"\b(?:for|as)\b.{0,40}\brefer(?:ence|ee)|\brefer(?:ence|ee)s?\b")


def named_behind_from(sentence: Sentence, mention: Mention) -> bool:
    return mention.first > 0 and sentence.tokens[mention.first - 1].low == "from"


_PLACED = frozenset("from at on in outside by near ward theatre charge".split())


def thanks_bystander(clause: Clause) -> bool:
    """Whether somebody at the side is spoken of; “from the bus stop” and “the ward sister” are none."""
    for index, token in enumerate(clause.tokens):
        if token.low in words.BYSTANDERS and _PLACED.isdisjoint(
            one.low for one in clause.tokens[max(0, index - 2) : index]
        ):
            return True
    return False


_SOMEBODY = pattern(r"\s(?:the|a|an|my|our|some|one\sof\sthe)\s(?P<first>[a-z'-]+)(?:\s(?P<second>[a-z'-]+))?")
_THEIR_SIDE = frozenset(
    """
    lady ladies man men woman women guy guys gentleman gentlemen gents person people interviewer interviewers two three
    four five pair lot panel team whole entire other others rest couple boss recruiter hr board committee group crew
    hiring nice lovely kind young older senior new
    """.split()
)


# “The nurse who found me a chair”, “the man from the car park”, “the canteen lady”: known by a favour or a place.
_BY_A_FAVOUR = pattern(
    r"\s(?:the|a|an|that|some|one\sof\sthe)\s(?:[a-z'-]+\s){1,4}?(?:for\s(?:letting\s(?:me|us)\s(?:in|through|out|past|park"
    r"|wait|sit)|holding\sthe|opening\sthe|finding\s(?:me\sa|my)|lending\s(?:me|us)|waiting|carrying|pushing|unlocking)\b"
    r"|(?:who|that)\s(?:had\s|then\s|just\s|kindly\s)?"
    r"(?:lets?\s(?:me|us)\s(?:in|through|out|up|past|park|wait|use|off|sit|have)|held|opened"
    r"|unlocked|raised|lifted|buzzed|found\s(?:me|us|my)|lent|waited|carried|pushed|picked\s(?:me\sup|up\smy)"
    r"|(?:drove|dropped)\s(?:me|us)\s(?:home|back|off|to)"
    r"|gave\s(?:me|us)\s(?:a\s(?:lift|ride|leg|push|jump|chair|seat|glass|pen|towel|tissue|hand)|directions|water|change"
    r"|the\s(?:time|code|badge))|brought\s(?:me|us)\s(?:a\s)?(?:\w+\s)?(?:coffee|tea|water|glass|cup|chair|towel)"
    r"|pointed|showed\s(?:me|us)\s(?:where|the\s(?:way|door|toilet|loo|bathroom|lift|stairs|exit))|walked\s(?:me|us)\s"
    r"(?:to\s(?:the\s(?:car|bus|gate|door|lift)|my)|out)|helped\s(?:me|us)\s(?:park|find|up|with\smy|out)|fixed|watched\s"
    r"(?:my|the)|stamped|validated)\b)"
)
_BY_A_PLACE = pattern(
    r"\s(?:the|a|an|that|some)\s(?:(?:nice|kind|young|old|lovely|friendly|poor|security|night|other)\s){0,2}(?:(?:lad|lass|man|woman|lady|girl|guy"
    r"|bloke|chap|fella|boy|person|gent|gentleman|fellow|ones?|people)\s(?:on|at|from|in|behind|by)\sthe\s(?:front\s)?(?:gate|door"
    r"|barrier|desk|till|counter|queue|waiting\sroom|lobby|foyer|lift|elevator|car\spark|parking\slot|garage|bus|train|tram"
    r"|canteen|caf\w+|kitchen|cloakroom|shop|stop|station|entrance|yard)\b"
    r"|(?:canteen|kitchen|cleaning|tea|coffee|dinner|lunch|security|bus|taxi|till|cloakroom|caf[eé]|parking|gate|door|desk)\s"
    r"(?:lady|ladies|man|men|woman|women|guys?|bloke|girl|lad|lass|person|people|staff)\b"
    r"|other\s(?:candidates?|applicants?|interviewees?)\b)"
)


def thanks_a_stranger(after: str) -> bool:
    """“Thanked the bellhop, for pushing my car”: whoever is called by no title of theirs was at the side."""
    somebody = _SOMEBODY.match(after)
    if somebody is None:
        return False
    if _BY_A_FAVOUR.match(after) or _BY_A_PLACE.match(after):
        return True
    called = {word for word in somebody.groups() if word}
    return called.isdisjoint(names.TITLE_WORDS | _THEIR_SIDE)


_THEM = pattern(r"\b(?:them|both)\b")


def whom(sentence: Sentence, offset: int) -> str | None:
    """Whom “her” means behind thanks: of those named last, and of those who were there rather than a reference."""
    name = sentence.pronoun_at(offset)
    people = sentence.people
    if name is None or name in people.interviewers or not people.is_reference(name):
        return name
    if sentence.before.topic == "references":
        return name  # “Ron doesn't know yet. I thanked him for the letter he wrote in May.”
    low = next((token.low for token in sentence.tokens if token.start == offset), "")
    return people.meant(low, [one for one in people.interviewers if one not in people.references]) or name


def conclude(sentence: Sentence, clause: Clause, mode: Mode, people: list[Mention], after: str) -> None:
    """Who is meant: the people named, everyone, nobody, “her”; thanking bystanders says nothing."""
    if (
        mode == "done"
        and not people
        and re.search(r"\b(?:board|page|wall|drawer|box|template|draft|list|cake|policy)\b", clause.low)
    ):
        return
    if _FOR_REFERENCE.search(clause.low) or (
        people
        and all(
            sentence.people.is_reference(one.name) and one.name not in sentence.people.interviewers for one in people
        )
    ):
        if mode == "done":
            for one in people or [None]:  # type: ignore[list-item]
                sentence.say("reference_thanked", one, dates=sentence.done_day(clause))
        return
    if not people:
        if _NOBODY.search(after) or re.search(r"\b(?:nobody|no-one|none)\b", clause.low):
            say(sentence, "undone" if mode in ("done", "undone") else mode, [], clause, True)
            return
        if thanks_bystander(clause) or thanks_a_stranger(after):
            return
        pronoun = next(
            (
                token
                for token in clause.tokens
                if token.low in ("her", "him") and token.start >= clause.end - len(after)
            ),
            None,
        )
        if pronoun is not None:
            mention = sentence.mention_of(whom(sentence, pronoun.start))
            people = [mention] if mention else []
    if not people and mode == "done" and _THEM.search(after):
        people = [one for one in sentence.mentions_in(clause) if not named_behind_from(sentence, one)]
    everyone = not people and bool(
        EVERYONE.search(after)
        or re.match(r"(?:both|all|everyone|everybody)\b", clause.low)
        or _PLURAL.search(clause.low)
        or re.search(r"\bthem\b", after)
    )
    say(sentence, mode, people, clause, everyone)


def say(sentence: Sentence, mode: Mode, people: list[Mention], clause: Clause, everyone: bool) -> None:
    alone = sentence.people.interviewers if not people and not everyone else {}
    only = sentence.mention_of(next(iter(alone))) if len(alone) == 1 else None
    targets: list[Mention | None] = list(people) or [only]
    for one in targets:
        if mode == "done":
            day = sentence.done_day(clause)
            if day is not None and day.grain in ("month", "quarter", "year") and day.end < sentence.setting.anchor:
                continue  # “thanked him in May”: for something else
            if day is None and clause.tokens[0].low == "put":
                day = status_day(sentence, clause.start)
            sentence.say("thank_you_sent", one, dates=day, everyone=everyone)
        elif mode == "undone":
            sentence.say("thank_you_not_sent", one, everyone=everyone)
        elif mode == "to do":
            what = f"thank {one.name}" if one and one.name else "thank everyone" if everyone else "thank"
            sentence.say(
                "promise_by_me",
                one,
                dates=sentence.sentence_due_day(clause),
                what=what,
                manner="thank-you",
                everyone=everyone,
            )
