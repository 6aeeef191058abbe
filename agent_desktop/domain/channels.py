"""Channels, and the touchpoints on them."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from agent_desktop.domain.responses import Sentiment


class Channel(StrEnum):
    """The six ways in which a customer and the company meet."""

    WEB = "web"
    MOBILE = "mobile"
    ASSISTED = "assisted"
    SOCIAL = "social"
    PHYSICAL = "physical"
    OUTBOUND = "outbound"


class Trust(StrEnum):
    """What a claim of identity that comes with a touchpoint's write key is worth."""

    TRUSTED = "trusted"
    """A back-end: it has checked who the customer is."""
    PUBLIC = "public"
    """A web page or an app: anybody can read its key and send what they like."""


class Touchpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A named place of interaction, on exactly one channel."""

    name: str
    channel: Channel
    label: str
    write_key: str
    trust: Trust = Trust.PUBLIC
    agent_handled: bool = False
    """An agent talks there."""

    @property
    def sentiments(self) -> tuple[Sentiment, ...]:
        """The responses that exist here: an automated message is opened (neutral) or clicked on
        (positive), and nobody can say no to it."""
        if self.automated:
            return (Sentiment.POSITIVE, Sentiment.NEUTRAL)
        return (Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE)

    @property
    def automated(self) -> bool:
        """We write there, and no agent has a part in it."""
        return self.channel is Channel.OUTBOUND and not self.agent_handled
