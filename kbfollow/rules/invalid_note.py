"""invalid-note: what could not be read as meant."""

from __future__ import annotations

from collections.abc import Iterator

from kbfollow.model import Evidence, Finding
from kbfollow.rules.context import VaultContext, vault_rule


@vault_rule(place=22)
def invalid_note(context: VaultContext) -> Iterator[Finding]:
    """Name what could not be read, with file, line and how to mend it.

    Front matter that can't be parsed, an impossible date, a conflict marker, an unknown status; nothing
    that has one sensible reading. Where the note isn't understood, nothing new is asked and its block
    stays as it is.

    Why: silence about a broken note would look like nothing to do.
    Source: own

    Example:

    ````markdown
    ---
    type: interview
    company: Acme
    date: 2026-11-31
    ---
    ````

    On 2026-11-23:

    ```markdown
    the interview date “2026-11-31” is no possible day: write it as 2026-11-20
    ```
    """
    for problem in context.problems:
        mend = f": {problem.mend}" if problem.mend else ""
        yield Finding(
            rule="invalid-note",
            note=problem.path,
            id="",
            text=f"{problem.message}{mend}",
            due=None,
            cause=problem.message,
            subject=problem.path.rsplit("/", 1)[-1].removesuffix(".md"),
            why=(Evidence(problem.path, problem.line, problem.message, "could not be read", True),),
        )
