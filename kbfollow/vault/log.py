"""The log: one rotating file per vault in its state directory, with paths and reasons and never a note's text."""

from __future__ import annotations

import contextlib
import json
import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

from kbfollow.vault.outcomes import Outcome, Refused, TryLater, Written
from kbfollow.vault.places import make_private, state_directory

LARGEST = 500_000  # bytes of one file; two older ones are kept beside it
_REFUSED = re.compile(r'(?P<moment>\S+Z) WARNING refused (?P<code>[a-z0-9-]+) (?P<path>".*")')
log = logging.getLogger("kbfollow.log")


@dataclass(frozen=True, slots=True)
class LoggedRefusal:
    """A write that was refused at a `moment` (UTC) for the reason `code`."""

    moment: datetime
    path: str
    code: str


class _Quiet(RotatingFileHandler):
    """A log that can't be written never ends a pass, and prints no traceback."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (logging's name)
        pass


def log_path(root: str | Path) -> Path:
    """The vault's log file."""
    return state_directory(root) / "log" / "kbfollow.log"


@contextlib.contextmanager
def logging_to_file(root: str | Path) -> Iterator[None]:
    """Have everything that kbfollow logs go to the vault's log file as well."""
    path = log_path(root)
    with contextlib.suppress(OSError):
        make_private(path.parent)
    handler = _Quiet(path, maxBytes=LARGEST, backupCount=2, encoding="utf-8", errors="backslashreplace", delay=True)
    formatter = logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    handler.setFormatter(formatter)
    logger = logging.getLogger("kbfollow")
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate
        handler.close()


def log_outcome(path: str, outcome: Outcome) -> None:
    """One line on what became of a write; nothing for one that was not needed."""
    name = json.dumps(path)  # on one line whatever is in the name
    if isinstance(outcome, Refused):
        log.warning("refused %s %s", outcome.reason.code, name)
    elif isinstance(outcome, TryLater):
        log.info("left for later (%s) %s", outcome.reason, name)
    elif isinstance(outcome, Written):
        log.info("wrote%s %s", " and merged" if outcome.merged else "", name)


def logged_refusals(root: str | Path) -> list[LoggedRefusal]:
    """The refusals in the log files at hand, the latest first, each file and reason once."""
    path = log_path(root)
    lines: list[str] = []
    for file in (path.with_name(path.name + ".1"), path):
        with contextlib.suppress(OSError):
            lines += file.read_text(encoding="utf-8", errors="replace").splitlines()
    found: dict[tuple[str, str], LoggedRefusal] = {}
    for line in reversed(lines):
        one = _refusal(line)
        if one is not None:
            found.setdefault((one.path, one.code), one)
    return list(found.values())


def _refusal(line: str) -> LoggedRefusal | None:
    match = _REFUSED.fullmatch(line)
    try:
        moment = datetime.strptime(match["moment"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC) if match else None
        return LoggedRefusal(moment, json.loads(match["path"]), match["code"]) if match and moment else None
    except ValueError:
        return None
