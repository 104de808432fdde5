"""kbfollow as a process of its own that waits seconds where it would wait minutes."""

from __future__ import annotations

from datetime import timedelta

from kbfollow import reminding
from kbfollow.reminders import due

due.SETTLED, due.PATIENCE, due.REFUSED_FOR = timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=2)
reminding.ASK_AFTER, reminding.RETRY_FIRST = timedelta(seconds=1), timedelta(seconds=2)

if __name__ == "__main__":
    from kbfollow.cli import main

    main()
