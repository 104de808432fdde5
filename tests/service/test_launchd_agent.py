"""The launch agent's property list, and what is read from launchctl."""

from __future__ import annotations

import dataclasses
import plistlib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from odd_paths import paths

from kbfollow.service.definition import CannotExpressError, service_of
from kbfollow.service.launchd import Launchd, state_in


@given(paths)
def test_a_property_list_read_back_runs_the_same_command(path: str) -> None:
    command = ("/v/bin/python", "-P", "-m", "kbfollow", "watch", path)
    service = dataclasses.replace(service_of("/vault"), command=command)
    try:
        content = Launchd().content(service)
    except CannotExpressError as error:
        assert "control characters" in str(error) or "carriage return" in str(error)
        return
    assert Launchd().command_in(content) == service.command
    assert plistlib.loads(content)["ProgramArguments"] == list(service.command)


def test_the_agent_stays_in_the_background_and_is_started_anew_on_failure_only() -> None:
    service = dataclasses.replace(service_of("/vault"), environment=(("KBFOLLOW_STATE", "/s"),))
    held = plistlib.loads(Launchd().content(service))
    assert held["Label"] == service.name
    assert held["KeepAlive"] == {"SuccessfulExit": False}
    assert held["RunAtLoad"] is True and held["ProcessType"] == "Background" and held["LowPriorityIO"] is True
    assert held["StandardErrorPath"] == str(service.log_folder / "launchd.log")
    assert held["EnvironmentVariables"]["KBFOLLOW_STATE"] == "/s"


@pytest.mark.parametrize("path", ["/a\x01b", "/a\rb", "/a\udcffb", "/a\ufffe"])
def test_what_a_property_list_can_not_hold_is_refused(path: str) -> None:
    with pytest.raises(CannotExpressError):
        Launchd().content(dataclasses.replace(service_of("/vault"), command=("/p", "watch", path)))


@pytest.mark.parametrize("content", [b"", b"<plist/>", b"no list", b"<?xml version='1.0'?><plist><dict/></plist>"])
def test_no_command_is_read_from_what_is_no_agent(content: bytes) -> None:
    assert Launchd().command_in(content) == ()


@pytest.mark.skipif(shutil.which("plutil") is None, reason="plutil comes with macOS")
def test_macos_itself_finds_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "agent.plist"
    file.write_bytes(Launchd().content(service_of(tmp_path / "My \"Notes\" & 'more' é")))
    subprocess.run(["plutil", "-lint", str(file)], check=True)


def test_the_state_is_read_from_what_launchctl_prints() -> None:
    running = "gui/501/kbfollow-notes = {\n\tactive count = 1\n\tstate = running\n\n\tpid = 4242\n\tforks = 0\n}\n"
    assert (state_in(running).running, state_in(running).pid, state_in(running).says) == (True, 4242, "running")
    failed = "gui/501/kbfollow-notes = {\n\tstate = spawn scheduled\n\truns = 3\n\tlast exit code = 78: EX_CONFIG\n}\n"
    state = state_in(failed)
    assert (state.is_known, state.running, state.pid) == (True, False, None)
    assert state.says == "spawn scheduled, last exit status 78: EX_CONFIG"
