"""What has been done: thanks, references told, calls and mails."""
