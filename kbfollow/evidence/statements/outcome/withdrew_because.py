"""That the user withdrew, told with the reason: “cancelled with them, too far from Utrecht”.

What was given up (them, it, the process), and right behind it a reason of distance, pay or hours. Without the reason
it may be a lunch, without “with them” anything.
"""

from __future__ import annotations

from kbfollow.evidence.statements.done.acts import status_day
from kbfollow.evidence.statements.outcome.outcome_facts import TRIFLE, of_others, settle_for
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued, pattern

_IT = (
    r"(?:it(?:\sall)?|this(?:\sone)?|that(?:\sone)?|(?:the|this|that|my|the\swhole)\s(?:application|process|job|post|role"
    r"|position|place|thing|race|running|candidacy))"
)
_MINE = r"(?:(?:the|this|that|my|the\swhole)\s(?:application|process|job|post|role|thing|candidacy))"
_GIVEN_UP = pattern(
    r"(?:(?:so|and|but|then|ok|okay|update|well|sadly|in\sthe\send|i\shave|i|we|have|just|finally|today|yesterday|now"
    r"|decided\sand|rang\sand|rang\sthem\sand|wrote\sand|emailed\sand|called\sand)\W{1,2})*"
    r"(?:"
    rf"(?:cancel(?:l)?ed|scrapped|called\soff|dropped|ended|pulled)\s(?:(?:it\s(?:all\s)?)?with\sthem|{_MINE})"
    r"|pulled\sthe\splug(?:\son\s(?:it|this|them|that))?|(?:rang|called|phoned|wrote|e?mailed|texted|messaged)(?:\s(?:to\s)?(?:them|her|him))?\sand"
    r"\s(?:cancel(?:l)?ed|called\soff|pulled\sout)|called\s(?:it|this|the\swhole\sthing)\soff(?:\swith\sthem)?"
    rf"|(?:pulled|bowed|backed|dropped|opted|bailed|ducked)\sout(?:\s(?:of|on)\s(?:{_IT}|them))?"
    rf"|(?:withdrew|stepped\sback|walked\saway)(?:\sfrom\s(?:{_IT}|them))?"
    r"|said\s(?:thanks\sbut\s)?no(?:\sthanks)?\sto\s(?:them|it|this\sone|the\s(?:job|post|role|whole\sthing))"
    r"|told\sthem\s(?:no\sthanks?|no\sthank\syou|to\scount\sme\sout|i\sam\sout)"
    r"|turned\s(?:it|them|this\sone)\sdown|turned\sdown\s(?:the\s(?:job|post|role)|them|this\sone)"
    rf"|(?:passed|gave\sup)\son\s(?:{_IT}|them)(?!\sto\b)"
    r")(?:\s(?:in\sthe\send|after\sall|then|today|yesterday|this\smorning|last\snight"
    r"|on\s(?=(?:the\s)?\d|mon|tue|wed|thu|fri|sat|sun)[^,;:(–—-]{1,24}))?"
    r"\s?(?:[,;:(–—-]+\s?|\s(?=(?:because|cause|cos|cuz|as|since|due|on\saccount|over|mainly|mostly)\b))"
    r"(?:(?:because|cause|cos|cuz|as|since|due\sto|on\saccount\sof|over|for|mainly|mostly|just|simply|it\sis|it\swas|it\swould"
    r"\sbe|they\sare|they\swere|that\sis|of|the|was|is|a|bit|way|far|all)\s)*"
)
# Too far, too little, at the wrong hours.
_REASON = cued(
    r"\b(?:too\s(?:far|long|distant|remote|little|low|few|much\s(?:travel|travelling|traveling|driving)"
    r"|many\s(?:nights|hours|weekends|miles|changes|buses))|(?:far|long|miles)\s(?:too|away|from|out)|so\sfar"
    r"|(?:\w+\s)?(?:hours?|hrs?|minutes|mins|miles|km|kilometres)\s(?:each|every|either|one|there|drive|commute|away|by|on\sthe)"
    r"|commut\w+|distance|drive|journey|travel\w*|relocat\w+|long\sway|too\slong\sa\s\w+"
    r"|pay|paid|salary|money|wages?|(?:hourly|day)\srate|minimum\swage|peanuts|underpaid|pittance|cannot\slive\son"
    r"|nights?|night\sshifts?|shifts?|weekends?|sundays|saturdays|evenings|hours|rota|roster|part\stime|full\stime"
    r"|zero\shours|school\srun|childcare)\b"
)
_LONGEST = 90  # characters of a reason: a tale behind the comma is none
_NOT_SO = frozenset("if would could might unless nearly almost tempted".split())
_FINE = pattern(r"\b(?:no\sproblem|fine|ok|okay|suits?\sme|manageable|ago|once|last\syear|last\stime|not\stoo)\b")
_ANOTHER_DAY = frozenset("moved rescheduled rebooked postponed instead rearranged slot".split())
_CUES = frozenset(
    "cancelled canceled scrapped called dropped ended pulled bowed backed opted bailed ducked withdrew stepped walked"
    " said told turned passed gave".split()
)


def read_withdrew_because(sentence: Sentence) -> None:
    """Say that the user withdrew, where the reason stands behind it."""
    if sentence.words.isdisjoint(_CUES) or sentence.question or sentence.check == "open" or sentence.offer_before:
        return
    if sentence.section.split(" ")[0] in ("quiet", "forgot", "concern", "references", "thanks", "met"):
        return
    if sentence.said("accepted", "declined", "withdrew", "rejected", "offer"):
        return
    plain = sentence.low.replace("-", " ")
    given_up = _GIVEN_UP.match(plain)
    if given_up is None or len(plain) - given_up.end() > _LONGEST:
        return
    reason = _REASON.search(plain, given_up.end())
    if reason is None or not sentence.words.isdisjoint(_ANOTHER_DAY) or _FINE.search(plain):
        return
    if not _NOT_SO.isdisjoint(plain[: given_up.end()].split()):
        return
    if TRIFLE.search(plain[: given_up.end()]) or of_others(sentence, plain):
        return
    settle_for(sentence, "withdrew", None, status_day(sentence, 0))
