"""No line is ever lost: random saves at random steps, and real programs writing as fast as they can."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest
from a_vault import NOTE, OURS, Vault, needs_leases, no_exchange, python, rename_save
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kbfollow.vault.exchange import exchange
from kbfollow.vault.outcomes import Written

ACME = "Interviews/Acme.md"
STEPS = ["noted", "prepared", "rechecked", "exchanged", "taken back", "verified", "touched", "settling", "after"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    saves=st.lists(
        st.tuples(st.sampled_from(STEPS), st.sampled_from(["rename", "truncate", "append"]), st.integers(0, 6)),
        max_size=5,
    ),
    offered=st.booleans(),
)
def test_no_line_of_hers_is_ever_lost(
    tmp_path_factory: pytest.TempPathFactory, saves: list[tuple[str, str, int]], offered: bool
) -> None:
    """One editor, its buffer growing by a line with each save, at any step and in any manner."""
    folder = tmp_path_factory.mktemp("race")
    (folder / "vault").mkdir()
    vault = Vault(folder / "vault", folder / "state")
    note = vault.note()
    buffer = NOTE.splitlines(keepends=True)
    hers: list[bytes] = []
    appender = [os.open(note, os.O_WRONLY | os.O_APPEND)]

    def save(step: str) -> None:
        for index, (when, manner, place) in enumerate(saves):
            line = b"Line %d of hers.\n" % index
            if when != step or line in hers or (not offered and step in ("rechecked", "exchanged")):
                continue
            hers.append(line)
            if manner == "append":
                os.write(appender[0], line)
                buffer.append(line)
                continue
            buffer.insert(min(place, len(buffer)), line)
            if manner == "rename":
                rename_save(note, b"".join(buffer))
                os.close(appender.pop())
                appender.append(os.open(note, os.O_WRONLY | os.O_APPEND))
            else:
                note.write_bytes(b"".join(buffer))

    writer = vault.writer(at=save, leases=False, exchange=exchange if offered else no_exchange)
    writer.write(ACME, NOTE, OURS)
    save("after")
    writer.finish()
    os.close(appender.pop())
    found = note.read_bytes() + b"".join(vault.kept())
    assert [line for line in hers if line not in found] == []
    assert vault.in_flight() == []


# It saves for so many seconds, and on until it is told that there was enough, which is when its input ends.
EDITOR = """
import os, random, select, sys, time
path, manner, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
chance, begin, number = random.Random(manner), time.monotonic(), 0
while time.monotonic() < begin + seconds or not select.select([sys.stdin], [], [], 0)[0]:
    time.sleep(chance.random() * 0.02)
    line = b"Line %d of hers.\\n" % number
    if manner == "append":
        with open(path, "ab", buffering=0) as file:
            time.sleep(chance.random() * 0.01)
            file.write(line)
    else:
        with open(path, "rb") as file:
            text = file.read()
        text = text.replace(b"Good talk.\\n", b"Good talk.\\n" + line, 1)
        if manner == "rename":
            with open(path + "~", "wb") as file:
                file.write(text)
            os.replace(path + "~", path)
        else:
            with open(path, "r+b", buffering=0) as file:
                file.truncate(0)
                for start in range(0, len(text), 200):
                    file.write(text[start:start + 200])
                    time.sleep(0.002)
    number += 1
print(number)
"""


@needs_leases
@pytest.mark.parametrize("manner", ["append", "truncate", "rename"])
def test_an_editor_and_the_writer_at_the_same_note(vault: Vault, manner: str) -> None:
    """Both write as fast as they can, without any quiet gate. An editor that reads, thinks and then saves may undo what
    we wrote; what it wrote itself must all be there. KBFOLLOW_RACE_SECONDS makes it longer; a machine with much else
    to do makes it longer too, for the writer's turn comes only between two saves."""
    note = vault.note()
    seconds = float(os.environ.get("KBFOLLOW_RACE_SECONDS", "2"))
    limit = time.monotonic() + seconds + 60
    editor = python(
        EDITOR.replace("sys.argv[1]", repr(str(note)))
        .replace("sys.argv[2]", repr(manner))
        .replace("sys.argv[3]", repr(seconds)),
        stdin=subprocess.PIPE,
    )
    assert editor.stdin is not None and editor.stdout is not None
    writer = vault.writer(sleep=time.sleep)
    writer._breaker.most = 1_000_000
    written = 0
    while editor.poll() is None:
        text = note.read_bytes()
        if b"Good talk." in text:
            new = text.rstrip(b"\n") + b"\n" if b"^ours" in text else text + b"- [ ] Ours ^ours\n"
            new = new.replace(b"Ours", b"Ours!", 1) if b"Ours ^" in new else new.replace(b"Ours!", b"Ours", 1)
            written += isinstance(writer.write(ACME, text, new, now=True), Written)
        writer.finish(wait=False)
        if written >= 5 or time.monotonic() > limit:
            editor.stdin.close()
    with editor:
        count = int(editor.stdout.read())
    writer.finish()
    found = note.read_bytes() + b"".join(vault.kept())
    lost = [number for number in range(count) if b"Line %d of hers.\n" % number not in found]
    assert count > 10 and written >= 5
    assert lost == []
    assert signal.getsignal(signal.SIGIO) is signal.SIG_IGN
