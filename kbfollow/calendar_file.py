"""The calendar files of a vault: where they are, and keeping them right after each pass.

The settings note names one inside the vault only: it may come with a shared vault, and what others wrote decides
nothing about files elsewhere. A file elsewhere is named on this device, by `KBFOLLOW_CALENDAR` or on the command line.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from kbfollow.calendar import Appointment, appointments, calendar_bytes, is_our_calendar
from kbfollow.judge import Judgement
from kbfollow.passes import PassResult
from kbfollow.settings import Settings
from kbfollow.vault.generated import generated_bytes, put_generated
from kbfollow.vault.log import log_outcome
from kbfollow.vault.outcomes import Outcome, Refused, TryLater
from kbfollow.vault.places import state_directory

VARIABLE = "KBFOLLOW_CALENDAR"
NO_LIBRARY = ("the library icalendar is not installed", "install kbfollow with its extra: kbfollow[calendar]")
LATER = timedelta(minutes=1)  # where somebody is at the file
log = logging.getLogger("kbfollow.calendar")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a calendar file lies: `path` (with "/") in the folder `root`. `shown` is how it is named to the user."""

    root: Path
    path: str
    shown: str
    in_vault: bool

    def put(self, data: bytes) -> Outcome:
        """Have the file hold these bytes. In the vault the caller holds its lock."""
        exchange_folder = str(state_directory(self.root) / "exchange") if self.in_vault else ""
        return put_generated(self.root, self.path, data, is_our_calendar, exchange_folder=exchange_folder)

    def standing(self) -> bytes | None:
        """What our file holds; None where there is none, or one that isn't ours. Raises OSError."""
        return generated_bytes(self.root, self.path, is_our_calendar)

    def ours(self) -> bytes | None:
        """The same; None too where it can't be read."""
        try:
            return self.standing()
        except OSError:
            return None

    def delete(self) -> None:
        """Delete our file; another's stays. Raises OSError."""
        if self.ours() is not None:
            (self.root / self.path).unlink()


def places(root: Path, settings: Settings) -> list[Place]:
    """The calendar files to be kept: the vault's, and this device's own.

    Where the device names a folder, each vault has a file of its own name in it.
    """
    found = []
    if settings.calendar_file:
        found.append(Place(root, settings.calendar_file, settings.calendar_file, in_vault=True))
    own = os.environ.get(VARIABLE, "").strip()
    if own:
        path = Path(own).expanduser()
        found.append(place_of(path / f"{root.resolve().name}.ics" if path.is_dir() else path))
    return found


def place_of(path: Path) -> Place:
    """The place of a file that is named on this device; a link is followed. Its folder has to be there."""
    target = path.expanduser().resolve()
    return Place(target.parent, target.name, str(path), in_vault=False)


class CalendarFile:
    """Keeps the calendar files of one vault right: called after each pass, and by `update`."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._made: tuple[tuple[Appointment, ...], Settings, bytes] | None = None
        self._logged: dict[str, str] = {}

    def __call__(self, result: PassResult, settings: Settings, now: datetime) -> datetime | None:
        """Bring the files up to date; when to be called again, where somebody was at one."""
        outcomes = self.keep(result.judgement, settings)
        return now + LATER if any(isinstance(one, TryLater) for one in outcomes.values()) else None

    def keep(self, judgement: Judgement, settings: Settings) -> dict[str, Outcome]:
        """Write what has changed; the outcome of each file by how it is named to the user."""
        wanted = places(self._root, settings)
        data = self.bytes_for(judgement) if wanted else None
        outcomes = {one.shown: one.put(data) for one in wanted} if data is not None else {}
        for shown, outcome in outcomes.items():
            if self._is_news(shown, repr(outcome)):
                log_outcome(shown, outcome)
        return outcomes

    def outdated(self, judgement: Judgement, settings: Settings) -> Iterator[str]:
        """The files that `keep` would write, for a dry run."""
        wanted = places(self._root, settings)
        data = self.bytes_for(judgement) if wanted else None
        if data is not None:
            yield from (one.shown for one in wanted if one.ours() != data)

    def bytes_for(self, judgement: Judgement) -> bytes | None:
        """The file's bytes; None without the library, which the log tells once."""
        found, settings = appointments(judgement), judgement.settings
        if self._made is None or self._made[:2] != (found, settings):
            try:
                self._made = found, settings, calendar_bytes(found, settings)
            except ImportError:
                if self._is_news("", "no library"):
                    log.warning("no calendar file: %s; %s", *NO_LIBRARY)
                return None
        return self._made[2]

    def _is_news(self, shown: str, words: str) -> bool:
        """Whether this differs from what the log was told last: not at each pass the same."""
        before = self._logged.get(shown)
        self._logged[shown] = words
        return before != words


def refused(outcomes: Mapping[str, Outcome]) -> dict[str, Refused | TryLater]:
    """Those of the files that could not be written."""
    return {shown: one for shown, one in outcomes.items() if isinstance(one, Refused | TryLater)}
