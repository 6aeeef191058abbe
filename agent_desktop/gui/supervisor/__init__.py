"""The supervisor's window: what was answered, and the list that the agent had in front of them."""
