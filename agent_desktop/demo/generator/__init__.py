"""Journeys of a fictional mobile operator's customers, as calls of the Segment tracking API.

Deterministic: the same seed and moment give the same calls, with the same message ids. Times are
relative to `now_ms`, so that the demo is always fresh.
"""

from agent_desktop.demo.generator.making import generate, live_events, write

__all__ = ["generate", "live_events", "write"]
