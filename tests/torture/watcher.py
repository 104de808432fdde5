"""kbfollow as a process of its own, for a vault in which everything happens at once.

The circuit breaker would stop every note after five writes; it has a test of its own.
"""

from __future__ import annotations

import functools

from kbfollow.vault import checks

checks.CircuitBreaker = functools.partial(checks.CircuitBreaker, most=1_000_000, most_of_page=1_000_000)  # type: ignore[assignment,misc]

if __name__ == "__main__":
    from kbfollow.cli import main

    main()
