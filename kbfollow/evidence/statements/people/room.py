"""Who else sat in a room that is described: “a lad called kit, he did …”, “her brother, Máirtín, does the books”."""

from __future__ import annotations

from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.role_shapes import CONDUCTED, masked
from kbfollow.evidence.statements.people.rosters import is_absent, seat_of
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.evidence.statements.words.trades_en import TRADES
from kbfollow.patterns import cued, pattern

_SOMEBODY = (
    r"(?:lad|lass|lassie|woman|man|guy|bloke|chap|fella|feller|fellow|lady|gentleman|gent|person|colleague|dude|trainee"
    r"|apprentice|intern|temp|(?P<young>girl|boy|kid|youngster|student|junior))"
)
# “A lad called kit”: a name in lower case that no list knows, or one that is a word too.
_CALLED = cued(
    rf"(?:^|\W)(?:an?|another|one|some|this|the\sother|their)\s(?:[\w-]+\s){{0,2}}?{_SOMEBODY}"
    r"(?:\s(?:from|in|of|off)\s(?:the\s|her\s|his\s|their\s)?[\w-]+(?:\s[\w-]+)?)?,?\s"
    r"(?:called|named|by\sthe\sname\sof|name\sof|who\s(?:is|was)\scalled|goes\sby)\s(?P<name>[a-zà-ÿ][a-zà-ÿ'’-]{1,13})"
)
_NO_NAME = frozenset(
    """
    me us him her them you it the a an my our his their this that these those what who whom which when where why how
    back again in out up down off on over round from for by to at into onto about after before away along across through
    twice once later earlier yesterday today tomorrow then there here and but or so if as with without while because
    something somebody someone sth smth names name nothing not never i we he she they is was
    """.split()
)
_NOT_CALLED_SO = names.TITLE_WORDS | names.MORE_TITLE_WORDS | names.COMMON | names.DEPARTMENTS | TRADES | _NO_NAME
_REMARK = pattern(r",?\s(?:and\s)?(?:(?:who|he|she|they)\s)?(?=[a-z])")
# The room is told of: “There were three of them”, “two people across the table”.
_ROOM = cued(
    r"\b(?:two|three|four|five|six|several|a\sfew|a\scouple|[2-6])\s(?:of\s(?:them|us)|people|interviewers|persons"
    r"|women|men|others|family\smembers)\b"
    r"|\b(?:in\sthe\sroom|across\sthe\stable|at\sthe\stable|on\sthe\spanel|round\sthe\stable|opposite\sme|facing\sme)\b"
)
_KIN = (
    r"(?:(?:\w+\s)?(?:brother|sister|husband|wife|son|daughter|mother|father|mum|mom|mam|dad|partner|cousin|nephew|niece"
    r"|uncle|aunt|auntie|twin|(?:brother|sister|son|daughter|father|mother)-in-law|deputy|second|number\stwo|colleague"
    r"|assistant|boss|right\shand|business\spartner|co-owner|co-director))"
)
_DOES = (
    r"(?:does|keeps|runs|handles|manages|looks\safter|takes\scare\sof|sees\sto|deals\swith|leads|heads|is\sthe|is\sin"
    r"\scharge\sof|is\sresponsible\sfor"
    r"|co-owns|owns|drives\sthe|cooks|bakes|buys|sells|orders|minds|teaches|repairs|mends|builds|makes\sthe|fixes"
    r"|oversees|supervises|covers|organi[sz]es|books)"
)
_HER_KIN = cued(
    rf"^(?:(?:and|then|also|plus|beside\sher|next\sto\sher),?\s)*(?:her|his|their)\s{_KIN},\s@(?P<name>\d+),\s"
    rf"(?P<does>{_DOES}\b[^,.;:()@]{{0,40}})"
)
# “Kaycee, hardly said a word”, “Bo: no idea what he does”: in a list, how somebody was in the interview.
_HOW_THEY_WERE = pattern(
    r"(?P<name>[A-ZÀ-ÖØ-ÞĀ-Ž][a-zà-ÿ'’-]{1,14}(?:\s[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+)?)\s?(?:[,:(–—-]|\.{2,3}|…)\s?\(?"
    r"(?:(?:who|she|he|also|and|but)\s)*"
    r"(?:(?:barely|hardly|never|scarcely|did\snot|does\snot)\s(?:said?|sp[eo]ke?|talk(?:ed)?|ask(?:ed)?|look(?:ed)?"
    r"|smiled?|introduced?)\s(?!(?:about|at)\s(?:it|that|them|money|pay))"
    r"|(?:barely|hardly|never|scarcely|did\snot)\s(?:say|said|spoke|speak|talked?|smiled?|looked?(?!\sat\s(?!me\b)))(?=\W|$)"
    r"|said\s(?:little|nothing|not\s(?:much|a\sword)|almost\snothing|hardly\sanything|next\sto\snothing|maybe\s\w+\swords?)"
    r"(?!\sabout)|(?P<weak>(?:mostly\s|just\s|only\s)?(?:took\s(?:the\s)?(?:notes|minutes)|listened|nodded|scribbled|yawned)\b)"
    r"|(?:no\sidea|not\ssure|did\snot\s(?:catch|get|say|hear)|dunno|do\snot\sknow|forgot|missed)\s(?:what\s(?:he|she|they)"
    r"\s(?:does?|is|was|do)\b|(?:of\s)?(?:his|her|their)\s(?:\w+\s)?(?:title|role|job|surname|name|function|position)\b))"
)
_NEAR = 4  # lines between the room and those in it


def read_in_the_room(sentence: Sentence) -> None:
    """Say that somebody was there, too, where those in the room are told one by one."""
    people = sentence.people
    if sentence.check or sentence.question or sentence.section not in ("", "met"):
        return
    if sentence.listed and not people.given:
        _read_how_they_were(sentence)
    if _ROOM.search(sentence.low):
        people.room_line = sentence.line
    if "called" in sentence.bag or not sentence.bag.isdisjoint(("named", "name", "goes")):
        _read_called(sentence)
    near = people.room_line is not None and 0 <= sentence.line - people.room_line <= _NEAR
    if near and people.interviewers and not people.given and sentence.mentions:
        _read_kin(sentence)


def _read_called(sentence: Sentence) -> None:
    match = _CALLED.search(sentence.low)
    if match is None or match["name"] in _NO_NAME:
        return
    start = match.start("name")
    if match["young"] and not (sentence.listed and sentence.people.interviewers):
        return  # a pupil, as likely
    known = next((one for one in sentence.mentions if sentence.tokens[one.first].start == start), None)
    index = next((place for place, token in enumerate(sentence.tokens) if token.start == start), None)
    if index is None:
        return
    rest = sentence.low[sentence.tokens[known.last if known else index].end :]
    told = _REMARK.match(rest)
    did = CONDUCTED.match(rest) or (told is not None and CONDUCTED.match(" " + rest[told.end() :]) is not None)
    ends = sentence.listed and bool(sentence.people.interviewers) and not rest.strip(" .,!?()")
    if not (did or ends):
        return
    one = known or Mention(sentence.tokens[index].word, index, index)
    if not one.name or _is_told(sentence, one) or is_absent(sentence, one):
        return
    sentence.say("interviewer", one)
    sentence.people.add(one.name, interviewer=True)


def _read_kin(sentence: Sentence) -> None:
    match = _HER_KIN.search(masked(sentence))
    if match is None:
        return
    one = sentence.mentions[int(match["name"])]
    if not one.name or _is_told(sentence, one) or is_absent(sentence, one):
        return
    sentence.say("interviewer", one, what=seat_of(sentence, one).title or match["does"].strip())
    sentence.people.add(one.name, interviewer=True)


def _is_told(sentence: Sentence, one: Mention) -> bool:
    told = any(said.kind == "interviewer" and said.who == one.name for said in sentence.found)
    return told or sentence.people.is_reference(one.name or "") or one.name == sentence.people.recruiter


def _read_how_they_were(sentence: Sentence) -> None:
    match = _HOW_THEY_WERE.match(sentence.text)
    if match is None or any(token.low in _NOT_CALLED_SO for token in sentence.tokens[: len(match["name"].split())]):
        return
    known = sentence.mentions[0] if sentence.mentions and sentence.mentions[0].first == 0 else None
    one = known or Mention(match["name"], 0, len(match["name"].split()) - 1)
    if (
        one.name is None
        or _is_told(sentence, one)
        or (known is None and match["weak"] and not sentence.people.roster_open)
    ):
        return
    sentence.say("interviewer", one)
    sentence.people.add(one.name, interviewer=True)
    sentence.people.roster_open = True
