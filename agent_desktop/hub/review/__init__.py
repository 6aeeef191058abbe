"""What supervisors see: their team's responses, and each list as the agent saw it."""
