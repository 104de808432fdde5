"""One engine for all these tests: files written by them don't depend on the holiday data that is installed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="module")
def _engine() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in ("judge", "page_block"):
            patch.setattr(f"kbfollow.{module}.engine_version", lambda: "0.1.0 holidays-0.100")
        yield
