"""Who was there beside the one who asks: “she had Kaycee with her”, “- Mikkel ... does infra? quiet” in a list."""

from __future__ import annotations

from kbfollow.evidence.statements.people.brackets import is_a_thing
from kbfollow.evidence.statements.people.people import Mention
from kbfollow.evidence.statements.people.rosters import is_absent
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import names_en as names
from kbfollow.patterns import pattern

_SUBJECT = r"(?:she|he|they|@|who)\s(?:(?:also|then|later|just|only|even|had|has|have)\s)*"
_HAD = pattern(rf"(?:^|\W){_SUBJECT}(?:had|has)\s$")
_BROUGHT = pattern(
    rf"(?:^|\W){_SUBJECT}(?:brought|fetched|called|pulled|dragged|waved|invited|asked|got|took|bringing)"
    r"\s(?P<in>(?:in|along|over)\s)?$"
)
_TITLE = r"(?:,\s[^,;:]{2,40},|\s\([^()]{2,40}\))?"
_WITH_HER = pattern(
    rf"{_TITLE}\s(?:(?:in|there|along|sitting|sat|over)\s)?(?:with|beside|next\sto|alongside)\s(?:her|him"
    rf"|them)\b(?!\s(?:at|to)\s(?:home|lunch))"
)
_ALONG = pattern(
    rf"{_TITLE}\s(?:along|in|into\sthe\s(?:room|call|meeting|interview)|with\s(?:her|him|them))\b(?!\s(?:to\sthe|on\s))"
)
# Those who take no part: family, animals, the one with the coffee.
_NO_PART = pattern(
    r"(?:\s(?:along|in|with\s(?:her|him|them)))*(?:,|\s\(|\s[-–—])\s?(?:who\s(?:is|was)\s)?(?:(?:her|his|their|the"
    r"|an?|one\sof|old|little|young|baby|new|office)\s){0,4}"
    r"(?:[\w-]+\s){0,2}?(?:dogs?|cats?|puppy|pup|collie|terrier|spaniel|labrador|lurcher|greyhound|whippet|poodle"
    r"|parrot|horse|baby|toddler|daughter|son|kids?"
    r"|child|boy|girl|grand\w+|husband|wife|partner|mum|mom|mother|dad|father|sister|brother|niece|nephew|friend"
    r"|neighbour|neighbor|boyfriend|girlfriend"
    r"|teddy|doll|puppet|robot|laptop|bike|van|car|client|customer|patient|resident|tenant|pupil|student)\b"
)
_NOT_SO = frozenset("would will might should could never not if wanted hoped wished usually normally sometimes".split())


def read_brought_along(sentence: Sentence) -> None:
    """Interviewers who came with another one, and those of a list who have a remark for a title."""
    if sentence.check or sentence.question or sentence.section not in ("", "met"):
        return
    for place, one in enumerate(sentence.mentions):
        if one.name and not _told(sentence, one) and _came_along(sentence, one, place):
            _say(sentence, one)


def read_with_a_remark(sentence: Sentence) -> None:
    """Say that somebody listed below people with titles was there too, whose title is not known."""
    if not (sentence.listed and sentence.mentions and sentence.people.roster_open) or sentence.check:
        return
    one = sentence.mentions[0]
    if one.name is None or _told(sentence, one) or sentence.section not in ("", "met") or sentence.people.given:
        return
    word = one.name.split()[0].lower()
    if sentence.low[: sentence.tokens[one.first].start].strip(" -*") or word in names.TITLE_WORDS | names.COMMON:
        return
    if _REMARK.match(sentence.low, sentence.tokens[one.last].end):
        _say(sentence, one)


# “... does infra? quiet”, “- from finance?”, “, hardly said a word”: how people are in an interview, and no thing.
_REMARK = pattern(
    r"\s?(?:\.{2,4}|…|[-–—,:?(]|\.)\s?\(?(?:(?:who|she|he|also|something|title\?|think|i\sthink|maybe|prob|probably"
    r"|possibly|and)\s)*"
    r"(?:(?:does|runs|handles|heads|manages|leads|works|looks\safter)\s(?:the\s|in\s|on\s|for\s"
    r"|their\s)?[\w-]+(?:\s\w+)?\s?\?"
    r"|(?:did|does)\snot\s(?:say|speak|talk|ask|look|smile|give|introduce)|(?:barely|hardly|never"
    r"|scarcely)\s(?:said|spoke|talked|looked|asked|smiled)"
    r"|said\s(?:little|nothing|not\s(?:much|a\sword)|almost|hardly|next\sto|maybe|about)|silent|quiet|shy\b|mute\b"
    r"|bored\b|grumpy|chatty|smiley|stern\b"
    r"|(?:mostly|just|only)\s(?:listened|nodded|smiled|typed|watched|sat|took\snotes)|took\snotes|(?:scribbled"
    r"|nodded|typed|yawned|smiled|laughed|giggled)\b"
    r"|from\s(?!the\s(?:list|job|ad|website|spec))(?:the\s)?[\w-]+(?:\s\w+)?\s?\?|in\s(?:the\s)?[\w-]+\s?\?"
    r"|(?:no\sidea|not\ssure|did\snot\scatch|dunno|do\snot\sknow)\s"
    r"(?:what|who|of|which|his|her|their|the)\b.{0,40}?(?:title|role|job|does|is|was|surname|last\sname)\b|(?:title"
    r"|role|job)\s?\?|no\stitle"
    r"|(?:kept\s|keeps\s)(?:quiet|silent|nodding|typing|looking|yawning)|sat\s(?:in|there|at\sthe\sback|quietly))"
)


def _told(sentence: Sentence, one: Mention) -> bool:
    told = any(left.kind == "interviewer" and left.who == one.name for left in sentence.found)
    return told or sentence.people.is_reference(one.name) or one.name == sentence.people.recruiter


def _came_along(sentence: Sentence, one: Mention, place: int) -> bool:
    start, end = sentence.tokens[one.first].start, sentence.tokens[one.last].end
    if sentence.tokens[one.last].word.endswith(("'s", "’s")):
        return False
    lead, behind = sentence.low[:start], sentence.low[end:]
    if place:  # the one before may be the subject: “Rita had Johnny with her”
        before = sentence.mentions[place - 1]
        lead = lead[: sentence.tokens[before.first].start] + "@" + lead[sentence.tokens[before.last].end :]
    had = _HAD.search(lead)
    brought = None if had else _BROUGHT.search(lead)
    came = _WITH_HER.match(behind) or (_ALONG.match(behind) if brought else None) if had or brought else None
    if not came and not (brought and brought["in"]):
        return False
    words = set((lead[-40:]).split())
    if (
        words & _NOT_SO
        or is_a_thing(behind)
        or _NO_PART.match(behind)
        or _NO_PART.match(behind[came.end() :] if came else "")
    ):
        return False
    return not is_absent(sentence, one)


def _say(sentence: Sentence, one: Mention) -> None:
    sentence.say("interviewer", one)
    if one.name:
        sentence.people.add(one.name, interviewer=True)
