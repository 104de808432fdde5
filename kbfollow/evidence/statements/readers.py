"""Who reads a sentence, and in which order."""

from __future__ import annotations

from collections.abc import Callable

from kbfollow.evidence.statements.ahead.agreed import read_agreed
from kbfollow.evidence.statements.ahead.bare_times import read_bare_time
from kbfollow.evidence.statements.ahead.decisions import read_decision
from kbfollow.evidence.statements.ahead.gates import read_gates
from kbfollow.evidence.statements.ahead.handed_over import read_handed_over
from kbfollow.evidence.statements.ahead.in_short import read_in_short
from kbfollow.evidence.statements.ahead.in_vain import read_in_vain
from kbfollow.evidence.statements.ahead.kept import read_kept
from kbfollow.evidence.statements.ahead.my_promises import read_my_promises
from kbfollow.evidence.statements.ahead.needed import read_needed
from kbfollow.evidence.statements.ahead.no_round import read_no_round
from kbfollow.evidence.statements.ahead.one_round import read_one_round
from kbfollow.evidence.statements.ahead.papers import read_form
from kbfollow.evidence.statements.ahead.rounds import read_next_round
from kbfollow.evidence.statements.ahead.sent_already import drop_sent_already
from kbfollow.evidence.statements.ahead.their_promises import read_their_promises
from kbfollow.evidence.statements.ahead.to_do_lines import read_to_do_line
from kbfollow.evidence.statements.ahead.told_days import read_told_days
from kbfollow.evidence.statements.ahead.told_when import read_told_when
from kbfollow.evidence.statements.ahead.topics import read_topics
from kbfollow.evidence.statements.ahead.undertakings import read_undertakings
from kbfollow.evidence.statements.ahead.weighed import read_weighed
from kbfollow.evidence.statements.ahead.windows import read_windows
from kbfollow.evidence.statements.done.contacts import read_contacts
from kbfollow.evidence.statements.done.got_thanks import read_got_thanks
from kbfollow.evidence.statements.done.left_out import read_left_out
from kbfollow.evidence.statements.done.references import read_references
from kbfollow.evidence.statements.done.still_to_thank import read_still_to_thank
from kbfollow.evidence.statements.done.thanks import read_thanks
from kbfollow.evidence.statements.done.they_answered import read_they_answered
from kbfollow.evidence.statements.done.ticked import read_ticked
from kbfollow.evidence.statements.done.weighed_status import read_status
from kbfollow.evidence.statements.outcome.outcomes import read_outcome
from kbfollow.evidence.statements.outcome.weighed_outcomes import read_weighed_outcome
from kbfollow.evidence.statements.outcome.withdrew_because import read_withdrew_because
from kbfollow.evidence.statements.people.deciding import read_deciding
from kbfollow.evidence.statements.people.introductions import read_introductions
from kbfollow.evidence.statements.people.naming import read_naming
from kbfollow.evidence.statements.people.room import read_in_the_room
from kbfollow.evidence.statements.reflections import read_reflections
from kbfollow.evidence.statements.sentence.context import Sentence
from kbfollow.evidence.statements.settling.settle import settle

# In this order: a later reader looks at what the earlier ones found.
READERS: tuple[Callable[[Sentence], None], ...] = (
    read_thanks,
    read_naming,
    read_references,
    read_outcome,
    read_no_round,
    read_one_round,
    read_in_vain,
    read_decision,
    read_next_round,
    read_gates,
    read_windows,
    read_my_promises,
    read_undertakings,
    read_to_do_line,
    read_agreed,
    read_needed,
    read_form,
    read_their_promises,
    read_kept,
    read_contacts,
    read_ticked,
    read_handed_over,
    read_introductions,
    read_in_the_room,
    read_deciding,
    read_reflections,
    read_weighed_outcome,
    read_withdrew_because,
    read_status,
    read_got_thanks,
    read_left_out,
    read_still_to_thank,
    read_weighed,
    read_told_when,
    read_told_days,
    read_in_short,
    read_bare_time,
    read_they_answered,
    drop_sent_already,
    settle,
    read_topics,
)
