"""Who tells whether somebody is there: the system, else the program's own input, and it says so."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from agent_desktop.bootstrap.presence import Presence
from tests.support.event_loop import in_a_loop
from tests.support.idle_fakes import Pretended


class Hand:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@in_a_loop
async def test_the_system_is_believed_as_long_as_it_speaks(qapp: QApplication) -> None:
    hand, system = Hand(), Pretended()
    presence = Presence(qapp, hand, system)
    system.seconds = 42.0
    assert await presence.idle_s() == 42.0
    assert presence.system_says
    assert presence.source == "pretended"
    hand.now = 1_000.0
    system.seconds = None
    assert await presence.idle_s() == 0.0, "nobody watched until now: it begins here"
    assert not presence.system_says
    assert presence.source == ""
    hand.now += 301.0
    assert await presence.idle_s() == 301.0
    system.seconds = 3.0
    assert await presence.idle_s() == 3.0
    presence.close()
