"""Write keys, and the touchpoints that they name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from agent_desktop.domain.channels import Touchpoint, Trust


class Source(NamedTuple):
    """A touchpoint as ingestion needs it, for each event."""

    name: str
    channel: str
    trusted: bool


class Touchpoints:
    """Those of the published catalogue; `replace` swaps them while the hub runs."""

    def __init__(self, touchpoints: Iterable[Touchpoint] = (), region: str | None = None) -> None:
        self._by_key: dict[str, Source] = {}
        self.region: str | None = None
        self.replace(touchpoints, region)

    def replace(self, touchpoints: Iterable[Touchpoint], region: str | None) -> None:
        """`region` (such as `GB`) reads telephone numbers that have no country code."""
        self._by_key = {
            one.write_key: Source(one.name, one.channel.value, one.trust is Trust.TRUSTED)
            for one in touchpoints
            if one.write_key
        }
        self.region = region or None

    def of_key(self, write_key: str) -> Source | None:
        return self._by_key.get(write_key)

    def key_named(self, name: str) -> str:
        """The write key of a touchpoint, empty where there is none."""
        return next((key for key, one in self._by_key.items() if one.name == name), "")
