"""The unit file: what stands in it, and that systemd itself reads it without a word."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import assume, given
from odd_paths import paths, words

from kbfollow.service.definition import CannotExpressError, Service, service_of
from kbfollow.service.systemd import command_in, command_line, unit_text

PYTHON = "/home/jane/venvs/my kbfollow 100%/bin/python"
verified = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None and os.environ.get("CI") != "true",
    reason="systemd-analyze isn’t installed (Debian’s package systemd)",
)


def with_command(*command: str) -> Service:
    return dataclasses.replace(service_of("/vault"), command=command)


@given(paths)
def test_a_unit_read_back_runs_the_same_command(path: str) -> None:
    service = with_command(PYTHON, "-P", "-m", "kbfollow", "watch", path)
    try:
        text = unit_text(service)
    except CannotExpressError as error:
        assert "valid Unicode" in str(error)
        return
    assert command_in(text) == service.command
    assert [line.partition("=")[0] for line in text.split("\n")].count("ExecStart") == 1


@given(words)
def test_nothing_of_a_path_or_a_name_becomes_a_line_of_its_own(word: str) -> None:
    plain = unit_text(dataclasses.replace(service_of("/vault"), environment=(("KBFOLLOW_STATE", "/s"),)))
    odd = dataclasses.replace(service_of("/vault"), root=Path("/x" + word), environment=(("KBFOLLOW_STATE", word),))
    try:
        text = unit_text(odd)
    except CannotExpressError:
        assume(False)
    keys = [line.partition("=")[0] for line in plain.split("\n")]
    assert [line.partition("=")[0] for line in text.split("\n")] == keys
    assert not any(line.endswith("\\") for line in text.split("\n"))  # systemd would take the next line for its rest


@pytest.mark.parametrize("char", ['"', "'", "\\", "$", "\n", "\x7f"])
def test_a_program_that_systemd_would_not_run_is_refused(char: str) -> None:
    with pytest.raises(CannotExpressError, match="can’t run a program"):
        command_line((f"/venv{char}/bin/python", "-m", "kbfollow"))


def test_a_path_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(CannotExpressError, match="not UTF-8"):
        unit_text(with_command(PYTHON, "watch", "/notes\udcff"))


def test_what_needs_a_namespace_is_not_asked_for() -> None:
    """A user's systemd may have no right to make one, and the service wouldn't start."""
    needs = "Private Protect BindPaths BindReadOnly ReadOnlyPaths ReadWritePaths InaccessiblePaths TemporaryFileSystem "
    needs += "RootDirectory RootImage MountAPIVFS DynamicUser CapabilityBoundingSet NoExecPaths ExecPaths MountFlags"
    keys = [line.partition("=")[0] for line in unit_text(service_of("/vault")).split("\n") if line[:1] != "#"]
    assert [key for key in keys if key.startswith(tuple(needs.split()))] == []
    for key in "Type WatchdogSec Restart StartLimitBurst MemoryMax CPUQuota RestrictAddressFamilies".split():
        assert keys.count(key) == 1


def test_growing_pauses_are_asked_for_where_systemd_knows_them() -> None:
    service = service_of("/vault")
    assert "RestartMaxDelaySec=5min" in unit_text(service, 254)
    assert "RestartMaxDelaySec" not in unit_text(service, 252) and "RestartSec=10s" in unit_text(service, 252)


@verified
class TestSystemdAnalyze:
    """`systemd-analyze verify` succeeds with an unknown key: that it is silent is what counts."""

    def complaints(self, text: str, folder: Path) -> str:
        folder.mkdir(mode=0o700, exist_ok=True)
        unit = folder / "kbfollow-notes-1a2b3c4d.service"
        unit.write_text(text, encoding="utf-8")
        done = subprocess.run(
            ["systemd-analyze", "--user", "verify", "--man=no", str(unit)],
            env={**os.environ, "XDG_RUNTIME_DIR": str(folder), "SYSTEMD_LOG_LEVEL": "info"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return done.stdout + done.stderr

    def version(self) -> int:
        return int(subprocess.check_output(["systemd-analyze", "--version"], text=True).split()[1])

    @pytest.mark.parametrize("name", ["Notes", 'a "b" 100% $HOME \\ ${X} é;#', "two\nlines\t", "-", "%n %% %h"])
    def test_has_nothing_to_say(self, name: str, tmp_path: Path) -> None:
        assert self.complaints(unit_text(service_of(tmp_path / name), self.version()), tmp_path / "run") == ""

    def test_would_say_that_a_key_is_unknown(self, tmp_path: Path) -> None:
        text = unit_text(service_of(tmp_path), self.version()).replace("WatchdogSec", "WatchdogSeconds")
        assert "WatchdogSeconds" in self.complaints(text, tmp_path / "run")

    def test_would_say_that_a_program_is_gone(self, tmp_path: Path) -> None:
        text = unit_text(service_of(tmp_path, python="/nowhere/bin/python"), self.version())
        assert "/nowhere/bin/python" in self.complaints(text, tmp_path / "run")

    def test_refuses_the_programs_that_we_refuse(self, tmp_path: Path) -> None:
        text = unit_text(service_of(tmp_path), self.version()).replace(f'"{sys.executable}"', '"/ven\\\\v/python"')
        assert "xec" in self.complaints(text, tmp_path / "run")
