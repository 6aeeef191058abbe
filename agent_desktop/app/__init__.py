"""Use cases of agent, supervisor and IT, on ports.

They say what changed; windows decide what to repaint.
"""
