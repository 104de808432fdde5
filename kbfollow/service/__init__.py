"""kbfollow in the background: systemd, launchd and the Task Scheduler, and what a watcher tells them."""
