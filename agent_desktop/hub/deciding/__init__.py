"""Touchpoints ask what to show, and say what came of it: no agent has a part in it."""
