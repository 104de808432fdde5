"""The direction of imports: each part stands only on those above it, and the pure ones don't touch the world.

`python tests/test_architecture.py` prints the longest functions and modules: a look at sizes, no rule.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kbfollow"
# The flow, from what everything stands on to the commands. A package is one part; inside it only circles are wrong.
PURE = """
    word_sets cues patterns file_names model memory words phrases identity holiday_names business_days settings
    markdown
    settings_note evidence interviews people facts outcomes involved contacts applications cadence rules adoption
    records matching carrying reconcile block_places blocks task_merge block_merge page page_block page_merge copies
    judge plan listing task_change new_note drafts calendar stats reminders
""".split()
EDGE = """
    vault vault_reader passes calendar_file merge_driver doctor template watch notify reminding service cli __main__
""".split()
ORDER = {name: place for place, name in enumerate([*PURE, *EDGE])}
# Files, the clock, the network, other programs, the terminal, chance.
WORLD = frozenset(
    """
    os io time pathlib logging click subprocess socket threading multiprocessing asyncio random secrets tempfile shutil
    glob sys signal locale platformdirs watchdog sqlite3 urllib.request http
    """.split()
)
WORLDLY_CALLS = frozenset({"open", "print", "input", "datetime.now", "datetime.today", "datetime.utcnow", "date.today"})


def part_of(module: str) -> str:
    """The part that a module belongs to: the first name below the package, "" for the package itself."""
    return module.split(".")[1] if "." in module else ""


@cache
def modules() -> dict[str, ast.Module]:
    """All modules by their dotted names."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imports(tree: ast.Module) -> Iterator[str]:
    """The dotted names that a module imports, wherever in it; `from package import module` names the module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in modules() else node.module


def dotted(node: ast.expr) -> str:
    """`datetime.now` of the node of a call's function, "" where it is no plain name."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    return node.id if isinstance(node, ast.Name) else ""


PURE_MODULES = [name for name in modules() if part_of(name) in PURE]


def test_every_part_has_its_place_in_the_flow() -> None:
    assert {part_of(name) for name in modules()} - {""} <= set(ORDER)


@pytest.mark.parametrize("module", modules())
def test_no_import_runs_backwards(module: str) -> None:
    own = part_of(module)
    ours = {part_of(name) for name in imports(modules()[module]) if name.split(".")[0] == "kbfollow"} - {"", own}
    assert [name for name in sorted(ours) if ORDER[name] > ORDER[own]] == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: {one for one in imports(tree) if one in modules()} - {name} for name, tree in modules().items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


@pytest.mark.parametrize("module", PURE_MODULES)
def test_a_pure_module_imports_nothing_of_the_world(module: str) -> None:
    found = {name for name in imports(modules()[module]) if name in WORLD or name.split(".")[0] in WORLD}
    assert found == set()


@pytest.mark.parametrize("module", PURE_MODULES)
def test_a_pure_module_asks_no_clock_and_opens_no_file(module: str) -> None:
    calls = [dotted(node.func) for node in ast.walk(modules()[module]) if isinstance(node, ast.Call)]
    assert [name for name in calls if name in WORLDLY_CALLS or ".".join(name.split(".")[-2:]) in WORLDLY_CALLS] == []


def test_rules_know_nothing_of_blocks_and_pages() -> None:
    assert [name for name in modules() if part_of(name) == "rules"]
    for name, tree in modules().items():
        if part_of(name) == "rules":
            assert not {"kbfollow.records", "kbfollow.markdown.managed_block"} & set(imports(tree)), name


def sizes() -> Iterator[tuple[int, str]]:
    """The number of lines of each function, and of each module, with its place."""
    for name, tree in modules().items():
        ends = [node.end_lineno or 0 for node in tree.body]
        yield max(ends, default=0), name
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield (node.end_lineno or 0) - node.lineno + 1, f"{name}.{node.name}"


if __name__ == "__main__":
    for is_module, title in ((True, "Modules"), (False, "Functions")):
        found = sorted((one for one in sizes() if (one[1] in modules()) is is_module), reverse=True)
        print(f"{title}: median {found[len(found) // 2][0]} lines")
        print("\n".join(f"{lines:6} {name}" for lines, name in found[:12]))
