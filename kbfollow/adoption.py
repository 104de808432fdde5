"""Tasks that the user wrote by hand and that plainly say what a rule would ask: they take the place of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kbfollow.markdown.inline import plain_text
from kbfollow.model import Finding, Task
from kbfollow.people import name_words
from kbfollow.phrases import SAYS, same_thing

_NAMED = frozenset({"thank-you", "alert-references"})


def adopted_task(finding: Finding, tasks: Sequence[tuple[str, Task]], alone: bool) -> Task | None:
    """The one hand-written task in the finding's note that plainly means it; None where none or several do.

    `alone` says that the finding is the only one of its rule in the note, so that a task without a name fits too.
    """
    fitting = [task for note, task in tasks if note == finding.note and _means(finding, task, alone)]
    open_ones = [task for task in fitting if task.status == "open"]
    if len(open_ones) == 1:
        return open_ones[0]
    return fitting[0] if len(fitting) == 1 and not open_ones else None


def _means(finding: Finding, task: Task, alone: bool) -> bool:
    words = plain_text(task.description)
    if finding.rule in ("my-promise", "their-promise"):
        in_line = any(one.line == task.line and one.note == finding.note for one in finding.why)
        return in_line or same_thing(finding.subject or "", words)
    pattern = SAYS.get(finding.rule)
    if pattern is None or not pattern.search(words):
        return False
    if finding.rule == "follow-up" and SAYS["thank-you"].search(words):
        return False
    if finding.rule in _NAMED:
        return _names(finding.subject, words) or (alone and finding.rule == "thank-you" and not _any_name(words))
    return finding.rule != "offer" or finding.subject is None or _names(finding.subject, words)


def _names(subject: str | None, words: str) -> bool:
    said = set(name_words(words))
    return any(len(word) > 2 and word in said for word in name_words(subject or ""))


def _any_name(words: str) -> bool:
    return bool(re.search(r"(?<=[a-z,] )[A-Z][a-z]+", words))
