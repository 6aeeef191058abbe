"""Which responses exist at a touchpoint."""

from __future__ import annotations

import pytest

from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.responses import Sentiment

ALL = (Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE)


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize("handled", [True, False])
def test_only_an_automated_message_cannot_be_refused(channel: Channel, handled: bool) -> None:
    touchpoint = Touchpoint(
        name="t", channel=channel, label="T", write_key="k", agent_handled=handled
    )
    automated = channel is Channel.OUTBOUND and not handled
    assert touchpoint.automated is automated
    assert touchpoint.sentiments == (ALL[:2] if automated else ALL)
