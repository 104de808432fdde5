"""Settings of the whole test run."""

from __future__ import annotations

import os

from hypothesis import settings

# The same examples in every run, so that a failure means a change; KBFOLLOW_EXPLORE=1 looks for new ones.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("explore" if os.environ.get("KBFOLLOW_EXPLORE") else "same")
