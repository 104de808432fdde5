"""The rules: one file each, found by themselves. They yield findings and never edit."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache

from kbfollow.model import Application, Finding, Problem
from kbfollow.rules.context import REGISTRY, Context, Rule, applies

__all__ = ["Context", "Rule", "all_rules", "run_rules"]


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


def run_rules(context: Context) -> tuple[list[Finding], list[Problem], frozenset[tuple[str, str]]]:
    """The findings of all rules over all applications that aren't dormant.

    A rule that crashes becomes a problem that names rule and note, and everything else goes on. Last come the (rule,
    note path) pairs that crashed: their silence means nothing.
    """
    findings: list[Finding] = []
    problems: list[Problem] = []
    crashed: set[tuple[str, str]] = set()
    for one in all_rules():
        if one.name in context.settings.rules_off:
            continue
        subjects = [None] if one.of_vault else [app for app in context.awake if app.is_dated and applies(one.name, app)]
        for application in subjects:
            try:
                findings += list(_run(one, application, context))
            except Exception as error:  # one rule's bug must not silence all others; it is reported with its place
                paths = _paths(application)
                crashed |= {(one.name, path) for path in paths}
                message = f"the rule “{one.name}” failed: {type(error).__name__}: {error}"
                problems.append(Problem(paths[0] if paths else "", 1, message, "report this as a bug"))
    return findings, problems, frozenset(crashed)


def _paths(application: Application | None) -> list[str]:
    if application is None:
        return []
    return [*(one.note.path for one in application.rounds), *(note.path for note in application.application_notes)]


def _run(one: Rule, application: Application | None, context: Context) -> Iterator[Finding]:
    if application is None:
        assert one.of_vault is not None
        yield from one.of_vault(context)
        return
    assert one.of_application is not None
    yield from one.of_application(application, context)
