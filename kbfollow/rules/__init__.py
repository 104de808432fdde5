"""The rules: one file each, found by themselves. They yield findings and never edit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from kbfollow.memory import Memory, Same
from kbfollow.model import Application, Finding, Problem
from kbfollow.rules.context import REGISTRY, Context, Rule, VaultContext, applies

__all__ = ["Context", "Rule", "VaultContext", "all_rules", "run_rules"]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, in the order of the page."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return tuple(sorted(REGISTRY.values(), key=lambda one: one.place))


def place_of(name: str) -> int:
    """A rule's place in the order of the page; rules that this version doesn't know come last."""
    return _places().get(name, 99)


@cache
def _places() -> dict[str, int]:
    return {one.name: one.place for one in all_rules()}


@dataclass(frozen=True, slots=True)
class _Ran:
    """What a rule came to: its findings, or the error it ended with."""

    findings: tuple[Finding, ...] = ()
    error: str = ""


def run_rules(
    context: VaultContext, memory: Memory | None = None
) -> tuple[list[Finding], list[Problem], frozenset[tuple[str, str]]]:
    """The findings of all rules over all applications that aren't dormant.

    A rule that crashes becomes a problem that names rule and note, and everything else goes on. Last come the (rule,
    note path) pairs that crashed: their silence means nothing. With a `memory` an application that is the same as
    before isn't judged again, but for what rules say of it beside the others.
    """
    memory = memory or Memory()
    findings: list[Finding] = []
    problems: list[Problem] = []
    crashed: set[tuple[str, str]] = set()
    dated = [one for one in context.awake if one.is_dated]
    alone = [_judged_alone(one, context.of(one), memory) for one in dated]
    for one in all_rules():
        if one.name in context.settings.rules_off:
            continue
        for application, ran in _runs(one, dated, alone, context):
            findings += ran.findings
            if ran.error:
                paths = application.paths if application is not None else ()
                crashed |= {(one.name, path) for path in paths}
                message = f"the rule “{one.name}” failed: {ran.error}"
                problems.append(Problem(paths[0] if paths else "", 1, message, "report this as a bug"))
    return findings, problems, frozenset(crashed)


def _judged_alone(application: Application, context: Context, memory: Memory) -> Mapping[str, _Ran]:
    """What the rules for one application alone came to, by their names."""

    def judged() -> dict[str, _Ran]:
        return {
            one.name: _run(partial(one.of_application, application, context))
            for one in all_rules()
            if one.of_application is not None
            and one.name not in context.settings.rules_off
            and applies(one.name, application)
        }

    # The very same application: its findings hold it, and it is told from others by what it is, not by what it says.
    return memory.recall(("rules", application.home.path), (Same(application), context), judged)


def _runs(
    one: Rule, dated: Sequence[Application], alone: Sequence[Mapping[str, _Ran]], context: VaultContext
) -> Iterator[tuple[Application | None, _Ran]]:
    """What one rule came to, for each application or for the vault as a whole."""
    if one.of_vault is not None:
        yield None, _run(partial(one.of_vault, context))
    elif one.of_neighbours is not None:
        for application in dated:
            if applies(one.name, application):
                yield application, _run(partial(one.of_neighbours, application, context))
    else:
        for application, ran in zip(dated, alone, strict=True):
            if one.name in ran:
                yield application, ran[one.name]


def _run(judge: Callable[[], Iterator[Finding]]) -> _Ran:
    try:
        return _Ran(tuple(judge()))
    except Exception as error:  # one rule's bug must not silence all others; it is reported with its place
        return _Ran(error=f"{type(error).__name__}: {error}")
