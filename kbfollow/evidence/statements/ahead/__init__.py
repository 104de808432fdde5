"""What lies ahead: when they decide, the next round, what is owed on either side."""
