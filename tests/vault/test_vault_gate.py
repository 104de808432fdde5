"""When a note is left in peace: the quiet gate and the circuit breaker."""

from __future__ import annotations

import os
import time

import pytest
from a_vault import NOTE, OURS, Vault

from kbfollow.vault.outcomes import Refused, TryLater, Written

ACME = "Interviews/Acme.md"


def test_the_page_has_the_shorter_gate(vault: Vault) -> None:
    vault.clock.ahead = 0.0
    vault.note("Follow-ups.md")
    vault.note()
    writer = vault.writer(page="Follow-ups.md")
    page, note = writer.write("Follow-ups.md", NOTE, OURS), writer.write(ACME, NOTE, OURS)
    assert isinstance(page, TryLater) and 0 < page.seconds <= 1.0
    assert isinstance(note, TryLater) and 4 < note.seconds <= 5.0
    vault.clock.pass_by(1.5)
    assert writer.write("Follow-ups.md", NOTE, OURS) == Written()
    assert isinstance(writer.write(ACME, NOTE, OURS), TryLater)


def test_an_old_mtime_of_a_synced_file_does_not_open_the_gate(vault: Vault) -> None:
    vault.clock.ahead = 0.0
    note = vault.note()
    os.utime(note, (1_000_000_000, 1_000_000_000))
    assert isinstance(vault.writer().write(ACME, NOTE, OURS), TryLater)
    assert vault.writer().write(ACME, NOTE, OURS, now=True) == Written()


def test_our_own_write_does_not_close_the_gate(vault: Vault) -> None:
    vault.note()
    writer = vault.writer()
    assert writer.write(ACME, NOTE, OURS) == Written()
    vault.clock.ahead = 0.0
    assert writer.write(ACME, OURS, NOTE) == Written()


def test_a_clock_that_jumped_back_only_puts_off(vault: Vault) -> None:
    vault.clock.ahead = -86400.0
    vault.note()
    writer = vault.writer()
    assert writer.write(ACME, NOTE, OURS) == TryLater("changed a moment ago", pytest.approx(5.0, abs=0.1))  # type: ignore[arg-type]
    vault.clock.pass_by(5.0)
    assert writer.write(ACME, NOTE, OURS) == Written()


def test_whole_second_times_get_two_seconds_more(vault: Vault) -> None:
    from kbfollow.vault.checks import QuietGate

    note = vault.note()
    os.utime(note, (4_000_000_000, 4_000_000_000))
    gate = QuietGate(lambda: 4_000_000_000 + 1.5, time.monotonic)
    assert gate.seconds_left(ACME, note.stat(), 1.0) == pytest.approx(1.5)


def test_more_than_five_writes_in_a_minute_stop(vault: Vault) -> None:
    note = vault.note(data=b"0\n")
    writer = vault.writer()
    for number in range(5):
        assert writer.write(ACME, b"%d\n" % number, b"%d\n" % (number + 1)) == Written()
    outcome = writer.write(ACME, b"5\n", b"6\n")
    assert isinstance(outcome, Refused) and outcome.reason.code == "too-often" and outcome.reason.mend
    assert note.read_bytes() == b"5\n"
    vault.clock.pass_by(120)
    assert isinstance(writer.write(ACME, b"5\n", b"6\n"), Refused), "it stays stopped for an hour"
    vault.clock.pass_by(3600)
    assert writer.write(ACME, b"5\n", b"6\n") == Written()


def test_five_slow_writes_do_not_stop(vault: Vault) -> None:
    vault.note(data=b"0\n")
    writer = vault.writer()
    for number in range(12):
        vault.clock.pass_by(15)
        assert writer.write(ACME, b"%d\n" % number, b"%d\n" % (number + 1)) == Written()
