"""Real programs read the file: khal shows the days, todoman the to-dos, ical.js (Thunderbird's) the rest.

Each is skipped where it isn't installed, and fails then where the environment says CI=true.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from a_calendar import ACME, FILES, HALDEN, SETTINGS, TO_DOS, feed, give_up, shown

ICAL_JS = "2.2.1"
KHAL = """\
[calendars]
[[job]]
path = {folder}
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = America/New_York
default_timezone = America/New_York
[sqlite]
path = {folder}.db
"""
TODOMAN = """\
path = "{folder}"
date_format = "%Y-%m-%d"
time_format = "%H:%M"
cache_path = "{folder}.db"
"""


def run(*command: str, home: Path, text: str | None = None) -> str:
    environment = os.environ | {"HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "America/New_York"}
    environment.pop("PYTHONPATH", None)
    result = subprocess.run(command, env=environment, input=text, capture_output=True, text=True, timeout=120)
    assert result.returncode == 0, result.stderr
    return result.stdout


def khal(data: bytes, tmp_path: Path) -> list[str]:
    """The lines of `khal list` over three months, each with its day in front."""
    program = shutil.which("khal")
    if program is None:
        give_up("khal is not installed (Debian’s package khal)")
    folder = tmp_path / "job"
    folder.mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=folder))
    (tmp_path / "feed.ics").write_bytes(data)
    base = (program, "-c", str(tmp_path / "khal.conf"))
    run(*base, "import", "--batch", "-a", "job", str(tmp_path / "feed.ics"), home=tmp_path)
    pages = ("--format", "{start-date} {start-time} {title}", "--day-format", "")
    said = run(*base, "list", *pages, "2026-11-01", "90d", home=tmp_path)
    return [" ".join(line.replace("⏰", "").split()) for line in said.splitlines() if line.strip()]


def test_khal_shows_each_on_its_day(tmp_path: Path) -> None:
    expected = sorted(f"{one.day} {f'{one.start:%H:%M} ' if one.start else ''}{one.words}" for one in shown())
    assert sorted(khal(feed(), tmp_path)) == expected
    assert "2026-12-01 10:30 Interview: Halden Paper (second round)" in expected


def test_khal_shows_names_of_any_kind(tmp_path: Path) -> None:
    files = {ACME: FILES[ACME].replace("John Roe", '"Zoë; D\'Arcy, José 李雷 " ').replace("Acme", "Käse; Brot, ")}
    assert any("Käse; Brot" in line and "Zoë" in line for line in khal(feed(files), tmp_path))


def todoman(data: bytes, tmp_path: Path, *options: str) -> list[dict[str, Any]]:
    program = shutil.which("todoman")
    if program is None:
        give_up("todoman is not installed (Debian’s package todoman)")
    folder = tmp_path / "todo"
    folder.mkdir()
    (folder / "feed.ics").write_bytes(data)
    config = tmp_path / "todoman.py"
    config.write_text(TODOMAN.format(folder=folder))
    said = run(program, "-c", str(config), "--porcelain", "list", *options, home=tmp_path)
    found: list[dict[str, Any]] = json.loads(said)
    return found


def test_todoman_shows_what_is_to_do_and_what_is_done(tmp_path: Path) -> None:
    wanted = [one for one in shown(settings=TO_DOS) if not one.is_interview]
    found = todoman(feed(settings=TO_DOS), tmp_path, "--status", "ANY")
    assert {one["summary"]: one["completed"] for one in found} == {one.words: one.done for one in wanted}
    zone = ZoneInfo("America/New_York")  # that of the program's environment
    due = {one["summary"]: datetime.fromtimestamp(one["due"], zone).date() for one in found}
    assert due == {one.words: one.day for one in wanted}


_SCRIPT = """
const ICAL = require(process.argv[1]);
ICAL.design.strict = true;
const calendar = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = ["vevent", "vtodo"].flatMap((name) => calendar.getAllSubcomponents(name)).map((one) => {
  const start = one.getFirstPropertyValue(one.name === "vtodo" ? "due" : "dtstart");
  return {
    kind: one.name,
    uid: one.getFirstPropertyValue("uid"),
    summary: one.getFirstPropertyValue("summary"),
    description: one.getFirstPropertyValue("description"),
    whole_day: start.isDate,
    start: start.isDate ? start.toString() : new Date(start.toUnixTime() * 1000).toISOString(),
    zone: start.zone ? start.zone.tzid : null,
    alarms: one.getAllSubcomponents("valarm").map((each) => each.getFirstPropertyValue("trigger").toString()),
  };
});
console.log(JSON.stringify(found));
"""


@pytest.fixture(scope="session")
def ical_js() -> Path:
    """The library as it is published, fetched once into a folder of the system's temporary directory."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        give_up("node and npm are not installed")
    user = os.getuid() if hasattr(os, "getuid") else 0
    folder = Path(tempfile.gettempdir()) / f"kbfollow-test-ical-js-{ICAL_JS}-{user}"
    library = folder / "package" / "dist" / "ical.es5.cjs"
    if not library.exists():
        folder.mkdir(exist_ok=True)
        try:
            command = [npm, "pack", "--silent", f"ical.js@{ICAL_JS}"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
        except (subprocess.SubprocessError, OSError) as error:
            give_up(f"ical.js could not be fetched: {type(error).__name__}")
        with tarfile.open(next(folder.glob("*.tgz"))) as archive:
            archive.extractall(folder, filter="data")
    return library


def read_by(library: Path, data: bytes) -> list[dict[str, Any]]:
    result = subprocess.run(
        ["node", "-e", _SCRIPT, str(library)], input=data, capture_output=True, timeout=60, check=False
    )
    assert result.returncode == 0, result.stderr.decode()
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("settings", [SETTINGS, TO_DOS])
def test_ical_js_reads_all_of_it(ical_js: Path, settings: str) -> None:
    found = read_by(ical_js, feed(settings=settings))
    wanted = {one.uid: one for one in shown(settings=settings)}
    assert {one["uid"] for one in found} == set(wanted) and len(found) == len(wanted)
    for one in found:
        same = wanted[one["uid"]]
        assert one["summary"] == same.words and one["description"] == "\n".join(same.details)
        assert one["kind"] == ("vevent" if same.is_interview or settings == SETTINGS else "vtodo")
        if same.start is None:
            assert one["whole_day"] and one["start"] == same.day.isoformat()
        rings = {True: "PT8H30M", False: "-PT1H"}[same.start is None]
        assert one["alarms"] == ([rings] if same.rings else [])


@pytest.mark.parametrize(
    ("zone", "day", "moment"),
    [
        ("America/New_York", "2026-12-01", "2026-12-01T15:30:00.000Z"),
        ("America/New_York", "2026-08-03", "2026-08-03T14:30:00.000Z"),
        ("Europe/Berlin", "2027-03-29", "2027-03-29T08:30:00.000Z"),
        ("Pacific/Auckland", "2027-01-01", "2026-12-31T21:30:00.000Z"),
        ("Asia/Kolkata", "2026-12-31", "2026-12-31T05:00:00.000Z"),
    ],
)
def test_ical_js_knows_the_moment_from_our_zone(ical_js: Path, zone: str, day: str, moment: str) -> None:
    files = {HALDEN: FILES[HALDEN].replace("2026-12-01", day)}
    data = feed(files, date(2026, 7, 20), SETTINGS.replace("America/New_York", zone))
    (found,) = [one for one in read_by(ical_js, data) if "Interview" in one["summary"]]
    assert (found["zone"], found["start"]) == (zone, moment)


def test_ical_js_is_not_broken_into(ical_js: Path) -> None:
    evil = r"x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil\u202e; a,b\\nc"  # YAML's escapes
    files = {ACME: FILES[ACME].replace("Acme Finance", f'"{evil}"')}
    found = read_by(ical_js, feed(files))
    assert len(found) == len(shown(files)) and not any(one["summary"].startswith("evil") for one in found)
