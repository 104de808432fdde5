"""What stands in the way of kbfollow on this device, and how to mend it.

Each check is a small function that yields what it found; the modules of this package are found by themselves, and a
check enters itself by `@looks_at`. What is true of one device only (locks, git, sync programs, refused writes) is told
here and never on the page. Nothing is written but by `mend`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from kbfollow.doctor.patient import CHECKS, SHOWN, Check, CheckFunction, Fix, Patient, looks_at
from kbfollow.passes import VaultText

NOTHING = "nothing found"
__all__ = ["NOTHING", "SHOWN", "Check", "Fix", "Patient", "all_checks", "examine", "looks_at"]


@cache
def _imported() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def all_checks() -> tuple[CheckFunction, ...]:
    """Every check, in the order of the report."""
    _imported()
    return tuple(sorted(CHECKS.values(), key=lambda one: one.place))


def examine(
    text: VaultText, today: date, more: Mapping[str, Callable[[Patient], Iterable[Check]]] | None = None
) -> Iterator[Check]:
    """What every check found. One that crashes is a problem of its own, and the others go on.

    `more` are checks of parts that stand on this one, by their names. For a check that has nothing to say there is one
    line all the same, which says `NOTHING`.
    """
    patient = Patient(text, today)
    looks = [*((one.name, one.look) for one in all_checks()), *(more or {}).items()]
    for name, look in looks:
        found = False
        try:
            for one in look(patient):
                found = True
                yield one
        except Exception as error:  # an examination shows what it can
            found = True
            yield Check(name, False, f"could not be looked at ({type(error).__name__}: {error})", "please report it")
        if not found:
            yield Check(name, True, NOTHING)
