"""kbfollow: reads interview notes, works out which follow-ups are due, and writes them into the vault."""

__version__ = "0.1.0"
