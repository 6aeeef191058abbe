"""The agent's window: who is on the line, what happened, what to say next."""
