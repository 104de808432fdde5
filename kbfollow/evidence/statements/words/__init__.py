"""The words of the languages that notes are written in: tables, no logic."""
