"""The only reader and writer of the vault. Everything that is impure about files lives here.

A pass, in order: `places` (where state lies), `lock`, `Writer.recover`, `scan` with `prefilter` and `scan_cache`,
`scan.read`, then `Writer.write` for each edit and `Writer.finish`. What comes of a write is told by `outcomes`.

Below `write`: `checks` (may it be written at all), `swap` (the exchange and what it displaced), `linger` (what comes
late), `journal` and `durable` (what survives a crash), `backup`, `merge`; at the bottom the system's own calls in
`exchange`, `lease` and `temp_file`. `sync_state`, `git_index`, `swap_files` and `conflict_copies` read what git,
editors and sync programs leave in the vault.
"""
