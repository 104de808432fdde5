"""That a body decides and the person present only passes it on: “the library board votes, Cheryl only recommends”.

Then somebody decides who is not named, and it is worth asking who. What a body votes on besides says nothing.
"""

from __future__ import annotations

from dataclasses import replace

from kbfollow.evidence.statements.people.role_shapes import masked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.patterns import cued, pattern

_BODY = (
    r"(?:board|council|committee|panel|commission|jury|vestry|pcc|senate|trust|governors|trustees|owners|partners"
    r"|directors|shareholders|elders|councillors|members|head\soffice|headquarters|hq|management|faculty|leadership)"
)
_BODY_DECIDES = cued(
    rf"(?<!no\s)\b{_BODY}(?:\sof\s(?:the\s)?\w+)?\s(?:(?:then|all|will|only|always|itself|themselves|together|is\sto|are\sto|has"
    r"\sto|have\sto|who|that)\s)*(?:votes?|decides?|chooses?|picks?|appoints?|selects?|hires?"
    r"|(?:has|have)\sthe\s(?:final|last)\s(?:say|word)|makes?\sthe\s(?:final\s)?(?:decision|choice|call)|settles?\sit)\b"
    r"(?!\son\s(?:the|a|an|our|their|its|whether|new)\s(?!\d|appoint|candidat|hire|hiring|post\b|job|role|position|first"
    r"|second|third|last|same|day|morning|evening|afternoon|\w{2,6}day))"
)
_ONLY = r"(?:only|just|merely|simply)"
_PASSES_ON = (
    r"(?:recommends?|advis(?:es?|ing)|suggests?|proposes?|nominates?|reports?|consults?|makes?\san?\s(?:recommendation"
    r"|suggestion|proposal)|passes\s(?:it|us|me|names|the\snames|them|everything|her\snotes|his\snotes)\s(?:on|up|along)|puts\s"
    r"(?:my\sname|names|us|me|people|candidates|it)\sforward|writes\s(?:the|a)\sreport|writes\sit\sup|collects|sifts|minutes\sit"
    r"|takes\s(?:the\s)?(?:notes|minutes)|gives\s(?:an?|her|his)\s(?:opinion|view|recommendation)|hands\sit\s(?:on|up|over)|sends"
    r"\s(?:it|the\snames|names)\s(?:on|up))"
)
_NO_SAY = (
    r"(?:(?:has|have|gets)\sno\s(?:say|vote|part)(?:\sin\s(?:it|this|that|the\s(?:decision|choice)))?|(?:does|do|can|may)\snot"
    r"\s(?:vote|decide|choose|pick)|is\snot\sthe\sone\swho\s(?:decides|picks|chooses|votes))"
)
_PRESENT = r"(?:@\d+(?:\s\([^()]{1,40}\))?|\b(?:she|he))\s(?:(?:herself|himself|can|may|will|would|then)\s)*"
# Whatever else is recommended (“the soup”) is no candidate.
_WHOM = (
    r"(?=\W*$|\s?[,;.!)(–—-]|\s(?:to|them|us|me|somebody|someone|one|two|three|who|whom|people|candidates?|names?|on|the\s(?:board"
    r"|council|committee|panel|governors|trustees|owners|partners|decision|candidates?|one|two|three|best)|and|but|in)\b)"
)
_PASSED_ON = pattern(rf"{_PRESENT}(?:(?:{_ONLY}\s)?{_PASSES_ON}{_WHOM}|{_NO_SAY})")
# “Ray merely makes a recommendation”, and not a word of the body.
_ONLY_ADVISES = cued(
    rf"{_PRESENT}{_ONLY}\s(?:recommends|advises|makes\san?\s(?:recommendation|suggestion|proposal)|puts\s(?:names|people|us)"
    rf"\sforward)(?=\W*$|\s?[,;.!)(–—-]|\s(?:to|the)\s(?:the\s)?{_BODY}\b)"
)
_NUMBER = pattern(r"@(\d+)")
_UNSURE = frozenset("if unless whether maybe perhaps chairs chair chaired".split())
_CUES = frozenset(
    "votes vote decides decide chooses choose picks pick appoints appoint selects hires say word decision recommends"
    " recommendation advises only just merely simply".split()
)


def read_body_decides(sentence: Sentence) -> None:
    """Say that somebody decides who isn't named, where a body does and the person named only passes it on."""
    if sentence.bag.isdisjoint(_CUES) or not sentence.bag.isdisjoint(_UNSURE):
        return
    if sentence.section in ("forgot", "me", "quiet") or sentence.question or sentence.check:
        return
    low = masked(sentence)
    passed_on = _ONLY_ADVISES.search(low) or (_PASSED_ON.search(low) if _BODY_DECIDES.search(low) else None)
    if passed_on is None:
        return
    number = _NUMBER.match(passed_on[0])
    who = sentence.mentions[int(number[1])].name if number else None
    deciders = [one for one in sentence.found if one.kind == "decides"]
    if all(one.who in (None, who) for one in deciders):
        sentence.found[:] = [one for one in sentence.found if one not in deciders]
        sentence.say("decides")
        sentence.found[:] = [  # it isn't they who decide then
            replace(one, who=None, candidates=()) if one.kind == "decision_expected" else one for one in sentence.found
        ]
