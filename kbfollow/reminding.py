"""The follower of the watcher that reminds: the record in the state directory, and messages on their way.

The record says “told” before a message is handed over, and is taken back where nobody can have seen it. So whatever
ends the watcher, nothing is told twice, and what could not be shown is told later, together with what has come since.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kbfollow.notify import Courier, Notice, notifier_problem
from kbfollow.passes import PassResult
from kbfollow.reminders.agenda import agenda_of
from kbfollow.reminders.due import Reminders, due_reminders, due_warning, told_after_damage
from kbfollow.reminders.record import Told, as_json, from_json
from kbfollow.reminders.words import Message, RefusedWrite, obsidian_link
from kbfollow.settings import Settings
from kbfollow.vault.durable import write_whole
from kbfollow.vault.places import make_private, state_directory

log = logging.getLogger("kbfollow.reminders")
# When to ask what became of a message, and when to try again: twice as long after each failure.
ASK_AFTER, RETRY_FIRST, RETRY_LAST = timedelta(seconds=15), timedelta(minutes=1), timedelta(hours=1)

# With --today the watcher lives on another day. Nobody is reminded of that, and it is no part of the record.
ANOTHER_DAY = timedelta(hours=6)


class Reminding:
    """Tells by desktop notifications what is due. One object a vault and watcher, called after each pass."""

    def __init__(
        self, root: Path, courier: Courier | None = None, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._root = Path(os.path.abspath(root))  # noqa: PTH100  (a vault behind a link keeps its name)
        self._file = state_directory(root) / "reminders.json"
        self._courier = courier or Courier()
        self._clock = clock
        self._told: Told | None = None
        self._saved: Told | None = None
        self._before: Told | None = None  # the record without the message on its way
        self._retry: tuple[timedelta, datetime] | None = None  # the pause after a failure, and its end
        self._said, self._kept = "", True

    def __call__(self, result: PassResult, settings: Settings, now: datetime) -> datetime | None:
        """Tell what is due at `now`. Returns when to be called again at the latest, in UTC."""
        utc = now.astimezone(UTC)
        if not settings.reminders or abs(utc - self._clock()) > ANOTHER_DAY:
            return None
        if not self._has_arrived(utc):
            return utc + ASK_AFTER
        agenda = agenda_of(result.judgement)
        if self._told is None:
            self._told = self._load() or told_after_damage(agenda, settings, now)
        told = self._told
        found = due_reminders(agenda, told, settings, now)
        refused = [
            RefusedWrite(path, one.reason.code, one.reason.message, one.reason.mend)
            for path, one in result.refused.items()
        ]
        warning = due_warning(refused, told if found.message else found.told, settings, now)
        moments = [one for one in (found.again, warning.again) if one is not None]
        if found.message is None:
            found = warning
        if found.message is None:
            self._told = found.told
            self._save(found.told)
        elif (again := self._tell(found, settings, utc)) is not None:
            moments.append(again)
        return min(moments, default=None)

    def _tell(self, found: Reminders, settings: Settings, utc: datetime) -> datetime | None:
        """Hand a message over. Returns when to look after it; None where nothing can be shown here."""
        assert found.message is not None and self._told is not None
        if self._retry is not None and utc < self._retry[1] <= utc + self._retry[0]:
            return self._retry[1]
        problem = notifier_problem()
        if problem is not None:
            self._say(problem)
            return None
        self._before = self._told
        self._told = found.told
        self._save(found.told)
        try:
            self._courier.send(self._notice(found.message))
        except OSError as error:
            self._fail(utc, f"the process that shows notifications can’t be started ({error.strerror})")
            return self._retry[1] if self._retry else None
        return utc + ASK_AFTER

    def _has_arrived(self, utc: datetime) -> bool:
        """Whether no message is on its way any more; one that was not shown counts as not told."""
        if self._before is None:
            return True
        outcome = self._courier.outcome()
        if outcome == "pending":
            return False
        if outcome == "failed":
            self._fail(utc, self._courier.said)
            return True
        if outcome == "unsure":
            self._say(self._courier.said)
        elif self._said:
            log.info("reminders are shown again")
            self._said = ""
        self._before, self._retry = None, None
        return True

    def _fail(self, utc: datetime, why: str) -> None:
        self._told, self._before = self._before, None
        if self._told is not None:
            self._save(self._told)
        pause = min(self._retry[0] * 2, RETRY_LAST) if self._retry else RETRY_FIRST
        self._retry = (pause, utc + pause)
        self._say(why)

    def _say(self, why: str) -> None:
        """Log what is in the way, once until it changes."""
        if why and why != self._said:
            self._said = why
            log.warning("no reminders: %s", why)

    def _notice(self, message: Message) -> Notice:
        targets: list[str] = []
        if message.note:
            if (self._root / ".obsidian").is_dir():
                targets.append(obsidian_link(self._root.name, message.note, message.block))
            targets.append(str(self._root / message.note))
        return Notice(message.title, message.lines, tuple(targets))

    def _load(self) -> Told | None:
        """The record, an empty one where there is none yet; None where it can't be read."""
        try:
            self._saved = from_json(json.loads(self._file.read_bytes()))
        except FileNotFoundError:
            self._saved = Told()
        except (OSError, ValueError, RecursionError) as error:
            log.warning("the record of reminders can’t be read (%s): it starts afresh", type(error).__name__)
            return None
        return self._saved

    def _save(self, told: Told) -> None:
        """Keep the record. Where that fails, it lasts as long as this process does."""
        if told == self._saved:
            return
        try:
            make_private(self._file.parent)
            write_whole(str(self._file), json.dumps(as_json(told)).encode("ascii"))
            self._saved, self._kept = told, True
        except OSError as error:
            if self._kept:
                log.warning("the record of reminders can’t be kept (%s)", error.strerror)
            self._kept = False
