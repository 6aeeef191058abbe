"""Fixtures of the agent window's tests."""

from tests.support.agent_window import make_desk, plain_look

__all__ = ["make_desk", "plain_look"]
