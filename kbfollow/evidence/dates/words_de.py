"""German words that speak about calendar days, in the same tables as `words_en`. Data only.

Read so far: names of months and weekdays, today and its neighbours, the beginning and the middle of a
month, and the words that make a day a deadline.
"""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, int]] = {
    "weekday": {"montag": 0, "dienstag": 1, "mittwoch": 2, "donnerstag": 3, "freitag": 4, "samstag": 5, "sonnabend": 5}
    | {"sonntag": 6},
    "month": {"januar": 1, "jänner": 1, "februar": 2, "märz": 3, "maerz": 3, "juli": 7, "oktober": 10, "okt": 10}
    | {"dezember": 12, "dez": 12},
    "maybe_month": {"mai": 5, "juni": 6},
}

MARKS: Mapping[str, str] = {
    "by": "bis spätestens",
    "before": "vor",
    "after": "nach",
    "on": "zum vom ab",
    "the": "den dem",
    "early": "anfang",
    "mid": "mitte",
    "today": "heute",
    "tomorrow": "morgen",
    "yesterday": "gestern",
    "week_unit": "woche wochen",
}

PHRASES: Mapping[str, tuple[str, ...]] = {
    "year_gap": ("zwischen den jahren",),
    "by": ("bis zum", "bis spätestens", "spätestens am", "spätestens bis", "bis einschließlich"),
}
