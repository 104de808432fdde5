"""The order in which contradictions within a sentence are settled."""

from __future__ import annotations

from kbfollow.evidence.statements.done.not_so import take_back_untrue
from kbfollow.evidence.statements.done.unreal import take_back_unreal
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.settling.additions import add_days, add_people
from kbfollow.evidence.statements.settling.ahead import settle_ahead
from kbfollow.evidence.statements.settling.nobodys_days import take_back_nobodys_days
from kbfollow.evidence.statements.settling.outcomes import settle_outcomes
from kbfollow.evidence.statements.settling.promises import settle_promises
from kbfollow.evidence.statements.settling.told import settle_references, settle_thanks


def settle(sentence: Sentence) -> None:
    """Take back, or put right, what other statements of the same sentence contradict."""
    if not sentence.found:
        return
    plain = sentence.low.replace("-", " ")
    take_back_untrue(sentence, plain)
    take_back_unreal(sentence, plain)
    settle_outcomes(sentence, plain)
    settle_thanks(sentence, plain)
    settle_promises(sentence, plain)
    settle_references(sentence, plain)
    settle_ahead(sentence)
    take_back_nobodys_days(sentence)
    add_days(sentence)
    add_people(sentence)
