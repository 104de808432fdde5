"""launchd and the Task Scheduler as far as Linux can show them: which of their commands are run, in which order.

In the place of `launchctl` and `schtasks` stands a small program that notes its arguments and knows what is loaded. It
shows that our side is consistent; what Apple's and Microsoft's programs make of it, it can't show.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kbfollow.service.definition import service_of
from kbfollow.service.installation import Done, install, is_installed, look, uninstall
from kbfollow.service.launchd import Launchd
from kbfollow.service.programs import ProgramError, ask, tell
from kbfollow.service.supervisor import Supervisor
from kbfollow.service.task_scheduler import TaskScheduler

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script of Unix")
_STAND_IN = """#!{python}
import os, sys
words, loaded = sys.argv[1:], {loaded!r}
with open({calls!r}, "a") as file:
    file.write(" ".join(words) + "\\n")
verb = words[0]
if verb in ("print", "/Query"):
    name = words[1].split("/")[2:] if verb == "print" else words[2:] if words[1] == "/TN" else []
    if name and not os.path.exists(loaded):
        sys.exit("Could not find service")
    print("state = running\\n\\tpid = 4242" if name else "all")
elif verb in ("bootstrap", "/Create"):
    if verb == "bootstrap" and os.path.exists(loaded):
        sys.exit("Bootstrap failed: 5: Input/output error")
    open(loaded, "w").close()
elif verb in ("bootout", "/Delete"):
    os.unlink(loaded)
elif verb == "/End" and not os.path.exists(loaded):
    sys.exit("ERROR: The system cannot find the file specified.")
"""


@dataclass(frozen=True)
class StandIn:
    """The notes that it took."""

    file: Path

    def calls(self) -> list[str]:
        """The calls since the last question."""
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        self.file.unlink(missing_ok=True)
        return lines


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("launchctl", "schtasks"):
        text = _STAND_IN.format(python=sys.executable, loaded=str(tmp_path / "loaded"), calls=str(tmp_path / "calls"))
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return StandIn(tmp_path / "calls")


def changed(supervisor: Supervisor, vault: Path) -> list[str]:
    """Installs twice, once more after a change of the file, and removes; nothing may be left."""
    service = service_of(vault)
    path = supervisor.path(service)
    assert supervisor.unavailable(service) is None and not is_installed(service, supervisor)
    said = [install(service, supervisor).name]
    assert path.read_bytes() == supervisor.content(service)
    status = look(vault, supervisor)
    assert status.is_installed and status.is_current and not status.missing_python
    path.write_bytes(path.read_bytes() + b"\n")
    said.append(install(service, supervisor).name)
    assert uninstall(service, supervisor) and not path.exists() and not is_installed(service, supervisor)
    assert not uninstall(service, supervisor)
    return said


def test_an_agent_is_loaded_renewed_and_unloaded(stand_in: StandIn, vault: Path) -> None:
    assert changed(Launchd(), vault) == ["INSTALLED", "RENEWED"]
    name, domain = service_of(vault).name, f"gui/{os.getuid()}"
    acts = [call for call in stand_in.calls() if not call.startswith("print")]
    load = [f"enable {domain}/{name}", f"bootstrap {domain} {Launchd().path(service_of(vault))}"]
    assert acts == [*load, f"bootout {domain}/{name}", *load, f"bootout {domain}/{name}"]


def test_an_agent_that_runs_as_it_is_to_be_is_left_alone(stand_in: StandIn, vault: Path) -> None:
    service = service_of(vault)
    install(service, Launchd())
    stand_in.calls()
    assert install(service, Launchd()) is Done.UNCHANGED
    assert all(call.startswith("print") for call in stand_in.calls())


def test_a_task_is_made_renewed_and_deleted(stand_in: StandIn, vault: Path) -> None:
    assert changed(TaskScheduler(), vault) == ["INSTALLED", "RENEWED"]
    name = service_of(vault).name
    acts = [call for call in stand_in.calls() if not call.startswith("/Query")]
    file = TaskScheduler().path(service_of(vault))
    make = [f"/End /TN {name}", f"/Create /F /TN {name} /XML {file}", f"/Run /TN {name}"]
    assert acts == [*make, *make, f"/End /TN {name}", f"/Delete /F /TN {name}"]


class TestPrograms:
    def test_a_program_that_is_not_there(self) -> None:
        with pytest.raises(ProgramError, match="there is no such program here"):
            ask(["kbfollow-has-no-such-program"])

    def test_one_that_gives_no_answer(self) -> None:
        with pytest.raises(ProgramError, match="gave no answer within 0 seconds"):
            ask([sys.executable, "-c", "import time; time.sleep(30)"], patience=0.2)

    def test_one_that_says_no_is_quoted(self) -> None:
        with pytest.raises(ProgramError, match="the last line"):
            tell([sys.executable, "-c", "import sys; sys.exit('more\\nthe last line\\n')"])
        with pytest.raises(ProgramError, match="exit status 3"):
            tell([sys.executable, "-c", "raise SystemExit(3)"])

    def test_no_shell_reads_the_arguments(self) -> None:
        words = ["$HOME", "a b", "`id`", "*", "é"]
        assert tell([sys.executable, "-I", "-c", "import sys; print(sys.argv[1:])", *words]).strip() == str(words)
