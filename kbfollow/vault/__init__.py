"""The only reader and writer of the vault: finding notes (`scan`), reading them, and writing them safely (`write`).

Everything that is impure about files lives here: leases, exchanges, journals, locks, backups. The promise: one lost
line costs the user's trust for good, so a write is refused or put off wherever it could cost one.
"""
