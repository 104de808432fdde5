"""What the user offered and they did not want, and what was only told as an answer to “what would you do if”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.model import Statement
from kbfollow.patterns import cued, pattern

Told = tuple[Sentence, list[Statement]]

# How people say that it isn't wanted. “No need to hurry” and “no need to post it, a mail will do” are no refusals.
_NOT_WANTED = cued(
    r"\b(?:(?:(?:there\s(?:is|was)\s)?no(?:\sreal)?\sneed|(?:(?:was|is)\s)?not\s(?:really\s)?(?:necessary|needed|required"
    r"|wanted)|(?:to\s|would\s|do\s|did\s)?not\s(?:to\s)?(?:bother|trouble|worry))(?:\s(?:for|about|with)\s(?:it|that"
    r"|them|any)|\s(?:at\sth(?:is|e)\s(?:stage|point|moment)|for\snow|(?:right|just)\snow|whatsoever|at\sall))?(?=\s?(?:[,;.:!)–—-]|$|\s(?:as|because|since|they|she|he|yet)\b))"
    r"|(?:(?:did|do|does|would|will)\snot|never)\s(?:really\s|actually\s|even\s)?(?:want|need|require|care\sfor)\s(?:it"
    r"|them|that|any|one|either|to\ssee\s(?:it|them))?(?=\s?(?:[,;.:!)–—-]|$|\s(?:as|because|since|anyway|yet)\b))"
    r"|which\s(?:she|he|they)\s(?:did|do|does)\snot\s(?:want|need)\b|no,?\sthanks\b|no\sthank-you\b"
    r"|(?:was|is|were|are|would\sbe)\s(?:plenty|more\sthan\senough|enough\sfor)\b"
    r"|(?:had|has|have|got)\s(?:seen\s|read\s|heard\s|tasted\s)?(?:all|everything|enough|plenty|what)\s?(?:that\s)?"
    r"(?:she|he|they)?\s?(?:needed|needs|need|wanted|wants|already)?(?=\s?(?:[,;.!)]|$))"
    r"|waved\s(?:it|that|them|me|the\s\w+)\s(?:away|off|aside)|turned\s(?:it|that|them|me)\sdown"
    r"|(?:she|he|they)\s(?:politely\s)?(?:declined|refused))",
)
_OFFERED = pattern(
    r"\b(?:offer|offered|offering|said\si\s(?:would|could|can|will)|told\s\w+\si\s(?:would|could|can|will))\b"
)
# “… which he didn't want”: no subject of their own stands there but this.
_REFUSER = pattern(r"\b(?:she|he|they|which|[a-z]+\s(?:said|says|told|thought|reckoned)|said|says)\b")
_STILL = pattern(r"\b(?:anyway|regardless|all\sthe\ssame|still)\b")
_ONLY_NO = pattern(
    r"(?:(?:but|and|though|well)\W+)*(?:(?:she|he|they|[^\W\d_]+(?:\s[^\W\d_]+)?)\s)(?:just\s|only\s|then\s)?(?:said|says"
    r"|told|thought|reckoned|waved|declined|refused|did|had|laughed|smiled|turned)\b"
)


def drop_unwanted(sentence: Sentence) -> None:
    """Take back an offer that this sentence says was not wanted, and an answer to a question of what one would do."""
    if not any(one.kind == "promise_by_me" for one in sentence.found):
        return
    refused = _NOT_WANTED.search(sentence.low)
    if refused is not None:
        offered = _OFFERED.search(sentence.low, 0, refused.start())
        theirs = offered and _REFUSER.search(sentence.low, offered.end(), refused.end())
        if theirs and not _STILL.search(sentence.low, refused.end()):
            _take_back(sentence.found)
            return
    asked = _ASKED_WHAT_IF.search(sentence.low)
    if (asked or sentence.before.topic == WHAT_IF) and _ANSWER.search(sentence.low, asked.end() if asked else 0):
        sentence.found[:] = [one for one in sentence.found if one.kind != "promise_by_me" or one.dates is not None]


def without_refused(told: Sequence[Told]) -> Sequence[Told]:
    """The sentences of a passage, without the offers that the sentence behind says were not wanted."""
    for (offer, found), (answer, news) in pairwise(told):
        if not any(one.kind == "promise_by_me" for one in found) or not _OFFERED.search(offer.low):
            continue
        refused = _NOT_WANTED.search(answer.low)
        near = refused is not None and refused.start() <= _NEAR and _ONLY_NO.match(answer.low)
        if near and not _STILL.search(answer.low) and not any(one.kind == "promise_by_me" for one in news):
            _take_back(found)
    return told


def _take_back(found: list[Statement]) -> None:
    found[:] = [one for one in found if one.kind != "promise_by_me" or one.manner not in ("", "no hurry")]


_NEAR = 40  # characters before a refusal: “but Trish said”

WHAT_IF = "what if"
# “Tadhg asked what I'd do if …”, “how would you handle a late delivery?”
_ASKED_WHAT_IF = pattern(
    r"\b(?:what|how|whether|who)\s(?:\w+\s)?(?:(?:i|we|you)\s(?:would|might|should)|(?:would|might)\s(?:i|we|you))\s(?:\w+ly\s)?"
    r"(?:do|handle|say|deal|react|respond|cope|manage|approach|go\sabout|treat|answer|tell|calm|begin|start|tackle|change)\b"
)
_ANSWER = pattern(r"\b(?:i|we)\s(?:said|told|answered|replied|would)\b|^(?:said|told|answered)\b")


def asks_what_if(sentence: Sentence) -> bool:
    """Whether a sentence asks, or tells of being asked, what the user would do."""
    return not sentence.bag.isdisjoint(_QUESTION_WORDS) and _ASKED_WHAT_IF.search(sentence.low) is not None


_QUESTION_WORDS = frozenset(["what", "how", "whether", "who"])
