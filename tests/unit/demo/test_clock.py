"""The demo's clock and the hub's: whoever looks at the end sees the same day in both."""

from __future__ import annotations

import pytest

from agent_desktop.demo.clock import JourneyClock
from agent_desktop.demo.stage import AHEAD_MS

SKIPPED_MINUTES = 50
"""What the script skips between its calls, and a few more."""


def test_it_runs_with_the_wall_and_skips_on_demand() -> None:
    seconds = [10.0]
    clock = JourneyClock(1_000_000, lambda: seconds[0])
    seconds[0] = 12.5
    assert clock.now() == 1_002_500
    clock.advance(1.5)
    assert clock.now() == 1_092_500


def test_it_never_goes_back() -> None:
    with pytest.raises(ValueError, match="only moves on"):
        JourneyClock(0).advance(-1)


def test_the_scripted_hour_ends_before_the_hub_s_own_time() -> None:
    """Else its "today" may begin after the hub received the responses, before midnight."""
    began = 1_000_000_000
    clock = JourneyClock(began - AHEAD_MS, lambda: 0.0)
    clock.advance(SKIPPED_MINUTES)
    assert clock.now() < began
