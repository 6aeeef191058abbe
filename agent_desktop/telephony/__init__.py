"""How a call reaches this workstation: one folder a way."""
