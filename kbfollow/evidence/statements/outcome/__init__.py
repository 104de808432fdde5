"""How it ended: refused, offered, accepted, withdrawn; and whose outcome it is."""
