"""Words to date ranges: every date expression of a text, read against an anchor day.

`find_dates` finds the expressions of running text, `find_durations` the bare durations that only their context can
make a date ("two weeks"), `read_date_value` reads a property's value or the prefix of a log line.
"""

from kbfollow.evidence.dates.reading import Tense, find_dates, find_durations, read_date_value

__all__ = ["Tense", "find_dates", "find_durations", "read_date_value"]
