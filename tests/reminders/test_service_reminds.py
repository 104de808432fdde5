"""kbfollow as a real service of the user's systemd: its bounds let it remind; what a click opens is outside them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from desktop import Server, needed, session_bus, until

sys.path.append(str(Path(__file__).parent.parent / "service"))

from user_manager import UserManager, lacking, must_be_skipped, running

from kbfollow.service.definition import service_of

pytestmark = pytest.mark.skipif(must_be_skipped(), reason=lacking() or "it can be had")
_OPENER = """#!/bin/sh
printf "%s\\n" "$1" "$DISPLAY" "$(cat /proc/self/cgroup)" > "{opened}.new"
mv "{opened}.new" "{opened}"
"""


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[UserManager]:
    needed("xdg-open")
    with running(tmp_path) as one:
        yield one


def log(folder: Path) -> str:
    return "".join(file.read_text() for file in folder.glob("state/*/log/kbfollow.log"))


def test_a_click_opens_the_note_outside_the_service(manager: UserManager, tmp_path: Path) -> None:
    vault = tmp_path / "Notes $HOME %h"
    vault.mkdir()
    yesterday = datetime.now(UTC).date() - timedelta(1)
    (vault / "Acme $$ %n.md").write_text(
        f"---\ntype: interview\ncompany: Acme\ndate: {yesterday}\ninterviewers: [Jane Doe (Director)]\n"
        "decision: three weeks\n---\nNo second round.\n"
    )
    (vault / "Follow-ups settings.md").write_text(
        '---\ncountry: US\ntime_zone: UTC\nreminder_time: "00:00"\nquiet_hours: no\n---\n'
    )
    opened, applications = tmp_path / "opened", manager.home / ".local" / "share" / "applications"
    opener = tmp_path / "open.sh"
    opener.write_text(_OPENER.format(opened=opened))
    opener.chmod(0o755)
    applications.mkdir(parents=True)
    for kind in ("markdown", "plain"):
        entry = f"[Desktop Entry]\nType=Application\nName=A test's\nExec={opener} %f\nMimeType=text/{kind};\n"
        (applications / f"{kind}.desktop").write_text(entry)
    defaults = "[Default Applications]\ntext/markdown=markdown.desktop\ntext/plain=plain.desktop\n"
    (manager.home / ".config" / "mimeapps.list").write_text(defaults)
    with session_bus(tmp_path) as address, Server(address).running() as server:
        # Where Debian's dbus-user-session is installed, the manager starts a bus of its own, and names it to services.
        manager.systemctl("mask", "--now", "dbus.socket", "dbus.service")
        manager.systemctl("set-environment", f"DBUS_SESSION_BUS_ADDRESS={address}")
        manager.kbfollow("service", "install", str(vault))
        until(lambda: bool(server.shown), "the summary", lambda: log(tmp_path))
        manager.systemctl("set-environment", "DISPLAY=:77")  # the screen comes after the service
        server.click(server.shown[0])
        until(opened.exists, "the note")
        target, display, *groups = opened.read_text().splitlines()
    assert (target, display) == (str(vault / "Acme $$ %n.md"), ":77")
    assert not any(service_of(vault).name in group for group in groups), groups
