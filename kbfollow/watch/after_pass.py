"""Who is called after each pass of the watcher: reminders, the calendar file."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kbfollow.passes import PassResult
    from kbfollow.settings import Settings

log = logging.getLogger("kbfollow.watch")


class AfterPass(Protocol):
    """Something to be done after each pass, in the watcher's own thread: it should take milliseconds."""

    def __call__(self, result: PassResult, settings: Settings, now: datetime) -> datetime | None:
        """Do it. `now` is aware, in the vault's time zone.

        Returns when to be called again at the latest, an aware moment; None: after the next pass is soon enough.
        """


class Followers:
    """Calls each follower after a pass. One that raises is logged once, until it raises something else or works again;
    it ends neither the watcher nor the other followers."""

    def __init__(self, followers: Sequence[AfterPass]) -> None:
        self._followers = tuple(followers)
        self._said: dict[int, str] = {}

    def __call__(self, result: PassResult, settings: Settings, now: datetime) -> datetime | None:
        """When one of them wants to be called again at the earliest; None where none does."""
        wanted: list[datetime] = []
        for index, follower in enumerate(self._followers):
            try:
                again = follower(result, settings, now)
                if again is not None:
                    again.astimezone(now.tzinfo)  # a moment without a zone is wrong too
                    if again.tzinfo is None:
                        raise TypeError("the moment to be called again has no time zone")
            except Exception as error:
                self._log(index, follower, error)
                continue
            if self._said.pop(index, None) is not None:
                log.info("%s works again", _name(follower))
            if again is not None:
                wanted.append(again)
        return min(wanted, default=None)

    def _log(self, index: int, follower: AfterPass, error: Exception) -> None:
        # The kind of the error and where it arose: its words may hold a note's text.
        last = error.__traceback__
        while last is not None and last.tb_next is not None:
            last = last.tb_next
        where = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last else ""
        said = f"{type(error).__name__} {where}"
        if self._said.get(index) != said:
            self._said[index] = said
            log.error("%s failed: %s", _name(follower), said)


def _name(follower: AfterPass) -> str:
    return getattr(follower, "__qualname__", None) or type(follower).__qualname__
