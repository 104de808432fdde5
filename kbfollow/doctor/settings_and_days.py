"""The settings note, the time zone, the clock."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from kbfollow.doctor.patient import SHOWN, Check, Fix, Patient, looks_at
from kbfollow.file_names import SETTINGS_NOTE
from kbfollow.settings_note import with_values
from kbfollow.vault.backup import Backups, moment_of
from kbfollow.words import plural

AHEAD = 300.0  # seconds that a file's time may lie in the future before a clock is suspected
WRITTEN_IN = datetime(2026, 1, 1, tzinfo=UTC)  # this program is no older: an earlier clock is wrong


@looks_at("settings", 10)
def settings(patient: Patient) -> Iterator[Check]:
    """Whether there is a settings note, and what in it or in the folders can't be read."""
    if not patient.text.has_settings:
        yield Check("settings", False, f"there is no note “{SETTINGS_NOTE}”: nothing is written", "run kbfollow init")
    for one in patient.text.problems:
        name = "settings" if one.path == SETTINGS_NOTE else "reading"
        yield Check(name, False, f"{one.path}:{one.line}: {one.message}", one.mend)
    if patient.text.has_settings and not patient.text.problems:
        yield Check("settings", True, f"read from “{SETTINGS_NOTE}”")


@looks_at("time zone", 20)
def time_zone(patient: Patient) -> Iterator[Check]:
    """Whether all devices share one day."""
    zone, own = patient.text.settings.time_zone, device_zone()
    if not zone:
        says = "none is set, so each device takes its own day for today"
        mend = f"set time_zone in “{SETTINGS_NOTE}”, for example {own or 'Europe/Berlin'}"
        fixes = setting_fixes(patient, {"time_zone": own}) if own else ()
        yield Check("time zone", False, says, mend, fixes)
    elif own and _shift(zone) != _shift(own):
        yield Check("time zone", True, f"{zone}, by which today is {patient.today}; this device is in {own}")
    else:
        yield Check("time zone", True, zone)


def _shift(zone: str) -> object:
    try:
        return datetime.now(ZoneInfo(zone)).utcoffset()
    except (KeyError, ValueError, OSError):
        return zone


def device_zone() -> str:
    """This device's time zone as an IANA name, "" where the system doesn't tell."""
    name = os.environ.get("TZ", "").lstrip(":")
    if name and "/" in name and not name.startswith("/"):
        return name
    link = Path("/etc/localtime")
    if link.is_symlink():
        _, found, zone = str(link.readlink()).partition("zoneinfo/")
        if found:
            return zone
    return ""


def setting_fixes(patient: Patient, values: Mapping[str, str]) -> tuple[Fix, ...]:
    """The fix that writes these values into the settings note; none where it can't be done without doubt."""

    def change(data: bytes) -> bytes:
        return with_values(data.decode("utf-8"), values).encode("utf-8")

    try:
        change(Path(patient.root, SETTINGS_NOTE).read_bytes())
    except (OSError, ValueError):
        return ()
    says = " and ".join(f"{name}: {value}" for name, value in values.items())
    return (Fix(f"set {says} in “{SETTINGS_NOTE}”", SETTINGS_NOTE, change),)


@looks_at("clock", 25)
def clock(patient: Patient) -> Iterator[Check]:
    """Whether this device's clock, or that of one which files came from, is wrong: days and quiet gates go by it."""
    now = time.time()
    mend = "have each device set its clock by itself, in the system’s settings of date and time"
    if now < WRITTEN_IN.timestamp():
        yield Check("clock", False, f"this device takes today for {datetime.fromtimestamp(now, UTC):%Y-%m-%d}", mend)
        return
    passes = Backups(patient.state).passes()
    if passes and moment_of(passes[0]).timestamp() > now + AHEAD:
        says = f"the last pass was at {moment_of(passes[0]).astimezone():%Y-%m-%d %H:%M}, which is in the future"
        yield Check("clock", False, f"{says}: this device’s clock has been put back, or was wrong then", mend)
    ahead = [note for note in patient.text.scan.notes if max(note.mtime_ns, note.ctime_ns) / 1e9 > now + AHEAD]
    for note in ahead[:SHOWN]:
        moment = datetime.fromtimestamp(max(note.mtime_ns, note.ctime_ns) / 1e9, UTC).astimezone()
        says = f"{note.path} was changed at {moment:%Y-%m-%d %H:%M}, which is in the future"
        yield Check("clock", False, says, f"{mend}; then save the note once")
    if len(ahead) > SHOWN:
        yield Check("clock", False, f"and {plural(len(ahead) - SHOWN, 'note')} more from the future", "the same")
