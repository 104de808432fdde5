"""Watching a vault: when to look, the passes that follow, and who is called after each of them.

`batches.py` tells when something may have changed, `watcher.py` runs a pass for it, `after_pass.py` is what others
implement to be called afterwards. Nothing is imported here: watchdog takes as long to import as all commands together.
"""
