"""What has happened, by weight of words: thanks, references told, contacts, where no plainer reading spoke.

“Dropped Karen a line to say ta”, “card's in the post to Mrs Whitcombe”, “refs in the loop: Harriet”: people tell it in
endless ways. Here the classes of words count: what it is about, whether the user acted in the past, and towards whom.
Denials, plans, conditions and other people's acts count against it; where the classes don't agree, nothing is said.
"""

from __future__ import annotations

from kbfollow.evidence.statements.ahead.undertakings import says_they_will_have
from kbfollow.evidence.statements.done.acts import OUTCOMES, THANK_KINDS, TOLD_KINDS, advice
from kbfollow.evidence.statements.done.references_known import read_boss_knows
from kbfollow.evidence.statements.done.thanks_each import read_wrote_to_all
from kbfollow.evidence.statements.done.weighed_contacts import read_contact, read_other_acts
from kbfollow.evidence.statements.done.weighed_references import known_reference, read_told
from kbfollow.evidence.statements.done.weighed_thanks import read_thanked
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.words import words_en_status as status

_TO_ALL_CUES = frozenset("both each all everyone everybody pair lot two three four five panel".split())
_QUIET_SECTIONS = frozenset("quiet forgot strength concern".split())
# “Old foreman's been told they might ring”: a former boss, and a call.
_FORMER = frozenset("my old former ex last previous retired".split())
_CALLING = frozenset("call called ring rung phone phoned contact contacted email write text touch hear letter".split())


# “Haven't told Ingrid I gave her name”.
_GIVING = frozenset("gave given put used listed named".split())
_NAMED = frozenset("name number down her him".split())


def read_status(sentence: Sentence) -> None:
    """Say who was thanked, told or contacted, where the words' classes leave no doubt."""
    if sentence.question or sentence.section.split(" ")[0] in _QUIET_SECTIONS or advice(sentence):
        return
    plain = sentence.low.replace("-", " ")
    thanks_before = sentence.before.topic == "thanks" and "got" in sentence.words
    if not sentence.words.isdisjoint(status.THANKS_CUES) or sentence.section == "thanks" or thanks_before:
        read_thanked(sentence, plain)
    elif not sentence.words.isdisjoint(_TO_ALL_CUES):
        read_wrote_to_all(sentence)
    somebody = bool(sentence.mentions) or not sentence.words.isdisjoint(_FORMER)
    of_boss = somebody and not sentence.words.isdisjoint(_CALLING)
    named = somebody and not sentence.words.isdisjoint(_GIVING) and not sentence.words.isdisjoint(_NAMED)
    if of_boss or named or not sentence.words.isdisjoint(status.REFERENCES_CUES) or known_reference(sentence):
        knows = of_boss or not sentence.bag.isdisjoint({"know", "aware"})
        a_reference = any(one.name and sentence.people.is_reference(one.name) for one in sentence.mentions)
        owed = not a_reference and sentence.said("promise_by_me") and says_they_will_have(sentence)
        if not owed and not (knows and read_boss_knows(sentence)):
            read_told(sentence, plain)
    if not sentence.said(*THANK_KINDS, *TOLD_KINDS, *OUTCOMES, "reference_agreed"):
        read_contact(sentence, plain)
    read_other_acts(sentence, plain)
