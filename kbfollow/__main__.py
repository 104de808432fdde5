"""`python -m kbfollow`."""

from kbfollow.cli import main

main()
